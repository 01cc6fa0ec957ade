//! A company in a local AWS: its policy, its table, its mailbox, and a way to let things happen.

use followup::event::Evidence;
use followup::timeline::AssignReason;
use std::cell::Cell;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use wording::fact::particulars;

use calendar::{Instant, parse_instant};
use cloud::Cloud;
use cloud::attributes::{key, s};
use cloud::keys::{Home, Key, Lane};
use cloud::settings::Settings;
use cloud::table::arrivals::{Arrival, RequestKey};
use cloud::table::commit::CommitOptions;
use cloud::table::lead::StoredLead;
use cloud::table::outbox::{Content, MAX_GATHERED, OutboxItem, State, StateChange};
use cloud::table::received_mail::probe_token;
use cloud::transact::Acted;
use followup::charge::losing;
use followup::decide::Decision;
use followup::event::{Disposition, Event, Outcome, Sign};
use followup::form::Acknowledge;
use followup::ids::{LeadId, MessageId, PersonId};
use followup::inquiry::Inquiry;
use followup::lead::{Open, Stage};
use followup::message::{ACKNOWLEDGEMENT, Message, NotSentReason, Notice, NoticeKind};
use followup::policy::PolicyFiles;
use followup::route::Routing;
use local::{AcceptedMail, Fault, FaultPlan, FaultRule, LocalAws, Options};
use send::{Delivered, deliver};

/// A Tuesday, 10:00 in New York.
pub(crate) const TUESDAY: &str = "2026-03-03T15:00:00Z";

/// What Ana fills in.
pub(crate) const ANA: &[(&str, &str)] = &[
    ("name", "Ana Silva"),
    ("email", "ana@acme.test"),
    ("phone", "+1 212 555 0123"),
    ("company", "Acme Lamps"),
    ("topic", "sales"),
    ("timeframe", "now"),
    ("message", "What do 200 lamps cost?\nWe need them in May."),
    ("budget", "about $12,000"),
];
/// What Bo fills in: no phone.
pub(crate) const BO: &[(&str, &str)] = &[
    ("name", "Bo Ek"),
    ("email", "bo@gmail.com"),
    ("topic", "sales"),
    ("message", "Can you write to me?"),
];
/// What Cy fills in: the criteria do not say whether a rep should call.
pub(crate) const CY: &[(&str, &str)] = &[
    ("name", "Cy Young"),
    ("email", "cy@bolts.test"),
    ("topic", "partnership"),
    ("message", "Let us do something together."),
];

pub(crate) fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

pub(crate) fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

/// The files of the shipped policy.
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

/// The shipped policy with a change in one of its files.
pub(crate) fn changed(file: &str, from: &str, to: &str) -> PolicyFiles {
    let mut sources = shipped();
    let text = sources.files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    *text = text.replace(from, to);
    sources
}

/// A company in a local AWS.
pub(crate) struct Town {
    pub(crate) aws: LocalAws,
    pub(crate) cloud: Cloud,
    /// No probe comes back any more.
    pub(crate) lapses: Cell<bool>,
    _kept: Kept,
}

/// Writes every mail of a town into a folder when its test is over, if somebody wants to look at them all.
struct Kept(LocalAws);

static TOWNS: AtomicU32 = AtomicU32::new(0);

impl Drop for Kept {
    fn drop(&mut self) {
        let Some(folder) = std::env::var_os("MAIL_FOLDER") else {
            return;
        };
        let number = TOWNS.fetch_add(1, Ordering::Relaxed);
        let written = self
            .0
            .mailbox()
            .write_into(Path::new(&folder), &format!("send-{number}-"));
        assert!(written.is_ok() || std::thread::panicking(), "{written:?}");
    }
}

/// A secret of a test: its name and text.
const SIGNING: (&str, &str) = (
    "signing",
    r#"{"current":"k1","k1":"a signing key of a test"}"#,
);
const PEPPER: (&str, &str) = ("pepper", "a pepper of a test");

fn settings() -> Settings {
    Settings {
        stack: "baton".to_owned(),
        table: "baton".to_owned(),
        bus: "baton".to_owned(),
        configuration_set: None,
        reply_domain: Some("in.example.com".to_owned()),
        base_url: "https://follow.example.com".to_owned(),
        signing_secret: SIGNING.0.to_owned(),
        pepper_secret: PEPPER.0.to_owned(),
        challenge_secret: None,
        source_secret: None,
        oidc_secret: None,
        sending: true,
        canary: false,
    }
}

/// Minutes after which an inquiry is not acknowledged any more: a quarter of an hour, and a day and a half.
pub(crate) const TOO_LATE: u64 = 15 + 36 * 60 + 1;

