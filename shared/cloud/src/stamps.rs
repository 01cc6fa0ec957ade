//! The key of form stamps: what a form must bring back unchanged is signed with it, and nothing else is.
//!
//! Everybody who opens a form gets a signature under this key, and may ask for as many as they like. So it is none of the
//! keys that links are signed with: it is derived, by a label of its own, from the pepper. Neither can be
//! computed from it, nor can a stamp pass for a link or a link for a stamp.
//!
//! A third secret would cost as much as four alarms. If the key were derived from the signing keys, rotating these would make a
//! page that somebody has open look forged. The pepper never changes, so rotating the signing key touches no stamp. The stamps' key
//! is rotated by counting `LABEL` up and deploying, which touches no link: a person then looks at what comes from pages that were open
//! at that moment.

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::Cloud;
use crate::secrets::Secret;

/// What the key is derived with. Another label is another key.
const LABEL: &[u8] = b"baton form stamp key 1";
/// Bytes of a signature: 128 bits.
const SIGNATURE_BYTES: usize = 16;

/// The key that form stamps are signed with.
#[derive(Debug, Clone)]
pub struct StampKey(Secret);

impl StampKey {
    /// The key of a deployment.
    ///
    /// ```
    /// use cloud::secrets::Secret;
    /// use cloud::stamps::StampKey;
    /// let key = StampKey::derive(&Secret::new("pepper", "0123456789abcdef")?);
    /// let signature = key.sign("shown:contact:0");
    /// assert!(key.verify("shown:contact:0", &signature));
    /// assert!(!key.verify("shown:contact:1", &signature));
    /// # Ok::<(), cloud::CloudError>(())
    /// ```
    #[must_use]
    pub fn derive(pepper: &Secret) -> Self {
        Self::labelled(pepper, LABEL)
    }

    fn labelled(pepper: &Secret, label: &[u8]) -> Self {
        let bytes = mac(pepper, label);
        Self(Secret::new("stamp", bytes).expect("a keyed hash is longer than the shortest secret"))
    }

    /// Signs a text.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        BASE64URL_NOPAD.encode(&self.signature(text))
    }

    /// Whether a text was signed so, compared in constant time.
    #[must_use]
    pub fn verify(&self, text: &str, signed: &str) -> bool {
        BASE64URL_NOPAD
            .decode(signed.as_bytes())
            .is_ok_and(|given| given.ct_eq(&self.signature(text)).into())
    }

    fn signature(&self, text: &str) -> [u8; SIGNATURE_BYTES] {
        let full = mac(&self.0, text.as_bytes());
        let mut short = [0; SIGNATURE_BYTES];
        short.copy_from_slice(&full[..SIGNATURE_BYTES]);
        short
    }
}

fn mac(key: &Secret, text: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes())
        .expect("a keyed hash takes a key of any length");
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

impl Cloud {
    /// The key that form stamps are signed with.
    #[must_use]
    pub fn stamp_key(&self) -> StampKey {
        StampKey::derive(self.pepper())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::{Link, Purpose};
    use crate::secrets::Keyring;
    use followup::ids::LeadId;

    fn pepper() -> Secret {
        Secret::new("pepper", "0123456789abcdef").unwrap()
    }

    #[test]
    fn another_label_or_another_pepper_is_another_key() {
        let key = StampKey::derive(&pepper());
        let next = StampKey::labelled(&pepper(), b"baton form stamp key 2");
        let other = StampKey::derive(&Secret::new("pepper", "fedcba9876543210").unwrap());
        let signed = key.sign("page");
        assert!(key.verify("page", &signed));
        for another in [next, other] {
            assert!(!another.verify("page", &signed));
        }
        for wrong in ["", "=", &signed[1..], &signed[..signed.len() - 1]] {
            assert!(!key.verify("page", wrong), "{wrong}");
        }
    }

    #[test]
    fn a_stamp_is_no_link_even_where_both_secrets_hold_the_same_bytes() {
        let key = StampKey::derive(&pepper());
        let ring = Keyring::parse(r#"{"current":"k1","k1":"0123456789abcdef"}"#).unwrap();
        let link = Link {
            purpose: Purpose::Stop,
            lead: Some(LeadId::derive(&["x"])),
            person: None,
            task: "t".to_owned(),
            expires: None,
        };
        let token = link.token(&ring);
        let (text, signed) = token.rsplit_once('.').unwrap();
        assert!(!key.verify(text, signed));
        let stamped = format!("{text}.{}", key.sign(text));
        assert!(Link::read(&stamped, &ring, calendar::Instant::default()).is_err());
    }
}
