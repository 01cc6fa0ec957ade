//! Territories: they name places that something says of somebody.

use super::choices::{choices, fields, is_asked_for};
use super::finding::Checked;
use crate::form::MapsTo;
use crate::inquiry::{COUNTRY, MAX_PHONE_DIGITS, POSTAL_CODE, REGION, calling_code, folded_place};
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;
use crate::team::Person;
use crate::territory::Territory;
use crate::written::PathStep::{Item, Key};

/// What is wrong, and what would be right.
type PlaceFault = (String, String);

/// Territories that name nothing, or what nothing says of anybody.
pub(super) fn territories(
    checked: &Checked<'_>,
    index: usize,
    person: &Person,
) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    let id = person.id.as_str();
    let mut findings = Vec::new();
    for (number, territory) in person.territories.iter().enumerate() {
        let way = [Key("people"), Item(index), Key("territories"), Item(number)];
        let mut faults = Vec::new();
        if territory.is_everywhere() {
            faults.push((
                format!("a territory of \"{id}\" names no place"),
                "countries, regions, postal_codes or area_codes; without territories they take leads from everywhere".to_owned(),
            ));
        }
        faults.extend(unasked(policy, id, territory));
        faults.extend(regions(policy, id, territory));
        faults.extend(countries(policy, id, territory));
        faults.extend(area_codes(policy, id, territory));
        let found = |(reason, proposal)| checked.in_team(&way, reason, proposal);
        findings.extend(faults.into_iter().map(found));
    }
    findings
}

/// Regions and postal codes where no form asks for any.
fn unasked(policy: &Policy, id: &str, territory: &Territory) -> Vec<PlaceFault> {
    let named = [
        (&territory.regions, REGION),
        (&territory.postal_codes, POSTAL_CODE),
    ];
    let unasked = named
        .into_iter()
        .filter(|(_, fields)| !is_asked_for(policy, fields));
    let fault = |(places, fields): (&Vec<String>, [&str; 3])| {
        let place = places.first()?;
        Some((
            format!(
                "a territory of \"{id}\" names \"{place}\", and no form asks where in a country somebody is"
            ),
            format!(
                "a field with the name {}",
                fields.map(|name| format!("\"{name}\"")).join(" or ")
            ),
        ))
    };
    unasked.filter_map(fault).collect()
}

/// Regions that nobody can choose.
fn regions(policy: &Policy, id: &str, territory: &Territory) -> Option<PlaceFault> {
    let offered = choices(policy, |field| REGION.contains(&field.name.as_str()))?;
    let region = not_among(&territory.regions, &offered)?;
    Some((
        format!("a territory of \"{id}\" names the region \"{region}\", which no form offers"),
        format!("one of {}", offered.join(", ")),
    ))
}

/// Countries that neither an answer nor a number can name.
fn countries(policy: &Policy, id: &str, territory: &Territory) -> Option<PlaceFault> {
    let is_asked = is_asked_for(policy, &[COUNTRY]);
    let offered = choices(policy, |field| field.name == COUNTRY);
    // A country that is written freely may be written so.
    if is_asked && offered.is_none() {
        return None;
    }
    let offered = offered.unwrap_or_default();
    let has_number = asks_for_a_number(policy);
    let can_be_known = |country: &String| {
        let is_offered = not_among(std::slice::from_ref(country), &offered).is_none();
        is_offered || (has_number && is_country_code(country))
    };
    let country = territory.countries.iter().find(|one| !can_be_known(one))?;
    let named = format!("a territory of \"{id}\" names the country \"{country}\"");
    Some(if !offered.is_empty() {
        (
            format!("{named}, which no form offers and no number is of"),
            format!(
                "one of {}, or a code of two letters such as \"US\"",
                offered.join(", ")
            ),
        )
    } else if is_country_code(country) {
        (
            format!("{named}, and no form asks for a country or a number"),
            format!("a field with the name \"{COUNTRY}\", or one with maps_to = \"phone\""),
        )
    } else {
        (
            format!("{named}, and without a field for it a country is known by its code alone"),
            format!("a code of two letters such as \"US\", or a field with the name \"{COUNTRY}\""),
        )
    })
}

/// Area codes that are none, or where no form asks for a number.
fn area_codes(policy: &Policy, id: &str, territory: &Territory) -> Vec<PlaceFault> {
    let strange = territory
        .area_codes
        .iter()
        .filter(|code| !is_area_code(code));
    let mut faults: Vec<PlaceFault> = strange
        .map(|code| {
            (
                format!("\"{code}\" of \"{id}\" does not say how a number begins"),
                "a plus, the country's code and the area's, such as \"+1 212\"".to_owned(),
            )
        })
        .collect();
    if let Some(code) = territory.area_codes.first()
        && !asks_for_a_number(policy)
    {
        faults.push((
            format!("a territory of \"{id}\" names \"{code}\", and no form asks for a number"),
            "a field with maps_to = \"phone\"".to_owned(),
        ));
    }
    faults
}

/// The first of some places that is not among those that can be chosen, as territories compare them.
fn not_among<'a>(named: &'a [String], offered: &[&str]) -> Option<&'a String> {
    let is_offered = |place: &String| {
        let place = folded_place(place);
        offered.iter().any(|one| folded_place(one) == place)
    };
    named.iter().find(|place| !is_offered(place))
}

fn asks_for_a_number(policy: &Policy) -> bool {
    fields(policy).any(|field| matches!(field.maps_to, MapsTo::Phone | MapsTo::Reach))
}

/// Whether numbers can be of a country of that code, which is compared without case.
fn is_country_code(text: &str) -> bool {
    calling_code(&folded_place(text)).is_some()
}

/// Whether a text is the beginning of a number as it is dialled from abroad.
fn is_area_code(code: &str) -> bool {
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let is_plain = code
        .chars()
        .all(|c| c.is_ascii_digit() || c == '+' || c == ' ');
    code.starts_with('+') && is_plain && (1..=MAX_PHONE_DIGITS).contains(&digits)
}
