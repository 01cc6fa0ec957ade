//! What a mail tells of a lead that moves on counts once the mail has left, and no longer once it has come back, in whichever order this is
//! said.

use cloud::table::outbox::{OutboxItem, State};
use followup::digest::digest_of;
use followup::ids::{LeadId, PersonId};
use followup::message::{Notice, NoticeKind};
use followup::telling::Telling;

use crate::outbox::{in_flight, settle, written};
use crate::scene::{ANA, assigned, now_as, pass};
use crate::support::World;

/// A mail that a worker has, which warns the owner of the lead.
async fn warning(world: &World, lead: &LeadId, rep: &PersonId) -> OutboxItem {
    let notice = Notice {
        to: rep.clone(),
        lead: lead.clone(),
        kind: NoticeKind::Warning,
    };
    let digest = digest_of(&world.policy.active, &notice, world.cloud.now(), 0);
    let mail = OutboxItem::to_team(digest);
    written(world, &mail);
    let mail = in_flight(world, &now_as(world, &mail).await).await;
    noted(world, &mail, lead, rep).await;
    mail
}

async fn noted(world: &World, mail: &OutboxItem, lead: &LeadId, rep: &PersonId) {
    let leads = std::slice::from_ref(lead);
    world.cloud.note_tellings(mail, rep, leads).await.unwrap();
}

async fn told(world: &World, lead: &LeadId, rep: &PersonId) -> Vec<Telling> {
    world.cloud.tellings(lead, rep).await.unwrap()
}

async fn recorded(world: &World, mail: &OutboxItem, ses_id: &str) {
    let now = world.cloud.now();
    let recorded = world.cloud.record_sent(mail, ses_id, None, now).await;
    recorded.unwrap();
}

#[tokio::test]
async fn a_mail_tells_once_it_is_recorded_as_sent() {
    let world = World::new(70).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let mail = warning(&world, &lead, &rep).await;
    assert_eq!(told(&world, &lead, &rep).await, []);
    let at = pass(&world, 60);
    recorded(&world, &mail, "ses-1").await;
    let returned = false;
    assert_eq!(told(&world, &lead, &rep).await, [Telling { at, returned }]);
    let other = PersonId::parse("quinn").unwrap();
    assert_eq!(told(&world, &lead, &other).await, []);
}

#[tokio::test]
async fn what_became_of_it_is_not_known_and_then_an_event_says_so() {
    let world = World::new(71).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let mail = warning(&world, &lead, &rep).await;
    settle(&world, &mail, State::Unknown, Some(world.cloud.now())).await;
    assert_eq!(told(&world, &lead, &rep).await, []);
    let at = pass(&world, 300);
    recorded(&world, &mail, "ses-1").await;
    let returned = false;
    assert_eq!(told(&world, &lead, &rep).await, [Telling { at, returned }]);
}

#[tokio::test]
async fn a_bounce_takes_it_back_however_often_and_whenever_it_is_said() {
    for (seed, first) in [(72, true), (73, false)] {
        let world = World::new(seed).await;
        let (lead, rep) = assigned(&world, &ANA).await;
        let mail = warning(&world, &lead, &rep).await;
        let bounces = async || {
            let returned = world.cloud.mail_returned(&mail.key(), "ses-1").await;
            returned.unwrap();
        };
        if first {
            bounces().await;
        }
        recorded(&world, &mail, "ses-1").await;
        bounces().await;
        bounces().await;
        let at = world.cloud.now();
        let returned = true;
        assert_eq!(told(&world, &lead, &rep).await, [Telling { at, returned }]);
    }
}

#[tokio::test]
async fn the_bounce_of_another_try_takes_nothing_back() {
    let world = World::new(74).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let mail = warning(&world, &lead, &rep).await;
    let first = world.cloud.mail_returned(&mail.key(), "ses-1").await;
    first.unwrap();
    settle(&world, &mail, State::Pending, Some(world.cloud.now())).await;
    let again = in_flight(&world, &now_as(&world, &mail).await).await;
    recorded(&world, &again, "ses-2").await;
    // What it said in the first try, it may not have said in the second.
    assert_eq!(told(&world, &lead, &rep).await, []);
    noted(&world, &again, &lead, &rep).await;
    let told = told(&world, &lead, &rep).await;
    assert!(!told[0].returned && told.len() == 1, "{told:?}");
}

#[tokio::test]
async fn more_leads_than_one_transaction_takes_are_all_noted() {
    let world = World::new(75).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let mail = warning(&world, &lead, &rep).await;
    let leads: Vec<LeadId> = (0..101)
        .map(|number: u32| LeadId::derive(&["told", &number.to_string()]))
        .collect();
    let noted = world.cloud.note_tellings(&mail, &rep, &leads).await;
    noted.unwrap();
    recorded(&world, &mail, "ses-1").await;
    for lead in [&leads[0], &leads[99], &leads[100]] {
        assert_eq!(told(&world, lead, &rep).await.len(), 1);
    }
}

#[tokio::test]
async fn nothing_is_noted_on_a_mail_that_is_not_there() {
    let world = World::new(76).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let mail = warning(&world, &lead, &rep).await;
    let key = cloud::keys::Key::new(mail.key().pk, "M#none");
    world.cloud.mail_returned(&key, "ses-1").await.unwrap();
    assert_eq!(crate::scene::raw(&world, &key), None);
}

#[tokio::test]
async fn what_was_only_delayed_is_told_from_when_it_arrived() {
    let world = World::new(77).await;
    let (lead, rep) = assigned(&world, &ANA).await;
    let mail = warning(&world, &lead, &rep).await;
    recorded(&world, &mail, "ses-1").await;
    let key = mail.key();
    world.cloud.mail_returned(&key, "ses-1").await.unwrap();
    let at = pass(&world, 600);
    // That another try has arrived says nothing of this one.
    let other = world.cloud.mail_arrived(&key, "ses-2", at).await;
    other.unwrap();
    assert!(told(&world, &lead, &rep).await[0].returned);
    for _ in 0..2 {
        let arrived = world.cloud.mail_arrived(&key, "ses-1", at).await;
        arrived.unwrap();
        let returned = false;
        assert_eq!(told(&world, &lead, &rep).await, [Telling { at, returned }]);
    }
}
