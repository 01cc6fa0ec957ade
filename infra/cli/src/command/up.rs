//! `baton up`: the whole deployment on this machine.

use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::time::{Duration, SystemTime};

use calendar::{Instant, format_instant, parse_instant};
use chrono::TimeDelta;
use clap::Args;
use followup::policy::PolicyFiles;
use local::{DataLock, LocalAwsError, Options, Speed};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::command::check;
use crate::command::demo::{self, refused};
use crate::command::exit::{FAILED, OK, complain};
use crate::command::output::{err, out};
use crate::command::threads;
use crate::demo::{DataFolder, Demo, DemoError, DemoFolderError, company_policy};
use crate::deployment::{LocalDeployment, LocalDeploymentError, Setup};
use crate::place::DATA;
use crate::server;

/// How long what is under way may take at the end.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long each act of a demo takes for somebody who watches.
const PACE: Duration = Duration::from_millis(250);
/// How long answers that are under way have before the demo begins anew.
const LAST_ANSWERS: Duration = Duration::from_millis(250);
/// How often it is looked whether a folder is free again, and how long it waits in between.
const MOST_LOOKS: u32 = 100;
const LOOK_AGAIN: Duration = Duration::from_millis(20);
/// How much later than `--now` the clock may stand without a word: it runs while the deployment opens.
const TOLERANCE: TimeDelta = TimeDelta::seconds(5);

/// What `up` is told.
#[derive(Debug, Clone, Args)]
pub(super) struct UpArgs {
    /// The port on 127.0.0.1, from 1 to 65535; 0 takes a free one and prints it
    #[arg(long, default_value_t = 8080, value_parser = port, allow_negative_numbers = true)]
    port: u16,
    /// The folder that keeps the data, such as /srv/baton; made if it is not there
    #[arg(long, value_name = "DIR", default_value = DATA)]
    data: PathBuf,
    /// The folder of the policy, such as infra/examples/german [default: what `baton policy activate` put in force, else the shipped one, infra/policy]
    #[arg(long, value_name = "DIR")]
    policy: Option<PathBuf>,
    /// Where the clock starts, such as 2026-03-02T09:00:00Z; it never goes back behind where it stood in this folder [default: now, or where it stood]
    #[arg(long, value_name = "RFC3339", value_parser = parse_instant)]
    now: Option<Instant>,
    /// How many seconds of the clock pass in a real one: 60 is a minute a second, 0 stands still until the clock is moved
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = speed, allow_negative_numbers = true)]
    speed: f64,
    /// Open the demo company, as a new folder does by itself: three weeks that were played, up to this morning
    #[arg(long, conflicts_with_all = ["empty", "policy", "now"])]
    demo: bool,
    /// Play the three weeks before your eyes, in some three minutes
    #[arg(long, requires = "demo", conflicts_with = "empty")]
    play: bool,
    /// Begin a new folder with nothing
    #[arg(long)]
    empty: bool,
    /// Shows the form in a browser once it can be answered.
    #[arg(skip)]
    shows_form: bool,
}

impl UpArgs {
    /// A policy of somebody's own, with data of its own. Its form is shown in a browser where somebody sits before a screen.
    pub(super) fn of_policy(policy: PathBuf, data: PathBuf, port: u16, shows_form: bool) -> Self {
        Self {
            port,
            data,
            policy: Some(policy),
            shows_form,
            ..Self::default()
        }
    }
}

impl Default for UpArgs {
    fn default() -> Self {
        Self {
            port: 8080,
            data: DATA.into(),
            policy: None,
            now: None,
            speed: 1.0,
            demo: false,
            play: false,
            empty: false,
            shows_form: false,
        }
    }
}

pub(super) fn port(text: &str) -> Result<u16, String> {
    let said = "write a port from 1 to 65535, such as 8080; 0 takes a free one";
    text.parse().map_err(|_| said.to_owned())
}

fn speed(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(speed) if speed.is_finite() && speed >= 0.0 => Ok(speed),
        Ok(_) | Err(_) => {
            Err("write a number: 1 is real time, 60 a minute a second, 0 stands still".to_owned())
        }
    }
}

