use super::*;
use proptest::prelude::*;

fn fields(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn at() -> Instant {
    Instant::from_timestamp(1_772_442_000, 0).unwrap()
}

fn read(list: &[(&str, &str)]) -> Result<Inquiry, Vec<FieldError>> {
    Form::builtin_contact().read(&fields(list), at(), "1")
}

const ANN: [(&str, &str); 3] = [
    ("name", "Ann Lee"),
    ("email", "ann@example.com"),
    ("topic", "sales"),
];

fn with(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    ANN.iter().chain(more).copied().collect()
}

#[test]
fn a_full_answer_fills_every_field() {
    let inquiry = read(&with(&[
        ("phone", "555 123 4567"),
        ("company", "Example & Co"),
        ("message", "one\r\ntwo"),
        ("timeframe", "quarter"),
        ("budget", "10k"),
        ("contact_when", "week"),
        ("contact_how", "phone"),
        ("newsletter", "yes"),
        ("utm_source", "ads"),
        ("gclid", "abc"),
        ("colour", "blue"),
        ("redirect", "https://a.example/"),
        ("_shown", "x"),
        ("website", ""),
    ]))
    .unwrap();
    insta::assert_json_snapshot!(inquiry);
}

#[test]
fn all_errors_are_reported_at_once_and_repeat_nothing() {
    let errors = read(&[
        ("email", "secret"),
        ("phone", "secret"),
        ("contact_when", "secret"),
        ("newsletter", "secret"),
    ])
    .unwrap_err();
    let names: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(
        names,
        [
            "name",
            "email",
            "phone",
            "topic",
            "contact_when",
            "newsletter"
        ]
    );
    assert!(!format!("{errors:?}").contains("secret"));
}

#[test]
fn email_or_phone_is_enough_and_neither_is_not() {
    assert!(read(&[("name", "Ann"), ("topic", "other"), ("phone", "5551234567")]).is_ok());
    assert!(read(&ANN).is_ok());
    let errors = read(&[
        ("name", "Ann"),
        ("topic", "other"),
        ("email", " "),
        ("phone", ""),
    ])
    .unwrap_err();
    assert_eq!(
        errors,
        [FieldError::new(
            "email",
            FieldProblem::AllMissing {
                labels: vec!["Email".to_owned(), "Phone".to_owned()]
            }
        )]
    );
}

#[test]
fn a_topic_outside_the_list_is_kept_and_reads_your_inquiry() {
    let inquiry = read(&[
        ("name", "Ann"),
        ("email", "a@b.co"),
        ("topic", "Buy pills at spam.example"),
    ])
    .unwrap();
    assert_eq!(
        (inquiry.topic.as_deref(), inquiry.topic_phrase.as_str()),
        (None, "your inquiry")
    );
    assert_eq!(inquiry.answers["topic"], "Buy pills at spam.example");
}

#[test]
fn a_choice_may_be_given_by_its_label() {
    let inquiry = read(&[
        ("name", "Ann"),
        ("email", "a@b.co"),
        ("topic", "products AND prices"),
    ])
    .unwrap();
    assert_eq!(inquiry.topic.as_deref(), Some("sales"));
}

#[test]
fn nobody_who_can_be_reached_is_turned_away_for_a_number() {
    let long = "x".repeat(900);
    for typed in [
        "n/a",
        "-",
        "see notes",
        "after 5pm",
        "none",
        "123",
        long.as_str(),
        "\u{1f4f5}",
    ] {
        let list = fields(&[&ANN[..], &[("phone", typed)]].concat());
        let inquiry = Form::builtin_contact().read(&list, at(), "1").unwrap();
        assert_eq!(inquiry.phone, None, "{typed}");
        let kept = Form::builtin_contact();
        let kept = kept.phone_as_typed(&inquiry, "1").unwrap_or_default();
        assert!(typed.starts_with(kept.trim_end_matches('…')) && !kept.is_empty());
    }
    let both = read(&with(&[("phone", "555 010 0123 / 555 010 0999")])).unwrap();
    assert_eq!(
        both.phone.as_ref().map(PhoneNumber::as_str),
        Some("+15550100123")
    );
    let form = Form::builtin_contact();
    assert_eq!(
        form.phone_as_typed(&both, "1"),
        Some("555 010 0123 / 555 010 0999")
    );
    let plain = read(&with(&[("phone", "(212) 555-0123")])).unwrap();
    assert_eq!(form.phone_as_typed(&plain, "1"), None);
    // Whoever left nothing else is asked to write it right.
    let alone = [("name", "Ann"), ("topic", "sales"), ("phone", "after 5pm")];
    assert_eq!(read(&alone).unwrap_err()[0].field, "phone");
    let wrong = [
        ("name", "Ann"),
        ("topic", "sales"),
        ("email", "ann"),
        ("phone", "n/a"),
    ];
    let errors = read(&wrong).unwrap_err();
    let names: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(names, ["email", "phone"]);
}

#[test]
fn an_address_is_taken_as_people_paste_it() {
    for typed in [
        "mailto:ann@example.com",
        "Ann <ann@example.com>",
        "ann\u{200b}＠example.com",
    ] {
        let inquiry = read(&[("name", "Ann"), ("topic", "sales"), ("email", typed)]).unwrap();
        assert_eq!(inquiry.email.unwrap().ascii(), "ann@example.com", "{typed}");
    }
}

#[test]
fn a_very_long_name_is_refused_clearly() {
    let long = "x".repeat(10_000);
    let errors = read(&[("name", &long), ("email", "a@b.co"), ("topic", "other")]).unwrap_err();
    assert_eq!(
        errors,
        [FieldError::new("name", FieldProblem::TooLong { most: 200 })]
    );
}

#[test]
fn a_name_with_anything_odd_in_it_is_taken_without_what_cannot_be_seen() {
    let inquiry = read(&[
        ("name", "Ann\r\n<b>{{x}}</b>\u{202e}\0"),
        ("email", "a@b.co"),
        ("topic", "other"),
    ])
    .unwrap();
    assert_eq!(inquiry.name.full(), "Ann <b>{{x}}</b>");
    assert_eq!(inquiry.name.usable(), None);
    assert_eq!(inquiry.answers["name"], "Ann\n<b>{{x}}</b>");
}

#[test]
fn a_filled_honeypot_is_a_suspicion_and_no_error() {
    let inquiry = read(&with(&[("website", "http://spam.example")])).unwrap();
    assert_eq!(inquiry.suspicion, Some(Suspicion::Honeypot));
    assert!(!inquiry.answers.contains_key("website"));
}

#[test]
fn consent_keeps_its_wording_and_time_and_an_unticked_box_gives_none() {
    let consent = read(&with(&[("newsletter", "on")]))
        .unwrap()
        .consent
        .unwrap();
    assert_eq!(consent.at, at());
    assert!(consent.wording.starts_with("Send me your newsletter"));
    assert_eq!(read(&with(&[("newsletter", "no")])).unwrap().consent, None);
}

#[test]
fn the_same_field_twice_must_say_the_same() {
    assert!(read(&with(&[("email", "ann@example.com")])).is_ok());
    let errors = read(&with(&[("email", "bob@example.com")])).unwrap_err();
    assert_eq!(errors[0].field, "email");
    let inquiry = read(&with(&[("interest", "a"), ("interest", "b")])).unwrap();
    assert_eq!(inquiry.answers["interest"], "a, b");
}

#[test]
fn unknown_and_campaign_fields_are_cut_off_and_lose_no_inquiry() {
    let long = "y".repeat(20_000);
    let mut list = fields(&ANN);
    list.push(("notes".to_owned(), long.clone()));
    list.push(("utm_term".to_owned(), long.clone()));
    list.push((long, "z".to_owned()));
    let inquiry = Form::builtin_contact().read(&list, at(), "1").unwrap();
    assert_eq!(inquiry.answers["notes"].chars().count(), MAX_UNKNOWN_CHARS);
    assert_eq!(
        inquiry.attribution["utm_term"].chars().count(),
        MAX_ATTRIBUTION_CHARS
    );
    assert!(
        inquiry
            .answers
            .keys()
            .all(|key| key.chars().count() <= MAX_UNKNOWN_NAME_CHARS)
    );
}

#[test]
fn a_voicemail_needs_a_number_and_nothing_else() {
    let form = Form::builtin_voicemail();
    let inquiry = form
        .read(
            &fields(&[("phone", "+1 555 123 4567"), ("note", "Call back")]),
            at(),
            "1",
        )
        .unwrap();
    assert_eq!(inquiry.name.full(), "Unknown caller");
    assert_eq!(inquiry.topic_phrase, "your message");
    assert_eq!(inquiry.message.as_deref(), Some("Call back"));
    assert_eq!(form.read(&[], at(), "1").unwrap_err()[0].field, "phone");
}

#[test]
fn an_inquiry_survives_json_and_does_not_print_itself() {
    let inquiry = read(&with(&[("phone", "555 123 4567 x9"), ("message", "hush")])).unwrap();
    let json = serde_json::to_string(&inquiry).unwrap();
    assert_eq!(serde_json::from_str::<Inquiry>(&json).unwrap(), inquiry);
    let shown = format!("{inquiry:?}");
    assert!(
        ["Ann", "example.com", "555", "hush"]
            .iter()
            .all(|secret| !shown.contains(secret)),
        "{shown}"
    );
}

#[test]
fn an_answer_with_too_many_fields_is_refused() {
    let list: Vec<(String, String)> = (0..=MAX_FIELDS)
        .map(|n| (format!("f{n}"), "x".to_owned()))
        .collect();
    let errors = Form::builtin_contact().read(&list, at(), "1").unwrap_err();
    assert_eq!(
        errors[0].problem,
        FieldProblem::TooManyFields { most: MAX_FIELDS }
    );
}

proptest! {
    #[test]
    fn what_was_read_before_is_read_the_same(
        lists in prop::collection::vec(prop::collection::vec(("(name|email|phone|topic|message|budget|newsletter|contact_when|website)", "(yes|no|now|week|sales|Sales|a@b.co|5551234567|10k|Ann)"), 0..8), 1..6)
    ) {
        let form = Form::builtin_contact();
        let mut known = KnownAnswers::default();
        for list in &lists {
            let texts: Vec<(&str, &str)> = list.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            prop_assert_eq!(form.read_known(&texts, at(), "1", &mut known), form.read(list, at(), "1"));
        }
    }

    #[test]
    fn reading_is_total(list in prop::collection::vec(("(name|email|phone|topic|message|newsletter|contact_when|website|utm_x|\\PC{0,8})", "(yes|now|sales|a@b.co|5551234567|\\PC{0,40})"), 0..16)) {
        let form = Form::builtin_contact();
        match form.read(&list, at(), "1") {
            Ok(inquiry) => prop_assert!(inquiry.email.is_some() || inquiry.phone.is_some()),
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }
}
