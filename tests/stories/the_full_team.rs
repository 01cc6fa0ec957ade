//! Everybody has as many leads as they can have. Who asks now waits with the manager, in the order of what was promised; whoever is free
//! first gets the one who was promised the earliest answer, within a minute, and nobody looks for room while there is none.

use followup::ids::LeadId;
use followup::policy::PolicyFiles;
use journeys::{Fields, Town, plain};
use local::{AcceptedMail, LocalService};

/// Everybody takes this many leads at once.
fn at_most(sources: &mut PolicyFiles, most: u32) {
    let team = sources.files.get_mut("team.toml").unwrap();
    *team = team.replace(
        "roles = [\"rep\"]",
        &format!("roles = [\"rep\"]\nmax_open = {most}"),
    );
}

async fn asks(town: &Town, number: usize, when: &str) -> LeadId {
    let lead = posts(town, number, when).await;
    town.minutes(1).await;
    lead
}

async fn posts(town: &Town, number: usize, when: &str) -> LeadId {
    let (email, phone) = (
        format!("full{number}@customer.test"),
        format!("+1 212 555 01{number:02}"),
    );
    let name = format!(
        "Person {}",
        ["Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gil", "Hana"][number]
    );
    let fields: Fields<'_> = &[
        ("name", &name),
        ("email", &email),
        ("phone", &phone),
        ("topic", "sales"),
        ("message", "What does it cost?"),
        ("contact_when", when),
    ];
    town.inquire(fields).await
}

/// What the manager read of it that nobody is free.
fn of_nobody_free(town: &Town) -> Vec<AcceptedMail> {
    let mut mails = town.mails_to("morgan@example.com");
    mails.retain(|mail| mail.subject.contains("No rep can take"));
    mails
}

async fn owner(town: &Town, lead: &LeadId) -> String {
    let line = town.lead(lead).await.line;
    line.owner.unwrap_or_default()
}

#[tokio::test]
async fn whoever_is_free_first_gets_who_was_promised_the_earliest_answer() {
    let town = Town::open_with("2026-03-02 10:00", |sources| at_most(sources, 1)).await;
    let mut taken = Vec::new();
    for number in 0..3 {
        taken.push(asks(&town, number, "now").await);
    }
    // The first who waits can be called this week, the second is to be called today.
    let week = asks(&town, 3, "week").await;
    let today = asks(&town, 4, "now").await;
    for lead in [&week, &today] {
        assert_eq!(owner(&town, lead).await, "queue:manager");
    }
    town.minutes(20).await;

    // The manager hears once that nobody is free, why not, by name, and what can be done.
    let told = of_nobody_free(&town);
    assert_eq!(told.len(), 1, "{}", town.mailbox());
    let text = plain(&told[0]);
    let before_the_buttons = text.split("Give it to somebody").next().unwrap();
    insta::assert_snapshot!("what_the_manager_reads", before_the_buttons);

    // Somebody has a hand free: the one who was promised today is given away within the minute, and the other one waits on.
    let rep = town.rep_of(&taken[0]).await;
    let task = town.last_mail(&rep, "Person Ada");
    town.answer(&task, "won").await;
    town.minutes(2).await;
    assert_eq!(owner(&town, &today).await + "@example.com", rep);
    assert_eq!(owner(&town, &week).await, "queue:manager");
    let task = town.last_mail(&rep, "Person Emil");
    assert!(task.at > town.at("2026-03-02 10:24"));

    let rep = town.rep_of(&taken[1]).await;
    let task = town.last_mail(&rep, "Person Ben");
    town.answer(&task, "won").await;
    town.minutes(2).await;
    assert_eq!(owner(&town, &week).await + "@example.com", rep);
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
}

#[tokio::test]
async fn who_waits_goes_before_who_asks_when_somebody_is_free() {
    let town = Town::open_with("2026-03-02 10:00", |sources| at_most(sources, 1)).await;
    let mut taken = Vec::new();
    for number in 0..3 {
        taken.push(asks(&town, number, "now").await);
    }
    let waits = asks(&town, 3, "now").await;
    town.minutes(20).await;
    let rep = town.rep_of(&taken[0]).await;
    let task = town.last_mail(&rep, "Person Ada");
    town.answer(&task, "won").await;
    // Somebody asks in the very minute in which a hand is free.
    let asks_now = asks(&town, 4, "now").await;
    town.minutes(1).await;
    assert_eq!(owner(&town, &waits).await + "@example.com", rep);
    assert_eq!(owner(&town, &asks_now).await, "queue:manager");
    town.is_well_run().await;
}

