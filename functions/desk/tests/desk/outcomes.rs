//! A rep reports what happened.

use calendar::parse_instant;
use chrono::Duration;
use cloud::links::Purpose;
use cloud::table::outbox::Content;
use followup::event::{Disposition, SaleAmount};
use followup::ids::LeadId;
use followup::lead::Ending;
use followup::timeline::{Actor, EntryKind};
use followup::work;
use wording::{Words, label};

use crate::browser::Browser;
use crate::office::{Office, person, readable, text};

#[tokio::test]
async fn the_page_says_who_it_is_what_they_asked_and_what_can_be_reported() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    insta::assert_snapshot!(readable(&office.get(&path).await));
}

/// Where words stand on a page.
fn place(page: &str, words: &str) -> usize {
    let at = page.find(words);
    at.unwrap_or_else(|| panic!("{words} is missing:\n{page}"))
}

#[tokio::test]
async fn the_page_begins_with_how_to_reach_them_then_four_outcomes_then_more_then_date_and_note() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let page = text(&office.get(&path).await);
    let order = [
        "href=\"tel:",
        "value=\"reached\"",
        "value=\"wrote\"",
        "<details",
        "value=\"won\"",
        "</details>",
        "name=\"next\"",
        "name=\"note\"",
    ];
    let places = order.map(|words| place(&page, words));
    assert!(places.is_sorted(), "{places:?}");
    let first = &page[..place(&page, "<details")];
    assert_eq!(first.matches("name=\"outcome\"").count(), 4);
    // With a choice made, what goes with it follows it.
    let page = text(&office.get(&format!("{path}?outcome=won")).await);
    let order = [
        "href=\"tel:",
        "Yes, record: Won",
        "name=\"note\"",
        "value=\"reached\"",
    ];
    let places = order.map(|words| place(&page, words));
    assert!(places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn a_button_in_the_mail_asks_for_that_outcome_first() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let shown = text(&office.get(&format!("{path}?outcome=voicemail")).await);
    assert!(shown.contains("Yes, record: Left a voicemail"));
    let button = "name=\"outcome\" value=\"voicemail\"";
    assert_eq!(shown.matches(button).count(), 1);
    // Each once, but for what is done: no task is open.
    assert_eq!(
        shown.matches("name=\"outcome\"").count(),
        Disposition::ALL.len() - 1
    );
    assert!(!shown.contains("value=\"done\""), "{shown}");
}

#[tokio::test]
async fn a_report_says_what_was_recorded_and_what_comes_next() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    insta::assert_snapshot!(readable(&office.post(&path, "outcome=no_answer").await));
}

#[tokio::test]
async fn a_mail_that_follows_can_be_stopped_from_the_page_that_announces_it() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let first = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&first, "outcome=no_answer").await;
    office.later(Duration::days(1));
    office.happens(&lead, followup::event::Event::Tick).await;
    let second = office.path(Purpose::Outcome, &lead, "sam").await;
    let said = office.post(&second, "outcome=voicemail").await;
    insta::assert_snapshot!(readable(&said));
    let page = text(&said);
    let (_, link) = page.split_once("href=\"../n/").unwrap();
    let (token, _) = link.split_once('"').unwrap();
    let shown = office.get(&format!("/n/{token}")).await;
    insta::assert_snapshot!("the_mail_that_is_announced", readable(&shown));
    let stopped = office.post(&format!("/n/{token}"), "choice=stop").await;
    insta::assert_snapshot!("the_mail_is_left_out", readable(&stopped));
    let late = office.post(&format!("/n/{token}"), "choice=send_now").await;
    assert!(text(&late).contains("Nothing was changed"));
}

/// When the page that answers a report says that the next mail is ready for the rep.
fn said_to_be_ready(page: &str) -> String {
    let (_, rest) = page
        .split_once("The next mail will be ready to be sent: ")
        .unwrap();
    rest.split_once(".</p>").unwrap().0.to_owned()
}

