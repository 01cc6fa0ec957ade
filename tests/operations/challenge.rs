//! A form with the widget of a service: its token is judged over a real connection, by a service on this machine that answers as the real
//! ones document it, and in every other way in which one may answer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use calendar::parse_instant;
use cloud::Cloud;
use cloud::settings::Settings;
use cloud::tokens::TOKEN_PATIENCE;
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::Suspicion;
use followup::lead::{Open, Stage};
use http::Response;
use lambda_http::{Body, Request};
use local::{LocalAws, Options};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};

use crate::outside::{Question, say};

/// What a widget's field is called, and how the form names the widget.
const TURNSTILE: (&str, &str) = (
    "cf-turnstile-response",
    "{ kind = \"turnstile\", site_key = \"1x00000000000000000000AA\" }",
);
const FRIENDLY: (&str, &str) = (
    "frc-captcha-response",
    "{ kind = \"friendly-captcha\", site_key = \"FCMGEMUD2KTDSQ5H\" }",
);
const BOTH: [(&str, &str); 2] = [TURNSTILE, FRIENDLY];
/// How long a visitor may wait for an answer when the service says nothing: as long as it is asked, and the way there and back.
const PATIENCE: Duration = Duration::from_millis(4_500);
/// How long a service is asked that answers: on a machine that has much else to do, an answer may take seconds.
const UNHURRIED: Duration = Duration::from_secs(60);

/// How the service on this machine behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mood {
    /// As documented: a token that begins with `good` is good once, `old` is too old, and every other is wrong.
    Well,
    /// With this status and body, whatever is asked.
    Says(u16, &'static str),
    /// It takes the question and says nothing.
    Silent,
    /// It closes the connection.
    HangsUp,
}

/// A question as it came.
#[derive(Debug, Clone)]
struct Asked {
    path: String,
    api_key: Option<String>,
    body: Value,
}

/// A service that judges tokens.
struct Judge {
    address: String,
    mood: Arc<Mutex<Mood>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Judge {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let mood = Arc::new(Mutex::new(Mood::Well));
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let spent: Arc<Mutex<BTreeMap<String, String>>> = Arc::default();
        let judge = Self {
            address,
            mood: Arc::clone(&mood),
            asked: Arc::clone(&asked),
        };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (mood, asked, spent) = (mood.clone(), asked.clone(), spent.clone());
                tokio::spawn(async move { answer(stream, &mood, &asked, &spent).await });
            }
        });
        judge
    }

    fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

async fn answer(
    mut stream: TcpStream,
    mood: &Mutex<Mood>,
    asked: &Mutex<Vec<Asked>>,
    spent: &Mutex<BTreeMap<String, String>>,
) {
    let question = question(&mut stream).await;
    asked.lock().unwrap().push(question.clone());
    let mood = mood.lock().unwrap().clone();
    let (status, body) = match mood {
        Mood::Well => (200, well(&question, &mut spent.lock().unwrap()).to_string()),
        Mood::Says(status, body) => (status, body.to_owned()),
        Mood::HangsUp => return,
        Mood::Silent => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            return;
        }
    };
    say(&mut stream, status, &body).await;
}

async fn question(stream: &mut TcpStream) -> Asked {
    let question = Question::read(stream).await;
    assert_eq!(question.method, "POST");
    Asked {
        api_key: question.header("x-api-key"),
        body: serde_json::from_slice(&question.body).unwrap(),
        path: question.path,
    }
}

/// The answer of a service that is well, and counts each token once: Turnstile gives it again for the same name of a sending.
fn well(asked: &Asked, spent: &mut BTreeMap<String, String>) -> Value {
    let token = asked.body["response"].as_str().unwrap().to_owned();
    let name = asked.body["idempotency_key"].as_str().unwrap_or_default();
    let before = spent.get(&token);
    let is_again = before.is_some_and(|before| name.is_empty() || before != name);
    let (turnstile, friendly) = if token.starts_with("good") && !is_again {
        spent.insert(token, name.to_owned());
        return json!({"success": true, "error-codes": [], "hostname": "example.com", "action": "", "cdata": ""});
    } else if is_again {
        ("timeout-or-duplicate", "response_duplicate")
    } else if token.starts_with("old") {
        ("timeout-or-duplicate", "response_timeout")
    } else {
        ("invalid-input-response", "response_invalid")
    };
    if asked.path.starts_with("/turnstile") {
        json!({"success": false, "error-codes": [turnstile]})
    } else {
        json!({"success": false, "error": {"error_code": friendly, "detail": "words"}})
    }
}

