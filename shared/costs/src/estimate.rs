//! What some days took, as it is estimated.

use std::sync::LazyLock;

use serde::Serialize;

use crate::bill::{bill, sums};
use crate::prices::{Prices, SHIPPED};
use crate::rate::{Rate, SHIPPED_RATE};

/// What some days took of AWS, as it is estimated: by what the average lead and a day without leads take, and the prices that ship.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunningCosts {
    /// Leads that asked in them.
    pub leads: u64,
    /// How many days.
    pub days: u32,
    /// By list prices.
    pub list: f64,
    /// What of it is beyond that which is free for every account, each month.
    pub beyond_free: f64,
    /// In which currency.
    pub currency: String,
    /// Of which day the prices are.
    pub prices_of: String,
    /// Of which region.
    pub region: String,
}

/// What ships: it is part of the program, and a test reads it.
static SHIPS: LazyLock<(Prices, Rate)> = LazyLock::new(|| {
    let prices = Prices::read(SHIPPED).expect("the shipped prices can be read");
    let rate = Rate::read(SHIPPED_RATE).expect("the shipped rate can be read");
    (prices, rate)
});

impl RunningCosts {
    /// What days took in which so many leads asked.
    ///
    /// ```
    /// use costs::RunningCosts;
    /// let (idle, busy) = (RunningCosts::estimate(0, 28), RunningCosts::estimate(1_000, 28));
    /// assert!(0.0 < idle.list && idle.list < busy.list);
    /// assert_eq!(busy.currency, "USD");
    /// ```
    #[must_use]
    pub fn estimate(leads: u64, days: u32) -> Self {
        let (prices, rate) = &*SHIPS;
        let (list, beyond_free) = sums(&bill(rate, leads as f64, days.into(), prices));
        Self {
            leads,
            days,
            list,
            beyond_free,
            currency: prices.currency.clone(),
            prices_of: prices.date.clone(),
            region: prices.region.clone(),
        }
    }
}
