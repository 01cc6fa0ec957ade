//! A rep answered "goes out at 11:00".

use std::sync::Arc;

use super::deciding::Deciding;
use crate::event::AnnouncementChoice;
use crate::ids::{MessageId, PersonId};
use crate::lead::ObligationKind;
use crate::timeline::{Actor, Ruling};

impl Deciding<'_> {
    /// A person has decided what becomes of the mail that a report let be written: with it, the report is not taken back any more.
    fn has_decided_what_a_report_wrote(&mut self) {
        if let Some(last) = &mut self.lead().last_outcome {
            Arc::make_mut(last).leaves_at = None;
        }
    }

    /// A rep answered "goes out at 11:00".
    pub(super) fn on_announcement_answered(
        &mut self,
        message: &MessageId,
        choice: AnnouncementChoice,
        by: &PersonId,
    ) {
        // Who has moved on has no message waiting; in the manager's queue one may wait.
        if self.engagement().is_none() && !self.is_in_the_managers_queue() {
            return;
        }
        match choice {
            AnnouncementChoice::SendNow => {
                self.ruled(by, Ruling::SendNow);
                self.has_decided_what_a_report_wrote();
                self.decision.send_now = Some(message.clone());
            }
            AnnouncementChoice::Stop => {
                self.ruled(by, Ruling::LeaveOut);
                self.has_decided_what_a_report_wrote();
                self.decision.drops.push(message.clone());
            }
            AnnouncementChoice::InTouch => {
                // Whoever is in touch has it.
                self.take_up(by);
                self.ruled(by, Ruling::InTouch);
                self.decision.drops.push(message.clone());
                if self.decision.lead.owed.has(&[ObligationKind::Request]) {
                    // The answer ends what is no lead.
                    self.touched(by, true);
                    self.close(self.end_of_request(), Actor::Person(by.clone()));
                } else {
                    self.in_contact(by, None);
                }
            }
        }
    }
}
