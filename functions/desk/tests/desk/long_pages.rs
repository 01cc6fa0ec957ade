//! Pages that would be long say what they leave out, and where it is.

use chrono::Duration;
use cloud::links::Purpose;
use followup::event::Event;

use crate::board::SALES;
use crate::browser::Browser;
use crate::figures::monday;
use crate::office::{ANN, Office, shipped, text};

/// Bytes that a page has at most.
const MOST_BYTES: usize = 100_000;
/// Lines that each text of a version has more.
const LINES: usize = 100;
/// Long notes, inquiries and mails of a lead.
const NOTES: usize = 60;
const INQUIRIES: usize = 12;
const MAILS: usize = 8;
/// Late leads of a board, and those of each of its columns that are on time.
const LATE: usize = 60;
const ON_TIME: usize = 12;

#[tokio::test]
async fn ninety_days_that_leak_are_one_short_page_and_lead_to_the_days_before_it_lists() {
    let office = Office::open().await;
    for day in 0..90 {
        let fields = [
            ("name", "Pat Moore"),
            ("email", &format!("p{day}@example.com")),
            ("topic", "sales"),
            ("timeframe", "now"),
        ];
        let lead = office.judged(&fields, false).await;
        office.is_given(&lead, "sam").await;
        for _ in 0..8 {
            office.later(Duration::hours(1));
            office.happens(&lead, Event::Tick).await;
        }
        office.later(Duration::hours(16));
        office.happens(&lead, Event::Tick).await;
        let date = monday() + chrono::Days::new(day);
        office.cloud.settle(date).await.unwrap();
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    let path = "/desk/figures?days=90";
    let page = text(&morgan.get(path).await);
    assert!(page.len() < MOST_BYTES, "{}", page.len());
    assert!(page.contains("Overdue, by day and hour"), "{page}");
    let (_, list) = page.split_once("<h2>Which leads</h2>").unwrap();
    let list = list.split("</details>").next().unwrap();
    for kind in list.split("<h3>").skip(1) {
        let (shown, earlier) = kind.split_once("</p>").unwrap();
        assert_eq!(shown.matches("<a ").count(), 14, "{kind}");
        assert!(earlier.contains("earlier days</a>"), "{kind}");
    }
    // What is left out is a press away.
    let (before, _) = list.split_once("earlier days</a>").unwrap();
    let (_, address) = before.rsplit_once("href=\"../desk/").unwrap();
    let address = address.split('"').next().unwrap().replace("&amp;", "&");
    let (from, to) = (
        "figures?from=2026-03-03&to=",
        address.rsplit_once('=').unwrap().1,
    );
    assert_eq!(address, format!("{from}{to}"));
    let earlier = text(&morgan.get(&format!("/desk/{address}")).await);
    assert!(earlier.len() < MOST_BYTES, "{}", earlier.len());
    let one = format!("figures?from={to}&amp;to={to}&amp;behind=");
    assert!(earlier.contains(&one), "{to}: {earlier}");
    // A table is whole in its file.
    let csv = text(&morgan.get(&format!("{path}&csv=9")).await);
    assert_eq!(csv.lines().count(), 8, "{csv}");
}

#[tokio::test]
async fn a_version_that_differs_in_everything_is_shown_in_part_and_is_a_file_as_a_whole() {
    let office = Office::open().await;
    let (mut files, mut texts) = (shipped(), 0);
    for (name, file) in &mut files.files {
        if name.ends_with(".md") {
            file.push_str(&"A line that nobody had.\n".repeat(LINES));
            texts += 1;
        }
    }
    let now = office.cloud.now();
    let version = office.cloud.push_policy(&files, "consultant", now).await;
    let mut riley = Browser::of(&office, "riley").await;
    let path = format!("/desk/policy?version={}", version.unwrap());
    let seen = text(&riley.get(&path).await);
    assert!(seen.len() < MOST_BYTES, "{}", seen.len());
    assert!(
        seen.contains("more lines differ: they are in the file."),
        "{seen}"
    );
    let (_, link) = seen.split_once("&amp;file=difference\"").unwrap();
    assert!(
        link.starts_with(">All that differs, as a file</a>"),
        "{seen}"
    );
    let file = riley.get(&format!("{path}&file=difference")).await;
    assert_eq!(file.headers()["content-type"], "text/plain; charset=utf-8");
    let file = String::from_utf8(file.body().as_ref().to_vec()).unwrap();
    assert_eq!(
        file.matches("+A line that nobody had.\n").count(),
        texts * LINES
    );
    assert!(
        file.contains("+++ b/templates/acknowledgement.md\n"),
        "{file}"
    );
}

/// The turns of what was on the page of a lead; and, where more were before them, how many its way to those leaves out, and how many it says they are.
fn turns(page: &str) -> (Vec<&str>, Option<(usize, usize)>) {
    let (_, past) = page.split_once("<ol class=\"stream\" reversed>").unwrap();
    let (past, below) = past.split_once("</ol>").unwrap();
    let earlier = || {
        let (_, way) = below.split_once("?earlier=")?;
        let (left_out, says) = way.split_once("\">And ")?;
        let (more, _) = says.split_once(" earlier.")?;
        Some((left_out.parse().ok()?, more.parse().ok()?))
    };
    (past.split("<li class=").skip(1).collect(), earlier())
}

#[tokio::test]
async fn a_lead_of_long_notes_and_inquiries_is_on_short_pages_that_lead_to_each_turn_once() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    for number in 0..INQUIRIES {
        office.later(Duration::hours(1));
        let message = format!(
            "Inquiry {number:02}: {}",
            "What do lamps cost? ".repeat(240)
        );
        let asks = [&ANN[..6], &[("message", message.as_str())]].concat();
        let inquiry = office.typed(&asks).await;
        assert_eq!(office.takes(&inquiry, &message).await, lead);
        office.happens(&lead, Event::Tick).await;
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    let path = format!("/desk/leads/{lead}");
    for number in 0..NOTES {
        office.later(Duration::minutes(1));
        let note = format!("Note {number:02}: {}", "They want it in black. ".repeat(82));
        let noted = morgan
            .post(&path, &format!("note={}", note.replace(' ', "+")))
            .await;
        assert_eq!(noted.status(), 303, "{}", text(&noted));
    }
    let first = text(&morgan.get(&path).await);
    let (newest, earlier) = turns(&first);
    let all = newest.len() + earlier.unwrap().1;
    let mut seen: Vec<String> = Vec::new();
    loop {
        let page = morgan.get(&format!("{path}?earlier={}", seen.len())).await;
        let bytes = page.body().len();
        assert!(bytes < MOST_BYTES, "{}: {bytes}", seen.len());
        let page = text(&page);
        let (shown, earlier) = turns(&page);
        seen.extend(shown.into_iter().map(str::to_owned));
        // The way on leaves out what was shown, and nothing else.
        let Some(earlier) = earlier else { break };
        assert_eq!(earlier, (seen.len(), all - seen.len()));
    }
    assert_eq!(seen.len(), all);
    for (what, count) in [("Note", NOTES), ("Inquiry", INQUIRIES)] {
        for number in 0..count {
            let begins = format!(">{what} {number:02}: ");
            let found = seen.iter().filter(|turn| turn.contains(&begins));
            assert_eq!(found.count(), 1, "{begins}");
        }
    }
    // What they asked is one press away, on whatever page it is.
    let (way, _) = first.split_once("#asked\"").unwrap();
    let (_, query) = way.rsplit_once('?').unwrap();
    let asked = text(&morgan.get(&format!("{path}?{query}")).await);
    assert!(asked.contains("id=\"asked\""), "{asked}");
    // Beyond the oldest one nothing is.
    let beyond = morgan.get(&format!("{path}?earlier={}", usize::MAX)).await;
    assert_eq!(beyond.status(), 200);
    assert_eq!(turns(&text(&beyond)), (Vec::new(), None));
}

#[tokio::test]
async fn long_mails_that_are_still_to_leave_have_their_words_as_far_as_there_is_room() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let path = format!("/desk/leads/{lead}");
    let long = "They come in black. ".repeat(490).replace(' ', "+");
    for number in 0..MAILS {
        let mail = format!("do=write&subject=Lamps+{number}&text={long}");
        let sent = sam.post(&path, &mail).await;
        assert_eq!(sent.status(), 303, "{}", text(&sent));
    }
    let page = sam.get(&path).await;
    let bytes = page.body().len();
    assert!(bytes < MOST_BYTES, "{bytes}");
    let page = text(&page);
    let (_, ahead) = page.split_once("<ol class=\"stream\">").unwrap();
    let (ahead, _) = ahead.split_once("</ol>").unwrap();
    // Each of them stands there.
    assert!(ahead.matches("class=\"whom\"").count() >= MAILS, "{ahead}");
    let with_words = ahead.matches(">Lamps ").count();
    assert!((1..MAILS).contains(&with_words), "{with_words}: {ahead}");
}

