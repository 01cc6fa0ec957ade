//! A driver asks for an early slot, is acknowledged in minutes with a link to choose one, and has a confirmed time with an
//! invitation for the calendar: nobody else gets it, and nobody waits in vain. If the shop is busy it still says so.

use followup::ids::{LeadId, PersonId};
use http::StatusCode;
use journeys::{Town, button, plain};
use local::AcceptedMail;
use mail_parser::{MessageParser, MimeHeaders};

const DRIVER: journeys::Fields<'static> = &[
    ("name", "Dana Fox"),
    ("email", "dana@customer.test"),
    ("phone", "+1 212 555 0171"),
    ("topic", "sales"),
    ("message", "An oil change, early in the morning please."),
];
const NEIGHBOUR: journeys::Fields<'static> = &[
    ("name", "Kim Ito"),
    ("email", "kim@customer.test"),
    ("topic", "sales"),
];

/// The path behind the first button of a mail with this label.
fn link(mail: &AcceptedMail, label: &str) -> String {
    let url = button(mail, label, None);
    url.unwrap_or_else(|| panic!("no button \"{label}\" in \"{}\"", mail.subject))
}

async fn page(town: &Town, url: &str) -> String {
    let page = town.deployment.visit(url).await;
    assert_eq!(page.status(), StatusCode::OK, "{url}");
    String::from_utf8_lossy(page.body()).into_owned()
}

fn slots(page: &str) -> Vec<String> {
    let values = page.split("name=\"slot\" value=\"").skip(1);
    values
        .filter_map(|rest| rest.split_once('"'))
        .map(|(value, _)| value.to_owned())
        .collect()
}

/// The calendar part of a mail: its content type and its text, lines unfolded. The same text comes once more as a file.
fn invitation(town: &Town, mail: &AcceptedMail) -> (String, String) {
    let raw = town.deployment.mailbox().eml(&mail.id).unwrap();
    assert!(
        raw.split(|byte| *byte == b'\n')
            .all(|line| line.len() < 998)
    );
    let message = MessageParser::default().parse(&raw).unwrap();
    let parts: Vec<_> = message
        .parts
        .iter()
        .filter(|part| {
            part.content_type()
                .is_some_and(|kind| matches!(kind.subtype(), Some("calendar" | "ics")))
        })
        .collect();
    assert_eq!(parts.len(), 2, "among the alternatives, and as a file");
    assert_eq!(parts[0].contents(), parts[1].contents());
    let kind = parts[0].content_type().unwrap();
    let method = kind.attribute("method").unwrap_or_default();
    let text = String::from_utf8(parts[0].contents().to_vec()).unwrap();
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
    }
    (method.to_owned(), text.replace("\r\n ", ""))
}

/// A calendar's text with its signed link hidden.
fn shown(text: &str) -> String {
    let hide = |line: &str| match line.split_once("/b/").or_else(|| line.split_once("/o/")) {
        Some((before, _)) => format!("{before}/…"),
        None => line.to_owned(),
    };
    let lines: Vec<String> = text.lines().map(hide).collect();
    lines.join("\n")
}

fn line<'a>(text: &'a str, name: &str) -> &'a str {
    text.lines()
        .find(|line| line.starts_with(name))
        .unwrap_or_default()
}

/// Dana's appointment, as she and her rep have it.
struct Booked {
    /// The address under which she chose her time.
    chooser: String,
    slot: String,
    confirmation: AcceptedMail,
    /// The invitation that came with the confirmation.
    invitation: String,
    /// The address of the rep.
    rep: String,
}

