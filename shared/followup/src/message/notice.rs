//! Notices to the team.

use calendar::Instant;
use serde::{Deserialize, Serialize};

use crate::booking::Invitation;
use crate::event::Disposition;
use crate::ids::{LeadId, MessageId, PersonId};
use crate::telling::Untold;

/// Something that a member of the team must hear.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Notice {
    /// The person of the team who is told.
    pub to: PersonId,
    /// About which lead.
    pub lead: LeadId,
    /// What they are told.
    pub kind: NoticeKind,
}

/// What a notice says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A new lead to call or to write to.
    NewLead,
    /// A new lead who wants to hear from us later: nothing is to be done now, unless what they asked needs it.
    ForLater,
    /// The lead's answers do not settle the criteria.
    Qualify,
    /// The lead wrote: an answer is owed.
    Answer,
    /// A call of the cadence, or an agreed next step, is due.
    CallDue,
    /// The first touch is wanted.
    Reminder,
    /// The first touch is wanted, and is late before the hour's reminders leave.
    ReminderAtOnce,
    /// The manager, or who stands in, asks for what is owed.
    Nudge {
        /// Who asks.
        by: PersonId,
    },
    /// The lead moves to somebody else soon.
    Warning,
    /// The lead has moved away.
    MovedAway,
    /// The lead has moved here.
    MovedHere,
    /// What this person had agreed is a colleague's now: three lines about it are asked for.
    ThreeLines,
    /// Whoever had the lead before has written their lines.
    LinesCame,
    /// A written step goes out soon.
    Announcement {
        /// The message that it is about.
        message: MessageId,
    },
    /// The person wrote again, from a form.
    WroteAgain,
    /// They are to be left alone: nothing is owed to them any more.
    LeftAlone {
        /// What is new about it.
        news: LeftAloneNews,
    },
    /// What they wrote names no outcome: filed, and asked with the buttons.
    Unclear,
    /// What they reported by mail is recorded.
    Receipt {
        /// The outcome; absent, when it was the answer to a mail that was announced.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Disposition>,
        /// It was won for a sum that could be read in more than one way: it is asked for.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        asks_for_sum: bool,
    },
    /// They said by mail that they are away, or back.
    Absence {
        /// Until when; absent, if they are back.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "calendar::instant_text::option"
        )]
        until: Option<Instant>,
    },
    /// They reported an outcome by mail, with a date that two days fit: which is it?
    WhichDate {
        /// The outcome.
        outcome: Disposition,
        /// The one that is near, if a time of it is known.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "calendar::instant_text::option"
        )]
        near: Option<Instant>,
        /// The next one after it.
        #[serde(with = "calendar::instant_text")]
        far: Instant,
    },
    /// A report in this person's name, of which nothing proves that it is theirs.
    InYourName {
        /// The hash of the address that it came from, when that is not known to be theirs.
        from: Option<String>,
    },
    /// Words in the lead's name, of which nothing proves that they are theirs: the owner decides.
    Doubted,
    /// New leads are paused after two lapses in a row.
    Paused,
    /// A step could not be sent in time, or at all; a person decides.
    NotSent {
        /// The message that it is about.
        message: MessageId,
    },
    /// Something about an appointment.
    Meeting {
        /// What is new about the meeting.
        news: MeetingNews,
        /// The state of the appointment that it speaks of.
        invitation: Invitation,
    },
    /// The manager hears.
    Escalation(Escalation),
    /// The manager hears that somebody was not told of what moved on from them.
    Unreached {
        /// Who was not.
        rep: PersonId,
        /// Why.
        why: Untold,
    },
    /// A lead that went quiet: does it stay so?
    DormantReview,
    /// The written steps wait, because somebody of a linked lead is in touch.
    Held,
    /// A written step waits for this person to send it, or to leave it out.
    Approval {
        /// The message that it is about.
        message: MessageId,
    },
}

/// What is new about somebody who is to be left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftAloneNews {
    /// They said so, or reported our mail as unwanted: the lead is closed.
    Ended,
    /// They wrote after that: a person reads it, and nothing follows by itself.
    Wrote,
    /// They demand that what is kept of them be erased: the law gives a month for it.
    ErasureDemanded,
}

/// What a rep hears of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingNews {
    /// It was made.
    Booked,
    /// It has another time.
    Moved,
    /// It waits for a yes.
    Requested,
    /// It does not take place.
    Cancelled,
    /// They stopped our mail, and it stands.
    Stands,
    /// It comes soon.
    Soon,
    /// It is over: how did it go?
    Over,
}

/// Why the manager hears of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Escalation {
    /// Nobody has touched it.
    Untouched,
    /// An answer is owed and overdue.
    Unanswered,
    /// An agreed step is overdue.
    StepOverdue,
    /// Nothing goes to them by itself any more, and nobody has said what becomes of it.
    Undecided,
    /// It moved to another rep.
    Reassigned,
    /// It lapsed for the second time, and is the manager's now.
    LapsedTwice,
    /// No rep has room: capacity is exhausted.
    Exhausted,
    /// It looks unwanted.
    Review,
    /// A courteous no waits for release.
    Refusal,
    /// The criteria say it is no inquiry.
    NotALead,
    /// There was no policy when it arrived.
    NoPolicy,
    /// A mail that waited for a person was left out.
    ApprovalLapsed,
}

