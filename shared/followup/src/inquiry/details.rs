//! Who somebody is and how to call them, as somebody of the team corrects it.

use serde::{Deserialize, Serialize};

use super::{PersonName, PhoneNumber};

/// What of an inquiry may be corrected.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDetails {
    /// Who asks.
    pub name: PersonName,
    /// Where to call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
    /// The company, one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
}

impl std::fmt::Debug for PersonDetails {
    /// That there is something, and nothing of the person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PersonDetails")
            .field("phone", &self.phone.is_some())
            .field("company", &self.company.is_some())
            .finish_non_exhaustive()
    }
}

/// Which of the details.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DetailSet {
    /// The name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub name: bool,
    /// The number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub phone: bool,
    /// The company.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub company: bool,
}

impl DetailSet {
    /// Whether it has none of them.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// What is in either.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            name: self.name || other.name,
            phone: self.phone || other.phone,
            company: self.company || other.company,
        }
    }
}

/// What an inquiry said of the person before it was corrected. Personal data, like the inquiry that it is a part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedDetails {
    /// What was corrected.
    pub corrected: DetailSet,
    /// The details as they were typed at first.
    pub typed: PersonDetails,
}