pub(super) fn run(args: UpArgs) -> u8 {
    log();
    match threads::runtime() {
        Ok(runtime) => {
            let code = runtime.block_on(up(args));
            runtime.shutdown_timeout(PATIENCE);
            code
        }
        Err(error) => complain(&error),
    }
}

/// Failures on standard error, for a person to read; `RUST_LOG` asks for more.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let _already = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_writer(std::io::stderr)
        .try_init();
}

/// What a start is made of that a demo which begins anew starts with once more.
struct Start {
    args: UpArgs,
    sources: PolicyFiles,
    /// Where the policy was read.
    policy: String,
    base_url: String,
}

/// How a time of being up ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UpEnd {
    /// Somebody stops it.
    Stopped,
    /// Somebody wants the demo to begin anew.
    Anew,
    /// The demo was played to its end before somebody's eyes.
    Performed,
}

/// What a folder is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// Whatever people do.
    Real,
    /// A visit of the demo, which is there.
    Demo,
    /// A demo that is played first.
    DemoToPlay,
    /// A demo that is played before somebody's eyes.
    DemoToPerform,
}

impl Opening {
    /// What the folder is opened for: for a demo, if that is asked for, or nothing is and it holds no data of its own.
    fn of(args: &UpArgs) -> Result<Self, DemoFolderError> {
        let is_own = args.empty || args.policy.is_some() || args.now.is_some();
        if is_own {
            DataFolder::for_real(&args.data)?;
            return Ok(Self::Real);
        }
        let held = if args.demo {
            DataFolder::for_demo(&args.data)?
        } else {
            DataFolder::of(&args.data)?
        };
        Ok(match held {
            _ if args.play => Self::DemoToPerform,
            DataFolder::Real => Self::Real,
            DataFolder::Demo => Self::Demo,
            DataFolder::New | DataFolder::Unfinished => Self::DemoToPlay,
        })
    }

    /// Whether that is a demo.
    fn is_demo(self) -> bool {
        match self {
            Self::Real => false,
            Self::Demo | Self::DemoToPlay | Self::DemoToPerform => true,
        }
    }
}

async fn up(args: UpArgs) -> u8 {
    let (sources, policy) = match check::sources(args.policy.as_deref()) {
        Ok(found) => found,
        Err(error) => return complain(&error),
    };
    let mut opening = match Opening::of(&args) {
        Ok(opening) => opening,
        Err(error) => return complain(&error),
    };
    let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).await {
        Ok(listener) => listener,
        Err(error) => {
            err!("baton: {}", unusable(args.port, &error));
            return FAILED;
        }
    };
    let port = match listener.local_addr() {
        Ok(address) => address.port(),
        Err(error) => return complain(&error),
    };
    let start = Start {
        args,
        sources,
        policy,
        base_url: format!("http://127.0.0.1:{port}"),
    };
    let mut is_greeted = false;
    loop {
        match start.once(opening, &listener, &mut is_greeted).await {
            Ok(UpEnd::Stopped) => break,
            Ok(UpEnd::Anew) => opening = Opening::DemoToPlay,
            Ok(UpEnd::Performed) => opening = Opening::Demo,
            Err(code) => return code,
        }
    }
    let data = shown(&start.args.data);
    match opening {
        Opening::DemoToPerform => {
            out!("Stopped before the demo was over: it is played anew in {data}.");
        }
        Opening::Real | Opening::Demo | Opening::DemoToPlay => {
            out!("Stopped. Everything is kept in {data}.");
        }
    }
    OK
}

