//! Leads by what somebody types: a name, a company, an address, or the last digits of a number.

use std::cmp::Reverse;
use std::sync::Arc;

use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::lead::Stage;
use followup::policy::Policy;
use followup::search::{SearchError, SearchQuery};
use futures_util::future::try_join_all;
use wording::Words;

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::refused::NotServed;

/// Leads that a search shows, and of which it reads all that they asked side by side.
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
        let mut read = self.named_records(active, read).await?;
        read.sort_by_key(|case| {
            let lead = case.lead();
            let is_closed = matches!(lead.stage, Stage::Closed { .. });
            (is_closed, Reverse(lead.arrived_at))
        });
        let mut read = read.into_iter();
        let mut found = Vec::new();
        while found.len() <= MAX_HITS && !read.as_slice().is_empty() {
            let next = read.by_ref().take(MAX_HITS);
            let next = next.map(|case| self.looked_for(query, case));
            found.extend(try_join_all(next).await?.into_iter().flatten());
        }
        more |= found.len() > MAX_HITS;
        found.truncate(MAX_HITS);
        Ok(Search { found, more })
    }

    /// A lead with how to reach them, if it is looked for. Of who asked several times one inquiry was read: what led here may be in another, or in
    /// a lead that was merged with this one.
    async fn looked_for(
        &self,
        query: &SearchQuery,
        mut case: LeadRecord,
    ) -> Result<Option<LeadRecord>, NotServed> {
        let is_met = |one: &Inquiry| query.is_met_by(&[one]);
        let is_whole = |one: &Inquiry| !one.is_incomplete() && is_met(one);
        let has_others = case.lead().has_asked_again();
        if !has_others || case.inquiry.as_ref().is_some_and(is_whole) {
            let is_looked_for = case.inquiry.as_ref().is_some_and(is_met);
            return Ok(is_looked_for.then_some(case));
        }
        let all = self.cloud.inquiries_of_person(case.lead()).await?;
        let all: Vec<&Inquiry> = all.iter().map(|(_, one)| one).collect();
        let known = case.inquiry.take();
        case.inquiry = known.map(|one| one.completed_by(all.iter().copied()));
        Ok(query.is_met_by(&all).then_some(case))
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
