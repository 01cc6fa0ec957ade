//! What falls due while its owner is away goes to whoever is there: looked at when somebody says that they are away, and at each opening
//! until they are back.

use std::sync::Arc;

use calendar::Instant;
use cloud::CloudError;
use cloud::table::commit::CommitOptions;
use followup::event::Event;
use followup::ids::PersonId;
use followup::lead::Lead;
use followup::policy::Policy;
use followup::team::{RepLoad, Team};
use followup::work;

use crate::Run;

impl Run<'_> {
    /// Moves on what falls due before these people are back. A run that is cut short leaves their loads due, and the next one goes on; a lead
    /// that cannot be read keeps no other from moving.
    pub(crate) async fn rehome(
        &mut self,
        policy: &Arc<Policy>,
        team: &Team,
        people: &[PersonId],
    ) -> Result<(), CloudError> {
        for rep in people {
            let load = team.load(rep);
            let Some(back) = load.away_until.filter(|_| load.is_away(self.now)) else {
                continue;
            };
            let owned = self.cloud.owned(rep.as_str()).await?.leads;
            for (item, stored) in self.leads_named(owned).await {
                match self.move_on(policy, &stored.lead, rep, back).await {
                    Ok(()) => {}
                    // The load stays due, and the next run goes on with it.
                    Err(error) if error.worth_retrying() || error.is_contention() => {
                        return Err(error);
                    }
                    Err(error) => self.failed(&item, &error).await,
                }
            }
        }
        Ok(())
    }

    async fn move_on(
        &self,
        policy: &Arc<Policy>,
        lead: &Lead,
        rep: &PersonId,
        back: Instant,
    ) -> Result<(), CloudError> {
        let pinned = self.cloud.policy_for(policy, lead).await?;
        if !work::is_due_before(&pinned, lead, rep, back, self.now) {
            return Ok(());
        }
        let rep = rep.clone();
        let event = Event::OwnerAway { rep, back };
        let options = CommitOptions::default();
        let acted = self.cloud.act(&lead.id, &event, self.now, &options).await;
        acted.map(drop)
    }

    /// When an absence is looked at again: when it begins; while it lasts, at each opening, and when it ends.
    pub(crate) fn looks_again_at(&self, policy: &Policy, load: &RepLoad) -> Option<Instant> {
        let now = self.now;
        let back = load.away_until.filter(|until| *until > now)?;
        let begins = load.away_from.filter(|from| *from > now);
        let next = begins.unwrap_or_else(|| policy.calendar().next_day_opening(now));
        Some(next.min(back))
    }
}
