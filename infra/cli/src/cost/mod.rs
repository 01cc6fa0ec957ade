//! What Baton costs on AWS: requests and capacity that are counted while lives of leads are played, times a file of prices.

pub mod lives;
pub mod prices;

use std::collections::BTreeMap;

use chrono::TimeDelta;
use local::LocalService;
use serde::{Deserialize, Serialize};

use crate::deployment::LocalDeployment;
use lives::{Life, LifeError};
use prices::Prices;

/// Sweeps of a day.
const SWEEPS_A_DAY: f64 = 24.0 * 60.0;
/// Sweeps over which an idle one is measured: what is read once in a while is in it.
const MEASURED_SWEEPS: u32 = 30;
/// Days of a year.
pub const DAYS_A_YEAR: f64 = 365.0;
const MONTHS_A_YEAR: f64 = 12.0;
/// As AWS counts them.
const HOURS_A_MONTH: f64 = 730.0;
const MILLION: f64 = 1e6;

/// The rate that ships with Baton, as `tests/operations` measures and compares it.
pub const SHIPPED_RATE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../rate.json"));

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
    /// What a deployment has done since it was opened.
    fn of(deployment: &LocalDeployment, stored_bytes: usize) -> Self {
        let observed = deployment.observed();
        let mut footprint = Self {
            mails: deployment.mailbox().len() as f64,
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
            let table = of.usage.total(LocalService::DynamoDb);
            footprint.read_units += table.read_units;
            footprint.write_units += table.write_units;
        }
        footprint
    }

    /// Adds another footprint, times a factor.
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
    /// use baton::cost::{Rate, SHIPPED_RATE};
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

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measured {
    /// One sweep with nothing due.
    pub idle_sweep: Footprint,
    /// Each kind of life: its name, its share in percent, and what it takes beyond the same days without leads.
    pub lives: Vec<(String, u32, Footprint)>,
    /// What these come to.
    #[serde(flatten)]
    pub rate: Rate,
}

/// Plays and counts; tells `progress` what it is at.
///
/// # Errors
/// When a life cannot be played.
pub async fn measure(mut progress: impl FnMut(&str)) -> Result<Measured, LifeError> {
    progress("a day without leads");
    let (idle_sweep, idle) = Box::pin(idle()).await?;
    let mut rate = Rate::default();
    rate.idle_day.add(&idle, 1.0 / lives::DAYS as f64);
    let quiet = SWEEPS_A_DAY - rate.idle_day.run("sweep");
    rate.idle_day.add(&idle_sweep, quiet);
    let mut all = Vec::new();
    for life in Life::ALL {
        progress(life.name());
        let deployment = Box::pin(life.play()).await?;
        let mut footprint = Footprint::of(&deployment, deployment.probe().stored_bytes()?);
        // The sweep of each minute, and what happens on days without leads, is the idle day's; what a lead adds to
        // it is the lead's.
        let more_sweeps = footprint.run("sweep") - idle.run("sweep");
        footprint.add(&idle, -1.0);
        footprint.add(&idle_sweep, -more_sweeps);
        let share = f64::from(life.share()) / 100.0;
        rate.lead.add(&footprint, share);
        rate.facts += facts(&deployment) as f64 * share;
        all.push((life.name().to_owned(), life.share(), footprint));
    }
    Ok(Measured {
        idle_sweep,
        lives: all,
        rate,
    })
}

/// How many facts a life came to: each is an event of its own.
fn facts(deployment: &LocalDeployment) -> u64 {
    let events = deployment.observed().events;
    let facts = events.iter().filter(|(name, _)| name.starts_with("lead."));
    facts.map(|(_, count)| *count).sum()
}

