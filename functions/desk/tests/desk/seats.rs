//! Whoever signs in has a day and a board, and nobody sees or does what is not theirs.

use chrono::Duration;
use cloud::keys::Home;
use cloud::links::Purpose;
use cloud::table::outbox::{Content, OutboxItem, State, StateChange};
use cloud::table::session::{MAX_ASKED_BY_ADDRESS, MAX_TRIES, SESSION, SIGN_IN, sign_in_of};
use followup::event::{Event, Sign};
use followup::ids::LeadId;
use followup::lead::{ObligationKind, Open, Stage};
use followup::policy::PolicyFiles;
use http::{Response, header};
use lambda_http::Body;

use crate::board::MOST_REQUESTS;
use crate::browser::Browser;
use crate::office::{BO, Office, person, readable, shipped, text};

fn leads_to(response: &Response<Body>) -> Option<&str> {
    response.headers().get(header::LOCATION)?.to_str().ok()
}

const RILEY: &str = "email=riley%40example.com";

#[tokio::test]
async fn whoever_types_the_code_of_the_mail_is_let_in_once() {
    let office = Office::open().await;
    let mut browser = Browser::new(&office);
    let door = text(&browser.get("/desk").await);
    assert!(door.contains("name=\"email\""), "{door}");
    let asked = browser.post("/desk", RILEY).await;
    assert_eq!(asked.status(), 200);
    let secret = browser.cookie("__Host-asked").unwrap().to_owned();
    let code = office.cloud.sign_in_code(&sign_in_of(&secret));
    // Typed as people type: in capitals, with a space in place of the dash.
    let typed = code.to_uppercase().replace('-', "+");
    let wrong = browser.post("/desk", "code=aaaa-aaaa").await;
    assert_eq!(wrong.status(), 422);
    let right = browser.post("/desk", &format!("code={typed}")).await;
    assert_eq!(
        (right.status().as_u16(), leads_to(&right)),
        (303, Some("desk"))
    );
    assert_eq!(leads_to(&browser.get("/desk").await), Some("desk/today"));
    assert_eq!(browser.get("/desk/today").await.status(), 200);
    // Once.
    let mut other = Browser::new(&office);
    other.cookies.push(("__Host-asked".to_owned(), secret));
    let again = other.post("/desk", &format!("code={code}")).await;
    assert_eq!(again.status(), 422);
    assert_eq!(leads_to(&other.get("/desk/today").await), Some("../desk"));
}

#[tokio::test]
async fn the_link_lets_in_the_browser_that_asked_and_shows_any_other_the_code() {
    let office = Office::open().await;
    let mut asked = Browser::new(&office);
    asked.post("/desk", RILEY).await;
    let id = sign_in_of(asked.cookie("__Host-asked").unwrap());
    let link = cloud::links::Link {
        purpose: Purpose::SignIn,
        lead: None,
        person: Some(person("riley")),
        task: id.to_string(),
        expires: Some(office.cloud.now() + SIGN_IN),
    };
    let path = format!("/i/{}", link.token(&office.cloud.keys()));
    let mut other = Browser::new(&office);
    let shown = text(&other.get(&path).await);
    assert!(shown.contains(&office.cloud.sign_in_code(&id)), "{shown}");
    assert_eq!(other.post(&path, "").await.status(), 403);
    let shown = text(&asked.get(&path).await);
    assert!(!shown.contains(&office.cloud.sign_in_code(&id)), "{shown}");
    // A page of another site cannot press the button.
    let elsewhere = asked.asks("POST", &path, "", "cross-site").await;
    assert_eq!(elsewhere.status(), 403);
    let pressed = asked.post(&path, "").await;
    assert_eq!(
        (pressed.status().as_u16(), leads_to(&pressed)),
        (303, Some("../desk"))
    );
    assert_eq!(asked.get("/desk/today").await.status(), 200);
    assert!(asked.cookie("__Host-asked").is_none());
}

