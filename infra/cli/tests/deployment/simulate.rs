//! `baton simulate`, as a shell runs it.

use std::path::Path;

use serde_json::Value;

use crate::command_line::{baton, text};

const SMALL: [&str; 7] = ["simulate", "--leads", "60", "--days", "40", "--seed", "3"];

/// A shipped policy of a small team.
const REPAIR_SHOP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/repair-shop");

fn simulated(more: &[&str]) -> String {
    let arguments = [&SMALL[..], more].concat();
    let output = baton(&arguments, "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(
        text(&output.stderr),
        "",
        "nobody looks at a bar that is written to a file"
    );
    text(&output.stdout)
}

#[test]
fn the_same_seed_is_the_same_to_the_last_byte_and_another_is_not() {
    let shown = simulated(&[]);
    assert_eq!(shown, simulated(&[]));
    let other = baton(
        &["simulate", "--leads", "60", "--days", "40", "--seed", "4"],
        "",
    );
    assert_ne!(shown, text(&other.stdout));
    for said in [
        "60 people ask in 40 days from 2026-01-01",
        "What was promised",
        "Riley Chen",
        "at the end",
        "hours of work",
    ] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
}

#[test]
fn figures_are_one_object_and_the_words_are_the_companys() {
    let figures: Value = serde_json::from_str(&simulated(&["--json"])).unwrap();
    assert_eq!(figures["seed"], 3);
    assert!(figures["inquiries"].as_u64().unwrap() >= 60);
    assert!(
        figures["facts"]["kinds"]["assigned"]["all"]
            .as_u64()
            .unwrap()
            > 10
    );
    // What it takes of AWS grows with leads; what an idle account costs is in it, too.
    let taken = |figures: &Value| figures["taken"]["aws"].as_f64().unwrap();
    let more = baton(
        &["simulate", "--leads", "240", "--days", "40", "--json"],
        "",
    );
    let more: Value = serde_json::from_slice(&more.stdout).unwrap();
    let (few, many) = (taken(&figures), taken(&more));
    let beyond_free = figures["taken"]["aws_beyond_free"].as_f64().unwrap();
    assert!(few > 3.0 && many > few && many < 2.0 * few, "{few} {many}");
    assert!(beyond_free < few, "{beyond_free} {few}");
    let german = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/german");
    let german = baton(
        &[
            "simulate",
            german.to_str().unwrap(),
            "--leads",
            "20",
            "--days",
            "20",
        ],
        "",
    );
    let shown = text(&german.stdout);
    for said in ["Zugesagte Zeiten", "ab der Anfrage", "Wie Leads endeten"] {
        assert!(
            shown.contains(said),
            "{said}\n{shown}\n{}",
            text(&german.stderr)
        );
    }
}

#[test]
fn what_differs_between_two_policies_is_said_with_how_sure_it_is() {
    let other = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/around-the-clock");
    let other = other.to_str().unwrap();
    let shown = simulated(&["--against", other, "--runs", "3"]);
    for said in ["around-the-clock", "difference", "once for each of 3 seeds"] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
    let json = simulated(&["--against", other, "--runs", "3", "--json"]);
    let report: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["paired_over"], "seeds");
    let hours = report["differences"].as_array().unwrap();
    let hours = hours
        .iter()
        .find(|one| one["measure"] == "hours_to_first_touch")
        .unwrap();
    // Who is there at night is there sooner.
    let of = |name: &str| hours[name].as_f64().unwrap();
    assert!(of("difference") < 0.0, "{hours}");
    assert!(
        (of("other") - of("policy") - of("difference")).abs() < 1e-6,
        "{hours}"
    );
    // The page has both in each of its charts, what differs before anything else, and needs nothing from elsewhere.
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("both.html");
    simulated(&[
        "--against",
        other,
        "--runs",
        "3",
        "--html",
        page.to_str().unwrap(),
    ]);
    let html = std::fs::read_to_string(page).unwrap();
    assert_eq!(html.matches("role=\"img\"").count(), 3);
    for chart in html.split("<svg").skip(1) {
        assert!(
            chart
                .split("</svg>")
                .next()
                .unwrap()
                .contains("around-the-clock")
        );
    }
    let first_table = html.split("<table").nth(1).unwrap();
    assert!(first_table.contains("around-the-clock"), "{first_table}");
    assert!(!html.contains("src=") && !html.contains("<script"));
    let between = hours["between"].as_array().unwrap();
    let [low, high] = [0, 1].map(|end| between[end].as_f64().unwrap());
    assert!(low < of("difference") && of("difference") < high, "{hours}");
    assert_eq!(hours["is_sure"], low > 0.0 || high < 0.0, "{hours}");
}

