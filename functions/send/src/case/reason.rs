//! Why a lead is on somebody's list, as a sentence and in a few words.

use calendar::Instant;
use followup::event::Disposition;
use followup::lead::{Block, ManagerReason, ObligationKind, Open, Stage};
use followup::work;
use wording::{label, step};

use super::Case;

impl Case {
    /// Why it is on somebody's list now, as a sentence; while words in their name are in doubt, that this is decided first.
    pub(crate) fn why_now(&self, now: Instant) -> String {
        let why = self.why_alone(now);
        let decides =
            work::owed(&self.lead).is_some_and(|owed| owed.kind == ObligationKind::Decide);
        if self.lead.doubt.is_none() || decides {
            return why;
        }
        format!("{why} {}", self.words.doubted_comes_first())
    }

    fn why_alone(&self, now: Instant) -> String {
        let words = self.words;
        match work::owed(&self.lead).map(|owed| owed.kind) {
            Some(ObligationKind::NextStep) => return self.why_next_step(now),
            Some(ObligationKind::Answer | ObligationKind::Request) => {
                return self.called_back_or(|| words.why_answer());
            }
            Some(ObligationKind::Confirm) => return words.why_time(),
            Some(ObligationKind::Meeting) => return words.why_meeting(),
            Some(ObligationKind::Approach) => return words.why_listed(),
            Some(ObligationKind::Decide) => return self.why_to_decide(),
            Some(ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek) | None => {}
        }
        if let Some(task) = work::open_task(&self.policy, &self.lead) {
            return words.why_task(&step::name(words, &task.name));
        }
        let Some(last) = &self.lead.last_outcome else {
            if self.list_entry().is_some() {
                return words.why_listed();
            }
            return self.called_back_or(|| words.why_first());
        };
        let on = self.times().date(last.at);
        match last.disposition {
            Disposition::NoAnswer => words.why_no_answer(&on),
            Disposition::Voicemail => words.why_voicemail(&on),
            Disposition::Wrote => words.why_wrote(&on),
            Disposition::WrongNumber => words.why_wrong_number(),
            Disposition::Done
            | Disposition::Reached
            | Disposition::Answered
            | Disposition::Booked
            | Disposition::Met
            | Disposition::NoShow
            | Disposition::Won
            | Disposition::Lost
            | Disposition::NotNow
            | Disposition::NotAFit
            | Disposition::NotALead
            | Disposition::DoNotContact
            | Disposition::Nurture
            | Disposition::WrongPerson
            | Disposition::NoBudget
            | Disposition::NeedsInformation => {
                words.why_last_reported(&on, &label::outcome(words, last.disposition))
            }
        }
    }

    /// Who rang last waits for a call. That they rang, and when, stands where it says what it is about, and once.
    fn called_back_or(&self, else_why: impl FnOnce() -> String) -> String {
        match self.rang_last() {
            Some(_) => self.words.why_call_back(),
            None => else_why(),
        }
    }

    /// For when the next step was agreed, or planned.
    fn why_next_step(&self, now: Instant) -> String {
        let (words, calendar, times) = (self.words, self.policy.calendar(), self.times());
        let today = calendar.local(now).date_naive();
        match work::agreed_for(&self.lead) {
            Some(at) if calendar.local(at).date_naive() != today => {
                if work::is_agreed_with_them(&self.lead) {
                    words.step_was_agreed(&times.date(at))
                } else {
                    words.step_was_planned(&times.date(at))
                }
            }
            Some(_) | None if work::is_agreed_with_them(&self.lead) => words.step_agreed_today(),
            Some(_) | None => words.step_today(),
        }
    }

    /// Why a person decides about somebody to whom nothing goes out by itself.
    fn why_to_decide(&self) -> String {
        let words = self.words;
        match self.lead.blocked {
            None if self.lead.doubt.is_some() => words.decide_doubt(),
            None => words.decide_nothing(),
            Some(Block::Unsubscribed) => words.decide_stopped(),
            Some(Block::Bounced) if self.lead.contact.phone => words.decide_bounced_phone(),
            Some(Block::Bounced) => words.decide_bounced(),
            Some(Block::Complained) => words.decide_complained(),
            Some(Block::DoNotContact) => words.decide_do_not_contact(),
        }
    }

    /// What the manager looks at, in a few words.
    pub(crate) fn why_in_review(&self) -> String {
        if self.is_not_understood() {
            self.words.waits_not_understood()
        } else {
            self.words.waits_unwanted()
        }
    }

    /// What a lead waits for, in a few words.
    pub(crate) fn waits_for(&self, now: Instant) -> String {
        let words = self.words;
        let Stage::Open(open) = &self.lead.stage else {
            return words.waits_closed();
        };
        match open {
            Open::Active(_) => match work::owed(&self.lead).map(|owed| owed.kind) {
                Some(ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek) => {
                    words.waits_first()
                }
                Some(ObligationKind::Answer) => words.waits_answer(),
                Some(ObligationKind::Request) => words.waits_request(),
                Some(ObligationKind::NextStep) if work::agreed_for(&self.lead) < Some(now) => {
                    words.waits_step()
                }
                Some(ObligationKind::NextStep) if work::is_agreed_with_them(&self.lead) => {
                    words.waits_step_agreed()
                }
                Some(ObligationKind::NextStep) => words.waits_step_planned(),
                Some(ObligationKind::Confirm) => words.waits_time(),
                Some(ObligationKind::Meeting) if work::agreed_for(&self.lead) >= Some(now) => {
                    words.waits_meeting()
                }
                Some(ObligationKind::Meeting) => words.waits_met(),
                Some(ObligationKind::Approach) => words.waits_approach(),
                Some(ObligationKind::Decide) if self.lead.doubt.is_some() => words.waits_doubt(),
                Some(ObligationKind::Decide) => words.waits_decide(),
                None if let Some(task) = work::open_task(&self.policy, &self.lead) => {
                    words.waits_task(&step::name(words, &task.name))
                }
                None if self.lead.personal_emails > 0 => words.waits_written(),
                None if !self.lead.is_called() => words.waits_to_be_written(),
                None if self.lead.call_attempts > 0 => words.waits_call_again(),
                None => words.waits_call(),
            },
            Open::Reviewing { .. } if self.lead.asked_for_nothing() => words.waits_listed_review(),
            Open::Reviewing { .. } if self.lead.is_found_no_fit() => words.waits_review_no_fit(),
            Open::Reviewing { .. } => words.waits_review(),
            Open::Qualifying { .. } => words.waits_settle(),
            Open::AskedInformation { .. } => words.waits_information(),
            Open::InReview { .. } => self.why_in_review(),
            Open::WithManager { because, .. } => match because {
                ManagerReason::Exhausted => words.waits_exhausted(),
                ManagerReason::Refusal => words.waits_refusal(),
                ManagerReason::NotALead => words.waits_not_a_lead(),
                ManagerReason::NoPolicy => words.waits_no_policy(),
            },
            Open::Received | Open::Routing { .. } => words.waits_assigned(),
            Open::Resting { .. } => words.waits_rests(),
        }
    }
}
