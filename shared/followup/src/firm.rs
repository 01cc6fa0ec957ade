//! The policy without a cloud: leads, the loads of the team, and a clock that jumps from deadline to deadline.

use std::collections::{BTreeMap, BTreeSet};

use crate::agenda::Due;
use crate::charge::losing;
use crate::decide::{Decision, LoadChange, decide_and_look_ahead};
use crate::event::Event;
use crate::ids::{PersonId, PolicyVersion};
use crate::law;
use crate::lead::{Lead, ManagerReason, Open, Stage};
use crate::policy::compiled::Policy;
use crate::route::{
    Forecast, Routing, is_taken, place, route, route_to_somebody, somebody_takes_new_leads,
};
use crate::team::{RepLoad, Team, TimeAway};
use crate::telling::Telling;
use crate::timetable::Timetable;
use crate::work;
use calendar::{Instant, full_at_or_after};
use chrono::TimeDelta;

/// Leads of the manager's queue that are routed at once, when somebody may have room.
const MAX_WAITING_ROUTED: usize = 100;
/// How often one lead may be decided at one moment, before something is wrong.
const MAX_TURNS: usize = 16;

/// What sees the decisions of a firm, and knows what a policy asks about the world.
pub trait Witness {
    /// A lead that was `before` was decided about.
    fn decided(
        &mut self,
        policy: &Policy,
        now: Instant,
        lead: usize,
        before: &Lead,
        decision: &Decision,
    );

    /// The mails by which somebody was told by now that a lead moves on from them.
    fn tellings(&self, lead: usize, owner: &PersonId, now: Instant) -> Vec<Telling>;
}

/// A firm: its leads, and what is due of each.
///
/// With a [`sweep`](Self::sweep) it works as the deployed one does: what is due, and what a person makes due, is done at the next full turn
/// of it. Without one, everything is done at its own moment.
#[derive(Debug)]
pub struct Firm {
    /// By which it decides.
    pub policy: Policy,
    /// The time.
    pub now: Instant,
    /// Its leads; the place of one that was let go is used again. What is next due of one is remembered from its last decision: whoever
    /// changes anything of one that says when something is due has it decided about before time passes.
    pub leads: Vec<Lead>,
    /// What each of the team has.
    pub team: Team,
    /// How often it looks at what is due.
    pub sweep: Option<TimeDelta>,
    due: Timetable<u32>,
    /// What is known of each lead's time.
    times: Vec<LeadTime>,
    /// The rules by which that was found.
    found_by: PolicyVersion,
    /// Who waits in the manager's queue until somebody has room, whoever was promised the earliest answer first.
    waiting: BTreeSet<((Instant, Instant), usize)>,
    /// Somebody may have room now who had none.
    has_room: bool,
    forecast: Option<Forecast>,
    free: Vec<usize>,
    /// Where the leads of each stand.
    theirs: BTreeMap<PersonId, BTreeSet<usize>>,
    /// Leads that are with colleagues until somebody is back.
    lent: BTreeMap<PersonId, Vec<usize>>,
}

/// What a firm knows of the time of a lead.
#[derive(Debug, Clone, Copy, Default)]
struct LeadTime {
    /// When it is looked at next.
    at: Option<Instant>,
    /// What is next due of it, as its last decision found; nothing, of one that is closed.
    next: Option<Due>,
}

impl Firm {
    /// A firm without leads.
    #[must_use]
    pub fn new(policy: Policy, now: Instant, sweep: Option<TimeDelta>) -> Self {
        let people = policy.active.roster.people.iter();
        let loads = people.map(|one| RepLoad::new(one.id.clone())).collect();
        Self {
            found_by: policy.version.clone(),
            policy,
            now,
            leads: Vec::new(),
            team: Team { loads },
            sweep,
            due: Timetable::default(),
            times: Vec::new(),
            waiting: BTreeSet::new(),
            has_room: false,
            forecast: None,
            free: Vec::new(),
            theirs: BTreeMap::new(),
            lent: BTreeMap::new(),
        }
    }

