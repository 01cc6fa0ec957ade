//! A browser, as far as the desk sees it: it keeps cookies, and says where a request comes from.

use http::{Response, header};
use lambda_http::{Body, Request};

use crate::office::{Office, person};

/// A browser with cookies.
pub(crate) struct Browser<'a> {
    office: &'a Office,
    pub(crate) cookies: Vec<(String, String)>,
}

impl<'a> Browser<'a> {
    pub(crate) fn new(office: &'a Office) -> Self {
        Self {
            office,
            cookies: Vec::new(),
        }
    }

    /// The browser of somebody who is signed in.
    pub(crate) async fn of(office: &'a Office, who: &str) -> Self {
        let now = office.cloud.now();
        let session = office.cloud.open_session(&person(who), now).await.unwrap();
        let mut browser = Self::new(office);
        browser.cookies.push(("__Host-desk".to_owned(), session));
        browser
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        let found = self.cookies.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) async fn asks(
        &mut self,
        method: &str,
        path: &str,
        body: &str,
        from: &str,
    ) -> Response<Body> {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request: Request = http::Request::builder()
            .method(method)
            .uri(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", from)
            .header("cookie", cookies.join("; "))
            .body(Body::from(body))
            .unwrap();
        let response = desk::handle(&self.office.cloud, request).await;
        for set in response.headers().get_all(header::SET_COOKIE) {
            let set = set.to_str().unwrap();
            assert!(set.ends_with("; HttpOnly; SameSite=Lax; Secure"), "{set}");
            assert!(set.contains("; Path=/; "), "{set}");
            let (name, rest) = set.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        response
    }

    pub(crate) async fn get(&mut self, path: &str) -> Response<Body> {
        self.asks("GET", path, "", "none").await
    }

    pub(crate) async fn post(&mut self, path: &str, body: &str) -> Response<Body> {
        self.asks("POST", path, body, "same-origin").await
    }
}
