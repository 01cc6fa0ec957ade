//! Criteria: they ask what a form asks.

use std::collections::BTreeSet;

use super::choices::{choices, fields, is_asked_for, not_offered};
use super::finding::Checked;
use crate::criteria::{Criteria, Criterion, MAX_CRITERIA};
use crate::form::{FieldKind, Form};
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;
use crate::source::Source;
use crate::team::Role;
use crate::written::PathStep::{Item, Key};

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    let criteria = &policy.rules.criteria;
    let mut findings = Vec::new();
    if criteria.points.len() > MAX_CRITERIA {
        findings.push(checked.in_policy(
            &[Key("criteria"), Key("points")],
            format!("{} criteria", criteria.points.len()),
            format!("at most {MAX_CRITERIA}; five or six are enough"),
        ));
    }
    if criteria.needs_qualifying > criteria.sales_ready {
        findings.push(checked.in_policy(
            &[Key("criteria"), Key("needs_qualifying")],
            "criteria.needs_qualifying is above criteria.sales_ready",
            "a lead needs more points for a rep than for the qualifier",
        ));
    }
    let forms = checked.sources.below("forms", ".toml").count();
    let is_whole = policy.active.forms.len() == forms;
    let reachable = policy.active.forms.values();
    let reachable = reachable.map(|form| reachable_by(criteria, form)).max();
    if let Some(most) = reachable.filter(|most| is_whole && i64::from(criteria.sales_ready) > *most)
    {
        findings.push(checked.in_policy(
            &[Key("criteria"), Key("sales_ready")],
            format!(
                "criteria.sales_ready = {} is more than the answers of any form reach: they have {most} points at most",
                criteria.sales_ready
            ),
            format!("at most {most}, or more weight for a criterion"),
        ));
    }
    findings.extend(question(checked, is_whole));
    findings.extend(conditions(checked, is_whole));
    findings
}

/// What each criterion asks is asked by a form, and it asks something.
fn conditions(checked: &Checked<'_>, is_whole: bool) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    let mut findings = Vec::new();
    for (index, point) in policy.rules.criteria.points.iter().enumerate() {
        let at = [Key("criteria"), Key("points"), Item(index), Key("when")];
        if !is_asked(policy, is_whole, &point.when.field) {
            findings.push(checked.in_policy(
                &at,
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
            findings.push(checked.in_policy(
                &at,
                format!(
                    "criterion \"{}\" asks whether {} is \"{value}\", which no form offers",
                    point.name, point.when.field
                ),
                format!("one of {}", offered.join(", ")),
            ));
        }
        if point.answered_by == Some(Role::Marketer) {
            findings.push(checked.in_policy(
                &[
                    Key("criteria"),
                    Key("points"),
                    Item(index),
                    Key("answered_by"),
                ],
                format!(
                    "criterion \"{}\" is answered by a marketer, who has no leads",
                    point.name
                ),
                "\"rep\", \"qualifier\" or \"manager\"",
            ));
        }
        if point.when.any_of.is_empty()
            && point.when.present.is_none()
            && point.when.at_least.is_none()
        {
            findings.push(checked.in_policy(
                &at,
                format!("criterion \"{}\" has no condition", point.name),
                "any_of = [..], present = true or at_least = N",
            ));
        }
    }
    findings
}

/// Whether a form or a source has such a field. A form that could not be read has its own finding; what it asks is not known.
fn is_asked(policy: &Policy, is_whole: bool, name: &str) -> bool {
    let active = &policy.active;
    let mut rules = active.inlets.values().filter_map(Source::inquiry);
    !is_whole
        || active.forms.is_empty()
        || is_asked_for(policy, &[name])
        || rules.any(|rule| rule.mapping.fields.contains_key(name))
}

/// What is asked by mail is asked by a form, too: the answer is looked for there.
fn question(checked: &Checked<'_>, is_whole: bool) -> Option<PolicyFinding> {
    let policy = checked.policy;
    let question = policy.rules.criteria.question.as_ref()?;
    (!is_asked(policy, is_whole, &question.field)).then(|| {
        checked.in_policy(
            &[Key("criteria"), Key("question"), Key("field")],
            format!(
                "criteria.question is asked where \"{}\" has no answer, and no form has that field",
                question.field
            ),
            field_names(policy),
        )
    })
}

/// The fields of all forms, as a proposal.
fn field_names(policy: &Policy) -> String {
    let asked = fields(policy).filter(|field| field.kind != FieldKind::Honeypot);
    let names: BTreeSet<&str> = asked.map(|field| field.name.as_str()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    format!("one of {}", names.join(", "))
}

/// The most points that the answers to a form can have. Of a choice, one is taken: who asks about buying does not ask for help.
fn reachable_by(criteria: &Criteria, form: &Form) -> i64 {
    let asked = |name: &str| form.fields.iter().any(|field| field.name == name);
    let fields: BTreeSet<&str> = criteria
        .points
        .iter()
        .map(|point| point.when.field.as_str())
        .collect();
    let of_field = |field: &str| {
        let points = || {
            criteria
                .points
                .iter()
                .filter(|point| point.when.field == field)
        };
        let named = points().flat_map(|point| point.when.any_of.iter().map(String::as_str));
        // An answer that no criterion names, too.
        let answers = named.chain([""]).filter(|_| asked(field)).map(Some);
        let worth = |answer: Option<&str>| {
            let met = points().filter(|point| may_hold(point, answer));
            met.map(|point| i64::from(point.weight)).sum::<i64>()
        };
        answers.chain([None]).map(worth).max().unwrap_or_default()
    };
    fields.into_iter().map(of_field).sum()
}

/// Whether a criterion may hold for an answer; one that takes points need not.
fn may_hold(point: &Criterion, answer: Option<&str>) -> bool {
    let when = &point.when;
    match answer {
        None => when.present == Some(false),
        Some(answer) => {
            let is_named = when.any_of.is_empty()
                || when
                    .any_of
                    .iter()
                    .any(|one| one.eq_ignore_ascii_case(answer));
            // A number that is large enough may always be written, and need not.
            let is_free = when.at_least.is_none() || point.weight > 0;
            when.present != Some(false) && is_named && is_free
        }
    }
}
