//! The mail service and the bus through the SDK.

use std::time::Duration;

use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use aws_sdk_sesv2::error::SdkError;
use aws_sdk_sesv2::operation::send_email::SendEmailError;
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::{
    Body, Content, Destination, EmailContent, Message, MessageHeader, MessageTag, RawMessage,
};
use local::{BusEvent, Fault, FaultPlan, FaultRule, LocalAws, LocalService, Options};
use mail_parser::MessageParser;

use crate::shop::{monday, options};

fn content(text: &str) -> Content {
    Content::builder().data(text).build().unwrap()
}

pub(crate) async fn send(aws: &LocalAws, to: &str) -> Result<String, SdkError<SendEmailError>> {
    let header = |name: &str, value: &str| {
        MessageHeader::builder()
            .name(name)
            .value(value)
            .build()
            .unwrap()
    };
    let tag = |name: &str, value: &str| {
        MessageTag::builder()
            .name(name)
            .value(value)
            .build()
            .unwrap()
    };
    let message = Message::builder()
        .subject(content("Your inquiry, Zoë"))
        .body(
            Body::builder()
                .text(content("Hello Zoë"))
                .html(content("<p>Hello Zoë</p>"))
                .build(),
        )
        .headers(header("Auto-Submitted", "auto-replied"))
        .headers(header("List-Unsubscribe", "<https://example.com/u/1>"))
        .build();
    let sent = aws
        .ses("test")
        .send_email()
        .from_email_address("Acme <sales@acme.example>")
        .destination(Destination::builder().to_addresses(to).build())
        .reply_to_addresses("reply+l1@acme.example")
        .configuration_set_name("baton")
        .email_tags(tag("lead", "l1"))
        .email_tags(tag("message", "m9"))
        .content(EmailContent::builder().simple(message).build())
        .send()
        .await?;
    Ok(sent.message_id().unwrap().to_owned())
}

fn types(events: &[BusEvent]) -> Vec<&str> {
    events.iter().map(BusEvent::detail_type).collect()
}

#[tokio::test]
async fn an_accepted_mail_is_kept_with_all_that_was_sent() {
    let aws = LocalAws::in_memory(options()).unwrap();
    let ses_id = send(&aws, "zoe@example.com").await.unwrap();
    let mails = aws.mailbox().all();
    let mail = mails.last().unwrap();
    assert_eq!(mail.ses_id, ses_id);
    assert_eq!(mail.at, monday());
    assert_eq!(mail.from, "Acme <sales@acme.example>");
    assert_eq!(mail.to, ["zoe@example.com"]);
    assert_eq!(mail.subject, "Your inquiry, Zoë");
    assert_eq!(mail.text.as_deref(), Some("Hello Zoë"));
    assert_eq!(mail.headers["Auto-Submitted"], "auto-replied");
    assert_eq!(mail.headers["Reply-To"], "reply+l1@acme.example");
    assert_eq!(mail.lead.as_deref(), Some("l1"));
    assert_eq!(mail.message.as_deref(), Some("m9"));
}

#[tokio::test]
async fn a_kept_mail_reads_as_a_message() {
    let aws = LocalAws::in_memory(options()).unwrap();
    let ses_id = send(&aws, "zoe@example.com").await.unwrap();
    let raw = aws.mailbox().eml("m1").unwrap();
    let parsed = MessageParser::default().parse(&raw).unwrap();
    assert_eq!(parsed.subject(), Some("Your inquiry, Zoë"));
    assert_eq!(
        parsed.message_id().unwrap(),
        format!("{ses_id}@email.amazonses.com")
    );
    assert_eq!(parsed.date().unwrap().to_timestamp(), monday().timestamp());
    assert_eq!(parsed.body_text(0).unwrap().trim(), "Hello Zoë");
    assert_eq!(parsed.body_html(0).unwrap().trim(), "<p>Hello Zoë</p>");
    assert_eq!(
        parsed.header_raw("List-Unsubscribe").unwrap().trim(),
        "<https://example.com/u/1>"
    );
    assert!(
        parsed
            .header_raw("Content-Type")
            .unwrap()
            .contains("multipart/alternative")
    );
    assert_eq!(aws.mailbox().eml("m2"), None);
}

