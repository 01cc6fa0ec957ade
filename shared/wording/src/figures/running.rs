//! What it cost to run Baton in some days, as it is estimated.

use costs::RunningCosts;

use super::said::decimal;
use super::table::FigureCell::Filed;
use super::table::FigureTable;
use crate::Words;

/// What some days took of AWS, and by which prices that is estimated.
#[must_use]
pub fn running_costs(words: Words, costs: &RunningCosts) -> FigureTable {
    let columns = vec![String::new(), words.figures_count()];
    let mut table = FigureTable::new(words.figures_running(), columns);
    let sum = |sum: f64| vec![Filed(decimal(words, sum, 2), format!("{sum:.2}"))];
    table.number(words.figures_running_leads(), costs.leads);
    table.number(words.figures_running_days(), costs.days.into());
    let (currency, date) = (&costs.currency, &costs.prices_of);
    table.row(words.figures_running_list(currency, date), sum(costs.list));
    table.row(
        words.figures_running_beyond_free(currency),
        sum(costs.beyond_free),
    );
    table.note = Some(words.figures_running_how(date, &costs.region));
    table
}
