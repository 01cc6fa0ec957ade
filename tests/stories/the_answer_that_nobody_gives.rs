//! Somebody who has talked with us writes a question, and whoever they talked with does nothing. The question does not wait for one person
//! while others work: it moves, with all that was said; what goes on moving is the manager's. Who tries is left in peace.

use std::collections::BTreeSet;

use followup::ids::LeadId;
use journeys::{ANA, Town, button, plain};

/// Ana has been spoken with on Monday, and asks something on Tuesday morning.
async fn asks_after_a_call(town: &Town) -> (LeadId, String) {
    let ana = town.inquire(ANA).await;
    town.minutes(20).await;
    let owner = town.rep_of(&ana).await;
    let task = town.last_mail(&owner, "Call Ana Silva");
    town.click(&task, "Reached").await;
    town.until("2026-03-03 10:00").await;
    let thanks = town.last_mail("ana@customer.test", "Thank you");
    town.answer(&thanks, "Do you deliver to Maine by April?")
        .await;
    (ana, owner)
}

#[tokio::test]
async fn the_answer_that_nobody_gives() {
    let town = Town::open("2026-03-02 10:00").await;
    let (ana, first) = asks_after_a_call(&town).await;
    // Twelve working hours later the owner is warned, with what she asked.
    town.until("2026-03-04 15:30").await;
    assert_eq!(town.rep_of(&ana).await, first);
    let warned = plain(&town.last_mail(&first, "Ana Silva moves on"));
    for said in [
        "Ana Silva wrote to us, and as far as we know nobody has answered",
        "Do you deliver to Maine by April?",
    ] {
        assert!(warned.contains(said), "{said}\n{warned}");
    }
    assert!(!warned.contains("has not heard from a person"), "{warned}");
    // Sixteen: a colleague has it, and reads the thread.
    town.until("2026-03-05 10:30").await;
    let second = town.rep_of(&ana).await;
    assert_ne!(second, first, "{}", town.mailbox());
    let task = town.last_mail(&second, "Now yours: Ana Silva");
    let task = plain(&task);
    for said in [
        "They are waiting for an answer, and none was reported there",
        "was asked for three lines",
        "it moves on",
        "Do you deliver to Maine by April?",
        "What they had asked",
        "What we wrote last",
    ] {
        assert!(task.contains(said), "{said}\n{task}");
    }
    // Four more, and it is the manager's, on each of whose lists it is until somebody answers. Nobody has had it twice.
    town.until("2026-03-05 15:30").await;
    assert_eq!(town.rep_of(&ana).await, "morgan@example.com");
    town.days(20).await;
    assert_eq!(town.rep_of(&ana).await, "morgan@example.com");
    let list = plain(&town.last_mail("morgan@example.com", "Today"));
    assert!(list.contains("Ana Silva"), "{list}");
    assert!(list.contains("Riley") || list.contains("Sam") || list.contains("Jordan"));
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
}

#[tokio::test]
async fn who_has_it_in_hand_keeps_it_once() {
    let town = Town::open("2026-03-02 10:00").await;
    let (ana, first) = asks_after_a_call(&town).await;
    town.until("2026-03-04 15:30").await;
    let warned = town.last_mail(&first, "Ana Silva moves on");
    let page = town.click(&warned, "I have it").await;
    assert!(page.contains("Recorded: you have it"), "{page}");
    town.until("2026-03-05 10:30").await;
    assert_eq!(town.rep_of(&ana).await, first);
    town.until("2026-03-05 13:00").await;
    assert_ne!(town.rep_of(&ana).await, first, "{}", town.mailbox());
}

#[tokio::test]
async fn who_tries_keeps_the_question() {
    let town = Town::open("2026-03-02 10:00").await;
    let (ana, first) = asks_after_a_call(&town).await;
    town.until("2026-03-04 15:30").await;
    let task = town.last_mail(&first, "Ana Silva wrote");
    let page = button(&task, "More …", None).unwrap();
    town.press(&page, &[("outcome", "voicemail")]).await;
    // It is owed as before, and moves two working days after the try, of which the owner is told anew.
    town.until("2026-03-06 14:30").await;
    assert_eq!(town.rep_of(&ana).await, first, "{}", town.mailbox());
    let mails = town.mails_to(&first);
    let warnings = mails
        .iter()
        .filter(|mail| mail.subject.contains("moves on"));
    assert_eq!(warnings.count(), 2, "{}", town.mailbox());
    town.until("2026-03-06 17:00").await;
    assert_ne!(town.rep_of(&ana).await, first, "{}", town.mailbox());
}

#[tokio::test]
async fn a_request_that_its_qualifier_leaves_is_the_managers() {
    let town = Town::open("2026-03-02 10:00").await;
    let fay = town
        .inquire(&[
            ("name", "Fay Lund"),
            ("email", "fay@customer.test"),
            ("topic", "support"),
            ("message", "My lamp does not light."),
        ])
        .await;
    town.until("2026-03-03 15:00").await;
    assert_eq!(town.rep_of(&fay).await, "quinn@example.com");
    let warned = plain(&town.last_mail("quinn@example.com", "Fay Lund moves on"));
    assert!(warned.contains("My lamp does not light."), "{warned}");
    town.until("2026-03-04 11:00").await;
    // Nobody else answers what is no sale.
    assert_eq!(town.rep_of(&fay).await, "morgan@example.com");
    let view = town.lead(&fay).await;
    let said: Vec<String> = view
        .timeline
        .iter()
        .map(baton::leads::particulars)
        .collect();
    assert!(
        said.iter()
            .any(|one| one.contains("nobody else answers such requests")),
        "{said:#?}"
    );
    town.days(20).await;
    let holders: BTreeSet<String> = [town.rep_of(&fay).await].into();
    assert_eq!(holders, BTreeSet::from(["morgan@example.com".to_owned()]));
    town.is_well_run().await;
}

#[tokio::test]
async fn a_second_qualifier_has_it_before_the_manager() {
    let town = Town::open_with("2026-03-02 10:00", |sources| {
        let pat = "\n[[people]]\nid = \"pat\"\nname = \"Pat Ray\"\nemail = \"pat@example.com\"\nroles = [\"qualifier\"]\n";
        sources.files.get_mut("team.toml").unwrap().push_str(pat);
    })
    .await;
    let fay = town
        .inquire(&[
            ("name", "Fay Lund"),
            ("email", "fay@customer.test"),
            ("topic", "support"),
            ("message", "My lamp does not light."),
        ])
        .await;
    town.until("2026-03-04 11:00").await;
    assert_eq!(
        town.rep_of(&fay).await,
        "pat@example.com",
        "{}",
        town.mailbox()
    );
    let task = plain(&town.last_mail("pat@example.com", "Please answer Fay Lund"));
    for said in [
        "It was with Quinn Meyer",
        "it moves on",
        "My lamp does not light.",
    ] {
        assert!(task.contains(said), "{said}\n{task}");
    }
    town.until("2026-03-04 15:30").await;
    assert_eq!(town.rep_of(&fay).await, "morgan@example.com");
    town.is_well_run().await;
}
