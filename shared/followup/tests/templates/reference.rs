//! The reference page for who writes templates: made from the registry and from the variables, and never by hand.

use followup::template::{
    Audience, LISTED_TWIN, MailForm, MailKind, Presence, Required, Requires, Twin, Variable,
};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../infra/TEMPLATES.md");
/// Set to write the page anew.
const UPDATE: &str = "UPDATE_REFERENCE";

fn required(when: Required) -> &'static str {
    match when {
        Required::Always => "always",
        Required::WithBooking => "with `[booking]`",
        Required::WithoutCalls => "when no step is a call",
        Required::WithLetters => "always",
        Required::Optional => "no",
    }
}

fn twin(twin: Twin) -> String {
    match twin {
        Twin::Neutral => "`neutral`".to_owned(),
        Twin::Written => "`written`".to_owned(),
        Twin::Owing => "`owing`".to_owned(),
        Twin::Listed => format!("`{LISTED_TWIN}`"),
    }
}

/// What its words claim, and what stands in where that is not true.
fn truth(kind: MailKind) -> String {
    let claims = match kind.claims() {
        None => None,
        Some(Requires::Attempt) => Some("claims an attempt".to_owned()),
        Some(Requires::Writing) => Some("claims a mail of a person".to_owned()),
    };
    let twins: Vec<String> = kind.twins().iter().map(|one| twin(*one)).collect();
    let twins = (!twins.is_empty()).then(|| format!("twins: {}", twins.join(", ")));
    let said: Vec<String> = claims.into_iter().chain(twins).collect();
    said.join("; ")
}

fn names(variables: &[Variable]) -> String {
    let names: Vec<String> = variables.iter().map(|one| format!("`{one}`")).collect();
    names.join(" ")
}

/// A table of these mails. To a lead every variable of leads is given, and no mail has one of its own.
fn mails(heading: &str, wanted: impl Fn(MailKind) -> bool) -> String {
    let mut page = format!(
        "## {heading}\n\n| file | to | what for | required | truth | given, besides what is always there |\n| --- | --- | --- | --- | --- | --- |\n"
    );
    for kind in MailKind::ALL.iter().copied().filter(|kind| wanted(*kind)) {
        page.push_str(&format!(
            "| `{kind}.md` | {} | {} | {} | {} | {} |\n",
            kind.audience().as_str(),
            kind.purpose(),
            required(kind.required()),
            truth(kind),
            names(kind.given()),
        ));
    }
    page
}

fn presence(variable: Variable, audience: Audience) -> &'static str {
    match variable.presence(audience) {
        None => "",
        Some(Presence::Guaranteed) => "always",
        Some(Presence::Optional) => "sometimes: needs a fallback or an `if`",
        Some(Presence::PerMail) => "where the table above says so",
    }
}

fn variables() -> String {
    let mut page = String::from(
        "## Variables\n\n| variable | what | to a lead | to the team |\n| --- | --- | --- | --- |\n",
    );
    for variable in Variable::ALL {
        page.push_str(&format!(
            "| `{variable}` | {} | {} | {} |\n",
            variable.purpose(),
            presence(*variable, Audience::Lead),
            presence(*variable, Audience::Rep),
        ));
    }
    page
}

fn page() -> String {
    let is_mail = |kind: MailKind| kind.form() == MailForm::Mail;
    let to_lead = |kind: MailKind| kind.audience() == Audience::Lead;
    [
        "# Templates\n\nEvery text that Baton asks for by name, and every variable that a text may use. `policy.toml` names further texts in the steps of its \
         cadence; those are to a lead, or scripts. How a file is written is said in the rustdoc of `followup::template`.\n\n\
         This page is made from the registry (`shared/followup/src/template/mails.rs`) by\n\
         `UPDATE_REFERENCE=1 cargo test -p followup --test templates reference`, and a test holds it to that.\n"
            .to_owned(),
        mails("Mails to leads", |kind| is_mail(kind) && to_lead(kind)),
        mails("Scripts", |kind| !is_mail(kind)),
        mails("Mails to the team", |kind| is_mail(kind) && !to_lead(kind)),
        variables(),
    ]
    .join("\n")
}

#[test]
fn the_reference_page_says_what_the_registry_says() {
    let page = page();
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(PAGE, &page).unwrap();
    }
    let written = std::fs::read_to_string(PAGE).unwrap_or_default();
    assert_eq!(
        written, page,
        "infra/TEMPLATES.md is behind; {UPDATE}=1 writes it anew"
    );
}
