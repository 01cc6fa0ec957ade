//! A person's day: what is to be done now, one lead at a time, and what comes after it.

use calendar::Instant;
use cloud::links::{Link, Purpose};
use cloud::table::commit::CommitOptions;
use followup::decide::may_be_taken_back;
use followup::event::{Disposition, Event};
use followup::ids::LeadId;
use followup::inquiry::clipped;
use followup::lead::LastOutcome;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::{Words, counted, label, moment, phone};

use super::frame::seat_page;
use super::row::{Seat, SeatPage, Signed};
use super::work::{DayItem, WorkDay, WorkKind};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::page::{naming, see_other, shown};
use crate::pages::{Reported, Takes, Typed, absence, choices, date_and_note, report};
use crate::parts::{nothing_chosen, tel};
use crate::refused::{DeskRefusal, NotServed};
use crate::words::what_next;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "today",
    name: "today",
    seat: Seat::Working,
    shows: "Somebody of the team reads what is theirs to do today, the most pressing lead in full.",
    does: "Records what happened with a lead, as the page of an outcome does; takes back what this person reported a moment ago; or says that they are away.",
    takes: Takes::Fields(|| {
        let all = Disposition::ALL.iter().copied();
        let outcomes: Vec<_> = all.map(Disposition::as_str).collect();
        json!({
            "type": "object",
            "properties": {
                "lead": { "type": "string", "description": "The id of the lead." },
                "task": { "type": "string", "description": "What was to be done: what the page's form says." },
                "outcome": { "enum": outcomes },
                "next": { "type": "string", "description": "When to go on, in the office's time: 2026-03-09T10:00, or a date." },
                "link": { "type": "string", "description": "Of a task that is done: where the lead can see what was made for them." },
                "note": { "type": "string", "description": "A note for the timeline." },
                "works_again": { "type": "string", "format": "date", "description": "The first day on which this person is there again, who gets no new leads before." },
                "undo": { "type": "string", "description": "yes: what was reported of the lead and the task is taken back." },
            },
        })
    }),
    query: &[
        ("lead", "The id of the lead that stands first."),
        (
            "done",
            "The id of a lead of which something was recorded a moment ago.",
        ),
    ],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, request| Box::pin(act(signed, request)),
};

/// Characters of what somebody asked that a line shows.
const MAX_ASKED_CHARS: usize = 160;
/// Characters of what somebody asked that the first lead shows.
const MAX_SAID_CHARS: usize = 600;
/// Lines of a section.
const MAX_LINES: usize = 20;

/// What the page is made of.
struct DayView<'a> {
    signed: &'a Signed<'a>,
    words: Words,
    day: WorkDay,
    /// The lead that stands first.
    first: Option<usize>,
}

/// Somebody's day as it is now.
async fn day_of(signed: &Signed<'_>) -> Result<WorkDay, NotServed> {
    let visit = signed.visit;
    let own = visit.own_leads(signed.policy, signed.person).await?;
    Ok(WorkDay::of(signed.person, own.leads, own.more, visit.now))
}

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    let done = match fields.get("done").and_then(|id| LeadId::parse(id).ok()) {
        Some(lead) => done(signed, &lead).await?,
        None => None,
    };
    let day = day_of(signed).await?;
    let said = DayNews {
        done,
        ..DayNews::default()
    };
    page(signed, day, fields.get("lead"), said).await
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    if absence::is_meant(&fields) {
        let said = absence::record(signed.visit, signed.policy, signed.person, &fields).await?;
        let day = day_of(signed).await?;
        let said = match &said {
            Ok(said) => DayNews {
                done: Some(html! { div.card.done role="status" { p { (shown(said)) } } }),
                ..DayNews::default()
            },
            Err(error) => DayNews {
                error: Some(error),
                ..DayNews::default()
            },
        };
        return page(signed, day, None, said).await;
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
        return Err(DeskRefusal::NotYours.into());
    }
    if fields.get("undo") == Some("yes") {
        return take_back(signed, &visit, &fields).await;
    }
    match report(&visit, &fields).await? {
        Reported::Wrong(case, typed) => {
            let day = day_of(signed).await?;
            let id = case.lead().id.to_string();
            let said = DayNews {
                typed: Some(&typed),
                ..DayNews::default()
            };
            page(signed, day, Some(&id), said).await
        }
        Reported::Recorded { after, .. } | Reported::Repeated(after, _) | Reported::Over(after) => {
            let query = format!("today?done={}", after.lead().id);
            Ok(see_other(&signed.visit.desk(&query)))
        }
    }
}

