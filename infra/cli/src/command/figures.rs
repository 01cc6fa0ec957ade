//! `baton figures`: what reps hand back, and what comes of who was set aside.

use calendar::Instant;
use chrono::{NaiveDate, NaiveTime};
use clap::Args;
use cloud::CloudError;
use serde_json::json;
use wording::Words;
use wording::figures::{acceptance, recycling};

use crate::command::exit::{OK, complain, in_runtime};
use crate::command::output::{out, progress, unread};
use crate::figures::of_table;
use crate::place::{Deployment, PlaceError, Where};

#[derive(Debug, Args)]
pub(super) struct FiguresArgs {
    /// The first day, written like 2026-03-02; from the beginning on, if left out
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// The last day, written like 2026-03-31; until now, if left out
    #[arg(long, value_name = "DAY")]
    to: Option<NaiveDate>,
    #[command(flatten)]
    place: Where,
    /// Print one JSON object instead of tables
    #[arg(long)]
    json: bool,
}

#[derive(Debug, thiserror::Error)]
enum FiguresError {
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Cloud(#[from] CloudError),
}

pub(super) fn run(args: &FiguresArgs) -> u8 {
    in_runtime(async {
        let place = Deployment::open(&args.place).await?;
        let cloud = place.cloud();
        let policy = cloud.refreshed_policy(cloud.now()).await?;
        // Days are the office's; before there is one, those of UTC.
        let midnight = |day: NaiveDate| {
            let wall = day.and_time(NaiveTime::MIN);
            let office = policy
                .as_ref()
                .map(|policy| policy.calendar().instant(wall));
            office.unwrap_or_else(|| wall.and_utc())
        };
        let from = args.from.map_or(Instant::MIN_UTC, midnight);
        let after = args.to.and_then(|day| day.succ_opt());
        let to = after.map_or(Instant::MAX_UTC, midnight);
        let counted = of_table(cloud, (from, to), |done| progress("leads", done)).await?;
        let figures = counted.figures;
        if args.json {
            out!(
                "{}",
                json!({
                    "acceptance": figures.acceptance,
                    "recycling": figures.recycling,
                    "unread": counted.unread,
                })
            );
            return Ok(OK);
        }
        let words =
            policy.map_or_else(Words::default, |policy| Words::from(&policy.active.company));
        out!("{}", acceptance(words, &figures.acceptance));
        out!("{}", recycling(words, &figures.recycling));
        unread(counted.unread);
        Ok(OK)
    })
    .unwrap_or_else(|error: FiguresError| complain(&error))
}
