//! What a number comes to on one day: where it is nothing, the facts of the day need not be read for it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::acceptance::Acceptance;
use super::behind::{FactClass, FactGroup, FactQuery};
use super::counted::HOURS;
use super::day::{DayFigures, MilestoneCounts};
use super::milestone::Milestone;
use super::record::Acknowledged;
use super::recycling::Recycled;
use super::tally::Tally;
use super::texts::TextFact;
use crate::event::{Disposition, Evidence};
use crate::timeline::EntryKind;

impl DayFigures {
    /// What a number comes to in these figures; nothing, where they do not tell it from others.
    ///
    /// ```
    /// use followup::figures::{DayFigures, FactClass, FactQuery, FactRecord};
    /// use followup::timeline::EntryKind;
    /// let day = "2026-03-02".parse().unwrap();
    /// let record: FactRecord = serde_json::from_str(r#"{"kind":"breached","hour":17,"source":"web"}"#).unwrap();
    /// let mut monday = DayFigures::default();
    /// monday.count_record(day, &record);
    /// let number = |kind| monday.number(&FactQuery::new(FactClass::Kind(kind)));
    /// assert_eq!(number(EntryKind::Breached), Some(1));
    /// assert_eq!(number(EntryKind::Lapsed), Some(0));
    /// ```
    #[must_use]
    pub fn number(&self, query: &FactQuery) -> Option<i64> {
        if let FactGroup::Weekday(weekday) = &query.of {
            let first = weekday.num_days_from_monday() as u8 * HOURS;
            return self.number_of_hours(first..first + HOURS, query);
        }
        if let FactGroup::HourOfWeek(hour) = &query.of {
            return self.number_of_hours(*hour..hour.saturating_add(1), query);
        }
        if let FactClass::Kind(kind) = query.fact {
            return self.number_of_kind(kind, query);
        }
        if query.fact == FactClass::Touch {
            let touches = self.touches_of(&query.of);
            return touches.map(|tally| of_tally(tally, query.known));
        }
        // How it is known is counted of nothing else.
        if query.known.is_some() {
            return None;
        }
        self.number_of_course(query)
    }

    /// The same of what came in some hours of the week.
    fn number_of_hours(&self, hours: Range<u8>, query: &FactQuery) -> Option<i64> {
        let counted = if query.fact == FactClass::Kind(EntryKind::Breached) {
            &self.breached_by_hour
        } else if query.fact == FactClass::Unreported {
            &self.unreported_by_hour
        } else {
            return None;
        };
        let counts = counted.range(hours).map(|(_, count)| *count);
        query.known.is_none().then(|| signed(counts.sum()))
    }

    fn number_of_kind(&self, kind: EntryKind, query: &FactQuery) -> Option<i64> {
        let kinds = match &query.of {
            FactGroup::All => Some(&self.kinds),
            FactGroup::Source(source) => self.sources.get(source).map(|one| &one.kinds),
            FactGroup::Person(person) => self.people.get(person).map(|one| &one.kinds),
            FactGroup::HourOfWeek(_)
            | FactGroup::Form(_)
            | FactGroup::Criterion(_)
            | FactGroup::RestedFor(_)
            | FactGroup::Weekday(_)
            | FactGroup::Text(_) => return None,
        };
        let tally = kinds.and_then(|kinds| kinds.get(&kind)).copied();
        Some(of_tally(tally.unwrap_or_default(), query.known))
    }

    fn touches_of(&self, of: &FactGroup) -> Option<Tally> {
        if let FactGroup::Person(person) = of {
            let person = self.people.get(person);
            return Some(person.map_or_else(Tally::default, |one| one.touches));
        }
        (*of == FactGroup::All).then_some(self.touches)
    }

