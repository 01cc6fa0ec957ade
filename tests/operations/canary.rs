//! The canary: a lead of our own that comes in each hour by the public form. Everything that could fail for people is seen to fail for it, and
//! nobody sees it.

use std::time::Duration;

use baton::{LocalDeployment, Setup};
use calendar::parse_instant;
use chrono::TimeDelta;
use cloud::canary::{FormTrouble, canary_lead};
use cloud::keys::Lane;
use cloud::table::canary::{Canary, CanaryFound, CanaryLeg, LetIn};
use cloud::tokens::TOKEN_PATIENCE;
use costs::{Prices, SHIPPED};
use followup::figures::DayFigures;
use followup::ids::LeadId;
use followup::lead::{Ending, Stage};
use followup::policy::PolicyFiles;
use followup::search::SearchQuery;
use followup::timeline::{EntryKind, Fact};
use journeys::{ANA, Town, is_to_staff};
use local::{Fault, FaultPlan, FaultRule, LocalService, Options};
use serde_json::{Value, json};
use sweep::{Budget, Swept};
use tokio::net::TcpListener;

use crate::outside::{Question, say};

/// Where every canary's mail goes.
const SIMULATOR: &str = "@simulator.amazonses.com";
/// US dollars by list prices that a year of canaries may cost.
const MOST_OF_A_YEAR: f64 = 3.0;

/// Where the canary is on its way, whenever its next leg is due.
async fn on_its_way(town: &Town) -> Canary {
    let later = town.now() + TimeDelta::days(2);
    let cloud = town.deployment.cloud();
    cloud.due_canary(later).await.unwrap().unwrap().0
}

/// The canary that was let in last.
async fn last(town: &Town) -> LetIn {
    on_its_way(town).await.kept.last().unwrap().clone()
}

async fn found(town: &Town) -> CanaryFound {
    let canary = last(town).await;
    let cloud = town.deployment.cloud();
    cloud.look_at_canary(&canary).await.unwrap()
}

/// Every item of the table.
fn stored(town: &Town) -> Vec<Value> {
    stored_in(&town.deployment)
}

fn stored_in(deployment: &LocalDeployment) -> Vec<Value> {
    let table = &deployment.cloud().settings().table;
    let asked = json!({"TableName": table});
    let answer = deployment.aws().look("Scan", &asked).unwrap();
    assert!(answer["LastEvaluatedKey"].is_null(), "more than a page");
    answer["Items"].as_array().unwrap().clone()
}

/// Nobody and nothing that reads the table for people finds a canary.
async fn is_seen_by_nobody(town: &Town) {
    let cloud = town.deployment.cloud();
    let now = town.now();
    let overview = cloud.open_overview().await.unwrap();
    assert!(overview.leads.is_empty() && overview.is_whole);
    assert!(cloud.every_lead().await.unwrap().is_empty());
    let since = now - TimeDelta::hours(2);
    assert!(cloud.arrivals(since, now).await.unwrap().is_empty());
    let query = SearchQuery::parse("canary").unwrap();
    assert!(cloud.search(&query).await.unwrap().leads.is_empty());
    for item in stored(town) {
        let is_its = |text: &Value| text.as_str().is_some_and(|text| text.contains("canary0"));
        if !is_its(&item["pk"]["S"]) {
            assert!(!is_its(&item["sk"]["S"]), "it is found: {item}");
            continue;
        }
        for name in ["owner", "day", "facts_of", "facts"] {
            assert!(item[name].is_null(), "an index has it: {item}");
        }
        let shard = item["due_shard"]["S"].as_str().unwrap_or_default();
        let is_news = (0..Lane::Event.shards()).any(|number| shard == Lane::Event.shard(number));
        assert!(!is_news, "it is to be published: {item}");
    }
}

async fn loads(town: &Town) -> Vec<u32> {
    let cloud = town.deployment.cloud();
    let active = cloud.active_policy(town.now()).await.unwrap().unwrap();
    let team = cloud.team(&active.active).await.unwrap();
    let people = active.active.roster.people.iter();
    people.map(|person| team.load(&person.id).open).collect()
}

