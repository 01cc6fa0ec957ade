//! The manager's queue of leads that no rep could take: whoever is free first gets the one that was promised the earliest answer.

use std::collections::{BTreeMap, HashSet};

use calendar::Instant;
use cloud::CloudError;
use cloud::keys::Key;
use cloud::table::due::DueItem;
use cloud::table::lead::StoredLead;
use cloud::table::waiting::{WaitingLeads, rep_of, room_at};
use followup::ids::{LeadId, PersonId};
use followup::lead::{Lead, ManagerReason, Open, Queue, Stage};
use followup::policy::Policy;
use followup::route::{Forecast, Routing, everybody, place};
use followup::team::Team;

use crate::Run;

/// What the worker that assigns knows of the queue in one run.
#[derive(Debug, Default)]
pub(crate) struct ManagersQueue {
    /// As it was read.
    read: WaitingLeads,
    /// Who waits now, with their place.
    leads: Vec<((Instant, Instant), LeadId)>,
    /// Whose load makes the worker look when it falls.
    awaited: Vec<PersonId>,
    /// Loads that were due: somebody may have room.
    woken: Vec<DueItem>,
    /// Who asked for something waits: the manager has heard that nobody is free.
    others_wait: bool,
    /// A lead whose assignment was not written: it is tried again in the next run.
    again: bool,
    /// What forms know of who has room, once it was read.
    forecast: Option<Forecast>,
    /// Leads that are with colleagues until somebody is back.
    lent: BTreeMap<PersonId, Vec<LeadId>>,
    /// Who has more leads than one run reads.
    unread: Vec<PersonId>,
}

/// Whether it waits in the manager's queue for a rep.
pub(crate) fn is_waiting(lead: &Lead) -> bool {
    matches!(
        lead.stage,
        Stage::Open(Open::WithManager {
            because: ManagerReason::Exhausted,
            ..
        })
    )
}

impl ManagersQueue {
    pub(crate) fn new(awaited: Vec<PersonId>, lent: BTreeMap<PersonId, Vec<LeadId>>) -> Self {
        Self {
            awaited,
            lent,
            ..Self::default()
        }
    }

    /// The leads that are with colleagues until this rep is back.
    pub(crate) fn take_lent(&mut self, rep: &PersonId) -> Vec<LeadId> {
        self.lent.remove(rep).unwrap_or_default()
    }

    /// Somebody has more leads than were read: they are looked at again.
    pub(crate) fn looks_again(&mut self, rep: &PersonId) {
        self.unread.push(rep.clone());
    }

    /// Whether somebody has more leads than were read.
    pub(crate) fn has_more_of(&self, rep: &PersonId) -> bool {
        self.unread.contains(rep)
    }

    /// Takes the reps' loads out of what is due, and names whose they are; what is left are leads.
    pub(crate) fn take_woken(&mut self, due: &mut Vec<DueItem>) -> Vec<PersonId> {
        let woken = |item: &DueItem| rep_of(&item.key).is_some();
        let reps = due.iter().filter_map(|item| rep_of(&item.key)).collect();
        self.woken
            .extend(due.iter().filter(|item| woken(item)).cloned());
        due.retain(|item| !woken(item));
        reps
    }

    /// What was chosen, knowing who waits already, and from when somebody has room: the manager hears once that nobody is free, and
    /// then only of who should hear from us before the next list. Who asked for nothing alarms nobody.
    pub(crate) fn knowing(
        &mut self,
        lead: &Lead,
        routing: Routing,
        free_from: impl FnOnce() -> Option<Instant>,
    ) -> Routing {
        match routing {
            Routing::To { .. } => routing,
            Routing::Exhausted { refused, .. } => {
                let others_wait = self.others_wait;
                self.others_wait |= !lead.asked_for_nothing();
                Routing::Exhausted {
                    refused,
                    others_wait,
                    // Of who waits already nothing is decided.
                    free_from: (!is_waiting(lead)).then(free_from).flatten(),
                }
            }
        }
    }

    /// A lead that nobody can take, or that was not written: it waits.
    pub(crate) fn keep(&mut self, lead: &Lead) {
        if !self.leads.iter().any(|(_, id)| *id == lead.id) {
            self.leads.push((place(lead), lead.id.clone()));
            self.leads.sort();
        }
    }

    /// An assignment was not written: the lead may still wait, and there is room for it.
    pub(crate) fn try_again(&mut self, lead: &Lead) {
        if is_waiting(lead) {
            self.keep(lead);
            self.again = true;
        }
    }

    fn now(&self) -> WaitingLeads {
        let leads = self.leads.iter().map(|(_, id)| id.clone()).collect();
        WaitingLeads::of(leads, self.read.more)
    }
}

