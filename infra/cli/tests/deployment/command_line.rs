//! The command, as a shell runs it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

pub(crate) fn baton(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_baton"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that ends before it reads is no failure here.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_owned()).unwrap()
}

#[test]
fn deadlines_are_answered_line_by_line() {
    let case = r#"{"id":"a","tz":"America/New_York","hours":{"fri":[["09:00","17:00"]],"mon":[["09:00","17:00"]]},"start":"2026-02-28T18:00:00Z","minutes":60}"#;
    let output = baton(&["explain", "deadline"], &format!("{case}\n"));
    assert!(output.status.success());
    assert_eq!(
        text(&output.stdout),
        "{\"id\":\"a\",\"deadline\":\"2026-03-02T15:00:00Z\"}\n"
    );
    let output = baton(&["explain", "deadline", "--why"], case);
    assert!(text(&output.stdout).contains("\"counted\""));
    let output = baton(&["explain", "deadline"], &format!("no\n{case}"));
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("line 1: "));
    assert!(text(&output.stdout).contains("2026-03-02"));
}

#[test]
fn the_rows_of_a_list_that_are_one_person_are_named_and_a_row_that_cannot_be_read_ends_nothing() {
    let list = "Full Name;E-Mail;Telephone;Company\n\
        James Brodo;james.brodo@acme.example;+1 212 555 0101;Acme Ltd\n\
        Jim Brodo;jim.brodo@acme.example;;\n\
        Ann Lee;ann.lee@acme.example;;\n\
        Bob Ray;bob@example.com;1;2;3\n\
        Jim Brodo;jim.brodo@gmail.com;;\n\
        Brodo, James;;(212) 555-0101;\n";
    let output = baton(&["explain", "duplicates", "-"], list);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<serde_json::Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let leads: Vec<_> = lines.iter().map(|line| line["lead"].as_u64()).collect();
    assert_eq!(
        leads,
        [Some(1), Some(1), Some(3), None, Some(5), Some(1)],
        "{lines:#?}"
    );
    assert_eq!(lines[2]["linked"], serde_json::json!([1]));
    assert_eq!(lines[0]["linked"], serde_json::json!([3]));
    assert_eq!(lines[4]["linked"], serde_json::json!([]));
    assert_eq!(lines[2]["perhaps"], serde_json::json!([]), "a colleague");
    assert_eq!(text(&output.stderr), "", "nobody said who they are");
    let because = |row: usize| lines[row]["because"].as_str().unwrap().to_owned();
    assert_eq!(
        because(1),
        "the same name at the same company's domain as a row of lead 1"
    );
    assert_eq!(because(2), "another person of the same company as lead 1");
    assert!(lines[3]["error"].as_str().unwrap().contains("more cells"));
    let strange = baton(&["explain", "duplicates", "-"], "a;b\n1;2\n");
    assert_eq!(strange.status.code(), Some(2));
    assert!(text(&strange.stderr).contains("call them name"));
}

#[test]
fn of_a_list_that_says_who_each_row_is_it_is_said_how_many_were_found_and_colleagues_are_none() {
    let list = "person,name,email,phone\n\
        james,James Brodo,james.brodo@acme.example,\n\
        james,Jim Brodo,jim.brodo@acme.example,\n\
        ann,Ann Lee,ann.lee@acme.example,\n\
        moved,Helene Lefevre,helene.lefevre.75@orange.fr,\n\
        moved,Helene Lefevre,helene.lefevre.75@gmail.com,\n\
        james,Jim Brodo,jim.brodo@gmail.com,\n\
        kim,Kim Ray,,+1 212 555 0150\n\
        lee,Kim Ray,,+1 212 555 0150\n\
        ,Bo Ek,bo@customer.example,\n";
    let output = baton(&["explain", "duplicates", "-"], list);
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<serde_json::Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let leads: Vec<_> = lines.iter().map(|line| line["lead"].as_u64()).collect();
    assert_eq!(leads, [1, 1, 3, 4, 5, 6, 7, 7, 9].map(Some), "{lines:#?}");
    let of = |row: usize, what: &str| lines[row - 1][what].clone();
    // Who is of the same company is linked, and is somebody else.
    assert_eq!(of(3, "linked"), serde_json::json!([1]));
    assert_eq!(of(3, "perhaps"), serde_json::json!([]));
    assert_eq!(of(1, "perhaps"), serde_json::json!([]));
    assert_eq!(of(4, "perhaps"), serde_json::json!([5]));
    assert_eq!(of(5, "perhaps"), serde_json::json!([4]));
    // Of James's three pairs one is joined, and of the one who moved none, but perhaps; the two who share a name and a number are two.
    assert_eq!(
        text(&output.stderr),
        "pairs of one person: 1 of 4 (25.0 %) joined, 2 of 4 (50.0 %) joined or perhaps; pairs joined: 1 of 2 (50.0 %) false\n"
    );
}

