//! Who is to be left alone, has bought, or is no lead is owed nothing by anybody, wherever the lead stood (P14).

use followup::agenda::agenda;
use followup::event::{Disposition, Event, LetGoReason, Sign, Verdict};
use followup::inquiry::Suspicion;
use followup::lead::{Block, Ending, ManagerReason, Open, Stage};
use followup::message::{LeftAloneNews, NoticeKind};
use followup::policy::Policy;
use followup::timeline::EntryKind;

use crate::support::{changed, inquiry, ny, person, policy};
use crate::world::{BUYER, World};

const AT: &str = "2026-03-02 10:00";
const LEFT_ALONE: [(Sign, Ending); 2] = [
    (Sign::Complained, Ending::Complained),
    (Sign::DoNotContact, Ending::DoNotContact),
];

/// A lead in each place in which one can stand, by name.
fn everywhere() -> Vec<(&'static str, World)> {
    let unsettled = [
        ("name", "Ann Lee"),
        ("email", "ann@example.org"),
        ("topic", "partnership"),
    ];
    let suspicious = || {
        let policy = policy();
        let mut inquiry = inquiry(&policy, ny(AT), BUYER);
        inquiry.suspicion = Some(Suspicion::Honeypot);
        let mut world = World::new(policy, ny(AT));
        world.arrive_as(inquiry);
        world
    };
    let in_queue = || {
        let mut world = World::new(policy(), ny(AT));
        for rep in ["riley", "sam", "jordan"] {
            world.rep_load(rep).open = 10_000;
        }
        world.arrive(BUYER);
        world
    };
    let asked = || {
        let asks = changed(
            "policy.toml",
            "needs_qualifying = 0\n",
            "needs_qualifying = 0\nquestion = { field = \"budget\", ask = \"What would you like to spend?\" }\n",
        );
        World::of(Policy::compile(&asks).unwrap(), AT, &unsettled)
    };
    let mut all = with_somebody();
    all.extend([
        ("queue", in_queue()),
        ("qualifying", World::with(AT, &unsettled)),
        ("asked", asked()),
        ("review", suspicious()),
    ]);
    all
}

/// The same, of those whom somebody has or had.
fn with_somebody() -> Vec<(&'static str, World)> {
    let after = |happens: fn(&mut World)| {
        let mut world = World::with(AT, BUYER);
        happens(&mut world);
        world
    };
    vec![
        ("new", after(|_| {})),
        ("answering", after(|world| world.sign(Sign::Replied))),
        (
            "agreed",
            after(|world| world.owner_reports(Disposition::Reached)),
        ),
        (
            "walking",
            after(|world| world.owner_reports(Disposition::NoAnswer)),
        ),
        ("late", after(|world| world.until("2026-03-20 10:00"))),
        (
            "unsubscribed",
            after(|world| world.sign(Sign::Unsubscribed)),
        ),
        ("bounced", after(|world| world.sign(Sign::Bounced))),
        (
            "resting",
            after(|world| world.owner_reports(Disposition::NotNow)),
        ),
        (
            "looking",
            after(|world| {
                world.owner_reports(Disposition::Nurture);
                world.until("2026-06-10 10:00");
            }),
        ),
        (
            "to_answer",
            World::with(
                AT,
                &[
                    ("topic", "support"),
                    ("name", "Ann Lee"),
                    ("email", "ann@example.org"),
                ],
            ),
        ),
    ]
}

/// It is closed so, nothing is owed, and ten weeks pass in which nobody hears anything of it and nothing goes out.
fn is_over(world: &mut World, ending: Ending, why: &str) {
    let lead = world.lead().clone();
    assert!(
        matches!(lead.stage, Stage::Closed { ending: how, .. } if how == ending),
        "{why}: {:?}",
        lead.stage
    );
    assert!(lead.owed.is_empty() && lead.cadence.is_none(), "{why}");
    assert_eq!(lead.promise, None, "{why}");
    assert!(agenda(&world.policy, &lead).is_none(), "{why}");
    let (told, written) = (world.record.told.len(), world.record.messages.len());
    let later = world.now + chrono::Duration::weeks(10);
    world.until_instant(later);
    assert_eq!(world.record.told.len(), told, "{why}");
    assert_eq!(world.record.messages.len(), written, "{why}");
    let held = world.team.loads.iter().map(|load| load.open % 10_000);
    assert_eq!(
        held.sum::<u32>(),
        0,
        "{why}: nobody's list is longer for it"
    );
}

