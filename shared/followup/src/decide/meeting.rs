//! The meeting of a lead, whatever else happens: who has the meeting has the lead, and nothing goes out by itself before it.

use super::appointment_email::AppointmentEmail;
use super::deciding::Deciding;
use crate::booking::{Appointment, Method, Standing};
use crate::event::{Disposition, Outcome};
use crate::lead::obligations::{FIRST_TOUCHES, MEETINGS, NEXT};
use crate::lead::{Block, Ending, Obligation, ObligationKind, Open, Position, Progress, Stage};
use crate::message::notice::MeetingNews;
use crate::timeline::{Actor, CancelReason, Fact, MeetingFact};
use calendar::Instant;

/// A meeting as a timeline names it.
pub(super) fn meeting_fact(meeting: &Appointment) -> MeetingFact {
    MeetingFact {
        rep: meeting.rep.clone(),
        from: meeting.time.from,
        or: meeting.or,
    }
}

impl Deciding<'_> {
    /// Makes the lead fit its meeting, whatever happened: who has the meeting has the lead, and nothing goes out by itself before it.
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
            Stage::Open(_) | Stage::Closed { .. }
                if self.decision.lead.blocked >= Some(Block::Complained) =>
            {
                self.end_meeting(Actor::Baton, Some(CancelReason::NoContact));
                self.meeting_is_lost(self.meeting_owed_since());
            }
            // They bought: a meeting that was agreed still takes place.
            Stage::Closed {
                ending: Ending::Won,
                ..
            } => {}
            Stage::Open(Open::Active(engagement)) if engagement.rep == rep => {
                self.keep_time(obligation, since);
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

    /// Since when an answer to their wish, or a word on what became of a meeting, is owed that nobody has given.
    pub(super) fn meeting_owed_since(&self) -> Instant {
        let owed = &self.decision.lead.owed;
        let meeting = MEETINGS.iter().find_map(|kind| owed.get(*kind));
        meeting.map_or(self.now, |owed| owed.since.min(self.now))
    }

    /// What the lead waits for once there is no meeting: the first contact, or the next step, is the rep's again, and
    /// has been since then.
    pub(super) fn meeting_is_lost(&mut self, since: Instant) {
        let now = self.now;
        let lead = &self.decision.lead;
        let untouched = lead.touched_at.is_none();
        let reachable = lead.may_call() || lead.may_write();
        let track = lead.contact.track();
        if self.engagement().is_none() || !self.lead().owed.discharge(MEETINGS) {
            return;
        }
        // An answer that is owed is the next step already; they have waited for it since `since` at the latest.
        if let Some(answer) = self.lead().owed.answer_mut() {
            answer.since = answer.since.min(since);
            return;
        }
        if !reachable {
            self.person_owes(ObligationKind::Decide, since);
        } else if untouched {
            let lead = self.lead();
            let first = Obligation::new(ObligationKind::FirstTouch, since);
            lead.owed.owe(first.restarted(now));
            lead.cadence = Some(Progress::first(track, Position::CallOpen { since: now }));
        } else {
            self.person_owes(ObligationKind::NextStep, since);
        }
    }

    /// The meeting is the rep's next step, beside an answer that is owed.
    fn keep_time(&mut self, obligation: ObligationKind, since: Instant) {
        let lead = self.lead();
        lead.end_steps();
        lead.owed.discharge(FIRST_TOUCHES);
        lead.owed.discharge(NEXT);
        let known = lead.owed.get(obligation);
        if known.is_none_or(|known| known.since != since) {
            lead.owed.discharge(MEETINGS);
            lead.owed.owe(Obligation::new(obligation, since));
        }
    }

    /// The meeting does not take place, and who expects it hears of that.
    pub(super) fn end_meeting(&mut self, by: Actor, because: Option<CancelReason>) {
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
    pub(super) fn nobody_came(&mut self, outcome: &Outcome) {
        let now = self.now;
        let standing = self.decision.lead.appointment.as_mut();
        let Some(meeting) = standing.filter(|one| one.stands()) else {
            // There was no meeting here: somebody tried, and they were not reached.
            self.touched(&outcome.by, false);
            self.tried(false, outcome);
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
        if let Some(at) = self.next_call_of(outcome) {
            // Whoever waited for them there has turned to them.
            self.touched(&outcome.by, false);
            self.call_named_for(Some(at));
        }
    }

    /// The lead and the rep are reminded. After an outage one reminder stands for all that were missed.
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
                // An earlier time of the meeting is in the rep's calendar.
                self.tell(MeetingNews::Cancelled, method);
            }
            self.meeting_is_lost(self.meeting_owed_since());
        }
    }

    /// The meeting's time is over: the rep says what became of it.
    pub(super) fn meeting_is_over(&mut self) {
        self.tell(MeetingNews::Over, None);
    }
}
