//! Assigning, judging, keeping, and what is done with a mail that is held.

use chrono::Duration;
use cloud::keys::Home;
use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, State, StateChange};
use followup::decide::{Decision, LoadChange};
use followup::event::{Event, Verdict};
use followup::ids::{LeadId, MessageId};
use followup::lead::{Open, Stage};
use followup::message::{MailRefusal, NotSentReason, StopRule, acknowledgement_id};
use followup::timeline::{Actor, Entry, Fact};
use wording::{Words, label};

use crate::browser::Browser;
use crate::office::{ANN, BO, Office, person, readable, text};

/// Somebody whose answers do not settle the criteria.
pub(crate) const BOB: &[(&str, &str)] = &[
    ("name", "Bob Roy"),
    ("email", "bob@example.com"),
    ("topic", "partnership"),
];

#[tokio::test]
async fn the_manager_sees_who_has_room_and_gives_the_lead_away_once() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let now = office.cloud.now();
    let away = Some((now, now + Duration::days(2)));
    office
        .cloud
        .set_away(&person("jordan"), away)
        .await
        .unwrap();
    let path = office.path(Purpose::Assign, &lead, "morgan").await;
    insta::assert_snapshot!("assign", readable(&office.get(&path).await));
    let given = office.post(&path, "to=riley").await;
    insta::assert_snapshot!("assigned", readable(&given));
    assert_eq!(office.lead(&lead).await.lead.rep(), Some(&person("riley")));
    let before = office.everything(&lead).await;
    let again = office.post(&path, "to=riley").await;
    assert!(text(&again).contains("Riley Chen has it already"));
    let nobody = office.post(&path, "to=quinn").await;
    assert_eq!(nobody.status(), 422);
    assert_eq!(office.everything(&lead).await, before);
}

#[tokio::test]
async fn the_manager_apologises_for_what_is_late_and_lets_go_what_is_owed() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Assign, &lead, "morgan").await;
    let apologise = "Apologize and offer a time";
    // Nothing is late: there is nothing to apologise for, by whatever way the click comes.
    assert!(!text(&office.get(&path).await).contains(apologise));
    let before = office.everything(&lead).await;
    let said = office.post(&path, "do=own_up").await;
    assert!(text(&said).contains("There is nothing to apologize for now"));
    assert_eq!(office.everything(&lead).await, before);
    office.later(Duration::hours(5));
    assert!(text(&office.get(&path).await).contains(apologise));
    let said = office.post(&path, "do=own_up").await;
    insta::assert_snapshot!("apologised", readable(&said));
    let page = text(&office.get(&path).await);
    assert!(!page.contains(apologise), "once");
    let said = office.post(&path, "let_go=cannot_help").await;
    insta::assert_snapshot!("let_go", readable(&said));
    assert_eq!(office.lead(&lead).await.lead.status(), "resting");
    let said = office.post(&path, "let_go=settled").await;
    assert!(text(&said).contains("There is nothing to let go"));
    // A reason that there is not is none.
    assert_eq!(office.post(&path, "let_go=because").await.status(), 422);
}

#[tokio::test]
async fn before_a_lead_is_let_go_the_page_says_what_it_has_read_and_offers_the_courteous_no() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Assign, &lead, "morgan").await;
    let page = text(&office.get(&path).await);
    assert!(!page.contains("They have heard from us"), "{page}");
    let sent = Entry {
        fact: Fact::Sent {
            step: Some("letter".to_owned()),
            template: Some("owing_letter".to_owned()),
            in_flight: false,
        },
        by: Actor::Baton,
    };
    let inquiry = office.lead(&lead).await.lead.inquiry;
    let id = acknowledgement_id(&lead, &inquiry, 1);
    let message = office.cloud.message_to(&lead, &id).await.unwrap().unwrap();
    let left = StateChange::of(&message, State::Skipped, None, Some(NotSentReason::TooLate));
    let (now, entry) = (office.cloud.now(), Some((&lead, sent)));
    assert!(office.cloud.transition(&left, entry, now).await.unwrap());
    let page = text(&office.get(&path).await);
    assert!(
        page.contains("They have heard from us: &#34;owing letter&#34;, today"),
        "{page}"
    );
    let said = text(&office.post(&path, "do=says_no").await);
    assert!(said.contains("The courteous no goes out now."), "{said}");
    let lead = office.lead(&lead).await.lead;
    assert_eq!(lead.status(), "resting");
    let messages = office
        .cloud
        .messages(&Home::Lead(lead.id.clone()))
        .await
        .unwrap();
    let no = messages
        .iter()
        .find(|item| matches!(&item.content, Content::Lead(one) if one.template == "courtesy_no"));
    assert_eq!(no.unwrap().state, State::Pending);
}

