//! Presses on somebody's day that come late: what has happened meanwhile is said, and nothing that was typed is lost.

use chrono::Duration;
use cloud::links::Purpose;
use followup::event::{Event, Sign};
use followup::ids::LeadId;
use followup::lead::{Ending, Stage};
use followup::timeline::EntryKind;

use crate::browser::Browser;
use crate::day::leads_to;
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

#[tokio::test]
async fn a_note_that_comes_with_what_was_reported_before_is_kept_and_the_report_counts_once() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let task = office.lead(&lead).await.lead.task();
    let by_mail = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&by_mail, "outcome=no_answer").await;
    office.later(Duration::minutes(5));
    let mut sam = Browser::of(&office, "sam").await;
    let press = format!("lead={lead}&task={task}&outcome=no_answer&note=Engaged+twice");
    for _ in 0..2 {
        let pressed = sam.post("/desk/today", &press).await;
        let day = text(&sam.get(&leads_to(&pressed)).await);
        assert!(day.contains("It counts once."), "{day}");
    }
    let page = text(&sam.get(&format!("/desk/leads/{lead}")).await);
    assert!(page.contains("Engaged twice"), "{page}");
    let lines = async |kind| office.entries(&lead, kind).await;
    assert_eq!(lines(EntryKind::Outcome).await, 1);
    // The button was pressed twice, and the note is one.
    assert_eq!(lines(EntryKind::Noted).await, 1);
}

#[tokio::test]
async fn what_is_added_to_a_report_that_is_none_any_more_is_said_not_to_be_and_its_note_is_kept() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let task = office.lead(&lead).await.lead.task();
    let mut sam = Browser::of(&office, "sam").await;
    let press = format!("lead={lead}&task={task}&outcome=reached");
    sam.post("/desk/today", &press).await;
    let by_mail = office.path_of(Purpose::Outcome, &lead, "sam", &task);
    office.post(&by_mail, "outcome=voicemail").await;
    let before = office.lead(&lead).await.lead.owed;
    let add = format!("{press}&add=yes&next=2026-03-12T10:30&note=Rings+at+nine");
    let pressed = sam.post("/desk/today", &add).await;
    let told = leads_to(&pressed);
    let day = text(&sam.get(&told).await);
    let says = "Not added: what was reported has changed meanwhile";
    assert!(day.contains(says), "{day}");
    assert!(day.contains("was kept as a note"), "{day}");
    assert_eq!(office.lead(&lead).await.lead.owed, before);
    let page = text(&sam.get(&format!("/desk/leads/{lead}")).await);
    assert!(page.contains("Rings at nine"), "{page}");
    assert!(page.contains("2026-03-12T10:30"), "{page}");
    // What is too long for a note comes back with all that was typed beside it.
    let noted = office.entries(&lead, EntryKind::Noted).await;
    let long = "a".repeat(2_000);
    let add = format!("{press}&add=yes&next=2026-03-13T10:30&note={long}");
    let refused = sam.post("/desk/today", &add).await;
    assert_eq!(refused.status(), 422);
    let back = text(&refused);
    for kept in [says, "2026-03-13T10:30", long.as_str(), "id=\"note-error\""] {
        assert!(back.contains(kept), "{kept}: {back}");
    }
    assert_eq!(office.entries(&lead, EntryKind::Noted).await, noted);
    // It is no news for ever.
    office.later(Duration::minutes(11));
    let day = text(&sam.get(&told).await);
    assert!(!day.contains(says), "{day}");
}

