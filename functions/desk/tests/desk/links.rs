//! Links: who may follow them, and that following them changes nothing.

use chrono::Duration;
use cloud::keys::Home;
use cloud::links::Purpose;
use cloud::table::outbox::{Content, State, StateChange};
use followup::ids::LeadId;
use followup::message::StopRule;
use lambda_http::{Body, RequestExt};

use crate::office::{ANN, BO, Office, person, text};

const TEAM: [Purpose; 7] = [
    Purpose::Outcome,
    Purpose::Assign,
    Purpose::Verdict,
    Purpose::Announcement,
    Purpose::Keep,
    Purpose::Message,
    Purpose::GoOn,
];

#[tokio::test]
async fn a_get_and_a_head_change_nothing_whatever_the_query_says() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let acknowledgement = office.lead(&lead).await.lead.inquiry;
    let message = followup::message::acknowledgement_id(&lead, &acknowledgement, 1);
    let before = office.everything(&lead).await;
    let mut paths = vec![
        office.path_of(Purpose::Stop, &lead, "-", "stop"),
        office.path_of(Purpose::OptIn, &lead, "-", "letter"),
        office.path_of(Purpose::Ready, &lead, "-", "letter"),
    ];
    for purpose in TEAM {
        let is_managers = matches!(purpose, Purpose::Assign | Purpose::Verdict);
        let who = if is_managers { "morgan" } else { "sam" };
        paths.push(office.path_of(purpose, &lead, who, message.as_str()));
    }
    for path in paths {
        for query in [
            "",
            "?outcome=voicemail",
            "?to=riley",
            "?verdict=ready",
            "?choice=stop",
        ] {
            let address = format!("{path}{query}");
            let shown = office.get(&address).await;
            assert_eq!(shown.status(), 200, "{address}");
            let headed = office.ask("HEAD", &address, "").await;
            assert_eq!(headed.status(), 200);
            assert_eq!(headed.headers(), shown.headers());
            assert!(headed.body().is_empty());
        }
    }
    assert_eq!(office.everything(&lead).await, before);
}

#[tokio::test]
async fn every_page_is_private_and_runs_nothing() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    for response in [office.get(&path).await, office.get("/o/forged").await] {
        let headers = response.headers();
        assert_eq!(headers["cache-control"], "no-store");
        assert_eq!(headers["referrer-policy"], "same-origin");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["x-robots-tag"], "noindex, nofollow");
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"));
        assert!(!text(&response).contains("<script"));
    }
}

#[tokio::test]
async fn a_forged_link_an_expired_one_and_one_for_another_page_do_nothing() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let before = office.everything(&lead).await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let forged = format!("{}x", path);
    let other = path.replacen("/o/", "/a/", 1);
    let too_long = format!("/o/{}", "a".repeat(500));
    for (address, status) in [(&forged, 403), (&other, 403), (&too_long, 403)] {
        assert_eq!(office.get(address).await.status(), status);
        let posted = office.post(address, "outcome=won").await;
        assert_eq!(posted.status(), status);
    }
    office.later(Duration::days(46));
    let expired = office.post(&path, "outcome=won").await;
    assert_eq!(expired.status(), 410);
    assert!(text(&expired).contains("The newest mail about this lead"));
    assert_eq!(office.everything(&lead).await, before);
    // Whoever asked has no manager, no list of the morning, and does not know that they are a lead.
    let theirs = office.cloud.times_address(&lead, office.cloud.now());
    let theirs = &theirs[theirs.find("/b/").unwrap()..];
    office.later(Duration::days(400));
    let expired = office.get(theirs).await;
    assert_eq!(expired.status(), 410);
    let forged = office.get(&format!("{theirs}x")).await;
    for page in [text(&expired), text(&forged)] {
        assert!(
            !page.contains("lead") && !page.contains("manager"),
            "{page}"
        );
    }
    assert!(text(&expired).contains("just reply to any email of ours"));
}

#[tokio::test]
async fn a_lead_a_message_or_a_person_that_is_not_there_is_said_so() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let nobody = LeadId::derive(&["nobody"]);
    let unknown = office.path_of(Purpose::Outcome, &nobody, "sam", "c1_inbound_0");
    assert_eq!(office.get(&unknown).await.status(), 404);
    assert_eq!(office.post(&unknown, "outcome=won").await.status(), 404);
    let stop = office.path_of(Purpose::Stop, &nobody, "-", "stop");
    assert_eq!(office.post(&stop, "").await.status(), 404);
    let gone = office.path_of(Purpose::Message, &lead, "sam", "gone");
    assert_eq!(office.get(&gone).await.status(), 404);
    let left = office.path_of(Purpose::Outcome, &lead, "formerly", "c1_inbound_0");
    assert_eq!(office.post(&left, "outcome=won").await.status(), 403);
}

#[tokio::test]
async fn another_method_and_another_address_are_refused() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
        let refused = office.ask(method, &path, "").await;
        assert_eq!(refused.status(), 405, "{method}");
        assert_eq!(refused.headers()["allow"], "GET, HEAD, POST");
    }
    assert_eq!(office.get("/").await.status(), 404);
}

