//! What happens next with a lead, in a sentence.

use calendar::Instant;
use followup::cadence::{approval, leaves_at};
use followup::lead::{Open, Stage};
use followup::policy::StepKind;
use followup::work;

use super::Case;

impl Case {
    /// What happens next, in a sentence.
    pub(crate) fn what_next(&self, now: Instant) -> String {
        let times = self.times();
        let when = |at: Instant| times.in_mail(at, now);
        let Stage::Open(open) = &self.lead.stage else {
            return "It is closed, and nothing goes out by itself any more.".to_owned();
        };
        match open {
            Open::Active(_) => {}
            Open::Resting { until, .. } => return format!("It rests until {}.", when(*until)),
            Open::Received | Open::Routing { .. } => {
                return "Somebody of the team has it within minutes.".to_owned();
            }
            Open::InReview { .. } | Open::WithManager { .. } => {
                return "The manager decides what becomes of it.".to_owned();
            }
            Open::Qualifying { .. } | Open::AskedInformation { .. } | Open::Reviewing { .. } => {
                return "The qualifier decides what becomes of it.".to_owned();
            }
        }
        match work::agreed_for(&self.lead) {
            Some(at) if at > now => return format!("The next step is yours: {}.", when(at)),
            Some(at) => {
                let word = self.agreed_or_planned();
                return format!("The next step is yours, and was {word} {}.", when(at));
            }
            None => {}
        }
        if let Some(at) = work::due_at(&self.policy, &self.lead) {
            return if at < now {
                format!("What comes next is yours, and was due {}.", when(at))
            } else {
                format!("What comes next is yours, by {}.", when(at))
            };
        }
        match self.next_mail(now) {
            None => "After that it rests.".to_owned(),
            Some(at) if approval(&self.lead, at).is_some() => {
                format!("The next mail is ready for you to send, {}.", when(at))
            }
            Some(at) => format!("The next mail goes out by itself, {}.", when(at)),
        }
    }

    /// When the written step leaves that comes next.
    fn next_mail(&self, now: Instant) -> Option<Instant> {
        let (step, position) = work::step(&self.policy, &self.lead)?;
        if step.kind == StepKind::Call {
            return None;
        }
        let (next, due) = work::next_step(&self.policy, &self.lead)?;
        next.map(|_| leaves_at(&self.policy, step, position, due, now))
    }
}
