//! The account at the mail service: whether it may send, and how much.

use calendar::format_instant;
use cloud::Cloud;
use cloud::account::MailAccount;
use cloud::settings::SHARE_OF_RATE;
use wording::Words;
use wording::reason::refused;

use super::findings::{Findings, Health};

/// The heading of the findings.
const ACCOUNT: &str = "mail account";

pub(super) async fn examine(cloud: &Cloud, findings: &mut Findings) {
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
                ACCOUNT,
                error.to_string(),
                "allow ses:GetAccount to whoever runs this",
            );
            return;
        }
    };
    standing(&account, findings);
    pause(cloud, findings).await;
    quota(&account, findings);
}

/// Whether the mail service lets the account send at all.
fn standing(account: &MailAccount, findings: &mut Findings) {
    if !account.production {
        findings.add(
            Health::Ill,
            ACCOUNT,
            "is in the sandbox: strangers get no mail",
            "ask for production access in the console of the mail service (Account dashboard); it takes about a day",
        );
    }
    if !account.sending || account.enforcement == "SHUTDOWN" {
        findings.add(
            Health::Ill,
            ACCOUNT,
            format!("may not send (standing: {})", account.enforcement),
            "the console of the mail service says why, and where to answer",
        );
    } else if account.enforcement != "HEALTHY" {
        findings.add(
            Health::Note,
            ACCOUNT,
            format!("stands at {}", account.enforcement),
            "look at bounces and complaints before it is paused",
        );
    }
}

/// Whether all mail is held back: after a refusal that is about the account, and not about one message.
async fn pause(cloud: &Cloud, findings: &mut Findings) {
    match cloud.sending_pause().await {
        Ok(None) => {}
        Ok(Some(pause)) => findings.add(
            Health::Ill,
            ACCOUNT,
            format!(
                "nothing is mailed since {}: {}",
                format_instant(pause.since),
                refused(Words::default(), pause.refusal)
            ),
            "mend that; one message tries every five minutes, and the rest follows by itself",
        ),
        Err(error) => findings.add(Health::Ill, ACCOUNT, error.to_string(), "look at the table"),
    }
}

fn quota(account: &MailAccount, findings: &mut Findings) {
    if account.max_24_hours >= 0.0 && account.sent_24_hours >= account.max_24_hours {
        findings.add(
            Health::Ill,
            ACCOUNT,
            "has used up its quota of 24 hours: everything waits",
            "ask the mail service for a higher quota",
        );
    }
    if account.production && account.sending {
        findings.well(
            ACCOUNT,
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
