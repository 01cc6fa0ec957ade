//! "Not now, write me in March", from another address of the same thread; an out-of-office "back on the 14th"; and a mailbox that
//! does not exist. The first stops the cadence and is the rep's to answer; the second moves the next step past the 14th; the third stops
//! the address and asks for a call.

use followup::ids::LeadId;
use journeys::{ANA, Fields, Town, button, is_to_staff, plain};
use local::AcceptedMail;

const BO: Fields<'_> = &[
    ("name", "Bo Ek"),
    ("email", "bo@customer.test"),
    ("phone", "+1 212 555 0199"),
    ("topic", "sales"),
];

/// A lead that was called twice, and mailed.
async fn written_to(
    town: &Town,
    fields: Fields<'_>,
    name: &str,
    address: &str,
) -> (LeadId, AcceptedMail) {
    let lead = town.inquire(fields).await;
    town.until("2026-03-02 11:00").await;
    let task = town.last_mail(&town.rep_of(&lead).await, name);
    town.click(&task, "No answer").await;
    town.until("2026-03-03 11:30").await;
    let again = town.last_mail(&town.rep_of(&lead).await, name);
    town.click(&again, "No answer").await;
    town.until("2026-03-03 17:00").await;
    let mail = town.last_mail(address, "Re: Thank you");
    (lead, mail)
}

fn to_staff(town: &Town) -> Vec<AcceptedMail> {
    let mut mails = town.mails();
    mails.retain(is_to_staff);
    mails
}

#[tokio::test]
async fn the_reply() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, mail) = written_to(&town, ANA, "Ana Silva", "ana@customer.test").await;
    let before = town.mails_to("ana@customer.test").len();

    // Friday night, from the private address, without the token: the thread says whose it is.
    town.until("2026-03-06 22:10").await;
    town.receive(&format!(
        "From: Ana Silva <ana.private@elsewhere.test>\r\nTo: hello@example.com\r\nSubject: Re: {}\r\nMessage-ID: <a1@elsewhere.test>\r\n\
         In-Reply-To: <{}@email.amazonses.com>\r\n\r\nNot now, write me in March next year.\r\n\r\nOn Tue, Mar 3, 2026 at 4:00 PM Example <{}> wrote:\r\n\
         > We tried to call you. Are you out of the office?\r\n",
        mail.subject, mail.ses_id, mail.headers["Reply-To"]
    ))
    .await;
    town.until("2026-03-09 10:30").await;
    // It came outside the office's hours: it is on the list, and the page that the list opens says what Ana wrote.
    let list = town.last_mail(&town.rep_of(&lead).await, "Today, Monday");
    assert!(
        plain(&list).contains("wrote, and waits for an answer"),
        "{}",
        plain(&list)
    );
    let page = town
        .deployment
        .visit(&button(&list, "More …", None).unwrap())
        .await;
    let page = String::from_utf8_lossy(page.body()).into_owned();
    assert!(
        page.contains("Not now, write me in March next year."),
        "{page}"
    );
    assert!(!page.contains("Are you out of the office?"), "{page}");
    assert_eq!(town.lead(&lead).await.line.status, "in_conversation");
    town.until("2026-03-31 17:00").await;
    let after = town.mails_to("ana@customer.test");
    assert_eq!(
        after.len(),
        before,
        "the cadence has stopped\n{}",
        town.mailbox()
    );
    insta::assert_snapshot!(town.mailbox());
}

#[tokio::test]
async fn who_is_away_is_written_to_when_they_are_back() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, mail) = written_to(&town, BO, "Bo Ek", "bo@customer.test").await;
    town.receive(&format!(
        "From: bo@customer.test\r\nTo: {}\r\nSubject: Automatic reply: {}\r\nDate: Tue, 03 Mar 2026 17:01:00 -0500\r\n\
         Auto-Submitted: auto-replied\r\nMessage-ID: <b1@customer.test>\r\n\r\nI am out of the office and will be back on the 14th.\r\n",
        mail.headers["Reply-To"], mail.subject
    ))
    .await;
    town.minutes(1).await;
    let view = town.lead(&lead).await;
    assert_eq!(view.line.status, "working", "nothing stops");
    assert!(
        view.timeline
            .iter()
            .any(|line| baton::leads::particulars(line) == "away until 2026-03-14")
    );
    // The letter would go out on the 10th.
    town.until("2026-03-14 23:59").await;
    assert_eq!(
        town.mails_to("bo@customer.test").len(),
        2,
        "{}",
        town.mailbox()
    );
    town.until("2026-03-17 17:00").await;
    let letter = town.last_mail("bo@customer.test", "Re: Thank you");
    assert_eq!(town.shown(letter.at)[..9], *"Mon 03-16");
}

