//! What an inquiry is promised: made once, when it arrives, stored, and said with the same time wherever it is said.

use crate::criteria::{Assessment, Fit};
use crate::inquiry::{ContactWhen, Inquiry, Promise, PromisedContact};
use crate::lead::{Contact, Lead};
use crate::policy::compiled::Policy;
use crate::route::Forecast;
use crate::team::Role;
use calendar::{Instant, Span};

/// How far ahead somebody's return counts: an hour that lies behind it says no more than that nobody can be named now.
const FORESEEN: Span = Span::BusinessDays { days: 3 };

/// The inquiry with what it is promised when it arrives at `at`: the time from when somebody has room, and no hour where nobody knows when,
/// or not before some days. Who works alone says when they are back, whenever that is.
///
/// Whoever answers as a qualifier or a manager needs no room, and a word in some months is promised all the same.
#[must_use]
pub fn promised(policy: &Policy, forecast: &Forecast, inquiry: Inquiry, at: Instant) -> Inquiry {
    let assessment = policy.rules.criteria.assess(&inquiry);
    let asked = promise_from(policy, &inquiry, &assessment, (at, at));
    let needs_room = asked.is_some_and(|promise| match promise.contact {
        PromisedContact::Call | PromisedContact::Mail => true,
        PromisedContact::Answer => assessment.answered_by() == Some(Role::Rep),
        PromisedContact::Later => false,
    });
    let free_from = forecast.free_from(policy, &inquiry, at);
    let free_from = free_from.filter(|from| is_foreseen(policy, *from, at));
    let promise = match free_from {
        _ if !needs_room => asked,
        Some(from) => promise_from(policy, &inquiry, &assessment, (at, from)),
        None => None,
    };
    Inquiry {
        promise,
        all_taken: needs_room && free_from.is_none(),
        ..inquiry
    }
}

/// Whether somebody has room so soon after `at` that an hour can be promised.
fn is_foreseen(policy: &Policy, free_from: Instant, at: Instant) -> bool {
    policy.is_solo() || free_from <= policy.calendar().after(at, FORESEEN)
}

/// What an inquiry that arrives at `at` is promised by a team that has room; nothing to who may not be contacted at all, and to who asked
/// for nothing.
///
/// It counts from the arrival and takes the longest way that the inquiry can go before a rep's clock is due.
#[must_use]
pub fn promise(policy: &Policy, inquiry: &Inquiry, at: Instant) -> Option<Promise> {
    let assessment = policy.rules.criteria.assess(inquiry);
    promise_from(policy, inquiry, &assessment, (at, at))
}

/// The same of an inquiry that was judged, where a rep can begin at `free_from` or later.
fn promise_from(
    policy: &Policy,
    inquiry: &Inquiry,
    assessment: &Assessment,
    (at, free_from): (Instant, Instant),
) -> Option<Promise> {
    if !inquiry.origin.is_asked() {
        return None;
    }
    let clocks = &policy.rules.clocks;
    let after = |start, span| policy.calendar().after(start, span);
    let start = match assessment.fit {
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
    let contact = Contact::wished(inquiry);
    let by = match inquiry.contact_when {
        ContactWhen::Now => {
            let peace = policy.peace_until(&inquiry.source, contact.asked_when, at);
            let own = clocks.ladder_of(inquiry, assessment.score);
            let ladder = own.map_or(&clocks.first_touch, |rule| &rule.first_touch);
            after(start.max(peace), ladder.due)
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
                ContactWhen::Now | ContactWhen::Later => {
                    clocks.first_touch_by(lead.ladder.as_deref()).due
                }
            }
        }
    };
    let by = policy.calendar().after(free_from, due);
    Some(Promise { by, ..*first })
}

/// When we come back to who asked at `at` to hear from us later: on a day on which somebody is there.
#[must_use]
pub fn come_back_at(policy: &Policy, at: Instant) -> Instant {
    let calendar = policy.calendar();
    let date = calendar.after(at, policy.rules.clocks.later);
    calendar.opening_at_or_after(date)
}

/// By when somebody gets in touch with whoever asks at `now` for nothing in particular, whatever they ask; nothing, where nobody knows.
#[must_use]
pub fn general(policy: &Policy, forecast: &Forecast, now: Instant) -> Option<Instant> {
    let free_from = forecast.free_from_for_any(policy, now);
    let free_from = free_from.filter(|from| is_foreseen(policy, *from, now))?;
    let clocks = &policy.rules.clocks;
    let after = |start, span| policy.calendar().after(start, span);
    let by = after(now, clocks.qualify).max(free_from);
    Some(after(by, clocks.first_touch.due))
}
