//! Who rests: letters, a look, a way back, and an end.

use chrono::Duration;
use followup::event::{Disposition, Event, Sign};
use followup::lead::{Block, ObligationKind, Open, Stage};
use followup::message::{NoticeKind, StopRule};
use followup::policy::Policy;
use followup::timeline::{EntryKind, Fact, WakeReason};

use crate::support::{changed, ny};
use crate::world::{BUYER, BY_PHONE, World};

/// A letter as it is written for the tests.
const LETTER: &str = "+++\nsubject = \"Words\"\nto = \"lead\"\nsigned_by = \"team\"\n+++\n{{ greeting }},\n\nYou sent us {{ topic }}. WORDS\n\n{{ if ready_url }}\n[I am ready]({{ ready_url }} \"button\")\n{{ end }}\n\n{{ team_name }}\n";

/// The shipped policy with these letters alone.
fn with_letters(names: &[&str]) -> Policy {
    let mut sources = changed("policy.toml", "format = 1", "format = 1");
    sources
        .files
        .retain(|path, _| !path.starts_with("letters/"));
    for (number, name) in names.iter().enumerate() {
        let own: Vec<String> = (0..30).map(|word| format!("w{number}x{word}")).collect();
        let text = LETTER.replace("WORDS", &own.join(" "));
        sources.files.insert(format!("letters/{name}.md"), text);
    }
    Policy::compile(&sources).unwrap()
}

/// Somebody who said yes to letters, and was then handed to them by their rep.
fn resting(policy: Policy) -> World {
    let mut world = World::of(policy, "2026-03-02 10:00", BUYER);
    world.give(0, &Event::OptedIn);
    world.owner_reports(Disposition::Nurture);
    assert_eq!(world.status(), "resting");
    world
}

fn letters(world: &World) -> Vec<(String, String)> {
    let mut mails = world.record.messages.iter();
    let mut letters = Vec::new();
    while let Some(one) = mails.find(|one| one.message.stop_rule == StopRule::Letter) {
        let day = crate::support::wall(one.message.not_before)[..10].to_owned();
        letters.push((day, one.message.template.clone()));
    }
    letters
}

fn woke_by(world: &World) -> Vec<WakeReason> {
    let lines = world.record.lines.iter();
    lines
        .filter_map(|line| {
            let Fact::Woke { because } = line.entry.fact else {
                return None;
            };
            Some(because)
        })
        .collect()
}

#[test]
fn a_letter_a_month_in_the_order_of_their_names_and_none_twice() {
    let mut world = resting(with_letters(&["01_one", "02_two", "10_ten"]));
    world.until("2027-02-20 10:00");
    let expected = [
        ("2026-04-01", "letter__01_one"),
        ("2026-05-01", "letter__02_two"),
        // The thirtieth day was a Sunday.
        ("2026-06-01", "letter__10_ten"),
    ];
    let expected = expected.map(|(day, name)| (day.to_owned(), name.to_owned()));
    assert_eq!(letters(&world), expected);
    assert_eq!(world.lead().letters, ["01_one", "02_two", "10_ten"]);
    assert_eq!(world.lead().automated_emails, 0, "a letter is no follow-up");
}

#[test]
fn a_rest_that_begins_anew_goes_on_with_the_letters_that_they_have_not_had() {
    let mut world = resting(with_letters(&["01_one", "02_two"]));
    world.until("2026-04-02 10:00");
    world.sign(Sign::Replied);
    assert_eq!(world.lead().rest, None);
    world.until("2026-04-02 11:00");
    world.owner_reports(Disposition::NotNow);
    world.until("2026-05-03 10:00");
    // It has a date, and they want letters all the same.
    let names: Vec<String> = letters(&world).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names[0], "letter__01_one");
    assert!(names.len() <= 2);
}

#[test]
fn nobody_gets_a_letter_who_did_not_agree_or_has_stopped_our_mail() {
    let mut silent = World::of(with_letters(&["01_one"]), "2026-03-02 10:00", BUYER);
    silent.owner_reports(Disposition::Nurture);
    silent.until("2026-06-02 10:00");
    assert_eq!(letters(&silent), []);
    let mut stopped = resting(with_letters(&["01_one", "02_two"]));
    stopped.until("2026-04-02 10:00");
    stopped.sign(Sign::Unsubscribed);
    stopped.until("2026-08-02 10:00");
    assert_eq!(letters(&stopped).len(), 1);
    let mut by_phone = World::of(with_letters(&["01_one"]), "2026-03-02 10:00", BY_PHONE);
    by_phone.give(0, &Event::OptedIn);
    by_phone.owner_reports(Disposition::Nurture);
    by_phone.until("2026-06-02 10:00");
    assert_eq!(letters(&by_phone), []);
}

