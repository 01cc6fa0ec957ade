//! Charts and tables as they stand on a page, and a table as a file.

use maud::{Markup, PreEscaped, html};
use wording::figures::FigureTable;
use wording::spreadsheet::harmless;

use crate::Chart;

/// Why writing a table does not fail.
const TAKES_ALL: &str = "memory takes whatever is written to it";

/// A chart with its title, and what it shows in words beneath it.
#[must_use]
pub fn figure(chart: &Chart) -> Markup {
    html! {
        h2 { (chart.title) }
        figure {
            div role="img" aria-label=(format!("{}. {}", chart.title, chart.said)) { (PreEscaped(&chart.svg)) }
            figcaption { (chart.said) }
        }
    }
}

/// A table with its title, as wide as it is.
#[must_use]
pub fn table(table: &FigureTable) -> Markup {
    let columns = table.rows.iter().map(|(_, cells)| cells.len() + 1);
    let columns = columns.chain([table.columns.len()]).max().unwrap_or(1);
    html! {
        h2 { (table.title) }
        // It scrolls by itself where it is wider than a telephone: then it has to be reached by the keyboard, too.
        section.wide tabindex="0" aria-label=(table.title) {
            table {
                thead { tr { @for column in 0..columns {
                    @match table.columns.get(column).filter(|name| !name.is_empty()) {
                        Some(name) => th scope="col" { (name) },
                        None => td {},
                    }
                } } }
                tbody { @for (name, cells) in &table.rows { tr {
                    th scope="row" { (name) }
                    @for column in 1..columns {
                        td { @if let Some(cell) = cells.get(column - 1) { (cell) } }
                    }
                } } }
            }
        }
        @if let Some(note) = &table.note { p { (note) } }
    }
}

/// What stands in a spreadsheet, row by row: tables of figures, their titles.
///
/// ```
/// use wording::figures::FigureTable;
/// let mut table = FigureTable::new("Figures".to_owned(), vec![String::new(), "number".to_owned()]);
/// table.number("=asked".to_owned(), 3);
/// assert_eq!(charts::csv(table.records()), ",number\n'=asked,3\n");
/// ```
///
/// # Panics
/// Never: memory takes whatever is written to it.
#[must_use]
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| harmless(cell));
        writer.write_record(cells).expect(TAKES_ALL);
    }
    let bytes = writer.into_inner().expect(TAKES_ALL);
    String::from_utf8(bytes).expect("texts were written")
}
