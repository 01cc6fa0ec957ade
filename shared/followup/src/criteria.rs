//! Five or six plain criteria that say what an inquiry is worth following up as.

use serde::{Deserialize, Serialize};

use crate::inquiry::{Inquiry, Medium};
use crate::language::ByLanguage;
use crate::team::Role;

/// Criteria at most: with more, nobody could say why a lead was judged as it was.
pub const MAX_CRITERIA: usize = 12;

/// A plain condition on one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The field of the form.
    pub field: String,
    /// Holds when the answer is one of these, compared without case.
    #[serde(default)]
    pub any_of: Vec<String>,
    /// Holds when there is (or is no) answer.
    #[serde(default)]
    pub present: Option<bool>,
    /// Holds when the answer, read as a number, is at least this.
    #[serde(default)]
    pub at_least: Option<i64>,
}

impl Condition {
    /// Whether the inquiry's answer meets the condition; no answer meets only `present = false`.
    #[must_use]
    pub fn holds(&self, inquiry: &Inquiry) -> bool {
        let answer = inquiry
            .answers
            .get(&self.field)
            .map(|text| text.trim())
            .filter(|text| !text.is_empty());
        match answer {
            None => self.present == Some(false),
            Some(text) => {
                self.present != Some(false)
                    && (self.any_of.is_empty()
                        || self.any_of.iter().any(|one| one.eq_ignore_ascii_case(text)))
                    && self
                        .at_least
                        .is_none_or(|least| leading_number(text).is_some_and(|n| n >= least))
            }
        }
    }
}

/// The first whole number in a text such as "$12,000 or so".
fn leading_number(text: &str) -> Option<i64> {
    let mut digits = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            ',' | ' ' | '_' | '\'' if !digits.is_empty() => {}
            _ if digits.is_empty() => {}
            _ => break,
        }
    }
    digits.parse().ok()
}

/// One criterion: a condition and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// What the criterion is called on the timeline.
    pub name: String,
    /// When it holds.
    pub when: Condition,
    /// Points that it adds, or takes.
    #[serde(default)]
    pub weight: i32,
    /// A hard exclusion: the lead goes to the manager, who can release the courteous no.
    #[serde(default)]
    pub exclude: bool,
    /// Not a lead at all, such as a seller; a person confirms it.
    #[serde(default)]
    pub not_a_lead: bool,
    /// No lead, but somebody to answer (support, a job): who does.
    #[serde(default)]
    pub answered_by: Option<Role>,
}

/// A question that is asked by mail when an answer is missing that would settle the criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The missing field.
    pub field: String,
    /// The question, one sentence.
    pub ask: ByLanguage<String>,
}

/// The criteria of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Criteria {
    /// From this score on a rep gets the lead.
    pub sales_ready: i32,
    /// From this score on the qualifier settles it; below, it is nurtured.
    pub needs_qualifying: i32,
    /// Whether the qualifier settles it on the phone: their mail then says what to say, as that of a first call does.
    #[serde(default)]
    pub by_phone: bool,
    /// Asked instead of qualifying, when its field has no answer and the score lies between the two.
    #[serde(default)]
    pub question: Option<Question>,
    /// The criteria.
    pub points: Vec<Criterion>,
}

/// What the criteria say of an inquiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// A rep follows up.
    SalesReady,
    /// The qualifier settles what the answers leave open.
    NeedsQualifying,
    /// One question by mail would settle it.
    NeedsInformation,
    /// Too little for a call now: nurtured, never dropped.
    Low,
    /// A declared hard exclusion holds.
    Excluded,
    /// A declared "this is no inquiry" holds; a person confirms it.
    NotALead,
    /// No lead, but somebody who gets an answer, and nothing after it.
    ToAnswer {
        /// Whose answer.
        by: Role,
    },
}

/// A score and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// What follows.
    pub fit: Fit,
    /// The points.
    pub score: i32,
    /// The criteria that held, by name.
    pub held: Vec<String>,
    /// They rang and reached nobody: a rep calls back, however many points there are.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rang: bool,
}

impl Assessment {
    /// Who answers it, if it is no lead.
    #[must_use]
    pub fn answered_by(&self) -> Option<Role> {
        match self.fit {
            Fit::ToAnswer { by } => Some(by),
            Fit::SalesReady
            | Fit::NeedsQualifying
            | Fit::NeedsInformation
            | Fit::Low
            | Fit::Excluded
            | Fit::NotALead => None,
        }
    }
}

impl Criteria {
    /// Assesses an inquiry. The same answers always give the same assessment.
    #[must_use]
    pub fn assess(&self, inquiry: &Inquiry) -> Assessment {
        let held: Vec<&Criterion> = self
            .points
            .iter()
            .filter(|point| point.when.holds(inquiry))
            .collect();
        let score = held
            .iter()
            .map(|point| point.weight)
            .fold(0i32, i32::saturating_add);
        // Nobody can say anything about a call that nobody took.
        let rang = inquiry.medium == Medium::MissedCall;
        let unanswered = |question: &Question| {
            inquiry
                .answers
                .get(&question.field)
                .is_none_or(|text| text.trim().is_empty())
        };
        let fit = if held.iter().any(|point| point.exclude) {
            Fit::Excluded
        } else if held.iter().any(|point| point.not_a_lead) {
            Fit::NotALead
        } else if let Some(by) = held.iter().find_map(|point| point.answered_by) {
            Fit::ToAnswer { by }
        } else if score >= self.sales_ready || rang {
            Fit::SalesReady
        } else if score < self.needs_qualifying {
            Fit::Low
        } else if inquiry.email.is_some() && self.question.as_ref().is_some_and(unanswered) {
            Fit::NeedsInformation
        } else {
            Fit::NeedsQualifying
        };
        Assessment {
            fit,
            score,
            held: held.iter().map(|point| point.name.clone()).collect(),
            rang: rang && fit == Fit::SalesReady && score < self.sales_ready,
        }
    }
}
