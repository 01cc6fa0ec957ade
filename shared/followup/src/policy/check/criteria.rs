//! Criteria: they ask what a form asks.

use super::choices::{choices, not_offered};
use super::finding::finding;
use crate::criteria::MAX_CRITERIA;
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;

pub(super) fn findings(policy: &Policy) -> Vec<PolicyFinding> {
    let criteria = &policy.rules.criteria;
    let mut findings = Vec::new();
    if criteria.points.len() > MAX_CRITERIA {
        findings.push(finding(
            "policy.toml",
            format!("{} criteria", criteria.points.len()),
            format!("at most {MAX_CRITERIA}; five or six are enough"),
        ));
    }
    if criteria.needs_qualifying > criteria.sales_ready {
        findings.push(finding(
            "policy.toml",
            "criteria.needs_qualifying is above criteria.sales_ready",
            "a lead needs more points for a rep than for the qualifier",
        ));
    }
    let fields = |name: &str| {
        policy.active.forms.is_empty()
            || policy
                .active
                .forms
                .values()
                .any(|form| form.fields.iter().any(|field| field.name == name))
    };
    for point in &criteria.points {
        if !fields(&point.when.field) {
            findings.push(finding(
                "policy.toml",
                format!(
                    "criterion \"{}\" asks for the field \"{}\", which no form has",
                    point.name, point.when.field
                ),
                "the name of a field of a form",
            ));
        }
        if let Some(offered) = choices(policy, |field| field.name == point.when.field)
            && let Some(value) = not_offered(&point.when.any_of, &offered)
        {
            findings.push(finding(
                "policy.toml",
                format!(
                    "criterion \"{}\" asks whether {} is \"{value}\", which no form offers",
                    point.name, point.when.field
                ),
                format!("one of {}", offered.join(", ")),
            ));
        }
        if point.when.any_of.is_empty()
            && point.when.present.is_none()
            && point.when.at_least.is_none()
        {
            findings.push(finding(
                "policy.toml",
                format!("criterion \"{}\" has no condition", point.name),
                "any_of = [..], present = true or at_least = N",
            ));
        }
    }
    findings
}
