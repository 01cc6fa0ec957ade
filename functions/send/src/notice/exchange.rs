//! What they wait for an answer to, and what went before: an answer is half of a conversation.

use cloud::CloudError;
use followup::template::Markup;

use crate::case::Case;
use crate::team::message::last_words_to;
use crate::team::reader::TeamReader;

/// What whoever answers a lead reads first.
pub(super) struct Exchange {
    /// What they wrote and wait for an answer to; where nobody owes them one, what they asked.
    pub(super) waits_for: Markup,
    /// What they had asked before, and what was written to them last; nothing, where nobody owes them an answer.
    pub(super) before: Markup,
}

impl Exchange {
    pub(super) async fn of(reader: &TeamReader<'_>, case: &Case) -> Result<Self, CloudError> {
        let asked = case.asked();
        if case.lead.owed.answer().is_none() {
            return Ok(Self {
                waits_for: asked,
                before: Markup::default(),
            });
        }
        let waits_for = case.answered(reader.cloud).await?;
        // Whose answer is not kept is shown what they asked instead.
        let asked = if asked == waits_for {
            Markup::default()
        } else {
            Markup::join([Markup::heading(&case.words.they_had_asked()), asked])
        };
        let before = Markup::join([asked, last_words_to(reader, case).await?]);
        Ok(Self { waits_for, before })
    }
}
