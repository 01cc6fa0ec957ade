//! The door of the desk: who is not signed in asks for a mail, and types the code that it brings.

use calendar::Instant;
use cloud::Cloud;
use cloud::caller::source_ip;
use cloud::table::session::CodeTried;
use followup::ids::PersonId;
use followup::inquiry::EmailAddress;
use followup::policy::Policy;
use http::{Response, header};
use lambda_http::{Body, Request};
use maud::{Markup, html};
use wording::Words;

use crate::access::{DESK, PROVIDER};
use crate::cookies::Cookie;
use crate::fields::posted;
use crate::page::{page, see_other, shown};
use crate::refused::{DeskRefusal, NotServed};
use crate::seat::is_from_here;

/// The field of an address.
const EMAIL: &str = "email";
/// The field of a code.
const CODE: &str = "code";
/// Characters of an address at most.
const MAX_EMAIL: usize = 254;

/// Asks who it is. Whoever came with the cookie of a moment ago may type the code.
pub(crate) fn ask(cloud: &Cloud, request: &Request, words: Words) -> Response<Body> {
    let asked = Cookie::Asked.read(cloud, request).is_some();
    let door = Door {
        asked,
        ..Door::default()
    };
    door.show(cloud, words, 200)
}

/// The same for somebody who tried another way in, with what came of it. Its page stands below the desk.
pub(crate) fn ask_again(cloud: &Cloud, words: Words, status: u16, said: &str) -> Response<Body> {
    let door = Door {
        root: "../",
        said: Some(said),
        ..Door::default()
    };
    door.show(cloud, words, status)
}

/// Takes an address, or a code.
///
/// # Errors
/// When the post cannot be read, was made by another site, or the table fails.
pub(crate) async fn take(
    cloud: &Cloud,
    request: &Request,
    policy: &Policy,
    words: Words,
) -> Result<Response<Body>, NotServed> {
    if !is_from_here(request) {
        return Err(DeskRefusal::Elsewhere.into());
    }
    let now = cloud.now();
    let fields = posted(request)?;
    let wrong = |asked: bool, typed: &str, error: &str| {
        let door = Door {
            asked,
            typed,
            error: Some(error),
            ..Door::default()
        };
        door.show(cloud, words, 422)
    };
    if let Some(code) = fields.get(CODE) {
        let Some(secret) = Cookie::Asked.read(cloud, request) else {
            return Ok(wrong(false, "", &words.sign_in_code_over()));
        };
        return match cloud.redeem_code(secret, code, now).await? {
            CodeTried::Right(person) => welcome(cloud, &person, now, DESK).await,
            CodeTried::Wrong => Ok(wrong(true, "", &words.sign_in_code_wrong())),
            CodeTried::Over => Ok(wrong(false, "", &words.sign_in_code_over())),
        };
    }
    let typed = fields.get(EMAIL).unwrap_or_default().trim();
    let Ok(address) = EmailAddress::parse(typed) else {
        return Ok(wrong(false, typed, &words.sign_in_email_wrong()));
    };
    let person = person_of(policy, &address);
    let network = source_ip(request).map(|ip| ip.to_string());
    let secret = cloud
        .ask_to_sign_in(&address, person, network.as_deref(), now)
        .await?;
    // Whoever asks reads the same, whether the address is of the team or not.
    let door = Door {
        asked: true,
        ..Door::default()
    };
    let mut response = door.show(cloud, words, 200);
    if let Some(cookie) = Cookie::Asked.set(cloud, &secret) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Who of the team has an address.
pub(crate) fn person_of<'a>(policy: &'a Policy, address: &EmailAddress) -> Option<&'a PersonId> {
    let mut people = policy.active.roster.people.iter();
    let found = people.find(|person| {
        EmailAddress::parse(&person.email).is_ok_and(|own| own.normalised() == address.normalised())
    });
    found.map(|person| &person.id)
}

/// Lets somebody in: their browser gets a session, and loses what it asked with.
///
/// # Errors
/// When the table cannot be written.
pub(crate) async fn welcome(
    cloud: &Cloud,
    person: &PersonId,
    now: Instant,
    to: &str,
) -> Result<Response<Body>, NotServed> {
    let session = cloud.open_session(person, now).await?;
    let mut response = see_other(to);
    let cookies = [
        Cookie::Session.set(cloud, &session),
        Cookie::Asked.clear(cloud),
    ];
    for cookie in cookies.into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The door: a field for the address, and, for who has asked, one for the code; before both, the way in by the company's own accounts.
#[derive(Debug, Default, Clone, Copy)]
struct Door<'a> {
    /// From the page to where the desk stands.
    root: &'a str,
    /// A mail was asked for.
    asked: bool,
    /// The address, as it was typed.
    typed: &'a str,
    /// What is wrong with what was typed.
    error: Option<&'a str>,
    /// What came of another way in.
    said: Option<&'a str>,
}

impl Door<'_> {
    fn show(self, cloud: &Cloud, words: Words, status: u16) -> Response<Body> {
        let title = words.sign_in_title();
        let desk = format!("{}{DESK}", self.root);
        let body = html! {
            h1 { (title) }
            @if let Some(said) = self.said { p.error role="alert" { (said) } }
            @if cloud.has_issuer() {
                p { a.go href=(format!("{desk}/{PROVIDER}")) { (words.sign_in_provider()) } }
            }
            @if self.asked {
                p.card role="status" { (words.sign_in_sent()) }
                form method="post" action=(desk) {
                    (field(CODE, &words.sign_in_code(), "", self.error, true))
                    button type="submit" { (words.sign_in_button()) }
                }
                details.more {
                    summary { (words.sign_in_again()) }
                    (email_form(words, &desk, self.typed, None))
                }
            } @else {
                p { (if cloud.has_issuer() { words.sign_in_how_too() } else { words.sign_in_how() }) }
                (email_form(words, &desk, self.typed, self.error))
            }
        };
        page(words, status, &title, &body)
    }
}

fn email_form(words: Words, desk: &str, typed: &str, error: Option<&str>) -> Markup {
    html! {
        form method="post" action=(desk) {
            (field(EMAIL, &words.sign_in_email(), typed, error, false))
            button type="submit" { (words.sign_in_send()) }
        }
    }
}

fn field(name: &str, label: &str, typed: &str, error: Option<&str>, is_code: bool) -> Markup {
    let described = error.map(|_| format!("{name}-error"));
    html! {
        div.field {
            label for=(name) { (label) }
            @if let Some(error) = error { p.error id=[described.as_deref()] role="alert" { (error) } }
            input id=(name) name=(name) required value=(shown(typed))
                type=(if is_code { "text" } else { "email" })
                inputmode=[is_code.then_some("text")]
                autocomplete=(if is_code { "one-time-code" } else { "email" })
                maxlength=(MAX_EMAIL)
                aria-describedby=[described.as_deref()]
                aria-invalid=[error.map(|_| "true")];
        }
    }
}
