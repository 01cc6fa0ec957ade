//! The form on another site: in a frame, or as HTML of that site.
//!
//! In a frame it is the form's own page, and light: what is wrong is said in it, and whatever is changed here is changed there. As HTML it is a part of
//! the other page, takes its letters and colours from there, and brings rules of its own along for what the page's own rules
//! would break: how wide a field is, and what stands below what.

use followup::form::{Challenge, FieldKind, Form, LANGUAGE_FIELD, origin_of};
use http::Response;
use lambda_http::Body;
use maud::{Markup, PreEscaped, html};
use wording::Words;

use wording::language;

use crate::fields::FieldLook;
use crate::owner::PageOwner;
use crate::page::{FormView, error, folded, form_inside, is_seen, page};

/// The rules of the embedded form. `all: revert` takes back what the page around it says of its elements; what is inherited, such as
/// letters and colours, stays.
const EMBEDDED_STYLE: &str = include_str!("embed.css");

/// The form as HTML for another site, posting to `action`: without script, but for the widget of a service that the form asks for.
///
/// `action` comes from a header that a stranger may have written; anything but a plain address gives none.
#[must_use]
pub fn snippet(owner: PageOwner<'_>, form: &Form, action: &str) -> Option<String> {
    origin_of(action)?;
    let view = FormView {
        form,
        values: &[],
        errors: &[],
        stamp: "",
        owner,
    };
    let accent = owner
        .brand
        .map(|brand| brand.accent)
        .unwrap_or_default()
        .light;
    let markup = html! {
        div.baton-form lang=(owner.words.language.tag()) {
            style { (PreEscaped(EMBEDDED_STYLE.replace("ACCENT", &accent.to_string()).trim_end())) }
            form method="post" action=(action) accept-charset="utf-8" { (form_inside(&view, FieldLook::Embedded)) }
        }
    };
    // One tag a line, so that a person can read it.
    Some(markup.into_string().replace("><", ">\n<"))
}

/// A frame that shows the form's own page.
fn frame(owner: PageOwner<'_>, form: &Form, action: &str) -> Markup {
    let language = owner.language_among_others(form);
    let query = language.map_or_else(String::new, |tag| format!("?{LANGUAGE_FIELD}={tag}"));
    let style = format!("width:100%;height:{}rem;border:0", frame_height(form));
    html! { iframe src={ (action) (query) } title=(form.title) style=(style) loading="lazy" {} }
}

/// How high the page of a form is on a telephone, in lines of 16 pixels: a frame without script does not grow by itself.
fn frame_height(form: &Form) -> usize {
    let folded = folded(form);
    let fields = form
        .fields
        .iter()
        .filter(|field| is_seen(field) && !folded.contains(&field.name.as_str()));
    let of_fields: usize = fields
        .map(|field| {
            let hint = if field.hint.is_some() { 3 } else { 0 };
            hint + match field.kind {
                FieldKind::Textarea => 12,
                FieldKind::Text
                | FieldKind::Email
                | FieldKind::Tel
                | FieldKind::Choice(_)
                | FieldKind::Checkbox { .. } => 6,
                FieldKind::Hidden | FieldKind::Honeypot => 0,
            }
        })
        .sum();
    let of_widget = match form.challenge {
        Some(Challenge::Widget(_)) => 6,
        Some(Challenge::ProofOfWork(_)) | None => 0,
    };
    // Heading and introduction, the fold, the privacy notice and the button.
    of_fields + of_widget + 16 + if folded.is_empty() { 0 } else { 4 } + 8
}

/// The page that shows what to copy.
#[must_use]
pub fn embed(owner: PageOwner<'_>, form: &Form, action: &str) -> Response<Body> {
    // Whoever builds the site reads this page, in English.
    let english = PageOwner {
        words: Words::default(),
        ..owner
    };
    let Some(snippet) = snippet(owner, form, action) else {
        return error(
            english,
            400,
            "This address cannot be embedded",
            "Open this page by the https address under which the form is reached.",
        );
    };
    let copied = |name: &str, label: &str, rows: usize, text: &str| {
        html! {
            label for=(name) { (label) }
            textarea id=(name) readonly rows=(rows) dir="ltr" { "\n" (text) }
        }
    };
    let allowed = &form.allowed_origins;
    let file = format!("forms/{}.toml", form.name);
    let body = html! {
        h1 { "Put this form on your site" }
        div.card {
            @if allowed.is_empty() {
                p.late { "No site may show or send this form yet." }
                p { "Add yours to " code { "allowed_origins" } " in " code { (file) } ", as in " code { "[\"https://www.example.com\"]" } "." }
            } @else {
                p { "These sites may show and send it:" }
                ul { @for site in allowed { li { code { (site) } } } }
                p { "Others are added to " code { "allowed_origins" } " in " code { (file) } "." }
            }
        }
        @for language in owner.other_languages(form) {
            p.note { a href={ "?" (LANGUAGE_FIELD) "=" (language.tag()) } { "The same for the form in " (language::named(english.words, language)) } }
        }
        h2 { "In a frame" }
        div.card {
            p { "The form's own page within yours: what is wrong is said in it, and what you change in the form is changed there, too. It is light: on a dark page take the other one." }
            (copied("frame", "HTML of the frame", 6, &frame(owner, form, action).into_string()))
        }
        h2 { "As a part of your page" }
        div.card {
            @if let Some(Challenge::Widget(_)) = form.challenge {
                p { "It brings the script of a service along, which checks that no machine sends it. Name this site and yours there, as those that may use the site key." }
            }
            @if let Some(Challenge::ProofOfWork(_)) = form.challenge {
                p.late { "This form asks browsers for a proof that only its own page can ask for: what is sent by the HTML below goes to review first. Take the frame." }
            }
            p { "Takes letters and colours from your page. Copy it again when you change the form." }
            (copied("snippet", "HTML of the form", 20, &snippet))
        }
    };
    page(
        english,
        200,
        "Put this form on your site",
        Some(form),
        &body,
    )
}
