//! Handing a lead over to a colleague, with the three lines that whoever gets it needs.

use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::access::may_hand_over;
use followup::event::Event;
use followup::policy::Policy;
use followup::team::{Person, Role};
use followup::timeline::EntryKind;
use maud::{Markup, html};
use serde_json::{Value, json};
use wording::Words;

use crate::case::LeadRecord;
use crate::fields::PostedFields;
use crate::page::shown;
use crate::parts::read_note;
use crate::refused::{DeskRefusal, NotServed};
use crate::seat::parts::{WrongField, error_of, line_field};
use crate::seat::row::Signed;

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

    /// What of it was typed, a line each, as one note.
    ///
    /// # Errors
    /// What would be right.
    fn lines(&self, words: Words) -> Result<String, WrongField> {
        let lines = [&self.agreed, &self.matters, &self.next].map(|line| line.trim());
        let typed: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let note = read_note(words, &typed.join("\n"));
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
}

/// Hands the lead over.
pub(super) async fn act(
    signed: &Signed<'_>,
    fields: &PostedFields,
) -> Result<PostedHandover, NotServed> {
    let visit = signed.visit;
    let words = visit.words(signed.policy);
    let typed = TypedHandover::of(fields);
    if !may_hand_over(&visit.lead().await?.lead, &signed.person.id) {
        return Err(DeskRefusal::NotYours.into());
    }
    let mut colleagues = colleagues(signed.policy, signed.person);
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
    // It moved a moment before.
    Err(DeskRefusal::NotYours.into())
}

/// The form, behind a click; nothing for whom the lead is not to be handed over by, or where nobody else takes leads.
pub(super) fn form(
    signed: &Signed<'_>,
    case: &LeadRecord,
    refused: Option<(&TypedHandover, &[WrongField])>,
) -> Markup {
    let words = case.words;
    let colleagues: Vec<&Person> = colleagues(signed.policy, signed.person).collect();
    if !may_hand_over(case.lead(), &signed.person.id) || colleagues.is_empty() {
        return html! {};
    }
    let nothing = TypedHandover::default();
    let (typed, wrong) = refused.unwrap_or((&nothing, &[]));
    let line = |name, label: String, text: &str| {
        line_field(name, (&label, ""), (text, MAX_LINE_CHARS), wrong)
    };
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
                            option value=(person.id) selected[person.id.as_str() == typed.to] { (shown(&person.name)) }
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

/// Who else takes leads.
fn colleagues<'a>(policy: &'a Policy, person: &'a Person) -> impl Iterator<Item = &'a Person> {
    let reps = policy.active.roster.with(Role::Rep);
    reps.filter(move |other| other.id != person.id)
}
