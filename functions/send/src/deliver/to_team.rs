//! A mail to a person of the team.

use calendar::Instant;
use cloud::keys::Key;
use cloud::table::outbox::{Claim, Guard, OutboxItem, State, StateChange};
use cloud::table::sights::Sights;
use cloud::{Cloud, CloudError};
use followup::digest::Digest;
use followup::message::{DigestKind, NotSentReason, Notice};
use followup::policy::Policy;
use followup::team::{Person, Roster};

use super::attempt::{claimed, postpone, send};
use super::compose::compose;
use super::delivered::Delivered;
use super::gate::Gate;
use super::transition::{hold, transition};
use crate::team::content::Composed;
use crate::team::reader::TeamReader;

/// Sends a pending mail, or says why not. Nothing, when it changed meanwhile: look again.
pub(super) async fn pending(
    cloud: &Cloud,
    item: &OutboxItem,
    digest: &Digest,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let Some(active) = cloud.active_policy(now).await? else {
        return Ok(Some(Delivered::Nothing));
    };
    let roster = &active.active.roster;
    let Some(person) = addressee(roster, digest, &item.notices) else {
        let change = StateChange::of(
            item,
            State::Skipped,
            None,
            Some(NotSentReason::NotOfTheTeam),
        );
        return transition(cloud, &change, None, now).await;
    };
    // Whoever asks for the way in gets it, whatever else is written elsewhere.
    let is_asked_for = digest.kind == DigestKind::SignIn;
    if !is_asked_for && !active.active.company.mode.writes_to_team() {
        let why = Some(NotSentReason::WrittenElsewhere);
        let change = StateChange::of(item, State::Skipped, None, why);
        return transition(cloud, &change, None, now).await;
    }
    let gate = Gate::look(cloud, now).await?;
    if gate == Gate::Shut {
        return Ok(Some(Delivered::Nothing));
    }
    let receives = cloud.received_mail().await?.is_verified(now);
    match cloud.claim(item, &Guard::Team, now).await? {
        Claim::Claimed => {}
        Claim::Gone | Claim::Stopped | Claim::Suppressed | Claim::Acknowledged => return Ok(None),
    }
    let message = claimed(item, now);
    // A claimed mail gets no more notices, so those are read after the claim; the leads of the notices known so far come with them.
    let leads = item.notices.iter().map(|notice| Key::lead(&notice.lead));
    // What the reader has seen meanwhile is read with them, and late for the same reason.
    let of_reader = [message.key(), Key::generation(&person.id)];
    let keys: Vec<Key> = of_reader.into_iter().chain(leads).collect();
    let cloud = &cloud.reading_ahead(&keys).await;
    let cloud = &cloud.reading_inquiries_ahead().await;
    let current = match cloud.message(&message.key()).await {
        Ok(Some(current)) => current,
        Ok(None) => return Ok(None),
        Err(error) => return unread(cloud, &message, error, now).await,
    };
    let message = OutboxItem {
        notices: current.notices,
        more: current.more,
        ..message
    };
    let person = addressee(roster, digest, &message.notices).unwrap_or(person);
    let stands_in = stand_in(cloud, &active, digest, &message.notices, person, now).await?;
    // What the manager has seen, whoever stands in has not.
    let sights = match stands_in {
        None => seen(cloud, person).await,
        Some(_) => Sights::default(),
    };
    let reader = TeamReader {
        cloud,
        active: &active,
        person: stands_in.unwrap_or(person),
        stands_in_for: stands_in.map(|_| person),
        claims: message.claims,
        receives,
        more: message.more,
        sights: &sights,
        now,
    };
    match compose(&reader, digest, &message.notices).await {
        Ok(composed) => leave(&reader, &message, composed, &gate).await,
        Err(error) => unread(cloud, &message, error, now).await,
    }
}

/// What somebody has seen at the desk; nothing, where that cannot be read: then the mail says all.
async fn seen(cloud: &Cloud, person: &Person) -> Sights {
    cloud.sights(&person.id).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "what was seen at the desk could not be read");
        Sights::default()
    })
}

/// Lets a mail leave that was put together, if there is anything to say. Of which leads it says that they move on is known before: whether it
/// has left is on the mail's own item, whoever settles that.
async fn leave(
    reader: &TeamReader<'_>,
    message: &OutboxItem,
    composed: Composed,
    gate: &Gate,
) -> Result<Option<Delivered>, CloudError> {
    let (cloud, now) = (reader.cloud, reader.now);
    match composed {
        Composed::Mail { mail, tells } => {
            let noted = cloud.note_tellings(message, &reader.person.id, &tells);
            match noted.await {
                Ok(()) => send(cloud, message, &mail, None, gate, now).await,
                Err(error) => unread(cloud, message, error, now).await,
            }
        }
        Composed::Nothing => {
            let change = StateChange::of(
                message,
                State::Skipped,
                None,
                Some(NotSentReason::NothingToSay),
            );
            transition(cloud, &change, None, now).await
        }
        Composed::Unrenderable(why) => hold(cloud, message, why, false, now).await,
    }
}

/// To whom it goes: whom it was written for; but the mail of an hour that has nothing but what only the manager is told, to whoever is the manager
/// now. Any other mail stays whose it was: what of it still waits stands on the list of whoever is the manager.
fn addressee<'a>(roster: &'a Roster, digest: &Digest, notices: &[Notice]) -> Option<&'a Person> {
    let written_for = roster.get(&digest.to);
    let is_managers = digest.kind == DigestKind::Hour
        && !notices.is_empty()
        && notices.iter().all(|one| one.kind.is_for_the_manager());
    let manager = roster.manager().filter(|_| is_managers);
    manager.or(written_for)
}

/// Who reads in the manager's place, while they are away: the deputy, a list of the manager's, and what whoever leads the team decides. What else is
/// about a lead of the manager's own stays theirs.
async fn stand_in<'a>(
    cloud: &Cloud,
    active: &'a Policy,
    digest: &Digest,
    notices: &[Notice],
    person: &Person,
    now: Instant,
) -> Result<Option<&'a Person>, CloudError> {
    let roster = &active.active.roster;
    let is_managers = roster.manager().is_some_and(|one| one.id == person.id);
    // Whoever stands in has a mail of their own about a change of the team, unless it is theirs.
    let is_decided = !notices.is_empty() && notices.iter().all(|one| one.kind.is_for_who_leads());
    let is_theirs = digest.kind.is_list() || is_decided;
    if !is_managers || !is_theirs || roster.deputy().is_none() {
        return Ok(None);
    }
    Ok(cloud.team(&active.active).await?.stands_in(roster, now))
}

/// What a claimed mail speaks of cannot be read, or what it tells cannot be noted. Nothing was sent: the next try need not wait until the lease is over.
async fn unread(
    cloud: &Cloud,
    item: &OutboxItem,
    error: CloudError,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    postpone(cloud, item, NotSentReason::Unreadable, now).await?;
    Err(error)
}
