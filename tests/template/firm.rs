//! A company with its five functions, each a process of its own as in a deployment: with its own clients, signed with
//! its own name, and its own memory of the policy.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use calendar::parse_instant;
use chrono::TimeDelta;
use cloud::Cloud;
use cloud::bus::{MESSAGE_DUE, SOURCE};
use cloud::settings::Settings;
use http::Method;
use journeys::{ANA, Chance, Fields};
use lambda_http::{Body, Request};
use local::{AcceptedMail, Called, Fault, FaultPlan, FaultRule, LocalAws, Options};
use serde_json::{Value, json};

use crate::template::FUNCTIONS;

const SECRETS: [(&str, &str); 5] = [
    (
        "signing",
        r#"{"current":"k1","k1":"a signing key of a test"}"#,
    ),
    ("pepper", "a pepper of a test"),
    ("challenge", r#"{"turnstile":"a secret of Turnstile"}"#),
    ("sources", r#"{"calls":"a word of a test"}"#),
    (
        "oidc",
        r#"{"issuer":"https://accounts.example.com","client_id":"desk","client_secret":"a secret of a test"}"#,
    ),
];
/// A form with the widget of a service, beside the shipped ones.
const GUARDED: &str = r#"
title = "Ask us"
challenge = { kind = "turnstile", site_key = "1x00000000000000000000AA" }

[[fields]]
name = "email"
label = "Email"
type = "email"
maps_to = "email"
required = true
"#;
/// A telephone system that brings a word along.
const CALLS: &str = r#"
kind = "webhook"
form = "voicemail"
what = "missed_call"
proof = { scheme = "token", path = "$.word" }
fields = { phone = "$.from" }
"#;
/// Somebody who does not read what they get.
const QUIET: &str = "quiet@customer.test";
/// The paths behind the buttons of mails.
const PAGES: [&str; 12] = [
    "/l/", "/o/", "/a/", "/v/", "/n/", "/k/", "/m/", "/b/", "/h/", "/w/", "/u/", "/y/",
];

pub(crate) struct Firm {
    pub(crate) aws: LocalAws,
    clouds: BTreeMap<&'static str, Cloud>,
    events: RefCell<BTreeSet<String>>,
    read: RefCell<usize>,
    /// The lead of whom nobody reports anything.
    quiet: RefCell<String>,
}

async fn start(aws: &LocalAws, name: &'static str) -> Cloud {
    let settings = Settings {
        stack: "baton".to_owned(),
        table: "baton".to_owned(),
        bus: "baton".to_owned(),
        configuration_set: Some("baton".to_owned()),
        reply_domain: Some("reply.example.com".to_owned()),
        base_url: "https://desk.example.com".to_owned(),
        signing_secret: "signing".to_owned(),
        pepper_secret: "pepper".to_owned(),
        challenge_secret: Some("challenge".to_owned()),
        source_secret: Some("sources".to_owned()),
        oidc_secret: Some("oidc".to_owned()),
        sending: true,
        canary: false,
    };
    let partition = aws.retry_partition(name);
    let started = Cloud::start(&aws.sdk_config(name), settings, partition).await;
    started.unwrap()
}

/// What was seen in a month.
pub(crate) struct Month {
    /// Who asked what of AWS.
    pub(crate) called: BTreeSet<Called>,
    /// The kinds of events that functions put on the bus.
    pub(crate) events: BTreeSet<String>,
}

/// The month that every test looks at.
pub(crate) fn month() -> &'static Month {
    static MONTH: OnceLock<Month> = OnceLock::new();
    MONTH.get_or_init(|| {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build().unwrap();
        runtime.block_on(Firm::live_a_month())
    })
}

impl Firm {
    /// With the shipped policy, on a Monday at 10:00 in the office.
    pub(crate) async fn open() -> Self {
        let at = parse_instant("2026-03-02T15:00:00Z").unwrap();
        cloud::telemetry::start();
        let aws = LocalAws::in_memory(Options::simulated(7, at)).unwrap();
        for (name, text) in SECRETS {
            aws.put_secret(name, text);
        }
        aws.receive_mail_of(Some("reply.example.com"));
        let operator = start(&aws, "operator").await;
        operator.ensure_table().await.unwrap();
        let mut sources = baton::shipped::embedded();
        let guarded = ("forms/guarded.toml".to_owned(), GUARDED.to_owned());
        let calls = ("sources/calls.toml".to_owned(), CALLS.to_owned());
        sources.files.extend([guarded, calls]);
        let version = operator
            .push_policy(&sources, "operator", at)
            .await
            .unwrap();
        operator
            .activate_policy(&version, "operator", at)
            .await
            .unwrap();
        aws.keep_journal();
        let mut clouds = BTreeMap::new();
        for name in FUNCTIONS {
            clouds.insert(name, start(&aws, name).await);
        }
        Self {
            aws,
            clouds,
            events: RefCell::default(),
            read: RefCell::default(),
            quiet: RefCell::default(),
        }
    }

    /// Everything that happens in a month: people ask, answer, stop, and press the buttons of every mail that they get.
    async fn live_a_month() -> Month {
        let firm = Self::open().await;
        let mut chance = Chance::new(11);
        firm.somebody_asks_and_never_answers().await;
        firm.a_number_changes_hands().await;
        let lost = ["Yan Moss", "yan@customer.test", "+1 212 555 0998"];
        firm.is_lost(lost).await;
        let guarded = [
            ("email", "guy@customer.test"),
            ("cf-turnstile-response", "token"),
        ];
        firm.visit("/f/guarded", Some(&guarded)).await;
        let call = [("word", "a word of a test"), ("from", "+1 212 555 0177")];
        let told = firm.visit("/in/calls", Some(&call)).await;
        assert!(told.contains("leads"), "{told}");
        firm.the_manager_signs_in().await;
        // The mail service fails now and then, so that messages are unknown and held.
        // Few mails go to leads in a month of so few people: what befalls a mail has to befall one of theirs.
        let rule = |one_in, fault| FaultRule::one_in(one_in, fault).operation("SendEmail");
        let plan = FaultPlan::new()
            .rule(rule(4, Fault::AnswerLost))
            .rule(rule(20, Fault::Refused("MessageRejected")));
        firm.aws.faults().set(plan);
        // From 10:00 on: half-hours while the office is open, then three-hours until the next morning.
        for day in 0..30 {
            for turn in 0..19 {
                if day < 10 && turn % 5 == 0 && turn < 14 {
                    firm.somebody_asks(day, turn, &mut chance).await;
                }
                firm.sweep().await;
                firm.people_read(&mut chance).await;
                firm.pass(TimeDelta::minutes(if turn < 14 { 30 } else { 204 }));
            }
        }
        // Who is in Europe and never answered is forgotten after a year.
        firm.aws.faults().reset();
        firm.pass(TimeDelta::days(340));
        for _ in 0..3 {
            firm.sweep().await;
            firm.pass(TimeDelta::minutes(1));
        }
        Month {
            called: firm.aws.journal(),
            events: firm.events.take(),
        }
    }

    fn cloud(&self, function: &str) -> &Cloud {
        &self.clouds[function]
    }

    fn pass(&self, time: TimeDelta) {
        let clock = self.aws.clock();
        clock.set(clock.now() + time).unwrap();
    }

    /// By a form that says where they are; nobody reads their mail.
    async fn somebody_asks_and_never_answers(&self) {
        let fields = [
            ("name", "Lou"),
            ("email", QUIET),
            ("topic", "sales"),
            ("country", "FR"),
        ];
        let told = self.visit("/f/contact", Some(&fields)).await;
        let told: Value = serde_json::from_str(&told).unwrap();
        self.quiet
            .replace(told["lead"].as_str().unwrap().to_owned());
    }

    /// Somebody asks by the form, with a name, an address and a number.
    async fn asks(&self, [name, email, phone]: [&str; 3]) {
        let fields = [
            ("name", name),
            ("email", email),
            ("phone", phone),
            ("topic", "sales"),
        ];
        self.visit("/f/contact", Some(&fields)).await;
    }

    /// Somebody asks, and their lead is lost.
    async fn is_lost(&self, who: [&str; 3]) {
        self.asks(who).await;
        for _ in 0..3 {
            self.sweep().await;
            self.pass(TimeDelta::minutes(1));
        }
        let mails = self.aws.mailbox().all();
        let task = mails.iter().find(|mail| mail.subject.contains(who[0]));
        let page = task
            .map(addresses)
            .into_iter()
            .flatten()
            .find(|path| path.starts_with("/o/"));
        let page = page.expect("a rep has a task with a button");
        let page = page.split_once('?').map_or(page.as_str(), |(page, _)| page);
        let said = self.visit(page, Some(&[("outcome", "lost")])).await;
        assert!(said.contains("Recorded: Lost"), "{said}");
    }

    /// Somebody's lead is lost, and goes on when they write; and their number is somebody else's, who asks too.
    async fn a_number_changes_hands(&self) {
        let number = "+1 212 555 0999";
        self.is_lost(["Zoe Quist", "zoe@customer.test", number])
            .await;
        let mails = self.aws.mailbox().all();
        let told = mails.iter().find(|mail| mail.to[0] == "zoe@customer.test");
        self.is_answered(told.expect("she was acknowledged")).await;
        self.asks(["Carl Holm", "carl@customer.test", number]).await;
    }

    async fn somebody_asks(&self, day: usize, hour: usize, chance: &mut Chance) {
        let (email, phone) = (
            format!("p{}@customer.test", (day * 7 + hour) % 23),
            format!("+1 212 555 {:04}", 100 + (day * 5 + hour) % 19),
        );
        let topic = *chance.one(&["sales", "partnership", "other", "support"]);
        let name = format!("Ana {}", ["Silva", "Park", "Lind"][day % 3]);
        let mut fields = ANA.to_vec();
        let message = format!("What do {day}{hour} lamps cost?");
        for (field, value) in [
            ("email", email.as_str()),
            ("phone", &phone),
            ("topic", topic),
            ("name", &name),
            ("message", &message),
        ] {
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value));
        }
        self.visit("/f/contact", None).await;
        // Sent twice by an impatient finger.
        self.visit("/f/contact", Some(&fields)).await;
        self.visit("/f/contact", Some(&fields)).await;
    }

    /// By the code of the mail; reads the board and leaves.
    async fn the_manager_signs_in(&self) {
        let desk = self.cloud("desk");
        let ask = async |method: &str, path: &str, cookie: String, body: &str| {
            let request = http::Request::builder()
                .method(method)
                .uri(format!("https://desk.example.com{path}"))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .header("cookie", cookie)
                .body(Body::from(body))
                .unwrap();
            desk::handle(desk, request).await
        };
        let given = |answer: &http::Response<Body>| {
            let set = answer.headers()["set-cookie"].to_str().unwrap();
            set.split(';').next().unwrap().to_owned()
        };
        let asked = ask("POST", "/desk", String::new(), "email=morgan%40example.com").await;
        let cookie = given(&asked);
        let (_, secret) = cookie.split_once('=').unwrap();
        let code = desk.sign_in_code(&cloud::table::session::sign_in_of(secret));
        let let_in = ask("POST", "/desk", cookie.clone(), &format!("code={code}")).await;
        assert_eq!(let_in.status(), 303);
        // The issuer of the company's accounts is not there: the mail lets in.
        let provider = ask("GET", "/desk/provider", String::new(), "").await;
        assert_eq!(provider.status(), 503);
        // Each page asks for what it may ask for.
        for page in [
            "today",
            "board",
            "board?as=table",
            "find?q=silva",
            "new",
            "figures",
            "figures?late=now",
            "figures?csv=1",
            "policy",
        ] {
            let shown = ask("GET", &format!("/desk/{page}"), given(&let_in), "").await;
            assert_eq!(shown.status(), 200, "{page}");
        }
        // Whose lead has ended rings.
        let called = "name=Yan+Moss&reach=yan%40customer.test&note=Asks+for+lamps";
        let called = ask("POST", "/desk/new", given(&let_in), called).await;
        assert_eq!(called.status(), 303);
        let caller = "name=Eva+Lind&reach=eva%40example.org&mine=yes";
        let taken = ask("POST", "/desk/new", given(&let_in), caller).await;
        assert_eq!(taken.status(), 303);
        // She wants to be forgotten after all.
        let new = taken.headers()["location"].to_str().unwrap();
        let (_, lead) = new.split_once("leads/").expect(new);
        for page in ["", "/kept", "/erase"] {
            let shown = ask(
                "GET",
                &format!("/desk/leads/{lead}{page}"),
                given(&let_in),
                "",
            )
            .await;
            assert_eq!(shown.status(), 200, "{page}");
        }
        let erase = format!("/desk/leads/{lead}/erase");
        let erased = ask("POST", &erase, given(&let_in), "sure=yes").await;
        assert_eq!(erased.status(), 200);
        let left = ask("POST", "/desk/out", given(&let_in), "").await;
        assert_eq!(left.status(), 303);
    }

    /// A request to whichever function the path is for.
    async fn visit(&self, path: &str, fields: Option<Fields<'_>>) -> String {
        let mut request = http::Request::builder()
            .method(if fields.is_some() {
                Method::POST
            } else {
                Method::GET
            })
            .uri(format!("https://desk.example.com{path}"))
            .header("accept", "application/json");
        let mut body = Body::Empty;
        if let Some(fields) = fields {
            request = request.header("content-type", "application/x-www-form-urlencoded");
            let pairs: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{name}={}", escaped(value)))
                .collect();
            body = Body::Text(pairs.join("&"));
        }
        let request: Request = request.body(body).unwrap();
        let answer = if path.starts_with("/f/") || path.starts_with("/in/") {
            intake::handle(self.cloud("intake"), request).await
        } else {
            desk::handle(self.cloud("desk"), request).await
        };
        let status = answer.status().as_u16();
        assert!(status < 500, "{path}: {status}: {:?}", answer.body());
        String::from_utf8_lossy(answer.body().as_ref()).into_owned()
    }

    /// One sweep, and what follows from it.
    async fn sweep(&self) {
        sweep::handle(self.cloud("sweep"), json!({})).await.unwrap();
        for _ in 0..20 {
            let events = self.aws.events().take_events(self.aws.clock().now());
            if events.is_empty() {
                return;
            }
            for event in events {
                let payload = event.envelope.clone();
                if event.source() == SOURCE {
                    self.events
                        .borrow_mut()
                        .insert(event.detail_type().to_owned());
                    if event.detail_type() == MESSAGE_DUE {
                        send::handle(self.cloud("send"), payload).await.unwrap();
                    }
                } else {
                    self.inbound(payload).await;
                }
            }
        }
    }

    async fn inbound(&self, payload: Value) {
        inbound::handle(self.cloud("inbound"), payload)
            .await
            .unwrap();
    }

    /// Whoever got a mail answers it.
    async fn is_answered(&self, mail: &AcceptedMail) {
        let raw = format!(
            "From: {}\r\nTo: {}\r\nSubject: Re\r\n\r\nYes, call me.\r\n",
            mail.to[0], mail.headers["Reply-To"]
        );
        let told = self.aws.receive(raw.as_bytes(), &mail.ses_id, &[]);
        self.inbound(told).await;
    }

    /// Everybody reads what is new in their mailbox, and does something about some of it.
    async fn people_read(&self, chance: &mut Chance) {
        let mails = self.aws.mailbox().all();
        let from = self.read.replace(mails.len());
        for mail in &mails[from..] {
            if mail.to[0] == QUIET {
                continue;
            }
            if mail.lead.is_some() && is_to_lead(mail) {
                match chance.below(12) {
                    0 => self.is_answered(mail).await,
                    1 => {
                        let event = json!({"detail": {"eventType": "Bounce", "bounce": {"bounceType": "Permanent"},
                            "mail": {"messageId": mail.ses_id}}});
                        self.inbound(event).await;
                    }
                    _ => {}
                }
            }
            let mut buttons = addresses(mail);
            let quiet = self.quiet.borrow().clone();
            buttons.retain(|button| chance.below(5) == 0 && !button.contains(&quiet));
            for button in buttons.iter().take(3) {
                self.press(button, chance).await;
            }
        }
    }

    async fn press(&self, path: &str, chance: &mut Chance) {
        let shown = self.visit(path, None).await;
        if path.starts_with("/b/") {
            // A time is taken, moved or given back.
            let slots = values(&shown, "slot");
            let was = values(&shown, "was").pop().unwrap_or_default();
            let mut fields = vec![("was", was.as_str())];
            if slots.is_empty() || chance.percent(30) {
                fields.push(("choice", "cancel"));
            } else {
                fields.push(("slot", chance.one(&slots).as_str()));
            }
            self.visit(path, Some(&fields)).await;
            return;
        }
        if path.starts_with("/l/") {
            // One verdict settles all that looks unwanted; most lists have nothing of the kind.
            if let Some(at) = values(&shown, "shown").pop() {
                let fields = [("verdict", "unwanted"), ("shown", at.as_str())];
                self.visit(path, Some(&fields)).await;
            }
            return;
        }
        let (page, query) = path.split_once('?').unwrap_or((path, ""));
        let mut fields: Vec<(&str, &str)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        let reps = ["riley", "sam", "jordan"];
        let stops = ["newsletter", "all", "stop"];
        fields.extend([("to", *chance.one(&reps)), ("note", "Spoke on the phone")]);
        if page.starts_with("/u/") {
            fields.push(("choice", *chance.one(&stops)));
        }
        self.visit(page, Some(&fields)).await;
    }
}

fn is_to_lead(mail: &AcceptedMail) -> bool {
    !journeys::is_to_staff(mail)
}

/// The values that a page's fields of this name have.
fn values(page: &str, name: &str) -> Vec<String> {
    page.split(&format!("name=\"{name}\" value=\""))
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(value, _)| value.to_owned())
        .collect()
}

/// The pages of ours that a mail names.
fn addresses(mail: &AcceptedMail) -> Vec<String> {
    let html = mail
        .html
        .as_deref()
        .unwrap_or_default()
        .replace("&amp;", "&");
    html.split("href=\"https://desk.example.com")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(path, _)| path.to_owned())
        .filter(|path| PAGES.iter().any(|page| path.starts_with(page)))
        .collect()
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
