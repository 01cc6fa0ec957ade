//! The local AWS: its parts, and the clients that live in it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_dynamodb::config::retry::RetryPartition;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::region::Region;
use serde_json::Value;

use crate::LocalAwsError;
use crate::clock::{CLOCK_FILE, SimulatedClock};
use crate::connector::Connector;
use crate::dice::{Dice, Stream};
use crate::dynamodb::{KeptTables, TABLE_FILE, Tables};
use crate::events::{EventQueue, REGION};
use crate::faults::Faults;
use crate::journal::{Called, Journal, WrittenKeys};
use crate::mailbox::{MAIL_FILE, Mailbox};
use crate::objects::Objects;
use crate::options::{Options, Speed};
use crate::pages::Pages;
use crate::secrets::Secrets;
use crate::send_rate::SendRate;
use crate::services::Services;
use crate::sites::{Site, Sites};
use crate::sleep::VirtualSleep;
use crate::store::{Folder, close_file};
use crate::throughput::Throughput;
use crate::usage::{Meter, Usage};
use crate::wire::locked;

/// The tables of a snapshot.
const SNAPSHOT_FILE: &str = "snapshot.sqlite";
const MAX_ATTEMPTS: u32 = 3;
/// No pause before a retry: the SDK would draw its jitter from a generator of the process, and no run could be replayed.
const BACKOFF: Duration = Duration::ZERO;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(1);
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(3);
const OPERATION_TIMEOUT: Duration = Duration::from_secs(10);

/// AWS on one machine. Cheap to clone; all clones are one local AWS.
#[derive(Clone, Debug)]
pub struct LocalAws(Arc<Services>);

/// A local AWS as it stood at a moment. Its file must outlive it.
#[derive(Debug)]
pub struct Snapshot {
    options: Options,
    run: u64,
    tables: KeptTables,
    mailbox: Mailbox,
    events: EventQueue,
    secrets: Secrets,
    pages: Pages,
    objects: Objects,
}

impl LocalAws {
    /// A local AWS that is gone when it is dropped.
    pub fn in_memory(options: Options) -> Result<Self, LocalAwsError> {
        Self::build(None, options)
    }

    /// A local AWS in a folder, which is created if need be. Its table, mailbox and clock outlive a crash; its event queue
    /// and the tokens of recent transactions do not. One process at a time can have it open.
    pub fn open(dir: &Path, options: Options) -> Result<Self, LocalAwsError> {
        Self::build(Some(Folder::open(dir)?), options)
    }

    fn build(folder: Option<Folder>, options: Options) -> Result<Self, LocalAwsError> {
        let seed = options.seed;
        let run = folder.as_ref().map_or(0, Folder::run);
        let faults = Arc::new(Faults::new(seed));
        Ok(Self(Arc::new(Services {
            run,
            clock: SimulatedClock::open(options.start, options.speed, folder.as_ref())?,
            sleep: VirtualSleep::default(),
            tables: Tables::open(folder.as_ref(), options.conflicts, options.index_lag)?,
            mailbox: Mailbox::open(folder.as_ref())?,
            events: EventQueue::new(seed, run, Arc::clone(&faults)),
            faults,
            meter: Meter::default(),
            throughput: Throughput::default(),
            send_rate: SendRate::default(),
            journal: Journal::default(),
            secrets: Secrets::default(),
            pages: Pages::default(),
            sites: Sites::default(),
            objects: Objects::default(),
            receives: Mutex::default(),
            yields: Dice::new(seed, Stream::Yields),
            requests: AtomicU64::new(0),
            options,
            _folder: folder,
        })))
    }

    /// Keeps the local AWS as it stands, by way of a file in a folder, so that others can go on from here. What is kept
    /// goes on in memory, with a clock that stands and with index reads that are current.
    ///
    /// # Errors
    /// When the folder cannot be written, or holds one already.
    pub fn snapshot(&self, dir: &Path) -> Result<Snapshot, LocalAwsError> {
        let inner = &self.0;
        Ok(Snapshot {
            options: Options {
                start: Some(inner.clock.now()),
                speed: Speed::Still,
                index_lag: None,
                ..inner.options.clone()
            },
            run: inner.run,
            tables: inner.tables.keep(dir.join(SNAPSHOT_FILE))?,
            mailbox: inner.mailbox.copy(),
            // Nobody takes from it: no fault befalls it.
            events: inner.events.copy(Arc::new(Faults::new(inner.options.seed))),
            secrets: inner.secrets.copy(),
            pages: inner.pages.copy(),
            objects: inner.objects.copy(),
        })
    }

