//! Messages and their states: each change happens once, from the state that was read, and leaves its line.

use calendar::Instant;
use cloud::keys::{Home, Lane};
use cloud::table::outbox::{
    Claim, Content, Guard, LeadGuard, OutboxItem, SentLine, State, StateChange,
};
use followup::digest::digest_of;
use followup::event::{AnnouncementChoice, Disposition, Event, Outcome, Sign};
use followup::ids::{LeadId, MessageId};
use followup::message::{Message, NotSentReason, Notice, NoticeKind, StopRule};
use followup::timeline::{Actor, Entry, EntryKind, Fact, Ruling};

use crate::scene::{
    ANA, acknowledgement, assigned, happens, judged, load_message, messages, now_as, pass, person,
    raw, seconds, stored,
};
use crate::support::World;

/// Writes a new message down as a decision would.
pub(crate) fn written(world: &World, item: &OutboxItem) {
    let shard = Lane::Mail.shard_of(item.id().as_str());
    load_message(world, item, &shard, item.due_at.unwrap());
}

/// A written step to a lead, which waits.
pub(crate) async fn step(world: &World, lead: &LeadId, name: &str) -> OutboxItem {
    let (read, now) = (stored(world, lead).await.lead, world.cloud.now());
    let message = Message::new(&read, name, "mail", StopRule::Automatic, now, now);
    let message = OutboxItem::to_lead(message);
    written(world, &message);
    now_as(world, &message).await
}

/// Changes a message's state.
pub(crate) async fn settle(world: &World, item: &OutboxItem, to: State, due_at: Option<Instant>) {
    let settled = StateChange::of(item, to, due_at, None);
    let now = world.cloud.now();
    assert!(world.cloud.transition(&settled, None, now).await.unwrap());
}

pub(crate) fn message_in(item: &OutboxItem) -> &Message {
    match &item.content {
        Content::Lead(message) => message,
        other @ (Content::Team(_) | Content::Lost { .. }) => panic!("{other:?}"),
    }
}

/// The line that says that a message was sent.
fn sent(item: &OutboxItem) -> Entry {
    Entry::automatic(Fact::Sent {
        step: Some(message_in(item).step.clone()),
        template: None,
        in_flight: false,
    })
}

/// A worker of the team's mail has it.
pub(crate) async fn in_flight(world: &World, item: &OutboxItem) -> OutboxItem {
    let now = world.cloud.now();
    let claimed = world.cloud.claim(item, &Guard::Team, now).await;
    assert_eq!(claimed.unwrap(), Claim::Claimed);
    now_as(world, item).await
}

/// The kinds of a timeline's lines.
async fn kinds(world: &World, lead: &LeadId) -> Vec<EntryKind> {
    let timeline = world.cloud.timeline(lead).await.unwrap();
    timeline.iter().map(|line| line.entry.kind()).collect()
}

async fn count(world: &World, lead: &LeadId, kind: EntryKind) -> usize {
    let kinds = kinds(world, lead).await;
    kinds.into_iter().filter(|one| *one == kind).count()
}

/// What waits in every shard of the lane at `at`.
async fn due_in(world: &World, lane: Lane, at: Instant) -> Vec<cloud::keys::Key> {
    let mut keys = Vec::new();
    for shard in 0..lane.shards() {
        let due = world.cloud.due(&lane.shard(shard), at).await.unwrap();
        keys.extend(due.into_iter().map(|item| item.key));
    }
    keys
}

#[test]
fn a_state_says_who_decides_and_whether_a_message_may_still_leave() {
    // It waits for a person, its rep is told why it was not sent, the manager's list has it, and it may still leave.
    for (state, asked) in [
        (State::Pending, [false, false, false, true]),
        (State::Sending, [false, false, false, false]),
        (State::Unknown, [true, false, true, true]),
        (State::Held, [true, true, true, true]),
        (State::AwaitingApproval, [true, false, false, true]),
        (State::Sent, [false, false, false, false]),
        (State::Skipped, [true, true, false, false]),
        (State::Dropped, [false, false, false, false]),
    ] {
        let said = [
            state.waits_for_a_person(),
            state.was_not_sent(),
            state.is_the_managers(),
            state.may_leave(),
        ];
        assert_eq!(said, asked, "{state:?}");
    }
}

