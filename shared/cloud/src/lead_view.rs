//! A lead with all that is kept of its person: who has it, what comes next, when, and why then; what they asked, what happened, and what was
//! written to them.

use std::sync::Arc;

use calendar::{Deadline, Instant, instant_text};
use followup::agenda::{Action, Due, agenda};
use followup::cadence::steps;
use followup::escalation::escalation_of;
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::Inquiry;
use followup::lead::{Lead, Stage};
use followup::message::NotSentReason;
use followup::policy::{EscalationStep, Policy};
use followup::timeline::{Actor, Fact};
use followup::work;
use futures_util::future::try_join;
use serde::Serialize;
use serde_json::Value;

use crate::keys::Home;
use crate::table::lead::StoredLead;
use crate::table::outbox::{Content, MailWords, OutboxItem};
use crate::table::timeline::StoredEntry;
use crate::{Cloud, CloudError};

/// A lead in a list: ids and facts, no names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeadLine {
    /// Its id.
    pub lead: LeadId,
    /// Where it stands.
    pub status: &'static str,
    /// A person, or `queue:` and a queue's name; nobody, once closed.
    pub owner: Option<String>,
    /// What comes next; nothing, once closed.
    pub next: Option<String>,
    /// When that comes.
    #[serde(serialize_with = "instant_or_null")]
    pub due_at: Option<Instant>,
    /// Where it came from.
    pub source: String,
    /// What it is about.
    pub topic: Option<String>,
    /// When its first inquiry of this cycle arrived.
    #[serde(with = "instant_text")]
    pub arrived_at: Instant,
    /// The criteria's points.
    pub score: Option<i32>,
    /// Calls and mails of this cycle.
    pub touches: u8,
    /// Into which lead it was merged.
    pub merged_into: Option<LeadId>,
}

/// A line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineLine {
    /// Its id.
    pub id: String,
    /// When it happened.
    #[serde(with = "instant_text")]
    pub at: Instant,
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
    /// Who or what did it: a person's id, `baton` or `lead`.
    pub by: String,
    /// What a person noted.
    pub note: Option<String>,
}

impl TimelineLine {
    /// What kind of fact it is, by its name.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.fact.kind().as_str()
    }
}

/// A message to a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageView {
    /// Its id.
    pub id: String,
    /// The step that it is.
    pub step: String,
    /// Where it stands.
    pub state: &'static str,
    /// Not sent before.
    #[serde(with = "instant_text")]
    pub not_before: Instant,
    /// When it is due, while it waits.
    #[serde(serialize_with = "instant_or_null")]
    pub due_at: Option<Instant>,
    /// The mail service's id, once sent.
    pub ses_id: Option<String>,
    /// Why it is held or was skipped.
    pub why: Option<NotSentReason>,
    /// What it said as it left, or will say where a person wrote it.
    pub words: Option<MailWords>,
}

/// An inquiry of a lead.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InquiryView {
    /// Its id.
    pub id: String,
    /// What was asked.
    #[serde(flatten)]
    pub inquiry: Inquiry,
}

/// A deadline that runs, and what it counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClockView {
    /// What is done then.
    pub action: String,
    /// When, from when, how long, what counted and what was skipped.
    #[serde(flatten)]
    pub deadline: Deadline,
}

/// One lead, whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeadView {
    /// As in the list.
    #[serde(flatten)]
    pub line: LeadLine,
    /// Everything that decisions know of it.
    pub state: Lead,
    /// What happened, oldest first.
    pub timeline: Vec<TimelineLine>,
    /// What was or will be written to it.
    pub messages: Vec<MessageView>,
    /// What was asked.
    pub inquiries: Vec<InquiryView>,
    /// What it waits for and every escalation step of what its rep owes, soonest first.
    pub clocks: Vec<ClockView>,
}

fn instant_or_null<S: serde::Serializer>(
    at: &Option<Instant>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => instant_text::serialize(at, serializer),
        None => serializer.serialize_none(),
    }
}

/// One lead; none, if there is no such.
///
/// # Errors
/// When it cannot be read.
pub async fn view(cloud: &Cloud, id: &LeadId) -> Result<Option<LeadView>, CloudError> {
    // The id that a form's answer named may be a pointer by now: to the lead that the inquiry joined.
    match cloud.resolved_lead(id).await? {
        Some(stored) => {
            let inquiries = cloud.inquiries_of_person(&stored.lead).await?;
            viewed(cloud, stored, inquiries).await.map(Some)
        }
        None => Ok(None),
    }
}

