use super::*;
use crate::{format_instant, parse_instant};

fn new_york() -> Tz {
    Tz::built_in("America/New_York")
}

fn window() -> Interval {
    Interval {
        from: parse_instant("2026-03-01T00:00:00Z").unwrap(),
        to: parse_instant("2026-04-01T00:00:00Z").unwrap(),
    }
}

fn text(inside: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}\r\nEND:VCALENDAR\r\n")
        .replace('\n', "\r\n")
        .replace("\r\r", "\r")
}

fn event(lines: &str) -> String {
    text(&format!("BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT"))
}

fn found(text: &str) -> Vec<String> {
    let short = |at| format_instant(at)[5..16].replace('T', " ");
    busy(text, window(), new_york())
        .unwrap()
        .iter()
        .map(|one| format!("{} - {}", short(one.from), short(one.to)))
        .collect()
}

fn problem(text: &str) -> BusyProblem {
    busy(text, window(), new_york()).unwrap_err().problem
}

#[test]
fn a_time_of_a_zone_of_utc_and_of_none_are_told_apart() {
    assert_eq!(
        found(&event("DTSTART:20260303T150000Z\nDTEND:20260303T160000Z")),
        ["03-03 15:00 - 03-03 16:00"]
    );
    assert_eq!(
        found(&event("DTSTART:20260303T100000\nDTEND:20260303T110000")),
        ["03-03 15:00 - 03-03 16:00"]
    );
    assert_eq!(
        found(&event(
            "DTSTART;TZID=Europe/Berlin:20260303T100000\nDURATION:PT90M"
        )),
        ["03-03 09:00 - 03-03 10:30"]
    );
    assert_eq!(
        found(&event(
            "DTSTART;TZID=\"/example.com/Europe/Berlin\":20260303T100000\nDURATION:P0DT1H"
        )),
        ["03-03 09:00 - 03-03 10:00"]
    );
}

#[test]
fn a_whole_day_is_a_day_of_the_office_however_long_it_is() {
    assert_eq!(
        found(&event("DTSTART;VALUE=DATE:20260303")),
        ["03-03 05:00 - 03-04 05:00"]
    );
    // The clocks go forward: a day of 23 hours.
    assert_eq!(
        found(&event(
            "DTSTART;VALUE=DATE:20260308\nDTEND;VALUE=DATE:20260309"
        )),
        ["03-08 05:00 - 03-09 04:00"]
    );
}

#[test]
fn what_is_free_or_cancelled_takes_no_time() {
    for line in [
        "TRANSP:TRANSPARENT",
        "STATUS:CANCELLED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    ] {
        assert!(
            found(&event(&format!(
                "DTSTART:20260303T150000Z\nDURATION:PT1H\n{line}"
            )))
            .is_empty(),
            "{line}"
        );
    }
    assert_eq!(
        found(&event(
            "DTSTART:20260303T150000Z\nDURATION:PT1H\nSTATUS:TENTATIVE"
        ))
        .len(),
        1
    );
    assert!(
        found(&event("DTSTART:20260303T150000Z")).is_empty(),
        "a moment lasts no time"
    );
}

#[test]
fn what_repeats_keeps_its_time_on_the_wall_when_the_clocks_change() {
    let weekly = "DTSTART;TZID=America/New_York:20260102T100000\nDTEND;TZID=America/New_York:20260102T110000\nRRULE:FREQ=WEEKLY;BYDAY=FR";
    assert_eq!(
        found(&event(weekly)),
        [
            "03-06 15:00 - 03-06 16:00",
            "03-13 14:00 - 03-13 15:00",
            "03-20 14:00 - 03-20 15:00",
            "03-27 14:00 - 03-27 15:00"
        ]
    );
    let until = format!("{weekly};UNTIL=20260313T140000Z");
    assert_eq!(found(&event(&until)).len(), 2);
    let until = format!("{weekly};UNTIL=20260312");
    assert_eq!(found(&event(&until)).len(), 1);
    let without = format!("{weekly}\nEXDATE;TZID=America/New_York:20260306T100000,20260313T100000");
    assert_eq!(found(&event(&without)).len(), 2);
    let more = format!("{weekly}\nRDATE:20260304T200000Z");
    assert_eq!(found(&event(&more))[0], "03-04 20:00 - 03-04 21:00");
}

#[test]
fn an_occurrence_that_was_moved_or_cancelled_alone_stands_by_itself() {
    let series = "BEGIN:VEVENT\nUID:s\nDTSTART:20260302T150000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nEND:VEVENT";
    let moved = "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260309T150000Z\nDTSTART:20260310T180000Z\nDURATION:PT1H\nEND:VEVENT";
    let gone = "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260316T150000Z\nDTSTART:20260316T150000Z\nDURATION:PT1H\nSTATUS:CANCELLED\nEND:VEVENT";
    assert_eq!(
        found(&text(&format!("{moved}\n{series}\n{gone}"))),
        [
            "03-02 15:00 - 03-02 16:00",
            "03-10 18:00 - 03-10 19:00",
            "03-23 15:00 - 03-23 16:00",
            "03-30 15:00 - 03-30 16:00"
        ]
    );
}

#[test]
fn a_zone_that_the_text_describes_is_used_when_its_name_is_not_known() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Eastern Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:-0400\n\
        TZOFFSETTO:-0500\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\n\
        TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE";
    let in_zone = |at: &str| {
        format!(
            "{zone}\nBEGIN:VEVENT\nDTSTART;TZID=Eastern Standard Time:{at}\nDURATION:PT1H\nEND:VEVENT"
        )
    };
    assert_eq!(
        found(&text(&in_zone("20260306T100000"))),
        ["03-06 15:00 - 03-06 16:00"]
    );
    assert_eq!(
        found(&text(&in_zone("20260309T100000"))),
        ["03-09 14:00 - 03-09 15:00"]
    );
    let unknown = event("DTSTART;TZID=Nowhere:20260306T100000\nDURATION:PT1H");
    // Ten to eleven, over every offset that there is: from 14 hours ahead of UTC to 12 behind.
    assert_eq!(found(&unknown), ["03-05 20:00 - 03-06 23:00"]);
}