#[tokio::test]
async fn who_is_not_of_the_team_reads_the_same_and_gets_no_mail() {
    let office = Office::open().await;
    let mut riley = Browser::new(&office);
    let known = text(&riley.post("/desk", RILEY).await);
    let mut stranger = Browser::new(&office);
    let unknown = text(&stranger.post("/desk", "email=stranger%40example.org").await);
    assert_eq!(known, unknown);
    let secret = stranger.cookie("__Host-asked").unwrap().to_owned();
    let code = office.cloud.sign_in_code(&sign_in_of(&secret));
    let tried = stranger.post("/desk", &format!("code={code}")).await;
    assert_eq!(tried.status(), 422);
    let home = Home::Person(person("riley"));
    assert_eq!(office.cloud.messages(&home).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_code_is_tried_a_few_times_an_address_gets_a_few_mails_and_both_have_their_time() {
    let office = Office::open().await;
    let mut browser = Browser::new(&office);
    browser.post("/desk", RILEY).await;
    let id = sign_in_of(browser.cookie("__Host-asked").unwrap());
    let right = format!("code={}", office.cloud.sign_in_code(&id));
    for _ in 0..MAX_TRIES {
        browser.post("/desk", "code=aaaa-aaaa").await;
    }
    assert_eq!(browser.post("/desk", &right).await.status(), 422);
    for _ in 0..MAX_ASKED_BY_ADDRESS {
        browser.post("/desk", RILEY).await;
    }
    let home = Home::Person(person("riley"));
    let mails = office.cloud.messages(&home).await.unwrap();
    assert_eq!(mails.len() as u64, MAX_ASKED_BY_ADDRESS);
    office.later(Duration::hours(1));
    browser.post("/desk", RILEY).await;
    let id = sign_in_of(browser.cookie("__Host-asked").unwrap());
    let right = format!("code={}", office.cloud.sign_in_code(&id));
    office.later(SIGN_IN);
    assert_eq!(browser.post("/desk", &right).await.status(), 422);
}

#[tokio::test]
async fn a_session_ends_by_itself_by_a_press_or_everywhere() {
    let office = Office::open().await;
    let mut here = Browser::of(&office, "riley").await;
    let mut there = Browser::of(&office, "riley").await;
    let out = here.post("/desk/out", "").await;
    assert_eq!(leads_to(&out), Some("../desk"));
    assert!(here.cookies.is_empty());
    assert_eq!(there.get("/desk/today").await.status(), 200);
    let mut third = Browser::of(&office, "riley").await;
    there.post("/desk/out", "everywhere=yes").await;
    assert_eq!(leads_to(&third.get("/desk/today").await), Some("../desk"));
    let mut last = Browser::of(&office, "riley").await;
    assert_eq!(last.get("/desk/today").await.status(), 200);
    office.later(SESSION);
    assert_eq!(leads_to(&last.get("/desk/today").await), Some("../desk"));
}

#[tokio::test]
async fn a_cookie_that_was_made_up_is_nobodys() {
    let office = Office::open().await;
    let mut riley = Browser::of(&office, "riley").await;
    let (_, cookie) = riley.cookies.remove(0);
    let (_, secret) = cookie.split_once('.').unwrap();
    for made_up in [
        format!("morgan.{secret}"),
        "riley.".to_owned(),
        "riley".to_owned(),
        format!("riley.{secret}x"),
        String::new(),
    ] {
        let mut browser = Browser::new(&office);
        browser
            .cookies
            .push(("__Host-desk".to_owned(), made_up.clone()));
        let shown = browser.get("/desk/today").await;
        assert_eq!(leads_to(&shown), Some("../desk"), "{made_up}");
    }
}

/// What each of the shipped team may open: the addresses of the desk, and who.
const OPENS: [(&str, &[&str], &[&str]); 10] = [
    ("today", &WORKING, &WORKING),
    ("board", &LEADING, &LEADING),
    ("find", &WORKING, &WORKING),
    ("new", &WORKING, &WORKING),
    ("figures", &EVERYBODY, &EVERYBODY),
    // Whoever leads the team puts a version in force.
    ("policy", &EVERYBODY, &LEADING),
    ("leads/{lead}", &WORKING, &WORKING),
    ("leads/{lead}/kept", &LEADING, &LEADING),
    ("leads/{lead}/erase", &LEADING, &LEADING),
    ("out", &EVERYBODY, &EVERYBODY),
];
pub(crate) const LEADING: [&str; 2] = ["morgan", "dana"];
pub(crate) const WORKING: [&str; 6] = ["riley", "sam", "jordan", "quinn", "morgan", "dana"];
pub(crate) const EVERYBODY: [&str; 7] =
    ["riley", "sam", "jordan", "quinn", "morgan", "dana", "max"];
/// Somebody who has no leads.
const MAX: &str = "\n[[people]]\nid = \"max\"\nname = \"Max Ortiz\"\nemail = \"max@example.com\"\nroles = [\"marketer\"]\n";
/// Who stands behind Morgan: what they may do, they may as the deputy alone.
const DANA: &str = "\n[[people]]\nid = \"dana\"\nname = \"Dana Roy\"\nemail = \"dana@example.com\"\nroles = [\"marketer\"]\n";

pub(crate) fn with_dana_as_deputy(files: &mut PolicyFiles) {
    let team = files.files.get_mut("team.toml").unwrap();
    *team = team.replace("id = \"morgan\"", "id = \"morgan\"\ndeputy = \"dana\"");
    team.push_str(MAX);
    team.push_str(DANA);
}

async fn with_a_marketer() -> Office {
    let change = |files: &mut PolicyFiles| {
        let team = files.files.get_mut("team.toml").unwrap();
        team.push_str(MAX);
    };
    Office::open_with(change).await
}

/// Whom each address of the desk is for, today.
async fn each_is_refused_to_whom_it_is_not_for(office: &Office, lead: &LeadId) {
    for (path, readers, doers) in OPENS {
        let path = format!("/desk/{}", path.replace("{lead}", lead.as_str()));
        for who in EVERYBODY {
            let mut browser = Browser::of(office, who).await;
            for (method, people) in [("GET", readers), ("POST", doers)] {
                let answer = browser.asks(method, &path, "", "same-origin").await;
                let refused = answer.status() == 403;
                assert_eq!(refused, !people.contains(&who), "{who} {method} {path}");
            }
            let elsewhere = browser.asks("POST", &path, "", "cross-site").await;
            assert!(matches!(elsewhere.status().as_u16(), 403 | 303), "{path}");
        }
        let mut nobody = Browser::new(office);
        for method in ["GET", "POST"] {
            let answer = nobody.asks(method, &path, "", "same-origin").await;
            assert_eq!(answer.status(), 303, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn every_address_of_the_desk_is_refused_to_whom_it_is_not_for() {
    let office = Office::open_with(with_dana_as_deputy).await;
    let lead = office.with_sam().await;
    let paths = desk::description().addresses.into_iter();
    let paths: Vec<String> = paths
        .filter_map(|address| Some(address.path.strip_prefix("/desk/")?.to_owned()))
        // A way in, for whoever is not signed in.
        .filter(|path| path != "provider")
        .collect();
    let known: Vec<&str> = OPENS.iter().map(|(path, ..)| *path).collect();
    assert_eq!(paths, known, "say who may open it");
    each_is_refused_to_whom_it_is_not_for(&office, &lead).await;
    // The deputy may what the manager may at all times: what changes with an absence is whose the manager's list is.
    let mut dana = Browser::of(&office, "dana").await;
    let there = text(&dana.get("/desk/board").await);
    assert!(there.contains("Morgan is responsible today."), "{there}");
    let away = office
        .post(&office.list_of("morgan"), "works_again=2026-03-09")
        .await;
    assert_eq!(away.status(), 200);
    let stands_in = text(&dana.get("/desk/board").await);
    assert!(
        stands_in.contains("Dana is responsible today: Morgan is away until Monday"),
        "{stands_in}"
    );
    each_is_refused_to_whom_it_is_not_for(&office, &lead).await;
}

#[tokio::test]
async fn who_is_no_deputy_any_more_may_what_their_own_role_lets_them() {
    let office = Office::open_with(with_dana_as_deputy).await;
    let mut dana = Browser::of(&office, "dana").await;
    assert_eq!(leads_to(&dana.get("/desk").await), Some("desk/board"));
    let now = office.later(Duration::minutes(1));
    let mut files = shipped();
    let team = files.files.get_mut("team.toml").unwrap();
    team.push_str(DANA);
    let pushed = office.cloud.push_policy(&files, "test", now).await.unwrap();
    let activated = office.cloud.activate_policy(&pushed, "test", now);
    activated.await.unwrap();
    office.cloud.refreshed_policy(now).await.unwrap();
    assert_eq!(leads_to(&dana.get("/desk").await), Some("desk/figures"));
    assert_eq!(dana.get("/desk/board").await.status(), 403);
}

#[tokio::test]
async fn a_marketer_begins_with_the_figures_and_reads_of_nobody() {
    let office = with_a_marketer().await;
    let lead = office.with_sam().await;
    office.later(Duration::days(1));
    let mut max = Browser::of(&office, "max").await;
    assert_eq!(leads_to(&max.get("/desk").await), Some("desk/figures"));
    for path in ["/desk/figures", "/desk/policy"] {
        let page = text(&max.get(path).await);
        for hidden in ["Ann", "ann+work@example.com", "010 0199", lead.as_str()] {
            assert!(!page.contains(hidden), "{path} says {hidden}: {page}");
        }
        assert!(!page.contains("name=\"q\""), "{path}: {page}");
    }
    let lapsed = "%7B%22fact%22%3A%7B%22kind%22%3A%22lapsed%22%7D%7D";
    let behind = max.get(&format!("/desk/figures?behind={lapsed}")).await;
    assert_eq!(behind.status(), 403);
}

#[tokio::test]
async fn a_rep_works_a_lead_with_one_click_and_takes_it_back() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    office.later(Duration::minutes(30));
    let mut sam = Browser::of(&office, "sam").await;
    let day = sam.get("/desk/today").await;
    insta::assert_snapshot!("today", readable(&day));
    assert!(text(&day).contains("<h1>One call.</h1>"), "{}", text(&day));
    let before = office.lead(&lead).await.lead;
    let task = before.task();
    let press = format!("lead={lead}&task={task}&outcome=voicemail&note=Try+the+mobile");
    let pressed = sam.post("/desk/today", &press).await;
    assert_eq!(
        leads_to(&pressed),
        Some(format!("../desk/today?done={lead}").as_str())
    );
    let next = sam.get(&format!("/desk/today?done={lead}")).await;
    insta::assert_snapshot!("today_done", readable(&next));
    let called = office.lead(&lead).await.lead;
    assert_eq!((called.touches, before.touches), (1, 0));
    // Nobody else takes it back, and nobody does for another task.
    for (who, task) in [("riley", task.as_str()), ("sam", "c9_inbound_9")] {
        let mut browser = Browser::of(&office, who).await;
        browser
            .post("/desk/today", &format!("lead={lead}&task={task}&undo=yes"))
            .await;
        assert_eq!(office.lead(&lead).await.lead.touches, 1, "{who}");
    }
    office.later(Duration::minutes(9));
    let undo = format!("lead={lead}&task={task}&undo=yes");
    let back = sam.post("/desk/today", &undo).await;
    assert_eq!(
        leads_to(&back),
        Some(format!("../desk/today?lead={lead}").as_str())
    );
    let after = office.lead(&lead).await.lead;
    assert_eq!(
        (after.touches, &after.owed, after.cadence),
        (0, &before.owed, before.cadence)
    );
    assert_eq!(after.last_outcome, None);
}

#[tokio::test]
async fn what_was_reported_a_while_ago_is_corrected_and_not_taken_back() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    office.later(Duration::minutes(30));
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&lead).await.lead.task();
    let press = format!("lead={lead}&task={task}&outcome=reached");
    sam.post("/desk/today", &press).await;
    office.later(Duration::minutes(11));
    let shown = text(&sam.get(&format!("/desk/today?done={lead}")).await);
    assert!(!shown.contains("name=\"undo\""), "{shown}");
    let reported = office.lead(&lead).await.lead;
    sam.post("/desk/today", &format!("lead={lead}&task={task}&undo=yes"))
        .await;
    assert_eq!(office.lead(&lead).await.lead, reported);
    assert!(reported.last_outcome.is_some());
}

#[tokio::test]
async fn nobody_reports_of_a_colleagues_lead() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let task = office.lead(&lead).await.lead.task();
    let mut riley = Browser::of(&office, "riley").await;
    let press = format!("lead={lead}&task={task}&outcome=won");
    assert_eq!(riley.post("/desk/today", &press).await.status(), 403);
    // They read it, and write what they know of it.
    let path = format!("/desk/leads/{lead}");
    let page = riley.get(&path).await;
    assert_eq!(page.status(), 200);
    assert_eq!(riley.post(&path, "note=").await.status(), 422);
    let noted = riley.post(&path, "note=They+rang+me").await;
    assert_eq!(noted.status(), 303);
    assert!(text(&riley.get(&path).await).contains("They rang me"));
    let Stage::Open(Open::Active(engagement)) = office.lead(&lead).await.lead.stage else {
        panic!("it is somebody's");
    };
    assert_eq!(engagement.rep, person("sam"));
}

#[tokio::test]
async fn the_page_of_a_lead_tells_it_whole() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let page = sam.get(&format!("/desk/leads/{lead}")).await;
    insta::assert_snapshot!("lead", readable(&page));
    let missing = sam.get("/desk/leads/aaaaaaaaaaaaaaaaaaaaaaaaaa").await;
    assert_eq!(missing.status(), 404);
}

/// What stands beside the stream.
fn beside(page: &Response<Body>) -> String {
    let page = readable(page);
    let (_, rest) = page.split_once("<aside>").unwrap();
    rest.split("</aside>").next().unwrap().to_owned()
}

#[tokio::test]
async fn the_rope_says_how_late_it_is_which_hours_counted_and_when_somebody_turned_to_them() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = format!("/desk/leads/{lead}");
    let mut sam = Browser::of(&office, "sam").await;
    // On Tuesday afternoon nobody has called.
    office.later(Duration::hours(29));
    insta::assert_snapshot!("rope_late", beside(&sam.get(&path).await));
    let task = office.lead(&lead).await.lead.task();
    let press = format!("lead={lead}&task={task}&outcome=reached");
    sam.post("/desk/today", &press).await;
    insta::assert_snapshot!("rope_touched", beside(&sam.get(&path).await));
}