impl Town {
    /// A town without a policy, whose settings are changed by `with`.
    pub(crate) async fn bare(start: &str, with: impl FnOnce(&mut Settings)) -> Self {
        let aws = LocalAws::in_memory(Options::simulated(7, at(start))).unwrap();
        let mut settings = settings();
        with(&mut settings);
        let config = aws.sdk_config("send");
        for (name, text) in [SIGNING, PEPPER] {
            aws.put_secret(name, text);
        }
        let cloud = Cloud::start(&config, settings, aws.retry_partition("send"))
            .await
            .unwrap();
        cloud.ensure_table().await.unwrap();
        Self {
            _kept: Kept(aws.clone()),
            aws,
            cloud,
            lapses: Cell::new(false),
        }
    }

    /// A town with the shipped policy.
    pub(crate) async fn new(start: &str) -> Self {
        Self::under(start, &shipped()).await
    }

    /// A town with this policy.
    pub(crate) async fn under(start: &str, sources: &PolicyFiles) -> Self {
        let town = Self::bare(start, |_| {}).await;
        town.push(sources).await;
        town
    }

    /// A probe goes out and comes back: received mail is verified for a day.
    pub(crate) async fn probed(&self) {
        let now = self.now();
        self.cloud.hasten_probe(now).await.unwrap();
        let address = self.cloud.begin_probe(now).await.unwrap();
        if let Some(address) = address {
            let token = probe_token(&address, "in.example.com").unwrap();
            assert!(self.cloud.probe_returned(token, now).await.unwrap());
        }
    }

    pub(crate) async fn push(&self, sources: &PolicyFiles) {
        let now = self.now();
        let version = self.cloud.push_policy(sources, "test", now).await.unwrap();
        self.cloud
            .activate_policy(&version, "test", now)
            .await
            .unwrap();
        self.probed().await;
    }

    pub(crate) fn now(&self) -> Instant {
        self.cloud.now()
    }

    pub(crate) fn advance(&self, minutes: u64) {
        let by = Duration::from_secs(minutes * 60);
        self.aws.clock().advance(by).unwrap();
    }

    pub(crate) fn set(&self, text: &str) {
        self.aws.clock().set(at(text)).unwrap();
    }

    /// The next requests for mail fail so.
    pub(crate) fn mail_fails(&self, fault: Fault, times: u64) {
        let rule = FaultRule::nth(1, fault).operation("SendEmail").times(times);
        self.aws.faults().set(FaultPlan::new().rule(rule));
    }

    /// A form arrives.
    pub(crate) async fn inquires(&self, fields: &[(&str, &str)]) -> LeadId {
        let now = self.now();
        let policy = self.cloud.active_policy(now).await.unwrap();
        let fields: Vec<(String, String)> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let form = policy
            .as_ref()
            .map_or_else(followup::form::Form::builtin_contact, |policy| {
                policy.active.forms["contact"].clone()
            });
        let inquiry: Inquiry = form.read(&fields, now, "1").unwrap();
        let payload = format!("{fields:?}{now}");
        self.arrives(&inquiry, Acknowledge::Baton, &payload).await
    }

    /// An inquiry arrives.
    pub(crate) async fn arrives(
        &self,
        inquiry: &Inquiry,
        acknowledge: Acknowledge,
        payload: &str,
    ) -> LeadId {
        let now = self.now();
        let policy = self.cloud.active_policy(now).await.unwrap();
        let arrival = Arrival {
            promises: acknowledge == Acknowledge::Baton,
            inquiry,
            at: now,
            request: RequestKey::Content,
            payload,
            network: None,
            policy: policy.as_deref(),
            forecast: &followup::route::Forecast::default(),
            acknowledge,
        };
        let told = self.cloud.accept(&arrival).await.unwrap().lead;
        let stored = self.cloud.resolved_lead(&told).await.unwrap();
        stored.unwrap().lead.id
    }

    /// What the table has of a lead is no lead any more.
    pub(crate) async fn becomes_unreadable(&self, lead: &LeadId) {
        let broken = self
            .aws
            .dynamodb("vandal")
            .update_item()
            .table_name("baton")
            .set_key(Some(key(&Key::lead(lead))))
            .update_expression("SET body = :nothing")
            .expression_attribute_values(":nothing", s("{ no lead"));
        broken.send().await.unwrap();
    }

    pub(crate) async fn stored(&self, lead: &LeadId) -> StoredLead {
        self.cloud.lead(lead).await.unwrap().unwrap()
    }

    pub(crate) async fn event(&self, lead: &LeadId, event: Event) -> Acted {
        self.acts(lead, event, &CommitOptions::default()).await
    }

    /// Something happens to a lead, and what the team is told of it is in the mails.
    pub(crate) async fn acts(&self, lead: &LeadId, event: Event, with: &CommitOptions) -> Acted {
        let acted = self.cloud.act(lead, &event, self.now(), with).await;
        self.gathers().await;
        acted.unwrap()
    }

