//! What somebody wants to hear no more of, and what becomes of those who have them.

use baton::leads::TimelineLine;
use followup::lead::{Block, RestReason};
use followup::timeline::Fact;
use journeys::{ANA, Fields, Town, plain};

/// Somebody else who is reached by the number of Ana's company.
const BO: Fields<'static> = &[
    ("name", "Bo Ek"),
    ("email", "bo@customer.test"),
    ("phone", "+1 212 555 0123"),
    ("company", "Acme Lamps"),
    ("topic", "sales"),
    ("message", "Do you deliver?"),
];

/// Ana again, from another form and much later.
const ANA_AGAIN: Fields<'static> = &[
    ("name", "Ana Silva"),
    ("email", "ana@customer.test"),
    ("phone", "+1 212 555 0123"),
    ("topic", "sales"),
    ("message", "And what do 300 cost?"),
];

async fn no_answer(town: &Town, lead: &followup::ids::LeadId, name: &str) {
    let task = town.last_mail(&town.rep_of(lead).await, name);
    town.click(&task, "No answer").await;
}

async fn said(town: &Town, lead: &followup::ids::LeadId, kind: &str) -> Vec<String> {
    let view = town.lead(lead).await;
    let lines = view.timeline.iter().filter(|line| line.kind() == kind);
    lines.map(baton::leads::particulars).collect()
}

#[tokio::test]
async fn a_mailbox_that_does_not_exist_becomes_a_call() {
    let town = Town::open("2026-03-02 10:00").await;
    let fields = [&ANA[..1], &[("email", "bounce@customer.test")], &ANA[2..]].concat();
    let lead = town.inquire(&fields).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    assert_eq!(town.lead(&lead).await.state.blocked, Some(Block::Bounced));
    let task = town.last_saying(&rep, "their address does not work");
    assert!(task.to.contains(&rep), "{:?}", task.to);
    town.days(20).await;
    assert_eq!(town.mails_to("bounce@customer.test").len(), 1);
    town.is_well_run().await;
}

#[tokio::test]
async fn a_mailbox_that_does_not_exist_and_no_number_is_a_search() {
    let town = Town::open("2026-03-02 10:00").await;
    let fields = [
        ("name", "Cy Young"),
        ("email", "bounce@customer.test"),
        ("topic", "sales"),
    ];
    let lead = town.inquire(&fields).await;
    town.until("2026-03-02 12:00").await;
    let task = town.mails_to(&town.rep_of(&lead).await).pop().unwrap();
    insta::assert_snapshot!(task.subject);
    let text = plain(&task);
    assert!(text.contains("find another way to reach them"), "{text}");
    assert!(text.contains("(do not write)"), "{text}");
    town.is_well_run().await;
}

#[tokio::test]
async fn one_colleagues_answer_holds_the_mail_to_the_other_until_their_rep_lets_it_go_on() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 10:10").await;
    let bo = town.inquire(BO).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&ana).await;
    assert_eq!(town.rep_of(&bo).await, rep, "linked leads share the owner");
    no_answer(&town, &ana, "Ana Silva").await;
    no_answer(&town, &bo, "Bo Ek").await;
    town.until("2026-03-03 13:00").await;
    assert!(
        town.mails_to(&rep)
            .iter()
            .any(|mail| mail.subject.contains("Goes out"))
    );
    // Bo answers his acknowledgement before the mail to Ana leaves.
    let mail = town.last_mail("bo@customer.test", "Thank you for");
    town.answer(&mail, "Call me on Friday.").await;
    town.until("2026-03-04 17:00").await;
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        1,
        "{}",
        town.mailbox()
    );
    let held = town.last_mail(&rep, "No mail to Ana Silva for now");
    insta::assert_snapshot!(
        "held",
        held.text
            .as_deref()
            .unwrap()
            .replace(&held.id, "…")
            .split("http")
            .next()
            .unwrap()
    );
    let view = town.lead(&ana).await;
    let holds =
        |line: &TimelineLine| matches!(&line.fact, Fact::Held { other, .. } if *other == bo);
    assert!(view.timeline.iter().any(holds), "{:?}", view.timeline);

    let page = town.click(&held, "Let the mail go on").await;
    assert!(page.contains("Recorded: the mail goes on"));
    town.until("2026-03-05 17:00").await;
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        2,
        "{}",
        town.mailbox()
    );
    town.is_well_run().await;
}

