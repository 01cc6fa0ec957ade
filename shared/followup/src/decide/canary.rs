//! The canary, of which nobody hears and which nobody gets.
//!
//! It goes the way of every inquiry, by the same requests, through the same lanes: what can fail on that way fails for it, too. What
//! it leaves out is what follows for people. It is judged and routed by the rules of that moment, its line says whom it would have
//! got, and with that it has ended: no load, no notice, no promise and no step hang on it. Its acknowledgement waits in the outbox as
//! everybody's does, and leaves after that, because that it ended is no stop of what was asked.

use calendar::Instant;

use super::deciding::Deciding;
use super::decision::Decision;
use crate::event::Event;
use crate::inquiry::Inquiry;
use crate::lead::{Ending, Lead, Open, Stage};
use crate::message::acknowledgement_id;
use crate::policy::compiled::Policy;
use crate::route::Routing;
use crate::timeline::{Actor, Fact, QueueReason};

/// Decides what follows from an event for a canary; nothing does, from what people do.
pub(super) fn decide(policy: &Policy, lead: &Lead, event: &Event, now: Instant) -> Decision {
    let mut decision = Decision::unchanged(lead);
    let mut deciding = Deciding {
        policy,
        now,
        decision: &mut decision,
        moving: None,
        known: None,
        promise_is_settled: false,
    };
    match event {
        Event::Arrived { inquiry, .. } => deciding.canary_arrived(inquiry),
        Event::Routed(routing) => deciding.canary_routed(routing),
        Event::NotSent { step, why, .. } => {
            let (step, why) = (step.clone(), why.clone());
            deciding.log(Fact::NotSent { step, why });
        }
        Event::Tick
        | Event::Joined { .. }
        | Event::Outcome(_)
        | Event::Assigned { .. }
        | Event::HandedOver { .. }
        | Event::OwnerAbsent { .. }
        | Event::OwnerAway { .. }
        | Event::OwnerBack { .. }
        | Event::OwnerLeft { .. }
        | Event::MoveDue { .. }
        | Event::KeptByOwner { .. }
        | Event::Verdict { .. }
        | Event::Sign(_)
        | Event::ErasureDemanded { .. }
        | Event::ErasureDeclined { .. }
        | Event::MachineReplied(_)
        | Event::TakenBack { .. }
        | Event::NoteAdded { .. }
        | Event::DetailsCorrected { .. }
        | Event::Unproven(_)
        | Event::AnnouncementAnswered { .. }
        | Event::Written { .. }
        | Event::AppointmentChanged(_)
        | Event::Erased
        | Event::SuppressionFound { .. }
        | Event::Linked { .. }
        | Event::Merging(_)
        | Event::ColleagueInTouch { .. }
        | Event::OwnUp { .. }
        | Event::Nudged { .. }
        | Event::PutOff { .. }
        | Event::LetGo { .. }
        | Event::GoOn { .. }
        | Event::NotDelivered { .. }
        | Event::NamedElsewhere { .. }
        | Event::OptedIn
        | Event::SaidReady
        | Event::ApprovalAwaited { .. }
        | Event::ApprovalLapsed { .. }
        | Event::MessageSettled { .. } => {}
    }
    decision
}

impl Deciding<'_> {
    /// It is judged, and waits to be routed whatever the policy finds: a company that has its leads qualified first still wants to know
    /// whether anybody can be given one. One that looks unwanted, because the stamp of the page is not taken for ours, ends there.
    fn canary_arrived(&mut self, inquiry: &Inquiry) {
        if self.decision.lead.stage != Stage::Open(Open::Received) {
            return;
        }
        let version = self.policy.version.clone();
        self.lead().policy.get_or_insert(version);
        if inquiry.suspicion.is_some() {
            let lead = &self.decision.lead;
            let held_back = acknowledgement_id(&lead.id, &lead.inquiry, 1);
            self.decision.drops.push(held_back);
            self.log(Fact::Suspected);
            return self.canary_ends(Ending::Unwanted);
        }
        let assessment = self.policy.rules.criteria.assess(inquiry);
        self.lead().answered_by = assessment.answered_by();
        self.lead().ladder = self.ladder_of(inquiry, assessment.score);
        let since = self.now;
        self.open(Open::Routing { since });
    }

    /// The line says whom it would have got, and why, as that of every lead does; that nobody got it says the end.
    fn canary_routed(&mut self, routing: &Routing) {
        if !matches!(self.decision.lead.stage, Stage::Open(Open::Routing { .. })) {
            return;
        }
        self.log(match routing {
            Routing::To { rep, why, others } => Fact::Assigned {
                to: rep.clone(),
                why: why.clone(),
                others: others.clone(),
            },
            Routing::Exhausted { refused, .. } => Fact::Queued {
                why: QueueReason::NobodyFree {
                    refused: refused.clone(),
                },
            },
        });
        self.canary_ends(Ending::NotALead);
    }

    fn canary_ends(&mut self, ending: Ending) {
        let at = self.now;
        self.lead().promise = None;
        self.lead().stage = Stage::Closed { at, ending };
        self.log_by(Actor::Baton, Fact::Closed { ending });
    }
}
