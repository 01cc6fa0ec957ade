//! What a correction of somebody's name, number or company writes: their inquiries, by what they are recognised, and by what they are found.

use std::collections::{BTreeSet, HashSet};

use aws_sdk_dynamodb::types::AttributeValue;
use followup::correction::DetailsCorrection;
use followup::event::Event;
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::Inquiry;
use followup::search::{MAX_FOUND_BY, found_by};

use crate::attributes::{Item, SCHEMA, item, json, n, s};
use crate::keys::{Identity, Key, caller, hashed, identities};
use crate::table::lead::StoredLead;
use crate::table::updated;
use crate::transaction::Transaction;
use crate::{Cloud, CloudError};

/// Inquiries that are corrected in the transaction of a decision, the one that the follow-up speaks of first.
const MAX_AT_ONCE: usize = 8;
/// Marks by which somebody is not recognised any more that are taken away in it.
const MAX_FORGOTTEN_AT_ONCE: usize = 16;
/// Ways that a lead is found by after a correction: what was, and what is right.
const MAX_WAYS: usize = 2 * MAX_FOUND_BY;

/// What a decision writes by which somebody's details are corrected.
#[derive(Debug, Clone)]
pub struct CorrectionWrites {
    lead: LeadId,
    /// Inquiries as they are from now on.
    inquiries: Vec<(Key, Inquiry)>,
    /// By what they are not recognised any more.
    forgotten: Vec<Key>,
    /// By what they are recognised from now on, where nobody else is; else by what comes second.
    taken: Vec<(Key, Option<Key>)>,
    found: FoundChange,
}

/// What is corrected once the decision is written: what its transaction has no room for, and what belongs to leads that were merged with it.
/// Where that breaks off, an inquiry says what it said, and is recognised by it: what the follow-up speaks of is right all the same.
#[derive(Debug, Default)]
pub(super) struct LaterCorrections {
    inquiries: Vec<(Key, Inquiry)>,
    forgotten: Vec<(LeadId, Key)>,
    ways: Vec<(LeadId, HashSet<String>)>,
}

/// By what a lead is found from now on.
#[derive(Debug, Clone)]
struct FoundChange {
    all: Vec<String>,
    added: Vec<String>,
    stale: Vec<String>,
}

/// An inquiry before and after a correction.
struct CorrectedInquiry {
    id: InquiryId,
    before: Inquiry,
    after: Inquiry,
}

impl Cloud {
    /// Corrects what the joined inquiries among these events say again and was corrected before. It follows from what is kept alone, so that it is
    /// written before the decision, and done twice it is done once.
    pub(crate) async fn correct_again(
        &self,
        stored: &StoredLead,
        events: &[Event],
    ) -> Result<(), CloudError> {
        let joined = events.iter().filter_map(|event| {
            let Event::Joined { id, inquiry } = event else {
                return None;
            };
            inquiry.typed.is_some().then_some((id, inquiry))
        });
        let joined: Vec<_> = joined.collect();
        if joined.is_empty() {
            return Ok(());
        }
        let lead = &stored.lead.id;
        let all = self.inquiries(lead).await?;
        let joined = all.iter().filter_map(|(id, before)| {
            let (_, said) = joined.iter().find(|(one, _)| *one == id)?;
            let after = Inquiry {
                typed: said.typed.clone(),
                ..before.clone().of_person(&said.details())
            };
            let (id, before) = (id.clone(), before.clone());
            Some(CorrectedInquiry { id, before, after })
        });
        let joined: Vec<CorrectedInquiry> = joined.collect();
        // What the form took for the lead once more is given up once more; what is found by it was never written.
        let kept = all
            .iter()
            .filter(|(id, _)| joined.iter().all(|one| one.id != *id));
        let kept: Vec<&Inquiry> = kept.map(|(_, one)| one).collect();
        for at in self.stale_identities(&joined, &kept) {
            self.forget(&at, Some(lead)).await?;
        }
        self.rewrite(&rewritten(lead, &joined)).await
    }