/// Two colleagues of an idle rep.
async fn two_of_an_idle_rep() -> (Town, followup::ids::LeadId) {
    let town = Town::open("2026-03-02 10:00").await;
    town.inquire(ANA).await;
    town.until("2026-03-02 10:10").await;
    let bo = town.inquire(BO).await;
    (town, bo)
}

#[tokio::test]
async fn a_mail_that_is_due_in_the_minute_of_another_decision_is_held_too() {
    let (town, _) = two_of_an_idle_rep().await;
    town.days(4).await;
    let leaves = town.mails_to("bo@customer.test")[1].at;
    let (town, bo) = two_of_an_idle_rep().await;
    town.minutes((leaves - town.now()).num_minutes() - 120)
        .await;
    let mail = town.last_mail("ana@customer.test", "Thank you for");
    town.answer(&mail, "Call me on Friday.").await;
    town.minutes(180).await;
    assert_eq!(said(&town, &bo, "held").await.len(), 1);
    assert_eq!(
        town.mails_to("bo@customer.test").len(),
        1,
        "{}",
        town.mailbox()
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn who_stops_our_mail_inquires_and_stops_it_again_is_not_even_acknowledged() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let mail = town.last_mail("ana@customer.test", "Thank you for");
    let links = baton::addresses_in(mail.text.as_deref().unwrap());
    let stop = links.into_iter().find(|url| url.contains("/u/")).unwrap();
    let unsubscribed = [("choice", "stop")];
    town.press(stop, &unsubscribed).await;
    town.press(stop, &unsubscribed).await;
    assert_eq!(said(&town, &ana, "sign").await.len(), 1, "twice is once");
    town.until("2026-03-03 10:00").await;
    let again = town.inquire(ANA_AGAIN).await;
    // The form is told a name of its own, and it leads to the lead.
    assert_ne!(again, ana);
    assert_eq!(town.lead(&again).await.line.lead, ana);
    town.minutes(1).await;
    town.press(stop, &unsubscribed).await;
    town.days(5).await;
    assert_eq!(said(&town, &ana, "sign").await.len(), 2);
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        1,
        "{}",
        town.mailbox()
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn a_box_that_is_ticked_does_not_undo_a_stop() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let mail = town.last_mail("ana@customer.test", "Thank you for");
    town.answer(&mail, "Please do not email me again.").await;
    let again = [ANA_AGAIN, &[("newsletter", "yes")]].concat();
    town.inquire(&again).await;
    town.minutes(10).await;
    let state = town.lead(&ana).await.state;
    assert_eq!(state.blocked, Some(Block::DoNotContact));
    assert!(!state.contact.opted_in);
}

#[tokio::test]
async fn a_ticked_box_is_a_wish_that_the_link_in_the_mail_confirms() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town
        .inquire(&[ANA, &[("newsletter", "yes")]].concat())
        .await;
    town.until("2026-03-02 11:00").await;
    assert!(!town.lead(&ana).await.state.contact.opted_in);
    let mail = town.last_mail("ana@customer.test", "Thank you for");
    insta::assert_snapshot!("a_ticked_box", plain(&mail));
    town.click(&mail, "Yes, please send it").await;
    assert!(town.lead(&ana).await.state.contact.opted_in);
    // Who ticked nothing is asked nothing.
    let bo = [
        ("name", "Bo Ek"),
        ("email", "bo@customer.test"),
        ("topic", "sales"),
    ];
    town.inquire(&bo).await;
    town.minutes(15).await;
    let mail = town.last_mail("bo@customer.test", "Thank you for");
    assert!(!plain(&mail).contains("newsletter"), "{}", plain(&mail));
}

