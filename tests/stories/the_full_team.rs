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
    let (email, phone) = (
        format!("full{number}@customer.test"),
        format!("+1 212 555 01{number:02}"),
    );
    let name = format!(
        "Person {}",
        ["Ada", "Ben", "Cleo", "Dora", "Emil", "Fay"][number]
    );
    let fields: Fields<'_> = &[
        ("name", &name),
        ("email", &email),
        ("phone", &phone),
        ("topic", "sales"),
        ("message", "What does it cost?"),
        ("contact_when", when),
    ];
    let lead = town.inquire(fields).await;
    town.minutes(1).await;
    lead
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
        "Jordan Alvarez is away until today 14:30",
    ] {
        assert!(told.contains(why), "{why}:\n{told}");
    }
    town.until("2026-03-02 14:29").await;
    assert_eq!(owner(&town, &lead).await, "queue:manager");
    town.until("2026-03-02 14:32").await;
    assert_eq!(owner(&town, &lead).await, "jordan");
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
