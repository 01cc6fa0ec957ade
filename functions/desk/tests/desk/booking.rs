//! Times: chosen, asked for, moved, cancelled.

use chrono::Duration;
use cloud::links::Purpose;
use followup::booking::Standing;
use followup::ids::LeadId;
use http::Response;
use lambda_http::Body;

use crate::office::{ANN, Office, readable, text};

const SAMS: &str = "https://calendar.example.com/sam.ics";

/// The first times on a page, as its buttons say them.
pub(crate) fn offered(page: &Response<Body>) -> Vec<String> {
    text(page)
        .split("name=\"slot\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(slot, _)| slot.to_owned())
        .collect()
}

pub(crate) fn own(office: &Office, lead: &LeadId) -> String {
    office.path_of(Purpose::Booking, lead, "-", "times")
}

pub(crate) fn wish(slot: &str, was: &str) -> String {
    format!("slot={slot}&was={was}&zone=America%2FNew_York")
}

pub(crate) async fn standing(office: &Office, lead: &LeadId) -> Option<Standing> {
    let meeting = office.lead(lead).await.lead.appointment;
    meeting.map(|meeting| meeting.standing)
}

/// The office, whose reps keep a calendar of their own at Sam's address.
async fn with_calendars() -> Office {
    Office::open_with(|sources| {
        let team = sources.files.get_mut("team.toml").unwrap();
        *team = team.replace("free_when_open = true", &format!("busy_ics = \"{SAMS}\""));
    })
    .await
}

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n")
}

fn event(from: &str, lasts: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:{from}\r\nDTSTART:{from}\r\nDURATION:{lasts}\r\nEND:VEVENT\r\n")
}

#[tokio::test]
async fn the_page_shows_free_times_and_nothing_of_what_the_lead_told() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let before = office.everything(&lead).await;
    let page = office.get(&own(&office, &lead)).await;
    assert_eq!(
        office.everything(&lead).await,
        before,
        "a GET changes nothing"
    );
    for personal in ["Ann", "Lee", "stock room", "0199"] {
        assert!(!text(&page).contains(personal), "{personal}");
    }
    insta::assert_snapshot!("times", readable(&page));
}

#[tokio::test]
async fn who_is_in_the_managers_hands_is_offered_the_times_of_a_team_of_which_nobody_can_have_it() {
    let office = Office::open_with(|sources| {
        let team = sources.files.get_mut("team.toml").unwrap();
        let others = "roles = [\"rep\"]\ntopics = [\"partnership\"]";
        *team = team.replace("roles = [\"rep\"]", others);
    })
    .await;
    let lead = office.judged(ANN, false).await;
    let exhausted = followup::route::Routing::Exhausted {
        others_wait: false,
        free_from: None,
        refused: Vec::new(),
    };
    let routed = followup::event::Event::Routed(exhausted);
    office.happens(&lead, routed).await;
    let path = own(&office, &lead);
    let times = offered(&office.get(&path).await);
    assert!(times.len() > 5, "{times:?}");
    let booked = office.post(&path, &wish(&times[0], "none")).await;
    assert!(text(&booked).contains("It is booked"), "{}", text(&booked));
    assert!(office.lead(&lead).await.lead.rep().is_some());
}

/// A place of meetings.
const WORKSHOP: &str = "our workshop, 100 Main Street";

#[tokio::test]
async fn the_page_says_with_whom_and_who_calls_whom_or_where_before_a_time_is_chosen() {
    let with = "With Sam Okafor, Example Consulting.";
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let page = text(&office.get(&own(&office, &lead)).await);
    let called = "Sam Okafor will call you at your number, which ends in 99.";
    assert!(page.contains(&format!("{with} {called}")), "{page}");
    let sams = office.path_of(Purpose::Booking, &lead, "sam", "times");
    let page = text(&office.get(&sams).await);
    assert!(page.contains("Lee &#38; Sons") && page.contains("You call them at +1 555 010 0199"));
    // Who left no number is told which one to call.
    let silent: Vec<_> = ANN
        .iter()
        .copied()
        .filter(|(name, _)| *name != "phone")
        .collect();
    let office = Office::open().await;
    let lead = office.judged(&silent, false).await;
    let given = followup::event::Event::Assigned {
        to: crate::office::person("sam"),
        by: crate::office::person("morgan"),
    };
    office.happens(&lead, given).await;
    let page = text(&office.get(&own(&office, &lead)).await);
    assert!(
        page.contains("Please call Sam Okafor at +1 555 010 0112."),
        "{page}"
    );
    // Where people come to us, nobody calls.
    let office = Office::open_with(|sources| {
        let policy = sources.files.get_mut("policy.toml").unwrap();
        *policy = policy.replace("[booking]", &format!("[booking]\nplace = \"{WORKSHOP}\""));
    })
    .await;
    let lead = office.with_sam().await;
    let page = text(&office.get(&own(&office, &lead)).await);
    assert!(
        page.contains(&format!("{with} You meet here: {WORKSHOP}.")),
        "{page}"
    );
}

