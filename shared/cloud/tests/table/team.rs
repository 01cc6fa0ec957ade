//! The team: loads that follow decisions, leases, pauses, addresses, and when each list is due.

use std::collections::BTreeMap;

use calendar::Instant;
use chrono::Duration;
use cloud::CloudError;
use cloud::keys::{Key, Lane, TEAM};
use cloud::table::commit::CommitOptions;
use cloud::table::due::DueItem;
use cloud::table::team::{ASSIGN_LEASE, Briefing};
use cloud::transact::Acted;
use followup::event::{Disposition, Event, Outcome};
use followup::ids::LeadId;
use followup::policy::Policy;
use followup::team::{DaysAway, RepLoad, TimeAway};
use local::{LocalAws, Options};
use serde_json::json;

use crate::scene::{
    ANA, BO, assigned, give, happens, judged, load, milliseconds, moves_on, pass, person, raw,
    seconds, stored,
};
use crate::support::{World, at, shipped};

async fn load_of(world: &World, rep: &str) -> RepLoad {
    world.cloud.loads().await.unwrap().load(&person(rep))
}

async fn reports(world: &World, lead: &LeadId, rep: &str, disposition: Disposition) {
    let task = stored(world, lead).await.lead.task();
    let outcome = Outcome {
        by: person(rep),
        task,
        disposition,
        next_at: None,
        again: false,
        link: None,
        amount: None,
        known: followup::event::Evidence::Said,
    };
    happens(world, lead, Event::Outcome(outcome)).await;
}

/// What a rep's load is written as.
fn written(world: &World, rep: &str, open: i64, lapses: i64) {
    load(
        world,
        json!({"pk": {"S": TEAM}, "sk": {"S": format!("R#{rep}")}, "schema": {"N": "1"},
            "open": {"N": open.to_string()}, "lapses": {"N": lapses.to_string()}}),
    );
}

#[tokio::test]
async fn a_load_follows_each_lead_that_comes_and_goes() {
    let world = World::new(70).await;
    let lead = judged(&world, &ANA).await.lead;
    let first = world.cloud.now();
    give(&world, &lead, "sam").await;
    let sam = load_of(&world, "sam").await;
    assert_eq!(
        (sam.open, sam.last_assigned, sam.lapses),
        (1, Some(first), 0)
    );
    let other = judged(&world, &BO).await.lead;
    give(&world, &other, "sam").await;
    assert_eq!(load_of(&world, "sam").await.open, 2);
    // To another rep: one fewer here, one more there.
    let second = pass(&world, 60);
    give(&world, &lead, "riley").await;
    let (sam, riley) = (load_of(&world, "sam").await, load_of(&world, "riley").await);
    assert_eq!((sam.open, riley.open), (1, 1));
    assert_eq!(sam.last_assigned, Some(first), "nothing was given to them");
    assert_eq!(riley.last_assigned, Some(second));
    reports(&world, &other, "sam", Disposition::Won).await;
    assert_eq!(load_of(&world, "sam").await.open, 0);
}

#[tokio::test]
async fn lapses_add_up_until_somebody_is_turned_to() {
    let world = World::new(71).await;
    for fields in [ANA.as_slice(), &BO] {
        let lead = judged(&world, fields).await.lead;
        give(&world, &lead, "sam").await;
    }
    assert_eq!(load_of(&world, "sam").await.lapses, 0);
    // Two business days later nobody has called.
    let moves = moves_on(world.cloud.now());
    pass(&world, 3 * 86_400);
    for lead in world.cloud.every_lead().await.unwrap() {
        happens(&world, &lead, moves.clone()).await;
    }
    let sam = load_of(&world, "sam").await;
    assert_eq!((sam.open, sam.lapses), (0, 2));
    assert!(sam.is_paused());
    let third = judged(
        &world,
        &[
            ("name", "Cy"),
            ("email", "cy@example.org"),
            ("topic", "sales"),
        ],
    )
    .await;
    give(&world, &third.lead, "sam").await;
    reports(&world, &third.lead, "sam", Disposition::Voicemail).await;
    let sam = load_of(&world, "sam").await;
    assert_eq!((sam.open, sam.lapses), (1, 0));
}

#[tokio::test]
async fn a_count_that_drifted_below_none_is_none() {
    let world = World::new(72).await;
    written(&world, "sam", -2, -1);
    let sam = load_of(&world, "sam").await;
    assert_eq!((sam.open, sam.lapses), (0, 0));
}

