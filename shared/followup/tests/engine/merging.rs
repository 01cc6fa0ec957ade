//! The manager merges two leads of one person, and takes them apart again.

use calendar::Instant;
use followup::decide::{Decision, LoadChange, decide};
use followup::event::{Disposition, Event, Merging, Sign};
use followup::ids::{InquiryId, LeadId};
use followup::lead::{Lead, MAX_MERGED, ObligationKind};
use followup::merging::{carried, is_kept, may_merge};
use followup::message::NoticeKind;
use followup::timeline::{CarriedObligation, Fact, Ruling};

use crate::support::{inquiry, ny, person};
use crate::world::{BUYER, World};

const BO: &[(&str, &str)] = &[
    ("name", "Bo Ek"),
    ("email", "bo@example.org"),
    ("phone", "+12125550188"),
    ("topic", "sales"),
];

const CY: &[(&str, &str)] = &[
    ("name", "Cy Ode"),
    ("email", "cy@example.org"),
    ("phone", "+12125550199"),
    ("topic", "sales"),
];

fn said(world: &World, lead: &Lead, said: Merging, now: Instant) -> Decision {
    decide(&world.policy, lead, &Event::Merging(said), now)
}

/// The kept lead, and what its timeline says that it carries.
fn merged(
    world: &World,
    kept: &Lead,
    other: &Lead,
    now: Instant,
) -> (Lead, Vec<CarriedObligation>) {
    let by = person("morgan");
    let (owed, id) = (carried(other), other.id.clone());
    let decision = said(
        world,
        kept,
        Merging::Merged {
            other: id,
            owed,
            demand: other.demand.clone(),
            by,
        },
        now,
    );
    let carries = decision.entries.iter().find_map(|entry| {
        let Fact::Verdict {
            ruling: Ruling::Merged { carried, .. },
        } = &entry.fact
        else {
            return None;
        };
        Some(carried.clone())
    });
    (decision.lead, carries.unwrap_or_default())
}

fn parted(
    world: &World,
    (kept, carried): &(Lead, Vec<CarriedObligation>),
    other: &LeadId,
    now: Instant,
) -> Lead {
    let by = person("morgan");
    let (other, carried) = (other.clone(), carried.clone());
    said(world, kept, Merging::Parted { other, carried, by }, now).lead
}

fn since(lead: &Lead, kind: ObligationKind) -> Option<Instant> {
    lead.owed.get(kind).map(|owed| owed.since)
}

/// Ana asked at ten and Bo at eleven; both have somebody.
fn two() -> (World, Lead, Lead, Instant) {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-02 11:00");
    let bo = world.arrive(BO);
    world.until("2026-03-02 11:20");
    let (ana, bo) = (world.leads[0].clone(), world.leads[bo].clone());
    (world, ana, bo, ny("2026-03-02 11:20"))
}

#[test]
fn both_wait_for_one_call_since_the_longer_wait_and_part_with_their_own() {
    let (world, ana, bo, now) = two();
    assert!(may_merge(&ana, &bo) && may_merge(&bo, &ana));
    // The one that waits less is kept, and waits as long as the other.
    let both = merged(&world, &bo, &ana, now);
    let (touch, kept) = (ObligationKind::FirstTouch, &both.0);
    assert_eq!(since(kept, touch), since(&ana, touch));
    let sooner = kept.owed.get(touch).unwrap().promised_by;
    assert_eq!(sooner, ana.owed.get(touch).unwrap().promised_by);
    assert_eq!(kept.merged, std::slice::from_ref(&ana.id));
    // Once more says nothing more.
    assert_eq!(merged(&world, kept, &ana, now), (kept.clone(), Vec::new()));
    let apart = parted(&world, &both, &ana.id, now);
    assert_eq!(apart.owed, bo.owed);
    assert_eq!(
        (apart.merged.len(), &apart.linked),
        (0, &vec![ana.id.clone()])
    );
    assert_eq!(
        parted(&world, &(apart.clone(), both.1), &ana.id, now),
        apart
    );
}

#[test]
fn who_was_called_owes_the_other_an_answer_and_what_was_done_since_is_not_undone() {
    let (mut world, _, bo, now) = two();
    world.owner_reports(Disposition::NoAnswer);
    let called = world.leads[0].clone();
    assert_eq!(called.owed.first_touch(), None);
    let both = merged(&world, &called, &bo, now);
    let answer = ObligationKind::Answer;
    assert_eq!(
        since(&both.0, answer),
        since(&bo, ObligationKind::FirstTouch)
    );
    assert_eq!(parted(&world, &both, &bo.id, now).owed, called.owed);
    // It was answered, and another answer is owed since: that one stays.
    let mut later = both.clone();
    let owed = later.0.owed.get_mut(answer).unwrap();
    owed.since = now;
    let apart = parted(&world, &later, &bo.id, now);
    assert_eq!(since(&apart, answer), Some(now));
}

