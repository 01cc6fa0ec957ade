//! Somebody of the team wrote something that is no outcome.

use super::deciding::Deciding;
use crate::ids::PersonId;
use crate::message::notice::NoticeKind;
use crate::timeline::{Actor, Fact, LoggedNote};

impl Deciding<'_> {
    /// Whether it comes from who had the lead before: what they were asked for is no outcome.
    fn is_about_handover(&self, by: &PersonId) -> bool {
        self.decision.lead.was_handed_over_by(by)
    }

    /// Whoever has the lead now reads what was asked for.
    fn lines_came(&mut self) {
        if let Some(handover) = &mut self.lead().handover {
            handover.answered = true;
        }
        if let Some(rep) = self.decision.lead.rep().cloned() {
            self.notify(&rep, NoticeKind::LinesCame);
        }
    }

    /// Words of a person of the team that name no outcome: kept, and answered with the buttons where a machine may answer.
    pub(super) fn on_note(&mut self, by: &PersonId, answer: bool) {
        self.log_by(
            Actor::Person(by.clone()),
            Fact::Noted {
                note: LoggedNote::NoteAdded,
            },
        );
        if self.is_about_handover(by) {
            self.lines_came();
        } else if answer {
            self.notify(by, NoticeKind::Unclear);
        }
    }
}
