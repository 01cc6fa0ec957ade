//! Leads whose deadline has come, or to whom something happened.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use calendar::Instant;
use cloud::keys::{Key, Lane};
use cloud::table::MAX_BATCH;
use cloud::table::arrivals::ArrivalFact;
use cloud::table::commit::{CommitOptions, Committed};
use cloud::table::due::DueItem;
use cloud::table::kept::KeptItem;
use cloud::table::lead::{MAX_JOINED_AT_ONCE, StoredLead};
use cloud::{Cloud, CloudError};
use followup::charge::losing;
use followup::event::Event;
use followup::ids::{LeadId, PersonId};
use followup::inquiry::Suspicion;
use followup::law;
use followup::lead::{Lead, Open, Stage};
use followup::policy::Policy;
use followup::retention::ErasureReason;
use followup::work;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::sync::Mutex;
use tracing::Instrument;

use crate::Run;
use crate::arrivals::Recent;
use crate::notices::left_waiting;
use crate::width::next_free;

/// Times that a lead is looked at in one sweep, when somebody was faster or more inquiries joined than one decision takes. The most
/// that may wait to join take half of these.
const MAX_LOOKS: usize = 8;

/// A due item with its lead, as it was read with its neighbours.
pub(crate) type DueLead = (DueItem, StoredLead);

/// What became of a lead, as far as it went.
#[derive(Debug, Default)]
struct LeadDone {
    decided: u64,
    overtaken: u64,
    /// The lead itself was due; the index alone may be behind.
    was_due: bool,
    sent_to_assign: bool,
    /// Notices that wait for their mails now.
    notices: Vec<DueItem>,
}

/// What every lead of a batch is decided with.
struct LeadWork<'a> {
    /// AWS, with what these leads ask for read ahead.
    cloud: Cloud,
    policy: &'a Arc<Policy>,
    recent: &'a Mutex<Recent>,
    now: Instant,
}

impl Run<'_> {
    /// Decides what is due in a lane of leads: what arrived, or what has a deadline.
    pub(crate) async fn leads(
        &mut self,
        lane: Lane,
        policy: &Arc<Policy>,
        until: tokio::time::Instant,
    ) {
        loop {
            let due = self.take_some(lane, until, MAX_BATCH).await;
            if due.is_empty() {
                return;
            }
            let (mut kept, mut leads) = (Vec::new(), Vec::new());
            for item in due {
                match KeptItem::of(&item.key) {
                    Some(what) => kept.push((item, what)),
                    None => leads.push(item),
                }
            }
            Box::pin(self.erase_kept(policy, kept)).await;
            Box::pin(self.decide_batch(lane, policy, leads, until)).await;
        }
    }

    /// Erases what has been kept long enough.
    async fn erase_kept(&mut self, policy: &Policy, due: Vec<(DueItem, KeptItem)>) {
        for (item, kept) in due {
            let erasing = self.cloud.keeps_no_longer(policy, &item, &kept, self.now);
            match erasing.await {
                Ok(erased) => self.swept.decided += u64::from(erased),
                Err(error) => self.failed(&item, &error).await,
            }
        }
    }

    /// Decides leads side by side, which are read together. What there is no time for goes back into its lane.
    async fn decide_batch(
        &mut self,
        lane: Lane,
        policy: &Arc<Policy>,
        due: Vec<DueItem>,
        until: tokio::time::Instant,
    ) {
        let mut leads = VecDeque::from(self.read_leads(due).await);
        let stored: Vec<&StoredLead> = leads.iter().map(|(_, stored)| stored).collect();
        let work = LeadWork {
            cloud: self.cloud.reading_ahead_of(&stored).await,
            policy,
            recent: &self.recent,
            now: self.now,
        };
        let (mut failed, mut notices) = (Vec::new(), Vec::new());
        let mut running = FuturesUnordered::new();
        let mut busy = HashSet::new();
        loop {
            while running.len() < self.width.now()
                && tokio::time::Instant::now() < until
                && let Some((item, stored)) =
                    next_free(&mut leads, &busy, |(_, stored)| stored.lead.rep())
            {
                busy.extend(stored.lead.rep().cloned());
                let span = tracing::info_span!("lead", home = %item.key.pk);
                running.push(Box::pin(work.all_of(item, stored).instrument(span)));
            }
            let Some((item, rep, done, result)) = running.next().await else {
                break;
            };
            if let Some(rep) = rep {
                busy.remove(&rep);
            }
            self.width.ended(self.cloud.throttled());
            self.swept.decided += done.decided;
            self.swept.overtaken += done.overtaken;
            self.decisions_due |= done.was_due;
            self.sent_to_assign |= done.sent_to_assign;
            notices.extend(done.notices);
            if let Err(error) = result {
                failed.push((item, error));
            }
        }
        drop(running);
        self.notices_came(notices);
        self.put_back(lane, leads.into_iter().map(|(item, _)| item));
        for (item, error) in failed {
            self.failed(&item, &error).await;
        }
    }

    /// Reads the leads of due items together. One that cannot be read does not keep the others back.
    pub(crate) async fn read_leads(&mut self, due: Vec<DueItem>) -> Vec<DueLead> {
        let keys: Vec<Key> = due.iter().map(|item| item.key.clone()).collect();
        let ahead = self.cloud.reading_ahead(&keys).await;
        let mut leads = Vec::with_capacity(due.len());
        for item in due {
            let read = match lead_of(&item) {
                Ok(id) => ahead.lead(&id).await,
                Err(error) => Err(error),
            };
            match read {
                Ok(Some(stored)) => leads.push((item, stored)),
                Ok(None) => {}
                Err(error) => self.failed(&item, &error).await,
            }
        }
        leads
    }
}

