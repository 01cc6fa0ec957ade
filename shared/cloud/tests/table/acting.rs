//! Read, decide, write: what happens to a lead, once, whoever else is at it.

use calendar::{Instant, Interval};
use chrono::Duration;
use cloud::CloudError;
use cloud::keys::{Key, cells_of};
use cloud::table::commit::{CommitOptions, Committed};
use cloud::table::lead::StoredLead;
use cloud::table::outbox::{State, StateChange};
use cloud::transact::Acted;
use followup::booking::{Arrangement, Cell, Side};
use followup::decide::{Decision, decide};
use followup::event::{Event, Sign};
use followup::ids::LeadId;
use followup::lead::{Open, Stage};
use followup::message::{NotSentReason, NoticeKind};
use followup::timeline::EntryKind;
use local::{LocalAws, Options};
use serde_json::json;

use crate::outbox::step;
use crate::scene::{
    ANA, BO, assigned, give, happens, judged, load, moves_on, now_as, pass, person, raw, raw_text,
    stored,
};
use crate::support::{World, at, started};

async fn act(world: &World, lead: &LeadId, event: &Event, options: &CommitOptions) -> Acted {
    let now = world.cloud.now();
    world.cloud.act(lead, event, now, options).await.unwrap()
}

async fn version(world: &World, lead: &LeadId) -> u64 {
    stored(world, lead).await.version
}

#[tokio::test]
async fn what_changes_nothing_writes_nothing_unless_it_is_asked_for() {
    let world = World::new(120).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let before = stored(&world, &lead).await;
    let nothing = act(&world, &lead, &Event::Tick, &CommitOptions::default()).await;
    assert_eq!(nothing, Acted::Nothing(Box::new(before.clone())));
    assert_eq!(stored(&world, &lead).await, before);
    let forced = CommitOptions {
        force: true,
        ..CommitOptions::default()
    };
    let done = act(&world, &lead, &Event::Tick, &forced).await;
    assert!(matches!(done, Acted::Done(_)));
    assert_eq!(version(&world, &lead).await, before.version + 1);
}

#[tokio::test]
async fn nothing_happens_to_nobody_and_nothing_without_a_policy() {
    let world = World::new(121).await;
    let nobody = LeadId::derive(&["nobody"]);
    let acted = act(&world, &nobody, &Event::Tick, &CommitOptions::default()).await;
    assert_eq!(acted, Acted::NoLead);
    let aws = LocalAws::in_memory(Options::simulated(121, world.cloud.now())).unwrap();
    let bare = started(&aws).await;
    let acted = bare
        .act(&nobody, &Event::Tick, bare.now(), &CommitOptions::default())
        .await;
    assert_eq!(acted.unwrap(), Acted::NoPolicy);
}

#[tokio::test]
async fn what_is_told_twice_happens_once_for_two_days() {
    let world = World::new(122).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let options = CommitOptions {
        dedup_key: Some("a mail".to_owned()),
        ..CommitOptions::default()
    };
    let replied = Event::Sign(Sign::Replied);
    let done = act(&world, &lead, &replied, &options).await;
    assert!(matches!(done, Acted::Done(_)));
    let before = version(&world, &lead).await;
    pass(&world, 48 * 3600 - 1);
    let again = act(&world, &lead, &replied, &options).await;
    assert!(matches!(again, Acted::Nothing(_)));
    assert_eq!(version(&world, &lead).await, before);
    // What is known by another name is another thing; and after two days nobody tells it again.
    let other = CommitOptions {
        dedup_key: Some("another mail".to_owned()),
        ..CommitOptions::default()
    };
    let done = act(&world, &lead, &replied, &other).await;
    assert!(matches!(done, Acted::Done(_)));
    pass(&world, 1);
    let late = act(&world, &lead, &replied, &options).await;
    assert!(matches!(late, Acted::Done(_)));
}