    /// Takes a lead, of which nothing is decided yet. Where it stands from now on.
    pub fn take(&mut self, lead: Lead) -> usize {
        if let Some(place) = self.free.pop() {
            self.leads[place] = lead;
            self.times[place] = LeadTime::default();
            return place;
        }
        self.leads.push(lead);
        self.times.push(LeadTime::default());
        self.leads.len() - 1
    }

    /// Lets a lead go that has ended: another one may have its place.
    pub fn let_go(&mut self, lead: usize) {
        self.times[lead].at = None;
        self.free.push(lead);
    }

    /// What forms know of who has room.
    pub fn forecast(&mut self) -> &Forecast {
        let (policy, team, now) = (&self.policy, &self.team, self.now);
        self.forecast
            .get_or_insert_with(|| Forecast::of(policy, team, now))
    }

    /// Somebody is away.
    ///
    /// # Panics
    /// Of somebody who is not of the team.
    pub fn set_away(&mut self, who: &PersonId, from: Instant, until: Instant) {
        self.load(who).away = vec![TimeAway::between(from, until)];
        self.loads_changed();
    }

    /// Somebody is back.
    ///
    /// # Panics
    /// Of somebody who is not of the team.
    pub fn end_absence(&mut self, who: &PersonId) {
        let now = self.now;
        for away in &mut self.load(who).away {
            away.until = away.until.min(now);
        }
        self.loads_changed();
    }

    /// Where the leads of somebody stand.
    #[must_use]
    pub fn leads_of(&self, who: &PersonId) -> Vec<usize> {
        let theirs = self.theirs.get(who);
        theirs.into_iter().flatten().copied().collect()
    }

    /// Notes that a lead goes to a colleague until somebody is back.
    pub fn lend(&mut self, who: &PersonId, lead: usize) {
        self.lent.entry(who.clone()).or_default().push(lead);
    }

    /// The leads that were noted so.
    pub fn take_lent(&mut self, who: &PersonId) -> Vec<usize> {
        self.lent.remove(who).unwrap_or_default()
    }

    /// The load of somebody of the team.
    ///
    /// # Panics
    /// Of somebody who is not of the team.
    pub fn load(&mut self, who: &PersonId) -> &mut RepLoad {
        let found = self.team.known_load_mut(&self.policy.active.roster, who);
        found.expect("who has a lead is of the team")
    }

    /// A copy of the load of somebody; an empty one of who has none yet.
    fn known_load(&self, who: &PersonId) -> RepLoad {
        let known = self.team.known_load(&self.policy.active.roster, who);
        known.map_or_else(|| RepLoad::new(who.clone()), RepLoad::clone)
    }

    fn loads_changed(&mut self) {
        self.has_room = true;
        self.forecast = None;
    }

    /// Something happens to a lead by what somebody does.
    pub fn give(&mut self, lead: usize, event: &Event, witness: &mut impl Witness) {
        self.decide(lead, event, witness);
        if self.sweep.is_none() {
            self.follow(lead, witness);
        }
        self.schedule(lead, self.turn(self.now));
    }

    /// Something happens to a lead that the sweep has found out.
    pub fn found(&mut self, lead: usize, event: &Event, witness: &mut impl Witness) {
        self.decide(lead, event, witness);
        self.follow(lead, witness);
        self.schedule(lead, self.next_turn());
    }

    /// When something is next due.
    pub fn next_at(&mut self) -> Option<Instant> {
        if self.has_room && !self.waiting.is_empty() {
            return Some(self.turn(self.now));
        }
        self.next_lead().map(|(at, _)| at)
    }

    /// Which lead is next due, and when.
    pub fn next_lead(&mut self) -> Option<(Instant, usize)> {
        while let Some((at, lead)) = self.first_due() {
            if self.times[lead].at == Some(at) {
                return Some((at, lead));
            }
            self.due.take();
        }
        None
    }

