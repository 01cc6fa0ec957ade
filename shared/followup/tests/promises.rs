//! What a lead is told of when somebody turns to them: true of this lead, and said so that it can be read anywhere.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use calendar::Instant;
use followup::decide::decide;
use followup::escalation::escalates_at;
use followup::event::Event;
use followup::ids::PersonId;
use followup::inquiry::{Inquiry, ListEntry, Origin};
use followup::lead::{Obligation, ObligationKind};
use followup::policy::{EscalationStep, Policy, PolicyFiles};
use followup::promise::{general, promise};
use followup::route::Forecast;
use wording::moment::LocalTimes;
use wording::promise::next_contact;

use support::{changed, inquiry, lead, ny, policy, wall};

const BUYER: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("email", "ann@example.org"),
    ("phone", "+12125550123"),
    ("topic", "sales"),
];

/// The buyer's answers, with these instead of or beside them.
fn with<'a>(others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = BUYER
        .iter()
        .filter(|(name, _)| others.iter().all(|(other, _)| other != name));
    kept.chain(others)
        .copied()
        .filter(|(_, answer)| !answer.is_empty())
        .collect()
}

/// By when who asks at `at` is promised to hear, and the sentence that says so two minutes later.
fn promised(policy: &Policy, at: &str, fields: &[(&str, &str)]) -> (Option<String>, String) {
    let at = ny(at);
    let inquiry = inquiry(policy, at, fields);
    let promise = promise(policy, &inquiry, at);
    let said = next_contact(
        policy,
        &inquiry,
        promise.as_ref(),
        at + chrono::Duration::minutes(2),
    );
    (promise.map(|promise| wall(promise.by)), said)
}

#[track_caller]
fn check(policy: &Policy, at: &str, fields: &[(&str, &str)], by: &str, said: &str) {
    assert_eq!(
        promised(policy, at, fields),
        (Some(by.to_owned()), said.to_owned())
    );
}

#[test]
fn the_longest_way_that_an_inquiry_can_go_is_what_is_promised() {
    let policy = policy();
    check(
        &policy,
        "2026-03-02 10:00",
        BUYER,
        "2026-03-02 14:00",
        "We will call you today by 2:00 PM New York time.",
    );
    // The qualifier has two hours first.
    check(
        &policy,
        "2026-03-02 10:00",
        &with(&[("topic", "partnership")]),
        "2026-03-02 16:00",
        "We will call you today by 4:00 PM New York time.",
    );
    // Who answers no question is asked for a day, and then it is the qualifier's.
    let question = "needs_qualifying = 0\nquestion = { field = \"budget\", ask = \"What would you like to spend?\" }\n";
    let asking = changed("policy.toml", "needs_qualifying = 0\n", question);
    check(
        &Policy::compile(&asking).unwrap(),
        "2026-03-02 10:00",
        &with(&[("topic", "partnership")]),
        "2026-03-03 16:00",
        "We will call you tomorrow by 4:00 PM New York time.",
    );
}

#[test]
fn a_promise_lies_in_working_hours_and_names_its_day() {
    let policy = policy();
    check(
        &policy,
        "2026-03-02 15:00",
        BUYER,
        "2026-03-03 11:00",
        "We will call you tomorrow by 11:00 AM New York time.",
    );
    check(
        &policy,
        "2026-03-06 15:00",
        BUYER,
        "2026-03-09 11:00",
        "We will call you by Monday, March 9, 11:00 AM New York time.",
    );
}

#[test]
fn the_promise_says_how_and_when_they_asked_to_be_contacted() {
    let policy = policy();
    let at = "2026-03-02 10:00";
    check(
        &policy,
        at,
        &with(&[("phone", "")]),
        "2026-03-02 14:00",
        "One of us will write to you today by 2:00 PM New York time.",
    );
    check(
        &policy,
        at,
        &with(&[("contact_when", "week")]),
        "2026-03-05 10:00",
        "We will call you by Thursday, March 5, 10:00 AM New York time.",
    );
    check(
        &policy,
        at,
        &with(&[("contact_when", "week"), ("contact_how", "email")]),
        "2026-03-05 10:00",
        "One of us will write to you by Thursday, March 5, 10:00 AM New York time.",
    );
    check(
        &policy,
        at,
        &with(&[("contact_when", "later")]),
        "2026-04-01 11:00",
        "We will come back to you around Wednesday, April 1.",
    );
    // Who asks for help is answered, whenever they want to hear of products.
    check(
        &policy,
        at,
        &with(&[("topic", "support"), ("contact_when", "later")]),
        "2026-03-02 14:00",
        "A person will answer you today by 2:00 PM New York time.",
    );
}

