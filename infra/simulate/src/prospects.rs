//! What people do who asked: they answer, book, ignore us, want less, and ask again.

use calendar::Instant;
use chrono::TimeDelta;
use followup::event::Sign;
use followup::message::{Message, StopRule};

use crate::Chance;

/// What is drawn about a mail that somebody gets.
const MAIL: u64 = 7;
/// What is drawn about somebody once and for all.
const NATURE: u64 = 8;
/// Of a thousand addresses, so many do not exist.
const BOUNCES: u64 = 18;
/// Of a thousand follow-ups, so many are reported as unwanted, and so many end our mail.
const COMPLAINS: u64 = 1;
const UNSUBSCRIBES: u64 = 9;
const WANTS_NO_CONTACT: u64 = 1;
/// Of a thousand mails, so many are answered, by what they are.
const ANSWERS_ACKNOWLEDGEMENT: u64 = 45;
const ANSWERS_FOLLOW_UP: u64 = 85;
const ANSWERS_A_PERSON: u64 = 160;
const ANSWERS_LETTER: u64 = 10;
/// Of a thousand mails with the link to a page of free times, so many lead to a booking.
const BOOKS: u64 = 55;
/// Of a thousand follow-ups that offer letters, so many are answered by a yes to them.
const OPTS_IN: u64 = 60;
/// Of a thousand letters, so many bring somebody back.
const IS_READY: u64 = 35;
/// Of a hundred people, so many ask once more, some day.
const ASKS_AGAIN: u64 = 4;
/// Days after which they do at most.
const AGAIN_DAYS: u64 = 200;

/// What somebody does about a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reaction {
    /// A sign comes back.
    Signs(Sign),
    /// They choose a time.
    Books,
    /// They say yes to the letters that a mail offers.
    OptsIn,
    /// They say by a letter that they are ready.
    IsReady,
}

/// What somebody does about their `mails`th mail, and after how many minutes; most do nothing.
pub(crate) fn reaction(
    seed: u64,
    lead: u32,
    mails: u64,
    message: &Message,
) -> Option<(TimeDelta, Reaction)> {
    let mut chance = Chance::of(seed, &[MAIL, lead.into(), mails]);
    if mails == 0 && chance.per_mille(BOUNCES) {
        return Some((TimeDelta::minutes(1), Reaction::Signs(Sign::Bounced)));
    }
    // From minutes to three days, mostly within one.
    let minutes = 4 + chance.below(66) * chance.below(66);
    let after = TimeDelta::minutes(i64::try_from(minutes).unwrap_or(1));
    let (unwanted, answers, books) = match message.stop_rule {
        StopRule::Acknowledgement => (false, ANSWERS_ACKNOWLEDGEMENT, BOOKS),
        StopRule::Automatic => (true, ANSWERS_FOLLOW_UP, BOOKS),
        StopRule::Released => (true, ANSWERS_A_PERSON, BOOKS),
        StopRule::Letter => (true, ANSWERS_LETTER, 0),
        StopRule::Appointment | StopRule::Reminder => (false, 0, 0),
    };
    if unwanted {
        for (of_thousand, sign) in [
            (COMPLAINS, Sign::Complained),
            (WANTS_NO_CONTACT, Sign::DoNotContact),
            (UNSUBSCRIBES, Sign::Unsubscribed),
        ] {
            if chance.per_mille(of_thousand) {
                return Some((after, Reaction::Signs(sign)));
            }
        }
    }
    if chance.per_mille(answers) {
        return Some((after, Reaction::Signs(Sign::Replied)));
    }
    if chance.per_mille(books) {
        return Some((after, Reaction::Books));
    }
    // What is drawn last changes nothing of what is drawn before it.
    let (of_thousand, what) = match message.stop_rule {
        StopRule::Automatic => (OPTS_IN, Reaction::OptsIn),
        StopRule::Letter => (IS_READY, Reaction::IsReady),
        StopRule::Acknowledgement
        | StopRule::Released
        | StopRule::Appointment
        | StopRule::Reminder => return None,
    };
    chance.per_mille(of_thousand).then_some((after, what))
}

/// When somebody who asked at `at` asks once more; most never do.
pub(crate) fn asks_again(seed: u64, lead: u32, at: Instant) -> Option<Instant> {
    let mut chance = Chance::of(seed, &[NATURE, lead.into()]);
    let again = chance.percent(ASKS_AGAIN);
    let minutes = 60 + chance.below(AGAIN_DAYS * 24 * 60);
    again.then(|| at + TimeDelta::minutes(i64::try_from(minutes).unwrap_or(0)))
}

/// How many of a hundred calls somebody takes.
pub(crate) fn reach(seed: u64, lead: u32) -> u64 {
    let mut chance = Chance::of(seed, &[NATURE, lead.into(), 1]);
    20 + chance.below(36)
}