#[tokio::test]
async fn a_decision_is_written_on_the_lead_that_it_was_made_of_and_recognised_as_ones_own() {
    let world = World::new(123).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let read = stored(&world, &lead).await;
    let now = world.cloud.now();
    let event = Event::Sign(Sign::Replied);
    let decision = decide(&world.policy, &read.lead, &event, now);
    let id = read.decision_id(std::slice::from_ref(&event), now);
    let commit = |id: String| {
        let (world, read, decision) = (&world, &read, &decision);
        async move {
            let options = CommitOptions::default();
            let written = world
                .cloud
                .commit(&world.policy, read, decision, &id, now, &options);
            written.await.unwrap()
        }
    };
    assert_eq!(commit(id.clone()).await, Committed::Written);
    let written = stored(&world, &lead).await;
    assert_eq!(written.version, read.version + 1);
    assert_eq!(written.decision.as_deref(), Some(id.as_str()));
    // Its answer was lost: it is one's own. Another decision on what was read then is not.
    pass(&world, 700);
    assert_eq!(commit(id).await, Committed::Written);
    assert_eq!(commit("another".to_owned()).await, Committed::Overtaken);
    assert_eq!(stored(&world, &lead).await, written);
}

#[tokio::test]
async fn a_decision_has_a_name_that_another_time_lead_or_event_does_not_have() {
    let world = World::new(124).await;
    let lead = judged(&world, &ANA).await.lead;
    let read = stored(&world, &lead).await;
    let now = world.cloud.now();
    let name = |read: &StoredLead, event: Event, at: Instant| read.decision_id(&[event], at);
    let one = name(&read, Event::Tick, now);
    assert_eq!(one, name(&read, Event::Tick, now));
    let later = StoredLead {
        version: read.version + 1,
        ..read.clone()
    };
    for other in [
        name(&later, Event::Tick, now),
        name(&read, Event::OptedIn, now),
        name(&read, Event::Tick, now + Duration::milliseconds(1)),
    ] {
        assert_ne!(one, other);
    }
}

#[tokio::test]
async fn a_message_changes_its_state_with_the_decision_or_neither() {
    let world = World::new(125).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let message = step(&world, &lead, "one").await;
    let settled = |message| CommitOptions {
        state_changes: vec![StateChange::of(
            message,
            State::Skipped,
            None,
            Some(NotSentReason::Stopped),
        )],
        ..CommitOptions::default()
    };
    // Nothing follows for the lead, and the message is settled all the same.
    let done = act(&world, &lead, &Event::Tick, &settled(&message)).await;
    assert!(matches!(done, Acted::Done(_)));
    assert_eq!(now_as(&world, &message).await.state, State::Skipped);
    let before = version(&world, &lead).await;
    let now = world.cloud.now();
    let stale = world
        .cloud
        .act(&lead, &Event::Sign(Sign::Replied), now, &settled(&message))
        .await;
    assert!(matches!(stale, Err(CloudError::Busy { .. })), "{stale:?}");
    assert_eq!(version(&world, &lead).await, before);
}

#[tokio::test]
async fn the_words_of_a_line_are_kept_apart_from_it() {
    let world = World::new(126).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let options = CommitOptions {
        payload: Some(cloud::table::texts::PersonalText::mail("Please call me.")),
        ..CommitOptions::default()
    };
    let now = pass(&world, 60);
    act(&world, &lead, &Event::Sign(Sign::Replied), &options).await;
    let timeline = world.cloud.timeline(&lead).await.unwrap();
    assert!(timeline.is_sorted_by_key(|line| line.at));
    let new: Vec<_> = timeline.iter().filter(|line| line.at == now).collect();
    assert_eq!(new[0].entry.kind(), EntryKind::Sign);
    assert!(new.iter().all(|line| line.unpublished));
    let note = world.cloud.note(&lead, &new[0].id).await.unwrap();
    assert_eq!(note.as_deref(), Some("Please call me."));
    assert_eq!(world.cloud.note(&lead, &new[1].id).await.unwrap(), None);
    // A line is read by its key as well, and published once.
    let key = Key::event(&lead, now, &new[0].id);
    let read = world.cloud.entry(&key).await.unwrap();
    assert_eq!(read.as_ref(), Some(new[0]));
    let item = cloud::table::due::DueItem {
        key: key.clone(),
        due_at: now,
    };
    world.cloud.published(&item).await.unwrap();
    let read = world.cloud.entry(&key).await.unwrap().unwrap();
    assert!(!read.unpublished);
    let none = Key::event(&lead, now, "none");
    assert_eq!(world.cloud.entry(&none).await.unwrap(), None);
}

