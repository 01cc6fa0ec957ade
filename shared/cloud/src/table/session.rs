//! Who is signed in at the desk, and who asked to be.
//!
//! Nobody of the team has a password. Whoever asks gets a mail with a link and a code; both count only in the browser that asked, by a secret that
//! it alone has, once, and for [`SIGN_IN`]. What the table holds of a browser's secrets are hashes.

use calendar::Instant;
use chrono::Duration;
use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use followup::digest::Digest;
use followup::ids::{MessageId, PersonId, derive};
use followup::inquiry::EmailAddress;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::attributes::{Item, ItemReader, SCHEMA, item, n, s, t};
use crate::bus::{BusEntry, MessageDue};
use crate::keys::{Home, Key};
use crate::table::schema::TTL;
use crate::table::sights::Sights;
use crate::table::{put, updated};
use crate::{Cloud, CloudError};

/// How long a link or a code lets somebody in.
pub const SIGN_IN: Duration = Duration::minutes(10);
/// How long somebody stays signed in.
pub const SESSION: Duration = Duration::days(14);
/// Wrong codes after which another mail has to be asked for.
pub const MAX_TRIES: u64 = 5;
/// Mails that one address gets in an hour at most.
pub const MAX_ASKED_BY_ADDRESS: u64 = 5;
/// Mails that are asked for from one network in an hour at most: an office has one address.
pub const MAX_ASKED_BY_NETWORK: u64 = 60;
/// How long a count of an hour is kept.
const COUNTED_FOR: Duration = Duration::hours(2);
/// Bytes of a browser's secret: 256 bits.
const SECRET_BYTES: usize = 32;
/// Bytes of a code: 40 bits, eight characters.
const CODE_BYTES: usize = 5;
/// What a code is derived with. Another label is another code.
const CODE_LABEL: &[u8] = b"baton sign-in code 1";

/// What became of a code that somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeTried {
    /// It is right, and this person is who asked.
    Right(PersonId),
    /// It is another one.
    Wrong,
    /// It was asked for too long ago, was used, or was tried too often: another mail has to be asked for.
    Over,
}

/// Who is signed in, and what they have seen so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who it is.
    pub person: PersonId,
    /// What they have seen at the desk.
    pub sights: Sights,
}

/// A sign-in that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SignInAsked {
    /// Who is let in; nobody, where the address is nobody's of the team.
    person: Option<PersonId>,
    /// Until when.
    expires: Instant,
    /// Whether it has let somebody in already.
    used: bool,
}

impl SignInAsked {
    fn parse(stored: &Item) -> Result<Self, CloudError> {
        let reader = ItemReader::new(stored, "sign-in")?;
        Ok(Self {
            person: person_of(&reader)?,
            expires: reader.instant("expires_at")?,
            used: reader.instant_or_none("used_at")?.is_some(),
        })
    }
}

fn person_of(reader: &ItemReader<'_>) -> Result<Option<PersonId>, CloudError> {
    let person = reader.text_or_none("person")?.map(PersonId::parse);
    person
        .transpose()
        .map_err(|error| CloudError::corrupt("session", error))
}

/// By what a mail about a sign-in is known: whoever has a mail cannot compute the secret of the browser from it.
#[must_use]
pub fn sign_in_of(secret: &str) -> MessageId {
    MessageId::derive(&["sign in", secret])
}

fn session_of(secret: &str) -> Key {
    Key::session(&derive(&["session", secret]))
}

