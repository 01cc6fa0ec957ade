//! They demand that what is kept of them be erased: whoever leads the team hears it at once, since the law gives a time for it.

use calendar::Instant;

use super::deciding::Deciding;
use super::on_unproven::TOLD_AGAIN_AFTER;
use crate::event::Sign;
use crate::ids::PersonId;
use crate::inquiry::Inquiry;
use crate::lead::DemandToErase;
use crate::message::notice::{LeftAloneNews, NoticeKind};
use crate::timeline::{Actor, Fact, Ruling};

impl Deciding<'_> {
    /// What else they said counts as it would alone; nothing is erased before somebody who leads the team has decided so.
    pub(super) fn on_erasure_demanded(&mut self, sign: Sign, at: Option<Instant>) {
        let manager = self.manager();
        // Whoever has the lead reads an answer as the answer that it is.
        let is_told_else = manager.is_some() && sign == Sign::Replied;
        let had = self.hears_of_messages().filter(|_| !is_told_else);
        self.on_sign(sign);
        self.log_by(Actor::Lead, Fact::ErasureDemanded);
        // One mail says both: that they are to be left alone, and what they demand.
        let ended = NoticeKind::LeftAlone {
            news: LeftAloneNews::Ended,
        };
        self.decision.notices.retain(|notice| notice.kind != ended);
        let has_manager = manager.is_some();
        for person in [manager, had].into_iter().flatten() {
            self.tell_of_demand(&person);
        }
        if has_manager {
            self.demand_is_told(at.unwrap_or(self.now));
        }
    }

    /// The same within an inquiry, which whoever gets it reads as the inquiry that it is. Of what looks unwanted nobody is told before
    /// somebody has looked: a flood would be a mail each time.
    pub(super) fn demands_erasure_within(
        &mut self,
        inquiry: &Inquiry,
        at: Instant,
        is_to_be_looked_at: bool,
    ) {
        if !inquiry.demands_erasure {
            return;
        }
        self.log_by(Actor::Lead, Fact::ErasureDemanded);
        if is_to_be_looked_at {
            self.demand(at);
        } else {
            self.tell_manager_of_demand(at);
        }
    }

    /// What looked unwanted is not: a demand within it is told now.
    pub(super) fn tell_untold_demand(&mut self) {
        let demand = self.decision.lead.demand.as_ref();
        if let Some(untold) = demand.filter(|demand| !demand.is_told()) {
            self.tell_manager_of_demand(untold.since);
        }
    }

    /// Whoever leads the team has looked, and nothing is to be erased: what stood is not theirs, or the law asks that it be kept.
    pub(super) fn on_erasure_declined(&mut self, by: &PersonId) {
        if self.decision.lead.demanded_since().is_some() {
            self.lead().demand = None;
            self.ruled(by, Ruling::ErasureDeclined);
        }
    }

    /// One is told once a day, however often it is sent.
    fn tell_manager_of_demand(&mut self, at: Instant) {
        let demand = self.lead().demand.as_mut();
        let told = demand.and_then(|demand| {
            demand.is_own = true;
            demand.told
        });
        if told.is_some_and(|told| self.now - told < TOLD_AGAIN_AFTER) {
            return;
        }
        if let Some(manager) = self.manager() {
            self.demand_is_told(at);
            self.tell_of_demand(&manager);
        }
    }

    /// The demand that stands: the first one that nobody has decided. A mail may be handed over long after it was written.
    fn demand(&mut self, at: Instant) -> &mut DemandToErase {
        let since = at.min(self.now);
        let demand = self.lead().demand.get_or_insert(DemandToErase {
            since,
            told: None,
            is_own: true,
            came_with: Vec::new(),
        });
        demand.is_own = true;
        demand
    }

    fn demand_is_told(&mut self, at: Instant) {
        let now = self.now;
        self.demand(at).told = Some(now);
    }

    fn manager(&self) -> Option<PersonId> {
        let manager = self.policy.active.roster.manager();
        manager.map(|manager| manager.id.clone())
    }

    fn tell_of_demand(&mut self, person: &PersonId) {
        let news = LeftAloneNews::ErasureDemanded;
        self.notify(person, NoticeKind::LeftAlone { news });
    }
}
