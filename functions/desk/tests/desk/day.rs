//! What a person's day shows: what waits for them, in their lead's own words, and what they have done.

use calendar::parse_instant;
use chrono::Duration;
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::event::{Event, Sign};
use followup::inquiry::{Inquiry, ListEntry, Origin};
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::Body;
use local::LocalService;

use crate::board::{LATENCY, MOST_REQUESTS, PARTNERSHIP, SALES};
use crate::browser::Browser;
use crate::office::{ANN, BO, Office, SCRIPT, person, text};

#[tokio::test]
async fn who_wrote_back_is_shown_with_what_they_wrote_and_not_with_what_they_asked_before() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let asked = "Could you look at our stock room?";
    assert!(text(&sam.get("/desk/today").await).contains(asked));
    office.later(Duration::hours(3));
    let reply = CommitOptions {
        payload: Some(PersonalText::mail("Thursday suits me better.")),
        ..CommitOptions::default()
    };
    let now = office.cloud.now();
    let event = Event::Sign(Sign::Replied);
    let acted = office.cloud.act(&lead, &event, now, &reply).await;
    acted.unwrap();
    office.later(Duration::minutes(20));
    let day = text(&sam.get("/desk/today").await);
    assert!(day.contains("<h1>One answer.</h1>"), "{day}");
    assert!(day.contains("Thursday suits me better."), "{day}");
    assert!(day.contains("They wrote 20 minutes ago."), "{day}");
    assert!(!day.contains(asked), "{day}");
}

#[tokio::test]
async fn a_row_of_a_list_that_came_later_is_not_quoted_as_what_they_said() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut fields = ANN.to_vec();
    fields[6] = ("message", "There are two of them, by the way.");
    office.later(Duration::minutes(10));
    let asked = office.typed(&fields).await;
    assert_eq!(office.takes(&asked, "once more").await, lead);
    office.later(Duration::minutes(10));
    let listed = Inquiry {
        origin: Origin::Listed(ListEntry::default()),
        message: Some("Stopped at our stand.".to_owned()),
        ..asked
    };
    assert_eq!(office.takes(&listed, "a row").await, lead);
    office.happens(&lead, Event::Tick).await;
    let all = office.cloud.inquiries(&lead).await.unwrap();
    let (_, newest) = all.last().unwrap();
    assert_eq!((all.len(), newest.origin.is_asked()), (3, false));
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    assert!(day.contains("There are two of them, by the way."), "{day}");
    assert!(!day.contains("Stopped at our stand."), "{day}");
}

#[tokio::test]
async fn what_somebody_closed_today_stands_under_what_they_have_done() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&lead).await.lead.task();
    let press = format!("lead={lead}&task={task}&outcome=lost");
    sam.post("/desk/today", &press).await;
    let done = |page: &str| {
        let (_, rest) = page.split_once("Done today")?;
        Some(rest.contains("Ann Lee"))
    };
    let day = text(&sam.get("/desk/today").await);
    assert_eq!(done(&day), Some(true), "{day}");
    // It is nobody else's work, and no work of another day.
    let mut riley = Browser::of(&office, "riley").await;
    assert_eq!(done(&text(&riley.get("/desk/today").await)), None);
    office.later(Duration::days(1));
    let mut sam = Browser::of(&office, "sam").await;
    assert_eq!(done(&text(&sam.get("/desk/today").await)), None);
}

