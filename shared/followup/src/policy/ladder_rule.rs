//! Ladders of their own for some inquiries, by form, topic or points.

use serde::{Deserialize, Serialize};

use super::rules::{Clocks, EscalationPolicy};
use crate::inquiry::Inquiry;

/// A ladder for inquiries of a kind: a demonstration is called about in minutes, a white paper within a day. Each condition that is named
/// must hold. It is chosen once, when an inquiry is judged; what the thank-you page promises counts by the same choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LadderRule {
    /// What the ladder is called on the timeline.
    pub name: String,
    /// By which forms they came, by the names of their files; by any, if left out.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What they asked about, as the form's choice has it; anything, if left out.
    #[serde(default)]
    pub topics: Vec<String>,
    /// From how many points of the criteria on; any number, if left out.
    #[serde(default)]
    pub from_points: Option<i32>,
    /// The ladder, in the place of `clocks.first_touch`.
    pub first_touch: EscalationPolicy,
}

impl LadderRule {
    /// Whether an inquiry that has so many points is of this kind.
    #[must_use]
    pub fn holds(&self, inquiry: &Inquiry, points: i32) -> bool {
        let topic = inquiry.topic.as_deref().unwrap_or_default();
        let named = |names: &[String], name: &str| {
            names.is_empty() || names.iter().any(|one| one.eq_ignore_ascii_case(name))
        };
        named(&self.forms, &inquiry.form)
            && named(&self.topics, topic)
            && self.from_points.is_none_or(|least| points >= least)
    }
}

impl Clocks {
    /// The ladder of its own that an inquiry with so many points has, if one fits.
    #[must_use]
    pub fn ladder_of(&self, inquiry: &Inquiry, points: i32) -> Option<&LadderRule> {
        self.by.iter().find(|rule| rule.holds(inquiry, points))
    }

    /// The ladder of the first human touch of whoever was given the one of this name.
    #[must_use]
    pub fn first_touch_by(&self, ladder: Option<&str>) -> &EscalationPolicy {
        let rule = ladder.and_then(|name| self.by.iter().find(|rule| rule.name == name));
        rule.map_or(&self.first_touch, |rule| &rule.first_touch)
    }
}
