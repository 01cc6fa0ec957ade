//! Everything that is owed to a lead: debts that stand beside the cadence, and that outlive whoever has the lead.

use serde::{Deserialize, Serialize};

use super::obligation::{LAPSES_TO_MANAGER, Obligation, ObligationKind};
use crate::inquiry::Promise;
use calendar::Instant;

/// What is owed to a lead, the most pressing first: at most one obligation of a kind.
///
/// Only what discharges an obligation takes it away: no time, no mail of ours, and no move does. A lead that changes hands keeps
/// every one of them, with its age.
///
/// ```
/// use followup::lead::{Obligation, ObligationKind, Obligations};
///
/// let at = |text| calendar::parse_instant(text).unwrap();
/// let mut owed = Obligations::default();
/// owed.owe(Obligation::new(ObligationKind::FirstTouch, at("2026-03-02T14:00:00Z")));
/// owed.owe(Obligation::new(ObligationKind::Answer, at("2026-03-02T15:00:00Z")));
/// assert_eq!(owed.first().unwrap().kind, ObligationKind::Answer);
/// // The same once more changes nothing: they wait since the first time.
/// owed.owe(Obligation::new(ObligationKind::Answer, at("2026-03-03T15:00:00Z")));
/// assert_eq!(owed.get(ObligationKind::Answer).unwrap().since, at("2026-03-02T15:00:00Z"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Obligations(Vec<Obligation>);

impl Obligations {
    /// The earliest time by which something of it was promised.
    #[must_use]
    pub fn promised_by(&self) -> Option<Instant> {
        self.iter().filter_map(|owed| owed.promised_by).min()
    }

    /// Each, the most pressing first.
    pub fn iter(&self) -> impl Iterator<Item = &Obligation> {
        self.0.iter()
    }

    /// Whether nothing is owed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The most pressing one.
    #[must_use]
    pub fn first(&self) -> Option<&Obligation> {
        self.0.first()
    }

    /// The most pressing one whose clock runs: a person can be asked for it now.
    pub(crate) fn pressing(&self, now: Instant) -> Option<&Obligation> {
        self.0.iter().find(|owed| owed.is_running(now))
    }

    /// The same, to change it.
    pub(crate) fn pressing_mut(&mut self, now: Instant) -> Option<&mut Obligation> {
        self.0.iter_mut().find(|owed| owed.is_running(now))
    }

    /// A promise for one time was moved to another, or to none.
    pub(crate) fn promise_moved(&mut self, from: Instant, to: Option<Instant>) {
        let moved = |owed: &&mut Obligation| owed.promised_by == Some(from);
        for owed in self.0.iter_mut().filter(moved) {
            owed.promised_by = to;
        }
    }

    /// What they wait for was promised once more: where the time that was promised before is past, it is due at the new one, and missed only
    /// then. One that is still ahead stands.
    pub(crate) fn promised_anew(&mut self, promise: &Promise, now: Instant) {
        let is_past = |owed: &&mut Obligation| owed.promised_by.is_some_and(|by| by <= now);
        for owed in self.moving_mut().filter(is_past) {
            owed.promised_by = Some(promise.by);
            owed.owned_up = None;
            owed.left_lying = false;
        }
    }

    /// The one of a kind.
    #[must_use]
    pub fn get(&self, kind: ObligationKind) -> Option<&Obligation> {
        self.0.iter().find(|owed| owed.kind == kind)
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, kind: ObligationKind) -> Option<&mut Obligation> {
        self.0.iter_mut().find(|owed| owed.kind == kind)
    }

    /// Whether one of these kinds is owed.
    #[must_use]
    pub fn has(&self, kinds: &[ObligationKind]) -> bool {
        self.0.iter().any(|owed| kinds.contains(&owed.kind))
    }

    /// The first human touch, until there was one.
    #[must_use]
    pub fn first_touch(&self) -> Option<&Obligation> {
        self.0.iter().find(|owed| owed.kind.is_first_touch())
    }

    /// Each that moves the lead on when nobody does it, to change it.
    pub(crate) fn moving_mut(&mut self) -> impl Iterator<Item = &mut Obligation> {
        self.0.iter_mut().filter(|owed| owed.kind.moves_by_itself())
    }

    /// Whoever is given the lead by a person has one span, whoever let it lapse before.
    pub(crate) fn leave_one_span(&mut self) {
        for owed in self.moving_mut() {
            owed.lapses = owed.lapses.min(LAPSES_TO_MANAGER - 1);
        }
    }

    /// Whether they wait for something from the company, and not only from whoever agreed on it with them.
    #[must_use]
    pub fn is_promised_by_us(&self) -> bool {
        self.0.iter().any(|owed| owed.kind.is_promised_by_us())
    }

    /// The answer that they wait for to what they wrote.
    #[must_use]
    pub fn answer(&self) -> Option<&Obligation> {
        self.0.iter().find(|owed| ANSWERS.contains(&owed.kind))
    }

