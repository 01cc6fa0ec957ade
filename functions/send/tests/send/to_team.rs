//! Every mail about one lead that the team gets, as it leaves.

use cloud::table::commit::CommitOptions;
use followup::decide::{Decision, LoadChange};
use followup::event::{Disposition, Event, MachineReply, Sign};
use followup::ids::LeadId;
use followup::message::{ACKNOWLEDGEMENT, Escalation, LeftAloneNews, NoticeKind};
use local::{AcceptedMail, Fault};

use crate::support::{ANA, BO, CY, TUESDAY, Town, changed, person, shown};

#[tokio::test]
async fn the_task_of_a_new_lead() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.tick(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_to("riley@example.com").await));
}

#[tokio::test]
async fn the_task_of_a_lead_without_a_phone_has_the_words() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(BO).await;
    town.advance(2);
    town.tick(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_to("riley@example.com").await));
}

#[tokio::test]
async fn the_task_of_an_answer_has_what_they_wrote() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    let options = CommitOptions {
        payload: Some(cloud::table::texts::PersonalText::mail(
            "Yes, please call after four.\nAna",
        )),
        ..CommitOptions::default()
    };
    let replied = Event::Sign(Sign::Replied);
    town.cloud
        .act(&lead, &replied, town.now(), &options)
        .await
        .unwrap();
    town.advance(1);
    insta::assert_snapshot!(shown(&town.mail_named("wrote back").await));
}

#[tokio::test]
async fn the_deputy_is_offered_what_leads_the_team_also_while_the_manager_is_here() {
    for (deputy, leads) in [("sam", false), ("riley", true)] {
        let named = format!("id = \"morgan\"\ndeputy = \"{deputy}\"");
        let sources = changed("team.toml", "id = \"morgan\"", &named);
        let town = Town::under(TUESDAY, &sources).await;
        let lead = town.riley_gets(ANA).await;
        town.sign(&lead, Sign::Replied).await;
        town.advance(1);
        let wrote = shown(&town.mail_named("wrote back").await);
        assert_eq!(wrote.contains("Give it to somebody"), leads, "{wrote}");
        let sign = Sign::Replied;
        town.event(&lead, Event::ErasureDemanded { sign, at: None })
            .await;
        let news = LeftAloneNews::ErasureDemanded;
        town.notice("riley", &lead, NoticeKind::LeftAlone { news })
            .await;
        town.advance(1);
        let mut mails = town.post().await;
        mails.retain(|mail| mail.to == ["riley@example.com"]);
        let demanded = mails
            .iter()
            .rfind(|mail| mail.subject.contains("demands that"));
        let demanded = shown(demanded.unwrap());
        let erases = demanded.contains("See what is kept, and erase it");
        assert_eq!(erases, leads, "{demanded}");
    }
}

const NOTE: &str = "Wants the long lamps, not the round ones.";

/// The answer to "vm" with a note, a day later.
#[tokio::test]
async fn who_answers_comes_with_what_was_asked_written_and_noted() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.advance(3);
    town.post().await;
    town.reports_noting(&lead, "riley", Disposition::Voicemail, Some(NOTE))
        .await;
    town.advance(60);
    let options = CommitOptions {
        payload: Some(cloud::table::texts::PersonalText::mail(
            "Yes, please call after four.\nAna",
        )),
        ..CommitOptions::default()
    };
    let replied = Event::Sign(Sign::Replied);
    let now = town.now();
    let acted = town.cloud.act(&lead, &replied, now, &options).await;
    acted.unwrap();
    let mail = town.mail_named("wrote back").await;
    let text = words(&mail).replace("> ", "");
    for said in [
        "Yes, please call after four.",
        "What do 200 lamps cost?",
        "What we wrote last",
        "Thank you for your question about our products and prices. It has arrived safely",
        NOTE,
        "Riley Chen, today 10:03",
    ] {
        assert!(text.contains(said), "{said} is missing:\n{text}");
    }
    // What is theirs to press stays with them.
    let html = mail.html.unwrap();
    assert!(!html.contains("/b/") && !html.contains("/u/"), "{html}");
    assert!(
        !text.contains("Springfield") && !text.contains("please do:"),
        "{text}"
    );
}

