//! A ladder that runs where nobody works is refused, with what would mend it.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use std::time::{Duration, Instant};

use followup::policy::{Policy, PolicyFiles};
use support::{ALWAYS, around_the_clock, files_of, shipped};

const FIRST_TOUCH: &str = "first_touch = { wanted = \"1bh\", reminder = \"2bh\", due = \"4bh\", manager = \"8bh\", warned = \"12bh\", reassigned = \"16bh\", second = \"4bh\" }";
const ANSWER: &str = "answer = { due = \"4bh\", manager = \"8bh\", warned = \"12bh\", reassigned = \"16bh\", second = \"4bh\" }";
const AROUND_THE_CLOCK: &str = "first_touch = { wanted = \"5m\", reminder = \"15m\", due = \"30m\", manager = \"8h\", warned = \"24h\", reassigned = \"48h\" }";

fn with(mut sources: PolicyFiles, file: &str, from: &str, to: &str) -> PolicyFiles {
    let text = sources.files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    *text = text.replace(from, to);
    sources
}

fn ladder(sources: PolicyFiles, line: &str) -> PolicyFiles {
    with(sources, "policy.toml", FIRST_TOUCH, line)
}

/// This person works by a calendar of their own.
fn works(sources: PolicyFiles, person: &str, calendar: &str, hours: &str) -> PolicyFiles {
    let id = format!("id = \"{person}\"");
    let own = format!("{id}\ncalendar = \"{calendar}\"");
    let mut sources = with(sources, "team.toml", &id, &own);
    let file = format!("calendars/{calendar}.toml");
    sources.files.insert(file, hours.to_owned());
    sources
}

fn found(sources: &PolicyFiles) -> Vec<String> {
    match Policy::compile(sources) {
        Ok(_) => Vec::new(),
        Err(findings) => findings.iter().map(ToString::to_string).collect(),
    }
}

#[track_caller]
fn passes(sources: &PolicyFiles) {
    assert_eq!(found(sources), [""; 0]);
}

/// One of the things that are found says all of this.
#[track_caller]
fn refused(sources: &PolicyFiles, says: &[&str]) {
    let found = found(sources);
    let says_all = |one: &String| says.iter().all(|part| one.contains(part));
    assert!(found.iter().any(says_all), "{says:?}: {found:#?}");
}

#[test]
fn thirty_minutes_on_a_friday_evening_are_refused_with_line_reason_and_proposal() {
    let sources = ladder(shipped(), AROUND_THE_CLOCK);
    let found = found(&sources);
    assert_eq!(found.len(), 2, "{found:#?}");
    let policy = sources.get("policy.toml").unwrap();
    let line = policy
        .lines()
        .position(|line| line.starts_with("first_touch"))
        .unwrap()
        + 1;
    assert_eq!(
        found,
        [
            format!(
                "policy.toml:{line}: clocks.first_touch: due = \"30m\" runs where nobody works: begun on Friday, 2026-01-02 at 17:00, it is over on Friday, 2026-01-02 at 17:30, but no rep works before Monday, 2026-01-05 at 09:00 (\"1bh\", which waits for the office; or a rep who works then: a file in calendars/, and calendar = \"its name\" of that person in team.toml)"
            ),
            format!(
                "policy.toml:{line}: clocks.first_touch: manager = \"8h\" runs where nobody works: begun on Friday, 2026-01-02 at 09:00, it comes on Friday, 2026-01-02 at 17:00 and leaves time until Saturday, 2026-01-03 at 09:00, but the manager does not work before Monday, 2026-01-05 at 09:00 (\"8bh\", which waits for the office; or a manager who works then: a file in calendars/, and calendar = \"its name\" of that person in team.toml)"
            ),
        ]
    );
}

#[test]
fn the_same_ladder_passes_where_somebody_always_works() {
    passes(&ladder(around_the_clock(shipped()), AROUND_THE_CLOCK));
}

#[test]
fn the_example_of_a_team_around_the_clock_passes_and_is_nothing_without_its_night() {
    let example = files_of("examples/around-the-clock");
    passes(&example);
    let nights = "calendar = \"night\"";
    let none = with(example, "team.toml", nights, "calendar = \"late\"");
    refused(
        &none,
        &[
            "due = \"30m\"",
            "at 22:00",
            "no rep works before",
            "at 06:00",
        ],
    );
}

#[test]
fn shifts_that_meet_are_enough_and_a_gap_that_is_as_long_as_the_ladder_is_not() {
    let shift = |from: &str, to: &str| {
        let parts = ALWAYS.replace("00:00", from);
        parts.replace("24:00", to)
    };
    let night = r#"[["00:00", "08:00"], ["20:00", "24:00"]]"#;
    let nights = |to: &str| {
        let whole = "[[\"00:00\", \"24:00\"]]";
        ALWAYS.replace(whole, &night.replace("08:00", to))
    };
    let team = |morning: &str| {
        let sources = ladder(around_the_clock(shipped()), AROUND_THE_CLOCK);
        let sources = works(sources, "riley", "days", &shift("08:00", "20:00"));
        let sources = works(sources, "sam", "days", &shift("08:00", "20:00"));
        works(sources, "jordan", "nights", &nights(morning))
    };
    passes(&team("08:00"));
    // A quarter of an hour's gap is shorter than what is to be done in half an hour, and than from the reminder to the end.
    passes(&team("07:46"));
    refused(
        &team("07:30"),
        &[
            "due = \"30m\"",
            "at 07:30",
            "at 08:00",
            "a rep who works then",
        ],
    );
    refused(&team("07:45"), &["reminder = \"15m\""]);
}

