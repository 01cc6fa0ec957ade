//! The manager merges two leads of one person, and takes them apart again. Nothing moves: the one that is merged away leads to the other.
//!
//! Two decisions, each of which writes its own lead alone. First the kept lead takes over what is owed, then the other leads there, on the
//! condition that it still is as it was when that was taken over. Whatever breaks off between the two, everything is owed by somebody, and
//! the same click goes on.

use std::sync::Arc;

use calendar::Instant;
use followup::event::{Event, Merging};
use followup::ids::{LeadId, PersonId};
use followup::lead::Lead;
use followup::merging::{carried, is_kept, may_merge};
use followup::message::StopRule;
use followup::policy::Policy;
use followup::timeline::{CarriedObligation, Fact, Ruling};

use crate::table::commit::{CommitOptions, Committed, MergePointer};
use crate::table::lead::StoredLead;
use crate::table::outbox::Content;
use crate::transact::{Turn, take_turns};
use crate::{Cloud, CloudError};

impl Cloud {
    /// Links two leads, so that each knows of the other. Whether they are linked now.
    ///
    /// # Errors
    /// When the table cannot be read or written; then the same may be asked again.
    pub async fn link(&self, one: &Lead, other: &Lead, now: Instant) -> Result<bool, CloudError> {
        for (to, lead) in [(one, other), (other, one)] {
            let event = Event::Linked {
                lead: lead.id.clone(),
                rep: lead.rep().cloned(),
            };
            Box::pin(self.act(&to.id, &event, now, &CommitOptions::default())).await?;
        }
        let stored = self.lead(&one.id).await?;
        Ok(stored.is_some_and(|stored| stored.lead.linked.contains(&other.id)))
    }

