//! All rules at once: random calendars in random zones, mostly on days on which clocks change, held against
//! the walk and against each other. A failure prints its case and the seed that repeats it.

use std::collections::BTreeMap;

use calendar::{Calendar, CalendarSource, Day, Instant, Interval, LATEST, MAX_COUNTED_DAYS, Span};
use chrono::{Days, NaiveDate, TimeDelta};
use proptest::{prelude::*, sample::select};

use super::walk::Walk;

/// How many days each case walks through.
const WINDOW_DAYS: i64 = 10;

const CASES: u32 = 192;

/// Dates on which clocks changed: by half an hour, two hours, a day; at midnight, around it, for Ramadan.
const CHANGES: [(&str, &str); 34] = [
    ("America/Asuncion", "2024-03-24"),
    ("America/Goose_Bay", "2010-03-14"),
    ("America/Goose_Bay", "2010-11-07"),
    ("America/Havana", "2026-03-08"),
    ("America/Havana", "2026-11-01"),
    ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"),
    ("America/Santiago", "2025-04-06"),
    ("America/Santiago", "2025-09-07"),
    ("America/Sao_Paulo", "2018-02-18"),
    ("America/Sao_Paulo", "2018-11-04"),
    ("America/St_Johns", "2010-03-14"),
    ("America/St_Johns", "2010-11-07"),
    ("America/St_Johns", "2026-03-08"),
    ("Africa/Cairo", "2025-04-25"),
    ("Africa/Cairo", "2025-10-31"),
    ("Africa/Casablanca", "2025-02-23"),
    ("Africa/Casablanca", "2025-04-06"),
    ("Antarctica/Troll", "2026-03-29"),
    ("Antarctica/Troll", "2026-10-25"),
    ("Asia/Beirut", "2025-03-30"),
    ("Asia/Kathmandu", "1986-01-01"),
    ("Asia/Pyongyang", "2018-05-05"),
    ("Asia/Tehran", "2022-03-22"),
    ("Atlantic/Azores", "2026-03-29"),
    ("Australia/Lord_Howe", "2025-10-05"),
    ("Australia/Lord_Howe", "2026-04-05"),
    ("Europe/Dublin", "2026-03-29"),
    ("Europe/London", "2026-10-25"),
    ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Chatham", "2026-04-05"),
    ("Pacific/Kiritimati", "1994-12-31"),
    ("Pacific/Kwajalein", "1993-08-21"),
    ("UTC", "2026-06-30"),
];

/// A calendar, ten days in which its clock may change, and a start in the first four of them.
#[derive(Clone, Debug)]
struct Case {
    source: CalendarSource,
    first: NaiveDate,
    start: Instant,
    /// Which share of the window's open time to spend, in thousandths.
    share: i64,
    pauses: Vec<Interval>,
}

impl Case {
    fn calendar(&self) -> Calendar {
        Calendar::new(self.source.clone()).unwrap()
    }

    fn walk(&self) -> Walk {
        let mut walk = Walk::new(&self.source, self.first, WINDOW_DAYS);
        walk.pause(&self.pauses);
        walk
    }

    fn end(&self) -> Instant {
        (self.first + Days::new(WINDOW_DAYS as u64 - 1))
            .and_hms_opt(0, 0, 0)
            .unwrap()
            .and_utc()
    }

