//! Which of the texts that are compared a lead got, and what it did then: counted fact by fact, on the day of each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use super::tally::at_least_none;
use crate::event::{Disposition, Sign, Verdict};
use crate::policy::{MAX_STEPS, StepVariant};
use crate::timeline::{Fact, Ruling};

/// What a text is judged by.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum VariantGoal {
    /// They wrote back.
    Replied,
    /// They have an appointment, or asked for one.
    Booked,
    /// Somebody of the team spoke with them or judged them, and it goes on.
    Qualified,
}

impl VariantGoal {
    /// Every goal.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Whether a fact says that it is reached.
    pub(super) fn is_reached(self, fact: &Fact) -> bool {
        let reported = if let Fact::Outcome { report, .. } | Fact::Corrected { report, .. } = fact {
            Some(report.outcome)
        } else {
            None
        };
        match self {
            Self::Replied => {
                let wrote = Fact::Sign {
                    sign: Sign::Replied,
                };
                *fact == wrote || reported == Some(Disposition::Answered)
            }
            Self::Booked => {
                matches!(fact, Fact::Booked { .. } | Fact::BookingRequested { .. })
                    || reported == Some(Disposition::Booked)
            }
            Self::Qualified => {
                let goes_on = [Disposition::Reached, Disposition::Met, Disposition::Won];
                reported.is_some_and(|outcome| goes_on.contains(&outcome))
                    || matches!(
                        fact,
                        Fact::Verdict {
                            ruling: Ruling::Verdict {
                                verdict: Verdict::Ready,
                                ..
                            }
                        }
                    )
            }
        }
    }
}

/// The leads that got a text, and how many of them reached each goal, each counted once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VariantTally {
    /// The text's name.
    #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "policy")))]
    pub name: String,
    /// Its share of the leads, of a hundred.
    pub share: u8,
    /// Leads that it was written to.
    pub leads: u64,
    /// Those who wrote back. What a report said of this and of the others and is taken back counts off: a day on which more was taken back
    /// than came is below nothing.
    pub replied: i64,
    /// Those with an appointment.
    pub booked: i64,
    /// Those with whom it goes on.
    pub qualified: i64,
}

impl VariantTally {
    pub(super) fn of(variant: &StepVariant) -> Self {
        Self::empty(&variant.name, variant.share)
    }

    /// A text that nobody has had yet.
    fn empty(name: &str, share: u8) -> Self {
        Self {
            name: name.to_owned(),
            share,
            leads: 0,
            replied: 0,
            booked: 0,
            qualified: 0,
        }
    }

    /// How many reached a goal.
    #[must_use]
    pub fn reached(&self, goal: VariantGoal) -> u64 {
        at_least_none(self.net(goal))
    }

    /// The same, below nothing where more was taken back than came.
    #[must_use]
    pub fn net(&self, goal: VariantGoal) -> i64 {
        match goal {
            VariantGoal::Replied => self.replied,
            VariantGoal::Booked => self.booked,
            VariantGoal::Qualified => self.qualified,
        }
    }

    /// Counts what happened to a lead that got it.
    fn count(&mut self, did: TextFact) {
        match did {
            TextFact::Written => self.leads += 1,
            TextFact::Reached(goal) => self.reach(goal, 1),
        }
    }

    /// Counts off what a report had said of a lead that got it: that it got it stays.
    fn take_back(&mut self, did: TextFact) {
        match did {
            TextFact::Written => {}
            TextFact::Reached(goal) => self.reach(goal, -1),
        }
    }

    fn reach(&mut self, goal: VariantGoal, by: i64) {
        match goal {
            VariantGoal::Replied => self.replied += by,
            VariantGoal::Booked => self.booked += by,
            VariantGoal::Qualified => self.qualified += by,
        }
    }

    /// Adds what was counted of the same text.
    pub(super) fn add(&mut self, other: &Self) {
        self.leads += other.leads;
        self.replied += other.replied;
        self.booked += other.booked;
        self.qualified += other.qualified;
    }

    /// Whether it is the text of this name, with this share.
    pub(super) fn is(&self, name: &str, share: u8) -> bool {
        self.name == name && self.share == share
    }
}

/// A text that a lead got, of those that a step compares, with the share of the leads that it had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenText {
    /// The step.
    pub step: String,
    /// The text's name.
    pub name: String,
    /// Its share, of a hundred.
    pub share: u8,
}

