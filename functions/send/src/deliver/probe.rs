//! The probe mail: it goes to our own reply domain, and proves by coming back that answers would.

use calendar::Instant;
use cloud::mail::Sent;
use cloud::{Cloud, CloudError};
use followup::ids::MessageId;
use writing::team_sender;

use super::delivered::Delivered;
use super::gate::Gate;
use crate::mail::headers::{AUTO_GENERATED, AUTO_SUBMITTED, own_id};
use crate::mail::mime::MailParts;

const SUBJECT: &str = "Baton asks whether received mail arrives";
const TEXT: &str = "This mail goes out once a day to an address of our own, and comes back by itself. Nobody need read it.\n";

/// Sends the probe, if it is due.
pub(super) async fn deliver(cloud: &Cloud, now: Instant) -> Result<Delivered, CloudError> {
    if !cloud.settings().sending {
        return Ok(Delivered::Nothing);
    }
    let Some(active) = cloud.active_policy(now).await? else {
        return Ok(Delivered::Nothing);
    };
    // While nothing leaves, it stays due.
    let gate = Gate::look(cloud, now).await?;
    if gate == Gate::Shut {
        return Ok(Delivered::Nothing);
    }
    let before = cloud.received_mail().await?;
    let Some(address) = cloud.begin_probe(now).await? else {
        return Ok(Delivered::Nothing);
    };
    let written = MailParts {
        id: own_id(cloud, &MessageId::derive(&["probe", &address]), 1),
        at: now,
        from: team_sender(&active.active.company),
        to: address,
        reply_to: active.active.company.from.clone(),
        subject: SUBJECT.to_owned(),
        headers: vec![(AUTO_SUBMITTED, AUTO_GENERATED.to_owned())],
        text: TEXT.to_owned(),
        html: format!("<p>{}</p>\n", TEXT.trim_end()),
        logo: None,
        invitation: None,
        tags: Vec::new(),
    };
    let mail = written.mail();
    match cloud.send_mail(&mail).await {
        Sent::Taken(_) => gate.taken(cloud).await?,
        // The next one is due within the hour: one that is lost costs nothing but that.
        failed @ (Sent::RefusedForNow(_)
        | Sent::RefusedForGood(_)
        | Sent::Stopped(_)
        | Sent::Unknown(_)) => {
            tracing::error!(?failed, "the probe of received mail was perhaps not sent");
        }
    }
    if before.has_lapsed(now) {
        tracing::error!(
            "no probe of received mail has come back for a day: written steps become drafts"
        );
        return Ok(Delivered::Unverified);
    }
    Ok(Delivered::Probed)
}