    /// Seconds of open time that the window surely has.
    fn seconds(&self, walk: &Walk) -> u32 {
        let open = walk.between(self.start, self.end()) / 1_000;
        u32::try_from(open * self.share / 1_000).unwrap()
    }
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Up to three intervals a day: office hours, the whole day, or anything, with a liking for the small hours.
fn hours() -> impl Strategy<Value = Vec<(String, String)>> {
    let pairs = |edges: Vec<u16>| {
        let mut edges = edges;
        edges.sort_unstable();
        edges.dedup();
        edges
            .chunks_exact(2)
            .map(|pair| (clock(pair[0]), clock(pair[1])))
            .collect()
    };
    let edge = prop_oneof![
        0..=1_440_u16,
        (0..=10_u16).prop_map(|half| half * 30),
        Just(1_440)
    ];
    prop_oneof![
        1 => Just(vec![540, 1_020]),
        1 => Just(vec![0, 1_440]),
        6 => prop::collection::vec(edge, 2..=6),
    ]
    .prop_map(pairs)
}

fn source(tz: &'static str, first: NaiveDate) -> impl Strategy<Value = CalendarSource> {
    let date = (0..WINDOW_DAYS as u64).prop_map(move |day| (first + Days::new(day)).to_string());
    (
        prop::collection::btree_map(select(Day::ALL.to_vec()), hours(), 1..=7),
        prop::collection::vec(date.clone(), 0..=2),
        prop::collection::btree_map(date, prop_oneof![Just(Vec::new()), hours()], 0..=2),
    )
        .prop_map(move |(hours, holidays, exceptions)| CalendarSource {
            tz: tz.to_owned(),
            hours,
            holidays,
            holidays_ics: Vec::new(),
            exceptions,
        })
        .prop_filter("a calendar is open on some day", |source| {
            source.hours.values().any(|hours| !hours.is_empty())
        })
}

fn case() -> impl Strategy<Value = Case> {
    let around_a_change = (select(CHANGES.to_vec()), 1..=4_u64).prop_map(|((tz, date), before)| {
        (tz, date.parse::<NaiveDate>().unwrap() - Days::new(before))
    });
    let any_day = (select(CHANGES.to_vec()), 0..20_000_u64).prop_map(|((tz, _), day)| {
        (
            tz,
            NaiveDate::from_ymd_opt(1980, 1, 1).unwrap() + Days::new(day),
        )
    });
    prop_oneof![3 => around_a_change, 1 => any_day].prop_flat_map(|(tz, first)| {
        let midnight = first.and_hms_opt(0, 0, 0).unwrap().and_utc();
        let start = prop_oneof![
            0..4 * 86_400_000_i64,
            (0..4 * 48_i64).prop_map(|half_hour| half_hour * 1_800_000),
        ];
        let pause = (0..8 * 1_440_i64, 0..1_440_i64).prop_map(move |(from, length)| Interval {
            from: midnight + TimeDelta::minutes(from),
            to: midnight + TimeDelta::minutes(from + length),
        });
        let share = prop_oneof![Just(0), Just(1_000), 0..=1_000_i64];
        (
            source(tz, first),
            start,
            share,
            prop::collection::vec(pause, 0..=3),
        )
            .prop_map(move |(source, start, share, pauses)| Case {
                source,
                first,
                start: midnight + TimeDelta::milliseconds(start),
                share,
                pauses,
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn a_deadline_is_where_a_walk_through_the_minutes_ends(case in case()) {
        let (calendar, walk) = (case.calendar(), case.walk());
        let seconds = case.seconds(&walk);
        if let Some(expected) = walk.spend(case.start, i64::from(seconds) * 1_000) {
            let span = Span::BusinessTime { seconds };
            let deadline = calendar.deadline(case.start, span, &case.pauses);
            prop_assert_eq!(deadline.at, expected);
            for counted in &deadline.counted {
                prop_assert!(walk.is_open(counted.from));
                prop_assert!(walk.is_open(counted.to - TimeDelta::milliseconds(1)));
            }
        }
    }

    #[test]
    fn openings_and_closings_are_where_the_walk_finds_them(mut case in case()) {
        case.pauses.clear();
        let (calendar, walk) = (case.calendar(), case.walk());
        let mut at = case.start;
        while at < case.end() {
            prop_assert_eq!(calendar.is_open(at), walk.is_open(at));
            at += TimeDelta::minutes(29);
        }
        if let Some(opening) = walk.first(case.start, true).filter(|opening| *opening < case.end()) {
            prop_assert_eq!(calendar.opening_at_or_after(case.start), opening);
            if let Some(closing) = walk.first(opening, false).filter(|closing| *closing < case.end()) {
                prop_assert_eq!(calendar.closing_at_or_after(case.start), closing);
                prop_assert_eq!(calendar.closed_stretch_after(case.start).from, closing);
            }
        }
        let open = u64::try_from(walk.between(case.start, case.end())).unwrap();
        prop_assert_eq!(calendar.business_between(case.start, case.end()), open / 1_000);
    }

    #[test]
    fn the_open_time_up_to_a_deadline_is_its_duration(case in case(), seconds in 1..10_000_000_u32) {
        let calendar = case.calendar();
        let deadline = calendar.deadline(case.start, Span::BusinessTime { seconds }, &[]);
        prop_assert_eq!(calendar.business_between(case.start, deadline.at), u64::from(seconds));
    }

    #[test]
    fn the_hours_of_the_days_up_to_a_deadline_are_its_duration(case in case(), seconds in 1..2_000_000_u32) {
        let calendar = case.calendar();
        let deadline = calendar.deadline(case.start, Span::BusinessTime { seconds }, &[]);
        let days = calendar.counted_days(case.start, deadline.at);
        prop_assume!(days.len() < MAX_COUNTED_DAYS);
        let open = days.iter().flat_map(|day| &day.open).map(|one| one.to - one.from);
        prop_assert_eq!(open.sum::<TimeDelta>(), TimeDelta::seconds(seconds.into()));
        // Each date stands once, in order, and says whether it was closed.
        prop_assert!(days.windows(2).all(|two| two[0].date.succ_opt() == Some(two[1].date)));
        let closed = days.iter().filter(|day| day.closed.is_some());
        prop_assert!(closed.map(|day| day.date).eq(deadline.skipped.iter().map(|one| one.date)));
    }

    #[test]
    fn what_counted_and_what_was_paused_add_up_to_elapsed_time(case in case(), seconds in 0..1_000_000_u32) {
        let calendar = case.calendar();
        let deadline = calendar.deadline(case.start, Span::Elapsed { seconds }, &case.pauses);
        let length = |all: &[Interval]| all.iter().map(|one| one.to - one.from).sum::<TimeDelta>();
        prop_assert_eq!(length(&deadline.counted), TimeDelta::seconds(seconds.into()));
        prop_assert_eq!(length(&deadline.counted) + length(&deadline.paused), deadline.at - case.start);
    }

    #[test]
    fn a_term_is_over_when_the_deadline_without_pauses_is(case in case(), seconds in 0..20_000_000_u32, days in 0..400_u16) {
        let calendar = case.calendar();
        for span in [Span::Elapsed { seconds }, Span::BusinessTime { seconds }, Span::BusinessDays { days }] {
            for start in [case.start, LATEST - TimeDelta::days(1), LATEST, LATEST + TimeDelta::days(1)] {
                let term = calendar.term(start, span);
                prop_assert_eq!(term.at, calendar.deadline(start, span, &[]).at);
                prop_assert_eq!(calendar.explain(&term).at, term.at);
            }
        }
    }

    #[test]
    fn a_longer_duration_never_ends_earlier(case in case(), one in 0..1_000_000_u32, more in 0..1_000_000_u32) {
        let calendar = case.calendar();
        let end = |span| calendar.deadline(case.start, span, &case.pauses).at;
        let business = |seconds| end(Span::BusinessTime { seconds });
        let elapsed = |seconds| end(Span::Elapsed { seconds });
        prop_assert!(business(one) <= business(one + more));
        prop_assert!(elapsed(one) <= elapsed(one + more));
        prop_assert!(elapsed(one) <= business(one));
    }

    #[test]
    fn two_durations_one_after_the_other_end_where_their_sum_does(
        case in case(), one in 0..1_000_000_u32, other in 1..1_000_000_u32,
    ) {
        let calendar = case.calendar();
        let end = |start, seconds| {
            calendar.deadline(start, Span::BusinessTime { seconds }, &case.pauses).at
        };
        prop_assert_eq!(end(end(case.start, one), other), end(case.start, one + other));
    }

    #[test]
    fn business_days_add_up_and_end_in_open_time_or_at_a_closing(case in case(), days in 1..9_u16) {
        let calendar = case.calendar();
        let end = |days| calendar.deadline(case.start, Span::BusinessDays { days }, &case.pauses).at;
        let (before, at) = (end(days - 1), end(days));
        prop_assert!(case.start <= before && before <= at && at < LATEST);
        let just_before = at - TimeDelta::milliseconds(1);
        prop_assert!(calendar.is_open(at) || calendar.is_open(just_before));
    }

    #[test]
    fn a_calendar_reads_back_from_what_it_was_written_as(case in case()) {
        let text = toml::to_string(&case.source).unwrap();
        let read: CalendarSource = toml::from_str(&text).unwrap();
        prop_assert_eq!(&read, &case.source);
        let hours: &BTreeMap<Day, _> = &read.hours;
        prop_assert!(!hours.is_empty());
    }
}
