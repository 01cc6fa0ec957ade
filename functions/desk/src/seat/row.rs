//! What a page of the desk is: one row; and how a request comes to it.

use std::sync::Arc;

use followup::policy::Policy;
use followup::team::Person;
use lambda_http::Request;

use crate::access::{Seat, Visit};
use crate::look::Look;
use crate::pages::{Served, Takes};

/// Stands in a path for the id of a lead.
pub(crate) const LEAD: &str = "{lead}";

/// Who is signed in, and all that a page of theirs is made with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signed<'a> {
    /// The visit: of the lead that the address names, where it names one.
    pub(crate) visit: &'a Visit<'a>,
    /// The active policy.
    pub(crate) policy: &'a Arc<Policy>,
    /// Who is here.
    pub(crate) person: &'a Person,
    /// Their look at it.
    pub(crate) look: Look<'a>,
}

impl Signed<'_> {
    /// Whether whoever is here leads the team.
    pub(crate) fn leads_the_team(&self) -> bool {
        self.policy.active.roster.manages(self.person)
    }
}

/// Answers a request of somebody who is signed in.
pub(crate) type SeatHandler = for<'a> fn(&'a Signed<'a>, &'a Request) -> Served<'a>;

/// A page of the desk. Its address is `/desk/{path}`.
pub(crate) struct SeatPage {
    /// Below `/desk/`.
    pub(crate) path: &'static str,
    /// Names its operations for programs.
    pub(crate) name: &'static str,
    /// For whom it is.
    pub(crate) seat: Seat,
    /// What a `GET` shows, in a sentence.
    pub(crate) shows: &'static str,
    /// What a `POST` does, in a sentence.
    pub(crate) does: &'static str,
    /// What a `POST` takes.
    pub(crate) takes: Takes,
    /// What the address may say besides: a name, and what it is for.
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// The kinds of file that it answers with instead of a page, where the address asks for one.
    pub(crate) files: &'static [&'static str],
    /// Answers a `GET`: shows, and changes nothing.
    pub(crate) show: SeatHandler,
    /// Answers a `POST`: does what the page is for.
    pub(crate) act: SeatHandler,
}

impl std::fmt::Debug for SeatPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("SeatPage").field(&self.path).finish()
    }
}

/// Compares the paths: each has one page.
impl PartialEq for SeatPage {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

impl Eq for SeatPage {}
