//! A form's TOML, read and checked; every complaint names its line.

use super::{
    Acknowledge, Choice, DEFAULT_MAX_CHARS, Field, FieldKind, Form, FormError, MAX_CHOICES,
    MAX_FIELDS, MAX_MINIMUM_FILL_SECONDS, MapsTo, REDIRECT_FIELD, STAMP_FIELD, closed_keys,
    origin_of,
};
use crate::inquiry::{DEFAULT_PHRASE, MAX_TEXT_CHARS};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// The longest name of a form or a field.
const MAX_NAME_BYTES: usize = 64;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForm {
    title: String,
    #[serde(default)]
    intro: String,
    #[serde(default = "send")]
    submit: String,
    source: Option<String>,
    phrase: Option<String>,
    fields: Vec<Spanned<RawField>>,
    #[serde(default)]
    required_one_of: Vec<Spanned<Vec<String>>>,
    #[serde(default)]
    allowed_origins: Vec<Spanned<String>>,
    thank_you_url: Option<Spanned<String>>,
    #[serde(default)]
    allowed_redirects: Vec<Spanned<String>>,
    #[serde(default)]
    acknowledge: Acknowledge,
    minimum_fill_seconds: Option<Spanned<u32>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawField {
    name: Spanned<String>,
    label: String,
    hint: Option<String>,
    #[serde(rename = "type")]
    kind: Spanned<Kind>,
    #[serde(default)]
    required: bool,
    maps_to: Option<Spanned<MapsTo>>,
    #[serde(default)]
    choices: Vec<Spanned<RawChoice>>,
    max: Option<Spanned<usize>>,
    wording: Option<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Text,
    Email,
    Tel,
    Textarea,
    Choice,
    Checkbox,
    Hidden,
    Honeypot,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    value: String,
    label: Option<String>,
    phrase: Option<String>,
}

fn send() -> String {
    "Send".to_owned()
}

/// A complaint and where in the text it belongs.
struct Complaint(usize, String);

fn complain<T>(at: usize, reason: impl Into<String>) -> Result<T, Complaint> {
    Err(Complaint(at, reason.into()))
}

impl Form {
    /// Reads a definition; `name` is that of its file.
    ///
    /// ```
    /// use followup::form::Form;
    /// let error = Form::parse("demo", "title = \"Demo\"\nfields = []\ncolour = 1").unwrap_err();
    /// assert_eq!(error.line, 3);
    /// ```
    ///
    /// # Errors
    /// The first thing that is wrong, with its line.
    pub fn parse(name: &str, text: &str) -> Result<Self, FormError> {
        let located = |Complaint(at, reason): Complaint| FormError {
            line: line_of(text, at),
            reason,
        };
        let raw: RawForm = toml::from_str(text).map_err(|error| {
            located(Complaint(
                error.span().map_or(0, |span| span.start),
                error.message().to_owned(),
            ))
        })?;
        build(name, raw).map_err(located)
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|&b| b == b'\n').count() + 1
}

fn build(name: &str, raw: RawForm) -> Result<Form, Complaint> {
    if !is_name(name) || name.contains('_') {
        return complain(
            0,
            "a form's file is named by lower-case letters, digits and dashes, at most 64 of them",
        );
    }
    if raw.title.trim().is_empty() {
        return complain(0, "title is empty: say what the form is for");
    }
    if raw.fields.is_empty() || raw.fields.len() > MAX_FIELDS {
        return complain(0, format!("a form has 1 to {MAX_FIELDS} fields"));
    }
    let mut names = BTreeSet::new();
    let mut fields: Vec<Field> = Vec::with_capacity(raw.fields.len());
    for spanned in raw.fields {
        let (at, field) = (spanned.span().start, field(spanned.into_inner())?);
        if !names.insert(field.name.clone()) {
            return complain(at, format!("the field {} is defined twice", field.name));
        }
        if field.maps_to != MapsTo::Answer
            && fields
                .iter()
                .any(|earlier| earlier.maps_to == field.maps_to)
        {
            return complain(
                at,
                format!(
                    "another field maps to the same as {}; one of them could map to \"answer\"",
                    field.name
                ),
            );
        }
        fields.push(field);
    }
    if !fields
        .iter()
        .any(|field| matches!(field.maps_to, MapsTo::Email | MapsTo::Phone))
    {
        return complain(
            0,
            "no field maps to email or phone: nobody could be answered",
        );
    }
    let mut required_one_of = Vec::new();
    for group in raw.required_one_of {
        let (at, group) = (group.span().start, group.into_inner());
        if group.is_empty() {
            return complain(at, "an empty group in required_one_of asks for nothing");
        }
        if let Some(stranger) = group.iter().find(|name| !names.contains(*name)) {
            return complain(
                at,
                format!("required_one_of names {stranger}, which is no field of this form"),
            );
        }
        required_one_of.push(group);
    }
    let reachable = required_one_of
        .iter()
        .any(|group| group.iter().all(|name| leads_to_person(&fields, name)))
        || fields
            .iter()
            .any(|field| field.required && matches!(field.maps_to, MapsTo::Email | MapsTo::Phone));
    if !reachable {
        return complain(
            0,
            "an answer could come without email and phone: make one required, or add required_one_of = [[\"email\", \"phone\"]]",
        );
    }
    let minimum = raw.minimum_fill_seconds.map_or(Ok(0), |seconds| {
        if *seconds.get_ref() > MAX_MINIMUM_FILL_SECONDS {
            return complain(
                seconds.span().start,
                format!("minimum_fill_seconds is at most {MAX_MINIMUM_FILL_SECONDS}"),
            );
        }
        Ok(seconds.into_inner())
    })?;
    Ok(Form {
        name: name.to_owned(),
        title: raw.title,
        intro: raw.intro,
        submit: raw.submit,
        source: raw.source.unwrap_or_else(|| name.to_owned()),
        phrase: raw.phrase.unwrap_or_else(|| DEFAULT_PHRASE.to_owned()),
        fields,
        required_one_of,
        allowed_origins: raw
            .allowed_origins
            .into_iter()
            .map(origin)
            .collect::<Result<_, _>>()?,
        thank_you_url: raw.thank_you_url.map(page).transpose()?,
        allowed_redirects: raw
            .allowed_redirects
            .into_iter()
            .map(page)
            .collect::<Result<_, _>>()?,
        acknowledge: raw.acknowledge,
        minimum_fill_seconds: minimum,
    })
}

fn leads_to_person(fields: &[Field], name: &str) -> bool {
    fields
        .iter()
        .any(|field| field.name == name && matches!(field.maps_to, MapsTo::Email | MapsTo::Phone))
}

fn is_name(name: &str) -> bool {
    (1..=MAX_NAME_BYTES).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
}

fn field(raw: RawField) -> Result<Field, Complaint> {
    let at = raw.name.span().start;
    let name = raw.name.into_inner();
    if !is_name(&name) {
        return complain(
            at,
            "a field is named by lower-case letters, digits, dashes and underscores, at most 64 of them",
        );
    }
    if name == REDIRECT_FIELD || name == STAMP_FIELD || super::is_attribution(&name) {
        return complain(
            at,
            format!("{name} is read by itself; a form does not define it"),
        );
    }
    let kind_at = raw.kind.span().start;
    let kind = raw.kind.into_inner();
    let maps_to = match (raw.maps_to.as_ref().map(|m| *m.get_ref()), kind) {
        (Some(maps_to), _) => maps_to,
        (None, _) => MapsTo::Answer,
    };
    if !fits(kind, maps_to) {
        return complain(
            raw.maps_to.map_or(kind_at, |m| m.span().start),
            fitting(maps_to),
        );
    }
    if maps_to == MapsTo::Consent && raw.required {
        return complain(
            kind_at,
            "consent that is required is none: leave out \"required\", and ask for what the inquiry itself needs in another field",
        );
    }
    if kind != Kind::Choice && !raw.choices.is_empty() {
        return complain(
            kind_at,
            format!("{name} has choices, so its type is \"choice\""),
        );
    }
    let max = match raw.max {
        None => DEFAULT_MAX_CHARS,
        Some(max) if (1..=MAX_TEXT_CHARS).contains(max.get_ref()) => max.into_inner(),
        Some(max) => {
            return complain(
                max.span().start,
                format!("max is between 1 and {MAX_TEXT_CHARS}"),
            );
        }
    };
    let kind = match kind {
        Kind::Text => FieldKind::Text,
        Kind::Email => FieldKind::Email,
        Kind::Tel => FieldKind::Tel,
        Kind::Textarea => FieldKind::Textarea,
        Kind::Choice => FieldKind::Choice(choices(kind_at, &name, maps_to, raw.choices)?),
        Kind::Checkbox => FieldKind::Checkbox {
            wording: raw.wording.unwrap_or_else(|| raw.label.clone()),
        },
        Kind::Hidden => FieldKind::Hidden,
        Kind::Honeypot if raw.required => {
            return complain(
                kind_at,
                "a honeypot is for nobody to fill in: it cannot be required",
            );
        }
        Kind::Honeypot => FieldKind::Honeypot,
    };
    Ok(Field {
        name,
        label: raw.label,
        hint: raw.hint,
        kind,
        required: raw.required,
        maps_to,
        max,
    })
}

fn fits(kind: Kind, maps_to: MapsTo) -> bool {
    match maps_to {
        MapsTo::Email => matches!(kind, Kind::Email | Kind::Text | Kind::Hidden),
        MapsTo::Phone => matches!(kind, Kind::Tel | Kind::Text | Kind::Hidden),
        MapsTo::Name | MapsTo::Company => matches!(kind, Kind::Text | Kind::Hidden),
        MapsTo::Message => matches!(kind, Kind::Text | Kind::Textarea | Kind::Hidden),
        MapsTo::Topic | MapsTo::ContactWhen | MapsTo::ContactHow => kind == Kind::Choice,
        MapsTo::Timeframe | MapsTo::Budget => {
            matches!(kind, Kind::Text | Kind::Choice | Kind::Hidden)
        }
        MapsTo::Consent => kind == Kind::Checkbox,
        MapsTo::Answer => true,
    }
}

fn fitting(maps_to: MapsTo) -> &'static str {
    match maps_to {
        MapsTo::Email => "what maps to email has the type \"email\"",
        MapsTo::Phone => "what maps to phone has the type \"tel\"",
        MapsTo::Name | MapsTo::Company => "a name has the type \"text\"",
        MapsTo::Message => "a message has the type \"textarea\" or \"text\"",
        MapsTo::Topic | MapsTo::ContactWhen | MapsTo::ContactHow => {
            "this maps from a field of type \"choice\""
        }
        MapsTo::Timeframe | MapsTo::Budget => {
            "this maps from a field of type \"choice\" or \"text\""
        }
        MapsTo::Consent => "consent is given by a box to tick: type \"checkbox\"",
        MapsTo::Answer => "any type fits",
    }
}

