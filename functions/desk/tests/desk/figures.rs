//! Figures: what leaked is said first, each number leads to its leads, and nobody reads of others what is not theirs.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};
use costs::RunningCosts;
use followup::event::{Disposition, Event, Evidence, Outcome};
use followup::figures::{FactClass, FactGroup, FactQuery, Milestone};
use followup::ids::{LeadId, PersonId};
use followup::policy::PeopleFigures;
use followup::timeline::EntryKind;
use http::header;
use local::LocalService;

use crate::board::SALES;
use crate::browser::Browser;
use crate::office::{BO, CY, Office, person, readable, text};
use crate::several::break_facts;

/// Requests of the table that a page makes at most.
const MOST_REQUESTS: u64 = 12;

pub(crate) fn monday() -> NaiveDate {
    "2026-03-02".parse().unwrap()
}

/// Whoever has a lead says what came of the call; of one that has ended, whoever ended it corrects that.
pub(crate) async fn reports(office: &Office, lead: &LeadId, disposition: Disposition) {
    let stored = office.lead(lead).await.lead;
    let (by, task) = match (stored.rep(), &stored.last_outcome) {
        (Some(rep), _) => (rep.clone(), stored.task()),
        (None, Some(last)) => (last.by.clone(), last.task.to_string()),
        (None, None) => panic!("nobody has it"),
    };
    says(office, lead, by, task, disposition).await;
}

/// Whoever reported last of a lead says that something else is true.
pub(crate) async fn corrects(office: &Office, lead: &LeadId, disposition: Disposition) {
    let last = office.lead(lead).await.lead.last_outcome.unwrap();
    let (by, task) = (last.by.clone(), last.task.to_string());
    says(office, lead, by, task, disposition).await;
}

async fn says(
    office: &Office,
    lead: &LeadId,
    by: PersonId,
    task: String,
    disposition: Disposition,
) {
    let outcome = Outcome {
        by,
        task,
        disposition,
        next_at: None,
        again: false,
        link: None,
        amount: None,
        known: Evidence::Said,
    };
    office.happens(lead, Event::Outcome(outcome)).await;
}

/// Whoever has a lead leaves a message, and nobody reports the call that comes a day later, within the two hours that there are for it.
pub(crate) async fn is_not_called_again(office: &Office, lead: &LeadId) {
    reports(office, lead, Disposition::Voicemail).await;
    for hours in [24, 2] {
        office.later(Duration::hours(hours));
        office.happens(lead, Event::Tick).await;
    }
}

#[tokio::test]
async fn what_happened_is_read_as_figures() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    office.later(Duration::minutes(30));
    reports(&office, &lead, Disposition::Reached).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = morgan.get("/desk/figures").await;
    assert_eq!(page.status(), 200);
    let said = readable(&page);
    let page = text(&page);
    assert!(
        said.contains("1 asked, 1 were contacted, 1 in conversation, 0 met, 0 won."),
        "{said}"
    );
    assert!(
        said.contains("Every promise of these days was kept: 1."),
        "{said}"
    );
    assert!(page.contains("<svg"), "{page}");
    insta::assert_snapshot!("figures", said);
}

#[tokio::test]
async fn a_page_of_figures_takes_few_requests() {
    let office = Office::open().await;
    office.with_sam().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    morgan.get("/desk/figures").await;
    let before = office.aws.usage();
    assert_eq!(morgan.get("/desk/figures?days=90").await.status(), 200);
    let asked = office.aws.usage().since(&before);
    let queries = asked.of(LocalService::DynamoDb, "Query").requests;
    let all = asked.total(LocalService::DynamoDb).requests;
    assert!(queries >= 9 && all <= MOST_REQUESTS, "{all}");
}

