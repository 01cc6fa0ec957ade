//! What the answer to one field says, read by itself.

use std::collections::BTreeMap;

use super::{Field, FieldKind, FieldProblem, FormChoice, MapsTo};
use crate::inquiry::{
    CompanyName, ContactHow, ContactWhen, EmailAddress, NameError, PersonName, PhoneNumber, Text,
    many_lines, one_line,
};
use crate::language::Language;

/// What a ticked box may say.
const TICKED: &[&str] = &["yes", "on", "true", "1"];
/// What a box that is not ticked may say.
const UNTICKED: &[&str] = &["no", "off", "false", "0"];

/// The answer to a field.
#[derive(Clone)]
pub(super) struct FieldAnswer {
    /// What is kept of it, as it was given; nothing of a honeypot.
    pub(super) kept: Option<String>,
    pub(super) says: AnswerContent,
}

/// What an answer says besides being one.
#[derive(Clone)]
pub(super) enum AnswerContent {
    Nothing,
    Honeypot,
    Name(PersonName),
    Email(EmailAddress),
    Phone(PhoneNumber),
    Company(String),
    Topic {
        key: String,
        phrase: Option<String>,
    },
    Message(String),
    Timeframe(String),
    Budget(String),
    When(ContactWhen),
    How(ContactHow),
    /// They agreed to this wording.
    Consent(String),
    /// They chose a language, if it is one that anything is written in.
    Language(Option<Language>),
}

/// Answers to one form that were read before, for who reads the same ones many times: to find out of a number what it is takes longer than
/// all the rest.
#[derive(Default)]
pub struct KnownAnswers(BTreeMap<String, BTreeMap<String, FieldAnswer>>);

impl KnownAnswers {
    /// As [`FieldAnswer::read`]; what is wrong is read each time.
    pub(super) fn read(
        &mut self,
        field: &Field,
        raw: &str,
        country: &str,
    ) -> Result<FieldAnswer, FieldProblem> {
        let known = self.0.get(&field.name);
        if let Some(answer) = known.and_then(|answers| answers.get(raw)) {
            return Ok(answer.clone());
        }
        let answer = FieldAnswer::read(field, raw, country)?;
        let answers = self.0.entry(field.name.clone()).or_default();
        answers.insert(raw.to_owned(), answer.clone());
        Ok(answer)
    }
}

impl FieldAnswer {
    /// Reads what was given for a field.
    pub(super) fn read(field: &Field, raw: &str, country: &str) -> Result<Self, FieldProblem> {
        if field.kind == FieldKind::Honeypot {
            let (kept, says) = (None, AnswerContent::Honeypot);
            return Ok(Self { kept, says });
        }
        let text = many_lines(raw);
        if text.chars().count() > field.max {
            return Err(FieldProblem::TooLong { most: field.max });
        }
        let (kept, says) = match &field.kind {
            FieldKind::Choice(choices) => of_choice(field, choices, text)?,
            FieldKind::Checkbox { wording } => of_box(field, wording, &text)?,
            FieldKind::Text
            | FieldKind::Email
            | FieldKind::Tel
            | FieldKind::Textarea
            | FieldKind::Hidden
            | FieldKind::Honeypot => (text, of_text(field, raw, country)?),
        };
        let kept = Some(kept);
        Ok(Self { kept, says })
    }
}

fn of_choice(
    field: &Field,
    choices: &[FormChoice],
    text: String,
) -> Result<(String, AnswerContent), FieldProblem> {
    let chosen = field.kind.chosen(&text);
    let Some(choice) = chosen.and_then(|place| choices.get(place)) else {
        if field.maps_to == MapsTo::Topic {
            return Ok((text, AnswerContent::Nothing));
        }
        let values = choices.iter().map(|choice| choice.value.clone());
        return Err(FieldProblem::NoChoice {
            choices: values.collect(),
        });
    };
    let value = choice.value.clone();
    let says = match field.maps_to {
        MapsTo::Topic => AnswerContent::Topic {
            key: value.clone(),
            phrase: choice.phrase.clone(),
        },
        MapsTo::Timeframe => AnswerContent::Timeframe(value.clone()),
        MapsTo::Budget => AnswerContent::Budget(value.clone()),
        MapsTo::ContactWhen => {
            AnswerContent::When(ContactWhen::from_key(&value).unwrap_or_default())
        }
        MapsTo::ContactHow => AnswerContent::How(ContactHow::from_key(&value).unwrap_or_default()),
        MapsTo::Language => AnswerContent::Language(Language::tagged(&value)),
        // The check of the definition lets no other mapping have choices.
        MapsTo::Name
        | MapsTo::Email
        | MapsTo::Phone
        | MapsTo::Reach
        | MapsTo::Company
        | MapsTo::Message
        | MapsTo::Consent
        | MapsTo::Answer => AnswerContent::Nothing,
    };
    Ok((value, says))
}

fn of_box(
    field: &Field,
    wording: &str,
    text: &str,
) -> Result<(String, AnswerContent), FieldProblem> {
    let answer = text.to_lowercase();
    if UNTICKED.contains(&answer.as_str()) {
        return if field.required {
            Err(missing(field))
        } else {
            Ok(("no".to_owned(), AnswerContent::Nothing))
        };
    }
    if !TICKED.contains(&answer.as_str()) {
        return Err(FieldProblem::NeitherTickedNorNot);
    }
    let says = if field.maps_to == MapsTo::Consent {
        AnswerContent::Consent(wording.to_owned())
    } else {
        AnswerContent::Nothing
    };
    Ok(("yes".to_owned(), says))
}

fn of_text(field: &Field, raw: &str, country: &str) -> Result<AnswerContent, FieldProblem> {
    Ok(match field.maps_to {
        MapsTo::Name => AnswerContent::Name(PersonName::parse(raw)?),
        MapsTo::Email => AnswerContent::Email(EmailAddress::typed(raw)?),
        MapsTo::Phone => AnswerContent::Phone(PhoneNumber::typed(raw, country)?),
        // Whoever types it is asked for one of the two, and an address has an @.
        MapsTo::Reach if raw.contains('@') => AnswerContent::Email(EmailAddress::typed(raw)?),
        MapsTo::Reach => AnswerContent::Phone(PhoneNumber::typed(raw, country)?),
        MapsTo::Company => AnswerContent::Company(CompanyName::parse(raw)?.as_str().to_owned()),
        MapsTo::Message => AnswerContent::Message(Text::parse(raw, field.max)?.as_str().to_owned()),
        MapsTo::Timeframe => AnswerContent::Timeframe(one_line(raw)),
        MapsTo::Budget => AnswerContent::Budget(one_line(raw)),
        MapsTo::Language => AnswerContent::Language(Language::tagged(&one_line(raw))),
        // Neither closed lists nor a consent are typed; a definition that says so is refused.
        MapsTo::Topic
        | MapsTo::ContactWhen
        | MapsTo::ContactHow
        | MapsTo::Consent
        | MapsTo::Answer => AnswerContent::Nothing,
    })
}

/// That a field that has to be answered was not.
pub(super) fn missing(field: &Field) -> FieldProblem {
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
