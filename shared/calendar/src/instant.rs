//! Instants as text, and intervals between them.

use chrono::{DateTime, Datelike, DurationRound, TimeDelta, Timelike, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::quoted::quoted;

/// A moment in UTC. Zones live in calendars only.
///
/// ```
/// let now: calendar::Instant = calendar::parse_instant("2026-03-02T10:00:00Z")?;
/// assert_eq!(calendar::format_instant(now), "2026-03-02T10:00:00.000Z");
/// # Ok::<(), calendar::TimeError>(())
/// ```
pub type Instant = DateTime<Utc>;

/// The first instant that can be written with four digits of year: 0001-01-01T00:00:00.000Z.
///
/// ```
/// assert_eq!(calendar::format_instant(calendar::EARLIEST), "0001-01-01T00:00:00.000Z");
/// ```
pub const EARLIEST: Instant =
    DateTime::from_timestamp(-62_135_596_800, 0).expect("the year 1 is within chrono's range");

/// The last instant that can be written with four digits of year: 9999-12-31T23:59:59.999Z.
///
/// It stands for "never": the closing time of a team that never closes, the end of a wait that no
/// calendar satisfies.
///
/// ```
/// assert_eq!(calendar::format_instant(calendar::LATEST), "9999-12-31T23:59:59.999Z");
/// ```
pub const LATEST: Instant = DateTime::from_timestamp(253_402_300_799, 999_000_000)
    .expect("the year 9999 is within chrono's range");

/// The first moment that is full at an instant or after it, such as a full minute.
///
/// ```
/// use calendar::{full_at_or_after, parse_instant};
/// let minute = chrono::TimeDelta::minutes(1);
/// let full = parse_instant("2026-03-02T10:01:00Z")?;
/// assert_eq!(full_at_or_after(parse_instant("2026-03-02T10:00:00.5Z")?, minute), full);
/// assert_eq!(full_at_or_after(full, minute), full);
/// # Ok::<(), calendar::TimeError>(())
/// ```
#[must_use]
pub fn full_at_or_after(at: Instant, every: TimeDelta) -> Instant {
    // Most instants are full already, as whole seconds say in a fraction of the time.
    let seconds = every.num_seconds().max(1);
    let is_whole = every.subsec_nanos() == 0 && at.timestamp_subsec_nanos() == 0;
    if is_whole && at.timestamp() % seconds == 0 {
        return at;
    }
    let full = at.duration_trunc(every).unwrap_or(at);
    if full < at { full + every } else { full }
}

/// Nanoseconds in a second; chrono writes a leap second as a fraction beyond it.
const SECOND_NANOS: u32 = 1_000_000_000;

/// Why a text is no instant.
///
/// ```
/// let refused = calendar::parse_instant("yesterday").unwrap_err();
/// assert!(refused.to_string().contains("2026-03-02T10:00:00Z"));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum TimeError {
    /// The text is not RFC 3339.
    #[error("`{text}` is no instant: write date, time and offset, such as 2026-03-02T10:00:00Z")]
    Form {
        /// What was given.
        text: String,
    },
    /// The instant cannot be written with four digits of year.
    #[error("`{text}` is outside the years 0001 to 9999")]
    Range {
        /// What was given.
        text: String,
    },
}

/// An instant in the one form in which it is stored: `YYYY-MM-DDTHH:MM:SS.mmmZ`.
///
/// The width is fixed, so that text sorts as time does. What is finer than a millisecond is cut off; what
/// lies outside [`EARLIEST`] to [`LATEST`] becomes the nearer of the two.
///
/// ```
/// use calendar::{format_instant, parse_instant};
/// let at = parse_instant("2026-03-02T11:00:00.25+01:00")?;
/// assert_eq!(format_instant(at), "2026-03-02T10:00:00.250Z");
/// # Ok::<(), calendar::TimeError>(())
/// ```
#[must_use]
pub fn format_instant(at: Instant) -> String {
    let at = at.clamp(EARLIEST, LATEST);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second(),
        at.timestamp_subsec_millis().min(999)
    )
}

