//! The policy: files, compiled into what decisions read.

pub(crate) mod active;
pub(crate) mod campaign;
mod check;
pub(crate) mod companies;
pub(crate) mod company;
mod compile;
pub(crate) mod compiled;
mod document;
pub(crate) mod figure_rules;
mod files;
pub(crate) mod ladder;
mod layout;
pub(crate) mod mode;
pub(crate) mod rules;
#[cfg(feature = "schema")]
mod schema;
mod team_changes;
mod toml_json;
pub(crate) mod variant;

pub use active::{ActiveConfig, LeadSource, Limits};
pub use campaign::Campaign;
pub use companies::{CompanyOwners, CompanyRouting};
pub use company::Company;
pub use compiled::Policy;
pub use document::{PolicyDocument, Unreadable};
pub use figure_rules::{FigureRules, PeopleFigures};
pub use files::{MAX_FILE_BYTES, MAX_FILES, PolicyFiles, PolicyFinding};
pub use ladder::{EscalationPolicy, EscalationStep, LadderRule};
pub use layout::FORMAT;
pub use mode::{EventDetail, OperatingMode};
pub use rules::{Cadence, Clocks, MAX_STEPS, Rules, Step, StepKind, Track, Window};
#[cfg(feature = "schema")]
pub use schema::schemas;
pub use team_changes::TeamChanges;
pub use variant::{StepText, StepVariant};
