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
        "5551234567 Durchwahl 12",
        "5551234567 DW: 12",
        "5551234567, poste 12",
        "5551234567 extensión 12",
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

/// What becomes of a number as somebody writes it: the number, with a `?` where no plan has it, or what is said to them.
fn check(raw: &str, country: &str, expected: &str) {
    let read = match PhoneNumber::parse(raw, country) {
        Ok(number) => {
            let doubt = if number.is_planned() { "" } else { "?" };
            let extension = number.extension().map(|extension| format!(" x{extension}"));
            format!(
                "{}{}{doubt}",
                number.as_str(),
                extension.unwrap_or_default()
            )
        }
        Err(error) => format!("{error:?}"),
    };
    assert_eq!(read, expected, "{raw} ({country})");
}

#[test]
fn hard_numbers_come_out_as_they_are_dialled() {
    // Zeros that are dialled at home only, however they are written.
    check("+44 (0)20 7946 0958", "44", "+442079460958");
    check("+44 020 7946 0958", "44", "+442079460958");
    check("0044 (0)20 7946 0958", "44", "+442079460958");
    check("(+44) 20 7946 0958", "1", "+442079460958");
    check("+33 (0)1 23 45 67 89", "1", "+33123456789");
    check("+36 06 1 234 5678", "36", "+3612345678");
    check("06 1 234 5678", "36", "+3612345678");
    check("+45 (0) 32 12 34 56", "45", "+4532123456");
    check("8 5 212 3456", "370", "+37052123456");
    check("8 029 491 19 11", "375", "+375294911911");
    check("8 (495) 123-45-67", "7", "+74951234567");
    check("021 2345 6789", "30", "+302123456789");
    check("09 6123 4567", "56", "+56961234567");
    // Zeros that are part of the number.
    check("06 6982 0001", "39", "+390669820001");
    check("+39 (0)6 6982 0001", "1", "+390669820001");
    check("347 123 4567", "39", "+393471234567");
    check("0549 886377", "378", "+3780549886377");
    check("07 07 12 34 56", "225", "+2250707123456");
    check("06 612 3456", "242", "+242066123456");
    // Argentina's 9 from abroad is a 15 at home, in the middle.
    check("011 15-2345-6789", "54", "+5491123456789");
    check("+54 11 15 2345 6789", "1", "+5491123456789");
    check("+54 9 11 2345-6789", "1", "+5491123456789");
    check("0343 15-555-1212", "54", "+5493435551212");
    // What Mexico gave up in 2019.
    check("+52 1 55 1234 5678", "1", "+525512345678");
    check("+52 1 55 1234 5678", "52", "+525512345678");
    check("044 55 1234 5678", "52", "+525512345678");
    check("01 55 1234 5678", "52", "+525512345678");
    // A carrier's code before a town's.
    check("0 15 11 91234-5678", "55", "+5511912345678");
    check("0xx11 91234 5678", "55", "+5511912345678");
    check("021 11 3456-7890", "55", "+551134567890");
    check("17951 138 0013 8000", "86", "+8613800138000");
    check("03 321 123 4567", "57", "+573211234567");
    // As one dials abroad from there.
    check("0011 44 20 7946 0958", "61", "+442079460958");
    check("001 44 20 7946 0958", "852", "+442079460958");
    check("8 10 44 20 7946 0958", "7", "+442079460958");
    check("0044 20 7946 0958", "1", "+442079460958");
    // Letters of a key pad, numbers that cost nothing or much, and numbers of no country.
    check("1-800-FLOWERS", "1", "+18003569377");
    check("+800 1234 5678", "1", "+80012345678");
    check("0120-123-456", "81", "+81120123456");
    check("0900 1 123456", "49", "+499001123456");
    check("1300 123 456", "61", "+611300123456");
    // Extensions, and digits of other scripts.
    check("+44 20 7946 0958 #12", "1", "+442079460958 x12");
    check("+4420 7946 0958;ext=12", "1", "+442079460958 x12");
    check("٠٥٠ ١٢٣ ٤٥٦٧", "971", "+971501234567");
}

