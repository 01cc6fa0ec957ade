//! How a local AWS behaves.

use std::time::Duration;

use calendar::Instant;

/// Seconds between a mail and the event that says it was delivered or bounced.
const DEFAULT_MAIL_DELAY: Duration = Duration::from_secs(2);
/// A complaint takes a person, and so longer than a bounce.
const DEFAULT_COMPLAINT_DELAY: Duration = Duration::from_secs(600);
/// What a small production account may send in 24 hours.
const DEFAULT_MAX_24_HOUR_SEND: f64 = 50_000.0;
/// What a small production account may send in a second.
const DEFAULT_MAX_SEND_RATE: f64 = 14.0;
/// At most this many yields before, and again after, a request is applied.
const DEFAULT_YIELDS: u32 = 3;
/// Domains nobody owns: mail to `bounce@` and `complaint@` there comes back.
const TEST_DOMAINS: [&str; 7] = [
    "simulator.amazonses.com",
    "example.com",
    "example.net",
    "example.org",
    "example",
    "invalid",
    "test",
];

/// How simulated time passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Speed {
    /// Only when [`SimulatedClock::set`](crate::SimulatedClock::set) or [`SimulatedClock::advance`](crate::SimulatedClock::advance) says so.
    Still,
    /// This many simulated seconds in a real one; `1.0` is real time.
    Times(f64),
}

/// How far reads through an index stay behind the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexLag {
    /// A write shows in the indexes after this many later requests,
    pub requests: u64,
    /// or after this much simulated time, whichever comes first.
    pub at_most: Duration,
}

/// How a local AWS behaves. The default is one in real time, as `baton up` runs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Everything drawn follows from it.
    pub seed: u64,
    /// The first moment; none is the wall clock. A local AWS that was in use goes on from where its clock stood, if later.
    pub start: Option<Instant>,
    /// How time passes.
    pub speed: Speed,
    /// Index reads come from a copy that stays behind; costs a second copy of the table. None: they are current.
    pub index_lag: Option<IndexLag>,
    /// Whether requests for an item conflict with a transaction in flight for it, as they do in reality.
    pub conflicts: bool,
    /// A request yields up to so many times before it is applied, and again after.
    pub yields: u32,
    /// Whether the mail service reports what became of each mail.
    pub mail_events: bool,
    /// Simulated time from a mail to its delivery or bounce.
    pub mail_delay: Duration,
    /// Simulated time from a mail to a complaint.
    pub complaint_delay: Duration,
    /// Domains (and their subdomains) where mail to a local part `bounce...` or `complaint...` does just that.
    pub test_domains: Vec<String>,
    /// What `GetAccount` says may be sent in 24 hours.
    pub max_24_hour_send: f64,
    /// What `GetAccount` says may be sent in a second. Where requests take time, what is faster is refused.
    pub max_send_rate: f64,
    /// How long each request takes, in the time of the runtime: with that paused, a test measures how long a run would take. Then
    /// clients sleep in that time, too. None: a request takes no time, and no client waits.
    pub latency: Option<Duration>,
    /// Write units that the table takes in a second of the runtime's time; what comes after them is throttled. None: no limit.
    pub write_units_a_second: Option<f64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 0,
            start: None,
            speed: Speed::Times(1.0),
            index_lag: None,
            conflicts: true,
            yields: DEFAULT_YIELDS,
            mail_events: true,
            mail_delay: DEFAULT_MAIL_DELAY,
            complaint_delay: DEFAULT_COMPLAINT_DELAY,
            test_domains: TEST_DOMAINS.map(str::to_owned).to_vec(),
            max_24_hour_send: DEFAULT_MAX_24_HOUR_SEND,
            max_send_rate: DEFAULT_MAX_SEND_RATE,
            latency: None,
            write_units_a_second: None,
        }
    }
}

impl Options {
    /// A local AWS whose time stands still at `start` until it is moved: the one for tests and simulation.
    pub fn simulated(seed: u64, start: Instant) -> Self {
        Self {
            seed,
            start: Some(start),
            speed: Speed::Still,
            ..Self::default()
        }
    }
}