impl LeadWork<'_> {
    async fn all_of(
        &self,
        item: DueItem,
        stored: StoredLead,
    ) -> (DueItem, Option<PersonId>, LeadDone, Result<(), CloudError>) {
        let (rep, mut done) = (stored.lead.rep().cloned(), LeadDone::default());
        let result = self.decide(stored, &mut done).await;
        (item, rep, done, result)
    }

    /// Decides a lead as it was read, and as it is by then when somebody else was faster.
    async fn decide(&self, stored: StoredLead, done: &mut LeadDone) -> Result<(), CloudError> {
        let id = stored.lead.id.clone();
        let mut read = Some(stored);
        for _ in 0..MAX_LOOKS {
            let stored = match read.take() {
                Some(stored) => stored,
                None => match self.cloud.lead(&id).await? {
                    Some(stored) => stored,
                    None => return Ok(()),
                },
            };
            // The index is behind: it has been dealt with.
            if stored.due_at.is_none_or(|due| due > self.now) || stored.merged_into.is_some() {
                return Ok(());
            }
            done.was_due = true;
            if law::erased_at(self.policy, &stored.lead).is_some_and(|at| at <= self.now) {
                // They never answered, and their law asks that they be forgotten.
                let why = ErasureReason::NeverAnswered;
                let erasing = self.cloud.erase_because(&id, why, self.now);
                let erased = Box::pin(erasing).await?;
                tracing::info!(lead = %id, inquiries = erased.inquiries, "erased: never answered");
                done.decided += 1;
                return Ok(());
            }
            let events = self.events(&stored).await?;
            let options = CommitOptions {
                force: true,
                ..CommitOptions::default()
            };
            let settled =
                self.cloud
                    .commit_events(self.policy, &stored, &events, self.now, &options);
            match Box::pin(settled).await? {
                Some((Committed::Written, decision)) => {
                    done.decided += 1;
                    let arrived = events.iter().find_map(Event::arrived);
                    if let Some(inquiry) = arrived.filter(|_| !id.is_canary()) {
                        let lead = &decision.lead;
                        let linked = self.cloud.link_near_misses(lead, inquiry, self.now);
                        Box::pin(linked).await?;
                    }
                    let left = left_waiting(self.policy, &decision, stored.version, self.now);
                    done.notices.extend(left);
                    let stage = &decision.lead.stage;
                    done.sent_to_assign |= matches!(stage, Stage::Open(Open::Routing { .. }));
                    // Inquiries that are left to join would keep the lead from being assigned, so they are decided at once.
                    if stored.joined.len() <= MAX_JOINED_AT_ONCE {
                        if !stored.joined.is_empty() {
                            // What they ask now waits for nobody who is away.
                            self.cloud.pass_on_now(&decision.lead, self.now).await?;
                        }
                        return Ok(());
                    }
                }
                Some((Committed::Overtaken, _)) => done.overtaken += 1,
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// What happened to a lead: what arrived, what joined it, that somebody of its company is in touch; and that time passed.
    async fn events(&self, stored: &StoredLead) -> Result<Vec<Event>, CloudError> {
        let mut events = Vec::new();
        if stored.lead.stage == Stage::Open(Open::Received) {
            events.extend(Box::pin(self.arrived(stored)).await?);
        }
        events.extend(self.joined(stored).await?);
        if stored.lead.rep().is_some() {
            events.extend(self.cloud.colleague_in_touch(&stored.lead, None).await?);
        }
        events.extend(self.owner_absent(&stored.lead).await?);
        events.extend(self.move_due(&stored.lead).await?);
        events.push(Event::Tick);
        Ok(events)
    }

    /// That whoever agreed on what is due now, or was to meet them, is away, or has left.
    async fn owner_absent(&self, lead: &Lead) -> Result<Option<Event>, CloudError> {
        let Some(rep) = lead.rep() else {
            return Ok(None);
        };
        if !work::waits_for_its_owner(lead, self.now) {
            return Ok(None);
        }
        let load = self.cloud.team(&self.policy.active).await?.load(rep);
        let why = work::owner_absent(self.policy, lead, &load, self.now);
        Ok(why.map(|why| Event::OwnerAbsent { why }))
    }

    /// That a lead moves on from its owner, with what they were told of that. What reached them in an absence they read when they are back.
    async fn move_due(&self, lead: &Lead) -> Result<Option<Event>, CloudError> {
        let policy = self.cloud.policy_for(self.policy, lead).await?;
        let Some(owner) = losing(&policy, lead, self.now) else {
            return Ok(None);
        };
        let mut tellings = self.cloud.tellings(&lead.id, &owner).await?;
        let team = self.cloud.team(&self.policy.active).await?;
        let load = team.load(&owner);
        for telling in &mut tellings {
            telling.at = load.there_from(telling.at);
        }
        Ok(Some(Event::MoveDue {
            owner,
            tellings,
            is_managed: team.is_managed(&policy.active.roster, self.now),
        }))
    }

    /// What joined, each judged by the limits like the first.
    async fn joined(&self, stored: &StoredLead) -> Result<Vec<Event>, CloudError> {
        let mut events = self.cloud.joined_events(stored).await?;
        for event in &mut events {
            let Event::Joined { id, inquiry } = event else {
                continue;
            };
            let lead = &stored.lead.id;
            if let (None, Some((_, fact))) =
                (inquiry.suspicion, self.cloud.arrived(lead, id).await?)
                && self.is_suspicious(&fact).await?
            {
                inquiry.suspicion = Some(Suspicion::TooMany);
            }
        }
        self.cloud.with_links(&stored.lead, events, self.now).await
    }

    async fn arrived(&self, stored: &StoredLead) -> Result<Vec<Event>, CloudError> {
        let lead = &stored.lead;
        let (inquiry, fact) = self
            .cloud
            .arrived(&lead.id, &lead.inquiry)
            .await?
            .ok_or_else(|| CloudError::Corrupt {
                kind: "lead",
                reason: "its inquiry is not there".to_owned(),
            })?;
        // No limit counts a canary, and none holds it back.
        let suspicious = !lead.id.is_canary() && self.is_suspicious(&fact).await?;
        let arrival = self
            .cloud
            .arrival_events(lead, inquiry, suspicious, self.now);
        arrival.await
    }

    /// Whether there are too many like it. Whoever asks first reads the arrivals, and the others wait for that.
    async fn is_suspicious(&self, fact: &ArrivalFact) -> Result<bool, CloudError> {
        let limits = &self.policy.active.limits;
        let mut recent = self.recent.lock().await;
        recent
            .is_suspicious(&self.cloud, limits, fact, self.now)
            .await
    }
}

/// The lead of a due item.
pub(crate) fn lead_of(item: &DueItem) -> Result<LeadId, CloudError> {
    item.key.of_lead().ok_or_else(|| CloudError::Corrupt {
        kind: "lead",
        reason: "its key names no lead".to_owned(),
    })
}