/// What one sweep with nothing due takes, and what the days of a life take without leads. Sweeps in which nothing was due are
/// skipped in those days, and so not counted.
async fn idle() -> Result<(Footprint, Footprint), LifeError> {
    let deployment = lives::opened().await?;
    // What a deployment does when it is opened is no sweep's.
    deployment.advance(TimeDelta::minutes(2)).await?;
    let opened = Footprint::of(&deployment, 0);
    for _ in 0..MEASURED_SWEEPS {
        deployment.advance(TimeDelta::minutes(1)).await?;
        deployment.sweep_once().await;
    }
    let mut counted = Footprint::of(&deployment, 0);
    counted.add(&opened, -1.0);
    let mut sweep = Footprint::default();
    sweep.add(&counted, 1.0 / counted.run("sweep").max(1.0));
    let deployment = lives::opened().await?;
    deployment.advance(TimeDelta::days(lives::DAYS)).await?;
    let stored = deployment.probe().stored_bytes()?;
    Ok((sweep, Footprint::of(&deployment, stored)))
}

/// One line of the bill.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BillLine {
    /// The service of AWS that is paid for.
    pub service: &'static str,
    /// What is counted.
    pub unit: &'static str,
    /// For a lead.
    pub lead: f64,
    /// For a day without leads.
    pub idle_day: f64,
    /// For all of the time.
    pub all: f64,
    /// What that costs by list prices.
    pub cost: f64,
    /// What it costs beyond what is free each month, when nothing else in the account takes of that.
    pub beyond_free: f64,
}

/// A time in which so many leads come.
struct Paid<'a> {
    rate: &'a Rate,
    leads: f64,
    days: f64,
}

impl Paid<'_> {
    /// What grows with leads and days.
    fn counted(
        &self,
        service: &'static str,
        unit: &'static str,
        of: impl Fn(&Footprint) -> f64,
    ) -> Amount {
        self.assumed(service, unit, of(&self.rate.lead), of(&self.rate.idle_day))
    }

    /// What is assumed of leads and days.
    fn assumed(
        &self,
        service: &'static str,
        unit: &'static str,
        lead: f64,
        idle_day: f64,
    ) -> Amount {
        let line = BillLine {
            service,
            unit,
            lead,
            idle_day,
            all: lead * self.leads + idle_day * self.days,
            cost: 0.0,
            beyond_free: 0.0,
        };
        Amount {
            line,
            months: self.days / DAYS_A_YEAR * MONTHS_A_YEAR,
        }
    }

    /// What a year has, whatever happens in it.
    fn fixed(&self, service: &'static str, unit: &'static str, year: f64) -> Amount {
        self.assumed(service, unit, 0.0, year / DAYS_A_YEAR)
    }
}

/// An amount without its price, of so many months.
struct Amount {
    line: BillLine,
    months: f64,
}

impl Amount {
    fn at(self, price: f64) -> BillLine {
        self.at_beyond(price, 0.0)
    }

    /// At a price for what is beyond so much of each month.
    fn at_beyond(self, price: f64, free_a_month: f64) -> BillLine {
        let Self { line, months } = self;
        let paid = (line.all - free_a_month * months).max(0.0);
        BillLine {
            cost: line.all * price,
            beyond_free: paid * price,
            ..line
        }
    }
}

/// The bill of so many days in which so many leads come.
#[must_use]
pub fn bill(rate: &Rate, leads: f64, days: f64, prices: &Prices) -> Vec<BillLine> {
    let time = Paid { rate, leads, days };
    let mut lines = table_lines(&time, prices).to_vec();
    lines.extend(function_lines(&time, prices));
    lines.extend(edge_lines(&time, prices));
    lines.extend(watching_lines(&time, prices));
    lines
}

/// What a bill comes to, by list prices and beyond what is free.
#[must_use]
pub fn sums(lines: &[BillLine]) -> (f64, f64) {
    let of = |cost: fn(&BillLine) -> f64| lines.iter().map(cost).sum();
    (of(|line| line.cost), of(|line| line.beyond_free))
}

