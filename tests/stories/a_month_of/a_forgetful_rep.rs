//! Riley calls whoever is new, and then forgets them: what was agreed, what they wrote, what became of it. The two others do their work.

use super::{BEGINS, ENDS, PROSPECTS, TEAM, day, is_read_aloud, passes};
use journeys::{Habit, People, Town};

const HABITS: [Habit; 3] = [
    Habit {
        person: "riley",
        first: 100,
        again: 0,
        outcomes: &["reached"],
    },
    Habit {
        person: "sam",
        first: 100,
        again: 100,
        outcomes: &["voicemail", "reached", "won"],
    },
    Habit {
        person: "jordan",
        first: 100,
        again: 100,
        outcomes: &["no_answer", "reached", "lost"],
    },
];

#[tokio::test]
async fn a_forgetful_rep() {
    let town = Town::open(BEGINS).await;
    let mut people = People::new(3, &HABITS);
    let mut of_riley = None;
    for (number, prospect) in PROSPECTS.iter().enumerate().take(6) {
        let lead = prospect.inquires(&town, number).await;
        passes(&town, &mut people, &day(number)).await;
        if town.lead(&lead).await.line.owner.as_deref() == Some("riley") {
            of_riley.get_or_insert(prospect);
        }
    }
    // Somebody whom Riley has talked to asks for what was agreed.
    let waits = of_riley.expect("Riley has got one");
    let thanks = town.mails_to(&waits.address())[0].clone();
    town.answer(
        &thanks,
        "You wanted to send me an offer. When does it come?",
    )
    .await;
    passes(&town, &mut people, ENDS).await;
    insta::assert_snapshot!(is_read_aloud(&town, &TEAM, &PROSPECTS[..6]).await);
}