#[tokio::test]
async fn what_was_done_today_is_taken_back_and_corrected_where_it_stands() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    let mut sam = Browser::of(&office, "sam").await;
    for lead in [&ann, &bo] {
        let task = office.lead(lead).await.lead.task();
        let press = format!("lead={lead}&task={task}&outcome=lost");
        sam.post("/desk/today", &press).await;
    }
    // Another report came after it, and the card of the first is gone.
    let day = text(&sam.get(&format!("/desk/today?done={bo}")).await);
    let (_, done) = day.split_once("Done today").unwrap();
    assert_eq!(done.matches("name=\"undo\"").count(), 2, "{done}");
    assert_eq!(done.matches("Correct it").count(), 2, "{done}");
    // The page of the lead, which is nobody's by now, has both as well; a colleague's has neither.
    let path = format!("/desk/leads/{ann}");
    let own = text(&sam.get(&path).await);
    assert!(own.contains("name=\"undo\""), "{own}");
    assert!(own.contains("Correct it"), "{own}");
    let mut riley = Browser::of(&office, "riley").await;
    let others = text(&riley.get(&path).await);
    assert!(!others.contains("name=\"undo\""), "{others}");
    assert!(!others.contains("Correct it"), "{others}");
    assert!(!others.contains("open it again"), "{others}");
    let mut morgan = Browser::of(&office, "morgan").await;
    let leading = text(&morgan.get(&path).await);
    assert!(leading.contains("open it again"), "{leading}");

    let (_, form) = own.split_once("action=\"../../desk/today\"").unwrap();
    let (_, task) = form.split_once("name=\"task\" value=\"").unwrap();
    let task = task.split('"').next().unwrap();
    let undo = format!("lead={ann}&task={task}&undo=yes");
    sam.post("/desk/today", &undo).await;
    let back = office.lead(&ann).await.lead;
    assert_eq!(back.rep(), Some(&person("sam")));
    assert_eq!(back.last_outcome, None);
    // What is older is corrected only.
    office.later(Duration::minutes(11));
    let day = text(&sam.get("/desk/today").await);
    let (_, done) = day.split_once("Done today").unwrap();
    assert!(!done.contains("name=\"undo\""), "{done}");
    assert!(done.contains("Correct it"), "{done}");
}

#[tokio::test]
async fn a_date_and_a_note_follow_the_outcome_that_was_chosen_and_it_counts_once() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&lead).await.lead.task();
    let press = format!("lead={lead}&task={task}&outcome=reached");
    let pressed = sam.post("/desk/today", &press).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    let (_, card) = day.split_once("<div class=\"card done\"").unwrap();
    let (card, _) = card.split_once("<section").unwrap_or((card, ""));
    for field in ["name=\"add\"", "name=\"next\"", "name=\"note\""] {
        assert!(card.contains(field), "{field}: {card}");
    }
    let reported = office.lead(&lead).await.lead;
    let touches = office.entries(&lead, EntryKind::Outcome).await;

    let add = format!("add=yes&{press}");
    let wrong = sam
        .post("/desk/today", &format!("{add}&next=2020-01-01T10:00"))
        .await;
    assert_eq!(wrong.status(), 422);
    assert!(
        text(&wrong).contains("value=\"2020-01-01T10:00\""),
        "{}",
        text(&wrong)
    );
    assert_eq!(office.lead(&lead).await.lead, reported);

    let dated = format!("{add}&next=2026-03-12T10:30&note=About+the+price");
    for _ in 0..2 {
        let done = sam.post("/desk/today", &dated).await;
        assert_eq!(leads_to(&done), format!("/../desk/today?done={lead}"));
    }
    let after = office.lead(&lead).await.lead;
    let starts: Vec<_> = after.owed.iter().map(|owed| owed.start).collect();
    assert_eq!(starts, [parse_instant("2026-03-12T14:30:00Z").unwrap()]);
    assert_eq!(
        (
            after.touches,
            &after.called_at,
            after.last_outcome.as_ref().map(|last| last.at)
        ),
        (
            reported.touches,
            &reported.called_at,
            reported.last_outcome.as_ref().map(|last| last.at)
        )
    );
    // One report, one correction of its date however often it is pressed.
    assert_eq!(office.entries(&lead, EntryKind::Outcome).await, touches);
    assert_eq!(office.entries(&lead, EntryKind::Corrected).await, 1);
    let page = text(&sam.get(&format!("/desk/leads/{lead}")).await);
    assert!(page.contains("About the price"), "{page}");
    assert!(page.contains("next: "), "{page}");
    // A note alone follows, too; and all of it is taken back as one.
    sam.post("/desk/today", &format!("{add}&note=Call+the+desk"))
        .await;
    let page = text(&sam.get(&format!("/desk/leads/{lead}")).await);
    assert!(page.contains("Call the desk"), "{page}");
    sam.post("/desk/today", &format!("lead={lead}&task={task}&undo=yes"))
        .await;
    let back = office.lead(&lead).await.lead;
    assert_eq!(back.last_outcome, None);
    assert!(back.owed.first_touch().is_some(), "{:?}", back.owed);
}

