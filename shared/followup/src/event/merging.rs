//! What the manager says of two leads.

use crate::ids::{LeadId, PersonId};
use crate::lead::memory::DemandToErase;
use crate::lead::obligation::Obligation;
use crate::timeline::CarriedObligation;

/// What the manager says of two leads, as each of them is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merging {
    /// Another lead is of the same person: what is owed to that one is owed here.
    Merged {
        /// The other lead.
        other: LeadId,
        /// What is owed to it: see [`crate::merging::carried`].
        owed: Vec<Obligation>,
        /// That its person demands that what is kept of them be erased.
        demand: Option<DemandToErase>,
        /// Who says so.
        by: PersonId,
    },
    /// The lead is of another one's person: it leads there, and nothing of it goes on.
    MergedAway {
        /// The other lead.
        into: LeadId,
        /// Who has that one.
        to: Option<PersonId>,
        /// Who says so.
        by: PersonId,
    },
    /// The lead is of a person of its own after all.
    TakenApart {
        /// The lead that it was merged into.
        from: LeadId,
        /// What its person may demand is decided: there, while the two were one.
        demand_is_decided: bool,
        /// Who says so.
        by: PersonId,
    },
    /// A lead that was merged with this one is of a person of its own after all, and was taken apart.
    Parted {
        /// The other lead.
        other: LeadId,
        /// What came with it, as the timeline says: see [`crate::timeline::Ruling::Merged`].
        carried: Vec<CarriedObligation>,
        /// Who says so.
        by: PersonId,
    },
}
