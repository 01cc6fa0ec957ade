//! One person: what is not to be used of theirs, where they are found, and what is left once they are erased.

use cloud::keys::{Identity, Key};
use cloud::table::arrivals::AcceptedInquiry;
use cloud::table::erasure::Erased;
use cloud::table::once::MOST_ANSWERS_AN_HOUR;
use cloud::table::outbox::State;
use cloud::table::person::KnownBy;
use followup::event::{Event, Sign, Suppression};
use followup::ids::LeadId;
use followup::inquiry::{EmailAddress, PhoneNumber};
use followup::lead::{Block, Stage};
use serde_json::json;

use crate::outbox::{in_flight, settle, step};
use crate::scene::{
    ANA, BO, assigned, happens, judged, load, messages, now_as, pass, raw, raw_text, seconds,
    stored,
};
use crate::support::World;

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

fn phone(text: &str) -> PhoneNumber {
    PhoneNumber::parse(text, "1").unwrap()
}

async fn listed(world: &World, text: &str) -> Option<Suppression> {
    let hash = world.cloud.address_hash(text);
    world.cloud.suppressed(&hash).await.unwrap()
}

#[tokio::test]
async fn a_stronger_stop_replaces_a_weaker_one_and_a_later_one_an_earlier() {
    let world = World::new(100).await;
    let now = world.cloud.now();
    let ana = email("Ana@Example.org");
    assert_eq!(listed(&world, ana.normalised()).await, None);
    for (block, after, written, stands) in [
        (Block::Unsubscribed, 1, true, (Block::Unsubscribed, 1)),
        (Block::Unsubscribed, 0, false, (Block::Unsubscribed, 1)),
        (Block::Unsubscribed, 2, true, (Block::Unsubscribed, 2)),
        (Block::Bounced, 0, true, (Block::Bounced, 0)),
        (Block::Unsubscribed, 9, false, (Block::Bounced, 0)),
        (Block::Complained, 2, true, (Block::Complained, 2)),
        (Block::Bounced, 9, false, (Block::Complained, 2)),
        (Block::DoNotContact, 3, true, (Block::DoNotContact, 3)),
        (Block::Complained, 9, false, (Block::DoNotContact, 3)),
        (Block::DoNotContact, 1, false, (Block::DoNotContact, 3)),
    ] {
        let said = world
            .cloud
            .suppress_address(&ana, block, now + seconds(after))
            .await;
        assert_eq!(said.unwrap(), written, "{block:?} after {after} s");
        let expected = Suppression {
            block: stands.0,
            since: now + seconds(stands.1),
        };
        assert_eq!(listed(&world, ana.normalised()).await, Some(expected));
    }
}

#[tokio::test]
async fn a_stop_of_a_strength_that_is_not_known_is_taken_for_the_strongest() {
    let world = World::new(101).await;
    let key = Key::suppression(&world.cloud.address_hash("ana@example.org"));
    let since = calendar::format_instant(world.cloud.now());
    load(
        &world,
        json!({"pk": {"S": key.pk}, "sk": {"S": key.sk}, "schema": {"N": "1"}, "strength": {"N": "5"},
            "since": {"S": since}}),
    );
    let found = listed(&world, "ana@example.org").await.unwrap();
    assert_eq!(found.block, Block::DoNotContact);
}