/// Who has booked the first time that was offered; five minutes later, the link by which they stop our mail.
async fn booked_and_then(office: &Office, lead: &LeadId) -> String {
    let path = own(office, lead);
    let times = offered(&office.get(&path).await);
    office.post(&path, &wish(&times[0], "none")).await;
    let inquiry = office.lead(lead).await.lead.inquiry.to_string();
    office.later(Duration::minutes(5));
    office.path_of(Purpose::Stop, lead, "-", &inquiry)
}

#[tokio::test]
async fn who_books_and_then_stops_our_mail_keeps_the_appointment_and_both_are_told_so() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let stop = booked_and_then(&office, &lead).await;
    let said = text(&office.post(&stop, "choice=stop").await);
    assert!(
        said.contains("Your appointment stands: <b>Monday, March 2, 2:00 PM"),
        "{said}"
    );
    let stored = office.lead(&lead).await.lead;
    assert!(stored.meeting().is_some() && stored.may_call());
    let owed = followup::work::owed(&stored).map(|owed| owed.kind);
    assert_eq!(owed, Some(followup::lead::ObligationKind::Meeting));
    let sam = cloud::keys::Home::Person(crate::office::person("sam"));
    let told = format!("{:?}", office.cloud.messages(&sam).await.unwrap());
    assert!(told.contains("Stands"), "{told}");
    assert!(!told.contains("CallDue"), "{told}");
}

#[tokio::test]
async fn who_books_and_then_wants_no_contact_at_all_reads_that_the_appointment_is_cancelled() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let stop = booked_and_then(&office, &lead).await;
    // Nobody writes to them any more: the page is where they hear it.
    let said = text(&office.post(&stop, "choice=no_contact").await);
    assert!(
        said.contains("Your appointment is cancelled: <b>Monday, March 2, 2:00 PM"),
        "{said}"
    );
    assert!(office.lead(&lead).await.lead.meeting().is_none());
}

#[tokio::test]
async fn the_lead_chooses_the_zone_that_times_are_shown_in() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = own(&office, &lead);
    let page = text(&office.get(&format!("{path}?zone=Asia%2FKolkata")).await);
    assert!(
        page.contains("Kolkata time") && page.contains(">12:30 AM<"),
        "{page}"
    );
    let later = text(
        &office
            .get(&format!("{path}?after=2026-03-04T22:00:00Z"))
            .await,
    );
    assert!(later.contains("Thursday, March 5") && !later.contains("Tuesday, March 3"));
    let nonsense = office
        .get(&format!("{path}?zone=Mars%2FOlympus&after=soon"))
        .await;
    assert_eq!(nonsense.status(), 200);
}

#[tokio::test]
async fn a_time_is_booked_once_moved_and_cancelled() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = own(&office, &lead);
    let times = offered(&office.get(&path).await);
    let booked = office.post(&path, &wish(&times[0], "none")).await;
    insta::assert_snapshot!("booked", readable(&booked));
    let again = office.post(&path, &wish(&times[0], "none")).await;
    assert!(text(&again).contains("It counts once."), "{}", text(&again));
    let stale = office.post(&path, &wish(&times[5], "none")).await;
    assert_eq!(stale.status(), 409);
    assert!(text(&stale).contains("Something has changed meanwhile"));
    // The time that was booked and its buffer are not offered to anybody else.
    let other = office
        .judged(
            &[
                ("name", "Bo"),
                ("email", "bo@example.org"),
                ("topic", "sales"),
            ],
            false,
        )
        .await;
    office
        .happens(
            &other,
            followup::event::Event::Assigned {
                to: crate::office::person("sam"),
                by: crate::office::person("morgan"),
            },
        )
        .await;
    let free = offered(&office.get(&own(&office, &other)).await);
    assert!(
        !free.contains(&times[0]) && !free.contains(&times[1]) && free.contains(&times[2]),
        "{free:?}"
    );
    let moved = office.post(&path, &wish(&times[4], "1.0")).await;
    insta::assert_snapshot!("moved", readable(&moved));
    let free = offered(&office.get(&own(&office, &other)).await);
    assert!(free.contains(&times[0]) && !free.contains(&times[4]));
    let cancelled = office.post(&path, "choice=cancel&was=1.1").await;
    insta::assert_snapshot!("cancelled", readable(&cancelled));
    let twice = office.post(&path, "choice=cancel&was=1.1").await;
    assert_eq!(twice.status(), 200);
    let free = offered(&office.get(&own(&office, &other)).await);
    assert!(free.contains(&times[4]));
    assert_eq!(standing(&office, &lead).await, Some(Standing::Over));
}

