//! How a person's day is shown: what is to be done now, one lead at a time, and what comes after it.

use calendar::Instant;
use chrono::TimeDelta;
use cloud::links::{Purpose, TIMES};
use cloud::table::timeline::LastAnswer;
use followup::inquiry::clipped;
use followup::next_work::{WorkKind, is_overdue};
use followup::work;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};
use wording::{Words, counted, moment, with_capital};

use super::frame::seat_page;
use super::overview::{BoardFilter, Layout};
use super::parts::{about, asked, kind, lead_address, reach, time_button, ways_back, what_to_say};
use super::put_off;
use super::row::Signed;
use super::work::{DayItem, WorkDay};
use crate::case::LeadRecord;
use crate::own_day::{MAX_LINES, day_index, wrote_since};
use crate::page::{filled, naming, shown as escaped};
use crate::pages::absence;
use crate::pages::announcement::step_of;
use crate::pages::outcome::{Typed, amount_field, choices, date_and_note};
use crate::parts::nothing_chosen;
use crate::refused::NotServed;
use crate::upcoming::waits_for_approval;
use crate::way_back::WayBack;
use crate::words::{last_reported, what_next};

/// Characters of what somebody asked that the first lead shows.
const MAX_SAID_CHARS: usize = 600;
/// How long before it is due it is said how much time is left; longer before, the day and the hour say more.
const COUNTED_DOWN: TimeDelta = TimeDelta::hours(4);

/// What the page is made of.
struct DayView<'a> {
    signed: &'a Signed<'a>,
    words: Words,
    day: WorkDay,
    /// The lead that stands first.
    first: Option<usize>,
    /// What that lead has written since they asked.
    answer: LastAnswer,
}

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

/// The keys of the page, where a script runs: whoever dictates, or needs single keys for something else, switches them off.
fn keys(words: Words) -> Markup {
    let keys = [
        ("1 – 4", words.key_outcome()),
        ("c", words.key_call()),
        ("n", words.key_note()),
        ("j", words.key_next()),
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

/// What is late of it, or, when nothing is due, what comes next.
fn under_heading(shown: &DayView<'_>) -> Markup {
    let (words, now) = (shown.words, shown.signed.visit.now);
    // Who was put off is late all the same.
    let late = shown.day.today().filter(|item| is_late(item, now)).count();
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
        @if shown.day.more > 0 {
            p.note { (words.open_leads_more(&shown.day.more.to_string())) " " (all_open(shown)) }
        }
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
    let is_late = is_late(item, now);
    html! {
        section.card.focus.urgent[is_late] aria-labelledby="first" {
            div.split {
                h2 #first { a href=(lead_address(shown.signed.visit, case)) { bdi { (escaped(&case.name())) } } }
                span.badge.red[is_late] { (badge(shown, item)) }
            }
            p.note { (about(case)) }
            @if let Some(message) = said(shown, case) {
                blockquote.said { bdi { (escaped(&clipped(message, MAX_SAID_CHARS))) } }
            }
            p.note {
                @match wrote_since(lead) {
                    Some(since) => (words.today_wrote(&moment::how_long(words, now - since))),
                    None => (words.today_waits(&moment::how_long(words, now - lead.asked_at()))),
                }
                @if let Some(by) = lead.owed.promised_by() { " " (words.open_leads_promised_by(&case.when(by))) }
                @if let Some(at) = work::wanted_at(&case.policy, lead).filter(|at| *at > now) { " " b { (words.today_best_before(&case.times().at_hour(at, now))) } }
            }
            (reach(case))
            (what_to_say(shown.signed, case, Some(item.kind)))
            (written(shown, item))
            (outcome_form(shown, item, typed))
            @if !matches!(item.kind, WorkKind::Confirm | WorkKind::Meeting) { div.row { (time_button(shown.signed, case)) } }
            (put_off::form(shown.signed, case))
        }
    }
}

/// What they said last, and waits for somebody: what they answered, or what they asked.
fn said<'a>(shown: &'a DayView<'_>, case: &'a LeadRecord) -> Option<&'a str> {
    let asked = || newest_words(case);
    let has_asked_since = |at| case.lead().inquired_at.is_some_and(|asked| asked > at);
    match &shown.answer {
        LastAnswer::Kept(answer) if has_asked_since(answer.at) => asked(),
        LastAnswer::Kept(answer) => Some(&answer.text),
        LastAnswer::Elsewhere => None,
        LastAnswer::None => asked(),
    }
}

/// The words of the newest inquiry by which they asked that has some.
fn newest_words(case: &LeadRecord) -> Option<&str> {
    case.asked_newest_first()
        .find_map(|inquiry| inquiry.message.as_deref())
        .or_else(|| case.inquiry.as_ref()?.message.as_deref())
}

