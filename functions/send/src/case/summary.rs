//! Who a lead is, in a few lines.

use calendar::Instant;
use followup::form::MapsTo;
use followup::inquiry::{ContactHow, ContactWhen};
use followup::law;
use followup::lead::Block;
use followup::template::Markup;
use followup::work;

use super::Case;
use crate::mail::links;

impl Case {
    /// Who it is, in a few lines, and what the team has noted. What the links say is not said again.
    pub(crate) fn summary(&self, now: Instant) -> Markup {
        self.summary_of(now, false)
    }

    /// The same in a mail without links: how to reach them comes first.
    pub(crate) fn summary_with_reach(&self, now: Instant) -> Markup {
        self.summary_of(now, true)
    }

    fn summary_of(&self, now: Instant, with_reach: bool) -> Markup {
        let lead = &self.lead;
        let mut lines: Vec<Markup> = Vec::new();
        if let Some(inquiry) = self.inquiry.as_ref().filter(|_| with_reach) {
            lines.extend(links::warning(lead));
            let reach = [links::call(inquiry, lead), links::write(inquiry, lead)];
            lines.push(Markup::commas(reach.into_iter().flatten()));
        }
        if let Some(other) = self.also_reached() {
            lines.push(Markup::inline([Markup::text("They also gave"), other]));
        }
        let mut line = |label: &str, text: &str| {
            if !text.trim().is_empty() {
                lines.push(Markup::text(&format!("{label}: {text}")));
            }
        };
        if let Some(inquiry) = &self.inquiry {
            if inquiry.name.usable().is_none() && !inquiry.name.is_placeholder() {
                line("Name as typed", inquiry.name.full());
            }
            line("Phone as typed", self.phone_as_typed().unwrap_or_default());
            line("Company", inquiry.company.as_deref().unwrap_or_default());
            line("Needs it", &self.timeframe());
            line("Budget", inquiry.budget.as_deref().unwrap_or_default());
        }
        match lead.contact.when {
            // What nobody chose needs no line.
            ContactWhen::Now => {}
            ContactWhen::Week | ContactWhen::Later => line("Wants to hear from us", self.when()),
        }
        line(
            "Preferably",
            match lead.contact.how {
                ContactHow::Any => "",
                ContactHow::Phone => "by phone",
                ContactHow::Email => "in writing",
            },
        );
        line("Away", &self.away(now));
        line("Their time", &self.their_time(now));
        let source = lead.source.replace('_', " ");
        let asked = self.times().in_mail(self.asked_at, now);
        let label = match self.list_entry() {
            Some(_) => "Imported",
            None => "Asked",
        };
        line(label, &format!("{asked} ({source})"));
        if let Some(score) = lead.score.filter(|_| lead.unqualified) {
            line("Points", &format!("{score}, not qualified in time"));
        }
        if lead.inquiries > 1 {
            line("Inquiries", &lead.inquiries.to_string());
        }
        line("So far", &self.so_far(now));
        if !with_reach {
            line("Our delay", &self.told_of_delay(now));
        }
        line(
            "Careful",
            match lead.blocked {
                None => "",
                Some(Block::Unsubscribed) => "they stopped our mail",
                Some(Block::Bounced) => "their address does not work",
                Some(Block::Complained) => "they reported our mail as unwanted",
                Some(Block::DoNotContact) => "they are not to be contacted",
            },
        );
        Markup::join([Markup::items(lines), self.noted(now)])
    }

    /// What they typed where a number is asked for, if it says more than the number.
    fn phone_as_typed(&self) -> Option<&str> {
        let inquiry = self.inquiry.as_ref()?;
        let form = self.policy.active.forms.get(&inquiry.form)?;
        form.phone_as_typed(inquiry, &self.policy.active.company.country_code)
    }

    /// When they need it, in the words of the form.
    fn timeframe(&self) -> String {
        let Some((inquiry, value)) = self
            .inquiry
            .as_ref()
            .and_then(|inquiry| Some((inquiry, inquiry.timeframe.as_deref()?)))
        else {
            return String::new();
        };
        let forms = &self.policy.active.forms;
        let fields = forms
            .get(&inquiry.form)
            .map_or(&[][..], |form| &form.fields);
        let field = fields
            .iter()
            .find(|field| field.maps_to == MapsTo::Timeframe);
        field
            .map_or(value, |field| field.kind.shown(value))
            .to_owned()
    }

    /// What people have done so far; nothing, when nobody has.
    fn so_far(&self, now: Instant) -> String {
        let lead = &self.lead;
        let times = self.times();
        let counted = |count: u8, what: &str| match count {
            0 => None,
            1 => Some(format!("1 {what}")),
            count => Some(format!("{count} {what}s")),
        };
        let done = [
            counted(lead.call_attempts, "call"),
            counted(lead.personal_emails, "mail"),
        ];
        let done: Vec<String> = done.into_iter().flatten().collect();
        let mut said = done.join(", ");
        match (lead.heard_at, lead.touched_at) {
            (_, Some(at)) if said.is_empty() => {
                said = format!("in contact since {}", times.in_mail(at, now));
            }
            // What is counted came after the last contact: that there was one says more.
            (Some(at), _) if !said.is_empty() => {
                said = format!(
                    "last in contact {}; since then {said}",
                    times.in_mail(at, now)
                );
            }
            (Some(_) | None, _) => {}
        }
        let unmade = if work::has_unmade_call(&self.policy, lead) {
            "; the call after it was due, and is not reported"
        } else {
            ""
        };
        if let Some(last) = &lead.last_outcome {
            let last = format!(
                "last reported \"{}\", {}{unmade}",
                last.disposition.label(),
                times.in_mail(last.at, now)
            );
            return if said.is_empty() {
                last
            } else {
                format!("{said}; {last}")
            };
        }
        said
    }

    /// Until when they are away, as their automatic answer said; nothing, once they are back.
    fn away(&self, now: Instant) -> String {
        let back = self.lead.away_at(self.policy.calendar(), now);
        back.map_or_else(String::new, |back| {
            let day = self.times().day(back);
            format!("until {day}, as their automatic answer says")
        })
    }

    /// What time it is where they are, when that is no time to call them; nothing, while they may be called.
    fn their_time(&self, now: Instant) -> String {
        let lead = &self.lead;
        let from = law::call_at_or_after(&self.policy, lead, now);
        if !lead.is_called() || from <= now {
            return String::new();
        }
        let zone = law::zone(&self.policy, lead);
        let times = self.times();
        let there = times.in_zone(zone).hour(now);
        format!(
            "{there}; please do not call before {}",
            times.in_mail(from, now)
        )
    }
}
