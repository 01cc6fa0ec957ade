//! Read, decide, write: the round that every function makes for a lead.

use std::sync::Arc;

use calendar::Instant;
use followup::decide::{Decision, LoadChange, decide};
use followup::event::Event;
use followup::ids::{LeadId, MessageId};
use followup::lead::{Block, Lead, Open, Stage};
use followup::message::{Notice, NoticeKind};
use followup::policy::Policy;

use crate::attributes::ItemReader;
use crate::keys::{Identity, Key};
use crate::table::lead::{CommitOptions, Committed, MAX_JOINED_AT_ONCE, StoredLead, pointer_of};
use crate::table::suppression::is_of_every_channel;
use crate::{Cloud, CloudError};

/// Races that one event may lose before it is given up; each means that somebody else wrote the lead.
const MAX_RACES: usize = 60;
/// Addresses and numbers that one decision suppresses in its own transaction.
const MAX_SUPPRESSED: usize = 20;
/// Pointers that lead to a lead at most: the name that a form was told, and leads that were merged.
const MAX_POINTERS: usize = 5;

/// What became of an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Acted {
    /// It was decided and written.
    Done(Box<Decision>),
    /// Nothing followed: the lead is as it was.
    Nothing(Box<StoredLead>),
    /// There is no such lead.
    NoLead,
    /// There is no policy to decide by.
    NoPolicy,
}

