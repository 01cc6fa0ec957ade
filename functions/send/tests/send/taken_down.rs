//! What somebody of the team took down of a call, as whoever has the lead is told of it: as a note, and not in the caller's words.

use followup::form::{Acknowledge, Form};
use followup::ids::LeadId;
use followup::inquiry::{Inquiry, Medium};
use followup::source::BY_HAND;
use wording::{Words, medium};

use crate::support::{ANA, BO, TUESDAY, Town, person};
use crate::to_team::words;

const SAID: &str = "Wants two hundred lamps by May.";
const NOTED: &str = "Noted by Sam Okafor: Wants two hundred lamps by May.";
const QUOTED: &str = "> Wants two hundred lamps by May.";

/// Somebody rings: a colleague talks with them and takes down what they say; or a machine does, which is counted under the same name.
async fn rings(town: &Town, (name, phone): (&str, &str), colleague: Option<&str>) -> LeadId {
    let form = Form {
        source: BY_HAND.to_owned(),
        medium: Medium::Voicemail,
        ..Form::builtin_voicemail()
    };
    let fields = [("name", name), ("phone", phone), ("note", SAID)];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let now = town.now();
    let inquiry = Inquiry {
        taken_down_by: colleague.map(person),
        ..form.read(&fields, now, "1").unwrap()
    };
    let inquiry = medium::spoken_of(Words::default(), inquiry);
    let payload = format!("{fields:?}{now}");
    town.arrives(&inquiry, Acknowledge::Off, &payload).await
}

/// The same of somebody new, who is Riley's from then on.
async fn riley_gets_who_rings(town: &Town, colleague: Option<&str>) -> LeadId {
    let lead = rings(town, ("Ida Berg", "+1 212 555 0177"), colleague).await;
    town.judged(&lead).await;
    town.routed(&lead, "riley").await;
    town.tick(&lead).await;
    lead
}

#[track_caller]
fn is_told_as_a_note(text: &str) {
    assert!(text.contains(NOTED), "{text}");
    for never in [QUOTED, "Their message", "left a message", "your message"] {
        assert!(!text.contains(never), "{never}: {text}");
    }
}

#[tokio::test]
async fn the_task_of_whom_a_colleague_spoke_with_has_their_note() {
    let town = Town::new(TUESDAY).await;
    riley_gets_who_rings(&town, Some("sam")).await;
    town.advance(2);
    let task = words(&town.mail_to("riley@example.com").await);
    is_told_as_a_note(&task);
    assert!(task.contains("Rang Tuesday, March 3"), "{task}");
    assert!(task.contains("getting back to you on your call"), "{task}");
}

#[tokio::test]
async fn a_list_tells_what_a_colleague_took_down_as_their_note() {
    let town = Town::new(TUESDAY).await;
    let ida = riley_gets_who_rings(&town, Some("sam")).await;
    let bo = town.riley_gets(BO).await;
    town.tick(&bo).await;
    town.post().await;
    town.advance(120);
    town.tick(&ida).await;
    town.tick(&bo).await;
    let list = words(&town.mail_named("Waiting for you").await);
    is_told_as_a_note(&list);
    // Who wrote is quoted.
    assert!(list.contains("> Can you write to me?"), "{list}");
}

#[tokio::test]
async fn whoever_has_a_lead_that_rings_a_colleague_reads_whose_note_it_is() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(20);
    let ana = ("Ana Silva", "+1 212 555 0123");
    assert_eq!(rings(&town, ana, Some("sam")).await, lead);
    town.tick(&lead).await;
    let mails = town.post().await;
    let told = mails.iter().filter(|mail| mail.to == ["riley@example.com"]);
    let told: Vec<String> = told.map(words).filter(|text| text.contains(SAID)).collect();
    assert!(!told.is_empty(), "{mails:#?}");
    for text in told {
        is_told_as_a_note(&text);
        assert!(text.contains("> What do 200 lamps cost?"), "{text}");
    }
}

/// That somebody took it down is told by the fact, and not by the name under which calls are counted.
#[tokio::test]
async fn what_a_machine_has_of_a_caller_is_theirs_whatever_its_source_is_called() {
    let town = Town::new(TUESDAY).await;
    riley_gets_who_rings(&town, None).await;
    town.advance(2);
    let task = words(&town.mail_to("riley@example.com").await);
    for said in ["left a message", "Their message:", QUOTED] {
        assert!(task.contains(said), "{said}: {task}");
    }
    assert!(!task.contains("Noted by"), "{task}");
}
