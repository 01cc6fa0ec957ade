//! Whose campaign an inquiry answers.

use super::deciding::Deciding;
use crate::ids::InquiryId;
use crate::inquiry::{ContactWhen, Inquiry};
use crate::lead::{CampaignMark, FIRST_CYCLE, Listed};
use crate::timeline::{Fact, LoggedNote, StopReason, WakeReason};

impl Deciding<'_> {
    /// Whoever comes by a form, a number or a link of a campaign belongs to it, unless they belong to one already.
    pub(super) fn belongs_to_campaign(&mut self, inquiry: &Inquiry) {
        if self.decision.lead.campaign.is_some() {
            return;
        }
        let answered = self.policy.campaign_answered_by(inquiry);
        let mark = answered.map(|(name, _)| CampaignMark {
            name: name.to_owned(),
            date: None,
            cycle: FIRST_CYCLE,
        });
        self.lead().campaign = mark.map(Box::new);
    }

    /// The list of a campaign names somebody who is known: it begins for them, unless something else goes on, and then that is noted.
    pub(super) fn on_campaign_list(&mut self, id: &InquiryId, inquiry: &Inquiry) {
        let Some(entry) = inquiry.origin.entry() else {
            return;
        };
        let Some(name) = &entry.campaign else {
            return;
        };
        if let Some(because) = self.decision.lead.campaign_hold(entry) {
            let note = LoggedNote::CampaignHeld { because };
            return self.log(Fact::Noted { note });
        }
        self.release();
        let lead = self.lead();
        lead.inquiry = id.clone();
        lead.inquiries = lead.inquiries.saturating_add(1);
        lead.answered_by = None;
        lead.listed = Some(Listed::Agreed);
        lead.campaign = Some(Box::new(CampaignMark {
            name: name.clone(),
            date: entry.date,
            cycle: lead.cycle.saturating_add(1),
        }));
        // What they asked for once was another matter.
        lead.contact.asked_when = false;
        lead.contact.when = ContactWhen::default();
        lead.owed.discharge_all();
        self.stop(StopReason::Campaign);
        self.reopen(WakeReason::Campaign);
    }
}
