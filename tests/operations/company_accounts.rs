//! Signing in by the company's own accounts: an issuer on this machine is asked over a real connection. It answers as the specification has it,
//! and in every other way in which one may answer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use calendar::{Instant, parse_instant};
use cloud::Cloud;
use cloud::settings::Settings;
use cloud::tokens::TOKEN_PATIENCE;
use data_encoding::BASE64URL_NOPAD;
use http::{Response, header};
use lambda_http::{Body, Request};
use local::{LocalAws, Options};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::{TcpListener, TcpStream};

use crate::outside::{Question, say};

const BASE: &str = "https://desk.example.com";
/// `desk:a secret of the desk`, as a client says it.
const BASIC: &str = "Basic ZGVzazphK3NlY3JldCtvZit0aGUrZGVzaw==";

/// How the issuer behaves when it is given a code.
#[derive(Debug, Clone, PartialEq)]
enum Mood {
    Well,
    /// It says one thing of somebody otherwise.
    Claims(&'static str, Value),
    Says(u16, &'static str),
    HangsUp,
}

/// What the issuer knows of a sign-in, by the code that it gave.
#[derive(Debug, Clone)]
struct Given {
    nonce: String,
    challenge: String,
    back: String,
    email: String,
}

#[derive(Default)]
struct Known {
    given: BTreeMap<String, Given>,
    codes: usize,
    questions: Vec<Question>,
}

struct Issuer {
    address: String,
    mood: Arc<Mutex<Mood>>,
    known: Arc<Mutex<Known>>,
}

fn pairs(text: &str) -> BTreeMap<String, String> {
    form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .collect()
}

impl Issuer {
    async fn open(now: Instant) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let issuer = Self {
            address: address.clone(),
            mood: Arc::new(Mutex::new(Mood::Well)),
            known: Arc::default(),
        };
        let (mood, known) = (issuer.mood.clone(), issuer.known.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                answer(stream, &address, now, &mood, &known).await;
            }
        });
        issuer
    }

    fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// Somebody who was sent here says who they are, and is sent back with this query.
    fn lets_in(&self, way: &str, email: &str) -> String {
        let asked = way.strip_prefix(&format!("{}/authorize?", self.address));
        let asked = pairs(asked.unwrap_or_else(|| panic!("not to the issuer: {way}")));
        assert_eq!(asked["client_id"], "desk");
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        let mut known = self.known.lock().unwrap();
        known.codes += 1;
        let code = format!("code-{}", known.codes);
        let given = Given {
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            back: asked["redirect_uri"].clone(),
            email: email.to_owned(),
        };
        assert_eq!(given.back, format!("{BASE}/desk/provider"));
        known.given.insert(code.clone(), given);
        format!("code={code}&state={}", asked["state"])
    }
}

async fn answer(
    mut stream: TcpStream,
    address: &str,
    now: Instant,
    mood: &Mutex<Mood>,
    known: &Mutex<Known>,
) {
    let question = Question::read(&mut stream).await;
    let mood = mood.lock().unwrap().clone();
    known.lock().unwrap().questions.push(question.clone());
    let (status, body) = match (question.path.as_str(), &mood) {
        (_, Mood::HangsUp) => return,
        (_, Mood::Says(status, body)) => (*status, (*body).to_owned()),
        ("/.well-known/openid-configuration", _) => {
            let said = json!({
                "issuer": address,
                "authorization_endpoint": format!("{address}/authorize"),
                "token_endpoint": format!("{address}/token"),
            });
            (200, said.to_string())
        }
        _ => redeemed(&question, address, now, &mood, known),
    };
    say(&mut stream, status, &body).await;
}

