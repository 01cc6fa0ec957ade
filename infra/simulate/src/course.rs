//! How it goes with somebody who asked: what is on its way to them, and what has happened so far.

use calendar::Instant;
use followup::figures::LeadCourse;
use followup::ids::PersonId;
use followup::message::Message;

/// How it goes with somebody who asked.
#[derive(Debug)]
pub(crate) struct Course {
    /// Where their lead stands in the firm.
    pub(crate) place: usize,
    /// Messages that have not left.
    pub(crate) pending: Vec<Message>,
    /// Messages that wait for a person to send them.
    pub(crate) awaiting: Vec<Message>,
    /// When somebody of the team was told by mail that the lead moves on from them.
    pub(crate) tellings: Vec<(PersonId, Instant)>,
    /// Mails that they had.
    pub(crate) mails: u32,
    /// What sets what is drawn for these mails apart from an earlier inquiry's.
    pub(crate) mails_before: u64,
    /// How often somebody of the team turned to them.
    pub(crate) acts: u32,
    /// Somebody spoke with them or tried to, and has not said so.
    pub(crate) unreported: bool,
    /// Who of the team is about to turn to them.
    pub(crate) planned_by: Option<usize>,
    /// How often somebody of the team read that something is to be done.
    pub(crate) readings: u32,
    /// How often they asked.
    pub(crate) inquiries: u64,
    /// What figures know of how it went so far.
    pub(crate) counted: LeadCourse,
    /// Their lead has ended.
    pub(crate) is_over: bool,
}

impl Course {
    pub(crate) fn new(place: usize) -> Self {
        Self {
            place,
            pending: Vec::new(),
            awaiting: Vec::new(),
            tellings: Vec::new(),
            mails: 0,
            mails_before: 0,
            acts: 0,
            unreported: false,
            planned_by: None,
            readings: 0,
            inquiries: 1,
            counted: LeadCourse::default(),
            is_over: false,
        }
    }

    /// The next message that may leave by now. Most leads wait for long without one, and there may be a million of them: then none takes room.
    pub(crate) fn take_due(&mut self, now: Instant) -> Option<Message> {
        let due = |message: &Message| message.not_before <= now;
        let place = self.pending.iter().position(due)?;
        let due = self.pending.remove(place);
        if self.pending.is_empty() {
            self.pending = Vec::new();
        }
        Some(due)
    }

    /// The next message that nobody sent in time.
    pub(crate) fn take_lapsed(&mut self, now: Instant) -> Option<Message> {
        let lapsed = |message: &Message| message.not_after <= now;
        let place = self.awaiting.iter().position(lapsed)?;
        let lapsed = self.awaiting.remove(place);
        if self.awaiting.is_empty() {
            self.awaiting = Vec::new();
        }
        Some(lapsed)
    }
}
