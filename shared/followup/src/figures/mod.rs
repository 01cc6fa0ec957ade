//! Facts as figures: what of a decision counts, on which day, for whom, and how long somebody had waited.
//!
//! A [`FactRecord`] is what a fact says to figures, and [`DayFigures`] are the facts of one day, folded. The fold knows nothing of where
//! the facts come from: a simulated year and a table give the same figures for the same facts. Days that are added up give the figures
//! of all of them, so that a week is the sum of its days.

mod acceptance;
mod behind;
mod cohort;
mod cohort_so_far;
mod counted;
mod course;
mod course_fact;
mod course_step;
mod day;
mod debts;
mod histogram;
mod last_report;
mod lateness;
mod milestone;
mod of_day;
mod record;
mod recycling;
mod sequential;
mod settled;
mod tally;
mod texts;
mod touch;
mod variants;

pub use acceptance::{Acceptance, AcceptanceFact, AcceptanceFigures};
pub use behind::{FactClass, FactGroup, FactQuery};
pub use cohort::Cohort;
pub use cohort_so_far::{COHORT_DAYS, CohortSoFar};
pub use counted::{acknowledged, counted, records};
pub use course::LeadCourse;
pub use course_fact::CourseFact;
pub use day::{Acknowledgements, DayFigures, MilestoneCounts, PersonFigures, SourceFigures};
pub use debts::{DebtAge, DebtAges};
pub use histogram::{BUCKETS, LogHistogram};
pub use milestone::Milestone;
pub use record::{Acknowledged, CountedOff, FactRecord, KEPT};
pub use recycling::{Recycled, RecyclingFact, RecyclingFigures};
pub use sequential::{SplitEvidence, answers_to_know};
pub use settled::SettledDay;
pub use tally::{Tally, at_least_none};
pub use texts::{
    CountedText, CountedTexts, GivenText, TextCourse, TextFact, VariantGoal, VariantTally,
    add_texts, count_text,
};
pub use touch::{FirstTouch, Waited, is_touch};
pub use variants::{
    StepComparison, StepReport, VariantComparison, VariantFinding, WORTH_KNOWING, WRONG_AT_MOST,
};
