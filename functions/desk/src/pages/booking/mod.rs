//! The lead chooses, moves or cancels a time; and so does the rep, who also says yes to one that was asked for.
//!
//! Whoever has the lead's link sees times, and nothing of what the lead told us.

mod said;
mod scene;

use calendar::{Instant, parse_instant};
use chrono::Duration;
use cloud::links::Purpose;
use followup::access::{Act, may};
use followup::booking::{Side, Zone};
use followup::inquiry::Inquiry;
use followup::lead::{Lead, Open, Stage};
use followup::policy::Policy;
use http::{HeaderValue, Response, header};
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::Words;

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::booking::{RequestedTime, cancel, confirm, propose, take};
use crate::dates::read_date_in;
use crate::fields::{PostedFields, posted, queried};
use crate::page::{filled, naming, page, shown};
use crate::refused::NotServed;
use said::{BookingNotice, said};
use scene::Scene;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Booking,
    bearer: Bearer::LeadOrTeam(Seat::Working),
    name: "times",
    shows: "The lead sees the times that are free, or the appointment; a rep sees the appointment.",
    does: "A time is taken, confirmed, moved, proposed or cancelled.",
    takes: Takes::Fields(|| {
        json!({
            "type": "object",
            "properties": {
                "slot": { "type": "string", "description": "The beginning of the time, in UTC." },
                "choice": { "enum": ["cancel", "confirm", "propose"] },
                "was": { "type": "string", "description": "The appointment that the page showed; `none` without one." },
                "zone": { "type": "string", "description": "The zone that the lead reads times in." },
                "first": { "type": "string" },
                "second": { "type": "string" },
            },
        })
    }),
    query: &[
        (
            "zone",
            "The zone that times are shown in, by its name in the IANA database.",
        ),
        ("after", "Only times after this moment."),
        (
            "slot",
            "The beginning of a time, in UTC: it is offered before all others, if it is free.",
        ),
    ],
    answers: &[(
        409,
        "Somebody else has the time, or the appointment is not the one that the page showed: the page says what is free now.",
    )],
    show: |visit, request| Box::pin(show(visit, request)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// How far ahead a time may be proposed.
const MAX_AHEAD: Duration = Duration::days(180);
/// After how many seconds a page looks again that was opened before the sweep could judge the inquiry.
const LOOKS_AGAIN_AFTER: &str = "15";
/// Answers in which a form may have told the zone of whoever filled it in.
const ZONE_ANSWERS: [&str; 3] = ["timezone", "time_zone", "zone"];

/// The page. It changes nothing.
async fn show(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    answer(
        visit,
        &fields,
        BookingNotice {
            status: 200,
            ..BookingNotice::default()
        },
    )
    .await
}

/// Does what was chosen.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let side = visit.side().await?;
    let lead = visit.lead().await?.lead;
    let policy = visit.policy_for(&lead).await?;
    let words = visit.words(&policy);
    let was = fields.get("was").unwrap_or_default().to_owned();
    let choice = fields.get("choice").unwrap_or_default();
    let slot = fields.get("slot").and_then(|text| parse_instant(text).ok());
    let zone = chosen_zone(&fields);
    let result = match (choice, slot, &side) {
        ("cancel", _, _) => cancel(visit, &side, &was).await?,
        ("confirm", Some(from), Side::Team(person)) => confirm(visit, person, from, &was).await?,
        ("propose", _, Side::Lead) => {
            let zone = zone_of(visit, &policy, &lead, &fields).await?;
            match proposed(words, &fields, zone, visit.now) {
                Ok(times) => propose(visit, times, zone, &was).await?,
                Err(reason) => {
                    let said = BookingNotice {
                        status: 422,
                        error: Some(reason),
                        ..BookingNotice::default()
                    };
                    return answer(visit, &fields, said).await;
                }
            }
        }
        (_, Some(from), _) => {
            let by = side.clone();
            take(
                visit,
                &RequestedTime {
                    from,
                    zone,
                    was,
                    by,
                },
            )
            .await?
        }
        (_, None, _) => {
            let said = BookingNotice {
                status: 422,
                error: Some(words.times_choose_one()),
                ..BookingNotice::default()
            };
            return answer(visit, &fields, said).await;
        }
    };
    let lead = visit.lead().await?.lead;
    answer(visit, &fields, said(words, &result, choice, &lead, &side)).await
}

fn chosen_zone(fields: &PostedFields) -> Option<Zone> {
    fields.get("zone").and_then(|name| name.parse().ok())
}

