//! Texts of one step that are compared: that they can be, and that what is compared is the texts alone.

use super::cadence::Walked;
use crate::ids::PersonId;
use crate::policy::files::PolicyFinding;
use crate::policy::rules::Step;
use crate::policy::variant::StepVariant;
use crate::template::Template;
use crate::written::PathStep::{Item, Key};

/// Texts of one step that are compared at most. With each more it takes longer to know of any.
const MAX_VARIANTS: usize = 4;
/// What the shares of a step come to.
const WHOLE: u16 = 100;

/// The texts of each step that are compared with each other: a lead reads one of them, so that they may say nearly the same.
pub(super) fn compared<'a>(steps: impl Iterator<Item = &'a Step>) -> Vec<Vec<&'a str>> {
    let texts = steps.map(|step| step.templates().collect::<Vec<_>>());
    texts.filter(|texts| texts.len() > 1).collect()
}

impl Walked<'_> {
    /// What is wrong with the texts of a step that are compared.
    pub(super) fn variants(&self, index: usize, step: &Step) -> Vec<PolicyFinding> {
        let variants = &step.variants;
        if variants.is_empty() {
            return Vec::new();
        }
        if !step.kind.is_written() {
            let reason = format!("\"{}\" is no mail, and has no texts to compare", step.name);
            return vec![self.of_step(index, "variants", &reason, "take `variants` out")];
        }
        let mut findings: Vec<_> = [self.count(index, step), self.shares(index, step)]
            .into_iter()
            .flatten()
            .collect();
        for place in 0..variants.len() {
            findings.extend(self.variant_name(index, step, place));
            findings.extend(self.variant_share(index, step, place));
            findings.extend(self.variant_template(index, step, place));
        }
        if !variants.iter().any(|one| one.template == step.template) {
            let reason = format!(
                "\"{}\" compares texts of which none is its template \"{}\"",
                step.name, step.template
            );
            let right = "one of `variants` with the template of the step: the one that the others are compared with";
            findings.push(self.of_step(index, "template", &reason, right));
        }
        findings
    }

    fn of_variant(
        &self,
        (index, place): (usize, usize),
        key: &str,
        reason: &str,
        proposal: impl Into<String>,
    ) -> PolicyFinding {
        let track = self.track.as_str();
        let way = [
            Key("cadence"),
            Key(track),
            Item(index),
            Key("variants"),
            Item(place),
            Key(key),
        ];
        let reason = format!("cadence.{track}: {reason}");
        self.checked.in_policy(&way, reason, proposal)
    }

    fn count(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let (reason, right) = match step.variants.len() {
            1 => (
                format!("\"{}\" has one text alone to compare", step.name),
                "a second one, or no `variants`",
            ),
            many if many > MAX_VARIANTS => (
                format!(
                    "\"{}\" compares {many} texts: nobody would live to know",
                    step.name
                ),
                "two to four",
            ),
            _ => return None,
        };
        Some(self.of_step(index, "variants", &reason, right))
    }

    fn shares(&self, index: usize, step: &Step) -> Option<PolicyFinding> {
        let all: u16 = step.variants.iter().map(|one| u16::from(one.share)).sum();
        (all != WHOLE).then(|| {
            let reason = format!("the shares of \"{}\" add up to {all}", step.name);
            self.of_step(index, "variants", &reason, "shares that add up to 100")
        })
    }

    fn variant_name(&self, index: usize, step: &Step, place: usize) -> Option<PolicyFinding> {
        let name = &step.variants[place].name;
        let at = (index, place);
        if PersonId::parse(name).is_err() {
            let reason = format!("\"{name}\" is no name of a text");
            return Some(self.of_variant(at, "name", &reason, "a-z, 0-9 and _"));
        }
        let mut before = step.variants[..place].iter();
        before.any(|one| one.name == *name).then(|| {
            let reason = format!("two texts of \"{}\" are called \"{name}\"", step.name);
            self.of_variant(at, "name", &reason, "one name each")
        })
    }

    fn variant_share(&self, index: usize, step: &Step, place: usize) -> Option<PolicyFinding> {
        let variant = &step.variants[place];
        (variant.share == 0).then(|| {
            let reason = format!("nobody gets the text \"{}\": its share is 0", variant.name);
            self.of_variant((index, place), "share", &reason, "1 to 99, or take it out")
        })
    }

    /// The text is there, is a mail, is none of the others', and needs of a lead what the others need.
    fn variant_template(&self, index: usize, step: &Step, place: usize) -> Option<PolicyFinding> {
        let variant = &step.variants[place];
        let (name, at) = (&variant.template, (index, place));
        let templates = &self.checked.policy.templates;
        let mut before = step.variants[..place].iter();
        if before.any(|one| one.template == *name) {
            let reason = format!("two texts of \"{}\" are the template \"{name}\"", step.name);
            return Some(self.of_variant(at, "template", &reason, "a template each"));
        }
        let Some(template) = templates.get(name) else {
            let file = format!("templates/{name}.md");
            return (!self.checked.has_file(&file)).then(|| {
                let reason = format!("template = \"{name}\" names no file");
                self.of_variant(at, "template", &reason, format!("write {file}"))
            });
        };
        if template.is_script() {
            let reason = format!("template \"{name}\" is read by a caller, and is no mail");
            return Some(self.of_variant(at, "template", &reason, "a text to the lead"));
        }
        let own = templates
            .get(&step.template)
            .filter(|own| differs(own, template));
        let own = own.filter(|_| has_own(step));
        own.map(|_| {
            let reason = format!(
                "\"{name}\" claims what \"{}\" does not, or less: who gets which would not be left to the draw",
                step.template
            );
            let right = "the same `requires` in each text of the step";
            self.of_variant(at, "template", &reason, right)
        })
    }
}

/// Whether leads of one kind would read the one text, and leads of another kind a twin of the other.
fn differs(one: &Template, other: &Template) -> bool {
    one.requires() != other.requires()
        || one.inquiry_claim().is_some() != other.inquiry_claim().is_some()
}

/// Whether the text of the step is one of those that are compared.
fn has_own(step: &Step) -> bool {
    let is_own = |variant: &StepVariant| variant.template == step.template;
    step.variants.iter().any(is_own)
}
