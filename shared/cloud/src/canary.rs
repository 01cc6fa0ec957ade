//! The canary: a lead of our own that is let in each hour by the form that people use, so that somebody is called when inquiries are not
//! taken, answered and given away, and not when the first customer complains.
//!
//! It is the brother of the probe mail ([`received_mail`](crate::table::received_mail)): what that proves of answers, this does of inquiries. It comes by
//! the public address of the form, over HTTP, because a domain, a certificate, a gateway or a permission fails where no function sees it.
//!
//! It proves to be ours by its address. That is the mail service's simulator, which takes every mail and counts none against the
//! account's quota or name, with a label that only we can make: the moment at which it was let in, and 80 bits over that and the form, under a
//! key that is derived from the pepper by a label of its own. So no field beside those of the form is needed, and it is answered like
//! anybody: at the address that it gave. Who types the simulator's address without that label, or with one that is over an hour old, is
//! whoever they are, and treated as anybody.

use std::future::Future;
use std::time::Duration as Patience;

use aws_smithy_async::rt::sleep::AsyncSleep;
use calendar::{Instant, format_instant};
use chrono::Duration;
use followup::form::STAMP_FIELD;
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use form_urlencoded::Serializer;
use subtle::ConstantTimeEq;

use crate::Cloud;
use crate::outside::{OneTry, OutsideError, OutsideQuestion};

/// The label under which the key is derived, so that no other signature of ours lets a canary in.
const LABEL: &[u8] = b"baton canary key 1";
/// The simulator's mailbox that takes everything, before the label.
const MAILBOX: &str = "success+";
/// The mail service's simulator.
const SIMULATOR: &str = "@simulator.amazonses.com";
/// Between the moment and the part that only we can make.
const BETWEEN: char = '-';
/// How long an address lets a canary in.
const GOOD_FOR: Duration = Duration::hours(1);
/// How long the form may take to answer, a cold start included.
pub const FORM_PATIENCE: Patience = Patience::from_secs(10);
/// What it says that it is: a firewall before the form refuses whoever says nothing, as no browser does.
const USER_AGENT: &str = "Mozilla/5.0 (compatible; baton-canary)";
/// Bytes of the form's page at most.
const MAX_PAGE_BYTES: usize = 1_024 * 1_024;

/// Why the form did not take a canary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormTrouble {
    /// There was no answer, or none that can be read.
    #[error(transparent)]
    Outside(#[from] OutsideError),
    /// It answered with another status than it answers a browser with.
    #[error("the form answered with status {0}")]
    Status(u16),
    /// The page has no stamp: it is none of ours.
    #[error("the page has no stamp")]
    NoStamp,
}

/// The lead that a canary becomes which is let in at a moment.
#[must_use]
pub fn canary_lead(let_in: Instant) -> LeadId {
    LeadId::of_canary(&format_instant(let_in))
}

impl Cloud {
    /// The address of a canary that is let in now by this form.
    #[must_use]
    pub fn canary_address(&self, form: &str, let_in: Instant) -> String {
        let millis = let_in.timestamp_millis();
        let mac = self.canary_mac(form, millis);
        format!("{MAILBOX}{millis}{BETWEEN}{mac}{SIMULATOR}")
    }

    /// When a canary was let in whose address this is; nothing, if it is anybody else's, or too old.
    #[must_use]
    pub fn canary_of(&self, form: &str, address: &str, now: Instant) -> Option<Instant> {
        let label = address.strip_prefix(MAILBOX)?.strip_suffix(SIMULATOR)?;
        let (millis, mac) = label.split_once(BETWEEN)?;
        let let_in = Instant::from_timestamp_millis(millis.parse().ok()?)?;
        let age = now - let_in;
        if age < Duration::zero() || age > GOOD_FOR {
            return None;
        }
        let expected = self.canary_mac(form, let_in.timestamp_millis());
        let is_ours: bool = mac.as_bytes().ct_eq(expected.as_bytes()).into();
        is_ours.then_some(let_in)
    }

    /// When the canary was let in that an inquiry is; nothing, if it is anybody's.
    #[must_use]
    pub fn canary_let_in(&self, inquiry: &Inquiry, now: Instant) -> Option<Instant> {
        let address = inquiry.email.as_ref()?;
        self.canary_of(&inquiry.form, address.normalised(), now)
    }