#[tokio::test]
async fn an_inquiry_is_known_by_its_address_and_by_its_number() {
    let world = World::new(102).await;
    let now = world.cloud.now();
    let inquiry = world.inquiry(&ANA);
    assert_eq!(world.cloud.listed(&inquiry).await.unwrap(), None);
    let by_phone = world.inquiry(&[
        ("name", "Di"),
        ("phone", "+1 212 555 0199"),
        ("topic", "sales"),
    ]);
    assert_eq!(world.cloud.listed(&by_phone).await.unwrap(), None);
    let block = Block::Bounced;
    let said = world
        .cloud
        .suppress_address(&email("ana@example.org"), block, now)
        .await;
    assert!(said.unwrap());
    let expected = Event::SuppressionFound {
        email: Some(Suppression { block, since: now }),
        phone: None,
    };
    assert_eq!(world.cloud.listed(&inquiry).await.unwrap(), Some(expected));
    assert_eq!(world.cloud.listed(&by_phone).await.unwrap(), None);
    let key = Key::suppression(&world.cloud.address_hash("+12125550199"));
    load(
        &world,
        json!({"pk": {"S": key.pk}, "sk": {"S": key.sk}, "schema": {"N": "1"}, "strength": {"N": "3"},
            "since": {"S": calendar::format_instant(now)}}),
    );
    let expected = Event::SuppressionFound {
        email: None,
        phone: Some(Block::Complained),
    };
    assert_eq!(world.cloud.listed(&by_phone).await.unwrap(), Some(expected));
}

#[tokio::test]
async fn what_ends_mail_lists_the_address_and_what_ends_everything_the_number_too() {
    for (sign, block, number_too) in [
        (Sign::Unsubscribed, Block::Unsubscribed, false),
        (Sign::Bounced, Block::Bounced, false),
        (Sign::Complained, Block::Complained, true),
        (Sign::DoNotContact, Block::DoNotContact, true),
    ] {
        let world = World::new(103).await;
        let (lead, _) = assigned(&world, &ANA).await;
        happens(&world, &lead, Event::Sign(sign)).await;
        let address = listed(&world, "ana@example.org").await.unwrap();
        assert_eq!(address.block, block);
        let number = listed(&world, "+12125550123").await;
        assert_eq!(number.map(|found| found.block), number_too.then_some(block));
    }
}

#[tokio::test]
async fn a_number_that_another_gave_first_is_not_theirs_to_close() {
    let world = World::new(104).await;
    let (first, _) = assigned(&world, &ANA).await;
    let other = [
        ("name", "Mallory Moe"),
        ("email", "mallory@example.org"),
        ("phone", "+1 212 555 0123"),
        ("topic", "sales"),
    ];
    let second = judged(&world, &other).await.lead;
    assert_ne!(first, second);
    happens(&world, &second, Event::Sign(Sign::DoNotContact)).await;
    assert!(listed(&world, "mallory@example.org").await.is_some());
    assert_eq!(listed(&world, "+12125550123").await, None);
}

#[tokio::test]
async fn a_stop_that_is_listed_already_is_heard_all_the_same() {
    let world = World::new(105).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let now = world.cloud.now();
    let said = world
        .cloud
        .suppress_address(&email("ana@example.org"), Block::DoNotContact, now)
        .await;
    assert!(said.unwrap());
    happens(&world, &lead, Event::Sign(Sign::Complained)).await;
    assert_eq!(
        stored(&world, &lead).await.lead.blocked,
        Some(Block::Complained)
    );
    let found = listed(&world, "ana@example.org").await.unwrap();
    assert_eq!(found.block, Block::DoNotContact);
}

#[tokio::test]
async fn each_mail_about_a_lead_is_answered_and_no_machine_more_often_than_that() {
    let world = World::new(106).await;
    let (ana, bo) = (email("ana@example.org"), email("bo@example.org"));
    let (one, other) = (
        judged(&world, &ANA).await.lead,
        judged(&world, &BO).await.lead,
    );
    let may = async |address, lead, mail: &str| {
        let (cloud, now) = (&world.cloud, world.cloud.now());
        cloud.may_answer(address, lead, mail, now).await.unwrap()
    };
    for mail in 0..MOST_ANSWERS_AN_HOUR {
        assert!(may(&ana, &one, &mail.to_string()).await, "{mail}");
    }
    assert!(!may(&ana, &one, "one too many").await);
    assert!(may(&ana, &one, "0").await, "told of again");
    assert!(may(&ana, &other, "of another lead").await);
    assert!(may(&bo, &one, "of somebody else").await);
    pass(&world, 3_600);
    assert!(may(&ana, &one, "an hour later").await);
}

