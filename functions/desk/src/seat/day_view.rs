//! How a person's day is shown: what is to be done now, one lead at a time, and what comes after it.

use cloud::table::timeline::LastAnswer;
use followup::next_work::WorkKind;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};
use wording::{Words, counted, with_capital};

use super::day_lines::{ahead, all_open, done_today, section, then_today};
use super::day_parts::{DayView, hour, is_late, when};
use super::first_lead::first_lead;
use super::frame::seat_page;
use super::row::Signed;
use super::work::WorkDay;
use crate::own_day::day_index;
use crate::pages::absence;
use crate::pages::outcome::Typed;
use crate::refused::NotServed;

/// What the page says besides.
#[derive(Debug, Default)]
pub(super) struct DayNews {
    /// What was done.
    pub(super) done: Option<Markup>,
    /// A lead was put off a moment ago.
    pub(super) is_put_off: bool,
    /// What was wrong.
    pub(super) error: Option<String>,
    /// What was typed into the form of an outcome, and what is wrong with it.
    pub(super) typed: Option<Typed>,
}

/// The page of somebody's day, with this lead first if it is of today.
pub(super) async fn page(
    signed: &Signed<'_>,
    first: Option<&str>,
    news: DayNews,
) -> Result<Response<Body>, NotServed> {
    let visit = signed.visit;
    let (policy, person) = (signed.policy, signed.person);
    let index = day_index(visit.cloud, policy, person, visit.now).await?;
    let own = visit
        .own_day(policy, signed.look, person, index, first)
        .await?;
    let (team, waking) = (own.team, own.waking);
    let mut day = WorkDay::of(
        person,
        (own.leads, own.counted),
        (own.settled, own.settled_more),
        own.mails,
        own.more,
        visit.now,
    );
    day.takes_up_again(&waking);
    let words = visit.words(signed.policy);
    let first = stands_first(&day, first, news.is_put_off);
    let answer = match first.and_then(|at| day.today_mut().nth(at)) {
        Some(item) => {
            let lead = item.case.lead();
            let read = match own.in_full.filter(|(id, _)| *id == lead.id) {
                Some((_, read)) => read,
                None => visit.in_full(lead).await?,
            };
            read.complete(&mut item.case);
            read.answer
        }
        None => LastAnswer::None,
    };
    let shown = DayView {
        signed,
        words,
        day,
        first,
        answer,
    };
    let title = heading(&shown);
    let body = html! {
        h1 { (title) }
        (under_heading(&shown))
        @if let Some(error) = &news.error { p.error role="alert" { (error) } }
        @if let Some(done) = &news.done { (done) }
        (first_lead(&shown, news.typed.as_ref()))
        (then_today(&shown))
        (section(&shown, &words.today_automatic(), &shown.day.automatic, true))
        (done_today(&shown))
        (ahead(&shown, &waking))
        (absence::section(visit, signed.policy, &team, signed.person))
        (keys(words))
    };
    let is_wrong = news.typed.is_some() || news.error.is_some();
    let status = if is_wrong { 422 } else { 200 };
    Ok(seat_page(signed, "today", status, &title, &body))
}

/// Which lead of today stands first: the one that was asked for, or what is to be done now. Whoever has just put one off goes on with the next,
/// also where that comes only later.
fn stands_first(day: &WorkDay, asked: Option<&str>, is_put_off: bool) -> Option<usize> {
    let asked = asked.and_then(|id| {
        let mut all = day.today();
        all.position(|item| item.case.lead().id.as_str() == id)
    });
    let next = || day.today().position(|item| item.put_off.is_none());
    asked
        .or_else(|| (!day.now.is_empty()).then_some(0))
        .or_else(|| is_put_off.then(next).flatten())
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

/// "three calls"; nothing, where there is none.
fn said_count(words: Words, kind: WorkKind, count: usize) -> Option<String> {
    let number = words.number_in_words(counted(count));
    let said = match kind {
        WorkKind::Call => words.today_calls(counted(count), &number),
        WorkKind::Write => words.today_letters(counted(count), &number),
        WorkKind::Answer => words.today_answers(counted(count), &number),
        WorkKind::Confirm => words.today_confirms(counted(count), &number),
        WorkKind::Task => words.today_tasks(counted(count), &number),
        WorkKind::Report => words.today_reports(counted(count), &number),
        WorkKind::Approve => words.today_approvals(counted(count), &number),
        WorkKind::Decide => words.today_decisions(counted(count), &number),
        WorkKind::Meeting | WorkKind::Automatic => return None,
    };
    (count > 0).then_some(said)
}

/// What is late of it, or, when nothing is due, what comes next.
fn under_heading(shown: &DayView<'_>) -> Markup {
    let (words, now) = (shown.words, shown.signed.visit.now);
    // Who was put off is late all the same.
    let late = shown.day.today().filter(|item| is_late(item, now)).count();
    let next = shown.day.next.as_ref();
    let next = next.filter(|_| shown.day.today().next().is_none());
    html! {
        @if late > 0 { p.lead-in.late { (words.today_late(counted(late))) } }
        @if let Some(next) = next {
            p.lead-in { (words.today_next(&next.name, &when(shown, next.at))) }
        }
        @if shown.day.more > 0 {
            p.note { (words.open_leads_more(&shown.day.more.to_string())) " " (all_open(shown)) }
        }
    }
}

/// The keys of the page, where a script runs: whoever dictates, or needs single keys for something else, switches them off.
fn keys(words: Words) -> Markup {
    let keys = [
        ("1 – 4", words.key_outcome()),
        ("c", words.key_call()),
        ("n", words.key_note()),
        ("j", words.key_next()),
        ("k", words.key_previous()),
        ("u", words.key_undo()),
        ("/", words.key_find()),
    ];
    html! {
        details.section data-keys hidden {
            summary { h2 { (words.key_heading()) } }
            div.card {
                p { label { input type="checkbox" name="keys" checked; " " (words.key_on()) } }
                p { label { input type="checkbox" name="renew" checked; " " (words.key_renew()) } }
                dl { @for (key, does) in keys { dt { kbd { (key) } } dd { (does) } } }
            }
        }
    }
}