#[tokio::test]
async fn what_is_late_now_is_read_by_age_in_few_requests() {
    let office = Office::open().await;
    office.with_sam().await;
    office.later(Duration::days(2));
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/figures").await);
    assert!(page.contains("figures?late=now"), "{page}");
    let before = office.aws.usage();
    let late = morgan.get("/desk/figures?late=now").await;
    let asked = office.aws.usage().since(&before);
    let all = asked.total(LocalService::DynamoDb).requests;
    assert!(all <= MOST_REQUESTS, "{all}");
    let late = readable(&late);
    assert!(late.contains("<h1>Leads that are late now</h1>"), "{late}");
    let csv = text(&morgan.get("/desk/figures?late=now&csv=0").await);
    assert_eq!(
        csv,
        ",number\nfor less than a working day,0\nfor 1 or 2 working days,1\nfor 3 to 9 working days,0\nfor 10 working days or more,0\n"
    );
    let json = text(&morgan.get("/desk/figures?late=now&format=json").await);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let ages: Vec<u64> = json["late_now"]
        .as_object()
        .unwrap()
        .values()
        .filter_map(serde_json::Value::as_u64)
        .collect();
    assert_eq!(ages.iter().sum::<u64>(), 1, "{json}");
    // Of days that are over nothing is late now.
    let over = text(
        &morgan
            .get("/desk/figures?from=2026-03-02&to=2026-03-03")
            .await,
    );
    assert!(!over.contains("late=now"), "{over}");
}

#[tokio::test]
async fn what_is_late_now_is_drawn_and_said_as_its_table_and_file_have_it() {
    let office = Office::open().await;
    office.with_sam().await;
    let late = "/desk/figures?late=now";
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get(late).await);
    assert!(!page.contains("role=\"img\""), "{page}");
    office.later(Duration::days(2));
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get(late).await);
    let (_, drawn) = page.split_once("role=\"img\"").unwrap();
    let said = "0 for less than a working day, 1 for 1 or 2, 0 for 3 to 9, 0 for 10 or more.";
    let label = format!(" aria-label=\"Owed and late, by working days. {said}\"");
    assert!(drawn.starts_with(&label), "{drawn}");
    assert!(drawn.contains(&format!("<figcaption>{said}")), "{drawn}");
    let (svg, _) = drawn.split_once("</svg>").unwrap();
    for name in ["1-2", "3-9", "10+"] {
        assert!(svg.contains(name), "{name}: {svg}");
    }
    let csv = text(&morgan.get(&format!("{late}&csv=0")).await);
    assert!(csv.contains("\nfor 1 or 2 working days,1\n"), "{csv}");
}

#[tokio::test]
async fn where_open_leads_cannot_be_read_at_least_so_many_are_late_as_could_be() {
    let office = Office::open().await;
    office.with_sam().await;
    let other = office.asks(1, SALES, false).await;
    office.is_given(&other, "riley").await;
    office.later(Duration::days(2));
    let late = "/desk/figures?late=now";
    let how = "At least so many are late: some open leads could not be read.";
    for (is_all, count) in [(true, 2), (false, 1)] {
        if !is_all {
            break_facts(&office, &other).await;
        }
        let mut morgan = Browser::of(&office, "morgan").await;
        let page = text(&morgan.get(late).await);
        // Below the table, and in the words of the chart: as its label and its caption.
        let said = page.matches(how).count();
        assert_eq!(said, if is_all { 0 } else { 3 }, "{page}");
        let csv = text(&morgan.get(&format!("{late}&csv=0")).await);
        let column = if is_all { "number" } else { "at least" };
        let lines = format!(",{column}\nfor less than a working day,0\n");
        assert!(csv.starts_with(&lines), "{csv}");
        let row = format!("\nfor 1 or 2 working days,{count}\n");
        assert!(csv.contains(&row), "{csv}");
        let json = text(&morgan.get(&format!("{late}&format=json")).await);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["late_now"]["is_all"], is_all, "{json}");
        assert_eq!(json["late_now"]["under_three_days"], count, "{json}");
        let board = text(&morgan.get("/desk/board").await);
        assert_eq!(board.contains(how), !is_all, "{board}");
    }
}

#[tokio::test]
async fn what_it_costs_to_run_is_estimated_by_prices_that_are_named() {
    let office = Office::open().await;
    office.with_sam().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/figures").await);
    let costs = RunningCosts::estimate(1, 1);
    for said in [
        "An estimate and no bill: ",
        &format!("in us-east-1 of {}.", costs.prices_of),
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let csv = text(&morgan.get("/desk/figures?csv=8").await);
    assert!(csv.contains("\nleads that asked,1\ndays,1\n"), "{csv}");
    let sum = format!("{}, USD\",{:.2}\n", costs.prices_of, costs.list);
    assert!(csv.contains(&sum), "{sum}: {csv}");
}

#[tokio::test]
async fn what_is_promised_is_marked_beside_the_first_hour() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    office.later(Duration::minutes(30));
    reports(&office, &lead, Disposition::Reached).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/figures").await);
    let marked = "Marked: the first hour, promised: within 4 hours of opening time.";
    assert!(page.contains(marked), "{page}");
}

