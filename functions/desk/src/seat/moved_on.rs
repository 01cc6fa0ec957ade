//! What is said to whoever acts on a lead that is not with them, or not any more: who has it, and what was typed, so that it is not lost.

use http::Response;
use lambda_http::Body;
use maud::html;

use super::frame::seat_page;
use super::parts::lead_address;
use super::row::Signed;
use crate::case::LeadRecord;
use crate::page::{naming, shown};
use crate::parts::{note_field, read_note};
use crate::words::holder;

/// Nothing was recorded of a lead that is not with whoever is here, or of who was erased.
pub(super) fn moved_on(signed: &Signed<'_>, case: &LeadRecord, typed: &str) -> Response<Body> {
    let words = case.words;
    let why = if case.lead().erased_at.is_some() {
        words.erase_already()
    } else {
        words.moved_on()
    };
    let says = format!("{why} {}", holder(case));
    not_recorded(signed, case, (403, &says), typed)
}

/// Nothing was recorded, and why. What was typed can be saved as a note, which everybody of the team may write of each lead; of who was erased
/// nothing is kept.
pub(super) fn not_recorded(
    signed: &Signed<'_>,
    case: &LeadRecord,
    (status, why): (u16, &str),
    typed: &str,
) -> Response<Body> {
    let (words, name) = (case.words, case.name());
    let page_of_lead = lead_address(signed.visit, case);
    let wrong = read_note(words, typed).err();
    let can_be_kept = !typed.trim().is_empty() && case.lead().erased_at.is_none();
    let body = html! {
        h1 { (naming(&name, |name| words.outcome_nothing_yet(name))) }
        div.card role="alert" {
            p { (shown(why)) }
            p { a.go href=(page_of_lead) { bdi { (shown(&name)) } } }
        }
        @if can_be_kept {
            form method="post" action=(page_of_lead) {
                p { (words.moved_on_typed()) }
                (note_field(words, &words.lead_note_hint(), typed, wrong.as_deref()))
                button type="submit" { (words.lead_save_note()) }
            }
        }
    };
    let title = words.outcome_nothing_yet(&name);
    seat_page(signed, "lead", status, &title, &body)
}
