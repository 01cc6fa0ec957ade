//! All that is open for somebody of the team: what the mails of a day show a part of.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use cloud::Cloud;
use cloud::keys::{Key, QUEUE_SHARDS};
use followup::ids::{LeadId, PersonId};
use followup::lead::{Open, Owner, Queue, Stage};
use followup::policy::Policy;
use followup::team::{Person, Role};
use followup::work;

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::refused::NotServed;

/// Leads that one page reads at most, the most pressing of each owner first; the rest is counted.
pub(crate) const MAX_LISTED: usize = 300;

/// All that is open for one person.
#[derive(Debug, Default)]
pub(crate) struct OpenLeads {
    /// Their own leads.
    pub(crate) own: Vec<LeadRecord>,
    /// What looks unwanted, and waits for the manager.
    pub(crate) in_review: Vec<LeadRecord>,
    /// What else waits for a decision of theirs.
    pub(crate) to_decide: Vec<LeadRecord>,
    /// What others have, and nobody has done in time.
    pub(crate) late: Vec<LeadRecord>,
    /// Open leads that were not looked at.
    pub(crate) more: usize,
}

/// Reads leads once, as many as one page takes.
struct LeadsReader<'a> {
    visit: &'a Visit<'a>,
    active: &'a Arc<Policy>,
    seen: HashSet<LeadId>,
    more: usize,
}

impl LeadsReader<'_> {
    /// The leads that an owner has by the index, each as it is now.
    async fn of_owner(&mut self, owner: &str) -> Result<Vec<LeadRecord>, NotServed> {
        let owned = self.visit.cloud.owned(owner).await?;
        self.more += owned.more;
        let ids: Vec<LeadId> = owned
            .leads
            .into_iter()
            .filter(|id| self.seen.insert(id.clone()))
            .collect();
        let room = (MAX_LISTED + ids.len()).saturating_sub(self.seen.len());
        self.more += ids.len().saturating_sub(room);
        let ids = &ids[..ids.len().min(room)];
        let keys: Vec<Key> = ids.iter().map(Key::lead).collect();
        let ahead = self.visit.cloud.reading_ahead(&keys).await;
        let ahead = ahead.reading_inquiries_ahead().await;
        let mut leads = Vec::new();
        for id in ids {
            leads.extend(self.lead(&ahead, id).await?);
        }
        Ok(leads)
    }

    /// What a line of a list says of a lead: neither its timeline nor its mails.
    async fn lead(&self, cloud: &Cloud, id: &LeadId) -> Result<Option<LeadRecord>, NotServed> {
        let Some(stored) = cloud.resolved_lead(id).await? else {
            return Ok(None);
        };
        let lead = &stored.lead;
        let policy = cloud.policy_for(self.active, lead).await?;
        let inquiry = match cloud.inquiry(&lead.id, &lead.inquiry).await? {
            Some(inquiry) => Some(cloud.completed(lead, inquiry).await?),
            None => None,
        };
        Ok(Some(LeadRecord {
            policy,
            inquiries: Vec::new(),
            inquiry,
            also: None,
            timeline: Vec::new(),
            notes: BTreeMap::new(),
            planned: Vec::new(),
            now: self.visit.now,
            stored,
        }))
    }
}

impl Visit<'_> {
    /// All that is open for somebody of the team, by their roles.
    pub(crate) async fn open_leads(
        &self,
        active: &Arc<Policy>,
        person: &Person,
    ) -> Result<OpenLeads, NotServed> {
        let mut reading = LeadsReader {
            visit: self,
            active,
            seen: HashSet::new(),
            more: 0,
        };
        let mut open = OpenLeads::default();
        let own = reading.of_owner(person.id.as_str()).await?;
        open.own = own
            .into_iter()
            .filter(|case| case.lead().rep() == Some(&person.id))
            .collect();
        for queue in queues(person) {
            for shard in 0..QUEUE_SHARDS {
                let name = format!("{}#{shard}", Owner::Queue(queue));
                for case in reading.of_owner(&name).await? {
                    match &case.lead().stage {
                        Stage::Open(Open::InReview { .. }) => open.in_review.push(case),
                        Stage::Open(_) if case.lead().owner() == Some(Owner::Queue(queue)) => {
                            open.to_decide.push(case);
                        }
                        Stage::Open(_) | Stage::Closed { .. } => {}
                    }
                }
            }
        }
        if person.is(Role::Manager) {
            for other in others(self.cloud, active, &person.id).await? {
                let theirs = reading.of_owner(other.as_str()).await?;
                let late = theirs.into_iter().filter(|case| {
                    let lead = case.lead();
                    let has_left = active.active.roster.get(&other).is_none();
                    lead.rep() == Some(&other)
                        && (has_left || work::is_the_managers(&case.policy, lead, self.now))
                });
                open.late.extend(late);
            }
        }
        open.more = reading.more;
        for leads in [
            &mut open.own,
            &mut open.in_review,
            &mut open.to_decide,
            &mut open.late,
        ] {
            leads.sort_by_key(|case| {
                let due = work::due_at(&case.policy, case.lead());
                (due.is_none(), due, case.lead().arrived_at)
            });
        }
        Ok(open)
    }
}

/// The queues that somebody decides.
fn queues(person: &Person) -> Vec<Queue> {
    [
        (Role::Qualifier, Queue::Qualifier),
        (Role::Manager, Queue::Manager),
    ]
    .into_iter()
    .filter(|(role, _)| person.is(*role))
    .map(|(_, queue)| queue)
    .collect()
}

/// Everybody else who may have a lead: the team, and who was in it.
async fn others(
    cloud: &Cloud,
    active: &Policy,
    person: &PersonId,
) -> Result<Vec<PersonId>, NotServed> {
    let people = active.active.roster.people.iter();
    let mut all: Vec<PersonId> = people.map(|one| one.id.clone()).collect();
    for load in cloud.team().await?.loads {
        if !all.contains(&load.rep) {
            all.push(load.rep);
        }
    }
    all.retain(|one| one != person);
    Ok(all)
}
