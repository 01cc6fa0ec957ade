//! Handing a lead over to a colleague, with the three lines that whoever gets it needs.

use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::access::{may_hand_over, stays_for_a_meeting};
use followup::event::Event;
use followup::lead::Lead;
use followup::route::candidates;
use followup::team::{Person, Role, Team};
use followup::timeline::{Actor, EntryKind};
use maud::{Markup, html};
use serde_json::{Value, json};
use wording::Words;

use crate::case::LeadRecord;
use crate::fields::PostedFields;
use crate::page::shown;
use crate::parts::read_note;
use crate::refused::NotServed;
use crate::seat::parts::{WrongField, error_of, line_field};
use crate::seat::row::Signed;
use crate::words::room;

const TO: &str = "to";
const AGREED: &str = "agreed";
const MATTERS: &str = "matters";
const NEXT: &str = "next_step";
/// The longest of the three lines, in characters: together they are a note.
const MAX_LINE_CHARS: usize = 600;

/// The fields of the form, as programs are told of them.
pub(super) fn fields() -> Value {
    let line = |says: &str| json!({ "type": "string", "maxLength": MAX_LINE_CHARS, "description": format!("hand_over: {says}") });
    json!({
        TO: { "type": "string", "description": "hand_over: the id of the colleague who gets the lead." },
        AGREED: line("what is agreed, and for when."),
        MATTERS: line("what matters to them."),
        NEXT: line("what comes next."),
    })
}

/// A handover as it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct TypedHandover {
    to: String,
    agreed: String,
    matters: String,
    next: String,
}

impl TypedHandover {
    fn of(fields: &PostedFields) -> Self {
        let field = |name| fields.get(name).unwrap_or_default().to_owned();
        Self {
            to: field(TO),
            agreed: field(AGREED),
            matters: field(MATTERS),
            next: field(NEXT),
        }
    }

    /// What of it was typed, a line each.
    fn in_lines(&self, words: Words) -> String {
        let line = |typed: &str, said: fn(Words, &str) -> String| {
            let typed = typed.trim();
            (!typed.is_empty()).then(|| said(words, typed))
        };
        let lines = [
            line(&self.agreed, Words::handed_agreed),
            line(&self.matters, Words::handed_matters),
            line(&self.next, Words::handed_next),
        ];
        let typed: Vec<String> = lines.into_iter().flatten().collect();
        typed.join("\n")
    }

    /// The same, as one note.
    ///
    /// # Errors
    /// What would be right.
    fn lines(&self, words: Words) -> Result<String, WrongField> {
        let note = read_note(words, &self.in_lines(words));
        let note = note.and_then(|note| note.ok_or_else(|| words.lines_nothing()));
        note.map_err(|reason| (AGREED, reason))
    }
}

/// What comes of a handover that was typed.
pub(super) enum PostedHandover {
    /// The lead is the colleague's.
    Taken,
    /// It cannot be taken: what was typed, and why.
    Refused(TypedHandover, Vec<WrongField>),
    /// The lead is not theirs to hand over, or not any more: what was typed.
    MovedOn(String),
}

/// Hands the lead over.
pub(super) async fn act(
    signed: &Signed<'_>,
    fields: &PostedFields,
) -> Result<PostedHandover, NotServed> {
    let visit = signed.visit;
    let words = visit.words(signed.policy);
    let typed = TypedHandover::of(fields);
    let lead = visit.lead().await?.lead;
    if !may_hand_over(&lead, &signed.person.id) {
        return moved_before(signed, &lead, &typed).await;
    }
    if stays_for_a_meeting(&lead) {
        let wrong = vec![(TO, words.hand_over_meeting())];
        return Ok(PostedHandover::Refused(typed, wrong));
    }
    let team = visit.cloud.team(&signed.policy.active).await?;
    let mut colleagues = colleagues(signed, &lead, &team).into_iter();
    let to = colleagues.find(|person| person.id.as_str() == typed.to);
    let (to, lines) = match (to, typed.lines(words)) {
        (Some(to), Ok(lines)) => (to, lines),
        (to, lines) => {
            let nobody = || (TO, words.hand_over_nobody());
            let nobody = to.is_none().then(nobody);
            let wrong = nobody.into_iter().chain(lines.err()).collect();
            return Ok(PostedHandover::Refused(typed, wrong));
        }
    };
    let event = Event::HandedOver {
        to: to.id.clone(),
        by: signed.person.id.clone(),
    };
    let options = CommitOptions {
        payload: Some(PersonalText::note(lines)),
        ..CommitOptions::default()
    };
    if visit
        .has_become(EntryKind::Assigned, &event, &options)
        .await?
    {
        return Ok(PostedHandover::Taken);
    }
    let lead = visit.lead().await?.lead;
    if may_hand_over(&lead, &signed.person.id) {
        // The lead has booked a meeting between the first look and the press.
        let wrong = vec![(TO, words.hand_over_meeting())];
        return Ok(PostedHandover::Refused(typed, wrong));
    }
    moved_before(signed, &lead, &typed).await
}

