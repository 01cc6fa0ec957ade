//! What a lead and a day without leads take of AWS, as it was measured.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The rate that ships with Baton, as `tests/operations` measures and compares it.
pub const SHIPPED_RATE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../infra/rate.json"
));

/// What is counted, for a lead, a day or a year.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Footprint {
    /// Runs by function.
    pub runs: BTreeMap<String, f64>,
    /// Requests by function, service and operation.
    pub requests: BTreeMap<String, f64>,
    /// Read units.
    pub read_units: f64,
    /// Write units.
    pub write_units: f64,
    /// Events of ours on the bus.
    pub events: f64,
    /// How many mails leave.
    pub mails: f64,
    /// Bytes in the table.
    pub stored_bytes: f64,
}

impl Footprint {
    /// Adds another footprint, times a factor.
    pub fn add(&mut self, other: &Footprint, times: f64) {
        let sum = |into: &mut BTreeMap<String, f64>, from: &BTreeMap<String, f64>| {
            for (name, value) in from {
                *into.entry(name.clone()).or_default() += value * times;
            }
            into.retain(|_, value| *value > f64::EPSILON);
        };
        sum(&mut self.runs, &other.runs);
        sum(&mut self.requests, &other.requests);
        self.read_units = (self.read_units + other.read_units * times).max(0.0);
        self.write_units = (self.write_units + other.write_units * times).max(0.0);
        self.events = (self.events + other.events * times).max(0.0);
        self.mails = (self.mails + other.mails * times).max(0.0);
        self.stored_bytes = (self.stored_bytes + other.stored_bytes * times).max(0.0);
    }

    /// How often a function runs.
    #[must_use]
    pub fn runs_of(&self, function: &str) -> f64 {
        self.runs.get(function).copied().unwrap_or_default()
    }

    /// Requests to the table.
    #[must_use]
    pub fn table_requests(&self) -> f64 {
        let table = self
            .requests
            .iter()
            .filter(|(name, _)| name.contains(" dynamodb "));
        table.map(|(_, count)| count).sum()
    }
}

/// What the average lead takes, and a day without leads.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// How many facts the average lead comes to: what it takes grows with them.
    pub facts: f64,
    /// The average lead, by the shares of the lives that were played.
    pub lead: Footprint,
    /// A day without leads.
    pub idle_day: Footprint,
}

impl Rate {
    /// Reads what was written as JSON.
    ///
    /// ```
    /// use costs::{Rate, SHIPPED_RATE};
    /// assert!(Rate::read(SHIPPED_RATE)?.lead.write_units > 100.0);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    /// What is missing or unknown, and where.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The rate of leads that come to so many facts on average, and to so many mails.
    #[must_use]
    pub fn of_leads_with(&self, facts: f64, mails: f64) -> Self {
        let mut lead = Footprint::default();
        lead.add(&self.lead, facts / self.facts);
        lead.mails = mails;
        Self {
            facts,
            lead,
            idle_day: self.idle_day.clone(),
        }
    }
}
