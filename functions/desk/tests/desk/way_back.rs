//! Who is signed in finds their way on from the page of a link, and back to where they came from.

use chrono::Duration;
use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::event::{Event, Unproven};
use followup::ids::LeadId;
use http::Response;
use lambda_http::Body;

use crate::browser::Browser;
use crate::office::{ANN, Office, text};

/// Where a browser is led.
fn leads_to(answer: &Response<Body>) -> Option<&str> {
    answer.headers().get("location")?.to_str().ok()
}

/// The address of this letter that a page of the desk has, as a path; with what it says besides.
pub(crate) fn way(page: &str, letter: &str) -> String {
    let (_, rest) = page.split_once(&format!("../{letter}/")).unwrap();
    let rest = rest.split('"').next().unwrap();
    format!("/{letter}/{}", rest.replace("&amp;", "&"))
}

#[tokio::test]
async fn the_page_of_a_link_has_the_desks_header_for_its_person_alone() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let header = "<header class=\"top\">";
    let mut sam = Browser::of(&office, "sam").await;
    let own = text(&sam.get(&path).await);
    assert!(own.contains(header), "{own}");
    assert!(own.contains("href=\"../desk/today\""), "{own}");
    assert!(own.contains("action=\"../desk/find\""), "{own}");
    // Without a session, and for a colleague who holds somebody else's link, it is as it was.
    let alone = text(&office.get(&path).await);
    assert!(
        !alone.contains(header) && !alone.contains("<script"),
        "{alone}"
    );
    let mut riley = Browser::of(&office, "riley").await;
    assert_eq!(text(&riley.get(&path).await), alone);
    // A lead's own link knows no seat.
    let stop = office.path_of(Purpose::Stop, &lead, "-", "x");
    assert!(!text(&sam.get(&stop).await).contains(header));
    // What was done there says so there, where nothing says from where it was opened.
    let said = sam.post(&path, "outcome=voicemail").await;
    assert_eq!(said.status(), 200);
    assert!(text(&said).contains(header), "{}", text(&said));
}

#[tokio::test]
async fn what_happened_is_reported_on_the_page_of_a_link_and_said_where_it_was_opened() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let of_lead = format!("/desk/leads/{lead}");
    let report = way(&text(&sam.get(&of_lead).await), "o");
    let asked = text(&sam.get(&report).await);
    assert!(asked.contains("?back=lead\""), "the form keeps it: {asked}");
    let wrong = sam.post(&report, "outcome=maybe").await;
    assert_eq!(wrong.status(), 422);
    assert!(text(&wrong).contains("?back=lead\""), "{}", text(&wrong));
    let done = sam.post(&report, "outcome=voicemail").await;
    let back = format!("../desk/leads/{lead}?said=yes");
    assert_eq!(leads_to(&done), Some(back.as_str()));
    let page = text(&sam.get(&format!("{of_lead}?said=yes")).await);
    let (_, card) = page.split_once("<div class=\"card done\"").unwrap();
    let card = card.split("</div>").next().unwrap();
    assert!(card.contains("Left a voicemail"), "{card}");
    assert!(page.contains("name=\"undo\""), "{page}");
    // A page elsewhere is no way back, and who only has the link goes nowhere.
    let path = report.split('?').next().unwrap();
    let elsewhere = sam
        .post(
            &format!("{path}?back=https://evil.example.org"),
            "outcome=reached",
        )
        .await;
    assert_eq!(
        (elsewhere.status().as_u16(), leads_to(&elsewhere)),
        (200, None)
    );
    let alone = office.post(&report, "outcome=no_answer").await;
    assert_eq!((alone.status().as_u16(), leads_to(&alone)), (200, None));
}

#[tokio::test]
async fn a_mail_that_is_stopped_from_somebodys_day_leads_back_to_the_day() {
    let office = Office::open().await;
    let lead = office.tried_twice().await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    let stop = way(&day, "n");
    let done = sam.post(&stop, "choice=stop").await;
    let back = format!("../desk/today?said={lead}");
    assert_eq!(leads_to(&done), Some(back.as_str()));
    let day = text(&sam.get(&format!("/desk/today?said={lead}")).await);
    let (_, card) = day.split_once("<div class=\"card done\"").unwrap();
    let card = card.split("</div>").next().unwrap();
    assert!(card.contains("Ann Lee"), "{card}");
    assert!(
        card.contains("leave this step out") && !card.contains("name=\"undo\""),
        "{card}"
    );
    // Pressed once more it does nothing: that is said where it was pressed, under the header.
    let again = sam.post(&stop, "choice=send_now").await;
    assert_eq!((again.status().as_u16(), leads_to(&again)), (200, None));
    assert!(text(&again).contains("<header class=\"top\">"));
    // An address that is kept says it no more on another day.
    office.later(Duration::hours(1));
    let later = text(&sam.get(&format!("/desk/today?said={lead}")).await);
    assert!(!later.contains("<div class=\"card done\""), "{later}");
}

