//! Whoever rings back is found by a name, a company, an address or a number.

use followup::ids::LeadId;
use followup::lead::Stage;
use followup::search::{MAX_ASKED_CHARS, SearchError, SearchQuery};
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use wording::{Words, phone};

use super::frame::seat_page;
use super::parts::{about, lead_path};
use super::row::{Seat, SeatPage, Signed};
use crate::case::LeadRecord;
use crate::fields::queried;
use crate::page::{see_other, shown};
use crate::pages::Takes;
use crate::refused::NotServed;
use crate::words::holder;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "find",
    name: "find",
    seat: Seat::Working,
    shows: "Somebody of the team finds a lead by a name, a company, an address or the last digits of a number, the open ones first.",
    does: "Leads to the page: a search changes nothing.",
    takes: Takes::Nothing,
    query: &[(
        "q",
        "What is looked for: words or their first three letters at least, in any order.",
    )],
    files: &[],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, _| Box::pin(async move { Ok(see_other(&signed.visit.desk("find"))) }),
};

/// Leads that a search shows.
const MAX_HITS: usize = 25;
/// Leads that a search looks at: what it is led to by the beginning of a word, or by what many have in common, is told apart by reading.
const MAX_READ: usize = 200;

/// What a search comes to.
struct Search {
    found: Vec<LeadRecord>,
    /// Others may be known by the same.
    more: bool,
}

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let words = signed.visit.words(signed.policy);
    let fields = queried(request);
    let Some(typed) = fields.get("q") else {
        return Ok(page(signed, "", None, html! {}));
    };
    match SearchQuery::parse(typed) {
        Ok(query) => {
            let search = find(signed, &query).await?;
            Ok(page(signed, typed, None, hits(signed, &search)))
        }
        Err(error) => {
            let says = wrong(words, error);
            Ok(page(signed, typed, Some(&says), html! {}))
        }
    }
}

async fn find(signed: &Signed<'_>, query: &SearchQuery) -> Result<Search, NotServed> {
    let hits = signed.visit.cloud.search(query).await?;
    let read: Vec<LeadId> = hits.leads.iter().take(MAX_READ).cloned().collect();
    let mut more = hits.more || hits.leads.len() > read.len();
    let mut found = signed.visit.records(signed.policy, read).await?;
    // Of who asked several times one inquiry is read; what led here may be in another.
    found.retain(|case| {
        let inquiry = case.inquiry.as_ref();
        case.lead().inquiries > 1 || inquiry.is_some_and(|one| query.is_met_by(one))
    });
    found.sort_by_key(|case| {
        let lead = case.lead();
        let is_closed = matches!(lead.stage, Stage::Closed { .. });
        (is_closed, std::cmp::Reverse(lead.arrived_at))
    });
    more |= found.len() > MAX_HITS;
    found.truncate(MAX_HITS);
    Ok(Search { found, more })
}

/// What would be right.
fn wrong(words: Words, error: SearchError) -> String {
    match error {
        SearchError::Empty => words.find_empty(),
        SearchError::TooFewDigits => words.find_few_digits(),
        SearchError::TooMuch => words.find_too_much(),
    }
}

fn page(signed: &Signed<'_>, typed: &str, error: Option<&str>, found: Markup) -> Response<Body> {
    let words = signed.visit.words(signed.policy);
    let body = html! {
        h1 { (words.find_title()) }
        form method="get" action=(signed.visit.token) role="search" {
            div.field {
                label for="q" { (words.find_label()) }
                p.hint #q-hint { (words.find_hint()) }
                @if let Some(error) = error { p.error #q-error { (error) } }
                input #q type="search" name="q" value=(shown(typed)) maxlength=(MAX_ASKED_CHARS) dir="auto"
                    autocomplete="off" autofocus[typed.is_empty()]
                    aria-describedby=(if error.is_some() { "q-error" } else { "q-hint" })
                    aria-invalid=[error.is_some().then_some("true")];
            }
            button type="submit" { (words.desk_find()) }
        }
        (found)
        p { a.go href=(signed.visit.desk("new")) { (words.find_somebody_new()) } }
    };
    seat_page(signed, "find", 200, &words.find_title(), &body)
}

fn hits(signed: &Signed<'_>, search: &Search) -> Markup {
    let words = signed.visit.words(signed.policy);
    html! {
        @if search.found.is_empty() { p role="status" { (words.find_nothing()) } }
        @for case in &search.found { (hit(signed, case)) }
        @if search.more { p.note { (words.find_more()) } }
    }
}

fn hit(signed: &Signed<'_>, case: &LeadRecord) -> Markup {
    let number = case.inquiry.as_ref().and_then(|one| one.phone.as_ref());
    html! {
        section.card {
            h2 { a href=(signed.visit.desk(&lead_path(case))) { bdi { (shown(&case.name())) } } }
            p.note { (about(case)) }
            p { (shown(&holder(case))) }
            p.note {
                (case.words.asked_arrived(&case.when(case.lead().arrived_at)))
                @if let Some(number) = number { " " bdi { (shown(&phone::shown(case.words, number))) } }
            }
        }
    }
}
