//! Numbers of which it was found out before where they are from, and the places of who gave them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::number_origin::NumberOrigin;
use super::{Location, PhoneNumber};

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
