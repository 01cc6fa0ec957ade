//! A lead: one person's matter with the company. While it is open, somebody has it and something is due.
//!
//! [`Open::owner`] says who has it and [`crate::agenda::agenda`] what is due. Both answer for every open lead, so that none can be stored
//! that nobody looks at.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(crate) mod block;
pub(crate) mod campaign_hold;
mod contact;
pub(crate) mod memory;
mod next_call;
pub(crate) mod obligation;
pub(crate) mod obligations;
mod on_list;
mod reach;
pub(crate) mod stage;

pub use block::Block;
pub use campaign_hold::CampaignHold;
pub use contact::Contact;
pub use memory::{
    Before, CampaignMark, ColleaguePause, DemandToErase, Doubt, FIRST_CYCLE, Handover,
    HandoverReason, LastOutcome, Listed, MissedTold, MovedPromise, PutOff, Rest,
};
pub use obligation::{LAPSES_TO_MANAGER, Obligation, ObligationKind};
pub use obligations::Obligations;
pub use stage::{
    Ending, Engagement, ManagerReason, Open, Owner, Position, Progress, Queue, RestReason, Stage,
};

use crate::booking::{Appointment, Invitation};
use crate::event::{Disposition, SaleAmount, WebLink};
use crate::ids::{InquiryId, LeadId, PersonId, PolicyVersion};
use crate::inquiry::{Inquiry, Promise, PromisedContact};
use crate::language::KnownLanguage;
use crate::policy::rules::Rules;
use crate::team::Role;
pub use crate::word::{LeadWord, MAX_WORD};
use calendar::{Instant, Span};

/// Linked leads that a lead remembers, with those that were merged with it.
pub const MAX_LINKED: usize = 8;
/// Leads that are merged with one at most.
pub const MAX_MERGED: usize = 3;
/// Former owners that a lead remembers, so that it does not go back to who let it lapse.
pub const MAX_FORMER: usize = 6;
/// Calls that a lead remembers: as many as a law allows in a day.
pub const MAX_CALLS: usize = 3;
/// Tasks of a cadence that a lead remembers as done, so that a second click counts nothing.
pub const MAX_TASKS_DONE: usize = 8;
/// Letters that a lead remembers; a policy has no more.
pub const MAX_LETTERS: usize = 12;
/// Criteria that a lead remembers; the first that the policy names.
pub const MAX_CRITERIA: usize = 5;

/// The status of a lead that has just arrived.
pub const RECEIVED: &str = "received";

