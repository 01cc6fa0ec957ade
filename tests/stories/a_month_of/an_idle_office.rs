//! Nobody does anything.

use super::{BEGINS, ENDS, PROSPECTS, TEAM, is_read_aloud, passes};
use journeys::{People, Town};

#[tokio::test]
async fn an_idle_office() {
    let town = Town::open(BEGINS).await;
    for (number, prospect) in PROSPECTS.iter().enumerate().take(4) {
        prospect.inquires(&town, number).await;
        town.minutes(7).await;
    }
    passes(&town, &mut People::new(0, &[]), ENDS).await;
    insta::assert_snapshot!(is_read_aloud(&town, &TEAM, &PROSPECTS[..4]).await);
}