    /// The sweep puts the notices that wait into the mails that carry them.
    pub(crate) async fn gathers(&self) {
        let Some(policy) = self.cloud.active_policy(self.now()).await.unwrap() else {
            return;
        };
        for number in 0..Lane::Notice.shards() {
            let shard = Lane::Notice.shard(number);
            let due = self.cloud.due(&shard, self.now()).await.unwrap();
            for due in due.chunks(MAX_GATHERED) {
                let keys: Vec<Key> = due.iter().map(|item| item.key.clone()).collect();
                let gathered = self.cloud.gather_notices(&policy.active, &keys, self.now());
                assert!(gathered.await.failed.is_empty());
            }
        }
    }

    /// The sweep judges the inquiry.
    pub(crate) async fn judged(&self, lead: &LeadId) {
        let stored = self.stored(lead).await;
        let inquiry = self.cloud.inquiry(lead, &stored.lead.inquiry).await;
        let event = Event::Arrived {
            inquiry: Box::new(inquiry.unwrap().unwrap()),
            suspicious: false,
        };
        self.event(lead, event).await;
    }

    /// The lead is given to somebody.
    pub(crate) async fn routed(&self, lead: &LeadId, rep: &str) {
        let routing = Routing::To {
            rep: person(rep),
            why: AssignReason::LeastLoaded { open: 0 },
            others: Vec::new(),
        };
        self.event(lead, Event::Routed(routing)).await;
    }

    /// A form arrives and is judged, so that it may be acknowledged; one that joined is decided.
    pub(crate) async fn asks(&self, fields: &[(&str, &str)]) -> LeadId {
        let lead = self.inquires(fields).await;
        if self.stored(&lead).await.lead.stage == Stage::Open(Open::Received) {
            self.judged(&lead).await;
        } else {
            self.tick(&lead).await;
        }
        lead
    }

    /// A form arrives, is judged, and is Riley's.
    pub(crate) async fn riley_gets(&self, fields: &[(&str, &str)]) -> LeadId {
        let lead = self.inquires(fields).await;
        self.judged(&lead).await;
        self.routed(&lead, "riley").await;
        lead
    }

    /// Time passes, as the sweep says it.
    pub(crate) async fn tick(&self, lead: &LeadId) {
        let now = self.now();
        let stored = self.stored(lead).await;
        let policy = self.cloud.active_policy(now).await.unwrap();
        if let Some(owner) = policy.and_then(|policy| losing(&policy, &stored.lead, now)) {
            let tellings = self.cloud.tellings(lead, &owner).await.unwrap();
            let due = Event::MoveDue {
                owner,
                tellings,
                is_managed: true,
            };
            self.event(lead, due).await;
        }
        self.event(lead, Event::Tick).await;
    }

    pub(crate) async fn sign(&self, lead: &LeadId, sign: Sign) {
        self.event(lead, Event::Sign(sign)).await;
    }

    pub(crate) async fn reports(&self, lead: &LeadId, by: &str, disposition: Disposition) {
        self.reports_noting(lead, by, disposition, None).await;
    }

    /// The same, with a note.
    pub(crate) async fn reports_noting(
        &self,
        lead: &LeadId,
        by: &str,
        disposition: Disposition,
        note: Option<&str>,
    ) {
        let outcome = Outcome {
            by: person(by),
            task: self.stored(lead).await.lead.task(),
            disposition,
            next_at: None,
            again: false,
            link: None,
            amount: None,
            known: Evidence::Said,
        };
        let options = CommitOptions {
            payload: note.map(cloud::table::texts::PersonalText::mail),
            ..CommitOptions::default()
        };
        self.acts(lead, Event::Outcome(outcome), &options).await;
    }

    /// A notice is decided now.
    pub(crate) async fn notice(&self, to: &str, lead: &LeadId, kind: NoticeKind) {
        let policy = self.cloud.active_policy(self.now()).await.unwrap().unwrap();
        let stored = self.stored(lead).await;
        let mut decision = Decision::unchanged(&stored.lead);
        decision.notices.push(Notice {
            to: person(to),
            lead: lead.clone(),
            kind,
        });
        // Each is a decision of its own.
        let id = format!("notice {to} {:?} {}", decision.notices, self.now());
        let options = CommitOptions::default();
        let written = self
            .cloud
            .commit(&policy, &stored, &decision, &id, self.now(), &options);
        written.await.unwrap();
        self.gathers().await;
    }

    /// The messages to a lead.
    pub(crate) async fn messages(&self, lead: &LeadId) -> Vec<OutboxItem> {
        let home = Home::Lead(lead.clone());
        self.cloud.messages(&home).await.unwrap()
    }