/// Whether whoever is here may say what happened with a lead: it is theirs, they reported of it last, or they lead the team.
fn may_report(signed: &Signed<'_>, case: &LeadRecord) -> bool {
    let me = &signed.person.id;
    let lead = case.lead();
    let reported = lead
        .last_outcome
        .as_ref()
        .is_some_and(|last| last.by == *me);
    lead.rep() == Some(me) || reported || signed.leads_the_team()
}

async fn take_back(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    fields: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let event = Event::TakenBack {
        task: fields.get("task").unwrap_or_default().to_owned(),
        by: signed.person.id.clone(),
    };
    visit.act(&event, &CommitOptions::default()).await?;
    let lead = visit.lead_id()?;
    Ok(see_other(&signed.visit.desk(&format!("today?lead={lead}"))))
}

/// What was recorded a moment ago, and the way back.
async fn done(signed: &Signed<'_>, lead: &LeadId) -> Result<Option<Markup>, NotServed> {
    let visit = signed.visit;
    let records = visit.records(signed.policy, vec![lead.clone()]).await?;
    let Some(case) = records.first() else {
        return Ok(None);
    };
    let me = &signed.person.id;
    let last = case.lead().last_outcome.as_ref();
    let Some(last) = last.filter(|last| last.by == *me) else {
        return Ok(None);
    };
    Ok(Some(recorded(signed, case, last)))
}

fn recorded(signed: &Signed<'_>, case: &LeadRecord, last: &LastOutcome) -> Markup {
    let words = case.words;
    let visit = signed.visit;
    let back = may_be_taken_back(case.lead(), &signed.person.id, visit.now);
    let correct = visit.address(Purpose::Outcome, case.lead(), last.task.clone());
    html! {
        div.card.done role="status" {
            p { b { (label::outcome(words, last.disposition)) } " · " a href=(visit.desk(&lead_path(case))) { bdi { (shown(&case.name())) } } }
            @for sentence in what_next(case) { p.note { (shown(&sentence)) } }
            div.row {
                @if back {
                    form.bare method="post" action=(visit.desk("today")) {
                        input type="hidden" name="lead" value=(case.lead().id);
                        input type="hidden" name="task" value=(shown(&last.task));
                        button.quiet type="submit" name="undo" value="yes" { (words.today_undo()) }
                    }
                }
                a href=(correct) { (words.outcome_correct_it()) }
            }
        }
    }
}

pub(super) fn lead_path(case: &LeadRecord) -> String {
    format!("leads/{}", case.lead().id)
}

/// What the page says besides: what was done, what was wrong, and what was typed into its form.
#[derive(Debug, Default)]
struct DayNews<'a> {
    done: Option<Markup>,
    error: Option<&'a str>,
    typed: Option<&'a Typed>,
}

async fn page(
    signed: &Signed<'_>,
    day: WorkDay,
    first: Option<&str>,
    said: DayNews<'_>,
) -> Result<Response<Body>, NotServed> {
    let team = signed.visit.cloud.team(&signed.policy.active).await?;
    let words = signed.visit.words(signed.policy);
    let chosen = first.and_then(|id| {
        let mut all = day.today();
        all.position(|item| item.case.lead().id.as_str() == id)
    });
    let first = chosen.or_else(|| (!day.now.is_empty()).then_some(0));
    let shown = DayView {
        signed,
        words,
        day,
        first,
    };
    let title = heading(&shown);
    let body = html! {
        h1 { (title) }
        (under_heading(&shown))
        @if let Some(error) = said.error { p.error role="alert" { (error) } }
        @if let Some(done) = said.done { (done) }
        (first_lead(&shown, said.typed))
        (then_today(&shown))
        (section(&shown, &words.today_automatic(), &shown.day.automatic, true))
        (done_today(&shown))
        (ahead(&shown))
        (absence::section(signed.visit, signed.policy, &team, signed.person))
    };
    let is_wrong = said.typed.is_some() || said.error.is_some();
    let status = if is_wrong { 422 } else { 200 };
    Ok(seat_page(signed, "today", status, &title, &body))
}