/// The zone that times are shown in: the one that was chosen, that of the appointment, that of the form, the office's.
async fn zone_of(
    visit: &Visit<'_>,
    policy: &Policy,
    lead: &Lead,
    fields: &PostedFields,
) -> Result<Zone, NotServed> {
    let office = Zone::from(policy.calendar().tz());
    if visit.link.person.is_some() {
        return Ok(office);
    }
    let known = lead.appointment.as_ref().map(|meeting| meeting.zone);
    if let Some(zone) = chosen_zone(fields).or(known) {
        return Ok(zone);
    }
    let inquiry = visit.cloud.inquiry(&lead.id, &lead.inquiry).await?;
    let told = inquiry.and_then(|inquiry| {
        ZONE_ANSWERS
            .iter()
            .find_map(|name| inquiry.answers.get(*name)?.trim().parse().ok())
    });
    Ok(told.unwrap_or(office))
}

/// The two times that were proposed.
fn proposed(
    words: Words,
    fields: &PostedFields,
    zone: Zone,
    now: Instant,
) -> Result<[Instant; 2], String> {
    let read = |name: &str| {
        let text = fields.get(name).ok_or_else(|| words.times_two_missing())?;
        let at = read_date_in(words, zone.tz(), text, now)?;
        if at - now > MAX_AHEAD {
            Err(words.times_two_far())
        } else {
            Ok(at)
        }
    };
    let (first, second) = (read("first")?, read("second")?);
    if first == second {
        return Err(words.times_two_same());
    }
    Ok([first.min(second), first.max(second)])
}

/// Whom the rep meets, and of which company.
fn with(words: Words, inquiry: &Inquiry) -> Markup {
    let name = inquiry.name.full();
    match &inquiry.company {
        Some(company) => {
            let parts = [company, name].map(|part| html! { bdi { (shown(part)) } });
            filled(parts, |[company, name]| {
                words.booking_with_of(company, name)
            })
        }
        None => naming(name, |name| words.booking_with(name)),
    }
}

async fn answer(
    visit: &Visit<'_>,
    fields: &PostedFields,
    said: BookingNotice,
) -> Result<Response<Body>, NotServed> {
    let lead = visit.lead().await?.lead;
    let policy = visit.policy_for(&lead).await?;
    let side = visit.side().await?;
    let words = visit.words(&policy);
    let zone = zone_of(visit, &policy, &lead, fields).await?;
    let after = fields
        .get("after")
        .and_then(|text| parse_instant(text).ok());
    let inquiry = match visit.cloud.inquiry(&lead.id, &lead.inquiry).await? {
        Some(inquiry) => Some(visit.cloud.completed(&lead, inquiry).await?),
        None => None,
    };
    let is_new = side == Side::Lead && matches!(lead.stage, Stage::Open(Open::Received));
    let comes_soon = is_new && policy.active.booking.is_some();
    let slot = fields.get("slot").and_then(|text| parse_instant(text).ok());
    let scene = Scene {
        visit,
        policy: &policy,
        lead: &lead,
        side: &side,
        inquiry: inquiry.as_ref(),
        zone,
        words,
        after,
        // Of a form that was sent the answer speaks.
        slot: slot.filter(|_| said.title.is_empty() && said.error.is_none()),
    };
    let found = if may(&lead, &side, Act::ChooseTime) {
        visit
            .cloud
            .free_times(&policy, &lead, &side, after, visit.now)
            .await?
    } else {
        None
    };
    let theirs = may(&lead, &side, Act::Arrange);
    let upcoming = lead
        .meeting()
        .filter(|meeting| theirs && meeting.time.to > visit.now);
    let title = if !said.title.is_empty() {
        said.title.clone()
    } else if upcoming.is_some() {
        words.times_yours()
    } else if !theirs {
        words.times_none_of_yours()
    } else {
        words.times_title()
    };
    let who = inquiry.as_ref().filter(|_| side != Side::Lead);
    let body = html! {
        h1 { (title) }
        @if let Some(who) = who {
            p { (with(words, who)) }
        }
        @if !said.details.is_empty() { div.card role="status" { @for detail in &said.details { p { (detail) } } } }
        @if let Some(meeting) = upcoming { (scene.meeting(meeting)) }
        @match &found {
            Some(found) => { (scene.choices(found, upcoming, said.error.as_deref(), fields)) }
            None if comes_soon => { (scene.soon()) }
            None => { (scene.nothing(upcoming.is_some())) }
        }
    };
    let mut response = page(words, said.status, &title, &body);
    if comes_soon {
        let again = HeaderValue::from_static(LOOKS_AGAIN_AFTER);
        response.headers_mut().insert(header::REFRESH, again);
    }
    Ok(response)
}
