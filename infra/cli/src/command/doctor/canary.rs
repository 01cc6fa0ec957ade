//! Whether an inquiry of our own, let in by the public form each hour, was answered and given away.

use calendar::{Instant, format_instant};
use chrono::Duration;
use cloud::table::canary::Canary;
use cloud::{Cloud, CloudError};

use super::findings::{Findings, Health};

const WHAT: &str = "canary";
/// After so long without one that came through, something keeps them from being let in: one comes each hour, and is looked at when its
/// acknowledgement's window is over.
const OLD: Duration = Duration::hours(3);

/// When the last canary was acknowledged and routed.
pub(super) async fn examine(cloud: &Cloud, findings: &mut Findings) -> Result<(), CloudError> {
    match cloud.canary().await? {
        None => findings.add(
            Health::Note,
            WHAT,
            "none runs here: nobody hears it if the form takes no inquiry",
            "the parameter Canary of the deployment lets one in each hour",
        ),
        Some((canary, _)) => found(&canary, cloud.now(), findings),
    }
    Ok(())
}

fn found(canary: &Canary, now: Instant, findings: &mut Findings) {
    let through = canary.through_at.map_or_else(
        || "none was acknowledged and routed yet".to_owned(),
        |at| {
            format!(
                "the last one was acknowledged and routed at {}",
                format_instant(at)
            )
        },
    );
    let is_recent = canary.through_at.is_some_and(|at| now - at < OLD);
    if canary.is_failing {
        findings.add(
            Health::Ill,
            WHAT,
            format!("one did not come through; {through}"),
            "the runbook's page on the canary says what to look at",
        );
    } else if is_recent {
        findings.well(WHAT, through);
    } else {
        findings.add(
            Health::Note,
            WHAT,
            through,
            "one is let in each hour, while mail is sent and the sweep runs",
        );
    }
}

#[cfg(test)]
mod tests {
    use calendar::parse_instant;
    use chrono::TimeDelta;
    use cloud::table::canary::Canary;

    use super::super::findings::{Findings, Health};
    use super::{OLD, found};

    #[test]
    fn the_doctor_says_when_the_last_canary_came_through_or_that_none_did() {
        let now = parse_instant("2026-03-02T15:00:00Z").unwrap();
        let at = |ago: TimeDelta, is_failing| Canary {
            through_at: Some(now - ago),
            is_failing,
            ..Canary::default()
        };
        let minute = TimeDelta::minutes(1);
        for (canary, health, says) in [
            (
                Canary::default(),
                Health::Note,
                "none was acknowledged and routed yet",
            ),
            (
                at(minute, false),
                Health::Well,
                "routed at 2026-03-02T14:59",
            ),
            (
                at(OLD - minute, false),
                Health::Well,
                "routed at 2026-03-02T12:01",
            ),
            (at(OLD, false), Health::Note, "routed at 2026-03-02T12:00"),
            (
                at(minute, true),
                Health::Ill,
                "one did not come through; the last one was",
            ),
            (
                Canary {
                    is_failing: true,
                    ..Canary::default()
                },
                Health::Ill,
                "one did not come through; none was acknowledged",
            ),
        ] {
            let mut findings = Findings::default();
            found(&canary, now, &mut findings);
            let [finding] = findings.0.as_slice() else {
                panic!("{canary:?}");
            };
            assert_eq!(finding.health, health, "{canary:?}");
            assert!(finding.says.contains(says), "{}", finding.says);
        }
    }
}
