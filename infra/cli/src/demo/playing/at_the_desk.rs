//! What somebody of the team does at the desk in a demo: they take down who rings, and write to whom a mail asks them about.

use cloud::CloudError;
use followup::ids::{LeadId, PersonId};
use followup::team::Person;
use http::header::LOCATION;
use http::{Response, StatusCode};
use hyper::body::Bytes;

use crate::demo::script::{DemoInquiry, ScriptError};
use crate::deployment::LocalDeployment;

/// What a mail that somebody of the team writes is about.
const SUBJECT: &str = "What we talked about";

/// Why something was not done at the desk.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The script names nobody of the team.
    #[error(transparent)]
    Script(#[from] ScriptError),
    /// The table refused.
    #[error(transparent)]
    Cloud(#[from] CloudError),
    /// Whoever rang was not taken down.
    #[error("the desk did not take down somebody who rang: {0}")]
    NotTakenDown(StatusCode),
}

/// Somebody of the team talks with whoever rings, and takes down who it is.
pub(super) async fn take_down(
    deployment: &LocalDeployment,
    colleague: &str,
    inquiry: &DemoInquiry,
) -> Result<LeadId, DeskError> {
    let person = PersonId::parse(colleague);
    let person = person.map_err(|_| ScriptError::Person(colleague.to_owned()))?;
    let given = inquiry.taken_down().into_iter().chain([("mine", "yes")]);
    let given: Vec<_> = given.collect();
    let taken: Response<Bytes> = deployment.click_as(&person, "/desk/new", &given).await?;
    let place = taken.headers().get(LOCATION).map(|to| to.to_str());
    let lead = place.and_then(|to| to.ok()?.rsplit('/').next().map(LeadId::parse));
    lead.and_then(Result::ok)
        .ok_or(DeskError::NotTakenDown(taken.status()))
}

/// Somebody writes to a lead on its page, in the how-manieth turn to it. What the page answers.
pub(super) async fn write(
    deployment: &LocalDeployment,
    by: &Person,
    (lead, turn): (&LeadId, usize),
    inquiry: &DemoInquiry,
    text: &str,
) -> Result<StatusCode, DeskError> {
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