#[tokio::test]
async fn a_note_travels_with_the_callback_the_move_and_the_lists() {
    let town = Town::new(TUESDAY).await;
    let (ana, bo) = (town.riley_gets(ANA).await, town.riley_gets(BO).await);
    town.tick(&ana).await;
    town.post().await;
    town.reports_noting(&ana, "riley", Disposition::Voicemail, Some(NOTE))
        .await;
    town.set("2026-03-04T15:30:00Z");
    town.tick(&ana).await;
    let callback = words(&town.mail_named("Next").await);
    assert!(callback.contains(NOTE), "{callback}");
    // Gathered with another, it is a line.
    for lead in [&ana, &bo] {
        town.notice("riley", lead, NoticeKind::CallDue).await;
    }
    town.advance(61);
    let list = words(&town.mail_named("Waiting for you").await);
    assert_eq!(list.matches(NOTE).count(), 1, "{list}");
    let given = Event::Assigned {
        to: person("sam"),
        by: person("morgan"),
    };
    town.event(&ana, given).await;
    let moved = words(&town.mail_named("Now yours").await);
    assert!(moved.contains(NOTE), "{moved}");
    assert!(moved.contains("Riley Chen"), "{moved}");
}

#[tokio::test]
async fn a_note_stands_on_the_list_at_opening() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.post().await;
    town.reports_noting(&lead, "riley", Disposition::Voicemail, Some(NOTE))
        .await;
    town.set("2026-03-03T22:00:00Z");
    town.notice("riley", &lead, NoticeKind::CallDue).await;
    town.set("2026-03-04T14:00:00Z");
    let list = words(&town.mail_named("Today, Wednesday").await);
    assert!(list.contains(NOTE), "{list}");
}

#[tokio::test]
async fn what_the_qualifier_settles() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(CY).await;
    town.judged(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_to("quinn@example.com").await));
}

#[tokio::test]
async fn a_mail_offers_its_reader_nothing_that_the_page_would_refuse() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(CY).await;
    town.judged(&lead).await;
    let mail = words(&town.mail_to("quinn@example.com").await);
    assert!(mail.contains("Your verdict"), "{mail}");
    assert!(!mail.contains("Give it to somebody"), "{mail}");
    // Who qualifies no more when it leaves is not asked; whoever leads the team may give the lead to somebody, too.
    for who in ["riley", "morgan"] {
        town.notice(who, &lead, NoticeKind::Qualify).await;
    }
    let mails = town.post().await;
    let of = |address: &str| mails.iter().find(|mail| mail.to == [address]);
    let asked = words(of("morgan@example.com").unwrap());
    assert!(asked.contains("Give it to somebody"), "{asked}");
    assert!(of("riley@example.com").is_none(), "{mails:#?}");
}

#[tokio::test]
async fn a_call_that_is_due_again() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.post().await;
    town.reports(&lead, "riley", Disposition::Voicemail).await;
    town.set("2026-03-04T15:30:00Z");
    town.tick(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_named("Next").await));
}

#[tokio::test]
async fn the_warning_and_both_sides_of_the_move() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.set("2026-03-04T19:30:00Z");
    town.tick(&lead).await;
    let mut mails = town.post().await;
    mails.retain(|mail| mail.subject.contains("moves on"));
    insta::assert_snapshot!("the_warning", shown(&mails[0]));
    town.set("2026-03-05T15:10:00Z");
    town.tick(&lead).await;
    town.tick(&lead).await;
    town.routed(&lead, "sam").await;
    let mails = town.post().await;
    let named = |words: &str| {
        let found = mails.iter().find(|mail| mail.subject.contains(words));
        shown(found.unwrap_or_else(|| panic!("{mails:#?}")))
    };
    insta::assert_snapshot!("moved_away", named("is now with"));
    insta::assert_snapshot!("moved_here", named("Now yours"));
}

