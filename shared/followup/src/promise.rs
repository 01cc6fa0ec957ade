//! What an inquiry is promised: made once, when it arrives, stored, and said with the same time wherever it is said.

use crate::booking::Zone;
use crate::criteria::Fit;
use crate::inquiry::{ContactWhen, Inquiry, Promise, PromisedContact};
use crate::lead::{Contact, Lead};
use crate::moment::{clock, date, days_ahead};
use crate::policy::compiled::Policy;
use crate::route::Forecast;
use crate::team::Role;
use calendar::{Calendar, Instant, Span};

/// How far ahead somebody's return counts: an hour that lies behind it says no more than that nobody can be named now.
const FORESEEN: Span = Span::BusinessDays { days: 3 };

/// The inquiry with what it is promised when it arrives at `at`: the time from when somebody has room, and no hour where nobody knows when,
/// or not before some days. Who works alone says when they are back, whenever that is.
///
/// Whoever answers as a qualifier or a manager needs no room, and a word in some months is promised all the same.
#[must_use]
pub fn promised(policy: &Policy, forecast: &Forecast, inquiry: &Inquiry, at: Instant) -> Inquiry {
    let asked = promise(policy, inquiry, at);
    let needs_room = asked.is_some_and(|promise| match promise.contact {
        PromisedContact::Call | PromisedContact::Mail => true,
        PromisedContact::Answer => {
            policy.rules.criteria.assess(inquiry).fit == Fit::ToAnswer { by: Role::Rep }
        }
        PromisedContact::Later => false,
    });
    let free_from = forecast.free_from(policy, inquiry, at);
    let free_from = free_from.filter(|from| is_foreseen(policy, *from, at));
    let promise = match free_from {
        _ if !needs_room => asked,
        Some(from) => promise_from(policy, inquiry, at, from),
        None => None,
    };
    Inquiry {
        promise,
        all_taken: needs_room && free_from.is_none(),
        ..inquiry.clone()
    }
}

/// Whether somebody has room so soon after `at` that an hour can be promised.
fn is_foreseen(policy: &Policy, free_from: Instant, at: Instant) -> bool {
    policy.is_solo() || free_from <= policy.calendar().deadline(at, FORESEEN, &[]).at
}

/// What an inquiry that arrives at `at` is promised by a team that has room; nothing to who may not be contacted at all, and to who asked
/// for nothing.
///
/// It counts from the arrival and takes the longest way that the inquiry can go before a rep's clock is due.
#[must_use]
pub fn promise(policy: &Policy, inquiry: &Inquiry, at: Instant) -> Option<Promise> {
    promise_from(policy, inquiry, at, at)
}

/// The same, where a rep can begin at `free_from` or later.
fn promise_from(
    policy: &Policy,
    inquiry: &Inquiry,
    at: Instant,
    free_from: Instant,
) -> Option<Promise> {
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
                by: after(at.max(free_from), clocks.answer.due),
                contact: PromisedContact::Answer,
            });
        }
        Fit::Low | Fit::Excluded | Fit::NotALead => return None,
    };
    let start = start.max(free_from);
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

/// What takes the place of a promise to a lead that cannot be kept, where somebody can begin at `free_from`: the same, counted from then.
/// Nothing, if that lies so far ahead that no hour is named.
#[must_use]
pub fn promised_again(
    policy: &Policy,
    lead: &Lead,
    first: &Promise,
    free_from: Instant,
    now: Instant,
) -> Option<Promise> {
    if !is_foreseen(policy, free_from, now) {
        return None;
    }
    let clocks = &policy.rules.clocks;
    let due = match first.contact {
        PromisedContact::Answer => clocks.answer.due,
        PromisedContact::Call | PromisedContact::Mail | PromisedContact::Later => {
            match lead.contact.when {
                ContactWhen::Week => clocks.week.due,
                ContactWhen::Now | ContactWhen::Later => clocks.first_touch.due,
            }
        }
    };
    let by = policy.calendar().deadline(free_from, due, &[]).at;
    Some(Promise { by, ..*first })
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
        None if inquiry.all_taken => untimed(policy),
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

/// What is said to somebody who came when nobody had room: no hour, and how to reach us without waiting.
#[must_use]
pub fn untimed(policy: &Policy) -> String {
    let no_hour = "All of us are taken at the moment, and we would rather name no hour than one that we cannot keep. \
                   You will hear from a person.";
    match &policy.active.company.phone {
        Some(phone) => format!("{no_hour} If it cannot wait, please ring us: {phone}."),
        None => no_hour.to_owned(),
    }
}

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
pub fn general(policy: &Policy, forecast: &Forecast, now: Instant) -> String {
    let free_from = forecast.free_from_for_any(policy, now);
    let Some(free_from) = free_from.filter(|from| is_foreseen(policy, *from, now)) else {
        return "Unless you asked for another time, one of us gets in touch.".to_owned();
    };
    let by = policy
        .calendar()
        .deadline(now, policy.rules.clocks.qualify, &[])
        .at;
    let by = policy
        .calendar()
        .deadline(by.max(free_from), policy.rules.clocks.first_touch.due, &[])
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
