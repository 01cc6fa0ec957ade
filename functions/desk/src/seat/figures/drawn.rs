//! The charts of a page of figures.

use calendar::Instant;
use charts::{Chart, ChartError, Series, bars, first_contact, first_contact_marks};
use followup::figures::MilestoneCounts;
use wording::Words;
use wording::figures::{NamedWaits, PeriodFigures, step_names};

/// The hours between which waits are drawn: from two minutes to thirty days.
const HOURS: std::ops::Range<f64> = 0.03..720.0;

/// Charts, each with the number of the table that it stands beneath.
pub(super) fn drawn(
    figures: &PeriodFigures<'_>,
    from: Instant,
) -> Result<Vec<(usize, Chart)>, ChartError> {
    let (words, facts) = (figures.words, figures.facts);
    let mut charts = Vec::new();
    if facts.milestones.asked > 0 {
        let title = words.figures_chart_steps();
        charts.push((1, steps(words, title, facts.milestones)?));
    }
    if let Some(cohort) = figures.cohort.filter(|cohort| cohort.reached.asked > 0) {
        let title = words.figures_chart_cohort();
        charts.push((2, steps(words, title, cohort.reached)?));
    }
    if facts.from_inquiry.count() > 0 {
        let all = NamedWaits::of_first_touch(words, facts);
        let marks = first_contact_marks(words, figures.policy, from);
        // The table of those who asked stands before it.
        let beneath = 2 + usize::from(figures.cohort.is_some());
        charts.push((beneath, first_contact(words, &all, HOURS, &marks)?));
    }
    Ok(charts)
}

/// How many got how far.
fn steps(words: Words, title: String, reached: MilestoneCounts) -> Result<Chart, ChartError> {
    let points = reached.steps().into_iter().enumerate();
    let points = points.map(|(place, count)| (place as f64, count as f64));
    let series: Vec<Series> = vec![(words.figures_count(), points.collect())];
    let [asked, touched, talked, met, won] = reached.steps().map(|count| count.to_string());
    Ok(Chart {
        title,
        svg: bars(&words.figures_count(), &step_names(words), &series)?,
        said: words.figures_chart_steps_said(&asked, &met, &talked, &touched, &won),
    })
}

/// What was drawn; nothing, where that failed: the tables say the same.
pub(super) fn or_tables_alone<T: Default>(drawn: Result<T, ChartError>) -> T {
    drawn.unwrap_or_else(|error| {
        tracing::error!(%error, "a chart was not drawn");
        T::default()
    })
}
