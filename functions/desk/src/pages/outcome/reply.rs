//! What the page answers to a report.

use calendar::Instant;
use cloud::links::Purpose;
use followup::event::Disposition;
use followup::lead::{LastOutcome, Lead, Open, Stage};
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};

use super::group::once_more;
use super::typed::Typed;
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::page::{page, shown};
use crate::parts::{OPTIONAL_NOTE, note_field, planned};
use crate::words::{holder, what_next};

/// Whether the date that was named is what the lead now waits for.
fn is_used(lead: &Lead, next_at: Instant) -> bool {
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
    let verb = if kind == EntryKind::Corrected {
        "Corrected"
    } else {
        "Recorded"
    };
    let unused = next_at.filter(|at| !is_used(case.lead(), *at));
    let body = html! {
        h1 { (verb) ": " (disposition.label()) }
        div.card role="status" {
            p { "For " bdi { (shown(case.name())) } "." }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
            @if let Some(at) = unused {
                p { "The date that you named, " (case.when(at)) ", is not used: after this outcome the policy says what comes next." }
            }
        }
        (planned(visit, case))
        p { a.go href=(visit.token) { "Not right? Correct it" } }
    };
    page(200, &format!("{verb}: {}", disposition.label()), &body)
}

/// The same was reported before: it counts once, unless it happened again.
pub(super) fn repeated(
    visit: &Visit<'_>,
    case: &LeadRecord,
    last: &LastOutcome,
    typed: &Typed,
) -> Response<Body> {
    let disposition = last.disposition;
    let body = html! {
        h1 { "Already recorded: " (disposition.label()) }
        div.card role="status" {
            p { "For " bdi { (shown(case.name())) } "." }
            p { "You reported it " (case.when(last.at)) ". It counts once." }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
            @if !typed.note.is_empty() || !typed.next.is_empty() {
                p { "The note and the date that came with it now were not kept. They are below, if it did happen again." }
            }
        }
        form method="post" action=(visit.token) {
            input type="hidden" name="outcome" value=(disposition.as_str());
            input type="hidden" name="again" value="yes";
            input type="hidden" name="after" value=(last.at.timestamp_millis());
            input type="hidden" name="next" value=(shown(&typed.next));
            (note_field(OPTIONAL_NOTE, &typed.note, None))
            button type="submit" { (once_more(disposition)) }
        }
        (planned(visit, case))
        p { a.go href=(visit.token) { "Not right? Correct it" } }
    };
    page(
        200,
        &format!("Already recorded: {}", disposition.label()),
        &body,
    )
}

/// Whether the lead is closed.
pub(super) fn is_closed(case: &LeadRecord) -> bool {
    match &case.lead().stage {
        Stage::Closed { .. } => true,
        Stage::Open(_) => false,
    }
}

/// A page for the lead as it is now: what is reported there opens it again.
pub(super) fn reopen(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let address = visit.address(Purpose::Outcome, case.lead(), case.lead().task());
    html! { a.go href=(address) { "It goes on: open it again" } }
}

/// An old link of a lead that has ended: nothing reopens by a late click.
pub(super) fn over(visit: &Visit<'_>, case: &LeadRecord) -> Response<Body> {
    let title = "Not recorded: it has ended";
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { "For " bdi { (shown(case.name())) } "." }
            p { (shown(&holder(case))) }
            p { "What you reported came by an earlier mail, and was not kept." }
            @if is_closed(case) { p { (reopen(visit, case)) } }
        }
    };
    page(200, title, &body)
}
