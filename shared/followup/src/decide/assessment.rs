//! The criteria say who has an inquiry: a rep, the qualifier, the manager, or nobody for now.

use super::deciding::Deciding;
use crate::criteria::{Assessment, Fit};
use crate::inquiry::Inquiry;
use crate::law;
use crate::lead::{LeadWord, MAX_CRITERIA, ManagerReason, Open, RestReason, Stage};
use crate::message::notice::{Escalation, NoticeKind};
use crate::message::{Message, StopRule};
use crate::template::MailKind;
use crate::timeline::{Fact, LoggedNote, QueueReason};

impl Deciding<'_> {
    /// The inquiry was judged by the criteria: gives the lead to whoever they name.
    pub(super) fn assessed(&mut self, assessment: Assessment) {
        let now = self.now;
        self.lead().score = Some(assessment.score);
        let held = assessment.held.iter().take(MAX_CRITERIA);
        self.lead().criteria = held.map(|name| LeadWord::of(name)).collect();
        self.log(Fact::Assessed {
            fit: assessment.fit,
            points: assessment.score,
            held: assessment.held,
            ladder: self.decision.lead.ladder.clone().map(String::from),
            rang: assessment.rang,
        });
        let solo = self.policy.is_solo();
        // Who wrote meanwhile is owed an answer, by a person.
        let wrote = self.is_to_be_answered();
        if self.decision.lead.asked_for_nothing() && !wrote {
            return self.judged_of_a_list(match assessment.fit {
                Fit::SalesReady | Fit::NeedsQualifying | Fit::NeedsInformation => true,
                Fit::Low | Fit::Excluded | Fit::NotALead | Fit::ToAnswer { .. } => false,
            });
        }
        match assessment.fit {
            Fit::NeedsQualifying | Fit::NeedsInformation | Fit::Low if wrote => {
                self.open(Open::Routing { since: now });
            }
            Fit::SalesReady => self.open(Open::Routing { since: now }),
            // A team of one has nobody else to settle it.
            Fit::NeedsQualifying | Fit::NeedsInformation if solo => {
                self.open(Open::Routing { since: now });
            }
            Fit::NeedsQualifying => self.queue_for_qualifier(QueueReason::Unsettled),
            Fit::NeedsInformation if self.may_ask(MailKind::Question) => {
                self.ask(MailKind::Question);
            }
            Fit::NeedsInformation => self.queue_for_qualifier(QueueReason::CannotAsk),
            Fit::Low => self.rest(RestReason::LowScore, None, false),
            Fit::Excluded => {
                self.queue_for_manager(
                    ManagerReason::Refusal,
                    Escalation::Refusal,
                    QueueReason::Excluded,
                );
            }
            Fit::NotALead => {
                self.queue_for_manager(
                    ManagerReason::NotALead,
                    Escalation::NotALead,
                    QueueReason::NotALead,
                );
            }
            Fit::ToAnswer { .. } => self.begin(),
        }
    }

    /// The name of the ladder of its own that an inquiry of so many points has.
    pub(super) fn ladder_of(&self, inquiry: &Inquiry, points: i32) -> Option<LeadWord> {
        let rule = self.policy.rules.clocks.ladder_of(inquiry, points)?;
        Some(LeadWord::of(&rule.name))
    }

    /// A row of a list is nothing that somebody has to settle: who does not fit is left in peace.
    fn judged_of_a_list(&mut self, fits: bool) {
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

    pub(super) fn queue_for_qualifier(&mut self, why: QueueReason) {
        self.release();
        self.open(Open::Qualifying { since: self.now });
        self.log(Fact::Queued { why });
        if let Some(qualifier) = self.policy.active.roster.qualifier() {
            let qualifier = qualifier.id.clone();
            self.notify(&qualifier, NoticeKind::Qualify);
        }
    }

    fn queue_for_manager(
        &mut self,
        because: ManagerReason,
        escalation: Escalation,
        why: QueueReason,
    ) {
        self.with_manager(because, why);
        self.escalate(escalation);
    }

    pub(super) fn with_manager(&mut self, because: ManagerReason, why: QueueReason) {
        let now = self.now;
        // Who was with the manager before has waited since then.
        let since = match self.decision.lead.stage {
            Stage::Open(Open::Routing { since }) => since,
            Stage::Open(_) | Stage::Closed { .. } => now,
        };
        self.open(Open::WithManager {
            since,
            because,
            relisted: (since < now).then_some(now),
        });
        self.log(Fact::Queued { why });
    }

    /// Whether the question may go out by itself.
    fn may_ask(&self, question: MailKind) -> bool {
        self.policy.writes_to_leads()
            && self.decision.lead.may_write()
            && self.policy.templates.has(question.as_str())
            && self.is_for_a_person(question.as_str()).is_none()
    }

    /// The same of who has been followed up: nothing waits for a person's answer, no words are in doubt, and the law lets one more mail go out.
    pub(super) fn may_ask_once_more(&self, question: MailKind) -> bool {
        let lead = &self.decision.lead;
        let law = law::of(self.policy, lead);
        let was_asked = lead.asked.iter().any(|asked| asked == question.as_str());
        !was_asked
            && lead.doubt.is_none()
            && !self.is_to_be_answered()
            && law::forbids_writing(self.policy, lead, self.now).is_none()
            && law::allows_one_more(law, lead, false, false)
            && self.may_ask(question)
    }

    /// Asks the one question that would settle it.
    pub(super) fn ask(&mut self, question: MailKind) {
        let now = self.now;
        let not_before = self.after(now, self.policy.rules.clocks.acknowledge.not_after);
        let not_after = self.after(not_before, self.policy.rules.clocks.information);
        let message = Message::new(
            &self.decision.lead,
            question.as_str(),
            question.as_str(),
            StopRule::Automatic,
            not_before,
            not_after,
        );
        self.decision.messages.push(message);
        self.counts_as_written();
        self.lead().asked.push(question.as_str().to_owned());
        self.open(Open::AskedInformation { since: now });
        self.log(Fact::MailPlanned {
            step: question.as_str().to_owned(),
            variant: None,
        });
    }

    /// A question that was asked is taken back, if it has not left.
    pub(super) fn takes_back_the_question(&mut self) {
        for question in [MailKind::Question, MailKind::RightPerson] {
            let (lead, name) = (&self.decision.lead, question.as_str());
            let asked = Message::new(lead, name, name, StopRule::Automatic, self.now, self.now);
            if lead.asked.iter().any(|one| one == name) {
                self.decision.drops.push(asked.id);
            }
        }
        self.lead().asked.clear();
    }
}
