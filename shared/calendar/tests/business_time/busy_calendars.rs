//! What somebody's own calendar says of when they are taken: every form of it that programs write, at the edges.

use calendar::{
    BusyProblem, Interval, MAX_BUSY, MAX_BUSY_BYTES, Tz, busy, busy_times, format_instant,
};

use crate::{at, between};

fn march() -> Interval {
    between("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z")
}

fn office() -> Tz {
    "America/New_York".parse().unwrap()
}

fn calendar(inside: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{inside}\nEND:VCALENDAR\n")
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT")
}

/// When somebody with these components in their calendar is taken in March, in UTC.
fn taken(inside: &str) -> Vec<String> {
    let short = |at| format_instant(at)[5..16].replace('T', " ");
    busy(&calendar(inside), march(), office())
        .unwrap()
        .iter()
        .map(|one| format!("{} - {}", short(one.from), short(one.to)))
        .collect()
}

fn problem(inside: &str) -> BusyProblem {
    problem_of(&calendar(inside))
}

/// What is told of these components, because it cannot be understood.
fn untold(inside: &str) -> Vec<BusyProblem> {
    let times = busy_times(&calendar(inside), march(), office()).unwrap();
    times.unread.into_iter().map(|one| one.problem).collect()
}

fn problem_of(text: &str) -> BusyProblem {
    busy(text, march(), office()).unwrap_err().problem
}

#[test]
fn a_duration_is_read_in_each_of_its_units_and_in_no_other_order() {
    for (written, end) in [
        ("P1W", "03-10 15:00"),
        ("P2D", "03-05 15:00"),
        ("PT3H", "03-03 18:00"),
        ("PT45M", "03-03 15:45"),
        ("PT120S", "03-03 15:02"),
        ("+PT1H30M60S", "03-03 16:31"),
        ("P1DT2H", "03-04 17:00"),
        ("P1DT", "03-04 15:00"),
        ("PT000000060S", "03-03 15:01"),
    ] {
        let one = event(&format!("DTSTART:20260303T150000Z\nDURATION:{written}"));
        assert_eq!(taken(&one), [format!("03-03 15:00 - {end}")], "{written}");
    }
    for wrong in [
        "",
        "P",
        "PT",
        "1H",
        "P1H",
        "P5M",
        "P9S",
        "PT1D",
        "PT1W",
        "PTT1H",
        "P1T1H",
        "P1",
        "PT1",
        "PH",
        "PT1X",
        "PT0000000060S",
    ] {
        let one = event(&format!("DTSTART:20260303T150000Z\nDURATION:{wrong}"));
        let expected = BusyProblem::Duration(wrong.to_owned());
        assert_eq!(untold(&one), [expected], "{wrong}");
        // From its beginning somebody is taken all the same.
        assert_eq!(taken(&one), ["03-03 15:00 - 03-03 16:00"], "{wrong}");
    }
}

#[test]
fn a_moment_is_a_day_or_a_time_to_the_second() {
    for wrong in [
        "2026030",
        "202603033",
        "2026O303",
        "20260230",
        "20260303T",
        "20260303TZ",
        "20260303T1500000",
        "20260303T15000a",
        "20260303T250000",
        "2026030aT150000",
    ] {
        let expected = BusyProblem::Moment(wrong.to_owned());
        assert_eq!(untold(&event(&format!("DTSTART:{wrong}"))), [expected]);
    }
}

#[test]
fn an_event_ends_where_it_says_in_whatever_zone() {
    for (lines, expected) in [
        (
            "DTSTART:20260303T150000Z\nDTEND:20260303T161500Z",
            "03-03 15:00 - 03-03 16:15",
        ),
        (
            "DTSTART;TZID=Europe/Berlin:20260303T100000\nDTEND;TZID=America/New_York:20260303T100000",
            "03-03 09:00 - 03-03 15:00",
        ),
        (
            "DTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260306",
            "03-03 05:00 - 03-06 05:00",
        ),
        (
            "DTSTART;VALUE=DATE:20260307\nDURATION:P2D",
            "03-07 05:00 - 03-09 04:00",
        ),
        (
            "DTSTART:20260303T100000\nDTEND:20260303T210000Z",
            "03-03 15:00 - 03-03 21:00",
        ),
        // What is written in small letters, or folded, is the same.
        (
            "dtstart:20260303T150000Z\nDTEND:20260303\n T160000Z",
            "03-03 15:00 - 03-03 16:00",
        ),
    ] {
        assert_eq!(taken(&event(lines)), [expected], "{lines}");
    }
}

