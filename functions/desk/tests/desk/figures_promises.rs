//! Figures of what was promised: hours that were moved, and acknowledgements.

use chrono::Duration;
use cloud::keys::Home;
use cloud::table::outbox::{Claim, Content, Guard, LeadGuard, MailWords, SentLine};
use followup::event::Event;
use followup::figures::{Acknowledged, FactClass, acknowledged};
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::message::StopRule;
use followup::route::Routing;
use followup::timeline::{Entry, EntryKind, Fact};

use crate::browser::Browser;
use crate::figures::followed;
use crate::office::{ANN, BO, CY, Office, readable, text};

/// What was promised, as a spreadsheet has it.
async fn promises(office: &Office) -> String {
    let mut morgan = Browser::of(office, "morgan").await;
    text(&morgan.get("/desk/figures?csv=0").await)
}

/// How many leads stand behind the number of all that counts this; each number of the page leads to as many as it says.
async fn behind(office: &Office, fact: FactClass) -> Option<i64> {
    let numbers = followed(office, "/desk/figures").await;
    numbers.get(&format!("{fact:?}")).copied()
}

#[tokio::test]
async fn a_promise_that_is_moved_counts_once() {
    let office = Office::open().await;
    let ann = office.judged(ANN, false).await;
    let moved = FactClass::Kind(EntryKind::PromiseMoved);
    let before = promises(&office).await;
    assert!(before.contains("\nmoved to a later time,0\n"), "{before}");
    assert_eq!(behind(&office, moved).await, None);
    // Nobody works before the hour that the page named.
    let nobody = Routing::Exhausted {
        refused: Vec::new(),
        others_wait: false,
        free_from: Some(office.cloud.now() + Duration::days(1)),
    };
    office.happens(&ann, Event::Routed(nobody)).await;
    let after = promises(&office).await;
    assert!(after.contains("\nmoved to a later time,1\n"), "{after}");
    assert_eq!(behind(&office, moved).await, Some(1));
    // Somebody is free after all: they have been told of the second hour.
    office.is_given(&ann, "sam").await;
    assert_eq!(promises(&office).await, after);
}

/// Somebody comes from a source, and Sam has them.
async fn comes_from(office: &Office, source: &str, fields: &[(&str, &str)]) -> LeadId {
    let inquiry = Inquiry {
        source: source.to_owned(),
        ..office.typed(fields).await
    };
    let lead = office.takes(&inquiry, &format!("{fields:?}")).await;
    office.judges(&lead, false).await;
    office.is_given(&lead, "sam").await;
    lead
}

#[tokio::test]
async fn the_source_with_the_most_missed_promises_is_named_or_each_that_has_as_many() {
    for (sources, said) in [
        (
            &["website", "fair"][..],
            "Most missed, 1 each: fair; website.",
        ),
        (&["website", "fair", "fair"][..], "Most missed: fair (2)."),
    ] {
        let office = Office::open().await;
        let mut leads = Vec::new();
        for (source, fields) in sources.iter().zip([ANN, BO, CY]) {
            leads.push(comes_from(&office, source, fields).await);
        }
        for _ in 0..5 {
            office.later(Duration::hours(1));
            for lead in &leads {
                office.happens(lead, Event::Tick).await;
            }
        }
        let mut morgan = Browser::of(&office, "morgan").await;
        let page = readable(&morgan.get("/desk/figures").await);
        assert!(page.contains(said), "{said}: {page}");
    }
}

/// The acknowledgement of a lead leaves now, and is recorded as whoever sends it does.
async fn is_acknowledged(office: &Office, lead: &LeadId) {
    let (cloud, now) = (&office.cloud, office.cloud.now());
    let home = Home::Lead(lead.clone());
    let messages = cloud.messages(&home).await.unwrap();
    let mut found = messages.iter().filter_map(|item| match &item.content {
        Content::Lead(message) => Some((item, message)),
        Content::Team(_) | Content::Lost { .. } => None,
    });
    let found = found.find(|(_, message)| message.stop_rule == StopRule::Acknowledgement);
    let (item, message) = found.unwrap();
    let stored = office.lead(lead).await;
    let guard = Guard::Lead(LeadGuard {
        lead: lead.clone(),
        stop_generation: stored.lead.stop_generation,
        stop_rule: message.stop_rule,
        inquiry: stored.lead.inquiry.clone(),
        address: cloud.address_hash(&format!("{lead}@example.com")),
        inquired_at: stored.lead.arrived_at,
        template: message.template.clone(),
        words: MailWords::default(),
        appointment: None,
        other_addresses: Vec::new(),
    });
    let claim = cloud.claim(item, &guard, now).await.unwrap();
    assert_eq!(claim, Claim::Claimed);
    let claimed = cloud.message(&item.key()).await.unwrap().unwrap();
    let entry = Entry::automatic(Fact::Sent {
        step: Some(message.step.clone()),
        template: Some(message.template.clone()),
        in_flight: false,
    });
    let policy = cloud.active_policy(now).await.unwrap().unwrap();
    let line = SentLine {
        counts: acknowledged(&policy, &stored.lead, message, now, now),
        ..SentLine::new(lead, entry)
    };
    let ses_id = format!("ses-{lead}");
    let recorded = cloud.record_sent(&claimed, &ses_id, Some(line), now);
    recorded.await.unwrap();
}

#[tokio::test]
async fn an_acknowledgement_counts_as_in_time_or_late_by_when_it_left() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "riley").await;
    let [in_time, late] = [Acknowledged::InWindow, Acknowledged::Late].map(FactClass::Acknowledged);
    let none = promises(&office).await;
    let said = "\nacknowledgements that left in time,0,\nacknowledgements that left late,0,\n";
    assert!(none.contains(said), "{none}");
    for fact in [in_time, late] {
        assert_eq!(behind(&office, fact).await, None, "{fact:?}");
    }
    office.later(Duration::minutes(5));
    is_acknowledged(&office, &ann).await;
    let one = promises(&office).await;
    let said =
        "\nacknowledgements that left in time,1,100%\nacknowledgements that left late,0,0%\n";
    assert!(one.contains(said), "{one}");
    assert_eq!(behind(&office, in_time).await, Some(1));
    assert_eq!(behind(&office, late).await, None);
    // It is to leave within a quarter of an hour.
    office.later(Duration::minutes(15));
    is_acknowledged(&office, &bo).await;
    let both = promises(&office).await;
    let said =
        "\nacknowledgements that left in time,1,50%\nacknowledgements that left late,1,50%\n";
    assert!(both.contains(said), "{both}");
    for fact in [in_time, late] {
        assert_eq!(behind(&office, fact).await, Some(1), "{fact:?}");
    }
    // Whoever asked and was not acknowledged is in no share, and is counted above them.
    let cy = office.judged(CY, false).await;
    office.is_given(&cy, "riley").await;
    let three = promises(&office).await;
    assert!(three.contains(&format!("\nasked,3{said}")), "{three}");
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/figures").await);
    let how = "The shares of acknowledgements are of those that left";
    assert!(page.contains(how), "{page}");
}
