//! What a lead is told of another one that may be of the same person or company.

use calendar::Instant;
use followup::event::Event;
use followup::ids::{LeadId, MessageId};
use followup::inquiry::Inquiry;
use followup::lead::{Lead, Stage};
use followup::person::{PersonMatch, PersonTraits};
use followup::search::whole_name_way;

use crate::keys::{Identity, Key};
use crate::table::arrivals::identified;
use crate::table::commit::{CommitOptions, Committed};
use crate::table::lead::StoredLead;
use crate::transact::{Turn, take_turns};

/// Leads of one whole name that are compared with whoever asks under it, at most: of a name that more have, it says little.
const MAX_NAMESAKES: usize = 12;

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
            let linked = self.tell_of(&new.id, linked, now).await?;
            if let Some(event) = linked.filter(|_| owner.is_none())
                && let Event::Linked { rep: Some(_), .. } = &event
            {
                owner = Some(event);
            }
        }
        Ok(owner)
    }

    /// Tells an open lead that another one may be of the same person or company. Returns the event that tells the other one, with who has
    /// this one; nothing, where there is no such lead, or it is over.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    async fn tell_of(
        &self,
        new: &LeadId,
        known: &LeadId,
        now: Instant,
    ) -> Result<Option<Event>, CloudError> {
        let Some(stored) = self.linked_lead(known).await? else {
            return Ok(None);
        };
        let other = stored.lead;
        if other.id == *new || matches!(other.stage, Stage::Closed { .. }) {
            return Ok(None);
        }
        if !other.linked.contains(new) {
            let event = Event::Linked {
                lead: new.clone(),
                rep: None,
            };
            if passed_over(&other.id, self.tell(&other.id, &event, now).await)?.is_none() {
                return Ok(None);
            }
        }
        // Who had it, and will have it again, is as good as who has it.
        let rep = other.rep().or(other.preferred.as_ref());
        Ok(Some(Event::Linked {
            lead: other.id.clone(),
            rep: rep.cloned(),
        }))
    }

    /// Decides what one lead is told of another one. What joined it meanwhile is left to its own decision, which may tell others in turn.
    async fn tell(&self, id: &LeadId, event: &Event, now: Instant) -> Result<(), CloudError> {
        let Some(active) = self.active_policy(now).await? else {
            return Ok(());
        };
        let options = CommitOptions {
            keep_joined: true,
            ..CommitOptions::default()
        };
        let events = std::slice::from_ref(event);
        // On the heap: this future is large and rarely needed, and would otherwise be a part of every sweep's.
        let turn = || -> Turn<'_, (), CloudError> {
            Box::pin(async {
                let Some(stored) = self.resolved_lead(id).await? else {
                    return Ok(Some(()));
                };
                let told = self.commit_events(&active, &stored, events, now, &options);
                Ok(match told.await? {
                    Some((Committed::Overtaken, _)) => None,
                    Some((Committed::Written, _)) | None => Some(()),
                })
            })
        };
        take_turns(turn).await
    }

    /// Links a new lead and the open ones of the same name that may be the same person's, where neither an address nor a number has shown
    /// them: somebody who mistyped their address, has another provider, or typed the name of a company. Returns what the new lead is told.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn near_misses(
        &self,
        new: &Lead,
        inquiry: &Inquiry,
        now: Instant,
    ) -> Result<Vec<Event>, CloudError> {
        let Some(way) = whole_name_way(inquiry) else {
            return Ok(Vec::new());
        };
        let asked = PersonTraits::of_inquiry(inquiry);
        let mut events = Vec::new();
        let others = self.found_once(&way, MAX_NAMESAKES).await?.into_iter();
        for known in others.filter(|one| *one != new.id && !new.linked.contains(one)) {
            let Some(stored) = self.linked_lead(&known).await? else {
                continue;
            };
            if matches!(stored.lead.stage, Stage::Closed { .. }) {
                continue;
            }
            let inquiries = self.inquiries_of_person(&stored.lead).await?;
            let people: Vec<PersonTraits> = inquiries
                .iter()
                .map(|(_, inquiry)| PersonTraits::of_inquiry(inquiry))
                .collect();
            match asked.compare_all(&people) {
                PersonMatch::Certain(_) | PersonMatch::Likely(_) => {
                    events.extend(self.tell_of(&new.id, &stored.lead.id, now).await?);
                }
                PersonMatch::Apart => {}
            }
        }
        Ok(events)
    }

    /// Links a lead that an inquiry joined by its address, and the open one whose number it gave: both may be of one person, and have one owner.
    /// Returns what the joined lead is told.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn linked_by_number(
        &self,
        joined: &Lead,
        inquiry: &Inquiry,
        now: Instant,
    ) -> Result<Option<Event>, CloudError> {
        let Some(phone) = &inquiry.phone else {
            return Ok(None);
        };
        let at = Key::identity(Identity::Phone, &self.address_hash(phone.as_str()));
        let Some(item) = self.get(&at).await? else {
            return Ok(None);
        };
        let known = identified(&item)?;
        if known == joined.id || joined.linked.contains(&known) {
            return Ok(None);
        }
        self.tell_of(&joined.id, &known, now).await
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
