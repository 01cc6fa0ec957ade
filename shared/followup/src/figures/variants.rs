//! Which text of a step brings more, by who got each and what they did then, and whether that is known yet.
//!
//! Judged is what people do: they wrote back, made an appointment, or somebody of the team found that it goes on with them. Whether a mail
//! was opened is neither known nor asked. How sure it is, [`SplitEvidence`] says.

use super::sequential::{SplitEvidence, answers_to_know};
use super::texts::{CountedTexts, VariantGoal, VariantTally};
use crate::policy::Step;

/// The chance that of a step's texts, all goals together, any difference is ever said that is none: however often somebody looks.
pub const WRONG_AT_MOST: f64 = 0.05;
/// The difference that is worth knowing of: half as many again. How long it takes to know is said for this one.
pub const WORTH_KNOWING: f64 = 1.5;

/// The texts of a step that are compared.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct StepComparison {
    /// The step.
    pub step: String,
    /// The texts; the first is the one that the others are compared with.
    pub texts: Vec<VariantTally>,
    /// Leads that got a text of this step when it had another share, or one that is not compared any more. They are not counted: a lead
    /// that had less of a chance to get a text says less for it.
    pub left_out: u64,
}

/// One text beside the one that it is compared with, for one goal.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct VariantComparison {
    /// The text.
    pub text: String,
    /// The one that it is compared with.
    pub with: String,
    /// What they are judged by.
    pub goal: VariantGoal,
    /// How many times as many it brings, at least and at most. What is outside is refuted.
    pub at_least: f64,
    /// See `at_least`.
    pub at_most: f64,
    /// What is known.
    pub finding: VariantFinding,
}

/// What is known of a text beside another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "known")]
pub enum VariantFinding {
    /// It brings more.
    More,
    /// It brings fewer.
    Fewer,
    /// Not known yet.
    NotYet {
        /// How many leads more, of both texts together, it takes to know of a difference that is [`WORTH_KNOWING`], four times in five; 0
        /// where such a one would probably have shown. Nothing, while nobody has reached the goal, or where nobody would wait so long.
        more_leads: Option<u64>,
    },
}

impl StepComparison {
    /// The texts of a step, of which nobody has had one yet; nothing, where none are compared.
    #[must_use]
    fn of(step: &Step) -> Option<Self> {
        let (known, others): (Vec<_>, Vec<_>) = step
            .variants
            .iter()
            .partition(|variant| variant.template == step.template);
        let texts = known.into_iter().chain(others).map(VariantTally::of);
        step.compares_texts().then(|| Self {
            step: step.name.clone(),
            texts: texts.collect(),
            left_out: 0,
        })
    }

    /// The texts of a step as they were counted; nothing, where none are compared.
    #[must_use]
    pub fn of_counted(step: &Step, texts: &CountedTexts) -> Option<Self> {
        let mut compared = Self::of(step)?;
        for counted in texts.get(&step.name).into_iter().flatten() {
            let mut texts = compared.texts.iter_mut();
            match texts.find(|text| text.is(&counted.name, counted.share)) {
                Some(text) => text.add(counted),
                None => compared.left_out += counted.leads,
            }
        }
        Some(compared)
    }

    /// Each text beside the first, by each goal.
    #[must_use]
    pub fn compared(&self) -> Vec<VariantComparison> {
        let Some((first, others)) = self.texts.split_first() else {
            return Vec::new();
        };
        // Each is one more chance to err: together they err no more often than is said.
        let looks = others.len() * VariantGoal::ALL.len();
        let known_at = looks as f64 / WRONG_AT_MOST;
        let both = others
            .iter()
            .flat_map(|other| VariantGoal::ALL.iter().map(move |goal| (other, *goal)));
        both.map(|(other, goal)| beside(other, first, goal, known_at))
            .collect()
    }
}

