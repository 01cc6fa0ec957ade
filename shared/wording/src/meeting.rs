//! How two people meet, in a sentence for the lead and in one for the rep.

use followup::booking::MeetingWay;

use crate::Words;
use crate::phone::shown;

/// Digits of a lead's number that its page shows: whoever has the link learns no more of it.
const SHOWN_DIGITS: usize = 2;

/// How they meet, in a mail to the lead: with `rep` by name, or with one of us.
#[must_use]
pub fn for_lead(words: Words, way: &MeetingWay<'_>, rep: Option<&str>) -> String {
    match way {
        MeetingWay::WeCall(number) => {
            words.meeting_we_call(&shown(words, number), &who(words, rep))
        }
        MeetingWay::At(_) | MeetingWay::TheyCall(_) | MeetingWay::ToAgree => {
            on_page(words, way, rep)
        }
    }
}

/// The same on a page that whoever has the link may read: of the lead's number, its end.
#[must_use]
pub fn on_page(words: Words, way: &MeetingWay<'_>, rep: Option<&str>) -> String {
    match way {
        MeetingWay::At(place) => words.meeting_at(place),
        MeetingWay::WeCall(number) => {
            let digits = number.as_str();
            let from = digits.len().saturating_sub(SHOWN_DIGITS);
            let ending = digits.get(from..).unwrap_or_default();
            words.meeting_we_call_ending(ending, &who(words, rep))
        }
        MeetingWay::TheyCall(number) => {
            let rep = rep.map_or_else(|| words.one_of_us_within(), ToOwned::to_owned);
            words.meeting_they_call(number, &rep)
        }
        MeetingWay::ToAgree => words.meeting_to_agree(&who(words, rep)),
    }
}

/// How they meet, for the rep.
#[must_use]
pub fn for_rep(words: Words, way: &MeetingWay<'_>) -> String {
    match way {
        MeetingWay::At(place) => words.rep_meets_at(place),
        MeetingWay::WeCall(number) => words.rep_calls(&shown(words, number)),
        MeetingWay::TheyCall(number) => words.rep_is_called(number),
        MeetingWay::ToAgree => words.rep_agrees_how(),
    }
}

/// What a calendar has for a place.
#[must_use]
pub fn location(words: Words, way: &MeetingWay<'_>) -> Option<String> {
    match way {
        MeetingWay::At(place) => Some((*place).to_owned()),
        MeetingWay::WeCall(number) => Some(shown(words, number)),
        MeetingWay::TheyCall(number) => Some((*number).to_owned()),
        MeetingWay::ToAgree => None,
    }
}

/// Who it is, at the beginning of a sentence.
fn who(words: Words, rep: Option<&str>) -> String {
    rep.map_or_else(|| words.one_of_us(), ToOwned::to_owned)
}
