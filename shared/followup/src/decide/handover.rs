//! What a person agreed moves to somebody else: with three lines from who agreed on it, and the lead hears who it is now.

use super::deciding::Deciding;
use crate::ids::PersonId;
use crate::law;
use crate::lead::{Handover, HandoverReason, ObligationKind};
use crate::message::notice::NoticeKind;
use crate::message::{ApprovalReason, Message, StopRule, message_id};
use crate::policy::ladder::EscalationStep;
use crate::template::MailKind;
use crate::timeline::Fact;

/// Part of the identifiers of the mails that say who the lead's person is now: no step of a policy can be named so.
const INTRODUCES: &str = "new contact";

impl Deciding<'_> {
    /// Notes that what `from` agreed moves, and asks them for three lines, if they are still of the team.
    pub(super) fn hand_over(&mut self, from: &PersonId, why: HandoverReason) {
        self.moves_from(from, why, false);
        if self.policy.active.roster.get(from).is_some() {
            self.notify(from, NoticeKind::ThreeLines);
        }
    }

    /// Notes that what `from` agreed moves; `answered`, where the three lines came with it.
    pub(super) fn moves_from(&mut self, from: &PersonId, why: HandoverReason, answered: bool) {
        let now = self.now;
        self.lead().lent_by = None;
        self.lead().handover = Some(Box::new(Handover {
            from: from.clone(),
            at: now,
            why,
            introduced: false,
            answered,
        }));
        self.log(Fact::HandedOver {
            from: from.clone(),
            why,
        });
    }

    /// Whether a move takes along what a person agreed with them.
    pub(super) fn agreed_step_moves(&self) -> bool {
        let lead = &self.decision.lead;
        lead.owed.has(&[ObligationKind::NextStep]) && !lead.is_only_to_be_called()
    }

    /// The lead hears once whose it is now. A click of the manager, or of whoever had it, sends it; what moved by itself waits for the new owner, since there
    /// was contact with the old one.
    pub(super) fn introduce(&mut self) {
        let (now, policy) = (self.now, self.policy);
        let Some(handover) = &mut self.lead().handover else {
            return;
        };
        if std::mem::replace(&mut handover.introduced, true) {
            return;
        }
        let by_itself = match handover.why {
            HandoverReason::ManagersChoice | HandoverReason::OwnersChoice => Some(false),
            HandoverReason::Away | HandoverReason::Left | HandoverReason::Back => Some(true),
            // They wait for an answer, which says whose it is.
            HandoverReason::Lapsed => None,
        };
        if let Some(step) = self.lead().owed.get_mut(ObligationKind::NextStep)
            && step.start <= now
        {
            // That its day has come is said with the lead itself, and not once more.
            step.reached = Some(EscalationStep::Wanted);
        }
        let Some(by_itself) = by_itself else {
            return;
        };
        let lead = &self.decision.lead;
        if lead.is_only_to_be_called() {
            return;
        }
        let law = law::of(policy, lead);
        let lawful = law::forbids_writing(policy, lead, now).is_none()
            && (!by_itself || law::allows_one_more(law, lead, false, false));
        if !lead.may_write() || lead.doubt.is_some() || lead.listed.is_some() || !lawful {
            return;
        }
        let not_after = self.after(now, policy.rules.cadence.not_after);
        let lead = self.lead();
        lead.introductions = lead.introductions.saturating_add(1);
        let number = lead.introductions;
        let mail = MailKind::NewContact.as_str();
        let stop_rule = if by_itself {
            StopRule::Automatic
        } else {
            StopRule::Released
        };
        let message = Message::new(lead, mail, mail, stop_rule, now, not_after);
        let id = message_id(
            &lead.id,
            lead.cycle,
            &lead.inquiry,
            INTRODUCES,
            number.into(),
        );
        self.log(Fact::MailPlanned {
            step: mail.to_owned(),
            variant: None,
        });
        if by_itself {
            self.counts_as_written();
        }
        self.decision.messages.push(Message {
            id,
            approval: by_itself.then_some(ApprovalReason::InContact),
            ..message
        });
    }
}
