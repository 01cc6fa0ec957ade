//! `baton simulate`: what a played time comes to, as tables that a person reads.

mod against;
mod chart;
mod leaked;
mod recorded;
mod report;
mod sections;
mod table;

pub use against::against;
pub use chart::ChartError;
pub use leaked::leaked;
pub use recorded::{RecordedError, RecordedList, read};
pub use report::page;
pub use sections::{acceptance, played, recycling, sections};
pub use table::{FigureCell, FigureTable};
