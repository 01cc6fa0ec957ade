//! What a form's definition may say, at the edge of each limit and one past it; and what of an inquiry is shown to nobody.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use followup::criteria::Condition;
use followup::form::{Challenge, Form, ProofOfWork, origin_of, redirect_matches};
use followup::inquiry::{CompanyName, EmailAddress, Inquiry, PersonName, Text};
use support::{ny, policy};

const EMAIL: &str =
    "[[fields]]\nname = \"email\"\nlabel = \"E\"\ntype = \"email\"\nmaps_to = \"email\"\n";
const PHONE: &str =
    "[[fields]]\nname = \"phone\"\nlabel = \"P\"\ntype = \"tel\"\nmaps_to = \"phone\"\n";

fn parse(head: &str, fields: &str) -> Result<Form, String> {
    let text = format!("title = \"T\"\n{head}\n{fields}");
    Form::parse("demo", &text, None).map_err(|error| error.reason)
}

#[track_caller]
fn passes(head: &str, fields: &str) -> Form {
    parse(head, fields).unwrap_or_else(|reason| panic!("{head}\n{fields}: {reason}"))
}

#[track_caller]
fn refused(head: &str, fields: &str, because: &str) {
    let reason = parse(head, fields).unwrap_err();
    assert!(reason.contains(because), "{head}\n{fields}: {reason}");
}

fn field(name: &str, kind: &str, more: &str) -> String {
    format!("[[fields]]\nname = \"{name}\"\nlabel = \"L\"\ntype = \"{kind}\"\n{more}\n")
}

/// The field by which somebody can be answered, and this one.
fn beside(field: &str) -> String {
    format!("{EMAIL}required = true\n{field}")
}

#[test]
fn somebody_can_always_be_answered() {
    passes("", &format!("{EMAIL}required = true\n"));
    passes("", &format!("{PHONE}required = true\n"));
    passes(
        "required_one_of = [[\"email\", \"phone\"]]",
        &format!("{EMAIL}{PHONE}"),
    );
    passes(
        "required_one_of = [[\"phone\"]]",
        &format!("{EMAIL}{PHONE}"),
    );
    let note = field("note", "text", "");
    let way = "make one required";
    refused("", EMAIL, way);
    // A group that something else can satisfy leads to nobody.
    let both = format!("{EMAIL}{note}");
    refused("required_one_of = [[\"email\", \"note\"]]", &both, way);
    refused("required_one_of = [[\"note\"]]", &both, way);
    refused("required_one_of = [[]]", &both, "asks for nothing");
    refused(
        "",
        &field("note", "text", "required = true"),
        "nobody could be answered",
    );
}

#[test]
fn a_name_is_of_lower_case_letters_digits_and_dashes_and_not_too_long() {
    for good in ["a", "trade-show-2026", &"x".repeat(64)] {
        let text = format!("title = \"T\"\n{EMAIL}required = true\n");
        assert!(Form::parse(good, &text, None).is_ok(), "{good}");
        passes("", &beside(&field(good, "text", "")));
    }
    passes("", &beside(&field("with_underscore", "text", "")));
    for bad in ["", "Demo", "a b", "ä", &"x".repeat(65)] {
        let text = format!("title = \"T\"\n{EMAIL}required = true\n");
        assert!(Form::parse(bad, &text, None).is_err(), "{bad}");
        refused("", &beside(&field(bad, "text", "")), "a field is named by");
    }
    let text = format!("title = \"T\"\n{EMAIL}required = true\n");
    assert!(Form::parse("with_underscore", &text, None).is_err());
    assert!(Form::parse("demo", &text.replace("\"T\"", "\" \""), None).is_err());
}