#[test]
fn who_is_to_be_left_alone_is_owed_nothing_wherever_the_lead_stands() {
    for (sign, ending) in LEFT_ALONE {
        for (place, mut world) in everywhere() {
            let rep = world.lead().rep().cloned();
            let before = world.record.told.len();
            world.sign(sign);
            // Whoever has it hears so at once, and once; nobody else does.
            let news = LeftAloneNews::Ended;
            let told: Vec<_> = world.record.told[before..]
                .iter()
                .map(|told| told.notice.clone())
                .collect();
            match rep {
                Some(rep) => assert_eq!(
                    told.iter()
                        .map(|one| (&one.to, &one.kind))
                        .collect::<Vec<_>>(),
                    [(&rep, &NoticeKind::LeftAlone { news })],
                    "{place}"
                ),
                None => assert_eq!(told, [], "{place}"),
            }
            assert_eq!(
                world.leaving(),
                world
                    .leaving()
                    .into_iter()
                    .filter(|step| step == "question")
                    .collect::<Vec<_>>(),
                "{place}"
            );
            is_over(&mut world, ending, &format!("{sign:?}, {place}"));
        }
    }
}

#[test]
fn what_ends_a_lead_leaves_nothing_owed_wherever_it_stands() {
    for (disposition, ending) in [
        (Disposition::Won, Ending::Won),
        (Disposition::Lost, Ending::Lost),
        (Disposition::NotALead, Ending::NotALead),
        (Disposition::DoNotContact, Ending::DoNotContact),
    ] {
        for (place, mut world) in everywhere() {
            world.report(0, "riley", disposition);
            is_over(&mut world, ending, &format!("{disposition:?}, {place}"));
        }
    }
    for (place, mut world) in everywhere() {
        world.give(0, &Event::Erased);
        is_over(&mut world, Ending::Erased, place);
    }
    for (verdict, ending) in [
        (Verdict::NotALead, Ending::NotALead),
        (Verdict::Unwanted, Ending::Unwanted),
    ] {
        for (place, mut world) in everywhere() {
            if !followup::access::verdicts(world.lead()).contains(&verdict) {
                continue;
            }
            world.verdict(verdict, "morgan");
            is_over(&mut world, ending, place);
        }
    }
}

#[test]
fn what_is_let_go_is_owed_by_nobody() {
    for (place, mut world) in everywhere() {
        if !followup::access::may_let_go(world.lead(), world.now) {
            continue;
        }
        let (by, why) = (person("morgan"), LetGoReason::TooLate);
        world.give(
            0,
            &Event::LetGo {
                by,
                why,
                says_no: false,
            },
        );
        assert_eq!(world.status(), "resting", "{place}");
        assert!(
            world.lead().owed.is_empty() && world.lead().cadence.is_none(),
            "{place}"
        );
    }
}

#[test]
fn who_writes_after_they_asked_for_silence_is_read_once_and_owed_nothing() {
    for (sign, ending) in LEFT_ALONE {
        for (place, mut world) in everywhere() {
            let had = world
                .lead()
                .rep()
                .or(world.lead().preferred.as_ref())
                .cloned();
            world.sign(sign);
            world.until_instant(world.now + chrono::Duration::days(3));
            let before = world.record.told.len();
            world.sign(Sign::Replied);
            let told: Vec<_> = world.record.told[before..]
                .iter()
                .map(|told| told.notice.clone())
                .collect();
            let to = had.unwrap_or_else(|| person("morgan"));
            let news = LeftAloneNews::Wrote;
            assert_eq!(told.len(), 1, "{place}");
            assert_eq!(
                (&told[0].to, &told[0].kind),
                (&to, &NoticeKind::LeftAlone { news }),
                "{place}"
            );
            is_over(&mut world, ending, place);
        }
    }
    // A person who finds that it calls for an answer has the lead with the word that says so.
    let mut world = World::with(AT, BUYER);
    let rep = world.owner();
    world.sign(Sign::DoNotContact);
    world.sign(Sign::Replied);
    world.report(0, &rep, Disposition::Wrote);
    assert_eq!(world.owner(), rep);
}

