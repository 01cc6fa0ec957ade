//! The parts of the world from which people of the team take leads.

use serde::{Deserialize, Serialize};

use crate::inquiry::{Location, folded_place};

/// A part of the world: all that it names has to hold, and of several in a list any one.
///
/// ```
/// use followup::inquiry::Location;
/// use followup::lead::LeadWord;
/// use followup::territory::Territory;
/// let new_york = Territory { countries: vec!["us".into()], regions: vec!["New York".into(), "NJ".into()], ..Territory::default() };
/// let there = Location { country: Some(LeadWord::of("US")), region: Some(LeadWord::of("NJ")), ..Location::default() };
/// assert!(new_york.covers(&there));
/// assert!(!new_york.covers(&Location { region: None, ..there }));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Territory {
    /// Countries, by what the form's field `country` calls them, or by the code of two letters that a number is of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// Parts of a country, by what the form's field `region`, `state` or `province` calls them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// How postal codes begin, by the form's field `postal_code`, `postcode` or `zip`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub postal_codes: Vec<String>,
    /// How telephone numbers begin: a country's code and the area's, such as "+1 212".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub area_codes: Vec<String>,
}

impl Territory {
    /// Whether it names nothing, and so would be everywhere.
    #[must_use]
    pub fn is_everywhere(&self) -> bool {
        *self == Self::default()
    }

    /// Whether somebody is there. What is not known of them is not taken for granted.
    #[must_use]
    pub fn covers(&self, location: &Location) -> bool {
        let named = |list: &[String], place: Option<&str>| {
            list.is_empty()
                || place.is_some_and(|place| list.iter().any(|one| folded_place(one) == place))
        };
        let begins = |list: &[String], place: Option<&str>, read: fn(&str) -> String| {
            list.is_empty()
                || place.is_some_and(|place| list.iter().any(|one| place.starts_with(&read(one))))
        };
        named(&self.countries, location.country.as_deref())
            && named(&self.regions, location.region.as_deref())
            && begins(
                &self.postal_codes,
                location.postal_code.as_deref(),
                folded_place,
            )
            && begins(&self.area_codes, location.dialled.as_deref(), dialled)
    }
}

/// How a number begins, as digits behind a plus.
pub(crate) fn dialled(code: &str) -> String {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    format!("+{digits}")
}
