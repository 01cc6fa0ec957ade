//! Who is of the team, person by person.

use followup::policy::Policy;
use followup::team::Person;
use followup::team_file::PersonEntry;
use followup::territory::Territory;
use maud::{Markup, html};
use wording::Words;
use wording::team_change::EntryField;

use super::field::{NEWCOMER, PERSON};
use crate::access::Visit;
use crate::from_list::and_field;
use crate::page::shown;

/// Everybody, each with a way to their form, if the reader may change them.
pub(super) fn everybody(visit: &Visit<'_>, policy: &Policy, may_change: bool) -> Markup {
    let words = visit.words(policy);
    html! {
        @for person in &policy.active.roster.people {
            div.card {
                h2 { bdi { (shown(&person.name)) } }
                dl { @for (what, says) in particulars(policy, words, person) { dt { (what) } dd { bdi { (shown(&says)) } } } }
                @if may_change {
                    p { a.go href=(and_field(visit.token, PERSON, person.id.as_str())) { (words.team_page_change()) } }
                }
            }
        }
        @if may_change { p { a.go href=(and_field(visit.token, NEWCOMER, "yes")) { (words.team_page_add()) } } }
    }
}

/// What the file says of a person: what it is, and its value. What holds of everybody unless somebody says otherwise is left out.
fn particulars(policy: &Policy, words: Words, person: &Person) -> Vec<(String, String)> {
    let entry = PersonEntry::of(person);
    let of = |field: EntryField| {
        let value = field.value(words, &policy.active.roster, &entry);
        (field.label(words), value)
    };
    let territories: Vec<String> = person.territories.iter().map(territory).collect();
    let all = [
        of(EntryField::Email),
        of(EntryField::Phone),
        of(EntryField::Roles),
        of(EntryField::Weight),
        of(EntryField::MaxOpen),
        of(EntryField::Deputy),
        of(EntryField::Topics),
        of(EntryField::Sources),
        of(EntryField::Products),
        (words.team_page_territories(), territories.join("; ")),
        of(EntryField::Speaks),
        of(EntryField::Language),
        (
            words.team_page_calendar(),
            person.calendar.clone().unwrap_or_default(),
        ),
        (words.team_page_id(), person.id.to_string()),
    ];
    all.into_iter()
        .filter(|(_, says)| !says.is_empty())
        .collect()
}

/// A part of the world, as it is written.
fn territory(territory: &Territory) -> String {
    let places = [
        &territory.countries,
        &territory.regions,
        &territory.postal_codes,
        &territory.area_codes,
    ];
    let places: Vec<String> = places.into_iter().flatten().cloned().collect();
    places.join(", ")
}
