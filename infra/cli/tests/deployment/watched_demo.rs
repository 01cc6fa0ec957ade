//! The demo that is played before somebody's eyes.

use std::path::Path;
use std::time::Duration;

use baton::LocalDeployment;
use baton::demo::{DataFolder, Demo};
use http::{Method, Request, Response};
use hyper::body::Bytes;

use super::command_line::{baton, text};
use super::demo::{MOST_REQUESTS, PATIENCE, VISITS, each_seat_has_work, heading, page, reopened};
use super::sockets::Up;
use super::{ANA, asked, at, got};

/// What a browser takes, and what a program does.
const PAGES: &str = "text/html";
const JSON: &str = "application/json";
/// Somebody asks.
const ASKS: (&str, &str) = (
    "/f/contact",
    "name=Ana+Silva&email=ana%40customer.example&topic=sales&message=What+does+it+cost%3F",
);
/// How long each act takes in a test, and after how many mails more it is looked.
const PACE: Duration = Duration::from_millis(1);
const SOME_MAILS: usize = 20;

/// A form that is posted, and what is taken for an answer to it.
async fn sent(
    deployment: &LocalDeployment,
    (path, form): (&str, &str),
    takes: &str,
) -> Response<Bytes> {
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("host", "127.0.0.1:8080")
        .header("accept", takes)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Bytes::from(form.to_owned()))
        .unwrap();
    baton::controls::answer(deployment, request).await
}

/// Whoever looks on while the demo is played reads everything, and is asked to wait with what would change something.
async fn looks_on(deployment: &LocalDeployment, dir: &Path) {
    let before = deployment.mailbox().len();
    while deployment.mailbox().len() < before + SOME_MAILS {
        tokio::time::sleep(PACE).await;
    }
    for path in ["/", "/f/contact", "/local/mail", "/local/leads.json"] {
        let response = asked(deployment, Method::GET, path, "").await;
        assert_eq!(response.status(), 200, "{path}");
    }
    for form in [
        ASKS,
        ("/local/clock", "to=next"),
        ("/local/be", "person=riley"),
        ("/local/anew", "anew=yes"),
    ] {
        let waits = sent(deployment, form, PAGES).await;
        assert_eq!(waits.status(), 503, "{form:?}");
        assert_eq!(waits.headers()["retry-after"], "1", "{form:?}");
        assert_eq!(heading(&page(&waits)), "In a few seconds", "{form:?}");
        let waits = sent(deployment, form, JSON).await;
        assert_eq!(waits.status(), 503, "{form:?}");
        assert!(page(&waits).contains("in a few seconds"), "{form:?}");
    }
    // Until it is over nothing is kept, so that a process that ends meanwhile leaves nothing half played.
    assert_eq!(DataFolder::of(dir).unwrap(), DataFolder::Unfinished);
    assert!(!dir.join("clock.json").exists());
}

#[tokio::test]
async fn a_demo_played_before_somebodys_eyes_is_kept_when_it_is_over_and_begins_anew_by_a_command()
{
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let demo = Demo::for_visit(&baton::shipped::embedded(), at(VISITS[0])).unwrap();
    Demo::make_room(dir).unwrap();
    let setup = demo.setup_for(dir, "http://127.0.0.1:8080");
    let deployment = LocalDeployment::open(setup).await.unwrap();
    let both = async {
        let performs = demo.perform(&deployment, dir, PACE);
        tokio::join!(performs, looks_on(&deployment, dir))
    };
    let (played, ()) = tokio::time::timeout(PATIENCE, both).await.unwrap();
    let played = played.unwrap();
    assert_eq!(played.refused, 0);
    assert!(played.requests <= MOST_REQUESTS, "{played:?}");
    // What somebody did there from now on would be lost.
    assert_eq!(sent(&deployment, ASKS, PAGES).await.status(), 503);
    drop(deployment);
    assert_eq!(DataFolder::of(dir).unwrap(), DataFolder::Demo);

    let deployment = reopened(dir, None).await;
    assert_eq!(deployment.cloud().now(), at("2026-04-15T13:12:00Z"));
    each_seat_has_work(&deployment).await;
    let taken = sent(&deployment, ASKS, JSON).await;
    assert_eq!(taken.status(), 202, "{}", page(&taken));
    let taken: serde_json::Value = serde_json::from_slice(taken.body()).unwrap();
    let own = format!("/local/leads/{}.json", taken["lead"].as_str().unwrap());
    got(&deployment, &own).await;
    drop(deployment);

    let reset = baton(&["demo", "reset", "--data", dir.to_str().unwrap()], "");
    assert!(reset.status.success(), "{}", text(&reset.stderr));
    assert!(text(&reset.stdout).contains("\nPlayed: "));
    assert_eq!(DataFolder::of(dir).unwrap(), DataFolder::Demo);
    let deployment = reopened(dir, None).await;
    let gone = asked(&deployment, Method::GET, &own, "").await;
    assert_eq!(gone.status(), 404);
    assert!(!deployment.mailbox().to("ana@example.org").is_empty());
}

#[test]
fn a_process_that_is_stopped_while_it_plays_before_somebodys_eyes_plays_again() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .new_agent();
    let asks = |up: &Up| {
        let asked = agent.post(format!("{}/f/contact", up.base));
        let answer = asked.header("accept", JSON).send_form(ANA).unwrap();
        answer.status().as_u16()
    };
    let plays = Up::over(dir, &["--demo", "--play"]);
    let start = agent.get(format!("{}/", plays.base)).call().unwrap();
    assert_eq!(start.status(), 200);
    assert_eq!(asks(&plays), 503);
    drop(plays);
    assert_eq!(DataFolder::of(dir).unwrap(), DataFolder::Unfinished);
    let again = Up::over(dir, &["--demo"]);
    assert_eq!(asks(&again), 202);
    assert_eq!(DataFolder::of(dir).unwrap(), DataFolder::Demo);
}