    /// What a correction of the person of a lead writes: with the decision, and once that is written.
    pub(super) async fn correction_writes(
        &self,
        stored: &StoredLead,
        correction: &DetailsCorrection,
        known: &Inquiry,
    ) -> Result<(CorrectionWrites, LaterCorrections), CloudError> {
        let lead = &stored.lead;
        let mut later = LaterCorrections::default();
        for merged in &lead.merged {
            let all = self.inquiries(merged).await?;
            let (changed, kept) = corrected(&all, correction, None);
            let stale = self.stale_identities(&changed, &kept).into_iter();
            later.forgotten.extend(stale.map(|at| (merged.clone(), at)));
            later
                .ways
                .push((merged.clone(), self.stale_ways(&changed, &kept)));
            later.inquiries.extend(rewritten(merged, &changed));
        }
        let all = self.inquiries(&lead.id).await?;
        let (mut changed, kept) = corrected(&all, correction, Some(&lead.inquiry));
        changed.sort_by_key(|one| one.id != lead.inquiry);
        let mut forgotten = self.stale_identities(&changed, &kept);
        let stale = self.stale_ways(&changed, &kept);
        let rest = changed.split_off(changed.len().min(MAX_AT_ONCE));
        later.inquiries.extend(rewritten(&lead.id, &rest));
        let changes = correction.changes();
        let taken = if changes.name || changes.phone {
            self.taken(known)
        } else {
            Vec::new()
        };
        forgotten.retain(|at| {
            let is_taken =
                |(first, second): &(Key, Option<Key>)| first == at || second.as_ref() == Some(at);
            !taken.iter().any(is_taken)
        });
        let rest = forgotten.split_off(forgotten.len().min(MAX_FORGOTTEN_AT_ONCE));
        let rest = rest.into_iter().map(|at| (lead.id.clone(), at));
        later.forgotten.extend(rest);
        let writes = CorrectionWrites {
            inquiries: rewritten(&lead.id, &changed),
            forgotten,
            taken,
            found: self.found_from_now(&lead.id, known, stale).await?,
            lead: lead.id.clone(),
        };
        Ok((writes, later))
    }

    /// Corrects what was left for later.
    pub(super) async fn correct_later(&self, later: &LaterCorrections) -> Result<(), CloudError> {
        for (lead, at) in &later.forgotten {
            self.forget(at, Some(lead)).await?;
        }
        for (lead, ways) in &later.ways {
            self.forget_ways(lead, ways).await?;
        }
        self.rewrite(&later.inquiries).await
    }

    async fn rewrite(&self, inquiries: &[(Key, Inquiry)]) -> Result<(), CloudError> {
        for (at, inquiry) in inquiries {
            // Not of who was erased meanwhile.
            let update = self
                .update(at)
                .update_expression("SET body = :body")
                .condition_expression("attribute_exists(pk)")
                .expression_attribute_values(":body", json("inquiry", inquiry)?);
            updated(update).await?;
        }
        Ok(())
    }

    /// By what nobody is recognised any more: what the corrected inquiries said, and none says now.
    fn stale_identities(&self, changed: &[CorrectedInquiry], kept: &[&Inquiry]) -> Vec<Key> {
        let keys = |inquiry: &Inquiry| -> Vec<Key> {
            let known = identities(inquiry).into_iter();
            known
                .map(|(kind, text)| self.identity(kind, &text))
                .collect()
        };
        let after = changed.iter().map(|one| &one.after);
        let still = kept.iter().copied().chain(after);
        let still: HashSet<Key> = still.flat_map(keys).collect();
        let before: BTreeSet<Key> = changed.iter().flat_map(|one| keys(&one.before)).collect();
        before
            .into_iter()
            .filter(|at| !still.contains(at))
            .collect()
    }

    fn stale_ways(&self, changed: &[CorrectedInquiry], kept: &[&Inquiry]) -> HashSet<String> {
        let after = changed.iter().map(|one| &one.after);
        let still = kept.iter().copied().chain(after);
        let still: HashSet<String> = still.flat_map(found_by).collect();
        let before = changed.iter().flat_map(|one| found_by(&one.before));
        let stale = before.filter(|way| !still.contains(way));
        stale.map(|way| hashed(self.pepper(), &way)).collect()
    }

    /// By what the person is recognised from now on: their number, or the number with their name where that is another's; and by their name in
    /// their company.
    fn taken(&self, known: &Inquiry) -> Vec<(Key, Option<Key>)> {
        let mut taken = Vec::new();
        if let Some(phone) = &known.phone {
            let second = caller(known).map(|text| self.identity(Identity::Caller, &text));
            taken.push((self.identity(Identity::Phone, phone.as_str()), second));
        }
        let mut of_name = identities(known)
            .into_iter()
            .filter(|(kind, _)| *kind == Identity::Colleague)
            .map(|(kind, text)| self.identity(kind, &text));
        if let Some(first) = of_name.next() {
            taken.push((first, of_name.next()));
        }
        taken
    }

    fn identity(&self, kind: Identity, text: &str) -> Key {
        Key::identity(kind, &self.address_hash(text))
    }

