//! Nobody is answered who has not been judged.

use cloud::table::outbox::{Claim, Guard, LeadGuard, State};
use followup::message::{ACKNOWLEDGEMENT, StopRule};
use send::Delivered;

use crate::support::{ANA, TOO_LATE, TUESDAY, Town};

/// The claim of a worker that looked at the lead before it was so.
async fn claim(town: &Town, guard: Guard, key: &cloud::keys::Key) -> Claim {
    let message = town.cloud.message(key).await.unwrap().unwrap();
    let claim = town.cloud.claim(&message, &guard, town.now());
    claim.await.unwrap()
}

#[tokio::test]
async fn an_acknowledgement_waits_until_its_inquiry_is_judged() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(ANA).await;
    town.advance(2);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Nothing
    );
    assert_eq!(town.state(&lead, ACKNOWLEDGEMENT).await, State::Pending);
    town.judged(&lead).await;
    assert_eq!(town.deliver(&lead, ACKNOWLEDGEMENT).await, Delivered::Sent);
}

#[tokio::test]
async fn the_claim_itself_asks_whether_the_inquiry_was_judged() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(ANA).await;
    town.advance(2);
    let stored = town.stored(&lead).await;
    let (item, message) = town.message(&lead, ACKNOWLEDGEMENT).await;
    let key = item.key();
    let guard = |inquiry: &followup::ids::InquiryId, stop_rule: StopRule| {
        Guard::Lead(LeadGuard {
            lead: lead.clone(),
            stop_generation: stored.lead.stop_generation,
            stop_rule,
            inquiry: inquiry.clone(),
            address: town.cloud.address_hash("ana@acme.test"),
            inquired_at: stored.lead.arrived_at,
            template: message.template.clone(),
            words: cloud::table::outbox::MailWords::default(),
            appointment: None,
            other_addresses: Vec::new(),
        })
    };
    let first = &message.inquiry;
    let acknowledged = guard(first, StopRule::Acknowledgement);
    assert_eq!(
        claim(&town, acknowledged.clone(), &key).await,
        Claim::Stopped
    );
    town.judged(&lead).await;
    // They write once more: what answers that one waits, and so does every step, for it may be a stop.
    town.inquires(ANA).await;
    let joined = town.stored(&lead).await.joined[0].clone();
    let second = guard(&joined, StopRule::Acknowledgement);
    assert_eq!(claim(&town, second, &key).await, Claim::Stopped);
    for stop_rule in [StopRule::Automatic, StopRule::Released] {
        assert_eq!(
            claim(&town, guard(first, stop_rule), &key).await,
            Claim::Stopped
        );
    }
    // The answer to the first was judged long ago.
    assert_eq!(claim(&town, acknowledged, &key).await, Claim::Claimed);
}

#[tokio::test]
async fn an_acknowledgement_that_nobody_judged_in_its_time_lapses() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(ANA).await;
    town.advance(TOO_LATE);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Skipped
    );
}
