//! Policies in the table: what is in force, what was withdrawn, and what the history says.

use cloud::table::arrivals::{Arrival, RequestKey};
use cloud::table::policy::{ActivateError, Changed, ProposalEnd, ProposeError};
use followup::form::Acknowledge;
use followup::ids::{PersonId, PolicyVersion, ProposalId};
use followup::lead::Lead;
use followup::policy::PolicyFiles;
use followup::proposal::{MAX_PROPOSAL_BYTES, MAX_PROPOSALS, PolicyProposal};
use followup::team_file::{PersonEntry, TeamEdit};
use local::{Fault, FaultPlan, FaultRule};

use crate::support::{World, shipped, worker};

/// The shipped policy under another company name, so that each is a version of its own.
fn named(name: &str) -> PolicyFiles {
    let mut sources = shipped();
    let text = sources.files.get_mut("policy.toml").unwrap();
    let changed = format!("# {name}\n{text}");
    *text = changed;
    sources
}

async fn pushed(world: &World, name: &str) -> PolicyVersion {
    let now = world.cloud.now();
    world
        .cloud
        .push_policy(&named(name), "sam", now)
        .await
        .unwrap()
}

async fn active(world: &World) -> PolicyVersion {
    let now = world.cloud.now();
    let policy = world.cloud.refreshed_policy(now).await.unwrap().unwrap();
    policy.version.clone()
}

/// A lead that started under the version.
async fn started(world: &World, version: &PolicyVersion) -> Lead {
    let policy = world.cloud.policy(version).await.unwrap();
    let inquiry = world.inquiry(&[
        ("name", "Ana Silva"),
        ("email", "ana@example.com"),
        ("topic", "sales"),
    ]);
    let arrival = Arrival {
        promises: true,
        inquiry: &inquiry,
        at: world.cloud.now(),
        request: RequestKey::Content,
        payload: "ana",
        network: None,
        policy: Some(&policy),
        forecast: &followup::route::Forecast::default(),
        acknowledge: Acknowledge::Baton,
    };
    let accepted = world.cloud.accept(&arrival).await.unwrap();
    let stored = world.cloud.lead(&accepted.lead).await.unwrap().unwrap();
    assert_eq!(stored.lead.policy.as_ref(), Some(version));
    stored.lead
}

#[tokio::test]
async fn leads_of_a_withdrawn_version_go_on_under_its_successor_also_over_several_steps() {
    let world = World::new(7).await;
    let [one, two, three] = [
        pushed(&world, "one").await,
        pushed(&world, "two").await,
        pushed(&world, "three").await,
    ];
    let cloud = &world.cloud;
    cloud
        .activate_policy(&one, "sam", world.minute_later())
        .await
        .unwrap();
    let lead = started(&world, &one).await;
    let rules = async |lead| {
        let now = cloud.now();
        let active = cloud.refreshed_policy(now).await.unwrap().unwrap();
        cloud
            .policy_for(&active, lead)
            .await
            .unwrap()
            .version
            .clone()
    };
    cloud
        .activate_policy(&three, "sam", world.minute_later())
        .await
        .unwrap();
    assert_eq!(
        rules(&lead).await,
        one,
        "a lead keeps what it started under"
    );

    cloud
        .withdraw_policy(&one, &two, "ann", world.minute_later())
        .await
        .unwrap();
    assert_eq!(rules(&lead).await, two);
    assert_eq!(active(&world).await, three, "what is in force stays");

    cloud
        .withdraw_policy(&two, &three, "ann", world.minute_later())
        .await
        .unwrap();
    assert_eq!(rules(&lead).await, three);

    // Another process, which has read nothing yet, sees the same.
    let other = worker(&world.aws, "other").await;
    let policy = other.refreshed_policy(other.now()).await.unwrap().unwrap();
    assert_eq!(
        other.policy_for(&policy, &lead).await.unwrap().version,
        three
    );
}

#[tokio::test]
async fn withdrawing_what_is_in_force_puts_its_successor_in_force() {
    let world = World::new(7).await;
    let [bad, good] = [pushed(&world, "bad").await, pushed(&world, "good").await];
    let cloud = &world.cloud;
    cloud
        .activate_policy(&bad, "sam", world.minute_later())
        .await
        .unwrap();
    cloud
        .withdraw_policy(&bad, &good, "sam", world.minute_later())
        .await
        .unwrap();
    assert_eq!(active(&world).await, good);

    let again = cloud
        .activate_policy(&bad, "sam", world.minute_later())
        .await;
    assert!(
        matches!(&again, Err(ActivateError::Withdrawn { successor, .. }) if *successor == good),
        "{again:?}"
    );
    let itself = cloud
        .withdraw_policy(&good, &good, "sam", world.minute_later())
        .await;
    assert!(matches!(itself, Err(ActivateError::Itself { .. })));
    let circle = cloud
        .withdraw_policy(&good, &bad, "sam", world.minute_later())
        .await;
    assert!(matches!(circle, Err(ActivateError::Withdrawn { .. })));
    assert_eq!(active(&world).await, good);
}

