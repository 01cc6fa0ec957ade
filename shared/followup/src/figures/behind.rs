//! What a number counts: by it the leads behind the number are found among the facts that are kept.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::acceptance::AcceptanceFact;
use super::counted::hour_of_week;
use super::milestone::Milestone;
use super::record::{Acknowledged, FactRecord};
use super::recycling::RecyclingFact;
use super::texts::{GivenText, TextFact};
use crate::event::{Disposition, Evidence};
use crate::ids::PersonId;
use crate::lead::RestReason;
use crate::timeline::EntryKind;

/// Which facts a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactClass {
    /// Of one kind.
    Kind(EntryKind),
    /// How far it went with them.
    Milestone(Milestone),
    /// An acknowledgement left, in its window or after it.
    Acknowledged(Acknowledged),
    /// The time of a call or a task was over, and nobody had reported that it was done.
    Unreported,
    /// An attempt or contact.
    Touch,
    /// The first human touch since whoever turned to them got the lead.
    FirstTouchOfRep,
    /// Somebody got it, for the first time in a cycle.
    Given,
    /// A rep handed it back, for this reason or for any.
    HandedBack(Option<Disposition>),
    /// It went to a rep though the criteria said otherwise.
    Overridden,
    /// A try beyond what the policy wants at most.
    Beyond,
    /// They went to rest.
    Rested,
    /// They woke.
    Woke,
    /// They were in contact after a rest.
    InContactAgain,
    /// They bought after a rest.
    WonAgain,
    /// They never woke.
    NeverWoke,
    /// This happened to a lead that got one of the texts that are compared.
    Text(TextFact),
}

/// Of which leads, or of whom, a number counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactGroup {
    /// Of all.
    #[default]
    All,
    /// Of those from this source.
    Source(String),
    /// Of those by this form.
    Form(String),
    /// Of those for whom this criterion held.
    Criterion(String),
    /// Of those who rested for this.
    RestedFor(RestReason),
    /// What concerns this person of the team.
    Person(PersonId),
    /// What came on this day of the week.
    Weekday(Weekday),
    /// What came in this hour of the week, counted from Monday's first: 0 to 167.
    HourOfWeek(u8),
    /// Of those who got this text.
    Text(GivenText),
}

/// What a number counts.
///
/// ```
/// use followup::figures::{FactClass, FactGroup, FactQuery};
/// use followup::timeline::EntryKind;
/// let query = FactQuery::new(FactClass::Kind(EntryKind::Lapsed)).of(FactGroup::Source("web".to_owned()));
/// let text = serde_json::to_string(&query).unwrap();
/// assert_eq!(text, r#"{"fact":{"kind":"lapsed"},"of":{"source":"web"}}"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactQuery {
    /// Which facts.
    pub fact: FactClass,
    /// How they are known; all, if it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Evidence>,
    /// Of whom.
    #[serde(default)]
    pub of: FactGroup,
}

impl FactQuery {
    /// All facts of a class.
    #[must_use]
    pub fn new(fact: FactClass) -> Self {
        Self {
            fact,
            known: None,
            of: FactGroup::All,
        }
    }

    /// The same of some.
    #[must_use]
    pub fn of(self, of: FactGroup) -> Self {
        Self { of, ..self }
    }

    /// The same of what is known in this way.
    #[must_use]
    pub fn known(self, known: Evidence) -> Self {
        Self {
            known: Some(known),
            ..self
        }
    }

    /// By how much a fact of this day changes the number: what is taken back is counted off.
    #[must_use]
    pub fn counts(&self, day: NaiveDate, record: &FactRecord) -> i64 {
        let off = record.off.iter().map(|off| {
            // Of what is corrected the fact itself stays.
            let is_counted = !off.is_part || !matches!(self.fact, FactClass::Kind(_));
            if is_counted {
                self.counts_once(off.day, &off.record)
            } else {
                0
            }
        });
        let off: i64 = off.sum();
        self.counts_once(day, record) - off
    }

    fn counts_once(&self, day: NaiveDate, record: &FactRecord) -> i64 {
        let is_known = self.known.is_none() || record.known == self.known;
        if is_known && self.is_of(day, record) {
            self.counts_fact(record)
        } else {
            0
        }
    }

