//! All that is open for somebody of the team: what the mails of a day show a part of.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use calendar::Instant;
use chrono::TimeDelta;
use cloud::Cloud;
use cloud::keys::{Home, Key};
use cloud::table::outbox::{Content, OutboxItem, State};
use cloud::table::team::Owned;
use followup::cadence::written_mail;
use followup::guard::is_planned;
use followup::ids::{LeadId, PersonId};
use followup::inquiry::Suspicion;
use followup::lead::{Lead, Open, Owner, Queue, Stage};
use followup::overview::OpenFacts;
use followup::policy::Policy;
use followup::team::{Person, Role};
use followup::timeline::EntryKind;
use followup::work;

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::refused::NotServed;

/// How long before somebody is taken up again they are shown.
const WAKES_SOON: TimeDelta = TimeDelta::days(14);
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
    /// Of all these, those to whom something has been owed for so long that it is asked what shall become of it.
    pub(crate) long_owed: Vec<LeadRecord>,
    /// Open leads that were not looked at.
    pub(crate) more: usize,
}

/// What somebody works on at the desk.
#[derive(Debug, Default)]
pub(crate) struct OwnLeads {
    /// Their own leads, and what waits in a queue for them.
    pub(crate) leads: Vec<LeadRecord>,
    /// Those who rest, and whom they take up again soon.
    pub(crate) waking: Vec<LeadRecord>,
    /// Open leads that were not looked at.
    pub(crate) more: usize,
}

/// Reads leads once, as many as one page takes.
struct LeadsReader<'a> {
    visit: &'a Visit<'a>,
    active: &'a Arc<Policy>,
    seen: HashSet<LeadId>,
    more: usize,
    /// Whether only a missing name is looked for in earlier inquiries: a page that says nobody's number asks for none.
    only_names: bool,
}

impl<'a> LeadsReader<'a> {
    fn new(visit: &'a Visit<'a>, active: &'a Arc<Policy>) -> Self {
        Self {
            visit,
            active,
            seen: HashSet::new(),
            more: 0,
            only_names: false,
        }
    }

    /// The leads that somebody has by the index, each as it is now.
    async fn of_person(&mut self, person: &PersonId) -> Result<Vec<LeadRecord>, NotServed> {
        let owned = self.visit.cloud.owned(person.as_str()).await?;
        let mut leads = self.read(owned).await?;
        leads.retain(|case| case.lead().rep() == Some(person));
        Ok(leads)
    }

    /// The leads of a queue.
    async fn of_queue(&mut self, queue: Queue) -> Result<Vec<LeadRecord>, NotServed> {
        let owned = self.visit.cloud.queued(queue).await?;
        let mut leads = self.read(owned).await?;
        leads.retain(|case| case.lead().owner() == Some(Owner::Queue(queue)));
        Ok(leads)
    }