#[tokio::test]
async fn it_is_answered_and_given_away_within_the_hour_and_seen_by_nobody() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    let cloud = town.deployment.cloud();
    let before = loads(&town).await;
    for _ in 0..30 {
        town.minutes(1).await;
        is_seen_by_nobody(&town).await;
    }
    assert_eq!(
        found(&town).await,
        CanaryFound {
            taken: true,
            routed: true,
            acknowledged: true,
            lost: false,
        }
    );
    let canary = canary_lead(last(&town).await.at);
    let lead = cloud.lead(&canary).await.unwrap().unwrap().lead;
    let Stage::Closed { ending, .. } = lead.stage else {
        panic!("it goes on: {:?}", lead.stage);
    };
    assert_eq!(ending, Ending::NotALead);
    let timeline = cloud.timeline(&canary).await.unwrap();
    let kinds: Vec<EntryKind> = timeline.iter().map(|line| line.entry.kind()).collect();
    assert_eq!(
        kinds,
        [
            EntryKind::Received,
            EntryKind::Assigned,
            EntryKind::Closed,
            EntryKind::Sent
        ]
    );
    let would_get_it = timeline.iter().find_map(|line| {
        let Fact::Assigned { to, .. } = &line.entry.fact else {
            return None;
        };
        Some(to)
    });
    assert!(would_get_it.is_some(), "{timeline:?}");
    let mails = town.mails_to(SIMULATOR);
    assert_eq!(mails.len(), 1, "{}", town.mailbox());
    assert!(mails[0].to[0].starts_with("success+"), "{:?}", mails[0].to);
    let to_staff = town.mails().into_iter().filter(is_to_staff);
    assert_eq!(to_staff.count(), 0, "{}", town.mailbox());
    let observed = town.deployment.observed();
    assert!(observed.failures.is_empty(), "{:?}", observed.failures);
    let news = observed
        .events
        .keys()
        .filter(|name| name.starts_with("lead."));
    assert_eq!(news.count(), 0, "{:?}", observed.events);
    assert_eq!(loads(&town).await, before);
    let today = town.now().date_naive();
    let figures = cloud.figures_of(today).await.unwrap();
    assert_eq!(figures, DayFigures::default());
}

#[tokio::test]
async fn when_the_last_one_came_through_stands_where_the_doctor_reads_it() {
    let town = Town::open("2026-03-02 10:00").await;
    town.minutes(90).await;
    assert_eq!(town.deployment.cloud().canary().await.unwrap(), None);
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    let through = async || {
        let found = town.deployment.cloud().canary().await.unwrap();
        found.unwrap().0.through_at
    };
    town.minutes(2).await;
    assert_eq!(through().await, None);
    town.minutes(40).await;
    let first = through().await.unwrap();
    assert!(first > town.at("2026-03-02 10:00") && first <= town.now());
    town.minutes(60).await;
    assert!(through().await.unwrap() > first);
}

#[tokio::test]
async fn one_comes_each_hour_and_nothing_of_it_is_left_after_a_day() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    town.minutes(26 * 60).await;
    let mails = town.mails_to(SIMULATOR);
    assert!((25..=27).contains(&mails.len()), "{}", mails.len());
    let canary = on_its_way(&town).await;
    assert!(!canary.is_failing);
    let day_ago = town.now() - TimeDelta::days(1);
    assert!(canary.kept.iter().all(|one| one.at > day_ago));
    let kept: Vec<LeadId> = canary.kept.iter().map(|one| canary_lead(one.at)).collect();
    let items = stored(&town);
    let begins = |begin: &str| {
        let keys = items.iter().filter_map(|item| item["pk"]["S"].as_str());
        let found = keys.filter_map(|pk| pk.strip_prefix(begin));
        found.map(str::to_owned).collect::<Vec<String>>()
    };
    let leads = begins("L#");
    assert!(
        leads
            .iter()
            .all(|lead| kept.iter().any(|one| one.as_str() == lead))
    );
    assert!(begins("I#").len() <= kept.len(), "{:?}", begins("I#"));
    assert!(begins("P#").len() <= kept.len() + 1, "{:?}", begins("P#"));
    // That a form was taken is kept for minutes, and then collected as garbage.
    let now = town.now();
    for item in items.iter().filter(|item| item["lead"]["S"].is_string()) {
        let lead = item["lead"]["S"].as_str().unwrap();
        if item["pk"]["S"].as_str().unwrap().starts_with("K#") {
            let expires: i64 = item["ttl"]["N"].as_str().unwrap().parse().unwrap();
            assert!(expires < now.timestamp() + 3_600, "{item}");
        } else {
            assert!(kept.iter().any(|one| one.as_str() == lead), "{item}");
        }
    }
    // Switched off, it leaves nothing at all.
    let cloud = town.deployment.cloud();
    cloud.end_canary(&canary, now).await.unwrap();
    let pks = stored(&town);
    let left = |item: &&Value| {
        let pk = item["pk"]["S"].as_str().unwrap();
        pk.starts_with("L#") || pk.starts_with("I#") || pk == "CANARY"
    };
    assert_eq!(pks.iter().filter(left).count(), 0);
}