/// A secret that nobody can guess, as a cookie has it.
pub(crate) fn new_secret() -> Result<String, CloudError> {
    let mut bytes = [0; SECRET_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| CloudError::corrupt("secret", error))?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

/// The number under which sessions count: none is counted up before somebody's were ended.
fn generation_of(stored: Option<&Item>) -> Result<u64, CloudError> {
    let Some(stored) = stored else {
        return Ok(0);
    };
    let counted = ItemReader::new(stored, "generation")?.number_or_none("generation")?;
    Ok(counted.unwrap_or(0))
}

impl Cloud {
    /// Begins a sign-in for whoever has this address, and announces its mail; the secret is the browser's that asked. Where the address is nobody's, or
    /// too many mails were asked for in this hour, the same comes back, and no mail.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn ask_to_sign_in(
        &self,
        address: &EmailAddress,
        person: Option<&PersonId>,
        network: Option<&str>,
        now: Instant,
    ) -> Result<String, CloudError> {
        let secret = new_secret()?;
        let id = sign_in_of(&secret);
        let by_address = self
            .counted("address", address.normalised(), MAX_ASKED_BY_ADDRESS, now)
            .await?;
        let by_network = match network {
            Some(network) => {
                self.counted("network", network, MAX_ASKED_BY_NETWORK, now)
                    .await?
            }
            None => true,
        };
        let person = person.filter(|_| by_address && by_network);
        let expires = now + SIGN_IN;
        let mut stored = item(&Key::sign_in(&id));
        stored.insert("expires_at".to_owned(), t(expires));
        stored.insert(TTL.to_owned(), n(expires.timestamp()));
        if let Some(person) = person {
            stored.insert("person".to_owned(), s(person.as_str()));
        }
        put(self.put_item(stored)).await?;
        if let Some(person) = person {
            self.mail_at_once(Digest::sign_in(person, id, now)).await?;
        }
        Ok(secret)
    }

    /// Writes a mail that is about no lead, and tells the bus of it. What the bus did not take is due, and the sweep finds it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn mail_at_once(&self, digest: Digest) -> Result<(), CloudError> {
        self.ensure_digest(&digest).await?;
        let home = Home::Person(digest.to.clone());
        let due = MessageDue::new(Key::message(&home, &digest.id));
        let published = self.publish(&[BusEntry::of_message(&due)]).await;
        if let Some(error) = published.failure {
            tracing::warn!(%error, "a mail was not announced; it is due");
        }
        Ok(())
    }

    /// Counts one more in this hour; whether that is within the bound.
    async fn counted(
        &self,
        what: &str,
        whose: &str,
        most: u64,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let hash = self.address_hash(&format!("{what} {whose}"));
        let hour = now.format("%Y%m%d%H").to_string();
        let expires = now + COUNTED_FOR;
        let update = self
            .update(&Key::request(&derive(&["sign in", what, &hash, &hour])))
            .update_expression("ADD asked :one SET #schema = :schema, #ttl = :ttl")
            .condition_expression("attribute_not_exists(asked) OR asked < :most")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_names("#ttl", TTL)
            .expression_attribute_values(":one", n(1))
            .expression_attribute_values(":most", n(most))
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":ttl", n(expires.timestamp()));
        updated(update).await
    }

    async fn sign_in_asked(
        &self,
        id: &MessageId,
        now: Instant,
    ) -> Result<Option<SignInAsked>, CloudError> {
        let stored = self.get(&Key::sign_in(id)).await?;
        let asked = stored.as_ref().map(SignInAsked::parse).transpose()?;
        Ok(asked.filter(|asked| asked.expires > now && !asked.used))
    }

    /// Lets in whoever opens the link of the mail in the browser that asked; nobody, when its time is over or it was used.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn redeem_link(
        &self,
        secret: &str,
        now: Instant,
    ) -> Result<Option<PersonId>, CloudError> {
        let id = sign_in_of(secret);
        let asked = self.sign_in_asked(&id, now).await?;
        let Some(person) = asked.and_then(|asked| asked.person) else {
            return Ok(None);
        };
        Ok(self.used(&id, now).await?.then_some(person))
    }

    /// Lets in whoever types the code of the mail into the browser that asked. Each try is counted before it is judged.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn redeem_code(
        &self,
        secret: &str,
        code: &str,
        now: Instant,
    ) -> Result<CodeTried, CloudError> {
        let id = sign_in_of(secret);
        let update = self
            .update(&Key::sign_in(&id))
            .update_expression("ADD tries :one")
            .condition_expression(
                "expires_at > :now AND attribute_not_exists(used_at) AND (attribute_not_exists(tries) OR tries < :most)",
            )
            .expression_attribute_values(":one", n(1))
            .expression_attribute_values(":now", t(now))
            .expression_attribute_values(":most", n(MAX_TRIES));
        if !updated(update).await? {
            return Ok(CodeTried::Over);
        }
        let asked = self.sign_in_asked(&id, now).await?;
        let typed: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        let right = self.sign_in_code(&id).replace('-', "");
        let is_right = typed
            .to_ascii_lowercase()
            .as_bytes()
            .ct_eq(right.as_bytes());
        let person = asked.and_then(|asked| asked.person);
        match person.filter(|_| bool::from(is_right)) {
            None => Ok(CodeTried::Wrong),
            Some(person) if self.used(&id, now).await? => Ok(CodeTried::Right(person)),
            Some(_) => Ok(CodeTried::Over),
        }
    }

    /// Marks a sign-in as used; false, when somebody was faster.
    async fn used(&self, id: &MessageId, now: Instant) -> Result<bool, CloudError> {
        let update = self
            .update(&Key::sign_in(id))
            .update_expression("SET used_at = :now")
            .condition_expression("expires_at > :now AND attribute_not_exists(used_at)")
            .expression_attribute_values(":now", t(now));
        updated(update).await
    }

    /// The code of a sign-in, in two groups of four: "k3vd-x7qa".
    ///
    /// # Panics
    /// Never: a keyed hash takes a key of any length.
    #[must_use]
    pub fn sign_in_code(&self, id: &MessageId) -> String {
        let keys = self.keys();
        let (_, key) = keys.current();
        let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes())
            .expect("a keyed hash takes a key of any length");
        mac.update(CODE_LABEL);
        mac.update(id.as_str().as_bytes());
        let full = mac.finalize().into_bytes();
        let code = BASE32_NOPAD
            .encode(&full[..CODE_BYTES])
            .to_ascii_lowercase();
        let (first, second) = code.split_at(code.len() / 2);
        format!("{first}-{second}")
    }

    /// Signs somebody in; what comes back is for their browser's cookie, and for nothing else.
    ///
    /// # Errors
    /// When the table cannot be read or written.
    pub async fn open_session(
        &self,
        person: &PersonId,
        now: Instant,
    ) -> Result<String, CloudError> {
        let secret = new_secret()?;
        let expires = now + SESSION;
        let mut stored = item(&session_of(&secret));
        stored.insert("person".to_owned(), s(person.as_str()));
        stored.insert("generation".to_owned(), n(self.generation(person).await?));
        stored.insert("expires_at".to_owned(), t(expires));
        stored.insert(TTL.to_owned(), n(expires.timestamp()));
        put(self.put_item(stored)).await?;
        Ok(format!("{person}.{secret}"))
    }

    /// Who a browser's cookie says is here; nobody, when it is no session's, over, or ended from elsewhere.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn session(
        &self,
        cookie: &str,
        now: Instant,
    ) -> Result<Option<SignedIn>, CloudError> {
        let Some((Ok(person), secret)) = cookie
            .split_once('.')
            .map(|(person, secret)| (PersonId::parse(person), secret))
        else {
            return Ok(None);
        };
        let key = session_of(secret);
        let cloud = self
            .reading_ahead(&[key.clone(), Key::generation(&person)])
            .await;
        let Some(stored) = cloud.get(&key).await? else {
            return Ok(None);
        };
        let reader = ItemReader::new(&stored, "session")?;
        let is_theirs = person_of(&reader)?.as_ref() == Some(&person);
        // Expiry is compared: DynamoDB deletes what has expired whenever it likes.
        let lasts = reader.instant("expires_at")? > now;
        let generation = reader.number("generation")?;
        let counts = cloud.get(&Key::generation(&person)).await?;
        let stands = is_theirs && lasts && generation == generation_of(counts.as_ref())?;
        let sights = Sights::parse(counts.as_ref())?;
        Ok(stands.then_some(SignedIn { person, sights }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn close_session(&self, cookie: &str) -> Result<(), CloudError> {
        let Some((_, secret)) = cookie.split_once('.') else {
            return Ok(());
        };
        let update = self
            .update(&session_of(secret))
            .update_expression("SET expires_at = :now")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":now", t(self.now()));
        updated(update).await.map(drop)
    }

    /// Ends every session of somebody, wherever it is open.
    ///
    /// # Errors
    /// When the table cannot be written.
    pub async fn close_every_session(&self, person: &PersonId) -> Result<(), CloudError> {
        let update = self
            .update(&Key::generation(person))
            .update_expression("ADD generation :one SET #schema = :schema")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":one", n(1))
            .expression_attribute_values(":schema", n(SCHEMA));
        updated(update).await.map(drop)
    }

    /// Which sessions of somebody count: those that were opened under this number.
    async fn generation(&self, person: &PersonId) -> Result<u64, CloudError> {
        generation_of(self.get(&Key::generation(person)).await?.as_ref())
    }
}
