//! A written step waits for a person, because answers to it would not come back here.

use super::deciding::Deciding;
use crate::ids::MessageId;
use crate::message::notice::NoticeKind;
use crate::timeline::Fact;

impl Deciding<'_> {
    /// A written step waits for a person, who sends it or leaves it out.
    pub(super) fn on_approval_awaited(&mut self, message: &MessageId) {
        self.log(Fact::AwaitingApproval);
        if let Some(to) = self.hears_of_messages() {
            let message = message.clone();
            self.notify(&to, NoticeKind::Approval { message });
        }
    }
}
