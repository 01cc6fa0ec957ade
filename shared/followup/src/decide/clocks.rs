//! The ladders: reminder, breach, manager, warning, reassignment, and the daily list.

use super::{Actor, Deciding, Fact, LoadChange};
use crate::agenda::rungs_reached;
use crate::ids::{MessageId, PersonId};
use crate::lead::{
    Clock, Engagement, MAX_FORMER, ManagerReason, ObligationKind, Open, Phase, Stage,
};
use crate::message::{Escalation, NotSentReason, NoticeKind};
use crate::policy::EscalationStep;
use crate::timeline::AssignReason;

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

    /// Acts on the highest rung that has come: who was not reminded in time is not reminded of the past.
    pub(super) fn rungs(&mut self, obligation: ObligationKind) {
        let (policy, now) = (self.policy, self.now);
        let Some(clock) = self.clock_mut(obligation) else {
            return;
        };
        let reached = rungs_reached(policy, clock, now);
        let Some(&highest) = reached.last() else {
            return;
        };
        clock.reached = Some(highest);
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
            EscalationStep::Due => {}
            EscalationStep::Reminder => {
                self.log(Fact::Reminded { obligation });
                self.notify(&rep, NoticeKind::Reminder);
            }
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

    /// The owner has it after all, and gets the next rep's time for it, once.
    pub(super) fn on_kept_by_owner(&mut self, by: &PersonId) {
        let now = self.now;
        let Some(engagement) = self.engagement_mut() else {
            return;
        };
        if engagement.rep != *by {
            return;
        }
        let Some(clock) = &mut engagement.first_touch else {
            return;
        };
        if clock.obligation.can_be_kept() {
            *clock = Clock::start(ObligationKind::FirstTouchAfterLapse, now);
            self.log_by(Actor::Person(by.clone()), Fact::Kept);
        }
    }

    /// What is overdue returns to the list of the day.
    pub(super) fn relist(&mut self) {
        let now = self.now;
        let again = match &mut self.decision.lead.stage {
            Stage::Closed { .. } => return,
            Stage::Open(Open::InReview { relisted, .. }) => {
                *relisted = Some(now);
                Some(Escalation::Review)
            }
            Stage::Open(Open::WithManager {
                because: ManagerReason::Exhausted,
                since,
                ..
            }) => {
                // Somebody may be back, or have room again. How long it has waited goes with it.
                let since = *since;
                self.open(Open::Routing { since });
                None
            }
            Stage::Open(Open::WithManager { relisted, .. }) => {
                *relisted = Some(now);
                None
            }
            Stage::Open(Open::Active(engagement)) => {
                // What is owed stays owed: time stands for nobody's act.
                relist_pursuit(engagement, now);
                None
            }
            Stage::Open(
                Open::Received
                | Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::Resting { .. }
                | Open::Reviewing { .. },
            ) => None,
        };
        self.log(Fact::StillOpen);
        if let Some(why) = again {
            self.escalate(why);
        }
    }

    /// Who hears of a message of this lead: its rep, who asked the question, or the manager.
    pub(super) fn hears_of_messages(&self) -> Option<PersonId> {
        let roster = &self.policy.active.roster;
        let asked = matches!(
            self.decision.lead.stage,
            Stage::Open(Open::AskedInformation { .. })
        );
        let other = if asked {
            roster.qualifier()
        } else {
            roster.manager()
        };
        let lead = &self.decision.lead;
        // After the goodbye nobody has it, and who had it knows it.
        let had = lead
            .preferred
            .as_ref()
            .filter(|had| roster.get(had).is_some());
        let rep = lead.rep().or(had).cloned();
        rep.or_else(|| other.map(|person| person.id.clone()))
    }

    /// A written step waits for a person, who sends it or leaves it out.
    pub(super) fn on_approval_awaited(&mut self, message: &MessageId) {
        self.log(Fact::Drafted);
        if let Some(to) = self.hears_of_messages() {
            let message = message.clone();
            self.notify(&to, NoticeKind::Approval { message });
        }
    }

    /// Nobody sent a written step that waited for a person: the steps that follow and every clock have gone on without it,
    /// and the manager hears that somebody does not take up theirs.
    pub(super) fn on_approval_lapsed(&mut self, step: &str) {
        self.log(Fact::NotSent {
            step: Some(step.to_owned()),
            why: NotSentReason::NotTakenUp,
        });
        self.escalate(Escalation::DraftLapsed);
    }

    /// A message of this lead could not be sent: a person decides.
    pub(super) fn on_not_sent(
        &mut self,
        message: &MessageId,
        step: Option<&str>,
        why: &NotSentReason,
    ) {
        self.log(Fact::NotSent {
            step: step.map(str::to_owned),
            why: why.clone(),
        });
        let roster = &self.policy.active.roster;
        let to = self
            .decision
            .lead
            .rep()
            .cloned()
            .or_else(|| roster.manager().map(|manager| manager.id.clone()));
        if let Some(to) = to {
            self.notify(
                &to,
                NoticeKind::NotSent {
                    message: message.clone(),
                },
            );
        }
    }
}

fn relist_pursuit(engagement: &mut Engagement, now: calendar::Instant) {
    if let Some(clock) = &mut engagement.first_touch {
        clock.relisted = Some(now);
    }
    if let Phase::Person(clock) = &mut engagement.phase {
        clock.relisted = Some(now);
    }
}
