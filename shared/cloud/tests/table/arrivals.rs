//! Who arrives becomes a lead, or joins the one that they are.

use std::time::Duration;

use crate::support::World;
use cloud::keys::Home;
use cloud::table::arrivals::{AcceptError, AcceptedInquiry, RequestKey};
use cloud::table::commit::CommitOptions;
use followup::event::{Disposition, Event, Outcome};
use followup::ids::PersonId;
use followup::lead::{Open, Stage};
use local::LocalService;

const ANA: [(&str, &str); 4] = [
    ("name", "Ana Silva"),
    ("email", "ana@example.org"),
    ("topic", "sales"),
    ("message", "Hello"),
];

#[tokio::test]
async fn somebody_new_costs_one_transaction_and_nothing_else() {
    let world = World::new(1).await;
    world.aws.reset_usage();
    let accepted = world.post(&ANA).await.unwrap();
    assert!(!accepted.repeated);
    let usage = world.aws.usage();
    assert_eq!(
        usage
            .of(LocalService::DynamoDb, "TransactWriteItems")
            .requests,
        1
    );
    assert_eq!(usage.total(LocalService::DynamoDb).requests, 1);
    let stored = world.cloud.lead(&accepted.lead).await.unwrap().unwrap();
    assert_eq!(stored.lead.stage, Stage::Open(Open::Received));
    assert_eq!(
        world
            .cloud
            .messages(&Home::Lead(accepted.lead))
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn the_same_post_gets_the_first_answer_again_for_ten_minutes() {
    let world = World::new(2).await;
    let first = world.post(&ANA).await.unwrap();
    let again = world.post(&ANA).await.unwrap();
    assert_eq!((&again.lead, &again.inquiry), (&first.lead, &first.inquiry));
    world
        .aws
        .clock()
        .advance(Duration::from_secs(11 * 60))
        .unwrap();
    let later = world.post(&ANA).await.unwrap();
    assert_eq!(world.lead_of(&later).await, first.lead, "the same person");
    assert_ne!(later.lead, first.lead, "who asks learns of nobody");
    assert_ne!(later.inquiry, first.inquiry, "another inquiry");
}

#[tokio::test]
async fn a_key_that_comes_with_other_content_is_refused() {
    let world = World::new(3).await;
    let key = RequestKey::Given("one");
    let first = world.post_with(&ANA, key).await.unwrap();
    assert_eq!(
        world.post_with(&ANA, key).await.unwrap().inquiry,
        first.inquiry
    );
    let other = [
        ("name", "Bo"),
        ("email", "bo@example.org"),
        ("topic", "sales"),
    ];
    assert!(matches!(
        world.post_with(&other, key).await,
        Err(AcceptError::KeyReused)
    ));
}

#[tokio::test]
async fn fifty_simultaneous_posts_of_one_person_make_one_lead_with_fifty_inquiries() {
    let world = std::sync::Arc::new(World::new(4).await);
    let local = tokio::task::LocalSet::new();
    let leads = local
        .run_until(async {
            let posts: Vec<_> = (0..50)
                .map(|number| {
                    let world = std::sync::Arc::clone(&world);
                    tokio::task::spawn_local(async move {
                        let message = format!("Question {number}");
                        let email = if number % 2 == 0 {
                            "ana@example.org"
                        } else {
                            "ANA@Example.org "
                        };
                        let fields = [
                            ("name", "Ana Silva"),
                            ("email", email),
                            ("topic", "sales"),
                            ("message", &message),
                        ];
                        world.post(&fields).await.unwrap()
                    })
                })
                .collect();
            let mut leads = Vec::new();
            for post in posts {
                leads.push(post.await.unwrap());
            }
            leads
        })
        .await;
    let lead = world.lead_of(&leads[0]).await;
    for accepted in &leads {
        assert_eq!(world.lead_of(accepted).await, lead);
    }
    let inquiries = world.cloud.inquiries(&lead).await.unwrap();
    assert_eq!(inquiries.len(), 50);
    let stored = world.cloud.lead(&lead).await.unwrap().unwrap();
    assert_eq!(stored.joined.len(), 49);
    assert_eq!(world.cloud.timeline(&lead).await.unwrap().len(), 50);
    // Each was told another name, and none of them is another lead.
    let told: std::collections::BTreeSet<_> = leads.iter().map(|one| &one.lead).collect();
    assert_eq!(told.len(), 50);
    assert_eq!(world.cloud.every_lead().await.unwrap(), [lead]);
}

#[tokio::test]
async fn the_same_number_joins_with_a_compatible_name_and_links_otherwise() {
    let world = World::new(5).await;
    let first = world
        .post(&[
            ("name", "James Carter"),
            ("phone", "555 010 0199"),
            ("topic", "sales"),
        ])
        .await
        .unwrap();
    let jim = world
        .post(&[
            ("name", "Jim Carter"),
            ("phone", "+1 (555) 010-0199"),
            ("topic", "sales"),
        ])
        .await
        .unwrap();
    assert_eq!(world.lead_of(&jim).await, first.lead);
    let other = world
        .post(&[
            ("name", "Maria Lopez"),
            ("phone", "555 010 0199"),
            ("topic", "sales"),
        ])
        .await
        .unwrap();
    assert_ne!(other.lead, first.lead);
    let stored = world.cloud.lead(&other.lead).await.unwrap().unwrap();
    assert_eq!(stored.lead.linked, [first.lead]);
}

#[tokio::test]
async fn an_address_and_a_number_of_two_leads_join_the_address_and_leave_the_number() {
    let world = World::new(6).await;
    let by_mail = world.post(&ANA).await.unwrap();
    let by_phone = world
        .post(&[
            ("name", "Bo Berg"),
            ("phone", "555 010 0142"),
            ("topic", "sales"),
        ])
        .await
        .unwrap();
    let both = world
        .post(&[
            ("name", "Ana Silva"),
            ("email", "ana@example.org"),
            ("phone", "555 010 0142"),
            ("topic", "sales"),
        ])
        .await
        .unwrap();
    assert_eq!(world.lead_of(&both).await, by_mail.lead);
    let again = world
        .post(&[
            ("name", "Bo Berg"),
            ("phone", "555 010 0142"),
            ("topic", "other"),
        ])
        .await
        .unwrap();
    assert_eq!(world.lead_of(&again).await, by_phone.lead);
}

#[tokio::test]
async fn who_writes_again_after_the_end_is_a_new_lead_of_the_earlier_owner() {
    let world = World::new(7).await;
    let first = world.post(&ANA).await.unwrap();
    let inquiry = world
        .cloud
        .inquiry(&first.lead, &first.inquiry)
        .await
        .unwrap()
        .unwrap();
    let arrived = Event::Arrived {
        inquiry: Box::new(inquiry),
        suspicious: false,
    };
    world
        .cloud
        .act(
            &first.lead,
            &arrived,
            world.cloud.now(),
            &CommitOptions::default(),
        )
        .await
        .unwrap();
    let sam = PersonId::parse("sam").unwrap();
    let won = Event::Outcome(Outcome {
        by: sam.clone(),
        task: "c1_inbound_0".to_owned(),
        disposition: Disposition::Won,
        next_at: None,
        again: false,
        link: None,
        amount: None,
        known: followup::event::Evidence::Said,
    });
    world
        .cloud
        .act(
            &first.lead,
            &won,
            world.cloud.now(),
            &CommitOptions::default(),
        )
        .await
        .unwrap();
    let stored = world.cloud.lead(&first.lead).await.unwrap().unwrap();
    assert!(
        matches!(stored.lead.stage, Stage::Closed { .. }),
        "{:?}",
        stored.lead.stage
    );
    world
        .aws
        .clock()
        .advance(Duration::from_secs(30 * 86_400))
        .unwrap();
    let second = world.post(&ANA).await.unwrap();
    assert_ne!(second.lead, first.lead);
    let stored = world.cloud.lead(&second.lead).await.unwrap().unwrap();
    assert_eq!(stored.lead.preferred, Some(sam));
    assert_eq!(stored.lead.linked, [first.lead]);
}

/// The lead is judged, and a rep reports that it was won: it is closed.
async fn close(world: &World, accepted: &AcceptedInquiry) {
    let inquiry = world
        .cloud
        .inquiry(&accepted.lead, &accepted.inquiry)
        .await
        .unwrap()
        .unwrap();
    let arrived = Event::Arrived {
        inquiry: Box::new(inquiry),
        suspicious: false,
    };
    let won = Event::Outcome(Outcome {
        by: PersonId::parse("sam").unwrap(),
        task: "c1_inbound_0".to_owned(),
        disposition: Disposition::Won,
        next_at: None,
        again: false,
        link: None,
        amount: None,
        known: followup::event::Evidence::Said,
    });
    for event in [arrived, won] {
        let now = world.cloud.now();
        let options = CommitOptions::default();
        let acted = world.cloud.act(&accepted.lead, &event, now, &options).await;
        acted.unwrap();
    }
    let stored = world.cloud.lead(&accepted.lead).await.unwrap().unwrap();
    assert_eq!(stored.due_at, None, "{:?}", stored.lead.stage);
}

#[tokio::test]
async fn who_was_two_people_before_both_closed_starts_anew() {
    let world = World::new(31).await;
    let post = |email: &'static str, phone: &'static str| {
        let fields = [
            ("name", "Ana Silva"),
            ("email", email),
            ("phone", phone),
            ("topic", "sales"),
        ];
        let world = &world;
        async move { world.post(&fields).await.unwrap() }
    };
    let by_mail = post("ana@example.org", "+1 212 555 0101").await;
    let by_phone = post("silva@example.org", "+1 212 555 0102").await;
    close(&world, &by_mail).await;
    close(&world, &by_phone).await;

    let again = post("ana@example.org", "+1 212 555 0102").await;

    assert!(![by_mail.lead, by_phone.lead].contains(&again.lead));
    let joined = post("ana@example.org", "+1 212 555 0102").await;
    assert_eq!(joined.lead, again.lead);
}
