//! The leads of a day that have a line: what comes then, what was done, and what comes on another day.

use cloud::links::Purpose;
use maud::{Markup, html};

use super::day_parts::{DayView, badge, hour, is_late, written};
use super::overview::{BoardFilter, Layout};
use super::parts::{about, asked, kind, lead_address, ways_back};
use super::work::DayItem;
use crate::case::LeadRecord;
use crate::own_day::MAX_LINES;
use crate::page::{naming, shown as escaped};
use crate::way_back::WayBack;
use crate::words::{last_reported, what_next};

/// Everything of today but the lead that stands first.
pub(super) fn then_today(shown: &DayView<'_>) -> Markup {
    let items: Vec<&DayItem> = shown
        .day
        .today()
        .enumerate()
        .filter(|(at, _)| Some(*at) != shown.first)
        .map(|(_, item)| item)
        .collect();
    let visit = shown.signed.visit;
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
                @for item in lines {
                    @let lead = &item.case.lead().id;
                    (line(shown, item, &visit.desk(&format!("today?lead={lead}")), next == Some(lead)))
                }
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
pub(super) fn all_open(shown: &DayView<'_>) -> Markup {
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

/// Leads of which nothing is to be done today: each line leads to the lead's own page, since none of them can stand first here.
pub(super) fn section(
    shown: &DayView<'_>,
    heading: &str,
    items: &[DayItem],
    is_open: bool,
) -> Markup {
    let visit = shown.signed.visit;
    let lines = lines(items.iter());
    let more = items.len() - lines.len();
    html! {
        @if !items.is_empty() {
            details.section open[is_open] {
                summary { h2 { (heading) " " span.count { (items.len()) } } }
                ul.lines { @for item in lines { (line(shown, item, &lead_address(visit, &item.case), false)) } }
                (and_more(shown, more))
            }
        }
    }
}

/// A lead in a line: what is to be done, who, and when; where it leads; and whether it comes after the one that is shown.
fn line(shown: &DayView<'_>, item: &DayItem, to: &str, is_next: bool) -> Markup {
    let case = &item.case;
    let is_late = is_late(item, shown.signed.visit.now);
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
pub(super) fn done_today(shown: &DayView<'_>) -> Markup {
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
pub(super) fn ahead(shown: &DayView<'_>, waking: &[LeadRecord]) -> Markup {
    html! {
        (section(shown, &shown.words.today_ahead(), &shown.day.ahead, false))
        (waking_soon(shown, waking))
        @if shown.day.today().next().is_none() && shown.day.ahead.is_empty() && shown.day.automatic.is_empty() && shown.day.done.is_empty() && waking.is_empty() {
            p.card { (naming(shown.signed.person.first_name(), |name| shown.words.today_empty(name))) }
        }
    }
}
