//! What an arrival leaves behind: the answer that is given again, the facts that limits are judged by, and keys.

use calendar::Instant;
use chrono::Duration;
use cloud::table::arrivals::{
    AcceptError, AcceptedInquiry, Arrival, KEY_WINDOW, REPEAT_WINDOW, RequestKey,
};
use followup::form::Acknowledge;
use local::{Fault, FaultPlan, FaultRule};

use crate::scene::{ANA, BO, messages, milliseconds, pass, seconds, stored};
use crate::support::{MONDAY, World, at};

/// An inquiry that comes from somewhere, with a text.
async fn from(world: &World, name: &str, network: Option<&str>, message: &str) -> AcceptedInquiry {
    let email = format!("{name}@example.org");
    let fields = [
        ("name", name),
        ("email", email.as_str()),
        ("topic", "sales"),
        ("message", message),
    ];
    let inquiry = world.inquiry(&fields);
    let arrival = Arrival {
        promises: true,
        inquiry: &inquiry,
        at: world.cloud.now(),
        request: RequestKey::Content,
        payload: &format!("{fields:?}"),
        network,
        policy: Some(&world.policy),
        forecast: &followup::route::Forecast::default(),
        acknowledge: Acknowledge::Baton,
    };
    world.cloud.accept(&arrival).await.unwrap()
}

#[tokio::test]
async fn a_repeat_is_told_apart_from_an_answer_that_was_lost() {
    let world = World::new(140).await;
    let rule = FaultRule::nth(1, Fault::ServerErrorApplied).operation("TransactWriteItems");
    world.aws.faults().set(FaultPlan::new().rule(rule));
    let first = world.post(&ANA).await.unwrap();
    assert!(!first.repeated, "its own write, whose answer was lost");
    world.aws.faults().set(FaultPlan::new());
    let now = pass(&world, 1);
    let again = world.post(&ANA).await.unwrap();
    assert!(again.repeated);
    assert_eq!((again.lead, again.inquiry), (first.lead, first.inquiry));
    assert_eq!(now, world.cloud.now());
}

#[tokio::test]
async fn content_repeats_for_ten_minutes_and_a_key_for_a_day() {
    for (request, window) in [
        (RequestKey::Content, REPEAT_WINDOW),
        (RequestKey::Given("a key"), KEY_WINDOW),
    ] {
        let world = World::new(141).await;
        let first = world.post_with(&ANA, request).await.unwrap();
        let begun = world.cloud.now();
        let short = u64::try_from((window - seconds(1)).num_seconds()).unwrap();
        pass(&world, short);
        let again = world.post_with(&ANA, request).await.unwrap();
        assert_eq!(again.inquiry, first.inquiry);
        assert_eq!(pass(&world, 1), begun + window);
        let anew = world.post_with(&ANA, request).await.unwrap();
        assert_ne!(anew.inquiry, first.inquiry, "{request:?}");
    }
}

#[tokio::test]
async fn a_key_is_known_once_something_came_with_it_and_a_row_once_it_was_taken() {
    let world = World::new(142).await;
    let known = async |key: &str| world.cloud.has_accepted("contact", key).await.unwrap();
    assert!(!known("one").await);
    let key = RequestKey::Given("one");
    let first = world.post_with(&ANA, key).await.unwrap();
    assert!(known("one").await);
    assert!(!known("two").await);
    let other = world.post_with(&BO, key).await;
    assert!(matches!(other, Err(AcceptError::KeyReused)));
    // The same key at another form is another.
    assert!(!world.cloud.has_accepted("voicemail", "one").await.unwrap());
    let payload = format!("{BO:?}");
    let taken = async || {
        world
            .cloud
            .row_taken_before("contact", &payload)
            .await
            .unwrap()
    };
    assert_eq!(taken().await, None);
    let row = world.post_with(&BO, RequestKey::Row).await.unwrap();
    assert_eq!(taken().await, Some(row.lead.clone()));
    assert_ne!(row.lead, first.lead);
    pass(&world, 400 * 86_400);
    assert_eq!(taken().await, Some(row.lead));
}

