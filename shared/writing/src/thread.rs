//! The conversation that a mail to a lead goes on with.
//!
//! Mail programs put mails together that name one another and share a subject. So each mail to a lead about one inquiry names
//! the earlier ones, by our own id and by those that the mail service gave them, and goes on under the subject of the first.

use calendar::EARLIEST;
use cloud::keys::Home;
use cloud::table::outbox::{Content, OutboxItem, State};
use cloud::{Cloud, CloudError};
use followup::lead::Lead;
use followup::message::{Message, StopRule};

/// The latest mails of a conversation that a mail names, beside the first.
const MAX_NAMED: usize = 6;

/// What went before a mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thread {
    /// The ids of the conversation, oldest first.
    references: Vec<String>,
    /// The mail before this one.
    before: Option<String>,
    /// What the first mail was rendered from.
    opened_by: Option<String>,
}

impl Thread {
    /// Reads what was sent about the same inquiry.
    ///
    /// # Errors
    /// The table cannot be read.
    pub async fn read(cloud: &Cloud, lead: &Lead, message: &Message) -> Result<Self, CloudError> {
        let messages = if goes_on(message) {
            cloud.messages(&Home::Lead(message.lead.clone())).await?
        } else {
            Vec::new()
        };
        Ok(Self::of(cloud, lead, message, &messages))
    }

    /// The same, where all messages to the lead have been read.
    pub fn of(cloud: &Cloud, lead: &Lead, message: &Message, messages: &[OutboxItem]) -> Self {
        let mut thread = Self {
            references: vec![lead_thread(cloud, lead)],
            ..Self::default()
        };
        if !goes_on(message) {
            return thread;
        }
        let was_sent = |item: &&OutboxItem| item.state == State::Sent && is_about(item, message);
        let mut sent: Vec<&OutboxItem> = messages.iter().filter(was_sent).collect();
        sent.sort_by_key(|item| item.sent_at.unwrap_or(EARLIEST));
        thread.opened_by = sent.first().and_then(|first| first.template.clone());
        let ids: Vec<String> = sent
            .iter()
            .filter_map(|item| item.ses_id.as_deref())
            .map(|id| cloud.header_id(id))
            .collect();
        let skipped = ids.len().saturating_sub(MAX_NAMED).max(1);
        let first = ids.first().cloned();
        thread.references.extend(first);
        thread.references.extend(ids.iter().skip(skipped).cloned());
        thread.before = ids.last().cloned();
        thread
    }

    /// What the first mail of the conversation was rendered from, once one was sent.
    pub fn opened_by(&self) -> Option<&str> {
        self.opened_by.as_deref()
    }

    /// The headers that say what the mail belongs to.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = Vec::new();
        if let Some(before) = &self.before {
            headers.push(("In-Reply-To", before.clone()));
        }
        headers.push(("References", self.references.join(" ")));
        headers
    }
}

/// The host of the pages, for identifiers in headers.
pub fn host(cloud: &Cloud) -> &str {
    let base = &cloud.settings().base_url;
    let rest = base
        .split_once("://")
        .map_or(base.as_str(), |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

/// What all mails to a lead in one engagement refer to.
fn lead_thread(cloud: &Cloud, lead: &Lead) -> String {
    format!("<{}.c{}@{}>", lead.id, lead.cycle, host(cloud))
}

/// Whether a mail goes on with a conversation: the direct answer opens one, and a letter goes on with none.
fn goes_on(message: &Message) -> bool {
    message.stop_rule != StopRule::Acknowledgement && !message.is_letter()
}

fn is_about(item: &OutboxItem, message: &Message) -> bool {
    match &item.content {
        Content::Lead(other) => other.inquiry == message.inquiry && other.id != message.id,
        Content::Team(_) | Content::Lost { .. } => false,
    }
}
