//! What happened in some days, as figures: what leaked first, then tables and charts, and the leads behind a number.

use std::collections::HashMap;

use calendar::Instant;
use charts::{Chart, ChartError, Series, bars, csv, figure, first_contact, linked_table};
use chrono::{Days, NaiveDate, NaiveTime};
use cloud::table::days::{CountedDays, MAX_DAYS};
use followup::figures::{DayFigures, FactClass, FactGroup, FactQuery};
use followup::ids::LeadId;
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::figures::{PeopleShown, PeriodFigures, fact_name, group_name};
use wording::{Words, with_capital};

use super::frame::seat_page;
use super::parts::{about, lead_path};
use super::row::{Seat, SeatPage, Signed};
use crate::fields::{PostedFields, queried};
use crate::page::{download, see_other, shown};
use crate::pages::Takes;
use crate::refused::{DeskRefusal, NotServed};
use crate::words::holder;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "figures",
    name: "figures",
    seat: Seat::Anybody,
    shows: "Somebody of the team reads what happened in some days: promises, where people came from and how far it went, waits, what was late, and what was handed back; as a page, a table as CSV, or the leads behind a number.",
    does: "Leads to the page: reading figures changes nothing.",
    takes: Takes::Nothing,
    query: &[
        ("days", "So many days up to today: 28, if nothing is said."),
        (
            "from",
            "The first day, such as 2026-03-02, instead of `days`.",
        ),
        (
            "to",
            "The last day, such as 2026-03-31; today, if left out.",
        ),
        (
            "csv",
            "The number of a table, from 0 on: it is answered as CSV.",
        ),
        (
            BEHIND,
            "What a number counts, as the links of the page say it: the leads behind it are listed instead.",
        ),
    ],
    files: &["text/csv"],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, _| Box::pin(async move { Ok(see_other(&signed.visit.desk("figures"))) }),
};

/// Days that are shown unless others are asked for.
const DAYS: u64 = 28;
/// The spans that one click chooses.
const SPANS: [u64; 3] = [7, DAYS, 90];
/// The hours between which waits are drawn: from two minutes to thirty days.
const HOURS: std::ops::Range<f64> = 0.03..720.0;
/// The hour in which a first touch is worth most.
const THE_HOUR: f64 = 1.0;
/// What leaked: listed day by day.
const LEAKS: [EntryKind; 4] = [
    EntryKind::PromiseMissed,
    EntryKind::Lapsed,
    EntryKind::Breached,
    EntryKind::Escalated,
];
/// The field that says which number's leads are listed.
const BEHIND: &str = "behind";
/// Leads of a list.
const MAX_LISTED: usize = 100;
/// Days whose facts are read for a list at most, the newest first.
const MAX_LISTED_DAYS: usize = 92;

/// Which days are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct AskedDays {
    from: NaiveDate,
    to: NaiveDate,
    /// The span that was chosen, if it was one of a click.
    span: Option<u64>,
}

impl AskedDays {
    /// What the address says; the last four weeks, where it says nothing that can be read.
    fn read(fields: &PostedFields, today: NaiveDate) -> Self {
        let day = |name| fields.get(name).and_then(|text| text.parse().ok());
        if let Some(from) = day("from").map(|from: NaiveDate| from.min(today)) {
            let to: NaiveDate = day("to").unwrap_or(today).min(today).max(from);
            let longest = from + Days::new(MAX_DAYS as u64 - 1);
            let to = to.min(longest);
            return Self {
                from,
                to,
                span: None,
            };
        }
        let span = fields.get("days").and_then(|text| text.parse().ok());
        let span = span.filter(|days| SPANS.contains(days)).unwrap_or(DAYS);
        Self {
            from: today - Days::new(span - 1),
            to: today,
            span: Some(span),
        }
    }

    /// One day.
    fn one(day: NaiveDate) -> Self {
        Self {
            from: day,
            to: day,
            span: None,
        }
    }