#[tokio::test]
async fn no_contact_at_all_holds_for_the_number_and_for_whatever_comes_later() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&ana).await;
    let mail = town.last_mail("ana@customer.test", "Thank you for");
    let links = baton::addresses_in(mail.text.as_deref().unwrap());
    let stop = links.into_iter().find(|url| url.contains("/u/")).unwrap();
    town.press(stop, &[("choice", "no_contact")]).await;
    town.until("2026-03-02 13:00").await;
    let told = town.mails_to(&rep);
    let why = "not to be contacted, by email or by phone";
    let told = told.iter().map(plain).find(|text| text.contains(why));
    assert!(
        told.is_some_and(|text| text.contains("(do not call)")),
        "{}",
        town.mailbox()
    );
    town.is_well_run().await;
}

/// Do-not-contact of a lead whom nobody has called yet: the rep hears it once, nothing nags anybody for ten weeks, and what Ana
/// writes after that is read by a person, once.
#[tokio::test]
async fn who_wants_no_contact_is_owed_nothing_and_is_on_nobodys_list() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&ana).await;
    let thanks = town.last_mail("ana@customer.test", "Thank you for");
    let stop = "Please do not contact me again.";
    town.answer(&thanks, stop).await;
    town.minutes(5).await;
    assert_eq!(town.lead(&ana).await.line.status, "do_not_contact");
    let told = town.last_mail(&rep, "no more contact");
    insta::assert_snapshot!("left_alone", plain(&told));
    let about_ana = || {
        let mails = [&rep, "morgan@example.com"].map(|to| town.mails_to(to));
        let mails = mails.iter().flatten().map(plain);
        mails.filter(|text| text.contains("Ana Silva")).count()
    };
    let before = about_ana();
    town.days(70).await;
    assert_eq!(about_ana(), before, "{}", town.mailbox());
    town.answer(
        &thanks,
        "Sorry, that was too harsh. Could you send me the list of prices?",
    )
    .await;
    town.days(1).await;
    let told = town.last_mail(&rep, "Ana Silva");
    insta::assert_snapshot!("left_alone_and_wrote", plain(&told));
    assert_eq!(about_ana(), before + 1, "{}", town.mailbox());
    town.days(15).await;
    assert_eq!(about_ana(), before + 1, "{}", town.mailbox());
    // What they wrote calls for an answer, and the rep gives it.
    town.click(&told, "Wrote to them").await;
    assert_eq!(town.rep_of(&ana).await, rep);
    town.is_well_run().await;
}

#[tokio::test]
async fn a_stop_while_a_mail_is_under_way_is_shown_as_in_flight() {
    use cloud::table::outbox::{Guard, SentLine, State};
    use followup::event::{Event, Sign};
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.minutes(1).await;
    let cloud = town.deployment.cloud();
    let home = cloud::keys::Home::Lead(ana.clone());
    let message = cloud.messages(&home).await.unwrap().remove(0);
    let stored = cloud.lead(&ana).await.unwrap().unwrap();
    let guard = Guard::Lead(cloud::table::outbox::LeadGuard {
        lead: ana.clone(),
        stop_generation: stored.lead.stop_generation,
        stop_rule: followup::message::StopRule::Acknowledgement,
        inquiry: stored.lead.inquiry.clone(),
        address: cloud.address_hash("ana@customer.test"),
        inquired_at: stored.lead.arrived_at,
        template: "acknowledgement".to_owned(),
        words: cloud::table::outbox::MailWords::default(),
        appointment: None,
        other_addresses: Vec::new(),
    });
    let now = cloud.now();
    cloud.claim(&message, &guard, now).await.unwrap();
    let options = cloud::table::commit::CommitOptions::default();
    let stop = Event::Sign(Sign::Unsubscribed);
    cloud.act(&ana, &stop, now, &options).await.unwrap();
    // The mail service has it, and says so.
    let claimed = cloud.message(&message.key()).await.unwrap().unwrap();
    assert_eq!(claimed.state, State::Sending);
    let entry = followup::timeline::Entry::automatic(Fact::Sent {
        step: Some("acknowledgement".to_owned()),
        template: None,
        in_flight: false,
    });
    for _ in 0..2 {
        let line = Some(SentLine::new(&ana, entry.clone()));
        cloud
            .record_sent(&claimed, "0100-1", line, now)
            .await
            .unwrap();
    }
    assert_eq!(
        said(&town, &ana, "sent").await,
        ["acknowledgement, was in flight when a stop came"]
    );
    let after = cloud.message(&message.key()).await.unwrap().unwrap();
    assert_eq!(after.state, State::Sent);
}

