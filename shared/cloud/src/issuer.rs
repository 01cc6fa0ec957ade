//! Signing in by the accounts that a company has already: its issuer says who somebody is.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aws_smithy_async::rt::sleep::AsyncSleep;
use calendar::Instant;
use followup::inquiry::EmailAddress;
use subtle::ConstantTimeEq;

use crate::oidc::{Begun, Client, Endpoint, Issuer, OIDC, discovery_question};
use crate::outside::{OneTry, OutsideError, OutsideQuestion};
use crate::secrets::{REREAD_AFTER, secret_text};
use crate::table::session::new_secret;
use crate::{Cloud, CloudError};

/// How long an issuer may take for one answer: two of them are less than a function may run.
const PATIENCE: Duration = Duration::from_secs(4);
/// Bytes of an answer at most.
const MAX_ANSWER_BYTES: usize = 256 * 1_024;
/// How long what an issuer says that it has is believed.
const DESCRIBED_FOR: chrono::Duration = chrono::Duration::hours(1);

/// Why an issuer lets nobody in. No reason repeats a code, a token or a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssuerError {
    /// This deployment was told no issuer.
    #[error("there is no issuer: see OidcSecretArn")]
    NoSecret,
    /// The secret store did not give the secret, or it cannot be read.
    #[error("the secret of the issuer cannot be read: {0}")]
    Secret(String),
    /// There was no answer in time, or no way to one.
    #[error("the issuer does not answer")]
    NoAnswer,
    /// The issuer is in trouble.
    #[error("the issuer answers with status {0}")]
    Status(u16),
    /// It is no answer of an issuer.
    #[error("what the issuer answers cannot be read")]
    Nonsense,
    /// What stands at its address describes another one.
    #[error("what stands at the issuer's address describes another issuer")]
    Other,
    /// It does not know us, or not so.
    #[error("the issuer refuses us: {0}")]
    Refused(String),
    /// The browser did not begin this, or began it too long ago.
    #[error("the sign-in was not begun in this browser")]
    NotBegun,
    /// The code was used, or is too old.
    #[error("the code is not good any more")]
    Spent,
    /// What the issuer says is meant for another one, for another sign-in, or over.
    #[error("what the issuer says is not for this sign-in")]
    NotForUs,
    /// The issuer names no address, or does not say that it is proven.
    #[error("the issuer vouches for no address")]
    Unproven,
}

impl From<OutsideError> for IssuerError {
    fn from(error: OutsideError) -> Self {
        match error {
            OutsideError::NoAnswer | OutsideError::Broken => Self::NoAnswer,
            OutsideError::Status(status) => Self::Status(status),
            OutsideError::Address | OutsideError::TooLarge => Self::Nonsense,
        }
    }
}

/// What somebody brings who comes back from the issuer.
#[derive(Debug, Clone, Copy)]
pub struct BroughtBack<'a> {
    /// The browser's own secret, with which it began.
    pub secret: &'a str,
    /// What it was sent with.
    pub state: &'a str,
    /// What the issuer gave it.
    pub code: &'a str,
    /// Which issuer it says that it comes from.
    pub issuer: Option<&'a str>,
}

/// What a worker holds of the issuer.
#[derive(Debug, Default)]
pub(crate) struct IssuerCache {
    /// It is asked over this process's network, although AWS is answered within it.
    pub(crate) by_network: bool,
    held: Mutex<Option<(Arc<Issuer>, Instant)>>,
}

impl IssuerCache {
    pub(crate) fn by_network() -> Self {
        Self {
            by_network: true,
            ..Self::default()
        }
    }

    fn held(&self) -> MutexGuard<'_, Option<(Arc<Issuer>, Instant)>> {
        // A panic while the lock is held leaves the issuer whole.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets an issuer that refuses us: its secret may have changed since.
    fn forget(&self, now: Instant) {
        let mut held = self.held();
        if held
            .as_ref()
            .is_some_and(|(_, at)| now - *at >= REREAD_AFTER)
        {
            *held = None;
        }
    }
}

