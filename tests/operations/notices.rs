//! What decisions tell in mails of several leads is in them before they leave, however many there are and however late an index is.

use std::time::Duration;

use baton::{LocalDeployment, Setup};
use calendar::parse_instant;
use chrono::TimeDelta;
use cloud::keys::Home;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{MAX_NOTICES, OutboxItem, State};
use cloud::transact::Acted;
use followup::event::{Disposition, Event, Evidence, Outcome};
use followup::ids::{LeadId, PersonId};
use followup::message::NoticeKind;
use journeys::Town;
use local::{IndexLag, Options};
use serde_json::json;

use crate::crowd::asks;

/// Notices of one person that come in one minute: more than a mail takes.
const MANY: usize = 300;

fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

async fn mails(deployment: &LocalDeployment, to: &str) -> Vec<OutboxItem> {
    let home = Home::Person(person(to));
    deployment.cloud().messages(&home).await.unwrap()
}

#[tokio::test]
async fn of_three_hundred_notices_of_one_person_one_sweep_tells_two_hundred_and_counts_the_rest() {
    let town = Town::open("2026-03-07 12:00").await;
    for number in 0..MANY {
        let email = format!("p{number}@c.test");
        let fields = [
            ("name", "Pat Number"),
            ("email", email.as_str()),
            ("topic", "sales"),
            ("message", "Best prices at https://spam.test today"),
        ];
        town.inquire(&fields).await;
    }
    let minute = Duration::from_secs(60);
    town.deployment.aws().clock().advance(minute).unwrap();
    let swept = sweep::handle(town.deployment.cloud(), json!({})).await;
    let swept = swept.unwrap();
    let all = MANY as u64;
    assert_eq!(
        (swept.decided, swept.gathered, swept.cut_short),
        (all, all, 0)
    );
    let [list] = mails(&town.deployment, "morgan").await.try_into().unwrap();
    assert_eq!(list.notices.len(), MAX_NOTICES);
    assert_eq!(list.more, (MANY - MAX_NOTICES) as u64);
}

async fn open(start: &str, index_lag: Option<IndexLag>) -> LocalDeployment {
    let start = parse_instant(start).unwrap();
    let options = Options {
        index_lag,
        ..Options::simulated(7, start)
    };
    LocalDeployment::open(Setup::in_memory(options))
        .await
        .unwrap()
}

fn told(mail: &OutboxItem) -> Vec<NoticeKind> {
    let notices = mail.notices.iter();
    notices.map(|notice| notice.kind.clone()).collect()
}

/// Somebody asks, and a rep has them: the lead, and its rep.
async fn given(deployment: &LocalDeployment) -> (LeadId, PersonId) {
    asks(deployment, 1).await;
    deployment.advance(TimeDelta::minutes(10)).await.unwrap();
    let line = baton::leads::list(deployment).await.unwrap().remove(0);
    (line.lead, person(&line.owner.unwrap()))
}

async fn happens(deployment: &LocalDeployment, lead: &LeadId, event: Event) {
    let (cloud, with) = (deployment.cloud(), CommitOptions::default());
    let acted = cloud.act(lead, &event, cloud.now(), &with).await.unwrap();
    assert!(matches!(acted, Acted::Done(_)), "{acted:?}");
}

/// A call is agreed on for the moment of the next opening, when the list of its rep leaves as well.
async fn is_due_at_opening(index_lag: Option<IndexLag>) {
    let deployment = open("2026-03-02T15:00:00Z", index_lag).await;
    let (lead, rep) = given(&deployment).await;
    let opening = parse_instant("2026-03-03T14:00:00Z").unwrap();
    let stored = deployment.cloud().lead(&lead).await.unwrap().unwrap();
    let agreed = Event::Outcome(Outcome {
        by: rep.clone(),
        task: stored.lead.task(),
        disposition: Disposition::Reached,
        next_at: Some(opening),
        again: false,
        link: None,
        amount: None,
        known: Evidence::Said,
    });
    happens(&deployment, &lead, agreed).await;
    let later = opening + TimeDelta::minutes(5);
    deployment.advance_to(later).await.unwrap();
    let mut mails = mails(&deployment, rep.as_str()).await;
    mails.retain(|mail| told(mail).contains(&NoticeKind::CallDue));
    let [list] = mails.try_into().unwrap();
    assert_eq!((list.state, list.sent_at), (State::Sent, Some(opening)));
}

#[tokio::test]
async fn what_is_decided_in_the_minute_in_which_the_list_leaves_is_on_it() {
    is_due_at_opening(None).await;
}

/// The sweep knows of what it has just decided, before any index does.
#[tokio::test]
async fn what_is_decided_in_the_minute_in_which_the_list_leaves_is_on_it_while_the_index_lags() {
    let lag = IndexLag {
        requests: 1_000_000,
        at_most: Duration::from_secs(30),
    };
    is_due_at_opening(Some(lag)).await;
}

#[tokio::test]
async fn what_is_decided_between_two_sweeps_leaves_with_the_next_one() {
    let deployment = open("2026-03-02T15:00:00Z", None).await;
    let (lead, rep) = given(&deployment).await;
    deployment.advance(TimeDelta::seconds(30)).await.unwrap();
    let (to, by) = (person("morgan"), person("morgan"));
    happens(&deployment, &lead, Event::Assigned { to, by }).await;
    let is_of_it = |mail: &OutboxItem| told(mail) == [NoticeKind::MovedAway];
    let before = mails(&deployment, rep.as_str()).await;
    assert!(!before.iter().any(is_of_it), "{before:?}");
    let sweep = deployment.cloud().now() + TimeDelta::seconds(30);
    deployment.advance_to(sweep).await.unwrap();
    let mut mails = mails(&deployment, rep.as_str()).await;
    mails.retain(is_of_it);
    let [mail] = mails.try_into().unwrap();
    assert_eq!((mail.state, mail.sent_at), (State::Sent, Some(sweep)));
}