#[test]
fn nothing_is_promised_to_who_may_not_be_contacted_at_all() {
    let at = "2026-03-02 10:00";
    let nothing = "One of us will read it, and write to you if we can help.";
    for (from, to) in [
        ("needs_qualifying = 0\n", "needs_qualifying = 30\n"),
        (
            "any_of = [\"partnership\"] }, weight = 20",
            "any_of = [\"partnership\"] }, exclude = true",
        ),
        (
            "any_of = [\"partnership\"] }, weight = 20",
            "any_of = [\"partnership\"] }, not_a_lead = true",
        ),
    ] {
        let policy = Policy::compile(&changed("policy.toml", from, to)).unwrap();
        let fields = with(&[("topic", "partnership")]);
        assert_eq!(promised(&policy, at, &fields), (None, nothing.to_owned()));
    }
}

#[test]
fn a_promise_whose_time_has_come_is_not_made_again() {
    let policy = policy();
    let asked = inquiry(&policy, ny("2026-03-02 10:00"), BUYER);
    let made = promise(&policy, &asked, ny("2026-03-02 10:00"));
    let said = |now: &str| next_contact(&policy, &asked, made.as_ref(), ny(now));
    assert_eq!(
        said("2026-03-02 13:59"),
        "We will call you today by 2:00 PM New York time."
    );
    for late in ["2026-03-02 14:00", "2026-03-04 09:00"] {
        assert_eq!(
            said(late),
            "It is with one of us, and you will hear from a person."
        );
    }
}

#[test]
fn a_page_that_knows_nobody_promises_what_holds_for_everybody() {
    let said = |now: &str| {
        let (policy, now) = (policy(), ny(now));
        wording::promise::general(&policy, general(&policy, &Forecast::default(), now), now)
    };
    let start = "Unless you asked for another time, one of us will get in touch ";
    assert_eq!(
        said("2026-03-02 10:00"),
        format!("{start}today by 4:00 PM New York time.")
    );
    assert_eq!(
        said("2026-03-06 16:00"),
        format!("{start}by Monday, March 9, 2:00 PM New York time.")
    );
}

#[test]
fn a_day_is_today_until_midnight_of_the_office_and_not_of_utc() {
    let policy = policy();
    let times = LocalTimes::of_office(&policy.active);
    let team = LocalTimes::of_person(&policy.active, &PersonId::parse("riley").unwrap());
    // 23:30 in New York is the next day in UTC.
    let now = ny("2026-03-31 23:30");
    for (at, left, right) in [
        (
            "2026-03-31 23:45",
            "today by 11:45 PM New York time",
            "today 11:45 PM",
        ),
        (
            "2026-04-01 00:05",
            "tomorrow by 12:05 AM New York time",
            "tomorrow 12:05 AM",
        ),
        (
            "2026-04-02 09:00",
            "by Thursday, April 2, 9:00 AM New York time",
            "Thursday, April 2, 9:00 AM",
        ),
        (
            "2026-03-30 23:45",
            "by Monday, March 30, 11:45 PM New York time",
            "Monday, March 30, 11:45 PM",
        ),
    ] {
        assert_eq!(times.by_when(ny(at), now), left);
        assert_eq!(team.in_mail(ny(at), now), right);
    }
    assert_eq!(times.date(now), "Tuesday, March 31");
    assert_eq!(times.hour(now), "11:30 PM");
    assert_eq!(team.hour(now), "11:30 PM");
}

#[test]
fn who_met_us_at_a_show_and_wants_peace_is_promised_a_call_after_it() {
    let policy = policy();
    let at = ny("2026-03-02 10:00");
    let mut badge = inquiry(&policy, at, BUYER);
    badge.source = "trade_show".to_owned();
    let by = |badge: &Inquiry| promise(&policy, badge, at).map(|promise| wall(promise.by));
    assert_eq!(by(&badge).as_deref(), Some("2026-03-09 14:00"));
    let mut at_once = inquiry(&policy, at, &with(&[("contact_when", "now")]));
    at_once.source = "trade_show".to_owned();
    assert_eq!(by(&at_once).as_deref(), Some("2026-03-02 14:00"));
}

#[test]
fn who_asked_for_nothing_is_promised_nothing() {
    let policy = policy();
    let at = ny("2026-03-02 10:00");
    let mut row = inquiry(&policy, at, BUYER);
    row.origin = Origin::Listed(ListEntry::default());
    assert_eq!(promise(&policy, &row, at), None);
}

/// The shipped policy with two forms and a ladder for each, and one for the topic that many ask about.
fn by_what_they_ask() -> Policy {
    Policy::compile(&ladders("")).unwrap_or_else(|wrong| panic!("{wrong:#?}"))
}

/// The files of it; `more` stands behind the rules.
fn ladders(more: &str) -> PolicyFiles {
    let rules = format!(
        "dormant_review = \"90d\"\n\n\
         [[clocks.by]]\nname = \"demo\"\nforms = [\"demo\"]\n\
         first_touch = {{ due = \"5bm\", manager = \"30bm\", reassigned = \"1bh\" }}\n\n\
         [[clocks.by]]\nname = \"white_paper\"\nforms = [\"paper\"]\nfirst_touch = {{ due = \"1bd\", manager = \"2bd\" }}\n\n{more}"
    );
    let mut files = changed("policy.toml", "dormant_review = \"90d\"", &rules);
    let contact = files.files["forms/contact.toml"].clone();
    for form in ["demo", "paper"] {
        let file = format!("forms/{form}.toml");
        files.files.insert(
            file,
            contact.replace("\"website\"\nphrase", "\"web\"\nphrase"),
        );
    }
    files
}

