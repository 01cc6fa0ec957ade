//! What a row of a list says of itself beside the fields of its form: what was asked and agreed elsewhere, and where the address is from.

use calendar::Instant;
use chrono::NaiveDate;
use followup::form::Form;
use followup::inquiry::{ListEntry, RecordedConsent, clipped, one_line};
use wording::form::RefusedField;

/// Columns of a list that say what was agreed, and where the address is from.
pub(super) const COLUMNS: [&str; 6] = [
    ASKED_AT,
    CONSENT,
    CONSENT_AT,
    CONSENT_PLACE,
    CAME_FROM,
    LANGUAGE,
];
const ASKED_AT: &str = "asked_at";
const CONSENT: &str = "consent";
const CONSENT_AT: &str = "consent_at";
const CONSENT_PLACE: &str = "consent_place";
const CAME_FROM: &str = "came_from";
/// Why a row is refused to whom mails would go that do not say where their address is from, as the law has them say.
const NO_ORIGIN: &str = "Write where the address is from, in a few words that a mail can say, like \"the spring fair\"; --set came_from='the spring fair' says it of all rows.";
/// The column that says in which language somebody is written to.
pub(super) const LANGUAGE: &str = "language";
/// What a column says when a consent is recorded without its words.
const AGREED: [&str; 5] = ["yes", "y", "true", "1", "on"];
/// What a column says when there is no consent.
const NOT_AGREED: [&str; 8] = ["no", "n", "false", "0", "off", "none", "-", "unknown"];
/// Characters of what such a column says that are kept.
pub(super) const MAX_WORDS: usize = 200;
/// Characters of a day; a time behind it is left out.
const DAY_CHARS: usize = 10;

/// What the columns say that are the list's own, unless the form has a field of that name.
pub(super) fn listed(
    form: &Form,
    fields: &[(String, String)],
    date: Option<&str>,
    at: Instant,
) -> Result<ListEntry, Vec<RefusedField>> {
    let text = |column: &str| {
        let value = fields
            .iter()
            .find(|(field, _)| field == column && form.field(field).is_none())
            .map(|(_, value)| clipped(&one_line(value), MAX_WORDS))?;
        (!value.is_empty()).then_some(value)
    };
    let mut errors = Vec::new();
    let mut day = |column: &str| {
        let value = text(column)?;
        let parsed = value
            .get(..DAY_CHARS)
            .and_then(|day| day.parse::<NaiveDate>().ok())
            .filter(|day| *day <= at.date_naive());
        if parsed.is_none() {
            let reason = "Write a day that has come, like 2026-03-02.";
            errors.push(RefusedField::new(column, reason));
        }
        parsed
    };
    let (asked_at, given_on) = (day(ASKED_AT), day(CONSENT_AT));
    let date = date.and_then(|column| counted_down_to(fields, column, &mut errors));
    let came_from = text(CAME_FROM).filter(|place| is_sayable(place));
    let agreed = text(CONSENT).filter(|said| !NOT_AGREED.contains(&said.to_lowercase().as_str()));
    let consent = agreed.map(|said| RecordedConsent {
        wording: Some(said).filter(|said| !AGREED.contains(&said.to_lowercase().as_str())),
        given_on,
        place: text(CONSENT_PLACE),
    });
    if errors.is_empty() {
        Ok(ListEntry {
            came_from,
            asked_at,
            consent,
            campaign: None,
            date,
            taken_over: None,
        })
    } else {
        Err(errors)
    }
}

/// The date to which steps count down, in the column of that name; who has none there reads none of these steps.
fn counted_down_to(
    fields: &[(String, String)],
    column: &str,
    errors: &mut Vec<RefusedField>,
) -> Option<NaiveDate> {
    let (_, value) = fields.iter().find(|(field, _)| field == column)?;
    let day = one_line(value);
    let parsed = day.get(..DAY_CHARS).and_then(|day| day.parse().ok());
    if parsed.is_none() {
        errors.push(RefusedField::new(column, "Write a day, like 2026-03-14."));
    }
    parsed
}

/// Where the address is from: as the row or its campaign says, or else where they agreed to be written to.
///
/// # Errors
/// When mails would go to them that could not say it.
pub(super) fn came_from(
    entry: &ListEntry,
    has_address: bool,
) -> Result<Option<String>, Vec<RefusedField>> {
    let consent = entry.consent.as_ref();
    let agreed_at = consent.and_then(|consent| consent.place.clone());
    let said = entry.came_from.clone();
    let said = said.or(agreed_at.filter(|place| is_sayable(place)));
    // Who asked elsewhere gave it there, and a running lead of another system goes on.
    let is_known = entry.asked_at.is_some() || entry.taken_over.is_some();
    let is_mailed = has_address && consent.is_some() && !is_known;
    if said.is_none() && is_mailed {
        return Err(vec![RefusedField::new(CAME_FROM, NO_ORIGIN)]);
    }
    Ok(said)
}

/// Whether a place can stand in a mail: words alone.
fn is_sayable(place: &str) -> bool {
    !place.contains(['@', '/', '<', '>'])
}
