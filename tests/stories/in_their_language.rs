//! An office in Berlin writes to people in German, one in Madrid in Spanish, one in Paris in French: whatever somebody who asks reads of it,
//! on pages and in mails, for a month in which nobody does anything, is in that language, and nobody is told "we will call you today by
//! 14:00 Berlin time". So is what the team of such an office reads: tasks, reminders, what moves, and the lists of each day.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use followup::policy::{Policy, PolicyFiles};
use journeys::{Town, plain};

/// A company that does not speak English.
struct Office {
    /// Its folder among the examples.
    folder: &'static str,
    /// The language of its pages.
    tag: &'static str,
    /// What Ida is promised on a Monday at ten.
    promise: &'static str,
    /// How she is greeted.
    greeting: &'static str,
    /// What she reads once a time is hers.
    booked: &'static str,
    /// What a form says that has no name and no address.
    refused: [&'static str; 2],
}

const OFFICES: [Office; 3] = [
    Office {
        folder: "german",
        tag: "de",
        promise: "Wir rufen Sie heute bis 14:00 Uhr (Zeit in Berlin) an.",
        greeting: "Guten Tag Ida Berg",
        booked: "Der Termin steht",
        refused: [
            "Bitte geben Sie Ihren Namen ein.",
            "Das sieht nicht wie eine E-Mail-Adresse aus.",
        ],
    },
    Office {
        folder: "spanish",
        tag: "es",
        promise: "Le llamaremos hoy antes de las 14:00 (hora de Madrid).",
        greeting: "Hola, Ida",
        booked: "Cita reservada",
        refused: [
            "Escriba su nombre.",
            "Esto no parece una dirección de correo.",
        ],
    },
    Office {
        folder: "french",
        tag: "fr",
        promise: "Nous vous appellerons aujourd’hui avant 14 h (heure locale à Paris).",
        greeting: "Bonjour Ida",
        booked: "C’est réservé",
        refused: [
            "Indiquez votre nom.",
            "Cela ne ressemble pas à une adresse e-mail.",
        ],
    },
];

/// Words that none of these languages has, and that stand in almost every sentence of English.
const ENGLISH: [&str; 24] = [
    "the", "you", "your", "we", "our", "us", "and", "not", "please", "will", "hello", "thank",
    "thanks", "time", "today", "tomorrow", "by", "with", "this", "that", "from", "it", "is", "of",
];

/// Somebody who asks there.
const IDA: &[(&str, &str)] = &[
    ("name", "Ida Berg"),
    ("email", "ida@kundin.test"),
    ("phone", "+49 30 5550161"),
    ("topic", "sales"),
    ("message", "200?"),
];

impl Office {
    fn files(&self) -> PolicyFiles {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/examples");
        baton::folder::read(&examples.join(self.folder)).unwrap()
    }

    async fn open(&self) -> Town {
        Town::open_with("2026-03-02 10:00", |sources| *sources = self.files()).await
    }

