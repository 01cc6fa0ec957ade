//! The law's defaults, by where the lead is.

use followup::agenda::Action;
use followup::event::{Disposition, Event, Sign};
use followup::law::{self, LegalBar, Region};
use followup::lead::Lead;
use followup::policy::Policy;
use followup::timeline::{EntryKind, Fact, SkipReason};

use crate::support::{changed, inquiry, lead, ny, wall};
use crate::world::{BUYER, BY_MAIL, World};

fn regions(regions: &str) -> Policy {
    Policy::compile(&changed("policy.toml", "regions = [\"US\"]", regions)).unwrap()
}

fn of(policy: &Policy, fields: &[(&str, &str)]) -> Lead {
    let at = ny("2026-03-02 10:00");
    lead(&inquiry(policy, at, fields), at)
}

fn by_phone(phone: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut fields = BUYER.to_vec();
    fields.retain(|(name, _)| *name != "phone");
    fields.push(("phone", phone));
    fields
}

#[test]
fn a_lead_is_where_the_form_says_then_where_the_number_is_from_then_where_leads_live() {
    let us = regions("regions = [\"US\"]");
    for (phone, region) in [
        ("+1 212 555 0123", Region::UnitedStates),
        ("+1 416 555 0123", Region::Canada),
        ("+49 30 1234567", Region::EuropeanUnion),
        ("+44 20 7946 0958", Region::EuropeanUnion),
        ("+81 3 1234 5678", Region::Elsewhere),
        ("+1 876 555 0123", Region::Elsewhere),
    ] {
        let lead = of(&us, &by_phone(phone));
        assert_eq!(lead.contact.region, Some(region), "{phone}");
    }
    let said = [&by_phone("+1 212 555 0123")[..], &[("country", "FR")]].concat();
    assert_eq!(of(&us, &said).contact.region, Some(Region::EuropeanUnion));
    let nothing = of(&us, BY_MAIL);
    assert_eq!(law::of(&us, &nothing), Region::UnitedStates.law());
    // Of several, the strictest of each rule.
    let both = regions("regions = [\"US\", \"EU\", \"CA\"]");
    assert_eq!(law::of(&both, &of(&both, BY_MAIL)), Region::Elsewhere.law());
}

/// Nobody reports anything but vain calls; the written steps that were left out, and those that were written.
fn walked(mut world: World) -> (Vec<String>, Vec<(String, SkipReason)>) {
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-04-30 00:00");
    let skipped = world
        .record
        .lines
        .iter()
        .filter_map(|line| {
            let Fact::StepSkipped { step, why } = &line.entry.fact else {
                return None;
            };
            Some((step.clone().unwrap(), *why))
        })
        .collect();
    (
        world.mails().into_iter().map(|(step, _)| step).collect(),
        skipped,
    )
}

#[test]
fn in_europe_two_follow_ups_are_written_and_the_last_is_the_goodbye() {
    let world = World::of(regions("regions = [\"EU\"]"), "2026-03-02 10:00", BY_MAIL);
    let (written, skipped) = walked(world);
    assert_eq!(written, ["mail", "goodbye"]);
    assert_eq!(
        skipped,
        [
            ("call_2".to_owned(), SkipReason::NotReported),
            (
                "letter".to_owned(),
                SkipReason::Law {
                    rule: LegalBar::AllWritten { most: 2 }
                }
            )
        ]
    );
    // Everywhere else it stays as it was.
    let world = World::with("2026-03-02 10:00", BY_MAIL);
    assert_eq!(walked(world).0, ["mail", "letter", "goodbye"]);
}

#[test]
fn in_europe_who_agreed_to_more_is_written_to_more() {
    let mut world = World::of(regions("regions = [\"DE\"]"), "2026-03-02 10:00", BY_MAIL);
    world.give(0, &Event::OptedIn);
    assert_eq!(
        walked(world).0,
        ["mail", "letter", "goodbye", "letter__01_comparing_offers"]
    );
}

#[test]
fn a_new_inquiry_or_an_answer_begins_the_count_anew() {
    let mut world = World::of(regions("regions = [\"EU\"]"), "2026-03-02 10:00", BY_MAIL);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-04-30 00:00");
    assert_eq!(world.lead().automated_emails, 2);
    world.joined(BY_MAIL);
    assert_eq!(world.lead().automated_emails, 0);
    let mut world = World::of(regions("regions = [\"EU\"]"), "2026-03-02 10:00", BY_MAIL);
    world.until("2026-03-04 12:00");
    assert_eq!(world.lead().automated_emails, 1);
    world.sign(Sign::Replied);
    assert_eq!(world.lead().automated_emails, 0);
}

