//! The whole deployment in one process: a local AWS, and every function in it, reached as production reaches them.

mod demo;
mod error;
mod front_door;
mod gateway;
mod incoming;
mod observed;
mod probe;
mod scheduler;
mod secrets;
mod turn;
mod visit;
mod visitor;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex as StdMutex, PoisonError};

use cloud::Cloud;
use cloud::bus::{MESSAGE_DUE, MessageDue, SOURCE};
use cloud::settings::Settings;
use cloud::table::received_mail::probe_key;
use cloud::tokens::TOKEN_PATIENCE;
use followup::ids::PolicyVersion;
use followup::policy::{Policy, PolicyFiles};
use local::{LocalAws, Mailbox, Options, Snapshot, Usage};
use serde_json::json;
use tokio::sync::Mutex;

pub use error::{AdvanceError, LocalDeploymentError};
pub use gateway::{MAX_BODY_BYTES, Peer, Target, addresses};
pub use observed::{Failure, FunctionUsage, Observed};
pub use scheduler::Advanced;
pub(crate) use secrets::is_in_use;
pub use secrets::{SECRETS_FILE, SecretsError};
pub use visitor::{Unaccepted, addresses_in};

use observed::Watch;
use probe::Probe;
use turn::SweepTurn;
use visit::DemoVisit;

use crate::page_changes::Undone;

/// The table's name in a local AWS.
const TABLE: &str = "baton";
/// The bus's name in a local AWS.
const BUS: &str = "baton";
/// The name of the secret that signs links.
const SIGNING_SECRET: &str = "baton/signing";
/// The name of the secret that hashes addresses.
const PEPPER_SECRET: &str = "baton/pepper";
/// The name of the secret by which services know it that judge the tokens of forms.
const CHALLENGE_SECRET: &str = "baton/challenge";
/// The name of the secret with what sources prove themselves by.
const SOURCE_SECRET: &str = "baton/sources";
/// The configuration set that mail is sent under.
const CONFIGURATION_SET: &str = "baton";
/// Answers go here, and so come back: on one machine received mail is verified from the start.
const REPLY_DOMAIN: &str = "reply.baton.test";
/// Who activates a policy at the start.
const OPERATOR: &str = "baton up";
/// Where people find the pages of a deployment that no server stands before.
const IN_PROCESS: &str = "http://127.0.0.1";

/// What a deployment is opened with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// How its local AWS behaves.
    pub options: Options,
    /// Where it keeps its data; in memory, if absent.
    pub dir: Option<PathBuf>,
    /// The policy that is to be active; without one, whatever is active stays so.
    pub policy: Option<PolicyFiles>,
    /// What somebody put in force by its version stays in force, and `policy` is for a folder in which nobody has.
    pub keeps_chosen: bool,
    /// Where people's browsers find the pages.
    pub base_url: String,
    /// Whether answers to its mail come back to it; otherwise they go to people's own mailboxes.
    pub receives: bool,
    /// The folder whose secrets it has, where it keeps no data of its own.
    pub secrets: Option<PathBuf>,
    /// Whether it is a demo, in which nobody real is followed up.
    pub is_demo: bool,
    /// Another address than their own for the services that judge the tokens of forms.
    pub token_services: Option<String>,
    /// Whether a canary is let in each hour. On one machine the front door is in the same process, and there is little that it would prove.
    pub canary: bool,
}

impl Setup {
    /// In memory, under the policy that ships with Baton.
    #[must_use]
    pub fn in_memory(options: Options) -> Self {
        Self {
            options,
            dir: None,
            policy: Some(crate::shipped::embedded()),
            keeps_chosen: false,
            base_url: IN_PROCESS.to_owned(),
            receives: true,
            secrets: None,
            is_demo: false,
            token_services: None,
            canary: false,
        }
    }
}

/// The deployment. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct LocalDeployment(Arc<DeploymentParts>);

#[derive(Debug)]
struct DeploymentParts {
    aws: LocalAws,
    cloud: Cloud,
    probe: Probe,
    /// One sweep, one delivery at a time. Requests go on beside it.
    turn: Mutex<SweepTurn>,
    watch: Watch,
    /// Index reads may be behind: then no minute is skipped.
    indexes_lag: bool,
    requests: AtomicU64,
    /// What is known of the visit, where it is a demo.
    demo: Option<DemoVisit>,
}

/// Policies that held together when this process looked. A version is made of every file, so that none is looked at twice: whoever opens
/// one deployment after the other waits for that once.
static SOUND: StdMutex<BTreeSet<PolicyVersion>> = StdMutex::new(BTreeSet::new());

