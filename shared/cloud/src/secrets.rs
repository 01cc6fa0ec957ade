//! The two secrets that each deployment has: the keys that sign links, and the pepper that hashes addresses.
//!
//! The signing secret is a JSON object: `current` names the key that signs, every other member is a key by its name:
//! `{"current":"k2","k1":"…","k2":"…"}`. A link says by name what it was signed with, so that links which were signed
//! with an earlier key go on working while that key stays in the object. The pepper is the secret's plain text, and is
//! never rotated: what it has hashed could not be found again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_sdk_secretsmanager::error::{ProvideErrorMetadata, SdkError};
use calendar::Instant;
use chrono::Duration;
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::CloudError;
use crate::request::AwsHttpClient;
use crate::settings::Settings;

/// Bytes of a part of an address that only we can make: 80 bits.
const LABELLED_BYTES: usize = 10;
/// Bytes that a signing key or a pepper has at least.
pub const MIN_SECRET_BYTES: usize = 16;
/// Characters that the name of a key has at most.
pub const MAX_KEY_NAME: usize = 16;
/// Keys that the signing secret holds at most.
pub const MAX_KEYS: usize = 16;
/// How soon after one reading of the signing secret another may follow: a stranger's made-up key names cost no more
/// than that.
pub const REREAD_AFTER: Duration = Duration::minutes(1);
/// The member of the signing secret that names the key in use.
const CURRENT: &str = "current";
const SIGNING: &str = "signing";
const PEPPER: &str = "pepper";

/// A secret that never shows itself.
#[derive(Clone)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Takes the bytes of a secret; `name` is what an error calls it.
    ///
    /// # Errors
    /// When it is shorter than [`MIN_SECRET_BYTES`].
    pub fn new(name: &'static str, bytes: impl Into<Vec<u8>>) -> Result<Self, CloudError> {
        let bytes = bytes.into();
        if bytes.len() < MIN_SECRET_BYTES {
            let reason = format!("is too short: at least {MIN_SECRET_BYTES} bytes");
            return Err(CloudError::Secret { name, reason });
        }
        Ok(Self(bytes))
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// What only who has this secret can say of a text, under a key that is derived by a label of its own: the first [`LABELLED_BYTES`] of a
    /// keyed hash, in `a-z2-7`, so that it stands in an address.
    pub(crate) fn labelled_mac(&self, label: &[u8], text: &str) -> String {
        let keyed = |key: &[u8]| {
            Hmac::<Sha256>::new_from_slice(key).expect("a keyed hash takes a key of any length")
        };
        let derived = keyed(self.bytes()).chain_update(label).finalize();
        let full = keyed(&derived.into_bytes())
            .chain_update(text.as_bytes())
            .finalize()
            .into_bytes();
        BASE32_NOPAD
            .encode(&full[..LABELLED_BYTES])
            .to_ascii_lowercase()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(***)")
    }
}

/// The keys that links are signed with: one in use, and those that older links still name.
///
/// ```
/// let keys = cloud::secrets::Keyring::parse(r#"{"current":"k1","k1":"0123456789abcdef"}"#)?;
/// assert_eq!(keys.current().0, "k1");
/// # Ok::<(), cloud::CloudError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Keyring {
    current: (String, Secret),
    earlier: BTreeMap<String, Secret>,
}

