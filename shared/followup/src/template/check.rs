//! What a set of templates must prove before it may be used.

use super::phrase::Passage;
use super::similarity::{Paragraph, SIMILAR, overlap, shingles};
use super::{
    Audience, LISTED_TWIN, MailKind, Presence, Required, Requires, SignedBy, Template,
    TemplatePart, Templates, Variable, claims,
};

use crate::nurture::LETTER;

/// The characters of a subject that every mail program shows.
pub const SUBJECT_IDEAL: usize = 78;
/// The fewest words with which a script says who, why or what for.
const SCRIPT_WORDS: usize = 4;
/// What a script says, by how its paragraph begins in each language: who, why, what for.
const SCRIPT_PARTS: [[&str; 4]; 3] = [
    ["who", "wer", "quién", "qui"],
    ["why", "warum", "por qué", "pourquoi"],
    ["what for", "wozu", "para qué", "dans quel but"],
];
/// What each of them names in a call: whoever is called hears who calls, and about what.
const CALL_NAMES: [Option<Variable>; 3] =
    [Some(Variable::CompanyName), Some(Variable::Topic), None];
/// What each of them names in a task: whoever does it reads for whom, and about what.
const TASK_NAMES: [Option<Variable>; 3] = [Some(Variable::LeadName), Some(Variable::Topic), None];