/// All that is kept of a lead's person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonCopy {
    /// Their lead, with all their inquiries.
    #[serde(flatten)]
    pub lead: LeadView,
    /// The leads that were merged with it: what happened to each, and what was written to them there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<LeadView>,
}

/// A copy of all that is kept of a lead's person; nothing, if there is no such lead.
///
/// # Errors
/// When it cannot be read.
pub async fn copy(cloud: &Cloud, id: &LeadId) -> Result<Option<PersonCopy>, CloudError> {
    let Some(lead) = view(cloud, id).await? else {
        return Ok(None);
    };
    let mut merged = Vec::new();
    for other in &lead.state.merged {
        if let Some(stored) = cloud.lead(other).await? {
            // Their inquiries stand with the others.
            merged.push(viewed(cloud, stored, Vec::new()).await?);
        }
    }
    Ok(Some(PersonCopy { lead, merged }))
}

async fn viewed(
    cloud: &Cloud,
    stored: StoredLead,
    inquiries: Vec<(InquiryId, Inquiry)>,
) -> Result<LeadView, CloudError> {
    let id = &stored.lead.id.clone();
    let active = active(cloud).await?;
    let policy = policy_of(cloud, active.as_ref(), &stored).await?;
    let timeline = timeline_of(cloud, id).await?;
    let messages = cloud.messages(&Home::Lead(id.clone())).await?;
    let mut said = cloud.mail_words(id).await?;
    Ok(LeadView {
        line: line(policy.as_deref(), &stored),
        timeline,
        messages: messages
            .iter()
            .map(|item| message(item, said.remove(item.id().as_str())))
            .collect(),
        inquiries: inquiries
            .into_iter()
            .map(|(id, inquiry)| InquiryView {
                id: id.to_string(),
                inquiry,
            })
            .collect(),
        clocks: policy.map_or_else(Vec::new, |policy| clocks(&policy, &stored.lead)),
        state: stored.lead,
    })
}

/// The timeline of one lead, with what people noted.
///
/// # Errors
/// When it cannot be read.
pub async fn timeline_of(cloud: &Cloud, lead: &LeadId) -> Result<Vec<TimelineLine>, CloudError> {
    let (lines, mut notes) = try_join(cloud.timeline(lead), cloud.notes(lead)).await?;
    let lines = lines.into_iter();
    let lines = lines.map(|line| {
        let note = notes.remove(&line.id);
        timeline_line(line, note)
    });
    Ok(lines.collect())
}

/// The active policy, if there is one yet.
///
/// # Errors
/// When it cannot be read.
pub async fn active(cloud: &Cloud) -> Result<Option<Arc<Policy>>, CloudError> {
    cloud.active_policy(cloud.now()).await
}

/// The policy of a lead, where there is one.
///
/// # Errors
/// When it cannot be read.
pub async fn policy_of(
    cloud: &Cloud,
    active: Option<&Arc<Policy>>,
    stored: &StoredLead,
) -> Result<Option<Arc<Policy>>, CloudError> {
    match active {
        Some(active) => cloud.policy_for(active, &stored.lead).await.map(Some),
        None => Ok(None),
    }
}

/// A lead as it stands in a list.
#[must_use]
pub fn line(policy: Option<&Policy>, stored: &StoredLead) -> LeadLine {
    let lead = &stored.lead;
    let agenda = policy.and_then(|policy| agenda(policy, lead));
    let next = match &lead.stage {
        Stage::Closed { .. } => None,
        Stage::Open(_) => Some(match (&agenda, policy) {
            (Some(agenda), Some(policy)) => action(policy, lead, agenda.next().action),
            (_, _) => "wait_for_policy".to_owned(),
        }),
    };
    let is_open = next.is_some() && stored.merged_into.is_none();
    LeadLine {
        lead: lead.id.clone(),
        status: match &stored.merged_into {
            Some(_) => "merged",
            None => lead.status(),
        },
        owner: lead
            .owner()
            .filter(|_| is_open)
            .map(|owner| owner.to_string()),
        next: next.filter(|_| is_open),
        due_at: stored
            .due_at
            .or_else(|| agenda.as_ref().map(|agenda| agenda.next().at()))
            .filter(|_| is_open),
        source: lead.source.to_string(),
        topic: lead.topic.clone().map(String::from),
        arrived_at: lead.arrived_at,
        score: lead.score,
        touches: lead.touches,
        merged_into: stored.merged_into.clone(),
    }
}