#[tokio::test]
async fn who_types_the_simulators_address_is_whoever_they_are() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    let cloud = town.deployment.cloud();
    let now = town.now();
    let long_ago = now - TimeDelta::minutes(61);
    let soon = now + TimeDelta::minutes(1);
    let forged = cloud
        .canary_address("contact", now)
        .replace("success+1", "success+2");
    let another = format!("success+{}-{}", now.timestamp_millis(), "a".repeat(16));
    let addresses = [
        format!("success{SIMULATOR}"),
        format!("success+label{SIMULATOR}"),
        format!("{another}{SIMULATOR}"),
        forged,
        cloud.canary_address("contact", long_ago),
        cloud.canary_address("contact", soon),
        cloud.canary_address("voicemail", now),
    ];
    let names = ["Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus"];
    let mut leads = Vec::new();
    for (address, name) in addresses.iter().zip(names) {
        let name = format!("{name} {name}son");
        let fields = [
            ("name", name.as_str()),
            ("email", address),
            ("topic", "sales"),
        ];
        let lead = town.inquire(&fields).await;
        assert!(!lead.is_canary(), "{address}");
        leads.push(lead);
    }
    town.minutes(20).await;
    let mut open: Vec<LeadId> = cloud.every_lead().await.unwrap();
    open.sort();
    leads.sort();
    assert_eq!(open, leads);
    let overview = cloud.open_overview().await.unwrap();
    assert_eq!(overview.leads.len(), leads.len());
    assert!(loads(&town).await.iter().sum::<u32>() > 0);
    let query = SearchQuery::parse("cleo").unwrap();
    assert_eq!(cloud.search(&query).await.unwrap().leads.len(), 1);
}

#[tokio::test]
async fn a_form_that_asks_a_browser_for_work_asks_no_canary() {
    let asks = |sources: &mut PolicyFiles| {
        let form = sources.files.get_mut("forms/contact.toml").unwrap();
        *form = format!("challenge = \"proof-of-work\"\n{form}");
    };
    let town = Town::open_with_canary("2026-03-02 10:00", asks).await;
    town.minutes(30).await;
    let found = found(&town).await;
    assert!(found.routed && found.acknowledged, "{found:?}");
    // Of anybody else it still wants a proof, whatever they write into their message.
    let cloud = town.deployment.cloud();
    let canarys = cloud.canary_address("contact", town.now());
    let with_it = [
        ("name", "Ada Adason"),
        ("email", "ada@example.net"),
        ("topic", "sales"),
        ("message", canarys.as_str()),
    ];
    for fields in [ANA, &with_it] {
        let lead = town.inquire(fields).await;
        town.minutes(1).await;
        let lead = cloud.lead(&lead).await.unwrap().unwrap().lead;
        assert_eq!(lead.status(), "review", "{fields:?}");
    }
}

/// Its address would no longer be known for ours.
#[tokio::test]
async fn a_page_that_was_opened_long_ago_is_opened_again() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    while !matches!(on_its_way(&town).await.leg, CanaryLeg::Send { .. }) {
        swept(&town, 1).await;
    }
    let aws = town.deployment.aws();
    aws.clock().advance(Duration::from_secs(61 * 60)).unwrap();
    let all = swept(&town, 30).await;
    let cloud = town.deployment.cloud();
    assert!(cloud.every_lead().await.unwrap().is_empty());
    assert_eq!((failed(&all), came_through(&all)), (0, 1));
}

