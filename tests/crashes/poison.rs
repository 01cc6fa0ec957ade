//! Items that cannot be processed: each is moved back and counted, and none stands in another's way.

use followup::message::{NotSentReason, TemplateProblem};
use followup::timeline::EntryKind;
use std::collections::{BTreeMap, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use baton::LocalDeployment;
use calendar::parse_instant;
use chrono::TimeDelta;
use cloud::attributes::{Item, key, n, s};
use cloud::keys::{Key, Lane, STUCK};
use cloud::table::due::MAX_FAILURES;
use cloud::table::outbox::{OutboxItem, State};
use followup::figures::DayFigures;
use followup::ids::LeadId;
use followup::lead::{Open, Stage};
use local::{Fault, FaultPlan, FaultRule, LocalService};
use serde_json::Value;
use sweep::Swept;

use crate::town::{
    ANA, ask, mails_to_leads, opened, pass, skip, taken_over, to_lead, to_staff, waiting_notices,
};

/// Enough people for two in one shard of every lane, and few enough for one source.
const PEOPLE: usize = 12;
/// Minutes in which an item fails as often as it may.
const UNTIL_STUCK: i64 = 40;
/// Minutes after which this machine's schedule looks again at what sweeps left alone for some minutes.
const PATIENCE: i64 = 5;
const DAY: i64 = 24 * 60;

/// People ask at one moment who have nothing to do with each other.
async fn crowd(deployment: &LocalDeployment) -> Vec<LeadId> {
    people(deployment, |number| {
        format!("p{number}@customer{number}.example")
    })
    .await
}

/// People of one company ask at one moment.
async fn colleagues(deployment: &LocalDeployment) -> Vec<LeadId> {
    people(deployment, |number| format!("p{number}@customer.example")).await
}

async fn people(deployment: &LocalDeployment, address: impl Fn(usize) -> String) -> Vec<LeadId> {
    let mut leads = Vec::new();
    for number in 0..PEOPLE {
        let email = address(number);
        let text = format!("Question number {number}?");
        let mut fields = ANA;
        fields[1].1 = &email;
        fields[4].1 = &text;
        leads.push(ask(deployment, &fields).await);
    }
    leads
}

/// The first shard with several, the fullest first: what waits there is looked at in one go.
fn in_one_shard<T>(all: Vec<T>, shard: impl Fn(&T) -> String) -> Vec<T> {
    let mut shards: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for one in all {
        shards.entry(shard(&one)).or_default().push(one);
    }
    let fullest = shards.into_values().max_by_key(Vec::len).unwrap();
    assert!(fullest.len() > 1, "nobody has a neighbour");
    fullest
}

async fn leads_in_one_shard(deployment: &LocalDeployment) -> Vec<LeadId> {
    let leads = crowd(deployment).await;
    in_one_shard(leads, |lead| Lane::Judge.shard_of(lead.as_str()))
}

async fn sweep_now(deployment: &LocalDeployment) -> Swept {
    sweep::handle(deployment.cloud(), Value::Null)
        .await
        .unwrap()
}

/// Writes attributes past all that reads them.
async fn scribble(deployment: &LocalDeployment, at: &Key, attributes: &[(&str, AttributeValue)]) {
    let names = attributes.iter().enumerate();
    let set: Vec<String> = names
        .map(|(index, _)| format!("#{index} = :{index}"))
        .collect();
    let mut update = deployment
        .aws()
        .dynamodb("vandal")
        .update_item()
        .table_name(&deployment.cloud().settings().table)
        .set_key(Some(key(at)))
        .update_expression(format!("SET {}", set.join(", ")));
    for (index, (name, value)) in attributes.iter().enumerate() {
        update = update
            .expression_attribute_names(format!("#{index}"), *name)
            .expression_attribute_values(format!(":{index}"), value.clone());
    }
    update.send().await.unwrap();
}

/// Writes what is no lead in the place of one.
async fn make_unreadable(deployment: &LocalDeployment, lead: &LeadId) {
    scribble(deployment, &Key::lead(lead), &[("body", s("{ no lead"))]).await;
}

async fn raw(deployment: &LocalDeployment, at: &Key) -> Item {
    let client = deployment.aws().dynamodb("looker");
    let table = &deployment.cloud().settings().table;
    let get = client.get_item().table_name(table).set_key(Some(key(at)));
    get.send().await.unwrap().item.unwrap_or_default()
}

fn text<'a>(item: &'a HashMap<String, AttributeValue>, name: &str) -> &'a str {
    item.get(name)
        .and_then(|value| value.as_s().ok())
        .map_or("", String::as_str)
}

