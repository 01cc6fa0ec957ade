//! Maria was reached and wants an offer by Wednesday. Nobody acts for a month: she hears nothing untrue, and no goodbye, and
//! what she was promised stands on two lists each working day, with its age.

use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::event::Event;
use followup::ids::PersonId;
use journeys::{Town, plain};

/// Somebody who is to get an offer.
const MARIA: &[(&str, &str)] = &[
    ("name", "Maria Lopez"),
    ("email", "maria@customer.test"),
    ("phone", "+1 212 555 0155"),
    ("topic", "sales"),
    ("message", "What do 40 lamps cost?"),
];
/// The working days of the weeks that nobody acts in, from the day after the agreed one.
const DAYS: [&str; 12] = [
    "03-05", "03-06", "03-09", "03-10", "03-11", "03-12", "03-13", "03-16", "03-17", "03-18",
    "04-02", "04-03",
];
const AGE: &str = "waits for the next step, agreed for Wednesday, March 4";

#[tokio::test]
async fn the_forgotten_promise() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(MARIA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Call Maria Lopez");
    let agreed = [
        ("next", "2026-03-04T11:00"),
        ("note", "Wants an offer by Wednesday."),
    ];
    town.click_with(&task, "Reached", &agreed).await;
    town.until("2026-04-03 17:00").await;

    assert_eq!(
        town.mails_to("maria@customer.test").len(),
        1,
        "the acknowledgement alone\n{}",
        town.mailbox()
    );
    let line = town.lead(&lead).await.line;
    assert_eq!(line.status, "in_conversation");
    for reader in [rep.as_str(), "morgan@example.com"] {
        // The manager's from their step on, which is a working day after the agreed hour.
        let from = usize::from(reader.starts_with("morgan"));
        for day in &DAYS[from..] {
            let opening = town.at(&format!("2026-{day} 09:00"));
            let mails = town.mails_to(reader);
            let list = mails
                .iter()
                .find(|mail| mail.at == opening && mail.subject.starts_with("Today"))
                .unwrap_or_else(|| panic!("no list to {reader} on {day}\n{}", town.mailbox()));
            let text = plain(list);
            assert!(text.contains("Maria Lopez"), "{reader} on {day}:\n{text}");
            assert!(text.contains(AGE), "{reader} on {day}:\n{text}");
        }
    }

    // A call, and it is what it always was: silence that follows an attempt of ours.
    let list = town.last_mail(&rep, "Today");
    town.click(&list, "No answer").await;
    // There was contact in March: the first mail waits for whoever knows what was said.
    town.days(4).await;
    assert_eq!(town.mails_to("maria@customer.test").len(), 1);
    let ready = town.last_mail(&rep, "Ready for Maria Lopez");
    town.click(&ready, "Send it").await;
    town.days(30).await;
    let mails = town.mails_to("maria@customer.test");
    assert_eq!(mails.len(), 4, "{}", town.mailbox());
    assert!(plain(&mails[3]).contains("and stop here"));
    town.is_well_run().await;
}

/// Maria agreed with Riley on Wednesday at eleven, and Riley is away from Tuesday on. On Wednesday she is somebody else's, who is told all
/// that is known; Riley is asked for three lines, which follow; and Maria reads whose she is now once the new owner sends it.
#[tokio::test]
async fn what_was_agreed_moves_with_three_lines() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(MARIA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Call Maria Lopez");
    let agreed = [
        ("next", "2026-03-04T11:00"),
        ("note", "Wants an offer by Wednesday."),
    ];
    town.click_with(&task, "Reached", &agreed).await;
    let away = Some((town.at("2026-03-03 09:00"), town.at("2026-03-16 09:00")));
    let person = PersonId::parse(rep.split('@').next().unwrap()).unwrap();
    let cloud = town.deployment.cloud();
    cloud.set_away(&person, away).await.unwrap();
    town.until("2026-03-04 10:59").await;
    assert_eq!(town.rep_of(&lead).await, rep, "its day has not come");
    town.until("2026-03-04 11:05").await;
    let now = town.rep_of(&lead).await;
    assert_ne!(now, rep);
    let task = town.last_mail(&now, "Now yours: Maria Lopez");
    insta::assert_snapshot!("moved_with_what_was_agreed", plain(&task));
    let asks = town.last_mail(&rep, "Three lines about Maria Lopez");
    insta::assert_snapshot!("three_lines", plain(&asks));
    let ready = town.last_mail(&now, "Ready for Maria Lopez");
    town.click(&ready, "Send it").await;
    town.minutes(2).await;
    let introduced = town.last_mail("maria@customer.test", "Re: Thank you");
    insta::assert_snapshot!("new_contact", plain(&introduced));

    // The lines would be a report of an outcome, if they came from who has the lead: they are kept, and go on.
    town.answer(
        &asks,
        "I left a voicemail on Monday. She wants 40 lamps. Call her before noon.",
    )
    .await;
    town.minutes(2).await;
    let came = town.last_mail(&now, "About Maria Lopez");
    insta::assert_snapshot!("three_lines_came", plain(&came));
    // Where answers do not come back, the page takes them: another line, the same way.
    let more = [("note", "Her partner decides with her.")];
    let said = town.click_with(&asks, "Write three lines", &more).await;
    assert!(said.contains("your lines are kept"), "{said}");
    town.minutes(2).await;
    let came = town.last_mail(&now, "About Maria Lopez");
    assert!(plain(&came).contains("Her partner decides with her."));
    assert_eq!(town.lead(&lead).await.line.status, "in_conversation");
    town.is_well_run().await;
}

/// Riley agreed with Maria on Wednesday at eleven, and hands her over before that, with three lines: the colleague reads them in the task, and
/// Riley is asked for none.
#[tokio::test]
async fn what_was_agreed_is_handed_over_with_its_three_lines() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(MARIA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Call Maria Lopez");
    let agreed = [("next", "2026-03-04T11:00")];
    town.click_with(&task, "Reached", &agreed).await;
    let id = |address: &str| PersonId::parse(address.split('@').next().unwrap()).unwrap();
    let by = id(&rep);
    let other = if by.as_str() == "riley" {
        "sam"
    } else {
        "riley"
    };
    let to = PersonId::parse(other).unwrap();
    let options = CommitOptions {
        payload: Some(PersonalText::note(
            "A call on Wednesday\nThe price\nSend the list".to_owned(),
        )),
        ..CommitOptions::default()
    };
    let cloud = town.deployment.cloud();
    let event = Event::HandedOver { to, by };
    let acted = cloud.act(&lead, &event, cloud.now(), &options).await;
    acted.unwrap();
    town.minutes(5).await;
    let task = town.last_mail(&format!("{other}@example.com"), "Now yours: Maria Lopez");
    insta::assert_snapshot!("handed_over_with_its_lines", plain(&task));
    let asks = town.mails_to(&rep).into_iter();
    let asks = asks.filter(|mail| mail.subject.contains("Three lines"));
    assert_eq!(asks.count(), 0);
    town.is_well_run().await;
}
