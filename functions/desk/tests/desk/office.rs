//! What the tests share: a local AWS with the shipped policy, a lead, and a browser.

use followup::timeline::{AssignReason, EntryKind};
use std::path::Path;

use calendar::{Instant, parse_instant};
use chrono::Duration;
use cloud::Cloud;
use cloud::keys::Home;
use cloud::links::{Link, Purpose};
use cloud::settings::Settings;
use cloud::table::arrivals::{Arrival, RequestKey};
use cloud::table::commit::CommitOptions;
use cloud::table::lead::StoredLead;
use cloud::table::outbox::{State, StateChange};
use cloud::table::timeline::StoredEntry;
use followup::event::Event;
use followup::form::Acknowledge;
use followup::ids::{LeadId, PersonId};
use followup::inquiry::Inquiry;
use followup::policy::PolicyFiles;
use followup::route::Routing;
use http::Response;
use lambda_http::{Body, Request};
use local::{Fault, FaultPlan, FaultRule, LocalAws, Options};

/// Somebody who asks about buying.
pub(crate) const ANN: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("company", "Lee & Sons"),
    ("email", "ann+work@example.com"),
    ("phone", "+1 555 010 0199"),
    ("topic", "sales"),
    ("timeframe", "now"),
    ("message", "Could you look at our stock room?"),
];

/// Somebody else who does.
pub(crate) const BO: &[(&str, &str)] = &[
    ("name", "Bo Ek"),
    ("email", "bo@example.org"),
    ("phone", "+1 555 010 0142"),
    ("topic", "sales"),
    ("timeframe", "now"),
    ("message", "A quote for a shelf, please."),
];

/// A third one.
pub(crate) const CY: &[(&str, &str)] = &[
    ("name", "Cy Orr"),
    ("email", "cy@example.net"),
    ("phone", "+1 555 010 0173"),
    ("topic", "sales"),
    ("timeframe", "now"),
    ("message", "Do you rent out stands?"),
];

/// A local AWS on a Monday at 10:00 in the office, and the desk in it.
pub(crate) struct Office {
    pub(crate) aws: LocalAws,
    pub(crate) cloud: Cloud,
}

pub(crate) fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
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
                let text = std::fs::read_to_string(&path).unwrap();
                sources.files.insert(name, text);
            }
        }
    }
    sources
}

fn start() -> Instant {
    parse_instant("2026-03-02T15:00:00Z").unwrap()
}

/// A secret of a test: its name and text.
const SIGNING: (&str, &str) = (
    "signing",
    r#"{"current":"k1","k1":"a signing key of a test"}"#,
);
const PEPPER: (&str, &str) = ("pepper", "a pepper of a test");

impl Office {
    pub(crate) async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// Under a policy that somebody changed.
    pub(crate) async fn open_with(change: impl FnOnce(&mut PolicyFiles)) -> Self {
        Self::open_on(Self::bare().await, change).await
    }

    /// As far from its table as a function is: each request takes so long, by the runtime's clock.
    pub(crate) async fn open_at(latency: std::time::Duration) -> Self {
        let office = Self::bare_with(Options {
            latency: Some(latency),
            ..Options::simulated(7, start())
        });
        Self::open_on(office.await, |_| {}).await
    }

    async fn open_on(office: Self, change: impl FnOnce(&mut PolicyFiles)) -> Self {
        let now = office.cloud.now();
        let mut sources = shipped();
        change(&mut sources);
        let pushed = office.cloud.push_policy(&sources, "test", now).await;
        let version = pushed.unwrap();
        let activated = office.cloud.activate_policy(&version, "test", now).await;
        activated.unwrap();
        office
    }

    /// A local AWS before any policy was pushed.
    pub(crate) async fn bare() -> Self {
        Self::bare_with(Options::simulated(7, start())).await
    }

    async fn bare_with(options: Options) -> Self {
        let aws = LocalAws::in_memory(options).unwrap();
        let settings = Settings {
            stack: "baton".to_owned(),
            table: "leads".to_owned(),
            bus: "default".to_owned(),
            configuration_set: None,
            reply_domain: None,
            base_url: "https://desk.example.com".to_owned(),
            signing_secret: SIGNING.0.to_owned(),
            pepper_secret: PEPPER.0.to_owned(),
            challenge_secret: None,
            source_secret: None,
            oidc_secret: None,
            sending: true,
            canary: false,
        };
        for (name, text) in [SIGNING, PEPPER] {
            aws.put_secret(name, text);
        }
        let cloud = Cloud::start(
            &aws.sdk_config("desk"),
            settings,
            aws.retry_partition("desk"),
        )
        .await
        .unwrap();
        cloud.ensure_table().await.unwrap();
        Self { aws, cloud }
    }

