//! From where at the desk somebody opened the page of a lead or of a link, and where they are led once they have done there what they came for.
//!
//! The address says it, and names pages of the desk: nobody is led anywhere else by it. From which list it was is [`from_list`](crate::from_list)'s.

use cloud::links::Purpose;
use followup::ids::LeadId;
use followup::lead::Lead;
use maud::{Markup, html};
use wording::Words;

use crate::access::Visit;
use crate::fields::PostedFields;
use crate::from_list::{FromList, LeadList, and_field, from_list};

/// The field of an address that says to which page somebody is led back.
pub(crate) const BACK: &str = "back";
/// What the address may say of it, for programs.
pub(crate) const BACK_FIELD: (&str, &str) = (
    BACK,
    "today, lead or list: the page of the desk from which it was opened; list is the one that `from` names. Whoever is signed in there is led back to it after the post.",
);
/// The field of a page of the desk by which it says what was done a moment ago.
pub(crate) const SAID: &str = "said";

/// The way back to the list from which the lead was opened.
pub(crate) fn back_to_list(visit: &Visit<'_>, words: Words) -> Markup {
    let said = |list| match list {
        LeadList::Board => words.back_to_board(),
        LeadList::Find => words.back_to_found(),
        LeadList::Figures => words.back_to_figures(),
        LeadList::Policy => words.back_to_policy(),
    };
    html! {
        @if let Some(from) = visit.from { p.back { a href=(visit.desk(&from.address())) { (said(from.list)) } } }
    }
}

/// A page of the desk to which the page of a link leads back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayBack {
    /// Somebody's day.
    Today,
    /// The page of the lead.
    Lead,
    /// The list from which it was opened.
    List,
}

impl WayBack {
    const ALL: [Self; 3] = [Self::Today, Self::Lead, Self::List];

    fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Lead => "lead",
            Self::List => "list",
        }
    }

    /// What an address says; nothing, where it says nothing, or something else.
    pub(crate) fn asked(fields: &PostedFields) -> Option<Self> {
        let named = fields.get(BACK)?;
        Self::ALL.into_iter().find(|one| one.name() == named)
    }

    /// An address of a link that leads back here, and says from which list its lead was opened.
    pub(crate) fn from(self, list: Option<&FromList>, address: &str) -> String {
        from_list(list, &and_field(address, BACK, self.name()))
    }

    /// The address of another page of this lead that leads back here.
    pub(crate) fn address(
        self,
        visit: &Visit<'_>,
        purpose: Purpose,
        lead: &Lead,
        task: String,
    ) -> String {
        self.from(visit.from, &visit.address(purpose, lead, task))
    }

    /// Where whoever has done something with a lead reads what they have done.
    pub(crate) fn said(self, visit: &Visit<'_>, lead: &LeadId) -> String {
        let of_lead = || from_list(visit.from, &format!("leads/{lead}?{SAID}=yes"));
        let below = match (self, visit.from) {
            (Self::Today, _) => format!("today?{SAID}={lead}"),
            (Self::List, Some(from)) if from.list == LeadList::Board => {
                and_field(&from.address(), SAID, lead.as_str())
            }
            // No other list says what was done.
            (Self::Lead | Self::List, _) => of_lead(),
        };
        visit.desk(&below)
    }
}
