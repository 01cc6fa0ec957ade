//! A span is written in its largest whole unit, and read back as the same span.

use calendar::{MAX_SPAN_DAYS, MAX_SPAN_SECONDS, Span};

fn span(text: &str) -> Span {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn each_span_is_written_in_its_largest_whole_unit() {
    for (read, written) in [
        ("0s", "0m"),
        ("1s", "1s"),
        ("59s", "59s"),
        ("60s", "1m"),
        ("61s", "61s"),
        ("90m", "90m"),
        ("60m", "1h"),
        ("25h", "25h"),
        ("48h", "2d"),
        ("0bs", "0bm"),
        ("1bs", "1bs"),
        ("60bs", "1bm"),
        ("61bs", "61bs"),
        ("90bm", "90bm"),
        ("120bm", "2bh"),
        ("24bh", "24bh"),
        ("1bd", "1bd"),
        ("0bd", "0bd"),
    ] {
        assert_eq!(span(read).to_string(), written, "{read}");
        assert_eq!(span(written), span(read), "{read}");
        let stored: String = span(read).into();
        assert_eq!(Span::try_from(stored).unwrap(), span(read));
    }
}

#[test]
fn the_longest_span_is_one_and_a_longer_one_is_none() {
    assert!(format!("{MAX_SPAN_SECONDS}s").parse::<Span>().is_ok());
    assert!(
        format!("{}s", u64::from(MAX_SPAN_SECONDS) + 1)
            .parse::<Span>()
            .is_err()
    );
    assert!(format!("{MAX_SPAN_SECONDS}bs").parse::<Span>().is_ok());
    assert!(
        format!("{}bs", u64::from(MAX_SPAN_SECONDS) + 1)
            .parse::<Span>()
            .is_err()
    );
    assert!(format!("{MAX_SPAN_DAYS}bd").parse::<Span>().is_ok());
    assert!(
        format!("{}bd", u64::from(MAX_SPAN_DAYS) + 1)
            .parse::<Span>()
            .is_err()
    );
    for wrong in [
        "",
        "m",
        "1",
        "1x",
        "-1m",
        "1.5h",
        "1 h",
        "bh",
        "1b",
        "99999999999d",
    ] {
        assert!(wrong.parse::<Span>().is_err(), "{wrong}");
    }
}
