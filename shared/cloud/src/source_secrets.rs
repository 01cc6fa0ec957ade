//! What a worker holds of the secret by which sources prove themselves.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::secrets::{MIN_SECRET_BYTES, Secret};

/// What an error calls the secret.
pub(crate) const SOURCES: &str = "sources";
/// Keys that one source may have at a time.
const MAX_KEYS_OF_ONE: usize = 4;

/// Why nobody knows whether a delivery is a source's: it is not refused for good, and may come again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSourceKey {
    /// This deployment was told no secret for sources.
    #[error("there is no secret for sources: see SourceSecretArn")]
    NoSecret,
    /// The secret names no key of this source.
    #[error("the secret for sources holds nothing for {0}")]
    NotNamed(String),
    /// What the secret holds for this source is no key.
    #[error("what the secret for sources holds for {0} {1}")]
    NoKey(String, String),
    /// The secret store did not give the secret, or it cannot be read.
    #[error("the secret for sources cannot be read: {0}")]
    Unreadable(String),
}

/// The keys of sources, by name; or why what stands there is none. One that is wrong shuts no door but its own.
pub(crate) type SourceKeys = BTreeMap<String, Result<Vec<Secret>, String>>;

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrSeveral {
    One(String),
    Several(Vec<String>),
    Strange(IgnoredAny),
}

/// Reads the secret. What is wrong is said without any of it.
pub(crate) fn parse(text: &str) -> Result<SourceKeys, String> {
    let said: BTreeMap<String, OneOrSeveral> = serde_json::from_str(text).map_err(|_| {
        r#"it is no JSON object of texts, or lists of texts, such as {"lead-ad":"<secret>"}"#
            .to_owned()
    })?;
    let named = said.into_iter().map(|(name, said)| (name, keys(said)));
    Ok(named.collect())
}

/// What one name has.
fn keys(said: OneOrSeveral) -> Result<Vec<Secret>, String> {
    let texts = match said {
        OneOrSeveral::One(text) => vec![text],
        OneOrSeveral::Several(texts) => texts,
        OneOrSeveral::Strange(_) => return Err("is no text, and no list of texts".to_owned()),
    };
    if texts.len() > MAX_KEYS_OF_ONE {
        return Err(format!("are more than {MAX_KEYS_OF_ONE} keys"));
    }
    let keys = texts
        .into_iter()
        .map(|text| Secret::new(SOURCES, text).ok());
    let keys: Option<Vec<_>> = keys.collect();
    keys.ok_or_else(|| format!("is too short: at least {MIN_SECRET_BYTES} bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_may_have_its_new_and_its_old_key() {
        let text = r#"{"a":"0123456789abcdef","b":["0123456789abcdef","fedcba9876543210"]}"#;
        let keys = parse(text).unwrap();
        assert_eq!(keys["a"].as_ref().unwrap().len(), 1);
        assert_eq!(keys["b"].as_ref().unwrap()[1].bytes(), b"fedcba9876543210");
    }

    #[test]
    fn one_that_is_no_key_shuts_no_door_but_its_own() {
        let text = r#"{"a":"0123456789abcdef","a.challenge":"word","b":{"c":"hunter2-hunter2-"},"d":["0123456789abcdef","short"],
            "e":["1","2","3","4","hunter2"]}"#;
        let keys = parse(text).unwrap();
        assert_eq!(keys["a"].as_ref().unwrap().len(), 1);
        for (name, why) in [
            ("a.challenge", "is too short: at least 16 bytes"),
            ("b", "is no text, and no list of texts"),
            ("d", "is too short: at least 16 bytes"),
            ("e", "are more than 4 keys"),
        ] {
            assert_eq!(keys[name].as_ref().unwrap_err(), why, "{name}");
        }
    }

    #[test]
    fn a_secret_that_cannot_be_read_is_refused_without_showing_it() {
        for (text, why) in [
            ("hunter2-hunter2-", "no JSON object"),
            (r#"["hunter2-hunter2-"]"#, "no JSON object"),
            (r#""hunter2-hunter2-""#, "no JSON object"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(why), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