/// A lead.
///
/// Every decision copies it, and a firm may have a million: what most leads do not have lies outside of it, and copies share what is only
/// ever replaced as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// Its identifier.
    pub id: LeadId,
    /// Counts how often the follow-up of this person began: a lead that wakes starts the next cycle.
    pub cycle: u32,
    /// Counts the stops; a message written before the last stop is not sent.
    pub stop_generation: u32,
    /// Counts the fresh starts within a cycle: a step that comes twice is two messages.
    #[serde(default)]
    pub restart: u32,
    /// The rules and texts under which it started; none, if there was no policy yet.
    pub policy: Option<PolicyVersion>,
    /// When the first inquiry of this cycle arrived: promises to the lead count from here.
    pub arrived_at: Instant,
    /// The inquiry that follow-ups speak of.
    pub inquiry: InquiryId,
    /// How many inquiries there are.
    pub inquiries: u32,
    /// How they can and want to be reached.
    pub contact: Contact,
    /// Where they came from.
    pub source: LeadWord,
    /// What they asked about, as the form's choice has it.
    pub topic: Option<LeadWord>,
    /// Which product, where the form asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<LeadWord>,
    /// The criteria's points.
    pub score: Option<i32>,
    /// The ladder of the first touch that the inquiry was given, by the name of its rule; absent, where the common one holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ladder: Option<LeadWord>,
    /// Who is to answer what is no lead, such as a request for support or a job; absent for a lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<Role>,
    /// They buy from us already: their request is answered, and is no lead.
    #[serde(default)]
    pub is_customer: bool,
    /// A rep got it although the qualifier did not settle it in time.
    pub unqualified: bool,
    /// Attempts in this cycle since the last contact: what a person did, and the mails that went out by themselves, but for the goodbye.
    pub touches: u8,
    /// Calls that a person made in this cycle since the last contact: without one, no text says "I tried to call you".
    pub call_attempts: u8,
    /// Follow-ups that were written down to go out by themselves since the lead last asked or answered.
    #[serde(default)]
    pub automated_emails: u8,
    /// Written steps in a row that went out by themselves, or were written down to, without a person's act between them (P5).
    #[serde(default)]
    pub unattended_emails: u8,
    /// There was a sign of contact since the last written step: the next one awaits a person's approval (P5).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_contact_since: bool,
    /// The last calls that a person made: what a day allows is counted from them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub called_at: Vec<Instant>,
    /// When they last asked; absent, when that was the arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inquired_at: Option<Instant>,
    /// Mails that a person wrote in this cycle and that have no answer: what "I wrote to you" needs.
    #[serde(default)]
    pub personal_emails: u8,
    /// The first human touch of this cycle.
    pub touched_at: Option<Instant>,
    /// What they were promised, until it was kept or missed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
    /// What they were promised first, and what in its place, where it was moved before their acknowledgement left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_promise: Option<Box<MovedPromise>>,
    /// A time that they were promised, after which the first try came: nobody has spoken of it to them, and the next mail does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed: Option<Instant>,
    /// The same, spoken of in a mail, and when that leaves: one that is recalled before has said nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed_told: Option<MissedTold>,
    /// What is owed to them, whoever has the lead.
    #[serde(default)]
    pub owed: Obligations,
    /// Where they stand in the calls and mails that go on beside what is owed, until there is an answer or a goodbye.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<Progress>,
    /// The last outcome that a person reported.
    pub last_outcome: Option<Arc<LastOutcome>>,
    /// The strongest signal that blocks writing.
    pub blocked: Option<Block>,
    /// When they last stopped our mail, whatever came on top of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsubscribed_at: Option<Instant>,
    /// When they last gave a sign of life: wrote back, booked, or were reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard_at: Option<Instant>,
    /// Why the written steps wait, though nothing stopped them: somebody of a linked lead is in touch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colleague_pause: Option<Box<ColleaguePause>>,
    /// Words in their name that nothing proves, until the owner decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Box<Doubt>>,
    /// The last move of what a person had agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handover: Option<Box<Handover>>,
    /// Counts the mails of this cycle that say who the lead's person is now: the count is part of a mail's identifier.
    #[serde(default)]
    pub introductions: u8,
    /// Counts the mails of this cycle that only own up: the count is part of a mail's identifier, so that the next is another message.
    #[serde(default)]
    pub owing_mails: u8,
    /// Somebody has had the lead in this cycle: whoever gets it next hears that they take over.
    #[serde(default)]
    pub had_an_owner: bool,
    /// This cycle began because the date came that somebody had named when they reported "not now".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub came_back: bool,
    /// They demand that what is kept of them be erased, and nobody has decided it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<DemandToErase>,
    /// Who should get the lead when it is next given away: whoever had it before, or has a linked one.
    pub preferred: Option<PersonId>,
    /// Whose it was before an absence, and is again afterwards, unless somebody turns to the lead before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lent_by: Option<PersonId>,
    /// Who let it lapse in this cycle.
    pub former: Vec<PersonId>,
    /// Leads that may be the same person or company; they share the owner.
    pub linked: Vec<LeadId>,
    /// Leads that the manager merged with this one: they lead here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<LeadId>,
    /// It was linked when it arrived, by the company's domain alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub same_company: bool,
    /// The day on which they are back, as their automatic answer said: nothing is written or called for until it has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away_until: Option<NaiveDate>,
    /// The name that another system has for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// When what was known of the person was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased_at: Option<Instant>,
    /// The meeting that they chose, or the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Box<Appointment>>,
    /// The language that they are written to; the company's first, where nothing says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<KnownLanguage>,
    /// They are on a list and have asked for nothing here; absent once they have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<Listed>,
    /// The campaign that they are of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Box<CampaignMark>>,
    /// What was made for them on another channel and can be seen at an address: the link of the last task that named one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task_link: Option<WebLink>,
    /// The tasks of this cycle that were reported as done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks_done: Vec<LeadWord>,
    /// The questions that they were asked by mail in this cycle: none is asked twice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<String>,
    /// Since when they rest in this cycle, and what for; absent while somebody follows them up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Rest>,
    /// The letters that were written to them, by name: none is written twice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub letters: Vec<String>,
    /// When the last letter was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter_at: Option<Instant>,
    /// The form that they filled in.
    #[serde(default, skip_serializing_if = "LeadWord::is_empty")]
    pub form: LeadWord,
    /// The criteria that held when they were judged, by the names that the policy gives them.
    #[serde(default, skip_serializing_if = "<[LeadWord]>::is_empty")]
    pub criteria: Arc<[LeadWord]>,
    /// Somebody of the team corrected who they are, or how to call them: what they type again as before is corrected, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_corrected: bool,
    /// Whoever has it looks at it again later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put_off: Option<Box<PutOff>>,
    /// Where it stands.
    pub stage: Stage,
}

