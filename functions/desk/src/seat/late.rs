//! What is said on somebody's day of a press that came late: something had happened before it, or too much time had passed, and what was typed
//! is kept as a note at most.

use calendar::Instant;
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::event::{Disposition, Event};
use followup::ids::{LeadId, PersonId};
use followup::timeline::{Fact, Ruling};
use futures_util::future::try_join;
use maud::{Markup, html};

use super::just_done::is_news;
use super::parts::{lead_address, ways_back};
use super::row::Signed;
use crate::access::Visit;
use crate::case::{LeadRecord, is_by};
use crate::fields::PostedFields;
use crate::page::shown;
use crate::pages::outcome::reopen;
use crate::refused::NotServed;
use crate::way_back::WayBack;
use crate::words::{holder, last_reported};

/// The field of the address that names a lead of which a press recorded nothing a moment ago.
pub(super) const UNKEPT: &str = "unkept";
/// The field of the address that says that what came with the press was kept as a note.
pub(super) const NOTED: &str = "noted";
/// The field of the address that names a lead of which a report was not taken back a moment ago.
pub(super) const STAYS: &str = "stays";
/// The field of the address that says when the press was made.
pub(super) const PRESSED: &str = "pressed";

/// What an address says of a press that is made now.
pub(super) fn pressed_now(visit: &Visit<'_>) -> String {
    format!("{PRESSED}={}", visit.now.timestamp())
}

/// When the press was made of which an address tells, if it says so.
pub(super) fn pressed_at(fields: &PostedFields) -> Option<Instant> {
    Instant::from_timestamp(fields.get(PRESSED)?.parse().ok()?, 0)
}

/// Whether whoever is here may say what happened with a lead: it is theirs or was, they reported of it last, or they lead the team. Who rang
/// somebody before the lead moved, or ended, says so all the same.
pub(super) fn may_report(signed: &Signed<'_>, case: &LeadRecord) -> bool {
    let me = &signed.person.id;
    let lead = case.lead();
    let reported = lead
        .last_outcome
        .as_ref()
        .is_some_and(|last| last.by == *me);
    let mut lines = case.timeline.iter();
    let had_it =
        lines.any(|line| matches!(&line.entry.fact, Fact::Assigned { to, .. } if to == me));
    lead.rep() == Some(me) || had_it || reported || signed.leads_the_team()
}

/// Whether a report would open a lead again that has ended, though whoever is here does not lead the team. A stop opens nothing, and is heard.
pub(super) fn would_reopen(signed: &Signed<'_>, case: &LeadRecord, fields: &PostedFields) -> bool {
    let lead = case.lead();
    let is_stop = fields.get("outcome") == Some(Disposition::DoNotContact.as_str());
    // A report of any other task leaves the end as it is.
    let is_of_the_end = fields.get("task") == Some(lead.task().as_str());
    case.is_closed() && is_of_the_end && !is_stop && !signed.leads_the_team()
}

/// Keeps a note that was typed beside the lead; whether it stands there. A second press of one button is no second note, and of who was erased
/// nothing is kept.
pub(super) async fn keep_note(
    visit: &Visit<'_>,
    case: &LeadRecord,
    by: &PersonId,
    note: Option<String>,
) -> Result<bool, NotServed> {
    let Some(note) = note.filter(|_| case.lead().erased_at.is_none()) else {
        return Ok(false);
    };
    if has_noted(case, by, &note) {
        return Ok(true);
    }
    let event = Event::NoteAdded {
        by: by.clone(),
        answer: false,
    };
    let options = CommitOptions {
        payload: Some(PersonalText::note(note)),
        ..CommitOptions::default()
    };
    visit.act(&event, &options).await?;
    Ok(true)
}

/// Whether somebody has noted just this a moment ago.
fn has_noted(case: &LeadRecord, by: &PersonId, note: &str) -> bool {
    let mut lines = case.timeline.iter().rev();
    lines.any(|line| {
        let text = case.texts.get(&line.id);
        is_by(line, by) && is_news(line.at, case.now) && text.is_some_and(|text| text == note)
    })
}