fn escalation_name(step: EscalationStep) -> &'static str {
    match step {
        EscalationStep::Wanted => "wanted",
        EscalationStep::Reminder => "reminder",
        EscalationStep::Due => "due",
        EscalationStep::Manager => "manager",
        EscalationStep::Warned => "warning",
        EscalationStep::Reassigned => "reassignment",
    }
}

/// What an action is, in one word or two.
fn action(policy: &Policy, lead: &Lead, action: Action) -> String {
    match action {
        Action::Judge => "judge".to_owned(),
        Action::Route => "assign".to_owned(),
        Action::Escalate { obligation, step } => {
            format!("{}:{}", obligation.as_str(), escalation_name(step))
        }
        Action::Relist => "relist".to_owned(),
        Action::Step { step } => format!("step:{}", step_name(policy, lead, step)),
        Action::CountdownLapses => "countdown_lapses".to_owned(),
        Action::EndCadence => "end_cadence".to_owned(),
        Action::QualifyLapses => "qualify_lapses".to_owned(),
        Action::InformationLapses => "information_lapses".to_owned(),
        Action::RestEnds => "rest_ends".to_owned(),
        Action::Letter => "letter".to_owned(),
        Action::GoesQuiet => "goes_quiet".to_owned(),
        Action::DormantReviewLapses => "dormant_review_lapses".to_owned(),
        Action::Remind => "remind".to_owned(),
        Action::RequestLapses => "request_lapses".to_owned(),
        Action::OwnUp { obligation } => format!("own_up:{}", obligation.as_str()),
        Action::PromiseLapses => "promise_lapses".to_owned(),
        Action::Forget => "forget".to_owned(),
    }
}

fn step_name(policy: &Policy, lead: &Lead, step: u8) -> String {
    let Some(track) = work::progress(lead).map(|progress| progress.track) else {
        return step.to_string();
    };
    steps(policy, lead, track)
        .get(usize::from(step))
        .map_or_else(|| step.to_string(), |step| step.name.clone())
}

fn clocks(policy: &Policy, lead: &Lead) -> Vec<ClockView> {
    let due = |due: &Due| ClockView {
        action: action(policy, lead, due.action),
        deadline: due.deadline(policy),
    };
    let mut clocks: Vec<ClockView> = agenda(policy, lead)
        .iter()
        .flat_map(|agenda| agenda.iter().map(due))
        .collect();
    let owed = lead.owed.iter().filter(|_| lead.rep().is_some());
    for owed in owed {
        for (step, term) in escalation_of(policy, lead, owed) {
            let deadline = policy.calendar().explain(&term);
            let obligation = owed.kind;
            let action = action(policy, lead, Action::Escalate { obligation, step });
            if !clocks.iter().any(|known| known.action == action) {
                clocks.push(ClockView { action, deadline });
            }
        }
    }
    clocks.sort_by_key(|clock| clock.deadline.at);
    clocks
}

fn timeline_line(stored: StoredEntry, note: Option<String>) -> TimelineLine {
    TimelineLine {
        id: stored.id,
        at: stored.at,
        fact: stored.entry.fact,
        by: match stored.entry.by {
            Actor::Baton => "baton".to_owned(),
            Actor::Person(person) => person.to_string(),
            Actor::Lead => "lead".to_owned(),
        },
        note,
    }
}

fn message(item: &OutboxItem, words: Option<MailWords>) -> MessageView {
    let (step, not_before) = match &item.content {
        Content::Lead(message) => (message.step.clone(), message.not_before),
        Content::Team(digest) => {
            let kind = serde_json::to_value(digest.kind).unwrap_or(Value::Null);
            (
                kind.as_str().unwrap_or_default().to_owned(),
                digest.not_before,
            )
        }
        Content::Lost { sent_at, .. } => ("lost".to_owned(), *sent_at),
    };
    MessageView {
        id: item.id().to_string(),
        step,
        state: item.state.as_str(),
        not_before,
        due_at: item.due_at,
        ses_id: item.ses_id.clone(),
        why: item.why.clone(),
        words,
    }
}