/// A company whose contact form has a widget, and a service that judges its tokens.
struct Shop {
    aws: LocalAws,
    cloud: Cloud,
    judge: Judge,
    field: &'static str,
}

impl Shop {
    /// The same, where nobody waits for a service for longer than a visitor does.
    fn hurried(self) -> Self {
        let address = Some(self.judge.address.clone());
        let cloud = self.cloud.clone();
        Self {
            cloud: cloud.asking_by_network(address, TOKEN_PATIENCE),
            ..self
        }
    }

    async fn open((field, widget): (&'static str, &'static str)) -> Self {
        let at = parse_instant("2026-03-02T15:00:00Z").unwrap();
        let aws = LocalAws::in_memory(Options::simulated(11, at)).unwrap();
        for (name, text) in [
            (
                "signing",
                r#"{"current":"k1","k1":"a signing key of a test"}"#,
            ),
            ("pepper", "a pepper of a test"),
            (
                "challenge",
                r#"{"turnstile":"a secret of Turnstile","friendly-captcha":"A1 is secret, too"}"#,
            ),
        ] {
            aws.put_secret(name, text);
        }
        let settings = Settings {
            stack: "baton".to_owned(),
            table: "baton".to_owned(),
            bus: "baton".to_owned(),
            configuration_set: None,
            reply_domain: None,
            base_url: "https://desk.example.com".to_owned(),
            signing_secret: "signing".to_owned(),
            pepper_secret: "pepper".to_owned(),
            challenge_secret: Some("challenge".to_owned()),
            source_secret: None,
            oidc_secret: None,
            sending: true,
            canary: false,
        };
        let judge = Judge::open().await;
        let partition = aws.retry_partition("shop");
        let started = Cloud::start(&aws.sdk_config("shop"), settings, partition).await;
        let cloud = started
            .unwrap()
            .asking_by_network(Some(judge.address.clone()), UNHURRIED);
        cloud.ensure_table().await.unwrap();
        let mut sources = baton::shipped::embedded();
        let policy = sources.files.get_mut("policy.toml").unwrap();
        policy.push_str(&format!("\n[forms]\nchallenge = {widget}\n"));
        let version = cloud.push_policy(&sources, "test", at).await.unwrap();
        cloud.activate_policy(&version, "test", at).await.unwrap();
        Self {
            aws,
            cloud,
            judge,
            field,
        }
    }

    /// Somebody sends the form, as a browser does or as a program.
    async fn send(&self, name: &str, token: Option<&str>, accept: &str) -> Response<Body> {
        let mut body = format!(
            "name={name}&email={}@example.org&topic=sales&message=What+would+it+cost",
            name.to_lowercase()
        );
        if let Some(token) = token {
            body.push_str(&format!("&{}={token}", self.field));
        }
        let request: Request = http::Request::post("https://desk.example.com/f/contact")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", accept)
            .body(Body::Text(body))
            .unwrap();
        intake::handle(&self.cloud, request).await
    }

    /// A moment later: two posts of one moment would be told apart by nothing.
    async fn posts(&self, name: &str, token: &str) -> (u16, Value) {
        self.aws.clock().advance(Duration::from_secs(1)).unwrap();
        let answer = self.send(name, Some(token), "application/json").await;
        let body = serde_json::from_slice(answer.body().as_ref()).unwrap();
        (answer.status().as_u16(), body)
    }

    async fn suspicion(&self, accepted: &Value) -> Option<Suspicion> {
        let id = |name: &str| accepted[name].as_str().unwrap().to_owned();
        let lead = LeadId::parse(&id("lead")).unwrap();
        let inquiry = InquiryId::parse(&id("inquiry")).unwrap();
        let (inquiry, _) = self.cloud.arrived(&lead, &inquiry).await.unwrap().unwrap();
        inquiry.suspicion
    }

    /// That an inquiry was taken, and that a person looks at it since nobody judged its token.
    async fn is_looked_at(&self, name: &str) {
        let (status, said) = self.posts(name, "good").await;
        assert_eq!(status, 202, "{said}");
        let suspicion = self.suspicion(&said).await;
        assert_eq!(suspicion, Some(Suspicion::Unjudged), "{name}");
    }
}

