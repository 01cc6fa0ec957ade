//! What happened in some days, as figures: what leaked first, then tables and charts, and the leads behind a number.

mod asked;
mod bounded;
mod drawn;
mod late_now;
mod lately;
mod list;

use charts::figure;
use cloud::table::days::CountedDays;
use costs::RunningCosts;
use followup::figures::{FactClass, FactQuery};
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::figures::{FigureTable, PeopleShown, PeriodFigures, fact_name};
use wording::{Words, counted, with_capital};

use super::frame::seat_page;
use super::row::{SeatPage, Signed};
use crate::access::Seat;
use crate::fields::queried;
use crate::page::see_other;
use crate::pages::Takes;
use crate::refused::{DeskRefusal, NotServed};
use asked::{
    AskedDays, BEHIND, FORMAT, LATE, NOW, SPANS, UNTIL, as_file, as_json, midnight, wants_json,
};
use bounded::{MAX_LEAK_DAYS, TableRoom};
use drawn::{drawn, or_tables_alone};

pub(super) use lately::LatelyCounted;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "figures",
    name: "figures",
    seat: Seat::Anybody,
    shows: "Somebody of the team reads what happened in some days: promises, where people came from and how far it went, how far it has gone since with those who asked then, waits, what was late, and what was handed back; as a page, a table as CSV, or the leads behind a number; or for a program.",
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
            "The number of a table, from 0 on: it is answered as CSV, in which times are minutes, as the names of their columns say.",
        ),
        (
            LATE,
            "`now`, for the open leads that are late now, by age, instead of days.",
        ),
        (
            FORMAT,
            "`json`, for the same figures as JSON for a program; so does a header `Accept` that names `application/json` before any page; with `late=now`, what is late by age; with `behind`, the leads behind a number.",
        ),
        (
            UNTIL,
            "With `behind`: the newest of the days whose leads are listed; the last one, if left out.",
        ),
        (
            BEHIND,
            "What a number counts, as the links of the page say it: the leads behind it are listed instead. As JSON these are their ids in `leads`, the newest facts first, and in `counted_off` those that it counts off; they are of the newest of the days, seven at most: `from` is the first day that is answered for, and `earlier` the day to ask for next as `until`, null where there is none.",
        ),
    ],
    files: &["text/csv", "application/json"],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, _| Box::pin(async move { Ok(see_other(&signed.visit.desk("figures"))) }),
};

/// What leaked: listed day by day.
const LEAKS: [EntryKind; 4] = [
    EntryKind::PromiseMissed,
    EntryKind::Lapsed,
    EntryKind::Breached,
    EntryKind::Escalated,
];
async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    let (visit, words) = (signed.visit, signed.visit.words(signed.policy));
    let today = signed.policy.calendar().local(visit.now).date_naive();
    let asked = AskedDays::read(&fields, today);
    let is_for_program = wants_json(&fields, request);
    let behind = fields.get(BEHIND);
    if let Some(counts) = behind.and_then(|text| serde_json::from_str(text).ok()) {
        if !reads_of_leads(signed) || !list::may_see(signed, &counts) {
            return Err(DeskRefusal::NotYours.into());
        }
        return if is_for_program {
            list::report(signed, &counts, asked, asked.newest(&fields)).await
        } else {
            list::page(signed, &counts, asked, asked.newest(&fields)).await
        };
    }
    if fields.get(LATE) == Some(NOW) {
        return late_now::page(signed, &fields, is_for_program).await;
    }
    let cloud = visit.cloud;
    let period = cloud.period_with_cohort(asked.from, asked.to, today);
    let (period, cohort) = period.await?;
    let facts = period.sum();
    let days = period.since_the_first(asked.to);
    let running = RunningCosts::estimate(facts.milestones.asked, days);
    let texts = cloud.texts_so_far(signed.policy, &period).await?;
    let figures = PeriodFigures {
        policy: signed.policy,
        words,
        facts: &facts,
        cohort: Some(cohort),
        texts_so_far: Some(&texts),
        days: (asked.from, asked.to),
        people: PeopleShown::to(&signed.policy.active, &signed.person.id),
        // It is a page of its own: with it this one would ask too much of the table.
        late_now: None,
        running: Some(&running),
    };
    if is_for_program {
        let counted_until = period.uncounted.unwrap_or(asked.to);
        return Ok(as_json(&json!(figures.report(counted_until))));
    }
    let tables = figures.tables();
    let number = fields
        .get("csv")
        .and_then(|text| text.parse::<usize>().ok());
    if let Some(table) = number.and_then(|number| tables.get(number)) {
        return Ok(as_file(words, table));
    }
    Ok(page(signed, asked, &period, &figures, &tables))
}

