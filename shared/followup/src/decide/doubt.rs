//! What somebody wrote in the name of the team or of a lead, and nothing proves that it was them (P15).
//!
//! It closes, silences and steers nothing. It is filed; whoever owns the lead is told and decides, and until then nothing
//! goes out by itself: in doubt, a person looks first.

use chrono::Duration;

use super::{Deciding, Fact};
use crate::event::Unproven;
use crate::ids::PersonId;
use crate::lead::{Doubt, ObligationKind, Phase, Progress};
use crate::message::NoticeKind;
use crate::timeline::{Ruling, SkipReason, UnprovenClaim};

/// How soon its owner is told again of words without proof: a stranger who writes a hundred times is one mail a day.
const TOLD_AGAIN_AFTER: Duration = Duration::hours(24);

impl Unproven {
    /// What is claimed, as a timeline has it.
    #[must_use]
    pub fn claim(&self) -> UnprovenClaim {
        match self {
            Unproven::Report { .. } => UnprovenClaim::Report,
            Unproven::Words => UnprovenClaim::Words,
            Unproven::Silence => UnprovenClaim::Silence,
            Unproven::Away => UnprovenClaim::Away,
            Unproven::Failure => UnprovenClaim::Failure,
            Unproven::Complaint => UnprovenClaim::Complaint,
        }
    }
}

impl Deciding<'_> {
    pub(super) fn on_unproven(&mut self, unproven: &Unproven) {
        self.log(Fact::Doubted {
            claim: unproven.claim(),
        });
        match unproven {
            Unproven::Report { by, from, asks } => {
                if *asks {
                    let from = from.clone();
                    self.notify(by, NoticeKind::InYourName { from });
                }
            }
            Unproven::Words => self.doubt(false),
            Unproven::Silence => self.doubt(true),
            // It would move, stop or block something by itself: it does nothing at all.
            Unproven::Away | Unproven::Failure | Unproven::Complaint => {}
        }
    }

    /// From now on nothing goes out by itself until the owner decides.
    fn doubt(&mut self, silence: bool) {
        let now = self.now;
        let known = self.decision.lead.doubt.clone();
        let told = known.as_ref().map(|doubt| doubt.told);
        let tells = told.is_none_or(|told| now - told >= TOLD_AGAIN_AFTER)
            || (silence && known.as_ref().is_some_and(|doubt| !doubt.silence));
        let doubt = Doubt {
            since: known.as_ref().map_or(now, |doubt| doubt.since),
            told: told.filter(|_| !tells).unwrap_or(now),
            silence: silence || known.as_ref().is_some_and(|doubt| doubt.silence),
            waits: known.as_ref().and_then(|doubt| doubt.waits),
        };
        self.lead().doubt = Some(doubt);
        if known.is_none() {
            self.recall_planned_mail();
        }
        if tells && let Some(owner) = self.hears_of_messages() {
            self.notify(&owner, NoticeKind::Doubted);
        }
    }

    /// What was written to go out by itself does not leave; its step comes again.
    pub(super) fn recall_planned_mail(&mut self) {
        let planned = self.planned_mail().is_some();
        let lead = self.lead();
        lead.stop_generation = lead.stop_generation.saturating_add(1);
        if let (true, Some(Phase::Cadence(progress))) = (
            planned,
            self.engagement().map(|engagement| engagement.phase),
        ) {
            self.write_anew(progress);
        }
    }

    /// A written step has come while words in their name wait for the owner: it is the owner's to decide.
    pub(super) fn waits_in_doubt(&mut self, progress: Progress, step: &str) -> bool {
        let now = self.now;
        let Some(doubt) = &mut self.lead().doubt else {
            return false;
        };
        doubt.waits = Some(progress);
        self.log(Fact::StepSkipped {
            step: Some(step.to_owned()),
            why: SkipReason::Doubt,
        });
        self.person_owes(ObligationKind::Decide, now);
        if let Some(owner) = self.decision.lead.rep().cloned() {
            self.notify(&owner, NoticeKind::CallDue);
        }
        true
    }

    /// The owner says that it was not them, or that it changes nothing: what waited goes on.
    pub(super) fn doubt_is_settled(&mut self, by: &PersonId) -> bool {
        let now = self.now;
        let Some(doubt) = self.lead().doubt.take() else {
            return false;
        };
        let decides = matches!(
            self.engagement().map(|engagement| engagement.phase),
            Some(Phase::Person(clock)) if clock.obligation == ObligationKind::Decide
        );
        if let (true, Some(progress), Some(engagement)) =
            (decides, doubt.waits, self.engagement_mut())
        {
            engagement.phase = Phase::Cadence(Progress {
                at: crate::lead::Position::From { at: now },
                ..progress
            });
        }
        self.ruled(by, Ruling::GoOn);
        true
    }
}