/// How often an item failed, and how many minutes away it is.
async fn moved_back(deployment: &LocalDeployment, at: &Key) -> (u64, i64) {
    let item = raw(deployment, at).await;
    let failures = item.get("failures").and_then(|value| value.as_n().ok());
    let failures = failures.map_or(0, |text| text.parse().unwrap());
    let due = parse_instant(text(&item, "due_at")).unwrap();
    (
        failures,
        (due - deployment.aws().clock().now()).num_minutes(),
    )
}

async fn is_stuck(deployment: &LocalDeployment, at: &Key) -> bool {
    let (failures, _) = moved_back(deployment, at).await;
    let owner = text(&raw(deployment, at).await, "owner").to_owned();
    failures == MAX_FAILURES && owner == format!("{STUCK}#0")
}

async fn stage(deployment: &LocalDeployment, lead: &LeadId) -> Stage {
    deployment
        .cloud()
        .lead(lead)
        .await
        .unwrap()
        .unwrap()
        .lead
        .stage
}

/// What the manager reads the next morning of what is stuck.
async fn told_next_morning(deployment: &LocalDeployment) -> Vec<String> {
    pass(deployment, DAY).await;
    let mails = deployment.mailbox().all();
    let lists = mails.iter().filter(|mail| mail.to[0].contains("morgan"));
    lists
        .filter_map(|mail| mail.text.as_deref())
        .flat_map(|text| {
            text.split("\n\n")
                .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        })
        .filter(|part| part.contains("could not be processed"))
        .collect()
}

fn mailed(deployment: &LocalDeployment) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for mail in mails_to_leads(deployment) {
        *times.entry(mail.to[0].clone()).or_default() += 1;
    }
    times
}

/// The acknowledgements of leads, those first that share a shard.
async fn acknowledgements(deployment: &LocalDeployment, leads: &[LeadId]) -> Vec<OutboxItem> {
    let mut all = Vec::new();
    for lead in leads {
        all.extend(to_lead(deployment, lead).await);
    }
    in_one_shard(all, |one| Lane::Acknowledgement.shard_of(one.id().as_str()))
}

/// What the next sweep that has something to do counts as stuck.
async fn counted(deployment: &LocalDeployment) -> u64 {
    ask(deployment, &ANA).await;
    skip(deployment, TimeDelta::minutes(1));
    sweep_now(deployment).await.stuck
}

