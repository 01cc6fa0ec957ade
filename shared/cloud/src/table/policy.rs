//! Policies in the table: pushed in chunks, activated, and kept for ever.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::sync::{Arc, Mutex};

use aws_sdk_dynamodb::types::AttributeValue;
use aws_smithy_types::Blob;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use followup::ids::PolicyVersion;
use followup::lead::Lead;
use followup::policy::{Policy, Sources};
use followup::time::Instant;

use crate::attributes::{Item, Reader, SCHEMA, item, key, n, s, t};
use crate::keys::{ACTIVE, Key, POLICY};
use crate::{Cloud, CloudError};

/// Bytes of a chunk; an item holds 400 KB at most.
const CHUNK_BYTES: usize = 300 * 1024;
/// Chunks of a policy at most.
const MAX_CHUNKS: usize = 40;
/// Bytes of an unpacked policy at most.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// How long the name of the active policy is trusted before it is read again.
const TRUSTED_FOR: chrono::Duration = chrono::Duration::seconds(60);
/// How long a function that works without a policy waits before it looks again.
const LOOK_AGAIN: chrono::Duration = chrono::Duration::seconds(60);

/// The policies that this process has compiled.
#[derive(Debug, Default)]
pub struct Shelf {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    compiled: HashMap<PolicyVersion, Arc<Policy>>,
    active: Option<(PolicyVersion, Instant)>,
    missing_at: Option<Instant>,
}

impl Shelf {
    fn with<T>(&self, read: impl FnOnce(&mut Inner) -> T) -> T {
        // A panic while it is held leaves a cache that is still whole.
        let mut inner = self
            .inner
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        read(&mut inner)
    }
}

