//! One person writes again and again: nothing is refused, and no bound keeps the next decision from being made.

use crate::support::World;
use calendar::format_instant;
use cloud::keys::Home;
use cloud::table::arrivals::{AcceptedInquiry, MAX_JOINED};
use cloud::table::commit::CommitOptions;
use cloud::table::lead::MAX_INQUIRIES;
use cloud::table::outbox::State;
use cloud::table::timeline::MAX_TIMELINE;
use cloud::transact::Acted;
use followup::event::{Event, Sign};
use followup::ids::{InquiryId, LeadId};
use followup::lead::Block;
use followup::timeline::{Actor, Entry, EntryKind, Fact};
use serde_json::json;

/// So many inquiries of Ana, each with another number.
async fn flood(world: &World, count: usize) -> Vec<AcceptedInquiry> {
    let mut all = Vec::new();
    for number in 0..count {
        let (message, phone) = (format!("Question {number}"), phone(number));
        let fields = [
            ("name", "Ana Silva"),
            ("email", "ana@c.test"),
            ("phone", phone.as_str()),
            ("topic", "sales"),
            ("message", &message),
        ];
        let accepted = world.post(&fields).await;
        all.push(accepted.unwrap_or_else(|error| panic!("inquiry {number}: {error}")));
    }
    all
}

fn phone(number: usize) -> String {
    format!("+1 212 555 {:04}", 1000 + number)
}

async fn happens(world: &World, lead: &LeadId, event: Event) {
    let (now, with) = (world.cloud.now(), CommitOptions::default());
    let acted = world.cloud.act(lead, &event, now, &with).await.unwrap();
    assert!(matches!(acted, Acted::Done(_)), "{acted:?}");
}

async fn judge(world: &World, first: &AcceptedInquiry) {
    let inquiry = world.cloud.inquiry(&first.lead, &first.inquiry).await;
    let arrived = Event::Arrived {
        inquiry: Box::new(inquiry.unwrap().unwrap()),
        suspicious: false,
    };
    happens(world, &first.lead, arrived).await;
}

#[tokio::test]
async fn however_often_somebody_writes_before_a_sweep_nothing_is_refused() {
    // The first is the lead's own; the others join it.
    for (count, acknowledgements) in [
        (MAX_JOINED, MAX_JOINED),
        (MAX_JOINED + 1, MAX_JOINED + 1),
        (MAX_JOINED + 2, MAX_JOINED + 1),
        (300, MAX_JOINED + 1),
    ] {
        let world = World::new(60).await;
        let all = flood(&world, count).await;
        let lead = &all[0].lead;
        for accepted in &all {
            assert_eq!(world.lead_of(accepted).await, *lead);
        }
        let stored = world.cloud.lead(lead).await.unwrap().unwrap();
        assert_eq!(stored.joined.len(), (count - 1).min(MAX_JOINED));
        assert_eq!(stored.version, count as u64, "each of them counts");
        assert_eq!(world.cloud.inquiries(lead).await.unwrap().len(), count);
        assert_eq!(world.cloud.timeline(lead).await.unwrap().len(), count);
        let messages = world.cloud.messages(&Home::Lead(lead.clone())).await;
        assert_eq!(messages.unwrap().len(), acknowledgements);
        // And the decisions go on until nothing waits.
        judge(&world, &all[0]).await;
        for _ in 0..4 {
            happens(&world, lead, Event::Tick).await;
        }
        let stored = world.cloud.lead(lead).await.unwrap().unwrap();
        assert_eq!(stored.joined, []);
    }
}

#[tokio::test]
async fn who_left_hundreds_of_numbers_is_stopped_under_all_of_them_and_erased_whole() {
    let count = MAX_INQUIRIES + 20;
    let world = World::new(61).await;
    let all = flood(&world, count).await;
    let lead = &all[0].lead;
    judge(&world, &all[0]).await;
    happens(&world, lead, Event::Sign(Sign::DoNotContact)).await;
    for number in 0..count {
        let digits: String = phone(number).split(' ').collect();
        let hash = world.cloud.address_hash(&digits);
        let listed = world.cloud.suppressed(&hash).await.unwrap();
        assert_eq!(listed.unwrap().block, Block::DoNotContact, "{number}");
    }
    let erased = world.cloud.erase(lead, world.cloud.now()).await.unwrap();
    assert_eq!(erased.inquiries, count as u64);
    assert_eq!(world.cloud.inquiries(lead).await.unwrap(), []);
    let messages = world.cloud.messages(&Home::Lead(lead.clone())).await;
    let pending = |state: State| state == State::Pending;
    assert!(!messages.unwrap().iter().any(|one| pending(one.state)));
}

#[tokio::test]
async fn of_a_timeline_that_is_longer_than_what_is_read_the_newest_lines_are_read() {
    let world = World::new(62).await;
    let lead = flood(&world, 1).await[0].lead.clone();
    let line = |number: usize| {
        let entry = Entry {
            fact: Fact::Joined {
                inquiry: InquiryId::parse(&number.to_string()).unwrap(),
            },
            by: Actor::Lead,
        };
        let at = format_instant(world.cloud.now() + chrono::TimeDelta::seconds(number as i64));
        json!({
            "pk": {"S": format!("L#{lead}")}, "sk": {"S": format!("E#{at}#{number:06}")},
            "schema": {"N": "1"}, "body": {"S": serde_json::to_string(&entry).unwrap()},
        })
    };
    let table = world.cloud.settings().table.clone();
    let mut written = 1;
    // With the line of their first inquiry: as many as are read, and one more.
    for (until, oldest_is_there) in [(MAX_TIMELINE, true), (MAX_TIMELINE + 1, false)] {
        world
            .aws
            .load(&table, (written..until).map(line).collect())
            .unwrap();
        written = until;
        let timeline = world.cloud.timeline(&lead).await.unwrap();
        assert_eq!(timeline.len(), MAX_TIMELINE);
        assert_eq!(
            timeline[0].entry.kind() == EntryKind::Received,
            oldest_is_there
        );
        let newest = timeline[MAX_TIMELINE - 1].entry.fact.joined().unwrap();
        assert_eq!(newest.as_str(), (until - 1).to_string());
    }
}
