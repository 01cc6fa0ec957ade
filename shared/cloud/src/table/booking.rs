//! What is taken of the reps' days. Each quarter of an hour is an item: whoever writes it first has that time, until they give it back.

use std::collections::BTreeSet;

use calendar::Interval;
use chrono::Duration;
use followup::booking::{Appointment, Cell};
use followup::ids::{LeadId, PersonId};
use followup::lead::Lead;

use crate::attributes::{ItemReader, item, n, s};
use crate::keys::{Key, cells_of};
use crate::table::schema::TTL;
use crate::transaction::Transaction;
use crate::{Cloud, CloudError};

/// Days that one question may cover.
const MAX_DAYS: i64 = 100;
/// Cells of a day.
const CELLS_A_DAY: usize = 96;
/// How long the items of a meeting are kept after it. Nothing is decided by it.
const KEPT: Duration = Duration::days(30);

/// Adds what a decision takes and gives back: the cells of the appointment as it was and as it is.
pub(crate) fn cells<P: Clone>(
    transaction: &mut Transaction<P>,
    name: &P,
    table: &str,
    before: Option<&Appointment>,
    lead: &Lead,
) {
    let held = |appointment: Option<&Appointment>| -> BTreeSet<(PersonId, Cell)> {
        appointment
            .into_iter()
            .flat_map(|one| one.cells().into_iter().map(|cell| (one.rep.clone(), cell)))
            .collect()
    };
    let (was, is) = (held(before), held(lead.appointment.as_deref()));
    for (rep, cell) in is.difference(&was) {
        let mut stored = item(&Key::cell(rep, *cell));
        stored.insert("lead".to_owned(), s(lead.id.as_str()));
        stored.insert(TTL.to_owned(), n((cell.start() + KEPT).timestamp()));
        transaction.put(name.clone(), table, stored, |put| {
            put.condition_expression("attribute_not_exists(#lead)")
                .expression_attribute_names("#lead", "lead")
        });
    }
    for (rep, cell) in was.difference(&is) {
        // A cell without a lead is nobody's.
        transaction.update(name.clone(), table, &Key::cell(rep, *cell), |update| {
            update
                .update_expression("REMOVE #lead")
                .condition_expression("#lead = :lead")
                .expression_attribute_names("#lead", "lead")
                .expression_attribute_values(":lead", s(lead.id.as_str()))
        });
    }
}

impl Cloud {
    /// The cells of a rep that are taken within a window, as they are now; those of `except` are left out.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn booked(
        &self,
        rep: &PersonId,
        window: Interval,
        except: Option<&LeadId>,
    ) -> Result<BTreeSet<Cell>, CloudError> {
        let mut taken = BTreeSet::new();
        let first = window.from.date_naive();
        let days = (window.to.date_naive() - first)
            .num_days()
            .clamp(0, MAX_DAYS);
        let dates = first
            .iter_days()
            .take(usize::try_from(days + 1).unwrap_or(1));
        for date in dates {
            let day = date.to_string();
            for found in self
                .partition(&cells_of(rep, &day), "", CELLS_A_DAY)
                .await?
            {
                let reader = ItemReader::new(&found, "booking")?;
                let cell = Cell::named(&day, reader.text("sk")?)
                    .ok_or_else(|| CloudError::corrupt("booking", "its key is no cell"))?;
                let holder = reader.text_or_none("lead")?;
                if holder.is_some_and(|holder| except.is_none_or(|lead| holder != lead.as_str())) {
                    taken.insert(cell);
                }
            }
        }
        Ok(taken)
    }
}