    /// Does what is due first, and moves the clock there. [`next_at`](Self::next_at) says when that is.
    pub fn step(&mut self, witness: &mut impl Witness) {
        let is_for_the_queue = self.has_room && !self.waiting.is_empty();
        let due = self.next_lead();
        let queue_at = is_for_the_queue.then(|| self.turn(self.now));
        match due {
            Some((at, lead)) if queue_at.is_none_or(|queue| at <= queue) => {
                self.due.take();
                self.times[lead].at = None;
                self.now = self.now.max(at);
                self.tick(lead, witness);
            }
            Some(_) | None => {
                if let Some(at) = queue_at {
                    self.now = self.now.max(at);
                    self.route_waiting(witness);
                }
            }
        }
    }

    fn tick(&mut self, lead: usize, witness: &mut impl Witness) {
        let erased_at = law::erased_at(&self.policy, &self.leads[lead]);
        if erased_at.is_some_and(|at| at <= self.now) {
            // They never answered, and their law asks that they be forgotten.
            self.decide(lead, &Event::Erased, witness);
            return self.schedule(lead, self.next_turn());
        }
        if let Some(rep) = self.leads[lead].rep()
            && work::waits_for_its_owner(&self.leads[lead], self.now)
        {
            let load = self.known_load(rep);
            let why = work::owner_absent(&self.policy, &self.leads[lead], &load, self.now);
            if let Some(why) = why {
                self.decide(lead, &Event::OwnerAbsent { why }, witness);
            }
        }
        self.decide(lead, &Event::Tick, witness);
        self.follow(lead, witness);
        self.schedule(lead, self.next_turn());
    }

    /// The first turn of the sweep at a moment or after it.
    #[must_use]
    pub fn turn(&self, at: Instant) -> Instant {
        self.sweep.map_or(at, |sweep| full_at_or_after(at, sweep))
    }

    /// The turn of the sweep that comes after this one: what is looked at now is not looked at once more in the same turn.
    fn next_turn(&self) -> Instant {
        self.sweep.map_or(self.now, |sweep| self.now + sweep)
    }

    /// What follows from a decision in the same turn: the lead moves on, and whoever needs a rep gets one.
    fn follow(&mut self, lead: usize, witness: &mut impl Witness) {
        // It moves on by something that is due, so of whom nothing is due it moves from nobody.
        let is_due = self.times[lead]
            .next
            .is_some_and(|next| next.at() <= self.now);
        let owner = is_due.then(|| losing(&self.policy, &self.leads[lead], self.now));
        if let Some(owner) = owner.flatten() {
            let load = self.known_load(&owner);
            let mut tellings = witness.tellings(lead, &owner, self.now);
            for telling in &mut tellings {
                telling.at = load.there_from(telling.at);
            }
            let is_managed = self.team.is_managed(&self.policy.active.roster, self.now);
            let due = Event::MoveDue {
                owner,
                tellings,
                is_managed,
            };
            self.decide(lead, &due, witness);
        }
        for _ in 0..MAX_TURNS {
            if !matches!(self.leads[lead].stage, Stage::Open(Open::Routing { .. })) {
                break;
            }
            self.route(lead, witness);
        }
    }

    fn route(&mut self, lead: usize, witness: &mut impl Witness) {
        let routing = self.routing(lead);
        self.decide(lead, &Event::Routed(routing), witness);
    }

    fn routing(&mut self, lead: usize) -> Routing {
        let of = &self.leads[lead];
        let mut routing = route(&self.policy, of, &self.team, self.now);
        if let Routing::Exhausted {
            others_wait,
            free_from,
            ..
        } = &mut routing
        {
            let mut waiting = self.waiting.iter();
            *others_wait = waiting.any(|(_, one)| !self.leads[*one].asked_for_nothing());
            let (policy, now) = (&self.policy, self.now);
            let forecast = &*self
                .forecast
                .get_or_insert_with(|| Forecast::of(policy, &self.team, now));
            *free_from = forecast.free_from_for_lead(policy, of, now);
        }
        routing
    }

