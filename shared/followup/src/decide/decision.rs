//! What follows from an event.

use calendar::Instant;
use serde::{Deserialize, Serialize};

use crate::ids::{MessageId, PersonId};
use crate::lead::{Block, Lead};
use crate::message::Message;
use crate::message::notice::Notice;
use crate::team::RepLoad;
use crate::timeline::{Entry, Fact};

/// What follows from an event: the lead as it is now, and what goes with it in the same transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The lead.
    pub lead: Lead,
    /// What happened, for the timeline.
    pub entries: Vec<Entry>,
    /// Messages to the lead.
    pub messages: Vec<Message>,
    /// Notices to the team.
    pub notices: Vec<Notice>,
    /// What changes in the reps' loads.
    pub loads: Vec<LoadChange>,
    /// The lead's addresses are not to be written to, or called, any more.
    pub block: Option<Block>,
    /// A pending message to send at once.
    pub send_now: Option<MessageId>,
    /// Pending messages that are not to be sent.
    pub drops: Vec<MessageId>,
}

/// A change of a rep's load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoadChange {
    /// Got the lead.
    Gained(PersonId),
    /// Has it no more.
    Lost(PersonId),
    /// Let it lapse, and has it no more.
    Lapsed(PersonId),
    /// Turned to it in time: lapses in a row end.
    Touched(PersonId),
}

impl LoadChange {
    /// Whose load changes.
    #[must_use]
    pub fn rep(&self) -> &PersonId {
        match self {
            Self::Gained(rep) | Self::Lost(rep) | Self::Lapsed(rep) | Self::Touched(rep) => rep,
        }
    }

    /// Counts it in the load of that rep, as it was read.
    pub fn count_in(&self, load: &mut RepLoad, now: Instant) {
        match self {
            Self::Gained(_) => {
                load.open += 1;
                load.last_assigned = Some(now);
            }
            Self::Lost(_) => load.open = load.open.saturating_sub(1),
            Self::Lapsed(_) => {
                load.open = load.open.saturating_sub(1);
                load.lapses += 1;
            }
            Self::Touched(_) => load.lapses = 0,
        }
    }
}

impl Decision {
    /// Nothing follows.
    #[must_use]
    pub fn unchanged(lead: &Lead) -> Self {
        Self {
            lead: lead.clone(),
            entries: Vec::new(),
            messages: Vec::new(),
            notices: Vec::new(),
            loads: Vec::new(),
            block: None,
            send_now: None,
            drops: Vec::new(),
        }
    }

    /// This decision and the one that followed it, as one.
    #[must_use]
    pub fn then(mut self, next: Decision) -> Self {
        self.lead = next.lead;
        self.entries.extend(next.entries);
        self.messages.extend(next.messages);
        for notice in next.notices {
            if !self.notices.contains(&notice) {
                self.notices.push(notice);
            }
        }
        self.loads.extend(next.loads);
        self.block = self.block.max(next.block);
        self.send_now = next.send_now.or(self.send_now);
        self.drops.extend(next.drops);
        self
    }

    /// Leaves out every mail to the lead, and that one was planned: what leads read is written elsewhere.
    pub(super) fn is_written_elsewhere(&mut self) {
        self.messages.clear();
        self.entries
            .retain(|entry| !matches!(entry.fact, Fact::MailPlanned { .. }));
    }

    /// Whether anything at all follows for a lead that was `before`.
    #[must_use]
    pub fn changes(&self, before: &Lead) -> bool {
        let Self {
            lead,
            entries,
            messages,
            notices,
            loads,
            block,
            send_now,
            drops,
        } = self;
        let says = !entries.is_empty() || !messages.is_empty() || !notices.is_empty();
        let asks = !loads.is_empty() || !drops.is_empty() || block.is_some() || send_now.is_some();
        says || asks || lead != before
    }
}
