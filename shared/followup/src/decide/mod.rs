//! The one function that decides what becomes of a lead.
//!
//! [`decide`] is total and pure: the same policy, lead, event and time give the same [`Decision`] (P12).

mod appointment_email;
mod approval;
mod assessment;
mod assign;
mod attempt;
mod cadence;
mod campaign;
mod canary;
mod contact;
mod correction;
mod dated;
mod deadlines;
mod deciding;
mod decision;
mod doubt;
mod engagement;
mod escalation;
mod handover;
mod letters;
mod listed;
mod meeting;
mod on_announcement_answered;
mod on_appointment_changed;
mod on_approval_awaited;
mod on_approval_lapsed;
mod on_arrival;
mod on_assigned;
mod on_colleague_in_touch;
mod on_details_corrected;
mod on_erased;
mod on_erasure_demanded;
mod on_go_on;
mod on_handed_over;
mod on_joined;
mod on_kept_by_owner;
mod on_let_go;
mod on_linked;
mod on_machine_reply;
mod on_merged;
mod on_move_due;
mod on_named_elsewhere;
mod on_not_delivered;
mod on_not_sent;
mod on_note;
mod on_nudged;
mod on_opted_in;
mod on_outcome;
mod on_own_up;
mod on_owner_absent;
mod on_put_off;
mod on_routed;
mod on_said_ready;
mod on_sign;
mod on_suppression_found;
mod on_taken_back;
mod on_task_done;
mod on_unproven;
mod on_verdict;
mod on_written;
mod own_up;
mod promise;
mod taken_over;

pub use decision::{Decision, LoadChange};
pub use on_taken_back::{TAKEN_BACK_WITHIN, may_be_taken_back};

use crate::agenda::{Action, Due, next_due};
use crate::event::Event;
use crate::lead::obligations::MEETINGS;
use crate::lead::{Lead, Stage};
use crate::policy::compiled::Policy;
use calendar::Instant;
use deciding::Deciding;

/// Actions that one tick may take on one lead; more than any lead can have due at once.
const MAX_ACTIONS_PER_TICK: usize = 32;

/// Decides what follows from `event` for `lead` at `now`.
///
/// An event that no longer fits (a second click, a lead that has moved on) gives a decision without
/// entries and with the lead unchanged. So does every event of a lead that was erased: nobody is there any more.
#[must_use]
pub fn decide(policy: &Policy, lead: &Lead, event: &Event, now: Instant) -> Decision {
    decide_and_look_ahead(policy, (lead, None), event, now).0
}

/// The same, and what is next due of the lead as it is then; nothing, once it is closed. It was found out to know that nothing is
/// due by now, and takes as long as the rest of most decisions: who knows it of the lead from the last one says so.
pub(crate) fn decide_and_look_ahead(
    policy: &Policy,
    (lead, known): (&Lead, Option<Due>),
    event: &Event,
    now: Instant,
) -> (Decision, Option<Due>) {
    if lead.erased_at.is_some() {
        let unchanged = Decision::unchanged(lead);
        return (unchanged, next_of(policy, lead));
    }
    if lead.id.is_canary() {
        let decided = canary::decide(policy, lead, event, now);
        let next = next_of(policy, &decided.lead);
        return (decided, next);
    }
    // It stays in one place until it is handed back: it is too large to be moved about.
    let mut decided = (Decision::unchanged(lead), None);
    let (decision, next) = &mut decided;
    // Nothing happens to a lead whose time has come, before what is due is done; but for one with a meeting, which is looked at first.
    let stays = matches!(event, Event::Tick) && lead.meeting().is_none();
    let mut deciding = Deciding {
        policy,
        now,
        decision,
        moving: None,
        known: known.filter(|_| stays && !lead.owed.has(MEETINGS)),
        promise_is_settled: false,
    };
    deciding.happens(event);
    deciding.sync_meeting();
    if event.says_of_people() && deciding.decision.changes(lead) {
        deciding.note_people(event);
    }
    *next = deciding.tick();
    if let Event::Outcome(_) = event {
        deciding.note_what_a_report_wrote();
    }
    // What leads read is written elsewhere.
    if !policy.writes_to_leads() {
        decision.is_written_elsewhere();
    }
    decided
}

