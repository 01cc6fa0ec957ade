//! The clients and settings that a function holds while it lives.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_config::environment::EnvironmentVariableCredentialsProvider;
use aws_config::{BehaviorVersion, Region};
use aws_sdk_dynamodb::config::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, default_async_sleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use calendar::Instant;

use crate::CloudError;
use crate::http::{AwsClients, Http};
use crate::oidc::Issuer;
use crate::outside::Outside;
use crate::read_ahead::ReadAhead;
use crate::request::AwsHttpClient;
use crate::secrets::{HeldSecret, Keyring, Secret, SecretCache};
use crate::settings::Settings;
use crate::source_secrets::SourceKeys;
use crate::table::forecast_cache::ForecastCache;
use crate::table::policy::cache::PolicyCache;
use crate::throttles::Throttles;
use crate::token_services::{TOKEN_PATIENCE, TokenServices};

/// Tries of one request, the first included. The SDK retries throttling and broken connections by itself.
const MAX_ATTEMPTS: u32 = 3;
/// How long a request to the table or the bus may take, all its tries included.
const OPERATION_TIMEOUT: Duration = Duration::from_secs(8);
/// How long one try may take.
pub(crate) const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(3);
/// How long the one try of a mail may take. A lease of a message is longer.
pub(crate) const MAIL_TIMEOUT: Duration = Duration::from_secs(20);

/// AWS, as Baton uses it. Cheap to clone.
#[derive(Clone)]
pub struct Cloud {
    pub(crate) table: aws_sdk_dynamodb::Client,
    pub(crate) sleep: Option<SharedAsyncSleep>,
    pub(crate) outside: Outside,
    pub(crate) tokens: Arc<TokenServices>,
    pub(crate) source_keys: Arc<HeldSecret<SourceKeys>>,
    pub(crate) issuer: Arc<HeldSecret<Issuer>>,
    /// What is not AWS is asked over this process's network, although AWS is answered within it.
    by_network: bool,
    pub(crate) policies: Arc<PolicyCache>,
    pub(crate) forecasts: Arc<ForecastCache>,
    pub(crate) secrets: Arc<SecretCache>,
    pub(crate) region: Option<String>,
    pub(crate) ahead: ReadAhead,
    pub(crate) throttles: Throttles,
    clients: Arc<LazyClients>,
    worker: Arc<Worker>,
    time: SharedTimeSource,
    settings: Arc<Settings>,
}

/// Tells this worker's requests from those of others.
#[derive(Debug, Default)]
struct Worker {
    name: String,
    count: AtomicU64,
}

impl std::fmt::Debug for Cloud {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cloud")
            .field("table", &self.settings.table)
            .finish_non_exhaustive()
    }
}

/// What clients are made of, and the clients that not every function needs: a function that never asks for one does not have its code.
#[derive(Debug)]
struct LazyClients {
    aws_http: AwsHttpClient,
    once: SdkConfig,
    mail: OnceLock<aws_sdk_sesv2::Client>,
    bus: OnceLock<aws_sdk_eventbridge::Client>,
}

impl Cloud {
    /// Builds the clients once, and reads the secrets.
    ///
    /// Mail is sent in one try: where the answer is lost, the mail service's own events say whether the mail left, and no
    /// second try could send it twice. `partition` is whom the clients share their retry budget with.
    ///
    /// # Errors
    /// When a secret cannot be read, or is none.
    pub async fn start(
        config: &SdkConfig,
        settings: Settings,
        partition: RetryPartition,
    ) -> Result<Self, CloudError> {
        Self::over(config, config, settings, partition).await
    }

    /// As [`Cloud::start`], with `mail` for what has one try.
    async fn over(
        config: &SdkConfig,
        mail: &SdkConfig,
        settings: Settings,
        partition: RetryPartition,
    ) -> Result<Self, CloudError> {
        let aws_http = aws_http(config, partition);
        let now = now(&config.time_source().unwrap_or_default());
        let held = Arc::new(SecretCache::read(&aws_http, &settings, now).await?);
        Ok(Self::build(config, mail, aws_http, settings, held))
    }

