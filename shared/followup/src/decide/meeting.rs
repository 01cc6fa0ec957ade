//! A meeting that the lead chose: booked, confirmed, moved, cancelled, reported on.
//!
//! A booking ends what goes out by itself and leaves the lead with its rep, who has the meeting for a next step. The clock of
//! the first human touch is not satisfied by it: it waits for the meeting, and runs again when the meeting does not happen.

use super::{Actor, Deciding, Fact};
use crate::booking::{Appointment, Arrangement, Booking, Method, Side, Standing, Zone};
use crate::event::Disposition;
use crate::ids::PersonId;
use crate::lead::{
    Block, Clock, Ending, Engagement, ObligationKind, Open, Phase, Position, Progress, Stage,
};
use crate::message::{MeetingNews, Message, NoticeKind, StopRule};
use crate::template::MailKind;
use crate::timeline::{AssignReason, CancelReason, MeetingFact, StopReason, WakeReason};
use calendar::{Instant, Interval};

/// What became of a lead's appointment, and which mail says so to the lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AppointmentEmail {
    Booked,
    Moved,
    Requested,
    Cancelled,
    Reminder,
    Again,
}

impl AppointmentEmail {
    /// The mail, whose name the step has too.
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

fn actor(by: &Side) -> Actor {
    match by {
        Side::Lead => Actor::Lead,
        Side::Team(person) => Actor::Person(person.clone()),
    }
}

impl Deciding<'_> {
    pub(super) fn on_appointment_changed(&mut self, arrangement: &Arrangement) {
        let Some(booking) = self.policy.active.booking.clone() else {
            return;
        };
        match arrangement {
            Arrangement::Take {
                rep,
                why,
                from,
                zone,
                sure,
                by,
            } => {
                let sure = *sure || matches!(by, Side::Team(_));
                if self.comes_to(rep, why.as_ref()) {
                    let time = Interval {
                        from: *from,
                        to: *from + booking.slot(),
                    };
                    let standing = if sure {
                        Standing::Confirmed
                    } else {
                        Standing::Requested
                    };
                    let made = Appointment {
                        held_until: Some(time.to + booking.buffer()),
                        standing,
                        ..self.drawn_up(rep, time, *zone)
                    };
                    self.made(made, &booking, by);
                }
            }
            Arrangement::Propose {
                rep,
                why,
                times: [first, second],
                zone,
            } => {
                if self.comes_to(rep, why.as_ref()) {
                    let time = Interval {
                        from: *first,
                        to: *first + booking.slot(),
                    };
                    let made = Appointment {
                        or: Some(*second).filter(|second| second != first),
                        ..self.drawn_up(rep, time, Some(*zone))
                    };
                    self.made(made, &booking, &Side::Lead);
                }
            }
            Arrangement::Confirm { by, from } => self.confirmed(by, *from, &booking),
            Arrangement::Cancel { by } => self.cancelled(by),
        }
    }

    /// Whether the lead is this rep's, or comes to them by choosing their time.
    fn comes_to(&mut self, rep: &PersonId, why: Option<&AssignReason>) -> bool {
        if !self.decision.lead.may_book() || self.policy.active.roster.get(rep).is_none() {
            return false;
        }
        // Between the choice and now somebody else may have had it.
        let why = why.cloned().unwrap_or(AssignReason::HadItBefore);
        match &self.decision.lead.stage {
            Stage::Closed { .. } | Stage::Open(Open::Received | Open::InReview { .. }) => false,
            Stage::Open(Open::Active(engagement)) => engagement.rep == *rep,
            Stage::Open(Open::Resting { .. } | Open::Reviewing { .. }) => {
                self.reopen_now(WakeReason::ChoseATime);
                self.assign(rep, Actor::Baton, why);
                true
            }
            Stage::Open(
                Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::WithManager { .. },
            ) => {
                self.assign(rep, Actor::Baton, why);
                true
            }
        }
    }

