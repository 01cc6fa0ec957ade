//! What is read of a lead that is shown in full, besides what a line of a list says: what they wrote, what was written in their name, and what
//! the team noted of what was agreed.

use calendar::Instant;
use cloud::table::timeline::{LastAnswer, StoredEntry};
use followup::ids::InquiryId;
use followup::inquiry::Inquiry;
use followup::lead::{Lead, ObligationKind};
use followup::work::agreed_for;
use futures_util::future::try_join;

use crate::access::Visit;
use crate::case::{LeadRecord, MAX_TEXTS};
use crate::refused::NotServed;

/// What is read of a lead that is shown in full, besides what a line shows.
#[derive(Debug)]
pub(crate) struct InFull {
    /// What they have written since they asked.
    pub(crate) answer: LastAnswer,
    /// Their timeline, where words of it are shown; oldest first.
    timeline: Vec<StoredEntry>,
    /// The texts beside its lines.
    texts: Vec<(String, String)>,
    /// Their inquiries, where one of them may say what another does not; oldest first.
    inquiries: Vec<(InquiryId, Inquiry)>,
}

impl InFull {
    /// Completes a lead by what was written in its name, and by its other inquiries: how to reach them may be said in an earlier one.
    pub(crate) fn complete(&self, case: &mut LeadRecord) {
        let known = case.inquiry.take();
        let others = self.inquiries.iter().map(|(_, one)| one);
        case.inquiry = known.map(|inquiry| inquiry.completed_by(others));
        // By the newest it is known whether they rang last, and with it what to say.
        case.inquiries.clone_from(&self.inquiries);
        case.timeline.clone_from(&self.timeline);
        case.texts = self.texts.iter().cloned().collect();
    }
}

impl Visit<'_> {
    /// What is read of a lead that is shown in full.
    pub(crate) async fn in_full(&self, lead: &Lead) -> Result<InFull, NotServed> {
        let (cloud, id) = (self.cloud, &lead.id);
        let has_written = wrote_since(lead).is_some();
        // What was agreed is told by what the team noted of it.
        let is_agreed = agreed_for(lead).is_some();
        let written = async {
            if has_written || is_agreed || lead.doubt.is_some() {
                try_join(cloud.timeline(id), cloud.newest_notes(id, MAX_TEXTS)).await
            } else {
                Ok((Vec::new(), Vec::new()))
            }
        };
        let inquiries = async {
            if lead.has_asked_again() {
                cloud.inquiries_of_person(lead).await
            } else {
                Ok(Vec::new())
            }
        };
        let ((timeline, texts), inquiries) = try_join(written, inquiries).await?;
        let answer = if has_written {
            LastAnswer::among(&timeline, &texts)
        } else {
            LastAnswer::None
        };
        Ok(InFull {
            answer,
            timeline,
            texts,
            inquiries,
        })
    }
}

/// When they wrote what waits for an answer, if that came after what they asked by a form.
pub(crate) fn wrote_since(lead: &Lead) -> Option<Instant> {
    let answer = lead.owed.get(ObligationKind::Answer)?;
    Some(answer.since).filter(|since| *since > lead.asked_at())
}
