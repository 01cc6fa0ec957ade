//! What Baton costs on AWS: requests and capacity that are counted while lives of leads are played, times a file of prices.

pub mod lives;
pub mod prices;

use std::collections::BTreeMap;

use chrono::TimeDelta;
use local::Service;
use serde::Serialize;

use crate::bundle::Bundle;
use lives::{Life, LifeError};
use prices::Prices;

/// Sweeps of a day.
const SWEEPS_A_DAY: f64 = 24.0 * 60.0;
/// Sweeps over which an idle one is measured: what is read once in a while is in it.
const MEASURED_SWEEPS: u32 = 30;
const DAYS_A_YEAR: f64 = 365.0;
const MONTHS_A_YEAR: f64 = 12.0;

/// What is counted, for a lead, a day or a year.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
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
    /// Mails.
    pub mails: f64,
    /// Bytes in the table.
    pub stored_bytes: f64,
}

impl Footprint {
    /// What a bundle has done since it was opened.
    fn of(bundle: &Bundle, stored_bytes: usize) -> Self {
        let observed = bundle.observed();
        let mut footprint = Self {
            mails: bundle.mailbox().len() as f64,
            stored_bytes: stored_bytes as f64,
            ..Self::default()
        };
        let ours = |name: &&String| name.starts_with("lead.") || name.starts_with("message.");
        let events = observed.events.iter().filter(|(name, _)| ours(name));
        footprint.events = events.map(|(_, count)| *count as f64).sum();
        for (function, of) in &observed.functions {
            footprint
                .runs
                .insert((*function).to_owned(), of.runs as f64);
            for (service, operations) in &of.usage.services {
                for (operation, usage) in operations {
                    let name = format!("{function} {service} {operation}");
                    footprint.requests.insert(name, usage.requests as f64);
                }
            }
            let table = of.usage.total(Service::DynamoDb);
            footprint.read_units += table.read_units;
            footprint.write_units += table.write_units;
        }
        footprint
    }

