//! A promise was missed, or nobody reported that it was kept: the lead hears of it from us, once (P14).

use super::deciding::Deciding;
use crate::law;
use crate::lead::ObligationKind;
use crate::message::notice::NoticeKind;
use crate::message::{Message, StopRule};
use crate::policy::rules::OwnUp;
use crate::template::MailKind;
use crate::timeline::Fact;
use crate::work;
use calendar::Instant;

/// The step by which we own up.
pub(super) const STEP: &str = MailKind::Owing.as_str();

impl Deciding<'_> {
    /// Who waits for an answer, and hears nothing else from us, is told that they should have had it. Whoever owes it is asked
    /// before the mail leaves.
    pub(super) fn own_up(&mut self, obligation: ObligationKind, deadline: Instant) {
        let owns_up = self.missed_promise(obligation);
        let lead = &self.decision.lead;
        if law::forbids_writing(self.policy, lead, self.now).is_some()
            || !law::allows_one_more(law::of(self.policy, lead), lead, false, false)
        {
            return;
        }
        let not_before = self.after(self.anchor(deadline), self.policy.rules.cadence.notice);
        let message = self.owing_mail(StopRule::Automatic, not_before, owns_up);
        if let Some(rep) = self.decision.lead.rep().cloned() {
            let message = message.id.clone();
            self.notify(&rep, NoticeKind::Announcement { message });
        }
        let lead = self.lead();
        lead.automated_emails = lead.automated_emails.saturating_add(1);
        lead.touches = lead.touches.saturating_add(1);
        self.decision.messages.push(message);
    }

    /// The mail that says so. It may come more than once in a cycle, for another debt: each is another message.
    pub(super) fn owing_mail(
        &mut self,
        stop_rule: StopRule,
        not_before: Instant,
        owns_up: Option<Instant>,
    ) -> Message {
        let not_after = self.after(not_before, self.policy.rules.cadence.not_after);
        let lead = self.lead();
        lead.restart = lead.restart.saturating_add(1);
        let message = Message::new(lead, STEP, STEP, stop_rule, not_before, not_after);
        self.log(Fact::MailPlanned {
            step: STEP.to_owned(),
        });
        Message { owns_up, ..message }
    }

    /// The promise that the next written step owns up to: the first that was missed and has not been spoken of.
    pub(super) fn promise_to_own_up(&mut self, at: Instant) -> Option<Instant> {
        match self.policy.rules.cadence.own_up {
            OwnUp::Auto => {}
            OwnUp::Manager | OwnUp::Off => return None,
        }
        let late = work::late(self.policy, &self.decision.lead, at)?;
        let (kind, owned_up) = (late.kind, late.owned_up);
        (!owned_up).then(|| self.missed_promise(kind)).flatten()
    }

    /// By when a debt was promised; from now on it has been spoken of.
    pub(super) fn missed_promise(&mut self, kind: ObligationKind) -> Option<Instant> {
        let owed = self.lead().owed.get_mut(kind)?;
        owed.owned_up = true;
        let agreed = kind == ObligationKind::NextStep;
        owed.promised_by.or(agreed.then_some(owed.since))
    }
}
