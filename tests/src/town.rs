//! A company, its prospects, and its time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use baton::leads::{LeadLine, LeadView};
use baton::{LocalDeployment, Peer, Setup};
use calendar::{Instant, Span, Tz};
use chrono::{NaiveDateTime, TimeDelta, TimeZone as _};
use followup::ids::{LeadId, PersonId};
use followup::policy::{Policy, PolicyFiles};
use http::{Method, Request};
use local::{AcceptedMail, Options};

use crate::post::{button, is_to_staff, plain};
use crate::{Fields, decisions, golden, trace};

/// What was due so long ago and was not done is forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::minutes(10);

/// Names the folder into which every mail of every town is written, if somebody wants to look at them all.
const MAIL_FOLDER: &str = "MAIL_FOLDER";
/// What is left of a field that nobody filled in.
const MARKS: [&str; 12] = [
    "{{",
    "}}",
    "{Add",
    "[NAME]",
    "[Name]",
    "%%",
    "<<",
    "Hello ,",
    "undefined",
    "None",
    " null",
    "NaN",
];
/// What stands for the address behind a button, which only a program reads.
const BUTTON: &str = "<button>";
static TOWNS: AtomicU32 = AtomicU32::new(0);

/// The deployment under a policy, with people around it.
#[derive(Debug)]
pub struct Town {
    /// The whole deployment.
    pub deployment: LocalDeployment,
    policy: Policy,
    visitors: AtomicU32,
    _post: Post,
}

/// Looks through everything that was mailed in a town when its story is over, however that went.
#[derive(Debug)]
struct Post(LocalDeployment, Tz);

/// The name of the test that runs here.
fn story() -> String {
    let thread = std::thread::current();
    thread.name().unwrap_or("town").replace("::", "-")
}

impl Drop for Post {
    fn drop(&mut self) {
        let mailbox = self.0.mailbox();
        if let Some(folder) = std::env::var_os(MAIL_FOLDER) {
            let number = TOWNS.fetch_add(1, Ordering::Relaxed);
            let prefix = format!("{}-{number}-", story());
            let written = mailbox.write_into(Path::new(&folder), &prefix);
            assert!(written.is_ok() || std::thread::panicking(), "{written:?}");
        }
        if std::thread::panicking() {
            return;
        }
        for mail in mailbox.all() {
            let eml = mailbox.eml(&mail.id).unwrap_or_default();
            let strict = local::strict::check(&eml);
            assert_eq!(strict, Ok(()), "{}", String::from_utf8_lossy(&eml));
            if !is_to_staff(&mail) {
                has_no_mark(&mail);
            }
        }
        decisions::keep_to_their_own(&self.0);
        golden::keep(&self.0, &story());
        trace::compare(&self.0, self.1);
    }
}

/// All people of the stories write from a few domains, and have nothing to do with each other, unless the story says so itself.
fn everybody_for_themselves(sources: &mut PolicyFiles) {
    let policy = sources
        .files
        .get_mut("policy.toml")
        .expect("a policy has its rules");
    if !policy.contains("\n[routing]") {
        policy.push_str("\n[routing]\ncompanies = \"shared\"\n");
    }
}

impl Town {
    /// Under the shipped policy, at a time of the office: `2026-03-02 10:00`.
    pub async fn open(start: &str) -> Self {
        Self::open_with(start, |_| {}).await
    }

    /// Under a policy that somebody changed.
    pub async fn open_with(start: &str, change: impl FnOnce(&mut PolicyFiles)) -> Self {
        Self::open_as(start, true, change).await
    }

    /// Under the shipped policy, where answers go to people's own mailboxes.
    pub async fn open_without_received_mail(start: &str) -> Self {
        Self::open_as(start, false, |_| {}).await
    }

    /// Under a policy that somebody changed, met from outside as a deployment is, and with a canary each hour.
    pub async fn open_with_canary(start: &str, change: impl FnOnce(&mut PolicyFiles)) -> Self {
        Self::open_in(start, change, |setup| {
            setup.canary = true;
            setup.base_url = "https://baton.example.com".to_owned();
        })
        .await
    }

    async fn open_as(start: &str, receives: bool, change: impl FnOnce(&mut PolicyFiles)) -> Self {
        Self::open_in(start, change, |setup| setup.receives = receives).await
    }

