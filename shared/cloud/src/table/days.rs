//! The figures of days: facts as the index has them, and each day that is over, folded once.
//!
//! A decision keeps what counts of it beside its first line, under the day on which it was taken. A day is settled a quarter of an hour after its
//! midnight: its facts are folded into one item, and no later decision counts on it. Today is folded when it is asked for. What a day came to waits in
//! that item for the bus, as a line of a timeline does; made again it waits only if it came to something else.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Calendar, Instant};
use chrono::{Duration, NaiveDate, NaiveTime};
use followup::figures::{
    COHORT_DAYS, CountedTexts, DayFigures, FactRecord, MilestoneCounts, SettledDay, add_texts,
};
use followup::ids::{LeadId, derive};
use followup::policy::{Policy, Step};
use futures_util::future::{try_join, try_join_all};
use serde::Deserialize;

use crate::attributes::{Item, ItemReader, SCHEMA, item, json, n, s, t};
use crate::keys::{DAYS, FACT_SHARDS, Key, Lane, lead_of_partition, number};
use crate::table::due::waits;
use crate::table::schema::{FACTS, FACTS_INDEX, FACTS_OF};
use crate::table::{put, updated};
use crate::{Cloud, CloudError};

/// How long after its midnight a day is settled: what began before midnight is written by then.
pub const SETTLED_AFTER: Duration = Duration::minutes(15);
/// Days that are read together at most: a year and its first day again.
pub const MAX_DAYS: usize = 367;
/// Settled days that are read together at most: those that are shown, or those since that say what became of who asked in them.
const MOST_SETTLED: usize = COHORT_DAYS as usize;
const _: () = assert!(MAX_DAYS <= MOST_SETTLED);
/// Days that are folded when they are asked for at most: today, and one that is not settled yet.
pub const MAX_UNSETTLED: usize = 2;
/// Days that are over for so long are settled: it is not asked which is next.
const LONG_AGO: Duration = Duration::days(31);
/// Pages of one shard of a day's facts at most: some 20,000 decisions each, of eight.
const MAX_FACT_PAGES: usize = 20;
/// What the sort key of a day begins with.
const DAY_PREFIX: &str = "D#";
/// Pages of days at most.
const MAX_DAY_PAGES: usize = 20;

/// The figures of some days.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SettledDays {
    /// By their date. A day on which nothing happened may be missing.
    pub days: BTreeMap<NaiveDate, DayFigures>,
    /// The first day that is not settled yet; nothing, before the first was.
    pub next: Option<NaiveDate>,
    /// Days that are settled, and whose figures cannot be read.
    pub unread: Vec<NaiveDate>,
    /// The first day that is not read, where there are more than are read together.
    pub unread_from: Option<NaiveDate>,
}

/// What counts of one decision, and whose lead it was.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredFacts {
    /// The lead.
    pub lead: LeadId,
    /// What counts.
    pub records: Vec<FactRecord>,
}

/// What happened in some days.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CountedDays {
    /// Every day on which something was counted, and what.
    pub days: BTreeMap<NaiveDate, DayFigures>,
    /// The first day of these that is not counted, where several were not settled in time, one cannot be read, or they are more than are read
    /// together.
    pub uncounted: Option<NaiveDate>,
}

impl CountedDays {
    /// All of them together.
    #[must_use]
    pub fn sum(&self) -> DayFigures {
        let mut sum = DayFigures::default();
        self.days.values().for_each(|day| sum.add(day));
        sum
    }

    /// How many days there were up to `to`, from the first on which something was counted.
    #[must_use]
    pub fn since_the_first(&self, to: NaiveDate) -> u32 {
        let first = self.days.keys().next();
        let days = first.map_or(0, |first| (to - *first).num_days() + 1);
        u32::try_from(days).unwrap_or(0)
    }
}

/// The item that says which day is settled next.
#[must_use]
pub fn settling_key() -> Key {
    Key::new(DAYS, "NEXT")
}

/// Whether an item is a settled day.
#[must_use]
pub fn is_settled_day(key: &Key) -> bool {
    key.pk == DAYS && key.sk.starts_with(DAY_PREFIX)
}