#[test]
fn who_asks_for_help_gets_it_and_a_wrong_number_says_what_would_be_right() {
    let help = baton(&["help"], "");
    assert!(help.status.success());
    let shown_help = text(&help.stdout);
    assert!(shown_help.contains("Check a policy folder"));
    for command in ["init", "figures", "demo", "simulate"] {
        let is_row = |line: &str| line.trim_start().starts_with(&format!("{command} "));
        assert!(shown_help.lines().any(is_row), "{command}: {shown_help}");
    }
    let deadline = baton(&["help", "explain", "deadline"], "");
    let shown = text(&deadline.stdout);
    let line = shown.lines().find(|line| line.trim().starts_with('{'));
    let answered = baton(&["explain", "deadline"], line.unwrap());
    assert!(answered.status.success(), "the help's own line is answered");
    let up = baton(&["help", "up"], "");
    assert!(text(&up.stdout).contains("--port"));
    for (arguments, right) in [
        (["up", "--port", "abc"], "a port from 1 to 65535"),
        (["up", "--port", "70000"], "a port from 1 to 65535"),
        (["up", "--speed", "fast"], "1 is real time"),
        (["cost", "--leads", "many"], "how many leads come in a year"),
    ] {
        let output = baton(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.contains(right), "{arguments:?}: {said}");
        assert!(!said.contains("invalid digit"), "{said}");
    }
}

#[test]
fn shells_and_readers_know_every_command() {
    let commands = [
        "up", "init", "check", "figures", "demo", "simulate", "doctor", "explain", "import",
        "erase",
    ];
    for shell in ["bash", "zsh", "fish"] {
        let script = text(&baton(&["completions", shell], "").stdout);
        for command in commands {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    let page = text(&baton(&["man"], "").stdout);
    assert!(page.contains(".TH"), "{page}");
    for said in ["baton\\-up", "baton\\-explain\\-lead", "\\-\\-port"] {
        assert!(page.contains(said), "{said}\n{page}");
    }
}

#[test]
fn a_check_says_what_is_wrong_and_where() {
    let shipped = baton(&["check"], "");
    assert_eq!(shipped.status.code(), Some(0), "{}", text(&shipped.stdout));
    let dir = tempfile::tempdir().unwrap();
    for (name, file) in baton::shipped::embedded().files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.replace("max_touches = 5", "max_touches = 0")).unwrap();
    }
    let dir = dir.path().to_str().unwrap();
    let broken = baton(&["check", dir], "");
    assert_eq!(broken.status.code(), Some(1));
    assert!(
        text(&broken.stdout).contains("policy.toml"),
        "{}",
        text(&broken.stdout)
    );
    let json = baton(&["check", dir, "--json"], "");
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(report["ok"], false);
    assert!(report["findings"][0]["reason"].is_string());
    // What was asked for besides, and is not made, is said.
    let pages = tempfile::tempdir().unwrap();
    let pages = pages.path().to_str().unwrap();
    let asked = baton(&["check", dir, "--preview", pages, "--time-line"], "");
    assert_eq!(asked.status.code(), Some(1));
    let said = text(&asked.stdout);
    assert!(
        said.contains("Neither a preview nor a time line was made"),
        "{said}"
    );
    assert_eq!(std::fs::read_dir(pages).unwrap().count(), 0);
    let json = baton(&["check", dir, "--time-line", "--json"], "");
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert!(
        report["note"]
            .as_str()
            .unwrap()
            .starts_with("No time line was made")
    );
    let missing = baton(&["check", "/nowhere/at/all"], "");
    assert_eq!(missing.status.code(), Some(2));
    let up = baton(&["up", "--port", "0", "--data", dir, "--policy", dir], "");
    assert_eq!(up.status.code(), Some(2));
    assert!(text(&up.stderr).contains("policy.toml"));
}

