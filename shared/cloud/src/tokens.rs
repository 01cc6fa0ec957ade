//! What a service says of a token that its widget put into a form.

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use followup::form::{TokenService, Widget};

use crate::Cloud;
use crate::outside::{OneTry, OutsideError};
use crate::secrets::{Secret, secret_text};
use crate::token_services::{CHALLENGE, home, keys, question, verdict};

pub use crate::token_services::{TOKEN_PATIENCE, TokenVerdict, WhyUnjudged};

/// Bytes of an answer at most: a service says yes or no.
const MAX_ANSWER_BYTES: usize = 64 * 1_024;

impl Cloud {
    /// Asks the service of a widget whether a token is good. `sent` is what it came with: a service that knows repeats gives the same answer
    /// for the same token again only if that came with the same.
    pub async fn judge_token(&self, widget: &Widget, token: &str, sent: &str) -> TokenVerdict {
        let Some((client, sleep)) = self.one_try() else {
            return TokenVerdict::Unjudged(WhyUnjudged::NoAnswer);
        };
        let judged = self.ask_for_verdict(widget, token, sent, client, sleep.clone());
        let verdict = tokio::select! {
            biased;
            verdict = judged => verdict,
            () = sleep.sleep(self.tokens.patience) => TokenVerdict::Unjudged(WhyUnjudged::NoAnswer),
        };
        if let TokenVerdict::Unjudged(WhyUnjudged::Code(_) | WhyUnjudged::NoSecret(_)) = verdict {
            self.tokens.keys.forget(self.now());
        }
        verdict
    }

    async fn ask_for_verdict(
        &self,
        widget: &Widget,
        token: &str,
        sent: &str,
        client: SharedHttpClient,
        sleep: SharedAsyncSleep,
    ) -> TokenVerdict {
        let key = match self.service_key(widget.service).await {
            Ok(key) => key,
            Err(why) => return TokenVerdict::Unjudged(why),
        };
        let asking = OneTry {
            client,
            sleep,
            endpoint: match &self.tokens.address {
                Some(address) => address.clone(),
                None => home(widget.service).to_owned(),
            },
            time: self.tokens.patience,
        };
        let question = question(widget, &key, token, sent);
        let answered = match asking.ask(question).await {
            Ok(page) => {
                let status = page.status;
                page.whole(MAX_ANSWER_BYTES)
                    .await
                    .map(|body| (status, body))
            }
            Err(error) => Err(error),
        };
        match answered {
            Ok((status, body)) => verdict(widget.service, status, &body),
            Err(OutsideError::NoAnswer | OutsideError::Broken) => {
                TokenVerdict::Unjudged(WhyUnjudged::NoAnswer)
            }
            Err(OutsideError::Status(status)) => {
                TokenVerdict::Unjudged(WhyUnjudged::Status(status))
            }
            Err(OutsideError::Address | OutsideError::TooLarge) => {
                TokenVerdict::Unjudged(WhyUnjudged::Nonsense)
            }
        }
    }

    /// Whether there is a key by which a service knows us.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn has_token_key(&self, service: TokenService) -> Result<(), WhyUnjudged> {
        self.service_key(service).await.map(|_| ())
    }

    /// The key by which a service knows us, read when the first token comes.
    async fn service_key(&self, service: TokenService) -> Result<Secret, WhyUnjudged> {
        let kind = service.kind();
        let keys = match self.tokens.keys.get() {
            Some((keys, _)) => keys,
            None => {
                let Some(name) = self.settings().challenge_secret.as_deref() else {
                    return Err(WhyUnjudged::NoSecret(kind));
                };
                let store = self.aws_http().secret_store();
                let text = secret_text(&store, name, CHALLENGE).await;
                let keys = text
                    .map_err(|error| error.to_string())
                    .and_then(|text| keys(&text))
                    .map_err(WhyUnjudged::Secret)?;
                self.tokens.keys.keep(keys, self.now())
            }
        };
        let key = keys.get(kind).cloned();
        key.ok_or(WhyUnjudged::NoSecret(kind))
    }
}
