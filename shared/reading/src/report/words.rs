//! The words of a rep, each with what it means.

use followup::event::{Choice, Disposition};

/// What words mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Outcome(Disposition),
    Choice(Choice),
    /// Back to where it came from; the reason follows.
    HandBack,
}

use Disposition as D;

/// Words that begin a report.
const WORDS: &[(&str, Meaning)] = &[
    ("vm", Meaning::Outcome(D::Voicemail)),
    ("lvm", Meaning::Outcome(D::Voicemail)),
    ("voicemail", Meaning::Outcome(D::Voicemail)),
    ("voice mail", Meaning::Outcome(D::Voicemail)),
    ("left voicemail", Meaning::Outcome(D::Voicemail)),
    ("left a voicemail", Meaning::Outcome(D::Voicemail)),
    ("left vm", Meaning::Outcome(D::Voicemail)),
    ("left a vm", Meaning::Outcome(D::Voicemail)),
    ("reached voicemail", Meaning::Outcome(D::Voicemail)),
    ("reached vm", Meaning::Outcome(D::Voicemail)),
    ("reached his voicemail", Meaning::Outcome(D::Voicemail)),
    ("reached her voicemail", Meaning::Outcome(D::Voicemail)),
    ("reached their voicemail", Meaning::Outcome(D::Voicemail)),
    ("got voicemail", Meaning::Outcome(D::Voicemail)),
    ("left message", Meaning::Outcome(D::Voicemail)),
    ("left a message", Meaning::Outcome(D::Voicemail)),
    ("na", Meaning::Outcome(D::NoAnswer)),
    ("n/a", Meaning::Outcome(D::NoAnswer)),
    ("no answer", Meaning::Outcome(D::NoAnswer)),
    ("no reply", Meaning::Outcome(D::NoAnswer)),
    ("nobody there", Meaning::Outcome(D::NoAnswer)),
    ("not reached", Meaning::Outcome(D::NoAnswer)),
    ("did not reach", Meaning::Outcome(D::NoAnswer)),
    ("didn't reach", Meaning::Outcome(D::NoAnswer)),
    ("did not answer", Meaning::Outcome(D::NoAnswer)),
    ("didn't answer", Meaning::Outcome(D::NoAnswer)),
    ("didn't pick up", Meaning::Outcome(D::NoAnswer)),
    ("busy", Meaning::Outcome(D::NoAnswer)),
    ("reached", Meaning::Outcome(D::Reached)),
    ("spoke", Meaning::Outcome(D::Reached)),
    ("talked", Meaning::Outcome(D::Reached)),
    ("i spoke", Meaning::Outcome(D::Reached)),
    ("i reached", Meaning::Outcome(D::Reached)),
    ("had a call", Meaning::Outcome(D::Reached)),
    ("wrote", Meaning::Outcome(D::Wrote)),
    ("i wrote", Meaning::Outcome(D::Wrote)),
    ("emailed", Meaning::Outcome(D::Wrote)),
    ("e-mailed", Meaning::Outcome(D::Wrote)),
    ("mailed", Meaning::Outcome(D::Wrote)),
    ("sent an email", Meaning::Outcome(D::Wrote)),
    ("sent a mail", Meaning::Outcome(D::Wrote)),
    ("they answered", Meaning::Outcome(D::Answered)),
    ("they replied", Meaning::Outcome(D::Answered)),
    ("answered me", Meaning::Outcome(D::Answered)),
    ("booked", Meaning::Outcome(D::Booked)),
    ("appointment", Meaning::Outcome(D::Booked)),
    ("meeting", Meaning::Outcome(D::Booked)),
    ("won", Meaning::Outcome(D::Won)),
    ("sold", Meaning::Outcome(D::Won)),
    ("bought", Meaning::Outcome(D::Won)),
    ("has bought", Meaning::Outcome(D::Won)),
    ("signed", Meaning::Outcome(D::Won)),
    ("lost", Meaning::Outcome(D::Lost)),
    ("lost deal", Meaning::Outcome(D::Lost)),
    ("lost the deal", Meaning::Outcome(D::Lost)),
    ("lost the order", Meaning::Outcome(D::Lost)),
    ("bought elsewhere", Meaning::Outcome(D::Lost)),
    ("went elsewhere", Meaning::Outcome(D::Lost)),
    ("wrong number", Meaning::Outcome(D::WrongNumber)),
    ("not now", Meaning::Outcome(D::NotNow)),
    ("not yet", Meaning::Outcome(D::NotNow)),
    ("later", Meaning::Outcome(D::NotNow)),
    ("not a fit", Meaning::Outcome(D::NotAFit)),
    ("no fit", Meaning::Outcome(D::NotAFit)),
    ("not a lead", Meaning::Outcome(D::NotALead)),
    ("no lead", Meaning::Outcome(D::NotALead)),
    ("do not contact", Meaning::Outcome(D::DoNotContact)),
    ("don't contact", Meaning::Outcome(D::DoNotContact)),
    ("do not call", Meaning::Outcome(D::DoNotContact)),
    ("dnc", Meaning::Outcome(D::DoNotContact)),
    ("nurture", Meaning::Outcome(D::Nurture)),
    ("newsletter", Meaning::Outcome(D::Nurture)),
    ("wrong person", Meaning::Outcome(D::WrongPerson)),
    ("no budget", Meaning::Outcome(D::NoBudget)),
    (
        "more information needed",
        Meaning::Outcome(D::NeedsInformation),
    ),
    ("needs information", Meaning::Outcome(D::NeedsInformation)),
    (
        "need more information",
        Meaning::Outcome(D::NeedsInformation),
    ),
    ("hand back", Meaning::HandBack),
    ("handing back", Meaning::HandBack),
    ("handback", Meaning::HandBack),
    ("send now", Meaning::Choice(Choice::SendNow)),
    ("send it", Meaning::Choice(Choice::SendNow)),
    ("send", Meaning::Choice(Choice::SendNow)),
    ("already in touch", Meaning::Choice(Choice::InTouch)),
    ("in touch", Meaning::Choice(Choice::InTouch)),
    ("i am in touch", Meaning::Choice(Choice::InTouch)),
    ("i'm in touch", Meaning::Choice(Choice::InTouch)),
    ("stop", Meaning::Choice(Choice::Stop)),
    ("skip", Meaning::Choice(Choice::Stop)),
    ("don't send", Meaning::Choice(Choice::Stop)),
    ("do not send", Meaning::Choice(Choice::Stop)),
    ("leave it out", Meaning::Choice(Choice::Stop)),
];

