//! A rep calls from the car and mails from the phone, and clicks nothing. An answer to the task mail, a copy to the task's address, or a
//! word in answer to "goes out at 11:00" keeps Baton from writing to somebody who has already bought.

use baton::leads::TimelineLine;
use cloud::table::once::MOST_ANSWERS_AN_HOUR;
use followup::event::{Disposition, Evidence, SaleAmount};
use followup::ids::LeadId;
use followup::inquiry::EmailAddress;
use followup::timeline::{EntryKind, Fact};
use journeys::{ANA, Town, plain};
use local::AcceptedMail;

/// The rep answers a mail of ours, from the phone.
async fn answers(town: &Town, mail: &AcceptedMail, words: &str, head: &str) {
    let (to, from) = (&mail.headers["Reply-To"], &mail.to[0]);
    town.receive(&format!(
        "From: {from}\r\nTo: {to}\r\n{head}Subject: Re: {}\r\nMessage-ID: <{}.{}@phone.test>\r\n\r\n{words}\r\n\r\nSent from my iPhone\r\n\r\n\
         > On Mar 2, 2026, at 10:05, Example <hello@example.com> wrote:\r\n> won\r\n",
        mail.subject,
        mail.id,
        words.len()
    ))
    .await;
}

#[tokio::test]
async fn the_rep_with_a_phone() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    answers(&town, &task, "vm", "").await;
    let view = town.lead(&lead).await;
    assert!(view.timeline.iter().any(|line| reports(
        &line.fact,
        Disposition::Voicemail,
        Evidence::Said
    )));

    town.minutes(10).await;
    let receipt = town.last_mail(&rep, "Ana Silva: Left a voicemail");
    insta::assert_snapshot!("the_receipt", plain(&receipt));

    // Not an outcome: filed, and asked each time, since who hears nothing believes that it was reported.
    town.until("2026-03-02 12:00").await;
    answers(&town, &task, "She may be at the fair this week.", "").await;
    town.minutes(20).await;
    let asked = town.last_mail(&rep, "your note names no outcome");
    assert!(plain(&asked).contains("Reached"));
    answers(&town, &task, "Or her colleague may know more.", "").await;
    town.minutes(20).await;
    let noted = town.lead(&lead).await.timeline;
    assert_eq!(
        noted.iter().filter(|line| line.kind() == "noted").count(),
        2
    );
    let told = town.mails_to(&rep);
    let told = told.iter().filter(|mail| mail.subject == asked.subject);
    assert_eq!(told.count(), 2, "{}", town.mailbox());

    // The next morning she answers the phone.
    town.until("2026-03-03 11:30").await;
    let again = town.last_mail(&rep, "Next: ");
    answers(&town, &again, "reached, call Thu 14:00", "").await;
    let view = town.lead(&lead).await;
    assert_eq!(view.line.status, "in_conversation");
    assert_eq!(view.line.due_at, Some(town.at("2026-03-05 14:00")));
    town.until("2026-03-05 15:30").await;
    let due = town.last_mail(&rep, "Ana Silva");
    answers(&town, &due, "won!", "").await;
    assert_eq!(town.lead(&lead).await.line.status, "won");
    town.days(20).await;
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        1,
        "only the acknowledgement\n{}",
        town.mailbox()
    );
    insta::assert_snapshot!(format!("{}\n{}", plain(&asked), town.mailbox()));
}

#[tokio::test]
async fn march_in_march_is_asked_about_and_records_nothing_until_it_is_said_which() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, task) = tasked(&town).await;
    answers(&town, &task, "not now, march", "").await;
    assert_eq!(town.lead(&lead).await.line.status, "working");
    town.minutes(10).await;
    let asked = town.last_mail(&rep, "which day do you mean?");
    insta::assert_snapshot!("which_march", plain(&asked));
    answers(&town, &asked, "not now, 2027-03-01", "").await;
    let rests = town.lead(&lead).await;
    assert_eq!(rests.line.due_at, Some(town.at("2027-03-01 09:00")));
    town.minutes(10).await;
    let receipt = town.last_mail(&rep, "Ana Silva: Not now");
    assert!(
        plain(&receipt).contains("It rests until"),
        "{}",
        plain(&receipt)
    );
}

#[tokio::test]
async fn a_second_unclear_date_of_a_day_is_asked_about_and_counts_no_more_than_the_first() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, task) = tasked(&town).await;
    for words in ["reached, call Monday 3pm", "reached, call on Monday 2pm"] {
        answers(&town, &task, words, "").await;
        town.minutes(10).await;
        assert_eq!(town.lead(&lead).await.line.status, "working", "{words}");
    }
    let told = town.mails_to(&rep);
    let asked = told
        .iter()
        .filter(|mail| mail.subject.contains("which day do you mean?"));
    assert_eq!(asked.count(), 2, "{}", town.mailbox());
}

