//! Signing in by the accounts that a company has already: its issuer says who somebody is.

use std::sync::Arc;
use std::time::Duration;

use aws_smithy_async::rt::sleep::AsyncSleep;
use followup::inquiry::EmailAddress;
use subtle::ConstantTimeEq;

use crate::oidc::{Begun, Client, Issuer, OIDC, OidcEndpoint, discovery_question};
use crate::outside::{OneTry, OutsideError, OutsideQuestion};
use crate::secrets::secret_text;
use crate::table::session::new_secret;
use crate::{Cloud, CloudError};

pub use crate::oidc::IssuerError;

/// How long an issuer may take for one answer: two of them are less than a function may run.
const PATIENCE: Duration = Duration::from_secs(4);
/// Bytes of an answer at most.
const MAX_ANSWER_BYTES: usize = 256 * 1_024;
/// How long what an issuer says that it has is believed.
const DESCRIBED_FOR: chrono::Duration = chrono::Duration::hours(1);

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
        if !bool::from(is_theirs) {
            return Err(IssuerError::NotBegun);
        }
        let issuer = self.issuer().await?;
        if !issuer.is_named(brought.issuer) {
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
        if let Some((issuer, at)) = self.issuer.get()
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
        let at = &client.discovery;
        let (status, body) = self.ask_issuer(at, discovery_question(at)).await?;
        if status != 200 {
            return Err(IssuerError::Status(status));
        }
        Ok(self.issuer.keep(Issuer::described(client, &body)?, now))
    }

    async fn ask_issuer(
        &self,
        at: &OidcEndpoint,
        question: OutsideQuestion,
    ) -> Result<(u16, Vec<u8>), IssuerError> {
        let (client, sleep) = self.one_try().ok_or(IssuerError::NoAnswer)?;
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
