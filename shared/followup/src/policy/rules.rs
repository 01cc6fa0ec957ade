//! What a lead pins when it starts: criteria, clocks and cadence.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use super::ladder::{EscalationPolicy, LadderRule};
use super::variant::{StepText, StepVariant, drawn};
use crate::criteria::Criteria;
use crate::ids::LeadId;
use crate::inquiry::Inquiry;
use calendar::{DaysBefore, Span};

/// The rules under which a lead started and under which it ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// What makes an inquiry ready for a rep.
    pub criteria: Criteria,
    /// Every duration that somebody waits for.
    pub clocks: Clocks,
    /// The steps of the follow-up.
    pub cadence: Cadence,
    /// The steps of each campaign, by its name.
    #[serde(default)]
    pub campaigns: BTreeMap<String, Vec<Step>>,
}

impl Rules {
    /// The steps of a track; of a campaign's, those of the one that is named.
    #[must_use]
    pub fn steps(&self, track: Track, campaign: Option<&str>) -> &[Step] {
        match track {
            Track::Inbound => &self.cadence.inbound,
            Track::Calls => &self.cadence.calls,
            Track::Later => &self.cadence.later,
            Track::Conversation => &self.cadence.conversation,
            Track::Campaign => campaign
                .and_then(|name| self.campaigns.get(name))
                .map_or(&[], Vec::as_slice),
        }
    }

    /// The tracks of the policy itself and of each campaign, with the campaign's name.
    pub fn tracks(&self) -> impl Iterator<Item = (Track, Option<&str>)> {
        let of_campaigns = self.campaigns.keys().map(|name| Some(name.as_str()));
        Track::ALL.iter().flat_map(move |track| {
            let names: Vec<Option<&str>> = match track {
                Track::Inbound | Track::Calls | Track::Later | Track::Conversation => vec![None],
                Track::Campaign => of_campaigns.clone().collect(),
            };
            names.into_iter().map(|name| (*track, name))
        })
    }

    /// The steps of all of these.
    pub fn all_steps(&self) -> impl Iterator<Item = &Step> {
        self.cadence
            .all_steps()
            .chain(self.campaigns.values().flatten())
    }

    /// The step by which somebody is called who has not been called before: the first call of the track that they walk; where it has none,
    /// of [`Cadence::inbound`] or [`Cadence::calls`]. The other tracks begin after a contact, or with mails.
    #[must_use]
    pub fn first_call(&self, track: Track, campaign: Option<&str>) -> Option<&Step> {
        let (inbound, calls) = (&self.cadence.inbound, &self.cadence.calls);
        let tracks: [&[Step]; 3] = match track {
            Track::Calls => [&[], calls, inbound],
            Track::Inbound | Track::Later | Track::Conversation => [&[], inbound, calls],
            Track::Campaign => [self.steps(track, campaign), inbound, calls],
        };
        let mut steps = tracks.into_iter().flatten();
        steps.find(|step| step.kind == StepKind::Call)
    }

    /// Whether the step of this name is the last word of a track, in whichever round it is taken.
    #[must_use]
    pub fn ends_with(&self, step: &str) -> bool {
        // No step of a policy has a hyphen: behind one stands the round.
        let step = step.split('-').next().unwrap_or(step);
        let mut steps = self
            .tracks()
            .flat_map(|(track, campaign)| self.steps(track, campaign));
        steps.any(|one| one.name == step && one.kind == StepKind::Goodbye)
    }
}

/// The window of the acknowledgement, counted from the inquiry's arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Breathing time: nothing goes out before.
    pub not_before: Span,
    /// Nothing goes out after; a person takes over.
    pub not_after: Span,
}

/// The clocks of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Clocks {
    /// When an inquiry is acknowledged.
    pub acknowledge: Window,
    /// How long the qualifier has; lapsed, the lead goes on to a rep, marked unqualified.
    pub qualify: Span,
    /// How long an answer to the one question is awaited; lapsed, it is the qualifier's.
    pub information: Span,
    /// How long the manager has for a suspicious inquiry before it is listed again.
    pub review: Span,
    /// The ladder of the first human touch.
    pub first_touch: EscalationPolicy,
    /// The ladder of the first human touch for who asked to be called "this week".
    pub week: EscalationPolicy,
    /// The ladder of an answer that is owed to a lead who wrote.
    pub answer: EscalationPolicy,
    /// The ladder of a next step whose date has come.
    pub next_step: EscalationPolicy,
    /// Ladders of the first human touch for some inquiries, in the order in which they are tried: the first that fits holds, and
    /// `first_touch` where none does.
    #[serde(default)]
    pub by: Vec<LadderRule>,
    /// When a conversation without an agreed date is taken up again.
    pub conversation: Span,
    /// How long a lead that asked for "later", or said "not now", rests.
    pub later: Span,
    /// After how long a person looks at a lead that went quiet.
    pub dormant_review: Span,
}

impl Clocks {
    /// The ladder of its own that an inquiry with so many points has, if one fits.
    #[must_use]
    pub fn ladder_of(&self, inquiry: &Inquiry, points: i32) -> Option<&LadderRule> {
        self.by.iter().find(|rule| rule.holds(inquiry, points))
    }

