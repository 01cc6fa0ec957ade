//! Two policies and the same people: what differs, and how sure that is.
//!
//! One run is one draw. The same people meet both policies, once for each of several seeds; what is compared is the difference within a seed,
//! so that what is chance of the draw (how many came, who was ill) is in both and cancels out. Pairs are seeds and not leads: leads of one
//! run share the same reps, and are not independent of each other.

use serde::Serialize;

use crate::year::YearFigures;

/// Draws that are compared at least: below that nothing can be said.
pub const LEAST_RUNS: u32 = 3;
/// Draws that are compared at most.
pub const MOST_RUNS: u32 = 30;

/// The quantile of 0.975 of Student's distribution, by degrees of freedom from 2 on: what a difference is held against.
const STUDENT: [f64; (MOST_RUNS - 2) as usize] = [
    4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145,
    2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052,
    2.048, 2.045,
];

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Promises kept, of a hundred made.
    PromisesKept,
    /// Promises missed, of a hundred made.
    PromisesMissed,
    /// From the inquiry to the first human touch, by the clock: the mean, in hours.
    HoursToFirstTouch,
    /// The same in open time.
    OpenHoursToFirstTouch,
    /// Who waits for a first human touch at the end.
    Untouched,
    /// What was owed and late on the worst Monday.
    WorstDebts,
    /// Attempts and contacts of people.
    Touches,
    /// Mails to leads.
    MailsToLeads,
    /// Mails to the team.
    MailsToTeam,
    /// Leads that moved on because nothing was done.
    Lapsed,
    /// The most leads that one of the team had open.
    MostOpen,
    /// Leads that were won.
    Won,
}

impl Measure {
    /// Everything that is compared, in the order in which it is said.
    pub const ALL: [Self; 12] = [
        Self::PromisesKept,
        Self::PromisesMissed,
        Self::HoursToFirstTouch,
        Self::OpenHoursToFirstTouch,
        Self::Untouched,
        Self::WorstDebts,
        Self::Touches,
        Self::MailsToLeads,
        Self::MailsToTeam,
        Self::Lapsed,
        Self::MostOpen,
        Self::Won,
    ];

    /// What a played time has of it.
    #[must_use]
    pub fn of(self, year: &YearFigures) -> f64 {
        use followup::lead::Ending;
        use followup::timeline::EntryKind;
        let of_hundred = |part: u64| percent(part, year.promises.made);
        let hours = |seconds: Option<u64>| seconds.unwrap_or(0) as f64 / 3_600.0;
        match self {
            Self::PromisesKept => of_hundred(year.promises.kept.times()),
            Self::PromisesMissed => of_hundred(year.promises.missed),
            Self::HoursToFirstTouch => hours(year.facts.from_inquiry.mean()),
            Self::OpenHoursToFirstTouch => hours(year.facts.from_inquiry_open.mean()),
            Self::Untouched => year.untouched as f64,
            Self::WorstDebts => year.worst_debts.all() as f64,
            Self::Touches => year.facts.touches.all as f64,
            Self::MailsToLeads => year.mails.to_leads() as f64,
            Self::MailsToTeam => year.mails.to_team as f64,
            Self::Lapsed => year.of(EntryKind::Lapsed) as f64,
            Self::MostOpen => {
                let most = year.people.values().map(|person| person.load.most);
                most.max().unwrap_or(0) as f64
            }
            Self::Won => {
                let won = year.endings.iter().filter(|one| one.ending == Ending::Won);
                won.map(|one| one.leads).sum::<u64>() as f64
            }
        }
    }
}

fn percent(part: u64, all: u64) -> f64 {
    if all == 0 {
        0.0
    } else {
        part as f64 * 100.0 / all as f64
    }
}

/// How one measure differs between two policies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Difference {
    /// What is compared.
    pub measure: Measure,
    /// The mean under the policy.
    pub policy: f64,
    /// The mean under the other.
    pub other: f64,
    /// The mean difference: the other's minus the policy's.
    pub difference: f64,
    /// Between which two the true difference lies, 95 times of a hundred.
    pub between: (f64, f64),
    /// Whether the difference is more than chance: nothing is not between the two.
    pub is_sure: bool,
}

/// What differs, by pairs of figures of the same people: under the policy, and under the other.
///
/// # Panics
/// Of fewer pairs than [`LEAST_RUNS`], or more than [`MOST_RUNS`].
#[must_use]
pub fn differences(pairs: &[(YearFigures, YearFigures)]) -> Vec<Difference> {
    let each = Measure::ALL.into_iter();
    each.map(|measure| {
        let values: Vec<(f64, f64)> = pairs
            .iter()
            .map(|(policy, other)| (measure.of(policy), measure.of(other)))
            .collect();
        difference(measure, &values)
    })
    .collect()
}

fn difference(measure: Measure, values: &[(f64, f64)]) -> Difference {
    let count = values.len();
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| values.iter().map(of).sum::<f64>() / count as f64;
    let (policy, other) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
    let difference = other - policy;
    let squares = values
        .iter()
        .map(|(policy, other)| (other - policy - difference).powi(2));
    let variance = squares.sum::<f64>() / (count as f64 - 1.0);
    let half = STUDENT[count - LEAST_RUNS as usize] * (variance / count as f64).sqrt();
    let between = (difference - half, difference + half);
    Difference {
        measure,
        policy,
        other,
        difference,
        between,
        is_sure: between.0 > 0.0 || between.1 < 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_that_is_the_same_in_each_pair_is_sure_and_one_that_turns_around_is_not() {
        let same = [(10.0, 12.0), (20.0, 22.1), (15.0, 16.9), (12.0, 14.0)];
        let found = difference(Measure::Won, &same);
        assert!(
            found.is_sure && (found.difference - 2.0).abs() < 1e-9,
            "{found:?}"
        );
        let chance = [(10.0, 12.0), (20.0, 18.0), (15.0, 16.0), (12.0, 10.5)];
        let found = difference(Measure::Won, &chance);
        assert!(!found.is_sure && found.between.0 < 0.0 && found.between.1 > 0.0);
    }

    #[test]
    fn the_interval_is_students() {
        // Differences 1, 2, 3: mean 2, deviation 1, so 2 plus or minus 4.303 / sqrt(3).
        let found = difference(Measure::Won, &[(0.0, 1.0), (0.0, 2.0), (0.0, 3.0)]);
        assert!((found.between.1 - (2.0 + 4.303 / 3.0_f64.sqrt())).abs() < 1e-9);
        let most = vec![(0.0, 1.0); MOST_RUNS as usize];
        let found = difference(Measure::Won, &most);
        assert!(found.is_sure && (found.between.0 - 1.0).abs() < 1e-9);
    }
}
