//! Leads by what somebody types: a name, a company, an address, or the last digits of a number.

use std::cmp::Reverse;
use std::sync::Arc;

use followup::ids::LeadId;
use followup::lead::Stage;
use followup::policy::Policy;
use followup::search::{SearchError, SearchQuery};
use wording::Words;

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::refused::NotServed;

/// Leads that a search shows.
const MAX_HITS: usize = 25;
/// Leads that a search looks at: what it is led to by the beginning of a word, or by what many have in common, is told apart by reading.
const MAX_READ: usize = 200;

/// What a search comes to.
pub(crate) struct Search {
    /// The leads, the open ones first.
    pub(crate) found: Vec<LeadRecord>,
    /// Others may be known by the same.
    pub(crate) more: bool,
}

impl Visit<'_> {
    /// The leads that are known by what is looked for.
    pub(crate) async fn search(
        &self,
        active: &Arc<Policy>,
        query: &SearchQuery,
    ) -> Result<Search, NotServed> {
        let hits = self.cloud.search(query).await?;
        let read: Vec<LeadId> = hits.leads.iter().take(MAX_READ).cloned().collect();
        let mut more = hits.more || hits.leads.len() > read.len();
        let mut found = self.records(active, read).await?;
        // Of who asked several times one inquiry is read; what led here may be in another, or in a lead that was merged with this one.
        found.retain(|case| {
            let inquiry = case.inquiry.as_ref();
            case.lead().has_asked_again() || inquiry.is_some_and(|one| query.is_met_by(one))
        });
        found.sort_by_key(|case| {
            let lead = case.lead();
            let is_closed = matches!(lead.stage, Stage::Closed { .. });
            (is_closed, Reverse(lead.arrived_at))
        });
        more |= found.len() > MAX_HITS;
        found.truncate(MAX_HITS);
        Ok(Search { found, more })
    }
}

/// What would be right.
pub(crate) fn wrong(words: Words, error: SearchError) -> String {
    match error {
        SearchError::Empty => words.find_empty(),
        SearchError::TooFewDigits => words.find_few_digits(),
        SearchError::TooMuch => words.find_too_much(),
    }
}