#[tokio::test]
async fn a_date_that_leads_to_nothing_is_said_not_to_be_used() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&lead).await.lead.task();
    let press = format!("lead={lead}&task={task}&outcome=wrong_number&next=2026-03-12T10:30");
    let pressed = sam.post("/desk/today", &press).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    assert!(day.contains("is not used"), "{day}");
    let rests = office.judged(BO, false).await;
    office.is_given(&rests, "sam").await;
    let task = office.lead(&rests).await.lead.task();
    let press = format!("lead={rests}&task={task}&outcome=not_now");
    sam.post("/desk/today", &press).await;
    let pressed = sam
        .post(
            "/desk/today",
            &format!("add=yes&{press}&next=2026-06-01T10:00"),
        )
        .await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    assert!(!day.contains("is not used"), "{day}");
    let (rep, until) = office
        .lead(&rests)
        .await
        .lead
        .rests_for()
        .map(|(rep, until)| (rep.clone(), until))
        .unwrap();
    assert_eq!(rep, person("sam"));
    assert_eq!(until, parse_instant("2026-06-01T14:00:00Z").unwrap());
}

/// Where a browser goes after a press.
fn leads_to(pressed: &Response<Body>) -> String {
    format!("/{}", pressed.headers()["location"].to_str().unwrap())
}

/// Who stands first on a page of a day.
fn first(page: &str) -> &str {
    let (_, rest) = page.split_once("<h2 id=\"first\">").unwrap();
    let (_, name) = rest.split_once("<bdi>").unwrap();
    name.split_once("</bdi>").unwrap().0
}

#[tokio::test]
async fn who_is_put_off_stands_first_again_when_the_time_has_come_and_everything_owed_goes_on() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    office.later(Duration::minutes(10));
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    let mut sam = Browser::of(&office, "sam").await;
    assert_eq!(first(&text(&sam.get("/desk/today").await)), "Ann Lee");
    let owed = office.lead(&ann).await.lead.owed;

    let nothing = sam
        .post("/desk/today", &format!("lead={ann}&put_off=never"))
        .await;
    assert_eq!(nothing.status(), 422);
    assert!(
        text(&nothing).contains("Choose one of the buttons"),
        "{}",
        text(&nothing)
    );
    let press = format!("lead={ann}&put_off=two_hours");
    let pressed = sam.post("/desk/today", &press).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    assert!(
        day.contains("<bdi>Ann Lee</bdi> comes back today 12:10"),
        "{day}"
    );
    assert_eq!(first(&day), "Bo Ek");
    let (_, then) = day.split_once("Then today").unwrap();
    assert!(
        then.contains("Ann Lee") && then.contains("put off until today 12:10"),
        "{then}"
    );
    assert_eq!(office.lead(&ann).await.lead.owed, owed);

    office.later(Duration::minutes(119));
    let day = text(&sam.get("/desk/today").await);
    assert_eq!(first(&day), "Bo Ek");
    office.later(Duration::minutes(2));
    assert_eq!(first(&text(&sam.get("/desk/today").await)), "Ann Lee");
    // Who is late is late, put off or not.
    office.later(Duration::hours(3));
    let mut sam = Browser::of(&office, "sam").await;
    sam.post("/desk/today", &format!("lead={ann}&put_off=half_an_hour"))
        .await;
    let day = text(&sam.get("/desk/today").await);
    assert_eq!(first(&day), "Bo Ek");
    assert!(day.contains("2 of them are late."), "{day}");
    let page = text(&sam.get(&format!("/desk/leads/{ann}")).await);
    assert!(page.contains("looks at it again later: "), "{page}");
}

#[tokio::test]
async fn the_next_of_today_stands_first_once_a_lead_is_put_off_and_that_is_taken_back() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&bo).await.lead.task();
    let agreed = format!("lead={bo}&task={task}&outcome=reached&next=2026-03-02T15:00");
    sam.post("/desk/today", &agreed).await;
    let press = format!("lead={ann}&put_off=two_hours");
    let pressed = sam.post("/desk/today", &press).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    // Nothing is due by now, and what comes later today is there to go on with.
    assert_eq!(first(&day), "Bo Ek");
    let (done, _) = day.split_once("id=\"first\"").unwrap();
    assert!(done.contains("comes back today "), "{done}");
    assert!(done.contains("Look at it now after all"), "{done}");
    // Whoever opens it from its line has the way back as well.
    let opened = text(&sam.get(&format!("/desk/today?lead={ann}")).await);
    assert_eq!(first(&opened), "Ann Lee");
    assert!(opened.contains("Look at it now after all"), "{opened}");

    let undo = format!("lead={ann}&put_off=now");
    let mut morgan = Browser::of(&office, "morgan").await;
    morgan.post("/desk/today", &undo).await;
    assert!(office.lead(&ann).await.lead.put_off.is_some());
    let pressed = sam.post("/desk/today", &undo).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    assert_eq!(first(&day), "Ann Lee");
    assert!(!day.contains("Look at it now after all"), "{day}");
    assert_eq!(office.lead(&ann).await.lead.put_off, None);
    // There is nothing to take back a second time.
    sam.post("/desk/today", &undo).await;
    let page = text(&sam.get(&format!("/desk/leads/{ann}")).await);
    let taken_back = page.matches("looks at it now after all").count();
    assert_eq!(taken_back, 1, "{page}");
}