#[test]
fn what_no_plan_has_is_taken_as_it_was_written_and_said_to_be_doubtful() {
    // An Italian zero that is missing, a digit too many, a sign that is missing, an area that there is not.
    check("+39 6 6982 0001", "1", "+39669820001?");
    check("+1 212 736 50000", "1", "+121273650000?");
    check("44 20 7946 0958", "1", "+1442079460958?");
    check("(0)30 1234567", "1", "+10301234567?");
    check("+1 555 123 4567", "1", "+15551234567?");
    check("050-123-4567", "972", "+972501234567?");
}

#[test]
fn what_cannot_be_dialled_from_anywhere_is_refused() {
    check("736-5000", "1", "TooShort");
    check("911", "1", "TooShort");
    check("3631", "33", "TooShort");
    check("110", "49", "TooShort");
    check("+999 12345678", "1", "Country");
    check("212 736 5000", "", "Country");
    check("+1+1 212 736 5000", "1", "Letters");
    check("212 736 5000 or 646 736 5000", "1", "Letters");
    check("212 736 5000 / 646 736 5000", "1", "TooLong");
    check("2127365000a", "1", "Letters");
}

#[test]
fn it_is_shown_in_the_groups_of_its_country() {
    for (number, shown) in [
        ("+442079460958", "+44 20 7946 0958"),
        ("+353 1 234 5678", "+353 1 234 5678"),
        ("+12127365000", "+1 212 736 5000"),
        ("+33123456789", "+33 1 23 45 67 89"),
        ("+5511912345678", "+55 11 91234 5678"),
        ("+5491123456789", "+54 9 11 2345 6789"),
        ("+390669820001;ext=7", "+39 06 6982 0001"),
    ] {
        let number = PhoneNumber::parse(number, "1").unwrap();
        assert_eq!(number.grouped(), shown);
    }
    assert_eq!(
        format!("{:?}", PhoneNumber::parse("+442079460958", "1").unwrap()),
        "PhoneNumber(***)"
    );
}

#[test]
fn what_was_stored_is_read_as_it_is_whatever_the_plans_say_now() {
    let read = |stored: &str| serde_json::from_str::<PhoneNumber>(&format!("{stored:?}"));
    for stored in ["+15551234567", "+999123456789", "+1736500;ext=12"] {
        let number = read(stored).unwrap();
        assert_eq!(
            serde_json::to_string(&number).unwrap(),
            format!("{stored:?}")
        );
        assert!(number.grouped().starts_with('+'));
    }
    for stored in [
        "15551234567",
        "+1555",
        "+1555123456x",
        "+15551234567;ext=",
        "+1555123456789012",
    ] {
        assert!(read(stored).is_err(), "{stored}");
    }
}

proptest! {
    #[test]
    fn parsing_never_panics_and_what_it_accepts_survives_json(raw in "[+0-9 ().x/-]{0,30}|\\PC{0,30}", country in "[0-9]{0,3}") {
        if let Ok(number) = PhoneNumber::parse(&raw, &country) {
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(&serde_json::from_str::<PhoneNumber>(&json).unwrap(), &number);
            prop_assert!(number.grouped().starts_with('+'));
        }
    }
}

#[test]
fn of_several_numbers_or_one_among_words_the_first_good_one_is_dialled() {
    for (typed, number) in [
        ("212 555 0123", Some("+12125550123")),
        ("212 555 0123 / 212 555 0199", Some("+12125550123")),
        ("555 010 0123 / 555 010 0999", Some("+15550100123")),
        ("212-555-0123 or 212-555-0199", Some("+12125550123")),
        ("212 555 0123, 212 555 0199", Some("+12125550123")),
        ("n/a; +49 30 1234567", Some("+49301234567")),
        ("(212) 555-0123 (mobile)", Some("+12125550123")),
        ("after 5pm: 212 555 0123", Some("+12125550123")),
        ("Work 212 555 0123 ext. 12", Some("+12125550123")),
        (
            "home: 212 555 0123\nwork: 212 555 0199",
            Some("+12125550123"),
        ),
        ("n/a", None),
        ("-", None),
        ("see notes", None),
        ("after 5pm", None),
        ("from 2026-03-02 on", None),
        ("none", None),
        ("0", None),
        ("000", None),
    ] {
        let read = PhoneNumber::typed(typed, "1").ok();
        assert_eq!(read.as_ref().map(PhoneNumber::as_str), number, "{typed}");
    }
}
