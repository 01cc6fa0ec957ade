//! `baton simulate`: a year of a policy, played with simulated people.

use std::path::{Path, PathBuf};
use std::thread;
use std::{fs, io};

use charts::ChartError;
use chrono::NaiveDate;
use clap::Args;
use costs::{Prices, Rate, SHIPPED, SHIPPED_RATE};
use followup::form::Form;
use followup::policy::{Policy, PolicyFinding};
use serde::Serialize;
use serde_json::json;
use simulate::{
    AnswersError, LEAST_RUNS, Leaks, MOST_RUNS, Onlooker, Population, RecordedInquiry, Scenario,
    YearFigures, differences, leaks, run,
};
use wording::Words;
use wording::figures::FigureTable;

use crate::command::arguments::day;
use crate::command::check::sources;
use crate::command::exit::{FINDINGS, OK, complain};
use crate::command::output::{Bar, err, out, print};
use crate::folder::FolderError;
use crate::simulate::{
    RecordedError, Taken, against, leaked, page, page_of_both, played, read, sections,
};

/// Leads, unless another number is named.
const LEADS: u32 = 12_000;
/// The most that can be played: each takes a kilobyte while it is open.
const MOST_LEADS: u32 = 5_000_000;
/// Days, unless another number is named.
const DAYS: u32 = 365;
/// The most that can be played.
const MOST_DAYS: u32 = 3_660;
/// From where people are drawn, unless another number is named.
const SEED: u64 = 1;
/// For how many seeds two policies are compared, unless another number is named.
const RUNS: u32 = 8;
/// The first day, unless another is named: the same figures whenever it is played.
const FROM: &str = "2026-01-01";

#[derive(Debug, Args)]
pub(super) struct SimulateArgs {
    /// The folder of the policy, which holds policy.toml [default: the shipped policy, infra/policy]
    dir: Option<PathBuf>,
    /// How many people ask
    #[arg(long, value_name = "N", default_value_t = LEADS, value_parser = leads, allow_negative_numbers = true)]
    leads: u32,
    /// Within how many days
    #[arg(long, value_name = "D", default_value_t = DAYS, value_parser = days, allow_negative_numbers = true)]
    days: u32,
    /// What everybody is drawn from: the same number gives the same people and the same figures
    #[arg(long, value_name = "S", default_value_t = SEED)]
    seed: u64,
    /// The first day
    #[arg(long, value_name = "DAY", default_value = FROM, value_parser = day)]
    from: NaiveDate,
    /// The folder of another policy, such as infra/examples/around-the-clock: the same people meet both, and it is said what differs
    #[arg(long, value_name = "OTHER")]
    against: Option<PathBuf>,
    /// For how many seeds two policies are compared, from --seed on
    #[arg(long, value_name = "N", default_value_t = RUNS, value_parser = runs, requires = "against", allow_negative_numbers = true)]
    runs: u32,
    /// A list of inquiries that really came, such as leads.csv: it has a column arrived_at, and may have first_contact_at, source, email, and those
    /// of the form's fields, as another system exports them. Names are hashed while it is read, and nothing that was typed is kept
    #[arg(long, value_name = "FILE", conflicts_with_all = ["leads", "days", "from"])]
    replay: Option<PathBuf>,
    /// Write a page with charts, such as year.html, that needs nothing else
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Print one JSON object instead of text
    #[arg(long)]
    json: bool,
}

fn within(text: &str, most: u32, right: &str) -> Result<u32, String> {
    let number = text
        .parse()
        .ok()
        .filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| format!("write {right}, from 1 to {most}"))
}

fn leads(text: &str) -> Result<u32, String> {
    within(text, MOST_LEADS, "how many people ask")
}

fn days(text: &str) -> Result<u32, String> {
    within(text, MOST_DAYS, "within how many days they ask")
}

fn runs(text: &str) -> Result<u32, String> {
    let number = text.parse().ok();
    let number = number.filter(|number| (LEAST_RUNS..=MOST_RUNS).contains(number));
    number.ok_or_else(|| {
        format!("write for how many seeds to compare, from {LEAST_RUNS} to {MOST_RUNS}")
    })
}