/// She takes the first morning slot of the next day, and both have it in their calendars.
async fn books(town: &Town, dana: &LeadId) -> Booked {
    let thanks = town.last_mail("dana@customer.test", "Thank you");
    let chooser = link(&thanks, "Choose a time");
    let free = slots(&page(town, &chooser).await);
    let early = free
        .iter()
        .find(|slot| slot.starts_with("2026-03-03T14:00"))
        .unwrap();
    let fields = [
        ("slot", early.as_str()),
        ("was", "none"),
        ("zone", "America/Chicago"),
    ];
    let booked = town.deployment.click(&chooser, &fields).await;
    assert_eq!(booked.status(), StatusCode::OK);
    town.until("2026-03-02 09:30").await;

    let mail = town.last_mail("dana@customer.test", "Your appointment");
    let (method, request) = invitation(town, &mail);
    assert_eq!(method, "REQUEST");
    let text = mail.text.as_deref().unwrap_or_default();
    let text = text.split("--").next().unwrap_or_default();
    insta::assert_snapshot!("confirmation", format!("{}\n\n{text}", mail.subject));
    insta::assert_snapshot!("invitation", shown(&request));
    let rep = town.rep_of(dana).await;
    let to_rep = town.last_mail(&rep, "Dana Fox has booked Tuesday, March 3, 9:00 AM");
    let (_, theirs) = invitation(town, &to_rep);
    assert_eq!(
        line(&theirs, "UID:"),
        line(&request, "UID:"),
        "both calendars know one event"
    );
    insta::assert_snapshot!("invitation_of_the_rep", shown(&theirs));
    Booked {
        chooser,
        slot: early.clone(),
        confirmation: mail,
        invitation: request,
        rep,
    }
}

/// No two drivers in one slot of one person. The address under which the neighbour would choose.
async fn a_neighbour_cannot_have_the_same(town: &Town, booked: &Booked) -> String {
    let kim = town.inquire(NEIGHBOUR).await;
    town.minutes(15).await;
    let by = PersonId::parse("morgan").unwrap();
    let to = PersonId::parse(booked.rep.split('@').next().unwrap()).unwrap();
    let given = followup::event::Event::Assigned { to, by };
    let options = cloud::table::commit::CommitOptions::default();
    let cloud = town.deployment.cloud();
    cloud.act(&kim, &given, town.now(), &options).await.unwrap();
    let thanks = town.last_mail("kim@customer.test", "Thank you");
    let chooser = link(&thanks, "Choose a time");
    let left = slots(&page(town, &chooser).await);
    assert!(!left.contains(&booked.slot) && !left.is_empty());
    let fields = [("slot", booked.slot.as_str()), ("was", "none")];
    assert_eq!(
        town.deployment.click(&chooser, &fields).await.status(),
        StatusCode::CONFLICT
    );
    chooser
}

/// Plans change: the same event in both calendars has another time, and the first time is free again.
async fn moves_it(town: &Town, booked: &Booked, of_the_neighbour: &str) {
    let next = format!("{}?after=2026-03-03T23:00:00Z", booked.chooser);
    let next_day = slots(&page(town, &next).await);
    let later = next_day
        .iter()
        .find(|slot| slot.starts_with("2026-03-04T15:00"))
        .unwrap();
    let fields = [("slot", later.as_str()), ("was", "1.0")];
    let change = link(&booked.confirmation, "Move or cancel");
    let moved = town.deployment.click(&change, &fields).await;
    assert_eq!(moved.status(), StatusCode::OK);
    town.minutes(10).await;
    let mail = town.last_mail("dana@customer.test", "Moved: your appointment");
    let (_, update) = invitation(town, &mail);
    assert_eq!(line(&update, "UID:"), line(&booked.invitation, "UID:"));
    assert_eq!(
        (line(&update, "SEQUENCE:"), line(&update, "DTSTART:")),
        ("SEQUENCE:1", "DTSTART:20260304T150000Z")
    );
    let free = slots(&page(town, of_the_neighbour).await);
    assert!(free.contains(&booked.slot), "the first time is free again");
}

/// Both are reminded, nothing goes out by itself in between, and the rep says how it went.
async fn they_meet(town: &Town, dana: &LeadId, rep: &str) {
    town.until("2026-03-04 10:00").await;
    for who in ["dana@customer.test", rep] {
        let reminders = town
            .mails_to(who)
            .iter()
            .filter(|mail| mail.subject.starts_with("Reminder: "))
            .count();
        // One of them before the time that was given back.
        assert_eq!(reminders, 3, "{who}\n{}", town.mailbox());
    }
    town.until("2026-03-04 10:40").await;
    let over = town.last_mail(rep, "How did it go with Dana Fox?");
    let told = [
        town.last_mail(rep, "Dana Fox: moved to"),
        town.last_mail(rep, "Reminder: Dana Fox"),
        over.clone(),
    ];
    insta::assert_snapshot!("told_to_the_rep", said_to_the_rep(&told));
    let timeline = town.lead(dana).await.timeline;
    assert!(timeline.iter().all(|line| line.kind() != "reminded"));
    let done = town.click(&over, "We met").await;
    assert!(done.contains("Recorded: We met"), "{done}");
    let view = town.lead(dana).await;
    assert_eq!(view.line.status, "in_conversation");
}