/// Something that must be put right before the templates may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFinding {
    /// The template's file: `templates/NAME.md`.
    pub file: String,
    /// The line, from 1; none where a file is missing.
    pub line: Option<usize>,
    /// What is wrong.
    pub reason: String,
    /// What would be right.
    pub proposal: String,
}

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
                self.twin(template, &mut findings);
                self.written_twin(template, &mut findings);
                self.owing_twin(template, &mut findings);
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

    /// A text that claims an attempt has a twin that can be sent when there was none.
    fn twin(&self, template: &Template, findings: &mut Vec<TemplateFinding>) {
        let (Some(_), Some(name)) = (template.requires(), template.neutral()) else {
            return;
        };
        let (reason, proposal) = match self.get(name) {
            None => (
                format!("its neutral twin `{name}` does not exist"),
                format!("write {name}.md"),
            ),
            Some(twin) if twin.requires().is_some() => (
                format!("its neutral twin `{name}` requires an attempt itself"),
                "a twin that claims nothing".to_owned(),
            ),
            Some(twin) if twin.audience() != template.audience() => (
                format!("its neutral twin `{name}` is written to somebody else"),
                "to = \"lead\"".to_owned(),
            ),
            Some(_) => return,
        };
        findings.push(finding(template, 1, reason, proposal));
    }

    /// A twin for when somebody wrote claims no more than that.
    fn written_twin(&self, template: &Template, findings: &mut Vec<TemplateFinding>) {
        let Some(name) = template.written() else {
            return;
        };
        let (reason, proposal) = match self.get(name) {
            None => (
                format!("its twin `{name}` does not exist"),
                format!("write {name}.md"),
            ),
            Some(twin) if twin.requires() == Some(Requires::Attempt) => (
                format!("its twin `{name}` requires an attempt itself"),
                "requires = \"writing\"".to_owned(),
            ),
            Some(twin) if twin.audience() != template.audience() => (
                format!("its twin `{name}` is written to somebody else"),
                "to = \"lead\"".to_owned(),
            ),
            Some(_) => return,
        };
        findings.push(finding(template, 1, reason, proposal));
    }

    /// A twin for who waits for us claims nothing at all: perhaps nobody has tried.
    fn owing_twin(&self, template: &Template, findings: &mut Vec<TemplateFinding>) {
        let Some(name) = template.owing() else {
            return;
        };
        let (reason, proposal) = match self.get(name) {
            None => (
                format!("its twin `{name}` does not exist"),
                format!("write {name}.md"),
            ),
            Some(twin) if twin.requires().is_some() => (
                format!("its twin `{name}` requires an attempt, and is for who waits for us"),
                "a twin that claims nothing".to_owned(),
            ),
            Some(twin) if twin.audience() != template.audience() => (
                format!("its twin `{name}` is written to somebody else"),
                "to = \"lead\"".to_owned(),
            ),
            Some(_) => return,
        };
        findings.push(finding(template, 1, reason, proposal));
    }

    /// Who waits for what we promised reads why, and by when; nothing is sold to them, and no newsletter is offered.
    fn offers_while_owing(&self, template: &Template, findings: &mut Vec<TemplateFinding>) {
        let is_twin = self.iter().any(|of| of.owing() == Some(template.name()));
        if !is_twin && template.name() != MailKind::Owing.as_str() {
            return;
        }
        let sells = template.pitch().map(|Passage { words, line }| {
            let reason = format!("\"{words}\" sells to somebody who waits for what we promised");
            (line, reason)
        });
        let used = template.uses().into_iter();
        let mut offers = used.filter(|used| used.variable == Variable::OptInUrl);
        let offers = offers.next().map(|used| {
            let reason = "the newsletter is offered to somebody who waits for what we promised";
            (used.line, reason.to_owned())
        });
        for (line, reason) in sells.into_iter().chain(offers) {
            let proposal = "say that it is late, and by when they hear from us";
            findings.push(finding(template, line, reason, proposal));
        }
    }

    /// A twin for who is on a list says neither that they asked nor that anybody tried, and there is a text that it stands for.
    fn listed_twin(&self, template: &Template, findings: &mut Vec<TemplateFinding>) {
        let Some(base) = template.name().strip_suffix(LISTED_TWIN) else {
            return;
        };
        let (line, reason, proposal) = match self.get(base) {
            None => (
                1,
                format!("it is the twin of `{base}`, which does not exist"),
                format!("name it after a text, with `{LISTED_TWIN}`"),
            ),
            Some(of) if of.audience() != template.audience() => (
                1,
                format!("`{base}`, whose twin it is, is written to somebody else"),
                format!("to = \"{}\"", of.audience().as_str()),
            ),
            Some(_) if template.requires().is_some() => (
                1,
                "a text to who is on a list claims no attempt".to_owned(),
                "take `requires` out, and say what is true in any case".to_owned(),
            ),
            Some(_) => match template.inquiry_claim() {
                None => return,
                Some(Passage { words, line }) => (
                    line,
                    format!("\"{words}\" says that they asked, and a list names them"),
                    "say where their address is from, and what you offer".to_owned(),
                ),
            },
        };
        findings.push(finding(template, line, reason, proposal));
    }

    /// Whether a text is one of these, or stands in for one of them.
    fn is_of(&self, group: &[&str], name: &str) -> bool {
        group.iter().any(|one| {
            let stands_in = |of: &Template| {
                [of.neutral(), of.written(), of.owing()].contains(&Some(name))
                    || name.strip_suffix(LISTED_TWIN) == Some(of.name())
            };
            *one == name || self.get(one).is_some_and(stands_in)
        })
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
                let twin = |one: &Template, other: &Template| {
                    [one.neutral(), one.written(), one.owing()].contains(&Some(other.name()))
                        || other.name().strip_suffix(LISTED_TWIN) == Some(one.name())
                };
                let twins = twin(later, earlier)
                    || twin(earlier, later)
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

/// A letter shows how to say "I am ready".
fn says_ready(letter: &Template, findings: &mut Vec<TemplateFinding>) {
    let says = letter
        .uses()
        .iter()
        .any(|used| used.variable == Variable::ReadyUrl);
    if !says {
        findings.push(finding(
            letter,
            letter.body_line,
            "it does not show how to say \"I am ready\"",
            "{{ if ready_url }} [I am ready]({{ ready_url }} \"button\") {{ end }}, each on a line of its own",
        ));
    }
}

fn file(name: &str) -> String {
    match name.strip_prefix(LETTER) {
        Some(letter) => format!("letters/{letter}.md"),
        None => format!("templates/{name}.md"),
    }
}

fn finding(
    template: &Template,
    line: usize,
    reason: impl Into<String>,
    proposal: impl Into<String>,
) -> TemplateFinding {
    TemplateFinding {
        file: file(template.name()),
        line: Some(line),
        reason: reason.into(),
        proposal: proposal.into(),
    }
}

/// Every variable is guaranteed for its audience, or something can stand in.
fn variables(template: &Template, findings: &mut Vec<TemplateFinding>) {
    let given = given_to(template);
    let to = template.audience().as_str();
    for used in template.uses() {
        let variable = used.variable;
        let (reason, proposal) = match variable.presence(template.audience()) {
            Some(Presence::Guaranteed) => continue,
            Some(Presence::Optional) if used.covered => continue,
            Some(Presence::Optional) => (
                format!("`{variable}` is not always there, and nothing stands in for it"),
                format!(
                    "{{{{ {variable} | \"...\" }}}}, or {{{{ if {variable} }}}} ... {{{{ end }}}} around it"
                ),
            ),
            Some(Presence::PerMail) if given.contains(&variable) => continue,
            Some(Presence::PerMail) => (
                format!("`{variable}` is not given to `{}`", template.name()),
                given_list(given),
            ),
            None => (
                format!("`{variable}` is never there for a {to}"),
                "use another variable".to_owned(),
            ),
        };
        findings.push(finding(template, used.line, reason, proposal));
    }
}

/// What a template is given besides what its audience always is. A script of the policy's own is given what every script is.
fn given_to(template: &Template) -> &'static [Variable] {
    let kind = if template.is_script() {
        Some(MailKind::ScriptCall)
    } else {
        MailKind::to_the_team().find(|kind| kind.as_str() == template.name())
    };
    kind.map(MailKind::given).unwrap_or_default()
}

