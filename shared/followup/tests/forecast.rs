//! What is promised is what the team can keep: whoever is full or away promises nothing, and no hour is named where nobody knows one.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use calendar::Instant;
use chrono::Duration;
use followup::inquiry::{Inquiry, PromisedContact};
use followup::policy::Policy;
use followup::promise::{general, promise, promised};
use followup::route::Forecast;
use followup::team::{RepLoad, Team, TimeAway};
use proptest::prelude::*;
use wording::promise::next_contact;

use support::{changed, inquiry, ny, person, policy, wall};

const REPS: [&str; 3] = ["riley", "sam", "jordan"];
/// What may be asked, and how it is told apart.
const ASKED: [&[(&str, &str)]; 4] = [
    &[("topic", "sales")],
    &[("topic", "sales"), ("contact_when", "week")],
    &[("topic", "sales"), ("contact_when", "later")],
    &[("topic", "support")],
];

fn asks(policy: &Policy, at: Instant, others: &[(&str, &str)]) -> Inquiry {
    let mut fields = vec![
        ("name", "Ann Lee"),
        ("email", "ann@example.org"),
        ("phone", "+12125550123"),
    ];
    fields.extend(others);
    inquiry(policy, at, &fields)
}

/// A load of a rep; the times of an absence are those of New York.
fn load(rep: &str, open: u32, lapses: u32, away: Option<(&str, &str)>) -> RepLoad {
    RepLoad {
        open,
        lapses,
        away: away
            .map(|(from, until)| TimeAway::between(ny(from), ny(until)))
            .into_iter()
            .collect(),
        ..RepLoad::new(person(rep))
    }
}

/// By when a caller is called, as the loads of `at` have it, and what they are told.
fn told(policy: &Policy, loads: &[RepLoad], at: &str) -> (Option<String>, String) {
    let at = ny(at);
    let team = Team {
        loads: loads.to_vec(),
    };
    let forecast = Forecast::of(policy, &team, at);
    let asked = promised(policy, &forecast, asks(policy, at, ASKED[0]), at);
    let said = next_contact(policy, &asked, asked.promise.as_ref(), at);
    (asked.promise.map(|promise| wall(promise.by)), said)
}

#[test]
fn whoever_has_room_is_what_the_promise_counts_from() {
    let policy = policy();
    let full = |rep| load(rep, 60, 0, None);
    let by = |loads: &[RepLoad], at| told(&policy, loads, at).0.unwrap_or_default();
    let monday = "2026-03-02 10:00";
    assert_eq!(by(&[], monday), "2026-03-02 14:00");
    // One short of the most that a rep takes is room, and so is one who has let one lapse.
    let almost = [full("riley"), full("sam"), load("jordan", 59, 1, None)];
    assert_eq!(by(&almost, monday), "2026-03-02 14:00");
    // Two are full, and the third is back on Wednesday: at noon, or before the office opens.
    for (until, expected) in [
        ("2026-03-04 12:00", "2026-03-04 16:00"),
        ("2026-03-04 02:00", "2026-03-04 13:00"),
        // That somebody is back in a week is no hour to name.
        ("2026-03-07 12:00", ""),
    ] {
        let away = load("jordan", 0, 0, Some(("2026-03-01 09:00", until)));
        let loads = [full("riley"), load("sam", 3, 2, None), away];
        assert_eq!(by(&loads, monday), expected, "{until}");
    }
    // An absence that is still to come, or was, changes nothing.
    for (from, until) in [
        ("2026-03-03 09:00", "2026-03-20 09:00"),
        ("2026-02-02 09:00", "2026-02-20 09:00"),
    ] {
        let away = load("jordan", 0, 0, Some((from, until)));
        assert_eq!(
            by(&[full("riley"), full("sam"), away], monday),
            "2026-03-02 14:00"
        );
    }
    // It begins before the office opens again: who asks at night is called when they are back.
    let away = load(
        "jordan",
        0,
        0,
        Some(("2026-03-03 08:00", "2026-03-05 09:00")),
    );
    let loads = [full("riley"), full("sam"), away];
    assert_eq!(by(&loads, "2026-03-02 20:00"), "2026-03-05 13:00");
    // A night and a weekend.
    assert_eq!(by(&[], "2026-03-02 22:00"), "2026-03-03 13:00");
    assert_eq!(by(&[], "2026-03-07 12:00"), "2026-03-09 13:00");
}

