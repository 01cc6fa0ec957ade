//! Signs from the lead. A stop ends automation, never ownership (P5).

use super::deciding::Deciding;
use crate::event::Sign;
use crate::lead::{Block, Clock, ObligationKind, Open, Phase, Position, Progress, Stage};
use crate::message::notice::{MeetingNews, NoticeKind};
use crate::policy::rules::Track;
use crate::timeline::{Actor, Fact, QueueReason, StopReason, WakeReason};

impl Deciding<'_> {
    pub(super) fn on_sign(&mut self, sign: Sign) {
        let Some(block) = sign.block() else {
            self.replied();
            return;
        };
        // A mailbox that failed before takes nothing from the wish to get no mail.
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
        self.stop(StopReason::Sign { sign });
        if let Stage::Open(Open::AskedInformation { .. }) = self.decision.lead.stage {
            self.queue_for_qualifier(QueueReason::CannotAnswer);
            return;
        }
        let may_call = self.decision.lead.may_call();
        let now = self.now;
        let lead_was_untouched = self.decision.lead.touched_at.is_none();
        let Some(engagement) = self.engagement_mut() else {
            return;
        };
        let (rep, owed) = (engagement.rep.clone(), owed_in(engagement.phase));
        if may_call && owed.is_none() {
            // The written steps have ended; the calls that were asked for go on.
            if let Phase::Cadence(progress) = engagement.phase
                && progress.track != Track::Calls
            {
                if lead_was_untouched && engagement.first_touch.is_none() {
                    engagement.first_touch = Some(Clock::start(ObligationKind::FirstTouch, now));
                }
                engagement.phase = Phase::Cadence(Progress {
                    track: Track::Calls,
                    step: 0,
                    at: if lead_was_untouched {
                        Position::CallOpen { since: now }
                    } else {
                        Position::From { at: now }
                    },
                });
            }
            self.notify(&rep, NoticeKind::CallDue);
        } else if owed == Some(ObligationKind::Meeting) && block == Block::Unsubscribed {
            self.tell_rep(MeetingNews::Stands);
        } else if matches!(owed, Some(ObligationKind::Answer | ObligationKind::Request))
            && block < Block::Complained
            || owed == Some(ObligationKind::NextStep) && may_call
        {
            // What a person owes is still owed; only the channel is another.
            self.notify(&rep, NoticeKind::CallDue);
        } else {
            if !may_call {
                engagement.first_touch = None;
            }
            self.person_owes(ObligationKind::Decide, now);
            self.notify(&rep, NoticeKind::CallDue);
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
        match &self.decision.lead.stage {
            Stage::Open(Open::Active(engagement)) => {
                let rep = engagement.rep.clone();
                self.owes_answer();
                self.notify(&rep, NoticeKind::Answer);
            }
            Stage::Closed { .. } | Stage::Open(Open::Resting { .. } | Open::Reviewing { .. }) => {
                self.lead().reply_waiting = Some(now);
                self.reopen_now(WakeReason::Wrote);
            }
            Stage::Open(Open::AskedInformation { .. } | Open::Qualifying { .. }) => {
                self.lead().reply_waiting = Some(now);
                self.open(Open::Routing { since: now });
            }
            Stage::Open(
                Open::Received
                | Open::InReview { .. }
                | Open::Routing { .. }
                | Open::WithManager { .. },
            ) => self.lead().reply_waiting = Some(now),
        }
    }

    /// They wrote: an answer is owed, from the first time that they did.
    fn owes_answer(&mut self) {
        if self.is_to_be_answered() {
            return;
        }
        let now = self.now;
        let Some(engagement) = self.engagement_mut() else {
            return;
        };
        // One that is owed beside what goes on is the same answer, with its age: nobody owes two.
        let beside = engagement
            .first_touch
            .take_if(|clock| clock.obligation == ObligationKind::Answer);
        let clock = beside.unwrap_or_else(|| Clock::start(ObligationKind::Answer, now));
        engagement.phase = Phase::Person(clock);
    }
}

/// What a person owes instead of the steps.
fn owed_in(phase: Phase) -> Option<ObligationKind> {
    match phase {
        Phase::Cadence(_) => None,
        Phase::Person(clock) => Some(clock.obligation),
    }
}