    /// The ladder of the first human touch of whoever was given the one of this name.
    #[must_use]
    pub fn first_touch_by(&self, ladder: Option<&str>) -> &EscalationPolicy {
        let rule = ladder.and_then(|name| self.by.iter().find(|rule| rule.name == name));
        rule.map_or(&self.first_touch, |rule| &rule.first_touch)
    }
}

/// What a step of the cadence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A person calls; without a phone, writes personally from a draft.
    Call,
    /// A person does something on another channel: connects with them there, records a video for them, posts a card.
    Task,
    /// Baton writes.
    Mail,
    /// Baton writes for the last time.
    Goodbye,
}

impl StepKind {
    /// Whether it is a mail that Baton writes; else a person does it.
    #[must_use]
    pub fn is_written(self) -> bool {
        match self {
            StepKind::Mail | StepKind::Goodbye => true,
            StepKind::Call | StepKind::Task => false,
        }
    }
}

/// Steps of a cadence at most; of so many a lead's compared texts are counted.
pub const MAX_STEPS: usize = 12;

/// One step of a cadence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Name on the timeline, `[a-z0-9_]`; part of the message id, so it must be unique.
    pub name: String,
    /// What it is.
    pub kind: StepKind,
    /// How long after the step before was done. Only a step that counts down to a date has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Span>,
    /// How many days before the date of a campaign's lead it comes, in place of `after`: "7d", or in working days "5bd". Where nobody works
    /// on that day, it comes on the working day before. Once the date is over, or the next step that counts down has its day, it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<DaysBefore>,
    /// How long after the step before was due, when nobody did it; `after`, if absent.
    #[serde(default)]
    pub at_latest: Option<Span>,
    /// The template of a mail, of a call's script, or of what a task asks for.
    pub template: String,
    /// Whether a task that is done counts as an attempt to reach them; it does, if absent. Only a task has it: a call and a mail always
    /// count, a goodbye never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub touch: Option<bool>,
    /// Texts of a mail that are compared with each other, two to four; one of them is that of `template`. Each lead gets one of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<StepVariant>,
}

impl Cadence {
    /// The steps of its tracks.
    pub fn all_steps(&self) -> impl Iterator<Item = &Step> {
        let tracks = [&self.inbound, &self.calls, &self.later, &self.conversation];
        tracks.into_iter().flatten()
    }
}

impl Step {
    /// Whether it compares texts.
    #[must_use]
    pub fn compares_texts(&self) -> bool {
        self.variants.len() > 1
    }

    /// Which text a lead gets: that of the step, or of those that are compared the one that falls to it, for ever.
    #[must_use]
    pub fn text_for(&self, lead: &LeadId) -> StepText<'_> {
        let variant = drawn(&self.variants, &self.name, lead);
        StepText {
            template: variant.map_or(&self.template, |variant| &variant.template),
            variant,
        }
    }

    /// Every template that the step may be written with.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        let compared = self.variants.iter().map(|variant| &variant.template);
        let own = self.variants.is_empty().then_some(&self.template);
        own.into_iter().chain(compared).map(String::as_str)
    }

    /// How long after the step before was done it comes at the earliest.
    #[must_use]
    pub fn after(&self) -> Span {
        self.after.unwrap_or(Span::Elapsed { seconds: 0 })
    }

    /// See [`Step::at_latest`].
    #[must_use]
    pub fn at_latest(&self) -> Span {
        self.at_latest.unwrap_or(self.after())
    }

    /// Whether it is one of the attempts of a cycle, once it is done.
    #[must_use]
    pub fn is_touch(&self) -> bool {
        match self.kind {
            StepKind::Call | StepKind::Mail => true,
            StepKind::Task => self.touch.unwrap_or(true),
            StepKind::Goodbye => false,
        }
    }
}

/// The steps of the follow-up, by what is known of the lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// Attempts in a cycle at most, calls and mails together; the goodbye comes on top.
    pub max_touches: u8,
    /// How long before a written step its rep hears of it.
    pub notice: Span,
    /// The same, when the rep has just reported that the call failed and knows.
    pub notice_after_attempt: Span,
    /// How long a written step may be late before a person decides instead.
    pub not_after: Span,
    /// Who says to a lead that a promise to them was missed.
    #[serde(default)]
    pub own_up: OwnUp,
    /// Email and, with a phone, calls.
    pub inbound: Vec<Step>,
    /// No email, or "please call": calls at different times of day.
    pub calls: Vec<Step>,
    /// "Contact me later": before the date.
    pub later: Vec<Step>,
    /// Silence after a conversation.
    pub conversation: Vec<Step>,
}

/// Who says to a lead that they should have heard from us by now, and how to get an answer. It is said once, in words that are true
/// also where somebody called and did not report it; of what a person agreed with them, only by the manager's click.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OwnUp {
    /// The next written step, after its rep was asked; where none comes, a mail of its own.
    #[default]
    Auto,
    /// Nothing by itself: the manager, by a click.
    Manager,
    /// Nobody.
    Off,
}

/// Which list of steps a lead walks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Track {
    /// [`Cadence::inbound`].
    Inbound,
    /// [`Cadence::calls`].
    Calls,
    /// [`Cadence::later`].
    Later,
    /// [`Cadence::conversation`].
    Conversation,
    /// The steps of a campaign, which stand in its own file.
    Campaign,
}

impl Track {
    /// Every track.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name of the track in `policy.toml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
