//! Durations that say their unit.

use crate::quoted::quoted;
use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The longest elapsed or business time that a policy may name: a hundred years.
///
/// ```
/// use calendar::{MAX_SPAN_SECONDS, Span};
/// assert_eq!("36500d".parse(), Ok(Span::Elapsed { seconds: MAX_SPAN_SECONDS }));
/// assert!("36501d".parse::<Span>().is_err());
/// ```
pub const MAX_SPAN_SECONDS: u32 = 100 * 365 * DAY;

/// The most business days that a policy may name.
///
/// ```
/// use calendar::{MAX_SPAN_DAYS, Span};
/// assert_eq!("36500bd".parse(), Ok(Span::BusinessDays { days: MAX_SPAN_DAYS }));
/// ```
pub const MAX_SPAN_DAYS: u16 = 36_500;

const MINUTE: u32 = 60;
const HOUR: u32 = 60 * MINUTE;
const DAY: u32 = 24 * HOUR;

/// A duration with its unit: elapsed time, business time or business days.
///
/// Written as a whole number and a unit: `45s`, `30m`, `8h`, `14d` elapsed; `90bm`, `2bh` business time
/// (`bs` for seconds); `1bd` business days. Shown in the largest unit that divides it, so that what was
/// shown reads back as the same duration.
///
/// ```
/// use calendar::Span;
/// assert_eq!("2bh".parse(), Ok(Span::BusinessTime { seconds: 7_200 }));
/// assert_eq!(Span::Elapsed { seconds: 1_800 }.to_string(), "30m");
/// assert_eq!("90bm".parse::<Span>()?.to_string(), "90bm");
/// # Ok::<(), calendar::SpanError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Span {
    /// Time as a stopwatch counts it, day and night.
    Elapsed {
        /// How much, in seconds.
        seconds: u32,
    },
    /// Time that counts only while the calendar is open.
    BusinessTime {
        /// How much, in seconds.
        seconds: u32,
    },
    /// The same local time so many working days later.
    BusinessDays {
        /// How many.
        days: u16,
    },
}

/// Why a text is no duration.
///
/// ```
/// let refused = "1.5h".parse::<calendar::Span>().unwrap_err();
/// assert!(refused.to_string().contains("30m"));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SpanError {
    /// The text is not a whole number and a unit.
    #[error(
        "`{text}` is no duration: write a whole number and a unit, elapsed `45s`, `30m`, `8h`, `14d`, \
         business time `90bm`, `2bh`, or business days `1bd`"
    )]
    Form {
        /// What was given.
        text: String,
    },
    /// The duration is longer than any that is allowed.
    #[error("`{text}` is too long: at most 36500d, 876000bh or 36500bd (a hundred years)")]
    TooLong {
        /// What was given.
        text: String,
    },
}

impl FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        let form = || SpanError::Form { text: quoted(text) };
        let too_long = || SpanError::TooLong { text: quoted(text) };
        let digits = text
            .find(|character: char| !character.is_ascii_digit())
            .ok_or_else(form)?;
        let (number, unit) = text.split_at(digits);
        if number.is_empty() {
            return Err(form());
        }
        let seconds = |unit: u32| {
            let number: u32 = number.parse().ok()?;
            number
                .checked_mul(unit)
                .filter(|all| *all <= MAX_SPAN_SECONDS)
        };
        let elapsed = |unit| seconds(unit).map(|seconds| Self::Elapsed { seconds });
        let business = |unit| seconds(unit).map(|seconds| Self::BusinessTime { seconds });
        match unit {
            "s" => elapsed(1),
            "m" => elapsed(MINUTE),
            "h" => elapsed(HOUR),
            "d" => elapsed(DAY),
            "bs" => business(1),
            "bm" => business(MINUTE),
            "bh" => business(HOUR),
            "bd" => {
                let days = number.parse().ok().filter(|days| *days <= MAX_SPAN_DAYS);
                days.map(|days| Self::BusinessDays { days })
            }
            _ => return Err(form()),
        }
        .ok_or_else(too_long)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Elapsed { seconds: 0 } => write!(to, "0m"),
            Self::Elapsed { seconds } if seconds % DAY == 0 => write!(to, "{}d", seconds / DAY),
            Self::Elapsed { seconds } if seconds % HOUR == 0 => write!(to, "{}h", seconds / HOUR),
            Self::Elapsed { seconds } if seconds % MINUTE == 0 => {
                write!(to, "{}m", seconds / MINUTE)
            }
            Self::Elapsed { seconds } => write!(to, "{seconds}s"),
            Self::BusinessTime { seconds: 0 } => write!(to, "0bm"),
            Self::BusinessTime { seconds } if seconds % HOUR == 0 => {
                write!(to, "{}bh", seconds / HOUR)
            }
            Self::BusinessTime { seconds } if seconds % MINUTE == 0 => {
                write!(to, "{}bm", seconds / MINUTE)
            }
            Self::BusinessTime { seconds } => write!(to, "{seconds}bs"),
            Self::BusinessDays { days } => write!(to, "{days}bd"),
        }
    }
}

