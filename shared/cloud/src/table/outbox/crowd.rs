//! Mails of their own to one person: how many have left in an hour, and those beyond, which travel in a list.

use std::collections::{BTreeMap, HashMap};

use calendar::{Instant, format_instant};
use chrono::Duration;
use followup::digest::{Digest, MAILS_AN_HOUR, crowded, hour_of};
use followup::ids::{PersonId, derive};
use followup::message::{DigestKind, Notice};

use super::digest_update::{DigestRefusal, DigestUpdate};
use super::{Content, OutboxItem, OutboxPart, State};
use crate::attributes::{ItemReader, SCHEMA, n, s};
use crate::keys::{Home, Key};
use crate::table::schema::TTL;
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// How long the count of an hour is kept; it is not asked for after that hour.
const KEPT: Duration = Duration::hours(3);
/// Lists that a mail looks for: each that has left, or that is fuller than was known, costs one.
const MAX_ROUNDS: u32 = 4;

/// The parts of the transaction that puts a mail of its own into a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CrowdPart {
    Single,
    List,
}

fn count_key(person: &PersonId, now: Instant) -> Key {
    Key::mails_of_an_hour(person, &format_instant(hour_of(now)))
}

/// Counts a mail of its own with the record that it left: a transaction more, and no request.
pub(super) fn count_single(
    transaction: &mut Transaction<OutboxPart>,
    table: &str,
    item: &OutboxItem,
    now: Instant,
) {
    let Content::Team(digest) = &item.content else {
        return;
    };
    if digest.kind != DigestKind::Single {
        return;
    }
    let at = count_key(&digest.to, now);
    let ttl = (hour_of(now) + KEPT).timestamp();
    transaction.update(OutboxPart::Count, table, &at, |update| {
        update
            .update_expression("ADD mails :one SET #schema = :schema, #ttl = :ttl")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":one", n(1))
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":ttl", n(ttl))
    });
}

/// Whether a message is a mail of its own to a person which may travel in a list as well, and to whom.
#[must_use]
pub fn may_travel(item: &OutboxItem) -> Option<&PersonId> {
    let Content::Team(digest) = &item.content else {
        return None;
    };
    let waits = item.state == State::Pending && !item.released;
    let is_single = digest.kind == DigestKind::Single;
    (waits && is_single && item.notices.iter().all(Notice::may_travel)).then_some(&digest.to)
}

/// Messages that were read together.
#[derive(Debug, Clone, Default)]
pub struct ReadMessages {
    /// Each by its key.
    pub messages: HashMap<Key, OutboxItem>,
    /// How many mails of their own a person of the team got in the hour that runs.
    pub of_the_hour: HashMap<PersonId, u64>,
}

impl Cloud {
    /// The messages of these keys that go to leads, and those to people of the team who may get too many mails of their own in this hour, as
    /// far as they can be read together; and how many of those mails each person got in the hour that runs. What cannot be read is missing.
    #[must_use]
    pub async fn messages_together(&self, keys: &[Key], now: Instant) -> ReadMessages {
        let mut of_people: BTreeMap<PersonId, Vec<Key>> = BTreeMap::new();
        let mut wanted = Vec::with_capacity(keys.len());
        for key in keys {
            match Home::of(&key.pk) {
                Some(Home::Person(person)) => {
                    of_people.entry(person).or_default().push(key.clone());
                }
                Some(Home::Lead(_)) | None => wanted.push(key.clone()),
            }
        }
        wanted.extend(of_people.keys().map(|person| count_key(person, now)));
        let mut found = self.reading_ahead(&wanted).await.ahead.take_all();
        let mut read = ReadMessages::default();
        let mut crowds = Vec::new();
        for (person, keys) in of_people {
            let Some(item) = found.remove(&count_key(&person, now)) else {
                continue;
            };
            let count = item.map(|item| ItemReader::new(&item, "count")?.number("mails"));
            let Ok(count) = count.unwrap_or(Ok(0)) else {
                continue;
            };
            // Of few mails nobody asks of which kind they are.
            if count + keys.len() as u64 > MAILS_AN_HOUR {
                crowds.extend(keys);
            }
            read.of_the_hour.insert(person, count);
        }
        if !crowds.is_empty() {
            found.extend(self.reading_ahead(&crowds).await.ahead.take_all());
        }
        let messages = found.into_iter();
        read.messages = messages
            .filter_map(|(at, item)| Some((at, OutboxItem::parse(&item?).ok()?)))
            .collect();
        read
    }

    /// Puts what a mail of its own says into the list that leaves within ten minutes, in one transaction; nothing, when it does not wait any
    /// more.
    ///
    /// # Errors
    /// When the table cannot be written, or no list takes it: then it still waits as it is.
    pub async fn move_into_a_list(
        &self,
        item: &OutboxItem,
        now: Instant,
    ) -> Result<(), CloudError> {
        let Content::Team(single) = &item.content else {
            return Ok(());
        };
        let (mut deferral, mut carried) = (0, 0);
        for _ in 0..MAX_ROUNDS {
            let list = crowded(&single.to, now, deferral);
            match self.move_into(item, &list, carried).await? {
                Moved::Done | Moved::Gone => return Ok(()),
                Moved::Refused(DigestRefusal::Left) => deferral += 1,
                Moved::Refused(DigestRefusal::Carries(count)) => carried = count,
            }
        }
        Err(CloudError::Busy {
            operation: "TransactWriteItems",
        })
    }

    async fn move_into(
        &self,
        item: &OutboxItem,
        list: &Digest,
        carried: usize,
    ) -> Result<Moved, CloudError> {
        let table = &self.settings().table;
        let at = item.key();
        let mut transaction = Transaction::new();
        transaction.delete_if(CrowdPart::Single, table, &at, |delete| {
            delete
                .condition_expression("#state = :pending")
                .expression_attribute_names("#state", "state")
                .expression_attribute_values(":pending", s(State::Pending.as_str()))
        });
        let told = item.notices.iter().collect();
        DigestUpdate::new(list, told, carried).add(&mut transaction, CrowdPart::List, table)?;
        let token = derive(&["crowded", &self.unique_token()]);
        let refused = match transaction.commit(self, &token).await {
            Ok(()) => return Ok(Moved::Done),
            Err(TransactionRefused::Failed(error)) => return Err(error),
            Err(TransactionRefused::Conditions(refused)) => refused,
        };
        let of_the_list = refused.into_iter().map(|(part, old)| match part {
            CrowdPart::Single => Ok(None),
            CrowdPart::List => DigestRefusal::of(old.as_ref()).map(Some),
        });
        let refusals = of_the_list.collect::<Result<Option<Vec<DigestRefusal>>, CloudError>>()?;
        let refusal = refusals.and_then(|all| all.into_iter().next());
        Ok(refusal.map_or(Moved::Gone, Moved::Refused))
    }
}

/// What became of a mail that was to travel in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moved {
    Done,
    /// It does not wait any more.
    Gone,
    /// The list took nothing.
    Refused(DigestRefusal),
}
