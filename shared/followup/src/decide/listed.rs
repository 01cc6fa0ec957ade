//! Somebody who is on a list, and asked for nothing here: what a person may do, and Baton may not.

use super::{Deciding, Fact};
use crate::ids::InquiryId;
use crate::inquiry::Inquiry;
use crate::lead::{
    Clock, Contact, Engagement, Listed, ManagerReason, ObligationKind, Open, Phase, Position,
    Progress, RestReason, Stage,
};
use crate::message::NoticeKind;
use crate::policy::{Step, Track};
use crate::team::Role;
use crate::timeline::{LoggedNote, SkipReason, StopReason, WakeReason};
use calendar::Instant;

impl Deciding<'_> {
    /// Why a step is not written to somebody of a list by itself: nobody agreed to it, or there are no words that are true.
    pub(super) fn is_for_a_person(&self, template: &str) -> Option<SkipReason> {
        match self.decision.lead.listed? {
            Listed::Bare => Some(SkipReason::NoConsent),
            Listed::Agreed => {
                let words = self.policy.templates.for_listed(template);
                words.is_none().then_some(SkipReason::SaysTheyAsked)
            }
        }
    }

    /// A written step that does not go out by itself is a person's to take. Who owes the first contact has the task already.
    pub(super) fn left_to_a_person(
        &mut self,
        progress: Progress,
        index: u8,
        step: &Step,
        at: Instant,
        why: SkipReason,
    ) {
        let owed = self
            .engagement()
            .is_some_and(|engagement| engagement.first_touch.is_some());
        let is_dated = progress.track == Track::Later;
        self.skip(progress, index, step, at, why);
        if owed || is_dated {
            return;
        }
        self.person_owes(ObligationKind::Decide, at);
        if let Some(rep) = self.decision.lead.rep().cloned() {
            self.notify(&rep, NoticeKind::CallDue);
        }
    }

    /// What begins for who asked for nothing: a task without a clock, and with a consent the steps.
    pub(super) fn approach(&self, listed: Listed, at: Instant) -> Phase {
        match listed {
            Listed::Bare => Phase::Person(Clock::start(ObligationKind::Approach, at)),
            Listed::Agreed => Phase::Cadence(Progress {
                track: self.decision.lead.contact.track(),
                step: 0,
                at: Position::From { at },
            }),
        }
    }

    /// A row of a list names somebody who is known: it adds what it knows, and is no sign of life.
    pub(super) fn listed_once_more(&mut self, inquiry: &Inquiry) {
        let facts = Contact::of(inquiry);
        let agreed = inquiry
            .origin
            .entry()
            .is_some_and(|entry| entry.consent.is_some());
        let lead = self.lead();
        lead.contact.email |= facts.email;
        lead.contact.phone |= facts.phone;
        lead.contact.region = lead.contact.region.or(facts.region);
        lead.contact.zone = lead.contact.zone.or(facts.zone);
        if agreed && lead.listed.is_some() {
            lead.listed = Some(Listed::Agreed);
        }
    }

    /// Somebody of a list asks for something: an inquiry like every other, unless more is owed already. Whether it was that.
    pub(super) fn asks_at_last(&mut self, id: &InquiryId, answered_by: Option<Role>) -> bool {
        let begins = match &self.decision.lead.stage {
            Stage::Open(Open::Active(engagement)) => !owes_more(engagement),
            Stage::Open(Open::WithManager { because, .. }) => match because {
                ManagerReason::Exhausted => true,
                ManagerReason::Refusal | ManagerReason::NotALead | ManagerReason::NoPolicy => false,
            },
            Stage::Closed { .. }
            | Stage::Open(
                Open::Received
                | Open::InReview { .. }
                | Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::Resting { .. }
                | Open::Reviewing { .. },
            ) => false,
        };
        if begins {
            self.release();
            let lead = self.lead();
            lead.inquiry = id.clone();
            lead.answered_by = answered_by;
            self.stop(StopReason::Asked);
            self.reopen(WakeReason::FirstInquiry);
        }
        begins
    }

    /// They answered, or took a time: they are in touch with us, whatever the list says.
    pub(super) fn is_in_touch(&mut self) {
        if let Some(listed) = &mut self.decision.lead.listed {
            *listed = Listed::Agreed;
        }
    }

    /// A list is no inquiry that somebody has to settle: who does not fit is left in peace.
    pub(super) fn judged_of_a_list(&mut self, fits: bool) {
        self.lead().answered_by = None;
        if fits {
            self.open(Open::Routing { since: self.now });
        } else {
            self.rest(RestReason::LowScore, None, false);
        }
        self.log(Fact::Noted {
            note: LoggedNote::AskedForNothing,
        });
    }
}

/// Whether a person owes them more than the first word, or a decision.
fn owes_more(engagement: &Engagement) -> bool {
    match engagement.phase {
        Phase::Cadence(_) => false,
        Phase::Person(clock) => match clock.obligation {
            ObligationKind::Approach | ObligationKind::Decide => false,
            ObligationKind::FirstTouch
            | ObligationKind::FirstTouchThisWeek
            | ObligationKind::FirstTouchAfterLapse
            | ObligationKind::FirstTouchByManager
            | ObligationKind::Answer
            | ObligationKind::Request
            | ObligationKind::NextStep
            | ObligationKind::Confirm
            | ObligationKind::Meeting => true,
        },
    }
}
