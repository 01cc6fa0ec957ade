//! What the team has noted about a lead, and when: whoever acts on a mail has read it.

use calendar::Instant;
use cloud::{Cloud, CloudError};
use followup::template::Markup;
use followup::timeline::{Actor, EntryKind};

use super::note::Note;
use super::{Case, in_short};

/// Texts of a timeline that are looked through for notes: what the lead wrote stands among them.
const MAX_LOOKED: usize = 10;
/// Notes that a mail repeats, the newest; the page behind its buttons has them all.
const MAX_NOTES: usize = 3;
/// Characters of a note in a mail about one lead.
const MAX_NOTE_CHARS: usize = 1_200;

impl Case {
    /// The same lead with what the team has noted, what they were told of a delay, and their last answer.
    pub(crate) async fn with_notes(self, cloud: &Cloud, now: Instant) -> Result<Self, CloudError> {
        self.with_delay(cloud, now).await?.with_words(cloud).await
    }

    /// Notes and answer are found by the timeline, which is read once, and only where one of them may be.
    async fn with_words(mut self, cloud: &Cloud) -> Result<Self, CloudError> {
        let texts = cloud.newest_notes(&self.lead.id, MAX_LOOKED).await?;
        let may_have_answered = self.may_have_answered();
        if texts.is_empty() && !may_have_answered {
            return Ok(self);
        }
        let timeline = cloud.timeline(&self.lead.id).await?;
        let notes = texts.into_iter().filter_map(|(id, text)| {
            let line = timeline.iter().find(|line| line.id == id)?;
            match &line.entry.by {
                // What is written in somebody's name without a proof is no note of theirs.
                Actor::Person(_) if line.entry.kind() == EntryKind::Doubted => None,
                Actor::Person(by) => Some(Note {
                    at: line.at,
                    by: by.clone(),
                    text,
                }),
                Actor::Baton | Actor::Lead => None,
            }
        });
        self.notes = notes.take(MAX_NOTES).collect();
        if may_have_answered {
            self.answered = self.kept_answer(cloud, &timeline).await?;
        }
        Ok(self)
    }

    /// What the team has noted, under its heading; nothing, where nobody noted anything.
    pub(crate) fn noted(&self, now: Instant) -> Markup {
        if self.notes.is_empty() {
            return Markup::default();
        }
        let notes = self.notes.iter().flat_map(|note| {
            let text: String = note.text.chars().take(MAX_NOTE_CHARS).collect();
            let cut = if text.len() < note.text.len() {
                "…"
            } else {
                ""
            };
            [
                Markup::paragraph(&self.noted_by(note, now)),
                Markup::quote(&format!("{text}{cut}")),
            ]
        });
        Markup::join(
            [Markup::heading(&self.words.notes())]
                .into_iter()
                .chain(notes),
        )
    }

    /// The beginning of the newest note, for a list.
    pub(crate) fn noted_in_short(&self, now: Instant) -> Markup {
        self.notes.first().map_or_else(Markup::default, |note| {
            let when = self.times().in_mail(note.at, now);
            Markup::join([
                Markup::paragraph(&self.words.note_of(&self.writer(note), &when)),
                Markup::quote(&in_short(&note.text)),
            ])
        })
    }

    /// Who noted it, and when.
    fn noted_by(&self, note: &Note, now: Instant) -> String {
        let when = self.times().in_mail(note.at, now);
        format!("{}, {when}:", self.writer(note))
    }

    fn writer(&self, note: &Note) -> String {
        let known = self.policy.active.roster.get(&note.by);
        known.map_or_else(
            || self.words.a_former_colleague(),
            |person| person.name.clone(),
        )
    }
}
