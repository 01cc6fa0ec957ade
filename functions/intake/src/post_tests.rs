use super::*;
use crate::answer::{
    public_address, respond_method_not_allowed, respond_not_found, respond_preflight, without_body,
};
use crate::route;
use followup::inquiry::Suspicion;
use lambda_http::http::{self, Method};
use serde_json::Value;

fn on<F: Future>(work: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(work)
}

fn edge() -> Edge<'static> {
    Edge {
        at: Instant::from_timestamp(1_772_442_000, 0).unwrap(),
        country_code: "1",
        language: None,
        verify: &|_, signature| signature == "good",
    }
}

fn post(headers: &[(&str, &str)], body: impl Into<Body>) -> Request {
    let mut request = http::Request::builder().method("POST").uri("/f/contact");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.into()).unwrap()
}

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("content-type", "application/json");
const ANN: &str = "name=Ann&email=ann%40example.com&topic=sales";

fn text(response: &Response<Body>) -> String {
    String::from_utf8(response.body().as_ref().to_vec()).unwrap()
}

fn received(request: &Request, form: &Form) -> Result<(Submission, Inquiry), RefusedPost> {
    on(envelope(request, form)).and_then(|submission| receive(submission, form, edge()))
}

fn refused(request: &Request) -> Response<Body> {
    let form = Form::builtin_contact();
    received(request, &form)
        .unwrap_err()
        .respond(&form, "", PageOwner::default())
}

fn accepted(request: &Request, form: &Form) -> Response<Body> {
    let (submission, _) = received(request, form).unwrap();
    let done = AcceptedPost {
        lead: "l1".to_owned(),
        inquiry: "q1".to_owned(),
        repeated: false,
        told: None,
        language: None,
    };
    respond_accepted(&submission, form, &done)
}

#[test]
fn a_person_is_sent_to_the_thank_you_page() {
    let mut form = Form::builtin_contact();
    let request = post(&[FORM, ("accept", "text/html")], ANN);
    assert_eq!(accepted(&request, &form).status(), 303);
    assert_eq!(
        accepted(&request, &form).headers()["location"],
        "/f/contact/thanks"
    );
    form.thank_you_url = Some("https://www.example.com/thanks".to_owned());
    assert_eq!(
        accepted(&request, &form).headers()["location"],
        "https://www.example.com/thanks"
    );
    form.allowed_redirects = vec!["https://www.example.com/t/".to_owned()];
    let asked = post(
        &[FORM],
        format!("{ANN}&redirect=https://www.example.com/t/a"),
    );
    assert_eq!(
        accepted(&asked, &form).headers()["location"],
        "https://www.example.com/t/a"
    );
}

#[test]
fn under_a_stage_the_thank_you_page_is_relative() {
    let request = http::Request::builder()
        .method("POST")
        .uri("/prod/f/contact")
        .header(FORM.0, FORM.1);
    let response = accepted(&request.body(ANN.into()).unwrap(), &Form::builtin_contact());
    assert_eq!(response.headers()["location"], "contact/thanks");
}

#[test]
fn a_program_gets_the_ids() {
    let request = post(
        &[JSON],
        r#"{"name":"Ann","email":"ann@example.com","topic":"sales"}"#,
    );
    let response = accepted(&request, &Form::builtin_contact());
    assert_eq!(response.status(), 202);
    let body: Value = serde_json::from_str(&text(&response)).unwrap();
    assert_eq!(
        body,
        serde_json::json!({ "lead": "l1", "inquiry": "q1", "repeated": false, "thanks": "/f/contact/thanks" })
    );
}

