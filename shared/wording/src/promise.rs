//! What somebody is promised, in a sentence: the same in the acknowledgement and on the thank-you page.

use calendar::Instant;
use followup::criteria::Fit;
use followup::inquiry::{Inquiry, Promise, PromisedContact};
use followup::policy::Policy;

use crate::Words;
use crate::moment::LocalTimes;

/// What happens next with an inquiry that was promised this, as its acknowledgement says it.
#[must_use]
pub fn next_contact(
    policy: &Policy,
    inquiry: &Inquiry,
    promised: Option<&Promise>,
    now: Instant,
) -> String {
    let words = Words::from(&policy.active.company);
    match promised {
        Some(promise) => sentence(policy, promise, now),
        None if inquiry.all_taken => untimed(policy),
        None => match policy.rules.criteria.assess(inquiry).fit {
            Fit::Low | Fit::Excluded | Fit::NotALead => words.promise_if_we_can(),
            Fit::SalesReady
            | Fit::NeedsQualifying
            | Fit::NeedsInformation
            | Fit::ToAnswer { .. } => words.promise_untimed(),
        },
    }
}

/// What is said to somebody who came when nobody had room: no hour, and how to reach us without waiting.
#[must_use]
pub fn untimed(policy: &Policy) -> String {
    let company = &policy.active.company;
    let words = Words::from(company);
    let no_hour = words.promise_all_taken();
    match &company.phone {
        Some(phone) => format!("{no_hour} {}", words.promise_ring(phone)),
        None => no_hour,
    }
}

/// A promise in a sentence. One whose time has passed is not made again, and not made in the past.
#[must_use]
pub fn sentence(policy: &Policy, promise: &Promise, now: Instant) -> String {
    let words = Words::from(&policy.active.company);
    if promise.by <= now {
        return words.promise_untimed();
    }
    let times = LocalTimes::of_office(&policy.active);
    let when = times.by_when(promise.by, now);
    match promise.contact {
        PromisedContact::Call => words.promise_call(&when),
        PromisedContact::Mail => words.promise_mail(&when),
        PromisedContact::Answer => words.promise_answer(&when),
        PromisedContact::Later => words.promise_later(&times.date(promise.by)),
    }
}

/// The sentence of a thank-you page, which does not know who asks: by then, true for everybody.
#[must_use]
pub fn general(policy: &Policy, by: Option<Instant>, now: Instant) -> String {
    let words = Words::from(&policy.active.company);
    match by {
        Some(by) => words.promise_general(&LocalTimes::of_office(&policy.active).by_when(by, now)),
        None => words.promise_general_untimed(),
    }
}
