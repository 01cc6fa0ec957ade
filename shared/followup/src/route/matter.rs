//! What somebody asks about, from where and in which language: what a person of the team may take or leave to others.

use super::passed_over::Unfit;
use super::takers::everybody;
use crate::inquiry::Inquiry;
use crate::language::{KnownLanguage, Language};
use crate::lead::Lead;
use crate::policy::compiled::Policy;
use crate::team::Person;

/// What decides who takes a lead, besides how much they have to do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matter<'a> {
    topic: Option<&'a str>,
    source: &'a str,
    language: Language,
}

impl<'a> Matter<'a> {
    pub(super) fn of_lead(policy: &Policy, lead: &'a Lead) -> Self {
        Self {
            topic: lead.topic.as_deref(),
            source: &lead.source,
            language: spoken(policy, lead.language),
        }
    }

    pub(super) fn of_inquiry(policy: &Policy, inquiry: &'a Inquiry) -> Self {
        Self {
            topic: inquiry.topic.as_deref(),
            source: &inquiry.source,
            language: spoken(policy, inquiry.language),
        }
    }

    /// Whether it is for a person, whose list of topics, sources or languages, where it is empty, has all.
    ///
    /// # Errors
    /// What it is that they leave to others.
    pub(super) fn is_for(self, policy: &Policy, person: &Person) -> Result<(), Unfit> {
        if !takes(&person.topics, self.topic) {
            Err(Unfit::OtherTopic)
        } else if !takes(&person.sources, Some(self.source)) {
            Err(Unfit::OtherSource)
        } else if !person.speaks(self.language) && somebody_speaks(policy, self.language) {
            Err(Unfit::OtherLanguage)
        } else {
            Ok(())
        }
    }
}

/// Whether a person takes whatever comes in this language.
pub(super) fn takes_all(person: &Person, language: Language) -> bool {
    person.topics.is_empty() && person.sources.is_empty() && person.speaks(language)
}

fn spoken(policy: &Policy, known: Option<KnownLanguage>) -> Language {
    let first = policy.active.company.languages.first();
    known.map_or(first, KnownLanguage::language)
}

fn takes(list: &[String], value: Option<&str>) -> bool {
    list.is_empty() || value.is_some_and(|value| list.iter().any(|one| one == value))
}

/// A language that nobody speaks keeps a lead from nobody: somebody has to answer.
fn somebody_speaks(policy: &Policy, language: Language) -> bool {
    everybody(policy).any(|person| person.speaks(language))
}
