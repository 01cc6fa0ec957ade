//! `baton explain variants`: which text of a step brings more, and whether that is known yet.

use clap::Args;
use followup::figures::{VariantComparison, VariantFinding, VariantGoal, WORTH_KNOWING};

use crate::command::exit::{OK, complain, in_runtime};
use crate::command::output::{out, print, progress, unread};
use crate::place::{Deployment, PlaceError, Where};
use crate::variants::{StepReport, compared};

/// What is said where nothing is compared.
const NOTHING: &str = "No step of the policy compares texts. To compare two, give a step of kind \"mail\" its variants in policy.toml:\n  \
    variants = [{ name = \"plain\", template = \"mail\", share = 50 }, { name = \"short\", template = \"mail_short\", share = 50 }]\n";
/// From here on a number of times says nothing.
const BEYOND: f64 = 100.0;

/// What to read.
#[derive(Debug, Args)]
pub(super) struct VariantsArgs {
    #[command(flatten)]
    place: Where,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
}

pub(super) fn explain(args: &VariantsArgs) -> u8 {
    let read = in_runtime(async {
        let place = Deployment::open(&args.place).await?;
        let steps = compared(place.cloud(), |done| progress("leads", done as u64)).await?;
        Ok::<_, PlaceError>(steps)
    });
    match read {
        Ok(steps) if args.json => {
            let answer = serde_json::json!({ "steps": steps.figures, "unread": steps.unread });
            out!("{answer}");
            OK
        }
        Ok(steps) if steps.figures.is_empty() => {
            print(format_args!("{NOTHING}"));
            OK
        }
        Ok(steps) => {
            let said: Vec<String> = steps.figures.iter().map(told).collect();
            print(format_args!("{}", said.join("\n")));
            unread(steps.unread);
            OK
        }
        Err(error) => complain(&error),
    }
}

/// A step as text.
fn told(step: &StepReport) -> String {
    let mut text = format!("Step {}\n\n", step.counted.step);
    text.push_str(&format!(
        "  {:<20} {:>5} {:>7} {:>8} {:>7} {:>10}\n",
        "text", "share", "leads", "replied", "booked", "qualified"
    ));
    for one in &step.counted.texts {
        text.push_str(&format!(
            "  {:<20} {:>4}% {:>7} {:>8} {:>7} {:>10}\n",
            one.name, one.share, one.leads, one.replied, one.booked, one.qualified
        ));
    }
    if step.counted.left_out > 0 {
        text.push_str(&format!(
            "  Not counted: {} who got a text of this step when its share was another.\n",
            step.counted.left_out
        ));
    }
    text.push('\n');
    for one in &step.compared {
        text.push_str(&format!("  {}\n", finding(one)));
    }
    text
}

/// What is known of two texts, as a sentence.
fn finding(of: &VariantComparison) -> String {
    let VariantComparison { text, with, .. } = of;
    let what = match of.goal {
        VariantGoal::Replied => "replies",
        VariantGoal::Booked => "bookings",
        VariantGoal::Qualified => "qualified leads",
    };
    let between = match (of.at_least > 1.0 / BEYOND, of.at_most < BEYOND) {
        (true, true) => format!(
            "between {:.1} and {:.1} times as many",
            of.at_least, of.at_most
        ),
        (true, false) => format!("at least {:.1} times as many", of.at_least),
        (false, true) => format!("at most {:.1} times as many", of.at_most),
        (false, false) => "any number of times as many, for all that is known,".to_owned(),
    };
    let known = match of.finding {
        VariantFinding::More => {
            return format!("{what}: \"{text}\" brings more than \"{with}\", {between}.");
        }
        VariantFinding::Fewer => {
            return format!("{what}: \"{text}\" brings fewer than \"{with}\", {between}.");
        }
        VariantFinding::NotYet { more_leads } => more_leads,
    };
    let worth = format!("{WORTH_KNOWING} times as many, or as few");
    let more = match known {
        None => "Nobody can say yet how long it takes to know.".to_owned(),
        Some(0) => format!("Had one of them brought {worth}, it would probably have shown."),
        Some(more) => format!(
            "To know of {worth}, it takes about {} leads more.",
            rounded(more)
        ),
    };
    format!("{what}: not known yet. \"{text}\" brings {between} as \"{with}\". {more}")
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
            assert_eq!(finding(&of), said);
        }
    }
}
