//! The demo: a company of three weeks, which is there when somebody looks for the first time.

use std::path::Path;
use std::time::Duration;

use baton::demo::{DataFolder, Demo, DemoPlayed, company_policy};
use baton::{LocalDeployment, Setup};
use calendar::Instant;
use http::{Method, Request, Response};
use hyper::body::Bytes;
use local::{Options, Speed, Usage};

use super::command_line::{baton, text};
use super::sockets::Up;
use super::{asked, at, got, opened, posted};

/// Requests of the table at most while the weeks are played.
pub(super) const MOST_REQUESTS: u64 = 12_000;
/// How often somebody lets come what comes next, at most, and after how many of them an hour passes besides.
const MOST_PRESSES: usize = 60;
const PRESSES_BEFORE_THE_HOUR: usize = 8;
/// What the bar says of what happened, at most: lines of timelines, mails, how many more of each there are, and what has no line.
const MOST_NEWS: usize = 5 + 1 + 3 + 1 + 1;
/// Visits of which each is on another day: a working day, a Sunday after a change of the clocks, and the day after a holiday.
pub(super) const VISITS: [&str; 3] = [
    "2026-04-15T15:00:00Z",
    "2026-03-08T20:00:00Z",
    "2026-11-27T20:00:00Z",
];

/// What the button says that makes somebody Riley.
const RILEYS_FACE: &str = "<span class=\"face\" aria-hidden=\"true\">RC</span> Be Riley</button>";

/// A demo that was played in memory.
struct PlayedDemo {
    deployment: LocalDeployment,
    played: DemoPlayed,
    asked_of_aws: Usage,
}

async fn played(visit: &str) -> PlayedDemo {
    let demo = Demo::for_visit(&baton::shipped::embedded(), at(visit)).unwrap();
    let deployment = LocalDeployment::open(demo.setup("http://127.0.0.1:8080"))
        .await
        .unwrap();
    let played = demo.play(&deployment, |_, _| {}).await.unwrap();
    PlayedDemo {
        asked_of_aws: deployment.usage(),
        deployment,
        played,
    }
}

pub(super) fn page(response: &Response<Bytes>) -> String {
    String::from_utf8(response.body().to_vec()).unwrap()
}

/// The page of the desk on which somebody of the team begins.
async fn desk_of(deployment: &LocalDeployment, person: &str) -> String {
    read_by(deployment, person, "/desk").await
}

