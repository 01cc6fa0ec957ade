//! What is wrong with an answer. What would be right is said in words where somebody reads it.

use crate::inquiry::{EmailError, NameError, PhoneError, TextError};

/// One field that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name; empty where it is about all of them.
    pub field: String,
    /// What is wrong; it repeats nothing of what was typed.
    pub problem: FieldProblem,
}

impl FieldError {
    /// A problem with this field.
    #[must_use]
    pub fn new(field: impl Into<String>, problem: impl Into<FieldProblem>) -> Self {
        Self {
            field: field.into(),
            problem: problem.into(),
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldProblem {
    /// More fields came than a form can have.
    TooManyFields {
        /// How many it can have.
        most: usize,
    },
    /// It came twice, with different values.
    Twice,
    /// Something has to stand in it.
    Missing {
        /// Its label.
        label: String,
    },
    /// One of its choices has to be made.
    NotChosen,
    /// The box has to be ticked.
    NotTicked,
    /// One of several has to be filled in.
    AllMissing {
        /// Their labels.
        labels: Vec<String>,
    },
    /// It is longer than the field takes.
    TooLong {
        /// How many characters it takes.
        most: usize,
    },
    /// It is none of its choices.
    NoChoice {
        /// What would be one.
        choices: Vec<String>,
    },
    /// It says neither that the box is ticked nor that it is not.
    NeitherTickedNorNot,
    /// It is no name.
    Name(NameError),
    /// It is no address.
    Email(EmailError),
    /// It is no number.
    Phone(PhoneError),
    /// It is no text of the kind.
    Text(TextError),
    /// It shows not that no machine sends this.
    Token(TokenProblem),
}

/// Why a token of a widget is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenProblem {
    /// There is none.
    Missing,
    /// The service did not give it, or takes it back.
    Wrong,
    /// It is too old, or was used before: it is good for some minutes, and once.
    Spent,
}

impl From<NameError> for FieldProblem {
    fn from(error: NameError) -> Self {
        Self::Name(error)
    }
}

impl From<EmailError> for FieldProblem {
    fn from(error: EmailError) -> Self {
        Self::Email(error)
    }
}

impl From<PhoneError> for FieldProblem {
    fn from(error: PhoneError) -> Self {
        Self::Phone(error)
    }
}

impl From<TextError> for FieldProblem {
    fn from(error: TextError) -> Self {
        Self::Text(error)
    }
}