#[tokio::test]
async fn an_answer_to_a_list_is_about_the_lead_that_it_names_and_is_asked_about_where_it_names_none()
 {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, _) = tasked(&town).await;
    town.until("2026-03-03 10:00").await;
    let list = town.last_mail(&rep, "Today, Tuesday");
    assert_ne!(list.headers["Reply-To"], "hello@example.com");
    answers(&town, &list, "will do", "").await;
    town.minutes(10).await;
    let asked = town.last_mail(&rep, "Your note names no lead");
    assert!(plain(&asked).contains("Ana Silva"), "{}", plain(&asked));
    insta::assert_snapshot!("names_no_lead", plain(&asked));
    assert!(town.lead(&lead).await.state.last_outcome.is_none());
    // The answer to that names her, and counts for her.
    answers(&town, &asked, "Ana Silva: vm, call Fri 10", "").await;
    let last = last_report(&town, &lead).await;
    assert!(
        reports(&last.fact, Disposition::Voicemail, Evidence::Said),
        "{last:?}"
    );
    town.minutes(10).await;
    let receipt = plain(&town.last_mail(&rep, "Ana Silva: Left a voicemail"));
    assert!(receipt.contains("Friday, March 6, 10:00"), "{receipt}");
    // No mail says before that call that we tried, and on its day she is to be called.
    town.until("2026-03-06 10:20").await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 1);
    let due = town.last_mail(&rep, "Ana Silva");
    assert_eq!(town.shown(due.at)[..9], *"Fri 03-06", "{}", town.mailbox());
}

#[tokio::test]
async fn answers_that_name_no_lead_take_none_of_those_about_a_lead() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, _) = tasked(&town).await;
    town.until("2026-03-03 10:00").await;
    let list = town.last_mail(&rep, "Today, Tuesday");
    for number in 1..=MOST_ANSWERS_AN_HOUR {
        answers(&town, &list, &"hm ".repeat(number), "").await;
    }
    // What they write about her within the same hour is answered all the same.
    let from = EmailAddress::parse(&rep).unwrap();
    let cloud = town.deployment.cloud();
    let asked = cloud.may_answer(&from, &lead, "another mail", cloud.now());
    assert!(asked.await.unwrap());
}

#[tokio::test]
async fn what_was_won_is_reported_with_its_sum_and_a_sum_in_doubt_is_asked_about() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, task) = tasked(&town).await;
    // Twelve and a half thousand, or twelve and fifty cents: nothing is recorded, and the buttons come back.
    answers(&town, &task, "won 12.50", "").await;
    assert_eq!(town.lead(&lead).await.line.status, "working");
    town.minutes(10).await;
    let asked = town.last_mail(&rep, "your note names no outcome");
    assert!(
        plain(&asked).contains("answer this mail"),
        "{}",
        plain(&asked)
    );
    answers(&town, &task, "Won, 12,000 EUR", "").await;
    assert_eq!(town.lead(&lead).await.line.status, "won");
    town.minutes(10).await;
    let receipt = town.last_mail(&rep, "Ana Silva: Won, for 12,000");
    // What was meant is corrected by another answer.
    let thread = format!("References: {}\r\n", receipt.headers["References"]);
    answers(&town, &receipt, "won 15000", &thread).await;
    let view = town.lead(&lead).await;
    let reports = view.timeline.iter().map(|line| &line.fact);
    let sums: Vec<u64> = reports
        .filter_map(|fact| {
            let (Fact::Outcome { report, .. } | Fact::Corrected { report, .. }) = fact else {
                return None;
            };
            report.amount.map(SaleAmount::units)
        })
        .collect();
    assert_eq!(sums, [12_000, 15_000]);
}

#[tokio::test]
async fn who_won_and_names_no_clear_sum_has_won_and_is_asked_for_the_sum_alone() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, task) = tasked(&town).await;
    answers(&town, &task, "Won! 3 seats", "").await;
    assert_eq!(town.lead(&lead).await.line.status, "won");
    town.minutes(10).await;
    let asked = town.last_mail(&rep, "Ana Silva: Won");
    let said = plain(&asked);
    assert!(said.contains("Its sum was not clear"), "{said}");
    let thread = format!("References: {}\r\n", asked.headers["References"]);
    answers(&town, &asked, "won 12,000", &thread).await;
    let view = town.lead(&lead).await;
    let last = view.state.last_outcome.as_ref().unwrap();
    assert_eq!(last.amount.map(SaleAmount::units), Some(12_000));
}

