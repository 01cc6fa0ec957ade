//! How much may be announced in a run: what the account may send in a minute and in a day, the urgent first.

use calendar::Instant;
use cloud::keys::Lane;
use cloud::table::sending::{Pause, Quota, Urgency};
use cloud::{Cloud, CloudError};

/// Messages that are announced while mail is paused and a try is due: the first that is really to be sent takes it.
const TO_TRY: usize = 20;

/// What is left of a run's allowance.
#[derive(Debug, Clone)]
pub(crate) struct Allowance {
    pause: Option<Pause>,
    quota: Quota,
    /// Messages of this run.
    left: usize,
    /// Messages announced in this run, which the day's quota does not know of yet.
    announced: usize,
}

/// What a run knows of its allowance: read when the first message is due, so that an idle sweep asks nobody.
#[derive(Debug, Default)]
pub(crate) enum MailAllowance {
    /// Nothing was due.
    #[default]
    NotAsked,
    /// It was read, and this is left of it.
    May(Allowance),
    /// Whether mail may leave is not known: what is due stays so.
    Unknown,
}

impl Allowance {
    /// Reads what holds now.
    pub(crate) async fn read(cloud: &Cloud, now: Instant) -> Result<Self, CloudError> {
        let (pause, known) = cloud.sending().await?;
        let quota = cloud.quota(known, now).await;
        let left = match &pause {
            None => quota.a_minute(),
            Some(pause) if pause.try_at <= now => TO_TRY.min(quota.a_minute()),
            Some(_) => 0,
        };
        Ok(Self {
            pause,
            quota,
            left,
            announced: 0,
        })
    }

    /// Messages of a lane that may be announced now.
    pub(crate) fn of(&self, lane: Lane) -> usize {
        let urgency = match lane {
            Lane::Acknowledgement => Urgency::First,
            Lane::Judge | Lane::Assign | Lane::Event | Lane::Lead | Lane::Notice | Lane::Mail => {
                Urgency::Usual
            }
            Lane::Bulk => Urgency::Last,
        };
        let today = self.quota.left_today(urgency);
        let today = today.map_or(usize::MAX, |left| left.saturating_sub(self.announced));
        self.left.min(today)
    }

    /// Mails that the account may send in a second.
    pub(crate) fn a_second(&self) -> f64 {
        self.quota.a_second()
    }

    /// So many were announced.
    pub(crate) fn take(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
        self.announced += count;
    }

    /// Whether nothing leaves because the mail service takes nothing.
    pub(crate) fn is_paused(&self) -> bool {
        self.pause.is_some()
    }

    /// Whether nothing leaves because the day's quota is used up.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.quota.is_exhausted()
    }
}