/// In one field of a form there are at most so many characters.
fn shortened(sources: &mut PolicyFiles, form: &str, field: &str, max: u32) {
    let form = sources.files.get_mut(form).unwrap();
    let named = format!("name = \"{field}\"\n");
    let (before, field) = form.split_once(&named).unwrap();
    let (field, after) = field.split_once("\n\n").unwrap_or((field, ""));
    let lines = field.lines().filter(|line| !line.starts_with("max = "));
    let field = lines.collect::<Vec<_>>().join("\n");
    *form = format!("{before}{named}{field}\nmax = {max}\n\n{after}");
}

#[tokio::test]
async fn a_form_takes_it_however_short_its_fields_are() {
    let town = Town::open_with_canary("2026-03-02 10:00", |sources| {
        shortened(sources, "forms/contact.toml", "name", 3);
    })
    .await;
    let all = swept(&town, 30).await;
    assert_eq!((failed(&all), came_through(&all)), (0, 1));
}

#[tokio::test]
async fn where_no_form_takes_its_address_none_is_let_in() {
    let town = Town::open_with_canary("2026-03-02 10:00", |sources| {
        shortened(sources, "forms/contact.toml", "email", 40);
        shortened(sources, "forms/counter.toml", "reach", 40);
    })
    .await;
    let all = swept(&town, 150).await;
    assert_eq!((failed(&all), came_through(&all)), (0, 0));
    let asked = town.deployment.usage().total(LocalService::Outside);
    assert_eq!(asked.requests, 0);
    assert!(town.mails_to(SIMULATOR).is_empty());
}

/// Nothing of that mends itself.
#[tokio::test]
async fn one_that_looks_unwanted_is_lost_at_once() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    let cloud = town.deployment.cloud();
    let one = LetIn {
        form: "contact".to_owned(),
        at: town.now(),
    };
    let address = cloud.canary_address(&one.form, one.at);
    let fields = [
        ("name", "Canary"),
        ("email", address.as_str()),
        ("topic", "sales"),
        ("website", "a program fills this in"),
    ];
    assert_eq!(town.inquire(&fields).await, canary_lead(one.at));
    town.minutes(1).await;
    let found = cloud.look_at_canary(&one).await.unwrap();
    assert!(found.lost && !found.routed, "{found:?}");
}

/// The same inquiry, after it is no longer known for a repeat of the request.
#[tokio::test]
async fn one_that_is_sent_again_was_let_in_before() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    town.minutes(25).await;
    let one = last(&town).await;
    let cloud = town.deployment.cloud();
    let address = cloud.canary_address(&one.form, one.at);
    let before = cloud.timeline(&canary_lead(one.at)).await.unwrap().len();
    let fields = [
        ("name", "Canary"),
        ("email", address.as_str()),
        ("topic", "sales"),
    ];
    assert_eq!(town.inquire(&fields).await, canary_lead(one.at));
    town.minutes(5).await;
    let after = cloud.timeline(&canary_lead(one.at)).await.unwrap().len();
    assert_eq!(after, before);
    assert_eq!(town.mails_to(SIMULATOR).len(), 1);
    assert!(cloud.every_lead().await.unwrap().is_empty());
}

/// Minutes pass; what the sweep of each did.
async fn swept(town: &Town, minutes: u32) -> Vec<Swept> {
    let mut all = Vec::new();
    for _ in 0..minutes {
        let aws = town.deployment.aws();
        aws.clock().advance(Duration::from_secs(60)).unwrap();
        let cloud = town.deployment.cloud();
        let swept = sweep::handle(cloud, json!({})).await;
        all.push(swept.unwrap_or_else(|failed| failed.swept));
        // What it put on the bus is handed over.
        town.deployment.advance(TimeDelta::zero()).await.unwrap();
    }
    all
}

fn failed(all: &[Swept]) -> usize {
    all.iter().filter(|swept| swept.canary_failed > 0).count()
}

fn came_through(all: &[Swept]) -> usize {
    all.iter().filter(|swept| swept.canaries > 0).count()
}