#[tokio::test]
async fn whether_it_was_them_somebody_is_asked_once_a_day_for_each_lead() {
    let world = World::new(108).await;
    let ana = email("ana@example.org");
    let (one, other) = (
        judged(&world, &ANA).await.lead,
        judged(&world, &BO).await.lead,
    );
    let may = async |lead, mail: &str| {
        let (cloud, now) = (&world.cloud, world.cloud.now());
        cloud.may_ask_back(&ana, lead, mail, now).await.unwrap()
    };
    assert!(may(&one, "one").await);
    assert!(may(&one, "one").await, "told of again");
    assert!(!may(&one, "two").await);
    assert!(may(&other, "two").await);
    pass(&world, 86_400);
    assert!(may(&one, "two").await);
}

#[tokio::test]
async fn a_persons_leads_are_found_by_every_address_and_number_that_they_left() {
    let world = World::new(107).await;
    let lead = judged(&world, &ANA).await.lead;
    let other = judged(&world, &BO).await.lead;
    let joined = [
        ("name", "Ana Silva"),
        ("email", "ana@example.org"),
        ("phone", "+1 212 555 0177"),
        ("topic", "sales"),
        ("message", "More"),
    ];
    let told = world.post(&joined).await.unwrap();
    assert_ne!(told.lead, lead, "a name that leads to it");
    for (person, expected) in [
        (KnownBy::Email(email("ANA@example.org")), vec![lead.clone()]),
        (KnownBy::Email(email("bo@example.org")), vec![other.clone()]),
        (KnownBy::Email(email("cy@example.org")), vec![]),
        (KnownBy::Phone(phone("+1 212 555 0123")), vec![lead.clone()]),
        (KnownBy::Phone(phone("+1 212 555 0177")), vec![lead.clone()]),
        (KnownBy::Phone(phone("+1 212 555 0178")), vec![]),
    ] {
        let found = world.cloud.leads_of(&person).await.unwrap();
        assert_eq!(found, expected, "{person:?}");
    }
    let mut all = world.cloud.every_lead().await.unwrap();
    all.sort();
    let mut both = vec![lead.clone(), other];
    both.sort();
    assert_eq!(all, both);
    let known = world.cloud.lead_known_by(&email("ana@example.org")).await;
    assert_eq!(known.unwrap(), Some(lead));
    let unknown = world.cloud.lead_known_by(&email("cy@example.org")).await;
    assert_eq!(unknown.unwrap(), None);
}

/// Whether the table still leads from an address or a number to a lead.
fn leads_from(world: &World, kind: Identity, text: &str) -> bool {
    let key = Key::identity(kind, &world.cloud.address_hash(text));
    raw(world, &key).is_some_and(|item| !item["lead"].is_null())
}

/// Somebody without an address at Ana's number, who is told apart by name.
async fn colleague(world: &World) -> AcceptedInquiry {
    let fields = [
        ("name", "Maria Lopez"),
        ("phone", "+1 212 555 0123"),
        ("topic", "sales"),
    ];
    judged(world, &fields).await
}

