//! Notices that wait are put into the mails that carry them.

use std::collections::BTreeMap;

use calendar::Instant;
use chrono::Duration;
use followup::digest::{Digest, digest_of};
use followup::ids::{MessageId, derive};
use followup::message::Notice;
use followup::policy::ActiveConfig;

use super::digest_update::{DigestRefusal, DigestUpdate};
use super::waiting_notice::WaitingNotice;
use crate::keys::Key;
use crate::transaction::{MAX_PARTS, Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// Notices that are gathered at once at most: all of them, and their mail, have to fit into one transaction.
pub const MAX_GATHERED: usize = 90;
const _: () = assert!(MAX_GATHERED < MAX_PARTS);

/// Times that notices look for a mail which takes them: each mail that has left, that is fuller than was known, or that somebody else moved
/// a notice into costs one.
const MAX_ROUNDS: usize = 12;

/// What waited for longer than this is told as if it were decided now. It would else ask for each mail that has left since.
const AS_DECIDED: Duration = Duration::hours(2);

/// What became of notices that waited.
#[derive(Debug, Default)]
pub struct GatheredNotices {
    /// How many are in their mails now.
    pub moved: usize,
    /// Those that are not, by what kept a mail from taking them. They still wait.
    pub failed: Vec<(Vec<Key>, CloudError)>,
}

/// A notice that looks for its mail.
#[derive(Debug, Clone)]
struct Traveller {
    waiting: WaitingNotice,
    /// As if it had been decided then.
    at: Instant,
    /// Mails that it would have gone with, and that have left.
    deferral: u32,
}

/// What became of the notices of a mail.
#[derive(Debug)]
enum Boarding {
    /// So many are in it.
    Moved(usize),
    /// It took none. These still wait, and look again.
    Refused(Vec<Traveller>),
}

/// The parts of the transaction that puts notices into a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
enum GatheringPart {
    Digest,
    /// The notice of this index, where it waited.
    Waiting(usize),
}

impl Cloud {
    /// Puts the notices that wait at these keys into the mails that carry them, at most [`MAX_GATHERED`] at once: all of a mail in one
    /// transaction, which takes them away where they waited. So each is told once, whatever fails, and however many do this at the same time.
    /// One that cannot be read, or whose mail cannot be written, keeps no other back.
    pub async fn gather_notices(
        &self,
        setting: &ActiveConfig,
        keys: &[Key],
        now: Instant,
    ) -> GatheredNotices {
        let mut gathered = GatheredNotices::default();
        let mut carried = BTreeMap::new();
        let mut travellers = Vec::with_capacity(keys.len());
        let ahead = self.reading_ahead(keys).await;
        for key in keys {
            match ahead.waiting_notice(key).await {
                Ok(Some(waiting)) => travellers.push(Traveller::new(waiting, now)),
                // The index is behind: it is in its mail.
                Ok(None) => {}
                Err(error) => gathered.failed.push((vec![key.clone()], error)),
            }
        }
        for _ in 0..MAX_ROUNDS {
            for (digest, group) in by_mail(setting, std::mem::take(&mut travellers)) {
                let keys = group.iter().map(|one| one.waiting.key.clone()).collect();
                match self.gather(&digest, group, &mut carried).await {
                    Ok(Boarding::Moved(count)) => gathered.moved += count,
                    Ok(Boarding::Refused(left)) => travellers.extend(left),
                    Err(error) => gathered.failed.push((keys, error)),
                }
            }
            if travellers.is_empty() {
                return gathered;
            }
        }
        let keys = travellers.into_iter().map(|one| one.waiting.key).collect();
        let error = CloudError::Busy {
            operation: "TransactWriteItems",
        };
        gathered.failed.push((keys, error));
        gathered
    }

    /// Puts notices into their mail, and learns how many it carries if it has no room for them.
    async fn gather(
        &self,
        digest: &Digest,
        mut group: Vec<Traveller>,
        carried: &mut BTreeMap<MessageId, usize>,
    ) -> Result<Boarding, CloudError> {
        let table = &self.settings().table;
        let mut transaction = Transaction::new();
        // Two decisions may have told the same: it is said once, and a set takes no member twice.
        let mut told: Vec<&Notice> = Vec::with_capacity(group.len());
        for one in &group {
            if !told.contains(&&one.waiting.notice) {
                told.push(&one.waiting.notice);
            }
        }
        let known = carried.get(&digest.id).copied().unwrap_or(0);
        let update = DigestUpdate::new(digest, told, known);
        update.add(&mut transaction, GatheringPart::Digest, table)?;
        for (index, one) in group.iter().enumerate() {
            transaction.delete(GatheringPart::Waiting(index), table, &one.waiting.key);
        }
        // Unique: who gathers the same notices at the same time must not be taken for a repeat of this request.
        let token = derive(&["gathered", &self.unique_token()]);
        let refused = match transaction.commit(self, &token).await {
            Ok(()) => return Ok(Boarding::Moved(group.len())),
            Err(TransactionRefused::Failed(error)) => return Err(error),
            Err(TransactionRefused::Conditions(refused)) => refused,
        };
        let mut is_gone = vec![false; group.len()];
        for (part, old) in refused {
            match part {
                // Somebody else has moved it.
                GatheringPart::Waiting(index) => is_gone[index] = true,
                GatheringPart::Digest => match DigestRefusal::of(old.as_ref())? {
                    DigestRefusal::Left => group.iter_mut().for_each(|one| one.deferral += 1),
                    DigestRefusal::Carries(count) => {
                        carried.insert(digest.id.clone(), count);
                    }
                },
            }
        }
        let left = group.into_iter().zip(is_gone);
        let left = left.filter_map(|(one, is_gone)| (!is_gone).then_some(one));
        Ok(Boarding::Refused(left.collect()))
    }
}

impl Traveller {
    fn new(waiting: WaitingNotice, now: Instant) -> Self {
        let is_late = now - waiting.told_from > AS_DECIDED;
        Self {
            at: if is_late { now } else { waiting.told_from },
            waiting,
            deferral: 0,
        }
    }
}

/// Notices by the mail that they look for; of one mail, as the earliest of them would have it.
fn by_mail(setting: &ActiveConfig, travellers: Vec<Traveller>) -> Vec<(Digest, Vec<Traveller>)> {
    let mut mails: BTreeMap<MessageId, (Digest, Vec<Traveller>)> = BTreeMap::new();
    for one in travellers {
        let digest = digest_of(setting, &one.waiting.notice, one.at, one.deferral);
        let (known, group) = mails
            .entry(digest.id.clone())
            .or_insert_with(|| (digest.clone(), Vec::new()));
        known.not_before = known.not_before.min(digest.not_before);
        group.push(one);
    }
    mails.into_values().collect()
}
