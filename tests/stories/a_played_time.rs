//! What `baton simulate` says of a policy is what the deployment does: the same people, through the whole production path for three weeks,
//! give the same figures.
//!
//! People are drawn and played by the simulation. What they did is then done to a whole deployment, each at its minute: forms are posted, and
//! outcomes, answers and verdicts are written. Everything else (who gets a lead, when it is late, what goes out) the deployment finds by
//! itself, and its timelines are counted.

use std::collections::BTreeMap;

use calendar::Instant;
use cloud::keys::Home;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, State};
use followup::decide::Decision;
use followup::event::Event;
use followup::figures::LogHistogram;
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::lead::Lead;
use followup::message::{Message, StopRule};
use followup::policy::{Policy, PolicyFiles};
use followup::timeline::{Actor, Entry, EntryKind, Fact, Ruling};
use journeys::Town;
use simulate::{Onlooker, Population, Scenario, SimulatedAct, run};

const SEED: u64 = 11;
const PEOPLE: u32 = 40;
const DAYS: u32 = 21;
/// What the deployment writes besides what is decided: that something arrived, and what became of a mail.
const BESIDE: [EntryKind; 6] = [
    EntryKind::Received,
    EntryKind::Sent,
    EntryKind::NotSent,
    EntryKind::Unknown,
    EntryKind::Noted,
    EntryKind::Linked,
];

/// The shipped policy, where nobody books: cells of calendars are the table's, and no simulation has them.
fn without_booking(files: &mut PolicyFiles) {
    let policy = files.files.get_mut("policy.toml").unwrap();
    let from = policy.find("# The link in the acknowledgement").unwrap();
    let to = policy
        .find("# Who did not ask for an immediate call")
        .unwrap();
    policy.replace_range(from..to, "");
}

/// What was played: what people did, and each fact with its minute.
#[derive(Default)]
struct Played {
    acts: Vec<SimulatedAct>,
    facts: Vec<(Instant, EntryKind)>,
    from_inquiry: LogHistogram,
}

impl Onlooker for Played {
    fn act(&mut self, act: SimulatedAct) {
        self.acts.push(act);
    }

    fn decided(&mut self, _: &Policy, now: Instant, before: &Lead, decision: &Decision) {
        let kinds = decision.entries.iter().map(|entry| entry.fact.kind());
        let kinds = kinds.filter(|kind| !BESIDE.contains(kind));
        self.facts.extend(kinds.map(|kind| (now, kind)));
        if before.touched_at.is_none() && decision.lead.touched_at.is_some() {
            let waited = now - before.arrived_at;
            self.from_inquiry
                .record(waited.num_seconds().try_into().unwrap());
        }
    }
}

/// What somebody posts: what the simulation answered, under a name of their own, so that nobody is taken for somebody else.
fn posted(number: u32, inquiry: &Inquiry) -> Vec<(String, String)> {
    let answers = inquiry.answers.iter();
    let own = answers.map(|(name, answer)| {
        let answer = match name.as_str() {
            "name" => format!("Pat Number{number}"),
            "email" => format!("pat@number{number}.test"),
            "phone" => format!("+1 212 555 {number:04}"),
            "company" => format!("Company {number}"),
            _ => answer.clone(),
        };
        (name.clone(), answer)
    });
    own.collect()
}

/// Somebody of the team sends what waits for them.
async fn sends_drafts(town: &Town, lead: &LeadId, by: &Actor) {
    let cloud = town.deployment.cloud();
    let stored = cloud.lead(lead).await.unwrap().unwrap();
    for item in cloud.messages(&Home::Lead(lead.clone())).await.unwrap() {
        let Content::Lead(message) = &item.content else {
            continue;
        };
        if item.state == State::AwaitingApproval {
            let released = Message {
                stop_rule: StopRule::Released,
                stop_generation: stored.lead.stop_generation,
                not_before: town.now(),
                not_after: town.after(town.now(), "1bd"),
                ..message.clone()
            };
            let step = message.step.clone();
            let fact = Fact::Verdict {
                ruling: Ruling::Released { step },
            };
            let entry = Entry {
                fact,
                by: by.clone(),
            };
            let done = cloud.release_message(&item, &released, entry, town.now());
            assert!(done.await.unwrap());
        }
    }
}

