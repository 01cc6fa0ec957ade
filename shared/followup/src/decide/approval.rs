//! Who did something last: a person, or only Baton. In doubt the next written step awaits approval (P5).

use super::deciding::Deciding;
use crate::event::Event;

impl Deciding<'_> {
    /// One more written step goes out by itself, or awaits approval: by the law and by our own bound it counts the same.
    pub(super) fn counts_as_written(&mut self) {
        let lead = self.lead();
        lead.automated_emails = lead.automated_emails.saturating_add(1);
        lead.unattended_emails = lead.unattended_emails.saturating_add(1);
        lead.in_contact_since = false;
    }

    /// Notes what the event says of people: an act of theirs begins the row of written steps anew, and a sign of contact makes the next
    /// of them await approval. One that was written down and has not left is taken back for that.
    pub(super) fn note_people(&mut self, event: &Event) {
        if event.is_a_persons_act() {
            self.lead().unattended_emails = 0;
        }
        if event.is_sign_of_contact() {
            self.lead().in_contact_since = true;
            self.recall_if_planned();
        }
    }

    /// Somebody has sent a mail that waited for a person, or left it out.
    pub(super) fn on_message_settled(&mut self) {
        self.lead().unattended_emails = 0;
    }
}
