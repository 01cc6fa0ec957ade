//! All that is open for somebody of the team: what the mails of a day show a part of.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use cloud::Cloud;
use cloud::keys::{Home, Key};
use cloud::table::lead::StoredLead;
use cloud::table::team::Owned;
use followup::cadence::written_mail;
use followup::ids::LeadId;
use followup::inquiry::Suspicion;
use followup::lead::{Open, Owner, Queue, Stage};
use followup::overview::{OpenFacts, OpenState};
use followup::policy::Policy;
use followup::team::{Person, Role};
use followup::work;
use futures_util::future::{try_join, try_join_all};

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::refused::NotServed;
use crate::upcoming::waits;

/// Leads that one page reads at most, the most pressing of each owner first; the rest is counted.
pub(crate) const MAX_LISTED: usize = 300;

/// All that is open for one person.
#[derive(Debug, Default)]
pub(crate) struct OpenLeads {
    /// Their own leads.
    pub(crate) own: Vec<LeadRecord>,
    /// What looks unwanted, and waits for the manager.
    pub(crate) in_review: Vec<LeadRecord>,
    /// What is in review, too, and was not looked at.
    pub(crate) in_review_more: usize,
    /// What else waits for a decision of theirs.
    pub(crate) to_decide: Vec<LeadRecord>,
    /// What others have, and nobody has done in time.
    pub(crate) late: Vec<LeadRecord>,
    /// Of all these, those to whom something has been owed for so long that it is asked what shall become of it.
    pub(crate) long_owed: Vec<LeadRecord>,
    /// Open leads that were not looked at.
    pub(crate) more: usize,
    /// Open leads of which it is not known how they stand.
    pub(crate) unread: usize,
}

/// What is open for one person, as an index has it: what is due first stands first.
struct FoundLeads {
    /// Their own.
    own: Owned,
    /// What waits in each queue that they decide.
    queued: Vec<(Queue, Owned)>,
    /// Of these, what is in review.
    in_review: Vec<LeadId>,
    /// What others have, and nobody has done in time.
    late: Owned,
    /// Of which nobody knows how they stand.
    unread: usize,
}

/// Reads leads once, as many as one page takes.
pub(crate) struct LeadsReader<'a> {
    visit: &'a Visit<'a>,
    active: &'a Arc<Policy>,
    seen: HashSet<LeadId>,
    /// Leads that are read at most.
    most: usize,
    /// Open leads that were not looked at.
    pub(crate) more: usize,
    /// Whether only a missing name is looked for in earlier inquiries: a page that says nobody's number asks for none.
    only_names: bool,
}

impl<'a> LeadsReader<'a> {
    /// Reads what a line says of a lead, but no number.
    pub(crate) fn of_names(visit: &'a Visit<'a>, active: &'a Arc<Policy>) -> Self {
        Self {
            only_names: true,
            ..Self::new(visit, active)
        }
    }

    /// The same, of fewer leads.
    pub(crate) fn at_most(self, most: usize) -> Self {
        Self { most, ..self }
    }

    fn new(visit: &'a Visit<'a>, active: &'a Arc<Policy>) -> Self {
        Self {
            visit,
            active,
            seen: HashSet::new(),
            most: MAX_LISTED,
            more: 0,
            only_names: false,
        }
    }

    /// Which of these leads are looked at: each once, as many as one page takes.
    pub(crate) fn chosen(&mut self, owned: Owned) -> Vec<LeadId> {
        self.more += owned.more;
        let mut ids: Vec<LeadId> = owned
            .leads
            .into_iter()
            .filter(|id| self.seen.insert(id.clone()))
            .collect();
        let room = (self.most + ids.len()).saturating_sub(self.seen.len());
        self.more += ids.len().saturating_sub(room);
        ids.truncate(room);
        ids
    }

    async fn read(&mut self, owned: Owned) -> Result<Vec<LeadRecord>, NotServed> {
        let ids = self.chosen(owned);
        let ahead = self.ahead(ids.iter()).await;
        self.leads(&ahead, &ids).await
    }

