//! The steps of an obligation's escalation: reminder, breach, manager, warning, reassignment.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::escalation::{escalates_at, steps_reached};
use crate::ids::PersonId;
use crate::lead::{Clock, Engagement, MAX_FORMER, ObligationKind, Open, Phase};
use crate::message::notice::{Escalation, NoticeKind};
use crate::policy::rules::EscalationStep;
use crate::timeline::{AssignReason, Fact};

impl Deciding<'_> {
    fn clock_mut(&mut self, obligation: ObligationKind) -> Option<&mut Clock> {
        let engagement = self.engagement_mut()?;
        if engagement
            .first_touch
            .is_some_and(|clock| clock.obligation == obligation)
        {
            return engagement.first_touch.as_mut();
        }
        match &mut engagement.phase {
            Phase::Person(clock) => Some(clock),
            Phase::Cadence(_) => None,
        }
    }

    /// Acts on the highest step that has come: who was not reminded in time is not reminded of the past.
    pub(super) fn take_steps(&mut self, obligation: ObligationKind) {
        let (policy, now) = (self.policy, self.now);
        let Some(clock) = self.clock_mut(obligation) else {
            return;
        };
        let reached = steps_reached(policy, clock, now);
        let Some(&highest) = reached.last() else {
            return;
        };
        clock.reached = Some(highest);
        // What was promised to them earlier than its owner would be reminded of it is due with the reminder.
        let at = |step| escalates_at(policy, clock, step);
        let reminds = highest == EscalationStep::Reminder
            || reached.contains(&EscalationStep::Reminder)
                && at(EscalationStep::Reminder) == at(highest);
        let Some(rep) = self.engagement().map(|engagement| engagement.rep.clone()) else {
            return;
        };
        if reached.contains(&EscalationStep::Due) {
            self.log(Fact::Breached { obligation });
        }
        match highest {
            EscalationStep::Wanted if obligation == ObligationKind::Meeting => {
                self.meeting_is_over()
            }
            EscalationStep::Wanted => self.notify(&rep, NoticeKind::CallDue),
            EscalationStep::Due | EscalationStep::Reminder if reminds => {
                self.log(Fact::Reminded { obligation });
                self.notify(&rep, NoticeKind::Reminder);
            }
            EscalationStep::Due | EscalationStep::Reminder => {}
            EscalationStep::Manager => self.manager_hears(obligation),
            EscalationStep::Warned => {
                // After an outage both may have come; each is somebody else's to hear.
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
            ObligationKind::FirstTouch
            | ObligationKind::FirstTouchThisWeek
            | ObligationKind::FirstTouchAfterLapse
            | ObligationKind::FirstTouchByManager => Escalation::Untouched,
            ObligationKind::Answer | ObligationKind::Request | ObligationKind::Confirm => {
                Escalation::Unanswered
            }
            ObligationKind::NextStep | ObligationKind::Meeting => Escalation::StepOverdue,
            ObligationKind::Approach | ObligationKind::Decide => Escalation::Undecided,
        });
    }

    /// The first touch lapsed: to another rep, and after a second lapse to the manager.
    fn lapse(&mut self, obligation: ObligationKind, rep: &PersonId) {
        let now = self.now;
        let Some(engagement) = self.engagement() else {
            return;
        };
        let phase = engagement.phase;
        self.log(Fact::Lapsed {
            rep: Some(rep.clone()),
        });
        self.notify(rep, NoticeKind::MovedAway);
        self.decision.loads.push(LoadChange::Lapsed(rep.clone()));
        let lead = self.lead();
        // An owner who had kept it is the first to let it lapse.
        let second = obligation == ObligationKind::FirstTouchAfterLapse && !lead.former.is_empty();
        if lead.former.len() < MAX_FORMER && !lead.former.contains(rep) {
            lead.former.push(rep.clone());
        }
        lead.preferred = None;
        if second && let Some(manager) = self.policy.active.roster.manager() {
            let manager = manager.id.clone();
            self.open(Open::Active(Engagement {
                rep: manager.clone(),
                assigned_at: now,
                first_touch: Some(Clock::start(ObligationKind::FirstTouchByManager, now)),
                phase,
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
            self.lead().resume = Some(phase);
            self.open(Open::Routing { since: now });
        }
    }
}