#[tokio::test]
async fn who_reports_of_a_lead_that_has_ended_meanwhile_reads_so_and_their_note_is_kept() {
    for complains in [true, false] {
        let office = Office::open().await;
        let lead = office.with_sam().await;
        let task = office.lead(&lead).await.lead.task();
        if complains {
            office.happens(&lead, Event::Sign(Sign::Complained)).await;
        } else {
            let path = office.path(Purpose::Outcome, &lead, "riley").await;
            office.post(&path, "outcome=lost").await;
        }
        let ended = office.lead(&lead).await.lead.stage;
        let ending = if complains {
            Ending::Complained
        } else {
            Ending::Lost
        };
        assert!(matches!(ended, Stage::Closed { ending: as_said, .. } if as_said == ending));
        let mut sam = Browser::of(&office, "sam").await;
        let press = format!("lead={lead}&task={task}&outcome=reached&note=Was+glad");
        let pressed = sam.post("/desk/today", &press).await;
        assert_eq!(pressed.status(), 303, "{}", text(&pressed));
        let day = text(&sam.get(&leads_to(&pressed)).await);
        for says in ["Not recorded: it has ended", "was kept as a note"] {
            assert!(day.contains(says), "{says}: {day}");
        }
        assert!(!day.contains("open it again"), "{day}");
        assert_eq!(office.lead(&lead).await.lead.stage, ended);
        // Whoever leads the team may open it again, and whom it does not concern reads nothing of it.
        let told = leads_to(&pressed);
        let mut morgan = Browser::of(&office, "morgan").await;
        let day = text(&morgan.get(&told).await);
        assert_eq!(day.contains("open it again"), !complains, "{day}");
        let mut jordan = Browser::of(&office, "jordan").await;
        let day = jordan.get(&told).await;
        assert_eq!(day.status(), 200);
        assert!(!text(&day).contains("it has ended"), "{}", text(&day));
        // Above the note stands what they reported.
        let notes = office.cloud.newest_notes(&lead, 9).await.unwrap();
        let mut notes = notes.into_iter().map(|(_, text)| text);
        assert!(notes.any(|text| text == "Reached\nWas glad"));
    }
}

#[tokio::test]
async fn who_had_a_lead_that_has_ended_does_not_open_it_again_by_what_they_post() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    is_given_away(&office, &lead, "riley").await;
    let path = office.path(Purpose::Outcome, &lead, "riley").await;
    office.post(&path, "outcome=lost").await;
    let ended = office.lead(&lead).await.lead;
    let press = format!("lead={lead}&task={}&outcome=reached", ended.task());
    for who in ["sam", "riley"] {
        let mut browser = Browser::of(&office, who).await;
        let pressed = browser.post("/desk/today", &press).await;
        assert_eq!(pressed.status(), 303, "{who}: {}", text(&pressed));
        let day = text(&browser.get(&leads_to(&pressed)).await);
        assert!(day.contains("Not recorded: it has ended"), "{who}: {day}");
        assert_eq!(office.lead(&lead).await.lead.stage, ended.stage, "{who}");
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    morgan.post("/desk/today", &press).await;
    let opened = office.lead(&lead).await.lead.stage;
    assert!(matches!(opened, Stage::Open(_)), "{opened:?}");
    // A stop is heard, whoever it was said to.
    let path = office.path(Purpose::Outcome, &lead, "morgan").await;
    office.post(&path, "outcome=lost").await;
    let task = office.lead(&lead).await.lead.task();
    let mut sam = Browser::of(&office, "sam").await;
    let stop = format!("lead={lead}&task={task}&outcome=do_not_contact");
    sam.post("/desk/today", &stop).await;
    assert!(office.lead(&lead).await.lead.blocked.is_some());
}

#[tokio::test]
async fn what_is_taken_back_too_late_is_said_to_stand_with_the_way_to_correct_it() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let task = office.lead(&lead).await.lead.task();
    let mut sam = Browser::of(&office, "sam").await;
    let press = format!("lead={lead}&task={task}&outcome=voicemail");
    let undo = format!("lead={lead}&task={task}&undo=yes");
    let late = "Not taken back: it was too long ago, or something else has happened since";
    // Pressed twice in time, it is taken back, and that is not denied.
    sam.post("/desk/today", &press).await;
    for _ in 0..2 {
        let pressed = sam.post("/desk/today", &undo).await;
        let shows = leads_to(&pressed);
        assert_eq!(shows, format!("/../desk/today?lead={lead}"));
    }
    let task = office.lead(&lead).await.lead.task();
    let press = format!("lead={lead}&task={task}&outcome=voicemail");
    let undo = format!("lead={lead}&task={task}&undo=yes");
    sam.post("/desk/today", &press).await;
    office.later(Duration::minutes(11));
    let before = office.everything(&lead).await;
    let pressed = sam.post("/desk/today", &undo).await;
    let told = leads_to(&pressed);
    let day = text(&sam.get(&told).await);
    let (_, card) = day.split_once(late).unwrap();
    let card = card.split("</div></div>").next().unwrap();
    assert!(card.contains("Ann Lee"), "{card}");
    assert!(card.contains("Correct it"), "{card}");
    assert_eq!(office.everything(&lead).await, before);
    office.later(Duration::minutes(11));
    let day = text(&sam.get(&told).await);
    assert!(!day.contains(late), "{day}");
}

