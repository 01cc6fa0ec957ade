//! A rep answers "goes out at 11:00".

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, OutboxItem, State};
use followup::event::{AnnouncementChoice, Event};
use followup::guard::is_planned;
use followup::ids::MessageId;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::{Words, step};

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::from_list::FROM_FIELD;
use crate::mail_ahead::mail_behind_link;
use crate::page::{done_if, filled, naming, page, shown};
use crate::parts::{nothing_chosen, report, standing, who};
use crate::refused::NotServed;
use crate::way_back::BACK_FIELD;
use crate::words::what_next;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Announcement,
    bearer: Bearer::Team(Seat::Working),
    name: "announcement",
    shows: "A rep sees a mail that goes out soon.",
    does: "A rep sends it now, is in touch already, or leaves it out.",
    takes: Takes::Fields(|| {
        let choices = CHOICES.map(name);
        json!({ "type": "object", "required": ["choice"], "properties": { "choice": { "enum": choices } } })
    }),
    query: &[BACK_FIELD, FROM_FIELD],
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

fn label(words: Words, choice: AnnouncementChoice) -> String {
    match choice {
        AnnouncementChoice::SendNow => words.message_send_now(),
        AnnouncementChoice::InTouch => words.message_in_touch(),
        AnnouncementChoice::Stop => words.message_leave_out(),
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
pub(crate) fn step_of(words: Words, item: &OutboxItem) -> String {
    match &item.content {
        Content::Lead(message) => step::name(words, &message.step),
        Content::Team(_) => words.message_to_the_team(),
        Content::Lost { .. } => words.message_lost(),
    }
}

/// Which step a message is, in a sentence.
pub(super) fn of_step(words: Words, item: &OutboxItem) -> Markup {
    filled([html! { (shown(&step_of(words, item))) }], |[step]| {
        words.message_step(step)
    })
}

/// What has become of a message.
pub(crate) fn became(case: &LeadRecord, item: &OutboxItem) -> String {
    let words = case.words;
    match item.state {
        State::Pending if is_held_back(case, item) => words.message_held_back(),
        State::Pending if item.released => words.message_on_its_way(),
        State::Pending => match item.leaves_at(case.now) {
            Some(at) => words.message_goes_out(&case.when(at)),
            None => words.message_waits_for_its_time(),
        },
        State::Sending => words.message_going_out(),
        State::Unknown => words.message_perhaps_sent(),
        State::AwaitingApproval => match item.due_at {
            Some(at) => words.message_waits_for_you_until(&case.when(at)),
            None => words.message_waits_for_you(),
        },
        State::Held => words.message_held(),
        State::Sent => words.message_sent(),
        State::Skipped => words.message_skipped(),
        State::Dropped => words.message_left_out(),
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
    ask(visit, &case, &message, picked, None).await
}

/// Does what was chosen, if the message still waits.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let before = visit.case().await?;
    let words = before.words;
    let by = visit.person(&before.policy)?;
    let found = message(visit).await?;
    let Some(choice) = chosen(&fields) else {
        let error = words.message_choose();
        return ask(visit, &before, &found, None, Some(&error)).await;
    };
    if !waits(&before, &found) {
        return Ok(said(visit, &before, &found, &words.nothing_changed()));
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
        ) => words.message_too_late(),
        (true, AnnouncementChoice::SendNow) => words.message_goes_now(),
        (true, AnnouncementChoice::InTouch) => words.message_you_are_in_touch(),
        (true, AnnouncementChoice::Stop) => words.message_does_not_go(),
    };
    let after = visit.case().await?;
    let page = said(visit, &after, &now, &title);
    Ok(done_if(done, page))
}

fn said(visit: &Visit<'_>, case: &LeadRecord, item: &OutboxItem, title: &str) -> Response<Body> {
    let words = case.words;
    let step = step_of(words, item);
    let name = case.name();
    let parts = [html! { bdi { (shown(&name)) } }, html! { (shown(&step)) }];
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (filled(parts, |[name, step]| words.message_of_step_became(&became(case, item), name, step))) }
            @if item.state != State::Pending { @for sentence in what_next(case) { p { (shown(&sentence)) } } }
        }
        (report(visit, words, case.lead()))
    };
    page(words, 200, title, &body)
}

async fn ask(
    visit: &Visit<'_>,
    case: &LeadRecord,
    item: &OutboxItem,
    picked: Option<AnnouncementChoice>,
    error: Option<&str>,
) -> Result<Response<Body>, NotServed> {
    let (words, lead) = (case.words, case.name());
    let waits = waits(case, item);
    let ahead = if waits {
        mail_behind_link(visit, case, item).await?
    } else {
        None
    };
    let title = words.message_title(&lead);
    let body = html! {
        h1 { (naming(&lead, |lead| words.message_title(lead))) }
        div.card { p { (of_step(words, item)) " " (became(case, item)) } }
        @if let Some(ahead) = &ahead { (ahead.section(case)) }
        @if waits {
            form method="post" action=(visit.token) {
                (nothing_chosen(words))
                @if let Some(error) = error { p.error role="alert" { (error) } }
                @if let Some(picked) = picked {
                    button.big type="submit" name="choice" value=(name(picked)) { (words.message_yes(&label(words, picked))) }
                }
                div.choices {
                    @for one in CHOICES {
                        @if picked != Some(one) { button type="submit" name="choice" value=(name(one)) { (label(words, one)) } }
                    }
                }
                p.hint { (words.message_in_touch_hint()) }
            }
        } @else { p.card role="status" { (words.message_waits_no_more()) } }
        (report(visit, words, case.lead()))
        (who(case))
        (standing(case))
    };
    let status = if error.is_some() { 422 } else { 200 };
    Ok(page(words, status, &title, &body))
}