#[test]
fn an_inquiry_of_who_was_to_be_left_alone_stays_the_decision_that_it_is_when_they_write() {
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::DoNotContact);
    world.until("2026-04-01 10:00");
    world.joined(BUYER);
    let owed = world.lead().owed.clone();
    world.until("2026-04-01 11:00");
    world.sign(Sign::Replied);
    assert_eq!(
        world.lead().owed,
        owed,
        "nobody may answer: a person decides"
    );
    let news = LeftAloneNews::Wrote;
    let told = world.told_when(&NoticeKind::LeftAlone { news });
    assert_eq!(told, ["2026-04-01 11:00"]);
}

#[test]
fn a_lead_that_had_ended_stays_ended_as_it_was() {
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::Won);
    world.sign(Sign::DoNotContact);
    assert_eq!(world.status(), "won");
    assert_eq!(world.lead().blocked, Some(Block::DoNotContact));
    let news = LeftAloneNews::Ended;
    assert_eq!(world.told_when(&NoticeKind::LeftAlone { news }), [""; 0]);
    assert_eq!(world.times(EntryKind::Closed).len(), 1);
}

#[test]
fn a_mailbox_that_fails_and_a_newsletter_that_is_stopped_end_no_lead() {
    for sign in [Sign::Unsubscribed, Sign::Bounced] {
        for (place, mut world) in everywhere() {
            world.sign(sign);
            assert!(
                matches!(world.lead().stage, Stage::Open(_)),
                "{sign:?}, {place}"
            );
        }
    }
    let queue = everywhere()
        .into_iter()
        .find(|(place, _)| *place == "queue");
    let stage = queue.map(|(_, world)| world.lead().stage.clone());
    assert!(matches!(
        stage,
        Some(Stage::Open(Open::WithManager {
            because: ManagerReason::Exhausted,
            ..
        }))
    ));
}

/// An inquiry within which they demand that what is kept of them be erased.
fn demanding(suspicion: Option<Suspicion>) -> World {
    let policy = policy();
    let mut inquiry = inquiry(&policy, ny(AT), BUYER);
    inquiry.demands_erasure = true;
    inquiry.suspicion = suspicion;
    let mut world = World::new(policy, ny(AT));
    world.arrive_as(inquiry);
    world
}

#[test]
fn a_demand_to_erase_within_an_inquiry_is_told_to_whoever_leads_the_team_unless_it_looks_unwanted()
{
    let demanded = NoticeKind::LeftAlone {
        news: LeftAloneNews::ErasureDemanded,
    };
    let world = demanding(None);
    let told = world.told("morgan");
    assert!(told.iter().any(|(_, kind)| *kind == demanded), "{told:?}");
    assert_eq!(world.told_when(&demanded), [AT]);
    assert_eq!(world.times(EntryKind::ErasureDemanded), [AT]);
    // A flood is a line of the list, and what each says is on its page.
    let flood = demanding(Some(Suspicion::TooMany));
    assert_eq!(flood.told_when(&demanded), [""; 0]);
    assert_eq!(flood.times(EntryKind::ErasureDemanded), [AT]);
    for (verdict, times) in [(Verdict::Ready, vec![AT]), (Verdict::Unwanted, vec![])] {
        let mut judged = demanding(Some(Suspicion::TooMany));
        judged.verdict(verdict, "morgan");
        assert_eq!(judged.told_when(&demanded), times, "{verdict:?}");
        assert_eq!(judged.lead().demand.is_some(), !times.is_empty());
    }
    // Who asks once more, and looks like somebody, is told of without a verdict.
    let mut asks_again = demanding(Some(Suspicion::TooMany));
    asks_again.joined(BUYER);
    assert_eq!(asks_again.told_when(&demanded), [AT]);
    // Of a lead that nobody is to look at it is told, once a day.
    let mut known = World::with(AT, BUYER);
    for _ in 0..3 {
        let mut again = inquiry(&known.policy, known.now, BUYER);
        again.demands_erasure = true;
        again.suspicion = Some(Suspicion::TooMany);
        known.joined_as(again);
    }
    assert_eq!(known.told_when(&demanded), [AT]);
    // Within a form that joins it is told alike.
    let mut world = World::with(AT, BUYER);
    let mut again = inquiry(&world.policy, world.now, BUYER);
    again.demands_erasure = true;
    world.joined_as(again);
    assert_eq!(world.told_when(&demanded), [AT]);
}

