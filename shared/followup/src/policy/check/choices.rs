//! What can be chosen in the fields of the forms, for whatever in the policy names a choice.

use crate::form::{Field, FieldKind};
use crate::policy::compiled::Policy;

/// The fields of all forms.
pub(super) fn fields(policy: &Policy) -> impl Iterator<Item = &Field> {
    let forms = policy.active.forms.values();
    forms.flat_map(|form| &form.fields)
}

/// Whether a form has a field of one of these names.
pub(super) fn is_asked_for(policy: &Policy, names: &[&str]) -> bool {
    fields(policy).any(|field| names.contains(&field.name.as_str()))
}

/// What can be chosen in the fields that are meant; nothing, where an answer is written freely.
pub(super) fn choices(policy: &Policy, meant: impl Fn(&Field) -> bool) -> Option<Vec<&str>> {
    let mut values = Vec::new();
    for field in fields(policy).filter(|field| meant(field)) {
        let FieldKind::Choice(choices) = &field.kind else {
            return None;
        };
        values.extend(choices.iter().map(|choice| choice.value.as_str()));
    }
    (!values.is_empty()).then_some(values)
}

/// Why a text is nothing that can be chosen in a field, and what can be.
pub(super) fn no_choice(field: &Field, text: &str) -> Option<(String, String)> {
    let choices = field.kind.choices();
    if choices.is_empty() || choices.iter().any(|choice| choice.value == text) {
        return None;
    }
    let known: Vec<&str> = choices.iter().map(|choice| choice.value.as_str()).collect();
    let reason = format!("\"{text}\" is no choice of {}", field.name);
    Some((reason, format!("one of {}", known.join(", "))))
}

/// The first of some values that cannot be chosen.
pub(super) fn not_offered<'a>(named: &'a [String], offered: &[&str]) -> Option<&'a String> {
    named.iter().find(|value| {
        !offered
            .iter()
            .any(|choice| choice.eq_ignore_ascii_case(value))
    })
}
