//! What a morning mail is put together from, lead by lead.

use std::collections::BTreeSet;

use calendar::Instant;
use cloud::CloudError;
use followup::ids::LeadId;
use followup::lists::DayList;
use followup::message::Notice;
use followup::template::Markup;
use wording::{Words, counted};

use super::long::LongWait;
use crate::case::Case;
use crate::digest::everybody::unread;
use crate::team::choices::buttons;
use crate::team::line::{DigestLine, MAX_LINES, and_more, due_or_agreed, list, told_by};
use crate::team::reader::TeamReader;

/// Leads that are read for one list at most, the most pressing first: about ten seconds of a function's fifty.
const MAX_LOOKED: usize = 600;

/// Leads that wait as they did: so few have a line on every list.
const FEW_BEFORE: usize = 3;
/// Of those who wait as they did and have no line, so many are named.
const MAX_NAMED: usize = 8;

/// What a morning mail is put together from, lead by lead; a lead stands in it once.
pub(super) struct MorningList<'a> {
    pub(super) reader: &'a TeamReader<'a>,
    /// What this day's list says in full.
    pub(super) says: DayList,
    /// The leads that stand in it.
    pub(super) seen: BTreeSet<LeadId>,
    /// The leads that its notices name: few, and read however many others there are.
    noticed: BTreeSet<LeadId>,
    /// The reader is asked something that is about no lead.
    pub(super) asks_besides: bool,
    /// Something has leaked since the list before.
    pub(super) has_leaked: bool,
    sections: Vec<(String, Vec<DigestLine>)>,
    /// Leads that wait as they did on the list before: when the inquiry came, and who waits for what.
    as_before: Vec<(Instant, String)>,
    /// How many of them the reader has read at the desk today.
    read: usize,
    /// How many more of them may have a line.
    few_before: usize,
    /// Those who have waited for very long: they have no line, and are one question.
    long: LongWait,
    /// Since when the oldest of those with a line waits for what is owed.
    oldest: Option<Instant>,
    /// What is said below the lists: what they leave out.
    below: Vec<String>,
    /// Leads that were read for it, and those that were not for want of time.
    looked: usize,
    unlooked: usize,
    /// There is more than was read of what belongs on it.
    is_unread: bool,
    /// Leads that could not be read.
    unknown: BTreeSet<LeadId>,
    /// Something is overdue that is on the list of somebody else.
    is_late_elsewhere: bool,
}

impl<'a> MorningList<'a> {
    /// An empty list, for which these notices came.
    pub(super) fn new(
        reader: &'a TeamReader<'a>,
        says: DayList,
        long: LongWait,
        notices: &[Notice],
    ) -> Self {
        Self {
            reader,
            says,
            as_before: Vec::new(),
            read: 0,
            few_before: FEW_BEFORE,
            seen: BTreeSet::new(),
            noticed: notices.iter().map(|notice| notice.lead.clone()).collect(),
            asks_besides: false,
            has_leaked: false,
            sections: Vec::new(),
            long,
            oldest: None,
            below: Vec::new(),
            looked: 0,
            unlooked: 0,
            is_unread: false,
            unknown: BTreeSet::new(),
            is_late_elsewhere: false,
        }
    }

    /// The end of the working day.
    pub(super) fn until(&self) -> Instant {
        self.says.until
    }

    /// Leads that are counted, and have no line.
    pub(super) fn as_before(&self) -> usize {
        self.as_before.len()
    }

    /// Counts the leads of a section that wait as they did. A few of them have a line all the same, for its buttons: those are given back.
    pub(super) fn count_as_before(&mut self, cases: Vec<Case>) -> Vec<Case> {
        if let Some(left) = self.few_before.checked_sub(cases.len()) {
            self.few_before = left;
            return cases;
        }
        for case in &cases {
            self.name_as_before(case);
        }
        Vec::new()
    }