fn choices(
    at: usize,
    field: &str,
    maps_to: MapsTo,
    raw: Vec<Spanned<RawChoice>>,
) -> Result<Vec<Choice>, Complaint> {
    if raw.is_empty() || raw.len() > MAX_CHOICES {
        return complain(
            at,
            format!("{field} is a choice and has 1 to {MAX_CHOICES} choices"),
        );
    }
    let mut seen = BTreeSet::new();
    let mut list = Vec::with_capacity(raw.len());
    for spanned in raw {
        let (at, choice) = (spanned.span().start, spanned.into_inner());
        if choice.value.is_empty() || !seen.insert(choice.value.to_lowercase()) {
            return complain(
                at,
                format!("every choice of {field} has a value of its own"),
            );
        }
        if closed_keys(maps_to).is_some_and(|known| !known(&choice.value)) {
            let keys = if maps_to == MapsTo::ContactWhen {
                "now, week, later"
            } else {
                "any, phone, email"
            };
            return complain(at, format!("{field} has the choices {keys} and no other"));
        }
        list.push(Choice {
            label: choice.label.unwrap_or_else(|| choice.value.clone()),
            value: choice.value,
            phrase: choice.phrase,
        });
    }
    Ok(list)
}

fn origin(raw: Spanned<String>) -> Result<String, Complaint> {
    match origin_of(raw.get_ref()) {
        Some(origin) if origin.eq_ignore_ascii_case(raw.get_ref()) => Ok(origin),
        Some(_) | None => complain(
            raw.span().start,
            "an origin is https:// and a host without a path, like \"https://www.example.com\"",
        ),
    }
}

fn page(raw: Spanned<String>) -> Result<String, Complaint> {
    let address = raw.get_ref();
    let has_path = origin_of(address).is_some_and(|origin| address.len() > origin.len());
    if has_path {
        return Ok(raw.into_inner());
    }
    complain(
        raw.span().start,
        "a page is a whole address with a path, like \"https://www.example.com/thanks\"",
    )
}

#[cfg(test)]
#[path = "definition_tests.rs"]
mod tests;
