//! What happens next with a lead, in a sentence.

use calendar::Instant;
use followup::cadence::{approval, leaves_at};
use followup::lead::{Open, Stage};
use followup::work;

use super::Case;

impl Case {
    /// What happens next, in a sentence.
    pub(crate) fn what_next(&self, now: Instant) -> String {
        let (words, times) = (self.words, self.times());
        let when = |at: Instant| times.in_mail(at, now);
        let Stage::Open(open) = &self.lead.stage else {
            return words.next_closed();
        };
        match open {
            Open::Active(_) => {}
            Open::Resting { until, .. } => return words.next_rests(&when(*until)),
            Open::Received | Open::Routing { .. } => {
                return words.next_assigned();
            }
            Open::InReview { .. } | Open::WithManager { .. } => {
                return words.next_manager();
            }
            Open::Qualifying { .. } | Open::AskedInformation { .. } | Open::Reviewing { .. } => {
                return words.next_qualifier();
            }
        }
        match work::agreed_for(&self.lead) {
            Some(at) if at > now => return words.next_yours(&when(at)),
            Some(at) if work::is_agreed_with_them(&self.lead) => {
                return words.next_yours_agreed(&when(at));
            }
            Some(at) => return words.next_yours_planned(&when(at)),
            None => {}
        }
        if let Some(at) = work::due_at(&self.policy, &self.lead) {
            return if at < now {
                words.next_was_due(&when(at))
            } else {
                words.next_due(&when(at))
            };
        }
        match self.next_mail(now) {
            None => words.next_then_rests(),
            // Nothing goes out by itself before somebody has decided whether it was them who wrote.
            Some(_) if self.lead.doubt.is_some() => words.next_in_doubt(),
            Some(at) if approval(&self.lead, at).is_some() => words.next_mail_ready(&when(at)),
            Some(at) => words.next_mail_out(&when(at)),
        }
    }

    /// When the written step leaves that comes next.
    fn next_mail(&self, now: Instant) -> Option<Instant> {
        let (step, position) = work::step(&self.policy, &self.lead)?;
        if !step.kind.is_written() || !self.policy.writes_to_leads() {
            return None;
        }
        let (next, due) = work::next_step(&self.policy, &self.lead)?;
        next.map(|_| leaves_at(&self.policy, step, position, due, now))
    }
}
