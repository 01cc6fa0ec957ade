//! What somebody asks about, from which source and place and in which language: what a person of the team may take or leave to others.

use std::cell::{LazyCell, OnceCell};

use super::passed_over::Unfit;
use super::takers::everybody;
use crate::inquiry::{Inquiry, Location};
use crate::language::{KnownLanguage, Language};
use crate::lead::Lead;
use crate::policy::compiled::Policy;
use crate::team::Person;

/// What decides who takes a lead, besides how much they have to do.
#[derive(Debug, Clone)]
pub(super) struct Matter<'a> {
    topic: Option<&'a str>,
    source: &'a str,
    product: Option<&'a str>,
    place: Place<'a>,
    language: Language,
}

/// Where they are: of an inquiry it is found out when somebody takes leads of some places alone.
#[derive(Debug, Clone)]
enum Place<'a> {
    Known(&'a Location),
    Of(&'a Inquiry, OnceCell<Location>),
}

impl Place<'_> {
    fn location(&self) -> &Location {
        match self {
            Self::Known(location) => location,
            Self::Of(inquiry, found) => found.get_or_init(|| Location::of(inquiry)),
        }
    }
}

impl<'a> Matter<'a> {
    pub(super) fn of_lead(policy: &Policy, lead: &'a Lead) -> Self {
        Self {
            topic: lead.topic.as_deref(),
            source: &lead.source,
            product: lead.product.as_deref(),
            place: Place::Known(&lead.contact.location),
            language: spoken(policy, lead.language),
        }
    }

    pub(super) fn of_inquiry(policy: &Policy, inquiry: &'a Inquiry) -> Self {
        Self {
            topic: inquiry.topic.as_deref(),
            source: &inquiry.source,
            product: inquiry.product(),
            place: Place::Of(inquiry, OnceCell::new()),
            language: spoken(policy, inquiry.language),
        }
    }

    /// Whether it is for a person, whose list of topics, sources, products, territories or languages, where it is empty, has all.
    ///
    /// Topics and sources decide alone. A product, a place or a language, in this order, leaves a lead to those who have it, among those to whom
    /// it was left so far; what none of them has leaves it to all of them, since somebody has to answer.
    ///
    /// # Errors
    /// What it is that they leave to others.
    pub(super) fn is_for(&self, policy: &Policy, person: &Person) -> Result<(), Unfit> {
        let of_source = |one: &Person| self.is_topic_of(one) && self.is_source_of(one);
        let has_product = |one: &Person| of_source(one) && self.is_of_product_of(one);
        let by_product = LazyCell::new(|| everybody(policy).any(has_product));
        let of_product = |one: &Person| of_source(one) && (has_product(one) || !*by_product);
        let has_place = |one: &Person| of_product(one) && self.is_where_works(one);
        let by_place = LazyCell::new(|| everybody(policy).any(has_place));
        let of_place = |one: &Person| of_product(one) && (has_place(one) || !*by_place);
        let speaks = |one: &Person| of_place(one) && one.speaks(self.language);
        // Each is asked of whoever the ones before it have left it to.
        if !self.is_topic_of(person) {
            Err(Unfit::OtherTopic)
        } else if !self.is_source_of(person) {
            Err(Unfit::OtherSource)
        } else if !self.is_of_product_of(person) && *by_product {
            Err(Unfit::OtherProduct)
        } else if !self.is_where_works(person) && *by_place {
            Err(Unfit::OtherTerritory)
        } else if !person.speaks(self.language) && everybody(policy).any(speaks) {
            Err(Unfit::OtherLanguage)
        } else {
            Ok(())
        }
    }

    fn is_topic_of(&self, person: &Person) -> bool {
        takes(&person.topics, self.topic)
    }

    fn is_source_of(&self, person: &Person) -> bool {
        takes(&person.sources, Some(self.source))
    }

    fn is_where_works(&self, person: &Person) -> bool {
        person.territories.is_empty() || person.covers(self.place.location())
    }

    fn is_of_product_of(&self, person: &Person) -> bool {
        takes(&person.products, self.product)
    }
}

/// Whether a person takes whatever comes in this language.
pub(super) fn takes_all(person: &Person, language: Language) -> bool {
    let takes_every = [&person.topics, &person.sources, &person.products];
    takes_every.into_iter().all(Vec::is_empty)
        && person.territories.is_empty()
        && person.speaks(language)
}

fn spoken(policy: &Policy, known: Option<KnownLanguage>) -> Language {
    let first = policy.active.company.languages.first();
    known.map_or(first, KnownLanguage::language)
}

fn takes(list: &[String], value: Option<&str>) -> bool {
    list.is_empty() || value.is_some_and(|value| list.iter().any(|one| one == value))
}
