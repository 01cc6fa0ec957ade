use calendar::parse_instant;
use serde_json::{Value, json};

use super::*;

const NOW: &str = "2026-03-02T15:00:00Z";
const ISSUER: &str = "https://accounts.example.com";

fn now() -> Instant {
    parse_instant(NOW).unwrap()
}

fn client() -> Client {
    Client::parse(
        r#"{"issuer":"https://accounts.example.com","client_id":"desk","client_secret":"0123456789abcdef"}"#,
    )
    .unwrap()
}

fn description() -> Value {
    json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://accounts.example.com/authorize",
        "token_endpoint": "https://tokens.example.com:8443/v1/token?of=desk",
    })
}

fn described(description: &Value) -> Result<Issuer, IssuerError> {
    Issuer::described(client(), description.to_string().as_bytes())
}

fn issuer() -> Issuer {
    described(&description()).unwrap()
}

fn begun() -> Begun {
    Begun::of("a secret of a browser")
}

/// What a good issuer says of Riley.
fn claims() -> Value {
    json!({
        "iss": ISSUER,
        "sub": "248289761001",
        "aud": "desk",
        "exp": now().timestamp() + 300,
        "iat": now().timestamp(),
        "nonce": begun().nonce,
        "email": "Riley@Example.com",
        "email_verified": true,
    })
}

fn token(claims: &Value) -> String {
    let claims = BASE64URL_NOPAD.encode(claims.to_string().as_bytes());
    json!({ "id_token": format!("e30.{claims}.c2lnbmVk"), "access_token": "unused" }).to_string()
}

fn address(claims: &Value) -> Result<EmailAddress, IssuerError> {
    issuer().address((200, token(claims).as_bytes()), &begun(), now())
}

/// The claims with one of them said otherwise; `null` is not said at all.
fn with(name: &str, value: Value) -> Value {
    let mut said = claims();
    if value.is_null() {
        said.as_object_mut().unwrap().remove(name);
    } else {
        said[name] = value;
    }
    said
}

#[test]
fn an_address_that_the_issuer_has_proven_is_believed() {
    for said in [
        claims(),
        with("email_verified", json!("true")),
        with("aud", json!(["desk"])),
        with("exp", json!(now().timestamp() - 59)),
    ] {
        assert_eq!(
            address(&said).unwrap().normalised(),
            "riley@example.com",
            "{said}"
        );
    }
    let mut several = with("aud", json!(["other", "desk"]));
    several["azp"] = json!("desk");
    assert!(address(&several).is_ok());
}

#[test]
fn what_is_not_said_for_us_and_for_this_sign_in_lets_nobody_in() {
    let not_for_us = [
        with("iss", json!("https://accounts.example.org")),
        with("iss", json!("https://accounts.example.com/")),
        with("aud", json!("other")),
        with("aud", json!([])),
        with("aud", json!(["other", "desk"])),
        with("exp", json!(now().timestamp() - 60)),
        with("exp", json!(i64::MIN)),
        with("nonce", json!("another")),
        with("nonce", Value::Null),
    ];
    for said in not_for_us {
        assert_eq!(address(&said), Err(IssuerError::NotForUs), "{said}");
    }
    let unproven = [
        with("email_verified", json!(false)),
        with("email_verified", json!("yes")),
        with("email_verified", Value::Null),
        with("email", Value::Null),
        with("email", json!("no address")),
    ];
    for said in unproven {
        assert_eq!(address(&said), Err(IssuerError::Unproven), "{said}");
    }
    for said in [with("exp", json!("soon")), with("iss", Value::Null)] {
        assert_eq!(address(&said), Err(IssuerError::Nonsense), "{said}");
    }
}

