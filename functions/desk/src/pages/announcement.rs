//! A rep answers "goes out at 11:00".

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, OutboxItem, State};
use followup::event::{AnnouncementChoice, Event};
use followup::guard::is_planned;
use followup::ids::MessageId;
use http::Response;
use lambda_http::{Body, Request};
use maud::html;
use serde_json::json;

use super::row::{Page, Takes};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::page::{page, shown};
use crate::parts::{nothing_chosen, report, standing, who};
use crate::refused::NotServed;
use crate::words::what_next;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Announcement,
    name: "announcement",
    shows: "A rep sees a mail that goes out soon.",
    does: "A rep sends it now, is in touch already, or leaves it out.",
    takes: Takes::Fields(|| {
        let choices = CHOICES.map(name);
        json!({ "type": "object", "required": ["choice"], "properties": { "choice": { "enum": choices } } })
    }),
    query: &[],
    answers: &[],
    show: |visit, request| Box::pin(show(visit, request)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// Every choice, in the order of the page.
const CHOICES: [AnnouncementChoice; 3] = [
    AnnouncementChoice::SendNow,
    AnnouncementChoice::InTouch,
    AnnouncementChoice::Stop,
];

fn name(choice: AnnouncementChoice) -> &'static str {
    match choice {
        AnnouncementChoice::SendNow => "send_now",
        AnnouncementChoice::InTouch => "in_touch",
        AnnouncementChoice::Stop => "stop",
    }
}

fn label(choice: AnnouncementChoice) -> &'static str {
    match choice {
        AnnouncementChoice::SendNow => "Send it now",
        AnnouncementChoice::InTouch => "I am in touch already",
        AnnouncementChoice::Stop => "Leave this one out",
    }
}

fn chosen(fields: &PostedFields) -> Option<AnnouncementChoice> {
    let given = fields.get("choice")?;
    CHOICES.into_iter().find(|one| name(*one) == given)
}

/// The message that the link is about.
pub(super) async fn message(visit: &Visit<'_>) -> Result<OutboxItem, NotServed> {
    let id = MessageId::parse(&visit.link.task).map_err(|_| NotServed::NoMessage)?;
    let message = visit.cloud.message_to(visit.lead_id()?, &id).await?;
    message.ok_or(NotServed::NoMessage)
}

/// The step of a message, in words.
pub(super) fn step(item: &OutboxItem) -> String {
    match &item.content {
        Content::Lead(message) => message.step.replace('_', " "),
        Content::Team(_) => "a mail to the team".to_owned(),
        Content::Lost { .. } => "a mail whose text was lost".to_owned(),
    }
}

/// What has become of a message.
pub(super) fn became(case: &LeadRecord, item: &OutboxItem) -> String {
    match item.state {
        State::Pending if is_held_back(case, item) => {
            "It does not go out any more: something came first.".to_owned()
        }
        State::Pending if item.released => "It is on its way.".to_owned(),
        State::Pending => match item.leaves_at(case.now) {
            Some(at) => format!("It goes out {}.", case.when(at)),
            None => "It waits for its time.".to_owned(),
        },
        State::Sending => "It is going out right now.".to_owned(),
        State::Unknown => "It was perhaps sent: the mail service has not said yet.".to_owned(),
        State::AwaitingApproval => match item.due_at {
            Some(at) => format!("It waits for you to send it, until {}.", case.when(at)),
            None => "It waits for you to send it.".to_owned(),
        },
        State::Held => "It is held: a person decides.".to_owned(),
        State::Sent => "It has been sent.".to_owned(),
        State::Skipped => "It was not sent: a stop, or its time, came first.".to_owned(),
        State::Dropped => "It was left out.".to_owned(),
    }
}

/// Whether it will not go out, by the rules that `send` asks, too.
fn is_held_back(case: &LeadRecord, item: &OutboxItem) -> bool {
    match &item.content {
        Content::Lead(message) => !is_planned(case.lead(), message),
        Content::Team(_) | Content::Lost { .. } => false,
    }
}

fn waits(case: &LeadRecord, item: &OutboxItem) -> bool {
    item.state == State::Pending && !item.released && !is_held_back(case, item)
}

/// The page, with the choice picked that the mail's button named.
async fn show(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    visit.person(&case.policy)?;
    let message = message(visit).await?;
    let picked = chosen(&queried(request));
    Ok(ask(visit, &case, &message, picked, None))
}

/// Does what was chosen, if the message still waits.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let before = visit.case().await?;
    let by = visit.person(&before.policy)?;
    let found = message(visit).await?;
    let Some(choice) = chosen(&fields) else {
        let error = Some("Choose what to do with it.");
        return Ok(ask(visit, &before, &found, None, error));
    };
    if !waits(&before, &found) {
        return Ok(said(visit, &before, &found, "Nothing was changed"));
    }
    let event = Event::AnnouncementAnswered {
        message: found.id().clone(),
        choice,
        by,
    };
    visit.act(&event, &CommitOptions::default()).await?;
    // What became of the message is read, not assumed: it may have left while the button was pressed.
    let now = message(visit).await?;
    let done = match choice {
        AnnouncementChoice::SendNow => now.released,
        AnnouncementChoice::InTouch | AnnouncementChoice::Stop => now.state == State::Dropped,
    };
    let title = match (done, choice) {
        (
            false,
            AnnouncementChoice::SendNow | AnnouncementChoice::InTouch | AnnouncementChoice::Stop,
        ) => "It was too late for that",
        (true, AnnouncementChoice::SendNow) => "Recorded: it goes out now",
        (true, AnnouncementChoice::InTouch) => "Recorded: you are in touch",
        (true, AnnouncementChoice::Stop) => "Recorded: it does not go out",
    };
    let after = visit.case().await?;
    Ok(said(visit, &after, &now, title))
}

fn said(visit: &Visit<'_>, case: &LeadRecord, item: &OutboxItem, title: &str) -> Response<Body> {
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { "The mail \"" (shown(&step(item))) "\" to " bdi { (shown(case.name())) } ": " (became(case, item)) }
            @if item.state != State::Pending { @for sentence in what_next(case) { p { (shown(&sentence)) } } }
        }
        (report(visit, case.lead()))
    };
    page(200, title, &body)
}

fn ask(
    visit: &Visit<'_>,
    case: &LeadRecord,
    item: &OutboxItem,
    picked: Option<AnnouncementChoice>,
    error: Option<&str>,
) -> Response<Body> {
    let title = format!("The mail to {}", case.name());
    let body = html! {
        h1 { "The mail to " bdi { (shown(case.name())) } }
        div.card { p { "Step \"" (shown(&step(item))) "\". " (became(case, item)) } }
        @if waits(case, item) {
            form method="post" action=(visit.token) {
                (nothing_chosen())
                @if let Some(error) = error { p.error role="alert" { (error) } }
                @if let Some(picked) = picked {
                    button.big type="submit" name="choice" value=(name(picked)) { "Yes: " (label(picked)) }
                }
                div.choices {
                    @for one in CHOICES {
                        @if picked != Some(one) { button type="submit" name="choice" value=(name(one)) { (label(one)) } }
                    }
                }
                p.hint { "\"I am in touch already\" ends the automatic steps; the next step is yours." }
            }
        } @else { p.card role="status" { "It does not wait for an answer any more." } }
        (report(visit, case.lead()))
        (who(case))
        (standing(case))
    };
    page(if error.is_some() { 422 } else { 200 }, &title, &body)
}