#[tokio::test]
async fn lines_of_one_moment_stand_in_the_order_in_which_they_happened() {
    let world = World::new(127).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let timeline = world.cloud.timeline(&lead).await.unwrap();
    let kinds: Vec<EntryKind> = timeline.iter().map(|line| line.entry.kind()).collect();
    let place = |kind: EntryKind| kinds.iter().position(|one| *one == kind).unwrap();
    assert_eq!(place(EntryKind::Received), 0);
    assert!(place(EntryKind::Assessed) < place(EntryKind::Assigned));
    assert!(place(EntryKind::Assigned) < place(EntryKind::CallOpened));
    let one = timeline[0].at;
    assert!(timeline.iter().all(|line| line.at == one));
}

#[tokio::test]
async fn the_first_address_of_a_lead_is_of_who_began_it() {
    let world = World::new(128).await;
    let lead = judged(&world, &ANA).await.lead;
    let first = world.cloud.first_address(&lead).await.unwrap().unwrap();
    assert_eq!(first.normalised(), "ana@example.org");
    let fields = [
        ("name", "Di Dee"),
        ("phone", "+1 212 555 0188"),
        ("topic", "sales"),
    ];
    let by_phone = judged(&world, &fields).await.lead;
    assert_eq!(world.cloud.first_address(&by_phone).await.unwrap(), None);
    let nobody = LeadId::derive(&["nobody"]);
    assert_eq!(world.cloud.first_address(&nobody).await.unwrap(), None);
}

#[tokio::test]
async fn what_joined_is_taken_with_the_next_decision_but_for_who_is_not_judged() {
    let world = World::new(129).await;
    let again = [ANA.as_slice(), &[("company", "Silva")]].concat();
    // Judged: what joined is part of what follows.
    let (lead, _) = assigned(&world, &ANA).await;
    world.post(&again).await.unwrap();
    let read = stored(&world, &lead).await;
    assert_eq!(read.joined.len(), 1);
    assert_eq!(
        raw_text(&world, &Key::lead(&lead), "due_shard").unwrap()[..5],
        *"judge"
    );
    let done = act(&world, &lead, &Event::OptedIn, &CommitOptions::default()).await;
    let Acted::Done(decision) = done else {
        panic!("{done:?}");
    };
    assert!(decision.lead.contact.opted_in);
    assert_eq!(decision.lead.inquiries, 2);
    assert_eq!(stored(&world, &lead).await.joined, []);
    // Its line is the one that came with it.
    let timeline = world.cloud.timeline(&lead).await.unwrap();
    let joined = timeline.iter().filter_map(|line| line.entry.fact.joined());
    assert_eq!(joined.collect::<Vec<_>>(), [&read.joined[0]]);
    // Not judged: it waits for the sweep.
    let world = World::new(130).await;
    let first = world.post(&ANA).await.unwrap();
    world.post(&again).await.unwrap();
    act(
        &world,
        &first.lead,
        &Event::Sign(Sign::Unsubscribed),
        &CommitOptions::default(),
    )
    .await;
    let read = stored(&world, &first.lead).await;
    assert_eq!((read.joined.len(), read.lead.inquiries), (1, 1));
    assert!(matches!(read.lead.stage, Stage::Open(Open::Received)));
    let events = world.cloud.joined_events(&read).await.unwrap();
    assert!(matches!(
        events.as_slice(),
        [Event::SuppressionFound { .. }, Event::Joined { id, .. }] if *id == read.joined[0]
    ));
}