#[tokio::test]
async fn the_manager_reads_of_a_meeting_before_the_lead_is_given_away_and_it_stays_until_that_is_cancelled()
 {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = own(&office, &lead);
    let slot = offered(&office.get(&path).await)[0].clone();
    let booked = office.post(&path, &wish(&slot, "none")).await;
    assert_eq!(booked.status(), 200);
    let give = office.path(Purpose::Assign, &lead, "morgan").await;
    let says = "They have an appointment with Sam Okafor (";
    let page = text(&office.get(&give).await);
    assert!(
        page.contains(says) && page.contains("The appointment</a>"),
        "{page}"
    );
    assert!(!page.contains("name=\"to\""), "{page}");
    // So does a press on a page that was opened before they booked.
    let pressed = office.post(&give, "to=riley").await;
    assert_eq!(pressed.status(), 422);
    assert!(text(&pressed).contains(says), "{}", text(&pressed));
    let stays = office.lead(&lead).await.lead;
    assert_eq!(stays.rep(), Some(&crate::office::person("sam")));
    assert!(stays.meeting().is_some());
    let cancelled = office.post(&path, "choice=cancel&was=1.0").await;
    assert_eq!(cancelled.status(), 200);
    let give = office.path(Purpose::Assign, &lead, "morgan").await;
    let page = text(&office.get(&give).await);
    assert!(
        !page.contains(says) && page.contains("name=\"to\""),
        "{page}"
    );
    office.post(&give, "to=riley").await;
    let given = office.lead(&lead).await.lead;
    assert_eq!(given.rep(), Some(&crate::office::person("riley")));
}

#[tokio::test]
async fn of_a_hundred_who_want_one_time_one_gets_it_and_the_others_are_offered_the_next() {
    let office = Office::open().await;
    let mut leads = Vec::new();
    for number in 0..100 {
        let email = format!("p{number}@example.org");
        let phone = format!("+1 555 010 1{number:03}");
        let name = format!("Pat Number{number}");
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("phone", &phone),
            ("topic", "sales"),
        ];
        let lead = office.judged(&fields, false).await;
        let to = crate::office::person("sam");
        office
            .happens(
                &lead,
                followup::event::Event::Assigned {
                    to,
                    by: crate::office::person("morgan"),
                },
            )
            .await;
        leads.push(own(&office, &lead));
    }
    let slot = offered(&office.get(&leads[0]).await)[0].clone();
    let office = std::sync::Arc::new(office);
    let mut tasks = tokio::task::JoinSet::new();
    for path in leads {
        let (office, body) = (office.clone(), wish(&slot, "none"));
        tasks.spawn(async move { office.post(&path, &body).await });
    }
    let answers = tasks.join_all().await;
    let won = answers
        .iter()
        .filter(|answer| answer.status() == 200)
        .count();
    let lost: Vec<_> = answers
        .iter()
        .filter(|answer| answer.status() == 409)
        .collect();
    assert_eq!((won, lost.len()), (1, 99));
    for answer in lost {
        assert!(text(answer).contains("Somebody was faster"));
        let next = offered(answer);
        assert!(!next.is_empty() && !next.contains(&slot), "{next:?}");
    }
}

#[tokio::test]
async fn a_booking_gives_a_lead_that_nobody_has_to_somebody_who_is_free_then() {
    let office = Office::open().await;
    office
        .cloud
        .set_away(
            &crate::office::person("riley"),
            Some((office.cloud.now(), office.cloud.now() + Duration::days(1))),
        )
        .await
        .unwrap();
    let fields = [
        ("name", "Bo"),
        ("email", "bo@example.org"),
        ("topic", "other"),
    ];
    let lead = office.judged(&fields, false).await;
    assert_eq!(office.lead(&lead).await.lead.status(), "qualifying");
    let path = own(&office, &lead);
    let slot = offered(&office.get(&path).await)[0].clone();
    let answer = office.post(&path, &wish(&slot, "none")).await;
    assert_eq!(answer.status(), 200);
    let rep = office.lead(&lead).await.lead.rep().unwrap().clone();
    assert_eq!(
        rep.as_str(),
        "sam",
        "riley is away, and the next in the file is free"
    );
    assert_eq!(office.cloud.loads().await.unwrap().load(&rep).open, 1);
    // The same time is still free: with the next one.
    let other = office
        .judged(
            &[
                ("name", "Cy"),
                ("email", "cy@example.org"),
                ("topic", "other"),
            ],
            false,
        )
        .await;
    let answer = office
        .post(&own(&office, &other), &wish(&slot, "none"))
        .await;
    assert_eq!(answer.status(), 200);
    assert_eq!(
        office.lead(&other).await.lead.rep().unwrap().as_str(),
        "jordan"
    );
    // And then with nobody.
    let third = office
        .judged(
            &[
                ("name", "Di"),
                ("email", "di@example.org"),
                ("topic", "other"),
            ],
            false,
        )
        .await;
    let answer = office
        .post(&own(&office, &third), &wish(&slot, "none"))
        .await;
    assert_eq!(answer.status(), 409);
}