pub(super) fn day_key(day: NaiveDate) -> Key {
    Key::new(DAYS, format!("{DAY_PREFIX}{day}"))
}

fn shard_of(day: NaiveDate, lead: &LeadId) -> String {
    format!("{day}#{}", number(lead.as_str()) % FACT_SHARDS)
}

/// Keeps what counts of a decision beside its first line.
pub(crate) fn keep_facts(
    line: &mut Item,
    lead: &LeadId,
    day: NaiveDate,
    records: &[FactRecord],
) -> Result<(), CloudError> {
    line.insert(FACTS_OF.to_owned(), s(shard_of(day, lead)));
    line.insert(FACTS.to_owned(), json("facts", records)?);
    Ok(())
}

/// When a day may be settled.
fn settled_from(calendar: &Calendar, day: NaiveDate) -> Instant {
    let next = day.succ_opt().unwrap_or(day);
    calendar.instant(next.and_time(NaiveTime::MIN)) + SETTLED_AFTER
}

impl Cloud {
    /// The decisions that count on a day, in no order.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn facts_of(&self, day: NaiveDate) -> Result<Vec<StoredFacts>, CloudError> {
        let shards = (0..FACT_SHARDS).map(|shard| self.facts_of_shard(format!("{day}#{shard}")));
        Ok(try_join_all(shards).await?.into_iter().flatten().collect())
    }

    async fn facts_of_shard(&self, shard: String) -> Result<Vec<StoredFacts>, CloudError> {
        let query = self
            .query()
            .index_name(FACTS_INDEX)
            .key_condition_expression("facts_of = :day")
            .expression_attribute_values(":day", s(&shard));
        let mut facts = Vec::new();
        let whole = self
            .pages(query, MAX_FACT_PAGES, |page| {
                // One that cannot be read keeps nobody from the others.
                let read = page.iter().map(parse_facts);
                facts.extend(read.filter_map(|read| match read {
                    Ok(read) => Some(read),
                    Err(error) => {
                        tracing::error!(%error, shard, "what counts of a decision was not counted");
                        None
                    }
                }));
                Ok(false)
            })
            .await?;
        if !whole {
            tracing::error!(shard, "a day has more facts than are counted");
        }
        Ok(facts)
    }

    /// What has happened on a day so far.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn figures_of(&self, day: NaiveDate) -> Result<DayFigures, CloudError> {
        let mut figures = DayFigures::default();
        for facts in self.facts_of(day).await? {
            for record in &facts.records {
                figures.count_record(day, record);
            }
        }
        Ok(figures)
    }

    /// Folds a day and keeps what it comes to, in place of what was kept of it before, if that was something else: then the bus hears of it.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub async fn settle(&self, day: NaiveDate) -> Result<DayFigures, CloudError> {
        let figures = self.figures_of(day).await?;
        let (key, now) = (day_key(day), self.now());
        let text = serde_json::to_string(&figures);
        let text = text.map_err(|error| CloudError::corrupt("day", error))?;
        let event = derive(&["settled", &day.to_string(), &text]);
        let mut stored = item(&key);
        stored.insert("body".to_owned(), s(text));
        stored.insert("event_id".to_owned(), s(event.clone()));
        stored.insert("settled_at".to_owned(), t(now));
        waits(&mut stored, Lane::Event.shard_of(&key.sk), now);
        let stored = self
            .put_item(stored)
            .condition_expression("attribute_not_exists(event_id) OR event_id <> :event")
            .expression_attribute_values(":event", s(event));
        put(stored).await?;
        Ok(figures)
    }

    /// A settled day that waits for the bus; nothing, once it is there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn unpublished_day(&self, at: &Key) -> Result<Option<SettledDay>, CloudError> {
        let Some(found) = self.get(at).await? else {
            return Ok(None);
        };
        let reader = ItemReader::new(&found, "day")?;
        if reader.instant_or_none("due_at")?.is_none() {
            return Ok(None);
        }
        Ok(Some(SettledDay {
            event: reader.text("event_id")?.to_owned(),
            day: parse_day(&at.sk)?,
            at: reader.instant("settled_at")?,
            figures: reader.json("body")?,
        }))
    }

    /// The settled days from one to another, both among them: some [`MAX_DAYS`] at most.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn settled_days(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<SettledDays, CloudError> {
        let (settled, next) =
            try_join(self.read_settled(from, day_key(to), to), self.unsettled()).await?;
        Ok(SettledDays { next, ..settled })
    }

    /// The settled days up to the last item that is named, of those after `whole` their cohorts alone; which one is next only where that is the
    /// one that says it.
    pub(super) async fn read_settled(
        &self,
        from: NaiveDate,
        last: Key,
        whole: NaiveDate,
    ) -> Result<SettledDays, CloudError> {
        let query = self
            .query()
            .key_condition_expression("pk = :pk AND sk BETWEEN :from AND :to")
            .expression_attribute_values(":pk", s(DAYS))
            .expression_attribute_values(":from", s(day_key(from).sk))
            .expression_attribute_values(":to", s(last.sk.clone()))
            .consistent_read(true);
        let mut settled = SettledDays::default();
        let take = |page: Vec<Item>| {
            for item in &page {
                let reader = ItemReader::new(item, "day")?;
                let sk = reader.text("sk")?;
                if sk == settling_key().sk {
                    settled.next = Some(reader.date("next_day")?);
                    continue;
                }
                let day = parse_day(sk)?;
                let figures = if day <= whole {
                    reader.json("body")
                } else {
                    reader.json("body").map(CohortsOfDay::figures)
                };
                match figures {
                    Ok(figures) => {
                        settled.days.insert(day, figures);
                    }
                    Err(error) => {
                        tracing::error!(%error, %day, "the figures of a day cannot be read");
                        settled.unread.push(day);
                    }
                }
            }
            Ok(settled.days.len() >= MOST_SETTLED)
        };
        if !self.pages(query, MAX_DAY_PAGES, take).await? {
            let read = settled.days.keys().chain(&settled.unread).max();
            let next = read.map_or(from, |day| day.succ_opt().unwrap_or(*day));
            settled.unread_from = Some(next).filter(|day| day_key(*day).sk <= last.sk);
        }
        Ok(settled)
    }

    /// The first day that is not settled yet; nothing, before this was asked for.
    pub(super) async fn unsettled(&self) -> Result<Option<NaiveDate>, CloudError> {
        let found = self.get(&settling_key()).await?;
        let next = found.map(|found| ItemReader::new(&found, "day")?.date("next_day"));
        next.transpose()
    }

    /// The days that [`Cloud::period`] counts, those that are settled with their figures, and nothing of the others: one request, unless days are
    /// very many.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn days_with_facts(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        today: NaiveDate,
    ) -> Result<BTreeMap<NaiveDate, Option<DayFigures>>, CloudError> {
        // Which day is next stands behind all that are settled.
        let last = if today - to > LONG_AGO {
            day_key(to)
        } else {
            settling_key()
        };
        let SettledDays {
            days, next, unread, ..
        } = self.read_settled(from, last, to).await?;
        let first = next.unwrap_or(today).max(from);
        let open = first.iter_days().take_while(|day| *day <= to.min(today));
        let unread = unread.into_iter().filter(|day| *day <= to);
        let without = unread.chain(open).take(MAX_UNSETTLED);
        let settled = days.into_iter().filter(|(day, _)| *day <= to);
        let settled = settled.map(|(day, figures)| (day, Some(figures)));
        Ok(settled.chain(without.map(|day| (day, None))).collect())
    }

    /// What happened on those of these days that are settled: one request, where [`Cloud::period`] makes two, and eight for each day that is not.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn settled_period(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<CountedDays, CloudError> {
        let settled = self.read_settled(from, day_key(to), to).await?;
        let mut uncounted = settled.unread.into_iter().chain(settled.unread_from);
        Ok(CountedDays {
            days: settled.days,
            uncounted: uncounted.next(),
        })
    }

    /// What was counted of the texts that the policy compares on every day that is kept, and on the days of this period that are not settled
    /// yet; nothing is read where none are compared.
    ///
    /// # Errors
    /// When the days cannot be read.
    pub async fn texts_so_far(
        &self,
        policy: &Policy,
        period: &CountedDays,
    ) -> Result<CountedTexts, CloudError> {
        if !policy.rules.all_steps().any(Step::compares_texts) {
            return Ok(CountedTexts::new());
        }
        let query = self
            .query()
            .key_condition_expression("pk = :pk AND begins_with(sk, :day)")
            .expression_attribute_values(":pk", s(DAYS))
            .expression_attribute_values(":day", s(DAY_PREFIX))
            .consistent_read(true);
        let (mut settled, mut sum) = (BTreeSet::new(), CountedTexts::new());
        let whole = self
            .pages(query, MAX_DAY_PAGES, |page| {
                for item in &page {
                    let reader = ItemReader::new(item, "day")?;
                    match reader.json::<TextsOfDay>("body") {
                        Ok(day) => {
                            settled.insert(parse_day(reader.text("sk")?)?);
                            add_texts(&mut sum, &day.texts);
                        }
                        Err(error) => tracing::error!(%error, "the texts of a day cannot be read"),
                    }
                }
                Ok(false)
            })
            .await?;
        if !whole {
            tracing::error!(
                "texts are compared by the oldest days alone: there are more than are read"
            );
        }
        let unsettled = period.days.iter().filter(|(day, _)| !settled.contains(day));
        unsettled.for_each(|(_, figures)| add_texts(&mut sum, &figures.texts));
        Ok(sum)
    }

    /// Makes sure that days are settled: the first is the one on which this is first asked for.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn ensure_settling(
        &self,
        calendar: &Calendar,
        now: Instant,
    ) -> Result<(), CloudError> {
        let today = calendar.local(now).date_naive();
        self.settle_next(calendar, today, None).await
    }

    /// Settles the day that is next, and says when the one after it may be.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub async fn settle_due(&self, calendar: &Calendar, now: Instant) -> Result<(), CloudError> {
        let Some(day) = self.unsettled().await? else {
            return Ok(());
        };
        if settled_from(calendar, day) <= now {
            self.settle(day).await?;
            let next = day.succ_opt().unwrap_or(day);
            return self.settle_next(calendar, next, Some(day)).await;
        }
        // The office's clock was set to another zone.
        self.settle_next(calendar, day, Some(day)).await
    }

    async fn settle_next(
        &self,
        calendar: &Calendar,
        day: NaiveDate,
        was: Option<NaiveDate>,
    ) -> Result<(), CloudError> {
        let update = self
            .update(&settling_key())
            .update_expression(
                "SET #schema = :schema, due_shard = :shard, due_at = :at, next_day = :day REMOVE failures",
            )
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":shard", s(Lane::Mail.shard_of(DAYS)))
            .expression_attribute_values(":at", t(settled_from(calendar, day)))
            .expression_attribute_values(":day", s(day.to_string()));
        let update = match was {
            None => update.condition_expression("attribute_not_exists(pk)"),
            Some(was) => update
                .condition_expression("next_day = :was")
                .expression_attribute_values(":was", s(was.to_string())),
        };
        updated(update).await.map(drop)
    }
}

/// What a settled day says of those who asked on each day.
#[derive(Deserialize)]
struct CohortsOfDay {
    #[serde(default)]
    cohorts: BTreeMap<NaiveDate, MilestoneCounts>,
}

impl CohortsOfDay {
    fn figures(self) -> DayFigures {
        DayFigures {
            cohorts: self.cohorts,
            ..DayFigures::default()
        }
    }
}

/// What a settled day says of texts.
#[derive(Deserialize)]
struct TextsOfDay {
    #[serde(default)]
    texts: CountedTexts,
}

fn parse_day(sk: &str) -> Result<NaiveDate, CloudError> {
    let day = sk.strip_prefix(DAY_PREFIX).unwrap_or_default();
    day.parse()
        .map_err(|error| CloudError::corrupt("day", error))
}

fn parse_facts(item: &Item) -> Result<StoredFacts, CloudError> {
    let reader = ItemReader::new(item, "facts")?;
    let lead = lead_of_partition(reader.text("pk")?);
    Ok(StoredFacts {
        lead: lead.ok_or_else(|| CloudError::corrupt("facts", "they are of no lead"))?,
        records: reader.json(FACTS)?,
    })
}