#[tokio::test]
async fn the_rope_of_a_step_says_for_when_it_was_agreed_or_planned_and_from_when_it_is_late() {
    for (next, heading, was) in [
        (
            "&next=2026-03-06T10:00",
            "<b>The agreed next step</b>",
            "<li>Agreed for today 10:00 AM</li>",
        ),
        (
            "",
            "<b>The planned next step</b>",
            "<li>Planned for today 10:00 AM</li>",
        ),
    ] {
        let office = Office::open().await;
        let lead = office.with_sam().await;
        let mut sam = Browser::of(&office, "sam").await;
        let task = office.lead(&lead).await.lead.task();
        let press = format!("lead={lead}&task={task}&outcome=reached{next}");
        assert_eq!(sam.post("/desk/today", &press).await.status(), 303);
        let owed = office.lead(&lead).await.lead.owed;
        let step = owed.get(ObligationKind::NextStep).unwrap();
        // An hour after its time nobody has made it.
        office.later(step.since - office.cloud.now() + Duration::hours(1));
        office.happens(&lead, Event::Tick).await;
        let path = format!("/desk/leads/{lead}");
        let mut sam = Browser::of(&office, "sam").await;
        let left = "<span class=\"badge\">3 hours until it counts as late</span>";
        let late_from = "<li>Late from today 2:00 PM</li>";
        let beside_it = beside(&sam.get(&path).await);
        for said in [heading, left, was, late_from] {
            assert!(beside_it.contains(said), "{said}: {beside_it}");
        }
        office.later(Duration::hours(5));
        let beside_it = beside(&sam.get(&path).await);
        for said in [heading, "2 hours late</span>", was, late_from] {
            assert!(beside_it.contains(said), "{said}: {beside_it}");
        }
    }
}

