//! Who is or was of the team, as far as the table knows: everybody of it, and for a time after they left what they had.

use std::collections::BTreeSet;

use calendar::Instant;
use chrono::Duration;
use followup::ids::PersonId;
use followup::policy::{ActiveConfig, Policy};
use followup::retention::ErasureReason;

use crate::attributes::{ItemReader, SCHEMA, n, s, t};
use crate::keys::{Home, Key, LEFT, Lane, TEAM};
use crate::table::due::DueItem;
use crate::table::erased::Erased;
use crate::table::team::{Briefing, MAX_TEAM};
use crate::table::updated;
use crate::{Cloud, CloudError};

/// Mails to somebody who left that are erased in one go; the rest a minute later.
const MAX_AT_ONCE: usize = 100;
/// When that is.
const REST_AFTER: Duration = Duration::minutes(1);
/// Addresses that people of the team said are theirs which are read at most.
const MAX_ADDRESSES: usize = 2_000;

/// Who left, where a key says it of somebody.
pub(super) fn member_of(key: &Key) -> Option<PersonId> {
    let person = key.sk.strip_prefix(LEFT).filter(|_| key.pk == TEAM)?;
    PersonId::parse(person).ok()
}

impl Cloud {
    /// Whether somebody with this id is or was of the team: everybody of it has a list at opening, which stays when they leave, so that no
    /// other person gets the id under which their work is told.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn is_known_member(&self, person: &PersonId) -> Result<bool, CloudError> {
        Ok(self.get(&Key::briefing(person)).await?.is_some())
    }

    /// Notes of everybody who was of the team and is not any more that they left now, and of nobody who is back.
    pub(super) async fn note_who_left(
        &self,
        setting: &ActiveConfig,
        now: Instant,
    ) -> Result<(), CloudError> {
        let people = self.people_named("B#").await?;
        let gone = self.people_named(LEFT).await?;
        for person in &people {
            let is_here = setting.roster.get(person).is_some();
            match (is_here, gone.contains(person)) {
                (false, false) => self.note_left(setting, person, now).await?,
                (true, true) => {
                    self.forget(&Key::member_left(person), None).await?;
                }
                (true, false) | (false, true) => {}
            }
        }
        Ok(())
    }

    async fn people_named(&self, prefix: &str) -> Result<BTreeSet<PersonId>, CloudError> {
        let items = self
            .partition_of(TEAM, prefix, MAX_TEAM, &["pk", "sk"])
            .await?;
        let mut people = BTreeSet::new();
        for item in &items {
            let named = ItemReader::new(item, "person")?.text("sk")?;
            let person = PersonId::parse(named.trim_start_matches(prefix));
            people.insert(person.map_err(|error| CloudError::corrupt("person", error))?);
        }
        Ok(people)
    }

    async fn note_left(
        &self,
        setting: &ActiveConfig,
        person: &PersonId,
        now: Instant,
    ) -> Result<(), CloudError> {
        let until = kept_until(setting, now);
        let update = self
            .update(&Key::member_left(person))
            .update_expression(
                "SET #schema = :schema, left_at = :now, due_shard = :shard, due_at = :until",
            )
            .condition_expression("attribute_not_exists(pk)")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":now", t(now))
            .expression_attribute_values(":shard", s(Lane::Lead.shard_of(person.as_str())))
            .expression_attribute_values(":until", t(until));
        updated(update).await.map(drop)
    }

    /// The time of somebody who left is over, or was when this was written: what was kept of them is erased, or looked at again when it is.
    pub(super) async fn keeps_member_no_longer(
        &self,
        policy: &Policy,
        person: &PersonId,
        due: &DueItem,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let Some(stored) = self.get(&due.key).await? else {
            return Ok(false);
        };
        let left_at = ItemReader::new(&stored, "person")?.instant("left_at")?;
        let until = kept_until(&policy.active, left_at);
        if until > now {
            self.look_again_at(due, until).await?;
            return Ok(false);
        }
        let (erased, is_whole) = self.erase_member(person).await?;
        if erased.of_team + erased.identities > 0 {
            let why = ErasureReason::PeopleLeft;
            self.record_erasure(why, &erased, now).await?;
        }
        if is_whole {
            tracing::info!(%person, "what was kept of somebody who left was erased");
            self.wait_no_more(&due.key).await?;
        } else {
            self.look_again_at(due, now + REST_AFTER).await?;
        }
        Ok(true)
    }

    /// Erases what is kept of somebody but their id, as far as one go takes: what it was, and whether it is all.
    async fn erase_member(&self, person: &PersonId) -> Result<(Erased, bool), CloudError> {
        let mut erased = Erased::default();
        let addresses = self.partition(TEAM, "A#", MAX_ADDRESSES).await?;
        for item in &addresses {
            let reader = ItemReader::new(item, "own address")?;
            if reader.text("person")? == person.as_str() {
                let at = Key::new(TEAM, reader.text("sk")?);
                erased.identities += u64::from(self.forget(&at, None).await?);
            }
        }
        for at in [
            Key::busy(person),
            Briefing::Untouched.key(person),
            Briefing::Recount.key(person),
        ] {
            erased.of_team += u64::from(self.forget(&at, None).await?);
        }
        erased.of_team += u64::from(self.forget_absences(person).await?);
        let home = Home::Person(person.clone()).partition();
        let mails = self
            .partition_of(&home, "M#", MAX_AT_ONCE, &["pk", "sk"])
            .await?;
        for item in &mails {
            let at = Key::new(home.clone(), ItemReader::new(item, "message")?.text("sk")?);
            erased.of_team += u64::from(self.forget(&at, None).await?);
        }
        Ok((erased, mails.len() < MAX_AT_ONCE))
    }

    /// Leaves of somebody's load nothing but how many leads are theirs. Whether there was more.
    async fn forget_absences(&self, person: &PersonId) -> Result<bool, CloudError> {
        let update = self
            .update(&Key::rep(person))
            .update_expression(
                "REMOVE away_from, away_until, planned, returned_at, resumed_at, last_assigned, lapses, lent",
            )
            .condition_expression(
                "attribute_exists(away_from) OR attribute_exists(away_until) \
                 OR attribute_exists(planned) OR attribute_exists(returned_at) OR attribute_exists(resumed_at) \
                 OR attribute_exists(last_assigned) OR attribute_exists(lapses) \
                 OR attribute_exists(lent)",
            );
        updated(update).await
    }
}

/// Until when somebody is kept who left then.
fn kept_until(setting: &ActiveConfig, left_at: Instant) -> Instant {
    setting
        .calendar()
        .after(left_at, setting.retention.people_left)
}
