//! What a version of the policy would undo in the place of the one in force, of what was changed on the page of the team; and that this has to be meant.

use cloud::table::policy::UndoneByPolicy;
use followup::ids::PolicyVersion;
use maud::{Markup, html};
use wording::Words;

use super::row::Signed;
use super::version::by;
use crate::page::shown;
use crate::refused::NotServed;

/// The field that says that it is meant.
pub(super) const UNDO: &str = "undo";

/// What a version would undo in the place of the one in force.
pub(super) async fn undone(
    signed: &Signed<'_>,
    asked: &PolicyVersion,
    active: &PolicyVersion,
) -> Result<Option<UndoneByPolicy>, NotServed> {
    let cloud = signed.visit.cloud;
    let asked = match cloud.policy(asked).await {
        // What cannot be read is not put in force.
        Err(error) if !error.worth_retrying() => return Ok(None),
        asked => asked?,
    };
    let active = cloud.policy(active).await?;
    Ok(cloud.undone_by(&active, &asked).await?)
}

/// Of whom it would undo something, and who changed the team last.
pub(super) fn says(signed: &Signed<'_>, words: Words, undone: &UndoneByPolicy) -> Markup {
    let people = undone.people.iter().map(|person| person.name.as_str());
    let people: Vec<&str> = people.collect();
    html! {
        div.card {
            p.late { (shown(&words.policy_undoes(&people.join(", ")))) }
            @if let Some(last) = undone.by_page.first() { p.note { (by(signed, words, last.at, &last.by)) } }
        }
    }
}

/// The box that says that it is meant; where it was left empty, with what is missing.
pub(super) fn undo_box(words: Words, is_unsaid: bool) -> Markup {
    html! {
        @if is_unsaid { p.error #undo-error role="alert" { (words.policy_undo_unsaid()) } }
        p { label {
            input type="checkbox" name=(UNDO) value="yes" aria-describedby=[is_unsaid.then_some("undo-error")];
            " " (words.policy_undo())
        } }
    }
}
