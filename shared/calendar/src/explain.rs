//! Deadlines as JSON lines, so that another implementation can be held against this one.

use std::{collections::BTreeMap, error::Error};

use chrono::SecondsFormat;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;

use crate::quoted::quoted;
use crate::{
    Calendar, CalendarError, CalendarSource, Day, Instant, Interval, LATEST, Skipped, Span,
    TimeError, parse_instant, span::MAX_SPAN_SECONDS,
};

/// The longest line that is read, in bytes.
const MAX_LINE_BYTES: usize = 1 << 20;

/// The longest duration of a case, in minutes.
const MAX_MINUTES: u32 = MAX_SPAN_SECONDS / 60;

/// Why a line has no deadline. It names the case where that can be read.
///
/// ```
/// let refused = calendar::explain_deadline_line(r#"{"id": 7}"#, false).unwrap_err();
/// assert!(refused.to_string().starts_with("case 7: "));
/// ```
#[derive(Debug, Error)]
pub enum ExplainError {
    /// The line is longer than any case.
    #[error("a line of {given} bytes: at most {MAX_LINE_BYTES}")]
    TooLong {
        /// How long it is.
        given: usize,
    },
    /// The line is not a JSON object.
    #[error("no JSON object: {reason}; write {DEADLINE_LINE}")]
    NotJson {
        /// What is wrong.
        reason: String,
    },
    /// The object has no `id`.
    #[error("a case without `id`: write {DEADLINE_LINE}")]
    NoId,
    /// The case cannot be understood.
    #[error("case {id}: {reason}")]
    Case {
        /// The case, as JSON.
        id: String,
        /// What is wrong, and what would be right.
        reason: String,
    },
}

/// A line that asks for a deadline.
pub const DEADLINE_LINE: &str = r#"{"id":"a","tz":"America/New_York","hours":{"mon":[["09:00","17:00"]]},"holidays":["2026-12-25"],"start":"2026-03-02T10:00:00Z","minutes":60}"#;

/// A case without its id. Fields that it does not know are a remark of whoever wrote it.
#[derive(Deserialize)]
struct ExplainCase {
    tz: String,
    hours: BTreeMap<Day, Vec<(String, String)>>,
    #[serde(default)]
    holidays: Vec<String>,
    #[serde(default)]
    exceptions: BTreeMap<String, Vec<(String, String)>>,
    start: String,
    minutes: Value,
}

#[derive(Serialize)]
struct ExplainedCase<'a> {
    id: &'a Value,
    deadline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    counted: Option<Vec<Seconds>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<Vec<Skipped>>,
}

/// An interval in whole seconds.
#[derive(Serialize)]
struct Seconds {
    from: String,
    to: String,
}

/// What is wrong with a case whose fields could be read.
#[derive(Debug, Error)]
enum CaseError {
    #[error("{0}; write {DEADLINE_LINE}")]
    Fields(serde_json::Error),
    #[error("`minutes` is {given}: write a whole number from 0 to {MAX_MINUTES}")]
    Minutes { given: String },
    #[error("`start`: {0}")]
    Start(TimeError),
    #[error(transparent)]
    Calendar(CalendarError),
    #[error("the deadline lies beyond the year 9999")]
    Never,
}

/// Answers one case, a JSON line, with its deadline, a JSON line.
///
/// A case has `id` (echoed, whatever it is), `tz`, `hours`, `start` and `minutes` of business time, and may
/// have `holidays` and `exceptions`. The answer has `id` and `deadline`, in whole seconds (a fraction in
/// `start` is counted and then cut off); with `why` also the intervals that `counted` and the dates that
/// were `skipped`.
///
/// ```
/// use calendar::explain_deadline_line;
/// let line = r#"{"id":1,"tz":"UTC","hours":{"mon":[["09:00","17:00"]]},"start":"2026-02-28T18:00:00Z","minutes":60}"#;
/// assert_eq!(explain_deadline_line(line, false).unwrap(), r#"{"id":1,"deadline":"2026-03-02T10:00:00Z"}"#);
/// ```
///
/// # Errors
///
/// [`ExplainError`] when the line is no case; it says which case, and what would be right.
pub fn explain_deadline_line(line: &str, why: bool) -> Result<String, ExplainError> {
    if line.len() > MAX_LINE_BYTES {
        return Err(ExplainError::TooLong { given: line.len() });
    }
    let not_json = |error: serde_json::Error| ExplainError::NotJson {
        reason: error.to_string(),
    };
    let mut fields: Map<String, Value> = serde_json::from_str(line).map_err(not_json)?;
    let id = fields.remove("id").ok_or(ExplainError::NoId)?;
    let answer = answer(&id, fields, why).map_err(|error| ExplainError::Case {
        id: quoted(&id.to_string()),
        reason: with_sources(&error),
    })?;
    serde_json::to_string(&answer).map_err(not_json)
}

fn answer(
    id: &Value,
    fields: Map<String, Value>,
    why: bool,
) -> Result<ExplainedCase<'_>, CaseError> {
    let case: ExplainCase =
        serde_json::from_value(Value::Object(fields)).map_err(CaseError::Fields)?;
    let minutes = case
        .minutes
        .as_u64()
        .and_then(|all| u32::try_from(all).ok());
    let minutes = minutes
        .filter(|minutes| *minutes <= MAX_MINUTES)
        .ok_or_else(|| CaseError::Minutes {
            given: quoted(&case.minutes.to_string()),
        })?;
    let start = parse_instant(&case.start).map_err(CaseError::Start)?;
    let calendar = Calendar::new(CalendarSource {
        tz: case.tz,
        hours: case.hours,
        holidays: case.holidays,
        holidays_ics: Vec::new(),
        exceptions: case.exceptions,
    })
    .map_err(CaseError::Calendar)?;
    let span = Span::BusinessTime {
        seconds: minutes * 60,
    };
    let deadline = calendar.deadline(start, span, &[]);
    if deadline.at >= LATEST {
        return Err(CaseError::Never);
    }
    let counted = |interval: Interval| Seconds {
        from: whole_seconds(interval.from),
        to: whole_seconds(interval.to),
    };
    Ok(ExplainedCase {
        id,
        deadline: whole_seconds(deadline.at),
        counted: why.then(|| deadline.counted.into_iter().map(counted).collect()),
        skipped: why.then_some(deadline.skipped),
    })
}

fn whole_seconds(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// An error and what caused it, in one line.
fn with_sources(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
