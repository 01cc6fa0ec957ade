//! What is done to policies: push, activate, change, withdraw.

use std::io::Read;
use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;
use aws_smithy_types::Blob;
use calendar::{Instant, format_instant};
use flate2::Compression;
use flate2::read::{GzEncoder, ZlibEncoder};
use followup::ids::PolicyVersion;
use followup::policy::{Policy, PolicyDocument, PolicyFiles};
use followup::proposal::PolicyProposal;

use super::history::{Changed, history_line};
use super::{CHUNK_BYTES, MAX_CHUNKS, MAX_UNPACKED, PolicyPointer};
use crate::attributes::{Item, item, json, n, s, t};
use crate::keys::{ACTIVE, Key, POLICY, PolicyPart};
use crate::table::put;
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// Withdrawn versions at most: the item that names them is read by every function each minute.
const MAX_WITHDRAWN: usize = 200;

/// Why a version was not activated or withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum ActivateError {
    /// It was withdrawn before.
    #[error(
        "version {version} was withdrawn: activate {successor}, which took its place, or push a corrected one"
    )]
    Withdrawn {
        /// The version that it is about.
        version: PolicyVersion,
        /// What took its place.
        successor: PolicyVersion,
    },
    /// It cannot take its own place.
    #[error("version {version} cannot take its own place: name another with --use")]
    Itself {
        /// The version that it is about.
        version: PolicyVersion,
    },
    /// The first version is activated before any is withdrawn.
    #[error("no policy is active: activate one first")]
    NoneActive,
    /// Too many are withdrawn.
    #[error("{MAX_WITHDRAWN} versions are withdrawn already, which is as many as there may be")]
    TooMany,
    /// What was to be confirmed is not proposed any more.
    #[error("the proposal was decided or taken back")]
    NotProposed,
    /// Somebody else did something in the same moment.
    #[error(
        "somebody else changed what is active in the same moment: look at the history, and do it again"
    )]
    Raced,
    /// The table refused.
    #[error(transparent)]
    Cloud(#[from] CloudError),
}

/// A value as JSON. Fails when the text is so long that it could not be read again.
fn text(value: &impl serde::Serialize) -> std::io::Result<Vec<u8>> {
    let text = serde_json::to_vec(value)?;
    if text.len() as u64 >= MAX_UNPACKED {
        let reason = format!("{MAX_UNPACKED} bytes or more");
        return Err(std::io::Error::other(reason));
    }
    Ok(text)
}

fn packed(mut encoder: impl Read) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    encoder.read_to_end(&mut packed)?;
    Ok(packed)
}

/// What a version is made the active one after.
#[derive(Debug, Clone, Copy, Default)]
struct Activation<'a> {
    /// The version that has to be active until then; none, where any may be.
    after: Option<&'a PolicyVersion>,
    /// The proposal that is confirmed by it.
    confirmed: Option<&'a PolicyProposal>,
    /// Whether a page made it of the one before. A version that was pushed is of no page, whoever put it in force there.
    is_of_page: bool,
}

#[derive(Debug, Clone, Copy)]
enum PolicyWritePart {
    Active,
    History,
    Proposals,
}

impl Cloud {
    /// Writes the files of a policy into the table. Writing the same version twice is one.
    ///
    /// # Errors
    /// When it is too large or cannot be written.
    pub async fn push_policy(
        &self,
        sources: &PolicyFiles,
        by: &str,
        now: Instant,
    ) -> Result<PolicyVersion, CloudError> {
        let version = sources.version();
        let corrupt = |error: &dyn std::fmt::Display| CloudError::corrupt("policy", error);
        let translated = PolicyDocument::of(sources.clone()).map_err(|error| corrupt(&error))?;
        // Nothing is stored that could not be read again.
        Policy::read(&translated).map_err(|error| corrupt(&error))?;
        let best = Compression::best();
        let files = text(sources).and_then(|text| packed(GzEncoder::new(text.as_slice(), best)));
        let says =
            text(&translated).and_then(|text| packed(ZlibEncoder::new(text.as_slice(), best)));
        for (part, packed) in [
            // The files go last: a version counts as pushed once they are there.
            (PolicyPart::Translation, says),
            (PolicyPart::Files, files),
        ] {
            let packed = packed.map_err(|error| corrupt(&error))?;
            let chunks: Vec<&[u8]> = packed.chunks(CHUNK_BYTES).collect();
            if chunks.len() > MAX_CHUNKS {
                return Err(corrupt(&format!("larger than {MAX_CHUNKS} chunks")));
            }
            for (index, chunk) in chunks.into_iter().enumerate() {
                let stored = item(&Key::policy(part, version.as_str(), index));
                self.put_chunk(stored, chunk, by, now).await?;
            }
        }
        Ok(version)
    }

