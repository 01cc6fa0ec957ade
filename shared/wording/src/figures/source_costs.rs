//! What sources cost in some days, by what the policy says of a month.

use std::collections::BTreeMap;

use followup::figures::{DayFigures, MilestoneCounts};
use followup::policy::FigureRules;
use serde::Serialize;

/// What sources cost in some days: their share of what the policy says of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceCosts<'a> {
    /// The currency, as the policy names it, such as `EUR`: every amount is in whole units of it.
    pub currency: &'a str,
    /// How many days are charged: those from the first on which something was counted.
    pub days: u32,
    /// All sources together, of which the policy says what they cost.
    pub all: SourceCost,
    /// Each of them by its name.
    pub sources: BTreeMap<&'a str, SourceCost>,
}

/// What a source cost, in whole units of the currency that stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SourceCost {
    /// In these days.
    pub cost: u64,
    /// For each who asked in them; null, where nobody did.
    pub per_inquiry: Option<u64>,
    /// For each who bought in them; null, where nobody did.
    pub per_customer: Option<u64>,
}

impl SourceCost {
    fn of(cost: u64, reached: MilestoneCounts) -> Self {
        let each = |of: u64| (cost + of / 2).checked_div(of);
        Self {
            cost,
            per_inquiry: each(reached.asked),
            per_customer: each(reached.bought()),
        }
    }
}

impl<'a> SourceCosts<'a> {
    /// What sources cost in so many days, in which this happened; nothing, where the policy says of none what it costs.
    pub(super) fn of(rules: &'a FigureRules, facts: &DayFigures, days: u32) -> Option<Self> {
        if rules.costs.is_empty() {
            return None;
        }
        let cost = |name: &'a String| {
            let of = facts.sources.get(name);
            let reached = of.map_or_else(MilestoneCounts::default, |of| of.milestones);
            let cost = rules.cost(name, days)?;
            Some((name.as_str(), SourceCost::of(cost, reached)))
        };
        let sources: BTreeMap<&str, SourceCost> = rules.costs.keys().filter_map(cost).collect();
        let all = sources.values().map(|source| source.cost).sum();
        Some(Self {
            currency: &rules.currency,
            days,
            all: SourceCost::of(all, facts.milestones),
            sources,
        })
    }
}
