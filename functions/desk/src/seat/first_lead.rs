//! The lead that stands first on somebody's day, in full: who, what they said, how to reach them, and what can be reported.

use cloud::links::{Purpose, TIMES};
use cloud::table::timeline::LastAnswer;
use followup::inquiry::clipped;
use followup::next_work::WorkKind;
use followup::timeline::Actor;
use followup::work;
use maud::{Markup, html};
use wording::moment;

use super::day_parts::{DayView, badge, is_late, written};
use super::parts::{
    MAX_SAID_CHARS, about, in_doubt, in_one_line, lead_address, reach, time_button, what_to_say,
};
use super::put_off;
use super::work::DayItem;
use crate::case::LeadRecord;
use crate::in_full::wrote_since;
use crate::page::{filled, shown as escaped};
use crate::pages::outcome::{Typed, amount_field, choices, date_and_note};
use crate::parts::nothing_chosen;
use crate::way_back::WayBack;
use crate::words::agreed;

/// Characters of a note of the team that stand beside what was agreed.
const MAX_NOTED_CHARS: usize = 160;

/// The lead that stands first: who, what they asked, how long they wait, and what can be said of it.
pub(super) fn first_lead(shown: &DayView<'_>, typed: Option<&Typed>) -> Markup {
    let item = shown.first.and_then(|at| shown.day.today().nth(at));
    let Some(item) = item else {
        return html! {};
    };
    let case = &item.case;
    let (words, lead) = (case.words, case.lead());
    let now = shown.signed.visit.now;
    let (is_late, agreed) = (is_late(item, now), agreed(case));
    html! {
        section.card.focus.urgent[is_late] aria-labelledby="first" {
            div.split {
                h2 #first { a href=(lead_address(shown.signed.visit, case)) { bdi { (escaped(&case.name())) } } }
                span.badge.red[is_late] { (badge(shown, item)) }
            }
            p.note { (about(case)) }
            (said(shown, case))
            p.note {
                @match wrote_since(lead) {
                    Some(since) => (words.today_wrote(&moment::how_long(words, now - since))),
                    None => (words.today_waits(&moment::how_long(words, now - lead.asked_at()))),
                }
                @if let Some(by) = lead.owed.promised_by() { " " (words.open_leads_promised_by(&case.when(by))) }
                @if let Some(agreed) = &agreed { " " (escaped(agreed)) }
                @if let Some(at) = work::wanted_at(&case.policy, lead).filter(|at| *at > now) { " " b { (words.today_best_before(&case.times().at_hour(at, now))) } }
            }
            @if agreed.is_some() { (newest_note(case)) }
            (reach(case))
            (what_to_say(shown.signed, case, Some(item.kind)))
            (written(shown, item))
            (in_doubt(shown.signed, case, WayBack::Today))
            (outcome_form(shown, item, typed))
            @if !matches!(item.kind, WorkKind::Confirm | WorkKind::Meeting) { div.row { (time_button(shown.signed, case)) } }
            (put_off::form(shown.signed, case))
        }
    }
}

/// What they said last, and waits for somebody: what they answered, or what they asked.
fn said(shown: &DayView<'_>, case: &LeadRecord) -> Markup {
    let has_asked_since = |at| case.lead().inquired_at.is_some_and(|asked| asked > at);
    match &shown.answer {
        LastAnswer::Kept(answer) if has_asked_since(answer.at) => asked(case),
        LastAnswer::Kept(answer) => in_their_words(&answer.text),
        LastAnswer::Elsewhere => html! {},
        LastAnswer::None => asked(case),
    }
}

/// What the newest inquiry says by which they asked and that says something: in their own words, or as somebody of the team took it down.
fn asked(case: &LeadRecord) -> Markup {
    let mut newest = case.asked_newest_first().chain(case.inquiry.as_ref());
    let says = newest.find_map(|inquiry| Some((inquiry, inquiry.message.as_deref()?)));
    let Some((inquiry, message)) = says else {
        return html! {};
    };
    match case.taken_down(inquiry) {
        Some(by) => {
            let noted = by.told(case.words, &clipped(message, MAX_SAID_CHARS));
            html! { p.said { bdi { (escaped(&noted)) } } }
        }
        None => in_their_words(message),
    }
}

fn in_their_words(text: &str) -> Markup {
    html! { blockquote.said { bdi { (escaped(&clipped(text, MAX_SAID_CHARS))) } } }
}

/// What the team noted last, in one line.
fn newest_note(case: &LeadRecord) -> Markup {
    let newest = case.told().rev().find_map(|line| match &line.entry.by {
        Actor::Person(person) => Some((line.at, person, case.note_of(line)?)),
        Actor::Lead | Actor::Baton => None,
    });
    let Some((at, person, note)) = newest else {
        return html! {};
    };
    let note = clipped(&in_one_line(note), MAX_NOTED_CHARS);
    let parts = [case.person_name(person), note.as_str()];
    let parts = parts.map(|part| html! { bdi { (escaped(part)) } });
    let when = case.when(at);
    html! { p.note { (filled(parts, |[name, text]| case.words.today_noted(name, text, &when))) } }
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