    /// Somebody has room: whoever waits and was promised the earliest answer goes there first.
    fn route_waiting(&mut self, witness: &mut impl Witness) {
        self.has_room = false;
        let first = self.waiting.iter().take(MAX_WAITING_ROUTED);
        let first: Vec<usize> = first.map(|(_, lead)| *lead).collect();
        for lead in first {
            if !somebody_takes_new_leads(&self.policy, &self.team, self.now) {
                return;
            }
            let of = &self.leads[lead];
            if let Some(routing) = route_to_somebody(&self.policy, of, &self.team, self.now) {
                self.decide(lead, &Event::Routed(routing), witness);
                self.follow(lead, witness);
                self.schedule(lead, self.next_turn());
            }
        }
    }

    /// Something happens to a lead; what follows in the same turn, and when it is looked at next, is left open.
    pub fn decide(&mut self, lead: usize, event: &Event, witness: &mut impl Witness) {
        let before = &self.leads[lead];
        if is_waiting(before) {
            self.waiting.remove(&(place(before), lead));
        }
        if self.found_by != self.policy.version {
            // What is due by other rules says nothing of these.
            self.times.iter_mut().for_each(|time| time.next = None);
            self.found_by = self.policy.version.clone();
        }
        let known = self.times[lead].next;
        let mut decided = decide_and_look_ahead(&self.policy, (before, known), event, self.now);
        let (decision, next) = &mut decided;
        self.times[lead].next = *next;
        witness.decided(&self.policy, self.now, lead, before, decision);
        let (had, has) = (before.rep(), decision.lead.rep());
        if had != has {
            if let Some(theirs) = had.and_then(|rep| self.theirs.get_mut(rep)) {
                theirs.remove(&lead);
            }
            if let Some(rep) = has {
                self.theirs.entry(rep.clone()).or_default().insert(lead);
            }
        }
        for change in &decision.loads {
            self.count(change);
        }
        if is_waiting(&decision.lead) {
            self.waiting.insert((place(&decision.lead), lead));
        }
        std::mem::swap(&mut self.leads[lead], &mut decision.lead);
    }

    /// What somebody has changes. What forms know of who has room changes only when they are full or
    /// paused now, and were not, or the other way.
    fn count(&mut self, change: &LoadChange) {
        let now = self.now;
        let rep = change.rep();
        let was_taken = self.is_taken(rep);
        let load = self.load(rep);
        let was_paused = load.is_paused();
        change.count_in(load, now);
        let is_paused = load.is_paused();
        self.has_room |= match change {
            LoadChange::Gained(_) => false,
            LoadChange::Lost(_) | LoadChange::Lapsed(_) => true,
            LoadChange::Touched(_) => was_paused,
        };
        if self.is_taken(rep) != was_taken || is_paused != was_paused {
            self.forecast = None;
        }
    }

    /// Whether somebody of the team takes nothing new.
    fn is_taken(&self, who: &PersonId) -> bool {
        let roster = &self.policy.active.roster;
        let load = self.team.known_load(roster, who);
        let person = roster.get(who);
        person.is_some_and(|person| is_taken(&self.policy, person, load))
    }

    /// Notes when the lead is looked at next: in a turn, and not before one.
    fn schedule(&mut self, lead: usize, not_before: Instant) {
        let time = &self.times[lead];
        let next = time.next.map(|next| self.turn(next.at()).max(not_before));
        if time.at == next {
            // It stands there already.
            return;
        }
        self.times[lead].at = next;
        if let Some(at) = next {
            // Half as wide as its place: there are several of each lead, most of them weeks ahead.
            let lead = u32::try_from(lead);
            self.due.add(at, lead.expect("no firm has so many leads"));
        }
    }

    /// What stands first in the timetable, whether it still holds or not.
    fn first_due(&self) -> Option<(Instant, usize)> {
        self.due.first().map(|(at, lead)| (*at, *lead as usize))
    }

    /// How many wait in the manager's queue for somebody with room.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }
}

fn is_waiting(lead: &Lead) -> bool {
    let Stage::Open(Open::WithManager { because, .. }) = &lead.stage else {
        return false;
    };
    *because == ManagerReason::Exhausted
}