/// A page of the desk as somebody of the team reads it, past the way that signs them in.
pub(super) async fn read_by(deployment: &LocalDeployment, person: &str, path: &str) -> String {
    let body = format!("person={person}");
    let signed = asked(deployment, Method::POST, "/local/be", &body).await;
    let cookie = signed.headers()["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let mut path = path.to_owned();
    for _ in 0..3 {
        let request = Request::builder()
            .uri(&path)
            .header("host", "127.0.0.1:8080")
            .header("cookie", &cookie)
            .body(Bytes::new())
            .unwrap();
        let response = baton::controls::answer(deployment, request).await;
        match response.headers().get("location") {
            // It names a page beside the one that sends there.
            Some(to) => {
                let to = to.to_str().unwrap();
                let (beside, _) = path.rsplit_once('/').unwrap();
                path = if to.starts_with('/') {
                    to.to_owned()
                } else {
                    format!("{beside}/{to}")
                };
            }
            None => return page(&response),
        }
    }
    panic!("{person} is sent on and on");
}

/// What stands in the only heading of a page.
pub(super) fn heading(page: &str) -> &str {
    let (_, rest) = page.split_once("<h1>").unwrap();
    rest.split("</h1>").next().unwrap()
}

/// What stands in each cell of the table that a heading is above, row by row, without its heads.
fn rows(page: &str, heading: &str) -> Vec<Vec<String>> {
    let (_, below) = page.split_once(&format!("<h2>{heading}</h2>")).unwrap();
    let (_, body) = below.split_once("<tbody>").unwrap();
    let (body, _) = body.split_once("</tbody>").unwrap();
    let words = |cell: &str| {
        let (_, cell) = cell.split_once('>').unwrap_or_default();
        let pieces = cell.split('<').map(|piece| piece.rsplit('>').next());
        pieces.flatten().collect::<String>()
    };
    let rows = body.split("<tr>").skip(1);
    let cells = |row: &str| {
        let cells = row.replace("<th", "<td");
        cells.split("<td").skip(1).map(words).collect()
    };
    rows.map(cells).collect()
}

/// What whoever manages reads of the weeks: people who were met, mails that were seen, what each source costs, and what nobody knows yet.
async fn the_figures_say_what_is_known(deployment: &LocalDeployment) {
    let figures = read_by(deployment, "morgan", "/desk/figures").await;
    let sources = rows(&figures, "Where people come from, and how far it goes");
    assert!(sources.len() > 2, "{sources:?}");
    for source in &sources {
        let [.., cost, an_inquiry, _] = &source[..] else {
            panic!("{source:?}");
        };
        assert!(!cost.is_empty() && !an_inquiry.is_empty(), "{source:?}");
    }
    let all = &sources[0];
    assert!(
        all[4] != "0" && all[5] != "0",
        "nobody was met, or won: {all:?}"
    );
    let team = rows(&figures, "The team");
    let seen = team.iter().find(|row| row[0] == "Riley Chen").unwrap();
    assert_ne!(seen[2], "0", "{seen:?}");
    let texts = rows(&figures, "Texts that are compared: mail");
    assert_eq!(texts.len(), 2);
    for text in &texts {
        assert_ne!(text[2], "0", "nobody got it: {text:?}");
    }
    assert!(texts[1].contains(&"not known yet".to_owned()), "{texts:?}");
}

/// What everybody who sits down finds to do on the morning of a visit.
pub(super) async fn each_seat_has_work(deployment: &LocalDeployment) {
    let riley = desk_of(deployment, "riley").await;
    for what in [" call", " answer", "a meeting at 2:30 pm"] {
        let said = heading(&riley).to_lowercase();
        assert!(format!(" {said}").contains(what), "{said}");
    }
    assert!(riley.contains("href=\"tel:"), "a number to call");
    let morgan = desk_of(deployment, "morgan").await;
    assert!(heading(&morgan).contains("for you"), "{}", heading(&morgan));
    assert!(
        !heading(&morgan).contains("Nothing waits"),
        "{}",
        heading(&morgan)
    );
    let quinn = desk_of(deployment, "quinn").await;
    assert!(heading(&quinn).contains("decision"), "{}", heading(&quinn));
    let to_ana = deployment.mailbox().to("ana@example.org");
    let last = to_ana.last().unwrap();
    assert!(last.headers["Reply-To"].ends_with("@reply.baton.test"));
    let text = last.text.as_ref().unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!(words.join(" ").contains("tried to call you"), "{last:#?}");
}

#[tokio::test]
async fn on_whatever_day_somebody_comes_each_seat_has_something_to_do() {
    for visit in VISITS {
        let demo = played(visit).await;
        let deployment = &demo.deployment;
        assert!(
            demo.played.inquiries > 30 && demo.played.pressed > 50,
            "{:?}",
            demo.played
        );
        assert_eq!(demo.played.refused, 0, "{visit}");
        let failures = deployment.observed().failures;
        assert!(failures.is_empty(), "{visit}: {failures:#?}");
        let requests = demo.played.requests;
        assert!(requests <= MOST_REQUESTS, "{visit}: {requests} requests");
        let policy = deployment
            .cloud()
            .active_policy(deployment.cloud().now())
            .await;
        let calendar = policy.unwrap().unwrap();
        let calendar = calendar.calendar();
        let now = deployment.cloud().now();
        assert!(calendar.is_open(now), "{visit}");
        assert_eq!(calendar.local(now).format("%H:%M").to_string(), "09:12");
        each_seat_has_work(deployment).await;
        the_figures_say_what_is_known(deployment).await;
    }
}

/// Every mail, as its reader has it.
fn mailed(demo: &PlayedDemo) -> Vec<(Instant, Vec<String>, String, Option<String>)> {
    let mails = demo.deployment.mailbox().all().into_iter();
    mails
        .map(|mail| (mail.at, mail.to, mail.subject, mail.text))
        .collect()
}

#[tokio::test]
async fn a_visitor_has_a_bar_answers_as_ana_and_lets_come_what_comes_next() {
    let demo = played(VISITS[0]).await;
    let again = played(VISITS[0]).await;
    assert_eq!(
        mailed(&demo),
        mailed(&again),
        "the same visit is the same demo"
    );
    assert_eq!(demo.asked_of_aws, again.asked_of_aws);
    the_bar_stands_on_the_pages_of_a_demo_and_nowhere_else(&demo.deployment).await;
    ana_answers_in_the_mailbox_and_her_rep_reads_it(&demo.deployment).await;
    what_comes_next_is_said_before_and_what_happened_afterwards(&again.deployment).await;
}

async fn the_bar_stands_on_the_pages_of_a_demo_and_nowhere_else(demo: &LocalDeployment) {
    let has_bar = |response: &Response<Bytes>| page(response).contains("<section class=\"local\"");
    for path in [
        "/",
        "/f/contact",
        "/f/contact/thanks",
        "/local/mail",
        "/local/leads",
        "/desk",
    ] {
        let response = asked(demo, Method::GET, path, "").await;
        assert!(has_bar(&response), "{path}");
        // The page's own policy lets the rules of the bar in, by their hash.
        let policy = response.headers()["content-security-policy"]
            .to_str()
            .unwrap();
        let page = page(&response);
        let (head, _) = page.split_once("</style></head>").unwrap();
        let (_, rules) = head.rsplit_once("<style>").unwrap();
        assert!(rules.starts_with(".local{"), "{path}: {rules}");
        // Whoever one can be has a face, which no reader of the page aloud hears twice.
        assert!(page.contains(RILEYS_FACE), "{path}: {page}");
        assert!(rules.contains(".face{"), "{path}: {rules}");
        assert!(
            policy.contains(cloud::page::hash_source(rules).trim()),
            "{path}: {policy}"
        );
    }
    let newest = demo.mailbox().all().pop().unwrap().id;
    let no_page = [
        "/local/mail.json",
        "/local/leads.json",
        "/local/clock",
        "/f/contact/embed",
    ];
    let mail = format!("/local/mail/{newest}.html");
    for path in no_page.into_iter().chain([mail.as_str()]) {
        let response = asked(demo, Method::GET, path, "").await;
        assert!(!has_bar(&response), "{path}");
    }
    let real = opened().await;
    let start = page(&asked(&real, Method::GET, "/", "").await);
    assert!(
        start.contains(RILEYS_FACE) && start.contains(".face{"),
        "{start}"
    );
    for path in ["/", "/f/contact", "/local/mail", "/desk"] {
        let response = asked(&real, Method::GET, path, "").await;
        assert!(!has_bar(&response), "{path}");
    }
    let (status, problem) = posted(&real, "/local/anew", "anew=yes").await;
    assert_eq!(status, 422, "{problem}");
    // Before the weeks that were played are thrown away the bar asks, where no script runs, too.
    let start = page(&asked(demo, Method::GET, "/", "").await);
    let (before, _) = start.split_once("action=\"/local/anew\"").unwrap();
    let (_, asks) = before.rsplit_once("<details>").unwrap();
    assert!(asks.contains("is thrown away"), "{asks}");
    assert!(!asks.contains("</details>"), "{asks}");
}

/// What the button of the bar says that comes next.
async fn next(deployment: &LocalDeployment) -> String {
    let start = page(&asked(deployment, Method::GET, "/", "").await);
    let (_, rest) = start.split_once(">Next: ").unwrap();
    rest.split("</button>").next().unwrap().to_owned()
}

/// Somebody lets come what comes next: what was foreseen, and what the bar then says that happened.
async fn let_come(demo: &LocalDeployment) -> (String, Vec<String>) {
    let now = demo.cloud().now();
    let said = next(demo).await;
    let (foreseen, _) = said.split_once(" (").unwrap();
    let moved = asked(demo, Method::POST, "/local/clock", "to=next").await;
    assert_eq!(moved.status(), 303);
    assert!(demo.cloud().now() > now);
    let after = page(&asked(demo, Method::GET, "/", "").await);
    let (_, news) = after.split_once("<div role=\"status\"><ul><li>").unwrap();
    let (news, _) = news.split_once("</li></ul>").unwrap();
    let news = news.split("</li><li>").map(str::to_owned).collect();
    (foreseen.to_owned(), news)
}

/// Whether a line of the news says this of whom was foreseen, in words that stand before others.
fn says(news: &[String], name: &str, what: &str) -> bool {
    let begins = format!("{name}: {what}");
    news.iter().any(|line| line.starts_with(&begins))
}

/// Work is due when its time comes. Everything else is said as it came: to whom a lead went, and whether a promise was kept.
async fn what_comes_next_is_said_before_and_what_happened_afterwards(demo: &LocalDeployment) {
    let mut promises = 0;
    for press in 1..=MOST_PRESSES {
        let (foreseen, news) = let_come(demo).await;
        let is_work = foreseen.ends_with(" is due") || foreseen.contains(" is asked how it was ");
        let repeats = |line: &String| line.to_lowercase() == foreseen.to_lowercase();
        assert!(is_work || !news.iter().any(repeats), "{news:#?}");
        assert!(news.len() <= MOST_NEWS, "{news:#?}");
        let promised = foreseen.strip_prefix("the time comes by which ");
        if let Some(name) = promised.and_then(|rest| rest.strip_suffix(" was promised a word")) {
            let missed = says(&news, name, "Our promise was missed: by ");
            assert!(missed, "{foreseen}: {news:#?}");
            promises += 1;
        }
        if press == PRESSES_BEFORE_THE_HOUR {
            an_hour_passes(demo).await;
        }
        if promises > 0 && press > PRESSES_BEFORE_THE_HOUR {
            return;
        }
    }
    panic!("no promise was missed");
}

async fn an_hour_passes(demo: &LocalDeployment) {
    asked(demo, Method::POST, "/local/clock", "advance=1h").await;
    let after = page(&asked(demo, Method::GET, "/", "").await);
    assert!(after.contains("<div role=\"status\"><ul>"), "{after}");
    let start = main_of(&after);
    insta::assert_snapshot!(
        "what_comes_next_is_said_before_and_what_happened_afterwards",
        start
    );
}

/// A page without its head.
fn main_of(page: &str) -> String {
    let (_, body) = page.split_once("<main>").unwrap();
    body.replace("><", ">\n<")
}

async fn ana_answers_in_the_mailbox_and_her_rep_reads_it(demo: &LocalDeployment) {
    let mailbox = page(&asked(demo, Method::GET, "/local/mail?who=ana%40example.org", "").await);
    assert!(mailbox.contains("Answer as Ana"), "{mailbox}");
    let last = demo.mailbox().to("ana@example.org").pop().unwrap();
    assert!(mailbox.contains(&format!("src=\"/local/mail/{}.html\"", last.id)));
    let body = format!("mail={}&text=Call+me+on+Friday+at+ten%2C+please.", last.id);
    let answered = asked(demo, Method::POST, "/local/mail/answer", &body).await;
    assert_eq!(answered.status(), 303, "{}", page(&answered));
    let back = answered.headers()["location"].to_str().unwrap().to_owned();
    let (back, _) = back.split_once('#').unwrap();
    let back = page(&asked(demo, Method::GET, back, "").await);
    assert!(back.contains("The answer has arrived."));
    let lead = last.lead.unwrap();
    let view = got(demo, &format!("/local/leads/{lead}.json")).await;
    let timeline = view["timeline"].as_array().unwrap();
    assert!(
        timeline.iter().any(|line| line["kind"] == "sign"),
        "{timeline:#?}"
    );
    assert_eq!(view["status"], "in_conversation");
    let seen = demo.mailbox().len();
    posted(demo, "/local/clock", r#"{"advance":"1h"}"#).await;
    let mails = demo.mailbox().since(seen);
    let told = mails.iter().find(|mail| mail.subject.contains("Ana Silva"));
    let told = told.unwrap().text.clone().unwrap();
    assert!(told.contains("Call me on Friday at ten, please."), "{told}");
    for wrong in ["", "mail=m1", "text=hello", "mail=m1&text=+"] {
        let answer = asked(demo, Method::POST, "/local/mail/answer", wrong).await;
        assert_eq!(answer.status(), 400, "{wrong}");
    }
    let nobody = asked(
        demo,
        Method::POST,
        "/local/mail/answer",
        "mail=m99999&text=a",
    )
    .await;
    assert_eq!(nobody.status(), 404);
}

/// Opens a folder as `baton up` does.
pub(super) async fn reopened(dir: &Path, start: Option<Instant>) -> LocalDeployment {
    let setup = Setup {
        dir: Some(dir.to_owned()),
        is_demo: true,
        policy: Some(company_policy(&baton::shipped::embedded())),
        ..Setup::in_memory(Options {
            start,
            speed: Speed::Still,
            ..Options::default()
        })
    };
    LocalDeployment::open(setup).await.unwrap()
}

/// How long the weeks may take to be played, and how often it is looked whether they are.
pub(super) const PATIENCE: Duration = Duration::from_secs(120);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// A visitor throws away what they did in the demo of a folder, through the port.
fn begins_anew_by_a_press(dir: &Path) {
    let up = Up::over(dir, &["--demo"]);
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_idle_connections(0)
        .timeout_global(Some(PATIENCE))
        .build()
        .new_agent();
    let read = |path: &str| {
        let mut answer = agent.get(format!("{}{path}", up.base)).call().ok()?;
        let text = answer.body_mut().read_to_string().ok()?;
        Some((answer.status().as_u16(), text))
    };
    let press = |path: &str, fields: &[(&str, &str)]| {
        let fields = fields.iter().copied();
        let asked = agent.post(format!("{}{path}", up.base));
        let mut answer = asked
            .header("accept", "application/json")
            .send_form(fields)
            .unwrap();
        let text = answer.body_mut().read_to_string().unwrap();
        (answer.status().as_u16(), text)
    };

    let (taken, asked) = press("/f/contact", &super::ANA);
    assert_eq!(taken, 202, "{asked}");
    let asked: serde_json::Value = serde_json::from_str(&asked).unwrap();
    let own = format!("/local/leads/{}.json", asked["lead"].as_str().unwrap());
    assert_eq!(press("/local/clock", &[("advance", "1h")]).0, 303);
    assert_eq!(read(&own).unwrap().0, 200);
    let (_, before) = read("/").unwrap();
    assert!(before.contains(", 10:12 AM "), "{before}");
    assert!(before.contains("value=\"yes\">Throw it away and begin anew"));
    assert_eq!(press("/local/anew", &[("anew", "yes")]).0, 303);

    // Whoever is connected as it closes or opens again is cut off, and looks again.
    let begun = std::time::Instant::now();
    let mut meanwhile = None;
    let after = loop {
        match read("/") {
            Some((503, waits)) => meanwhile = Some(waits),
            Some((200, page)) if page.contains(", 9:12 AM ") => break page,
            Some(_) | None => {}
        }
        assert!(begun.elapsed() < PATIENCE, "{meanwhile:?}");
        std::thread::sleep(LOOK_AGAIN);
    };
    let meanwhile = meanwhile.expect("they are played for seconds");
    assert!(meanwhile.contains("<h1>Three weeks in a few seconds</h1>"));
    assert!(meanwhile.contains("<progress max=\"100\""), "{meanwhile}");
    assert!(after.contains(RILEYS_FACE), "{after}");
    assert_eq!(read(&own).unwrap().0, 404);
    let (_, of_ana) = read("/local/mail?who=ana%40example.org").unwrap();
    assert!(of_ana.contains("Answer as Ana"), "{of_ana}");
    assert_eq!(DataFolder::of(dir).unwrap(), DataFolder::Demo);
}

#[tokio::test]
async fn a_folder_keeps_the_demo_which_begins_anew_by_a_press_and_nothing_real_begins_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let demo = Demo::for_visit(&baton::shipped::embedded(), at(VISITS[0])).unwrap();
    let mut days = Vec::new();
    let watch = |day, _| days.push(day);
    demo.keep_in(dir, "http://127.0.0.1:8080", watch)
        .await
        .unwrap();
    assert!(days.is_sorted() && days.len() > 100);
    assert_eq!(DataFolder::of(dir).unwrap(), DataFolder::Demo);
    let deployment = reopened(dir, None).await;
    assert_eq!(deployment.cloud().now(), at("2026-04-15T13:12:00Z"));
    each_seat_has_work(&deployment).await;
    drop(deployment);
    let folder = dir.to_str().unwrap();
    for own in [
        &["--empty"][..],
        &["--now", "2026-03-02T14:00:00Z"],
        &[
            "--policy",
            concat!(env!("CARGO_MANIFEST_DIR"), "/../policy"),
        ],
    ] {
        let arguments = [&["up", "--port", "0", "--data", folder], own].concat();
        let refused = baton(&arguments, "");
        assert_eq!(refused.status.code(), Some(2), "{own:?}");
        let said = text(&refused.stderr);
        assert!(
            said.contains("holds the demo") && said.contains("--data"),
            "{said}"
        );
    }
    // Nor is anything of one's own put into it, while what is in force there can be read.
    let list = dir.join("people.csv");
    std::fs::write(&list, "name,email\nAna Silva,ana@example.org\n").unwrap();
    for command in [
        &["import", list.to_str().unwrap(), "--data", folder][..],
        &["policy", "push", "--activate", "--data", folder],
    ] {
        let refused = baton(command, "");
        assert_eq!(refused.status.code(), Some(2), "{command:?}");
        let said = text(&refused.stderr);
        assert!(said.contains("holds the demo"), "{said}");
    }
    let read = baton(&["policy", "history", "--data", folder], "");
    assert!(read.status.success(), "{}", text(&read.stderr));
    begins_anew_by_a_press(dir);
    let real = tempfile::tempdir().unwrap();
    drop(reopened(real.path(), Some(at(VISITS[0]))).await);
    let folder = real.path().to_str().unwrap();
    for command in [
        &["up", "--demo", "--port", "0", "--data", folder][..],
        &["demo", "reset", "--data", folder],
    ] {
        let refused = baton(command, "");
        assert_eq!(refused.status.code(), Some(2), "{command:?}");
        let said = text(&refused.stderr);
        assert!(
            said.contains("no demo") && said.contains("--data"),
            "{said}"
        );
    }
    assert_eq!(DataFolder::of(real.path()).unwrap(), DataFolder::Real);
}
