//! The manager gives a lead to somebody.

mod ask;
mod decided;
mod field;

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use followup::access::{may_be_refused, may_let_go, stays_for_a_meeting};
use followup::event::{Event, LetGoReason};
use followup::ids::PersonId;
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::{Body, Request};
use maud::html;
use serde_json::json;

use super::availability::{self, candidates};
use super::merge;
use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::from_list::FROM_FIELD;
use crate::page::{done_if, naming, page, shown};
use crate::refused::NotServed;
use crate::way_back::BACK_FIELD;
use crate::words::{holder, what_next};
use ask::{Picked, ask};
use decided::{let_go, nudge, own_up};
pub(super) use field::NUDGE;
use field::{LET_GO, OWN_UP, SAYS_NO, SEEN};

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Assign,
    bearer: Bearer::Team(Seat::Leading),
    name: "assign",
    shows: "The manager is asked who takes a lead.",
    does: "The manager gives a lead to somebody, asks whoever has it to turn to it, ends somebody's pause or absence, apologises to the lead for what is late, lets go what is owed, or links and merges leads of one person.",
    takes: Takes::Fields(|| {
        let to = json!({ "type": "string", "description": "The id of somebody who takes leads." });
        let does = json!({ "type": "string", "enum": [NUDGE, OWN_UP, SAYS_NO], "description": "Whoever has the lead is asked to turn to it; the lead hears that we are late, and how to get an answer; or what is owed is let go, because we cannot help, and the lead reads the courteous no." });
        let reasons: Vec<&str> = LetGoReason::ALL.iter().map(|why| why.as_str()).collect();
        let let_go = json!({ "type": "string", "enum": reasons, "description": "What is owed is let go, for this reason." });
        let seen = json!({ "type": "string", "description": "The version of the lead that the page showed. Where something has happened since, the lead is neither given nor let go, and the page shows what it is." });
        let mut properties = json!({ "to": to, "do": does, "let_go": let_go, SEEN: seen });
        for (name, field) in availability::fields().into_iter().chain(merge::fields()) {
            properties[name] = field;
        }
        json!({ "type": "object", "properties": properties })
    }),
    query: &[BACK_FIELD, FROM_FIELD],
    answers: &[],
    show: |visit, request| Box::pin(show(visit, request)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// The page, with the person picked that the mail's button named.
async fn show(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    let by = visit.person(&case.policy)?;
    let team = visit.cloud.team(&case.policy.active).await?;
    let fields = queried(request);
    let to = fields.get("to").and_then(|id| PersonId::parse(id).ok());
    let picked = match (to, fields.get("do")) {
        (Some(to), _) => Some(Picked::To(to)),
        (None, Some(NUDGE)) => Some(Picked::Nudge),
        (None, Some(OWN_UP)) => Some(Picked::OwnUp),
        (None, Some(LET_GO)) => Some(Picked::LetGo),
        (None, Some(_) | None) => None,
    };
    let merging = merge::section(visit, &case, visit.token).await?;
    let picked = picked.as_ref();
    Ok(ask(visit, &case, &team, &by, picked, None, merging))
}

/// The page once more, with what was wrong.
async fn ask_again(
    visit: &Visit<'_>,
    case: &LeadRecord,
    by: &PersonId,
    error: &str,
) -> Result<Response<Body>, NotServed> {
    let team = visit.cloud.team(&case.policy.active).await?;
    let merging = merge::section(visit, case, visit.token).await?;
    Ok(ask(visit, case, &team, by, None, Some(error), merging))
}

/// Gives the lead to who was chosen.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let before = visit.case().await?;
    let by = visit.person(&before.policy)?;
    let words = before.words;
    let what = fields.get("do");
    let why = fields.get(LET_GO);
    if merge::is_meant(&fields) {
        let is_other = what.is_some() || why.is_some() || fields.get("to").is_some();
        let is_alone = !is_other && !availability::is_meant(&fields);
        let merged = if is_alone {
            merge::act(visit, &before, &by, (&fields, request)).await?
        } else {
            None
        };
        return match merged {
            Some(merged) => Ok(merged),
            // No button of the page says this.
            None => ask_again(visit, &before, &by, &words.choose_a_button()).await,
        };
    }
    if availability::is_meant(&fields) {
        return free(visit, &before, &by, &fields).await;
    }
    let lets_go = why.is_some() || what == Some(SAYS_NO);
    if lets_go && may_let_go(before.lead(), before.now) && is_changed(&before, &fields) {
        return ask_again(visit, &before, &by, &words.assign_changed()).await;
    }
    match (what, why, why.and_then(LetGoReason::named)) {
        (Some(NUDGE), None, _) => return nudge(visit, &before, by).await,
        (Some(OWN_UP), None, _) => return own_up(visit, &before, by).await,
        (Some(SAYS_NO), None, _) if may_be_refused(before.lead()) => {
            return let_go(visit, words, by, LetGoReason::CannotHelp, true).await;
        }
        (None, Some(_), Some(why)) => return let_go(visit, words, by, why, false).await,
        (None, None, _) => {}
        // No button of the page says this.
        (Some(_), _, _) | (None, Some(_), None) => {
            return ask_again(visit, &before, &by, &words.choose_a_button()).await;
        }
    }
    let chosen = fields.get("to").and_then(|id| PersonId::parse(id).ok());
    let known = chosen.filter(|id| candidates(&before.policy, &by).any(|person| person.id == *id));
    let Some(to) = known else {
        return ask_again(visit, &before, &by, &words.choose_somebody()).await;
    };
    // The second click is the first one again.
    if before.lead().rep() != Some(&to) && is_changed(&before, &fields) {
        return ask_again(visit, &before, &by, &words.assign_changed()).await;
    }
    give(visit, by, to).await
}

