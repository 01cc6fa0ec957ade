//! The manager asks whoever has the lead to do what is owed.

use super::deciding::Deciding;
use crate::access::to_nudge;
use crate::ids::PersonId;
use crate::message::notice::NoticeKind;
use crate::timeline::Ruling;

impl Deciding<'_> {
    /// Asks once a day. What is owed, and by when, stays as it is.
    pub(super) fn on_nudged(&mut self, by: &PersonId) {
        let (policy, now) = (self.policy, self.now);
        let Some(rep) = to_nudge(policy, &self.decision.lead, by, now).cloned() else {
            return;
        };
        if let Some(owed) = self.lead().owed.pressing_mut(now) {
            owed.nudged = Some(now);
        }
        self.ruled(by, Ruling::Nudged { rep: rep.clone() });
        self.notify(&rep, NoticeKind::Nudge { by: by.clone() });
    }
}
