//! What is kept of a lead's person, for who leads the team: a copy for whoever asks what is known of them, the proof of what they agreed to, and
//! the way to erasing it.

use std::slice;

use cloud::Cloud;
use cloud::proof::{BoxProof, InquiryProof, LeadProof, agreement, proof};
use cloud::table::timeline::StoredEntry;
use followup::ids::LeadId;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::{Value, json};
use wording::Words;

use super::frame::seat_page;
use super::row::{SeatPage, Signed};
use crate::access::{Seat, Visit};
use crate::case::{KeptAmount, LeadRecord};
use crate::fields::queried;
use crate::from_list::{FROM_FIELD, and_field, from_list};
use crate::page::{download, naming, see_other, shown};
use crate::pages::Takes;
use crate::parts::listed;
use crate::refused::NotServed;
use crate::timeline::line;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "leads/{lead}/kept",
    name: "kept",
    seat: Seat::Leading,
    shows: "Who leads the team sees how much is kept of a lead's person, and what they agreed to; a copy of all of it, and the proof, are files.",
    does: "Leads to the page: reading what is kept changes nothing.",
    takes: Takes::Nothing,
    query: &[
        (
            FILE,
            "copy: all that is kept, as JSON; proof: what they agreed to, and how that is known, as JSON.",
        ),
        FROM_FIELD,
    ],
    files: &["application/json"],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, _| Box::pin(async move { Ok(see_other(signed.visit.token)) }),
};

const FILE: &str = "file";
const COPY: &str = "copy";
const PROOF: &str = "proof";

fn amount(words: Words, kept: KeptAmount) -> String {
    let count = |count: usize| count.to_string();
    words.kept_amount(
        &count(kept.inquiries),
        &count(kept.lines),
        &count(kept.mails),
        &count(kept.texts),
    )
}

/// The lead that an address names, and its person: all that is kept of it and of those that were merged with it, each read in one request.
async fn reading_person(cloud: &Cloud, named: &LeadId) -> Result<(Cloud, LeadId), NotServed> {
    let own = cloud.reading_whole(slice::from_ref(named), &[]).await;
    let lead = own
        .resolved_lead(named)
        .await?
        .ok_or(NotServed::NoLead)?
        .lead;
    let mut others = lead.merged;
    others.push(lead.id.clone());
    others.retain(|other| other != named);
    Ok((own.reading_whole(&others, &[]).await, lead.id))
}

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let named = signed.visit.lead_id()?;
    let (cloud, lead) = reading_person(signed.visit.cloud, named).await?;
    let visit = &Visit {
        cloud: &cloud,
        ..*signed.visit
    };
    match queried(request).get(FILE) {
        Some(COPY) => {
            let copy = cloud::lead_view::copy(visit.cloud, &lead).await?;
            Ok(as_file(COPY, &lead, &json!(copy)))
        }
        Some(PROOF) => {
            let proof = proof(visit.cloud, &lead).await?;
            Ok(as_file(PROOF, &lead, &json!(proof)))
        }
        Some(_) | None => page(&Signed { visit, ..*signed }, &lead).await,
    }
}

/// What is kept, as a file that says whose it is by an id alone.
fn as_file(what: &str, lead: &LeadId, content: &Value) -> Response<Body> {
    let name = format!("{what}-{lead}.json");
    download("application/json", &name, format!("{content:#}\n"))
}

async fn page(signed: &Signed<'_>, lead: &LeadId) -> Result<Response<Body>, NotServed> {
    let visit = signed.visit;
    let case = &visit.case().await?;
    let proof = proof(visit.cloud, lead).await?.ok_or(NotServed::NoLead)?;
    let kept = visit.kept_amount(case).await?;
    let words = case.words;
    let is_erased = case.lead().erased_at.is_some();
    let below = |page: &str| from_list(visit.from, &visit.desk(&format!("leads/{lead}{page}")));
    let file = |name: &str| and_field(visit.token, FILE, name);
    let body = html! {
        h1 { (naming(&case.name(), |name| words.kept_title(name))) }
        @if is_erased { p role="status" { (words.erase_already()) } }
        p.lead-in { (amount(words, kept)) }
        section.card {
            p { (words.kept_copy_hint()) }
            p { a.button href=(file(COPY)) { (words.kept_copy()) } }
        }
        (agreed(case, &proof))
        p { a.go href=(file(PROOF)) { (words.kept_proof_file()) } }
        @if !is_erased { p { a.go href=(below("/erase")) { (words.kept_erase()) } } }
        p { a.go href=(below("")) { (words.kept_back()) } }
    };
    let title = words.kept_title(&case.name());
    Ok(seat_page(signed, "kept", 200, &title, &body))
}

/// What they agreed to, in the words that they read, and what they said of it later.
fn agreed(case: &LeadRecord, proof: &LeadProof) -> Markup {
    let words = case.words;
    let since = case.timeline.iter();
    let since: Vec<&StoredEntry> = since
        .filter(|line| agreement(&line.entry.fact).is_some())
        .collect();
    html! {
        h2 { (words.kept_proof_heading()) }
        @for inquiry in &proof.inquiries { section.card { (of_inquiry(case, inquiry)) } }
        @if !since.is_empty() {
            ol.stream { @for entry in since { li {
                p { (shown(&line(case, entry).0)) " " (case.when(entry.at)) }
                @if let Some(note) = case.note_of(entry) { p.said dir="auto" { (shown(note)) } }
            } } }
        }
        p { @if proof.agreed { (words.kept_letters_yes()) } @else { (words.kept_letters_no()) } }
    }
}

fn of_inquiry(case: &LeadRecord, inquiry: &InquiryProof) -> Markup {
    let words = case.words;
    let when = inquiry.at.map(|at| case.when(at)).unwrap_or_default();
    html! {
        p { (shown(&words.kept_proof_form(&inquiry.form, &inquiry.source, &when))) }
        p.note {
            @match (&inquiry.version, &inquiry.language) {
                (Some(version), Some(language)) => (words.kept_proof_version(language, version.as_str())),
                (_, _) => (words.kept_proof_no_page()),
            }
        }
        dl {
            @if let Some(phone) = &inquiry.phone {
                dt { @if phone.given { (words.kept_proof_phone_given()) } @else { (words.kept_proof_phone_none()) } }
                dd.said { bdi { (shown(&phone.words)) } }
            }
            @for BoxProof { words: beside, ticked, .. } in &inquiry.boxes {
                dt { @if *ticked { (words.kept_proof_ticked()) } @else { (words.kept_proof_not_ticked()) } }
                dd.said { bdi { (shown(beside)) } }
            }
            @if let Some(consent) = &inquiry.consent {
                dt { (words.kept_proof_consent(&case.when(consent.at))) }
                dd.said { bdi { (shown(&consent.wording)) } }
            }
        }
        @if let Some(entry) = &inquiry.listed { (listed(words, entry)) }
    }
}