    /// So much of it added.
    fn add(&mut self, other: &Footprint, times: f64) {
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

    fn run(&self, function: &str) -> f64 {
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

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measured {
    /// One sweep with nothing due.
    pub idle_sweep: Footprint,
    /// A day without leads.
    pub idle_day: Footprint,
    /// Each kind of life: its name, its share in percent, and what it takes beyond idle sweeps.
    pub lives: Vec<(String, u32, Footprint)>,
    /// A lead of the mix.
    pub lead: Footprint,
}

/// Plays and counts; tells `progress` what it is at.
///
/// # Errors
/// When a life cannot be played.
pub async fn measure(mut progress: impl FnMut(&str)) -> Result<Measured, LifeError> {
    progress("a day without leads");
    let (idle_sweep, idle) = Box::pin(idle()).await?;
    let mut idle_day = Footprint::default();
    idle_day.add(&idle, 1.0 / lives::DAYS as f64);
    let quiet = SWEEPS_A_DAY - idle_day.run("sweep");
    idle_day.add(&idle_sweep, quiet);
    let mut lead = Footprint::default();
    let mut all = Vec::new();
    for life in Life::ALL {
        progress(life.name());
        let bundle = Box::pin(life.play()).await?;
        let mut footprint = Footprint::of(&bundle, bundle.probe().stored_bytes()?);
        // The sweep of each minute, and what happens on days without leads, is the idle day's; what a lead adds to
        // it is the lead's.
        let more_sweeps = footprint.run("sweep") - idle.run("sweep");
        footprint.add(&idle, -1.0);
        footprint.add(&idle_sweep, -more_sweeps);
        lead.add(&footprint, f64::from(life.share()) / 100.0);
        all.push((life.name().to_owned(), life.share(), footprint));
    }
    Ok(Measured {
        idle_sweep,
        idle_day,
        lives: all,
        lead,
    })
}

/// A sweep with nothing due, and the time of a life without leads: of its sweeps, those in which something was due.
async fn idle() -> Result<(Footprint, Footprint), LifeError> {
    let bundle = lives::opened().await?;
    for _ in 0..MEASURED_SWEEPS {
        bundle.advance(TimeDelta::minutes(1)).await?;
        bundle.sweep_once().await;
    }
    let counted = Footprint::of(&bundle, 0);
    let mut sweep = Footprint::default();
    sweep.add(&counted, 1.0 / counted.run("sweep").max(1.0));
    let bundle = lives::opened().await?;
    bundle.advance(TimeDelta::days(lives::DAYS)).await?;
    let stored = bundle.probe().stored_bytes()?;
    Ok((sweep, Footprint::of(&bundle, stored)))
}

/// One line of the bill.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Whose.
    pub service: &'static str,
    /// What is counted.
    pub unit: &'static str,
    /// For a lead.
    pub lead: f64,
    /// For a day without leads.
    pub idle_day: f64,
    /// For the year.
    pub year: f64,
    /// What the year costs.
    pub cost: f64,
}

/// The bill of a year.
#[must_use]
pub fn bill(measured: &Measured, leads: f64, prices: &Prices) -> Vec<Line> {
    let assumed = &prices.assumed;
    let gb_seconds = |footprint: &Footprint| -> f64 {
        let of = |(function, runs): (&String, &f64)| runs * prices.milliseconds(function);
        footprint.runs.iter().map(of).sum::<f64>() / 1000.0 * assumed.memory_mb / 1024.0
    };
    let runs = |footprint: &Footprint| -> f64 { footprint.runs.values().sum() };
    let gateway = |footprint: &Footprint| footprint.run("intake") + footprint.run("desk");
    let log_gb = |footprint: &Footprint| runs(footprint) * assumed.log_bytes_per_run / 1e9;
    let line = |service, unit, of: &dyn Fn(&Footprint) -> f64, price: f64| {
        let (lead, idle_day) = (of(&measured.lead), of(&measured.idle_day));
        let year = lead * leads + idle_day * DAYS_A_YEAR;
        Line {
            service,
            unit,
            lead,
            idle_day,
            year,
            cost: year * price,
        }
    };
    let fixed = |service, unit, count: f64, price: f64| Line {
        service,
        unit,
        lead: 0.0,
        idle_day: count / DAYS_A_YEAR,
        year: count,
        cost: count * price,
    };
    // A year's leads are kept for a year.
    let gb_months = |footprint: &Footprint| footprint.stored_bytes / 1e9 * MONTHS_A_YEAR;
    let million = 1e-6;
    vec![
        line(
            "DynamoDB",
            "read units",
            &|one| one.read_units,
            prices.dynamodb.million_read_units * million,
        ),
        line(
            "DynamoDB",
            "write units",
            &|one| one.write_units,
            prices.dynamodb.million_write_units * million,
        ),
        line(
            "DynamoDB",
            "GB-months, with backup",
            &gb_months,
            prices.dynamodb.storage_gb_month + prices.dynamodb.backup_gb_month,
        ),
        line(
            "Lambda",
            "requests",
            &runs,
            prices.lambda.million_requests * million,
        ),
        line("Lambda", "GB-seconds", &gb_seconds, prices.lambda.gb_second),
        line(
            "EventBridge",
            "events",
            &|one| one.events,
            prices.eventbridge.million_events * million,
        ),
        fixed(
            "EventBridge",
            "schedule starts",
            SWEEPS_A_DAY * DAYS_A_YEAR,
            prices.eventbridge.million_schedules * million,
        ),
        line(
            "SES",
            "mails",
            &|one| one.mails,
            prices.ses.thousand_mails / 1e3,
        ),
        line(
            "API Gateway",
            "requests",
            &gateway,
            prices.apigateway.million_requests * million,
        ),
        line(
            "CloudWatch",
            "GB of logs",
            &log_gb,
            prices.cloudwatch.logs_gb,
        ),
        fixed(
            "CloudWatch",
            "metric-months",
            assumed.metrics * MONTHS_A_YEAR,
            prices.cloudwatch.metric_month,
        ),
        fixed(
            "CloudWatch",
            "alarm-months",
            assumed.alarms * MONTHS_A_YEAR,
            prices.cloudwatch.alarm_month,
        ),
        fixed(
            "Secrets Manager",
            "secret-months",
            assumed.secrets * MONTHS_A_YEAR,
            prices.secretsmanager.secret_month,
        ),
        fixed(
            "Secrets Manager",
            "requests",
            assumed.secrets * assumed.new_workers_per_day * DAYS_A_YEAR,
            prices.secretsmanager.ten_thousand_requests / 1e4,
        ),
    ]
}
