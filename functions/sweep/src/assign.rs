//! The lane of the one worker that assigns: routed one after the other, so that loads are true, and written side by side.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use calendar::Instant;
use cloud::keys::Lane;
use cloud::table::MAX_BATCH;
use cloud::table::commit::{CommitOptions, Committed};
use cloud::table::due::DueItem;
use cloud::table::lead::StoredLead;
use cloud::table::waiting::AwaitedTeam;
use cloud::{Cloud, CloudError};
use followup::decide::{Decision, LoadChange};
use followup::event::Event;
use followup::ids::PersonId;
use followup::lead::{Open, Stage};
use followup::policy::Policy;
use followup::route::{Forecast, Routing, place, route};
use followup::team::Team;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tracing::Instrument;

use crate::Run;
use crate::leads::DueLead;
use crate::notices::left_waiting;
use crate::owners::LinkedOwners;
use crate::waiting::{ManagersQueue, is_waiting};
use crate::width::next_free;

/// The lease of the worker that assigns.
const LEASE: &str = "assign";
/// How often the lease is asked for while the table is too busy, a second apart: a burst of decisions may just have used up what it takes in
/// one.
const LEASE_TRIES: u32 = 5;

/// A lead and where it goes, not yet written.
struct Assignment {
    item: DueItem,
    stored: StoredLead,
    routing: Routing,
}

impl Assignment {
    /// Whose load it is written with: of one rep, one lead at a time. Nobody's, of a canary, which nobody gets.
    fn rep(&self) -> Option<&PersonId> {
        match &self.routing {
            Routing::To { .. } if self.stored.lead.id.is_canary() => None,
            Routing::To { rep, .. } => Some(rep),
            Routing::Exhausted { .. } => None,
        }
    }
}

