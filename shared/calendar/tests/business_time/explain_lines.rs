//! Deadlines as JSON lines.

use calendar::explain_deadline_line;

const REST: &str = r#""tz":"America/New_York","hours":{"mon":[["09:00","17:00"]],"fri":[["09:00","17:00"]]},"holidays":["2026-12-25"],"start":"2026-12-25T15:00:00Z""#;

fn refusal(line: &str) -> String {
    explain_deadline_line(line, false).unwrap_err().to_string()
}

#[test]
fn a_case_is_answered_with_its_id_and_a_deadline_in_whole_seconds() {
    for id in ["7", r#""a7""#, "null", r#"[1,{"x":2}]"#] {
        let line = format!(r#"{{"id":{id},{REST},"minutes":60}}"#);
        let answer = explain_deadline_line(&line, false).unwrap();
        assert_eq!(
            answer,
            format!(r#"{{"id":{id},"deadline":"2026-12-28T15:00:00Z"}}"#)
        );
    }
}

#[test]
fn with_why_the_intervals_that_counted_and_the_dates_that_were_skipped_are_added() {
    let line = format!(r#"{{"id":1,{REST},"minutes":540,"note":"two days"}}"#);
    let answer = explain_deadline_line(&line, true).unwrap();
    let expected = concat!(
        r#"{"id":1,"deadline":"2027-01-01T15:00:00Z","counted":["#,
        r#"{"from":"2026-12-28T14:00:00Z","to":"2026-12-28T22:00:00Z"},"#,
        r#"{"from":"2027-01-01T14:00:00Z","to":"2027-01-01T15:00:00Z"}],"skipped":["#,
        r#"{"date":"2026-12-25","because":"holiday"},"#,
        r#"{"date":"2026-12-26","because":"closed_weekday"},"#,
        r#"{"date":"2026-12-27","because":"closed_weekday"},"#,
        r#"{"date":"2026-12-29","because":"closed_weekday"},"#,
        r#"{"date":"2026-12-30","because":"closed_weekday"},"#,
        r#"{"date":"2026-12-31","because":"closed_weekday"}]}"#,
    );
    assert_eq!(answer, expected);
}

#[test]
fn exceptions_and_offsets_are_understood_and_a_fraction_of_a_second_is_cut_off() {
    let line = r#"{"id":1,"tz":"UTC","hours":{"mon":[["09:00","17:00"]]},
        "exceptions":{"2026-03-03":[["10:00","12:00"]]},"start":"2026-03-02T18:00:00.900+01:00","minutes":30}"#
        .replace('\n', "");
    let answer = explain_deadline_line(&line, false).unwrap();
    assert_eq!(answer, r#"{"id":1,"deadline":"2026-03-03T10:30:00Z"}"#);
    let open = line.replace("18:00:00.900", "17:00:00.900");
    let answer = explain_deadline_line(&open, false).unwrap();
    assert_eq!(answer, r#"{"id":1,"deadline":"2026-03-02T16:30:00Z"}"#);
}

#[test]
fn an_error_names_the_case_and_says_what_would_be_right() {
    for (minutes, right) in [
        ("-1", "whole number"),
        ("1.5", "whole number"),
        ("99999999", "52560000"),
        (r#""60""#, "whole number"),
    ] {
        let refused = refusal(&format!(r#"{{"id":"a7",{REST},"minutes":{minutes}}}"#));
        assert!(refused.starts_with(r#"case "a7": `minutes`"#), "{refused}");
        assert!(refused.contains(right), "{refused}");
    }
    for (field, wrong, right) in [
        ("America/New_York", "America/New York", "IANA"),
        ("America/New_York", "america/new_york", "`America/New_York`"),
        (
            "17:00",
            "08:00",
            "the hours of mon cannot be used: 09:00 to 08:00",
        ),
        (
            "2026-12-25\"",
            "25.12.\"",
            "`holidays` is no date: write it as 2026-12-25",
        ),
        (
            "\"start\":\"2026-12-25T15:00:00Z",
            "\"start\":\"now",
            "2026-03-02T10:00:00Z",
        ),
        ("\"mon\"", "\"monday\"", "`mon`"),
        ("\"start\"", "\"begin\"", "`start`"),
    ] {
        let line = format!(r#"{{"id":"a7",{REST},"minutes":60}}"#).replace(field, wrong);
        let refused = refusal(&line);
        assert!(
            refused.starts_with(r#"case "a7": "#) && refused.contains(right),
            "{refused}"
        );
    }
}

#[test]
fn a_line_that_is_no_case_at_all_is_refused_with_an_example() {
    for line in ["", "[]", "7", "{", r#"{"tz":"UTC"}"#] {
        assert!(refusal(line).contains(r#""minutes":60"#), "{line}");
    }
    assert!(refusal(&" ".repeat(2 << 20)).contains("at most"));
}

#[test]
fn a_deadline_that_never_comes_is_an_error_and_not_the_end_of_time() {
    let line = format!(r#"{{"id":1,{REST},"minutes":1}}"#)
        .replace("\"2026-12-25T15:00:00Z\"", "\"9999-12-31T23:00:00Z\"");
    assert!(refusal(&line).contains("9999"), "{line}");
}