#[tokio::test]
async fn the_oil_change() {
    let town = Town::open("2026-03-02 08:00").await;
    let dana = town.inquire(DRIVER).await;
    town.minutes(15).await;
    let booked = books(&town, &dana).await;
    let of_the_neighbour = a_neighbour_cannot_have_the_same(&town, &booked).await;
    moves_it(&town, &booked, &of_the_neighbour).await;
    they_meet(&town, &dana, &booked.rep).await;
    town.is_well_run().await;
    insta::assert_snapshot!("mailbox", town.mailbox());
}

#[tokio::test]
async fn who_does_not_come_is_offered_another_time_once_and_cancelling_takes_it_out_of_both_calendars()
 {
    let town = Town::open("2026-03-02 10:00").await;
    let dana = town.inquire(DRIVER).await;
    town.minutes(15).await;
    let chooser = link(
        &town.last_mail("dana@customer.test", "Thank you"),
        "Choose a time",
    );
    let free = slots(&page(&town, &chooser).await);
    let fields = [("slot", free[0].as_str()), ("was", "none")];
    town.deployment.click(&chooser, &fields).await;
    town.until("2026-03-03 17:00").await;
    let rep = town.rep_of(&dana).await;
    town.click(
        &town.last_mail(&rep, "How did it go with Dana Fox?"),
        "They did not come",
    )
    .await;
    town.minutes(5).await;
    let again = town.last_mail("dana@customer.test", "We missed each other");
    let chooser = link(&again, "Choose another time");
    let free = slots(&page(&town, &chooser).await);
    let fields = [("slot", free[3].as_str()), ("was", "none")];
    town.deployment.click(&chooser, &fields).await;
    town.until("2026-03-04 09:30").await;
    let booked = town.last_mail("dana@customer.test", "Your appointment");
    let cancelled = town
        .deployment
        .click(
            &link(&booked, "Move or cancel"),
            &[("choice", "cancel"), ("was", "2.0")],
        )
        .await;
    assert_eq!(cancelled.status(), StatusCode::OK);
    town.minutes(10).await;
    for who in ["dana@customer.test", rep.as_str()] {
        let mail = town.last_mail(who, "Cancelled");
        let (method, text) = invitation(&town, &mail);
        assert_eq!(
            (method.as_str(), line(&text, "SEQUENCE:")),
            ("CANCEL", "SEQUENCE:1")
        );
    }
    let missed = town.mails_to("dana@customer.test");
    let missed = missed
        .iter()
        .filter(|mail| mail.subject.starts_with("We missed"))
        .count();
    assert_eq!(missed, 1);
    town.is_well_run().await;
}

/// Dana has a confirmed time: her mail about it, and whose time it is.
async fn booked(town: &Town) -> (LeadId, AcceptedMail, String) {
    let dana = town.inquire(DRIVER).await;
    town.minutes(15).await;
    let thanks = town.last_mail("dana@customer.test", "Thank you");
    let chooser = link(&thanks, "Choose a time");
    let free = slots(&page(town, &chooser).await);
    let fields = [("slot", free[20].as_str()), ("was", "none")];
    town.deployment.click(&chooser, &fields).await;
    town.minutes(10).await;
    let mail = town.last_mail("dana@customer.test", "Your appointment");
    let rep = town.rep_of(&dana).await;
    (dana, mail, rep)
}

/// The words of mails, with what names a mail or a link hidden.
fn said_to_the_rep(mails: &[AcceptedMail]) -> String {
    let words = |mail: &AcceptedMail| {
        let text = mail.text.as_deref().unwrap_or_default();
        let hide = |line: &str| match line.split_once("http") {
            Some((before, _)) => format!("{before}…"),
            None => line.to_owned(),
        };
        let lines: Vec<String> = text.lines().map(hide).collect();
        format!("{}\n\n{}", mail.subject, lines.join("\n"))
    };
    let all: Vec<String> = mails.iter().map(words).collect();
    all.join("\n\n==\n\n")
}

async fn is_cancelled_in_both_calendars(town: &Town, rep: &str, sequence: &str) {
    for who in ["dana@customer.test", rep] {
        let mail = town.last_mail(who, "Cancelled");
        let (method, text) = invitation(town, &mail);
        assert_eq!(
            (method.as_str(), line(&text, "SEQUENCE:")),
            ("CANCEL", sequence),
            "{who}"
        );
    }
}