/// A written step that waits for Sam, as `send` leaves it.
async fn awaited(office: &Office) -> (LeadId, OutboxItem) {
    let lead = office.with_sam().await;
    let first = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&first, "outcome=reached&next=2026-03-03").await;
    office.later(Duration::hours(24));
    let next = office.path(Purpose::Outcome, &lead, "sam").await;
    office.post(&next, "outcome=no_answer").await;
    office.later(Duration::hours(24));
    office.happens(&lead, Event::Tick).await;
    let messages = office.cloud.messages(&Home::Lead(lead.clone())).await;
    let mail = messages
        .unwrap()
        .into_iter()
        .find(|item| matches!(&item.content, Content::Lead(message) if message.approval.is_some()));
    let mail = mail.expect("they have been reached: the step waits for Sam");
    let until = office.cloud.now() + Duration::days(1);
    let waits = StateChange::of(&mail, State::AwaitingApproval, Some(until), None);
    let now = office.cloud.now();
    assert!(office.cloud.transition(&waits, None, now).await.unwrap());
    (lead, mail)
}

#[tokio::test]
async fn a_mail_that_lapses_before_an_answer_is_due_stands_first_with_all_that_they_asked() {
    let office = Office::open().await;
    let (lead, mail) = awaited(&office).await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    office.happens(&bo, Event::Sign(Sign::Replied)).await;
    let mut sam = Browser::of(&office, "sam").await;
    let first = |page: &str| {
        let (_, rest) = page.split_once("<h2 id=\"first\">").unwrap();
        let (_, name) = rest.split_once("<bdi>").unwrap();
        name.split_once("</bdi>").unwrap().0.to_owned()
    };
    assert_eq!(first(&text(&sam.get("/desk/today").await)), "Bo Ek");
    let now = office.cloud.now();
    let mail = office.cloud.message(&mail.key()).await.unwrap().unwrap();
    let soon = StateChange::of(
        &mail,
        State::AwaitingApproval,
        Some(now + Duration::hours(1)),
        None,
    );
    assert!(office.cloud.transition(&soon, None, now).await.unwrap());
    let before = office.aws.usage();
    let day = text(&sam.get("/desk/today?renewed=yes").await);
    let asked = office.aws.usage().since(&before);
    let all = asked.total(local::LocalService::DynamoDb).requests;
    assert!(all <= MOST_REQUESTS, "{all}");
    assert_eq!(first(&day), "Ann Lee", "{lead}: {day}");
}