#[tokio::test]
async fn an_assignment_by_a_count_that_is_not_so_any_more_is_not_written() {
    let world = World::new(73).await;
    let lead = judged(&world, &ANA).await.lead;
    let event = Event::Assigned {
        to: person("sam"),
        by: person("morgan"),
    };
    let now = world.cloud.now();
    let with = |rep: &str, open: u32| CommitOptions {
        open: Some((person(rep), open)),
        ..CommitOptions::default()
    };
    let refused = world.cloud.act(&lead, &event, now, &with("sam", 1)).await;
    assert!(
        matches!(refused, Err(CloudError::Busy { .. })),
        "{refused:?}"
    );
    assert_eq!(stored(&world, &lead).await.lead.rep(), None);
    // No count yet is a count of none; and that of a rep who gets nothing is no condition.
    let done = world.cloud.act(&lead, &event, now, &with("sam", 0)).await;
    assert!(matches!(done.unwrap(), Acted::Done(_)));
    let to_riley = Event::Assigned {
        to: person("riley"),
        by: person("morgan"),
    };
    let done = world
        .cloud
        .act(&lead, &to_riley, now, &with("jordan", 9))
        .await;
    assert!(matches!(done.unwrap(), Acted::Done(_)));
    assert_eq!(load_of(&world, "riley").await.open, 1);
    // As it was counted.
    let back = world.cloud.act(&lead, &event, now, &with("sam", 0)).await;
    assert!(matches!(back.unwrap(), Acted::Done(_)));
}

#[tokio::test]
async fn a_rep_is_away_until_they_are_back() {
    let world = World::new(74).await;
    let now = world.cloud.now();
    let until = now + seconds(86_400);
    let sam = person("sam");
    world
        .cloud
        .set_away(&sam, Some((now, until)))
        .await
        .unwrap();
    let away = load_of(&world, "sam").await;
    assert_eq!(away.away, [TimeAway::between(now, until)]);
    assert!(away.is_away(now));
    world.cloud.set_away(&sam, None).await.unwrap();
    let back = load_of(&world, "sam").await;
    assert_eq!(back.away, []);
    // What team.toml says of them, too, is over for whoever says that they are back.
    let mut setting = (*Policy::compile(&shipped()).unwrap().active).clone();
    let days = DaysAway {
        from: "2026-03-01".parse().unwrap(),
        until: "2026-03-20".parse().unwrap(),
    };
    setting.roster.people.change(|people| {
        for person in people {
            person.away = vec![days];
        }
    });
    let team = world.cloud.team(&setting).await.unwrap();
    assert!(!team.load(&sam).is_away(now));
    let riley = team.load(&person("riley"));
    assert!(
        riley.is_away(now),
        "nobody has a load yet of whom the file speaks"
    );
    world.cloud.end_absence(&riley.rep, now).await.unwrap();
    let team = world.cloud.team(&setting).await.unwrap();
    assert!(!team.load(&riley.rep).is_away(now));
}

#[tokio::test]
async fn a_pause_is_lifted_once_by_the_news_of_that_pause() {
    let world = World::new(75).await;
    let (sam, told) = (person("sam"), world.cloud.now());
    let lift = |now: Instant| world.cloud.lift_pause(&sam, told, now);
    written(&world, "sam", 3, 1);
    let now = pass(&world, 60);
    assert!(!lift(now).await.unwrap(), "one lapse pauses nobody");
    written(&world, "sam", 3, 2);
    assert!(lift(now).await.unwrap());
    let lifted = load_of(&world, "sam").await;
    assert_eq!((lifted.open, lifted.lapses), (3, 0));
    assert_eq!(lifted.resumed_at, Some(now));
    // A link from before does not lift the next pause.
    load(
        &world,
        json!({"pk": {"S": TEAM}, "sk": {"S": "R#sam"}, "schema": {"N": "1"}, "open": {"N": "3"}, "lapses": {"N": "2"},
            "resumed_at": {"S": calendar::format_instant(now)}}),
    );
    let later = pass(&world, 60);
    assert!(!lift(later).await.unwrap());
    let of_the_next = world.cloud.lift_pause(&sam, later, later).await;
    assert!(of_the_next.unwrap());
}

#[tokio::test]
async fn the_count_of_the_night_is_written_unless_an_assignment_came_between() {
    let world = World::new(76).await;
    written(&world, "sam", 5, 1);
    let was = load_of(&world, "sam").await;
    let sam = person("sam");
    world.cloud.set_open(&sam, 3, &was).await.unwrap();
    let counted = load_of(&world, "sam").await;
    assert_eq!((counted.open, counted.lapses), (3, 1));
    // It was counted when there were five.
    world.cloud.set_open(&sam, 7, &was).await.unwrap();
    assert_eq!(load_of(&world, "sam").await.open, 3);
}