#[tokio::test]
async fn a_meeting_that_becomes_a_wish_is_taken_out_of_both_calendars_when_nothing_comes_of_it() {
    let town = Town::open("2026-03-02 10:00").await;
    let (_, mail, rep) = booked(&town).await;
    let chooser = link(&mail, "Move or cancel");
    let fields = [
        ("choice", "propose"),
        ("first", "2026-03-12T08:30"),
        ("second", "2026-03-13T09:00"),
        ("was", "1.0"),
        ("zone", "America/New_York"),
    ];
    town.deployment.click(&chooser, &fields).await;
    town.minutes(10).await;
    let wish = town.last_mail("dana@customer.test", "Your time is not confirmed yet");
    assert!(plain(&wish).contains("March 12"), "{}", plain(&wish));
    let fields = [("choice", "cancel"), ("was", "1.1")];
    let cancelled = town.deployment.click(&chooser, &fields).await;
    assert_eq!(cancelled.status(), StatusCode::OK);
    town.minutes(10).await;
    is_cancelled_in_both_calendars(&town, &rep, "SEQUENCE:2").await;
    let told = [
        town.last_mail(&rep, "Dana Fox asks for"),
        town.last_mail(&rep, "Cancelled"),
    ];
    insta::assert_snapshot!("a_wish_and_its_end", said_to_the_rep(&told));
    town.is_well_run().await;
}

#[tokio::test]
async fn a_meeting_of_a_closed_lead_is_taken_out_of_both_calendars() {
    let town = Town::open("2026-03-02 10:00").await;
    let (dana, mail, rep) = booked(&town).await;
    let by = PersonId::parse(rep.split('@').next().unwrap()).unwrap();
    let won = followup::event::Event::Outcome(followup::event::Outcome {
        by,
        task: town.lead(&dana).await.state.task(),
        disposition: followup::event::Disposition::Won,
        next_at: None,
        again: false,
        link: None,
        amount: None,
        known: followup::event::Evidence::Said,
    });
    let options = cloud::table::commit::CommitOptions::default();
    let cloud = town.deployment.cloud();
    cloud.act(&dana, &won, town.now(), &options).await.unwrap();
    let fields = [("choice", "cancel"), ("was", "1.0")];
    town.deployment
        .click(&link(&mail, "Move or cancel"), &fields)
        .await;
    town.minutes(10).await;
    is_cancelled_in_both_calendars(&town, &rep, "SEQUENCE:1").await;
    let told = [town.last_mail(&rep, "Cancelled")];
    insta::assert_snapshot!("cancelled_when_closed", said_to_the_rep(&told));
    town.is_well_run().await;
}

#[tokio::test]
async fn a_busy_shop_says_so_and_proposes_a_time() {
    let town = Town::open("2026-03-02 10:00").await;
    for rep in ["riley", "sam", "jordan"] {
        town.away(rep, "2026-03-02 10:00", "2026-04-20 09:00").await;
    }
    let dana = town.inquire(DRIVER).await;
    town.minutes(15).await;
    let thanks = town.last_mail("dana@customer.test", "Thank you");
    let chooser = link(&thanks, "Choose a time");
    let busy = page(&town, &chooser).await;
    assert!(busy.contains("Name two that suit you"), "{busy}");
    let fields = [
        ("choice", "propose"),
        ("first", "2026-03-05T08:30"),
        ("second", "2026-03-06T09:00"),
        ("was", "none"),
        ("zone", "America/New_York"),
    ];
    let asked = town.deployment.click(&chooser, &fields).await;
    assert_eq!(asked.status(), StatusCode::OK);
    town.minutes(10).await;
    let wish = town.last_mail("dana@customer.test", "Your time is not confirmed yet");
    assert!(
        plain(&wish).contains("Thursday, March 5, 8:30 AM to 9:00 AM"),
        "{}",
        plain(&wish)
    );
    // The manager has it, since nobody else is there, and offers a time.
    let rep = town.rep_of(&dana).await;
    assert_eq!(rep, "morgan@example.com");
    let request = town.last_mail(
        &rep,
        "Dana Fox asks for Thursday, March 5, 8:30 AM: does it fit?",
    );
    let answer = link(&request, "Say yes, or offer another");
    let shown = page(&town, &answer).await;
    assert!(shown.contains("Yes: Friday, March 6, 9:00 AM"));
    let fields = [
        ("choice", "confirm"),
        ("slot", "2026-03-06T14:00:00Z"),
        ("was", "1.0"),
    ];
    assert_eq!(
        town.deployment.click(&answer, &fields).await.status(),
        StatusCode::OK
    );
    town.minutes(10).await;
    let booked = town.last_mail(
        "dana@customer.test",
        "Your appointment: Friday, March 6, 9:00 AM",
    );
    let (method, text) = invitation(&town, &booked);
    assert_eq!(
        (method.as_str(), line(&text, "DTSTART:")),
        ("REQUEST", "DTSTART:20260306T140000Z")
    );
    town.is_well_run().await;
}

