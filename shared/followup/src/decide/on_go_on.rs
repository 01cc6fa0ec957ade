//! A person lets the written steps go on.

use std::sync::Arc;

use calendar::Instant;

use super::deciding::Deciding;
use crate::ids::PersonId;
use crate::lead::{ObligationKind, Obligations, Position, Progress};
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
        go_on_with(doubt.waits, &mut lead.owed, &mut lead.cadence, now);
        // It is settled for good: a report from before that is taken back or corrected does not bring it back. An older one is not settled by it.
        if let Some(last) = &mut lead.last_outcome
            && let Some(before) = &mut Arc::make_mut(last).before
            && let Some(known) = before.doubt.take_if(|known| known.since == doubt.since)
        {
            go_on_with(known.waits, &mut before.owed, &mut before.cadence, now);
        }
        self.ruled(by, Ruling::GoOn);
        true
    }
}

/// Lets the step that waits go on from now. Where nothing waits, what is to be decided is something else, and stays.
fn go_on_with(
    waits: Option<Progress>,
    owed: &mut Obligations,
    cadence: &mut Option<Progress>,
    now: Instant,
) {
    if let Some(progress) = waits
        && (owed.discharge(&[ObligationKind::Decide]) || *cadence == waits)
    {
        *cadence = Some(Progress {
            at: Position::From { at: now },
            ..progress
        });
    }
}
