//! A person releases or drops a mail that has not gone out, or of which nobody knows.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, OutboxItem, State, StateChange};
use followup::event::Event;
use followup::guard::is_planned;
use followup::message::{Message, StopRule};
use followup::timeline::{Actor, Entry, Fact, Ruling};
use http::Response;
use lambda_http::{Body, Request};
use maud::html;
use wording::Words;
use wording::reason::not_sent;

use super::announcement::{became, message, step};
use super::row::{Page, Takes};
use serde_json::json;

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::posted;
use crate::page::{page, shown};
use crate::parts::{nothing_chosen, standing, timeline, who};
use crate::refused::NotServed;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Message,
    name: "message",
    shows: "A person sees a mail that is held.",
    does: "A person releases it or drops it.",
    takes: Takes::Fields(|| {
        let choice = json!({ "enum": ["release", "drop"] });
        json!({ "type": "object", "required": ["choice"], "properties": { "choice": choice } })
    }),
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// The message as it would be released, if it waits for a person and nothing would hold it back then.
fn releasable(case: &LeadRecord, item: &OutboxItem) -> Option<Message> {
    let message = match &item.content {
        Content::Lead(message) if item.state.waits_for_a_person() => message,
        Content::Lead(_) | Content::Team(_) | Content::Lost { .. } => return None,
    };
    let calendar = case.policy.calendar();
    let span = case.policy.rules.cadence.not_after;
    let released = Message {
        stop_rule: StopRule::Released,
        stop_generation: case.lead().stop_generation,
        not_before: case.now,
        not_after: calendar.deadline(case.now, span, &[]).at,
        ..message.clone()
    };
    let leaves = case.lead().may_write() && is_planned(case.lead(), &released);
    leaves.then_some(released)
}

/// The page.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    visit.person(&case.policy)?;
    let message = message(visit).await?;
    Ok(ask(visit, &case, &message, None))
}

/// Releases or drops the message, as was chosen.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let case = visit.case().await?;
    let by = visit.person(&case.policy)?;
    let found = message(visit).await?;
    if !found.state.waits_for_a_person() {
        return Ok(said(&case, &found, "Settled already"));
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
            (done, "Recorded: it goes out now")
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
            (done, "Recorded: it does not go out")
        }
        (Some(_) | None, _) => {
            return Ok(ask(visit, &case, &found, Some("Choose one of the two.")));
        }
    };
    if done {
        let settled = Event::MessageSettled { by };
        visit.act(&settled, &CommitOptions::default()).await?;
    }
    let (after, now) = (visit.case().await?, message(visit).await?);
    Ok(said(
        &after,
        &now,
        if done { title } else { "Settled already" },
    ))
}

fn said(case: &LeadRecord, item: &OutboxItem, title: &str) -> Response<Body> {
    // The next occurrence of a mail that was released.
    let waits = case.planned.iter().find(|(message, _)| {
        message.stop_rule == StopRule::Released
            && matches!(&item.content, Content::Lead(held) if held.step == message.step)
    });
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { "The mail \"" (shown(&step(item))) "\" to " bdi { (shown(case.name())) } "." }
            @if let (State::Dropped, Some((_, at))) = (item.state, waits) {
                p { "It goes out " (case.when(*at)) "." }
            } @else { p { (became(case, item)) } }
        }
        (standing(case))
    };
    page(200, title, &body)
}

/// How it goes out when this person sends it.
fn sent_so(item: &OutboxItem) -> &'static str {
    match &item.content {
        Content::Lead(message) if message.approval.is_some() => "It goes out under your name.",
        Content::Lead(_) | Content::Team(_) | Content::Lost { .. } => {
            "It goes out under your name, and the answer comes to your mailbox."
        }
    }
}

fn ask(
    visit: &Visit<'_>,
    case: &LeadRecord,
    item: &OutboxItem,
    error: Option<&str>,
) -> Response<Body> {
    let title = format!("A mail to {}", case.name());
    let waits = item.state.waits_for_a_person();
    let awaits_approval = item.state == State::AwaitingApproval;
    let body = html! {
        h1 { "A mail to " bdi { (shown(case.name())) } }
        div.card {
            p { "Step \"" (shown(&step(item))) "\". " (became(case, item)) }
            @if let Some(why) = &item.why { p { "Why: " (shown(&not_sent(Words::TEAM, why))) } }
        }
        @if waits {
            form method="post" action=(visit.token) {
                (nothing_chosen())
                @if let Some(error) = error { p.error role="alert" { (error) } }
                @if releasable(case, item).is_some() {
                    @if awaits_approval { p { (sent_so(item)) } }
                    @else if item.state != State::Skipped { p { "If it was perhaps sent before, they may get it twice." } }
                    button.big type="submit" name="choice" value="release" { "Send it" }
                } @else if case.lead().may_write() { p { "Something came first: it can only be dropped." } }
                @else { p { "They may not be written to: it can only be dropped." } }
                div.choices { button type="submit" name="choice" value="drop" { (if awaits_approval { "Skip it" } else { "Drop it" }) } }
            }
        } @else { p.card role="status" { "It does not wait for a decision." } }
        (who(case))
        (standing(case))
        (timeline(case))
    };
    page(if error.is_some() { 422 } else { 200 }, &title, &body)
}