/// A mail that has been written: the way to what is said of it, and what can be done with it.
fn written(shown: &DayView<'_>, item: &DayItem) -> Markup {
    let Some(mail) = &item.mail else {
        return html! {};
    };
    let (visit, words) = (shown.signed.visit, shown.words);
    let (purpose, choices) = if waits_for_approval(mail) {
        let choices = [
            ("release", words.message_send()),
            ("drop", words.message_skip()),
        ];
        (Purpose::Message, choices)
    } else if item.kind == WorkKind::Approve {
        // It is nobody's to send before its time.
        return html! {};
    } else {
        let choices = [
            ("send_now", words.message_send_now()),
            ("stop", words.message_leave_out()),
        ];
        (Purpose::Announcement, choices)
    };
    let message = mail.id().to_string();
    let address = WayBack::Today.address(visit, purpose, item.case.lead(), message);
    html! {
        form.bare.row method="post" action=(address) {
            (nothing_chosen(words))
            a href=(address) { (escaped(&words.today_mail(&step_of(words, mail)))) }
            @for (choice, said) in &choices { button.quiet type="submit" name="choice" value=(choice) { (said) } }
        }
    }
}

/// The likeliest outcomes, the others behind one more click, and what may go with each.
fn outcome_form(shown: &DayView<'_>, item: &DayItem, typed: Option<&Typed>) -> Markup {
    let (case, visit) = (&item.case, shown.signed.visit);
    let (words, lead) = (case.words, case.lead());
    if lead.rep() != Some(&shown.signed.person.id) {
        let verdict = WayBack::Today.address(visit, Purpose::Verdict, lead, lead.task());
        return html! { div.row { a.button.primary href=(verdict) { (words.open_leads_decide()) } } };
    }
    if item.kind == WorkKind::Approve {
        return html! {};
    }
    if matches!(item.kind, WorkKind::Confirm | WorkKind::Meeting) {
        let times = visit.address(Purpose::Booking, lead, TIMES.to_owned());
        return html! { div.row { a.button.primary href=(times) { (words.today_the_meeting()) } } };
    }
    let nothing = Typed::default();
    let typed = typed.unwrap_or(&nothing);
    let is_wrong = typed.is_wrong();
    html! {
        form.bare.outcome method="post" action=(visit.desk("today")) {
            (nothing_chosen(words))
            // A script shows it once the number was tapped.
            p.asks role="status" hidden { b { (words.today_how_was_it()) } }
            input type="hidden" name="lead" value=(lead.id);
            input type="hidden" name="task" value=(escaped(&lead.task()));
            @if let Some(error) = &typed.outcome_error { p.error role="alert" { (error) } }
            (choices(case, None))
            details.more data-note open[is_wrong] {
                summary { (words.today_date_and_note()) }
                (amount_field("amount", case, typed))
                (date_and_note(visit, case, typed))
            }
        }
    }
}

/// Whether what is to be done should have been done.
fn is_late(item: &DayItem, now: Instant) -> bool {
    is_overdue(Some((item.kind, item.at)), now)
}

/// What the badge of a lead says: until when, or since when it is late, and until when it was put off. What has a time of its own, as a
/// meeting, an agreed step and a mail that goes out have, is at it and not until then.
fn badge(shown: &DayView<'_>, item: &DayItem) -> Markup {
    let (words, now) = (shown.words, shown.signed.visit.now);
    let (due, until) = match item.at {
        None => (words.today_undated(), None),
        Some(at) if at <= now => (words.today_was_due(&when(shown, at)), None),
        Some(at) if is_at_its_time(item, at) => (when(shown, at), None),
        Some(at) => (words.today_due(&when(shown, at)), Some(at)),
    };
    let left = until.map(|at| at - now);
    let left = left.filter(|left| *left <= COUNTED_DOWN);
    html! {
        (due)
        @if let Some(left) = left {
            " · " (filled([html! { span data-left=(left.num_seconds()) { (moment::how_long(words, left)) } }], |[time]| words.today_left(time)))
        }
        @if let Some(until) = item.put_off { " · " (words.today_put_off(&when(shown, until))) }
    }
}

/// Whether something takes place at a time, or only begins to be due then.
fn is_at_its_time(item: &DayItem, at: Instant) -> bool {
    let begins = work::owed(item.case.lead()).is_some_and(|owed| owed.start == at);
    begins || matches!(item.kind, WorkKind::Meeting | WorkKind::Automatic)
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
    let lines = lines(items.iter().copied());
    let more = items.len() - lines.len();
    // Whoever goes on by keys comes to each in turn.
    let after = shown.first.map_or(0, |first| first + 1);
    let next = shown
        .day
        .today()
        .nth(after)
        .map(|item| &item.case.lead().id);
    html! {
        @if !items.is_empty() {
            h2 { (shown.words.today_then()) }
            ul.lines.then {
                @for item in lines { (line(shown, item, next == Some(&item.case.lead().id))) }
            }
            (and_more(shown, more))
        }
    }
}

