//! When a list may say that nothing on it is to be done.

use cloud::table::commit::CommitOptions;
use followup::decide::{Decision, LoadChange};
use followup::event::{Disposition, Event, Evidence, Outcome, SaleAmount, Sign};
use followup::ids::LeadId;
use followup::message::{LeftAloneNews, NoticeKind};
use local::AcceptedMail;

use crate::lists::morning_of;
use crate::support::{ANA, BO, Town, person};

/// Outside the hours of everybody, before [`MORNING`].
const NIGHT: &str = "2026-03-02T23:00:00Z";
/// A Tuesday's opening in New York.
const MORNING: &str = "2026-03-03T14:00:00Z";
const NOTHING: &str = "nothing to do";

/// Riley's list of the morning.
async fn list(town: &Town) -> (AcceptedMail, String) {
    town.set(MORNING);
    morning_of(town, "riley").await;
    let mail = town.mail_to("riley@example.com").await;
    let text = mail.text.clone().unwrap_or_default();
    (mail, text)
}

/// Somebody who is written to later: that only informs.
async fn who_asks_for_later(town: &Town) -> LeadId {
    town.riley_gets(&[ANA, &[("contact_when", "later")]].concat())
        .await
}

#[tokio::test]
async fn what_could_not_be_read_is_counted_and_perhaps_to_be_done() {
    let town = Town::new(NIGHT).await;
    who_asks_for_later(&town).await;
    let bo = town.riley_gets(BO).await;
    // Everything to them has left before.
    town.advance(5);
    town.post().await;
    town.becomes_unreadable(&bo).await;
    let (mail, text) = list(&town).await;
    assert!(!mail.subject.contains(NOTHING), "{}", mail.subject);
    let unknown = "Of one more open lead it is not known how it stands.";
    assert!(text.contains(unknown), "{text}");
}

#[tokio::test]
async fn who_complained_and_writes_again_is_perhaps_to_be_answered() {
    let town = Town::new(NIGHT).await;
    let ana = town.riley_gets(ANA).await;
    town.sign(&ana, Sign::Complained).await;
    let news = LeftAloneNews::Wrote;
    town.notice("riley", &ana, NoticeKind::LeftAlone { news })
        .await;
    let (mail, text) = list(&town).await;
    assert!(!mail.subject.contains(NOTHING), "{}", mail.subject);
    assert!(text.contains("Ana Silva"), "{text}");
}

#[tokio::test]
async fn who_gets_no_new_leads_is_asked_whether_they_have_time() {
    // A Monday: who is paused is asked with the first list of a week.
    let town = Town::new("2026-03-01T23:00:00Z").await;
    let lead = who_asks_for_later(&town).await;
    for _ in 0..2 {
        let stored = town.stored(&lead).await;
        let policy = town.cloud.active_policy(town.now()).await.unwrap().unwrap();
        let mut decision = Decision::unchanged(&stored.lead);
        decision.loads.push(LoadChange::Lapsed(person("riley")));
        let (id, options) = (
            format!("lapse {}", stored.version),
            CommitOptions::default(),
        );
        let written = town
            .cloud
            .commit(&policy, &stored, &decision, &id, town.now(), &options);
        written.await.unwrap();
    }
    town.set("2026-03-02T14:00:00Z");
    morning_of(&town, "riley").await;
    let mail = town.mail_to("riley@example.com").await;
    assert!(!mail.subject.contains(NOTHING), "{}", mail.subject);
    let text = mail.text.unwrap_or_default();
    assert!(text.contains("I have time"), "{text}");
}

#[tokio::test]
async fn a_sum_that_has_been_said_is_not_asked_for_again() {
    for (sum, is_asked) in [(None, true), (Some(1_500), false)] {
        let town = Town::new(NIGHT).await;
        let lead = town.riley_gets(BO).await;
        let won = Outcome {
            by: person("riley"),
            task: town.stored(&lead).await.lead.task(),
            disposition: Disposition::Won,
            next_at: None,
            again: false,
            link: None,
            amount: sum.and_then(SaleAmount::new),
            known: Evidence::Said,
        };
        town.event(&lead, Event::Outcome(won)).await;
        let receipt = NoticeKind::Receipt {
            outcome: Some(Disposition::Won),
            asks_for_sum: true,
        };
        town.notice("riley", &lead, receipt).await;
        who_asks_for_later(&town).await;
        let (_, text) = list(&town).await;
        assert_eq!(text.contains("Bo Ek"), is_asked, "{sum:?}: {text}");
    }
}
