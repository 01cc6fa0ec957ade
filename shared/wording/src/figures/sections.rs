//! The tables that a played time and a real one have in common.

use followup::event::Disposition;
use followup::figures::{
    Acceptance, AcceptanceFigures, DayFigures, DebtAges, LogHistogram, Recycled, RecyclingFigures,
};

use super::table::FigureCell::{self, Empty, Number, Words as Said};
use super::table::FigureTable;
use super::{handed_back, rested, waited, worked};
use crate::Words;

/// So much of all, in whole percent; of nothing, nothing.
#[must_use]
pub fn share(part: u64, all: u64) -> FigureCell {
    (part * 100 + all / 2)
        .checked_div(all)
        .map_or(Empty, |percent| Said(format!("{percent}%")))
}

/// A table of waits, without rows.
fn of_waits(words: Words, title: String) -> FigureTable {
    FigureTable::new(
        title,
        vec![
            String::new(),
            words.figures_count(),
            words.figures_half_within(),
            words.figures_nine_in_ten_within(),
            words.figures_ninety_nine_within(),
            words.figures_longest(),
        ],
    )
}

/// How long people waited: how many, and within what time the most of them had it.
fn row_of_waits(
    words: Words,
    waits: &LogHistogram,
    say: fn(Words, Option<u64>) -> String,
) -> Vec<FigureCell> {
    let mut cells = vec![Number(waits.count())];
    cells.extend([50, 90, 99].map(|percent| Said(say(words, waits.within(percent)))));
    let most = Some(waits.most()).filter(|_| waits.count() > 0);
    cells.push(Said(say(words, most)));
    cells
}

/// A table of waits by the clock.
#[must_use]
pub fn waits<'a>(
    words: Words,
    title: String,
    rows: impl IntoIterator<Item = (String, &'a LogHistogram)>,
) -> FigureTable {
    let mut table = of_waits(words, title);
    for (name, waits) in rows {
        table.row(name, row_of_waits(words, waits, waited));
    }
    table
}

/// How long people waited for a first human touch: the customer's time, and the rep's.
#[must_use]
pub fn first_touch(words: Words, facts: &DayFigures) -> FigureTable {
    let (open, assigned) = (&facts.from_inquiry_open, &facts.from_assignment_open);
    let by_clock = (words.figures_from_inquiry(), &facts.from_inquiry);
    let mut table = waits(words, words.figures_first_touch(), [by_clock]);
    for (name, waits) in [
        (words.figures_from_inquiry_open(), open),
        (words.figures_from_assignment(), assigned),
    ] {
        table.row(name, row_of_waits(words, waits, worked));
    }
    table
}

/// A row for each of these: how many rested, woke, were spoken with and bought after that, and in how many of a hundred.
#[must_use]
pub fn recycling(words: Words, recycling: &RecyclingFigures) -> FigureTable {
    let columns = vec![
        String::new(),
        words.figures_rested(),
        words.figures_woke(),
        words.figures_in_contact_again(),
        words.figures_won_after_rest(),
        words.figures_share(),
        words.figures_never_woke(),
    ];
    let mut table = FigureTable::new(words.figures_recycling(), columns);
    let mut row = |name: String, of: &Recycled| {
        let cells = vec![
            Number(of.rested),
            Number(of.woke),
            Number(of.in_contact),
            Number(of.won),
            share(of.won, of.rested),
            Number(of.ended),
        ];
        table.row(name, cells);
    };
    row(words.figures_all(), &recycling.all);
    for (because, of) in &recycling.reasons {
        row(rested(words, *because), of);
    }
    for (source, of) in &recycling.sources {
        row(words.figures_from_source(source), of);
    }
    table
}

/// What reps took of what they were given, and what they handed back: by reason, source, form and criterion.
#[must_use]
pub fn acceptance(words: Words, acceptance: &AcceptanceFigures) -> FigureTable {
    let reasons = Disposition::ALL.iter().filter(|one| one.is_hand_back());
    let reasons: Vec<Disposition> = reasons.copied().collect();
    let mut columns = vec![
        String::new(),
        words.figures_given(),
        words.figures_handed_back(),
        words.figures_share(),
    ];
    columns.extend(reasons.iter().map(|reason| handed_back(words, *reason)));
    columns.extend([words.figures_overridden(), words.figures_beyond()]);
    let mut table = FigureTable::new(words.figures_acceptance(), columns);
    let mut row = |name: String, of: &Acceptance| {
        let mut cells = vec![
            Number(of.given),
            Number(of.back()),
            share(of.back(), of.given),
        ];
        cells.extend(reasons.iter().map(|reason| Number(of.of(*reason))));
        cells.extend([Number(of.overridden), Number(of.beyond)]);
        table.row(name, cells);
    };
    row(words.figures_all(), &acceptance.all);
    for (source, of) in &acceptance.sources {
        row(words.figures_from_source(source), of);
    }
    for (form, of) in &acceptance.forms {
        row(words.figures_by_form(form), of);
    }
    for (criterion, of) in &acceptance.criteria {
        row(words.figures_criterion(criterion), of);
    }
    table
}

/// How many leads are late, by for how long.
#[must_use]
pub fn late_leads(words: Words, ages: DebtAges) -> FigureTable {
    let columns = vec![String::new(), words.figures_count()];
    debts_by_age(words, words.figures_late_leads(), columns, &[ages])
}

/// What is late, by age: a column for each of what was counted.
#[must_use]
pub fn debts_by_age(
    words: Words,
    title: String,
    columns: Vec<String>,
    counted: &[DebtAges],
) -> FigureTable {
    type Of = fn(&DebtAges) -> u64;
    let mut table = FigureTable::new(title, columns);
    let rows: [(String, Of); 4] = [
        (words.figures_under_a_day(), |debts| debts.under_a_day),
        (words.figures_under_three_days(), |debts| {
            debts.under_three_days
        }),
        (words.figures_under_ten_days(), |debts| debts.under_ten_days),
        (words.figures_ten_days(), |debts| debts.ten_days),
    ];
    for (name, of) in rows {
        table.row(
            name,
            counted.iter().map(|debts| Number(of(debts))).collect(),
        );
    }
    table
}