#[tokio::test]
async fn the_announcement_of_a_written_step() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.set("2026-03-04T17:00:00Z");
    town.tick(&lead).await;
    town.post().await;
    // The reminder is in the mail of an hour, and the announcement in that of the next.
    town.set("2026-03-04T19:05:00Z");
    town.tick(&lead).await;
    // What else came up in the hour stands in the same mail; alone, each is shown in full.
    insta::assert_snapshot!(
        "the_mail_of_an_hour",
        shown(&town.mail_named("waits for the first contact").await)
    );
    let (_, message) = town.message(&lead, "mail").await;
    town.advance(60);
    let kind = NoticeKind::Announcement {
        message: message.id,
    };
    town.notice("riley", &lead, kind).await;
    insta::assert_snapshot!(shown(&town.mail_named("Goes out").await));
}

#[tokio::test]
async fn a_mail_that_a_stop_has_met_is_announced_to_nobody() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.set("2026-03-04T17:00:00Z");
    town.tick(&lead).await;
    town.set("2026-03-04T19:05:00Z");
    town.tick(&lead).await;
    town.post().await;
    let (_, message) = town.message(&lead, "mail").await;
    let replied = Event::Sign(Sign::Replied);
    let options = CommitOptions::default();
    let now = town.now();
    town.cloud
        .act(&lead, &replied, now, &options)
        .await
        .unwrap();
    let kind = NoticeKind::Announcement {
        message: message.id,
    };
    town.notice("riley", &lead, kind).await;
    town.advance(1);
    let mails = town.post().await;
    let goes_out = |mail: &&AcceptedMail| {
        let text = shown(mail);
        mail.subject.contains("Goes out") || text.contains("goes out at")
    };
    assert_eq!(mails.iter().filter(goes_out).count(), 0, "{mails:#?}");
}

#[tokio::test]
async fn they_wrote_again() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    let again = [ANA, &[("message", "And what do 300 cost?")]].concat();
    let again: Vec<(&str, &str)> = again
        .into_iter()
        .filter(|(name, value)| *name != "message" || value.starts_with("And"))
        .collect();
    town.advance(20);
    assert_eq!(town.inquires(&again).await, lead);
    town.tick(&lead).await;
    let mails = town.post().await;
    let mail = mails
        .iter()
        .find(|mail| mail.subject.contains("asked again"));
    let text = words(mail.unwrap());
    assert!(text.contains("And what do 300 cost?") && text.contains("What do 200 lamps cost?"));
    insta::assert_snapshot!(shown(mail.unwrap()));
}

/// Ana asks again, and says no more than who she is.
const ANA_AGAIN: &[(&str, &str)] = &[
    ("name", "Ana Silva"),
    ("email", "ana@acme.test"),
    ("topic", "sales"),
    ("message", "And what do 300 cost?"),
];

#[tokio::test]
async fn who_asks_again_keeps_the_number_and_the_company_that_they_left_first() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(20);
    town.asks(ANA_AGAIN).await;
    let again = words(&town.mail_named("asked again").await);
    for known in ["Call +1 212 555 0123", "Company: Acme Lamps"] {
        assert!(again.contains(known), "{known} is missing:\n{again}");
    }
    // Once it rests, what they ask anew is what it is about.
    town.reports(&lead, "riley", Disposition::NotNow).await;
    town.advance(60 * 24 * 3);
    town.asks(&[ANA_AGAIN, &[("timeframe", "now")]].concat())
        .await;
    town.routed(&lead, "riley").await;
    assert_ne!(
        town.stored(&lead).await.lead.inquiry,
        town.cloud.inquiries(&lead).await.unwrap()[0].0
    );
    town.advance(2);
    let task = words(&town.mail_named("Call Ana Silva").await);
    assert!(task.contains("Call +1 212 555 0123"), "{task}");
    assert!(task.contains("Company: Acme Lamps"), "{task}");
}