    /// A lead that has been accepted, and nothing else.
    pub(crate) async fn accepted(&self, fields: &[(&str, &str)]) -> LeadId {
        let inquiry = self.typed(fields).await;
        // Each text is an inquiry of its own.
        let email = fields.iter().find(|(name, _)| *name == "email");
        let payload = match email {
            Some((_, email)) if !email.starts_with("ann") => format!("payload of {email}"),
            Some(_) | None => "payload".to_owned(),
        };
        self.takes(&inquiry, &payload).await
    }

    /// What somebody typed into the form.
    pub(crate) async fn typed(&self, fields: &[(&str, &str)]) -> Inquiry {
        let now = self.cloud.now();
        let policy = self.cloud.active_policy(now).await.unwrap().unwrap();
        let fields: Vec<(String, String)> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        policy.active.forms["contact"]
            .read(&fields, now, "1")
            .unwrap()
    }

    /// Takes an inquiry, and says whose lead it is of.
    pub(crate) async fn takes(&self, inquiry: &Inquiry, payload: &str) -> LeadId {
        let now = self.cloud.now();
        let policy = self.cloud.active_policy(now).await.unwrap().unwrap();
        let arrival = Arrival {
            promises: true,
            inquiry,
            at: now,
            request: RequestKey::Content,
            payload,
            network: None,
            policy: Some(&policy),
            forecast: &followup::route::Forecast::default(),
            acknowledge: Acknowledge::Baton,
        };
        let told = self.cloud.accept(&arrival).await.unwrap().lead;
        let stored = self.cloud.resolved_lead(&told).await.unwrap();
        stored.unwrap().lead.id
    }

    /// A lead that the criteria have judged.
    pub(crate) async fn judged(&self, fields: &[(&str, &str)], suspicious: bool) -> LeadId {
        let lead = self.accepted(fields).await;
        self.judges(&lead, suspicious).await;
        lead
    }

    /// The criteria judge a lead that has been accepted.
    pub(crate) async fn judges(&self, lead: &LeadId, suspicious: bool) {
        let stored = self.lead(lead).await;
        let inquiry = self.cloud.inquiry(lead, &stored.lead.inquiry).await;
        let arrived = Event::Arrived {
            inquiry: Box::new(inquiry.unwrap().unwrap()),
            suspicious,
        };
        self.happens(lead, arrived).await;
    }

    /// A lead whose first call is open, with Sam.
    pub(crate) async fn with_sam(&self) -> LeadId {
        let lead = self.judged(ANN, false).await;
        self.is_given(&lead, "sam").await;
        lead
    }

    /// A lead that Sam called twice in vain, of which a mail goes out by itself.
    pub(crate) async fn tried_twice(&self) -> LeadId {
        let lead = self.with_sam().await;
        for outcome in ["no_answer", "voicemail"] {
            let path = self.path(Purpose::Outcome, &lead, "sam").await;
            self.post(&path, &format!("outcome={outcome}")).await;
            if outcome == "no_answer" {
                self.later(Duration::days(1));
                self.happens(&lead, Event::Tick).await;
            }
        }
        lead
    }

    /// A lead that waits for a rep gets this one.
    pub(crate) async fn is_given(&self, lead: &LeadId, rep: &str) {
        let routing = Routing::To {
            rep: person(rep),
            why: AssignReason::LeastLoaded { open: 0 },
            others: Vec::new(),
        };
        self.happens(lead, Event::Routed(routing)).await;
    }

    /// Nothing waits to be sent to this one any more: what is to be acknowledged keeps two leads from being merged.
    pub(crate) async fn forget_mails(&self, lead: &LeadId) {
        let messages = self.cloud.messages(&Home::Lead(lead.clone())).await;
        for message in messages.unwrap() {
            if message.state.may_leave() {
                let change = StateChange::of(&message, State::Dropped, None, None);
                let now = self.cloud.now();
                assert!(self.cloud.transition(&change, None, now).await.unwrap());
            }
        }
    }

    pub(crate) async fn happens(&self, lead: &LeadId, event: Event) {
        let now = self.cloud.now();
        self.cloud
            .act(lead, &event, now, &CommitOptions::default())
            .await
            .unwrap();
    }

    pub(crate) fn break_reads(&self) {
        let rule = FaultRule::always(Fault::ServerError).operation("GetItem");
        self.aws.faults().set(FaultPlan::new().rule(rule));
    }

    pub(crate) fn mend(&self) {
        self.aws.faults().set(FaultPlan::new());
        self.aws.faults().reset();
    }

    pub(crate) fn later(&self, by: Duration) -> Instant {
        self.aws.clock().advance(by.to_std().unwrap()).unwrap()
    }