#[tokio::test]
async fn the_page_says_when_a_mail_is_ready_that_waits_for_days_after_an_attempt() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let first = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&first, "outcome=reached&next=2026-03-03").await;
    office.later(Duration::hours(24));
    let next = office.path(Purpose::Outcome, &lead, "sam").await;
    let page = text(&office.post(&next, "outcome=no_answer").await);
    // The step comes a working day later, Wednesday at 10:00. They have been reached, so it waits for Sam from then on.
    assert_eq!(said_to_be_ready(&page), "tomorrow 10:00 AM");
    office.later(Duration::hours(24));
    office.happens(&lead, followup::event::Event::Tick).await;
    let home = cloud::keys::Home::Lead(lead.clone());
    let messages = office.cloud.messages(&home).await.unwrap();
    let ready = messages.iter().find_map(|message| match &message.content {
        Content::Lead(message) if message.template == "conversation_mail" => {
            Some(message.not_before)
        }
        Content::Lead(_) | Content::Team(_) | Content::Lost { .. } => None,
    });
    assert_eq!(ready, Some(parse_instant("2026-03-04T15:00:00Z").unwrap()));
}

#[tokio::test]
async fn the_same_report_twice_is_one_and_says_so() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&path, "outcome=no_answer").await;
    let before = office.everything(&lead).await;
    office.later(Duration::minutes(2));
    let again = office
        .post(&path, "outcome=no_answer&note=Rang+for+long")
        .await;
    assert_eq!(office.everything(&lead).await, before);
    insta::assert_snapshot!(readable(&again));
}

#[tokio::test]
async fn calling_again_counts_once_more_however_often_the_button_is_pressed() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&path, "outcome=no_answer").await;
    let last = office.lead(&lead).await.lead.last_outcome.unwrap().at;
    office.later(Duration::minutes(2));
    let after = last.timestamp_millis();
    let body = format!("outcome=no_answer&again=yes&after={after}");
    for expected in ["Recorded: No answer", "Already recorded: No answer"] {
        let said = text(&office.post(&path, &body).await);
        assert!(said.contains(expected), "{expected}");
    }
    assert_eq!(office.lead(&lead).await.lead.call_attempts, 2);
    // A program that names no earlier report means it.
    office.post(&path, "outcome=no_answer&again=yes").await;
    assert_eq!(office.lead(&lead).await.lead.call_attempts, 3);
}

#[tokio::test]
async fn another_outcome_corrects_the_first_as_a_new_event() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&path, "outcome=no_answer").await;
    office.later(Duration::minutes(1));
    assert!(text(&office.get(&path).await).contains("Something else corrects it."));
    let corrected = office.post(&path, "outcome=reached").await;
    assert!(text(&corrected).contains("Corrected: Reached"));
    let kinds: Vec<EntryKind> = office
        .cloud
        .timeline(&lead)
        .await
        .unwrap()
        .into_iter()
        .map(|line| line.entry.kind())
        .collect();
    assert!(kinds.contains(&EntryKind::Outcome) && kinds.contains(&EntryKind::Corrected));
}

#[tokio::test]
async fn every_outcome_ends_in_a_page_that_says_it() {
    let office = Office::open().await;
    for &disposition in Disposition::ALL {
        let office = Office::open().await;
        let lead = office.with_sam().await;
        let path = office.path(Purpose::Outcome, &lead, "sam").await;
        let body = format!("outcome={}", disposition.as_str());
        let said = office.post(&path, &body).await;
        assert_eq!(said.status(), 200, "{body}");
        let said = readable(&said);
        let card = said.split_once("<div class=\"card\"").unwrap().1;
        let card = card.split_once("</div>").unwrap().0;
        insta::assert_snapshot!(format!("after_{}", disposition.as_str()), card);
        assert!(said.contains(&format!(
            "<h1>Recorded: {}</h1>",
            label::outcome(Words::default(), disposition)
        )));
        assert_eq!(office.get(&path).await.status(), 200);
    }
    drop(office);
}

#[tokio::test]
async fn a_date_is_taken_in_the_time_of_the_office_and_a_note_is_kept_apart() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let said = office
        .post(
            &path,
            "outcome=reached&next=2026-03-05T11%3A00&note=Wants+a+%22quote%22",
        )
        .await;
    assert!(text(&said).contains("The next step is due Thursday 11:00 AM."));
    let stored = office.lead(&lead).await.lead;
    let owed = work::owed(&stored).expect("a person owes a step");
    assert_eq!(owed.since, parse_instant("2026-03-05T16:00:00Z").unwrap());
    let timeline = office.cloud.timeline(&lead).await.unwrap();
    assert!(!format!("{timeline:?}").contains("quote"));
    let shown = text(&office.get(&path).await);
    assert!(shown.contains("Wants a &#34;quote&#34;"));
}

