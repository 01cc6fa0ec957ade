//! What came back without a person behind it, and what somebody of the team wrote that is no outcome.

use chrono::NaiveDate;

use super::{Actor, Deciding, Fact};
use crate::event::Heard;
use crate::ids::PersonId;
use crate::lead::Phase;
use crate::message::NoticeKind;
use crate::timeline::{Note, SkipReason};

impl Deciding<'_> {
    pub(super) fn heard(&mut self, heard: Heard) {
        let note = match heard {
            Heard::AutoReply { back } => Note::AutoReply { back },
            Heard::NotTaken => Note::SoftBounced,
            Heard::Delayed => Note::Delayed,
        };
        self.log_by(Actor::Lead, Fact::Noted { note });
        if let Heard::AutoReply { back: Some(back) } = heard {
            self.away(back);
        }
    }

    /// They are away: what is next waits until they are back, and so does a mail that is written and has not left.
    fn away(&mut self, back: NaiveDate) {
        let today = self.policy.calendar().local(self.now).date_naive();
        if back < today
            || self
                .decision
                .lead
                .away_until
                .is_some_and(|known| known >= back)
        {
            return;
        }
        self.lead().away_until = Some(back);
        let planned = self.planned_mail();
        let Some(planned) = planned else { return };
        let Some(Phase::Cadence(progress)) = self.pursuit().map(|pursuit| pursuit.phase) else {
            return;
        };
        self.decision.drops.push(planned);
        self.log(Fact::StepSkipped {
            step: None,
            why: SkipReason::Away,
        });
        self.write_anew(progress);
    }

    /// Words of a person of the team that name no outcome: kept, and answered with the buttons where a machine may answer.
    pub(super) fn filed(&mut self, by: &PersonId, answer: bool) {
        self.log_by(Actor::Person(by.clone()), Fact::Noted { note: Note::Filed });
        if answer {
            self.notify(by, NoticeKind::Unclear);
        }
    }
}