/// The page's heading is the answer: how many calls, how many answers, and when the meetings are.
fn heading(shown: &DayView<'_>) -> String {
    let words = shown.words;
    let count = |kind| shown.day.today().filter(|item| item.kind == kind).count();
    let mut parts: Vec<String> = WorkKind::ALL
        .into_iter()
        .filter(|kind| !matches!(kind, WorkKind::Meeting | WorkKind::Automatic))
        .filter_map(|kind| said_count(words, kind, count(kind)))
        .collect();
    let meetings = shown
        .day
        .today()
        .filter(|item| item.kind == WorkKind::Meeting);
    parts.extend(meetings.filter_map(|item| Some(words.today_meeting(&hour(shown, item.at?)))));
    let Some(said) = parts
        .into_iter()
        .reduce(|before, next| words.today_and(&before, &next))
    else {
        return words.today_nothing();
    };
    words.today_heading(&with_capital(&said))
}

/// A sentence begins with a capital.
pub(super) fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// "three calls"; nothing, where there is none.
fn said_count(words: Words, kind: WorkKind, count: usize) -> Option<String> {
    let number = words.number_in_words(counted(count));
    let said = match kind {
        WorkKind::Call => words.today_calls(counted(count), &number),
        WorkKind::Answer => words.today_answers(counted(count), &number),
        WorkKind::Confirm => words.today_confirms(counted(count), &number),
        WorkKind::Task => words.today_tasks(counted(count), &number),
        WorkKind::Report => words.today_reports(counted(count), &number),
        WorkKind::Decide => words.today_decisions(counted(count), &number),
        WorkKind::Meeting | WorkKind::Automatic => return None,
    };
    (count > 0).then_some(said)
}

fn hour(shown: &DayView<'_>, at: Instant) -> String {
    shown.signed.visit.times(shown.signed.policy).hour(at)
}

fn when(shown: &DayView<'_>, at: Instant) -> String {
    shown
        .signed
        .visit
        .times(shown.signed.policy)
        .on_page(at, shown.signed.visit.now)
}

/// What is late of it, or, when nothing is due, what comes next.
fn under_heading(shown: &DayView<'_>) -> Markup {
    let (words, now) = (shown.words, shown.signed.visit.now);
    let late = shown
        .day
        .now
        .iter()
        .filter(|item| item.at.is_some_and(|at| at <= now));
    let late = late.count();
    let next = shown
        .day
        .next()
        .filter(|_| shown.day.today().next().is_none());
    html! {
        @if late > 0 { p.lead-in.late { (words.today_late(counted(late))) } }
        @if let Some(next) = next {
            p.lead-in {
                @match next.at {
                    Some(at) => (words.today_next(&next.case.name(), &when(shown, at))),
                    None => (words.today_next_undated(&next.case.name())),
                }
            }
        }
        @if shown.day.more > 0 { p.note { (words.open_leads_more(&shown.day.more.to_string())) } }
    }
}

/// The lead that stands first: who, what they asked, how long they wait, and what can be said of it.
fn first_lead(shown: &DayView<'_>, typed: Option<&Typed>) -> Markup {
    let item = shown.first.and_then(|at| shown.day.today().nth(at));
    let Some(item) = item else {
        return html! {};
    };
    let case = &item.case;
    let (words, lead) = (case.words, case.lead());
    let now = shown.signed.visit.now;
    let is_late = item.at.is_some_and(|at| at <= now);
    html! {
        section.card.focus.urgent[is_late] aria-labelledby="first" {
            div.split {
                h2 #first { a href=(shown.signed.visit.desk(&lead_path(case))) { bdi { (crate::page::shown(&case.name())) } } }
                span.badge.red[is_late] { (badge(shown, item)) }
            }
            p.note { (about(case)) }
            @if let Some(message) = case.inquiry.as_ref().and_then(|one| one.message.as_deref()) {
                blockquote.said { bdi { (crate::page::shown(&clipped(message, MAX_SAID_CHARS))) } }
            }
            p.note {
                (words.today_waits(&moment::how_long(words, now - lead.asked_at())))
                @if let Some(by) = lead.owed.promised_by() { " " (words.open_leads_promised_by(&case.when(by))) }
            }
            (reach(case))
            (outcome_form(shown, item, typed))
        }
    }
}

