use super::*;
use crate::route::{FORM_METHODS, IntakeRoute, PAGE_METHODS, mount, route};
use followup::form::Form;
use lambda_http::request::LambdaRequest;
use serde_json::{Value, json};

fn on<F: Future>(work: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(work)
}

/// An event as an HTTP API sends it (payload format 2.0).
fn event(
    method: &str,
    path: &str,
    stage: &str,
    headers: Value,
    body: Value,
    base64: bool,
) -> Value {
    json!({
        "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": "utm_source=ads",
        "headers": headers, "queryStringParameters": null, "pathParameters": null, "stageVariables": null,
        "requestContext": {
            "accountId": "123456789012", "apiId": "api", "domainName": "api.example.com", "domainPrefix": "api",
            "requestId": "r", "routeKey": "$default", "stage": stage, "time": "02/Mar/2026:09:00:00 +0000", "timeEpoch": 1_772_442_000_000_i64,
            "http": { "method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "203.0.113.7", "userAgent": "test" }
        },
        "body": body, "isBase64Encoded": base64
    })
}

fn request(event: &Value) -> Request {
    let event: LambdaRequest = serde_json::from_str(&event.to_string()).unwrap();
    event.into()
}

fn get(path: &str) -> Request {
    request(&event(
        "GET",
        path,
        "$default",
        json!({}),
        Value::Null,
        false,
    ))
}

fn post(headers: Value, body: &str) -> Request {
    request(&event(
        "POST",
        "/f/contact",
        "$default",
        headers,
        json!(body),
        false,
    ))
}

const ANN: &str = "name=Ann&email=ann%40example.com&topic=sales";

#[test]
fn a_posted_form_becomes_a_submission() {
    let headers = json!({
        "Content-Type": "application/x-www-form-urlencoded", "HOST": "api.example.com", "origin": "https://api.example.com",
        "Idempotency-KEY": "k-1", "Referer": "https://api.example.com/f/contact", "aCCept": "text/html,*/*;q=0.8"
    });
    let submission = on(submission(&post(headers, ANN), &Form::builtin_contact())).unwrap();
    assert_eq!(submission.form, "contact");
    assert_eq!(
        submission
            .idempotency_key
            .as_ref()
            .map(IdempotencyKey::as_str),
        Some("k-1")
    );
    assert_eq!(
        submission.origin.as_deref(),
        Some("https://api.example.com")
    );
    assert_eq!(submission.source_ip, Some("203.0.113.7".parse().unwrap()));
    assert_eq!(submission.wants, Wants::Person);
    assert_eq!(submission.body.len(), 3);
    assert!(!format!("{submission:?}").contains("example.com"));
}

#[test]
fn a_base64_body_is_the_same_body() {
    let encoded = data_encoding::BASE64.encode(ANN.as_bytes());
    let headers = json!({ "content-type": "application/x-www-form-urlencoded" });
    let request = request(&event(
        "POST",
        "/prod/f/contact",
        "prod",
        headers,
        json!(encoded),
        true,
    ));
    assert_eq!(
        route(&request),
        IntakeRoute::Submit {
            form: "contact".to_owned()
        }
    );
    assert_eq!(
        on(submission(&request, &Form::builtin_contact()))
            .unwrap()
            .body[1]
            .1,
        "ann@example.com"
    );
}

#[test]
fn null_headers_and_a_null_body_are_no_crash() {
    let request = request(&event(
        "POST",
        "/f/contact",
        "$default",
        Value::Null,
        Value::Null,
        false,
    ));
    assert_eq!(
        route(&request),
        IntakeRoute::Submit {
            form: "contact".to_owned()
        }
    );
    let refusal = on(submission(&request, &Form::builtin_contact())).unwrap_err();
    assert_eq!(refusal, SubmissionRefusal::Body(BodyError::WrongType));
}

#[test]
fn every_address_has_its_route_under_any_stage() {
    let form = || "contact".to_owned();
    for (path, expected) in [
        ("/f/contact", IntakeRoute::Page { form: form() }),
        ("/prod/f/contact", IntakeRoute::Page { form: form() }),
        ("/f/contact/thanks", IntakeRoute::Thanks { form: form() }),
        ("/a/b/f/contact/embed", IntakeRoute::Embed { form: form() }),
        ("/f/contact/other", IntakeRoute::NotFound),
        ("/f/contact/", IntakeRoute::NotFound),
        ("/f/", IntakeRoute::NotFound),
        ("/f", IntakeRoute::NotFound),
        ("/", IntakeRoute::NotFound),
        ("", IntakeRoute::NotFound),
        ("/contact", IntakeRoute::NotFound),
        ("/f/Contact", IntakeRoute::NotFound),
        ("/f/%2e%2e", IntakeRoute::NotFound),
        ("//evil.test/f/contact", IntakeRoute::NotFound),
        ("/../f/contact", IntakeRoute::NotFound),
        ("/a/b/c/d/e/f/contact", IntakeRoute::NotFound),
    ] {
        assert_eq!(route(&get(path)), expected, "{path}");
    }
    assert_eq!(mount(&get("/prod/f/contact/thanks")), "/prod");
    assert_eq!(mount(&get("/f/contact")), "");
}

#[test]
fn a_stage_that_the_browser_never_saw_is_no_mount() {
    let behind_domain = request(&event(
        "GET",
        "/f/contact",
        "prod",
        json!({}),
        Value::Null,
        false,
    ));
    assert_eq!(mount(&behind_domain), "");
}

#[test]
fn methods_have_their_routes_and_others_are_told_what_is_allowed() {
    let ask = |method: &str, path: &str| {
        route(&request(&event(
            method,
            path,
            "$default",
            json!({}),
            Value::Null,
            false,
        )))
    };
    assert_eq!(
        ask("HEAD", "/f/contact"),
        IntakeRoute::Page {
            form: "contact".to_owned()
        }
    );
    assert_eq!(
        ask("OPTIONS", "/f/contact"),
        IntakeRoute::Preflight {
            form: "contact".to_owned()
        }
    );
    assert_eq!(
        ask("PUT", "/f/contact"),
        IntakeRoute::MethodNotAllowed {
            allow: FORM_METHODS
        }
    );
    assert_eq!(
        ask("DELETE", "/f/contact"),
        IntakeRoute::MethodNotAllowed {
            allow: FORM_METHODS
        }
    );
    assert_eq!(
        ask("POST", "/f/contact/thanks"),
        IntakeRoute::MethodNotAllowed {
            allow: PAGE_METHODS
        }
    );
    assert_eq!(
        ask("HEAD", "/f/contact/embed"),
        IntakeRoute::Embed {
            form: "contact".to_owned()
        }
    );
}

#[test]
fn only_allowed_origins_may_post() {
    let mut form = Form::builtin_contact();
    form.allowed_origins = vec!["https://www.example.com".to_owned()];
    let from = |origin: &str| {
        let headers = json!({ "content-type": "application/x-www-form-urlencoded", "host": "api.example.com", "origin": origin });
        on(submission(&post(headers, ANN), &form)).map(|submission| submission.origin)
    };
    for origin in [
        "https://www.example.com",
        "https://api.example.com",
        "https://API.example.com",
    ] {
        assert!(from(origin).is_ok(), "{origin}");
    }
    for origin in [
        "https://evil.test",
        "null",
        "https://www.example.com.evil.test",
        "http://www.example.com",
        "https://example.com",
        "",
    ] {
        assert_eq!(
            from(origin),
            Err(SubmissionRefusal::ForeignOrigin),
            "{origin}"
        );
    }
    let curl = json!({ "content-type": "application/x-www-form-urlencoded" });
    assert_eq!(
        on(submission(&post(curl, ANN), &form)).unwrap().origin,
        None
    );
}

#[test]
fn a_redirect_goes_to_an_allowed_address_or_the_post_is_refused() {
    let mut form = Form::builtin_contact();
    form.allowed_redirects = vec!["https://www.example.com/thanks/".to_owned()];
    let to = |target: &str| {
        let headers = json!({ "content-type": "application/json" });
        let body =
            json!({ "name": "Ann", "email": "a@b.co", "topic": "sales", "redirect": target })
                .to_string();
        on(submission(&post(headers, &body), &form)).map(|submission| submission.redirect)
    };
    assert_eq!(
        to("https://www.example.com/thanks/a").unwrap().as_deref(),
        Some("https://www.example.com/thanks/a")
    );
    assert_eq!(to("").unwrap(), None);
    for target in [
        "https://evil.test/",
        "//evil.test",
        "/elsewhere",
        "javascript:alert(1)",
        "https://www.example.com/thanks/\r\nX: y",
        "https://www.example.com@evil.test/thanks/",
    ] {
        assert_eq!(
            to(target),
            Err(SubmissionRefusal::ForeignRedirect),
            "{target}"
        );
    }
}

#[test]
fn an_idempotency_key_is_visible_ascii_or_refused() {
    let keyed = |key: &str| {
        let headers =
            json!({ "content-type": "application/x-www-form-urlencoded", "idempotency-key": key });
        on(submission(&post(headers, ANN), &Form::builtin_contact())).map(|_| ())
    };
    assert_eq!(keyed(&"k".repeat(255)), Ok(()));
    for key in ["", "a b", &"k".repeat(256)] {
        assert_eq!(keyed(key), Err(SubmissionRefusal::Key), "{key}");
    }
}

#[test]
fn a_person_gets_pages_and_a_program_gets_json() {
    let form = "application/x-www-form-urlencoded";
    for (accept, kind, expected) in [
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            form,
            Wants::Person,
        ),
        ("application/json", form, Wants::Program),
        ("application/json, text/html;q=0.5", form, Wants::Program),
        ("text/html, application/json;q=0.5", form, Wants::Person),
        ("application/problem+json", form, Wants::Program),
        ("*/*", form, Wants::Person),
        ("*/*", "application/json", Wants::Program),
        ("", "Application/JSON; charset=utf-8", Wants::Program),
        ("text/html;q=x, ;;,", form, Wants::Person),
    ] {
        let request = post(json!({ "accept": accept, "content-type": kind }), "");
        assert_eq!(wants(&request), expected, "{accept} {kind}");
    }
}

#[test]
fn the_payload_forgets_the_stamp_and_nothing_else() {
    let headers = json!({ "content-type": "application/x-www-form-urlencoded" });
    let read = |body: &str| {
        on(submission(
            &post(headers.clone(), body),
            &Form::builtin_contact(),
        ))
        .unwrap()
        .payload()
    };
    assert_eq!(read("name=Ann&_shown=1.a"), read("name=Ann&_shown=2.b"));
    assert_ne!(read("name=Ann"), read("name=Bob"));
}
