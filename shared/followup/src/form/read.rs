//! An answer becomes an inquiry, or a list of everything that is wrong with it.

use super::{
    Field, FieldError, FieldKind, FieldProblem, Form, FormChoice, LANGUAGE_FIELD,
    MAX_ATTRIBUTION_CHARS, MAX_FIELDS, MAX_UNKNOWN_CHARS, MapsTo, REDIRECT_FIELD, STAMP_FIELD,
    is_attribution, is_proof,
};
use crate::inquiry::{
    CompanyName, Consent, ContactHow, ContactWhen, EmailAddress, Inquiry, NameError, Origin,
    PersonName, PhoneNumber, Suspicion, Text, clipped, many_lines, one_line,
};
use crate::language::{KnownLanguage, Language};
use calendar::Instant;
use std::collections::BTreeMap;

/// What is kept of the name of a field that the form does not know, in characters.
const MAX_UNKNOWN_NAME_CHARS: usize = 64;
/// What a ticked box may say.
const TICKED: &[&str] = &["yes", "on", "true", "1"];
/// What a box that is not ticked may say.
const UNTICKED: &[&str] = &["no", "off", "false", "0"];

impl Form {
    /// Reads an answer that arrived `at` this time. Total: any list of fields gives an inquiry or the whole list of errors.
    ///
    /// - An empty field is a field that was left out.
    /// - A choice may be given by its value or its label, in any case; outside its list it is an error, but for a topic,
    ///   which is kept as an answer and reads "your inquiry".
    /// - A field that the form does not know is kept as an answer, cut off at [`MAX_UNKNOWN_CHARS`]: another site's form
    ///   must not lose an inquiry over it. A known field over its limit is an error, because a page can show it.
    /// - A name that was left out where none is required reads "Unknown caller", by which nobody is greeted.
    /// - A number that cannot be dialled is no error where an address was given and none is required: it is kept as an answer, so
    ///   that nobody who can be reached is turned away. Of several numbers in one field the first good one is dialled.
    /// - A filled honeypot is a suspicion, not an error: it deletes nothing, and tells a program nothing.
    ///
    /// ```
    /// use followup::form::Form;
    /// let errors = Form::builtin_contact().read(&[], Default::default(), "1").unwrap_err();
    /// let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    /// assert_eq!(fields, ["name", "topic", "email"]);
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form, at once.
    pub fn read(
        &self,
        fields: &[(String, String)],
        at: Instant,
        default_country_code: &str,
    ) -> Result<Inquiry, Vec<FieldError>> {
        let mut reading = Reading::new(self, at);
        let mut errors = Vec::new();
        let mut unclear = None;
        if fields.len() > MAX_FIELDS {
            let most = MAX_FIELDS;
            errors.push(FieldError::new("", FieldProblem::TooManyFields { most }));
            return Err(errors);
        }
        for field in &self.fields {
            match given(field, fields) {
                Err(error) => errors.push(error),
                Ok(None) if field.required => {
                    errors.push(FieldError::new(&field.name, missing(field)))
                }
                Ok(None) => {}
                Ok(Some(raw)) => {
                    let Err(problem) = reading.take(field, &raw, default_country_code) else {
                        continue;
                    };
                    let error = FieldError::new(&field.name, problem);
                    if field.maps_to == MapsTo::Phone && !field.required {
                        unclear = Some((errors.len(), error, raw));
                    } else {
                        errors.push(error);
                    }
                }
            }
        }
        match unclear {
            Some((_, error, raw)) if reading.inquiry.email.is_some() => {
                let kept = clipped(&many_lines(&raw), MAX_UNKNOWN_CHARS);
                reading.inquiry.answers.insert(error.field, kept);
            }
            Some((place, error, _)) => errors.insert(place, error),
            None => {}
        }
        for group in &self.required_one_of {
            let empty = group.iter().all(|name| {
                !fields
                    .iter()
                    .any(|(given, value)| given == name && !one_line(value).is_empty())
            });
            if let (true, Some(first)) = (empty, group.first()) {
                errors.push(FieldError::new(first, self.one_of(group)));
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        for (name, value) in fields.iter().filter(|(name, _)| self.field(name).is_none()) {
            reading.keep_unknown(name, value);
        }
        Ok(reading.inquiry)
    }

    /// What was typed where a number is asked for, if it says more than the number that is dialled: another one, or when to call.
    ///
    /// ```
    /// use followup::form::Form;
    /// let form = Form::builtin_contact();
    /// let answer = [("name", "Ana"), ("email", "ana@example.org"), ("topic", "sales"), ("phone", "after 5pm")];
    /// let fields = answer.map(|(name, value)| (name.to_owned(), value.to_owned()));
    /// let inquiry = form.read(&fields, Default::default(), "1").unwrap();
    /// assert_eq!(inquiry.phone, None);
    /// assert_eq!(form.phone_as_typed(&inquiry, "1"), Some("after 5pm"));
    /// ```
    #[must_use]
    pub fn phone_as_typed<'a>(
        &self,
        inquiry: &'a Inquiry,
        default_country_code: &str,
    ) -> Option<&'a str> {
        let field = self
            .fields
            .iter()
            .find(|field| field.maps_to == MapsTo::Phone)?;
        let typed = inquiry.answers.get(&field.name)?.as_str();
        let plainly = PhoneNumber::parse(typed, default_country_code).ok();
        (plainly.is_none() || plainly != inquiry.phone).then_some(typed)
    }

