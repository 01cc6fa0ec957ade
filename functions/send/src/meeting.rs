//! What mails say of an appointment, and what they have calendars do.

use calendar::Instant;
use cloud::Cloud;
use cloud::links::{BOOKING_LINK, Link, Purpose, TIMES};
use followup::booking::{Attendee, Invitation as Meant, Zone, calendar_text};
use followup::lead::{Lead, Stage};
use followup::message::MeetingNews;
use followup::policy::Company;
use followup::team::Person;
use followup::template::{Values, Variable};

use crate::case::Case;
use crate::compose::Reader;
use crate::lines;
use crate::mime::Invitation;
use crate::office::host;

/// Where a lead chooses, moves or cancels a time.
pub(crate) fn times_url(cloud: &Cloud, lead: &Lead, now: Instant) -> String {
    let link = Link {
        purpose: Purpose::Booking,
        lead: lead.id.clone(),
        person: None,
        task: TIMES.to_owned(),
        expires: Some(now + BOOKING_LINK),
    };
    link.url(&cloud.settings().base_url, &cloud.keys())
}

/// An appointment, in the words of whoever has it in their calendar.
pub(crate) struct Event<'a> {
    /// Its title.
    pub(crate) summary: String,
    /// What else is to know.
    pub(crate) description: String,
    /// Name and address of the lead, where they have one.
    pub(crate) lead: Option<(Option<String>, String)>,
    /// With whom.
    pub(crate) rep: Option<&'a Person>,
}

impl Event<'_> {
    /// The part of a mail for calendars; nothing, when the mail is only to be read.
    pub(crate) fn part(
        &self,
        cloud: &Cloud,
        company: &Company,
        lead: &Lead,
        invitation: &Meant,
        now: Instant,
    ) -> Option<Invitation> {
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
            &organizer,
            &attendees,
            now,
        );
        Some(Invitation {
            method: method.as_str(),
            calendar: text,
        })
    }
}

/// What a rep hears of an appointment: the words, and the part for the calendar.
pub(crate) fn told(
    reader: &Reader<'_>,
    case: &Case,
    news: MeetingNews,
    invitation: &Meant,
    values: Values,
) -> (Values, Option<Invitation>) {
    let lead = &case.lead;
    let name = case.name();
    let calendar = reader.active.setting.calendar_of(&reader.person.id);
    let zone = Zone::from(calendar.tz());
    let time = invitation.time;
    let short = format!("{}, {}", zone.day(time.from), zone.clock(time.from));
    let mut when = zone.stretch(time.from, time.to);
    let or = lead.meeting_of(invitation).and_then(|meeting| meeting.or);
    if let Some(or) = or {
        when = format!("{when}, or {}, {}", zone.day(or), zone.clock(or));
    }
    let buttons = reader.buttons();
    let (headline, reason, buttons) = match news {
        MeetingNews::Booked => (
            format!("{name} has booked {short}"),
            "The appointment is made, and both calendars have it by the invitation in this mail. Nothing else goes out before it.",
            buttons.meeting(lead),
        ),
        MeetingNews::Moved => (
            format!("{name} is moved to {short}"),
            "The appointment has another time now; the invitation in this mail changes your calendar.",
            buttons.meeting(lead),
        ),
        MeetingNews::Requested => (
            format!("{name} asks for {short}: does it fit?"),
            "Your calendar is not known well enough to promise it. They wait for your yes, or for another time.",
            buttons.request(lead),
        ),
        MeetingNews::Cancelled if matches!(lead.stage, Stage::Closed { .. }) => (
            format!("Cancelled: {name}, {short}"),
            "The appointment does not take place; your calendar loses it by this mail. Nothing is due: what was reported has closed the matter, and can be corrected.",
            buttons.outcomes(lead),
        ),
        MeetingNews::Cancelled => (
            format!("Cancelled: {name}, {short}"),
            "The appointment does not take place; your calendar loses it by this mail. What becomes of them now is your next step.",
            lines::buttons(reader, case),
        ),
        MeetingNews::Soon => (
            format!("Soon: {name}, {short}"),
            "A reminder; they got one, too.",
            buttons.meeting(lead),
        ),
        MeetingNews::Over => (
            format!("How did it go with {name}?"),
            "The time of the appointment is over. One click, please: until you say so, nobody knows whether it took place.",
            buttons.outcomes(lead),
        ),
    };
    let values = values
        .text(Variable::Headline, headline)
        .text(Variable::Reason, reason)
        .text(Variable::When, when)
        .markup(Variable::Buttons, buttons);
    let inquiry = case.inquiry();
    let phone = inquiry.and_then(|inquiry| inquiry.phone.as_ref());
    let email = inquiry.and_then(|inquiry| inquiry.email.as_ref());
    let mut description = Vec::new();
    if let Some(phone) = phone {
        description.push(phone.display());
    }
    description.push(reader.buttons().outcome_page(lead));
    let event = Event {
        summary: format!("{name}: {}", case.topic().trim_start_matches("your ")),
        description: description.join("\n"),
        lead: email.map(|email| (Some(name.clone()), email.ascii())),
        rep: Some(reader.person),
    };
    let company = &reader.active.setting.company;
    let part = event.part(reader.cloud, company, lead, invitation, reader.now);
    (values, part)
}
