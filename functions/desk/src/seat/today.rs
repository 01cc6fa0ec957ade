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
use super::put_off;
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
    does: "Records what happened with a lead, as the page of an outcome does; takes back what this person reported a moment ago; puts a lead off for a while; or says that they are away.",
    takes: Takes::Fields(|| {
        let mut properties = outcome::fields();
        properties["lead"] = json!({ "type": "string", "description": "The id of the lead." });
        properties["task"] = json!({ "type": "string", "description": "What was to be done: what the page's form says." });
        properties["undo"] = json!({ "type": "string", "description": "yes: what was reported of the lead and the task is taken back." });
        for (name, field) in absence::fields().into_iter().chain([put_off::field()]) {
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
        ("later", "The id of a lead that was put off a moment ago."),
    ],
    files: &[],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, request| Box::pin(act(signed, request)),
};

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    let named = |field| fields.get(field).and_then(|id| LeadId::parse(id).ok());
    let done = match (named("done"), named("later")) {
        (Some(lead), _) => done(signed, lead).await?,
        (None, Some(lead)) => put_off_until(signed, lead).await?,
        (None, None) => None,
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
    if put_off::is_meant(&fields) {
        return later(signed, &visit, &fields).await;
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

/// Puts the lead off, and shows what is next instead.
async fn later(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    fields: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let lead = visit.lead_id()?;
    if !put_off::record(signed, visit, fields).await? {
        let words = visit.words(signed.policy);
        let news = DayNews {
            error: Some(words.choose_a_button()),
            ..DayNews::default()
        };
        return page(signed, Some(lead.as_str()), news).await;
    }
    let query = format!("today?later={lead}");
    Ok(see_other(&signed.visit.desk(&query)))
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
async fn done(signed: &Signed<'_>, lead: LeadId) -> Result<Option<Markup>, NotServed> {
    let records = signed.visit.records(signed.policy, vec![lead]).await?;
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

/// Until when a lead was put off a moment ago.
async fn put_off_until(signed: &Signed<'_>, lead: LeadId) -> Result<Option<Markup>, NotServed> {
    let visit = signed.visit;
    let records = visit.records(signed.policy, vec![lead]).await?;
    let own = records.first();
    let own = own.filter(|case| case.lead().rep() == Some(&signed.person.id));
    let until = own.and_then(|case| Some((case, case.lead().put_off_at(visit.now)?)));
    Ok(until.map(|(case, until)| put_off::said(case, until)))
}