fn is_sound(sources: &PolicyFiles) -> Result<(), LocalDeploymentError> {
    let version = sources.version();
    let sound = || SOUND.lock().unwrap_or_else(PoisonError::into_inner);
    if !sound().contains(&version) {
        Policy::compile(sources).map_err(LocalDeploymentError::Policy)?;
        sound().insert(version);
    }
    Ok(())
}

impl LocalDeployment {
    /// A deployment in memory, under the policy that ships with Baton.
    ///
    /// # Errors
    /// When the local AWS refuses its options.
    pub async fn in_memory(options: Options) -> Result<Self, LocalDeploymentError> {
        Self::open(Setup::in_memory(options)).await
    }

    /// Opens a deployment, creates its table if need be, and activates the policy if it is another than the active one.
    ///
    /// # Errors
    /// When the folder is in use or broken, or the policy has findings.
    pub async fn open(setup: Setup) -> Result<Self, LocalDeploymentError> {
        let secrets = match setup.dir.as_ref().or(setup.secrets.as_ref()) {
            Some(dir) => secrets::DeploymentSecrets::of_folder(dir)?,
            None => secrets::DeploymentSecrets::of_seed(setup.options.seed),
        };
        let challenge = secrets.challenge();
        let indexes_lag = setup.options.index_lag.is_some();
        let settings = Settings {
            stack: "baton".to_owned(),
            table: TABLE.to_owned(),
            bus: BUS.to_owned(),
            configuration_set: Some(CONFIGURATION_SET.to_owned()),
            base_url: setup.base_url.trim_end_matches('/').to_owned(),
            signing_secret: SIGNING_SECRET.to_owned(),
            pepper_secret: PEPPER_SECRET.to_owned(),
            challenge_secret: challenge.is_some().then(|| CHALLENGE_SECRET.to_owned()),
            source_secret: Some(SOURCE_SECRET.to_owned()),
            oidc_secret: None,
            reply_domain: setup.receives.then(|| REPLY_DOMAIN.to_owned()),
            sending: true,
            canary: setup.canary,
        };
        let aws = match &setup.dir {
            Some(dir) => LocalAws::open(dir, setup.options)?,
            None => LocalAws::in_memory(setup.options)?,
        };
        let partition = aws.retry_partition("baton");
        aws.put_secret(SIGNING_SECRET, &secrets.signing);
        aws.put_secret(PEPPER_SECRET, &secrets.pepper);
        if let Some(keys) = &challenge {
            aws.put_secret(CHALLENGE_SECRET, keys);
        }
        aws.put_secret(SOURCE_SECRET, &secrets.sources());
        let mut cloud = Cloud::start(&aws.sdk_config("baton"), settings, partition).await?;
        if challenge.is_some() {
            // Who has keys of a service wants it to be asked: nothing else leaves this machine.
            cloud = cloud.asking_by_network(setup.token_services.clone(), TOKEN_PATIENCE);
        }
        let deployment = Self(Arc::new(DeploymentParts {
            probe: Probe::new(aws.clone(), TABLE),
            aws,
            cloud,
            turn: Mutex::new(SweepTurn::default()),
            watch: Watch::default(),
            indexes_lag,
            requests: AtomicU64::new(0),
            demo: setup.is_demo.then(DemoVisit::default),
        }));
        if setup.canary {
            deployment.stand_at_its_address();
        }
        deployment.cloud().ensure_table().await?;
        if let Some(sources) = &setup.policy
            && !(setup.keeps_chosen && deployment.is_chosen().await?)
            && deployment.takes(sources).await?
        {
            deployment.activate(sources).await?;
        }
        Box::pin(deployment.receive_mail()).await?;
        Ok(deployment)
    }

    /// Mail to the reply domain is received here; and unless that is known, a probe proves it at once.
    async fn receive_mail(&self) -> Result<(), LocalDeploymentError> {
        let cloud = self.cloud();
        self.aws()
            .receive_mail_of(cloud.settings().reply_domain.as_deref());
        let now = cloud.now();
        let known = cloud.received_mail().await?;
        if cloud.settings().reply_domain.is_none() || known.is_verified(now) {
            return Ok(());
        }
        cloud.hasten_probe(now).await?;
        let due = MessageDue::new(probe_key());
        let event = json!({"source": SOURCE, "detail-type": MESSAGE_DUE, "detail": due});
        send::handle(cloud, event).await?;
        let mut turn = self.0.turn.lock().await;
        self.deliver(&mut turn).await;
        Ok(())
    }

