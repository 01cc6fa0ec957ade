//! The one loop that reads a lead, decides and commits.
//!
//! No lock is held while a decision is made: it is written on the condition that the lead is still the one that was read, and
//! whoever was slower reads and decides again.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use calendar::Instant;
use followup::decide::{Decision, LoadChange, decide};
use followup::event::Event;
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::lead::{Lead, Open, Stage};
use followup::message::{Notice, NoticeKind};
use followup::policy::Policy;

use crate::table::commit::{CommitOptions, Committed};
use crate::table::lead::{MAX_JOINED_AT_ONCE, StoredLead};
use crate::{Cloud, CloudError};

/// Turns after which a decision is given up.
pub const MAX_TURNS: usize = 60;
/// Addresses and numbers that one decision suppresses in its own transaction.
const MAX_SUPPRESSED: usize = 20;
/// One turn: what it comes to, or nothing, when somebody else was faster. On the heap, since a decision and all that it is made of
/// would weigh on whoever waits for it.
pub type Turn<'a, T, E> = Pin<Box<dyn Future<Output = Result<Option<T>, E>> + Send + 'a>>;

/// What became of an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Acted {
    /// It was decided and written.
    Done(Box<Decision>),
    /// Nothing followed: the lead is as it was.
    Nothing(Box<StoredLead>),
    /// There is no such lead.
    NoLead,
    /// There is no policy to decide by.
    NoPolicy,
}

/// Takes turns until one commits or finds that nothing is to be done: a turn reads, decides and commits, and gives nothing
/// when somebody else was faster.
///
/// # Errors
/// What a turn fails with; [`CloudError::Busy`] after [`MAX_TURNS`], of which each means that somebody else wrote.
pub async fn take_turns<'a, T, E: From<CloudError>>(
    turn: impl Fn() -> Turn<'a, T, E>,
) -> Result<T, E> {
    for _ in 0..MAX_TURNS {
        if let Some(done) = turn().await? {
            return Ok(done);
        }
    }
    Err(E::from(CloudError::Busy {
        operation: "TransactWriteItems",
    }))
}

