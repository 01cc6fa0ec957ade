//! A table of figures, and how it looks on a terminal.

use std::fmt;

use followup::figures::FactQuery;

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
    /// What was not counted.
    Empty,
}

impl FigureCell {
    /// The number that stands there, if one does.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        match self {
            Self::Number(count) | Self::Behind(count, _) => Some(*count),
            Self::Net(sum, _) => u64::try_from(*sum).ok(),
            Self::Words(_) | Self::Money(_) | Self::Empty => None,
        }
    }
}

impl fmt::Display for FigureCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => f.pad(words),
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

    /// Its rows as a spreadsheet has them, the names of the columns first.
    #[must_use]
    pub fn records(&self) -> Vec<Vec<String>> {
        let rows = self.rows.iter().map(|(name, cells)| {
            let cells = cells.iter().map(ToString::to_string);
            std::iter::once(name.trim().to_owned())
                .chain(cells)
                .collect()
        });
        std::iter::once(self.columns.clone()).chain(rows).collect()
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