impl Cloud {
    /// Whether people may sign in by their company's own accounts.
    #[must_use]
    pub fn has_issuer(&self) -> bool {
        self.settings().oidc_secret.is_some()
    }

    /// Begins a sign-in: a secret for the browser alone, and the address to which it is sent, from where it comes back to `back`.
    ///
    /// # Errors
    /// When the issuer cannot be asked; see [`IssuerError`].
    pub async fn way_to_issuer(&self, back: &str) -> Result<(String, String), IssuerError> {
        let issuer = self.issuer().await?;
        let secret =
            new_secret().map_err(|error: CloudError| IssuerError::Secret(error.to_string()))?;
        let way = issuer.way(&Begun::of(&secret), back);
        Ok((secret, way))
    }

    /// The address that the issuer vouches for, of whoever comes back from it.
    ///
    /// # Errors
    /// When it vouches for none, or cannot be asked; see [`IssuerError`].
    pub async fn address_by_issuer(
        &self,
        brought: BroughtBack<'_>,
        back: &str,
    ) -> Result<EmailAddress, IssuerError> {
        let begun = Begun::of(brought.secret);
        let is_theirs = begun.state.as_bytes().ct_eq(brought.state.as_bytes());
        let issuer = self.issuer().await?;
        if !bool::from(is_theirs) || !issuer.is_named(brought.issuer) {
            return Err(IssuerError::NotBegun);
        }
        let question = issuer.question(brought.code, &begun, back);
        let answer = self.ask_issuer(&issuer.token, question).await;
        let said =
            answer.and_then(|(status, body)| issuer.address((status, &body), &begun, self.now()));
        if let Err(IssuerError::Refused(_)) = said {
            self.issuer.forget(self.now());
        }
        said
    }

    /// Whether the issuer is there, and says that it is who the secret names.
    ///
    /// # Errors
    /// Why nobody can sign in by it; see [`IssuerError`].
    pub async fn meets_issuer(&self) -> Result<(), IssuerError> {
        self.issuer().await.map(drop)
    }

    /// The issuer, as it describes itself; asked when the first one signs in, so that no start waits for it.
    async fn issuer(&self) -> Result<Arc<Issuer>, IssuerError> {
        let now = self.now();
        let held = self.issuer.held().clone();
        if let Some((issuer, at)) = held
            && now - at < DESCRIBED_FOR
        {
            return Ok(issuer);
        }
        let name = self.settings().oidc_secret.as_deref();
        let name = name.ok_or(IssuerError::NoSecret)?;
        let text = secret_text(&self.aws_http().secret_store(), name, OIDC).await;
        let client = text
            .map_err(|error| error.to_string())
            .and_then(|text| Client::parse(&text))
            .map_err(IssuerError::Secret)?;
        let at = client.discovery().ok_or(IssuerError::Nonsense)?;
        let (status, body) = self.ask_issuer(&at, discovery_question(&at)).await?;
        if status != 200 {
            return Err(IssuerError::Status(status));
        }
        let issuer = Arc::new(Issuer::described(client, &body)?);
        *self.issuer.held() = Some((Arc::clone(&issuer), now));
        Ok(issuer)
    }

    async fn ask_issuer(
        &self,
        at: &Endpoint,
        question: OutsideQuestion,
    ) -> Result<(u16, Vec<u8>), IssuerError> {
        let (client, sleep) = self
            .one_try(self.issuer.by_network)
            .ok_or(IssuerError::NoAnswer)?;
        let asking = OneTry {
            client,
            sleep: sleep.clone(),
            endpoint: at.host.clone(),
            time: PATIENCE,
        };
        let answered = async {
            let page = asking.ask(question).await?;
            let status = page.status;
            Ok::<_, OutsideError>((status, page.whole(MAX_ANSWER_BYTES).await?))
        };
        tokio::select! {
            biased;
            answered = answered => Ok(answered?),
            () = sleep.sleep(PATIENCE) => Err(IssuerError::NoAnswer),
        }
    }
}