#[tokio::test]
async fn a_second_lapse_in_a_row_tells_the_rep_that_they_are_paused_and_a_third_does_not() {
    let world = World::new(131).await;
    let cy = [
        ("name", "Cy"),
        ("email", "cy@example.org"),
        ("topic", "sales"),
    ];
    let mut paused = Vec::new();
    for fields in [ANA.as_slice(), &BO, &cy] {
        let lead = judged(&world, fields).await.lead;
        give(&world, &lead, "sam").await;
        let moves = moves_on(world.cloud.now());
        pass(&world, 7 * 86_400);
        let done = act(&world, &lead, &moves, &CommitOptions::default()).await;
        let Acted::Done(decision) = done else {
            panic!("{done:?}");
        };
        let told = |notice: &&followup::message::Notice| notice.kind == NoticeKind::Paused;
        let notices: Vec<_> = decision.notices.iter().filter(told).collect();
        assert!(
            notices
                .iter()
                .all(|notice| notice.to == person("sam") && notice.lead == lead)
        );
        paused.push(notices.len());
    }
    assert_eq!(paused, [0, 1, 0]);
}

/// A lead that says that it is linked to others.
async fn linked(world: &World, lead: &LeadId, to: &[&LeadId]) -> followup::lead::Lead {
    let mut read = stored(world, lead).await.lead;
    read.linked = to.iter().map(|&one| one.clone()).collect();
    read
}

#[tokio::test]
async fn the_newest_sign_of_life_of_a_colleague_is_heard_once() {
    let world = World::new(132).await;
    let (ana, _) = assigned(&world, &ANA).await;
    let (bo, _) = assigned(&world, &BO).await;
    let cy = [
        ("name", "Cy"),
        ("email", "cy@example.org"),
        ("topic", "sales"),
    ];
    let (third, _) = assigned(&world, &cy).await;
    let gone = LeadId::derive(&["gone"]);
    let lead = linked(&world, &third, &[&gone, &ana, &bo, &third]).await;
    let heard = |lead: followup::lead::Lead| {
        let world = &world;
        async move { world.cloud.colleague_in_touch(&lead, None).await.unwrap() }
    };
    assert_eq!(heard(lead.clone()).await, None);
    let first = pass(&world, 60);
    happens(&world, &bo, Event::Sign(Sign::Replied)).await;
    let second = pass(&world, 60);
    happens(&world, &ana, Event::Sign(Sign::Replied)).await;
    pass(&world, 60);
    happens(&world, &third, Event::Sign(Sign::Replied)).await;
    let expected = |lead: &LeadId, at: Instant| {
        Some(Event::ColleagueInTouch {
            lead: lead.clone(),
            at,
            pending: None,
        })
    };
    assert_eq!(heard(lead.clone()).await, expected(&ana, second));
    let only_bo = linked(&world, &third, &[&bo]).await;
    assert_eq!(heard(only_bo).await, expected(&bo, first));
    // Of two who wrote in the same instant, who was linked first.
    let at_once = pass(&world, 60);
    happens(&world, &bo, Event::Sign(Sign::Replied)).await;
    happens(&world, &ana, Event::Sign(Sign::Replied)).await;
    for (one, other) in [(&ana, &bo), (&bo, &ana)] {
        let both = linked(&world, &third, &[one, other]).await;
        assert_eq!(heard(both).await, expected(one, at_once));
    }
    let second = at_once;
    // Once the lead knows of it, only something newer is news.
    let message = followup::ids::MessageId::derive(&["one"]);
    let with_message = world.cloud.colleague_in_touch(&lead, Some(&message)).await;
    let event = with_message.unwrap().unwrap();
    assert!(matches!(&event, Event::ColleagueInTouch { pending, .. } if *pending == Some(message)));
    let (dee, _) = assigned(
        &world,
        &[
            ("name", "Dee"),
            ("email", "dee@example.org"),
            ("topic", "sales"),
        ],
    )
    .await;
    let fresh = linked(&world, &dee, &[&ana, &bo]).await;
    let known = decide(
        &world.policy,
        &fresh,
        &expected(&ana, second).unwrap(),
        world.cloud.now(),
    )
    .lead;
    assert!(known.colleague_pause.is_some());
    assert_eq!(heard(known).await, None);
}

