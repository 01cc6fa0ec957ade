//! What somebody asks about, from which source and place and in which language: what a person of the team may take or leave to others.

use std::cell::OnceCell;

use super::takers::has;
use crate::ids::PersonId;
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
    /// Whose campaign it is of.
    campaign_owner: Option<&'a PersonId>,
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
    pub(super) fn of_lead(policy: &'a Policy, lead: &'a Lead) -> Self {
        Self {
            topic: lead.topic.as_deref(),
            source: &lead.source,
            product: lead.product.as_deref(),
            place: Place::Known(&lead.contact.location),
            language: spoken(policy, lead.language),
            campaign_owner: policy.campaign(lead).and_then(|one| one.owner.as_ref()),
        }
    }

    pub(super) fn of_inquiry(policy: &'a Policy, inquiry: &'a Inquiry) -> Self {
        let campaign = policy.campaign_answered_by(inquiry);
        Self {
            topic: inquiry.topic.as_deref(),
            source: &inquiry.source,
            product: inquiry.product(),
            place: Place::Of(inquiry, OnceCell::new()),
            language: spoken(policy, inquiry.language),
            campaign_owner: campaign.and_then(|(_, one)| one.owner.as_ref()),
        }
    }

    /// Whether it is of a campaign of theirs.
    pub(super) fn is_of_campaign_of(&self, person: &Person) -> bool {
        self.campaign_owner == Some(&person.id)
    }

    pub(super) fn is_spoken_by(&self, person: &Person) -> bool {
        person.speaks(self.language)
    }

    pub(super) fn is_topic_of(&self, person: &Person) -> bool {
        has(&person.topics, self.topic)
    }

    pub(super) fn is_source_of(&self, person: &Person) -> bool {
        has(&person.sources, Some(self.source))
    }

    pub(super) fn is_where_works(&self, person: &Person) -> bool {
        person.territories.is_empty() || person.covers(self.place.location())
    }

    pub(super) fn is_of_product_of(&self, person: &Person) -> bool {
        has(&person.products, self.product)
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
