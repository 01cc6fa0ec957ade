//! Somebody buys a list of addresses and imports it. Nobody on it reads that they wrote; without a recorded consent nothing
//! goes out by itself; and the reps get tasks, a few each day.

use std::fmt::Write as _;

use baton::import::{ImportPlan, RowFate};
use baton::list::List;
use followup::form::Form;
use journeys::{Town, is_to_staff, plain};

/// Open leads that a rep may have.
const ROOM: usize = 24;
/// Rows of the list: more than the three reps have room for beside who asks.
const ROWS: usize = 40;
/// Mails that a person of the team accepts in a month of twenty-two lists.
const MOST: usize = 60;
/// What is not true of anybody on a list.
const UNTRUE: [&str; 22] = [
    "asked today",
    "asked monday",
    "you wrote",
    "you asked",
    "you sent",
    "you told",
    "your question",
    "your inquiry",
    "your request",
    "they sent",
    "they wrote",
    "they asked",
    "has asked us",
    "asked again",
    "wrote back",
    "thank you for",
    "thank you again",
    "came to us",
    "went quiet",
    "stopped there",
    "because you",
    "not pressing",
];

/// A list of so many rows, whose last columns are these.
fn list(rows: usize, columns: &str, values: &str) -> String {
    let mut csv = format!("name,email,phone,topic{columns}\n");
    for row in 0..rows {
        let phone = if row % 2 == 0 {
            format!("+1 212 555 {:04}", 1000 + row)
        } else {
            String::new()
        };
        // Each has a name of their own: people of one name at one company may be one.
        let _ = writeln!(csv, "Ann Lee{row},p{row}@list.test,{phone},sales{values}");
    }
    csv
}

async fn import(town: &Town, csv: &str) {
    let policy = town
        .deployment
        .cloud()
        .active_policy(town.now())
        .await
        .unwrap();
    let form = Form::builtin_contact();
    let plan = ImportPlan {
        form: &form,
        mapping: Default::default(),
        constants: Vec::new(),
        source: "import".to_owned(),
        campaign: None,
        take_over: false,
        policy: policy.as_deref(),
        dry_run: false,
    };
    let list = List::read(csv.as_bytes(), None).unwrap();
    let taken = plan.take(town.deployment.cloud(), &list, |row| {
        assert_eq!(row.fate, RowFate::Accepted, "{row:?}");
    });
    taken.await.unwrap();
}

/// Nobody reads what is not true of who is on a list.
fn all_is_true(town: &Town) {
    for mail in town.mails() {
        let text = format!("{}\n{}", mail.subject, plain(&mail)).to_lowercase();
        for untrue in UNTRUE {
            assert!(!text.contains(untrue), "\"{untrue}\" in\n{text}");
        }
    }
}

fn nobody_is_flooded(town: &Town) {
    for person in ["riley", "sam", "jordan", "quinn", "morgan"] {
        let mails = town.mails_to(&format!("{person}@example.com"));
        assert!(
            mails.len() <= MOST,
            "{} to {person}\n{}",
            mails.len(),
            town.mailbox()
        );
    }
}

#[tokio::test]
async fn the_address_list() {
    let town = Town::open_with("2026-03-02 10:00", |sources| {
        let team = sources.files["team.toml"].replace(
            "roles = [\"rep\"]",
            &format!("roles = [\"rep\"]\nmax_open = {ROOM}"),
        );
        sources.files.insert("team.toml".to_owned(), team);
    })
    .await;
    import(&town, &list(ROWS, "", "")).await;
    town.until("2026-05-02 10:00").await;
    let to_them: Vec<_> = town
        .mails()
        .into_iter()
        .filter(|mail| !is_to_staff(mail))
        .collect();
    assert!(to_them.is_empty(), "{}", town.mailbox());
    for rep in ["riley", "sam", "jordan"] {
        let task = town.last_mail(&format!("{rep}@example.com"), "Today");
        let text = plain(&task);
        assert!(
            text.contains("is from a list, and has not heard from a person"),
            "{text}"
        );
        assert!(
            text.contains("2 more from lists wait without a date"),
            "{text}"
        );
    }
    let manager = town.last_mail("morgan@example.com", "Today");
    let text = plain(&manager);
    assert!(text.contains("no rep can take it now"), "{text}");
    assert!(!text.contains("overdue"), "{text}");
    all_is_true(&town);
    nobody_is_flooded(&town);

    // Who asks finds a rep with room.
    let asks = [
        ("name", "Bo Ek"),
        ("email", "bo@customer.test"),
        ("topic", "sales"),
    ];
    let bo = town.inquire(&asks).await;
    town.minutes(5).await;
    assert_eq!(town.lead(&bo).await.line.status, "working");
    town.is_well_run().await;
}