#[tokio::test]
async fn a_mail_that_waits_for_somebody_stands_on_their_day_until_they_send_it_or_leave_it_out() {
    for (choice, says) in [
        ("release", "it goes out now"),
        ("drop", "it does not go out"),
    ] {
        let office = Office::open().await;
        let (lead, mail) = awaited(&office).await;
        let mut sam = Browser::of(&office, "sam").await;
        let day = sam.get("/desk/today").await;
        let page = text(&day);
        assert!(
            page.contains("<h1>One mail to send or leave out.</h1>"),
            "{page}"
        );
        assert!(!page.contains("Goes out by itself"), "{page}");
        if choice == "release" {
            insta::assert_snapshot!("today_mail", readable(&day));
        }
        let path = office.path_of(Purpose::Message, &lead, "sam", mail.id().as_str());
        let read = text(&office.get(&path).await);
        assert!(read.contains("name=\"choice\""), "{read}");
        let done = text(&office.post(&path, &format!("choice={choice}")).await);
        assert!(done.contains(says), "{done}");
        let page = text(&sam.get("/desk/today").await);
        assert!(!page.contains("to send or leave out"), "{page}");
        // Nobody else has it on their day.
        let mut riley = Browser::of(&office, "riley").await;
        let page = text(&riley.get("/desk/today").await);
        assert!(!page.contains("name=\"choice\""), "{page}");
    }
}

