//! What some days took, as it is estimated.

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

/// Nothing is estimated: what ships cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum EstimateError {
    /// The prices.
    #[error("the shipped prices cannot be read")]
    Prices(#[from] toml::de::Error),
    /// What a lead takes.
    #[error("what a lead takes of AWS cannot be read as it ships")]
    Rate(#[from] serde_json::Error),
}

impl RunningCosts {
    /// What days took in which so many leads asked.
    ///
    /// ```
    /// use costs::RunningCosts;
    /// let (idle, busy) = (RunningCosts::estimate(0, 28)?, RunningCosts::estimate(1_000, 28)?);
    /// assert!(0.0 < idle.list && idle.list < busy.list);
    /// assert_eq!(busy.currency, "USD");
    /// # Ok::<(), costs::EstimateError>(())
    /// ```
    ///
    /// # Errors
    /// When what ships cannot be read.
    pub fn estimate(leads: u64, days: u32) -> Result<Self, EstimateError> {
        let (prices, rate) = (Prices::read(SHIPPED)?, Rate::read(SHIPPED_RATE)?);
        let (list, beyond_free) = sums(&bill(&rate, leads as f64, days.into(), &prices));
        Ok(Self {
            leads,
            days,
            list,
            beyond_free,
            currency: prices.currency,
            prices_of: prices.date,
            region: prices.region,
        })
    }
}