#[tokio::test]
async fn what_stands_in_the_reps_own_calendar_is_not_offered() {
    let office = with_calendars().await;
    let lead = office.with_sam().await;
    let path = own(&office, &lead);
    office
        .aws
        .put_page(SAMS, &calendar(&event("20260303T140000Z", "PT3H")));
    let times = offered(&office.get(&path).await);
    // Until noon there is something, and a quarter of an hour to breathe after it.
    assert!(times[0] == "2026-03-02T19:00:00.000Z", "{times:?}");
    assert!(
        !times
            .iter()
            .any(|at| at.starts_with("2026-03-03T14") || at.starts_with("2026-03-03T17:00"))
    );
    assert!(
        times.contains(&"2026-03-03T17:30:00.000Z".to_owned()),
        "{times:?}"
    );
    let answer = office.post(&path, &wish(&times[0], "none")).await;
    assert!(text(&answer).contains("It is booked"), "{}", text(&answer));
    let kept = office.aws.look("GetItem", &serde_json::json!({"TableName": "leads", "Key": {"pk": {"S": "TEAM"}, "sk": {"S": "Y#sam"}}})).unwrap();
    assert!(
        !kept.to_string().contains("UID") && kept.to_string().contains("2026-03-03T14:00"),
        "{kept}"
    );
}

#[tokio::test]
async fn a_calendar_that_is_not_known_for_half_an_hour_makes_a_booking_a_request() {
    let office = with_calendars().await;
    let lead = office.with_sam().await;
    let path = own(&office, &lead);
    office.aws.put_page(SAMS, &calendar(""));
    let times = offered(&office.get(&path).await);
    office.aws.put_page(SAMS, "<html>Sign in</html>");
    office.later(Duration::minutes(29));
    let known = offered(&office.get(&path).await);
    assert!(
        known.contains(&times[1]) && known.contains(&times[9]),
        "what was known half an hour ago is known"
    );
    office.later(Duration::minutes(3));
    let asked = office
        .post(&path, &wish(times.last().unwrap(), "none"))
        .await;
    insta::assert_snapshot!("requested", readable(&asked));
    assert_eq!(standing(&office, &lead).await, Some(Standing::Requested));
    // Nobody else gets it meanwhile, and the rep says yes by a signed link.
    let reps = office.path_of(Purpose::Booking, &lead, "sam", "times");
    insta::assert_snapshot!("request_of_the_rep", readable(&office.get(&reps).await));
    let yes = office
        .post(
            &reps,
            &format!("choice=confirm&slot={}&was=1.0", times.last().unwrap()),
        )
        .await;
    insta::assert_snapshot!("confirmed_by_the_rep", readable(&yes));
    assert_eq!(standing(&office, &lead).await, Some(Standing::Confirmed));
}

#[tokio::test]
async fn who_keeps_no_calendar_that_is_known_is_asked_for_one_of_two_times() {
    let office = Office::open_with(|sources| {
        let team = sources.files.get_mut("team.toml").unwrap();
        *team = team.replace("free_when_open = true\n", "");
    })
    .await;
    let lead = office.with_sam().await;
    let path = own(&office, &lead);
    insta::assert_snapshot!("two_times", readable(&office.get(&path).await));
    let wrong = office
        .post(
            &path,
            "choice=propose&first=2026-03-04T10:00&second=2026-03-04T10:00&was=none",
        )
        .await;
    assert_eq!(wrong.status(), 422);
    let body = "choice=propose&first=2026-03-05T16:00&second=2026-03-04T10:00&was=none&zone=America%2FNew_York";
    let asked = office.post(&path, body).await;
    assert!(
        text(&asked).contains("We have asked for you"),
        "{}",
        text(&asked)
    );
    assert!(text(&office.post(&path, body).await).contains("It counts once."));
    let reps = office.path_of(Purpose::Booking, &lead, "sam", "times");
    let page = office.get(&reps).await;
    assert!(
        text(&page).contains("Yes: Wednesday, March 4, 10:00 AM")
            && text(&page).contains("Yes: Thursday, March 5, 4:00 PM")
    );
    let yes = office
        .post(&reps, "choice=confirm&slot=2026-03-05T21:00:00Z&was=1.0")
        .await;
    assert_eq!(yes.status(), 200, "{}", text(&yes));
    let meeting = office.lead(&lead).await.lead.appointment.unwrap();
    assert_eq!(meeting.standing, Standing::Confirmed);
    assert_eq!(
        meeting.time.from,
        calendar::parse_instant("2026-03-05T21:00:00Z").unwrap()
    );
}

