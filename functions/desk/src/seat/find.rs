//! Whoever rings back is found by a name, a company, an address or a number.

use followup::search::{MAX_ASKED_CHARS, SearchQuery};
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use wording::phone;

use super::frame::seat_page;
use super::new::they_called;
use super::parts::{about, lead_address};
use super::row::{SeatPage, Signed};
use crate::access::{Seat, Visit};
use crate::case::LeadRecord;
use crate::fields::queried;
use crate::from_list::FromList;
use crate::page::{see_other, shown};
use crate::pages::Takes;
use crate::refused::NotServed;
use crate::search::{Search, wrong};
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

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let words = signed.visit.words(signed.policy);
    let fields = queried(request);
    let Some(typed) = fields.get("q") else {
        return Ok(page(signed, "", None, html! {}));
    };
    match SearchQuery::parse(typed) {
        Ok(query) => {
            let search = signed.visit.search(signed.policy, &query).await?;
            let query: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
            let here = FromList::of(&format!("find?q={query}"));
            let visit = &Visit {
                from: here.as_ref(),
                ..*signed.visit
            };
            let found = hits(&Signed { visit, ..*signed }, &search);
            Ok(page(signed, typed, None, found))
        }
        Err(error) => {
            let says = wrong(words, error);
            Ok(page(signed, typed, Some(&says), html! {}))
        }
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
            h2 { a href=(lead_address(signed.visit, case)) { bdi { (shown(&case.name())) } } }
            p.note { (about(case)) }
            p { (shown(&holder(case))) }
            p.note {
                (case.words.asked_arrived(&case.when(case.lead().arrived_at)))
                @if let Some(number) = number { " " bdi { (shown(&phone::shown(case.words, number))) } }
            }
            div.row { (they_called(signed, case)) }
        }
    }
}