#[test]
fn lists_of_busy_times_without_events_are_read_and_what_touches_is_joined() {
    let list = text(
        "BEGIN:VFREEBUSY\nFREEBUSY;FBTYPE=BUSY:20260303T150000Z/PT1H,20260303T160000Z/20260303T170000Z\nFREEBUSY;FBTYPE=FREE:20260304T150000Z/PT1H\nEND:VFREEBUSY",
    );
    assert_eq!(found(&list), ["03-03 15:00 - 03-03 17:00"]);
}

#[test]
fn what_lies_outside_the_window_is_left_out_and_what_reaches_into_it_is_cut() {
    assert!(found(&event("DTSTART:20260203T150000Z\nDURATION:PT1H")).is_empty());
    assert_eq!(
        found(&event("DTSTART:20260227T000000Z\nDURATION:P3D")),
        ["03-01 00:00 - 03-02 00:00"]
    );
}

/// What is told of a text, and what is taken all the same.
fn untold(text: &str) -> (Vec<BusyProblem>, usize) {
    let times = busy_times(text, window(), new_york()).unwrap();
    let problems = times.unread.into_iter().map(|error| error.problem);
    (problems.collect(), times.intervals.len())
}

#[test]
fn what_is_no_calendar_or_only_a_part_of_one_is_not_read() {
    assert_eq!(problem("<html>sign in</html>"), BusyProblem::NoCalendar);
    assert_eq!(problem(""), BusyProblem::Unpaired);
    assert_eq!(
        problem("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260303T150000Z"),
        BusyProblem::Unpaired
    );
    assert_eq!(
        problem(&" ".repeat(MAX_BUSY_BYTES + 1)),
        BusyProblem::TooLarge
    );
}

#[test]
fn an_event_that_cannot_be_understood_is_told_and_what_is_known_of_it_is_taken() {
    for (lines, problem, taken) in [
        ("SUMMARY:x", BusyProblem::NoStart, 0),
        ("DTSTART:soon", BusyProblem::Moment("soon".into()), 0),
        (
            "DTSTART:20260303T150000Z\nDURATION:1h",
            BusyProblem::Duration("1h".into()),
            1,
        ),
        (
            "DTSTART:20260303T150000Z\nDURATION:PT1H\nRRULE:FREQ=SECONDLY",
            BusyProblem::Repeats,
            1,
        ),
    ] {
        assert_eq!(untold(&event(lines)), (vec![problem], taken), "{lines}");
    }
    let at = busy_times(&event("DTSTART:soon"), window(), new_york()).unwrap();
    assert_eq!(at.unread[0].line, 5);
    // Nobody need know of what takes no time.
    let free = event("DTSTART:soon\nTRANSP:TRANSPARENT");
    assert_eq!(untold(&free), (vec![], 0));
}

#[test]
fn what_comes_each_hour_and_what_is_listed_by_its_days_takes_time() {
    assert_eq!(
        found(&event(
            "DTSTART:20250303T080000Z\nDURATION:PT30M\nRRULE:FREQ=HOURLY;INTERVAL=2;BYDAY=TU;BYMONTH=3;BYMONTHDAY=3"
        ))
        .len(),
        12
    );
    assert_eq!(
        found(&event(
            "DTSTART;VALUE=DATE:20260303\nRDATE;VALUE=PERIOD:20260310/20260312\nRDATE:"
        )),
        ["03-03 05:00 - 03-04 05:00", "03-10 04:00 - 03-12 04:00"]
    );
}

#[test]
fn an_end_before_the_beginning_is_told_and_the_time_between_them_taken() {
    let text = event("DTSTART:20260303T150000Z\nDTEND:20260303T143000Z");
    assert_eq!(untold(&text), (vec![BusyProblem::Reversed], 1));
    assert_eq!(found(&text), ["03-03 14:30 - 03-03 15:00"]);
    let none = event("DTSTART:20260303T150000Z\nDTEND:20260303T150000Z");
    assert_eq!(untold(&none), (vec![], 0));
}

#[test]
fn times_without_a_zone_are_in_the_one_that_the_calendar_names() {
    let inside = "BEGIN:VEVENT\nDTSTART:20260303T100000\nDURATION:PT1H\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260305\nEND:VEVENT";
    let office = ["03-03 15:00 - 03-03 16:00", "03-05 05:00 - 03-06 05:00"];
    assert_eq!(found(&text(inside)), office);
    assert_eq!(
        found(&text(&format!("X-WR-TIMEZONE:Europe/Berlin\n{inside}"))),
        ["03-03 09:00 - 03-03 10:00", office[1]]
    );
    assert_eq!(
        found(&text(&format!("X-WR-TIMEZONE:Nowhere\n{inside}"))),
        office
    );
}

#[test]
fn what_is_not_ended_or_misspelt_in_its_end_hides_no_event_behind_it() {
    let open = "BEGIN:VTODO\nUID:2\nEND:VTOOD\n".repeat(20);
    let one = "BEGIN:VEVENT\nDTSTART:20260303T150000Z\nDURATION:PT1H\nEND:VEVENT";
    assert_eq!(untold(&text(&format!("{open}{one}"))), (Vec::new(), 1));
}
