//! The steps of an obligation's escalation: reminder, breach, manager, warning, reassignment.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::charge::{next_to_answer, untold};
use crate::escalation::{escalates_at, steps_reached};
use crate::ids::PersonId;
use crate::lead::{
    Engagement, HandoverReason, LAPSES_TO_MANAGER, MAX_FORMER, Obligation, ObligationKind, Open,
};
use crate::message::notice::{Escalation, NoticeKind};
use crate::policy::ladder::EscalationStep;
use crate::team::Role;
use crate::telling::Untold;
use crate::timeline::{Actor, AssignReason, Fact};

impl Deciding<'_> {
    /// Acts on the highest step that has come: after an outage, a reminder that was missed is not sent beside what is more urgent by now.
    pub(super) fn take_steps(&mut self, obligation: ObligationKind) {
        let (policy, now) = (self.policy, self.now);
        let lead = &self.decision.lead;
        let Some(owed) = lead.owed.get(obligation) else {
            return;
        };
        let reached: Vec<EscalationStep> = steps_reached(policy, lead, owed, now).collect();
        let Some(&highest) = reached.last() else {
            return;
        };
        // A promise for an earlier time than the reminder is due with the reminder: the owner is reminded all the same.
        let at = |step| escalates_at(policy, lead, owed, step);
        let reminds = highest == EscalationStep::Reminder
            || reached.contains(&EscalationStep::Reminder)
                && at(EscalationStep::Reminder) == at(highest);
        let steps = owed.escalation_policy(&policy.rules, lead.ladder.as_deref());
        if let Some(owed) = self.lead().owed.get_mut(obligation) {
            owed.reached = Some(highest);
        }
        let reminder = |shortly| {
            if shortly {
                NoticeKind::ReminderAtOnce
            } else {
                NoticeKind::Reminder
            }
        };
        if reached.contains(&EscalationStep::Due) {
            self.log(Fact::Breached { obligation });
        }
        // In a queue there is nobody to remind, to warn, or to take it from: it stands on the manager's list.
        let Some(rep) = self.engagement().map(|engagement| engagement.rep.clone()) else {
            return;
        };
        match highest {
            EscalationStep::Wanted if obligation == ObligationKind::Meeting => {
                self.meeting_is_over()
            }
            // It asks for the hour in which a first contact is worth most, and is no reminder that anybody is charged for.
            EscalationStep::Wanted if obligation.is_first_touch() => {
                self.notify(&rep, reminder(steps.nudges_shortly()));
            }
            EscalationStep::Wanted => self.notify(&rep, NoticeKind::CallDue),
            EscalationStep::Due | EscalationStep::Reminder if reminds => {
                self.log(Fact::Reminded { obligation });
                self.notify(&rep, reminder(steps.reminds_shortly()));
            }
            EscalationStep::Due | EscalationStep::Reminder => {}
            EscalationStep::Manager => self.manager_hears(obligation),
            EscalationStep::Warned => {
                // After an outage the manager's step may have come with this one; the manager still has to hear of it.
                if reached.contains(&EscalationStep::Manager) {
                    self.manager_hears(obligation);
                }
                self.log(Fact::Warned { obligation });
                if self.is_to_be_warned(obligation, &rep) {
                    self.notify(&rep, NoticeKind::Warning);
                }
            }
            EscalationStep::Reassigned => self.lapse(obligation, &rep),
        }
    }

    /// Whether whoever has the lead is to hear that this obligation takes it from them: not the manager, with whom it stays, and not who has
    /// been warned already of a move that comes first, for something else that is owed.
    fn is_to_be_warned(&self, obligation: ObligationKind, rep: &PersonId) -> bool {
        let lead = &self.decision.lead;
        let Some(owed) = lead.owed.get(obligation) else {
            return false;
        };
        let manages = self.policy.active.roster.manager();
        let manages = manages.is_some_and(|manager| manager.id == *rep);
        let policy = self.policy;
        let moves_at =
            |owed: &Obligation| escalates_at(policy, lead, owed, EscalationStep::Reassigned);
        let moves_before = |other: &Obligation| {
            other.kind != obligation
                && other.reached == Some(EscalationStep::Warned)
                && moves_at(other).is_some_and(|at| Some(at) <= moves_at(owed))
        };
        let stays = manages && stays_with_the_manager(owed);
        let was_warned = lead.owed.iter().any(moves_before);
        !(stays || was_warned)
    }

    fn manager_hears(&mut self, obligation: ObligationKind) {
        self.log(Fact::Escalated { obligation });
        self.escalate(match obligation {
            ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek => {
                Escalation::Untouched
            }
            ObligationKind::Answer | ObligationKind::Request | ObligationKind::Confirm => {
                Escalation::Unanswered
            }
            ObligationKind::NextStep | ObligationKind::Meeting => Escalation::StepOverdue,
            ObligationKind::Approach | ObligationKind::Decide => Escalation::Undecided,
        });
    }

    /// Whether the manager, who has it, goes on having it. It would move to them, or to nobody else whose work it is: it stays on the list of
    /// each day, and is nobody's lapse.
    fn goes_on_with_the_manager(&mut self, obligation: ObligationKind) -> bool {
        let Some(owed) = self.lead().owed.get_mut(obligation) else {
            return false;
        };
        let stays = stays_with_the_manager(owed);
        if stays {
            owed.lapses = LAPSES_TO_MANAGER;
        }
        stays
    }

    /// Why its owner is not charged with what this obligation takes from them; nothing, when they are.
    fn untold(&self, obligation: ObligationKind) -> Option<Untold> {
        let owed = self.decision.lead.owed.get(obligation)?;
        let tellings = self
            .moving
            .map_or_else(Default::default, |moving| moving.tellings);
        let (lead, engagement) = (&self.decision.lead, self.engagement()?);
        untold(self.policy, lead, engagement, owed, tellings, self.now)
    }

    /// The owner let it lapse: to somebody else whose work it is, and after a second lapse to the manager; while the manager is away and
    /// nobody stands in, to whoever is there. What is owed goes along. Who was not told in time that it moves is not charged with it.
    fn lapse(&mut self, obligation: ObligationKind, rep: &PersonId) {
        let is_managed = self.moving.is_some_and(|moving| moving.is_managed);
        let manager = self.policy.active.roster.manager();
        let manager = manager.map(|person| person.id.clone());
        let manages = manager.as_ref() == Some(rep);
        if is_managed && manages && self.goes_on_with_the_manager(obligation) {
            return;
        }
        let lapses = self.lapses(obligation, is_managed);
        let next = match manager.clone() {
            Some(manager) if lapses >= LAPSES_TO_MANAGER => {
                Next::Manager(manager, AssignReason::LapsedTwice)
            }
            manager => match next_to_answer(self.policy, &self.decision.lead, rep) {
                Some(Some(person)) => Next::Answers(person.clone()),
                Some(None) if let Some(manager) = manager.filter(|_| is_managed) => {
                    Next::Manager(manager, AssignReason::NobodyElse)
                }
                Some(None) | None => Next::Rep,
            },
        };
        self.taken_from(rep, obligation, manager.as_ref());
        self.count_lapses(match next {
            Next::Manager(..) => LAPSES_TO_MANAGER,
            Next::Answers(_) | Next::Rep => lapses,
        });
        self.moves_to(next);
    }

    /// How many owners have let it lapse now. Without a manager it goes on from one to the next.
    fn lapses(&self, obligation: ObligationKind, is_managed: bool) -> u8 {
        let most = LAPSES_TO_MANAGER - u8::from(!is_managed);
        let owed = self.decision.lead.owed.get(obligation);
        owed.map_or(0, |owed| owed.lapses.saturating_add(1).min(most))
    }

    /// Whoever gets a lead by a move has one span for all that could move on from them.
    fn count_lapses(&mut self, lapses: u8) {
        for owed in self.lead().owed.moving_mut() {
            owed.lapses = lapses;
        }
    }

    /// Takes the lead from whoever had it, and says so to them; and to the manager, where they were not reached.
    fn taken_from(
        &mut self,
        rep: &PersonId,
        obligation: ObligationKind,
        manager: Option<&PersonId>,
    ) {
        let untold = self.untold(obligation);
        self.log(Fact::Lapsed {
            rep: Some(rep.clone()),
            untold,
        });
        // Whoever takes no leads has none to be kept from.
        let roster = &self.policy.active.roster;
        let person = roster.get(rep);
        let takes_leads = person.is_none_or(|person| person.roles.contains(&Role::Rep));
        // Whoever has left is to be reached in no way.
        let is_here = person.is_some();
        self.decision.loads.push(match untold {
            None if takes_leads => LoadChange::Lapsed(rep.clone()),
            None | Some(_) => LoadChange::Lost(rep.clone()),
        });
        if self.agreed_step_moves() || self.has_spoken_with_them(rep) {
            self.hand_over(rep, HandoverReason::Lapsed);
        } else {
            self.notify(rep, NoticeKind::MovedAway);
        }
        let hears = manager.filter(|one| is_here && *one != rep);
        if let (Some(why), Some(manager)) = (untold, hears) {
            let rep = rep.clone();
            self.notify(manager, NoticeKind::Unreached { rep, why });
        }
        let lead = self.lead();
        if lead.former.len() < MAX_FORMER && !lead.former.contains(rep) {
            lead.former.push(rep.clone());
        }
        lead.preferred = None;
        lead.lent_by = None;
    }

    /// Whether the last that was reported of them is a contact of this person's, who knows what nobody else does.
    fn has_spoken_with_them(&self, rep: &PersonId) -> bool {
        let last = self.decision.lead.last_outcome.as_ref();
        last.is_some_and(|last| last.by == *rep && last.disposition.is_contact())
    }

    fn moves_to(&mut self, next: Next) {
        let now = self.now;
        match next {
            Next::Rep => {
                self.escalate(Escalation::Reassigned);
                self.open(Open::Routing { since: now });
            }
            Next::Answers(person) => {
                self.escalate(Escalation::Reassigned);
                self.assign(&person, Actor::Baton, AssignReason::Answers);
            }
            Next::Manager(manager, why) => {
                self.lead().owed.handed_over(now);
                self.open(Open::Active(Engagement {
                    rep: manager.clone(),
                    assigned_at: now,
                }));
                self.decision
                    .loads
                    .push(LoadChange::Gained(manager.clone()));
                self.log(Fact::Assigned {
                    to: manager.clone(),
                    why,
                    others: Vec::new(),
                });
                self.introduce();
                self.notify(&manager, NoticeKind::Escalation(Escalation::LapsedTwice));
            }
        }
    }
}

/// Who has a lead after a lapse.
enum Next {
    /// A rep, who is chosen like for every lead.
    Rep,
    /// Somebody else who answers what is no lead.
    Answers(PersonId),
    /// The manager.
    Manager(PersonId, AssignReason),
}

/// Whether something that is owed stays with the manager, who has it, when its time is over.
fn stays_with_the_manager(owed: &Obligation) -> bool {
    owed.lapses + 1 >= LAPSES_TO_MANAGER || !owed.kind.is_first_touch()
}
