//! What a press on the page of the team does.

use followup::ids::{PersonId, PolicyVersion};
use followup::policy::Policy;
use followup::team::Person;
use followup::team_file::{PersonEntry, TeamEdit};
use http::Response;
use lambda_http::{Body, Request};

use super::answered::{active, answer};
use super::change::{self, TeamChangeResult, WantedChange};
use super::decide::{ProposalDecision, decide};
use super::field::{ADD, CHANGE, DO, LEAVE};
use super::form::Whom;
use super::typed::{EntryFault, ROLES, TypedEntry};
use super::view::{FormRefusal, ask, may_change, overview};
use crate::access::Visit;
use crate::fields::{MADE_FROM, PostedFields, posted_with};
use crate::refused::NotServed;

/// What a post asks for.
enum TeamWish<'a> {
    Change(&'a Person),
    Add,
    Leave(&'a Person),
}

impl<'a> TeamWish<'a> {
    fn of(fields: &PostedFields, policy: &'a Policy) -> Option<Self> {
        let named = fields.get("id").and_then(|id| PersonId::parse(id).ok());
        let member = named.and_then(|id| policy.active.roster.get(&id));
        match fields.get(DO)? {
            CHANGE => member.map(Self::Change),
            LEAVE => member.map(Self::Leave),
            ADD => Some(Self::Add),
            _ => None,
        }
    }

    fn whom(&self) -> Whom<'a> {
        match self {
            Self::Change(person) | Self::Leave(person) => Whom::Member(person),
            Self::Add => Whom::Newcomer,
        }
    }
}

pub(super) async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted_with(request, &[ROLES])?;
    // It was read for this very press (`other_role`).
    let policy = visit.policy().await?;
    let by = visit.person(&policy)?;
    let decision = ProposalDecision::of(&fields).filter(|_| may_change(&policy));
    if let Some(decision) = decision {
        return decide(visit, &policy, &by, decision, &fields).await;
    }
    let words = visit.words(&policy);
    let wish = TeamWish::of(&fields, &policy).filter(|_| may_change(&policy));
    let made_from = fields.get(MADE_FROM);
    let made_from = made_from.and_then(|version| PolicyVersion::parse(version).ok());
    let (Some(wish), Some(made_from)) = (wish, made_from) else {
        // Whoever left meanwhile has no form any more.
        return overview(visit, &policy, Some(&words.team_page_nothing())).await;
    };
    if let Some(there) = joined_already(&wish, &fields, &policy, &made_from) {
        let says = words.team_page_joined(there.id.as_str(), &there.name);
        return overview(visit, &policy, Some(&says)).await;
    }
    let mut typed = match wish {
        TeamWish::Change(_) | TeamWish::Add => TypedEntry::posted(&fields),
        TeamWish::Leave(person) => TypedEntry::of(&PersonEntry::of(person)),
    };
    let Some(edit) = edit(visit, &policy, &wish, &mut typed).await? else {
        let wrong = Some(&FormRefusal::Wrong);
        return Ok(ask(visit, &policy, wish.whom(), &typed, wrong));
    };
    let wanted = WantedChange {
        made_from: &made_from,
        edit: &edit,
        by: &by,
        anew: None,
    };
    match change::make(visit, &policy, &wanted).await? {
        TeamChangeResult::Meanwhile => meanwhile(visit, &fields, &typed).await,
        result @ (TeamChangeResult::Holds(_)
        | TeamChangeResult::Proposed
        | TeamChangeResult::Full
        | TeamChangeResult::Same
        | TeamChangeResult::NotProposed
        | TeamChangeResult::Wrong(..)) => answer(visit, &policy, &edit, typed, result).await,
    }
}

/// The form once more, made from the team as it is by now; of somebody who has left, none.
async fn meanwhile(
    visit: &Visit<'_>,
    fields: &PostedFields,
    typed: &TypedEntry,
) -> Result<Response<Body>, NotServed> {
    let policy = active(visit).await?;
    let Some(wish) = TeamWish::of(fields, &policy) else {
        let words = visit.words(&policy);
        return overview(visit, &policy, Some(&words.team_page_nothing())).await;
    };
    let refusal = Some(&FormRefusal::Meanwhile);
    Ok(ask(visit, &policy, wish.whom(), typed, refusal))
}

/// Who joined by the same press before: a short name that is proposed is another one the second time.
fn joined_already<'a>(
    wish: &TeamWish<'_>,
    fields: &PostedFields,
    policy: &'a Policy,
    made_from: &PolicyVersion,
) -> Option<&'a Person> {
    match wish {
        TeamWish::Add if *made_from != policy.version => {}
        TeamWish::Add | TeamWish::Change(_) | TeamWish::Leave(_) => return None,
    }
    let (name, email) = (fields.get("name")?.trim(), fields.get("email")?.trim());
    let mut people = policy.active.roster.people.iter();
    people.find(|person| person.name == name && person.email == email)
}

/// The change that is wished for; nothing, when something of it is wrong, which then stands with its field.
async fn edit(
    visit: &Visit<'_>,
    policy: &Policy,
    wish: &TeamWish<'_>,
    typed: &mut TypedEntry,
) -> Result<Option<TeamEdit>, NotServed> {
    let words = visit.words(policy);
    Ok(match wish {
        TeamWish::Leave(person) => Some(TeamEdit::Remove(person.id.clone())),
        TeamWish::Change(person) => {
            let entry = typed.entry(words, policy, person.id.clone());
            entry.map(|entry| TeamEdit::Change(Box::new(entry)))
        }
        TeamWish::Add => {
            let given = typed.text("id").trim().to_owned();
            let id = if given.is_empty() {
                change::free_id(visit, policy, typed.text("name")).await?
            } else {
                PersonId::parse(&given).ok()
            };
            let Some(id) = id else {
                typed
                    .wrong
                    .push(("id", EntryFault::Said(words.team_page_id_wrong())));
                return Ok(None);
            };
            if change::is_taken(visit, policy, &id).await? {
                typed
                    .wrong
                    .push(("id", EntryFault::Said(words.team_page_id_taken())));
                return Ok(None);
            }
            let entry = typed.entry(words, policy, id);
            entry.map(|entry| TeamEdit::Add(Box::new(entry)))
        }
    })
}
