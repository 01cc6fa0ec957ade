//! Calendars as other programs write them, and what is taken of what they mean.

use calendar::{BusyTimes, Tz, busy_times, format_instant};

use crate::between;

fn read(text: &str) -> BusyTimes {
    let office: Tz = "America/New_York".parse().unwrap();
    let spring = between("2026-03-01T00:00:00Z", "2026-07-01T00:00:00Z");
    busy_times(text, spring, office).unwrap()
}

/// When somebody is taken by these components, and that nothing of them is told as not understood.
fn taken(inside: &str) -> Vec<String> {
    let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{inside}\nEND:VCALENDAR\n");
    let times = read(&text);
    assert_eq!(times.unread, [], "{inside}");
    spans(&times)
}

fn spans(times: &BusyTimes) -> Vec<String> {
    let short = |at| format_instant(at)[5..16].replace('T', " ");
    let each = times.intervals.iter();
    each.map(|one| format!("{} - {}", short(one.from), short(one.to)))
        .collect()
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:a\n{lines}\nEND:VEVENT")
}

const SERIES: &str = "DTSTART;TZID=America/New_York:20260302T100000\nDURATION:PT1H\n";

#[test]
fn a_colleague_elsewhere_has_a_zone_of_windows_that_the_text_does_not_describe() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Eastern Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:-0400\n\
        TZOFFSETTO:-0500\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11\nEND:STANDARD\nBEGIN:DAYLIGHT\n\
        DTSTART:16010101T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3\n\
        END:DAYLIGHT\nEND:VTIMEZONE";
    let own = event(
        "DTSTART;TZID=Eastern Standard Time:20260415T100000\nDTEND;TZID=Eastern Standard Time:20260415T110000",
    );
    let colleague = event(
        "DTSTART;TZID=Pacific Standard Time:20260415T100000\nDTEND;TZID=Pacific Standard Time:20260415T103000",
    );
    assert_eq!(
        taken(&format!("{zone}\n{own}\n{colleague}")),
        ["04-15 14:00 - 04-15 15:00", "04-15 17:00 - 04-15 17:30"]
    );
}

#[test]
fn a_text_that_runs_over_several_lines_without_folding_is_passed_over() {
    let second = event("DTSTART:20260604T110000Z\nDTEND:20260604T120000Z");
    for description in [
        "first line\nsecond line without folding",
        "Agenda\n1. who: all of us\n2) what; when: soon\n\nhttps://example.com/a:b",
        "When?\nDTSTART is what it says\nDTSTART: at eleven\nEND: at noon",
        "one\n\ttwo\n three\n:\n;x:y\n\"",
        "Note: bring the draft\nLocation:here",
    ] {
        let first = event(&format!(
            "DTSTART:20260603T110000Z\nDTEND:20260603T120000Z\nDESCRIPTION:{description}"
        ));
        let times = read(&format!(
            "BEGIN:VCALENDAR\n{first}\n{second}\nEND:VCALENDAR"
        ));
        assert_eq!(
            spans(&times),
            ["06-03 11:00 - 06-03 12:00", "06-04 11:00 - 06-04 12:00"],
            "{description}"
        );
    }
}

#[test]
fn a_line_ends_as_it_likes_and_a_name_is_written_as_it_likes() {
    let text = "\u{feff}BEGIN:VCALENDAR\nbegin:vevent\ndtstart;tzid=\"Europe/Berlin\":20260603t130000\ndtend:20260603t120000z\n\
        end:vevent\nEND:VCALENDAR\n";
    for ending in ["\n", "\r\n", "\r"] {
        let times = read(&text.replace('\n', ending));
        assert_eq!(spans(&times), ["06-03 11:00 - 06-03 12:00"], "{ending:?}");
    }
}