/// The address of the day that says that nothing of a press was recorded, and whether it was kept as a note.
pub(super) fn unkept_at(visit: &Visit<'_>, case: &LeadRecord, is_noted: bool) -> String {
    let noted = if is_noted {
        format!("&{NOTED}=yes")
    } else {
        String::new()
    };
    let (lead, pressed) = (&case.lead().id, pressed_now(visit));
    visit.desk(&format!("today?{UNKEPT}={lead}{noted}&{pressed}"))
}

/// The lead of which an address tells, as long as that is news, and for whom it concerns: an address can be typed.
async fn told_of(
    signed: &Signed<'_>,
    lead: LeadId,
    fields: &PostedFields,
) -> Result<Option<LeadRecord>, NotServed> {
    let visit = signed.visit;
    let pressed = pressed_at(fields).filter(|at| is_news(*at, visit.now));
    if pressed.is_none() {
        return Ok(None);
    }
    // Whose it was stands on its timeline.
    let timeline = async { Ok::<_, NotServed>(visit.cloud.timeline(&lead).await?) };
    let records = visit.records(signed.policy, vec![lead.clone()]);
    let (records, timeline) = try_join(records, timeline).await?;
    let told = records.into_iter().next();
    let told = told.map(|case| LeadRecord { timeline, ..case });
    Ok(told.filter(|case| may_report(signed, case)))
}

/// Whether what somebody did last with a lead, a moment ago, was to take back their report: the button was pressed twice.
pub(super) fn was_taken_back(case: &LeadRecord, by: &PersonId) -> bool {
    let mut lines = case.timeline.iter().rev();
    let newest = lines.find(|line| is_by(line, by));
    newest.is_some_and(|line| {
        let is_back = matches!(
            &line.entry.fact,
            Fact::Verdict {
                ruling: Ruling::TakenBack { .. }
            }
        );
        is_back && is_news(line.at, case.now)
    })
}

/// The address of the day that says that a report was not taken back.
pub(super) fn stays_at(visit: &Visit<'_>, case: &LeadRecord) -> String {
    let (lead, pressed) = (&case.lead().id, pressed_now(visit));
    visit.desk(&format!("today?{STAYS}={lead}&{pressed}"))
}

/// That a report was not taken back a moment ago, and the way to correct it.
pub(super) async fn stays(
    signed: &Signed<'_>,
    lead: LeadId,
    fields: &PostedFields,
) -> Result<Option<Markup>, NotServed> {
    let Some(case) = told_of(signed, lead, fields).await? else {
        return Ok(None);
    };
    let last = case.lead().last_outcome.as_ref();
    let own = last.filter(|last| last.by == signed.person.id);
    Ok(Some(html! {
        div.card role="alert" {
            p { b { (case.words.today_undo_late()) } " · " a href=(lead_address(signed.visit, &case)) { bdi { (shown(&case.name())) } } }
            @match own {
                Some(last) => {
                    p.note { (shown(&last_reported(&case, last))) " · " (case.when(last.at)) }
                    (ways_back(signed, &case, last, WayBack::Today))
                }
                None => p.note { (shown(&holder(&case))) },
            }
        }
    }))
}

/// Why nothing of a press was recorded.
pub(super) fn why_unkept(case: &LeadRecord) -> String {
    if case.is_closed() {
        case.words.outcome_ended()
    } else {
        case.words.unkept_changed()
    }
}

/// That nothing of a press was recorded a moment ago, why, and what can be done about it.
pub(super) async fn unkept(
    signed: &Signed<'_>,
    lead: LeadId,
    fields: &PostedFields,
) -> Result<Option<Markup>, NotServed> {
    let Some(case) = told_of(signed, lead, fields).await? else {
        return Ok(None);
    };
    let (words, lead) = (case.words, case.lead());
    // Nothing reopens who is to be left alone; anybody else is opened again by who leads the team.
    let can_reopen = case.is_closed()
        && lead.blocked.is_none()
        && lead.erased_at.is_none()
        && signed.leads_the_team();
    Ok(Some(html! {
        div.card role="alert" {
            p { b { (why_unkept(&case)) } " · " a href=(lead_address(signed.visit, &case)) { bdi { (shown(&case.name())) } } }
            p.note { (shown(&holder(&case))) }
            @if fields.get(NOTED).is_some() { p.note { (words.unkept_as_note()) } }
            @if can_reopen { p { (reopen(signed.visit, &case)) } }
        }
    }))
}
