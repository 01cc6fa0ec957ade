//! The inquiry that started the lead.

use super::deciding::Deciding;
use crate::inquiry::Inquiry;
use crate::lead::{Open, Stage};
use crate::message::acknowledgement_id;
use crate::message::notice::Escalation;
use crate::timeline::Fact;

impl Deciding<'_> {
    pub(super) fn on_arrival(&mut self, inquiry: &Inquiry, suspicious: bool) {
        if self.decision.lead.stage != Stage::Open(Open::Received) {
            return;
        }
        let now = self.now;
        let version = self.policy.version.clone();
        self.lead().policy.get_or_insert(version);
        if let Some(running) = inquiry
            .origin
            .entry()
            .and_then(|entry| entry.taken_over.as_ref())
        {
            return self.taken_over(running);
        }
        // Review may find that they are to be answered.
        let assessment = self.policy.rules.criteria.assess(inquiry);
        self.lead().answered_by = assessment.answered_by();
        self.lead().ladder = self.ladder_of(inquiry, assessment.score);
        self.belongs_to_campaign(inquiry);
        let suspicious = suspicious || inquiry.suspicion.is_some();
        let asked_at = self.decision.lead.arrived_at;
        self.demands_erasure_within(inquiry, asked_at, suspicious);
        if suspicious {
            let lead = &self.decision.lead;
            let held_back = acknowledgement_id(&lead.id, &lead.inquiry, 1);
            self.decision.drops.push(held_back);
            self.open(Open::InReview {
                since: now,
                relisted: None,
            });
            self.log(Fact::Suspected);
            self.escalate(Escalation::Review);
            return;
        }
        self.assessed(assessment);
    }
}