#[tokio::test]
async fn a_mail_that_goes_out_by_itself_can_be_sent_at_once_or_stopped_from_the_day() {
    for (choice, says) in [
        ("send_now", "it goes out now"),
        ("stop", "it does not go out"),
    ] {
        let office = Office::open().await;
        let lead = office.with_sam().await;
        let mut sam = Browser::of(&office, "sam").await;
        for outcome in ["no_answer", "voicemail"] {
            let task = office.lead(&lead).await.lead.task();
            let press = format!("lead={lead}&task={task}&outcome={outcome}");
            sam.post("/desk/today", &press).await;
            if outcome == "no_answer" {
                office.later(Duration::days(1));
                office.happens(&lead, Event::Tick).await;
            }
        }
        let page = text(&sam.get("/desk/today").await);
        let (_, rest) = page.split_once("Goes out by itself").unwrap();
        assert!(rest.contains(&format!("value=\"{choice}\"")), "{page}");
        let (_, link) = rest.split_once("action=\"../n/").unwrap();
        let (token, _) = link.split_once('"').unwrap();
        let done = text(
            &office
                .post(&format!("/n/{token}"), &format!("choice={choice}"))
                .await,
        );
        assert!(done.contains(says), "{done}");
        let page = text(&sam.get("/desk/today").await);
        assert!(!page.contains(&format!("value=\"{choice}\"")), "{page}");
    }
}
