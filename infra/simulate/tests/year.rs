//! The year of story two_eight_twentyfour_fortyeight: 12,000 inquiries, people of mixed diligence, limited capacity.
//!
//! A run is repeated by its seed, and another one tried, with
//! `YEAR_SEED=7 cargo test -p simulate --test year -- --nocapture`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test may fail loudly, and says its figures"
)]

#[path = "year/properties.rs"]
mod properties;
#[path = "../../../shared/followup/tests/support/mod.rs"]
mod support;

use std::collections::HashMap;

use calendar::Instant;
use followup::agenda::agenda;
use followup::decide::Decision;
use followup::ids::LeadId;
use followup::inquiry::ContactWhen;
use followup::lead::{FIRST_CYCLE, Lead, Open, Stage};
use followup::policy::Policy;
use followup::timeline::{EntryKind, Fact};
use simulate::{Onlooker, Population, Scenario, run};

use crate::support::shipped;

const INQUIRIES: u32 = 12_000;
const SEED: u64 = 282_448;
const REPS: usize = 12;

/// The shipped policy with so many reps.
pub(crate) fn company(reps: usize) -> Policy {
    let mut sources = shipped();
    let mut team = String::new();
    for rep in 0..reps {
        team += &format!(
            "[[people]]\nid = \"rep{rep}\"\nname = \"Rep {rep}\"\nemail = \"rep{rep}@example.com\"\nroles = [\"rep\"]\n\
             max_open = 75\nfree_when_open = true\n"
        );
    }
    for role in ["qualifier", "manager"] {
        team += &format!(
            "[[people]]\nid = \"{role}\"\nname = \"Pat\"\nemail = \"{role}@example.com\"\nroles = [\"{role}\"]\n"
        );
    }
    sources.files.insert("team.toml".to_owned(), team);
    Policy::compile(&sources).unwrap()
}

/// What begins another obligation, or ends one.
const ANEW: [EntryKind; 12] = [
    EntryKind::Outcome,
    EntryKind::Corrected,
    EntryKind::Closed,
    EntryKind::Sign,
    EntryKind::Booked,
    EntryKind::BookingRequested,
    EntryKind::BookingMoved,
    EntryKind::BookingCancelled,
    EntryKind::Woke,
    EntryKind::Rested,
    EntryKind::Verdict,
    EntryKind::Doubted,
];

/// Looks at each decision: what must hold at every moment.
struct Watch {
    /// Each lead as it was decided last.
    leads: HashMap<LeadId, Lead>,
    /// Since when a lead's first touch is owed by whoever has it, and nobody has turned to it.
    owed: HashMap<LeadId, Instant>,
    steps: u64,
    /// Steps that came at another time than they should (P8).
    late: Vec<String>,
    /// Decisions after which a lead that was touched most has more attempts than the policy allows.
    over: Vec<String>,
}

impl Onlooker for Watch {
    fn decided(&mut self, policy: &Policy, now: Instant, before: &Lead, decision: &Decision) {
        let lead = &decision.lead;
        let max = policy.rules.cadence.max_touches;
        // Who asked for help is called until somebody answers: no cadence counts that. And a person may do more than the policy asks for.
        let mut kinds = decision.entries.iter().map(|entry| entry.fact.kind());
        let by_a_person =
            kinds.any(|kind| [EntryKind::Outcome, EntryKind::Corrected].contains(&kind));
        let is_more = lead.touches > max.max(before.touches) && !by_a_person;
        if is_more && lead.answered_by.is_none() {
            self.over.push(format!(
                "{} had {} attempts at {now}",
                lead.id, lead.touches
            ));
        }
        // What joins has its line from the form that brought it, and none in a decision.
        if lead.inquiries > before.inquiries {
            self.owed.remove(&lead.id);
        }
        for entry in &decision.entries {
            self.on_time(policy, now, before, &entry.fact);
        }
        self.leads.insert(lead.id.clone(), lead.clone());
    }
}

impl Watch {
    /// Each step comes to the minute, counted in business time from the assignment, and only while nobody has turned to it.
    fn on_time(&mut self, policy: &Policy, now: Instant, lead: &Lead, fact: &Fact) {
        let hours: &[u64] = match fact.kind() {
            EntryKind::Assigned => {
                if lead.contact.when == ContactWhen::Now && lead.cycle == FIRST_CYCLE {
                    self.owed.insert(lead.id.clone(), now);
                }
                return;
            }
            EntryKind::Reminded => &[2],
            EntryKind::Breached => &[4],
            EntryKind::Escalated => &[8],
            EntryKind::Warned => &[12],
            // The first rep's time, or the second's.
            EntryKind::Lapsed => &[16, 4],
            _ => {
                // From here on it is owed anew, or not at all.
                if ANEW.contains(&fact.kind()) {
                    self.owed.remove(&lead.id);
                }
                return;
            }
        };
        let first_touch = match fact {
            // Which of several obligations moved it on, the fact does not say; one that was tried moves on later.
            Fact::Lapsed { rep, .. } => {
                let tried = lead.owed.iter().any(|owed| owed.moves_from.is_some());
                let only = lead.owed.iter().all(|owed| owed.kind.is_first_touch());
                rep.is_some() && only && !tried
            }
            Fact::Reminded { obligation }
            | Fact::Breached { obligation }
            | Fact::Escalated { obligation }
            | Fact::Warned { obligation } => obligation.is_first_touch(),
            _ => false,
        };
        if let Some(from) = self.owed.get(&lead.id).filter(|_| first_touch) {
            let took = policy.calendar().business_between(*from, now);
            // What was promised when they asked is due at that time, but not after the manager hears of it.
            let exact = match fact.kind() {
                EntryKind::Breached => took <= 8 * 3_600,
                _ => hours.iter().any(|hours| took == hours * 3_600),
            };
            if exact {
                self.steps += 1;
            } else {
                let id = &lead.id;
                let said = format!("{id}: {fact:?} after {took} s, at {now} and not from {from}");
                self.late.push(said);
            }
        }
    }
}

#[test]
fn two_eight_twentyfour_fortyeight() {
    let seed = std::env::var("YEAR_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(SEED);
    println!("seed {seed}: YEAR_SEED={seed} cargo test -p simulate --test year -- --nocapture");
    let policy = company(REPS);
    let scenario = Scenario {
        leads: INQUIRIES,
        days: 365,
        from: "2026-01-01".parse().unwrap(),
        seed,
    };
    let population = Population::draw(scenario, policy.calendar().tz());
    let mut watch = Watch {
        leads: HashMap::new(),
        owed: HashMap::new(),
        steps: 0,
        late: Vec::new(),
        over: Vec::new(),
    };
    let year = run(&policy, &population, &mut watch).unwrap();
    let end = population.time.1;
    assert_eq!(watch.late, [""; 0], "P8");
    assert!(watch.steps > 1_000, "{}", watch.steps);
    println!("steps to the minute: {}", watch.steps);
    let orphans = watch.leads.values().filter(|lead| {
        let waits = agenda(&policy, lead).is_some_and(|agenda| agenda.next().at() >= end);
        let open = matches!(lead.stage, Stage::Open(_));
        open && (!waits || lead.owner().is_none())
    });
    assert_eq!(orphans.count(), 0, "P2");
    for lead in watch.leads.values() {
        assert_ne!(
            lead.stage,
            Stage::Open(Open::Received),
            "{} was never decided",
            lead.id
        );
    }
    assert_eq!(watch.over, [""; 0], "P6");
    assert!(year.of(EntryKind::Lapsed) > 0 && year.of(EntryKind::PromiseKept) > 0);
    println!("{year:#?}");
}
