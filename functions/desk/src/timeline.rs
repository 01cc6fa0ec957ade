//! A timeline in the words of this page.

use calendar::Instant;
use cloud::table::timeline::StoredEntry;
use followup::ids::PersonId;
use followup::timeline::Actor;
use wording::{Words, fact};

use crate::case::LeadRecord;

impl fact::FactReader for LeadRecord {
    fn words(&self) -> Words {
        self.words
    }

    fn person(&self, id: &PersonId) -> Option<String> {
        let person = self.policy.active.roster.get(id)?;
        Some(person.name.clone())
    }

    fn time(&self, at: Instant) -> String {
        self.when(at)
    }

    fn currency(&self) -> &str {
        &self.policy.active.figures.currency
    }
}

/// A line: what happened and why, and who did it.
pub(crate) fn line(case: &LeadRecord, line: &StoredEntry) -> (String, Option<String>) {
    let who = match &line.entry.by {
        Actor::Baton => None,
        Actor::Person(person) => Some(case.person_name(person).to_owned()),
        Actor::Lead => Some(case.words.the_lead()),
    };
    (fact::line(&line.entry, case), who)
}
