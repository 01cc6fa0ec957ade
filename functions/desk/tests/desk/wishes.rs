//! The lead's own pages.

use chrono::Duration;
use cloud::links::Purpose;
use followup::lead::Block;
use followup::timeline::EntryKind;
use lambda_http::Body;

use crate::office::{Office, readable, text};

#[tokio::test]
async fn the_stop_page_shows_nothing_personal_and_never_expires() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path_of(Purpose::Stop, &lead, "-", "stop");
    office.later(Duration::days(4_000));
    let shown = office.get(&path).await;
    insta::assert_snapshot!(readable(&shown));
    for personal in ["Ann", "Lee", "example.com\"", "555", "Sam"] {
        assert!(!text(&shown).contains(personal), "{personal}");
    }
}

#[tokio::test]
async fn a_person_stops_our_mail_and_then_all_contact() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path_of(Purpose::Stop, &lead, "-", "stop");
    let stopped = office.post(&path, "choice=stop").await;
    insta::assert_snapshot!("stopped", readable(&stopped));
    let blocked = office.lead(&lead).await.lead.blocked;
    assert_eq!(blocked, Some(Block::Unsubscribed));
    let offers = async |choice: &str| {
        let shown = office.get(&path).await;
        text(&shown).contains(&format!("value=\"{choice}\""))
    };
    assert!(!offers("stop").await && offers("no_contact").await);
    assert_eq!(office.post(&path, "choice=stop").await.status(), 200);
    let never = office.post(&path, "choice=no_contact").await;
    insta::assert_snapshot!("no_contact", readable(&never));
    let blocked = office.lead(&lead).await.lead.blocked;
    assert_eq!(blocked, Some(Block::DoNotContact));
    assert!(text(&office.get(&path).await).contains("We do not contact you any more"));
    assert!(!offers("stop").await && !offers("no_contact").await);
}

#[tokio::test]
async fn a_mail_program_stops_our_mail_in_one_click_in_both_of_its_forms() {
    let parts = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    for (kind, body) in [
        (
            "application/x-www-form-urlencoded",
            "List-Unsubscribe=One-Click",
        ),
        ("multipart/form-data; boundary=x", parts),
    ] {
        let office = Office::open().await;
        let lead = office.with_sam().await;
        let path = office.path_of(Purpose::Stop, &lead, "-", "stop");
        for _ in 0..2 {
            let request = http::Request::builder()
                .method("POST")
                .uri(&path)
                .header("content-type", kind)
                .body(Body::from(body))
                .unwrap();
            let answer = desk::handle(&office.cloud, request).await;
            assert_eq!(answer.status(), 200);
            assert_eq!(
                answer.headers()["content-type"],
                "text/plain; charset=utf-8"
            );
        }
        let blocked = office.lead(&lead).await.lead.blocked;
        assert_eq!(blocked, Some(Block::Unsubscribed));
    }
}

#[tokio::test]
async fn a_rep_sees_that_they_are_not_to_be_written_to_or_called() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let stop = office.path_of(Purpose::Stop, &lead, "-", "stop");
    office.post(&stop, "choice=no_contact").await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let shown = text(&office.get(&path).await);
    assert!(shown.contains("(do not call)") && shown.contains("(do not write)"));
    assert!(!shown.contains("tel:") && !shown.contains("mailto:"));
}

#[tokio::test]
async fn the_offer_of_the_newsletter_is_asked_agreed_to_once_and_kept_in_its_words() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path_of(Purpose::OptIn, &lead, "-", "letter");
    let shown = office.get(&path).await;
    insta::assert_snapshot!("offered", readable(&shown));
    for personal in ["Ann", "Lee", "555", "Sam"] {
        assert!(!text(&shown).contains(personal), "{personal}");
    }
    assert!(!office.lead(&lead).await.lead.contact.opted_in);
    let agreed = office.post(&path, "choice=yes").await;
    insta::assert_snapshot!("agreed", readable(&agreed));
    let again = office.post(&path, "choice=yes").await;
    assert_eq!(text(&again), text(&agreed));
    assert!(office.lead(&lead).await.lead.contact.opted_in);
    let timeline = office.cloud.timeline(&lead).await.unwrap();
    let lines: Vec<_> = timeline
        .iter()
        .filter(|line| line.entry.kind() == EntryKind::OptedIn)
        .collect();
    assert_eq!(lines.len(), 1);
    let note = office.cloud.note(&lead, &lines[0].id).await.unwrap();
    insta::assert_snapshot!("what_was_agreed_to", note.unwrap());
    assert!(text(&office.get(&path).await).contains("there is nothing more to do"));
}

#[tokio::test]
async fn a_stop_takes_the_newsletter_back_and_an_old_offer_does_not_bring_it_again() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let offer = office.path_of(Purpose::OptIn, &lead, "-", "letter");
    office.post(&offer, "").await;
    let stop = office.path_of(Purpose::Stop, &lead, "-", "stop");
    office.post(&stop, "choice=stop").await;
    assert!(!office.lead(&lead).await.lead.contact.opted_in);
    let answer = office.post(&offer, "choice=yes").await;
    insta::assert_snapshot!("stopped_before_it_was_offered", readable(&answer));
    assert!(!office.lead(&lead).await.lead.contact.opted_in);
}

#[tokio::test]
async fn who_rests_says_by_a_letter_that_they_are_ready_and_looking_alone_says_nothing() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let outcome = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&outcome, "outcome=nurture").await;
    let path = office.path_of(Purpose::Ready, &lead, "-", "letter");
    let shown = office.get(&path).await;
    insta::assert_snapshot!("asked_whether_they_are_ready", readable(&shown));
    for personal in ["Ann", "Lee", "555", "Sam"] {
        assert!(!text(&shown).contains(personal), "{personal}");
    }
    assert_eq!(office.lead(&lead).await.lead.status(), "resting");
    let said = office.post(&path, "choice=yes").await;
    insta::assert_snapshot!("they_are_ready", readable(&said));
    let woken = office.lead(&lead).await.lead;
    assert_eq!((woken.cycle, woken.status()), (2, "routing"));
    // However often it is pressed.
    let again = office.post(&path, "choice=yes").await;
    assert_eq!(text(&again), text(&said));
    assert_eq!(office.lead(&lead).await.lead.cycle, 2);
}

#[tokio::test]
async fn nobody_turns_to_who_wants_no_contact_whatever_an_old_letter_says() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let stop = office.path_of(Purpose::Stop, &lead, "-", "stop");
    office.post(&stop, "choice=no_contact").await;
    let path = office.path_of(Purpose::Ready, &lead, "-", "letter");
    let answer = office.post(&path, "choice=yes").await;
    insta::assert_snapshot!("left_alone_before_they_were_ready", readable(&answer));
    assert_eq!(office.lead(&lead).await.lead.status(), "do_not_contact");
}