#[tokio::test]
async fn an_acknowledgement_waits_in_its_own_lane_and_everything_else_with_the_mail() {
    let world = World::new(20).await;
    let asked = judged(&world, &ANA).await;
    let message = acknowledgement(&world, &asked.lead).await;
    let step = step(&world, &asked.lead, "one").await;
    let later = world.cloud.now() + seconds(3600);
    assert_eq!(
        due_in(&world, Lane::Acknowledgement, later).await,
        [message.key()]
    );
    assert!(
        due_in(&world, Lane::Mail, later)
            .await
            .contains(&step.key())
    );
    // It waits there again after a try that failed.
    for message in [message, step] {
        let lane = match message_in(&message).stop_rule {
            StopRule::Acknowledgement => Lane::Acknowledgement,
            StopRule::Letter => Lane::Bulk,
            StopRule::Automatic
            | StopRule::Appointment
            | StopRule::Reminder
            | StopRule::Released => Lane::Mail,
        };
        let claimed = in_flight(&world, &message).await;
        let due_at = world.cloud.now() + seconds(5);
        settle(&world, &claimed, State::Pending, Some(due_at)).await;
        assert_eq!(now_as(&world, &message).await.due_at, Some(due_at));
        assert!(due_in(&world, lane, due_at).await.contains(&message.key()));
    }
}

#[tokio::test]
async fn a_change_is_made_once_and_from_what_was_read() {
    let world = World::new(21).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let message = step(&world, &lead, "one").await;
    let claimed = in_flight(&world, &message).await;
    let (now, line) = (
        world.cloud.now(),
        Entry::automatic(Fact::Unknown {
            step: message_in(&message).step.clone(),
            why: NotSentReason::SenderSilent,
        }),
    );
    let due_at = now + seconds(900);
    let to_unknown = StateChange::of(
        &claimed,
        State::Unknown,
        Some(due_at),
        Some(NotSentReason::SenderSilent),
    );
    // From another state, and after another claim.
    for stale in [
        StateChange::of(
            &message,
            State::Unknown,
            Some(due_at),
            Some(NotSentReason::SenderSilent),
        ),
        StateChange {
            claims: 7,
            ..to_unknown.clone()
        },
    ] {
        let entry = Some((&lead, line.clone()));
        assert!(!world.cloud.transition(&stale, entry, now).await.unwrap());
    }
    assert_eq!(count(&world, &lead, EntryKind::Unknown).await, 0);
    let entry = Some((&lead, line));
    let changed = world
        .cloud
        .transition(&to_unknown.refused(), entry, now)
        .await;
    assert!(changed.unwrap());
    let unknown = now_as(&world, &message).await;
    assert_eq!(
        (unknown.state, unknown.due_at, unknown.refusals),
        (State::Unknown, Some(due_at), 1)
    );
    assert_eq!(unknown.why, Some(NotSentReason::SenderSilent));
    assert_eq!(count(&world, &lead, EntryKind::Unknown).await, 1);
    let waiting = world.cloud.for_manager().await.unwrap();
    assert_eq!(waiting.mails, [(lead.clone(), message.id().clone())]);
    // Without a time it is due no more, and a change that is no refusal counts none.
    settle(&world, &unknown, State::Skipped, None).await;
    let skipped = now_as(&world, &message).await;
    assert_eq!((skipped.due_at, skipped.refusals), (None, 1));
    assert_eq!(world.cloud.for_manager().await.unwrap().mails, []);
    assert!(raw(&world, &message.key()).unwrap()["due_shard"].is_null());
}

#[tokio::test]
async fn what_was_sent_is_recorded_once_and_found_by_the_mail_services_name() {
    let world = World::new(22).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let message = step(&world, &lead, "one").await;
    let claimed = in_flight(&world, &message).await;
    let now = world.cloud.now();
    for _ in 0..2 {
        let entry = sent(&message);
        let recorded =
            world
                .cloud
                .record_sent(&claimed, "ses-1", Some(SentLine::new(&lead, entry)), now);
        recorded.await.unwrap();
        pass(&world, 1);
    }
    let sent = now_as(&world, &message).await;
    assert_eq!(
        (sent.state, sent.due_at, sent.sent_at),
        (State::Sent, None, Some(now))
    );
    assert_eq!(sent.ses_id.as_deref(), Some("ses-1"));
    assert_eq!(count(&world, &lead, EntryKind::Sent).await, 1);
    let found = world.cloud.message_by_ses_id("ses-1").await.unwrap();
    assert_eq!(found, Some(sent.clone()));
    assert_eq!(world.cloud.message_by_ses_id("ses-2").await.unwrap(), None);
    let found = world.cloud.message_to(&lead, message.id()).await.unwrap();
    assert_eq!(found, Some(sent));
    let other = MessageId::derive(&["other"]);
    assert_eq!(world.cloud.message_to(&lead, &other).await.unwrap(), None);
}

