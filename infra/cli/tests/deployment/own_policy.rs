//! `baton init`: eight answers, and a company of one's own is up.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use baton::new_policy::{NewPolicy, NewPolicyQuestion};
use serde_json::Value;
use wording::Words;

use crate::command_line::{baton, text};

/// What somebody in Vienna answers, some of it wrong at first.
const ANSWERS: &str = "de Austria
de AT
Lichthaus Wien
Ring 1, 1010 Wien, Österreich
lichthaus@gmail.com
servus@lichthaus.example
Vienna
Europe/Vienna
mo-fr
mo-fr 9-12 13-17, sa 10-13:30
Ada Berg
Ada Berg <ada@lichthaus.example>, Bo Lund <bo@lichthaus.example>
soon
2h
";

/// The command on a machine that speaks American English and stands in New York.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baton"));
    command
        .args(arguments)
        .env("LC_ALL", "en_US.UTF-8")
        .env("TZ", "America/New_York")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn asked(mut command: Command, answers: &str) -> Output {
    let mut child = command.spawn().unwrap();
    // One that ends before it reads is no failure here.
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    child.wait_with_output().unwrap()
}

/// A Baton that is up, and ends with the test.
struct Up(Child);

impl Drop for Up {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The address of the form that a Baton prints which starts.
fn form_of(child: &mut Child) -> String {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let form = lines.find_map(|line| {
        let line = line.unwrap();
        let address = line.trim().strip_prefix("form ")?.trim().to_owned();
        address.ends_with("/f/contact").then_some(address)
    });
    // What it still has to say must find somebody who listens.
    std::thread::spawn(move || lines.for_each(drop));
    form.unwrap()
}

/// The mails that are in the mailbox half an hour of its clock after a form was posted.
fn mailed_after_an_inquiry(form: &str) -> Vec<Value> {
    let base = form.trim_end_matches("/f/contact");
    let posted = ureq::post(form)
        .header("accept", "application/json")
        .send_form(super::ANA)
        .unwrap();
    assert_eq!(posted.status(), 202);
    ureq::post(format!("{base}/local/clock"))
        .send(r#"{"advance":"30m"}"#)
        .unwrap();
    let mut mails = ureq::get(format!("{base}/local/mail.json")).call().unwrap();
    let mut json = String::new();
    mails
        .body_mut()
        .as_reader()
        .read_to_string(&mut json)
        .unwrap();
    serde_json::from_str(&json).unwrap()
}

#[test]
fn eight_answers_are_a_company_whose_form_is_answered_in_its_own_name() {
    let dir = tempfile::tempdir().unwrap();
    let mut init = command(&["init", "lichthaus"]);
    let output = asked(
        {
            init.current_dir(&dir);
            init
        },
        ANSWERS,
    );
    let said = text(&output.stdout);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{said}{}",
        text(&output.stderr)
    );
    for right in [
        "Eight questions",
        "[en US]",
        "\"de AT\"",
        "an address at the company's own domain",
        "`Vienna` is no time zone",
        "mo-fr 9-12 13-17",
        "\"Ada Berg <ada@example.com>",
        "von 4m bis 24h",
        "baton check lichthaus",
        "baton up --policy lichthaus --data .baton-lichthaus",
        "https://www.lichthaus.example/datenschutz",
    ] {
        assert!(said.contains(right), "{right}: {said}");
    }
    let folder = dir.path().join("lichthaus");
    let folder = folder.to_str().unwrap();
    let check = baton(&["check", folder], "");
    assert_eq!(check.status.code(), Some(0), "{}", text(&check.stdout));
    let policy = std::fs::read_to_string(Path::new(folder).join("policy.toml")).unwrap();
    insta::assert_snapshot!(
        "company_of_ones_own",
        policy.split("\n[brand]").next().unwrap()
    );

    is_answered_in_its_own_name(&dir, folder);
}

/// Somebody asks by the form of the folder, and is acknowledged.
fn is_answered_in_its_own_name(dir: &tempfile::TempDir, folder: &str) {
    let data = dir.path().join("data");
    let data = data.to_str().unwrap();
    let mut up = Up(command(&[
        "up",
        "--port",
        "0",
        "--policy",
        folder,
        "--data",
        data,
        "--speed",
        "0",
        "--now",
        super::OPENING,
    ])
    .spawn()
    .unwrap());
    let mails = mailed_after_an_inquiry(&form_of(&mut up.0));
    let to_ana = mails
        .iter()
        .find(|mail| mail["to"][0] == "ana@customer.example")
        .unwrap();
    assert!(
        to_ana["from"]
            .as_str()
            .unwrap()
            .contains("servus@lichthaus.example"),
        "{to_ana:#}"
    );
    let words = to_ana["text"].as_str().unwrap();
    for own in ["Lichthaus Wien", "Ring 1, 1010 Wien, Österreich"] {
        assert!(words.contains(own), "{own}: {words}");
    }
    for example in ["Muster", "Example", "{{"] {
        assert!(!words.contains(example), "{example}: {words}");
    }
}

#[test]
fn whoever_asks_for_it_sees_the_own_form_at_once_and_enter_takes_what_is_proposed() {
    let dir = tempfile::tempdir().unwrap();
    let mut init = command(&["init", "--up", "--port", "0"]);
    let mut child = init.current_dir(&dir).spawn().unwrap();
    drop(child.stdin.take());
    let form = form_of(&mut child);
    let _up = Up(child);
    let mut page = ureq::get(&form).call().unwrap();
    let page = page.body_mut().read_to_string().unwrap();
    assert!(page.contains("<form"), "{page}");
    assert!(dir.path().join("my-policy/policy.toml").is_file());
    assert!(dir.path().join(".baton-my-policy").is_dir());
}

#[test]
fn what_is_there_is_left_alone_and_answers_that_end_too_soon_write_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let own = dir.path().join("own");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(own.join("policy.toml"), "mine").unwrap();
    let refused = asked(command(&["init", own.to_str().unwrap()]), "");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        text(&refused.stderr).contains("is there already"),
        "{}",
        text(&refused.stderr)
    );
    assert_eq!(
        std::fs::read_to_string(own.join("policy.toml")).unwrap(),
        "mine"
    );

    let new = dir.path().join("new");
    let new = new.to_str().unwrap();
    let ended = asked(command(&["init", new]), "xx\n");
    assert_eq!(ended.status.code(), Some(2));
    assert!(
        text(&ended.stderr).contains("Nothing was written"),
        "{}",
        text(&ended.stderr)
    );
    assert!(!Path::new(new).exists());

    let answers = dir.path().join("answers.txt");
    std::fs::write(&answers, "fr CA\nLampes Nord\n").unwrap();
    let taken = asked(
        command(&["init", new, "--answers", answers.to_str().unwrap()]),
        "",
    );
    assert_eq!(taken.status.code(), Some(0), "{}", text(&taken.stderr));
    let policy = std::fs::read_to_string(Path::new(new).join("policy.toml")).unwrap();
    assert!(
        policy.contains("Lampes Nord") && policy.contains("regions = [\"CA\"]"),
        "{policy}"
    );
    let missing = asked(
        command(&[
            "init",
            dir.path().join("x").to_str().unwrap(),
            "--answers",
            "/nowhere",
        ]),
        "",
    );
    assert_eq!(missing.status.code(), Some(2));
    assert!(
        text(&missing.stderr).contains("cannot read /nowhere"),
        "{}",
        text(&missing.stderr)
    );
}

