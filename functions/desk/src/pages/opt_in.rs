//! "Shall we send it? Yes": the lead agrees to the newsletter. The page shows nothing personal: a forwarded mail must not
//! say whose it was. What was agreed to is kept in the words that stood beside the button, with time and place.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use followup::event::Event;
use followup::form::{FieldKind, MapsTo};
use followup::lead::Lead;
use followup::policy::Policy;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};

use super::row::{Page, Takes};
use crate::access::Visit;
use crate::page::{page, shown};
use crate::refused::NotServed;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::OptIn,
    name: "optIn",
    shows: "The lead is asked whether the newsletter shall come.",
    does: "The lead agrees to the newsletter; wording, time and place are kept. It needs no body.",
    takes: Takes::Nothing,
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, _| Box::pin(act(visit)),
};

/// The words beside the button: those of the form's own box, so that both ask for the same.
fn wording(policy: &Policy) -> String {
    let fields = policy.active.forms.values().flat_map(|form| &form.fields);
    let own = fields
        .filter(|field| field.maps_to == MapsTo::Consent)
        .find_map(|field| match &field.kind {
            FieldKind::Checkbox { wording } => Some(wording.clone()),
            FieldKind::Text
            | FieldKind::Email
            | FieldKind::Tel
            | FieldKind::Textarea
            | FieldKind::Choice(_)
            | FieldKind::Hidden
            | FieldKind::Honeypot => None,
        });
    own.unwrap_or_else(|| {
        "Send me your newsletter. I can leave it at any time with one click.".to_owned()
    })
}

/// What there is to say instead of asking.
fn settled(lead: &Lead) -> Option<&'static str> {
    if lead.blocked.is_some() || lead.erased_at.is_some() {
        Some(
            "Our mail to you is stopped, so this is not sent either. Write to us if you want it again.",
        )
    } else if lead.contact.opted_in {
        Some("You get it: there is nothing more to do.")
    } else {
        None
    }
}

fn privacy(policy: &Policy) -> Markup {
    html! { p.note { a href=(shown(&policy.active.company.privacy_url)) rel="noreferrer" { "How we handle personal data" } } }
}

/// The page asks; following the link alone agrees to nothing, because mail scanners follow links.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let lead = visit.lead().await?.lead;
    let title = "Shall we send you the newsletter?";
    let body = html! {
        h1 { (title) }
        @if let Some(settled) = settled(&lead) { p.card role="status" { (settled) } }
        @else {
            form method="post" action=(visit.token) {
                p { (shown(&policy.active.company.name)) " writes from time to time about what it has learned. It explains; it does not sell." }
                p { (shown(&wording(&policy))) }
                button.big type="submit" name="choice" value="yes" { "Yes, please send it" }
            }
        }
        (privacy(&policy))
    };
    Ok(page(200, title, &body))
}

/// Agrees, once, however often it is pressed.
async fn act(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let wording = wording(&policy);
    let step = visit.link.task.replace('_', " ");
    let at = calendar::format_instant(visit.now);
    let options = CommitOptions {
        payload: Some(format!(
            "They agreed to: \"{wording}\" At {at}, on the page that the mail \"{step}\" offers."
        )),
        ..CommitOptions::default()
    };
    // A second press changes nothing, and is answered like the first.
    visit.act(&Event::OptedIn, &options).await?;
    let lead = visit.lead().await?.lead;
    let title = if lead.contact.opted_in {
        "Thank you: we will send it"
    } else {
        "Nothing was changed"
    };
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            @if lead.contact.opted_in { p { "Every letter has a link that ends it." } }
            @else if let Some(settled) = settled(&lead) { p { (settled) } }
        }
        (privacy(&policy))
    };
    Ok(page(200, title, &body))
}