    /// The part of an address that asks for these days.
    fn query(self) -> String {
        match self.span {
            Some(span) => format!("days={span}"),
            None => format!("from={}&to={}", self.from, self.to),
        }
    }
}

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    let (visit, words) = (signed.visit, signed.visit.words(signed.policy));
    let today = signed.policy.calendar().local(visit.now).date_naive();
    let asked = AskedDays::read(&fields, today);
    let behind = fields.get(BEHIND);
    if let Some(counts) = behind.and_then(|text| serde_json::from_str(text).ok()) {
        if !reads_of_leads(signed) || !may_see(signed, &counts) {
            return Err(DeskRefusal::NotYours.into());
        }
        return list(signed, &counts, asked).await;
    }
    let period = visit.cloud.period(asked.from, asked.to, today).await?;
    let facts = period.sum();
    let figures = PeriodFigures {
        active: &signed.policy.active,
        words,
        facts: &facts,
        days: (asked.from, asked.to),
        people: PeopleShown::to(&signed.policy.active, &signed.person.id),
        // The board has it, with its leads.
        late_now: None,
    };
    let tables = figures.tables();
    let number = fields
        .get("csv")
        .and_then(|text| text.parse::<usize>().ok());
    if let Some(table) = number.and_then(|number| tables.get(number)) {
        let table = csv(table.records());
        return Ok(download("text/csv; charset=utf-8", "figures.csv", table));
    }
    let charts = match drawn(words, &facts) {
        Ok(charts) => charts,
        Err(error) => {
            // The tables say the same.
            tracing::error!(%error, "a chart was not drawn");
            Vec::new()
        }
    };
    let leads = reads_of_leads(signed);
    let body = html! {
        h1 { (figures.headline().join(" ")) }
        (spans(signed, words, asked))
        (until(signed, words, asked, &period))
        @if leads { (day_by_day(signed, words, &period)) }
        @for (number, one) in tables.iter().enumerate() {
            (linked_table(one, |counts| leads.then(|| visit.desk(&list_path(counts, asked)))))
            p.note { a href=(visit.desk(&format!("figures?{}&csv={number}", asked.query()))) { (words.figures_download()) } }
            @if let Some(chart) = charts.iter().find(|(beside, _)| *beside == number) { (figure(&chart.1)) }
        }
    };
    Ok(seat_page(
        signed,
        "figures",
        200,
        &words.figures_title(),
        &body,
    ))
}

/// Whether somebody may read which leads are behind a number: who works with leads.
fn reads_of_leads(signed: &Signed<'_>) -> bool {
    Seat::Working.is_for(&signed.policy.active.roster, signed.person)
}

/// Whether the figures of whom a number counts are shown to whoever is here.
fn may_see(signed: &Signed<'_>, counts: &FactQuery) -> bool {
    let people = PeopleShown::to(&signed.policy.active, &signed.person.id);
    match &counts.of {
        FactGroup::Person(person) => people.shows(person),
        FactGroup::All
        | FactGroup::Source(_)
        | FactGroup::Form(_)
        | FactGroup::Criterion(_)
        | FactGroup::RestedFor(_)
        | FactGroup::Weekday(_) => true,
    }
}

/// Which days are shown, and others.
fn spans(signed: &Signed<'_>, words: Words, asked: AskedDays) -> Markup {
    let visit = signed.visit;
    html! {
        nav.chips aria-label=(words.figures_title()) {
            @for span in SPANS {
                a href=(visit.desk(&format!("figures?days={span}"))) aria-current=[(asked.span == Some(span)).then_some("true")] {
                    (words.figures_last_days(&span.to_string()))
                }
            }
        }
        form.bare.row method="get" action=(visit.desk("figures")) {
            label for="from" { (words.figures_from_day()) }
            input #from type="date" name="from" value=(asked.from) required;
            label for="to" { (words.figures_to_day()) }
            input #to type="date" name="to" value=(asked.to) required;
            button.quiet type="submit" { (words.figures_show()) }
        }
    }
}

