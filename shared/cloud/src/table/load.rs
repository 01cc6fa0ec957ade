//! What an item of the table says of somebody of the team: what they have, and when they are away.

use followup::ids::PersonId;
use followup::team::{RepLoad, TimeAway};

use crate::CloudError;
use crate::attributes::{Item, ItemReader};

/// The attribute that holds the absences that are planned at the desk.
pub(super) const PLANNED: &str = "planned";

/// The absences that somebody has planned at the desk.
pub(super) fn planned_in(item: Option<&Item>) -> Result<Vec<TimeAway>, CloudError> {
    let Some(item) = item else {
        return Ok(Vec::new());
    };
    let planned = ItemReader::new(item, "rep")?.json_or_none(PLANNED)?;
    Ok(planned.unwrap_or_default())
}

/// What somebody has, and when they are away.
pub(super) fn parse_load(item: &Item) -> Result<RepLoad, CloudError> {
    let reader = ItemReader::new(item, "rep")?;
    let rep = reader.text("sk")?.trim_start_matches("R#");
    let rep = PersonId::parse(rep).map_err(|error| CloudError::corrupt("rep", error))?;
    let count = |name: &str| -> u32 {
        // A count that drifted below zero is taken for zero until the recount.
        item.get(name)
            .and_then(|value| value.as_n().ok()?.parse::<i64>().ok())
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(0)
    };
    let returned_at = reader.instant_or_none("returned_at")?;
    let from = reader.instant_or_none("away_from")?;
    let said = reader.instant_or_none("away_until")?;
    let away = said.map(|until| TimeAway { from, until }.ended(returned_at));
    let planned = planned_in(Some(item))?
        .into_iter()
        .map(|away| away.ended(returned_at));
    Ok(RepLoad {
        open: count("open"),
        last_assigned: reader.instant_or_none("last_assigned")?,
        returned_at,
        away: away.into_iter().chain(planned).collect(),
        lapses: count("lapses"),
        resumed_at: reader.instant_or_none("resumed_at")?,
        rep,
    })
}