#[tokio::test]
async fn a_full_board_is_short_also_where_each_link_says_what_it_is_narrowed_down_to() {
    let office = Office::open().await;
    let given = async |number: usize| {
        let lead = office.asks(number, SALES, false).await;
        let rep = ["riley", "sam", "jordan"][number % 3];
        office.is_given(&lead, rep).await;
        office.path(Purpose::Outcome, &lead, rep).await
    };
    for number in 0..LATE {
        given(number).await;
    }
    office.later(Duration::days(2));
    let mut number = LATE;
    for report in [
        "outcome=no_answer",
        "outcome=reached",
        "outcome=not_now&next=2026-06-01T10:00",
    ] {
        for _ in 0..ON_TIME {
            let path = given(number).await;
            office.post(&path, report).await;
            number += 1;
        }
    }
    for number in number..number + ON_TIME {
        office.asks(number, SALES, false).await;
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    for path in [
        "/desk/board",
        "/desk/board?source=website&topic=sales",
        "/desk/board?source=website&topic=sales&as=table",
    ] {
        let page = morgan.get(path).await;
        let bytes = page.body().len();
        assert!(bytes < MOST_BYTES, "{path}: {bytes}");
        let page = text(&page);
        if path.ends_with("as=table") {
            assert_eq!(page.matches("<th scope=\"row\">").count(), 100, "{page}");
        } else {
            // Each column has more than it shows, and so has what waits for Morgan.
            assert_eq!(page.matches("<li class=\"card\">").count(), 50, "{page}");
            assert!(page.contains("40 more wait for you."), "{page}");
        }
    }
}
