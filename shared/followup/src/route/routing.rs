//! Who gets a lead, or that nobody does.

use serde::{Deserialize, Serialize};

use super::passed_over::PassedOver;
use crate::ids::PersonId;
use crate::timeline::reasons::AssignReason;
use calendar::Instant;

/// Others of whom it is kept why a lead did not go to them: a team is seldom larger, and a timeline entry stays small.
pub const MAX_OTHERS: usize = 20;

/// The answer of [`route`](super::route).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Routing {
    /// This rep.
    To {
        /// The rep.
        rep: PersonId,
        /// Why to them.
        why: AssignReason,
        /// Why not to the others, in file order, the first [`MAX_OTHERS`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        others: Vec<PassedOver>,
    },
    /// Nobody has room, is here and takes this kind: an alarm and the manager's queue (P11).
    Exhausted {
        /// Why each rep does not get it, in file order.
        refused: Vec<PassedOver>,
        /// Others wait already: the manager has heard that nobody is free, and hears it once.
        #[serde(default)]
        others_wait: bool,
        /// From when somebody who may have it works and has room, as far as anybody knows.
        #[serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "calendar::instant_text::option"
        )]
        free_from: Option<Instant>,
    },
}

impl Routing {
    /// To this rep, before the others.
    pub(super) fn to(rep: &PersonId, why: AssignReason, others: Vec<PassedOver>) -> Self {
        Self::To {
            rep: rep.clone(),
            why,
            others,
        }
    }

    /// Nobody can take it, as far as is known of one lead alone.
    pub(super) fn nobody(refused: Vec<PassedOver>) -> Self {
        Self::Exhausted {
            refused,
            others_wait: false,
            free_from: None,
        }
    }
}