#[tokio::test]
async fn who_is_back_gets_who_waits_at_once() {
    let town = Town::open("2026-03-02 10:00").await;
    for rep in ["riley", "sam"] {
        town.away(rep, "2026-03-02 09:00", "2026-03-20 09:00").await;
    }
    town.away("jordan", "2026-03-02 09:00", "2026-03-02 14:30")
        .await;
    let lead = asks(&town, 0, "now").await;
    assert_eq!(owner(&town, &lead).await, "queue:manager");
    let told = plain(&of_nobody_free(&town)[0]);
    for why in [
        "Riley Chen is away until",
        "Jordan Alvarez is away until today 2:30 PM",
    ] {
        assert!(told.contains(why), "{why}:\n{told}");
    }
    town.until("2026-03-02 14:29").await;
    assert_eq!(owner(&town, &lead).await, "queue:manager");
    town.until("2026-03-02 14:32").await;
    assert_eq!(owner(&town, &lead).await, "jordan");
    town.is_well_run().await;
}

/// Two reps take two leads each, one takes one.
fn room_for_five(sources: &mut PolicyFiles) {
    at_most(sources, 2);
    let team = sources.files.get_mut("team.toml").unwrap();
    *team = team.replacen("max_open = 2", "max_open = 1", 1);
}

/// What the acknowledgement says of when they hear from us.
fn acknowledged(town: &Town, number: usize) -> String {
    let mail = town.last_mail(&format!("full{number}@customer.test"), "Thank you");
    plain(&mail)
}

const NO_HOUR: &str = "we would rather name no time than one that we cannot keep";

#[tokio::test]
async fn of_eight_who_ask_where_five_have_room_the_others_are_named_no_hour_until_somebody_is_free()
{
    let town = Town::open_with("2026-03-02 10:00", room_for_five).await;
    let mut taken = Vec::new();
    for number in 0..5 {
        taken.push(asks(&town, number, "now").await);
    }
    // The worker that takes forms looks once a minute.
    town.minutes(1).await;
    for number in 5..7 {
        asks(&town, number, "now").await;
    }
    town.minutes(20).await;
    assert!(acknowledged(&town, 4).contains("We will call you today by 2:"));
    for number in 5..7 {
        let said = acknowledged(&town, number);
        assert!(said.contains(NO_HOUR), "{said}");
        assert!(said.contains("please call us: +1 555 010 0100"), "{said}");
        assert!(said.contains("Choose a time"), "{said}");
    }
    let page = town.deployment.visit("/f/contact/thanks").await;
    let page = String::from_utf8_lossy(page.body()).into_owned();
    assert!(!page.contains("New York time"), "{page}");

    // Three end: two hands are for those who wait, the third for who asks next.
    for (number, name) in ["Person Ada", "Person Ben", "Person Cleo"]
        .iter()
        .enumerate()
    {
        let rep = town.rep_of(&taken[number]).await;
        let task = town.last_mail(&rep, name);
        town.answer(&task, "won").await;
    }
    town.minutes(3).await;
    let last = asks(&town, 7, "now").await;
    assert!(owner(&town, &last).await != "queue:manager");
    town.minutes(20).await;
    let said = acknowledged(&town, 7);
    assert!(said.contains("We will call you today by 2:"), "{said}");
    town.is_well_run().await;
    insta::assert_snapshot!(town.read_by("full5@customer.test"));
}

#[tokio::test]
async fn where_all_who_have_room_are_away_the_promise_counts_from_their_return() {
    for (asked, until, promised) in [
        ("2026-03-02 10:00", "2026-03-02 11:30", "today by 3:30 PM"),
        (
            "2026-03-02 22:00",
            "2026-03-04 09:00",
            "by Wednesday, March 4, 1:00 PM",
        ),
        (
            "2026-03-07 12:00",
            "2026-03-10 12:00",
            "by Tuesday, March 10, 4:00 PM",
        ),
    ] {
        let town = Town::open(asked).await;
        for rep in ["riley", "sam", "jordan"] {
            let until = if rep == "jordan" {
                until
            } else {
                "2026-03-20 09:00"
            };
            town.away(rep, "2026-03-01 09:00", until).await;
        }
        town.minutes(3).await;
        asks(&town, 0, "now").await;
        town.minutes(20).await;
        let said = acknowledged(&town, 0);
        assert!(
            said.contains(&format!("We will call you {promised} New York time.")),
            "{said}"
        );
        town.is_well_run().await;
    }
}

