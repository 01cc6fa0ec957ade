//! The manager lets go what is owed, though nobody has done it.

use super::deciding::Deciding;
use crate::access::{may_be_refused, may_let_go};
use crate::event::LetGoReason;
use crate::ids::PersonId;
use crate::lead::RestReason;
use crate::timeline::{Ruling, StopReason};

impl Deciding<'_> {
    /// What is owed is let go, by a click and with a reason (P14). They hear nothing of it, unless the manager has them read the courteous
    /// no; what they write wakes the lead, and somebody looks at it once more when its time has come.
    pub(super) fn on_let_go(&mut self, by: &PersonId, why: LetGoReason, says_no: bool) {
        if !may_let_go(&self.decision.lead, self.now) {
            return;
        }
        if says_no && !may_be_refused(&self.decision.lead) {
            return;
        }
        self.ruled(by, Ruling::LetGo { why });
        if says_no {
            self.write_courtesy_no();
        }
        self.stop(StopReason::LetGo);
        self.rest(RestReason::LetGo, None, false);
    }
}
