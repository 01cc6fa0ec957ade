//! Ladders of clocks: no step is out of order on any day.

use std::cell::OnceCell;

use chrono::Duration;

use super::finding::Checked;
use super::ladders::ladders;
use super::tried_years::TriedYears;
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;
use crate::written::PathStep::{self, Key};
use calendar::{Instant, Span};

/// Hours between two tried starts.
const HOURS_BETWEEN_STARTS: i64 = 1;

/// The starts on which steps of different units are compared: every hour, and every edge of the calendar.
fn starts_of(policy: &Policy) -> Vec<Instant> {
    let calendar = policy.calendar();
    let TriedYears { from, to } = TriedYears::of([calendar]);
    let mut starts = Vec::new();
    let mut at = from;
    while at < to {
        starts.push(at);
        at += Duration::hours(HOURS_BETWEEN_STARTS);
    }
    let mut at = from;
    while at < to {
        let closing = calendar.closing_at_or_after(at);
        starts.extend([
            closing - Duration::seconds(1),
            closing,
            closing + Duration::seconds(1),
        ]);
        at = if closing > at {
            closing
        } else {
            at + Duration::hours(1)
        };
        at = calendar.opening_at_or_after(at + Duration::seconds(1));
        starts.extend([at - Duration::seconds(1), at]);
    }
    starts
}

fn same_unit(a: Span, b: Span) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (Span::Elapsed { seconds: a }, Span::Elapsed { seconds: b })
        | (Span::BusinessTime { seconds: a }, Span::BusinessTime { seconds: b }) => Some(a.cmp(&b)),
        (Span::BusinessDays { days: a }, Span::BusinessDays { days: b }) => Some(a.cmp(&b)),
        (Span::Elapsed { .. } | Span::BusinessTime { .. } | Span::BusinessDays { .. }, _) => None,
    }
}

fn in_order(
    checked: &Checked<'_>,
    (clock, way): (&str, &[PathStep<'_>]),
    steps: &[(String, Span)],
    starts: &OnceCell<Vec<Instant>>,
) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    let mut findings = Vec::new();
    for pair in steps.windows(2) {
        let [(earlier, a), (later, b)] = pair else {
            continue;
        };
        let wrong = match same_unit(*a, *b) {
            Some(order) => order.is_gt().then(|| "on every day".to_owned()),
            None => starts
                .get_or_init(|| starts_of(policy))
                .iter()
                .find(|start| {
                    policy.calendar().after(**start, *a) > policy.calendar().after(**start, *b)
                })
                .map(|start| {
                    format!(
                        "for a start on {}",
                        policy
                            .calendar()
                            .local(*start)
                            .format("%A, %Y-%m-%d at %H:%M")
                    )
                }),
        };
        if let Some(when) = wrong {
            findings.push(checked.in_policy(
                &[way, &[Key(earlier)]].concat(),
                format!("{clock}: {earlier} = \"{a}\" comes after {later} = \"{b}\" {when}"),
                format!("make {earlier} shorter, or give both the same unit"),
            ));
        }
    }
    findings
}

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let clocks = &checked.policy.rules.clocks;
    let mut findings = Vec::new();
    let starts = OnceCell::new();
    for one in ladders(checked.policy) {
        let steps: Vec<(String, Span)> = one
            .ladder
            .steps()
            .map(|(step, span)| (format!("{step:?}").to_lowercase(), span))
            .collect();
        findings.extend(in_order(checked, (&one.name, &one.way), &steps, &starts));
    }
    if clocks.next_step.warned.is_some() || clocks.next_step.reassigned.is_some() {
        findings.push(checked.in_policy(
            &[Key("clocks"), Key("next_step")],
            "clocks.next_step reassigns, but what a person agreed stays with them".to_owned(),
            "leave warned and reassigned out",
        ));
    }
    let window = [
        ("not_before".to_owned(), clocks.acknowledge.not_before),
        ("not_after".to_owned(), clocks.acknowledge.not_after),
    ];
    let acknowledge = [Key("clocks"), Key("acknowledge")];
    let place = ("clocks.acknowledge", &acknowledge[..]);
    findings.extend(in_order(checked, place, &window, &starts));
    for (name, span) in &window {
        if !matches!(span, Span::Elapsed { .. }) {
            findings.push(checked.in_policy(
                &[Key("clocks"), Key("acknowledge"), Key(name)],
                format!("clocks.acknowledge.{name} = \"{span}\" waits for office hours"),
                "an acknowledgement needs nobody; write elapsed time such as \"15m\"",
            ));
        }
    }
    findings
}
