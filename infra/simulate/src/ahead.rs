//! What everybody asks first, filled in ahead: it depends on nothing that a firm does, so that another processor may do it.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Scope;
use std::vec;

use calendar::Instant;
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::Inquiry;
use followup::lead::Contact;
use followup::message::{Message, acknowledgement};

use crate::answers::{AnswersError, FilledForms};
use crate::population::Population;

/// Inquiries that are handed over at once: to hand over one takes longer than to fill it in.
const BATCH: usize = 256;
/// Batches that lie ready at most.
const READY: usize = 4;

/// What somebody asks, before anything is promised.
#[derive(Debug)]
pub(crate) struct FilledInquiry {
    pub(crate) lead: LeadId,
    pub(crate) id: InquiryId,
    pub(crate) inquiry: Inquiry,
    pub(crate) contact: Contact,
    /// Their acknowledgement, where they get one.
    pub(crate) acknowledgement: Option<Message>,
}

type FilledIn = Result<FilledInquiry, AnswersError>;

/// The first inquiries, in the order in which they come.
#[derive(Debug)]
pub(crate) struct Ahead {
    batches: Receiver<Vec<FilledIn>>,
    batch: vec::IntoIter<FilledIn>,
}

impl Ahead {
    /// Begins to fill them in, on a thread that ends with the last one, or with whoever takes them.
    pub(crate) fn begin<'scope, 'env>(
        scope: &'scope Scope<'scope, 'env>,
        forms: FilledForms<'env>,
        population: &'env Population,
    ) -> Self {
        let (hand_over, batches) = sync_channel(READY);
        scope.spawn(move || fill_in(forms, population, &hand_over));
        Self {
            batches,
            batch: Vec::new().into_iter(),
        }
    }

    /// The next one.
    ///
    /// # Panics
    /// When more are taken than people ask.
    pub(crate) fn next(&mut self) -> FilledIn {
        if self.batch.len() == 0 {
            let next = self.batches.recv();
            self.batch = next.expect("each who asks is filled in").into_iter();
        }
        self.batch.next().expect("no batch is empty")
    }
}

fn fill_in(
    mut forms: FilledForms<'_>,
    population: &Population,
    hand_over: &SyncSender<Vec<FilledIn>>,
) {
    let mut people = (0..)
        .zip(&population.people)
        // Who asks once more has a lead, or begins one by what they ask then.
        .filter(|(_, who)| who.same_as.is_none())
        .map(|(number, who)| FilledInquiry::first(&mut forms, population, (number, 0), who.at));
    loop {
        let batch: Vec<FilledIn> = people.by_ref().take(BATCH).collect();
        // Nobody takes them any more where the time was over, or somebody's form was refused.
        if batch.is_empty() || hand_over.send(batch).is_err() {
            return;
        }
    }
}

impl FilledInquiry {
    /// What somebody asks at `at` who has no lead that is open; `again` is a number of its own for each time that they do.
    pub(crate) fn first(
        forms: &mut FilledForms<'_>,
        population: &Population,
        (number, again): (u32, u64),
        at: Instant,
    ) -> Result<Self, AnswersError> {
        let lead = LeadId::derive(&["simulated", &number.to_string(), &again.to_string()]);
        Self::of(forms, population, lead, (number, again), at)
    }

    /// What somebody asks at `at`, which begins this lead or joins it.
    pub(crate) fn of(
        forms: &mut FilledForms<'_>,
        population: &Population,
        lead: LeadId,
        (number, again): (u32, u64),
        at: Instant,
    ) -> Result<Self, AnswersError> {
        let who = population.people[number as usize];
        let recorded = population.recorded_of(&who);
        let (inquiry, contact) = forms.inquiry(number, &who, recorded, again)?;
        let id = InquiryId::derive(&["simulated", &number.to_string(), &again.to_string()]);
        // Where it can be acknowledged, and the form says so.
        let is_ours = inquiry.email.is_some() && forms.policy.acknowledges(&inquiry.source);
        let acknowledgement =
            is_ours.then(|| acknowledgement(Some(forms.policy), &lead, &id, &inquiry, at));
        Ok(Self {
            lead,
            id,
            inquiry,
            contact,
            acknowledgement,
        })
    }
}