#[tokio::test]
async fn a_page_of_somebody_elses_is_where_the_link_leads_on_to() {
    let office = Office::open_with(|sources| {
        let team = sources.files.get_mut("team.toml").unwrap();
        *team = team.replace(
            "free_when_open = true",
            "booking_url = \"https://book.example.org/reps\"",
        );
    })
    .await;
    let lead = office.with_sam().await;
    let page = text(&office.get(&own(&office, &lead)).await);
    assert!(
        page.contains("href=\"https://book.example.org/reps\""),
        "{page}"
    );
}

#[tokio::test]
async fn without_the_section_or_for_who_is_no_lead_nothing_is_offered() {
    let office = Office::open_with(|sources| {
        let policy = sources.files.get_mut("policy.toml").unwrap();
        let (before, rest) = policy.split_once("[booking]").unwrap();
        let (_, after) = rest.split_once("# Who did not ask").unwrap();
        *policy = format!("{before}# Who did not ask{after}");
    })
    .await;
    let lead = office.with_sam().await;
    let page = office.get(&own(&office, &lead)).await;
    insta::assert_snapshot!("nothing_offered", readable(&page));
    let answer = office
        .post(&own(&office, &lead), &wish("2026-03-03T15:00:00Z", "none"))
        .await;
    assert_eq!(answer.status(), 409);
    let office = Office::open().await;
    let mut help = ANN.to_vec();
    help.retain(|(name, _)| *name != "topic");
    help.push(("topic", "support"));
    let lead = office.judged(&help, false).await;
    assert!(text(&office.get(&own(&office, &lead)).await).contains("No times are offered here"));
}

#[tokio::test]
async fn a_time_outside_of_what_is_offered_is_not_booked() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = own(&office, &lead);
    for slot in [
        "2026-03-02T15:30:00Z", // within the notice
        "2026-03-03T03:00:00Z", // at night
        "2026-03-03T21:45:00Z", // over closing time
        "2026-03-03T15:07:00Z", // between two quarters
        "2026-03-08T15:00:00Z", // on a Sunday
        "2026-06-02T15:00:00Z", // beyond the horizon
    ] {
        let answer = office.post(&path, &wish(slot, "none")).await;
        assert_eq!(answer.status(), 409, "{slot}");
    }
    assert_eq!(office.post(&path, "was=none").await.status(), 422);
    assert_eq!(standing(&office, &lead).await, None);
}

#[tokio::test]
async fn the_rep_moves_and_cancels_and_somebody_elses_link_does_neither() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = own(&office, &lead);
    let times = offered(&office.get(&path).await);
    office.post(&path, &wish(&times[0], "none")).await;
    let other = office.path_of(Purpose::Booking, &lead, "riley", "times");
    insta::assert_snapshot!("of_somebody_else", readable(&office.get(&other).await));
    let before = office.everything(&lead).await;
    for wish in [
        format!("slot={}&was=1.0", times[6]),
        format!("choice=confirm&slot={}&was=1.0", times[0]),
        "choice=cancel&was=1.0".to_owned(),
    ] {
        let refused = office.post(&other, &wish).await;
        assert_eq!(refused.status(), 409, "{wish}");
    }
    assert_eq!(office.everything(&lead).await, before);
    let reps = office.path_of(Purpose::Booking, &lead, "sam", "times");
    let moved = office
        .post(&reps, &format!("slot={}&was=1.0", times[6]))
        .await;
    insta::assert_snapshot!("moved_by_the_rep", readable(&moved));
    let meeting = office.lead(&lead).await.lead.appointment.unwrap();
    assert_eq!(meeting.mark(), "1.1");
    let cancelled = office.post(&reps, "choice=cancel&was=1.1").await;
    insta::assert_snapshot!("cancelled_by_the_rep", readable(&cancelled));
    assert_eq!(standing(&office, &lead).await, Some(Standing::Over));
}
