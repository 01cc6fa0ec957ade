//! What somebody wrote in the name of the team or of a lead, and nothing proves that it was them (P15).
//!
//! It closes, silences and steers nothing. It is filed; whoever owns the lead is told and decides, and until then nothing
//! goes out by itself: in doubt, a person looks first.

use chrono::Duration;

use super::deciding::Deciding;
use crate::event::Unproven;
use crate::lead::Doubt;
use crate::message::notice::NoticeKind;
use crate::timeline::Fact;

/// How soon its owner is told again of words without proof: a stranger who writes a hundred times is one mail a day.
pub(super) const TOLD_AGAIN_AFTER: Duration = Duration::hours(24);

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
            // Believed, an absence, a bounce or a complaint would move or stop the lead without anybody's decision: it only stands on
            // the timeline.
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
        self.lead().doubt = Some(Box::new(doubt));
        if known.is_none() {
            self.recall_planned_mail();
        }
        if tells && let Some(owner) = self.hears_of_messages() {
            self.notify(&owner, NoticeKind::Doubted);
        }
    }
}