    /// The next state of the lead's appointment: a change of the one that stands, or the next one.
    fn drawn_up(&self, rep: &PersonId, time: Interval, zone: Option<Zone>) -> Appointment {
        let last = self.decision.lead.appointment.as_ref();
        let (number, sequence) = match last {
            Some(last) if last.stands() && last.time.from > self.now => {
                (last.number, last.sequence.saturating_add(1))
            }
            Some(last) => (last.number.saturating_add(1), 0),
            None => (1, 0),
        };
        let own = || Zone::from(self.policy.calendar().tz());
        Appointment {
            number,
            sequence,
            rep: rep.clone(),
            time,
            held_until: None,
            or: None,
            zone: zone.or(last.map(|last| last.zone)).unwrap_or_else(own),
            at: self.now,
            standing: Standing::Requested,
            reminded: 0,
            invited: last.is_some_and(|last| last.number == number && last.invited),
            offered_again: last.is_some_and(|last| last.offered_again),
        }
    }

    fn made(&mut self, mut made: Appointment, booking: &Booking, by: &Side) {
        let before = self.decision.lead.meeting().cloned();
        let is_the_same = before.as_ref().is_some_and(|before| {
            before.time == made.time && before.or == made.or && before.standing == made.standing
        });
        if is_the_same {
            return;
        }
        made.reminded = self.past_reminders(booking, made.time.from);
        made.invited |= made.standing == Standing::Confirmed;
        if before.is_none() {
            self.stop(StopReason::ChoseATime);
        }
        if let Side::Lead = by {
            self.is_in_touch();
            // A sign of life, that holds the mail to their colleagues too.
            let now = self.now;
            let lead = self.lead();
            lead.heard_at = Some(now);
            lead.colleague_pause = None;
            lead.automated_emails = 0;
        }
        let was_confirmed = before.is_some_and(|before| {
            before.standing == Standing::Confirmed && before.number == made.number
        });
        let meeting = meeting_fact(&made);
        let (fact, letter, news) = match made.standing {
            Standing::Confirmed if was_confirmed => (
                Fact::BookingMoved { meeting },
                AppointmentEmail::Moved,
                MeetingNews::Moved,
            ),
            Standing::Confirmed => (
                Fact::Booked { meeting },
                AppointmentEmail::Booked,
                MeetingNews::Booked,
            ),
            Standing::Requested | Standing::Over => (
                Fact::BookingRequested { meeting },
                AppointmentEmail::Requested,
                MeetingNews::Requested,
            ),
        };
        self.log_by(actor(by), fact);
        self.lead().appointment = Some(made);
        self.write_to_lead(letter);
        self.tell_rep(news);
    }

    /// How many reminders of a meeting come too late to be sent.
    fn past_reminders(&self, booking: &Booking, from: Instant) -> u8 {
        let past = booking
            .reminders()
            .iter()
            .filter(|before| from - **before <= self.now)
            .count();
        u8::try_from(past).unwrap_or(u8::MAX)
    }

    /// The rep said yes, to the time that is held or to one of those that were proposed.
    fn confirmed(&mut self, by: &PersonId, from: Instant, booking: &Booking) {
        let Some(meeting) = self.decision.lead.meeting().cloned() else {
            return;
        };
        let fits = meeting.time.from == from || meeting.or == Some(from);
        if meeting.standing != Standing::Requested || meeting.rep != *by || !fits {
            return;
        }
        let time = Interval {
            from,
            to: from + (meeting.time.to - meeting.time.from),
        };
        let held = meeting.held_until.filter(|_| meeting.time == time);
        let made = Appointment {
            time,
            held_until: Some(held.unwrap_or(time.to + booking.buffer())),
            or: None,
            at: self.now,
            standing: Standing::Confirmed,
            invited: true,
            sequence: meeting.sequence.saturating_add(1),
            ..meeting
        };
        self.made(made, booking, &Side::Team(by.clone()));
    }

    fn cancelled(&mut self, by: &Side) {
        // What is past is reported on, and not called off.
        let now = self.now;
        let meeting = self.decision.lead.meeting();
        if meeting.is_none_or(|meeting| meeting.time.from <= now) {
            return;
        }
        self.end_meeting(actor(by), None);
        self.meeting_is_lost(now);
    }

