//! What the lead and the rep are written about an appointment.

use super::deciding::Deciding;
use crate::booking::Method;
use crate::message::notice::{MeetingNews, NoticeKind};
use crate::message::{Message, StopRule};
use crate::template::MailKind;
use crate::timeline::Fact;

/// What became of a lead's appointment, and which mail says so to the lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AppointmentEmail {
    Booked,
    Moved,
    Requested,
    Cancelled,
    Reminder,
    Again,
}

impl AppointmentEmail {
    /// The mail; the step of the message has the same name.
    fn mail(self) -> MailKind {
        match self {
            AppointmentEmail::Booked => MailKind::Booked,
            AppointmentEmail::Moved => MailKind::BookingMoved,
            AppointmentEmail::Requested => MailKind::BookingRequested,
            AppointmentEmail::Cancelled => MailKind::BookingCancelled,
            AppointmentEmail::Reminder => MailKind::BookingReminder,
            AppointmentEmail::Again => MailKind::BookingAgain,
        }
    }
}

impl Deciding<'_> {
    pub(super) fn write_to_lead(&mut self, letter: AppointmentEmail) {
        let method = match letter {
            AppointmentEmail::Booked | AppointmentEmail::Moved => Some(Method::Request),
            AppointmentEmail::Cancelled => Some(Method::Cancel),
            AppointmentEmail::Requested | AppointmentEmail::Reminder | AppointmentEmail::Again => {
                None
            }
        };
        self.mail(letter, method);
    }

    /// A mail to the lead about the appointment as it is now.
    pub(super) fn mail(&mut self, letter: AppointmentEmail, method: Option<Method>) {
        let now = self.now;
        let lead = &self.decision.lead;
        let Some(meeting) = lead.appointment.as_ref().filter(|_| lead.may_confirm()) else {
            return;
        };
        let not_after = match letter {
            AppointmentEmail::Booked
            | AppointmentEmail::Moved
            | AppointmentEmail::Requested
            | AppointmentEmail::Reminder => meeting.time.from,
            AppointmentEmail::Cancelled | AppointmentEmail::Again => {
                self.after(now, self.policy.rules.cadence.not_after)
            }
        };
        let stop_rule = match letter {
            AppointmentEmail::Booked
            | AppointmentEmail::Moved
            | AppointmentEmail::Requested
            | AppointmentEmail::Cancelled => StopRule::Appointment,
            AppointmentEmail::Reminder | AppointmentEmail::Again => StopRule::Reminder,
        };
        let step = format!(
            "{}_{}_{}_{}",
            letter.mail().as_str(),
            meeting.number,
            meeting.sequence,
            meeting.reminded
        );
        let mut message = Message::new(
            lead,
            &step,
            letter.mail().as_str(),
            stop_rule,
            now,
            not_after.max(now),
        );
        message.invitation = Some(meeting.invitation(lead.cycle, method));
        self.decision.messages.push(message);
        self.log(Fact::MailPlanned {
            step: letter.mail().as_str().to_owned(),
            variant: None,
        });
    }

    pub(super) fn tell_rep(&mut self, news: MeetingNews) {
        let method = match news {
            MeetingNews::Booked | MeetingNews::Moved => Some(Method::Request),
            MeetingNews::Cancelled => Some(Method::Cancel),
            MeetingNews::Requested
            | MeetingNews::Stands
            | MeetingNews::Soon
            | MeetingNews::Over => None,
        };
        self.tell(news, method);
    }

    /// A notice to the rep about the appointment as it is now.
    pub(super) fn tell(&mut self, news: MeetingNews, method: Option<Method>) {
        let lead = &self.decision.lead;
        let Some(meeting) = &lead.appointment else {
            return;
        };
        let rep = meeting.rep.clone();
        let invitation = meeting.invitation(lead.cycle, method);
        self.notify(&rep, NoticeKind::Meeting { news, invitation });
    }
}
