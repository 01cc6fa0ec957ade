//! What is wrong with the file of a template, and where.

/// Why a file is no template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}.md:{line}: {reason}; {proposal}")]
pub struct TemplateError {
    /// The template's name.
    pub name: String,
    /// The line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
    /// What would be right.
    pub proposal: String,
}

/// A mistake before it is known which template it is in.
pub(super) struct Mistake {
    pub(super) line: usize,
    pub(super) reason: String,
    pub(super) proposal: String,
}

pub(super) fn mistake<T>(
    line: usize,
    reason: impl Into<String>,
    proposal: impl Into<String>,
) -> Result<T, Mistake> {
    Err(Mistake {
        line,
        reason: reason.into(),
        proposal: proposal.into(),
    })
}

impl Mistake {
    pub(super) fn in_file(self, name: &str) -> TemplateError {
        TemplateError {
            name: name.to_owned(),
            line: self.line,
            reason: self.reason,
            proposal: self.proposal,
        }
    }
}