    /// The meeting does not take place, and who expects it hears of that.
    fn end_meeting(&mut self, by: Actor, because: Option<CancelReason>) {
        let now = self.now;
        let Some(meeting) = self.decision.lead.appointment.as_mut() else {
            return;
        };
        let method = meeting.invited.then_some(Method::Cancel);
        meeting.standing = Standing::Over;
        if meeting.time.from <= now {
            // It is past: there is nothing to call off.
            return;
        }
        meeting.sequence = meeting.sequence.saturating_add(1);
        meeting.at = now;
        let meeting = meeting_fact(meeting);
        self.log_by(by, Fact::BookingCancelled { meeting, because });
        self.mail(AppointmentEmail::Cancelled, method);
        self.tell(MeetingNews::Cancelled, method);
    }

    /// Since when an answer to their wish, or a word on what became of a meeting, is owed that nobody has given.
    fn meeting_owed_since(&self) -> Instant {
        match self.engagement().map(|engagement| engagement.phase) {
            Some(Phase::Person(clock)) => clock.since.min(self.now),
            Some(Phase::Cadence(_)) | None => self.now,
        }
    }

    /// What the lead waits for once there is no meeting: the first contact, or the next step, is the rep's again, and
    /// has been since then.
    fn meeting_is_lost(&mut self, since: Instant) {
        let now = self.now;
        let lead = &self.decision.lead;
        let untouched = lead.touched_at.is_none();
        let reachable = lead.may_call() || lead.may_write();
        let track = lead.contact.track();
        let Some(engagement) = self.engagement_mut() else {
            return;
        };
        match engagement.phase {
            Phase::Person(Clock {
                obligation: ObligationKind::Meeting | ObligationKind::Confirm,
                ..
            }) => {}
            Phase::Person(_) | Phase::Cadence(_) => return,
        }
        if !reachable {
            self.person_owes(ObligationKind::Decide, since);
        } else if untouched {
            engagement.first_touch = Some(Clock::start(ObligationKind::FirstTouch, now));
            engagement.phase = Phase::Cadence(Progress {
                track,
                step: 0,
                at: Position::CallOpen { since: now },
            });
        } else {
            self.person_owes(ObligationKind::NextStep, since);
        }
    }

    /// Keeps the lead's state and its meeting in step, whatever happened: who has the meeting has the lead, and nothing goes
    /// out by itself before it.
    pub(super) fn sync_meeting(&mut self) {
        let Some(meeting) = self.decision.lead.meeting() else {
            self.meeting_is_lost(self.meeting_owed_since());
            return;
        };
        let (obligation, since) = match meeting.standing {
            Standing::Confirmed => (ObligationKind::Meeting, meeting.time.to),
            Standing::Requested | Standing::Over => (ObligationKind::Confirm, meeting.at),
        };
        let rep = meeting.rep.clone();
        match &mut self.decision.lead.stage {
            Stage::Open(_) if self.decision.lead.blocked >= Some(Block::Complained) => {
                self.end_meeting(Actor::Baton, Some(CancelReason::NoContact));
                self.meeting_is_lost(self.meeting_owed_since());
            }
            // What was agreed with who bought takes place.
            Stage::Closed {
                ending: Ending::Won,
                ..
            } => {}
            Stage::Open(Open::Active(engagement)) if engagement.rep == rep => {
                keep_time(engagement, obligation, since);
            }
            Stage::Open(Open::Active(_)) => {
                self.end_meeting(Actor::Baton, Some(CancelReason::OtherRep));
                self.meeting_is_lost(self.meeting_owed_since());
            }
            Stage::Closed { .. } | Stage::Open(_) => {
                self.end_meeting(Actor::Baton, Some(CancelReason::NotFollowedUp));
            }
        }
    }

    /// An outcome that says what became of a meeting whose time has come.
    pub(super) fn reported_on_meeting(&mut self, disposition: Disposition) {
        let now = self.now;
        let says = disposition.is_contact();
        if let Some(meeting) = self.decision.lead.appointment.as_mut()
            && meeting.stands()
            && says
            && meeting.time.from <= now
        {
            meeting.standing = Standing::Over;
        }
    }

    /// An outcome is corrected: a meeting whose time has come is to be reported on once more.
    pub(super) fn meeting_as_it_was(&mut self, standing: Option<Standing>) {
        let now = self.now;
        if let Some(meeting) = self.decision.lead.appointment.as_mut()
            && meeting.time.from <= now
            && let Some(standing) = standing
        {
            meeting.standing = standing;
        }
    }

