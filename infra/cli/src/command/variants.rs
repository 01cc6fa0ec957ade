//! `baton explain variants`: which text of a step brings more, and whether that is known yet.

use clap::Args;
use followup::figures::StepReport;
use wording::Words;
use wording::figures::finding;

use crate::command::exit::{OK, complain, in_runtime};
use crate::command::output::{out, print, progress, unread};
use crate::place::{Deployment, PlaceError, Where};
use crate::variants::compared;

/// What is said where nothing is compared.
const NOTHING: &str = "No step of the policy compares texts. To compare two, give a step of kind \"mail\" its variants in policy.toml:\n  \
    variants = [{ name = \"plain\", template = \"mail\", share = 50 }, { name = \"short\", template = \"mail_short\", share = 50 }]\n";

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
        text.push_str(&format!("  {}\n", finding(Words::default(), one)));
    }
    text
}