    async fn read(&mut self, owned: Owned) -> Result<Vec<LeadRecord>, NotServed> {
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
        let (inquiry, asked_at) = match cloud.arrived(&lead.id, &lead.inquiry).await? {
            Some((inquiry, fact)) => (Some(inquiry), fact.at),
            None => (None, lead.arrived_at),
        };
        let inquiry = match inquiry {
            Some(inquiry) if self.only_names && !inquiry.name.is_placeholder() => Some(inquiry),
            Some(inquiry) => Some(cloud.completed(lead, inquiry).await?),
            None => None,
        };
        Ok(Some(LeadRecord {
            policy,
            inquiries: Vec::new(),
            inquiry,
            asked_at,
            also: Vec::new(),
            timeline: Vec::new(),
            texts: BTreeMap::new(),
            messages: Vec::new(),
            planned: Vec::new(),
            now: self.visit.now,
            words: self.visit.words(self.active),
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
        let mut reading = LeadsReader::new(self, active);
        let mut open = OpenLeads {
            own: reading.of_person(&person.id).await?,
            ..OpenLeads::default()
        };
        let manages = active.active.roster.manages(person);
        for queue in queues(person, manages) {
            let queued = reading.of_queue(queue).await?;
            let (in_review, to_decide): (Vec<_>, Vec<_>) =
                queued.into_iter().partition(looks_unwanted);
            open.in_review.extend(in_review);
            open.to_decide.extend(to_decide);
        }
        if manages {
            let team = self.cloud.loads().await?;
            for other in team.everybody(&active.active.roster) {
                let late = reading.of_person(&other).await?.into_iter();
                open.late.extend(late.filter(|case| {
                    work::is_on_the_managers_list(&case.policy, case.lead(), self.now)
                }));
            }
        }
        open.more = reading.more;
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

    /// What somebody works on: their own leads, and, of a qualifier, what waits in that queue.
    pub(crate) async fn own_leads(
        &self,
        active: &Arc<Policy>,
        person: &Person,
    ) -> Result<OwnLeads, NotServed> {
        let mut reading = LeadsReader::new(self, active);
        let mut leads = reading.of_person(&person.id).await?;
        for queue in queues(person, false) {
            leads.extend(reading.of_queue(queue).await?);
        }
        let more = reading.more;
        let until = self.now + WAKES_SOON;
        let named = Owned {
            leads: self.cloud.waking(&person.id, until).await?,
            more: 0,
        };
        let mut waking = reading.read(named).await?;
        waking.retain(|case| {
            let rests = case.lead().rests_for();
            rests.is_some_and(|(rep, wakes)| *rep == person.id && wakes <= until)
        });
        Ok(OwnLeads {
            leads,
            waking,
            more,
        })
    }

    /// The leads of which this person has reported something today, and that are theirs no more: closed, handed back, or somebody else's.
    pub(crate) async fn settled_today(
        &self,
        active: &Arc<Policy>,
        person: &Person,
        own: &[LeadRecord],
    ) -> Result<Vec<LeadRecord>, NotServed> {
        let calendar = active.calendar();
        let day = |at| calendar.local(at).date_naive();
        let today = day(self.now);
        let is_own = |id: &LeadId| own.iter().any(|case| case.lead().id == *id);
        let facts = self.cloud.facts_of(today).await?;
        let of_person = facts.into_iter().filter(|facts| {
            let mut reported = facts
                .records
                .iter()
                .filter(|record| matches!(record.kind, EntryKind::Outcome | EntryKind::Corrected));
            reported.any(|record| record.rep.as_ref() == Some(&person.id)) && !is_own(&facts.lead)
        });
        let leads: BTreeSet<LeadId> = of_person.map(|facts| facts.lead).collect();
        let leads = leads.into_iter().take(MAX_LISTED).collect();
        let mut settled = self.records(active, leads).await?;
        settled.retain(|case| {
            let last = case.lead().last_outcome.as_ref();
            last.is_some_and(|last| last.by == person.id && day(last.at) == today)
                && case.lead().rep() != Some(&person.id)
        });
        Ok(settled)
    }

    /// The mails of the steps of these leads that have been written and have not left, each with its lead.
    pub(crate) async fn written_mails(
        &self,
        leads: &[LeadRecord],
    ) -> Result<HashMap<LeadId, OutboxItem>, NotServed> {
        let written = leads.iter().filter_map(|case| {
            let message = written_mail(&case.policy, case.lead())?;
            Some((case.lead(), message))
        });
        let written: Vec<_> = written.collect();
        let keys = written
            .iter()
            .map(|(lead, message)| Key::message(&Home::Lead(lead.id.clone()), message));
        let keys: Vec<Key> = keys.collect();
        let ahead = self.cloud.reading_ahead(&keys).await;
        let mut mails = HashMap::new();
        for (lead, message) in written {
            let mail = ahead.message_to(&lead.id, &message).await?;
            if let Some(mail) = mail.filter(|mail| waits(lead, mail, self.now)) {
                mails.insert(lead.id.clone(), mail);
            }
        }
        Ok(mails)
    }

    /// These leads of an overview, each as it is now; one that is not open any more, or leads to another, is left out.
    pub(crate) async fn shown_of(
        &self,
        active: &Arc<Policy>,
        leads: &[(&LeadId, &OpenFacts)],
    ) -> Result<Vec<LeadRecord>, NotServed> {
        let lead = leads.iter().map(|(id, _)| Key::lead(id));
        let inquiry = leads
            .iter()
            .map(|(id, facts)| Key::inquiry(id, &facts.inquiry));
        let keys: Vec<Key> = lead.chain(inquiry).collect();
        let ahead = self.cloud.reading_ahead(&keys).await;
        let reading = LeadsReader {
            only_names: true,
            ..LeadsReader::new(self, active)
        };
        let mut records = Vec::with_capacity(leads.len());
        for (id, _) in leads {
            let record = reading.lead(&ahead, id).await?;
            records.extend(
                record.filter(|case| case.lead().id == **id && case.lead().owner().is_some()),
            );
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

    /// What looks unwanted, and waits for the manager; nothing for anybody but the manager and the deputy.
    pub(crate) async fn in_review(
        &self,
        active: &Arc<Policy>,
        person: &Person,
    ) -> Result<Vec<LeadRecord>, NotServed> {
        if !active.active.roster.manages(person) {
            return Ok(Vec::new());
        }
        let mut leads = LeadsReader::new(self, active)
            .of_queue(Queue::Manager)
            .await?;
        leads.retain(looks_unwanted);
        sort(&mut leads);
        Ok(leads)
    }
}

/// Whether it waits for the manager because it looks unwanted.
pub(crate) fn looks_unwanted(case: &LeadRecord) -> bool {
    // What could not be read is looked at one by one: no verdict fits all of it.
    let suspicion = case.inquiry.as_ref().and_then(|one| one.suspicion);
    let is_read = suspicion != Some(Suspicion::NotUnderstood);
    is_read && matches!(case.lead().stage, Stage::Open(Open::InReview { .. }))
}

/// The most pressing first.
pub(crate) fn sort(leads: &mut [LeadRecord]) {
    leads.sort_by_key(|case| {
        let due = work::due_at(&case.policy, case.lead());
        (due.is_none(), due, case.lead().arrived_at)
    });
}

/// Whether a mail of a step waits for its time, or for somebody to send it.
fn waits(lead: &Lead, mail: &OutboxItem, now: Instant) -> bool {
    match &mail.content {
        Content::Lead(message) if mail.state == State::Pending => {
            // What was sent at once is on its way.
            mail.due_at.is_some_and(|at| at > now) && is_planned(lead, message)
        }
        Content::Lead(_) => mail.state == State::AwaitingApproval,
        Content::Team(_) | Content::Lost { .. } => false,
    }
}

/// The queues that somebody decides.
fn queues(person: &Person, manages: bool) -> Vec<Queue> {
    [
        (person.is(Role::Qualifier), Queue::Qualifier),
        (manages, Queue::Manager),
    ]
    .into_iter()
    .filter_map(|(decides, queue)| decides.then_some(queue))
    .collect()
}