fn given_list(given: &[Variable]) -> String {
    let names: Vec<&str> = given.iter().map(|variable| variable.as_str()).collect();
    format!("it is given: {}", names.join(", "))
}

/// A mail to staff is one that the code sends, to whom it sends it.
fn staff(template: &Template, findings: &mut Vec<TemplateFinding>) {
    if template.is_script() {
        return;
    }
    match MailKind::to_the_team().find(|kind| kind.as_str() == template.name()) {
        Some(kind) if kind.audience() == template.audience() => {}
        Some(kind) => findings.push(finding(
            template,
            1,
            format!(
                "`{}` does not go to a {}",
                template.name(),
                template.audience().as_str()
            ),
            format!("to = \"{}\"", kind.audience().as_str()),
        )),
        None => {
            let names: Vec<&str> = MailKind::to_the_team().map(MailKind::as_str).collect();
            findings.push(finding(
                template,
                1,
                "no mail to staff has this name",
                format!("one of: {}; or script = true", names.join(", ")),
            ));
        }
    }
}

/// A letter is there to learn from, whatever else it says.
fn sells_nothing(letter: &Template, findings: &mut Vec<TemplateFinding>) {
    if let Some(Passage { words, line }) = letter.pitch() {
        findings.push(finding(
            letter,
            line,
            format!("\"{words}\" sells, and who gets a letter agreed to learn something"),
            "say what helps them; who is ready has the button for it",
        ));
    }
}

/// A message to a lead mentions what was asked, and is no bare pitch.
fn hook(template: &Template, findings: &mut Vec<TemplateFinding>) {
    if !mentions(template, findings) {
        return;
    }
    if let Some(Passage { words, line }) = template.bare_pitch() {
        findings.push(finding(
            template,
            line,
            format!("\"{words}\" sells, and of what was asked only the subject speaks"),
            "answer what was asked: use {{ topic }} in the text, too, or leave the offer out",
        ));
    }
}

/// Whether a text mentions what was asked; where it does not, that is found.
fn mentions(template: &Template, findings: &mut Vec<TemplateFinding>) -> bool {
    let mentions = template
        .uses()
        .iter()
        .any(|used| used.variable == Variable::Topic && used.always);
    if !mentions {
        findings.push(finding(
            template,
            template.body_line,
            "it does not mention what was asked",
            "use {{ topic }} in the subject or the body, outside any `if`",
        ));
    }
    mentions
}

