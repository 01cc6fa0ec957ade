//! Cadences: steps that can be walked, and end in a goodbye.

use super::finding::Checked;
use crate::ids::PersonId;
use crate::policy::files::PolicyFinding;
use crate::policy::rules::{Step, StepKind, Track};
use crate::written::PathStep::{Item, Key};

/// Steps of a cadence at most.
const MAX_STEPS: usize = 12;

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let mut findings = Vec::new();
    let most = checked.policy.rules.cadence.max_touches;
    if most == 0 {
        findings.push(checked.in_policy(
            &[Key("cadence"), Key("max_touches")],
            "cadence.max_touches = 0 follows nobody up",
            "5",
        ));
    }
    let mut names: Vec<&str> = Vec::new();
    for &track in Track::ALL {
        let walked = Walked {
            checked,
            track,
            steps: checked.policy.rules.cadence.steps(track),
        };
        findings.extend(walked.length());
        for (index, step) in walked.steps.iter().enumerate() {
            findings.extend(walked.step_name(index, step));
            if names.contains(&step.name.as_str()) {
                let reason = format!("two steps are called \"{}\"", step.name);
                findings.push(walked.of_step(
                    index,
                    "name",
                    &reason,
                    "one name each, over all tracks",
                ));
            }
            names.push(&step.name);
            findings.extend(walked.place_of_goodbye(index, step));
            findings.extend(walked.template(index, step));
        }
        findings.extend(walked.ending());
        if most > 0 {
            findings.extend(walked.attempts());
        }
    }
    findings
}

/// A track of the policy, with its steps.
struct Walked<'a> {
    checked: &'a Checked<'a>,
    track: Track,
    steps: &'a [Step],
}

impl Walked<'_> {
    /// A finding about the whole track.
    fn whole(&self, reason: &str, proposal: impl Into<String>) -> PolicyFinding {
        let track = self.track.as_str();
        let reason = format!("cadence.{track} {reason}");
        self.checked
            .in_policy(&[Key("cadence"), Key(track)], reason, proposal)
    }

    /// A finding about one of its steps.
    fn of_step(
        &self,
        index: usize,
        key: &str,
        reason: &str,
        proposal: impl Into<String>,
    ) -> PolicyFinding {
        let track = self.track.as_str();
        let way = [Key("cadence"), Key(track), Item(index), Key(key)];
        self.checked
            .in_policy(&way, format!("cadence.{track}: {reason}"), proposal)
    }

    fn length(&self) -> Option<PolicyFinding> {
        let count = self.steps.len();
        (!(1..=MAX_STEPS).contains(&count))
            .then(|| self.whole(&format!("has {count} steps"), format!("1 to {MAX_STEPS}")))
    }

    fn step_name(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        PersonId::parse(&step.name).is_err().then(|| {
            let reason = format!("\"{}\" is no step name", step.name);
            self.of_step(index, "name", &reason, "a-z, 0-9 and _")
        })
    }

    fn place_of_goodbye(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let is_last = index + 1 == self.steps.len();
        (step.kind == StepKind::Goodbye && !is_last).then(|| {
            let reason = format!("\"{}\" is a goodbye and not the last step", step.name);
            self.of_step(index, "kind", &reason, "a goodbye comes last")
        })
    }

    fn template(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let name = &step.template;
        let Some(template) = self.checked.policy.templates.get(name) else {
            let file = format!("templates/{name}.md");
            return (!self.checked.has_file(&file)).then(|| {
                let reason = format!("template = \"{name}\" names no file");
                self.of_step(index, "template", &reason, format!("write {file}"))
            });
        };
        let fits = template.is_script() == (step.kind == StepKind::Call);
        (!fits).then(|| {
            let kind = format!("{:?}", step.kind).to_lowercase();
            let reason = format!("template \"{name}\" does not fit a step of kind \"{kind}\"");
            let right = "a call has a script, a mail has a text to a lead";
            self.of_step(index, "template", &reason, right)
        })
    }

    /// What goes on in writing ends with a goodbye; the mails before an agreed date end with that date.
    fn ending(&self) -> Option<PolicyFinding> {
        let writes = self.steps.iter().any(|step| step.kind == StepKind::Mail);
        let last = self.steps.last();
        let ends = last.is_some_and(|step| step.kind == StepKind::Goodbye);
        (writes && !ends && self.track != Track::Later).then(|| {
            self.whole(
                "writes and never says goodbye",
                "end with kind = \"goodbye\"",
            )
        })
    }

    fn attempts(&self) -> Option<PolicyFinding> {
        let most = self.checked.policy.rules.cadence.max_touches;
        let steps = self.steps.iter();
        let attempts = steps.filter(|step| step.kind != StepKind::Goodbye).count();
        (attempts > usize::from(most)).then(|| {
            let reason = format!("has {attempts} attempts, cadence.max_touches is {most}");
            self.whole(&reason, "fewer steps, or a higher limit")
        })
    }
}