    fn is_of(&self, day: NaiveDate, record: &FactRecord) -> bool {
        match &self.of {
            FactGroup::All => true,
            FactGroup::Source(source) => record.source == *source,
            FactGroup::Form(form) => record.form == *form,
            FactGroup::Criterion(criterion) => record.criteria.contains(criterion),
            FactGroup::RestedFor(reason) => {
                let recycling = record.course.recycling;
                recycling.is_some_and(|fact| fact.reason() == *reason)
            }
            FactGroup::Person(person) => record.rep.as_ref() == Some(person),
            FactGroup::Weekday(weekday) => day.weekday() == *weekday,
            FactGroup::Text(text) => {
                let mut texts = record.course.texts.iter();
                texts.any(|counted| counted.text == *text)
            }
            FactGroup::HourOfWeek(hour) => hour_of_week(day, record.hour) == *hour,
        }
    }

    fn counts_fact(&self, record: &FactRecord) -> i64 {
        let course = &record.course;
        let recycled =
            |is_it: fn(&RecyclingFact) -> bool| course.recycling.as_ref().is_some_and(is_it);
        let counts = match self.fact {
            FactClass::Kind(kind) => record.kind == kind && record.acknowledged.is_none(),
            // A touch is no line of its own.
            FactClass::Milestone(Milestone::Touched) => record.is_first_since_asked(),
            FactClass::Milestone(Milestone::Won) if course.win_taken_back => return -1,
            FactClass::Milestone(milestone) => course.milestone == Some(milestone),
            FactClass::Acknowledged(when) => record.acknowledged == Some(when),
            FactClass::Unreported => record.is_unreported,
            FactClass::Touch => record.is_touch,
            FactClass::FirstTouchOfRep => {
                let touch = record.first_touch;
                touch.is_some_and(|touch| touch.from_assignment.is_some())
            }
            FactClass::Given => course.acceptance == Some(AcceptanceFact::Given),
            FactClass::HandedBack(reason) => return handed_back(course.acceptance, reason),
            FactClass::Overridden => course.acceptance == Some(AcceptanceFact::Overridden),
            FactClass::Beyond => course.acceptance == Some(AcceptanceFact::Beyond),
            FactClass::Rested => recycled(|fact| matches!(fact, RecyclingFact::Rested(_))),
            FactClass::Woke => recycled(|fact| matches!(fact, RecyclingFact::Woke { .. })),
            FactClass::InContactAgain => {
                recycled(|fact| matches!(fact, RecyclingFact::InContact(_)))
            }
            FactClass::WonAgain
                if recycled(|fact| matches!(fact, RecyclingFact::WinTakenBack(_))) =>
            {
                return -1;
            }
            FactClass::WonAgain => recycled(|fact| matches!(fact, RecyclingFact::Won(_))),
            FactClass::Text(did) => return self.counts_text(did, record),
            FactClass::NeverWoke => recycled(|fact| matches!(fact, RecyclingFact::Ended(_))),
        };
        i64::from(counts)
    }

    /// How often a fact says this of the text that is asked about, or of any.
    fn counts_text(&self, did: TextFact, record: &FactRecord) -> i64 {
        let asked = if let FactGroup::Text(text) = &self.of {
            Some(text)
        } else {
            None
        };
        let texts = record.course.texts.iter();
        let counted = texts
            .filter(|counted| counted.did == did && asked.is_none_or(|text| counted.text == *text));
        i64::try_from(counted.count()).unwrap_or(i64::MAX)
    }
}

/// A lead that was handed back counts, and one that was not after all counts off.
fn handed_back(fact: Option<AcceptanceFact>, reason: Option<Disposition>) -> i64 {
    let is_it = |given: Disposition| reason.is_none_or(|reason| reason == given);
    match fact {
        Some(AcceptanceFact::HandedBack(given)) => i64::from(is_it(given)),
        Some(AcceptanceFact::TakenBack(given)) => -i64::from(is_it(given)),
        Some(AcceptanceFact::Given | AcceptanceFact::Overridden | AcceptanceFact::Beyond)
        | None => 0,
    }
}
