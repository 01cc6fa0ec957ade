//! Who is kept, how long, and that nobody is erased to whom something is owed or with whom something goes on.

use chrono::Duration;
use followup::event::{Disposition, Event, Sign, Verdict};
use followup::lead::Stage;
use followup::retention::{ErasureReason, TextKind, erased_at, text_erased_at};

use crate::support::wall;
use crate::world::{BUYER, BY_MAIL, BY_PHONE, World};

const AT: &str = "2026-03-02 10:00";

fn until(world: &World) -> Option<(String, ErasureReason)> {
    let until = erased_at(&world.policy, world.lead());
    until.map(|(at, why)| (wall(at)[..10].to_owned(), why))
}

#[test]
fn who_has_ended_is_kept_by_how_it_ended() {
    for (ends, day, why) in [
        (Disposition::Won, "2029-03-01", ErasureReason::Won),
        (Disposition::Lost, "2027-03-02", ErasureReason::Lost),
        (Disposition::NotALead, "2027-03-02", ErasureReason::Lost),
        (
            Disposition::DoNotContact,
            "2026-05-31",
            ErasureReason::LeftAlone,
        ),
    ] {
        let mut world = World::with(AT, BUYER);
        world.owner_reports(ends);
        assert_eq!(until(&world), Some((day.to_owned(), why)), "{ends:?}");
    }
    let mut complains = World::with(AT, BUYER);
    complains.sign(Sign::Complained);
    let left_alone = ErasureReason::LeftAlone;
    assert_eq!(
        until(&complains),
        Some(("2026-05-31".to_owned(), left_alone))
    );
    // Once erased, nobody is there to be erased.
    complains.give(0, &Event::Erased);
    assert_eq!(until(&complains), None);
}

#[test]
fn nobody_is_erased_to_whom_something_is_owed_or_with_whom_something_goes_on() {
    let far = Duration::days(5 * 365);
    let after = |fields: &[(&str, &str)], what: &dyn Fn(&mut World)| {
        let mut world = World::with(AT, fields);
        what(&mut world);
        world
    };
    let reports = |outcome| move |world: &mut World| world.owner_reports(outcome);
    let worlds = [
        after(BUYER, &|_| {}),
        after(BY_MAIL, &|_| {}),
        after(BY_PHONE, &|_| {}),
        after(BUYER, &reports(Disposition::Reached)),
        after(BUYER, &reports(Disposition::NoAnswer)),
        after(BUYER, &reports(Disposition::NotNow)),
        after(BUYER, &reports(Disposition::NotAFit)),
        after(BUYER, &reports(Disposition::NeedsInformation)),
        after(BUYER, &|world| world.sign(Sign::Replied)),
        after(BUYER, &|world| world.sign(Sign::Unsubscribed)),
    ];
    for world in worlds {
        let lead = world.lead();
        assert!(matches!(lead.stage, Stage::Open(_)), "{}", world.status());
        assert_eq!(until(&world), None, "{}", world.status());
        assert!(erased_at(&world.policy, lead).is_none_or(|(at, _)| at > world.now + far));
    }
}

#[test]
fn who_comes_back_after_the_end_is_kept_as_long_as_it_goes_on() {
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::Lost);
    assert!(until(&world).is_some());
    world.joined(BUYER);
    assert_eq!(until(&world), None);
    // And counts from the new end.
    world.until("2026-09-01 10:00");
    let rep = world.owner();
    if rep.starts_with("queue:") {
        world.verdict(Verdict::NotALead, "morgan");
    } else {
        world.report(0, &rep, Disposition::Lost);
    }
    assert_eq!(
        until(&world),
        Some(("2027-09-01".to_owned(), ErasureReason::Lost))
    );
}

#[test]
fn who_writes_again_after_the_end_is_kept_from_then_on() {
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::DoNotContact);
    assert_eq!(until(&world).unwrap().0, "2026-05-31");
    // A wish for no contact stays, and is closed: what they write is read, and prolongs.
    world.until("2026-05-20 10:00");
    world.sign(Sign::Replied);
    assert!(matches!(world.lead().stage, Stage::Closed { .. }));
    assert_eq!(until(&world).unwrap().0, "2026-08-18");
}

#[test]
fn a_mail_waits_for_its_answer_and_a_note_for_the_end() {
    let mut world = World::with(AT, BUYER);
    let written = world.now;
    let goes = |world: &World, kind, now| {
        let goes = text_erased_at(&world.policy, world.lead(), kind, written, now);
        goes.map(|(at, why)| (wall(at)[..10].to_owned(), why))
    };
    let mail = |day: &str| Some((day.to_owned(), ErasureReason::RawMail));
    let note = |day: &str| Some((day.to_owned(), ErasureReason::Notes));
    world.sign(Sign::Replied);
    let late = written + Duration::days(100);
    assert_eq!(goes(&world, TextKind::Mail, late), mail("2026-06-11"));
    world.owner_reports(Disposition::Reached);
    assert_eq!(goes(&world, TextKind::Mail, late), mail("2026-05-31"));
    assert_eq!(goes(&world, TextKind::Note, late), note("2026-09-08"));
    assert_eq!(goes(&world, TextKind::Proof, late), None);
    world.owner_reports(Disposition::Lost);
    assert_eq!(goes(&world, TextKind::Note, late), note("2026-05-31"));
    for &kind in TextKind::ALL {
        assert_eq!(TextKind::named(kind.as_str()), Some(kind));
    }
}

#[test]
fn every_reason_has_a_name_that_is_read_back() {
    for &reason in ErasureReason::ALL {
        assert_eq!(ErasureReason::named(reason.as_str()), Some(reason));
    }
    assert_eq!(ErasureReason::named("boredom"), None);
}