impl Start {
    /// Opens the folder, and is up until something ends it.
    async fn once(
        &self,
        opening: Opening,
        listener: &TcpListener,
        is_greeted: &mut bool,
    ) -> Result<UpEnd, u8> {
        let demo = self
            .prepare(opening, listener)
            .await
            .map_err(|error| refused(&error))?;
        let (sources, policy) = self.policy_of(opening);
        let deployment = self.open(opening, demo.as_ref(), &sources).await?;
        if !std::mem::replace(is_greeted, true) {
            let policy = in_force(&deployment, &sources, policy).await;
            greet(&deployment, &self.args, &self.base_url, &policy);
            if self.args.shows_form {
                show(&format!("{}/f/contact", self.base_url));
            }
        }
        let mut connections = JoinSet::new();
        let lived = tokio::spawn(deployment.clone().live());
        let end = tokio::select! {
            () = server::serve(listener, &deployment, &mut connections) => UpEnd::Stopped,
            () = stopped() => UpEnd::Stopped,
            () = deployment.asked_anew() => UpEnd::Anew,
            performed = self.perform(&deployment, demo.as_ref()) => performed?,
        };
        if end == UpEnd::Stopped {
            // Nothing starts any more; what is under way comes to its end.
            let rest = tokio::time::timeout(PATIENCE, deployment.rest()).await;
            lived.abort();
            drop(rest);
            connections.detach_all();
            return Ok(end);
        }
        // Answers that are under way still leave; a browser that asks for the next page waits until it is up again.
        tokio::time::sleep(LAST_ANSWERS).await;
        connections.shutdown().await;
        lived.abort();
        let _ = lived.await;
        drop(deployment);
        released(&self.args.data).await;
        Ok(end)
    }

    /// Plays a demo that is not there yet; one that is played before somebody's eyes is given back.
    async fn prepare(
        &self,
        opening: Opening,
        listener: &TcpListener,
    ) -> Result<Option<Demo>, DemoError> {
        let dir = &self.args.data;
        match opening {
            Opening::Real | Opening::Demo => Ok(None),
            Opening::DemoToPlay => {
                let visit = Instant::from(SystemTime::now());
                let done = Arc::new(AtomicU32::new(0));
                let played = demo::play(&self.sources, dir, &self.base_url, visit, &done);
                tokio::select! {
                    played = played => played?,
                    () = server::serve_meanwhile(listener, &done) => {}
                }
                Ok(None)
            }
            Opening::DemoToPerform => {
                Demo::make_room(dir)?;
                Demo::for_visit(&self.sources, Instant::from(SystemTime::now())).map(Some)
            }
        }
    }

    /// The policy that a folder is opened with, and where it stands: a demo's company says more than the one that is read.
    fn policy_of(&self, opening: Opening) -> (PolicyFiles, String) {
        if !opening.is_demo() {
            return (self.sources.clone(), self.policy.clone());
        }
        let stands = format!(
            "{}, and what the company of the demo adds to it",
            self.policy
        );
        (company_policy(&self.sources), stands)
    }

    async fn open(
        &self,
        opening: Opening,
        demo: Option<&Demo>,
        sources: &PolicyFiles,
    ) -> Result<LocalDeployment, u8> {
        let speed = if self.args.speed == 0.0 {
            Speed::Still
        } else {
            Speed::Times(self.args.speed)
        };
        let setup = Setup {
            options: Options {
                start: self.args.now,
                speed,
                ..Options::default()
            },
            dir: Some(self.args.data.clone()),
            policy: Some(sources.clone()),
            keeps_chosen: self.args.policy.is_none(),
            base_url: self.base_url.clone(),
            receives: true,
            secrets: None,
            is_demo: opening.is_demo(),
            token_services: std::env::var("BATON_CHALLENGE_URL").ok(),
            canary: false,
        };
        let setup = demo.map_or(setup, |demo| {
            demo.setup_for(&self.args.data, &self.base_url)
        });
        match LocalDeployment::open(setup).await {
            Ok(deployment) => Ok(deployment),
            Err(LocalDeploymentError::Policy(findings)) => {
                for finding in &findings {
                    err!("{finding}");
                }
                let policy = &self.policy;
                err!("baton: the policy of {policy} is not fit to run; correct it and start again");
                Err(FAILED)
            }
            Err(LocalDeploymentError::Undoes(undone)) => {
                let (policy, data) = (&self.policy, self.args.data.display());
                err!("{undone}");
                err!(
                    "baton: get the file as it is now with: baton policy pull FOLDER --data {data}; take its team.toml into {policy}, or undo it with: baton policy push {policy} --activate --over --data {data}"
                );
                Err(FAILED)
            }
            Err(error) => Err(complain(&error)),
        }
    }