/// The page of these days.
fn page(
    signed: &Signed<'_>,
    asked: AskedDays,
    period: &CountedDays,
    figures: &PeriodFigures<'_>,
    tables: &[FigureTable],
) -> Response<Body> {
    let (visit, words) = (signed.visit, figures.words);
    let today = signed.policy.calendar().local(visit.now).date_naive();
    let charts = or_tables_alone(drawn(figures, midnight(signed, asked.from)));
    let leads = reads_of_leads(signed);
    let tables = shown_tables(signed, words, asked, tables);
    let body = html! {
        h1 { (figures.headline().join(" ")) }
        (spans(signed, words, asked))
        (until(signed, words, asked, period))
        @if leads { (day_by_day(signed, words, asked, period)) }
        @for (number, one) in tables.iter().enumerate() {
            (one)
            p.note { a href=(visit.desk(&format!("figures?{}&csv={number}", asked.query()))) { (words.figures_download()) } }
            @if let Some(chart) = charts.iter().find(|(beside, _)| *beside == number) { (figure(&chart.1)) }
        }
        @if asked.to == today { p { a.go href=(visit.desk(&late_now::path())) { (words.figures_late_leads()) } } }
    };
    seat_page(signed, "figures", 200, &words.figures_title(), &body)
}

/// The tables, as far as the page has room for them; each number leads to its leads, for who may read them.
fn shown_tables(
    signed: &Signed<'_>,
    words: Words,
    asked: AskedDays,
    tables: &[FigureTable],
) -> Vec<Markup> {
    let leads = reads_of_leads(signed);
    let link = |counts: &FactQuery| leads.then(|| signed.visit.desk(&list::path(counts, asked)));
    let mut room = TableRoom::new(tables.len());
    let shown = tables.iter().map(|one| room.shown(words, one, link));
    shown.collect()
}

/// Whether somebody may read which leads are behind a number: who works with leads.
fn reads_of_leads(signed: &Signed<'_>) -> bool {
    Seat::Working.is_for(&signed.policy.active.roster, signed.person)
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
        form.bare.row.picks method="get" action=(visit.desk("figures")) {
            div {
                label for="from" { (words.figures_from_day()) }
                input #from type="date" name="from" value=(asked.from) required;
            }
            div {
                label for="to" { (words.figures_to_day()) }
                input #to type="date" name="to" value=(asked.to) required;
            }
            button.quiet type="submit" { (words.figures_show()) }
        }
    }
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

/// What leaked, day by day, the newest days: each leads to its leads, and the way to the days before them stands beside.
fn day_by_day(signed: &Signed<'_>, words: Words, asked: AskedDays, period: &CountedDays) -> Markup {
    let times = signed.visit.times(signed.policy);
    let days_of = |kind| {
        let days = period.days.iter();
        let counts = days.map(move |(day, figures)| (*day, figures.of(kind).all));
        counts.filter(|(_, count)| *count != 0).collect::<Vec<_>>()
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
                    @let earlier = days.len().saturating_sub(MAX_LEAK_DAYS);
                    p.row { @for (day, count) in &days[earlier..] {
                        a href=(signed.visit.desk(&list::path(&counts, AskedDays::one(*day)))) { (times.day(*day)) " (" (count) ")" }
                    } }
                    @if let Some((last, _)) = days[..earlier].last() {
                        p.note { a href=(signed.visit.desk(&format!("figures?{}", AskedDays::between(asked.from, *last).query()))) { (words.figures_earlier_days(counted(earlier))) } }
                    }
                }
            }
        }
    }
}