/// The company and the topic.
pub(super) fn about(case: &LeadRecord) -> Markup {
    let inquiry = case.inquiry.as_ref();
    let company = inquiry.and_then(|one| one.company.clone());
    let topic = inquiry.map(|one| {
        let topic = wording::topic::topic_for(&case.policy, case.words, one);
        wording::topic::said_by_others(case.words, &topic)
    });
    let parts: Vec<String> = [company, topic].into_iter().flatten().collect();
    html! { (shown(&parts.join(" · "))) }
}

/// The number to call and the address to write to, or why neither may be used.
pub(super) fn reach(case: &LeadRecord) -> Markup {
    let (words, lead) = (case.words, case.lead());
    let Some(inquiry) = &case.inquiry else {
        return html! { p.note { (words.who_erased()) } };
    };
    html! {
        div.row {
            @if let Some(number) = &inquiry.phone {
                @let said = phone::shown(words, number);
                @if lead.may_call() { a.button.primary href=(shown(&tel(number))) { (words.today_call(&said)) } }
                @else { span.note { (shown(&said)) " " (words.who_do_not_call()) } }
            }
            @if let Some(email) = &inquiry.email {
                @if lead.may_be_answered() { a.button href={ "mailto:" (shown(email.as_str())) } { (words.today_write()) } }
                @else { span.note { (words.who_do_not_write()) } }
            }
        }
    }
}

/// The likeliest outcomes, the others behind one more click, and what may go with each.
fn outcome_form(shown: &DayView<'_>, item: &DayItem, typed: Option<&Typed>) -> Markup {
    let (case, visit) = (&item.case, shown.signed.visit);
    let (words, lead) = (case.words, case.lead());
    if lead.rep() != Some(&shown.signed.person.id) {
        let verdict = visit.address(Purpose::Verdict, lead, lead.task());
        return html! { div.row { a.button.primary href=(verdict) { (words.open_leads_decide()) } } };
    }
    if matches!(item.kind, WorkKind::Confirm | WorkKind::Meeting) {
        let times = visit.address(Purpose::Booking, lead, cloud::links::TIMES.to_owned());
        return html! { div.row { a.button.primary href=(times) { (words.today_the_meeting()) } } };
    }
    let nothing = Typed::default();
    let typed = typed.unwrap_or(&nothing);
    let is_wrong = typed.is_wrong();
    html! {
        form.bare.outcome method="post" action=(visit.desk("today")) {
            (nothing_chosen(words))
            input type="hidden" name="lead" value=(lead.id);
            input type="hidden" name="task" value=(crate::page::shown(&lead.task()));
            @if let Some(error) = &typed.outcome_error { p.error role="alert" { (error) } }
            (choices(case, None))
            details.more open[is_wrong] {
                summary { (words.today_date_and_note()) }
                (date_and_note(visit, case, typed))
            }
        }
    }
}

/// What the badge of a lead says: until when, or since when it is late.
fn badge(shown: &DayView<'_>, item: &DayItem) -> String {
    let (words, now) = (shown.words, shown.signed.visit.now);
    match item.at {
        None => words.today_undated(),
        Some(at) if at <= now => words.today_was_due(&when(shown, at)),
        Some(at) if item.kind == WorkKind::Meeting => when(shown, at),
        Some(at) => words.today_due(&when(shown, at)),
    }
}

