//! The leads: as JSON, as a list with their clocks, and each with how it came to where it is.

use followup::ids::LeadId;
use http::{Response, StatusCode};
use hyper::body::Bytes;
use maud::html;

use crate::controls::answer::{ControlAnswer, json};
use crate::controls::clock::shown;
use crate::controls::page::page as framed;
use crate::controls::problem::ControlProblem;
use crate::deployment::LocalDeployment;
use crate::leads::{self, LeadView};

pub(super) async fn list(deployment: &LocalDeployment) -> ControlAnswer {
    let lines = leads::list(deployment)
        .await
        .map_err(|error| ControlProblem::unavailable(&error))?;
    json(StatusCode::OK, &lines)
}

pub(super) async fn one(deployment: &LocalDeployment, id: &str) -> ControlAnswer {
    json(StatusCode::OK, &viewed(deployment, id).await?)
}

/// The same for a reader.
pub(super) async fn read(deployment: &LocalDeployment, id: &str) -> ControlAnswer {
    let view = viewed(deployment, id).await?;
    let body = html! {
        pre { (leads::told(&view)) }
        p { a href={ "/local/leads/" (view.line.lead) ".json" } { "All of it as JSON" } }
    };
    Ok(framed(deployment, "Lead", &body))
}

async fn viewed(deployment: &LocalDeployment, id: &str) -> Result<LeadView, ControlProblem> {
    let missing =
        || ControlProblem::not_found("There is no such lead; /local/leads.json lists them.");
    let id = LeadId::parse(id).map_err(|_| missing())?;
    leads::view(deployment.cloud(), &id)
        .await
        .map_err(|error| ControlProblem::unavailable(&error))?
        .ok_or_else(missing)
}

pub(super) async fn page(deployment: &LocalDeployment) -> ControlAnswer {
    let lines = leads::list(deployment)
        .await
        .map_err(|error| ControlProblem::unavailable(&error))?;
    let body = html! {
        @if lines.is_empty() {
            p { "Nobody has asked yet. " a href="/f/contact" { "Be the first." } }
        } @else {
            div.wide {
                table {
                    thead { tr { @for head in ["Lead", "Arrived", "About", "Status", "Owner", "Next", "Due"] { th { (head) } } } }
                    tbody {
                        @for line in &lines {
                            tr {
                                td { a href={ "/local/leads/" (line.lead) } { (line.lead.as_str().chars().take(8).collect::<String>()) } }
                                td { (shown(line.arrived_at)) }
                                td { (line.topic.as_deref().unwrap_or("-")) }
                                td { (line.status) }
                                td { (line.owner.as_deref().unwrap_or("-")) }
                                td { (line.next.as_deref().unwrap_or("-")) }
                                td { @match line.due_at { Some(at) => { (shown(at)) } None => { "-" } } }
                            }
                        }
                    }
                }
            }
        }
    };
    Ok::<Response<Bytes>, ControlProblem>(framed(deployment, "Leads", &body))
}