#[tokio::test]
async fn who_bought_elsewhere_is_no_win_of_ours_whatever_they_paid() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, _, task) = tasked(&town).await;
    let lost = "Bought from a competitor for 12,000 EUR";
    answers(&town, &task, lost, "").await;
    let view = town.lead(&lead).await;
    assert_eq!(view.line.status, "working");
    assert!(view.state.last_outcome.is_none(), "{:?}", view.state);
}

#[tokio::test]
async fn an_answer_to_the_receipt_corrects_what_was_reported() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, task) = tasked(&town).await;
    answers(&town, &task, "vm", "").await;
    town.minutes(10).await;
    let receipt = town.last_mail(&rep, "Ana Silva: Left a voicemail");
    let thread = format!("References: {}\r\n", receipt.headers["References"]);
    answers(&town, &receipt, "no answer", &thread).await;
    let view = town.lead(&lead).await;
    assert_eq!(view.timeline.last().unwrap().kind(), "corrected");
    assert_eq!(view.line.touches, 1);
    // What was corrected is confirmed, too.
    town.minutes(10).await;
    let told = town.mails_to(&rep);
    let told = told
        .iter()
        .filter(|mail| mail.subject.contains("No answer"));
    assert_eq!(told.count(), 1, "{}", town.mailbox());
}

#[tokio::test]
async fn a_copy_of_what_the_rep_wrote_is_a_touch() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    town.receive(&format!(
        "From: {rep}\r\nTo: ana@customer.test\r\nCc: {}\r\nSubject: Your question\r\nMessage-ID: <w1@phone.test>\r\n\r\nHello Ana, here is the price list.\r\n",
        task.headers["Reply-To"]
    ))
    .await;
    let view = town.lead(&lead).await;
    assert!(view.timeline.iter().any(|line| reports(
        &line.fact,
        Disposition::Wrote,
        Evidence::Seen
    )));
    // Somebody who only pretends to be the rep moves nothing, and is shown.
    let before = view.timeline.len();
    town.receive(&format!(
        "Authentication-Results: mx; spf=fail; dkim=none; dmarc=fail\r\nFrom: {rep}\r\nTo: {}\r\nSubject: Re: x\r\nMessage-ID: <w2@evil.test>\r\n\r\nwon\r\n",
        task.headers["Reply-To"]
    ))
    .await;
    let after = town.lead(&lead).await.timeline;
    let new: Vec<&str> = after[before..].iter().map(|line| line.kind()).collect();
    assert_eq!(new, ["doubted"]);
}

#[tokio::test]
async fn what_goes_out_at_eleven_can_be_answered() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    let mut announced = None;
    for _ in 0..200 {
        town.minutes(30).await;
        announced = town
            .mails()
            .into_iter()
            .find(|mail| mail.subject.starts_with("Goes out"));
        if announced.is_some() {
            break;
        }
    }
    let announced = announced.expect("a written step is announced");
    let before = town.mails_to("ana@customer.test").len();
    answers(&town, &announced, "already in touch", "").await;
    assert_eq!(town.lead(&lead).await.line.status, "in_conversation");
    town.minutes(24 * 60).await;
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        before,
        "{}",
        town.mailbox()
    );
}

/// Ana's lead, its rep, and the mail with the rep's task.
async fn tasked(town: &Town) -> (LeadId, String, AcceptedMail) {
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    (lead, rep, task)
}

/// Whether a line reports this outcome, known in this way (P19).
fn reports(fact: &Fact, disposition: Disposition, evidence: Evidence) -> bool {
    matches!(fact, Fact::Outcome { report, .. } if (report.outcome, report.known) == (disposition, evidence))
}

async fn lines(town: &Town, lead: &LeadId) -> Vec<String> {
    let view = town.lead(lead).await;
    let lines = view.timeline.iter();
    lines
        .map(|line| format!("{}: {}", line.kind(), baton::leads::particulars(line)))
        .collect()
}

/// The last outcome on the timeline: what follows from it stands behind it.
async fn last_report(town: &Town, lead: &LeadId) -> TimelineLine {
    let lines = town.lead(lead).await.timeline;
    let is_report = |line: &TimelineLine| line.fact.kind() == EntryKind::Outcome;
    lines.into_iter().rfind(is_report).unwrap()
}

