//! "I am ready": they pressed the button that a letter leads to.

use super::deciding::Deciding;
use crate::inquiry::ContactWhen;
use crate::lead::{Block, Open, Stage};
use crate::message::notice::NoticeKind;
use crate::timeline::{Actor, Fact, LoggedNote, StopReason, WakeReason};

impl Deciding<'_> {
    /// They want to hear from a person. Who rests, or whose lead has ended, is a lead again, in a new cycle.
    pub(super) fn on_said_ready(&mut self) {
        let now = self.now;
        if self.decision.lead.blocked >= Some(Block::Complained) {
            return;
        }
        match &self.decision.lead.stage {
            Stage::Closed { .. } | Stage::Open(Open::Resting { .. } | Open::Reviewing { .. }) => {
                self.says_ready();
                self.stop(StopReason::SaidReady);
                self.reopen_now(WakeReason::SaidReady);
            }
            Stage::Open(Open::AskedInformation { .. } | Open::Qualifying { .. }) => {
                self.says_ready();
                self.stop(StopReason::SaidReady);
                self.open(Open::Routing { since: now });
            }
            // A letter of an earlier rest: somebody has the lead, and is to turn to it without waiting for a date.
            Stage::Open(Open::Active(engagement)) => {
                let rep = engagement.rep.clone();
                let was_ready = self.decision.lead.contact.asked_when
                    && self.decision.lead.contact.when == ContactWhen::Now;
                if was_ready && self.decision.lead.owed.first_touch().is_some() {
                    return;
                }
                self.says_ready();
                let contact = &mut self.lead().contact;
                contact.when = ContactWhen::Now;
                contact.asked_when = true;
                if self.decision.lead.owed.first_touch().is_none() {
                    self.owes_answer_beside();
                } else {
                    self.expedite();
                }
                self.notify(&rep, NoticeKind::CallDue);
            }
            Stage::Open(
                Open::Received
                | Open::InReview { .. }
                | Open::Routing { .. }
                | Open::WithManager { .. },
            ) => {}
        }
    }

    /// It is a sign of life, and as good as a question: what we may still write counts from here.
    fn says_ready(&mut self) {
        let now = self.now;
        let lead = self.lead();
        lead.heard_at = Some(now);
        lead.inquired_at = Some(now);
        lead.automated_emails = 0;
        lead.away_until = None;
        let note = LoggedNote::SaidReady;
        self.log_by(Actor::Lead, Fact::Noted { note });
    }
}
