//! Who gets a lead: capacity, absence, pauses, earlier owners, and the team of one.

use followup::decide::decide;
use followup::event::{Disposition, Event, Verdict};
use followup::inquiry::{Promise, PromisedContact};
use followup::lead::Lead;
use followup::message::{Escalation, NoticeKind};
use followup::policy::Policy;
use followup::route::{Routing, candidates, place, route};
use followup::team::TimeAway;
use followup::timeline::EntryKind;

use crate::support::{files_of, ny, person, policy, shipped};
use crate::world::{BUYER, World};

fn empty(at: &str) -> World {
    World::new(policy(), ny(at))
}

pub(crate) fn solo() -> Policy {
    let mut sources = shipped();
    let team = "[[people]]\nid = \"riley\"\nname = \"Riley Chen\"\nemail = \"riley@example.com\"\nroles = [\"rep\", \"qualifier\", \"manager\"]\n";
    sources
        .files
        .insert("team.toml".to_owned(), team.to_owned());
    Policy::compile(&sources).unwrap()
}

#[test]
fn leads_go_around_among_equals() {
    let mut world = empty("2026-03-02 10:00");
    for _ in 0..9 {
        world.arrive(BUYER);
    }
    for rep in ["riley", "sam", "jordan"] {
        assert_eq!(world.rep_load(rep).open, 3);
    }
}

#[test]
fn whose_shift_is_on_gets_the_lead_and_who_goes_home_in_a_minute_does_not() {
    let policy = Policy::compile(&files_of("examples/around-the-clock")).unwrap();
    for (at, shift) in [
        ("2026-03-06 18:00", ["sam", "theo"]),
        ("2026-03-08 04:00", ["jordan", "lena"]),
        ("2026-03-08 05:35", ["jordan", "lena"]),
        ("2026-03-08 05:59", ["riley", "nia"]),
        ("2026-03-08 06:00", ["riley", "nia"]),
        ("2026-03-08 21:59", ["jordan", "lena"]),
    ] {
        let mut world = World::new(policy.clone(), ny(at));
        // However much those of the shift have, they are awake.
        for rep in shift {
            world.rep_load(rep).open = 7;
        }
        world.arrive(BUYER);
        assert!(shift.contains(&world.owner().as_str()), "{at}");
        // Nobody of the shift is there: better somebody who comes later than nobody.
        let mut world = World::new(policy.clone(), ny(at));
        for rep in shift {
            world.rep_load(rep).away = vec![TimeAway::until(ny("2026-04-01 00:00"))];
        }
        world.arrive(BUYER);
        assert_eq!(world.status(), "working", "{at}");
    }
}

#[test]
fn an_earlier_owner_who_sleeps_is_not_waited_for_but_a_company_has_one_rep() {
    let policy = Policy::compile(&files_of("examples/around-the-clock")).unwrap();
    let mut world = World::new(policy, ny("2026-03-08 03:00"));
    let mut lead = {
        let first = world.arrive(BUYER);
        world.leads[first].clone()
    };
    lead.preferred = Some(person("riley"));
    let chosen = |lead: &Lead| match route(&world.policy, lead, &world.team, world.now) {
        Routing::To { rep, .. } => rep.to_string(),
        Routing::Exhausted { .. } => String::new(),
    };
    assert_ne!(chosen(&lead), "riley");
    lead.linked = vec![lead.id.clone()];
    assert_eq!(chosen(&lead), "riley");
}

#[test]
fn away_paused_and_full_reps_get_nothing() {
    let mut world = empty("2026-03-02 10:00");
    world.rep_load("riley").away = vec![TimeAway::until(ny("2026-03-09 09:00"))];
    world.rep_load("sam").lapses = 2;
    world.rep_load("jordan").open = 59;
    world.arrive(BUYER);
    assert_eq!(world.owner(), "jordan");
    let second = world.arrive(BUYER);
    assert_eq!(world.leads[second].status(), "with_manager");
}

#[test]
fn exhausted_capacity_is_the_managers_queue_and_tried_again_at_each_opening() {
    let mut world = empty("2026-03-06 10:00");
    for rep in ["riley", "sam", "jordan"] {
        world.rep_load(rep).away = vec![TimeAway::until(ny("2026-03-10 08:00"))];
    }
    world.arrive(BUYER);
    let exhausted = NoticeKind::Escalation(Escalation::Exhausted);
    assert_eq!(world.owner(), "queue:manager");
    world.until("2026-03-10 08:59");
    assert_eq!(
        world.told_when(&exhausted),
        ["2026-03-06 10:00", "2026-03-09 09:00"]
    );
    world.until("2026-03-10 09:00");
    assert_eq!(world.status(), "working");
}

#[test]
fn who_waits_with_the_manager_is_given_to_whoever_is_free_and_is_told_nothing_while_nobody_is() {
    let mut world = empty("2026-03-02 10:00");
    for rep in ["riley", "sam", "jordan"] {
        world.rep_load(rep).away = vec![TimeAway::until(ny("2026-03-20 08:00"))];
    }
    let lead = world.arrive(BUYER);
    assert_eq!(world.owner(), "queue:manager");
    let exhausted = route(&world.policy, &world.leads[lead], &world.team, world.now);
    let said = decide(
        &world.policy,
        &world.leads[lead],
        &Event::Routed(exhausted),
        world.now,
    );
    assert!(said.entries.is_empty() && said.notices.is_empty());

    world.rep_load("sam").away.clear();
    let free = route(&world.policy, &world.leads[lead], &world.team, world.now);
    world.give(lead, &Event::Routed(free));
    assert_eq!(world.owner(), "sam");
    assert_eq!(
        world.told("sam").last().map(|(_, kind)| kind.clone()),
        Some(NoticeKind::NewLead)
    );
}

