//! What a version of the policy would undo in the place of the one in force, of what was changed on the page of the team; and that this has to be meant.

use calendar::Instant;
use cloud::table::policy::{PolicyChange, UndoneByPolicy};
use followup::ids::PolicyVersion;
use followup::policy::Policy;
use maud::{Markup, html};
use wording::Words;

use crate::access::Visit;
use crate::page::shown;
use crate::refused::NotServed;

/// The field that says that it is meant.
pub(crate) const UNDO: &str = "undo";

/// What a version would undo in the place of the one in force.
pub(crate) async fn undone(
    visit: &Visit<'_>,
    asked: &PolicyVersion,
    active: &PolicyVersion,
) -> Result<Option<UndoneByPolicy>, NotServed> {
    let active = visit.cloud.policy(active).await?;
    let (pushed, by_page) = visit.cloud.changes_by_page(&active.version).await?;
    undone_since(visit, asked, &active, (&pushed, by_page.as_slice())).await
}

/// The same, where it is known which version was pushed last and what the page changed since.
pub(crate) async fn undone_since(
    visit: &Visit<'_>,
    asked: &PolicyVersion,
    active: &Policy,
    (pushed, by_page): (&PolicyVersion, &[PolicyChange]),
) -> Result<Option<UndoneByPolicy>, NotServed> {
    let cloud = visit.cloud;
    if by_page.is_empty() {
        return Ok(None);
    }
    let asked = match cloud.policy(asked).await {
        // What cannot be read is not put in force.
        Err(error) if !error.worth_retrying() => return Ok(None),
        asked => asked?,
    };
    let undone = cloud.undone_since(pushed, by_page.to_vec(), active, &asked);
    Ok(undone.await?)
}

/// Of whom it would undo something, and who changed the team last.
pub(crate) fn says(visit: &Visit<'_>, policy: &Policy, undone: &UndoneByPolicy) -> Markup {
    let words = visit.words(policy);
    let people = undone.people.iter().map(|person| person.name.as_str());
    let people: Vec<&str> = people.collect();
    html! {
        p.late { (shown(&words.policy_undoes(&people.join(", ")))) }
        @if let Some(last) = undone.by_page.first() { p.note { (by(visit, policy, last.at, &last.by)) } }
    }
}

/// When, and by whom: a person of the team by their name, whoever pushed by what they were called.
pub(crate) fn by(visit: &Visit<'_>, policy: &Policy, at: Instant, who: &str) -> Markup {
    let (words, times) = (visit.words(policy), visit.times(policy));
    let people = &policy.active.roster.people;
    let person = people.iter().find(|person| person.id.as_str() == who);
    let who = person.map_or(who, |person| person.name.as_str());
    html! { (shown(&words.policy_pushed_by(&times.on_page(at, visit.now), who))) }
}

/// The box that says that it is meant; where it was left empty, with what is missing.
pub(crate) fn undo_box(words: Words, is_unsaid: bool) -> Markup {
    html! {
        @if is_unsaid { p.error #undo-error role="alert" { (words.policy_undo_unsaid()) } }
        p { label {
            input type="checkbox" name=(UNDO) value="yes" aria-describedby=[is_unsaid.then_some("undo-error")];
            " " (words.policy_undo())
        } }
    }
}
