//! The deployment on one machine, in process and through its port.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod challenge;
mod command_line;
mod controls;
mod demo;
mod description;
mod figures;
mod own_policy;
mod passing_time;
mod people;
mod policy_commands;
mod proof;
mod restart;
mod simulate;
mod sockets;
mod watched_demo;
mod way_to_aws;

use baton::{LocalDeployment, controls::answer};
use calendar::{Instant, parse_instant};
use http::{Method, Request, Response};
use hyper::body::Bytes;
use local::Options;
use serde_json::Value;

/// Monday, nine in the morning in New York.
const OPENING: &str = "2026-03-02T14:00:00Z";

const ANA: [(&str, &str); 4] = [
    ("name", "Ana Silva"),
    ("email", "ana@customer.example"),
    ("topic", "sales"),
    ("message", "What does it cost?"),
];

fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

async fn opened() -> LocalDeployment {
    LocalDeployment::in_memory(Options::simulated(7, at(OPENING)))
        .await
        .unwrap()
}

/// A request to the whole machine, as its port takes it.
async fn asked(
    deployment: &LocalDeployment,
    method: Method,
    path: &str,
    body: &str,
) -> Response<Bytes> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "127.0.0.1:8080")
        .body(Bytes::from(body.to_owned()))
        .unwrap();
    answer(deployment, request).await
}

async fn got(deployment: &LocalDeployment, path: &str) -> Value {
    let answer = asked(deployment, Method::GET, path, "").await;
    assert_eq!(answer.status(), 200, "{path}");
    serde_json::from_slice(answer.body()).unwrap()
}

async fn posted(deployment: &LocalDeployment, path: &str, body: &str) -> (u16, Value) {
    let answer = asked(deployment, Method::POST, path, body).await;
    let body = serde_json::from_slice(answer.body()).unwrap_or(Value::Null);
    (answer.status().as_u16(), body)
}

/// The mail that the prospect got.
fn to_ana(deployment: &LocalDeployment) -> Vec<local::AcceptedMail> {
    let mails = deployment.mailbox().all();
    mails
        .into_iter()
        .filter(|mail| mail.to.iter().any(|to| to.contains("ana@customer.example")))
        .collect()
}