    /// The message of a step.
    pub(crate) async fn message(&self, lead: &LeadId, step: &str) -> (OutboxItem, Message) {
        let mut steps = Vec::new();
        for item in self.messages(lead).await {
            if let Content::Lead(message) = item.content.clone() {
                if message.step == step {
                    return (item, message);
                }
                steps.push(message.step);
            }
        }
        panic!("there is no {step} among {steps:?}")
    }

    pub(crate) async fn state(&self, lead: &LeadId, step: &str) -> State {
        self.message(lead, step).await.0.state
    }

    pub(crate) async fn deliver(&self, lead: &LeadId, step: &str) -> Delivered {
        let key = self.message(lead, step).await.0.key();
        self.deliver_key(&key).await
    }

    pub(crate) async fn deliver_key(&self, key: &Key) -> Delivered {
        // A probe comes back each day, unless a test lets none.
        let known = self.cloud.received_mail().await.unwrap();
        if known.returned_at.is_some() && !known.is_verified(self.now()) && !self.lapses.get() {
            self.probed().await;
        }
        let delivered = deliver(&self.cloud, key, self.now()).await.unwrap();
        self.gathers().await;
        delivered
    }

    /// The mails to a person that wait.
    pub(crate) async fn to_person(&self, id: &str) -> Vec<OutboxItem> {
        let home = Home::Person(person(id));
        self.cloud.messages(&home).await.unwrap()
    }

    /// An acknowledgement could not leave for so long that it is a person's task.
    pub(crate) async fn acknowledgement_lapses(&self, lead: &LeadId) {
        let (item, message) = self.message(lead, ACKNOWLEDGEMENT).await;
        let why = NotSentReason::TooLate;
        let options = CommitOptions {
            state_changes: vec![StateChange::of(
                &item,
                State::Skipped,
                None,
                Some(why.clone()),
            )],
            ..CommitOptions::default()
        };
        let event = Event::NotSent {
            message: message.id,
            step: Some(message.step),
            why,
        };
        self.acts(lead, event, &options).await;
    }

    /// Delivers everything that is due, and gives the mails that left.
    pub(crate) async fn post(&self) -> Vec<AcceptedMail> {
        let before = self.aws.mailbox().len();
        for lane in [Lane::Acknowledgement, Lane::Mail] {
            for number in 0..lane.shards() {
                let due = self.cloud.due(&lane.shard(number), self.now()).await;
                for item in due.unwrap() {
                    if item.key.sk.starts_with("M#") {
                        self.deliver_key(&item.key).await;
                    }
                }
            }
        }
        self.aws.mailbox().all().split_off(before)
    }

    /// Everything that is due is delivered, and this is the one mail to `to`.
    pub(crate) async fn mail_to(&self, to: &str) -> AcceptedMail {
        let mut mails = self.post().await;
        mails.retain(|mail| mail.to == [to]);
        assert_eq!(mails.len(), 1, "mails to {to}: {mails:#?}");
        mails.remove(0)
    }

    /// Everything that is due is delivered, and this is the one mail with these words in its subject.
    pub(crate) async fn mail_named(&self, words: &str) -> AcceptedMail {
        let mut mails = self.post().await;
        mails.retain(|mail| mail.subject.contains(words));
        assert_eq!(mails.len(), 1, "mails named {words}: {mails:#?}");
        mails.remove(0)
    }

    /// The reasons on a lead's timeline, oldest first.
    pub(crate) async fn timeline(&self, lead: &LeadId) -> Vec<String> {
        let timeline = self.cloud.timeline(lead).await.unwrap();
        timeline
            .iter()
            .map(|line| {
                format!(
                    "{}: {}",
                    line.entry.kind().as_str(),
                    particulars(&line.entry.fact, &wording::fact::Plain).unwrap_or_default()
                )
            })
            .collect()
    }

    /// Whether the team hears that a message was not sent.
    pub(crate) async fn is_a_task_of(&self, id: &str, message: &MessageId) -> bool {
        self.to_person(id).await.iter().any(|mail| {
            mail.notices.iter().any(|notice| {
                notice.kind
                    == NoticeKind::NotSent {
                        message: message.clone(),
                    }
            })
        })
    }
}

/// A mail as a snapshot has it.
pub(crate) fn shown(mail: &AcceptedMail) -> String {
    let mut lines = vec![
        format!("From: {}", mail.from),
        format!("To: {}", mail.to.join(", ")),
        format!("Subject: {}", mail.subject),
    ];
    lines.extend(
        mail.headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}")),
    );
    lines.push(format!("Tag lead: {}", mail.lead.is_some()));
    lines.push(format!("Tag message: {}", mail.message.is_some()));
    lines.push(String::new());
    lines.push(mail.text.clone().unwrap_or_default());
    lines.push("--- html ---".to_owned());
    lines.push(mail.html.clone().unwrap_or_default());
    lines.join("\n")
}
