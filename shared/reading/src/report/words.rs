//! The words of a rep, each with what it means.

use followup::event::{AnnouncementChoice, Disposition};

use crate::words::report as words;

/// What words mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Outcome(Disposition),
    Choice(AnnouncementChoice),
    /// Back to where it came from; the reason follows.
    HandBack,
}

use Disposition as D;

/// What a report begins with, and what that means.
const WORDS: [(&[&str], Meaning); 21] = [
    (words::VOICEMAIL, Meaning::Outcome(D::Voicemail)),
    (words::NO_ANSWER, Meaning::Outcome(D::NoAnswer)),
    (words::REACHED, Meaning::Outcome(D::Reached)),
    (words::WROTE, Meaning::Outcome(D::Wrote)),
    (words::ANSWERED, Meaning::Outcome(D::Answered)),
    (words::BOOKED, Meaning::Outcome(D::Booked)),
    (words::WON, Meaning::Outcome(D::Won)),
    (words::LOST, Meaning::Outcome(D::Lost)),
    (words::WRONG_NUMBER, Meaning::Outcome(D::WrongNumber)),
    (words::NOT_NOW, Meaning::Outcome(D::NotNow)),
    (words::NOT_A_FIT, Meaning::Outcome(D::NotAFit)),
    (words::NOT_A_LEAD, Meaning::Outcome(D::NotALead)),
    (words::DO_NOT_CONTACT, Meaning::Outcome(D::DoNotContact)),
    (words::NURTURE, Meaning::Outcome(D::Nurture)),
    (words::WRONG_PERSON, Meaning::Outcome(D::WrongPerson)),
    (words::NO_BUDGET, Meaning::Outcome(D::NoBudget)),
    (
        words::NEEDS_INFORMATION,
        Meaning::Outcome(D::NeedsInformation),
    ),
    (words::HAND_BACK, Meaning::HandBack),
    (
        words::SEND_NOW,
        Meaning::Choice(AnnouncementChoice::SendNow),
    ),
    (
        words::IN_TOUCH,
        Meaning::Choice(AnnouncementChoice::InTouch),
    ),
    (words::LEAVE_OUT, Meaning::Choice(AnnouncementChoice::Stop)),
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
    let begins = |words: &str| {
        line.strip_prefix(words).is_some_and(|rest| {
            !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '@')
        })
    };
    let all = WORDS.iter().flat_map(|(words, meaning)| {
        words
            .iter()
            .map(move |words| (words.len(), *meaning, *words))
    });
    let (length, meaning, _) = all
        .filter(|(_, _, words)| begins(words))
        .max_by_key(|(length, ..)| *length)?;
    Some((meaning, &line[length..]))
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