#[test]
fn a_zone_is_known_by_each_name_that_programs_write() {
    for zone in [
        "Europe/Berlin",
        "\"Europe/Berlin\"",
        "europe/berlin",
        "/freeassociation.sourceforge.net/Europe/Berlin",
        "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin",
        "W. Europe Standard Time",
        "W. Europe Daylight Time",
        "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\"",
        "\"(GMT+01.00) Amsterdam / Berlin / Bern\"",
        "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
        "Romance Standard Time",
        "GMT+0200",
    ] {
        let one = event(&format!(
            "DTSTART;TZID={zone}:20260603T130000\nDURATION:PT1H"
        ));
        assert_eq!(taken(&one), ["06-03 11:00 - 06-03 12:00"], "{zone}");
    }
}

#[test]
fn an_unknown_zone_takes_the_time_over_every_offset_that_it_may_have() {
    let lines = |zone: &str| {
        event(&format!(
            "DTSTART;TZID={zone}:20260603T130000\nDTEND;TZID={zone}:20260603T140000"
        ))
    };
    assert_eq!(taken(&lines("Nowhere")), ["06-02 23:00 - 06-04 02:00"]);
    assert_eq!(
        taken(&lines("(UTC+01:00) Atlantis")),
        ["06-03 11:00 - 06-03 13:00"]
    );
    // What lasts no time takes none, wherever it is.
    let none = event("DTSTART;TZID=Nowhere:20260603T130000\nDTEND;TZID=Nowhere:20260603T130000");
    assert_eq!(taken(&none), [""; 0]);
    let moved = "DTSTART;TZID=Nowhere:20260603T130000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\n\
        EXDATE;TZID=Nowhere:20260604T130000";
    assert_eq!(
        taken(&event(moved)),
        ["06-02 23:00 - 06-04 02:00", "06-04 23:00 - 06-06 02:00"]
    );
}

#[test]
fn two_rules_several_hours_and_positions_are_all_laid_out() {
    let lines =
        format!("{SERIES}RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2\nRRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=2");
    assert_eq!(
        taken(&event(&lines)),
        [
            "03-02 15:00 - 03-02 16:00",
            "03-05 15:00 - 03-05 16:00",
            "03-09 14:00 - 03-09 15:00",
            // A beginning that the second rule does not give is none of its two.
            "03-12 14:00 - 03-12 15:00"
        ]
    );
    let lines = format!("{SERIES}RRULE:FREQ=DAILY;BYHOUR=10,15;COUNT=3");
    assert_eq!(
        taken(&event(&lines)),
        [
            "03-02 15:00 - 03-02 16:00",
            "03-02 20:00 - 03-02 21:00",
            "03-03 15:00 - 03-03 16:00"
        ]
    );
    let lines = format!("{SERIES}RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2");
    assert_eq!(
        taken(&event(&lines)),
        [
            "03-02 15:00 - 03-02 16:00",
            "03-31 14:00 - 03-31 15:00",
            "04-30 14:00 - 04-30 15:00"
        ]
    );
    let lines = format!("{SERIES}RRULE:FREQ=DAILY;COUNT=3\nEXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2");
    assert_eq!(taken(&event(&lines)), ["03-03 15:00 - 03-03 16:00"]);
}

#[test]
fn a_series_that_is_another_from_some_day_on_is_laid_out_as_that() {
    let series = event(&format!("{SERIES}RRULE:FREQ=WEEKLY;COUNT=4"));
    let onward = |lines: &str| {
        let lines = format!(
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20260316T100000\n{lines}"
        );
        format!("{series}\n{}", event(&lines))
    };
    let later = onward("DTSTART;TZID=America/New_York:20260317T130000\nDURATION:PT30M");
    assert_eq!(
        taken(&later),
        [
            "03-02 15:00 - 03-02 16:00",
            "03-09 14:00 - 03-09 15:00",
            "03-17 17:00 - 03-17 17:30",
            "03-24 17:00 - 03-24 17:30"
        ]
    );
    let over = onward("DTSTART;TZID=America/New_York:20260316T100000\nSTATUS:CANCELLED");
    assert_eq!(taken(&over).len(), 2);
}