#[test]
fn what_is_free_by_any_of_its_marks_is_free() {
    let marks = [
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    ];
    let others = [
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    ];
    let start = "DTSTART:20260303T150000Z\nDURATION:PT1H";
    for mark in marks {
        for other in others {
            for lines in [format!("{mark}\n{other}"), format!("{other}\n{mark}")] {
                assert_eq!(
                    taken(&event(&format!("{start}\n{lines}"))),
                    [""; 0],
                    "{lines}"
                );
            }
        }
    }
    assert_eq!(
        taken(&event(&format!("{start}\n{}", others.join("\n")))).len(),
        1
    );
}

#[test]
fn a_moved_occurrence_moves_its_own_series_and_no_other() {
    let series = |uid: &str| {
        event(&format!(
            "UID:{uid}\nDTSTART:20260302T150000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2"
        ))
    };
    let moved =
        event("UID:a\nRECURRENCE-ID:20260309T150000Z\nDTSTART:20260310T180000Z\nDURATION:PT1H");
    let alone = ["03-02 15:00 - 03-02 16:00", "03-10 18:00 - 03-10 19:00"];
    assert_eq!(taken(&format!("{}\n{moved}", series("a"))), alone);
    let both = format!("{}\n{}\n{moved}", series("a"), series("b"));
    assert_eq!(
        taken(&both),
        [
            "03-02 15:00 - 03-02 16:00",
            "03-09 15:00 - 03-09 16:00",
            "03-10 18:00 - 03-10 19:00"
        ]
    );
}

#[test]
fn what_repeats_is_laid_out_over_the_whole_window_and_not_beyond() {
    // The first day of the window, and the last, wherever on earth that is.
    let daily = |zone: &str, time: &str| {
        let start = format!("DTSTART;TZID={zone}:20260101T{time}\nDURATION:PT1H\nRRULE:FREQ=DAILY");
        let all = taken(&event(&start));
        (all.len(), all[0].clone(), all[all.len() - 1].clone())
    };
    for (zone, time, count, first, last) in [
        (
            "UTC",
            "000000",
            31,
            "03-01 00:00 - 03-01 01:00",
            "03-31 00:00 - 03-31 01:00",
        ),
        (
            "UTC",
            "230000",
            31,
            "03-01 23:00 - 03-02 00:00",
            "03-31 23:00 - 04-01 00:00",
        ),
        (
            "Pacific/Auckland",
            "080000",
            31,
            "03-01 19:00 - 03-01 20:00",
            "03-31 19:00 - 03-31 20:00",
        ),
        (
            "Pacific/Honolulu",
            "200000",
            31,
            "03-01 06:00 - 03-01 07:00",
            "03-31 06:00 - 03-31 07:00",
        ),
    ] {
        let expected = (count, first.to_owned(), last.to_owned());
        assert_eq!(daily(zone, time), expected, "{zone} {time}");
    }
    // What began before the window and reaches into it.
    let long = event("DTSTART:20260212T120000Z\nDURATION:P6D\nRRULE:FREQ=WEEKLY;INTERVAL=2");
    assert_eq!(
        taken(&long),
        [
            "03-01 00:00 - 03-04 12:00",
            "03-12 12:00 - 03-18 12:00",
            "03-26 12:00 - 04-01 00:00"
        ]
    );
}

#[test]
fn what_touches_the_window_from_outside_takes_nothing_of_it() {
    for lines in [
        "DTSTART:20260228T230000Z\nDTEND:20260301T000000Z",
        "DTSTART:20260401T000000Z\nDURATION:PT1H",
        "DTSTART:20260401T000000Z",
    ] {
        assert_eq!(taken(&event(lines)), [""; 0], "{lines}");
    }
}