#[tokio::test]
async fn what_comes_between_ends_what_was_put_off_and_nobody_puts_off_what_is_not_theirs() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let press = format!("lead={ann}&put_off=next_day");
    let mut riley = Browser::of(&office, "riley").await;
    assert_eq!(riley.post("/desk/today", &press).await.status(), 403);
    // Whoever leads the team sees it, and it is not on their day.
    let mut morgan = Browser::of(&office, "morgan").await;
    morgan.post("/desk/today", &press).await;
    assert_eq!(office.lead(&ann).await.lead.put_off, None);

    let mut sam = Browser::of(&office, "sam").await;
    let pressed = sam.post("/desk/today", &press).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    // What was promised runs out before.
    let promised = "They were promised to hear from us all the same: today 2:00 PM at the latest.";
    assert!(day.contains(promised), "{day}");
    let put_off = office.lead(&ann).await.lead.put_off.unwrap();
    let opens = parse_instant("2026-03-03T14:00:00Z").unwrap();
    assert_eq!(put_off.until, opens);
    office.later(Duration::hours(1));
    let now = office.cloud.now();
    assert_eq!(office.lead(&ann).await.lead.put_off_at(now), Some(opens));
    office.happens(&ann, Event::Sign(Sign::Replied)).await;
    office.later(Duration::minutes(1));
    let now = office.cloud.now();
    assert_eq!(office.lead(&ann).await.lead.put_off_at(now), None);
    assert_eq!(first(&text(&sam.get("/desk/today").await)), "Ann Lee");
    // So does what they write once more, though an answer is owed already.
    sam.post("/desk/today", &press).await;
    office.later(Duration::minutes(1));
    let now = office.cloud.now();
    assert!(office.lead(&ann).await.lead.put_off_at(now).is_some());
    office.happens(&ann, Event::Sign(Sign::Replied)).await;
    assert_eq!(office.lead(&ann).await.lead.put_off_at(now), None);
}

#[tokio::test]
async fn who_rests_until_a_day_is_shown_two_weeks_before_it_to_whoever_takes_them_up_again() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&ann).await.lead.task();
    let press = format!("lead={ann}&task={task}&outcome=not_now&next=2026-04-01T09:00");
    sam.post("/desk/today", &press).await;
    let lead = office.lead(&ann).await.lead;
    let (rep, wakes) = lead.rests_for().unwrap();
    assert_eq!(rep.as_str(), "sam");
    let soon = |page: &str| page.contains("Back soon");
    assert!(!soon(&text(&sam.get("/desk/today").await)));
    let until = wakes - office.cloud.now() - Duration::days(14);
    office.later(until - Duration::minutes(1));
    let mut sam = Browser::of(&office, "sam").await;
    assert!(!soon(&text(&sam.get("/desk/today").await)));
    office.later(Duration::minutes(2));
    let day = text(&sam.get("/desk/today").await);
    let (_, rest) = day.split_once("Back soon").unwrap();
    assert!(rest.contains("Ann Lee"), "{rest}");
    let mut riley = Browser::of(&office, "riley").await;
    assert!(!soon(&text(&riley.get("/desk/today").await)));
}

