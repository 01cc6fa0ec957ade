//! A person's day, and what they report of it.

use cloud::links::Link;
use cloud::table::commit::CommitOptions;
use followup::event::Event;
use followup::ids::LeadId;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;

use super::day_view::{DayNews, page, recorded};
use super::row::{Seat, SeatPage, Signed};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::page::{see_other, shown};
use crate::pages::outcome::{self, Reported, report};
use crate::pages::{Takes, absence};
use crate::refused::{DeskRefusal, NotServed};

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "today",
    name: "today",
    seat: Seat::Working,
    shows: "Somebody of the team reads what is theirs to do today, the most pressing lead in full.",
    does: "Records what happened with a lead, as the page of an outcome does; takes back what this person reported a moment ago; or says that they are away.",
    takes: Takes::Fields(|| {
        let mut properties = outcome::fields();
        properties["lead"] = json!({ "type": "string", "description": "The id of the lead." });
        properties["task"] = json!({ "type": "string", "description": "What was to be done: what the page's form says." });
        properties["undo"] = json!({ "type": "string", "description": "yes: what was reported of the lead and the task is taken back." });
        for (name, field) in absence::fields() {
            properties[name] = field;
        }
        json!({ "type": "object", "properties": properties })
    }),
    query: &[
        ("lead", "The id of the lead that stands first."),
        (
            "done",
            "The id of a lead of which something was recorded a moment ago.",
        ),
    ],
    files: &[],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, request| Box::pin(act(signed, request)),
};

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    let done = match fields.get("done").and_then(|id| LeadId::parse(id).ok()) {
        Some(lead) => done(signed, &lead).await?,
        None => None,
    };
    let news = DayNews {
        done,
        ..DayNews::default()
    };
    page(signed, fields.get("lead"), news).await
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    if absence::is_meant(&fields) {
        let said = absence::record(signed.visit, signed.policy, signed.person, &fields).await?;
        let news = match said {
            Ok(said) => DayNews {
                done: Some(html! { div.card.done role="status" { p { (shown(&said)) } } }),
                ..DayNews::default()
            },
            Err(error) => DayNews {
                error: Some(error),
                ..DayNews::default()
            },
        };
        return page(signed, None, news).await;
    }
    let lead = fields.get("lead").and_then(|id| LeadId::parse(id).ok());
    let lead = lead.ok_or(NotServed::NoLead)?;
    let link = Link {
        lead: Some(lead.clone()),
        task: fields.get("task").unwrap_or_default().to_owned(),
        ..signed.visit.link.clone()
    };
    let visit = Visit {
        link: &link,
        ..*signed.visit
    };
    let case = visit.case().await?;
    if !may_report(signed, &case) {
        return Err(DeskRefusal::NotYours.into());
    }
    if fields.get("undo") == Some("yes") {
        return take_back(signed, &visit, &fields).await;
    }
    match report(&visit, case, &fields).await? {
        Reported::Wrong(case, typed) => {
            let news = DayNews {
                typed: Some(typed),
                ..DayNews::default()
            };
            page(signed, Some(case.lead().id.as_str()), news).await
        }
        Reported::Recorded { after, .. } | Reported::Repeated(after, _) | Reported::Over(after) => {
            let query = format!("today?done={}", after.lead().id);
            Ok(see_other(&signed.visit.desk(&query)))
        }
    }
}

/// Whether whoever is here may say what happened with a lead: it is theirs, they reported of it last, or they lead the team.
fn may_report(signed: &Signed<'_>, case: &LeadRecord) -> bool {
    let me = &signed.person.id;
    let lead = case.lead();
    let reported = lead
        .last_outcome
        .as_ref()
        .is_some_and(|last| last.by == *me);
    lead.rep() == Some(me) || reported || signed.leads_the_team()
}

async fn take_back(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    fields: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let event = Event::TakenBack {
        task: fields.get("task").unwrap_or_default().to_owned(),
        by: signed.person.id.clone(),
    };
    visit.act(&event, &CommitOptions::default()).await?;
    let lead = visit.lead_id()?;
    Ok(see_other(&signed.visit.desk(&format!("today?lead={lead}"))))
}

/// What was recorded a moment ago, and the way back.
async fn done(signed: &Signed<'_>, lead: &LeadId) -> Result<Option<Markup>, NotServed> {
    let visit = signed.visit;
    let records = visit.records(signed.policy, vec![lead.clone()]).await?;
    let Some(case) = records.first() else {
        return Ok(None);
    };
    let me = &signed.person.id;
    let last = case.lead().last_outcome.as_ref();
    let Some(last) = last.filter(|last| last.by == *me) else {
        return Ok(None);
    };
    Ok(Some(recorded(signed, case, last)))
}
