//! The whole bundle in one process: a house, and every function in it, reached as production reaches them.

mod error;
mod gateway;
mod observed;
mod probe;
mod scheduler;
mod secrets;
mod visitor;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use cloud::Cloud;
use cloud::bus::{MESSAGE_DUE, MessageDue, SOURCE};
use cloud::settings::Settings;
use cloud::table::received_mail::probe_key;
use followup::policy::{Policy, Sources};
use local::{House, Mailbox, Options, Snapshot, Usage};
use serde_json::json;
use tokio::sync::Mutex;

pub use error::{AdvanceError, BundleError};
pub use gateway::{MAX_BODY_BYTES, Peer, Target, addresses};
pub use observed::{Failure, FunctionUsage, Observed};
pub use scheduler::Advanced;
pub use secrets::{SECRETS_FILE, SecretsError};
pub use visitor::{Unaccepted, addresses_in};

use observed::Watch;
use probe::Probe;
use scheduler::Turn;

/// The table's name in a house.
const TABLE: &str = "baton";
/// The bus's name in a house.
const BUS: &str = "baton";
/// The name of the secret that signs links.
const SIGNING_SECRET: &str = "baton/signing";
/// The name of the secret that hashes addresses.
const PEPPER_SECRET: &str = "baton/pepper";
/// The configuration set that mail is sent under.
const CONFIGURATION_SET: &str = "baton";
/// Answers go here, and so come back: on one machine received mail is verified from the start.
const REPLY_DOMAIN: &str = "reply.baton.test";
/// Who activates a policy at the start.
const OPERATOR: &str = "baton up";
/// Where people find the pages of a bundle that no server stands before.
const IN_PROCESS: &str = "http://127.0.0.1";

/// What a bundle is opened with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// How its house behaves.
    pub options: Options,
    /// Where it keeps its data; in memory, if absent.
    pub dir: Option<PathBuf>,
    /// The policy that is to be active; without one, whatever is active stays so.
    pub policy: Option<Sources>,
    /// Where people's browsers find the pages.
    pub base_url: String,
    /// Whether answers to its mail come back to it; otherwise they go to people's own mailboxes.
    pub receives: bool,
}

impl Setup {
    /// In memory, under the policy that ships with Baton.
    #[must_use]
    pub fn in_memory(options: Options) -> Self {
        Self {
            options,
            dir: None,
            policy: Some(crate::shipped::embedded()),
            base_url: IN_PROCESS.to_owned(),
            receives: true,
        }
    }
}

/// The bundle. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct Bundle(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    house: House,
    cloud: Cloud,
    probe: Probe,
    /// One sweep, one delivery at a time. Requests go on beside it.
    turn: Mutex<Turn>,
    watch: Watch,
    /// Index reads may be behind: then no minute is skipped.
    indexes_lag: bool,
    requests: AtomicU64,
}

impl Bundle {
    /// A bundle in memory, under the policy that ships with Baton.
    ///
    /// # Errors
    /// When the house refuses its options.
    pub async fn in_memory(options: Options) -> Result<Self, BundleError> {
        Self::open(Setup::in_memory(options)).await
    }

    /// Opens a bundle, creates its table if need be, and activates the policy if it is another than the active one.
    ///
    /// # Errors
    /// When the folder is in use or broken, or the policy has findings.
    pub async fn open(setup: Setup) -> Result<Self, BundleError> {
        let secrets = match &setup.dir {
            Some(dir) => secrets::Secrets::of_folder(dir)?,
            None => secrets::Secrets::of_seed(setup.options.seed),
        };
        let indexes_lag = setup.options.index_lag.is_some();
        let settings = Settings {
            stack: "baton".to_owned(),
            table: TABLE.to_owned(),
            bus: BUS.to_owned(),
            configuration_set: Some(CONFIGURATION_SET.to_owned()),
            base_url: setup.base_url.trim_end_matches('/').to_owned(),
            signing_secret: SIGNING_SECRET.to_owned(),
            pepper_secret: PEPPER_SECRET.to_owned(),
            reply_domain: setup.receives.then(|| REPLY_DOMAIN.to_owned()),
            sending: true,
        };
        let house = match &setup.dir {
            Some(dir) => House::open(dir, setup.options)?,
            None => House::in_memory(setup.options)?,
        };
        let partition = house.retry_partition("baton");
        house.put_secret(SIGNING_SECRET, &secrets.signing);
        house.put_secret(PEPPER_SECRET, &secrets.pepper);
        let cloud = Cloud::start(&house.sdk_config("baton"), settings, partition).await?;
        let bundle = Self(Arc::new(Inner {
            probe: Probe::new(house.clone(), TABLE),
            house,
            cloud,
            turn: Mutex::new(Turn::default()),
            watch: Watch::default(),
            indexes_lag,
            requests: AtomicU64::new(0),
        }));
        bundle.cloud().ensure_table().await?;
        if let Some(sources) = &setup.policy {
            bundle.activate(sources).await?;
        }
        Box::pin(bundle.receive_mail()).await?;
        Ok(bundle)
    }

