//! Each of the reps may have one lead at once, and all of them talk to people who take their time. Who asks when all are full waits with
//! the manager, who reads and does nothing, until a deal comes through.

use super::{BEGINS, ENDS, PROSPECTS, TEAM, is_read_aloud, one_asks_each_day, passes};
use journeys::{Habit, People, Town};

/// Reps who call whom they are asked to call, and close nothing until the middle of the month.
const DILIGENT: [Habit; 2] = [diligent("riley"), diligent("sam")];

const fn diligent(person: &'static str) -> Habit {
    Habit {
        person,
        first: 100,
        again: 50,
        outcomes: &["reached"],
    }
}

#[tokio::test]
async fn a_full_team() {
    let town = Town::open_with(BEGINS, |sources| {
        let team = sources.files.get_mut("team.toml").unwrap();
        *team = team.replace("roles = [\"rep\"]", "roles = [\"rep\"]\nmax_open = 1");
    })
    .await;
    // One of three is on leave for the whole month.
    town.away("jordan", "2026-03-02 09:00", "2026-04-02 09:00")
        .await;
    let mut people = People::new(2, &DILIGENT);
    one_asks_each_day(&town, &mut people, &PROSPECTS[..6]).await;
    let task = town.last_mail("riley@example.com", "Call");
    town.answer(&task, "won").await;
    passes(&town, &mut people, ENDS).await;
    insta::assert_snapshot!(is_read_aloud(&town, &TEAM, &PROSPECTS[..6]).await);
}
