//! Messages whose time has come are announced: acknowledgements first, bulk last, within what may be sent.

use std::sync::Arc;

use cloud::CloudError;
use cloud::bus::{BusEntry, MessageDue};
use cloud::keys::{Key, Lane};
use cloud::table::canary::canary_key;
use cloud::table::days::settling_key;
use cloud::table::due::DueItem;
use cloud::table::outbox::{Content, OutboxItem, ReadMessages};
use cloud::table::team::Briefing;
use followup::policy::Policy;

use crate::Run;
use crate::allowance::{Allowance, MailAllowance};
use crate::announcer::MessageBatch;

/// Messages that are announced before time is looked at again.
const AT_ONCE: usize = 100;

impl Run<'_> {
    pub(crate) async fn messages(
        &mut self,
        lane: Lane,
        policy: &Arc<Policy>,
        until: tokio::time::Instant,
    ) {
        loop {
            let due = self.take_some(lane, until, AT_ONCE).await;
            if due.is_empty() {
                return;
            }
            let mut messages = Vec::new();
            for item in due {
                if item.key == settling_key() {
                    if let Err(error) = self.settle_day(policy).await {
                        self.failed(&item, &error).await;
                    }
                    continue;
                }
                if item.key == canary_key() {
                    self.canary = Some(item);
                    continue;
                }
                match Briefing::of(&item.key) {
                    Some((kind, person)) => match self.brief(policy, &item, kind, &person).await {
                        // A list that was just made is due like any other message.
                        Ok(Some(made)) => messages.push(made),
                        Ok(None) => {}
                        Err(error) => self.failed(&item, &error).await,
                    },
                    None => messages.push(item),
                }
            }
            if messages.is_empty() {
                continue;
            }
            let Some(allowance) = self.allowance().await else {
                self.finish(lane);
                return;
            };
            if lane != Lane::Acknowledgement {
                // Lists that were just made stand where they are due.
                messages.sort_by_key(|item| item.due_at);
            }
            let most = allowance.of(lane);
            messages.truncate(most);
            allowance.take(messages.len());
            let mails_a_second = allowance.a_second();
            // Read together here, it spares each of those that send a request.
            let keys: Vec<Key> = messages.iter().map(|item| item.key.clone()).collect();
            let read = self.cloud.messages_together(&keys, self.now).await;
            let is_full = messages.len() == most;
            let leaving = self.without_crowds(messages, &read).await;
            self.announce(&leaving, &read, mails_a_second);
            if is_full && lane == Lane::Acknowledgement {
                // The next run takes the rest, once it has looked anew who waits. Other lanes go on, because they may have lists to make.
                self.finish(lane);
            }
        }
    }

    /// Once a day: what has happened on it is counted. And a deployment in which no canary was wanted before may want one now.
    async fn settle_day(&self, policy: &Policy) -> Result<(), CloudError> {
        self.cloud.ensure_canary(self.now).await?;
        self.cloud.settle_due(policy.calendar(), self.now).await
    }

    /// The allowance of this run; nothing, when it cannot be read.
    async fn allowance(&mut self) -> Option<&mut Allowance> {
        if matches!(self.mail, MailAllowance::NotAsked) {
            self.mail = match Allowance::read(self.cloud, self.now).await {
                Ok(allowance) => {
                    self.swept.paused = u64::from(allowance.is_paused());
                    self.swept.quota_exhausted = u64::from(allowance.is_exhausted());
                    MailAllowance::May(allowance)
                }
                Err(error) => {
                    self.record_failure(Err(error));
                    MailAllowance::Unknown
                }
            };
        }
        match &mut self.mail {
            MailAllowance::May(allowance) => Some(allowance),
            MailAllowance::NotAsked | MailAllowance::Unknown => None,
        }
    }

    /// Leaves `message.due` to the announcer, which puts it on the bus at the pace of the account.
    fn announce(&mut self, messages: &[DueItem], read: &ReadMessages, mails_a_second: f64) {
        let mut entries = Vec::with_capacity(messages.len());
        for item in messages {
            let mut due = MessageDue::new(item.key.clone());
            if let Some(OutboxItem {
                content: Content::Lead(message),
                ..
            }) = read.messages.get(&item.key)
            {
                due.inquiry = Some(message.inquiry.clone());
            }
            entries.push(BusEntry::of_message(&due));
        }
        self.swept.announced += entries.len() as u64;
        let batch = MessageBatch {
            entries,
            mails_a_second,
        };
        // The announcer outlives the lanes: somebody listens.
        self.announcements
            .send(batch)
            .expect("the announcer is there until the lanes are done");
    }
}
