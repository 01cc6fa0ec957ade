//! Figures by the hours of the week: what was overdue, and what was not reported.

use chrono::{Duration, Weekday};
use followup::event::Event;
use followup::figures::{FactClass, FactGroup};

use crate::browser::Browser;
use crate::figures::{follow, is_not_called_again};
use crate::office::{CY, Office, readable, text};

#[tokio::test]
async fn what_was_overdue_is_shown_by_each_hour_of_the_week() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/figures").await);
    assert!(!page.contains("Overdue, by day and hour"), "{page}");
    for _ in 0..4 {
        office.later(Duration::hours(1));
        office.happens(&lead, Event::Tick).await;
    }
    let page = morgan.get("/desk/figures").await;
    let said = readable(&page);
    assert!(said.contains("<h2>Overdue, by day and hour</h2>"), "{said}");
    assert!(
        said.contains("Most in one hour: Monday, 2:00 PM (1)."),
        "{said}"
    );
    let page = text(&page);
    let shaded: Vec<_> = page.match_indices("<td class=\"shade4\">").collect();
    assert_eq!(shaded.len(), 1, "{page}");
    let csv = text(&morgan.get("/desk/figures?csv=9").await);
    let hours: Vec<String> = (0..24).map(|hour| hour.to_string()).collect();
    let mut lines = csv.lines();
    assert_eq!(lines.next().unwrap(), format!(",{}", hours.join(",")));
    let monday: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!((monday[0], monday[15]), ("Monday", "1"), "{csv}");
    assert_eq!(lines.count(), 6, "{csv}");
}

#[tokio::test]
async fn hours_in_which_as_much_was_overdue_are_all_named() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    office.later(Duration::hours(1));
    let cy = office.judged(CY, false).await;
    office.is_given(&cy, "riley").await;
    for _ in 0..4 {
        office.later(Duration::hours(1));
        for lead in [&ann, &cy] {
            office.happens(lead, Event::Tick).await;
        }
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    let said = readable(&morgan.get("/desk/figures").await);
    let most = "Most in one hour: 1, in each of 2 hours: Monday, 2:00 PM; Monday, 3:00 PM.";
    assert!(said.contains(most), "{said}");
    let by_weekday = text(&morgan.get("/desk/figures?csv=4").await);
    assert!(
        by_weekday.contains("\nMonday,2,14:00; 15:00,"),
        "{by_weekday}"
    );
    // The heads of the hours are those of the reader's clock on the page, and numbers in the file.
    for hour in ["12 AM", "2 PM", "11 PM"] {
        let head = format!("<th scope=\"col\">{hour}</th>");
        assert!(said.contains(&head), "{head}: {said}");
    }
    let page = text(&morgan.get("/desk/figures").await);
    let (_, last) = page.rsplit_once("csv=").unwrap();
    let number = last.split('"').next().unwrap();
    let by_hour = text(&morgan.get(&format!("/desk/figures?csv={number}")).await);
    assert!(by_hour.starts_with(",0,1,2,"), "{by_hour}");
    assert!(by_hour.contains(",22,23\nMonday,"), "{by_hour}");
}

#[tokio::test]
async fn a_call_that_was_due_and_not_reported_is_shown_in_its_hour_and_leads_to_its_lead() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    is_not_called_again(&office, &ann).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = morgan.get("/desk/figures").await;
    let said = readable(&page);
    let heading = "<h2>Not reported, by day and hour</h2>";
    assert!(said.contains(heading), "{said}");
    assert!(
        said.contains("Most in one hour: Tuesday, 12:00 PM (1)."),
        "{said}"
    );
    // They were called in time: nothing was overdue.
    assert!(!said.contains("Overdue, by day and hour"), "{said}");
    let page = text(&page);
    let (_, hours) = page.split_once(heading).unwrap();
    let shaded = hours.matches("<td class=\"shade4\"><a href=\"").count();
    assert_eq!(shaded, 1, "{hours}");
    let numbers = follow(&mut morgan, "/desk/figures", |_| true).await;
    let of_it = numbers.into_iter();
    let of_it = of_it.filter(|(query, _)| query.fact == FactClass::Unreported);
    let of_it: Vec<_> = of_it.map(|(query, number)| (query.of, number)).collect();
    let (day, hour) = (
        FactGroup::Weekday(Weekday::Tue),
        FactGroup::HourOfWeek(24 + 12),
    );
    assert_eq!(of_it, [(day, 1), (hour, 1)]);
    let (_, last) = page.rsplit_once("csv=").unwrap();
    let number = last.split('"').next().unwrap();
    let csv = text(&morgan.get(&format!("/desk/figures?csv={number}")).await);
    let tuesday: Vec<&str> = csv.lines().nth(2).unwrap().split(',').collect();
    assert_eq!((tuesday[0], tuesday[13]), ("Tuesday", "1"), "{csv}");
}
