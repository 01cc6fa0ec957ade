//! Mails to sign in with, as many as a network may ask for.

use chrono::Duration;
use cloud::keys::Home;
use cloud::table::session::MAX_ASKED_BY_NETWORK;
use http::Response;
use lambda_http::Body;
use lambda_http::request::LambdaRequest;
use serde_json::json;

use crate::office::{Office, person, text};

/// The network addresses of two offices.
const HERE: &str = "203.0.113.7";
const THERE: &str = "203.0.113.8";

/// Somebody asks for a mail to sign in with, from a network address, as an HTTP API says it (payload format 2.0).
async fn asks(office: &Office, network: &str, name: &str) -> Response<Body> {
    let event = json!({
        "version": "2.0", "routeKey": "$default", "rawPath": "/desk", "rawQueryString": "",
        "headers": { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
        "queryStringParameters": null, "pathParameters": null, "stageVariables": null,
        "requestContext": {
            "accountId": "123456789012", "apiId": "api", "domainName": "desk.example.com", "domainPrefix": "desk",
            "requestId": "r", "routeKey": "$default", "stage": "$default", "time": "02/Mar/2026:15:00:00 +0000", "timeEpoch": 1_772_463_600_000_i64,
            "http": { "method": "POST", "path": "/desk", "protocol": "HTTP/1.1", "sourceIp": network, "userAgent": "test" }
        },
        "body": format!("email={name}%40example.com"), "isBase64Encoded": false
    });
    let event: LambdaRequest = serde_json::from_str(&event.to_string()).unwrap();
    desk::handle(&office.cloud, event.into()).await
}

/// How many mails somebody of the team has got.
async fn mails(office: &Office, who: &str) -> usize {
    let home = Home::Person(person(who));
    office.cloud.messages(&home).await.unwrap().len()
}

#[tokio::test]
async fn a_network_asks_for_so_many_mails_in_an_hour_and_after_that_reads_the_same_and_gets_none() {
    let office = Office::open().await;
    for number in 1..MAX_ASKED_BY_NETWORK {
        let asked = asks(&office, HERE, &format!("p{number}")).await;
        assert_eq!(asked.status(), 200);
    }
    let last = text(&asks(&office, HERE, "sam").await);
    assert_eq!(mails(&office, "sam").await, 1);
    let over = text(&asks(&office, HERE, "riley").await);
    assert_eq!(mails(&office, "riley").await, 0);
    assert_eq!(over, last, "what was asked for before is nobody's to know");
    // Another network is not held back by it, nor is this one an hour later.
    asks(&office, THERE, "riley").await;
    assert_eq!(mails(&office, "riley").await, 1);
    office.later(Duration::hours(1));
    asks(&office, HERE, "riley").await;
    assert_eq!(mails(&office, "riley").await, 2);
}