#[tokio::test]
async fn who_is_away_is_said_to_be_and_nobody_lapses_for_it() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.post().await;
    town.advance(30);
    let back = "2026-03-13".parse().ok();
    let away = Event::MachineReplied(MachineReply::AutoReply { back });
    town.event(&lead, away).await;
    // Ten days: without the absence it would have moved on the second.
    for day in 3..=13 {
        for hour in [15, 18, 20] {
            town.set(&format!("2026-03-{day:02}T{hour}:45:00Z"));
            town.tick(&lead).await;
        }
    }
    let stored = town.stored(&lead).await.lead;
    assert_eq!(stored.rep(), Some(&person("riley")));
    assert!(stored.former.is_empty());
    let mails = town.post().await;
    let moves = mails
        .iter()
        .filter(|mail| mail.subject.contains("moves on"));
    assert_eq!(moves.count(), 0, "{mails:#?}");
    town.notice("riley", &lead, NoticeKind::WroteAgain).await;
    let text = words(&town.mail_named("asked again").await);
    assert!(
        text.contains("Away: until Friday, March 13, as their automatic answer says"),
        "{text}"
    );
    // From the opening after that, the clock runs as for everybody.
    for day in [16, 17, 18, 19] {
        for hour in [15, 18, 20] {
            town.set(&format!("2026-03-{day:02}T{hour}:45:00Z"));
            town.tick(&lead).await;
        }
    }
    assert_eq!(town.stored(&lead).await.lead.former, [person("riley")]);
}

#[tokio::test]
async fn a_mail_that_was_not_sent_asks_for_a_decision() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.mail_fails(Fault::Refused("MessageRejected"), 1);
    town.deliver(&lead, ACKNOWLEDGEMENT).await;
    insta::assert_snapshot!(shown(&town.mail_named("Not sent").await));
}

/// The text of a mail in one line.
pub(crate) fn words(mail: &AcceptedMail) -> String {
    let text = mail.text.as_deref().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two lapses in a row keep new leads from Riley.
async fn pause(town: &Town, lead: &LeadId) {
    for _ in 0..2 {
        let stored = town.stored(lead).await;
        let now = town.now();
        let policy = town.cloud.active_policy(now).await.unwrap().unwrap();
        let mut decision = Decision::unchanged(&stored.lead);
        decision.loads.push(LoadChange::Lapsed(person("riley")));
        let id = format!("lapse {}", stored.version);
        let options = CommitOptions::default();
        let written = town
            .cloud
            .commit(&policy, &stored, &decision, &id, now, &options);
        written.await.unwrap();
    }
}

#[tokio::test]
async fn a_pause_of_new_leads_says_what_is_still_theirs() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    pause(&town, &lead).await;
    town.notice("riley", &lead, NoticeKind::Paused).await;
    insta::assert_snapshot!(shown(&town.mail_named("No new leads").await));
}

#[tokio::test]
async fn what_has_moved_on_meanwhile_is_not_mailed() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    let assigned = Event::Assigned {
        to: person("sam"),
        by: person("morgan"),
    };
    town.event(&lead, assigned).await;
    let mails = town.post().await;
    assert!(
        mails.iter().all(|mail| !mail.subject.starts_with("Call")),
        "{mails:#?}"
    );
    town.reports(&lead, "sam", Disposition::Won).await;
    town.notice("sam", &lead, NoticeKind::MovedHere).await;
    assert!(
        town.post()
            .await
            .iter()
            .all(|mail| mail.to != ["sam@example.com"])
    );
}

/// Written to, and never called.
const DEE: &[(&str, &str)] = &[
    ("name", "Dee Roy"),
    ("email", "dee@acme.test"),
    ("phone", "+1 212 555 0133"),
    ("contact_how", "email"),
    ("topic", "sales"),
    ("message", "By mail, please."),
];

