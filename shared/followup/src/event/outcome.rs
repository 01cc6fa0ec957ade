//! The outcomes that a rep reports.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::amount::SaleAmount;
use super::web_link::WebLink;
use crate::ids::PersonId;
use crate::inquiry::PromisedContact;
use calendar::Instant;

/// What a person reports of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The person of the team who reported it.
    pub by: PersonId,
    /// Which task: [`crate::lead::Lead::task`] when the link was made.
    pub task: String,
    /// What happened.
    pub disposition: Disposition,
    /// The date of the next step, or until when to rest.
    pub next_at: Option<Instant>,
    /// The same once more, and not a second click.
    pub again: bool,
    /// Where the lead can see what was made for them, as the report of a task names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<WebLink>,
    /// What they bought for, of who was won.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<SaleAmount>,
    /// How it is known.
    pub known: Evidence,
}

impl Outcome {
    /// The amount, of who was won: nothing else has one.
    #[must_use]
    pub fn won_for(&self) -> Option<SaleAmount> {
        self.amount.filter(|_| self.disposition == Disposition::Won)
    }
}

/// How what somebody did is known (P19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Baton saw it: a mail or a copy through here, a booking.
    Seen,
    /// Somebody said so: a click, a word.
    Said,
}

/// The outcomes that a rep can report.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Disposition {
    /// Talked to them.
    Reached,
    /// Left a message.
    Voicemail,
    /// Called, nobody there.
    NoAnswer,
    /// Wrote to them.
    Wrote,
    /// Did what a task of the cadence asks for, on another channel.
    Done,
    /// They answered the rep.
    Answered,
    /// An appointment is made.
    Booked,
    /// The appointment took place.
    Met,
    /// Nobody came to the appointment.
    NoShow,
    /// They bought.
    Won,
    /// They bought elsewhere, or not at all.
    Lost,
    /// The number is somebody else's.
    WrongNumber,
    /// Not now.
    NotNow,
    /// Handed back: they are no fit.
    NotAFit,
    /// It was no inquiry.
    NotALead,
    /// They are not to be contacted.
    DoNotContact,
    /// For later, by letter.
    Nurture,
    /// Handed back: the wrong person in the company.
    WrongPerson,
    /// Handed back: no budget.
    NoBudget,
    /// Handed back: more information is needed first.
    NeedsInformation,
}

impl Disposition {
    /// Every outcome, in the order of the page.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name in links and on timelines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The outcome of that name.
    ///
    /// ```
    /// use followup::event::Disposition;
    /// assert_eq!(Disposition::named("voicemail"), Some(Disposition::Voicemail));
    /// assert_eq!(Disposition::named("maybe"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// Whether a date beside it is when it goes on: what comes next is agreed with them, or whoever tried wants to call then; the policy does
    /// not say it.
    #[must_use]
    pub fn takes_a_date(self) -> bool {
        match self {
            Self::Reached
            | Self::Answered
            | Self::Booked
            | Self::Met
            | Self::Wrote
            | Self::Voicemail
            | Self::NoAnswer
            | Self::NoShow
            | Self::NotNow
            | Self::Nurture
            | Self::NoBudget => true,
            Self::Done
            | Self::Won
            | Self::Lost
            | Self::WrongNumber
            | Self::NotAFit
            | Self::NotALead
            | Self::DoNotContact
            | Self::WrongPerson
            | Self::NeedsInformation => false,
        }
    }

    /// Whether a rep gives the lead back by it: nothing that is handed back is lost, and each reason has its own way on.
    #[must_use]
    pub fn is_hand_back(self) -> bool {
        match self {
            Disposition::NotNow
            | Disposition::NotAFit
            | Disposition::Nurture
            | Disposition::WrongPerson
            | Disposition::NoBudget
            | Disposition::NeedsInformation => true,
            Disposition::Reached
            | Disposition::Voicemail
            | Disposition::NoAnswer
            | Disposition::Wrote
            | Disposition::Done
            | Disposition::Answered
            | Disposition::Booked
            | Disposition::Met
            | Disposition::NoShow
            | Disposition::Won
            | Disposition::Lost
            | Disposition::WrongNumber
            | Disposition::NotALead
            | Disposition::DoNotContact => false,
        }
    }

    /// Whether the lead heard from a person, in a conversation or in writing: a try is no answer.
    #[must_use]
    pub fn is_answer(self) -> bool {
        self.is_contact() || self == Disposition::Wrote
    }

    /// Whether a person turned to the lead: it discharges the first touch, and counts against the attempts of a cycle. Of a task that is
    /// done the policy says so ([`crate::policy::Step::is_touch`]).
    #[must_use]
    pub fn is_touch(self) -> bool {
        match self {
            Disposition::Reached
            | Disposition::Voicemail
            | Disposition::NoAnswer
            | Disposition::Wrote => true,
            Disposition::Done
            | Disposition::Answered
            | Disposition::Booked
            | Disposition::Met
            | Disposition::NoShow
            | Disposition::Won
            | Disposition::Lost
            | Disposition::WrongNumber
            | Disposition::NotNow
            | Disposition::NotAFit
            | Disposition::NotALead
            | Disposition::DoNotContact
            | Disposition::Nurture
            | Disposition::WrongPerson
            | Disposition::NoBudget
            | Disposition::NeedsInformation => false,
        }
    }

    /// Whether it says that somebody tried, and there was no contact.
    #[must_use]
    pub fn is_attempt(self) -> bool {
        self.is_touch() && !self.is_contact()
    }

    /// Whether it says that somebody tried to reach them, or was in contact.
    #[must_use]
    pub fn turns_to_them(self) -> bool {
        self.is_touch() || self.is_contact()
    }

    /// Whether it keeps or misses a promise of this, by when it comes: a try is no answer, and who did not come was tried. Of a task that is
    /// done the policy says so.
    #[must_use]
    pub fn keeps(self, promised: PromisedContact) -> bool {
        let turns_to_them = self.turns_to_them() || self == Self::NoShow;
        turns_to_them && (self.is_answer() || promised != PromisedContact::Answer)
    }

    /// Whether it says that there was contact, and so satisfies the first touch without an attempt.
    #[must_use]
    pub fn is_contact(self) -> bool {
        match self {
            Disposition::Reached
            | Disposition::Answered
            | Disposition::Booked
            | Disposition::Met
            | Disposition::Won
            | Disposition::Lost
            | Disposition::NotNow
            | Disposition::NotAFit
            | Disposition::NoBudget
            | Disposition::DoNotContact => true,
            Disposition::NoShow
            | Disposition::Voicemail
            | Disposition::NoAnswer
            | Disposition::Wrote
            | Disposition::Done
            | Disposition::WrongNumber
            | Disposition::NotALead
            | Disposition::Nurture
            | Disposition::WrongPerson
            | Disposition::NeedsInformation => false,
        }
    }
}
