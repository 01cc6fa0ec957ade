//! Somebody rings back after working hours of the consultant's day, gets the voicemail, and leaves a message. The telephone writes a mail about
//! it: it is an inquiry, due that day, and the program that wrote is thanked for nothing.

use baton::import::{ImportPlan, RowFate};
use baton::list::List;
use journeys::{Town, add_campaign, add_sources, button, is_to_staff, plain};

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

/// The mailing: a brochure for a winner, whose evening is on this day.
async fn mailing(evening: &str) -> Town {
    let town = Town::open_with("2026-02-19 10:00", |files| {
        add_sources(files, &["voicemail-mail"]);
        add_campaign(files, "award-winners");
    })
    .await;
    let rows = format!(
        "name,email,phone,company,awards_evening,consent,consent_at\nDana Reyes,dana@winner.test,+1 212 555 0144,Reyes Bakery,{evening},Yes,2026-01-20\n"
    );
    let cloud = town.deployment.cloud();
    let policy = cloud.active_policy(town.now()).await.unwrap().unwrap();
    let plan = ImportPlan {
        form: &policy.active.forms["contact"],
        mapping: std::collections::BTreeMap::new(),
        constants: Vec::new(),
        source: "award-winners".to_owned(),
        campaign: Some("award-winners"),
        take_over: false,
        policy: Some(&policy),
        dry_run: false,
    };
    let list = List::read(rows.as_bytes(), None).unwrap();
    let taken = plan.take(cloud, &list, |row| {
        assert_eq!(row.fate, RowFate::Accepted, "{row:?}");
    });
    taken.await.unwrap();
    town
}

#[tokio::test]
async fn the_reader_of_the_brochure_calls_back() {
    let town = mailing("2026-03-11").await;
    // Two weeks later, on a Thursday, she rings and leaves a message.
    town.until("2026-03-05 11:00").await;
    let before = town.mails_to("dana@winner.test").len();
    let subject = "New voicemail from +1 212 555 0144";
    town.receive(&notice(SIGNED, subject, 1)).await;
    town.minutes(5).await;
    let leads = town.leads().await;
    assert_eq!(leads.len(), 1, "she is who the brochure went to: {leads:?}");
    assert_eq!(leads[0].owner.as_deref(), Some("riley"), "{leads:?}");
    assert_eq!(leads[0].source, "award-winners");
    let task = town.last_saying("riley@example.com", "left a message");
    let said = plain(&task);
    let campaign =
        "Campaign: what to wear to the awards evening; their date is Wednesday, March 11";
    assert!(
        said.contains(campaign) && said.contains("due today"),
        "{said}"
    );
    let (lead, since) = (leads[0].lead.clone(), town.at("2026-03-05 11:01"));

    // Nobody calls: it is overdue that day, and the manager's to see on the next.
    town.until("2026-03-06 12:00").await;
    let view = town.lead(&lead).await;
    let late = view
        .timeline
        .iter()
        .find(|line| line.kind() == "breached" && line.at > since);
    assert_eq!(town.shown(late.unwrap().at), "Thu 03-05 15:00");
    let manager = plain(&town.last_saying("morgan@example.com", "Dana Reyes"));
    assert!(
        manager.contains("overdue") || manager.contains("nobody"),
        "{manager}"
    );

    // The steps that count down to the evening lapse with it: she hears nothing of them, and nobody is asked to make that call.
    town.until("2026-03-25 12:00").await;
    let mut later = town
        .mails_to("dana@winner.test")
        .split_off(before)
        .into_iter();
    let of_campaign =
        later.find(|mail| plain(mail).contains("tailor") || plain(mail).contains("pictures"));
    assert!(of_campaign.is_none(), "{}", town.mailbox());
    let view = town.lead(&lead).await;
    let opened = |step: &str| {
        view.timeline
            .iter()
            .any(|line| format!("{line:?}").contains(step))
    };
    assert!(
        opened("winner_call") && !opened("winner_last_call"),
        "{view:?}"
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn the_mailing_is_followed_up_by_itself_where_nobody_calls_back() {
    let town = mailing("2026-03-21").await;
    town.until("2026-02-26 12:00").await;
    let call = town.last_saying("riley@example.com", "Dana Reyes");
    let said = plain(&call);
    assert!(said.contains("We sent you a brochure last week"), "{said}");
    town.click(&call, "No answer").await;
    town.until("2026-03-19 12:00").await;
    let mails = town.mails_to("dana@winner.test");
    let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(
        subjects,
        [
            "One question about what to wear to the awards evening",
            "Re: One question about what to wear to the awards evening"
        ]
    );
    let fitting = plain(&mails[1]);
    assert!(
        fitting.contains("For Saturday, March 21 that makes this"),
        "{fitting}"
    );
    let said = plain(&town.last_saying("riley@example.com", "Dana Reyes"));
    assert!(
        said.contains("Dana Reyes, Reyes Bakery") && said.contains("is to be called again"),
        "{said}"
    );
    // The page says until when that call makes sense.
    let lead = town.leads().await[0].lead.clone();
    let clocks = town.lead(&lead).await.clocks;
    assert!(
        clocks
            .iter()
            .any(|clock| clock.action == "countdown_lapses"),
        "{clocks:?}"
    );

    // The evening is over: the call is off the list. The last word would be the third mail that nobody of us has looked at: it waits for Riley.
    town.until("2026-03-26 12:00").await;
    let ready = town.last_mail("riley@example.com", "Ready for Dana Reyes");
    town.click(&ready, "Send it").await;
    town.until("2026-04-10 12:00").await;
    let lists = town.mails_to("riley@example.com").into_iter();
    let evening = town.at("2026-03-22 00:00");
    let called = lists.filter(|mail| mail.at > evening && plain(mail).contains("is to be called"));
    assert_eq!(called.count(), 0, "{}", town.mailbox());
    let ready = town.mails_to("dana@winner.test");
    assert_eq!(ready.len(), 3, "{}", town.mailbox());
    for mail in &ready {
        let said = plain(mail).to_lowercase();
        for untrue in ["you asked", "you wrote", "your question", "your inquiry"] {
            assert!(!said.contains(untrue), "{said}");
        }
    }
    town.is_well_run().await;
}