#[tokio::test]
async fn an_erased_person_is_recognised_by_nothing_and_hears_nothing() {
    let world = World::new(108).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let other = colleague(&world).await.lead;
    let held = step(&world, &lead, "held").await;
    settle(&world, &held, State::Held, None).await;
    let unknown = step(&world, &lead, "unknown").await;
    settle(&world, &unknown, State::Unknown, None).await;
    let flying = step(&world, &lead, "flying").await;
    let flying = in_flight(&world, &flying).await;
    let now = pass(&world, 60);
    let options = cloud::table::commit::CommitOptions {
        payload: Some(cloud::table::texts::PersonalText::mail("a reply")),
        ..Default::default()
    };
    let replied = Event::Sign(Sign::Replied);
    world
        .cloud
        .act(&lead, &replied, now, &options)
        .await
        .unwrap();
    assert!(leads_from(&world, Identity::Email, "ana@example.org"));
    assert!(leads_from(&world, Identity::Phone, "+12125550123"));

    let erased = world.cloud.erase(&lead, now).await.unwrap();

    let expected = Erased {
        leads: vec![lead.clone()],
        inquiries: 1,
        notes: 1,
        identities: erased.identities,
        // The acknowledgement, what was held, and what nobody knew of.
        dropped: 3,
        of_team: 0,
    };
    assert_eq!(erased, expected);
    assert!(erased.identities >= 2, "{erased:?}");
    assert!(!leads_from(&world, Identity::Email, "ana@example.org"));
    assert!(!leads_from(&world, Identity::Phone, "+12125550123"));
    assert_eq!(world.cloud.inquiries(&lead).await.unwrap(), []);
    assert_eq!(now_as(&world, &flying).await, flying, "its claim was first");
    for message in messages(&world, &lead).await {
        assert!(matches!(message.state, State::Dropped | State::Sending));
        assert!(message.state == State::Sending || message.due_at.is_none());
    }
    let ended = stored(&world, &lead).await;
    assert_eq!(ended.lead.erased_at, Some(now));
    assert!(matches!(ended.lead.stage, Stage::Closed { .. }));
    assert_eq!(ended.due_at, None);
    assert!(!world.cloud.timeline(&lead).await.unwrap().is_empty());
    assert_eq!(world.cloud.loads().await.unwrap().load(&rep).open, 0);
    // The other at that number loses nothing, and doing it twice is doing it once.
    assert_eq!(world.cloud.inquiries(&other).await.unwrap().len(), 1);
    let twice = world.cloud.erase(&lead, now).await.unwrap();
    let nothing = Erased {
        leads: vec![lead.clone()],
        ..Erased::default()
    };
    assert_eq!(twice, nothing);
    assert_eq!(stored(&world, &lead).await, ended);
}

#[tokio::test]
async fn a_company_is_known_by_a_colleague_once_who_was_first_is_erased() {
    let world = World::new(111).await;
    let of = |name: &'static str, email: &'static str| {
        [("name", name), ("email", email), ("topic", "sales")]
    };
    let (ana, _) = assigned(&world, &of("Ana Silva", "ana@silva.test")).await;
    let (bo, _) = assigned(&world, &of("Bo Ek", "bo@silva.test")).await;
    let linked = Event::Linked {
        lead: bo.clone(),
        rep: None,
    };
    happens(&world, &ana, linked).await;
    let company = || {
        let at = Key::identity(Identity::Company, &world.cloud.address_hash("silva.test"));
        raw_text(&world, &at, "lead")
    };
    assert_eq!(company().as_deref(), Some(ana.as_str()));

    let erased = world.cloud.erase(&ana, world.cloud.now()).await.unwrap();
    // Her address, and her name at the company.
    assert_eq!(erased.identities, 2);
    assert_eq!(company().as_deref(), Some(bo.as_str()));
    assert!(!leads_from(&world, Identity::Colleague, "silva.test silva"));

    let erased = world.cloud.erase(&bo, world.cloud.now()).await.unwrap();
    assert_eq!(erased.identities, 3, "nobody of the company is left");
    assert_eq!(company(), None);
}

#[tokio::test]
async fn what_joined_unread_is_erased_with_the_lead() {
    let world = World::new(109).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let again = [ANA.as_slice(), &[("company", "Silva")]].concat();
    world.post(&again).await.unwrap();
    let read = stored(&world, &lead).await;
    assert_eq!(read.joined.len(), 1);
    let now = world.cloud.now();
    let erased = world.cloud.erase(&lead, now).await.unwrap();
    assert_eq!((erased.inquiries, erased.notes), (2, 0));
    assert_eq!(stored(&world, &lead).await.joined, []);
}

#[tokio::test]
async fn nobody_is_erased_who_is_not_there() {
    let world = World::new(110).await;
    let nobody = LeadId::derive(&["nobody"]);
    let erased = world.cloud.erase(&nobody, world.cloud.now()).await.unwrap();
    let nothing = Erased {
        leads: vec![nobody],
        ..Erased::default()
    };
    assert_eq!(erased, nothing);
}