#[tokio::test]
async fn the_history_says_what_was_pushed_and_done_by_whom_and_doing_it_twice_is_once() {
    let world = World::new(7).await;
    let cloud = &world.cloud;
    let shipped = active(&world).await;
    let next = pushed(&world, "next").await;
    assert_eq!(pushed(&world, "next").await, next);
    for _ in 0..2 {
        cloud
            .activate_policy(&next, "sam", world.minute_later())
            .await
            .unwrap();
    }
    for _ in 0..2 {
        cloud
            .withdraw_policy(&shipped, &next, "ann", world.minute_later())
            .await
            .unwrap();
    }
    let past = cloud.policy_history().await.unwrap();
    let (versions, changes) = (past.versions, past.changes);
    let seen: Vec<_> = versions
        .iter()
        .map(|one| (&one.version, one.active, one.withdrawn_for.as_ref()))
        .collect();
    assert_eq!(seen.len(), 2);
    assert!(seen.contains(&(&shipped, false, Some(&next))));
    assert!(seen.contains(&(&next, true, None)));
    let done: Vec<_> = changes
        .iter()
        .map(|change| (change.by.as_str(), &change.what))
        .collect();
    assert_eq!(
        done,
        [
            (
                "test",
                &Changed::Activated {
                    version: shipped.clone(),
                    made_from: None,
                    proposed_by: None
                }
            ),
            (
                "sam",
                &Changed::Activated {
                    version: next.clone(),
                    made_from: None,
                    proposed_by: None
                }
            ),
            (
                "ann",
                &Changed::Withdrawn {
                    version: shipped.clone(),
                    successor: next.clone()
                }
            ),
        ]
    );
}