/// In an hour and a half of trouble the alarm goes off and stays; once it is over, so is the alarm, within half an hour.
async fn alarms(town: &Town, trouble: impl Fn() -> FaultPlan) {
    let quiet = swept(town, 60).await;
    assert_eq!((failed(&quiet), came_through(&quiet)), (0, 1));
    town.deployment.aws().faults().set(trouble());
    let loud = swept(town, 90).await;
    assert_eq!(came_through(&loud), 0);
    let first = loud.iter().position(|swept| swept.canary_failed > 0);
    assert!(first.is_some_and(|minute| minute < 30), "{first:?}");
    let after = &loud[first.unwrap()..];
    // An alarm looks at five minutes: none is without it.
    assert!(after.windows(5).all(|five| failed(five) > 0), "{after:#?}");
    town.deployment.aws().faults().reset();
    let mended = swept(town, 30).await;
    assert_eq!(came_through(&mended), 1, "{mended:#?}");
    assert_eq!(mended.last().unwrap().canary_failed, 0);
}

/// No lead comes to stand so.
fn stands_still(status: &str) -> FaultPlan {
    let written = format!(r#""status":{{"S":"{status}"}}"#);
    let fails = FaultRule::always(Fault::ServerError).operation("TransactWriteItems");
    FaultPlan::new().rule(fails.containing(&written))
}

#[tokio::test]
async fn a_form_that_is_away_is_an_alarm() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    alarms(&town, || {
        let away = FaultRule::always(Fault::ConnectFailed).service(LocalService::Outside);
        FaultPlan::new().rule(away)
    })
    .await;
}

/// Nobody fills it in within minutes: the alarm stays in them, too.
/// The mail service takes nothing of this account.
fn mail_is_paused() -> FaultPlan {
    let paused = FaultRule::always(Fault::Refused("SendingPausedException"));
    FaultPlan::new().rule(paused.service(LocalService::Ses).operation("SendEmail"))
}

#[tokio::test]
async fn the_alarm_stays_while_nobody_may_send_the_form_yet() {
    let town = Town::open_with_canary("2026-03-02 10:00", |sources| {
        let form = sources.files.get_mut("forms/contact.toml").unwrap();
        *form = form.replace("minimum_fill_seconds = 0", "minimum_fill_seconds = 600");
        assert!(form.contains("= 600"), "{form}");
    })
    .await;
    alarms(&town, mail_is_paused).await;
}

#[tokio::test]
async fn a_form_that_cannot_be_written_down_is_an_alarm() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    alarms(&town, || {
        let busy = FaultRule::always(Fault::ServerError).operation("TransactWriteItems");
        FaultPlan::new().rule(busy)
    })
    .await;
}

#[tokio::test]
async fn a_judge_who_does_not_judge_is_an_alarm() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    alarms(&town, || stands_still("routing")).await;
}

#[tokio::test]
async fn a_worker_who_does_not_assign_is_an_alarm() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    alarms(&town, || stands_still("not_a_lead")).await;
}

#[tokio::test]
async fn a_mail_service_that_takes_nothing_is_an_alarm() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    alarms(&town, mail_is_paused).await;
}

#[tokio::test]
async fn one_try_that_fails_is_no_alarm() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    for fault in [Fault::ConnectFailed, Fault::AnswerLost, Fault::TimedOut] {
        // The page is opened, sent, and both once more: whatever is lost, one lead comes of it.
        for number in [1, 2] {
            let once = FaultRule::nth(number, fault).service(LocalService::Outside);
            town.deployment
                .aws()
                .faults()
                .set(FaultPlan::new().rule(once));
            let all = swept(&town, 60).await;
            assert_eq!(
                (failed(&all), came_through(&all)),
                (0, 1),
                "{fault:?} {number}"
            );
        }
    }
    let canary = on_its_way(&town).await;
    assert!(canary.kept.len() <= 8, "{canary:?}");
}

#[tokio::test]
async fn one_that_nobody_works_on_is_late_as_anything_is() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    let aws = town.deployment.aws();
    aws.clock().advance(Duration::from_secs(600)).unwrap();
    let swept = sweep::handle(town.deployment.cloud(), json!({}))
        .await
        .unwrap();
    assert!(
        swept.oldest_due_seconds > sweep::LATE_AFTER_SECONDS,
        "{swept:?}"
    );
}