    /// The same of what says how it goes with leads.
    fn number_of_course(&self, query: &FactQuery) -> Option<i64> {
        let of = &query.of;
        let is_all = *of == FactGroup::All;
        match query.fact {
            // Of both it is counted how they are known, too.
            FactClass::Kind(_) | FactClass::Touch => None,
            FactClass::Milestone(milestone) => {
                let reached = self.milestones_of(of)?;
                Some(reached_by(&reached, milestone))
            }
            FactClass::Acknowledged(Acknowledged::InWindow) => {
                is_all.then(|| signed(self.acknowledgements.in_window))
            }
            FactClass::Acknowledged(Acknowledged::Late) => {
                is_all.then(|| signed(self.acknowledgements.late))
            }
            FactClass::Unreported => is_all.then(|| signed(self.unreported())),
            FactClass::FirstTouchOfRep => {
                if let FactGroup::Person(person) = of {
                    let person = self.people.get(person);
                    return Some(person.map_or(0, |one| one.from_assignment_open.net()));
                }
                is_all.then(|| self.from_assignment_open.net())
            }
            FactClass::Given
            | FactClass::HandedBack(_)
            | FactClass::Overridden
            | FactClass::Beyond => accepted(&self.acceptance_of(of)?, query.fact),
            FactClass::Rested
            | FactClass::Woke
            | FactClass::InContactAgain
            | FactClass::WonAgain
            | FactClass::NeverWoke => recycled(&self.recycled_of(of)?, query.fact),
            FactClass::Text(did) => self.number_of_text(did, of),
        }
    }

    fn milestones_of(&self, of: &FactGroup) -> Option<MilestoneCounts> {
        if let FactGroup::Source(source) = of {
            let source = self.sources.get(source);
            return Some(source.map_or_else(MilestoneCounts::default, |one| one.milestones));
        }
        (*of == FactGroup::All).then_some(self.milestones)
    }

    fn acceptance_of(&self, of: &FactGroup) -> Option<Acceptance> {
        let found = match of {
            FactGroup::All => Some(&self.acceptance.all),
            FactGroup::Source(source) => self.acceptance.sources.get(source),
            FactGroup::Form(form) => self.acceptance.forms.get(form),
            FactGroup::Criterion(criterion) => self.acceptance.criteria.get(criterion),
            FactGroup::RestedFor(_)
            | FactGroup::Person(_)
            | FactGroup::Weekday(_)
            | FactGroup::HourOfWeek(_)
            | FactGroup::Text(_) => return None,
        };
        Some(found.cloned().unwrap_or_default())
    }

    fn recycled_of(&self, of: &FactGroup) -> Option<Recycled> {
        let found = match of {
            FactGroup::All => Some(&self.recycling.all),
            FactGroup::Source(source) => self.recycling.sources.get(source),
            FactGroup::RestedFor(reason) => self.recycling.reasons.get(reason),
            FactGroup::Form(_)
            | FactGroup::Criterion(_)
            | FactGroup::Person(_)
            | FactGroup::Weekday(_)
            | FactGroup::HourOfWeek(_)
            | FactGroup::Text(_) => return None,
        };
        Some(found.copied().unwrap_or_default())
    }

