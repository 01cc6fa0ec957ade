//! A running lead of another system is taken over as it stood there. Nobody is told: what is next falls due by its own clock.

use chrono::{NaiveDate, NaiveTime};

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::ids::PersonId;
use crate::inquiry::{TakenOver, TakenState};
use crate::lead::{
    Block, Ending, Engagement, Obligation, ObligationKind, Open, Position, Progress, RestReason,
    Stage, rest_span,
};
use crate::timeline::{Actor, AssignReason, Fact, LoggedNote};
use calendar::Instant;

impl Deciding<'_> {
    /// Takes a lead over. What ended there has ended, and counts for nothing in the figures of today.
    pub(super) fn taken_over(&mut self, running: &TakenOver) {
        let state = running.state;
        self.log(Fact::Noted {
            note: LoggedNote::TakenOver { state },
        });
        let touched = running.last_touch.map(|day| self.begin_of(day));
        let lead = self.lead();
        lead.had_an_owner = true;
        lead.preferred = Some(running.owner.clone());
        lead.touched_at = touched;
        match state {
            TakenState::New => self.takes_new(&running.owner),
            TakenState::InConversation => self.takes_conversation(running),
            TakenState::Waiting => self.takes_rest(running, RestReason::NotNow),
            TakenState::Nurture => self.takes_rest(running, RestReason::Nurture),
            TakenState::Won => self.takes_ended(Ending::Won),
            TakenState::Lost => self.takes_ended(Ending::Lost),
            TakenState::Stopped => {
                self.lead().blocked = Some(Block::DoNotContact);
                self.decision.block = Some(Block::DoNotContact);
                self.takes_ended(Ending::DoNotContact);
            }
        }
    }

    /// The first moment of a day by the office's calendar.
    fn begin_of(&self, day: NaiveDate) -> Instant {
        self.policy.calendar().instant(day.and_time(NaiveTime::MIN))
    }

    /// From when work on a day is due: its opening, or the next.
    fn opening_of(&self, day: NaiveDate) -> Instant {
        let calendar = self.policy.calendar();
        calendar.opening_at_or_after(self.begin_of(day))
    }

    /// Whoever had it has it.
    fn is_theirs(&mut self, owner: &PersonId) {
        self.open(Open::Active(Engagement {
            rep: owner.clone(),
            assigned_at: self.now,
        }));
        self.decision.loads.push(LoadChange::Gained(owner.clone()));
        let (to, why) = (owner.clone(), AssignReason::TakenOver);
        let others = Vec::new();
        self.log_by(Actor::Baton, Fact::Assigned { to, why, others });
    }

    /// They asked there, and wait: the first contact is owed, and its clock runs from now on.
    fn takes_new(&mut self, owner: &PersonId) {
        self.is_theirs(owner);
        let now = self.now;
        let lead = self.lead();
        lead.touched_at = None;
        lead.contact.asked_when = true;
        lead.owed
            .owe(Obligation::new(ObligationKind::FirstTouch, now));
        let at = Position::CallOpen { since: now };
        lead.cadence = Some(Progress::first(lead.contact.track(), at));
    }

    /// Somebody is in touch with them: the next step is owed on its day.
    fn takes_conversation(&mut self, running: &TakenOver) {
        self.is_theirs(&running.owner);
        let now = self.now;
        let lead = self.lead();
        // They have been in touch since then, so that it began then at the latest.
        let since = lead.touched_at.unwrap_or(now).min(now);
        lead.arrived_at = since;
        lead.touched_at = Some(since);
        lead.heard_at = Some(since);
        self.is_in_touch();
        let agreed = running.next_step.map(|day| self.opening_of(day));
        let span = self.policy.rules.clocks.conversation;
        let at = agreed.unwrap_or_else(|| self.after(now, span));
        self.next_step(at, agreed.is_some());
    }

    fn takes_rest(&mut self, running: &TakenOver, because: RestReason) {
        let until = running.next_step.map(|day| self.opening_of(day));
        let span = rest_span(&self.policy.rules, because);
        let until = until.unwrap_or_else(|| self.after(self.now, span));
        self.open(Open::Resting {
            until,
            because,
            returns: because == RestReason::NotNow,
        });
    }

    fn takes_ended(&mut self, ending: Ending) {
        let at = self.now;
        let lead = self.lead();
        lead.promise = None;
        lead.stage = Stage::Closed { at, ending };
    }
}