#[tokio::test]
async fn whatever_the_manager_holds_can_be_given_to_anybody_from_its_page() {
    for (fields, suspicious) in [(ANN, true), (BOB, false)] {
        let office = Office::open().await;
        let lead = office.judged(fields, suspicious).await;
        let path = office.path(Purpose::Verdict, &lead, "morgan").await;
        let page = text(&office.get(&path).await);
        let (_, link) = page.split_once("href=\"../a/").unwrap();
        let (token, _) = link.split_once('"').unwrap();
        let given = office.post(&format!("/a/{token}"), "to=riley").await;
        assert!(text(&given).contains("Given to Riley Chen"), "{suspicious}");
        let lead = office.lead(&lead).await.lead;
        assert_eq!(lead.rep(), Some(&person("riley")));
        if suspicious {
            // What review had held back goes out now.
            let answer = acknowledgement_id(&lead.id, &lead.inquiry, 2);
            let found = office.cloud.message_to(&lead.id, &answer).await.unwrap();
            assert_eq!(found.unwrap().state, State::Pending);
        }
    }
}

#[tokio::test]
async fn the_qualifier_sees_the_criteria_and_settles_it_once() {
    let office = Office::open().await;
    let lead = office.judged(BOB, false).await;
    let path = office.path(Purpose::Verdict, &lead, "quinn").await;
    insta::assert_snapshot!("verdict", readable(&office.get(&path).await));
    let settled = office.post(&path, "verdict=ready&note=Spoke+to+Bob").await;
    insta::assert_snapshot!("settled", readable(&settled));
    let before = office.everything(&lead).await;
    let again = office.post(&path, "verdict=nurture").await;
    assert!(text(&again).contains("Settled already"));
    assert_eq!(office.everything(&lead).await, before);
}

#[tokio::test]
async fn a_verdict_is_offered_and_taken_only_where_it_makes_sense() {
    let office = Office::open().await;
    let lead = office.judged(ANN, true).await;
    let path = office.path(Purpose::Verdict, &lead, "morgan").await;
    let shown = text(&office.get(&path).await);
    assert!(shown.contains(&label::verdict(Words::default(), Verdict::Unwanted)));
    assert!(!shown.contains(&label::verdict(Words::default(), Verdict::Refuse)));
    let refused = office.post(&path, "verdict=refuse").await;
    assert_eq!(refused.status(), 422);
    assert_eq!(office.post(&path, "verdict=unwanted").await.status(), 200);
    assert_eq!(office.lead(&lead).await.lead.status(), "unwanted");
}

#[tokio::test]
async fn what_is_no_verdict_is_refused_also_where_none_is_awaited() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Verdict, &lead, "quinn").await;
    let endless = format!("verdict=ready&note={}", "a".repeat(2_001));
    for body in ["verdict=maybe", "", &endless] {
        let refused = office.post(&path, body).await;
        assert_eq!(refused.status(), 422, "{body}");
        assert!(text(&refused).contains("Nothing waits for a verdict any more"));
    }
}

#[tokio::test]
async fn an_owner_keeps_a_lead_once() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Keep, &lead, "sam").await;
    insta::assert_snapshot!("keep", readable(&office.get(&path).await));
    let kept = office.post(&path, "").await;
    insta::assert_snapshot!("kept", readable(&kept));
    let again = office.post(&path, "").await;
    assert!(text(&again).contains("It is yours already"));
    let rileys = office.path(Purpose::Keep, &lead, "riley").await;
    assert!(text(&office.post(&rileys, "").await).contains("It is not yours any more"));
}

impl Office {
    /// The acknowledgement of a lead is held: the mail service takes it of nobody.
    pub(crate) async fn holds_acknowledgement(&self, lead: &LeadId) -> MessageId {
        let inquiry = self.lead(lead).await.lead.inquiry;
        let id = acknowledgement_id(lead, &inquiry, 1);
        let message = self.cloud.message_to(lead, &id).await.unwrap().unwrap();
        let now = self.cloud.now();
        let settled = StateChange::of(
            &message,
            State::Held,
            Some(now + Duration::days(2)),
            Some(NotSentReason::Refused {
                refusal: MailRefusal::MessageRejected,
            }),
        );
        assert!(self.cloud.transition(&settled, None, now).await.unwrap());
        id
    }
}

