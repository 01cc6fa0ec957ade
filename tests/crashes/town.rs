//! A whole bundle on a simulated clock, and what people do there.

use baton::{Bundle, Setup, addresses_in};
use calendar::{Instant, parse_instant};
use chrono::{DurationRound as _, TimeDelta};
use cloud::keys::Home;
use cloud::table::outbox::Outgoing;
use followup::ids::{LeadId, PersonId};
use local::{Fault, FaultPlan, FaultRule, Mail, Options};

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

pub(crate) async fn opened() -> Bundle {
    opened_with(true).await
}

/// A house in which the mail service reports what became of a mail, or does not.
pub(crate) async fn opened_with(mail_events: bool) -> Bundle {
    let start = parse_instant(OPENING).unwrap();
    let options = Options {
        mail_events,
        ..Options::simulated(SEED, start)
    };
    Bundle::open(Setup::in_memory(options)).await.unwrap()
}

/// A house whose answers go to people's own mailboxes.
pub(crate) async fn opened_without_received_mail() -> Bundle {
    let start = parse_instant(OPENING).unwrap();
    let setup = Setup {
        receives: false,
        ..Setup::in_memory(Options::simulated(SEED, start))
    };
    Bundle::open(setup).await.unwrap()
}

pub(crate) async fn pass(bundle: &Bundle, minutes: i64) {
    bundle.advance(TimeDelta::minutes(minutes)).await.unwrap();
}

/// The clock is set, and nothing that was due on the way has happened yet.
pub(crate) fn set(bundle: &Bundle, to: Instant) {
    bundle.house().clock().set(to).unwrap();
}

/// The clock is set forward, and nothing that was due on the way has happened yet.
pub(crate) fn skip(bundle: &Bundle, by: TimeDelta) {
    set(bundle, bundle.house().clock().now() + by);
}

pub(crate) async fn ask(bundle: &Bundle, fields: Fields<'_>) -> LeadId {
    bundle.inquire("contact", fields).await.unwrap()
}

/// Presses a button of a page.
pub(crate) async fn clicked(bundle: &Bundle, page: &str, fields: Fields<'_>) {
    let answer = bundle.click(page, fields).await;
    assert_eq!(answer.status(), 200, "{page} {fields:?}");
}

/// The only lead.
pub(crate) async fn lead(bundle: &Bundle) -> LeadId {
    let mut leads = baton::leads::list(bundle).await.unwrap();
    assert_eq!(leads.len(), 1);
    leads.remove(0).lead
}

/// Nobody does anything until the only lead waits for this; then the clock stands at the sweep that does it.
pub(crate) async fn until(bundle: &Bundle, next: &str) {
    let mut seen = Vec::new();
    for _ in 0..MAX_DEADLINES {
        let line = baton::leads::list(bundle).await.unwrap().remove(0);
        let due = line.due_at.unwrap();
        if line.next.as_deref() == Some(next) {
            bundle
                .advance_to(due - TimeDelta::seconds(1))
                .await
                .unwrap();
            let minute = due.duration_trunc(MINUTE).unwrap();
            return set(
                bundle,
                if minute < due {
                    minute + MINUTE
                } else {
                    minute
                },
            );
        }
        seen.extend(line.next);
        bundle.advance_to(due + MINUTE).await.unwrap();
    }
    panic!("no {next} after {seen:?}");
}

/// The messages to a lead.
pub(crate) async fn to_lead(bundle: &Bundle, lead: &LeadId) -> Vec<Outgoing> {
    let home = Home::Lead(lead.clone());
    bundle.cloud().messages(&home).await.unwrap()
}

/// The mails to somebody of the team.
pub(crate) async fn to_staff(bundle: &Bundle, person: &str) -> Vec<Outgoing> {
    let home = Home::Person(PersonId::parse(person).unwrap());
    bundle.cloud().messages(&home).await.unwrap()
}

/// The rep who has the only lead.
pub(crate) async fn rep(bundle: &Bundle) -> String {
    let line = baton::leads::list(bundle).await.unwrap().remove(0);
    line.owner.unwrap()
}

/// The next mail meets a fault.
pub(crate) fn mail_fails(bundle: &Bundle, fault: Fault) {
    let rule = FaultRule::nth(1, fault).operation("SendEmail");
    bundle.house().faults().set(FaultPlan::new().rule(rule));
}

/// The mails to leads.
pub(crate) fn mails_to_leads(bundle: &Bundle) -> Vec<Mail> {
    let mut mails = bundle.mailbox().all();
    mails.retain(|mail| mail.to[0].ends_with("@customer.example"));
    mails
}

/// The latest address in a mail that leads below a path.
pub(crate) fn address(bundle: &Bundle, below: &str) -> String {
    let mails = bundle.mailbox().all();
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
pub(crate) fn outcome_page(bundle: &Bundle) -> String {
    address(bundle, "/o/")
}