#[tokio::test]
async fn how_much_time_is_left_is_said_in_the_last_hours_and_counted_down_where_a_script_runs() {
    let office = Office::open().await;
    office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let page = sam.get("/desk/today").await;
    let day = text(&page);
    assert!(
        day.contains("<span data-left=\"14400\">4 hours</span> left"),
        "{day}"
    );
    // By when the first contact is worth most, as the task's mail says it.
    assert!(day.contains("<b>Best before 11:00 AM.</b>"), "{day}");
    office.later(Duration::hours(1));
    let late = text(&sam.get("/desk/today").await);
    assert!(!late.contains("Best before"), "{late}");
    // The page lets one script run: its own.
    let security = page.headers()["content-security-policy"].to_str().unwrap();
    let hash = cloud::page::hash_source(SCRIPT);
    assert!(
        security.contains(&format!("script-src{hash};")),
        "{security}"
    );
}

/// Requests of the table for which a day waits one after the other: who is here, by what their day is found, their leads, and what belongs to
/// them. Of who is not signed in only the first is made.
const MOST_IN_A_ROW: u32 = 4;
/// How many leads whoever opens the page has.
const LEADS: usize = 60;

#[tokio::test(start_paused = true)]
async fn a_day_takes_few_requests_four_in_a_row() {
    let office = Office::open_at(LATENCY).await;
    for number in 0..LEADS {
        let lead = office.asks(number, SALES, false).await;
        office.is_given(&lead, "sam").await;
        let task = office.lead(&lead).await.lead.task();
        let report = |press: &str| format!("lead={lead}&task={task}&outcome={press}");
        match number % 4 {
            // A mail follows, and has not left yet.
            0 => {
                let mut sam = Browser::of(&office, "sam").await;
                sam.post("/desk/today", &report("voicemail")).await;
                office.later(Duration::minutes(1));
            }
            1 => {
                let mut sam = Browser::of(&office, "sam").await;
                sam.post("/desk/today", &report("lost")).await;
            }
            2 => office.happens(&lead, Event::Sign(Sign::Replied)).await,
            _ => {}
        }
    }
    office.asks(LEADS, PARTNERSHIP, false).await;
    for who in ["sam", "riley", "quinn"] {
        let mut browser = Browser::of(&office, who).await;
        browser.get("/desk/find").await;
        let (before, begun) = (office.aws.usage(), tokio::time::Instant::now());
        let page = browser.get("/desk/today").await;
        let took = begun.elapsed();
        let asked = office.aws.usage().since(&before);
        let all = asked.total(LocalService::DynamoDb).requests;
        assert_eq!(page.status(), 200);
        assert!(all <= MOST_REQUESTS, "{who}: {all}");
        assert!(took <= LATENCY * MOST_IN_A_ROW, "{who}: {took:?}");
        let page = text(&page);
        assert_eq!(page.contains("Person "), who != "riley", "{who}: {page}");
        assert_eq!(page.contains("Done today"), who == "sam", "{who}: {page}");
    }
}

/// Open leads of a rep who has far too many.
const MANY: usize = 500;

#[tokio::test(start_paused = true)]
async fn a_day_with_very_many_leads_shows_the_next_due_in_as_many_requests_and_says_how_many_more()
{
    let office = Office::open_at(LATENCY).await;
    for number in 0..MANY {
        let lead = office.asks(number, SALES, false).await;
        office.is_given(&lead, "sam").await;
        if number == 0 {
            // The first is shown in full, with what it wrote.
            office.happens(&lead, Event::Sign(Sign::Replied)).await;
        }
        office.later(Duration::seconds(5));
    }
    let mut sam = Browser::of(&office, "sam").await;
    for path in ["/desk/today", "/desk/today?renewed=yes"] {
        let (before, begun) = (office.aws.usage(), tokio::time::Instant::now());
        let day = text(&sam.get(path).await);
        let took = begun.elapsed();
        let asked = office.aws.usage().since(&before);
        let all = asked.total(LocalService::DynamoDb).requests;
        assert!(all <= MOST_REQUESTS, "{path}: {all}");
        assert!(took <= LATENCY * MOST_IN_A_ROW, "{path}: {took:?}");
        assert!(day.contains("<h1>399 calls, one answer.</h1>"), "{day}");
        let said = "100 more are open than this page has looked at.";
        let (_, rest) = day.split_once(said).expect(said);
        let link = rest.split("</p>").next().unwrap();
        assert!(
            link.contains("../l/") && link.contains("All that is open"),
            "{link}"
        );
        // One in full, twenty in a line, and the rest of what was looked at as a number.
        let (_, then) = day.split_once("Then today").unwrap();
        assert_eq!(then.matches("<li").count(), 20, "{then}");
        assert!(then.contains("And 379 more."), "{then}");
        assert!(
            day.contains("Person 001") && !day.contains("Person 040"),
            "{day}"
        );
    }
}

