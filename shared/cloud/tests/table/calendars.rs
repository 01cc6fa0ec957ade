//! A rep's own calendar: when it is fetched, what is kept of it, and for how long that is sure.

use calendar::{BusyError, BusyProblem, Instant, Interval};
use chrono::Duration;
use cloud::table::busy::{Busy, CalendarTrouble, FRESH};
use followup::booking::Zone;

use crate::scene::{milliseconds, person, seconds};
use crate::support::{World, at};

const URL: &str = "https://calendar.example.com/sam.ics";
const OTHER: &str = "https://calendar.example.com/other.ics";

fn calendar(start: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{start}\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
    )
}

fn hour(from: &str) -> Vec<Interval> {
    let from = at(from);
    let to = from + Duration::hours(1);
    vec![Interval { from, to }]
}

async fn busy(world: &World, url: &str, now: Instant) -> Busy {
    let zone: Zone = "America/New_York".parse().unwrap();
    world
        .cloud
        .busy(&person("sam"), url, zone, now)
        .await
        .unwrap()
}

#[tokio::test]
async fn what_was_fetched_is_kept_for_five_minutes_and_sure_for_thirty() {
    let world = World::new(150).await;
    let now = world.cloud.now();
    world.aws.put_page(URL, &calendar("20260303T150000Z"));
    let first = busy(&world, URL, now).await;
    assert_eq!(first.intervals, hour("2026-03-03T15:00:00Z"));
    assert_eq!(first.fetched_at, Some(now));
    world.aws.put_page(URL, &calendar("20260304T150000Z"));
    let kept = busy(&world, URL, now + seconds(300) - milliseconds(1)).await;
    assert_eq!(kept, first);
    let anew = busy(&world, URL, now + seconds(300)).await;
    assert_eq!(anew.intervals, hour("2026-03-04T15:00:00Z"));
    assert_eq!(anew.fetched_at, Some(now + seconds(300)));
    for (age, sure) in [(FRESH, true), (FRESH + milliseconds(1), false)] {
        assert_eq!(first.is_fresh(now + age), sure);
    }
    assert_eq!(FRESH, Duration::minutes(30));
    assert!(!Busy::default().is_fresh(now));
}

#[tokio::test]
async fn what_cannot_be_fetched_or_read_leaves_what_was_known_and_is_left_in_peace_for_two_minutes()
{
    let world = World::new(151).await;
    let now = world.cloud.now();
    world.aws.put_page(URL, &calendar("20260303T150000Z"));
    let known = busy(&world, URL, now).await;
    world.aws.put_page(URL, "<html>sign in</html>");
    let later = now + seconds(300);
    let failed = busy(&world, URL, later).await;
    assert_eq!(failed.intervals, known.intervals);
    assert_eq!(failed.fetched_at, Some(now));
    world.aws.put_page(URL, &calendar("20260304T150000Z"));
    let early = busy(&world, URL, later + seconds(120) - milliseconds(1)).await;
    assert_eq!(early.intervals, known.intervals);
    let tried = busy(&world, URL, later + seconds(120)).await;
    assert_eq!(tried.intervals, hour("2026-03-04T15:00:00Z"));
    // What was never there is not known, and not asked for again and again.
    let nothing = busy(&world, OTHER, later + seconds(200)).await;
    assert_eq!((nothing.intervals.len(), nothing.fetched_at), (0, None));
    world.aws.put_page(OTHER, &calendar("20260305T150000Z"));
    let early = busy(&world, OTHER, later + seconds(319)).await;
    assert_eq!(early.fetched_at, None);
    let tried = busy(&world, OTHER, later + seconds(320)).await;
    assert_eq!(tried.intervals, hour("2026-03-05T15:00:00Z"));
}