    /// These leads and what they asked, read ahead.
    async fn ahead(&self, ids: impl Iterator<Item = &LeadId>) -> Cloud {
        let keys: Vec<Key> = ids.map(Key::lead).collect();
        let ahead = self.visit.cloud.reading_ahead(&keys).await;
        ahead.reading_inquiries_ahead().await
    }

    /// Those of these leads that there are, each as it is now, and once: several may lead to the one that they were merged with.
    async fn leads(&self, ahead: &Cloud, ids: &[LeadId]) -> Result<Vec<LeadRecord>, NotServed> {
        let mut leads = Vec::with_capacity(ids.len());
        let mut read = HashSet::new();
        for id in ids {
            let lead = self.lead(ahead, id).await?;
            leads.extend(lead.filter(|case| read.insert(case.lead().id.clone())));
        }
        Ok(leads)
    }

    /// What a line of a list says of a lead: neither its timeline nor its mails.
    async fn lead(&self, cloud: &Cloud, id: &LeadId) -> Result<Option<LeadRecord>, NotServed> {
        let Some(stored) = cloud.resolved_lead(id).await? else {
            return Ok(None);
        };
        let policy = cloud.policy_for(self.active, &stored.lead).await?;
        self.record(cloud, stored, policy).await.map(Some)
    }

    /// The same of a lead that was read, with the policy that it pinned.
    pub(crate) async fn record(
        &self,
        cloud: &Cloud,
        stored: StoredLead,
        policy: Arc<Policy>,
    ) -> Result<LeadRecord, NotServed> {
        let lead = &stored.lead;
        let (inquiry, asked_at) = match cloud.arrived(&lead.id, &lead.inquiry).await? {
            Some((inquiry, fact)) => (Some(inquiry), fact.at),
            None => (None, lead.arrived_at),
        };
        let inquiry = match inquiry {
            Some(inquiry) if self.only_names && !inquiry.name.is_placeholder() => Some(inquiry),
            Some(inquiry) => Some(cloud.completed(lead, inquiry).await?),
            None => None,
        };
        let record = self.unread(stored, policy);
        Ok(LeadRecord {
            inquiry,
            asked_at,
            ..record
        })
    }

    /// The same without anything that is read beside the lead: for what is only counted.
    pub(crate) fn unread(&self, stored: StoredLead, policy: Arc<Policy>) -> LeadRecord {
        LeadRecord {
            policy,
            inquiries: Vec::new(),
            inquiry: None,
            asked_at: stored.lead.arrived_at,
            also: Vec::new(),
            timeline: Vec::new(),
            texts: BTreeMap::new(),
            messages: Vec::new(),
            planned: Vec::new(),
            now: self.visit.now,
            words: self.visit.words(self.active),
            stored,
        }
    }
}