/// The folders of the shipped policies.
fn shipped() -> Vec<PathBuf> {
    let infra = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut folders = vec![infra.join("policy")];
    for example in std::fs::read_dir(infra.join("examples")).unwrap() {
        let example = example.unwrap().path();
        // Those of other things, as of sources, are no policies.
        if example.join("policy.toml").is_file() {
            folders.push(example);
        }
    }
    folders
}

#[test]
fn each_example_can_be_begun_with_and_a_copy_without_what_its_links_lead_to_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let examples = shipped();
    assert!(examples.len() > 7, "{examples:?}");
    for example in &examples {
        let name = example.file_name().unwrap().to_str().unwrap();
        let copy = dir.path().join(name);
        let copy = copy.to_str().unwrap();
        let made = baton(&["init", copy, "--like", example.to_str().unwrap()], "");
        assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
        assert!(
            text(&made.stdout).contains(&format!("baton up --policy {copy}")),
            "{}",
            text(&made.stdout)
        );
        let check = baton(&["check", copy], "");
        assert_eq!(check.status.code(), Some(0), "{}", text(&check.stdout));
        assert_eq!(
            baton::folder::read(Path::new(copy)).unwrap(),
            baton::folder::read(example).unwrap(),
            "{name}"
        );
    }

    let solo = examples
        .iter()
        .find(|example| example.ends_with("solo"))
        .unwrap();
    let apart = dir.path().join("apart");
    std::fs::create_dir(&apart).unwrap();
    for file in ["policy.toml", "team.toml"] {
        std::fs::copy(solo.join(file), apart.join(file)).unwrap();
    }
    std::os::unix::fs::symlink("../../policy/forms", apart.join("forms")).unwrap();
    let refused = baton(&["check", apart.to_str().unwrap()], "");
    assert_eq!(refused.status.code(), Some(2));
    let said = text(&refused.stderr);
    assert!(
        said.contains("forms is a link to ../../policy/forms, and nothing is there")
            && said.contains("--like FOLDER"),
        "{said}"
    );
}

