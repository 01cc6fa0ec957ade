//! Figures on a page: charts as SVG, drawn by `plotters`, each with what it shows in words, and tables as HTML and as a file.

mod debts;
mod marks;
mod markup;

use std::fmt::Display;
use std::ops::Range;

pub use debts::{debts_by_age, late_leads};
use followup::figures::BUCKETS;
pub use marks::first_contact_marks;
pub use markup::{csv, figure, linked_table, table, table_by_row};
use plotters::coord::Shift;
use plotters::coord::ranged1d::Ranged;
use plotters::prelude::*;
use wording::Words;
use wording::figures::{NamedWaits, worked};

/// How large a chart is.
const SIZE: (u32, u32) = (860, 320);
/// The colours of lines and bars, in their order: they are told apart without colours by the legend and the table, too. They are drawn by these,
/// and stand in the drawing under the name that [`STYLE`] gives each, light on a dark page.
const COLOURS: [(RGBColor, &str); 3] = [
    (RGBColor(31, 95, 191), "var(--chart1)"),
    (RGBColor(200, 82, 0), "var(--chart2)"),
    (RGBColor(84, 130, 53), "var(--chart3)"),
];
/// What is drawn black has the colour of the page's text.
const TEXT: &str = "currentColor";
/// The colours of charts for the style sheet of a page, in a light and in a dark one.
pub const STYLE: &str = ":root{--chart1:#1f5fbf;--chart2:#c85200;--chart3:#548235}@media(prefers-color-scheme:dark){:root{--chart1:#8ab4f8;--chart2:#ffb378;--chart3:#a5d6a7}}";
/// Points above the axes, for the legend, and to the left of them.
const ABOVE_AXES: i32 = 36;
const BESIDE_AXIS: i32 = 58;
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
        draw(&root)?;
        root.present().map_err(failed)?;
    }
    Ok(coloured_by_page(&svg))
}

/// The drawing in colours that the page names, and without a ground of its own: it follows a dark page.
fn coloured_by_page(svg: &str) -> String {
    let drawn = COLOURS.map(|(colour, name)| (hex(colour), name));
    let all = drawn.into_iter().chain([(hex(BLACK), TEXT)]);
    all.fold(svg.to_owned(), |svg, (colour, name)| {
        svg.replace(&format!("\"{colour}\""), &format!("\"{name}\""))
    })
}

/// A colour as the drawing has it.
fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// A chart with room for what stands beside its axes.
fn axes<'a, 'b>(
    root: &'a DrawingArea<SVGBackend<'b>, Shift>,
) -> ChartBuilder<'a, 'static, SVGBackend<'b>> {
    let mut axes = ChartBuilder::on(root);
    axes.margin(14)
        .margin_top(ABOVE_AXES)
        .x_label_area_size(44)
        .y_label_area_size(BESIDE_AXIS);
    axes
}

/// The colour of a line or a row of bars.
fn colour(number: usize) -> RGBColor {
    COLOURS[number % COLOURS.len()].0
}

/// Draws a line.
fn line<'a, 'b: 'a, X, Y>(
    chart: &mut ChartContext<'a, SVGBackend<'b>, Cartesian2d<X, Y>>,
    number: usize,
    points: impl Iterator<Item = (f64, f64)>,
) -> Result<(), ChartError>
where
    X: Ranged<ValueType = f64>,
    Y: Ranged<ValueType = f64>,
{
    let style = colour(number).stroke_width(2);
    let drawn = chart.draw_series(LineSeries::new(points, style));
    drawn.map_err(failed).map(drop)
}

/// Says above the drawing, where it hides nothing, which colour is what.
fn legend<'n>(
    root: &DrawingArea<SVGBackend<'_>, Shift>,
    names: impl Iterator<Item = &'n str>,
) -> Result<(), ChartError> {
    let style = FONT.into_text_style(root);
    let mut left = BESIDE_AXIS;
    for (number, name) in names.enumerate() {
        let swatch = Rectangle::new([(left, 10), (left + 12, 22)], colour(number).filled());
        root.draw(&swatch).map_err(failed)?;
        let text = Text::new(name.to_owned(), (left + 18, 9), style.clone());
        root.draw(&text).map_err(failed)?;
        let (width, _) = root.estimate_text_size(name, &style).map_err(failed)?;
        left += i32::try_from(width).unwrap_or(0) + 42;
    }
    Ok(())
}