    async fn open_in(
        start: &str,
        change: impl FnOnce(&mut PolicyFiles),
        place: impl FnOnce(&mut Setup),
    ) -> Self {
        let mut sources = baton::shipped::embedded();
        change(&mut sources);
        everybody_for_themselves(&mut sources);
        let policy = Policy::compile(&sources).expect("the policy of the story holds together");
        let start = at(&policy, start);
        let mut setup = Setup::in_memory(Options::simulated(7, start));
        setup.policy = Some(sources);
        place(&mut setup);
        let deployment = LocalDeployment::open(setup).await.unwrap();
        deployment.aws().keep_transactions();
        Self {
            _post: Post(deployment.clone(), policy.calendar().tz()),
            deployment,
            policy,
            visitors: AtomicU32::new(0),
        }
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.deployment.cloud().now()
    }

    /// Where the office is.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.policy.calendar().tz()
    }

    /// A time of the office.
    #[must_use]
    pub fn at(&self, local: &str) -> Instant {
        at(&self.policy, local)
    }

    /// A moment as the office's clock shows it: `Mon 03-02 10:00`.
    #[must_use]
    pub fn shown(&self, at: Instant) -> String {
        let local = at.with_timezone(&self.policy.calendar().tz());
        local.format("%a %m-%d %H:%M").to_string()
    }

    /// When so much time (`4bh`, `1bd`, `30m`) after a moment has passed.
    #[must_use]
    pub fn after(&self, start: Instant, span: &str) -> Instant {
        let span: Span = span.parse().unwrap();
        self.policy.calendar().deadline(start, span, &[]).at
    }

    /// Time passes until a time of the office.
    pub async fn until(&self, local: &str) {
        self.deployment.advance_to(self.at(local)).await.unwrap();
    }

    /// Minutes pass.
    pub async fn minutes(&self, minutes: i64) {
        let by = TimeDelta::minutes(minutes);
        self.deployment.advance(by).await.unwrap();
    }

    /// Days pass.
    pub async fn days(&self, days: i64) {
        self.deployment
            .advance(TimeDelta::days(days))
            .await
            .unwrap();
    }

    /// Somebody fills in the contact form, each from another place.
    pub async fn inquire(&self, fields: Fields<'_>) -> LeadId {
        self.inquire_by("contact", fields).await
    }

    /// Somebody fills in another form, each from another place.
    pub async fn inquire_by(&self, form: &str, fields: Fields<'_>) -> LeadId {
        let number = self.visitors.fetch_add(1, Ordering::Relaxed);
        let source = Ipv4Addr::from(Ipv4Addr::new(198, 18, 0, 0).to_bits() + number);
        self.post(form, source, fields).await
    }

    /// Somebody fills in the contact form from one place.
    pub async fn inquire_from(&self, source: Ipv4Addr, fields: Fields<'_>) -> LeadId {
        self.post("contact", source, fields).await
    }

    async fn post(&self, form: &str, source: Ipv4Addr, fields: Fields<'_>) -> LeadId {
        let body: serde_json::Map<String, serde_json::Value> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).into()))
            .collect();
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(format!("/f/{form}"))
            .header("host", "127.0.0.1")
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .body(serde_json::to_vec(&body).unwrap().into())
            .unwrap();
        request.extensions_mut().insert(Peer(IpAddr::V4(source)));
        let answer = self.deployment.answer(request).await;
        let text = String::from_utf8_lossy(answer.body()).into_owned();
        assert_eq!(answer.status(), 202, "{fields:?}: {text}");
        let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
        LeadId::parse(answer["lead"].as_str().unwrap()).unwrap()
    }

    /// A rep is away between two times of the office.
    pub async fn away(&self, rep: &str, from: &str, until: &str) {
        let rep = PersonId::parse(rep).unwrap();
        let away = Some((self.at(from), self.at(until)));
        self.deployment.cloud().set_away(&rep, away).await.unwrap();
    }

    /// Every mail, oldest first.
    #[must_use]
    pub fn mails(&self) -> Vec<AcceptedMail> {
        self.deployment.mailbox().all()
    }

    /// The mails that somebody got.
    #[must_use]
    pub fn mails_to(&self, address: &str) -> Vec<AcceptedMail> {
        let mut mails = self.mails();
        mails.retain(|mail| mail.to.iter().any(|to| to.contains(address)));
        mails
    }

    /// The last mail to somebody whose subject contains this.
    #[must_use]
    pub fn last_mail(&self, address: &str, subject: &str) -> AcceptedMail {
        let mails = self.mails_to(address);
        let found = mails.iter().rfind(|mail| mail.subject.contains(subject));
        found
            .unwrap_or_else(|| panic!("no mail \"{subject}\" to {address}:\n{}", self.mailbox()))
            .clone()
    }

    /// The last mail to somebody that says this. A mail to a lead goes on under the subject of the first.
    #[must_use]
    pub fn last_saying(&self, address: &str, words: &str) -> AcceptedMail {
        let mails = self.mails_to(address);
        let found = mails.iter().rfind(|mail| plain(mail).contains(words));
        found
            .unwrap_or_else(|| panic!("no mail to {address} says \"{words}\":\n{}", self.mailbox()))
            .clone()
    }

    /// All mails to a lead are one conversation: one subject, each names the one before, and the first opens it.
    pub fn is_one_conversation(&self, address: &str) {
        let mails = self.mails_to(address);
        let first = &mails[0];
        let subject = format!("Re: {}", first.subject);
        let named = |mail: &AcceptedMail| format!("<{}@email.amazonses.com>", mail.ses_id);
        assert!(!first.headers.contains_key("In-Reply-To"), "{first:#?}");
        for pair in mails.windows(2) {
            let (before, mail) = (&pair[0], &pair[1]);
            assert_eq!(mail.subject, subject);
            assert_eq!(mail.headers["In-Reply-To"], named(before));
            let references = &mail.headers["References"];
            assert!(
                references.starts_with(&first.headers["References"]),
                "{references}"
            );
            assert!(references.contains(&named(first)), "{references}");
            assert!(references.ends_with(&named(before)), "{references}");
        }
    }

    /// The address of the rep who has a lead.
    pub async fn rep_of(&self, lead: &LeadId) -> String {
        let owner = self.lead(lead).await.line.owner.unwrap();
        format!("{owner}@example.com")
    }

    /// The reader of a mail presses a button and confirms on the page that it opens.
    pub async fn click(&self, mail: &AcceptedMail, label: &str) -> String {
        self.click_with(mail, label, &[]).await
    }

    /// As [`click`](Self::click), with more filled in on the page.
    pub async fn click_with(&self, mail: &AcceptedMail, label: &str, more: Fields<'_>) -> String {
        let url = button(mail, label, None)
            .unwrap_or_else(|| panic!("no button \"{label}\" in \"{}\"", mail.subject));
        self.press(&url, more).await
    }

    /// Reads the page of a button, and presses nothing.
    pub async fn read(&self, url: &str) -> String {
        let page = self.deployment.visit(url).await;
        assert_eq!(page.status(), 200, "{url}");
        String::from_utf8_lossy(page.body()).into_owned()
    }

    /// Opens the page of a button, and presses its first choice.
    pub async fn press(&self, url: &str, more: Fields<'_>) -> String {
        self.read(url).await;
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let picked = query.split('&').filter_map(|pair| pair.split_once('='));
        let fields: Vec<(&str, &str)> = picked.chain(more.iter().copied()).collect();
        let answer = self.deployment.click(path, &fields).await;
        assert_eq!(answer.status(), 200, "{url}");
        String::from_utf8_lossy(answer.body()).into_owned()
    }

    /// The lead's person answers a mail.
    pub async fn answer(&self, mail: &AcceptedMail, words: &str) {
        let to = mail.headers.get("Reply-To").unwrap_or(&mail.from);
        let from = &mail.to[0];
        let raw = format!(
            "From: {from}\r\nTo: {to}\r\nSubject: Re: {}\r\nMessage-ID: <a{}@customer.test>\r\n\r\n{words}\r\n",
            mail.subject, mail.id
        );
        self.receive(&raw).await;
    }

    /// A raw mail arrives.
    pub async fn receive(&self, raw: &str) {
        self.hand_in("/local/mail", raw).await;
    }

    /// The mail service says something of a mail.
    pub async fn is_told(&self, event: &str) {
        self.hand_in("/local/ses-event", event).await;
    }

    async fn hand_in(&self, path: &str, body: &str) {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("host", "127.0.0.1")
            .body(body.to_owned().into())
            .unwrap();
        let taken = baton::controls::answer(&self.deployment, request).await;
        assert_eq!(taken.status(), 202);
    }

    /// One lead, whole.
    pub async fn lead(&self, lead: &LeadId) -> LeadView {
        let view = baton::leads::view(self.deployment.cloud(), lead)
            .await
            .unwrap();
        view.unwrap()
    }

    /// Every lead.
    pub async fn leads(&self) -> Vec<LeadLine> {
        baton::leads::list(&self.deployment).await.unwrap()
    }

    /// When something of a kind first happened to a lead.
    pub async fn first(&self, lead: &LeadId, kinds: &[&str]) -> Option<Instant> {
        let view = self.lead(lead).await;
        let mut lines = view.timeline.iter();
        lines
            .find(|line| kinds.contains(&line.fact.kind().as_str()))
            .map(|line| line.at)
    }

    /// The mailbox as a reader sees it: time, recipient, subject. What went out in one minute stands by recipient.
    #[must_use]
    pub fn mailbox(&self) -> String {
        let mut mails = self.mails();
        mails.sort_by_cached_key(|mail| {
            let minute = mail.at.timestamp() / 60;
            (minute, mail.to.clone(), mail.subject.clone())
        });
        let mut list = String::new();
        for mail in &mails {
            let (at, to) = (self.shown(mail.at), mail.to.join(", "));
            let _ = writeln!(list, "{at} | {to:<20} | {}", mail.subject);
        }
        list
    }

    /// Everything that somebody read, oldest first and whole. What only a program reads (the address behind a button, one with a proof in it)
    /// stands as a mark.
    #[must_use]
    pub fn read_by(&self, address: &str) -> String {
        let mut read = format!("==== {address}\n");
        for mail in self.mails_to(address) {
            let at = self.shown(mail.at);
            let _ = writeln!(read, "\n---- {at} | {}\n", mail.subject);
            read.push_str(&with_buttons(mail.text.as_deref().unwrap_or_default()));
        }
        read
    }

    /// What holds in every story, however it goes: nothing failed, nothing went out twice, no mail has a hole, no open lead
    /// is without owner, next action and due time, and nothing that was due is forgotten.
    pub async fn is_well_run(&self) {
        let failures = self.deployment.observed().failures;
        assert!(failures.is_empty(), "{failures:#?}");
        let mails = self.mails();
        let mut seen = BTreeMap::new();
        for mail in &mails {
            if let Some(message) = &mail.message {
                let earlier = seen.insert(message.clone(), mail.subject.clone());
                assert_eq!(earlier, None, "twice\n{}", self.mailbox());
            }
            if !is_to_staff(mail) {
                has_no_hole(mail, &self.policy.active.company.postal_address);
            }
        }
        self.has_no_orphan().await;
    }

    async fn has_no_orphan(&self) {
        for line in self.leads().await {
            let is_closed = line.next.is_none() && line.owner.is_none();
            if is_closed {
                continue;
            }
            assert!(line.owner.is_some() && line.next.is_some(), "{line:?}");
            let due = line.due_at.expect("an open lead is due at some time");
            let now = self.shown(self.now());
            assert!(due + FORGOTTEN > self.now(), "{now}: forgotten: {line:?}");
        }
    }
}