/// The table: each year's leads are kept for a year.
fn table_lines(time: &Paid<'_>, prices: &Prices) -> [BillLine; 4] {
    const SERVICE: &str = "DynamoDB";
    let gb_months = |one: &Footprint| one.stored_bytes / 1e9 * MONTHS_A_YEAR;
    let price = &prices.dynamodb;
    [
        time.counted(SERVICE, "read units", |one| one.read_units)
            .at(price.million_read_units / MILLION),
        time.counted(SERVICE, "write units", |one| one.write_units)
            .at(price.million_write_units / MILLION),
        time.counted(SERVICE, "GB-months", gb_months)
            .at_beyond(price.storage_gb_month, prices.free.storage_gb),
        time.counted(SERVICE, "GB-months of backup", gb_months)
            .at(price.backup_gb_month),
    ]
}

/// The functions, and what starts them.
fn function_lines(time: &Paid<'_>, prices: &Prices) -> [BillLine; 4] {
    let gb_seconds = |footprint: &Footprint| -> f64 {
        let of = |(function, runs): (&String, &f64)| runs * prices.gb_seconds(function);
        footprint.runs.iter().map(of).sum()
    };
    let bus = &prices.eventbridge;
    [
        time.counted("Lambda", "requests", runs)
            .at_beyond(prices.lambda.million_requests / MILLION, prices.free.runs),
        time.counted("Lambda", "GB-seconds", gb_seconds)
            .at_beyond(prices.lambda.gb_second, prices.free.gb_seconds),
        time.counted("EventBridge", "events", |one| one.events)
            .at(bus.million_events / MILLION),
        time.fixed("EventBridge", "schedule starts", SWEEPS_A_DAY * DAYS_A_YEAR)
            .at_beyond(bus.million_schedules / MILLION, prices.free.schedules),
    ]
}

/// Mail, and the front door.
fn edge_lines(time: &Paid<'_>, prices: &Prices) -> [BillLine; 3] {
    let assumed = &prices.assumed;
    let gateway = |one: &Footprint| one.run("intake") + one.run("desk");
    [
        time.counted("SES", "mails", |one| one.mails)
            .at(prices.ses.thousand_mails / 1e3),
        time.assumed(
            "SES",
            "received mails",
            assumed.received_per_lead,
            assumed.received_per_day,
        )
        .at(prices.ses.thousand_received / 1e3),
        time.counted("API Gateway", "requests", gateway)
            .at(prices.apigateway.million_requests / MILLION),
    ]
}

/// Logs, metrics, alarms and secrets.
fn watching_lines(time: &Paid<'_>, prices: &Prices) -> [BillLine; 5] {
    let (assumed, free) = (&prices.assumed, &prices.free);
    let (watch, secret) = (&prices.cloudwatch, &prices.secretsmanager);
    let log_gb = |one: &Footprint| runs(one) * assumed.log_bytes_per_run / 1e9;
    // Each new worker reads every secret.
    let readings = |workers: f64| workers * assumed.secrets;
    [
        time.counted("CloudWatch", "GB of logs", log_gb)
            .at_beyond(watch.logs_gb, free.logs_gb),
        time.fixed(
            "CloudWatch",
            "metric-months",
            assumed.metric_hours / HOURS_A_MONTH,
        )
        .at_beyond(watch.metric_month, free.metrics),
        time.fixed("CloudWatch", "alarm-months", assumed.alarms * MONTHS_A_YEAR)
            .at_beyond(watch.alarm_month, free.alarms),
        time.fixed(
            "Secrets Manager",
            "secret-months",
            assumed.secrets * MONTHS_A_YEAR,
        )
        .at(secret.secret_month),
        time.assumed(
            "Secrets Manager",
            "requests",
            readings(assumed.new_workers_per_lead),
            readings(assumed.new_workers_per_day),
        )
        .at(secret.ten_thousand_requests / 1e4),
    ]
}

fn runs(footprint: &Footprint) -> f64 {
    footprint.runs.values().sum()
}