#[tokio::test]
async fn an_address_is_of_whoever_said_so_first() {
    let world = World::new(77).await;
    let hash = world.cloud.address_hash("sam@home.example.org");
    assert_eq!(world.cloud.owner_of_address(&hash).await.unwrap(), None);
    let (sam, riley) = (person("sam"), person("riley"));
    for (who, first) in [(&sam, true), (&sam, true), (&riley, false)] {
        let added = world.cloud.add_own_address(who, &hash).await;
        assert_eq!(added.unwrap(), first, "{who}");
    }
    let owner = world.cloud.owner_of_address(&hash).await.unwrap();
    assert_eq!(owner, Some(sam));
    load(
        &world,
        json!({"pk": {"S": TEAM}, "sk": {"S": format!("A#{hash}")}, "schema": {"N": "1"}, "person": {"S": "No Name"}}),
    );
    let broken = world.cloud.owner_of_address(&hash).await;
    assert!(matches!(broken, Err(CloudError::Corrupt { .. })));
}

#[tokio::test]
async fn one_worker_assigns_until_its_lease_ends_or_it_gives_it_back() {
    let world = World::new(78).await;
    let now = world.cloud.now();
    let take = |who: &'static str, at: Instant| world.cloud.take_lease("assign", who, at);
    assert!(take("one", now).await.unwrap());
    assert!(!take("two", now).await.unwrap());
    assert!(take("one", now + seconds(20)).await.unwrap(), "it goes on");
    let end = now + seconds(20) + ASSIGN_LEASE;
    assert!(!take("two", end - milliseconds(1)).await.unwrap());
    assert!(take("two", end).await.unwrap());
    // Whoever had it before gives nothing back.
    world.cloud.give_lease("assign", "one", end).await.unwrap();
    assert!(!take("one", end).await.unwrap());
    world.cloud.give_lease("assign", "two", end).await.unwrap();
    assert!(take("one", end).await.unwrap());
    // Another lease is another's.
    assert!(world.cloud.take_lease("other", "two", end).await.unwrap());
}

#[test]
fn a_due_item_of_the_team_says_what_it_is_about_and_whom() {
    for (sk, expected) in [
        ("B#sam", Some((Briefing::Morning, person("sam")))),
        ("U#morgan", Some((Briefing::Untouched, person("morgan")))),
        ("C#sam", Some((Briefing::Recount, person("sam")))),
        ("R#sam", None),
        ("B#", None),
        ("sam", None),
    ] {
        assert_eq!(Briefing::of(&Key::new(TEAM, sk)), expected, "{sk}");
    }
    assert_eq!(Briefing::of(&Key::new("L#one", "B#sam")), None);
}

#[tokio::test]
async fn each_list_is_due_at_its_own_time() {
    let world = World::new(79).await;
    let setting = &world.policy.active;
    // Monday in New York is from 05:00 UTC on, and its office opens at 14:00.
    for (kind, now, next) in [
        (
            Briefing::Morning,
            "2026-03-02T04:59:59Z",
            "2026-03-02T14:00:00Z",
        ),
        (
            Briefing::Morning,
            "2026-03-02T05:00:00Z",
            "2026-03-03T14:00:00Z",
        ),
        (
            Briefing::Morning,
            "2026-03-06T20:00:00Z",
            "2026-03-09T13:00:00Z",
        ),
        (
            Briefing::Recount,
            "2026-03-02T15:00:00Z",
            "2026-03-03T10:00:00Z",
        ),
        (
            Briefing::Recount,
            "2026-03-06T15:00:00Z",
            "2026-03-09T09:00:00Z",
        ),
    ] {
        let found = kind.next(setting, &person("sam"), at(now));
        assert_eq!(found, Some(at(next)), "{kind:?} after {now}");
    }
    let monday = at("2026-03-02T15:00:00Z");
    for date in ["2026-03-06", "2026-03-13"] {
        let after = match date {
            "2026-03-06" => monday,
            _ => at("2026-03-06T23:00:00Z"),
        };
        let list = Briefing::Untouched.next(setting, &person("morgan"), after);
        assert_eq!(list.unwrap().date_naive().to_string(), date);
    }
}

#[test]
fn the_count_of_the_night_comes_also_where_the_day_begins_at_one() {
    let mut sources = shipped();
    let office = sources.files.get_mut("calendars/office.toml").unwrap();
    *office = office.replace("[\"09:00\"", "[\"01:00\"");
    let policy = Policy::compile(&sources).unwrap();
    // Four hours before Tuesday's opening is 21:00 on Monday.
    for (now, next) in [
        ("2026-03-03T01:59:59Z", "2026-03-03T02:00:00Z"),
        ("2026-03-03T02:00:00Z", "2026-03-04T02:00:00Z"),
        ("2026-03-03T03:00:00Z", "2026-03-04T02:00:00Z"),
    ] {
        let found = Briefing::Recount.next(&policy.active, &person("sam"), at(now));
        assert_eq!(found, Some(at(next)), "after {now}");
    }
}

