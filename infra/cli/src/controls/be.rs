//! On one machine nobody waits for a mail to sign in: whoever sits before it chooses who they are.

use followup::ids::PersonId;
use http::{StatusCode, header};
use hyper::body::Bytes;
use serde::{Deserialize, Serialize};

use crate::controls::answer::{ControlAnswer, field, json, see_other};
use crate::controls::problem::ControlProblem;
use crate::deployment::LocalDeployment;

/// Where a browser goes that has become somebody.
const DESK: &str = "/desk";
/// What a request says that is right.
const EXAMPLE: &str = r#"Send {"person":"riley"}: the id of somebody of the team."#;

/// Who is asked for, and who it has become.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chosen {
    person: String,
}

/// Signs a browser in as somebody of the team: its cookie is that of a real session.
pub(super) async fn somebody(deployment: &LocalDeployment, body: &Bytes) -> ControlAnswer {
    let wrong = || ControlProblem::bad_request(EXAMPLE);
    let text = std::str::from_utf8(body).map_err(|_| wrong())?.trim();
    let from_page = !text.starts_with('{');
    let asked = if from_page {
        field(text, "person").ok_or_else(wrong)?
    } else {
        let chosen: Chosen = serde_json::from_str(text).map_err(|_| wrong())?;
        chosen.person
    };
    let cloud = deployment.cloud();
    let now = cloud.now();
    let policy = cloud.active_policy(now).await;
    let policy = policy.map_err(|error| ControlProblem::unavailable(&error))?;
    let roster = policy.as_ref().map(|policy| &policy.active.roster);
    let known = PersonId::parse(&asked)
        .ok()
        .filter(|id| roster.is_some_and(|roster| roster.get(id).is_some()));
    let Some(person) = known else {
        let names = roster.map(|roster| {
            let ids = roster.people.iter().map(|person| person.id.to_string());
            ids.collect::<Vec<_>>().join(", ")
        });
        let names = names.unwrap_or_default();
        return Err(ControlProblem::unprocessable(format!(
            "Nobody of the team has this id; there are {names}."
        )));
    };
    let session = cloud.open_session(&person, now).await;
    let session = session.map_err(|error| ControlProblem::unavailable(&error))?;
    let mut response = if from_page {
        see_other(DESK)
    } else {
        json(StatusCode::OK, &Chosen { person: asked })?
    };
    if let Some(cookie) = desk::session_cookie(cloud, &session) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