impl<'a> Deciding<'a> {
    /// What happened, before anything that is due by now.
    fn happens(&mut self, event: &'a Event) {
        match event {
            Event::Tick => {}
            Event::Arrived {
                inquiry,
                suspicious,
            } => self.on_arrival(inquiry, *suspicious),
            Event::Joined { id, inquiry } => self.on_joined(id, inquiry),
            Event::Routed(routing) => self.on_routed(routing),
            Event::Outcome(outcome) => self.on_outcome(outcome),
            Event::Assigned { to, by } => self.on_assigned(to, by),
            Event::OwnerAbsent { why } => self.on_owner_absent(*why),
            Event::OwnerAway { rep, back } => self.on_owner_away(rep, *back),
            Event::OwnerBack { rep } => self.on_owner_back(rep),
            Event::OwnerLeft { rep } => self.on_owner_left(rep),
            Event::MoveDue {
                owner,
                tellings,
                is_managed,
            } => self.on_move_due(owner, tellings, *is_managed),
            Event::HandedOver { to, by } => self.on_handed_over(to, by),
            Event::KeptByOwner { by } => self.on_kept_by_owner(by),
            Event::Verdict { verdict, by } => self.on_verdict(*verdict, by),
            Event::OwnUp { by } => self.on_own_up(by),
            Event::LetGo { by, why, says_no } => self.on_let_go(by, *why, *says_no),
            Event::Sign(sign) => self.on_sign(*sign),
            Event::ErasureDemanded { sign, at } => self.on_erasure_demanded(*sign, *at),
            Event::ErasureDeclined { by } => self.on_erasure_declined(by),
            Event::MachineReplied(heard) => self.on_machine_reply(*heard),
            Event::Unproven(unproven) => self.on_unproven(unproven),
            Event::NoteAdded { by, answer } => self.on_note(by, *answer),
            Event::DetailsCorrected { by, what, inquiry } => {
                self.on_details_corrected(by, *what, inquiry);
            }
            Event::AnnouncementAnswered {
                message,
                choice,
                by,
            } => self.on_announcement_answered(message, *choice, by),
            Event::Written { by, message } => self.on_written(by, message),
            Event::NotSent { message, step, why } => {
                self.on_not_sent(message, step.as_deref(), why);
            }
            Event::NotDelivered { message } => self.on_not_delivered(message),
            Event::AppointmentChanged(arrangement) => self.on_appointment_changed(arrangement),
            Event::Erased => self.on_erased(),
            Event::SuppressionFound { email, phone } => self.on_suppression_found(*email, *phone),
            Event::Merging(said) => self.on_merging(said),
            Event::Linked { lead, rep } => self.on_linked(lead, rep.as_ref()),
            Event::ColleagueInTouch { lead, at, pending } => {
                self.on_colleague_in_touch(lead, *at, pending.as_ref());
            }
            Event::TakenBack { task, by } => self.on_taken_back(task, by),
            Event::Nudged { by } => self.on_nudged(by),
            Event::PutOff { by, until } => self.on_put_off(by, *until),
            Event::GoOn { by } => self.on_go_on(by),
            Event::OptedIn => self.on_opted_in(),
            Event::SaidReady => self.on_said_ready(),
            Event::NamedElsewhere { id } => self.on_named_elsewhere(id),
            Event::ApprovalAwaited { message, why } => self.on_approval_awaited(message, *why),
            Event::ApprovalLapsed { message } => self.on_approval_lapsed(message),
            Event::MessageSettled { .. } => self.on_message_settled(),
        }
    }
}

/// What is next due of a lead; nothing, once it is closed.
fn next_of(policy: &Policy, lead: &Lead) -> Option<Due> {
    match &lead.stage {
        Stage::Open(open) => Some(next_due(policy, lead, open)),
        Stage::Closed { .. } => None,
    }
}

impl Deciding<'_> {
    /// Takes every action whose deadline has come. What comes next; nothing, once the lead is closed.
    fn tick(&mut self) -> Option<Due> {
        if self.leads_away() {
            return next_of(self.policy, &self.decision.lead);
        }
        for _ in 0..MAX_ACTIONS_PER_TICK {
            let Stage::Open(open) = &self.decision.lead.stage else {
                return None;
            };
            let known = self.known.take();
            let next = known.unwrap_or_else(|| next_due(self.policy, &self.decision.lead, open));
            let at = next.at();
            if at > self.now {
                return Some(next);
            }
            match next.action {
                // What is found out for these comes as an event: `Arrived`, `Routed`, `Erased`.
                Action::Judge | Action::Route | Action::Forget => return Some(next),
                // So is whether the owner was told that it moves: `MoveDue`.
                Action::Escalate { obligation, .. } if self.asks_who_was_told(obligation) => {
                    return Some(next);
                }
                Action::Escalate { obligation, .. } => self.take_steps(obligation),
                Action::Relist => self.relist(),
                Action::OwnUp { obligation } => self.own_up(obligation, at),
                Action::Step { step } => self.step(step, at),
                Action::CountdownLapses => self.countdown_lapses(at),
                Action::EndCadence => self.end_cadence(at),
                Action::QualifyLapses => self.qualify_lapses(),
                Action::InformationLapses => self.information_lapses(),
                Action::RestEnds => self.rest_ends(),
                Action::Letter => self.write_letter(at),
                Action::GoesQuiet => self.goes_quiet(),
                Action::DormantReviewLapses => self.review_lapses(),
                Action::Remind => self.remind(),
                Action::RequestLapses => self.request_lapses(),
                Action::PromiseLapses => self.promise_lapses(),
            }
        }
        next_of(self.policy, &self.decision.lead)
    }
}
