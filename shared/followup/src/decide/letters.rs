//! Letters to who rests and agreed to them, and the end of a rest.

use super::deciding::Deciding;
use crate::lead::{Ending, MAX_LETTERS};
use crate::message::{Message, StopRule};
use crate::nurture::{LETTER, next_letter};
use crate::timeline::{Actor, Fact};
use calendar::Instant;

impl Deciding<'_> {
    /// The next letter of the folder.
    pub(super) fn write_letter(&mut self, deadline: Instant) {
        let Some(letter) = next_letter(self.policy, &self.decision.lead).map(str::to_owned) else {
            return;
        };
        let now = self.now;
        let not_after = self.after(now, self.policy.rules.cadence.not_after);
        let lead = &self.decision.lead;
        let message = Message::new(lead, &letter, &letter, StopRule::Letter, now, not_after);
        self.decision.messages.push(message);
        let at = self.anchor(deadline);
        let lead = self.lead();
        if lead.letters.len() >= MAX_LETTERS {
            lead.letters.remove(0);
        }
        let bare = letter.strip_prefix(LETTER).unwrap_or(&letter);
        lead.letters.push(bare.to_owned());
        lead.letter_at = Some(at);
        self.log(Fact::MailPlanned {
            step: letter,
            variant: None,
        });
    }

    /// They have rested for as long as the policy lets anybody rest. Nothing goes out for that; whoever asks again is a lead again.
    pub(super) fn goes_quiet(&mut self) {
        self.close(Ending::Quiet, Actor::Baton);
    }
}
