//! `baton figures`: what happened in some days, as the desk's page of figures shows it.

use chrono::{Days, NaiveDate};
use clap::Args;
use cloud::table::days::{MAX_DAYS, SettledDays};
use cloud::{Cloud, CloudError};
use costs::RunningCosts;
use serde_json::json;
use wording::Words;
use wording::figures::{PeopleShown, PeriodFigures};

use crate::command::arguments::day;
use crate::command::exit::{FINDINGS, OK, complain, in_runtime};
use crate::command::output::{err, out, progress};
use crate::place::{Deployment, PlaceError, Where};

/// Days that are shown unless others are named.
const DAYS: u64 = 28;

#[derive(Debug, Args)]
pub(super) struct FiguresArgs {
    /// The first day, written like 2026-03-02 [default: four weeks before the last]
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<NaiveDate>,
    /// The last day, written like 2026-03-31 [default: today]
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<NaiveDate>,
    #[command(flatten)]
    place: Where,
    /// Print one JSON object instead of tables
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print the tables as CSV, each below its title, with times in minutes
    #[arg(long)]
    csv: bool,
    /// Fold each settled day once more, keep what it comes to, and say which days differed
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    anew: bool,
}

#[derive(Debug, thiserror::Error)]
enum FiguresError {
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Cloud(#[from] CloudError),
    #[error(
        "there is no policy yet, and without one no day: put one in force with `baton policy activate`"
    )]
    NoPolicy,
    #[error(
        "from {from} to {to} are no days that can be shown: the first comes first, and {MAX_DAYS} are shown at most"
    )]
    Days { from: NaiveDate, to: NaiveDate },
}

pub(super) fn run(args: &FiguresArgs) -> u8 {
    in_runtime(figures(args)).unwrap_or_else(|error: FiguresError| complain(&error))
}

async fn figures(args: &FiguresArgs) -> Result<u8, FiguresError> {
    let place = Deployment::open(&args.place).await?;
    let cloud = place.cloud();
    let policy = cloud.refreshed_policy(cloud.now()).await?;
    let policy = policy.ok_or(FiguresError::NoPolicy)?;
    let today = policy.calendar().local(cloud.now()).date_naive();
    let to = args.to.unwrap_or(today);
    let from = args
        .from
        .or_else(|| to.checked_sub_days(Days::new(DAYS - 1)));
    let from = from.unwrap_or(to);
    let days = (to - from).num_days();
    if usize::try_from(days).is_err() || days >= MAX_DAYS as i64 {
        return Err(FiguresError::Days { from, to });
    }
    if args.anew {
        return anew(cloud, from, to).await;
    }
    let (period, cohort) = cloud.period_with_cohort(from, to, today).await?;
    let facts = period.sum();
    let late_now = if to == today {
        let overview = cloud.open_overview().await?;
        Some(overview.late(policy.calendar(), cloud.now()))
    } else {
        None
    };
    let days = period.since_the_first(to.min(today));
    let running = RunningCosts::estimate(facts.milestones.asked, days);
    let texts = cloud.texts_so_far(&policy, &period).await?;
    let figures = PeriodFigures {
        policy: &policy,
        words: Words::from(&policy.active.company),
        facts: &facts,
        cohort: Some(cohort),
        texts_so_far: Some(&texts),
        days: (from, to),
        people: PeopleShown::unsigned(&policy.active),
        late_now,
        running: Some(&running),
    };
    if args.json {
        let counted_until = period.uncounted.unwrap_or(to.min(today));
        out!("{}", json!(figures.report(counted_until)));
        return Ok(OK);
    }
    let tables = figures.tables();
    if let Some(first) = period.uncounted {
        err!("baton: from {first} on nothing is counted yet: the sweep settles a day a minute");
    }
    if args.csv {
        for table in &tables {
            let title = vec![table.title.clone()];
            let rows = std::iter::once(title).chain(table.records(figures.words));
            out!("{}", charts::csv(rows));
        }
        return Ok(OK);
    }
    for table in &tables {
        out!("{table}");
    }
    Ok(OK)
}

/// Folds the settled days once more.
async fn anew(cloud: &Cloud, from: NaiveDate, to: NaiveDate) -> Result<u8, FiguresError> {
    let SettledDays { days, .. } = cloud.settled_days(from, to).await?;
    let mut differed = 0;
    for (number, (day, was)) in (1..).zip(&days) {
        if cloud.settle(*day).await? != *was {
            out!("{day} differed");
            differed += 1;
        }
        progress("days", number);
    }
    out!(
        "{} days were folded anew, of which {differed} differed",
        days.len()
    );
    Ok(if differed > 0 { FINDINGS } else { OK })
}