/// What happened to a lead that got a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextFact {
    /// It was written to it, for the first time.
    Written,
    /// It reached this goal, for the first time since.
    Reached(VariantGoal),
}

impl TextFact {
    /// Whether a fact says that it is reached.
    pub(super) fn is_said_by(self, fact: &Fact) -> bool {
        match self {
            Self::Written => false,
            Self::Reached(goal) => goal.is_reached(fact),
        }
    }
}

/// What a fact says of a text.
///
/// ```
/// use followup::figures::{CountedText, TextFact};
/// let kept = r#"{"step":"mail","name":"short","share":50,"did":"written"}"#;
/// let counted: CountedText = serde_json::from_str(kept).unwrap();
/// assert_eq!(counted.did, TextFact::Written);
/// assert_eq!(serde_json::to_string(&counted).unwrap(), kept);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedText {
    /// The text.
    #[serde(flatten)]
    pub text: GivenText,
    /// What happened.
    pub did: TextFact,
}

/// A text that a lead got, and the goals that it has reached since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TakenText {
    #[serde(flatten)]
    text: GivenText,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reached: Vec<VariantGoal>,
}

/// The texts that a lead got, of each step the first: it has the same for ever, whatever cycle it is in. Of more steps than a cadence may have,
/// the first are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TextCourse(Vec<TakenText>);

impl TextCourse {
    /// Whether it got none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the next fact of the lead says of the texts that it got.
    pub fn take(&mut self, fact: &Fact) -> Vec<CountedText> {
        let mut counts = Vec::new();
        if let Fact::MailPlanned {
            step,
            variant: Some(given),
        } = fact
            && self.0.len() < MAX_STEPS
            && self.0.iter().all(|taken| taken.text.step != *step)
        {
            let text = GivenText {
                step: step.clone(),
                name: given.name.clone(),
                share: given.share,
            };
            counts.push(CountedText {
                text: text.clone(),
                did: TextFact::Written,
            });
            self.0.push(TakenText {
                text,
                reached: Vec::new(),
            });
        }
        for taken in &mut self.0 {
            let goals = VariantGoal::ALL.iter().copied();
            for goal in goals.filter(|goal| goal.is_reached(fact)) {
                if !taken.reached.contains(&goal) {
                    taken.reached.push(goal);
                    counts.push(CountedText {
                        text: taken.text.clone(),
                        did: TextFact::Reached(goal),
                    });
                }
            }
        }
        counts
    }

    /// A goal that a report said is reached is not: it can be reached anew.
    pub(super) fn take_back(&mut self, counted: &CountedText) {
        let TextFact::Reached(goal) = counted.did else {
            return;
        };
        let mut taken = self.0.iter_mut();
        if let Some(taken) = taken.find(|taken| taken.text == counted.text) {
            taken.reached.retain(|reached| *reached != goal);
        }
    }
}

/// What was counted of each text, by the step.
pub type CountedTexts = BTreeMap<String, Vec<VariantTally>>;

/// Counts what a fact says of a text.
pub fn count_text(texts: &mut CountedTexts, counted: &CountedText) {
    tally_of(texts, &counted.text).count(counted.did);
}

/// Counts off what a report had said of a text.
pub(super) fn take_back_text(texts: &mut CountedTexts, counted: &CountedText) {
    tally_of(texts, &counted.text).take_back(counted.did);
}

fn tally_of<'a>(texts: &'a mut CountedTexts, text: &GivenText) -> &'a mut VariantTally {
    let GivenText { step, name, share } = text;
    let tallies = texts.entry(step.clone()).or_default();
    tally(tallies, name, *share)
}

/// Adds what was counted elsewhere.
pub fn add_texts(texts: &mut CountedTexts, others: &CountedTexts) {
    for (step, others) in others {
        let tallies = texts.entry(step.clone()).or_default();
        for other in others {
            tally(tallies, &other.name, other.share).add(other);
        }
    }
}

/// The tally of a text: one of another share is another text's, since a lead that had less of a chance to get it says less for it.
fn tally<'a>(tallies: &'a mut Vec<VariantTally>, name: &str, share: u8) -> &'a mut VariantTally {
    // Days that are added up in another order are the same days: the tallies stand in an order of their own.
    let found = tallies.binary_search_by(|one| (one.name.as_str(), one.share).cmp(&(name, share)));
    let at = found.unwrap_or_else(|at| {
        tallies.insert(at, VariantTally::empty(name, share));
        at
    });
    &mut tallies[at]
}
