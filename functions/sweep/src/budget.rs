//! How long a run works, and what of that is kept for which lane.

use std::time::Duration;

use cloud::canary::FORM_PATIENCE;
use cloud::keys::Lane;

/// What is read and written before and after the canary's question.
const CANARY_WRITES: Duration = Duration::from_secs(2);

/// The time of one run. It is measured on the machine's own clock: the digest's may run faster.
///
/// Each lane has a reserve, which no lane before it takes away. What the lanes did not need goes to them once more, in
/// the same order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// The lanes that a run works on, in its order, each with its reserve.
    pub reserves: Vec<(Lane, Duration)>,
    /// From then on nothing new is begun.
    pub nothing_new_after: Duration,
    /// Then the run ends, whatever is under way; what was not written is still due.
    pub end_after: Duration,
}

impl Default for Budget {
    /// Of the 55 seconds that the function may run, within the minute of its schedule.
    fn default() -> Self {
        let reserve = |lane: Lane| match lane {
            Lane::Judge => 12,
            Lane::Acknowledgement => 5,
            Lane::Assign | Lane::Lead => 8,
            Lane::Mail | Lane::Event => 4,
            Lane::Notice => 3,
            Lane::Bulk => 1,
        };
        let of = |lane: Lane| (lane, Duration::from_secs(reserve(lane)));
        Self {
            reserves: Lane::ALL.map(of).to_vec(),
            nothing_new_after: Duration::from_secs(45),
            end_after: Duration::from_secs(50),
        }
    }
}

impl Budget {
    /// Whether the canary may be begun after so much of the time: a run that ends while the form is asked would not say what became of it.
    pub(crate) fn has_time_for_canary(&self, elapsed: Duration) -> bool {
        elapsed < self.nothing_new_after
            && elapsed + FORM_PATIENCE + CANARY_WRITES <= self.end_after
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lane_has_a_reserve_and_all_of_them_fit_before_nothing_new_is_begun() {
        let budget = Budget::default();
        let lanes: Vec<Lane> = budget.reserves.iter().map(|(lane, _)| *lane).collect();
        assert_eq!(lanes, Lane::ALL);
        assert!(budget.reserves.iter().all(|(_, time)| !time.is_zero()));
        let sum: Duration = budget.reserves.iter().map(|(_, time)| *time).sum();
        assert!(sum <= budget.nothing_new_after, "{sum:?}");
        assert!(budget.nothing_new_after < budget.end_after);
    }
}
