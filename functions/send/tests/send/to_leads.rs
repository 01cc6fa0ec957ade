//! Every mail that a lead gets, as it leaves.

use followup::event::{Disposition, Event, Verdict};
use followup::ids::LeadId;
use followup::message::{Message, StopRule};

use crate::support::{ANA, CY, TUESDAY, Town, changed, person, shipped, shown};

/// Writes a message of this template to the lead's outbox and sends it.
async fn mailed(town: &Town, lead: &LeadId, template: &str) -> String {
    let stored = town.stored(lead).await;
    let now = town.now();
    let message = Message::new(
        &stored.lead,
        template,
        template,
        StopRule::Automatic,
        now,
        now,
    );
    // A decision of the lead carries it, as the cadence's would.
    let policy = town.cloud.active_policy(now).await.unwrap().unwrap();
    let mut decision = followup::decide::Decision::unchanged(&stored.lead);
    decision.messages.push(message);
    let options = cloud::table::commit::CommitOptions::default();
    town.cloud
        .commit(&policy, &stored, &decision, template, now, &options)
        .await
        .unwrap();
    shown(&town.mail_to("ana@acme.test").await)
}

#[tokio::test]
async fn the_acknowledgement() {
    let town = Town::new(TUESDAY).await;
    town.asks(ANA).await;
    town.advance(2);
    insta::assert_snapshot!(shown(&town.mail_to("ana@acme.test").await));
}

#[tokio::test]
async fn the_acknowledgement_of_somebody_who_wants_to_wait() {
    let town = Town::new(TUESDAY).await;
    let later = [ANA, &[("contact_when", "later")]].concat();
    town.asks(&later).await;
    town.advance(2);
    insta::assert_snapshot!(shown(&town.mail_to("ana@acme.test").await));
}

#[tokio::test]
async fn every_written_step_in_both_tongues() {
    let templates = [
        "mail",
        "letter",
        "goodbye",
        "conversation_mail",
        "conversation_letter",
        "later",
        "question",
    ];
    for attempted in [false, true] {
        for template in templates {
            let town = Town::new(TUESDAY).await;
            let lead = town.riley_gets(ANA).await;
            if attempted {
                town.reports(&lead, "riley", Disposition::Voicemail).await;
            }
            let tongue = if attempted { "attempted" } else { "neutral" };
            let mail = mailed(&town, &lead, template).await;
            insta::assert_snapshot!(format!("{template}_{tongue}"), mail);
        }
    }
}

#[tokio::test]
async fn who_was_written_to_is_not_written_to_as_if_nobody_had() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.reports(&lead, "riley", Disposition::Wrote).await;
    let letter = mailed(&town, &lead, "letter").await;
    assert!(letter.contains("One of us wrote to you"), "{letter}");
    assert!(!letter.contains("tried to reach"), "{letter}");
    insta::assert_snapshot!("letter_written", letter);
    // The same words are true of a mail that was written, and of nothing else.
    let other = Town::new(TUESDAY).await;
    let lead = other.riley_gets(ANA).await;
    let letter = mailed(&other, &lead, "letter").await;
    assert!(!letter.contains("wrote to you"), "{letter}");
}

#[tokio::test]
async fn a_request_for_help_is_acknowledged_with_an_answer_by_a_person() {
    let town = Town::new(TUESDAY).await;
    let help = [
        ("name", "Fay Lund"),
        ("email", "fay@acme.test"),
        ("phone", "+1 212 555 0144"),
        ("topic", "support"),
        ("contact_when", "later"),
    ];
    town.asks(&help).await;
    town.advance(2);
    let text = town.mail_to("fay@acme.test").await.text.unwrap();
    let promise = "A person will answer you today by 2:00 PM New York time.";
    assert!(text.contains(promise), "{text}");
    assert!(!text.contains("call"), "{text}");
}

#[tokio::test]
async fn the_courteous_no_is_signed_by_who_released_it() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(CY).await;
    town.judged(&lead).await;
    let verdict = Event::Verdict {
        verdict: Verdict::Refuse,
        by: person("morgan"),
    };
    town.event(&lead, verdict).await;
    town.advance(1);
    insta::assert_snapshot!(shown(&town.mail_to("cy@bolts.test").await));
}

#[tokio::test]
async fn a_promise_whose_time_has_passed_is_not_made() {
    let town = Town::under(TUESDAY, &{
        let mut sources = shipped();
        let letter = sources.files.get_mut("templates/owing_letter.md").unwrap();
        *letter = letter.replace(
            "If you would rather",
            "{{ next_contact }} If you would rather",
        );
        sources
    })
    .await;
    let lead = town.riley_gets(ANA).await;
    town.set("2026-03-05T15:00:00Z");
    let mail = mailed(&town, &lead, "letter").await;
    assert!(
        mail.contains("It is with one of us, and you will hear from a person."),
        "{mail}"
    );
    assert!(!mail.contains("We will call you"), "{mail}");
}

#[tokio::test]
async fn an_answer_goes_to_the_company_where_no_mail_comes_back_and_nobody_has_the_lead() {
    let town = Town::bare(TUESDAY, |settings| settings.reply_domain = None).await;
    town.push(&shipped()).await;
    town.asks(ANA).await;
    town.advance(2);
    let mail = town.mail_to("ana@acme.test").await;
    assert_eq!(mail.headers["Reply-To"], "hello@example.com");
}

#[tokio::test]
async fn who_works_alone_and_is_away_says_until_when_and_promises_from_then() {
    let people = "[[people]]\nid = \"solo\"\nname = \"Sol Lo\"\nemail = \"sol@example.com\"\n\
                  roles = [\"rep\", \"qualifier\", \"manager\"]\n";
    let mut sources = changed("policy.toml", "format = 1", "format = 1");
    sources
        .files
        .insert("team.toml".to_owned(), people.to_owned());
    let town = Town::under(TUESDAY, &sources).await;
    let until = crate::support::at("2026-03-09T13:00:00Z");
    let away = Some((town.now(), until));
    town.cloud.set_away(&person("solo"), away).await.unwrap();
    town.asks(ANA).await;
    town.advance(2);
    let text = town.mail_to("ana@acme.test").await.text.unwrap();
    assert!(text.contains("we are away until Monday, March 9"), "{text}");
    assert!(
        text.contains("We will call you by Monday, March 9, 1:00 PM New York time."),
        "{text}"
    );
}
