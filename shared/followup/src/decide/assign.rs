//! A lead is given to somebody, who then owes it something.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::ids::PersonId;
use crate::inquiry::ContactWhen;
use crate::lead::{Clock, Engagement, Listed, ObligationKind, Open, Phase, Position, Progress};
use crate::message::notice::NoticeKind;
use crate::policy::rules::Track;
use crate::timeline::{Actor, AssignReason, Fact};
use calendar::Instant;

/// What is owed to a lead from when somebody gets it, and what they hear of it.
struct Start {
    phase: Phase,
    first_touch: Option<Clock>,
    notice: Option<NoticeKind>,
}

impl Start {
    /// Nothing goes out by itself: the person owes it.
    fn of_a_person(clock: Clock, notice: NoticeKind) -> Self {
        Self {
            phase: Phase::Person(clock),
            first_touch: None,
            notice: Some(notice),
        }
    }
}

impl Deciding<'_> {
    /// Gives the lead to a rep and starts, or resumes, what is owed.
    pub(super) fn assign(&mut self, rep: &PersonId, by: Actor, why: AssignReason) {
        let version = self.policy.version.clone();
        self.lead().policy.get_or_insert(version);
        let Start {
            phase,
            first_touch,
            notice,
        } = self.start();
        let lead = &self.decision.lead;
        let moved = !lead.former.is_empty() || lead.resume.is_some();
        self.open(Open::Active(Engagement {
            rep: rep.clone(),
            assigned_at: self.now,
            first_touch,
            phase,
        }));
        self.lead().resume = None;
        self.lead().reply_waiting = None;
        self.decision.loads.push(LoadChange::Gained(rep.clone()));
        let to = rep.clone();
        self.log_by(by, Fact::Assigned { to, why });
        if let Some(kind) = notice {
            self.notify(rep, if moved { NoticeKind::MovedHere } else { kind });
        }
        // Who takes over in between can stop what is on its way.
        if let Some(message) = self.planned_mail() {
            self.notify(rep, NoticeKind::Announcement { message });
        }
    }

    /// What whoever gets the lead now owes it: what was owed before, or what they asked for.
    fn start(&self) -> Start {
        let now = self.now;
        let lead = &self.decision.lead;
        let unreachable = !lead.may_write() && !lead.may_call();
        if let Some(owed) = lead.owed_before() {
            Start::of_a_person(owed, NoticeKind::Answer)
        } else if lead.answered_by.is_some() {
            let promise = lead.promise.as_ref();
            let clock = Clock::start(ObligationKind::Request, now).promised(promise);
            Start::of_a_person(clock, NoticeKind::Answer)
        } else if let Some(phase) = lead.resume {
            let untouched = lead.touched_at.is_none();
            Start {
                phase,
                first_touch: untouched.then(|| {
                    let clock = Clock::start(ObligationKind::FirstTouchAfterLapse, now);
                    clock.promised(lead.promise.as_ref())
                }),
                notice: Some(NoticeKind::MovedHere),
            }
        } else if unreachable || self.spent() {
            let clock = Clock::start(ObligationKind::Decide, now);
            Start::of_a_person(clock, NoticeKind::NewLead)
        } else if let Some(listed) = lead.listed.filter(|_| lead.asked_for_nothing()) {
            Start {
                phase: self.approach(listed, self.first_step()),
                first_touch: None,
                notice: None,
            }
        } else {
            self.start_when_they_asked()
        }
    }

    /// The steps, from when they want to hear from us.
    fn start_when_they_asked(&self) -> Start {
        let lead = &self.decision.lead;
        // Who has been followed up in this cycle is not put off once more.
        let when = if lead.touched_at.is_none() && lead.touches == 0 {
            lead.contact.when
        } else {
            ContactWhen::Now
        };
        let (track, at, first_touch, notice) = match when {
            ContactWhen::Later => {
                let at = Position::After {
                    done: lead.arrived_at,
                    by_person: false,
                };
                (Track::Later, at, None, None)
            }
            ContactWhen::Week => {
                let since = self.after(self.now, self.policy.rules.clocks.week.due);
                let at = Position::CallOpen { since };
                let clock = Clock::start(ObligationKind::FirstTouchThisWeek, self.now)
                    .promised(lead.promise.as_ref());
                let notice = Some(NoticeKind::NewLead);
                (lead.contact.track(), at, Some(clock), notice)
            }
            ContactWhen::Now => {
                let first_step = self.first_step();
                let at = Position::From { at: first_step };
                let clock = Clock::start(ObligationKind::FirstTouch, first_step)
                    .promised(lead.promise.as_ref());
                (lead.contact.track(), at, Some(clock), None)
            }
        };
        Start {
            phase: Phase::Cadence(Progress { track, step: 0, at }),
            first_touch,
            notice,
        }
    }

    /// What begins for who asked for nothing: a task without a clock, and with a consent the steps.
    fn approach(&self, listed: Listed, at: Instant) -> Phase {
        match listed {
            Listed::Bare => Phase::Person(Clock::start(ObligationKind::Approach, at)),
            Listed::Agreed => Phase::Cadence(Progress {
                track: self.decision.lead.contact.track(),
                step: 0,
                at: Position::From { at },
            }),
        }
    }

    /// When the first call opens: at once, or after the peace that a source's people are left in.
    fn first_step(&self) -> Instant {
        let lead = &self.decision.lead;
        let policy = self.policy;
        policy
            .peace_until(&lead.source, lead.contact.asked_when, lead.arrived_at)
            .max(self.now)
    }
}