#[tokio::test]
async fn a_raw_message_is_taken_as_it_is_but_for_its_id() {
    let aws = LocalAws::in_memory(options()).unwrap();
    let raw = "From: sales@acme.example\r\nTo: zoe@example.com\r\nSubject: Hello\r\nMessage-ID: <own@acme>\r\n\
               In-Reply-To: <x@y>\r\n\r\nGood day\r\n";
    let raw = RawMessage::builder().data(Blob::new(raw)).build().unwrap();
    let content = EmailContent::builder().raw(raw).build();
    aws.ses("test")
        .send_email()
        .content(content)
        .send()
        .await
        .unwrap();
    let mail = aws.mailbox().get("m1").unwrap();
    assert_eq!(
        (mail.from.as_str(), mail.to[0].as_str()),
        ("sales@acme.example", "zoe@example.com")
    );
    assert_eq!(mail.headers["In-Reply-To"], "<x@y>");
    let eml = String::from_utf8(aws.mailbox().eml("m1").unwrap()).unwrap();
    assert!(eml.contains(&mail.ses_id) && eml.contains("Date: ") && eml.ends_with("Good day\r\n"));
    assert!(!eml.contains("own@acme"));
}

#[tokio::test]
async fn a_header_with_a_line_break_and_an_address_that_is_none_are_refused() {
    let aws = LocalAws::in_memory(options()).unwrap();
    let unencoded = "Zoë <zoe@example.com>";
    for to in [unencoded, "not an address", "a@b\r\nBcc: c@d", "@"] {
        let error = send(&aws, to).await.unwrap_err().into_service_error();
        assert!(error.is_bad_request_exception(), "{to:?}");
    }
    assert!(aws.mailbox().is_empty());
}

#[tokio::test]
async fn the_mail_service_reports_what_became_of_a_mail() {
    let aws = LocalAws::in_memory(options()).unwrap();
    let ses_id = send(&aws, "zoe@example.com").await.unwrap();
    assert_eq!(aws.events().next_due(), Some(monday()));
    assert_eq!(types(&aws.events().take_events(monday())), ["Email Sent"]);
    let later = aws.clock().advance(Duration::from_secs(2)).unwrap();
    let events = aws.events().take_events(later);
    assert_eq!(types(&events), ["Email Delivered"]);
    let event = &events[0];
    assert_eq!((event.bus.as_str(), event.source()), ("default", "aws.ses"));
    assert_eq!(event.envelope["time"], "2026-03-02T09:00:02Z");
    let detail = event.detail();
    assert_eq!(detail["eventType"], "Delivery");
    assert_eq!(detail["mail"]["messageId"], ses_id);
    assert_eq!(detail["mail"]["timestamp"], "2026-03-02T09:00:00.000Z");
    assert_eq!(detail["mail"]["tags"]["message"][0], "m9");
    assert_eq!(detail["delivery"]["recipients"][0], "zoe@example.com");
    assert!(aws.events().is_empty());
}

#[tokio::test]
async fn a_test_address_bounces_or_complains() {
    let aws = LocalAws::in_memory(options()).unwrap();
    send(&aws, "bounce@simulator.amazonses.com").await.unwrap();
    send(&aws, "softbounce@mail.example.com").await.unwrap();
    send(&aws, "complaint@example.com").await.unwrap();
    send(&aws, "bounce@acme.com").await.unwrap();
    let events = aws
        .events()
        .take_events(monday() + chrono::TimeDelta::hours(1));
    let after_sent: Vec<_> = types(&events)
        .into_iter()
        .filter(|kind| *kind != "Email Sent")
        .collect();
    assert_eq!(
        after_sent,
        [
            "Email Bounced",
            "Email Bounced",
            "Email Delivered",
            "Email Delivered",
            "Email Complaint Received"
        ]
    );
    let bounces: Vec<_> = events
        .iter()
        .filter(|event| event.detail_type() == "Email Bounced")
        .collect();
    assert_eq!(bounces[0].detail()["bounce"]["bounceType"], "Permanent");
    assert_eq!(bounces[1].detail()["bounce"]["bounceType"], "Transient");
}

#[tokio::test]
async fn a_mail_whose_answer_is_lost_was_sent_and_one_that_found_no_connection_was_not() {
    let aws = LocalAws::in_memory(options()).unwrap();
    aws.faults().set(
        FaultPlan::new()
            .at(1, Fault::AnswerLost)
            .at(2, Fault::ConnectFailed),
    );
    send(&aws, "zoe@example.com").await.unwrap_err();
    assert_eq!(aws.mailbox().len(), 1);
    send(&aws, "zoe@example.com").await.unwrap_err();
    assert_eq!(aws.mailbox().len(), 1);
    assert_eq!(aws.faults().seen(), 2, "a mail is never retried");
    aws.faults()
        .set(FaultPlan::new().at(1, Fault::Refused("MessageRejected")));
    let refused = send(&aws, "zoe@example.com")
        .await
        .unwrap_err()
        .into_service_error();
    assert!(refused.is_message_rejected());
    aws.faults().set(FaultPlan::new().at(1, Fault::Throttled));
    let refused = send(&aws, "zoe@example.com")
        .await
        .unwrap_err()
        .into_service_error();
    assert!(refused.is_too_many_requests_exception());
}

