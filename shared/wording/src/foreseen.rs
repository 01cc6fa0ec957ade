//! What somebody meets who asks and never answers, in words.

use calendar::Instant;
use followup::ids::PersonId;
use followup::policy::ActiveConfig;
use followup::time_line::{Foreseen, ForeseenFact};

use crate::fact::{FactReader, line};
use crate::moment::LocalTimes;
use crate::{Words, step};

/// Whoever reads of a policy what would happen: knows the team's names, and times as the office has them.
#[derive(Debug, Clone, Copy)]
pub struct PolicyReader<'a> {
    /// The policy.
    pub active: &'a ActiveConfig,
    /// In whose words.
    pub words: Words,
}

impl FactReader for PolicyReader<'_> {
    fn words(&self) -> Words {
        self.words
    }

    fn person(&self, id: &PersonId) -> Option<String> {
        self.active.roster.get(id).map(|person| person.name.clone())
    }

    fn time(&self, at: Instant) -> String {
        LocalTimes::new(self.words, self.active.calendar().tz()).day_and_hour(at)
    }

    fn currency(&self) -> &str {
        &self.active.figures.currency
    }
}

/// What happens at a moment of a time line.
#[must_use]
pub fn said(foreseen: &Foreseen, reader: &PolicyReader<'_>) -> String {
    let words = reader.words;
    match &foreseen.what {
        ForeseenFact::Asked { form } => words.foreseen_asked(form),
        ForeseenFact::Acknowledged => words.foreseen_acknowledged(),
        ForeseenFact::Promised => words.foreseen_promised(),
        ForeseenFact::Settled => words.foreseen_settled(),
        ForeseenFact::Mail {
            step,
            awaits,
            in_a_row,
        } => {
            let step = step::name(words, step);
            match (awaits, in_a_row) {
                (false, _) => words.foreseen_mail(&step),
                (true, false) => words.foreseen_mail_awaits(&step),
                (true, true) => words.foreseen_mail_in_a_row(&step),
            }
        }
        ForeseenFact::Happened(entry) => line(entry, reader),
        ForeseenFact::Stays {
            with,
            holds_goodbye,
        } => {
            let name = with.as_ref().and_then(|person| reader.person(person));
            match (name, holds_goodbye) {
                (Some(name), true) => words.foreseen_stays_without_goodbye(&name),
                (Some(name), false) => words.foreseen_stays(&name),
                (None, _) => words.foreseen_stays_with_nobody(),
            }
        }
        ForeseenFact::RestsAgain { from } => words.foreseen_rests_again(&reader.time(*from)),
    }
}
