//! Every topic that a form offers is somebody's.

use super::finding::{Checked, finding};
use crate::criteria::Criterion;
use crate::form::{Field, FieldKind, Form, MapsTo};
use crate::policy::files::PolicyFinding;
use crate::route::takes_of;
use crate::team::Role;
use crate::written::PathStep::{self, Item, Key};

/// Topics of forms, and forms without a topic, whose leads no rep would ever get: each would wait in the manager's queue, and who asked would
/// read that all are busy.
pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let active = &checked.policy.active;
    // That nobody is a rep has its own finding.
    if checked.policy.is_solo() || active.roster.with(Role::Rep).next().is_none() {
        return Vec::new();
    }
    let forms = active.forms.iter();
    forms
        .flat_map(|(name, form)| of_form(checked, name, form))
        .collect()
}

fn of_form(checked: &Checked<'_>, name: &str, form: &Form) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    let file = format!("forms/{name}.toml");
    let found = |way: &[PathStep<'_>], reason: String, proposal: &str| {
        finding(checked.sources, &file, way, reason, proposal)
    };
    let fields = form.fields.iter().enumerate();
    let topic = fields
        .into_iter()
        .find(|(_, field)| field.maps_to == MapsTo::Topic);
    let mut findings = Vec::new();
    let may_be_left_out = topic.is_none_or(|(_, field)| !field.required);
    if may_be_left_out && !takes_of(policy, None, &form.source) {
        findings.push(found(
            &[],
            format!("no rep takes what comes by the form {name} and names no topic"),
            "in team.toml a rep without `topics` whose weight and max_open are above 0, or a topic that the form requires",
        ));
    }
    let Some((index, field)) = topic else {
        return findings;
    };
    let FieldKind::Choice(choices) = &field.kind else {
        return findings;
    };
    for (number, choice) in choices.iter().enumerate() {
        let value = choice.value.as_str();
        let goes_to_a_rep = !policy
            .rules
            .criteria
            .points
            .iter()
            .any(|one| keeps(one, field, value));
        if goes_to_a_rep && !takes_of(policy, Some(value), &form.source) {
            findings.push(found(
                &[Key("fields"), Item(index), Key("choices"), Item(number)],
                format!("no rep takes the topic \"{value}\" of the form {name}"),
                "in team.toml a rep whose `topics` and `sources` have it and whose weight and max_open are above 0; or a criterion with answered_by, or no such choice",
            ));
        }
    }
    findings
}

/// Whether a criterion keeps everybody from the reps who chooses this.
fn keeps(point: &Criterion, field: &Field, value: &str) -> bool {
    let is_chosen = point
        .when
        .any_of
        .iter()
        .any(|one| one.eq_ignore_ascii_case(value));
    let is_others = point.answered_by.is_some_and(|role| role != Role::Rep);
    point.when.field == field.name && is_chosen && (point.exclude || point.not_a_lead || is_others)
}