    fn name_as_before(&mut self, case: &Case) {
        let waits =
            due_or_agreed(case, self.reader.now).unwrap_or_else(|| case.waits_for(self.reader.now));
        let said = format!("{} ({waits})", case.name());
        self.as_before.push((case.lead.arrived_at, said));
    }

    /// Counts a lead of which the reader has read at the desk today what waits: it has no line, and no list is mailed for it.
    pub(super) fn count_as_read(&mut self, case: &Case) {
        self.seen.insert(case.lead.id.clone());
        self.name_as_before(case);
        self.read += 1;
    }

    /// Takes a lead to which something has been owed for very long, which then has no line. Whether it has.
    pub(super) fn take_long(&mut self, case: &Case) -> bool {
        let is_long = self.long.take(case, &self.says, self.reader.now);
        if is_long {
            self.seen.insert(case.lead.id.clone());
        }
        is_long
    }

    /// How many of those this list asks about, and how many it only counts.
    pub(super) fn long_waits(&self) -> (usize, usize) {
        let count = self.long.count();
        if self.long.is_asked() {
            (count, 0)
        } else {
            (0, count)
        }
    }

    /// Since when the oldest of those with a line waits, if that is longer than since the list before.
    pub(super) fn oldest(&self) -> Option<Instant> {
        self.oldest.filter(|since| *since <= self.says.after)
    }

    /// Lines so far.
    pub(super) fn count(&self) -> usize {
        self.sections.iter().map(|(_, lines)| lines.len()).sum()
    }

    /// Says below the lists what they leave out.
    pub(super) fn add_below(&mut self, words: String) {
        self.below.push(words);
    }

    /// Says below the lists that there is more than was read.
    pub(super) fn add_unread(&mut self, words: String) {
        self.is_unread = true;
        self.add_below(words);
    }

    /// Counts a lead that could not be read, and leaves it out, so that the others are still listed. What may be tried again is given back.
    pub(super) fn leave_out(&mut self, id: &LeadId, error: CloudError) -> Result<(), CloudError> {
        if error.worth_retrying() {
            return Err(error);
        }
        tracing::error!(lead = %id, %error, "a lead is left out of a list");
        self.unknown.insert(id.clone());
        Ok(())
    }

    /// Notes that something is overdue that is on the list of somebody else.
    pub(super) fn note_late_elsewhere(&mut self) {
        self.is_late_elsewhere = true;
    }

    /// Whether nothing that may be late is on the list of somebody else, or was not read.
    pub(super) fn is_all_that_is_late(&self) -> bool {
        self.has_read_everything() && !self.is_late_elsewhere
    }

    /// Whether it is mailed though no lead has a line: something waits as it did that the reader has not read at the desk today, was not read for
    /// the list, or leaked since the one before, which no other list of a day says.
    pub(super) fn leaves_without_lines(&self) -> bool {
        let has_read_all = self.as_before.len() == self.read;
        !has_read_all || !self.has_read_everything() || self.has_leaked
    }

    /// Whether all that may belong on it was read.
    fn has_read_everything(&self) -> bool {
        self.reader.more == 0 && self.unlooked == 0 && !self.is_unread && self.unknown.is_empty()
    }

    /// Whether nothing was cut off or left out so far.
    pub(super) fn is_whole(&self) -> bool {
        let mut sections = self.sections.iter();
        let fits = sections.all(|(_, lines)| lines.len() <= MAX_LINES);
        fits && self.has_read_everything()
            && self.as_before.is_empty()
            && self.long.count() == 0
            && self.below.is_empty()
    }