/// Where the leads behind a number of a day are.
fn behind(query: &FactQuery, day: NaiveDate) -> String {
    let counts = serde_json::to_string(query).unwrap();
    let mut address =
        form_urlencoded::Serializer::new(format!("/desk/figures?from={day}&to={day}"));
    address.append_pair("behind", &counts).finish()
}

#[tokio::test]
async fn a_number_leads_to_its_leads() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    // Nobody does anything until the first touch is overdue.
    for _ in 0..4 {
        office.later(Duration::hours(1));
        office.happens(&lead, Event::Tick).await;
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/figures").await);
    let days = format!("figures?from={0}&amp;to={0}&amp;behind=", monday());
    assert!(page.contains(&days), "{page}");
    let breached = FactQuery::new(FactClass::Kind(EntryKind::Breached));
    let list = text(&morgan.get(&behind(&breached, monday())).await);
    assert!(
        list.contains(lead.as_str()) && list.contains("Ann"),
        "{list}"
    );
    let tuesday = monday().succ_opt().unwrap();
    office.later(Duration::days(1));
    let mut morgan = Browser::of(&office, "morgan").await;
    let list = text(&morgan.get(&behind(&breached, tuesday)).await);
    assert!(list.contains("None."), "{list}");
}

#[tokio::test]
async fn the_leads_behind_a_number_are_answered_to_a_program_as_their_ids() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    office.later(Duration::minutes(10));
    reports(&office, &ann, Disposition::Won).await;
    office.later(Duration::days(1));
    reports(&office, &ann, Disposition::Lost).await;
    let won = FactQuery::new(FactClass::Milestone(Milestone::Won));
    let tuesday = monday().succ_opt().unwrap();
    let mut morgan = Browser::of(&office, "morgan").await;
    for (day, leads, off) in [
        (monday(), vec![ann.as_str()], vec![]),
        (tuesday, vec![], vec![ann.as_str()]),
    ] {
        let address = format!("{}&format=json", behind(&won, day));
        let answer = morgan.get(&address).await;
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/json");
        let json: serde_json::Value = serde_json::from_str(&text(&answer)).unwrap();
        let expected = serde_json::json!({
            "from": day,
            "to": day,
            "earlier": null,
            "counts": won,
            "leads": leads,
            "counted_off": off,
        });
        assert_eq!(json, expected);
    }
    // Of whom somebody reads no figures, a program of theirs reads none either.
    let of_sam = FactQuery::new(FactClass::Touch).of(FactGroup::Person(person("sam")));
    let address = format!("{}&format=json", behind(&of_sam, monday()));
    let mut riley = Browser::of(&office, "riley").await;
    assert_eq!(riley.get(&address).await.status(), 403);
}

/// The numbers of a page that lead somewhere: where, and how many.
pub(crate) fn numbers(page: &str) -> Vec<(String, i64)> {
    let cells = page.split("<td").skip(1);
    // Some cells are shaded.
    let cells = cells.filter_map(|cell| cell.split_once('>'));
    let links = cells.filter_map(|(_, cell)| cell.strip_prefix("<a href=\""));
    let links = links.map(|link| {
        let (address, rest) = link.split_once("\">").unwrap();
        let (number, _) = rest.split_once("</a>").unwrap();
        (address.replace("&amp;", "&"), number.parse().unwrap())
    });
    links.collect()
}

/// How many leads a list counts, less those that it counts off.
fn leads_listed(list: &str) -> i64 {
    let count = |part: &str| i64::try_from(part.matches("<li><a href=").count()).unwrap();
    match list.split_once("<h2>Counted off, since it was taken back</h2>") {
        Some((counted, off)) => count(counted) - count(off),
        None => count(list),
    }
}

/// Where a list goes on with the days before those that it shows; nothing, where it shows all.
pub(crate) fn earlier(list: &str) -> Option<String> {
    let (before, _) = list.split_once(" earlier day")?;
    let (_, address) = before.rsplit_once("href=\"")?;
    let address = address.split('"').next()?;
    Some(address.replace("&amp;", "&"))
}

