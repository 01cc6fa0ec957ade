//! What a lead is promised, in sentences that are true for that lead.

use crate::booking::Zone;
use crate::criteria::Fit;
use crate::inquiry::{ContactWhen, Inquiry};
use crate::lead::Contact;
use crate::moment::{clock, date, days_ahead};
use crate::policy::compiled::Policy;
use calendar::{Calendar, Instant};

/// By when a person will have turned to an inquiry that arrived at `at`; nothing is promised to who may not be
/// contacted at all.
///
/// It counts from the arrival and takes the longest way that the inquiry can go before a rep's clock is due.
#[must_use]
pub fn promised_by(policy: &Policy, inquiry: &Inquiry, at: Instant) -> Option<Instant> {
    let clocks = &policy.rules.clocks;
    let after = |start, span| policy.calendar().deadline(start, span, &[]).at;
    let start = match policy.rules.criteria.assess(inquiry).fit {
        Fit::SalesReady => at,
        Fit::NeedsQualifying => after(at, clocks.qualify),
        Fit::NeedsInformation => after(after(at, clocks.information), clocks.qualify),
        // Whoever asks for help is answered, whenever they want to hear of our products.
        Fit::ToAnswer { .. } => return Some(after(at, clocks.answer.due)),
        Fit::Low | Fit::Excluded | Fit::NotALead => return None,
    };
    Some(match inquiry.contact_when {
        ContactWhen::Now => after(start, clocks.first_touch.due),
        ContactWhen::Week => after(start, clocks.week.due),
        ContactWhen::Later => after(at, clocks.later),
    })
}

/// The sentence of the acknowledgement that says what happens next.
///
/// A promise whose time has passed is not made again, and not made in the past.
#[must_use]
pub fn next_contact(
    policy: &Policy,
    inquiry: &Inquiry,
    arrived_at: Instant,
    now: Instant,
) -> String {
    let contact = Contact::of(inquiry);
    let Some(by) = promised_by(policy, inquiry, arrived_at) else {
        return "One of us reads it and writes to you if we can help.".to_owned();
    };
    if by <= now {
        return "It is with one of us, and you will hear from a person.".to_owned();
    }
    let calendar = policy.calendar();
    if let Fit::ToAnswer { .. } = policy.rules.criteria.assess(inquiry).fit {
        return format!("A person will answer you {}.", by_when(calendar, by, now));
    }
    match contact.when {
        ContactWhen::Later => {
            format!("We come back to you around {}.", date(calendar, by))
        }
        ContactWhen::Now | ContactWhen::Week if contact.by_phone() => {
            format!("We will call you {}.", by_when(calendar, by, now))
        }
        ContactWhen::Now | ContactWhen::Week => {
            format!(
                "One of us will write to you {}.",
                by_when(calendar, by, now)
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