#[tokio::test]
async fn who_has_a_good_token_is_taken_like_anybody_and_the_service_is_asked_as_it_documents() {
    for widget in BOTH {
        let shop = Shop::open(widget).await;
        let (status, said) = shop.posts("Ana", "good-1").await;
        assert_eq!(status, 202, "{said}");
        assert_eq!(shop.suspicion(&said).await, None);
        let asked = shop.judge.asked();
        assert_eq!(asked.len(), 1, "{asked:?}");
        let mut body = asked[0].body.clone();
        if widget == TURNSTILE {
            assert_eq!(asked[0].path, "/turnstile/v0/siteverify");
            let name = body.as_object_mut().unwrap().remove("idempotency_key");
            assert_eq!(name.unwrap().as_str().unwrap().len(), 36);
            let expected = json!({"secret": "a secret of Turnstile", "response": "good-1"});
            assert_eq!(body, expected);
            assert_eq!(asked[0].api_key, None);
        } else {
            assert_eq!(asked[0].path, "/api/v2/captcha/siteverify");
            let expected = json!({"response": "good-1", "sitekey": "FCMGEMUD2KTDSQ5H"});
            assert_eq!(body, expected);
            assert_eq!(asked[0].api_key.as_deref(), Some("A1 is secret, too"));
        }
    }
}

#[tokio::test]
async fn who_has_none_or_a_bad_one_or_an_old_one_gets_the_page_back_with_what_they_typed() {
    for widget in BOTH {
        let shop = Shop::open(widget).await;
        let unfinished = ".UNFINISHED";
        let (longest, longer) = match widget {
            TURNSTILE => ("x".repeat(2_048), "x".repeat(2_049)),
            _ => ("x".repeat(16_384), "x".repeat(16_385)),
        };
        for (token, questions, words) in [
            (None, 0, "Wait until the check above the button is done"),
            (Some(""), 0, "Wait until the check"),
            (Some(unfinished), 0, "Wait until the check"),
            (Some("bad"), 1, "could not confirm that a person sends this"),
            (Some(longest.as_str()), 1, "could not confirm"),
            (Some(longer.as_str()), 0, "could not confirm"),
            (Some("old"), 1, "is too old, or was used already"),
        ] {
            let before = shop.judge.asked().len();
            let page = shop.send("Zoe", token, "text/html").await;
            let text = String::from_utf8_lossy(page.body().as_ref()).into_owned();
            assert_eq!(page.status(), 422, "{token:?}");
            assert!(text.contains(words), "{token:?}: {text}");
            assert!(text.contains("value=\"Zoe\""), "{text}");
            assert!(text.contains("value=\"zoe@example.org\""), "{text}");
            assert!(text.contains("Or call us: +1 555 010 0100."), "{text}");
            // The next try has a token of its own.
            assert!(
                !text.contains(&format!("name=\"{}\"", shop.field)),
                "{text}"
            );
            assert_eq!(shop.judge.asked().len() - before, questions, "{token:?}");
        }
        let (status, said) = shop.posts("Zoe", "bad").await;
        assert_eq!(
            (status, said["errors"][0]["field"].as_str()),
            (422, Some(shop.field))
        );
    }
}

