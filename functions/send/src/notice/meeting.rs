//! Something about an appointment: the words, and the part for the rep's calendar.

use cloud::CloudError;
use followup::booking::{Invitation, MeetingWay};
use followup::digest::Digest;
use followup::lead::{Block, Stage};
use followup::message::MeetingNews;
use followup::template::{MailKind, Markup, Variable};
use wording::meeting::{for_rep, location};
use wording::topic::bare;

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

    fn matters_once_closed(&self, _case: &Case) -> bool {
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
            .text(Variable::Headline, self.subject(case, &short))
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
                let when = reader.words().either(&when, &times.day_and_hour(or));
                (short, when)
            }
            None => (short, when),
        }
    }

    fn subject(&self, case: &Case, short: &str) -> String {
        let (words, name) = (case.words, case.name());
        match self.news {
            MeetingNews::Booked => words.subject_booked(&name, short),
            MeetingNews::Moved => words.subject_meeting_moved(&name, short),
            MeetingNews::Requested => words.subject_requested(&name, short),
            MeetingNews::Cancelled => words.subject_cancelled(&name, short),
            MeetingNews::Stands => words.subject_stands(&name, short),
            MeetingNews::Soon => words.subject_soon(&name, short),
            MeetingNews::Over => words.subject_over(&name),
        }
    }

    /// Why the mail comes; of a meeting that is to come, how they meet.
    fn reason_and_way(&self, about: &About<'_>) -> String {
        let reason = self.reason(about.case);
        match self.news {
            MeetingNews::Booked | MeetingNews::Moved | MeetingNews::Stands | MeetingNews::Soon => {
                format!("{reason} {}", for_rep(about.case.words, &way(about)))
            }
            MeetingNews::Requested | MeetingNews::Cancelled | MeetingNews::Over => reason,
        }
    }

    fn reason(&self, case: &Case) -> String {
        let words = case.words;
        match self.news {
            MeetingNews::Booked => words.meeting_booked(),
            MeetingNews::Moved => words.meeting_moved(),
            MeetingNews::Requested => words.meeting_requested(),
            MeetingNews::Cancelled if case.lead.blocked >= Some(Block::Complained) => {
                words.meeting_cancelled_no_contact()
            }
            MeetingNews::Cancelled if is_closed(case) => words.meeting_cancelled_closed(),
            MeetingNews::Cancelled => words.meeting_cancelled(),
            MeetingNews::Stands => words.meeting_stands(),
            MeetingNews::Soon if case.lead.may_confirm() => words.meeting_soon(),
            MeetingNews::Soon => words.meeting_soon_alone(),
            MeetingNews::Over => words.meeting_over(),
        }
    }

    fn buttons(&self, about: &About<'_>) -> Markup {
        let (buttons, lead) = (about.reader.buttons(), &about.case.lead);
        match self.news {
            MeetingNews::Booked | MeetingNews::Moved | MeetingNews::Stands | MeetingNews::Soon => {
                buttons.meeting(lead)
            }
            MeetingNews::Requested => buttons.request(lead),
            MeetingNews::Cancelled if is_closed(about.case) => {
                buttons.outcomes(&about.case.policy, lead)
            }
            MeetingNews::Cancelled => choices::buttons(about.reader, about.case),
            MeetingNews::Over => buttons.outcomes(&about.case.policy, lead),
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
            summary: format!("{with}: {}", bare(&case.topic())),
            description: format!("{}\n{page}", for_rep(case.words, &way)),
            location: location(case.words, &way),
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