#[tokio::test]
async fn a_date_or_a_note_that_cannot_be_taken_comes_back_with_what_was_typed() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let before = office.everything(&lead).await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let bad = office
        .post(&path, "outcome=reached&next=next+%3Cweek%3E&note=A+talk")
        .await;
    insta::assert_snapshot!(readable(&bad));
    for next in ["2026-03-01", "2036-03-01"] {
        let body = format!("outcome=reached&next={next}");
        assert_eq!(office.post(&path, &body).await.status(), 422);
    }
    let long = format!("outcome=reached&note={}", "a".repeat(2_001));
    let refused = office.post(&path, &long).await;
    assert_eq!(refused.status(), 422);
    assert!(text(&refused).contains("over 2,000 characters"));
    assert_eq!(office.everything(&lead).await, before);
}

#[tokio::test]
async fn what_chooses_nothing_records_nothing_and_keeps_what_was_typed_and_asked() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let before = office.everything(&lead).await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    for asked in ["", "asked=voicemail&"] {
        let body = format!("{asked}next=2026-03-05T11%3A00&note=A+talk");
        let said = office.post(&path, &body).await;
        assert_eq!(said.status(), 422);
        let page = text(&said);
        assert!(page.contains("Choose what happened."));
        assert!(page.contains("value=\"2026-03-05T11:00\"") && page.contains("A talk"));
        let first = page.contains("Yes, record: Left a voicemail");
        assert_eq!(first, !asked.is_empty());
    }
    assert_eq!(office.everything(&lead).await, before);
}

#[tokio::test]
async fn a_date_that_an_outcome_has_no_use_for_is_not_dropped_in_silence() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let said = office
        .post(&path, "outcome=wrong_number&next=2026-03-05T11%3A00")
        .await;
    assert!(text(&said).contains("Thursday 11:00 AM, is not used"));
}

#[tokio::test]
async fn an_old_link_still_counts_and_says_how_the_lead_stands_now() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let sams = office.path(Purpose::Outcome, &lead, "sam").await;
    let rileys = office.path(Purpose::Outcome, &lead, "riley").await;
    office.post(&rileys, "outcome=no_answer").await;
    let shown = text(&office.get(&sams).await);
    assert!(shown.contains("What you report still counts."));
    let said = text(&office.post(&sams, "outcome=reached").await);
    assert!(said.contains("Recorded: Reached"));
    assert_eq!(office.lead(&lead).await.lead.status(), "in_conversation");
}

#[tokio::test]
async fn an_old_link_of_a_closed_lead_reopens_nothing_and_leads_to_one_that_does() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let sams = office.path(Purpose::Outcome, &lead, "sam").await;
    let rileys = office.path(Purpose::Outcome, &lead, "riley").await;
    office.post(&rileys, "outcome=won").await;
    let shown = text(&office.get(&sams).await);
    assert!(shown.contains("Closed: won, today 10:00 AM."));
    let before = office.everything(&lead).await;
    let said = office.post(&sams, "outcome=reached").await;
    insta::assert_snapshot!(readable(&said));
    assert_eq!(office.everything(&lead).await, before);
    let page = text(&said);
    let (_, link) = page.split_once("href=\"../o/").unwrap();
    let (token, _) = link.split_once('"').unwrap();
    let opened = office.post(&format!("/o/{token}"), "outcome=reached").await;
    assert!(text(&opened).contains("Recorded: Reached"));
    assert_ne!(office.lead(&lead).await.lead.status(), Ending::Won.as_str());
}

/// An office whose policy names the currency of its figures.
async fn in_dollars() -> Office {
    Office::open_with(|files| {
        let policy = files.files.get_mut("policy.toml").unwrap();
        policy.push_str("\n[figures]\ncurrency = \"USD\"\n");
    })
    .await
}

