//! Numbers of which it was found out before where they are from, and the places of who gave them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Location, PhoneNumber};
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

/// Where numbers are from, for who sees the same ones many times: to take one apart takes longer than most decisions.
#[derive(Debug, Default)]
pub struct KnownNumbers {
    origins: HashMap<PhoneNumber, NumberOrigin>,
    /// Many are at one place, and share it.
    places: HashSet<Arc<Location>>,
}

impl KnownNumbers {
    /// Where a number is from.
    pub(crate) fn origin_of(&mut self, number: &PhoneNumber) -> NumberOrigin {
        if let Some(known) = self.origins.get(number) {
            return known.clone();
        }
        let found = NumberOrigin::of(number);
        self.origins.insert(number.clone(), found.clone());
        found
    }

    /// A place, of which everybody there has the same copy.
    pub(crate) fn shared(&mut self, place: Location) -> Arc<Location> {
        if let Some(known) = self.places.get(&place) {
            return Arc::clone(known);
        }
        let place = Arc::new(place);
        self.places.insert(Arc::clone(&place));
        place
    }
}
