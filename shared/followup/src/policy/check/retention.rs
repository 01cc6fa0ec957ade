//! How long people are kept: as a time on the calendar, and no longer than the company's laws let it argue.

use super::finding::Checked;
use crate::law::Region;
use crate::policy::files::PolicyFinding;
use crate::retention::Retention;
use crate::written::PathStep::Key;
use calendar::Span;

/// A day, in seconds.
const DAY: u32 = 86_400;
/// The longest that anybody is kept: ten years, in days.
const LONGEST: u32 = 3_653;
/// The longest that somebody is kept who never bought, where people of the European Union may be among them, or of places unknown: three
/// years after the last contact is what its authorities accept for a prospect, in days.
const LONGEST_PROSPECT: u32 = 1_096;
/// The longest that a mail or somebody who left the team is kept, where people of the European Union may be among them, in days: a year, as
/// for who never answered.
const LONGEST_BESIDE: u32 = 366;
/// How long the mails as they came lie where they were received, in days: no text of them can be promised to go before that.
const RECEIVED: u32 = 14;

/// What is argued for a time: the shortest and the longest that it may be, and of whom.
struct Bounds {
    shortest: (u32, &'static str),
    longest_if_strict: u32,
    of: &'static str,
}

/// What was erased by a wrong click cannot be had back.
const A_DAY: (u32, &str) = (1, "erases before anybody could correct a wrong click");

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let regions = &checked.policy.active.company.regions;
    let is_strict = |code: &String| match Region::of_country(code).unwrap_or(Region::Elsewhere) {
        Region::EuropeanUnion | Region::Elsewhere => true,
        Region::UnitedStates | Region::Canada => false,
    };
    let strict = regions.iter().find(|code| is_strict(code));
    let times = bounds(&checked.policy.active.retention);
    let found = times
        .into_iter()
        .filter_map(|(name, span, bounds)| finding(checked, name, span, &bounds, strict));
    found.collect()
}

/// Each time with what bounds it.
fn bounds(retention: &Retention) -> [(&'static str, Span, Bounds); 8] {
    let Retention {
        won,
        lost,
        resting,
        left_alone,
        spam,
        raw_mail,
        notes,
        people_left,
    } = *retention;
    let of = |of, longest_if_strict| Bounds {
        shortest: A_DAY,
        longest_if_strict,
        of,
    };
    let prospect = || of(" who never bought", LONGEST_PROSPECT);
    let received = "is not true: the mails as they came lie in their bucket for 14 days";
    [
        ("won", won, of("", LONGEST)),
        ("lost", lost, prospect()),
        ("resting", resting, prospect()),
        ("left_alone", left_alone, prospect()),
        ("spam", spam, prospect()),
        (
            "raw_mail",
            raw_mail,
            Bounds {
                shortest: (RECEIVED, received),
                ..of(" whose mail was read", LONGEST_BESIDE)
            },
        ),
        (
            "notes",
            notes,
            of(" about whom it was noted", LONGEST_PROSPECT),
        ),
        (
            "people_left",
            people_left,
            of(" who left the team", LONGEST_BESIDE),
        ),
    ]
}

fn finding(
    checked: &Checked<'_>,
    name: &'static str,
    span: Span,
    bounds: &Bounds,
    strict: Option<&String>,
) -> Option<PolicyFinding> {
    let way = [Key("retention"), Key(name)];
    let Span::Elapsed { seconds } = span else {
        return Some(checked.in_policy(
            &way,
            format!("retention.{name} = \"{span}\" counts working time"),
            "days that pass on the calendar, such as \"365d\"",
        ));
    };
    let (longest, because) = match strict.filter(|_| bounds.longest_if_strict < LONGEST) {
        Some(region) => (
            bounds.longest_if_strict,
            format!(" for people of {region}{}", bounds.of),
        ),
        None => (LONGEST, String::new()),
    };
    let (shortest, too_soon) = bounds.shortest;
    if seconds < shortest * DAY {
        Some(checked.in_policy(
            &way,
            format!("retention.{name} = \"{span}\" {too_soon}"),
            format!("at least \"{shortest}d\""),
        ))
    } else if seconds > longest * DAY {
        Some(checked.in_policy(
            &way,
            format!("retention.{name} = \"{span}\" is longer than can be argued{because}"),
            format!("at most \"{longest}d\""),
        ))
    } else {
        None
    }
}
