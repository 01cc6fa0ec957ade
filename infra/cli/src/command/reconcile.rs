//! `baton reconcile`: after a backup was restored, and before mail may leave again.

use calendar::{Instant, format_instant, parse_instant};
use chrono::Duration;
use cloud::CloudError;
use cloud::restore::Imported;
use cloud::table::outbox::Doubted;
use serde::Serialize;

use crate::command::exit::{FAILED, OK, complain, in_runtime};
use crate::command::output::{err, out};
use crate::place::{Deployment, PlaceError, Where};

/// How long the mail service's events are awaited: a replay of a day's archive takes minutes.
const SETTLED_AFTER: Duration = Duration::hours(2);

#[derive(Debug, clap::Args)]
pub(super) struct ReconcileArgs {
    /// The moment at which the restored backup was made, such as 2026-03-02T09:00:00Z
    #[arg(long, value_name = "RFC3339", value_parser = parse_instant)]
    since: Instant,
    /// The archive of the mail service's events [default: BATON_MAIL_ARCHIVE of the deployment's file]
    #[arg(long, value_name = "NAME")]
    mail_archive: Option<String>,
    /// The archive of Baton's own events [default: BATON_EVENT_ARCHIVE of the deployment's file]
    #[arg(long, value_name = "NAME")]
    event_archive: Option<String>,
    #[command(flatten)]
    place: Where,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
}

/// Why it could not be done.
#[derive(Debug, thiserror::Error)]
enum ReconcileError {
    #[error(transparent)]
    Place(#[from] PlaceError),
    #[error(transparent)]
    Cloud(#[from] CloudError),
    #[error("{since} is not in the past: name the moment when the backup was made")]
    Future { since: String },
}

/// What was done.
#[derive(Debug, Serialize)]
struct ReconcileReport {
    since: String,
    outbox: Doubted,
    settled_by: String,
    replays: Vec<String>,
    suppressions: Imported,
    warnings: Vec<String>,
}

pub(super) fn run(args: &ReconcileArgs) -> u8 {
    match in_runtime(reconcile(args)) {
        Ok(report) if args.json => match serde_json::to_string_pretty(&report) {
            Ok(text) => {
                out!("{text}");
                OK
            }
            Err(error) => {
                complain(&error);
                FAILED
            }
        },
        Ok(report) => {
            told(&report);
            OK
        }
        Err(error) => complain(&error),
    }
}

async fn reconcile(args: &ReconcileArgs) -> Result<ReconcileReport, ReconcileError> {
    let place = Deployment::open(&args.place).await?;
    let cloud = place.cloud();
    let now = cloud.now();
    if args.since >= now {
        return Err(ReconcileError::Future {
            since: format_instant(args.since),
        });
    }
    let mut warnings = Vec::new();
    if cloud.settings().sending {
        warnings.push(
            "mail may leave here (BATON_SENDING is on): restore with Sending=off, reconcile, and only then switch it on"
                .to_owned(),
        );
    }
    // First of all: nothing that is in doubt may leave while the rest is looked at.
    err!(
        "looking at the outbox since {} ...",
        format_instant(args.since)
    );
    let until = now + SETTLED_AFTER;
    let outbox = cloud.doubt_outbox(args.since, until).await?;
    err!("asking the mail service whom it no longer writes to ...");
    let suppressions = cloud.import_suppressions().await?;
    let mut replays = Vec::new();
    for (given, setting, rule, what) in [
        (
            &args.mail_archive,
            "BATON_MAIL_ARCHIVE",
            "BATON_MAIL_RULE_ARN",
            "mail events",
        ),
        (
            &args.event_archive,
            "BATON_EVENT_ARCHIVE",
            "BATON_REPLAY_RULE_ARN",
            "stops",
        ),
    ] {
        let archive = given.clone().or_else(|| place.told(setting));
        match archive {
            Some(archive) => {
                err!("replaying {what} ...");
                let rules: Vec<String> = place.told(rule).into_iter().collect();
                replays.push(cloud.replay(&archive, &rules, args.since).await?);
            }
            None => warnings.push(format!(
                "no archive of {what} is named (--{} or {setting}): what only it knows is settled by people",
                if setting == "BATON_MAIL_ARCHIVE" { "mail-archive" } else { "event-archive" },
            )),
        }
    }
    Ok(ReconcileReport {
        since: format_instant(args.since),
        outbox,
        settled_by: format_instant(until),
        replays,
        suppressions,
        warnings,
    })
}

fn told(report: &ReconcileReport) {
    let Doubted {
        to_leads,
        to_team,
        left,
        unreadable,
    } = report.outbox;
    out!("Since {}:", report.since);
    out!(
        "  {to_leads} messages to leads and {to_team} to the team may have been sent: unknown until {}",
        report.settled_by
    );
    out!("  {left} were settled or held already, {unreadable} cannot be read");
    out!(
        "  {} addresses are newly suppressed, {} were known, {} are no addresses",
        report.suppressions.added,
        report.suppressions.known,
        report.suppressions.unreadable
    );
    for replay in &report.replays {
        out!("  replay {replay} was started");
    }
    for warning in &report.warnings {
        out!("  note: {warning}");
    }
    out!(
        "When the replays have ended (the events console shows them), switch Sending on. What no event settles by {} is sent again to the team, and held for the manager where it goes to a lead.",
        report.settled_by
    );
}
