//! Who asks, as the page that thanks shows it: by name, and with times to choose from if this form began the lead.
//!
//! It is read from the table by what the address of the page has signed, so that no page is made of a name that somebody wrote into an
//! address. What cannot be read is left out: the thanks come all the same. A form that joined a lead is shown the name that it has itself,
//! and nothing by which the lead could be steered: anybody can post a form in somebody's name.

use calendar::Instant;
use chrono::Duration;
use cloud::free_times::SlotChoice;
use cloud::{Cloud, CloudError};
use followup::access::is_offered_times_at_once;
use followup::booking::Side;
use followup::inquiry::Inquiry;
use followup::lead::Lead;
use followup::policy::Policy;

use crate::thanks::Thanks;

/// For how long after the form the page knows who asks: whoever finds the address later reads what was promised, and no more.
const KNOWN_FOR: Duration = Duration::days(1);
/// How many times it offers.
const OFFERED: usize = 3;
/// How far apart they are, where there are enough: three in a row would be one.
const APART: Duration = Duration::hours(2);

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Asker {
    /// The name that they are greeted by.
    pub(crate) name: Option<String>,
    /// What they may choose from.
    pub(crate) offer: Option<OfferedTimes>,
}

/// Times to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfferedTimes {
    /// Some that are free.
    pub(crate) times: Vec<Instant>,
    /// How long a meeting is.
    pub(crate) slot: Duration,
    /// The address of the page of all times.
    pub(crate) address: String,
}

/// Reads who asks; nobody, where that cannot be read, or is too long ago.
pub(crate) async fn asker(cloud: &Cloud, policy: &Policy, thanks: &Thanks, now: Instant) -> Asker {
    match read(cloud, policy, thanks, now).await {
        Ok(asker) => asker.unwrap_or_default(),
        Err(error) => {
            tracing::error!(lead = %thanks.lead, %error, "a page thanks without knowing whom");
            Asker::default()
        }
    }
}

async fn read(
    cloud: &Cloud,
    policy: &Policy,
    thanks: &Thanks,
    now: Instant,
) -> Result<Option<Asker>, CloudError> {
    let Some(stored) = cloud.resolved_lead(&thanks.lead).await? else {
        return Ok(None);
    };
    let arrived = cloud.arrived(&stored.lead.id, &thanks.inquiry).await?;
    let Some((inquiry, _)) = arrived.filter(|(_, fact)| now - fact.at < KNOWN_FOR) else {
        return Ok(None);
    };
    let began = thanks.joined.is_none() && stored.lead.id == thanks.lead;
    let offer = if began {
        offer(cloud, policy, &stored.lead, &inquiry, now).await?
    } else {
        None
    };
    let name = inquiry.name.greeted();
    Ok(Some(Asker { name, offer }))
}

async fn offer(
    cloud: &Cloud,
    policy: &Policy,
    lead: &Lead,
    inquiry: &Inquiry,
    now: Instant,
) -> Result<Option<OfferedTimes>, CloudError> {
    if !is_offered_times_at_once(policy, lead, inquiry) {
        return Ok(None);
    }
    let found = cloud
        .free_times(policy, lead, &Side::Lead, None, now)
        .await?;
    Ok(found.and_then(|found| {
        let times = match found.choice {
            SlotChoice::Free { times, .. } => spread(&times),
            SlotChoice::Elsewhere { .. } | SlotChoice::Two => Vec::new(),
        };
        (!times.is_empty()).then(|| OfferedTimes {
            times,
            slot: found.booking.slot(),
            address: cloud.times_address(&lead.id, now),
        })
    }))
}

/// The first few, apart from each other; of few that are free, the first ones.
fn spread(times: &[Instant]) -> Vec<Instant> {
    let mut chosen: Vec<Instant> = Vec::new();
    for at in times {
        let is_apart = chosen.last().is_none_or(|last| *at - *last >= APART);
        if is_apart && chosen.len() < OFFERED {
            chosen.push(*at);
        }
    }
    for at in times {
        if chosen.len() < OFFERED && !chosen.contains(at) {
            chosen.push(*at);
        }
    }
    chosen.sort();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::parse_instant;

    #[test]
    fn three_times_are_offered_apart_from_each_other_where_that_can_be() {
        let hours = |hours: &[i64]| -> Vec<Instant> {
            let first = parse_instant("2026-03-02T14:00:00Z").unwrap();
            hours
                .iter()
                .map(|hour| first + Duration::hours(*hour))
                .collect()
        };
        for (free, expected) in [
            (&[0, 1, 2, 3, 4, 5][..], &[0, 2, 4][..]),
            (&[0, 1], &[0, 1]),
            (&[0, 1, 2], &[0, 1, 2]),
            (&[0, 1, 24], &[0, 1, 24]),
            (&[], &[]),
        ] {
            assert_eq!(spread(&hours(free)), hours(expected), "{free:?}");
        }
    }
}
