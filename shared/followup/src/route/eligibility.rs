//! Who may take a matter, among those who are there.

use std::cell::OnceCell;

use super::matter::Matter;
use super::passed_over::Unfit;
use crate::team::Person;

/// Who may take a matter. Whether anybody has its product, its place or its language is looked for once, and only where somebody has not.
pub(super) struct Eligibility<'m, F> {
    matter: &'m Matter<'m>,
    /// Whether anybody who is there is such a person.
    anybody: F,
    has_product: OnceCell<bool>,
    has_place: OnceCell<bool>,
    has_language: OnceCell<bool>,
}

impl<'m, F: Fn(&dyn Fn(&Person) -> bool) -> bool> Eligibility<'m, F> {
    /// Among whom `anybody` looks: who is there, however much they have to do. Who is full keeps what is theirs, and it waits for them;
    /// who is away, gets nothing after lapses in a row, or let this very lead lapse, would keep it from those who sit idle.
    pub(super) fn new(matter: &'m Matter<'m>, anybody: F) -> Self {
        Self {
            matter,
            anybody,
            has_product: OnceCell::new(),
            has_place: OnceCell::new(),
            has_language: OnceCell::new(),
        }
    }

    /// Whether it is for a person: what is of their campaign is, whatever it is about and wherever it comes from. Of topics, sources, products,
    /// territories and languages an empty list has all.
    ///
    /// Topics and sources decide alone. A product, a place or a language, in this order, leaves a lead to those who have it, among those to whom
    /// it was left so far; what nobody of them who is there has leaves it to all of them, since somebody has to answer.
    ///
    /// # Errors
    /// What it is that they leave to others.
    pub(super) fn admits(&self, person: &Person) -> Result<(), Unfit> {
        if self.matter.is_of_campaign_of(person) {
            return Ok(());
        }
        // Each is asked of whoever the ones before it have left it to.
        if !self.matter.is_topic_of(person) {
            Err(Unfit::OtherTopic)
        } else if !self.matter.is_source_of(person) {
            Err(Unfit::OtherSource)
        } else if !self.matter.is_of_product_of(person) && self.somebody_has_product() {
            Err(Unfit::OtherProduct)
        } else if !self.matter.is_where_works(person) && self.somebody_has_place() {
            Err(Unfit::OtherTerritory)
        } else if !self.matter.is_spoken_by(person) && self.somebody_has_language() {
            Err(Unfit::OtherLanguage)
        } else {
            Ok(())
        }
    }

    fn is_of_source(&self, person: &Person) -> bool {
        self.matter.is_topic_of(person) && self.matter.is_source_of(person)
    }

    fn is_left_by_product(&self, person: &Person) -> bool {
        self.is_of_source(person)
            && (self.matter.is_of_product_of(person) || !self.somebody_has_product())
    }

    fn is_left_by_place(&self, person: &Person) -> bool {
        self.is_left_by_product(person)
            && (self.matter.is_where_works(person) || !self.somebody_has_place())
    }

    fn somebody_has_product(&self) -> bool {
        *self.has_product.get_or_init(|| {
            (self.anybody)(&|one| self.is_of_source(one) && self.matter.is_of_product_of(one))
        })
    }

    fn somebody_has_place(&self) -> bool {
        *self.has_place.get_or_init(|| {
            (self.anybody)(&|one| self.is_left_by_product(one) && self.matter.is_where_works(one))
        })
    }

    fn somebody_has_language(&self) -> bool {
        *self.has_language.get_or_init(|| {
            (self.anybody)(&|one| self.is_left_by_place(one) && self.matter.is_spoken_by(one))
        })
    }
}
