//! The one function that decides what becomes of a lead.
//!
//! [`decide`] is total and pure: the same policy, lead, event and time give the same [`Decision`] (P12).

mod arrival;
mod cadence;
mod clocks;
mod colleague;
mod doubt;
mod heard;
mod listed;
mod meeting;
mod outcome;
mod sign;
mod verdict;

use serde::{Deserialize, Serialize};

use crate::agenda::{Action, agenda_of};
use crate::booking::Appointment;
use crate::cadence::counts_from;
use crate::event::Event;
use crate::ids::{LeadId, MessageId, PersonId};
use crate::inquiry::ContactWhen;
use crate::lead::{
    Block, Clock, Duty, Ending, Lead, Open, Phase, Pursuit, RestReason, Stage, rest_span,
};
use crate::message::{Draft, Escalation, Notice, NoticeKind};
use crate::policy::Policy;
use crate::team::Role;
use crate::timeline::{Actor, AssignReason, Entry, Fact, StopReason, WakeReason};
use calendar::{Instant, Span};

/// Actions that one tick may take on one lead; more than any lead can have due at once.
const MAX_ACTIONS_PER_TICK: usize = 32;

/// What follows from an event: the lead as it is now, and what goes with it in the same transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The lead.
    pub lead: Lead,
    /// What happened, for the timeline.
    pub entries: Vec<Entry>,
    /// Messages to the lead.
    pub drafts: Vec<Draft>,
    /// Notices to the team.
    pub notices: Vec<Notice>,
    /// What changes in the reps' loads.
    pub loads: Vec<LoadChange>,
    /// The lead's addresses are not to be written to, or called, any more.
    pub block: Option<Block>,
    /// A pending message to send at once.
    pub send_now: Option<MessageId>,
    /// Pending messages that are not to be sent.
    pub drops: Vec<MessageId>,
}

/// A change of a rep's load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoadChange {
    /// Got the lead.
    Gained(PersonId),
    /// Has it no more.
    Lost(PersonId),
    /// Let it lapse, and has it no more.
    Lapsed(PersonId),
    /// Turned to it in time: lapses in a row end.
    Touched(PersonId),
}

/// Decides what follows from `event` for `lead` at `now`.
///
/// An event that no longer fits (a second click, a lead that has moved on) gives a decision without
/// entries and with the lead unchanged. So does every event of a lead that was erased: nobody is there any more.
#[must_use]
pub fn decide(policy: &Policy, lead: &Lead, event: &Event, now: Instant) -> Decision {
    if lead.erased_at.is_some() {
        return Decision::unchanged(lead);
    }
    let mut deciding = Deciding {
        policy,
        now,
        decision: Decision::unchanged(lead),
    };
    match event {
        Event::Tick => {}
        Event::Arrived {
            inquiry,
            suspicious,
        } => deciding.arrived(inquiry, *suspicious),
        Event::Joined { id, inquiry } => deciding.joined(id, inquiry),
        Event::Routed(routing) => deciding.routed(routing),
        Event::Outcome(outcome) => deciding.outcome(outcome),
        Event::Assigned { to, by } => deciding.assigned_by(to, by),
        Event::Kept { by } => deciding.kept(by),
        Event::Verdict { verdict, by } => deciding.verdict(*verdict, by),
        Event::Sign(sign) => deciding.sign(*sign),
        Event::Heard(heard) => deciding.heard(*heard),
        Event::Unproven(unproven) => deciding.unproven(unproven),
        Event::Filed { by, answer } => deciding.filed(by, *answer),
        Event::Announced {
            message,
            choice,
            by,
        } => deciding.announced(message, *choice, by),
        Event::NotSent { message, step, why } => {
            deciding.not_sent(message, step.as_deref(), why);
        }
        Event::Arranged(arrangement) => deciding.arranged(arrangement),
        Event::Erased => deciding.erased(),
        Event::Listed { email, phone } => deciding.listed(*email, *phone),
        Event::Linked { lead, rep } => deciding.linked(lead, rep.as_ref()),
        Event::ColleagueInTouch { lead, at, pending } => {
            deciding.colleague_in_touch(lead, *at, pending.as_ref());
        }
        Event::GoOn { by } => deciding.go_on(by),
        Event::OptedIn => deciding.opted_in(),
        Event::Drafted { message } => deciding.drafted(message),
        Event::DraftLapsed { step } => deciding.draft_lapsed(step),
    }
    deciding.settle_meeting();
    deciding.tick();
    deciding.decision
}