#[tokio::test]
async fn nothing_of_another_address_counts_and_each_rep_has_their_own() {
    let world = World::new(152).await;
    let now = world.cloud.now();
    world.aws.put_page(URL, &calendar("20260303T150000Z"));
    world.aws.put_page(OTHER, &calendar("20260304T150000Z"));
    busy(&world, URL, now).await;
    let other = busy(&world, OTHER, now + seconds(1)).await;
    assert_eq!(other.intervals, hour("2026-03-04T15:00:00Z"));
    let kept = busy(&world, OTHER, now + seconds(2)).await;
    assert_eq!(kept, other);
    let zone: Zone = "America/New_York".parse().unwrap();
    let riley = world.cloud.busy(&person("riley"), URL, zone, now).await;
    assert_eq!(riley.unwrap().intervals, hour("2026-03-03T15:00:00Z"));
    assert_eq!(busy(&world, OTHER, now + seconds(3)).await, other);
}

#[tokio::test]
async fn who_fetched_later_has_the_last_word() {
    let world = World::new(153).await;
    let now = world.cloud.now();
    world.aws.put_page(URL, &calendar("20260303T150000Z"));
    let late = busy(&world, URL, now + seconds(400)).await;
    world.aws.put_page(URL, &calendar("20260304T150000Z"));
    // Somebody whose clock is behind by more than it takes to ask again.
    let behind = busy(&world, URL, now).await;
    assert_eq!(behind, late);
}

#[tokio::test]
async fn what_is_kept_reaches_from_yesterday_to_as_far_ahead_as_can_be_booked() {
    let world = World::new(154).await;
    let now = world.cloud.now();
    let days = i64::from(followup::booking::MAX_HORIZON_DAYS) + 1;
    let event = |at: Instant| {
        let start = at.format("%Y%m%dT%H%M%SZ");
        format!("BEGIN:VEVENT\nDTSTART:{start}\nDURATION:PT2S\nEND:VEVENT\n")
    };
    let (first, last) = (now - Duration::days(1), now + Duration::days(days));
    let events: String = [first - seconds(2), first, last - seconds(2), last]
        .map(event)
        .concat();
    let text = format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
    world.aws.put_page(URL, &text);
    let known = busy(&world, URL, now).await;
    let starts: Vec<Instant> = known.intervals.iter().map(|one| one.from).collect();
    assert_eq!(starts, [first, last - seconds(2)]);
}

#[tokio::test]
async fn what_is_wrong_with_a_calendar_is_kept_until_it_is_well() {
    let world = World::new(154).await;
    let now = world.cloud.now();
    let trouble = async || {
        let known = world.cloud.calendar_trouble(&person("sam"), URL).await;
        known.unwrap()
    };
    assert_eq!(trouble().await, None, "nobody has asked yet");
    world.aws.put_page(URL, "<html>sign in</html>");
    busy(&world, URL, now).await;
    let no_calendar = BusyError {
        line: 1,
        problem: BusyProblem::NoCalendar,
    };
    assert_eq!(trouble().await, Some(CalendarTrouble::NotRead(no_calendar)));
    // An event that is not understood keeps no other from counting.
    let event = "BEGIN:VEVENT\nDTSTART:nonsense\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR";
    let both = calendar("20260303T150000Z").replace("END:VCALENDAR", event);
    world.aws.put_page(URL, &both);
    let later = now + seconds(300);
    let read = busy(&world, URL, later).await;
    assert_eq!(read.intervals.len(), 1, "{read:?}");
    let event = BusyError {
        line: 7,
        problem: BusyProblem::Moment("nonsense".to_owned()),
    };
    let one = CalendarTrouble::Events {
        count: 1,
        first: event,
    };
    assert_eq!(trouble().await, Some(one));
    // Of another address nothing is known.
    let other = world.cloud.calendar_trouble(&person("sam"), OTHER).await;
    assert_eq!(other.unwrap(), None);
    world.aws.put_page(URL, &calendar("20260303T150000Z"));
    busy(&world, URL, later + seconds(300)).await;
    assert_eq!(trouble().await, None);
}
