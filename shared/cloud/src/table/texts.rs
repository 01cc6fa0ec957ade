//! Personal texts beside the lines of a timeline: what somebody wrote by mail, what the team noted. Each becomes due when it is to be erased.

use calendar::Instant;
use followup::ids::LeadId;
use followup::policy::Policy;
use followup::retention::{ErasureReason, TextKind, text_erased_at};

use crate::attributes::{Item, ItemReader, item, s, t};
use crate::keys::{Key, Lane, NOTES};
use crate::table::due::{DueItem, waits};
use crate::table::erased::Erased;
use crate::{Cloud, CloudError};

/// A personal text, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalText {
    kind: TextKind,
    text: String,
    /// Beside which line of the decision it stands.
    line: usize,
}

impl PersonalText {
    /// What somebody who is not of the team wrote by mail.
    #[must_use]
    pub fn mail(text: impl Into<String>) -> Self {
        Self::of(TextKind::Mail, text)
    }

    /// What somebody of the team noted or reported.
    #[must_use]
    pub fn note(text: impl Into<String>) -> Self {
        Self::of(TextKind::Note, text)
    }

    /// What proves that they agreed to something.
    #[must_use]
    pub fn proof(text: impl Into<String>) -> Self {
        Self::of(TextKind::Proof, text)
    }

    fn of(kind: TextKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            line: 0,
        }
    }

    /// The same, beside this line of the decision.
    pub(crate) fn beside(self, line: usize) -> Self {
        Self { line, ..self }
    }

    pub(crate) fn line(&self) -> usize {
        self.line
    }

    /// The item beside a line of the timeline of a lead as it stands after that line.
    pub(crate) fn item(
        &self,
        policy: &Policy,
        lead: &followup::lead::Lead,
        line: &str,
        now: Instant,
    ) -> Item {
        let mut stored = item(&Key::payload(&lead.id, line));
        stored.insert("text".to_owned(), s(&self.text));
        stored.insert("kind".to_owned(), s(self.kind.as_str()));
        stored.insert("written_at".to_owned(), t(now));
        if let Some((at, _)) = text_erased_at(policy, lead, self.kind, now, now) {
            waits(&mut stored, Lane::Lead.shard_of(line), at);
        }
        stored
    }
}

/// The lead and the line of a personal text, where a key is one's.
pub(super) fn text_of(key: &Key) -> Option<LeadId> {
    key.sk.starts_with(NOTES).then(|| key.of_lead()).flatten()
}

impl Cloud {
    /// The time of a personal text is over, or was when this was written: it is erased, or looked at again when it is. Whether it was.
    pub(super) async fn keeps_text_no_longer(
        &self,
        policy: &Policy,
        lead: &LeadId,
        due: &DueItem,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let Some(stored) = self.get(&due.key).await? else {
            return Ok(false);
        };
        let reader = ItemReader::new(&stored, "note")?;
        let kind = TextKind::named(reader.text("kind")?)
            .ok_or_else(|| CloudError::corrupt("note", "it is of no kind that is known"))?;
        let written = reader.instant("written_at")?;
        let until = match self.resolved_lead(lead).await? {
            Some(stored) => text_erased_at(policy, &stored.lead, kind, written, now),
            // Without its lead it is nobody's any more.
            None => Some((now, ErasureReason::Notes)),
        };
        match until {
            Some((at, why)) if at <= now => {
                let notes = u64::from(self.forget(&due.key, None).await?);
                let erased = Erased {
                    notes,
                    ..Erased::default()
                };
                if notes > 0 {
                    self.record_erasure(why, &erased, now).await?;
                }
                tracing::info!(%lead, why = why.as_str(), "a text was erased: kept long enough");
                Ok(notes > 0)
            }
            Some((at, _)) => self.look_again_at(due, at).await.map(|()| false),
            None => self.wait_no_more(&due.key).await.map(|()| false),
        }
    }
}
