//! What falls due while its owner is away goes to whoever is there.

use std::sync::Arc;

use calendar::Instant;
use followup::event::Event;
use followup::lead::Lead;
use followup::policy::Policy;
use followup::team::RepLoad;
use followup::work;

use crate::table::commit::CommitOptions;
use crate::{Cloud, CloudError};

impl Cloud {
    /// Moves a lead on whose owner is away, if their part of it falls due before they are back.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn pass_on(
        &self,
        active: &Arc<Policy>,
        lead: &Lead,
        owner: &RepLoad,
        now: Instant,
    ) -> Result<(), CloudError> {
        let Some(back) = owner.back_at(now) else {
            return Ok(());
        };
        let policy = self.policy_for(active, lead).await?;
        let rep = &owner.rep;
        if !work::is_due_before(&policy, lead, rep, back, now) {
            return Ok(());
        }
        if work::is_lent(lead) {
            // Noted before it moves: a run that breaks off between forgets none.
            self.lend(rep, &lead.id).await?;
        }
        let rep = rep.clone();
        let event = Event::OwnerAway { rep, back };
        let options = CommitOptions::default();
        let acted = self.act(&lead.id, &event, now, &options).await;
        acted.map(drop)
    }

    /// The same for a lead to which something has just happened, whoever has it: what came while they are away waits for no opening.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn pass_on_now(&self, lead: &Lead, now: Instant) -> Result<(), CloudError> {
        let (Some(rep), Some(active)) = (lead.rep(), self.active_policy(now).await?) else {
            return Ok(());
        };
        let owner = self.team(&active.active).await?.load(rep);
        Box::pin(self.pass_on(&active, lead, &owner, now)).await
    }
}
