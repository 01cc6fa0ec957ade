//! The mailbox of whoever asked is full: the mail service tries for hours, and gives up on each mail. Nobody has read anything, so that no
//! step counts as done, and whoever follows up hears it.

use followup::ids::LeadId;
use followup::lead::ObligationKind;
use followup::message::NotSentReason;
use followup::timeline::Fact;
use journeys::{Town, plain};

/// At the mail service's test domain a mailbox of this name takes nothing for now.
const FULL: &str = "softbounce@customer.test";

async fn asks(town: &Town, phone: bool) -> LeadId {
    let mut fields = vec![
        ("name", "Ana Silva"),
        ("email", FULL),
        ("topic", "sales"),
        ("message", "What do ten lamps cost?"),
    ];
    if phone {
        fields.push(("phone", "+1 212 555 0177"));
    }
    town.inquire(&fields).await
}

/// The steps that are on record as not delivered.
async fn not_delivered(town: &Town, lead: &LeadId) -> Vec<String> {
    let view = town.lead(lead).await;
    let steps = view.timeline.iter().filter_map(|line| {
        let Fact::NotSent {
            step: Some(step),
            why: NotSentReason::NotDelivered,
        } = &line.fact
        else {
            return None;
        };
        Some(step.clone())
    });
    steps.collect()
}

#[tokio::test]
async fn whoever_follows_up_hears_that_mails_do_not_arrive_and_no_step_counts() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = asks(&town, true).await;
    town.until("2026-03-02 12:00").await;
    let rep = town.rep_of(&lead).await;
    let told = town.last_mail(&rep, "Not delivered to Ana Silva");
    let text = plain(&told);
    assert!(text.contains("their mailbox did not take it"), "{text}");
    assert!(
        text.contains("+1 212 555 0177"),
        "there is another way: {text}"
    );
    // Nobody calls, the mail of the third step comes back like the acknowledgement, and counts for nothing.
    town.until("2026-03-06 17:00").await;
    assert_eq!(
        not_delivered(&town, &lead).await,
        ["acknowledgement", "mail"]
    );
    let state = town.lead(&lead).await.state;
    assert_eq!((state.touches, state.unattended_emails), (0, 0));
    assert_eq!(state.blocked, None, "the mailbox may take the next one");
    // It has not been said that we are late, so that whoever calls has to say it.
    let first = state.owed.first_touch().expect("nobody has called");
    assert_eq!(first.owned_up, None);
    town.days(30).await;
    town.is_well_run().await;
}

#[tokio::test]
async fn who_can_only_be_written_to_is_somebodys_task() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = asks(&town, false).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    // The rep writes from a mailbox of their own, and the next mail of ours comes back.
    let task = town.last_mail(&rep, "Write to Ana Silva");
    town.click(&task, "Wrote to them").await;
    town.until("2026-03-20 17:00").await;
    let view = town.lead(&lead).await;
    assert!(view.state.owed.has(&[ObligationKind::Decide]), "{view:?}");
    assert_eq!(view.line.status, "to_decide");
    assert_eq!(town.rep_of(&lead).await, rep);
    let list = plain(&town.last_mail(&rep, "Today"));
    assert!(list.contains("Ana Silva"), "{list}");
    town.is_well_run().await;
}

#[tokio::test]
async fn a_report_of_their_server_says_the_same_once() {
    let town = Town::open("2026-03-02 10:00").await;
    let fields = [
        ("name", "Ana Silva"),
        ("email", "ana@customer.test"),
        ("topic", "sales"),
    ];
    let lead = town.inquire(&fields).await;
    town.until("2026-03-02 11:00").await;
    let thanks = town.mails_to("ana@customer.test")[0].clone();
    for feedback in ["f1", "f2"] {
        let event = serde_json::json!({
            "detail-type": "Email Bounced",
            "source": "aws.ses",
            "detail": {
                "eventType": "Bounce",
                "mail": { "messageId": thanks.ses_id, "destination": ["ana@customer.test"], "tags": {} },
                "bounce": {
                    "bounceType": "Transient",
                    "bounceSubType": "General",
                    "feedbackId": feedback,
                    "bouncedRecipients": [{ "emailAddress": "ana@customer.test", "action": "failed", "status": "4.4.7" }]
                }
            }
        });
        town.is_told(&event.to_string()).await;
    }
    assert_eq!(not_delivered(&town, &lead).await, ["acknowledgement"]);
}
