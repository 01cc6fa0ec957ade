//! Why a lead is on somebody's list, as a sentence and in a few words.

use calendar::Instant;
use followup::event::Disposition;
use followup::lead::{Block, ManagerReason, ObligationKind, Open, Stage};
use followup::work;

use super::Case;

/// Why somebody who came from an imported list is on the reader's list of work.
const FROM_A_LIST: &str = "They are on a list of ours, and have not heard from a person yet.";

impl Case {
    /// Why it is on somebody's list now, as a sentence.
    pub(crate) fn why_now(&self, now: Instant) -> String {
        match work::owed(&self.lead).map(|owed| owed.kind) {
            Some(ObligationKind::NextStep) => return self.why_next_step(now),
            Some(ObligationKind::Answer | ObligationKind::Request) => {
                return "They wrote, and wait for an answer.".to_owned();
            }
            Some(ObligationKind::Confirm) => {
                return "They asked for a time, and wait for a yes.".to_owned();
            }
            Some(ObligationKind::Meeting) => {
                return "The meeting is over: how did it go?".to_owned();
            }
            Some(ObligationKind::Approach) => return FROM_A_LIST.to_owned(),
            Some(ObligationKind::Decide) => return self.why_to_decide().to_owned(),
            Some(ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek) | None => {}
        }
        let Some(last) = &self.lead.last_outcome else {
            if self.list_entry().is_some() {
                return FROM_A_LIST.to_owned();
            }
            return "They wait for the first contact.".to_owned();
        };
        let on = self.times().date(last.at);
        match last.disposition {
            Disposition::NoAnswer => format!("Nobody answered on {on}."),
            Disposition::Voicemail => format!("A voicemail was left on {on}."),
            Disposition::Wrote => format!("They were written to on {on}."),
            Disposition::WrongNumber => "The number was somebody else's.".to_owned(),
            Disposition::Reached
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
                format!("Last reported: {}, {on}.", last.disposition.label())
            }
        }
    }

    /// For when the next step was agreed, or planned.
    fn why_next_step(&self, now: Instant) -> String {
        let (calendar, times) = (self.policy.calendar(), self.times());
        let today = calendar.local(now).date_naive();
        match work::agreed_for(&self.lead) {
            Some(at) if calendar.local(at).date_naive() != today => {
                let word = self.agreed_or_planned();
                format!("The next step was {word} {}.", times.date(at))
            }
            Some(_) | None if work::is_agreed_with_them(&self.lead) => {
                "Today is the day of the agreed next step.".to_owned()
            }
            Some(_) | None => "Today is the day of the next step.".to_owned(),
        }
    }

    /// How the time of the next step is said: nobody agreed with them on a date that we chose.
    pub(crate) fn agreed_or_planned(&self) -> &'static str {
        if work::is_agreed_with_them(&self.lead) {
            "agreed for"
        } else {
            "planned for"
        }
    }

    /// Why a person decides about somebody to whom nothing goes out by itself.
    fn why_to_decide(&self) -> &'static str {
        match self.lead.blocked {
            None if self.lead.doubt.is_some() => {
                "Somebody wrote in their name, and nothing proves that it was them, so nothing goes out by itself but for the acknowledgement of an inquiry: please decide."
            }
            None => "Nothing goes out by itself any more: please decide what comes next.",
            Some(Block::Unsubscribed) => {
                "They stopped our mail and did not ask for a call. Nothing goes out by itself any more: please decide what comes next."
            }
            Some(Block::Bounced) if self.lead.contact.phone => {
                "Their mailbox does not exist, and they are not to be called: please decide what comes next."
            }
            Some(Block::Bounced) => {
                "Their mailbox does not exist, and there is no number to call: please find another way to reach them."
            }
            Some(Block::Complained) => {
                "They reported our mail as unwanted, so there are no calls either: please decide what becomes of it."
            }
            Some(Block::DoNotContact) => {
                "They are not to be contacted, by mail or by phone: please decide what becomes of it."
            }
        }
    }

    /// What a lead waits for, in a few words.
    pub(crate) fn waits_for(&self, now: Instant) -> &'static str {
        let Stage::Open(open) = &self.lead.stage else {
            return "closed";
        };
        match open {
            Open::Active(_) => match work::owed(&self.lead).map(|owed| owed.kind) {
                Some(ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek) => {
                    "waits for the first contact"
                }
                Some(ObligationKind::Answer) => "wrote, and waits for an answer",
                Some(ObligationKind::Request) => "waits for an answer, and is no sales lead",
                Some(ObligationKind::NextStep) if work::agreed_for(&self.lead) < Some(now) => {
                    "waits for the next step"
                }
                Some(ObligationKind::NextStep) if work::is_agreed_with_them(&self.lead) => {
                    "has an agreed next step"
                }
                Some(ObligationKind::NextStep) => "has a next step",
                Some(ObligationKind::Confirm) => "asks for a time, and waits for a yes",
                Some(ObligationKind::Meeting) if work::agreed_for(&self.lead) >= Some(now) => {
                    "has a meeting"
                }
                Some(ObligationKind::Meeting) => "had a meeting, and nobody has said how it went",
                Some(ObligationKind::Approach) => "is from a list, and has not heard from a person",
                Some(ObligationKind::Decide) if self.lead.doubt.is_some() => {
                    "has words in their name without a proof: please decide"
                }
                Some(ObligationKind::Decide) => "gets nothing by itself any more: please decide",
                None if self.lead.personal_emails > 0 => "was written to, and has not answered",
                None if !self.lead.is_called() => "is to be written to",
                None if self.lead.call_attempts > 0 => "is to be called again",
                None => "is to be called",
            },
            Open::Reviewing { .. } if self.lead.asked_for_nothing() => {
                "is from a list: is it worth a call?"
            }
            Open::Reviewing { .. } => "went quiet some time ago: is it worth another try?",
            Open::Qualifying { .. } => "is to be settled",
            Open::AskedInformation { .. } => "was asked a question",
            Open::InReview { .. } => "looks unwanted: please look",
            Open::WithManager { because, .. } => match because {
                ManagerReason::Exhausted => "no rep can take it now",
                ManagerReason::Refusal => "a courteous no waits to be released",
                ManagerReason::NotALead => "seems to be no inquiry",
                ManagerReason::NoPolicy => "came before there was a policy",
            },
            Open::Received | Open::Routing { .. } => "is about to be given to somebody",
            Open::Resting { .. } => "rests",
        }
    }
}