#[tokio::test]
async fn what_was_won_can_have_an_amount_and_another_one_corrects_it() {
    let office = in_dollars().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let asked = text(&office.get(&format!("{path}?outcome=won")).await);
    let order = [
        "Yes, record: Won",
        "What they buy for, USD",
        "name=\"amount\"",
        "name=\"note\"",
    ];
    let places = order.map(|words| place(&asked, words));
    assert!(places.is_sorted(), "{places:?}");
    let won_for = async || {
        office
            .lead(&lead)
            .await
            .lead
            .won_for()
            .map(SaleAmount::units)
    };
    let said = text(&office.post(&path, "outcome=won&amount=12%2C000").await);
    assert!(said.contains("Recorded: Won, for 12,000 USD"), "{said}");
    assert_eq!(won_for().await, Some(12_000));
    let reported = text(&office.get(&path).await);
    assert!(reported.contains("Won, for 12,000 USD"), "{reported}");
    // A second click without an amount takes none away; another amount corrects the first.
    office.later(Duration::minutes(1));
    let before = office.everything(&lead).await;
    let again = text(&office.post(&path, "outcome=won").await);
    assert!(again.contains("Already recorded: Won, for 12,000 USD"));
    assert_eq!(office.everything(&lead).await, before);
    let corrected = text(&office.post(&path, "outcome=won&amount=15000").await);
    assert!(
        corrected.contains("Corrected: Won, for 15,000 USD"),
        "{corrected}"
    );
    assert_eq!(won_for().await, Some(15_000));
    let today = "2026-03-02".parse().unwrap();
    let milestones = office.cloud.figures_of(today).await.unwrap().milestones;
    assert_eq!((milestones.won, milestones.amount), (1, 15_000));
    // It was a slip: nothing is won, and nothing was bought.
    office.post(&path, "outcome=reached").await;
    let milestones = office.cloud.figures_of(today).await.unwrap().milestones;
    assert_eq!((won_for().await, milestones.amount), (None, 0));
    assert_eq!(milestones.won, 0);
}

#[tokio::test]
async fn an_amount_that_cannot_be_taken_comes_back_with_what_was_typed() {
    let office = in_dollars().await;
    let lead = office.with_sam().await;
    let before = office.everything(&lead).await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    for (body, reason) in [
        ("outcome=won&amount=12.50", "An amount is a whole number"),
        ("outcome=won&amount=1000000001", "at most 1,000,000,000"),
        ("outcome=won&amount=0", "An amount is a whole number"),
        (
            "outcome=reached&amount=1200",
            "An amount goes only with &quot;Won&quot;",
        ),
    ] {
        let refused = office.post(&path, &format!("{body}&note=A+talk")).await;
        assert_eq!(refused.status(), 422, "{body}");
        let page = text(&refused);
        let typed = body.split_once("amount=").unwrap().1;
        assert!(page.contains(reason), "{body}: {page}");
        assert!(page.contains(&format!("value=\"{typed}\"")), "{body}");
        assert!(page.contains("A talk"), "{body}");
    }
    assert_eq!(office.everything(&lead).await, before);
}

/// The lines that have a text beside them: what they say, who did it, and the text.
async fn lines_with_text(office: &Office, lead: &LeadId) -> Vec<(EntryKind, Actor, String)> {
    let texts = office.cloud.notes(lead).await.unwrap();
    let lines = office.cloud.timeline(lead).await.unwrap().into_iter();
    let with_text = lines.filter_map(|line| {
        let text = texts.get(&line.id)?.clone();
        Some((line.entry.kind(), line.entry.by, text))
    });
    with_text.collect()
}

#[tokio::test]
async fn a_note_stands_beside_the_report_that_gives_the_lead_back_to_whoever_made_it() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&path, "outcome=lost").await;
    let note = "outcome=reached&note=They+call+back";
    office.post(&path, note).await;
    assert_eq!(office.lead(&lead).await.lead.rep(), Some(&person("sam")));
    let noted = (
        EntryKind::Corrected,
        Actor::Person(person("sam")),
        "They call back".to_owned(),
    );
    assert_eq!(lines_with_text(&office, &lead).await, [noted]);
    let page = text(&office.get(&path).await);
    assert!(page.contains("They call back"), "{page}");
}

#[tokio::test]
async fn a_note_stands_beside_nothing_that_was_decided_of_what_had_joined_before() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let rests = "outcome=not_now&next=2026-06-01T10:00";
    office.post(&path, rests).await;
    let again = [
        ("name", "Ann Lee"),
        ("email", "ann+work@example.com"),
        ("topic", "sales"),
        ("message", "And a second stock room?"),
    ];
    let again = office.typed(&again).await;
    assert_eq!(office.takes(&again, "once more").await, lead);
    assert_eq!(office.lead(&lead).await.joined.len(), 1);
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = format!("/desk/leads/{lead}");
    let noted = morgan.post(&page, "note=Met+her+at+the+fair").await;
    assert_eq!(noted.status(), 303, "{}", text(&noted));
    assert_eq!(office.lead(&lead).await.joined.len(), 0);
    let noted = (
        EntryKind::Noted,
        Actor::Person(person("morgan")),
        "Met her at the fair".to_owned(),
    );
    assert_eq!(lines_with_text(&office, &lead).await, [noted]);
}
