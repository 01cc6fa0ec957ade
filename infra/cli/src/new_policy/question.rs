//! The eight questions: how each is asked, what is proposed, and what an answer to it changes.

use followup::inquiry::one_line;
use followup::policy::{Policy, PolicyFinding};
use wording::Words;

use super::answers::NewPolicy;
use super::{files, typed};

/// Letters of an answer at most that is said in mails.
const MAX_SAID: usize = 200;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewPolicyQuestion {
    /// In which language people are written to, and where they are.
    Language,
    /// What the company is called.
    Company,
    /// Where its letters go.
    Address,
    /// What its mails come from.
    From,
    /// In which zone its clocks are.
    Zone,
    /// When somebody is there.
    Hours,
    /// Who follows up.
    People,
    /// By when a person is in touch.
    Promise,
}

impl NewPolicyQuestion {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 8] = [
        Self::Language,
        Self::Company,
        Self::Address,
        Self::From,
        Self::Zone,
        Self::Hours,
        Self::People,
        Self::Promise,
    ];

    /// The question.
    #[must_use]
    pub fn asked(self, words: Words) -> String {
        match self {
            Self::Language => words.init_language(),
            Self::Company => words.init_company(),
            Self::Address => words.init_address(),
            Self::From => words.init_from(),
            Self::Zone => words.init_zone(),
            Self::Hours => words.init_hours(),
            Self::People => words.init_people(),
            Self::Promise => words.init_promise(),
        }
    }

    /// What is proposed, as one would type it.
    #[must_use]
    pub fn proposal(self, policy: &NewPolicy) -> String {
        match self {
            Self::Language => {
                let language = followup::language::Language::primary(policy.language.tag());
                format!("{language} {}", policy.country)
            }
            Self::Company => policy.company.clone(),
            Self::Address => policy.address.clone(),
            Self::From => policy.from.clone(),
            Self::Zone => policy.zone.clone(),
            Self::Hours => typed::typed_hours(policy.language, &policy.hours),
            Self::People => typed::typed_people(&policy.people),
            Self::Promise => typed::typed_promise(policy.promise),
        }
    }

    /// The policy with this answer.
    ///
    /// # Errors
    /// What would be right, a line each: of an answer that cannot be read, or that no policy holds together with.
    pub fn answered(
        self,
        policy: &NewPolicy,
        text: &str,
        words: Words,
    ) -> Result<NewPolicy, Vec<String>> {
        let answered = self
            .read(policy, text, words)
            .map_err(|right| vec![right])?;
        match Policy::compile(&answered.files()) {
            Ok(_) => Ok(answered),
            Err(findings) => Err(findings.into_iter().map(right).collect()),
        }
    }

    fn read(self, policy: &NewPolicy, text: &str, words: Words) -> Result<NewPolicy, String> {
        let mut policy = policy.clone();
        match self {
            Self::Language => {
                let read = typed::speech(text).ok_or_else(|| words.init_language_right());
                let (language, country) = read?;
                return Ok(files::example(language, country));
            }
            Self::Company => policy.company = said(text, words)?,
            Self::Address => policy.address = said(text, words)?,
            Self::From => {
                policy.from = said(text, words)?;
                policy.people = files::colleagues(&policy);
            }
            Self::Zone => policy.zone = said(text, words)?,
            Self::Hours => {
                policy.hours = typed::hours(text).ok_or_else(|| words.init_hours_right())?;
            }
            Self::People => {
                policy.people = typed::people(text).ok_or_else(|| words.init_people_right())?;
            }
            Self::Promise => {
                let (least, most) = typed::promises();
                let read = typed::promise(text);
                policy.promise = read.ok_or_else(|| words.init_promise_right(&least, &most))?;
            }
        }
        Ok(policy)
    }
}

/// What is wrong and what would be right, without the place in a file that nobody has seen yet.
fn right(finding: PolicyFinding) -> String {
    if finding.proposal.is_empty() {
        finding.reason
    } else {
        format!("{} ({})", finding.reason, finding.proposal)
    }
}

/// A text as mails say it: one line, and not endless.
fn said(text: &str, words: Words) -> Result<String, String> {
    let text = one_line(text);
    if text.chars().count() > MAX_SAID {
        return Err(words.init_too_long(&MAX_SAID.to_string()));
    }
    Ok(text)
}