/// Why nothing was played.
#[derive(Debug, thiserror::Error)]
pub(super) enum SimulateError {
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Answers(#[from] AnswersError),
    #[error(transparent)]
    Recorded(#[from] RecordedError),
    #[error("the shipped prices cannot be read")]
    Prices(#[from] toml::de::Error),
    #[error("what a lead takes of AWS cannot be read as it ships")]
    Rate(#[source] serde_json::Error),
    #[error(transparent)]
    Chart(#[from] ChartError),
    #[error("cannot write {}", path.display())]
    Page { path: PathBuf, source: io::Error },
    #[error("the figures cannot be written as JSON")]
    Json(#[from] serde_json::Error),
}

impl Onlooker for Bar {
    fn day(&mut self, days: u32) {
        self.fill(days);
    }
}

pub(super) fn simulate(args: &SimulateArgs) -> u8 {
    match simulated(args) {
        Ok(code) => code,
        Err(error) => complain(&error),
    }
}

fn simulated(args: &SimulateArgs) -> Result<u8, SimulateError> {
    let policy = match compiled(args.dir.as_deref())? {
        Ok((policy, _)) => policy,
        Err(code) => return Ok(code),
    };
    if let Some(other) = &args.against {
        return compared(args, &policy, other);
    }
    let recorded = recorded(args, &[&policy])?;
    let population = population(args, &policy, &recorded, args.seed);
    let year = run(
        &policy,
        &population,
        &mut Bar::new(population.scenario.days),
    )?;
    let leaks = leaks(&policy, &population)?;
    let title = played(&policy, &year, population.people.len());
    let then = leaks.as_ref().map(|leaks| leaked(&policy, leaks, &year));
    let is_unknown = then.is_none() && !recorded.is_empty();
    let taken = taken(&year)?;
    let then = then.unwrap_or_default().into_iter();
    let tables: Vec<FigureTable> = then.chain(sections(&policy, &year, &taken)).collect();
    if let Some(path) = &args.html {
        let page = page(&policy, &year, leaks.as_ref(), &title, &tables)?;
        keep(path, &page)?;
    }
    if args.json {
        let report = Report {
            figures: &year,
            leaks,
            taken,
        };
        out!("{}", serde_json::to_string_pretty(&report)?);
        return Ok(OK);
    }
    out!("{title}");
    if is_unknown {
        out!(
            "{}",
            Words::from(&policy.active.company).figures_leak_unknown()
        );
    }
    for table in &tables {
        print(format_args!("\n{table}"));
    }
    Ok(OK)
}

/// What is printed with `--json`.
#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    figures: &'a YearFigures,
    /// What leaked of inquiries that really came.
    #[serde(skip_serializing_if = "Option::is_none")]
    leaks: Option<Leaks>,
    /// What it takes of people and of AWS.
    taken: Taken,
}

fn taken(year: &YearFigures) -> Result<Taken, SimulateError> {
    let prices = Prices::read(SHIPPED)?;
    let rate = Rate::read(SHIPPED_RATE).map_err(SimulateError::Rate)?;
    Ok(Taken::by(year, &rate, &prices))
}

fn keep(path: &Path, page: &str) -> Result<(), SimulateError> {
    fs::write(path, page).map_err(|source| SimulateError::Page {
        path: path.to_owned(),
        source,
    })
}

/// The inquiries of the list that is named, by the clock of the first policy and with answers to the forms of all; none, where everybody is
/// drawn.
fn recorded(
    args: &SimulateArgs,
    policies: &[&Policy],
) -> Result<Vec<RecordedInquiry>, SimulateError> {
    let (Some(path), Some(policy)) = (&args.replay, policies.first()) else {
        return Ok(Vec::new());
    };
    let forms = policies.iter().copied();
    let forms: Vec<&Form> = forms
        .flat_map(|policy| policy.active.forms.values())
        .collect();
    let code = &policy.active.company.country_code;
    let list = read(path, (policy.calendar(), code), &forms)?;
    let told = [
        (
            &list.unread,
            "rows do not say when they came, and are left out".to_owned(),
        ),
        (
            &list.unknown_contacts,
            "rows have a first contact that is no time, or one before the inquiry: what leaked of them is not known".to_owned(),
        ),
    ];
    let unknown = list.unknown_choices.iter().map(|(field, lines)| {
        let why = format!("rows name in the column {field} what no form here offers: they count as if they did not say it");
        (lines, why)
    });
    for (lines, why) in told.into_iter().chain(unknown) {
        if let Some(first) = lines.first() {
            let (path, count) = (path.display(), lines.len());
            err!("{path}: {count} {why}; the first is on line {first}");
        }
    }
    Ok(list.inquiries)
}

/// Who asks: those of the list, or as many as are wanted.
fn population(
    args: &SimulateArgs,
    policy: &Policy,
    recorded: &[RecordedInquiry],
    seed: u64,
) -> Population {
    let zone = policy.calendar().tz();
    let replayed = Population::replay(recorded.to_vec(), seed, zone);
    replayed.unwrap_or_else(|| Population::draw(scenario(args, seed), zone))
}

/// A policy and where its files lie; of one that does not hold together, how to end: it is not played, and what is wrong with it is said as
/// `baton check` says it.
fn compiled(dir: Option<&Path>) -> Result<Result<(Policy, String), u8>, SimulateError> {
    let (sources, from) = sources(dir)?;
    Ok(Policy::compile(&sources)
        .map_err(|findings| refused(&findings, &from))
        .map(|policy| (policy, from)))
}

/// The same people under two policies.
fn compared(args: &SimulateArgs, policy: &Policy, other: &Path) -> Result<u8, SimulateError> {
    let (other, from) = match compiled(Some(other))? {
        Ok(compiled) => compiled,
        Err(code) => return Ok(code),
    };
    let recorded = recorded(args, &[policy, &other])?;
    let mut bar = Bar::new(args.runs);
    let (mut pairs, mut people) = (Vec::new(), 0);
    for number in 0..args.runs {
        let seed = args.seed.wrapping_add(number.into());
        let population = population(args, policy, &recorded, seed);
        people = population.people.len();
        // The two have nothing to do with each other: each on a processor of its own.
        let (here, there) = thread::scope(|scope| {
            let there = scope.spawn(|| run(&other, &population, &mut ()));
            let here = run(policy, &population, &mut ());
            (here, there.join())
        });
        let there = there.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        pairs.push((here?, there?));
        bar.day(number + 1);
    }
    drop(bar);
    let differences = differences(&pairs);
    let Some((year, other_year)) = pairs.first() else {
        return Ok(OK);
    };
    let name = Path::new(&from).file_name();
    let name = name.map_or(from.clone(), |name| name.to_string_lossy().into_owned());
    let title = played(policy, year, people);
    let table = against(policy, &name, &differences, args.runs);
    if let Some(path) = &args.html {
        let taken = taken(year)?;
        let mut tables = vec![table.clone()];
        tables.extend(sections(policy, year, &taken));
        let page = page_of_both(policy, &name, (year, other_year), &title, &tables)?;
        keep(path, &page)?;
    }
    if args.json {
        let report = json!({
            "policy": policy.version, "against": other.version, "leads": people,
            "seed": args.seed, "runs": args.runs, "paired_over": "seeds", "differences": differences,
        });
        out!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        out!("{title}\n");
        print(format_args!("{table}"));
    }
    Ok(OK)
}

fn scenario(args: &SimulateArgs, seed: u64) -> Scenario {
    Scenario {
        leads: args.leads,
        days: args.days,
        from: args.from,
        seed,
    }
}

fn refused(findings: &[PolicyFinding], from: &str) -> u8 {
    for finding in findings {
        err!("{finding}");
    }
    err!("{from}: does not hold together, and is not played; `baton check` says what to mend");
    FINDINGS
}
