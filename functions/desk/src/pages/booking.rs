//! The lead chooses, moves or cancels a time; and so does the rep, who also says yes to one that was asked for.
//!
//! Whoever has the lead's link sees times, and nothing of what the lead told us.

use calendar::{Instant, format_instant, parse_instant};
use chrono::Duration;
use followup::booking::{Appointment, OFFERED_ZONES, Side, Standing, Zone};
use followup::lead::Lead;
use followup::policy::Policy;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};

use crate::booking::{
    Became, Times, Way, Wish, cancel, confirm, is_theirs, mark, propose, take, times,
};
use crate::case::Visit;
use crate::fields::{Fields, posted, queried};
use crate::page::{page, shown};
use crate::parts::{nothing_chosen, report};
use crate::refused::Refused;
use crate::words::read_date_in;

/// How far ahead a time may be proposed.
const MAX_AHEAD: Duration = Duration::days(180);
/// Answers in which a form may have told the zone of whoever filled it in.
const ZONE_ANSWERS: [&str; 3] = ["timezone", "time_zone", "zone"];

/// What is said above the times.
#[derive(Debug, Default)]
struct Said {
    status: u16,
    title: String,
    details: Vec<String>,
    error: Option<String>,
}

/// Who came, and what there is to choose from.
struct Scene<'a> {
    visit: &'a Visit<'a>,
    policy: &'a Policy,
    lead: &'a Lead,
    side: &'a Side,
    zone: Zone,
    after: Option<Instant>,
}