async fn happens(town: &Town, lead: &LeadId, event: &Event) {
    // What becomes of a mail the deployment finds out by itself.
    let by_itself = matches!(
        event,
        Event::ApprovalAwaited { .. } | Event::ApprovalLapsed { .. } | Event::NotSent { .. }
    );
    if by_itself {
        return;
    }
    if let Event::MessageSettled { by } = event {
        sends_drafts(town, lead, &Actor::Person(by.clone())).await;
    }
    let cloud = town.deployment.cloud();
    let acted = cloud.act(lead, event, town.now(), &CommitOptions::default());
    acted.await.unwrap();
}

fn by_kind(facts: &[(Instant, EntryKind)]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for (_, kind) in facts {
        *counts.entry(kind.as_str()).or_default() += 1;
    }
    counts
}

#[tokio::test]
async fn a_played_time() {
    let mut files = baton::shipped::embedded();
    without_booking(&mut files);
    let policy = Policy::compile(&files).unwrap();
    let scenario = Scenario {
        leads: PEOPLE,
        days: DAYS,
        from: "2026-03-02".parse().unwrap(),
        seed: SEED,
    };
    let population = Population::draw(scenario, policy.calendar().tz());
    let mut played = Played::default();
    let year = run(&policy, &population, &mut played).unwrap();
    let town = Town::open_with("2026-03-02 00:00", without_booking).await;
    let mut leads: BTreeMap<u32, LeadId> = BTreeMap::new();
    for act in &played.acts {
        let (SimulatedAct::Asked { at, .. } | SimulatedAct::Did { at, .. }) = act;
        town.deployment.advance_to(*at).await.unwrap();
        match act {
            SimulatedAct::Asked { lead, inquiry, .. } => {
                let fields = posted(*lead, inquiry);
                let fields: Vec<(&str, &str)> = fields
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str()))
                    .collect();
                let id = town
                    .deployment
                    .inquire(&inquiry.form, &fields)
                    .await
                    .unwrap();
                leads.entry(*lead).or_insert(id);
            }
            SimulatedAct::Did { lead, event, .. } => happens(&town, &leads[lead], event).await,
        }
    }
    // What is due in the last minute is not played.
    let end = population.time.1 - chrono::TimeDelta::minutes(1);
    town.deployment.advance_to(end).await.unwrap();
    let (mut facts, mut from_inquiry) = (Vec::new(), LogHistogram::default());
    for lead in leads.values() {
        let view = town.lead(lead).await;
        let stored = town
            .deployment
            .cloud()
            .lead(lead)
            .await
            .unwrap()
            .unwrap()
            .lead;
        if let Some(at) = stored.touched_at {
            let waited = at - stored.arrived_at;
            from_inquiry.record(waited.num_seconds().try_into().unwrap());
        }
        let lines = view.timeline.iter().filter(|line| {
            // That a draft was sent is a line of its own here; there it is only what follows.
            let is_sent = matches!(
                &line.fact,
                Fact::Verdict {
                    ruling: Ruling::Released { .. }
                }
            );
            !is_sent && !BESIDE.contains(&line.fact.kind())
        });
        facts.extend(lines.map(|line| (line.at, line.fact.kind())));
    }
    assert!(year.of(EntryKind::Outcome) > 30 && year.of(EntryKind::Breached) > 5);
    let (real, simulated) = (by_kind(&facts), by_kind(&played.facts));
    assert_eq!(real, simulated, "seed {SEED}");
    facts.sort_by_key(|(at, kind)| (*at, kind.as_str()));
    let mut played_facts = played.facts;
    played_facts.sort_by_key(|(at, kind)| (*at, kind.as_str()));
    assert_eq!(facts, played_facts, "seed {SEED}");
    assert_eq!(from_inquiry, played.from_inquiry, "seed {SEED}");
    town.is_well_run().await;
}
