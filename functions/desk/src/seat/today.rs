//! A person's day, and what they report of it.

use calendar::Instant;
use cloud::links::Link;
use cloud::table::commit::CommitOptions;
use followup::event::Event;
use followup::ids::LeadId;
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;

use super::day_view::{DayNews, page};
use super::gate::RENEWED;
use super::just_done::{ADD, is_added, is_news, recorded_today, said};
use super::late::{
    NOTED, PRESSED, STAYS, UNKEPT, keep_note, may_report, pressed_at, pressed_now, stays, stays_at,
    unkept, unkept_at, was_taken_back, why_unkept, would_reopen,
};
use super::moved_on::{moved_on, not_recorded};
use super::put_off::{self, LATER};
use super::row::{SeatPage, Signed};
use crate::access::{Seat, Visit};
use crate::case::LeadRecord;
use crate::dates::{field_value, read_date};
use crate::fields::{PostedFields, posted, queried};
use crate::page::see_other;
use crate::pages::outcome::{self, Reported, Typed, is_used, report};
use crate::pages::{Takes, absence, availability, list};
use crate::parts::read_note;
use crate::refused::NotServed;
use crate::way_back::{SAID, WayBack};

/// The field of the address that says which date led to nothing.
const UNUSED: &str = "unused";
/// The field of the address that says that what was recorded had been reported before.
const ONCE: &str = "once";

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "today",
    name: "today",
    seat: Seat::Working,
    shows: "Somebody of the team reads what is theirs to do today, the most pressing lead in full.",
    does: "Records what happened with a lead, as the page of an outcome does; takes back what this person reported a moment ago; puts a lead off for a while, or takes that back; or says that they are away, or back.",
    takes: Takes::Fields(|| {
        let mut properties = outcome::fields();
        properties["lead"] = json!({ "type": "string", "description": "The id of the lead." });
        properties["task"] = json!({ "type": "string", "description": "What was to be done: what the page's form says." });
        properties[ADD] = json!({ "type": "string", "description": "yes: the date, the note or the amount is added to what was reported, which counts once." });
        properties["undo"] = json!({ "type": "string", "description": "yes: what was reported of the lead and the task is taken back." });
        let away = absence::fields().into_iter().chain(availability::fields());
        for (name, field) in away.chain([put_off::field()]) {
            properties[name] = field;
        }
        json!({ "type": "object", "properties": properties })
    }),
    query: &[
        ("lead", "The id of the lead that stands first."),
        (
            "done",
            "The id of a lead of which something was recorded a moment ago.",
        ),
        (
            UNUSED,
            "A date that was named with what was recorded, and leads to nothing.",
        ),
        (
            ONCE,
            "yes: what was recorded had been reported before, and counts once.",
        ),
        (
            UNKEPT,
            "The id of a lead of which a press recorded nothing a moment ago.",
        ),
        (NOTED, "yes: what came with that press was kept as a note."),
        (
            STAYS,
            "The id of a lead of which a report could not be taken back a moment ago.",
        ),
        (
            PRESSED,
            "When the press was made, in seconds since 1970: minutes later it is no news.",
        ),
        (LATER, "The id of a lead that was put off a moment ago."),
        (
            SAID,
            "The id of a lead of which something was done a moment ago on the page of a link.",
        ),
        (
            RENEWED,
            "The open page renews itself: nobody has asked for it, and what it shows is not taken as seen.",
        ),
    ],
    files: &[],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, request| Box::pin(act(signed, request)),
};

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    let news = DayNews {
        done: told(signed, &fields).await?,
        is_put_off: fields.get(LATER).is_some(),
        ..DayNews::default()
    };
    page(signed, fields.get("lead"), news).await
}

