//! What somebody asked, in types that say what is true of it.
//!
//! A form's answers are parsed here, once, at the edge. Every parse error says what would be right and repeats nothing
//! of what was typed; no type prints personal data through `Debug`.

mod clean;
mod details;
mod email;
mod free_mail;
mod greeting;
mod known_numbers;
mod location;
mod name;
mod nicknames;
mod number_origin;
mod origin;
mod phone;
mod promised;
mod text;

pub(crate) use clean::folded;
pub(crate) use clean::is_blank;
pub use clean::{clipped, many_lines, one_line};
pub use details::{DetailSet, PersonDetails, TypedDetails};
pub use email::{EmailAddress, EmailError, MAX_EMAIL_BYTES};
pub use free_mail::is_free_mail;
pub(crate) use greeting::{is_legal_form, is_name_particle};
pub use known_numbers::KnownNumbers;
pub(crate) use location::folded as folded_place;
pub use location::{COUNTRY, Location, POSTAL_CODE, REGION};
pub use name::{MAX_NAME_CHARS, MAX_USABLE_NAME_CHARS, NameError, PersonName};
pub use origin::{ListEntry, Origin, RecordedConsent, TakenOver, TakenState};
pub use phone::{
    MAX_EXTENSION_DIGITS, MAX_PHONE_DIGITS, MIN_PHONE_DIGITS, PhoneError, PhoneNumber, calling_code,
};
pub use promised::{Promise, PromisedContact};
pub use text::{CompanyName, MAX_COMPANY_CHARS, MAX_TEXT_CHARS, Text, TextError};

use crate::ids::PersonId;
use crate::ids::PolicyVersion;
use crate::language::{KnownLanguage, Language};
use calendar::Instant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The longest name that another system has for somebody, in characters.
pub const MAX_EXTERNAL_ID_CHARS: usize = 200;
/// What an inquiry is about when its topic is none of the form's.
pub const DEFAULT_PHRASE: &str = "your inquiry";

/// The answer that says which product somebody asks about.
pub const PRODUCT: &str = "product";

/// One inquiry as it was read from a form. Personal data: it is stored under the lead and erased with it.
///
/// ```
/// use followup::form::Form;
/// let fields = [("name", "Ann"), ("topic", "support"), ("email", "ann@example.com")]
///     .map(|(name, value)| (name.to_owned(), value.to_owned()));
/// let inquiry = Form::builtin_contact().read(&fields, Default::default(), "1").unwrap();
/// assert_eq!(inquiry.topic.as_deref(), Some("support"));
/// assert!(!format!("{inquiry:?}").contains("ann"));
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inquiry {
    /// The form's name.
    pub form: String,
    /// Where it came from, as the form says.
    pub source: String,
    /// Who asks.
    pub name: PersonName,
    /// Where to write.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// Where to call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
    /// The company, one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// The key of the topic that was chosen; none when it is not one of the form's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// The topic inside a sentence: "your question about pricing". Never what somebody typed.
    pub topic_phrase: String,
    /// What they wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// When they want to buy, as the form's choice says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeframe: Option<String>,
    /// What they want to spend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<String>,
    /// When they want to hear from us.
    #[serde(default)]
    pub contact_when: ContactWhen,
    /// How they want to hear from us.
    #[serde(default)]
    pub contact_how: ContactHow,
    /// To the newsletter, when the box was ticked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Every answer as it was given, mapped or unknown, but for what cannot be seen; bounded in count and size.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Campaign fields, click ids, referrer and landing page.
    #[serde(default)]
    pub attribution: BTreeMap<String, String>,
    /// Why a person should look at it first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspicion: Option<Suspicion>,
    /// The words of the form that they read; absent, where no page of ours showed it, or no policy had it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<ShownForm>,
    /// How they reached us.
    #[serde(default, skip_serializing_if = "Medium::is_writing")]
    pub medium: Medium,
    /// The name that another system has for them: a CRM's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Whether they asked, or a list names them.
    #[serde(default, skip_serializing_if = "Origin::is_asked")]
    pub origin: Origin,
    /// What they were promised when it arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
    /// No hour was promised, since nobody had room when it arrived, and nobody knew until when.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_taken: bool,
    /// The language that they are written to, where anything says it; else the company's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<KnownLanguage>,
    /// The language that their words are in, by its tag (BCP 47), where it was recognised: any language of the world.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_in: Option<String>,
    /// What it said of the person before somebody of the team corrected that; absent, where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed: Option<TypedDetails>,
    /// Who of the team took it down: the words are theirs, and not those of who asks. Absent, where nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_down_by: Option<PersonId>,
    /// It demands that what is kept of them be erased, whatever else it says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub demands_erasure: bool,
}

