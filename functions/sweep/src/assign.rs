//! The lane of the one worker that assigns: serially, so that loads are true.

use std::sync::Arc;

use calendar::Instant;
use cloud::CloudError;
use cloud::keys::Lane;
use cloud::table::commit::{CommitOptions, Committed};
use cloud::table::due::DueItem;
use followup::decide::LoadChange;
use followup::event::Event;
use followup::lead::{Open, Stage};
use followup::policy::Policy;
use followup::route::{Routing, route};
use followup::team::{RepLoad, Team};
use tracing::Instrument;

use crate::Run;
use crate::leads::lead_of;

/// The lease of the worker that assigns.
const LEASE: &str = "assign";

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
        let mut next = self.take(Lane::Assign, until).await;
        if next.is_none() {
            return Ok(());
        }
        if !self.cloud.take_lease(LEASE, &self.id, self.now).await? {
            // They are the other worker's.
            self.finish(Lane::Assign);
            return Ok(());
        }
        let mut team = self.cloud.team().await?;
        while let Some(item) = next {
            let span = tracing::info_span!("assignment", home = %item.key.pk);
            let routed = self.route(policy, &item, &mut team).instrument(span);
            if let Err(error) = routed.await {
                self.failed(&item, &error).await;
            }
            next = self.take(Lane::Assign, until).await;
        }
        self.cloud.give_lease(LEASE, &self.id, self.now).await
    }

    async fn route(
        &mut self,
        policy: &Arc<Policy>,
        item: &DueItem,
        team: &mut Team,
    ) -> Result<(), CloudError> {
        let Some(stored) = self.cloud.lead(&lead_of(item)?).await? else {
            return Ok(());
        };
        let waits = matches!(stored.lead.stage, Stage::Open(Open::Routing { .. }));
        if !waits || stored.merged_into.is_some() {
            return Ok(());
        }
        self.decisions_due = true;
        let routing = route(policy, &stored.lead, team, self.now);
        let exhausted = matches!(routing, Routing::Exhausted { .. });
        let event = Event::Routed(routing);
        let options = CommitOptions {
            force: true,
            ..CommitOptions::default()
        };
        let settled = self
            .cloud
            .commit_event(policy, &stored, &event, self.now, &options);
        match Box::pin(settled).await? {
            Some((Committed::Written, decision)) => {
                self.swept.assigned += 1;
                self.swept.no_capacity += u64::from(exhausted);
                for change in &decision.loads {
                    count(team, change, self.now);
                }
            }
            Some((Committed::Overtaken, _)) => self.swept.overtaken += 1,
            None => {}
        }
        Ok(())
    }
}

/// Keeps the loads that were read in step with what was just written.
fn count(team: &mut Team, change: &LoadChange, now: Instant) {
    let rep = match change {
        LoadChange::Gained(rep)
        | LoadChange::Lost(rep)
        | LoadChange::Lapsed(rep)
        | LoadChange::Touched(rep) => rep,
    };
    if !team.loads.iter().any(|load| load.rep == *rep) {
        team.loads.push(RepLoad::new(rep.clone()));
    }
    for load in team.loads.iter_mut().filter(|load| load.rep == *rep) {
        match change {
            LoadChange::Gained(_) => {
                load.open += 1;
                load.last_assigned = Some(now);
            }
            LoadChange::Lost(_) => load.open = load.open.saturating_sub(1),
            LoadChange::Lapsed(_) => {
                load.open = load.open.saturating_sub(1);
                load.lapses += 1;
            }
            LoadChange::Touched(_) => load.lapses = 0,
        }
    }
}
