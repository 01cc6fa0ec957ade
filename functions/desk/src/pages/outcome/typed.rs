//! What was typed into the page.

use followup::event::{Disposition, SaleAmount};
use wording::Words;
use wording::label::outcome;

use crate::fields::PostedFields;

/// What was typed, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    /// The outcome.
    pub(crate) picked: Option<Disposition>,
    /// The date of the next step.
    pub(crate) next: String,
    /// The link of what was made for them.
    pub(crate) link: String,
    /// What they bought for.
    pub(crate) amount: String,
    /// The note.
    pub(crate) note: String,
    /// Why the outcome cannot be taken.
    pub(crate) outcome_error: Option<String>,
    /// Why the date cannot be taken.
    pub(crate) next_error: Option<String>,
    /// Why the link cannot be taken.
    pub(crate) link_error: Option<String>,
    /// Why the amount cannot be taken.
    pub(crate) amount_error: Option<String>,
    /// Why the note cannot be taken.
    pub(crate) note_error: Option<String>,
}

impl Typed {
    /// The fields of a post.
    pub(crate) fn of(fields: &PostedFields) -> Self {
        let text = |name: &str| fields.get(name).unwrap_or("").to_owned();
        Self {
            picked: fields.get("outcome").and_then(Disposition::named),
            next: text("next"),
            link: text("link"),
            amount: text("amount"),
            note: text("note"),
            ..Self::default()
        }
    }

    /// The amount that was typed, for an outcome; nothing, where none was, or what is wrong with it is said.
    pub(super) fn read_amount(&mut self, words: Words) -> Option<SaleAmount> {
        if self.amount.trim().is_empty() {
            return None;
        }
        let amount = SaleAmount::read(&self.amount);
        let is_won = self.picked.is_none_or(|picked| picked == Disposition::Won);
        if amount.is_none() {
            self.amount_error = Some(words.outcome_amount_wrong());
        } else if !is_won {
            self.amount_error = Some(words.outcome_amount_without_won());
        }
        amount.filter(|_| is_won)
    }

    /// The outcome and what was typed, in lines, as a note can keep it.
    pub(crate) fn in_lines(&self, words: Words) -> String {
        let picked = self.picked.map(|picked| outcome(words, picked));
        let typed = [&self.next, &self.link, &self.amount, &self.note];
        let typed = typed.into_iter().map(|text| text.trim().to_owned());
        let lines = picked.into_iter().chain(typed);
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }

    /// Whether anything is wrong with it.
    pub(crate) fn is_wrong(&self) -> bool {
        let wrong = [
            &self.outcome_error,
            &self.next_error,
            &self.link_error,
            &self.amount_error,
            &self.note_error,
        ];
        wrong.into_iter().any(Option::is_some)
    }
}
