//! Whom one may write to, call and offer a time, by where the lead is and what it has said; and small things that others ask of it.

use followup::decide::decide;
use followup::event::{Disposition, Event, Sign, Verdict};
use followup::lead::{Block, Lead};
use followup::policy::Policy;

use crate::support::{changed, person, policy};
use crate::world::{BUYER, BY_MAIL, BY_PHONE, World};

const AT: &str = "2026-03-02 10:00";

fn with_topic(topic: &'static str) -> Vec<(&'static str, &'static str)> {
    let others = BUYER.iter().filter(|(name, _)| *name != "topic");
    others.copied().chain([("topic", topic)]).collect()
}

#[test]
fn who_is_a_lead_and_open_may_choose_a_time() {
    let active = World::with(AT, BUYER);
    assert!(active.lead().may_book());
    let qualifying = World::with(AT, &with_topic("partnership"));
    assert_eq!(qualifying.status(), "qualifying");
    assert!(qualifying.lead().may_book());
    let mut resting = World::with(AT, BUYER);
    resting.owner_reports(Disposition::Nurture);
    assert!(resting.lead().may_book());
    // Not who is answered and no lead, who has not been judged, who is closed or wants no contact.
    let request = World::with(AT, &with_topic("support"));
    assert!(!request.lead().may_book());
    let inquiry = &active.inquiries[0];
    let received = crate::support::lead(inquiry, active.now);
    assert!(!received.may_book());
    let mut closed = World::with(AT, BUYER);
    closed.owner_reports(Disposition::Won);
    assert!(!closed.lead().may_book());
    for (sign, may) in [
        (Sign::Replied, true),
        (Sign::Unsubscribed, true),
        (Sign::Bounced, true),
        (Sign::Complained, false),
        (Sign::DoNotContact, false),
    ] {
        let mut world = World::with(AT, BUYER);
        world.sign(sign);
        assert_eq!(world.lead().may_book(), may, "{sign:?}");
    }
    let suspicious = Event::Arrived {
        inquiry: Box::new(inquiry.clone()),
        suspicious: true,
    };
    let review = decide(&active.policy, &received, &suspicious, active.now).lead;
    assert_eq!(review.status(), "review");
    assert!(!review.may_book());
    let mut erased = World::with(AT, BUYER);
    erased.give(0, &Event::Erased);
    assert!(!erased.lead().may_book());
}

#[test]
fn the_manager_has_leads_that_may_choose_a_time_and_others_that_may_not() {
    let from = "any_of = [\"partnership\"] }, weight = 20";
    for (to, may) in [
        ("any_of = [\"partnership\"] }, exclude = true", false),
        ("any_of = [\"partnership\"] }, not_a_lead = true", false),
    ] {
        let policy = Policy::compile(&changed("policy.toml", from, to)).unwrap();
        let world = World::of(policy, AT, &with_topic("partnership"));
        assert_eq!(world.status(), "with_manager");
        assert_eq!(world.lead().may_book(), may, "{to}");
    }
    let mut exhausted = World::new(policy(), crate::support::ny(AT));
    for rep in ["riley", "sam", "jordan"] {
        exhausted.rep_load(rep).open = 10_000;
    }
    exhausted.arrive(BUYER);
    assert_eq!(exhausted.status(), "with_manager");
    assert!(exhausted.lead().may_book());
}

/// May be written to by itself, answered, called by a person, is called.
fn may(lead: &Lead) -> [bool; 4] {
    [
        lead.may_write(),
        lead.may_be_answered(),
        lead.may_call(),
        lead.is_called(),
    ]
}

