//! An answer becomes an inquiry, or a list of everything that is wrong with it.

use super::answer::{AnswerContent, FieldAnswer, KnownAnswers, missing};
use super::{
    Field, FieldError, FieldKind, FieldProblem, Form, LANGUAGE_FIELD, MAX_ATTRIBUTION_CHARS,
    MAX_FIELDS, MAX_UNKNOWN_CHARS, MapsTo, REDIRECT_FIELD, STAMP_FIELD, is_attribution, is_proof,
};
use crate::inquiry::{
    Consent, ContactHow, ContactWhen, Inquiry, Origin, PersonName, PhoneNumber, Suspicion, clipped,
    is_blank, many_lines, one_line,
};
use crate::language::KnownLanguage;
use calendar::Instant;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What is kept of the name of a field that the form does not know, in characters.
const MAX_UNKNOWN_NAME_CHARS: usize = 64;

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
        self.read_by(fields, at, |field, raw| {
            FieldAnswer::read(field, raw, default_country_code)
        })
    }

    /// As [`read`](Self::read), by what is known of answers to this form that were read before for the same country.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form, at once.
    pub fn read_known(
        &self,
        fields: &[(&str, &str)],
        at: Instant,
        default_country_code: &str,
        known: &mut KnownAnswers,
    ) -> Result<Inquiry, Vec<FieldError>> {
        self.read_by(fields, at, |field, raw| {
            known.read(field, raw, default_country_code)
        })
    }

    fn read_by<S: AsRef<str>>(
        &self,
        fields: &[(S, S)],
        at: Instant,
        mut answer: impl FnMut(&Field, &str) -> Result<FieldAnswer, FieldProblem>,
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
                    let problem = match answer(field, &raw) {
                        Ok(answer) => {
                            reading.take(field, answer);
                            continue;
                        }
                        Err(problem) => problem,
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
                    .any(|(given, value)| given.as_ref() == name && !is_blank(value.as_ref()))
            });
            if let (true, Some(first)) = (empty, group.first()) {
                errors.push(FieldError::new(first, self.one_of(group)));
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        for (name, value) in fields {
            if self.field(name.as_ref()).is_none() {
                reading.keep_unknown(name.as_ref(), value.as_ref());
            }
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
        // What was corrected since says no more than the number does.
        let before = inquiry.typed.as_ref().filter(|one| one.corrected.phone);
        let number = before.map_or(&inquiry.phone, |one| &one.typed.phone);
        (plainly.is_none() || plainly != *number).then_some(typed)
    }

    fn one_of(&self, group: &[String]) -> FieldProblem {
        let fields = group.iter().filter_map(|name| self.field(name));
        FieldProblem::AllMissing {
            labels: fields.map(|field| field.label.clone()).collect(),
        }
    }
}

/// What was given for a field: nothing, one value, or an error when two different ones came.
fn given<'a, S: AsRef<str>>(
    field: &Field,
    fields: &'a [(S, S)],
) -> Result<Option<Cow<'a, str>>, FieldError> {
    let mut values = fields
        .iter()
        .map(|(name, value)| (name.as_ref(), value.as_ref()))
        .filter(|(name, value)| *name == field.name && !is_blank(value))
        .map(|(_, value)| value);
    let Some(first) = values.next() else {
        return Ok(None);
    };
    let mut values: Vec<&str> = values.collect();
    if values.iter().all(|other| *other == first) {
        return Ok(Some(first.into()));
    }
    values.insert(0, first);
    values.dedup();
    match values.as_slice() {
        // A box with a hidden twin says both; the tick counts.
        [.., last] if matches!(field.kind, FieldKind::Checkbox { .. }) => Ok(Some((*last).into())),
        [..] if matches!(field.maps_to, MapsTo::Answer | MapsTo::Phone) => {
            Ok(Some(values.join(", ").into()))
        }
        [..] => Err(FieldError::new(&field.name, FieldProblem::Twice)),
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
            typed: None,
            taken_down_by: None,
            demands_erasure: false,
            shown: None,
        };
        Self { at, inquiry }
    }

    /// Takes what a known field says.
    fn take(&mut self, field: &Field, answer: FieldAnswer) {
        let inquiry = &mut self.inquiry;
        match answer.says {
            AnswerContent::Nothing => {}
            AnswerContent::Honeypot => inquiry.suspicion = Some(Suspicion::Honeypot),
            AnswerContent::Name(name) => inquiry.name = name,
            AnswerContent::Email(email) => inquiry.email = Some(email),
            AnswerContent::Phone(phone) => inquiry.phone = Some(phone),
            AnswerContent::Company(company) => inquiry.company = Some(company),
            AnswerContent::Topic { key, phrase } => {
                inquiry.topic = Some(key);
                if let Some(phrase) = phrase {
                    inquiry.topic_phrase = phrase;
                }
            }
            AnswerContent::Message(message) => inquiry.message = Some(message),
            AnswerContent::Timeframe(timeframe) => inquiry.timeframe = Some(timeframe),
            AnswerContent::Budget(budget) => inquiry.budget = Some(budget),
            AnswerContent::When(when) => inquiry.contact_when = when,
            AnswerContent::How(how) => inquiry.contact_how = how,
            AnswerContent::Consent(wording) => {
                inquiry.consent = Some(Consent {
                    wording,
                    at: self.at,
                    place: inquiry.form.clone(),
                });
            }
            AnswerContent::Language(chosen) => {
                let chosen = chosen.map(KnownLanguage::Chosen);
                inquiry.language = chosen.or(inquiry.language);
            }
        }
        if let Some(kept) = answer.kept {
            inquiry.answers.insert(field.name.clone(), kept);
        }
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