    /// Nobody came. Another time is offered, once; and the rep has the lead to reach.
    pub(super) fn nobody_came(&mut self, by: &PersonId, task: &str) {
        let now = self.now;
        let standing = self.decision.lead.appointment.as_mut();
        let Some(meeting) = standing.filter(|one| one.stands()) else {
            // There was no meeting here: somebody tried, and they were not reached.
            self.touched(by);
            self.attempted(false, task);
            return;
        };
        if meeting.time.from > now {
            // Nobody can know yet.
            return;
        }
        meeting.standing = Standing::Over;
        let again = !meeting.offered_again;
        meeting.offered_again = true;
        if again {
            self.mail(AppointmentEmail::Again, None);
        }
        self.meeting_is_lost(now);
    }

    /// Both are reminded. After an outage one reminder stands for all that were missed.
    pub(super) fn remind(&mut self) {
        let Some(booking) = &self.policy.active.booking else {
            return;
        };
        let Some(from) = self.decision.lead.meeting().map(|one| one.time.from) else {
            return;
        };
        let past = self.past_reminders(booking, from);
        if let Some(meeting) = &mut self.decision.lead.appointment {
            meeting.reminded = past;
        }
        if from > self.now {
            self.mail(AppointmentEmail::Reminder, None);
            self.tell(MeetingNews::Soon, None);
        }
    }

    /// The time that they asked for has come, and nobody said yes.
    pub(super) fn request_lapses(&mut self) {
        let now = self.now;
        if let Some(meeting) = self.decision.lead.appointment.as_mut() {
            meeting.standing = Standing::Over;
            meeting.sequence = meeting.sequence.saturating_add(1);
            meeting.at = now;
            let method = meeting.invited.then_some(Method::Cancel);
            let meeting = meeting_fact(meeting);
            let because = Some(CancelReason::NotConfirmed);
            self.log(Fact::BookingCancelled { meeting, because });
            self.mail(AppointmentEmail::Cancelled, method);
            if method.is_some() {
                // An earlier time of it is in the rep's calendar.
                self.tell(MeetingNews::Cancelled, method);
            }
            self.meeting_is_lost(self.meeting_owed_since());
        }
    }

    /// The meeting's time is over: the rep says what became of it.
    pub(super) fn meeting_is_over(&mut self) {
        self.tell(MeetingNews::Over, None);
    }

    fn write_to_lead(&mut self, letter: AppointmentEmail) {
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
    fn mail(&mut self, letter: AppointmentEmail, method: Option<Method>) {
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
        });
    }

    fn tell_rep(&mut self, news: MeetingNews) {
        let method = match news {
            MeetingNews::Booked | MeetingNews::Moved => Some(Method::Request),
            MeetingNews::Cancelled => Some(Method::Cancel),
            MeetingNews::Requested | MeetingNews::Soon | MeetingNews::Over => None,
        };
        self.tell(news, method);
    }

    /// A notice to the rep about the appointment as it is now.
    fn tell(&mut self, news: MeetingNews, method: Option<Method>) {
        let lead = &self.decision.lead;
        let Some(meeting) = &lead.appointment else {
            return;
        };
        let rep = meeting.rep.clone();
        let invitation = meeting.invitation(lead.cycle, method);
        self.notify(&rep, NoticeKind::Meeting { news, invitation });
    }
}

/// A meeting as a timeline names it.
fn meeting_fact(meeting: &Appointment) -> MeetingFact {
    MeetingFact {
        rep: meeting.rep.clone(),
        from: meeting.time.from,
        or: meeting.or,
    }
}

/// The meeting is the rep's next step, unless an answer is owed first.
fn keep_time(engagement: &mut Engagement, obligation: ObligationKind, since: Instant) {
    engagement.first_touch = None;
    match engagement.phase {
        Phase::Person(Clock {
            obligation: ObligationKind::Answer | ObligationKind::Request,
            ..
        }) => {}
        Phase::Person(clock) if clock.obligation == obligation && clock.since == since => {}
        Phase::Person(_) | Phase::Cadence(_) => {
            engagement.phase = Phase::Person(Clock::start(obligation, since));
        }
    }
}
