//! The leads behind a number.

use std::collections::HashMap;

use chrono::NaiveDate;
use followup::figures::{FactGroup, FactQuery};
use followup::ids::LeadId;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};
use serde_json::json;
use wording::figures::{PeopleShown, fact_name, group_name, hour_of_week};
use wording::with_capital;

use super::asked::{AskedDays, BEHIND, as_json, midnight};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::from_list::FromList;
use crate::page::shown;
use crate::refused::NotServed;
use crate::seat::frame::seat_page;
use crate::seat::parts::{about, lead_address};
use crate::seat::row::Signed;
use crate::words::holder;

/// Leads of a list.
const MAX_LISTED: usize = 100;
/// Days whose facts are read for a list at most, the newest first.
const MAX_LISTED_DAYS: usize = 92;

/// Whether the figures of whom a number counts are shown to whoever is here.
pub(super) fn may_see(signed: &Signed<'_>, counts: &FactQuery) -> bool {
    let people = PeopleShown::to(&signed.policy.active, &signed.person.id);
    match &counts.of {
        FactGroup::Person(person) => people.shows(person),
        FactGroup::All
        | FactGroup::Source(_)
        | FactGroup::Form(_)
        | FactGroup::Criterion(_)
        | FactGroup::RestedFor(_)
        | FactGroup::Weekday(_)
        | FactGroup::HourOfWeek(_)
        | FactGroup::Text(_) => true,
    }
}

/// Where the leads behind a number of these days are.
pub(super) fn path(counts: &FactQuery, asked: AskedDays) -> String {
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
        FactGroup::HourOfWeek(hour) => Some(hour_of_week(words, active, to, *hour)),
        group @ (FactGroup::Source(_)
        | FactGroup::Form(_)
        | FactGroup::Criterion(_)
        | FactGroup::RestedFor(_)
        | FactGroup::Text(_)) => Some(group_name(words, group).trim().to_owned()),
    };
    let what = with_capital(&fact_name(words, counts));
    let what = match group {
        Some(group) => words.today_and(&what, &group),
        None => what,
    };
    let days = AskedDays::between(from, to).said(words, times);
    words.figures_list_of_day(&days, &what)
}

/// The leads that a number counts.
struct CountedLeads {
    /// Those that it counts, the newest facts first.
    counted: Vec<LeadId>,
    /// Those that it counts off: what was taken back had been counted before these days.
    off: Vec<LeadId>,
    /// From which day on they were looked for: back to the first, or until there are as many as a list shows.
    from: NaiveDate,
}

/// The leads that a number counts, and those that it counts off.
async fn counted_leads(
    signed: &Signed<'_>,
    counts: &FactQuery,
    asked: AskedDays,
) -> Result<CountedLeads, NotServed> {
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
    found.retain(|lead| counted.get(lead).is_some_and(|count| *count != 0));
    let (counted, off) = found.into_iter().partition(|lead| counted[lead] > 0);
    let is_all = period.days.keys().next().is_none_or(|first| *first >= from);
    Ok(CountedLeads {
        counted,
        off,
        from: if is_all { asked.from } else { from },
    })
}

/// Reads leads of a list, the first of them that asked first, and says how many are left out.
async fn listed(
    signed: &Signed<'_>,
    mut leads: Vec<LeadId>,
) -> Result<(Vec<LeadRecord>, usize), NotServed> {
    let more = leads.len().saturating_sub(MAX_LISTED);
    leads.truncate(MAX_LISTED);
    let mut found = signed.visit.records(signed.policy, leads).await?;
    found.sort_by_key(|case| case.lead().arrived_at);
    Ok((found, more))
}

/// Leads, line by line, and that there are more.
fn lines(signed: &Signed<'_>, (found, more): &(Vec<LeadRecord>, usize)) -> Markup {
    let words = signed.visit.words(signed.policy);
    html! {
        ul.lines { @for case in found { li {
            a href=(lead_address(signed.visit, case)) { bdi { (shown(&case.name())) } }
            " " span.note { (about(case)) }
            p.note { (shown(&holder(case))) }
        } } }
        @if *more > 0 { p.note { (words.today_more(&more.to_string())) } }
    }
}

/// The leads that a number counts, the newest first; and below them those that it counts off.
pub(super) async fn page(
    signed: &Signed<'_>,
    counts: &FactQuery,
    asked: AskedDays,
) -> Result<Response<Body>, NotServed> {
    let words = signed.visit.words(signed.policy);
    let here = FromList::of(&path(counts, asked));
    let visit = &Visit {
        from: here.as_ref(),
        ..*signed.visit
    };
    let opens = &Signed { visit, ..*signed };
    let CountedLeads { counted, off, from } = counted_leads(signed, counts, asked).await?;
    let counted = listed(signed, counted).await?;
    let off = listed(signed, off).await?;
    let title = list_title(signed, counts, (from, asked.to));
    let body = html! {
        h1 { (title) }
        @if counted.0.is_empty() { p { (words.figures_list_none()) } }
        @else { (lines(opens, &counted)) }
        @if !off.0.is_empty() { h2 { (words.figures_list_off()) } (lines(opens, &off)) }
        p { a.go href=(visit.desk(&format!("figures?{}", asked.query()))) { (words.figures_title()) } }
    };
    Ok(seat_page(signed, "figures", 200, &title, &body))
}

/// The same for a program: which leads they are, and no more of them.
pub(super) async fn report(
    signed: &Signed<'_>,
    counts: &FactQuery,
    asked: AskedDays,
) -> Result<Response<Body>, NotServed> {
    let CountedLeads { counted, off, from } = counted_leads(signed, counts, asked).await?;
    Ok(as_json(&json!({
        "from": from,
        "to": asked.to,
        "counts": counts,
        "leads": counted,
        "counted_off": off,
    })))
}
