//! The simulated clock: the only source of time in a local AWS.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aws_smithy_async::time::TimeSource;
use calendar::Instant;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::LocalAwsError;
use crate::options::Speed;
use crate::store::{Folder, read_json, write_json};
use crate::wire::locked;

pub(crate) const CLOCK_FILE: &str = "clock.json";
/// A running clock is kept this far ahead of itself on disk, in real milliseconds, so that it need not be written at
/// every reading: after a crash it goes on from there, later by at most this, and never goes back.
const KEEP_AHEAD_MILLIS: i64 = 1_000;

/// The simulated time. Cheap to clone; all clones are one clock. It never goes back, not even over a restart.
#[derive(Clone, Debug)]
pub struct SimulatedClock(Arc<Mutex<ClockState>>);

#[derive(Debug)]
struct ClockState {
    speed: Speed,
    /// Simulated and real moment from which time is counted.
    anchor: Instant,
    wall: Instant,
    /// The latest time told.
    told: Instant,
    file: Option<PathBuf>,
    /// What the file says.
    kept: Option<ClockFile>,
}

/// The clock on disk. In real time the offset to the wall clock is kept, so that it need not be written again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct ClockFile {
    now: Instant,
    offset_millis: Option<i64>,
}

impl SimulatedClock {
    pub(crate) fn open(
        start: Option<Instant>,
        speed: Speed,
        folder: Option<&Folder>,
    ) -> Result<Self, LocalAwsError> {
        if let Speed::Times(times) = speed
            && !(times.is_finite() && times > 0.0)
        {
            return Err(LocalAwsError::Option(
                "the speed must be a number above zero",
            ));
        }
        let wall = wall_clock();
        let file = folder.map(|folder| folder.file(CLOCK_FILE));
        let kept: Option<ClockFile> = file.as_deref().map(read_json).transpose()?.flatten();
        let mut anchor = start.unwrap_or(wall).trunc_subsecs(3);
        if let Some(kept) = kept {
            // A local AWS that was in use goes on from where its clock stood, and takes a start only if that is later.
            let resumed = match kept.offset_millis {
                Some(offset) if is_real_time(speed) => {
                    kept.now.max(wall + TimeDelta::milliseconds(offset))
                }
                Some(_) | None => kept.now,
            };
            anchor = start.map_or(resumed, |start| start.trunc_subsecs(3).max(resumed));
        }
        let clock = Self(Arc::new(Mutex::new(ClockState {
            speed,
            anchor,
            wall,
            told: anchor,
            file,
            kept,
        })));
        locked(&clock.0).keep(anchor)?;
        Ok(clock)
    }

    /// The simulated time, in whole milliseconds.
    pub fn now(&self) -> Instant {
        let mut state = locked(&self.0);
        let now = state.now();
        state.told = now;
        // A failure to keep the time shows at the next `set` or `advance`; reading it must not fail.
        let _ = state.keep(now);
        now
    }

    /// Moves to a moment, which must not be in the past. Returns it.
    pub fn set(&self, to: Instant) -> Result<Instant, LocalAwsError> {
        let mut state = locked(&self.0);
        let now = state.now();
        let to = to.trunc_subsecs(3);
        if to < now {
            return Err(LocalAwsError::Backwards { now, asked: to });
        }
        state.anchor = to;
        state.wall = wall_clock();
        state.told = to;
        state.keep(to)?;
        Ok(to)
    }

    /// Moves forward. Returns the new time.
    pub fn advance(&self, by: Duration) -> Result<Instant, LocalAwsError> {
        let by = TimeDelta::from_std(by)
            .map_err(|_| LocalAwsError::Option("the clock cannot advance that far"))?;
        let to = self
            .now()
            .checked_add_signed(by)
            .ok_or(LocalAwsError::Option("the clock cannot advance that far"))?;
        self.set(to)
    }

    /// Writes where it stands into a file, as that of a folder whose clock stands.
    pub(crate) fn write_to(&self, file: &Path) -> Result<(), LocalAwsError> {
        let kept = ClockFile {
            now: self.now(),
            offset_millis: None,
        };
        write_json(file, &kept)
    }

    /// How time passes here.
    pub fn speed(&self) -> Speed {
        locked(&self.0).speed
    }
}

impl ClockState {
    fn now(&self) -> Instant {
        let passed = match self.speed {
            Speed::Still => TimeDelta::zero(),
            Speed::Times(times) => {
                let real = (wall_clock() - self.wall).num_milliseconds().max(0);
                // Milliseconds of a lifetime fit a float's 53 bits.
                TimeDelta::milliseconds((real as f64 * times) as i64)
            }
        };
        (self.anchor + passed).max(self.told)
    }

    /// Writes the file if what it says would lose or repeat time after a crash.
    fn keep(&mut self, now: Instant) -> Result<(), LocalAwsError> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        let kept = match self.speed {
            Speed::Still => ClockFile {
                now,
                offset_millis: None,
            },
            Speed::Times(_) if is_real_time(self.speed) => ClockFile {
                now: self.anchor,
                offset_millis: Some((self.anchor - self.wall).num_milliseconds()),
            },
            Speed::Times(times) => {
                if self
                    .kept
                    .is_some_and(|kept| kept.offset_millis.is_none() && now < kept.now)
                {
                    return Ok(());
                }
                let ahead = TimeDelta::milliseconds((KEEP_AHEAD_MILLIS as f64 * times) as i64);
                ClockFile {
                    now: now + ahead,
                    offset_millis: None,
                }
            }
        };
        if self.kept != Some(kept) {
            write_json(file, &kept)?;
            self.kept = Some(kept);
        }
        Ok(())
    }
}

impl TimeSource for SimulatedClock {
    fn now(&self) -> SystemTime {
        SimulatedClock::now(self).into()
    }
}

fn is_real_time(speed: Speed) -> bool {
    match speed {
        Speed::Still => false,
        Speed::Times(times) => times.to_bits() == 1.0_f64.to_bits(),
    }
}

fn wall_clock() -> Instant {
    DateTime::<Utc>::from(SystemTime::now()).trunc_subsecs(3)
}

/// A moment as AWS writes it in events: fixed width, milliseconds, `Z`.
pub(crate) fn written(at: Instant) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// Moments in our JSON files, fixed width.
pub(crate) mod millis {
    use calendar::Instant;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(at: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::written(*at))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Instant, D::Error> {
        Instant::deserialize(deserializer)
    }
}
