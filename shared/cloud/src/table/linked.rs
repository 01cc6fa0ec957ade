//! What a lead is told of another one that may be of the same person or company.

use calendar::Instant;
use followup::event::Event;
use followup::ids::{LeadId, MessageId};
use followup::lead::{Lead, Stage};

use crate::table::commit::CommitOptions;
use crate::table::lead::StoredLead;
use crate::{Cloud, CloudError};

impl Cloud {
    /// A lead that another one is linked to, or would be. One that cannot be read is none: that it is broken is counted where it is due itself,
    /// and keeps nobody of its company from being assigned and written to.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn linked_lead(&self, id: &LeadId) -> Result<Option<StoredLead>, CloudError> {
        let read = self.resolved_lead(id).await;
        Ok(passed_over(id, read)?.flatten())
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
            let Some(StoredLead { lead: other, .. }) = self.linked_lead(linked).await? else {
                continue;
            };
            let Some(at) = other.heard_at.filter(|_| other.id != lead.id) else {
                continue;
            };
            if newest.as_ref().is_none_or(|(newest, _)| at > *newest) {
                newest = Some((at, other.id));
            }
        }
        let known = lead.colleague_pause.as_ref().map(|pause| pause.at);
        Ok(newest
            .filter(|(at, _)| Some(*at) > known)
            .map(|(at, lead)| Event::ColleagueInTouch {
                lead,
                at,
                pending: pending.cloned(),
            }))
    }

    /// Tells of a new lead the open ones that it is linked to. Returns the event that tells the new lead who has the first of them, if a rep
    /// has any.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn linked_back(&self, new: &Lead, now: Instant) -> Result<Option<Event>, CloudError> {
        let mut owner: Option<Event> = None;
        for linked in &new.linked {
            let Some(stored) = self.linked_lead(linked).await? else {
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
                // On the heap: this future is large and rarely needed, and would otherwise be a part of every sweep's.
                let told =
                    Box::pin(self.act(&other.id, &event, now, &CommitOptions::default())).await;
                if passed_over(&other.id, told)?.is_none() {
                    continue;
                }
            }
            // Who had it, and will have it again, is as good as who has it.
            let rep = other.rep().or(other.preferred.as_ref());
            if owner.is_none() && rep.is_some() {
                owner = Some(Event::Linked {
                    lead: other.id.clone(),
                    rep: rep.cloned(),
                });
            }
        }
        Ok(owner)
    }
}

/// What was read of one of several leads, or done with it: nothing, where it cannot be read however often it is tried. That keeps nobody from the
/// others.
///
/// # Errors
/// When it is worth trying again.
pub fn passed_over<T>(
    lead: &LeadId,
    result: Result<T, CloudError>,
) -> Result<Option<T>, CloudError> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.worth_retrying() => Err(error),
        Err(error) => {
            tracing::warn!(%lead, %error, "a lead that cannot be read was passed over");
            Ok(None)
        }
    }
}