/// How many more there are than have a line, and the way to them.
fn and_more(shown: &DayView<'_>, more: usize) -> Markup {
    html! {
        @if more > 0 { p.note { (shown.words.today_more(&more.to_string())) " " (all_open(shown)) } }
    }
}

/// The way to all that is open for whoever is here: who leads the team has their own on the board.
fn all_open(shown: &DayView<'_>) -> Markup {
    let (signed, visit) = (shown.signed, shown.signed.visit);
    let own = BoardFilter::of(&signed.person.id).address(Layout::Table(0));
    let to = if signed.leads_the_team() {
        visit.desk(&own)
    } else {
        visit.own_address(Purpose::List)
    };
    html! { a href=(to) { (shown.words.button_all_open()) } }
}

/// Those of a section that have a line.
fn lines<'a>(items: impl Iterator<Item = &'a DayItem>) -> Vec<&'a DayItem> {
    let shown = items.filter(|item| item.is_shown);
    shown.take(MAX_LINES).collect()
}

fn section(shown: &DayView<'_>, heading: &str, items: &[DayItem], is_open: bool) -> Markup {
    let lines = lines(items.iter());
    let more = items.len() - lines.len();
    html! {
        @if !items.is_empty() {
            details.section open[is_open] {
                summary { h2 { (heading) " " span.count { (items.len()) } } }
                ul.lines { @for item in lines { (line(shown, item, false)) } }
                (and_more(shown, more))
            }
        }
    }
}

/// A lead in a line: what is to be done, who, and when; and whether it comes after the one that is shown.
fn line(shown: &DayView<'_>, item: &DayItem, is_next: bool) -> Markup {
    let visit = shown.signed.visit;
    let case = &item.case;
    let is_late = is_late(item, visit.now);
    let to = if item.kind == WorkKind::Automatic {
        lead_address(visit, case)
    } else {
        visit.desk(&format!("today?lead={}", case.lead().id))
    };
    html! {
        li data-next[is_next] {
            div.split {
                a href=(to) { bdi { (escaped(&case.name())) } }
                span.badge.red[is_late] { (badge(shown, item)) }
            }
            p.note {
                (kind(shown.words, item.kind))
                @if let Some(asked) = asked(case) { " · " bdi { (escaped(&asked)) } }
            }
            (written(shown, item))
        }
    }
}

/// What this person has reported today.
fn done_today(shown: &DayView<'_>) -> Markup {
    let words = shown.words;
    let visit = shown.signed.visit;
    html! {
        @if !shown.day.done.is_empty() {
            details.section {
                summary { h2 { (words.today_done()) " " span.count { (shown.day.done.len() + shown.day.done_more) } } }
                ul.lines { @for case in shown.day.done.iter().take(MAX_LINES) { li {
                    @if let Some(last) = &case.lead().last_outcome {
                        div.split {
                            a href=(lead_address(visit, case)) { bdi { (escaped(&case.name())) } }
                            span.badge.green { (hour(shown, last.at)) }
                        }
                        p.note { (escaped(&last_reported(case, last))) @for sentence in what_next(case) { " · " (escaped(&sentence)) } }
                        (ways_back(shown.signed, case, last, WayBack::Today))
                    }
                } } }
            }
        }
    }
}

/// Who rests, and is taken up again soon.
fn waking_soon(shown: &DayView<'_>, waking: &[LeadRecord]) -> Markup {
    let (words, visit) = (shown.words, shown.signed.visit);
    html! {
        @if !waking.is_empty() {
            details.section {
                summary { h2 { (words.today_waking()) " " span.count { (waking.len()) } } }
                ul.lines { @for case in waking.iter().take(MAX_LINES) { li {
                    a href=(lead_address(visit, case)) { bdi { (escaped(&case.name())) } }
                    p.note { (about(case)) }
                    @for sentence in what_next(case) { p.note { (escaped(&sentence)) } }
                } } }
            }
        }
    }
}

/// What comes on another day.
fn ahead(shown: &DayView<'_>, waking: &[LeadRecord]) -> Markup {
    html! {
        (section(shown, &shown.words.today_ahead(), &shown.day.ahead, false))
        (waking_soon(shown, waking))
        @if shown.day.today().next().is_none() && shown.day.ahead.is_empty() && shown.day.automatic.is_empty() && shown.day.done.is_empty() && waking.is_empty() {
            p.card { (naming(shown.signed.person.first_name(), |name| shown.words.today_empty(name))) }
        }
    }
}
