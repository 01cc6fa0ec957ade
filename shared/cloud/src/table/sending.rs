//! What holds for mail as a whole: whether it may leave at all, and how much of it.
//!
//! Two items of one partition. The **pause** is there from the moment at which the mail service says that it takes nothing of
//! this account until the moment at which it takes a message again; one message tries that every [`TRY_EVERY`]. The **quota** is what the
//! account may send, as the mail service last said.

use calendar::Instant;
use chrono::Duration;
use followup::message::MailRefusal;

use crate::account::MailAccount;
use crate::attributes::{Item, ItemReader, SCHEMA, json, key, n, s, t};
use crate::keys::{Key, SENDING_ITEMS};
use crate::settings::SHARE_OF_RATE;
use crate::table::updated;
use crate::{Cloud, CloudError};

/// How often one message tries whether mail may leave again.
pub const TRY_EVERY: Duration = Duration::minutes(5);
/// How old a quota may be before it is read anew.
const QUOTA_AGE: Duration = Duration::minutes(10);
/// How old a quota may be before it is read anew, while the day's quota is nearly used up.
const QUOTA_AGE_NEAR: Duration = Duration::seconds(50);
/// Of the day's quota, letters to many leave this much to everything else.
const BULK_SHARE_OF_DAY: f64 = 0.8;
/// Of the day's quota, steps and notices leave this much to acknowledgements.
const MAIL_SHARE_OF_DAY: f64 = 0.95;
/// Items of the partition at most.
const MAX_ITEMS: usize = 2;
const SECONDS_A_MINUTE: f64 = 60.0;

/// Nothing leaves: the mail service takes nothing of this account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// Since when.
    pub since: Instant,
    /// What it said last.
    pub refusal: MailRefusal,
    /// When the next message tries.
    pub try_at: Instant,
}

/// What the account may send.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quota {
    /// Mails a second.
    pub per_second: f64,
    /// Mails in 24 hours; none, if they are not counted.
    pub per_day: Option<f64>,
    /// Mails in the last 24 hours.
    pub sent: f64,
    /// When the mail service said so.
    pub read_at: Instant,
}

/// How urgent a message is, as far as the day's quota goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// An acknowledgement.
    First,
    /// A step or a notice.
    Usual,
    /// A letter to many.
    Last,
}

impl Quota {
    /// What a new account may send in a second, for as long as nobody could be asked.
    #[must_use]
    pub fn of_a_new_account(now: Instant) -> Self {
        Self {
            per_second: 1.0,
            per_day: None,
            sent: 0.0,
            read_at: now,
        }
    }

    fn of(account: &MailAccount, now: Instant) -> Self {
        Self {
            per_second: account.max_per_second,
            // The mail service says -1 where it does not count.
            per_day: (account.max_24_hours >= 0.0).then_some(account.max_24_hours),
            sent: account.sent_24_hours,
            read_at: now,
        }
    }

    /// Messages announced in a minute at most.
    #[must_use]
    pub fn a_minute(&self) -> usize {
        whole(self.per_second * SECONDS_A_MINUTE * SHARE_OF_RATE).max(1)
    }

    /// Mails that may leave in a second, one a minute at least.
    #[must_use]
    pub fn a_second(&self) -> f64 {
        self.per_second.max(1.0 / SECONDS_A_MINUTE)
    }

    /// Messages of this urgency that the day still has room for; none, if days are not counted.
    #[must_use]
    pub fn left_today(&self, urgency: Urgency) -> Option<usize> {
        let share = match urgency {
            Urgency::First => 1.0,
            Urgency::Usual => MAIL_SHARE_OF_DAY,
            Urgency::Last => BULK_SHARE_OF_DAY,
        };
        self.per_day
            .map(|per_day| whole(per_day * share - self.sent))
    }

    /// Whether the day's quota is used up.
    #[must_use]
    pub fn is_exhausted(&self) -> bool {
        self.left_today(Urgency::First) == Some(0)
    }

