//! `/local/`, to the letter.

use baton::{LocalDeployment, Setup};
use http::{Method, Request};
use hyper::body::Bytes;
use local::Options;
use serde_json::json;

use super::{ANA, OPENING, asked, at, got, opened, posted, to_ana};

#[tokio::test]
async fn the_clock_tells_and_moves() {
    let deployment = opened().await;
    assert_eq!(
        got(&deployment, "/local/clock").await["now"],
        "2026-03-02T14:00:00.000Z"
    );
    let (status, body) = posted(&deployment, "/local/clock", r#"{"advance":"26h"}"#).await;
    assert_eq!(status, 200);
    assert_eq!(body["now"], "2026-03-03T16:00:00.000Z");
    assert!(body["sweeps"].is_u64());
    let (_, body) = posted(
        &deployment,
        "/local/clock",
        r#"{"to":"2026-03-04T00:00:00Z"}"#,
    )
    .await;
    assert_eq!(body["now"], "2026-03-04T00:00:00.000Z");
    deployment.inquire("contact", &ANA).await.unwrap();
    let (_, body) = posted(&deployment, "/local/clock", r#"{"to":"next"}"#).await;
    assert_eq!(body["sweeps"], 1);
}

#[tokio::test]
async fn a_wrong_move_is_refused_as_a_problem() {
    let deployment = opened().await;
    for (body, expected) in [
        (r#"{"to":"2020-01-01T00:00:00Z"}"#, 409),
        (r#"{"advance":"2bh"}"#, 422),
        (r#"{"advance":"99999d"}"#, 422),
        (r#"{"advance":"36500d"}"#, 422),
        (r#"{"leap":"1h"}"#, 400),
        ("{", 400),
        ("", 400),
    ] {
        let (status, problem) = posted(&deployment, "/local/clock", body).await;
        assert_eq!(status, expected, "{body}");
        assert_eq!(problem["status"], expected);
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|detail| !detail.is_empty())
        );
    }
}

#[tokio::test]
async fn the_buttons_of_the_page_move_the_clock_and_lead_back() {
    let deployment = opened().await;
    let answer = asked(&deployment, Method::POST, "/local/clock", "advance=1h").await;
    assert_eq!(answer.status(), 303);
    assert_eq!(answer.headers()["location"], "/local/mail#newest");
    assert_eq!(
        got(&deployment, "/local/clock").await["now"],
        "2026-03-02T15:00:00.000Z"
    );
}

#[tokio::test]
async fn the_mailbox_is_read_as_json_as_a_file_and_as_a_page() {
    let deployment = opened().await;
    let lead = deployment.inquire("contact", &ANA).await.unwrap();
    posted(&deployment, "/local/clock", r#"{"advance":"30m"}"#).await;
    let mails = got(&deployment, "/local/mail.json").await;
    let mail = mails
        .as_array()
        .unwrap()
        .iter()
        .find(|mail| mail["to"][0].as_str().unwrap().contains("ana@"))
        .unwrap();
    for field in [
        "id", "at", "from", "subject", "text", "html", "lead", "message",
    ] {
        assert!(mail[field].is_string(), "{field}");
    }
    assert!(mail["to"].is_array() && mail["headers"].is_object());
    assert_eq!(mail["lead"], lead.as_str());
    let id = mail["id"].as_str().unwrap();
    let eml = asked(
        &deployment,
        Method::GET,
        &format!("/local/mail/{id}.eml"),
        "",
    )
    .await;
    assert_eq!(eml.headers()["content-type"], "message/rfc822");
    assert!(String::from_utf8_lossy(eml.body()).contains("ana@customer.example"));
    let html = asked(
        &deployment,
        Method::GET,
        &format!("/local/mail/{id}.html"),
        "",
    )
    .await;
    let policy = html.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("sandbox"));
    let page = asked(&deployment, Method::GET, "/local/mail", "").await;
    let page = String::from_utf8_lossy(page.body()).into_owned();
    assert!(page.contains("id=\"newest\"") && page.contains("action=\"/local/clock\""));
    // Like an inbox: a line for each mail, and the newest open, as its reader sees it.
    let (_, list) = page.split_once("<ul class=\"mails\">").unwrap();
    let list = list.split("</ul>").next().unwrap();
    assert_eq!(
        list.matches("<li>").count(),
        mails.as_array().unwrap().len()
    );
    assert_eq!(list.matches("<iframe").count(), 1);
    let found = asked(&deployment, Method::GET, "/local/mail?q=thank+ANA", "").await;
    let found = String::from_utf8_lossy(found.body()).into_owned();
    assert!(found.contains("Thank you for") && !found.contains("Call Ana"));
    let none = asked(&deployment, Method::GET, "/local/mail?q=bicycle", "").await;
    assert!(String::from_utf8_lossy(none.body()).contains("No mail has these words."));
}

/// A folder of data in which Ana has got so many mails, `m1` first.
async fn with_mails(count: usize) -> (tempfile::TempDir, LocalDeployment) {
    let dir = tempfile::tempdir().unwrap();
    let open = async |start: &str| {
        let setup = Setup {
            dir: Some(dir.path().to_owned()),
            ..Setup::in_memory(Options::simulated(7, at(start)))
        };
        LocalDeployment::open(setup).await.unwrap()
    };
    drop(open(OPENING).await);
    let lines = (1..=count).map(|number| {
        let mail = json!({
            "id": format!("m{number}"),
            "at": "2026-03-02T14:00:00.000Z",
            "from": "Example Company <hello@example.com>",
            "to": ["Ana Silva <ana@customer.example>"],
            "subject": format!("Letter {number}"),
            "text": format!("What letter {number} says."),
            "html": null,
            "headers": {},
            "lead": null,
            "message": null,
            "ses_id": format!("ses-{number}"),
        });
        format!("{mail}\n")
    });
    let lines: String = lines.collect();
    std::fs::write(dir.path().join("mail.jsonl"), lines).unwrap();
    let deployment = open("2026-03-02T15:00:00Z").await;
    (dir, deployment)
}

#[tokio::test]
async fn a_mail_that_is_older_than_those_of_the_list_is_read_and_answered() {
    let (_dir, deployment) = with_mails(150).await;
    let page = async |path: &str| {
        let path = path.split('#').next().unwrap();
        let page = asked(&deployment, Method::GET, path, "").await;
        String::from_utf8_lossy(page.body()).into_owned()
    };
    let lines = |page: &str| {
        let (_, list) = page.split_once("<ul class=\"mails\">").unwrap();
        let list = list.split("</ul>").next().unwrap().to_owned();
        list.matches("<li>").count()
    };
    let newest = page("/local/mail").await;
    assert_eq!(lines(&newest), 100);
    assert!(newest.contains("Show 50 older mails"), "{newest}");
    let all = page("/local/mail?all").await;
    assert_eq!(lines(&all), 150);
    // As the link of the oldest says it, and of the first that has no place in the short list.
    for (number, listed) in [(1, 150), (50, 101), (51, 100)] {
        let link = format!("/local/mail?mail=m{number}#m{number}");
        assert!(all.contains(&format!("href=\"{link}\"")), "{all}");
        let read = page(&link).await;
        let says = format!("What letter {number} says.");
        assert!(read.contains(&says), "{number}: {read}");
        assert_eq!(lines(&read), listed, "{number}");
    }
    let body = "mail=m1&text=Yes";
    let answer = asked(&deployment, Method::POST, "/local/mail/answer", body).await;
    assert_eq!(answer.status(), 303);
    let back = answer.headers()["location"].to_str().unwrap();
    let read = page(back).await;
    assert!(read.contains("The answer has arrived."), "{back}: {read}");
    assert!(read.contains("What letter 1 says."), "{read}");
}

#[tokio::test]
async fn an_empty_mailbox_looks_like_this() {
    let deployment = opened().await;
    let page = asked(&deployment, Method::GET, "/local/mail", "").await;
    let page = String::from_utf8_lossy(page.body()).into_owned();
    let (_, body) = page.split_once("<body>").unwrap();
    insta::assert_snapshot!(body.replace("><", ">\n<"));
}

#[tokio::test]
async fn a_list_of_leads_has_owner_next_and_due_and_one_has_its_timeline() {
    let deployment = opened().await;
    let lead = deployment.inquire("contact", &ANA).await.unwrap();
    let arrived = got(&deployment, "/local/leads.json").await;
    assert_eq!(arrived[0]["status"], "received");
    posted(&deployment, "/local/clock", r#"{"advance":"1h"}"#).await;
    let leads = got(&deployment, "/local/leads.json").await;
    assert_eq!(leads[0]["lead"], lead.as_str());
    for field in ["status", "owner", "next", "due_at"] {
        assert!(leads[0][field].is_string(), "{field}");
    }
    let one = got(&deployment, &format!("/local/leads/{lead}.json")).await;
    let timeline = one["timeline"].as_array().unwrap();
    assert!(
        timeline
            .iter()
            .any(|line| line["kind"] == "assigned" && line["by"] == "baton")
    );
    assert_eq!(one["messages"][0]["step"], "acknowledgement");
    assert_eq!(one["inquiries"][0]["name"], "Ana Silva");
    for field in ["action", "at", "start", "span", "counted", "skipped"] {
        assert!(!one["clocks"][0][field].is_null(), "{field}");
    }
    let page = asked(&deployment, Method::GET, "/local/leads", "").await;
    assert!(String::from_utf8_lossy(page.body()).contains(leads[0]["owner"].as_str().unwrap()));
}

#[tokio::test]
async fn events_of_the_mail_service_and_received_mail_are_handed_over() {
    let deployment = opened().await;
    deployment.inquire("contact", &ANA).await.unwrap();
    posted(&deployment, "/local/clock", r#"{"advance":"30m"}"#).await;
    let mail = to_ana(&deployment).remove(0);
    let message = mail.message.clone().unwrap();
    // The daily probe comes back as mail does.
    let received = deployment.observed().events["Email Received"];
    for body in [
        format!(r#"{{"type":"delivery","message":"{message}"}}"#),
        format!(r#"{{"type":"complaint","mail":"{}"}}"#, mail.id),
        format!(r#"{{"type":"bounce","mail":"{}"}}"#, mail.id),
    ] {
        let (status, _) = posted(&deployment, "/local/ses-event", &body).await;
        assert_eq!(status, 202, "{body}");
    }
    let (status, _) = posted(
        &deployment,
        "/local/mail",
        "From: a@customer.example\r\nTo: hello@example.com\r\nSubject: Hi\r\n\r\nHello\r\n",
    )
    .await;
    assert_eq!(status, 202);
    let observed = deployment.observed();
    assert_eq!(observed.events["Email Received"], received + 1);
    assert_eq!(observed.events["Email Bounced"], 1);
    assert_eq!(observed.events["Email Complaint Received"], 1);
    assert_eq!(observed.failures.len(), 0);
    for body in [
        r#"{"type":"bounce"}"#,
        r#"{"type":"burp","mail":"m1"}"#,
        "[]",
    ] {
        let (status, _) = posted(&deployment, "/local/ses-event", body).await;
        assert_eq!(status, 422, "{body}");
    }
    let (status, _) = posted(
        &deployment,
        "/local/ses-event",
        r#"{"type":"bounce","mail":"m999"}"#,
    )
    .await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn what_is_no_mail_is_refused_and_says_what_one_looks_like() {
    let deployment = opened().await;
    for no_mail in ["", "hello", "hello there: Ana", ": Ana"] {
        let (status, problem) = posted(&deployment, "/local/mail", no_mail).await;
        assert_eq!(status, 400, "{no_mail:?}");
        assert!(
            problem["detail"].to_string().contains("From: "),
            "{problem}"
        );
    }
}

#[tokio::test]
async fn what_is_asked_of_aws_is_counted_without_what_the_controls_look_up() {
    let deployment = opened().await;
    let before = got(&deployment, "/local/aws.json").await;
    got(&deployment, "/local/leads.json").await;
    posted(&deployment, "/local/clock", r#"{"advance":"10s"}"#).await;
    let after = got(&deployment, "/local/aws.json").await;
    assert_eq!(before["dynamodb"]["Query"], after["dynamodb"]["Query"]);
    assert!(after["dynamodb"]["Scan"].is_null());
}

/// A page, as a browser asks for it.
async fn browsed(deployment: &LocalDeployment, path: &str) -> String {
    let request = Request::builder()
        .uri(path)
        .header("host", "127.0.0.1:8080")
        .header("accept", "text/html,application/xhtml+xml")
        .body(Bytes::new())
        .unwrap();
    let response = baton::controls::answer(deployment, request).await;
    assert_eq!(response.status(), 200, "{path}");
    let kind = response.headers()["content-type"].to_str().unwrap();
    assert!(kind.starts_with("text/html"), "{path} is {kind}");
    String::from_utf8(response.body().to_vec()).unwrap()
}

#[tokio::test]
async fn whoever_sits_down_at_the_machine_reads_pages_and_a_program_reads_json() {
    let deployment = opened().await;
    let lead = deployment.inquire("contact", &ANA).await.unwrap();
    posted(&deployment, "/local/clock", r#"{"advance":"1h"}"#).await;
    let start = browsed(&deployment, "/").await;
    let (_, seat) = start.split_once("<h2>The machine</h2>").unwrap();
    let (seat, _) = seat.split_once("</div>").unwrap();
    let links = seat.split("href=\"").skip(1);
    let links: Vec<&str> = links.map(|link| link.split('"').next().unwrap()).collect();
    assert_eq!(links.len(), 4);
    for link in links {
        browsed(&deployment, link).await;
    }
    let of_lead = format!("/local/leads/{lead}");
    let leads = browsed(&deployment, "/local/leads").await;
    assert!(leads.contains(&format!("href=\"{of_lead}\"")), "{leads}");
    let one = browsed(&deployment, &of_lead).await;
    for said in ["Timeline", "assigned", "Messages", "Deadlines", "counted"] {
        assert!(one.contains(said), "{said}: {one}");
    }
    let aws = browsed(&deployment, "/local/aws").await;
    assert!(aws.contains("TransactWriteItems"), "{aws}");
    assert!(got(&deployment, "/local/clock").await["now"].is_string());
}

#[tokio::test]
async fn what_is_not_there_and_what_is_not_allowed_say_so() {
    let deployment = opened().await;
    for (method, path, status) in [
        (Method::GET, "/local/nothing", 404),
        (Method::GET, "/local/mail/m1.eml", 404),
        (Method::GET, "/local/leads/nobody.json", 404),
        (Method::GET, "/local/leads/nobody", 404),
        (Method::POST, "/local/aws", 405),
        (Method::DELETE, "/local/mail", 405),
        (Method::POST, "/local/leads.json", 405),
        (Method::GET, "/elsewhere", 404),
        (Method::HEAD, "/local/mail", 200),
        (Method::GET, "/local", 200),
        (Method::GET, "/", 200),
    ] {
        let answer = asked(&deployment, method.clone(), path, "").await;
        assert_eq!(answer.status(), status, "{method} {path}");
    }
}

#[tokio::test]
async fn a_page_of_another_site_moves_no_clock_and_reads_no_mail() {
    let deployment = opened().await;
    for (host, origin) in [
        ("evil.example", None),
        ("127.0.0.1:8080", Some("http://evil.example")),
        ("127.0.0.1:8080", Some("http://127.0.0.1:9999")),
        ("127.0.0.1:8080", Some("null")),
    ] {
        let mut request = Request::builder().uri("/local/mail").header("host", host);
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        let request = request.body(Bytes::new()).unwrap();
        let answer = baton::controls::answer(&deployment, request).await;
        assert_eq!(answer.status(), 403, "{host} {origin:?}");
    }
}
