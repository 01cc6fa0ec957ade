//! `baton init`: eight questions, or a copy of an example, and a policy of one's own.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use wording::Words;

use crate::command::exit::{OK, complain};
use crate::command::output::{out, print};
use crate::command::up::{self, UpArgs};
use crate::folder;
use crate::new_policy::{NewPolicy, NewPolicyQuestion};

/// Bytes of all answers together at most.
const MAX_ANSWERS: u64 = 64 * 1024;

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder to write the policy to, which is made; one that holds something is left alone
    #[arg(default_value = "my-policy")]
    dir: PathBuf,
    /// Read the answers from a file, such as answers.txt, a line each; an empty line, and an end, take what is proposed
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Ask nothing, and begin with a copy of another policy, such as infra/examples/b2b
    #[arg(long, value_name = "FOLDER", conflicts_with = "answers")]
    like: Option<PathBuf>,
    /// Open the form as soon as the policy is written
    #[arg(long)]
    up: bool,
    /// The port of the form on 127.0.0.1, as `baton up` takes it
    #[arg(long, default_value_t = 8080, value_parser = up::port, allow_negative_numbers = true)]
    port: u16,
}

/// Why no policy was begun.
#[derive(Debug, thiserror::Error)]
enum InitError {
    /// Something is there.
    #[error("{} is there already, and nothing of it is written over; name a new folder, such as `baton init our-policy`", path.display())]
    InUse { path: PathBuf },
    /// The answers cannot be read.
    #[error("cannot read the answers")]
    Answers(#[source] io::Error),
    /// The file of the answers cannot be read.
    #[error("cannot read {}", path.display())]
    AnswersFile { path: PathBuf, source: io::Error },
    /// What was typed ends before the answers do.
    #[error("{said}")]
    Ended { said: String },
    /// The folder cannot be written.
    #[error(transparent)]
    Folder(#[from] folder::FolderError),
}

/// Where answers come from.
struct Answers {
    lines: Box<dyn BufRead>,
    /// Somebody types them, and sees what they typed.
    is_typed: bool,
}

impl Answers {
    fn of(args: &InitArgs) -> Result<Self, InitError> {
        let Some(path) = &args.answers else {
            return Ok(Self {
                lines: Box::new(BufReader::new(io::stdin().take(MAX_ANSWERS))),
                is_typed: io::stdin().is_terminal(),
            });
        };
        let file = File::open(path).map_err(|source| InitError::AnswersFile {
            path: path.clone(),
            source,
        })?;
        let lines = Box::new(BufReader::new(file.take(MAX_ANSWERS)));
        let is_typed = false;
        Ok(Self { lines, is_typed })
    }

    /// Asks for an answer: a line, or nothing where there are no more.
    fn next(&mut self, question: &str, proposal: &str) -> Result<Option<String>, InitError> {
        print(format_args!("{question} [{proposal}]: "));
        let mut line = String::new();
        let read = self
            .lines
            .read_line(&mut line)
            .map_err(InitError::Answers)?;
        let line = line.trim().to_owned();
        if !self.is_typed {
            out!("{line}");
        }
        Ok((read > 0).then_some(line))
    }
}

pub(super) fn run(args: &InitArgs) -> u8 {
    match begin(args) {
        Ok(true) => {
            let (policy, data) = (args.dir.clone(), data_beside(&args.dir));
            let sits_here = io::stdout().is_terminal();
            up::run(UpArgs::of_policy(policy, data, args.port, sits_here))
        }
        Ok(false) => OK,
        Err(error) => complain(&error),
    }
}

/// Writes the folder; whether the form is to be opened.
fn begin(args: &InitArgs) -> Result<bool, InitError> {
    let path = &args.dir;
    let is_there = path.is_file()
        || path
            .read_dir()
            .is_ok_and(|mut within| within.next().is_some());
    if is_there {
        return Err(InitError::InUse { path: path.clone() });
    }
    match &args.like {
        Some(example) => copy(args, example),
        None => ask_all(args),
    }
}

/// Writes what another folder has: its files, whether they lie in it or are links to those of a third one.
fn copy(args: &InitArgs, example: &Path) -> Result<bool, InitError> {
    let path = &args.dir;
    folder::write(path, &folder::read(example)?, false)?;
    let words = Words::from(NewPolicy::proposed().language());
    let (shown, example) = (path.display().to_string(), example.display().to_string());
    out!("{}", words.init_copied(&example, &shown));
    go_on(words, path);
    Ok(args.up)
}

/// Says with which commands somebody goes on.
fn go_on(words: Words, path: &Path) {
    let (shown, data) = (path.display(), data_beside(path));
    out!("{}", words.init_next());
    out!("  baton check {shown}");
    out!("  baton up --policy {shown} --data {}", data.display());
}

/// Asks, and writes what was answered.
fn ask_all(args: &InitArgs) -> Result<bool, InitError> {
    let path = &args.dir;
    let mut answers = Answers::of(args)?;
    let mut policy = NewPolicy::proposed();
    let shown = path.display().to_string();
    out!("{}", Words::from(policy.language()).init_begins(&shown));
    for question in NewPolicyQuestion::ALL {
        policy = ask(&mut answers, question, policy)?;
    }
    folder::write(path, &policy.files(), false)?;
    let words = Words::from(policy.language());
    let (website, privacy) = policy.assumed_pages();
    out!("\n{}", words.init_written(&shown));
    out!("{}", words.init_assumed(&privacy, &website));
    go_on(words, path);
    let opens = args.up || (answers.is_typed && agrees(&mut answers, words)?);
    if opens {
        out!("{}", words.init_opens());
    }
    Ok(opens)
}

/// Asks one question until its answer is right.
fn ask(
    answers: &mut Answers,
    question: NewPolicyQuestion,
    policy: NewPolicy,
) -> Result<NewPolicy, InitError> {
    let words = Words::from(policy.language());
    let (asked, proposal) = (question.asked(words), question.proposal(&policy));
    let mut was_wrong = false;
    loop {
        let line = answers.next(&asked, &proposal)?;
        if line.is_none() && (answers.is_typed || was_wrong) {
            let said = words.init_ended();
            return Err(InitError::Ended { said });
        }
        let line = line.filter(|line| !line.is_empty());
        let answer = line.as_deref().unwrap_or(&proposal);
        match question.answered(&policy, answer, words) {
            Ok(answered) => return Ok(answered),
            Err(right) => right.iter().for_each(|right| out!("  {right}")),
        }
        was_wrong = true;
    }
}

/// Whether somebody wants to see the form now; Enter says yes.
fn agrees(answers: &mut Answers, words: Words) -> Result<bool, InitError> {
    loop {
        let line = answers.next(&words.init_open(), "y")?;
        match line.map(|line| line.to_lowercase()).as_deref() {
            Some("" | "y" | "yes") => return Ok(true),
            Some("n" | "no") | None => return Ok(false),
            Some(_) => out!("  {}", words.init_open_right()),
        }
    }
}

/// The data of a policy lie beside it, in a folder of their own: those of a demo are never mixed with them.
fn data_beside(policy: &Path) -> PathBuf {
    let name = policy.file_name().and_then(|name| name.to_str());
    policy.with_file_name(format!(".baton-{}", name.unwrap_or("data")))
}
