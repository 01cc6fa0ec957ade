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

impl FieldLook {
    /// What stands before a field's name in its id: another site's page has ids of its own.
    fn prefix(self) -> &'static str {
        match self {
            Self::Hosted => "",
            Self::Embedded => "baton-",
        }
    }
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
    let control = Control {
        words: filled.words,
        field,
        id: format!("{}{}", filled.look.prefix(), field.name),
        typed,
        error,
    };
    match &field.kind {
        FieldKind::Hidden => hidden(&field.name, typed),
        FieldKind::Honeypot => control.trap(filled.look),
        FieldKind::Checkbox { wording } => control.tick(wording),
        FieldKind::Textarea => control.lines(),
        FieldKind::Choice(choices) => control.choice(choices),
        FieldKind::Text => control.line("text"),
        FieldKind::Email => control.line("email"),
        FieldKind::Tel => control.line("tel"),
    }
}

/// What is typed or chosen in, with what is known of it.
struct Control<'a> {
    words: Words,
    field: &'a Field,
    /// Its id on the page.
    id: String,
    typed: &'a str,
    error: Option<&'a str>,
}

impl Control<'_> {
    fn tick(&self, wording: &str) -> Markup {
        let field = self.field;
        self.around(&html! {
            label.box {
                input #(self.id) type="checkbox" name=(field.name) value="yes" required[field.required] checked[is_ticked(self.typed)]
                    aria-invalid=[self.invalid()] aria-describedby=[self.described()];
                span { (wording) }
            }
        })
    }

    fn lines(&self) -> Markup {
        let field = self.field;
        self.around(&html! {
            (self.label())
            // A browser drops the first line break inside a textarea.
            textarea #(self.id) name=(field.name) dir="auto" rows="6" maxlength=(field.max) required[field.required]
                aria-invalid=[self.invalid()] aria-describedby=[self.described()] { "\n" (shown(self.typed)) }
        })
    }

    fn choice(&self, choices: &[FormChoice]) -> Markup {
        let field = self.field;
        self.around(&html! {
            (self.label())
            select #(self.id) name=(field.name) required[field.required]
                aria-invalid=[self.invalid()] aria-describedby=[self.described()] { (self.options(choices)) }
        })
    }

    fn line(&self, kind: &str) -> Markup {
        let field = self.field;
        self.around(&html! {
            (self.label())
            input #(self.id) type=(kind) name=(field.name) value=(shown(self.typed)) maxlength=(field.max) autocomplete=[autocomplete(field.maps_to)]
                dir=(if kind == "text" { "auto" } else { "ltr" }) required[field.required]
                aria-invalid=[self.invalid()] aria-describedby=[self.described()];
        })
    }

    /// A field that people neither see nor reach with the keyboard, so that only machines fill it in. Its label is for those who meet it
    /// all the same.
    fn trap(&self, look: FieldLook) -> Markup {
        let style = (look == FieldLook::Embedded).then_some("position:absolute;left:-9999px");
        html! {
            div.trap style=[style] aria-hidden="true" {
                label for=(self.id) { (self.field.label) }
                input #(self.id) type="text" name=(self.field.name) tabindex="-1" autocomplete="off";
            }
        }
    }

    fn around(&self, control: &Markup) -> Markup {
        html! {
            div.field {
                (control)
                @if let Some(hint) = &self.field.hint { p.hint id={ (self.id) "-hint" } { (hint) } }
                @if let Some(error) = self.error { p.error id={ (self.id) "-error" } { (error) } }
            }
        }
    }

    fn label(&self) -> Markup {
        html! { label for=(self.id) { (self.field.label) @if self.field.required { " " (self.words.form_required()) } } }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.map(|_| "true")
    }

    fn described(&self) -> Option<String> {
        match (self.error, &self.field.hint) {
            (Some(_), Some(_)) => Some(format!("{0}-error {0}-hint", self.id)),
            (Some(_), None) => Some(format!("{}-error", self.id)),
            (None, Some(_)) => Some(format!("{}-hint", self.id)),
            (None, None) => None,
        }
    }

    fn options(&self, choices: &[FormChoice]) -> Markup {
        // Where leaving it out has a meaning of its own, the first choice is that meaning.
        let has_default = matches!(self.field.maps_to, MapsTo::ContactWhen | MapsTo::ContactHow);
        html! {
            @if !has_default { option value="" { (self.words.form_choose()) } }
            @for choice in choices {
                option value=(choice.value) selected[choice.value == self.typed] { (choice.label) }
            }
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
        | MapsTo::Reach
        | MapsTo::Message
        | MapsTo::Timeframe
        | MapsTo::Budget
        | MapsTo::ContactWhen
        | MapsTo::ContactHow
        | MapsTo::Consent
        | MapsTo::Language
        | MapsTo::Answer => None,
    }
}
