//! A table of figures, and how it looks on a terminal.

use std::fmt;

use followup::figures::FactQuery;

use crate::Words;

/// Seconds of a minute.
const MINUTE: u64 = 60;

/// Seconds as the whole minutes of a table; what took less is one.
pub(super) fn whole_minutes(seconds: u64) -> u64 {
    (seconds / MINUTE).max(1)
}

/// What stands in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureCell {
    /// Words.
    Words(String),
    /// A number.
    Number(u64),
    /// A number, and what it counts: a page leads to the leads behind it.
    Behind(u64, FactQuery),
    /// The same of what can be taken back: below nothing, where more was taken back than came.
    Net(i64, FactQuery),
    /// A sum of money, in whole units; below nothing, where more was corrected than came.
    Money(i64),
    /// How long something took, as it is said, and in whole minutes; these are none, where nothing was counted.
    Took(String, Option<u64>),
    /// What a file has in other letters than a page: how it is said, and how a file has it.
    Filed(String, String),
    /// What was not counted.
    Empty,
}

impl FigureCell {
    /// How long something took, in seconds, and how that is said.
    #[must_use]
    pub fn took(seconds: Option<u64>, said: String) -> Self {
        Self::Took(said, seconds.map(whole_minutes))
    }

    /// The number that stands there, if one does.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Number(count) | Self::Behind(count, _) => Some(*count),
            Self::Net(sum, _) => u64::try_from(*sum).ok(),
            Self::Words(_) | Self::Money(_) | Self::Took(..) | Self::Filed(..) | Self::Empty => {
                None
            }
        }
    }

    /// What a spreadsheet reckons with: a time is a number of minutes.
    fn filed(&self) -> String {
        match self {
            Self::Took(_, minutes) => minutes.map_or_else(String::new, |it| it.to_string()),
            Self::Filed(_, filed) => filed.clone(),
            Self::Words(_)
            | Self::Number(_)
            | Self::Behind(..)
            | Self::Net(..)
            | Self::Money(_)
            | Self::Empty => self.to_string(),
        }
    }
}

impl fmt::Display for FigureCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(said) | Self::Took(said, _) | Self::Filed(said, _) => f.pad(said),
            Self::Number(number) | Self::Behind(number, _) => f.pad(&number.to_string()),
            Self::Net(sum, _) | Self::Money(sum) => f.pad(&sum.to_string()),
            Self::Empty => f.pad(""),
        }
    }
}

/// A table of figures: a title, the names of its columns behind the first, and rows of which each begins with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureTable {
    /// What it is about.
    pub title: String,
    /// The names of its columns, that of the rows' names included.
    pub columns: Vec<String>,
    /// The same as a page has them, where a file and a terminal have others.
    pub page_columns: Option<Vec<String>>,
    /// Its rows.
    pub rows: Vec<(String, Vec<FigureCell>)>,
    /// How it was found, if that has to be said.
    pub note: Option<String>,
    /// Whether a page shades its numbers: the more, the darker.
    pub shades: bool,
}

impl FigureTable {
    /// A table without rows.
    #[must_use]
    pub fn new(title: String, columns: Vec<String>) -> Self {
        Self {
            title,
            columns,
            page_columns: None,
            rows: Vec::new(),
            note: None,
            shades: false,
        }
    }

    /// Adds a row of a number.
    pub fn number(&mut self, name: String, number: u64) {
        self.rows.push((name, vec![FigureCell::Number(number)]));
    }

    /// Adds a row of a number, and what it counts, of what can be taken back.
    pub fn net(&mut self, name: String, sum: i64, counts: FactQuery) {
        self.row(name, vec![FigureCell::Net(sum, counts)]);
    }

    /// Adds a row.
    pub fn row(&mut self, name: String, cells: Vec<FigureCell>) {
        self.rows.push((name, cells));
    }

    /// Its rows as a spreadsheet has them, the names of the columns first: those of times name their unit.
    ///
    /// ```
    /// use wording::Words;
    /// use wording::figures::{FigureCell, FigureTable};
    /// let columns = vec![String::new(), "half within".to_owned()];
    /// let mut table = FigureTable::new("Waits".to_owned(), columns);
    /// let took = FigureCell::took(Some(5_400), "2 hours".to_owned());
    /// table.row("all".to_owned(), vec![took]);
    /// let records = table.records(Words::default());
    /// assert_eq!(records, [["", "half within, minutes"], ["all", "90"]]);
    /// ```
    #[must_use]
    pub fn records(&self, words: Words) -> Vec<Vec<String>> {
        let columns = self.columns.iter().enumerate().map(|(column, name)| {
            if self.has_times(column) {
                words.figures_in_minutes(name)
            } else {
                name.clone()
            }
        });
        let rows = self.rows.iter().map(|(name, cells)| {
            let cells = cells.iter().map(FigureCell::filed);
            std::iter::once(name.trim().to_owned())
                .chain(cells)
                .collect()
        });
        std::iter::once(columns.collect()).chain(rows).collect()
    }

    /// Whether times stand in a column.
    fn has_times(&self, column: usize) -> bool {
        let is_time = |cell: &FigureCell| matches!(cell, FigureCell::Took(..));
        let place = column.checked_sub(1);
        place.is_some_and(|place| {
            let mut cells = self.rows.iter().filter_map(|(_, cells)| cells.get(place));
            cells.any(is_time)
        })
    }

    /// How wide a column is: the widest of what stands in it.
    fn width(&self, column: usize) -> usize {
        let title = self.columns.get(column).map_or(0, |name| chars(name));
        let cells = self.rows.iter().map(|(name, cells)| match column {
            0 => chars(name),
            _ => cells
                .get(column - 1)
                .map_or(0, |cell| chars(&cell.to_string())),
        });
        cells.chain([title]).max().unwrap_or(0)
    }
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

impl fmt::Display for FigureTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        let cells = self.rows.iter().map(|(_, cells)| cells.len() + 1);
        let count = cells.chain([self.columns.len()]).max().unwrap_or(1);
        let widths: Vec<usize> = (0..count).map(|column| self.width(column)).collect();
        let line = |first: &str, others: &[String]| {
            let mut line = format!("  {first:<width$}", width = widths[0]);
            for (cell, width) in others.iter().zip(&widths[1..]) {
                line.push_str(&format!("  {cell:>width$}"));
            }
            line.trim_end().to_owned()
        };
        if let Some((first, others)) = self.columns.split_first()
            && self.columns.iter().any(|name| !name.is_empty())
        {
            writeln!(f, "{}", line(first, others))?;
        }
        for (name, cells) in &self.rows {
            let cells: Vec<String> = cells.iter().map(ToString::to_string).collect();
            writeln!(f, "{}", line(name, &cells))?;
        }
        match &self.note {
            Some(note) => writeln!(f, "{note}"),
            None => Ok(()),
        }
    }
}
