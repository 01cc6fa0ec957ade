//! Charts and tables as they stand on a page, and a table as a file.

use followup::figures::FactQuery;
use maud::{Markup, PreEscaped, html};
use wording::figures::{FigureCell, FigureTable};
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
    linked_table(table, |_| None)
}

/// The same, in which a number leads to what is behind it: to the address that `link` gives for what it counts.
#[must_use]
pub fn linked_table(table: &FigureTable, link: impl Fn(&FactQuery) -> Option<String>) -> Markup {
    cells(table, |_, cell| address(cell, &link))
}

/// The same of a table whose rows are counts of something else: the numbers of a row lead to the address that `link` gives for the row, unless
/// there is none of it.
#[must_use]
pub fn table_by_row(table: &FigureTable, link: impl Fn(usize) -> Option<String>) -> Markup {
    cells(table, |row, cell| match cell {
        FigureCell::Number(number) if *number > 0 => link(row),
        FigureCell::Number(_)
        | FigureCell::Behind(..)
        | FigureCell::Net(..)
        | FigureCell::Words(_)
        | FigureCell::Money(_)
        | FigureCell::Took(..)
        | FigureCell::Filed(..)
        | FigureCell::Empty => None,
    })
}

/// A table with its title, each cell under the address that `link` gives for it.
fn cells(table: &FigureTable, link: impl Fn(usize, &FigureCell) -> Option<String>) -> Markup {
    let names = table.page_columns.as_ref().unwrap_or(&table.columns);
    let columns = table.rows.iter().map(|(_, cells)| cells.len() + 1);
    let columns = columns.chain([names.len()]).max().unwrap_or(1);
    let most = most_of(table);
    html! {
        h2 { (table.title) }
        // It scrolls by itself where it is wider than a telephone: then it has to be reached by the keyboard, too.
        section.wide tabindex="0" aria-label=(table.title) {
            table {
                thead { tr { @for column in 0..columns {
                    @match names.get(column).filter(|name| !name.is_empty()) {
                        Some(name) => th scope="col" { (name) },
                        None => td {},
                    }
                } } }
                tbody { @for (row, (name, cells)) in table.rows.iter().enumerate() { tr {
                    th scope="row" { (name) }
                    @for column in 1..columns {
                        @let cell = cells.get(column - 1);
                        td class=[cell.and_then(|cell| shade(cell, most))] { @if let Some(cell) = cell {
                            @match link(row, cell) {
                                Some(address) => a href=(address) { (cell) },
                                None => (cell),
                            }
                        } }
                    }
                } } }
            }
        }
        @if let Some(note) = &table.note { p { (note) } }
    }
}

/// Shades of a table's numbers, from the fewest to the most: classes of the style sheet.
const SHADES: [&str; 4] = ["shade1", "shade2", "shade3", "shade4"];

/// The largest number of a table that shades its numbers; nothing, of another one.
fn most_of(table: &FigureTable) -> Option<u64> {
    let cells = table.rows.iter().flat_map(|(_, cells)| cells);
    let most = cells.filter_map(FigureCell::count).max();
    most.filter(|most| table.shades && *most > 0)
}

/// How dark a number stands: by which part of the largest one it is. Nothing stands as it is.
fn shade(cell: &FigureCell, most: Option<u64>) -> Option<&'static str> {
    let part = (cell.count()? * SHADES.len() as u64).div_ceil(most?);
    SHADES
        .get(usize::try_from(part).ok()?.checked_sub(1)?)
        .copied()
}

/// Where a number leads to; nowhere, where it counts nothing.
fn address(cell: &FigureCell, link: impl Fn(&FactQuery) -> Option<String>) -> Option<String> {
    match cell {
        FigureCell::Behind(number, counts) if *number > 0 => link(counts),
        FigureCell::Net(sum, counts) if *sum != 0 => link(counts),
        FigureCell::Behind(..)
        | FigureCell::Net(..)
        | FigureCell::Words(_)
        | FigureCell::Number(_)
        | FigureCell::Money(_)
        | FigureCell::Took(..)
        | FigureCell::Filed(..)
        | FigureCell::Empty => None,
    }
}

/// What stands in a spreadsheet, row by row: tables of figures, their titles.
///
/// ```
/// use wording::Words;
/// use wording::figures::FigureTable;
/// let mut table = FigureTable::new("Figures".to_owned(), vec![String::new(), "number".to_owned()]);
/// table.number("=asked".to_owned(), 3);
/// assert_eq!(charts::csv(table.records(Words::default())), ",number\n'=asked,3\n");
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
