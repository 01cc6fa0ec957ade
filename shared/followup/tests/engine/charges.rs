//! Nobody is charged with what they were not told.

use std::collections::BTreeSet;

use followup::event::Event;
use followup::lead::ObligationKind;
use followup::message::NoticeKind;
use followup::policy::Policy;
use followup::telling::{Telling, Untold};
use followup::timeline::{EntryKind, Fact};

use crate::support::{changed, ny, person};
use crate::world::{BUYER, World};

/// What the timeline says of each lapse: whose it was, and why it does not count.
fn lapses(world: &World) -> Vec<(String, Option<Untold>)> {
    let facts = world.record.lines.iter().map(|line| &line.entry.fact);
    let lapses = facts.filter_map(|fact| {
        let Fact::Lapsed { rep, untold } = fact else {
            return None;
        };
        Some((rep.as_ref()?.to_string(), *untold))
    });
    lapses.collect()
}

/// A lead that is warned of on Tuesday at 14:00 and moves on Wednesday at 10:00. What its owner was told by then, and what was charged.
fn moved_after(tellings: &[(&str, bool)]) -> Option<Untold> {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-04 09:59");
    let owner = person(&world.owner());
    world.now = ny("2026-03-04 10:00");
    let tellings = tellings.iter().map(|(at, returned)| Telling {
        at: ny(at),
        returned: *returned,
    });
    let due = Event::MoveDue {
        owner: owner.clone(),
        tellings: tellings.collect(),
        is_managed: true,
    };
    world.give(0, &due);
    assert_ne!(world.owner(), owner.to_string(), "it moves all the same");
    assert_eq!(world.times(EntryKind::Lapsed), ["2026-03-04 10:00"]);
    let lapsed = lapses(&world).remove(0);
    assert_eq!(lapsed.0, owner.to_string());
    let load = world.rep_load(owner.as_str());
    assert_eq!(load.lapses, u32::from(lapsed.1.is_none()));
    assert_eq!(load.open, 0, "the lead is no longer theirs");
    lapsed.1
}

#[test]
fn a_lapse_is_charged_to_who_was_told_in_time() {
    let late = Some(Untold::NotInTime);
    let returned = Some(Untold::Returned);
    // Warned on time, and with the mail of the hour.
    assert_eq!(moved_after(&[("2026-03-03 14:00", false)]), None);
    assert_eq!(moved_after(&[("2026-03-03 15:00", false)]), None);
    assert_eq!(moved_after(&[("2026-03-03 15:35", false)]), None);
    // One minute more than a notice may take on its way.
    assert_eq!(moved_after(&[("2026-03-03 15:36", false)]), late);
    assert_eq!(moved_after(&[("2026-03-04 09:59", false)]), late);
    assert_eq!(moved_after(&[]), late);
    // It came back, alone and beside one that arrived, in whichever order.
    assert_eq!(moved_after(&[("2026-03-03 14:00", true)]), returned);
    let one = ("2026-03-03 14:00", true);
    let other = ("2026-03-03 15:00", false);
    assert_eq!(moved_after(&[one, other]), None);
    assert_eq!(moved_after(&[other, one]), None);
    // One that arrived too late does not help one that came back.
    assert_eq!(moved_after(&[one, ("2026-03-04 09:00", false)]), returned);
    // What was said before the lead was theirs.
    assert_eq!(moved_after(&[("2026-03-02 09:59", false)]), late);
}

#[test]
fn nothing_moves_before_somebody_has_looked_who_was_told() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-04 09:59");
    let lead = world.lead().clone();
    let at = ny("2026-03-04 10:00");
    let other = Event::MoveDue {
        owner: person("nobody"),
        tellings: Vec::new(),
        is_managed: true,
    };
    for event in [Event::Tick, other] {
        let decision = followup::decide::decide(&world.policy, &lead, &event, at);
        assert!(!decision.changes(&lead), "{decision:#?}");
    }
}

#[test]
fn what_leaves_outside_the_owners_hours_is_read_when_those_begin() {
    // Riley works on Wednesdays alone, from half past nine on.
    let calendar = "tz = \"America/New_York\"\n\n[hours]\nwed = [[\"09:30\", \"17:00\"]]\n";
    let mut sources = changed(
        "team.toml",
        "id = \"riley\"",
        "id = \"riley\"\ncalendar = \"wednesday\"",
    );
    let file = "calendars/wednesday.toml".to_owned();
    sources.files.insert(file, calendar.to_owned());
    let policy = Policy::compile(&sources).unwrap();
    let mut world = World::of(policy, "2026-03-02 10:00", BUYER);
    let (to, by) = (person("riley"), person("morgan"));
    world.give(0, &Event::Assigned { to, by });
    world.until("2026-03-04 10:00");
    assert_eq!(
        lapses(&world),
        [("riley".to_owned(), Some(Untold::NotInTime))]
    );
}

