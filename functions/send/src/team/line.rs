//! Lists of leads: each line says who it is, why it is there, and has its own buttons.

use calendar::Instant;
use followup::ids::LeadId;
use followup::next_work::overdue_since;
use followup::template::Markup;
use followup::work;
use wording::Words;

use super::reader::TeamReader;
use crate::case::Case;
use crate::mail::phrases::due_words;

/// Lines of one list at most; the rest is counted.
pub(crate) const MAX_LINES: usize = 100;

/// One line of a list.
#[derive(Debug, Clone)]
pub(crate) struct DigestLine {
    /// By when it is due: what is most pressing comes first.
    pub(crate) due: Option<Instant>,
    /// The line and its buttons.
    pub(crate) markup: Markup,
    /// The reader's lead of which it says that it moves on.
    pub(crate) tells: Option<LeadId>,
}

impl DigestLine {
    /// A line that is due at no time.
    pub(crate) fn undated(markup: Markup) -> Self {
        Self {
            due: None,
            markup,
            tells: None,
        }
    }

    /// The same, which says of this lead of the reader's that it moves on.
    pub(crate) fn telling(self, tells: Option<LeadId>) -> Self {
        Self { tells, ..self }
    }

    /// Where it stands in a list: what has a time before what has none, and the most pressing first.
    pub(crate) fn order(&self) -> (bool, Option<Instant>) {
        (self.due.is_none(), self.due)
    }

    /// A line that says something of a lead, and is due at no time.
    pub(crate) fn saying(case: &Case, what: &str, buttons: Markup) -> Self {
        let words = Markup::inline([case.who(), Markup::text(&format!("— {what}"))]);
        Self::undated(Markup::join([words, buttons]))
    }

    /// The same, of what is to be done by then.
    pub(crate) fn due_at(self, due: Instant) -> Self {
        Self {
            due: Some(due),
            ..self
        }
    }

    /// A line about a lead.
    pub(crate) fn new(case: &Case, why: &str, buttons: Markup, now: Instant) -> Self {
        let due = due(case, now);
        let when = due_or_agreed(case, now);
        let why = match when {
            Some(when) => format!("{why}, {when}"),
            None => why.to_owned(),
        };
        let words = Markup::inline([case.who(), Markup::text(&format!("— {why}"))]);
        Self {
            due,
            markup: Markup::join([words, buttons]),
            tells: None,
        }
    }
}

/// By when it is due. What has a time of its own is said by that time, before it and after: that its clock counts it as late some hours
/// later would be a second time for one thing.
pub(crate) fn due_or_agreed(case: &Case, now: Instant) -> Option<String> {
    let times = case.times();
    match work::agreed_for(&case.lead) {
        Some(at) if at >= now => Some(case.words.due_for(&times.in_mail(at, now))),
        Some(at) if work::is_agreed_with_them(&case.lead) => {
            Some(case.words.due_agreed(&times.in_mail(at, now)))
        }
        Some(at) => Some(case.words.due_planned(&times.in_mail(at, now))),
        None => due(case, now).map(|at| due_words(case.words, times, at, now)),
    }
}

/// By when it is due, or since when it is late: with the oldest of what is owed, whatever came since.
fn due(case: &Case, now: Instant) -> Option<Instant> {
    let late = overdue_since(&case.policy, &case.lead, now);
    let due = work::due_at(&case.policy, &case.lead);
    late.into_iter().chain(due).min()
}

/// The lines that a list shows, the most pressing first, and how many it only counts.
fn shown(mut lines: Vec<DigestLine>) -> (Vec<DigestLine>, usize) {
    lines.sort_by_key(DigestLine::order);
    let rest = lines.len().saturating_sub(MAX_LINES);
    lines.truncate(MAX_LINES);
    (lines, rest)
}

/// The leads of which a list says that they move on. What it only counts has told nobody.
pub(crate) fn told_by(lines: &[DigestLine]) -> impl Iterator<Item = LeadId> {
    let (lines, _) = shown(lines.to_vec());
    lines.into_iter().filter_map(|line| line.tells)
}

/// The lines as a list, the most pressing first.
pub(crate) fn list(words: Words, lines: Vec<DigestLine>) -> Markup {
    list_of(words, lines, 0)
}

/// The same, of which more there are than lines.
pub(crate) fn list_of(words: Words, lines: Vec<DigestLine>, more: usize) -> Markup {
    let (lines, rest) = shown(lines);
    let rest = rest + more;
    let items = Markup::items(lines.into_iter().map(|line| line.markup));
    if rest == 0 {
        return items;
    }
    Markup::join([
        items,
        Markup::paragraph(&words.list_more(&rest.to_string())),
    ])
}

/// That more came than the mail had room for, and where it is.
pub(crate) fn and_more(reader: &TeamReader<'_>) -> Markup {
    if reader.more == 0 {
        return Markup::default();
    }
    Markup::paragraph(&reader.words().more_came(&reader.more.to_string()))
}

#[cfg(test)]
#[path = "line_tests.rs"]
mod tests;
