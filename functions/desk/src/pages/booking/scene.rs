//! The appointment and the times as the page shows them.

use calendar::{Instant, format_instant};
use cloud::free_times::{SlotChoice, Times};
use followup::booking::{Appointment, OFFERED_ZONES, Side, Standing, Zone};
use followup::inquiry::Inquiry;
use followup::lead::Lead;
use followup::policy::Policy;
use followup::team::Person;
use maud::{Markup, html};
use wording::Words;
use wording::meeting::{for_rep, on_page};
use wording::moment::LocalTimes;

use crate::access::Visit;
use crate::booking::mark;
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
    /// The words of whoever came.
    pub(super) words: Words,
    /// Only times after this one are shown.
    pub(super) after: Option<Instant>,
    /// The time that was chosen on another page.
    pub(super) slot: Option<Instant>,
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
                let words = self.words;
                let rep = rep.map(|rep| rep.name.as_str());
                let with = rep.map_or_else(|| words.one_of_us_within(), str::to_owned);
                let with = words.times_with(&self.policy.active.company.name, &with);
                html! { p { (shown(&with)) " " (shown(&on_page(words, &way, rep))) } }
            }
            Side::Team(_) => html! { p { (shown(&for_rep(self.words, &way))) } },
        }
    }

    /// Times as whoever came reads them.
    pub(super) fn times(&self) -> LocalTimes {
        LocalTimes::new(self.words, self.zone.tz())
    }

    fn hidden(&self) -> Markup {
        html! {
            input type="hidden" name="was" value=(mark(self.lead));
            input type="hidden" name="zone" value=(self.zone.name());
        }
    }

    /// The appointment as it stands, and what can be done about it.
    pub(super) fn meeting(&self, meeting: &Appointment) -> Markup {
        let words = self.words;
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
                @if let Some(or) = meeting.or { p { (words.times_or()) " " b { (self.times().day_and_hour(or)) } } }
                (self.with_whom(Some(meeting)))
                @if is_request { p { (words.times_waits()) } }
            }
            @if may_confirm {
                @for at in &asked {
                    form method="post" action=(self.visit.token) {
                        (self.hidden())
                        input type="hidden" name="slot" value=(format_instant(*at));
                        button.big type="submit" name="choice" value="confirm" { (words.times_yes(&self.times().day_and_hour(*at))) }
                    }
                }
            }
            form method="post" action=(self.visit.token) {
                (self.hidden())
                div.choices { button type="submit" name="choice" value="cancel" { (words.times_cancel()) } }
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
        let words = self.words;
        html! {
            @if upcoming.is_some() { h2 { (words.times_another()) } } @else { (self.with_whom(None)) }
            @match &found.choice {
                SlotChoice::Free { times, more } => {
                    p { (words.times_minutes(&found.booking.slot().num_minutes().to_string())) " " b { (self.times().zone()) } "." }
                    @if let Some(error) = error { p.error role="alert" { (error) } }
                    (self.chosen(times))
                    @if times.is_empty() { p.card { (words.times_no_later()) } }
                    (self.list(times))
                    @if let (true, Some(last)) = (more, times.last()) {
                        p { a.go href={ (self.visit.token) "?zone=" (self.zone.name()) "&after=" (format_instant(*last)) } rel="nofollow" { (words.times_later()) } }
                    }
                    @if self.after.is_some() { p { a.go href={ (self.visit.token) "?zone=" (self.zone.name()) } rel="nofollow" { (words.times_first()) } } }
                    @if *self.side == Side::Lead { (self.zones()) }
                }
                SlotChoice::Elsewhere { name, url } => {
                    p { (shown(&words.times_elsewhere(name))) }
                    p { a.go href=(shown(url)) rel="noreferrer" { (words.times_choose_there()) } }
                }
                SlotChoice::Two => {
                    @if upcoming.is_none() { p.card { (words.times_name_two()) } }
                    @else { p { (words.times_name_two_better()) } }
                    (self.two(error, fields))
                    (self.zones())
                }
            }
        }
    }

    /// The time that was chosen on another page, before all others; or that it is not free any more.
    fn chosen(&self, times: &[Instant]) -> Markup {
        let words = self.words;
        let Some(slot) = self.slot else {
            return html! {};
        };
        if !times.contains(&slot) {
            return html! { p.card role="status" { (words.booked_faster_detail()) } };
        }
        html! {
            form method="post" action=(self.visit.token) {
                (self.hidden())
                button.big type="submit" name="slot" value=(format_instant(slot)) { (words.times_book(&self.times().day_and_hour(slot))) }
            }
            p { (words.times_or_another()) }
        }
    }

    /// The inquiry waits to be looked at: the times come with that.
    pub(super) fn soon(&self) -> Markup {
        let words = self.words;
        let slot = self.slot.map(|at| format!("?slot={}", format_instant(at)));
        html! {
            div.card role="status" {
                p { (words.times_soon()) }
                p { a.go href={ (self.visit.token) (slot.unwrap_or_default()) } { (words.times_look_again()) } }
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
        let words = self.words;
        html! {
            form method="post" action=(self.visit.token) {
                (nothing_chosen(words))
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
        let words = self.words;
        let typed = |name: &str| shown(fields.get(name).unwrap_or(""));
        html! {
            form method="post" action=(self.visit.token) {
                (self.hidden())
                @if let Some(error) = error { p.error #two-error role="alert" { (error) } }
                @for (name, label) in [("first", words.times_one()), ("second", words.times_another())] {
                    div.field {
                        label for=(name) { (label) ", " (self.times().zone()) }
                        input id=(name) type="datetime-local" name=(name) value=(typed(name)) required
                            aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| "two-error")];
                    }
                }
                button.big type="submit" name="choice" value="propose" { (words.times_propose()) }
            }
        }
    }

    /// The choice of a zone, for a browser without scripts.
    fn zones(&self) -> Markup {
        let words = self.words;
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
                    label for="zone" { (words.times_zone()) }
                    select #zone name="zone" {
                        @for name in names {
                            option value=(name) selected[name == self.zone.name()] { (name.replace('_', " ")) }
                        }
                    }
                }
                div.choices { button type="submit" { (words.times_show()) } }
            }
        }
    }

    /// Nothing can be chosen here.
    pub(super) fn nothing(&self, has_meeting: bool) -> Markup {
        let words = self.words;
        let company = &self.policy.active.company;
        if has_meeting {
            return html! {};
        }
        html! {
            div.card {
                @match self.side {
                    Side::Lead => {
                        p { (company.phone.as_ref().map_or_else(|| words.times_none(), |phone| words.times_none_or_call(phone))) }
                        p { a href=(shown(&company.website)) rel="noreferrer" { (shown(&company.name)) } }
                    }
                    Side::Team(_) => {
                        p { (words.booking_none_of_yours()) }
                        (report(self.visit, words, self.lead))
                    }
                }
            }
        }
    }
}