/// Since nobody has looked for ten minutes, a form takes the team to be as it was: who is promised an hour too many, and left no address to
/// which that could be said, is owed it, and is found by the clocks of whoever waits; nobody is forgotten.
#[tokio::test]
async fn a_promise_by_a_forecast_that_is_old_is_owed_all_the_same() {
    let town = Town::open_with("2026-03-02 10:00", |sources| at_most(sources, 1)).await;
    let mut leads = Vec::new();
    for number in 0..4 {
        let name = format!("Person {}", ["Ada", "Ben", "Cleo", "Dora"][number]);
        leads.push(
            town.inquire(&[
                ("name", name.as_str()),
                ("phone", &format!("+1 212 555 01{number:02}")),
                ("topic", "sales"),
            ])
            .await,
        );
    }
    // All came before the worker looked.
    town.minutes(2).await;
    let mut waits = Vec::new();
    for lead in &leads {
        if owner(&town, lead).await == "queue:manager" {
            waits.push(lead.clone());
        }
    }
    assert_eq!(waits.len(), 1);
    town.until("2026-03-02 15:00").await;
    assert!(town.first(&waits[0], &["promise_missed"]).await.is_some());
    town.is_well_run().await;
}

/// What a minute asks of the table.
async fn requests(town: &Town) -> u64 {
    let asked = || {
        let usage = town.deployment.aws().usage();
        let of_table = usage.services.get(&LocalService::DynamoDb);
        let counts = of_table.into_iter().flatten().map(|(_, one)| one.requests);
        counts.sum::<u64>()
    };
    let before = asked();
    town.minutes(1).await;
    asked() - before
}

#[tokio::test]
async fn while_there_is_no_room_nobody_looks_for_it() {
    let town = Town::open_with("2026-03-02 10:00", |sources| at_most(sources, 1)).await;
    town.minutes(2).await;
    for number in 0..3 {
        asks(&town, number, "now").await;
    }
    town.minutes(20).await;
    let idle = requests(&town).await;
    for number in 3..6 {
        asks(&town, number, "now").await;
    }
    town.minutes(20).await;
    assert_eq!(requests(&town).await, idle);
}

/// Two ask in one minute, and there is room for one: the page has promised both an hour, and the acknowledgement of who has to wait says both
/// times, once.
#[tokio::test]
async fn an_hour_too_many_is_taken_back_before_it_is_confirmed() {
    for (back, expected) in [
        (None, "name no time"),
        (
            Some("2026-03-03 09:00"),
            "tomorrow by 1:00 PM New York time",
        ),
    ] {
        let town = Town::open_with("2026-03-02 10:00", |sources| at_most(sources, 1)).await;
        match back {
            Some(back) => town.away("jordan", "2026-03-02 09:00", back).await,
            None => drop(asks(&town, 0, "now").await),
        }
        asks(&town, 1, "now").await;
        let asked = [posts(&town, 2, "now").await, posts(&town, 3, "now").await];
        town.minutes(20).await;
        // Both asked in the same moment: either may be the one who waits.
        let waits = usize::from(owner(&town, &asked[1]).await == "queue:manager");
        let (first, second) = (&asked[1 - waits], &asked[waits]);
        assert_eq!(owner(&town, second).await, "queue:manager");
        let text = acknowledged(&town, 3 - waits);
        assert!(text.contains("We will call you today by 2:0"), "{text}");
        assert!(!text.contains("have read"), "{text}");
        let text = acknowledged(&town, 2 + waits);
        assert!(
            text.contains("that you would hear from us today by 2:0"),
            "{text}"
        );
        assert!(text.contains(expected), "{text}");
        assert!(!text.contains("We will call you today"), "{text}");
        assert!(town.first(first, &["promise_moved"]).await.is_none());
        assert!(town.first(second, &["promise_moved"]).await.is_some());
        let spoken = text.split("Would you rather").next().unwrap();
        let name = back.map_or("moved_to_no_hour", |_| "moved_to_another");
        insta::assert_snapshot!(name, spoken.replace("Cleo", "Dora"));

        // Somebody is free before the new time, or no hour was named: nothing is missed.
        let names = ["Person Cleo", "Person Dora"];
        let rep = town.rep_of(first).await;
        let task = town.last_mail(&rep, names[1 - waits]);
        town.answer(&task, "won").await;
        town.minutes(3).await;
        let rep = town.rep_of(second).await;
        let task = town.last_mail(&rep, names[waits]);
        assert!(!plain(&task).contains("14:0"), "{}", plain(&task));
        town.answer(&task, "no answer").await;
        let kept = town.first(second, &["promise_kept"]).await.is_some();
        assert_eq!(kept, back.is_some());
        town.days(2).await;
        assert!(town.first(second, &["promise_missed"]).await.is_none());
        town.is_well_run().await;
    }
}
