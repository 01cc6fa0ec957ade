//! The real binary, which can be killed.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

/// How long one request may take, a move of the clock included.
const PATIENCE: Duration = Duration::from_secs(180);

/// The binary of this build: next to the tests. It is built first where only the tests were.
fn binary() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let binary = profile.join("baton");
    if !binary.exists() {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--package", "baton"]);
        if profile.file_name().is_some_and(|name| name == "release") {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success());
    }
    binary
}

/// A local AWS and the process that has it open.
pub(crate) struct Up {
    child: Child,
    pub(crate) base: String,
}

impl Up {
    /// The command, as it is started anew after each end.
    pub(crate) fn command(data: &Path, policy: &Path) -> Command {
        let mut command = Command::new(binary());
        command
            .args(["up", "--port", "0", "--now", "2026-03-02T14:00:00Z"])
            .args(["--speed", "2", "--data"])
            .arg(data)
            .arg("--policy")
            .arg(policy)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        command
    }

    /// Starts it, and waits until it says where it is.
    pub(crate) fn start(data: &Path, policy: &Path) -> Self {
        let mut child = Self::command(data, policy).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let base = lines.find_map(|line| {
            let line = line.unwrap();
            let address = line.trim().strip_prefix("form")?.trim().to_owned();
            Some(address.trim_end_matches("/f/contact").to_owned())
        });
        // What it still has to say must find somebody who listens.
        std::thread::spawn(move || lines.for_each(drop));
        let Some(base) = base else {
            panic!("it ended at its start: {:?}", child.wait());
        };
        Self { child, base }
    }

    /// SIGKILL: no destructor, no flush.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(crate) fn get(&self, path: &str) -> Value {
        let mut answer = agent()
            .get(format!("{}{path}", self.base))
            .call()
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        serde_json::from_reader(answer.body_mut().as_reader()).unwrap()
    }
}

impl Drop for Up {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Connections that outlive no process.
pub(crate) fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .max_idle_connections(0)
        .timeout_global(Some(PATIENCE))
        .build()
        .into()
}

/// Moves the clock. Whether anybody answered.
pub(crate) fn advance(agent: &ureq::Agent, base: &str, by: &str) -> bool {
    agent
        .post(format!("{base}/local/clock"))
        .send(format!(r#"{{"advance":"{by}"}}"#))
        .is_ok_and(|mut answer| answer.body_mut().read_to_string().is_ok())
}

/// Posts a form. The lead, if it was accepted and the answer arrived whole.
pub(crate) fn inquire(
    agent: &ureq::Agent,
    base: &str,
    key: &str,
    fields: &[(&str, &str)],
) -> Option<String> {
    let mut answer = agent
        .post(format!("{base}/f/contact"))
        .header("accept", "application/json")
        .header("idempotency-key", key)
        .send_form(fields.iter().copied())
        .ok()?;
    let body: Value = serde_json::from_reader(answer.body_mut().as_reader()).ok()?;
    body["lead"].as_str().map(str::to_owned)
}

/// Numbers that follow from a seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}
