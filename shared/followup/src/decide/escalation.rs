//! The steps of an obligation's escalation: reminder, breach, manager, warning, reassignment.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::charge::untold;
use crate::escalation::{escalates_at, steps_reached};
use crate::ids::PersonId;
use crate::lead::{Engagement, LAPSES_TO_MANAGER, MAX_FORMER, ObligationKind, Open};
use crate::message::notice::{Escalation, NoticeKind};
use crate::policy::rules::EscalationStep;
use crate::telling::Untold;
use crate::timeline::{AssignReason, Fact};

impl Deciding<'_> {
    /// Acts on the highest step that has come: after an outage, a reminder that was missed is not sent beside what is more urgent by now.
    pub(super) fn take_steps(&mut self, obligation: ObligationKind) {
        let (policy, now) = (self.policy, self.now);
        let Some(owed) = self.lead().owed.get_mut(obligation) else {
            return;
        };
        let reached = steps_reached(policy, owed, now);
        let Some(&highest) = reached.last() else {
            return;
        };
        owed.reached = Some(highest);
        // A promise for an earlier time than the reminder is due with the reminder: the owner is reminded all the same.
        let at = |step| escalates_at(policy, owed, step);
        let reminds = highest == EscalationStep::Reminder
            || reached.contains(&EscalationStep::Reminder)
                && at(EscalationStep::Reminder) == at(highest);
        let steps = owed.escalation_policy(&policy.rules);
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
                self.notify(&rep, NoticeKind::Warning);
            }
            EscalationStep::Reassigned => self.lapse(obligation, &rep),
        }
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

    /// It would move to the manager, who has it: it stays there, on the list of each day, and is nobody's lapse.
    fn stays_with_the_manager(&mut self, obligation: ObligationKind) -> bool {
        let Some(owed) = self.lead().owed.get_mut(obligation) else {
            return false;
        };
        let stays = owed.lapses + 1 >= LAPSES_TO_MANAGER;
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
        untold(self.policy, self.engagement()?, owed, tellings, self.now)
    }

    /// The owner let it lapse: to another rep, and after a second lapse to the manager; while the manager is away and nobody stands in, to
    /// whoever is there. What is owed goes along. Who was not told in time that it moves is not charged with it.
    fn lapse(&mut self, obligation: ObligationKind, rep: &PersonId) {
        let now = self.now;
        let is_managed = self.moving.is_some_and(|moving| moving.is_managed);
        let manager = self.policy.active.roster.manager();
        let manager = manager.map(|person| person.id.clone());
        if is_managed && manager.as_ref() == Some(rep) && self.stays_with_the_manager(obligation) {
            return;
        }
        let untold = self.untold(obligation);
        self.log(Fact::Lapsed {
            rep: Some(rep.clone()),
            untold,
        });
        self.notify(rep, NoticeKind::MovedAway);
        self.decision.loads.push(match untold {
            None => LoadChange::Lapsed(rep.clone()),
            Some(_) => LoadChange::Lost(rep.clone()),
        });
        // Whoever has left is to be reached in no way.
        let is_here = self.policy.active.roster.get(rep).is_some();
        let hears = manager.as_ref().filter(|one| is_here && *one != rep);
        if let (Some(why), Some(manager)) = (untold, hears) {
            let rep = rep.clone();
            self.notify(manager, NoticeKind::Unreached { rep, why });
        }
        let lead = self.lead();
        if lead.former.len() < MAX_FORMER && !lead.former.contains(rep) {
            lead.former.push(rep.clone());
        }
        lead.preferred = None;
        // Without a manager it goes on from rep to rep.
        let most = LAPSES_TO_MANAGER - u8::from(!is_managed);
        let lapses = lead.owed.get_mut(obligation).map_or(0, |owed| {
            owed.lapses = owed.lapses.saturating_add(1).min(most);
            owed.lapses
        });
        if lapses >= LAPSES_TO_MANAGER
            && let Some(manager) = manager
        {
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
                why: AssignReason::LapsedTwice,
            });
            self.notify(&manager, NoticeKind::Escalation(Escalation::LapsedTwice));
        } else {
            self.escalate(Escalation::Reassigned);
            self.open(Open::Routing { since: now });
        }
    }
}
