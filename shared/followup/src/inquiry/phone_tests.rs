use super::*;
use proptest::prelude::*;

fn read(raw: &str, country: &str) -> String {
    PhoneNumber::parse(raw, country)
        .unwrap()
        .as_str()
        .to_owned()
}

#[test]
fn the_ways_in_which_people_write_a_number_are_one_number() {
    for raw in [
        "5551234567",
        "555-123-4567",
        "(555) 123 4567",
        "+1 555.123.4567",
        "1-555-123-4567",
        "001 555 123 4567",
        "tel:+15551234567",
        "\u{202a}+1 (555) 123‑4567\u{202c}",
        "＋１ ５５５ １２３ ４５６７",
    ] {
        assert_eq!(read(raw, "1"), "+15551234567", "{raw}");
    }
    for raw in [
        "030 1234567",
        "+49 (0)30 1234567",
        "0049 30 1234567",
        "+49 30/1234567",
    ] {
        assert_eq!(read(raw, "+49"), "+49301234567", "{raw}");
    }
    assert_eq!(read("011 44 20 7946 0958", "1"), "+442079460958");
    assert_eq!(read("06 1234 5678", "39"), "+390612345678");
    assert_eq!(read("8 495 123-45-67", "7"), "+74951234567");
    assert_eq!(read("٠٥٠ ١٢٣ ٤٥٦٧", "971"), "+971501234567");
}

#[test]
fn an_extension_is_kept_apart_however_it_is_written() {
    for raw in [
        "555 123 4567 x12",
        "555 123 4567x12",
        "555 123 4567 ext 12",
        "555 123 4567, ext. 12",
        "5551234567 extension: 12",
        "555 123 4567 #12",
    ] {
        let number = PhoneNumber::parse(raw, "1").unwrap();
        assert_eq!(
            (number.as_str(), number.extension()),
            ("+15551234567", Some("12")),
            "{raw}"
        );
    }
}

#[test]
fn what_is_not_a_number_is_refused_with_what_would_be_right() {
    for (raw, error) in [
        ("", PhoneError::Empty),
        ("n/a", PhoneError::Letters),
        ("call me", PhoneError::Letters),
        ("1-800-FLOWERS", PhoneError::Letters),
        ("+1 555", PhoneError::TooShort),
        ("123456", PhoneError::TooShort),
        ("+1234567890123456", PhoneError::TooLong),
        ("5551234567 ext twelve", PhoneError::Extension),
        ("5551234567\r\nBcc: a@b.co", PhoneError::Letters),
        ("555+1234567", PhoneError::Letters),
        ("<b>5551234567</b>", PhoneError::Letters),
    ] {
        assert_eq!(PhoneNumber::parse(raw, "1").unwrap_err(), error, "{raw}");
    }
    assert_eq!(
        PhoneNumber::parse(&"5".repeat(10_000), "1").unwrap_err(),
        PhoneError::TooLong
    );
}

#[test]
fn it_is_shown_in_groups() {
    assert_eq!(
        PhoneNumber::parse("+442079460958", "1").unwrap().display(),
        "+44 207 946 0958"
    );
    assert_eq!(
        PhoneNumber::parse("+353 1 234 5678", "1")
            .unwrap()
            .display(),
        "+353 123 456 78"
    );
    assert_eq!(
        format!("{:?}", PhoneNumber::parse("+442079460958", "1").unwrap()),
        "PhoneNumber(***)"
    );
}

proptest! {
    #[test]
    fn parsing_never_panics_and_what_it_accepts_survives_json(raw in "[+0-9 ().x/-]{0,30}|\\PC{0,30}", country in "[0-9]{0,3}") {
        if let Ok(number) = PhoneNumber::parse(&raw, &country) {
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(&serde_json::from_str::<PhoneNumber>(&json).unwrap(), &number);
            prop_assert!(number.display().starts_with('+'));
        }
    }
}
