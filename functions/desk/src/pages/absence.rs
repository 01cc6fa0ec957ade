//! Who is away, and until when: each says it of themselves, and whoever leads the team of anybody who is ill.

use followup::ids::PersonId;
use followup::policy::Policy;
use followup::team::{Person, Team};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::access::Visit;
use crate::dates::read_date;
use crate::fields::PostedFields;
use crate::page::shown;
use crate::parts::nothing_chosen;
use crate::refused::NotServed;

/// The field with the first day on which somebody works again.
const WORKS_AGAIN: &str = "works_again";
/// The field that says of whom; left out, it is the reader.
const WHO: &str = "away";

/// The fields of the form, for programs.
pub(crate) fn fields() -> [(&'static str, Value); 2] {
    let day =
        "The first day on which somebody is there again, who gets no new leads before: 2026-03-09.";
    let who = "The id of whoever is away; left out, it is the reader. Only the manager and the deputy may name somebody else.";
    [
        (
            WORKS_AGAIN,
            json!({ "anyOf": [{ "type": "string", "format": "date" }, { "const": "" }], "description": day }),
        ),
        (WHO, json!({ "type": "string", "description": who })),
    ]
}

/// Whether a press says that somebody is away.
pub(crate) fn is_meant(posted: &PostedFields) -> bool {
    posted.get(WORKS_AGAIN).is_some()
}

/// The form: of oneself, or of anybody, for whoever leads the team.
pub(crate) fn section(visit: &Visit<'_>, policy: &Policy, team: &Team, reader: &Person) -> Markup {
    let words = visit.words(policy);
    let roster = &policy.active.roster;
    let may_be_away: Vec<&Person> = if roster.manages(reader) {
        roster.people.iter().collect()
    } else {
        vec![reader]
    };
    let times = visit.times(policy);
    let load = team.load(&reader.id);
    let until = load.back_at(visit.now);
    html! {
        h2 { (words.absence_heading()) }
        form.card method="post" action=(visit.token) {
            (nothing_chosen(words))
            @if let Some(until) = until { p { (words.absence_stands(&times.on_page(until, visit.now))) } }
            @if may_be_away.len() > 1 {
                label for=(WHO) { (words.absence_who()) }
                select id=(WHO) name=(WHO) {
                    @for person in &may_be_away {
                        option value=(person.id.as_str()) selected[person.id == reader.id] { (shown(&person.name)) }
                    }
                }
            }
            label for=(WORKS_AGAIN) { (words.absence_works_again()) }
            input type="date" id=(WORKS_AGAIN) name=(WORKS_AGAIN) required aria-describedby="absence-note";
            p.note id="absence-note" { (words.absence_note()) }
            button type="submit" { (words.absence_button()) }
        }
    }
}

/// Notes that somebody is away; what is said of it, or what would be right.
pub(crate) async fn record(
    visit: &Visit<'_>,
    policy: &Policy,
    reader: &Person,
    posted: &PostedFields,
) -> Result<Result<String, String>, NotServed> {
    let words = visit.words(policy);
    let roster = &policy.active.roster;
    let who = match posted.get(WHO) {
        None => reader,
        Some(id) => {
            let named = PersonId::parse(id).ok();
            match named.and_then(|id| roster.get(&id)) {
                Some(person) if person.id == reader.id || roster.manages(reader) => person,
                Some(_) => return Ok(Err(words.absence_managers())),
                None => return Ok(Err(words.choose_a_button())),
            }
        }
    };
    let calendar = policy.active.calendar_of(&who.id);
    let day = posted.get(WORKS_AGAIN).unwrap_or_default();
    let Ok(until) = read_date(words, calendar, day, visit.now) else {
        return Ok(Err(words.absence_day()));
    };
    visit
        .cloud
        .set_away(&who.id, Some((visit.now, until)))
        .await?;
    let when = visit.times(policy).on_page(until, visit.now);
    Ok(Ok(words.absence_recorded(&when, &who.name)))
}
