//! What a set of templates must prove before it may be used.

mod finding;
mod text;
mod twins;

pub use finding::TemplateFinding;
pub use text::SUBJECT_IDEAL;

use self::finding::{file, finding};
use self::text::{
    claim, hook, mentions, says_ready, script, sells_nothing, signature, staff, subject, variables,
};
use self::twins::stands_in;
use super::similarity::{SIMILAR, overlap, shingles};
use super::{Audience, MailKind, Required, Template, Templates, Variable};

impl Templates {
    /// Everything that is wrong with these templates; nothing when they may be used.
    ///
    /// ```
    /// use followup::template::Templates;
    /// let source = "+++\nsubject = \"Our brochure\"\nto = \"lead\"\n+++\nBuy now.\n\n{{ team_name }}\n";
    /// let templates = Templates::parse([("goodbye", source)]).map_err(|wrong| format!("{wrong:?}"))?;
    /// let findings = templates.check();
    /// assert_eq!(findings[0].file, "templates/goodbye.md");
    /// assert!(findings[0].reason.contains("does not mention what was asked"));
    /// # Ok::<(), String>(())
    /// ```
    pub fn check(&self) -> Vec<TemplateFinding> {
        self.check_compared(&[])
    }

    /// The same, where of each of these groups a lead reads one: their texts may say nearly the same.
    #[must_use]
    pub fn check_compared(&self, groups: &[Vec<&str>]) -> Vec<TemplateFinding> {
        let mut findings = self.check_each();
        for template in self.iter() {
            if template.audience() == Audience::Lead {
                self.twins(template, &mut findings);
                self.offers_while_owing(template, &mut findings);
                self.listed_twin(template, &mut findings);
            } else if template.is_script() {
                self.listed_twin(template, &mut findings);
            }
        }
        self.repetitions(groups, &mut findings);
        let to_leads = self
            .iter()
            .any(|template| template.audience() == Audience::Lead);
        if to_leads {
            findings.extend(
                MailKind::all_required(Required::WithLetters).filter_map(|kind| self.ending(kind)),
            );
        }
        findings
    }

    /// What is wrong with each of them by itself, whatever there is beside it.
    pub(crate) fn check_each(&self) -> Vec<TemplateFinding> {
        let mut findings = Vec::new();
        for template in self.iter() {
            variables(template, &mut findings);
            match template.audience() {
                Audience::Lead => {
                    hook(template, &mut findings);
                    subject(template, &mut findings);
                    signature(template, &mut findings);
                    claim(template, &mut findings);
                }
                Audience::Rep | Audience::Manager | Audience::Qualifier => {
                    staff(template, &mut findings);
                }
            }
            if template.is_script() {
                script(template, &mut findings);
            }
        }
        findings
    }

    /// Everything that is wrong with these as letters: each is sound by itself, says how to be heard again, sells nothing, and says what
    /// no other has said.
    pub(crate) fn check_letters(&self) -> Vec<TemplateFinding> {
        let mut findings = Vec::new();
        for letter in self.iter() {
            if letter.audience() != Audience::Lead {
                let reason = "a letter is written to leads";
                findings.push(finding(letter, 1, reason, "to = \"lead\""));
                continue;
            }
            variables(letter, &mut findings);
            mentions(letter, &mut findings);
            sells_nothing(letter, &mut findings);
            subject(letter, &mut findings);
            signature(letter, &mut findings);
            claim(letter, &mut findings);
            says_ready(letter, &mut findings);
            if letter.requires().is_some() {
                let reason = "a letter tells of no attempt, and requires none";
                findings.push(finding(letter, 1, reason, "take `requires` out"));
            }
        }
        self.repetitions(&[], &mut findings);
        findings
    }

    /// The first text that offers letters: its file, and the line.
    pub(crate) fn offers_letters(&self) -> Option<(String, usize)> {
        let offers = |template: &Template| {
            let mut used = template.uses().into_iter();
            let used = used.find(|used| used.variable == Variable::OptInUrl)?;
            Some((file(template.name()), used.line))
        };
        self.iter().find_map(offers)
    }

    /// A follow-up that writes to leads ends with a word to them.
    fn ending(&self, kind: MailKind) -> Option<TemplateFinding> {
        let there = self.mail(kind);
        if there.is_some_and(|one| one.audience() == kind.audience()) {
            return None;
        }
        Some(TemplateFinding {
            file: file(kind.as_str()),
            line: None,
            reason: format!("there is no {kind}: the follow-up would end without a word"),
            proposal: format!("write {kind}.md with to = \"lead\""),
        })
    }

    /// Whether a text is one of these, or stands in for one of them.
    fn is_of(&self, group: &[&str], name: &str) -> bool {
        group
            .iter()
            .any(|one| *one == name || self.get(one).is_some_and(|of| stands_in(name, of)))
    }

    /// No step says again what an earlier one has said.
    fn repetitions(&self, groups: &[Vec<&str>], findings: &mut Vec<TemplateFinding>) {
        let letters: Vec<&Template> = self
            .iter()
            .filter(|template| template.audience() == Audience::Lead)
            .collect();
        let words: Vec<_> = letters.iter().map(|template| template.words()).collect();
        let said: Vec<_> = words.iter().map(|words| shingles(words)).collect();
        for (index, (later, later_said)) in letters.iter().zip(&said).enumerate() {
            for (earlier, earlier_said) in letters.iter().zip(&said).take(index) {
                let twins = stands_in(earlier.name(), later)
                    || stands_in(later.name(), earlier)
                    || groups.iter().any(|group| {
                        self.is_of(group, later.name()) && self.is_of(group, earlier.name())
                    });
                let shared = overlap(earlier_said, later_said);
                if !twins && shared >= SIMILAR {
                    findings.push(finding(
                        later,
                        later.body_line,
                        format!(
                            "it repeats `{}` nearly word for word ({:.0} in 100)",
                            earlier.name(),
                            shared * 100.0
                        ),
                        "say something that the lead does not know yet",
                    ));
                }
            }
        }
    }
}
