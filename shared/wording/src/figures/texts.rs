//! Which text of a step brings more, and whether that is known yet: a table, and a sentence for each text and goal.

use followup::figures::{
    FactClass, FactGroup, FactQuery, GivenText, StepReport, TextFact, VariantComparison,
    VariantFinding, VariantGoal, WORTH_KNOWING,
};

use super::said::decimal;
use super::table::FigureCell::{Behind, Empty, Net, Words as Said};
use super::table::FigureTable;
use crate::{Words, step};

/// From here on a number of times says nothing.
const BEYOND: f64 = 100.0;

/// The texts of a step, with who got each, what they did then, and whether one brings more than the first; the sentences stand beneath.
#[must_use]
pub fn compared_texts(words: Words, report: &StepReport) -> FigureTable {
    let name = &report.counted.step;
    let mut columns = vec![
        words.figures_text(),
        words.figures_share(),
        words.figures_text_leads(),
    ];
    for goal in VariantGoal::ALL {
        columns.extend([goal_name(words, *goal), words.figures_known_yet()]);
    }
    let title = words.figures_texts(&step::name(words, name));
    let mut table = FigureTable::new(title, columns);
    for text in &report.counted.texts {
        let counts = |did| {
            let given = GivenText {
                step: name.clone(),
                name: text.name.clone(),
                share: text.share,
            };
            FactQuery::new(FactClass::Text(did)).of(FactGroup::Text(given))
        };
        let mut cells = vec![
            Said(format!("{}%", text.share)),
            Behind(text.leads, counts(TextFact::Written)),
        ];
        for goal in VariantGoal::ALL.iter().copied() {
            cells.push(Net(text.net(goal), counts(TextFact::Reached(goal))));
            let mut compared = report.compared.iter();
            let own = compared.find(|one| one.text == text.name && one.goal == goal);
            cells.push(own.map_or(Empty, |one| Said(known(words, one.finding))));
        }
        table.row(text.name.clone(), cells);
    }
    let mut said: Vec<String> = report
        .compared
        .iter()
        .map(|of| finding(words, of))
        .collect();
    said.push(words.figures_texts_by_all_days());
    if report.counted.left_out > 0 {
        said.push(words.figures_texts_left_out(&report.counted.left_out.to_string()));
    }
    table.note = Some(said.join(" "));
    table
}

/// What a text is judged by, as the column of a table names it.
pub(super) fn goal_name(words: Words, goal: VariantGoal) -> String {
    match goal {
        VariantGoal::Replied => words.figures_replied(),
        VariantGoal::Booked => words.figures_booked(),
        VariantGoal::Qualified => words.figures_qualified(),
    }
}

/// What is known, in a word.
fn known(words: Words, finding: VariantFinding) -> String {
    match finding {
        VariantFinding::More => words.figures_known_more(),
        VariantFinding::Fewer => words.figures_known_fewer(),
        VariantFinding::NotYet { .. } => words.figures_known_not_yet(),
    }
}

/// What is known of two texts, as a sentence.
///
/// ```
/// use followup::figures::{VariantComparison, VariantFinding, VariantGoal};
/// use wording::{Words, figures::finding};
/// let compared = VariantComparison {
///     text: "short".to_owned(),
///     with: "plain".to_owned(),
///     goal: VariantGoal::Replied,
///     at_least: 1.2,
///     at_most: 2.9,
///     finding: VariantFinding::More,
/// };
/// assert_eq!(
///     finding(Words::default(), &compared),
///     "replies: \"short\" brings more than \"plain\", between 1.2 and 2.9 times as many."
/// );
/// ```
#[must_use]
pub fn finding(words: Words, of: &VariantComparison) -> String {
    let VariantComparison { text, with, .. } = of;
    let goal = match of.goal {
        VariantGoal::Replied => words.text_goal_replies(),
        VariantGoal::Booked => words.text_goal_bookings(),
        VariantGoal::Qualified => words.text_goal_qualified(),
    };
    let between = between(words, of);
    let more = match of.finding {
        VariantFinding::More => return words.text_brings_more(&between, &goal, text, with),
        VariantFinding::Fewer => return words.text_brings_fewer(&between, &goal, text, with),
        VariantFinding::NotYet { more_leads } => more_leads,
    };
    let worth = times(words, WORTH_KNOWING);
    let more = match more {
        None => words.text_needs_nobody_knows(),
        Some(0) => words.text_needs_none(&worth),
        Some(more) => words.text_needs(&rounded(more).to_string(), &worth),
    };
    words.text_not_known_yet(&between, &goal, &more, text, with)
}

/// How many times as many a text brings, as far as it is known.
fn between(words: Words, of: &VariantComparison) -> String {
    let (low, high) = (times(words, of.at_least), times(words, of.at_most));
    match (of.at_least > 1.0 / BEYOND, of.at_most < BEYOND) {
        (true, true) => words.text_between(&high, &low),
        (true, false) => words.text_at_least(&low),
        (false, true) => words.text_at_most(&high),
        (false, false) => words.text_any_number(),
    }
}

/// A number of times, with one digit behind the point.
fn times(words: Words, times: f64) -> String {
    decimal(words, times, 1)
}

/// Two digits of a number: no more of it is known.
fn rounded(number: u64) -> u64 {
    let mut unit = 1;
    while number / unit >= 100 {
        unit *= 10;
    }
    number.div_ceil(unit) * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_of_a_number_is_said_than_is_known() {
        for (number, said) in [
            (0, 0),
            (7, 7),
            (99, 99),
            (101, 110),
            (2_345, 2_400),
            (99_500, 100_000),
        ] {
            assert_eq!(rounded(number), said);
        }
    }

    #[test]
    fn what_is_known_is_said_as_a_sentence() {
        let comparison = |at_least, at_most, finding| VariantComparison {
            text: "short".to_owned(),
            with: "plain".to_owned(),
            goal: VariantGoal::Replied,
            at_least,
            at_most,
            finding,
        };
        for (of, said) in [
            (
                comparison(
                    0.7,
                    3.4,
                    VariantFinding::NotYet {
                        more_leads: Some(2_345),
                    },
                ),
                "replies: not known yet. \"short\" brings between 0.7 and 3.4 times as many as \"plain\". To know of 1.5 times as many, or as few, it takes about 2400 leads more.",
            ),
            (
                comparison(
                    0.0,
                    f64::INFINITY,
                    VariantFinding::NotYet { more_leads: None },
                ),
                "replies: not known yet. \"short\" brings any number of times as many, for all that is known, as \"plain\". Nobody can say yet how long it takes to know.",
            ),
            (
                comparison(1.2, 2.9, VariantFinding::More),
                "replies: \"short\" brings more than \"plain\", between 1.2 and 2.9 times as many.",
            ),
            (
                comparison(0.3, 0.8, VariantFinding::Fewer),
                "replies: \"short\" brings fewer than \"plain\", between 0.3 and 0.8 times as many.",
            ),
        ] {
            assert_eq!(finding(Words::default(), &of), said);
        }
    }
}
