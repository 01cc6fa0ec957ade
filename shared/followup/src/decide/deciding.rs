//! A decision in the making: what every event's code reads and writes.

use super::decision::Decision;
use crate::agenda::Due;
use crate::cadence::counts_from;
use crate::ids::{LeadId, MessageId, PersonId};
use crate::lead::obligations::NEXT;
use crate::lead::{Engagement, Lead, Obligation, ObligationKind, Open, Stage};
use crate::message::notice::{Escalation, Notice, NoticeKind};
use crate::policy::compiled::Policy;
use crate::telling::Telling;
use crate::timeline::{Actor, Entry, Fact, Ruling};
use calendar::{Instant, Span};

/// A decision in the making.
pub(super) struct Deciding<'a> {
    pub(super) policy: &'a Policy,
    pub(super) now: Instant,
    /// What follows so far. It is borrowed, since a lead is too large to be moved about for nothing.
    pub(super) decision: &'a mut Decision,
    /// What was found out before the lead moves on; nothing, while nobody has looked.
    pub(super) moving: Option<Moving<'a>>,
    /// What is next due of the lead, while that is known from before.
    pub(super) known: Option<Due>,
    /// The report that is being corrected has kept or missed what was promised, as the one in its place would: that is said once.
    pub(super) promise_is_settled: bool,
}

/// What is to be known before a lead moves on.
#[derive(Clone, Copy)]
pub(super) struct Moving<'a> {
    /// What its owner was told of that.
    pub(super) tellings: &'a [Telling],
    /// Whether the manager is there, or somebody stands in.
    pub(super) is_managed: bool,
}

impl Deciding<'_> {
    pub(super) fn lead(&mut self) -> &mut Lead {
        &mut self.decision.lead
    }

    fn id(&self) -> LeadId {
        self.decision.lead.id.clone()
    }

    pub(super) fn after(&self, start: Instant, span: Span) -> Instant {
        self.policy.calendar().after(start, span)
    }

    /// [`counts_from`], at the time of this decision.
    pub(super) fn anchor(&self, deadline: Instant) -> Instant {
        counts_from(deadline, self.now)
    }

    pub(super) fn log_by(&mut self, by: Actor, fact: Fact) {
        self.decision.entries.push(Entry { fact, by });
    }

    /// A line of the timeline about what Baton did automatically.
    pub(super) fn log(&mut self, fact: Fact) {
        self.log_by(Actor::Baton, fact);
    }

    /// Somebody of the team decided something.
    pub(super) fn ruled(&mut self, by: &PersonId, ruling: Ruling) {
        self.log_by(Actor::Person(by.clone()), Fact::Verdict { ruling });
    }

    pub(super) fn notify(&mut self, to: &PersonId, kind: NoticeKind) {
        let notice = Notice {
            to: to.clone(),
            lead: self.id(),
            kind,
        };
        if !self.decision.notices.contains(&notice) {
            self.decision.notices.push(notice);
        }
    }

    /// Tells the manager, unless the manager has the lead: nobody is told of their own delay as if it were another's.
    pub(super) fn escalate(&mut self, why: Escalation) {
        let Some(manager) = self.policy.active.roster.manager() else {
            return;
        };
        let manager = manager.id.clone();
        if self.decision.lead.rep() != Some(&manager) && !self.policy.is_solo() {
            self.notify(&manager, NoticeKind::Escalation(why));
        }
    }

    /// Who hears of a message of this lead: its rep, who asked the question, or the manager.
    pub(super) fn hears_of_messages(&self) -> Option<PersonId> {
        let roster = &self.policy.active.roster;
        let asked = matches!(
            self.decision.lead.stage,
            Stage::Open(Open::AskedInformation { .. })
        );
        let other = if asked {
            roster.qualifier()
        } else {
            roster.manager()
        };
        let lead = &self.decision.lead;
        let in_queue = self.is_in_the_managers_queue();
        // After the goodbye nobody has the lead: whoever had it last knows most of it. What is in the manager's queue is the manager's.
        let had = lead
            .preferred
            .as_ref()
            .filter(|had| roster.get(had).is_some() && !in_queue);
        let rep = lead.rep().or(had).cloned();
        rep.or_else(|| other.map(|person| person.id.clone()))
    }

    /// Whether the lead lies in the manager's queue, where the written steps go on.
    pub(super) fn is_in_the_managers_queue(&self) -> bool {
        matches!(
            self.decision.lead.stage,
            Stage::Open(Open::WithManager { .. })
        )
    }

    /// Who hears of what goes out by itself, or is held: whoever has the lead, and of the manager's queue the manager.
    pub(super) fn hears_of_steps(&self) -> Option<PersonId> {
        let manager = || {
            let queued = self.is_in_the_managers_queue();
            let manager = self.policy.active.roster.manager().filter(|_| queued);
            manager.map(|person| person.id.clone())
        };
        self.decision.lead.rep().cloned().or_else(manager)
    }

    /// Says to who hears of it that a written step goes out soon.
    pub(super) fn announce(&mut self, message: MessageId) {
        let Some(hears) = self.hears_of_steps() else {
            return;
        };
        self.notify(&hears, NoticeKind::Announcement { message });
    }

    pub(super) fn open(&mut self, open: Open) {
        self.lead().stage = Stage::Open(open);
    }

    pub(super) fn engagement(&self) -> Option<&Engagement> {
        match &self.decision.lead.stage {
            Stage::Open(Open::Active(engagement)) => Some(engagement),
            Stage::Open(_) | Stage::Closed { .. } => None,
        }
    }

    /// From now on a person owes this next; automatic steps have ended. What was agreed or to be decided before gives way to it;
    /// the first touch, an answer and a meeting stand beside it.
    ///
    /// Nothing follows where neither a person nor the manager's queue has the lead.
    pub(super) fn person_owes(&mut self, next: ObligationKind, since: Instant) {
        match &self.decision.lead.stage {
            Stage::Open(Open::Active(_) | Open::WithManager { .. }) => {}
            Stage::Open(_) | Stage::Closed { .. } => return,
        }
        let lead = self.lead();
        lead.end_steps();
        lead.owed.discharge(NEXT);
        lead.owed.owe(Obligation::new(next, since));
    }

    /// Whether an answer is owed to them.
    pub(super) fn is_to_be_answered(&self) -> bool {
        self.decision.lead.owed.answer().is_some()
    }
}