/// What is said where the lead is not theirs any more: of a second press, what the first one was told.
async fn moved_before(
    signed: &Signed<'_>,
    lead: &Lead,
    typed: &TypedHandover,
) -> Result<PostedHandover, NotServed> {
    let has_it = lead.rep().is_some_and(|rep| rep.as_str() == typed.to);
    if has_it {
        let timeline = signed.visit.cloud.timeline(&lead.id).await?;
        let mut newest = timeline.iter().rev();
        let last = newest.find(|line| line.entry.kind() == EntryKind::Assigned);
        let by = Actor::Person(signed.person.id.clone());
        if last.is_some_and(|line| line.entry.by == by) {
            return Ok(PostedHandover::Taken);
        }
    }
    let words = signed.visit.words(signed.policy);
    Ok(PostedHandover::MovedOn(typed.in_lines(words)))
}

/// The form, behind a click; nothing for whom the lead is not to be handed over by, or where nobody else takes leads.
pub(super) fn form(
    signed: &Signed<'_>,
    case: &LeadRecord,
    team: &Team,
    refused: Option<(&TypedHandover, &[WrongField])>,
) -> Markup {
    let words = case.words;
    let colleagues = colleagues(signed, case.lead(), team);
    if !may_hand_over(case.lead(), &signed.person.id) || colleagues.is_empty() {
        return html! {};
    }
    if stays_for_a_meeting(case.lead()) {
        return html! {
            details.more {
                summary { (words.hand_over_heading()) }
                p.hint { (words.hand_over_meeting()) }
            }
        };
    }
    let nothing = TypedHandover::default();
    let (typed, wrong) = refused.unwrap_or((&nothing, &[]));
    let line = |name, label: String, text: &str| {
        line_field(name, (&label, ""), (text, MAX_LINE_CHARS), wrong)
    };
    let has = |person: &Person| room(words, &team.load(&person.id), case.now, |at| case.when(at));
    html! {
        details.more open[!wrong.is_empty()] {
            summary { (words.hand_over_heading()) }
            form.bare method="post" action=(signed.visit.token) {
                input type="hidden" name="do" value="hand_over";
                p.hint { (words.hand_over_hint()) }
                div.field {
                    label for=(TO) { (words.hand_over_to()) }
                    @if let Some(error) = error_of(TO, wrong) { p.error #to-error { (error) } }
                    select #(TO) name=(TO) aria-describedby=[error_of(TO, wrong).map(|_| "to-error")] aria-invalid=[error_of(TO, wrong).map(|_| "true")] {
                        option value="" {}
                        @for person in &colleagues {
                            option value=(person.id) selected[person.id.as_str() == typed.to] { (shown(&words.hand_over_choice(&person.name, &has(person)))) }
                        }
                    }
                }
                (line(AGREED, words.hand_over_agreed(), &typed.agreed))
                (line(MATTERS, words.hand_over_matters(), &typed.matters))
                (line(NEXT, words.hand_over_next(), &typed.next))
                button type="submit" { (words.hand_over_button()) }
            }
        }
    }
}

/// Who else takes leads and is there: first whoever the routing could choose for this one.
fn colleagues<'a>(signed: &Signed<'a>, lead: &Lead, team: &Team) -> Vec<&'a Person> {
    let (policy, now) = (signed.policy, signed.visit.now);
    let first = candidates(policy, lead, team, now);
    let is_first = |person: &Person| first.iter().any(|one| one.id == person.id);
    let reps = policy.active.roster.with(Role::Rep);
    let others =
        reps.filter(|person| person.id != signed.person.id && !team.load(&person.id).is_away(now));
    let mut there: Vec<&Person> = others.collect();
    there.sort_by_key(|person| !is_first(person));
    there
}
