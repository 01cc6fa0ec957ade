//! Those of a list who asked for nothing.

use followup::lead::{Open, Stage};
use followup::work;
use wording::counted;

use super::day::MorningList;
use crate::case::Case;
use crate::team::line::DigestLine;

/// How many of them stand on a list of the day.
const OF_LISTS: usize = 10;

/// Those of a list who asked for nothing: a few each day, so that they hide nobody who did.
#[derive(Default)]
pub(super) struct OfLists {
    lines: Vec<DigestLine>,
    more: usize,
}

impl OfLists {
    /// Adds a lead, if it is time for it.
    pub(super) fn add(&mut self, day: &mut MorningList<'_>, case: &Case) {
        // Before its time, and after it has been taken up, it is on no list of the day.
        let is_open = work::is_open(&case.policy, &case.lead, day.until());
        let waits = matches!(case.lead.stage, Stage::Open(Open::WithManager { .. }));
        if !is_open && !waits {
            return;
        }
        if self.lines.len() < OF_LISTS {
            self.lines
                .push(day.take(case, &case.waits_for(day.reader.now)));
        } else {
            day.seen.insert(case.lead.id.clone());
            self.more += 1;
        }
    }

    /// Ends the list with a section of its own.
    pub(super) fn close(self, day: &mut MorningList<'_>, heading: String) {
        if self.more > 0 {
            day.add_below(day.reader.words().more_from_lists(counted(self.more)));
        }
        day.section(heading, self.lines);
    }
}
