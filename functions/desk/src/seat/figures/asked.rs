//! What an address of figures asks for: which days, which table, which leads.

use std::cmp::Reverse;

use calendar::Instant;
use charts::csv;
use chrono::{Days, NaiveDate, NaiveTime};
use cloud::table::days::MAX_DAYS;
use http::{Response, header};
use lambda_http::{Body, Request};
use serde_json::Value;
use wording::Words;
use wording::figures::FigureTable;
use wording::moment::LocalTimes;

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
const JSON_TYPE: &str = "application/json";
const PAGE_TYPE: &str = "text/html";
/// The field that says which number's leads are listed.
pub(super) const BEHIND: &str = "behind";

/// The field that says with which of the days a list begins.
pub(super) const UNTIL: &str = "until";

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

    /// The newest of these days whose leads a list begins with: the last one, unless the address says another.
    pub(super) fn newest(self, fields: &PostedFields) -> NaiveDate {
        let until = fields.get(UNTIL).and_then(|text| text.parse().ok());
        until.map_or(self.to, |until: NaiveDate| until.clamp(self.from, self.to))
    }

    /// One day.
    pub(super) fn one(day: NaiveDate) -> Self {
        Self::between(day, day)
    }

    /// From one day to another.
    pub(super) fn between(from: NaiveDate, to: NaiveDate) -> Self {
        Self {
            from,
            to,
            span: None,
        }
    }

    /// Which days they are.
    pub(super) fn said(self, words: Words, times: LocalTimes) -> String {
        if self.from == self.to {
            times.day(self.to)
        } else {
            words.figures_days(&times.day(self.from), &times.day(self.to))
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

/// Whether a program asks, and not a browser: the address says so, or its header wants JSON no less than a page.
pub(super) fn wants_json(fields: &PostedFields, request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT);
    let accept = accept.and_then(|value| value.to_str().ok());
    fields.get(FORMAT) == Some(JSON) || accept.is_some_and(prefers_json)
}

/// Whether a header names JSON, and no page that is wanted more, or as much and before it.
fn prefers_json(accept: &str) -> bool {
    let (json, page) = (weight(accept, JSON_TYPE), weight(accept, PAGE_TYPE));
    match (json, page) {
        (Some(json), Some(page)) => json > page,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// How much a header wants a type that it names, the earlier of two that are wanted alike more; nothing, where it does not.
fn weight(accept: &str, wanted: &str) -> Option<(f64, Reverse<usize>)> {
    let mut kinds = accept.split(',').enumerate();
    kinds.find_map(|(place, kind)| {
        let mut parts = kind.split(';').map(str::trim);
        let is_it = parts.next()?.eq_ignore_ascii_case(wanted);
        let weight = parts.find_map(|part| part.strip_prefix("q="));
        let weight = weight.map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
        (is_it && weight > 0.0).then_some((weight, Reverse(place)))
    })
}

/// The beginning of a day, by the office's clock.
pub(super) fn midnight(signed: &Signed<'_>, day: NaiveDate) -> Instant {
    let calendar = signed.policy.calendar();
    calendar.instant(day.and_time(NaiveTime::MIN))
}

/// A table for a spreadsheet.
pub(super) fn as_file(words: Words, table: &FigureTable) -> Response<Body> {
    let rows = csv(table.records(words));
    download("text/csv; charset=utf-8", "figures.csv", rows)
}

/// Figures for a program.
pub(super) fn as_json(figures: &Value) -> Response<Body> {
    download(JSON_TYPE, "figures.json", figures.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_names_json_and_a_browser_a_page() {
        for (accept, is_program) in [
            ("application/json", true),
            ("application/json, text/plain, */*", true),
            ("Application/JSON; charset=utf-8", true),
            ("application/json, text/html", true),
            ("text/html;q=0.5, application/json", true),
            ("text/html, application/json", false),
            ("text/html, application/json;q=0.9", false),
            ("application/json;q=0", false),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                false,
            ),
            ("*/*", false),
        ] {
            assert_eq!(prefers_json(accept), is_program, "{accept}");
        }
    }
}