/// The beginning of a day, by the office's clock.
fn midnight(signed: &Signed<'_>, day: NaiveDate) -> Instant {
    let calendar = signed.policy.calendar();
    calendar.instant(day.and_time(NaiveTime::MIN))
}

/// Until when it is counted, and from when on there are figures at all.
fn until(signed: &Signed<'_>, words: Words, asked: AskedDays, period: &CountedDays) -> Markup {
    let times = signed.visit.times(signed.policy);
    let (now, uncounted) = (signed.visit.now, period.uncounted);
    let counted = uncounted.map_or(now, |day| midnight(signed, day));
    html! {
        p.lead-in.late[uncounted.is_some()] {
            (words.figures_until(&times.on_page(counted, now)))
            @if let Some(first) = period.days.keys().next().filter(|first| **first > asked.from) { " " (words.figures_since(&times.day(*first))) }
        }
    }
}

/// What leaked, day by day: each leads to its leads.
fn day_by_day(signed: &Signed<'_>, words: Words, period: &CountedDays) -> Markup {
    let times = signed.visit.times(signed.policy);
    let days_of = |kind| {
        let days = period.days.iter();
        let counts = days.map(move |(day, figures)| (*day, figures.of(kind).all));
        counts.filter(|(_, count)| *count > 0).collect::<Vec<_>>()
    };
    let all = LEAKS.map(|kind| (FactQuery::new(FactClass::Kind(kind)), days_of(kind)));
    let all: Vec<_> = all
        .into_iter()
        .filter(|(_, days)| !days.is_empty())
        .collect();
    html! {
        @if !all.is_empty() {
            details.section {
                summary { h2 { (words.figures_list()) } }
                @for (counts, days) in all {
                    h3 { (with_capital(&fact_name(words, &counts))) }
                    p.row { @for (day, count) in days {
                        a href=(signed.visit.desk(&list_path(&counts, AskedDays::one(day)))) { (times.day(day)) " (" (count) ")" }
                    } }
                }
            }
        }
    }
}

fn list_path(counts: &FactQuery, asked: AskedDays) -> String {
    let counts = json!(counts).to_string();
    let mut query = form_urlencoded::Serializer::new(asked.query());
    query.append_pair(BEHIND, &counts);
    format!("figures?{}", query.finish())
}

/// What a list has: what was counted, of whom, and when.
fn list_title(
    signed: &Signed<'_>,
    counts: &FactQuery,
    (from, to): (NaiveDate, NaiveDate),
) -> String {
    let words = signed.visit.words(signed.policy);
    let times = signed.visit.times(signed.policy);
    let active = &signed.policy.active;
    let group = match &counts.of {
        FactGroup::All => None,
        FactGroup::Person(person) => {
            let known = active.roster.get(person);
            Some(known.map_or_else(|| person.to_string(), |known| known.name.clone()))
        }
        FactGroup::Weekday(weekday) => {
            let day = to.week(*weekday).first_day();
            Some(times.weekday(midnight(signed, day)))
        }
        group @ (FactGroup::Source(_)
        | FactGroup::Form(_)
        | FactGroup::Criterion(_)
        | FactGroup::RestedFor(_)) => Some(group_name(words, group).trim().to_owned()),
    };
    let what = with_capital(&fact_name(words, counts));
    let what = match group {
        Some(group) => words.today_and(&what, &group),
        None => what,
    };
    let day = if from == to {
        times.day(from)
    } else {
        words.figures_days(&times.day(from), &times.day(to))
    };
    words.figures_list_of_day(&day, &what)
}

