//! Figures on a page: charts as SVG, drawn by `plotters`, each with what it shows in words, and tables as HTML.

mod markup;

use std::fmt::Display;
use std::ops::Range;

use followup::figures::{BUCKETS, LogHistogram};
pub use markup::{figure, table};
use plotters::coord::Shift;
use plotters::prelude::*;

/// How large a chart is.
const SIZE: (u32, u32) = (860, 320);
/// The colours of lines and bars, in their order: they are told apart without colours by the legend and the table, too.
const COLOURS: [RGBColor; 3] = [
    RGBColor(31, 95, 191),
    RGBColor(200, 82, 0),
    RGBColor(84, 130, 53),
];
/// Letters in a chart.
const FONT: (&str, u32) = ("sans-serif", 13);
/// Seconds of an hour.
const HOUR: f64 = 3_600.0;
/// Hundredths.
const HUNDRED: f64 = 100.0;

/// A chart could not be drawn.
#[derive(Debug, thiserror::Error)]
#[error("a chart cannot be drawn: {0}")]
pub struct ChartError(String);

fn failed(error: impl Display) -> ChartError {
    ChartError(error.to_string())
}

/// A line or a row of bars: its name, and its points.
pub type Series = (String, Vec<(f64, f64)>);

/// A chart and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it is about.
    pub title: String,
    /// The drawing, as SVG.
    pub svg: String,
    /// The same in words, for who does not see it.
    pub said: String,
}

fn drawn(
    draw: impl FnOnce(&DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), ChartError>,
) -> Result<String, ChartError> {
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        root.fill(&WHITE).map_err(failed)?;
        draw(&root)?;
        root.present().map_err(failed)?;
    }
    Ok(svg)
}

/// Of a hundred, how many had it within how many hours.
///
/// ```
/// use followup::figures::LogHistogram;
/// let mut waits = LogHistogram::default();
/// waits.record(1_800);
/// waits.record(7_200);
/// let points = charts::within_hours(&waits);
/// let within_the_hour = points.iter().rfind(|(hours, _)| *hours <= 1.1).unwrap();
/// assert_eq!(within_the_hour.1, 50.0);
/// ```
#[must_use]
pub fn within_hours(waits: &LogHistogram) -> Vec<(f64, f64)> {
    let all = waits.count().max(1) as f64;
    let mut before = 0;
    let points = waits.buckets().take(BUCKETS - 1).map(|(_, _, to, count)| {
        before += count;
        (to as f64 / HOUR, before as f64 * HUNDRED / all)
    });
    points.collect()
}

/// Lines over hours, each of which is as wide as its logarithm: how many of a hundred had it by then; and moments that matter, such as the
/// first hour, as a line upright with a name.
///
/// # Errors
/// When it cannot be drawn.
pub fn waits(
    x: &str,
    y: &str,
    series: &[Series],
    hours: Range<f64>,
    marks: &[(String, f64)],
) -> Result<String, ChartError> {
    drawn(|root| {
        let mut chart = ChartBuilder::on(root)
            .margin(14)
            .x_label_area_size(44)
            .y_label_area_size(58)
            .build_cartesian_2d(hours.clone().log_scale(), 0.0..HUNDRED)
            .map_err(failed)?;
        chart
            .configure_mesh()
            .max_light_lines(2)
            .label_style(FONT)
            .x_desc(x)
            .y_desc(y)
            .draw()
            .map_err(failed)?;
        for (number, (name, points)) in series.iter().enumerate() {
            let colour = COLOURS[number % COLOURS.len()];
            let inside = points.iter().copied().filter(|(at, _)| hours.contains(at));
            let line = LineSeries::new(inside, colour.stroke_width(2));
            chart
                .draw_series(line)
                .map_err(failed)?
                .label(name)
                .legend(move |(x, y)| {
                    PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(2))
                });
        }
        for (name, at) in marks {
            let colour = BLACK.mix(0.5);
            let upright = [(*at, 0.0), (*at, HUNDRED)];
            let line = DashedLineSeries::new(upright, 4, 4, colour.stroke_width(1));
            chart
                .draw_series(line)
                .map_err(failed)?
                .label(name)
                .legend(move |(x, y)| {
                    PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(1))
                });
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::LowerRight)
            .label_font(FONT)
            .background_style(WHITE.mix(0.9))
            .border_style(BLACK.mix(0.3))
            .draw()
            .map_err(failed)
    })
}