#[test]
fn the_other_stays_as_it_stands_and_is_nobodys_load() {
    let (world, ana, bo, now) = two();
    let rep = bo.rep().cloned().unwrap();
    let away = Merging::MergedAway {
        into: ana.id.clone(),
        to: ana.rep().cloned(),
        by: person("morgan"),
    };
    let decision = said(&world, &bo, away, now);
    assert_eq!(decision.loads, [LoadChange::Lost(rep.clone())]);
    assert_eq!(decision.lead.stage, bo.stage);
    assert_eq!(decision.lead.owed, bo.owed);
    assert_eq!(decision.lead.stop_generation, bo.stop_generation + 1);
    let told = decision
        .notices
        .iter()
        .any(|notice| notice.to == rep && notice.kind == NoticeKind::MovedAway);
    assert_eq!(told, ana.rep() != Some(&rep));
    let back = Merging::TakenApart {
        from: ana.id.clone(),
        demand_is_decided: false,
        by: person("morgan"),
    };
    let back = said(&world, &decision.lead, back, now);
    assert!(
        back.loads.contains(&LoadChange::Gained(rep)),
        "{:?}",
        back.loads
    );
    assert_eq!(
        since(&back.lead, ObligationKind::FirstTouch),
        since(&bo, ObligationKind::FirstTouch)
    );
    let ruling = Ruling::TakenApart { from: ana.id };
    assert!(back.entries.iter().any(|entry| entry.fact
        == Fact::Verdict {
            ruling: ruling.clone()
        }));
}

#[test]
fn what_somebody_has_is_kept_and_there_is_an_end_of_merging() {
    let (world, ana, bo, now) = two();
    let mut waiting = bo.clone();
    waiting.stage = followup::lead::Stage::Open(followup::lead::Open::Routing { since: now });
    assert!(is_kept(&ana, &waiting) && !is_kept(&waiting, &ana));
    assert!(may_merge(&ana, &waiting) && !may_merge(&waiting, &ana));
    assert!(!may_merge(&ana, &ana));
    let mut kept = ana;
    for number in 0..=MAX_MERGED {
        let other = Lead {
            id: LeadId::derive(&[&number.to_string()]),
            ..bo.clone()
        };
        assert_eq!(may_merge(&kept, &other), number < MAX_MERGED, "{number}");
        kept = merged(&world, &kept, &other, now).0;
    }
    assert_eq!(kept.merged.len(), MAX_MERGED);
    // What others were merged with leads nowhere else before they are taken apart.
    assert!(!may_merge(&bo, &kept));
}

#[test]
fn a_demand_to_erase_stands_with_the_lead_that_is_kept_and_goes_with_the_other_again() {
    let (mut world, _, _, now) = two();
    let demand = Event::ErasureDemanded {
        sign: Sign::Replied,
        at: None,
    };
    world.give(0, &demand);
    let since = |lead: &Lead| lead.demand.as_ref().map(|demand| demand.since);
    let older = since(world.lead());
    assert_eq!(older, Some(now));
    world.until("2026-03-02 12:00");
    let (ana, mut bo) = (world.leads[0].clone(), world.leads[1].clone());
    for (bo_demands, left) in [(false, None), (true, older)] {
        if bo_demands {
            world.give(1, &demand);
            bo = world.leads[1].clone();
            assert_eq!(since(&bo), Some(ny("2026-03-02 12:00")));
        }
        let both = merged(&world, &bo, &ana, now);
        assert_eq!(since(&both.0), older);
        // Said once more, it is as it was.
        assert_eq!(merged(&world, &both.0, &ana, now).0.demand, both.0.demand);
        assert_eq!(since(&parted(&world, &both, &ana.id, now)), left);
        assert_eq!(since(&merged(&world, &ana, &bo, now).0), older);
    }
    // Taken apart, it is asked about there again, unless it was decided while the two were one.
    let away = Merging::MergedAway {
        into: bo.id.clone(),
        to: None,
        by: person("morgan"),
    };
    let away = said(&world, &ana, away, now).lead;
    for (demand_is_decided, left) in [(false, older), (true, None)] {
        let apart = Merging::TakenApart {
            from: bo.id.clone(),
            demand_is_decided,
            by: person("morgan"),
        };
        assert_eq!(since(&said(&world, &away, apart, now).lead), left);
    }
}

#[test]
fn of_several_demands_each_goes_with_its_own_lead() {
    let (mut world, _, _, now) = two();
    let sign = Sign::Replied;
    let demand = Event::ErasureDemanded { sign, at: None };
    world.give(0, &demand);
    let cy = world.arrive(CY);
    world.give(cy, &demand);
    let [ana, bo, cy] = [0, 1, cy].map(|number| world.leads[number].clone());
    // Two that were merged with the same lead demand it: the first who is taken apart leaves that of the other.
    let (one, _) = merged(&world, &bo, &ana, now);
    let both = merged(&world, &one, &cy, now);
    let left = parted(&world, &both, &ana.id, now);
    assert!(left.demand.is_some());
    assert_eq!(
        parted(&world, &(left, Vec::new()), &cy.id, now).demand,
        None
    );
    // Whoever of the kept lead demands it as well, on the same day, demands it themselves.
    let mut again = inquiry(&world.policy, now, BO);
    again.demands_erasure = true;
    world.leads[1] = one;
    world.give(
        1,
        &Event::Joined {
            id: InquiryId::derive(&["again"]),
            inquiry: Box::new(again),
        },
    );
    let kept = (world.leads[1].clone(), Vec::new());
    assert!(parted(&world, &kept, &ana.id, now).demand.is_some());
}
