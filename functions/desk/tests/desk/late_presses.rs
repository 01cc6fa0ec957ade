//! Presses on somebody's day that come late: what has happened meanwhile is said, and nothing that was typed is lost.

use cloud::links::Purpose;
use followup::ids::LeadId;

use crate::browser::Browser;
use crate::office::{Office, person, text};

/// The manager gives a lead to somebody.
async fn is_given_away(office: &Office, lead: &LeadId, to: &str) {
    let path = office.path(Purpose::Assign, lead, "morgan").await;
    office.post(&path, &format!("to={to}")).await;
    assert_eq!(office.lead(lead).await.lead.rep(), Some(&person(to)));
}

#[tokio::test]
async fn whoever_had_a_lead_says_how_the_call_was_though_it_is_a_colleagues_by_now() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&lead).await.lead.task();
    is_given_away(&office, &lead, "riley").await;
    let press = format!("lead={lead}&task={task}&outcome=reached&note=Wants+oak");
    let pressed = sam.post("/desk/today", &press).await;
    assert_eq!(pressed.status(), 303, "{}", text(&pressed));
    let stored = office.lead(&lead).await.lead;
    let last = stored.last_outcome.as_ref().unwrap();
    assert_eq!(
        (&last.by, stored.rep()),
        (&person("sam"), Some(&person("riley")))
    );
    let mut riley = Browser::of(&office, "riley").await;
    let page = text(&riley.get(&format!("/desk/leads/{lead}")).await);
    assert!(page.contains("Wants oak"), "{page}");
}

#[tokio::test]
async fn who_never_had_a_lead_reads_who_has_it_and_keeps_what_they_typed_as_a_note() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let task = office.lead(&lead).await.lead.task();
    let before = office.everything(&lead).await;
    let mut jordan = Browser::of(&office, "jordan").await;
    let press = format!("lead={lead}&task={task}&outcome=reached&note=Wants+oak");
    let refused = jordan.post("/desk/today", &press).await;
    assert_eq!(refused.status(), 403);
    let page = text(&refused);
    assert!(page.contains("Sam Okafor has had it since"), "{page}");
    assert!(!page.contains("your role"), "{page}");
    let (_, form) = page
        .split_once(&format!("action=\"../desk/leads/{lead}\""))
        .unwrap();
    let (_, note) = form.split_once("<textarea").unwrap();
    let note = note.split("</textarea>").next().unwrap();
    assert!(note.contains("Wants oak"), "{note}");
    assert_eq!(office.everything(&lead).await, before);
}
