//! The manager lets go what is owed, though nobody has done it.

use super::deciding::Deciding;
use crate::access::may_let_go;
use crate::event::LetGoReason;
use crate::ids::PersonId;
use crate::lead::RestReason;
use crate::timeline::{Ruling, StopReason};

impl Deciding<'_> {
    /// What is owed is let go, by a click and with a reason (P14). They hear nothing of it; what they write wakes the lead, and
    /// somebody looks at it once more when its time has come.
    pub(super) fn on_let_go(&mut self, by: &PersonId, why: LetGoReason) {
        if !may_let_go(&self.decision.lead) {
            return;
        }
        self.ruled(by, Ruling::LetGo { why });
        self.stop(StopReason::LetGo);
        self.rest(RestReason::LetGo, None, false);
    }
}