/// Reads an instant in RFC 3339, with any offset. A leap second is the second after it.
///
/// ```
/// use calendar::parse_instant;
/// assert_eq!(parse_instant("2026-03-02T11:00:00+01:00"), parse_instant("2026-03-02T10:00:00Z"));
/// assert!(parse_instant("2026-03-02 10:00").is_err());
/// ```
///
/// # Errors
///
/// [`TimeError`] when the text has another form, or lies outside the years 0001 to 9999.
pub fn parse_instant(text: &str) -> Result<Instant, TimeError> {
    let form = || TimeError::Form { text: quoted(text) };
    let read = DateTime::parse_from_rfc3339(text)
        .map_err(|_| form())?
        .to_utc();
    let nanos = read.nanosecond();
    let at = if nanos < SECOND_NANOS {
        read
    } else {
        DateTime::<Utc>::from_timestamp(read.timestamp() + 1, nanos - SECOND_NANOS)
            .ok_or_else(form)?
    };
    if (EARLIEST..=LATEST).contains(&at) {
        Ok(at)
    } else {
        Err(TimeError::Range { text: quoted(text) })
    }
}

/// The stored form of an [`Instant`], for `#[serde(with = "calendar::instant_text")]`.
///
/// ```
/// use calendar::{Instant, instant_text, parse_instant};
/// #[derive(serde::Serialize)]
/// struct Event {
///     #[serde(with = "instant_text")]
///     at: Instant,
/// }
/// let event = Event { at: parse_instant("2026-03-02T10:00:00Z").unwrap() };
/// assert_eq!(serde_json::to_string(&event).unwrap(), r#"{"at":"2026-03-02T10:00:00.000Z"}"#);
/// ```
pub mod instant_text {
    use serde::{Deserialize, Deserializer, Serializer, de};

    use super::{Instant, format_instant, parse_instant};

    /// Writes the instant as [`format_instant`] does.
    ///
    /// ```
    /// let mut json = serde_json::Serializer::new(Vec::new());
    /// calendar::instant_text::serialize(&calendar::EARLIEST, &mut json).unwrap();
    /// assert_eq!(json.into_inner(), br#""0001-01-01T00:00:00.000Z""#);
    /// ```
    ///
    /// # Errors
    ///
    /// Only the serializer's own.
    pub fn serialize<S: Serializer>(at: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format_instant(*at))
    }

    /// Reads an instant as [`parse_instant`] does.
    ///
    /// ```
    /// let mut json = serde_json::Deserializer::from_str(r#""0001-01-01T00:00:00Z""#);
    /// let at = calendar::instant_text::deserialize(&mut json).unwrap();
    /// assert_eq!(at, calendar::EARLIEST);
    /// ```
    ///
    /// # Errors
    ///
    /// When the value is no text, or its text no instant.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_instant(&text).map_err(de::Error::custom)
    }

    /// The same for a time that may be absent, for `#[serde(with = "calendar::instant_text::option")]`.
    ///
    /// ```
    /// use calendar::{Instant, instant_text};
    /// #[derive(serde::Serialize, serde::Deserialize)]
    /// struct Event {
    ///     #[serde(default, skip_serializing_if = "Option::is_none", with = "instant_text::option")]
    ///     at: Option<Instant>,
    /// }
    /// let read: Event = serde_json::from_str("{}").unwrap();
    /// assert_eq!(serde_json::to_string(&read).unwrap(), "{}");
    /// ```
    pub mod option {
        use crate::{Instant, format_instant, parse_instant};
        use serde::{Deserialize, Deserializer, Serializer, de};

        /// Writes the instant as [`format_instant`] does, or nothing.
        ///
        /// # Errors
        ///
        /// Only the serializer's own.
        pub fn serialize<S: Serializer>(
            at: &Option<Instant>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            match at {
                Some(at) => serializer.serialize_str(&format_instant(*at)),
                None => serializer.serialize_none(),
            }
        }

        /// Reads an instant as [`parse_instant`] does, or nothing.
        ///
        /// # Errors
        ///
        /// When the value is neither null nor text, or its text no instant.
        pub fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<Instant>, D::Error> {
            Option::<String>::deserialize(deserializer)?
                .map(|text| parse_instant(&text).map_err(de::Error::custom))
                .transpose()
        }
    }
}

