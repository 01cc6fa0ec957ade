//! Signs from the lead. A stop ends automation, never ownership (P5).

use super::deciding::Deciding;
use crate::event::Sign;
use crate::lead::obligations::{ANSWERS, FIRST_TOUCHES};
use crate::lead::{
    Block, Ending, ManagerReason, Obligation, ObligationKind, Open, Position, Progress, Stage,
};
use crate::message::notice::{LeftAloneNews, MeetingNews, NoticeKind};
use crate::policy::ladder::EscalationStep;
use crate::policy::rules::Track;
use crate::timeline::{Actor, Fact, QueueReason, StopReason, WakeReason};

impl Deciding<'_> {
    pub(super) fn on_sign(&mut self, sign: Sign) {
        let Some(block) = sign.block() else {
            self.replied();
            return;
        };
        // The wish to get no mail is noted also where a bounce, which blocks more, came before it.
        let new_wish = block == Block::Unsubscribed
            && (self.decision.lead.unsubscribed_at.is_none()
                || self.decision.lead.is_back_since_unsubscribing());
        let stronger = self.decision.lead.blocked < Some(block);
        let heard = self.decision.lead.blocked >= Some(Block::Complained);
        if !stronger && (!new_wish || heard) {
            return;
        }
        self.log_by(Actor::Lead, Fact::Sign { sign });
        self.take_block(block);
        if block >= Block::Complained && matches!(self.decision.lead.stage, Stage::Open(_)) {
            self.is_left_alone(block);
            return;
        }
        self.stop(StopReason::Sign { sign });
        if let Stage::Open(Open::AskedInformation { .. }) = self.decision.lead.stage {
            self.queue_for_qualifier(QueueReason::CannotAnswer);
            return;
        }
        let may_call = self.decision.lead.may_call();
        let now = self.now;
        let reachable = may_call || self.decision.lead.may_be_answered();
        let Some(rep) = self.engagement().map(|engagement| engagement.rep.clone()) else {
            self.sign_in_queue(reachable);
            return;
        };
        let lead = self.lead();
        let decides =
            lead.cadence.is_some() || !reachable && lead.owed.has(&[ObligationKind::Decide]);
        if may_call && let Some(progress) = lead.cadence {
            // The written steps have ended; the calls that were asked for go on, and so do those of a campaign.
            let calls_go_on = match progress.track {
                Track::Calls | Track::Campaign => true,
                Track::Inbound | Track::Later | Track::Conversation => false,
            };
            if !calls_go_on {
                let untouched = lead.touched_at.is_none();
                if untouched && lead.owed.is_empty() {
                    lead.owed
                        .owe(Obligation::new(ObligationKind::FirstTouch, now));
                }
                let at = if untouched {
                    Position::CallOpen { since: now }
                } else {
                    Position::From {
                        at: lead.next_call_at().unwrap_or(now),
                    }
                };
                lead.cadence = Some(Progress::first(Track::Calls, at));
            }
            self.notify(&rep, NoticeKind::CallDue);
        } else if lead.owed.answer().is_some() && !decides {
            // What a person owes is still owed; only the channel is another.
            self.notify(&rep, NoticeKind::CallDue);
        } else if lead.owed.has(&[ObligationKind::Meeting]) && block == Block::Unsubscribed {
            self.tell_rep(MeetingNews::Stands);
        } else if lead.owed.has(&[ObligationKind::NextStep]) && may_call {
            self.notify(&rep, NoticeKind::CallDue);
        } else {
            // Nobody can be reached, or nobody may: only a person can say what becomes of it.
            let waits_since = lead.owed.answer_mut().map_or(now, |answer| answer.since);
            lead.owed.discharge(ANSWERS);
            if !may_call {
                lead.owed.discharge(FIRST_TOUCHES);
            }
            self.person_owes(ObligationKind::Decide, waits_since);
            self.notify(&rep, NoticeKind::CallDue);
        }
    }

    /// They want nothing from us any more, by no channel: the lead ends, wherever it waits, and nobody owes them anything (P14). Whoever
    /// had it hears so, once, before they call.
    fn is_left_alone(&mut self, block: Block) {
        if let Some(rep) = self.decision.lead.rep().cloned() {
            let news = LeftAloneNews::Ended;
            self.notify(&rep, NoticeKind::LeftAlone { news });
        }
        let ending = match block {
            Block::Complained => Ending::Complained,
            Block::Unsubscribed | Block::Bounced | Block::DoNotContact => Ending::DoNotContact,
        };
        // Nobody looks any more at what looked unwanted.
        self.tell_untold_demand();
        self.close(ending, Actor::Lead);
    }

    /// Nobody has the lead: what can be done no more is not owed, and who takes it decides.
    fn sign_in_queue(&mut self, reachable: bool) {
        let now = self.now;
        let lead = self.lead();
        if !reachable {
            lead.owed.discharge(ANSWERS);
            lead.owed.discharge(FIRST_TOUCHES);
        }
        if !lead.may_write() {
            lead.end_steps();
        }
        let has_nothing = lead.owed.is_empty() && lead.cadence.is_none();
        let exhausted = matches!(
            lead.stage,
            Stage::Open(Open::WithManager {
                because: ManagerReason::Exhausted,
                ..
            })
        );
        if exhausted && has_nothing {
            self.person_owes(ObligationKind::Decide, now);
        }
    }

    /// What keeps us from writing or calling from now on is kept with the lead.
    fn take_block(&mut self, block: Block) {
        let now = self.now;
        let lead = self.lead();
        if block == Block::Unsubscribed {
            lead.unsubscribed_at = Some(now);
        }
        lead.blocked = lead.blocked.max(Some(block));
        // Who stops our mail takes back what they had agreed to.
        lead.contact.opted_in &= block == Block::Bounced;
        if block == Block::Bounced {
            lead.contact.email = false;
        }
        if block >= Block::Complained {
            self.lead().promise = None;
        }
        self.decision.block = Some(block);
    }

    fn replied(&mut self) {
        let now = self.now;
        self.is_in_touch();
        self.lead().heard_at = Some(now);
        self.lead().automated_emails = 0;
        let sign = Sign::Replied;
        self.log_by(Actor::Lead, Fact::Sign { sign });
        self.lead().away_until = None;
        self.stop(StopReason::Sign { sign });
        if self.decision.lead.blocked >= Some(Block::Complained) {
            // No channel is left by which they could be answered: a person reads it, once, and says what becomes of it.
            if let Some(person) = self.hears_of_messages() {
                let news = LeftAloneNews::Wrote;
                self.notify(&person, NoticeKind::LeftAlone { news });
            }
            return;
        }
        match &self.decision.lead.stage {
            Stage::Open(Open::Active(engagement)) => {
                let rep = engagement.rep.clone();
                self.owes_answer();
                self.notify(&rep, NoticeKind::Answer);
            }
            Stage::Closed { .. } | Stage::Open(Open::Resting { .. } | Open::Reviewing { .. }) => {
                self.owes_answer();
                self.reopen_now(WakeReason::Wrote);
            }
            Stage::Open(Open::AskedInformation { .. } | Open::Qualifying { .. }) => {
                self.owes_answer();
                self.open(Open::Routing { since: now });
            }
            Stage::Open(
                Open::Received
                | Open::InReview { .. }
                | Open::Routing { .. }
                | Open::WithManager { .. },
            ) => self.owes_answer(),
        }
    }

    /// They wrote: an answer is owed, from the first time that they did, and nothing goes out by itself. The answer takes the place of a
    /// next step that was due and of a decision; what was agreed for a later day stays agreed.
    fn owes_answer(&mut self) {
        let next = self.decision.lead.owed.get(ObligationKind::NextStep);
        let later = next.is_some_and(|next| next.agreed) && self.is_agreed_for_later();
        let to_be_answered = self.is_to_be_answered();
        let now = self.now;
        // Who asks for what is overdue has waited since then, and stays on the lists on which they stand.
        let overdue = next.copied().filter(|next| next.start <= now && !later);
        let lead = self.lead();
        lead.end_steps();
        lead.owed
            .discharge(&[ObligationKind::Decide, ObligationKind::Approach]);
        if !later {
            lead.owed.discharge(&[ObligationKind::NextStep]);
        }
        if !to_be_answered {
            let answer = Obligation::new(ObligationKind::Answer, now);
            let escalated = |next: &Obligation| next.has_reached(EscalationStep::Manager);
            lead.owed.owe(Obligation {
                since: overdue.map_or(now, |next| next.since.min(now)),
                start: overdue.filter(escalated).map_or(now, |next| next.start),
                // Whoever has it has its time for what they wrote, however late the other was.
                moves_from: Some(now),
                ..answer
            });
        }
    }
}