#[test]
fn the_earliest_promise_comes_first_and_then_who_waits_longest() {
    let mut world = empty("2026-03-02 10:00");
    let first = world.arrive(BUYER);
    world.until("2026-03-02 11:00");
    let second = world.arrive(BUYER);
    let promised = |lead: usize, by: &str| Lead {
        promise: Some(Promise {
            by: ny(by),
            contact: PromisedContact::Call,
        }),
        ..world.leads[lead].clone()
    };
    let unpromised = |lead: usize| Lead {
        promise: None,
        ..world.leads[lead].clone()
    };
    let week = promised(first, "2026-03-05 10:00");
    let today = promised(second, "2026-03-02 15:00");
    assert!(place(&today) < place(&week));
    assert!(place(&week) < place(&unpromised(first)));
    assert!(place(&unpromised(first)) < place(&unpromised(second)));
}

#[test]
fn an_earlier_owner_is_preferred_unless_the_rep_cannot() {
    for away in [false, true] {
        let mut world = World::with("2026-03-02 10:00", BUYER);
        let rep = world.owner();
        world.owner_reports(Disposition::Nurture);
        for _ in 0..6 {
            world.arrive(BUYER);
        }
        if away {
            world.rep_load(&rep).away = vec![TimeAway::until(ny("2027-01-01 00:00"))];
        }
        world.verdict(Verdict::Ready, "quinn");
        assert_eq!(world.owner() == rep, !away);
    }
}

#[test]
fn two_lapses_in_a_row_pause_a_rep_until_a_touch_is_reported() {
    let mut world = empty("2026-03-02 09:00");
    for rep in ["sam", "jordan"] {
        world.rep_load(rep).away = vec![TimeAway::until(ny("2026-03-03 16:00"))];
    }
    for _ in 0..3 {
        world.arrive(BUYER);
    }
    // All three are Riley's, and two lapse; the third is worked.
    world.report(2, "riley", Disposition::NoAnswer);
    world.until("2026-03-03 17:00");
    assert!(world.rep_load("riley").is_paused());
    let next = world.arrive(BUYER);
    assert_ne!(world.leads[next].owner().unwrap().to_string(), "riley");
    let own = world.arrive(BUYER);
    world.leads[own].preferred = None;
    world.give(
        own,
        &Event::Assigned {
            to: person("riley"),
            by: person("morgan"),
        },
    );
    world.report(own, "riley", Disposition::NoAnswer);
    assert!(!world.rep_load("riley").is_paused());
}

#[test]
fn a_team_of_one_escalates_to_nobody_and_has_what_is_overdue_each_morning() {
    let mut world = World::of(solo(), "2026-03-02 10:00", BUYER);
    world.until("2026-03-31 00:00");
    assert_eq!(world.owner(), "riley");
    for kind in [EntryKind::Escalated, EntryKind::Warned, EntryKind::Lapsed] {
        assert_eq!(world.times(kind), [""; 0]);
    }
    let told = world.told("riley");
    let upward = |kind: &NoticeKind| {
        matches!(
            kind,
            NoticeKind::Escalation(_) | NoticeKind::Warning | NoticeKind::MovedAway
        )
    };
    assert!(!told.iter().any(|(_, kind)| upward(kind)));
    let listed = world.times(EntryKind::StillOpen);
    for morning in ["2026-03-03 09:00", "2026-03-06 09:00", "2026-03-30 09:00"] {
        assert!(listed.contains(&morning.to_owned()), "{listed:?}");
    }
}

#[test]
fn a_team_of_one_qualifies_nothing_apart() {
    let mut fields = BUYER.to_vec();
    fields[3].1 = "partnership";
    let mut world = World::of(solo(), "2026-03-02 10:00", &fields);
    assert_eq!(world.owner(), "riley");
    world.owner_reports(Disposition::NeedsInformation);
    assert_eq!(world.owner(), "riley");
    world.owner_reports(Disposition::Nurture);
    world.until("2026-06-02 00:00");
    assert_eq!(world.owner(), "riley");
}

#[test]
fn a_lead_that_lapsed_goes_to_whoever_let_the_fewest_lapse() {
    let mut world = empty("2026-03-02 09:00");
    world.arrive(BUYER);
    let first = world.owner();
    let others: Vec<&str> = ["riley", "sam", "jordan"]
        .into_iter()
        .filter(|rep| *rep != first)
        .collect();
    // The one who has just let one lapse would be next by load.
    world.rep_load(others[0]).lapses = 1;
    world.rep_load(others[1]).open = 5;
    world.until("2026-03-03 17:00");
    assert_eq!(world.owner(), others[1]);
}

#[test]
fn whoever_could_be_chosen_is_who_has_room_and_is_there() {
    let mut world = empty("2026-03-02 10:00");
    let lead = world.arrive(BUYER);
    let chosen = |world: &World, policy: &Policy| -> Vec<String> {
        let (lead, team) = (&world.leads[lead], &world.team);
        let candidates = candidates(policy, lead, team, world.now);
        candidates.iter().map(|one| one.id.to_string()).collect()
    };
    assert_eq!(chosen(&world, &policy()), ["riley", "sam", "jordan"]);
    world.rep_load("riley").away = vec![TimeAway::until(ny("2026-03-09 09:00"))];
    world.rep_load("sam").lapses = 2;
    assert_eq!(chosen(&world, &policy()), ["jordan"]);
    world.rep_load("jordan").open = 60;
    assert!(chosen(&world, &policy()).is_empty());
    // Who is alone takes it all the same: nobody else will.
    assert_eq!(chosen(&world, &solo()), ["riley"]);
}
