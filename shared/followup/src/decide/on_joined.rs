//! The same person wrote once more: the inquiry joins their lead.

use std::sync::Arc;

use super::deciding::Deciding;
use crate::ids::InquiryId;
use crate::inquiry::{ContactWhen, Inquiry, Promise};
use crate::language::KnownLanguage;
use crate::lead::obligations::FIRST_TOUCHES;
use crate::lead::{
    Contact, Engagement, Listed, ManagerReason, Obligation, ObligationKind, Open, Position,
    Progress, Stage, timed,
};
use crate::message::acknowledgement_id;
use crate::message::notice::NoticeKind;
use crate::team::Role;
use crate::timeline::{StopReason, WakeReason};
use crate::word::LeadWord;

/// What matters of an inquiry that joins a lead.
struct JoinedInquiry<'a> {
    id: &'a InquiryId,
    contact: Contact,
    answered_by: Option<Role>,
    ladder: Option<LeadWord>,
    promise: Option<Promise>,
    language: Option<KnownLanguage>,
}

impl Deciding<'_> {
    /// The same person wrote once more. It joins; nobody gets a second lead of it. The line that says so was written when it came, as that of
    /// the inquiry which began the lead.
    pub(super) fn on_joined(&mut self, id: &InquiryId, inquiry: &Inquiry) {
        if !inquiry.origin.is_asked() {
            return self.listed_once_more(id, inquiry);
        }
        let assessment = self.policy.rules.criteria.assess(inquiry);
        let joined = JoinedInquiry {
            id,
            contact: Contact::of(inquiry),
            answered_by: assessment.answered_by(),
            ladder: self.ladder_of(inquiry, assessment.score),
            promise: timed(inquiry.promise),
            language: inquiry.language,
        };
        let suspicious = inquiry.looks_unwanted();
        let in_review = matches!(self.decision.lead.stage, Stage::Open(Open::InReview { .. }));
        self.demands_erasure_within(inquiry, self.now, suspicious && in_review);
        let lead = self.lead();
        lead.inquiries = lead.inquiries.saturating_add(1);
        if !suspicious {
            self.belongs_to_campaign(inquiry);
            self.learn_from(&joined);
            if let Some(id) = &inquiry.external_id {
                self.on_named_elsewhere(id);
            }
        }
        if suspicious {
            // What looks unwanted is not acknowledged, whatever came before it. A flood in their name stands on the
            // timeline: it moves nothing, and is no mail each time.
            let held_back = acknowledgement_id(&self.decision.lead.id, id, 1);
            self.decision.drops.push(held_back);
            return;
        }
        if in_review {
            self.tell_untold_demand();
            // Perhaps somebody else sent the unwanted inquiry in their name: they are judged by what they ask themselves.
            let lead = self.lead();
            lead.inquiry = id.clone();
            lead.answered_by = joined.answered_by;
            lead.ladder = joined.ladder;
            lead.contact = joined.contact;
            self.assessed(assessment);
            return;
        }
        let was_listed = self.lead().listed.take().is_some();
        if was_listed && self.asks_at_last(&joined) {
            return;
        }
        self.goes_on_with(&joined);
    }

    /// Takes over what the inquiry knows of them.
    fn learn_from(&mut self, joined: &JoinedInquiry<'_>) {
        let (now, known) = (self.now, &joined.contact);
        let lead = self.lead();
        lead.contact.email |= known.email;
        lead.contact.phone |= known.phone;
        lead.contact.region = lead.contact.region.or(known.region);
        lead.contact.zone = lead.contact.zone.or(known.zone);
        Arc::make_mut(&mut lead.contact.location).learn(&known.location);
        if let Some(new) = joined.language {
            lead.language = Some(lead.language.map_or(new, |known| known.or_rather(new)));
        }
        lead.inquired_at = Some(now);
        lead.automated_emails = 0;
        // Of two promises the one that comes first: with it both are kept.
        let sooner = joined
            .promise
            .filter(|new| lead.promise.is_none_or(|known| new.by < known.by));
        lead.promise = sooner.or(lead.promise);
        if let Some(promise) = joined.promise {
            lead.owed.promised_anew(&promise, now);
        }
        // Whoever knows an address can fill in a form in its name: what joins brings forward, and never puts off. A
        // ticked box is no consent before the link in the mail was pressed.
        if known.asked_when && known.when < lead.contact.when {
            lead.contact.asked_when = true;
            lead.contact.when = known.when;
        }
    }

    /// What the inquiry changes for who has the lead.
    fn goes_on_with(&mut self, joined: &JoinedInquiry<'_>) {
        match &self.decision.lead.stage {
            Stage::Closed { .. } | Stage::Open(Open::Resting { .. } | Open::Reviewing { .. }) => {
                self.begin_again(joined);
            }
            Stage::Open(Open::Active(engagement)) if self.decision.lead.answered_by.is_some() => {
                let engagement = engagement.clone();
                self.joins_a_request(joined, &engagement);
            }
            Stage::Open(Open::AskedInformation { .. }) => {
                let now = self.now;
                self.lead().inquiry = joined.id.clone();
                self.stop(StopReason::WroteAgain);
                self.open(Open::Routing { since: now });
            }
            Stage::Open(Open::Active(engagement)) => {
                let rep = engagement.rep.clone();
                if self.decision.lead.owed.first_touch().is_none() {
                    self.owes_answer_beside();
                } else if joined.contact.asked_when && joined.contact.when == ContactWhen::Now {
                    self.expedite();
                }
                self.notify(&rep, NoticeKind::WroteAgain);
            }
            Stage::Open(
                Open::Received
                | Open::InReview { .. }
                | Open::Qualifying { .. }
                | Open::Routing { .. }
                | Open::WithManager { .. },
            ) => {}
        }
    }

    /// They ask again after the end, or while the lead rests.
    fn begin_again(&mut self, joined: &JoinedInquiry<'_>) {
        let has_a_date = matches!(
            self.decision.lead.stage,
            Stage::Open(Open::Resting { returns: true, .. })
        );
        let lead = self.lead();
        lead.inquiry = joined.id.clone();
        if has_a_date {
            // A date was agreed: a form brings it forward, to a person, and makes no other matter of it.
            lead.contact.asked_when = true;
            lead.contact.when = ContactWhen::Now;
        } else {
            // Nothing of theirs is under way that this could put off.
            lead.answered_by = joined.answered_by;
            lead.contact.asked_when = joined.contact.asked_when;
            lead.contact.when = joined.contact.when;
            lead.contact.how = joined.contact.how;
        }
        self.stop(StopReason::WroteAgain);
        self.reopen(WakeReason::NewInquiry);
        self.lead().ladder.clone_from(&joined.ladder);
    }

    /// Somebody is about to answer what is no lead, and they write once more.
    fn joins_a_request(&mut self, joined: &JoinedInquiry<'_>, engagement: &Engagement) {
        let now = self.now;
        if joined.answered_by.is_some() {
            self.notify(&engagement.rep, NoticeKind::WroteAgain);
            return;
        }
        // They ask about buying now: both matters go to one person (P9), and the first has its answer to get.
        self.release();
        let lead = self.lead();
        lead.inquiry = joined.id.clone();
        lead.ladder.clone_from(&joined.ladder);
        lead.answered_by = None;
        lead.is_customer = false;
        lead.end_steps();
        let answer = Obligation::new(ObligationKind::Answer, now);
        let answer = answer.promised(lead.promise.as_ref());
        lead.owed.become_one(&[ObligationKind::Request], answer);
        self.notify(&engagement.rep, NoticeKind::MovedAway);
        self.begin();
    }

    /// A row of a list names somebody who is known: it adds what it knows, and is no sign of life. A campaign may begin with it.
    fn listed_once_more(&mut self, id: &InquiryId, inquiry: &Inquiry) {
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
        Arc::make_mut(&mut lead.contact.location).learn(&facts.location);
        if agreed && lead.listed.is_some() {
            lead.listed = Some(Listed::Agreed);
        }
        self.on_campaign_list(id, inquiry);
    }

    /// Somebody of a list asks for something: the lead begins anew with it, unless more is owed already. Says whether it did.
    fn asks_at_last(&mut self, joined: &JoinedInquiry<'_>) -> bool {
        let begins = match &self.decision.lead.stage {
            Stage::Open(Open::Active(_)) => !self.decision.lead.owed.has(MORE_THAN_A_WORD),
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
            lead.inquiry = joined.id.clone();
            lead.answered_by = joined.answered_by;
            self.stop(StopReason::Asked);
            self.reopen(WakeReason::FirstInquiry);
            self.lead().ladder.clone_from(&joined.ladder);
        }
        begins
    }

    /// They wrote by a form, or somebody did in their name: an answer is owed beside what goes on, and what is written waits
    /// for it. It ends nothing.
    pub(super) fn owes_answer_beside(&mut self) {
        let now = self.now;
        if self.is_to_be_answered() {
            return;
        }
        self.recall_planned_mail();
        let promise = self.decision.lead.promise;
        let answer = Obligation::new(ObligationKind::Answer, now);
        self.lead().owed.owe(answer.promised(promise.as_ref()));
    }

    /// They asked to be left in peace for a while, and ask for a call now: the first touch is owed from now on.
    pub(super) fn expedite(&mut self) {
        let now = self.now;
        let track = self.decision.lead.contact.track();
        let promise = self.decision.lead.promise;
        let lead = self.lead();
        let waits = lead.owed.first_touch().is_some_and(|owed| {
            owed.start > now || owed.kind == ObligationKind::FirstTouchThisWeek
        });
        let Some(Progress { step: 0, .. }) = lead.cadence else {
            return;
        };
        if waits {
            lead.owed.discharge(FIRST_TOUCHES);
            let owed = Obligation::new(ObligationKind::FirstTouch, now);
            lead.owed.owe(owed.promised(promise.as_ref()));
            lead.cadence = Some(Progress::first(track, Position::From { at: now }));
        }
    }
}

/// Obligations that go beyond a first contact or a decision: beside one of these, an inquiry joins and nothing begins anew.
const MORE_THAN_A_WORD: &[ObligationKind] = &[
    ObligationKind::Answer,
    ObligationKind::Request,
    ObligationKind::NextStep,
    ObligationKind::Confirm,
    ObligationKind::Meeting,
];