/// What an address tells of what was done a moment ago.
async fn told(signed: &Signed<'_>, fields: &PostedFields) -> Result<Option<Markup>, NotServed> {
    let named = |field| fields.get(field).and_then(|id| LeadId::parse(id).ok());
    if let Some(lead) = named("done") {
        return done(signed, lead, fields).await;
    }
    if let Some(lead) = named(UNKEPT) {
        return unkept(signed, lead, fields).await;
    }
    if let Some(lead) = named(STAYS) {
        return stays(signed, lead, fields).await;
    }
    if let Some(lead) = named(LATER) {
        return put_off_until(signed, lead).await;
    }
    match named(SAID) {
        Some(lead) => said(signed, lead, WayBack::Today).await,
        None => Ok(None),
    }
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let (visit, policy, person) = (signed.visit, signed.policy, signed.person);
    if let Some(said) = list::away_or_back(visit, policy, person, &fields, &[]).await? {
        return with_what_is_said(signed, said).await;
    }
    let lead = fields.get("lead").and_then(|id| LeadId::parse(id).ok());
    let lead = lead.ok_or(NotServed::NoLead)?;
    let link = Link {
        lead: Some(lead.clone()),
        task: fields.get("task").unwrap_or_default().to_owned(),
        ..signed.visit.link.clone()
    };
    let visit = Visit {
        link: &link,
        ..*signed.visit
    };
    let case = visit.case().await?;
    if !may_report(signed, &case) {
        return Ok(moved_on(
            signed,
            &case,
            &Typed::of(&fields).in_lines(case.words),
        ));
    }
    if fields.get("undo") == Some("yes") {
        return take_back(signed, &visit, &fields).await;
    }
    if is_added(&fields) {
        return add(signed, &visit, case, &fields).await;
    }
    if put_off::is_meant(&fields) {
        return later(signed, &visit, &fields).await;
    }
    if would_reopen(signed, &case, &fields) {
        return too_late(signed, &visit, &case, &fields).await;
    }
    match report(&visit, case, &fields).await? {
        Reported::Wrong(case, typed) => {
            let news = DayNews {
                typed: Some(typed),
                ..DayNews::default()
            };
            page(signed, Some(case.lead().id.as_str()), news).await
        }
        Reported::Recorded { after, next_at, .. } => {
            // A date that leads to nothing is said not to be used.
            let unused = next_at.filter(|at| !is_used(after.lead(), *at));
            Ok(see_other(&done_at(signed, &after, unused)))
        }
        Reported::Repeated(after, typed) => {
            let done = repeated(signed, &visit, &after, &typed).await?;
            Ok(see_other(&format!("{done}&{ONCE}=yes")))
        }
        Reported::Over(after) => too_late(signed, &visit, &after, &fields).await,
    }
}

/// The day, with what is said of a press of somebody who is away, or back.
async fn with_what_is_said(
    signed: &Signed<'_>,
    said: Result<Markup, String>,
) -> Result<Response<Body>, NotServed> {
    let news = match said {
        Ok(said) => DayNews {
            done: Some(html! { div.card.done role="status" { (said) } }),
            ..DayNews::default()
        },
        Err(error) => DayNews {
            error: Some(error),
            ..DayNews::default()
        },
    };
    page(signed, None, news).await
}

/// The address of the day with what was reported a moment ago, and which date of it is not used.
fn done_at(signed: &Signed<'_>, after: &LeadRecord, unused: Option<Instant>) -> String {
    let calendar = after.policy.calendar();
    let unused = unused.map(|at| format!("&{UNUSED}={}", field_value(calendar, at)));
    let visit = signed.visit;
    let last = after.lead().last_outcome.as_ref();
    let is_new = last.is_some_and(|last| is_news(last.at, visit.now));
    // What follows an older report is news all the same.
    let pressed = (!is_new).then(|| format!("&{}", pressed_now(visit)));
    let query = format!(
        "today?done={}{}{}",
        after.lead().id,
        unused.unwrap_or_default(),
        pressed.unwrap_or_default()
    );
    visit.desk(&query)
}

/// Adds a date, a note or an amount to what this person has reported: it stays one report.
async fn add(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    case: LeadRecord,
    fields: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let me = &signed.person.id;
    let last = case.lead().last_outcome.clone();
    let named = fields.get("outcome");
    let last = last.filter(|last| {
        let is_named = Some(last.disposition.as_str()) == named;
        last.by == *me && *last.task == *visit.link.task && is_named
    });
    let Some(last) = last else {
        // Something else has been reported meanwhile.
        return too_late(signed, visit, &case, fields).await;
    };
    match report(visit, case, fields).await? {
        Reported::Wrong(case, typed) => {
            let news = DayNews {
                done: Some(recorded_today(signed, &case, &last, &typed)),
                error: Some(visit.words(signed.policy).refused_nothing_recorded()),
                ..DayNews::default()
            };
            page(signed, None, news).await
        }
        Reported::Recorded { after, .. } => Ok(see_other(&done_at(signed, &after, None))),
        Reported::Repeated(after, typed) => {
            Ok(see_other(&repeated(signed, visit, &after, &typed).await?))
        }
        Reported::Over(after) => too_late(signed, visit, &after, fields).await,
    }
}

