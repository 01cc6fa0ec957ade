//! The leads behind a number.

use std::collections::HashMap;

use chrono::NaiveDate;
use followup::figures::{DayFigures, FactClass, FactGroup, FactQuery, Milestone};
use followup::ids::LeadId;
use followup::timeline::EntryKind;
use futures_util::future::try_join_all;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};
use serde_json::json;
use wording::figures::{PeopleShown, fact_name, group_name, hour_of_week};
use wording::{counted, with_capital};

use super::asked::{AskedDays, BEHIND, UNTIL, as_json, midnight};
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
/// Days on which a number is not nothing and whose facts a page reads, the newest first. The facts of a day lie in eight parts, which are read
/// side by side: a week of days is sixty requests at most, and they wait for each other no longer than those of one day.
const DAYS_OF_A_PAGE: usize = 7;

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

/// The same, of those up to one of the days.
fn path_until(counts: &FactQuery, asked: AskedDays, newest: NaiveDate) -> String {
    format!("{}&{UNTIL}={newest}", path(counts, asked))
}

/// Whether a day is looked at for a number: not one on which it is nothing and nothing was counted off either. Else as many of other leads may
/// have come as were taken back.
fn is_looked_at(counts: &FactQuery, figures: Option<&DayFigures>) -> bool {
    let Some(figures) = figures else {
        return true;
    };
    let counts_off = [EntryKind::Corrected, EntryKind::Verdict];
    let mut counts_off = counts_off.iter();
    let has_counted_off = counts_off.any(|kind| figures.kinds.contains_key(kind));
    has_counted_off && may_be_counted_off(counts.fact) || figures.number(counts) != Some(0)
}

