//! Who agreed on what is due now, was to meet the lead, or is to do their part before they are back, is away, is back, or has left.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::ids::PersonId;
use crate::lead::{HandoverReason, Open};
use crate::message::notice::NoticeKind;
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
        // With who is only to be called nobody has agreed on anything: there are no three lines to ask for.
        if self.decision.lead.is_only_to_be_called() {
            self.moves_on(&rep, why);
            self.lead().preferred = None;
            return;
        }
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
        let is_lent = work::is_lent(&self.decision.lead);
        self.moves_on(rep, HandoverReason::Away);
        let lead = self.lead();
        lead.preferred = None;
        lead.lent_by = is_lent.then(|| rep.clone());
    }

    /// What went to a colleague comes back to whoever had it before, unless somebody has turned to the lead since, or it is late already:
    /// then it stays where it is, and is not handed to and fro.
    pub(super) fn on_owner_back(&mut self, rep: &PersonId) {
        let (now, lead) = (self.now, &self.decision.lead);
        let is_lent = lead.lent_by.as_ref() == Some(rep);
        let is_late = work::late(self.policy, lead, now).is_some();
        let Some(colleague) = lead.rep().filter(|has| is_lent && !is_late && *has != rep) else {
            return;
        };
        let colleague = colleague.clone();
        self.moves_on(&colleague, HandoverReason::Back);
        self.notify(&colleague, NoticeKind::MovedAway);
        let lead = self.lead();
        lead.lent_by = None;
        lead.preferred = Some(rep.clone());
    }

    /// Everything of somebody who has left goes on with somebody else; the lead hears who it is now, where something was agreed.
    pub(super) fn on_owner_left(&mut self, rep: &PersonId) {
        if self.policy.active.roster.get(rep).is_some() || self.decision.lead.rep() != Some(rep) {
            return;
        }
        let why = HandoverReason::Left;
        if work::waits_for_its_owner(&self.decision.lead, self.now) {
            return self.on_owner_absent(why);
        }
        if self.agreed_step_moves() {
            self.decision.loads.push(LoadChange::Lost(rep.clone()));
            self.hand_over(rep, why);
            self.open(Open::Routing { since: self.now });
        } else {
            self.moves_on(rep, why);
        }
        self.lead().preferred = None;
    }

    /// The lead leaves somebody, who is charged with nothing, and goes to whoever is there.
    fn moves_on(&mut self, from: &PersonId, why: HandoverReason) {
        let from = from.clone();
        self.decision.loads.push(LoadChange::Lost(from.clone()));
        self.log(Fact::HandedOver { from, why });
        self.begin();
    }
}
