//! Instants, durations with a unit, calendars and the deadlines they give.

/// A moment in UTC. Zones live in calendars only.
pub type Instant = chrono::DateTime<chrono::Utc>;
