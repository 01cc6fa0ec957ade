//! What holds of every simulated time, whatever is drawn.

use std::collections::{BTreeMap, HashMap};

use calendar::Instant;
use chrono::NaiveDate;
use followup::decide::Decision;
use followup::figures::{
    DayFigures, FactRecord, KEPT, LeadCourse, PersonFigures, SourceFigures, counted, records,
};
use followup::ids::LeadId;
use followup::lead::Lead;
use followup::policy::{Policy, PolicyFiles};
use followup::timeline::EntryKind;
use proptest::prelude::*;
use simulate::{Onlooker, Population, Scenario, YearFigures, run};

use crate::company;
use crate::support::{changed, shipped};

fn scenario(leads: u32, days: u32, seed: u64) -> Scenario {
    Scenario {
        leads,
        days,
        from: "2026-03-02".parse().unwrap(),
        seed,
    }
}

fn played(policy: &Policy, scenario: Scenario) -> YearFigures {
    let population = Population::draw(scenario, policy.calendar().tz());
    run(policy, &population, &mut ()).unwrap()
}

fn compiled(sources: &PolicyFiles) -> Policy {
    Policy::compile(sources).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// Keeps what counts as the table does, and counts it at once besides.
#[derive(Default)]
struct Keeper {
    courses: HashMap<LeadId, (LeadCourse, LeadCourse)>,
    kept: BTreeMap<NaiveDate, DayFigures>,
    counted: BTreeMap<NaiveDate, DayFigures>,
    /// Decisions about who is no lead.
    left_out: u64,
}

impl Onlooker for Keeper {
    fn decided(&mut self, policy: &Policy, now: Instant, before: &Lead, decision: &Decision) {
        let lead = &decision.lead;
        let (kept, at_once) = self.courses.entry(lead.id.clone()).or_default();
        let is_a_lead = lead.answered_by.is_none() && !lead.is_customer;
        let (day, facts) = counted(policy, before, at_once, decision, now);
        for fact in &facts {
            if is_a_lead {
                self.counted.entry(day).or_default().count_record(day, fact);
            } else {
                self.left_out += 1;
            }
        }
        if let Some((day, records)) = records(policy, before, kept, decision, now) {
            // As it is written, and read again.
            let stored = serde_json::to_string(&records).unwrap();
            let records: Vec<FactRecord> = serde_json::from_str(&stored).unwrap();
            let figures = self.kept.entry(day).or_default();
            records
                .iter()
                .for_each(|one| figures.count_record(day, one));
        }
    }
}

/// Without what is not kept: how often anything else came.
fn as_kept(mut figures: DayFigures) -> DayFigures {
    let is_kept = |kind: &EntryKind, _: &mut _| KEPT.contains(kind);
    figures.kinds.retain(is_kept);
    figures
        .people
        .values_mut()
        .for_each(|one| one.kinds.retain(is_kept));
    figures
        .people
        .retain(|_, one| *one != PersonFigures::default());
    figures
        .sources
        .values_mut()
        .for_each(|one| one.kinds.retain(is_kept));
    figures
        .sources
        .retain(|_, one| *one != SourceFigures::default());
    figures
}

#[test]
fn what_is_kept_of_facts_gives_the_figures_of_the_facts() {
    let policy = company(4);
    let population = Population::draw(scenario(400, 120, 7), policy.calendar().tz());
    let mut keeper = Keeper::default();
    run(&policy, &population, &mut keeper).unwrap();
    let counted = keeper
        .counted
        .into_iter()
        .map(|(day, figures)| (day, as_kept(figures)));
    let counted: BTreeMap<_, _> = counted
        .filter(|(_, figures)| *figures != DayFigures::default())
        .collect();
    let kept = keeper
        .kept
        .iter()
        .map(|(day, figures)| (*day, as_kept(figures.clone())));
    assert_eq!(kept.collect::<BTreeMap<_, _>>(), counted);
    assert!(keeper.left_out > 0, "nobody asked for support");
    let mut all = DayFigures::default();
    keeper.kept.values().for_each(|day| all.add(day));
    let reached = all.milestones;
    assert!(reached.asked >= 300, "{reached:?}");
    assert!(reached.won > 0 && reached.met > 0, "{reached:?}");
    let [asked, touched, ..] = reached.steps();
    assert!(touched <= asked, "{reached:?}");
    for (name, of_source) in &all.sources {
        let [asked, touched, ..] = of_source.milestones.steps();
        assert!(touched <= asked, "{name}: {of_source:?}");
    }
    // Each counts with those who asked when they did, and nobody asks in more than one day's name.
    let asked: u64 = all.cohorts.values().map(|one| one.asked).sum();
    assert_eq!(asked, reached.asked);
    let won: i64 = all.cohorts.values().map(|one| one.won).sum();
    assert!(won > 0 && won <= reached.won, "{won}: {reached:?}");
    let breached: u64 = all.breached_by_hour.values().sum();
    assert_eq!(breached, all.of(EntryKind::Breached).times());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_same_seed_gives_the_same_bytes(seed: u64, leads in 1..200_u32, days in 1..60_u32) {
        let policy = company(4);
        let json = || serde_json::to_string(&played(&policy, scenario(leads, days, seed))).unwrap();
        prop_assert_eq!(json(), json());
    }

    #[test]
    fn what_is_counted_of_parts_adds_up(seed: u64, leads in 1..300_u32, days in 5..120_u32) {
        let policy = company(4);
        let year = played(&policy, scenario(leads, days, seed));
        let facts = &year.facts;
        for (kind, tally) in &facts.kinds {
            let of_days = year.by_day.values().filter_map(|day| day.get(kind));
            prop_assert_eq!(of_days.sum::<i64>(), tally.all);
        }
        prop_assert!(year.inquiries >= u64::from(leads));
        // Who ends is counted once, and whoever has not ended is open; who asks anew after an end is one more lead.
        let ended: u64 = year.endings.iter().map(|one| one.leads).sum();
        prop_assert_eq!(ended, facts.of(EntryKind::Closed).times());
        prop_assert!(ended + year.still_open >= u64::from(leads));
        prop_assert!(ended + year.still_open <= year.inquiries);
        // Each promise is kept or missed once, at most.
        let promises = &year.promises;
        prop_assert!(promises.kept.times() + promises.missed <= promises.made);
        prop_assert_eq!(promises.kept.all, promises.kept.seen + promises.kept.said);
        prop_assert_eq!(facts.touches.all, facts.touches.seen + facts.touches.said);
        prop_assert_eq!(facts.touches.all, facts.touches_by_hour.iter().sum::<i64>());
        // What each of the team did is what all did, and what came from each source is what came.
        let by_people: i64 = year.people.values().map(|one| one.touches.all).sum();
        prop_assert_eq!(by_people, facts.touches.all);
        for (kind, tally) in &facts.kinds {
            let of_sources: i64 = facts.sources.values().filter_map(|one| one.kinds.get(kind)).map(|tally| tally.all).sum();
            prop_assert_eq!(of_sources, tally.all);
        }
        let mails: u64 = year.people.values().map(|one| one.mails).sum();
        prop_assert_eq!(mails, year.mails.to_team);
    }

    #[test]
    fn the_people_are_the_same_whatever_the_policy(seed: u64, leads in 1..300_u32, days in 1..400_u32) {
        let zone = company(4).calendar().tz();
        let drawn = || Population::draw(scenario(leads, days, seed), zone);
        let population = drawn();
        prop_assert_eq!(&population, &drawn());
        prop_assert_eq!(population.people.len(), leads as usize);
        let (from, until) = population.time;
        prop_assert!(population.people.iter().all(|one| from <= one.at && one.at < until));
        prop_assert!(population.people.is_sorted_by_key(|one| one.at));
    }
}

/// Of a thousand first touches, how many came within about an hour of open time after the assignment. Later ones tell less: a team that
/// cannot keep a short clock loses leads sooner, and they begin anew with somebody else.
fn soon(year: &YearFigures) -> u64 {
    const AN_HOUR: u64 = 3_600 + 1_200;
    let waits = &year.facts.from_assignment_open;
    let soon = waits.buckets().filter(|(_, _, to, _)| *to <= AN_HOUR);
    soon.map(|(_, _, _, count)| count).sum::<u64>() * 1_000 / waits.count()
}

#[test]
fn a_shorter_clock_has_earlier_first_touches() {
    let from = r#"first_touch = { wanted = "1bh", reminder = "2bh", due = "4bh", manager = "8bh", warned = "12bh", reassigned = "16bh", second = "4bh" }"#;
    let to = r#"first_touch = { wanted = "15bm", reminder = "30bm", due = "1bh", manager = "2bh", warned = "3bh", reassigned = "4bh", second = "1bh" }"#;
    let (slow, fast) = (
        compiled(&shipped()),
        compiled(&changed("policy.toml", from, to)),
    );
    const SEEDS: [u64; 5] = [4, 5, 6, 7, 8];
    let of_all = |policy| {
        let years = SEEDS.map(|seed| soon(&played(policy, scenario(900, 120, seed))));
        years.iter().sum::<u64>()
    };
    let (slow, fast) = (of_all(&slow), of_all(&fast));
    assert!(
        fast > slow,
        "{fast} and {slow} of five thousand with the seeds {SEEDS:?}"
    );
}

#[test]
fn who_has_no_room_shows_in_the_queue_and_in_what_is_promised() {
    let small = changed(
        "team.toml",
        "roles = [\"rep\"]",
        "roles = [\"rep\"]\nmax_open = 8",
    );
    let year = played(&compiled(&small), scenario(600, 60, 9));
    assert!(year.most_waiting > 20, "{}", year.most_waiting);
    assert!(
        year.promises.without_hour > 100,
        "{}",
        year.promises.without_hour
    );
    let most = year.people.values().map(|one| one.load.most).max();
    assert!(most.is_some_and(|most| most >= 8));
}
