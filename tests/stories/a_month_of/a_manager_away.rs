//! The manager is on leave for three weeks, one rep does nothing, and another does everything.

use super::{BEGINS, ENDS, PROSPECTS, TEAM, is_read_aloud, one_asks_each_day, passes};
use journeys::{Habit, People, Town};

const HABITS: [Habit; 1] = [Habit {
    person: "sam",
    first: 100,
    again: 100,
    outcomes: &["voicemail", "reached", "no_answer"],
}];

#[tokio::test]
async fn a_manager_away() {
    let town = Town::open(BEGINS).await;
    town.away("morgan", "2026-03-02 12:00", "2026-03-23 09:00")
        .await;
    town.away("jordan", "2026-03-02 09:00", "2026-03-09 09:00")
        .await;
    let mut people = People::new(4, &HABITS);
    one_asks_each_day(&town, &mut people, &PROSPECTS[..5]).await;
    passes(&town, &mut people, ENDS).await;
    insta::assert_snapshot!(is_read_aloud(&town, &TEAM, &PROSPECTS[..5]).await);
}
