//! A local AWS with the shipped policy, and inquiries to post.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test binary uses its part; a test may fail loudly"
)]

use std::path::Path;
use std::sync::Arc;

use calendar::{Instant, parse_instant};
use cloud::Cloud;
use cloud::settings::Settings;
use cloud::table::arrivals::{AcceptError, AcceptedInquiry, Arrival, RequestKey};
use followup::form::Acknowledge;
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::policy::{Policy, PolicyFiles};
use local::{LocalAws, Options};

/// Monday, 10:00 in New York.
pub(crate) const MONDAY: &str = "2026-03-02T15:00:00Z";

pub(crate) fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

/// A secret of a test: its name and text.
pub(crate) const SIGNING: (&str, &str) = (
    "signing",
    r#"{"current":"k1","k1":"a signing key of a test"}"#,
);
pub(crate) const PEPPER: (&str, &str) = ("pepper", "a pepper of a test");

pub(crate) fn settings() -> Settings {
    Settings {
        stack: "baton".to_owned(),
        table: "baton".to_owned(),
        bus: "baton".to_owned(),
        configuration_set: None,
        reply_domain: Some("reply.example.com".to_owned()),
        base_url: "http://127.0.0.1:8080".to_owned(),
        signing_secret: SIGNING.0.to_owned(),
        pepper_secret: PEPPER.0.to_owned(),
        challenge_secret: None,
        source_secret: None,
        oidc_secret: None,
        sending: true,
        canary: false,
    }
}

pub(crate) fn shipped() -> PolicyFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../infra/policy");
    let mut sources = PolicyFiles::default();
    for folder in ["", "calendars", "forms", "letters", "templates"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_str().unwrap();
                let name = if folder.is_empty() {
                    name.to_owned()
                } else {
                    format!("{folder}/{name}")
                };
                sources
                    .files
                    .insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    sources
}

/// A process of its own, which has read nothing yet.
pub(crate) async fn worker(aws: &LocalAws, name: &'static str) -> Cloud {
    let partition = aws.retry_partition(name);
    Cloud::start(&aws.sdk_config(name), settings(), partition)
        .await
        .unwrap()
}

/// The table of a local AWS in which nothing was pushed yet.
pub(crate) async fn started(aws: &LocalAws) -> Cloud {
    for (name, text) in [SIGNING, PEPPER] {
        aws.put_secret(name, text);
    }
    let cloud = worker(aws, "test").await;
    cloud.ensure_table().await.unwrap();
    cloud
}

pub(crate) struct World {
    pub(crate) aws: LocalAws,
    pub(crate) cloud: Cloud,
    pub(crate) policy: Arc<Policy>,
}

impl World {
    pub(crate) async fn new(seed: u64) -> Self {
        Self::of(LocalAws::in_memory(Options::simulated(seed, at(MONDAY))).unwrap()).await
    }

    /// The shipped policy in a local AWS that is there.
    pub(crate) async fn of(aws: LocalAws) -> Self {
        let cloud = started(&aws).await;
        let version = cloud
            .push_policy(&shipped(), "test", cloud.now())
            .await
            .unwrap();
        let policy = cloud
            .activate_policy(&version, "test", cloud.now())
            .await
            .unwrap();
        Self { aws, cloud, policy }
    }

    pub(crate) fn minute_later(&self) -> Instant {
        self.aws
            .clock()
            .advance(std::time::Duration::from_secs(60))
            .unwrap()
    }

    pub(crate) fn inquiry(&self, fields: &[(&str, &str)]) -> Inquiry {
        let fields: Vec<(String, String)> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.policy.active.forms["contact"]
            .read(&fields, self.cloud.now(), "1")
            .unwrap()
    }

    /// The lead that an inquiry is of: what a form is told may be the name of a pointer to it.
    pub(crate) async fn lead_of(&self, accepted: &AcceptedInquiry) -> LeadId {
        let stored = self.cloud.resolved_lead(&accepted.lead).await.unwrap();
        stored.unwrap().lead.id
    }

    pub(crate) async fn post(
        &self,
        fields: &[(&str, &str)],
    ) -> Result<AcceptedInquiry, AcceptError> {
        self.post_with(fields, RequestKey::Content).await
    }

    pub(crate) async fn post_with(
        &self,
        fields: &[(&str, &str)],
        request: RequestKey<'_>,
    ) -> Result<AcceptedInquiry, AcceptError> {
        let inquiry = self.inquiry(fields);
        let payload = format!("{fields:?}");
        self.cloud
            .accept(&Arrival {
                promises: true,
                inquiry: &inquiry,
                at: self.cloud.now(),
                request,
                payload: &payload,
                network: None,
                policy: Some(&self.policy),
                forecast: &followup::route::Forecast::default(),
                acknowledge: Acknowledge::Baton,
            })
            .await
    }
}