#[tokio::test]
async fn the_page_of_the_team_leads_back_to_where_at_the_desk_it_was_opened() {
    let office = Office::open().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    for (from, said) in [
        ("board?rep=riley", "Back to the board"),
        ("policy", "Back to the policy"),
    ] {
        let opened = text(&morgan.get(&format!("/desk/{from}")).await);
        let team = way(&opened, Purpose::Team.path());
        let back = format!("<a href=\"../desk/{from}\">{said}</a>");
        // So does the form of somebody, which keeps it.
        for path in [team.clone(), format!("{team}&person=sam")] {
            let page = text(&morgan.get(&path).await);
            assert!(page.contains(&back), "{path}: {page}");
            assert!(!page.contains("Back to your list"), "{path}: {page}");
        }
        let page = text(&morgan.get(&team).await);
        assert!(page.contains("&amp;person=sam\""), "{page}");
    }
    // Whoever comes by the link of a mail has no place at the desk to go back to.
    let alone = text(&office.get(&office.team_of("morgan")).await);
    assert!(alone.contains("Back to your list"), "{alone}");
}

#[tokio::test]
async fn who_qualifies_decides_and_is_led_back() {
    let office = Office::open().await;
    let fields: Vec<(&str, &str)> = ANN
        .iter()
        .copied()
        .filter(|(name, _)| !["timeframe", "topic"].contains(name))
        .chain([("topic", "partnership")])
        .collect();
    let lead = office.judged(&fields, false).await;
    let mut quinn = Browser::of(&office, "quinn").await;
    let day = text(&quinn.get("/desk/today").await);
    let decide = way(&day, "v");
    let done = quinn.post(&decide, "verdict=nurture").await;
    let back = format!("../desk/today?said={lead}");
    assert_eq!(leads_to(&done), Some(back.as_str()), "{}", text(&done));
    let day = text(&quinn.get(&format!("/desk/today?said={lead}")).await);
    assert!(day.contains("<div class=\"card done\""), "{day}");
}

/// Somebody wrote in the name of this lead, and nothing proves that it was them.
async fn somebody_wrote(office: &Office, lead: &LeadId) {
    let now = office.later(Duration::minutes(1));
    let options = CommitOptions {
        payload: Some(PersonalText::note(IN_THEIR_NAME)),
        ..CommitOptions::default()
    };
    let event = Event::Unproven(Unproven::Silence);
    let acted = office.cloud.act(lead, &event, now, &options).await;
    acted.unwrap();
}

const IN_THEIR_NAME: &str = "Leave me alone.";
const NOT_THEM: &str = "It was not them: go on";

/// Whoever reads this page of the desk decides from there that it was somebody else, is led back there, and reads it; what the page reads.
async fn says_that_it_was_not_them(
    office: &Office,
    lead: &LeadId,
    who: &str,
    page: &str,
) -> String {
    let mut browser = Browser::of(office, who).await;
    let shown = text(&browser.get(page).await);
    assert!(shown.contains(NOT_THEM), "{shown}");
    let decide = way(&shown, Purpose::GoOn.path());
    let asks = text(&browser.get(&decide).await);
    assert!(
        asks.contains(IN_THEIR_NAME) && asks.contains(NOT_THEM),
        "{asks}"
    );
    let done = browser.post(&decide, "").await;
    assert_eq!(office.lead(lead).await.lead.doubt, None);
    let back = leads_to(&done).unwrap().trim_start_matches("..");
    let after = text(&browser.get(back).await);
    let (_, card) = after.split_once("<div class=\"card done\"").unwrap();
    assert!(card.contains("Ann Lee"), "{card}");
    assert!(!after.contains(NOT_THEM), "{after}");
    // Pressed once more it does nothing, and leads nowhere.
    let again = browser.post(&decide, "").await;
    assert_eq!((again.status().as_u16(), leads_to(&again)), (200, None));
    assert!(back.split('?').next() == page.split('?').next(), "{back}");
    shown
}

#[tokio::test]
async fn whether_it_was_them_who_wrote_is_decided_from_each_page_that_asks_for_it() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let of_lead = format!("/desk/leads/{lead}");
    for page in [of_lead.as_str(), "/desk/today"] {
        let mut sam = Browser::of(&office, "sam").await;
        let shown = text(&sam.get(page).await);
        assert!(!shown.contains(NOT_THEM), "{shown}");
        somebody_wrote(&office, &lead).await;
        let shown = says_that_it_was_not_them(&office, &lead, "sam", page).await;
        let (above, _) = shown.split_once(NOT_THEM).unwrap();
        assert!(above.contains(IN_THEIR_NAME), "{above}");
    }
    // Late, it waits for whoever leads the team, too; the words of so many leads are behind the link.
    somebody_wrote(&office, &lead).await;
    office.later(Duration::days(2));
    let board = "/desk/board?rep=sam";
    let shown = says_that_it_was_not_them(&office, &lead, "morgan", board).await;
    assert!(!shown.contains(IN_THEIR_NAME), "{shown}");
}