    #[track_caller]
    fn is_its_page(&self, page: &str) {
        let language = format!("<html lang=\"{}\">", self.tag);
        assert!(page.contains(&language), "{page}");
        is_not_english(&shown(page));
    }
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
fn is_not_english(text: &str) {
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

#[test]
fn the_folders_hold_together() {
    for office in &OFFICES {
        let findings = Policy::compile(&office.files()).err().unwrap_or_default();
        let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert_eq!(findings, [""; 0], "{}", office.folder);
    }
}

#[tokio::test]
async fn in_their_language() {
    for office in &OFFICES {
        let town = office.open().await;
        for page in ["/f/contact", "/f/contact/thanks"] {
            office.is_its_page(&town.read(page).await);
        }
        let ida = town.inquire(IDA).await;
        town.minutes(20).await;
        let thanks = town.last_mail("ida@kundin.test", "");
        let read = plain(&thanks);
        for said in [office.promise, office.greeting] {
            assert!(read.contains(said), "{said}: {read}");
        }
        // She looks at the times, and lets it be.
        let booking = link(&read, "/b/").unwrap();
        office.is_its_page(&town.read(&booking).await);
        town.until("2026-04-17 17:00").await;
        let mails = town.mails_to("ida@kundin.test");
        assert!(mails.len() >= 2, "{}", town.mailbox());
        for mail in &mails {
            is_not_english(&plain(mail));
            is_not_english(&mail.subject);
        }
        // And stops the mail.
        let stop = link(&plain(mails.last().unwrap()), "/u/").unwrap();
        office.is_its_page(&town.read(&stop).await);
        office.is_its_page(&town.press(&stop, &[]).await);
        assert!(town.lead(&ida).await.state.blocked.is_some());
        town.is_well_run().await;
        let letters: Vec<String> = mails
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
        insta::assert_snapshot!(office.folder, letters.join("\n\n"));
    }
}

/// Somebody whose message is a question, somebody who leaves no number, and somebody who has time.
const OTHERS: [&[(&str, &str)]; 3] = [
    &[
        ("name", "Nils Holm"),
        ("email", "nils@kundin.test"),
        ("topic", "support"),
        ("message", "12?"),
    ],
    &[
        ("name", "Aino Salo"),
        ("email", "aino@kundin.test"),
        ("topic", "sales"),
        ("timeframe", "later"),
        ("budget", "12.000"),
    ],
    &[
        ("name", "Eero Aalto"),
        ("phone", "+49 30 5550162"),
        ("topic", "partnership"),
        ("contact_when", "later"),
        ("contact_how", "phone"),
    ],
];

#[tokio::test]
async fn the_team_reads_its_language() {
    for office in &OFFICES {
        let town = office.open().await;
        town.inquire(IDA).await;
        for other in OTHERS {
            town.inquire(other).await;
        }
        town.until("2026-04-03 17:00").await;
        let active = Policy::compile(&office.files()).unwrap().active;
        let mut shown = BTreeMap::new();
        for person in &active.roster.people {
            let mails = town.mails_to(&person.email);
            assert!(!mails.is_empty(), "{}: {}", person.name, town.mailbox());
            for mail in mails {
                is_not_english(&mail.subject);
                is_not_english(&plain(&mail));
                let language = format!("<html lang=\"{}\">", office.tag);
                assert!(mail.html.as_ref().unwrap().contains(&language), "{mail:?}");
                let kind = mail.template.clone().unwrap();
                shown
                    .entry(kind)
                    .or_insert_with(|| format!("{}\n{}", mail.subject, plain(&mail)));
            }
        }
        // The first of each kind.
        let shown: Vec<String> = shown
            .into_iter()
            .map(|(kind, mail)| format!("{kind}: {mail}"))
            .collect();
        let name = format!("{}_team", office.folder);
        insta::assert_snapshot!(name, without_addresses(&shown.join("\n\n")));
        town.is_well_run().await;
    }
}

/// A text without what a link says of its reader.
fn without_addresses(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words = line
            .split(' ')
            .filter(|word| !word.contains("://") && !word.contains('@'));
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn who_books_a_time_reads_their_language() {
    for office in &OFFICES {
        let town = office.open().await;
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
        let chosen = [("was", "none"), ("slot", slots[5])];
        let booked = town.press(&booking, &chosen).await;
        office.is_its_page(&booked);
        assert!(booked.contains(office.booked), "{booked}");
        town.minutes(10).await;
        is_not_english(&plain(&town.last_mail("ida@kundin.test", "")));
        let was = booked.split("name=\"was\" value=\"").nth(1).unwrap();
        let was = was.split('"').next().unwrap();
        let cancels = [("was", was), ("choice", "cancel")];
        office.is_its_page(&town.press(&booking, &cancels).await);
        town.minutes(10).await;
        is_not_english(&plain(&town.last_mail("ida@kundin.test", "")));
        town.is_well_run().await;
    }
}

#[tokio::test]
async fn what_is_wrong_in_a_form_is_said_in_their_language() {
    for office in &OFFICES {
        let town = office.open().await;
        let answer = town
            .deployment
            .click("/f/contact", &[("email", "ida")])
            .await;
        assert_eq!(answer.status(), 422);
        let page = String::from_utf8_lossy(answer.body()).into_owned();
        office.is_its_page(&page);
        for said in office.refused {
            assert!(page.contains(said), "{said}: {page}");
        }
    }
}

/// The first address of a page in a mail.
fn link(text: &str, path: &str) -> Option<String> {
    text.split_whitespace()
        .find(|word| word.contains(path))
        .map(|word| word.trim_matches(['(', ')', '<', '>']).to_owned())
}