/// The path of an address that stands on a page of figures.
pub(crate) fn path_of(address: &str) -> String {
    format!("/{address}").replace("//", "/")
}

/// Follows the numbers of a page of figures, those whose address counts what is meant: each leads to as many leads, on one page or on several. Says
/// what they count, and how many.
pub(crate) async fn follow(
    browser: &mut Browser<'_>,
    path: &str,
    is_meant: impl Fn(&str) -> bool,
) -> Vec<(FactQuery, i64)> {
    let page = text(&browser.get(path).await);
    let mut followed = Vec::new();
    for (address, number) in numbers(&page) {
        let (_, counts) = address.split_once("behind=").unwrap();
        let (counts, _) = form_urlencoded::parse(counts.as_bytes()).next().unwrap();
        if !is_meant(&counts) {
            continue;
        }
        let (mut next, mut listed) = (Some(address.clone()), 0);
        while let Some(page) = next {
            let list = text(&browser.get(&path_of(&page)).await);
            listed += leads_listed(&list);
            next = earlier(&list);
        }
        assert_eq!(listed, number, "{address}");
        followed.push((serde_json::from_str(&counts).unwrap(), number));
    }
    followed
}

#[tokio::test]
async fn a_win_that_was_taken_back_is_none_and_its_number_leads_to_no_lead_any_more() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    let cy = office.judged(CY, false).await;
    office.is_given(&cy, "riley").await;
    for lead in [&ann, &bo] {
        reports(&office, lead, Disposition::Won).await;
    }
    // It was a slip, and then they bought after all: that is one win, and not two.
    office.later(Duration::minutes(30));
    for disposition in [Disposition::Reached, Disposition::Won] {
        reports(&office, &ann, disposition).await;
    }
    let won = async |path: &str| {
        let mut morgan = Browser::of(&office, "morgan").await;
        // A lead may be touched many times, and is won once.
        let won = follow(&mut morgan, path, |counts| counts.contains("\"won\"")).await;
        let of_all = won.iter().rfind(|(query, _)| query.of == FactGroup::All);
        of_all.map(|(_, number)| *number)
    };
    assert_eq!(won("/desk/figures").await, Some(2));
    // The next day one of them is corrected, and somebody else buys: each counts on its own day.
    office.later(Duration::days(1));
    reports(&office, &bo, Disposition::Lost).await;
    assert_eq!(won("/desk/figures?days=7").await, Some(1));
    let tuesday = "/desk/figures?from=2026-03-03&to=2026-03-03";
    assert_eq!(won(tuesday).await, Some(-1));
    reports(&office, &cy, Disposition::Won).await;
    assert_eq!(won(tuesday).await, None);
    assert_eq!(won("/desk/figures?days=7").await, Some(2));
}

#[tokio::test]
async fn every_number_of_a_page_leads_to_as_many_leads_as_it_counts() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    office.later(Duration::minutes(30));
    reports(&office, &ann, Disposition::Reached).await;
    reports(&office, &bo, Disposition::NoBudget).await;
    let third = office.judged(CY, false).await;
    office.is_given(&third, "riley").await;
    for _ in 0..4 {
        office.later(Duration::hours(1));
        office.happens(&third, Event::Tick).await;
    }
    let fourth = office.asks(4, SALES, false).await;
    office.is_given(&fourth, "jordan").await;
    is_not_called_again(&office, &fourth).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let numbers = follow(&mut morgan, "/desk/figures", |_| true).await;
    let classes = numbers.iter().map(|(query, _)| format!("{:?}", query.fact));
    let classes: BTreeSet<String> = classes.collect();
    let followed = classes.into_iter().collect::<Vec<_>>().join(" ");
    for class in [
        "PromiseKept",
        "PromiseMissed",
        "Breached",
        "Unreported",
        "Asked",
        "Touched",
        "InContact",
        "Touch",
        "FirstTouchOfRep",
        "Given",
        "HandedBack",
        "Rested",
    ] {
        assert!(followed.contains(class), "{class}: {followed}");
    }
    // Of a person, whoever may see their figures.
    let firsts = FactQuery::new(FactClass::FirstTouchOfRep).of(FactGroup::Person(person("sam")));
    let mut of_people = numbers.iter().map(|(query, _)| query);
    assert!(of_people.any(|query| *query == firsts), "{numbers:?}");
    let of_sam = FactQuery::new(FactClass::Touch).of(FactGroup::Person(person("sam")));
    let of_sam = serde_json::to_string(&of_sam).unwrap();
    let query: String = form_urlencoded::byte_serialize(of_sam.as_bytes()).collect();
    let address = format!("/desk/figures?behind={query}");
    assert_eq!(morgan.get(&address).await.status(), 200);
    let mut riley = Browser::of(&office, "riley").await;
    assert_eq!(riley.get(&address).await.status(), 403);
    let mut sam = Browser::of(&office, "sam").await;
    assert_eq!(sam.get(&address).await.status(), 200);
}