#[test]
fn an_occurrence_is_named_in_another_zone_or_by_its_day_alone() {
    let series = format!("{SERIES}RRULE:FREQ=DAILY;COUNT=3");
    for line in [
        "EXDATE:20260303T150000Z",
        "EXDATE;TZID=Europe/Berlin:20260303T160000",
        "EXDATE;TZID=Eastern Standard Time:20260303T100000",
        "EXDATE;VALUE=DATE:20260303",
    ] {
        let left = taken(&event(&format!("{series}\n{line}")));
        assert_eq!(
            left,
            ["03-02 15:00 - 03-02 16:00", "03-04 15:00 - 03-04 16:00"],
            "{line}"
        );
    }
    for line in [
        "RECURRENCE-ID:20260303T150000Z",
        "RECURRENCE-ID;TZID=Europe/Berlin:20260303T160000",
        "RECURRENCE-ID;VALUE=DATE:20260303",
    ] {
        let moved = event(&format!("{line}\nDTSTART:20260303T200000Z\nDURATION:PT1H"));
        assert_eq!(
            taken(&format!("{}\n{moved}", event(&series)))[1],
            "03-03 20:00 - 03-03 21:00",
            "{line}"
        );
    }
}

#[test]
fn what_lasts_no_time_or_less_takes_none_and_a_whole_day_is_a_day() {
    for end in [
        "DTEND:20260603T110000Z",
        "DURATION:PT0S",
        "DURATION:-PT15M",
        "DURATION:P0D",
    ] {
        let one = event(&format!("DTSTART:20260603T110000Z\n{end}"));
        assert_eq!(taken(&one), [""; 0], "{end}");
    }
    for end in [
        "",
        "DTEND;VALUE=DATE:20260603",
        "DTEND;VALUE=DATE:20260604",
        "DTEND;VALUE=DATE:20260604T000000",
        "DURATION:P1D",
    ] {
        let one = event(&format!("DTSTART;VALUE=DATE:20260603\n{end}"));
        assert_eq!(taken(&one), ["06-03 04:00 - 06-04 04:00"], "{end}");
    }
    // However long it says, time has an end.
    let ever = event("DTSTART:20260603T110000Z\nDURATION:P999999999W\nRRULE:FREQ=DAILY");
    assert_eq!(taken(&ever), ["06-03 11:00 - 07-01 00:00"]);
}

#[test]
fn a_moment_is_read_in_other_spellings_too() {
    for start in [
        "20260603T1100Z",
        "2026-06-03T11:00:00Z",
        "2026-06-03 11:00Z",
        "20260603t110000z",
    ] {
        let one = event(&format!("DTSTART:{start}\nDURATION:PT1H"));
        assert_eq!(taken(&one), ["06-03 11:00 - 06-03 12:00"], "{start}");
    }
}

#[test]
fn one_event_that_cannot_be_understood_leaves_all_others() {
    let good = event("DTSTART:20260603T110000Z\nDURATION:PT1H");
    for bad in [
        "DTSTART:soon",
        "SUMMARY:no beginning",
        "DTSTART:20269903T110000Z",
        "DTSTART:",
    ] {
        let text = format!("BEGIN:VCALENDAR\n{}\n{good}\nEND:VCALENDAR", event(bad));
        let times = read(&text);
        assert_eq!(spans(&times), ["06-03 11:00 - 06-03 12:00"], "{bad}");
        assert_eq!(times.unread.len(), 1, "{bad}");
    }
    // What gives time back and cannot be read gives none back.
    let lines = format!("{SERIES}RRULE:FREQ=DAILY;COUNT=2;UNTIL=soon\nEXDATE:never\nEXRULE:x");
    assert_eq!(taken(&event(&lines)).len(), 2);
}
