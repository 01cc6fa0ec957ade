//! Cadences: steps that can be walked, and end in a goodbye.

use super::finding;
use crate::ids::PersonId;
use crate::policy::{Policy, PolicyFinding, StepKind, Track};

/// Steps of a cadence at most.
const MAX_STEPS: usize = 12;

pub(super) fn findings(policy: &Policy) -> Vec<PolicyFinding> {
    let cadence = &policy.rules.cadence;
    let mut findings = Vec::new();
    if cadence.max_touches == 0 {
        findings.push(finding(
            "policy.toml",
            "cadence.max_touches = 0 follows nobody up",
            "5",
        ));
    }
    let mut names: Vec<&str> = Vec::new();
    for track in Track::ALL {
        let steps = cadence.steps(track);
        let name = format!("cadence.{}", track.as_str());
        if steps.is_empty() || steps.len() > MAX_STEPS {
            findings.push(finding(
                "policy.toml",
                format!("{name} has {} steps", steps.len()),
                format!("1 to {MAX_STEPS}"),
            ));
        }
        for (index, step) in steps.iter().enumerate() {
            if PersonId::parse(&step.name).is_err() {
                findings.push(finding(
                    "policy.toml",
                    format!("{name}: \"{}\" is no step name", step.name),
                    "a-z, 0-9 and _",
                ));
            }
            if names.contains(&step.name.as_str()) {
                findings.push(finding(
                    "policy.toml",
                    format!("{name}: two steps are called \"{}\"", step.name),
                    "one name each, over all tracks",
                ));
            }
            names.push(&step.name);
            if step.kind == StepKind::Goodbye && index + 1 != steps.len() {
                findings.push(finding(
                    "policy.toml",
                    format!(
                        "{name}: \"{}\" is a goodbye and not the last step",
                        step.name
                    ),
                    "a goodbye comes last",
                ));
            }
            match policy.templates.get(&step.template) {
                None => findings.push(finding(
                    "policy.toml",
                    format!("{name}: template = \"{}\" names no file", step.template),
                    format!("write templates/{}.md", step.template),
                )),
                Some(template) => {
                    if template.is_script() != (step.kind == StepKind::Call) {
                        findings.push(finding(
                            "policy.toml",
                            format!(
                                "{name}: template \"{}\" does not fit a {:?} step",
                                step.template, step.kind
                            ),
                            "a call has a script, a mail has a text to a lead",
                        ));
                    }
                }
            }
        }
        let writes = steps.iter().any(|step| step.kind == StepKind::Mail);
        let ends = steps
            .last()
            .is_some_and(|step| step.kind == StepKind::Goodbye);
        if writes && !ends && track != Track::Later {
            findings.push(finding(
                "policy.toml",
                format!("{name} writes and never says goodbye"),
                "end with kind = \"goodbye\"",
            ));
        }
        let attempts = steps
            .iter()
            .filter(|step| step.kind != StepKind::Goodbye)
            .count();
        if attempts > usize::from(cadence.max_touches) {
            findings.push(finding(
                "policy.toml",
                format!(
                    "{name} has {attempts} attempts, cadence.max_touches is {}",
                    cadence.max_touches
                ),
                "fewer steps, or a higher limit",
            ));
        }
    }
    findings
}