/// Whether something has happened to the lead since the page was made whose button was pressed: whoever pressed it has not read it. A program
/// need not say what it has read.
fn is_changed(case: &LeadRecord, fields: &PostedFields) -> bool {
    let seen = fields.get(SEEN);
    seen.is_some_and(|seen| seen != case.stored.version.to_string())
}

async fn give(visit: &Visit<'_>, by: PersonId, to: PersonId) -> Result<Response<Body>, NotServed> {
    let event = Event::Assigned {
        to: to.clone(),
        by: by.clone(),
    };
    let done = visit
        .has_become(EntryKind::Assigned, &event, &CommitOptions::default())
        .await?;
    let case = visit.case().await?;
    let words = case.words;
    let is_theirs = case.lead().rep() == Some(&to);
    if !done && !is_theirs && stays_for_a_meeting(case.lead()) {
        // They may have booked it while this was pressed.
        return ask_again(visit, &case, &by, &words.nothing_changed()).await;
    }
    let name = case.person_name(&to);
    let title = if done {
        words.assign_given(name)
    } else if is_theirs {
        words.assign_has_it_already(name)
    } else {
        words.nothing_changed()
    };
    let said = given(visit, &case, &title);
    Ok(done_if(done, said))
}

/// Who has the lead now, and what follows.
fn given(visit: &Visit<'_>, case: &LeadRecord, title: &str) -> Response<Body> {
    let words = case.words;
    let body = html! {
        h1 { (shown(title)) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.the_lead_is(name))) }
            p { (shown(&holder(case))) }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
        }
        p { a.go href=(visit.token) { (words.assign_to_somebody_else()) } }
    };
    page(words, 200, title, &body)
}

/// Ends the pause or the absence of somebody.
async fn free(
    visit: &Visit<'_>,
    case: &LeadRecord,
    by: &PersonId,
    posted: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let others = ["to", "do", LET_GO];
    let ended = availability::end(visit, &case.policy, by, posted, &others).await?;
    let words = case.words;
    let Some(ended) = ended else {
        return ask_again(visit, case, by, &words.choose_a_button()).await;
    };
    let body = html! {
        h1 { (shown(&ended.said)) }
        div.card role="status" {
            @if let Some(follows) = &ended.follows { p { (follows) } }
            p { a.go href=(visit.token) { (naming(&case.name(), |name| words.assign_back(name))) } }
        }
    };
    Ok(page(words, 200, &ended.said, &body))
}