#[test]
fn what_really_came_is_played_and_what_leaked_is_said_without_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let (list, page) = (
        folder.path().join("leads.csv"),
        folder.path().join("year.html"),
    );
    let mut rows = "arrived_at,first_contact_at,name,email,topic,source\n".to_owned();
    for day in 3..8 {
        rows += &format!(
            "2025-03-0{day} 10:00,2025-03-0{day} 11:00,Ana Silva{day},ana{day}@example.org,sales,website\n"
        );
        rows += &format!("2025-03-0{day} 22:00,,Bob Lee{day},bob{day}@example.org,sales,fair\n");
    }
    std::fs::write(&list, rows).unwrap();
    let (list, page) = (list.to_str().unwrap(), page.to_str().unwrap());
    let output = baton(&["simulate", "--replay", list, "--html", page], "");
    let shown = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    for said in [
        "10 people ask",
        "What leaked then",
        "from fair",
        "from website",
        "as it was",
    ] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
    let fair = shown
        .lines()
        .find(|line| line.contains("from fair"))
        .unwrap();
    assert!(fair.ends_with("100%"), "{fair}");
    let html = std::fs::read_to_string(page).unwrap();
    // Last year's waits are drawn beside those that were played, and said in words.
    for said in ["as it was", "under this policy, as played"] {
        assert!(
            html.split("<table").next().unwrap().contains(said),
            "{said}"
        );
    }
    for name in ["Silva", "Bob", "ana3", "example.org"] {
        assert!(!shown.contains(name) && !html.contains(name), "{name}");
    }
}

#[test]
fn of_an_export_of_another_system_no_name_no_address_and_no_note_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("export.csv");
    let mut rows =
        "Created At,Full Name,First Name,Last Name,Email Address,Mobile,Company,Notes,Message,Lead Source,First Contact At\n"
            .to_owned();
    for day in 3..8 {
        rows += &format!(
            "2025-03-0{day} 10:00,Ana Silva,Ana,Silva,ana{day}@customer.example,+1 212 555 012{day},Lisbon Lamps,met in Porto,Ask for Zita,website,2025-03-0{day}T17:00:00Z\n"
        );
    }
    std::fs::write(&list, rows).unwrap();
    let list = list.to_str().unwrap();
    for more in [&["--json"][..], &[]] {
        let arguments = [&["simulate", "--replay", list], more].concat();
        let output = baton(&arguments, "");
        let shown = text(&output.stdout);
        let complaints = text(&output.stderr);
        assert!(output.status.success(), "{complaints}");
        assert!(shown.contains("website"), "{shown}");
        for typed in [
            "Ana",
            "Silva",
            "customer.example",
            "555 012",
            "5550123",
            "Lisbon",
            "Porto",
            "Zita",
        ] {
            let is_told = shown.contains(typed) || complaints.contains(typed);
            assert!(!is_told, "{typed}\n{shown}");
        }
    }
}

