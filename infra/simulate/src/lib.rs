//! A company's year in a second: the policy that decides about real leads, with people who are drawn from a seed.
//!
//! [`Firm`](followup::firm::Firm) is the policy without a cloud: leads, the loads of the team, and a clock that jumps from deadline to deadline. [`Population`] is
//! who asks; [`run`] lets them ask, lets the people of the team work as people do, and gives the [`YearFigures`].
//!
//! This is a crate of its own beside the command, below it: tests of the policy and journeys through the whole deployment use it without
//! building a command, and `followup` stays without randomness.
//!
//! Everything that somebody does is drawn by who it is and what it is about, never by what was drawn before. So the same people do the
//! same under another policy, as long as the same happens to them.

mod absences;
mod acts;
mod ahead;
mod answers;
mod chance;
mod compare;
mod course;
mod happening;
mod leaks;
mod mail;
mod outcome;
mod people;
mod playthrough;
mod population;
mod prospects;
mod staff;
mod tally;
mod year;

pub use answers::AnswersError;
pub use chance::Chance;
pub use compare::{Difference, LEAST_RUNS, MOST_RUNS, Measure, differences};
pub use leaks::{LeakCount, Leaks, TimeOfWeek, leaks};
pub use playthrough::{Onlooker, run};
pub use population::{FirstContact, Inquirer, Population, RecordedInquiry, Scenario};
pub use year::{
    EndingCount, LoadFigures, MailFigures, PersonYear, PromiseFigures, SimulatedAct, YearFigures,
};
