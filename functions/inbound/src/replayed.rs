//! After a backup was restored: the stops that Baton itself put on its bus since then, said again by the archive.

use cloud::table::commit::CommitOptions;
use cloud::{Cloud, CloudError};
use followup::event::{Disposition, Event, Sign};
use followup::ids::LeadId;
use followup::timeline::Fact;
use serde::Deserialize;
use serde_json::Value;

/// How the detail-type of every line of a timeline begins.
const LINE: &str = "lead.";

/// A stop that is said again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayedStop {
    /// The lead that it is of.
    pub lead: LeadId,
    /// What stops it.
    pub sign: Sign,
}

impl ReplayedStop {
    /// Reads an event of Baton's own bus that an archive replays; `None` for any other event, which was acted on when it
    /// was first said.
    #[must_use]
    pub fn from_payload(payload: &Value) -> Option<Self> {
        payload.get("replay-name")?;
        let kind = payload.get("detail-type")?.as_str()?;
        let detail = payload.get("detail")?;
        if !kind.starts_with(LINE) {
            return None;
        }
        let lead = LeadId::parse(detail.get("lead")?.as_str()?).ok()?;
        let fact = Fact::deserialize(detail).ok()?;
        // Of what a rep reported, only the wish for no contact is a stop of the lead's own.
        let sign = if let Fact::Sign { sign } = fact {
            sign
        } else if let Fact::Outcome { report, .. } = fact
            && report.outcome == Disposition::DoNotContact
        {
            Sign::DoNotContact
        } else {
            return None;
        };
        Some(Self { lead, sign })
    }

    /// Lets the stop happen once more; nothing happens to a lead that has stopped already.
    pub(crate) async fn take(&self, cloud: &Cloud) -> Result<(), CloudError> {
        let event = Event::Sign(self.sign);
        cloud
            .act(&self.lead, &event, cloud.now(), &CommitOptions::default())
            .await
            .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use followup::event::Evidence;
    use followup::lead::Ending;
    use followup::timeline::OutcomeReport;
    use serde_json::json;

    #[test]
    fn only_a_replay_of_a_stop_is_one() {
        let event = |fact: Fact| {
            let mut detail = serde_json::to_value(&fact).unwrap();
            detail["lead"] = "abc".into();
            detail["by"] = "lead".into();
            json!({
                "source": "baton", "detail-type": format!("lead.{}", fact.kind().as_str()),
                "replay-name": "baton-1", "detail": detail,
            })
        };
        let sign = |sign| event(Fact::Sign { sign });
        let outcome = |outcome| {
            event(Fact::Outcome {
                report: OutcomeReport {
                    outcome,
                    next_at: None,
                    known: Evidence::Said,
                    beyond: false,
                    dated: false,
                    amount: None,
                },
                task: None,
            })
        };
        let ending = Ending::DoNotContact;
        let read = |value: &Value| ReplayedStop::from_payload(value).map(|stop| stop.sign);
        assert_eq!(read(&sign(Sign::Unsubscribed)), Some(Sign::Unsubscribed));
        assert_eq!(
            read(&outcome(Disposition::DoNotContact)),
            Some(Sign::DoNotContact)
        );
        assert_eq!(read(&event(Fact::Closed { ending })), None);
        assert_eq!(read(&outcome(Disposition::Voicemail)), None);
        let mut first = sign(Sign::Unsubscribed);
        first.as_object_mut().unwrap().remove("replay-name");
        assert_eq!(read(&first), None);
    }
}
