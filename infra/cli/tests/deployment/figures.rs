//! `baton figures`, as a shell runs it on the data of this machine.

use baton::{LocalDeployment, Setup};
use chrono::TimeDelta;
use local::Options;
use serde_json::{Value, json};

use super::command_line::{baton, text};
use super::demo::read_by;
use super::{ANA, OPENING, at};

/// The days of the test.
const DAYS: [&str; 4] = ["--from", "2026-03-02", "--to", "2026-03-03"];

/// A company whose policy ends with `rules`, where somebody asked and nobody did anything for a day, and where its data lie.
async fn idle_company(rules: &str) -> (LocalDeployment, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let mut policy = baton::shipped::embedded();
    policy.files.get_mut("policy.toml").unwrap().push_str(rules);
    let setup = Setup {
        dir: Some(dir.path().to_owned()),
        policy: Some(policy),
        ..Setup::in_memory(Options::simulated(7, at(OPENING)))
    };
    let deployment = LocalDeployment::open(setup).await.unwrap();
    deployment.inquire("contact", &ANA).await.unwrap();
    deployment.advance(TimeDelta::days(1)).await.unwrap();
    (deployment, dir)
}

/// What the command prints of the test's days.
fn printed(dir: &tempfile::TempDir, how: &[&str]) -> String {
    let data = ["--data", dir.path().to_str().unwrap()];
    let output = baton(&[&["figures"], &data[..], &DAYS, how].concat(), "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[tokio::test]
async fn histories_of_people_are_printed_only_where_the_policy_names_them() {
    for (people, is_named) in [("named", true), ("own", false), ("team", false)] {
        let rules = format!("\n[figures]\npeople = \"{people}\"\n");
        let (deployment, company) = idle_company(&rules).await;
        drop(deployment);
        let answer: Value = serde_json::from_str(&printed(&company, &["--json"])).unwrap();
        let figures = &answer["figures"];
        assert_eq!(figures["milestones"]["asked"], 1, "{people}: {figures}");
        assert_eq!(
            figures["people"] != json!({}),
            is_named,
            "{people}: {figures}"
        );
        for how in [&[][..], &["--csv"]] {
            let tables = printed(&company, how);
            let is_file = !how.is_empty();
            assert_eq!(tables.contains("longest, minutes"), is_file, "{tables}");
            assert_eq!(tables.contains("The team"), is_named, "{people}: {tables}");
        }
    }
}

#[tokio::test]
async fn the_command_prints_what_the_desk_answers() {
    let rules = "\n[figures]\ncurrency = \"USD\"\ncosts = { website = 1200 }\n";
    let (deployment, company) = idle_company(rules).await;
    let address = "/desk/figures?from=2026-03-02&to=2026-03-03&format=json";
    let answered = read_by(&deployment, "morgan", address).await;
    drop(deployment);
    let mut answered: Value = serde_json::from_str(&answered).unwrap();
    let mut told: Value = serde_json::from_str(&printed(&company, &["--json"])).unwrap();
    assert_eq!(answered["figures"]["milestones"]["asked"], 1, "{answered}");
    assert_eq!(answered["cohort"]["reached"]["asked"], 1, "{answered}");
    for figures in [&mut answered, &mut told] {
        // What is late now is a page of its own at the desk.
        figures["late_now"].take();
        // What became of who asked is read until today, and the command's is that of this machine.
        for until in ["read_until", "is_cut"] {
            figures["cohort"][until].take();
        }
    }
    assert_eq!(told, answered);
    // Two days of the month.
    let cost = (1200.0 * 2.0 / (365.25 / 12.0_f64)).round();
    let costs = &told["source_costs"];
    assert_eq!(costs["all"]["cost"].as_f64(), Some(cost), "{costs}");
    assert_eq!(
        (&costs["currency"], &costs["days"]),
        (&json!("USD"), &json!(2))
    );
    let how = "Counted is what happened in these days, also with people who asked before them.";
    assert!(printed(&company, &[]).contains(how));
}
