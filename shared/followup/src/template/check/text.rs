//! What is wrong with one text, whatever there is beside it.

use super::finding::{TemplateFinding, finding};
use crate::template::phrase::Passage;
use crate::template::similarity::Paragraph;
use crate::template::{MailKind, Presence, SignedBy, Template, TemplatePart, Variable, claims};

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

/// A letter shows how to say "I am ready".
pub(super) fn says_ready(letter: &Template, findings: &mut Vec<TemplateFinding>) {
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

/// Every variable is guaranteed for its audience, or something can stand in.
pub(super) fn variables(template: &Template, findings: &mut Vec<TemplateFinding>) {
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
pub(super) fn staff(template: &Template, findings: &mut Vec<TemplateFinding>) {
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
pub(super) fn sells_nothing(letter: &Template, findings: &mut Vec<TemplateFinding>) {
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
pub(super) fn hook(template: &Template, findings: &mut Vec<TemplateFinding>) {
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
pub(super) fn mentions(template: &Template, findings: &mut Vec<TemplateFinding>) -> bool {
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
pub(super) fn subject(template: &Template, findings: &mut Vec<TemplateFinding>) {
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
pub(super) fn signature(template: &Template, findings: &mut Vec<TemplateFinding>) {
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
pub(super) fn claim(template: &Template, findings: &mut Vec<TemplateFinding>) {
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
pub(super) fn script(template: &Template, findings: &mut Vec<TemplateFinding>) {
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
