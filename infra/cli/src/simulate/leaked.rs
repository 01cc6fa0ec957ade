//! What leaked of inquiries that really came, beside what this policy makes of them, as tables.

use followup::policy::Policy;
use simulate::{LeakCount, Leaks, TimeOfWeek, YearFigures};
use wording::Words;
use wording::figures::FigureCell::Number;
use wording::figures::{FigureTable, NamedWaits, share, waits};

/// What leaked, when, and where from; and how long people waited then and now.
#[must_use]
pub fn leaked(policy: &Policy, leaks: &Leaks, year: &YearFigures) -> Vec<FigureTable> {
    let words = Words::from(&policy.active.company);
    let mut table = FigureTable::new(
        words.figures_leaks(),
        vec![
            String::new(),
            words.figures_leak_inquiries(),
            words.figures_leak_late(),
            words.figures_share(),
            words.figures_leak_never(),
            words.figures_share(),
        ],
    );
    let mut row = |name, count: &LeakCount| {
        let cells = vec![
            Number(count.inquiries),
            Number(count.late),
            share(count.late, count.inquiries),
            Number(count.never),
            share(count.never, count.inquiries),
        ];
        table.row(name, cells);
    };
    row(words.figures_leak_all(), &leaks.all);
    for (time, count) in &leaks.by_time {
        let name = match time {
            TimeOfWeek::Open => words.figures_leak_open(),
            TimeOfWeek::WorkingDay => words.figures_leak_working_day(),
            TimeOfWeek::ClosedDay => words.figures_leak_closed_day(),
        };
        row(name, count);
    }
    for (source, count) in &leaks.by_source {
        row(words.figures_leak_source(source), count);
    }
    for (month, count) in &leaks.by_month {
        row(month.format("%Y-%m").to_string(), count);
    }
    let rows = then_and_now(words, leaks, year);
    vec![table, waits(words, words.figures_then_and_now(), rows)]
}

/// How long people waited then, and under this policy.
pub(super) fn then_and_now<'a>(
    words: Words,
    leaks: &'a Leaks,
    year: &'a YearFigures,
) -> [NamedWaits<'a>; 2] {
    let then = NamedWaits {
        name: words.figures_then(),
        waits: &leaks.waits,
        never: leaks.all.never,
    };
    [then, played_waits(words.figures_now(), year)]
}

/// The customer's time in a played one: who waits still when it ends never had a contact in it.
pub(super) fn played_waits(name: String, year: &YearFigures) -> NamedWaits<'_> {
    NamedWaits {
        name,
        waits: &year.facts.from_inquiry,
        never: year.untouched,
    }
}
