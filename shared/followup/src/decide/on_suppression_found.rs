//! An address or a number of an inquiry is on the list of those that are not to be used.

use super::deciding::Deciding;
use crate::event::{Sign, Suppression};
use crate::lead::Block;
use crate::timeline::{Fact, StopReason};

impl Deciding<'_> {
    /// What is known of an address and a number from before: an inquiry is no reason to forget a stop.
    ///
    /// A list that names the address is about the person, and one that names the number alone is about calls.
    pub(super) fn on_suppression_found(
        &mut self,
        email: Option<Suppression>,
        phone: Option<Block>,
    ) {
        let before = self.decision.lead.clone();
        let no_channel = |block: &Block| *block >= Block::Complained;
        let lead = self.lead();
        if let Some(Suppression {
            block: Block::Unsubscribed,
            since,
        }) = email
        {
            lead.unsubscribed_at = lead.unsubscribed_at.max(Some(since));
        }
        let email = email.map(|listed| listed.block);
        lead.blocked = lead.blocked.max(email);
        lead.contact.suppressed |= phone.as_ref().is_some_and(no_channel);
        match email {
            None => {}
            Some(Block::Bounced) => lead.contact.email = false,
            // What was ticked in this form is newer than the stop, and not confirmed by whoever reads the mailbox.
            Some(Block::Unsubscribed | Block::Complained | Block::DoNotContact) => {
                lead.contact.opted_in = false;
            }
        }
        if self.decision.lead == before {
            return;
        }
        // A new number of somebody who wants no contact at all is not to be called either.
        self.decision.block = email.filter(no_channel);
        let why = match email {
            Some(block) => StopReason::KnownBefore {
                sign: sign_of(block),
            },
            None => StopReason::NumberKnownBefore,
        };
        self.log(Fact::Stopped { why });
    }
}

/// The sign that makes a block.
fn sign_of(block: Block) -> Sign {
    match block {
        Block::Unsubscribed => Sign::Unsubscribed,
        Block::Bounced => Sign::Bounced,
        Block::Complained => Sign::Complained,
        Block::DoNotContact => Sign::DoNotContact,
    }
}