    async fn found_from_now(
        &self,
        lead: &LeadId,
        known: &Inquiry,
        stale: HashSet<String>,
    ) -> Result<FoundChange, CloudError> {
        let ways = found_by(known).into_iter();
        let right: Vec<String> = ways.map(|way| hashed(self.pepper(), &way)).collect();
        let before = self.ways_of(lead).await?;
        let others = before
            .iter()
            .filter(|one| !stale.contains(*one) && !right.contains(one));
        let all = right
            .iter()
            .chain(others)
            .take(MAX_WAYS)
            .cloned()
            .collect::<Vec<_>>();
        Ok(FoundChange {
            added: right
                .into_iter()
                .filter(|one| !before.contains(one))
                .collect(),
            stale: before
                .into_iter()
                .filter(|one| !all.contains(one))
                .collect(),
            all,
        })
    }
}

/// The inquiries that a correction changes, and all as they are after it.
fn corrected<'a>(
    all: &'a [(InquiryId, Inquiry)],
    correction: &DetailsCorrection,
    spoken_of: Option<&InquiryId>,
) -> (Vec<CorrectedInquiry>, Vec<&'a Inquiry>) {
    let mut changed = Vec::new();
    let mut kept = Vec::new();
    for (id, before) in all {
        let after = correction.of(before, spoken_of == Some(id));
        if after == *before {
            kept.push(before);
        } else {
            let (id, before) = (id.clone(), before.clone());
            changed.push(CorrectedInquiry { id, before, after });
        }
    }
    (changed, kept)
}

fn rewritten(lead: &LeadId, changed: &[CorrectedInquiry]) -> Vec<(Key, Inquiry)> {
    let changed = changed.iter();
    changed
        .map(|one| (Key::inquiry(lead, &one.id), one.after.clone()))
        .collect()
}

impl CorrectionWrites {
    /// Adds it to the transaction of a decision. `left_out`: by what somebody else is recognised.
    pub(super) fn add<P: Clone>(
        &self,
        transaction: &mut Transaction<P>,
        table: &str,
        inquiry: &P,
        identity: impl Fn(Key) -> P,
        left_out: &[Key],
    ) -> Result<(), CloudError> {
        for (at, corrected) in &self.inquiries {
            let body = json("inquiry", corrected)?;
            // Not of who was erased meanwhile.
            transaction.update(inquiry.clone(), table, at, |update| {
                update
                    .update_expression("SET body = :body")
                    .condition_expression("attribute_exists(pk)")
                    .expression_attribute_values(":body", body)
            });
        }
        let of_others = |at: &Key| left_out.contains(at);
        for at in self.forgotten.iter().filter(|at| !of_others(at)) {
            transaction.delete_if(identity(at.clone()), table, at, |delete| {
                delete
                    .condition_expression("attribute_not_exists(pk) OR #lead = :lead")
                    .expression_attribute_names("#lead", "lead")
                    .expression_attribute_values(":lead", s(self.lead.as_str()))
            });
        }
        for (first, second) in &self.taken {
            let free = [Some(first), second.as_ref()].into_iter().flatten();
            let Some(at) = free.into_iter().find(|at| !of_others(at)) else {
                continue;
            };
            transaction.update(identity(at.clone()), table, at, |update| {
                update
                    .update_expression("SET #lead = :lead, #schema = :schema")
                    .condition_expression("attribute_not_exists(#lead) OR #lead = :lead")
                    .expression_attribute_names("#lead", "lead")
                    .expression_attribute_names("#schema", "schema")
                    .expression_attribute_values(":lead", s(self.lead.as_str()))
                    .expression_attribute_values(":schema", n(SCHEMA))
            });
        }
        self.found.add(transaction, table, inquiry, &self.lead);
        Ok(())
    }
}

impl FoundChange {
    /// The list is the lead's alone, and its version says that nobody wrote it since it was read.
    fn add<P: Clone>(
        &self,
        transaction: &mut Transaction<P>,
        table: &str,
        part: &P,
        lead: &LeadId,
    ) {
        if self.all.is_empty() {
            return;
        }
        transaction.update(part.clone(), table, &Key::found_by(lead), |update| {
            update
                .update_expression("SET hashes = :hashes, #schema = :schema")
                .expression_attribute_names("#schema", "schema")
                .expression_attribute_values(":hashes", AttributeValue::Ss(self.all.clone()))
                .expression_attribute_values(":schema", n(SCHEMA))
        });
        for hash in &self.added {
            let found: Item = item(&Key::found(hash, lead));
            transaction.put(part.clone(), table, found, |put| put);
        }
        for hash in &self.stale {
            transaction.delete_if(part.clone(), table, &Key::found(hash, lead), |delete| {
                delete
            });
        }
    }
}
