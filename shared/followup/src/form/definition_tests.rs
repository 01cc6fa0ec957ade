use super::*;
use proptest::prelude::*;

const HEAD: &str = "title = \"T\"\n";
const EMAIL: &str = "[[fields]]\nname = \"email\"\nlabel = \"E\"\ntype = \"email\"\nmaps_to = \"email\"\nrequired = true\n";

fn refused(text: &str) -> FormError {
    Form::parse("demo", text, None).unwrap_err()
}

#[test]
fn the_shipped_forms_parse() {
    let contact = Form::builtin_contact();
    assert_eq!(
        contact
            .fields
            .iter()
            .map(|f| f.name.as_str())
            .collect::<Vec<_>>(),
        [
            "name",
            "email",
            "phone",
            "company",
            "topic",
            "message",
            "timeframe",
            "budget",
            "contact_when",
            "contact_how",
            "newsletter",
            "website"
        ]
    );
    assert_eq!(contact.acknowledge, Acknowledge::Baton);
    assert_eq!(Form::builtin_voicemail().phrase, "your message");
}

#[test]
fn a_small_form_has_sensible_defaults() {
    let form = Form::parse("trade-show", &format!("{HEAD}{EMAIL}"), None).unwrap();
    assert_eq!(
        (form.source.as_str(), form.phrase.as_str()),
        ("trade-show", "your inquiry")
    );
    assert_eq!(form.fields[0].max, DEFAULT_MAX_CHARS);
}

#[test]
fn every_mistake_names_its_line_and_what_would_be_right() {
    let cases = [
        (format!("{HEAD}colour = 1\n{EMAIL}"), 2, "colour"),
        (format!("{HEAD}fields = []\n"), 1, "1 to 64 fields"),
        (format!("{HEAD}{EMAIL}{EMAIL}"), 8, "defined twice"),
        (
            format!(
                "{HEAD}{EMAIL}[[fields]]\nname = \"news\"\nlabel = \"N\"\ntype = \"checkbox\"\nmaps_to = \"consent\"\nrequired = true\n"
            ),
            11,
            "consent that is required is none",
        ),
        (
            format!("{HEAD}{}", EMAIL.replace("required = true", "")),
            1,
            "required_one_of",
        ),
        (
            format!(
                "{HEAD}{}",
                EMAIL.replace("\"E\"\ntype = \"email\"", "\"E\"\ntype = \"checkbox\"")
            ),
            6,
            "\"email\"",
        ),
        (
            format!("{HEAD}allowed_origins = [\n\"https://a.example/x\"]\n{EMAIL}"),
            3,
            "without a path",
        ),
        (
            format!("{HEAD}allowed_redirects = [\"https://a.example\"]\n{EMAIL}"),
            2,
            "with a path",
        ),
        (
            format!("{HEAD}thank_you_url = \"javascript:x\"\n{EMAIL}"),
            2,
            "with a path",
        ),
        (
            format!("{HEAD}minimum_fill_seconds = 9999\n{EMAIL}"),
            2,
            "600",
        ),
        (
            format!("{HEAD}required_one_of = [[\"fax\"]]\n{EMAIL}"),
            2,
            "fax",
        ),
        (
            format!(
                "{HEAD}{EMAIL}[[fields]]\nname = \"redirect\"\nlabel = \"\"\ntype = \"hidden\"\n"
            ),
            9,
            "by itself",
        ),
        (
            format!(
                "{HEAD}{EMAIL}[[fields]]\nname = \"w\"\nlabel = \"W\"\ntype = \"choice\"\nmaps_to = \"contact_when\"\nchoices = [{{ value = \"soon\" }}]\n"
            ),
            13,
            "now, week, later",
        ),
        ("title = \n".to_owned(), 1, ""),
    ];
    for (text, line, reason) in cases {
        let error = refused(&text);
        assert_eq!(error.line, line, "{text}\n{error}");
        assert!(error.reason.contains(reason), "{text}\n{error}");
    }
}

#[test]
fn words_that_say_nothing_are_refused() {
    let cases = [
        (
            format!("{HEAD}{EMAIL}[[fields]]\nname = \"w\"\nlabel = \" \"\ntype = \"text\"\n"),
            10,
            "w has no label",
        ),
        (
            format!(
                "{HEAD}{EMAIL}[[fields]]\nname = \"w\"\nlabel = \"W\"\ntype = \"checkbox\"\nwording = \"\"\n"
            ),
            12,
            "w has no wording",
        ),
        (
            format!("{HEAD}submit = \"\"\n{EMAIL}"),
            2,
            "submit is empty",
        ),
    ];
    for (text, line, reason) in cases {
        let error = refused(&text);
        assert_eq!(error.line, line, "{text}\n{error}");
        assert!(error.reason.contains(reason), "{text}\n{error}");
    }
}

proptest! {
    #[test]
    fn parsing_a_definition_never_panics(text in "\\PC{0,200}") {
        let _ = Form::parse("demo", &text, None);
    }
}
