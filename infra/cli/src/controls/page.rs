//! The look of the control pages, and what several of them have.

use cloud::page::Shell;
use followup::team::Person;
use http::{HeaderValue, Response, StatusCode, header};
use hyper::body::Bytes;
use maud::{Markup, Render, html};

use crate::controls::answer::with_type;
use crate::controls::clock::{field_value, shown};
use crate::deployment::{LocalDeployment, addresses_in};

/// What the control pages have besides the style sheet of all pages: a wide page, small buttons in a row, mails, and tables.
pub(super) const CONTROL_STYLE: &str = "
main{max-width:60rem;padding:1rem}
nav a{margin-right:1rem}
form{display:inline-block;margin:0 .5rem .5rem 0;padding:0;background:none}
button,input{width:auto;min-height:0;padding:.3rem .6rem}
label{display:inline;font-weight:400}
.soft{display:block;color:var(--soft);font-size:.9rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:.3rem 0}
dt{font-size:1rem}dd{margin:0}
.seats{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:1rem;margin:1rem 0}
.seat{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.75rem 1rem}
.seat h2{margin:0}
.seat p{margin:.25rem 0 .6rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--card);padding:.6rem;border-radius:.3rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
";
/// The face of somebody of the team: their initials in a circle, in the colour of what it stands in.
pub(super) const FACE_STYLE: &str = ".face{display:inline-grid;place-items:center;width:2em;height:2em;margin-inline-end:.2em;border:1px solid;border-radius:50%;font-size:.75em}";

/// A page.
pub(super) fn page(deployment: &LocalDeployment, title: &str, body: &Markup) -> Response<Bytes> {
    page_with(deployment, title, body, &[CONTROL_STYLE, FACE_STYLE], "")
}

/// A page with these styles, and with more that its content security policy lets in.
pub(super) fn page_with(
    deployment: &LocalDeployment,
    title: &str,
    body: &Markup,
    styles: &[&'static str],
    more: &str,
) -> Response<Bytes> {
    let now = deployment.aws().clock().now();
    let inside = html! {
        nav aria-label="Pages of this machine" {
            a href="/" { "Start" }
            a href="/f/contact" { "Form" }
            a href="/local/mail" { "Mailbox" }
            a href="/local/leads" { "Leads" }
        }
        h1 { (title) }
        // The bar of a demo says what time it is.
        @if !deployment.is_demo() { p { "It is " time datetime=(now.to_rfc3339()) { (shown(now)) } ". Mails and pages say the time of the office." } }
        (body)
    };
    let title = format!("{title} - Baton on this machine");
    let shell = Shell {
        more_styles: styles,
        ..Shell::new("en", &title, None)
    };
    let text = shell.html(&inside).into_string();
    let mut response = with_type(StatusCode::OK, "text/html; charset=utf-8", text);
    let security = format!("{}{more}", shell.security());
    // The pages hold text that came in by mail and forms: no script runs, nothing is loaded.
    if let Ok(security) = HeaderValue::from_str(&security) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, security);
    }
    response
}

/// A button that lets an hour pass: its words, its field and its value.
pub(super) const AN_HOUR: (&str, &str, &str) = ("+1 hour", "advance", "1h");
/// The button that lets time pass until something is due.
pub(super) const NEXT: (&str, &str, &str) = ("Next: to what is due", "to", "next");

/// A form of one button.
pub(super) fn press(
    action: &str,
    name: &str,
    value: &str,
    label: &(impl Render + ?Sized),
) -> Markup {
    html! { form method="post" action=(action) { button name=(name) value=(value) { (label) } } }
}

/// A button for somebody of the team: whoever presses it is them at the desk.
pub(super) fn be(person: &Person) -> Markup {
    let label = html! {
        span.face aria-hidden="true" { (initials(&person.name)) }
        " Be " (person.first_name())
    };
    press("/local/be", "person", person.id.as_str(), &label)
}

/// The first letter of a name, and that of its last word where it has several.
fn initials(name: &str) -> String {
    let mut letters = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let (first, last) = (letters.next(), letters.next_back());
    first.into_iter().chain(last).collect()
}

/// The buttons that move the clock.
pub(super) fn clock_buttons(deployment: &LocalDeployment) -> Markup {
    let now = deployment.aws().clock().now();
    html! {
        @for (label, name, value) in [AN_HOUR, ("+1 day", "advance", "1d"), NEXT] {
            (press("/local/clock", name, value, label))
        }
        form method="post" action="/local/clock" {
            label { "To " input type="datetime-local" name="to" required value=(field_value(now)) min=(field_value(now)); } " UTC "
            button { "Go" }
        }
    }
}

/// Text with its addresses as links.
pub(super) fn linked(text: &str) -> Markup {
    let mut rest = text;
    let mut parts = Vec::new();
    for address in addresses_in(text) {
        if let Some((before, after)) = rest.split_once(address) {
            parts.push((before, address));
            rest = after;
        }
    }
    html! {
        @for (before, address) in parts { (before) a href=(address) rel="noreferrer" { (address) } }
        (rest)
    }
}
