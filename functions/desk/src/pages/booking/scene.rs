//! The appointment and the times as the page shows them.

use calendar::{Instant, format_instant};
use followup::booking::{Appointment, OFFERED_ZONES, Side, Standing, Zone};
use followup::inquiry::Inquiry;
use followup::lead::Lead;
use followup::policy::Policy;
use followup::team::Person;
use maud::{Markup, html};
use wording::moment::LocalTimes;

use crate::access::Visit;
use crate::booking::{SlotChoice, Times, mark};
use crate::fields::PostedFields;
use crate::page::shown;
use crate::parts::{nothing_chosen, report};

/// Who came, and what there is to choose from.
pub(super) struct Scene<'a> {
    /// Who came.
    pub(super) visit: &'a Visit<'a>,
    /// The active policy.
    pub(super) policy: &'a Policy,
    /// The lead.
    pub(super) lead: &'a Lead,
    /// Which side is here.
    pub(super) side: &'a Side,
    /// The inquiry, with how to reach them; none, once it was erased.
    pub(super) inquiry: Option<&'a Inquiry>,
    /// The zone that times are shown in.
    pub(super) zone: Zone,
    /// Only times after this one are shown.
    pub(super) after: Option<Instant>,
}

impl Scene<'_> {
    /// Whom the lead meets: the rep of the meeting, or else the rep of the lead.
    fn rep(&self, meeting: Option<&Appointment>) -> Option<&Person> {
        let rep = meeting.map(|meeting| &meeting.rep).or(self.lead.rep())?;
        self.policy.active.roster.get(rep)
    }

    /// With whom and which company, and who calls whom on which number, or where: known before a time is chosen.
    pub(super) fn with_whom(&self, meeting: Option<&Appointment>) -> Markup {
        let rep = self.rep(meeting);
        let number = self.inquiry.and_then(|inquiry| inquiry.phone.as_ref());
        let way = self.policy.meeting_way(self.lead, number, rep);
        match self.side {
            Side::Lead => {
                let (with, who) = match rep {
                    Some(rep) => (rep.name.as_str(), rep.name.as_str()),
                    None => ("one of us", "One of us"),
                };
                html! { p { "With " (shown(with)) ", " (shown(&self.policy.active.company.name)) ". " (shown(&way.on_page(who))) } }
            }
            Side::Team(_) => html! { p { (shown(&way.for_rep())) } },
        }
    }

    /// Times as whoever came reads them.
    pub(super) fn times(&self) -> LocalTimes {
        let words = match self.side {
            Side::Lead => LocalTimes::of_office(&self.policy.active),
            Side::Team(_) => LocalTimes::of_team(&self.policy.active),
        };
        words.in_zone(self.zone.tz())
    }

    fn hidden(&self) -> Markup {
        html! {
            input type="hidden" name="was" value=(mark(self.lead));
            input type="hidden" name="zone" value=(self.zone.name());
        }
    }

    /// The appointment as it stands, and what can be done about it.
    pub(super) fn meeting(&self, meeting: &Appointment) -> Markup {
        let stretch = self.times().stretch(meeting.time.from, meeting.time.to);
        let asked: Vec<Instant> = Some(meeting.time.from)
            .into_iter()
            .chain(meeting.or)
            .collect();
        let is_request = meeting.standing == Standing::Requested;
        let may_confirm = is_request && *self.side == Side::Team(meeting.rep.clone());
        html! {
            div.card {
                p { b { (stretch) } }
                @if let Some(or) = meeting.or { p { "or " b { (self.times().day_and_hour(or)) } } }
                (self.with_whom(Some(meeting)))
                @if is_request { p { "It waits for a yes." } }
            }
            @if may_confirm {
                @for at in &asked {
                    form method="post" action=(self.visit.token) {
                        (self.hidden())
                        input type="hidden" name="slot" value=(format_instant(*at));
                        button.big type="submit" name="choice" value="confirm" { "Yes: " (self.times().day_and_hour(*at)) }
                    }
                }
            }
            form method="post" action=(self.visit.token) {
                (self.hidden())
                button type="submit" name="choice" value="cancel" { "Cancel it" }
            }
        }
    }

    /// The times, or what stands in for them.
    pub(super) fn choices(
        &self,
        found: &Times,
        upcoming: Option<&Appointment>,
        error: Option<&str>,
        fields: &PostedFields,
    ) -> Markup {
        html! {
            @if upcoming.is_some() { h2 { "Another time" } } @else { (self.with_whom(None)) }
            @match &found.choice {
                SlotChoice::Free { times, more } => {
                    p { (found.booking.slot().num_minutes()) " minutes. Times are " b { (self.times().zone()) } "." }
                    @if let Some(error) = error { p.error role="alert" { (error) } }
                    @if times.is_empty() { p.card { "There is no later time that is free." } }
                    (self.list(times))
                    @if let (true, Some(last)) = (more, times.last()) {
                        p { a.go href={ (self.visit.token) "?zone=" (self.zone.name()) "&after=" (format_instant(*last)) } rel="nofollow" { "Later times" } }
                    }
                    @if self.after.is_some() { p { a.go href={ (self.visit.token) "?zone=" (self.zone.name()) } rel="nofollow" { "The first times" } } }
                    @if *self.side == Side::Lead { (self.zones()) }
                }
                SlotChoice::Elsewhere { name, url } => {
                    p { (shown(name)) " has a page of their own for that:" }
                    p { a.go href=(shown(url)) rel="noreferrer" { "Choose a time there" } }
                }
                SlotChoice::Two => {
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
            let day = self.times().date(*at);
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
                                button type="submit" name="slot" value=(format_instant(*at)) aria-label={ (day) ", " (self.times().hour(*at)) } { (self.times().hour(*at)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn two(&self, error: Option<&str>, fields: &PostedFields) -> Markup {
        let typed = |name: &str| shown(fields.get(name).unwrap_or(""));
        html! {
            form method="post" action=(self.visit.token) {
                (self.hidden())
                @if let Some(error) = error { p.error #two-error role="alert" { (error) } }
                @for (name, label) in [("first", "One time"), ("second", "Another time")] {
                    div.field {
                        label for=(name) { (label) ", " (self.times().zone()) }
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
    pub(super) fn nothing(&self, has_meeting: bool) -> Markup {
        let company = &self.policy.active.company;
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
