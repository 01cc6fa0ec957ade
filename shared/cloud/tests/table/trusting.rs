//! What a process takes on trust of the policy in force, and for how long.

use cloud::table::policy::ActivateError;
use followup::ids::{PersonId, PolicyVersion};
use followup::policy::PolicyFiles;
use followup::route::Forecast;
use local::{LocalAws, LocalService, Options};

use crate::scene::{milliseconds, pass, seconds};
use crate::support::{MONDAY, World, at, shipped, started, worker};

fn other() -> PolicyFiles {
    let mut sources = shipped();
    let text = sources.files.get_mut("policy.toml").unwrap();
    text.push_str("\n# Another version.\n");
    sources
}

#[tokio::test]
async fn the_name_of_the_policy_in_force_is_read_once_a_minute() {
    let world = World::new(160).await;
    let now = world.cloud.now();
    let reader = worker(&world.aws, "reader").await;
    let first = reader.active_policy(now).await.unwrap().unwrap();
    world.aws.reset_usage();
    let read = |world: &World| {
        world
            .aws
            .usage()
            .of(LocalService::DynamoDb, "GetItem")
            .requests
    };
    reader
        .active_policy(now + seconds(60) - milliseconds(1))
        .await
        .unwrap();
    assert_eq!(read(&world), 0);
    let next = world.cloud.push_policy(&other(), "sam", now).await.unwrap();
    let later = pass(&world, 30);
    world
        .cloud
        .activate_policy(&next, "sam", later)
        .await
        .unwrap();
    // Whoever activated it knows, the other a minute later.
    let known = world.cloud.active_policy(later).await.unwrap().unwrap();
    assert_eq!(known.version, next);
    let trusted = reader
        .active_policy(now + seconds(59))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(trusted.version, first.version);
    let anew = reader
        .active_policy(now + seconds(60))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(anew.version, next);
}

#[tokio::test]
async fn without_a_policy_it_is_looked_for_once_a_minute() {
    let aws = LocalAws::in_memory(Options::simulated(161, at(MONDAY))).unwrap();
    let cloud = started(&aws).await;
    let now = cloud.now();
    assert!(cloud.active_policy(now).await.unwrap().is_none());
    let other = worker(&aws, "other").await;
    let version = other.push_policy(&shipped(), "sam", now).await.unwrap();
    other.activate_policy(&version, "sam", now).await.unwrap();
    let early = cloud
        .active_policy(now + seconds(60) - milliseconds(1))
        .await;
    assert!(early.unwrap().is_none());
    let found = cloud.active_policy(now + seconds(60)).await.unwrap();
    assert_eq!(found.unwrap().version, version);
}

#[tokio::test]
async fn a_version_that_nobody_pushed_is_neither_activated_nor_withdrawn() {
    let world = World::new(162).await;
    let now = world.cloud.now();
    let shipped = world.policy.version.clone();
    let unknown = PolicyVersion::parse(&"0".repeat(shipped.as_str().len())).unwrap();
    let activated = world.cloud.activate_policy(&unknown, "sam", now).await;
    assert!(matches!(activated, Err(ActivateError::Cloud(_))));
    for (version, successor) in [(&unknown, &shipped), (&shipped, &unknown)] {
        let withdrawn = world
            .cloud
            .withdraw_policy(version, successor, "sam", now)
            .await;
        assert!(matches!(withdrawn, Err(ActivateError::Cloud(_))));
    }
    assert!(world.cloud.policy_sources(&unknown).await.is_err());
    let sources = world.cloud.policy_sources(&shipped).await.unwrap();
    assert_eq!(sources.version(), shipped);
}

#[tokio::test]
async fn nothing_is_withdrawn_before_anything_is_in_force_and_a_withdrawal_is_taken_back_by_none() {
    let aws = LocalAws::in_memory(Options::simulated(163, at(MONDAY))).unwrap();
    let cloud = started(&aws).await;
    let now = cloud.now();
    let one = cloud.push_policy(&shipped(), "sam", now).await.unwrap();
    let two = cloud.push_policy(&other(), "sam", now).await.unwrap();
    let early = cloud.withdraw_policy(&one, &two, "sam", now).await;
    assert!(matches!(early, Err(ActivateError::NoneActive)));
    let past = cloud.policy_history().await.unwrap();
    let (pushed, changes) = (past.versions, past.changes);
    assert_eq!((pushed.len(), changes.len()), (2, 0));
    assert!(
        pushed
            .iter()
            .all(|one| !one.active && one.by == "sam" && one.at == now)
    );
}