#[test]
fn a_series_ends_with_its_last_day_or_its_last_moment() {
    let ends = |start: &str, until: &str| {
        let lines = format!("{start}\nDURATION:PT30M\nRRULE:FREQ=DAILY;UNTIL={until}");
        taken(&event(&lines)).last().unwrap()[..11].to_owned()
    };
    let evening = "DTSTART;TZID=America/New_York:20260310T233000";
    let midnight = "DTSTART;TZID=America/New_York:20260310T000000";
    for (start, until, last) in [
        // All of the last day counts, and nothing of the next.
        (evening, "20260313", "03-14 03:30"),
        (midnight, "20260313", "03-13 04:00"),
        // On the wall of the event.
        (evening, "20260313T233000", "03-14 03:30"),
        (evening, "20260313T232959", "03-13 03:30"),
        (evening, "20260314T033000Z", "03-14 03:30"),
        (evening, "20260314T032959Z", "03-13 03:30"),
        ("DTSTART:20260310T120000Z", "20260313", "03-13 12:00"),
        (
            "DTSTART:20260310T120000Z",
            "20260313T120000Z",
            "03-13 12:00",
        ),
    ] {
        assert_eq!(ends(start, until), last, "{start} until {until}");
    }
    let days = event("DTSTART;VALUE=DATE:20260310\nRRULE:FREQ=DAILY;UNTIL=20260313");
    assert_eq!(taken(&days), ["03-10 04:00 - 03-14 04:00"]);
}

#[test]
fn days_are_left_out_and_added_by_lists() {
    let lines = "DTSTART:20260310T120000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\n\
        EXDATE:20260311T120000Z\nEXDATE:20260312T120000Z,20260320T120000Z\nRDATE:20260315T080000Z,20260316T080000Z";
    let starts: Vec<String> = taken(&event(lines))
        .iter()
        .map(|one| one[..11].to_owned())
        .collect();
    assert_eq!(
        starts,
        ["03-10 12:00", "03-13 12:00", "03-15 08:00", "03-16 08:00"]
    );
}

fn zone(lines: &str) -> String {
    format!("BEGIN:VTIMEZONE\nTZID:Ours\nX-LIC-LOCATION:Theirs\n{lines}\nEND:VTIMEZONE")
}

/// When an event at that time on the wall of a described zone begins.
fn begins(zone: &str, wall: &str) -> String {
    let one = event(&format!("DTSTART;TZID=Ours:{wall}\nDURATION:PT1H"));
    let all = taken(&format!("{zone}\n{one}"));
    assert_eq!(all.len(), 1, "{all:?}");
    all[0][..11].to_owned()
}

fn change(kind: &str, start: &str, from: &str, to: &str, more: &str) -> String {
    format!("BEGIN:{kind}\nDTSTART:{start}\nTZOFFSETFROM:{from}\nTZOFFSETTO:{to}{more}\nEND:{kind}")
}

#[test]
fn an_offset_is_hours_minutes_and_seconds_on_either_side() {
    for (offset, start) in [
        ("+0000", "03-10 12:00"),
        ("-0500", "03-10 17:00"),
        ("+0530", "03-10 06:30"),
        ("+013000", "03-10 10:30"),
        ("-010130", "03-10 13:01"),
    ] {
        let zone = zone(&change("STANDARD", "20200101T000000", "+0000", offset, ""));
        assert_eq!(begins(&zone, "20260310T120000"), start, "{offset}");
    }
    // One that cannot be read describes nothing: the zone may be anywhere.
    for wrong in ["0500", "+05", "+05000", "+0a00", "", "*0500"] {
        let zone = zone(&change("STANDARD", "20200101T000000", "+0000", wrong, ""));
        assert_eq!(begins(&zone, "20260310T120000"), "03-09 22:00", "{wrong}");
    }
}

