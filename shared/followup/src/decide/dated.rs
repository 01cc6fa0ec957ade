//! A date follows a report: what comes next is said anew, and what was reported stays counted once.

use std::sync::Arc;

use calendar::Instant;

use super::correction::stands_as_reported;
use super::deciding::Deciding;
use crate::event::{Disposition, Outcome};
use crate::lead::{LastOutcome, ObligationKind, Open, RestReason, Stage};
use crate::timeline::{Actor, Fact, OutcomeReport};

impl Deciding<'_> {
    /// Whoever has reported something names the date of what comes next: of the next step, or until when it rests. Where the report led to
    /// neither, or something has come between, there is nothing to date.
    pub(super) fn dated(&mut self, last: &LastOutcome, outcome: &Outcome) {
        let Some(at) = outcome.next_at.filter(|at| *at > self.now) else {
            return;
        };
        if !self.begins_at(last, outcome, at) {
            return;
        }
        if let Some(last) = &mut self.lead().last_outcome {
            Arc::make_mut(last).dated = true;
        }
        let fact = Fact::Corrected {
            report: OutcomeReport {
                outcome: outcome.disposition,
                next_at: Some(at),
                known: outcome.known,
                beyond: false,
                dated: true,
                amount: None,
            },
            task: outcome.task.clone(),
        };
        self.log_by(Actor::Person(outcome.by.clone()), fact);
    }

    /// Lets what comes next begin at this moment; whether that is new.
    fn begins_at(&mut self, last: &LastOutcome, outcome: &Outcome, at: Instant) -> bool {
        match &self.decision.lead.stage {
            Stage::Open(Open::Active(engagement)) => {
                let next = self.decision.lead.owed.get(ObligationKind::NextStep);
                let tried = outcome.disposition.is_attempt();
                let is_another = next.map_or(tried, |next| next.start != at);
                let is_theirs = engagement.rep == outcome.by;
                let stands = stands_as_reported(&self.decision.lead, last, self.now);
                if !is_another || !is_theirs || !stands {
                    return false;
                }
                if tried {
                    self.call_named_for(self.next_call_of(outcome));
                } else {
                    self.next_step(at, true);
                }
                true
            }
            Stage::Open(Open::Resting {
                until,
                because,
                returns,
            }) => {
                let (until, because, returns) = (*until, *because, *returns);
                let is_of_it = matches!(
                    (because, outcome.disposition),
                    (RestReason::NotNow, Disposition::NotNow)
                        | (RestReason::Nurture, Disposition::Nurture)
                        | (RestReason::NoBudget, Disposition::NoBudget)
                );
                if until == at || !is_of_it {
                    return false;
                }
                // Who is named a day for has no budget until then: they are back with whoever knows them.
                let returns = returns || because == RestReason::NoBudget;
                if let Some(rest) = &mut self.lead().rest {
                    rest.ends = rest.ends.max(at);
                }
                self.open(Open::Resting {
                    until: at,
                    because,
                    returns,
                });
                self.log(Fact::Rested { because, until: at });
                true
            }
            Stage::Open(
                Open::Received
                | Open::InReview { .. }
                | Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::WithManager { .. }
                | Open::Reviewing { .. },
            )
            | Stage::Closed { .. } => false,
        }
    }
}
