//! A whole deployment on a simulated clock, and what people do there.

use baton::{LocalDeployment, Setup, addresses_in};
use calendar::{Instant, parse_instant};
use chrono::{DurationRound as _, TimeDelta};
use cloud::keys::{Home, Key, Lane};
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::OutboxItem;
use cloud::transact::Acted;
use followup::event::Event;
use followup::ids::{LeadId, PersonId};
use local::{AcceptedMail, Fault, FaultPlan, FaultRule, Options};

pub(crate) const SEED: u64 = 7;
/// Monday, nine in the morning in New York.
const OPENING: &str = "2026-03-02T14:00:00Z";
const MINUTE: TimeDelta = TimeDelta::minutes(1);
/// Deadlines that are waited for at most until the one that is looked for comes.
const MAX_DEADLINES: usize = 20;

/// Fields of a form or a page.
pub(crate) type Fields<'a> = &'a [(&'a str, &'a str)];

pub(crate) const ANA: [(&str, &str); 5] = [
    ("name", "Ana Silva"),
    ("email", "ana@customer.example"),
    ("topic", "sales"),
    ("timeframe", "now"),
    ("message", "What does it cost?"),
];

pub(crate) async fn opened() -> LocalDeployment {
    opened_with(true).await
}

/// A local AWS in which the mail service reports what became of a mail, or does not.
pub(crate) async fn opened_with(mail_events: bool) -> LocalDeployment {
    let start = parse_instant(OPENING).unwrap();
    let options = Options {
        mail_events,
        ..Options::simulated(SEED, start)
    };
    LocalDeployment::open(Setup::in_memory(options))
        .await
        .unwrap()
}

/// A local AWS whose answers go to people's own mailboxes.
pub(crate) async fn opened_without_received_mail() -> LocalDeployment {
    let start = parse_instant(OPENING).unwrap();
    let setup = Setup {
        receives: false,
        ..Setup::in_memory(Options::simulated(SEED, start))
    };
    LocalDeployment::open(setup).await.unwrap()
}

pub(crate) async fn pass(deployment: &LocalDeployment, minutes: i64) {
    deployment
        .advance(TimeDelta::minutes(minutes))
        .await
        .unwrap();
}

/// The clock is set, and nothing that was due on the way has happened yet.
pub(crate) fn set(deployment: &LocalDeployment, to: Instant) {
    deployment.aws().clock().set(to).unwrap();
}

/// The clock is set forward, and nothing that was due on the way has happened yet.
pub(crate) fn skip(deployment: &LocalDeployment, by: TimeDelta) {
    set(deployment, deployment.aws().clock().now() + by);
}

pub(crate) async fn ask(deployment: &LocalDeployment, fields: Fields<'_>) -> LeadId {
    deployment.inquire("contact", fields).await.unwrap()
}

/// Presses a button of a page.
pub(crate) async fn clicked(deployment: &LocalDeployment, page: &str, fields: Fields<'_>) {
    let answer = deployment.click(page, fields).await;
    assert_eq!(answer.status(), 200, "{page} {fields:?}");
}

/// The rep reports an outcome by the link of the task.
pub(crate) async fn reported(deployment: &LocalDeployment, outcome: &str) {
    let page = outcome_page(deployment);
    clicked(deployment, &page, &[("outcome", outcome)]).await;
}

/// The only lead.
pub(crate) async fn lead(deployment: &LocalDeployment) -> LeadId {
    let mut leads = baton::leads::list(deployment).await.unwrap();
    assert_eq!(leads.len(), 1);
    leads.remove(0).lead
}

/// Nobody does anything until the only lead waits for this; then the clock stands at the sweep that does it.
pub(crate) async fn until(deployment: &LocalDeployment, next: &str) {
    let mut seen = Vec::new();
    for _ in 0..MAX_DEADLINES {
        let line = baton::leads::list(deployment).await.unwrap().remove(0);
        let due = line.due_at.unwrap();
        if line.next.as_deref() == Some(next) {
            deployment
                .advance_to(due - TimeDelta::seconds(1))
                .await
                .unwrap();
            let minute = due.duration_trunc(MINUTE).unwrap();
            return set(
                deployment,
                if minute < due {
                    minute + MINUTE
                } else {
                    minute
                },
            );
        }
        seen.extend(line.next);
        deployment.advance_to(due + MINUTE).await.unwrap();
    }
    panic!("no {next} after {seen:?}");
}

/// The messages to a lead.
pub(crate) async fn to_lead(deployment: &LocalDeployment, lead: &LeadId) -> Vec<OutboxItem> {
    let home = Home::Lead(lead.clone());
    deployment.cloud().messages(&home).await.unwrap()
}

/// The mails to somebody of the team.
pub(crate) async fn to_staff(deployment: &LocalDeployment, person: &str) -> Vec<OutboxItem> {
    let home = Home::Person(PersonId::parse(person).unwrap());
    deployment.cloud().messages(&home).await.unwrap()
}

/// The manager takes a lead over: whoever had it hears so in the mail of the hour.
pub(crate) async fn taken_over(deployment: &LocalDeployment, lead: &LeadId) {
    let manager = PersonId::parse("morgan").unwrap();
    let taken = Event::Assigned {
        to: manager.clone(),
        by: manager,
    };
    let (cloud, with) = (deployment.cloud(), CommitOptions::default());
    let acted = cloud.act(lead, &taken, cloud.now(), &with).await.unwrap();
    assert!(matches!(acted, Acted::Done(_)), "{acted:?}");
}

/// The notices that wait for their mails.
pub(crate) async fn waiting_notices(deployment: &LocalDeployment) -> Vec<Key> {
    let mut waiting = Vec::new();
    for number in 0..Lane::Notice.shards() {
        let (shard, cloud) = (Lane::Notice.shard(number), deployment.cloud());
        waiting.extend(cloud.due(&shard, cloud.now()).await.unwrap());
    }
    waiting.into_iter().map(|item| item.key).collect()
}

/// The rep who has the only lead.
pub(crate) async fn rep(deployment: &LocalDeployment) -> String {
    let line = baton::leads::list(deployment).await.unwrap().remove(0);
    line.owner.unwrap()
}

/// The next mail meets a fault.
pub(crate) fn mail_fails(deployment: &LocalDeployment, fault: Fault) {
    let rule = FaultRule::nth(1, fault).operation("SendEmail");
    deployment.aws().faults().set(FaultPlan::new().rule(rule));
}

/// The mails to leads.
pub(crate) fn mails_to_leads(deployment: &LocalDeployment) -> Vec<AcceptedMail> {
    let mut mails = deployment.mailbox().all();
    mails.retain(|mail| mail.to[0].ends_with(".example"));
    mails
}

/// The latest address in a mail that leads below a path.
pub(crate) fn address(deployment: &LocalDeployment, below: &str) -> String {
    let mails = deployment.mailbox().all();
    mails
        .iter()
        .rev()
        .filter_map(|mail| mail.text.as_deref())
        .flat_map(addresses_in)
        .find(|address| address.contains(below))
        .unwrap_or_else(|| {
            let mails: Vec<_> = mails.iter().map(|mail| (&mail.to, &mail.subject)).collect();
            panic!("no address with {below} in {mails:#?}")
        })
        .split('?')
        .next()
        .unwrap()
        .to_owned()
}

/// The page on which the rep of the only lead reports.
pub(crate) fn outcome_page(deployment: &LocalDeployment) -> String {
    address(deployment, "/o/")
}
