//! A form's TOML, read and checked; every complaint names its line.

use super::challenge_source::ChallengeSource;
use super::{
    Acknowledge, Challenge, DEFAULT_MAX_CHARS, Field, FieldKind, Form, FormChoice, FormError,
    LANGUAGE_FIELD, MAX_CHOICES, MAX_FIELDS, MAX_MINIMUM_FILL_SECONDS, MapsTo, REDIRECT_FIELD,
    STAMP_FIELD, closed_keys, is_attribution, is_proof, origin_of,
};
use crate::inquiry::{DEFAULT_PHRASE, MAX_TEXT_CHARS, Medium};
use crate::language::Language;
use crate::toml_words::said_of;
use crate::written::PathStep::{Item, Key};
use crate::written::{PathStep, line, line_of_error};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The longest name of a form or a field.
const MAX_NAME_BYTES: usize = 64;

/// What a definition says.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawForm {
    /// What stands above the page.
    title: String,
    /// A paragraph below it.
    #[serde(default)]
    intro: String,
    /// What the button says.
    #[serde(default = "send")]
    submit: String,
    /// Where its inquiries come from, as leads and rules name it; the form's own name, if left out.
    source: Option<String>,
    /// What an inquiry is called inside a sentence, where no topic says it.
    phrase: Option<String>,
    /// The fields, in the order of the page.
    fields: Vec<RawField>,
    /// Groups of fields of which one at least must be filled in.
    #[serde(default)]
    required_one_of: Vec<Vec<String>>,
    /// Sites whose pages may post here, besides the form's own page.
    #[serde(default)]
    allowed_origins: Vec<String>,
    /// Where the browser goes afterwards; without it, to the form's own thank-you page.
    thank_you_url: Option<String>,
    /// Addresses that a `redirect` field may name; one that ends in `/` allows everything below it.
    #[serde(default)]
    allowed_redirects: Vec<String>,
    /// Who acknowledges what comes by it.
    #[serde(default)]
    acknowledge: Acknowledge,
    /// What an inquiry by it is, for whoever reads about it.
    #[serde(default)]
    what: Medium,
    /// Seconds within which nobody fills it in: who is faster is looked at by a person first.
    minimum_fill_seconds: Option<u32>,
    /// What a browser does before it sends.
    challenge: Option<ChallengeSource>,
    /// The one language that it is written in; without it, it has words in each that the company speaks.
    language: Option<Language>,
}

/// A field of a form.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawField {
    /// Its name in the answer.
    name: String,
    /// What stands beside it.
    label: String,
    /// A sentence of help.
    hint: Option<String>,
    /// What may be typed.
    #[serde(rename = "type")]
    kind: RawFieldKind,
    /// Whether it must be filled in.
    #[serde(default)]
    required: bool,
    /// What of an inquiry it becomes; an answer for the criteria and no more, if left out.
    maps_to: Option<MapsTo>,
    /// What can be chosen.
    #[serde(default)]
    choices: Vec<RawChoice>,
    /// The longest answer, in characters.
    max: Option<usize>,
    /// What is agreed to by ticking the box: it is stored with the consent.
    wording: Option<String>,
}

#[derive(Debug, Deserialize, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum RawFieldKind {
    /// One line.
    Text,
    /// An email address.
    Email,
    /// A telephone number.
    Tel,
    /// Several lines.
    Textarea,
    /// One of a list.
    Choice,
    /// A box to tick.
    Checkbox,
    /// A value that the page brings along.
    Hidden,
    /// A field that only machines see, and fill in.
    Honeypot,
}

/// A choice of a field.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawChoice {
    /// What is stored, and what rules name.
    value: String,
    /// What is shown; the value, if left out.
    label: Option<String>,
    /// What it becomes inside a sentence: "your question about prices".
    phrase: Option<String>,
}

fn send() -> String {
    "Send".to_owned()
}

/// A complaint, and the way to what it is about.
pub(crate) struct Complaint {
    way: Vec<PathStep<'static>>,
    pub(crate) reason: String,
}