#[test]
fn a_yes_in_the_middle_of_a_rest_brings_the_first_letter_when_a_month_is_over() {
    let mut world = World::of(with_letters(&["01_one"]), "2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Nurture);
    world.until("2026-03-20 10:00");
    world.give(0, &Event::OptedIn);
    world.until("2026-04-02 10:00");
    assert_eq!(letters(&world).len(), 1);
}

#[test]
fn who_says_that_they_are_ready_is_a_lead_again_and_back_with_their_rep() {
    let mut world = resting(with_letters(&["01_one"]));
    let rep = world.lead().preferred.clone();
    world.until("2026-04-10 10:00");
    world.give(0, &Event::SaidReady);
    assert_eq!((world.lead().cycle, world.lead().rep()), (2, rep.as_ref()));
    assert_eq!(woke_by(&world), [WakeReason::SaidReady]);
    assert!(world.lead().owed.first_touch().is_some());
    let told = world.told(&world.owner());
    assert_eq!(told.last().unwrap().1, NoticeKind::NewLead);
    // A second click is nothing.
    let before = world.lead().clone();
    world.give(0, &Event::SaidReady);
    assert_eq!(*world.lead(), before);
}

#[test]
fn who_is_in_conversation_and_says_that_they_are_ready_is_owed_an_answer() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Reached);
    world.give(0, &Event::SaidReady);
    assert!(world.lead().owed.has(&[ObligationKind::Answer]));
    assert_eq!(world.lead().cycle, 1);
}

#[test]
fn nobody_is_woken_who_wants_no_contact() {
    let mut world = resting(with_letters(&["01_one"]));
    world.sign(Sign::DoNotContact);
    world.give(0, &Event::SaidReady);
    assert_eq!(world.status(), "do_not_contact");
    assert_eq!(world.lead().blocked, Some(Block::DoNotContact));
}

#[test]
fn a_lead_that_was_lost_and_says_that_it_is_ready_is_followed_up_again() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Lost);
    world.until("2026-04-10 10:00");
    world.give(0, &Event::SaidReady);
    assert_eq!((world.status(), world.lead().cycle), ("working", 2));
}

#[test]
fn the_qualifier_looks_each_ninety_days_and_after_a_year_it_is_closed_in_silence() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoBudget);
    world.until("2027-03-01 23:00");
    assert!(matches!(
        world.lead().stage,
        Stage::Open(Open::Resting { .. })
    ));
    assert_eq!(world.told_when(&NoticeKind::DormantReview).len(), 3);
    let mails = world.mails().len();
    world.until("2027-03-02 11:00");
    assert_eq!((world.status(), world.mails().len()), ("quiet", mails));
    // Each rest keeps what it was for.
    let rested = world.record.lines.iter().filter_map(|line| {
        let Fact::Rested { because, .. } = line.entry.fact else {
            return None;
        };
        Some(because)
    });
    let reasons: Vec<_> = rested.collect();
    assert!(
        reasons.windows(2).all(|pair| pair[0] == pair[1]),
        "{reasons:?}"
    );
    // Whoever asks again is a lead again.
    world.joined(BUYER);
    assert_eq!((world.status(), world.lead().cycle), ("working", 2));
}

#[test]
fn a_date_that_was_agreed_outlasts_the_year() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    let date = world.now + Duration::days(500);
    world.report_as(0, &rep, Disposition::NotNow, &task, Some(date));
    world.until_instant(date);
    assert_eq!((world.owner(), world.lead().cycle), (rep, 2));
    assert_eq!(world.times(EntryKind::Closed), [""; 0]);
}

#[test]
fn whoever_takes_up_who_rests_ends_the_rest() {
    let mut world = resting(with_letters(&["01_one"]));
    world.until("2026-03-20 10:00");
    let rep = world.lead().preferred.clone().unwrap().to_string();
    world.report(0, &rep, Disposition::NoAnswer);
    assert_eq!(world.lead().rest, None);
    world.until("2026-04-02 10:00");
    assert_eq!(letters(&world), []);
    let wrong = ny("2026-03-02 10:00");
    assert!(world.now > wrong);
}