    /// Plays the demo before the eyes of whoever looks; where there is none to play, it never ends.
    async fn perform(
        &self,
        deployment: &LocalDeployment,
        demo: Option<&Demo>,
    ) -> Result<UpEnd, u8> {
        let Some(demo) = demo else {
            return std::future::pending().await;
        };
        match demo.perform(deployment, &self.args.data, PACE).await {
            Ok(_) => Ok(UpEnd::Performed),
            Err(error) => Err(complain(&error)),
        }
    }
}

/// Waits until nothing of this process has a folder open any more, but not for long: whoever opens it next says so otherwise.
async fn released(dir: &Path) {
    for _ in 0..MOST_LOOKS {
        match DataLock::take(dir) {
            Err(LocalAwsError::InUse { .. }) => tokio::time::sleep(LOOK_AGAIN).await,
            Ok(_) | Err(_) => return,
        }
    }
}

/// A folder by its whole path: it is looked for from elsewhere, too.
fn shown(folder: &Path) -> String {
    let whole = folder.canonicalize();
    whole.map_or_else(
        |_| folder.display().to_string(),
        |whole| whole.display().to_string(),
    )
}

/// The policy under which it is up: the one that was read, or the one that somebody put in force before.
async fn in_force(deployment: &LocalDeployment, read: &PolicyFiles, from: String) -> String {
    let cloud = deployment.cloud();
    let policy = cloud.refreshed_policy(cloud.now()).await.ok().flatten();
    match policy {
        Some(policy) if policy.version != read.version() => format!(
            "version {}, as `baton policy activate` put it in force; --policy takes another",
            policy.version
        ),
        Some(_) | None => from,
    }
}

/// Why a port cannot be had, and what would be right.
fn unusable(port: u16, error: &std::io::Error) -> String {
    if error.kind() == ErrorKind::AddrInUse {
        return format!(
            "port {port} is taken, perhaps by a Baton that is up: name another with --port, or 0 for a free one"
        );
    }
    format!("port {port} cannot be had: {error}; name another with --port, or 0 for a free one")
}

fn greet(deployment: &LocalDeployment, args: &UpArgs, base_url: &str, policy: &str) {
    let now = deployment.aws().clock().now();
    if let Some(asked) = args.now
        && now - asked > TOLERANCE
    {
        out!(
            "The clock of {} was at {} already and never goes back: it goes on from there. Name a new folder with --data to begin at {}.",
            shown(&args.data),
            format_instant(now),
            format_instant(asked)
        );
    }
    let pace = match deployment.aws().clock().speed() {
        Speed::Still => ", standing still until it is moved".to_owned(),
        Speed::Times(1.0) => String::new(),
        Speed::Times(times) => format!(", {times} times as fast as real time"),
    };
    let anew = if deployment.is_demo() {
        "a demo: `baton demo reset` plays it anew"
    } else {
        "stop Baton and remove the folder to begin anew"
    };
    out!(
        "Baton is up.

  start     {base_url}/   take a seat: who asks, who calls, who manages
  form      {base_url}/f/contact
  mailbox   {base_url}/local/mail
  leads     {base_url}/local/leads
  clock     {base_url}/local/clock   it is {now}{pace}
  policy    {policy}
  data      {data}   {anew}
",
        now = format_instant(now),
        data = shown(&args.data),
    );
    if !deployment.is_demo() {
        out!(
            "Be somebody who asks:
  curl -s {base_url}/f/contact -H 'Accept: application/json' -d name='Ana Silva' -d email=ana@example.org -d phone='555 010 0123' -d topic=sales -d message='What would it cost?'
Then let half an hour pass, and read what was mailed:
  curl -s {base_url}/local/clock -d '{{\"advance\":\"30m\"}}'; curl -s {base_url}/local/mail.json
"
        );
    }
    out!("Ctrl-C stops it.");
}

/// Shows a page in the browser of whoever sits here.
fn show(page: &str) {
    if let Err(error) = open::that_detached(page) {
        err!("no browser opens by itself here ({error}); the form is at {page}");
    }
}

/// Waits until somebody ends it.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