/// What is stored of a version is of no use any more.
fn spoiled(world: &World, version: &PolicyVersion) {
    for part in ["V", "T"] {
        let key = cloud::keys::Key::new("POLICY", format!("{part}#{version}#000"));
        crate::scene::load(
            world,
            serde_json::json!({"pk": {"S": key.pk}, "sk": {"S": key.sk}, "schema": {"N": "1"}, "by": {"S": "sam"},
                "at": {"S": calendar::format_instant(world.cloud.now())}, "data": {"B": "aGVsbG8="}}),
        );
    }
}

#[tokio::test]
async fn a_policy_whose_chunks_are_not_whole_is_not_read() {
    let world = World::new(164).await;
    let version = world.policy.version.clone();
    spoiled(&world, &version);
    assert!(world.cloud.policy_sources(&version).await.is_err());
    let fresh = worker(&world.aws, "fresh").await;
    assert!(fresh.policy(&version).await.is_err());
    // Whoever read it before goes on with it.
    assert!(world.cloud.policy(&version).await.is_ok());
}

#[tokio::test]
async fn of_a_last_push_that_cannot_be_read_all_that_differs_counts_as_changed_on_the_page() {
    let world = World::new(170).await;
    let (cloud, pushed) = (&world.cloud, world.policy.version.clone());
    let renamed = |files: &PolicyFiles, from: &str, to: &str| {
        let mut files = files.clone();
        let team = files.files.get_mut("team.toml").unwrap();
        assert!(team.contains(from));
        *team = team.replace(from, to);
        files
    };
    let by_page = renamed(&shipped(), "Sam Okafor", "Sam B. Okafor");
    let later = pass(&world, 60);
    let active = cloud.change_policy(&pushed, &by_page, None, "morgan", later);
    let active = active.await.unwrap().version.clone();
    // Riley is of another name in what is pushed next.
    let next = renamed(&shipped(), "Riley Chen", "Riley B. Chen");
    let next = cloud.push_policy(&next, "sam", later).await.unwrap();
    let undone = async |who: &'static str| {
        let reader = worker(&world.aws, who).await;
        let active = reader.policy(&active).await.unwrap();
        let next = reader.policy(&next).await.unwrap();
        let undone = reader.undone_by(&active, &next).await.unwrap().unwrap();
        assert_eq!(undone.by_page.len(), 1);
        let people = undone.people.into_iter();
        people.map(|one| one.name).collect::<Vec<String>>()
    };
    assert_eq!(undone("before").await, ["Sam B. Okafor"]);
    spoiled(&world, &pushed);
    let mut people = undone("after").await;
    people.sort();
    assert_eq!(people, ["Riley Chen", "Sam B. Okafor"]);
}

#[tokio::test]
async fn who_has_room_is_read_once_a_minute_and_kept_in_the_place_of_what_was_read() {
    let world = World::new(169).await;
    let now = world.cloud.now();
    let taken = |rep: &str| Forecast {
        taken: vec![PersonId::parse(rep).unwrap()],
        ..Forecast::default()
    };
    let (none, first, second) = (Forecast::default(), taken("riley"), taken("sam"));
    let reader = worker(&world.aws, "reader").await;
    // Where nobody has looked yet, everybody is free.
    assert_eq!(*reader.trusted_forecast(now).await, none);
    world.cloud.set_forecast(&first, &none, now).await.unwrap();
    world.aws.reset_usage();
    let early = now + seconds(60) - milliseconds(1);
    assert_eq!(*reader.trusted_forecast(early).await, none);
    let usage = world.aws.usage();
    assert_eq!(usage.of(LocalService::DynamoDb, "GetItem").requests, 0);
    assert_eq!(*reader.trusted_forecast(now + seconds(60)).await, first);
    // Who read what stands there no more changes nothing.
    world.cloud.set_forecast(&second, &none, now).await.unwrap();
    assert_eq!(world.cloud.forecast().await.unwrap(), first);
    world.cloud.set_forecast(&none, &first, now).await.unwrap();
    assert_eq!(world.cloud.forecast().await.unwrap(), none);
    world.cloud.set_forecast(&second, &none, now).await.unwrap();
    assert_eq!(world.cloud.forecast().await.unwrap(), second);
}
