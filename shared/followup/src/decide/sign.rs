//! Signs from the lead. A stop ends automation, never ownership (P5).

use super::{Actor, Deciding, Fact};
use crate::event::{Sign, Suppression};
use crate::lead::{Block, Clock, ObligationKind, Open, Phase, Position, Progress, Stage};
use crate::message::NoticeKind;
use crate::policy::Track;
use crate::timeline::{QueueReason, StopReason, WakeReason};

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
        self.decision.block = Some(block);
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
        let rep = engagement.rep.clone();
        let owed = match engagement.phase {
            Phase::Cadence(_) => None,
            Phase::Person(clock) => Some(clock.obligation),
        };
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

    /// What is known of an address and a number from before: an inquiry is no reason to forget a stop.
    ///
    /// A list that names the address is about the person, and one that names the number alone is about calls.
    pub(super) fn on_suppression_found(
        &mut self,
        email: Option<Suppression>,
        phone: Option<Block>,
    ) {
        let before = self.decision.lead.clone();
        let no_channel = |block: &Block| *block >= Block::Complained;
        let lead = self.lead();
        if let Some(Suppression {
            block: Block::Unsubscribed,
            since,
        }) = email
        {
            lead.unsubscribed_at = lead.unsubscribed_at.max(Some(since));
        }
        let email = email.map(|listed| listed.block);
        lead.blocked = lead.blocked.max(email);
        lead.contact.barred |= phone.as_ref().is_some_and(no_channel);
        match email {
            None => {}
            Some(Block::Bounced) => lead.contact.email = false,
            // What was ticked in this form is newer than the stop, and not confirmed by whoever reads the mailbox.
            Some(Block::Unsubscribed | Block::Complained | Block::DoNotContact) => {
                lead.contact.opted_in = false;
            }
        }
        if self.decision.lead == before {
            return;
        }
        // A new number of somebody who wants no contact at all is not to be called either.
        self.decision.block = email.filter(no_channel);
        let why = match email {
            Some(block) => StopReason::KnownBefore {
                sign: sign_of(block),
            },
            None => StopReason::NumberKnownBefore,
        };
        self.log(Fact::Stopped { why });
    }

    /// They said yes to the offer in a letter.
    pub(super) fn on_opted_in(&mut self) {
        let lead = &self.decision.lead;
        if lead.contact.opted_in || lead.blocked.is_some() {
            return;
        }
        self.lead().contact.opted_in = true;
        self.log_by(Actor::Lead, Fact::OptedIn);
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
}

/// The sign that makes a block.
fn sign_of(block: Block) -> Sign {
    match block {
        Block::Unsubscribed => Sign::Unsubscribed,
        Block::Bounced => Sign::Bounced,
        Block::Complained => Sign::Complained,
        Block::DoNotContact => Sign::DoNotContact,
    }
}
