//! A rep leaves for a week on Friday afternoon with open leads, and says so in answer to a task. Nobody waits for them to return: what
//! falls due goes to whoever is there, no new lead goes to them, and nobody is charged with anything.

use chrono::TimeDelta;
use followup::ids::LeadId;
use followup::timeline::{EntryKind, Fact};
use journeys::{ANA, Town, plain};
use local::AcceptedMail;

/// Prospects of a Friday.
const ASKING: usize = 9;

async fn says(town: &Town, mail: &AcceptedMail, words: &str) {
    let (to, from) = (&mail.headers["Reply-To"], &mail.to[0]);
    let id = format!("{}.{}", mail.id, words.len());
    town.receive(&format!(
        "From: {from}\r\nTo: {to}\r\nSubject: Re: {}\r\nMessage-ID: <{id}@phone.test>\r\n\r\n{words}\r\n",
        mail.subject
    ))
    .await;
}

async fn asks(town: &Town, number: usize) -> LeadId {
    let (name, email) = (
        format!("Prospect {number}"),
        format!("p{number}@customer.test"),
    );
    let fields: Vec<_> = ANA
        .iter()
        .map(|(field, value)| match *field {
            "name" => ("name", name.as_str()),
            "email" => ("email", email.as_str()),
            _ => (*field, *value),
        })
        .filter(|(field, _)| *field != "phone")
        .collect();
    town.inquire(&fields).await
}

#[tokio::test]
async fn the_vacation() {
    let town = Town::open("2026-03-06 13:30").await;
    let mut leads = Vec::new();
    for number in 0..ASKING {
        leads.push(asks(&town, number).await);
        town.minutes(3).await;
    }
    town.minutes(20).await;
    let mut of_riley = Vec::new();
    for lead in &leads {
        if town.rep_of(lead).await == "riley@example.com" {
            of_riley.push(lead.clone());
        }
    }
    assert!(of_riley.len() >= 3, "{of_riley:?}");
    // Friday afternoon, in answer to whatever mail is at hand.
    let at_hand = town.mails_to("riley@example.com").pop().unwrap();
    says(&town, &at_hand, "Away until March 16").await;
    town.minutes(15).await;
    let receipt = town.last_mail("riley@example.com", "you are away until");
    insta::assert_snapshot!("the_receipt", plain(&receipt));

    // Every first contact was due before that: whoever is there has it, today.
    let left = town.now();
    for lead in &of_riley {
        let rep = town.rep_of(lead).await;
        assert_ne!(rep, "riley@example.com", "{lead}");
        let view = town.lead(lead).await;
        let lapsed = view.timeline.iter().any(|line| line.kind() == "lapsed");
        assert!(!lapsed, "nobody is charged with an absence: {lead}");
        let from = view.timeline.iter().filter_map(|line| {
            let Fact::HandedOver { from, .. } = &line.fact else {
                return None;
            };
            Some(from.to_string())
        });
        assert_eq!(from.collect::<Vec<_>>(), ["riley"]);
    }
    let moved = town.last_saying(
        "sam@example.com",
        "is away, and it is due before they are back",
    );
    insta::assert_snapshot!("to_a_colleague", plain(&moved));

    // A week in which people go on asking: none of it is Riley's, and no list goes out to somebody on the beach that asks for anything.
    for day in 9..14 {
        town.until(&format!("2026-03-{day:02} 10:00")).await;
        let lead = asks(&town, 100 + day).await;
        town.minutes(30).await;
        assert_ne!(town.rep_of(&lead).await, "riley@example.com");
    }
    let moved_once = of_riley.iter().map(async |lead| {
        let view = town.lead(lead).await;
        let times = view.timeline.iter();
        times
            .filter(|line| line.kind() == EntryKind::HandedOver.as_str())
            .count()
    });
    for times in moved_once {
        assert_eq!(times.await, 1, "it goes to and fro");
    }
    // Back on the Monday: new leads come again.
    town.until("2026-03-16 09:30").await;
    let mut got = false;
    for number in 200..206 {
        let lead = asks(&town, number).await;
        town.minutes(10).await;
        got |= town.rep_of(&lead).await == "riley@example.com";
    }
    assert!(got, "{}", town.mailbox());
    assert!(town.now() - left > TimeDelta::days(7));
    town.is_well_run().await;
}

#[tokio::test]
async fn who_is_back_earlier_says_so_in_a_word() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    says(&town, &task, "Away until Friday").await;
    town.minutes(15).await;
    assert_ne!(town.rep_of(&lead).await, rep);
    town.until("2026-03-04 09:10").await;
    says(&town, &task, "I'm back").await;
    town.minutes(15).await;
    let receipt = plain(&town.last_mail(&rep, "you are back"));
    assert!(receipt.contains("You get new leads again."), "{receipt}");
    let mut got = Vec::new();
    for number in 1..4 {
        let new = asks(&town, number).await;
        town.minutes(5).await;
        got.push(town.rep_of(&new).await);
    }
    assert!(got.contains(&rep), "new leads go there again: {got:?}");
    // What went to a colleague stays there: it is not handed to and fro.
    assert_ne!(town.rep_of(&lead).await, rep);
}