    /// Writes the local AWS as it stands into a folder, for one that is opened there later: its table, its mails and its clock. The
    /// folder must be there and hold no data yet.
    ///
    /// # Errors
    /// When the folder cannot be written, or holds a table already.
    pub fn write_into(&self, dir: &Path) -> Result<(), LocalAwsError> {
        let inner = &self.0;
        let table = dir.join(TABLE_FILE);
        inner.tables.keep(table.clone())?;
        close_file(&table)?;
        inner.mailbox.write_lines(&dir.join(MAIL_FILE))?;
        // A folder is in use once it has a clock: this comes last.
        inner.clock.write_to(&dir.join(CLOCK_FILE))
    }

    /// A local AWS that goes on from a snapshot. Each is on its own.
    ///
    /// # Errors
    /// When the snapshot's file is gone.
    pub fn resume(snapshot: &Snapshot) -> Result<Self, LocalAwsError> {
        let options = snapshot.options.clone();
        let seed = options.seed;
        let faults = Arc::new(Faults::new(seed));
        Ok(Self(Arc::new(Services {
            run: snapshot.run,
            clock: SimulatedClock::open(options.start, options.speed, None)?,
            sleep: VirtualSleep::default(),
            tables: Tables::resume(&snapshot.tables, options.conflicts)?,
            mailbox: snapshot.mailbox.copy(),
            events: snapshot.events.copy(Arc::clone(&faults)),
            faults,
            meter: Meter::default(),
            throughput: Throughput::default(),
            send_rate: SendRate::default(),
            journal: Journal::default(),
            secrets: snapshot.secrets.copy(),
            pages: snapshot.pages.copy(),
            sites: Sites::default(),
            objects: snapshot.objects.copy(),
            receives: Mutex::default(),
            yields: Dice::new(seed, Stream::Yields),
            requests: AtomicU64::new(0),
            options,
            _folder: None,
        })))
    }

