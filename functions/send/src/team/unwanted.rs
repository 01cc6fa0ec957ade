//! What looks unwanted: of several one line, with a count and a sample.

use followup::lead::{Open, Stage};
use followup::template::Markup;
use wording::counted;

use super::line::DigestLine;
use super::reader::TeamReader;
use crate::case::Case;

/// So few are a line each.
pub(crate) const FEW: usize = 1;

/// Whether a lead waits for the manager because it looks unwanted.
pub(crate) fn looks_unwanted(case: &Case) -> bool {
    // What could not be read is looked at one by one, as is who demands something: no verdict fits all of it.
    let is_alike = case.lead.demanded_since().is_none() && !case.is_not_understood();
    is_alike && matches!(case.lead.stage, Stage::Open(Open::InReview { .. }))
}

/// One line for all, with what the newest of them says, and the page on which one verdict settles all.
pub(crate) fn line_of_all(reader: &TeamReader<'_>, cases: &[&Case]) -> DigestLine {
    let say = reader.words();
    let newest = cases.iter().max_by_key(|case| case.asked_at());
    let sample = newest.map_or_else(Markup::default, |case| {
        Markup::join([
            Markup::paragraph(&say.unwanted_newest(&case.name())),
            case.asked_in_short(),
        ])
    });
    let words = Markup::inline([
        Markup::strong(&say.unwanted_count(counted(cases.len()))),
        Markup::text(&format!("— {}", say.unwanted_look())),
    ]);
    let buttons = reader
        .buttons()
        .all_of_the_list(&say.button_look_at_all(), reader.today());
    DigestLine::undated(Markup::join([words, sample, buttons]))
}
