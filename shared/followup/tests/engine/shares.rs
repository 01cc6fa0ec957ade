//! Everybody's share of what is open is as their weight says, whoever is away, comes back, or hands leads back meanwhile.

use calendar::Instant;
use chrono::Duration;
use followup::ids::PersonId;
use followup::lead::Lead;
use followup::policy::Policy;
use followup::route::{Routing, route};
use followup::team::{Person, SETTLING, Team, TimeAway};
use proptest::prelude::*;

use crate::support::{ny, person, policy};
use crate::world::{BUYER, World};

/// What happens to a team, one after the other.
#[derive(Debug, Clone)]
enum Happening {
    /// Somebody asks.
    Arrives,
    /// Somebody goes away for so many hours.
    Leaves { who: usize, hours: i64 },
    /// A lead of theirs is closed, or handed back.
    Ends { who: usize },
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let one = prop_oneof![
        6 => Just(Happening::Arrives),
        1 => (0usize..6, 1i64..400).prop_map(|(who, hours)| Happening::Leaves { who, hours }),
        2 => (0usize..6).prop_map(|who| Happening::Ends { who }),
    ];
    proptest::collection::vec(one, 1..160)
}

/// The shipped policy with so many reps of these weights, who take all and have room for everything.
fn team_of(weights: &[u32]) -> Policy {
    let mut policy = policy();
    let mut active = (*policy.active).clone();
    let rep = active.roster.people[0].clone();
    let reps = weights.iter().enumerate().map(|(number, weight)| Person {
        id: person(&format!("rep{number}")),
        weight: *weight,
        max_open: 10_000,
        ..rep.clone()
    });
    let others = active.roster.people.iter().skip(3).cloned();
    active.roster.people = others.chain(reps).collect();
    policy.active = active.into();
    policy
}

/// A lead that anybody may have.
fn lead() -> Lead {
    World::with("2026-03-02 10:00", BUYER).lead().clone()
}

/// Gives a lead away, and says to whom.
fn give(policy: &Policy, lead: &Lead, team: &mut Team, now: Instant) -> Option<String> {
    let Routing::To { rep, .. } = route(policy, lead, team, now) else {
        return None;
    };
    let load = team.load_mut(&rep);
    load.open += 1;
    load.last_assigned = Some(now);
    Some(rep.to_string())
}

/// Somebody goes away for so many hours.
fn leaves(team: &mut Team, who: &PersonId, now: Instant, hours: i64) {
    let until = now + Duration::hours(hours);
    team.load_mut(who).away = vec![TimeAway::between(now, until)];
}

