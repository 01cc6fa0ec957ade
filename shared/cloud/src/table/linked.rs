//! What a lead is told of another one that may be of the same person or company.

use calendar::Instant;
use followup::event::Event;
use followup::ids::{LeadId, MessageId};
use followup::inquiry::Inquiry;
use followup::lead::{Lead, MAX_LINKED, Open, Stage};
use followup::person::{LikelyBy, PersonMatch, PersonTraits};
use followup::search::whole_name_way;

use crate::table::commit::{CommitOptions, Committed};
use crate::table::lead::StoredLead;
use crate::transact::{Turn, take_turns};
use crate::{Cloud, CloudError};

/// Leads of one whole name, ended ones among them, that are looked at when somebody asks under it.
const MAX_NAMED: usize = 24;
/// Open ones that they are compared with, at most: of a name that more have, it says little.
const MAX_NAMESAKES: usize = 12;

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

    /// Links a lead that has just been judged and the open ones of the same name that may be the same person's, where neither an address nor a
    /// number nor a company's domain has shown them: somebody who mistyped their address, has another provider, or typed the name of a company.
    ///
    /// It is asked once the lead is written, so that of two who are judged side by side one finds the other.
    ///
    /// # Errors
    /// When the table cannot be read or written; then the same may be asked again.
    pub async fn link_near_misses(
        &self,
        new: &Lead,
        inquiry: &Inquiry,
        now: Instant,
    ) -> Result<(), CloudError> {
        // What a flood or a program brings is nobody's, until somebody has looked at it.
        let is_unlooked_at = matches!(
            new.stage,
            Stage::Open(Open::Received | Open::InReview { .. }) | Stage::Closed { .. }
        );
        let Some(way) = whole_name_way(inquiry).filter(|_| !is_unlooked_at) else {
            return Ok(());
        };
        let mut room = MAX_LINKED.saturating_sub(new.linked.len() + new.merged.len());
        for other in self.namesakes(new, &way).await? {
            if room == 0 {
                break;
            }
            if is_near_miss(self.person_match(&other, inquiry).await?)
                && let Some(event) = self.tell_of(&new.id, &other.id, now).await?
            {
                self.tell(&new.id, &event, now).await?;
                room -= 1;
            }
        }
        Ok(())
    }

    /// What whoever sent an inquiry has to do with the person of a lead, by all that this person has asked.
    pub(super) async fn person_match(
        &self,
        lead: &Lead,
        inquiry: &Inquiry,
    ) -> Result<PersonMatch, CloudError> {
        let inquiries = self.inquiries_of_person(lead).await?;
        let people: Vec<PersonTraits> = inquiries
            .iter()
            .map(|(_, inquiry)| PersonTraits::of_inquiry(inquiry))
            .collect();
        Ok(PersonTraits::of_inquiry(inquiry).compare_all(&people))
    }

    /// The open leads of a whole name besides this one and those that it is linked to.
    async fn namesakes(&self, new: &Lead, way: &str) -> Result<Vec<Lead>, CloudError> {
        let mut found = self.found_now(way, MAX_NAMED).await?;
        found.retain(|one| *one != new.id && !new.linked.contains(one));
        let mut open: Vec<Lead> = Vec::new();
        for known in found {
            if open.len() == MAX_NAMESAKES {
                break;
            }
            let Some(stored) = self.linked_lead(&known).await? else {
                continue;
            };
            let lead = stored.lead;
            let is_other = lead.id != new.id
                && !new.linked.contains(&lead.id)
                && open.iter().all(|one| one.id != lead.id);
            if is_other && matches!(lead.stage, Stage::Open(_)) {
                open.push(lead);
            }
        }
        Ok(open)
    }

    /// What joined a lead, with what it is told of others: each inquiry may have the number of another lead.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn with_links(
        &self,
        lead: &Lead,
        joined: Vec<Event>,
        now: Instant,
    ) -> Result<Vec<Event>, CloudError> {
        let mut events = Vec::with_capacity(joined.len());
        for event in joined {
            if let Event::Joined { inquiry, .. } = &event {
                events.extend(self.linked_by_number(lead, inquiry, now).await?);
            }
            events.push(event);
        }
        Ok(events)
    }

    /// Links a lead that an inquiry joined by its address, and the open one whose number it gave: both may be of one person, and have one owner.
    /// Returns what the joined lead is told.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    async fn linked_by_number(
        &self,
        joined: &Lead,
        inquiry: &Inquiry,
        now: Instant,
    ) -> Result<Option<Event>, CloudError> {
        let Some(phone) = inquiry
            .phone
            .as_ref()
            .filter(|_| inquiry.suspicion.is_none())
        else {
            return Ok(None);
        };
        let hash = self.address_hash(phone.as_str());
        let Some(known) = self.lead_of_number(&hash).await? else {
            return Ok(None);
        };
        if known == joined.id || joined.linked.contains(&known) {
            return Ok(None);
        }
        self.tell_of(&joined.id, &known, now).await
    }
}

/// Whether two may be one person by a sign that only a name leads to. What an address, a number or a company's domain shows was found when the
/// inquiry arrived, and whoever was told apart there stays apart.
fn is_near_miss(found: PersonMatch) -> bool {
    match found {
        PersonMatch::Likely(by) => match by {
            LikelyBy::MistypedAddress | LikelyBy::NameAndCompany | LikelyBy::LocalPart => true,
            LikelyBy::Number | LikelyBy::Mailbox | LikelyBy::NameAtCompany | LikelyBy::Company => {
                false
            }
        },
        PersonMatch::Certain(_) | PersonMatch::Apart => false,
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
