//! After a backup was restored: the stops that Baton itself put on its bus since then, said again by the archive.

use cloud::table::lead::With;
use cloud::{Cloud, CloudError};
use followup::event::{Event, Sign};
use followup::ids::LeadId;
use serde_json::Value;

/// Every sign, by the name under which it stands on timelines and on the bus.
const SIGNS: [Sign; 5] = [
    Sign::Replied,
    Sign::Unsubscribed,
    Sign::Bounced,
    Sign::Complained,
    Sign::DoNotContact,
];
/// Lines of a timeline that can be a stop: what the lead did, and what a rep reported.
const KINDS: [&str; 2] = ["lead.sign", "lead.outcome"];

/// A stop that is said again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayedStop {
    /// Whose.
    pub lead: LeadId,
    /// Which.
    pub sign: Sign,
}

impl ReplayedStop {
    /// Reads an event of Baton's own that a replay says again. What is no replay is none of these: it was done when
    /// it was first said.
    #[must_use]
    pub fn from_payload(payload: &Value) -> Option<Self> {
        payload.get("replay-name")?;
        let kind = payload.get("detail-type")?.as_str()?;
        let detail = payload.get("detail")?;
        let because = detail.get("because")?.as_str()?;
        let sign = SIGNS.into_iter().find(|sign| sign.as_str() == because)?;
        // Of what a rep reported, only the wish for no contact is a stop of the lead's own.
        let counts = KINDS.contains(&kind) && (kind == KINDS[0] || sign == Sign::DoNotContact);
        let lead = LeadId::parse(detail.get("lead")?.as_str()?).ok()?;
        counts.then_some(Self { lead, sign })
    }

    /// Lets it happen once more. To whom it has happened already, nothing does.
    pub(crate) async fn take(&self, cloud: &Cloud) -> Result<(), CloudError> {
        let event = Event::Sign(self.sign);
        cloud
            .act(&self.lead, &event, cloud.now(), &With::default())
            .await
            .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_a_replay_of_a_stop_is_one() {
        let event = |kind: &str, because: &str| {
            json!({
                "source": "baton", "detail-type": kind, "replay-name": "baton-1",
                "detail": {"lead": "abc", "because": because, "by": "lead"},
            })
        };
        let read = |value: &Value| ReplayedStop::from_payload(value).map(|stop| stop.sign);
        assert_eq!(
            read(&event("lead.sign", "unsubscribed")),
            Some(Sign::Unsubscribed)
        );
        assert_eq!(
            read(&event("lead.outcome", "do_not_contact")),
            Some(Sign::DoNotContact)
        );
        assert_eq!(read(&event("lead.outcome", "replied")), None);
        assert_eq!(read(&event("lead.closed", "do_not_contact")), None);
        assert_eq!(read(&event("lead.outcome", "voicemail")), None);
        let mut first = event("lead.sign", "unsubscribed");
        first.as_object_mut().unwrap().remove("replay-name");
        assert_eq!(read(&first), None);
    }
}
