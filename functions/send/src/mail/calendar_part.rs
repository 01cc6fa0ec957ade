//! The part of a mail that a calendar program reads.

use calendar::Instant;
use cloud::Cloud;
use followup::booking::{Attendee, Invitation, calendar_text};
use followup::lead::Lead;
use followup::policy::Company;
use followup::team::Person;
use writing::host;

use super::mime::CalendarPart;

/// An appointment, in the words of whoever has it in their calendar.
pub(crate) struct CalendarEvent<'a> {
    /// Its title.
    pub(crate) summary: String,
    /// What else is to know.
    pub(crate) description: String,
    /// Where it is, or which number is called.
    pub(crate) location: Option<String>,
    /// Name and address of the lead, where they have one.
    pub(crate) lead: Option<(Option<String>, String)>,
    /// With whom.
    pub(crate) rep: Option<&'a Person>,
}

impl CalendarEvent<'_> {
    /// The part of a mail for calendars; nothing, when the mail is only to be read.
    pub(crate) fn part(
        &self,
        cloud: &Cloud,
        company: &Company,
        lead: &Lead,
        invitation: &Invitation,
        now: Instant,
    ) -> Option<CalendarPart> {
        let method = invitation.method?;
        let organizer = Attendee {
            name: &company.team_name,
            email: &company.from,
        };
        let lead_attends = self.lead.iter().map(|(name, email)| Attendee {
            name: name.as_deref().unwrap_or(email),
            email,
        });
        let rep_attends = self.rep.iter().map(|rep| Attendee {
            name: &rep.name,
            email: &rep.email,
        });
        let attendees: Vec<Attendee<'_>> = lead_attends.chain(rep_attends).collect();
        let text = calendar_text(
            invitation,
            method,
            &invitation.uid(&lead.id, host(cloud)),
            &self.summary,
            &self.description,
            self.location.as_deref(),
            &organizer,
            &attendees,
            now,
        );
        Some(CalendarPart {
            method: method.as_str(),
            calendar: text,
        })
    }
}
