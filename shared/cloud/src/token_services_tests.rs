use super::*;

const BOTH: [TokenService; 2] = [TokenService::Turnstile, TokenService::FriendlyCaptcha];

fn of_turnstile(codes: &str) -> TokenVerdict {
    let body = format!(r#"{{"success":false,"error-codes":[{codes}]}}"#);
    verdict(TokenService::Turnstile, 200, body.as_bytes())
}

fn of_friendly(status: u16, code: &str) -> TokenVerdict {
    let body = format!(r#"{{"success":false,"error":{{"error_code":"{code}","detail":"words"}}}}"#);
    verdict(TokenService::FriendlyCaptcha, status, body.as_bytes())
}

fn code(code: &str) -> TokenVerdict {
    TokenVerdict::Unjudged(WhyUnjudged::Code(code.to_owned()))
}

#[test]
fn a_service_that_vouches_is_believed_whatever_else_it_says() {
    for (service, body) in [
        (
            TokenService::Turnstile,
            r#"{"success":true,"error-codes":[],"challenge_ts":"2026-03-02T15:00:00Z","hostname":"example.com","action":"","cdata":""}"#,
        ),
        (
            TokenService::FriendlyCaptchaEu,
            r#"{"success":true,"data":{"event_id":"ev_1","challenge":{"timestamp":"2026-03-02T15:00:00Z","origin":"https://example.com"},"risk_intelligence":null}}"#,
        ),
    ] {
        assert_eq!(verdict(service, 200, body.as_bytes()), TokenVerdict::Good);
    }
}

#[test]
fn a_token_is_refused_only_by_a_code_that_speaks_of_the_token() {
    use TokenProblem::{Spent, Wrong};
    let refused = TokenVerdict::Refused;
    for (said, expected) in [
        (of_turnstile(r#""invalid-input-response""#), refused(Wrong)),
        (of_turnstile(r#""missing-input-response""#), refused(Wrong)),
        (of_turnstile(r#""timeout-or-duplicate""#), refused(Spent)),
        (
            of_turnstile(r#""invalid-input-response","invalid-input-secret""#),
            code("invalid-input-secret"),
        ),
        (
            of_turnstile(r#""missing-input-secret""#),
            code("missing-input-secret"),
        ),
        (of_turnstile(r#""bad-request""#), code("bad-request")),
        (of_turnstile(r#""internal-error""#), code("internal-error")),
        (of_turnstile(r#""new-words""#), code("new-words")),
        (
            of_turnstile(""),
            TokenVerdict::Unjudged(WhyUnjudged::Nonsense),
        ),
        (of_friendly(200, "response_invalid"), refused(Wrong)),
        (of_friendly(200, "response_timeout"), refused(Spent)),
        (of_friendly(200, "response_duplicate"), refused(Spent)),
        (of_friendly(401, "auth_invalid"), code("auth_invalid")),
        (of_friendly(401, "auth_required"), code("auth_required")),
        (of_friendly(400, "sitekey_invalid"), code("sitekey_invalid")),
        (of_friendly(400, "bad_request"), code("bad_request")),
    ] {
        assert_eq!(said, expected);
    }
}

#[test]
fn what_is_no_answer_of_a_service_refuses_nobody() {
    for service in BOTH {
        let unjudged = |status: u16, body: &str| match verdict(service, status, body.as_bytes()) {
            TokenVerdict::Unjudged(why) => why,
            said @ (TokenVerdict::Good | TokenVerdict::Refused(_)) => panic!("{said:?}"),
        };
        for body in [
            "",
            "<html>Sign in</html>",
            "[]",
            "{}",
            r#"{"success":"yes"}"#,
        ] {
            assert_eq!(unjudged(200, body), WhyUnjudged::Nonsense, "{body}");
            assert_eq!(unjudged(403, body), WhyUnjudged::Status(403), "{body}");
        }
        let refused = r#"{"success":false,"error-codes":["invalid-input-response"],"error":{"error_code":"response_invalid"}}"#;
        for status in [429, 500, 502, 503] {
            assert_eq!(unjudged(status, refused), WhyUnjudged::Status(status));
            assert_eq!(
                unjudged(status, r#"{"success":true}"#),
                WhyUnjudged::Status(status)
            );
        }
    }
}

#[test]
fn the_same_token_with_the_same_has_the_same_uuid() {
    let name = name_of_sending("token", "sent");
    let shape: Vec<usize> = name.split('-').map(str::len).collect();
    assert_eq!(shape, [8, 4, 4, 4, 12], "{name}");
    assert_eq!(&name[14..15], "4", "{name}");
    assert!("89ab".contains(&name[19..20]), "{name}");
    assert_eq!(name, name_of_sending("token", "sent"));
    for (token, sent) in [("token", "other"), ("other", "sent"), ("tokens", "ent")] {
        assert_ne!(name, name_of_sending(token, sent));
    }
}

#[test]
fn a_secret_without_keys_says_what_would_be_right_and_none_of_it() {
    let held = keys(r#"{"turnstile":"hunter2-hunter2-","friendly-captcha":"A1-hunter2-hunter2"}"#);
    let held = held.unwrap();
    for service in TokenService::ALL {
        assert!(held.contains_key(service.kind()), "{service:?}");
    }
    for (text, why) in [
        ("hunter2-hunter2-", "no JSON object"),
        (r#"{"turnstile":["hunter2-hunter2-"]}"#, "no JSON object"),
        (r#"{"turnstile":"hunter2"}"#, "too short"),
    ] {
        let said = keys(text).unwrap_err();
        assert!(said.contains(why) && !said.contains("hunter2"), "{said}");
    }
}
