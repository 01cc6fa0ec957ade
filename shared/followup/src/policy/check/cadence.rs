//! Cadences: steps that can be walked, and end in a goodbye.

use super::finding::finding;
use crate::ids::PersonId;
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;
use crate::policy::rules::{Step, StepKind, Track};

/// Steps of a cadence at most.
const MAX_STEPS: usize = 12;

pub(super) fn findings(policy: &Policy) -> Vec<PolicyFinding> {
    let mut findings = Vec::new();
    if policy.rules.cadence.max_touches == 0 {
        findings.push(finding(
            "policy.toml",
            "cadence.max_touches = 0 follows nobody up",
            "5",
        ));
    }
    let mut names: Vec<&str> = Vec::new();
    for &track in Track::ALL {
        let steps = policy.rules.cadence.steps(track);
        let walked = Walked {
            policy,
            track,
            steps,
            name: format!("cadence.{}", track.as_str()),
        };
        findings.extend(walked.length());
        for (index, step) in steps.iter().enumerate() {
            findings.extend(walked.step_name(step));
            if names.contains(&step.name.as_str()) {
                findings.push(finding(
                    "policy.toml",
                    format!("{}: two steps are called \"{}\"", walked.name, step.name),
                    "one name each, over all tracks",
                ));
            }
            names.push(&step.name);
            findings.extend(walked.place_of_goodbye(index, step));
            findings.extend(walked.template(step));
        }
        findings.extend(walked.ending());
        findings.extend(walked.attempts());
    }
    findings
}

/// A track of the policy, with its steps and the name that findings give it.
struct Walked<'a> {
    policy: &'a Policy,
    track: Track,
    steps: &'a [Step],
    name: String,
}

impl Walked<'_> {
    fn length(&self) -> Option<PolicyFinding> {
        let count = self.steps.len();
        (!(1..=MAX_STEPS).contains(&count)).then(|| {
            finding(
                "policy.toml",
                format!("{} has {count} steps", self.name),
                format!("1 to {MAX_STEPS}"),
            )
        })
    }

    fn step_name(&self, step: &Step) -> Option<PolicyFinding> {
        PersonId::parse(&step.name).is_err().then(|| {
            finding(
                "policy.toml",
                format!("{}: \"{}\" is no step name", self.name, step.name),
                "a-z, 0-9 and _",
            )
        })
    }

    fn place_of_goodbye(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let is_last = index + 1 == self.steps.len();
        (step.kind == StepKind::Goodbye && !is_last).then(|| {
            finding(
                "policy.toml",
                format!(
                    "{}: \"{}\" is a goodbye and not the last step",
                    self.name, step.name
                ),
                "a goodbye comes last",
            )
        })
    }

    fn template(&self, step: &Step) -> Option<PolicyFinding> {
        let Some(template) = self.policy.templates.get(&step.template) else {
            return Some(finding(
                "policy.toml",
                format!(
                    "{}: template = \"{}\" names no file",
                    self.name, step.template
                ),
                format!("write templates/{}.md", step.template),
            ));
        };
        let fits = template.is_script() == (step.kind == StepKind::Call);
        (!fits).then(|| {
            finding(
                "policy.toml",
                format!(
                    "{}: template \"{}\" does not fit a {:?} step",
                    self.name, step.template, step.kind
                ),
                "a call has a script, a mail has a text to a lead",
            )
        })
    }

    /// What goes on in writing ends with a goodbye; the mails before an agreed date end with that date.
    fn ending(&self) -> Option<PolicyFinding> {
        let writes = self.steps.iter().any(|step| step.kind == StepKind::Mail);
        let last = self.steps.last();
        let ends = last.is_some_and(|step| step.kind == StepKind::Goodbye);
        (writes && !ends && self.track != Track::Later).then(|| {
            finding(
                "policy.toml",
                format!("{} writes and never says goodbye", self.name),
                "end with kind = \"goodbye\"",
            )
        })
    }

    fn attempts(&self) -> Option<PolicyFinding> {
        let most = self.policy.rules.cadence.max_touches;
        let steps = self.steps.iter();
        let attempts = steps.filter(|step| step.kind != StepKind::Goodbye).count();
        (attempts > usize::from(most)).then(|| {
            finding(
                "policy.toml",
                format!(
                    "{} has {attempts} attempts, cadence.max_touches is {most}",
                    self.name
                ),
                "fewer steps, or a higher limit",
            )
        })
    }
}