#[tokio::test]
async fn the_letter_offers_the_newsletter_and_who_takes_it_is_nurtured() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.minutes(20).await;
    // Who waits for us is offered nothing to read: somebody calls.
    let rep = town.rep_of(&ana).await;
    town.click(&town.last_mail(&rep, "Ana Silva"), "No answer")
        .await;
    town.until("2026-03-11 17:00").await;
    let mails = town.mails_to("ana@customer.test");
    let label = "Yes, please send it";
    let offer = mails
        .iter()
        .find_map(|mail| journeys::button(mail, label, None));
    let page = town.press(&offer.unwrap(), &[]).await;
    assert!(page.contains("Thank you: we will send it"));
    assert_eq!(said(&town, &ana, "opted_in").await, ["the newsletter"]);
    let rep = town.rep_of(&ana).await;
    let mails = town.mails_to(&rep);
    let mut tasks = mails
        .iter()
        .rev()
        .filter_map(|mail| journeys::button(mail, "No answer", None));
    town.press(&tasks.next().unwrap(), &[]).await;
    town.days(20).await;
    let view = town.lead(&ana).await;
    let rests = |line: &TimelineLine| matches!(line.fact, Fact::Rested { because, .. } if because == RestReason::Nurture);
    assert!(view.timeline.iter().any(rests), "{:?}", view.timeline);
    town.is_well_run().await;
}

#[tokio::test]
async fn who_wanted_no_contact_and_asks_anew_is_looked_at_by_a_person() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&ana).await;
    let task = town.last_mail(&rep, "Ana Silva");
    let page = journeys::button(&task, "More \u{2026}", None).unwrap();
    town.press(&page, &[("outcome", "do_not_contact")]).await;
    assert_eq!(town.lead(&ana).await.line.status, "do_not_contact");
    town.days(60).await;
    let again = town.inquire(ANA_AGAIN).await;
    assert_ne!(again, ana);
    town.minutes(30).await;
    let view = town.lead(&again).await;
    assert_eq!(view.state.blocked, Some(Block::DoNotContact));
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        1,
        "{}",
        town.mailbox()
    );
    let rep = town.rep_of(&again).await;
    let told = plain(&town.mails_to(&rep).pop().unwrap());
    assert!(told.contains("they are not to be contacted"), "{told}");
    assert!(told.contains("(do not call)"), "{told}");
    // And so is somebody else's inquiry with that number.
    let other = town.inquire(BO).await;
    town.minutes(30).await;
    let view = town.lead(&other).await;
    assert!(view.state.contact.suppressed && view.state.blocked.is_none());
    town.is_well_run().await;
}

#[tokio::test]
async fn who_never_answered_in_europe_is_forgotten_after_a_year() {
    let town = Town::open_with("2026-03-02 10:00", |sources| {
        let policy = sources.files.get_mut("policy.toml").unwrap();
        *policy = policy.replace("regions = [\"US\"]", "regions = [\"EU\"]");
    })
    .await;
    let fields = [
        ("name", "Ana Silva"),
        ("email", "ana@customer.test"),
        ("topic", "sales"),
        ("message", "What do 200 lamps cost?"),
    ];
    let ana = town.inquire(&fields).await;
    town.until("2026-04-15 10:00").await;
    let subjects = town.mails_to("ana@customer.test");
    let subjects: Vec<&str> = subjects.iter().map(|mail| mail.subject.as_str()).collect();
    insta::assert_debug_snapshot!("to_europe", subjects);
    town.until("2027-03-02 10:30").await;
    let view = town.lead(&ana).await;
    assert_eq!(view.line.status, "erased", "{:?}", view.line);
    assert!(view.inquiries.is_empty() && view.state.erased_at.is_some());
}
