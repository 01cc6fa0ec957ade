//! Who is away, and until when: each says it of themselves, and whoever leads the team of anybody who is ill.

use calendar::Instant;
use chrono::{DateTime, NaiveDate};
use cloud::table::absence::{MAX_PLANNED, PlannedAbsence};
use followup::ids::PersonId;
use followup::policy::Policy;
use followup::team::{Person, Team, TimeAway};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::availability::own_return;
use crate::access::Visit;
use crate::dates::{MAX_AHEAD, read_date};
use crate::fields::PostedFields;
use crate::page::shown;
use crate::parts::nothing_chosen;
use crate::refused::NotServed;

/// The field with the first day on which somebody works again.
const WORKS_AGAIN: &str = "works_again";
/// The field with the first day on which they are away; left empty, it begins at once.
const FROM: &str = "away_from";
/// The field by which a planned absence is taken out: when it was to begin, in milliseconds since 1970.
const TAKE_OUT: &str = "take_out";
/// The field that says of whom; left out, it is the reader.
const WHO: &str = "away";

/// The name of this part on a page, by which an address leads to it.
pub(crate) const SECTION: &str = "absence";

/// The fields of the form, for programs.
pub(crate) fn fields() -> [(&'static str, Value); 4] {
    let day =
        "The first day on which somebody is there again, who gets no new leads before: 2026-03-09.";
    let who = "The id of whoever is away; left out, it is the reader. Only the manager and the deputy may name somebody else.";
    [
        (
            WORKS_AGAIN,
            json!({ "anyOf": [{ "type": "string", "format": "date" }, { "const": "" }], "description": day }),
        ),
        (
            FROM,
            json!({ "anyOf": [{ "type": "string", "format": "date" }, { "const": "" }], "description": "The first day on which they are away; left empty, it begins at once." }),
        ),
        (
            TAKE_OUT,
            json!({ "type": "string", "description": "In place of a day: the planned absence that begins then, in milliseconds since 1970, is taken out." }),
        ),
        (WHO, json!({ "type": "string", "description": who })),
    ]
}

/// Whether a press says that somebody is away.
pub(super) fn is_meant(posted: &PostedFields) -> bool {
    posted.get(WORKS_AGAIN).is_some() || posted.get(TAKE_OUT).is_some()
}

/// Until when the reader is away, with the button that ends it; and the form: of oneself, or of anybody, for whoever leads the team.
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
        h2 id=(SECTION) { (words.absence_heading()) }
        @if let Some(until) = until {
            div.card {
                p { (words.absence_stands(&times.on_page(until, visit.now))) }
                (own_return(visit, words, reader))
            }
        }
        form.card method="post" action=(visit.token) {
            (nothing_chosen(words))
            @if may_be_away.len() > 1 {
                label for=(WHO) { (words.absence_who()) }
                select id=(WHO) name=(WHO) {
                    @for person in &may_be_away {
                        option value=(person.id.as_str()) selected[person.id == reader.id] { (shown(&person.name)) }
                    }
                }
            }
            label for=(FROM) { (words.absence_from()) }
            input type="date" id=(FROM) name=(FROM) aria-describedby="absence-from-note";
            p.note id="absence-from-note" { (words.absence_from_note()) }
            label for=(WORKS_AGAIN) { (words.absence_works_again()) }
            input type="date" id=(WORKS_AGAIN) name=(WORKS_AGAIN) required aria-describedby="absence-note";
            p.note id="absence-note" { (words.absence_note()) }
            button type="submit" { (words.absence_button()) }
        }
        (planned(visit, policy, team, &may_be_away))
    }
}

/// What these people have planned at the desk, each with the button that takes it out; what `team.toml` says is changed there.
fn planned(visit: &Visit<'_>, policy: &Policy, team: &Team, people: &[&Person]) -> Markup {
    let (words, times) = (visit.words(policy), visit.times(policy));
    let said = |at| times.on_page(at, visit.now);
    let mut planned: Vec<(&Person, Instant, Instant)> = Vec::new();
    for person in people {
        let of_file = person.away.iter();
        let of_file: Vec<TimeAway> = of_file
            .map(|days| policy.active.time_away(&person.id, days.from, days.until))
            .collect();
        let to_come = team.load(&person.id).away.into_iter();
        let to_come = to_come.filter(|away| !of_file.contains(away));
        planned.extend(to_come.filter_map(|away| {
            let from = away.from.filter(|from| *from > visit.now)?;
            Some((*person, from, away.until))
        }));
    }
    planned.sort_by_key(|(_, from, _)| *from);
    html! {
        @if !planned.is_empty() {
            ul.lines { @for (person, from, until) in &planned { li {
                form.bare.row method="post" action=(visit.token) {
                    input type="hidden" name=(WHO) value=(person.id);
                    span { (shown(&words.absence_planned(&said(*from), &said(*until), &person.name))) }
                    button.quiet type="submit" name=(TAKE_OUT) value=(from.timestamp_millis()) { (words.absence_take_out()) }
                }
            } } }
        }
    }
}

/// Notes that somebody is away; what is said of it, or what would be right.
pub(super) async fn record(
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
    if let Some(from) = posted.get(TAKE_OUT) {
        let from = from.parse().ok().and_then(DateTime::from_timestamp_millis);
        let is_out = match from {
            Some(from) => visit.cloud.take_out_absence(&who.id, from).await?,
            None => false,
        };
        return Ok(if is_out {
            Ok(words.absence_taken_out(&who.name))
        } else {
            Err(words.choose_a_button())
        });
    }
    let calendar = policy.active.calendar_of(&who.id);
    let day = posted.get(WORKS_AGAIN).unwrap_or_default();
    let Ok(until) = read_date(words, calendar, day, visit.now) else {
        return Ok(Err(words.absence_day()));
    };
    let said = |at| visit.times(policy).on_page(at, visit.now);
    let from = match first_day(policy, who, posted, visit.now) {
        Ok(from) => from,
        Err(()) => return Ok(Err(words.absence_first_day())),
    };
    let Some(from) = from else {
        let away = Some((visit.now, until));
        visit.cloud.set_away(&who.id, away).await?;
        return Ok(Ok(words.absence_recorded(&said(until), &who.name)));
    };
    if until <= from {
        return Ok(Err(words.absence_no_day()));
    }
    let away = TimeAway::between(from, until);
    let noted = visit.cloud.plan_absence(&policy.active, &who.id, away);
    Ok(match noted.await? {
        PlannedAbsence::Noted => Ok(words.absence_planned(&said(from), &said(until), &who.name)),
        PlannedAbsence::Overlaps(other) => {
            Err(words.absence_overlaps(&said(other.until), &who.name))
        }
        PlannedAbsence::Full => Err(words.absence_full(&MAX_PLANNED.to_string())),
        PlannedAbsence::Raced => Err(words.absence_raced()),
    })
}

/// The beginning of the first day on which somebody is away, if that is still to come; nothing, where it begins at once.
fn first_day(
    policy: &Policy,
    who: &Person,
    posted: &PostedFields,
    now: Instant,
) -> Result<Option<Instant>, ()> {
    let typed = posted.get(FROM).unwrap_or_default().trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").map_err(drop)?;
    let today = policy.active.calendar_of(&who.id).local(now).date_naive();
    if day < today || day - today > MAX_AHEAD {
        return Err(());
    }
    // Whoever leaves today leaves now.
    let from = policy.active.time_away(&who.id, day, day).from;
    Ok(from.filter(|_| day > today))
}
