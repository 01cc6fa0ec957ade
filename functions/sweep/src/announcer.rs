//! Announcements go out at the pace at which the account may send, beside the other work of a run.
//!
//! Whatever is announced is sent within a second or so. A minute's mails in one moment would be too fast for the mail service, which
//! refuses what is: each such message would wait a minute or more, and some longer than the window of an acknowledgement.

use std::time::Duration;

use cloud::bus::BusEntry;
use cloud::{Cloud, CloudError};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Messages to be announced, and how many mails the account may send in a second.
#[derive(Debug)]
pub(crate) struct MessageBatch {
    pub(crate) entries: Vec<BusEntry>,
    pub(crate) mails_a_second: f64,
}

/// Where the lanes of a run leave what they announce. What a run announces is bounded by its allowance.
pub(crate) type Announcements = UnboundedSender<MessageBatch>;

/// Puts announcements on the bus.
#[derive(Debug)]
pub(crate) struct Announcer<'a> {
    cloud: &'a Cloud,
    waiting: UnboundedReceiver<MessageBatch>,
    /// Mails that may leave now.
    room: f64,
    /// What the bus took.
    pub(crate) published: u64,
    /// The first failure. What the bus did not take is still due, and announced by the next sweep.
    pub(crate) failure: Option<CloudError>,
}

impl<'a> Announcer<'a> {
    /// One that has nothing to announce yet, and where it is left what it shall.
    pub(crate) fn new(cloud: &'a Cloud) -> (Announcements, Self) {
        let (sender, waiting) = unbounded_channel();
        let announcer = Self {
            cloud,
            waiting,
            room: f64::INFINITY,
            published: 0,
            failure: None,
        };
        (sender, announcer)
    }

    /// Announces what is left here, until nobody leaves anything any more.
    pub(crate) async fn announce(&mut self) {
        while let Some(batch) = self.waiting.recv().await {
            let mut rest = &batch.entries[..];
            while !rest.is_empty() {
                let (now, later) = rest.split_at(self.room_for(&batch).min(rest.len()));
                self.publish(now).await;
                rest = later;
                if !rest.is_empty() {
                    self.wait_a_second(batch.mails_a_second).await;
                }
            }
        }
    }

    /// Messages that may be announced now: at first as many as may be sent in a second.
    fn room_for(&mut self, batch: &MessageBatch) -> usize {
        self.room = self.room.min(most_at_once(batch.mails_a_second));
        // It is not negative: no more is published than there was room for.
        self.room.floor() as usize
    }

    async fn publish(&mut self, entries: &[BusEntry]) {
        if entries.is_empty() {
            return;
        }
        self.room -= entries.len() as f64;
        let published = self.cloud.publish(entries).await;
        self.published += published.count();
        self.failure = self.failure.take().or(published.failure);
    }

    async fn wait_a_second(&mut self, mails_a_second: f64) {
        self.cloud.pause(Duration::from_secs(1)).await;
        self.room = (self.room + mails_a_second).min(most_at_once(mails_a_second));
    }
}

/// The most mails of one moment: those of a second, and one, where a second has less.
fn most_at_once(mails_a_second: f64) -> f64 {
    mails_a_second.max(1.0)
}
