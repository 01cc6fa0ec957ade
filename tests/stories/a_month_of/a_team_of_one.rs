//! Ada works alone, calls half of whom she should call, and is away for a week in the middle.

use super::{BEGINS, ENDS, PROSPECTS, is_read_aloud, one_asks_each_day, passes};
use crate::the_team_of_one::TEAM;
use journeys::{Habit, People, Town};

const HABITS: [Habit; 1] = [Habit {
    person: "ada",
    first: 50,
    again: 20,
    outcomes: &["voicemail", "reached", "no_answer", "won"],
}];

#[tokio::test]
async fn a_team_of_one() {
    let town = Town::open_with(BEGINS, |sources| {
        sources
            .files
            .insert("team.toml".to_owned(), TEAM.to_owned());
    })
    .await;
    let mut people = People::new(5, &HABITS);
    let others = &PROSPECTS[1..6];
    one_asks_each_day(&town, &mut people, others).await;
    town.away("ada", "2026-03-09 09:00", "2026-03-16 09:00")
        .await;
    passes(&town, &mut people, ENDS).await;
    insta::assert_snapshot!(is_read_aloud(&town, &["ada@example.com"], others).await);
}
