//! Whoever has a lead, or leads the team, writes to it from here: it is a mail by hand, and leaves like every mail that a person released.

use followup::event::{Disposition, Event, Sign};
use followup::guard::{held_back, is_planned};
use followup::ids::MessageId;
use followup::message::{Message, OWN_WORDS, StopRule};

use crate::support::person;
use crate::world::{BUYER, World};

/// Somebody writes; the mail that is planned, if one is.
fn writes(world: &mut World, by: &str) -> Option<Message> {
    let message = MessageId::derive(&["a mail of", by]);
    let event = Event::Written {
        by: person(by),
        message: message.clone(),
    };
    world.give(0, &event);
    let planned = world.planned();
    planned.into_iter().find(|one| one.id == message)
}

#[test]
fn a_mail_in_own_words_is_a_mail_by_hand() {
    let mut reported = World::with("2026-03-02 10:00", BUYER);
    reported.owner_reports(Disposition::Wrote);
    let mut written = World::with("2026-03-02 10:00", BUYER);
    let owner = written.owner();
    let message = writes(&mut written, &owner).unwrap();
    let counted = |world: &World| {
        let lead = world.lead();
        (
            lead.touches,
            lead.personal_emails,
            lead.touched_at,
            lead.owed.clone(),
            lead.cadence,
        )
    };
    assert_eq!(counted(&written), counted(&reported));
    assert_eq!(
        (message.step.as_str(), message.stop_rule),
        (OWN_WORDS, StopRule::Released)
    );
    assert_eq!(message.written_by, Some(person(&owner)));
    assert_eq!(message.not_before, written.now, "it leaves at once");
    assert!(
        is_planned(written.lead(), &message),
        "nothing that it stops holds it back"
    );
    written.sign(Sign::Unsubscribed);
    assert!(held_back(written.lead(), &message).is_some());
}

#[test]
fn who_neither_has_the_lead_nor_leads_the_team_writes_to_nobody_and_nobody_writes_to_who_wants_no_mail()
 {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let owner = world.owner();
    let others = ["riley", "sam", "jordan"].into_iter();
    for other in others.filter(|other| *other != owner) {
        let before = world.lead().clone();
        assert_eq!(writes(&mut world, other), None, "{other}");
        assert_eq!(*world.lead(), before);
    }
    assert!(writes(&mut world, "morgan").is_some());
    assert_eq!(world.owner(), owner, "it stays whose it was");
    world.sign(Sign::Unsubscribed);
    let before = world.lead().clone();
    assert_eq!(writes(&mut world, &owner), None);
    assert_eq!(*world.lead(), before);
}
