//! The ladders: reminder, breach, manager, warning, reassignment, and the daily list.

use super::{Actor, Deciding, Fact, LoadChange};
use crate::agenda::rungs_reached;
use crate::ids::{MessageId, PersonId};
use crate::lead::{Clock, Duty, MAX_FORMER, ManagerReason, Open, Phase, Pursuit, Stage};
use crate::message::{Escalation, NotSentReason, NoticeKind};
use crate::policy::Rung;
use crate::timeline::AssignReason;

impl Deciding<'_> {
    fn clock_mut(&mut self, duty: Duty) -> Option<&mut Clock> {
        let pursuit = self.pursuit_mut()?;
        if pursuit.first_touch.is_some_and(|clock| clock.duty == duty) {
            return pursuit.first_touch.as_mut();
        }
        match &mut pursuit.phase {
            Phase::Person(clock) => Some(clock),
            Phase::Cadence(_) => None,
        }
    }

    /// Acts on the highest rung that has come: who was not reminded in time is not reminded of the past.
    pub(super) fn rungs(&mut self, duty: Duty) {
        let (policy, now) = (self.policy, self.now);
        let Some(clock) = self.clock_mut(duty) else {
            return;
        };
        let reached = rungs_reached(policy, clock, now);
        let Some(&highest) = reached.last() else {
            return;
        };
        clock.reached = Some(highest);
        let Some(rep) = self.pursuit().map(|pursuit| pursuit.rep.clone()) else {
            return;
        };
        if reached.contains(&Rung::Due) {
            self.log(Fact::Breached { duty });
        }
        match highest {
            Rung::Wanted if duty == Duty::Meeting => self.meeting_is_over(),
            Rung::Wanted => self.notify(&rep, NoticeKind::CallDue),
            Rung::Due => {}
            Rung::Reminder => {
                self.log(Fact::Reminded { duty });
                self.notify(&rep, NoticeKind::Reminder);
            }
            Rung::Manager => self.manager_hears(duty),
            Rung::Warned => {
                // After an outage both may have come; each is somebody else's to hear.
                if reached.contains(&Rung::Manager) {
                    self.manager_hears(duty);
                }
                self.log(Fact::Warned { duty });
                self.notify(&rep, NoticeKind::Warning);
            }
            Rung::Reassigned => self.lapse(duty, &rep),
        }
    }

    fn manager_hears(&mut self, duty: Duty) {
        self.log(Fact::Escalated { duty });
        self.escalate(match duty {
            Duty::FirstTouch
            | Duty::FirstTouchThisWeek
            | Duty::FirstTouchAfterLapse
            | Duty::FirstTouchByManager => Escalation::Untouched,
            Duty::Answer | Duty::Request | Duty::Confirm => Escalation::Unanswered,
            Duty::NextStep | Duty::Meeting => Escalation::StepOverdue,
            Duty::Approach | Duty::Decide => Escalation::Undecided,
        });
    }

    /// The first touch lapsed: to another rep, and after a second lapse to the manager.
    fn lapse(&mut self, duty: Duty, rep: &PersonId) {
        let now = self.now;
        let Some(pursuit) = self.pursuit() else {
            return;
        };
        let phase = pursuit.phase;
        self.log(Fact::Lapsed {
            rep: Some(rep.clone()),
        });
        self.notify(rep, NoticeKind::MovedAway);
        self.decision.loads.push(LoadChange::Lapsed(rep.clone()));
        let lead = self.lead();
        // An owner who had kept it is the first to let it lapse.
        let second = duty == Duty::FirstTouchAfterLapse && !lead.former.is_empty();
        if lead.former.len() < MAX_FORMER && !lead.former.contains(rep) {
            lead.former.push(rep.clone());
        }
        lead.preferred = None;
        if second && let Some(manager) = self.policy.setting.roster.manager() {
            let manager = manager.id.clone();
            self.open(Open::Pursued(Pursuit {
                rep: manager.clone(),
                assigned_at: now,
                first_touch: Some(Clock::start(Duty::FirstTouchByManager, now)),
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
    pub(super) fn kept(&mut self, by: &PersonId) {
        let now = self.now;
        let Some(pursuit) = self.pursuit_mut() else {
            return;
        };
        if pursuit.rep != *by {
            return;
        }
        let Some(clock) = &mut pursuit.first_touch else {
            return;
        };
        if clock.duty.can_be_kept() {
            *clock = Clock::start(Duty::FirstTouchAfterLapse, now);
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
            Stage::Open(Open::Pursued(pursuit)) => {
                // What is owed stays owed: time stands for nobody's act.
                relist_pursuit(pursuit, now);
                None
            }
            Stage::Open(
                Open::Received
                | Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::Resting { .. }
                | Open::Looking { .. },
            ) => None,
        };
        self.log(Fact::StillOpen);
        if let Some(why) = again {
            self.escalate(why);
        }
    }

    /// Who hears of a message of this lead: its rep, who asked the question, or the manager.
    pub(super) fn hears_of_messages(&self) -> Option<PersonId> {
        let roster = &self.policy.setting.roster;
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
    pub(super) fn drafted(&mut self, message: &MessageId) {
        self.log(Fact::Drafted);
        if let Some(to) = self.hears_of_messages() {
            let message = message.clone();
            self.notify(&to, NoticeKind::Draft { message });
        }
    }

    /// Nobody sent a written step that waited for a person: the steps that follow and every clock have gone on without it,
    /// and the manager hears that somebody does not take up theirs.
    pub(super) fn draft_lapsed(&mut self, step: &str) {
        self.log(Fact::NotSent {
            step: Some(step.to_owned()),
            why: NotSentReason::NotTakenUp,
        });
        self.escalate(Escalation::DraftLapsed);
    }

    /// A message of this lead could not be sent: a person decides.
    pub(super) fn not_sent(
        &mut self,
        message: &MessageId,
        step: Option<&str>,
        why: &NotSentReason,
    ) {
        self.log(Fact::NotSent {
            step: step.map(str::to_owned),
            why: why.clone(),
        });
        let roster = &self.policy.setting.roster;
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

fn relist_pursuit(pursuit: &mut Pursuit, now: calendar::Instant) {
    if let Some(clock) = &mut pursuit.first_touch {
        clock.relisted = Some(now);
    }
    if let Phase::Person(clock) = &mut pursuit.phase {
        clock.relisted = Some(now);
    }
}
