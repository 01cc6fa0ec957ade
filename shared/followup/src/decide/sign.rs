//! Signs from the lead. A stop ends automation, never ownership (P5).

use super::{Actor, Deciding, EntryKind};
use crate::event::Sign;
use crate::lead::{Block, Clock, Duty, Open, Phase, Position, Progress, Stage};
use crate::message::NoticeKind;
use crate::policy::Track;

impl Sign {
    /// The name on timelines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Sign::Replied => "replied",
            Sign::Unsubscribed => "unsubscribed",
            Sign::Bounced => "bounced",
            Sign::Complained => "complained",
            Sign::DoNotContact => "do_not_contact",
        }
    }

    /// What the sign blocks.
    #[must_use]
    pub fn block(self) -> Option<Block> {
        match self {
            Sign::Replied => None,
            Sign::Unsubscribed => Some(Block::Unsubscribed),
            Sign::Bounced => Some(Block::Bounced),
            Sign::Complained => Some(Block::Complained),
            Sign::DoNotContact => Some(Block::DoNotContact),
        }
    }
}

impl Deciding<'_> {
    pub(super) fn sign(&mut self, sign: Sign) {
        let Some(block) = sign.block() else {
            self.replied();
            return;
        };
        if self.decision.lead.blocked >= Some(block) {
            return;
        }
        self.entry(EntryKind::Sign, Actor::Lead, sign.as_str());
        self.lead().blocked = Some(block);
        if block == Block::Bounced {
            self.lead().contact.email = false;
        }
        self.decision.block = Some(block);
        self.stop(sign.as_str());
        if let Stage::Open(Open::AskedInformation { .. }) = self.decision.lead.stage {
            self.queue_for_qualifier("the question cannot be answered");
            return;
        }
        let may_call = self.decision.lead.may_call();
        let now = self.now;
        let lead_was_untouched = self.decision.lead.touched_at.is_none();
        let Some(pursuit) = self.pursuit_mut() else {
            return;
        };
        let rep = pursuit.rep.clone();
        let owed = match pursuit.phase {
            Phase::Cadence(_) => None,
            Phase::Person(clock) => Some(clock.duty),
        };
        if may_call && owed.is_none() {
            // The written steps have ended; the calls that were asked for go on.
            if let Phase::Cadence(progress) = pursuit.phase
                && progress.track != Track::Calls
            {
                if lead_was_untouched && pursuit.first_touch.is_none() {
                    pursuit.first_touch = Some(Clock::start(Duty::FirstTouch, now));
                }
                pursuit.phase = Phase::Cadence(Progress {
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
        } else if matches!(owed, Some(Duty::Answer | Duty::Request)) && block < Block::Complained
            || owed == Some(Duty::NextStep) && may_call
        {
            // What a person owes is still owed; only the channel is another.
            self.notify(&rep, NoticeKind::CallDue);
        } else {
            if !may_call {
                pursuit.first_touch = None;
            }
            self.person_owes(Duty::Decide, now);
            self.notify(&rep, NoticeKind::CallDue);
        }
    }

    fn replied(&mut self) {
        let now = self.now;
        self.entry(EntryKind::Sign, Actor::Lead, Sign::Replied.as_str());
        self.lead().away_until = None;
        self.stop(Sign::Replied.as_str());
        match &self.decision.lead.stage {
            Stage::Open(Open::Pursued(pursuit)) => {
                let rep = pursuit.rep.clone();
                self.owes_answer();
                self.notify(&rep, NoticeKind::Answer);
            }
            Stage::Closed { .. } | Stage::Open(Open::Resting { .. } | Open::Looking { .. }) => {
                self.lead().reply_waiting = Some(now);
                self.wake_now("they wrote");
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
}