    /// Mail to the reply domain is received here; and unless that is known, a probe proves it at once.
    async fn receive_mail(&self) -> Result<(), BundleError> {
        let cloud = self.cloud();
        self.house()
            .receive_mail_of(cloud.settings().reply_domain.as_deref());
        let now = cloud.now();
        let known = cloud.received_mail().await?;
        if cloud.settings().reply_domain.is_none() || known.is_verified(now) {
            return Ok(());
        }
        cloud.hasten_probe(now).await?;
        let probe = probe_key();
        let due = MessageDue {
            pk: probe.pk,
            sk: probe.sk,
        };
        let event = json!({"source": SOURCE, "detail-type": MESSAGE_DUE, "detail": due});
        send::handle(cloud, event).await?;
        let mut turn = self.0.turn.lock().await;
        self.deliver(&mut turn).await;
        Ok(())
    }

    /// The bundle once more, in a house that goes on from a snapshot of this one's: what it did since is not known
    /// there, and what is compiled is not compiled again.
    ///
    /// # Errors
    /// When the snapshot's file is gone.
    pub fn resume(&self, snapshot: &Snapshot) -> Result<Self, BundleError> {
        self.resume_with_sending(snapshot, true)
    }

    /// As [`Bundle::resume`], and mail may leave or may not: a restored backup begins with sending off.
    ///
    /// # Errors
    /// When the snapshot's file is gone.
    pub fn resume_with_sending(&self, snapshot: &Snapshot, on: bool) -> Result<Self, BundleError> {
        let house = House::resume(snapshot)?;
        let partition = house.retry_partition("baton");
        let cloud = self
            .0
            .cloud
            .elsewhere(&house.sdk_config("baton"), partition)
            .with_sending(on);
        house.receive_mail_of(cloud.settings().reply_domain.as_deref());
        Ok(Self(Arc::new(Inner {
            probe: Probe::new(house.clone(), TABLE),
            house,
            cloud,
            turn: Mutex::new(Turn::default()),
            watch: Watch::default(),
            indexes_lag: false,
            requests: AtomicU64::new(0),
        })))
    }

    /// Makes this policy the active one. Whether it was another before.
    ///
    /// # Errors
    /// When it has findings.
    pub async fn activate(&self, sources: &Sources) -> Result<bool, BundleError> {
        let cloud = self.cloud();
        let now = cloud.now();
        // One that can no longer be read is replaced as well.
        let active = cloud.refreshed_policy(now).await.ok().flatten();
        if active.is_some_and(|active| active.version == sources.version()) {
            return Ok(false);
        }
        Policy::compile(sources).map_err(BundleError::Policy)?;
        let version = cloud.push_policy(sources, OPERATOR, now).await?;
        cloud.activate_policy(&version, OPERATOR, now).await?;
        Ok(true)
    }

    /// AWS on this machine.
    #[must_use]
    pub fn house(&self) -> &House {
        &self.0.house
    }

    /// AWS, as the functions see it.
    #[must_use]
    pub fn cloud(&self) -> &Cloud {
        &self.0.cloud
    }

    /// Everything that was mailed.
    #[must_use]
    pub fn mailbox(&self) -> &Mailbox {
        self.0.house.mailbox()
    }

    /// What the functions asked of AWS since the start. What the controls of this machine look up is no request.
    #[must_use]
    pub fn usage(&self) -> Usage {
        self.0.house.usage()
    }

    /// Runs a function, and counts what it asked of AWS meanwhile.
    pub(crate) async fn metered<T>(
        &self,
        function: &'static str,
        run: impl Future<Output = T>,
    ) -> T {
        let before = self.house().usage();
        let done = run.await;
        let asked = self.house().usage().since(&before);
        self.0.watch.ran(function, &asked);
        done
    }

    /// What happened here that no table holds.
    #[must_use]
    pub fn observed(&self) -> Observed {
        self.0.watch.observed()
    }

    /// Looks into the table for the controls.
    pub(crate) fn probe(&self) -> &Probe {
        &self.0.probe
    }
}