#[test]
fn each_list_has_its_bound() {
    let many = |count: usize| {
        let each = (1..count).map(|number| field(&format!("f{number}"), "text", ""));
        beside(&each.collect::<String>())
    };
    passes("", &many(64));
    refused("", &many(65), "1 to 64 fields");
    let choices = |count: usize| {
        let each: Vec<String> = (0..count)
            .map(|n| format!("{{ value = \"{n}\" }}"))
            .collect();
        beside(&field(
            "c",
            "choice",
            &format!("choices = [{}]", each.join(", ")),
        ))
    };
    let most = (1..2000)
        .take_while(|count| parse("", &choices(*count)).is_ok())
        .count();
    refused("", &choices(0), &format!("1 to {most} choices"));
    refused("", &choices(most + 1), &format!("1 to {most} choices"));
    for bits in [8, 18] {
        let form = passes(
            &format!("challenge = {{ kind = \"proof-of-work\", bits = {bits} }}"),
            &beside(""),
        );
        assert_eq!(
            form.challenge,
            Some(Challenge::ProofOfWork(ProofOfWork { bits }))
        );
    }
    for bits in [7, 19] {
        let challenge = format!("challenge = {{ kind = \"proof-of-work\", bits = {bits} }}");
        refused(&challenge, &beside(""), "between 8 and 18");
    }
    assert_eq!(passes("", &beside("")).challenge, None);
    refused(
        "challenge = { kind = \"riddle\" }",
        &beside(""),
        "proof-of-work",
    );
    passes("minimum_fill_seconds = 600", &beside(""));
    refused("minimum_fill_seconds = 601", &beside(""), "at most 600");
    passes("", &beside(&field("t", "text", "max = 1")));
    refused(
        "",
        &beside(&field("t", "text", "max = 0")),
        "max is between 1 and",
    );
    refused(
        "",
        &beside(&field("t", "text", "max = 10000000")),
        "max is between 1 and",
    );
}

#[test]
fn every_choice_has_a_value_of_its_own() {
    let choices = |list: &str| beside(&field("c", "choice", &format!("choices = [{list}]")));
    passes("", &choices("{ value = \"a\" }, { value = \"b\" }"));
    refused(
        "",
        &choices("{ value = \"a\" }, { value = \"A\" }"),
        "a value of its own",
    );
    refused("", &choices("{ value = \"\" }"), "a value of its own");
    refused(
        "",
        &beside(&field("t", "text", "choices = [{ value = \"a\" }]")),
        "has choices",
    );
}

#[test]
fn what_maps_somewhere_is_of_a_type_that_fits_and_maps_there_alone() {
    let choice = "choices = [{ value = \"now\" }]";
    for (maps_to, kind, more, fits) in [
        ("phone", "tel", "", true),
        ("phone", "text", "", true),
        ("phone", "hidden", "", true),
        ("phone", "textarea", "", false),
        ("name", "text", "", true),
        ("name", "hidden", "", true),
        ("name", "tel", "", false),
        ("company", "text", "", true),
        ("company", "checkbox", "", false),
        ("message", "textarea", "", true),
        ("message", "text", "", true),
        ("message", "checkbox", "", false),
        ("topic", "choice", choice, true),
        ("topic", "text", "", false),
        ("contact_when", "choice", choice, true),
        ("contact_when", "hidden", "", false),
        (
            "contact_how",
            "choice",
            "choices = [{ value = \"phone\" }]",
            true,
        ),
        ("contact_how", "choice", choice, false),
        ("timeframe", "text", "", true),
        ("timeframe", "choice", choice, true),
        ("budget", "hidden", "", true),
        ("budget", "checkbox", "", false),
        ("consent", "checkbox", "", true),
        ("consent", "text", "", false),
        ("answer", "checkbox", "", true),
        ("answer", "honeypot", "", true),
    ] {
        let text = beside(&field(
            "x",
            kind,
            &format!("maps_to = \"{maps_to}\"\n{more}"),
        ));
        assert_eq!(parse("", &text).is_ok(), fits, "{kind} to {maps_to}");
    }
    let twice = format!(
        "{}{}",
        field("a", "text", "maps_to = \"name\""),
        field("b", "text", "maps_to = \"name\"")
    );
    refused("", &beside(&twice), "maps to the same");
    let answers = format!("{}{}", field("a", "text", ""), field("b", "text", ""));
    passes("", &beside(&answers));
}