/// Gives a token for a code, once, to who knows the secret and began.
fn redeemed(
    question: &Question,
    address: &str,
    now: Instant,
    mood: &Mood,
    known: &Mutex<Known>,
) -> (u16, String) {
    assert_eq!(question.method, "POST");
    assert_eq!(question.path, "/token");
    if question.header("authorization").as_deref() != Some(BASIC) {
        return (401, r#"{"error":"invalid_client"}"#.to_owned());
    }
    let asked = pairs(&String::from_utf8_lossy(&question.body));
    let Some(given) = known.lock().unwrap().given.remove(&asked["code"]) else {
        return (400, r#"{"error":"invalid_grant"}"#.to_owned());
    };
    let proof = BASE64URL_NOPAD.encode(&Sha256::digest(&asked["code_verifier"]));
    if proof != given.challenge || asked["redirect_uri"] != given.back {
        return (400, r#"{"error":"invalid_grant"}"#.to_owned());
    }
    let mut claims = json!({
        "iss": address, "aud": "desk", "exp": now.timestamp() + 300, "nonce": given.nonce,
        "email": given.email, "email_verified": true,
    });
    if let Mood::Claims(name, value) = mood {
        claims[name] = value.clone();
    }
    let claims = BASE64URL_NOPAD.encode(claims.to_string().as_bytes());
    let token = json!({ "id_token": format!("e30.{claims}.c2lnbmVk") });
    (200, token.to_string())
}

/// A desk whose people have accounts at an issuer.
struct Company {
    aws: LocalAws,
    cloud: Cloud,
    issuer: Issuer,
}

impl Company {
    async fn open() -> Self {
        Self::with(|issuer| {
            json!({ "issuer": issuer, "client_id": "desk", "client_secret": "a secret of the desk" })
                .to_string()
        })
        .await
    }

    async fn with(secret: impl FnOnce(&str) -> String) -> Self {
        let at = parse_instant("2026-03-02T15:00:00Z").unwrap();
        let aws = LocalAws::in_memory(Options::simulated(11, at)).unwrap();
        let issuer = Issuer::open(at).await;
        for (name, text) in [
            (
                "signing",
                r#"{"current":"k1","k1":"a signing key of a test"}"#,
            ),
            ("pepper", "a pepper of a test"),
            ("oidc", &secret(&issuer.address)),
        ] {
            aws.put_secret(name, text);
        }
        let settings = Settings {
            stack: "baton".to_owned(),
            table: "baton".to_owned(),
            bus: "baton".to_owned(),
            configuration_set: None,
            reply_domain: None,
            base_url: BASE.to_owned(),
            signing_secret: "signing".to_owned(),
            pepper_secret: "pepper".to_owned(),
            challenge_secret: None,
            source_secret: None,
            oidc_secret: Some("oidc".to_owned()),
            sending: true,
            canary: false,
        };
        let partition = aws.retry_partition("desk");
        let started = Cloud::start(&aws.sdk_config("desk"), settings, partition).await;
        let cloud = started.unwrap().asking_by_network(None, TOKEN_PATIENCE);
        cloud.ensure_table().await.unwrap();
        let sources = baton::shipped::embedded();
        let version = cloud.push_policy(&sources, "test", at).await.unwrap();
        cloud.activate_policy(&version, "test", at).await.unwrap();
        Self { aws, cloud, issuer }
    }

    async fn get(&self, path: &str, cookies: &BTreeMap<String, String>) -> Response<Body> {
        let cookies: Vec<String> = cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
        let request: Request = http::Request::get(format!("{BASE}{path}"))
            .header("cookie", cookies.join("; "))
            .header("sec-fetch-site", "cross-site")
            .body(Body::Empty)
            .unwrap();
        desk::handle(&self.cloud, request).await
    }

    /// A browser goes to the issuer: where it is sent, and with which cookies.
    async fn begin(&self) -> (String, BTreeMap<String, String>) {
        let sent = self.get("/desk/provider", &BTreeMap::new()).await;
        assert_eq!(sent.status(), 303);
        let mut cookies = BTreeMap::new();
        keep(&sent, &mut cookies);
        let secret = &cookies["__Host-provider"];
        let way = leads_to(&sent).unwrap().to_owned();
        assert!(!way.contains(secret), "the secret stays in the browser");
        (way, cookies)
    }

    /// Somebody with this address goes to the issuer, and comes back.
    async fn sign_in(&self, email: &str) -> (Response<Body>, BTreeMap<String, String>) {
        let (way, mut cookies) = self.begin().await;
        let query = self.issuer.lets_in(&way, email);
        let back = self.get(&format!("/desk/provider?{query}"), &cookies).await;
        keep(&back, &mut cookies);
        (back, cookies)
    }
}

fn leads_to(response: &Response<Body>) -> Option<&str> {
    response.headers().get(header::LOCATION)?.to_str().ok()
}

/// What a browser does with the cookies of an answer.
fn keep(response: &Response<Body>, cookies: &mut BTreeMap<String, String>) {
    for set in response.headers().get_all(header::SET_COOKIE) {
        let set = set.to_str().unwrap();
        assert!(set.ends_with("; HttpOnly; SameSite=Lax; Secure"), "{set}");
        let (name, rest) = set.split_once('=').unwrap();
        let value = rest.split(';').next().unwrap();
        if value.is_empty() {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// Whether an answer is the door: it says why, and a mail lets in as well.
fn is_the_door(response: &Response<Body>, status: u16, says: &str) {
    assert_eq!(response.status(), status, "{says}");
    let page = String::from_utf8_lossy(response.body().as_ref()).into_owned();
    assert!(page.contains(says), "{says}: {page}");
    assert!(page.contains("action=\"../desk\""), "{page}");
    assert!(page.contains("name=\"email\""), "{page}");
    assert!(page.contains("href=\"../desk/provider\""), "{page}");
}

const OVER: &str = "was begun in another browser";
const SILENT: &str = "cannot be asked just now";

#[tokio::test]
async fn who_has_an_account_of_the_company_is_let_in_at_the_desk() {
    let company = Company::open().await;
    let door = company.get("/desk", &BTreeMap::new()).await;
    let page = String::from_utf8_lossy(door.body().as_ref()).into_owned();
    assert!(page.contains("href=\"desk/provider\""), "{page}");
    let (back, cookies) = company.sign_in("RILEY@example.com").await;
    assert_eq!(
        (back.status().as_u16(), leads_to(&back)),
        (303, Some("../desk"))
    );
    assert!(!cookies.contains_key("__Host-provider"));
    let today = company.get("/desk/today", &cookies).await;
    assert_eq!(today.status(), 200);
    // What the issuer has was asked for once, and is believed for an hour.
    let asked = |company: &Company| {
        let known = company.issuer.known.lock().unwrap();
        let paths = known.questions.iter().map(|one| one.path.clone());
        paths.filter(|path| path.contains("well-known")).count()
    };
    assert_eq!(asked(&company), 1);
    company
        .aws
        .clock()
        .advance(Duration::from_mins(61))
        .unwrap();
    company.begin().await;
    assert_eq!(asked(&company), 2);
}

#[tokio::test]
async fn a_code_counts_once_and_only_in_the_browser_that_began() {
    let company = Company::open().await;
    let (way, cookies) = company.begin().await;
    let (_, others) = company.begin().await;
    let query = company.issuer.lets_in(&way, "riley@example.com");
    let path = format!("/desk/provider?{query}");
    // Whoever is sent this address by somebody else, has begun something else, or nothing.
    is_the_door(&company.get(&path, &BTreeMap::new()).await, 403, OVER);
    is_the_door(&company.get(&path, &others).await, 403, OVER);
    let from_elsewhere = format!("{path}&iss=https%3A%2F%2Faccounts.example.org");
    is_the_door(&company.get(&from_elsewhere, &cookies).await, 403, OVER);
    let let_in = company.get(&path, &cookies).await;
    assert_eq!(leads_to(&let_in), Some("../desk"));
    is_the_door(&company.get(&path, &cookies).await, 403, OVER);
    // Who changes their mind at the issuer comes back with its reason.
    let (_, cookies) = company.begin().await;
    let denied = company.get("/desk/provider?error=access_denied&state=x", &cookies);
    is_the_door(&denied.await, 403, OVER);
}

#[tokio::test]
async fn an_account_alone_is_not_enough() {
    let company = Company::open().await;
    let (stranger, cookies) = company.sign_in("stranger@example.com").await;
    is_the_door(&stranger, 403, "nobody’s on the team");
    assert!(cookies.is_empty(), "{cookies:?}");
    company
        .issuer
        .is(Mood::Claims("email_verified", json!(false)));
    let (unproven, cookies) = company.sign_in("riley@example.com").await;
    is_the_door(&unproven, 403, "does not say that its address is proven");
    assert!(cookies.is_empty(), "{cookies:?}");
    for (name, value) in [
        ("aud", json!("another")),
        ("nonce", json!("another")),
        ("iss", json!("https://accounts.example.org")),
        ("exp", json!(1_000_000)),
    ] {
        company.issuer.is(Mood::Claims(name, value));
        let (back, cookies) = company.sign_in("riley@example.com").await;
        is_the_door(&back, 503, SILENT);
        assert!(cookies.is_empty(), "{name}: {cookies:?}");
    }
}

#[tokio::test]
async fn whatever_the_issuer_does_a_mail_lets_in() {
    let company = Company::open().await;
    let moods = [
        Mood::HangsUp,
        Mood::Says(500, "{}"),
        Mood::Says(404, "no"),
        Mood::Says(200, "<html>Sign in</html>"),
        Mood::Says(
            200,
            r#"{"issuer":"https://accounts.example.org","authorization_endpoint":"https://accounts.example.org/a","token_endpoint":"https://accounts.example.org/t"}"#,
        ),
    ];
    // Before it could say what it has, and after.
    for mood in &moods {
        company.issuer.is(mood.clone());
        let sent = company.get("/desk/provider", &BTreeMap::new()).await;
        is_the_door(&sent, 503, SILENT);
    }
    company.issuer.is(Mood::Well);
    for mood in moods {
        let (way, cookies) = company.begin().await;
        let query = company.issuer.lets_in(&way, "riley@example.com");
        company.issuer.is(mood);
        let back = company
            .get(&format!("/desk/provider?{query}"), &cookies)
            .await;
        is_the_door(&back, 503, SILENT);
        company.issuer.is(Mood::Well);
    }
    let (back, _) = company.sign_in("riley@example.com").await;
    assert_eq!(back.status(), 303);
}

#[tokio::test]
async fn a_secret_that_is_wrong_is_read_again_once_it_was_changed() {
    let mut address = String::new();
    let company = Company::with(|issuer| {
        address = issuer.to_owned();
        json!({ "issuer": issuer, "client_id": "desk", "client_secret": "an earlier secret of it" })
            .to_string()
    })
    .await;
    assert_eq!(company.cloud.meets_issuer().await, Ok(()));
    let (refused, _) = company.sign_in("riley@example.com").await;
    is_the_door(&refused, 503, SILENT);
    let right =
        json!({ "issuer": address, "client_id": "desk", "client_secret": "a secret of the desk" });
    company.aws.put_secret("oidc", &right.to_string());
    company.aws.clock().advance(Duration::from_mins(1)).unwrap();
    let (again, _) = company.sign_in("riley@example.com").await;
    is_the_door(&again, 503, SILENT);
    let (let_in, _) = company.sign_in("riley@example.com").await;
    assert_eq!(leads_to(&let_in), Some("../desk"));
    // A secret that cannot be read, or none at all.
    let broken = Company::with(|_| "hunter2".to_owned()).await;
    let sent = broken.get("/desk/provider", &BTreeMap::new()).await;
    is_the_door(&sent, 503, SILENT);
    let why = broken.cloud.meets_issuer().await.unwrap_err().to_string();
    assert!(
        why.contains("client_id") && !why.contains("hunter2"),
        "{why}"
    );
}
