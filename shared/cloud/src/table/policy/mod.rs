//! Policies in the table: pushed in chunks, activated, withdrawn, and kept for ever.

mod by_page;
pub(crate) mod cache;
mod history;
mod proposals;
mod written;

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::Instant;
use flate2::read::{GzDecoder, ZlibDecoder};
use followup::ids::PolicyVersion;
use followup::lead::Lead;
use followup::policy::{Policy, PolicyDocument, PolicyFiles};
use serde::de::DeserializeOwned;

use crate::attributes::{Item, ItemReader};
use crate::keys::{ACTIVE, Key, POLICY, PolicyPart};
use crate::{Cloud, CloudError};

pub use by_page::UndoneByPolicy;
pub use history::{Changed, PolicyChange, PolicyHistory, ProposalSubject, Pushed};
pub use proposals::{ProposalEnd, ProposeError};
pub use written::ActivateError;

/// Bytes of a chunk; an item holds 400 KB at most.
const CHUNK_BYTES: usize = 300 * 1024;
/// Chunks of a policy at most.
const MAX_CHUNKS: usize = 40;
/// Bytes of an unpacked policy at most.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// How long the name of the active policy is trusted before it is read again.
pub(super) const TRUSTED_FOR: chrono::Duration = chrono::Duration::seconds(60);
/// How long a function that works without a policy waits before it looks again.
const LOOK_AGAIN: chrono::Duration = chrono::Duration::seconds(60);

/// Which version is active, and which are withdrawn: the item that every function reads once a minute.
#[derive(Debug, Clone)]
struct PolicyPointer {
    version: PolicyVersion,
    withdrawn: BTreeMap<PolicyVersion, PolicyVersion>,
}

impl PolicyPointer {
    fn read(item: &Item) -> Result<Self, CloudError> {
        let reader = ItemReader::new(item, "policy")?;
        let withdrawn = match reader.text_or_none("withdrawn")? {
            None => BTreeMap::new(),
            Some(_) => reader.json("withdrawn")?,
        };
        Ok(Self {
            version: parsed(reader.text("version")?)?,
            withdrawn,
        })
    }
}

fn parsed(version: &str) -> Result<PolicyVersion, CloudError> {
    PolicyVersion::parse(version).map_err(|error| CloudError::corrupt("policy", error))
}

impl Cloud {
    /// The active policy; none before the first push. Its name is read at most once a minute.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn active_policy(&self, now: Instant) -> Result<Option<Arc<Policy>>, CloudError> {
        let trusted = self.policies.with(|inner| match &inner.active {
            Some((version, read_at)) if now - *read_at < TRUSTED_FOR => {
                Some(inner.policies.get(version).cloned())
            }
            Some(_) => None,
            None => inner
                .missing_at
                .filter(|at| now - *at < LOOK_AGAIN)
                .map(|_| None),
        });
        match trusted {
            Some(policy) => Ok(policy),
            None => self.refreshed_policy(now).await,
        }
    }

    /// The active policy, as the table names it right now.
    ///
    /// # Errors
    /// As [`Cloud::active_policy`].
    pub async fn refreshed_policy(&self, now: Instant) -> Result<Option<Arc<Policy>>, CloudError> {
        let Some(item) = self.get(&Key::new(POLICY, ACTIVE)).await? else {
            self.policies.with(|inner| inner.missing_at = Some(now));
            return Ok(None);
        };
        let standing = PolicyPointer::read(&item)?;
        let policy = self.policy(&standing.version).await?;
        self.policies.with(|inner| {
            inner.active = Some((standing.version, now));
            inner.withdrawn = standing.withdrawn;
        });
        Ok(Some(policy))
    }

    /// A policy by its version. Each version is read once in a process.
    ///
    /// # Errors
    /// When it is not there, or cannot be read.
    pub async fn policy(&self, version: &PolicyVersion) -> Result<Arc<Policy>, CloudError> {
        if let Some(policy) = self
            .policies
            .with(|inner| inner.policies.get(version).cloned())
        {
            return Ok(policy);
        }
        let packed = self.packed(PolicyPart::Translation, version).await?;
        let translated: PolicyDocument = unpacked(ZlibDecoder::new(packed.as_slice()))?;
        let policy =
            Policy::read(&translated).map_err(|error| CloudError::corrupt("policy", error))?;
        checked(&policy.version, version)?;
        let policy = Arc::new(policy);
        self.policies
            .with(|inner| inner.policies.insert(version.clone(), Arc::clone(&policy)));
        Ok(policy)
    }

    /// The policy for a lead: the rules of the version that it started under, or of its successor if that was withdrawn, with the active
    /// config. If that version cannot be read, the active one is used, and the error is logged and counted.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn policy_for(
        &self,
        active: &Arc<Policy>,
        lead: &Lead,
    ) -> Result<Arc<Policy>, CloudError> {
        let pinned = lead.policy.as_ref().map(|version| {
            self.policies
                .with(|inner| inner.withdrawn.get(version).unwrap_or(version).clone())
        });
        let Some(version) = pinned.filter(|version| *version != active.version) else {
            return Ok(Arc::clone(active));
        };
        match self.policy(&version).await {
            Ok(pinned) => Ok(Arc::new(active.pinned(&pinned))),
            Err(error) if error.worth_retrying() => Err(error),
            Err(error) => {
                tracing::error!(policy = %version, %error, "a pinned policy is unreadable; the active one decides");
                self.policies.with(|inner| inner.unread += 1);
                Ok(Arc::clone(active))
            }
        }
    }

    /// How often, since this was asked last, a lead was decided by the active policy because its own could not be read.
    #[must_use]
    pub fn take_unread_policies(&self) -> u64 {
        self.policies
            .with(|inner| std::mem::take(&mut inner.unread))
    }

    /// The files of a pushed version.
    ///
    /// # Errors
    /// When it is not there, or its chunks are not whole.
    pub async fn policy_sources(&self, version: &PolicyVersion) -> Result<PolicyFiles, CloudError> {
        let packed = self.packed(PolicyPart::Files, version).await?;
        let sources: PolicyFiles = unpacked(GzDecoder::new(packed.as_slice()))?;
        checked(&sources.version(), version)?;
        Ok(sources)
    }

    /// The chunks of a part, together.
    async fn packed(
        &self,
        part: PolicyPart,
        version: &PolicyVersion,
    ) -> Result<Vec<u8>, CloudError> {
        let prefix = part.chunks_of(version.as_str());
        let chunks = self.partition(POLICY, &prefix, MAX_CHUNKS).await?;
        let mut packed = Vec::new();
        for chunk in &chunks {
            ItemReader::new(chunk, "policy")?;
            match chunk.get("data") {
                Some(AttributeValue::B(data)) => packed.extend_from_slice(data.as_ref()),
                Some(_) | None => return Err(CloudError::corrupt("policy", "a chunk has no data")),
            }
        }
        if packed.is_empty() {
            return Err(CloudError::NoPolicy {
                version: version.to_string(),
            });
        }
        Ok(packed)
    }
}

fn unpacked<T: DeserializeOwned>(packed: impl Read) -> Result<T, CloudError> {
    let mut text = String::new();
    packed
        .take(MAX_UNPACKED)
        .read_to_string(&mut text)
        .map_err(|error| CloudError::corrupt("policy", error))?;
    serde_json::from_str(&text).map_err(|error| CloudError::corrupt("policy", error))
}

fn checked(found: &PolicyVersion, version: &PolicyVersion) -> Result<(), CloudError> {
    if found == version {
        return Ok(());
    }
    let reason = "its text is not that of its version";
    Err(CloudError::corrupt("policy", reason))
}