impl Run<'_> {
    /// The leads of the queue, which are routed together with what is due.
    pub(crate) async fn read_waiting(
        &mut self,
        waiting: &mut ManagersQueue,
    ) -> Result<Vec<(DueItem, StoredLead)>, CloudError> {
        if waiting.awaited.is_empty() {
            return Ok(Vec::new());
        }
        waiting.read = self.cloud.waiting_leads().await?;
        let ids = waiting.read.leads.clone();
        let leads = self.waiting_of(ids).await;
        waiting.others_wait = leads
            .iter()
            .any(|(_, stored)| !stored.lead.asked_for_nothing());
        Ok(leads)
    }

    /// These leads, as far as they are there and can be read.
    pub(crate) async fn leads_named(&mut self, ids: Vec<LeadId>) -> Vec<(DueItem, StoredLead)> {
        let now = self.now;
        let items = ids.iter().map(|id| DueItem {
            key: Key::lead(id),
            due_at: now,
        });
        self.read_leads(items.collect()).await
    }

    /// Those of these leads that wait.
    async fn waiting_of(&mut self, ids: Vec<LeadId>) -> Vec<(DueItem, StoredLead)> {
        let now = self.now;
        let mut leads = self.leads_named(ids).await;
        leads.retain(|(_, stored)| is_waiting(&stored.lead) && stored.merged_into.is_none());
        for (item, stored) in &mut leads {
            item.due_at = stored.due_at.unwrap_or(now);
        }
        leads
    }

    /// Notes who will wait, before the decisions say so: a run that breaks off forgets nobody.
    pub(crate) async fn announce_waiting(
        &mut self,
        policy: &Policy,
        team: &Team,
        waiting: &mut ManagersQueue,
    ) -> Result<(), CloudError> {
        let now = waiting.now();
        if now
            .leads
            .iter()
            .all(|lead| waiting.read.leads.contains(lead))
        {
            return Ok(());
        }
        self.cloud.set_waiting_leads(&now).await?;
        waiting.read = now;
        self.await_everybody(policy, team, waiting).await
    }

    /// Everybody's load is looked at when it falls; a new colleague's, too.
    async fn await_everybody(
        &mut self,
        policy: &Policy,
        team: &Team,
        waiting: &mut ManagersQueue,
    ) -> Result<(), CloudError> {
        for person in everybody(policy) {
            self.await_one(team, &person.id, waiting).await?;
        }
        Ok(())
    }

    /// The load of one of them is looked at when it falls.
    async fn await_one(
        &self,
        team: &Team,
        rep: &PersonId,
        waiting: &mut ManagersQueue,
    ) -> Result<(), CloudError> {
        if !waiting.awaited.contains(rep) {
            self.cloud.await_room(&team.load(rep), self.now).await?;
            waiting.awaited.push(rep.clone());
        }
        Ok(())
    }

    /// What forms are to know of who has room, and the loads whose falling changes it: kept when it is not what they know already. Before
    /// the decisions by which it becomes so: a run that breaks off leaves something due, and the next one says how it is.
    pub(crate) async fn announce_forecast(
        &self,
        policy: &Policy,
        team: &Team,
        waiting: &mut ManagersQueue,
    ) -> Result<(), CloudError> {
        let known = match waiting.forecast.take() {
            Some(known) => known,
            None => self.cloud.forecast().await?,
        };
        let forecast = Forecast::of(policy, team, self.now);
        for rep in &forecast.taken {
            self.await_one(team, rep, waiting).await?;
        }
        if forecast != known {
            self.cloud.set_forecast(&forecast, &known, self.now).await?;
        }
        waiting.forecast = Some(forecast);
        Ok(())
    }

    /// Keeps who still waits, and waits for the next room: anybody's while a lead waits, else that of who has none, of which forms are
    /// to hear.
    pub(crate) async fn settle_waiting(
        &mut self,
        policy: &Policy,
        team: &Team,
        mut waiting: ManagersQueue,
    ) -> Result<(), CloudError> {
        let forecast = waiting.forecast.take().unwrap_or_default();
        let taken = &forecast.taken;
        if waiting.awaited.is_empty() && waiting.woken.is_empty() {
            return Ok(());
        }
        let mut now = waiting.now();
        if now.leads.is_empty() && now.more {
            now = self.find_waiting().await?;
            // Those who were found have not been routed yet.
            waiting.again = !now.is_empty();
        }
        if now != waiting.read {
            self.cloud.set_waiting_leads(&now).await?;
        }
        if now.is_empty() {
            let woken = waiting.woken.iter().filter_map(|item| rep_of(&item.key));
            let all: HashSet<PersonId> = waiting.awaited.iter().cloned().chain(woken).collect();
            let is_kept = |rep: &PersonId| {
                taken.contains(rep)
                    || self
                        .looks_again_at(policy, &team.load(rep), &waiting)
                        .is_some()
            };
            for rep in all.iter().filter(|rep| !is_kept(rep)) {
                self.cloud.await_no_room(rep).await?;
            }
            return self.looked_at(policy, team, &waiting, is_kept).await;
        }
        self.await_everybody(policy, team, &mut waiting).await?;
        if waiting.again {
            return Ok(());
        }
        self.looked_at(policy, team, &waiting, |_| true).await
    }

    /// Loads that were due were looked at, and are looked at again when they fall.
    async fn looked_at(
        &self,
        policy: &Policy,
        team: &Team,
        waiting: &ManagersQueue,
        is_awaited: impl Fn(&PersonId) -> bool,
    ) -> Result<(), CloudError> {
        for item in &waiting.woken {
            if let Some(rep) = rep_of(&item.key).filter(&is_awaited) {
                let load = team.load(&rep);
                let again = self.looks_again_at(policy, &load, waiting);
                let at = again.unwrap_or_else(|| room_at(&load, self.now));
                self.cloud.look_again_at(item, at).await?;
            }
        }
        Ok(())
    }

    /// Of a queue that is longer than its list: the next ones. Those who are read are in the order of their promises; of more than can be
    /// read at once, those that are due first are read.
    async fn find_waiting(&mut self) -> Result<WaitingLeads, CloudError> {
        let queued = self.cloud.queued(Queue::Manager).await?;
        let mut found: Vec<_> = self
            .waiting_of(queued.leads)
            .await
            .into_iter()
            .map(|(_, stored)| (place(&stored.lead), stored.lead.id))
            .collect();
        found.sort();
        Ok(WaitingLeads::of(
            found.into_iter().map(|(_, id)| id).collect(),
            queued.more > 0,
        ))
    }
}