    /// Whether the quota has to be read anew: it is old, or so much may have been sent since that the day's quota may be nearly used up.
    fn is_old(&self, now: Instant) -> bool {
        let age = now - self.read_at;
        let minutes = (age.num_seconds() as f64 / SECONDS_A_MINUTE)
            .ceil()
            .max(1.0);
        let sent = self.sent + minutes * self.a_minute() as f64;
        let is_near = self
            .per_day
            .is_some_and(|per_day| sent >= per_day * BULK_SHARE_OF_DAY);
        age >= QUOTA_AGE || (is_near && age >= QUOTA_AGE_NEAR)
    }

    fn parse(item: &Item) -> Result<Self, CloudError> {
        let reader = ItemReader::new(item, "quota")?;
        let number = |name| -> Result<f64, CloudError> {
            let text = reader.text(name)?;
            text.parse()
                .map_err(|_| CloudError::corrupt("quota", "a number is none"))
        };
        let per_day = number("per_day")?;
        Ok(Self {
            per_second: number("per_second")?,
            per_day: (per_day >= 0.0).then_some(per_day),
            sent: number("sent")?,
            read_at: reader.instant("read_at")?,
        })
    }
}

/// A number of messages, rounded down. A float beyond a `usize` becomes the greatest `usize`.
fn whole(number: f64) -> usize {
    number.floor().max(0.0) as usize
}

fn pause_of(item: &Item) -> Result<Option<Pause>, CloudError> {
    let reader = ItemReader::new(item, "pause")?;
    let Some(since) = reader.instant_or_none("since")? else {
        return Ok(None);
    };
    Ok(Some(Pause {
        since,
        refusal: reader.json("refusal")?,
        try_at: reader.instant("try_at")?,
    }))
}

