//! A form with the widget of a service, on one machine: the service is asked as soon as the folder has a key of it.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use baton::{LocalDeployment, SECRETS_FILE, Setup};
use chrono::TimeDelta;
use followup::lead::{Open, Stage};
use local::Options;

use super::command_line::{baton, text};
use super::{OPENING, at};

fn setup(dir: &Path, token_services: Option<String>) -> Setup {
    let mut sources = baton::shipped::embedded();
    let contact = sources.files.get_mut("forms/contact.toml").unwrap();
    let widget = "challenge = { kind = \"turnstile\", site_key = \"1x00000000000000000000AA\" }";
    *contact = format!("{widget}\n{contact}");
    Setup {
        dir: Some(dir.to_owned()),
        policy: Some(sources),
        token_services,
        ..Setup::in_memory(Options::simulated(7, at(OPENING)))
    }
}

/// The address of a service that vouches for whoever asks next.
fn vouching() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream
            .set_read_timeout(Some(Duration::from_millis(300)))
            .unwrap();
        let mut question = Vec::new();
        // It ends when nothing more comes.
        let _ = stream.read_to_end(&mut question);
        assert!(String::from_utf8_lossy(&question).contains("a secret of Turnstile"));
        let said = "{\"success\":true}";
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", said.len());
        stream.write_all((head + said).as_bytes()).unwrap();
    });
    address
}

fn doctor(dir: &Path) -> String {
    let output = baton(&["doctor", "--data", dir.to_str().unwrap()], "");
    text(&output.stdout)
}

async fn stage(deployment: &LocalDeployment, name: &str) -> Stage {
    let address = format!("{name}@customer.example");
    let fields = [
        ("name", name),
        ("email", address.as_str()),
        ("topic", "sales"),
        ("cf-turnstile-response", "token"),
    ];
    let lead = deployment.inquire("contact", &fields).await.unwrap();
    deployment.advance(TimeDelta::minutes(3)).await.unwrap();
    let stored = deployment.cloud().lead(&lead).await.unwrap();
    stored.unwrap().lead.stage
}

#[tokio::test]
async fn a_key_in_the_folder_has_the_service_asked_and_without_one_a_person_looks() {
    let dir = tempfile::tempdir().unwrap();
    let deployment = LocalDeployment::open(setup(dir.path(), None))
        .await
        .unwrap();
    let looked_at = stage(&deployment, "ann").await;
    assert!(
        matches!(looked_at, Stage::Open(Open::InReview { .. })),
        "{looked_at:?}"
    );
    drop(deployment);
    let said = doctor(dir.path());
    let missing = "a person has to look at all that comes by the form contact: there is no secret for turnstile";
    assert!(said.contains(missing), "{said}");

    let file = dir.path().join(SECRETS_FILE);
    let kept = std::fs::read_to_string(&file).unwrap();
    let mut kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
    kept["challenge"] = serde_json::json!({"turnstile": "a secret of Turnstile"});
    std::fs::write(&file, kept.to_string()).unwrap();
    let said = doctor(dir.path());
    assert!(
        said.contains("the form contact has a key of turnstile"),
        "{said}"
    );
    let asking = setup(dir.path(), Some(vouching()));
    let deployment = LocalDeployment::open(asking).await.unwrap();
    let taken = stage(&deployment, "bob").await;
    assert!(matches!(taken, Stage::Open(Open::Active(_))), "{taken:?}");
}
