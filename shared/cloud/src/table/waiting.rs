//! Leads that no rep could take, in the order of what they were promised, and how the one worker that assigns hears that somebody can.
//!
//! Nobody looks for room: while leads wait, the reps' loads stand in the lane of that worker, and whatever gives a rep room makes the load
//! due that it writes anyway. So no decision writes what another lead's decision writes, and where nobody waits nothing is asked.

use std::collections::BTreeMap;

use calendar::{Instant, LATEST};
use followup::ids::{LeadId, PersonId};
use followup::policy::ActiveConfig;
use followup::team::{RepLoad, Team};

use super::load::parse_load;
use super::team::MAX_TEAM;
use crate::attributes::{Item, ItemReader, SCHEMA, n, s, t};
use crate::keys::{Key, Lane, TEAM};
use crate::table::{MAX_BATCH, updated};
use crate::{Cloud, CloudError};

/// Leads of the queue that are known by name: as many as one request reads. The rest is found when these are gone.
pub const MAX_WAITING: usize = MAX_BATCH;

/// The leads that wait for whoever is free first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaitingLeads {
    /// Those that were promised the earliest answer: [`MAX_WAITING`] at most.
    pub leads: Vec<LeadId>,
    /// Whether others wait besides.
    pub more: bool,
}

impl WaitingLeads {
    /// The first of these, and whether there are more.
    #[must_use]
    pub fn of(mut leads: Vec<LeadId>, more: bool) -> Self {
        let more = more || leads.len() > MAX_WAITING;
        leads.truncate(MAX_WAITING);
        Self { leads, more }
    }

    /// Whether nobody waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.leads.is_empty() && !self.more
    }
}

/// Every rep's load, and of whom it is awaited that they have room.
#[derive(Debug, Clone, Default)]
pub struct AwaitedTeam {
    /// The loads.
    pub team: Team,
    /// Whose load makes the worker look as soon as it falls.
    pub awaited: Vec<PersonId>,
    /// Leads that are with colleagues until somebody is back.
    pub lent: BTreeMap<PersonId, Vec<LeadId>>,
}

fn key() -> Key {
    Key::new(TEAM, "W#LEADS")
}

/// The rep whose load is due; none, where a due item is something else.
#[must_use]
pub fn rep_of(key: &Key) -> Option<PersonId> {
    let rep = key.sk.strip_prefix("R#").filter(|_| key.pk == TEAM)?;
    PersonId::parse(rep).ok()
}

/// When it is looked at again whether a rep has room, by what is known now: when an absence begins or ends, else when something happens.
#[must_use]
pub fn room_at(load: &RepLoad, now: Instant) -> Instant {
    load.next_change(now).unwrap_or(LATEST)
}

impl Cloud {
    /// Reads every rep's load as it is now, and whether somebody waits for room.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn awaited_team(&self, setting: &ActiveConfig) -> Result<AwaitedTeam, CloudError> {
        let items = self.partition(TEAM, "R#", MAX_TEAM).await?;
        let mut read = AwaitedTeam::default();
        for item in &items {
            let load = parse_load(item)?;
            if item.contains_key("due_shard") {
                read.awaited.push(load.rep.clone());
            }
            let lent = ItemReader::new(item, "rep")?.texts("lent")?;
            if !lent.is_empty() {
                read.lent.insert(load.rep.clone(), lead_ids(&lent)?);
            }
            read.team.loads.push(load);
        }
        setting.plan_absences(&mut read.team);
        Ok(read)
    }

    /// The leads that wait for whoever is free first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn waiting_leads(&self) -> Result<WaitingLeads, CloudError> {
        let Some(item) = self.get(&key()).await? else {
            return Ok(WaitingLeads::default());
        };
        let reader = ItemReader::new(&item, "waiting leads")?;
        let ids = reader.texts("leads")?;
        Ok(WaitingLeads {
            leads: lead_ids(&ids)?,
            more: has_more(&item),
        })
    }

    /// Keeps them: of the one worker, while it has its lease.
    ///
    /// # Errors
    /// When they cannot be written.
    pub async fn set_waiting_leads(&self, waiting: &WaitingLeads) -> Result<(), CloudError> {
        let ids = waiting.leads.iter().map(|lead| s(lead.as_str())).collect();
        let update = self
            .update(&key())
            .update_expression("SET #schema = :schema, leads = :leads, more = :more")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":leads", aws_sdk_dynamodb::types::AttributeValue::L(ids))
            .expression_attribute_values(
                ":more",
                aws_sdk_dynamodb::types::AttributeValue::Bool(waiting.more),
            );
        update
            .send()
            .await
            .map(drop)
            .map_err(|error| CloudError::aws("UpdateItem", error))
    }

    /// From now on whatever gives this rep room is looked at. What gave them room before, and nobody has looked at, is so at once.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn await_room(&self, load: &RepLoad, now: Instant) -> Result<(), CloudError> {
        self.update(&Key::rep(&load.rep))
            .update_expression(
                "SET #schema = :schema, due_shard = :shard, due_at = if_not_exists(due_at, :at)",
            )
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":shard", s(Lane::Assign.shard(0)))
            .expression_attribute_values(":at", t(room_at(load, now)))
            .send()
            .await
            .map(drop)
            .map_err(|error| CloudError::aws("UpdateItem", error))
    }

    /// Nobody waits any more.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn await_no_room(&self, rep: &PersonId) -> Result<(), CloudError> {
        let update = self
            .update(&Key::rep(rep))
            .update_expression("REMOVE due_shard, due_at")
            .condition_expression("attribute_exists(due_shard)");
        updated(update).await.map(drop)
    }

    /// Somebody may have room by another setting: if it is awaited, it is looked at.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) async fn setting_may_give_room(
        &self,
        rep: &PersonId,
        now: Instant,
    ) -> Result<(), CloudError> {
        let update = self
            .update(&Key::rep(rep))
            .update_expression("SET due_at = :now")
            .condition_expression("attribute_exists(due_shard)")
            .expression_attribute_values(":now", t(now));
        updated(update).await.map(drop)
    }
}

fn lead_ids(ids: &[String]) -> Result<Vec<LeadId>, CloudError> {
    let read: Result<_, _> = ids.iter().map(|id| LeadId::parse(id)).collect();
    read.map_err(|error| CloudError::corrupt("list of leads", error))
}

fn has_more(item: &Item) -> bool {
    let more = item.get("more").and_then(|value| value.as_bool().ok());
    more.copied().unwrap_or(false)
}