/// Who leads the team.
fn leader(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

/// Morgan proposes of a version that Sam leaves; `number` tells one from another.
async fn proposed(world: &World, version: &PolicyVersion, number: usize) -> PolicyProposal {
    let who = leader(&format!("sam{number}"));
    let edit = TeamEdit::Remove(who);
    let at = world.minute_later();
    let proposal = PolicyProposal::new(&leader("morgan"), at, version, edit);
    let policy = world.cloud.policy(version).await.unwrap();
    let asked = world.cloud.propose_change(&proposal, None, &policy.active);
    asked.await.unwrap();
    proposal
}

#[tokio::test]
async fn what_is_not_proposed_any_more_is_not_confirmed_and_what_is_confirmed_stands_no_longer() {
    let world = World::new(7).await;
    let before = active(&world).await;
    let (first, second) = (
        proposed(&world, &before, 1).await,
        proposed(&world, &before, 2).await,
    );
    let by = leader("quinn");
    let now = world.minute_later();
    let end = ProposalEnd::Refused;
    let ended = world.cloud.end_proposal(&first.id, end, &by, now);
    assert!(ended.await.unwrap());
    let again = world.cloud.end_proposal(&first.id, end, &by, now);
    assert!(!again.await.unwrap());
    let files = named("confirmed");
    let confirm = async |proposal: &PolicyProposal| {
        let now = world.minute_later();
        let cloud = &world.cloud;
        cloud
            .change_policy(&before, &files, Some(proposal), "quinn", now)
            .await
    };
    let refused = confirm(&first).await;
    assert!(matches!(refused, Err(ActivateError::NotProposed)));
    assert_eq!(active(&world).await, before);
    confirm(&second).await.unwrap();
    assert_eq!(active(&world).await, files.version());
    assert_eq!(world.cloud.proposals().await.unwrap(), []);
    let changes = world.cloud.policy_history().await.unwrap().changes;
    let last = &changes.last().unwrap().what;
    assert!(
        matches!(last, Changed::Activated { proposed_by: Some(by), .. } if *by == second.by),
        "{last:?}"
    );
}

#[tokio::test]
async fn no_more_proposals_stand_than_may_and_none_is_longer_than_it_may_be() {
    let world = World::new(7).await;
    let version = active(&world).await;
    for number in 0..MAX_PROPOSALS {
        proposed(&world, &version, number).await;
    }
    let policy = world.cloud.policy(&version).await.unwrap();
    let propose = async |who: &str, anew: Option<&ProposalId>| {
        let edit = TeamEdit::Remove(leader(who));
        let at = world.minute_later();
        let proposal = PolicyProposal::new(&leader("morgan"), at, &version, edit);
        let asked = world.cloud.propose_change(&proposal, anew, &policy.active);
        asked.await
    };
    assert!(matches!(
        propose("more", None).await,
        Err(ProposeError::Full)
    ));
    // One that stands already is one, and one in the place of another fits.
    propose("sam3", None).await.unwrap();
    let standing = world.cloud.proposals().await.unwrap();
    assert_eq!(standing.len(), MAX_PROPOSALS);
    propose("more", Some(&standing[0].id)).await.unwrap();
    let now = world.cloud.proposals().await.unwrap();
    assert_eq!(now.len(), MAX_PROPOSALS);
    assert!(!now.contains(&standing[0]));
    let person = &policy.active.roster.people[0];
    let long = PersonEntry {
        sources: vec!["s".repeat(MAX_PROPOSAL_BYTES)],
        ..PersonEntry::of(person)
    };
    let edit = TeamEdit::Change(Box::new(long));
    let at = world.minute_later();
    let proposal = PolicyProposal::new(&leader("morgan"), at, &version, edit);
    let asked = world.cloud.propose_change(&proposal, None, &policy.active);
    assert!(matches!(asked.await, Err(ProposeError::TooLong)));
}

#[tokio::test]
async fn of_two_who_change_what_is_in_force_at_once_one_wins_and_the_other_is_told() {
    let world = World::new(7).await;
    let [one, two] = [pushed(&world, "one").await, pushed(&world, "two").await];
    let other = worker(&world.aws, "other").await;
    let now = world.minute_later();
    // Who writes first has to write again, and meanwhile the other has written.
    let rule = FaultRule::nth(1, Fault::ServerError).operation("TransactWriteItems");
    world.aws.faults().set(FaultPlan::new().rule(rule));
    let then = now + chrono::Duration::milliseconds(1);
    let (first, second) = tokio::join!(
        world.cloud.activate_policy(&one, "sam", now),
        other.activate_policy(&two, "ann", then),
    );
    let winner = active(&world).await;
    match (first.is_ok(), second.is_ok()) {
        (true, false) => assert_eq!(winner, one),
        (false, true) => assert_eq!(winner, two),
        both => panic!("one wins: {both:?}"),
    }
    let changes = world.cloud.policy_history().await.unwrap().changes;
    assert_eq!(changes.len(), 2, "the shipped one, and the winner");
}

#[tokio::test]
async fn what_was_compared_with_another_version_than_the_active_one_is_not_put_in_force() {
    let world = World::new(7).await;
    let before = active(&world).await;
    let [one, two] = [pushed(&world, "one").await, pushed(&world, "two").await];
    let compared = async |version: &PolicyVersion, by: &str| {
        let now = world.minute_later();
        let cloud = &world.cloud;
        cloud.activate_compared(version, &before, by, now).await
    };
    compared(&one, "sam").await.unwrap();
    let raced = compared(&two, "ann").await;
    assert!(matches!(raced, Err(ActivateError::Raced)), "{raced:?}");
    assert_eq!(active(&world).await, one);
    // What is in force already is so, whatever it was compared with.
    compared(&one, "ann").await.unwrap();
    // Nor does it take the place of a version that is withdrawn, and this stays.
    let withdrawn = async |compared_with: &PolicyVersion| {
        let now = world.minute_later();
        let cloud = &world.cloud;
        let withdrawn = cloud.withdraw_compared(&one, &two, compared_with, "ann", now);
        withdrawn.await
    };
    let raced = withdrawn(&before).await;
    assert!(matches!(raced, Err(ActivateError::Raced)), "{raced:?}");
    assert_eq!(active(&world).await, one);
    withdrawn(&one).await.unwrap();
    assert_eq!(active(&world).await, two);
    // What is withdrawn already is so, too.
    withdrawn(&one).await.unwrap();
}

#[tokio::test]
async fn a_lead_whose_own_policy_cannot_be_read_goes_on_under_the_active_one_and_that_is_counted() {
    let world = World::new(7).await;
    let version = pushed(&world, "one").await;
    let cloud = &world.cloud;
    cloud
        .activate_policy(&version, "sam", world.minute_later())
        .await
        .unwrap();
    let lead = started(&world, &version).await;
    let policy = cloud.refreshed_policy(cloud.now()).await.unwrap().unwrap();
    assert_eq!(
        cloud.policy_for(&policy, &lead).await.unwrap().version,
        version
    );
    assert_eq!(cloud.take_unread_policies(), 0);
    // The chunks of the version that it names are gone.
    let lost = Lead {
        policy: Some(PolicyVersion::parse(&"0".repeat(version.as_str().len())).unwrap()),
        ..lead
    };
    assert_eq!(
        cloud.policy_for(&policy, &lost).await.unwrap().version,
        version
    );
    assert_eq!(cloud.take_unread_policies(), 1);
    assert_eq!(cloud.take_unread_policies(), 0, "each is counted once");
}