impl Run<'_> {
    /// Gives the leads that wait for a rep to one, as long as there is time.
    pub(crate) async fn assign(&mut self, policy: &Arc<Policy>, until: tokio::time::Instant) {
        if let Err(error) = self.assign_all(policy, until).await {
            // Without the lease or the loads nothing of it can be done now.
            self.finish(Lane::Assign);
            self.record_failure(Err(error));
        }
    }

    async fn assign_all(
        &mut self,
        policy: &Arc<Policy>,
        until: tokio::time::Instant,
    ) -> Result<(), CloudError> {
        let mut due = self.take_some(Lane::Assign, until, MAX_BATCH).await;
        if due.is_empty() {
            return Ok(());
        }
        if !self.takes_lease(until).await? {
            // Another worker has the lease, and assigns these leads.
            self.finish(Lane::Assign);
            return Ok(());
        }
        let awaited = self.cloud.awaited_team(&policy.active).await?;
        let AwaitedTeam {
            mut team,
            awaited,
            lent,
        } = awaited;
        let mut queue = ManagersQueue::new(awaited, lent);
        let mut first = self.read_waiting(&mut queue).await?;
        while !due.is_empty() {
            let woken = queue.take_woken(&mut due);
            self.rehome(policy, &team, &woken, &mut queue).await?;
            let leads = self.due_leads(due, std::mem::take(&mut first)).await;
            let owners = self.owners_of_linked(&leads).await?;
            let assignments = self.route_batch(policy, leads, owners, &mut team, &mut queue);
            self.announce_waiting(policy, &team, &mut queue).await?;
            self.announce_forecast(policy, &team, &mut queue).await?;
            let committed = self.commit_batch(policy, assignments, &mut team, &mut queue, until);
            Box::pin(committed).await;
            due = self.take_some(Lane::Assign, until, MAX_BATCH).await;
        }
        self.announce_forecast(policy, &team, &mut queue).await?;
        self.settle_waiting(policy, &team, queue).await?;
        self.cloud.give_lease(LEASE, &self.id, self.now).await
    }

    /// Whether the lease is this run's now. That the table is too busy in this second keeps nobody from an owner for a minute.
    async fn takes_lease(&self, until: tokio::time::Instant) -> Result<bool, CloudError> {
        for _ in 1..LEASE_TRIES {
            match self.cloud.take_lease(LEASE, &self.id, self.now).await {
                Err(error) if error.worth_retrying() && tokio::time::Instant::now() < until => {
                    tracing::info!(%error, "the lease is asked for again");
                    self.cloud.pause(Duration::from_secs(1)).await;
                }
                taken => return taken,
            }
        }
        self.cloud.take_lease(LEASE, &self.id, self.now).await
    }

    /// The leads that are due, and with them those of the queue: whoever was promised the earliest answer first.
    async fn due_leads(&mut self, due: Vec<DueItem>, queue: Vec<DueLead>) -> Vec<DueLead> {
        let mut leads = self.read_leads(due).await;
        leads.retain(|(_, stored)| {
            let waits = matches!(stored.lead.stage, Stage::Open(Open::Routing { .. }));
            waits && stored.merged_into.is_none()
        });
        self.decisions_due |= !leads.is_empty();
        leads.extend(queue);
        leads.sort_by_key(|(_, stored)| place(&stored.lead));
        leads
    }

    /// Chooses a rep for each of these leads. Each is counted at once, so that the next one is routed by the load that will be written.
    /// Who is in the queue and stays there needs no decision.
    fn route_batch(
        &self,
        policy: &Policy,
        leads: Vec<DueLead>,
        mut owners: LinkedOwners,
        team: &mut Team,
        queue: &mut ManagersQueue,
    ) -> VecDeque<Assignment> {
        let routed = leads.into_iter().filter_map(|(item, stored)| {
            if stored.lead.id.is_canary() {
                return Some(Assignment {
                    routing: route(policy, &stored.lead, team, self.now),
                    item,
                    stored,
                });
            }
            let preferring = owners.preferring(&stored.lead);
            let lead = preferring.as_ref().unwrap_or(&stored.lead);
            let routed = route(policy, lead, team, self.now);
            let routing = queue.knowing(&stored.lead, routed, || {
                let forecast = Forecast::of(policy, team, self.now);
                forecast.free_from_for_lead(policy, &stored.lead, self.now)
            });
            let is_decided = match &routing {
                Routing::To { rep, .. } => {
                    owners.gets(&stored.lead, rep);
                    count(team, &LoadChange::Gained(rep.clone()), self.now);
                    true
                }
                Routing::Exhausted { .. } => {
                    queue.keep(&stored.lead);
                    !is_waiting(&stored.lead)
                }
            };
            is_decided.then_some(Assignment {
                item,
                stored,
                routing,
            })
        });
        routed.collect()
    }

    /// Writes assignments side by side. What there is no time for goes back into the lane.
    async fn commit_batch(
        &mut self,
        policy: &Arc<Policy>,
        mut waiting: VecDeque<Assignment>,
        team: &mut Team,
        queue: &mut ManagersQueue,
        until: tokio::time::Instant,
    ) {
        let stored: Vec<&StoredLead> = waiting.iter().map(|one| &one.stored).collect();
        let ahead = self.cloud.reading_ahead_of(&stored).await;
        let (mut busy, mut failed) = (HashSet::new(), Vec::new());
        let mut running = FuturesUnordered::new();
        loop {
            while running.len() < self.width.now()
                && tokio::time::Instant::now() < until
                && let Some(one) = next_free(&mut waiting, &busy, Assignment::rep)
            {
                busy.extend(one.rep().cloned());
                let span = tracing::info_span!("assignment", home = %one.item.key.pk);
                running.push(Box::pin(
                    commit(&ahead, policy, one, self.now).instrument(span),
                ));
            }
            let Some((one, committed)) = running.next().await else {
                break;
            };
            self.width.ended(self.cloud.throttled());
            let counted = one.rep().cloned();
            if let Some(rep) = &counted {
                busy.remove(rep);
            }
            let changes = match committed {
                Ok(Some((Committed::Written, decision))) => {
                    self.swept.assigned += 1;
                    let is_anybody = !one.stored.lead.id.is_canary();
                    self.swept.no_capacity += u64::from(is_anybody && counted.is_none());
                    let version = one.stored.version;
                    let left = left_waiting(policy, &decision, version, self.now);
                    self.notices_came(left);
                    decision.loads
                }
                Ok(Some((Committed::Overtaken, _))) => {
                    self.swept.overtaken += 1;
                    queue.try_again(&one.stored.lead);
                    Vec::new()
                }
                Ok(None) => Vec::new(),
                Err(error) => {
                    queue.try_again(&one.stored.lead);
                    failed.push((one.item, error));
                    Vec::new()
                }
            };
            recount(team, counted, &changes, self.now);
        }
        drop(running);
        for left in &waiting {
            queue.try_again(&left.stored.lead);
            recount(team, left.rep().cloned(), &[], self.now);
        }
        self.put_back(Lane::Assign, waiting.into_iter().map(|one| one.item));
        for (item, error) in failed {
            self.failed(&item, &error).await;
        }
    }
}

async fn commit(
    cloud: &Cloud,
    policy: &Arc<Policy>,
    one: Assignment,
    now: Instant,
) -> (
    Assignment,
    Result<Option<(Committed, Decision)>, CloudError>,
) {
    let event = Event::Routed(one.routing.clone());
    let options = CommitOptions {
        force: true,
        ..CommitOptions::default()
    };
    let committed = cloud.commit_event(policy, &one.stored, &event, now, &options);
    let committed = Box::pin(committed).await;
    (one, committed)
}

/// Puts what was written in the place of what was counted when a lead was routed.
fn recount(team: &mut Team, mut counted: Option<PersonId>, changes: &[LoadChange], now: Instant) {
    for change in changes {
        match change {
            LoadChange::Gained(rep) if counted.as_ref() == Some(rep) => counted = None,
            LoadChange::Gained(_)
            | LoadChange::Lost(_)
            | LoadChange::Lapsed(_)
            | LoadChange::Touched(_) => count(team, change, now),
        }
    }
    if let Some(rep) = counted {
        count(team, &LoadChange::Lost(rep), now);
    }
}

/// Applies a change to the loads that were read.
fn count(team: &mut Team, change: &LoadChange, now: Instant) {
    change.count_in(team.load_mut(change.rep()), now);
}