#[tokio::test]
async fn who_puts_off_a_lead_that_is_a_colleagues_by_now_reads_whose_it_is() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    is_given_away(&office, &lead, "riley").await;
    for until in ["two_hours", "now"] {
        let press = format!("lead={lead}&put_off={until}");
        let refused = sam.post("/desk/today", &press).await;
        assert_eq!(refused.status(), 403, "{until}");
        let says = text(&refused);
        assert!(says.contains("Riley Chen has had it since"), "{says}");
    }
    assert!(office.lead(&lead).await.lead.put_off.is_none());
}

/// The person of the lead asks once more, and nothing is decided of it yet.
async fn asks_once_more(office: &Office, lead: &LeadId) {
    let again = [
        ("name", "Ann Lee"),
        ("email", "ann+work@example.com"),
        ("topic", "sales"),
        ("message", "And a second stock room?"),
    ];
    let again = office.typed(&again).await;
    assert_eq!(office.takes(&again, "once more").await, *lead);
    assert_eq!(office.lead(lead).await.joined.len(), 1);
}

#[tokio::test]
async fn what_changed_nothing_is_not_said_to_be_done_because_an_inquiry_has_just_joined() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    asks_once_more(&office, &lead).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let press = format!("lead={lead}&put_off=two_hours");
    let refused = morgan.post("/desk/today", &press).await;
    assert_eq!(refused.status(), 403, "{}", text(&refused));
    let stored = office.lead(&lead).await;
    assert_eq!((stored.joined.len(), stored.lead.put_off), (0, None));

    let office = Office::open().await;
    let lead = office.with_sam().await;
    let task = office.lead(&lead).await.lead.task();
    let mut sam = Browser::of(&office, "sam").await;
    let press = format!("lead={lead}&task={task}&outcome=voicemail");
    sam.post("/desk/today", &press).await;
    office.later(Duration::minutes(11));
    asks_once_more(&office, &lead).await;
    let undo = format!("lead={lead}&task={task}&undo=yes");
    let pressed = sam.post("/desk/today", &undo).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    assert!(day.contains("Not taken back"), "{day}");
    assert_eq!(office.lead(&lead).await.joined.len(), 0);
}

#[tokio::test]
async fn what_was_recorded_is_news_for_minutes_and_what_is_added_later_is_news_once_more() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let task = office.lead(&lead).await.lead.task();
    let mut sam = Browser::of(&office, "sam").await;
    let press = format!("lead={lead}&task={task}&outcome=reached&next=2026-03-12T10:30");
    let pressed = sam.post("/desk/today", &press).await;
    let told = leads_to(&pressed);
    let is_told = |page: &str| page.contains("<div class=\"card done\"");
    office.later(Duration::minutes(10));
    assert!(is_told(&text(&sam.get(&told).await)));
    office.later(Duration::minutes(1));
    // The page renews itself under the same address.
    let renewed = text(&sam.get(&format!("{told}&renewed=yes")).await);
    assert!(!is_told(&renewed), "{renewed}");
    for added in ["note=Likes+oak", "next=2026-03-13T10:30"] {
        let pressed = sam
            .post(
                "/desk/today",
                &format!("lead={lead}&task={task}&outcome=reached&add=yes&{added}"),
            )
            .await;
        let told = leads_to(&pressed);
        assert!(is_told(&text(&sam.get(&told).await)), "{added}");
        office.later(Duration::minutes(11));
        assert!(!is_told(&text(&sam.get(&told).await)), "{added}");
    }
}