impl Decision {
    /// Nothing follows.
    #[must_use]
    pub fn unchanged(lead: &Lead) -> Self {
        Self {
            lead: lead.clone(),
            entries: Vec::new(),
            drafts: Vec::new(),
            notices: Vec::new(),
            loads: Vec::new(),
            block: None,
            send_now: None,
            drops: Vec::new(),
        }
    }

    /// This decision and the one that followed it, as one.
    #[must_use]
    pub fn then(mut self, next: Decision) -> Self {
        self.lead = next.lead;
        self.entries.extend(next.entries);
        self.drafts.extend(next.drafts);
        for notice in next.notices {
            if !self.notices.contains(&notice) {
                self.notices.push(notice);
            }
        }
        self.loads.extend(next.loads);
        self.block = self.block.max(next.block);
        self.send_now = next.send_now.or(self.send_now);
        self.drops.extend(next.drops);
        self
    }

    /// Whether anything at all follows for a lead that was `before`.
    #[must_use]
    pub fn changes(&self, before: &Lead) -> bool {
        *self != Self::unchanged(before)
    }
}

/// A decision in the making.
struct Deciding<'a> {
    policy: &'a Policy,
    now: Instant,
    decision: Decision,
}

impl Deciding<'_> {
    fn lead(&mut self) -> &mut Lead {
        &mut self.decision.lead
    }

    fn id(&self) -> LeadId {
        self.decision.lead.id.clone()
    }

    fn after(&self, start: Instant, span: Span) -> Instant {
        self.policy.calendar().deadline(start, span, &[]).at
    }

    /// [`counts_from`], at the time of this decision.
    fn anchor(&self, deadline: Instant) -> Instant {
        counts_from(deadline, self.now)
    }

    fn log_by(&mut self, by: Actor, fact: Fact) {
        self.decision.entries.push(Entry { fact, by });
    }

    /// A line of the timeline about what Baton did automatically.
    fn log(&mut self, fact: Fact) {
        self.log_by(Actor::Baton, fact);
    }

    fn notify(&mut self, to: &PersonId, kind: NoticeKind) {
        let notice = Notice {
            to: to.clone(),
            lead: self.id(),
            kind,
        };
        if !self.decision.notices.contains(&notice) {
            self.decision.notices.push(notice);
        }
    }

    /// Tells the manager, unless the manager is who it is about: nobody escalates to oneself.
    fn escalate(&mut self, why: Escalation) {
        let Some(manager) = self.policy.setting.roster.manager() else {
            return;
        };
        let manager = manager.id.clone();
        if self.decision.lead.rep() != Some(&manager) && !self.policy.is_solo() {
            self.notify(&manager, NoticeKind::Escalation(why));
        }
    }

    fn open(&mut self, open: Open) {
        self.lead().stage = Stage::Open(open);
    }

    fn pursuit(&self) -> Option<&Pursuit> {
        match &self.decision.lead.stage {
            Stage::Open(Open::Pursued(pursuit)) => Some(pursuit),
            Stage::Open(_) | Stage::Closed { .. } => None,
        }
    }

    fn pursuit_mut(&mut self) -> Option<&mut Pursuit> {
        match &mut self.decision.lead.stage {
            Stage::Open(Open::Pursued(pursuit)) => Some(pursuit),
            Stage::Open(_) | Stage::Closed { .. } => None,
        }
    }

    /// Ends everything that goes out by itself; ownership stays.
    fn stop(&mut self, why: StopReason) {
        let lead = self.lead();
        lead.stop_epoch = lead.stop_epoch.saturating_add(1);
        lead.round = lead.round.saturating_add(1);
        self.log(Fact::Stopped { why });
    }

    /// Takes the lead from its rep's load and remembers who had it.
    fn release(&mut self) {
        if let Some(rep) = self.decision.lead.rep().cloned() {
            self.decision.loads.push(LoadChange::Lost(rep.clone()));
            self.lead().preferred = Some(rep);
        }
    }

    fn close(&mut self, ending: Ending, by: Actor) {
        self.stop(StopReason::Ended { ending });
        self.release();
        let at = self.now;
        self.lead().stage = Stage::Closed { at, ending };
        self.lead().resume = None;
        self.lead().doubt = None;
        self.log_by(by, Fact::Closed { ending });
    }

    /// Nothing of the person is kept: the lead ends where it stands, and what it was stays counted.
    fn erased(&mut self) {
        match self.decision.lead.stage {
            Stage::Open(_) => self.close(Ending::Erased, Actor::Baton),
            Stage::Closed { .. } => self.stop(StopReason::Ended {
                ending: Ending::Erased,
            }),
        }
        let now = self.now;
        let lead = self.lead();
        lead.erased_at = Some(now);
        lead.linked.clear();
        lead.hold = None;
        self.log(Fact::Erased);
    }

    fn rest(&mut self, because: RestReason, until: Option<Instant>, returns: bool) {
        let until = until
            .filter(|until| *until > self.now)
            .unwrap_or_else(|| self.after(self.now, rest_span(&self.policy.rules, because)));
        self.release();
        self.lead().resume = None;
        self.open(Open::Resting {
            until,
            because,
            returns,
        });
        self.log(Fact::Rested { because, until });
    }

    /// Starts the next pursuit of the same person.
    fn wake(&mut self, because: WakeReason) {
        let now = self.now;
        let lead = self.lead();
        lead.cycle = lead.cycle.saturating_add(1);
        lead.round = 0;
        // It starts under the rules of its own time.
        lead.policy = None;
        lead.unqualified = false;
        lead.arrived_at = now;
        lead.touches = 0;
        lead.attempts = 0;
        lead.writings = 0;
        lead.touched_at = None;
        lead.former.clear();
        lead.resume = None;
        lead.appointment = lead.appointment.take().filter(Appointment::stands);
        lead.hold = None;
        self.log(Fact::Woke { because });
        self.begin();
    }

    /// A pursuit begins: a rep is chosen, or whoever answers what is no lead has it.
    fn begin(&mut self) {
        let since = self.now;
        let roster = &self.policy.setting.roster;
        let answers = self.decision.lead.answered_by.and_then(|role| match role {
            // By topic, source and load, like every rep's.
            Role::Rep => None,
            Role::Qualifier | Role::Manager => roster.with(role).next().or(roster.manager()),
        });
        match answers {
            Some(person) => {
                let person = person.id.clone();
                self.assign(&person, Actor::Baton, AssignReason::Answers);
            }
            None => self.open(Open::Routing { since }),
        }
    }

    /// Starts the next pursuit of somebody whose time has come: earlier wishes for later are over.
    fn wake_now(&mut self, because: WakeReason) {
        self.wake(because);
        let contact = &mut self.lead().contact;
        contact.when = ContactWhen::Now;
        contact.asked_when = true;
    }

    /// Whether what goes on is an answer that a person owes.
    fn is_to_be_answered(&self) -> bool {
        matches!(
            self.pursuit().map(|pursuit| pursuit.phase),
            Some(Phase::Person(Clock {
                duty: Duty::Answer | Duty::Request,
                ..
            }))
        )
    }

    /// They wrote: an answer is owed, from the first time that they did.
    fn owes_answer(&mut self) {
        if self.is_to_be_answered() {
            return;
        }
        let now = self.now;
        let Some(pursuit) = self.pursuit_mut() else {
            return;
        };
        // One that is owed beside what goes on is the same answer, with its age: nobody owes two.
        let beside = pursuit
            .first_touch
            .take_if(|clock| clock.duty == Duty::Answer);
        let clock = beside.unwrap_or_else(|| Clock::start(Duty::Answer, now));
        pursuit.phase = Phase::Person(clock);
    }

    /// From now on a person owes something; automatic steps have ended.
    fn person_owes(&mut self, duty: Duty, since: Instant) {
        if let Some(pursuit) = self.pursuit_mut() {
            pursuit.phase = Phase::Person(Clock::start(duty, since));
        }
    }

    /// Takes every action whose deadline has come.
    fn tick(&mut self) {
        for _ in 0..MAX_ACTIONS_PER_TICK {
            let Stage::Open(open) = &self.decision.lead.stage else {
                return;
            };
            let agenda = agenda_of(self.policy, &self.decision.lead, open);
            let next = agenda.next();
            if next.at() > self.now {
                return;
            }
            let (action, at) = (next.action, next.at());
            match action {
                // Their answers come as events of their own.
                Action::Judge | Action::Route | Action::Forget => return,
                Action::Rung { duty, .. } => self.rungs(duty),
                Action::Relist => self.relist(),
                Action::Step { step } => self.step(step, at),
                Action::EndCadence => self.end_cadence(at),
                Action::QualifyLapses => self.qualify_lapses(),
                Action::InformationLapses => self.information_lapses(),
                Action::RestEnds => self.rest_ends(),
                Action::LookLapses => self.rest(RestReason::NoAnswer, None, false),
                Action::Remind => self.remind(),
                Action::RequestLapses => self.request_lapses(),
            }
        }
    }
}
