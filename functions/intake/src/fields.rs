//! One field of a form as HTML: a label that belongs to it, the message beside it, what was typed kept.

use cloud::page::shown;
use followup::form::{Field, FieldKind, FormChoice, MapsTo};
use maud::{Markup, html};
use wording::Words;
use wording::form::RefusedField;

/// Where a field is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldLook {
    /// On the form's own page, with its stylesheet.
    Hosted,
    /// On another site, without a stylesheet of ours.
    Embedded,
}

/// What the fields of a form hold, and what is said of them.
pub(crate) struct FilledFields<'a> {
    /// What was typed.
    pub(crate) values: &'a [(String, String)],
    /// What is wrong with it.
    pub(crate) errors: &'a [RefusedField],
    /// The words around the form's own.
    pub(crate) words: Words,
    /// Where they are shown.
    pub(crate) look: FieldLook,
}

/// A value that travels along unseen.
pub(crate) fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(shown(name)) value=(shown(value)); }
}

/// A field with its label, hint and error.
pub(crate) fn one_field(filled: &FilledFields<'_>, field: &Field) -> Markup {
    let (words, look) = (filled.words, filled.look);
    let typed = filled
        .values
        .iter()
        .find(|(name, _)| *name == field.name)
        .map_or("", |(_, value)| value.as_str());
    let error = filled
        .errors
        .iter()
        .find(|error| error.field == field.name)
        .map(|error| error.reason.as_str());
    match &field.kind {
        FieldKind::Hidden => hidden(&field.name, typed),
        FieldKind::Honeypot => trap(field, look),
        FieldKind::Checkbox { wording } => around(
            field,
            error,
            &html! {
                label.box {
                    input #(field.name) type="checkbox" name=(field.name) value="yes" required[field.required] checked[is_ticked(typed)]
                        aria-invalid=[error.map(|_| "true")] aria-describedby=[described(field, error)];
                    span { (wording) }
                }
            },
        ),
        FieldKind::Textarea => around(
            field,
            error,
            &html! {
                (label(words, field))
                // A browser drops the first line break inside a textarea.
                textarea #(field.name) name=(field.name) dir="auto" rows="6" maxlength=(field.max) required[field.required]
                    aria-invalid=[error.map(|_| "true")] aria-describedby=[described(field, error)] { "\n" (shown(typed)) }
            },
        ),
        FieldKind::Choice(choices) => around(
            field,
            error,
            &html! {
                (label(words, field))
                select #(field.name) name=(field.name) required[field.required]
                    aria-invalid=[error.map(|_| "true")] aria-describedby=[described(field, error)] { (options(words, field, choices, typed)) }
            },
        ),
        FieldKind::Text => line(words, field, "text", typed, error),
        FieldKind::Email => line(words, field, "email", typed, error),
        FieldKind::Tel => line(words, field, "tel", typed, error),
    }
}

fn line(words: Words, field: &Field, kind: &str, typed: &str, error: Option<&str>) -> Markup {
    around(
        field,
        error,
        &html! {
            (label(words, field))
            input #(field.name) type=(kind) name=(field.name) value=(shown(typed)) maxlength=(field.max) autocomplete=[autocomplete(field.maps_to)]
                dir=(if kind == "text" { "auto" } else { "ltr" }) required[field.required]
                aria-invalid=[error.map(|_| "true")] aria-describedby=[described(field, error)];
        },
    )
}

fn around(field: &Field, error: Option<&str>, control: &Markup) -> Markup {
    html! {
        div.field {
            (control)
            @if let Some(hint) = &field.hint { p.hint id={ (field.name) "-hint" } { (hint) } }
            @if let Some(error) = error { p.error id={ (field.name) "-error" } { (error) } }
        }
    }
}

fn label(words: Words, field: &Field) -> Markup {
    html! { label for=(field.name) { (field.label) @if field.required { " " (words.form_required()) } } }
}

fn described(field: &Field, error: Option<&str>) -> Option<String> {
    match (error, &field.hint) {
        (Some(_), Some(_)) => Some(format!("{0}-error {0}-hint", field.name)),
        (Some(_), None) => Some(format!("{}-error", field.name)),
        (None, Some(_)) => Some(format!("{}-hint", field.name)),
        (None, None) => None,
    }
}

fn options(words: Words, field: &Field, choices: &[FormChoice], typed: &str) -> Markup {
    // Where leaving it out has a meaning of its own, the first choice is that meaning.
    let has_default = matches!(field.maps_to, MapsTo::ContactWhen | MapsTo::ContactHow);
    html! {
        @if !has_default { option value="" { (words.form_choose()) } }
        @for choice in choices {
            option value=(choice.value) selected[choice.value == typed] { (choice.label) }
        }
    }
}

/// A field that people neither see nor reach with the keyboard, so that only machines fill it in. Its label is for those who meet it
/// all the same.
fn trap(field: &Field, look: FieldLook) -> Markup {
    let style = (look == FieldLook::Embedded).then_some("position:absolute;left:-9999px");
    html! {
        div.trap style=[style] aria-hidden="true" {
            label for=(field.name) { (field.label) }
            input #(field.name) type="text" name=(field.name) tabindex="-1" autocomplete="off";
        }
    }
}

fn is_ticked(typed: &str) -> bool {
    matches!(typed, "yes" | "on" | "true" | "1")
}

fn autocomplete(maps_to: MapsTo) -> Option<&'static str> {
    match maps_to {
        MapsTo::Name => Some("name"),
        MapsTo::Email => Some("email"),
        MapsTo::Phone => Some("tel"),
        MapsTo::Company => Some("organization"),
        MapsTo::Topic
        | MapsTo::Message
        | MapsTo::Timeframe
        | MapsTo::Budget
        | MapsTo::ContactWhen
        | MapsTo::ContactHow
        | MapsTo::Consent
        | MapsTo::Answer => None,
    }
}