impl Lead {
    /// What keeps the written steps waiting for a colleague at `now`; nothing, once its time is over or a person let them go on.
    #[must_use]
    pub fn colleague_pause_at(&self, now: Instant) -> Option<&ColleaguePause> {
        self.colleague_pause
            .as_deref()
            .filter(|pause| pause.until > now)
    }

    /// The lead that an inquiry starts.
    #[must_use]
    pub fn received(
        id: LeadId,
        inquiry_id: InquiryId,
        inquiry: &Inquiry,
        at: Instant,
        policy: Option<PolicyVersion>,
    ) -> Self {
        let contact = Contact::of(inquiry);
        Self::received_from(id, inquiry_id, (inquiry, contact), at, policy)
    }

    /// The same, where [`Contact::of`] the inquiry is known.
    #[must_use]
    pub fn received_from(
        id: LeadId,
        inquiry_id: InquiryId,
        (inquiry, contact): (&Inquiry, Contact),
        at: Instant,
        policy: Option<PolicyVersion>,
    ) -> Self {
        Self {
            id,
            cycle: FIRST_CYCLE,
            stop_generation: 0,
            restart: 0,
            policy,
            arrived_at: at,
            inquiry: inquiry_id,
            inquiries: 1,
            contact,
            source: LeadWord::of(&inquiry.source),
            topic: inquiry.topic.as_deref().map(LeadWord::of),
            product: inquiry.product().map(LeadWord::of),
            score: None,
            ladder: None,
            answered_by: None,
            is_customer: false,
            unqualified: false,
            touches: 0,
            call_attempts: 0,
            automated_emails: 0,
            unattended_emails: 0,
            in_contact_since: false,
            called_at: Vec::new(),
            inquired_at: Some(at),
            personal_emails: 0,
            touched_at: None,
            promise: timed(inquiry.promise),
            moved_promise: None,
            missed: None,
            missed_told: None,
            owed: Obligations::default(),
            cadence: None,
            last_outcome: None,
            blocked: None,
            unsubscribed_at: None,
            heard_at: None,
            colleague_pause: None,
            doubt: None,
            handover: None,
            introductions: 0,
            owing_mails: 0,
            had_an_owner: false,
            came_back: false,
            demand: None,
            preferred: None,
            lent_by: None,
            former: Vec::new(),
            linked: Vec::new(),
            merged: Vec::new(),
            same_company: false,
            away_until: None,
            external_id: inquiry.external_id.clone(),
            erased_at: None,
            appointment: None,
            language: inquiry.language,
            listed: Listed::of(&inquiry.origin),
            campaign: CampaignMark::of(&inquiry.origin).map(Box::new),
            task_link: None,
            tasks_done: Vec::new(),
            asked: Vec::new(),
            rest: None,
            letters: Vec::new(),
            letter_at: None,
            form: LeadWord::of(&inquiry.form),
            criteria: Arc::default(),
            is_corrected: false,
            put_off: None,
            stage: Stage::Open(Open::Received),
        }
    }

    /// An inquiry of theirs with what they are promised for it now: where that was moved, not what it was when it arrived.
    #[must_use]
    pub fn with_promise_now(&self, id: &InquiryId, inquiry: Inquiry) -> Inquiry {
        match &self.moved_promise {
            Some(moved) if *id == self.inquiry => Inquiry {
                promise: moved.to,
                all_taken: moved.to.is_none(),
                ..inquiry
            },
            Some(_) | None => inquiry,
        }
    }

    /// Whose lead it is; nobody's only once it is closed.
    #[must_use]
    pub fn owner(&self) -> Option<Owner> {
        match &self.stage {
            Stage::Open(open) => Some(open.owner()),
            Stage::Closed { .. } => None,
        }
    }

