//! What figures count of reports that are taken back and corrected, and of who is late.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDateTime, Timelike};
use followup::event::{Disposition, Event};
use followup::figures::{Acceptance, DayFigures};
use followup::inquiry::Inquiry;
use followup::promise::promise;
use followup::timeline::EntryKind;
use proptest::prelude::*;

use crate::support::{inquiry, ny, person, policy};
use crate::world::{BUYER, World};

/// Who asked at ten is given to somebody at once, and promised a call by two.
fn given(fields: &[(&str, &str)]) -> World {
    let policy = policy();
    let asked: Inquiry = inquiry(&policy, ny("2026-03-02 10:00"), fields);
    let promise = promise(&policy, &asked, ny("2026-03-02 10:00"));
    let mut world = World::new(policy, ny("2026-03-02 10:01"));
    world.arrive_as(Inquiry { promise, ..asked });
    world
}

/// A support request: a try is no answer to it.
const ASKS: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("email", "ann@example.org"),
    ("phone", "+12125550123"),
    ("topic", "support"),
];

/// Takes the last report back, and says whether that went.
fn takes_back(world: &mut World, task: &str) -> bool {
    let Some(last) = world.lead().last_outcome.clone() else {
        return false;
    };
    let by = last.by.clone();
    let task = task.to_owned();
    world.give(0, &Event::TakenBack { task, by });
    world.lead().last_outcome.is_none()
}

/// What was counted, by which it does not matter how it came to that: what is nothing is left out, and so is what a hand-back that was
/// taken back had been.
fn net(figures: &DayFigures) -> serde_json::Value {
    let mut figures = figures.clone();
    // That a report came and was taken back is told by the timeline.
    let shown = [
        EntryKind::PromiseKept,
        EntryKind::PromiseMissed,
        EntryKind::Breached,
        EntryKind::Escalated,
        EntryKind::Lapsed,
    ];
    figures.kinds.retain(|kind, _| shown.contains(kind));
    for person in figures.people.values_mut() {
        person.kinds.retain(|kind, _| shown.contains(kind));
    }
    for source in figures.sources.values_mut() {
        source.kinds.retain(|kind, _| shown.contains(kind));
    }
    let acceptance = &mut figures.acceptance;
    let each = acceptance.sources.values_mut();
    let each = each.chain(acceptance.forms.values_mut());
    let each = each.chain(acceptance.criteria.values_mut());
    each.chain([&mut acceptance.all]).for_each(settle);
    let mut net = serde_json::to_value(&figures).unwrap();
    leave_nothing_out(&mut net);
    net
}

/// A hand-back that was taken back was none.
fn settle(acceptance: &mut Acceptance) {
    let reasons: Vec<Disposition> = acceptance.handed_back.keys().copied().collect();
    for reason in reasons {
        let stands = acceptance.of(reason);
        acceptance.handed_back.insert(reason, stands);
    }
    acceptance.taken_back.clear();
}

