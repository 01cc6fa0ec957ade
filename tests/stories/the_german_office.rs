//! An office in Berlin writes to people in German: whatever somebody who asks reads of it, on pages and in mails, for a month in which
//! nobody does anything, is German, and nobody is told "we will call you today by 14:00 Berlin time".

use std::collections::BTreeSet;
use std::path::Path;

use followup::policy::{Policy, PolicyFiles};
use journeys::{Town, plain};

/// Words that German has not, and that stand in almost every sentence of English.
const ENGLISH: [&str; 24] = [
    "the", "you", "your", "we", "our", "us", "and", "not", "please", "will", "hello", "thank",
    "thanks", "time", "today", "tomorrow", "by", "with", "this", "that", "from", "it", "is", "of",
];

/// Somebody who asks in German.
const IDA: &[(&str, &str)] = &[
    ("name", "Ida Berg"),
    ("email", "ida@kundin.test"),
    ("phone", "+49 30 5550161"),
    ("topic", "sales"),
    ("message", "Was kosten zweihundert Leuchten?"),
];

fn german() -> PolicyFiles {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/examples/german");
    baton::folder::read(&example).unwrap()
}

async fn open(start: &str) -> Town {
    Town::open_with(start, |sources| *sources = german()).await
}

/// The words of a text, without addresses and without names of files.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split_whitespace();
    let said = words.filter(|word| !word.contains("://") && !word.contains('@'));
    said.flat_map(|word| word.split(|c: char| !c.is_alphabetic()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[track_caller]
fn is_german(text: &str) {
    let words = words(text);
    let english: Vec<_> = ENGLISH
        .iter()
        .filter(|word| words.contains(**word))
        .collect();
    assert!(english.is_empty(), "{english:?} in\n{text}");
}

/// What a page shows, without its style and its tags.
fn shown(page: &str) -> String {
    let (_, body) = page.split_once("<body>").unwrap();
    let mut text = String::new();
    let mut in_tag = false;
    for letter in body.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push(' ');
            }
            letter if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text
}

#[track_caller]
fn is_a_german_page(page: &str) {
    assert!(page.contains("<html lang=\"de\">"), "{page}");
    is_german(&shown(page));
}

#[test]
fn the_folder_holds_together() {
    let findings = Policy::compile(&german()).err().unwrap_or_default();
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(findings, [""; 0]);
}

#[tokio::test]
async fn the_german_office() {
    let town = open("2026-03-02 10:00").await;
    for page in ["/f/contact", "/f/contact/thanks"] {
        is_a_german_page(&town.read(page).await);
    }
    let ida = town.inquire(IDA).await;
    town.minutes(20).await;
    let thanks = town.last_mail("ida@kundin.test", "");
    let promise = "Wir rufen Sie heute bis 14:00 Uhr (Zeit in Berlin) an.";
    assert!(plain(&thanks).contains(promise), "{}", plain(&thanks));
    assert!(
        plain(&thanks).contains("Guten Tag Ida"),
        "{}",
        plain(&thanks)
    );

    // She looks at the times, and lets it be.
    let booking = link(&plain(&thanks), "/b/").unwrap();
    is_a_german_page(&town.read(&booking).await);
    town.until("2026-04-17 17:00").await;
    let mails = town.mails_to("ida@kundin.test");
    assert!(mails.len() >= 2, "{}", town.mailbox());
    for mail in &mails {
        is_german(&plain(mail));
        is_german(&mail.subject);
    }
    // And stops the mail.
    let stop = link(&plain(mails.last().unwrap()), "/u/").unwrap();
    is_a_german_page(&town.read(&stop).await);
    is_a_german_page(&town.press(&stop, &[]).await);
    assert!(town.lead(&ida).await.state.blocked.is_some());
    town.is_well_run().await;
    let read: Vec<String> = mails
        .iter()
        .map(|mail| {
            format!(
                "{} | {}\n{}",
                town.shown(mail.at),
                mail.subject,
                plain(mail)
            )
        })
        .collect();
    insta::assert_snapshot!(read.join("\n\n"));
}

#[tokio::test]
async fn who_books_a_time_reads_german() {
    let town = open("2026-03-02 10:00").await;
    town.inquire(IDA).await;
    town.minutes(20).await;
    let thanks = town.last_mail("ida@kundin.test", "");
    let booking = link(&plain(&thanks), "/b/").unwrap();
    let page = town.read(&booking).await;
    let slots: Vec<&str> = page
        .split("name=\"slot\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let booked = town
        .press(&booking, &[("was", "none"), ("slot", slots[5])])
        .await;
    is_a_german_page(&booked);
    assert!(booked.contains("Der Termin steht"), "{booked}");
    town.minutes(10).await;
    let invitation = town.last_mail("ida@kundin.test", "");
    is_german(&plain(&invitation));
    let was = booked.split("name=\"was\" value=\"").nth(1).unwrap();
    let was = was.split('"').next().unwrap();
    let cancelled = town
        .press(&booking, &[("was", was), ("choice", "cancel")])
        .await;
    is_a_german_page(&cancelled);
    town.minutes(10).await;
    is_german(&plain(&town.last_mail("ida@kundin.test", "")));
    town.is_well_run().await;
}

#[tokio::test]
async fn what_is_wrong_in_a_form_is_said_in_german() {
    let town = open("2026-03-02 10:00").await;
    let answer = town
        .deployment
        .click("/f/contact", &[("email", "ida")])
        .await;
    assert_eq!(answer.status(), 422);
    let page = String::from_utf8_lossy(answer.body()).into_owned();
    is_a_german_page(&page);
    assert!(page.contains("Bitte geben Sie Ihren Namen ein."), "{page}");
    assert!(
        page.contains("Das sieht nicht wie eine E-Mail-Adresse aus."),
        "{page}"
    );
}

/// The first address of a page in a mail.
fn link(text: &str, path: &str) -> Option<String> {
    text.split_whitespace()
        .find(|word| word.contains(path))
        .map(|word| word.trim_matches(['(', ')', '<', '>']).to_owned())
}
