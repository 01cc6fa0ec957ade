//! What a number comes to on one day: where it is nothing, the facts of the day need not be read for it.
//!
//! What a number counts of a fact, [`FactQuery::counts`] says. Here it is said once more of facts that were folded: they are kept and published in
//! that form, and to ask each fact would be to read the day that is to be passed over. A test holds both to one answer, of every class of facts.

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
    use crate::figures::{FactRecord, GivenText, VariantGoal};
    use crate::ids::PersonId;
    use crate::lead::RestReason;

    /// Classes of facts.
    const CLASSES: usize = 16;
    /// Facts of each class, a report that is taken back, and one that is corrected.
    const RECORDS: [&str; 21] = [
        r#"{"kind":"breached","hour":17,"source":"web"}"#,
        r#"{"kind":"outcome","hour":10,"rep":"sam","source":"web","known":"said","is_touch":true,"first_touch":{"from_inquiry":{"elapsed":60,"business":60},"from_assignment":{"elapsed":30,"business":30}},"milestone":"in_contact"}"#,
        r#"{"kind":"outcome","hour":11,"rep":"riley","source":"fair","form":"contact","criteria":["asks"],"known":"seen","is_touch":true,"acceptance":{"handed_back":"no_budget"}}"#,
        r#"{"kind":"received","hour":9,"source":"fair","milestone":"asked"}"#,
        r#"{"kind":"closed","hour":12,"source":"web","win_taken_back":true}"#,
        r#"{"kind":"received","hour":9,"source":"fair","acknowledged":"in_window"}"#,
        r#"{"kind":"received","hour":9,"source":"web","acknowledged":"late"}"#,
        r#"{"kind":"step_skipped","hour":15,"source":"web","is_unreported":true}"#,
        r#"{"kind":"assigned","hour":9,"rep":"riley","source":"fair","form":"contact","criteria":["asks"],"acceptance":"given"}"#,
        r#"{"kind":"assigned","hour":9,"rep":"sam","source":"web","form":"contact","acceptance":"overridden"}"#,
        r#"{"kind":"outcome","hour":13,"rep":"sam","source":"web","form":"contact","acceptance":"beyond"}"#,
        r#"{"kind":"outcome","hour":13,"source":"web","recycling":{"rested":"not_now"}}"#,
        r#"{"kind":"received","hour":14,"source":"web","recycling":{"woke":{"from":"not_now","by":"wrote"}}}"#,
        r#"{"kind":"outcome","hour":14,"source":"fair","recycling":{"in_contact":"not_now"}}"#,
        r#"{"kind":"closed","hour":15,"source":"web","recycling":{"won":"not_now"}}"#,
        r#"{"kind":"closed","hour":15,"source":"fair","recycling":{"ended":"no_answer"}}"#,
        r#"{"kind":"outcome","hour":16,"source":"web","milestone":"met"}"#,
        r#"{"kind":"outcome","hour":16,"source":"web","texts":[{"step":"mail","name":"short","share":50,"did":"written"}]}"#,
        r#"{"kind":"outcome","hour":16,"source":"web","texts":[{"step":"mail","name":"short","share":50,"did":{"reached":"replied"}}]}"#,
        r#"{"kind":"verdict","hour":18,"source":"web","off":[{"day":"2026-03-02","kind":"outcome","hour":10,"rep":"sam","source":"web","known":"said","is_touch":true}]}"#,
        r#"{"kind":"corrected","hour":18,"source":"web","off":[{"day":"2026-03-02","is_part":true,"kind":"outcome","hour":16,"source":"web","milestone":"met"}]}"#,
    ];

    /// Facts of every class.
    fn facts() -> Vec<FactClass> {
        vec![
            FactClass::Kind(EntryKind::Breached),
            FactClass::Kind(EntryKind::Outcome),
            FactClass::Milestone(Milestone::Asked),
            FactClass::Milestone(Milestone::Touched),
            FactClass::Milestone(Milestone::InContact),
            FactClass::Milestone(Milestone::Met),
            FactClass::Milestone(Milestone::Won),
            FactClass::Acknowledged(Acknowledged::InWindow),
            FactClass::Acknowledged(Acknowledged::Late),
            FactClass::Unreported,
            FactClass::Touch,
            FactClass::FirstTouchOfRep,
            FactClass::Given,
            FactClass::HandedBack(None),
            FactClass::HandedBack(Some(Disposition::NoBudget)),
            FactClass::HandedBack(Some(Disposition::NotNow)),
            FactClass::Overridden,
            FactClass::Beyond,
            FactClass::Rested,
            FactClass::Woke,
            FactClass::InContactAgain,
            FactClass::WonAgain,
            FactClass::NeverWoke,
            FactClass::Text(TextFact::Written),
            FactClass::Text(TextFact::Reached(VariantGoal::Replied)),
        ]
    }

    /// The place of a class among all. Whoever adds one adds a fact of it above, and a record that has it.
    fn place(fact: FactClass) -> usize {
        match fact {
            FactClass::Kind(_) => 0,
            FactClass::Milestone(_) => 1,
            FactClass::Acknowledged(_) => 2,
            FactClass::Unreported => 3,
            FactClass::Touch => 4,
            FactClass::FirstTouchOfRep => 5,
            FactClass::Given => 6,
            FactClass::HandedBack(_) => 7,
            FactClass::Overridden => 8,
            FactClass::Beyond => 9,
            FactClass::Rested => 10,
            FactClass::Woke => 11,
            FactClass::InContactAgain => 12,
            FactClass::WonAgain => 13,
            FactClass::NeverWoke => 14,
            FactClass::Text(_) => 15,
        }
    }

    fn groups() -> Vec<FactGroup> {
        let text = GivenText {
            step: "mail".to_owned(),
            name: "short".to_owned(),
            share: 50,
        };
        vec![
            FactGroup::All,
            FactGroup::Source("web".to_owned()),
            FactGroup::Source("fair".to_owned()),
            FactGroup::Form("contact".to_owned()),
            FactGroup::Criterion("asks".to_owned()),
            FactGroup::RestedFor(RestReason::NotNow),
            FactGroup::RestedFor(RestReason::NoAnswer),
            FactGroup::Person(PersonId::parse("sam").unwrap()),
            FactGroup::Weekday(chrono::Weekday::Mon),
            FactGroup::Weekday(chrono::Weekday::Tue),
            FactGroup::HourOfWeek(17),
            FactGroup::Text(text),
        ]
    }

    #[test]
    fn a_number_of_a_day_is_what_its_facts_count() {
        let day: chrono::NaiveDate = "2026-03-02".parse().unwrap();
        let records = RECORDS.map(|json| serde_json::from_str::<FactRecord>(json).unwrap());
        let mut figures = DayFigures::default();
        for record in &records {
            figures.count_record(day, record);
        }
        let mut told = [0; CLASSES];
        for fact in facts() {
            for group in groups() {
                for known in [None, Some(Evidence::Seen), Some(Evidence::Said)] {
                    let query = FactQuery {
                        known,
                        ..FactQuery::new(fact).of(group.clone())
                    };
                    let counted: i64 = records.iter().map(|one| query.counts(day, one)).sum();
                    // What figures do not tell from others is no number of theirs.
                    if let Some(number) = figures.number(&query) {
                        assert_eq!(number, counted, "{query:?}");
                        told[place(fact)] += i64::from(number != 0);
                    }
                }
            }
        }
        assert!(told.iter().all(|told| *told > 0), "{told:?}");
    }
}