#[test]
fn an_answer_that_is_none_is_told_from_a_code_that_is_not_good() {
    let said = |status, body: &str| issuer().address((status, body.as_bytes()), &begun(), now());
    for (status, body, expected) in [
        (400, r#"{"error":"invalid_grant"}"#, IssuerError::Spent),
        (
            401,
            r#"{"error":"invalid_client","error_description":"words"}"#,
            IssuerError::Refused("invalid_client".to_owned()),
        ),
        (403, "<html>no</html>", IssuerError::Status(403)),
        (
            500,
            r#"{"error":"invalid_grant"}"#,
            IssuerError::Status(500),
        ),
        (302, "", IssuerError::Status(302)),
        (200, "", IssuerError::Nonsense),
        (200, "{}", IssuerError::Nonsense),
        (200, r#"{"id_token":"e30.e30"}"#, IssuerError::Nonsense),
        (200, r#"{"id_token":"a.b.c.d.e"}"#, IssuerError::Nonsense),
        (200, r#"{"id_token":"e30.*.e30"}"#, IssuerError::Nonsense),
    ] {
        assert_eq!(said(status, body), Err(expected), "{status} {body}");
    }
}

#[test]
fn a_browser_is_sent_with_what_only_it_can_bring_back() {
    let way = issuer().way(&begun(), "https://desk.example.com/desk/provider");
    let (address, query) = way.split_once('?').unwrap();
    assert_eq!(address, "https://accounts.example.com/authorize");
    let asked: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let of = |name: &str| {
        let mut found = asked.iter().filter(|(known, _)| known == name);
        let (_, value) = found.next().unwrap();
        assert!(found.next().is_none(), "{name}");
        value.clone()
    };
    assert_eq!(of("response_type"), "code");
    assert_eq!(of("client_id"), "desk");
    assert_eq!(of("scope"), "openid email");
    assert_eq!(of("redirect_uri"), "https://desk.example.com/desk/provider");
    assert_eq!(of("code_challenge_method"), "S256");
    let hash = Sha256::digest(begun().verifier.as_bytes());
    assert_eq!(of("code_challenge"), BASE64URL_NOPAD.encode(&hash));
    assert!((43..=128).contains(&begun().verifier.len()));
    // Nothing of it is the secret, or another part of it.
    let parts = [of("state"), of("nonce"), begun().verifier];
    assert!(!way.contains(&parts[2]) && !way.contains("secret"));
    assert_ne!(parts[0], parts[1]);
    assert_ne!(begun(), Begun::of("another secret"));
}

#[test]
fn the_issuer_is_asked_as_it_says_that_it_reads() {
    let plain = issuer().question("a code", &begun(), "https://desk.example.com/desk/provider");
    assert_eq!(
        (plain.method, plain.path.as_str()),
        ("POST", "/v1/token?of=desk")
    );
    let basic = (
        "authorization",
        "Basic ZGVzazowMTIzNDU2Nzg5YWJjZGVm".to_owned(),
    );
    assert!(plain.headers.contains(&basic), "{:?}", plain.headers);
    assert!(plain.body.contains("code=a+code&"), "{}", plain.body);
    assert!(!plain.body.contains("client_secret"), "{}", plain.body);
    let mut said = description();
    said["token_endpoint_auth_methods_supported"] = json!(["client_secret_post"]);
    let in_body = described(&said).unwrap().question("c", &begun(), "b");
    assert!(
        in_body
            .body
            .ends_with("client_id=desk&client_secret=0123456789abcdef"),
        "{}",
        in_body.body
    );
    assert!(
        in_body
            .headers
            .iter()
            .all(|(name, _)| *name != "authorization")
    );
    said["token_endpoint_auth_methods_supported"] =
        json!(["client_secret_post", "client_secret_basic"]);
    let both = described(&said).unwrap().question("c", &begun(), "b");
    assert!(!both.body.contains("client_secret"));
    assert_eq!(issuer().token.host, "https://tokens.example.com:8443");
}

#[test]
fn a_description_of_another_issuer_is_not_believed() {
    let mut slash = description();
    slash["issuer"] = json!("https://accounts.example.com/");
    assert!(described(&slash).is_ok());
    for (name, value, expected) in [
        ("issuer", "https://accounts.example.org", IssuerError::Other),
        (
            "token_endpoint",
            "http://tokens.example.com/",
            IssuerError::Nonsense,
        ),
        (
            "token_endpoint",
            "https://a:b@tokens.example.com/",
            IssuerError::Nonsense,
        ),
        ("token_endpoint", "/token", IssuerError::Nonsense),
        (
            "authorization_endpoint",
            "javascript:alert(1)",
            IssuerError::Nonsense,
        ),
    ] {
        let mut said = description();
        said[name] = json!(value);
        assert_eq!(described(&said).map(drop), Err(expected), "{said}");
    }
    assert_eq!(
        Issuer::described(client(), b"<html>").map(drop),
        Err(IssuerError::Nonsense)
    );
    assert!(issuer().is_named(None) && issuer().is_named(Some(ISSUER)));
    assert!(!issuer().is_named(Some("https://accounts.example.org")));
}

#[test]
fn a_secret_that_cannot_be_read_is_refused_without_showing_it() {
    let written = |issuer: &str, id: &str, secret: &str| {
        json!({ "issuer": issuer, "client_id": id, "client_secret": secret }).to_string()
    };
    let long = "hunter2-hunter2-";
    for (text, why) in [
        (long.to_owned(), "no JSON object"),
        (format!(r#"{{"issuer":"{long}"}}"#), "no JSON object"),
        (written("accounts.example.com", "desk", long), "no address"),
        (
            written("http://accounts.example.com", "desk", long),
            "no address",
        ),
        (
            written("https://accounts.example.com?a", "desk", long),
            "no address",
        ),
        (written(ISSUER, "", long), "client_id is empty"),
        (written(ISSUER, "desk", "hunter2"), "too short"),
    ] {
        let error = Client::parse(&text).unwrap_err();
        assert!(error.contains(why), "{text}: {error}");
        assert!(!error.contains("hunter2"), "{error}");
    }
    // What runs on the same machine has no TLS.
    assert!(Client::parse(&written("http://127.0.0.1:9000/realm/", "desk", long)).is_ok());
}