    /// The name of what a person is asked to do with it now; part of every link in a mail.
    #[must_use]
    pub fn task(&self) -> String {
        let (what, number) = match &self.stage {
            Stage::Closed { ending, .. } => (ending.as_str(), None),
            Stage::Open(Open::Active(_)) => match (&self.cadence, self.owed.first()) {
                (Some(progress), _) => (progress.track.as_str(), Some(progress.step.into())),
                (None, Some(owed)) => (owed.kind.as_str(), Some(owed.start.timestamp())),
                (None, None) => (self.status(), None),
            },
            Stage::Open(_) => (self.status(), None),
        };
        // It is made for each report of a person: piece by piece that takes a third of the time of a format.
        let mut task = String::with_capacity(MAX_WORD);
        task.push('c');
        task.push_str(&self.cycle.to_string());
        if self.restart > 0 {
            task.push('r');
            task.push_str(&self.restart.to_string());
        }
        task.push('_');
        task.push_str(what);
        if let Some(number) = number {
            task.push('_');
            task.push_str(&number.to_string());
        }
        task
    }

    /// Whether the follow-up has begun: the steps go on, or more is owed than the answer to what they wrote before anybody had the lead.
    pub(crate) fn is_under_way(&self) -> bool {
        let begun =
            |owed: &Obligation| owed.kind != ObligationKind::Answer || owed.reached.is_some();
        self.cadence.is_some() || self.owed.iter().any(begun)
    }

    /// Whether a person is to say what becomes of it, and nobody has been in contact with them.
    fn waits_for_a_decision(&self) -> bool {
        self.owed.has(&[ObligationKind::Decide]) && !self.has_been_heard()
    }