#[test]
fn a_mistake_in_the_arguments_says_what_would_be_right() {
    for (arguments, hint) in [
        (&["chek"][..], "check"),
        (&["up", "--speed", "fast"], "60"),
        (&["up", "--now", "today"], "2026-03-02T10:00:00Z"),
        (&["up", "--port", "-1"], "a port from 1 to 65535"),
        (&["up", "--speed", "-1"], "1 is real time"),
        (
            &["up", "--policy", "/nowhere"],
            "is not there; name the folder",
        ),
        (&["cost", "--leads", "-1"], "how many leads"),
        (
            &["frobnicate"],
            "The commands are: up, init, check, simulate, policy",
        ),
        (&["explain", "leads"], "The commands are: deadline, mail"),
        (&["away", "sam"], "--until <DAY>|--back"),
        (&["away", "sam", "--until", "monday"], "such as 2026-03-16"),
        (
            &["import", "x.csv", "--map", "Mail"],
            "such as E-mail=email",
        ),
        (
            &["import", "x.csv", "--set", "sales"],
            "such as topic=sales",
        ),
        (&["export", "--data", "/nowhere"], "`baton up` makes it"),
        (&["explain", "lead", "x", "--data", "/nowhere"], "--data"),
    ] {
        let output = baton(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = text(&output.stderr);
        assert!(stderr.contains(hint), "{stderr}");
    }
}

#[test]
fn a_calendar_is_asked_for_with_a_zone_and_two_times_and_a_mistake_says_what_they_look_like() {
    for (zone, from, hint) in [
        ("Berlin", "2026-03-02", "America/New_York"),
        ("UTC", "today", "2026-03-02T09:00:00Z"),
        ("UTC", "2026-03-03", "later"),
    ] {
        let head = ["explain", "calendar", "-", "--to", "2026-03-03"];
        let output = baton(&[&head[..], &["--zone", zone, "--from", from]].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{zone} {from}");
        let stderr = text(&output.stderr);
        assert!(stderr.contains(hint), "{stderr}");
    }
}

#[test]
fn a_port_or_a_folder_that_cannot_be_had_is_said_in_a_line_that_says_what_can() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    std::fs::write(&file, "").unwrap();
    let (dir, file) = (dir.path().to_str().unwrap(), file.to_str().unwrap());
    for (arguments, said) in [
        (
            &["up", "--port", &port, "--data", dir][..],
            "name another with --port",
        ),
        (
            &["up", "--port", "0", "--data", file],
            "is a file: name a folder",
        ),
        (
            &["check", file],
            "is a file; name the folder that holds policy.toml",
        ),
        (&["check", dir], "holds no policy: name the folder"),
        (
            &["up", "--port", "0", "--data", dir, "--policy", dir],
            "holds no policy: name the folder",
        ),
    ] {
        let output = baton(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = text(&output.stderr);
        assert!(stderr.contains(said), "{arguments:?}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
}

#[test]
fn who_leaves_before_the_end_ends_no_command_and_what_cannot_be_kept_is_said() {
    for arguments in [
        &["check"][..],
        &["man"],
        &["completions", "bash"],
        &["help"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_baton"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
    }
    if !cfg!(target_os = "linux") {
        return;
    }
    for arguments in [&["check"][..], &["man"], &["help"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
        let output = Command::new(env!("CARGO_BIN_EXE_baton"))
            .args(arguments)
            .stdout(full.unwrap())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = text(&output.stderr);
        assert!(
            stderr.contains("cannot write what was asked for"),
            "{stderr}"
        );
    }
}

#[test]
fn each_mail_is_told_in_a_line_and_one_that_cannot_be_read_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    let (answer, noise, missing) = (path("answer.eml"), path("noise.eml"), path("missing.eml"));
    let mail = "From: Ana <Ana@Example.org>\r\nSubject: Re: Hello\r\n\r\nNot now, write me in March.\r\n\r\n> Hello Ana\r\n";
    std::fs::write(&answer, mail).unwrap();
    std::fs::write(&noise, b"\x00\xff\n").unwrap();
    let output = baton(&["explain", "mail", &answer, &missing, &noise, "-"], mail);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("missing.eml"));
    let lines: Vec<serde_json::Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        lines[0],
        serde_json::json!({
            "file": answer, "kind": "reply", "recipient": "ana@example.org", "hard": false, "until": null,
            "text": "Not now, write me in March.",
        })
    );
    assert_eq!(lines[1]["kind"], "other");
    assert_eq!(lines[2]["file"], "-");
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_calendar_is_told_as_the_times_that_it_takes_and_what_is_not_understood_in_it() {
    let arguments = |file: &'static str| {
        let zone = "America/New_York";
        [
            "explain",
            "calendar",
            file,
            "--zone",
            zone,
            "--from",
            "2026-03-01",
            "--to",
            "2026-04-01T00:00:00Z",
        ]
    };
    let feed = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Pacific Standard Time:20260303T070000\nDURATION:PT1H\nEND:VEVENT\n\
        BEGIN:VEVENT\nDTSTART:soon\nEND:VEVENT\nEND:VCALENDAR\n";
    let output = baton(&arguments("-"), feed);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stdout),
        "{\"file\":\"-\",\"from\":\"2026-03-03T15:00:00Z\",\"to\":\"2026-03-03T16:00:00Z\"}\n\
         {\"error\":\"line 7: `soon` is no date and no time\",\"file\":\"-\"}\n"
    );
    let page = baton(&arguments("-"), "<html>Sign in</html>");
    assert_eq!(page.status.code(), Some(1));
    assert!(text(&page.stdout).contains("no iCalendar text"));
    assert_eq!(baton(&arguments("/nowhere.ics"), "").status.code(), Some(2));
}
