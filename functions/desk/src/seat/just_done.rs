//! What whoever is here did a moment ago, and the ways back.

use calendar::Instant;
use chrono::TimeDelta;
use cloud::table::timeline::StoredEntry;
use followup::event::Disposition;
use followup::ids::LeadId;
use followup::lead::{LastOutcome, Stage};
use followup::timeline::{Actor, EntryKind};
use maud::{Markup, html};

use super::parts::{lead_address, ways_back};
use super::row::Signed;
use crate::case::LeadRecord;
use crate::fields::PostedFields;
use crate::page::shown;
use crate::pages::outcome::{Typed, amount_field, date_field};
use crate::parts::note_field_of;
use crate::refused::NotServed;
use crate::timeline::line;
use crate::way_back::WayBack;
use crate::words::{last_reported, what_next};

/// The field by which a press adds to what was reported.
pub(super) const ADD: &str = "add";
/// For how long an address that says so shows what was done: kept in a browser, it is no news for ever.
const NEWS: TimeDelta = TimeDelta::minutes(10);

/// Whether what was done then is still news.
pub(super) fn is_news(at: Instant, now: Instant) -> bool {
    now - at <= NEWS
}

/// What was reported a moment ago, and the way back.
pub(super) fn recorded(
    signed: &Signed<'_>,
    case: &LeadRecord,
    last: &LastOutcome,
    back: WayBack,
) -> Markup {
    let ways = ways_back(signed, case, last, back);
    card(signed, case, &last_reported(case, last), &ways)
}

/// The same on somebody's day, where a date and a note can follow: what was pressed stays one report.
pub(super) fn recorded_today(
    signed: &Signed<'_>,
    case: &LeadRecord,
    last: &LastOutcome,
    typed: &Typed,
) -> Markup {
    let ways = html! {
        (ways_back(signed, case, last, WayBack::Today))
        (follows(signed, case, last, typed))
    };
    card(signed, case, &last_reported(case, last), &ways)
}

/// Whether a press adds a date or a note to what was reported.
pub(super) fn is_added(fields: &PostedFields) -> bool {
    fields.get(ADD) == Some("yes")
}

/// The form by which a date, a note, and of who was won an amount, follow the outcome that was chosen.
fn follows(signed: &Signed<'_>, case: &LeadRecord, last: &LastOutcome, typed: &Typed) -> Markup {
    let (visit, words) = (signed.visit, case.words);
    let is_dated = matches!(case.lead().stage, Stage::Open(_)) && last.disposition.takes_a_date();
    let is_won = last.disposition == Disposition::Won;
    html! {
        details.more open[typed.is_wrong()] {
            summary { (words.today_date_and_note()) }
            form.bare method="post" action=(visit.desk("today")) {
                input type="hidden" name=(ADD) value="yes";
                input type="hidden" name="lead" value=(case.lead().id);
                input type="hidden" name="task" value=(shown(&last.task));
                input type="hidden" name="outcome" value=(last.disposition.as_str());
                @if is_dated { (date_field("then-next", visit, case, typed)) }
                @if is_won { (amount_field("then-amount", case, typed)) }
                (note_field_of("then-note", words, &words.note_optional(), &typed.note, typed.note_error.as_deref()))
                button type="submit" { (words.today_add()) }
            }
        }
    }
}

/// What was done a moment ago with a lead on the page of a link.
pub(super) async fn said(
    signed: &Signed<'_>,
    lead: LeadId,
    back: WayBack,
) -> Result<Option<Markup>, NotServed> {
    let visit = signed.visit;
    let records = visit.records(signed.policy, vec![lead]).await?;
    let Some(case) = records.first() else {
        return Ok(None);
    };
    let timeline = visit.cloud.timeline(&case.lead().id).await?;
    Ok(just_done(signed, case, &timeline, back))
}

/// What whoever is here decided or reported of a lead a moment ago, as its timeline says it; nothing, when they did neither.
pub(super) fn just_done(
    signed: &Signed<'_>,
    case: &LeadRecord,
    timeline: &[StoredEntry],
    back: WayBack,
) -> Option<Markup> {
    let me = &signed.person.id;
    let by_me = |line: &&StoredEntry| matches!(&line.entry.by, Actor::Person(by) if by == me);
    let mut own = timeline.iter().rev().filter(by_me);
    let newest = own.find(|line| {
        let kind = line.entry.kind();
        matches!(
            kind,
            EntryKind::Outcome | EntryKind::Corrected | EntryKind::Verdict | EntryKind::Assigned
        )
    });
    let newest = newest.filter(|line| is_news(line.at, signed.visit.now))?;
    let last = case.lead().last_outcome.as_ref();
    let kind = newest.entry.kind();
    let is_report = matches!(kind, EntryKind::Outcome | EntryKind::Corrected);
    let last = last.filter(|last| is_report && last.by == *me && last.at == newest.at);
    Some(match last {
        Some(last) => recorded(signed, case, last, back),
        None => card(signed, case, &line(case, newest).0, &html! {}),
    })
}

fn card(signed: &Signed<'_>, case: &LeadRecord, what: &str, ways: &Markup) -> Markup {
    html! {
        div.card.done role="status" {
            p { b { (shown(what)) } " · " a href=(lead_address(signed.visit, case)) { bdi { (shown(&case.name())) } } }
            @for sentence in what_next(case) { p.note { (shown(&sentence)) } }
            (ways)
        }
    }
}
