//! A written step waits for a person.

use super::deciding::Deciding;
use crate::ids::MessageId;
use crate::message::ApprovalReason;
use crate::message::notice::NoticeKind;
use crate::timeline::Fact;

impl Deciding<'_> {
    /// A written step waits for a person, who sends it or leaves it out.
    pub(super) fn on_approval_awaited(&mut self, message: &MessageId, why: ApprovalReason) {
        self.log(Fact::AwaitingApproval { why });
        if let Some(to) = self.hears_of_messages() {
            let message = message.clone();
            self.notify(&to, NoticeKind::Approval { message });
        }
    }
}
