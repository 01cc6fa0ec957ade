//! A message could not be sent, in time or at all.

use super::deciding::Deciding;
use crate::ids::MessageId;
use crate::message::notice::NoticeKind;
use crate::message::reason::NotSentReason;
use crate::timeline::Fact;

impl Deciding<'_> {
    /// A message of this lead could not be sent: a person decides.
    pub(super) fn on_not_sent(
        &mut self,
        message: &MessageId,
        step: Option<&str>,
        why: &NotSentReason,
    ) {
        self.log(Fact::NotSent {
            step: step.map(str::to_owned),
            why: why.clone(),
        });
        let roster = &self.policy.active.roster;
        let to = self
            .decision
            .lead
            .rep()
            .cloned()
            .or_else(|| roster.manager().map(|manager| manager.id.clone()));
        if let Some(to) = to {
            self.notify(
                &to,
                NoticeKind::NotSent {
                    message: message.clone(),
                },
            );
        }
    }
}