    fn build(
        config: &SdkConfig,
        mail: &SdkConfig,
        aws_http: AwsHttpClient,
        settings: Settings,
        held: Arc<SecretCache>,
    ) -> Self {
        let once = with_retry(mail, 1, MAIL_TIMEOUT, MAIL_TIMEOUT);
        let throttles = Throttles::default();
        Self {
            table: aws_sdk_dynamodb::Client::from_conf(
                aws_sdk_dynamodb::config::Builder::from(&aws_http.config)
                    .retry_partition(aws_http.partition.clone())
                    .interceptor(throttles.clone())
                    .build(),
            ),
            throttles,
            clients: Arc::new(LazyClients {
                aws_http,
                once,
                mail: OnceLock::new(),
                bus: OnceLock::new(),
            }),
            sleep: config.sleep_impl(),
            region: config.region().map(ToString::to_string),
            ahead: ReadAhead::default(),
            outside: Outside::of(config),
            tokens: Arc::new(TokenServices::at(None, TOKEN_PATIENCE)),
            source_keys: Arc::default(),
            issuer: Arc::default(),
            by_network: false,
            time: config.time_source().unwrap_or_default(),
            secrets: held,
            policies: Arc::new(PolicyCache::default()),
            forecasts: Arc::default(),
            worker: Arc::default(),
            settings: Arc::new(settings),
        }
    }

    /// The mail service. A request is tried once, on a connection of its own.
    pub(crate) fn mail(&self) -> &aws_sdk_sesv2::Client {
        let needed = &self.clients;
        needed
            .mail
            .get_or_init(|| aws_sdk_sesv2::Client::new(&needed.once))
    }

    /// What somebody outside is asked with, in one try and on a connection of its own: as AWS is reached, or over this process's network.
    /// Nothing is built before the first question.
    pub(crate) fn one_try(&self) -> Option<(SharedHttpClient, SharedAsyncSleep)> {
        if self.by_network {
            return Some((Http::new().fresh, default_async_sleep()?));
        }
        Some((self.clients.once.http_client()?, self.sleep.clone()?))
    }

    /// The bus.
    pub(crate) fn bus(&self) -> &aws_sdk_eventbridge::Client {
        let needed = &self.clients;
        needed.bus.get_or_init(|| {
            aws_sdk_eventbridge::Client::from_conf(
                aws_sdk_eventbridge::config::Builder::from(&needed.aws_http.config)
                    .retry_partition(needed.aws_http.partition.clone())
                    .build(),
            )
        })
    }

    /// How services are asked that have no client here; their requests may be tried again.
    pub(crate) fn aws_http(&self) -> &AwsHttpClient {
        &self.clients.aws_http
    }

    /// The same function elsewhere: other clients, the same settings and secrets, and the policies that it has read already.
    #[must_use]
    pub fn elsewhere(&self, config: &SdkConfig, partition: RetryPartition) -> Self {
        let aws_http = aws_http(config, partition);
        Self {
            policies: Arc::new(self.policies.with_the_same_policies()),
            tokens: self.tokens.clone(),
            source_keys: self.source_keys.clone(),
            issuer: self.issuer.clone(),
            by_network: self.by_network,
            ..Self::build(
                config,
                config,
                aws_http,
                Settings::clone(&self.settings),
                Arc::clone(&self.secrets),
            )
        }
    }

    /// The same function in a deployment where mail may leave, or may not.
    #[must_use]
    pub fn with_sending(mut self, on: bool) -> Self {
        let mut settings = Settings::clone(&self.settings);
        settings.sending = on;
        self.settings = Arc::new(settings);
        self
    }

    /// The same function where what is not AWS is asked over this process's network, although AWS is answered within it: the issuer of a
    /// company's accounts, and the services that judge tokens, at another address than their own, if one is given, and with so much patience.
    #[must_use]
    pub fn asking_by_network(self, token_services: Option<String>, patience: Duration) -> Self {
        Self {
            tokens: Arc::new(TokenServices::at(token_services, patience)),
            by_network: true,
            ..self
        }
    }

    /// Reads region, credentials and settings from the environment, which is where a function has them all.
    ///
    /// No profile and no metadata service is looked for: a function has neither, and the code for them would make it larger
    /// and its start slower. As `AWS_ENDPOINT_URL` stands for the addresses of AWS, `BATON_CHALLENGE_URL` does for those of the services that
    /// judge tokens.
    ///
    /// # Errors
    /// A missing or wrong setting, by name; a secret that cannot be read.
    pub async fn from_environment() -> Result<Self, CloudError> {
        let get = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let settings = Settings::read(get)?;
        let region = get("AWS_REGION").ok_or_else(|| CloudError::Setting {
            name: "AWS_REGION",
            reason: "is missing".to_owned(),
        })?;
        let http = Http::new();
        let mut config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .http_client(http.pooled.clone())
            .region(Region::new(region))
            .credentials_provider(SharedCredentialsProvider::new(
                EnvironmentVariableCredentialsProvider::new(),
            ))
            .time_source(SharedTimeSource::default());
        config.set_sleep_impl(default_async_sleep());
        config.set_endpoint_url(get("AWS_ENDPOINT_URL"));
        let cloud = Self::of_this_process(&config.build(), http, settings).await?;
        Ok(Self {
            tokens: Arc::new(TokenServices::at(
                get("BATON_CHALLENGE_URL"),
                TOKEN_PATIENCE,
            )),
            ..cloud
        })
    }