#[tokio::test]
async fn who_is_written_to_comes_with_words_to_write_at_every_step() {
    for fields in [BO, DEE] {
        let town = Town::new(TUESDAY).await;
        let lead = town.riley_gets(fields).await;
        town.advance(2);
        town.tick(&lead).await;
        let first = words(&town.mail_named("Write to").await);
        town.reports(&lead, "riley", Disposition::Wrote).await;
        town.set("2026-03-04T15:30:00Z");
        town.tick(&lead).await;
        let again = words(&town.mail_named("Write to").await);
        assert!(first.contains("has come to me"), "{first}");
        for text in [&first, &again] {
            assert!(text.contains("A draft"), "{text}");
            assert!(
                !text.contains("What to say"),
                "a script for a call:\n{text}"
            );
            assert!(!text.contains("Is this a good moment"), "{text}");
        }
        assert!(
            again.contains("did not get lost"),
            "the same words again:\n{again}"
        );
    }
}

#[tokio::test]
async fn who_is_written_to_moves_with_words_to_write() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(DEE).await;
    town.tick(&lead).await;
    let assigned = Event::Assigned {
        to: person("sam"),
        by: person("morgan"),
    };
    town.event(&lead, assigned).await;
    let text = town.mail_named("Now yours").await.text.unwrap();
    assert!(text.contains("A draft"), "{text}");
    assert!(!text.contains("What to say"), "{text}");
}

#[tokio::test]
async fn a_second_call_that_is_the_first_has_the_words_of_the_first() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.post().await;
    town.reports(&lead, "riley", Disposition::Wrote).await;
    town.set("2026-03-04T15:30:00Z");
    town.tick(&lead).await;
    let text = words(&town.mail_named("Next").await);
    assert!(text.contains("Is this a good moment?"), "{text}");
    assert!(!text.contains("Was there a call before?"), "{text}");
}

/// Somebody who needs help, and buys nothing.
const FAY: &[(&str, &str)] = &[
    ("name", "Fay Lund"),
    ("email", "fay@acme.test"),
    ("topic", "support"),
    ("message", "My lamp does not light."),
];

#[tokio::test]
async fn what_is_no_lead_is_one_task_with_what_they_asked() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(FAY).await;
    town.judged(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_named("Please answer").await));
}

#[tokio::test]
async fn what_happened_in_one_instant_stands_in_its_order() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    let timeline = town.timeline(&lead).await;
    let kinds: Vec<&str> = timeline
        .iter()
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(kinds, ["received", "assessed", "assigned", "call_opened"]);
}

#[tokio::test]
async fn a_list_of_one_names_it_in_its_subject() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.post().await;
    town.set("2026-03-03T17:00:00Z");
    town.tick(&lead).await;
    let reminder = town.mail_named("waits for").await;
    assert_eq!(
        reminder.subject,
        "Ana Silva waits for the first contact, due today 2:00 PM"
    );
    let moved = NoticeKind::Escalation(Escalation::LapsedTwice);
    town.notice("morgan", &lead, moved).await;
    let told = town.mail_to("morgan@example.com").await;
    assert_eq!(
        told.subject,
        "Ana Silva is yours now: no contact was reported in time"
    );
    assert!(!told.text.unwrap().contains("have not heard from a person"));
}

#[tokio::test]
async fn a_text_part_reads_well_alone() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.tick(&lead).await;
    let text = town.mail_to("riley@example.com").await.text.unwrap();
    assert!(text.contains("- Call +1 212 555 0123\n"), "{text}");
    assert!(!text.contains("<+1"), "the number twice:\n{text}");
    assert!(text.contains("Needs it: Now"), "{text}");
    assert!(text.contains("- Look them up on the web:"), "{text}");
    let who = text.split("Who it is").nth(1).unwrap();
    let who = who.split("\n\n").next().unwrap_or(who);
    assert!(who.lines().count() < 8, "too long:\n{who}");
    assert!(!text.contains("0 attempts"), "{text}");
}

