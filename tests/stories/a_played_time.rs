//! What `baton simulate` says of a policy is what the deployment does: the same people, through the whole production path for three weeks,
//! give the same figures.
//!
//! People are drawn and played by the simulation. What they did is then done to a whole deployment, each at its minute: forms are posted, and
//! outcomes, answers and verdicts are written. Everything else (who gets a lead, when it is late, what goes out) the deployment finds by
//! itself, and its timelines are counted.

use std::collections::{BTreeMap, HashMap};

use calendar::Instant;
use chrono::TimeDelta;
use cloud::keys::Home;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, State};
use cloud::transact::Acted;
use followup::decide::Decision;
use followup::event::{Event, Sign};
use followup::figures::{DayFigures, LeadCourse, LogHistogram, is_touch, records};
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::lead::{FIRST_CYCLE, Lead};
use followup::message::{Message, StopRule};
use followup::policy::Policy;
use followup::timeline::{Actor, Entry, EntryKind, Fact, Ruling};
use journeys::Town;
use simulate::{Onlooker, Population, Scenario, SimulatedAct, run};

const SEED: u64 = 11;
const PEOPLE: u32 = 40;
const DAYS: u32 = 21;
/// How often the deployment looks at what is due.
const SWEEP: TimeDelta = TimeDelta::minutes(1);
/// What the deployment writes besides what is decided: that something arrived, and what became of a mail.
const BESIDE: [EntryKind; 6] = [
    EntryKind::Received,
    EntryKind::Sent,
    EntryKind::NotSent,
    EntryKind::Unknown,
    EntryKind::Noted,
    EntryKind::Linked,
];

/// What was played: what people did, and each fact with its minute.
#[derive(Default)]
struct Played {
    acts: Vec<SimulatedAct>,
    facts: Vec<(Instant, EntryKind)>,
    from_inquiry: LogHistogram,
    courses: HashMap<LeadId, LeadCourse>,
    /// What counts of it, as days keep it.
    figures: DayFigures,
}

impl Onlooker for Played {
    fn act(&mut self, act: impl FnOnce() -> SimulatedAct) {
        self.acts.push(act());
    }

    fn decided(&mut self, policy: &Policy, now: Instant, before: &Lead, decision: &Decision) {
        let course = self.courses.entry(before.id.clone()).or_default();
        if let Some((day, kept)) = records(policy, before, course, decision, now) {
            for record in &kept {
                self.figures.count_record(day, record);
            }
        }
        let kinds = decision.entries.iter().map(|entry| entry.fact.kind());
        let kinds = kinds.filter(|kind| !BESIDE.contains(kind));
        self.facts.extend(kinds.map(|kind| (now, kind)));
        let is_first = before.touched_at.is_none() && decision.lead.touched_at.is_some();
        if is_first && before.cycle == FIRST_CYCLE {
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
    let options = CommitOptions::default();
    let acted = cloud.act(lead, event, town.now(), &options).await.unwrap();
    if let (Event::Sign(Sign::Replied), Acted::Done(decision)) = (event, acted) {
        // As received mail does it.
        let passed_on = cloud.pass_on_now(&decision.lead, town.now());
        passed_on.await.unwrap();
    }
}

fn by_kind(facts: &[(Instant, EntryKind)]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for (_, kind) in facts {
        *counts.entry(kind.as_str()).or_default() += 1;
    }
    counts
}

/// Does to a deployment what people did, each at its minute, and names the leads.
async fn play(town: &Town, acts: &[SimulatedAct]) -> Vec<LeadId> {
    let mut leads: BTreeMap<u32, LeadId> = BTreeMap::new();
    for act in acts {
        let (SimulatedAct::Asked { at, .. }
        | SimulatedAct::Did { at, .. }
        | SimulatedAct::Away { at, .. }) = act;
        town.deployment.advance_to(*at).await.unwrap();
        match act {
            SimulatedAct::Asked { lead, inquiry, .. } => {
                let fields = posted(*lead, inquiry);
                let fields = fields
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str()));
                let fields: Vec<(&str, &str)> = fields.collect();
                let asks = town.deployment.inquire(&inquiry.form, &fields);
                let id = asks.await.unwrap();
                leads.entry(*lead).or_insert(id);
            }
            SimulatedAct::Did { lead, event, .. } => happens(town, &leads[lead], event).await,
            SimulatedAct::Away { rep, at, until } => {
                let away = Some((*at, *until));
                town.deployment.cloud().set_away(rep, away).await.unwrap();
            }
        }
    }
    leads.into_values().collect()
}