#[tokio::test]
async fn linked_leads_hear_of_each_other_once_and_the_first_open_ones_rep_is_named() {
    let world = World::new(133).await;
    let (ana, rep) = assigned(&world, &ANA).await;
    let bo = judged(&world, &BO).await.lead;
    let closed = judged(
        &world,
        &[
            ("name", "Cy"),
            ("email", "cy@example.org"),
            ("topic", "sales"),
        ],
    )
    .await
    .lead;
    happens(&world, &closed, Event::Erased).await;
    let new = judged(
        &world,
        &[
            ("name", "Dee"),
            ("email", "dee@example.org"),
            ("topic", "sales"),
        ],
    )
    .await
    .lead;
    let gone = LeadId::derive(&["gone"]);
    let (eve, _) = assigned(
        &world,
        &[
            ("name", "Eve"),
            ("email", "eve@example.org"),
            ("topic", "sales"),
        ],
    )
    .await;
    let lead = linked(&world, &new, &[&gone, &new, &closed, &bo, &ana, &eve]).await;
    let now = world.cloud.now();
    let owner = world.cloud.linked_back(&lead, now).await.unwrap();
    let expected = Event::Linked {
        lead: ana.clone(),
        rep: Some(rep),
    };
    assert_eq!(owner, Some(expected.clone()));
    let of_ana = stored(&world, &ana).await.lead.linked;
    assert_eq!(of_ana, std::slice::from_ref(&new));
    let of_bo = stored(&world, &bo).await.lead.linked;
    assert_eq!(of_bo, std::slice::from_ref(&new));
    assert_eq!(stored(&world, &closed).await.lead.linked, []);
    let versions = (version(&world, &ana).await, version(&world, &bo).await);
    let again = world.cloud.linked_back(&lead, now).await.unwrap();
    assert_eq!(again, Some(expected));
    assert_eq!(
        (version(&world, &ana).await, version(&world, &bo).await),
        versions
    );
}

#[tokio::test]
async fn pointers_lead_to_the_lead_and_a_circle_of_them_is_an_error() {
    let world = World::new(134).await;
    let lead = judged(&world, &ANA).await.lead;
    let name = |number: u32| LeadId::derive(&["pointer", &number.to_string()]);
    let point = |from: &LeadId, to: &LeadId| {
        let key = Key::lead(from);
        load(
            &world,
            json!({"pk": {"S": key.pk}, "sk": {"S": key.sk}, "schema": {"N": "1"}, "merged_into": {"S": to.as_str()}}),
        );
    };
    let mut to = lead.clone();
    for number in 0..6 {
        point(&name(number), &to);
        to = name(number);
    }
    for number in 0..5 {
        let found = world.cloud.resolved_lead(&name(number)).await.unwrap();
        assert_eq!(found.unwrap().lead.id, lead, "{number}");
        assert_eq!(world.cloud.lead(&name(number)).await.unwrap(), None);
    }
    let beyond = world.cloud.resolved_lead(&name(5)).await;
    assert!(matches!(beyond, Err(CloudError::Corrupt { .. })));
    point(&name(0), &name(0));
    let circle = world.cloud.resolved_lead(&name(0)).await;
    assert!(matches!(circle, Err(CloudError::Corrupt { .. })));
    point(&name(0), &LeadId::derive(&["gone"]));
    assert_eq!(world.cloud.resolved_lead(&name(0)).await.unwrap(), None);
    assert_eq!(world.cloud.every_lead().await.unwrap(), [lead]);
}

fn take(rep: &str, from: &str) -> Event {
    Event::AppointmentChanged(Arrangement::Take {
        rep: person(rep),
        why: None,
        from: at(from),
        zone: None,
        sure: true,
        by: Side::Lead,
    })
}

fn march(from: u32, to: u32) -> Interval {
    let day = |day: u32| at(&format!("2026-03-{day:02}T00:00:00Z"));
    Interval {
        from: day(from),
        to: day(to),
    }
}

