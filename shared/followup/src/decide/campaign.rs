//! Whose campaign an inquiry answers.

use super::deciding::Deciding;
use crate::inquiry::Inquiry;
use crate::lead::CampaignMark;
use crate::policy::Campaign;

/// The field of a link by which a reader comes from a campaign.
const UTM_CAMPAIGN: &str = "utm_campaign";

impl Deciding<'_> {
    /// Whoever comes by a form, a number or a link of a campaign belongs to it, unless they belong to one already.
    pub(super) fn belongs_to_campaign(&mut self, inquiry: &Inquiry) {
        if self.decision.lead.campaign.is_some() {
            return;
        }
        let mut campaigns = self.policy.active.campaigns.iter();
        let answered = campaigns.find(|(name, campaign)| answers(inquiry, name, campaign));
        self.lead().campaign = answered.map(|(name, _)| CampaignMark {
            name: name.clone(),
            date: None,
        });
    }
}

/// Whether an inquiry answers a campaign: by a way that only its readers come, or by its link.
fn answers(inquiry: &Inquiry, name: &str, campaign: &Campaign) -> bool {
    let ways = [&inquiry.source, &inquiry.form];
    let by_own_way = campaign.answers.iter().any(|way| ways.contains(&way));
    let link = inquiry.attribution.get(UTM_CAMPAIGN);
    by_own_way || link.is_some_and(|link| link.eq_ignore_ascii_case(name))
}