/// What is due of the team, and when.
async fn lists(world: &World, within: Duration) -> BTreeMap<String, Instant> {
    let mut lists = BTreeMap::new();
    let until = world.cloud.now() + within;
    for shard in 0..Lane::Mail.shards() {
        let due = world.cloud.due(&Lane::Mail.shard(shard), until).await;
        for item in due.unwrap() {
            if let Some((kind, person)) = Briefing::of(&item.key) {
                lists.insert(format!("{kind:?} {person}"), item.due_at);
            }
        }
    }
    lists
}

#[tokio::test]
async fn everybodys_lists_are_due_and_each_once() {
    // Whoever activates a policy makes sure of them.
    let world = World::new(80).await;
    let setting = &world.policy.active;
    let now = world.cloud.now();
    let known = world.cloud.received_mail().await.unwrap();
    assert_eq!(known.due_at, Some(now), "and so is the first probe");
    let all = lists(&world, Duration::days(10)).await;
    let names: Vec<&str> = all.keys().map(String::as_str).collect();
    let expected = [
        "Morning jordan",
        "Morning morgan",
        "Morning quinn",
        "Morning riley",
        "Morning sam",
        "Recount jordan",
        "Recount riley",
        "Recount sam",
        "Untouched morgan",
    ];
    assert_eq!(names, expected);
    // Today's opening has passed: tomorrow.
    assert_eq!(all["Morning sam"], at("2026-03-03T14:00:00Z"));
    assert_eq!(all["Recount sam"], at("2026-03-03T10:00:00Z"));
    assert_eq!(
        all["Untouched morgan"].date_naive().to_string(),
        "2026-03-06"
    );
    // Made sure of again, later, nothing moves.
    let later = pass(&world, 3600);
    world.cloud.ensure_briefings(setting, later).await.unwrap();
    assert_eq!(lists(&world, Duration::days(10)).await, all);
}

#[tokio::test]
async fn a_list_whose_opening_is_still_to_come_is_due_today() {
    let early = at("2026-03-03T08:00:00Z");
    let aws = LocalAws::in_memory(Options::simulated(81, early)).unwrap();
    let world = World::of(aws).await;
    let all = lists(&world, Duration::days(1)).await;
    assert_eq!(all["Morning sam"], at("2026-03-03T14:00:00Z"));
    assert_eq!(all["Recount sam"], at("2026-03-03T10:00:00Z"));
    // At the very moment it is due tomorrow: today's has been made.
    let opening = at("2026-03-03T14:00:00Z");
    let aws = LocalAws::in_memory(Options::simulated(84, opening)).unwrap();
    let world = World::of(aws).await;
    let all = lists(&world, Duration::days(2)).await;
    assert_eq!(all["Morning sam"], at("2026-03-04T14:00:00Z"));
}

#[tokio::test]
async fn a_list_moves_on_from_the_time_at_which_it_was_due_and_forgets_its_failures() {
    let world = World::new(82).await;
    let (sam, now) = (person("sam"), world.cloud.now());
    let brief =
        |at: Instant, was: Option<Instant>| world.cloud.brief(Briefing::Morning, &sam, at, was);
    let due_at = async || lists(&world, Duration::days(9)).await["Morning sam"];
    let first = due_at().await;
    let key = Key::briefing(&sam);
    let item = DueItem {
        key: key.clone(),
        due_at: first,
    };
    world.cloud.defer(&item, now).await.unwrap();
    assert_eq!(raw(&world, &key).unwrap()["failures"]["N"], "1");
    let moved = due_at().await;
    // Whoever read it before it was moved changes nothing.
    brief(now, Some(first)).await.unwrap();
    assert_eq!(due_at().await, moved);
    let next = now + seconds(3600);
    brief(next, Some(moved)).await.unwrap();
    assert_eq!(due_at().await, next);
    assert!(raw(&world, &key).unwrap()["failures"].is_null());
    // And where there is one, none is begun.
    brief(now, None).await.unwrap();
    assert_eq!(due_at().await, next);
}

#[tokio::test]
async fn the_open_leads_of_an_owner_come_by_due_time_and_leave_with_them() {
    let world = World::new(83).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let owned = world.cloud.owned(rep.as_str()).await.unwrap();
    assert_eq!((owned.leads, owned.more), (vec![lead.clone()], 0));
    assert_eq!(world.cloud.owned("nobody").await.unwrap().count(), 0);
    reports(&world, &lead, rep.as_str(), Disposition::Won).await;
    assert_eq!(world.cloud.owned(rep.as_str()).await.unwrap().count(), 0);
}
