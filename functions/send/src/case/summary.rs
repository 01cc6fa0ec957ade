//! Who a lead is, in a few lines.

use calendar::Instant;
use followup::event::Disposition;
use followup::form::MapsTo;
use followup::inquiry::{ContactHow, ContactWhen};
use followup::law;
use followup::lead::{Block, Lead};
use followup::template::Markup;
use followup::work;
use wording::{label, language};

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
        let (words, lead) = (self.words, &self.lead);
        let mut lines: Vec<Markup> = Vec::new();
        if let Some(inquiry) = self.inquiry.as_ref().filter(|_| with_reach) {
            lines.extend(links::warning(words, lead));
            let reach = [
                links::call(words, inquiry, lead),
                links::write(words, inquiry, lead),
            ];
            lines.push(Markup::commas(reach.into_iter().flatten()));
        }
        if let Some(other) = self.also_reached() {
            lines.push(Markup::inline([Markup::text(&words.also_gave()), other]));
        }
        let said = |text: Option<&str>| {
            text.filter(|text| !text.trim().is_empty())
                .map(str::to_owned)
        };
        let written_in = self
            .inquiry
            .as_ref()
            .and_then(|one| one.written_in.as_deref());
        let language = language::of_lead(words, written_in, lead.language);
        lines.extend(language.iter().map(|text| Markup::text(text)));
        let mut line = |text: Option<String>| lines.extend(text.map(|text| Markup::text(&text)));
        if let Some(inquiry) = &self.inquiry {
            if inquiry.name.usable().is_none() && !inquiry.name.is_placeholder() {
                line(Some(words.name_as_typed(inquiry.name.full())));
            }
            line(said(self.phone_as_typed()).map(|text| words.phone_as_typed(&text)));
            line(said(inquiry.company.as_deref()).map(|text| words.company_is(&text)));
            line(said(Some(&self.timeframe())).map(|text| words.needs_it(&text)));
            line(said(inquiry.budget.as_deref()).map(|text| words.budget_is(&text)));
        }
        line(match lead.contact.when {
            // What nobody chose needs no line.
            ContactWhen::Now => None,
            ContactWhen::Week | ContactWhen::Later => Some(words.wants_contact(&self.when())),
        });
        line(match lead.contact.how {
            ContactHow::Any => None,
            ContactHow::Phone => Some(words.prefers_phone()),
            ContactHow::Email => Some(words.prefers_writing()),
        });
        line(self.away(now));
        line(self.their_time(now));
        let source = lead.source.replace('_', " ");
        let asked = self.times().in_mail(self.asked_at, now);
        line(Some(match self.list_entry() {
            Some(_) => words.imported_at(&source, &asked),
            None if self.has_rung() => words.rang_at(&source, &asked),
            None => words.asked_at(&source, &asked),
        }));
        line(self.campaign());
        let unqualified = lead.score.filter(|_| lead.unqualified);
        line(unqualified.map(|score| words.points_unqualified(&score.to_string())));
        line((lead.inquiries > 1).then(|| words.inquiries_so_far(&lead.inquiries.to_string())));
        line(said(Some(&self.so_far(now))).map(|what| words.so_far(&what)));
        if !with_reach {
            line(said(Some(&self.told_of_delay(now))).map(|what| words.our_delay(&what)));
        }
        line(lead.blocked.map(|block| match block {
            Block::Unsubscribed => words.careful_stopped(),
            Block::Bounced => words.careful_bounced(),
            Block::Complained => words.careful_complained(),
            Block::DoNotContact => words.careful_do_not_contact(),
        }));
        Markup::join([Markup::items(lines), self.noted(now)])
    }

    /// The campaign that they are of, and the date that counts for them.
    fn campaign(&self) -> Option<String> {
        let mark = self.lead.campaign.as_ref()?;
        let phrase = self
            .policy
            .campaign(&self.lead)
            .map(|campaign| &campaign.phrase);
        let said = phrase.map_or(&mark.name, |phrase| phrase.said_in(self.words.language));
        Some(match mark.date {
            Some(date) => self.words.campaign_is_dated(said, &self.times().day(date)),
            None => self.words.campaign_is(said),
        })
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
        let said_in = self.policy.said_in(Some(self.words.language));
        let fields = said_in
            .active
            .forms
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
        let (words, lead) = (self.words, &self.lead);
        let times = self.times();
        let some = |count: u8| Some(i64::from(count)).filter(|count| *count > 0);
        let done = [
            some(lead.call_attempts).map(|count| words.calls_made(count)),
            some(lead.personal_emails).map(|count| words.mails_written(count)),
        ];
        let done: Vec<String> = done.into_iter().flatten().collect();
        let mut said = done.join(", ");
        match (lead.heard_at, lead.touched_at) {
            (_, Some(at)) if said.is_empty() => {
                said = words.in_contact_since(&times.in_mail(at, now));
            }
            (Some(at), _) if !said.is_empty() => {
                let when = times.in_mail(at, now);
                said = if came_after(lead, at) {
                    words.last_in_contact(&said, &when)
                } else {
                    words.heard_from(&said, &when)
                };
            }
            (Some(_) | None, _) => {}
        }
        if let Some(last) = &lead.last_outcome {
            let what = label::outcome(words, last.disposition);
            let when = times.in_mail(last.at, now);
            let last = if work::has_unmade_call(&self.policy, lead) {
                words.last_reported_unmade(&what, &when)
            } else {
                words.last_reported(&what, &when)
            };
            return if said.is_empty() {
                last
            } else {
                format!("{said}; {last}")
            };
        }
        said
    }

    /// Until when they are away, as their automatic answer said; nothing, once they are back.
    fn away(&self, now: Instant) -> Option<String> {
        let back = self.lead.away_at(self.policy.calendar(), now)?;
        Some(self.words.away_until(&self.times().day(back)))
    }

    /// What time it is where they are, when that is no time to call them; nothing, while they may be called.
    fn their_time(&self, now: Instant) -> Option<String> {
        let lead = &self.lead;
        let from = law::call_at_or_after(&self.policy, lead, now);
        if !lead.is_called() || from <= now {
            return None;
        }
        let zone = law::zone(&self.policy, lead);
        let times = self.times();
        let there = times.in_zone(zone).hour(now);
        Some(self.words.their_time(&there, &times.in_mail(from, now)))
    }
}

/// Whether all that people are counted to have done came after the last sign of them. Their answer ends no count: what was done before it is
/// still to be said, and is not what followed.
fn came_after(lead: &Lead, heard: Instant) -> bool {
    let calls = lead.called_at.iter().filter(|at| **at > heard).count();
    let wrote = lead.last_outcome.as_ref().filter(|last| last.at > heard);
    let mails = usize::from(wrote.is_some_and(|last| last.disposition == Disposition::Wrote));
    usize::from(lead.call_attempts) <= calls && usize::from(lead.personal_emails) <= mails
}