/// Requests that are refused, each with its status and the kind of its problem.
fn refused_requests() -> Vec<(Request, u16, &'static str)> {
    let many = (0..65)
        .map(|n| format!("f{n}=x"))
        .collect::<Vec<_>>()
        .join("&");
    let deep = format!("{{\"a\":{}", "[".repeat(9_000));
    let large = vec![b'a'; body::MAX_BODY_BYTES + 1];
    let long_name = format!("topic=sales&email=a@b.co&name={}", "x".repeat(10_000));
    let elsewhere = format!("{ANN}&redirect=https://evil.test/");
    let foreign = [
        FORM,
        ("origin", "https://evil.test"),
        ("host", "api.example.com"),
    ];
    let unreachable = "name=Ann&topic=sales&email=ann&phone=none";
    let odd_key = [FORM, ("idempotency-key", "a b")];
    vec![
        (post(&[FORM], "name=Ann&topic=sales"), 422, "fields"),
        (post(&[FORM], unreachable), 422, "fields"),
        (post(&[FORM], large), 413, "body"),
        (post(&[FORM], many), 400, "body"),
        (post(&[FORM], "name=%zz"), 400, "body"),
        (post(&[FORM], "name=%ff"), 400, "body"),
        (post(&[("content-type", "text/plain")], ANN), 415, "body"),
        (post(&[], ANN), 415, "body"),
        (post(&[JSON], deep), 400, "body"),
        (post(&foreign, ANN), 403, "foreign-origin"),
        (post(&[FORM], elsewhere), 422, "foreign-redirect"),
        (post(&odd_key, ANN), 400, "idempotency-key"),
        (post(&[FORM], long_name), 422, "fields"),
    ]
}

fn accepting(mut request: Request, kind: &str) -> Request {
    request
        .headers_mut()
        .insert("accept", kind.parse().unwrap());
    request
}

#[test]
fn every_refusal_has_its_status_and_says_what_would_be_right() {
    for (request, status, kind) in refused_requests() {
        let program = accepting(request, "application/json");
        let response = refused(&program);
        assert_eq!(response.status(), status, "{kind}");
        assert_eq!(
            response.headers()["content-type"],
            "application/problem+json"
        );
        let problem: Value = serde_json::from_str(&text(&response)).unwrap();
        assert_eq!(problem["type"], format!("urn:baton:problem:{kind}"));
        assert_eq!(problem["status"], status);
        let detail = problem["detail"].as_str();
        assert!(detail.is_some_and(|detail| detail.ends_with('.')));

        // Who posts JSON is a program, whatever it accepts.
        if program
            .headers()
            .get(JSON.0)
            .is_some_and(|kind| kind == JSON.1)
        {
            continue;
        }
        let response = refused(&accepting(program, "text/html"));
        assert_eq!(response.status(), status, "{kind}");
        assert_eq!(
            response.headers()["content-type"],
            "text/html; charset=utf-8"
        );
    }
}

#[test]
fn a_person_gets_the_page_back_with_what_was_typed() {
    let page = text(&refused(&post(
        &[FORM, ("accept", "text/html")],
        "name=Zo%C3%AB+%3Cb%3E&email=zoe&topic=sales&colour=blue",
    )));
    assert!(page.contains("value=\"Zoë &#60;b&#62;\""));
    assert!(page.contains("id=\"email-error\""));
    assert!(page.contains("name=\"colour\" value=\"blue\""));
}

#[test]
fn a_hasty_or_forged_page_and_a_trap_are_suspicions_and_are_accepted() {
    let form = Form {
        minimum_fill_seconds: 1,
        ..Form::builtin_contact()
    };
    let suspicion = |more: &str| {
        received(&post(&[FORM], format!("{ANN}{more}")), &form)
            .unwrap()
            .1
            .suspicion
    };
    let now = edge().at.timestamp_millis();
    assert_eq!(suspicion(""), None);
    assert_eq!(
        suspicion(&format!("&_shown={now}.good")),
        Some(Suspicion::TooFast)
    );
    assert_eq!(suspicion(&format!("&_shown={}.good", now - 60_000)), None);
    assert_eq!(
        suspicion(&format!("&_shown={}.bad", now - 60_000)),
        Some(Suspicion::ForgedStamp)
    );
    assert_eq!(suspicion("&website=x"), Some(Suspicion::Honeypot));
}