    fn one_of(&self, group: &[String]) -> FieldProblem {
        let fields = group.iter().filter_map(|name| self.field(name));
        FieldProblem::AllMissing {
            labels: fields.map(|field| field.label.clone()).collect(),
        }
    }
}

/// What was given for a field: nothing, one value, or an error when two different ones came.
fn given(field: &Field, fields: &[(String, String)]) -> Result<Option<String>, FieldError> {
    let mut values: Vec<&str> = fields
        .iter()
        .filter(|(name, value)| *name == field.name && !one_line(value).is_empty())
        .map(|(_, value)| value.as_str())
        .collect();
    values.dedup();
    match values.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some((*one).to_owned())),
        // A box with a hidden twin says both; the tick counts.
        [.., last] if matches!(field.kind, FieldKind::Checkbox { .. }) => {
            Ok(Some((*last).to_owned()))
        }
        [..] if matches!(field.maps_to, MapsTo::Answer | MapsTo::Phone) => {
            Ok(Some(values.join(", ")))
        }
        [..] => Err(FieldError::new(&field.name, FieldProblem::Twice)),
    }
}

fn missing(field: &Field) -> FieldProblem {
    match (field.maps_to, &field.kind) {
        (MapsTo::Name, _) => FieldProblem::Name(NameError::Empty),
        (_, FieldKind::Choice(_)) => FieldProblem::NotChosen,
        (_, FieldKind::Checkbox { .. }) => FieldProblem::NotTicked,
        (
            _,
            FieldKind::Text
            | FieldKind::Email
            | FieldKind::Tel
            | FieldKind::Textarea
            | FieldKind::Hidden
            | FieldKind::Honeypot,
        ) => FieldProblem::Missing {
            label: field.label.clone(),
        },
    }
}

struct Reading {
    at: Instant,
    inquiry: Inquiry,
}

impl Reading {
    fn new(form: &Form, at: Instant) -> Self {
        let inquiry = Inquiry {
            form: form.name.clone(),
            source: form.source.clone(),
            name: PersonName::unknown_caller(),
            email: None,
            phone: None,
            company: None,
            topic: None,
            topic_phrase: form.phrase.clone(),
            message: None,
            timeframe: None,
            budget: None,
            contact_when: ContactWhen::default(),
            contact_how: ContactHow::default(),
            consent: None,
            answers: BTreeMap::new(),
            attribution: BTreeMap::new(),
            suspicion: None,
            medium: form.medium,
            external_id: None,
            origin: Origin::default(),
            promise: None,
            all_taken: false,
            language: form.language.map(KnownLanguage::Chosen),
            written_in: None,
            shown: None,
        };
        Self { at, inquiry }
    }

    /// Takes one known field.
    fn take(&mut self, field: &Field, raw: &str, country: &str) -> Result<(), FieldProblem> {
        if field.kind == FieldKind::Honeypot {
            self.inquiry.suspicion = Some(Suspicion::Honeypot);
            return Ok(());
        }
        let text = many_lines(raw);
        if text.chars().count() > field.max {
            return Err(FieldProblem::TooLong { most: field.max });
        }
        let kept = match &field.kind {
            FieldKind::Choice(choices) => self.take_choice(field, choices, &text)?,
            FieldKind::Checkbox { wording } => self.take_box(field, wording, &text)?,
            FieldKind::Text
            | FieldKind::Email
            | FieldKind::Tel
            | FieldKind::Textarea
            | FieldKind::Hidden => {
                self.take_text(field, raw, country)?;
                text
            }
            FieldKind::Honeypot => return Ok(()),
        };
        self.inquiry.answers.insert(field.name.clone(), kept);
        Ok(())
    }

