//! Templates: what is refused, what is found, and what is never let through.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "templates/checking.rs"]
mod checking;
#[path = "templates/claims.rs"]
mod claims;
#[path = "templates/defaults.rs"]
mod defaults;
#[path = "templates/hostile.rs"]
mod hostile;
#[path = "templates/limits.rs"]
mod limits;
#[path = "templates/parsing.rs"]
mod parsing;
#[path = "templates/reference.rs"]
mod reference;
#[path = "templates/registry.rs"]
mod registry;
#[path = "templates/rendering.rs"]
mod rendering;
#[path = "templates/sentences.rs"]
mod sentences;

use std::sync::LazyLock;

use followup::template::{Markup, Template, Templates, Values, Variable};

/// The shipped templates, by name.
fn shipped() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../infra/policy/templates");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| {
            (
                path.file_stem().unwrap().to_str().unwrap().to_owned(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

fn shipped_set() -> &'static Templates {
    static SET: LazyLock<Templates> = LazyLock::new(|| Templates::parse(shipped()).unwrap());
    &SET
}

fn template(source: &str) -> Template {
    Template::parse("sample", source).unwrap()
}

/// A template to a lead with this body.
fn to_lead(body: &str) -> Template {
    template(&format!(
        "+++\nsubject = \"About {{{{ topic }}}}\"\nto = \"lead\"\n+++\n{body}"
    ))
}

/// A template to a rep with this body.
fn to_rep(body: &str) -> Template {
    template(&format!(
        "+++\nsubject = \"Call {{{{ lead_name }}}}\"\nto = \"rep\"\n+++\n{body}"
    ))
}

/// Everything that is guaranteed to a lead.
fn guaranteed() -> Values {
    Values::new()
        .text(Variable::Topic, "your question about pricing")
        .text(Variable::AskedOn, "Tuesday, March 3")
        .text(Variable::CompanyName, "Acme Tools")
        .text(Variable::CompanyLegalName, "Acme Tools, Inc.")
        .text(
            Variable::PostalAddress,
            "1 Main Street\nNew York, NY 10001\nUSA",
        )
        .url(Variable::PrivacyUrl, "https://acme.example/privacy")
        .url(
            Variable::StopUrl,
            "https://baton.acme.example/s/k1.4f9a2c?l=7&x=1",
        )
        .text(Variable::StopLabel, "Not you, or had enough? Stop")
        .text(Variable::PrivacyLabel, "How we treat your data")
        .text(Variable::LanguageTag, "en")
        .text(Variable::TeamName, "The Acme team")
        .text(Variable::RepOrTeamName, "Dana Reed")
        .url(Variable::Website, "https://acme.example/")
        .text(
            Variable::Hours,
            "Monday to Friday, 9:00 to 17:00 (New York)",
        )
        .text(Variable::NextContact, "We will call you today by 15:00.")
        .text(Variable::Greeting, "Hello Ana")
}

/// Everything that there can be, for any reader.
fn everything() -> Values {
    static ALL: LazyLock<Values> = LazyLock::new(build_everything);
    ALL.clone()
}

/// The texts of [`everything`], beside those of [`guaranteed`].
const TEXTS: [(Variable, &str); 23] = [
    (Variable::FirstName, "Ana"),
    (Variable::FullName, "Ana Silva"),
    (Variable::LeadCompany, "Silva Bikes"),
    (Variable::RepName, "Dana Reed"),
    (Variable::RepFirstName, "Dana"),
    (Variable::RepPhone, "+1 212 555 0100"),
    (Variable::ReplyAddress, "hello@acme.example"),
    (Variable::TeamPhone, "+1 212 555 0199"),
    (Variable::Question, "How many people will use it?"),
    (Variable::AwayUntil, "Monday, March 9"),
    (Variable::LateBy, "5 hours"),
    (Variable::PromisedFirst, "today by 14:00 New York time"),
    (Variable::StaffName, "Dana Fox"),
    (Variable::StaffFirstName, "Dana"),
    (Variable::LeadName, "Ana Silva"),
    (Variable::Due, "due today 15:00"),
    (Variable::When, "11:00"),
    (Variable::OtherRep, "Sam Ortiz"),
    (Variable::Code, "k3vd-x7qa"),
    (Variable::Headline, "Waiting for you: Ana Silva, Bo Chen"),
    (Variable::Count, "2"),
    (Variable::ToDo, "2"),
    (Variable::Reason, "Nobody answered on Tuesday at 10:20."),
];

fn build_everything() -> Values {
    let texts = TEXTS.iter();
    let values = texts.fold(guaranteed(), |values, (variable, text)| {
        values.text(*variable, *text)
    });
    let values = values
        .url(Variable::OptInUrl, "https://baton.acme.example/n/k1.77ab")
        .url(Variable::BookingUrl, "https://baton.acme.example/b/k1.90cd");
    with_blocks(values)
}

/// A lead of a list, with its buttons.
fn entry(name: &str, due: &str) -> Markup {
    Markup::join([
        Markup::inline([Markup::strong(name), Markup::text(due)]),
        Markup::buttons(&[
            ("Reached", "https://baton.acme.example/o/k1.reached"),
            ("Voicemail", "https://baton.acme.example/o/k1.voicemail"),
        ]),
    ])
}

fn with_blocks(values: Values) -> Values {
    let script = shipped_set()
        .get("script_call")
        .unwrap()
        .markup(&staff_basics())
        .unwrap();
    values
        .markup(
            Variable::LeadSummary,
            Markup::list([
                "Company: Silva Bikes",
                "Phone: +1 212 555 0123",
                "Source: contact form",
            ]),
        )
        .markup(
            Variable::Asked,
            Markup::quote("What does it cost for 12 people?\n\nWe open *in May*.\nAna"),
        )
        .markup(
            Variable::Script,
            Markup::join([Markup::heading("What to say"), script]),
        )
        .markup(
            Variable::Links,
            Markup::inline([
                Markup::link("Call", "tel:+12125550123"),
                Markup::link("Open the desk", "https://baton.acme.example/l/abc"),
            ]),
        )
        .markup(
            Variable::Buttons,
            Markup::buttons(&[
                ("Reached", "https://baton.acme.example/o/k1.reached"),
                ("Voicemail", "https://baton.acme.example/o/k1.voicemail"),
                ("No answer", "https://baton.acme.example/o/k1.noanswer"),
            ]),
        )
        .markup(
            Variable::List,
            Markup::items([
                entry("Ana Silva", "due 10:00"),
                entry("Bo Chen", "due 11:30"),
            ]),
        )
        .text(
            Variable::WithoutIt,
            "it is left out, and everything else goes on without it",
        )
        .markup(
            Variable::Draft,
            Markup::quote("Hello Ana,\n\nthank you for your question."),
        )
}

fn staff_basics() -> Values {
    guaranteed()
        .text(Variable::StaffFirstName, "Dana")
        .text(Variable::LeadName, "Ana Silva")
}