impl Cloud {
    /// The active policy; none before the first push. Its name is read at most once a minute.
    ///
    /// # Errors
    /// When it cannot be read or no longer compiles.
    pub async fn active_policy(&self, now: Instant) -> Result<Option<Arc<Policy>>, CloudError> {
        let trusted = self.shelf.with(|inner| match &inner.active {
            Some((version, read_at)) if now - *read_at < TRUSTED_FOR => {
                Some(inner.compiled.get(version).cloned())
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
            self.shelf.with(|inner| inner.missing_at = Some(now));
            return Ok(None);
        };
        let version = Reader::new(&item, "policy")?.text("version")?;
        let version =
            PolicyVersion::parse(version).map_err(|error| CloudError::corrupt("policy", error))?;
        let policy = self.policy(&version).await?;
        self.shelf.with(|inner| inner.active = Some((version, now)));
        Ok(Some(policy))
    }

    /// A policy by its version; compiled once in a process.
    ///
    /// # Errors
    /// When it is not there, or no longer compiles.
    pub async fn policy(&self, version: &PolicyVersion) -> Result<Arc<Policy>, CloudError> {
        if let Some(policy) = self
            .shelf
            .with(|inner| inner.compiled.get(version).cloned())
        {
            return Ok(policy);
        }
        let sources = self.policy_sources(version).await?;
        let policy = Policy::compile(&sources).map_err(|findings| {
            let first = findings
                .first()
                .map(ToString::to_string)
                .unwrap_or_default();
            CloudError::corrupt("policy", first)
        })?;
        let policy = Arc::new(policy);
        self.shelf
            .with(|inner| inner.compiled.insert(version.clone(), Arc::clone(&policy)));
        Ok(policy)
    }

    /// The policy for a lead: the rules that it pinned, under today's setting. An unreadable pinned version
    /// falls back to the active one and is reported.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn policy_for(
        &self,
        active: &Arc<Policy>,
        lead: &Lead,
    ) -> Result<Arc<Policy>, CloudError> {
        let Some(version) = lead
            .policy
            .as_ref()
            .filter(|version| **version != active.version)
        else {
            return Ok(Arc::clone(active));
        };
        match self.policy(version).await {
            Ok(pinned) => Ok(Arc::new(active.pinned(&pinned))),
            Err(error) if error.worth_retrying() => Err(error),
            Err(error) => {
                tracing::error!(policy = %version, %error, "a pinned policy is unreadable; the active one decides");
                Ok(Arc::clone(active))
            }
        }
    }

    async fn policy_sources(&self, version: &PolicyVersion) -> Result<Sources, CloudError> {
        let chunks = self
            .partition(POLICY, &format!("V#{version}#"), MAX_CHUNKS)
            .await?;
        let mut packed = Vec::new();
        for chunk in &chunks {
            Reader::new(chunk, "policy")?;
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
        let mut text = Vec::new();
        GzDecoder::new(packed.as_slice())
            .take(MAX_UNPACKED)
            .read_to_end(&mut text)
            .map_err(|error| CloudError::corrupt("policy", error))?;
        let sources: Sources =
            serde_json::from_slice(&text).map_err(|error| CloudError::corrupt("policy", error))?;
        if sources.version() == *version {
            Ok(sources)
        } else {
            Err(CloudError::corrupt(
                "policy",
                "its text is not that of its version",
            ))
        }
    }

    /// Writes the files of a policy into the table. Writing the same version twice is one.
    ///
    /// # Errors
    /// When it is too large or cannot be written.
    pub async fn push_policy(
        &self,
        sources: &Sources,
        by: &str,
        now: Instant,
    ) -> Result<PolicyVersion, CloudError> {
        let version = sources.version();
        let text =
            serde_json::to_vec(sources).map_err(|error| CloudError::corrupt("policy", error))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let packed = encoder
            .write_all(&text)
            .and_then(|()| encoder.finish())
            .map_err(|error| CloudError::corrupt("policy", error))?;
        let chunks: Vec<&[u8]> = packed.chunks(CHUNK_BYTES).collect();
        if chunks.len() > MAX_CHUNKS {
            return Err(CloudError::corrupt(
                "policy",
                format!("larger than {MAX_CHUNKS} chunks"),
            ));
        }
        for (index, chunk) in chunks.iter().enumerate() {
            let mut stored: Item = item(&Key::policy(version.as_str(), index));
            stored.insert(
                "data".to_owned(),
                AttributeValue::B(Blob::new(chunk.to_vec())),
            );
            stored.insert("format".to_owned(), n(followup::policy::FORMAT));
            stored.insert("by".to_owned(), s(by));
            stored.insert("at".to_owned(), t(now));
            let written = self
                .table
                .put_item()
                .table_name(&self.settings().table)
                .set_item(Some(stored))
                .condition_expression("attribute_not_exists(pk)")
                .send()
                .await;
            match written {
                Ok(_) => {}
                // A version is its text: what is there is the same.
                Err(error)
                    if error
                        .as_service_error()
                        .is_some_and(|error| error.is_conditional_check_failed_exception()) => {}
                Err(error) => return Err(CloudError::aws("PutItem", error)),
            }
        }
        Ok(version)
    }

    /// Makes a pushed version the active one.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub async fn activate_policy(
        &self,
        version: &PolicyVersion,
        by: &str,
        now: Instant,
    ) -> Result<Arc<Policy>, CloudError> {
        let policy = self.policy(version).await?;
        self.table
            .update_item()
            .table_name(&self.settings().table)
            .set_key(Some(key(&Key::new(POLICY, ACTIVE))))
            .update_expression("SET version = :version, #by = :by, #at = :at, #schema = :schema")
            .expression_attribute_names("#by", "by")
            .expression_attribute_names("#at", "at")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":version", s(version.as_str()))
            .expression_attribute_values(":by", s(by))
            .expression_attribute_values(":at", t(now))
            .expression_attribute_values(":schema", n(SCHEMA))
            .send()
            .await
            .map_err(|error| CloudError::aws("UpdateItem", error))?;
        self.shelf
            .with(|inner| inner.active = Some((version.clone(), now)));
        self.ensure_briefings(&policy.setting, now).await?;
        Ok(policy)
    }
}