/// The texts of a step, and what is known of them.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct StepReport {
    /// Who got which, and what they did.
    #[serde(flatten)]
    pub counted: StepComparison,
    /// Each text beside the first.
    pub compared: Vec<VariantComparison>,
}

impl StepReport {
    /// What some days counted of the texts that these steps compare, and what is known of them by all days so far: what is known of a few
    /// days would begin anew with each first day that somebody chooses, and would be wrong more often than is said.
    pub fn of_days<'a>(
        steps: impl IntoIterator<Item = &'a Step>,
        days: &CountedTexts,
        so_far: &CountedTexts,
    ) -> Vec<Self> {
        let steps = steps.into_iter();
        let reports = steps.filter_map(|step| {
            Some(Self {
                counted: StepComparison::of_counted(step, days)?,
                compared: StepComparison::of_counted(step, so_far)?.compared(),
            })
        });
        reports.collect()
    }
}

/// A text beside the one that it is compared with.
fn beside(
    text: &VariantTally,
    with: &VariantTally,
    goal: VariantGoal,
    known_at: f64,
) -> VariantComparison {
    let share = f64::from(text.share) / (f64::from(text.share) + f64::from(with.share));
    let (own, others) = (text.reached(goal), with.reached(goal));
    let evidence = SplitEvidence::of(own, others, share);
    let (at_least, at_most) = evidence.times_as_many(known_at);
    let finding = if evidence.ratio() < known_at {
        let leads = text.leads + with.leads;
        let answers = own + others;
        // More answers than leads are of leads that got their text before anything was counted.
        let is_counted = (1..=leads).contains(&answers);
        let needed = answers_to_know(WORTH_KNOWING, share, known_at).filter(|_| is_counted);
        let needed = needed.map(|needed| needed as f64 * leads as f64 / answers as f64);
        VariantFinding::NotYet {
            more_leads: needed.map(|needed| (needed.ceil() as u64).saturating_sub(leads)),
        }
    } else if at_least > 1.0 {
        VariantFinding::More
    } else {
        VariantFinding::Fewer
    };
    VariantComparison {
        text: text.name.clone(),
        with: with.name.clone(),
        goal,
        at_least,
        at_most,
        finding,
    }
}

#[cfg(test)]
mod tests {
    use super::super::texts::{TextCourse, count_text};
    use super::*;
    use crate::event::Sign;
    use crate::timeline::{Fact, GivenVariant};

    const REPLIED: Fact = Fact::Sign {
        sign: Sign::Replied,
    };

    fn planned(step: &str, given: Option<(&str, u8)>) -> Fact {
        Fact::MailPlanned {
            step: step.to_owned(),
            variant: given.map(|(name, share)| GivenVariant {
                name: name.to_owned(),
                share,
            }),
        }
    }

    /// Two texts of the step `mail`, of which so many leads have got each, and so many of them have replied.
    fn step(plain: (u64, i64), short: (u64, i64)) -> StepComparison {
        let text = |name: &str, (leads, replied)| VariantTally {
            name: name.to_owned(),
            share: 50,
            leads,
            replied,
            booked: 0,
            qualified: 0,
        };
        StepComparison {
            step: "mail".to_owned(),
            texts: vec![text("plain", plain), text("short", short)],
            left_out: 0,
        }
    }

