//! What somebody had agreed is a colleague's now: their page takes three lines about it.

use cloud::links::Purpose;

use crate::office::{Office, text};

#[tokio::test]
async fn only_who_had_agreed_on_it_writes_lines_and_whoever_has_it_finds_them() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let report = office.path(Purpose::Outcome, &lead, "sam").await;
    office
        .post(&report, "outcome=reached&next=2026-03-05T11:00")
        .await;
    let page = office.path(Purpose::ThreeLines, &lead, "sam").await;
    assert!(
        text(&office.get(&page).await).contains("Nothing is asked of you"),
        "it is still Sam's"
    );
    let before = office.everything(&lead).await;
    office.post(&page, "note=Call+her+before+noon.").await;
    assert_eq!(office.everything(&lead).await, before);

    let give = office.path(Purpose::Assign, &lead, "morgan").await;
    office.post(&give, "to=riley").await;
    let asks = text(&office.get(&page).await);
    assert!(asks.contains("Keep these lines"), "{asks}");
    let before = office.everything(&lead).await;
    let too_long = format!("note={}", "a".repeat(2_001));
    for (typed, says) in [
        ("note=+%0D%0A", "Write at least one line."),
        (too_long.as_str(), "The note is over 2,000 characters."),
    ] {
        let refused = office.post(&page, typed).await;
        assert_eq!(refused.status(), 422);
        assert!(text(&refused).contains(says));
    }
    let of_another = office.path(Purpose::ThreeLines, &lead, "jordan").await;
    let said = text(&office.post(&of_another, "note=Hello").await);
    assert!(said.contains("Nothing is asked of you"), "{said}");
    assert_eq!(office.everything(&lead).await, before);

    let kept = text(&office.post(&page, "note=Call+her+before+noon.").await);
    assert!(kept.contains("your lines are kept"), "{kept}");
    assert!(kept.contains("Call her before noon."), "{kept}");
    let handover = office.lead(&lead).await.lead.handover.unwrap();
    assert!(handover.answered);
}