#[test]
fn each_stop_leaves_the_ways_that_it_does_not_speak_of() {
    for (sign, expected) in [
        (Sign::Replied, [true, true, true, true]),
        // Who stops our mail wants no call either, unless they asked for one.
        (Sign::Unsubscribed, [false, false, false, false]),
        (Sign::Bounced, [false, false, true, true]),
        (Sign::Complained, [false, false, false, false]),
        (Sign::DoNotContact, [false, false, false, false]),
    ] {
        let mut world = World::with(AT, BUYER);
        world.sign(sign);
        assert_eq!(may(world.lead()), expected, "{sign:?}");
    }
    let calls: Vec<_> = BUYER
        .iter()
        .copied()
        .chain([("contact_how", "phone")])
        .collect();
    let mut asked = World::with(AT, &calls);
    asked.sign(Sign::Unsubscribed);
    assert_eq!(may(asked.lead()), [false, false, true, true]);
    asked.sign(Sign::Bounced);
    assert_eq!(may(asked.lead()), [false, false, true, true]);
    // By their own wish mail comes before the telephone.
    let writes: Vec<_> = BUYER
        .iter()
        .copied()
        .chain([("contact_how", "email")])
        .collect();
    assert_eq!(
        may(World::with(AT, &writes).lead()),
        [true, true, true, false]
    );
    assert_eq!(
        may(World::with(AT, BY_MAIL).lead()),
        [true, true, false, false]
    );
    assert_eq!(
        may(World::with(AT, BY_PHONE).lead()),
        [false, false, true, true]
    );
}

#[test]
fn who_asks_again_after_they_stopped_our_mail_is_answered_by_a_person() {
    let mut world = World::with(AT, BUYER);
    world.until("2026-03-02 11:00");
    world.sign(Sign::Unsubscribed);
    assert!(!world.lead().is_back_since_unsubscribing());
    world.until("2026-03-02 12:00");
    world.joined(BUYER);
    assert!(world.lead().is_back_since_unsubscribing());
    assert!(world.lead().may_be_answered());
    assert!(!world.lead().may_write());
    assert_eq!(world.lead().blocked, Some(Block::Unsubscribed));
}

#[test]
fn decisions_that_follow_each_other_are_one() {
    let world = World::with(AT, BUYER);
    let now = world.now;
    let first = decide(
        &world.policy,
        world.lead(),
        &Event::Sign(Sign::Replied),
        now,
    );
    let second = decide(
        &world.policy,
        &first.lead,
        &Event::Sign(Sign::DoNotContact),
        now,
    );
    let both = first.clone().then(second.clone());
    assert_eq!(both.lead, second.lead);
    assert_eq!(
        both.entries.len(),
        first.entries.len() + second.entries.len()
    );
    assert_eq!(both.block, Some(Block::DoNotContact));
    // Nobody is told the same twice, and everybody is told everything.
    let mut notices = first.notices.clone();
    for notice in &second.notices {
        if !notices.contains(notice) {
            notices.push(notice.clone());
        }
    }
    assert_eq!(both.notices, notices);
    let twice = first.clone().then(first.clone());
    assert_eq!(twice.notices, first.notices);
    assert!(!first.notices.is_empty());
    // The stronger block stands, whichever came first.
    assert_eq!(second.then(first).block, Some(Block::DoNotContact));
}

#[test]
fn people_are_called_by_the_first_word_of_their_name() {
    let config = policy().active;
    let riley = config.roster.get(&person("riley")).unwrap();
    assert_eq!(riley.first_name(), "Riley");
    let mut alone = riley.clone();
    alone.name = "Riley".to_owned();
    assert_eq!(alone.first_name(), "Riley");
    assert_eq!(config.roster.manager().unwrap().id, person("morgan"));
    assert_eq!(config.roster.qualifier().unwrap().id, person("quinn"));
}

#[test]
fn a_task_is_named_by_what_is_to_be_done_and_by_nothing_that_was() {
    let mut world = World::with(AT, BUYER);
    let mut tasks = vec![world.lead().task()];
    world.owner_reports(Disposition::NoAnswer);
    tasks.push(world.lead().task());
    world.sign(Sign::Replied);
    tasks.push(world.lead().task());
    world.owner_reports(Disposition::Reached);
    tasks.push(world.lead().task());
    world.owner_reports(Disposition::Nurture);
    tasks.push(world.lead().task());
    world.verdict(Verdict::Ready, "morgan");
    tasks.push(world.lead().task());
    let mut different = tasks.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), tasks.len(), "{tasks:?}");
    assert_eq!(tasks[0], "c1_inbound_0");
    assert!(tasks.last().unwrap().starts_with("c2"), "{tasks:?}");
}
