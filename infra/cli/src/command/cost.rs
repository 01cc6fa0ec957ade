//! `baton cost`: what a lead, an idle day and a year take, and what that costs.

use std::path::PathBuf;

use clap::Args;
use costs::{BillLine, DAYS_A_YEAR, Footprint, Prices, SHIPPED, bill, sums};
use serde_json::json;

use crate::command::exit::{OK, complain, in_runtime};
use crate::command::output::{err, out};
use crate::cost::lives::LifeError;
use crate::cost::{Measured, measure};
use crate::place::PlaceError;

/// Leads of the year, unless another number is named.
const LEADS: u32 = 12_000;

#[derive(Debug, Args)]
pub(super) struct CostArgs {
    /// How many leads come in a year
    #[arg(long, value_name = "N", default_value_t = LEADS, value_parser = leads, allow_negative_numbers = true)]
    leads: u32,
    /// A file of prices like infra/prices.toml [default: the shipped one]
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
}

fn leads(text: &str) -> Result<u32, String> {
    let said = format!("write how many leads come in a year, such as {LEADS}");
    text.parse().map_err(|_| said)
}

/// Why there is no bill.
#[derive(Debug, thiserror::Error)]
enum CostError {
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Life(#[from] LifeError),
    #[error("cannot read {}", path.display())]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("the prices cannot be used: write them as infra/prices.toml does")]
    Prices(#[from] toml::de::Error),
}

pub(super) fn run(args: &CostArgs) -> u8 {
    in_runtime(async {
        let prices = prices(args)?;
        let measured = measure(|what| err!("counting: {what} ...")).await?;
        let lines = bill(&measured.rate, f64::from(args.leads), DAYS_A_YEAR, &prices);
        if args.json {
            let (total, _) = sums(&lines);
            let report = json!({
                "leads": args.leads, "prices": prices, "measured": measured, "bill": lines, "total": total,
            });
            out!("{report}");
        } else {
            say(args.leads, &prices, &measured, &lines);
        }
        Ok(OK)
    })
    .unwrap_or_else(|error: CostError| complain(&error))
}

fn prices(args: &CostArgs) -> Result<Prices, CostError> {
    let text = match &args.prices {
        Some(path) => std::fs::read_to_string(path).map_err(|source| CostError::File {
            path: path.clone(),
            source,
        })?,
        None => SHIPPED.to_owned(),
    };
    Ok(Prices::read(&text)?)
}

fn say(leads: u32, prices: &Prices, measured: &Measured, lines: &[BillLine]) {
    out!(
        "Prices of {} in {}: {}\n",
        prices.date,
        prices.region,
        prices.source
    );
    out!(
        "{:<24} {:>6} {:>9} {:>9} {:>9} {:>7} {:>7}",
        "a lead that is",
        "share",
        "requests",
        "reads",
        "writes",
        "events",
        "mails"
    );
    let row = |name: &str, share: String, one: &Footprint| {
        out!(
            "{name:<24} {share:>6} {:>9.1} {:>9.1} {:>9.1} {:>7.1} {:>7.1}",
            one.table_requests(),
            one.read_units,
            one.write_units,
            one.events,
            one.mails
        );
    };
    for (name, share, footprint) in &measured.lives {
        row(name, format!("{share}%"), footprint);
    }
    row("of this mix", String::new(), &measured.rate.lead);
    row("an idle day", String::new(), &measured.rate.idle_day);
    out!(
        "\n{:<16} {:<20} {:>10} {:>12} {:>12} {:>8} {:>11}",
        "service",
        "unit",
        "a lead",
        "an idle day",
        "a year",
        prices.currency,
        "beyond free"
    );
    for line in lines {
        out!(
            "{:<16} {:<20} {:>10} {:>12} {:>12} {:>8.2} {:>11.2}",
            line.service,
            line.unit,
            figure(line.lead),
            figure(line.idle_day),
            figure(line.all),
            line.cost,
            line.beyond_free
        );
    }
    let idle = bill(&measured.rate, 0.0, DAYS_A_YEAR, prices);
    let ((with_leads, beyond_free), (idle, idle_beyond_free)) = (sums(lines), sums(&idle));
    out!(
        "\nBy list prices a year of {leads} leads costs {with_leads:.2} {currency}, an idle year {idle:.2}; beyond what is \
         free each month {beyond_free:.2} and {idle_beyond_free:.2}.",
        currency = prices.currency,
    );
}

/// A figure that can be read, large or small.
fn figure(value: f64) -> String {
    if value == 0.0 {
        "-".to_owned()
    } else if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 0.01 {
        format!("{value:.2}")
    } else {
        format!("{value:.1e}")
    }
}
