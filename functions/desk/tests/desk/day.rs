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

use crate::browser::Browser;
use crate::office::{ANN, BO, CY, Office, SCRIPT, person, text};

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
async fn who_was_reported_today_stands_under_what_was_done_also_while_a_mail_to_them_waits() {
    let office = Office::open().await;
    office.tried_twice().await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    for (heading, button) in [
        ("Goes out by itself", "value=\"send_now\""),
        ("Done today", "name=\"undo\""),
    ] {
        let (_, section) = day.split_once(heading).unwrap();
        let section = section.split("</details>").next().unwrap();
        assert!(section.contains("Ann Lee"), "{heading}: {section}");
        assert!(section.contains(button), "{heading}: {section}");
    }
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
pub(crate) fn leads_to(pressed: &Response<Body>) -> String {
    format!("/{}", pressed.headers()["location"].to_str().unwrap())
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
async fn what_comes_on_another_day_leads_to_the_page_of_its_lead() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&lead).await.lead.task();
    let press = format!("lead={lead}&task={task}&outcome=reached&next=2026-03-20T11:00");
    sam.post("/desk/today", &press).await;
    // On another day than that of the report it stands under what comes later, and cannot stand first.
    office.later(Duration::days(1));
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    let (_, ahead) = day.split_once("<h2>Later ").unwrap();
    let ahead = ahead.split("</details>").next().unwrap();
    let (_, link) = ahead.split_once("<a href=\"..").unwrap();
    let (path, name) = link.split_once("\">").unwrap();
    assert_eq!(path, format!("/desk/leads/{lead}"));
    assert!(name.contains("Ann Lee"), "{name}");
    assert!(text(&sam.get(path).await).contains("<h1><bdi>Ann Lee</bdi></h1>"));
}

/// What a page of a day says of what comes next, if it says anything.
fn next_of(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("<p class=\"lead-in\">")?;
    rest.split("</p>").next()
}

#[tokio::test]
async fn an_empty_day_says_with_whom_it_goes_on_also_of_what_was_reported_today() {
    let office = Office::open().await;
    // Only a mail goes out, which is nothing to do.
    office.tried_twice().await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    assert!(day.contains("<h1>Nothing is due.</h1>"), "{day}");
    assert!(day.contains("Goes out by itself"), "{day}");
    assert_eq!(next_of(&day), None, "{day}");

    let bo = office.judged(BO, false).await;
    let cy = office.judged(CY, false).await;
    for (lead, says, next) in [
        (
            &bo,
            "outcome=reached&next=2026-03-05T11:00",
            "Next: Bo Ek, Thursday 11:00 AM.",
        ),
        // What comes sooner is next, whatever was reported last.
        (&cy, "outcome=voicemail", "Next: Cy Orr, tomorrow 10:00 AM."),
    ] {
        office.is_given(lead, "sam").await;
        let task = office.lead(lead).await.lead.task();
        let press = format!("lead={lead}&task={task}&{says}");
        assert_eq!(sam.post("/desk/today", &press).await.status(), 303);
        let day = text(&sam.get("/desk/today").await);
        assert!(day.contains("<h1>Nothing is due.</h1>"), "{day}");
        assert_eq!(next_of(&day), Some(next), "{day}");
    }

    // The day after, one of them was reported once more, and the other one comes on another day.
    office.later(Duration::days(1));
    office.happens(&cy, Event::Tick).await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    assert!(day.contains("<h1>One call.</h1>"), "{day}");
    assert_eq!(next_of(&day), None, "{day}");
    let task = office.lead(&cy).await.lead.task();
    let press = format!("lead={cy}&task={task}&outcome=reached&next=2026-03-20T11:00");
    sam.post("/desk/today", &press).await;
    let day = text(&sam.get("/desk/today").await);
    assert_eq!(
        next_of(&day),
        Some("Next: Bo Ek, tomorrow 11:00 AM."),
        "{day}"
    );
}

#[tokio::test]
async fn an_empty_day_goes_on_with_who_rests_if_they_are_taken_up_again_sooner() {
    for (bos, next) in [
        ("2026-04-02T11:00", "Next: Ann Lee, Wednesday 9:00 AM."),
        ("2026-03-31T11:00", "Next: Bo Ek, Tuesday 11:00 AM."),
    ] {
        let office = Office::open().await;
        let ann = office.with_sam().await;
        let bo = office.judged(BO, false).await;
        office.is_given(&bo, "sam").await;
        let mut sam = Browser::of(&office, "sam").await;
        for (lead, outcome, on) in [(&ann, "not_now", "2026-04-01T09:00"), (&bo, "reached", bos)] {
            let task = office.lead(lead).await.lead.task();
            let press = format!("lead={lead}&task={task}&outcome={outcome}&next={on}");
            assert_eq!(sam.post("/desk/today", &press).await.status(), 303);
        }
        // The Sunday before.
        let sunday = parse_instant("2026-03-29T13:00:00Z").unwrap();
        office.later(sunday - office.cloud.now());
        let mut sam = Browser::of(&office, "sam").await;
        let day = text(&sam.get("/desk/today").await);
        assert!(day.contains("<h1>Nothing is due.</h1>"), "{day}");
        assert_eq!(next_of(&day), Some(next), "{day}");
    }
}

#[tokio::test]
async fn the_first_lead_says_what_was_agreed_and_what_the_team_noted_last() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let first = text(&sam.get("/desk/today").await);
    assert!(!first.contains("The next step"), "{first}");
    assert!(!first.contains("Noted by"), "{first}");
    for (note, next) in [
        ("Wants+an+offer", ""),
        ("Offer%0Asent.", "&next=2026-03-06T14:00"),
    ] {
        let task = office.lead(&lead).await.lead.task();
        let press = format!("lead={lead}&task={task}&outcome=reached&note={note}{next}");
        assert_eq!(sam.post("/desk/today", &press).await.status(), 303);
        office.later(Duration::minutes(5));
    }
    // On Monday morning, the step was to be made on Friday.
    let monday = parse_instant("2026-03-09T13:14:00Z").unwrap();
    office.later(monday - office.cloud.now());
    office.happens(&lead, Event::Tick).await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    for said in [
        "by today 10:00 AM",
        "The next step was agreed for Friday, March 6, 2:00 PM.",
        "Noted by <bdi>Sam Okafor</bdi>, Monday, March 2, 10:05 AM: <bdi>Offer sent.</bdi>",
    ] {
        assert!(day.contains(said), "{said}: {day}");
    }
    assert!(!day.contains("Wants an offer"), "{day}");
}