/// Follows every number of a page of figures, and says how many the numbers of all are, by what they count.
pub(crate) async fn followed(office: &Office, path: &str) -> BTreeMap<String, i64> {
    let mut morgan = Browser::of(office, "morgan").await;
    let numbers = follow(&mut morgan, path, |_| true).await.into_iter();
    let of_all = numbers.filter(|(query, _)| query.of == FactGroup::All && query.known.is_none());
    let of_all = of_all.map(|(query, number)| (format!("{:?}", query.fact), number));
    of_all.collect()
}

/// Sam presses a button of the day list, for the task that the list showed.
async fn presses(office: &Office, (lead, task): (&LeadId, &str), pressed: &str) {
    let mut sam = Browser::of(office, "sam").await;
    let body = format!("lead={lead}&task={task}&{pressed}");
    assert_eq!(sam.post("/desk/today", &body).await.status(), 303);
}

#[tokio::test]
async fn what_is_taken_back_counts_for_nothing_and_is_counted_anew_once() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    office.later(Duration::minutes(10));
    reports(&office, &bo, Disposition::Reached).await;
    let before = followed(&office, "/desk/figures").await;
    let task = office.lead(&ann).await.lead.task();
    let of_ann = (&ann, task.as_str());
    for _ in 0..2 {
        presses(&office, of_ann, "outcome=reached").await;
        office.later(Duration::minutes(1));
        presses(&office, of_ann, "undo=yes").await;
    }
    assert_eq!(followed(&office, "/desk/figures").await, before);
    presses(&office, of_ann, "outcome=no_answer").await;
    presses(&office, of_ann, "undo=yes").await;
    presses(&office, of_ann, "outcome=voicemail").await;
    let now = followed(&office, "/desk/figures").await;
    let of = |all: &BTreeMap<String, i64>, fact: FactClass| {
        all.get(&format!("{fact:?}")).copied().unwrap_or(0)
    };
    for (fact, more) in [
        (FactClass::Milestone(Milestone::Touched), 1),
        (FactClass::FirstTouchOfRep, 1),
        (FactClass::Kind(EntryKind::PromiseKept), 1),
        (FactClass::Milestone(Milestone::InContact), 0),
    ] {
        assert_eq!(of(&now, fact), of(&before, fact) + more, "{fact:?}");
    }
    let figures = office.cloud.figures_of(monday()).await.unwrap();
    assert_eq!(figures.people[&person("sam")].touches.all, 2);
    assert_eq!(figures.touches_by_hour.iter().sum::<i64>(), 2);
}

#[tokio::test]
async fn who_was_reported_by_a_slip_is_missed_and_not_kept() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    office.later(Duration::minutes(10));
    let task = office.lead(&ann).await.lead.task();
    let of_ann = (&ann, task.as_str());
    presses(&office, of_ann, "outcome=reached").await;
    presses(&office, of_ann, "undo=yes").await;
    for _ in 0..4 {
        office.later(Duration::hours(1));
        office.happens(&ann, Event::Tick).await;
    }
    let figures = office.cloud.figures_of(monday()).await.unwrap();
    assert_eq!(figures.of(EntryKind::PromiseKept).all, 0);
    assert_eq!(figures.of(EntryKind::PromiseMissed).all, 1);
    followed(&office, "/desk/figures").await;
}