#[tokio::test]
async fn a_page_works_under_a_stage_and_its_addresses_are_relative() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let token = path.rsplit('/').next().unwrap();
    let staged = format!("/prod{path}");
    let shown = text(&office.get(&staged).await);
    assert!(shown.contains(&format!("action=\"{token}\"")));
    assert!(!shown.contains("action=\"/"));
    // What the gateway hands on and what the library makes of it may differ.
    let request = http::Request::builder()
        .uri(&staged)
        .body(Body::Empty)
        .unwrap()
        .with_raw_http_path(&path);
    assert_eq!(desk::handle(&office.cloud, request).await.status(), 200);
    let posted = office.post(&staged, "outcome=voicemail").await;
    assert_eq!(posted.status(), 200);
    assert!(text(&posted).contains("Recorded: Left a voicemail"));
}

#[tokio::test]
async fn a_post_that_cannot_be_read_changes_nothing() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let before = office.everything(&lead).await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let long = format!("outcome=won&note={}", "a".repeat(66_000));
    for (body, status) in [
        ("outcome=%zz", 400),
        ("outcome=won&outcome=lost", 400),
        ("outcome=maybe", 422),
        ("", 422),
        (long.as_str(), 413),
    ] {
        assert_eq!(office.post(&path, body).await.status(), status);
    }
    assert_eq!(office.everything(&lead).await, before);
}

#[tokio::test]
async fn without_a_policy_somebody_is_asked_to_try_again() {
    let office = Office::open().await;
    let lead = office.accepted(ANN).await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    // Another process, before any policy was pushed.
    let other = Office::bare().await;
    let answer = other.get(&path).await;
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.headers()["retry-after"], "5");
}

#[tokio::test]
async fn a_busy_table_asks_to_try_again_and_then_it_works() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    office.break_reads();
    let busy = office.post(&path, "outcome=voicemail").await;
    assert_eq!(busy.status(), 503);
    assert_eq!(busy.headers()["retry-after"], "5");
    office.mend();
    assert_eq!(office.post(&path, "outcome=voicemail").await.status(), 200);
}

#[tokio::test]
async fn a_link_of_a_newer_key_makes_the_secret_be_read_again_but_at_most_once_a_minute() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let newer = |name: &str| {
        let text = format!(
            r#"{{"current":"{name}","k1":"a signing key of a test","{name}":"another key of a test"}}"#
        );
        let keys = cloud::secrets::Keyring::parse(&text).unwrap();
        let link = cloud::links::Link {
            purpose: Purpose::Stop,
            lead: Some(lead.clone()),
            person: None,
            task: "stop".to_owned(),
            expires: None,
        };
        (format!("/u/{}", link.token(&keys)), text)
    };
    let (with_k2, k2) = newer("k2");
    let (with_k3, k3) = newer("k3");
    let with_k1 = office.path_of(Purpose::Stop, &lead, "-", "stop");
    let read = || office.reads_of_secrets();

    // Just started: what was read then is not read again within the minute, whatever strangers make up.
    office.aws.put_secret("signing", &k2);
    let before = read();
    assert_eq!(office.get(&with_k2).await.status(), 403);
    assert_eq!(read(), before);

    office.later(Duration::minutes(1));
    assert_eq!(office.get(&with_k2).await.status(), 200);
    assert_eq!(office.get(&with_k1).await.status(), 200, "k1 is kept");
    assert_eq!(read(), before + 1);

    for _ in 0..5 {
        assert_eq!(office.get(&with_k3).await.status(), 403);
    }
    assert_eq!(read(), before + 1);

    // A store that cannot be asked leaves what is known in force.
    office.later(Duration::minutes(1));
    office.aws.put_secret("signing", "no keyring");
    assert_eq!(office.get(&with_k3).await.status(), 403);
    assert_eq!(office.get(&with_k2).await.status(), 200);
    office.later(Duration::minutes(1));
    office.aws.put_secret("signing", &k3);
    assert_eq!(office.get(&with_k3).await.status(), 200);
    assert_eq!(office.get(&with_k2).await.status(), 403, "k2 was taken out");
}

#[tokio::test]
async fn a_mail_of_a_lead_that_was_merged_has_no_words_any_more_and_can_only_be_dropped() {
    let office = Office::open().await;
    let other = office.tried_twice().await;
    let now = office.cloud.now();
    let messages = office.cloud.messages(&Home::Lead(other.clone())).await;
    let mut step = None;
    let messages = messages.unwrap();
    for item in messages.iter().filter(|item| item.state.may_leave()) {
        let Content::Lead(message) = &item.content else {
            panic!("a mail to the lead");
        };
        // What is to be acknowledged would keep the two from being merged.
        let to = if message.stop_rule == StopRule::Automatic {
            step = Some(item.id().to_string());
            State::Held
        } else {
            State::Dropped
        };
        let change = StateChange::of(item, to, None, None);
        assert!(office.cloud.transition(&change, None, now).await.unwrap());
    }
    let step = step.expect("a written step waits");
    let path = office.path_of(Purpose::Message, &other, "morgan", &step);
    let (words, release) = ("<h2 id=\"words\">", "value=\"release\"");
    let alone = text(&office.get(&path).await);
    assert!(alone.contains(words) && alone.contains(release), "{alone}");
    let kept = office.judged(BO, false).await;
    office.is_given(&kept, "riley").await;
    let by = person("morgan");
    let merged = office.cloud.merge(&kept, &other, &by, now).await;
    assert!(merged.unwrap());
    assert_eq!(office.lead(&kept).await.lead.merged, [other]);
    let page = text(&office.get(&path).await);
    assert!(!page.contains(words) && !page.contains(release), "{page}");
    assert!(page.contains("it can only be dropped"), "{page}");
}