    /// The whole list: the sections, that more came than it had room for, and what it leaves out.
    pub(super) fn markup(mut self) -> Markup {
        let words = self.reader.words();
        // A single section needs no heading; but nothing else says of which days the figures of a week are.
        let week = words.list_week();
        let is_week = |(heading, _): &(String, Vec<DigestLine>)| *heading == week;
        let alone = self.sections.len() == 1 && !self.sections.iter().any(is_week);
        let more = and_more(self.reader);
        if self.unlooked > 0 {
            self.below.push(unread(words, self.unlooked));
        }
        if !self.unknown.is_empty() {
            let unknown = counted(self.unknown.len());
            self.below.push(words.board_unknown(unknown));
        }
        let blocks = self.sections.into_iter().flat_map(|(heading, lines)| {
            let heading = if alone {
                Markup::default()
            } else {
                Markup::heading(&heading)
            };
            [heading, list(words, lines)]
        });
        let long = if self.long.is_asked() {
            self.long.question(self.reader)
        } else {
            Markup::default()
        };
        let as_before = as_before(words, self.as_before);
        let below = self.below.iter().map(|words| Markup::paragraph(words));
        let all = self
            .reader
            .buttons()
            .all_of_the_list(&words.button_all_open(), self.reader.today());
        Markup::join(
            blocks
                .chain([long, as_before, more])
                .chain(below)
                .chain([all]),
        )
    }

    /// The leads of which it tells its reader that they move on.
    pub(super) fn tells(&self) -> Vec<LeadId> {
        let lines = self.sections.iter().flat_map(|(_, lines)| told_by(lines));
        lines.collect()
    }

    /// Adds a section, unless it is empty.
    pub(super) fn section(&mut self, heading: String, lines: Vec<DigestLine>) {
        if !lines.is_empty() {
            self.sections.push((heading, lines));
        }
    }

    /// Whether one more lead may be read: a mail that takes longer than its function has never leaves.
    fn may_look(&mut self, id: &LeadId) -> bool {
        if self.noticed.contains(id) {
            return true;
        }
        let may = self.looked < MAX_LOOKED;
        if may {
            self.looked += 1;
        } else {
            self.unlooked += 1;
        }
        may
    }

    /// Reads a lead that is not on the list yet. One that cannot be read is counted and left out.
    pub(super) async fn unseen(&mut self, id: &LeadId) -> Result<Option<Case>, CloudError> {
        if self.seen.contains(id) || !self.may_look(id) {
            return Ok(None);
        }
        let case = self.read(id).await?;
        Ok(case.filter(|case| !self.seen.contains(&case.lead.id)))
    }

    /// Reads a lead, whether it is on the list or not. One that cannot be read is counted and left out.
    pub(super) async fn read(&mut self, id: &LeadId) -> Result<Option<Case>, CloudError> {
        match Case::read(self.reader, id).await {
            Ok(case) => Ok(case),
            Err(error) => {
                self.leave_out(id, error)?;
                Ok(None)
            }
        }
    }

    /// A line about a lead, which stands nowhere else from now on.
    pub(super) fn take(&mut self, case: &Case, why: &str) -> DigestLine {
        self.take_with(case, why, Markup::default())
    }

    /// The same, with what the lead said before the buttons.
    pub(super) fn take_with(&mut self, case: &Case, why: &str, said: Markup) -> DigestLine {
        self.seen.insert(case.lead.id.clone());
        let waits = case.lead.owed.iter().filter(|owed| owed.kind.has_clock());
        let since = waits.map(|owed| owed.since).min();
        self.oldest = [self.oldest, since].into_iter().flatten().min();
        let buttons = Markup::join([said, buttons(self.reader, case)]);
        DigestLine::new(case, why, buttons, self.reader.now)
    }
}

/// Who waits as on the list before, the oldest first.
fn as_before(words: Words, mut leads: Vec<(Instant, String)>) -> Markup {
    leads.sort();
    let named: Vec<&str> = leads
        .iter()
        .take(MAX_NAMED)
        .map(|(_, said)| said.as_str())
        .collect();
    if named.is_empty() {
        return Markup::default();
    }
    let named = named.join("; ");
    Markup::paragraph(&match leads.len().saturating_sub(MAX_NAMED) {
        0 => words.as_before(&named),
        more => words.as_before_and_more(&more.to_string(), &named),
    })
}
