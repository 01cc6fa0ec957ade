//! The timeline of a lead: its lines as the table has them.

use std::collections::BTreeMap;

use calendar::Instant;
use followup::event::Sign;
use followup::ids::{LeadId, derive};
use followup::timeline::{Actor, Entry, Fact, UnprovenClaim};

use crate::attributes::{Item, ItemReader, item, json, s};
use crate::keys::{self, Key, Lane};
use crate::table::MAX_PAGES;
use crate::table::due::waits;
use crate::{Cloud, CloudError};

/// Lines of a timeline that are read at most.
pub const MAX_TIMELINE: usize = 2000;
/// How the sort keys of lines begin.
pub const LINES: &str = "E#";
/// Mails in the lead's name that a mail or a page about a doubt repeats; how many more there are it says.
pub const MAX_DOUBTED: usize = 5;

/// A line of a timeline, as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredEntry {
    /// Its identifier: part of its key and the id of its event on the bus.
    pub id: String,
    /// When it happened.
    pub at: Instant,
    /// What happened, who did it, and why.
    pub entry: Entry,
    /// Whether it is still due to be published.
    pub unpublished: bool,
}

impl StoredEntry {
    /// Reads a line as the table has it.
    ///
    /// # Errors
    /// When the item is none.
    pub fn parse(item: &Item) -> Result<Self, CloudError> {
        let reader = ItemReader::new(item, "timeline")?;
        let mut parts = reader.text("sk")?.splitn(3, '#').skip(1);
        let (Some(at), Some(id)) = (parts.next(), parts.next()) else {
            return Err(CloudError::corrupt(
                "timeline",
                "the sort key is no time and id",
            ));
        };
        Ok(Self {
            id: id.to_owned(),
            at: calendar::parse_instant(at)
                .map_err(|error| CloudError::corrupt("timeline", error))?,
            entry: reader.json("body")?,
            unpublished: reader.text_or_none("due_shard")?.is_some(),
        })
    }
}

/// The item of a line of a timeline.
pub(crate) fn entry_item(
    lead: &LeadId,
    at: Instant,
    id: &str,
    entry: &Entry,
) -> Result<Item, CloudError> {
    let mut stored = item(&Key::event(lead, at, id));
    stored.insert("kind".to_owned(), s(entry.kind().as_str()));
    stored.insert("body".to_owned(), json("timeline", entry)?);
    // What became of a canary is nobody's news.
    if !lead.is_canary() {
        waits(&mut stored, Lane::Event.shard_of(lead.as_str()), at);
    }
    Ok(stored)
}

/// Where a line stands among those of one instant. Declared in the order in which such lines follow each other.
#[derive(Debug, Clone, Copy)]
pub(crate) enum EntryOrder {
    /// What somebody sent comes before what follows from it.
    Arrival,
    /// A decision, by the version of the lead that it read.
    Decision {
        /// [`StoredLead::version`].
        version: u64,
    },
    /// What a person did with a message.
    Release,
    /// What became of a message comes last.
    Message,
}

impl EntryOrder {
    /// The part of a line's identifier that says its order: ten characters, so that lines sort as they happened.
    fn prefix(self) -> String {
        let (order, version) = match self {
            EntryOrder::Arrival => (0, 0),
            EntryOrder::Decision { version } => (1, version % PLACES),
            EntryOrder::Release => (2, 0),
            EntryOrder::Message => (3, 0),
        };
        format!("{order}{version:09}")
    }
}

/// Versions of a lead that have a place of their own among the lines of one instant.
const PLACES: u64 = 1_000_000_000;

/// The identifier of a line: its place within its instant, its place in the decision, then what makes it unique.
pub(crate) fn entry_id(place: EntryOrder, decision: &str, index: usize) -> String {
    format!(
        "{}{index:02}{}",
        place.prefix(),
        derive(&["entry", decision, &index.to_string()])
    )
}

impl Cloud {
    /// Reads a lead's timeline, oldest first: of more than [`MAX_TIMELINE`] lines, the newest.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn timeline(&self, lead: &LeadId) -> Result<Vec<StoredEntry>, CloudError> {
        let pk = keys::lead_partition(lead);
        if let Some(part) = self.ahead.part(&pk, LINES) {
            let newest: Vec<_> = part.rev().take(MAX_TIMELINE).collect();
            return newest.into_iter().rev().map(StoredEntry::parse).collect();
        }
        let query = self
            .query()
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", s(pk))
            .expression_attribute_values(":prefix", s(LINES))
            .scan_index_forward(false)
            .consistent_read(true);
        let mut items = Vec::new();
        self.pages(query, MAX_PAGES, |page| {
            items.extend(page);
            Ok(items.len() >= MAX_TIMELINE)
        })
        .await?;
        items.truncate(MAX_TIMELINE);
        items.iter().rev().map(StoredEntry::parse).collect()
    }

    /// Reads one line of a timeline.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn entry(&self, at: &Key) -> Result<Option<StoredEntry>, CloudError> {
        self.get(at)
            .await?
            .as_ref()
            .map(StoredEntry::parse)
            .transpose()
    }

    /// Reads the personal text of a line of a timeline.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn note(&self, lead: &LeadId, event: &str) -> Result<Option<String>, CloudError> {
        self.get(&Key::payload(lead, event))
            .await?
            .map(|item| Ok(ItemReader::new(&item, "note")?.text("text")?.to_owned()))
            .transpose()
    }
}

