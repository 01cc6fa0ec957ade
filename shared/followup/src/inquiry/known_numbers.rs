//! Numbers whose country and area were found out before.

use std::collections::HashMap;

use super::PhoneNumber;

/// Where numbers are from, for who sees the same ones many times: to take one apart takes longer than most decisions.
#[derive(Debug, Default)]
pub struct KnownNumbers(HashMap<PhoneNumber, (Option<String>, String)>);

impl KnownNumbers {
    /// The country of a number, and how it begins.
    pub(super) fn country_and_area(&mut self, number: &PhoneNumber) -> (Option<String>, String) {
        if let Some(known) = self.0.get(number) {
            return known.clone();
        }
        let found = number.country_and_area();
        self.0.insert(number.clone(), found.clone());
        found
    }
}
