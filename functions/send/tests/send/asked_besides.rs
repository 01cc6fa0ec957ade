//! What somebody has asked in several forms: whoever follows up has read all of it.

use crate::support::{ANA, TUESDAY, Town, shown};

#[tokio::test]
async fn whoever_asks_three_times_at_one_moment_is_read_in_full_in_the_order_of_asking() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(20);
    for more in ["And what do 300 cost?", "And what do 400 cost?"] {
        let again = ANA.iter().filter(|(name, _)| *name != "message");
        let again: Vec<_> = again.copied().chain([("message", more)]).collect();
        assert_eq!(town.inquires(&again).await, lead);
    }
    town.tick(&lead).await;
    let mails = town.post().await;
    let mail = mails
        .iter()
        .rfind(|mail| mail.subject.contains("asked again"));
    let text = shown(mail.unwrap());
    let place = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words} is missing:\n{text}"))
    };
    // What is new comes first; what it adds to follows in the order in which it came.
    let newest = place("And what do 400 cost?");
    let (first, second) = (
        place("What do 200 lamps cost?"),
        place("And what do 300 cost?"),
    );
    assert!(newest < first && first < second, "{text}");
}
