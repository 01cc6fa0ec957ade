//! What comes of it when somebody of the team turns to a lead.

use calendar::Instant;
use chrono::TimeDelta;
use followup::access::verdicts;
use followup::event::{Disposition, Verdict};
use followup::lead::{Lead, ObligationKind};

use crate::Chance;

use Disposition::{
    Answered, Booked, DoNotContact, Done, Lost, Met, NeedsInformation, NoAnswer, NoBudget, NoShow,
    NotAFit, NotALead, NotNow, Nurture, Reached, Voicemail, Won, WrongNumber, WrongPerson, Wrote,
};

/// What a conversation comes to, by how likely each is.
const CONVERSATION: [(u64, Disposition); 13] = [
    (380, Reached),
    (90, Booked),
    (80, Won),
    (110, Lost),
    (110, NotNow),
    (60, NotAFit),
    (20, NotALead),
    (50, Nurture),
    (35, NoBudget),
    (20, WrongPerson),
    (30, NeedsInformation),
    (5, DoNotContact),
    (10, Answered),
];
/// What a call comes to that nobody takes.
const NOBODY_THERE: [(u64, Disposition); 2] = [(60, NoAnswer), (40, Voicemail)];
/// What comes of the day of an agreed next step.
const NEXT_STEP: [(u64, Disposition); 8] = [
    (20, Reached),
    (18, NoAnswer),
    (10, Voicemail),
    (10, Wrote),
    (20, Won),
    (12, Lost),
    (7, NotNow),
    (3, Nurture),
];
/// What comes of a meeting.
const MEETING: [(u64, Disposition); 4] = [(50, Met), (15, NoShow), (22, Won), (13, Lost)];
/// What comes of an answer that is owed.
const ANSWER: [(u64, Disposition); 6] = [
    (45, Wrote),
    (30, Reached),
    (8, Won),
    (7, Lost),
    (8, NotNow),
    (2, DoNotContact),
];
/// What is decided of who has heard nothing for long.
const DECISION: [(u64, Disposition); 4] = [(40, Nurture), (25, Lost), (20, NotNow), (15, Reached)];
/// What a request for help comes to.
const REQUEST: [(u64, Disposition); 3] = [(55, Answered), (35, Wrote), (10, Reached)];
/// What a qualifier or a manager finds.
const VERDICTS: [(u64, Verdict); 5] = [
    (62, Verdict::Ready),
    (20, Verdict::Nurture),
    (12, Verdict::NotALead),
    (3, Verdict::ExistingCustomer),
    (3, Verdict::Unwanted),
];
/// What a qualifier finds of whom a rep has found to be no fit.
const NO_FIT: [(u64, Verdict); 3] = [
    (70, Verdict::NotAFit),
    (18, Verdict::Nurture),
    (12, Verdict::Ready),
];
/// Of a hundred numbers, so many are somebody else's.
const WRONG_NUMBERS: u64 = 2;
/// Of a hundred conversations, so many end with a date.
const NAMES_A_DATE: u64 = 60;

/// What comes of it when whoever has a lead turns to it; `reach` of a hundred calls are taken, and who was `spent` is called no more.
pub(crate) fn of_turning_to(
    lead: &Lead,
    reach: u64,
    spent: bool,
    chance: &mut Chance,
) -> Disposition {
    let owed = |kind| lead.owed.has(&[kind]);
    if owed(ObligationKind::Meeting) {
        return chance.weighted(&MEETING);
    }
    if owed(ObligationKind::Request) {
        return chance.weighted(&REQUEST);
    }
    if owed(ObligationKind::Answer) {
        return chance.weighted(&ANSWER);
    }
    if owed(ObligationKind::NextStep) {
        let found = chance.weighted(&NEXT_STEP);
        return if spent && found.is_touch() {
            Lost
        } else {
            found
        };
    }
    if owed(ObligationKind::Decide) || spent {
        return chance.weighted(&DECISION);
    }
    if !lead.contact.phone {
        return Wrote;
    }
    if chance.percent(WRONG_NUMBERS) {
        return WrongNumber;
    }
    if chance.percent(reach) {
        chance.weighted(&CONVERSATION)
    } else {
        chance.weighted(&NOBODY_THERE)
    }
}

/// The date that is named with an outcome: the next step, or until when they want to be left in peace.
pub(crate) fn next_at(outcome: Disposition, now: Instant, chance: &mut Chance) -> Option<Instant> {
    let days = match outcome {
        Reached | Answered | Met => 1 + chance.below(9),
        NotNow | NoBudget | Nurture => 25 + chance.below(120),
        Booked | NoShow | Voicemail | NoAnswer | Wrote | Done | Won | Lost | WrongNumber
        | NotAFit | NotALead | DoNotContact | WrongPerson | NeedsInformation => return None,
    };
    let named = chance.percent(NAMES_A_DATE);
    named.then(|| now + TimeDelta::days(i64::try_from(days).unwrap_or(1)))
}

/// What a qualifier or a manager finds.
pub(crate) fn verdict(lead: &Lead, chance: &mut Chance) -> Verdict {
    if verdicts(lead).contains(&Verdict::NotAFit) {
        return chance.weighted(&NO_FIT);
    }
    chance.weighted(&VERDICTS)
}