/// Bars side by side: of each name, one of each series.
///
/// # Errors
/// When it cannot be drawn.
pub fn bars(y: &str, names: &[String], series: &[Series]) -> Result<String, ChartError> {
    let each = series.iter().flat_map(|(_, points)| points);
    let most = each.map(|(_, value)| *value).fold(1.0, f64::max) * 1.1;
    let groups = names.len().max(1) as f64;
    let width = 0.8 / series.len().max(1) as f64;
    drawn(|root| {
        let mut chart = ChartBuilder::on(root)
            .margin(14)
            .x_label_area_size(44)
            .y_label_area_size(58)
            .build_cartesian_2d(-0.5..groups - 0.5, 0.0..most)
            .map_err(failed)?;
        let named = |at: &f64| {
            let near = at.round();
            let is_name = (at - near).abs() < 0.01 && near >= 0.0;
            let name = is_name.then(|| names.get(near as usize)).flatten();
            name.cloned().unwrap_or_default()
        };
        chart
            .configure_mesh()
            .disable_x_mesh()
            .max_light_lines(2)
            .label_style(FONT)
            .x_labels(names.len() * 2 + 1)
            .x_label_formatter(&named)
            .y_desc(y)
            .draw()
            .map_err(failed)?;
        for (number, (name, points)) in series.iter().enumerate() {
            let colour = COLOURS[number % COLOURS.len()];
            let bars = points.iter().map(|(group, value)| {
                let left = group - 0.4 + width * number as f64;
                Rectangle::new(
                    [(left, 0.0), (left + width * 0.92, *value)],
                    colour.filled(),
                )
            });
            chart
                .draw_series(bars)
                .map_err(failed)?
                .label(name)
                .legend(move |(x, y)| {
                    Rectangle::new([(x, y - 5), (x + 12, y + 5)], colour.filled())
                });
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperRight)
            .label_font(FONT)
            .background_style(WHITE.mix(0.9))
            .border_style(BLACK.mix(0.3))
            .draw()
            .map_err(failed)
    })
}

/// Lines over weeks, counted from one.
///
/// # Errors
/// When it cannot be drawn.
pub fn weeks(x: &str, y: &str, series: &[Series]) -> Result<String, ChartError> {
    let each = || series.iter().flat_map(|(_, points)| points);
    let most = each().map(|(_, value)| *value).fold(1.0, f64::max) * 1.1;
    let last = each().map(|(week, _)| *week).fold(2.0, f64::max);
    drawn(|root| {
        let mut chart = ChartBuilder::on(root)
            .margin(14)
            .x_label_area_size(44)
            .y_label_area_size(58)
            .build_cartesian_2d(1.0..last, 0.0..most)
            .map_err(failed)?;
        chart
            .configure_mesh()
            .max_light_lines(2)
            .label_style(FONT)
            .x_desc(x)
            .y_desc(y)
            .x_label_formatter(&|week| format!("{week:.0}"))
            .draw()
            .map_err(failed)?;
        for (number, (name, points)) in series.iter().enumerate() {
            let colour = COLOURS[number % COLOURS.len()];
            let line = LineSeries::new(points.iter().copied(), colour.stroke_width(2));
            chart
                .draw_series(line)
                .map_err(failed)?
                .label(name)
                .legend(move |(x, y)| {
                    PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(2))
                });
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::UpperRight)
            .label_font(FONT)
            .background_style(WHITE.mix(0.9))
            .border_style(BLACK.mix(0.3))
            .draw()
            .map_err(failed)
    })
}