impl TryFrom<String> for Span {
    type Error = SpanError;

    fn try_from(text: String) -> Result<Self, SpanError> {
        text.parse()
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}

/// A duration as a file writes it.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Span {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "duration" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_says_whether_it_is_elapsed_or_business_time() {
        for (text, span) in [
            ("45s", Span::Elapsed { seconds: 45 }),
            ("30m", Span::Elapsed { seconds: 1_800 }),
            ("8h", Span::Elapsed { seconds: 28_800 }),
            ("14d", Span::Elapsed { seconds: 1_209_600 }),
            ("30bm", Span::BusinessTime { seconds: 1_800 }),
            ("2bh", Span::BusinessTime { seconds: 7_200 }),
            ("1bd", Span::BusinessDays { days: 1 }),
            ("0bh", Span::BusinessTime { seconds: 0 }),
        ] {
            assert_eq!(text.parse(), Ok(span));
        }
    }

    #[test]
    fn what_is_shown_reads_back_as_the_same_duration() {
        for seconds in [
            0,
            1,
            59,
            60,
            61,
            3_600,
            5_400,
            86_400,
            90_000,
            MAX_SPAN_SECONDS,
        ] {
            for span in [Span::Elapsed { seconds }, Span::BusinessTime { seconds }] {
                assert_eq!(span.to_string().parse(), Ok(span));
            }
        }
        for days in [0, 1, 14, MAX_SPAN_DAYS] {
            let span = Span::BusinessDays { days };
            assert_eq!(span.to_string().parse(), Ok(span));
        }
    }

    #[test]
    fn a_number_without_a_unit_a_fraction_and_a_sign_are_refused_with_what_would_be_right() {
        for text in [
            "", "8", "h", "1.5h", "-1h", "+1h", " 1h", "1 h", "1H", "2 bh", "2bw", "1h30m", "٣h",
        ] {
            let refused = text.parse::<Span>().unwrap_err();
            assert!(matches!(refused, SpanError::Form { .. }), "{text}");
            assert!(refused.to_string().contains("`2bh`"), "{refused}");
        }
    }

    #[test]
    fn a_duration_beyond_a_hundred_years_is_refused() {
        for text in [
            "36501d",
            "36501bd",
            "876001bh",
            "99999999999999999999s",
            "65537bd",
        ] {
            assert!(
                matches!(text.parse::<Span>(), Err(SpanError::TooLong { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn a_duration_is_stored_as_its_text() {
        let span = Span::BusinessTime { seconds: 7_200 };
        assert_eq!(serde_json::to_string(&span).unwrap(), r#""2bh""#);
        assert_eq!(serde_json::from_str::<Span>(r#""2bh""#).unwrap(), span);
        assert!(serde_json::from_str::<Span>("7200").is_err());
    }
}
