//! The words of mails in a lead's name without a proof.

/// The words of mails of which nobody knows whether they are the lead's.
#[derive(Debug, Clone, Default)]
pub(super) struct DoubtedWords {
    /// Each as far as it is kept, in the order in which they came.
    pub(super) said: Vec<Option<String>>,
    /// How many more there are.
    pub(super) more: usize,
}
