//! `baton up`: the whole deployment on this machine.

use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use calendar::{Instant, format_instant, parse_instant};
use chrono::TimeDelta;
use clap::Args;
use followup::policy::PolicyFiles;
use local::{Options, Speed};
use tokio::net::TcpListener;

use crate::command::check;
use crate::command::exit::{FAILED, OK, complain};
use crate::command::output::{err, out};
use crate::deployment::{LocalDeployment, LocalDeploymentError, Setup};
use crate::place::DATA;
use crate::server;

/// How long what is under way may take at the end.
const PATIENCE: Duration = Duration::from_secs(5);
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
}

impl Default for UpArgs {
    fn default() -> Self {
        Self {
            port: 8080,
            data: DATA.into(),
            policy: None,
            now: None,
            speed: 1.0,
        }
    }
}

fn port(text: &str) -> Result<u16, String> {
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
    match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
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

async fn up(args: UpArgs) -> u8 {
    let (sources, policy) = match check::sources(args.policy.as_deref()) {
        Ok(found) => found,
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
    let base_url = format!("http://127.0.0.1:{port}");
    let speed = if args.speed == 0.0 {
        Speed::Still
    } else {
        Speed::Times(args.speed)
    };
    let opened = LocalDeployment::open(Setup {
        options: Options {
            start: args.now,
            speed,
            ..Options::default()
        },
        dir: Some(args.data.clone()),
        policy: Some(sources.clone()),
        keeps_chosen: args.policy.is_none(),
        base_url: base_url.clone(),
        receives: true,
        token_services: std::env::var("BATON_CHALLENGE_URL").ok(),
    })
    .await;
    let deployment = match opened {
        Ok(deployment) => deployment,
        Err(LocalDeploymentError::Policy(findings)) => {
            for finding in &findings {
                err!("{finding}");
            }
            err!("baton: the policy of {policy} is not fit to run; correct it and start again");
            return FAILED;
        }
        Err(error) => return complain(&error),
    };
    let policy = in_force(&deployment, &sources, policy).await;
    greet(&deployment, &args, &base_url, &policy);
    let served = tokio::spawn(server::serve(listener, deployment.clone()));
    let lived = tokio::spawn(deployment.clone().live());
    stopped().await;
    served.abort();
    // Nothing starts any more; what is under way comes to its end.
    let rest = tokio::time::timeout(PATIENCE, deployment.rest()).await;
    lived.abort();
    drop(rest);
    out!("Stopped. Everything is kept in {}.", shown(&args.data));
    OK
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
    out!(
        "Baton is up.

  form      {base_url}/f/contact
  mailbox   {base_url}/local/mail
  leads     {base_url}/local/leads
  clock     {base_url}/local/clock   it is {now}{pace}
  policy    {policy}
  data      {data}   stop Baton and remove the folder to begin anew

Be somebody who asks:
  curl -s {base_url}/f/contact -H 'Accept: application/json' -d name='Ana Silva' -d email=ana@example.org -d phone='555 010 0123' -d topic=sales -d message='What would it cost?'
Then let half an hour pass, and read what was mailed:
  curl -s {base_url}/local/clock -d '{{\"advance\":\"30m\"}}'; curl -s {base_url}/local/mail.json

Ctrl-C stops it.",
        now = format_instant(now),
        data = shown(&args.data),
    );
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