    fn number_of_text(&self, did: TextFact, of: &FactGroup) -> Option<i64> {
        let FactGroup::Text(text) = of else {
            return None;
        };
        let mut tallies = self.texts.get(&text.step).into_iter().flatten();
        let tally = tallies.find(|tally| tally.is(&text.name, text.share));
        Some(tally.map_or(0, |tally| match did {
            TextFact::Written => signed(tally.leads),
            TextFact::Reached(goal) => tally.net(goal),
        }))
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn of_tally(tally: Tally, known: Option<Evidence>) -> i64 {
    match known {
        None => tally.all,
        Some(Evidence::Seen) => tally.seen,
        Some(Evidence::Said) => tally.said,
    }
}

fn reached_by(reached: &MilestoneCounts, milestone: Milestone) -> i64 {
    match milestone {
        Milestone::Asked => signed(reached.asked),
        Milestone::Touched => reached.touched,
        Milestone::InContact => reached.in_contact,
        Milestone::Met => reached.met,
        Milestone::Won => reached.won,
    }
}

/// What a number of what reps take comes to; nothing, where the fact is none of these.
fn accepted(of: &Acceptance, fact: FactClass) -> Option<i64> {
    if let FactClass::HandedBack(reason) = fact {
        let counted = |counts: &BTreeMap<Disposition, u64>| -> i64 {
            let counts = counts.iter();
            let counts = counts.filter(|(given, _)| reason.is_none_or(|reason| reason == **given));
            signed(counts.map(|(_, count)| *count).sum())
        };
        return Some(counted(&of.handed_back) - counted(&of.taken_back));
    }
    if fact == FactClass::Given {
        return Some(signed(of.given));
    }
    if fact == FactClass::Overridden {
        return Some(signed(of.overridden));
    }
    (fact == FactClass::Beyond).then_some(of.beyond)
}

/// What a number of who rested comes to; nothing, where the fact is none of these.
fn recycled(of: &Recycled, fact: FactClass) -> Option<i64> {
    let counts = [
        (FactClass::Rested, of.rested),
        (FactClass::Woke, signed(of.woke)),
        (FactClass::InContactAgain, of.in_contact),
        (FactClass::WonAgain, of.won),
        (FactClass::NeverWoke, signed(of.ended)),
    ];
    let mut counts = counts.into_iter();
    counts.find(|(one, _)| *one == fact).map(|(_, count)| count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::FactRecord;
    use crate::ids::PersonId;

    fn record(json: &str) -> FactRecord {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_number_of_a_day_is_what_its_facts_count() {
        let day: chrono::NaiveDate = "2026-03-02".parse().unwrap();
        let records = [
            record(r#"{"kind":"breached","hour":17,"source":"web"}"#),
            record(
                r#"{"kind":"outcome","hour":10,"rep":"sam","source":"web","known":"said","is_touch":true,"milestone":"in_contact"}"#,
            ),
            record(
                r#"{"kind":"outcome","hour":11,"rep":"riley","source":"fair","form":"contact","known":"seen","is_touch":true,"acceptance":{"handed_back":"no_budget"}}"#,
            ),
            record(r#"{"kind":"received","hour":9,"source":"fair","milestone":"asked"}"#),
            record(r#"{"kind":"closed","hour":12,"source":"web","win_taken_back":true}"#),
        ];
        let mut figures = DayFigures::default();
        for record in &records {
            figures.count_record(day, record);
        }
        let facts = [
            FactClass::Kind(EntryKind::Breached),
            FactClass::Kind(EntryKind::Outcome),
            FactClass::Touch,
            FactClass::Milestone(Milestone::Asked),
            FactClass::Milestone(Milestone::InContact),
            FactClass::Milestone(Milestone::Won),
            FactClass::HandedBack(None),
            FactClass::HandedBack(Some(Disposition::NoBudget)),
            FactClass::HandedBack(Some(Disposition::NotNow)),
            FactClass::Given,
            FactClass::Rested,
            FactClass::Unreported,
        ];
        let sam = PersonId::parse("sam").unwrap();
        let groups = [
            FactGroup::All,
            FactGroup::Source("web".to_owned()),
            FactGroup::Source("fair".to_owned()),
            FactGroup::Form("contact".to_owned()),
            FactGroup::Person(sam),
            FactGroup::Weekday(chrono::Weekday::Mon),
            FactGroup::Weekday(chrono::Weekday::Tue),
            FactGroup::HourOfWeek(17),
        ];
        let mut told = 0;
        for fact in facts {
            for group in &groups {
                for known in [None, Some(Evidence::Seen), Some(Evidence::Said)] {
                    let query = FactQuery {
                        known,
                        ..FactQuery::new(fact).of(group.clone())
                    };
                    let counted: i64 = records.iter().map(|one| query.counts(day, one)).sum();
                    // What figures do not tell from others is no number of theirs.
                    if let Some(number) = figures.number(&query) {
                        assert_eq!(number, counted, "{query:?}");
                        told += i64::from(number != 0);
                    }
                }
            }
        }
        assert!(told > 20, "{told}");
    }
}