/// A lead of theirs is closed, or handed back.
fn ends(team: &mut Team, who: &PersonId) {
    let load = team.load_mut(who);
    load.open = load.open.saturating_sub(1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    /// However unlike the weights are, nobody is ever a whole lead away from their share of what has arrived.
    #[test]
    fn who_is_there_all_the_time_has_their_share_within_one_lead(
        weights in proptest::collection::vec(1u32..12, 1..7),
        arrivals in 1u32..120,
    ) {
        let (policy, lead, mut team) = (team_of(&weights), lead(), Team::default());
        let all: u32 = weights.iter().sum();
        for number in 1..=arrivals {
            let now = ny("2026-03-02 10:00") + Duration::minutes(i64::from(number));
            prop_assert!(give(&policy, &lead, &mut team, now).is_some());
            for (rep, weight) in weights.iter().enumerate() {
                let open = team.load(&person(&format!("rep{rep}"))).open;
                let apart = i64::from(open * all) - i64::from(weight * number);
                prop_assert!(apart.abs() < i64::from(all), "{open} of {number} for {weight} of {all}");
            }
        }
    }

    /// Whatever happens between, a lead only goes to somebody who has fewer than their share of what those have who are there.
    #[test]
    fn nobody_gets_more_than_one_lead_above_their_share(
        weights in proptest::collection::vec(1u32..6, 2..6),
        happens in happenings(),
    ) {
        let (policy, lead, mut team) = (team_of(&weights), lead(), Team::default());
        let id = |who: usize| format!("rep{}", who % weights.len());
        let mut now = ny("2026-03-02 10:00");
        for one in happens {
            now += Duration::minutes(37);
            match one {
                Happening::Leaves { who, hours } => leaves(&mut team, &person(&id(who)), now, hours),
                Happening::Ends { who } => ends(&mut team, &person(&id(who))),
                Happening::Arrives => {
                    let before = team.clone();
                    let Some(rep) = give(&policy, &lead, &mut team, now) else {
                        continue;
                    };
                    let there: Vec<(u32, u32, bool)> = weights.iter().enumerate().filter_map(|(who, weight)| {
                        let load = before.load(&person(&id(who)));
                        (!load.is_away(now)).then(|| (load.open, *weight, load.is_just_back(now)))
                    }).collect();
                    if there.iter().any(|(_, _, is_back)| *is_back) {
                        continue;
                    }
                    let (open, all) = there.iter().fold((1, 0), |(open, all), one| (open + one.0, all + one.1));
                    let had = before.load(&person(&rep)).open;
                    let weight = weights[rep[3..].parse::<usize>().unwrap()];
                    prop_assert!(had * all < weight * open, "{rep} had {had} of {open}");
                }
            }
        }
    }

    /// However uneven absences and endings have left a team: who has more than their share gets nothing until it is theirs, so that as soon as
    /// so much has come, everybody has their share within one lead, and keeps it.
    #[test]
    fn whatever_happened_everybody_comes_to_their_share_within_one_lead(
        weights in proptest::collection::vec(1u32..6, 2..6),
        happens in happenings(),
    ) {
        let (policy, lead, mut team) = (team_of(&weights), lead(), Team::default());
        let id = |who: usize| person(&format!("rep{}", who % weights.len()));
        let mut now = ny("2026-03-02 10:00");
        for one in happens {
            now += Duration::minutes(37);
            match one {
                Happening::Leaves { who, hours } => leaves(&mut team, &id(who), now, hours),
                Happening::Ends { who } => ends(&mut team, &id(who)),
                Happening::Arrives => {
                    give(&policy, &lead, &mut team, now);
                }
            }
        }
        // Everybody is there again, and has been for a while.
        now += Duration::hours(400) + SETTLING;
        let all: u32 = weights.iter().sum();
        let of = |team: &Team| -> Vec<u32> {
            (0..weights.len()).map(|who| team.load(&id(who)).open).collect()
        };
        let loads = of(&team);
        let most = loads.iter().zip(&weights).map(|(open, weight)| (open * all).div_ceil(*weight));
        let enough = most.max().unwrap_or(0).saturating_sub(loads.iter().sum());
        for number in 0..enough + 2 * all {
            now += Duration::minutes(1);
            prop_assert!(give(&policy, &lead, &mut team, now).is_some());
            let loads = of(&team);
            let sum: u32 = loads.iter().sum();
            for (open, weight) in loads.iter().zip(&weights) {
                let apart = i64::from(open * all) - i64::from(weight * sum);
                let is_settled = number >= enough;
                prop_assert!(
                    !is_settled || apart.abs() < i64::from(all),
                    "{open} of {sum} for {weight} of {all}"
                );
            }
        }
    }

    /// Who comes back to colleagues with full lists gets one when everybody else has got one, and not all that arrives.
    #[test]
    fn who_comes_back_is_not_flooded(
        weights in proptest::collection::vec(1u32..5, 2..6),
        theirs in 0u32..40,
        arrivals in 1u32..60,
    ) {
        let (policy, lead, mut team) = (team_of(&weights), lead(), Team::default());
        let back = ny("2026-03-16 09:00");
        for (who, weight) in weights.iter().enumerate().skip(1) {
            team.load_mut(&person(&format!("rep{who}"))).open = weight * theirs;
        }
        let returned = person("rep0");
        team.load_mut(&returned).away = vec![TimeAway::between(back - Duration::days(14), back)];
        for number in 1..=arrivals {
            let now = back + Duration::hours(i64::from(number));
            prop_assert!(now < back + SETTLING);
            prop_assert!(give(&policy, &lead, &mut team, now).is_some());
        }
        let got = team.load(&returned).open;
        let turns = arrivals.div_ceil(u32::try_from(weights.len()).unwrap());
        prop_assert!(got <= turns + 1, "{got} of {arrivals}");
    }
}
