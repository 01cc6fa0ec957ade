//! Cadences: steps that can be walked, and end in a goodbye.

use super::finding::Checked;
use super::finding::{POLICY, finding};
use crate::ids::PersonId;
use crate::policy::files::{CAMPAIGNS, PolicyFinding, TOML};
use crate::policy::rules::{MAX_STEPS, Step, StepKind, Track};
use crate::template::Template;
use crate::written::PathStep::{self, Item, Key};
use calendar::DaysBefore;

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
    let rules = &checked.policy.rules;
    for (track, campaign) in rules.tracks() {
        let walked = Walked {
            checked,
            track,
            campaign,
            steps: rules.steps(track, campaign),
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
                    "one name each, over all tracks and campaigns",
                ));
            }
            names.push(&step.name);
            findings.extend(walked.place_of_goodbye(index, step));
            findings.extend(walked.place_of_task(index, step));
            findings.extend(walked.timing(index, step));
            findings.extend(walked.touch(index, step));
            findings.extend(walked.at_latest(index, step));
            findings.extend(walked.repeated(index, step));
            findings.extend(walked.template(index, step));
            findings.extend(walked.variants(index, step));
            findings.extend(walked.words_of_a_list(index, step));
        }
        findings.extend(walked.ending());
        if most > 0 {
            findings.extend(walked.attempts());
        }
    }
    findings
}

/// A track of the policy, with its steps.
pub(super) struct Walked<'a> {
    pub(super) checked: &'a Checked<'a>,
    pub(super) track: Track,
    /// The campaign whose steps these are.
    campaign: Option<&'a str>,
    steps: &'a [Step],
}

