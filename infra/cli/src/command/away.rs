//! `baton away`: somebody of the team is away, or is back.

use calendar::{Calendar, Instant};
use chrono::NaiveDate;
use cloud::CloudError;
use followup::ids::PersonId;
use followup::policy::ActiveConfig;

use crate::command::arguments::day;
use crate::command::exit::{OK, complain, in_runtime};
use crate::command::output::out;
use crate::place::{Deployment, PlaceError, Where};

#[derive(Debug, clap::Args)]
pub(super) struct AwayArgs {
    /// The id of the person in team.toml, such as sam
    person: String,
    #[command(flatten)]
    what: What,
    /// The first day of the absence, such as 2026-03-09 [default: from now on]
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with = "back")]
    from: Option<NaiveDate>,
    #[command(flatten)]
    place: Where,
}

/// Away or back.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct What {
    /// The first day on which they work again, such as 2026-03-16; from its opening on they get leads
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<NaiveDate>,
    /// They are back, or will not be away after all
    #[arg(long)]
    back: bool,
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
    #[error(
        "an absence until {until} is over before it begins, on {from}: name a later day with --until"
    )]
    Over { until: NaiveDate, from: NaiveDate },
}

pub(super) fn run(args: &AwayArgs) -> u8 {
    match in_runtime(away(args)) {
        Ok(said) => {
            out!("{said}");
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
    let stretch = stretch(&policy.active, &person.id, args, now)?;
    cloud.set_away(&person.id, stretch).await?;
    Ok(said(calendar, &person.id, stretch))
}

/// The absence that the arguments name; none for somebody who is back.
fn stretch(
    setting: &ActiveConfig,
    person: &PersonId,
    args: &AwayArgs,
    now: Instant,
) -> Result<Option<(Instant, Instant)>, AwayError> {
    let Some(until) = args.what.until else {
        return Ok(None);
    };
    let today = setting.calendar_of(person).local(now).date_naive();
    let first = args.from.unwrap_or(today);
    let away = setting.time_away(person, first, until);
    // Today's absence begins when it is said, not at midnight.
    let from = away.from.filter(|_| args.from.is_some()).unwrap_or(now);
    if away.until <= now.max(from) {
        let from = first.max(today);
        return Err(AwayError::Over { until, from });
    }
    Ok(Some((from, away.until)))
}

fn said(calendar: &Calendar, person: &PersonId, stretch: Option<(Instant, Instant)>) -> String {
    let shown = |at| calendar.local(at).format("%Y-%m-%d %H:%M %Z");
    match stretch {
        None => format!("{person} is there, and gets leads"),
        Some((from, until)) => format!(
            "{person} is away from {} until {}, and gets no leads meanwhile; what falls due before goes to a colleague, and what they agreed moves when its time comes",
            shown(from),
            shown(until)
        ),
    }
}