#[tokio::test]
async fn a_mailbox_that_does_not_exist_is_called() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(BO).await;
    town.minutes(10).await;
    let mail = town.last_mail("bo@customer.test", "Thank you");
    town.receive(&format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.customer.test\r\nTo: {}\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.customer.test\r\n\r\nFinal-Recipient: rfc822; bo@customer.test\r\n\
         Action: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID:\r\n <{}@email.amazonses.com>\r\n\
         To: bo@customer.test\r\n\r\n--b--\r\n",
        mail.headers["Reply-To"], mail.ses_id
    ))
    .await;
    let view = town.lead(&lead).await;
    assert!(
        view.timeline
            .iter()
            .any(|line| line.kind() == "sign" && baton::leads::particulars(line) == "bounced")
    );
    town.days(20).await;
    assert_eq!(
        town.mails_to("bo@customer.test").len(),
        1,
        "{}",
        town.mailbox()
    );
    assert!(
        to_staff(&town)
            .iter()
            .any(|mail| mail.subject.contains("Bo Ek") && plain(mail).contains("Call")),
        "{}",
        town.mailbox()
    );
}

#[tokio::test]
async fn a_stop_in_a_word_is_a_stop_and_a_mail_of_a_stranger_is_an_inquiry() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(BO).await;
    town.minutes(10).await;
    let mail = town.last_mail("bo@customer.test", "Thank you");
    town.answer(&mail, "STOP").await;
    let view = town.lead(&lead).await;
    assert!(
        view.timeline
            .iter()
            .any(|line| baton::leads::particulars(line) == "do not contact")
    );

    let raw = "From: Cy Stranger <cy@customer.test>\r\nTo: hello@in.example.com\r\nSubject: A question\r\nMessage-ID: <c1@customer.test>\r\n\r\nWhat would it cost? Buy pills.\r\n";
    town.receive(raw).await;
    town.receive(raw).await;
    town.minutes(20).await;
    let leads = town.leads().await;
    assert_eq!(leads.len(), 2);
    let acknowledged = town.mails_to("cy@customer.test");
    assert_eq!(acknowledged.len(), 1, "{}", town.mailbox());
    assert!(
        !plain(&acknowledged[0]).contains("pills"),
        "no free text is echoed"
    );
    assert!(plain(&acknowledged[0]).contains("your inquiry"));
}

#[tokio::test]
async fn a_mail_to_a_mailbox_that_could_be_a_leads_name_is_an_inquiry() {
    let town = Town::open("2026-03-02 10:00").await;
    town.receive(
        "From: Cy Young <cy@customer.test>\r\nTo: info@reply.baton.test\r\nSubject: Lamps\r\nMessage-ID: <c1@customer.test>\r\n\r\nWhat do lamps cost?\r\n",
    )
    .await;
    town.minutes(15).await;
    assert_eq!(town.leads().await.len(), 1);
    assert_eq!(
        town.mails_to("cy@customer.test").len(),
        1,
        "{}",
        town.mailbox()
    );
}

#[tokio::test]
async fn a_mail_that_only_passes_another_on_is_an_inquiry_with_its_text() {
    let town = Town::open("2026-03-02 10:00").await;
    town.receive(
        "From: Cy Young <cy@customer.test>\r\nTo: info@reply.baton.test\r\nSubject: Fwd: Pumps\r\nMessage-ID: <c1@customer.test>\r\n\r\n\
         ---------- Forwarded message ---------\r\nFrom: Bo <bo@customer.test>\r\nSubject: Pumps\r\n\r\nPlease ask them what forty pumps cost.\r\n",
    )
    .await;
    town.minutes(15).await;
    let leads = town.leads().await;
    assert_eq!(leads.len(), 1);
    let view = town.lead(&leads[0].lead).await;
    let message = view.inquiries[0].inquiry.message.as_deref().unwrap();
    assert!(message.contains("what forty pumps cost"), "{message}");
    let acknowledged = town.mails_to("cy@customer.test");
    assert!(!plain(&acknowledged[0]).contains("pumps"));
}

