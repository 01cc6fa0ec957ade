//! What figures say of people, and what sources cost: `[figures]` of `policy.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What figures say of people, and what sources cost.
///
/// ```
/// use followup::policy::{FigureRules, PeopleFigures};
/// let rules = FigureRules::default();
/// assert_eq!(rules.people, PeopleFigures::Named);
/// assert_eq!(rules.cost("google-ads", 30), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct FigureRules {
    /// Whose figures are seen by whom. What is open now is named in any case; this is about histories.
    pub people: PeopleFigures,
    /// The currency of the costs, and of what is won, such as `EUR`.
    pub currency: String,
    /// What a source costs a month, by its name.
    pub costs: BTreeMap<String, u32>,
}

/// Whose figures are seen by whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PeopleFigures {
    /// Whoever leads the team sees each person's, and each person their own.
    #[default]
    Named,
    /// Each person sees their own, and nobody anybody else's.
    Own,
    /// Nobody's are shown, but those of the team.
    Team,
}

/// Days of a month, as a year has them on average.
const DAYS_OF_A_MONTH: f64 = 365.25 / 12.0;

impl FigureRules {
    /// Whether each person's figures go where nobody in particular reads: only what whoever leads the team may read of everybody.
    #[must_use]
    pub fn names_people(&self) -> bool {
        match self.people {
            PeopleFigures::Named => true,
            PeopleFigures::Own | PeopleFigures::Team => false,
        }
    }

    /// What a source costs in so many days, in whole units of the currency; nothing where the policy does not say.
    #[must_use]
    pub fn cost(&self, source: &str, days: u32) -> Option<u64> {
        let month = self.costs.get(source)?;
        let cost = f64::from(*month) * f64::from(days) / DAYS_OF_A_MONTH;
        Some(cost.round() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_costs_what_the_policy_says_and_a_week_its_share() {
        let costs = BTreeMap::from([("google-ads".to_owned(), 1_200)]);
        let rules = FigureRules {
            costs,
            ..FigureRules::default()
        };
        let cost = |days| rules.cost("google-ads", days);
        assert_eq!(cost(0), Some(0));
        assert_eq!(cost(7), Some(276));
        assert_eq!(cost(30), Some(1_183));
        assert_eq!(cost(365), Some(14_390));
        assert_eq!(rules.cost("web", 30), None);
    }
}