    /// The same, to change its age.
    pub(crate) fn answer_mut(&mut self) -> Option<&mut Obligation> {
        self.0.iter_mut().find(|owed| ANSWERS.contains(&owed.kind))
    }

    /// Adds an obligation. One of its kind that is owed already stays as it is, with its age, and the new one is dropped.
    pub fn owe(&mut self, obligation: Obligation) {
        if self.get(obligation.kind).is_none() {
            self.0.push(obligation);
            self.0.sort_by_key(|owed| owed.kind);
        }
    }

    /// Adds an obligation in place of one of its kind, as when another date was agreed.
    pub fn owe_instead(&mut self, obligation: Obligation) {
        self.discharge(&[obligation.kind]);
        self.owe(obligation);
    }

    /// Takes these kinds away, and says whether one of them was owed.
    pub fn discharge(&mut self, kinds: &[ObligationKind]) -> bool {
        let before = self.0.len();
        self.0.retain(|owed| !kinds.contains(&owed.kind));
        self.0.len() < before
    }

    /// Takes all but these kinds away.
    pub fn keep(&mut self, kinds: &[ObligationKind]) {
        self.0.retain(|owed| kinds.contains(&owed.kind));
    }

    /// Nothing is owed any more.
    pub fn discharge_all(&mut self) {
        self.0.clear();
    }

    /// Somebody else has the lead from `at` on: the steps count from there for them, and how long the lead waits stays as it is.
    pub fn handed_over(&mut self, at: Instant) {
        for owed in &mut self.0 {
            *owed = Obligation {
                // Whoever kept it has it no more.
                kept: false,
                passed_on: false,
                ..owed.restarted(owed.start.max(at))
            };
        }
    }

    /// Their owner gave them to a colleague. The first time the steps begin anew, as for everybody who gets a lead; after that they go on where
    /// they stood `before`, or two colleagues could hand a lead to and fro and nobody else would ever hear of it.
    pub(crate) fn passed_on(&mut self, before: &Self) {
        for owed in &mut self.0 {
            let known = before.get(owed.kind).filter(|known| known.passed_on);
            if let Some(known) = known {
                *owed = Obligation {
                    start: known.start,
                    reached: owed.reached.max(known.reached),
                    relisted: known.relisted,
                    moves_from: known.moves_from,
                    ..*owed
                };
            }
            owed.passed_on = true;
        }
    }

    /// They cannot be reached before `from`: what was promised to them counts from there, and a promise whose time is still to come at
    /// `now` falls away.
    pub fn wait_for_them(&mut self, from: Instant, now: Instant) {
        for owed in &mut self.0 {
            if owed.kind.is_promised_by_us() && owed.start < from {
                *owed = Obligation {
                    promised_by: owed.promised_by.filter(|by| *by <= now),
                    ..owed.restarted(from)
                };
            }
        }
    }

    /// What was owed as one of `from` is owed as `to`, which takes over the longest wait, the earliest promise and the latest owning up.
    pub fn become_one(&mut self, from: &[ObligationKind], to: Obligation) {
        let taken = self.0.extract_if(.., |owed| from.contains(&owed.kind));
        let one = taken.fold(to, |one, was| one.with_wait_of(&was));
        self.owe(one);
    }

    /// Mails that were to own up after `now` do not leave, so that nothing has been said yet. Says whether there was one.
    pub fn not_owned_up(&mut self, now: Instant) -> bool {
        let mut recalled = false;
        for owed in &mut self.0 {
            recalled |= owed.owned_up.take_if(|leaves| *leaves > now).is_some();
        }
        recalled
    }

    /// The mail that was to own up at `at` was left lying, so that nothing has been said. Says whether it is still owed.
    pub fn not_owned_up_at(&mut self, at: Instant) -> bool {
        let mut is_owed = false;
        for owed in &mut self.0 {
            let was_to_leave = owed.owned_up.take_if(|leaves| *leaves == at).is_some();
            owed.left_lying |= was_to_leave;
            is_owed |= was_to_leave;
        }
        is_owed
    }

    /// Everything was put on the list of the day.
    pub fn relisted(&mut self, at: Instant) {
        for owed in &mut self.0 {
            owed.relisted = Some(at);
        }
    }
}

/// The first human touch, whenever it is wanted.
pub(crate) const FIRST_TOUCHES: &[ObligationKind] = &[
    ObligationKind::FirstTouch,
    ObligationKind::FirstTouchThisWeek,
];

/// What they wrote, and wait for an answer to.
pub(crate) const ANSWERS: &[ObligationKind] = &[ObligationKind::Answer, ObligationKind::Request];

/// What an appointment leaves to be done.
pub(crate) const MEETINGS: &[ObligationKind] = &[ObligationKind::Confirm, ObligationKind::Meeting];

/// What a person does next of their own accord: one of these at a time.
pub(crate) const NEXT: &[ObligationKind] = &[
    ObligationKind::NextStep,
    ObligationKind::Decide,
    ObligationKind::Approach,
];
