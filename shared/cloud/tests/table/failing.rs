//! When the table fails, everybody says so: nothing is taken for refused, done or absent.

use calendar::Instant;
use cloud::CloudError;
use cloud::keys::{Home, Key, Lane};
use cloud::table::canary::{Canary, LetIn};
use cloud::table::commit::CommitOptions;
use cloud::table::due::DueItem;
use cloud::table::outbox::{Guard, OutboxItem, State, StateChange};
use cloud::table::person::KnownBy;
use cloud::table::team::Briefing;
use followup::event::{Event, Sign};
use followup::ids::{LeadId, PersonId};
use followup::inquiry::EmailAddress;
use followup::lead::Block;
use followup::message::MailRefusal;
use local::{Fault, FaultPlan, FaultRule, LocalService};

use crate::outbox::step;
use crate::scene::{ANA, assigned, seconds};
use crate::support::World;

#[track_caller]
fn failed<T: std::fmt::Debug>(what: &str, answer: Result<T, CloudError>) {
    match answer {
        Ok(answer) => panic!("{what} took a failure for {answer:?}"),
        Err(error) => assert!(error.worth_retrying(), "{what}: {error}"),
    }
}

/// What every call needs, in a table that fails from now on.
struct Failing {
    world: World,
    now: Instant,
    lead: LeadId,
    rep: PersonId,
    /// A step to the lead, which waits.
    message: OutboxItem,
}

impl Failing {
    async fn new(seed: u64) -> Self {
        let world = World::new(seed).await;
        let (lead, rep) = assigned(&world, &ANA).await;
        let message = step(&world, &lead, "one").await;
        Self {
            now: world.cloud.now(),
            world,
            lead,
            rep,
            message,
        }
    }

    fn begin(&self) {
        let rule = FaultRule::always(Fault::ServerError).service(LocalService::DynamoDb);
        self.world.aws.faults().set(FaultPlan::new().rule(rule));
    }
}

#[tokio::test]
async fn a_table_that_cannot_be_read_is_an_error_and_worth_another_try() {
    let failing = Failing::new(170).await;
    let (cloud, lead, now) = (&failing.world.cloud, &failing.lead, failing.now);
    let ana = EmailAddress::parse("ana@example.org").unwrap();
    failing.begin();

    failed("lead", cloud.lead(lead).await);
    failed("timeline", cloud.timeline(lead).await);
    failed("first_address", cloud.first_address(lead).await);
    failed("inquiries", cloud.inquiries(lead).await);
    failed("messages", cloud.messages(&Home::Lead(lead.clone())).await);
    failed("every_lead", cloud.every_lead().await);
    failed(
        "leads_of",
        cloud.leads_of(&KnownBy::Email(ana.clone())).await,
    );
    failed("lead_known_by", cloud.lead_known_by(&ana).await);
    failed("suppressed", cloud.suppressed("0a").await);
    failed("loads", cloud.loads().await);
    failed("owned", cloud.owned("sam").await);
    failed("due", cloud.due(&Lane::Mail.shard(0), now).await);
    failed("next_due", cloud.next_due(&Lane::Mail.shard(0)).await);
    failed("stuck", cloud.stuck().await);
    failed("arrivals", cloud.arrivals(now, now).await);
    failed("sending", cloud.sending().await);
    failed("sending_pause", cloud.sending_pause().await);
    failed("received_mail", cloud.received_mail().await);
    failed("history", cloud.policy_history().await);
}

#[tokio::test]
async fn a_change_of_a_lead_or_a_message_that_fails_is_an_error_and_worth_another_try() {
    let failing = Failing::new(173).await;
    let (world, now) = (&failing.world, failing.now);
    let (cloud, lead, message) = (&world.cloud, &failing.lead, &failing.message);
    let ana = EmailAddress::parse("ana@example.org").unwrap();
    let item = DueItem {
        key: message.key(),
        due_at: now,
    };
    failing.begin();

    let event = Event::Sign(Sign::Replied);
    let options = CommitOptions::default();
    failed("act", cloud.act(lead, &event, now, &options).await);
    failed(
        "accept",
        world
            .post(&[
                ("name", "Bo"),
                ("email", "bo@example.org"),
                ("topic", "sales"),
            ])
            .await
            .map_err(|error| match error {
                cloud::table::arrivals::AcceptError::Cloud(error) => error,
                error @ cloud::table::arrivals::AcceptError::KeyReused => panic!("{error}"),
            }),
    );
    failed("claim", cloud.claim(message, &Guard::Team, now).await);
    let settled = StateChange::of(message, State::Skipped, None, None);
    failed("settle", cloud.transition(&settled, None, now).await);
    failed(
        "record_sent",
        cloud.record_sent(message, "ses", None, now).await,
    );
    failed(
        "record_sent_before",
        cloud.record_sent_before(lead, message.id(), "ses").await,
    );
    failed("doubt_outbox", cloud.doubt_outbox(now, now).await);
    failed("defer", cloud.defer(&item, now).await);
    failed("move_back", cloud.move_back(&item, now).await);
    failed("published", cloud.published(&item).await);
    failed(
        "defer_message",
        cloud.defer_message(&message.key(), now).await,
    );
    failed(
        "suppress_address",
        cloud.suppress_address(&ana, Block::Bounced, now).await,
    );
    failed("may_answer", cloud.may_answer(&ana, lead, "one", now).await);
    failed(
        "may_ask_back",
        cloud.may_ask_back(&ana, lead, "one", now).await,
    );
    failed("erase", cloud.erase(lead, now).await);
}

