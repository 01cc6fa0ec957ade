//! Somebody rings back after working hours of the consultant's day, gets the voicemail, and leaves a message. The telephone writes a mail about
//! it: it is an inquiry, due that day, and the program that wrote is thanked for nothing.

use journeys::{Town, add_sources, button, is_to_staff, plain};

/// What the mail service says of a mail that the telephone's own domain signed.
const SIGNED: &str = "Authentication-Results: amazonses.com; dkim=pass header.i=@phone.example; dmarc=pass header.from=phone.example";
const UNSIGNED: &str =
    "Authentication-Results: amazonses.com; dkim=none; dmarc=none header.from=phone.example";

/// A notice of the telephone's program.
fn notice(proof: &str, subject: &str, id: u8) -> String {
    format!(
        "{proof}\r\nFrom: Voicemail <voicemail@phone.example>\r\nTo: hello@reply.baton.test\r\nSubject: {subject}\r\nMessage-ID: <v{id}@phone.example>\r\nAuto-Submitted: auto-generated\r\n\r\nYou have a new voicemail.\r\n\r\nDuration: 0:31\r\nListen: https://phone.example/recordings/{id}\r\n"
    )
}

#[tokio::test]
async fn the_wardrobe_consultant() {
    // A Thursday, two weeks after the brochure; voicemail is the consultant's.
    let town = Town::open_with("2026-03-05 11:00", |files| {
        add_sources(files, &["voicemail-mail"]);
        let team = files.files.get_mut("team.toml").unwrap();
        *team = team.replacen(
            "id = \"riley\"",
            "id = \"riley\"\nsources = [\"voicemail\"]",
            1,
        );
    })
    .await;
    let subject = "New voicemail from +1 212 555 0144";
    town.receive(&notice(SIGNED, subject, 1)).await;
    // Handed over twice, as mail services do.
    town.receive(&notice(SIGNED, subject, 1)).await;
    town.minutes(3).await;
    let leads = town.leads().await;
    assert_eq!(leads.len(), 1, "{leads:?}");
    assert_eq!(leads[0].owner.as_deref(), Some("riley"));
    let task = town.last_saying("riley@example.com", "left a message");
    let said = plain(&task);
    assert!(said.contains("They rang on Thursday, March 5"), "{said}");
    assert!(
        said.contains("https://phone.example/recordings/1"),
        "{said}"
    );
    assert!(said.contains("212"), "{said}");
    for never in ["asked us", "They sent", "wrote to us"] {
        assert!(!said.contains(never), "{never}: {said}");
    }
    assert!(button(&task, "Reached", None).is_some());
    // Due that day; nobody calls, and on Friday it is overdue and the manager's to see.
    town.until("2026-03-05 16:30").await;
    let due = said.contains("due today");
    assert!(due, "{said}");
    let lead = leads[0].lead.clone();
    let breached = town.first(&lead, &["breached"]).await.unwrap();
    assert_eq!(town.shown(breached), "Thu 03-05 15:00");
    town.until("2026-03-06 12:00").await;
    let manager = town.last_saying("morgan@example.com", "212");
    assert!(plain(&manager).contains("overdue") || plain(&manager).contains("nobody"));
    // The call is returned, six days sooner than in the story.
    town.click(&task, "Reached").await;
    let outside = town.mails().into_iter().filter(|mail| !is_to_staff(mail));
    assert_eq!(outside.count(), 0, "{}", town.mailbox());
    town.is_well_run().await;
}

#[tokio::test]
async fn a_notice_without_a_proof_or_of_another_kind_is_read_by_a_person() {
    let town = Town::open_with("2026-03-02 10:00", |files| {
        add_sources(files, &["voicemail-mail"]);
    })
    .await;
    // Anybody can write in the telephone's name; the program writes about something else; and a program that no file knows.
    town.receive(&notice(UNSIGNED, "New voicemail from +1 212 555 0144", 1))
        .await;
    town.receive(&notice(SIGNED, "Your mailbox is almost full", 2))
        .await;
    let strange = notice(SIGNED, "A visitor left a note", 3)
        .replace("voicemail@phone.example", "no-reply@chat.example");
    town.receive(&strange).await;
    town.minutes(20).await;
    let leads = town.leads().await;
    assert_eq!(leads.len(), 3, "{leads:?}");
    for line in &leads {
        assert_eq!(line.status, "review", "{line:?}");
    }
    for words in ["almost full", "left a note"] {
        let look = plain(&town.last_saying("morgan@example.com", words));
        assert!(look.contains("in a form that we cannot read"), "{look}");
    }
    assert!(town.mails().iter().all(is_to_staff), "{}", town.mailbox());
    town.is_well_run().await;
}

#[tokio::test]
async fn the_buyer_of_a_marketplace_is_thanked_and_not_the_marketplace() {
    let town = Town::open_with("2026-03-02 10:00", |files| {
        add_sources(files, &["marketplace-mail"]);
    })
    .await;
    let signed = SIGNED.replace("phone.example", "market.example");
    let mail = |reply_to: &str, id: u8| {
        format!(
            "{signed}\r\nFrom: Market <leads@market.example>\r\nReply-To: {reply_to}\r\nTo: hello@reply.baton.test\r\nSubject: New buyer: lamps\r\nMessage-ID: <m{id}@market.example>\r\n\r\nGood news!\r\n\r\nName: Ana Silva\r\nPhone: +1 212 555 0123\r\nMessage:\r\nWhat do 200 lamps cost?\r\n"
        )
    };
    town.receive(&mail("Ana Silva <ana@customer.test>", 1))
        .await;
    // The next one says nowhere how to write to the buyer: the marketplace is nobody to answer.
    let nowhere = mail("leads@market.example", 2)
        .replace("0123", "0155")
        .replace("Ana Silva", "Bo Lind");
    town.receive(&nowhere).await;
    town.minutes(20).await;
    let thanks = plain(&town.last_mail("ana@customer.test", "Thank you"));
    assert!(thanks.contains("Hello Ana"), "{thanks}");
    let task = plain(&town.last_mail("@example.com", "Call Ana Silva"));
    assert!(task.contains("What do 200 lamps cost?"), "{task}");
    assert!(
        town.mails_to("market.example").is_empty(),
        "{}",
        town.mailbox()
    );
    // Bo has a number, and is called.
    let task = plain(&town.last_mail("@example.com", "Call Bo Lind"));
    assert!(task.contains("0155"), "{task}");
    town.is_well_run().await;
}
