//! What came back without a person behind it, and what somebody of the team wrote that is no outcome.

use chrono::NaiveDate;

use super::{Actor, Deciding, EntryKind};
use crate::event::Heard;
use crate::ids::PersonId;
use crate::lead::Phase;
use crate::message::NoticeKind;

impl Deciding<'_> {
    pub(super) fn heard(&mut self, heard: Heard) {
        let because = match heard {
            Heard::AutoReply { back: Some(back) } => format!("away until {back}"),
            Heard::AutoReply { back: None } => "an automatic answer".to_owned(),
            Heard::NotTaken => "a mail was not taken this time".to_owned(),
            Heard::Delayed => "a mail is delayed".to_owned(),
        };
        self.entry(EntryKind::Noted, Actor::Lead, because);
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
        self.note(EntryKind::StepSkipped, "it waits until they are back");
        self.write_anew(progress);
    }

    /// Words of a person of the team that name no outcome: kept, and answered with the buttons where a machine may answer.
    pub(super) fn filed(&mut self, by: &PersonId, answer: bool) {
        self.entry(EntryKind::Noted, Actor::Person(by.clone()), "a note");
        if answer {
            self.notify(by, NoticeKind::Unclear);
        }
    }
}
