//! What an inquiry is promised: made once, when it arrives, stored, and said with the same time wherever it is said.

use crate::booking::Zone;
use crate::criteria::Fit;
use crate::inquiry::{ContactWhen, Inquiry, Promise, PromisedContact};
use crate::lead::Contact;
use crate::moment::{clock, date, days_ahead};
use crate::policy::compiled::Policy;
use calendar::{Calendar, Instant};

/// What an inquiry that arrives at `at` is promised; nothing to who may not be contacted at all, and to who asked for nothing.
///
/// It counts from the arrival and takes the longest way that the inquiry can go before a rep's clock is due.
#[must_use]
pub fn promise(policy: &Policy, inquiry: &Inquiry, at: Instant) -> Option<Promise> {
    if !inquiry.origin.is_asked() {
        return None;
    }
    let clocks = &policy.rules.clocks;
    let after = |start, span| policy.calendar().deadline(start, span, &[]).at;
    let start = match policy.rules.criteria.assess(inquiry).fit {
        Fit::SalesReady => at,
        // Nobody qualifies for who works alone.
        Fit::NeedsQualifying | Fit::NeedsInformation if policy.is_solo() => at,
        Fit::NeedsQualifying => after(at, clocks.qualify),
        Fit::NeedsInformation => after(after(at, clocks.information), clocks.qualify),
        // Whoever asks for help is answered, whenever they want to hear of our products.
        Fit::ToAnswer { .. } => {
            return Some(Promise {
                by: after(at, clocks.answer.due),
                contact: PromisedContact::Answer,
            });
        }
        Fit::Low | Fit::Excluded | Fit::NotALead => return None,
    };
    let contact = Contact::of(inquiry);
    let by = match inquiry.contact_when {
        ContactWhen::Now => {
            let peace = policy.peace_until(&inquiry.source, contact.asked_when, at);
            after(start.max(peace), clocks.first_touch.due)
        }
        ContactWhen::Week => after(start, clocks.week.due),
        ContactWhen::Later => come_back_at(policy, at),
    };
    let contact = match inquiry.contact_when {
        ContactWhen::Later => PromisedContact::Later,
        ContactWhen::Now | ContactWhen::Week if contact.by_phone() => PromisedContact::Call,
        ContactWhen::Now | ContactWhen::Week => PromisedContact::Mail,
    };
    Some(Promise { by, contact })
}

/// When we come back to who asked at `at` to hear from us later: on a day on which somebody is there.
#[must_use]
pub fn come_back_at(policy: &Policy, at: Instant) -> Instant {
    let calendar = policy.calendar();
    let date = calendar.deadline(at, policy.rules.clocks.later, &[]).at;
    calendar.opening_at_or_after(date)
}

/// What happens next with an inquiry that was promised this, as its acknowledgement says it.
#[must_use]
pub fn next_contact(
    policy: &Policy,
    inquiry: &Inquiry,
    promised: Option<&Promise>,
    now: Instant,
) -> String {
    match promised {
        Some(promise) => sentence(promise, policy.calendar(), now),
        None => match policy.rules.criteria.assess(inquiry).fit {
            Fit::Low | Fit::Excluded | Fit::NotALead => IF_WE_CAN.to_owned(),
            Fit::SalesReady
            | Fit::NeedsQualifying
            | Fit::NeedsInformation
            | Fit::ToAnswer { .. } => UNTIMED.to_owned(),
        },
    }
}

/// What is said to who is promised nothing.
pub const IF_WE_CAN: &str = "One of us reads it and writes to you if we can help.";
/// What is said where no time can be named: true whenever it is read.
const UNTIMED: &str = "It is with one of us, and you will hear from a person.";

/// A promise in a sentence. One whose time has passed is not made again, and not made in the past.
#[must_use]
pub fn sentence(promise: &Promise, calendar: &Calendar, now: Instant) -> String {
    if promise.by <= now {
        return UNTIMED.to_owned();
    }
    let when = by_when(calendar, promise.by, now);
    match promise.contact {
        PromisedContact::Call => format!("We will call you {when}."),
        PromisedContact::Mail => format!("One of us will write to you {when}."),
        PromisedContact::Answer => format!("A person will answer you {when}."),
        PromisedContact::Later => {
            format!(
                "We will come back to you around {}.",
                date(calendar, promise.by)
            )
        }
    }
}

/// The sentence of a thank-you page, which does not know who asks: true for everybody.
#[must_use]
pub fn general(policy: &Policy, now: Instant) -> String {
    let by = policy
        .calendar()
        .deadline(now, policy.rules.clocks.qualify, &[])
        .at;
    let by = policy
        .calendar()
        .deadline(by, policy.rules.clocks.first_touch.due, &[])
        .at;
    format!(
        "Unless you asked for another time, one of us gets in touch {}.",
        by_when(policy.calendar(), by, now)
    )
}

/// "today by 15:00 New York time", "tomorrow by 10:00 New York time", "by Tuesday, March 3, 10:00 New York time": for
/// somebody who may read it anywhere.
#[must_use]
pub fn by_when(calendar: &Calendar, at: Instant, now: Instant) -> String {
    let hour = format!("{} {}", clock(calendar, at), Zone::from(calendar.tz()));
    match days_ahead(calendar, at, now) {
        0 => format!("today by {hour}"),
        1 => format!("tomorrow by {hour}"),
        _ => format!("by {}, {hour}", date(calendar, at)),
    }
}
