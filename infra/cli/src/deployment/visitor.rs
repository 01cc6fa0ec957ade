//! What people do, in one call each: fill in a form, follow a link, press a button. For journeys without a browser.

use cloud::CloudError;
use followup::ids::{LeadId, PersonId};
use http::{Method, Request, Response};
use hyper::body::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::deployment::LocalDeployment;

const FORM: (&str, &str) = (
    "content-type",
    "application/x-www-form-urlencoded; charset=utf-8",
);
const AS_PROGRAM: (&str, &str) = ("accept", "application/json");
const AS_PERSON: (&str, &str) = ("accept", "text/html");

/// A form that was not accepted: of the company, or of the desk.
#[derive(Debug, thiserror::Error)]
#[error("the form was answered {status}: {body}")]
pub struct Unaccepted {
    /// The status.
    pub status: u16,
    /// What the answer said.
    pub body: String,
}

impl Unaccepted {
    /// What a form was answered.
    pub(crate) fn of(answer: &Response<Bytes>) -> Self {
        Self {
            status: answer.status().as_u16(),
            body: String::from_utf8_lossy(answer.body()).into_owned(),
        }
    }
}

impl LocalDeployment {
    /// A request to the pages and forms.
    pub async fn request(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Response<Bytes> {
        let mut request = Request::builder().method(method).uri(path);
        if !headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("host"))
        {
            request = request.header("host", "127.0.0.1");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        match request.body(body.into()) {
            Ok(request) => self.answer(request).await,
            Err(error) => {
                let mut response = Response::new(Bytes::from(error.to_string()));
                *response.status_mut() = http::StatusCode::BAD_REQUEST;
                response
            }
        }
    }

    /// Fills in a form, as a program that wants JSON back.
    pub async fn post_form(&self, form: &str, fields: &[(&str, &str)]) -> Response<Bytes> {
        self.request(
            Method::POST,
            &format!("/f/{form}"),
            &[FORM, AS_PROGRAM],
            urlencoded(fields),
        )
        .await
    }

    /// Fills in a form and says which lead it is.
    ///
    /// # Errors
    /// When it was not accepted.
    pub async fn inquire(&self, form: &str, fields: &[(&str, &str)]) -> Result<LeadId, Unaccepted> {
        let answer = self.post_form(form, fields).await;
        let lead = serde_json::from_slice::<Value>(answer.body())
            .ok()
            .and_then(|body| LeadId::parse(body["lead"].as_str()?).ok());
        lead.ok_or_else(|| Unaccepted::of(&answer))
    }

    /// Opens an address from a mail.
    pub async fn visit(&self, url: &str) -> Response<Bytes> {
        self.request(Method::GET, path_of(url), &[AS_PERSON], Bytes::new())
            .await
    }

    /// Presses the button of a page of the desk, as somebody of the team who has just signed in.
    ///
    /// # Errors
    /// When the session cannot be kept.
    pub async fn click_as(
        &self,
        person: &PersonId,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Result<Response<Bytes>, CloudError> {
        let cloud = self.cloud();
        let session = cloud.open_session(person, cloud.now()).await?;
        let set = desk::session_cookie(cloud, &session);
        let set = set.as_ref().and_then(|cookie| cookie.to_str().ok());
        let cookie = set.and_then(|cookie| cookie.split(';').next());
        let headers = [
            ("cookie", cookie.unwrap_or_default()),
            ("sec-fetch-site", "same-origin"),
            FORM,
            AS_PERSON,
        ];
        Ok(self
            .request(Method::POST, path, &headers, urlencoded(fields))
            .await)
    }

    /// Presses the button of a page: posts fields to an address from a mail.
    pub async fn click(&self, url: &str, fields: &[(&str, &str)]) -> Response<Bytes> {
        self.request(
            Method::POST,
            path_of(url),
            &[FORM, AS_PERSON],
            urlencoded(fields),
        )
        .await
    }
}

/// The addresses in a text, in their order.
///
/// ```
/// let found: Vec<_> = baton::addresses_in("see http://127.0.0.1/o/x.y, or <https://example.com/>.").collect();
/// assert_eq!(found, ["http://127.0.0.1/o/x.y", "https://example.com/"]);
/// ```
pub fn addresses_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')'))
        .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
        .map(|word| word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']))
}

/// The path and query of an address; the address itself, if it is only a path.
fn path_of(url: &str) -> &str {
    let Some((_, rest)) = url.split_once("://") else {
        return url;
    };
    rest.find('/').map_or("/", |at| &rest[at..])
}

fn urlencoded(fields: &[(&str, &str)]) -> String {
    let escaped = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect::<Vec<_>>()
        .join("&")
}
