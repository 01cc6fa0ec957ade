//! What Baton takes of AWS: requests and capacity that are counted while lives of leads are played.

pub mod lives;

use chrono::TimeDelta;
use costs::{Footprint, Rate, SWEEPS_A_DAY};
use local::LocalService;
use serde::Serialize;

use crate::deployment::LocalDeployment;
use lives::{Life, LifeError};

/// Sweeps over which an idle one is measured: what is read once in a while is in it.
const MEASURED_SWEEPS: u32 = 30;

/// What a deployment has done since it was opened.
fn footprint(deployment: &LocalDeployment, stored_bytes: usize) -> Footprint {
    let observed = deployment.observed();
    let mut footprint = Footprint {
        mails: deployment.mailbox().len() as f64,
        stored_bytes: stored_bytes as f64,
        ..Footprint::default()
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
    let quiet = SWEEPS_A_DAY - rate.idle_day.runs_of("sweep");
    rate.idle_day.add(&idle_sweep, quiet);
    let mut all = Vec::new();
    for life in Life::ALL {
        progress(life.name());
        let deployment = Box::pin(life.play()).await?;
        let mut footprint = footprint(&deployment, deployment.probe().stored_bytes()?);
        // The sweep of each minute, and what happens on days without leads, is the idle day's; what a lead adds to
        // it is the lead's.
        let more_sweeps = footprint.runs_of("sweep") - idle.runs_of("sweep");
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
    let opened = footprint(&deployment, 0);
    for _ in 0..MEASURED_SWEEPS {
        deployment.advance(TimeDelta::minutes(1)).await?;
        deployment.sweep_once().await;
    }
    let mut counted = footprint(&deployment, 0);
    counted.add(&opened, -1.0);
    let mut sweep = Footprint::default();
    sweep.add(&counted, 1.0 / counted.runs_of("sweep").max(1.0));
    let deployment = lives::opened().await?;
    deployment.advance(TimeDelta::days(lives::DAYS)).await?;
    let stored = deployment.probe().stored_bytes()?;
    Ok((sweep, footprint(&deployment, stored)))
}