    async fn put_chunk(
        &self,
        mut stored: Item,
        chunk: &[u8],
        by: &str,
        now: Instant,
    ) -> Result<(), CloudError> {
        let data = AttributeValue::B(Blob::new(chunk.to_vec()));
        stored.insert("data".to_owned(), data);
        stored.insert("format".to_owned(), n(followup::policy::FORMAT));
        stored.insert("by".to_owned(), s(by));
        stored.insert("at".to_owned(), t(now));
        let unless_there = self
            .put_item(stored)
            .condition_expression("attribute_not_exists(pk)");
        // A version is named by the hash of its text: what is there already is the same.
        put(unless_there).await.map(|_| ())
    }

    /// Makes a pushed version the active one. Activating the active one changes nothing.
    ///
    /// # Errors
    /// When it was withdrawn, or cannot be read or written.
    pub async fn activate_policy(
        &self,
        version: &PolicyVersion,
        by: &str,
        now: Instant,
    ) -> Result<Arc<Policy>, ActivateError> {
        self.activate(version, Activation::default(), by, now).await
    }

    /// Makes a pushed version the active one, unless another is active by now than the one that somebody compared it with.
    ///
    /// # Errors
    /// As [`Cloud::activate_policy`]; [`ActivateError::Raced`], when another is active.
    pub async fn activate_compared(
        &self,
        version: &PolicyVersion,
        compared_with: &PolicyVersion,
        by: &str,
        now: Instant,
    ) -> Result<Arc<Policy>, ActivateError> {
        let after = Activation {
            after: Some(compared_with),
            ..Activation::default()
        };
        self.activate(version, after, by, now).await
    }

    /// Makes a pushed version the active one that somebody else proposed, unless another became active since.
    ///
    /// # Errors
    /// As [`Cloud::activate_policy`]; [`ActivateError::Raced`], when another is active; [`ActivateError::NotProposed`].
    pub async fn confirm_version(
        &self,
        version: &PolicyVersion,
        proposal: &PolicyProposal,
        by: &str,
        now: Instant,
    ) -> Result<Arc<Policy>, ActivateError> {
        let confirmed = Activation {
            after: Some(&proposal.made_from),
            confirmed: Some(proposal),
            is_of_page: false,
        };
        self.activate(version, confirmed, by, now).await
    }

    /// Pushes a policy that a page made of the active one, and makes it the active one, unless another is active by now. The proposal that
    /// is `confirmed` by it stands no longer.
    ///
    /// # Errors
    /// As [`Cloud::activate_policy`]; [`ActivateError::Raced`], when another is active; [`ActivateError::NotProposed`].
    pub async fn change_policy(
        &self,
        made_from: &PolicyVersion,
        changed: &PolicyFiles,
        confirmed: Option<&PolicyProposal>,
        by: &str,
        now: Instant,
    ) -> Result<Arc<Policy>, ActivateError> {
        let version = self.push_policy(changed, by, now).await?;
        let of_page = Activation {
            after: Some(made_from),
            confirmed,
            is_of_page: true,
        };
        self.activate(&version, of_page, by, now).await
    }

    async fn activate(
        &self,
        version: &PolicyVersion,
        Activation {
            after,
            confirmed,
            is_of_page,
        }: Activation<'_>,
        by: &str,
        now: Instant,
    ) -> Result<Arc<Policy>, ActivateError> {
        let policy = self.policy(version).await?;
        let stored = self.get(&Key::new(POLICY, ACTIVE)).await?;
        let standing = stored.as_ref().map(PolicyPointer::read).transpose();
        // A pointer that can no longer be read is replaced, too: otherwise no policy could be activated any more.
        let standing = standing.unwrap_or_else(|error| {
            tracing::error!(%error, "which policy is active cannot be read; it is written anew");
            None
        });
        let withdrawn = standing.as_ref().map(|standing| &standing.withdrawn);
        if let Some(successor) = withdrawn.and_then(|withdrawn| withdrawn.get(version)) {
            return Err(ActivateError::Withdrawn {
                version: version.clone(),
                successor: successor.clone(),
            });
        }
        let active = standing.as_ref().map(|standing| &standing.version);
        if active != Some(version) {
            if after.is_some() && after != active {
                return Err(ActivateError::Raced);
            }
            let next = PolicyPointer {
                version: version.clone(),
                withdrawn: withdrawn.cloned().unwrap_or_default(),
            };
            let what = Changed::Activated {
                version: version.clone(),
                made_from: after.filter(|_| is_of_page).cloned(),
                proposed_by: confirmed.map(|proposal| proposal.by.clone()),
            };
            self.write_standing(stored.as_ref(), next, what, confirmed, by, now)
                .await?;
        }
        self.ensure_briefings(&policy.active, now).await?;
        Ok(policy)
    }

    /// Takes a version out of use: leads that started under it go on under `successor`, and if it is the active one,
    /// so do new leads.
    ///
    /// # Errors
    /// When the successor is no readable version that is in use, or the table cannot be written.
    pub async fn withdraw_policy(
        &self,
        version: &PolicyVersion,
        successor: &PolicyVersion,
        by: &str,
        now: Instant,
    ) -> Result<(), ActivateError> {
        self.withdraw(version, successor, None, by, now).await
    }

