//! From where at the desk somebody opened the page of a link, and where they are led once they have done there what they came for.
//!
//! The address says it, and names one of two pages: nobody is led anywhere else by it.

use cloud::links::Purpose;
use followup::ids::LeadId;
use followup::lead::Lead;

use crate::access::Visit;
use crate::fields::PostedFields;

/// The field of an address that says it.
pub(crate) const BACK: &str = "back";
/// What the address may say of it, for programs.
pub(crate) const BACK_FIELD: (&str, &str) = (
    BACK,
    "today or lead: the page of the desk from which it was opened. Whoever is signed in there is led back to it after the post.",
);
/// The field of a page of the desk by which it says what was done a moment ago.
pub(crate) const SAID: &str = "said";

/// A page of the desk to which the page of a link leads back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayBack {
    /// Somebody's day.
    Today,
    /// The page of the lead.
    Lead,
}

impl WayBack {
    const ALL: [Self; 2] = [Self::Today, Self::Lead];

    fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Lead => "lead",
        }
    }

    /// What an address says; nothing, where it says nothing, or something else.
    pub(crate) fn asked(fields: &PostedFields) -> Option<Self> {
        let named = fields.get(BACK)?;
        Self::ALL.into_iter().find(|one| one.name() == named)
    }

    /// An address of a link that leads back here.
    pub(crate) fn from(self, address: &str) -> String {
        format!("{address}?{BACK}={}", self.name())
    }

    /// The address of another page of this lead that leads back here.
    pub(crate) fn address(
        self,
        visit: &Visit<'_>,
        purpose: Purpose,
        lead: &Lead,
        task: String,
    ) -> String {
        self.from(&visit.address(purpose, lead, task))
    }

    /// Where whoever has done something with a lead reads what they have done.
    pub(crate) fn said(self, visit: &Visit<'_>, lead: &LeadId) -> String {
        match self {
            Self::Today => visit.desk(&format!("today?{SAID}={lead}")),
            Self::Lead => visit.desk(&format!("leads/{lead}?{SAID}=yes")),
        }
    }
}
