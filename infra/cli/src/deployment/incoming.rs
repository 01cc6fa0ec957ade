//! What comes in from outside, as the mail service hands it over: received mail, and what became of a mail.

use chrono::SecondsFormat;
use data_encoding::HEXLOWER;
use followup::ids::derive;
use local::{AcceptedMail, EMAIL_RECEIVED};
use serde_json::{Value, json};

use crate::deployment::LocalDeployment;

impl LocalDeployment {
    /// A raw message arrives. Under which id it was handed over.
    pub async fn take_mail(&self, raw: &[u8]) -> String {
        let now = self.aws().clock().now();
        let at = now.to_rfc3339_opts(SecondsFormat::Millis, true);
        let id = derive(&["received", &at, &HEXLOWER.encode(raw)]);
        // Whom it went to, its own head says.
        let detail = self.aws().receive(raw, &id, &[]);
        self.take_event(&id, EMAIL_RECEIVED, detail).await;
        id
    }

    /// Whoever got a mail answers it in these words. Under which id the answer was handed over.
    pub async fn answer_mail(&self, mail: &AcceptedMail, words: &str) -> String {
        let now = self.aws().clock().now();
        self.take_mail(&mail.answered(words, now)).await
    }

    /// An event of the mail service arrives.
    pub(crate) async fn take_event(&self, id: &str, kind: &str, detail: Value) {
        let now = self.aws().clock().now();
        self.hand_in(json!({
            "version": "0",
            "id": id,
            "detail-type": kind,
            "source": "aws.ses",
            "account": "000000000000",
            "time": now.to_rfc3339_opts(SecondsFormat::Secs, true),
            "region": "us-east-1",
            "resources": [],
            "detail": detail,
        }))
        .await;
    }
}
