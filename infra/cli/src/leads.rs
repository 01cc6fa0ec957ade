//! Leads as a person at this machine looks at them: who has each, what comes next, when, and why then.

use calendar::{Because, Instant, format_instant};
use cloud::CloudError;
use cloud::lead_view::{active, line, policy_of};
use cloud::table::lead::StoredLead;
use wording::reason::not_sent;
use wording::{Words, fact};

pub use cloud::lead_view::{ClockView, LeadLine, LeadView, TimelineLine, view};

use crate::deployment::LocalDeployment;

/// With what a line of a timeline happened, or why, in English; empty, where its kind says it all.
#[must_use]
pub fn particulars(line: &TimelineLine) -> String {
    fact::particulars(&line.fact, &fact::Plain).unwrap_or_default()
}

/// Every lead, newest first. One that cannot be read is left out, and logged.
///
/// # Errors
/// When the table cannot be read.
pub async fn list(deployment: &LocalDeployment) -> Result<Vec<LeadLine>, CloudError> {
    let cloud = deployment.cloud();
    let active = active(cloud).await?;
    let mut lines = Vec::new();
    for item in deployment.probe().leads()? {
        match StoredLead::parse(&item) {
            Ok(stored) => {
                let policy = policy_of(cloud, active.as_ref(), &stored).await?;
                lines.push(line(policy.as_deref(), &stored));
            }
            Err(error) => tracing::warn!(%error, "a lead cannot be read"),
        }
    }
    lines.sort_by(|a, b| {
        b.arrived_at
            .cmp(&a.arrived_at)
            .then_with(|| a.lead.cmp(&b.lead))
    });
    Ok(lines)
}

fn short(at: Instant) -> String {
    at.format("%Y-%m-%d %H:%M:%SZ").to_string()
}

/// A lead as text: its timeline, its messages, and why each deadline is when it is.
pub(crate) fn told(view: &LeadView) -> String {
    let line = &view.line;
    let mut text = format!(
        "{}  {}  owner {}  next {}  due {}\n\n",
        line.lead,
        line.status,
        line.owner.as_deref().unwrap_or("nobody"),
        line.next.as_deref().unwrap_or("nothing"),
        line.due_at
            .map_or_else(|| "never".to_owned(), format_instant),
    );
    text.push_str("Timeline\n");
    for entry in &view.timeline {
        text.push_str(&format!(
            "  {}  {:<13} {:<8} {}\n",
            short(entry.at),
            entry.kind(),
            entry.by,
            particulars(entry)
        ));
    }
    text.push_str("\nMessages\n");
    for message in &view.messages {
        text.push_str(&format!(
            "  {}  {:<13} {:<8} {}\n",
            short(message.not_before),
            message.step,
            message.state,
            message
                .why
                .as_ref()
                .map_or_else(String::new, |why| not_sent(Words::default(), why))
        ));
    }
    text.push_str("\nDeadlines\n");
    for clock in &view.clocks {
        text.push_str(&reason(clock));
    }
    text
}

fn reason(clock: &ClockView) -> String {
    let deadline = &clock.deadline;
    let mut text = format!(
        "  {}  {}: {} from {}\n",
        short(deadline.at),
        clock.action,
        deadline.span,
        short(deadline.start)
    );
    for counted in &deadline.counted {
        text.push_str(&format!(
            "      counted  {} to {}\n",
            short(counted.from),
            short(counted.to)
        ));
    }
    for skipped in &deadline.skipped {
        let because = match &skipped.because {
            Because::Holiday { name: Some(name) } => format!("holiday: {name}"),
            Because::Holiday { name: None } => "holiday".to_owned(),
            Because::Exception => "exception of the calendar".to_owned(),
            Because::ClosedWeekday => "closed weekday".to_owned(),
        };
        text.push_str(&format!("      skipped  {} {because}\n", skipped.date));
    }
    for paused in &deadline.paused {
        text.push_str(&format!(
            "      paused   {} to {}\n",
            short(paused.from),
            short(paused.to)
        ));
    }
    text
}