#[tokio::test]
async fn an_answer_from_a_mailbox_that_many_read_is_an_answer() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, mail) = written_to(&town, ANA, "Ana Silva", "ana@customer.test").await;
    town.receive(&format!(
        "From: Acme <office@customer.test>\r\nTo: {}\r\nSubject: Re: {}\r\nMessage-ID: <l1@customer.test>\r\nList-Id: <office.customer.test>\r\n\
         References: {}\r\n\r\nYes, please send the offer.\r\n",
        mail.headers["Reply-To"], mail.subject, mail.headers["References"]
    ))
    .await;
    assert_eq!(town.lead(&lead).await.line.status, "in_conversation");
}

#[tokio::test]
async fn what_the_mail_service_rejects_is_somebodys_task() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, mail) = written_to(&town, ANA, "Ana Silva", "ana@customer.test").await;
    let event = format!(
        r#"{{"eventType":"Reject","mail":{{"messageId":"{}"}},"reject":{{"reason":"Bad content"}}}}"#,
        mail.ses_id
    );
    town.until("2026-03-04 10:00").await;
    town.is_told(&event).await;
    town.is_told(&event).await;
    town.until("2026-03-04 12:00").await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Not sent");
    assert!(plain(&task).contains("Ana Silva"), "{}", plain(&task));
    let view = town.lead(&lead).await;
    let lines = view
        .timeline
        .iter()
        .filter(|line| line.kind() == "not_sent");
    assert_eq!(lines.count(), 1);
}

#[tokio::test]
async fn the_rep_reads_from_which_mailbox_an_answer_came() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, mail) = written_to(&town, ANA, "Ana Silva", "ana@customer.test").await;
    let rep = town.rep_of(&lead).await;
    town.receive(&format!(
        "From: Ana <ana.private@example.org>\r\nTo: {}\r\nSubject: Re: {}\r\nMessage-ID: <o1@example.org>\r\n\r\nYes, on Friday.\r\n",
        mail.headers["Reply-To"], mail.subject
    ))
    .await;
    town.until("2026-03-04 09:30").await;
    let told = plain(&town.last_saying(&rep, "Yes, on Friday."));
    assert!(
        told.contains("(It came from ana.private@example.org.)"),
        "{told}"
    );
}

#[tokio::test]
async fn a_demand_to_erase_is_heard_at_once_by_whoever_leads_the_team_with_the_words() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, mail) = written_to(&town, ANA, "Ana Silva", "ana@customer.test").await;
    let rep = town.rep_of(&lead).await;
    town.until("2026-03-04 10:00").await;
    let words = "Delete my data and do not contact me again. GDPR Art. 17.";
    town.receive(&format!(
        "From: Ana Silva <ana@customer.test>\r\nTo: {}\r\nSubject: Re: {}\r\nMessage-ID: <e1@customer.test>\r\n\
         In-Reply-To: <{}@email.amazonses.com>\r\n\r\n{words}\r\n",
        mail.headers["Reply-To"], mail.subject, mail.ses_id
    ))
    .await;
    town.minutes(20).await;
    let demands = "Ana Silva: demands that what is kept of them be erased";
    for reader in ["morgan@example.com", rep.as_str()] {
        let told = plain(&town.last_mail(reader, demands));
        assert!(told.contains(words), "{told}");
        assert!(told.contains("one month"), "{told}");
    }
    let managers = town.last_mail("morgan@example.com", demands);
    assert!(button(&managers, "See what is kept, and erase it", None).is_some());
    insta::assert_snapshot!("demands_erasure", plain(&managers));
    let view = town.lead(&lead).await;
    assert_eq!(view.line.status, "do_not_contact");
    let kinds: Vec<&str> = view.timeline.iter().map(|line| line.kind()).collect();
    assert!(kinds.contains(&"erasure_demanded"), "{kinds:?}");
    // Her rep hears it once, and not a second time that she is to be left alone.
    let told = town.mails_to(&rep);
    let told = told
        .iter()
        .filter(|mail| mail.subject.contains("no more contact"));
    assert_eq!(told.count(), 0, "{}", town.mailbox());
}

