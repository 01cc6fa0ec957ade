//! Signed links in mail: one task, one purpose, one reader.
//!
//! A token is `purpose.lead.person.task.expiry.key.signature`; only the last part is secret, and the parts
//! before it are what the signature covers.

use calendar::Instant;
use chrono::Duration;
use data_encoding::BASE64URL_NOPAD;
use followup::ids::{LeadId, PersonId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::Cloud;
use crate::secrets::{Keyring, Secret};

/// Bytes of a signature: 128 bits.
const SIGNATURE_BYTES: usize = 16;
/// How long a link of a task is good.
pub const TASK_LINK: Duration = Duration::days(45);
/// How long the link by which a lead chooses a time is good: each mail has a new one.
pub const BOOKING_LINK: Duration = Duration::days(90);
/// What the lead's own link to their times has in place of a task.
pub const TIMES: &str = "times";
/// How long the offer of the newsletter is good.
pub const OFFER_LINK: Duration = Duration::days(180);
/// How long "I am ready" in a letter is good: as long as anybody rests, and a while more.
pub const READY_LINK: Duration = Duration::days(800);
/// The longest token that is looked at.
pub const MAX_TOKEN: usize = 400;
/// Stands for a part that a purpose has no use for.
const NOBODY: &str = "-";

/// Purposes, each with the letter that is the path of its page, so that a new one is one row.
macro_rules! purposes {
    ($($(#[$about:meta])* $name:ident = $letter:literal,)+) => {
        /// What a link is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Purpose {
            $($(#[$about])* $name,)+
        }

        impl Purpose {
            /// Every purpose.
            pub const ALL: [Purpose; [$($letter),+].len()] = [$(Purpose::$name),+];

            /// The letter of the purpose: the path of its page.
            #[must_use]
            pub fn path(self) -> &'static str {
                match self {
                    $(Purpose::$name => $letter,)+
                }
            }
        }
    };
}

purposes! {
    /// A rep reports an outcome.
    Outcome = "o",
    /// The manager gives a lead to somebody.
    Assign = "a",
    /// The qualifier or the manager decides.
    Verdict = "v",
    /// A rep answers "goes out at 11:00".
    Announcement = "n",
    /// The owner of a lead that is about to move keeps it.
    Keep = "k",
    /// A person releases or drops a message that is held.
    Message = "m",
    /// The lead chooses, moves or cancels a time; a rep confirms, moves or cancels it.
    Booking = "b",
    /// Who had agreed something with a lead that somebody else has now writes three lines about it.
    ThreeLines = "t",
    /// A rep who is given no new leads for now wants them again.
    Resume = "r",
    /// A rep lets the mail go on that is held because a colleague of the lead was in touch.
    GoOn = "h",
    /// Somebody of the team says that an address from which a report came is theirs.
    OwnAddress = "w",
    /// Somebody of the team reads all that is open for them.
    List = "l",
    /// Whoever leads the team reads who is of it, and changes it.
    Team = "p",
    /// Somebody of the team is let in at the desk.
    SignIn = "i",
    /// The lead wants no more mail. Never expires.
    Stop = "u",
    /// The lead wants the newsletter.
    OptIn = "y",
    /// Who rests says by a letter that they are ready.
    Ready = "e",
}

/// What a link says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub purpose: Purpose,
    /// About which lead; of a list, about none.
    pub lead: Option<LeadId>,
    /// For whom; nobody of the team, when it is the lead's.
    pub person: Option<PersonId>,
    /// The task, the message, or the hash of an address.
    pub task: String,
    /// Until when it is good; for ever, if absent.
    pub expires: Option<Instant>,
}

/// Why a link is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is no link of ours, or was changed.
    #[error(
        "the link is not one of ours, or a part of it is missing; open it from the mail once more"
    )]
    Forged,
    /// It is older than its time.
    #[error("the link has expired; the newest mail about this lead has a new one")]
    Expired {
        /// It was made for a person of the team; otherwise for the lead.
        for_team: bool,
    },
    /// It was signed with a key that is not known here.
    #[error("the link was signed with another key")]
    UnknownKey,
}

fn signature(key: &Secret, text: &str) -> [u8; SIGNATURE_BYTES] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes())
        .expect("a keyed hash takes a key of any length");
    mac.update(b"baton link");
    mac.update(text.as_bytes());
    let full = mac.finalize().into_bytes();
    let mut short = [0; SIGNATURE_BYTES];
    short.copy_from_slice(&full[..SIGNATURE_BYTES]);
    short
}

impl Link {
    /// The token that says this link.
    #[must_use]
    pub fn token(&self, keys: &Keyring) -> String {
        let (key_name, key) = keys.current();
        let person = self.person.as_ref().map_or(NOBODY, PersonId::as_str);
        let lead = self.lead.as_ref().map_or(NOBODY, LeadId::as_str);
        let expires = self
            .expires
            .map_or_else(|| NOBODY.to_owned(), |at| at.timestamp().to_string());
        let text = format!(
            "{}.{lead}.{person}.{}.{expires}.{key_name}",
            self.purpose.path(),
            self.task
        );
        let signed = BASE64URL_NOPAD.encode(&signature(key, &text));
        format!("{text}.{signed}")
    }

    /// The address of the link's page.
    #[must_use]
    pub fn url(&self, base_url: &str, keys: &Keyring) -> String {
        format!("{base_url}/{}/{}", self.purpose.path(), self.token(keys))
    }

