//! A form as its owner defines it, and how its answers become an [`Inquiry`](crate::inquiry::Inquiry).

mod address;
mod answer;
mod builtin;
mod challenge;
pub(crate) mod challenge_source;
pub(crate) mod definition;
mod filled_in;
mod problem;
mod read;
mod words;

pub use address::{origin_of, redirect_matches};
pub use answer::KnownAnswers;
pub use challenge::{
    Challenge, DEFAULT_WORK_BITS, MAX_WORK_BITS, MIN_WORK_BITS, PROOF_FIELD, ProofOfWork,
    TokenService, Widget, is_proof,
};
pub use problem::{FieldError, FieldProblem, TokenProblem};
pub use words::FormWords;

use crate::inquiry::{ContactHow, ContactWhen, Medium};
use crate::language::Language;

/// The most fields that a form defines and the most that one answer may carry.
pub const MAX_FIELDS: usize = 64;
/// The most choices of one field.
pub const MAX_CHOICES: usize = 100;
/// The longest answer to a field that sets no limit of its own, in characters.
pub const DEFAULT_MAX_CHARS: usize = 1_000;
/// What is kept of an answer that the form did not ask for, in characters.
pub const MAX_UNKNOWN_CHARS: usize = 2_000;
/// What is kept of a campaign field, in characters.
pub const MAX_ATTRIBUTION_CHARS: usize = 512;
/// The longest minimum fill time, in seconds.
pub const MAX_MINIMUM_FILL_SECONDS: u32 = 600;
/// The field that names a thank-you address. It steers the answer and is no answer itself.
pub const REDIRECT_FIELD: &str = "redirect";
/// The hidden field in which a hosted page says when it was shown.
pub const STAMP_FIELD: &str = "_shown";
/// The field, and the part of an address's query, that says in which language a form is read: the tag of a language (BCP 47). It steers the
/// answer and is no answer itself.
pub const LANGUAGE_FIELD: &str = "lang";
/// Campaign fields besides those that begin with `utm_`.
pub const ATTRIBUTION_FIELDS: &[&str] = &[
    "gclid",
    "gbraid",
    "wbraid",
    "dclid",
    "fbclid",
    "msclkid",
    "ttclid",
    "twclid",
    "li_fat_id",
    "yclid",
    "referrer",
    "landing_page",
];

/// True for fields that tell where somebody came from.
///
/// ```
/// assert!(followup::form::is_attribution("utm_campaign"));
/// assert!(followup::form::is_attribution("gclid"));
/// assert!(!followup::form::is_attribution("company"));
/// ```
#[must_use]
pub fn is_attribution(field: &str) -> bool {
    field.starts_with("utm_") || ATTRIBUTION_FIELDS.contains(&field)
}

/// A form's definition, checked: every name is unique, every mapping fits its type, every address can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its name in addresses: `/f/{name}`.
    pub name: String,
    /// The heading of its page.
    pub title: String,
    /// The words under the heading.
    pub intro: String,
    /// What its button says.
    pub submit: String,
    /// What an inquiry's source is.
    pub source: String,
    /// What an inquiry is about when no topic says so ("your call").
    pub phrase: String,
    /// In the order of the page.
    pub fields: Vec<Field>,
    /// Of each group, one field at least is filled in.
    pub required_one_of: Vec<Vec<String>>,
    /// Other sites whose pages may post here, as `https://host`.
    pub allowed_origins: Vec<String>,
    /// Where a browser goes afterwards, if not to the form's own page.
    pub thank_you_url: Option<String>,
    /// What a `redirect` field may name besides.
    pub allowed_redirects: Vec<String>,
    /// Who acknowledges.
    pub acknowledge: Acknowledge,
    /// How people reach us by it.
    pub medium: Medium,
    /// The shortest time in which a person fills in the hosted page, in seconds.
    pub minimum_fill_seconds: u32,
    /// What a browser proves; nothing, if absent.
    pub challenge: Option<Challenge>,
    /// The language that it is written in, where that is the only one; else it has words in each of the company's.
    pub language: Option<Language>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in the answer.
    pub name: String,
    /// What stands beside it.
    pub label: String,
    /// A sentence of help.
    pub hint: Option<String>,
    /// What may be typed.
    pub kind: FieldKind,
    /// Whether it must be filled in.
    pub required: bool,
    /// What it becomes.
    pub maps_to: MapsTo,
    /// The longest answer, in characters.
    pub max: usize,
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text,
    /// An email address.
    Email,
    /// A telephone number.
    Tel,
    /// Several lines.
    Textarea,
    /// One of a list.
    Choice(Vec<FormChoice>),
    /// A box to tick, with the words that are agreed to.
    Checkbox {
        /// What stands beside the box, stored with the consent.
        wording: String,
    },
    /// A value that the page brings along.
    Hidden,
    /// A field that only programs see.
    Honeypot,
}