impl Keyring {
    /// Reads the text of the signing secret.
    ///
    /// # Errors
    /// What is wrong with it, without any of it.
    pub fn parse(text: &str) -> Result<Self, CloudError> {
        let wrong = |reason: &str| CloudError::Secret {
            name: SIGNING,
            reason: reason.to_owned(),
        };
        let mut members: BTreeMap<String, String> = serde_json::from_str(text).map_err(|_| {
            wrong(r#"is no JSON object of texts such as {"current":"k1","k1":"<secret>"}"#)
        })?;
        let current = members
            .remove(CURRENT)
            .ok_or_else(|| wrong("does not say which key is current"))?;
        if members.len() > MAX_KEYS {
            return Err(wrong("has too many keys: remove the oldest"));
        }
        let named_well = |name: &String| {
            (1..=MAX_KEY_NAME).contains(&name.len())
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !members.keys().all(named_well) {
            return Err(wrong(
                "has a key whose name is not 1 to 16 characters of a-z and 0-9",
            ));
        }
        let mut keys = members
            .into_iter()
            .map(|(name, key)| Ok((name, Secret::new(SIGNING, key)?)))
            .collect::<Result<BTreeMap<_, _>, CloudError>>()?;
        let key = keys
            .remove(&current)
            .ok_or_else(|| wrong("names a current key that it does not hold"))?;
        Ok(Self {
            current: (current, key),
            earlier: keys,
        })
    }

    /// The key that signs, after its name.
    #[must_use]
    pub fn current(&self) -> (&str, &Secret) {
        (&self.current.0, &self.current.1)
    }

    /// The key of that name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Secret> {
        if name == self.current.0 {
            return Some(&self.current.1);
        }
        self.earlier.get(name)
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = &Secret> {
        std::iter::once(&self.current.1).chain(self.earlier.values())
    }
}

/// What was made of a secret that is read when it is first needed, and again after it did not fit.
#[derive(Debug)]
pub(crate) struct HeldSecret<T>(Mutex<Option<(Arc<T>, Instant)>>);

impl<T> Default for HeldSecret<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> HeldSecret<T> {
    fn held(&self) -> MutexGuard<'_, Option<(Arc<T>, Instant)>> {
        // A panic while the lock is held leaves what it guards whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is held, and when it was read.
    pub(crate) fn get(&self) -> Option<(Arc<T>, Instant)> {
        self.held().clone()
    }

    /// Holds what was read.
    pub(crate) fn keep(&self, made: T, now: Instant) -> Arc<T> {
        let made = Arc::new(made);
        *self.held() = Some((Arc::clone(&made), now));
        made
    }

    /// Forgets what did not fit, so that it is read anew; not what was read a moment ago. Whether it did.
    pub(crate) fn forget(&self, now: Instant) -> bool {
        let mut held = self.held();
        let is_old = held
            .as_ref()
            .is_some_and(|(_, read_at)| now - *read_at >= REREAD_AFTER);
        if is_old {
            *held = None;
        }
        is_old
    }
}

/// What a worker holds of the secrets.
#[derive(Debug)]
pub(crate) struct SecretCache {
    pepper: Secret,
    keys: Mutex<(Arc<Keyring>, Instant)>,
}

impl SecretCache {
    /// Reads both secrets.
    pub(crate) async fn read(
        http: &AwsHttpClient,
        settings: &Settings,
        now: Instant,
    ) -> Result<Self, CloudError> {
        let store = http.secret_store();
        let (keys, pepper) = tokio::try_join!(
            secret_text(&store, &settings.signing_secret, SIGNING),
            secret_text(&store, &settings.pepper_secret, PEPPER),
        )?;
        Ok(Self {
            pepper: Secret::new(PEPPER, pepper)?,
            keys: Mutex::new((Arc::new(Keyring::parse(&keys)?), now)),
        })
    }

    fn keys(&self) -> MutexGuard<'_, (Arc<Keyring>, Instant)> {
        // A panic while the lock is held leaves the pair whole.
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hashes addresses.
    pub(crate) fn pepper(&self) -> &Secret {
        &self.pepper
    }

    /// The keys that links are signed with, as they were read last.
    pub(crate) fn keyring(&self) -> Arc<Keyring> {
        Arc::clone(&self.keys().0)
    }

    /// Reads the signing secret again, unless that was done within [`REREAD_AFTER`]; whether it was read.
    pub(crate) async fn reread(
        &self,
        aws_http: &AwsHttpClient,
        settings: &Settings,
        now: Instant,
    ) -> bool {
        if !self.may_reread(now) {
            return false;
        }
        let store = aws_http.secret_store();
        let text = secret_text(&store, &settings.signing_secret, SIGNING).await;
        match text.and_then(|text| Keyring::parse(&text)) {
            Ok(keys) => {
                self.keys().0 = Arc::new(keys);
                true
            }
            Err(error) => {
                tracing::error!(%error, "the signing secret cannot be read again");
                false
            }
        }
    }

    /// Whether the signing secret may be read again now; if so, this is counted as a reading.
    fn may_reread(&self, now: Instant) -> bool {
        let mut held = self.keys();
        let may = now - held.1 >= REREAD_AFTER;
        if may {
            held.1 = now;
        }
        may
    }
}

/// The text of a secret.
pub(crate) async fn secret_text(
    store: &aws_sdk_secretsmanager::Client,
    id: &str,
    name: &'static str,
) -> Result<String, CloudError> {
    let wrong = |reason: &str| CloudError::Secret {
        name,
        reason: reason.to_owned(),
    };
    let answer = store.get_secret_value().secret_id(id).send().await;
    let answer = answer.map_err(|error| {
        let unanswered = matches!(
            error,
            SdkError::ConstructionFailure(_)
                | SdkError::TimeoutError(_)
                | SdkError::DispatchFailure(_)
        );
        // What the client says of an answer that it cannot read may quote it, and with it the secret.
        if unanswered || error.code().is_some() {
            CloudError::aws("GetSecretValue", error)
        } else {
            wrong("came in an answer that cannot be read")
        }
    })?;
    answer
        .secret_string
        .ok_or_else(|| wrong("is binary: it must be text"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answering::answering;
    use aws_config::{BehaviorVersion, Region};
    use aws_credential_types::Credentials;

    async fn read(answer: &'static str) -> Result<String, CloudError> {
        let config = aws_sdk_secretsmanager::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-west-1"))
            .credentials_provider(Credentials::from_keys("key", "secret", None))
            .http_client(answering(answer))
            .build();
        let store = aws_sdk_secretsmanager::Client::from_conf(config);
        secret_text(&store, "pepper", PEPPER).await
    }

    #[tokio::test]
    async fn an_answer_that_cannot_be_read_is_not_quoted() {
        let text = r#"{"SecretString":"hunter2-hunter2-"}"#;
        assert_eq!(read(text).await.unwrap(), "hunter2-hunter2-");
        for (answer, why) in [
            (r#"{"SecretString":"hunter2-hunter2-"#, "cannot be read"),
            (r#"{"SecretString":["hunter2"]}"#, "cannot be read"),
            ("hunter2", "cannot be read"),
            (r#"{"SecretBinary":"aHVudGVyMg=="}"#, "must be text"),
        ] {
            let error = read(answer).await.unwrap_err();
            let told = format!("{error} {error:?}");
            assert!(told.contains(why), "{told}");
            assert!(!told.contains("hunter2"), "{told}");
        }
    }

    #[test]
    fn the_generated_secret_of_a_new_deployment_is_a_keyring() {
        let keys = Keyring::parse(r#"{"current":"k1","k1":"0123456789abcdef"}"#).unwrap();
        assert_eq!(keys.current().0, "k1");
        assert_eq!(keys.named("k1").unwrap().bytes(), b"0123456789abcdef");
        assert!(keys.named("k2").is_none());
    }

    #[test]
    fn a_signing_secret_that_cannot_sign_is_refused_without_showing_it() {
        for (text, why) in [
            ("hunter2-hunter2-hunter2", "no JSON object"),
            (r#"{"k1":"hunter2-hunter2-"}"#, "which key is current"),
            (
                r#"{"current":"k2","k1":"hunter2-hunter2-"}"#,
                "does not hold",
            ),
            (r#"{"current":"k1","k1":"hunter2"}"#, "too short"),
            (r#"{"current":"K.1","K.1":"hunter2-hunter2-"}"#, "a-z"),
        ] {
            let error = Keyring::parse(text).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
