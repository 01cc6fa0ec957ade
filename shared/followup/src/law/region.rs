//! Whose law holds, and what it says of a follow-up.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Whose law holds for a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// The United States and what belongs to them.
    UnitedStates,
    /// Canada.
    Canada,
    /// The European Union, its neighbours with the same rules, and the United Kingdom.
    EuropeanUnion,
    /// Anywhere else: nothing is known of its law here.
    Elsewhere,
}

/// What a law says of a follow-up; what it does not limit is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Law {
    /// Follow-ups in writing that go out by themselves for one inquiry, the acknowledgement not counted.
    pub written: Option<u8>,
    /// Calls a day.
    pub calls_a_day: Option<u8>,
    /// From which hour to which one may call, on the clock of whoever is called.
    pub call_hours: Option<(u32, u32)>,
    /// Months after which an inquiry is no consent to be written to any more.
    pub consent_months: Option<u32>,
    /// Months after which a lead that never answered is erased.
    pub erase_months: Option<u32>,
    /// A follow-up is about the inquiry alone, and offers nothing else.
    pub strictly: bool,
}

/// Which rule of a law keeps something from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LegalBar {
    /// An inquiry is no consent any more.
    ConsentEnded {
        /// How many months it was one.
        months: u32,
        /// The day on which it ended, in UTC.
        #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Date"))]
        on: NaiveDate,
    },
    /// As many follow-ups were written as an inquiry allows, the goodbye among them.
    AllWritten {
        /// How many.
        most: u8,
    },
}

impl Region {
    /// What its law says.
    #[must_use]
    pub fn law(self) -> Law {
        match self {
            Region::UnitedStates => Law {
                calls_a_day: Some(3),
                call_hours: Some((8, 20)),
                ..Law::default()
            },
            Region::Canada => Law {
                consent_months: Some(6),
                ..Law::default()
            },
            Region::EuropeanUnion => Law {
                written: Some(2),
                erase_months: Some(12),
                strictly: true,
                ..Law::default()
            },
            Region::Elsewhere => [Region::UnitedStates, Region::Canada, Region::EuropeanUnion]
                .map(Region::law)
                .into_iter()
                .fold(Law::default(), Law::and),
        }
    }
}

impl Law {
    /// The stricter of two laws, rule by rule.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        fn least<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
            a.into_iter().chain(b).min()
        }
        let hours = match (self.call_hours, other.call_hours) {
            (Some(a), Some(b)) => Some((a.0.max(b.0), a.1.min(b.1))),
            (one, None) | (None, one) => one,
        };
        Self {
            written: least(self.written, other.written),
            calls_a_day: least(self.calls_a_day, other.calls_a_day),
            call_hours: hours,
            consent_months: least(self.consent_months, other.consent_months),
            erase_months: least(self.erase_months, other.erase_months),
            strictly: self.strictly || other.strictly,
        }
    }
}
