//! What a lead remembers beside where it stands: a pause, a doubt, the last outcome, the list that it came from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::obligations::Obligations;
use super::stage::{Engagement, Progress, RestReason};
use crate::booking::Standing;
use crate::event::amount::SaleAmount;
use crate::event::outcome::Disposition;
use crate::ids::{LeadId, PersonId};
use crate::inquiry::{Origin, Promise, PromisedContact};
use crate::word::LeadWord;
use calendar::Instant;

/// The cycle with which the follow-up of a person begins.
pub const FIRST_CYCLE: u32 = 1;

/// Written steps that wait because somebody of a linked lead is in touch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColleaguePause {
    /// Whose sign of life it was.
    pub by: LeadId,
    /// When it was: a sign of life that is no newer holds nothing again.
    pub at: Instant,
    /// Until when the written steps wait; the moment at which a person let them go on, if one did.
    pub until: Instant,
    /// How often they were held so far, since they last spoke for themselves.
    #[serde(default)]
    pub times: u8,
}

/// Words in the lead's name that nothing proves to be theirs: nothing goes out by itself until the owner decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Since when.
    pub since: Instant,
    /// When the owner was last told.
    pub told: Instant,
    /// The words ask for silence: a warning stands wherever a number or an address is shown.
    pub silence: bool,
    /// The written step that waits for the owner's decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waits: Option<Progress>,
}

/// A promise that was taken back before their acknowledgement left: whoever has the lead could not keep it. It happens once in a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedPromise {
    /// What they were promised when they asked.
    pub from: Promise,
    /// What they are promised in its place; nothing, where nobody can name an hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Promise>,
}

/// A lead that moved with something that its owner had agreed: they are asked for three lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Who had it.
    pub from: PersonId,
    /// When it moved.
    pub at: Instant,
    /// Why.
    pub why: HandoverReason,
    /// The lead has heard whose it is now.
    #[serde(default)]
    pub introduced: bool,
    /// They have written their lines.
    #[serde(default)]
    pub answered: bool,
}

/// Why a lead moves with what was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HandoverReason {
    /// The manager gave it to somebody.
    ManagersChoice,
    /// Its owner gave it to a colleague.
    OwnersChoice,
    /// Its owner is away when it is due.
    Away,
    /// Its owner has left the team.
    Left,
    /// Whoever had it before their absence is back.
    Back,
    /// Its owner let lapse what was owed beside it.
    Lapsed,
}

/// Since when somebody rests, and what for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    /// When it began: letters count from here.
    pub since: Instant,
    /// What sent them to rest first.
    pub because: RestReason,
    /// When it is over, if nothing wakes them before.
    pub ends: Instant,
}

/// What a person last reported: by it a second click on the same button is known, and changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastOutcome {
    /// The task that was answered.
    pub task: LeadWord,
    /// What was reported.
    pub disposition: Disposition,
    /// What they bought for, where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<SaleAmount>,
    /// Whether the day of what comes next was named with it, or later.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dated: bool,
    /// Who reported it.
    pub by: PersonId,
    /// When it happened.
    pub at: Instant,
    /// When the mail leaves that it let be written, unless somebody has sent it or left it out since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaves_at: Option<Instant>,
    /// How the lead stood before: what a correction goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
}

impl LastOutcome {
    /// The promise that was kept or missed by it, of a lead with so many [`touches`](super::Lead::touches) since; nothing, where none was open
    /// then, or it still was.
    #[must_use]
    pub fn settles(&self, touches: u8) -> Option<Promise> {
        let before = self.before.as_ref()?;
        let promise = before.promise?;
        // Which tasks are a touch the policy says: then it was counted as one.
        let is_done = self.disposition == Disposition::Done
            && touches > before.touches
            && promise.contact != PromisedContact::Answer;
        (is_done || self.disposition.keeps(promise.contact)).then_some(promise)
    }
}