/// A policy with these answers, or what would be right instead.
fn answered(answers: &[(NewPolicyQuestion, &str)]) -> Result<NewPolicy, Vec<String>> {
    let proposed = Ok(NewPolicy::proposed());
    answers.iter().fold(proposed, |policy, (question, text)| {
        question.answered(&policy?, text, Words::default())
    })
}

/// How an answer is proposed once it was given.
fn read_back(question: NewPolicyQuestion, text: &str) -> Option<String> {
    let english = (NewPolicyQuestion::Language, "en US");
    let policy = answered(&[english, (question, text)]).ok()?;
    Some(question.proposal(&policy))
}

#[test]
fn whatever_is_answered_holds_together() {
    let two = "Ada Berg <ada@shop.example>, Bo Lund <bo@shop.example>";
    let four = &format!("{two}, Cy Ek <cy@shop.example>, Ada Ott <ott@shop.example>");
    for (speech, people, promise, hours) in [
        ("en US", "Ada Berg <ada@shop.example>", "4h", "mon-fri 9-17"),
        ("en GB", two, "30m", "always"),
        ("de CH", four, "24h", "tue 9-12"),
        (
            "es MX",
            "Ada Berg <ada@shop.example>",
            "4h",
            "mon-sat 9-14 16-20",
        ),
        ("fr CA", two, "1h", "mon-fri 8-18"),
    ] {
        let policy = answered(&[
            (NewPolicyQuestion::Language, speech),
            (NewPolicyQuestion::People, people),
            (NewPolicyQuestion::Hours, hours),
            (NewPolicyQuestion::Promise, promise),
        ]);
        assert_eq!(policy.err(), None, "{speech}; {people}; {promise}; {hours}");
    }
}

#[test]
fn hours_are_read_in_each_language() {
    let said = "mon-fri 09:00-12:00 13:00-17:00, sat 10:00-13:30";
    for text in [
        "mo-fr 9-12 13-17, samstag 10-13:30",
        "lunes-viernes 9-12 13-17, sabado 10-13:30",
        "lun-ven 9h-12h 13h-17h, samedi 10h-13h30",
    ] {
        let read = read_back(NewPolicyQuestion::Hours, text);
        assert_eq!(read.as_deref(), Some(said), "{text}");
    }
    for text in [
        "9-17",
        "mon",
        "mon 17-9",
        "mon 9-25",
        "xyz 9-17",
        "fri-mon 9-17",
    ] {
        assert_eq!(read_back(NewPolicyQuestion::Hours, text), None, "{text}");
    }
}

#[test]
fn people_and_promises_are_within_bounds_and_nobody_stands_there_twice() {
    for text in ["Ada", "Ada <ada>", "Ada <a@b.example>, Al <A@b.example>"] {
        assert_eq!(read_back(NewPolicyQuestion::People, text), None, "{text}");
    }
    for (text, said) in [
        ("30m", Some("30m")),
        ("4bh", Some("4h")),
        ("120m", Some("2h")),
    ] {
        assert_eq!(read_back(NewPolicyQuestion::Promise, text).as_deref(), said);
    }
    for text in ["4", "soon", "3m", "25h", "99999999999h", "2d"] {
        assert_eq!(read_back(NewPolicyQuestion::Promise, text), None, "{text}");
    }
}

#[test]
fn short_names_are_those_that_the_page_of_the_team_proposes() {
    let people = "Éva Bo <eva@shop.example>, Eva Li <li@shop.example>, 李 <lee@shop.example>";
    let policy = answered(&[(NewPolicyQuestion::People, people)]).unwrap();
    let files = policy.files();
    let team = files.get("team.toml").unwrap();
    for id in ["eva", "eva_li", "person"] {
        assert!(team.contains(&format!("id = \"{id}\"\n")), "{id}: {team}");
    }
}