    pub(crate) async fn lead(&self, lead: &LeadId) -> StoredLead {
        self.cloud.lead(lead).await.unwrap().unwrap()
    }

    /// How many lines of this kind the timeline of a lead has.
    pub(crate) async fn entries(&self, lead: &LeadId, kind: EntryKind) -> usize {
        let lines = self.cloud.timeline(lead).await.unwrap();
        lines
            .iter()
            .filter(|line| line.entry.kind() == kind)
            .count()
    }

    /// All that a page could have changed.
    pub(crate) async fn everything(&self, lead: &LeadId) -> (StoredLead, Vec<StoredEntry>, String) {
        let home = Home::Lead(lead.clone());
        let messages = self.cloud.messages(&home).await.unwrap();
        (
            self.lead(lead).await,
            self.cloud.timeline(lead).await.unwrap(),
            format!("{messages:?}"),
        )
    }

    /// How often secrets were read since the start.
    pub(crate) fn reads_of_secrets(&self) -> u64 {
        let usage = self.aws.usage();
        usage
            .of(local::LocalService::SecretsManager, "GetSecretValue")
            .requests
    }

    /// The path of a page.
    pub(crate) async fn path(&self, purpose: Purpose, lead: &LeadId, who: &str) -> String {
        let task = self.lead(lead).await.lead.task();
        self.path_of(purpose, lead, who, &task)
    }

    pub(crate) fn path_of(&self, purpose: Purpose, lead: &LeadId, who: &str, task: &str) -> String {
        let link = Link {
            purpose,
            lead: Some(lead.clone()),
            person: (who != "-").then(|| person(who)),
            task: task.to_owned(),
            expires: (who != "-").then(|| self.cloud.now() + cloud::links::TASK_LINK),
        };
        format!("/{}/{}", purpose.path(), link.token(&self.cloud.keys()))
    }

    /// The page with all that is open for somebody.
    pub(crate) fn list_of(&self, who: &str) -> String {
        let link = Link {
            purpose: Purpose::List,
            lead: None,
            person: Some(person(who)),
            task: "2026-03-02".to_owned(),
            expires: Some(self.cloud.now() + cloud::links::TASK_LINK),
        };
        let token = link.token(&self.cloud.keys());
        format!("/{}/{token}", Purpose::List.path())
    }

    pub(crate) async fn ask(&self, method: &str, path: &str, body: &str) -> Response<Body> {
        let request: Request = http::Request::builder()
            .method(method)
            .uri(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        desk::handle(&self.cloud, request).await
    }

    pub(crate) async fn get(&self, path: &str) -> Response<Body> {
        self.ask("GET", path, "").await
    }

    pub(crate) async fn post(&self, path: &str, body: &str) -> Response<Body> {
        self.ask("POST", path, body).await
    }
}

/// Enter in a field presses the first button that is not disabled: where several things can be chosen, it chooses none.
fn assert_enter_chooses_nothing(page: &str) {
    for form in page.split("<form").skip(1) {
        let form = form.split("</form>").next().unwrap();
        let buttons: Vec<&str> = form.split("<button").skip(1).collect();
        assert!(
            buttons.len() < 2
                || buttons[0].starts_with(" class=\"unseen\" type=\"submit\" tabindex"),
            "Enter chooses something in {form}"
        );
    }
}

/// What a page of the desk has that makes it quicker; no other page has it.
pub(crate) const SCRIPT: &str = include_str!("../../src/seat/seat.js");

/// A page without the script of the desk, which says nothing to anybody.
pub(crate) fn text(response: &Response<Body>) -> String {
    let page = String::from_utf8(response.body().as_ref().to_vec()).unwrap();
    assert_enter_chooses_nothing(&page);
    if page.contains("<header class=\"top\">") {
        page.replace(&format!("<script>{SCRIPT}</script>"), "")
    } else {
        page
    }
}

/// A page with one tag a line, its icon and stylesheet left out and its signatures hidden, so that a change can be read.
pub(crate) fn readable(response: &Response<Body>) -> String {
    let text = text(response);
    let (head, rest) = text.split_once("<link rel=\"icon\"").unwrap();
    let (_, tail) = rest.rsplit_once("</style>").unwrap();
    let mut page = format!("{head}{tail}").replace("><", ">\n<");
    for attribute in ["action=\"", "href=\"../"] {
        page = hidden(&page, attribute);
    }
    format!("{}\n{page}", response.status())
}

fn hidden(page: &str, attribute: &str) -> String {
    let mut parts = page.split(attribute);
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (address, rest) = part.split_once('"').unwrap();
        let letter = address.split(['.', '/']).next().unwrap();
        out.push_str(&format!("{attribute}{letter}…\"{rest}"));
    }
    out
}
