//! How much of figures a page shows: it stays short on a telephone, whatever the days that are asked for hold. What it leaves out it says, and the
//! files beside its tables have all of it.

use charts::{linked_table, table};
use followup::figures::FactQuery;
use maud::{Markup, html};
use wording::Words;
use wording::figures::FigureTable;

/// Bytes that the tables of a page have at most. With the charts, the days that leaked and what every page has, it is under 100 KB.
pub(super) const MAX_TABLES_BYTES: usize = 38_000;
/// Days that are listed of each thing that leaked, the newest ones.
pub(super) const MAX_LEAK_DAYS: usize = 14;

/// The room that is left for the tables of a page.
#[derive(Debug)]
pub(super) struct TableRoom {
    left: usize,
    /// Tables that are still to come.
    tables: usize,
}

impl TableRoom {
    /// The room of a page for so many tables.
    pub(super) fn new(tables: usize) -> Self {
        Self {
            left: MAX_TABLES_BYTES,
            tables,
        }
    }

    /// A table as far as there is room for it, each number with its leads where `link` has them: first the numbers lead nowhere, then rows are left
    /// out. No table takes more than half of what is left, unless it is the last one.
    pub(super) fn shown(
        &mut self,
        words: Words,
        whole: &FigureTable,
        link: impl Fn(&FactQuery) -> Option<String>,
    ) -> Markup {
        self.tables = self.tables.saturating_sub(1);
        let most = if self.tables == 0 {
            self.left
        } else {
            self.left / 2
        };
        let linked = linked_table(whole, link);
        let plain = || {
            let plain = table(whole);
            let note = words.figures_lead_nowhere();
            html! { (plain) p.note { (note) } }
        };
        let fits = |shown: &Markup| shown.0.len() <= most;
        let shown = Some(linked).filter(fits);
        let shown = shown.or_else(|| Some(plain()).filter(fits));
        let shown = shown.unwrap_or_else(|| first_rows(words, whole, most));
        self.left = self.left.saturating_sub(shown.0.len());
        shown
    }
}

/// As many rows of a table as so many bytes have room for, the first ones, and how many more the file has.
fn first_rows(words: Words, whole: &FigureTable, most: usize) -> Markup {
    let mut rows = whole.rows.len().saturating_sub(1);
    loop {
        let part = FigureTable {
            rows: whole.rows[..rows].to_vec(),
            ..whole.clone()
        };
        let more = whole.rows.len() - rows;
        let part = table(&part);
        let shown = html! {
            (part)
            p.note { (words.figures_rows_in_file(&more.to_string())) " " (words.figures_lead_nowhere()) }
        };
        let bytes = shown.0.len();
        if bytes <= most || rows == 0 {
            return shown;
        }
        rows = (rows * most / bytes).min(rows - 1);
    }
}

#[cfg(test)]
mod tests {
    use followup::figures::{FactClass, FactGroup};
    use wording::figures::FigureCell;

    use super::*;

    /// A table of so many sources, each number of which leads somewhere.
    fn sources(rows: usize) -> FigureTable {
        let columns = vec![String::new(), "asked".to_owned()];
        let mut table = FigureTable::new("Sources".to_owned(), columns);
        for number in 0..rows {
            let name = format!("source{number:04}");
            let asked = FactQuery::new(FactClass::Touch).of(FactGroup::Source(name.clone()));
            table.row(name, vec![FigureCell::Behind(1, asked)]);
        }
        table
    }

    fn shown(rows: usize) -> (String, usize) {
        let mut room = TableRoom::new(1);
        let link = |query: &FactQuery| Some(format!("figures?behind={query:?}"));
        let shown = room.shown(Words::default(), &sources(rows), link);
        (shown.into_string(), room.left)
    }

    #[test]
    fn a_table_beyond_its_room_first_loses_its_links_and_then_rows_and_says_so() {
        let words = Words::default();
        let mut was = (true, false);
        for rows in 1..900 {
            let (shown, left) = shown(rows);
            assert!(shown.len() <= MAX_TABLES_BYTES, "{rows}: {}", shown.len());
            assert_eq!(left, MAX_TABLES_BYTES - shown.len());
            let is_linked = shown.contains("<a ");
            let has = shown.matches("<th scope=\"row\">").count();
            let is_cut = has < rows;
            let is_told = shown.contains(&words.figures_lead_nowhere());
            assert_eq!(is_linked, !is_told, "{rows}");
            let said = words.figures_rows_in_file(&(rows - has).to_string());
            assert_eq!(is_cut, shown.contains(&said), "{rows}: {said}");
            assert!(!is_cut || has > 300, "{rows}: {has}");
            // What is left out once stays out.
            assert!(was.0 || !is_linked, "{rows}");
            assert!(!was.1 || is_cut, "{rows}");
            was = (is_linked, is_cut);
        }
        assert_eq!(was, (false, true));
    }

    #[test]
    fn no_table_leaves_the_next_ones_without_room() {
        let mut room = TableRoom::new(3);
        let each =
            [2_000, 2_000, 5].map(|rows| room.shown(Words::default(), &sources(rows), |_| None));
        let all: usize = each.iter().map(|one| one.0.len()).sum();
        assert!(all <= MAX_TABLES_BYTES, "{all}");
        let last = each[2].0.matches("<th scope=\"row\">").count();
        assert_eq!(last, 5);
    }
}
