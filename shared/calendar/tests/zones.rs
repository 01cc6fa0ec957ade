//! The zones, against another library with another edition of the database.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use calendar::Tz;
use chrono::{DateTime, LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use proptest::prelude::*;

/// From here on the other library has every zone as the database has it today.
const FIRST_YEAR: i32 = 2000;
/// The other library's edition is of this year: what was enacted since then, it does not know.
const EDITION: i32 = 2025;
/// The last year that the other library has changes for.
const LAST_YEAR: i32 = 2099;
/// Zones whose past has been corrected since that edition.
const CORRECTED: [&str; 2] = ["Europe/Chisinau", "Europe/Tiraspol"];
/// Zones that have kept their rules since that edition.
const UNCHANGED: [&str; 12] = [
    "America/New_York",
    "America/Los_Angeles",
    "America/Santiago",
    "America/St_Johns",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Dublin",
    "Europe/Berlin",
    "Pacific/Auckland",
];

fn offsets<O: Offset>(found: LocalResult<O>) -> LocalResult<i32> {
    found.map(|offset| offset.fix().local_minus_utc())
}

fn same(name: &str, at: NaiveDateTime) -> Result<(), TestCaseError> {
    let own: Tz = name.parse().unwrap();
    let other: chrono_tz::Tz = name.parse().unwrap();
    prop_assert_eq!(
        own.offset_from_utc_datetime(&at).fix(),
        other.offset_from_utc_datetime(&at).fix(),
        "{} {} UTC",
        name,
        at
    );
    prop_assert_eq!(
        offsets(own.offset_from_local_datetime(&at)),
        offsets(other.offset_from_local_datetime(&at)),
        "{} {} on the wall",
        name,
        at
    );
    Ok(())
}

fn moment(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
}

fn moment_of(year: i32) -> i64 {
    Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0)
        .unwrap()
        .timestamp()
}

/// Compares around every change of these years; how many there were.
fn around_changes(zone: chrono_tz::Tz, from: i32, to: i32) -> usize {
    let offset = |at: i64| zone.offset_from_utc_datetime(&moment(at)).fix();
    let mut changes = 0;
    let mut at = moment_of(from);
    while at < moment_of(to) {
        let next = at + TimeDelta::days(3).num_seconds();
        if offset(at) != offset(next) {
            let (mut before, mut after) = (at, next);
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                if offset(middle) == offset(at) {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            changes += 1;
            for hours in -30..=30 {
                for seconds in [-1, 0, 1] {
                    same(zone.name(), moment(after + hours * 3600 + seconds)).unwrap();
                }
            }
        }
        at = next;
    }
    changes
}

fn known_alike() -> Vec<chrono_tz::Tz> {
    let zones = chrono_tz::TZ_VARIANTS.into_iter();
    zones
        .filter(|zone| !CORRECTED.contains(&zone.name()))
        .collect()
}

proptest! {
    #[test]
    fn any_zone_at_any_moment_was_as_another_library_has_it(
        zone in proptest::sample::select(known_alike()),
        seconds in moment_of(FIRST_YEAR)..moment_of(EDITION),
    ) {
        same(zone.name(), moment(seconds))?;
    }

    #[test]
    fn a_zone_that_keeps_its_rules_will_be_as_another_library_has_it(
        zone in proptest::sample::select(&UNCHANGED),
        seconds in moment_of(FIRST_YEAR)..moment_of(LAST_YEAR),
    ) {
        same(zone, moment(seconds))?;
    }
}

#[test]
fn every_zone_that_the_other_library_knows_is_known() {
    for zone in chrono_tz::TZ_VARIANTS {
        let own: Tz = zone.name().parse().unwrap();
        assert_eq!(own.name(), zone.name());
    }
}

#[test]
fn around_every_change_every_zone_was_as_another_library_has_it() {
    let zones = known_alike().into_iter();
    let changes: usize = zones
        .map(|zone| around_changes(zone, EDITION - 5, EDITION))
        .sum();
    assert!(changes > 1500, "{changes}");
}

#[test]
fn around_every_change_to_come_zones_that_keep_their_rules_are_as_another_library_has_them() {
    let zones = UNCHANGED.into_iter().map(|name| name.parse().unwrap());
    let changes: usize = zones
        .map(|zone| around_changes(zone, EDITION, LAST_YEAR))
        .sum();
    assert!(changes > 1300, "{changes}");
}

#[test]
fn the_edition_is_one_that_knows_of_this_year() {
    // British Columbia keeps its summer time from 2026 on.
    let zone: Tz = "America/Vancouver".parse().unwrap();
    let winter = Utc.with_ymd_and_hms(2026, 12, 1, 0, 0, 0).unwrap();
    let offset = zone.offset_from_utc_datetime(&winter.naive_utc()).fix();
    assert_eq!(offset.local_minus_utc(), -7 * 3600);
}
