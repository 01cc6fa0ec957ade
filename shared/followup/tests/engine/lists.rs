//! What the list of a day says in full: what is new, comes due, or has waited one, three, ten working days; on the first day of a week, all.

use followup::event::{Disposition, Event};
use followup::lead::Lead;
use followup::lists::{DayList, without_action_at};
use followup::policy::Policy;
use followup::team::{RepLoad, Team, TimeAway};

use crate::support::{changed, ny, person, wall};
use crate::world::{BUYER, World};

/// The openings of five weeks from Monday, March 2, at which a list says a lead.
fn said(world: &World, says: fn(&DayList, &Policy, &Lead) -> bool) -> Vec<String> {
    let calendar = world.policy.calendar();
    let mut at = ny("2026-03-02 09:00");
    let mut days = Vec::new();
    while at < ny("2026-04-04 00:00") {
        let list = DayList::at(calendar, at);
        if !list.is_whole && says(&list, &world.policy, world.lead()) {
            days.push(wall(at)[5..10].to_owned());
        }
        at = calendar.next_day_opening(at);
    }
    days
}

#[test]
fn a_lead_that_nobody_calls_is_said_when_it_comes_due_and_after_one_three_and_ten_days() {
    // Given on Monday at 10:00, due at 14:00; the manager's from Tuesday at 10:00 on.
    let world = World::with("2026-03-02 10:00", BUYER);
    let owner = said(&world, DayList::says_owner);
    assert_eq!(owner, ["03-03", "03-04", "03-06", "03-17"]);
    let manager = said(&world, DayList::says_manager);
    assert_eq!(manager, ["03-03", "03-04", "03-05", "03-18"]);
}

#[test]
fn the_first_list_of_a_week_says_all() {
    let world = World::with("2026-03-02 10:00", BUYER);
    let calendar = world.policy.calendar();
    for (day, is_whole) in [
        ("2026-03-09 09:00", true),
        ("2026-03-10 09:00", false),
        ("2026-03-13 09:00", false),
        ("2026-03-16 09:00", true),
        // The Monday is a holiday, and so Tuesday is the first day of the week.
        ("2026-05-26 09:00", true),
        ("2026-05-27 09:00", false),
    ] {
        let list = DayList::at(calendar, ny(day));
        assert_eq!(list.is_whole, is_whole, "{day}");
        assert_eq!(
            list.says_owner(&world.policy, world.lead())
                || list.says_manager(&world.policy, world.lead()),
            is_whole,
            "{day}"
        );
    }
}

#[test]
fn the_deputy_hears_of_what_has_had_no_action_for_two_working_days() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let at = |world: &World| without_action_at(&world.policy, world.lead(), world.now);
    // Not on the manager's list yet, and then two working days from when it came there.
    world.until("2026-03-03 09:59");
    assert_eq!(at(&world), None);
    world.until("2026-03-03 10:00");
    assert_eq!(at(&world).map(wall).unwrap(), "2026-03-05 10:00");
    // What the manager does about it is an action, and what its owner reports.
    let by = person("morgan");
    let to = person(if world.owner() == "sam" {
        "riley"
    } else {
        "sam"
    });
    world.give(0, &Event::Assigned { to, by });
    assert_eq!(at(&world), None);
    world.until("2026-03-04 10:00");
    assert!(at(&world).is_some_and(|at| at > ny("2026-03-06 09:00")));
    world.owner_reports(Disposition::Reached);
    assert_eq!(at(&world), None);
}

#[test]
fn a_deputy_stands_in_only_while_the_manager_is_away_and_is_not_away_too() {
    let id = "id = \"morgan\"";
    let with = format!("{id}\ndeputy = \"quinn\"");
    let policy = Policy::compile(&changed("team.toml", id, &with)).unwrap();
    let roster = &policy.active.roster;
    let now = ny("2026-03-02 10:00");
    let away = |rep: &str| RepLoad {
        away: vec![TimeAway::until(ny("2026-03-09 09:00"))],
        ..RepLoad::new(person(rep))
    };
    let stands_in = |loads: Vec<RepLoad>, now| Team { loads }.stands_in(roster, now).is_some();
    assert!(!stands_in(vec![], now));
    assert!(stands_in(vec![away("morgan")], now));
    assert!(!stands_in(vec![away("morgan"), away("quinn")], now));
    assert!(!stands_in(vec![away("quinn")], now));
    assert!(!stands_in(vec![away("morgan")], ny("2026-03-09 09:00")));
    let nobody = &crate::support::policy().active.roster.clone();
    assert!(
        Team {
            loads: vec![away("morgan")]
        }
        .stands_in(nobody, now)
        .is_none()
    );
}
