//! `baton doctor`: is a place fit to follow up, and if not, what is to be done?

mod account;
mod canary;
mod findings;
mod forgery;
mod mail;

use std::fmt::Display;

use cloud::keys::Lane;
use cloud::source_keys::source_challenge;
use cloud::table::busy::CalendarTrouble;
use cloud::table::due::MAX_STUCK;
use cloud::{Cloud, CloudError};
use followup::form::Challenge;
use followup::policy::Policy;
use followup::source::AddressCheck;

use self::findings::{Findings, Health};
use crate::command::exit::{FAILED, FINDINGS, OK, complain, in_runtime};
use crate::command::output::out;
use crate::place::{Deployment, PlaceError, Where};

/// Minutes after which what is due is late: the sweep comes every minute.
const LATE_MINUTES: i64 = 5;
#[derive(Debug, clap::Args)]
pub(super) struct DoctorArgs {
    #[command(flatten)]
    place: Where,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &DoctorArgs) -> u8 {
    let findings = in_runtime(async {
        let place = Deployment::open(&args.place).await?;
        Ok::<_, PlaceError>(examine(&place).await?)
    });
    let findings = match findings {
        Ok(findings) => findings.0,
        Err(error) => {
            complain(&error);
            return FAILED;
        }
    };
    let ill = findings
        .iter()
        .filter(|finding| finding.health == Health::Ill)
        .count();
    if args.json {
        out!(
            "{}",
            serde_json::json!({"well": ill == 0, "findings": findings})
        );
    } else {
        for finding in &findings {
            let mark = match finding.health {
                Health::Well => "ok  ",
                Health::Note => "note",
                Health::Ill => "ILL ",
            };
            out!("{mark}  {:<12} {}", finding.what, finding.says);
            if !finding.remedy.is_empty() {
                out!("                   -> {}", finding.remedy);
            }
        }
        match ill {
            0 => out!("Fit to follow up."),
            1 => out!("One thing must be mended first."),
            many => out!("{many} things must be mended first."),
        }
    }
    if ill == 0 { OK } else { FINDINGS }
}

async fn examine(place: &Deployment) -> Result<Findings, CloudError> {
    let cloud = place.cloud();
    let mut findings = Findings::default();
    findings.well(
        "table",
        format!(
            "{} answers, and both secrets are there",
            cloud.settings().table
        ),
    );
    let policy = policy(cloud, &mut findings).await?;
    account::examine(cloud, &mut findings).await;
    if let Some(policy) = &policy {
        mail::sender(cloud, policy, &mut findings).await;
        forgery::examine(place, policy, &mut findings).await;
        calendars(cloud, policy, &mut findings).await?;
        widgets(cloud, policy, &mut findings).await;
        sources(cloud, policy, &mut findings).await;
    }
    issuer(cloud, &mut findings).await;
    mail::replies(place, &mut findings).await;
    mail::received(cloud, &mut findings).await?;
    waiting(cloud, &mut findings).await?;
    canary::examine(cloud, &mut findings).await?;
    Ok(findings)
}

async fn policy(
    cloud: &Cloud,
    findings: &mut Findings,
) -> Result<Option<std::sync::Arc<Policy>>, CloudError> {
    match cloud.refreshed_policy(cloud.now()).await {
        Ok(Some(policy)) => {
            findings.well("policy", format!("version {} is in force", policy.version));
            Ok(Some(policy))
        }
        Ok(None) => {
            findings.add(
                Health::Ill,
                "policy",
                "none is in force: forms are taken, and wait for the manager",
                "baton policy push DIR --activate",
            );
            Ok(None)
        }
        Err(error) if error.worth_retrying() => Err(error),
        Err(error) => {
            findings.add(
                Health::Ill,
                "policy",
                format!("the one in force cannot be read: {error}"),
                "baton policy history names those that can be activated",
            );
            Ok(None)
        }
    }
}