/// Takes out what is nothing, and the longest time, which nobody knows once it is taken back.
fn leave_nothing_out(value: &mut serde_json::Value) {
    use serde_json::Value;
    match value {
        Value::Object(fields) => {
            fields.remove("most");
            fields.values_mut().for_each(leave_nothing_out);
            fields.retain(|_, value| !is_nothing(value));
        }
        Value::Array(values) => values.iter_mut().for_each(leave_nothing_out),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_nothing(value: &serde_json::Value) -> bool {
    use serde_json::Value;
    match value {
        Value::Number(number) => number.as_i64() == Some(0),
        Value::Object(fields) => fields.is_empty(),
        Value::Array(values) => values.iter().all(is_nothing),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

/// A report of the owner, or that the last one is taken back.
#[derive(Debug, Clone, Copy)]
enum Click {
    Reports(Disposition),
    TakesBack,
}

/// A stop is heard for ever, and what is done on another channel is done beside everything else.
fn reportable() -> Vec<Disposition> {
    let all = Disposition::ALL.iter().copied();
    all.filter(|one| *one != Disposition::DoNotContact && *one != Disposition::Done)
        .collect()
}

fn click() -> impl Strategy<Value = Click> {
    prop_oneof![
        3 => prop::sample::select(reportable()).prop_map(Click::Reports),
        2 => Just(Click::TakesBack),
    ]
}

/// Clicks all of it, each so much later, and says which report stands in the end.
fn clicks(world: &mut World, all: &[Click], apart: Duration) -> Option<Disposition> {
    let (rep, task) = (world.owner(), world.lead().task());
    let mut stands = None;
    for click in all {
        let at = world.now + apart;
        world.until_instant(at);
        match click {
            Click::Reports(disposition) => {
                world.report_as(0, &rep, *disposition, &task, None);
                stands = Some(*disposition);
            }
            Click::TakesBack => {
                if takes_back(world, &task) {
                    stands = None;
                }
            }
        }
    }
    stands
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_clicked_the_figures_are_those_of_the_report_that_stands(
        all in prop::collection::vec(click(), 1..7),
        asks: bool,
    ) {
        let fields = if asks { ASKS } else { BUYER };
        let mut world = given(fields);
        let stands = clicks(&mut world, &all, Duration::zero());
        let mut straight = given(fields);
        if let Some(stands) = stands {
            straight.owner_reports(stands);
        }
        prop_assert_eq!(net(&world.record.figures), net(&straight.record.figures));
        // What was promised is kept or missed once, whatever was clicked.
        for world in [&mut world, &mut straight] {
            world.until("2026-03-02 15:00");
        }
        prop_assert_eq!(net(&world.record.figures), net(&straight.record.figures));
    }

    #[test]
    fn nothing_is_counted_twice_however_long_it_takes_to_correct_it(
        all in prop::collection::vec(click(), 1..7),
        minutes in 1..9_i64,
    ) {
        let mut world = given(BUYER);
        let stands = clicks(&mut world, &all, Duration::minutes(minutes));
        let figures = &world.record.figures;
        let touches = stands.is_some_and(|one| one.is_touch() || one.is_contact());
        // Where nobody came somebody tried, which is no attempt of the steps.
        let turned = i64::from(touches || stands == Some(Disposition::NoShow));
        let touches = i64::from(touches);
        prop_assert_eq!((figures.touches.all, figures.milestones.touched), (touches, turned));
        prop_assert_eq!(figures.from_inquiry.net(), turned);
        let of_people = figures.people.values();
        prop_assert_eq!(of_people.map(|one| one.touches.all).sum::<i64>(), touches);
        let met = stands == Some(Disposition::Met);
        let in_contact = stands.is_some_and(Disposition::is_contact) && !met;
        let reached = figures.milestones;
        prop_assert_eq!((reached.met, reached.in_contact), (met.into(), in_contact.into()));
        world.until("2026-03-02 15:00");
        let promises = [EntryKind::PromiseKept, EntryKind::PromiseMissed];
        let promises = promises.map(|kind| world.record.figures.of(kind).all);
        prop_assert!(promises.iter().all(|count| (0..=1).contains(count)), "{:?}", promises);
        prop_assert_eq!(promises[0], turned);
    }
}

#[test]
fn a_report_that_is_taken_back_counts_for_nothing_and_the_promise_is_missed_after_all() {
    let mut world = given(BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    let nothing = net(&world.record.figures);
    for _ in 0..2 {
        world.report_as(0, &rep, Disposition::Reached, &task, None);
        assert_eq!(world.record.figures.of(EntryKind::PromiseKept).all, 1);
        assert!(takes_back(&mut world, &task));
        assert_eq!(net(&world.record.figures), nothing);
    }
    world.until("2026-03-02 14:00");
    let figures = &world.record.figures;
    assert_eq!(figures.of(EntryKind::PromiseKept).all, 0);
    assert_eq!(figures.of(EntryKind::PromiseMissed).all, 1);
    let of_rep = &figures.people[&person(&rep)];
    assert_eq!(
        (of_rep.touches.all, of_rep.from_assignment_open.count()),
        (0, 0)
    );
}

#[test]
fn a_correction_counts_by_the_difference_on_its_own_day() {
    let mut world = given(BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    world.report_as(0, &rep, Disposition::Reached, &task, None);
    world.until("2026-03-03 11:00");
    world.record.figures = DayFigures::default();
    world.report_as(0, &rep, Disposition::NoAnswer, &task, None);
    let tuesday = &world.record.figures;
    assert_eq!(tuesday.milestones.in_contact, -1);
    assert_eq!(tuesday.milestones.touched, 0);
    assert_eq!(tuesday.touches.all, 0, "it is still one attempt");
    assert_eq!(
        tuesday.of(EntryKind::PromiseKept).all,
        0,
        "a try keeps it, too"
    );
}

#[test]
fn what_they_did_themselves_holds_whatever_becomes_of_a_report() {
    let mut world = given(BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    world.report_as(0, &rep, Disposition::Reached, &task, None);
    world.sign(followup::event::Sign::Replied);
    world.report_as(0, &rep, Disposition::NoAnswer, &task, None);
    assert_eq!(world.record.figures.milestones.in_contact, 1);
}

#[test]
fn a_lead_becomes_overdue_once_however_often_it_moves_and_with_whoever_had_it_then() {
    let mut world = World::with("2026-03-02 09:30", BUYER);
    let first = world.owner();
    world.until("2026-03-20 10:00");
    let times = world.times(EntryKind::Breached).len();
    assert!(times > 1, "{times}");
    assert!(world.times(EntryKind::Lapsed).len() > 1);
    let figures = &world.record.figures;
    assert_eq!(figures.of(EntryKind::Breached).all, 1);
    assert_eq!(figures.breached_by_hour.values().sum::<u64>(), 1);
    for (who, of) in &figures.people {
        let is_first = i64::from(who.as_str() == first);
        assert_eq!(of.of(EntryKind::Breached).all, is_first, "{who}");
    }
    // Somebody speaks with them; what is agreed then is late anew.
    let owner = world.owner();
    world.report(0, &owner, Disposition::Reached);
    world.until("2026-04-10 10:00");
    assert_eq!(world.record.figures.of(EntryKind::Breached).all, 2);
}

#[test]
fn a_call_that_nobody_reports_is_counted_in_its_hour_and_one_that_is_reported_is_not() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-05 10:00");
    let skipped = world.times(EntryKind::StepSkipped);
    let [skipped] = &skipped[..] else {
        panic!("{skipped:?}");
    };
    let at = NaiveDateTime::parse_from_str(skipped, "%Y-%m-%d %H:%M").unwrap();
    let days = at.weekday().num_days_from_monday();
    let hour = u8::try_from(days * 24 + at.hour()).unwrap();
    let figures = &world.record.figures;
    assert_eq!(figures.unreported_by_hour, BTreeMap::from([(hour, 1)]));
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-03 10:30");
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-05 10:00");
    assert_eq!(world.record.figures.unreported_by_hour, BTreeMap::new());
}

#[test]
fn who_was_late_is_late_still_once_a_report_is_taken_back() {
    let mut world = World::with("2026-03-02 09:30", BUYER);
    world.until("2026-03-02 14:00");
    let (rep, task) = (world.owner(), world.lead().task());
    world.report_as(0, &rep, Disposition::Reached, &task, None);
    assert!(takes_back(&mut world, &task));
    world.until("2026-03-20 10:00");
    assert!(world.times(EntryKind::Breached).len() > 1);
    assert_eq!(world.record.figures.of(EntryKind::Breached).all, 1);
}

/// How far it went with those who asked on each day: asked, contacted, in conversation, met, won.
fn cohorts(world: &World) -> Vec<(String, [u64; 5])> {
    let each = world.record.figures.cohorts.iter();
    each.map(|(day, reached)| (day.to_string(), reached.steps()))
        .collect()
}

#[test]
fn who_asked_counts_with_those_of_their_day_until_they_ask_again_after_an_end() {
    let monday = |reached| [("2026-03-02".to_owned(), reached)];
    let mut world = given(BUYER);
    world.owner_reports(Disposition::Reached);
    assert_eq!(cohorts(&world), monday([1, 1, 1, 0, 0]));
    // They ask again meanwhile, and buy: it is Monday's still, as it is once that was none, and once it is one after all.
    world.until("2026-03-05 10:55");
    world.record.figures = DayFigures::default();
    world.joined(BUYER);
    world.until("2026-03-05 11:00");
    let (rep, task) = (world.owner(), world.lead().task());
    world.report_as(0, &rep, Disposition::Won, &task, None);
    assert_eq!(cohorts(&world), monday([0, 0, 0, 0, 1]));
    assert!(takes_back(&mut world, &task));
    assert_eq!(cohorts(&world), monday([0, 0, 0, 0, 0]));
    world.report_as(0, &rep, Disposition::Won, &task, None);
    assert_eq!(cohorts(&world), monday([0, 0, 0, 0, 1]));
    world.until("2026-03-10 11:00");
    world.record.figures = DayFigures::default();
    world.joined(BUYER);
    world.owner_reports(Disposition::Reached);
    let tuesday = ("2026-03-10".to_owned(), [1, 1, 1, 0, 0]);
    assert_eq!(cohorts(&world), [tuesday]);
    assert_eq!(world.record.figures.milestones.asked, 1);
}

#[test]
fn who_comes_back_without_asking_again_counts_once_with_those_of_the_day_on_which_they_asked() {
    let mut world = given(BUYER);
    world.owner_reports(Disposition::Lost);
    world.until("2026-04-10 10:00");
    world.give(0, &Event::SaidReady);
    world.owner_reports(Disposition::Won);
    let reached = world.record.figures.milestones;
    assert_eq!((reached.in_contact, reached.won), (2, 1));
    let monday = ("2026-03-02".to_owned(), [1, 1, 1, 0, 1]);
    assert_eq!(cohorts(&world), [monday]);
}

#[test]
fn who_is_judged_later_counts_with_those_of_the_day_on_which_they_asked() {
    let policy = policy();
    let asked = inquiry(&policy, ny("2026-03-02 23:50"), BUYER);
    let mut world = World::new(policy, ny("2026-03-02 23:50"));
    world.arrive_judged_at(asked, ny("2026-03-03 00:10"));
    let monday = ("2026-03-02".to_owned(), [1, 0, 0, 0, 0]);
    assert_eq!(cohorts(&world), [monday]);
}