    fn canary_mac(&self, form: &str, millis: i64) -> String {
        self.pepper()
            .labelled_mac(LABEL, &format!("{form}:{millis}"))
    }

    /// Opens the page of a form as a browser does, and returns its stamp.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn open_form(&self, form: &str) -> Result<String, FormTrouble> {
        let (status, page) = self
            .ask_form("GET", form, Vec::new(), String::new())
            .await?;
        if status != 200 {
            return Err(FormTrouble::Status(status));
        }
        stamp_in(&String::from_utf8_lossy(&page)).ok_or(FormTrouble::NoStamp)
    }

    /// Sends a filled-in form as a browser does, which is then led to the page that thanks.
    ///
    /// # Errors
    /// Why it was not taken, or perhaps was not.
    pub async fn send_form(
        &self,
        form: &str,
        fields: &[(String, String)],
    ) -> Result<(), FormTrouble> {
        let body = Serializer::new(String::new()).extend_pairs(fields).finish();
        let kind = "application/x-www-form-urlencoded".to_owned();
        let kind = vec![("content-type", kind)];
        match self.ask_form("POST", form, kind, body).await? {
            (303, _) => Ok(()),
            (status, _) => Err(FormTrouble::Status(status)),
        }
    }

    async fn ask_form(
        &self,
        method: &'static str,
        form: &str,
        mut headers: Vec<(&'static str, String)>,
        body: String,
    ) -> Result<(u16, Vec<u8>), OutsideError> {
        let (client, sleep) = self.one_try().ok_or(OutsideError::NoAnswer)?;
        let (home, folder) = home_of(&self.settings().base_url);
        headers.push(("accept", "text/html".to_owned()));
        headers.push(("user-agent", USER_AGENT.to_owned()));
        let asking = OneTry {
            client,
            sleep: sleep.clone(),
            endpoint: home.to_owned(),
            time: FORM_PATIENCE,
        };
        let path = format!("{folder}/f/{form}");
        let question = OutsideQuestion {
            method,
            path,
            headers,
            body,
        };
        let answered = async {
            let page = asking.ask(question).await?;
            let status = page.status;
            Ok((status, page.whole(MAX_PAGE_BYTES).await?))
        };
        within(answered, sleep.sleep(FORM_PATIENCE)).await
    }
}

/// What is answered before time is up.
async fn within<T>(
    answered: impl Future<Output = Result<T, OutsideError>>,
    time_is_up: impl Future<Output = ()>,
) -> Result<T, OutsideError> {
    tokio::select! {
        biased;
        answered = answered => answered,
        () = time_is_up => Err(OutsideError::NoAnswer),
    }
}

/// A deployment's address without its path, and the path.
fn home_of(base_url: &str) -> (&str, &str) {
    let host = base_url.find("://").map_or(0, |at| at + 3);
    match base_url[host..].find('/') {
        Some(slash) => base_url.split_at(host + slash),
        None => (base_url, ""),
    }
}

/// The stamp in a form's page: what its hidden field brings along.
fn stamp_in(page: &str) -> Option<String> {
    let (_, field) = page.split_once(&format!("name=\"{STAMP_FIELD}\""))?;
    let (field, _) = field.split_once('>')?;
    let (_, value) = field.split_once("value=\"")?;
    let (value, _) = value.split_once('"')?;
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_deployment_is_taken_apart_where_its_path_begins() {
        for (url, home, folder) in [
            ("https://a.example.com", "https://a.example.com", ""),
            ("https://a.example.com/x/y", "https://a.example.com", "/x/y"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080", ""),
        ] {
            assert_eq!(home_of(url), (home, folder));
        }
    }

    #[test]
    fn the_stamp_is_that_of_the_hidden_field() {
        let page =
            r#"<input name="name" value="x"><input type="hidden" name="_shown" value="17.ab-_">"#;
        assert_eq!(stamp_in(page), Some("17.ab-_".to_owned()));
        for without in [
            "",
            r#"<input name="name" value="x">"#,
            r#"<input name="_shown"><input value="17.ab">"#,
            r#"<input name="_shown" value="">"#,
            r#"<input name="_shown" value="17"#,
        ] {
            assert_eq!(stamp_in(without), None, "{without}");
        }
    }
}