    /// Reads the settings, and the region with them, by `get`; credentials from wherever AWS's own tools find them, over
    /// `clients`. Which places these are is for the features of `aws-config` to say: a function has the least of them.
    ///
    /// # Errors
    /// A missing or wrong setting, by name; a secret that cannot be read.
    pub async fn connect(
        get: impl Fn(&str) -> Option<String>,
        clients: AwsClients,
    ) -> Result<Self, CloudError> {
        let settings = Settings::read(&get)?;
        let mut config =
            aws_config::defaults(BehaviorVersion::latest()).http_client(clients.pooled.clone());
        if let Some(region) = get("AWS_REGION") {
            config = config.region(Region::new(region));
        }
        let http = Http {
            pooled: clients.pooled,
            fresh: clients.fresh,
            ..Http::new()
        };
        Self::of_this_process(&config.load().await, http, settings).await
    }

    async fn of_this_process(
        config: &SdkConfig,
        http: Http,
        settings: Settings,
    ) -> Result<Self, CloudError> {
        let mail = config.to_builder().http_client(http.fresh).build();
        let cloud = Self::over(config, &mail, settings, RetryPartition::new("baton")).await?;
        // Reps' calendars are fetched by a client of their own, which refuses private addresses: a team file must not make us call
        // hosts of our own network.
        let cloud = Self {
            outside: Outside::through(http.outside),
            ..cloud
        };
        // Each process is a worker of its own. The standard library seeds its maps at random in each, so that the names differ.
        let name = format!("{:016x}", RandomState::new().hash_one(std::process::id()));
        Ok(Self {
            worker: Arc::new(Worker {
                name,
                ..Worker::default()
            }),
            ..cloud
        })
    }

    /// Hashes addresses.
    pub(crate) fn pepper(&self) -> &Secret {
        self.secrets.pepper()
    }

    /// The keys that links are signed with, as they were read last.
    #[must_use]
    pub fn keys(&self) -> Arc<Keyring> {
        self.secrets.keyring()
    }

    /// Reads the signing secret again, unless that was done a moment ago; whether it was read.
    pub(crate) async fn reread_keys(&self) -> bool {
        let (aws_http, settings) = (self.aws_http(), self.settings());
        self.secrets.reread(aws_http, settings, self.now()).await
    }

    /// The time by the clients' time source, in whole milliseconds.
    ///
    /// # Panics
    /// Never in this era: the time source is after 1970 and before the year 262000.
    #[must_use]
    pub fn now(&self) -> Instant {
        now(&self.time)
    }

    /// Requests to the table that were throttled since this worker began, each try counted.
    #[must_use]
    pub fn throttled(&self) -> u64 {
        self.throttles.count()
    }

    /// A text that no other request of any worker has, so that two requests with the same content are not taken for one.
    pub(crate) fn unique_token(&self) -> String {
        let count = self.worker.count.fetch_add(1, Ordering::Relaxed);
        format!("{}/{count}", self.worker.name)
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
}

impl AwsHttpClient {
    /// The secret store. Only a start and a rotation ask it, so that no client is kept.
    pub(crate) fn secret_store(&self) -> aws_sdk_secretsmanager::Client {
        aws_sdk_secretsmanager::Client::from_conf(
            aws_sdk_secretsmanager::config::Builder::from(&self.config)
                .retry_partition(self.partition.clone())
                .build(),
        )
    }
}

/// Under this, a request to the table, the bus or the secret store is tried again.
fn aws_http(config: &SdkConfig, partition: RetryPartition) -> AwsHttpClient {
    AwsHttpClient {
        config: with_retry(config, MAX_ATTEMPTS, OPERATION_TIMEOUT, ATTEMPT_TIMEOUT),
        partition,
    }
}

/// A configuration under which a request has so many attempts, and so much time.
fn with_retry(
    config: &SdkConfig,
    attempts: u32,
    operation: Duration,
    attempt: Duration,
) -> SdkConfig {
    let retry = config
        .retry_config()
        .cloned()
        .unwrap_or_else(RetryConfig::standard)
        .with_max_attempts(attempts);
    let timeouts = TimeoutConfig::builder()
        .operation_timeout(operation)
        .operation_attempt_timeout(attempt)
        .build();
    config
        .to_builder()
        .retry_config(retry)
        .timeout_config(timeouts)
        .build()
}

fn now(time: &SharedTimeSource) -> Instant {
    let now = Instant::from(time.now());
    // Stored timestamps have milliseconds; what is compared must have no more.
    Instant::from_timestamp_millis(now.timestamp_millis())
        .expect("a time that came from a timestamp")
}
