//! What is known of a rep's own calendar: from when to when it is taken, and since when that is known. Nothing of what stands in
//! it is kept.
//!
//! Whoever looks for free times has it fetched, when what is kept is old: an idle company asks nobody, and what is known is newest
//! when somebody books. What cannot be fetched or read leaves what was known, which after [`FRESH`] is not sure any more: then
//! a booking is a request until the rep confirms it.

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::{BusyError, Instant, Interval, busy_times};
use chrono::Duration;
use followup::booking::{MAX_HORIZON_DAYS, Zone};
use followup::ids::{PersonId, derive};
use serde::{Deserialize, Serialize};

use crate::attributes::{ItemReader, item, json, s, t};
use crate::keys::Key;
pub use crate::outside::OutsideError;
use crate::table::put;
use crate::{Cloud, CloudError};

/// How long what was fetched is sure.
pub const FRESH: Duration = Duration::minutes(30);
/// How old it may be before it is fetched again.
const REFETCHED_AFTER: Duration = Duration::minutes(5);
/// How long a calendar whose address failed is not fetched again.
const TRIED_AGAIN_AFTER: Duration = Duration::minutes(2);
/// The field of what was wrong. An earlier version kept a sentence in `trouble`, which nothing reads.
const TROUBLE: &str = "problem";
/// How far back before now busy times are kept.
const BEFORE: Duration = Duration::days(1);

/// A rep's busy times, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Busy {
    /// When the rep is taken, joined, in order.
    pub intervals: Vec<Interval>,
    /// When that was fetched; never, if absent.
    pub fetched_at: Option<Instant>,
    /// What was wrong when it was fetched last; nothing, if all of it was understood.
    pub trouble: Option<CalendarTrouble>,
    tried_at: Option<Instant>,
}

/// Why a rep's calendar, or a part of it, is not known. Its sentence is made where it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarTrouble {
    /// Its address did not give it.
    NotFetched(OutsideError),
    /// What its address gave is no calendar that can be read.
    NotRead(BusyError),
    /// Some of its events were not understood.
    Events {
        /// How many, as far as they were counted.
        count: usize,
        /// What is wrong with the first of them.
        first: BusyError,
    },
}

impl Busy {
    /// Whether it is sure enough to promise somebody a time.
    #[must_use]
    pub fn is_fresh(&self, now: Instant) -> bool {
        self.fetched_at.is_some_and(|at| now - at <= FRESH)
    }

    fn wants_fetching(&self, now: Instant) -> bool {
        self.fetched_at.is_none_or(|at| now - at >= REFETCHED_AFTER)
            && self.tried_at.is_none_or(|at| now - at >= TRIED_AGAIN_AFTER)
    }
}

impl Cloud {
    /// A rep's busy times, fetched from the calendar's address when what is kept is old.
    ///
    /// # Errors
    /// When the table cannot be read or written; a calendar that cannot be fetched or read is no error.
    pub async fn busy(
        &self,
        rep: &PersonId,
        url: &str,
        zone: Zone,
        now: Instant,
    ) -> Result<Busy, CloudError> {
        // Another address is another calendar: nothing of the old one counts.
        let source = derive(&["busy", url]);
        let kept = self.kept_busy(rep, &source).await?;
        if !kept.wants_fetching(now) {
            return Ok(kept);
        }
        let window = Interval {
            from: now - BEFORE,
            to: now + Duration::days(i64::from(MAX_HORIZON_DAYS) + 1),
        };
        let fetched = match self.outside.fetch(url, self.sleep.clone()).await {
            Ok(text) => busy_times(&text, window, zone.tz()).map_err(CalendarTrouble::NotRead),
            Err(error) => Err(CalendarTrouble::NotFetched(error)),
        };
        let known = match fetched {
            Ok(times) => {
                let trouble = times.unread.first().map(|first| {
                    let count = times.unread.len();
                    tracing::warn!(%rep, count, %first, "events of a rep's calendar were not understood");
                    CalendarTrouble::Events {
                        count,
                        first: first.clone(),
                    }
                });
                Busy {
                    intervals: times.intervals,
                    fetched_at: Some(now),
                    trouble,
                    tried_at: Some(now),
                }
            }
            Err(trouble) => {
                tracing::warn!(%rep, ?trouble, "a rep's calendar was not read");
                Busy {
                    trouble: Some(trouble),
                    tried_at: Some(now),
                    ..kept
                }
            }
        };
        self.keep_busy(rep, &source, &known).await?;
        Ok(known)
    }

    /// What was wrong with a rep's calendar when it was fetched last, without fetching it; nothing, if all was well or nobody has asked.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn calendar_trouble(
        &self,
        rep: &PersonId,
        url: &str,
    ) -> Result<Option<CalendarTrouble>, CloudError> {
        let kept = self.kept_busy(rep, &derive(&["busy", url])).await?;
        Ok(kept.trouble)
    }

    async fn kept_busy(&self, rep: &PersonId, source: &str) -> Result<Busy, CloudError> {
        let Some(found) = self.get(&Key::busy(rep)).await? else {
            return Ok(Busy::default());
        };
        let reader = ItemReader::new(&found, "busy")?;
        if reader.text("source")? != source {
            return Ok(Busy::default());
        }
        Ok(Busy {
            intervals: reader.json("intervals")?,
            fetched_at: reader.instant_or_none("fetched_at")?,
            trouble: reader.json_or_none(TROUBLE)?,
            tried_at: reader.instant_or_none("tried_at")?,
        })
    }

    /// Keeps what was fetched, unless what somebody fetched later is kept already.
    async fn keep_busy(
        &self,
        rep: &PersonId,
        source: &str,
        known: &Busy,
    ) -> Result<(), CloudError> {
        let mut stored = item(&Key::busy(rep));
        stored.insert("source".to_owned(), s(source));
        stored.insert("intervals".to_owned(), json("busy", &known.intervals)?);
        for (name, at) in [
            ("fetched_at", known.fetched_at),
            ("tried_at", known.tried_at),
        ] {
            if let Some(at) = at {
                stored.insert(name.to_owned(), t(at));
            }
        }
        if let Some(trouble) = &known.trouble {
            stored.insert(TROUBLE.to_owned(), json("busy", trouble)?);
        }
        let tried = known.tried_at.map_or_else(|| AttributeValue::Null(true), t);
        let unless_newer = self
            .put_item(stored)
            .condition_expression(
                "attribute_not_exists(pk) OR attribute_not_exists(tried_at) OR tried_at <= :tried OR #source <> :source",
            )
            .expression_attribute_names("#source", "source")
            .expression_attribute_values(":tried", tried)
            .expression_attribute_values(":source", s(source));
        put(unless_newer).await.map(|_| ())
    }
}
