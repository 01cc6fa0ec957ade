//! Moments that matter beside how soon a person got in touch: the first hour, and what the policy promises.

use std::collections::BTreeSet;

use calendar::{Instant, Span};
use followup::policy::Policy;
use wording::Words;
use wording::figures::{waited, worked};

use crate::HOUR;

/// The hour in which a first touch is worth most.
const THE_HOUR: f64 = 1.0;
/// Promises that are marked at most: of more, no line could be told from the next one.
const MAX_PROMISES: usize = 4;

/// The moments that are marked beside how soon a person got in touch: the first hour, and by when the policy's ladders promise a first touch,
/// the soonest first. Working days are as long as they are from `from` on.
#[must_use]
pub fn first_contact_marks(words: Words, policy: &Policy, from: Instant) -> Vec<(String, f64)> {
    let clocks = &policy.rules.clocks;
    let own = clocks.by.iter().map(|rule| rule.first_touch.due);
    let ladders = own.chain([clocks.first_touch.due]);
    let promised: BTreeSet<(u64, bool)> = ladders.map(|due| length(policy, due, from)).collect();
    let promised = promised.into_iter().take(MAX_PROMISES);
    let promised = promised.map(|(seconds, is_open)| {
        let name = if is_open {
            words.figures_promised_within_open(&worked(words, Some(seconds)))
        } else {
            words.figures_promised_within(&waited(words, Some(seconds)))
        };
        (name, seconds as f64 / HOUR)
    });
    let hour = (words.figures_promised_hour(), THE_HOUR);
    std::iter::once(hour).chain(promised).collect()
}

/// How many seconds a span has, and whether they are of open time.
fn length(policy: &Policy, span: Span, from: Instant) -> (u64, bool) {
    let calendar = policy.calendar();
    match span {
        Span::Elapsed { seconds } => (seconds.into(), false),
        Span::BusinessTime { seconds } => (seconds.into(), true),
        Span::BusinessDays { .. } => {
            let until = calendar.after(from, span);
            (calendar.business_between(from, until), true)
        }
    }
}
