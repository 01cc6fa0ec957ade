//! `baton simulate`: what a played time comes to, as tables that a person reads.

mod against;
mod leaked;
mod recorded;
mod recorded_time;
mod report;
mod sections;

pub use against::against;
pub use leaked::leaked;
pub use recorded::{RecordedError, RecordedList, read};
pub use report::{page, page_of_both};
pub use sections::{Taken, played, sections};