/// A demand that what is kept of them be erased, until that is done or whoever leads the team says that nothing is to be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemandToErase {
    /// When they first made it: the time that the law gives counts from then.
    pub since: Instant,
    /// When whoever leads the team was last told of it; nothing, while the inquiry that says it looks unwanted and nobody has looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Instant>,
    /// They made it of this lead, and not only of one that was merged with it.
    pub is_own: bool,
    /// The leads that were merged with this one and brought it: each takes it along, should they be taken apart again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub came_with: Vec<LeadId>,
}

impl DemandToErase {
    /// Whether it waits for whoever leads the team, who was told of it.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.told.is_some()
    }
}

/// A time that they were promised and that was missed, as a mail tells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissedTold {
    /// They were to hear from us by then.
    pub by: Instant,
    /// When the mail leaves.
    pub leaves_at: Instant,
}

/// How a lead stood before an outcome was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Whose it was.
    pub engagement: Engagement,
    /// [`Lead::owed`](super::Lead::owed).
    #[serde(default)]
    pub owed: Obligations,
    /// [`Lead::cadence`](super::Lead::cadence).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadence: Option<Progress>,
    /// [`Lead::touches`](super::Lead::touches).
    pub touches: u8,
    /// [`Lead::call_attempts`](super::Lead::call_attempts).
    pub call_attempts: u8,
    /// [`Lead::personal_emails`](super::Lead::personal_emails).
    #[serde(default)]
    pub personal_emails: u8,
    /// [`Lead::touched_at`](super::Lead::touched_at).
    pub touched_at: Option<Instant>,
    /// [`Contact::phone`](super::Contact::phone).
    pub phone: bool,
    /// [`Lead::promise`](super::Lead::promise).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
    /// [`Lead::heard_at`](super::Lead::heard_at).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard_at: Option<Instant>,
    /// [`Lead::automated_emails`](super::Lead::automated_emails).
    #[serde(default)]
    pub automated_emails: u8,
    /// [`Lead::unattended_emails`](super::Lead::unattended_emails).
    #[serde(default)]
    pub unattended_emails: u8,
    /// [`Lead::missed`](super::Lead::missed).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed: Option<Instant>,
    /// [`Lead::missed_told`](super::Lead::missed_told).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed_told: Option<MissedTold>,
    /// [`Lead::lent_by`](super::Lead::lent_by).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lent_by: Option<PersonId>,
    /// [`Lead::stop_generation`](super::Lead::stop_generation).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop_generation: Option<u32>,
    /// [`Lead::in_contact_since`](super::Lead::in_contact_since).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_contact_since: bool,
    /// [`Lead::doubt`](super::Lead::doubt).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Box<Doubt>>,
    /// How the appointment stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
}

/// What is known of somebody who is on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Listed {
    /// No consent is recorded: nothing goes out to them by itself.
    Bare,
    /// They agreed to hear from the company, or have answered it.
    Agreed,
}

/// The campaign that a lead belongs to: one whose list names them, or that they answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignMark {
    /// The name of its file.
    pub name: String,
    /// The date to which its steps count down for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The cycle in which its steps are walked: later ones are not the campaign's.
    #[serde(default = "first_cycle", skip_serializing_if = "is_first_cycle")]
    pub cycle: u32,
}

fn first_cycle() -> u32 {
    FIRST_CYCLE
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_first_cycle(cycle: &u32) -> bool {
    *cycle == FIRST_CYCLE
}

impl CampaignMark {
    pub(super) fn of(origin: &Origin) -> Option<Self> {
        let entry = origin.entry()?;
        let name = entry.campaign.clone()?;
        Some(Self {
            name,
            date: entry.date,
            cycle: FIRST_CYCLE,
        })
    }
}

impl Listed {
    pub(super) fn of(origin: &Origin) -> Option<Self> {
        let entry = origin.entry()?;
        Some(match entry.consent {
            Some(_) => Listed::Agreed,
            None => Listed::Bare,
        })
    }
}

/// Whoever has the lead looks at it again later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOff {
    /// When they said so.
    pub at: Instant,
    /// Until when.
    pub until: Instant,
    /// Since when the newest of what was owed then is owed: what is newer was not meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<Instant>,
}
