//! Badges are scanned at a show. Some asked to be called now, and most did not want to be chased in the first week. Nobody tells reps to
//! skip them: who asked has the ladder that day, who did not is left in peace for a week, everybody stays on somebody's list, and no
//! list is longer than what a person can do.

use std::fmt::Write as _;

use baton::import::{ImportPlan, RowFate};
use baton::list::List;
use journeys::{Habit, People, Town, add_campaign, is_to_staff, plain};

/// Badges; in a build for tests, which is slow, fewer.
const BADGES: usize = if cfg!(debug_assertions) { 120 } else { 400 };
/// Of so many, one asked at the stand to be called.
const ONE_ASKED_OF: usize = 10;
/// Open leads that a rep may have; half of it is for people who did not ask.
const ROOM: u32 = 24;
const REPS: [&str; 3] = ["riley", "sam", "jordan"];
/// Mails of a week that a rep accepts, besides those of who asked.
const MOST: usize = 60;

fn asked(badge: usize) -> bool {
    badge.is_multiple_of(ONE_ASKED_OF)
}

fn badges() -> String {
    let mut csv = "name,email,phone,company,asked_at,consent,consent_at\n".to_owned();
    for badge in 0..BADGES {
        let asked_at = if asked(badge) { "2026-03-05" } else { "" };
        let _ = writeln!(
            csv,
            "Pat Badge{badge},b{badge}@show{badge}.test,+1 212 555 {:04},Company {badge},{asked_at},\"Yes, the stand may write to me\",2026-03-05",
            1000 + badge
        );
    }
    csv
}

async fn import(town: &Town) {
    let cloud = town.deployment.cloud();
    let policy = cloud.active_policy(town.now()).await.unwrap().unwrap();
    let campaign = &policy.active.campaigns["trade-show"];
    let plan = ImportPlan {
        form: &policy.active.forms[&campaign.form],
        mapping: std::collections::BTreeMap::new(),
        constants: Vec::new(),
        source: "trade-show".to_owned(),
        campaign: Some("trade-show"),
        take_over: false,
        policy: Some(&policy),
        dry_run: false,
    };
    let list = List::read(badges().as_bytes(), None).unwrap();
    let taken = plan.take(cloud, &list, |row| {
        assert_eq!(row.fate, RowFate::Accepted, "{row:?}");
    });
    taken.await.unwrap();
}

/// To whom of those who did not ask a mail has gone.
fn disturbed(town: &Town) -> usize {
    let badges = (0..BADGES).filter(|badge| !asked(*badge));
    badges
        .filter(|badge| {
            !town
                .mails_to(&format!("b{badge}@show{badge}.test"))
                .is_empty()
        })
        .count()
}

/// Everybody has an owner and a time. Who asked has a rep, who is to call today.
async fn everybody_has_somebody(town: &Town) {
    let leads = town.leads().await;
    assert_eq!(leads.len(), BADGES);
    let (mut called, mut open) = (0, std::collections::BTreeMap::<String, u32>::new());
    for line in &leads {
        assert!(line.owner.is_some() && line.due_at.is_some(), "{line:?}");
        assert!(!["received", "routing"].contains(&line.status), "{line:?}");
        let owner = line.owner.clone().unwrap();
        if REPS.contains(&owner.as_str()) {
            *open.entry(owner.clone()).or_default() += 1;
        }
        let view = town.lead(&line.lead).await;
        let ladder = view
            .clocks
            .iter()
            .find(|clock| clock.action.contains("first_touch"));
        if let Some(clock) = ladder {
            assert!(REPS.contains(&owner.as_str()), "{line:?}");
            assert!(
                town.shown(clock.deadline.at).starts_with("Fri 03-06"),
                "{clock:?}"
            );
            called += 1;
        }
    }
    assert_eq!(called, BADGES.div_ceil(ONE_ASKED_OF), "who asked");
    for (rep, open) in &open {
        assert!(*open <= ROOM, "{rep} has {open}");
    }
    let task = town.last_saying("@example.com", "on 2026-03-05 they wanted to hear from us");
    assert!(
        plain(&task).contains("Campaign: what you saw at our stand"),
        "{}",
        plain(&task)
    );
}

#[tokio::test]
async fn the_trade_show() {
    let town = Town::open_with("2026-03-06 09:30", |files| {
        add_campaign(files, "trade-show");
        let team = files.files.get_mut("team.toml").unwrap();
        let room = format!("roles = [\"rep\"]\nmax_open = {ROOM}");
        *team = team.replace("roles = [\"rep\"]", &room);
    })
    .await;
    import(&town).await;
    town.minutes(30).await;

    everybody_has_somebody(&town).await;

    // Reps work; who did not ask is left in peace for five working days.
    let habits = REPS.map(|person| Habit {
        person,
        first: 90,
        again: 90,
        outcomes: &["no_answer", "reached", "not_now"],
    });
    let mut people = People::new(7, &habits);
    for day in [
        "06 16:00", "09 16:00", "10 16:00", "11 16:00", "12 16:00", "13 09:00",
    ] {
        people.read_their_mail(&town).await;
        town.until(&format!("2026-03-{day}")).await;
    }
    assert_eq!(disturbed(&town), 0, "{}", town.mailbox());
    for rep in REPS {
        let mails = town.mails_to(&format!("{rep}@example.com")).len();
        assert!(mails <= MOST + BADGES / ONE_ASKED_OF, "{mails} to {rep}");
    }

    // Then it begins, as far as reps have room; whoever waits is on the manager's list, and none is lost.
    town.until("2026-03-13 14:00").await;
    let first = disturbed(&town);
    assert!(
        first > 0 && first <= REPS.len() * ROOM as usize / 2,
        "{first}"
    );
    for day in ["16", "18", "20", "23", "25", "27", "30"] {
        people.read_their_mail(&town).await;
        town.until(&format!("2026-03-{day} 15:00")).await;
    }
    assert!(disturbed(&town) > first, "room is used again");
    let mail = town.last_mail(".test", "After the fair");
    assert!(
        plain(&mail).contains("Your badge was scanned at our stand"),
        "{}",
        plain(&mail)
    );
    let leads = town.leads().await;
    assert_eq!(leads.len(), BADGES);
    for mail in town.mails().iter().filter(|mail| !is_to_staff(mail)) {
        let said = plain(mail).to_lowercase();
        for untrue in ["you asked", "you wrote", "your question", "your inquiry"] {
            assert!(!said.contains(untrue), "{said}");
        }
    }
    town.is_well_run().await;
}