/// Everything of today but the lead that stands first.
fn then_today(shown: &DayView<'_>) -> Markup {
    let items: Vec<&DayItem> = shown
        .day
        .today()
        .enumerate()
        .filter(|(at, _)| Some(*at) != shown.first)
        .map(|(_, item)| item)
        .collect();
    let more = items.len().saturating_sub(MAX_LINES);
    html! {
        @if !items.is_empty() {
            h2 { (shown.words.today_then()) }
            ul.lines { @for item in items.iter().take(MAX_LINES) { (line(shown, item)) } }
            @if more > 0 { p.note { (shown.words.today_more(&more.to_string())) } }
        }
    }
}

fn section(shown: &DayView<'_>, heading: &str, items: &[DayItem], is_open: bool) -> Markup {
    let more = items.len().saturating_sub(MAX_LINES);
    html! {
        @if !items.is_empty() {
            details.section open[is_open] {
                summary { h2 { (heading) " " span.count { (items.len()) } } }
                ul.lines { @for item in items.iter().take(MAX_LINES) { (line(shown, item)) } }
                @if more > 0 { p.note { (shown.words.today_more(&more.to_string())) } }
            }
        }
    }
}

/// A lead in a line: what is to be done, who, and when.
fn line(shown: &DayView<'_>, item: &DayItem) -> Markup {
    let visit = shown.signed.visit;
    let case = &item.case;
    let is_late = item.at.is_some_and(|at| at <= visit.now);
    let to = if item.kind == WorkKind::Automatic {
        visit.desk(&lead_path(case))
    } else {
        visit.desk(&format!("today?lead={}", case.lead().id))
    };
    html! {
        li {
            div.split {
                a href=(to) { bdi { (crate::page::shown(&case.name())) } }
                span.badge.red[is_late] { (badge(shown, item)) }
            }
            p.note {
                (kind(shown.words, item.kind))
                @if let Some(asked) = asked(case) { " · " bdi { (crate::page::shown(&asked)) } }
            }
        }
    }
}

/// The beginning of what they asked, in quotation marks of the reader's language.
pub(super) fn asked(case: &LeadRecord) -> Option<String> {
    let message = case.inquiry.as_ref()?.message.as_deref()?;
    let one_line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(case.words.quoted(&clipped(&one_line, MAX_ASKED_CHARS)))
}

/// What is to be done, in a word.
pub(super) fn kind(words: Words, kind: WorkKind) -> String {
    match kind {
        WorkKind::Call => words.work_call(),
        WorkKind::Answer => words.work_answer(),
        WorkKind::Meeting => words.work_meeting(),
        WorkKind::Report => words.work_report(),
        WorkKind::Confirm => words.work_confirm(),
        WorkKind::Task => words.work_task(),
        WorkKind::Decide => words.work_decide(),
        WorkKind::Automatic => words.work_automatic(),
    }
}

/// What this person has reported today.
fn done_today(shown: &DayView<'_>) -> Markup {
    let words = shown.words;
    let visit = shown.signed.visit;
    html! {
        @if !shown.day.done.is_empty() {
            details.section {
                summary { h2 { (words.today_done()) " " span.count { (shown.day.done.len()) } } }
                ul.lines { @for case in shown.day.done.iter().take(MAX_LINES) { li {
                    @if let Some(last) = &case.lead().last_outcome {
                        div.split {
                            a href=(visit.desk(&lead_path(case))) { bdi { (crate::page::shown(&case.name())) } }
                            span.badge.green { (hour(shown, last.at)) }
                        }
                        p.note { (label::outcome(words, last.disposition)) @for sentence in what_next(case) { " · " (crate::page::shown(&sentence)) } }
                    }
                } } }
            }
        }
    }
}

/// What comes on another day.
fn ahead(shown: &DayView<'_>) -> Markup {
    html! {
        (section(shown, &shown.words.today_ahead(), &shown.day.ahead, false))
        @if shown.day.today().next().is_none() && shown.day.ahead.is_empty() && shown.day.automatic.is_empty() && shown.day.done.is_empty() {
            p.card { (naming(shown.signed.person.first_name(), |name| shown.words.today_empty(name))) }
        }
    }
}