    /// The word that lists and figures use for where it stands.
    #[must_use]
    pub fn status(&self) -> &'static str {
        let open = match &self.stage {
            Stage::Closed { ending, .. } => return ending.as_str(),
            Stage::Open(open) => open,
        };
        match open {
            Open::Received => RECEIVED,
            Open::InReview { .. } => "review",
            Open::Qualifying { .. } => "qualifying",
            Open::AskedInformation { .. } => "needs_information",
            Open::Routing { .. } => "routing",
            Open::WithManager { .. } => "with_manager",
            Open::Active(_) if self.cadence.is_some() => "working",
            Open::Active(_) if self.owed.has(&[ObligationKind::Request]) => "to_answer",
            Open::Active(_) if self.owed.has(&[ObligationKind::Approach]) => "to_approach",
            Open::Active(_) if self.waits_for_a_decision() => "to_decide",
            Open::Active(_) => "in_conversation",
            Open::Resting { .. } => "resting",
            Open::Reviewing { .. } => "looking",
        }
    }

    /// Since when a demand to erase waits for whoever leads the team; nothing, where none does, or nobody was told of it.
    #[must_use]
    pub fn demanded_since(&self) -> Option<Instant> {
        let told = self.demand.as_ref().filter(|demand| demand.is_told());
        told.map(|demand| demand.since)
    }

    /// When they last asked something.
    #[must_use]
    pub fn asked_at(&self) -> Instant {
        self.inquired_at.unwrap_or(self.arrived_at)
    }

    /// Whether they asked since it last began: whom we woke ourselves waits for nothing that was asked before.
    #[must_use]
    pub fn has_asked_anew(&self) -> bool {
        self.asked_at() >= self.arrived_at
    }

    /// Whether they were here before: what is said of this time need not be true of all times.
    #[must_use]
    pub fn is_back(&self) -> bool {
        self.cycle > FIRST_CYCLE
    }

    /// Since when they wait for this: for a first contact from when they asked, however long they are left in peace.
    #[must_use]
    pub fn waits_since(&self, owed: &Obligation) -> Instant {
        if owed.kind.is_first_touch() && self.has_asked_anew() {
            owed.since.min(self.asked_at())
        } else {
            owed.since
        }
    }

    /// Since when they wait to hear from a person. What a person of the team has to decide or to report is older or younger than that.
    #[must_use]
    pub fn waiting_since(&self) -> Option<Instant> {
        let waits = self.owed.iter().filter(|owed| owed.kind.moves_by_itself());
        waits.map(|owed| self.waits_since(owed)).min()
    }

    /// Until when it rests; nothing, where it does not.
    #[must_use]
    pub fn rests_until(&self) -> Option<Instant> {
        match &self.stage {
            Stage::Open(Open::Resting { until, .. }) => Some(*until),
            Stage::Open(_) | Stage::Closed { .. } => None,
        }
    }

    /// Who takes it up again on the day until which it rests, and that day; nothing, where it does not rest, or nobody is meant to.
    #[must_use]
    pub fn rests_for(&self) -> Option<(&PersonId, Instant)> {
        match &self.stage {
            Stage::Open(Open::Resting {
                until,
                returns: true,
                ..
            }) => Some((self.preferred.as_ref()?, *until)),
            Stage::Open(_) | Stage::Closed { .. } => None,
        }
    }

    /// Until when whoever has it does not want to see it first; nothing, once that is over, or anything has come between: a report, something
    /// new that is owed, another owner.
    #[must_use]
    pub fn put_off_at(&self, now: Instant) -> Option<Instant> {
        let Stage::Open(Open::Active(engagement)) = &self.stage else {
            return None;
        };
        let put_off = self.put_off.as_ref().filter(|one| one.until > now)?;
        let reported = self.last_outcome.as_ref().map(|last| last.at);
        let has_come = |at: Instant| at > put_off.at;
        let is_over = has_come(engagement.assigned_at)
            || reported.is_some_and(has_come)
            || self.heard_at.is_some_and(has_come)
            || has_come(self.asked_at())
            || self.newest_owed() > put_off.newest;
        (!is_over).then_some(put_off.until)
    }

    /// Since when the newest of what is owed is owed.
    pub(crate) fn newest_owed(&self) -> Option<Instant> {
        self.owed.iter().map(|owed| owed.since).max()
    }

    /// Whether a rep has handed it back as no fit, and nothing else was reported since.
    #[must_use]
    pub fn is_found_no_fit(&self) -> bool {
        let last = self.last_outcome.as_ref();
        last.is_some_and(|last| last.disposition == Disposition::NotAFit)
    }

    /// What they bought for, if they did, and somebody said it.
    #[must_use]
    pub fn won_for(&self) -> Option<SaleAmount> {
        let is_won = matches!(
            self.stage,
            Stage::Closed {
                ending: Ending::Won,
                ..
            }
        );
        let last = self.last_outcome.as_ref().filter(|_| is_won);
        last.and_then(|last| last.amount)
    }

    /// The rep who has it.
    #[must_use]
    pub fn rep(&self) -> Option<&PersonId> {
        match &self.stage {
            Stage::Open(Open::Active(engagement)) => Some(&engagement.rep),
            Stage::Open(_) | Stage::Closed { .. } => None,
        }
    }

    /// Whether somebody who does not have it any more was asked for three lines about it.
    #[must_use]
    pub fn was_handed_over_by(&self, person: &PersonId) -> bool {
        let asked = self.handover.as_ref();
        asked.is_some_and(|handover| handover.from == *person) && self.rep() != Some(person)
    }

    /// The meeting that is to take place, or has yet to be reported on.
    #[must_use]
    pub fn meeting(&self) -> Option<&Appointment> {
        self.appointment.as_deref().filter(|one| one.stands())
    }

    /// The meeting that an invitation is about, while it is still as the invitation says.
    #[must_use]
    pub fn meeting_of(&self, invitation: &Invitation) -> Option<&Appointment> {
        self.meeting()
            .filter(|meeting| meeting.mark() == invitation.mark())
    }

    /// Whether what an invitation says is not so any more: the meeting is another, or a time is offered to who has chosen one.
    #[must_use]
    pub fn has_outlived(&self, invitation: &Invitation) -> bool {
        if invitation.stands {
            self.meeting_of(invitation).is_none()
        } else {
            invitation.method.is_none() && self.meeting().is_some()
        }
    }
}

/// A promise, if it can be kept or missed at its time: "around March 3" can be neither.
pub(crate) fn timed(promise: Option<Promise>) -> Option<Promise> {
    promise.filter(|promise| promise.contact != PromisedContact::Later)
}

/// The span of a rest, by its reason.
#[must_use]
pub fn rest_span(rules: &Rules, because: RestReason) -> Span {
    match because {
        RestReason::NotNow => rules.clocks.later,
        RestReason::NoAnswer
        | RestReason::NoBudget
        | RestReason::Nurture
        | RestReason::LetGo
        | RestReason::LowScore
        | RestReason::NotAFit => rules.clocks.dormant_review,
    }
}
