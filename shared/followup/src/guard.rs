//! What holds a message to a lead back.
//!
//! Asked three times, of the same rules: by the page that shows what is planned, by whoever is about to send it, and by the
//! claim, which checks the same once more in the transaction after which it may leave (P5).

use crate::ids::InquiryId;
use crate::law::{self, LegalBar};
use crate::lead::{Block, Lead, Open, Stage};
use crate::message::reason::NotSentReason;
use crate::message::{Message, StopRule};
use crate::policy::compiled::Policy;
use calendar::Instant;

/// What must be true of the lead when a message leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadCondition {
    /// The inquiry that it answers was judged: nobody answers an advertisement. A stop does not hold it, since it is no automatic step.
    Judged,
    /// The appointment that it speaks of is still as it says.
    Arranged,
    /// No stop came since it was written, and nothing that they wrote since waits to be judged: it may be one.
    Unstopped,
}

impl StopRule {
    /// What must be true of the lead when a message with this stop rule leaves.
    #[must_use]
    pub fn condition(self) -> LeadCondition {
        match self {
            StopRule::Acknowledgement => LeadCondition::Judged,
            StopRule::Appointment | StopRule::Reminder => LeadCondition::Arranged,
            StopRule::Automatic | StopRule::Letter | StopRule::Released => LeadCondition::Unstopped,
        }
    }

    /// Whether it answers what they did, so that it leaves although they had stopped our mail before they did it.
    #[must_use]
    pub fn outlasts_unsubscribing(self) -> bool {
        match self.condition() {
            LeadCondition::Judged | LeadCondition::Arranged => true,
            LeadCondition::Unstopped => false,
        }
    }

    /// Whether it was written because a time had come, and not because somebody did something: while answers would not come back, a person
    /// sends such a message.
    #[must_use]
    pub fn is_of_the_clock(self) -> bool {
        match self {
            StopRule::Automatic | StopRule::Letter | StopRule::Reminder => true,
            StopRule::Acknowledgement | StopRule::Appointment | StopRule::Released => false,
        }
    }

    /// Whether it is of the cadence, or a person's in its place: what is about an appointment answers what they did.
    #[must_use]
    pub fn is_of_the_cadence(self) -> bool {
        match self {
            StopRule::Automatic | StopRule::Released => true,
            StopRule::Acknowledgement
            | StopRule::Appointment
            | StopRule::Reminder
            | StopRule::Letter => false,
        }
    }

    /// Whether the law on written follow-ups speaks of it, and a colleague who is in touch makes it wait: it goes out by itself,
    /// and nobody asked for it.
    #[must_use]
    pub fn is_by_itself(self) -> bool {
        match self {
            StopRule::Automatic => true,
            StopRule::Acknowledgement
            | StopRule::Appointment
            | StopRule::Reminder
            | StopRule::Letter
            | StopRule::Released => false,
        }
    }
}

/// What holds a message back for good, as the lead stands now.
///
/// An acknowledgement to who stopped our mail may still leave: whether they asked after that, the claim finds out by the
/// address, since the inquiry that it answers may not be judged yet.
#[must_use]
pub fn held_back(lead: &Lead, message: &Message) -> Option<NotSentReason> {
    match message.stop_rule.condition() {
        LeadCondition::Judged => match lead.blocked {
            None | Some(Block::Unsubscribed) => None,
            Some(Block::Bounced | Block::Complained | Block::DoNotContact) => {
                Some(NotSentReason::Stopped)
            }
        },
        LeadCondition::Arranged if !lead.may_confirm() => Some(NotSentReason::Stopped),
        LeadCondition::Arranged => outlived(lead, message),
        // Stops are counted by lead: after a merge the counts say nothing.
        LeadCondition::Unstopped if lead.id != message.lead => Some(NotSentReason::Merged),
        LeadCondition::Unstopped
            if lead.blocked.is_some() || lead.stop_generation != message.stop_generation =>
        {
            Some(NotSentReason::Stopped)
        }
        LeadCondition::Unstopped => outlived(lead, message),
    }
}

/// Whether a page may say that a message goes out: nothing holds it back, and an acknowledgement to who stopped our mail answers
/// what they asked after that.
#[must_use]
pub fn is_planned(lead: &Lead, message: &Message) -> bool {
    let answers = match message.stop_rule.condition() {
        LeadCondition::Judged => {
            lead.blocked != Some(Block::Unsubscribed) || lead.is_back_since_unsubscribing()
        }
        LeadCondition::Arranged | LeadCondition::Unstopped => true,
    };
    answers && held_back(lead, message).is_none()
}

fn outlived(lead: &Lead, message: &Message) -> Option<NotSentReason> {
    let invitation = message.invitation.as_ref()?;
    lead.has_outlived(invitation)
        .then_some(NotSentReason::AppointmentChanged)
}

/// Whether they wrote and nobody has judged it yet: it may be an advertisement or a stop, and the sweep decides that first.
///
/// `joined`: the inquiries that joined the lead since its last decision.
#[must_use]
pub fn is_unjudged(lead: &Lead, joined: &[InquiryId], message: &Message) -> bool {
    match message.stop_rule.condition() {
        LeadCondition::Judged => {
            lead.stage == Stage::Open(Open::Received) || joined.contains(&message.inquiry)
        }
        LeadCondition::Arranged => false,
        LeadCondition::Unstopped => !joined.is_empty(),
    }
}

/// What the lead's law says against a message by now: the policy may name other regions than when it was written down, and
/// time has passed.
#[must_use]
pub fn unlawful(policy: &Policy, lead: &Lead, message: &Message, now: Instant) -> Option<LegalBar> {
    if !message.stop_rule.is_by_itself() {
        return None;
    }
    // The message itself is counted already.
    let too_many =
        law::most_written(law::of(policy, lead), lead).filter(|most| lead.automated_emails > *most);
    law::forbids_writing(policy, lead, now).or(too_many.map(|most| LegalBar::AllWritten { most }))
}
