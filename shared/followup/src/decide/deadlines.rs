//! Deadlines that come because nobody acted: a date, or the end of a time to judge, to answer or to rest.

use super::deciding::Deciding;
use crate::event::Disposition;
use crate::lead::{ManagerReason, Open, RestReason, Stage};
use crate::message::notice::{Escalation, NoticeKind};
use crate::timeline::{Fact, QueueReason, WakeReason};

impl Deciding<'_> {
    pub(super) fn qualify_lapses(&mut self) {
        self.lead().unqualified = true;
        self.log(Fact::Lapsed {
            rep: None,
            untold: None,
        });
        self.open(Open::Routing { since: self.now });
    }

    /// The time that they were promised has come, and nobody has reported anything.
    pub(super) fn promise_lapses(&mut self) {
        if let Some(promise) = self.lead().promise.take() {
            self.log(Fact::PromiseMissed {
                promised_by: promise.by,
            });
        }
    }

    pub(super) fn information_lapses(&mut self) {
        self.queue_for_qualifier(QueueReason::NotAnswered);
    }

    pub(super) fn rest_ends(&mut self) {
        let Stage::Open(Open::Resting { returns, .. }) = self.decision.lead.stage else {
            return;
        };
        if returns || self.policy.is_solo() {
            self.reopen_now(WakeReason::DateCame);
            let last = self.decision.lead.last_outcome.as_ref();
            let named_a_day =
                last.is_some_and(|last| last.disposition == Disposition::NotNow && last.dated);
            self.lead().came_back = returns && named_a_day;
            return;
        }
        self.open(Open::Reviewing { since: self.now });
        self.log(Fact::Woke {
            because: WakeReason::Review,
        });
        self.asks_for_a_look();
    }

    /// Nobody looked: it rests again, and comes up once more.
    pub(super) fn review_lapses(&mut self) {
        let rest = self.decision.lead.rest;
        let because = match rest.map(|rest| rest.because) {
            None if self.decision.lead.is_found_no_fit() => RestReason::NotAFit,
            None => RestReason::NoAnswer,
            Some(because) => because,
        };
        self.rest(because, None, false);
    }

    /// The qualifier, or where there is none the manager, is asked to look at it.
    pub(super) fn asks_for_a_look(&mut self) {
        let roster = &self.policy.active.roster;
        if let Some(looks) = roster.qualifier().or(roster.manager()) {
            let looks = looks.id.clone();
            self.notify(&looks, NoticeKind::DormantReview);
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
            Stage::Open(Open::Active(_)) => {
                // It is only listed again: however long it lasts, what is owed stays owed until a person does it.
                self.lead().owed.relisted(now);
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
}