#[tokio::test]
async fn what_has_been_done_so_far_is_said_in_words() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.post().await;
    town.reports(&lead, "riley", Disposition::Reached).await;
    town.notice("riley", &lead, NoticeKind::WroteAgain).await;
    town.advance(1);
    let text = words(&town.mail_named("asked again").await);
    assert!(
        text.contains("So far: in contact since today 10:00"),
        "{text}"
    );
    assert!(!text.contains("attempt"), "{text}");
}

#[tokio::test]
async fn several_lapses_of_a_day_tell_of_one_pause() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    let other = town.riley_gets(BO).await;
    pause(&town, &lead).await;
    for lead in [&lead, &other] {
        town.notice("riley", lead, NoticeKind::Paused).await;
        town.advance(1);
    }
    let paused = town.mail_named("No new leads").await;
    assert!(
        paused.html.unwrap().contains("/r/r."),
        "a page behind the button"
    );
}

#[tokio::test]
async fn what_comes_due_for_several_leads_in_one_minute_is_one_mail() {
    let town = Town::new(TUESDAY).await;
    let first = town.riley_gets(ANA).await;
    let second = town.riley_gets(BO).await;
    town.post().await;
    town.set("2026-03-04T19:30:00Z");
    for lead in [&first, &second] {
        town.notice("riley", lead, NoticeKind::Warning).await;
    }
    let mail = town.mail_named("Going to somebody else soon").await;
    let text = words(&mail);
    assert_eq!(text.matches("moves on at").count(), 2, "{text}");
    assert_eq!(text.matches("I have it").count(), 2, "{text}");
    assert!(mail.subject.contains("Ana Silva") && mail.subject.contains("Bo Ek"));
}

#[tokio::test]
async fn a_pause_that_begins_at_closing_is_on_the_next_list_with_its_button() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    pause(&town, &lead).await;
    town.set("2026-03-03T22:00:00Z");
    town.notice("riley", &lead, NoticeKind::Paused).await;
    town.set("2026-03-04T14:00:00Z");
    let list = town.mail_named("Today, Wednesday").await;
    assert!(words(&list).contains("until you say that you have time"));
    assert!(list.html.unwrap().contains("/r/r."));
}

#[tokio::test]
async fn several_leads_that_move_away_in_one_minute_are_one_mail() {
    let town = Town::new(TUESDAY).await;
    let (ana, bo) = (town.riley_gets(ANA).await, town.riley_gets(BO).await);
    for lead in [&ana, &bo] {
        let given = Event::Assigned {
            to: person("sam"),
            by: person("morgan"),
        };
        town.event(lead, given).await;
    }
    let mails = town.post().await;
    let to_riley: Vec<_> = mails
        .iter()
        .filter(|mail| mail.to == ["riley@example.com"])
        .collect();
    assert_eq!(to_riley.len(), 1, "{to_riley:#?}");
    insta::assert_snapshot!(shown(to_riley[0]));
}

/// The shipped policy, in which the script of the first call has another name.
fn with_another_script() -> followup::policy::PolicyFiles {
    let mut sources = changed(
        "policy.toml",
        "template = \"script_call\"",
        "template = \"script_opening\"",
    );
    for ending in ["", "_imported"] {
        let text = sources
            .files
            .remove(&format!("templates/script_call{ending}.md"));
        let name = format!("templates/script_opening{ending}.md");
        sources.files.insert(name, text.unwrap());
    }
    sources
}

#[tokio::test]
async fn a_first_call_is_made_with_the_script_that_its_step_names() {
    let town = Town::under(TUESDAY, &with_another_script()).await;
    town.riley_gets(ANA).await;
    town.advance(2);
    let task = words(&town.mail_to("riley@example.com").await);
    assert!(task.contains("Is this a good moment?"), "{task}");
    assert!(!task.contains("Say who you are"), "{task}");
}

#[tokio::test]
async fn a_person_with_a_language_of_their_own_reads_it_with_the_leads_words_as_they_are() {
    let (id, german) = ("id = \"riley\"", "id = \"riley\"\nlanguage = \"de\"");
    let town = Town::under(TUESDAY, &changed("team.toml", id, german)).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.tick(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_to("riley@example.com").await));
}
