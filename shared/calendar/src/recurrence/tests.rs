use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn dates(rule: &str, start: &str, last: &str) -> Vec<String> {
    let rule = Rule::parse(rule).unwrap();
    let dates = rule.dates(date(start), date(last));
    dates.iter().map(ToString::to_string).collect()
}

#[test]
fn a_week_has_the_days_that_are_named() {
    assert_eq!(
        dates(
            "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4",
            "2026-03-03",
            "2027-01-01"
        ),
        ["2026-03-03", "2026-03-05", "2026-03-10", "2026-03-12"]
    );
    // RFC 5545: the first day of a week decides which weeks every second one has.
    assert_eq!(
        dates(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            "1997-08-05",
            "1998-01-01"
        ),
        ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"]
    );
    assert_eq!(
        dates(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            "1997-08-05",
            "1998-01-01"
        ),
        ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"]
    );
}

#[test]
fn a_month_counts_its_weekdays_and_its_days_from_both_ends() {
    assert_eq!(
        dates(
            "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3",
            "2026-01-30",
            "2027-01-01"
        ),
        ["2026-01-30", "2026-02-27", "2026-03-27"]
    );
    assert_eq!(
        dates(
            "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
            "2026-01-31",
            "2027-01-01"
        ),
        ["2026-01-31", "2026-02-28", "2026-03-31"]
    );
    // A month without a 31st is left out.
    assert_eq!(
        dates("FREQ=MONTHLY;COUNT=3", "2026-01-31", "2027-01-01"),
        ["2026-01-31", "2026-03-31", "2026-05-31"]
    );
    assert_eq!(
        dates(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-01-30",
            "2026-03-31"
        ),
        ["2026-01-30", "2026-02-27", "2026-03-31"]
    );
    assert_eq!(
        dates(
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            "2026-02-13",
            "2026-12-31"
        ),
        ["2026-02-13", "2026-03-13", "2026-11-13"]
    );
}

#[test]
fn a_year_has_its_months_and_leap_days_wait_for_a_leap_year() {
    assert_eq!(
        dates(
            "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
            "2026-03-08",
            "2028-12-31"
        ),
        ["2026-03-08", "2027-03-14", "2028-03-12"]
    );
    assert_eq!(
        dates("FREQ=YEARLY", "2024-02-29", "2033-01-01"),
        ["2024-02-29", "2028-02-29", "2032-02-29"]
    );
    assert_eq!(
        dates("FREQ=YEARLY;BYDAY=20MO;COUNT=3", "1997-05-19", "2000-01-01"),
        ["1997-05-19", "1998-05-18", "1999-05-17"]
    );
}

#[test]
fn every_third_day_is_counted_from_the_first() {
    assert_eq!(
        dates("FREQ=DAILY;INTERVAL=3", "2026-02-27", "2026-03-08"),
        ["2026-02-27", "2026-03-02", "2026-03-05", "2026-03-08"]
    );
    assert_eq!(
        dates(
            "FREQ=DAILY;BYDAY=MO,WE;BYMONTH=3",
            "2026-03-02",
            "2026-04-30"
        )
        .len(),
        9
    );
}

#[test]
fn a_day_may_have_several_times_and_the_count_counts_each() {
    let rule = Rule::parse("FREQ=DAILY;BYHOUR=9,14;BYMINUTE=0,30;COUNT=6").unwrap();
    let start = date("2026-03-02").and_hms_opt(9, 0, 0).unwrap();
    let found: Vec<String> = rule
        .moments(start, start.date(), date("2027-01-01"))
        .iter()
        .map(|at| at.format("%d %H:%M").to_string())
        .collect();
    assert_eq!(
        found,
        [
            "02 09:00", "02 09:30", "02 14:00", "02 14:30", "03 09:00", "03 09:30"
        ]
    );
    let last = Rule::parse("FREQ=DAILY;BYHOUR=9,14;BYSETPOS=-1;COUNT=2").unwrap();
    let found = last.moments(start, start.date(), date("2027-01-01"));
    assert_eq!(found[1], date("2026-03-02").and_hms_opt(14, 0, 0).unwrap());
}