#[tokio::test]
async fn what_is_seen_at_the_desk_is_kept_once_a_minute_of_whoever_looks_and_of_what_has_a_line() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let seen = async |who: &str| office.cloud.sights(&person(who)).await.unwrap().of(&ann);
    let mut sam = Browser::of(&office, "sam").await;
    let mut morgan = Browser::of(&office, "morgan").await;
    sam.asks("HEAD", "/desk/today", "", "none").await;
    sam.get("/desk/today?renewed=yes").await;
    morgan.get("/desk/board").await;
    assert_eq!(seen("sam").await, None);
    let page = format!("/desk/leads/{ann}");
    morgan.get(&page).await;
    let first = office.cloud.now();
    assert_eq!(
        (seen("morgan").await, seen("sam").await),
        (Some(first), None)
    );
    sam.get("/desk/today").await;
    assert_eq!(seen("sam").await, Some(first));
    office.later(Duration::seconds(59));
    let writes = || {
        office
            .aws
            .usage()
            .of(LocalService::DynamoDb, "UpdateItem")
            .requests
    };
    let before = writes();
    sam.get("/desk/today").await;
    sam.get(&page).await;
    assert_eq!((writes() - before, seen("sam").await), (0, Some(first)));
    office.later(Duration::seconds(1));
    sam.get(&page).await;
    assert_eq!(
        (writes() - before, seen("sam").await),
        (1, Some(office.cloud.now()))
    );
    // Whose sessions were ended is signed in nowhere, and has seen what they have seen.
    office
        .cloud
        .close_every_session(&person("sam"))
        .await
        .unwrap();
    assert_eq!(sam.get("/desk/today").await.status(), 303);
    assert_eq!(seen("sam").await, Some(office.cloud.now()));
}

#[tokio::test]
async fn whoever_calls_reads_what_to_say_and_nobody_else_does() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let said = "ask for Ann Lee) &quot;Hello, this is Sam from ";
    let folded = "<summary>What to say</summary>";
    let page = format!("/desk/leads/{ann}");
    let mut sam = Browser::of(&office, "sam").await;
    for path in ["/desk/today", &page] {
        let shown = text(&sam.get(path).await);
        assert!(shown.contains(folded) && shown.contains(said), "{shown}");
    }
    // It is the call's own script, as its mail has it: once somebody tried, another one.
    let task = office.lead(&ann).await.lead.task();
    let press = format!("lead={ann}&task={task}&outcome=voicemail");
    sam.post("/desk/today", &press).await;
    let next = text(&sam.get(&page).await);
    let says = "I do not want it to go unanswered";
    assert!(next.contains(folded) && next.contains(says), "{next}");
    let mut morgan = Browser::of(&office, "morgan").await;
    let shown = text(&morgan.get(&page).await);
    assert!(!shown.contains(folded), "{shown}");
}

#[tokio::test]
async fn what_to_say_begins_with_the_answer_and_is_no_script_where_nobody_is_called() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    office.happens(&ann, Event::Sign(Sign::Replied)).await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    let next = "We are in touch on ";
    let (_, script) = day.split_once("What to say").unwrap();
    assert!(
        script.contains("<strong>Their question:</strong> answer what they wrote"),
        "{script}"
    );
    assert!(script.contains(next), "{script}");
    office.happens(&ann, Event::Sign(Sign::DoNotContact)).await;
    let page = text(&sam.get(&format!("/desk/leads/{ann}")).await);
    assert!(!page.contains("What to say"), "{page}");
}

#[tokio::test]
async fn a_cookie_that_names_somebody_and_is_forged_costs_one_read() {
    let office = Office::open().await;
    office.with_sam().await;
    let mut forger = Browser::of(&office, "sam").await;
    forger.get("/desk/today").await;
    let (_, cookie) = forger.cookies.last_mut().unwrap();
    let last = cookie.pop().unwrap();
    cookie.push(if last == 'A' { 'B' } else { 'A' });
    let before = office.aws.usage();
    let refused = forger.get("/desk/today").await;
    let asked = office.aws.usage().since(&before);
    assert_eq!(refused.status(), 303);
    let all = asked.total(LocalService::DynamoDb).requests;
    assert!(all <= 1, "{all}");
}