/// Of a hundred of all, how many had it within how many hours.
fn within_hours(waits: &NamedWaits<'_>) -> Vec<(f64, f64)> {
    let all = waits.all().max(1) as f64;
    let mut before = 0;
    let points = waits
        .waits
        .buckets()
        .take(BUCKETS - 1)
        .map(|(_, _, to, count)| {
            before += count;
            (to as f64 / HOUR, before as f64 * HUNDRED / all)
        });
    points.collect()
}

/// What a line of waits says, in words.
fn said(words: Words, waits: &NamedWaits<'_>) -> String {
    let within = |percent| {
        let seconds = waits.within(percent)?;
        Some(worked(words, Some(seconds)))
    };
    let (all, had) = (waits.all().to_string(), waits.waits.count().to_string());
    match (within(50), within(90)) {
        (Some(half), Some(most)) => words.figures_chart_waits_said(&half, &most, &waits.name),
        (Some(half), None) => words.figures_chart_waits_half_said(&all, &half, &had, &waits.name),
        (None, _) => words.figures_chart_waits_few_said(&all, &had, &waits.name),
    }
}

/// How soon a person got in touch: for each of these waits a line over hours, each of which is as wide as its logarithm, that says how many of a
/// hundred had it by then; and moments that matter, such as the first hour, as a line upright with a name.
///
/// # Errors
/// When it cannot be drawn.
pub fn first_contact(
    words: Words,
    all: &[NamedWaits<'_>],
    hours: Range<f64>,
    marks: &[(String, f64)],
) -> Result<Chart, ChartError> {
    // What lies outside of the axis is not drawn, and so it is not said either.
    let marks = marks.iter().filter(|(_, at)| hours.contains(at));
    let marks: Vec<&(String, f64)> = marks.collect();
    let svg = drawn(|root| {
        let mut chart = axes(root)
            .build_cartesian_2d(hours.clone().log_scale(), 0.0..HUNDRED)
            .map_err(failed)?;
        chart
            .configure_mesh()
            .max_light_lines(2)
            .label_style(FONT)
            .x_desc(words.figures_chart_hours())
            .x_label_formatter(&tick)
            .y_desc("%")
            .y_label_formatter(&tick)
            .draw()
            .map_err(failed)?;
        for (number, waits) in all.iter().enumerate() {
            let points = within_hours(waits).into_iter();
            let inside = points.filter(|(at, _)| hours.contains(at));
            line(&mut chart, number, inside)?;
        }
        for (row, (name, at)) in (1..).zip(&marks) {
            let style = BLACK.mix(0.5).stroke_width(1);
            let upright = [(*at, 0.0), (*at, HUNDRED)];
            let drawn = chart.draw_series(DashedLineSeries::new(upright, 4, 4, style));
            drawn.map_err(failed)?;
            // Each name stands at its line, a row below the one before it.
            let beside = (*at * 1.05, HUNDRED - f64::from(row) * 7.0);
            let text = Text::new(name.clone(), beside, FONT);
            chart.plotting_area().draw(&text).map_err(failed)?;
        }
        legend(root, all.iter().map(|waits| waits.name.as_str()))
    })?;
    let mut said: Vec<String> = all.iter().map(|waits| said(words, waits)).collect();
    let marks: Vec<&str> = marks.iter().map(|(name, _)| name.as_str()).collect();
    if !marks.is_empty() {
        said.push(words.figures_chart_marks_said(&marks.join(", ")));
    }
    Ok(Chart {
        title: words.figures_chart_waits(),
        svg,
        said: said.join(" "),
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
        let mut chart = axes(root)
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
            .y_label_formatter(&tick)
            .draw()
            .map_err(failed)?;
        for (number, (_, points)) in series.iter().enumerate() {
            let style = colour(number).filled();
            let bars = points.iter().map(|(group, value)| {
                let left = group - 0.4 + width * number as f64;
                Rectangle::new([(left, 0.0), (left + width * 0.92, *value)], style)
            });
            chart.draw_series(bars).map_err(failed)?;
        }
        legend(root, series.iter().map(|(name, _)| name.as_str()))
    })
}

/// A number beside an axis: whole ones, as most are, without a fraction.
fn tick(value: &f64) -> String {
    let places = usize::from((value - value.round()).abs() > f64::EPSILON);
    format!("{value:.places$}")
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
        let mut chart = axes(root)
            .build_cartesian_2d(1.0..last, 0.0..most)
            .map_err(failed)?;
        chart
            .configure_mesh()
            .max_light_lines(2)
            .label_style(FONT)
            .x_desc(x)
            .y_desc(y)
            .y_label_formatter(&tick)
            .x_label_formatter(&|week| format!("{week:.0}"))
            .draw()
            .map_err(failed)?;
        for (number, (_, points)) in series.iter().enumerate() {
            line(&mut chart, number, points.iter().copied())?;
        }
        legend(root, series.iter().map(|(name, _)| name.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use followup::brand::{Colour, DARK_GROUNDS, LIGHT_GROUNDS};
    use followup::figures::LogHistogram;

    use super::*;

    #[test]
    fn only_marks_that_are_drawn_are_said() {
        let mut waits = LogHistogram::default();
        waits.record(1_800);
        let all = [NamedWaits::of("from the inquiry".to_owned(), &waits)];
        let marks = [("the first hour", 1.0), ("within a year", 8_760.0)];
        let marks = marks.map(|(name, at)| (name.to_owned(), at));
        let chart = first_contact(Words::default(), &all, 0.03..720.0, &marks).unwrap();
        for text in [&chart.svg, &chart.said] {
            assert!(text.contains("the first hour"), "{text}");
            assert!(!text.contains("within a year"), "{text}");
        }
        let beyond = first_contact(Words::default(), &all, 0.03..0.5, &marks).unwrap();
        let said = Words::default().figures_chart_marks_said("");
        let said = said.trim_end_matches(['.', ' ']);
        assert!(!beyond.said.contains(said), "{}", beyond.said);
    }

    #[test]
    fn a_drawing_has_the_colours_of_its_page_and_no_ground() {
        let series: Vec<Series> = ["a", "b", "c"]
            .map(|name| (name.to_owned(), vec![(0.0, 1.0), (1.0, 2.0)]))
            .to_vec();
        let names = ["one".to_owned(), "two".to_owned()];
        let drawn = [
            bars("count", &names, &series).unwrap(),
            weeks("week", "count", &series).unwrap(),
        ];
        for svg in drawn {
            assert!(!svg.contains('#'), "a colour of its own: {svg}");
            for colour in [TEXT, "var(--chart1)", "var(--chart2)", "var(--chart3)"] {
                assert!(svg.contains(&format!("\"{colour}\"")), "{colour}: {svg}");
            }
        }
    }

    #[test]
    fn lines_and_bars_are_seen_on_a_light_and_on_a_dark_page() {
        let (light, dark) = STYLE.split_once("@media").unwrap();
        for (style, grounds) in [(light, LIGHT_GROUNDS), (dark, DARK_GROUNDS)] {
            let colours = style.split(':').skip(1);
            let colours = colours.filter_map(|rest| Colour::parse(rest.get(..7)?));
            let contrast = colours.map(|colour| colour.contrast_on(&grounds));
            let contrast: Vec<f64> = contrast.collect();
            assert_eq!(contrast.len(), COLOURS.len());
            assert!(contrast.iter().all(|one| *one >= 3.0), "{contrast:?}");
        }
    }

    #[test]
    fn half_have_it_within_the_hour_where_one_of_two_has() {
        let mut waits = LogHistogram::default();
        waits.record(1_800);
        waits.record(7_200);
        let points = within_hours(&NamedWaits::of(String::new(), &waits));
        let within_the_hour = points.iter().rfind(|(hours, _)| *hours <= 1.1).unwrap();
        assert_eq!(within_the_hour.1, 50.0);
    }
}
