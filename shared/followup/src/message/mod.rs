//! Messages to leads, why they were not sent, and notices to the team.

pub(crate) mod notice;
pub(crate) mod reason;

pub use notice::{DigestKind, Escalation, LeftAloneNews, MeetingNews, Notice, NoticeKind};
pub use reason::{ApprovalReason, MailRefusal, NoAnswer, NotSentReason, TemplateProblem};

pub use crate::template::OWN_WORDS;
use serde::{Deserialize, Serialize};

use crate::booking::Invitation;
use crate::criteria::Fit;
use crate::ids::{InquiryId, LeadId, MessageId, PersonId};
use crate::inquiry::{ContactWhen, Inquiry};
use crate::lead::Lead;
use crate::nurture::LETTER;
use crate::policy::compiled::Policy;
use crate::policy::rules::Window;
use crate::template::MailKind;
use calendar::{Instant, Span};
use chrono::TimeDelta;

/// What decides whether a stop holds a message back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopRule {
    /// The direct answer to an inquiry: only bounce, complaint and do-not-contact hold it back.
    Acknowledgement,
    /// A step that goes out by itself: every stop holds it back.
    Automatic,
    /// The answer to what was done about an appointment: it goes out for the appointment as it is, and what blocks their
    /// address, or stopped our mail since, holds it back.
    Appointment,
    /// A reminder of an appointment, or the offer of another time when nobody came: held back like [`StopRule::Appointment`], and sent by
    /// a person where answers would not come back.
    Reminder,
    /// A letter to who agreed to letters: every stop holds it back, and nobody waits for it.
    Letter,
    /// What a person released: bounce, complaint, do-not-contact and unsubscribe hold it back.
    Released,
}

/// A message to a lead, not yet sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Derived from all that makes it this message and no other (P4).
    pub id: MessageId,
    /// To whom.
    pub lead: LeadId,
    /// The inquiry that it answers.
    pub inquiry: InquiryId,
    /// The step of the cadence, or what else it is.
    pub step: String,
    /// The template; its twin is chosen when it is rendered.
    pub template: String,
    /// What may hold it back.
    pub stop_rule: StopRule,
    /// Not sent before.
    pub not_before: Instant,
    /// Not sent after; an acknowledgement may be late: see [`Message::latest`].
    pub not_after: Instant,
    /// The stops that had been counted when it was written.
    pub stop_generation: u32,
    /// Counts the releases of one message by a person.
    pub occurrence: u32,
    /// The state of an appointment that it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<Invitation>,
    /// By when they should have heard from us: the missed promise that it owns up to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owns_up: Option<Instant>,
    /// They should have heard from us, and were named no hour: it owns up to that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub owns_up_without_hour: bool,
    /// Who wrote it from here, in their own words; none of what a template says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_by: Option<PersonId>,
    /// Why it waits for a person's approval, though answers to it come back; none, if it goes out by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalReason>,
}

impl Message {
    /// A message for a step of a lead's follow-up.
    #[must_use]
    pub fn new(
        lead: &Lead,
        step: &str,
        template: &str,
        stop_rule: StopRule,
        not_before: Instant,
        not_after: Instant,
    ) -> Self {
        let occurrence = 1;
        // A step that comes once more is another message, and needs a name of its own: no policy can give a step a name with a hyphen.
        let step = &match lead.restart {
            0 => step.to_owned(),
            round => format!("{step}-{}", round.saturating_add(1)),
        };
        Self {
            id: message_id(&lead.id, lead.cycle, &lead.inquiry, step, occurrence),
            lead: lead.id.clone(),
            inquiry: lead.inquiry.clone(),
            step: step.to_owned(),
            template: template.to_owned(),
            stop_rule,
            not_before,
            not_after,
            stop_generation: lead.stop_generation,
            occurrence,
            invitation: None,
            owns_up: None,
            owns_up_without_hour: false,
            written_by: None,
            approval: None,
        }
    }

    /// The same, which owns up to what was promised for then; to who was named no hour, where that is none.
    #[must_use]
    pub fn owning_up(self, promised: Option<Instant>) -> Self {
        Self {
            owns_up: promised,
            owns_up_without_hour: promised.is_none(),
            ..self
        }
    }

