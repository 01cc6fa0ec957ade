//! Changes that are proposed and not decided: one item holds all that stand, so that their number has a bound.

use calendar::{Instant, format_instant};
use followup::digest::{Digest, of_proposal};
use followup::ids::{PersonId, ProposalId, derive};
use followup::policy::ActiveConfig;
use followup::proposal::{MAX_PROPOSAL_BYTES, MAX_PROPOSALS, PolicyProposal};

use super::history::{Changed, ProposalSubject, history_line};
use crate::attributes::{ItemReader, item, json, n};
use crate::keys::{Key, POLICY, PROPOSALS};
use crate::table::outbox::OutboxItem;
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// Times that what stands is read again, because somebody else was faster.
const MAX_LOOKS: usize = 8;

/// Why a change was not proposed.
#[derive(Debug, thiserror::Error)]
pub enum ProposeError {
    /// As many stand as may.
    #[error("{MAX_PROPOSALS} proposals wait already, which is as many as there may be")]
    Full,
    /// It is longer than a proposal may be.
    #[error(
        "a proposal has at most {MAX_PROPOSAL_BYTES} bytes: name fewer topics, sources or products"
    )]
    TooLong,
    /// The table refused.
    #[error(transparent)]
    Cloud(#[from] CloudError),
}

/// How a proposal ends that is not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalEnd {
    /// Somebody else who leads the team refuses it.
    Refused,
    /// Who proposed it takes it back.
    TakenBack,
}

/// What stands, as it was read.
#[derive(Debug, Clone, Default)]
pub(super) struct StoredProposals {
    /// Counts the changes of the item; none, while there is no item.
    revision: Option<u64>,
    standing: Vec<PolicyProposal>,
}

impl StoredProposals {
    pub(super) fn find(&self, id: &ProposalId) -> Option<&PolicyProposal> {
        self.standing.iter().find(|one| one.id == *id)
    }

    /// What stands without one of them.
    fn without(&self, id: Option<&ProposalId>) -> Vec<PolicyProposal> {
        let others = self.standing.iter().filter(|one| Some(&one.id) != id);
        others.cloned().collect()
    }

    /// Takes one of them out, on the condition that nothing else has happened to them.
    pub(super) fn take_out<P: Clone>(
        &self,
        id: &ProposalId,
        transaction: &mut Transaction<P>,
        part: P,
        table: &str,
    ) -> Result<(), CloudError> {
        self.replace(&self.without(Some(id)), transaction, part, table)
    }

    fn replace<P: Clone>(
        &self,
        standing: &[PolicyProposal],
        transaction: &mut Transaction<P>,
        part: P,
        table: &str,
    ) -> Result<(), CloudError> {
        let mut stored = item(&Key::new(POLICY, PROPOSALS));
        let next = self.revision.unwrap_or(0).saturating_add(1);
        stored.insert("revision".to_owned(), n(next));
        stored.insert("standing".to_owned(), json("proposals", &standing)?);
        transaction.put(part, table, stored, |put| match self.revision {
            None => put.condition_expression("attribute_not_exists(pk)"),
            Some(revision) => put
                .condition_expression("revision = :revision")
                .expression_attribute_values(":revision", n(revision)),
        });
        Ok(())
    }
}

#[derive(Debug, Clone, Copy)]
enum ProposalWritePart {
    Standing,
    History,
    Mail,
}

