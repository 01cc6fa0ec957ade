//! A person releases or drops a mail that has not gone out, or of which nobody knows.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, OutboxItem, State, StateChange};
use followup::event::Event;
use followup::message::StopRule;
use followup::timeline::{Actor, Entry, Fact, Ruling};
use http::Response;
use lambda_http::{Body, Request};
use maud::html;
use wording::Words;
use wording::reason::not_sent;

use super::announcement::{became, message, of_step, step_of};
use super::row::{Page, Takes};
use serde_json::json;

use crate::access::{Bearer, Seat, Visit};
use crate::case::LeadRecord;
use crate::fields::posted;
use crate::from_list::FROM_FIELD;
use crate::mail_ahead::{mail_behind_link, releasable};
use crate::page::{done_if, filled, naming, page, shown};
use crate::parts::{nothing_chosen, standing, timeline, who};
use crate::refused::NotServed;
use crate::way_back::BACK_FIELD;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Message,
    bearer: Bearer::Team(Seat::Working),
    name: "message",
    shows: "A person sees a mail that is held.",
    does: "A person releases it or drops it.",
    takes: Takes::Fields(|| {
        let choice = json!({ "enum": ["release", "drop"] });
        json!({ "type": "object", "required": ["choice"], "properties": { "choice": choice } })
    }),
    query: &[BACK_FIELD, FROM_FIELD],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// The page.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    visit.person(&case.policy)?;
    let message = message(visit).await?;
    ask(visit, &case, &message, None).await
}

/// Releases or drops the message, as was chosen.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let case = visit.case().await?;
    let words = case.words;
    let by = visit.person(&case.policy)?;
    let found = message(visit).await?;
    if !found.state.waits_for_a_person() {
        return Ok(said(&case, &found, &words.settled_already()));
    }
    let lead = visit.lead_id()?;
    let entry = |ruling: Ruling| Entry {
        fact: Fact::Verdict { ruling },
        by: Actor::Person(by.clone()),
    };
    let (done, title) = match (fields.get("choice"), releasable(&case, &found)) {
        (Some("release"), Some(released)) => {
            let step = released.step.clone();
            let done = visit
                .cloud
                .release_message(
                    &found,
                    &released,
                    entry(Ruling::Released { step }),
                    visit.now,
                )
                .await?;
            (done, words.message_goes_now())
        }
        (Some("drop"), _) => {
            let step = match &found.content {
                Content::Lead(message) => Some(message.step.clone()),
                Content::Team(_) | Content::Lost { .. } => None,
            };
            let settled = StateChange::of(&found, State::Dropped, None, found.why.clone());
            let done = visit
                .cloud
                .transition(
                    &settled,
                    Some((lead, entry(Ruling::Dropped { step }))),
                    visit.now,
                )
                .await?;
            (done, words.message_does_not_go())
        }
        (Some(_) | None, _) => {
            let error = words.message_choose_one_of_two();
            return ask(visit, &case, &found, Some(&error)).await;
        }
    };
    if done {
        let settled = Event::MessageSettled { by };
        visit.act(&settled, &CommitOptions::default()).await?;
    }
    let (after, now) = (visit.case().await?, message(visit).await?);
    let title = if done { title } else { words.settled_already() };
    let page = said(&after, &now, &title);
    Ok(done_if(done, page))
}

fn said(case: &LeadRecord, item: &OutboxItem, title: &str) -> Response<Body> {
    let words = case.words;
    let name = case.name();
    let step = step_of(words, item);
    let parts = [html! { bdi { (shown(&name)) } }, html! { (shown(&step)) }];
    // The next occurrence of a mail that was released.
    let waits = case.planned.iter().find(|(message, _)| {
        message.stop_rule == StopRule::Released
            && matches!(&item.content, Content::Lead(held) if held.step == message.step)
    });
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (filled(parts, |[name, step]| words.message_of_step(name, step))) }
            @if let (State::Dropped, Some((_, at))) = (item.state, waits) {
                p { (words.message_goes_out(&case.when(*at))) }
            } @else { p { (became(case, item)) } }
        }
        (standing(case))
    };
    page(words, 200, title, &body)
}

/// How it goes out when this person sends it.
fn sent_so(words: Words, item: &OutboxItem) -> String {
    match &item.content {
        Content::Lead(message) if message.approval.is_some() => words.message_under_your_name(),
        Content::Lead(_) | Content::Team(_) | Content::Lost { .. } => {
            words.message_to_your_mailbox()
        }
    }
}

async fn ask(
    visit: &Visit<'_>,
    case: &LeadRecord,
    item: &OutboxItem,
    error: Option<&str>,
) -> Result<Response<Body>, NotServed> {
    let (words, name) = (case.words, case.name());
    let title = words.message_held_title(&name);
    let waits = item.state.waits_for_a_person();
    let ahead = if waits {
        mail_behind_link(visit, case, item).await?
    } else {
        None
    };
    let awaits_approval = item.state == State::AwaitingApproval;
    let body = html! {
        h1 { (naming(&name, |name| words.message_held_title(name))) }
        div.card {
            p { (of_step(words, item)) " " (became(case, item)) }
            @if let Some(why) = &item.why { p { (filled([html! { (shown(&not_sent(words, why))) }], |[why]| words.message_why(why))) } }
        }
        @if let Some(ahead) = &ahead { (ahead.section(case)) }
        @if waits {
            form method="post" action=(visit.token) {
                (nothing_chosen(words))
                @if let Some(error) = error { p.error role="alert" { (error) } }
                @if releasable(case, item).is_some() {
                    @if awaits_approval { p { (sent_so(words, item)) } }
                    @else if item.state != State::Skipped { p { (words.message_perhaps_twice()) } }
                    button.big type="submit" name="choice" value="release" { (words.message_send()) }
                } @else if case.lead().may_write() { p { (words.message_only_dropped()) } }
                @else { p { (words.message_only_dropped_no_writing()) } }
                div.choices { button type="submit" name="choice" value="drop" { (if awaits_approval { words.message_skip() } else { words.message_drop() }) } }
            }
        } @else { p.card role="status" { (words.message_no_decision()) } }
        (who(case))
        (standing(case))
        (timeline(case))
    };
    let status = if error.is_some() { 422 } else { 200 };
    Ok(page(words, status, &title, &body))
}