    /// Whether it is a letter to who rests, also once a person released it.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        self.template.starts_with(LETTER)
    }

    /// Whether it says that they should have heard from us.
    #[must_use]
    pub fn owns_up(&self) -> bool {
        self.owns_up.is_some() || self.owns_up_without_hour
    }

    /// The last moment at which it may leave. Whoever asked is answered after an outage, too: late, in words that say so.
    #[must_use]
    pub fn latest(&self) -> Instant {
        match self.stop_rule {
            StopRule::Acknowledgement => self.not_after + MAX_LATE,
            StopRule::Automatic
            | StopRule::Appointment
            | StopRule::Reminder
            | StopRule::Letter
            | StopRule::Released => self.not_after,
        }
    }

    /// Whether it should have left before.
    #[must_use]
    pub fn is_late(&self, now: Instant) -> bool {
        now > self.not_after
    }
}

/// The step of an acknowledgement.
pub const ACKNOWLEDGEMENT: &str = MailKind::Acknowledgement.as_str();
/// How late an acknowledgement may be: an outage of a day, and half a day for all that waited to leave at the account's rate. After that
/// it would be no answer any more, and a person decides.
const MAX_LATE: TimeDelta = TimeDelta::hours(36);
/// When an inquiry is acknowledged before any policy was pushed.
const DEFAULT_WINDOW: Window = Window {
    not_before: Span::Elapsed { seconds: 2 * 60 },
    not_after: Span::Elapsed { seconds: 15 * 60 },
};

/// The identifier of an inquiry's acknowledgement. It belongs to the inquiry and not to a cycle, so that it can
/// be written down without reading the lead.
#[must_use]
pub fn acknowledgement_id(lead: &LeadId, inquiry: &InquiryId, occurrence: u32) -> MessageId {
    message_id(lead, 0, inquiry, ACKNOWLEDGEMENT, occurrence)
}

/// The time of a span that passes on the clock on the wall; the check allows no other in the window.
fn elapsed(span: Span) -> chrono::Duration {
    let seconds = match span {
        Span::Elapsed { seconds } | Span::BusinessTime { seconds } => i64::from(seconds),
        Span::BusinessDays { days } => i64::from(days) * 86_400,
    };
    chrono::Duration::seconds(seconds)
}

/// By when an inquiry that arrived at `at` is to be acknowledged: the end of the policy's window, or fifteen minutes.
#[must_use]
pub fn acknowledged_by(policy: Option<&Policy>, at: Instant) -> Instant {
    at + elapsed(window(policy).not_after)
}

fn window(policy: Option<&Policy>) -> Window {
    policy.map_or(DEFAULT_WINDOW, |policy| policy.rules.clocks.acknowledge)
}

/// The acknowledgement of an inquiry that arrived at `at`: the policy's window, or two to fifteen minutes.
#[must_use]
pub fn acknowledgement(
    policy: Option<&Policy>,
    lead: &LeadId,
    id: &InquiryId,
    inquiry: &Inquiry,
    at: Instant,
) -> Message {
    // Whoever asks for help is answered now, and wants no peace.
    let is_answered = |policy: &Policy| {
        let fit = policy.rules.criteria.assess(inquiry).fit;
        matches!(fit, Fit::ToAnswer { .. })
    };
    let mail = match inquiry.contact_when {
        ContactWhen::Later if !policy.is_some_and(is_answered) => MailKind::AcknowledgementLater,
        ContactWhen::Later | ContactWhen::Now | ContactWhen::Week => MailKind::Acknowledgement,
    };
    let occurrence = 1;
    Message {
        id: acknowledgement_id(lead, id, occurrence),
        lead: lead.clone(),
        inquiry: id.clone(),
        step: ACKNOWLEDGEMENT.to_owned(),
        template: mail.as_str().to_owned(),
        stop_rule: StopRule::Acknowledgement,
        not_before: at + elapsed(window(policy).not_before),
        not_after: acknowledged_by(policy, at),
        stop_generation: 0,
        occurrence,
        invitation: None,
        owns_up: None,
        owns_up_without_hour: false,
        written_by: None,
        approval: None,
    }
}

/// The identifier of a message to a lead.
#[must_use]
pub fn message_id(
    lead: &LeadId,
    cycle: u32,
    inquiry: &InquiryId,
    step: &str,
    occurrence: u32,
) -> MessageId {
    MessageId::derive(&[
        "message",
        lead.as_str(),
        &cycle.to_string(),
        inquiry.as_str(),
        step,
        "lead",
        &occurrence.to_string(),
    ])
}
