//! `baton away`: somebody of the team is away, or is back.

use calendar::{Calendar, Instant};
use chrono::{NaiveDate, NaiveTime};
use cloud::CloudError;
use followup::ids::PersonId;

use crate::command::exit::{OK, complain, in_runtime};
use crate::place::{Deployment, PlaceError, Where};

#[derive(Debug, clap::Args)]
pub(super) struct AwayArgs {
    /// The id of the person in team.toml
    person: String,
    /// The first day on which they work again; from the opening of that day they get leads
    #[arg(long, value_name = "DATE", required_unless_present = "back")]
    until: Option<NaiveDate>,
    /// The first day of the absence; without it they are away from now on
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// They are back, or will not be away after all
    #[arg(long, conflicts_with_all = ["until", "from"])]
    back: bool,
    #[command(flatten)]
    place: Where,
}

/// Why it could not be done.
#[derive(Debug, thiserror::Error)]
enum AwayError {
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Cloud(#[from] CloudError),
    #[error(
        "no policy is active, so that nobody is known: push one with `baton policy push DIR --activate`"
    )]
    NoPolicy,
    #[error("nobody of the team is called {0:?}; there are: {1}")]
    Nobody(String, String),
    #[error("an absence until {until} is over before it begins: name a later day with --until")]
    Over { until: NaiveDate },
}

pub(super) fn run(args: &AwayArgs) -> u8 {
    match in_runtime(away(args)) {
        Ok(said) => {
            println!("{said}");
            OK
        }
        Err(error) => complain(&error),
    }
}

/// Says what is so from now on.
async fn away(args: &AwayArgs) -> Result<String, AwayError> {
    let place = Deployment::open(&args.place).await?;
    let cloud = place.cloud();
    let now = cloud.now();
    let policy = cloud.refreshed_policy(now).await?;
    let policy = policy.ok_or(AwayError::NoPolicy)?;
    let people = &policy.active.roster.people;
    let Some(person) = people.iter().find(|one| one.id.as_str() == args.person) else {
        let ids: Vec<&str> = people.iter().map(|one| one.id.as_str()).collect();
        return Err(AwayError::Nobody(args.person.clone(), ids.join(", ")));
    };
    let calendar = policy.active.calendar_of(&person.id);
    let stretch = stretch(calendar, args, now)?;
    cloud.set_away(&person.id, stretch).await?;
    Ok(said(calendar, &person.id, stretch))
}

/// The absence that the arguments name; none for somebody who is back.
fn stretch(
    calendar: &Calendar,
    args: &AwayArgs,
    now: Instant,
) -> Result<Option<(Instant, Instant)>, AwayError> {
    let Some(until) = args.until else {
        return Ok(None);
    };
    let midnight = |date: NaiveDate| calendar.instant(date.and_time(NaiveTime::MIN));
    let from = args.from.map_or(now, midnight);
    let back = calendar.opening_at_or_after(midnight(until));
    if back <= now || back <= from {
        return Err(AwayError::Over { until });
    }
    Ok(Some((from, back)))
}

fn said(calendar: &Calendar, person: &PersonId, stretch: Option<(Instant, Instant)>) -> String {
    let shown = |at| calendar.local(at).format("%Y-%m-%d %H:%M %Z");
    match stretch {
        None => format!("{person} is there, and gets leads"),
        Some((from, until)) => format!(
            "{person} is away from {} until {}, and gets no leads meanwhile; what they agreed moves when its time comes",
            shown(from),
            shown(until)
        ),
    }
}