async fn held(office: &Office) -> (LeadId, MessageId) {
    let lead = office.with_sam().await;
    let id = office.holds_acknowledgement(&lead).await;
    (lead, id)
}

#[tokio::test]
async fn a_held_mail_is_released_once_as_a_new_one() {
    let office = Office::open().await;
    let (lead, id) = held(&office).await;
    let path = office.path_of(Purpose::Message, &lead, "morgan", id.as_str());
    insta::assert_snapshot!("held", readable(&office.get(&path).await));
    let released = office.post(&path, "choice=release").await;
    insta::assert_snapshot!("released", readable(&released));
    let home = Home::Lead(lead.clone());
    let messages = office.cloud.messages(&home).await.unwrap();
    let pending: Vec<_> = messages
        .iter()
        .filter(|message| message.state == State::Pending)
        .collect();
    let [again] = pending.as_slice() else {
        panic!("one message waits");
    };
    let Content::Lead(message) = &again.content else {
        panic!("it goes to the lead");
    };
    assert_eq!(
        (message.stop_rule, message.occurrence),
        (StopRule::Released, 2)
    );
    assert_ne!(message.id, id);
    let before = office.everything(&lead).await;
    let twice = office.post(&path, "choice=release").await;
    assert!(text(&twice).contains("Settled already"));
    assert_eq!(office.everything(&lead).await, before);
}

#[tokio::test]
async fn a_mail_that_lapsed_or_was_perhaps_sent_is_released_or_dropped_once_too() {
    for state in [State::Skipped, State::Unknown] {
        for (choice, says) in [
            ("release", "it goes out now"),
            ("drop", "it does not go out"),
        ] {
            let office = Office::open().await;
            let lead = office.with_sam().await;
            let inquiry = office.lead(&lead).await.lead.inquiry;
            let id = acknowledgement_id(&lead, &inquiry, 1);
            let message = office.cloud.message_to(&lead, &id).await.unwrap().unwrap();
            let settled = StateChange::of(&message, state, None, Some(NotSentReason::TooLate));
            let now = office.cloud.now();
            assert!(office.cloud.transition(&settled, None, now).await.unwrap());
            let path = office.path_of(Purpose::Message, &lead, "sam", id.as_str());
            let asked = text(&office.get(&path).await);
            let warns = asked.contains("they may get it twice");
            assert_eq!(warns, state == State::Unknown, "{state:?}");
            let before = office.everything(&lead).await;
            assert!(text(&office.get(&path).await).contains("Send it"));
            assert_eq!(
                office.everything(&lead).await,
                before,
                "a look changes nothing"
            );
            let done = office.post(&path, &format!("choice={choice}")).await;
            assert!(text(&done).contains(says), "{state:?} {choice}");
            let message = office.cloud.message_to(&lead, &id).await.unwrap().unwrap();
            assert_eq!(message.state, State::Dropped);
            let after = office.everything(&lead).await;
            let again = office.post(&path, &format!("choice={choice}")).await;
            assert!(text(&again).contains("Settled already"));
            assert_eq!(office.everything(&lead).await, after, "twice is once");
        }
    }
}

#[tokio::test]
async fn a_held_mail_is_dropped_and_one_to_a_blocked_lead_can_only_be_dropped() {
    let office = Office::open().await;
    let (lead, id) = held(&office).await;
    let path = office.path_of(Purpose::Message, &lead, "morgan", id.as_str());
    let stop = office.path_of(Purpose::Stop, &lead, "-", "stop");
    office.post(&stop, "choice=stop").await;
    let shown = text(&office.get(&path).await);
    assert!(shown.contains("it can only be dropped"));
    assert_eq!(office.post(&path, "choice=release").await.status(), 422);
    let dropped = office.post(&path, "choice=drop").await;
    assert!(text(&dropped).contains("Recorded: it does not go out"));
    let message = office.cloud.message_to(&lead, &id).await.unwrap().unwrap();
    assert_eq!(message.state, State::Dropped);
}