/// A run that ends while the form is asked would not say what became of it.
#[tokio::test]
async fn it_waits_for_a_run_that_has_the_time_that_it_may_take() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    let short = Budget {
        nothing_new_after: Duration::from_secs(5),
        end_after: Duration::from_secs(11),
        ..Budget::default()
    };
    let cloud = town.deployment.cloud();
    let before = on_its_way(&town).await;
    let aws = town.deployment.aws();
    aws.clock().advance(Duration::from_secs(60)).unwrap();
    let cut = sweep::handle_within(cloud, json!({}), &short).await;
    assert_eq!(cut.unwrap().canary_failed, 0);
    assert_eq!(on_its_way(&town).await, before);
    sweep::handle(cloud, json!({})).await.unwrap();
    assert_ne!(on_its_way(&town).await, before);
}

#[tokio::test]
async fn while_no_mail_may_leave_those_that_were_let_in_are_forgotten() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    town.minutes(30).await;
    let dir = tempfile::tempdir().unwrap();
    let snapshot = town.deployment.aws().snapshot(dir.path()).unwrap();
    let restored = town.deployment.resume_with_sending(&snapshot, false);
    let restored = restored.unwrap();
    let leads = || {
        let items = stored_in(&restored);
        let keys = items.iter().filter_map(|item| item["pk"]["S"].as_str());
        keys.filter(|pk| pk.starts_with("L#")).count()
    };
    assert!(leads() > 0);
    restored.advance(TimeDelta::hours(24)).await.unwrap();
    assert_eq!(leads(), 0);
}

/// A restored backup begins so: that nobody is answered is meant, and is no alarm.
#[tokio::test]
async fn while_no_mail_may_leave_none_is_let_in() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    let dir = tempfile::tempdir().unwrap();
    let snapshot = town.deployment.aws().snapshot(dir.path()).unwrap();
    let restored = town.deployment.resume_with_sending(&snapshot, false);
    let restored = restored.unwrap();
    restored.advance(TimeDelta::hours(3)).await.unwrap();
    let asked = restored.usage().total(LocalService::Outside).requests;
    assert_eq!(asked, 0);
    let later = restored.cloud().now() + TimeDelta::days(1);
    let waits = restored.cloud().due_canary(later).await.unwrap();
    let (canary, due_at) = waits.unwrap();
    assert_eq!(canary, Canary::default());
    assert!(due_at > restored.cloud().now());
}

#[tokio::test]
async fn where_none_is_wanted_none_is_let_in() {
    let town = Town::open("2026-03-02 10:00").await;
    town.minutes(25 * 60).await;
    let later = town.now() + TimeDelta::days(1);
    let cloud = town.deployment.cloud();
    assert_eq!(cloud.due_canary(later).await.unwrap(), None);
    assert!(town.mails_to(SIMULATOR).is_empty());
}

#[tokio::test]
async fn where_it_was_not_wanted_before_it_comes_with_the_next_day() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    let cloud = town.deployment.cloud();
    let canary = on_its_way(&town).await;
    cloud.end_canary(&canary, town.now()).await.unwrap();
    town.minutes(60).await;
    assert!(town.mails_to(SIMULATOR).is_empty());
    town.until("2026-03-03 00:45").await;
    assert_eq!(town.mails_to(SIMULATOR).len(), 1);
}

#[tokio::test]
async fn a_lead_of_a_form_and_a_canary_have_nothing_to_do_with_each_other() {
    let town = Town::open_with_canary("2026-03-02 10:00", |_| {}).await;
    let ana = town.inquire(ANA).await;
    town.minutes(30).await;
    let cloud = town.deployment.cloud();
    let lead = cloud.lead(&ana).await.unwrap().unwrap().lead;
    assert!(lead.rep().is_some() && lead.linked.is_empty());
    assert_eq!(loads(&town).await.iter().sum::<u32>(), 1);
    assert_eq!(cloud.every_lead().await.unwrap(), [ana]);
    let found = found(&town).await;
    assert!(found.routed && found.acknowledged, "{found:?}");
}