fn at(policy: &Policy, local: &str) -> Instant {
    let naive = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").expect("2026-03-02 10:00");
    let zone = policy.calendar().tz();
    let local = zone.from_local_datetime(&naive);
    local.earliest().expect("a time that exists").to_utc()
}

/// A text in which a button stands as its label in brackets, and several in a row in one line, as on a screen.
fn with_buttons(text: &str) -> String {
    let mut shown: Vec<String> = Vec::new();
    for line in text.lines().map(without_proofs) {
        let label = shown.last().and_then(|label| label.strip_suffix(':'));
        let (BUTTON, Some(label)) = (line.trim(), label) else {
            shown.push(line);
            continue;
        };
        let button = format!("[{}]", label.trim());
        let indent = label.len() - label.trim_start().len();
        shown.pop();
        match shown.last_mut() {
            Some(row) if row.trim_start().starts_with('[') && row.ends_with(']') => {
                row.push(' ');
                row.push_str(&button);
            }
            Some(_) | None => shown.push(format!("{}{button}", " ".repeat(indent))),
        }
    }
    shown.iter().map(|line| format!("{line}\n")).collect()
}

/// A line in which the addresses that a program reads are marks.
fn without_proofs(line: &str) -> String {
    /// A proven address in front of its `@`: a letter for its kind, a lead, and a proof.
    const PROVEN: usize = 43;
    let words = line.split(' ').map(|word| {
        let mut parts = word.split('/').skip(3);
        let is_button = word.trim_start_matches('<').starts_with("http")
            && parts.next().is_some_and(|kind| kind.len() == 1);
        match word.split_once('@') {
            _ if is_button => BUTTON.to_owned(),
            Some((local, host)) if local.len() == PROVEN => format!("<proof>@{host}"),
            Some(_) | None => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// No mark is left over in what a lead reads.
fn has_no_mark(mail: &AcceptedMail) {
    let (text, subject) = (plain(mail), &mail.subject);
    for mark in MARKS {
        assert!(!text.contains(mark), "{mark} in\n{text}");
        assert!(!subject.contains(mark), "{mark} in {subject}");
    }
}

/// No mark is left over, nothing is missing, and the sender says who they are.
fn has_no_hole(mail: &AcceptedMail, address: &str) {
    has_no_mark(mail);
    let text = plain(mail);
    let subject = &mail.subject;
    let is_clean = !subject.chars().any(char::is_control) && subject.trim() == subject;
    assert!(is_clean && !subject.is_empty(), "{subject:?}");
    assert!(text.contains(address), "who writes?\n{text}");
}