/// Reasons to hand back, by a word in them.
const REASONS: &[(&str, Disposition)] = &[
    ("not now", D::NotNow),
    ("later", D::NotNow),
    ("person", D::WrongPerson),
    ("budget", D::NoBudget),
    ("money", D::NoBudget),
    ("fit", D::NotAFit),
];

/// What the longest words at the beginning of a line mean, and what follows them.
pub(super) fn first(line: &str) -> Option<(Meaning, &str)> {
    let (words, meaning) = WORDS
        .iter()
        .filter(|(words, _)| {
            line.strip_prefix(words).is_some_and(|rest| {
                !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '@')
            })
        })
        .max_by_key(|(words, _)| words.len())?;
    Some((*meaning, &line[words.len()..]))
}

/// Words that may follow a report which closes, moves or sends something: "lost to a competitor", and not "lost connection".
fn may_follow(meaning: Meaning) -> Option<&'static [&'static str]> {
    match meaning {
        Meaning::Outcome(D::Won) => Some(&["the", "it", "them", "today", "yesterday", "with"]),
        Meaning::Outcome(D::Lost) => Some(&["to", "because", "due", "on", "it", "them", "today"]),
        Meaning::Outcome(D::Booked) => Some(&[
            "on", "at", "for", "in", "next", "a", "an", "the", "him", "her", "them", "with",
        ]),
        Meaning::Outcome(D::DoNotContact) => {
            Some(&["again", "anymore", "any", "ever", "him", "her", "them"])
        }
        Meaning::Choice(_) => Some(&["now", "please", "it", "today"]),
        Meaning::Outcome(
            D::Voicemail
            | D::NoAnswer
            | D::Reached
            | D::Wrote
            | D::Answered
            | D::Met
            | D::NoShow
            | D::WrongNumber
            | D::NotNow
            | D::NotAFit
            | D::NotALead
            | D::Nurture
            | D::WrongPerson
            | D::NoBudget
            | D::NeedsInformation,
        )
        | Meaning::HandBack => None,
    }
}

/// Whether what follows lets the words stand: nothing, a sign, or a word that goes with them.
pub(super) fn stands(meaning: Meaning, rest: &str) -> bool {
    let rest = rest.trim_start();
    let next = rest
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .next()
        .unwrap_or_default();
    // "Reached out by mail" reached nobody.
    if meaning == Meaning::Outcome(D::Reached) && ["out", "nobody", "no"].contains(&next) {
        return false;
    }
    next.is_empty() || may_follow(meaning).is_none_or(|words| words.contains(&next))
}

/// Why a lead is handed back; what names no reason needs more information.
pub(super) fn reason(rest: &str) -> Disposition {
    REASONS
        .iter()
        .find(|(word, _)| rest.contains(word))
        .map_or(Disposition::NeedsInformation, |(_, reason)| *reason)
}