#[test]
fn the_manager_hears_who_was_not_told() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let first = person(&world.owner());
    world.record.unreachable.insert(first.clone());
    world.until("2026-03-04 10:00");
    let unreached = NoticeKind::Unreached {
        rep: first.clone(),
        why: Untold::Returned,
    };
    assert_eq!(world.told_when(&unreached), ["2026-03-04 10:00"]);
    let told = world.told("morgan");
    assert!(told.iter().any(|(_, kind)| *kind == unreached), "{told:?}");
    // Whoever got it was told when it moves on from them, and is charged as ever.
    world.until("2026-03-04 14:00");
    assert_eq!(world.owner(), "morgan");
    let charged: BTreeSet<_> = lapses(&world).into_iter().map(|(_, why)| why).collect();
    assert_eq!(charged, BTreeSet::from([None, Some(Untold::Returned)]));
    assert_eq!(world.rep_load(first.as_str()).lapses, 0);
}

#[test]
fn of_who_has_left_the_manager_hears_nothing() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let first = person(&world.owner());
    let mut active = (*world.policy.active).clone();
    let people = &mut active.roster.people;
    people.change(|people| people.retain(|one| one.id != first));
    world.policy.active = active.into();
    world.until("2026-03-04 10:00");
    assert_eq!(lapses(&world)[0].0, first.to_string());
    let of_them = |(_, kind): &(String, NoticeKind)| matches!(kind, NoticeKind::Unreached { .. });
    assert!(!world.told("morgan").iter().any(of_them));
}

#[test]
fn a_mailbox_that_fails_pauses_nobody_and_moves_everything_on_time() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    for _ in 0..8 {
        world.arrive(BUYER);
    }
    world.record.unreachable = ["riley", "sam", "jordan"].map(person).into_iter().collect();
    world.until("2026-03-04 17:00");
    let lapsed = lapses(&world);
    assert_eq!(lapsed.len(), 18, "each moved twice: {lapsed:?}");
    for rep in ["riley", "sam", "jordan"] {
        assert_eq!(world.rep_load(rep).lapses, 0);
        assert_eq!(world.rep_load(rep).open, 0);
    }
}

#[test]
fn while_no_mail_leaves_nobody_is_charged() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.record.no_mail_until = Some(ny("2026-03-04 09:30"));
    world.until("2026-03-04 10:00");
    assert_eq!(lapses(&world)[0].1, Some(Untold::NotInTime));
}

/// A policy without some steps of the first touch.
fn without(steps: &[&str]) -> Policy {
    let mut ladder = "first_touch = { wanted = \"1bh\", reminder = \"2bh\", due = \"4bh\", manager = \"8bh\", warned = \"12bh\", reassigned = \"16bh\", second = \"4bh\" }".to_owned();
    let whole = ladder.clone();
    for step in steps {
        assert!(ladder.contains(step));
        ladder = ladder.replace(step, "");
    }
    Policy::compile(&changed("policy.toml", &whole, &ladder)).unwrap()
}

#[test]
fn without_a_warning_the_reminder_counts_and_without_that_the_task() {
    let (warned, reminder) = ("warned = \"12bh\", ", "reminder = \"2bh\", ");
    for steps in [vec![warned], vec![warned, reminder]] {
        let mut world = World::of(without(&steps), "2026-03-02 10:00", BUYER);
        world.until("2026-03-04 10:00");
        assert_eq!(lapses(&world)[0].1, None, "{steps:?}");
        let mut world = World::of(without(&steps), "2026-03-02 10:00", BUYER);
        world.record.no_mail_until = Some(ny("2026-03-03 16:00"));
        world.until("2026-03-04 10:00");
        assert_eq!(lapses(&world)[0].1, Some(Untold::NotInTime), "{steps:?}");
    }
}

#[test]
fn whoever_gets_what_was_promised_for_long_ago_has_their_own_time() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let owed = world.leads[0]
        .owed
        .get_mut(ObligationKind::FirstTouch)
        .unwrap();
    owed.promised_by = Some(ny("2026-03-02 14:00"));
    world.until("2026-03-04 14:00");
    let lapsed = lapses(&world);
    assert_eq!((lapsed.len(), lapsed[1].1), (2, None), "{lapsed:?}");
    assert_eq!(world.rep_load(&lapsed[1].0).lapses, 1);
}

#[test]
fn who_kept_a_lead_has_read_until_when() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    let first = person(&world.owner());
    world.until("2026-03-03 14:00");
    world.record.unreachable.insert(first.clone());
    world.give(0, &Event::KeptByOwner { by: first });
    world.until("2026-03-04 10:00");
    assert_eq!(lapses(&world)[0].1, None);
}

#[test]
fn that_somebody_kept_it_says_nothing_of_who_has_it_now() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    let first = person(&world.owner());
    world.until("2026-03-03 14:00");
    world.give(0, &Event::KeptByOwner { by: first.clone() });
    let next = ["riley", "sam"].map(person);
    let next = next.into_iter().find(|one| *one != first).unwrap();
    world.record.unreachable.insert(next.clone());
    let (to, by) = (next.clone(), person("morgan"));
    world.give(0, &Event::Assigned { to, by });
    // The lead is away for some days: the clock of whoever has it begins anew after they got it.
    let back = chrono::NaiveDate::from_ymd_opt(2026, 3, 5);
    let away = followup::event::MachineReply::AutoReply { back };
    world.give(0, &Event::MachineReplied(away));
    world.until("2026-03-13 17:00");
    let lapsed = lapses(&world);
    assert_eq!(lapsed[0], (next.to_string(), Some(Untold::Returned)));
}
