//! Leads whose deadline has come, or to whom something happened.

use std::sync::Arc;

use cloud::CloudError;
use cloud::keys::Lane;
use cloud::table::commit::{CommitOptions, Committed};
use cloud::table::due::DueItem;
use cloud::table::lead::{MAX_JOINED_AT_ONCE, StoredLead};
use followup::event::Event;
use followup::ids::LeadId;
use followup::inquiry::Suspicion;
use followup::law;
use followup::lead::{Open, Stage};
use followup::policy::Policy;

use tracing::Instrument;

use crate::Run;

/// Times that a lead is looked at anew in one sweep, when somebody was faster or more joined than one decision takes: all that may
/// wait are more than half of these.
const MAX_LOOKS: usize = 8;

impl Run<'_> {
    /// Decides what is due in a lane of leads: what arrived, or what has a deadline.
    pub(crate) async fn leads(
        &mut self,
        lane: Lane,
        policy: &Arc<Policy>,
        until: tokio::time::Instant,
    ) {
        while let Some(item) = self.take(lane, until).await {
            let span = tracing::info_span!("lead", home = %item.key.pk);
            if let Err(error) = Box::pin(self.lead(policy, &item).instrument(span)).await {
                self.failed(&item, &error).await;
            }
        }
    }

    async fn lead(&mut self, policy: &Arc<Policy>, item: &DueItem) -> Result<(), CloudError> {
        let id = lead_of(item)?;
        for _ in 0..MAX_LOOKS {
            let Some(stored) = self.cloud.lead(&id).await? else {
                return Ok(());
            };
            // The index is behind: it has been dealt with.
            if stored.due_at.is_none_or(|due| due > self.now) || stored.merged_into.is_some() {
                return Ok(());
            }
            self.decisions_due = true;
            if law::erased_at(policy, &stored.lead).is_some_and(|at| at <= self.now) {
                // They never answered, and their law asks that they be forgotten.
                let erased = Box::pin(self.cloud.erase(&id, self.now)).await?;
                tracing::info!(lead = %id, inquiries = erased.inquiries, "erased: never answered");
                self.swept.decided += 1;
                return Ok(());
            }
            let mut events = Vec::new();
            if stored.lead.stage == Stage::Open(Open::Received) {
                events.extend(Box::pin(self.arrived(policy, &stored)).await?);
            }
            events.extend(self.joined(policy, &stored).await?);
            if stored.lead.rep().is_some() {
                events.extend(self.cloud.colleague_in_touch(&stored.lead, None).await?);
            }
            events.push(Event::Tick);
            let options = CommitOptions {
                force: true,
                ..CommitOptions::default()
            };
            let settled = self
                .cloud
                .commit_events(policy, &stored, &events, self.now, &options);
            match Box::pin(settled).await? {
                Some((Committed::Written, decision)) => {
                    self.swept.decided += 1;
                    let stage = &decision.lead.stage;
                    self.sent_to_assign |= matches!(stage, Stage::Open(Open::Routing { .. }));
                    // What is left of those that joined would keep it from being given to anybody.
                    if stored.joined.len() <= MAX_JOINED_AT_ONCE {
                        return Ok(());
                    }
                }
                Some((Committed::Overtaken, _)) => self.swept.overtaken += 1,
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// What joined, each judged by the limits like the first.
    async fn joined(
        &mut self,
        policy: &Policy,
        stored: &StoredLead,
    ) -> Result<Vec<Event>, CloudError> {
        let mut events = self.cloud.joined_events(stored).await?;
        for event in &mut events {
            let Event::Joined { id, inquiry } = event else {
                continue;
            };
            let lead = &stored.lead.id;
            if let (None, Some((_, fact))) =
                (inquiry.suspicion, self.cloud.arrived(lead, id).await?)
            {
                let limits = &policy.active.limits;
                let recent = &mut self.recent;
                if recent
                    .is_suspicious(self.cloud, limits, &fact, self.now)
                    .await?
                {
                    inquiry.suspicion = Some(Suspicion::TooMany);
                }
            }
        }
        Ok(events)
    }

    async fn arrived(
        &mut self,
        policy: &Policy,
        stored: &StoredLead,
    ) -> Result<Vec<Event>, CloudError> {
        let lead = &stored.lead;
        let (inquiry, fact) = self
            .cloud
            .arrived(&lead.id, &lead.inquiry)
            .await?
            .ok_or_else(|| CloudError::Corrupt {
                kind: "lead",
                reason: "its inquiry is not there".to_owned(),
            })?;
        let limits = &policy.active.limits;
        let suspicious = self
            .recent
            .is_suspicious(self.cloud, limits, &fact, self.now)
            .await?;
        let mut events = Vec::new();
        events.extend(self.cloud.listed(&inquiry).await?);
        events.extend(self.cloud.linked_back(lead, self.now).await?);
        events.push(Event::Arrived {
            inquiry: Box::new(inquiry),
            suspicious,
        });
        Ok(events)
    }
}

/// The lead of a due item.
pub(crate) fn lead_of(item: &DueItem) -> Result<LeadId, CloudError> {
    item.key
        .pk
        .strip_prefix("L#")
        .and_then(|id| LeadId::parse(id).ok())
        .ok_or_else(|| CloudError::Corrupt {
            kind: "lead",
            reason: "its key names no lead".to_owned(),
        })
}
