//! The one function that decides what becomes of a lead.
//!
//! [`decide`] is total and pure: the same policy, lead, event and time give the same [`Decision`] (P12).

mod arrival;
mod cadence;
mod clocks;
mod colleague;
mod doubt;
mod listed;
mod machine_reply;
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
    Block, Clock, Ending, Engagement, Lead, ObligationKind, Open, Phase, RestReason, Stage,
    rest_span,
};
use crate::message::{Escalation, Message, Notice, NoticeKind};
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
    pub messages: Vec<Message>,
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
        } => deciding.on_arrival(inquiry, *suspicious),
        Event::Joined { id, inquiry } => deciding.on_joined(id, inquiry),
        Event::Routed(routing) => deciding.on_routed(routing),
        Event::Outcome(outcome) => deciding.on_outcome(outcome),
        Event::Assigned { to, by } => deciding.on_assigned(to, by),
        Event::KeptByOwner { by } => deciding.on_kept_by_owner(by),
        Event::Verdict { verdict, by } => deciding.on_verdict(*verdict, by),
        Event::Sign(sign) => deciding.on_sign(*sign),
        Event::MachineReplied(heard) => deciding.on_machine_reply(*heard),
        Event::Unproven(unproven) => deciding.on_unproven(unproven),
        Event::NoteAdded { by, answer } => deciding.on_note(by, *answer),
        Event::AnnouncementAnswered {
            message,
            choice,
            by,
        } => deciding.on_announcement_answered(message, *choice, by),
        Event::NotSent { message, step, why } => {
            deciding.on_not_sent(message, step.as_deref(), why);
        }
        Event::AppointmentChanged(arrangement) => deciding.on_appointment_changed(arrangement),
        Event::Erased => deciding.on_erased(),
        Event::SuppressionFound { email, phone } => deciding.on_suppression_found(*email, *phone),
        Event::Linked { lead, rep } => deciding.on_linked(lead, rep.as_ref()),
        Event::ColleagueInTouch { lead, at, pending } => {
            deciding.on_colleague_in_touch(lead, *at, pending.as_ref());
        }
        Event::GoOn { by } => deciding.on_go_on(by),
        Event::OptedIn => deciding.on_opted_in(),
        Event::ApprovalAwaited { message } => deciding.on_approval_awaited(message),
        Event::ApprovalLapsed { step } => deciding.on_approval_lapsed(step),
    }
    deciding.sync_meeting();
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
            messages: Vec::new(),
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
        self.messages.extend(next.messages);
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
        let Some(manager) = self.policy.active.roster.manager() else {
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

    fn engagement(&self) -> Option<&Engagement> {
        match &self.decision.lead.stage {
            Stage::Open(Open::Active(engagement)) => Some(engagement),
            Stage::Open(_) | Stage::Closed { .. } => None,
        }
    }

    fn engagement_mut(&mut self) -> Option<&mut Engagement> {
        match &mut self.decision.lead.stage {
            Stage::Open(Open::Active(engagement)) => Some(engagement),
            Stage::Open(_) | Stage::Closed { .. } => None,
        }
    }

    /// Ends everything that goes out by itself; ownership stays.
    fn stop(&mut self, why: StopReason) {
        let lead = self.lead();
        lead.stop_generation = lead.stop_generation.saturating_add(1);
        lead.restart = lead.restart.saturating_add(1);
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
    fn on_erased(&mut self) {
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
        lead.colleague_pause = None;
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

    /// Starts the next engagement of the same person.
    fn reopen(&mut self, because: WakeReason) {
        let now = self.now;
        let lead = self.lead();
        lead.cycle = lead.cycle.saturating_add(1);
        lead.restart = 0;
        // It starts under the rules of its own time.
        lead.policy = None;
        lead.unqualified = false;
        lead.arrived_at = now;
        lead.touches = 0;
        lead.call_attempts = 0;
        lead.personal_emails = 0;
        lead.touched_at = None;
        lead.former.clear();
        lead.resume = None;
        lead.appointment = lead.appointment.take().filter(Appointment::stands);
        lead.colleague_pause = None;
        self.log(Fact::Woke { because });
        self.begin();
    }

    /// An engagement begins: a rep is chosen, or whoever answers what is no lead has it.
    fn begin(&mut self) {
        let since = self.now;
        let roster = &self.policy.active.roster;
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

    /// Starts the next engagement of somebody whose time has come: earlier wishes for later are over.
    fn reopen_now(&mut self, because: WakeReason) {
        self.reopen(because);
        let contact = &mut self.lead().contact;
        contact.when = ContactWhen::Now;
        contact.asked_when = true;
    }

    /// Whether what goes on is an answer that a person owes.
    fn is_to_be_answered(&self) -> bool {
        matches!(
            self.engagement().map(|engagement| engagement.phase),
            Some(Phase::Person(Clock {
                obligation: ObligationKind::Answer | ObligationKind::Request,
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
        let Some(engagement) = self.engagement_mut() else {
            return;
        };
        // One that is owed beside what goes on is the same answer, with its age: nobody owes two.
        let beside = engagement
            .first_touch
            .take_if(|clock| clock.obligation == ObligationKind::Answer);
        let clock = beside.unwrap_or_else(|| Clock::start(ObligationKind::Answer, now));
        engagement.phase = Phase::Person(clock);
    }

    /// From now on a person owes something; automatic steps have ended.
    fn person_owes(&mut self, obligation: ObligationKind, since: Instant) {
        if let Some(engagement) = self.engagement_mut() {
            engagement.phase = Phase::Person(Clock::start(obligation, since));
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
                Action::Rung { obligation, .. } => self.rungs(obligation),
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