#[test]
fn nobody_has_to_consent_or_to_fill_in_what_is_for_nobody() {
    let consent = field("news", "checkbox", "maps_to = \"consent\"");
    passes("", &beside(&consent));
    refused(
        "",
        &beside(&format!("{consent}required = true\n")),
        "is none",
    );
    passes("", &beside(&field("ok", "checkbox", "required = true")));
    let trap = field("website", "honeypot", "");
    passes("", &beside(&trap));
    refused("", &beside(&format!("{trap}required = true\n")), "honeypot");
    for own in ["redirect", "utm_source", "gclid"] {
        refused("", &beside(&field(own, "hidden", "")), "by itself");
    }
}

#[test]
fn a_page_has_a_path_and_an_origin_has_none() {
    for (head, fine) in [
        ("thank_you_url = \"https://a.example/\"", true),
        ("thank_you_url = \"https://a.example\"", false),
        (
            "allowed_redirects = [\"https://a.example/x\", \"https://b.example/\"]",
            true,
        ),
        (
            "allowed_redirects = [\"https://a.example/x\", \"b.example/\"]",
            false,
        ),
        (
            "allowed_origins = [\"https://a.example\", \"HTTPS://B.example:8443\"]",
            true,
        ),
        ("allowed_origins = [\"https://a.example/\"]", false),
        ("allowed_origins = [\"http://a.example\"]", false),
    ] {
        assert_eq!(parse(head, &beside("")).is_ok(), fine, "{head}");
    }
    let form = passes("allowed_origins = [\"HTTPS://B.example\"]", &beside(""));
    assert_eq!(form.allowed_origins, ["https://b.example"]);
}

#[test]
fn an_address_of_a_page_is_plain_or_none() {
    let long = |length: usize| format!("https://a.example/{}", "x".repeat(length - 18));
    for good in [
        "https://a.example:1/",
        "https://a.example:65535/x",
        "http://localhost:8080/x",
        "http://127.0.0.1/",
        &long(2048),
    ] {
        assert!(origin_of(good).is_some(), "{good}");
    }
    for bad in [
        "https://a.example:/",
        "https://a.example:655350/",
        "http://a.example/",
        "http://localhost.example/",
        "https://a_b.example/",
        "https://a.example/ x",
        &long(2049),
    ] {
        assert_eq!(origin_of(bad), None, "{bad}");
    }
    assert!(redirect_matches(
        "https://a.example/t/",
        "https://a.example/t/x"
    ));
    for bad in [
        "https://a.example/t",
        "https://b.example/t/x",
        "https://a.example/t/%2E%2e/x",
    ] {
        assert!(!redirect_matches("https://a.example/t/", bad), "{bad}");
    }
    assert!(!redirect_matches(
        "https://a.example/t",
        "https://a.example/t/x"
    ));
}

fn ana() -> Inquiry {
    let fields = [
        ("name", "Ana Silva"),
        ("email", "ana@example.org"),
        ("phone", "+1 212 555 0123"),
        ("company", "Silva Brothers"),
        ("topic", "sales"),
        ("message", "A secret question"),
        ("budget", "about $12,500, or 13 000"),
    ];
    support::inquiry(&policy(), ny("2026-03-02 10:00"), &fields)
}

