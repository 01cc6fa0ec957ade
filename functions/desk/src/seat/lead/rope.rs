//! The rope beside the stream: from asked to promised to now, who has the lead, what is owed, and which hours counted.

use calendar::{Because, CountedDay, Instant, MAX_COUNTED_DAYS};
use chrono::TimeDelta;
use followup::lead::ObligationKind;
use followup::policy::EscalationStep;
use followup::rope::{Rope, ropes};
use maud::{Markup, html};
use wording::Words;
use wording::amount::money;
use wording::moment::how_long;

use crate::case::LeadRecord;
use crate::page::shown;
use crate::words::{clocks, holder, step_words, what_next};

/// Who has the lead, what comes next, and the ropes of what is owed.
pub(super) fn standing(case: &LeadRecord) -> Markup {
    let (words, lead) = (case.words, case.lead());
    let inquiry = case.inquiry.clone();
    let inquiry = inquiry.map(|inquiry| lead.with_promise_now(&lead.inquiry, inquiry));
    let promise = inquiry.and_then(|inquiry| inquiry.promise);
    let ropes = ropes(&case.policy, lead, promise.as_ref(), case.now);
    html! {
        h2 { (words.standing_heading()) }
        div.card {
            p { (shown(&holder(case))) }
            @if let Some(sum) = lead.won_for() { p { (words.lead_bought_for(&money(words, sum, &case.policy.active.figures.currency))) } }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
            @for rope in &ropes { (drawn(case, rope)) }
            (ladder(case))
        }
    }
}

/// A rope: the line, its times, and why they are what they are.
fn drawn(case: &LeadRecord, rope: &Rope) -> Markup {
    let words = case.words;
    let (end, late) = (rope.end(case.now), rope.is_late(case.now));
    // The time of a step that was agreed has passed: that it does not count as late yet is no praise.
    let is_in_time = !late && rope.kind != ObligationKind::NextStep;
    let whole = (rope.due.max(end) - rope.since).num_seconds().max(1);
    let part = |at: Instant| (at - rope.since).num_seconds().clamp(0, whole) * 1000 / whole;
    let (due, spent) = (part(rope.due), part(end));
    html! {
        div.rope {
            p { b { (heading(words, rope)) } " " span.badge.red[late].green[is_in_time] { (ends(case, rope)) } }
            svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true" {
                rect.whole y="8" width="1000" height="8" {}
                rect.spent y="8" width=(spent.min(due)) height="8" {}
                @if late { rect.over x=(due) y="8" width=(spent - due) height="8" {} }
                rect.due x=(due.min(990)) width="10" height="24" {}
            }
            ul.points {
                li { (since(case, rope)) }
                li { (by(case, rope)) }
                li { @if let Some(touched) = rope.touched { (words.rope_touched(&case.when(touched))) } @else { (words.rope_now(&case.when(case.now))) } }
            }
            (why(case, rope))
        }
    }
}

/// What they wait for.
fn heading(words: Words, rope: &Rope) -> String {
    match rope.kind {
        ObligationKind::NextStep if rope.is_agreed => words.rope_step_agreed(),
        ObligationKind::NextStep => words.rope_step_planned(),
        ObligationKind::FirstTouch
        | ObligationKind::FirstTouchThisWeek
        | ObligationKind::Answer
        | ObligationKind::Request
        | ObligationKind::Confirm
        | ObligationKind::Meeting
        | ObligationKind::Approach
        | ObligationKind::Decide => step_words(words, rope.kind, EscalationStep::Due),
    }
}

/// Since when they wait: since they asked, or since the time that was agreed.
fn since(case: &LeadRecord, rope: &Rope) -> String {
    let (words, since) = (case.words, case.when(rope.since));
    match rope.kind {
        ObligationKind::NextStep if rope.is_agreed => words.rope_agreed_for(&since),
        ObligationKind::NextStep => words.rope_planned_for(&since),
        ObligationKind::Meeting => words.rope_met_until(&since),
        ObligationKind::FirstTouch
        | ObligationKind::FirstTouchThisWeek
        | ObligationKind::Answer
        | ObligationKind::Request => words.rope_asked(&since),
        ObligationKind::Confirm | ObligationKind::Approach | ObligationKind::Decide => {
            words.rope_since(&since)
        }
    }
}

/// By when they were promised to have it, or from when the team counts it as late.
fn by(case: &LeadRecord, rope: &Rope) -> String {
    let (words, by) = (case.words, case.when(rope.due));
    if rope.is_promised {
        words.rope_promised(&by)
    } else if rope.kind == ObligationKind::NextStep {
        words.rope_late_from(&by)
    } else {
        words.rope_due(&by)
    }
}

/// How it stands with the hour: how long is left, or how much it was missed by.
fn ends(case: &LeadRecord, rope: &Rope) -> String {
    let (words, end) = (case.words, rope.end(case.now));
    if rope.is_late(case.now) {
        return words.rope_late(&how_long(words, end - rope.due));
    }
    let left = how_long(words, rope.due - end);
    if rope.touched.is_some() {
        words.rope_kept()
    } else if rope.kind == ObligationKind::NextStep {
        words.rope_left_until_late(&left)
    } else {
        words.rope_left(&left)
    }
}

/// The hours of the office that lie between, day by day.
fn why(case: &LeadRecord, rope: &Rope) -> Markup {
    let words = case.words;
    let days = case
        .policy
        .calendar()
        .counted_days(rope.counted_from, rope.due);
    let open = days.iter().flat_map(|day| &day.open);
    let counted: TimeDelta = open.map(|one| one.to - one.from).sum();
    let (hours, minutes) = (counted.num_hours(), counted.num_minutes() % 60);
    html! {
        details.more {
            summary { (words.why_this_time()) }
            p { (words.why_counted(&hours.to_string(), &minutes.to_string())) }
            ul { @for day in &days { li { (told(case, day)) } } }
            @if days.len() == MAX_COUNTED_DAYS { p.note { (words.why_further()) } }
        }
    }
}

/// What of a day counted, or why nothing did.
fn told(case: &LeadRecord, day: &CountedDay) -> String {
    let (words, times) = (case.words, case.times());
    let date = times.day(day.date);
    let hours: Vec<String> = day
        .open
        .iter()
        .map(|one| words.why_hours(&times.hour(one.from), &times.hour(one.to)))
        .collect();
    if !hours.is_empty() {
        return words.clock(&date, &hours.join(", "));
    }
    let said = match &day.closed {
        Some(Because::Holiday { name: Some(name) }) => words.why_holiday_named(name),
        Some(Because::Holiday { name: None }) => words.why_holiday(),
        Some(Because::Exception) => words.why_closed(),
        Some(Because::ClosedWeekday) => words.why_closed_weekday(),
        None => words.why_outside_hours(),
    };
    words.clock(&date, &said)
}

/// Every step of what is owed, with its time: what follows if nobody does it.
fn ladder(case: &LeadRecord) -> Markup {
    let (words, clocks) = (case.words, clocks(case));
    html! {
        @if !clocks.is_empty() {
            details.more {
                summary { (words.why_what_if()) }
                ul { @for (what, at, passed) in &clocks {
                    li { (words.clock(what, &case.when(*at))) @if *passed { " " span.late { (words.clock_passed()) } } }
                } }
            }
        }
    }
}