    fn take_choice(
        &mut self,
        field: &Field,
        choices: &[FormChoice],
        text: &str,
    ) -> Result<String, FieldProblem> {
        let chosen = choices
            .iter()
            .find(|choice| choice.value == text)
            .or_else(|| {
                choices.iter().find(|c| {
                    c.value.to_lowercase() == text.to_lowercase()
                        || c.label.to_lowercase() == text.to_lowercase()
                })
            });
        let Some(choice) = chosen else {
            if field.maps_to == MapsTo::Topic {
                return Ok(text.to_owned());
            }
            let values = choices.iter().map(|choice| choice.value.clone());
            return Err(FieldProblem::NoChoice {
                choices: values.collect(),
            });
        };
        let value = choice.value.clone();
        match field.maps_to {
            MapsTo::Topic => {
                if let Some(phrase) = &choice.phrase {
                    self.inquiry.topic_phrase.clone_from(phrase);
                }
                self.inquiry.topic = Some(value.clone());
            }
            MapsTo::Timeframe => self.inquiry.timeframe = Some(value.clone()),
            MapsTo::Budget => self.inquiry.budget = Some(value.clone()),
            MapsTo::ContactWhen => {
                self.inquiry.contact_when = ContactWhen::from_key(&value).unwrap_or_default()
            }
            MapsTo::ContactHow => {
                self.inquiry.contact_how = ContactHow::from_key(&value).unwrap_or_default()
            }
            MapsTo::Language => self.speak(&value),
            // The check of the definition lets no other mapping have choices.
            MapsTo::Name
            | MapsTo::Email
            | MapsTo::Phone
            | MapsTo::Reach
            | MapsTo::Company
            | MapsTo::Message
            | MapsTo::Consent
            | MapsTo::Answer => {}
        }
        Ok(value)
    }

    fn take_box(
        &mut self,
        field: &Field,
        wording: &str,
        text: &str,
    ) -> Result<String, FieldProblem> {
        let answer = text.to_lowercase();
        if UNTICKED.contains(&answer.as_str()) {
            return if field.required {
                Err(missing(field))
            } else {
                Ok("no".to_owned())
            };
        }
        if !TICKED.contains(&answer.as_str()) {
            return Err(FieldProblem::NeitherTickedNorNot);
        }
        if field.maps_to == MapsTo::Consent {
            self.inquiry.consent = Some(Consent {
                wording: wording.to_owned(),
                at: self.at,
                place: self.inquiry.form.clone(),
            });
        }
        Ok("yes".to_owned())
    }

    fn take_text(&mut self, field: &Field, raw: &str, country: &str) -> Result<(), FieldProblem> {
        let line = || Some(one_line(raw));
        match field.maps_to {
            MapsTo::Name => self.inquiry.name = PersonName::parse(raw)?,
            MapsTo::Email => self.inquiry.email = Some(EmailAddress::typed(raw)?),
            MapsTo::Phone => self.inquiry.phone = Some(PhoneNumber::typed(raw, country)?),
            // Whoever types it is asked for one of the two, and an address has an @.
            MapsTo::Reach if raw.contains('@') => {
                self.inquiry.email = Some(EmailAddress::typed(raw)?);
            }
            MapsTo::Reach => self.inquiry.phone = Some(PhoneNumber::typed(raw, country)?),
            MapsTo::Company => {
                self.inquiry.company = Some(CompanyName::parse(raw)?.as_str().to_owned())
            }
            MapsTo::Message => {
                self.inquiry.message = Some(Text::parse(raw, field.max)?.as_str().to_owned())
            }
            MapsTo::Timeframe => self.inquiry.timeframe = line(),
            MapsTo::Budget => self.inquiry.budget = line(),
            MapsTo::Language => self.speak(&one_line(raw)),
            // Neither closed lists nor a consent are typed; a definition that says so is refused.
            MapsTo::Topic
            | MapsTo::ContactWhen
            | MapsTo::ContactHow
            | MapsTo::Consent
            | MapsTo::Answer => {}
        }
        Ok(())
    }

    /// Takes the language of a tag, if it is one that anything is written in.
    fn speak(&mut self, tag: &str) {
        let chosen = Language::tagged(tag).map(KnownLanguage::Chosen);
        self.inquiry.language = chosen.or(self.inquiry.language);
    }

    fn keep_unknown(&mut self, name: &str, value: &str) {
        let name = clipped(&one_line(name), MAX_UNKNOWN_NAME_CHARS);
        if ["", REDIRECT_FIELD, STAMP_FIELD, LANGUAGE_FIELD].contains(&name.as_str())
            || is_proof(&name)
        {
            return;
        }
        if is_attribution(&name) {
            let value = clipped(&one_line(value), MAX_ATTRIBUTION_CHARS);
            if !value.is_empty() {
                self.inquiry.attribution.entry(name).or_insert(value);
            }
            return;
        }
        let value = many_lines(value);
        if value.is_empty() {
            return;
        }
        let kept = self.inquiry.answers.entry(name).or_default();
        let joined = if kept.is_empty() {
            value
        } else {
            format!("{kept}, {value}")
        };
        *kept = clipped(&joined, MAX_UNKNOWN_CHARS);
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