#[tokio::test]
async fn a_lead_that_cannot_be_read_moves_back_and_ends_up_with_a_person() {
    let deployment = opened().await;
    let leads = leads_in_one_shard(&deployment).await;
    let (broken, neighbours) = leads.split_first().unwrap();
    let at = Key::lead(broken);
    let garbage = [
        ("body", s("{ no lead")),
        ("version", s("many")),
        ("colour", n(7)),
    ];
    scribble(&deployment, &at, &garbage).await;
    skip(&deployment, TimeDelta::minutes(1));
    let swept = sweep_now(&deployment).await;
    assert_eq!((swept.failed, swept.decided), (1, PEOPLE as u64 - 1));
    for lead in neighbours {
        assert_ne!(stage(&deployment, lead).await, Stage::Open(Open::Received));
    }
    assert_eq!(moved_back(&deployment, &at).await, (1, 2));
    pass(&deployment, 2).await;
    assert_eq!(moved_back(&deployment, &at).await, (2, 4));
    assert_eq!(sweep_now(&deployment).await.stuck, 0);

    pass(&deployment, UNTIL_STUCK).await;
    assert!(is_stuck(&deployment, &at).await);
    // The lead, and its acknowledgement, which nobody may send unread.
    assert_eq!(
        sweep_now(&deployment).await.stuck,
        0,
        "an idle sweep counts none"
    );
    assert_eq!(counted(&deployment).await, 2);
    assert_eq!(mailed(&deployment).len(), PEOPLE - 1);
    let told = told_next_morning(&deployment).await;
    assert!(
        told.iter().any(|line| line.contains(broken.as_str())),
        "{told:#?}"
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_counted_by_the_figures_and_keeps_nobody_from_the_others() {
    let deployment = opened().await;
    let leads = crowd(&deployment).await;
    pass(&deployment, 30).await;
    for lead in &leads[..2] {
        let lines = deployment.cloud().timeline(lead).await.unwrap();
        let given = lines
            .iter()
            .find(|line| line.entry.kind() == EntryKind::Assigned);
        let given = given.unwrap();
        let at = Key::event(lead, given.at, &given.id);
        scribble(&deployment, &at, &[("facts", s("{ no fact"))]).await;
    }
    let cloud = deployment.cloud();
    let policy = cloud.active_policy(cloud.now()).await.unwrap().unwrap();
    let today = policy.calendar().local(cloud.now()).date_naive();
    let given = |figures: &DayFigures| figures.acceptance.all.given;
    let counted = cloud.figures_of(today).await.unwrap();
    assert_eq!(given(&counted), PEOPLE as u64 - 2);
    // A settled day that cannot be read is folded again.
    cloud.settle(today).await.unwrap();
    let day = Key::new("DAYS", format!("D#{today}"));
    scribble(&deployment, &day, &[("body", s("{ no day"))]).await;
    let days = cloud.period(today, today, today).await.unwrap();
    assert_eq!(
        (given(&days.sum()), days.uncounted),
        (PEOPLE as u64 - 2, None)
    );
}

#[tokio::test]
async fn a_message_that_cannot_be_read_moves_back_and_ends_up_with_a_person() {
    let deployment = opened().await;
    let leads = crowd(&deployment).await;
    let messages = acknowledgements(&deployment, &leads).await;
    let at = messages[0].key();
    scribble(&deployment, &at, &[("body", s("[1, 2"))]).await;
    pass(&deployment, 2).await;
    let sent = mailed(&deployment);
    assert_eq!(
        sent.len(),
        PEOPLE - 1,
        "its neighbours did not wait: {sent:#?}"
    );
    assert_eq!(moved_back(&deployment, &at).await, (1, 2));
    pass(&deployment, UNTIL_STUCK).await;
    assert!(is_stuck(&deployment, &at).await);
    assert_eq!(counted(&deployment).await, 1);
    assert_eq!(mailed(&deployment).len(), PEOPLE - 1);
    let lead = messages[0].lead().unwrap().to_string();
    let told = told_next_morning(&deployment).await;
    assert!(told.iter().any(|line| line.contains(&lead)), "{told:#?}");
}

#[tokio::test]
async fn a_mail_to_the_team_that_cannot_be_read_is_on_the_managers_list_until_it_is_mended() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    skip(&deployment, TimeDelta::minutes(1));
    sweep_now(&deployment).await;
    let message = to_staff(&deployment, "riley").await.remove(0);
    let at = message.key();
    let body = raw(&deployment, &at).await["body"].clone();
    scribble(&deployment, &at, &[("body", n(3))]).await;
    pass(&deployment, UNTIL_STUCK).await;
    assert!(is_stuck(&deployment, &at).await);
    let told = told_next_morning(&deployment).await;
    assert!(
        told.iter().any(|line| line.contains("A mail to riley")),
        "{told:#?}"
    );
    // Somebody mends it: it goes its way, and off the list.
    scribble(&deployment, &at, &[("body", body)]).await;
    pass(&deployment, DAY).await;
    assert_eq!(sweep_now(&deployment).await.stuck, 0);
    let found = raw(&deployment, &at).await;
    assert!(
        !found.contains_key("failures") && !found.contains_key("owner"),
        "{found:#?}"
    );
}

#[tokio::test]
async fn a_notice_that_cannot_be_read_moves_back_and_its_neighbours_are_told() {
    let deployment = opened().await;
    let leads = crowd(&deployment).await;
    pass(&deployment, 10).await;
    for lead in &leads {
        taken_over(&deployment, lead).await;
    }
    let keys = waiting_notices(&deployment).await;
    let at = &keys[0];
    scribble(&deployment, at, &[("body", s("{ no notice"))]).await;
    skip(&deployment, TimeDelta::minutes(1));
    let swept = sweep_now(&deployment).await;
    let all = keys.len() as u64;
    assert_eq!((swept.failed, swept.gathered), (1, all - 1));
    assert_eq!(moved_back(&deployment, at).await, (1, 2));
    pass(&deployment, UNTIL_STUCK).await;
    assert!(is_stuck(&deployment, at).await);
    assert_eq!(counted(&deployment).await, 1);
    let lead = at.of_lead().unwrap().to_string();
    let told = told_next_morning(&deployment).await;
    assert!(told.iter().any(|line| line.contains(&lead)), "{told:#?}");
}

#[tokio::test]
async fn a_message_without_its_template_is_somebodys_task_and_the_others_leave() {
    let deployment = opened().await;
    let leads = crowd(&deployment).await;
    let messages = acknowledgements(&deployment, &leads).await;
    let at = messages[0].key();
    let lead = messages[0].lead().unwrap();
    let body = text(&raw(&deployment, &at).await, "body").to_owned();
    let without = body.replace(r#""template":"acknowledgement""#, r#""template":"gone""#);
    assert_ne!(body, without);
    scribble(&deployment, &at, &[("body", s(without))]).await;
    pass(&deployment, 3).await;
    assert_eq!(mailed(&deployment).len(), PEOPLE - 1);
    let held = to_lead(&deployment, lead).await.remove(0);
    assert_eq!(held.state, State::Held);
    let why = NotSentReason::Unrenderable {
        template: "gone".to_owned(),
        problem: TemplateProblem::Absent,
    };
    assert_eq!(held.why, Some(why));
    let timeline = deployment.cloud().timeline(lead).await.unwrap();
    assert!(
        timeline
            .iter()
            .any(|line| line.entry.kind().as_str() == "not_sent")
    );
}

#[tokio::test]
async fn a_lead_of_somebody_away_that_cannot_be_read_keeps_no_other_from_moving_or_being_assigned()
{
    let deployment = opened().await;
    let leads = crowd(&deployment).await;
    pass(&deployment, 3).await;
    let cloud = deployment.cloud();
    let rep_of = async |lead: &LeadId| {
        let stored = cloud.resolved_lead(lead).await.unwrap().unwrap();
        stored.lead.rep().cloned()
    };
    let away = rep_of(&leads[0]).await.unwrap();
    let mut others = Vec::new();
    for lead in &leads[1..] {
        if rep_of(lead).await.as_ref() == Some(&away) {
            others.push(lead.clone());
        }
    }
    assert!(!others.is_empty(), "{away} has but one");
    make_unreadable(&deployment, &leads[0]).await;
    let now = deployment.aws().clock().now();
    let stretch = Some((now, now + TimeDelta::days(7)));
    cloud.set_away(&away, stretch).await.unwrap();
    let fields = [
        ANA[0],
        ("email", "new@elsewhere.example"),
        ANA[2],
        ANA[3],
        ANA[4],
    ];
    let new = ask(&deployment, &fields).await;
    pass(&deployment, 3).await;
    for lead in others.iter().chain([&new]) {
        let rep = rep_of(lead).await;
        assert!(
            rep.is_some() && rep.as_ref() != Some(&away),
            "{lead}: {rep:?}"
        );
    }
}

#[tokio::test]
async fn a_colleague_whose_lead_cannot_be_read_keeps_nobody_of_the_company_waiting() {
    let deployment = opened().await;
    let leads = colleagues(&deployment).await;
    let (first, others) = leads.split_first().unwrap();
    let stored = deployment.cloud().lead(&others[0]).await.unwrap().unwrap();
    assert!(stored.lead.linked.contains(first), "one company");
    make_unreadable(&deployment, first).await;
    let fields = [
        ("name", "Bo Ek"),
        ("email", "bo.ek@customer.example"),
        ANA[2],
        ANA[3],
        ANA[4],
    ];
    let new = ask(&deployment, &fields).await;
    pass(&deployment, UNTIL_STUCK).await;
    for lead in others.iter().chain([&new]) {
        let stage = stage(&deployment, lead).await;
        assert!(matches!(stage, Stage::Open(Open::Active(_))), "{stage:?}");
    }
    assert_eq!(
        mailed(&deployment).len(),
        PEOPLE,
        "all but the first, and one more"
    );
}

#[tokio::test]
async fn a_lead_that_cannot_be_read_keeps_nobody_from_the_list_before_a_weekend() {
    let deployment = opened().await;
    // Friday, an hour before the list of what nobody has touched.
    pass(&deployment, 4 * DAY + 4 * 60).await;
    let leads = crowd(&deployment).await;
    pass(&deployment, 30).await;
    make_unreadable(&deployment, &leads[0]).await;
    pass(&deployment, 31).await;
    let mails = deployment.mailbox().all();
    let lists: Vec<_> = mails
        .iter()
        .filter(|mail| mail.to[0].contains("morgan") && mail.subject.contains("untouched"))
        .collect();
    assert_eq!(lists.len(), 1, "{:#?}", mails.last());
}

#[tokio::test]
async fn what_newer_code_wrote_is_left_alone() {
    let deployment = opened().await;
    let leads = leads_in_one_shard(&deployment).await;
    let at = Key::lead(&leads[0]);
    scribble(&deployment, &at, &[("schema", n(2))]).await;
    let before = raw(&deployment, &at).await;
    pass(&deployment, 3).await;
    assert_eq!(raw(&deployment, &at).await, before);
    for lead in &leads[1..] {
        assert_ne!(stage(&deployment, lead).await, Stage::Open(Open::Received));
    }
    assert_eq!(
        mailed(&deployment).len(),
        PEOPLE - 1,
        "it is not written to either"
    );
    // The newer code comes, and goes on with it.
    scribble(&deployment, &at, &[("schema", n(1))]).await;
    pass(&deployment, PATIENCE).await;
    assert_ne!(
        stage(&deployment, &leads[0]).await,
        Stage::Open(Open::Received)
    );
    assert_eq!(mailed(&deployment).len(), PEOPLE);
}

#[tokio::test]
async fn a_due_time_that_is_none_is_moved_back_unread() {
    let deployment = opened().await;
    let leads = leads_in_one_shard(&deployment).await;
    let at = Key::lead(&leads[0]);
    scribble(&deployment, &at, &[("due_at", s("0"))]).await;
    skip(&deployment, TimeDelta::minutes(1));
    assert_eq!(sweep_now(&deployment).await.decided, PEOPLE as u64 - 1);
    assert_eq!(moved_back(&deployment, &at).await, (1, 2));
    pass(&deployment, 3).await;
    assert_ne!(
        stage(&deployment, &leads[0]).await,
        Stage::Open(Open::Received)
    );
}

#[tokio::test]
async fn what_the_bus_did_not_take_is_still_due() {
    let deployment = opened().await;
    crowd(&deployment).await;
    pass(&deployment, 1).await;
    skip(&deployment, TimeDelta::minutes(1));
    let refused = FaultRule::always(Fault::EntriesFailed).service(LocalService::EventBridge);
    deployment
        .aws()
        .faults()
        .set(FaultPlan::new().rule(refused));
    assert_eq!(sweep_now(&deployment).await.announced, 0);
    assert!(mailed(&deployment).is_empty());
    deployment.aws().faults().reset();
    pass(&deployment, 1).await;
    assert_eq!(mailed(&deployment).len(), PEOPLE);
    let published = deployment.observed().published;
    let received = published
        .iter()
        .filter(|event| event["detail-type"] == "lead.received");
    assert_eq!(received.count(), PEOPLE);
}

#[tokio::test]
async fn a_request_that_the_bus_fails_ends_nothing_else() {
    let deployment = opened().await;
    crowd(&deployment).await;
    pass(&deployment, 1).await;
    skip(&deployment, TimeDelta::minutes(1));
    // The first ten acknowledgements meet it, in all tries of the SDK's.
    let fails = FaultRule::nth(1, Fault::ServerError)
        .times(3)
        .service(LocalService::EventBridge);
    deployment.aws().faults().set(FaultPlan::new().rule(fails));
    let told = sweep::handle(deployment.cloud(), Value::Null)
        .await
        .unwrap_err();
    assert!(told.to_string().contains("PutEvents"), "{told}");
    let now = deployment.aws().clock().now();
    let on_the_bus = deployment.aws().events().take_events(now);
    let due = on_the_bus
        .iter()
        .filter(|event| event.detail_type() == "message.due");
    assert!(due.count() >= PEOPLE - 10, "the rest of them was announced");
    deployment.aws().faults().reset();
    pass(&deployment, 1).await;
    assert_eq!(mailed(&deployment).len(), PEOPLE);
}

#[tokio::test]
async fn a_bus_that_is_away_does_not_keep_leads_from_being_decided_and_published_later() {
    let deployment = opened().await;
    let leads = crowd(&deployment).await;
    let away = FaultRule::always(Fault::ConnectFailed).service(LocalService::EventBridge);
    deployment.aws().faults().set(FaultPlan::new().rule(away));
    pass(&deployment, 3).await;
    for lead in &leads {
        assert!(matches!(
            stage(&deployment, lead).await,
            Stage::Open(Open::Active(_))
        ));
    }
    let failures = deployment.observed().failures;
    assert!(
        failures.iter().all(|failure| failure.function == "sweep"),
        "{failures:#?}"
    );
    assert_eq!(
        failures.len() as u64,
        deployment.observed().sweeps,
        "told once a sweep"
    );
    deployment.aws().faults().reset();
    pass(&deployment, PATIENCE).await;
    assert_eq!(mailed(&deployment).len(), PEOPLE);
}

#[tokio::test]
async fn a_shard_that_cannot_be_read_waits_and_the_others_go_on() {
    let deployment = opened().await;
    let leads = leads_in_one_shard(&deployment).await;
    let shard = Lane::Judge.shard_of(leads[0].as_str());
    let fails = FaultRule::always(Fault::ServerError)
        .operation("Query")
        .containing(&shard);
    deployment.aws().faults().set(FaultPlan::new().rule(fails));
    skip(&deployment, TimeDelta::minutes(1));
    let failed = sweep::handle(deployment.cloud(), Value::Null).await;
    let told = failed.unwrap_err().swept;
    assert_eq!(told.decided, (PEOPLE - leads.len()) as u64, "{told:?}");
    let mut received = 0;
    for line in baton::leads::list(&deployment).await.unwrap() {
        received += usize::from(line.status == "received");
    }
    assert_eq!(received, leads.len());
    deployment.aws().faults().reset();
    pass(&deployment, 1).await;
    for lead in &leads {
        assert_ne!(stage(&deployment, lead).await, Stage::Open(Open::Received));
    }
}

#[tokio::test]
async fn events_that_come_twice_and_in_any_order_send_once() {
    let deployment = opened().await;
    crowd(&deployment).await;
    let plan = FaultPlan::new().duplicate_events(1).reorder_events();
    deployment.aws().faults().set(plan);
    pass(&deployment, 30).await;
    let sent = mailed(&deployment);
    assert_eq!(sent.len(), PEOPLE);
    assert!(sent.values().all(|times| *times == 1), "{sent:#?}");
    let mut messages: Vec<_> = deployment
        .mailbox()
        .all()
        .into_iter()
        .map(|mail| mail.message)
        .collect();
    let all = messages.len();
    messages.sort();
    messages.dedup();
    assert_eq!(messages.len(), all, "a mail to the team came twice");
    assert!(deployment.observed().events["message.due"] >= 2 * all as u64);
}

#[tokio::test]
async fn a_suppression_that_cannot_be_read_suppresses() {
    for garbage in [
        vec![],
        vec![("strength", s("weak")), ("since", n(1))],
        vec![
            ("schema", n(9)),
            ("strength", n(1)),
            ("since", s("tomorrow")),
        ],
    ] {
        let deployment = opened().await;
        let lead = ask(&deployment, &ANA).await;
        let at = Key::suppression(&deployment.cloud().address_hash(ANA[1].1));
        let marked: Vec<_> = garbage.into_iter().chain([("mark", s("!"))]).collect();
        scribble(&deployment, &at, &marked).await;
        pass(&deployment, 30).await;
        assert!(mailed(&deployment).is_empty(), "{marked:?}");
        // Nobody could be judged, so that it waits: for whoever mends it, a day and a half.
        assert_eq!(to_lead(&deployment, &lead).await[0].state, State::Pending);
    }
}

#[tokio::test]
async fn while_stops_cannot_be_read_nothing_is_sent() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 1).await;
    let hash = deployment.cloud().address_hash(ANA[1].1);
    let suppression = Key::suppression(&hash).pk;
    let fails = FaultRule::always(Fault::ServerError).containing(&suppression);
    deployment.aws().faults().set(FaultPlan::new().rule(fails));
    pass(&deployment, 5).await;
    assert!(deployment.aws().faults().fired() > 0);
    assert!(mailed(&deployment).is_empty());
    deployment.aws().faults().reset();
    pass(&deployment, PATIENCE).await;
    assert_eq!(mailed(&deployment).len(), 1);
}
