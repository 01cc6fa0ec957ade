//! Where somebody is, as far as their answers and their number say it.

use serde::{Deserialize, Serialize};

use super::number_origin::NumberOrigin;
use super::{Inquiry, clipped};
use crate::word::LeadWord;

/// The answer that says in which country somebody is, as a code such as `US`.
pub const COUNTRY: &str = "country";
/// The answers that say in which part of it.
pub const REGION: [&str; 3] = ["region", "state", "province"];
/// The answers that say at which postal code.
pub const POSTAL_CODE: [&str; 3] = ["postal_code", "postcode", "zip"];
/// Characters of a postal code that are remembered: as many as name a part of a town, and not a house.
const POSTAL_CHARS: usize = 5;
/// Characters of a country or a region that are remembered.
const MAX_PLACE_CHARS: usize = 40;

/// Where somebody is: what the territories of a team are compared with. What they answered counts more than where their number is from.
///
/// Answers are remembered as letters and digits in capitals, so that "new york" and "New-York" are one place.
///
/// ```
/// use followup::form::Form;
/// use followup::inquiry::Location;
/// let fields = [("name", "Ann"), ("topic", "sales"), ("phone", "+1 212 555 0123"), ("state", "New York")]
///     .map(|(name, value)| (name.to_owned(), value.to_owned()));
/// let inquiry = Form::builtin_contact().read(&fields, Default::default(), "1").unwrap();
/// let location = Location::of(&inquiry);
/// assert_eq!(location.country.as_deref(), Some("US"));
/// assert_eq!(location.region.as_deref(), Some("NEWYORK"));
/// assert_eq!(location.dialled.as_deref(), Some("+1212"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Location {
    /// The country, by what the form calls it, else by the code of the one that the number is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<LeadWord>,
    /// The part of the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<LeadWord>,
    /// The beginning of the postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<LeadWord>,
    /// The beginning of the number: its country's calling code, and the area code where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialled: Option<LeadWord>,
}

impl Location {
    /// Where an inquiry says that somebody is.
    #[must_use]
    pub fn of(inquiry: &Inquiry) -> Self {
        let number = inquiry.phone.as_ref().map(NumberOrigin::of);
        Self::of_numbered(inquiry, number)
    }

    /// The same, where it is known where their number is from.
    pub(crate) fn of_numbered(inquiry: &Inquiry, number: Option<NumberOrigin>) -> Self {
        let answered = |names: &[&str]| {
            let mut given = names.iter().filter_map(|name| inquiry.answers.get(*name));
            let folded =
                given.find_map(|answer| Some(folded(answer)).filter(|text| !text.is_empty()));
            folded.map(LeadWord::from)
        };
        let (country, dialled) = number
            .map(|number| (number.country, number.dialled))
            .unzip();
        Self {
            country: answered(&[COUNTRY]).or(country.flatten()),
            region: answered(&REGION),
            postal_code: answered(&POSTAL_CODE)
                .map(|code| code.chars().take(POSTAL_CHARS).collect::<String>().into()),
            dialled,
        }
    }

    /// Whether nothing says where they are.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what a later inquiry says.
    pub(crate) fn learn(&mut self, later: &Self) {
        for (known, later) in [
            (&mut self.country, &later.country),
            (&mut self.region, &later.region),
            (&mut self.postal_code, &later.postal_code),
            (&mut self.dialled, &later.dialled),
        ] {
            if known.is_none() {
                known.clone_from(later);
            }
        }
    }
}

/// A place's name as letters and digits in capitals, of bounded length.
pub(crate) fn folded(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    let capitals: String = letters.flat_map(char::to_uppercase).collect();
    clipped(&capitals, MAX_PLACE_CHARS)
}