fn complain<T>(way: &[PathStep<'static>], reason: impl Into<String>) -> Result<T, Complaint> {
    Err(Complaint {
        way: way.to_vec(),
        reason: reason.into(),
    })
}

impl Form {
    /// Reads a definition; `name` is that of its file, and `of_all` what a policy asks of a browser for every form that says nothing of it.
    ///
    /// ```
    /// use followup::form::Form;
    /// let error = Form::parse("demo", "title = \"Demo\"\nfields = []\ncolour = 1", None).unwrap_err();
    /// assert_eq!(error.line, 3);
    /// ```
    ///
    /// # Errors
    /// The first thing that is wrong, with its line.
    pub fn parse(name: &str, text: &str, of_all: Option<&Challenge>) -> Result<Self, FormError> {
        let raw: RawForm = toml::from_str(text).map_err(|error| FormError {
            line: line_of_error(text, &error).unwrap_or(1),
            reason: said_of(text, &error).in_one(),
        })?;
        build(name, raw, of_all).map_err(|complaint| FormError {
            line: line(text, &complaint.way),
            reason: complaint.reason,
        })
    }
}

/// A form of what its definition says, and of what the policy asks for all.
pub(crate) fn build(
    name: &str,
    raw: RawForm,
    of_all: Option<&Challenge>,
) -> Result<Form, Complaint> {
    if !is_name(name) || name.contains('_') {
        return complain(
            &[],
            "a form's file is named by lower-case letters, digits and dashes, at most 64 of them",
        );
    }
    if raw.title.trim().is_empty() {
        return complain(&[], "title is empty: say what the form is for");
    }
    for (key, text) in [
        ("submit", Some(&raw.submit)),
        ("phrase", raw.phrase.as_ref()),
    ] {
        if text.is_some_and(|text| text.trim().is_empty()) {
            return complain(
                &[Key(key)],
                format!("{key} is empty: write it, or leave it out"),
            );
        }
    }
    let fields = fields(raw.fields)?;
    check_groups(&raw.required_one_of, &fields)?;
    check_reachable(&raw.required_one_of, &fields)?;
    let minimum = raw.minimum_fill_seconds.unwrap_or_default();
    if minimum > MAX_MINIMUM_FILL_SECONDS {
        return complain(
            &[Key("minimum_fill_seconds")],
            format!("minimum_fill_seconds is at most {MAX_MINIMUM_FILL_SECONDS}"),
        );
    }
    Ok(Form {
        name: name.to_owned(),
        title: raw.title,
        intro: raw.intro,
        submit: raw.submit,
        source: raw.source.unwrap_or_else(|| name.to_owned()),
        phrase: raw.phrase.unwrap_or_else(|| DEFAULT_PHRASE.to_owned()),
        fields,
        required_one_of: raw.required_one_of,
        allowed_origins: each(raw.allowed_origins, "allowed_origins", origin)?,
        thank_you_url: raw
            .thank_you_url
            .map(|address| page(address, &[Key("thank_you_url")]))
            .transpose()?,
        allowed_redirects: each(raw.allowed_redirects, "allowed_redirects", page)?,
        acknowledge: raw.acknowledge,
        medium: raw.what,
        minimum_fill_seconds: minimum,
        challenge: asked(raw.challenge, of_all)?,
        language: raw.language,
    })
}

/// What the form asks of a browser: what it says itself, or else what the policy says for all.
fn asked(
    own: Option<ChallengeSource>,
    of_all: Option<&Challenge>,
) -> Result<Option<Challenge>, Complaint> {
    let Some(own) = own else {
        return Ok(of_all.cloned());
    };
    own.challenge().or_else(|fault| {
        let way = [Key("challenge"), Key(fault.key)];
        complain(&way, fault.in_one())
    })
}

/// The fields of a form, one of which at least leads to a person.
fn fields(raw: Vec<RawField>) -> Result<Vec<Field>, Complaint> {
    if raw.is_empty() || raw.len() > MAX_FIELDS {
        return complain(&[], format!("a form has 1 to {MAX_FIELDS} fields"));
    }
    let mut fields: Vec<Field> = Vec::with_capacity(raw.len());
    for (index, raw) in raw.into_iter().enumerate() {
        let at = [Key("fields"), Item(index)];
        let field = field(raw, at)?;
        if fields.iter().any(|earlier| earlier.name == field.name) {
            return complain(&at, format!("the field {} is defined twice", field.name));
        }
        let twice = |earlier: &Field| earlier.maps_to == field.maps_to;
        if field.maps_to != MapsTo::Answer && fields.iter().any(twice) {
            return complain(
                &at,
                format!(
                    "another field maps to the same as {}; one of them could map to \"answer\"",
                    field.name
                ),
            );
        }
        fields.push(field);
    }
    if !fields.iter().any(is_a_way) {
        return complain(
            &[],
            "no field maps to email or phone: nobody could be answered",
        );
    }
    Ok(fields)
}

/// Whether the field takes an address or a number by which whoever fills it in can be answered.
fn is_a_way(field: &Field) -> bool {
    matches!(field.maps_to, MapsTo::Email | MapsTo::Phone | MapsTo::Reach)
}

/// Each group of fields, of which one is to be filled in, names fields of the form.
fn check_groups(groups: &[Vec<String>], fields: &[Field]) -> Result<(), Complaint> {
    for (index, group) in groups.iter().enumerate() {
        let at = [Key("required_one_of"), Item(index)];
        if group.is_empty() {
            return complain(&at, "an empty group in required_one_of asks for nothing");
        }
        let is_known = |name: &String| fields.iter().any(|field| field.name == *name);
        if let Some(stranger) = group.iter().find(|name| !is_known(name)) {
            return complain(
                &at,
                format!("required_one_of names {stranger}, which is no field of this form"),
            );
        }
    }
    Ok(())
}

/// Refuses a form that could be sent without an address and without a number.
fn check_reachable(groups: &[Vec<String>], fields: &[Field]) -> Result<(), Complaint> {
    let by_group = |group: &Vec<String>| group.iter().all(|name| leads_to_person(fields, name));
    let by_field = |field: &Field| field.required && is_a_way(field);
    if groups.iter().any(by_group) || fields.iter().any(by_field) {
        return Ok(());
    }
    complain(
        &[],
        "an answer could come without email and phone: make one required, or add required_one_of = [[\"email\", \"phone\"]]",
    )
}

fn leads_to_person(fields: &[Field], name: &str) -> bool {
    fields
        .iter()
        .any(|field| field.name == name && is_a_way(field))
}

fn is_name(name: &str) -> bool {
    (1..=MAX_NAME_BYTES).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
}

fn field(raw: RawField, at: [PathStep<'static>; 2]) -> Result<Field, Complaint> {
    let key = |key| [at[0], at[1], Key(key)];
    says_something(&raw, at)?;
    let name = raw.name;
    if !is_name(&name) {
        return complain(
            &key("name"),
            "a field is named by lower-case letters, digits, dashes and underscores, at most 64 of them",
        );
    }
    if [REDIRECT_FIELD, STAMP_FIELD, LANGUAGE_FIELD].contains(&name.as_str())
        || is_proof(&name)
        || is_attribution(&name)
    {
        return complain(
            &key("name"),
            format!("{name} is read by itself; a form does not define it"),
        );
    }
    let kind = raw.kind;
    let maps_to = raw.maps_to.unwrap_or(MapsTo::Answer);
    if !fits(kind, maps_to) {
        return complain(&key("maps_to"), fitting(maps_to));
    }
    if maps_to == MapsTo::Consent && raw.required {
        return complain(
            &key("type"),
            "consent that is required is none: leave out \"required\", and ask for what the inquiry itself needs in another field",
        );
    }
    if kind != RawFieldKind::Choice && !raw.choices.is_empty() {
        return complain(
            &key("type"),
            format!("{name} has choices, so its type is \"choice\""),
        );
    }
    let max = raw.max.unwrap_or(DEFAULT_MAX_CHARS);
    if !(1..=MAX_TEXT_CHARS).contains(&max) {
        return complain(
            &key("max"),
            format!("max is between 1 and {MAX_TEXT_CHARS}"),
        );
    }
    let kind = match kind {
        RawFieldKind::Text => FieldKind::Text,
        RawFieldKind::Email => FieldKind::Email,
        RawFieldKind::Tel => FieldKind::Tel,
        RawFieldKind::Textarea => FieldKind::Textarea,
        RawFieldKind::Choice => FieldKind::Choice(choices(at, &name, maps_to, raw.choices)?),
        RawFieldKind::Checkbox => FieldKind::Checkbox {
            wording: raw.wording.unwrap_or_else(|| raw.label.clone()),
        },
        RawFieldKind::Hidden => FieldKind::Hidden,
        RawFieldKind::Honeypot if raw.required => {
            return complain(
                &key("type"),
                "a honeypot is for nobody to fill in: it cannot be required",
            );
        }
        RawFieldKind::Honeypot => FieldKind::Honeypot,
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

/// Words that are there and say nothing: people would see an empty line.
fn says_something(raw: &RawField, at: [PathStep<'static>; 2]) -> Result<(), Complaint> {
    let key = |key| [at[0], at[1], Key(key)];
    let is_empty = |text: &String| text.trim().is_empty();
    let name = &raw.name;
    if is_empty(&raw.label) && raw.kind != RawFieldKind::Hidden {
        let reason = format!("{name} has no label: say what it asks for");
        return complain(&key("label"), reason);
    }
    if raw.wording.as_ref().is_some_and(is_empty) {
        let reason = format!("{name} has no wording: say what is agreed to");
        return complain(&key("wording"), reason);
    }
    Ok(())
}

fn fits(kind: RawFieldKind, maps_to: MapsTo) -> bool {
    match maps_to {
        MapsTo::Email => matches!(
            kind,
            RawFieldKind::Email | RawFieldKind::Text | RawFieldKind::Hidden
        ),
        MapsTo::Phone => matches!(
            kind,
            RawFieldKind::Tel | RawFieldKind::Text | RawFieldKind::Hidden
        ),
        MapsTo::Name | MapsTo::Company | MapsTo::Reach => {
            matches!(kind, RawFieldKind::Text | RawFieldKind::Hidden)
        }
        MapsTo::Message => matches!(
            kind,
            RawFieldKind::Text | RawFieldKind::Textarea | RawFieldKind::Hidden
        ),
        MapsTo::Topic | MapsTo::ContactWhen | MapsTo::ContactHow => kind == RawFieldKind::Choice,
        MapsTo::Language => matches!(kind, RawFieldKind::Choice | RawFieldKind::Hidden),
        MapsTo::Timeframe | MapsTo::Budget => {
            matches!(
                kind,
                RawFieldKind::Text | RawFieldKind::Choice | RawFieldKind::Hidden
            )
        }
        MapsTo::Consent => kind == RawFieldKind::Checkbox,
        MapsTo::Answer => true,
    }
}

fn fitting(maps_to: MapsTo) -> &'static str {
    match maps_to {
        MapsTo::Email => "what maps to email has the type \"email\"",
        MapsTo::Phone => "what maps to phone has the type \"tel\"",
        MapsTo::Name | MapsTo::Company => "a name has the type \"text\"",
        MapsTo::Reach => "an address or a number, whichever is typed, has the type \"text\"",
        MapsTo::Message => "a message has the type \"textarea\" or \"text\"",
        MapsTo::Topic | MapsTo::ContactWhen | MapsTo::ContactHow => {
            "this maps from a field of type \"choice\""
        }
        MapsTo::Timeframe | MapsTo::Budget => {
            "this maps from a field of type \"choice\" or \"text\""
        }
        MapsTo::Language => "a language is chosen, or brought along: type \"choice\" or \"hidden\"",
        MapsTo::Consent => "consent is given by a box to tick: type \"checkbox\"",
        MapsTo::Answer => "any type fits",
    }
}

fn choices(
    at: [PathStep<'static>; 2],
    field: &str,
    maps_to: MapsTo,
    raw: Vec<RawChoice>,
) -> Result<Vec<FormChoice>, Complaint> {
    if raw.is_empty() || raw.len() > MAX_CHOICES {
        return complain(
            &[at[0], at[1], Key("type")],
            format!("{field} is a choice and has 1 to {MAX_CHOICES} choices"),
        );
    }
    let mut seen = BTreeSet::new();
    let mut list = Vec::with_capacity(raw.len());
    for (index, choice) in raw.into_iter().enumerate() {
        let at = [at[0], at[1], Key("choices"), Item(index)];
        let said = [choice.label.as_ref(), choice.phrase.as_ref()];
        if said
            .into_iter()
            .flatten()
            .any(|text| text.trim().is_empty())
        {
            return complain(
                &at,
                format!("a choice of {field} says nothing: write its words, or leave them out"),
            );
        }
        if choice.value.is_empty() || !seen.insert(choice.value.to_lowercase()) {
            return complain(
                &at,
                format!("every choice of {field} has a value of its own"),
            );
        }
        if closed_keys(maps_to).is_some_and(|known| !known(&choice.value)) {
            let keys = if maps_to == MapsTo::ContactWhen {
                "now, week, later".to_owned()
            } else if maps_to == MapsTo::Language {
                Language::ALL.map(Language::tag).join(", ")
            } else {
                "any, phone, email".to_owned()
            };
            return complain(&at, format!("{field} has the choices {keys} and no other"));
        }
        list.push(FormChoice {
            label: choice.label.unwrap_or_else(|| choice.value.clone()),
            value: choice.value,
            phrase: choice.phrase,
        });
    }
    Ok(list)
}

/// Reads each address of a list.
fn each(
    addresses: Vec<String>,
    key: &'static str,
    read: fn(String, &[PathStep<'static>]) -> Result<String, Complaint>,
) -> Result<Vec<String>, Complaint> {
    let addresses = addresses.into_iter().enumerate();
    addresses
        .map(|(index, address)| read(address, &[Key(key), Item(index)]))
        .collect()
}

fn origin(address: String, at: &[PathStep<'static>]) -> Result<String, Complaint> {
    match origin_of(&address) {
        Some(origin) if origin.eq_ignore_ascii_case(&address) => Ok(origin),
        Some(_) | None => complain(
            at,
            "an origin is https:// and a host without a path, like \"https://www.example.com\"",
        ),
    }
}

fn page(address: String, at: &[PathStep<'static>]) -> Result<String, Complaint> {
    let has_path = origin_of(&address).is_some_and(|origin| address.len() > origin.len());
    if has_path {
        return Ok(address);
    }
    complain(
        at,
        "a page is a whole address with a path, like \"https://www.example.com/thanks\"",
    )
}

#[cfg(test)]
#[path = "definition_tests.rs"]
mod tests;
