//! A whole bundle on a simulated clock, and what of it must be the same however it came about.

use std::collections::BTreeMap;

use baton::{Bundle, addresses_in};
use chrono::TimeDelta;
use cloud::keys::Home;
use followup::ids::LeadId;
use followup::time::parse_instant;
use local::{Mail, Options};

pub(crate) const SEED: u64 = 7;
/// Monday, nine in the morning in New York.
const OPENING: &str = "2026-03-02T14:00:00Z";

pub(crate) const ANA: [(&str, &str); 5] = [
    ("name", "Ana Silva"),
    ("email", "ana@customer.example"),
    ("topic", "sales"),
    ("timeframe", "now"),
    ("message", "What does it cost?"),
];

pub(crate) async fn opened() -> Bundle {
    let start = parse_instant(OPENING).unwrap();
    let options = Options::simulated(SEED, start);
    Bundle::in_memory(options).await.unwrap()
}

pub(crate) async fn pass(bundle: &Bundle, minutes: i64) {
    bundle.advance(TimeDelta::minutes(minutes)).await.unwrap();
}

/// The mails to leads.
pub(crate) fn to_leads(bundle: &Bundle) -> Vec<Mail> {
    let mut mails = bundle.mailbox().all();
    mails.retain(|mail| mail.to[0].ends_with("@customer.example"));
    mails
}

/// The page on which the rep of the only lead reports.
pub(crate) fn outcome_page(bundle: &Bundle) -> String {
    let mails = bundle.mailbox().all();
    mails
        .iter()
        .filter_map(|mail| mail.text.as_deref())
        .flat_map(addresses_in)
        .find(|address| address.contains("/o/"))
        .unwrap()
        .split('?')
        .next()
        .unwrap()
        .to_owned()
}

/// Where things stand: stages without times, which retries shift; messages and mails with their number.
pub(crate) async fn standing(bundle: &Bundle) -> Vec<String> {
    let mut lines = Vec::new();
    for line in baton::leads::list(bundle).await.unwrap() {
        let lead = bundle.cloud().lead(&line.lead).await.unwrap().unwrap().lead;
        lines.push(format!(
            "{} {:?} {:?} touches {} attempts {} inquiries {} cycle {} blocked {:?}",
            line.status,
            line.owner,
            line.next,
            lead.touches,
            lead.attempts,
            lead.inquiries,
            lead.cycle,
            lead.blocked
        ));
        lines.extend(messages(bundle, &line.lead).await);
    }
    let mut mails: BTreeMap<String, usize> = BTreeMap::new();
    for mail in to_leads(bundle) {
        *mails
            .entry(format!("{} {}", mail.to[0], mail.subject))
            .or_default() += 1;
    }
    lines.extend(mails.iter().map(|(mail, times)| format!("{times}x {mail}")));
    lines
}

async fn messages(bundle: &Bundle, lead: &LeadId) -> Vec<String> {
    let home = Home::Lead(lead.clone());
    let view = baton::leads::view(bundle.cloud(), lead)
        .await
        .unwrap()
        .unwrap();
    let stored = bundle.cloud().messages(&home).await.unwrap();
    assert_eq!(view.messages.len(), stored.len());
    let mut lines: Vec<String> = view
        .messages
        .iter()
        .map(|message| format!("{} {}", message.step, message.state))
        .collect();
    lines.sort();
    lines
}
