//! What came back without a person behind it.

use chrono::NaiveDate;

use super::deciding::Deciding;
use crate::event::MachineReply;
use crate::timeline::{Actor, Fact, LoggedNote, SkipReason};

impl Deciding<'_> {
    pub(super) fn on_machine_reply(&mut self, heard: MachineReply) {
        let note = match heard {
            MachineReply::AutoReply { back } => LoggedNote::AutoReply { back },
            MachineReply::SoftBounced => LoggedNote::SoftBounced,
            MachineReply::Delayed => LoggedNote::Delayed,
        };
        self.log_by(Actor::Lead, Fact::Noted { note });
        if let MachineReply::AutoReply { back: Some(back) } = heard {
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
        self.clocks_wait_for_them();
        let planned = self.planned_mail();
        let Some(planned) = planned else { return };
        let Some(progress) = self.progress() else {
            return;
        };
        self.decision.drops.push(planned);
        self.log(Fact::StepSkipped {
            step: None,
            why: SkipReason::Away,
        });
        self.write_anew(progress);
    }

    /// Nobody lapses, and nobody is told off, because somebody who is not there could not be reached: what a person owes them counts
    /// from the opening after they are back.
    fn clocks_wait_for_them(&mut self) {
        let Some(opens) = self.decision.lead.reachable_from(self.policy.calendar()) else {
            return;
        };
        if self.engagement().is_some() {
            let now = self.now;
            self.recall_owing_mail();
            self.lead().owed.wait_for_them(opens, now);
        }
    }
}