    /// The deployment once more, in a local AWS that goes on from a snapshot of this one's: what it did since is not known
    /// there, and what is compiled is not compiled again.
    ///
    /// # Errors
    /// When the snapshot's file is gone.
    pub fn resume(&self, snapshot: &Snapshot) -> Result<Self, LocalDeploymentError> {
        self.resume_with_sending(snapshot, true)
    }

    /// As [`LocalDeployment::resume`], and mail may leave or may not: a restored backup begins with sending off.
    ///
    /// # Errors
    /// When the snapshot's file is gone.
    pub fn resume_with_sending(
        &self,
        snapshot: &Snapshot,
        on: bool,
    ) -> Result<Self, LocalDeploymentError> {
        let aws = LocalAws::resume(snapshot)?;
        let partition = aws.retry_partition("baton");
        let cloud = self
            .0
            .cloud
            .elsewhere(&aws.sdk_config("baton"), partition)
            .with_sending(on);
        aws.receive_mail_of(cloud.settings().reply_domain.as_deref());
        Ok(Self(Arc::new(DeploymentParts {
            probe: Probe::new(aws.clone(), TABLE),
            aws,
            cloud,
            turn: Mutex::new(SweepTurn::default()),
            watch: Watch::default(),
            indexes_lag: false,
            requests: AtomicU64::new(0),
            demo: None,
        })))
    }

    /// Whether the policy in force was put there by a person: a start by itself is none's choice.
    async fn is_chosen(&self) -> Result<bool, LocalDeploymentError> {
        let changes = self.cloud().policy_history().await?.changes;
        Ok(changes.last().is_some_and(|change| change.by != OPERATOR))
    }

    /// Whether a policy that is named is put in force: not where the one in force is the same with what whoever leads the team changed on its
    /// page, which stays so when it is named again.
    ///
    /// # Errors
    /// When it is another one, and would undo what was changed.
    async fn takes(&self, sources: &PolicyFiles) -> Result<bool, LocalDeploymentError> {
        let cloud = self.cloud();
        // One that can no longer be read is replaced: nobody works by it.
        let active = cloud.refreshed_policy(cloud.now()).await.ok().flatten();
        let Some(active) = active else {
            return Ok(true);
        };
        let (pushed, by_page) = cloud.changes_by_page(&active.version).await?;
        if by_page.is_empty() {
            return Ok(true);
        }
        if pushed == sources.version() {
            return Ok(false);
        }
        let policy = Policy::compile(sources).map_err(LocalDeploymentError::Policy)?;
        let undone = cloud.undone_since(&pushed, by_page, &active, &policy);
        match undone.await? {
            Some(undone) => Err(LocalDeploymentError::Undoes(Undone(undone))),
            None => Ok(true),
        }
    }

    /// Makes this policy the active one. Whether it was another before.
    ///
    /// # Errors
    /// When it has findings.
    pub async fn activate(&self, sources: &PolicyFiles) -> Result<bool, LocalDeploymentError> {
        let cloud = self.cloud();
        let now = cloud.now();
        // One that can no longer be read is replaced as well.
        let active = cloud.refreshed_policy(now).await.ok().flatten();
        if active.is_some_and(|active| active.version == sources.version()) {
            return Ok(false);
        }
        is_sound(sources)?;
        let version = cloud.push_policy(sources, OPERATOR, now).await?;
        cloud.activate_policy(&version, OPERATOR, now).await?;
        Ok(true)
    }

    /// AWS on this machine.
    #[must_use]
    pub fn aws(&self) -> &LocalAws {
        &self.0.aws
    }

    /// AWS, as the functions see it.
    #[must_use]
    pub fn cloud(&self) -> &Cloud {
        &self.0.cloud
    }

    /// Everything that was mailed.
    #[must_use]
    pub fn mailbox(&self) -> &Mailbox {
        self.0.aws.mailbox()
    }

    /// What the functions asked of AWS since the start. What the controls of this machine look up is no request.
    #[must_use]
    pub fn usage(&self) -> Usage {
        self.0.aws.usage()
    }

    /// Runs a function, and counts what it asked of AWS meanwhile.
    pub(crate) async fn metered<T>(
        &self,
        function: &'static str,
        run: impl Future<Output = T>,
    ) -> T {
        let before = self.aws().usage();
        let done = run.await;
        let asked = self.aws().usage().since(&before);
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
