//! A link of a mail lets its person do what their role lets them do now, and not what it let them do when the mail was sent.

use chrono::Duration;
use cloud::links::Purpose;
use followup::event::Verdict;
use followup::ids::LeadId;
use http::Response;
use lambda_http::Body;

use crate::browser::Browser;
use crate::office::{ANN, BO, Office, person, shipped, text};
use crate::seats::{EVERYBODY, LEADING, WORKING, with_dana_as_deputy};
use crate::team::BOB;

const DECIDING: [&str; 3] = ["quinn", "morgan", "dana"];
/// Who has the lead, and who leads the team.
const DOUBTING: [&str; 3] = ["sam", "morgan", "dana"];
/// A link that is the lead's alone.
const NOBODY: [&str; 0] = [];

/// Whom of the team each page of a link is for, of a lead that Sam has, in the order of the description.
const LETS: [(Purpose, &[&str]); 17] = [
    (Purpose::Outcome, &WORKING),
    (Purpose::Assign, &LEADING),
    (Purpose::Verdict, &DECIDING),
    (Purpose::Announcement, &WORKING),
    (Purpose::Keep, &WORKING),
    (Purpose::ThreeLines, &WORKING),
    (Purpose::List, &EVERYBODY),
    (Purpose::Team, &LEADING),
    (Purpose::Resume, &EVERYBODY),
    (Purpose::GoOn, &DOUBTING),
    (Purpose::OwnAddress, &WORKING),
    (Purpose::Message, &WORKING),
    (Purpose::SignIn, &EVERYBODY),
    (Purpose::Booking, &WORKING),
    (Purpose::Stop, &NOBODY),
    (Purpose::OptIn, &NOBODY),
    (Purpose::Ready, &NOBODY),
];

/// Whether an answer says that the page is for another role, or the link for another page.
fn is_refused(answer: &Response<Body>) -> bool {
    let says = [
        "It is not among what your role does now",
        "This link is not valid",
    ];
    let page = text(answer);
    answer.status() == 403 && says.iter().any(|one| page.contains(one))
}

/// The team as somebody pushed it, in force; what this worker has known until then stands with it for a minute.
async fn team_becomes(office: &Office, change: impl FnOnce(&mut String)) {
    let now = office.later(Duration::minutes(1));
    office.cloud.refreshed_policy(now).await.unwrap();
    let mut files = shipped();
    change(files.files.get_mut("team.toml").unwrap());
    let pushed = office.cloud.push_policy(&files, "test", now).await.unwrap();
    let activated = office.cloud.activate_policy(&pushed, "test", now);
    activated.await.unwrap();
}

/// Quinn leads the team in Morgan's place, who is a rep.
fn quinn_leads(team: &mut String) {
    *team = team
        .replace("roles = [\"manager\"]", "roles = [\"rep\"]")
        .replace(
            "roles = [\"qualifier\"]",
            "roles = [\"qualifier\", \"manager\"]",
        );
}

#[tokio::test]
async fn every_page_of_a_link_is_refused_to_whom_it_is_not_for() {
    let described = desk::description().addresses.into_iter();
    let described: Vec<String> = described
        .filter(|address| address.path.ends_with("/{token}"))
        .map(|address| address.path)
        .collect();
    let known = LETS.map(|(purpose, _)| format!("/{}/{{token}}", purpose.path()));
    assert_eq!(described, known, "say who may open it");
    let office = Office::open_with(with_dana_as_deputy).await;
    let lead = office.with_sam().await;
    for (purpose, people) in LETS {
        for who in EVERYBODY {
            let path = office.path(purpose, &lead, who).await;
            for method in ["GET", "HEAD", "POST"] {
                let before = office.everything(&lead).await;
                let answer = office.ask(method, &path, "").await;
                let may = people.contains(&who);
                if method == "HEAD" {
                    assert!(may || answer.status() == 403, "{who} {path}");
                } else {
                    assert_eq!(is_refused(&answer), !may, "{who} {method} {purpose:?}");
                }
                if !may {
                    assert_eq!(office.everything(&lead).await, before, "{who} {purpose:?}");
                }
            }
        }
        let is_leads = people.is_empty() || purpose == Purpose::Booking;
        let path = office.path(purpose, &lead, "-").await;
        let shown = office.get(&path).await;
        assert_eq!(is_refused(&shown), !is_leads, "the lead's {purpose:?}");
    }
}