#[tokio::test]
async fn a_change_of_the_team_or_of_sending_that_fails_is_an_error_and_worth_another_try() {
    let failing = Failing::new(174).await;
    let (cloud, rep, now) = (&failing.world.cloud, &failing.rep, failing.now);
    let policy = cloud.active_policy(now).await.unwrap().unwrap();
    let paused = cloud.pause_sending(MailRefusal::SendingPaused, now).await;
    paused.unwrap();
    let pause = cloud.sending_pause().await.unwrap().unwrap();
    let load = cloud.loads().await.unwrap().load(rep);
    failing.begin();

    failed("add_own_address", cloud.add_own_address(rep, "0a").await);
    failed("set_away", cloud.set_away(rep, None).await);
    failed("end_absence", cloud.end_absence(rep, now).await);
    failed("lift_pause", cloud.lift_pause(rep, now, now).await);
    failed("set_open", cloud.set_open(rep, 1, &load).await);
    failed(
        "brief",
        cloud.brief(Briefing::Morning, rep, now, None).await,
    );
    failed(
        "ensure_briefings",
        cloud.ensure_briefings(&policy.active, now).await,
    );
    failed("take_lease", cloud.take_lease("assign", "one", now).await);
    failed("give_lease", cloud.give_lease("assign", "one", now).await);
    failed(
        "pause_sending",
        cloud.pause_sending(MailRefusal::SendingPaused, now).await,
    );
    failed("take_try", cloud.take_try(&pause, now).await);
    failed("resume_sending", cloud.resume_sending(&pause).await);
    failed("ensure_probe", cloud.ensure_probe(now).await);
    failed("hasten_probe", cloud.hasten_probe(now).await);
    failed("begin_probe", cloud.begin_probe(now).await);
    failed("probe_returned", cloud.probe_returned("0a", now).await);
    let one = LetIn {
        form: "contact".to_owned(),
        at: now - chrono::Duration::hours(23),
    };
    let mut canary = Canary::default();
    canary.keep(one.clone());
    failed("due_canary", cloud.due_canary(now).await);
    failed("move_canary", cloud.move_canary(&canary, now, now).await);
    failed("look_at_canary", cloud.look_at_canary(&one).await);
    failed("end_canary", cloud.end_canary(&canary, now).await);
    let forgotten = cloud.forget_canaries(&mut canary, now).await;
    failed("forget_canaries", forgotten);
    // What could not be forgotten is still known.
    assert_eq!(canary.kept, [one]);
}

#[tokio::test]
async fn what_cannot_be_deleted_is_not_counted_as_erased() {
    let world = World::new(171).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let rule = FaultRule::always(Fault::ServerError).operation("DeleteItem");
    world.aws.faults().set(FaultPlan::new().rule(rule));
    let now = world.cloud.now();
    failed("erase", world.cloud.erase(&lead, now).await);
    // Asked again, it is done: what broke off is found.
    world.aws.faults().set(FaultPlan::new());
    let erased = world.cloud.erase(&lead, now + seconds(60)).await.unwrap();
    assert_eq!(erased.inquiries, 1);
}

#[tokio::test]
async fn an_entry_that_cannot_be_moved_back_hides_no_other() {
    let world = World::new(172).await;
    let now = world.cloud.now();
    let shard = Lane::Event.shard(0);
    for (name, due_at) in [
        ("broken", "2026-02-31".to_owned()),
        ("good", calendar::format_instant(now)),
    ] {
        crate::scene::load(
            &world,
            serde_json::json!({"pk": {"S": format!("L#{name}")}, "sk": {"S": "E#one"}, "schema": {"N": "1"},
                "due_shard": {"S": shard}, "due_at": {"S": due_at}}),
        );
    }
    let rule = FaultRule::always(Fault::ServerError).operation("UpdateItem");
    world.aws.faults().set(FaultPlan::new().rule(rule));
    let due = world.cloud.due(&shard, now).await.unwrap();
    let keys: Vec<Key> = due.into_iter().map(|item| item.key).collect();
    assert_eq!(keys, [Key::new("L#good", "E#one")]);
}
