//! Who is of the team, and how whoever leads it changes that without a push: a change is a new version of the policy. Where the policy wants
//! two for it, one proposes the change, and it becomes a version once another has confirmed it.

mod answered;
mod change;
mod decide;
mod field;
mod form;
mod post;
mod proposal;
mod roster;
mod typed;
mod view;

use cloud::links::Purpose;
use followup::team::Role;
use serde_json::{Value, json};

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat};
use crate::fields::MADE_FROM;
use crate::from_list::FROM_FIELD;
use crate::way_back::BACK_FIELD;
pub(super) use proposal::standing;

use field::{ADD, ANEW, CHANGE, CONFIRM, DO, LEAVE, NEWCOMER, PERSON, PROPOSAL, REFUSE, TAKE_BACK};
use typed::{FREE, ROLES, TEXTS};

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Team,
    bearer: Bearer::Team(Seat::Leading),
    name: "team",
    shows: "The manager or the deputy reads who is of the team, and is asked what is to be different.",
    does: "The manager or the deputy changes a person of the team, adds somebody, or lets somebody leave. It is a new version of the policy, checked and put in force like a pushed one; where two have to agree, it is proposed, and another of them confirms or refuses it.",
    takes: Takes::Fields(fields),
    query: &[
        BACK_FIELD,
        FROM_FIELD,
        (PERSON, "The id of whom the form is about."),
        (NEWCOMER, "\"yes\" asks for the form of somebody who joins."),
    ],
    answers: &[(
        409,
        "The team was changed after the page was made, or after what is to be confirmed was proposed, or as many proposals wait as may. Nothing was recorded; the page comes back with what was typed.",
    )],
    show: |visit, request| Box::pin(view::show(visit, request)),
    act: |visit, request| Box::pin(post::act(visit, request)),
};

fn fields() -> Value {
    let does = json!({ "type": "string", "enum": [CHANGE, ADD, LEAVE, CONFIRM, REFUSE, TAKE_BACK, ANEW], "description": "Whether the person named by the id is changed, somebody joins, or the person leaves; or whether a proposal is confirmed, refused, taken back, or proposed anew after another change overtook it." });
    let made_from = json!({ "type": "string", "description": "Of a change: the version of the policy that the page was made from; if another is active by now, nothing is recorded." });
    let proposal = json!({ "type": "string", "description": "The proposal that is confirmed, refused, taken back or made anew." });
    let mut properties = json!({ DO: does, MADE_FROM: made_from, PROPOSAL: proposal });
    for name in TEXTS {
        properties[name] = json!({ "type": "string", "description": format!("`{name}` of the person in team.toml; lists have commas between their values.") });
    }
    let roles: Vec<&str> = Role::ALL.map(Role::as_str).to_vec();
    properties[ROLES] = json!({ "type": "array", "items": { "type": "string", "enum": roles } });
    properties[FREE] = json!({ "type": "string", "enum": ["yes"], "description": "Every working hour that nobody booked is free." });
    json!({ "type": "object", "properties": properties, "required": [DO] })
}