impl Inquiry {
    /// The same inquiry with the number, the address and the company of an earlier one of the same person, where it brings none
    /// of its own; who rang has the name by which their number is known. What looks unwanted lends nothing: anybody can send a form in somebody's name.
    ///
    /// ```
    /// use followup::form::Form;
    /// let read = |fields: &[(&str, &str)]| {
    ///     let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    ///     Form::builtin_contact().read(&fields, Default::default(), "1").unwrap()
    /// };
    /// let first = read(&[("name", "Ann"), ("topic", "sales"), ("email", "ann@example.com"), ("company", "Lee")]);
    /// let again = read(&[("name", "Ann"), ("topic", "sales"), ("email", "a.lee@example.com")]);
    /// let whole = again.completed_by([&first]);
    /// assert_eq!(whole.company.as_deref(), Some("Lee"));
    /// assert_eq!(whole.email.unwrap().as_str(), "a.lee@example.com");
    /// ```
    #[must_use]
    pub fn completed_by<'a>(mut self, earlier: impl IntoIterator<Item = &'a Inquiry>) -> Self {
        for one in earlier {
            if one.suspicion.is_none() {
                if self.is_nameless_call() {
                    self.name = one.name.clone();
                }
                self.phone = self.phone.or_else(|| one.phone.clone());
                self.email = self.email.or_else(|| one.email.clone());
                self.company = self.company.or_else(|| one.company.clone());
            }
        }
        self
    }

    /// Whether they rang, and said no name that was written down.
    fn is_nameless_call(&self) -> bool {
        self.medium.is_call() && self.name.is_placeholder()
    }

    /// The product that they ask about: the answer of the field `product`.
    #[must_use]
    pub fn product(&self) -> Option<&str> {
        let answer = self.answers.get(PRODUCT)?.trim();
        (!answer.is_empty()).then_some(answer)
    }

    /// Whether it looks as if nobody asked. What no rule understands is somebody's all the same.
    #[must_use]
    pub fn looks_unwanted(&self) -> bool {
        match self.suspicion {
            None | Some(Suspicion::NotUnderstood) => false,
            Some(
                Suspicion::Honeypot
                | Suspicion::TooFast
                | Suspicion::ForgedStamp
                | Suspicion::Unproven
                | Suspicion::Unjudged
                | Suspicion::TooMany,
            ) => true,
        }
    }

    /// Whether an earlier inquiry may know something of them that this one does not say.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        let says_all = self.phone.is_some() && self.email.is_some() && self.company.is_some();
        !says_all || self.is_nameless_call()
    }
}

/// When somebody wants to be contacted, the soonest first.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ContactWhen {
    /// As soon as possible, by the policy's clocks.
    #[default]
    Now,
    /// Within the week.
    Week,
    /// Not before the time that the policy's `clocks.later` gives them.
    Later,
}

impl ContactWhen {
    /// The choice of this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "now" => Some(Self::Now),
            "week" => Some(Self::Week),
            "later" => Some(Self::Later),
            _ => None,
        }
    }
}

/// How somebody wants to be contacted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactHow {
    /// Either way.
    #[default]
    Any,
    /// By telephone.
    Phone,
    /// In writing.
    Email,
}

impl ContactHow {
    /// The choice of this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "any" => Some(Self::Any),
            "phone" => Some(Self::Phone),
            "email" => Some(Self::Email),
            _ => None,
        }
    }
}

/// What was agreed to, in the words that stood beside the box, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The words beside the box.
    pub wording: String,
    /// When the form arrived.
    pub at: Instant,
    /// The form whose box it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// Which words stood on a form when it was sent: what was beside its boxes and fields is found by it, since no version of a policy is ever
/// deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownForm {
    /// The version of the policy that has the form.
    pub policy: PolicyVersion,
    /// The language of the page.
    pub language: Language,
}

/// How somebody reached us: who rang has written nothing, and is told so by nobody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// In writing: a form, a mail.
    #[default]
    Writing,
    /// They rang and left a message.
    Voicemail,
    /// They rang and left none.
    MissedCall,
    /// They were here.
    InPerson,
}

impl Medium {
    /// Whether they wrote.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        match self {
            Self::Writing => true,
            Self::Voicemail | Self::MissedCall | Self::InPerson => false,
        }
    }

    /// Whether they rang.
    #[must_use]
    pub fn is_call(&self) -> bool {
        match self {
            Self::Voicemail | Self::MissedCall => true,
            Self::Writing | Self::InPerson => false,
        }
    }
}

/// Why a person looks before anything is sent. Suspicion deletes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suspicion {
    /// The field that people do not see was filled in.
    Honeypot,
    /// The page was sent back sooner than a person can type.
    TooFast,
    /// The page's stamp was changed or is another form's.
    ForgedStamp,
    /// The form asks for a proof, and there was none: from a browser without script, a program, or a page that was too old.
    Unproven,
    /// The form asks for a token, and the service that would say whether it is good could not be asked, or said nothing that can be read.
    Unjudged,
    /// It is one of too many, from one source or of one text.
    TooMany,
    /// A source brought it, and no rule says what its words mean.
    NotUnderstood,
}

impl fmt::Debug for Inquiry {
    /// Facts without the person: enough to follow a test, nothing for a log to leak.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inquiry")
            .field("form", &self.form)
            .field("source", &self.source)
            .field("email", &self.email.is_some())
            .field("phone", &self.phone.is_some())
            .field("topic", &self.topic)
            .field("contact_when", &self.contact_when)
            .field("contact_how", &self.contact_how)
            .field("consent", &self.consent.is_some())
            .field("answers", &self.answers.len())
            .field("suspicion", &self.suspicion)
            .field("asked", &self.origin.is_asked())
            .finish_non_exhaustive()
    }
}