#[test]
fn a_described_zone_has_the_offset_of_its_last_change() {
    let winter = change("STANDARD", "20200101T000000", "+0000", "+0100", "");
    let summer = change("DAYLIGHT", "20260310T020000", "+0100", "+0200", "");
    for both in [format!("{winter}\n{summer}"), format!("{summer}\n{winter}")] {
        let zone = zone(&both);
        assert_eq!(begins(&zone, "20260310T015959"), "03-10 00:59");
        assert_eq!(begins(&zone, "20260310T020000"), "03-10 00:00");
    }
    // Before its first change it has what that changes from.
    let later = change("STANDARD", "20270101T000000", "+0300", "+0400", "");
    let latest = change("DAYLIGHT", "20270601T000000", "+0400", "+0500", "");
    for both in [format!("{later}\n{latest}"), format!("{latest}\n{later}")] {
        assert_eq!(begins(&zone(&both), "20260310T120000"), "03-10 09:00");
    }
    // Changes may be listed.
    let listed = "\nRDATE:20240101T000000\nRDATE:20260309T000000,20280101T000000";
    let back = change("DAYLIGHT", "20200601T000000", "+0100", "+0200", listed);
    let winter = change(
        "STANDARD",
        "20200101T000000",
        "+0200",
        "+0100",
        "\nRDATE:20251001T000000",
    );
    let zone = zone(&format!("{back}\n{winter}"));
    assert_eq!(begins(&zone, "20260308T120000"), "03-08 11:00");
    assert_eq!(begins(&zone, "20260310T120000"), "03-10 10:00");
}

#[test]
fn a_rule_of_a_described_zone_ends_when_it_says() {
    // Winter since last autumn; summer each tenth of March, until a moment.
    let winter = change(
        "STANDARD",
        "20001001T020000",
        "+0200",
        "+0100",
        "\nRRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1",
    );
    for (until, is_summer) in [
        ("", true),
        (";UNTIL=20260310", true),
        (";UNTIL=20260309", false),
        (";UNTIL=20260310T020000", true),
        (";UNTIL=20260310T015959", false),
        // In UTC, as the standard has it: one hour earlier than on the wall.
        (";UNTIL=20260310T010000Z", true),
        (";UNTIL=20250310T010000Z", false),
    ] {
        let rule = format!("\nRRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10{until}");
        let summer = change("DAYLIGHT", "20000310T020000", "+0100", "+0200", &rule);
        let zone = zone(&format!("{winter}\n{summer}"));
        let expected = if is_summer {
            "03-20 10:00"
        } else {
            "03-20 11:00"
        };
        assert_eq!(begins(&zone, "20260320T120000"), expected, "{until}");
        assert_eq!(begins(&zone, "20260305T120000"), "03-05 11:00", "{until}");
    }
}

#[test]
fn lists_of_busy_times_hold_times_and_nothing_else_of_them_is_read() {
    let list = |line: &str| {
        format!("BEGIN:VFREEBUSY\nDTSTART:20260101\nORGANIZER:x\n{line}\nEND:VFREEBUSY")
    };
    assert_eq!(
        taken(&list(
            "FREEBUSY:20260303T150000Z/PT2H,20260304T150000Z/20260304T153000Z"
        )),
        ["03-03 15:00 - 03-03 17:00", "03-04 15:00 - 03-04 15:30"]
    );
    for kind in ["BUSY", "BUSY-TENTATIVE", "BUSY-UNAVAILABLE"] {
        let line = format!("FREEBUSY;FBTYPE={kind}:20260303T150000Z/PT2H");
        assert_eq!(taken(&list(&line)).len(), 1);
    }
    assert_eq!(
        taken(&list("FREEBUSY;FBTYPE=free:20260303T150000Z/PT2H")),
        [""; 0]
    );
    // In no zone: that of the office.
    assert_eq!(
        taken(&list("FREEBUSY:20260303T100000/PT1H")),
        ["03-03 15:00 - 03-03 16:00"]
    );
    for wrong in [
        "20260303T150000Z",
        "20260303/PT1H",
        "20260303T150000Z/20260304",
    ] {
        let expected = BusyProblem::Moment(wrong.to_owned());
        let line = format!("FREEBUSY:{wrong},20260304T150000Z/PT1H");
        assert_eq!(untold(&list(&line)), [expected]);
        assert_eq!(taken(&list(&line)).len(), 1, "{wrong}");
    }
}

