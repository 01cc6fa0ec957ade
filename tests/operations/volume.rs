//! How much mail the team gets: 48 inquiries a working day and three reps who report most of their calls. One mail for each new lead or
//! answer, and at most eight others a day, however many are open.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};
use followup::template::MailKind;
use journeys::{Chance, Habit, People, Town};
use local::AcceptedMail;

const SEED: u64 = 48_003;
const REPS: [&str; 3] = ["riley", "sam", "jordan"];
/// With the qualifier and the manager.
const TEAM: [&str; 5] = ["riley", "sam", "jordan", "quinn", "morgan"];
/// Inquiries on each working day.
const A_DAY: usize = 48;
/// From a Thursday to a Tuesday, over a weekend.
const DAYS: i64 = 6;
/// Mails to a person and day besides those of a new lead or an answer.
const MOST_OTHERS: usize = 8;
/// Of a hundred calls that are asked for, so many are made and reported.
const REPORTED: u64 = 80;
/// What comes of a call.
const OUTCOMES: [&str; 10] = [
    "reached",
    "reached",
    "voicemail",
    "voicemail",
    "voicemail",
    "no_answer",
    "no_answer",
    "lost",
    "lost",
    "won",
];
const TOPICS: [&str; 4] = ["sales", "sales", "partnership", "other"];

/// Mails that are one lead's, at once: a new lead, one that moved here, an answer of theirs.
fn is_of_one_lead(mail: &AcceptedMail) -> bool {
    let at_once = [
        MailKind::Task,
        MailKind::TaskDraft,
        MailKind::TaskAnswer,
        MailKind::TaskRequest,
        MailKind::ReassignedTo,
        MailKind::WroteAgain,
        MailKind::Qualify,
    ];
    let template = mail.template.as_deref();
    at_once.iter().any(|kind| template == Some(kind.as_str()))
}

#[tokio::test]
#[ignore = "minutes: cargo test --workspace --test operations volume -- --ignored"]
async fn volume() {
    let town = Town::open("2026-03-05 09:00").await;
    let mut chance = Chance::new(SEED);
    // Each lead of each mail is turned to once.
    let habits = TEAM.map(|person| Habit {
        person,
        first: REPORTED,
        again: 0,
        outcomes: &OUTCOMES,
    });
    let mut people = People::new(SEED ^ 1, &habits);
    let mut asked = 0;
    let opened = town.now();
    for day in 0..DAYS {
        let morning = opened + TimeDelta::days(day);
        let is_workday = !matches!(morning.weekday(), Weekday::Sat | Weekday::Sun);
        let mut arrivals: Vec<i64> = (0..A_DAY)
            .filter(|_| is_workday)
            .map(|_| i64::try_from(chance.below(9 * 60)).unwrap())
            .collect();
        arrivals.sort_unstable();
        let mut arrivals = arrivals.into_iter().peekable();
        // Ten hours in halves, in which people read; then the night.
        for half in 0..20 {
            let end = (half + 1) * 30;
            while let Some(minute) = arrivals.next_if(|minute| *minute < end) {
                let at = (morning + TimeDelta::minutes(minute)).max(town.now());
                town.deployment.advance_to(at).await.unwrap();
                let topic = *chance.one(&TOPICS);
                inquires(&town, asked, topic).await;
                asked += 1;
            }
            let at = morning + TimeDelta::minutes(end);
            town.deployment.advance_to(at).await.unwrap();
            people.read_their_mail(&town).await;
        }
    }
    counted(&town, asked);
    town.is_well_run().await;
}

async fn inquires(town: &Town, number: usize, topic: &str) {
    let (name, email) = (
        format!("Pat Number{number}"),
        format!("p{number}@customer.test"),
    );
    let phone = format!("+1 212 555 {number:04}");
    let fields = [
        ("name", name.as_str()),
        ("email", email.as_str()),
        ("phone", phone.as_str()),
        ("topic", topic),
        ("message", "What do 200 lamps cost?"),
    ];
    town.inquire(&fields).await;
}

/// The mails of one person on one day, but for those of one lead.
type Others = BTreeMap<String, usize>;

/// Who of the team reads a mail.
fn reader(mail: &AcceptedMail) -> Option<&'static str> {
    TEAM.into_iter().find(|person| {
        let address = format!("{person}@example.com");
        mail.to.contains(&address)
    })
}

/// Nobody answers in this story, so nobody hears of one lead more than once but by lists.
fn counted(town: &Town, asked: usize) {
    let mut days: BTreeMap<(&str, NaiveDate), Others> = BTreeMap::new();
    let mut leads = HashSet::new();
    let (mut of_one_lead, mut to_reps) = (0, 0);
    for mail in town.mails() {
        let Some(person) = reader(&mail) else {
            continue;
        };
        to_reps += usize::from(REPS.contains(&person));
        let day = days.entry((person, mail.at.date_naive())).or_default();
        if is_of_one_lead(&mail) {
            let is_first = leads.insert((person, mail.lead.clone()));
            assert!(is_first, "{person} hears once more of one lead: {mail:?}");
            of_one_lead += 1;
        } else {
            let template = mail.template.clone().unwrap_or_default();
            *day.entry(template).or_default() += 1;
        }
    }
    println!("{asked} inquiries (seed {SEED}): {of_one_lead} mails of one lead, {to_reps} to reps");
    assert!(days.len() > 4 * REPS.len(), "everybody works on every day");
    for ((person, date), others) in &days {
        println!("{date} {person}: {others:?}");
        let count: usize = others.values().sum();
        assert!(count <= MOST_OTHERS, "{person} on {date}: {others:?}");
    }
}
