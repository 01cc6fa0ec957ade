//! Something about an appointment: the words, and the part for the rep's calendar.

use cloud::CloudError;
use followup::booking::{Invitation, MeetingWay};
use followup::digest::Digest;
use followup::lead::Stage;
use followup::message::MeetingNews;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::mail::calendar_part::CalendarEvent;
use crate::mail::mime::CalendarPart;
use crate::team::choices;
use crate::team::content::{Composed, MailContent};
use crate::team::reader::TeamReader;

pub(super) struct Meeting<'a> {
    pub(super) news: MeetingNews,
    /// The state of the appointment that it speaks of.
    pub(super) invitation: &'a Invitation,
}

impl NoticeContent for Meeting<'_> {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        // A cancellation always matters: it takes the appointment out of the reader's calendar.
        self.is_cancelled()
            || reader.has(&case.lead) && case.lead.meeting_of(self.invitation).is_some()
    }

    fn matters_once_closed(&self) -> bool {
        self.is_cancelled()
    }

    /// Its calendar part makes it a mail of its own.
    fn place(&self) -> DigestPlace {
        DigestPlace::Elsewhere
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let (short, when) = self.times(about);
        let values = about
            .task()
            .text(Variable::Headline, self.subject(&case.name(), &short))
            .text(Variable::Reason, self.reason_and_way(about))
            .text(Variable::When, when)
            .markup(Variable::Buttons, self.buttons(about));
        let content = MailContent::about(case, MailKind::Meeting, values);
        Ok(content.with(self.part(about)).render(reader, digest))
    }
}

impl Meeting<'_> {
    fn is_cancelled(&self) -> bool {
        self.news == MeetingNews::Cancelled
    }

    /// When it is, in short and in full, in the zone of the reader.
    fn times(&self, about: &About<'_>) -> (String, String) {
        let (reader, lead) = (about.reader, &about.case.lead);
        let calendar = reader.active.active.calendar_of(&reader.person.id);
        let (times, time) = (reader.times().in_zone(calendar.tz()), self.invitation.time);
        let short = times.day_and_hour(time.from);
        let when = times.stretch(time.from, time.to);
        let or = lead
            .meeting_of(self.invitation)
            .and_then(|meeting| meeting.or);
        match or {
            Some(or) => {
                let when = format!("{when}, or {}", times.day_and_hour(or));
                (short, when)
            }
            None => (short, when),
        }
    }

    fn subject(&self, name: &str, short: &str) -> String {
        match self.news {
            MeetingNews::Booked => format!("{name} has booked {short}"),
            MeetingNews::Moved => format!("{name} is moved to {short}"),
            MeetingNews::Requested => format!("{name} asks for {short}: does it fit?"),
            MeetingNews::Cancelled => format!("Cancelled: {name}, {short}"),
            MeetingNews::Stands => format!("{name} wants no more mail; {short} stands"),
            MeetingNews::Soon => format!("Soon: {name}, {short}"),
            MeetingNews::Over => format!("How did it go with {name}?"),
        }
    }

    /// Why the mail comes; of a meeting that is to come, how they meet.
    fn reason_and_way(&self, about: &About<'_>) -> String {
        let reason = self.reason(about.case);
        match self.news {
            MeetingNews::Booked | MeetingNews::Moved | MeetingNews::Stands | MeetingNews::Soon => {
                format!("{reason} {}", way(about).for_rep())
            }
            MeetingNews::Requested | MeetingNews::Cancelled | MeetingNews::Over => {
                reason.to_owned()
            }
        }
    }

    fn reason(&self, case: &Case) -> &'static str {
        match self.news {
            MeetingNews::Booked => {
                "The appointment is made, and the attached invitation puts it into both calendars. Nothing else goes out before it."
            }
            MeetingNews::Moved => {
                "The appointment has another time now; the attached invitation updates your calendar."
            }
            MeetingNews::Requested => {
                "Your calendar is not known well enough to promise it. They wait for your yes, or for another time."
            }
            MeetingNews::Cancelled if is_closed(case) => {
                "The appointment is cancelled; the attached invitation takes it out of your calendar. Nothing is due: what was reported has closed the matter, and can be corrected."
            }
            MeetingNews::Cancelled => {
                "The appointment is cancelled; the attached invitation takes it out of your calendar. What becomes of them now is your next step."
            }
            MeetingNews::Stands => {
                "They stopped our mail, and have not called the meeting off: it stands, in both calendars. No reminder goes out to them."
            }
            MeetingNews::Soon if case.lead.may_confirm() => "A reminder; they got one, too.",
            MeetingNews::Soon => "A reminder. They got none: they want no mail from us.",
            MeetingNews::Over => {
                "The time of the appointment is over. One click, please: until you say so, nobody knows whether it took place."
            }
        }
    }

    fn buttons(&self, about: &About<'_>) -> Markup {
        let (buttons, lead) = (about.reader.buttons(), &about.case.lead);
        match self.news {
            MeetingNews::Booked | MeetingNews::Moved | MeetingNews::Stands | MeetingNews::Soon => {
                buttons.meeting(lead)
            }
            MeetingNews::Requested => buttons.request(lead),
            MeetingNews::Cancelled if is_closed(about.case) => buttons.outcomes(lead),
            MeetingNews::Cancelled => choices::buttons(about.reader, about.case),
            MeetingNews::Over => buttons.outcomes(lead),
        }
    }

    /// What the reader's calendar is to do.
    fn part(&self, about: &About<'_>) -> Option<CalendarPart> {
        let (reader, case) = (about.reader, about.case);
        let name = case.name();
        let inquiry = case.inquiry();
        let company_of = inquiry.and_then(|inquiry| inquiry.company.as_deref());
        let with = company_of.map_or_else(|| name.clone(), |of| format!("{name}, {of}"));
        let email = inquiry.and_then(|inquiry| inquiry.email.as_ref());
        let page = reader.buttons().outcome_page(&case.lead);
        let way = way(about);
        let event = CalendarEvent {
            summary: format!("{with}: {}", case.topic().trim_start_matches("your ")),
            description: format!("{}\n{page}", way.for_rep()),
            location: way.location(),
            lead: email.map(|email| (Some(name.clone()), email.ascii())),
            rep: Some(reader.person),
        };
        let company = &reader.active.active.company;
        event.part(
            reader.cloud,
            company,
            &case.lead,
            self.invitation,
            reader.now,
        )
    }
}

/// How the reader and the lead meet.
fn way<'a>(about: &About<'a>) -> MeetingWay<'a> {
    let inquiry = about.case.inquiry();
    let number = inquiry.and_then(|inquiry| inquiry.phone.as_ref());
    let (lead, rep) = (&about.case.lead, Some(about.reader.person));
    about.reader.active.meeting_way(lead, number, rep)
}

fn is_closed(case: &Case) -> bool {
    matches!(case.lead.stage, Stage::Closed { .. })
}