/// The first link with these words, as a path.
fn link(page: &str, says: &str) -> String {
    let (before, _) = page
        .split_once(says)
        .unwrap_or_else(|| panic!("{says}: {page}"));
    let (_, address) = before.rsplit_once("href=\"").unwrap();
    let address = address.split('"').next().unwrap().replace("&amp;", "&");
    format!("/{}", address.trim_start_matches("../"))
}

#[tokio::test]
async fn a_lead_that_is_opened_from_a_list_leads_back_to_it_whatever_is_done_there() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let back = "class=\"back\"";
    for (list, from, says) in [
        ("board?rep=sam", "board%3Frep%3Dsam", "Back to the board"),
        (
            "board?source=website&as=table",
            "board%3Fsource%3Dwebsite%26as%3Dtable",
            "Back to the board",
        ),
        (
            "find?q=Ann+Lee",
            "find%3Fq%3DAnn%2BLee",
            "Back to what was found",
        ),
    ] {
        let address = format!("/desk/{list}");
        let page = text(&morgan.get(&address).await);
        assert!(!page.contains(back), "it leads to itself: {page}");
        let open = link(&page, "<bdi>Ann Lee</bdi>");
        assert_eq!(open, format!("/desk/leads/{lead}?from={from}"));
        let of_lead = text(&morgan.get(&open).await);
        assert_eq!(link(&of_lead, says), address);
        // Every form of the page keeps it, and says it again when something is refused.
        for form in of_lead.split("action=\"").skip(1) {
            let action = form.split('"').next().unwrap();
            let is_general = ["desk/find", "desk/out"]
                .iter()
                .any(|one| action.ends_with(one));
            assert!(
                is_general || action.contains(&format!("from={from}")),
                "{action}"
            );
        }
        let refused = morgan.post(&open, "note=+").await;
        assert_eq!(refused.status(), 422);
        assert_eq!(link(&text(&refused), says), address);
        let noted = morgan.post(&open, "note=They+rang.").await;
        let own = format!("{lead}?from={from}");
        assert_eq!(leads_to(&noted), Some(own.as_str()));
        // A page of a link that is opened from there leads back to the lead, and from there to the list.
        let give = way(&of_lead, "a");
        let asks = text(&morgan.get(&give).await);
        assert_eq!(link(&asks, says), address);
        let done = morgan.post(&give, "do=nudge").await;
        let said = text(&done);
        assert!(done.status() == 303 || said.contains(says), "{said}");
        let kept = link(&of_lead, "What is kept of them");
        let kept = text(&morgan.get(&kept).await);
        assert_eq!(link(&kept, says), address);
        assert_eq!(link(&kept, "Back to the lead"), open);
    }
}

#[tokio::test]
async fn what_is_decided_from_the_board_is_said_on_the_board_as_it_was_narrowed_down() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    office.later(Duration::days(2));
    let mut morgan = Browser::of(&office, "morgan").await;
    let board = text(&morgan.get("/desk/board?rep=sam").await);
    let give = way(&board, "a");
    assert!(
        give.ends_with("?back=list&from=board%3Frep%3Dsam&to=morgan"),
        "{give}"
    );
    let asks = text(&morgan.get(&give).await);
    assert!(asks.contains("Yes, give it to"), "{asks}");
    assert_eq!(link(&asks, "Back to the board"), "/desk/board?rep=sam");
    let done = morgan.post(&give, "to=riley").await;
    let back = format!("../desk/board?rep=sam&said={lead}");
    assert_eq!(leads_to(&done), Some(back.as_str()), "{}", text(&done));
    let before = office.aws.usage();
    let board = text(
        &morgan
            .get(&format!("/desk/board?rep=sam&said={lead}"))
            .await,
    );
    let asked = office.aws.usage().since(&before);
    assert!(asked.total(local::LocalService::DynamoDb).requests <= crate::board::MOST_REQUESTS);
    let (_, card) = board.split_once("<div class=\"card done\"").unwrap();
    let card = card.split("</div>").next().unwrap();
    assert!(card.contains("Riley") && card.contains("Ann Lee"), "{card}");
    let open = link(card, "<bdi>Ann Lee</bdi>");
    assert_eq!(open, format!("/desk/leads/{lead}?from=board%3Frep%3Dsam"));
    // What nobody of ours has written leads nowhere.
    for elsewhere in [
        "https://evil.example.org",
        "//evil.example.org",
        "today",
        "board/..",
    ] {
        let from: String = elsewhere.replace(':', "%3A").replace('/', "%2F");
        let page = morgan.get(&format!("/desk/leads/{lead}?from={from}")).await;
        assert_eq!(page.status(), 200);
        let page = text(&page);
        assert!(
            !page.contains("class=\"back\"") && !page.contains("evil"),
            "{page}"
        );
        let path = give.split('?').next().unwrap();
        let done = morgan
            .post(&format!("{path}?back=list&from={from}"), "to=jordan")
            .await;
        let to = leads_to(&done).unwrap_or_default();
        assert!(to.is_empty() || to.starts_with("../desk/leads/"), "{to}");
    }
}