#[tokio::test]
async fn being_in_touch_ends_the_automatic_steps() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    office.later(Duration::days(1) + Duration::hours(3));
    for _ in 0..3 {
        office.happens(&lead, Event::Tick).await;
        office.later(Duration::hours(2));
    }
    let home = Home::Lead(lead.clone());
    let messages = office.cloud.messages(&home).await.unwrap();
    let mail = messages
        .iter()
        .find(|message| message.state == State::Pending)
        .unwrap();
    let path = office.path_of(Purpose::Announcement, &lead, "sam", mail.id().as_str());
    assert_eq!(office.post(&path, "").await.status(), 422);
    let said = office.post(&path, "choice=in_touch").await;
    assert!(text(&said).contains("Recorded: you are in touch"));
    let stored = office.lead(&lead).await.lead;
    assert!(matches!(stored.stage, Stage::Open(Open::Active(_))));
    assert_eq!(stored.status(), "in_conversation");
    let message = office.cloud.message_to(&lead, mail.id()).await.unwrap();
    assert_eq!(message.unwrap().state, State::Dropped);
}

/// Two lapses in a row keep new leads from Sam.
pub(crate) async fn paused(office: &Office) -> LeadId {
    let lead = office.with_sam().await;
    for _ in 0..2 {
        let stored = office.lead(&lead).await;
        let now = office.cloud.now();
        let policy = office.cloud.active_policy(now).await.unwrap().unwrap();
        let mut decision = Decision::unchanged(&stored.lead);
        decision.loads.push(LoadChange::Lapsed(person("sam")));
        let id = format!("lapse {}", stored.version);
        let options = CommitOptions::default();
        let written = office
            .cloud
            .commit(&policy, &stored, &decision, &id, now, &options);
        written.await.unwrap();
    }
    lead
}

/// The button of the mail that tells of a pause.
pub(crate) fn resume_path(office: &Office, lead: &LeadId) -> String {
    let told = office.cloud.now().timestamp_millis().to_string();
    office.path_of(Purpose::Resume, lead, "sam", &told)
}

#[tokio::test]
async fn who_is_paused_and_has_time_again_gets_new_leads_again() {
    let office = Office::open().await;
    let lead = paused(&office).await;
    let sam = async || office.cloud.loads().await.unwrap().load(&person("sam"));
    assert!(sam().await.is_paused());
    let path = resume_path(&office, &lead);
    insta::assert_snapshot!("resume", readable(&office.get(&path).await));
    assert!(sam().await.is_paused(), "a look changes nothing");
    let lifted = office.post(&path, "").await;
    insta::assert_snapshot!("resumed", readable(&lifted));
    let load = sam().await;
    assert!(!load.is_paused());
    assert_eq!(load.resumed_at, Some(office.cloud.now()));
    let again = office.post(&path, "").await;
    assert!(text(&again).contains("Nothing to change"));
    assert_eq!(sam().await, load, "twice is once");
}

#[tokio::test]
async fn the_manager_ends_a_pause_where_a_lead_is_given_to_somebody() {
    let office = Office::open().await;
    let lead = paused(&office).await;
    let sam = async || office.cloud.loads().await.unwrap().load(&person("sam"));
    let path = office.path(Purpose::Assign, &lead, "morgan").await;
    let asked = text(&office.get(&path).await);
    assert!(asked.contains("Give Sam new leads again"), "{asked}");
    assert!(!asked.contains("Give Riley new leads again"), "{asked}");
    for wrong in [
        "resume=nobody",
        "resume=quinn",
        "resume=sam&to=riley",
        "resume=sam&do=own_up",
    ] {
        let refused = text(&office.post(&path, wrong).await);
        assert!(refused.contains("Choose one of the buttons."), "{refused}");
        assert!(sam().await.is_paused(), "{wrong}");
    }
    let done = text(&office.post(&path, "resume=sam").await);
    assert!(done.contains("New leads go to Sam Okafor again"), "{done}");
    assert!(!sam().await.is_paused());
    let again = text(&office.post(&path, "resume=sam").await);
    assert!(again.contains("Sam Okafor is not paused"), "{again}");
}