#[test]
fn what_is_not_read_is_no_rule() {
    for rule in [
        "",
        "BYDAY=MO",
        "FREQ=MINUTELY",
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYHOUR=-1",
        "FREQ=DAILY;BYMINUTE=60",
        "FREQ=YEARLY;RSCALE=HEBREW",
        "FREQ=MONTHLY;BYWEEKNO=20",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTH=13",
        "FREQ=MONTHLY;é",
        "FREQ=WEEKLY;BYDAY=é",
    ] {
        assert_eq!(Rule::parse(rule), None, "{rule}");
    }
}

#[test]
fn a_rule_of_the_far_past_ends() {
    let rule = Rule::parse("FREQ=YEARLY;INTERVAL=1000").unwrap();
    assert_eq!(rule.dates(date("1601-01-01"), date("2026-01-01")).len(), 1);
    let daily = Rule::parse("FREQ=DAILY").unwrap();
    let dates = daily.dates(date("1990-01-01"), date("2026-01-01"));
    assert_eq!(dates.last(), Some(&date("2026-01-01")));
}

#[test]
fn what_comes_each_hour_is_followed_from_near_the_time_that_is_asked_for() {
    let moments = |rule: &str, start: &str, from: &str, last: &str| -> Vec<String> {
        let rule = Rule::parse(rule).unwrap();
        let moments = rule.moments(start.parse().unwrap(), date(from), date(last));
        let shown = moments.iter().map(|at| at.format("%d %H:%M").to_string());
        shown.collect()
    };
    assert_eq!(
        moments(
            "FREQ=HOURLY;INTERVAL=3;COUNT=4",
            "2026-03-02T09:30:00",
            "2026-03-02",
            "2026-03-09"
        ),
        ["02 09:30", "02 12:30", "02 15:30", "02 18:30"]
    );
    assert_eq!(
        moments(
            "FREQ=HOURLY;BYHOUR=9,10;BYMINUTE=0,30;BYDAY=MO",
            "2016-03-07T09:00:00",
            "2026-03-02",
            "2026-03-03"
        ),
        ["07 09:00", "02 09:00", "02 09:30", "02 10:00", "02 10:30"]
    );
    // RFC 5545: every twenty minutes from 9:00 to 16:40, written in two ways.
    let minutely = moments(
        "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
        "1997-09-02T09:00:00",
        "1997-09-02",
        "1997-09-04",
    );
    let daily = moments(
        "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40",
        "1997-09-02T09:00:00",
        "1997-09-02",
        "1997-09-04",
    );
    assert_eq!((minutely.len(), &minutely), (72, &daily));
}

#[test]
fn days_and_weeks_of_a_year_are_counted_from_both_ends() {
    // RFC 5545.
    assert_eq!(
        dates(
            "FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200",
            "1997-01-01",
            "2007-01-01"
        ),
        ["1997-01-01", "1997-04-10", "1997-07-19", "2000-01-01"]
    );
    assert_eq!(
        dates(
            "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
            "1997-05-12",
            "1999-12-31"
        ),
        ["1997-05-12", "1998-05-11", "1999-05-17"]
    );
    assert_eq!(
        dates("FREQ=YEARLY;BYWEEKNO=-1", "2025-12-24", "2027-01-31"),
        ["2025-12-24", "2026-12-30"]
    );
    assert_eq!(
        dates("FREQ=YEARLY;BYYEARDAY=-1", "2024-12-31", "2026-12-31"),
        ["2024-12-31", "2025-12-31", "2026-12-31"]
    );
}

#[test]
fn a_beginning_that_the_rule_does_not_give_is_not_counted() {
    assert_eq!(
        dates("FREQ=MONTHLY;BYDAY=2MO;COUNT=2", "2023-01-12", "2024-01-01"),
        ["2023-01-12", "2023-02-13", "2023-03-13"]
    );
}