    /// A step that compares two texts.
    fn own_step() -> Step {
        serde_json::from_str(
            r#"{"name": "mail", "kind": "mail", "after": "2bd", "template": "mail", "variants": [
                {"name": "plain", "template": "mail", "share": 50},
                {"name": "short", "template": "mail_short", "share": 50}
            ]}"#,
        )
        .unwrap()
    }

    /// The same step, of leads with these timelines.
    fn taken(timelines: &[&[Fact]]) -> StepComparison {
        let mut texts = CountedTexts::new();
        for timeline in timelines {
            let mut course = TextCourse::default();
            for counted in timeline.iter().flat_map(|fact| course.take(fact)) {
                count_text(&mut texts, &counted);
            }
        }
        StepComparison::of_counted(&own_step(), &texts).unwrap()
    }

    fn replies(step: &StepComparison) -> VariantComparison {
        let mut all = step.compared().into_iter();
        all.find(|one| one.goal == VariantGoal::Replied).unwrap()
    }

    #[test]
    fn what_a_lead_did_after_the_text_counts_once_and_what_it_did_before_does_not() {
        let short = || planned("mail", Some(("short", 50)));
        for (timeline, counted) in [
            (vec![short()], [1, 0]),
            (vec![short(), REPLIED, REPLIED], [1, 1]),
            (vec![REPLIED, short()], [1, 0]),
            // Written to once more in another round, it is the same lead with the same text.
            (vec![short(), short(), REPLIED], [1, 1]),
            (
                vec![planned("letter", Some(("short", 50))), REPLIED],
                [0, 0],
            ),
            (vec![planned("mail", None), REPLIED], [0, 0]),
        ] {
            let step = taken(&[&timeline]);
            assert_eq!(
                [
                    step.texts[1].leads,
                    step.texts[1].reached(VariantGoal::Replied)
                ],
                counted,
                "{timeline:?}"
            );
            assert_eq!((step.texts[0].leads, step.left_out), (0, 0));
        }
        // Who got it when the lots were others is not counted beside who got it now.
        let step = taken(&[
            &[planned("mail", Some(("short", 20))), REPLIED],
            &[planned("mail", Some(("gone", 50)))],
        ]);
        assert_eq!((step.texts[1].leads, step.left_out), (0, 2));
    }

    #[test]
    fn what_is_known_of_few_days_is_what_is_known_of_all() {
        let compared = |plain, short| {
            let texts = step(plain, short).texts;
            CountedTexts::from([("mail".to_owned(), texts)])
        };
        let own = own_step();
        let few = compared((3, 0), (2, 2));
        let reports = StepReport::of_days([&own], &few, &compared((600, 40), (600, 90)));
        let [report] = reports.as_slice() else {
            panic!("{reports:?}");
        };
        let counted: Vec<u64> = report.counted.texts.iter().map(|text| text.leads).collect();
        assert_eq!(counted, [3, 2]);
        let mut found = report.compared.iter();
        let replied = found.find(|one| one.goal == VariantGoal::Replied).unwrap();
        assert_eq!(replied.finding, VariantFinding::More);
    }

    #[test]
    fn of_answers_to_texts_that_were_not_counted_nobody_knows_how_long_it_takes() {
        let answered = replies(&step((1, 40), (1, 41)));
        assert_eq!(
            answered.finding,
            VariantFinding::NotYet { more_leads: None }
        );
    }

    #[test]
    fn a_difference_is_said_once_it_is_known_and_before_that_how_long_it_takes() {
        let nobody = replies(&step((40, 0), (44, 0)));
        assert_eq!(nobody.finding, VariantFinding::NotYet { more_leads: None });
        let early = replies(&step((100, 8), (100, 14)));
        let VariantFinding::NotYet {
            more_leads: Some(more),
        } = early.finding
        else {
            panic!("{early:?}");
        };
        assert!((2_000..10_000).contains(&more), "{more}");
        assert!(early.at_least < 1.0 && early.at_most > 1.0, "{early:?}");
        let more = replies(&step((600, 40), (600, 90)));
        assert_eq!(more.finding, VariantFinding::More);
        assert!(more.at_least > 1.0, "{more:?}");
        let fewer = replies(&step((600, 90), (600, 40)));
        assert_eq!(fewer.finding, VariantFinding::Fewer);
        assert!(fewer.at_most < 1.0, "{fewer:?}");
        // As many of both, and many: what was worth knowing would have shown.
        let same = replies(&step((20_000, 2_000), (20_000, 2_010)));
        assert_eq!(
            same.finding,
            VariantFinding::NotYet {
                more_leads: Some(0)
            }
        );
    }
}