#[tokio::test]
async fn the_manager_brings_somebody_back_who_was_to_be_away_where_a_lead_is_given() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let now = office.cloud.now();
    let riley = person("riley");
    let load = async || office.cloud.loads().await.unwrap().load(&riley);
    let days = chrono::TimeDelta::days;
    // A holiday that is still to come is not ended by a button that nobody was shown.
    let to_come = Some((now + days(3), now + days(9)));
    office.cloud.set_away(&riley, to_come).await.unwrap();
    let path = office.path(Purpose::Assign, &lead, "morgan").await;
    let asked = text(&office.get(&path).await);
    assert!(!asked.contains("is back"), "{asked}");
    let nothing = text(&office.post(&path, "back=riley").await);
    assert!(nothing.contains("Riley Chen is not away"), "{nothing}");
    let stays = load().await;
    assert_eq!(stays.next_change(now), Some(now + days(3)));
    assert_eq!(stays.back_at(now + days(4)), Some(now + days(9)));
    // One that lasts is.
    let lasts = Some((now - days(1), now + days(9)));
    office.cloud.set_away(&riley, lasts).await.unwrap();
    let asked = text(&office.get(&path).await);
    assert!(asked.contains("Riley is back"), "{asked}");
    assert!(!asked.contains("Sam is back"), "{asked}");
    assert!(load().await.is_away(now), "a look changes nothing");
    for wrong in [
        "back=nobody",
        "resume=quinn",
        "back=riley&to=riley",
        "back=riley&resume=riley",
        "back=riley&do=own_up",
        "back=riley&link=ana%40example.org",
        "do=nudge&link=ana%40example.org",
    ] {
        let refused = text(&office.post(&path, wrong).await);
        assert!(refused.contains("Choose one of the buttons."), "{refused}");
        assert!(load().await.is_away(now), "{wrong}");
    }
    let done = text(&office.post(&path, "back=riley").await);
    assert!(done.contains("Riley Chen is back"), "{done}");
    assert!(!load().await.is_away(now));
    let again = text(&office.post(&path, "back=riley").await);
    assert!(again.contains("Riley Chen is not away"), "{again}");
}

#[tokio::test]
async fn the_button_of_an_earlier_pause_does_not_end_a_later_one() {
    let office = Office::open().await;
    let lead = paused(&office).await;
    let path = resume_path(&office, &lead);
    office.post(&path, "").await;
    office
        .aws
        .clock()
        .advance(std::time::Duration::from_secs(3600))
        .unwrap();
    paused(&office).await;
    let late = office.post(&path, "").await;
    assert!(text(&late).contains("from an earlier pause"));
    let load = office.cloud.loads().await.unwrap().load(&person("sam"));
    assert!(load.is_paused());
}

#[tokio::test]
async fn the_rep_lets_the_mail_go_on_that_a_colleague_of_theirs_holds() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path_of(Purpose::GoOn, &lead, "sam", "0");
    let nothing = office.get(&path).await;
    assert!(text(&nothing).contains("It does not wait for this any more."));
    let heard = Event::ColleagueInTouch {
        lead: LeadId::parse("another").unwrap(),
        at: office.cloud.now(),
        pending: None,
    };
    office.happens(&lead, heard).await;
    let before = office.everything(&lead).await;
    insta::assert_snapshot!("go_on", readable(&office.get(&path).await));
    assert_eq!(
        office.everything(&lead).await,
        before,
        "a GET changes nothing"
    );
    insta::assert_snapshot!("went_on", readable(&office.post(&path, "").await));
    let now = office.cloud.now();
    let hold = office.lead(&lead).await.lead.colleague_pause;
    assert!(hold.is_some_and(|hold| hold.until <= now));
    let after = office.everything(&lead).await;
    let again = office.post(&path, "").await;
    assert_eq!(again.status(), 200);
    assert_eq!(office.everything(&lead).await, after, "twice is once");
}

#[tokio::test]
async fn an_address_is_somebodys_once_they_say_so_and_a_look_changes_nothing() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let hash = office.cloud.address_hash("sam.private@example.net");
    let path = office.path_of(Purpose::OwnAddress, &lead, "sam", &hash);
    insta::assert_snapshot!("own_address", readable(&office.get(&path).await));
    let owner = async || office.cloud.owner_of_address(&hash).await.unwrap();
    assert_eq!(owner().await, None);
    insta::assert_snapshot!("own_address_added", readable(&office.post(&path, "").await));
    assert_eq!(owner().await, Some(person("sam")));
    assert!(text(&office.get(&path).await).contains("known as yours"));
    // What is somebody's stays theirs, and what the team file says of a colleague is not to be had.
    let riley = office.path_of(Purpose::OwnAddress, &lead, "riley", &hash);
    assert!(text(&office.post(&riley, "").await).contains("a colleague's"));
    assert_eq!(owner().await, Some(person("sam")));
    let of_riley = office.cloud.address_hash("riley@example.com");
    let path = office.path_of(Purpose::OwnAddress, &lead, "sam", &of_riley);
    assert!(text(&office.post(&path, "").await).contains("a colleague's"));
    assert_eq!(
        office.cloud.owner_of_address(&of_riley).await.unwrap(),
        None
    );
    // A link that names no hash is none of ours.
    let path = office.path_of(Purpose::OwnAddress, &lead, "sam", "c1_inbound_0");
    assert_eq!(office.post(&path, "").await.status(), 404);
}

