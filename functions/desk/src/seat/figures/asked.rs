//! What an address of figures asks for: which days, which table, which leads.

use calendar::Instant;
use charts::csv;
use chrono::{Days, NaiveDate, NaiveTime};
use cloud::table::days::MAX_DAYS;
use http::Response;
use lambda_http::Body;
use wording::figures::FigureTable;

use crate::fields::PostedFields;
use crate::page::download;
use crate::seat::row::Signed;

/// Days that are shown unless others are asked for.
pub(super) const DAYS: u64 = 28;
/// The spans that one click chooses.
pub(super) const SPANS: [u64; 3] = [7, DAYS, 90];
/// The field that asks for what is late instead of days, and what it says.
pub(super) const LATE: &str = "late";
pub(super) const NOW: &str = "now";
/// The field that asks for figures for a program, and what it says.
pub(super) const FORMAT: &str = "format";
pub(super) const JSON: &str = "json";
/// The field that says which number's leads are listed.
pub(super) const BEHIND: &str = "behind";

/// Which days are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AskedDays {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    /// The span that was chosen, if it was one of a click.
    pub(super) span: Option<u64>,
}

impl AskedDays {
    /// What the address says; the last four weeks, where it says nothing that can be read.
    pub(super) fn read(fields: &PostedFields, today: NaiveDate) -> Self {
        let day = |name| fields.get(name).and_then(|text| text.parse().ok());
        if let Some(from) = day("from").map(|from: NaiveDate| from.min(today)) {
            let to: NaiveDate = day("to").unwrap_or(today).min(today).max(from);
            let longest = from + Days::new(MAX_DAYS as u64 - 1);
            let to = to.min(longest);
            return Self {
                from,
                to,
                span: None,
            };
        }
        let span = fields.get("days").and_then(|text| text.parse().ok());
        let span = span.filter(|days| SPANS.contains(days)).unwrap_or(DAYS);
        Self {
            from: today - Days::new(span - 1),
            to: today,
            span: Some(span),
        }
    }

    /// One day.
    pub(super) fn one(day: NaiveDate) -> Self {
        Self {
            from: day,
            to: day,
            span: None,
        }
    }

    /// The part of an address that asks for these days.
    pub(super) fn query(self) -> String {
        match self.span {
            Some(span) => format!("days={span}"),
            None => format!("from={}&to={}", self.from, self.to),
        }
    }
}

/// The beginning of a day, by the office's clock.
pub(super) fn midnight(signed: &Signed<'_>, day: NaiveDate) -> Instant {
    let calendar = signed.policy.calendar();
    calendar.instant(day.and_time(NaiveTime::MIN))
}

/// A table for a spreadsheet.
pub(super) fn as_file(table: &FigureTable) -> Response<Body> {
    let rows = csv(table.records());
    download("text/csv; charset=utf-8", "figures.csv", rows)
}
