//! How some days went, in the few figures that a page has room for beside something else.

use followup::figures::{DayFigures, FactClass, FactQuery, Milestone};
use followup::timeline::EntryKind;

use super::said::worked;
use crate::{Words, counted};

/// A figure of some days that stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// The figure: "8 of 9".
    pub said: String,
    /// What it is the figure of.
    pub name: String,
    /// What it counts, where that is one number.
    pub counts: Option<FactQuery>,
}

/// How many promises were kept, how soon a person was in touch, and what nobody reported; of what did not come up at all there is no figure.
///
/// ```
/// use followup::figures::{DayFigures, Tally};
/// use followup::timeline::EntryKind;
/// use wording::{Words, figures::key_figures};
/// let mut days = DayFigures::default();
/// assert!(key_figures(Words::default(), &days).is_empty());
/// for (kind, all) in [(EntryKind::PromiseKept, 8), (EntryKind::PromiseMissed, 1)] {
///     let tally = Tally { all, ..Tally::default() };
///     days.kinds.insert(kind, tally);
/// }
/// days.unreported_by_hour.insert(10, 2);
/// for minutes in [41, 41, 300] {
///     days.from_inquiry_open.record(minutes * 60);
/// }
/// let said = key_figures(Words::default(), &days);
/// let said: Vec<String> = said.iter().map(|one| format!("{} {}", one.said, one.name)).collect();
/// assert_eq!(said[0], "8 of 9 promises kept");
/// assert!(said[1].starts_with("half within ") && said[1].contains(", 90% within 5 hours "), "{said:?}");
/// assert_eq!(said[2], "2 calls or tasks that nobody reported");
/// ```
#[must_use]
pub fn key_figures(words: Words, facts: &DayFigures) -> Vec<KeyFigure> {
    let [kept, missed] =
        [EntryKind::PromiseKept, EntryKind::PromiseMissed].map(|kind| facts.of(kind).times());
    let all = kept + missed;
    let kept = (all > 0).then(|| KeyFigure {
        said: words.figures_kept_of(&all.to_string(), &kept.to_string()),
        name: words.figures_kept(),
        counts: None,
    });
    let waits = &facts.from_inquiry_open;
    let within = |percent| worked(words, waits.within(percent));
    let touched = (waits.count() > 0).then(|| KeyFigure {
        // Half of them say nothing of whoever waited longest.
        said: words.figures_half_and_nine(&within(50), &within(90)),
        name: words.figures_until_touched(),
        counts: Some(FactQuery::new(FactClass::Milestone(Milestone::Touched))),
    });
    let unreported = facts.unreported();
    let unreported = (unreported > 0).then(|| KeyFigure {
        said: unreported.to_string(),
        name: words.figures_nobody_reported(counted(unreported)),
        counts: Some(FactQuery::new(FactClass::Unreported)),
    });
    [kept, touched, unreported].into_iter().flatten().collect()
}
