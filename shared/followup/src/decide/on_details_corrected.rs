//! Somebody of the team corrected who the lead is, or how to call them.

use std::sync::Arc;

use super::deciding::Deciding;
use crate::ids::PersonId;
use crate::inquiry::{DetailSet, Inquiry};
use crate::lead::Contact;
use crate::timeline::{Actor, Fact, LoggedNote};

impl Deciding<'_> {
    /// What follows from the number, where that was corrected: whether they can be called, where they are, and whose law holds. Whether the new
    /// one may not be called is found out beside this.
    pub(super) fn on_details_corrected(
        &mut self,
        by: &PersonId,
        what: DetailSet,
        inquiry: &Inquiry,
    ) {
        let lead = self.lead();
        lead.is_corrected = true;
        if what.phone {
            let known = Contact::of(inquiry);
            lead.contact.phone = known.phone;
            // A report that is taken back takes nothing of this with it.
            let last = lead.last_outcome.as_mut().map(Arc::make_mut);
            if let Some(before) = last.and_then(|last| last.before.as_mut()) {
                before.phone = known.phone;
            }
            lead.contact.suppressed = false;
            lead.contact.region = known.region;
            lead.contact.zone = known.zone;
            lead.contact.location = known.location;
        }
        let DetailSet {
            name,
            phone,
            company,
        } = what;
        self.log_by(
            Actor::Person(by.clone()),
            Fact::Noted {
                note: LoggedNote::DetailsCorrected {
                    name,
                    phone,
                    company,
                },
            },
        );
    }
}