/// What the timelines of a deployment say: each fact with its minute, and how long each lead waited for somebody.
async fn told(town: &Town, leads: &[LeadId]) -> (Vec<(Instant, EntryKind)>, LogHistogram) {
    let (mut facts, mut from_inquiry) = (Vec::new(), LogHistogram::default());
    for lead in leads {
        let timeline = town.lead(lead).await.timeline;
        let mut lines = timeline.iter();
        let received = lines.find(|line| line.fact.kind() == EntryKind::Received);
        let cycle = lines.take_while(|line| line.fact.kind() != EntryKind::Woke);
        let touch = cycle
            .filter(|line| is_touch(&line.fact))
            .min_by_key(|line| line.at);
        if let (Some(received), Some(touch)) = (received, touch) {
            let waited = touch.at - received.at;
            from_inquiry.record(waited.num_seconds().try_into().unwrap());
        }
        let lines = timeline.iter().filter(|line| {
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
    (facts, from_inquiry)
}

/// The rep's time begins with the assignment, which is in the minute after where the sweep had been already: each may differ by one.
fn take_the_reps_time(one: &mut DayFigures, other: &mut DayFigures) {
    let of_people = one.people.values_mut().zip(other.people.values_mut());
    let of_people = of_people.map(|(one, other)| {
        (
            &mut one.from_assignment_open,
            &mut other.from_assignment_open,
        )
    });
    let all = (
        &mut one.from_assignment_open,
        &mut other.from_assignment_open,
    );
    for (one, other) in of_people.chain([all]) {
        let (one, other) = (std::mem::take(one), std::mem::take(other));
        assert_eq!(one.count(), other.count(), "seed {SEED}");
        let means = one.mean().unwrap_or(0).abs_diff(other.mean().unwrap_or(0));
        assert!(
            means <= SWEEP.num_seconds().unsigned_abs(),
            "{one:?} {other:?}, seed {SEED}"
        );
    }
}

#[tokio::test]
async fn a_played_time() {
    let policy = Policy::compile(&baton::shipped::embedded()).unwrap();
    let scenario = Scenario {
        leads: PEOPLE,
        days: DAYS,
        from: "2026-03-02".parse().unwrap(),
        seed: SEED,
    };
    let population = Population::draw(scenario, policy.calendar().tz());
    let mut played = Played::default();
    let year = run(&policy, &population, &mut played).unwrap();
    let town = Town::open("2026-03-02 00:00").await;
    let leads = play(&town, &played.acts).await;
    // What is due in the last minute is not played.
    let end = population.time.1 - SWEEP;
    town.deployment.advance_to(end).await.unwrap();
    let (mut facts, from_inquiry) = told(&town, &leads).await;
    assert!(year.of(EntryKind::Outcome) > 30 && year.of(EntryKind::Breached) > 5);
    let booked = year.of(EntryKind::Booked) + year.of(EntryKind::BookingRequested);
    assert!(booked > 0, "nobody booked");
    assert_eq!(by_kind(&facts), by_kind(&played.facts), "seed {SEED}");
    let mut played_facts = played.facts;
    for facts in [&mut facts, &mut played_facts] {
        facts.sort_by_key(|(at, kind)| (kind.as_str(), *at));
    }
    for ((at, kind), (played_at, played_kind)) in facts.iter().zip(&played_facts) {
        // Whoever asks in a minute in which the sweep has been already is judged in the next one (P8).
        let apart = (*at - *played_at).abs();
        let is_same = kind == played_kind && apart <= SWEEP;
        assert!(
            is_same,
            "{kind:?} at {at}, and {played_kind:?} at {played_at}; seed {SEED}"
        );
    }
    assert_eq!(from_inquiry, played.from_inquiry, "seed {SEED}");
    let (from, to) = ("2026-03-02".parse().unwrap(), "2026-03-23".parse().unwrap());
    let period = town.deployment.cloud().period(from, to, to).await.unwrap();
    assert_eq!(period.uncounted, None);
    // No mail service keeps one back here, so that each left in its window; of who is no lead none counts.
    let mut sum = period.sum();
    let left = std::mem::take(&mut sum.acknowledgements);
    assert_eq!(left.late, 0, "seed {SEED}");
    let all = year.mails.acknowledgements;
    assert!(
        left.in_window > 20 && left.in_window <= all,
        "{left:?} of {all}, seed {SEED}"
    );
    take_the_reps_time(&mut sum, &mut played.figures);
    assert_eq!(sum, played.figures, "seed {SEED}");
    // The page that says how far it has gone with those who asked reads the same.
    let (_, so_far) = town
        .deployment
        .cloud()
        .period_with_cohort(from, to, to)
        .await
        .unwrap();
    assert_eq!(so_far.reached, played.figures.cohort(from..=to));
    assert!(so_far.reached.asked > 20, "{so_far:?}, seed {SEED}");
    town.is_well_run().await;
}