#[test]
fn a_demand_stands_since_it_was_first_made_until_it_is_met_or_declined() {
    for sign in [Sign::DoNotContact, Sign::Replied] {
        let demand = Event::ErasureDemanded { sign, at: None };
        let mut world = World::with(AT, BUYER);
        assert_eq!(world.lead().demanded_since(), None);
        let declined = Event::ErasureDeclined {
            by: person("morgan"),
        };
        let lines = world.times(EntryKind::Verdict).len();
        world.give(0, &declined);
        assert_eq!(world.times(EntryKind::Verdict).len(), lines, "of nothing");
        world.until("2026-03-03 11:00");
        world.give(0, &demand);
        assert_eq!(
            world.lead().demanded_since(),
            Some(ny("2026-03-03 11:00")),
            "{sign:?}"
        );
        world.until("2026-03-09 11:00");
        world.give(0, &demand);
        assert_eq!(
            world.lead().demanded_since(),
            Some(ny("2026-03-03 11:00")),
            "{sign:?}"
        );
        world.give(0, &declined);
        assert_eq!(world.lead().demanded_since(), None);
        assert_eq!(world.times(EntryKind::Verdict).len(), lines + 1);
        // Whoever demands it again is told of again, and the time begins anew.
        world.until("2026-03-09 12:00");
        world.give(0, &demand);
        assert_eq!(
            world.lead().demanded_since(),
            Some(ny("2026-03-09 12:00")),
            "{sign:?}"
        );
        world.give(0, &Event::Erased);
        assert_eq!(world.lead().demand, None, "{sign:?}");
    }
}

#[test]
fn a_demand_counts_from_when_the_mail_was_taken_however_late_it_was_handed_over() {
    let taken = ny("2026-03-02 15:00");
    for (at, since) in [
        (Some(taken), "2026-03-02 15:00"),
        (None, "2026-03-05 11:00"),
        // A clock that is ahead moves nothing.
        (Some(ny("2026-03-06 11:00")), "2026-03-05 11:00"),
    ] {
        let mut world = World::with(AT, BUYER);
        world.until("2026-03-05 11:00");
        let sign = Sign::DoNotContact;
        world.give(0, &Event::ErasureDemanded { sign, at });
        assert_eq!(world.lead().demanded_since(), Some(ny(since)));
    }
}

#[test]
fn a_demand_that_nobody_was_told_of_is_told_when_nobody_looks_any_more() {
    let news = LeftAloneNews::ErasureDemanded;
    let told = NoticeKind::LeftAlone { news };
    let mut silent = demanding(Some(Suspicion::TooMany));
    silent.sign(Sign::DoNotContact);
    assert_eq!(silent.told_when(&told), [AT]);
    assert_eq!(silent.lead().demanded_since(), Some(ny(AT)));
    // What was told is forgotten by no verdict: somebody declines it, or it is met.
    let mut written = demanding(Some(Suspicion::TooMany));
    let sign = Sign::Replied;
    written.give(0, &Event::ErasureDemanded { sign, at: None });
    written.verdict(Verdict::Unwanted, "morgan");
    assert_eq!(written.lead().demanded_since(), Some(ny(AT)));
}