/// Each of these presses on a page is refused, and changes nothing of these leads.
async fn all_are_refused(office: &Office, path: &str, presses: &[String], leads: [&LeadId; 2]) {
    for press in presses {
        let mut before = Vec::new();
        for lead in leads {
            before.push(office.everything(lead).await);
        }
        let answer = office.post(path, press).await;
        assert!(is_refused(&answer), "{press}");
        for (lead, before) in leads.into_iter().zip(before) {
            assert_eq!(office.everything(lead).await, before, "{press}");
        }
    }
}

#[tokio::test]
async fn who_led_the_team_when_the_mail_was_sent_decides_nothing_by_it_any_more() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let (other, doubtful) = (
        office.judged(BO, false).await,
        office.judged(BOB, false).await,
    );
    let assign = office.path(Purpose::Assign, &lead, "morgan").await;
    let verdict = office.path(Purpose::Verdict, &doubtful, "morgan").await;
    assert_eq!(office.get(&assign).await.status(), 200);
    assert_eq!(office.get(&verdict).await.status(), 200);
    team_becomes(&office, quinn_leads).await;
    let presses = [
        "to=riley",
        "do=nudge",
        "do=own_up",
        "do=says_no",
        "let_go=too_late",
        "resume=sam",
        "back=sam",
    ];
    let merges = [
        format!("merge={other}"),
        format!("apart={other}"),
        format!("link={other}"),
    ];
    let presses: Vec<String> = presses
        .map(str::to_owned)
        .into_iter()
        .chain(merges)
        .collect();
    all_are_refused(&office, &assign, &presses, [&lead, &other]).await;
    let presses = ["verdict=ready".to_owned(), "verdict=nurture".to_owned()];
    all_are_refused(&office, &verdict, &presses, [&doubtful, &lead]).await;
    // They read why, and go on to what is theirs.
    let refused = text(&office.get(&assign).await);
    assert!(
        refused.contains("Whoever leads the team now decides this"),
        "{refused}"
    );
    assert!(!refused.contains("Ann Lee"), "{refused}");
    let (_, list) = refused.split_once("href=\"../l/").unwrap();
    let (token, _) = list.split_once('"').unwrap();
    assert_eq!(office.get(&format!("/l/{token}")).await.status(), 200);
    assert!(!refused.contains("href=\"../o/"), "{refused}");
    // Whoever leads it now does.
    let theirs = office.path(Purpose::Assign, &lead, "quinn").await;
    office.post(&theirs, "to=riley").await;
    assert_eq!(office.lead(&lead).await.lead.rep(), Some(&person("riley")));
    let verdict = office.path(Purpose::Verdict, &doubtful, "quinn").await;
    let given = office.post(&verdict, "verdict=nurture").await;
    assert!(!is_refused(&given));
}

#[tokio::test]
async fn who_led_the_team_a_moment_ago_decides_nothing_more_on_a_list_or_at_the_desk() {
    for number in 0..6 {
        let office = Office::open().await;
        let lead = office.with_sam().await;
        let unwanted = office.judged(BO, true).await;
        let mut morgan = Browser::of(&office, "morgan").await;
        team_becomes(&office, quinn_leads).await;
        let (list, board) = (office.list_of("morgan"), "/desk/board".to_owned());
        let version = office.lead(&lead).await.version;
        let several = format!("of=ticked&lead={lead}.{version}&to=riley");
        let shown = calendar::format_instant(office.cloud.now());
        let review = format!("verdict=unwanted&shown={shown}");
        let erase = format!("/desk/leads/{lead}/erase");
        let presses = [
            (list.clone(), several.clone()),
            (list, review.clone()),
            (board.clone(), several),
            (board, review),
            (erase.clone(), "sure=yes".to_owned()),
            (erase, "decline=yes".to_owned()),
        ];
        let (path, press) = &presses[number];
        let before = (
            office.everything(&lead).await,
            office.everything(&unwanted).await,
        );
        let answer = morgan.post(path, press).await;
        let is_list = path.starts_with("/l/");
        assert_eq!(answer.status() != 403, is_list, "{path} {press}");
        let after = (
            office.everything(&lead).await,
            office.everything(&unwanted).await,
        );
        assert_eq!(after, before, "{path} {press}");
    }
}

