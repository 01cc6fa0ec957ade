//! What a policy says about booking.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::language::ByLanguage;
use calendar::{Calendar, Instant, Interval, Span};

/// The longest meeting: its cells, those of the buffer, and those of the time that it moves from are written at once.
pub const MAX_SLOT: Duration = Duration::hours(4);
/// The longest buffer.
pub const MAX_BUFFER: Duration = Duration::hours(2);
/// How far ahead a policy may let people book.
pub const MAX_HORIZON_DAYS: u16 = 90;
/// Times that a policy may let a page show.
pub const MAX_OFFERED: u16 = 96;
/// Reminders of one meeting at most.
pub const MAX_REMINDERS: usize = 3;

/// Characters of a place of meetings at most.
pub const MAX_PLACE_CHARS: usize = 200;

/// The section `[booking]` of a policy. A policy without it offers no times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Booking {
    /// How long a meeting is: whole quarters of an hour.
    pub slot: Span,
    /// What is kept free after a meeting, and around what stands in a rep's own calendar.
    pub buffer: Span,
    /// How long before a meeting it can still be booked.
    pub notice: Span,
    /// How many days ahead.
    pub horizon_days: u16,
    /// How long before a meeting the lead and the rep are reminded.
    #[serde(default)]
    pub remind: Vec<Span>,
    /// Times that a page shows at most.
    pub offered: u16,
    /// Where people meet; without it they talk on the phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<ByLanguage<String>>,
}

/// The length of a span that passes on the clock on the wall; the check allows no other here.
fn elapsed(span: Span) -> Duration {
    match span {
        Span::Elapsed { seconds } | Span::BusinessTime { seconds } => {
            Duration::seconds(seconds.into())
        }
        Span::BusinessDays { days } => Duration::days(days.into()),
    }
}

impl Booking {
    /// How long a meeting is.
    #[must_use]
    pub fn slot(&self) -> Duration {
        elapsed(self.slot)
    }

    /// What is kept free after a meeting.
    #[must_use]
    pub fn buffer(&self) -> Duration {
        elapsed(self.buffer)
    }

    /// How long before a meeting the lead and the rep are reminded, the longest first.
    #[must_use]
    pub fn reminders(&self) -> Vec<Duration> {
        let mut reminders: Vec<Duration> = self.remind.iter().copied().map(elapsed).collect();
        reminders.sort_unstable_by(|a, b| b.cmp(a));
        reminders.dedup();
        reminders
    }

    /// Between which moments a meeting may begin that is booked now.
    #[must_use]
    pub fn window(&self, calendar: &Calendar, now: Instant) -> Interval {
        Interval {
            from: calendar.after(now, self.notice),
            to: now + Duration::days(self.horizon_days.into()),
        }
    }
}
