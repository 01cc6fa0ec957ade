//! The law's defaults: what may be written, when somebody may be called, and when a lead that never answered is erased.
//!
//! They keep a small company out of trouble; counsel decides. Which law holds follows from where the lead is: what the form
//! says, else the number's country, else where the company's leads live. Of several, and of none that is known, the strictest of each rule holds.

pub(crate) mod place;
pub(crate) mod region;

use chrono::{DateTime, Duration, Months, NaiveTime};

pub use place::zone_of;
pub use region::{Law, LegalBar, Region};

use crate::lead::Lead;
use crate::lead::stage::Stage;
use crate::policy::compiled::Policy;
use calendar::{Instant, Tz};

/// Days that are looked at for a moment at which somebody may be called.
const MAX_DAYS: usize = 4;

/// Months within which a demand to erase is answered, from when it came: Article 12(3) of the GDPR. It is the shortest time of the laws that
/// are known here, and holds for everybody.
const ERASURE_MONTHS: u32 = 1;

/// Until when what is kept of somebody is to be erased who demanded it then.
///
/// ```
/// use calendar::parse_instant;
/// use followup::law::erasure_due_at;
///
/// let demanded = parse_instant("2026-01-31T09:00:00Z")?;
/// assert_eq!(erasure_due_at(demanded), parse_instant("2026-02-28T09:00:00Z")?);
/// # Ok::<(), calendar::TimeError>(())
/// ```
#[must_use]
pub fn erasure_due_at(demanded: Instant) -> Instant {
    months_after(demanded, ERASURE_MONTHS)
}

/// The law that holds for a lead.
#[must_use]
pub fn of(policy: &Policy, lead: &Lead) -> Law {
    match lead.contact.region {
        Some(region) => region.law(),
        None => policy.active.law,
    }
}

/// The months after an instant: the same day, or the last one of a shorter month.
fn months_after(at: Instant, months: u32) -> Instant {
    at.checked_add_months(Months::new(months)).unwrap_or(at)
}

/// Why nothing more may be written to a lead by itself; nothing, when something may be.
#[must_use]
pub fn forbids_writing(policy: &Policy, lead: &Lead, now: Instant) -> Option<LegalBar> {
    let law = of(policy, lead);
    let ended = law
        .consent_months
        .map(|months| (months, months_after(lead.asked_at(), months)))
        .filter(|(_, until)| *until <= now && !lead.contact.opted_in);
    ended.map(|(months, until)| LegalBar::ConsentEnded {
        months,
        on: until.date_naive(),
    })
}

/// How many follow-ups may be written to a lead by themselves; nothing, when the law does not say, or they agreed to more.
#[must_use]
pub fn most_written(law: Law, lead: &Lead) -> Option<u8> {
    law.written.filter(|_| !lead.contact.opted_in)
}

/// Whether one more follow-up may be written: the last that the law allows is kept for the goodbye.
#[must_use]
pub fn allows_one_more(law: Law, lead: &Lead, is_goodbye: bool, goodbye_follows: bool) -> bool {
    let Some(most) = most_written(law, lead) else {
        return true;
    };
    let kept = u8::from(goodbye_follows && !is_goodbye);
    lead.automated_emails.saturating_add(kept) < most
}

/// When a lead that never answered is erased; nothing, when the law asks for none, or they answered or agreed to more.
#[must_use]
pub fn erased_at(policy: &Policy, lead: &Lead) -> Option<Instant> {
    let is_open = matches!(lead.stage, Stage::Open(_));
    let answered = lead.heard_at.is_some();
    if !is_open || answered || lead.contact.opted_in {
        return None;
    }
    let months = of(policy, lead).erase_months?;
    Some(months_after(lead.asked_at(), months))
}

/// The zone of whoever is called: their number's, or the office's, when the number does not say.
#[must_use]
pub fn zone(policy: &Policy, lead: &Lead) -> Tz {
    lead.contact.zone.unwrap_or(policy.calendar().tz())
}

/// The first moment at or after `at` at which a lead may be called, by its law and on its clock.
#[must_use]
pub fn call_at_or_after(policy: &Policy, lead: &Lead, at: Instant) -> Instant {
    let law = of(policy, lead);
    let tz = zone(policy, lead);
    let mut at = at;
    for _ in 0..MAX_DAYS {
        let opens = law.call_hours.map_or(at, |hours| within(tz, hours, at));
        if !is_full(law, lead, tz, opens) {
            return opens;
        }
        at = next_midnight(tz, opens);
    }
    at
}

/// Whether they were called as often as a day allows.
fn is_full(law: Law, lead: &Lead, tz: Tz, at: Instant) -> bool {
    let day = at.with_timezone(&tz).date_naive();
    let called = lead
        .called_at
        .iter()
        .filter(|call| call.with_timezone(&tz).date_naive() == day)
        .count();
    law.calls_a_day
        .is_some_and(|most| called >= usize::from(most))
}

fn within(tz: Tz, (from, to): (u32, u32), at: Instant) -> Instant {
    let local = at.with_timezone(&tz);
    let hour = |hours: u32, day: DateTime<Tz>| {
        let time = NaiveTime::from_hms_opt(hours, 0, 0).unwrap_or_default();
        let wall = day.date_naive().and_time(time);
        // A change of clocks may skip this hour; `at` stands for it then.
        wall.and_local_timezone(tz)
            .earliest()
            .map_or(at, |found| found.to_utc())
    };
    if at < hour(from, local) {
        hour(from, local)
    } else if at < hour(to, local) {
        at
    } else {
        hour(from, local + Duration::days(1))
    }
}

fn next_midnight(tz: Tz, at: Instant) -> Instant {
    let tomorrow = at.with_timezone(&tz).date_naive() + Duration::days(1);
    let midnight = tomorrow.and_time(NaiveTime::MIN).and_local_timezone(tz);
    midnight
        .earliest()
        .map_or(at + Duration::days(1), |found| found.to_utc())
}
