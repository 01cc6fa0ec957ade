//! With whom a lead counts: those who asked on the same day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::milestone::Milestone;

/// With whom a lead counts: those who asked on the same day. Who asks again within a cycle stays among them. So does who wakes without asking
/// again, and counts once for each milestone; who asks again after an end or a rest counts with those of that day.
///
/// ```
/// use followup::figures::{DayFigures, FactRecord};
/// let kept = r#"{"kind":"closed","hour":17,"source":"web","milestone":"won","amount":900,"cohort":{"asked_on":"2026-03-02"}}"#;
/// let won: FactRecord = serde_json::from_str(kept).unwrap();
/// let (monday, friday) = ("2026-03-02".parse().unwrap(), "2026-03-13".parse().unwrap());
/// let mut figures = DayFigures::default();
/// figures.count_record(friday, &won);
/// assert_eq!(figures.cohort(monday..=monday).won, 1);
/// assert_eq!(figures.cohort(friday..=friday).won, 0);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// The day on which they asked, of the office.
    pub asked_on: NaiveDate,
    /// What they had reached before they woke without asking again: that is counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    before: Vec<Milestone>,
}

impl Cohort {
    /// Of those who asked on a day.
    pub(super) fn of(asked_on: NaiveDate) -> Self {
        Self {
            asked_on,
            before: Vec::new(),
        }
    }

    /// Whether it counts that they reach this now.
    pub(super) fn counts(&self, milestone: Milestone) -> bool {
        !self.before.contains(&milestone)
    }

    /// The same once they woke without asking again, after they had reached these.
    pub(super) fn after_a_rest(mut self, reached: impl IntoIterator<Item = Milestone>) -> Self {
        for milestone in reached {
            if self.counts(milestone) {
                self.before.push(milestone);
            }
        }
        self
    }
}