impl Cloud {
    /// Reads a lead as it is now, following the pointers of merged leads and of inquiries that joined.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn resolved_lead(&self, id: &LeadId) -> Result<Option<StoredLead>, CloudError> {
        let mut id = id.clone();
        for _ in 0..=MAX_POINTERS {
            let Some(item) = self.get(&Key::lead(&id)).await? else {
                return Ok(None);
            };
            let target = match pointer_of(&item)? {
                Some(target) => target,
                None => {
                    let stored = StoredLead::parse(&item)?;
                    match &stored.merged_into {
                        Some(target) => target.clone(),
                        None => return Ok(Some(stored)),
                    }
                }
            };
            id = target;
        }
        Err(CloudError::corrupt("lead", "its pointers lead in a circle"))
    }

    /// Lets an event happen to a lead: decides on what is read, writes on the condition that it still is so, and
    /// looks again when somebody was faster.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn act(
        &self,
        id: &LeadId,
        event: &Event,
        now: Instant,
        with: &CommitOptions,
    ) -> Result<Acted, CloudError> {
        let Some(active) = self.active_policy(now).await? else {
            return Ok(Acted::NoPolicy);
        };
        for _ in 0..MAX_RACES {
            let Some(stored) = self.resolved_lead(id).await? else {
                return Ok(Acted::NoLead);
            };
            if let Some(once) = &with.dedup_key
                && self.has_happened(once, now).await?
            {
                return Ok(Acted::Nothing(Box::new(stored)));
            }
            // What arrived in between is judged by the sweep first, unless it only joined.
            let keep_joined = matches!(
                stored.lead.stage,
                Stage::Open(Open::Received | Open::InReview { .. })
            );
            let mut events = if keep_joined {
                Vec::new()
            } else {
                self.joined_events(&stored).await?
            };
            events.push(event.clone());
            let with = CommitOptions {
                keep_joined,
                ..with.clone()
            };
            let settled = Box::pin(self.commit_events(&active, &stored, &events, now, &with));
            match settled.await? {
                Some((Committed::Written, decision)) => return Ok(Acted::Done(Box::new(decision))),
                Some((Committed::Overtaken, _)) => {}
                None => return Ok(Acted::Nothing(Box::new(stored))),
            }
        }
        Err(CloudError::Busy {
            operation: "TransactWriteItems",
        })
    }

    /// The events of the inquiries that joined a lead since its last decision.
    ///
    /// # Errors
    /// When an inquiry cannot be read.
    pub async fn joined_events(&self, stored: &StoredLead) -> Result<Vec<Event>, CloudError> {
        let mut events = Vec::with_capacity(stored.joined.len());
        for id in stored.joined.iter().take(MAX_JOINED_AT_ONCE) {
            let inquiry = self.inquiry(&stored.lead.id, id).await?.ok_or_else(|| {
                CloudError::corrupt("lead", "an inquiry that joined is not there")
            })?;
            events.extend(self.listed(&inquiry).await?);
            events.push(Event::Joined {
                id: id.clone(),
                inquiry: Box::new(inquiry),
            });
        }
        Ok(events)
    }

    /// The sign of life of somebody of a linked lead that this lead has not heard of yet: it holds the written steps, and
    /// the message that would leave now.
    ///
    /// # Errors
    /// When a linked lead cannot be read.
    pub async fn colleague_in_touch(
        &self,
        lead: &Lead,
        pending: Option<&MessageId>,
    ) -> Result<Option<Event>, CloudError> {
        let mut newest: Option<(Instant, LeadId)> = None;
        for linked in &lead.linked {
            let Some(StoredLead { lead: other, .. }) = self.resolved_lead(linked).await? else {
                continue;
            };
            let Some(at) = other.heard_at.filter(|_| other.id != lead.id) else {
                continue;
            };
            if newest.as_ref().is_none_or(|(newest, _)| at > *newest) {
                newest = Some((at, other.id));
            }
        }
        let known = lead.colleague_pause.as_ref().map(|hold| hold.at);
        Ok(newest
            .filter(|(at, _)| Some(*at) > known)
            .map(|(at, lead)| Event::ColleagueInTouch {
                lead,
                at,
                pending: pending.cloned(),
            }))
    }

    /// Tells the leads that a new one is linked to of it, and who has the first of them that is open.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn linked_back(&self, new: &Lead, now: Instant) -> Result<Option<Event>, CloudError> {
        let mut owner: Option<Event> = None;
        for linked in &new.linked {
            let Some(stored) = self.resolved_lead(linked).await? else {
                continue;
            };
            let other = stored.lead;
            if other.id == new.id || matches!(other.stage, Stage::Closed { .. }) {
                continue;
            }
            if !other.linked.contains(&new.id) {
                let event = Event::Linked {
                    lead: new.id.clone(),
                    rep: None,
                };
                // Rare, and large: it is not to weigh on every sweep.
                Box::pin(self.act(&other.id, &event, now, &CommitOptions::default())).await?;
            }
            if owner.is_none() && other.rep().is_some() {
                owner = Some(Event::Linked {
                    lead: other.id.clone(),
                    rep: other.rep().cloned(),
                });
            }
        }
        Ok(owner)
    }

    /// Decides events in their order and writes them as one decision; nothing, when nothing follows.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn commit_events(
        &self,
        active: &Arc<Policy>,
        stored: &StoredLead,
        events: &[Event],
        now: Instant,
        with: &CommitOptions,
    ) -> Result<Option<(Committed, Decision)>, CloudError> {
        let policy = self.policy_for(active, &stored.lead).await?;
        let mut decision =
            events
                .iter()
                .fold(Decision::unchanged(&stored.lead), |decision, event| {
                    let next = decide(&policy, &decision.lead, event, now);
                    decision.then(next)
                });
        self.say_who_is_paused(&mut decision).await?;
        let consumed = !with.keep_joined && !stored.joined.is_empty();
        if !decision.changes(&stored.lead)
            && !consumed
            && with.state_changes.is_empty()
            && !with.force
        {
            return Ok(None);
        }
        let mut with = with.clone();
        if let Some(block) = decision.block {
            let mut addresses = self.addresses(&stored.lead.id, block).await?;
            // Whoever left more than a transaction has room for is suppressed under the rest of them first.
            for hash in addresses.split_off(addresses.len().min(MAX_SUPPRESSED)) {
                self.suppress_hash(&hash, block, now).await?;
            }
            with.addresses = addresses;
        }
        let id = stored.decision_id(events, now);
        // Large: whoever waits for it is not to carry it.
        let committed = Box::pin(self.commit(&policy, stored, &decision, &id, now, &with)).await?;
        Ok(Some((committed, decision)))
    }

    /// Adds the news to a rep whom a second lapse in a row pauses: part of the decision, so that it is not lost when
    /// whoever wrote that dies.
    async fn say_who_is_paused(&self, decision: &mut Decision) -> Result<(), CloudError> {
        for change in &decision.loads {
            let LoadChange::Lapsed(rep) = change else {
                continue;
            };
            let mut load = self.team().await?.load(rep);
            // Whom an earlier lapse paused has been told.
            let was_paused = load.is_paused();
            load.lapses += 1;
            if load.is_paused() && !was_paused {
                decision.notices.push(Notice {
                    to: rep.clone(),
                    lead: decision.lead.id.clone(),
                    kind: NoticeKind::Paused,
                });
            }
        }
        Ok(())
    }

    /// The hashes of every address of a lead, and of every number that is its own where no channel is left. A number that another lead
    /// gave first is not theirs to close: anybody can write it into a form.
    async fn addresses(&self, lead: &LeadId, block: Block) -> Result<Vec<String>, CloudError> {
        let mut hashes = Vec::new();
        for (_, inquiry) in self.every_inquiry(lead).await? {
            let email = inquiry
                .email
                .map(|email| self.address_hash(email.normalised()));
            let phone = inquiry
                .phone
                .filter(|_| is_of_every_channel(block))
                .map(|phone| self.address_hash(phone.as_str()));
            if let Some(hash) = email.filter(|hash| !hashes.contains(hash)) {
                hashes.push(hash);
            }
            if let Some(hash) = phone.filter(|hash| !hashes.contains(hash))
                && self.lead_of_number(&hash).await?.as_ref() == Some(lead)
            {
                hashes.push(hash);
            }
        }
        Ok(hashes)
    }

    /// The lead that a number, by its hash, belongs to.
    async fn lead_of_number(&self, hash: &str) -> Result<Option<LeadId>, CloudError> {
        let Some(found) = self.get(&Key::identity(Identity::Phone, hash)).await? else {
            return Ok(None);
        };
        let lead = ItemReader::new(&found, "identity")?
            .text_or_none("lead")?
            .map(LeadId::parse)
            .transpose();
        lead.map_err(|error| CloudError::corrupt("identity", error))
    }
}