impl Visit<'_> {
    /// All that is open for somebody of the team, by their roles.
    pub(crate) async fn open_leads(
        &self,
        active: &Arc<Policy>,
        person: &Person,
    ) -> Result<OpenLeads, NotServed> {
        let mut reading = LeadsReader::new(self, active);
        let found = if active.active.roster.manages(person) {
            self.found_by_overview(active, person).await?
        } else {
            self.found_by_owner(person).await?
        };
        let own = reading.chosen(found.own);
        let queued = found.queued.into_iter();
        let queued = queued.map(|(queue, owned)| (queue, reading.chosen(owned)));
        let queued: Vec<(Queue, Vec<LeadId>)> = queued.collect();
        let late = reading.chosen(found.late);
        let in_queues: HashSet<&LeadId> = queued.iter().flat_map(|(_, ids)| ids).collect();
        let in_review = found.in_review.iter();
        let in_review_more = in_review.filter(|id| !in_queues.contains(id)).count();
        let in_queues = queued.iter().flat_map(|(_, ids)| ids);
        let ahead = reading
            .ahead(own.iter().chain(in_queues).chain(&late))
            .await;
        let mut open = OpenLeads {
            own: reading.leads(&ahead, &own).await?,
            late: reading.leads(&ahead, &late).await?,
            in_review_more,
            more: reading.more,
            unread: found.unread,
            ..OpenLeads::default()
        };
        open.own
            .retain(|case| case.lead().rep() == Some(&person.id));
        open.late.retain(|case| {
            case.lead().rep().is_some()
                && work::is_on_the_managers_list(&case.policy, case.lead(), self.now)
        });
        for (queue, ids) in &queued {
            let mut queued = reading.leads(&ahead, ids).await?;
            queued.retain(|case| case.lead().owner() == Some(Owner::Queue(*queue)));
            let (in_review, to_decide): (Vec<_>, Vec<_>) =
                queued.into_iter().partition(looks_unwanted);
            open.in_review.extend(in_review);
            open.to_decide.extend(to_decide);
        }
        for leads in [&mut open.own, &mut open.to_decide, &mut open.late] {
            let waits =
                |case: &mut LeadRecord| work::has_waited_long(&case.policy, case.lead(), self.now);
            open.long_owed.extend(leads.extract_if(.., waits));
            sort(leads);
        }
        sort(&mut open.in_review);
        sort(&mut open.long_owed);
        Ok(open)
    }

    /// What is open for who does not lead the team, by the index of owners.
    async fn found_by_owner(&self, person: &Person) -> Result<FoundLeads, NotServed> {
        let queues = queues(person, false);
        let queued = queues.iter().map(|queue| self.cloud.queued(*queue));
        let own = self.cloud.owned(person.id.as_str());
        let (own, queued) = try_join(own, try_join_all(queued)).await?;
        Ok(FoundLeads {
            own,
            queued: queues.into_iter().zip(queued).collect(),
            in_review: Vec::new(),
            late: Owned::default(),
            unread: 0,
        })
    }

    /// What is open for who leads the team, by how every open lead stands: as many requests however many people the team has.
    async fn found_by_overview(
        &self,
        active: &Policy,
        person: &Person,
    ) -> Result<FoundLeads, NotServed> {
        let roster = &active.active.roster;
        let open = self.cloud.open_overview().await?;
        let mut all = open.leads;
        all.sort_by_key(|(_, facts)| facts.due_at);
        let named = |of: &dyn Fn(&OpenFacts) -> bool| {
            let leads = all.iter().filter(|(_, facts)| of(facts));
            Owned {
                leads: leads.map(|(id, _)| id.clone()).collect(),
                more: 0,
            }
        };
        let is_own = |facts: &OpenFacts| facts.rep.as_ref() == Some(&person.id);
        let is_late = |facts: &OpenFacts| {
            let is_anothers = facts.rep.as_ref().is_some_and(|rep| *rep != person.id);
            is_anothers && facts.is_on_the_managers_list(roster, self.now)
        };
        let queues = queues(person, true).into_iter();
        let queued = queues.map(|queue| (queue, named(&|facts| facts.queue == Some(queue))));
        Ok(FoundLeads {
            own: named(&is_own),
            queued: queued.collect(),
            in_review: named(&|facts| facts.state == OpenState::InReview).leads,
            late: named(&is_late),
            unread: open.unread.len(),
        })
    }

    /// These leads of an overview, each as it is now, and with the mail of a step that has been written and waits; one that is not open any more, or leads to another, is left out.
    pub(crate) async fn shown_of(
        &self,
        active: &Arc<Policy>,
        leads: &[(&LeadId, &OpenFacts)],
    ) -> Result<Vec<LeadRecord>, NotServed> {
        let lead = leads.iter().map(|(id, _)| Key::lead(id));
        let inquiry = leads
            .iter()
            .map(|(id, facts)| Key::inquiry(id, &facts.inquiry));
        let mail = leads.iter().filter_map(|(id, facts)| {
            let home = Home::Lead((*id).clone());
            Some(Key::message(&home, facts.mail.as_ref()?))
        });
        let keys: Vec<Key> = lead.chain(inquiry).chain(mail).collect();
        let ahead = self.cloud.reading_ahead(&keys).await;
        let reading = LeadsReader::of_names(self, active);
        let mut records = Vec::with_capacity(leads.len());
        for (id, facts) in leads {
            let record = reading.lead(&ahead, id).await?;
            let is_it = |case: &LeadRecord| case.lead().id == **id && case.lead().owner().is_some();
            let Some(mut case) = record.filter(is_it) else {
                continue;
            };
            // Of another mail than the index knows of, nothing was read ahead.
            let mail = written_mail(&case.policy, case.lead());
            if let Some(mail) = mail.filter(|mail| facts.mail.as_ref() == Some(mail)) {
                let mail = ahead.message_to(id, &mail).await?;
                let mail = mail.filter(|mail| waits(case.lead(), mail, self.now));
                case.messages.extend(mail);
            }
            records.push(case);
        }
        Ok(records)
    }

    /// These leads, each once and as it is now.
    pub(crate) async fn records(
        &self,
        active: &Arc<Policy>,
        leads: Vec<LeadId>,
    ) -> Result<Vec<LeadRecord>, NotServed> {
        let named = Owned { leads, more: 0 };
        LeadsReader::new(self, active).read(named).await
    }

    /// The same for a page that says nobody's number.
    pub(crate) async fn named_records(
        &self,
        active: &Arc<Policy>,
        leads: Vec<LeadId>,
    ) -> Result<Vec<LeadRecord>, NotServed> {
        let named = Owned { leads, more: 0 };
        LeadsReader::of_names(self, active).read(named).await
    }

    /// What looks unwanted and waits for the manager, by the same overview as the board, and how much was not looked at; nothing for anybody
    /// but the manager and the deputy. Of which the overview does not know how they stand, the leads themselves say it.
    pub(crate) async fn in_review(
        &self,
        active: &Arc<Policy>,
        person: &Person,
    ) -> Result<(Vec<LeadRecord>, usize), NotServed> {
        if !active.active.roster.manages(person) {
            return Ok((Vec::new(), 0));
        }
        let open = self.cloud.open_overview().await?;
        let mut all = open.leads;
        all.retain(|(_, facts)| facts.state == OpenState::InReview);
        all.sort_by_key(|(_, facts)| facts.by_promise());
        let known = all.into_iter().map(|(id, _)| id);
        let leads = known.chain(open.unread).collect();
        let mut reading = LeadsReader::of_names(self, active);
        let mut leads = reading.read(Owned { leads, more: 0 }).await?;
        leads.retain(looks_unwanted);
        Ok((leads, reading.more))
    }
}

/// Whether it waits for the manager because it looks unwanted.
pub(crate) fn looks_unwanted(case: &LeadRecord) -> bool {
    // What could not be read is looked at one by one, as is who demands something: no verdict fits all of it.
    let suspicion = case.inquiry.as_ref().and_then(|one| one.suspicion);
    let is_read = suspicion != Some(Suspicion::NotUnderstood);
    let is_alike = is_read && case.lead().demanded_since().is_none();
    is_alike && matches!(case.lead().stage, Stage::Open(Open::InReview { .. }))
}

/// In the order in which the board has what waits for its reader.
pub(crate) fn sort(leads: &mut [LeadRecord]) {
    leads.sort_by_cached_key(|case| case.open_facts().map(|facts| facts.by_promise()));
}

/// The queues that somebody decides.
pub(crate) fn queues(person: &Person, manages: bool) -> Vec<Queue> {
    [
        (person.is(Role::Qualifier), Queue::Qualifier),
        (manages, Queue::Manager),
    ]
    .into_iter()
    .filter_map(|(decides, queue)| decides.then_some(queue))
    .collect()
}
