//! By what the deliveries of sources are known to be theirs.
//!
//! The secret is a JSON object: under a source's name the key that it signs with, or the word that it brings along; under
//! `{name}.challenge` the word by which it makes sure that the address is meant. Where one is changed, a list of the new and the old
//! takes both for a while: `{"lead-ad":["…","…"],"lead-ad.challenge":"…"}`.

use followup::source::GivenSignature;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::Cloud;
use crate::secrets::{Secret, secret_text};
use crate::source_secrets::{SOURCES, parse};

pub use crate::source_secrets::NoSourceKey;

/// What stands behind a source's name, for the word that checks its address.
const CHALLENGE: &str = ".challenge";

/// Under which name the secret holds the word by which a source makes sure that its address is meant.
#[must_use]
pub fn source_challenge(source: &str) -> String {
    format!("{source}{CHALLENGE}")
}

impl Cloud {
    /// Whether the secret holds something of this name.
    ///
    /// # Errors
    /// Why not.
    pub async fn has_source_key(&self, name: &str) -> Result<(), NoSourceKey> {
        self.source_key(name).await.map(|_| ())
    }

    /// Whether a source signed this.
    ///
    /// # Errors
    /// Why nobody knows.
    pub async fn is_signed_by_source(
        &self,
        source: &str,
        given: &GivenSignature,
    ) -> Result<bool, NoSourceKey> {
        let fits = |key: &Secret| {
            let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes())
                .expect("a keyed hash takes a key of any length");
            mac.update(&given.content);
            let right = mac.finalize().into_bytes();
            let mut given = given.signatures.iter();
            given.any(|one| one.as_slice().ct_eq(right.as_slice()).into())
        };
        self.fits_a_source_key(source, &fits).await
    }

    /// A word, signed with the key of a source: the newest, where there are two.
    ///
    /// # Errors
    /// Why it cannot be.
    pub async fn sign_for_source(&self, source: &str, word: &str) -> Result<Vec<u8>, NoSourceKey> {
        let keys = self.source_key(source).await?;
        let key = keys
            .first()
            .ok_or_else(|| NoSourceKey::NotNamed(source.to_owned()))?;
        let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes())
            .expect("a keyed hash takes a key of any length");
        mac.update(word.as_bytes());
        Ok(mac.finalize().into_bytes().to_vec())
    }

    /// Whether a word is the one that a source brings along.
    ///
    /// # Errors
    /// Why nobody knows.
    pub async fn is_word_of_source(&self, source: &str, word: &str) -> Result<bool, NoSourceKey> {
        let fits = |key: &Secret| word.as_bytes().ct_eq(key.bytes()).into();
        self.fits_a_source_key(source, &fits).await
    }

    /// Whether a word is the one by which a source makes sure that its address is meant.
    ///
    /// # Errors
    /// Why nobody knows.
    pub async fn is_challenge_of_source(
        &self,
        source: &str,
        word: &str,
    ) -> Result<bool, NoSourceKey> {
        self.is_word_of_source(&source_challenge(source), word)
            .await
    }

    /// Whether a key fits, those read again that may have changed since.
    async fn fits_a_source_key(
        &self,
        name: &str,
        fits: &(dyn Fn(&Secret) -> bool + Sync),
    ) -> Result<bool, NoSourceKey> {
        let mut named = self.source_key(name).await;
        let is_settled = named.as_ref().is_ok_and(|keys| keys.iter().any(fits));
        if !is_settled && self.source_keys.forget(self.now()) {
            named = self.source_key(name).await;
        }
        named.map(|keys| keys.iter().any(fits))
    }

    /// The keys of that name, read when the first delivery comes.
    async fn source_key(&self, name: &str) -> Result<Vec<Secret>, NoSourceKey> {
        let keys = match self.source_keys.get() {
            Some((keys, _)) => keys,
            None => {
                let secret = self.settings().source_secret.as_deref();
                let secret = secret.ok_or(NoSourceKey::NoSecret)?;
                let text = secret_text(&self.aws_http().secret_store(), secret, SOURCES).await;
                let keys = text
                    .map_err(|error| error.to_string())
                    .and_then(|text| parse(&text))
                    .map_err(NoSourceKey::Unreadable)?;
                self.source_keys.keep(keys, self.now())
            }
        };
        let named = keys.get(name).cloned();
        let named = named.ok_or_else(|| NoSourceKey::NotNamed(name.to_owned()))?;
        named.map_err(|why| NoSourceKey::NoKey(name.to_owned(), why))
    }
}
