//! The description of the addresses, and the addresses.

use baton::{LocalDeployment, Setup};
use http::Method;
use local::Options;
use serde_json::Value;

use crate::{OPENING, asked, at, got, opened};

/// What the gateway and the functions could be asked for, one segment deeper than anything that is routed.
fn candidates() -> impl Iterator<Item = String> {
    let letters = ('a'..='z').map(|letter| format!("/{letter}/token"));
    let forms = ["", "/thanks", "/embed", "/thanks/more", "/other"];
    let forms = forms.map(|page| format!("/f/contact{page}"));
    let others = ["/", "/f", "/f/", "/openapi.json", "/openapi.json/more"];
    let sources = ["/in", "/in/", "/in/lead-ad", "/in/lead-ad/more"];
    let below = [
        "",
        "/today",
        "/board",
        "/find",
        "/new",
        "/figures",
        "/policy",
        "/leads",
        "/leads/a",
        "/leads/a/more",
        "/leads/a/kept",
        "/leads/a/kept/more",
        "/leads/a/erase",
        "/leads/a/erase/more",
        "/out",
        "/provider",
        "/more",
    ];
    let desk = below.map(|page| format!("/desk{page}"));
    letters
        .filter(|path| !path.starts_with("/f/"))
        .chain(forms)
        .chain(desk)
        .chain(sources.map(str::to_owned))
        .chain(others.map(str::to_owned))
}

/// A deployment in which somebody else's system may bring something.
async fn opened_with_a_source() -> LocalDeployment {
    let mut setup = Setup::in_memory(Options::simulated(7, at(OPENING)));
    let mut files = baton::shipped::embedded();
    let lead_ad = include_str!("../../../examples/sources/lead-ad.toml");
    let file = "sources/lead-ad.toml".to_owned();
    files.files.insert(file, lead_ad.to_owned());
    setup.policy = Some(files);
    LocalDeployment::open(setup).await.unwrap()
}

fn described(path: &str) -> String {
    let path = path.replace("/f/contact", "/f/{form}");
    let path = path.replace("/in/lead-ad", "/in/{source}");
    let path = path.replace("/leads/a", "/leads/{lead}");
    path.replace("/token", "/{token}")
}

#[tokio::test]
async fn what_is_answered_is_described_and_what_is_described_is_answered() {
    let deployment = opened_with_a_source().await;
    let document = got(&deployment, "/openapi.json").await;
    let paths = document["paths"].as_object().unwrap();
    let mut found = 0;
    for path in candidates() {
        let operations = paths.get(&described(&path)).cloned().unwrap_or(Value::Null);
        for method in [
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::OPTIONS,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ] {
            let answer = deployment
                .request(method.clone(), &path, &[("accept", "text/html")], "")
                .await;
            let answered = !matches!(answer.status().as_u16(), 404 | 405);
            let name = method.as_str().to_ascii_lowercase();
            let operation = operations.get(&name);
            assert_eq!(answered, operation.is_some(), "{method} {path}");
            let Some(operation) = operation else {
                continue;
            };
            found += 1;
            let status = answer.status().as_str().to_owned();
            let responses = &operation["responses"];
            assert!(
                responses.get(&status).is_some(),
                "{method} {path}: {status}"
            );
        }
    }
    let operations = paths
        .values()
        .flat_map(|path| path.as_object().unwrap().keys())
        .filter(|name| *name != "parameters")
        .count();
    assert_eq!(
        found, operations,
        "something is described that nobody asked for"
    );
}

#[tokio::test]
async fn the_description_is_served_to_programs_of_any_site() {
    let deployment = opened().await;
    let answer = asked(&deployment, Method::GET, "/openapi.json", "").await;
    assert_eq!(answer.headers()["content-type"], "application/json");
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    let head = asked(&deployment, Method::HEAD, "/openapi.json", "").await;
    assert_eq!(head.status(), 200);
    assert!(head.body().is_empty());
    let refused = asked(&deployment, Method::POST, "/openapi.json", "").await;
    assert_eq!(refused.status(), 405);
    assert_eq!(refused.headers()["allow"], "GET, HEAD");
}