/// How notices are gathered into mails, so that nobody is flooded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DigestKind {
    /// One mail at once, about one lead.
    Single,
    /// Everything else that came up for this person, at most one mail an hour.
    Hour,
    /// The list at opening.
    Morning,
    /// What nobody has touched, before a closure of more than a day.
    Untouched,
    /// A change of the team that is proposed: about no lead, and so without a notice.
    TeamChange,
    /// The answer to a list names none of its leads, or several: which is meant? About no lead, and so without a notice.
    NamesNoLead,
    /// The way in at the desk, for who asked for it a moment ago.
    SignIn,
}

impl DigestKind {
    /// Whether it is a list: a mail that carries what several leads' decisions tell.
    #[must_use]
    pub fn is_list(self) -> bool {
        match self {
            DigestKind::Hour | DigestKind::Morning | DigestKind::Untouched => true,
            DigestKind::Single
            | DigestKind::TeamChange
            | DigestKind::NamesNoLead
            | DigestKind::SignIn => false,
        }
    }
}

impl NoticeKind {
    /// The message to the lead that it speaks of.
    #[must_use]
    pub fn message(&self) -> Option<&MessageId> {
        let (NoticeKind::Announcement { message }
        | NoticeKind::NotSent { message }
        | NoticeKind::Approval { message }) = self
        else {
            return None;
        };
        Some(message)
    }

    /// Whether whoever leads the team decides it, also while they stand in for the manager: what somebody demands or writes who is to be left alone.
    #[must_use]
    pub fn is_for_who_leads(&self) -> bool {
        let NoticeKind::LeftAlone { news } = self else {
            return false;
        };
        match news {
            LeftAloneNews::Wrote | LeftAloneNews::ErasureDemanded => true,
            LeftAloneNews::Ended => false,
        }
    }

    /// Whether nobody but the manager is told it.
    #[must_use]
    pub fn is_for_the_manager(&self) -> bool {
        matches!(
            self,
            NoticeKind::Escalation(_) | NoticeKind::Unreached { .. }
        )
    }
}

impl Notice {
    /// How the notice is gathered during working hours: whatever a lead waits for is a mail of its own, as is the answer to what a person
    /// wrote; the rest goes with the hour.
    #[must_use]
    pub fn digest_kind(&self) -> DigestKind {
        match self.kind {
            NoticeKind::NewLead
            | NoticeKind::Qualify
            | NoticeKind::Answer
            | NoticeKind::ReminderAtOnce
            | NoticeKind::MovedHere
            | NoticeKind::ThreeLines
            | NoticeKind::LinesCame
            | NoticeKind::WroteAgain
            | NoticeKind::LeftAlone { .. }
            | NoticeKind::Unclear
            | NoticeKind::Receipt { .. }
            | NoticeKind::Absence { .. }
            | NoticeKind::WhichDate { .. }
            | NoticeKind::InYourName { .. }
            | NoticeKind::Doubted
            | NoticeKind::Meeting { .. } => DigestKind::Single,
            NoticeKind::CallDue
            | NoticeKind::ForLater
            | NoticeKind::Reminder
            | NoticeKind::Nudge { .. }
            | NoticeKind::Warning
            | NoticeKind::MovedAway
            | NoticeKind::Announcement { .. }
            | NoticeKind::Approval { .. }
            | NoticeKind::NotSent { .. }
            | NoticeKind::Held
            | NoticeKind::DormantReview
            | NoticeKind::Paused
            | NoticeKind::Escalation(_)
            | NoticeKind::Unreached { .. } => DigestKind::Hour,
        }
    }

    /// Whether it may travel in a list, where a person gets too many mails of their own within an hour: not an invitation, which is a part
    /// of its mail that calendars read, and not a reminder that leaves at once because a list would come too late.
    #[must_use]
    pub fn may_travel(&self) -> bool {
        match &self.kind {
            NoticeKind::Meeting { invitation, .. } => invitation.method.is_none(),
            NoticeKind::ReminderAtOnce => false,
            NoticeKind::NewLead
            | NoticeKind::ForLater
            | NoticeKind::Qualify
            | NoticeKind::Answer
            | NoticeKind::CallDue
            | NoticeKind::Reminder
            | NoticeKind::Nudge { .. }
            | NoticeKind::Warning
            | NoticeKind::MovedAway
            | NoticeKind::MovedHere
            | NoticeKind::ThreeLines
            | NoticeKind::LinesCame
            | NoticeKind::Announcement { .. }
            | NoticeKind::WroteAgain
            | NoticeKind::LeftAlone { .. }
            | NoticeKind::Unclear
            | NoticeKind::Receipt { .. }
            | NoticeKind::Absence { .. }
            | NoticeKind::WhichDate { .. }
            | NoticeKind::InYourName { .. }
            | NoticeKind::Doubted
            | NoticeKind::Paused
            | NoticeKind::NotSent { .. }
            | NoticeKind::Escalation(_)
            | NoticeKind::Unreached { .. }
            | NoticeKind::DormantReview
            | NoticeKind::Held
            | NoticeKind::Approval { .. } => true,
        }
    }
}
