//! What the page answers to a report.

use calendar::Instant;
use cloud::links::Purpose;
use followup::event::Disposition;
use followup::lead::{LastOutcome, Lead, Open, Stage};
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};
use wording::label::outcome;

use super::group::once_more;
use super::typed::Typed;
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::page::{all_done, naming, page, shown};
use crate::parts::{note_field, planned};
use crate::words::{holder, last_reported, what_next};

/// Whether the date that was named is what the lead now waits for.
pub(crate) fn is_used(lead: &Lead, next_at: Instant) -> bool {
    match &lead.stage {
        Stage::Open(Open::Active(_)) => lead.owed.iter().any(|owed| owed.start == next_at),
        Stage::Open(Open::Resting { until, .. }) => *until == next_at,
        Stage::Open(
            Open::Received
            | Open::InReview { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::Routing { .. }
            | Open::WithManager { .. }
            | Open::Reviewing { .. },
        )
        | Stage::Closed { .. } => false,
    }
}

/// The page that says what was recorded.
pub(super) fn said(
    visit: &Visit<'_>,
    case: &LeadRecord,
    disposition: Disposition,
    kind: EntryKind,
    next_at: Option<Instant>,
) -> Response<Body> {
    let words = case.words;
    let last = case.lead().last_outcome.as_ref();
    let last = last.filter(|last| last.disposition == disposition);
    let what = last.map_or_else(
        || outcome(words, disposition),
        |last| last_reported(case, last),
    );
    let title = if kind == EntryKind::Corrected {
        words.outcome_corrected(&what)
    } else {
        words.recorded(&what)
    };
    let unused = next_at.filter(|at| !is_used(case.lead(), *at));
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.for_lead(name))) }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
            @if let Some(at) = unused {
                p { (words.outcome_date_not_used(&case.when(at))) }
            }
        }
        (planned(visit, case))
        p { a.go href=(visit.token) { (words.outcome_correct_it()) } }
    };
    let page = page(words, 200, &title, &body);
    // That a date was not used stands nowhere else.
    if unused.is_some() {
        page
    } else {
        all_done(page)
    }
}

/// The same was reported before: it counts once, unless it happened again.
pub(super) fn repeated(
    visit: &Visit<'_>,
    case: &LeadRecord,
    last: &LastOutcome,
    typed: &Typed,
) -> Response<Body> {
    let (words, disposition) = (case.words, last.disposition);
    let title = words.outcome_already(&last_reported(case, last));
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.for_lead(name))) }
            p { (words.outcome_counts_once(&case.when(last.at))) }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
            @if !typed.note.is_empty() || !typed.next.is_empty() {
                p { (words.outcome_not_kept()) }
            }
        }
        form method="post" action=(visit.token) {
            input type="hidden" name="outcome" value=(disposition.as_str());
            input type="hidden" name="again" value="yes";
            input type="hidden" name="after" value=(last.at.timestamp_millis());
            input type="hidden" name="next" value=(shown(&typed.next));
            (note_field(words, &words.note_optional(), &typed.note, None))
            button type="submit" { (once_more(words, disposition)) }
        }
        (planned(visit, case))
        p { a.go href=(visit.token) { (words.outcome_correct_it()) } }
    };
    page(words, 200, &title, &body)
}

/// A page for the lead as it is now: what is reported there opens it again.
pub(crate) fn reopen(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let address = visit.address(Purpose::Outcome, case.lead(), case.lead().task());
    html! { a.go href=(address) { (case.words.outcome_reopen()) } }
}

/// An old link of a lead that has ended: nothing reopens by a late click.
pub(super) fn over(visit: &Visit<'_>, case: &LeadRecord) -> Response<Body> {
    let words = case.words;
    let title = words.outcome_ended();
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.for_lead(name))) }
            p { (shown(&holder(case))) }
            p { (words.outcome_ended_detail()) }
            @if case.is_closed() { p { (reopen(visit, case)) } }
        }
    };
    page(words, 200, &title, &body)
}
