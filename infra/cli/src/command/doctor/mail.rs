//! Mail on its two ways: whom it is sent as, and whether what people answer comes back.

use calendar::format_instant;
use cloud::{Cloud, CloudError};
use followup::policy::Policy;

use super::findings::{Findings, Health};
use crate::dns;
use crate::place::Deployment;

/// How the servers begin that receive mail for the mail service.
const RECEIVES: &str = "inbound-smtp.";

/// Whether the mail service knows the address that all mail comes from.
pub(super) async fn sender(cloud: &Cloud, policy: &Policy, findings: &mut Findings) {
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

/// Whether what people answer reaches the mail service.
pub(super) async fn replies(place: &Deployment, findings: &mut Findings) {
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
    if let Deployment::Local(_) = place {
        findings.well(WHAT, format!("{domain} is received on this machine"));
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
pub(super) async fn received(cloud: &Cloud, findings: &mut Findings) -> Result<(), CloudError> {
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