#[tokio::test]
async fn a_demand_to_erase_that_asks_for_no_silence_leaves_an_answer_to_be_given() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, mail) = written_to(&town, ANA, "Ana Silva", "ana@customer.test").await;
    town.until("2026-03-04 10:00").await;
    town.receive(&format!(
        "From: Ana Silva <ana@customer.test>\r\nTo: {}\r\nSubject: Re: {}\r\nMessage-ID: <e2@customer.test>\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nLöschen Sie bitte alle meine Daten, ich habe woanders gekauft.\r\n",
        mail.headers["Reply-To"], mail.subject
    ))
    .await;
    town.minutes(20).await;
    let managers = town.last_mail("morgan@example.com", "Ana Silva: demands");
    assert!(plain(&managers).contains("alle meine Daten"));
    assert_eq!(town.lead(&lead).await.line.status, "in_conversation");
}

#[tokio::test]
async fn a_refusal_of_a_stranger_is_thanked_for_by_nobody_and_makes_no_lead() {
    let town = Town::open("2026-03-02 10:00").await;
    let before = town.mails().len();
    town.receive(
        "From: Cy Berg <cy@elsewhere.test>\r\nTo: hello@example.com\r\nSubject: Re: your mail\r\nMessage-ID: <n1@elsewhere.test>\r\n\r\nNot interested, thanks.\r\n",
    )
    .await;
    town.days(2).await;
    let mails = town.mails();
    let new = mails[before..].iter();
    let about_them =
        new.filter(|mail| mail.to[0].starts_with("cy@") || plain(mail).contains("Cy Berg"));
    assert_eq!(about_them.count(), 0, "{}", town.mailbox());
}

#[tokio::test]
async fn a_demand_of_a_stranger_to_erase_is_read_by_the_team_however_short_it_is() {
    for (number, demand) in [
        "Delete my data and do not contact me again. GDPR Art. 17.",
        "Not interested, delete my data.",
        "I asked for prices in May. Please delete my data.",
    ]
    .into_iter()
    .enumerate()
    {
        let town = Town::open("2026-03-02 10:00").await;
        town.receive(&format!(
            "From: Cy Berg <cy@elsewhere.test>\r\nTo: hello@example.com\r\nSubject: Re: your mail\r\nMessage-ID: <d{number}@elsewhere.test>\r\n\r\n{demand}\r\n",
        ))
        .await;
        town.days(1).await;
        let told = to_staff(&town);
        assert!(
            told.iter().any(|mail| plain(mail).contains(demand)),
            "{}",
            town.mailbox()
        );
        // Whoever leads the team hears what it is, and within which time the law wants it done, as of a lead who is known.
        let demands = "Cy Berg: demands that what is kept of them be erased";
        let managers = town.last_mail("morgan@example.com", demands);
        let said = plain(&managers);
        assert!(
            said.contains(demand) && said.contains("one month"),
            "{said}"
        );
        assert!(button(&managers, "See what is kept, and erase it", None).is_some());
        let leads = town.leads().await;
        let view = town.lead(&leads[0].lead).await;
        let kinds: Vec<&str> = view.timeline.iter().map(|line| line.kind()).collect();
        assert!(kinds.contains(&"erasure_demanded"), "{kinds:?}");
        // Nobody is thanked for it, and nothing else goes to them, whoever decides nothing.
        town.days(14).await;
        let list = plain(&town.last_saying("morgan@example.com", "the law gives until"));
        assert!(list.contains("Cy Berg"), "{list}");
        let to_them = town.mails_to("cy@elsewhere.test");
        assert!(to_them.is_empty(), "{}", town.mailbox());
    }
}
