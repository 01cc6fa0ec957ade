//! The manager decides of a lead while the lead books a meeting: whoever is first, the meeting is kept.

use cloud::keys::{Home, Lane};
use cloud::links::Purpose;
use cloud::table::outbox::MAX_GATHERED;
use followup::ids::LeadId;
use followup::message::{MeetingNews, NoticeKind};

use crate::board::LATENCY;
use crate::booking::{offered, own, standing, wish};
use crate::browser::Browser;
use crate::office::{Office, person, text};

/// How many requests of the table the one may be ahead of the other: more than either press makes in a row.
const MOST_AHEAD: i32 = 14;

/// Somebody new, whose first call is open with Sam.
async fn with_sam(office: &Office, number: i32) -> LeadId {
    let (email, phone) = (
        format!("p{number}@example.com"),
        format!("+1 555 010 1{number:03}"),
    );
    let fields = [
        ("name", "Pat Moore"),
        ("email", email.as_str()),
        ("phone", phone.as_str()),
        ("topic", "sales"),
        ("timeframe", "now"),
    ];
    let lead = office.judged(&fields, false).await;
    office.is_given(&lead, "sam").await;
    lead
}

/// What each of the team was told of the lead's meeting, once all notices are in their mails.
async fn told_of_meeting(office: &Office, lead: &LeadId) -> Vec<(String, MeetingNews)> {
    let (cloud, now) = (&office.cloud, office.cloud.now());
    let active = cloud.active_policy(now).await.unwrap().unwrap();
    for number in 0..Lane::Notice.shards() {
        let due = cloud.due(&Lane::Notice.shard(number), now).await.unwrap();
        let keys: Vec<_> = due.into_iter().map(|item| item.key).collect();
        for keys in keys.chunks(MAX_GATHERED) {
            cloud.gather_notices(&active.active, keys, now).await;
        }
    }
    let mut told = Vec::new();
    for who in ["sam", "riley", "jordan", "morgan"] {
        let mails = cloud.messages(&Home::Person(person(who))).await.unwrap();
        for notice in mails.iter().flat_map(|mail| &mail.notices) {
            if let NoticeKind::Meeting { news, .. } = &notice.kind
                && notice.lead == *lead
            {
                told.push((who.to_owned(), *news));
            }
        }
    }
    told
}

/// Lets the manager press while the lead books, each as many requests ahead of the other as there can be between. How often the lead booked
/// before the manager's press was decided, and how often after it.
async fn race(path_of: impl AsyncFn(&Office, &LeadId) -> (String, String)) -> (usize, usize) {
    let office = Office::open_at(LATENCY).await;
    let (mut before, mut after) = (0, 0);
    for ahead in -MOST_AHEAD..=MOST_AHEAD {
        let lead = with_sam(&office, ahead + MOST_AHEAD).await;
        let (decides, press) = path_of(&office, &lead).await;
        let books = own(&office, &lead);
        let slot = offered(&office.get(&books).await)[0].clone();
        let wish = wish(&slot, "none");
        let wait = |requests: i32| tokio::time::sleep(LATENCY * requests.max(0).unsigned_abs());
        let (booked, decided) = tokio::join!(
            async {
                wait(-ahead).await;
                office.post(&books, &wish).await
            },
            async {
                wait(ahead).await;
                office.post(&decides, &press).await
            },
        );
        let said = text(&booked);
        let stored = office.lead(&lead).await.lead;
        let told = told_of_meeting(&office, &lead).await;
        if !said.contains("It is booked") {
            // What the manager decided came first, and the page says what is so now.
            assert!(stored.meeting().is_none(), "{ahead}: {said}");
            assert_eq!(told, [], "{ahead}");
            after += 1;
            continue;
        }
        assert!(standing(&office, &lead).await.is_some(), "{ahead}");
        let meeting = stored.meeting();
        let with = meeting.map(|meeting| meeting.rep.clone());
        let asked = text(&decided);
        assert!(with.is_some(), "{ahead}: the meeting is lost: {asked}");
        assert_eq!(stored.rep(), with.as_ref(), "{ahead}: {asked}");
        let rep = with.unwrap().to_string();
        assert_eq!(
            told,
            [(rep.clone(), MeetingNews::Booked)],
            "{ahead}: {asked}"
        );
        if rep == "sam" {
            before += 1;
        } else {
            after += 1;
        }
    }
    (before, after)
}

/// The page on which the manager gives a lead to somebody.
async fn assign(office: &Office, lead: &LeadId) -> String {
    office.path(Purpose::Assign, lead, "morgan").await
}

#[tokio::test(start_paused = true)]
async fn who_is_given_to_a_colleague_while_they_book_keeps_their_meeting() {
    for to in ["to=riley", "to=morgan"] {
        let (before, after) =
            race(async |office, lead| (assign(office, lead).await, to.to_owned())).await;
        assert!(before > 0 && after > 0, "{to}: {before}, {after}");
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_hands_over_a_lead_that_books_meanwhile_reads_that_the_meeting_keeps_it() {
    let office = Office::open_at(LATENCY).await;
    let mut sam = Browser::of(&office, "sam").await;
    let mut stayed = 0;
    for ahead in -MOST_AHEAD..=MOST_AHEAD {
        let lead = with_sam(&office, ahead + MOST_AHEAD).await;
        let books = own(&office, &lead);
        let slot = offered(&office.get(&books).await)[0].clone();
        let wish = wish(&slot, "none");
        let page = format!("/desk/leads/{lead}");
        let wait = |requests: i32| tokio::time::sleep(LATENCY * requests.max(0).unsigned_abs());
        let (booked, pressed) = tokio::join!(
            async {
                wait(-ahead).await;
                office.post(&books, &wish).await
            },
            async {
                wait(ahead).await;
                sam.post(&page, "do=hand_over&to=riley&agreed=A+call").await
            },
        );
        let says = text(&pressed);
        let stored = office.lead(&lead).await.lead;
        if stored.rep() == Some(&person("riley")) {
            assert_eq!(pressed.status(), 303, "{ahead}: {says}");
            continue;
        }
        stayed += 1;
        assert!(stored.meeting().is_some(), "{ahead}: {}", text(&booked));
        assert_eq!(pressed.status(), 422, "{ahead}: {says}");
        assert!(says.contains("move or cancel it first"), "{ahead}: {says}");
    }
    assert!(stayed > 0);
}

#[tokio::test(start_paused = true)]
async fn who_is_let_go_while_they_book_keeps_their_meeting() {
    let press = "let_go=too_late";
    let (before, _) =
        race(async |office, lead| (assign(office, lead).await, press.to_owned())).await;
    assert!(before > 0);
}

#[tokio::test(start_paused = true)]
async fn who_is_given_with_several_others_while_they_book_keeps_their_meeting() {
    let (before, after) = race(async |office, lead| {
        let version = office.lead(lead).await.version;
        let press = format!("of=ticked&to=riley&lead={lead}.{version}");
        (office.list_of("morgan"), press)
    })
    .await;
    assert!(before > 0 && after > 0, "{before}, {after}");
}