#[test]
fn what_a_log_could_show_of_an_inquiry_is_nothing_of_the_person() {
    let inquiry = ana();
    let shown = format!("{inquiry:?}");
    assert!(shown.starts_with("Inquiry { form: \"contact\""), "{shown}");
    for secret in ["Ana", "Silva", "ana@", "0123", "secret", "12,500"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    for (shown, expected) in [
        (format!("{:?}", inquiry.name), "PersonName(***)"),
        (format!("{:?}", inquiry.email.unwrap()), "EmailAddress(***)"),
        (format!("{:?}", inquiry.phone.unwrap()), "PhoneNumber(***)"),
        (
            format!("{:?}", CompanyName::parse("Silva Brothers")),
            "Ok(CompanyName(***))",
        ),
        (
            format!("{:?}", Text::parse("A secret question", 100)),
            "Ok(Text(17 characters))",
        ),
    ] {
        assert_eq!(shown, expected);
    }
}

#[test]
fn a_condition_holds_for_an_answer_and_its_first_number() {
    let inquiry = ana();
    let of = |field: &str| Condition {
        field: field.to_owned(),
        any_of: Vec::new(),
        present: None,
        at_least: None,
    };
    let least = |least| Condition {
        at_least: Some(least),
        ..of("budget")
    };
    assert!(least(12_500).holds(&inquiry));
    assert!(!least(12_501).holds(&inquiry));
    let one_of = |field: &str, values: &[&str]| Condition {
        any_of: values.iter().map(|&value| value.to_owned()).collect(),
        ..of(field)
    };
    assert!(one_of("topic", &["other", "SALES"]).holds(&inquiry));
    assert!(!one_of("topic", &["other"]).holds(&inquiry));
    let is_there = |field: &str, present| Condition {
        present: Some(present),
        ..of(field)
    };
    for (field, there) in [("topic", true), ("timeframe", false)] {
        assert_eq!(is_there(field, true).holds(&inquiry), there);
        assert_eq!(is_there(field, false).holds(&inquiry), !there);
        assert_eq!(of(field).holds(&inquiry), there);
    }
    let both = Condition {
        at_least: Some(1),
        ..one_of("topic", &["sales"])
    };
    assert!(!both.holds(&inquiry), "an answer without a number has none");
}

#[test]
fn whoever_has_a_first_name_for_certain_is_greeted_by_it() {
    let name = |text: &str| PersonName::parse(text).unwrap();
    for (full, first) in [
        ("Dr. Jim Halpert", Some("Jim")),
        ("J. Halpert", None),
        ("Bo Berg", Some("Bo")),
        ("Yo-Yo Ma", Some("Yo-Yo")),
        ("Mr", None),
        ("山田太郎", None),
    ] {
        assert_eq!(name(full).first(), first, "{full}");
    }
}

#[test]
fn a_name_that_a_mail_repeats_is_short_and_is_no_number_and_no_address() {
    let usable = |text: &str| PersonName::parse(text).unwrap().usable().is_some();
    for (text, fine) in [
        ("x".repeat(60).as_str(), true),
        (&"x".repeat(61), false),
        ("Ann 1234", true),
        ("Ann 12345", false),
        ("Ann 1-2 (3) 4 5", false),
        ("J.R. Smith", true),
        ("ab.de", false),
        ("a.de", true),
        ("ab.d", true),
        ("AB.DE", false),
        ("Ab.De", true),
        ("x y.Example", true),
        ("123", false),
        ("Ann!", false),
    ] {
        assert_eq!(usable(text), fine, "{text}");
    }
    assert!(PersonName::parse(&"x".repeat(200)).is_ok());
    assert!(PersonName::parse(&"x".repeat(201)).is_err());
}

#[test]
fn an_address_is_compared_without_case_and_kept_as_it_was_written() {
    let ana = EmailAddress::parse(" Ana@Example.ORG ").unwrap();
    assert_eq!(ana.normalised(), "ana@example.org");
    for bad in [
        "ana",
        "ana@",
        "@example.org",
        "ana@example",
        "a b@example.org",
        "ana@@example.org",
    ] {
        assert!(EmailAddress::parse(bad).is_err(), "{bad}");
    }
}