#[test]
fn busy_and_reused_keys_say_so_to_both() {
    let form = Form::builtin_contact();
    for (accept, kind) in [
        ("text/html", "text/html; charset=utf-8"),
        ("application/json", "application/problem+json"),
    ] {
        let (submission, _) = received(&post(&[FORM, ("accept", accept)], ANN), &form).unwrap();
        let busy = respond_busy(&submission, PageOwner::default());
        assert_eq!(
            (
                busy.status().as_u16(),
                busy.headers()["retry-after"].to_str().unwrap()
            ),
            (503, "5")
        );
        assert_eq!(busy.headers()["content-type"], kind);
        assert_eq!(
            respond_key_reused(&submission, PageOwner::default()).status(),
            422
        );
    }
}

#[test]
fn a_preflight_is_answered_for_allowed_origins_only() {
    let mut form = Form::builtin_contact();
    form.allowed_origins = vec!["https://www.example.com".to_owned()];
    let ask = |origin: &str| respond_preflight(post(&[("origin", origin)], "").headers(), &form);
    let allowed = ask("https://www.example.com");
    assert_eq!(allowed.status(), 204);
    assert_eq!(
        allowed.headers()["access-control-allow-origin"],
        "https://www.example.com"
    );
    assert!(
        allowed.headers()["access-control-allow-headers"]
            .to_str()
            .unwrap()
            .contains("idempotency-key")
    );
    let foreign = ask("https://evil.test");
    assert_eq!(foreign.status(), 403);
    assert!(
        !foreign
            .headers()
            .contains_key("access-control-allow-origin")
    );
}

#[test]
fn an_allowed_site_may_read_its_answer_even_a_refusal() {
    let mut form = Form::builtin_contact();
    form.allowed_origins = vec!["https://www.example.com".to_owned()];
    for body in [ANN, "name=%", "name=Ann"] {
        let request = post(
            &[
                FORM,
                ("origin", "https://www.example.com"),
                ("accept", "application/json"),
            ],
            body,
        );
        let response = match received(&request, &form) {
            Ok(_) => accepted(&request, &form),
            Err(refused) => refused.respond(&form, "", PageOwner::default()),
        };
        assert_eq!(
            response.headers()["access-control-allow-origin"],
            "https://www.example.com",
            "{body}"
        );
    }
}

#[test]
fn what_is_not_there_or_not_allowed_says_so() {
    let browser = post(&[("accept", "text/html")], "");
    let program = post(&[("accept", "application/json")], "");
    assert_eq!(
        respond_not_found(&browser, PageOwner::default()).headers()["content-type"],
        "text/html; charset=utf-8"
    );
    assert_eq!(
        respond_not_found(&program, PageOwner::default()).headers()["content-type"],
        "application/problem+json"
    );
    let refused = respond_method_not_allowed(&program, route::FORM_METHODS, PageOwner::default());
    assert_eq!(
        (
            refused.status().as_u16(),
            refused.headers()["allow"].to_str().unwrap()
        ),
        (405, route::FORM_METHODS)
    );
}

#[test]
fn head_answers_without_a_body() {
    let response = without_body(&Method::HEAD, page::not_found(PageOwner::default()));
    assert_eq!(response.status(), 404);
    assert!(response.body().as_ref().is_empty());
    assert!(
        !without_body(&Method::GET, page::not_found(PageOwner::default()))
            .body()
            .as_ref()
            .is_empty()
    );
}

#[test]
fn the_embedded_form_posts_to_where_it_was_shown() {
    let form = Form::builtin_contact();
    let at = |host: &str, path: &str| {
        public_address(
            &http::Request::builder()
                .uri(path)
                .header("host", host)
                .body(Body::Empty)
                .unwrap(),
            &form,
        )
    };
    assert_eq!(
        at("api.example.com", "/prod/f/contact/embed"),
        "https://api.example.com/prod/f/contact"
    );
    assert_eq!(
        at("127.0.0.1:8080", "/f/contact/embed"),
        "http://127.0.0.1:8080/f/contact"
    );
}
