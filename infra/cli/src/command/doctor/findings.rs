//! What was looked at, and how it is.

use serde::Serialize;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Health {
    Well,
    /// It works, but whoever runs Baton should know of it.
    Note,
    /// It does not work.
    Ill,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub(super) struct DoctorFinding {
    pub(super) health: Health,
    /// The heading under which it stands.
    pub(super) what: &'static str,
    pub(super) says: String,
    /// What is to be done.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) remedy: String,
}

/// Everything that was looked at, in its order.
#[derive(Debug, Default)]
pub(super) struct Findings(pub(super) Vec<DoctorFinding>);

impl Findings {
    pub(super) fn add(
        &mut self,
        health: Health,
        what: &'static str,
        says: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.0.push(DoctorFinding {
            health,
            what,
            says: says.into(),
            remedy: remedy.into(),
        });
    }

    pub(super) fn well(&mut self, what: &'static str, says: impl Into<String>) {
        self.add(Health::Well, what, says, "");
    }
}