impl Walked<'_> {
    /// A finding about the whole track.
    fn whole(&self, reason: &str, proposal: impl Into<String>) -> PolicyFinding {
        self.at(&[], format!("{} {reason}", self.name()), proposal)
    }

    /// What the list of steps is called in its file.
    fn name(&self) -> String {
        match self.campaign {
            Some(_) => "steps".to_owned(),
            None => format!("cadence.{}", self.track.as_str()),
        }
    }

    /// A finding about a value within the list of steps.
    fn at(
        &self,
        rest: &[PathStep<'_>],
        reason: String,
        proposal: impl Into<String>,
    ) -> PolicyFinding {
        let of_policy = [Key("cadence"), Key(self.track.as_str())];
        let (file, list): (_, &[PathStep<'_>]) = match self.campaign {
            Some(name) => (format!("{CAMPAIGNS}/{name}{TOML}"), &[Key("steps")]),
            None => (POLICY.to_owned(), &of_policy),
        };
        let way = [list, rest].concat();
        finding(self.checked.sources, &file, &way, reason, proposal)
    }

    /// A finding about one of its steps.
    pub(super) fn of_step(
        &self,
        index: usize,
        key: &str,
        reason: &str,
        proposal: impl Into<String>,
    ) -> PolicyFinding {
        let reason = format!("{}: {reason}", self.name());
        self.at(&[Item(index), Key(key)], reason, proposal)
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

    /// What is promised first is a call or a mail: a task in its place would leave the promise to be missed. Who is on a list was promised
    /// nothing.
    fn place_of_task(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        (step.kind == StepKind::Task && index == 0 && self.campaign.is_none()).then(|| {
            let reason = format!(
                "\"{}\" is a task and the first step: people are promised a call or a mail",
                step.name
            );
            self.of_step(
                index,
                "kind",
                &reason,
                "a call or a mail first, the task after it",
            )
        })
    }

    /// Each step says when it comes: after the one before, or before the date of a campaign's lead.
    fn timing(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let name = &step.name;
        let wrong =
            |key, reason: String, right: &str| Some(self.of_step(index, key, &reason, right));
        let Some(before) = step.before else {
            let right = "after = \"1bd\", counted from the step before";
            return step.after.is_none().then(|| {
                let reason = format!("\"{name}\" does not say when it comes");
                self.of_step(index, "name", &reason, right)
            });
        };
        let Some(campaign) = self.campaign else {
            let reason = format!("\"{name}\" counts down to a date, and only a campaign has one");
            return wrong(
                "before",
                reason,
                "after = \"1bd\", counted from the step before",
            );
        };
        if step.after.is_some() {
            let reason = format!("\"{name}\" has both `after` and `before`");
            return wrong("before", reason, "one of them");
        }
        let dated = self.checked.policy.active.campaigns.get(campaign);
        if dated.is_some_and(|campaign| campaign.date.is_none()) {
            let reason = format!("\"{name}\" counts down to a date, and no column names it");
            return wrong(
                "before",
                reason,
                "date = \"the column of the rows that has it\"",
            );
        }
        let (earlier, _) = self.steps.split_at(index);
        let nearest = earlier.iter().rev().find_map(|one| one.before);
        let overtaken = nearest.filter(|nearest| !is_longer(*nearest, before))?;
        let reason =
            format!("\"{name}\" comes {before} before the date, and a step before it {overtaken}");
        wrong("before", reason, "fewer days, the nearer the date is")
    }

    /// Nobody of a list reads that they asked.
    fn words_of_a_list(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let name = &step.template;
        let templates = &self.checked.policy.templates;
        let is_there = self.campaign.is_some() && templates.get(name).is_some();
        (is_there && templates.for_listed(name).is_none()).then(|| {
            let claim = templates.get(name).and_then(Template::inquiry_claim);
            let words = claim.map(|claim| format!(" (\"{}\")", claim.words));
            let reason = format!(
                "template \"{name}\" says that they asked{}, and only a list names them",
                words.unwrap_or_default()
            );
            let right = format!("other words, or a twin templates/{name}_imported.md");
            self.of_step(index, "template", &reason, right)
        })
    }

    /// Only of a task it is open whether it is an attempt to reach them.
    fn touch(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let counts = match step.kind {
            StepKind::Task => return None,
            StepKind::Call | StepKind::Mail => "counts as a touch in any case",
            StepKind::Goodbye => "is never counted as a touch",
        };
        step.touch.map(|_| {
            let reason = format!("\"{}\" is no task, and {counts}", step.name);
            self.of_step(index, "touch", &reason, "take `touch` out")
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
        let fits = match step.kind {
            StepKind::Call => template.is_script() && !template.is_task(),
            StepKind::Task => template.is_task(),
            StepKind::Mail | StepKind::Goodbye => !template.is_script(),
        };
        (!fits).then(|| {
            let kind = format!("{:?}", step.kind).to_lowercase();
            let reason = format!("template \"{name}\" does not fit a step of kind \"{kind}\"");
            let right = "a call has a text with script = true, a task one with task = true, a mail one to a lead";
            self.of_step(index, "template", &reason, right)
        })
    }

    /// `at_latest` counts where a person did not do the step before: before a first step, or behind a mail, nobody is waited for.
    fn at_latest(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let before = index
            .checked_sub(1)
            .and_then(|before| self.steps.get(before));
        let waits = before.is_some_and(|before| !before.kind.is_written()) && step.before.is_none();
        step.at_latest.filter(|_| !waits).map(|span| {
            let reason = format!(
                "\"{}\" has at_latest = \"{span}\", and no call or task before it that could be left undone",
                step.name
            );
            self.of_step(index, "at_latest", &reason, "take `at_latest` out")
        })
    }

    /// Nobody reads the same mail twice.
    fn repeated(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let is_same = |one: &&Step| {
            let mut own = one.templates();
            one.kind.is_written() && own.any(|own| step.templates().any(|text| text == own))
        };
        let earlier = self.steps.iter().take(index).find(is_same);
        earlier.filter(|_| step.kind.is_written()).map(|earlier| {
            let reason = format!(
                "\"{}\" sends the text of \"{}\" once more",
                step.name, earlier.name
            );
            let right =
                "a template of its own, which says something that the lead does not know yet";
            self.of_step(index, "template", &reason, right)
        })
    }

    /// A goodbye precedes what is quiet: what goes on in writing ends with one, and so does each track after which a lead rests. The mails
    /// before an agreed date end with that date.
    fn ending(&self) -> Option<PolicyFinding> {
        let rests = match self.track {
            Track::Inbound | Track::Conversation => true,
            Track::Calls | Track::Later | Track::Campaign => false,
        };
        let writes = self.steps.iter().any(|step| step.kind == StepKind::Mail);
        let last = self.steps.last();
        let ends = last.is_some_and(|step| step.kind == StepKind::Goodbye);
        let wants_one = rests || writes && self.track != Track::Later;
        (wants_one && !ends)
            .then(|| self.whole("never says goodbye", "end with kind = \"goodbye\""))
    }

    fn attempts(&self) -> Option<PolicyFinding> {
        let most = self.checked.policy.rules.cadence.max_touches;
        let steps = self.steps.iter();
        let attempts = steps.filter(|step| step.is_touch()).count();
        (attempts > usize::from(most)).then(|| {
            let reason = format!("has {attempts} attempts, cadence.max_touches is {most}");
            self.whole(&reason, "fewer steps, or a higher limit")
        })
    }
}

/// Whether one counts more days than another; of two that count differently, more on the wall's calendar.
fn is_longer(one: DaysBefore, other: DaysBefore) -> bool {
    on_the_wall(one) > on_the_wall(other)
}

/// Days on the wall's calendar at least.
fn on_the_wall(before: DaysBefore) -> u32 {
    match before {
        DaysBefore::Days { days } => days.into(),
        // Five working days are a week.
        DaysBefore::WorkingDays { days } => u32::from(days) * 7 / 5,
    }
}