#[test]
fn a_manager_of_office_hours_hears_of_no_weekend() {
    let office = shipped().get("calendars/office.toml").unwrap().to_owned();
    let sources = ladder(around_the_clock(shipped()), AROUND_THE_CLOCK);
    // The hours that the example has for answers.
    let answer =
        "answer = { due = \"4h\", manager = \"8h\", warned = \"24h\", reassigned = \"48h\" }";
    let sources = with(sources, "policy.toml", ANSWER, answer);
    refused(
        &works(sources.clone(), "morgan", "office_hours", &office),
        &[
            "manager = \"8h\"",
            "the manager does not work",
            "a manager who works then",
        ],
    );
    // Every day is enough: what came at night is heard before the rep is warned.
    let daily = ALWAYS.replace("00:00", "08:00").replace("24:00", "18:00");
    passes(&works(sources, "morgan", "daily", &daily));
}

#[test]
fn a_holiday_that_nobody_works_on_is_found() {
    let closed = format!("holidays = [\"2027-12-25\"]\n{ALWAYS}");
    let mut sources = ladder(around_the_clock(shipped()), AROUND_THE_CLOCK);
    let office = sources.files.get_mut("calendars/office.toml").unwrap();
    *office = closed.trim().replacen(
        "holidays = [\"2027-12-25\"]\n\n",
        "holidays = [\"2027-12-25\"]\n",
        1,
    );
    refused(
        &sources,
        &[
            "Saturday, 2027-12-25 at 00:00",
            "before Sunday, 2027-12-26 at 00:00",
        ],
    );
}

#[test]
fn office_hours_that_no_rep_works_in_are_none() {
    // The office says nine to five on five days; all reps come on Monday and Tuesday.
    let days = "tz = \"America/New_York\"\n[hours]\nmon = [[\"09:00\", \"17:00\"]]\ntue = [[\"09:00\", \"17:00\"]]\n";
    let mut sources = shipped();
    for rep in ["riley", "sam", "jordan"] {
        sources = works(sources, rep, "part_time", days);
    }
    let found = found(&sources);
    assert!(
        found[0].contains("clocks.first_touch: due = \"4bh\""),
        "{found:#?}"
    );
    assert!(!found[0].contains("waits for the office"), "{found:#?}");
    // One of them who comes every day is enough.
    let mut sources = shipped();
    for rep in ["riley", "sam"] {
        sources = works(sources, rep, "part_time", days);
    }
    passes(&sources);
}

#[test]
fn a_rep_who_takes_no_leads_is_nobody() {
    let sources = ladder(around_the_clock(shipped()), AROUND_THE_CLOCK);
    let office = shipped().get("calendars/office.toml").unwrap().to_owned();
    let sources = works(sources, "riley", "office_hours", &office);
    let sources = works(sources, "sam", "office_hours", &office);
    passes(&sources);
    let none = with(
        sources,
        "team.toml",
        "id = \"jordan\"",
        "id = \"jordan\"\nweight = 0",
    );
    refused(&none, &["no rep works"]);
}

#[test]
fn every_clock_that_somebody_is_to_act_by_is_looked_at() {
    for (from, to, says) in [
        (
            "qualify = \"2bh\"",
            "qualify = \"2h\"",
            "the qualifier does not work",
        ),
        (
            ANSWER,
            "answer = { due = \"4h\", manager = \"8bh\" }",
            "clocks.answer: due = \"4h\"",
        ),
        (
            ANSWER,
            "answer = { due = \"1m\", manager = \"1h\" }",
            "clocks.answer: manager = \"1h\"",
        ),
        (
            "next_step = { reminder = \"2bh\", due = \"4bh\", manager = \"8bh\" }",
            "next_step = { due = \"1h\", manager = \"8bh\" }",
            "clocks.next_step: due = \"1h\"",
        ),
    ] {
        let sources = with(shipped(), "policy.toml", from, to);
        refused(&sources, &[says]);
    }
}

#[test]
fn a_team_of_one_is_held_to_what_it_does_itself() {
    let one = "[[people]]\nid = \"riley\"\nname = \"Riley Chen\"\nemail = \"riley@example.com\"\nphone = \"+1 555 010 0111\"\nroles = [\"rep\", \"qualifier\", \"manager\"]\nfree_when_open = true\n";
    let mut sources = ladder(shipped(), AROUND_THE_CLOCK);
    sources.files.insert("team.toml".to_owned(), one.to_owned());
    refused(&sources, &["due = \"30m\""]);
}

#[test]
fn the_check_takes_no_time_that_a_push_would_notice() {
    let sources = ladder(shipped(), AROUND_THE_CLOCK);
    let started = Instant::now();
    assert!(!found(&sources).is_empty());
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
}

#[test]
fn a_deputy_works_when_the_managers_list_runs() {
    let sources = with(
        files_of("examples/around-the-clock"),
        "team.toml",
        "id = \"morgan\"",
        "id = \"morgan\"\ndeputy = \"sam\"",
    );
    refused(
        &sources,
        &["manager = ", "the manager's deputy does not work"],
    );
}
