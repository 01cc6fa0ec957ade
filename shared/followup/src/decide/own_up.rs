//! A promise was missed, or nobody reported that it was kept: the lead hears of it from us, once (P14).

use super::deciding::Deciding;
use crate::cadence::approval;
use crate::law;
use crate::lead::{MissedTold, ObligationKind};
use crate::message::{Message, StopRule, message_id};
use crate::policy::rules::OwnUp;
use crate::template::MailKind;
use crate::timeline::Fact;
use crate::work;
use calendar::Instant;

/// Part of the identifiers of the mails by which we own up: no step of a policy can be named so.
const OWNS_UP: &str = "owns up";

/// What a mail owns up to.
pub(super) enum Missed {
    /// They were to hear from us by then.
    Promise(Instant),
    /// They should have heard from us, and were named no hour.
    NoHourNamed,
}

impl Missed {
    /// The mail that says so.
    pub(super) fn told_in(self, message: Message) -> Message {
        message.owning_up(match self {
            Self::Promise(by) => Some(by),
            Self::NoHourNamed => None,
        })
    }
}

impl Deciding<'_> {
    /// Who was promised something, and hears nothing else from us, is told that they should have had it. Whoever owes it is asked
    /// before the mail leaves.
    pub(super) fn own_up(&mut self, obligation: ObligationKind, deadline: Instant) {
        let at = self.anchor(deadline);
        let approval = approval(&self.decision.lead, at);
        // Whoever is asked to send it needs no time to stop it.
        let not_before = match approval {
            Some(_) => at,
            None => self.after(at, self.policy.rules.cadence.notice),
        };
        let missed = self.missed_promise(obligation, not_before);
        let lead = &self.decision.lead;
        if self.spent()
            || law::forbids_writing(self.policy, lead, self.now).is_some()
            || !law::allows_one_more(law::of(self.policy, lead), lead, false, false)
        {
            return;
        }
        let message = Message {
            approval,
            ..self.owing_mail(StopRule::Automatic, not_before, missed)
        };
        if approval.is_none() {
            self.announce(message.id.clone());
        }
        self.counts_as_written();
        let lead = self.lead();
        lead.touches = lead.touches.saturating_add(1);
        self.decision.messages.push(message);
    }

    /// The mail that only owns up. A cycle may have one for each of several obligations: a number makes each another message.
    pub(super) fn owing_mail(
        &mut self,
        stop_rule: StopRule,
        not_before: Instant,
        missed: Missed,
    ) -> Message {
        let not_after = self.after(not_before, self.policy.rules.cadence.not_after);
        let lead = self.lead();
        lead.owing_mails = lead.owing_mails.saturating_add(1);
        let number = lead.owing_mails;
        let mail = MailKind::Owing.as_str();
        let message = Message::new(lead, mail, mail, stop_rule, not_before, not_after);
        let id = message_id(&lead.id, lead.cycle, &lead.inquiry, OWNS_UP, number.into());
        self.log(Fact::MailPlanned {
            step: mail.to_owned(),
            variant: None,
        });
        missed.told_in(Message { id, ..message })
    }

    /// What the next written step owns up to, which leaves at `at`: the first that was missed and has not been spoken of.
    pub(super) fn promise_to_own_up(&mut self, at: Instant) -> Option<Missed> {
        match self.policy.rules.cadence.own_up {
            OwnUp::Auto => {}
            OwnUp::Manager | OwnUp::Off => return None,
        }
        let late: Vec<_> = work::all_late(self.policy, &self.decision.lead, at)
            .map(|(by, owed)| (by, owed.kind, owed.owned_up))
            .collect();
        if late.is_empty() {
            let lead = self.lead();
            let by = lead.missed.take()?;
            lead.missed_told = Some(MissedTold { by, leaves_at: at });
            return Some(Missed::Promise(by));
        }
        let unspoken = late.iter().filter(|(_, _, owned_up)| owned_up.is_none());
        let (_, kind, _) = *unspoken.min_by_key(|(by, _, _)| *by)?;
        Some(self.missed_promise(kind, at))
    }

    /// Notes that the mail that leaves at `at` owns up to an obligation. By when that was promised, or agreed.
    pub(super) fn missed_promise(&mut self, kind: ObligationKind, at: Instant) -> Missed {
        let owed = self.lead().owed.get_mut(kind);
        let by = owed.and_then(|owed| {
            owed.owned_up = Some(at);
            owed.promised_by.or(owed.agreed.then_some(owed.since))
        });
        by.map_or(Missed::NoHourNamed, Missed::Promise)
    }

    /// A mail that was to own up and has not left does not leave: nothing has been said yet. Was it a step, the step is still to be taken.
    pub(super) fn recall_owing_mail(&mut self) {
        let now = self.now;
        if self.lead().not_owned_up(now) {
            self.recall_planned_mail();
        }
    }
}
