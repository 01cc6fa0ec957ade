//! The charts of a page of figures.

use calendar::Instant;
use charts::{Chart, ChartError, Series, bars, first_contact, first_contact_marks};
use followup::figures::DayFigures;
use followup::policy::Policy;
use wording::Words;
use wording::figures::NamedWaits;

/// The hours between which waits are drawn: from two minutes to thirty days.
const HOURS: std::ops::Range<f64> = 0.03..720.0;

/// Charts, each with the number of the table that it stands beneath.
pub(super) fn drawn(
    words: Words,
    policy: &Policy,
    facts: &DayFigures,
    from: Instant,
) -> Result<Vec<(usize, Chart)>, ChartError> {
    let reached = facts.milestones;
    let mut charts = Vec::new();
    if reached.asked > 0 {
        let names = [
            words.figures_asked(),
            words.figures_touched(),
            words.figures_in_contact(),
            words.figures_met(),
            words.figures_won(),
        ];
        let points = reached.steps().into_iter().enumerate();
        let points = points.map(|(place, count)| (place as f64, count as f64));
        let series: Vec<Series> = vec![(words.figures_count(), points.collect())];
        let [asked, touched, talked, met, won] = reached.steps().map(|count| count.to_string());
        charts.push((
            1,
            Chart {
                title: words.figures_chart_steps(),
                svg: bars(&words.figures_count(), &names, &series)?,
                said: words.figures_chart_steps_said(&asked, &met, &talked, &touched, &won),
            },
        ));
    }
    if facts.from_inquiry.count() > 0 {
        let all = NamedWaits::of_first_touch(words, facts);
        let marks = first_contact_marks(words, policy, from);
        charts.push((2, first_contact(words, &all, HOURS, &marks)?));
    }
    Ok(charts)
}

/// What was drawn; nothing, where that failed: the tables say the same.
pub(super) fn or_tables_alone<T: Default>(drawn: Result<T, ChartError>) -> T {
    drawn.unwrap_or_else(|error| {
        tracing::error!(%error, "a chart was not drawn");
        T::default()
    })
}