#[test]
fn a_calendar_is_one_from_its_first_line_to_its_last() {
    let one = event("DTSTART:20260303T150000Z");
    for text in [
        format!("{one}\n"),
        format!("X-NAME:y\n{}", calendar(&one)),
        format!("a line\n{}", calendar(&one)),
    ] {
        assert_eq!(problem_of(&text), BusyProblem::NoCalendar, "{text}");
    }
    for text in [
        "BEGIN:VCALENDAR",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260303T150000Z\nEND:VEVENT\n",
    ] {
        assert_eq!(problem_of(text), BusyProblem::Unpaired, "{text}");
    }
    // What stands behind it, and what was not ended before it, change nothing.
    for text in [
        format!("{}X-NAME:y\nand so on\n", calendar(&one)),
        calendar(&one.replace("END:VEVENT", "BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VEVENT")),
        calendar(&format!("{one}\nEND:VTODO")),
    ] {
        assert_eq!(busy(&text, march(), office()), Ok(Vec::new()), "{text}");
    }
    // Two of them, and empty lines, are read all the same.
    let twice = format!("{}\n\n{}", calendar(&one), calendar(&one));
    assert_eq!(busy(&twice, march(), office()), Ok(Vec::new()));
    let unknown = "BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM";
    let with_alarm = event(&format!(
        "DTSTART:20260303T150000Z\nDURATION:PT1H\n{unknown}\nSUMMARY:y"
    ));
    assert_eq!(taken(&with_alarm).len(), 1);
}

#[test]
fn what_is_wrong_is_said_of_its_line() {
    for (text, line) in [
        (calendar(&event("SUMMARY:x")), 3),
        (calendar(&event("SUMMARY:x\nDTSTART:soon")), 5),
        (
            calendar(&event("DTSTART:20260303T150000Z\nRRULE:FREQ=SECONDLY")),
            5,
        ),
    ] {
        let times = busy_times(&text, march(), office()).unwrap();
        assert_eq!(times.unread[0].line, line, "{text}");
    }
}

#[test]
fn each_bound_holds_at_its_edge_and_refuses_one_past_it() {
    let filled = |length: usize| {
        let rest = calendar("X:").len();
        calendar(&format!("X:{}", "y".repeat(length - rest)))
    };
    assert_eq!(
        busy(&filled(MAX_BUSY_BYTES), march(), office()),
        Ok(Vec::new())
    );
    assert_eq!(
        problem_of(&filled(MAX_BUSY_BYTES + 1)),
        BusyProblem::TooLarge
    );
    // Times of a minute each, with a minute between them.
    let minutes = |count: usize| {
        let one = |number: usize| {
            let start = at("2026-03-01T00:00:00Z") + chrono::Duration::minutes(2 * number as i64);
            format!("{}/PT1M", start.format("%Y%m%dT%H%M%SZ"))
        };
        let all: Vec<String> = (0..count).map(one).collect();
        format!("BEGIN:VFREEBUSY\nFREEBUSY:{}\nEND:VFREEBUSY", all.join(","))
    };
    assert_eq!(taken(&minutes(MAX_BUSY)).len(), MAX_BUSY);
    assert_eq!(problem(&minutes(MAX_BUSY + 1)), BusyProblem::TooLarge);
    let events = |count: usize| {
        let one = event("DTSTART;VALUE=DATE:20200303");
        vec![one; count].join("\n")
    };
    assert_eq!(taken(&events(20_000)), [""; 0]);
    assert_eq!(problem(&events(20_001)), BusyProblem::TooLarge);
    let nested = |depth: usize| {
        let (begin, end) = ("BEGIN:X\n".repeat(depth - 1), "END:X\n".repeat(depth - 1));
        format!("BEGIN:VCALENDAR\n{begin}{end}END:VCALENDAR\n")
    };
    assert_eq!(busy(&nested(8), march(), office()), Ok(Vec::new()));
    assert_eq!(problem_of(&nested(9)), BusyProblem::NoCalendar);
}