/// What was reported before counts once: nothing but a note is new. The address of the day that says so, and which date is not used.
async fn repeated(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    after: &LeadRecord,
    typed: &Typed,
) -> Result<String, NotServed> {
    let (words, me) = (after.words, &signed.person.id);
    let note = read_note(words, &typed.note).unwrap_or_default();
    keep_note(visit, after, me, note).await?;
    let calendar = after.policy.calendar();
    let next = read_date(words, calendar, &typed.next, visit.now).ok();
    let unused = next.filter(|at| !is_used(after.lead(), *at));
    Ok(done_at(signed, after, unused))
}

/// Something has happened before the press, and nothing of it is recorded: what was typed is kept as a note, or comes back where it is too long.
async fn too_late(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    case: &LeadRecord,
    fields: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let typed = Typed::of(fields);
    // What is added names what was reported before: only the rest is new.
    let typed = Typed {
        picked: typed.picked.filter(|_| !is_added(fields)),
        ..typed
    };
    let typed = typed.in_lines(case.words);
    let Ok(note) = read_note(case.words, &typed) else {
        let why = why_unkept(case);
        return Ok(not_recorded(signed, case, (422, &why), &typed));
    };
    let is_noted = keep_note(visit, case, &signed.person.id, note).await?;
    Ok(see_other(&unkept_at(signed.visit, case, is_noted)))
}

/// Puts the lead off, and shows what is next instead; or takes that back, and shows the lead.
async fn later(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    fields: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let lead = visit.lead_id()?;
    let Some((shown_by, is_recorded)) = put_off::record(signed, visit, fields).await? else {
        let words = visit.words(signed.policy);
        let news = DayNews {
            error: Some(words.choose_a_button()),
            ..DayNews::default()
        };
        return page(signed, Some(lead.as_str()), news).await;
    };
    // What was put off before, or taken back, stays so; what is somebody else's by now is theirs to put off.
    if !is_recorded {
        let case = visit.case().await?;
        if case.lead().rep() != Some(&signed.person.id) {
            return Ok(moved_on(signed, &case, ""));
        }
    }
    let query = format!("today?{shown_by}={lead}");
    Ok(see_other(&signed.visit.desk(&query)))
}

/// Takes the report back, and shows the lead; or says that it is too late for that.
async fn take_back(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    fields: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let event = Event::TakenBack {
        task: fields.get("task").unwrap_or_default().to_owned(),
        by: signed.person.id.clone(),
    };
    // What had joined before is decided with it, and is not what was pressed.
    let is_taken_back = visit
        .has_become(EntryKind::Verdict, &event, &CommitOptions::default())
        .await?;
    if !is_taken_back {
        let case = visit.case().await?;
        if !was_taken_back(&case, &signed.person.id) {
            return Ok(see_other(&stays_at(signed.visit, &case)));
        }
    }
    let lead = visit.lead_id()?;
    Ok(see_other(&signed.visit.desk(&format!("today?lead={lead}"))))
}

/// What was recorded a moment ago, and the way back; nothing, once that is no news any more.
async fn done(
    signed: &Signed<'_>,
    lead: LeadId,
    fields: &PostedFields,
) -> Result<Option<Markup>, NotServed> {
    let records = signed.visit.records(signed.policy, vec![lead]).await?;
    let Some(case) = records.first() else {
        return Ok(None);
    };
    let me = &signed.person.id;
    let last = case.lead().last_outcome.as_ref();
    let pressed = pressed_at(fields);
    let is_new = |at| is_news(pressed.unwrap_or(at), case.now);
    let Some(last) = last.filter(|last| last.by == *me && is_new(last.at)) else {
        return Ok(None);
    };
    let calendar = case.policy.calendar();
    let unused = fields.get(UNUSED);
    let unused = unused.and_then(|text| read_date(case.words, calendar, text, case.now).ok());
    let is_repeated = fields.get(ONCE).is_some();
    Ok(Some(html! {
        (recorded_today(signed, case, last, &Typed::default()))
        @if is_repeated { p.note { (case.words.outcome_counts_once(&case.when(last.at))) } }
        @if let Some(at) = unused { p.note { (case.words.outcome_date_not_used(&case.when(at))) } }
    }))
}

/// Until when a lead was put off a moment ago.
async fn put_off_until(signed: &Signed<'_>, lead: LeadId) -> Result<Option<Markup>, NotServed> {
    let visit = signed.visit;
    let records = visit.records(signed.policy, vec![lead]).await?;
    let own = records.first();
    let own = own.filter(|case| case.lead().rep() == Some(&signed.person.id));
    let until = own.and_then(|case| Some((case, case.lead().put_off_at(visit.now)?)));
    Ok(until.map(|(case, until)| put_off::said(signed, case, until)))
}
