//! The leads behind a number of many days.

use chrono::Duration;
use followup::event::Disposition;
use followup::figures::{FactClass, FactQuery, Milestone};
use local::LocalService;

use crate::board::{LATENCY, SALES};
use crate::browser::Browser;
use crate::figures::{corrects, earlier, numbers, path_of, reports};
use crate::office::{BO, Office, text};

/// Requests of the table for which a list waits one after the other: who is here, which days there are, their facts, the leads, and what those
/// asked.
const MOST_IN_A_ROW: u32 = 5;
/// Who is here, which days there are, the leads, and what those asked; and eight parts of the facts of each day of a page.
const MOST_REQUESTS: u64 = 4 + 8 * 7;
/// Days that pass.
const DAYS: usize = 12;
/// The days on which nobody asks.
const QUIET: [usize; 3] = [2, 3, 7];

/// The field of an address that asks for the leads behind a number.
fn asks_behind(counts: &FactQuery) -> String {
    let counts = serde_json::to_string(counts).unwrap();
    let mut field = form_urlencoded::Serializer::new(String::new());
    field.append_pair("behind", &counts);
    field.finish()
}

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
    let behind = asks_behind(&counts);
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
    // Each page has the leads of seven days, today among them; those before on which nobody asked are passed over.
    let shown = |list: &String| {
        let is_shown = |day: &usize| list.contains(&format!("Person {day:03}"));
        (0..DAYS).filter(is_shown).collect::<Vec<_>>()
    };
    let shown: Vec<Vec<usize>> = lists.iter().map(shown).collect();
    assert_eq!(shown, [vec![5, 6, 8, 9, 10, 11], vec![0, 1, 4]]);
    let until = "This list goes back to Saturday, March 7. There may be more before it.";
    assert!(lists[0].contains(until), "{}", lists[0]);
    assert!(lists[0].contains("3 earlier days</a>"), "{}", lists[0]);
    assert!(!lists[1].contains("goes back to"), "{}", lists[1]);
}

/// The leads behind a number of a week, as a program reads them, page by page.
async fn behind(office: &Office, counts: &FactQuery) -> Vec<Vec<String>> {
    let address = format!("/desk/figures?days=7&format=json&{}", asks_behind(counts));
    let mut morgan = Browser::of(office, "morgan").await;
    let (mut next, mut lists) = (Some(address.clone()), Vec::new());
    while let Some(path) = next {
        let list = text(&morgan.get(&path).await);
        let list: serde_json::Value = serde_json::from_str(&list).unwrap();
        let leads = list["leads"].as_array().unwrap().iter();
        lists.push(
            leads
                .map(|lead| lead.as_str().unwrap().to_owned())
                .collect(),
        );
        let earlier = list["earlier"].as_str();
        next = earlier.map(|day| format!("{address}&until={day}"));
    }
    lists
}

#[tokio::test]
async fn a_day_on_which_as_much_was_taken_back_as_came_is_looked_at() {
    let office = Office::open().await;
    office.settles().await;
    let ann = office.with_sam().await;
    office.later(Duration::minutes(10));
    reports(&office, &ann, Disposition::Reached).await;
    office.later(Duration::days(1));
    corrects(&office, &ann, Disposition::NotALead).await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    reports(&office, &bo, Disposition::Reached).await;
    office.later(Duration::days(1));
    office.settles().await;
    // Of the two who were touched, the first was not: the second came on the day on which she was counted off.
    let touched = FactQuery::new(FactClass::Milestone(Milestone::Touched));
    assert_eq!(behind(&office, &touched).await, [[bo.to_string()]]);
}

#[tokio::test]
async fn a_page_has_no_more_days_than_it_has_room_for_their_leads() {
    let office = Office::open().await;
    office.settles().await;
    for day in 0..3 {
        for number in 0..60 {
            office.asks(day * 100 + number, SALES, false).await;
        }
        office.later(Duration::days(1));
        office.settles().await;
    }
    let asked = FactQuery::new(FactClass::Milestone(Milestone::Asked));
    // Today nobody has asked yet; then somebody has, before today is counted.
    let counts = async || {
        let lists = behind(&office, &asked).await;
        lists.iter().map(Vec::len).collect::<Vec<_>>()
    };
    assert_eq!(counts().await, [60, 60, 60]);
    for number in 300..360 {
        office.asks(number, SALES, false).await;
    }
    assert_eq!(counts().await, [60, 60, 60, 60]);
}