impl Cloud {
    /// The changes that are proposed and not decided, the oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn proposals(&self) -> Result<Vec<PolicyProposal>, CloudError> {
        Ok(self.stored_proposals().await?.standing)
    }

    pub(super) async fn stored_proposals(&self) -> Result<StoredProposals, CloudError> {
        let Some(stored) = self.get(&Key::new(POLICY, PROPOSALS)).await? else {
            return Ok(StoredProposals::default());
        };
        let reader = ItemReader::new(&stored, "proposals")?;
        Ok(StoredProposals {
            revision: Some(reader.number("revision")?),
            standing: reader.json("standing")?,
        })
    }

    /// Keeps a change for somebody else to confirm, and tells whoever may, in one transaction. One that stands already is one.
    /// What it proposes `anew` is overtaken, and stands no longer.
    ///
    /// # Errors
    /// [`ProposeError`].
    pub async fn propose_change(
        &self,
        proposal: &PolicyProposal,
        anew: Option<&ProposalId>,
        setting: &ActiveConfig,
    ) -> Result<(), ProposeError> {
        let what = json("proposals", &proposal.what)?;
        if what
            .as_s()
            .is_ok_and(|text| text.len() > MAX_PROPOSAL_BYTES)
        {
            return Err(ProposeError::TooLong);
        }
        let told = proposal.told(&setting.roster);
        let mails: Vec<Digest> = told
            .filter_map(|person| of_proposal(setting, &person.id, proposal))
            .collect();
        for _ in 0..MAX_LOOKS {
            let stored = self.stored_proposals().await?;
            if stored.find(&proposal.id).is_some() {
                return Ok(());
            }
            let mut standing = stored.without(anew);
            if standing.len() >= MAX_PROPOSALS {
                return Err(ProposeError::Full);
            }
            standing.push(proposal.clone());
            let what = Changed::Proposed {
                made_from: proposal.made_from.clone(),
                about: ProposalSubject::from(&proposal.what),
            };
            let (by, at) = (&proposal.by, proposal.at);
            let written = self.write_proposals(&stored, &standing, (&what, by, at), &mails);
            if written.await? {
                return Ok(());
            }
        }
        Err(ProposeError::Cloud(CloudError::Busy {
            operation: "TransactWriteItems",
        }))
    }

    /// Ends a proposal that is not confirmed; false, when it does not stand any more.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn end_proposal(
        &self,
        id: &ProposalId,
        end: ProposalEnd,
        by: &PersonId,
        now: Instant,
    ) -> Result<bool, CloudError> {
        for _ in 0..MAX_LOOKS {
            let stored = self.stored_proposals().await?;
            let Some(proposal) = stored.find(id) else {
                return Ok(false);
            };
            let about = ProposalSubject::from(&proposal.what);
            let proposed_by = proposal.by.clone();
            let what = match end {
                ProposalEnd::Refused => Changed::Refused { proposed_by, about },
                ProposalEnd::TakenBack => Changed::TakenBack { about },
            };
            let others = stored.without(Some(id));
            let written = self.write_proposals(&stored, &others, (&what, by, now), &[]);
            if written.await? {
                return Ok(true);
            }
        }
        Err(CloudError::Busy {
            operation: "TransactWriteItems",
        })
    }

    /// Writes what stands from now on, with a line of history and the mails that tell of it; false, if somebody else was faster.
    async fn write_proposals(
        &self,
        stored: &StoredProposals,
        standing: &[PolicyProposal],
        (what, by, now): (&Changed, &PersonId, Instant),
        mails: &[Digest],
    ) -> Result<bool, CloudError> {
        let table = &self.settings().table;
        let mut transaction = Transaction::new();
        let part = ProposalWritePart::Standing;
        stored.replace(standing, &mut transaction, part, table)?;
        let line = history_line(what, by.as_str(), now)?;
        transaction.put(ProposalWritePart::History, table, line, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        for mail in mails {
            let mail = OutboxItem::to_team(mail.clone()).item()?;
            transaction.put(ProposalWritePart::Mail, table, mail, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        let what = format!("{what:?}");
        let revision = format!("{:?}", stored.revision);
        let token = derive(&[
            "proposals",
            &revision,
            &format_instant(now),
            by.as_str(),
            &what,
        ]);
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(true),
            Err(TransactionRefused::Conditions(_)) => Ok(false),
            Err(TransactionRefused::Failed(error)) => Err(error),
        }
    }
}
