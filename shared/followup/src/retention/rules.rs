//! How long people are kept, and why they are erased.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::lead::Ending;
use calendar::Span;

/// A day, in seconds.
const DAY: u32 = 86_400;

/// How long what is known of people is kept: of a lead, after its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// Of who bought, or buys from us already.
    pub won: Span,
    /// Of who did not, is no fit, was refused, or asked for something else.
    pub lost: Span,
    /// Of who rested until the end, and whom nothing woke.
    pub resting: Span,
    /// Of who wants no contact. That their address and number are not to be used is kept for ever, as a hash.
    pub left_alone: Span,
    /// Of what was unwanted.
    pub spam: Span,
    /// What somebody wrote by mail, from when it came, while the lead stays; until it is answered it is kept in any case. The mails as they came go after two weeks.
    pub raw_mail: Span,
    /// What people of the team noted, from when the lead ended, or from when it was noted after that.
    pub notes: Span,
    /// Of who left the team file, from when they left: their absences, calendar and addresses, and what they were mailed. Their id stays, so that what they did stays theirs.
    pub people_left: Span,
}

impl Default for Retention {
    fn default() -> Self {
        let days = |days: u32| Span::Elapsed {
            seconds: days * DAY,
        };
        Self {
            won: days(3 * 365),
            lost: days(365),
            resting: days(30),
            left_alone: days(90),
            spam: days(30),
            raw_mail: days(90),
            notes: days(90),
            people_left: days(30),
        }
    }
}

/// Why what is known of somebody is erased.
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
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ErasureReason {
    /// See [`Retention::won`].
    Won,
    /// See [`Retention::lost`].
    Lost,
    /// See [`Retention::resting`].
    Resting,
    /// See [`Retention::left_alone`].
    LeftAlone,
    /// See [`Retention::spam`].
    Spam,
    /// See [`Retention::raw_mail`].
    RawMail,
    /// See [`Retention::notes`].
    Notes,
    /// See [`Retention::people_left`].
    PeopleLeft,
    /// They never answered, and their law asks that they be forgotten.
    NeverAnswered,
    /// Somebody asked for it.
    Asked,
}

/// What a personal text beside a line of a timeline is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum TextKind {
    /// What somebody who is not of the team wrote by mail.
    Mail,
    /// What somebody of the team noted or reported.
    Note,
    /// What proves that they agreed to something: it is kept as long as they are.
    Proof,
}

impl TextKind {
    /// Every kind.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name in stored items.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

impl ErasureReason {
    /// Every reason.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The reason of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

impl Retention {
    /// How long a lead that ended so is kept, and by which rule; nothing of one whose person was erased while it was open.
    #[must_use]
    pub fn after(&self, ending: Ending) -> Option<(Span, ErasureReason)> {
        match ending {
            Ending::Won | Ending::ExistingCustomer => Some((self.won, ErasureReason::Won)),
            Ending::Lost | Ending::NotAFit | Ending::NotALead | Ending::Refused => {
                Some((self.lost, ErasureReason::Lost))
            }
            Ending::Quiet => Some((self.resting, ErasureReason::Resting)),
            Ending::DoNotContact | Ending::Complained => {
                Some((self.left_alone, ErasureReason::LeftAlone))
            }
            Ending::Unwanted => Some((self.spam, ErasureReason::Spam)),
            Ending::Erased => None,
        }
    }
}