/// Dana takes a time on Friday, without a yes for it if `choice` proposes it.
async fn for_friday(town: &Town, dana: &LeadId, fields: journeys::Fields<'_>) -> String {
    town.minutes(15).await;
    let thanks = town.last_mail("dana@customer.test", "Thank you");
    let chooser = link(&thanks, "Choose a time");
    let chosen = town.deployment.click(&chooser, fields).await;
    assert_eq!(chosen.status(), StatusCode::OK);
    town.minutes(5).await;
    town.rep_of(dana).await
}

/// What whoever has Dana now reads.
fn reads(town: &Town, next: &str) -> String {
    let mail = town.last_mail(next, "Now yours: Dana Fox");
    let words: Vec<String> = plain(&mail).split_whitespace().map(str::to_owned).collect();
    words.join(" ")
}

#[tokio::test]
async fn who_was_to_meet_them_is_away_then_and_they_are_offered_another_time() {
    let town = Town::open("2026-03-02 10:00").await;
    let dana = town.inquire(DRIVER).await;
    let fields = [("slot", "2026-03-06T16:00:00Z"), ("was", "none")];
    let rep = for_friday(&town, &dana, &fields).await;
    let name = rep.split('@').next().unwrap();
    town.away(name, "2026-03-05 09:00", "2026-03-13 09:00")
        .await;
    town.until("2026-03-05 11:30").await;
    // The day before, she hears that it is cancelled, and how she gets another time; her calendar knows it, too.
    let cancelled = town.last_mail("dana@customer.test", "Cancelled: Friday, March 6");
    assert_eq!(invitation(&town, &cancelled).0, "CANCEL");
    let next = town.rep_of(&dana).await;
    assert_ne!(next, rep);
    let told = reads(&town, &next);
    assert!(
        told.contains("is away at the time that they had chosen. It is cancelled, and they were offered others."),
        "{told}"
    );
    // The times that she is offered are those of somebody who is there.
    let again = link(&cancelled, "Pick a new time");
    let page = page(&town, &again).await;
    let free = slots(&page);
    let slot = free.first().expect("somebody is free").clone();
    let (_, was) = page.split_once("name=\"was\" value=\"").unwrap();
    let fields = [
        ("slot", slot.as_str()),
        ("was", was.split('"').next().unwrap()),
    ];
    let chosen = town.deployment.click(&again, &fields).await;
    assert_eq!(chosen.status(), StatusCode::OK);
    assert_eq!(town.rep_of(&dana).await, next);
    town.is_well_run().await;
}

#[tokio::test]
async fn who_was_to_say_yes_is_away_and_somebody_else_looks_for_a_time() {
    let town = Town::open("2026-03-02 10:00").await;
    let dana = town.inquire(DRIVER).await;
    let fields = [
        ("choice", "propose"),
        ("first", "2026-03-06T08:30"),
        ("second", "2026-03-06T09:00"),
        ("was", "none"),
        ("zone", "America/New_York"),
    ];
    let rep = for_friday(&town, &dana, &fields).await;
    let name = rep.split('@').next().unwrap();
    town.away(name, "2026-03-02 11:00", "2026-03-13 09:00")
        .await;
    town.until("2026-03-02 17:00").await;
    let cancelled = town.last_mail("dana@customer.test", "Cancelled:");
    assert!(plain(&cancelled).contains("Pick a new time"));
    let next = town.rep_of(&dana).await;
    assert_ne!(next, rep);
    let told = reads(&town, &next);
    assert!(
        told.contains("It is cancelled, and they were offered others."),
        "{told}"
    );
    town.is_well_run().await;
}
