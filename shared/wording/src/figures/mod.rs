//! The words of figures: reasons as the rows of a table name them, and the tables.

mod cohort;
mod hours;
mod key;
mod most;
mod period;
mod running;
mod said;
mod sections;
mod source_costs;
mod table;
mod texts;
mod waits;

pub use cohort::step_names;
pub use hours::{hour_of_week, last_hour_of_week};
pub use key::{KeyFigure, key_figures};
pub use most::MostCounted;
pub use period::{PeopleShown, PeriodFigures, PeriodReport};
pub use running::running_costs;
pub use said::{handed_back, rested, waited, worked};
pub use sections::{
    acceptance, debt_age, debts_by_age, fact_name, first_touch, group_name, late_leads, recycling,
    share, waits,
};
pub use source_costs::{SourceCost, SourceCosts};
pub use table::{FigureCell, FigureTable};
pub use texts::{compared_texts, finding};
pub use waits::NamedWaits;
