//! Who agreed on what is due now, was to meet the lead, or is to do their part before they are back, is away, or has left.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::ids::PersonId;
use crate::lead::{HandoverReason, Open};
use crate::timeline::{Actor, CancelReason, Fact};
use crate::work;
use calendar::Instant;

impl Deciding<'_> {
    /// What a person agreed does not wait for somebody who is not there: it moves at once, with its age, to whoever is. A meeting is
    /// cancelled, and they are offered the times of whoever is there.
    pub(super) fn on_owner_absent(&mut self, why: HandoverReason) {
        let now = self.now;
        if self.policy.is_solo() || !work::waits_for_its_owner(&self.decision.lead, now) {
            return;
        }
        let Some(rep) = self.decision.lead.rep().cloned() else {
            return;
        };
        if self.decision.lead.meeting().is_some() {
            let since = self.meeting_owed_since();
            self.end_meeting(Actor::Baton, Some(CancelReason::OtherRep));
            self.meeting_is_lost(since);
        }
        self.decision.loads.push(LoadChange::Lost(rep.clone()));
        self.hand_over(&rep, why);
        self.lead().preferred = None;
        self.open(Open::Routing { since: now });
    }

    /// What falls due before its owner is back goes to whoever is there, with its age. Nobody is charged with it, and nobody had agreed on
    /// anything: there are no three lines to ask for, and nobody to introduce.
    pub(super) fn on_owner_away(&mut self, rep: &PersonId, back: Instant) {
        let now = self.now;
        if !work::is_due_before(self.policy, &self.decision.lead, rep, back, now) {
            return;
        }
        let rep = rep.clone();
        self.decision.loads.push(LoadChange::Lost(rep.clone()));
        let why = HandoverReason::Away;
        self.log(Fact::HandedOver { from: rep, why });
        self.lead().preferred = None;
        self.open(Open::Routing { since: now });
    }
}
