//! An engagement begins, stops, rests, begins again and ends.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::inquiry::ContactWhen;
use crate::lead::{Ending, ObligationKind, Open, Rest, RestReason, Stage, rest_span};
use crate::team::Role;
use crate::timeline::{Actor, AssignReason, Fact, StopReason, WakeReason};
use calendar::Instant;

impl Deciding<'_> {
    /// An engagement begins: a rep is chosen, or whoever answers what is no lead has it.
    pub(super) fn begin(&mut self) {
        let since = self.now;
        let roster = &self.policy.active.roster;
        let answers = self.decision.lead.answered_by.and_then(|role| match role {
            // By topic, source and load, like every rep's.
            Role::Rep => None,
            // A policy in which a marketer answers is never in force.
            Role::Qualifier | Role::Manager | Role::Marketer => {
                roster.with(role).next().or(roster.manager())
            }
        });
        match answers {
            Some(person) => {
                let person = person.id.clone();
                self.assign(&person, Actor::Baton, AssignReason::Answers);
            }
            None => self.open(Open::Routing { since }),
        }
    }

    /// Ends everything that goes out by itself; ownership stays.
    pub(super) fn stop(&mut self, why: StopReason) {
        let now = self.now;
        let lead = self.lead();
        lead.not_owned_up(now);
        lead.stop_generation = lead.stop_generation.saturating_add(1);
        lead.restart = lead.restart.saturating_add(1);
        self.log(Fact::Stopped { why });
    }

    /// Takes the lead from its rep's load and remembers who had it.
    pub(super) fn release(&mut self) {
        if let Some(rep) = self.decision.lead.rep().cloned() {
            self.decision.loads.push(LoadChange::Lost(rep.clone()));
            self.lead().preferred = Some(rep);
        }
    }

    pub(super) fn rest(&mut self, because: RestReason, until: Option<Instant>, returns: bool) {
        let until = until
            .filter(|until| *until > self.now)
            .unwrap_or_else(|| self.after(self.now, rest_span(&self.policy.rules, because)));
        self.release();
        let ends = self.after(self.now, self.policy.active.nurture.ends_after);
        let rest = Rest {
            since: self.now,
            because,
            ends: ends.max(until),
        };
        self.lead().rest.get_or_insert(rest);
        // What was promised to them stays promised: it is missed when its time comes, unless somebody turns to them before.
        self.ends();
        self.open(Open::Resting {
            until,
            because,
            returns,
        });
        self.log(Fact::Rested { because, until });
    }

    /// Nothing goes on, and nothing is owed any more: a person, or the goodbye, has settled it.
    fn ends(&mut self) {
        let lead = self.lead();
        lead.owed.discharge_all();
        lead.end_steps();
    }

    pub(super) fn close(&mut self, ending: Ending, by: Actor) {
        self.stop(StopReason::Ended { ending });
        self.release();
        let at = self.now;
        self.ends();
        // Whoever spoke with them has kept it or not; the others called it off, or were nobody's inquiry.
        self.lead().promise = None;
        self.lead().stage = Stage::Closed { at, ending };
        self.lead().doubt = None;
        self.log_by(by, Fact::Closed { ending });
    }

    /// Starts the next cycle of the lead.
    pub(super) fn reopen(&mut self, because: WakeReason) {
        let now = self.now;
        let lead = self.lead();
        lead.cycle = lead.cycle.saturating_add(1);
        lead.restart = 0;
        // It starts under the rules of its own time.
        lead.policy = None;
        lead.ladder = None;
        lead.unqualified = false;
        // That they are a customer was said of the last cycle: the next one is an ordinary lead until somebody says so again.
        if std::mem::take(&mut lead.is_customer) {
            lead.answered_by = None;
        }
        lead.had_an_owner = false;
        lead.came_back = false;
        lead.owing_mails = 0;
        lead.handover = None;
        lead.introductions = 0;
        lead.unattended_emails = 0;
        lead.in_contact_since = false;
        lead.arrived_at = now;
        lead.missed = None;
        lead.moved_promise = None;
        lead.touches = 0;
        lead.call_attempts = 0;
        lead.personal_emails = 0;
        lead.task_link = None;
        lead.tasks_done.clear();
        lead.asked.clear();
        lead.rest = None;
        lead.touched_at = None;
        lead.former.clear();
        lead.end_steps();
        // The answer to what woke the lead is all that is owed.
        lead.owed.keep(&[ObligationKind::Answer]);
        lead.appointment = lead.appointment.take().filter(|one| one.stands());
        lead.colleague_pause = None;
        self.log(Fact::Woke { because });
        self.begin();
    }

    /// Starts the next cycle of somebody whose time has come: an earlier wish to be contacted later is over.
    pub(super) fn reopen_now(&mut self, because: WakeReason) {
        self.reopen(because);
        let contact = &mut self.lead().contact;
        contact.when = ContactWhen::Now;
        contact.asked_when = true;
    }
}
