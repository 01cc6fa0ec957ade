//! A lead is given to somebody, who then owes it something.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::ids::PersonId;
use crate::inquiry::{ContactWhen, Promise};
use crate::lead::{Engagement, Lead, Listed, Obligation, ObligationKind, Open, Position, Progress};
use crate::message::notice::NoticeKind;
use crate::policy::compiled::Policy;
use crate::policy::rules::Track;
use crate::route::passed_over::PassedOver;
use crate::timeline::{Actor, AssignReason, Fact};
use calendar::Instant;

impl Deciding<'_> {
    /// Gives the lead to a rep. What was owed goes on, with its age; what was not begun yet begins.
    pub(super) fn assign(&mut self, rep: &PersonId, by: Actor, why: AssignReason) {
        self.assign_before(rep, by, why, Vec::new());
    }

    /// The same, of whom the worker that assigns has chosen before others.
    pub(super) fn assign_before(
        &mut self,
        rep: &PersonId,
        by: Actor,
        why: AssignReason,
        others: Vec<PassedOver>,
    ) {
        let version = self.policy.version.clone();
        self.lead().policy.get_or_insert(version);
        let lead = &self.decision.lead;
        let moved = lead.had_an_owner && (!lead.former.is_empty() || lead.is_under_way());
        let notice = self.start();
        self.lead().had_an_owner = true;
        self.open(Open::Active(Engagement {
            rep: rep.clone(),
            assigned_at: self.now,
        }));
        self.decision.loads.push(LoadChange::Gained(rep.clone()));
        let to = rep.clone();
        self.log_by(by, Fact::Assigned { to, why, others });
        if let Some(kind) = notice {
            self.notify(rep, if moved { NoticeKind::MovedHere } else { kind });
        }
        self.introduce();
        // The new owner can stop a mail that was written down and has not left.
        if let Some(message) = self.planned_mail() {
            self.notify(rep, NoticeKind::Announcement { message });
        }
    }

    /// Nobody can take it: what they were promised is owed all the same, and the steps go on in the team's name (P11).
    pub(super) fn begin_in_queue(&mut self) {
        if self.decision.lead.owed.is_empty() && self.decision.lead.cadence.is_none() {
            self.start();
        }
    }

    /// Begins what whoever gets the lead owes it: what was owed before, or what the lead asked for. The notice that says so; none, where
    /// the first step brings one, or nobody needs one.
    fn start(&mut self) -> Option<NoticeKind> {
        let now = self.now;
        let lead = &self.decision.lead;
        let unreachable = !lead.may_write() && !lead.may_call();
        let promise = lead.promise;
        if lead.answered_by.is_some() {
            self.owes_request();
            return Some(NoticeKind::Answer);
        }
        if !lead.owed.is_empty() || lead.cadence.is_some() {
            let wrote = self.is_to_be_answered();
            let lead = self.lead();
            lead.owed.handed_over(now);
            if !wrote && lead.cadence.is_none() && lead.owed.first_touch().is_some() {
                // Nobody has tried, and what was begun has ended: it begins anew.
                let at = Position::CallOpen { since: now };
                lead.cadence = Some(Progress::first(lead.contact.track(), at));
            }
            return match (wrote, self.decision.lead.had_an_owner) {
                (true, _) => Some(NoticeKind::Answer),
                (false, true) => Some(NoticeKind::MovedHere),
                // The lead waited in a queue: nobody has heard of the steps that began there.
                (false, false) if self.is_for_later() => Some(NoticeKind::ForLater),
                (false, false) => (!self.is_yet_to_begin()).then_some(NoticeKind::NewLead),
            };
        }
        if unreachable || self.spent() {
            let decision = Obligation::new(ObligationKind::Decide, now);
            self.lead().owed.owe(decision);
            return Some(NoticeKind::NewLead);
        }
        if let Some(listed) = lead.listed.filter(|_| lead.asked_for_nothing()) {
            self.approach(listed, self.first_step());
            return None;
        }
        self.start_when_they_asked(promise.as_ref())
    }

    /// Whether the first step is still to come: it then tells the rep itself.
    fn is_yet_to_begin(&self) -> bool {
        let first = self.decision.lead.cadence.filter(|one| one.step == 0);
        first.is_some_and(|first| match first.at {
            Position::From { .. } => true,
            Position::After { .. } | Position::CallOpen { .. } | Position::TaskOpen { .. } => false,
        })
    }

    /// Whether they want to hear from us later, and nothing has been done yet.
    fn is_for_later(&self) -> bool {
        let first = self.decision.lead.cadence.filter(|one| one.step == 0);
        first.is_some_and(|first| first.track == Track::Later)
    }

    /// Who is no lead is owed an answer: since they wrote, or since somebody is to give it.
    fn owes_request(&mut self) {
        let now = self.now;
        let lead = self.lead();
        let request = Obligation::new(ObligationKind::Request, now);
        let request = request.promised(lead.promise.as_ref());
        if !lead.owed.has(&[ObligationKind::Request]) {
            lead.owed.become_one(&[ObligationKind::Answer], request);
        }
        lead.owed.handed_over(now);
    }

    /// The steps, from when they want to hear from us.
    fn start_when_they_asked(&mut self, promise: Option<&Promise>) -> Option<NoticeKind> {
        let lead = &self.decision.lead;
        let (own, arrived_at) = (lead.contact.track(), lead.arrived_at);
        // Who has been followed up in this cycle is not put off once more.
        let when = if lead.touched_at.is_none() && lead.touches == 0 {
            lead.contact.when
        } else {
            ContactWhen::Now
        };
        let (track, at, first_touch, notice) = match when {
            ContactWhen::Later => {
                let at = Position::After {
                    done: arrived_at,
                    by_person: false,
                };
                (Track::Later, at, None, Some(NoticeKind::ForLater))
            }
            ContactWhen::Week => {
                let since = self.after(self.now, self.policy.rules.clocks.week.due);
                let at = Position::CallOpen { since };
                let owed = Obligation::new(ObligationKind::FirstTouchThisWeek, self.now);
                (own, at, Some(owed), Some(NoticeKind::NewLead))
            }
            ContactWhen::Now => {
                let first_step = self.first_step();
                let at = Position::From { at: first_step };
                let owed = Obligation::new(ObligationKind::FirstTouch, first_step);
                (own, at, Some(owed), None)
            }
        };
        if let Some(owed) = first_touch {
            // Its clock runs from the assignment on; they wait from when our answer may have left, and nobody is asked to call before.
            let lead = &self.decision.lead;
            let since = owed
                .since
                .max(breathes_until(self.policy, lead, lead.asked_at()));
            let owed = Obligation { since, ..owed };
            self.lead().owed.owe(owed.promised(promise));
        }
        self.lead().cadence = Some(Progress::first(track, at));
        notice
    }

    /// What begins for who asked for nothing: a task without a clock, and with a consent the steps.
    fn approach(&mut self, listed: Listed, at: Instant) {
        let lead = self.lead();
        match listed {
            Listed::Bare => lead.owed.owe(Obligation::new(ObligationKind::Approach, at)),
            Listed::Agreed => {
                let track = lead.track();
                let at = match track {
                    // The first step of a campaign has its time after the mailing.
                    Track::Campaign => Position::After {
                        done: at,
                        by_person: false,
                    },
                    Track::Inbound | Track::Calls | Track::Later | Track::Conversation => {
                        Position::From { at }
                    }
                };
                lead.cadence = Some(Progress::first(track, at));
            }
        }
    }

    /// When the first contact is owed: at once, or when the time is over for which people of this source are left in peace.
    fn first_step(&self) -> Instant {
        let lead = &self.decision.lead;
        let policy = self.policy;
        policy
            .peace_until(&lead.source, lead.contact.asked_when, lead.arrived_at)
            .max(self.now)
    }
}

/// Until when somebody who filled in a form at `asked_at` is left alone: nobody is called before our answer can have left. Who gets no such
/// answer has nothing to wait for.
pub(super) fn breathes_until(policy: &Policy, lead: &Lead, asked_at: Instant) -> Instant {
    let is_acknowledged =
        lead.may_write() && lead.listed.is_none() && policy.acknowledges(&lead.source);
    if !is_acknowledged {
        return asked_at;
    }
    let breath = policy.rules.clocks.acknowledge.not_before;
    policy.calendar().after(asked_at, breath)
}