#[tokio::test]
async fn whoever_has_a_lead_works_it_by_its_links_whatever_their_role_is_by_now() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let other = office.judged(BO, false).await;
    office.is_given(&other, "riley").await;
    let theirs = office.path(Purpose::Outcome, &lead, "sam").await;
    let anothers = office.path(Purpose::Outcome, &other, "sam").await;
    let assign = office.path(Purpose::Assign, &lead, "sam").await;
    team_becomes(&office, |team| {
        let (before, sams) = team.split_once("id = \"sam\"").unwrap();
        let sams = sams.replacen("roles = [\"rep\"]", "roles = [\"marketer\"]", 1);
        *team = format!("{before}id = \"sam\"{sams}");
    })
    .await;
    office
        .cloud
        .refreshed_policy(office.cloud.now())
        .await
        .unwrap();
    assert!(is_refused(&office.get(&anothers).await));
    // A marketer has no list; the lead that is still theirs is where they go on.
    let refused = text(&office.get(&assign).await);
    assert!(!refused.contains("href=\"../l/"), "{refused}");
    let (_, page) = refused.split_once("href=\"../o/").unwrap();
    let (token, _) = page.split_once('"').unwrap();
    assert_eq!(office.get(&format!("/o/{token}")).await.status(), 200);
    assert_eq!(
        office.post(&theirs, "outcome=voicemail").await.status(),
        200
    );
    assert_eq!(office.lead(&lead).await.lead.touches, 1);
}

#[tokio::test]
async fn the_deputy_gives_a_lead_away_by_the_link_of_a_mail() {
    let office = Office::open_with(with_dana_as_deputy).await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Assign, &lead, "dana").await;
    assert_eq!(office.get(&path).await.status(), 200);
    let given = text(&office.post(&path, "to=riley").await);
    assert!(given.contains("Given to Riley Chen"), "{given}");
    assert_eq!(office.lead(&lead).await.lead.rep(), Some(&person("riley")));
}

#[tokio::test]
async fn a_team_of_one_does_all_of_it() {
    let office = Office::open_with(|files| {
        let alone = "[[people]]\nid = \"riley\"\nname = \"Riley Chen\"\nemail = \"riley@example.com\"\n\
                     roles = [\"rep\", \"qualifier\", \"manager\"]\n";
        files
            .files
            .insert("team.toml".to_owned(), alone.to_owned());
    })
    .await;
    let lead = office.judged(ANN, false).await;
    office.is_given(&lead, "riley").await;
    for (purpose, people) in LETS {
        let path = office.path(purpose, &lead, "riley").await;
        let is_leads = people.is_empty();
        assert_eq!(
            is_refused(&office.get(&path).await),
            is_leads,
            "{purpose:?}"
        );
    }
    let path = office.path(Purpose::Assign, &lead, "riley").await;
    office.post(&path, "let_go=too_late").await;
    assert!(office.lead(&lead).await.lead.owed.is_empty());
}

#[tokio::test]
async fn a_qualifier_is_offered_a_verdict_and_not_to_give_the_lead_to_somebody() {
    let office = Office::open().await;
    let lead = office.judged(BOB, false).await;
    for (who, gives) in [("quinn", false), ("morgan", true)] {
        let path = office.path(Purpose::Verdict, &lead, who).await;
        let page = text(&office.get(&path).await);
        assert!(page.contains("name=\"verdict\""), "{page}");
        assert_eq!(page.contains("href=\"../a/"), gives, "{who}: {page}");
    }
    let list = text(&office.get(&office.list_of("quinn")).await);
    assert!(list.contains("href=\"../v/"), "{list}");
    assert!(!list.contains("href=\"../a/"), "{list}");
}

#[tokio::test]
async fn a_qualifier_decides_nothing_that_is_in_the_managers_queue() {
    let office = Office::open_with(with_dana_as_deputy).await;
    let unwanted = office.judged(ANN, true).await;
    let doubtful = office.judged(BOB, false).await;
    let path = office.path(Purpose::Verdict, &unwanted, "quinn").await;
    let refused = office.get(&path).await;
    assert!(is_refused(&refused));
    let page = text(&refused);
    assert!(
        page.contains("Whoever leads the team now decides this") && !page.contains("Ann Lee"),
        "{page}"
    );
    let presses = Verdict::ALL
        .iter()
        .map(|one| format!("verdict={}", one.as_str()));
    let presses: Vec<String> = presses.collect();
    all_are_refused(&office, &path, &presses, [&unwanted, &doubtful]).await;
    for who in ["morgan", "dana"] {
        let path = office.path(Purpose::Verdict, &unwanted, who).await;
        assert_eq!(office.get(&path).await.status(), 200, "{who}");
    }
    // What is to be qualified is theirs.
    let path = office.path(Purpose::Verdict, &doubtful, "quinn").await;
    let given = office.post(&path, "verdict=nurture").await;
    assert_eq!(given.status(), 200);
    assert_eq!(office.lead(&doubtful).await.lead.status(), "resting");
}