#[tokio::test]
async fn an_answer_that_somebody_else_gets_a_copy_of_is_still_an_outcome() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, _, task) = tasked(&town).await;
    let head = "Cc: assistant@example.org\r\nDelivered-To: forwarded@example.net\r\n";
    answers(&town, &task, "vm", head).await;
    let last = last_report(&town, &lead).await;
    assert!(
        reports(&last.fact, Disposition::Voicemail, Evidence::Said),
        "{last:?}"
    );
}

#[tokio::test]
async fn a_copy_of_what_went_to_an_address_that_the_lead_did_not_give_is_a_touch() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, task) = tasked(&town).await;
    town.receive(&format!(
        "From: {rep}\r\nTo: ana.private@example.org\r\nCc: {}\r\nSubject: Your question\r\nMessage-ID: <w3@phone.test>\r\n\r\nHello Ana, and here is the catalogue.\r\n",
        task.headers["Reply-To"]
    ))
    .await;
    let last = last_report(&town, &lead).await;
    assert!(
        reports(&last.fact, Disposition::Wrote, Evidence::Seen),
        "{last:?}"
    );
}

#[tokio::test]
async fn an_answer_to_a_task_from_a_mailbox_that_nobody_knows_is_kept_and_asked_about() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, task) = tasked(&town).await;
    town.receive(&format!(
        "From: Riley <riley.private@example.net>\r\nTo: {}\r\nIn-Reply-To: <{}@us-east-1.amazonses.com>\r\n\
         Subject: Re: {}\r\nMessage-ID: <p1@example.net>\r\n\r\nnot a fit\r\n",
        task.headers["Reply-To"], task.ses_id, task.subject
    ))
    .await;
    assert_eq!(town.lead(&lead).await.line.status, "working");
    let last = lines(&town, &lead).await.pop().unwrap();
    assert_eq!(last, "doubted: a report in the name of the team");
    town.minutes(20).await;
    let asked = town.last_mail(&rep, "Was this you?");
    assert!(plain(&asked).contains("riley.private@example.net"));
    insta::assert_snapshot!(plain(&asked));
    // Says Riley: it was, and it is mine. From now on it counts.
    let page = town.click(&asked, "That was me: it is my address").await;
    assert!(page.contains("the address is yours"), "{page}");
    town.receive(&format!(
        "From: Riley <riley.private@example.net>\r\nTo: {}\r\nSubject: Re: {}\r\nMessage-ID: <p2@example.net>\r\n\r\nnot a fit\r\n",
        task.headers["Reply-To"], task.subject
    ))
    .await;
    assert_eq!(town.lead(&lead).await.line.status, "looking");
    // Of nobody else's task, though: the token is Riley's own.
    let bo = town
        .inquire(&[
            ("name", "Bo Ek"),
            ("email", "bo@customer.test"),
            ("phone", "+1 212 555 0188"),
            ("topic", "sales"),
        ])
        .await;
    town.minutes(90).await;
    let other = town.rep_of(&bo).await;
    assert_ne!(other, rep);
    let task = town.last_mail(&other, "Bo Ek");
    town.receive(&format!(
        "From: Riley <riley.private@example.net>\r\nTo: {}\r\nSubject: Re: {}\r\nMessage-ID: <p3@example.net>\r\n\r\nnot a fit\r\n",
        task.headers["Reply-To"], task.subject
    ))
    .await;
    assert_eq!(town.lead(&bo).await.line.status, "working");
}

#[tokio::test]
async fn a_complaint_of_the_rep_is_none_of_the_lead() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, task) = tasked(&town).await;
    let before = lines(&town, &lead).await;
    town.receive(&format!(
        "From: feedback@example.net\r\nTo: {}\r\nSubject: FW: {}\r\nMessage-ID: <f1@example.net>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nA report.\r\n\
         --b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1\r\nOriginal-Rcpt-To: <{rep}>\r\n\r\n\
         --b\r\nContent-Type: message/rfc822\r\n\r\nFrom: hello@example.com\r\nTo: {rep}\r\nSubject: {}\r\n\r\nx\r\n--b--\r\n",
        task.headers["Reply-To"], task.subject, task.subject
    ))
    .await;
    assert_eq!(lines(&town, &lead).await, before);
    // Nor is "this is no spam", whoever says it.
    let told = serde_json::json!({
        "source": "aws.ses",
        "detail-type": "Email Complaint Received",
        "detail": {
            "eventType": "Complaint",
            "complaint": {"complaintFeedbackType": "not-spam", "feedbackId": "f2"},
            "mail": {"messageId": "0100-x", "tags": {"lead": [lead.as_str()]}},
        },
    });
    inbound::handle(town.deployment.cloud(), told)
        .await
        .unwrap();
    assert_eq!(lines(&town, &lead).await, before);
}
