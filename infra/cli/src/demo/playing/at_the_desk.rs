//! What somebody of the team does at the desk in a demo: they take down who rings, and write to whom a mail asks them about.

use cloud::CloudError;
use followup::ids::{LeadId, PersonId};
use followup::team::Person;
use http::StatusCode;
use http::header::LOCATION;

use super::error::PlayError;
use crate::demo::script::DemoInquiry;
use crate::deployment::{LocalDeployment, Unaccepted};

/// What a mail that somebody of the team writes is about.
const SUBJECT: &str = "What we talked about";

/// Somebody of the team talks with whoever rings, and takes down who it is.
pub(super) async fn take_down(
    deployment: &LocalDeployment,
    colleague: &PersonId,
    inquiry: &DemoInquiry,
) -> Result<LeadId, PlayError> {
    let given = inquiry.taken_down();
    let taken = deployment.click_as(colleague, "/desk/new", &given).await?;
    let place = taken.headers().get(LOCATION).map(|to| to.to_str());
    let lead = place.and_then(|to| to.ok()?.rsplit('/').next().map(LeadId::parse));
    lead.and_then(Result::ok)
        .ok_or_else(|| Unaccepted::of(&taken).into())
}

/// Somebody writes to a lead on its page, in the how-manieth turn to it. What the page answers.
pub(super) async fn write(
    deployment: &LocalDeployment,
    by: &Person,
    (lead, turn): (&LeadId, usize),
    inquiry: &DemoInquiry,
    text: &str,
) -> Result<StatusCode, CloudError> {
    let first_name = inquiry.name.split(' ').next().unwrap_or_default();
    let text = format!("Hello {first_name},\n\n{text}\n\n{}", by.name);
    let seen = turn.to_string();
    let fields = [
        ("do", "write"),
        ("seen", &seen),
        ("subject", SUBJECT),
        ("text", &text),
    ];
    let path = format!("/desk/leads/{lead}");
    let written = deployment.click_as(&by.id, &path, &fields).await?;
    Ok(written.status())
}