    /// Takes a version out of use, unless another is active by now than the one with which somebody compared its successor.
    ///
    /// # Errors
    /// As [`Cloud::withdraw_policy`]; [`ActivateError::Raced`], when another is active.
    pub async fn withdraw_compared(
        &self,
        version: &PolicyVersion,
        successor: &PolicyVersion,
        compared_with: &PolicyVersion,
        by: &str,
        now: Instant,
    ) -> Result<(), ActivateError> {
        self.withdraw(version, successor, Some(compared_with), by, now)
            .await
    }

    async fn withdraw(
        &self,
        version: &PolicyVersion,
        successor: &PolicyVersion,
        after: Option<&PolicyVersion>,
        by: &str,
        now: Instant,
    ) -> Result<(), ActivateError> {
        if version == successor {
            return Err(ActivateError::Itself {
                version: version.clone(),
            });
        }
        self.policy_sources(version).await?;
        self.policy(successor).await?;
        let Some(stored) = self.get(&Key::new(POLICY, ACTIVE)).await? else {
            return Err(ActivateError::NoneActive);
        };
        let mut standing = PolicyPointer::read(&stored)?;
        if let Some(after) = standing.withdrawn.get(successor) {
            return Err(ActivateError::Withdrawn {
                version: successor.clone(),
                successor: after.clone(),
            });
        }
        if standing.withdrawn.get(version) == Some(successor) {
            return Ok(());
        }
        if after.is_some_and(|after| *after != standing.version) {
            return Err(ActivateError::Raced);
        }
        for after in standing.withdrawn.values_mut() {
            if after == version {
                *after = successor.clone();
            }
        }
        standing
            .withdrawn
            .insert(version.clone(), successor.clone());
        if standing.withdrawn.len() > MAX_WITHDRAWN {
            return Err(ActivateError::TooMany);
        }
        if standing.version == *version {
            standing.version = successor.clone();
        }
        let what = Changed::Withdrawn {
            version: version.clone(),
            successor: successor.clone(),
        };
        self.write_standing(Some(&stored), standing, what, None, by, now)
            .await
    }

    /// Writes what is active over `stored`, with a line of history, if nobody was faster.
    async fn write_standing(
        &self,
        stored: Option<&Item>,
        next: PolicyPointer,
        what: Changed,
        confirmed: Option<&PolicyProposal>,
        by: &str,
        now: Instant,
    ) -> Result<(), ActivateError> {
        let table = &self.settings().table;
        let mut active = item(&Key::new(POLICY, ACTIVE));
        active.insert("version".to_owned(), s(next.version.as_str()));
        active.insert("withdrawn".to_owned(), json("policy", &next.withdrawn)?);
        active.insert("by".to_owned(), s(by));
        active.insert("at".to_owned(), t(now));
        let line = history_line(&what, by, now)?;
        let mut transaction = Transaction::new();
        if let Some(proposal) = confirmed {
            // Whoever refuses it, or takes it back, in the same moment is not overruled.
            let standing = self.stored_proposals().await?;
            if standing.find(&proposal.id).is_none() {
                return Err(ActivateError::NotProposed);
            }
            let part = PolicyWritePart::Proposals;
            standing.take_out(&proposal.id, &mut transaction, part, table)?;
        }
        transaction.put(PolicyWritePart::Active, table, active, |put| match stored {
            None => put.condition_expression("attribute_not_exists(pk)"),
            Some(stored) => stored
                .iter()
                .filter(|(name, _)| ["version", "at", "withdrawn"].contains(&name.as_str()))
                .fold(
                    put.condition_expression(unchanged(stored)),
                    |put, (name, value)| {
                        put.expression_attribute_names(format!("#{name}"), name)
                            .expression_attribute_values(format!(":{name}"), value.clone())
                    },
                ),
        });
        transaction.put(PolicyWritePart::History, table, line, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        let token = crate::keys::number(&format!("{}{what:?}{by}", format_instant(now)));
        match transaction
            .commit(self, &format!("policy{token:016x}"))
            .await
        {
            Ok(()) => {
                self.policies.with(|inner| {
                    inner.active = Some((next.version, now));
                    inner.withdrawn = next.withdrawn;
                });
                Ok(())
            }
            Err(TransactionRefused::Conditions(_)) => Err(ActivateError::Raced),
            Err(TransactionRefused::Failed(error)) => Err(error.into()),
        }
    }
}

/// The condition that an item is as it was read.
fn unchanged(stored: &Item) -> String {
    ["version", "at", "withdrawn"]
        .iter()
        .map(|name| {
            if stored.contains_key(*name) {
                format!("#{name} = :{name}")
            } else {
                format!("attribute_not_exists({name})")
            }
        })
        .collect::<Vec<_>>()
        .join(" AND ")
}