impl Cloud {
    /// The pause, if mail is paused, and the quota, if it was ever read: in one request.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn sending(&self) -> Result<(Option<Pause>, Option<Quota>), CloudError> {
        let pause = Key::sending_pause();
        let (mut paused, mut quota) = (None, None);
        for item in self.partition(&pause.pk, SENDING_ITEMS, MAX_ITEMS).await? {
            if ItemReader::new(&item, "sending")?.text("sk")? == pause.sk {
                paused = pause_of(&item)?;
            } else {
                quota = Some(Quota::parse(&item)?);
            }
        }
        Ok((paused, quota))
    }

    /// The pause alone. It is a hint: who tries has to [take the try](Cloud::take_try).
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn sending_pause(&self) -> Result<Option<Pause>, CloudError> {
        if let Some(item) = self.ahead.take(&Key::sending_pause()) {
            return item.as_ref().map_or(Ok(None), pause_of);
        }
        let answer = self
            .table
            .get_item()
            .table_name(&self.settings().table)
            .set_key(Some(key(&Key::sending_pause())))
            .send()
            .await
            .map_err(|error| CloudError::aws("GetItem", error))?;
        answer.item.as_ref().map_or(Ok(None), pause_of)
    }

    /// The quota as it is now: read anew from the mail service when it is old. If that fails, the last known holds.
    pub async fn quota(&self, known: Option<Quota>, now: Instant) -> Quota {
        if let Some(known) = known
            && !known.is_old(now)
        {
            return known;
        }
        let quota = match self.mail_account().await {
            Ok(account) => Quota::of(&account, now),
            Err(error) => {
                tracing::error!(%error, "what the account may send cannot be read");
                return known.unwrap_or_else(|| Quota::of_a_new_account(now));
            }
        };
        if let Err(error) = self.keep_quota(&quota).await {
            tracing::error!(%error, "what the account may send cannot be kept");
        }
        quota
    }

    async fn keep_quota(&self, quota: &Quota) -> Result<(), CloudError> {
        self
            .update(&Key::sending_quota())
            .update_expression(
                "SET per_second = :rate, per_day = :day, sent = :sent, read_at = :now, #schema = :schema",
            )
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":rate", s(quota.per_second.to_string()))
            .expression_attribute_values(":day", s(quota.per_day.unwrap_or(-1.0).to_string()))
            .expression_attribute_values(":sent", s(quota.sent.to_string()))
            .expression_attribute_values(":now", t(quota.read_at))
            .expression_attribute_values(":schema", n(SCHEMA))
            .send()
            .await
            .map_err(|error| CloudError::aws("UpdateItem", error))?;
        Ok(())
    }

    /// Mail is paused from now on, or still.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn pause_sending(
        &self,
        refusal: MailRefusal,
        now: Instant,
    ) -> Result<(), CloudError> {
        self
            .update(&Key::sending_pause())
            .update_expression(
                "SET since = if_not_exists(since, :now), refusal = :refusal, try_at = :next, #schema = :schema",
            )
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":now", t(now))
            .expression_attribute_values(":refusal", json("pause", &refusal)?)
            .expression_attribute_values(":next", t(now + TRY_EVERY))
            .expression_attribute_values(":schema", n(SCHEMA))
            .send()
            .await
            .map_err(|error| CloudError::aws("UpdateItem", error))?;
        Ok(())
    }

    /// Takes the one try that is due in a pause; false, if somebody else has it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn take_try(&self, pause: &Pause, now: Instant) -> Result<bool, CloudError> {
        let update = self
            .update(&Key::sending_pause())
            .update_expression("SET try_at = :next")
            .condition_expression("since = :since AND try_at = :was")
            .expression_attribute_values(":next", t(now + TRY_EVERY))
            .expression_attribute_values(":since", t(pause.since))
            .expression_attribute_values(":was", t(pause.try_at));
        updated(update).await
    }

    /// Ends a pause: a message was taken. That it has ended already is no error.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn resume_sending(&self, pause: &Pause) -> Result<(), CloudError> {
        let update = self
            .update(&Key::sending_pause())
            .update_expression("REMOVE since, refusal, try_at")
            .condition_expression("since = :since")
            .expression_attribute_values(":since", t(pause.since));
        updated(update).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::parse_instant;

    fn quota(per_second: f64, per_day: Option<f64>, sent: f64) -> Quota {
        Quota {
            per_second,
            per_day,
            sent,
            read_at: parse_instant("2026-03-02T15:00:00.000Z").unwrap(),
        }
    }

    #[test]
    fn a_minute_gets_four_fifths_of_the_rate_and_one_at_least() {
        assert_eq!(quota(14.0, None, 0.0).a_minute(), 672);
        assert_eq!(quota(1.0, None, 0.0).a_minute(), 48);
        assert_eq!(quota(0.0, None, 0.0).a_minute(), 1);
    }

    #[test]
    fn letters_to_many_end_first_and_acknowledgements_last() {
        let left = |sent: f64| {
            let quota = quota(14.0, Some(1000.0), sent);
            [Urgency::First, Urgency::Usual, Urgency::Last].map(|one| quota.left_today(one))
        };
        assert_eq!(left(100.0), [Some(900), Some(850), Some(700)]);
        assert_eq!(left(900.0), [Some(100), Some(50), Some(0)]);
        assert_eq!(left(960.0), [Some(40), Some(0), Some(0)]);
        assert_eq!(left(1200.0), [Some(0), Some(0), Some(0)]);
        assert!(quota(1.0, Some(200.0), 200.0).is_exhausted());
        assert!(!quota(1.0, None, 1e9).is_exhausted());
    }

    #[test]
    fn a_quota_is_read_anew_after_a_while_and_soon_when_it_matters() {
        let after =
            |quota: Quota, seconds: i64| quota.is_old(quota.read_at + Duration::seconds(seconds));
        let far = quota(14.0, Some(50_000.0), 10.0);
        assert!(!after(far, 540) && after(far, 600));
        let near = quota(14.0, Some(50_000.0), 39_500.0);
        assert!(!after(near, 40) && after(near, 60));
        assert!(!after(quota(14.0, None, 1e9), 540));
    }
}
