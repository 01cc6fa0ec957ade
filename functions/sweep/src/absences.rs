//! What falls due while its owner is away goes to whoever is there: looked at when somebody says that they are away, and at each opening
//! until they are back.

use std::sync::Arc;

use calendar::Instant;
use cloud::CloudError;
use cloud::table::commit::CommitOptions;
use followup::event::Event;
use followup::ids::PersonId;
use followup::policy::Policy;
use followup::team::{RepLoad, Team};
use followup::work;

use crate::Run;

impl Run<'_> {
    /// Moves on what falls due before these people are back. A run that is cut short leaves their loads due, and the next one goes on.
    pub(crate) async fn rehome(
        &self,
        policy: &Arc<Policy>,
        team: &Team,
        people: &[PersonId],
    ) -> Result<(), CloudError> {
        for rep in people {
            let load = team.load(rep);
            let Some(back) = load.away_until.filter(|_| load.is_away(self.now)) else {
                continue;
            };
            for id in self.cloud.owned(rep.as_str()).await?.leads {
                let Some(stored) = self.cloud.resolved_lead(&id).await? else {
                    continue;
                };
                let pinned = self.cloud.policy_for(policy, &stored.lead).await?;
                if work::is_due_before(&pinned, &stored.lead, rep, back, self.now) {
                    let rep = rep.clone();
                    let event = Event::OwnerAway { rep, back };
                    let options = CommitOptions::default();
                    let id = &stored.lead.id;
                    self.cloud.act(id, &event, self.now, &options).await?;
                }
            }
        }
        Ok(())
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