#[test]
fn in_canada_the_consent_of_an_inquiry_ends_after_six_months() {
    let policy = regions("regions = [\"CA\"]");
    let mut world = World::of(policy.clone(), "2026-03-02 10:00", BY_MAIL);
    // The clocks have changed since.
    let until = ny("2026-09-02 11:00");
    let before = until - chrono::Duration::seconds(1);
    assert_eq!(law::forbids_writing(&policy, world.lead(), before), None);
    assert!(law::forbids_writing(&policy, world.lead(), until).is_some());
    // A conversation that went silent is taken up again too late.
    world.owner_reports(Disposition::Reached);
    let rep = world.owner();
    let task = world.lead().task();
    world.report_as(
        0,
        &rep,
        Disposition::Reached,
        &task,
        Some(ny("2026-09-03 10:00")),
    );
    world.until("2026-09-03 10:00");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-10-30 10:00");
    assert_eq!(world.mails(), []);
    let skipped = world.record.lines.iter().any(|line| {
        let Fact::StepSkipped { why, .. } = &line.entry.fact else {
            return false;
        };
        let rule = LegalBar::ConsentEnded {
            months: 6,
            on: "2026-09-02".parse().unwrap(),
        };
        *why == SkipReason::Law { rule }
    });
    assert!(skipped);
}

#[test]
fn who_never_answered_in_europe_is_to_be_forgotten_after_a_year() {
    let policy = regions("regions = [\"EU\"]");
    let mut world = World::of(policy.clone(), "2026-03-02 10:00", BY_MAIL);
    let at = law::erased_at(&policy, world.lead()).unwrap();
    assert_eq!(wall(at), "2027-03-02 10:00");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2027-03-02 09:59");
    let agenda = followup::agenda::agenda(&policy, world.lead()).unwrap();
    assert!(
        agenda
            .iter()
            .any(|due| due.action == Action::Forget && due.at() == at)
    );
    // Whoever answered is not, and neither is who agreed to more.
    let mut answered = World::of(policy.clone(), "2026-03-02 10:00", BY_MAIL);
    answered.sign(Sign::Replied);
    assert_eq!(law::erased_at(&policy, answered.lead()), None);
    let mut agreed = World::of(policy.clone(), "2026-03-02 10:00", BY_MAIL);
    agreed.give(0, &Event::OptedIn);
    assert_eq!(law::erased_at(&policy, agreed.lead()), None);
    let us = World::with("2026-03-02 10:00", BY_MAIL);
    assert_eq!(law::erased_at(&us.policy, us.lead()), None);
}

#[test]
fn calls_in_the_united_states_are_made_between_eight_and_eight_on_the_leads_clock() {
    let us = regions("regions = [\"US\"]");
    let coast = of(&us, &by_phone("+1 415 555 0123"));
    let allowed = |lead: &Lead, at: &str| wall(law::call_at_or_after(&us, lead, ny(at)));
    assert_eq!(allowed(&coast, "2026-03-02 10:00"), "2026-03-02 11:00");
    assert_eq!(allowed(&coast, "2026-03-02 15:00"), "2026-03-02 15:00");
    assert_eq!(allowed(&coast, "2026-03-02 23:00"), "2026-03-03 11:00");
    // On the day on which the clocks change, too.
    assert_eq!(allowed(&coast, "2026-03-08 01:00"), "2026-03-08 11:00");
    // A number that does not say where it is counts as the office's.
    let unknown = of(&us, &by_phone("+1 555 010 0123"));
    assert_eq!(allowed(&unknown, "2026-03-02 10:00"), "2026-03-02 10:00");
    assert_eq!(allowed(&unknown, "2026-03-02 07:00"), "2026-03-02 08:00");
}

#[test]
fn the_second_call_waits_for_their_morning() {
    let mut world = World::with("2026-03-02 09:00", &by_phone("+1 808 555 0123"));
    // The first one is a person's at once: the task says what time it is there.
    assert_eq!(world.times(EntryKind::CallOpened), ["2026-03-02 09:00"]);
    world.until("2026-03-02 09:10");
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-03 17:00");
    assert_eq!(world.times(EntryKind::CallOpened)[1], "2026-03-03 13:00");
}

#[test]
fn a_day_has_three_calls_at_most() {
    let us = regions("regions = [\"US\"]");
    let mut lead = of(&us, BUYER);
    lead.called_at = [9, 11, 13]
        .map(|hour| ny(&format!("2026-03-02 {hour:02}:00")))
        .to_vec();
    let next = law::call_at_or_after(&us, &lead, ny("2026-03-02 14:00"));
    assert_eq!(wall(next), "2026-03-03 08:00");
}

#[test]
fn of_two_laws_the_stricter_of_each_rule_holds_whichever_is_named_first() {
    let laws = [
        Region::UnitedStates,
        Region::Canada,
        Region::EuropeanUnion,
        Region::Elsewhere,
    ]
    .map(Region::law);
    for a in laws {
        for b in laws {
            let both = a.and(b);
            assert_eq!(both, b.and(a));
            assert_eq!(both.strictly, a.strictly || b.strictly);
            for most in [a.written, b.written].into_iter().flatten() {
                assert!(both.written.is_some_and(|both| both <= most));
            }
            for most in [a.calls_a_day, b.calls_a_day].into_iter().flatten() {
                assert!(both.calls_a_day.is_some_and(|both| both <= most));
            }
            for (from, to) in [a.call_hours, b.call_hours].into_iter().flatten() {
                let within = |hours: (u32, u32)| from <= hours.0 && hours.1 <= to;
                assert!(both.call_hours.is_some_and(within));
            }
        }
    }
}
