//! Nobody waits for somebody who is not there: what falls due while its owner is away goes to whoever is there, what nobody turned to comes
//! back with them, and what belonged to somebody who has left goes on at once. Looked at when it is said, when a planned absence begins, and
//! at each opening until they are back.

use std::sync::Arc;

use calendar::Instant;
use chrono::Duration;
use cloud::CloudError;
use cloud::table::commit::CommitOptions;
use followup::event::Event;
use followup::ids::{LeadId, PersonId};
use followup::lead::Lead;
use followup::policy::Policy;
use followup::team::{RepLoad, Team};

use crate::Run;
use crate::waiting::ManagersQueue;

/// When the rest is looked at of somebody who has more leads than one run reads.
const REST_AFTER: Duration = Duration::minutes(1);

/// Why the leads of somebody are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whereabouts {
    /// They have left.
    Left,
    /// They are away.
    Away,
    /// They are there.
    Here,
}

impl Whereabouts {
    fn of(policy: &Policy, load: &RepLoad, now: Instant) -> Self {
        if policy.active.roster.get(&load.rep).is_none() {
            return Self::Left;
        }
        if load.is_away(now) {
            Self::Away
        } else {
            Self::Here
        }
    }
}

impl Run<'_> {
    /// Moves on what falls due before these people are back, and everything of who has left; gives back what waited for who is here. A run
    /// that is cut short leaves their loads due, and the next one goes on; a lead that cannot be read keeps no other from moving.
    pub(crate) async fn rehome(
        &mut self,
        policy: &Arc<Policy>,
        team: &Team,
        people: &[PersonId],
        queue: &mut ManagersQueue,
    ) -> Result<(), CloudError> {
        for rep in people {
            let load = team.load(rep);
            let whereabouts = Whereabouts::of(policy, &load, self.now);
            let leads = match whereabouts {
                Whereabouts::Here => queue.take_lent(rep),
                Whereabouts::Left | Whereabouts::Away => {
                    let owned = self.cloud.owned(rep.as_str()).await?;
                    if owned.more > 0 {
                        queue.looks_again(rep);
                    }
                    owned.leads
                }
            };
            self.rehome_all(policy, &load, whereabouts, leads).await?;
        }
        Ok(())
    }

    async fn rehome_all(
        &mut self,
        policy: &Arc<Policy>,
        load: &RepLoad,
        whereabouts: Whereabouts,
        leads: Vec<LeadId>,
    ) -> Result<(), CloudError> {
        let came_back = leads.clone();
        for (item, stored) in self.leads_named(leads).await {
            match self.move_on(policy, &stored.lead, load, whereabouts).await {
                Ok(()) => {}
                // The load stays due, and the next run goes on with it.
                Err(error) if error.worth_retrying() || error.is_contention() => {
                    return Err(error);
                }
                Err(error) => self.failed(&item, &error).await,
            }
        }
        if whereabouts == Whereabouts::Here && !came_back.is_empty() {
            self.cloud.give_back(&load.rep, &came_back).await?;
        }
        Ok(())
    }

    async fn move_on(
        &self,
        policy: &Arc<Policy>,
        lead: &Lead,
        load: &RepLoad,
        whereabouts: Whereabouts,
    ) -> Result<(), CloudError> {
        let rep = &load.rep;
        let event = match whereabouts {
            Whereabouts::Left => Event::OwnerLeft { rep: rep.clone() },
            Whereabouts::Here => Event::OwnerBack { rep: rep.clone() },
            Whereabouts::Away => {
                let passed_on = self.cloud.pass_on(policy, lead, load, self.now);
                return Box::pin(passed_on).await;
            }
        };
        let options = CommitOptions::default();
        let acted = self.cloud.act(&lead.id, &event, self.now, &options).await;
        acted.map(drop)
    }

    /// When somebody is looked at again: while more of theirs is to move, soon; when an absence begins; while it lasts, at each opening, and
    /// when it ends.
    pub(crate) fn looks_again_at(
        &self,
        policy: &Policy,
        load: &RepLoad,
        queue: &ManagersQueue,
    ) -> Option<Instant> {
        let now = self.now;
        if queue.has_more_of(&load.rep) {
            return Some(now + REST_AFTER);
        }
        let next = load.next_change(now)?;
        Some(if load.is_away(now) {
            next.min(policy.calendar().next_day_opening(now))
        } else {
            next
        })
    }
}