#[tokio::test]
async fn a_service_that_is_down_or_slow_or_talks_nonsense_loses_nobody_and_a_person_looks() {
    for widget in BOTH {
        let shop = Shop::open(widget).await;
        for (name, mood) in [
            ("Bo", Mood::Says(500, "{}")),
            ("Cy", Mood::Says(503, "<html>Come again</html>")),
            ("Di", Mood::Says(200, "<html>Sign in</html>")),
            ("Ed", Mood::Says(200, "")),
            ("Flo", Mood::Says(200, r#"{"success":false}"#)),
            ("Gil", Mood::HangsUp),
        ] {
            shop.judge.is(mood);
            shop.is_looked_at(name).await;
        }
        shop.judge.is(Mood::Silent);
        let shop = shop.hurried();
        let begun = Instant::now();
        shop.is_looked_at("Hal").await;
        assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
        // As soon as it is well, nobody is looked at for that.
        shop.judge.is(Mood::Well);
        let (_, said) = shop.posts("Ida", "good-i").await;
        assert_eq!(shop.suspicion(&said).await, None);
    }
}

#[tokio::test]
async fn whose_browser_cannot_reach_the_service_is_looked_at_as_the_widget_says() {
    let shop = Shop::open(FRIENDLY).await;
    let (status, said) = shop.posts("Ina", ".ERROR.UNREACHABLE~eyJzZGtfdiI").await;
    assert_eq!(status, 202, "{said}");
    assert_eq!(shop.suspicion(&said).await, Some(Suspicion::Unjudged));
    assert!(shop.judge.asked().is_empty());
}

#[tokio::test]
async fn where_nobody_answers_at_all_the_manager_reviews_what_came() {
    let shop = Shop::open(TURNSTILE).await;
    // A port on which nobody listens.
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let shop = Shop {
        cloud: shop
            .cloud
            .clone()
            .asking_by_network(Some(address), UNHURRIED),
        ..shop
    };
    shop.is_looked_at("Jo").await;
    let (_, said) = shop.posts("Jo", "good").await;
    let lead = LeadId::parse(said["lead"].as_str().unwrap()).unwrap();
    for _ in 0..3 {
        let minute = Duration::from_secs(60);
        shop.aws.clock().advance(minute).unwrap();
        sweep::handle(&shop.cloud, json!({})).await.unwrap();
    }
    let stored = shop.cloud.lead(&lead).await.unwrap().unwrap();
    let stage = stored.lead.stage;
    assert!(
        matches!(stage, Stage::Open(Open::InReview { .. })),
        "{stage:?}"
    );
}

#[tokio::test]
async fn without_its_secret_a_form_is_taken_and_looked_at_and_a_new_secret_is_read_when_the_old_one_is_refused()
 {
    let shop = Shop::open(FRIENDLY).await;
    shop.aws
        .put_secret("challenge", r#"{"turnstile":"a secret of Turnstile"}"#);
    shop.is_looked_at("Kim").await;
    assert!(shop.judge.asked().is_empty());
    let added = r#"{"turnstile":"a secret of Turnstile","friendly-captcha":"A1 was added later"}"#;
    shop.aws.put_secret("challenge", added);
    shop.aws.clock().advance(Duration::from_secs(60)).unwrap();
    shop.is_looked_at("Ken").await;
    let (_, said) = shop.posts("Kit", "good-k").await;
    assert_eq!(shop.suspicion(&said).await, None);
    let refused = r#"{"success":false,"error":{"error_code":"auth_invalid"}}"#;
    shop.judge.is(Mood::Says(401, refused));
    let fresh = Shop::open(FRIENDLY).await;
    fresh.judge.is(Mood::Says(401, refused));
    fresh.is_looked_at("Lea").await;
    let changed = r#"{"friendly-captcha":"A1 and a new one"}"#;
    fresh.aws.put_secret("challenge", changed);
    // What was read a moment ago is not read again: a key that is refused costs one reading a minute.
    fresh.is_looked_at("Max").await;
    let minute = Duration::from_secs(60);
    fresh.aws.clock().advance(minute).unwrap();
    fresh.is_looked_at("Mia").await;
    fresh.judge.is(Mood::Well);
    let (_, said) = fresh.posts("Noa", "good-n").await;
    assert_eq!(fresh.suspicion(&said).await, None);
    let keys: Vec<_> = fresh
        .judge
        .asked()
        .into_iter()
        .map(|one| one.api_key.unwrap())
        .collect();
    let (old, new) = ("A1 is secret, too", "A1 and a new one");
    assert_eq!(keys, [old, old, old, new]);
}

#[tokio::test]
async fn what_is_sent_twice_with_one_token_is_taken_once_and_never_refused() {
    for widget in BOTH {
        let shop = Shop::open(widget).await;
        let (_, first) = shop.posts("Ole", "good-o").await;
        let (status, again) = shop.posts("Ole", "good-o").await;
        assert_eq!((status, &again["repeated"]), (202, &json!(true)), "{again}");
        assert_eq!(again["inquiry"], first["inquiry"]);
        // A page that was loaded again has a token of its own, and is the same form.
        let (status, again) = shop.posts("Ole", "good-p").await;
        assert_eq!((status, &again["repeated"]), (202, &json!(true)), "{again}");
        // So it is while the service is down.
        shop.judge.is(Mood::Says(500, ""));
        let (status, again) = shop.posts("Ole", "good-o").await;
        assert_eq!((status, &again["repeated"]), (202, &json!(true)), "{again}");
        shop.judge.is(Mood::Well);
        // The token of one is not good for what another says.
        let (status, _) = shop.posts("Pia", "good-o").await;
        assert_eq!(status, 422);
        if widget == FRIENDLY {
            // Nor for the same, when nobody remembers that it is the same.
            shop.aws.clock().advance(Duration::from_secs(601)).unwrap();
            let (status, _) = shop.posts("Ole", "good-o").await;
            assert_eq!(status, 422);
        }
    }
}

#[tokio::test]
async fn two_clicks_at_once_are_one_inquiry() {
    for widget in BOTH {
        let shop = Shop::open(widget).await;
        let (one, other) = tokio::join!(shop.posts("Quin", "good-q"), shop.posts("Quin", "good-q"));
        assert_eq!((one.0, other.0), (202, 202), "{one:?} {other:?}");
        assert_eq!(one.1["inquiry"], other.1["inquiry"]);
    }
}
