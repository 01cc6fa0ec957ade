//! How times are said, in each language.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use calendar::{Instant, parse_instant};
use followup::language::{ClockHours, Language};
use wording::Words;
use wording::moment::LocalTimes;

fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

fn in_new_york(language: Language) -> LocalTimes {
    LocalTimes::new(Words::from(language), "America/New_York".parse().unwrap())
}

#[test]
fn a_time_is_said_as_people_say_it_in_the_zone_of_the_office() {
    let words = Words {
        clock: ClockHours::TwentyFour,
        ..Words::default()
    };
    let times = LocalTimes::new(words, "America/New_York".parse().unwrap());
    let now = at("2026-02-23T15:00:00Z");
    for (instant, page, mail) in [
        ("2026-02-23T20:00:00Z", "today 15:00", "today 15:00"),
        ("2026-02-24T15:00:00Z", "tomorrow 10:00", "tomorrow 10:00"),
        (
            "2026-02-23T03:00:00Z",
            "yesterday 22:00",
            "Sunday, February 22, 22:00",
        ),
        (
            "2026-02-26T15:00:00Z",
            "Thursday 10:00",
            "Thursday, February 26, 10:00",
        ),
        (
            "2026-03-03T15:00:00Z",
            "Tuesday, March 3, 10:00",
            "Tuesday, March 3, 10:00",
        ),
        (
            "2027-03-03T15:00:00Z",
            "Wednesday, March 3, 2027, 10:00",
            "Wednesday, March 3, 2027, 10:00",
        ),
        (
            "2026-02-02T15:00:00Z",
            "Monday, February 2, 10:00",
            "Monday, February 2, 10:00",
        ),
    ] {
        assert_eq!(times.on_page(at(instant), now), page);
        assert_eq!(times.in_mail(at(instant), now), mail);
    }
}

#[test]
fn each_language_writes_a_date_as_it_does() {
    let now = at("2026-02-23T15:00:00Z");
    let meets = (at("2026-03-03T15:00:00Z"), at("2026-03-03T15:30:00Z"));
    for (language, by, stretch) in [
        (
            Language::AmericanEnglish,
            "by Tuesday, March 3, 10:00 AM New York time",
            "Tuesday, March 3, 10:00 AM to 10:30 AM, New York time",
        ),
        (
            Language::BritishEnglish,
            "by Tuesday 3 March, 10:00 New York time",
            "Tuesday 3 March, 10:00 to 10:30, New York time",
        ),
        (
            Language::German,
            "bis Dienstag, 3. März, 10:00 Uhr (Zeit in New York)",
            "Dienstag, 3. März, 10:00 bis 10:30 Uhr, Zeit in New York",
        ),
        (
            Language::Spanish,
            "antes de las 10:00 del martes 3 de marzo (hora de New York)",
            "martes 3 de marzo, de 10:00 a 10:30, hora de New York",
        ),
        (
            Language::French,
            "avant le mardi 3 mars à 10\u{a0}h (heure locale à New York)",
            "mardi 3 mars, de 10\u{a0}h à 10\u{a0}h\u{a0}30, heure locale à New York",
        ),
    ] {
        let times = in_new_york(language);
        assert_eq!(times.by_when(meets.0, now), by);
        assert_eq!(times.stretch(meets.0, meets.1), stretch);
    }
}

#[test]
fn the_first_of_a_month_and_one_o_clock_are_said_as_people_say_them() {
    let (now, first) = (at("2026-03-30T15:00:00Z"), at("2026-04-01T17:00:00Z"));
    let (french, spanish) = (
        in_new_york(Language::French),
        in_new_york(Language::Spanish),
    );
    assert_eq!(french.date(first), "mercredi 1er avril");
    assert_eq!(french.date(at("2026-03-31T17:00:00Z")), "mardi 31 mars");
    let said = |hour: &str| spanish.in_mail(at(hour), now);
    assert_eq!(said("2026-03-30T17:00:00Z"), "hoy a las 13:00");
    assert_eq!(said("2026-03-30T05:30:00Z"), "hoy a la 1:30");
    assert_eq!(said("2026-03-30T15:00:00Z"), "hoy a las 11:00");
}

#[test]
fn a_zone_without_a_city_is_said_by_its_name() {
    for (zone, said) in [
        ("UTC", "UTC"),
        ("Etc/GMT+3", "GMT+3"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
    ] {
        let times = LocalTimes::new(Words::default(), zone.parse().unwrap());
        assert_eq!(times.zone(), said);
    }
}
