//! What the list of a day says in full: what is new, comes due, or has waited one, three, ten working days; on the first day of a week, all.

use followup::lead::Lead;
use followup::lists::DayList;
use followup::policy::Policy;

use crate::support::{ny, wall};
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
