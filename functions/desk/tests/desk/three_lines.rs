//! What somebody had agreed is a colleague's now: their page takes three lines about it.

use cloud::links::Purpose;
use followup::lead::{Block, HandoverReason};
use followup::timeline::EntryKind;

use crate::browser::Browser;
use crate::office::{Office, person, text};

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

#[tokio::test]
async fn whoever_hands_a_lead_over_writes_the_lines_at_once_and_is_asked_for_none() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = format!("/desk/leads/{lead}");
    let mut sam = Browser::of(&office, "sam").await;
    let report = office.path(Purpose::Outcome, &lead, "sam").await;
    office
        .post(&report, "outcome=reached&next=2026-03-05T11:00")
        .await;
    let before = office.everything(&lead).await;
    for (typed, says) in [
        (
            "do=hand_over&agreed=A+call+on+Thursday",
            "Choose whom you hand it over to.",
        ),
        (
            "do=hand_over&to=sam&agreed=A+call",
            "Choose whom you hand it over to.",
        ),
        ("do=hand_over&to=riley&agreed=+", "Write at least one line."),
    ] {
        let refused = sam.post(&path, typed).await;
        assert_eq!(refused.status(), 422, "{typed}");
        assert!(text(&refused).contains(says), "{typed}: {}", text(&refused));
    }
    let given = "do=hand_over&to=riley&agreed=A+call+on+Thursday+at+11&matters=The+price&next_step=Send+the+list";
    let mut jordan = Browser::of(&office, "jordan").await;
    assert_eq!(jordan.post(&path, given).await.status(), 403);
    assert_eq!(office.everything(&lead).await, before);

    assert_eq!(sam.post(&path, given).await.status(), 303);
    let stored = office.lead(&lead).await.lead;
    assert_eq!(stored.rep(), Some(&person("riley")));
    let handover = stored.handover.as_ref().unwrap();
    assert_eq!(
        (handover.why, handover.answered),
        (HandoverReason::OwnersChoice, true)
    );
    assert!(handover.introduced, "the lead hears whose it is now");
    // Pressed twice, it is one handover, and not theirs any more.
    assert_eq!(sam.post(&path, given).await.status(), 403);
    assert_eq!(office.entries(&lead, EntryKind::HandedOver).await, 1);
    let mut riley = Browser::of(&office, "riley").await;
    let page = text(&riley.get(&path).await);
    for line in ["A call on Thursday at 11", "The price", "Send the list"] {
        assert!(page.contains(line), "{line}: {page}");
    }
    assert!(page.contains("handed over by whoever had it"), "{page}");
}

#[tokio::test]
async fn that_somebody_wants_no_contact_is_recorded_from_their_page_and_asked_before() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = format!("/desk/leads/{lead}");
    for (who, may) in [("sam", true), ("morgan", true), ("riley", false)] {
        let page = text(&Browser::of(&office, who).await.get(&path).await);
        assert_eq!(
            page.contains("?outcome=do_not_contact"),
            may,
            "{who}: {page}"
        );
    }
    // The manager whose lead it is not: the page asks, and only a press stops.
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get(&path).await);
    let (before, _) = page.split_once("?outcome=do_not_contact").unwrap();
    let (_, link) = before.rsplit_once("href=\"").unwrap();
    let link = format!("/{}", link.trim_start_matches("../"));
    let asks = text(&office.get(&format!("{link}?outcome=do_not_contact")).await);
    assert!(
        asks.contains("Is it right?") || asks.contains("Yes, record"),
        "{asks}"
    );
    assert_eq!(office.lead(&lead).await.lead.blocked, None);
    office.post(&link, "outcome=do_not_contact").await;
    let stored = office.lead(&lead).await.lead;
    assert_eq!(stored.blocked, Some(Block::DoNotContact));
    assert_eq!(stored.rep(), None);
    let page = text(&morgan.get(&path).await);
    assert!(!page.contains("?outcome=do_not_contact"), "{page}");
}