/// Whether a number may be less for a report that is taken back or corrected. What came, or was late, stays so.
fn may_be_counted_off(fact: FactClass) -> bool {
    match fact {
        FactClass::Milestone(Milestone::Asked)
        | FactClass::Acknowledged(_)
        | FactClass::Given
        | FactClass::Kind(EntryKind::Breached | EntryKind::Lapsed | EntryKind::Escalated) => false,
        FactClass::Milestone(_)
        | FactClass::Kind(_)
        | FactClass::Unreported
        | FactClass::Touch
        | FactClass::FirstTouchOfRep
        | FactClass::HandedBack(_)
        | FactClass::Overridden
        | FactClass::Beyond
        | FactClass::Rested
        | FactClass::Woke
        | FactClass::InContactAgain
        | FactClass::WonAgain
        | FactClass::NeverWoke
        | FactClass::Text(_) => true,
    }
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

/// The leads that a number counts on the newest of some days.
struct CountedLeads {
    /// Those that it counts, the newest facts first.
    counted: Vec<LeadId>,
    /// Those that it counts off: what was taken back had been counted before these days.
    off: Vec<LeadId>,
    /// From which day on they were looked for: back to the first, or until a page has read as much as it may.
    from: NaiveDate,
    /// The days before it that were not looked at, and have some, too, oldest first.
    earlier: Vec<NaiveDate>,
}

/// The leads that a number counts, and those that it counts off.
async fn counted_leads(
    signed: &Signed<'_>,
    counts: &FactQuery,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<CountedLeads, NotServed> {
    let cloud = signed.visit.cloud;
    let calendar = signed.policy.calendar();
    let today = calendar.local(signed.visit.now).date_naive();
    let days = cloud.days_with_facts(from, to, today).await?;
    let days = days.into_iter();
    let days = days.filter(|(_, figures)| is_looked_at(counts, figures.as_ref()));
    let mut earlier: Vec<NaiveDate> = days.map(|(day, _)| day).collect();
    let mut looked_at = earlier.split_off(earlier.len().saturating_sub(DAYS_OF_A_PAGE));
    let facts = looked_at.iter().rev().map(|day| cloud.facts_of(*day));
    let facts = try_join_all(facts).await?;
    let mut found: Vec<LeadId> = Vec::new();
    let mut counted: HashMap<LeadId, i64> = HashMap::new();
    for (place, (day, facts)) in looked_at.iter().rev().zip(facts).enumerate() {
        let of_day = facts.into_iter().map(|facts| {
            let records = facts.records.iter();
            let by: i64 = records.map(|record| counts.counts(*day, record)).sum();
            (facts.lead, by)
        });
        let of_day: Vec<(LeadId, i64)> = of_day.filter(|(_, by)| *by != 0).collect();
        let new = of_day
            .iter()
            .filter(|(lead, _)| !counted.contains_key(lead));
        let has_room = found.len() + new.count() <= MAX_LISTED;
        if !has_room && place > 0 {
            let kept = looked_at.len() - place;
            earlier.extend(looked_at.drain(..kept));
            break;
        }
        for (lead, by) in of_day {
            if !counted.contains_key(&lead) {
                found.push(lead.clone());
            }
            *counted.entry(lead).or_default() += by;
        }
    }
    found.retain(|lead| counted.get(lead).is_some_and(|count| *count != 0));
    let (counted, off) = found.into_iter().partition(|lead| counted[lead] > 0);
    let oldest = looked_at.first().filter(|_| !earlier.is_empty());
    Ok(CountedLeads {
        counted,
        off,
        from: oldest.copied().unwrap_or(from),
        earlier,
    })
}

/// Leads of a list as they are now, and how many more there are.
type ListedLeads = (Vec<LeadRecord>, usize);

/// Reads the leads that are counted, and those that are counted off, all of them together: of each the first of them that asked first.
async fn listed(
    signed: &Signed<'_>,
    found: &CountedLeads,
) -> Result<(ListedLeads, ListedLeads), NotServed> {
    let counted = &found.counted[..found.counted.len().min(MAX_LISTED)];
    let off = &found.off[..found.off.len().min(MAX_LISTED - counted.len())];
    let leads = [counted, off].concat();
    let mut read = signed.visit.named_records(signed.policy, leads).await?;
    read.sort_by_key(|case| case.lead().arrived_at);
    // What was merged since is listed as what it was merged into.
    let is_counted = |case: &LeadRecord| {
        let lead = case.lead();
        counted.contains(&lead.id) || lead.merged.iter().any(|merged| counted.contains(merged))
    };
    let (on, taken_off): (Vec<_>, Vec<_>) = read.into_iter().partition(is_counted);
    Ok((
        (on, found.counted.len() - counted.len()),
        (taken_off, found.off.len() - off.len()),
    ))
}

/// Leads, line by line, and that there are more.
fn lines(signed: &Signed<'_>, (found, more): &ListedLeads) -> Markup {
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

/// Until which day a page has looked, and the way to the days before it; nothing, where it has looked at all.
fn earlier(
    signed: &Signed<'_>,
    counts: &FactQuery,
    asked: AskedDays,
    found: &CountedLeads,
) -> Markup {
    let (visit, words) = (signed.visit, signed.visit.words(signed.policy));
    let until = visit.times(signed.policy).day(found.from);
    html! {
        @if let Some(newest) = found.earlier.last() {
            p.note { (words.figures_list_until(&until)) }
            p { a.go href=(visit.desk(&path_until(counts, asked, *newest))) { (words.figures_earlier_days(counted(found.earlier.len()))) } }
        }
    }
}

/// The leads that a number counts, who asked first before the others; and below them those that it counts off.
pub(super) async fn page(
    signed: &Signed<'_>,
    counts: &FactQuery,
    asked: AskedDays,
    until: NaiveDate,
) -> Result<Response<Body>, NotServed> {
    let words = signed.visit.words(signed.policy);
    let here = FromList::of(&path_until(counts, asked, until));
    let visit = &Visit {
        from: here.as_ref(),
        ..*signed.visit
    };
    let opens = &Signed { visit, ..*signed };
    let found = counted_leads(signed, counts, (asked.from, until)).await?;
    let (counted, off) = listed(signed, &found).await?;
    let title = list_title(signed, counts, (found.from, until));
    let body = html! {
        h1 { (title) }
        @if counted.0.is_empty() { p { (words.figures_list_none()) } }
        @else { (lines(opens, &counted)) }
        @if !found.off.is_empty() { h2 { (words.figures_list_off()) } (lines(opens, &off)) }
        (earlier(signed, counts, asked, &found))
        p { a.go href=(visit.desk(&format!("figures?{}", asked.query()))) { (words.figures_title()) } }
    };
    Ok(seat_page(signed, "figures", 200, &title, &body))
}

/// The same for a program: which leads they are, and no more of them.
pub(super) async fn report(
    signed: &Signed<'_>,
    counts: &FactQuery,
    asked: AskedDays,
    until: NaiveDate,
) -> Result<Response<Body>, NotServed> {
    let found = counted_leads(signed, counts, (asked.from, until)).await?;
    Ok(as_json(&json!({
        "from": found.from,
        "to": until,
        "earlier": found.earlier.last(),
        "counts": counts,
        "leads": found.counted,
        "counted_off": found.off,
    })))
}
