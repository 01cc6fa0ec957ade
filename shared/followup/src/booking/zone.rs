//! The zone that a lead reads times in.

use std::str::FromStr;

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use calendar::{Instant, Tz, UnknownZone};

/// The longest name of a zone that is looked at.
const MAX_NAME: usize = 40;

/// Zones that a page offers besides the company's own: the ones in which most people live.
pub const OFFERED_ZONES: [&str; 48] = [
    "Pacific/Honolulu",
    "America/Anchorage",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Denver",
    "America/Chicago",
    "America/Mexico_City",
    "America/New_York",
    "America/Toronto",
    "America/Bogota",
    "America/Lima",
    "America/Halifax",
    "America/Santiago",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Argentina/Buenos_Aires",
    "Atlantic/Azores",
    "UTC",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/London",
    "Africa/Lagos",
    "Europe/Amsterdam",
    "Europe/Berlin",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Rome",
    "Europe/Stockholm",
    "Europe/Warsaw",
    "Europe/Zurich",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Europe/Athens",
    "Europe/Helsinki",
    "Europe/Kyiv",
    "Africa/Nairobi",
    "Europe/Istanbul",
    "Asia/Riyadh",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
];

/// A zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zone(Tz);

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        if name.len() > MAX_NAME {
            return Err(UnknownZone);
        }
        name.parse().map(Self)
    }
}

impl From<Tz> for Zone {
    fn from(zone: Tz) -> Self {
        Self(zone)
    }
}

impl Zone {
    /// Its name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// A moment as clocks in the zone show it.
    #[must_use]
    pub fn local(self, at: Instant) -> DateTime<Tz> {
        at.with_timezone(&self.0)
    }

    /// The zone itself.
    #[must_use]
    pub fn tz(self) -> Tz {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_that_is_offered_is_one() {
        for name in OFFERED_ZONES {
            assert_eq!(name.parse::<Zone>().unwrap().name(), name);
        }
        assert_eq!("Mars/Olympus".parse::<Zone>(), Err(UnknownZone));
        assert_eq!("x".repeat(MAX_NAME + 1).parse::<Zone>(), Err(UnknownZone));
    }
}
