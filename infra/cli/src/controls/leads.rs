//! The leads: as JSON, and as a list with their clocks.

use followup::ids::LeadId;
use http::{Response, StatusCode};
use hyper::body::Bytes;
use maud::html;

use crate::controls::answer::{ControlAnswer, json};
use crate::controls::clock::shown;
use crate::controls::page::page as framed;
use crate::controls::problem::ControlProblem;
use crate::deployment::LocalDeployment;
use crate::leads;

pub(super) async fn list(deployment: &LocalDeployment) -> ControlAnswer {
    let lines = leads::list(deployment)
        .await
        .map_err(|error| ControlProblem::unavailable(&error))?;
    json(StatusCode::OK, &lines)
}

pub(super) async fn one(deployment: &LocalDeployment, id: &str) -> ControlAnswer {
    let missing =
        || ControlProblem::not_found("There is no such lead; /local/leads.json lists them.");
    let id = LeadId::parse(id).map_err(|_| missing())?;
    let view = leads::view(deployment.cloud(), &id)
        .await
        .map_err(|error| ControlProblem::unavailable(&error))?
        .ok_or_else(missing)?;
    json(StatusCode::OK, &view)
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
                                td { a href={ "/local/leads/" (line.lead) ".json" } { (line.lead.as_str().chars().take(8).collect::<String>()) } }
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