/// A real connection, as `tests/operations/outside.rs` has them: what a gateway before the functions is asked.
#[tokio::test]
async fn a_form_is_met_over_the_network_as_a_browser_meets_it() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let start = parse_instant("2026-03-02T15:00:00Z").unwrap();
    let mut setup = Setup::in_memory(Options::simulated(7, start));
    setup.base_url = format!("http://{}/prod", listener.local_addr().unwrap());
    let deployment = LocalDeployment::open(setup).await.unwrap();
    let cloud = deployment.cloud().clone();
    let cloud = cloud.asking_by_network(None, TOKEN_PATIENCE);
    let stamped = r#"<input type="hidden" name="_shown" value="17.ab">"#;
    let says = [
        (200, stamped),
        (200, ""),
        (403, stamped),
        (303, ""),
        (422, ""),
    ];
    let gateway = tokio::spawn(async move {
        let mut asked = Vec::new();
        for (status, body) in says {
            let (mut stream, _) = listener.accept().await.unwrap();
            asked.push(Question::read(&mut stream).await);
            say(&mut stream, status, body).await;
        }
        asked
    });
    assert_eq!(cloud.open_form("contact").await, Ok("17.ab".to_owned()));
    assert_eq!(cloud.open_form("contact").await, Err(FormTrouble::NoStamp));
    let opened = cloud.open_form("contact").await;
    assert_eq!(opened, Err(FormTrouble::Status(403)));
    let fields = [("email".to_owned(), "a+b@c.test".to_owned())];
    assert_eq!(cloud.send_form("contact", &fields).await, Ok(()));
    let sent = cloud.send_form("contact", &fields).await;
    assert_eq!(sent, Err(FormTrouble::Status(422)));
    let asked = gateway.await.unwrap();
    let nobody = cloud.open_form("contact").await;
    assert!(matches!(nobody, Err(FormTrouble::Outside(_))), "{nobody:?}");
    for (number, method) in ["GET", "GET", "GET", "POST", "POST"].iter().enumerate() {
        let question = &asked[number];
        assert_eq!(question.method, *method);
        assert_eq!(question.path, "/prod/f/contact");
        assert_eq!(question.header("accept").as_deref(), Some("text/html"));
        let agent = question.header("user-agent").unwrap();
        assert_eq!(agent, "Mozilla/5.0 (compatible; baton-canary)");
    }
    let kind = asked[3].header("content-type");
    assert_eq!(kind.as_deref(), Some("application/x-www-form-urlencoded"));
    assert_eq!(asked[3].body, b"email=a%2Bb%40c.test");
}

/// What a year of canaries costs by list prices, besides what the deployment costs without them.
#[tokio::test]
async fn a_year_of_canaries_costs_what_the_page_says() {
    let prices = Prices::read(SHIPPED).unwrap();
    let day = async |canary: bool| {
        let town = match canary {
            true => Town::open_with_canary("2026-03-02 10:00", |_| {}).await,
            false => Town::open("2026-03-02 10:00").await,
        };
        let before = town.deployment.usage();
        let runs = || {
            let functions = town.deployment.observed().functions;
            let runs = |name: &str| functions.get(name).map_or(0, |of| of.runs);
            ["intake", "send", "inbound"].map(runs).iter().sum::<u64>()
        };
        let runs_before = runs();
        let mails_before = town.mails().len();
        town.minutes(24 * 60).await;
        let usage = town.deployment.usage().since(&before);
        let table = usage.total(LocalService::DynamoDb);
        [
            table.read_units,
            table.write_units,
            (runs() - runs_before) as f64,
            (town.mails().len() - mails_before) as f64,
        ]
    };
    let (with, without) = (day(true).await, day(false).await);
    let [reads, writes, runs, mails] = [0, 1, 2, 3].map(|of| with[of] - without[of]);
    assert!((23.0..=25.0).contains(&mails), "{mails}");
    let of_day = reads * prices.dynamodb.million_read_units / 1e6
        + writes * prices.dynamodb.million_write_units / 1e6
        + runs * prices.lambda.million_requests / 1e6
        + mails * prices.ses.thousand_mails / 1e3
        // Its page and its post; and the announcement of its mail.
        + 48.0 * prices.apigateway.million_requests / 1e6
        + 24.0 * prices.eventbridge.million_events / 1e6;
    let year = of_day * 365.0 + 12.0 * prices.cloudwatch.alarm_month;
    println!(
        "a day of canaries: {reads:.0} read units, {writes:.0} write units, {runs:.0} runs, {mails:.0} mails; a year {year:.2} USD"
    );
    assert!(year <= MOST_OF_A_YEAR, "{year}");
}
