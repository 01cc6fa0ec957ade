//! The words of a rep, each with what it means.

use followup::event::{AnnouncementChoice, Disposition};

use crate::fold::has;
use crate::words::report as words;

/// What words mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Outcome(Disposition),
    Choice(AnnouncementChoice),
    /// Back to where it came from; the reason follows.
    HandBack,
    /// Whoever writes is away; the day on which they work again follows.
    Away,
    /// They are back.
    Back,
}

use Disposition as D;

/// What a report begins with, and what that means; nothing, where it only looks like one.
const WORDS: [(&[&str], Option<Meaning>); 27] = [
    (words::VOICEMAIL, Some(Meaning::Outcome(D::Voicemail))),
    (words::NO_ANSWER, Some(Meaning::Outcome(D::NoAnswer))),
    (words::REACHED, Some(Meaning::Outcome(D::Reached))),
    (words::WROTE, Some(Meaning::Outcome(D::Wrote))),
    (words::DONE, Some(Meaning::Outcome(D::Done))),
    (words::ANSWERED, Some(Meaning::Outcome(D::Answered))),
    (words::BOOKED, Some(Meaning::Outcome(D::Booked))),
    (words::MET, Some(Meaning::Outcome(D::Met))),
    (words::NO_SHOW, Some(Meaning::Outcome(D::NoShow))),
    (words::WON, Some(Meaning::Outcome(D::Won))),
    (words::LOST, Some(Meaning::Outcome(D::Lost))),
    (words::WRONG_NUMBER, Some(Meaning::Outcome(D::WrongNumber))),
    (words::NOT_NOW, Some(Meaning::Outcome(D::NotNow))),
    (words::NOT_A_FIT, Some(Meaning::Outcome(D::NotAFit))),
    (words::NOT_A_LEAD, Some(Meaning::Outcome(D::NotALead))),
    (
        words::DO_NOT_CONTACT,
        Some(Meaning::Outcome(D::DoNotContact)),
    ),
    (words::NURTURE, Some(Meaning::Outcome(D::Nurture))),
    (words::WRONG_PERSON, Some(Meaning::Outcome(D::WrongPerson))),
    (words::NO_BUDGET, Some(Meaning::Outcome(D::NoBudget))),
    (
        words::NEEDS_INFORMATION,
        Some(Meaning::Outcome(D::NeedsInformation)),
    ),
    (words::HAND_BACK, Some(Meaning::HandBack)),
    (
        words::SEND_NOW,
        Some(Meaning::Choice(AnnouncementChoice::SendNow)),
    ),
    (
        words::IN_TOUCH,
        Some(Meaning::Choice(AnnouncementChoice::InTouch)),
    ),
    (
        words::LEAVE_OUT,
        Some(Meaning::Choice(AnnouncementChoice::Stop)),
    ),
    (words::AWAY_UNTIL, Some(Meaning::Away)),
    (words::BACK, Some(Meaning::Back)),
    (words::NO_REPORT, None),
];

/// Reasons to hand back, by a word in them.
const REASONS: [(&[&str], Disposition); 4] = [
    (words::BECAUSE_NOT_NOW, D::NotNow),
    (words::BECAUSE_PERSON, D::WrongPerson),
    (words::BECAUSE_BUDGET, D::NoBudget),
    (words::BECAUSE_FIT, D::NotAFit),
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
    Some((meaning?, &line[length..]))
}

/// Words that may follow a report which closes, moves or sends something: "lost to a competitor", and not "lost connection".
fn may_follow(meaning: Meaning) -> Option<&'static [&'static str]> {
    match meaning {
        Meaning::Outcome(D::Won) => Some(words::AFTER_WON),
        Meaning::Outcome(D::Lost) => Some(words::AFTER_LOST),
        Meaning::Outcome(D::Booked) => Some(words::AFTER_BOOKED),
        Meaning::Outcome(D::DoNotContact) => Some(words::AFTER_DO_NOT_CONTACT),
        // "Done with them" is something else.
        Meaning::Outcome(D::Done) => Some(&[]),
        Meaning::Choice(_) => Some(words::AFTER_CHOICE),
        // "Away until they pay" and "I'm back to her on Monday" are about somebody else.
        Meaning::Away => Some(words::AFTER_AWAY_UNTIL),
        Meaning::Back => Some(&[]),
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
    if meaning == Meaning::Outcome(D::Reached) && words::REACHED_NOBODY.contains(&next) {
        return false;
    }
    next.is_empty() || may_follow(meaning).is_none_or(|words| words.contains(&next))
}

/// Whether what follows speaks against the words, so that nobody can tell what happened: a message was left, and they called back; somebody
/// was spoken to, and it was not them.
pub(super) fn is_in_doubt(meaning: Meaning, rest: &str) -> bool {
    match meaning {
        Meaning::Outcome(D::Voicemail | D::NoAnswer) => has(rest, words::SPOKE_AFTER_ALL),
        Meaning::Outcome(D::Reached) => has(rest, words::SOMEBODY_ELSE),
        Meaning::Outcome(
            D::Wrote
            | D::Done
            | D::Answered
            | D::Booked
            | D::Met
            | D::NoShow
            | D::Won
            | D::Lost
            | D::WrongNumber
            | D::NotNow
            | D::NotAFit
            | D::NotALead
            | D::DoNotContact
            | D::Nurture
            | D::WrongPerson
            | D::NoBudget
            | D::NeedsInformation,
        )
        | Meaning::Choice(_)
        | Meaning::HandBack
        | Meaning::Away
        | Meaning::Back => false,
    }
}

/// Why a lead is handed back; what names no reason needs more information.
pub(super) fn reason(rest: &str) -> Disposition {
    let says = |words: &[&str]| words.iter().any(|word| rest.contains(word));
    REASONS
        .iter()
        .find(|(words, _)| says(words))
        .map_or(Disposition::NeedsInformation, |(_, reason)| *reason)
}