    /// Reads a token.
    ///
    /// # Errors
    /// [`LinkError`].
    pub fn read(token: &str, keys: &Keyring, now: Instant) -> Result<Self, LinkError> {
        if token.len() > MAX_TOKEN {
            return Err(LinkError::Forged);
        }
        let (text, signed) = token.rsplit_once('.').ok_or(LinkError::Forged)?;
        let parts: Vec<&str> = text.split('.').collect();
        let [purpose, lead, person, task, expires, signed_with] = parts.as_slice() else {
            return Err(LinkError::Forged);
        };
        let key = keys.named(signed_with).ok_or(LinkError::UnknownKey)?;
        let given = BASE64URL_NOPAD
            .decode(signed.as_bytes())
            .map_err(|_| LinkError::Forged)?;
        if !bool::from(given.ct_eq(&signature(key, text))) {
            return Err(LinkError::Forged);
        }
        let expires = match *expires {
            NOBODY => None,
            seconds => {
                let seconds = seconds.parse().map_err(|_| LinkError::Forged)?;
                Some(Instant::from_timestamp(seconds, 0).ok_or(LinkError::Forged)?)
            }
        };
        if expires.is_some_and(|expires| expires <= now) {
            let for_team = *person != NOBODY;
            return Err(LinkError::Expired { for_team });
        }
        Ok(Self {
            purpose: Purpose::ALL
                .into_iter()
                .find(|one| one.path() == *purpose)
                .ok_or(LinkError::Forged)?,
            lead: match *lead {
                NOBODY => None,
                id => Some(LeadId::parse(id).map_err(|_| LinkError::Forged)?),
            },
            person: match *person {
                NOBODY => None,
                id => Some(PersonId::parse(id).map_err(|_| LinkError::Forged)?),
            },
            task: (*task).to_owned(),
            expires,
        })
    }
}

impl Cloud {
    /// The address of the page on which a lead chooses, moves or cancels a time.
    #[must_use]
    pub fn times_address(&self, lead: &LeadId, now: Instant) -> String {
        let link = Link {
            purpose: Purpose::Booking,
            lead: Some(lead.clone()),
            person: None,
            task: TIMES.to_owned(),
            expires: Some(now + BOOKING_LINK),
        };
        link.url(&self.settings().base_url, &self.keys())
    }

    /// Reads the token of a link. A key that is not known here may be newer than this worker: then the secret is
    /// read again, at most once in [`REREAD_AFTER`](crate::secrets::REREAD_AFTER).
    ///
    /// # Errors
    /// [`LinkError`].
    pub async fn read_link(&self, token: &str) -> Result<Link, LinkError> {
        let now = self.now();
        match Link::read(token, &self.keys(), now) {
            Err(LinkError::UnknownKey) if self.reread_keys().await => {
                Link::read(token, &self.keys(), now)
            }
            read => read,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyring(text: &str) -> Keyring {
        Keyring::parse(text).unwrap()
    }

    fn key() -> Keyring {
        keyring(r#"{"current":"k1","k1":"0123456789abcdef"}"#)
    }

    fn link() -> Link {
        Link {
            purpose: Purpose::Outcome,
            lead: Some(LeadId::derive(&["x"])),
            person: Some(PersonId::parse("sam").unwrap()),
            task: "c1_inbound_0".to_owned(),
            expires: Instant::from_timestamp(1_000, 0),
        }
    }

    #[test]
    fn no_two_purposes_share_a_letter() {
        for purpose in Purpose::ALL {
            let same = Purpose::ALL.map(Purpose::path);
            let same = same.iter().filter(|letter| **letter == purpose.path());
            assert_eq!(same.count(), 1, "{purpose:?}");
        }
    }

    #[test]
    fn a_link_says_what_was_signed() {
        let now = Instant::from_timestamp(999, 0).unwrap();
        assert_eq!(Link::read(&link().token(&key()), &key(), now), Ok(link()));
    }

    #[test]
    fn a_link_in_which_any_character_was_changed_is_forged() {
        let now = Instant::from_timestamp(0, 0).unwrap();
        let token = link().token(&key());
        for at in 0..token.len() {
            let mut changed = token.clone().into_bytes();
            changed[at] = if changed[at] == b'a' { b'b' } else { b'a' };
            let changed = String::from_utf8(changed).unwrap();
            assert!(Link::read(&changed, &key(), now).is_err(), "{changed}");
        }
        assert_eq!(Link::read("", &key(), now), Err(LinkError::Forged));
    }

    #[test]
    fn a_link_past_its_time_or_of_another_key_is_not_followed() {
        let late = Instant::from_timestamp(1_000, 0).unwrap();
        assert_eq!(
            Link::read(&link().token(&key()), &key(), late),
            Err(LinkError::Expired { for_team: true })
        );
        let other = keyring(r#"{"current":"k2","k2":"fedcba9876543210"}"#);
        assert_eq!(
            Link::read(&link().token(&key()), &other, late),
            Err(LinkError::UnknownKey)
        );
    }

    #[test]
    fn a_link_goes_on_working_while_its_key_is_kept_beside_a_newer_one() {
        let now = Instant::from_timestamp(999, 0).unwrap();
        let both = keyring(r#"{"current":"k2","k1":"0123456789abcdef","k2":"fedcba9876543210"}"#);
        assert_eq!(Link::read(&link().token(&key()), &both, now), Ok(link()));
        assert_eq!(Link::read(&link().token(&both), &both, now), Ok(link()));
    }

    #[test]
    fn a_stop_never_expires() {
        let stop = Link {
            purpose: Purpose::Stop,
            person: None,
            expires: None,
            ..link()
        };
        let late = Instant::from_timestamp(90_000_000_000, 0).unwrap();
        assert_eq!(Link::read(&stop.token(&key()), &key(), late), Ok(stop));
    }
}
