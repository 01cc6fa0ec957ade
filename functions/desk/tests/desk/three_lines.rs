//! What somebody had agreed is a colleague's now: their page takes three lines about it.

use cloud::links::Purpose;
use followup::booking::{Arrangement, Side};
use followup::event::Event;
use followup::lead::{Block, Ending, HandoverReason, Stage};
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
    // Pressed twice, it is one handover; to somebody else it is not theirs to give any more.
    assert_eq!(sam.post(&path, given).await.status(), 303);
    let other = given.replace("riley", "jordan");
    let refused = sam.post(&path, &other).await;
    assert_eq!(refused.status(), 403);
    let says = text(&refused);
    for kept in ["Riley Chen has had it since", "Next: Send the list"] {
        assert!(says.contains(kept), "{kept}: {says}");
    }
    assert!(!says.contains("your role"), "{says}");
    assert_eq!(office.entries(&lead, EntryKind::HandedOver).await, 1);
    let mut riley = Browser::of(&office, "riley").await;
    let page = text(&riley.get(&path).await);
    for line in [
        "Agreed: A call on Thursday at 11",
        "What matters to them: The price",
        "Next: Send the list",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
    assert!(page.contains("handed over by whoever had it"), "{page}");
}

#[tokio::test]
async fn that_somebody_wants_no_contact_is_recorded_from_their_page_and_asked_before() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = format!("/desk/leads/{lead}");
    for (who, may) in [("sam", true), ("morgan", true), ("riley", true)] {
        let page = text(&Browser::of(&office, who).await.get(&path).await);
        assert_eq!(
            page.contains("&amp;outcome=do_not_contact"),
            may,
            "{who}: {page}"
        );
    }
    // The manager whose lead it is not: the page asks, and only a press stops.
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get(&path).await);
    let (before, _) = page.split_once("&amp;outcome=do_not_contact").unwrap();
    let (_, link) = before.rsplit_once("href=\"").unwrap();
    let link = format!("/{}", link.trim_start_matches("../"));
    let asks = text(&office.get(&format!("{link}&outcome=do_not_contact")).await);
    assert!(asks.contains("Yes, record"), "{asks}");
    assert_eq!(office.lead(&lead).await.lead.blocked, None);
    office.post(&link, "outcome=do_not_contact").await;
    let stored = office.lead(&lead).await.lead;
    assert_eq!(stored.blocked, Some(Block::DoNotContact));
    assert_eq!(stored.rep(), None);
    let page = text(&morgan.get(&path).await);
    assert!(!page.contains("&amp;outcome=do_not_contact"), "{page}");
}

/// The way to the page that records a stop, from the page of a lead.
fn stop_link(page: &str) -> String {
    let (before, _) = page.split_once("&amp;outcome=do_not_contact").unwrap();
    let (_, link) = before.rsplit_once("href=\"").unwrap();
    format!("/{}", link.trim_start_matches("../"))
}

#[tokio::test]
async fn whoever_hears_a_stop_of_a_customer_records_it_and_they_stay_won() {
    for who in ["morgan", "quinn", "riley", "sam"] {
        let office = Office::open_with(crate::team_page::with_deputy).await;
        let lead = office.with_sam().await;
        let report = office.path(Purpose::Outcome, &lead, "sam").await;
        office.post(&report, "outcome=won").await;
        let mut browser = Browser::of(&office, who).await;
        let page = text(&browser.get(&format!("/desk/leads/{lead}")).await);
        let said = office
            .post(&stop_link(&page), "outcome=do_not_contact")
            .await;
        assert_eq!(said.status(), 200, "{who}");
        let stored = office.lead(&lead).await.lead;
        assert_eq!(stored.blocked, Some(Block::DoNotContact), "{who}");
        let Stage::Closed { ending, .. } = stored.stage else {
            panic!("{who}: it is closed");
        };
        assert_eq!(ending, Ending::Won, "{who}");
    }
}

#[tokio::test]
async fn who_is_away_is_offered_no_lead_and_a_meeting_stays_with_whoever_meets_them() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = format!("/desk/leads/{lead}");
    let list = office.list_of("riley");
    office.post(&list, "works_again=2026-03-16").await;
    let mut sam = Browser::of(&office, "sam").await;
    let page = text(&sam.get(&path).await);
    assert!(!page.contains("value=\"riley\""), "{page}");
    assert!(page.contains("Jordan Alvarez (0 open)"), "{page}");
    let refused = sam.post(&path, "do=hand_over&to=riley&agreed=A+call").await;
    assert_eq!(refused.status(), 422);
    let take = Arrangement::Take {
        rep: person("sam"),
        why: None,
        from: office.cloud.now() + chrono::Duration::days(2),
        zone: None,
        sure: true,
        by: Side::Team(person("sam")),
    };
    office.happens(&lead, Event::AppointmentChanged(take)).await;
    let before = office.everything(&lead).await;
    assert!(before.0.lead.meeting().is_some());
    let refused = sam
        .post(&path, "do=hand_over&to=jordan&agreed=A+call")
        .await;
    assert_eq!(refused.status(), 422);
    let says = text(&refused);
    assert!(
        says.contains("move or cancel it first") && !says.contains("name=\"to\""),
        "{says}"
    );
    assert_eq!(office.everything(&lead).await, before);
}