    /// What the SDKs' clients of this local AWS are configured with. The partition names the application that they belong
    /// to. An `SdkConfig` cannot carry a retry partition: make clients with [`dynamodb`](Self::dynamodb),
    /// [`ses`](Self::ses) and [`eventbridge`](Self::eventbridge), or set [`retry_partition`](Self::retry_partition) on
    /// their configurations.
    pub fn sdk_config(&self, partition: &'static str) -> SdkConfig {
        // The access key names the client's partition, so that the local AWS knows from each request which client sent it.
        let credentials = Credentials::new(partition, "local", None, None, partition);
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::from_static(REGION))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .http_client(Connector(Arc::clone(&self.0)))
            .time_source(self.0.clock.clone())
            .sleep_impl(self.sleep())
            .retry_config(
                RetryConfig::standard()
                    .with_max_attempts(MAX_ATTEMPTS)
                    .with_initial_backoff(BACKOFF)
                    .with_max_backoff(BACKOFF),
            )
            .timeout_config(
                TimeoutConfig::builder()
                    .connect_timeout(CONNECT_TIMEOUT)
                    .operation_attempt_timeout(ATTEMPT_TIMEOUT)
                    .operation_timeout(OPERATION_TIMEOUT)
                    .build(),
            )
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
            .disable_request_compression(true)
            .disable_clock_skew_correction(true)
            .build()
    }

    /// A retry budget of its own: by default all clients of a process share one.
    pub fn retry_partition(&self, partition: &'static str) -> RetryPartition {
        RetryPartition::custom(partition).build()
    }

    /// A DynamoDB client of this local AWS.
    pub fn dynamodb(&self, partition: &'static str) -> aws_sdk_dynamodb::Client {
        let config = aws_sdk_dynamodb::config::Builder::from(&self.sdk_config(partition))
            .retry_partition(self.retry_partition(partition))
            .build();
        aws_sdk_dynamodb::Client::from_conf(config)
    }

    /// A mail client of this local AWS: like the production one, it never retries, because an unknown outcome must not
    /// become a second mail.
    pub fn ses(&self, partition: &'static str) -> aws_sdk_sesv2::Client {
        let config = aws_sdk_sesv2::config::Builder::from(&self.sdk_config(partition))
            .retry_partition(self.retry_partition(partition))
            .retry_config(RetryConfig::disabled())
            .build();
        aws_sdk_sesv2::Client::from_conf(config)
    }

    /// An EventBridge client of this local AWS.
    pub fn eventbridge(&self, partition: &'static str) -> aws_sdk_eventbridge::Client {
        let config = aws_sdk_eventbridge::config::Builder::from(&self.sdk_config(partition))
            .retry_partition(self.retry_partition(partition))
            .build();
        aws_sdk_eventbridge::Client::from_conf(config)
    }

    /// How clients wait.
    fn sleep(&self) -> SharedAsyncSleep {
        match self.0.options.latency {
            Some(_) => SharedAsyncSleep::new(TokioSleep::new()),
            None => SharedAsyncSleep::new(self.0.sleep.clone()),
        }
    }

    /// The simulated time.
    pub fn clock(&self) -> &SimulatedClock {
        &self.0.clock
    }

    /// Every mail that was accepted.
    pub fn mailbox(&self) -> &Mailbox {
        &self.0.mailbox
    }

    /// What waits for its targets.
    pub fn events(&self) -> &EventQueue {
        &self.0.events
    }

    /// What is to go wrong.
    pub fn faults(&self) -> &Faults {
        &self.0.faults
    }

    /// Keeps a secret under a name, or changes it. It is gone with this local AWS, also with one in a folder.
    pub fn put_secret(&self, name: &str, text: &str) {
        self.0.secrets.put(name, text);
    }

    /// Keeps a text under an address outside of AWS, or changes it; where none is kept, there is nothing. It is gone with this
    /// local AWS.
    pub fn put_page(&self, address: &str, text: &str) {
        self.0.pages.put(address, text);
    }

    /// Lets somebody answer for a host outside of AWS, from now on. It is gone with this local AWS, and not there after a snapshot.
    pub fn serve(&self, host: &str, site: Site) {
        self.0.sites.put(host, site);
    }

    /// Mail to this domain is received here, and lies in no mailbox; from now on, and not after a restart.
    pub fn receive_mail_of(&self, domain: Option<&str>) {
        *locked(&self.0.receives) = domain.map(str::to_ascii_lowercase);
    }

    /// Receives a mail as the mail service does: puts it into a bucket, and returns what the service's topic says of it. The mail is
    /// gone with this local AWS.
    ///
    /// `id` is the mail service's own; `recipients` are those of the envelope.
    pub fn receive(&self, raw: &[u8], id: &str, recipients: &[String]) -> Value {
        self.0.receive(raw, id, recipients)
    }

    /// Reads from the tables as they are, past the wire: nothing is counted, no fault befalls it, and no index lags.
    /// For controls that look at a local AWS, never for what runs in it.
    ///
    /// `operation` and `request` are as on the wire, and so is the answer.
    ///
    /// # Errors
    /// What the engine says of a request that is malformed, or no read.
    pub fn look(&self, operation: &str, request: &Value) -> Result<Value, String> {
        self.0.tables.look(operation, request)
    }

    /// Writes items into a table, many at once and past the wire: for a table that is large before anything is measured.
    /// They are counted nowhere.
    ///
    /// # Errors
    /// When an item is not written as the wire has it (`{"pk": {"S": "..."}}`), or the local AWS's indexes lag.
    pub fn load(&self, table: &str, items: Vec<Value>) -> Result<(), LocalAwsError> {
        self.0.tables.load(table, items)
    }

    /// Requests and capacity since the start or the last reset.
    pub fn usage(&self) -> Usage {
        self.0.meter.usage()
    }

    /// Writes down from now on what each client asks for.
    pub fn keep_journal(&self) {
        self.0.journal.begin();
    }

    /// Who asked what of AWS since [`keep_journal`](Self::keep_journal).
    pub fn journal(&self) -> BTreeSet<Called> {
        self.0.journal.called()
    }

    /// Writes down from now on which keys each transaction writes.
    pub fn keep_transactions(&self) {
        self.0.journal.begin_transactions();
    }

    /// The keys of every transaction since [`keep_transactions`](Self::keep_transactions) whose answer came back.
    pub fn transactions(&self) -> BTreeSet<WrittenKeys> {
        self.0.journal.transactions()
    }

    /// Counts from zero again.
    pub fn reset_usage(&self) {
        self.0.meter.reset();
    }
}