#[test]
fn where_nobody_knows_when_no_hour_is_named() {
    let policy = policy();
    let all: Vec<RepLoad> = REPS.iter().map(|rep| load(rep, 60, 0, None)).collect();
    let (by, said) = told(&policy, &all, "2026-03-02 10:00");
    assert_eq!(by, None);
    assert_eq!(
        said,
        "All of us are busy at the moment, and we would rather name no time than one that we cannot keep. You will hear from a person. \
         If it cannot wait, please call us: +1 555 010 0100."
    );
    let at = ny("2026-03-02 10:00");
    let team = Team { loads: all };
    let forecast = Forecast::of(&policy, &team, at);
    // Who is answered by others, and who wants a word in some months, hears what they would have heard.
    for asked in ASKED {
        let asked = asks(&policy, at, asked);
        let always = promise(&policy, &asked, at);
        let made = promised(&policy, &forecast, asked.clone(), at);
        let needs = always.is_some_and(|promise| {
            matches!(
                promise.contact,
                PromisedContact::Call | PromisedContact::Mail
            )
        });
        let expected = if needs { (None, true) } else { (always, false) };
        assert_eq!((made.promise, made.all_taken), expected);
    }
    // Nor does the page name one that does not know who asks.
    let said = wording::promise::general(&policy, general(&policy, &forecast, at), at);
    assert_eq!(
        said,
        "Unless you asked for another time, one of us will get in touch."
    );
}

#[test]
fn who_takes_another_topic_has_no_room_for_this_one() {
    let sources = changed(
        "team.toml",
        "id = \"riley\"\n",
        "id = \"riley\"\ntopics = [\"partnership\"]\n",
    );
    let policy = Policy::compile(&sources).unwrap();
    let full = [load("sam", 60, 0, None), load("jordan", 60, 0, None)];
    assert_eq!(told(&policy, &full, "2026-03-02 10:00").0, None);
}

#[test]
fn what_newer_code_leaves_out_is_free() {
    let read: Forecast = serde_json::from_str("{}").unwrap();
    assert_eq!(read, Forecast::default());
    let at = ny("2026-03-02 10:00");
    let away = load("sam", 0, 0, Some(("2026-03-02 09:00", "2026-03-04 09:00")));
    let team = Team {
        loads: vec![load("riley", 60, 0, None), away],
    };
    let forecast = Forecast::of(&policy(), &team, at);
    let text = serde_json::to_string(&forecast).unwrap();
    assert_eq!(
        text,
        r#"{"taken":["riley"],"away":[{"rep":"sam","from":"2026-03-02T14:00:00.000Z","until":"2026-03-04T14:00:00.000Z"}]}"#
    );
    assert_eq!(serde_json::from_str::<Forecast>(&text).unwrap(), forecast);
}

/// A quarter of an hour, in which hours, absences and arrivals begin and end.
const QUARTER: i64 = 15;

fn a_load() -> impl Strategy<Value = (u32, u32, Option<(i64, i64)>)> {
    let away = proptest::option::of((-400i64..1_500, 1i64..1_500));
    (prop_oneof![0u32..58, 58u32..62], 0u32..4, away)
}

/// Whether somebody works at `at` who has room.
fn somebody_works(policy: &Policy, loads: &[RepLoad], at: Instant) -> bool {
    loads.iter().any(|load| {
        let has_room = load.open < 60 && !load.is_paused();
        has_room && !load.is_away(at) && policy.active.calendar_of(&load.rep).is_open(at)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Whatever the loads, absences and hours: what is promised lies behind a moment at which somebody works who has room.
    #[test]
    fn behind_each_promise_somebody_works(
        loads in proptest::array::uniform3(a_load()),
        later in 0i64..20_000,
        always_open: bool,
        asked in 0usize..2,
    ) {
        let sources = if always_open {
            support::around_the_clock(support::shipped())
        } else {
            support::shipped()
        };
        let policy = Policy::compile(&sources).unwrap();
        let at = ny("2026-01-05 00:00") + Duration::minutes(later * QUARTER);
        let loads: Vec<RepLoad> = REPS.iter().zip(loads).map(|(rep, (open, lapses, away))| {
            let after = |quarters: i64| at + Duration::minutes(quarters * QUARTER);
            RepLoad {
                open,
                lapses,
                away: away
                    .map(|(from, span)| TimeAway::between(after(from), after(from + span)))
                    .into_iter()
                    .collect(),
                ..RepLoad::new(person(rep))
            }
        }).collect();
        let forecast = Forecast::of(&policy, &Team { loads: loads.clone() }, at);
        let made = promised(&policy, &forecast, asks(&policy, at, ASKED[asked]), at);
        let anybody = loads.iter().any(|load| load.open < 60 && !load.is_paused());
        prop_assert_eq!(made.all_taken, made.promise.is_none());
        prop_assert!(anybody || made.all_taken);
        if made.all_taken {
            // Nobody works who has room for days, or nobody knows of anybody.
            let days = policy.calendar().deadline(at, "3bd".parse().unwrap(), &[]).at;
            let mut looked_at = at;
            while looked_at < days {
                prop_assert!(!somebody_works(&policy, &loads, looked_at), "{}", wall(looked_at));
                looked_at += Duration::minutes(QUARTER);
            }
        }
        if let Some(promise) = made.promise {
            prop_assert!(promise.by >= at);
            let mut looked_at = at;
            while looked_at <= promise.by && !somebody_works(&policy, &loads, looked_at) {
                looked_at += Duration::minutes(QUARTER);
            }
            prop_assert!(looked_at <= promise.by, "nobody works until {}", wall(promise.by));
        }
    }
}
