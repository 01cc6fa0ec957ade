//! Somebody enters strangers' addresses and an advertisement into the form, a thousand times. No stranger gets more than one
//! mail a day, none carries the advertisement, and real inquiries in between are acknowledged in time.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use chrono::TimeDelta;
use followup::ids::LeadId;
use journeys::{Chance, Town, button, plain};

const SEED: u64 = 1_000;
const SHOTS: u32 = 1_000;
const STRANGERS: u64 = 400;
const ADVERTISEMENT: &str = "Cheap pills, best price! https://pills.test/buy?now";

/// A thousand forms in strangers' names, and a real inquiry among each hundred: the leads of these, with their addresses.
async fn fire(town: &Town) -> Vec<(LeadId, String)> {
    let mut chance = Chance::new(SEED);
    let mut real: Vec<(LeadId, String)> = Vec::new();
    for shot in 0..SHOTS {
        // Half from one place, half from a thousand places.
        let source = if chance.percent(50) {
            Ipv4Addr::new(203, 0, 113, 7)
        } else {
            Ipv4Addr::from(Ipv4Addr::new(198, 51, 0, 0).to_bits() + shot)
        };
        let email = format!("stranger{}@elsewhere.test", chance.below(STRANGERS));
        let fields = [
            ("name", "Cheap pills https://pills.test"),
            ("email", email.as_str()),
            ("topic", "sales"),
            ("company", "pills.test"),
            ("message", ADVERTISEMENT),
        ];
        town.inquire_from(source, &fields).await;
        let pause = TimeDelta::milliseconds(250);
        town.deployment.advance(pause).await.unwrap();
        if shot % 100 == 50 {
            let email = format!("real{shot}@customer.test");
            let words = format!("What would number {shot} cost?");
            let fields = [
                ("name", "Ana Silva"),
                ("email", email.as_str()),
                ("topic", "sales"),
                ("message", words.as_str()),
            ];
            real.push((town.inquire(&fields).await, email));
            town.minutes(3).await;
        }
    }
    real
}

/// How many mails each stranger got on each day; none carries the advertisement.
fn mails_to_strangers(town: &Town) -> BTreeMap<(String, String), u32> {
    let mut of_a_day: BTreeMap<(String, String), u32> = BTreeMap::new();
    for mail in town.mails_to("@elsewhere.test") {
        let day = town.shown(mail.at)[..9].to_owned();
        *of_a_day.entry((mail.to[0].clone(), day)).or_default() += 1;
        for part in [
            mail.text.as_deref().unwrap(),
            mail.html.as_deref().unwrap(),
            &mail.subject,
        ] {
            assert!(!part.to_lowercase().contains("pills"), "{part}");
        }
    }
    of_a_day
}

#[tokio::test]
async fn the_spam_cannon() {
    println!("seed {SEED}");
    let town = Town::open("2026-03-02 10:00").await;
    let real = fire(&town).await;
    town.minutes(20).await;

    for (lead, email) in &real {
        let arrived = town.lead(lead).await.line.arrived_at;
        let mails = town.mails_to(email);
        assert_eq!(mails.len(), 1, "{email}, seed {SEED}");
        let waited = mails[0].at - arrived;
        assert!(
            waited >= TimeDelta::minutes(2) && waited <= TimeDelta::minutes(15),
            "{email} {waited}"
        );
    }
    let of_a_day = mails_to_strangers(&town);
    assert!(of_a_day.values().all(|count| *count == 1), "{of_a_day:?}");

    // Nothing was deleted: who looks suspicious is in the manager's review.
    let leads = town.leads().await;
    let strangers = leads.len() - real.len();
    let in_review = leads.iter().filter(|lead| lead.status == "review").count();
    let written_to = of_a_day.len();
    assert!(
        in_review + written_to >= strangers,
        "{in_review} + {written_to} of {strangers}"
    );
    assert!(
        written_to <= 5,
        "after the fifth of a text a person looks first: {written_to}"
    );
    is_one_line(&town, in_review).await;
    town.is_well_run().await;
}

/// What looks unwanted is one line of the manager's mails, and one verdict settles as much of it as a page decides at a time.
async fn is_one_line(town: &Town, in_review: usize) {
    town.until("2026-03-03 09:05").await;
    for mail in town.mails_to("morgan@example.com") {
        let text = plain(&mail);
        let lines = text.matches("look unwanted").count();
        assert!(lines <= 1 && !text.contains("looks unwanted"), "{text}");
    }
    let list = town.last_mail("morgan@example.com", "Today");
    let said = format!("{in_review} inquiries — look unwanted");
    assert!(plain(&list).contains(&said), "{}", plain(&list));
    let url = button(&list, "Look at all of them", None).unwrap();
    let page = town.read(&url).await;
    // A page reads so many, and says how many there are.
    let said = format!("Looks unwanted: {in_review}");
    assert!(page.contains(&said), "{page}");
    let counts = page.contains("more are open than this page has looked at");
    assert_eq!(counts, in_review > 300, "{page}");
    let shown = page.split("name=\"shown\" value=\"").nth(1).unwrap();
    let shown = shown.split('"').next().unwrap();
    // What came after a page was made is left alone by its buttons.
    let before = [("verdict", "unwanted"), ("shown", "2026-03-02T00:00:00Z")];
    let answer = town.press(&url, &before).await;
    assert!(!answer.contains("Recorded for"), "{answer}");
    let said = if in_review > 300 {
        "more are open than this page has looked at"
    } else {
        "Nothing waited for a verdict"
    };
    assert!(answer.contains(said), "{answer}");
    for _ in 0..in_review.div_ceil(100) {
        let answer = town
            .press(&url, &[("verdict", "unwanted"), ("shown", shown)])
            .await;
        assert!(answer.contains("Recorded for"), "{answer}");
    }
    let leads = town.leads().await;
    let mut left = leads.iter().filter(|lead| lead.status == "review");
    assert_eq!(left.next(), None, "all of them are settled");
}