/// Time from one instant up to another, the second not included.
///
/// ```
/// use calendar::{Interval, parse_instant};
/// let call = Interval { from: parse_instant("2026-03-02T10:00:00Z")?, to: parse_instant("2026-03-02T10:15:00Z")? };
/// assert!(call.contains(call.from) && !call.contains(call.to));
/// # Ok::<(), calendar::TimeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// The first instant inside.
    #[serde(with = "instant_text")]
    pub from: Instant,
    /// The first instant after it.
    #[serde(with = "instant_text")]
    pub to: Instant,
}

impl Interval {
    /// Whether the instant lies inside.
    ///
    /// ```
    /// use calendar::{EARLIEST, Interval, LATEST};
    /// assert!(Interval { from: EARLIEST, to: LATEST }.contains(EARLIEST));
    /// ```
    #[must_use]
    pub fn contains(&self, at: Instant) -> bool {
        self.from <= at && at < self.to
    }

    /// Whether no instant lies inside: the end is not after the beginning.
    ///
    /// ```
    /// use calendar::{EARLIEST, Interval};
    /// assert!(Interval { from: EARLIEST, to: EARLIEST }.is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.to <= self.from
    }
}

/// The same time as disjoint intervals in order: empty ones vanish, overlapping and touching ones join.
pub(super) fn union(intervals: impl IntoIterator<Item = Interval>) -> Vec<Interval> {
    let mut sorted: Vec<Interval> = intervals
        .into_iter()
        .filter(|one| !one.is_empty())
        .collect();
    sorted.sort_by_key(|one| one.from);
    sorted.dedup_by(|next, kept| {
        let joins = next.from <= kept.to;
        if joins {
            kept.to = kept.to.max(next.to);
        }
        joins
    });
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_with_a_fixed_width_and_read_back() {
        for text in [
            "2026-03-02T10:00:00.000Z",
            "2026-12-31T23:59:59.999Z",
            "0001-01-01T00:00:00.000Z",
        ] {
            assert_eq!(format_instant(parse_instant(text).unwrap()), text);
        }
    }

    #[test]
    fn what_is_finer_than_a_millisecond_is_cut_and_not_rounded() {
        let at = parse_instant("2026-03-02T10:00:00.999999Z").unwrap();
        assert_eq!(format_instant(at), "2026-03-02T10:00:00.999Z");
    }

    #[test]
    fn a_leap_second_is_the_second_after_it() {
        let leap = parse_instant("2016-12-31T23:59:60.5Z").unwrap();
        assert_eq!(format_instant(leap), "2017-01-01T00:00:00.500Z");
    }

    #[test]
    fn an_instant_whose_year_does_not_fit_is_refused_when_read_and_clamped_when_written() {
        assert!(matches!(
            parse_instant("9999-12-31T23:59:59-05:00"),
            Err(TimeError::Range { .. })
        ));
        assert!(matches!(
            parse_instant("0000-12-31T00:00:00Z"),
            Err(TimeError::Range { .. })
        ));
        assert_eq!(
            format_instant(DateTime::<Utc>::MAX_UTC),
            "9999-12-31T23:59:59.999Z"
        );
    }

    #[test]
    fn a_text_without_an_offset_is_refused() {
        let refused = parse_instant("2026-03-02T10:00:00").unwrap_err();
        assert!(refused.to_string().contains("offset"), "{refused}");
    }

    #[test]
    fn intervals_that_touch_or_overlap_join_and_empty_ones_vanish() {
        let at = |hour: u32| parse_instant(&format!("2026-03-02T{hour:02}:00:00Z")).unwrap();
        let between = |from, to| Interval {
            from: at(from),
            to: at(to),
        };
        assert_eq!(
            union([
                between(9, 10),
                between(5, 5),
                between(1, 4),
                between(8, 9),
                between(2, 3),
                between(7, 6)
            ]),
            vec![between(1, 4), between(8, 10)]
        );
    }
}