fn asked_by(policy: &Policy, form: &str, at: Instant) -> Inquiry {
    let fields = BUYER
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let fields: Vec<_> = fields.collect();
    let form = &policy.active.forms[form];
    form.read(&fields, at, &policy.active.company.country_code)
        .unwrap()
}

#[test]
fn what_is_promised_and_when_somebody_is_late_count_by_the_ladder_of_what_was_asked() {
    let policy = by_what_they_ask();
    let at = ny("2026-03-02 10:00");
    for (form, due, manager) in [
        ("demo", "2026-03-02 10:05", "2026-03-02 10:30"),
        ("paper", "2026-03-03 10:00", "2026-03-04 10:00"),
        ("contact", "2026-03-02 14:00", "2026-03-03 10:00"),
    ] {
        let asked = asked_by(&policy, form, at);
        let by = promise(&policy, &asked, at).unwrap().by;
        assert_eq!(wall(by), due, "{form}");

        let mut lead = lead(&asked, at);
        let arrived = Event::Arrived {
            inquiry: Box::new(asked),
            suspicious: false,
        };
        lead = decide(&policy, &lead, &arrived, at).lead;
        assert_eq!(lead.ladder.as_deref().is_some(), form != "contact");
        let owed = Obligation::new(ObligationKind::FirstTouch, at);
        let escalated = |step| escalates_at(&policy, &lead, &owed, step).map(wall);
        assert_eq!(
            escalated(EscalationStep::Due).as_deref(),
            Some(due),
            "{form}"
        );
        assert_eq!(
            escalated(EscalationStep::Manager).as_deref(),
            Some(manager),
            "{form}"
        );
    }
}

#[test]
fn the_check_says_which_ladder_nobody_reaches_and_which_two_are_meant_at_once() {
    let rule = |name: &str, says: &str| {
        format!("[[clocks.by]]\nname = \"{name}\"\n{says}\nfirst_touch = {{ due = \"4bh\" }}\n\n")
    };
    let two = |name: &str, says: &str, other: &str, says_other: &str| {
        format!("{}{}", rule(name, says), rule(other, says_other))
    };
    for (more, expected) in [
        (rule("all", ""), "holds for every inquiry"),
        (
            rule("demo", "topics = [\"sales\"]"),
            "has the name of another rule",
        ),
        (
            rule("Two words", "topics = [\"sales\"]"),
            "has a name that a timeline cannot show",
        ),
        (
            rule("unknown", "forms = [\"fair\"]"),
            "names the form \"fair\", which is not there",
        ),
        (
            rule("typo", "forms = [\"contact\"]\ntopics = [\"sails\"]"),
            "names the topic \"sails\", which no form offers",
        ),
        (
            rule("late", "forms = [\"demo\"]\ntopics = [\"sales\"]"),
            "is never reached: \"demo\" holds wherever it does",
        ),
        (
            rule("sales", "topics = [\"sales\"]"),
            "and \"demo\" both hold for some inquiries",
        ),
        (
            two(
                "low",
                "forms = [\"contact\"]\nfrom_points = 40",
                "high",
                "forms = [\"contact\"]\nfrom_points = 60",
            ),
            "\"high\" is never reached: \"low\" holds wherever it does",
        ),
    ] {
        let said: Vec<String> = Policy::compile(&ladders(&more))
            .unwrap_err()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert!(said[0].contains(expected), "{said:#?}");
        assert!(said[0].starts_with("policy.toml:"), "{said:#?}");
    }
    // The narrower first is how two are told apart.
    let narrow = two(
        "high",
        "forms = [\"contact\"]\nfrom_points = 60",
        "low",
        "forms = [\"contact\"]\nfrom_points = 40",
    );
    assert!(Policy::compile(&ladders(&narrow)).is_ok());
}

/// Steps out of order, and times that run where nobody works, are found in each ladder.
#[test]
fn the_check_walks_each_ladder() {
    for (ladder, expected) in [
        (
            "{ due = \"8bh\", manager = \"4bh\" }",
            "clocks.by \"fair\": due = \"8bh\" comes after manager = \"4bh\"",
        ),
        (
            "{ due = \"5m\" }",
            "clocks.by \"fair\": due = \"5m\" runs where nobody works",
        ),
    ] {
        let rule = format!(
            "[[clocks.by]]\nname = \"fair\"\nforms = [\"contact\"]\nfirst_touch = {ladder}\n"
        );
        let said: Vec<String> = Policy::compile(&ladders(&rule))
            .unwrap_err()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert!(said[0].contains(expected), "{said:#?}");
    }
}