#[tokio::test]
async fn what_nobody_claimed_is_not_recorded_as_sent() {
    let world = World::new(23).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let message = step(&world, &lead, "one").await;
    let entry = sent(&message);
    let now = world.cloud.now();
    let recorded =
        world
            .cloud
            .record_sent(&message, "ses-1", Some(SentLine::new(&lead, entry)), now);
    recorded.await.unwrap();
    assert_eq!(now_as(&world, &message).await, message);
    assert_eq!(count(&world, &lead, EntryKind::Sent).await, 0);
}

#[tokio::test]
async fn a_mail_that_was_in_flight_when_a_stop_came_is_recorded_with_a_line_that_says_so() {
    for stopped in [false, true] {
        let world = World::new(24).await;
        let (lead, _) = assigned(&world, &ANA).await;
        let message = step(&world, &lead, "one").await;
        let read = stored(&world, &lead).await.lead;
        let guard = Guard::Lead(LeadGuard {
            lead: lead.clone(),
            stop_generation: read.stop_generation,
            stop_rule: StopRule::Automatic,
            inquiry: read.inquiry,
            address: world.cloud.address_hash("ana@example.org"),
            inquired_at: world.cloud.now(),
            template: "mail".to_owned(),
            words: cloud::table::outbox::MailWords::default(),
            appointment: None,
            other_addresses: Vec::new(),
        });
        let claimed = world.cloud.claim(&message, &guard, world.cloud.now()).await;
        assert_eq!(claimed.unwrap(), Claim::Claimed);
        let claimed = now_as(&world, &message).await;
        if stopped {
            happens(&world, &lead, Event::Sign(Sign::Replied)).await;
        }
        let entry = sent(&message);
        let now = world.cloud.now();
        let given = Some(SentLine::new(&lead, entry.clone()));
        let recorded = world.cloud.record_sent(&claimed, "ses-1", given, now).await;
        recorded.unwrap();
        assert_eq!(now_as(&world, &message).await.state, State::Sent);
        let timeline = world.cloud.timeline(&lead).await.unwrap();
        let lines: Vec<_> = timeline
            .iter()
            .filter(|line| line.entry.kind() == EntryKind::Sent)
            .collect();
        let [line] = lines.as_slice() else {
            panic!("{lines:?}");
        };
        assert_eq!(line.entry != entry, stopped);
    }
}

#[tokio::test]
async fn a_person_releases_a_message_once_and_it_is_another_message() {
    for from in [State::Held, State::Unknown, State::Skipped] {
        let world = World::new(25).await;
        let (lead, rep) = assigned(&world, &ANA).await;
        let message = step(&world, &lead, "one").await;
        let claimed = in_flight(&world, &message).await;
        settle(&world, &claimed, from, None).await;
        let held = now_as(&world, &message).await;
        let now = pass(&world, 60);
        let again = Message {
            not_before: now,
            ..message_in(&held).clone()
        };
        let entry = || Entry {
            fact: Fact::Verdict {
                ruling: Ruling::GoOn,
            },
            by: Actor::Person(rep.clone()),
        };
        let release = |at| world.cloud.release_message(&held, &again, entry(), at);
        assert!(release(now).await.unwrap(), "{from:?}");
        assert_eq!(now_as(&world, &held).await.state, State::Dropped);
        let all = messages(&world, &lead).await;
        let released: Vec<_> = all
            .iter()
            .filter(|one| {
                one.state == State::Pending && message_in(one).stop_rule == StopRule::Released
            })
            .collect();
        let [released] = released.as_slice() else {
            panic!("{all:?}");
        };
        assert_eq!(message_in(released).occurrence, 2);
        assert_ne!(released.id(), held.id());
        assert_eq!(count(&world, &lead, EntryKind::Verdict).await, 1);
        // A second click, on the same page and on a new one.
        let later = pass(&world, 1);
        assert!(!release(later).await.unwrap());
        let dropped = now_as(&world, &held).await;
        let second = world
            .cloud
            .release_message(&dropped, &again, entry(), later)
            .await;
        assert!(!second.unwrap());
        assert_eq!(messages(&world, &lead).await.len(), all.len());
    }
}

#[tokio::test]
async fn what_is_on_its_way_is_not_released() {
    let world = World::new(26).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let message = step(&world, &lead, "one").await;
    let claimed = in_flight(&world, &message).await;
    let entry = Entry {
        fact: Fact::Verdict {
            ruling: Ruling::GoOn,
        },
        by: Actor::Person(rep),
    };
    let now = world.cloud.now();
    for one in [&message, &claimed] {
        let released = world
            .cloud
            .release_message(one, message_in(one), entry.clone(), now)
            .await;
        assert!(!released.unwrap());
    }
    assert_eq!(now_as(&world, &message).await, claimed);
}

