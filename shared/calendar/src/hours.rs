//! The opening hours of one day, as minutes of the wall clock.

use crate::quoted::quoted;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most intervals that one day may have.
///
/// ```
/// assert_eq!(calendar::MAX_INTERVALS_A_DAY, 48);
/// ```
pub const MAX_INTERVALS_A_DAY: usize = 48;

/// `24:00`, the midnight that ends a day.
const MIDNIGHT: u16 = 24 * 60;

/// A day of the week, as calendars name it: `mon` to `sun`.
///
/// ```
/// use calendar::Day;
/// assert_eq!(serde_json::to_string(&Day::Mon).unwrap(), r#""mon""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Day {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Day {
    /// The days of a week, from its first.
    pub const ALL: [Self; 7] = [
        Self::Mon,
        Self::Tue,
        Self::Wed,
        Self::Thu,
        Self::Fri,
        Self::Sat,
        Self::Sun,
    ];

    /// Its name in a file: `mon`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mon => "mon",
            Self::Tue => "tue",
            Self::Wed => "wed",
            Self::Thu => "thu",
            Self::Fri => "fri",
            Self::Sat => "sat",
            Self::Sun => "sun",
        }
    }

    /// Days since Monday.
    pub(super) fn index(self) -> usize {
        match self {
            Self::Mon => 0,
            Self::Tue => 1,
            Self::Wed => 2,
            Self::Thu => 3,
            Self::Fri => 4,
            Self::Sat => 5,
            Self::Sun => 6,
        }
    }
}

/// What is wrong with the hours of a day.
///
/// ```
/// use calendar::HoursError;
/// let refused = HoursError::Reversed { from: "17:00".into(), to: "09:00".into() };
/// assert!(refused.to_string().contains("next day"));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum HoursError {
    /// A text is no time of day.
    #[error("`{text}` is no time of day: write hours and minutes, such as 09:00, up to 24:00")]
    Form {
        /// What was given.
        text: String,
    },
    /// An interval does not end after it begins.
    #[error(
        "{from} to {to} does not end after it begins: hours past midnight go on as 00:00 of the next day, \
         after 24:00 of this one"
    )]
    Reversed {
        /// The beginning.
        from: String,
        /// The end.
        to: String,
    },
    /// Two intervals share time.
    #[error("{first} and {second} overlap: write them as one, or apart")]
    Overlap {
        /// The earlier interval.
        first: String,
        /// The later one.
        second: String,
    },
    /// There are more intervals than a day may have.
    #[error("{given} intervals in a day: at most {MAX_INTERVALS_A_DAY}")]
    TooMany {
        /// How many there are.
        given: usize,
    },
}

/// Minutes of the wall clock, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WallInterval {
    pub(super) from: u16,
    pub(super) to: u16,
}

impl WallInterval {
    fn text(self) -> String {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        format!("{} to {}", clock(self.from), clock(self.to))
    }
}

/// The hours of a day in order; what touches is joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DayHours(Vec<WallInterval>);

impl DayHours {
    pub(super) const CLOSED: Self = Self(Vec::new());

    pub(super) fn new(source: &[(String, String)]) -> Result<Self, HoursError> {
        if source.len() > MAX_INTERVALS_A_DAY {
            return Err(HoursError::TooMany {
                given: source.len(),
            });
        }
        let mut sorted = Vec::with_capacity(source.len());
        for (from, to) in source {
            let interval = WallInterval {
                from: minute_of(from)?,
                to: minute_of(to)?,
            };
            if interval.to <= interval.from {
                return Err(HoursError::Reversed {
                    from: from.clone(),
                    to: to.clone(),
                });
            }
            sorted.push(interval);
        }
        sorted.sort_by_key(|interval| interval.from);
        let mut joined: Vec<WallInterval> = Vec::with_capacity(sorted.len());
        for next in sorted {
            match joined.last_mut() {
                Some(last) if next.from < last.to => {
                    return Err(HoursError::Overlap {
                        first: last.text(),
                        second: next.text(),
                    });
                }
                Some(last) if next.from == last.to => last.to = next.to,
                Some(_) | None => joined.push(next),
            }
        }
        Ok(Self(joined))
    }

    pub(super) fn intervals(&self) -> &[WallInterval] {
        &self.0
    }

    pub(super) fn is_closed(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_whole_day(&self) -> bool {
        self.0
            == [WallInterval {
                from: 0,
                to: MIDNIGHT,
            }]
    }
}

/// Reads `HH:MM`, `00:00` to `24:00`.
fn minute_of(text: &str) -> Result<u16, HoursError> {
    let refused = || HoursError::Form { text: quoted(text) };
    let [h1, h2, b':', m1, m2] = *text.as_bytes() else {
        return Err(refused());
    };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
    let pair = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
    let hour = pair(h1, h2).ok_or_else(refused)?;
    let minute = pair(m1, m2)
        .filter(|minute| *minute < 60)
        .ok_or_else(refused)?;
    Some(hour * 60 + minute)
        .filter(|all| *all <= MIDNIGHT)
        .ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(source: &[(&str, &str)]) -> Result<DayHours, HoursError> {
        let source: Vec<(String, String)> = source
            .iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
            .collect();
        DayHours::new(&source)
    }

    #[test]
    fn intervals_are_sorted_and_those_that_touch_are_joined() {
        let day = hours(&[("13:00", "17:00"), ("09:00", "12:00"), ("12:00", "13:00")]).unwrap();
        assert_eq!(
            day.intervals(),
            [WallInterval {
                from: 540,
                to: 1_020
            }]
        );
    }

    #[test]
    fn intervals_that_overlap_are_refused_by_name() {
        let refused = hours(&[("09:00", "12:00"), ("11:59", "13:00")]).unwrap_err();
        assert!(
            refused
                .to_string()
                .contains("09:00 to 12:00 and 11:59 to 13:00"),
            "{refused}"
        );
    }

    #[test]
    fn reversed_and_empty_intervals_are_refused() {
        for (from, to) in [("17:00", "09:00"), ("09:00", "09:00"), ("22:00", "00:00")] {
            assert!(matches!(
                hours(&[(from, to)]),
                Err(HoursError::Reversed { .. })
            ));
        }
    }

    #[test]
    fn midnight_is_a_legal_end_and_nothing_beyond_it() {
        assert!(hours(&[("00:00", "24:00")]).unwrap().is_whole_day());
        for text in [
            "24:01", "25:00", "9:00", "09:60", "0900", "09:00:00", "", "-1:00", "0x:00",
        ] {
            assert!(
                matches!(hours(&[("00:00", text)]), Err(HoursError::Form { .. })),
                "{text}"
            );
        }
    }
}
