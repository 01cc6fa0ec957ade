//! What another system tells of leads that are known here: who was called, who has somebody, who bought. So nobody is escalated, moved or
//! written to while a rep calls from a dialer.

use cloud::CloudError;
use cloud::table::commit::CommitOptions;
use cloud::transact::Acted;
use followup::access::stays_for_a_meeting;
use followup::event::{Disposition, Event, Evidence, MachineReply, Outcome, Verdict};
use followup::ids::{LeadId, PersonId, derive};
use followup::inquiry::{EmailAddress, MAX_EXTERNAL_ID_CHARS, clipped, one_line};
use followup::lead::{Lead, Stage};
use followup::policy::Policy;
use followup::source::{CrmAct, CrmMeaning, CrmNews, CrmRule, MAX_PARTS, Source};
use serde_json::Value;

use crate::proven::DeliveryRefusal;
use crate::reception::Reception;

/// The task of a report about a lead that has ended.
const ELSEWHERE: &str = "elsewhere";

/// Takes what a delivery tells; the leads that it is about. What is not understood, or about nobody who is known here, changes nothing and
/// is said to whoever looks: it is no inquiry that could get lost.
pub(crate) async fn take(
    at: &Reception<'_>,
    source: &Source,
    rule: &CrmRule,
    says: Option<&Value>,
    text: &str,
) -> Result<Vec<LeadId>, DeliveryRefusal> {
    let Some(policy) = at.policy.as_deref() else {
        return Err(DeliveryRefusal::Table(CloudError::Busy {
            operation: "GetItem",
        }));
    };
    let parts = says
        .map(|says| rule.mapping.parts(says))
        .unwrap_or_default();
    if parts.len() > MAX_PARTS {
        return Err(DeliveryRefusal::TooLarge);
    }
    if parts.is_empty() {
        tracing::info!(source = %source.name, "a delivery tells nothing that is wanted");
    }
    let mut leads = Vec::new();
    for (index, part) in parts.into_iter().enumerate() {
        let Some(news) = rule.read(part) else {
            tracing::warn!(source = %source.name, "a delivery names nobody");
            continue;
        };
        let own = rule
            .mapping
            .event_id
            .as_ref()
            .and_then(|path| path.text(part));
        let known_by = match &own {
            Some(id) => derive(&["crm", &source.name, id]),
            None => derive(&["crm", &source.name, text, &index.to_string()]),
        };
        leads.extend(happens(at, policy, source, &news, &known_by).await?);
    }
    Ok(leads)
}

/// Lets it happen to the lead that it is about, once; nothing, where that is not known here.
async fn happens(
    at: &Reception<'_>,
    policy: &Policy,
    source: &Source,
    news: &CrmNews,
    known_by: &str,
) -> Result<Option<LeadId>, CloudError> {
    let Some(id) = lead_of(at, news, known_by).await? else {
        tracing::info!(source = %source.name, "a delivery is about nobody who is known here");
        return Ok(None);
    };
    let Some(meaning) = news.meaning else {
        return Ok(Some(id));
    };
    let Some(stored) = at.cloud.resolved_lead(&id).await? else {
        return Ok(None);
    };
    let lead = stored.lead;
    let Some(event) = event(policy, &lead, news, meaning) else {
        tracing::warn!(source = %source.name, lead = %lead.id, "a delivery names nobody of the team");
        return Ok(Some(id));
    };
    let options = CommitOptions {
        dedup_key: Some(known_by.to_owned()),
        ..CommitOptions::default()
    };
    let acted = at.cloud.act(&lead.id, &event, at.now, &options).await?;
    let followed = matches!(acted, Acted::Done(_));
    if let Event::Assigned { to, .. } = &event
        && lead.rep() != Some(to)
        && stays_for_a_meeting(&lead)
    {
        tracing::warn!(source = %source.name, lead = %lead.id, "whose lead it is stays: they have an appointment");
    }
    tracing::info!(source = %source.name, lead = %lead.id, followed, "another system told something");
    Ok(Some(id))
}

/// The lead of the name that the other system has; of an address that comes with it, if the name is not known yet, and from then on by the name.
async fn lead_of(
    at: &Reception<'_>,
    news: &CrmNews,
    known_by: &str,
) -> Result<Option<LeadId>, CloudError> {
    let name = clipped(&one_line(&news.id), MAX_EXTERNAL_ID_CHARS);
    if let Some(lead) = at.cloud.lead_named_elsewhere(&name).await? {
        return Ok(Some(lead));
    }
    let address = news.address.as_deref();
    let Some(address) = address.and_then(|address| EmailAddress::typed(address).ok()) else {
        return Ok(None);
    };
    let Some(lead) = at.cloud.lead_known_by(&address).await? else {
        return Ok(None);
    };
    at.cloud.name_elsewhere(&name, &lead).await?;
    let event = Event::NamedElsewhere { id: name };
    let options = CommitOptions {
        dedup_key: Some(derive(&[known_by, "name"])),
        ..CommitOptions::default()
    };
    at.cloud.act(&lead, &event, at.now, &options).await?;
    Ok(Some(lead))
}

/// What it is to whoever decides. Each touch is seen, and by nobody said (P19).
fn event(policy: &Policy, lead: &Lead, news: &CrmNews, meaning: CrmMeaning) -> Option<Event> {
    let named = news.person.as_deref();
    let named = named.and_then(|person| member(policy, person));
    let whose = || named.clone().or_else(|| lead.rep().cloned());
    let manager = || policy.active.roster.manager().map(|one| one.id.clone());
    Some(match meaning.act() {
        CrmAct::Reported(disposition) => {
            // Whose touch it was decides who has the lead: nobody gets one for a touch of which that is not known.
            let by = if disposition.is_touch() {
                whose()
            } else {
                whose().or_else(manager)
            };
            Event::Outcome(Outcome {
                by: by?,
                task: task(lead),
                disposition,
                next_at: None,
                again: true,
                link: None,
                amount: news.amount.filter(|_| disposition == Disposition::Won),
                known: Evidence::Seen,
            })
        }
        CrmAct::Assigned => {
            let to = named.clone()?;
            Event::Assigned { by: to.clone(), to }
        }
        CrmAct::Signed(sign) => Event::Sign(sign),
        CrmAct::Customer => Event::Verdict {
            verdict: Verdict::ExistingCustomer,
            by: whose().or_else(manager)?,
        },
        CrmAct::Away => Event::MachineReplied(MachineReply::AutoReply { back: news.until }),
    })
}

/// The task that a report of elsewhere is about: what is open now. What is told of a lead that has ended opens it no more.
fn task(lead: &Lead) -> String {
    match &lead.stage {
        Stage::Open(_) => lead.task(),
        Stage::Closed { .. } => ELSEWHERE.to_owned(),
    }
}

/// Somebody of the team, by their address or by who they are in the team file.
fn member(policy: &Policy, named: &str) -> Option<PersonId> {
    let mut people = policy.active.roster.people.iter();
    let found = people.find(|person| {
        person.email.eq_ignore_ascii_case(named)
            || person.id.as_str() == named
            || person.name == named
    });
    found.map(|person| person.id.clone())
}
