//! Whoever comes by a link asks for a page that may be for others by now: who leads the team, or qualifies, can change between a mail and the
//! click. They read so, nothing is changed, and they go on from there.

use cloud::links::Purpose;
use followup::access::{is_own, may_decide};
use followup::lead::Lead;
use http::Response;
use lambda_http::Body;
use maud::html;
use wording::Words;

use crate::access::{Bearer, Seat, Visit, policy_here};
use crate::page::page;
use crate::parts::report;
use crate::refused::NotServed;

/// The page that refuses a visit, by what the link's person is in the team now; nothing, where the page is for them, or for the lead whose link it
/// is.
///
/// # Errors
/// The link is none of this page's, or its person is not on the team.
pub(crate) async fn refusal(
    visit: &Visit<'_>,
    bearer: Bearer,
    acts: bool,
) -> Result<Option<Response<Body>>, NotServed> {
    let (seat, id) = match (bearer, &visit.link.person) {
        (Bearer::Lead | Bearer::LeadOrTeam(_), None) => return Ok(None),
        (Bearer::Lead, Some(_)) => return Err(NotServed::WrongPurpose),
        (Bearer::Team(_), None) => return Err(NotServed::NotOnTheTeam),
        (Bearer::Team(seat) | Bearer::LeadOrTeam(seat), Some(id)) => (seat, id),
    };
    let policy = policy_here(visit.cloud, visit.now, acts).await?;
    let roster = &policy.active.roster;
    let person = roster.get(id).ok_or(NotServed::NotOnTheTeam)?;
    let is_for = seat.is_for(roster, person);
    // What a qualifier decides depends on what the lead waits for.
    if is_for && (seat != Seat::Deciding || roster.manages(person)) {
        return Ok(None);
    }
    let stored = match &visit.link.lead {
        Some(lead) => visit.cloud.resolved_lead(lead).await?,
        None => None,
    };
    let lead = stored.map(|stored| stored.lead);
    let may_decide = |lead: &Lead| may_decide(roster, lead, person);
    if is_for && lead.as_ref().is_none_or(may_decide) {
        return Ok(None);
    }
    let own = lead.filter(|lead| is_own(lead, id));
    if seat == Seat::Working && own.is_some() {
        return Ok(None);
    }
    let words = visit.words(&policy);
    let title = match seat {
        Seat::Leading => words.refused_leading(),
        Seat::Deciding if is_for => words.refused_leading(),
        Seat::Deciding => words.refused_deciding(),
        Seat::Anybody | Seat::Working => words.refused_not_yours(),
    };
    let had = own.filter(|lead| lead.rep() == Some(id));
    let works = Seat::Working.is_for(roster, person);
    Ok(Some(refused(visit, words, &title, had.as_ref(), works)))
}

/// Says that a lead is none of theirs, and nothing was changed.
pub(crate) fn not_theirs(visit: &Visit<'_>, words: Words) -> Response<Body> {
    refused(visit, words, &words.refused_not_yours(), None, true)
}

/// `had`: the lead, where it is their own. `works`: whether they have a list to go on with.
fn refused(
    visit: &Visit<'_>,
    words: Words,
    title: &str,
    had: Option<&Lead>,
    works: bool,
) -> Response<Body> {
    let body = html! {
        h1 { (title) }
        div.card role="alert" {
            p { (words.refused_not_your_role()) }
            p { (words.refused_nothing_changed()) }
        }
        @if let Some(lead) = had { (report(visit, words, lead)) }
        @if works { p { a.go href=(visit.own_address(Purpose::List)) { (words.team_page_to_list()) } } }
    };
    page(words, 403, title, &body)
}