#[tokio::test]
async fn the_facts_of_arrivals_are_those_of_the_time_and_hashed() {
    let world = World::new(143).await;
    let mut times: Vec<Instant> = Vec::new();
    for name in ["ann", "bob", "cyd"] {
        from(
            &world,
            name,
            Some("192.0.2.0/24"),
            "see https://spam.example",
        )
        .await;
        times.push(world.cloud.now());
        // The second is of the same day, and the third of the next one in UTC.
        pass(&world, 5 * 3600);
    }
    assert_ne!(times[0].date_naive(), times[2].date_naive());
    let count = async |since: Instant, until: Instant| {
        world.cloud.arrivals(since, until).await.unwrap().len()
    };
    let one = milliseconds(1);
    for (since, until, expected) in [
        (times[0], times[2], 3),
        (times[0] + one, times[2], 2),
        (times[0], times[2] - one, 2),
        (times[1], times[1], 1),
        (times[2] + one, times[2] + Duration::days(1), 0),
        (times[0] - Duration::days(3), times[0] - one, 0),
        (times[2], times[0], 0),
    ] {
        assert_eq!(count(since, until).await, expected, "{since} to {until}");
    }
    let facts = world.cloud.arrivals(times[0], times[2]).await.unwrap();
    let source = world.cloud.address_hash("192.0.2.0/24");
    let text = world.cloud.address_hash("see https://spam.example");
    assert!(facts.iter().all(|fact| fact.source == Some(source.clone())));
    assert!(facts.iter().all(|fact| fact.text == Some(text.clone())));
    let recipients: std::collections::BTreeSet<_> =
        facts.iter().map(|fact| &fact.recipient).collect();
    assert_eq!(recipients.len(), 3);
    let ann = Some(world.cloud.address_hash("ann@example.org"));
    assert!(recipients.contains(&ann));
}

#[tokio::test]
async fn only_a_text_that_leads_somewhere_is_compared() {
    let world = World::new(144).await;
    for (name, text, compared) in [
        ("ann", "Please call me.", false),
        ("bob", "see http://spam.example", true),
        ("cyd", "see WWW.spam.example", true),
        ("dee", "www or com", false),
    ] {
        let told = from(&world, name, None, text).await;
        let (inquiry, fact) = world
            .cloud
            .arrived(&told.lead, &told.inquiry)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            inquiry.email.unwrap().normalised(),
            format!("{name}@example.org")
        );
        assert_eq!(fact.text.is_some(), compared, "{text}");
        assert_eq!((fact.at, fact.source), (at(MONDAY), None));
    }
    let none = from(&world, "eve", None, "Hello").await;
    let other = followup::ids::InquiryId::derive(&["other"]);
    let found = world.cloud.arrived(&none.lead, &other).await.unwrap();
    assert!(found.is_none());
}

#[tokio::test]
async fn who_is_acknowledged_elsewhere_or_has_no_address_gets_no_mail_here() {
    let world = World::new(145).await;
    let inquiry = world.inquiry(&ANA);
    let arrival = Arrival {
        promises: true,
        inquiry: &inquiry,
        at: world.cloud.now(),
        request: RequestKey::Content,
        payload: "ana",
        network: None,
        policy: Some(&world.policy),
        forecast: &followup::route::Forecast::default(),
        acknowledge: Acknowledge::Elsewhere,
    };
    let told = world.cloud.accept(&arrival).await.unwrap();
    assert_eq!(messages(&world, &told.lead).await.len(), 0);
    let by_phone = [
        ("name", "Di"),
        ("phone", "+1 212 555 0177"),
        ("topic", "sales"),
    ];
    let told = world.post(&by_phone).await.unwrap();
    assert_eq!(messages(&world, &told.lead).await.len(), 0);
    assert!(stored(&world, &told.lead).await.due_at.is_some());
    let told = world.post(&BO).await.unwrap();
    assert_eq!(messages(&world, &told.lead).await.len(), 1);
}