#[tokio::test]
async fn a_correction_counts_off_on_its_own_day_and_each_number_leads_to_its_leads() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    office.later(Duration::minutes(10));
    reports(&office, &ann, Disposition::Reached).await;
    office.later(Duration::days(1));
    corrects(&office, &ann, Disposition::NotALead).await;
    let tuesday = followed(&office, "/desk/figures?from=2026-03-03&to=2026-03-03").await;
    for fact in [
        FactClass::Milestone(Milestone::Touched),
        FactClass::Milestone(Milestone::InContact),
        FactClass::Kind(EntryKind::PromiseKept),
    ] {
        assert_eq!(tuesday.get(&format!("{fact:?}")), Some(&-1), "{fact:?}");
    }
    let both = followed(&office, "/desk/figures?days=7").await;
    assert_eq!(both.get("Milestone(Asked)"), Some(&1));
    assert_eq!(both.get("Milestone(Touched)"), None, "{both:?}");
}

#[tokio::test]
async fn a_table_is_read_by_a_spreadsheet() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    office.later(Duration::minutes(30));
    reports(&office, &lead, Disposition::Reached).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let answer = morgan.get("/desk/figures?csv=0").await;
    assert_eq!(
        answer.headers()[header::CONTENT_TYPE],
        "text/csv; charset=utf-8"
    );
    let csv = text(&answer);
    assert!(
        csv.starts_with(",number,share,seen,reported\nkept,1,100%,0,1\n"),
        "{csv}"
    );
    let sources = text(&morgan.get("/desk/figures?csv=1").await);
    assert!(sources.contains("\nall,1,1,1,0,0,"), "{sources}");
    // A spreadsheet reckons with times.
    let waits = text(&morgan.get("/desk/figures?csv=3").await);
    let mut lines = waits.lines();
    let names = ["half within", "90% within", "99% within", "longest"];
    let names = names.map(|name| format!(",\"{name}, minutes\""));
    assert_eq!(lines.next().unwrap(), format!(",number{}", names.concat()));
    let (_, customers) = lines.next().unwrap().split_once(',').unwrap();
    let customers = customers
        .split(',')
        .map(|cell| cell.parse::<u64>().unwrap());
    let customers: Vec<u64> = customers.collect();
    assert_eq!((customers[0], customers[4]), (1, 30), "{waits}");
    // A table that is not there is the page.
    let page = morgan.get("/desk/figures?csv=99").await;
    assert!(text(&page).contains("<h1>"));
}

#[tokio::test]
async fn days_that_make_no_sense_are_the_last_four_weeks_and_a_century_is_a_year() {
    let office = Office::open().await;
    office.with_sam().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    for query in [
        "days=0",
        "days=-1",
        "days=9999999999999",
        "from=soon",
        "to=2026-03-02",
        "csv=x",
    ] {
        let page = morgan.get(&format!("/desk/figures?{query}")).await;
        assert_eq!(page.status(), 200, "{query}");
        let page = text(&page);
        assert!(page.contains("value=\"2026-02-03\""), "{query}: {page}");
    }
    for query in [
        "from=1900-01-01",
        "from=2026-03-02&to=1999-01-01",
        "from=9999-12-31",
    ] {
        let page = morgan.get(&format!("/desk/figures?{query}")).await;
        assert_eq!(page.status(), 200, "{query}");
    }
}

#[tokio::test]
async fn histories_of_people_are_for_whom_the_policy_says() {
    for (people, morgan_reads, sam_reads) in [
        (
            PeopleFigures::Named,
            ["Sam", "Riley", "Jordan"].as_slice(),
            ["Sam"].as_slice(),
        ),
        (PeopleFigures::Own, &[], &["Sam"]),
        (PeopleFigures::Team, &[], &[]),
    ] {
        let name = serde_json::to_value(people).unwrap();
        let office = Office::open_with(|files| {
            let policy = files.files.get_mut("policy.toml").unwrap();
            policy.push_str(&format!("\n[figures]\npeople = {name}\n"));
        })
        .await;
        let lead = office.with_sam().await;
        reports(&office, &lead, Disposition::Reached).await;
        for (who, reads) in [("morgan", morgan_reads), ("sam", sam_reads)] {
            let mut browser = Browser::of(&office, who).await;
            let json = browser.get("/desk/figures?format=json").await;
            assert_eq!(json.headers()[header::CONTENT_TYPE], "application/json");
            let json: serde_json::Value = serde_json::from_str(&text(&json)).unwrap();
            assert_eq!(json["figures"]["milestones"]["asked"], 1, "{json}");
            let of_sam = json["figures"]["people"].get("sam").is_some();
            assert_eq!(of_sam, reads.contains(&"Sam"), "{who} {people:?}: {json}");
            let page = text(&browser.get("/desk/figures?csv=5").await);
            for person in ["Sam", "Riley", "Jordan"] {
                let is_named = page.contains(&format!("\n{person} "));
                assert_eq!(
                    is_named,
                    reads.contains(&person),
                    "{who} {people:?}: {page}"
                );
            }
        }
    }
}