impl Cloud {
    /// Lets an event happen to a lead: decides on what is read, writes on the condition that it still is so, and
    /// looks again when somebody was faster.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn act(
        &self,
        id: &LeadId,
        event: &Event,
        now: Instant,
        options: &CommitOptions,
    ) -> Result<Acted, CloudError> {
        let Some(active) = self.active_policy(now).await? else {
            return Ok(Acted::NoPolicy);
        };
        let turn = || -> Turn<'_, _, CloudError> {
            Box::pin(async {
                let Some(stored) = self.resolved_lead(id).await? else {
                    return Ok(Some(Acted::NoLead));
                };
                if let Some(key) = &options.dedup_key
                    && self.has_happened(key, now).await?
                {
                    return Ok(Some(Acted::Nothing(Box::new(stored))));
                }
                let committed = self
                    .commit_event(&active, &stored, event, now, options)
                    .await?;
                Ok(match committed {
                    Some((Committed::Written, decision)) => Some(Acted::Done(Box::new(decision))),
                    Some((Committed::Overtaken, _)) => None,
                    None => Some(Acted::Nothing(Box::new(stored))),
                })
            })
        };
        take_turns(turn).await
    }

    /// Decides an event after the inquiries that joined the lead since its last decision, and writes it all as one decision;
    /// nothing, when nothing follows.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn commit_event(
        &self,
        active: &Arc<Policy>,
        stored: &StoredLead,
        event: &Event,
        now: Instant,
        options: &CommitOptions,
    ) -> Result<Option<(Committed, Decision)>, CloudError> {
        // Inquiries that joined a lead which nobody has judged are left to the sweep: it first asks whether too many arrive.
        let keep_joined = matches!(
            stored.lead.stage,
            Stage::Open(Open::Received | Open::InReview { .. })
        );
        let mut events = if keep_joined {
            Vec::new()
        } else {
            let joined = self.joined_events(stored).await?;
            self.with_links(&stored.lead, joined, now).await?
        };
        let options = CommitOptions {
            keep_joined,
            payload_of: events.len(),
            ..options.clone()
        };
        events.push(event.clone());
        self.commit_events(active, stored, &events, now, &options)
            .await
    }

    /// The events of an inquiry that began a lead: that it is suppressed, who has somebody of its company, and that it arrived. Whom it is linked
    /// to is told of it.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn arrival_events(
        &self,
        lead: &Lead,
        inquiry: Inquiry,
        suspicious: bool,
        now: Instant,
    ) -> Result<Vec<Event>, CloudError> {
        let mut events = Vec::new();
        events.extend(self.listed(&inquiry).await?);
        events.extend(self.linked_back(lead, now).await?);
        events.push(Event::Arrived {
            inquiry: Box::new(inquiry),
            suspicious,
        });
        Ok(events)
    }

    /// The events of the inquiries that joined a lead since its last decision.
    ///
    /// # Errors
    /// When an inquiry cannot be read.
    pub async fn joined_events(&self, stored: &StoredLead) -> Result<Vec<Event>, CloudError> {
        let mut events = Vec::with_capacity(stored.joined.len());
        // What was merged with it may have been corrected before.
        let may_be_corrected = stored.lead.is_corrected || !stored.lead.merged.is_empty();
        let known = if may_be_corrected && !stored.joined.is_empty() {
            self.inquiries_of_person(&stored.lead).await?
        } else {
            Vec::new()
        };
        for id in stored.joined.iter().take(MAX_JOINED_AT_ONCE) {
            let inquiry = self.inquiry(&stored.lead.id, id).await?.ok_or_else(|| {
                CloudError::corrupt("lead", "an inquiry that joined is not there")
            })?;
            // What they type again as before is as it was corrected.
            let inquiry = inquiry.corrected_like(known.iter().map(|(_, one)| one));
            events.extend(self.listed(&inquiry).await?);
            events.push(Event::Joined {
                id: id.clone(),
                inquiry: Box::new(inquiry),
            });
        }
        Ok(events)
    }

    /// Decides events in their order and writes them as one decision; nothing, when nothing follows.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn commit_events(
        &self,
        active: &Arc<Policy>,
        stored: &StoredLead,
        events: &[Event],
        now: Instant,
        options: &CommitOptions,
    ) -> Result<Option<(Committed, Decision)>, CloudError> {
        let policy = self.policy_for(active, &stored.lead).await?;
        let mut decision = Decision::unchanged(&stored.lead);
        let mut line = None;
        for (place, event) in events.iter().enumerate() {
            let next = decide(&policy, &decision.lead, event, now);
            if place == options.payload_of {
                line = line_with_text(&next).map(|line| decision.entries.len() + line);
            }
            decision = decision.then(next);
        }
        self.say_who_is_paused(&mut decision).await?;
        let consumed = !options.keep_joined && !stored.joined.is_empty();
        if !decision.changes(&stored.lead)
            && !consumed
            && options.state_changes.is_empty()
            && !options.force
        {
            return Ok(None);
        }
        let mut options = options.clone();
        options.found_by = self.found_by(events);
        // What an event brought stands beside what it says, and beside nothing that was decided before it.
        let text = options.payload.take().zip(line);
        options.payload = text.map(|(text, line)| text.beside(line));
        self.correct_again(stored, events).await?;
        if decision.changes(&stored.lead) {
            decision.notices.append(&mut options.notices);
        }
        if let Some(block) = decision.block {
            let mut addresses = self.addresses_to_suppress(&stored.lead, block).await?;
            // A person with more addresses than a transaction has room for: the rest is suppressed first, one by one.
            for hash in addresses.split_off(addresses.len().min(MAX_SUPPRESSED)) {
                self.suppress_hash(&hash, block, now).await?;
            }
            options.addresses = addresses;
        }
        let id = stored.decision_id(events, now);
        // On the heap: this large future would otherwise be a part of every caller's.
        let committed =
            Box::pin(self.commit(&policy, stored, &decision, &id, now, &options)).await?;
        if committed == Committed::Written && !decision.entries.is_empty() {
            log(&decision);
        }
        Ok(Some((committed, decision)))
    }

    /// Adds a notice to a rep whom a second lapse in a row pauses. It is part of the decision, so that it is not lost if the
    /// worker dies after the decision is written.
    async fn say_who_is_paused(&self, decision: &mut Decision) -> Result<(), CloudError> {
        for change in &decision.loads {
            let LoadChange::Lapsed(rep) = change else {
                continue;
            };
            let mut load = self.loads().await?.load(rep);
            // A rep whom an earlier lapse paused has been told.
            let was_paused = load.is_paused();
            load.lapses += 1;
            if load.is_paused() && !was_paused {
                decision.notices.push(Notice {
                    to: rep.clone(),
                    lead: decision.lead.id.clone(),
                    kind: NoticeKind::Paused,
                });
            }
        }
        Ok(())
    }
}

/// Which line of what follows from an event has the text that came with it: a report may first give the lead back to whoever made it.
fn line_with_text(decision: &Decision) -> Option<usize> {
    let entries = &decision.entries;
    let fits = entries.iter().position(|line| line.kind().may_have_text());
    fits.or((!entries.is_empty()).then_some(0))
}

/// Logs what happened, by the timeline's names for it and with the lead's id, by which the log is followed from the form to the mails.
fn log(decision: &Decision) {
    let facts: Vec<&str> = decision
        .entries
        .iter()
        .map(|entry| entry.kind().as_str())
        .collect();
    let messages: Vec<&str> = decision
        .messages
        .iter()
        .map(|message| message.id.as_str())
        .collect();
    let (facts, messages) = (facts.join(" "), messages.join(" "));
    tracing::info!(lead = %decision.lead.id, facts, messages, "a decision was written");
}
