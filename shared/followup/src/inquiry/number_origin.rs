//! Where a number is from.

use super::PhoneNumber;
use crate::law::{Region, zone_of};
use crate::word::LeadWord;
use calendar::Tz;

/// Where a number is from.
#[derive(Debug, Clone)]
pub(crate) struct NumberOrigin {
    /// The code of its country.
    pub(super) country: Option<LeadWord>,
    /// How it begins: its country's calling code, and the area code where it has one.
    pub(super) dialled: LeadWord,
    /// Whose law its country has.
    pub(crate) region: Region,
    /// Its zone, where its area or its country says it.
    pub(crate) zone: Option<Tz>,
}

impl NumberOrigin {
    /// Takes a number apart.
    pub(super) fn of(number: &PhoneNumber) -> Self {
        let (country, dialled) = number.country_and_area();
        Self {
            country: country.map(LeadWord::from),
            dialled: LeadWord::from(dialled),
            region: Region::of_phone(number),
            zone: zone_of(number),
        }
    }
}
