//! Fill in the forms of ten companies: about three answer. Here a hundred ask, through nights, weekends, holidays, clock
//! changes, with all reps away and with nobody left to take them, and a hundred are acknowledged in the window and have a
//! human touch or an escalation on time.

use chrono::TimeDelta;
use followup::ids::LeadId;
use followup::timeline::{Fact, QueueReason};
use journeys::{Chance, Town, button};

const SEED: u64 = 30_100;
const TOPICS: [&str; 4] = ["sales", "sales", "partnership", "other"];
/// How late a decision may be: one sweep.
const SWEEP: TimeDelta = TimeDelta::minutes(1);

/// A stretch of time that companies forget people in.
struct Stretch {
    name: &'static str,
    from: &'static str,
    hours: u64,
    until: &'static str,
    people: u64,
}

const STRETCHES: [Stretch; 6] = [
    Stretch {
        name: "a spring weekend on which the clocks change",
        from: "2026-03-06 15:00",
        hours: 60,
        until: "2026-03-10 17:30",
        people: 20,
    },
    Stretch {
        name: "an autumn weekend on which the clocks change",
        from: "2026-10-30 15:00",
        hours: 60,
        until: "2026-11-03 17:30",
        people: 20,
    },
    Stretch {
        name: "a holiday and a night",
        from: "2026-11-25 16:00",
        hours: 40,
        until: "2026-11-30 17:30",
        people: 15,
    },
    Stretch {
        name: "a short day before a holiday",
        from: "2026-12-24 08:00",
        hours: 30,
        until: "2026-12-29 17:30",
        people: 15,
    },
    Stretch {
        name: "all reps away",
        from: "2026-06-02 08:00",
        hours: 20,
        until: "2026-06-04 17:30",
        people: 15,
    },
    Stretch {
        name: "capacity exhausted",
        from: "2026-06-09 08:00",
        hours: 20,
        until: "2026-06-11 17:30",
        people: 15,
    },
];

#[tokio::test]
async fn thirty_percent() {
    let mut answered = 0;
    for stretch in STRETCHES {
        println!("{} (seed {SEED})", stretch.name);
        answered += played(&stretch).await;
    }
    assert_eq!(answered, 100);
}

async fn played(stretch: &Stretch) -> usize {
    let mut chance = Chance::new(SEED ^ stretch.people);
    let is_full = stretch.name == "capacity exhausted";
    let town = Town::open_with(stretch.from, |sources| {
        if is_full {
            let team = sources.files.get_mut("team.toml").unwrap();
            *team = team.replace("roles = [\"rep\"]", "roles = [\"rep\"]\nmax_open = 1");
        }
    })
    .await;
    if stretch.name == "all reps away" {
        for rep in ["riley", "sam", "jordan"] {
            town.away(rep, stretch.from, stretch.until).await;
        }
    }
    let mut arrivals: Vec<u64> = (0..stretch.people)
        .map(|_| chance.below(stretch.hours * 60))
        .collect();
    arrivals.sort_unstable();
    let opened = town.now();
    let mut people: Vec<(LeadId, String)> = Vec::new();
    for (number, minute) in (0u32..).zip(arrivals) {
        let at = opened + TimeDelta::minutes(i64::try_from(minute).unwrap());
        town.deployment.advance_to(at).await.unwrap();
        let email = format!("person{number}@customer.test");
        let name = format!("Pat Number{number}");
        let phone = format!("+1 212 555 01{number:02}");
        let fields = [
            ("name", name.as_str()),
            ("email", email.as_str()),
            ("phone", phone.as_str()),
            ("topic", *chance.one(&TOPICS)),
        ];
        people.push((town.inquire(&fields).await, email));
    }
    // Of the tasks so far, people turn to about half; the rest they never open.
    town.minutes(20).await;
    for mail in town.mails() {
        if mail.subject.starts_with("Call ") && chance.percent(50) {
            town.press(&button(&mail, "Reached", None).unwrap(), &[])
                .await;
        }
    }
    town.until(stretch.until).await;
    for (lead, email) in &people {
        is_looked_after(&town, stretch, lead, email).await;
    }
    town.is_well_run().await;
    people.len()
}

async fn is_looked_after(town: &Town, stretch: &Stretch, lead: &LeadId, email: &str) {
    let view = town.lead(lead).await;
    let arrived = view.line.arrived_at;
    let context = || {
        format!(
            "{} (seed {SEED}): {email}, {}\n{:#?}",
            stretch.name,
            town.shown(arrived),
            view.timeline
        )
    };
    let mails = town.mails_to(email);
    let thanks: Vec<_> = mails
        .iter()
        .filter(|mail| mail.subject.starts_with("Thank you"))
        .collect();
    assert_eq!(thanks.len(), 1, "{}", context());
    let waited = thanks[0].at - arrived;
    assert!(
        waited >= TimeDelta::minutes(2) && waited <= TimeDelta::minutes(15),
        "{waited} {}",
        context()
    );

    // The qualifier has two hours first; then the clock of the first touch runs: eight hours to the manager.
    let latest = town.after(town.after(arrived, "2bh"), "8bh") + SWEEP;
    // With nobody free it is the manager's at once, until somebody is back.
    let is_handed_up = |fact: &Fact| matches!(fact, Fact::Queued { why } if matches!(why, QueueReason::NobodyFree { .. }));
    let turned_to = |line: &&baton::leads::TimelineLine| {
        ["outcome", "escalated"].contains(&line.kind()) || is_handed_up(&line.fact)
    };
    let first = view.timeline.iter().find(turned_to);
    let is_managers =
        view.line.status == "with_manager" || view.line.owner.as_deref() == Some("queue:manager");
    assert!(
        is_managers || first.is_some_and(|line| line.at <= latest),
        "{}",
        context()
    );
    let is_told = is_managers || first.is_some_and(|line| line.kind() != "outcome");
    if is_told {
        let told = town.mails_to("morgan@example.com");
        let id = lead.as_str();
        let names_it =
            |mail: &local::AcceptedMail| mail.html.as_deref().is_some_and(|html| html.contains(id));
        assert!(
            told.iter().any(names_it),
            "the manager was not told: {}",
            context()
        );
    }
}
