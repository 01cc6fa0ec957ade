//! Who reads a line of a timeline.

use calendar::{Instant, format_instant};
use followup::ids::PersonId;

use crate::Words;

/// What a reader of a timeline sees in place of identifiers and instants, and in which words.
pub trait FactReader {
    /// The words of this reader.
    fn words(&self) -> Words;
    /// The name of a person of the team; nothing, when the team has nobody of this id any more.
    fn person(&self, id: &PersonId) -> Option<String>;
    /// A time, as this reader is told times.
    fn time(&self, at: Instant) -> String;
    /// The currency of the company, as its policy names it; nothing, where it names none or this reader does not know it.
    fn currency(&self) -> &str;
}

/// The reader of commands and logs: reads English, and knows people by their ids, and times in UTC.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

impl FactReader for Plain {
    fn words(&self) -> Words {
        Words::default()
    }

    fn person(&self, _: &PersonId) -> Option<String> {
        None
    }

    fn time(&self, at: Instant) -> String {
        format_instant(at)
    }

    fn currency(&self) -> &'static str {
        ""
    }
}

/// The name of somebody of the team; of who has left it, the id, with spaces.
pub(super) fn person(id: &PersonId, reader: &impl FactReader) -> String {
    reader
        .person(id)
        .unwrap_or_else(|| id.as_str().replace('_', " "))
}