impl Cloud {
    /// All personal texts of a lead's timeline, by the identifiers of their lines.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn notes(&self, lead: &LeadId) -> Result<BTreeMap<String, String>, CloudError> {
        let pk = keys::lead_partition(lead);
        let notes = self.partition(&pk, keys::NOTES, usize::MAX).await?;
        notes.iter().map(parse_note).collect()
    }

    /// The newest personal texts of a lead's timeline, each with the identifier of its line, newest first: notes of the team, and
    /// what the lead wrote. One request, for lists and mails that show a few of them.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn newest_notes(
        &self,
        lead: &LeadId,
        most: usize,
    ) -> Result<Vec<(String, String)>, CloudError> {
        let pk = keys::lead_partition(lead);
        if let Some(part) = self.ahead.part(&pk, keys::NOTES) {
            return part.rev().take(most).map(parse_note).collect();
        }
        let query = self
            .query()
            .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
            .expression_attribute_values(":pk", s(pk))
            .expression_attribute_values(":prefix", s(keys::NOTES))
            .scan_index_forward(false)
            .limit(i32::try_from(most).unwrap_or(i32::MAX))
            .consistent_read(true);
        let mut notes = Vec::new();
        self.pages(query, 1, |page| {
            for item in &page {
                notes.push(parse_note(item)?);
            }
            Ok(true)
        })
        .await?;
        Ok(notes)
    }
}

/// A personal text as the table has it, with the identifier of its line.
fn parse_note(item: &Item) -> Result<(String, String), CloudError> {
    let note = ItemReader::new(item, "note")?;
    let line = note.text("sk")?.trim_start_matches(keys::NOTES);
    Ok((line.to_owned(), note.text("text")?.to_owned()))
}

/// What is known of the last answer of a lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LastAnswer {
    /// They have not answered.
    None,
    /// They have, and its words are not kept here: they are in a mailbox, or were erased.
    Elsewhere,
    /// They have.
    Kept(Answer),
}

/// What a lead wrote to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// When it came.
    pub at: Instant,
    /// Its words, without what they quote.
    pub text: String,
}

impl Cloud {
    /// Reads what a lead answered last, by its timeline.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn last_answer(
        &self,
        lead: &LeadId,
        timeline: &[StoredEntry],
    ) -> Result<LastAnswer, CloudError> {
        let Some(reply) = last_reply(timeline) else {
            return Ok(LastAnswer::None);
        };
        let at = reply.at;
        let text = self.text_beside(lead, timeline, reply).await?;
        Ok(text.map_or(LastAnswer::Elsewhere, |text| {
            LastAnswer::Kept(Answer { at, text })
        }))
    }

    /// Reads the personal text of the decision that a line of a timeline is of; nothing, where none is kept.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn text_beside(
        &self,
        lead: &LeadId,
        timeline: &[StoredEntry],
        line: &StoredEntry,
    ) -> Result<Option<String>, CloudError> {
        for line in of_one_decision(timeline, line) {
            if let Some(text) = self.note(lead, &line.id).await? {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }
}

/// The line by which a lead wrote to us last.
fn last_reply(timeline: &[StoredEntry]) -> Option<&StoredEntry> {
    let written = [Sign::Replied, Sign::Unsubscribed, Sign::DoNotContact];
    timeline.iter().rev().find(|line| {
        let Fact::Sign { sign } = &line.entry.fact else {
            return false;
        };
        line.entry.by == Actor::Lead && written.contains(sign)
    })
}

/// The lines by which somebody wrote in the lead's name without a proof since then, as long as nobody has decided whether it was them: so many
/// at most, those that ask for silence before the others, in the order in which they came; and how many more there are.
#[must_use]
pub fn doubted_since(timeline: &[StoredEntry], since: Instant) -> (Vec<&StoredEntry>, usize) {
    let claims_silence = |line: &StoredEntry| {
        let Fact::Doubted { claim } = line.entry.fact else {
            return None;
        };
        claim.is_words().then_some(claim == UnprovenClaim::Silence)
    };
    let mut lines: Vec<(bool, &StoredEntry)> = timeline
        .iter()
        .filter(|line| line.at >= since)
        .filter_map(|line| Some((claims_silence(line)?, line)))
        .collect();
    lines.sort_by_key(|(silence, _)| !silence);
    let more = lines.len().saturating_sub(MAX_DOUBTED);
    lines.truncate(MAX_DOUBTED);
    let mut lines: Vec<&StoredEntry> = lines.into_iter().map(|(_, line)| line).collect();
    lines.sort_by_key(|line| line.at);
    (lines, more)
}

/// The lines of a decision, of which the first has the text.
fn of_one_decision<'a>(
    timeline: &'a [StoredEntry],
    one: &'a StoredEntry,
) -> impl Iterator<Item = &'a StoredEntry> {
    timeline.iter().filter(move |line| line.at == one.at)
}

impl LastAnswer {
    /// The same as [`Cloud::last_answer`], among texts that were read: of each line that has one, by its id.
    #[must_use]
    pub fn among(timeline: &[StoredEntry], texts: &[(String, String)]) -> Self {
        let Some(reply) = last_reply(timeline) else {
            return Self::None;
        };
        let text = of_one_decision(timeline, reply).find_map(|line| {
            let (_, text) = texts.iter().find(|(id, _)| *id == line.id)?;
            Some(text.clone())
        });
        match text {
            Some(text) => Self::Kept(Answer { at: reply.at, text }),
            None => Self::Elsewhere,
        }
    }
}
