//! What a worker holds of the secret by which sources prove themselves.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::secrets::Secret;

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
    /// The secret store did not give the secret, or it cannot be read.
    #[error("the secret for sources cannot be read: {0}")]
    Unreadable(String),
}

/// The keys of sources, by name.
pub(crate) type SourceKeys = BTreeMap<String, Vec<Secret>>;

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrSeveral {
    One(String),
    Several(Vec<String>),
}

/// Reads the secret. What is wrong is said without any of it.
pub(crate) fn parse(text: &str) -> Result<SourceKeys, String> {
    let said: BTreeMap<String, OneOrSeveral> = serde_json::from_str(text).map_err(|_| {
        r#"it is no JSON object of texts, or lists of texts, such as {"lead-ad":"<secret>"}"#
            .to_owned()
    })?;
    let keys = |said: OneOrSeveral| {
        let texts = match said {
            OneOrSeveral::One(text) => vec![text],
            OneOrSeveral::Several(texts) => texts,
        };
        if texts.len() > MAX_KEYS_OF_ONE {
            return Err(format!("a source has more than {MAX_KEYS_OF_ONE} keys"));
        }
        let keys = texts.into_iter().map(|text| Secret::new(SOURCES, text));
        keys.collect::<Result<Vec<_>, _>>()
            .map_err(|error| error.to_string())
    };
    said.into_iter()
        .map(|(name, said)| Ok((name, keys(said)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_may_have_its_new_and_its_old_key() {
        let text = r#"{"a":"0123456789abcdef","b":["0123456789abcdef","fedcba9876543210"]}"#;
        let keys = parse(text).unwrap();
        assert_eq!(keys["a"].len(), 1);
        assert_eq!(keys["b"][1].bytes(), b"fedcba9876543210");
    }

    #[test]
    fn a_secret_that_cannot_be_read_is_refused_without_showing_it() {
        for (text, why) in [
            ("hunter2-hunter2-", "no JSON object"),
            (r#"{"a":{"b":"hunter2-hunter2-"}}"#, "no JSON object"),
            (r#"{"a":"hunter2"}"#, "too short"),
            (r#"{"a":["1","2","3","4","hunter2"]}"#, "more than 4 keys"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(why), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
