//! The leads behind a number of many days.

use chrono::Duration;
use followup::figures::{FactClass, FactQuery, Milestone};
use local::LocalService;

use crate::board::{LATENCY, SALES};
use crate::browser::Browser;
use crate::figures::{earlier, numbers, path_of};
use crate::office::{Office, text};

/// Requests of the table for which a list waits one after the other: who is here, which days there are, their facts, the leads, and what those
/// asked.
const MOST_IN_A_ROW: u32 = 5;
/// Who is here, which days there are, the leads, and what those asked; and eight parts of the facts of each day of a page.
const MOST_REQUESTS: u64 = 4 + 8 * 7;
/// Days that pass.
const DAYS: usize = 12;
/// The days on which nobody asks.
const QUIET: [usize; 3] = [2, 3, 7];

#[tokio::test(start_paused = true)]
async fn the_leads_behind_a_number_of_many_days_are_listed_a_week_at_a_time_in_few_requests() {
    let office = Office::open_at(LATENCY).await;
    office.settles().await;
    for day in 0..DAYS {
        if !QUIET.contains(&day) {
            office.asks(day, SALES, false).await;
        }
        office.later(Duration::days(1));
        office.settles().await;
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/figures?days=28").await);
    let counts = FactQuery::new(FactClass::Milestone(Milestone::Asked));
    let counts = serde_json::to_string(&counts).unwrap();
    let counts: String = form_urlencoded::byte_serialize(counts.as_bytes()).collect();
    let behind = format!("behind={counts}");
    let mut numbers = numbers(&page).into_iter();
    let found = numbers.find(|(address, _)| address.ends_with(&behind));
    let (address, number) = found.unwrap();
    assert_eq!(number, 9);
    let (mut next, mut lists) = (Some(address), Vec::new());
    while let Some(address) = next {
        let (before, begun) = (office.aws.usage(), tokio::time::Instant::now());
        let list = text(&morgan.get(&path_of(&address)).await);
        let took = begun.elapsed();
        let asked = office.aws.usage().since(&before);
        let all = asked.total(LocalService::DynamoDb).requests;
        assert!(all <= MOST_REQUESTS, "{address}: {all}");
        assert!(took <= LATENCY * MOST_IN_A_ROW, "{address}: {took:?}");
        next = earlier(&list);
        lists.push(list);
    }
    // Each page has the leads of seven days; those on which nobody asked are passed over.
    let shown = |list: &String| {
        let is_shown = |day: &usize| list.contains(&format!("Person {day:03}"));
        (0..DAYS).filter(is_shown).collect::<Vec<_>>()
    };
    let shown: Vec<Vec<usize>> = lists.iter().map(shown).collect();
    assert_eq!(shown, [vec![4, 5, 6, 8, 9, 10, 11], vec![0, 1]]);
    let until = "This list goes back to Friday, March 6. There are more before it.";
    assert!(lists[0].contains(until), "{}", lists[0]);
    assert!(lists[0].contains("2 earlier days</a>"), "{}", lists[0]);
    assert!(!lists[1].contains("goes back to"), "{}", lists[1]);
}
