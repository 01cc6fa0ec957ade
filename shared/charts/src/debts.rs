//! What is late, by for how many working days, as bars.

use followup::figures::{DebtAge, DebtAges};
use followup::overview::LateLeads;
use wording::Words;

use crate::{Chart, ChartError, Series, bars};

/// Working days as they stand beneath the bars, in the order of [`DebtAge::ALL`].
const DAYS: [&str; 4] = ["<1", "1-2", "3-9", "10+"];

/// What is late, by age: beside each other what was counted, under its name. `said` is the same in words.
///
/// # Errors
/// When it cannot be drawn.
pub fn debts_by_age(
    words: Words,
    each: Vec<(String, &DebtAges)>,
    said: String,
) -> Result<Chart, ChartError> {
    let series = each.into_iter().map(|(name, debts)| {
        let counts = DebtAge::ALL.map(|age| debts.of(age)).into_iter();
        let points = counts.enumerate();
        let points = points.map(|(place, count)| (place as f64, count as f64));
        (name, points.collect())
    });
    let series: Vec<Series> = series.collect();
    Ok(Chart {
        title: words.figures_chart_debts(),
        svg: bars(&words.figures_count(), &DAYS.map(str::to_owned), &series)?,
        said,
    })
}

/// Leads that are late, by age, with how many are of each in words.
///
/// # Errors
/// When it cannot be drawn.
pub fn late_leads(words: Words, late: &LateLeads) -> Result<Chart, ChartError> {
    let [young, days, week, old] = DebtAge::ALL.map(|age| late.ages.of(age).to_string());
    let mut said = words.figures_chart_late_said(&days, &old, &week, &young);
    if !late.is_all {
        said = format!("{said} {}", words.figures_late_unread());
    }
    debts_by_age(words, vec![(words.figures_late_leads(), &late.ages)], said)
}