#[tokio::test]
async fn a_time_is_one_leads_until_it_gives_it_back() {
    let world = World::new(135).await;
    let (ana, bo) = (
        judged(&world, &ANA).await.lead,
        judged(&world, &BO).await.lead,
    );
    let sam = person("sam");
    let taken = |except: Option<LeadId>| {
        let (world, sam) = (&world, &sam);
        async move {
            let window = march(4, 5);
            let cells = world
                .cloud
                .booked(sam, window, except.as_ref())
                .await
                .unwrap();
            cells.into_iter().map(Cell::name).collect::<Vec<_>>()
        }
    };
    happens(&world, &ana, take("sam", "2026-03-04T15:00:00Z")).await;
    // Half an hour, and a quarter after it.
    assert_eq!(taken(None).await, ["1500", "1515", "1530"]);
    assert_eq!(taken(Some(bo.clone())).await, ["1500", "1515", "1530"]);
    assert_eq!(taken(Some(ana.clone())).await, [""; 0]);
    let now = world.cloud.now();
    let second = world
        .cloud
        .act(
            &bo,
            &take("sam", "2026-03-04T15:30:00Z"),
            now,
            &CommitOptions::default(),
        )
        .await;
    assert!(matches!(second, Err(CloudError::Busy { .. })), "{second:?}");
    // Another rep's time is another's; and so is another day.
    let riley = world
        .cloud
        .booked(&person("riley"), march(4, 5), None)
        .await;
    assert_eq!(riley.unwrap().len(), 0);
    let days = world.cloud.booked(&sam, march(5, 20), None).await;
    assert_eq!(days.unwrap().len(), 0);
    // Moved: what is shared stays, the rest changes hands.
    happens(&world, &ana, take("sam", "2026-03-04T15:30:00Z")).await;
    assert_eq!(taken(None).await, ["1530", "1545", "1600"]);
    happens(&world, &bo, take("sam", "2026-03-04T14:45:00Z")).await;
    assert_eq!(
        taken(None).await,
        ["1445", "1500", "1515", "1530", "1545", "1600"]
    );
    let cancelled = Event::AppointmentChanged(Arrangement::Cancel { by: Side::Lead });
    happens(&world, &ana, cancelled).await;
    assert_eq!(taken(None).await, ["1445", "1500", "1515"]);
    let key = Key::new(cells_of(&sam, "2026-03-04"), "1445");
    let item = raw(&world, &key).unwrap();
    let kept: i64 = item["ttl"]["N"].as_str().unwrap().parse().unwrap();
    assert_eq!(kept, at("2026-04-03T14:45:00Z").timestamp());
}

#[tokio::test]
async fn both_days_of_a_window_are_looked_at_and_no_other() {
    let world = World::new(136).await;
    for (name, from) in [
        ("Ana", "2026-03-04T15:00:00Z"),
        ("Bea", "2026-03-06T15:00:00Z"),
        ("Cal", "2026-03-09T15:00:00Z"),
    ] {
        let email = format!("{name}@example.org");
        let fields = [
            ("name", name),
            ("email", email.as_str()),
            ("topic", "sales"),
        ];
        let lead = judged(&world, &fields).await.lead;
        happens(&world, &lead, take("sam", from)).await;
    }
    for (from, to, cells) in [
        (4, 4, 3),
        (4, 5, 3),
        (4, 6, 6),
        (5, 5, 0),
        (5, 6, 3),
        (4, 9, 9),
        (6, 5, 3),
    ] {
        let booked = world
            .cloud
            .booked(&person("sam"), march(from, to), None)
            .await;
        assert_eq!(booked.unwrap().len(), cells, "March {from} to {to}");
    }
}

#[tokio::test]
async fn an_unchanged_decision_is_no_change() {
    let world = World::new(137).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let read = stored(&world, &lead).await;
    let active = world
        .cloud
        .active_policy(world.cloud.now())
        .await
        .unwrap()
        .unwrap();
    let nothing = world
        .cloud
        .commit_events(
            &active,
            &read,
            &[],
            world.cloud.now(),
            &CommitOptions::default(),
        )
        .await;
    assert_eq!(nothing.unwrap(), None);
    assert!(!Decision::unchanged(&read.lead).changes(&read.lead));
}
