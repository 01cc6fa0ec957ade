//! When somebody is erased, and when a text is.

use super::{ErasureReason, TextKind};
use crate::law;
use crate::lead::{Lead, Stage};
use crate::policy::Policy;
use calendar::{Instant, Span};

/// How often it is looked at again whether a mail was answered that would else be erased.
const UNANSWERED: Span = Span::Elapsed { seconds: 86_400 };

/// When what is known of the person of a lead is erased, and why; nothing while something is owed to them or goes on, and of whom nothing is
/// known any more.
#[must_use]
pub fn erased_at(policy: &Policy, lead: &Lead) -> Option<(Instant, ErasureReason)> {
    if lead.erased_at.is_some() {
        return None;
    }
    match lead.stage {
        Stage::Closed { at, ending } => {
            let (span, why) = policy.active.retention.after(ending)?;
            let from = last_heard(lead, at);
            Some((policy.calendar().after(from, span), why))
        }
        Stage::Open(_) => law::erased_at(policy, lead).map(|at| (at, ErasureReason::NeverAnswered)),
    }
}

/// When a text that was written at `written` is erased while its lead stays, as it is known at `now`: it may be later by then, and never is
/// earlier. Nothing of what is kept as long as the lead.
#[must_use]
pub fn text_erased_at(
    policy: &Policy,
    lead: &Lead,
    kind: TextKind,
    written: Instant,
    now: Instant,
) -> Option<(Instant, ErasureReason)> {
    let rules = &policy.active.retention;
    let after = |from, span| policy.calendar().after(from, span);
    match kind {
        TextKind::Mail => {
            let at = after(written, rules.raw_mail);
            // What nobody has answered is still to be read (P14).
            let waits = matches!(lead.stage, Stage::Open(_)) && lead.owed.answer().is_some();
            let at = if waits {
                at.max(after(now, UNANSWERED))
            } else {
                at
            };
            Some((at, ErasureReason::RawMail))
        }
        TextKind::Note => {
            let from = match lead.stage {
                Stage::Closed { at, .. } => last_heard(lead, at).max(written),
                // It has not ended, so its time has not begun.
                Stage::Open(_) => now,
            };
            Some((after(from, rules.notes), ErasureReason::Notes))
        }
        TextKind::Proof => None,
    }
}

/// The end from which a closed lead's time counts: whoever wrote again after it is kept from then on.
fn last_heard(lead: &Lead, closed: Instant) -> Instant {
    let since = [lead.heard_at, lead.inquired_at];
    since.into_iter().flatten().fold(closed, Instant::max)
}
