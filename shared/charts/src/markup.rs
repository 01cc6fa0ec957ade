//! Charts and tables as they stand on a page.

use maud::{Markup, PreEscaped, html};
use wording::figures::FigureTable;

use crate::Chart;

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
        div.wide {
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
