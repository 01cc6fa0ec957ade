//! Somebody of the team wrote something that is no outcome.

use super::deciding::Deciding;
use crate::ids::PersonId;
use crate::message::notice::NoticeKind;
use crate::timeline::{Actor, Fact, LoggedNote};

impl Deciding<'_> {
    /// Words of a person of the team that name no outcome: kept, and answered with the buttons where a machine may answer.
    pub(super) fn on_note(&mut self, by: &PersonId, answer: bool) {
        self.log_by(
            Actor::Person(by.clone()),
            Fact::Noted {
                note: LoggedNote::NoteAdded,
            },
        );
        if answer {
            self.notify(by, NoticeKind::Unclear);
        }
    }
}