/// The reps' own calendars, as they were when somebody last asked for free times.
async fn calendars(
    cloud: &Cloud,
    policy: &Policy,
    findings: &mut Findings,
) -> Result<(), CloudError> {
    for person in &policy.active.roster.people {
        let Some(url) = &person.busy_ics else {
            continue;
        };
        let name = &person.name;
        let Some(trouble) = cloud.calendar_trouble(&person.id, url).await? else {
            findings.well("calendar", format!("nothing is wrong with that of {name}"));
            continue;
        };
        let not_read = |because: &dyn Display| {
            let says = format!(
                "that of {name} is not read, so that each booking waits for a yes: {because}"
            );
            (Health::Ill, says)
        };
        let (health, says) = match &trouble {
            CalendarTrouble::NotFetched(because) => not_read(because),
            CalendarTrouble::NotRead(because) => not_read(because),
            CalendarTrouble::Events { count, first } => (
                Health::Note,
                format!("{count} events of that of {name} are not understood: {first}"),
            ),
        };
        let remedy = "`baton explain calendar FILE` says how a calendar is read; its address is busy_ics in team.toml";
        findings.add(health, "calendar", says, remedy);
    }
    Ok(())
}

/// Whether the services whose widgets forms have know us: if not, a person looks at whatever comes by these forms.
async fn widgets(cloud: &Cloud, policy: &Policy, findings: &mut Findings) {
    for (name, form) in &policy.active.forms {
        let widget = match &form.challenge {
            Some(Challenge::Widget(widget)) => widget,
            Some(Challenge::ProofOfWork(_)) | None => continue,
        };
        match cloud.has_token_key(widget.service).await {
            Ok(()) => {
                let kind = widget.service.kind();
                findings.well("challenge", format!("the form {name} has a key of {kind}"));
            }
            Err(because) => findings.add(
                Health::Ill,
                "challenge",
                format!("a person has to look at all that comes by the form {name}: {because}"),
                "the runbook's page on the widgets of forms says how the secret is kept",
            ),
        }
    }
}

/// Whether people can sign in by the company's accounts: if not, they do by mail.
async fn issuer(cloud: &Cloud, findings: &mut Findings) {
    if !cloud.has_issuer() {
        return;
    }
    match cloud.meets_issuer().await {
        Ok(()) => findings.well(
            "sign-in",
            "the issuer of the company's accounts is there".to_owned(),
        ),
        Err(because) => findings.add(
            Health::Ill,
            "sign-in",
            format!("nobody can sign in by the company's accounts: {because}"),
            "the runbook's page on the company's accounts says how the secret is kept",
        ),
    }
}

/// Whether what sources post can be proven: if not, each delivery is told to come again.
async fn sources(cloud: &Cloud, policy: &Policy, findings: &mut Findings) {
    for (name, source) in &policy.active.inlets {
        let Some(delivery) = source.delivery() else {
            continue;
        };
        // A word that is posted is proven as all else from there is.
        let is_asked = matches!(delivery.check, Some(AddressCheck::Asked { .. }));
        let challenge = is_asked.then(|| source_challenge(name));
        for key in std::iter::once(name.clone()).chain(challenge) {
            match cloud.has_source_key(&key).await {
                Ok(()) => findings.well("source", format!("there is a secret {key}")),
                Err(because) => findings.add(
                    Health::Ill,
                    "source",
                    format!("nothing that {name} brings is taken: {because}"),
                    "the runbook's page on other systems says how the secret is kept",
                ),
            }
        }
    }
}

async fn waiting(cloud: &Cloud, findings: &mut Findings) -> Result<(), CloudError> {
    let now = cloud.now();
    let mut oldest = None;
    for lane in Lane::ALL {
        for number in 0..lane.shards() {
            if let Some(at) = cloud.next_due(&lane.shard(number)).await? {
                oldest = Some(oldest.map_or(at, |oldest: calendar::Instant| oldest.min(at)));
            }
        }
    }
    match oldest {
        Some(at) if (now - at).num_minutes() >= LATE_MINUTES => findings.add(
            Health::Ill,
            "sweep",
            format!(
                "what was due {} minutes ago still waits",
                (now - at).num_minutes()
            ),
            "is the schedule on, and what does the sweep's log say?",
        ),
        Some(_) | None => findings.well("sweep", "nothing that is due waits"),
    }
    let stuck = cloud.stuck().await?.len();
    let at_least = if stuck >= MAX_STUCK { "at least " } else { "" };
    if stuck == 0 {
        findings.well("stuck", "nothing is");
    } else {
        findings.add(
            Health::Ill,
            "stuck",
            format!("{at_least}{stuck} items could not be processed five times"),
            "the runbook's page on stuck items says what to look at",
        );
    }
    Ok(())
}
