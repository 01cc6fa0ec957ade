//! Whom we have owed something for very long: one question for all of them, in the place of a line each.

use calendar::Instant;
use followup::lists::DayList;
use followup::template::Markup;
use followup::work::{LONG_WAIT_DAYS, has_waited_long};
use wording::counted;

use crate::case::Case;
use crate::mail::phrases::names;
use crate::team::reader::TeamReader;

/// Of those who have waited so long, so many are named.
const MAX_NAMED: usize = 5;

/// Those who have waited for very long.
#[derive(Debug, Default)]
pub(super) struct LongWait {
    /// Since when something is owed to each, and who it is.
    leads: Vec<(Instant, String)>,
    /// One of them was not among them on the list before.
    is_news: bool,
    /// This list asks about them, whether there are more of them or not.
    is_their_day: bool,
}

impl LongWait {
    /// Nobody yet, on a list that asks about them or only counts them.
    pub(super) fn new(is_their_day: bool) -> Self {
        Self {
            is_their_day,
            ..Self::default()
        }
    }

    /// Takes a lead that has waited for so long. Whether it has.
    pub(super) fn take(&mut self, case: &Case, says: &DayList, now: Instant) -> bool {
        let (policy, lead) = (&case.policy, &case.lead);
        if lead.asked_for_nothing() || !has_waited_long(policy, lead, now) {
            return false;
        }
        let since = lead.owed.iter().map(|owed| owed.since).min();
        let since = since.unwrap_or(lead.arrived_at);
        self.leads.push((since, case.name()));
        self.is_news |= !has_waited_long(policy, lead, says.after);
        true
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.leads.len()
    }

    /// Whether this list asks: the first of a week, and whenever there are more of them.
    pub(super) fn is_asked(&self) -> bool {
        self.count() > 0 && (self.is_their_day || self.is_news)
    }

    /// The question, with who has waited longest.
    pub(super) fn question(mut self, reader: &TeamReader<'_>) -> Markup {
        self.leads.sort();
        let (words, times) = (reader.words(), reader.times());
        let named: Vec<String> = self
            .leads
            .iter()
            .take(MAX_NAMED)
            .map(|(since, name)| words.waits_since(&times.date(*since), name))
            .collect();
        let names = names(words, &named, self.count().saturating_sub(MAX_NAMED));
        let ways = if reader.leads_the_team() {
            words.long_ways_manager()
        } else {
            words.long_ways()
        };
        let days = LONG_WAIT_DAYS.to_string();
        let said = words.long_wait(counted(self.count()), &days, &names, &ways);
        let all = reader
            .buttons()
            .all_of_the_list(&words.button_all_long(), reader.today());
        Markup::join([
            Markup::heading(&words.list_long()),
            Markup::paragraph(&said),
            all,
        ])
    }
}
