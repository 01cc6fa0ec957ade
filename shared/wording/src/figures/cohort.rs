//! How far it has gone so far with those who asked in some days.

use followup::figures::{COHORT_DAYS, CohortSoFar};
use followup::policy::ActiveConfig;

use super::sections::share;
use super::table::FigureCell::{Money, Number};
use super::table::FigureTable;
use crate::Words;
use crate::moment::LocalTimes;

/// How far it can go with somebody who asked, in the order of [`followup::figures::MilestoneCounts::steps`].
#[must_use]
pub fn step_names(words: Words) -> [String; 5] {
    [
        words.figures_asked(),
        words.figures_touched(),
        words.figures_in_contact(),
        words.figures_met(),
        words.figures_won(),
    ]
}

/// What was won for, with the currency, where the policy names one.
pub(super) fn won_for(words: Words, active: &ActiveConfig) -> String {
    let currency = active.figures.currency.trim();
    if currency.is_empty() {
        words.figures_won_for()
    } else {
        words.figures_won_for_in(currency)
    }
}

/// Of those who asked in some days: how many got how far, of all of them, and until when that was read.
pub(super) fn cohort(words: Words, active: &ActiveConfig, so_far: CohortSoFar) -> FigureTable {
    let columns = vec![String::new(), words.figures_count(), words.figures_share()];
    let mut table = FigureTable::new(words.figures_cohort(), columns);
    let reached = so_far.reached;
    for (name, count) in step_names(words).into_iter().zip(reached.steps()) {
        table.row(name, vec![Number(count), share(count, reached.asked)]);
    }
    if reached.amount != 0 {
        table.row(won_for(words, active), vec![Money(reached.amount)]);
    }
    let times = LocalTimes::new(words, active.calendar().tz());
    let mut note = vec![words.figures_cohort_until(&times.day(so_far.read_until))];
    if so_far.is_cut {
        note.push(words.figures_cohort_cut(&COHORT_DAYS.to_string()));
    }
    note.push(words.figures_cohort_how());
    table.note = Some(note.join(" "));
    table
}
