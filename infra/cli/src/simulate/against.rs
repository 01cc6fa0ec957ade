//! What differs between two policies that met the same people, as a table.

use followup::policy::Policy;
use simulate::{Difference, Measure};
use wording::Words;
use wording::figures::FigureCell::Words as Said;
use wording::figures::FigureTable;

/// From so much on, a figure is said without decimals.
const LARGE: f64 = 100.0;

/// What differs between a policy and another one, which is called `other`, as played for so many seeds.
#[must_use]
pub fn against(policy: &Policy, other: &str, differences: &[Difference], runs: u32) -> FigureTable {
    let words = Words::from(&policy.active.company);
    let mut table = FigureTable::new(
        words.figures_against(),
        vec![
            String::new(),
            words.figures_this_policy(),
            words.figures_other_policy(other),
            words.figures_difference(),
            words.figures_between(),
            words.figures_how_sure(),
        ],
    );
    for difference in differences {
        let is_large = difference.policy.abs().max(difference.other.abs()) >= LARGE;
        let said = |value: f64| figure(value, is_large);
        let (low, high) = difference.between;
        let sure = if difference.is_sure {
            words.figures_sure()
        } else {
            words.figures_not_sure()
        };
        let between = words.figures_and(&said(high), &said(low));
        let cells = [
            said(difference.policy),
            said(difference.other),
            said(difference.difference),
            between,
            sure,
        ];
        table.row(
            measured(words, difference.measure),
            cells.map(Said).to_vec(),
        );
    }
    table.note = Some(words.figures_against_how(&runs.to_string()));
    table
}

fn figure(value: f64, is_large: bool) -> String {
    let decimals = usize::from(!is_large);
    let said = format!("{value:.decimals$}");
    // Nothing has no sign.
    if said.trim_start_matches(['-', '0', '.']).is_empty() {
        said.trim_start_matches('-').to_owned()
    } else {
        said
    }
}

fn measured(words: Words, measure: Measure) -> String {
    match measure {
        Measure::PromisesKept => words.figures_measure_kept(),
        Measure::PromisesMissed => words.figures_measure_missed(),
        Measure::HoursToFirstTouch => words.figures_measure_hours(),
        Measure::OpenHoursToFirstTouch => words.figures_measure_open_hours(),
        Measure::Untouched => words.figures_measure_untouched(),
        Measure::WorstDebts => words.figures_measure_debts(),
        Measure::Touches => words.figures_measure_touches(),
        Measure::MailsToLeads => words.figures_measure_mails_leads(),
        Measure::MailsToTeam => words.figures_measure_mails_team(),
        Measure::Lapsed => words.figures_measure_lapsed(),
        Measure::MostOpen => words.figures_measure_most_open(),
        Measure::Won => words.figures_measure_won(),
    }
}