#[tokio::test]
async fn the_account_says_what_may_be_sent() {
    let aws = LocalAws::in_memory(options()).unwrap();
    send(&aws, "zoe@example.com").await.unwrap();
    let account = aws.ses("test").get_account().send().await.unwrap();
    assert!(account.sending_enabled() && account.production_access_enabled());
    let quota = account.send_quota().unwrap();
    assert_eq!(
        (
            quota.max24_hour_send(),
            quota.max_send_rate(),
            quota.sent_last24_hours()
        ),
        (50_000.0, 14.0, 1.0)
    );
    aws.clock().advance(Duration::from_secs(25 * 3600)).unwrap();
    let account = aws.ses("test").get_account().send().await.unwrap();
    assert_eq!(account.send_quota().unwrap().sent_last24_hours(), 0.0);
}

fn entry(detail: &str) -> PutEventsRequestEntry {
    PutEventsRequestEntry::builder()
        .source("baton")
        .detail_type("lead.assigned")
        .detail(detail)
        .event_bus_name("arn:aws:events:us-east-1:000000000000:event-bus/leads")
        .build()
}

#[tokio::test]
async fn put_events_answers_200_with_the_failed_entries_inside() {
    let aws = LocalAws::in_memory(options()).unwrap();
    let bus = aws.eventbridge("test");
    let put = bus
        .put_events()
        .entries(entry("{\"lead\":\"l1\"}"))
        .entries(entry("no json"))
        .send()
        .await
        .unwrap();
    assert_eq!(put.failed_entry_count(), 1);
    assert_eq!(put.entries()[1].error_code(), Some("MalformedDetail"));
    let events = aws.events().take_events(monday());
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].bus, "leads");
    assert_eq!(
        events[0].envelope["id"].as_str(),
        put.entries()[0].event_id()
    );
    assert_eq!(events[0].detail()["lead"], "l1");
    let rule = FaultRule::always(Fault::EntriesFailed).service(LocalService::EventBridge);
    aws.faults().set(FaultPlan::new().rule(rule));
    let put = bus.put_events().entries(entry("{}")).send().await.unwrap();
    assert_eq!(put.failed_entry_count(), 1);
    assert!(aws.events().is_empty());
}

#[tokio::test]
async fn more_than_ten_entries_are_refused() {
    let aws = LocalAws::in_memory(options()).unwrap();
    let entries = vec![entry("{}"); 11];
    let error = aws
        .eventbridge("test")
        .put_events()
        .set_entries(Some(entries))
        .send()
        .await
        .unwrap_err();
    assert_eq!(
        error.into_service_error().meta().code(),
        Some("ValidationException")
    );
}

#[tokio::test]
async fn events_may_come_twice_in_any_order_or_not_at_all() {
    let take = async |plan: FaultPlan| {
        let aws = LocalAws::in_memory(options()).unwrap();
        let bus = aws.eventbridge("test");
        for number in 0..9 {
            bus.put_events()
                .entries(entry(&format!("{{\"number\":{number}}}")))
                .send()
                .await
                .unwrap();
        }
        aws.faults().set(plan);
        let events = aws.events().take_events(monday());
        events
            .iter()
            .map(|event| event.detail()["number"].as_u64().unwrap())
            .collect::<Vec<_>>()
    };
    let in_order: Vec<u64> = (0..9).collect();
    assert_eq!(take(FaultPlan::new()).await, in_order);
    assert_eq!(take(FaultPlan::new().duplicate_events(1)).await.len(), 18);
    assert!(take(FaultPlan::new().lose_events(1)).await.is_empty());
    let mut reordered = take(FaultPlan::new().reorder_events()).await;
    assert_ne!(reordered, in_order);
    reordered.sort_unstable();
    assert_eq!(reordered, in_order);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_ids() {
    let mut runs = Vec::new();
    for seed in [1, 1, 2] {
        let aws = LocalAws::in_memory(Options { seed, ..options() }).unwrap();
        let mut ids = vec![
            send(&aws, "a@example.com").await.unwrap(),
            send(&aws, "b@example.com").await.unwrap(),
        ];
        assert_ne!(ids[0], ids[1]);
        let events = aws
            .events()
            .take_events(monday() + chrono::TimeDelta::minutes(1));
        ids.extend(
            events
                .iter()
                .map(|event| event.envelope["id"].as_str().unwrap().to_owned()),
        );
        runs.push(ids);
    }
    assert_eq!(runs[0], runs[1]);
    assert!(runs[0].iter().all(|id| !runs[2].contains(id)));
}
