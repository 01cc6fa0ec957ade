//! What the qualifier and the manager decide.

use super::deciding::Deciding;
use crate::access::{may_be_refused, overrides_criteria};
use crate::event::Verdict;
use crate::ids::PersonId;
use crate::lead::obligations::FIRST_TOUCHES;
use crate::lead::{Ending, Obligation, ObligationKind, Open, RestReason, Stage};
use crate::message::{ACKNOWLEDGEMENT, Message, StopRule, acknowledgement_id};
use crate::team::Role;
use crate::template::MailKind;
use crate::timeline::{Actor, AssignReason, Fact, Ruling, WakeReason};

impl Deciding<'_> {
    pub(super) fn on_verdict(&mut self, verdict: Verdict, by: &PersonId) {
        let waits_for_a_verdict = match &self.decision.lead.stage {
            Stage::Open(
                Open::InReview { .. }
                | Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::WithManager { .. }
                | Open::Reviewing { .. }
                | Open::Resting { .. },
            ) => true,
            // That somebody buys from us already is known elsewhere, too, whoever has them here.
            Stage::Open(Open::Active(_)) => {
                verdict == Verdict::ExistingCustomer && !self.decision.lead.is_customer
            }
            Stage::Closed { .. } | Stage::Open(Open::Received | Open::Routing { .. }) => false,
        };
        if !waits_for_a_verdict {
            return;
        }
        let actor = Actor::Person(by.clone());
        let against = overrides_criteria(&self.decision.lead, verdict);
        self.ruled(by, Ruling::Verdict { verdict, against });
        if verdict == Verdict::Unwanted {
            // What nobody sent in earnest is told of no later, either. What was told stands until it is declined.
            self.lead().demand.take_if(|demand| !demand.is_told());
        } else {
            self.tell_untold_demand();
        }
        match verdict {
            Verdict::Ready => self.ready(),
            Verdict::Nurture => self.rest(RestReason::Nurture, None, false),
            Verdict::NotALead => self.close(Ending::NotALead, actor),
            Verdict::NotAFit => self.close(Ending::NotAFit, actor),
            Verdict::ExistingCustomer => self.customer(by),
            Verdict::Unwanted => self.close(Ending::Unwanted, actor),
            Verdict::Refuse => {
                if may_be_refused(&self.decision.lead) {
                    self.write_courtesy_no();
                }
                self.close(Ending::Refused, actor);
            }
        }
    }

    /// Writes the courteous no, which a person released, to a lead that is about to be stopped.
    pub(super) fn write_courtesy_no(&mut self) {
        let now = self.now;
        let not_after = self.after(now, self.policy.rules.cadence.not_after);
        let mut message = Message::new(
            &self.decision.lead,
            "courteous_no",
            MailKind::CourtesyNo.as_str(),
            StopRule::Released,
            now,
            not_after,
        );
        // The stop counts up the generation, which would hold this very letter back: it carries the next one.
        message.stop_generation += 1;
        self.decision.messages.push(message);
        self.log(Fact::MailPlanned {
            step: "courteous_no".to_owned(),
            variant: None,
        });
    }

    /// They buy from us already: no lead, and no cadence. Whoever had them before answers by the time that they were promised, or else
    /// whoever gives this verdict; the answer ends it.
    fn customer(&mut self, by: &PersonId) {
        let roster = &self.policy.active.roster;
        let knows = self.decision.lead.preferred.clone();
        let knows = knows.filter(|person| roster.get(person).is_some());
        let why = if knows.is_some() {
            AssignReason::HadItBefore
        } else {
            AssignReason::Answers
        };
        let answers = knows.unwrap_or_else(|| by.clone());
        let now = self.now;
        // What was to go out by itself was written for somebody who may buy: it does not leave. What it was to own up to, nothing has
        // been said of yet.
        self.recall_planned_mail();
        let lead = self.lead();
        lead.is_customer = true;
        lead.answered_by = Some(Role::Rep);
        lead.end_steps();
        let request = Obligation::new(ObligationKind::Request, now);
        let promise = lead.promise;
        lead.owed
            .become_one(FIRST_TOUCHES, request.promised(promise.as_ref()));
        if self.engagement().is_none() {
            self.assign(&answers, Actor::Person(by.clone()), why);
        }
    }

    fn ready(&mut self) {
        let now = self.now;
        if !matches!(self.decision.lead.stage, Stage::Open(Open::InReview { .. })) {
            // A person says that it is a lead: what they asked first is owed still.
            let lead = self.lead();
            lead.answered_by = None;
            lead.is_customer = false;
            if lead.owed.has(&[ObligationKind::Request]) {
                let answer = Obligation::new(ObligationKind::Answer, now);
                lead.owed.become_one(&[ObligationKind::Request], answer);
            }
        }
        match &self.decision.lead.stage {
            Stage::Open(Open::InReview { .. }) => {
                // The acknowledgement that review had held back; a row of a list has none.
                let asked = self.decision.lead.listed.is_none();
                if asked && self.decision.lead.may_write() {
                    let window = self.policy.rules.clocks.acknowledge;
                    let not_after = self.after(now, window.not_after);
                    let mut message = Message::new(
                        &self.decision.lead,
                        ACKNOWLEDGEMENT,
                        ACKNOWLEDGEMENT,
                        StopRule::Acknowledgement,
                        now,
                        not_after,
                    );
                    message.occurrence = 2;
                    let lead = &self.decision.lead;
                    message.id = acknowledgement_id(&lead.id, &lead.inquiry, 2);
                    self.decision.messages.push(message);
                }
                self.begin();
            }
            Stage::Open(Open::Reviewing { .. } | Open::Resting { .. }) => {
                self.reopen_now(WakeReason::Reviewed);
            }
            Stage::Open(
                Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::WithManager { .. }
                | Open::Received
                | Open::Routing { .. }
                | Open::Active(_),
            )
            | Stage::Closed { .. } => self.open(Open::Routing { since: now }),
        }
    }
}
