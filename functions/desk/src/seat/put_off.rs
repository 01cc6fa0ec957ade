//! Looking at a lead again later: it does not stand first until then. What is owed, and every clock, goes on.

use calendar::Instant;
use chrono::TimeDelta;
use cloud::table::commit::CommitOptions;
use followup::access::to_put_off;
use followup::event::Event;
use followup::policy::Policy;
use followup::team::Person;
use followup::timeline::EntryKind;
use maud::{Markup, html};
use serde_json::{Value, json};
use strum::{EnumString, IntoStaticStr, VariantArray};
use wording::{Words, with_capital};

use super::row::Signed;
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::PostedFields;
use crate::page::{naming, shown};
use crate::parts::nothing_chosen;
use crate::refused::NotServed;

/// The field of the choice.
const PUT_OFF: &str = "put_off";
/// What it says to look at the lead now after all.
const NOW: &str = "now";
/// The field of the address of a day that names a lead that was put off a moment ago.
pub(super) const LATER: &str = "later";

/// For how long somebody puts a lead off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, EnumString, VariantArray)]
#[strum(serialize_all = "snake_case")]
enum PutOffFor {
    /// Half an hour.
    HalfAnHour,
    /// Two hours.
    TwoHours,
    /// Until the opening of their next day.
    NextDay,
}

impl PutOffFor {
    fn as_str(self) -> &'static str {
        self.into()
    }

    fn until(self, policy: &Policy, person: &Person, now: Instant) -> Instant {
        match self {
            Self::HalfAnHour => now + TimeDelta::minutes(30),
            Self::TwoHours => now + TimeDelta::hours(2),
            Self::NextDay => policy.active.calendar_of(&person.id).next_day_opening(now),
        }
    }

    fn said(self, words: Words, when: &str) -> String {
        match self {
            Self::HalfAnHour => words.put_off_half_an_hour(),
            Self::TwoHours => words.put_off_two_hours(),
            Self::NextDay => words.put_off_next_day(when),
        }
    }
}

/// The field, for programs.
pub(super) fn field() -> (&'static str, Value) {
    let times = PutOffFor::VARIANTS.iter().map(|one| one.as_str());
    let all: Vec<_> = times.chain([NOW]).collect();
    let says = "Until when the lead does not stand first; now: what was put off is taken back. Nothing that is owed waits for it.";
    (PUT_OFF, json!({ "enum": all, "description": says }))
}

/// Whether a press puts a lead off.
pub(super) fn is_meant(fields: &PostedFields) -> bool {
    fields.get(PUT_OFF).is_some()
}

/// The form, behind one more click; nothing, where the lead is not the reader's.
pub(super) fn form(signed: &Signed<'_>, case: &LeadRecord) -> Markup {
    let (words, lead, now) = (case.words, case.lead(), signed.visit.now);
    let Some(latest) = to_put_off(&case.policy, lead, &signed.person.id, now) else {
        return html! {};
    };
    let until = |one: PutOffFor| one.until(&case.policy, signed.person, now);
    let later = PutOffFor::VARIANTS.iter().copied();
    let choices = later.filter(|one| *one == PutOffFor::NextDay || until(*one) < latest);
    html! {
        @if lead.put_off_at(now).is_some() { (way_back(signed, case)) }
        details.more {
            summary { (words.put_off_heading()) }
            form.bare method="post" action=(signed.visit.desk("today")) {
                (nothing_chosen(words))
                input type="hidden" name="lead" value=(lead.id);
                p.hint { (words.put_off_hint()) }
                div.choices {
                    @for one in choices { button.quiet type="submit" name=(PUT_OFF) value=(one.as_str()) { (with_capital(&one.said(words, &case.when(until(one))))) } }
                }
            }
        }
    }
}

/// The button by which whoever put a lead off takes that back.
fn way_back(signed: &Signed<'_>, case: &LeadRecord) -> Markup {
    html! {
        form.bare.row method="post" action=(signed.visit.desk("today")) {
            input type="hidden" name="lead" value=(case.lead().id);
            button.quiet type="submit" name=(PUT_OFF) value=(NOW) { (case.words.put_off_take_back()) }
        }
    }
}

/// Puts the lead of the visit off, or takes that back. By which field the address of the day names the lead then, and whether that changed
/// anything; nothing, where the press names no time.
pub(super) async fn record(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    fields: &PostedFields,
) -> Result<Option<(&'static str, bool)>, NotServed> {
    let (until, shown_by) = match fields.get(PUT_OFF) {
        Some(NOW) => (None, "lead"),
        named => {
            let named = named.and_then(|name| name.parse().ok());
            let Some(named): Option<PutOffFor> = named else {
                return Ok(None);
            };
            let until = named.until(signed.policy, signed.person, visit.now);
            (Some(until), LATER)
        }
    };
    let event = Event::PutOff {
        by: signed.person.id.clone(),
        until,
    };
    // What had joined before is decided with it, and is not what was pressed.
    let is_recorded = visit
        .has_become(EntryKind::Verdict, &event, &CommitOptions::default())
        .await?;
    Ok(Some((shown_by, is_recorded)))
}

/// That a lead is put off, what goes on all the same, and the way back.
pub(super) fn said(signed: &Signed<'_>, case: &LeadRecord, until: Instant) -> Markup {
    let words = case.words;
    let when = case.when(until);
    html! {
        div.card.done role="status" {
            p { (naming(&case.name(), |name| words.put_off_recorded(name, &when))) }
            @if let Some(by) = case.lead().owed.promised_by().filter(|by| *by < until) {
                p.note.late { (shown(&words.put_off_promised(&case.when(by)))) }
            }
            (way_back(signed, case))
        }
    }
}
