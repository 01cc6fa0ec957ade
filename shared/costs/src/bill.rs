//! What so many leads and days take, times a file of prices.

use serde::Serialize;

use crate::prices::Prices;
use crate::rate::{Footprint, Rate};

/// Starts of the sweep on a day.
pub const SWEEPS_A_DAY: f64 = 24.0 * 60.0;
/// Days of a year.
pub const DAYS_A_YEAR: f64 = 365.0;
const MONTHS_A_YEAR: f64 = 12.0;
/// As AWS counts them.
const HOURS_A_MONTH: f64 = 730.0;
const MILLION: f64 = 1e6;

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
    let gateway = |one: &Footprint| one.runs_of("intake") + one.runs_of("desk");
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
