//! What is wrong with a text, where, and what would be right.

use crate::nurture::LETTER;
use crate::template::Template;

/// Something that must be put right before the templates may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFinding {
    /// The template's file: `templates/NAME.md`.
    pub file: String,
    /// The line, from 1; none where a file is missing.
    pub line: Option<usize>,
    /// What is wrong.
    pub reason: String,
    /// What would be right.
    pub proposal: String,
}

pub(super) fn file(name: &str) -> String {
    match name.strip_prefix(LETTER) {
        Some(letter) => format!("letters/{letter}.md"),
        None => format!("templates/{name}.md"),
    }
}

pub(super) fn finding(
    template: &Template,
    line: usize,
    reason: impl Into<String>,
    proposal: impl Into<String>,
) -> TemplateFinding {
    TemplateFinding {
        file: file(template.name()),
        line: Some(line),
        reason: reason.into(),
        proposal: proposal.into(),
    }
}