#[tokio::test]
async fn a_rep_works_on_the_list_and_somebody_on_it_asks() {
    let town = Town::open("2026-03-02 10:00").await;
    import(&town, &list(4, "", "")).await;
    town.until("2026-03-03 09:30").await;
    for rep in ["riley", "sam", "jordan"] {
        let tasks = town.last_mail(&format!("{rep}@example.com"), "Today");
        town.click(&tasks, "Wrote to them").await;
    }
    town.until("2026-04-03 09:30").await;
    let to_them: Vec<_> = town
        .mails()
        .into_iter()
        .filter(|mail| !is_to_staff(mail))
        .collect();
    assert!(to_them.is_empty(), "{}", town.mailbox());
    all_is_true(&town);

    let asks = [
        ("name", "Ann Lee3"),
        ("email", "p3@list.test"),
        ("topic", "sales"),
    ];
    let lead = town.inquire(&asks).await;
    town.minutes(20).await;
    let acknowledged = town.last_mail("p3@list.test", "Thank you for your question");
    assert!(plain(&acknowledged).contains("It has arrived safely"));
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Write to Ann Lee3");
    assert!(plain(&task).contains("They sent a question about our products and prices."));
    town.is_well_run().await;
}

#[tokio::test]
async fn who_agreed_reads_words_that_are_true() {
    let town = Town::open("2026-03-02 10:00").await;
    let columns = ",consent,consent_at,consent_place,came_from";
    let values = ",Yes to letters about lamps,2026-02-20,stand 4,the spring fair";
    import(&town, &list(6, columns, values)).await;
    town.until("2026-03-17 17:00").await;
    // Nobody has done anything: two go out, and of the third each rep hears in one mail.
    assert_eq!(town.mails_to("p0@list.test").len(), 2, "{}", town.mailbox());
    for rep in ["riley", "sam", "jordan"] {
        let ready = town.last_mail(&format!("{rep}@example.com"), "Ready for you to send");
        town.click(&ready, "Send it").await;
    }
    town.until("2026-04-10 10:00").await;
    let all = town.mails();
    let last = all.iter().filter(|mail| !is_to_staff(mail));
    let last = last.filter(|mail| plain(mail).contains("the last of our emails"));
    assert_eq!(last.count(), 3, "{}", town.mailbox());
    let mails = town.mails_to("p0@list.test");
    let words = ["from the spring fair", "one page that you can keep"];
    for (mail, words) in mails.iter().zip(words) {
        assert!(plain(mail).contains(words), "{words} in\n{}", plain(mail));
    }
    all_is_true(&town);
    nobody_is_flooded(&town);
    town.is_well_run().await;
}

#[tokio::test]
async fn who_asked_elsewhere_is_called_in_time_and_reads_nothing_without_a_consent() {
    let town = Town::open("2026-03-02 10:00").await;
    import(&town, &list(2, ",asked_at", ",2026-02-27")).await;
    town.until("2026-04-10 10:00").await;
    let to_them: Vec<_> = town
        .mails()
        .into_iter()
        .filter(|mail| !is_to_staff(mail))
        .collect();
    assert!(to_them.is_empty(), "{}", town.mailbox());
    assert!(
        town.mails()
            .iter()
            .any(|mail| mail.subject.contains("moves on")),
        "the ladder of the first contact\n{}",
        town.mailbox()
    );
    all_is_true(&town);
    town.is_well_run().await;
}
