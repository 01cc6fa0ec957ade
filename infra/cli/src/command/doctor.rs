//! `baton doctor`: is a place fit to follow up, and if not, what is to be done?

mod forgery;

use calendar::format_instant;
use cloud::keys::Lane;
use cloud::settings::SHARE_OF_RATE;
use cloud::table::due::MAX_STUCK;
use cloud::{Cloud, CloudError};
use followup::policy::Policy;
use serde::Serialize;
use wording::reason::refused;

use crate::command::{FAILED, FINDINGS, OK, complain, in_runtime};
use crate::dns;
use crate::place::{Deployment, PlaceError, Where};

/// Minutes after which what is due is late: the sweep comes every minute.
const LATE_MINUTES: i64 = 5;
/// How the servers begin that receive mail for the mail service.
const RECEIVES: &str = "inbound-smtp.";

#[derive(Debug, clap::Args)]
pub(super) struct DoctorArgs {
    #[command(flatten)]
    place: Where,
    /// As one JSON object
    #[arg(long)]
    json: bool,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Health {
    Well,
    /// It works, and should be known.
    Note,
    /// It does not.
    Ill,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct DoctorFinding {
    health: Health,
    what: &'static str,
    says: String,
    /// What is to be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    remedy: String,
}

#[derive(Debug, Default)]
struct Findings(Vec<DoctorFinding>);

impl Findings {
    fn add(
        &mut self,
        health: Health,
        what: &'static str,
        says: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.0.push(DoctorFinding {
            health,
            what,
            says: says.into(),
            remedy: remedy.into(),
        });
    }

    fn well(&mut self, what: &'static str, says: impl Into<String>) {
        self.add(Health::Well, what, says, "");
    }
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
        println!(
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
            println!("{mark}  {:<12} {}", finding.what, finding.says);
            if !finding.remedy.is_empty() {
                println!("                   -> {}", finding.remedy);
            }
        }
        match ill {
            0 => println!("Fit to follow up."),
            1 => println!("One thing must be mended first."),
            many => println!("{many} things must be mended first."),
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
    account(cloud, &mut findings).await;
    if let Some(policy) = &policy {
        sender(cloud, policy, &mut findings).await;
        forgery::examine(place, policy, &mut findings).await;
    }
    replies(place, &mut findings).await;
    received(cloud, &mut findings).await?;
    waiting(cloud, &mut findings).await?;
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

async fn account(cloud: &Cloud, findings: &mut Findings) {
    const WHAT: &str = "mail account";
    if !cloud.settings().sending {
        findings.add(
            Health::Note,
            "sending",
            "is off: nothing is mailed",
            "deploy with Sending=on when all else is well",
        );
    }
    let account = match cloud.mail_account().await {
        Ok(account) => account,
        Err(error) => {
            findings.add(
                Health::Ill,
                WHAT,
                error.to_string(),
                "allow ses:GetAccount to whoever runs this",
            );
            return;
        }
    };
    if !account.production {
        findings.add(
            Health::Ill,
            WHAT,
            "is in the sandbox: strangers get no mail",
            "ask for production access in the console of the mail service (Account dashboard); it takes about a day",
        );
    }
    if !account.sending || account.enforcement == "SHUTDOWN" {
        findings.add(
            Health::Ill,
            WHAT,
            format!("may not send (standing: {})", account.enforcement),
            "the console of the mail service says why, and where to answer",
        );
    } else if account.enforcement != "HEALTHY" {
        findings.add(
            Health::Note,
            WHAT,
            format!("stands at {}", account.enforcement),
            "look at bounces and complaints before it is paused",
        );
    }
    match cloud.sending_pause().await {
        Ok(None) => {}
        Ok(Some(pause)) => findings.add(
            Health::Ill,
            WHAT,
            format!(
                "nothing is mailed since {}: {}",
                format_instant(pause.since),
                refused(pause.refusal)
            ),
            "mend that; one message tries every five minutes, and the rest follows by itself",
        ),
        Err(error) => findings.add(Health::Ill, WHAT, error.to_string(), "look at the table"),
    }
    if account.max_24_hours >= 0.0 && account.sent_24_hours >= account.max_24_hours {
        findings.add(
            Health::Ill,
            WHAT,
            "has used up its quota of 24 hours: everything waits",
            "ask the mail service for a higher quota",
        );
    }
    if account.production && account.sending {
        findings.well(
            WHAT,
            format!(
                "{:.0} of {:.0} mails sent in 24 hours, {:.0} a second at most, of which {:.0}% are used",
                account.sent_24_hours,
                account.max_24_hours,
                account.max_per_second,
                SHARE_OF_RATE * 100.0
            ),
        );
    }
}

async fn sender(cloud: &Cloud, policy: &Policy, findings: &mut Findings) {
    const WHAT: &str = "sender";
    let from = &policy.active.company.from;
    let domain = from
        .rsplit_once('@')
        .map_or(from.as_str(), |(_, domain)| domain);
    for identity in [from.as_str(), domain] {
        match cloud.sender(identity).await {
            Ok(Some(found)) if found.verified => {
                findings.well(WHAT, format!("{identity} is verified"));
                if !found.signed {
                    findings.add(
                        Health::Note,
                        WHAT,
                        format!("mail as {identity} is not signed (DKIM)"),
                        "publish the three CNAME records that the console of the mail service shows",
                    );
                }
                return;
            }
            Ok(_) => {}
            Err(error) => {
                findings.add(
                    Health::Ill,
                    WHAT,
                    error.to_string(),
                    "allow ses:GetEmailIdentity to whoever runs this",
                );
                return;
            }
        }
    }
    findings.add(
        Health::Ill,
        WHAT,
        format!("neither {from} nor {domain} is verified: nothing can be mailed as it"),
        format!("verify {domain} in the console of the mail service, or name another sender in policy.toml"),
    );
}

async fn replies(place: &Deployment, findings: &mut Findings) {
    const WHAT: &str = "replies";
    let Some(domain) = &place.cloud().settings().reply_domain else {
        findings.add(
            Health::Note,
            WHAT,
            "go to people's own mailboxes: Baton does not see them",
            "",
        );
        return;
    };
    if let Deployment::House(_) = place {
        findings.well(WHAT, format!("{domain} is received in this house"));
        return;
    }
    match dns::mail_servers(domain).await {
        Ok(servers) if servers.iter().any(|server| server.starts_with(RECEIVES)) => {
            findings.well(
                WHAT,
                format!("{domain} is received by {}", servers.join(", ")),
            );
        }
        Ok(servers) => findings.add(
            Health::Ill,
            WHAT,
            if servers.is_empty() {
                format!("{domain} has no MX record: what people answer is lost")
            } else {
                format!(
                    "{domain} is received by {}, which is not the mail service",
                    servers.join(", ")
                )
            },
            format!("publish: {domain} MX 10 {RECEIVES}<region>.amazonaws.com"),
        ),
        Err(error) => findings.add(
            Health::Ill,
            WHAT,
            format!("who receives {domain} cannot be asked: {error}"),
            "run this where name servers can be reached",
        ),
    }
}

/// Whether received mail is verified: only then does anything but an acknowledgement go out by itself.
async fn received(cloud: &Cloud, findings: &mut Findings) -> Result<(), CloudError> {
    const WHAT: &str = "inbound";
    if cloud.settings().reply_domain.is_none() {
        findings.add(
            Health::Note,
            WHAT,
            "none: acknowledgements go out by themselves, written steps reach the reps as drafts",
            "set ReplyDomain and receive its mail: the README says how",
        );
        return Ok(());
    }
    let known = cloud.received_mail().await?;
    let shown = |at| format_instant(at);
    match known.returned_at {
        Some(at) if known.is_verified(cloud.now()) => {
            findings.well(
                WHAT,
                format!("verified: a probe came back at {}", shown(at)),
            );
        }
        last => {
            let last = last.map_or_else(
                || "no probe has come back yet".to_owned(),
                |at| format!("no probe has come back since {}", shown(at)),
            );
            let next = known.due_at.map_or_else(
                || "one leaves once a policy is in force".to_owned(),
                |at| format!("the next one leaves at {}", shown(at)),
            );
            findings.add(
                Health::Ill,
                WHAT,
                format!("none: {last}, so written steps reach the reps as drafts; {next}"),
                "is the receipt rule set active, and does the function inbound fail?",
            );
        }
    }
    Ok(())
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