#[tokio::test]
async fn a_mail_to_the_team_is_written_once_and_is_nobodys_lead() {
    let world = World::new(27).await;
    let now = world.cloud.now();
    let notice = Notice {
        to: person("sam"),
        lead: LeadId::derive(&["one"]),
        kind: NoticeKind::Reminder,
    };
    let mail = digest_of(&world.policy.active, &notice, now, 0);
    world.cloud.ensure_digest(&mail).await.unwrap();
    let home = Home::Person(person("sam"));
    let [written] = world
        .cloud
        .messages(&home)
        .await
        .unwrap()
        .try_into()
        .unwrap();
    assert_eq!(
        (written.state, written.due_at, written.lead()),
        (State::Pending, Some(mail.not_before), None)
    );
    let claimed = in_flight(&world, &written).await;
    world.cloud.ensure_digest(&mail).await.unwrap();
    assert_eq!(now_as(&world, &written).await, claimed);
}

#[tokio::test]
async fn what_awaits_an_approval_is_a_state_of_its_own() {
    let world = World::new(28).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let why = NotSentReason::PerhapsSent;
    for (name, to, why) in [
        ("one", State::AwaitingApproval, None),
        ("two", State::Held, Some(why.clone())),
        ("three", State::Skipped, Some(why)),
    ] {
        let message = step(&world, &lead, name).await;
        let now = world.cloud.now();
        let settled = StateChange::of(&message, to, None, why.clone());
        assert!(world.cloud.transition(&settled, None, now).await.unwrap());
        let settled = now_as(&world, &message).await;
        assert_eq!((settled.state, &settled.why), (to, &why));
        assert_eq!(settled.lead(), Some(&lead));
        assert!(settled.state.waits_for_a_person());
    }
}

#[tokio::test]
async fn an_announced_mail_leaves_now_or_not_at_all_as_its_rep_says() {
    for (choice, state, released) in [
        (AnnouncementChoice::SendNow, State::Pending, true),
        (AnnouncementChoice::Stop, State::Dropped, false),
    ] {
        let world = World::new(29).await;
        let (lead, rep) = assigned(&world, &ANA).await;
        let message = step(&world, &lead, "one").await;
        assert!(!message.released);
        let now = pass(&world, 30);
        let event = Event::AnnouncementAnswered {
            message: message.id().clone(),
            choice,
            by: rep,
        };
        happens(&world, &lead, event).await;
        let said = now_as(&world, &message).await;
        assert_eq!((said.state, said.released), (state, released));
        assert_eq!(said.due_at, released.then_some(now), "{choice:?}");
    }
}

#[tokio::test]
async fn what_has_left_is_neither_hastened_nor_left_out_and_the_rest_of_the_decision_stands() {
    for choice in [AnnouncementChoice::SendNow, AnnouncementChoice::Stop] {
        let world = World::new(30).await;
        let (lead, rep) = assigned(&world, &ANA).await;
        let message = step(&world, &lead, "one").await;
        let claimed = in_flight(&world, &message).await;
        let event = Event::AnnouncementAnswered {
            message: message.id().clone(),
            choice,
            by: rep,
        };
        happens(&world, &lead, event).await;
        assert_eq!(now_as(&world, &message).await, claimed, "{choice:?}");
        assert_eq!(count(&world, &lead, EntryKind::Verdict).await, 1);
    }
}

#[tokio::test]
async fn a_message_that_is_there_already_is_not_planned_twice() {
    let world = World::new(31).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let no_answer = |task: String| {
        Event::Outcome(Outcome {
            by: rep.clone(),
            task,
            disposition: Disposition::NoAnswer,
            next_at: None,
            again: false,
            link: None,
            amount: None,
            known: followup::event::Evidence::Said,
        })
    };
    let task = stored(&world, &lead).await.lead.task();
    happens(&world, &lead, no_answer(task)).await;
    pass(&world, 26 * 3600);
    happens(&world, &lead, Event::Tick).await;
    // The mail that follows the second attempt is in the table already, and has left: after a restored backup, say.
    let read = stored(&world, &lead).await;
    let event = no_answer(read.lead.task());
    let planned = followup::decide::decide(&world.policy, &read.lead, &event, world.cloud.now());
    let [message] = planned.messages.try_into().unwrap();
    let before = OutboxItem::to_lead(message);
    written(&world, &before);
    let claimed = in_flight(&world, &before).await;
    happens(&world, &lead, event).await;
    assert_eq!(now_as(&world, &before).await, claimed);
    assert_eq!(count(&world, &lead, EntryKind::MailPlanned).await, 1);
}
