//! Steps that count down to a date: the awards evening, the end of an offer.

use crate::lead::Lead;
use crate::policy::compiled::Policy;
use crate::policy::rules::Step;
use calendar::Instant;

/// What a date of theirs means for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Countdown {
    /// It counts down itself, or leads up to one that does.
    Before {
        /// Not before this it comes, if it counts down itself.
        day: Option<Instant>,
        /// From when on it is not done any more: the next step that counts down has its day, or the date is over.
        lapses: Instant,
    },
    /// It comes after all that count down, and not before the date is over.
    After {
        /// When the date is over.
        over: Instant,
    },
}

impl Countdown {
    /// When a step lapses that leads up to the date.
    pub(crate) fn lapses(self) -> Option<Instant> {
        match self {
            Self::Before { lapses, .. } => Some(lapses),
            Self::After { .. } => None,
        }
    }
}

/// What their date means for a step, by its number among those that a lead walks. Nothing, where no step counts down, and for who has no date.
pub(crate) fn countdown(
    policy: &Policy,
    lead: &Lead,
    steps: &[Step],
    number: u8,
) -> Option<Countdown> {
    let date = lead.campaign.as_ref()?.date?;
    let counts_down = |step: &Step| step.before.is_some();
    let last = steps.iter().rposition(counts_down)?;
    let calendar = policy.calendar();
    let over = calendar.end_of(date);
    let number = usize::from(number);
    if number > last {
        return Some(Countdown::After { over });
    }
    let comes = |step: &Step| calendar.opening_before(date, step.before?);
    let mut from_it = steps.iter().skip(number);
    let day = comes(from_it.next()?);
    let next = from_it.find_map(comes);
    let lapses = next.map_or(over, |next| next.min(over));
    Some(Countdown::Before { day, lapses })
}
