//! What every page of the desk has around it: whose desk it is, where else one can go, and who is here.

use cloud::page::CONTENT;
use followup::search::MAX_ASKED_CHARS;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};

use super::row::Signed;
use crate::access::Seat;
use crate::page::{page_with, shown};
use crate::way_back::back_to_list;

/// A page of the desk.
pub(super) fn seat_page(
    signed: &Signed<'_>,
    at: &str,
    status: u16,
    title: &str,
    body: &Markup,
) -> Response<Body> {
    let words = signed.visit.words(signed.policy);
    page_with(words, status, title, body, Some(header(signed, at)))
}

/// Where somebody can go: the pages that are for them.
pub(crate) fn header(signed: &Signed<'_>, at: &str) -> Markup {
    let visit = signed.visit;
    let words = visit.words(signed.policy);
    let (roster, person) = (&signed.policy.active.roster, signed.person);
    let brand = &signed.policy.active.brand;
    let places = [
        ("today", Seat::Working, words.desk_today()),
        ("board", Seat::Leading, words.desk_board()),
        ("figures", Seat::Anybody, words.desk_figures()),
        ("policy", Seat::Anybody, words.desk_policy()),
    ];
    html! {
        header.top {
            a.skip href={ "#" (CONTENT) } { (words.desk_skip()) }
            div.bar {
                a.whose href=(visit.desk(Seat::begins(roster, person))) {
                    @match &brand.logo {
                        Some(logo) => img src=(logo.address()) alt=(brand.name);,
                        None => (shown(&brand.name)),
                    }
                }
                nav aria-label=(words.desk_pages()) {
                    @for (path, seat, name) in places {
                        @if seat.is_for(roster, person) {
                            a href=(visit.desk(path)) aria-current=[(path == at).then_some("page")] { (name) }
                        }
                    }
                }
                @if at != "find" && Seat::Working.is_for(roster, person) {
                    form.find method="get" action=(visit.desk("find")) role="search" {
                        label.unseen for="find" { (words.find_label()) }
                        input #find type="search" name="q" maxlength=(MAX_ASKED_CHARS) placeholder=(words.desk_find()) autocomplete="off" dir="auto";
                        button.plain type="submit" { (words.desk_find()) }
                    }
                }
                form.who method="post" action=(visit.desk("out")) {
                    span { (shown(&person.name)) }
                    button.plain type="submit" { (words.desk_sign_out()) }
                }
                (back_to_list(visit, words))
            }
        }
    }
}
