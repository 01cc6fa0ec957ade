//! The limits: judged here, before the acknowledgement, and never by counting in the form's way.

use chrono::Duration;
use cloud::table::arrivals::ArrivalFact;
use cloud::{Cloud, CloudError};
use followup::policy::Limits;
use followup::time::Instant;
use std::collections::HashSet;

/// The time that the limits look back.
const LOOK_BACK: Duration = Duration::hours(1);

/// The arrivals of the last hour, read once a sweep and only when somebody arrived.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    facts: Option<Vec<ArrivalFact>>,
}

impl Recent {
    /// Whether an inquiry is one of too many: from one source, or of one text that leads somewhere.
    pub(crate) async fn is_suspicious(
        &mut self,
        cloud: &Cloud,
        limits: &Limits,
        fact: &ArrivalFact,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let facts = match &self.facts {
            Some(facts) => facts,
            None => self
                .facts
                .insert(cloud.arrivals(fact.at.min(now) - LOOK_BACK, now).await?),
        };
        let before: Vec<&ArrivalFact> = facts
            .iter()
            .filter(|other| other.at <= fact.at && other.at > fact.at - LOOK_BACK)
            .collect();
        let same_source = fact.source.as_ref().map_or(0, |source| {
            before
                .iter()
                .filter(|other| other.source.as_ref() == Some(source))
                .count()
        });
        let same_text = fact.text.as_ref().map_or(0, |text| {
            let recipients: HashSet<_> = before
                .iter()
                .filter(|other| other.text.as_ref() == Some(text))
                .map(|other| &other.recipient)
                .collect();
            recipients.len()
        });
        Ok(same_source > limits.per_source_hour as usize
            || same_text > limits.same_text_hour as usize)
    }
}
