//! A meeting that the lead chose: booked, confirmed, moved, cancelled, reported on.
//!
//! A booking ends what goes out by itself and leaves the lead with its rep, who has the meeting for a next step. The first human touch
//! gives way to the meeting, and is owed again when the meeting does not happen.

use super::appointment_email::AppointmentEmail;
use super::deciding::Deciding;
use super::decision::LoadChange;
use super::meeting::meeting_fact;
use crate::booking::{Appointment, Arrangement, Booking, Side, Standing, Zone};
use crate::ids::PersonId;
use crate::lead::{Open, Stage};
use crate::message::notice::{MeetingNews, NoticeKind};
use crate::route::meets_alone;
use crate::timeline::{Actor, AssignReason, Fact, StopReason, WakeReason};
use calendar::{Instant, Interval};

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
        // The rep had the lead when the time was chosen; somebody else may have had it since.
        let why = why.cloned().unwrap_or(AssignReason::HadItBefore);
        match &self.decision.lead.stage {
            Stage::Closed { .. } | Stage::Open(Open::Received | Open::InReview { .. }) => false,
            Stage::Open(Open::Active(engagement)) if engagement.rep == *rep => true,
            Stage::Open(Open::Active(engagement)) => {
                let holder = engagement.rep.clone();
                let is_free_to_go = meets_alone(self.policy, &self.decision.lead).is_none();
                if is_free_to_go {
                    self.decision.loads.push(LoadChange::Lost(holder.clone()));
                    self.notify(&holder, NoticeKind::MovedAway);
                    self.assign(rep, Actor::Baton, why);
                }
                is_free_to_go
            }
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
            // A sign of life: it holds the written steps of linked leads, too.
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
        // They have a time now: the word that they were promised is the meeting.
        self.lead().promise = None;
        self.lead().appointment = Some(Box::new(made));
        self.write_to_lead(letter);
        self.tell_rep(news);
    }

    /// How many reminders of a meeting come too late to be sent.
    pub(super) fn past_reminders(&self, booking: &Booking, from: Instant) -> u8 {
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
}