impl FieldKind {
    /// What can be chosen; nothing, where an answer is no choice.
    #[must_use]
    pub fn choices(&self) -> &[FormChoice] {
        match self {
            Self::Choice(choices) => choices,
            Self::Text
            | Self::Email
            | Self::Tel
            | Self::Textarea
            | Self::Checkbox { .. }
            | Self::Hidden
            | Self::Honeypot => &[],
        }
    }

    /// Which of the choices an answer is, by its value or its label, in any case.
    #[must_use]
    pub fn chosen(&self, answer: &str) -> Option<usize> {
        let choices = self.choices();
        let exactly = choices.iter().position(|choice| choice.value == answer);
        exactly.or_else(|| {
            let answer = answer.to_lowercase();
            let is_it = |said: &str| said.to_lowercase() == answer;
            let mut choices = choices.iter();
            choices.position(|choice| is_it(&choice.value) || is_it(&choice.label))
        })
    }

    /// What a box says that is ticked.
    #[must_use]
    pub fn wording(&self) -> Option<&str> {
        match self {
            Self::Checkbox { wording } => Some(wording),
            Self::Text
            | Self::Email
            | Self::Tel
            | Self::Textarea
            | Self::Choice(_)
            | Self::Hidden
            | Self::Honeypot => None,
        }
    }

    /// What is shown for an answer: the label of a choice, and any other answer as it was given.
    #[must_use]
    pub fn shown<'a>(&'a self, answer: &'a str) -> &'a str {
        let mut choices = self.choices().iter();
        let chosen = choices.find(|choice| choice.value == answer);
        chosen.map_or(answer, |choice| &choice.label)
    }
}

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormChoice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// What it becomes inside a sentence.
    pub phrase: Option<String>,
}

/// What of an inquiry a field becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MapsTo {
    /// Who asks.
    Name,
    /// Where to write.
    Email,
    /// Where to call.
    Phone,
    /// Where to write or to call, whichever is typed.
    Reach,
    /// The company.
    Company,
    /// What it is about.
    Topic,
    /// What they wrote.
    Message,
    /// When they want to buy.
    Timeframe,
    /// What they want to spend.
    Budget,
    /// When to contact them.
    ContactWhen,
    /// How to contact them.
    ContactHow,
    /// The newsletter.
    Consent,
    /// The language that they are written to.
    Language,
    /// Nothing but an answer, for the criteria.
    Answer,
}

/// Who acknowledges what comes by a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Acknowledge {
    /// Baton does.
    #[default]
    Baton,
    /// The page that has the form does it already.
    Elsewhere,
    /// Nobody does.
    Off,
}

impl Acknowledge {
    /// The same where no mail goes to leads from here.
    #[must_use]
    pub fn elsewhere(self) -> Self {
        match self {
            Self::Baton | Self::Elsewhere => Self::Elsewhere,
            Self::Off => Self::Off,
        }
    }
}

/// Why a definition is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct FormError {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong and what would be right.
    pub reason: String,
}

impl Form {
    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether a page of this origin (`https://www.example.com`) may post here. The form's own page always may;
    /// that is for the caller to know, who knows the host.
    #[must_use]
    pub fn allows_origin(&self, origin: &str) -> bool {
        self.allowed_origins
            .iter()
            .any(|allowed| allowed.eq_ignore_ascii_case(origin))
    }

    /// Whether an answer may send the browser to this address.
    ///
    /// ```
    /// let mut form = followup::form::Form::builtin_contact();
    /// form.allowed_redirects = vec!["https://www.example.com/thanks/".into()];
    /// assert!(form.allows_redirect("https://www.example.com/thanks/sales"));
    /// assert!(!form.allows_redirect("https://www.example.com.evil.test/thanks/"));
    /// ```
    #[must_use]
    pub fn allows_redirect(&self, target: &str) -> bool {
        self.thank_you_url
            .iter()
            .chain(&self.allowed_redirects)
            .any(|allowed| redirect_matches(allowed, target))
    }
}

/// The keys that a choice mapped to a closed list may have.
fn closed_keys(maps_to: MapsTo) -> Option<fn(&str) -> bool> {
    match maps_to {
        MapsTo::ContactWhen => Some(|key| ContactWhen::from_key(key).is_some()),
        MapsTo::ContactHow => Some(|key| ContactHow::from_key(key).is_some()),
        MapsTo::Language => Some(|key| Language::tagged(key).is_some()),
        MapsTo::Name
        | MapsTo::Email
        | MapsTo::Phone
        | MapsTo::Reach
        | MapsTo::Company
        | MapsTo::Topic
        | MapsTo::Message
        | MapsTo::Timeframe
        | MapsTo::Budget
        | MapsTo::Consent
        | MapsTo::Answer => None,
    }
}
