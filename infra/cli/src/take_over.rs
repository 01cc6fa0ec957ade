//! Columns of running leads of another system: whose they are, where they stand, and what is next.

use calendar::Instant;
use chrono::NaiveDate;
use followup::inquiry::{MAX_EXTERNAL_ID_CHARS, TakenOver, TakenState, clipped, one_line};
use followup::team::Roster;
use wording::form::RefusedField;

/// The columns.
pub(crate) const COLUMNS: [&str; 5] = [OWNER, STATE, LAST_TOUCH, NEXT_STEP, EXTERNAL_ID];
const OWNER: &str = "owner";
const STATE: &str = "state";
const LAST_TOUCH: &str = "last_touch";
const NEXT_STEP: &str = "next_step";
const EXTERNAL_ID: &str = "external_id";
/// Characters of a day; a time behind it is left out.
const DAY_CHARS: usize = 10;

/// The cells of a row, by the names of their columns.
pub(crate) struct Cells<'a>(pub(crate) &'a [(String, String)]);

impl Cells<'_> {
    fn text(&self, column: &str) -> Option<String> {
        let (_, value) = self.0.iter().find(|(field, _)| field == column)?;
        let said = clipped(&one_line(value), MAX_EXTERNAL_ID_CHARS);
        (!said.is_empty()).then_some(said)
    }

    /// The name that the other system has for them.
    pub(crate) fn external_id(&self) -> Option<String> {
        self.text(EXTERNAL_ID)
    }

    /// How the lead stands.
    ///
    /// # Errors
    /// What of it nobody can know here, and what would be right.
    pub(crate) fn running(
        &self,
        roster: &Roster,
        at: Instant,
    ) -> Result<TakenOver, Vec<RefusedField>> {
        let mut errors = Vec::new();
        let owner = self.text(OWNER);
        let person = owner.as_ref().and_then(|said| named(roster, said));
        if person.is_none() {
            errors.push(unknown_owner(roster, owner.is_some()));
        }
        let state = self.text(STATE);
        let known = state.as_ref().and_then(|said| state_named(said));
        if known.is_none() {
            let names: Vec<&str> = TakenState::ALL.iter().map(|one| one.as_str()).collect();
            let reason = format!("Write where they stand: {}.", names.join(", "));
            errors.push(RefusedField::new(STATE, reason));
        }
        let mut day = |column: &str, has_come: bool| {
            let said = self.text(column)?;
            let day = said
                .get(..DAY_CHARS)
                .and_then(|day| day.parse::<NaiveDate>().ok());
            let fits = day.filter(|day| !has_come || *day <= at.date_naive());
            if fits.is_none() {
                let reason = if has_come {
                    "Write a day that has come, like 2026-03-02."
                } else {
                    "Write a day, like 2026-03-14."
                };
                errors.push(RefusedField::new(column, reason));
            }
            fits
        };
        let (last_touch, next_step) = (day(LAST_TOUCH, true), day(NEXT_STEP, false));
        let waits = known == Some(TakenState::Waiting);
        if waits && self.text(NEXT_STEP).is_none() {
            let reason = "Who is waiting waits for a day: write it, like 2026-04-01.";
            errors.push(RefusedField::new(NEXT_STEP, reason));
        }
        match (person, known) {
            (Some(owner), Some(state)) if errors.is_empty() => Ok(TakenOver {
                owner: owner.id.clone(),
                state,
                last_touch,
                next_step,
            }),
            (Some(_) | None, Some(_) | None) => Err(errors),
        }
    }
}

/// Somebody of the team, by id, address or name.
fn named<'a>(roster: &'a Roster, said: &str) -> Option<&'a followup::team::Person> {
    let is_meant = |name: &str| name.eq_ignore_ascii_case(said);
    let mut people = roster.people.iter();
    people.find(|one| {
        is_meant(one.id.as_str()) || is_meant(&one.name) || is_meant(one.email.as_str())
    })
}

fn unknown_owner(roster: &Roster, is_said: bool) -> RefusedField {
    let ids: Vec<&str> = roster.people.iter().map(|one| one.id.as_str()).collect();
    let ids = ids.join(", ");
    let reason = if is_said {
        format!(
            "Nobody of the team file is called so: write one of {ids}, or a name or an address of theirs."
        )
    } else {
        format!("Write whose it is: one of {ids}, or a name or an address of theirs.")
    };
    RefusedField::new(OWNER, reason)
}

/// A state, however its words are joined.
fn state_named(said: &str) -> Option<TakenState> {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-'], "_");
    let mut all = TakenState::ALL.iter().copied();
    all.find(|state| plain(said) == state.as_str())
}
