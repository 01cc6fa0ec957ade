//! A person lets the written steps go on.

use super::deciding::Deciding;
use crate::ids::PersonId;
use crate::lead::{ObligationKind, Position, Progress};
use crate::timeline::Ruling;

impl Deciding<'_> {
    /// A person lets the written steps go on.
    pub(super) fn on_go_on(&mut self, by: &PersonId) {
        if self.doubt_is_settled(by) {
            return;
        }
        let now = self.now;
        let Some(pause) = &mut self.lead().colleague_pause else {
            return;
        };
        if pause.until <= now {
            return;
        }
        pause.until = now;
        // Whoever lets it go on has looked.
        self.lead().in_contact_since = false;
        self.ruled(by, Ruling::GoOn);
    }

    /// The owner says that it was not them, or that it changes nothing: what waited goes on.
    fn doubt_is_settled(&mut self, by: &PersonId) -> bool {
        let now = self.now;
        let Some(doubt) = self.lead().doubt.take() else {
            return false;
        };
        let lead = self.lead();
        // Where nothing waits, what is to be decided is something else, and stays.
        if let Some(progress) = doubt.waits
            && (lead.owed.discharge(&[ObligationKind::Decide]) || lead.cadence == doubt.waits)
        {
            lead.cadence = Some(Progress {
                at: Position::From { at: now },
                ..progress
            });
        }
        self.ruled(by, Ruling::GoOn);
        true
    }
}
