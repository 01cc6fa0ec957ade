//! Who is of the team, person by person.

use followup::policy::Policy;
use followup::team::Person;
use followup::territory::Territory;
use maud::{Markup, html};
use wording::{Words, label};

use super::field::{NEWCOMER, PERSON};
use crate::access::Visit;
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
                    p { a.go href={ (visit.token) "?" (PERSON) "=" (person.id) } { (words.team_page_change()) } }
                }
            }
        }
        @if may_change { p { a.go href={ (visit.token) "?" (NEWCOMER) "=yes" } { (words.team_page_add()) } } }
    }
}

/// What the file says of a person: what it is, and its value. What holds of everybody unless somebody says otherwise is left out.
pub(super) fn particulars(policy: &Policy, words: Words, person: &Person) -> Vec<(String, String)> {
    let roles: Vec<String> = person
        .roles
        .iter()
        .map(|role| label::role(words, *role))
        .collect();
    let name_of = |id| policy.active.roster.get(id).map(|one| one.name.clone());
    let tags = person.speaks.iter().map(|one| one.tag());
    let territories: Vec<String> = person.territories.iter().map(territory).collect();
    let all = [
        (words.team_page_email(), person.email.clone()),
        (
            words.team_page_phone(),
            person.phone.clone().unwrap_or_default(),
        ),
        (words.team_page_roles(), roles.join(", ")),
        (words.team_page_weight(), person.weight.to_string()),
        (words.team_page_max_open(), person.max_open.to_string()),
        (
            words.team_page_deputy(),
            person
                .deputy
                .as_ref()
                .map(|id| name_of(id).unwrap_or_else(|| id.to_string()))
                .unwrap_or_default(),
        ),
        (words.team_page_topics(), person.topics.join(", ")),
        (words.team_page_sources(), person.sources.join(", ")),
        (words.team_page_products(), person.products.join(", ")),
        (words.team_page_territories(), territories.join("; ")),
        (
            words.team_page_speaks(),
            tags.collect::<Vec<_>>().join(", "),
        ),
        (
            words.team_page_language(),
            person
                .language
                .map(|one| one.tag().to_owned())
                .unwrap_or_default(),
        ),
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