/// The leads that a number counts, and from which day on they were looked for: back to the first, or until there are as many as a list shows.
async fn counted_leads(
    signed: &Signed<'_>,
    counts: &FactQuery,
    asked: AskedDays,
) -> Result<(Vec<LeadId>, NaiveDate), NotServed> {
    let cloud = signed.visit.cloud;
    let today = signed
        .policy
        .calendar()
        .local(signed.visit.now)
        .date_naive();
    // On a day that has no figures there is nothing to be found.
    let period = cloud.period(asked.from, asked.to, today).await?;
    let mut found: Vec<LeadId> = Vec::new();
    let mut counted: HashMap<LeadId, i64> = HashMap::new();
    let mut from = asked.from;
    for (place, day) in period.days.keys().rev().enumerate() {
        let listed = counted.values().filter(|count| **count > 0).count();
        if place == MAX_LISTED_DAYS || listed > MAX_LISTED {
            break;
        }
        from = *day;
        for facts in cloud.facts_of(*day).await? {
            let records = facts.records.iter();
            let by: i64 = records.map(|record| counts.counts(*day, record)).sum();
            if by == 0 {
                continue;
            }
            if !counted.contains_key(&facts.lead) {
                found.push(facts.lead.clone());
            }
            *counted.entry(facts.lead).or_default() += by;
        }
    }
    found.retain(|lead| counted.get(lead).is_some_and(|count| *count > 0));
    let is_all = period.days.keys().next().is_none_or(|first| *first >= from);
    Ok((found, if is_all { asked.from } else { from }))
}

/// The leads that a number counts, the newest first.
async fn list(
    signed: &Signed<'_>,
    counts: &FactQuery,
    asked: AskedDays,
) -> Result<Response<Body>, NotServed> {
    let visit = signed.visit;
    let words = visit.words(signed.policy);
    let (mut leads, from) = counted_leads(signed, counts, asked).await?;
    let more = leads.len().saturating_sub(MAX_LISTED);
    leads.truncate(MAX_LISTED);
    let mut found = visit.records(signed.policy, leads).await?;
    found.sort_by_key(|case| case.lead().arrived_at);
    let title = list_title(signed, counts, (from, asked.to));
    let body = html! {
        h1 { (title) }
        @if found.is_empty() { p { (words.figures_list_none()) } }
        @else {
            ul.lines { @for case in &found { li {
                a href=(visit.desk(&lead_path(case))) { bdi { (shown(&case.name())) } }
                " " span.note { (about(case)) }
                p.note { (shown(&holder(case))) }
            } } }
        }
        @if more > 0 { p.note { (words.today_more(&more.to_string())) } }
        p { a.go href=(visit.desk(&format!("figures?{}", asked.query()))) { (words.figures_title()) } }
    };
    Ok(seat_page(signed, "figures", 200, &title, &body))
}

/// Charts, each with the number of the table that it stands beneath.
fn drawn(words: Words, facts: &DayFigures) -> Result<Vec<(usize, Chart)>, ChartError> {
    let reached = facts.milestones;
    let mut charts = Vec::new();
    if reached.asked > 0 {
        let steps = [
            (words.figures_asked(), reached.asked),
            (words.figures_touched(), reached.touched),
            (words.figures_in_contact(), reached.in_contact),
            (words.figures_met(), reached.met),
            (words.figures_won(), reached.won),
        ];
        let names: Vec<String> = steps.iter().map(|(name, _)| name.clone()).collect();
        let points = steps.iter().enumerate();
        let points = points.map(|(place, (_, count))| (place as f64, *count as f64));
        let series: Vec<Series> = vec![(words.figures_count(), points.collect())];
        let [asked, touched, talked, met, won] =
            [0, 1, 2, 3, 4].map(|step: usize| steps[step].1.to_string());
        charts.push((
            1,
            Chart {
                title: words.figures_chart_steps(),
                svg: bars(&words.figures_count(), &names, &series)?,
                said: words.figures_chart_steps_said(&asked, &met, &talked, &touched, &won),
            },
        ));
    }
    if facts.from_inquiry.count() > 0 {
        let all = [
            (words.figures_from_inquiry(), &facts.from_inquiry),
            (words.figures_from_inquiry_open(), &facts.from_inquiry_open),
            (words.figures_from_assignment(), &facts.from_assignment_open),
        ];
        let marks = [(words.figures_promised_hour(), THE_HOUR)];
        charts.push((2, first_contact(words, &all, HOURS, &marks)?));
    }
    Ok(charts)
}