#[tokio::test]
async fn what_sources_cost_is_said_by_inquiry_and_by_customer() {
    let office = Office::open_with(|files| {
        let policy = files.files.get_mut("policy.toml").unwrap();
        policy
            .push_str("\n[figures]\ncurrency = \"USD\"\ncosts = { web = 1200, billboard = 100 }\n");
    })
    .await;
    office.with_sam().await;
    // Four weeks are asked for, and figures begin with this day: each day since is charged, and none before.
    for days in [1, 2] {
        let share = |month: f64| (month * f64::from(days) / (365.25 / 12.0)).round() as u64;
        let (web, billboard) = (share(1200.0), share(100.0));
        let all = web + billboard;
        let mut morgan = Browser::of(&office, "morgan").await;
        let csv = text(&morgan.get("/desk/figures?csv=1").await);
        let [of_all, of_billboard] = [
            format!("\nall,1,0,0,0,0,,,0,{all},{all},\n"),
            format!("\nbillboard,0,0,0,0,0,,,0,{billboard},,\n"),
        ];
        assert!(csv.contains(&of_all), "{of_all}: {csv}");
        assert!(csv.contains(&of_billboard), "{of_billboard}: {csv}");
        let json = text(&morgan.get("/desk/figures?format=json").await);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let cost = |cost: u64, per_inquiry: Option<u64>| {
            serde_json::json!({
                "cost": cost,
                "per_inquiry": per_inquiry,
                "per_customer": null,
            })
        };
        let expected = serde_json::json!({
            "currency": "USD",
            "days": days,
            "all": cost(all, Some(all)),
            "sources": {
                "web": cost(web, None),
                "billboard": cost(billboard, None),
            },
        });
        assert_eq!(json["source_costs"], expected);
        office.later(Duration::days(1));
    }
}

#[tokio::test]
async fn what_nobody_says_the_cost_of_is_charged_to_no_source_and_what_is_counted_is_said() {
    let office = Office::open().await;
    office.with_sam().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let json = text(&morgan.get("/desk/figures?format=json").await);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(json["source_costs"].is_null(), "{json}");
    let page = text(&morgan.get("/desk/figures").await);
    let (_, table) = page.split_once("Where people come from").unwrap();
    let (table, _) = table.split_once("First contact by a person").unwrap();
    let how = "Counted is what happened in these days, also with people who asked before them.";
    assert!(table.contains(how), "{table}");
}

#[tokio::test]
async fn what_was_won_stands_with_its_amount_beside_each_source() {
    let office = Office::open_with(|files| {
        let policy = files.files.get_mut("policy.toml").unwrap();
        policy.push_str("\n[figures]\ncurrency = \"USD\"\n");
    })
    .await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&lead).await.lead.task();
    let body = format!("lead={lead}&task={task}&outcome=won&amount=12000");
    assert_eq!(sam.post("/desk/today", &body).await.status(), 303);
    let page = text(&sam.get(&format!("/desk/leads/{lead}")).await);
    assert!(page.contains("They bought for 12,000 USD."), "{page}");
    let done = text(&sam.get(&format!("/desk/today?done={lead}")).await);
    assert!(done.contains("Won, for 12,000 USD"), "{done}");
    let csv = text(&sam.get("/desk/figures?csv=1").await);
    assert!(csv.contains(",\"won for, USD\""), "{csv}");
    assert!(
        csv.lines()
            .any(|line| line.starts_with("all,1,") && line.ends_with(",12000")),
        "{csv}"
    );
    // Taken back, it is in no figure.
    let body = format!("lead={lead}&task={task}&undo=yes");
    sam.post("/desk/today", &body).await;
    let csv = text(&sam.get("/desk/figures?csv=1").await);
    assert!(!csv.contains("won for"), "{csv}");
}
