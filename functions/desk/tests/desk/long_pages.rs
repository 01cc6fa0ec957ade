//! Pages that would be long say what they leave out, and where it is.

use chrono::Duration;
use followup::event::Event;

use crate::browser::Browser;
use crate::figures::monday;
use crate::office::{Office, shipped, text};

/// Bytes that a page has at most.
const MOST_BYTES: usize = 100_000;
/// Lines that each text of a version has more.
const LINES: usize = 100;

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
    let csv = text(&morgan.get(&format!("{path}&csv=8")).await);
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