#[test]
fn what_leaked_is_what_the_list_says_whatever_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("leads.csv");
    let mut rows = "arrived_at,topic,form,first_contact_at\n".to_owned();
    for day in 3..8 {
        for (topic, contact) in [
            ("Sales", format!("2025-03-0{day}T16:30:00Z")),
            ("SUPPORT", String::new()),
            ("widgets", String::new()),
            ("", String::new()),
        ] {
            rows += &format!("2025-03-0{day}T16:00:00Z,{topic},Contact,{contact}\n");
        }
    }
    std::fs::write(&list, rows).unwrap();
    let list = list.to_str().unwrap();
    let played = |seed: &str| {
        let output = baton(
            &["simulate", "--replay", list, "--seed", seed, "--json"],
            "",
        );
        let complaints = text(&output.stderr);
        assert!(output.status.success(), "{complaints}");
        let said = "5 rows name in the column topic what no form here offers";
        assert!(complaints.contains(said), "{complaints}");
        let report: Value = serde_json::from_str(&text(&output.stdout)).unwrap();
        report["leaks"].clone()
    };
    let leaks = played("1");
    assert_eq!(leaks["all"]["inquiries"], 20);
    assert_eq!(leaks["all"]["never"], 15);
    assert_eq!(leaks, played("2"));
    assert_eq!(leaks, played("3"));
    // A quarter was contacted at all: what half of all waited is not what half of that quarter did.
    let output = baton(&["simulate", "--replay", list], "");
    let shown = text(&output.stdout);
    let mut lines = shown.lines();
    let then = lines.find(|line| line.contains("as it was")).unwrap();
    assert_eq!(then.matches("never").count(), 4, "{then}");
}

#[test]
fn one_more_of_the_same_team_does_not_change_who_the_others_are() {
    let folder = tempfile::tempdir().unwrap();
    let two = folder.path().join("two");
    let three = folder.path().join("three");
    for (into, people) in [(&two, 2), (&three, 3)] {
        let output = baton(&["init", into.to_str().unwrap(), "--like", REPAIR_SHOP], "");
        assert!(output.status.success(), "{}", text(&output.stderr));
        let mut team = String::new();
        for (number, roles) in
            (0..people).zip(["\"rep\", \"manager\", \"qualifier\"", "\"rep\"", "\"rep\""])
        {
            team += &format!(
                "[[people]]\nid = \"rep{number}\"\nname = \"Rep {number}\"\nemail = \"rep{number}@example.com\"\nroles = [{roles}]\nfree_when_open = true\n"
            );
        }
        std::fs::write(into.join("team.toml"), team).unwrap();
    }
    let ways = |policy: &Path, seed: u64| {
        let arguments = [
            "simulate",
            policy.to_str().unwrap(),
            "--json",
            "--leads",
            "20",
            "--days",
            "20",
        ];
        let output = baton(
            &[&arguments[..], &["--seed", &seed.to_string()]].concat(),
            "",
        );
        assert!(output.status.success(), "{}", text(&output.stderr));
        let report: Value = serde_json::from_str(&text(&output.stdout)).unwrap();
        ["rep0", "rep1"].map(|who| {
            let person = &report["people"][who];
            (person["is_careless"].clone(), person["leaves"].clone())
        })
    };
    for seed in 0..8 {
        assert_eq!(ways(&two, seed), ways(&three, seed), "{seed}");
    }
}

#[test]
fn the_page_needs_nothing_else_and_says_each_chart_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("year.html");
    simulated(&["--html", page.to_str().unwrap()]);
    let html = std::fs::read_to_string(page).unwrap();
    assert_eq!(html.matches("<svg").count(), 4);
    assert_eq!(html.matches("role=\"img\"").count(), 4);
    assert!(html.matches("<table").count() >= 8);
    for outside in ["src=", "href=", "url(", "@import", "<script"] {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(html.contains("<html lang=\"en-US\">") || html.contains("<html lang=\"en\">"));
}

#[test]
fn a_mistake_says_what_would_be_right_and_a_broken_policy_is_not_played() {
    for (arguments, right) in [
        (vec!["simulate", "--leads", "0"], "how many people ask"),
        (vec!["simulate", "--days", "-1"], "within how many days"),
        (vec!["simulate", "--from", "soon"], "as year, month and day"),
        (
            vec!["simulate", "--against", "x", "--runs", "2"],
            "from 3 to 30",
        ),
        (
            vec!["simulate", "--replay", "x.csv", "--leads", "5"],
            "cannot be used with",
        ),
        (
            vec!["simulate", "--replay", "no-such.csv"],
            "cannot read no-such.csv",
        ),
    ] {
        let output = baton(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains(right), "{arguments:?}: {said}");
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("policy.toml"), "format = 1\n").unwrap();
    let output = baton(&["simulate", folder.path().to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(
        said.contains("is not played") && said.contains("policy.toml:"),
        "{said}"
    );
}