/// The page. It changes nothing.
pub(super) async fn show(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, Refused> {
    let fields = queried(request);
    answer(
        visit,
        &fields,
        Said {
            status: 200,
            ..Said::default()
        },
    )
    .await
}

/// Does what was chosen.
pub(super) async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, Refused> {
    let fields = posted(request)?;
    let side = side(visit).await?;
    let was = fields.get("was").unwrap_or_default().to_owned();
    let choice = fields.get("choice").unwrap_or_default();
    let slot = fields.get("slot").and_then(|text| parse_instant(text).ok());
    let zone = chosen_zone(&fields);
    let became = match (choice, slot, &side) {
        ("cancel", _, _) => cancel(visit, &side, &was).await?,
        ("confirm", Some(from), Side::Team(person)) => confirm(visit, person, from, &was).await?,
        ("propose", _, Side::Lead) => {
            let (policy, lead) = (visit.policy().await?, visit.lead().await?.lead);
            let zone = zone_of(visit, &policy, &lead, &fields).await?;
            match proposed(&fields, zone, visit.now) {
                Ok(times) => propose(visit, times, zone, &was).await?,
                Err(reason) => {
                    let said = Said {
                        status: 422,
                        error: Some(reason.to_owned()),
                        ..Said::default()
                    };
                    return answer(visit, &fields, said).await;
                }
            }
        }
        (_, Some(from), _) => {
            let by = side.clone();
            take(
                visit,
                &Wish {
                    from,
                    zone,
                    was,
                    by,
                },
            )
            .await?
        }
        (_, None, _) => {
            let said = Said {
                status: 422,
                error: Some("Choose one of the times.".to_owned()),
                ..Said::default()
            };
            return answer(visit, &fields, said).await;
        }
    };
    let lead = visit.lead().await?.lead;
    answer(visit, &fields, said(&became, choice, &lead, &side)).await
}

fn said(became: &Became, choice: &str, lead: &Lead, side: &Side) -> Said {
    let standing = lead.meeting().map(|meeting| meeting.standing);
    let (status, title, detail) = match (became, standing) {
        (Became::Done | Became::Same, _) if choice == "cancel" => (
            200,
            "Cancelled",
            "The time is free again, and whoever expected it gets a mail.",
        ),
        (Became::Done, Some(Standing::Confirmed)) => (
            200,
            "It is booked",
            "A mail with an invitation for the calendar is on its way to both.",
        ),
        (Became::Done, Some(Standing::Requested)) => (
            200,
            "We have asked for you",
            "A person looks whether it fits, and you get a mail. Please do not count on it before.",
        ),
        (Became::Same, Some(Standing::Confirmed)) => (
            200,
            "It is booked",
            "This time was yours already. It counts once.",
        ),
        (Became::Same, Some(Standing::Requested)) => (
            200,
            "We have asked for you",
            "You asked for this time already. It counts once.",
        ),
        (Became::Taken, _) if choice == "confirm" => (
            409,
            "This time is not free any more",
            "Nothing was confirmed. Please offer them another one.",
        ),
        (Became::Taken, _) => (
            409,
            "Somebody was faster",
            "This time has just been taken. These are the next ones that are free.",
        ),
        (Became::Changed, _) => (
            409,
            "Something has changed meanwhile",
            "Nothing was done. This is how it stands now.",
        ),
        (Became::Impossible | Became::Done | Became::Same, _) => (
            409,
            "That cannot be booked here",
            match side {
                Side::Lead => "Nothing was booked. An answer to our mail reaches a person.",
                Side::Team(_) => "Nothing was changed.",
            },
        ),
    };
    Said {
        status,
        title: title.to_owned(),
        details: vec![detail.to_owned()],
        error: None,
    }
}

/// Whose link it is.
async fn side(visit: &Visit<'_>) -> Result<Side, Refused> {
    if visit.link.person.is_none() {
        return Ok(Side::Lead);
    }
    let policy = visit.policy().await?;
    visit.person(&policy).map(Side::Team)
}

fn chosen_zone(fields: &Fields) -> Option<Zone> {
    fields.get("zone").and_then(|name| name.parse().ok())
}

/// The zone that times are shown in: the one that was chosen, that of the appointment, that of the form, the office's.
async fn zone_of(
    visit: &Visit<'_>,
    policy: &Policy,
    lead: &Lead,
    fields: &Fields,
) -> Result<Zone, Refused> {
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
fn proposed(fields: &Fields, zone: Zone, now: Instant) -> Result<[Instant; 2], &'static str> {
    let read = |name: &str| {
        let text = fields.get(name).ok_or("Please name two times.")?;
        let at = read_date_in(zone.tz(), text, now)?;
        if at - now > MAX_AHEAD {
            Err("This is over half a year away. Please name an earlier time.")
        } else {
            Ok(at)
        }
    };
    let (first, second) = (read("first")?, read("second")?);
    if first == second {
        return Err("Please name two different times, so that one of them fits.");
    }
    Ok([first.min(second), first.max(second)])
}

async fn answer(visit: &Visit<'_>, fields: &Fields, said: Said) -> Result<Response<Body>, Refused> {
    let policy = visit.policy().await?;
    let lead = visit.lead().await?.lead;
    let side = side(visit).await?;
    let zone = zone_of(visit, &policy, &lead, fields).await?;
    let after = fields
        .get("after")
        .and_then(|text| parse_instant(text).ok());
    let scene = Scene {
        visit,
        policy: &policy,
        lead: &lead,
        side: &side,
        zone,
        after,
    };
    let may_choose =
        lead.may_book() && (side == Side::Lead || lead.rep() == visit.link.person.as_ref());
    let found = if may_choose {
        times(visit.cloud, &policy, &lead, &side, after, visit.now).await?
    } else {
        None
    };
    let theirs = is_theirs(&lead, &side);
    let upcoming = lead
        .meeting()
        .filter(|meeting| theirs && meeting.time.to > visit.now);
    let title = if !said.title.is_empty() {
        said.title.clone()
    } else if upcoming.is_some() {
        "Your appointment".to_owned()
    } else if !theirs {
        "No appointment of yours".to_owned()
    } else {
        "Choose a time".to_owned()
    };
    let name = match &side {
        Side::Lead => None,
        Side::Team(_) => Some(visit.case().await?.name().to_owned()),
    };
    let body = html! {
        h1 { (title) }
        @if let Some(name) = &name { p { "With " bdi { (shown(name)) } "." } }
        @if !said.details.is_empty() { div.card role="status" { @for detail in &said.details { p { (detail) } } } }
        @if let Some(meeting) = upcoming { (scene.meeting(meeting)) }
        @match &found {
            Some(found) => { (scene.choices(found, upcoming, said.error.as_deref(), fields)) }
            None => { (scene.nothing(upcoming.is_some())) }
        }
    };
    Ok(page(said.status, &title, &body))
}

impl Scene<'_> {
    fn rep_name(&self, meeting: &Appointment) -> String {
        let person = self.policy.setting.roster.get(&meeting.rep);
        person.map_or_else(|| meeting.rep.to_string(), |person| person.name.clone())
    }

    fn hidden(&self) -> Markup {
        html! {
            input type="hidden" name="was" value=(mark(self.lead));
            input type="hidden" name="zone" value=(self.zone.name());
        }
    }

    /// The appointment as it stands, and what can be done about it.
    fn meeting(&self, meeting: &Appointment) -> Markup {
        let stretch = self.zone.stretch(meeting.time.from, meeting.time.to);
        let asked: Vec<Instant> = Some(meeting.time.from)
            .into_iter()
            .chain(meeting.or)
            .collect();
        let is_request = meeting.standing == Standing::Requested;
        let may_confirm = is_request && *self.side == Side::Team(meeting.rep.clone());
        html! {
            div.card {
                p { b { (stretch) } }
                @if let Some(or) = meeting.or { p { "or " b { (self.zone.day(or)) ", " (self.zone.clock(or)) } } }
                @if *self.side == Side::Lead { p { "With " (shown(&self.rep_name(meeting))) ", " (shown(&self.policy.setting.company.name)) "." } }
                @if is_request { p { "It waits for a yes." } }
            }
            @if may_confirm {
                @for at in &asked {
                    form method="post" action=(self.visit.token) {
                        (self.hidden())
                        input type="hidden" name="slot" value=(format_instant(*at));
                        button.big type="submit" name="choice" value="confirm" { "Yes: " (self.zone.day(*at)) ", " (self.zone.clock(*at)) }
                    }
                }
            }
            form method="post" action=(self.visit.token) {
                (self.hidden())
                button type="submit" name="choice" value="cancel" { "Cancel it" }
            }
        }
    }

    fn choices(
        &self,
        found: &Times,
        upcoming: Option<&Appointment>,
        error: Option<&str>,
        fields: &Fields,
    ) -> Markup {
        html! {
            @if upcoming.is_some() { h2 { "Another time" } }
            @match &found.way {
                Way::Free { times, more } => {
                    p { (found.booking.slot().num_minutes()) " minutes. Times are " b { (self.zone) } "." }
                    @if let Some(error) = error { p.error role="alert" { (error) } }
                    @if times.is_empty() { p.card { "There is no later time that is free." } }
                    (self.list(times))
                    @if let (true, Some(last)) = (more, times.last()) {
                        p { a.go href={ (self.visit.token) "?zone=" (self.zone.name()) "&after=" (format_instant(*last)) } rel="nofollow" { "Later times" } }
                    }
                    @if self.after.is_some() { p { a.go href={ (self.visit.token) "?zone=" (self.zone.name()) } rel="nofollow" { "The first times" } } }
                    @if *self.side == Side::Lead { (self.zones()) }
                }
                Way::Elsewhere { name, url } => {
                    p { (shown(name)) " has a page of their own for that:" }
                    p { a.go href=(shown(url)) rel="noreferrer" { "Choose a time there" } }
                }
                Way::Two => {
                    @if upcoming.is_none() { p.card { "No free time can be shown here at the moment. Name two that suit you, and a person says which one it is." } }
                    @else { p { "Name two times that suit you better." } }
                    (self.two(error, fields))
                    (self.zones())
                }
            }
        }
    }

    /// The times, by the days of whoever reads them.
    fn list(&self, times: &[Instant]) -> Markup {
        let mut days: Vec<(String, Vec<Instant>)> = Vec::new();
        for at in times {
            let day = self.zone.day(*at);
            match days.last_mut() {
                Some((last, on_it)) if *last == day => on_it.push(*at),
                Some(_) | None => days.push((day, vec![*at])),
            }
        }
        html! {
            form method="post" action=(self.visit.token) {
                (nothing_chosen())
                (self.hidden())
                @for (day, times) in &days {
                    fieldset {
                        legend { (day) }
                        div.choices {
                            @for at in times {
                                button type="submit" name="slot" value=(format_instant(*at)) aria-label={ (day) ", " (self.zone.clock(*at)) } { (self.zone.clock(*at)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn two(&self, error: Option<&str>, fields: &Fields) -> Markup {
        let typed = |name: &str| shown(fields.get(name).unwrap_or(""));
        html! {
            form method="post" action=(self.visit.token) {
                (self.hidden())
                @if let Some(error) = error { p.error #two-error role="alert" { (error) } }
                @for (name, label) in [("first", "One time"), ("second", "Another time")] {
                    div.field {
                        label for=(name) { (label) ", " (self.zone) }
                        input id=(name) type="datetime-local" name=(name) value=(typed(name)) required;
                    }
                }
                button.big type="submit" name="choice" value="propose" { "Propose them" }
            }
        }
    }

    /// The choice of a zone, for a browser without scripts.
    fn zones(&self) -> Markup {
        let office = Zone::from(self.policy.calendar().tz());
        let mut names = vec![office.name()];
        for name in OFFERED_ZONES.iter().copied().chain([self.zone.name()]) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        html! {
            form method="get" action=(self.visit.token) {
                div.field {
                    label for="zone" { "Show times in" }
                    select #zone name="zone" {
                        @for name in names {
                            option value=(name) selected[name == self.zone.name()] { (name.replace('_', " ")) }
                        }
                    }
                }
                button type="submit" { "Show" }
            }
        }
    }

    /// Nothing can be chosen here.
    fn nothing(&self, has_meeting: bool) -> Markup {
        let company = &self.policy.setting.company;
        if has_meeting {
            return html! {};
        }
        html! {
            div.card {
                @match self.side {
                    Side::Lead => {
                        p { "No times are offered here. An answer to our mail reaches a person" @if let Some(phone) = &company.phone { ", and so does a call to " (phone) } "." }
                        p { a href=(shown(&company.website)) rel="noreferrer" { (shown(&company.name)) } }
                    }
                    Side::Team(_) => {
                        p { "There is no appointment here that is yours." }
                        (report(self.visit, self.lead))
                    }
                }
            }
        }
    }
}
