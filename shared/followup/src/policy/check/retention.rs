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

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let Retention {
        won,
        lost,
        resting,
        left_alone,
        spam,
    } = checked.policy.active.retention;
    let regions = &checked.policy.active.company.regions;
    let is_strict = |code: &String| match Region::of_country(code).unwrap_or(Region::Elsewhere) {
        Region::EuropeanUnion | Region::Elsewhere => true,
        Region::UnitedStates | Region::Canada => false,
    };
    let strict = regions.iter().find(|code| is_strict(code));
    let mut findings = Vec::new();
    for (name, span, bought) in [
        ("won", won, true),
        ("lost", lost, false),
        ("resting", resting, false),
        ("left_alone", left_alone, false),
        ("spam", spam, false),
    ] {
        let way = [Key("retention"), Key(name)];
        let Span::Elapsed { seconds } = span else {
            findings.push(checked.in_policy(
                &way,
                format!("retention.{name} = \"{span}\" counts working time"),
                "days that pass on the calendar, such as \"365d\"",
            ));
            continue;
        };
        let (longest, because) = match strict.filter(|_| !bought) {
            Some(region) => (
                LONGEST_PROSPECT,
                format!(" for people of {region} who never bought"),
            ),
            None => (LONGEST, String::new()),
        };
        if seconds < DAY {
            findings.push(checked.in_policy(
                &way,
                format!("retention.{name} = \"{span}\" erases before anybody could correct a wrong click"),
                "at least \"1d\"",
            ));
        } else if seconds > longest * DAY {
            findings.push(checked.in_policy(
                &way,
                format!("retention.{name} = \"{span}\" is longer than can be argued{because}"),
                format!("at most \"{longest}d\""),
            ));
        }
    }
    findings
}