#[tokio::test]
async fn the_rep_says_that_it_was_not_them_and_what_waited_goes_on() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let event = Event::Unproven(followup::event::Unproven::Silence);
    let now = office.cloud.now();
    let options = CommitOptions {
        payload: Some(cloud::table::texts::PersonalText::note("Leave me alone.")),
        ..CommitOptions::default()
    };
    office
        .cloud
        .act(&lead, &event, now, &options)
        .await
        .unwrap();
    let outcome = office.path_of(Purpose::Outcome, &lead, "sam", "c1_inbound_0");
    let page = text(&office.get(&outcome).await);
    assert!(
        page.contains("asked in their name to be left alone"),
        "{page}"
    );
    let path = office.path_of(Purpose::GoOn, &lead, "sam", "0");
    insta::assert_snapshot!("in_doubt", readable(&office.get(&path).await));
    let said = office.post(&path, "").await;
    assert!(text(&said).contains("Recorded"), "{}", text(&said));
    assert_eq!(office.lead(&lead).await.lead.doubt, None);
}

#[tokio::test]
async fn the_other_lead_of_a_person_is_found_by_a_name_or_a_number_and_linked_by_one_more_click() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let other = office.judged(BO, false).await;
    let path = office.path(Purpose::Assign, &lead, "morgan").await;
    // Whoever has the link alone is told of nobody, but whom an address or an id names.
    for typed in ["link=Bo+Ek", "link=010+0142", "link=12"] {
        let refused = office.post(&path, typed).await;
        assert_eq!(refused.status(), 403, "{typed}");
        let said = text(&refused);
        assert!(
            said.contains("signed in at the desk") && !said.contains("Bo Ek"),
            "{said}"
        );
    }
    let mut riley = Browser::of(&office, "riley").await;
    assert_eq!(
        riley.post(&path, "link=Bo+Ek").await.status(),
        403,
        "another's link"
    );
    let mut morgan = Browser::of(&office, "morgan").await;
    let refused = morgan.post(&path, "link=12").await;
    assert_eq!(refused.status(), 422);
    let says = "Type the last six digits of the number at least.";
    assert!(text(&refused).contains(says), "{}", text(&refused));
    // Itself is not another one.
    for unknown in ["link=nobody%40example.org", "link=ann", "link=Zoe"] {
        let answer = morgan.post(&path, unknown).await;
        assert_eq!(answer.status(), 200);
        assert!(
            !text(&answer).contains("name=\"link\""),
            "{}",
            text(&answer)
        );
    }
    for typed in ["link=Bo+Ek", "link=ek", "link=010+0142", "link=5550100142"] {
        let found = text(&morgan.post(&path, typed).await);
        assert!(found.contains("Link with Bo Ek, who asked "), "{found}");
        assert!(
            found.contains(&format!("name=\"link\" value=\"{other}\"")),
            "{found}"
        );
    }
    assert_eq!(office.lead(&lead).await.lead.linked, []);
    let linked = office.post(&path, &format!("link={other}")).await;
    assert!(
        text(&linked).contains("The two are linked"),
        "{}",
        text(&linked)
    );
    assert_eq!(office.lead(&lead).await.lead.linked, [other]);
}

#[tokio::test]
async fn whom_the_criteria_exclude_goes_to_a_rep_with_a_reason_alone() {
    let office = Office::open_with(|sources| {
        let policy = sources.files.get_mut("policy.toml").unwrap();
        *policy = policy.replace(
            "    { name = \"called us\"",
            "    { name = \"not ours\", when = { field = \"topic\", any_of = [\"sales\"] }, exclude = true },\n    { name = \"called us\"",
        );
    })
    .await;
    let lead = office.judged(ANN, false).await;
    let path = office.path(Purpose::Verdict, &lead, "morgan").await;
    let asked = office.post(&path, "verdict=ready").await;
    assert_eq!(asked.status(), 422);
    let page = text(&asked);
    assert!(page.contains("The criteria say otherwise"), "{page}");
    let before = office.lead(&lead).await;
    assert!(matches!(
        before.lead.stage,
        Stage::Open(Open::WithManager { .. })
    ));
    let told = office
        .post(&path, "verdict=ready&note=They+are+a+partner+of+ours")
        .await;
    assert_eq!(told.status(), 200);
    let page = text(&told);
    assert!(page.contains("against what the criteria say"), "{page}");
    assert!(page.contains("They are a partner of ours"), "{page}");
}