/// A subject can be read on a phone.
fn subject(template: &Template, findings: &mut Vec<TemplateFinding>) {
    let length: usize = template
        .subject
        .iter()
        .map(|part| match part {
            TemplatePart::Literal { text, .. } => text.chars().count(),
            TemplatePart::Insert {
                variable, fallback, ..
            } => {
                usual_length(*variable).max(fallback.as_deref().unwrap_or_default().chars().count())
            }
            TemplatePart::When { .. } => 0,
        })
        .sum();
    if length > SUBJECT_IDEAL {
        findings.push(finding(
            template,
            template.subject_line,
            format!("the subject will usually have {length} characters"),
            format!("at most {SUBJECT_IDEAL}"),
        ));
    }
}

/// How long a value usually is.
fn usual_length(variable: Variable) -> usize {
    if variable == Variable::Topic {
        30
    } else if variable == Variable::FirstName || variable == Variable::RepFirstName {
        10
    } else {
        20
    }
}

/// What no person released is signed by the team.
fn signature(template: &Template, findings: &mut Vec<TemplateFinding>) {
    let paragraphs = template.paragraphs();
    let Some(last) = paragraphs.last() else {
        return;
    };
    let person = [
        Variable::RepName,
        Variable::RepFirstName,
        Variable::RepOrTeamName,
    ];
    let (signed, reason, proposal) = match template.signed_by() {
        SignedBy::Team => (
            last.variables.contains(&Variable::TeamName)
                && !person.iter().any(|name| last.variables.contains(name)),
            "it is not signed by the team",
            "end it with {{ team_name }}; a person's name needs signed_by = \"person\"",
        ),
        SignedBy::Person => (
            last.variables.contains(&Variable::RepOrTeamName),
            "it is not signed by whoever releases it",
            "end it with {{ rep_or_team_name }}",
        ),
    };
    if !signed {
        findings.push(finding(template, last.line, reason, proposal));
    }
}

/// Only a text that requires an attempt may claim one, or say that it went unanswered.
fn claim(template: &Template, findings: &mut Vec<TemplateFinding>) {
    if template.requires().is_some() {
        return;
    }
    let words = template.words();
    // Whoever reads this did not come to an appointment, where a person waited for them.
    let did_not_come = template.name() == MailKind::BookingAgain.as_str();
    let missed = || claims::find_missed(&words).filter(|_| !did_not_come);
    if let Some(Passage { words, line }) = claims::find_attempt(&words).or_else(missed) {
        findings.push(finding(
            template,
            line,
            format!("\"{words}\" claims an attempt that perhaps nobody made"),
            "requires = \"attempt\" and a neutral twin, or words that are true in any case",
        ));
    }
    if let Some(Passage { words, line }) = claims::find_silence(&words) {
        findings.push(finding(
            template,
            line,
            format!("\"{words}\" says that they went quiet, and perhaps nobody tried to reach them"),
            "requires = \"attempt\" or \"writing\" and a neutral twin, or words that are true in any case",
        ));
    }
}

/// A call script says who is calling, why, and what for.
fn script(template: &Template, findings: &mut Vec<TemplateFinding>) {
    let paragraphs = template.paragraphs();
    let (kind, names) = if template.is_task() {
        ("task", TASK_NAMES)
    } else {
        ("script", CALL_NAMES)
    };
    for (labels, needed) in SCRIPT_PARTS.into_iter().zip(names) {
        let begins = |paragraph: &Paragraph, label: &str| {
            let wanted: Vec<&str> = label.split(' ').collect();
            let mut words = paragraph.words.iter().zip(&wanted);
            paragraph.words.len() >= wanted.len() + SCRIPT_WORDS
                && words.all(|(word, wanted)| word.text == *wanted)
        };
        let said = paragraphs.iter().any(|paragraph| {
            labels.iter().any(|label| begins(paragraph, label))
                && needed.is_none_or(|variable| paragraph.variables.contains(&variable))
        });
        let [label, ..] = labels;
        if !said {
            let with = needed.map_or(String::new(), |variable| {
                format!(" with {{{{ {variable} }}}}")
            });
            findings.push(finding(
                template,
                template.body_line,
                format!("the {kind} does not say \"{label}\""),
                format!("a paragraph that begins with \"{label}:\"{with}, and a sentence"),
            ));
        }
    }
}