    /// Merges two leads. The first is kept, unless nobody has it and somebody has the other. Whether they are one now; not, where
    /// [`may_merge`] says no, or the one that would lead away waits for its acknowledgement.
    ///
    /// # Errors
    /// When the table cannot be read or written; then the same may be asked again.
    pub async fn merge(
        &self,
        one: &LeadId,
        other: &LeadId,
        by: &PersonId,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let Some(active) = self.active_policy(now).await? else {
            return Ok(false);
        };
        let turn = || -> Turn<'_, bool, CloudError> {
            Box::pin(async {
                let (Some(one), Some(other)) = (self.lead(one).await?, self.lead(other).await?)
                else {
                    return Ok(Some(false));
                };
                let (kept, other) = if is_kept(&one.lead, &other.lead) {
                    (one, other)
                } else {
                    (other, one)
                };
                self.merge_read(&active, &kept, &other, by, now).await
            })
        };
        take_turns(turn).await
    }

    /// One turn of merging: nothing, when somebody else was faster.
    async fn merge_read(
        &self,
        active: &Arc<Policy>,
        kept: &StoredLead,
        other: &StoredLead,
        by: &PersonId,
        now: Instant,
    ) -> Result<Option<bool>, CloudError> {
        let into = kept.lead.id.clone();
        if let Some(before) = other.merged_into.as_ref().or(kept.merged_into.as_ref()) {
            return Ok(Some(*before == into || *before == other.lead.id));
        }
        let options = CommitOptions::default();
        if !other.joined.is_empty() {
            // What they wrote meanwhile may be owed an answer: first it is judged.
            Box::pin(self.commit_event(active, other, &Event::Tick, now, &options)).await?;
            return Ok(None);
        }
        if !may_merge(&kept.lead, &other.lead) || self.is_to_be_acknowledged(other).await? {
            return Ok(Some(false));
        }
        let event = Event::Merging(Merging::Merged {
            other: other.lead.id.clone(),
            owed: carried(&other.lead),
            demand: other.lead.demand.clone(),
            by: by.clone(),
        });
        let taken = Box::pin(self.commit_event(active, kept, &event, now, &options)).await?;
        if let Some((Committed::Overtaken, _)) = taken {
            return Ok(None);
        }
        let event = Event::Merging(Merging::MergedAway {
            into: into.clone(),
            to: kept.lead.rep().cloned(),
            by: by.clone(),
        });
        let options = CommitOptions {
            pointer: Some(MergePointer::To(into)),
            ..options
        };
        let led = Box::pin(self.commit_event(active, other, &event, now, &options)).await?;
        Ok(is_written(led.map(|(committed, _)| committed)))
    }

    /// Whether an acknowledgement has not left yet: it answers in the words of this lead.
    async fn is_to_be_acknowledged(&self, stored: &StoredLead) -> Result<bool, CloudError> {
        let messages = self.every_message(&stored.lead.id).await?;
        Ok(messages.iter().any(|item| match &item.content {
            Content::Lead(message) => {
                message.stop_rule == StopRule::Acknowledgement && item.state.may_leave()
            }
            Content::Team(_) | Content::Lost { .. } => false,
        }))
    }

    /// Whether somebody has said, since another lead was merged with one, that nothing is to be erased.
    async fn has_declined_since(&self, kept: &LeadId, other: &LeadId) -> Result<bool, CloudError> {
        let mut has_declined = false;
        for line in self.timeline(kept).await? {
            let Fact::Verdict { ruling } = line.entry.fact else {
                continue;
            };
            if ruling == Ruling::ErasureDeclined {
                has_declined = true;
            } else if let Ruling::Merged { other: one, .. } = ruling
                && one == *other
            {
                has_declined = false;
            }
        }
        Ok(has_declined)
    }

    /// What is owed to a lead since another one was merged with it, as its timeline says.
    async fn carried_from(
        &self,
        kept: &LeadId,
        other: &LeadId,
    ) -> Result<Vec<CarriedObligation>, CloudError> {
        let mut carried = Vec::new();
        for line in self.timeline(kept).await? {
            let Fact::Verdict { ruling } = line.entry.fact else {
                continue;
            };
            if let Ruling::Merged {
                other: one,
                carried: came,
            } = ruling
            {
                if one == *other {
                    carried.extend(came);
                }
            } else if ruling
                == (Ruling::Parted {
                    other: other.clone(),
                })
            {
                carried.clear();
            }
        }
        Ok(carried)
    }

    /// Takes a lead apart again from the one that it was merged into. Whether it is one of its own now.
    ///
    /// # Errors
    /// When the table cannot be read or written; then the same may be asked again.
    pub async fn take_apart(
        &self,
        kept: &LeadId,
        other: &LeadId,
        by: &PersonId,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let Some(active) = self.active_policy(now).await? else {
            return Ok(false);
        };
        let turn = || -> Turn<'_, bool, CloudError> {
            Box::pin(async {
                let Some(stored) = self.lead(other).await? else {
                    return Ok(Some(false));
                };
                if stored.merged_into.as_ref() != Some(kept) {
                    return Ok(Some(stored.merged_into.is_none()));
                }
                let event = Event::Merging(Merging::TakenApart {
                    from: kept.clone(),
                    demand_is_decided: self.has_declined_since(kept, other).await?,
                    by: by.clone(),
                });
                let options = CommitOptions {
                    pointer: Some(MergePointer::Cleared),
                    ..CommitOptions::default()
                };
                let apart = Box::pin(self.commit_event(&active, &stored, &event, now, &options));
                Ok(is_written(apart.await?.map(|(committed, _)| committed)))
            })
        };
        let is_apart = take_turns(turn).await?;
        if is_apart {
            let event = Event::Merging(Merging::Parted {
                other: other.clone(),
                carried: self.carried_from(kept, other).await?,
                by: by.clone(),
            });
            Box::pin(self.act(kept, &event, now, &CommitOptions::default())).await?;
        }
        Ok(is_apart)
    }
}

/// Whether a decision was written; nothing, where somebody else was faster.
fn is_written(committed: Option<Committed>) -> Option<bool> {
    match committed {
        Some(Committed::Written) => Some(true),
        Some(Committed::Overtaken) => None,
        None => Some(false),
    }
}
