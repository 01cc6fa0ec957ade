//! What would be right in a field of a form, for who filled it in.

use followup::form::{FieldError, FieldProblem, TokenProblem};
use followup::inquiry::{
    EmailError, MAX_EMAIL_BYTES, MAX_NAME_CHARS, NameError, PhoneError, TextError,
};
use serde::Serialize;

use crate::Words;

/// A field that cannot be taken as it is, and what would be right: as a page and a program are told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedField {
    /// The field's name; empty where it is about all of them.
    pub field: String,
    /// What would be right; it repeats nothing of what was typed.
    pub reason: String,
}

impl RefusedField {
    /// Something about a field that no form says.
    #[must_use]
    pub fn new(field: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            reason: reason.into(),
        }
    }

    /// What is said of each field, in these words.
    ///
    /// ```
    /// use followup::form::Form;
    /// use followup::language::Language;
    /// use wording::Words;
    /// use wording::form::RefusedField;
    ///
    /// let errors = Form::builtin_contact().read(&[], Default::default(), "1").unwrap_err();
    /// let said = RefusedField::all(Words::from(Language::German), &errors);
    /// assert_eq!(said[0].reason, "Bitte geben Sie Ihren Namen ein.");
    /// ```
    #[must_use]
    pub fn all(words: Words, errors: &[FieldError]) -> Vec<Self> {
        let said = |error: &FieldError| Self::new(&error.field, of_problem(words, &error.problem));
        errors.iter().map(said).collect()
    }
}

fn of_problem(words: Words, problem: &FieldProblem) -> String {
    match problem {
        FieldProblem::TooManyFields { most } => words.field_too_many(&most.to_string()),
        FieldProblem::Twice => words.field_twice(),
        FieldProblem::Missing { label } => words.field_missing(label),
        FieldProblem::NotChosen => words.field_not_chosen(),
        FieldProblem::NotTicked => words.field_not_ticked(),
        FieldProblem::AllMissing { labels } => words.field_all_missing(&labels.join(", ")),
        FieldProblem::TooLong { most } | FieldProblem::Text(TextError::TooLong { limit: most }) => {
            words.field_too_long(&most.to_string())
        }
        FieldProblem::NoChoice { choices } => words.field_no_choice(&choices.join(", ")),
        FieldProblem::NeitherTickedNorNot => words.field_neither_ticked_nor_not(),
        FieldProblem::Name(NameError::Empty) => words.name_empty(),
        FieldProblem::Name(NameError::TooLong) => words.name_too_long(&MAX_NAME_CHARS.to_string()),
        FieldProblem::Email(error) => match error {
            EmailError::Empty => words.email_empty(),
            EmailError::TooLong => words.email_too_long(&MAX_EMAIL_BYTES.to_string()),
            EmailError::NotAlone => words.email_not_alone(),
            EmailError::NotPlain => words.email_not_plain(),
            EmailError::Malformed => words.email_malformed(),
        },
        FieldProblem::Phone(error) => match error {
            PhoneError::Empty => words.phone_empty(),
            PhoneError::Letters => words.phone_letters(),
            PhoneError::TooShort => words.phone_too_short(),
            PhoneError::Country => words.phone_country(),
            PhoneError::TooLong => words.phone_too_long(),
            PhoneError::Extension => words.phone_extension(),
        },
        FieldProblem::Text(TextError::Empty) => words.text_empty(),
        FieldProblem::Token(problem) => match problem {
            TokenProblem::Missing => words.token_missing(),
            TokenProblem::Wrong => words.token_wrong(),
            TokenProblem::Spent => words.token_spent(),
        },
    }
}
