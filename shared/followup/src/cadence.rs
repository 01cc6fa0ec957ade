//! When a mail of the cadence leaves.
//!
//! [`crate::decide`] writes it down by this rule, and whoever says beforehand when it leaves asks the same function.

use calendar::{Instant, Span};
use chrono::Duration;

use crate::ids::MessageId;
use crate::lead::{Lead, Position};
use crate::message::{ApprovalReason, Message, StopRule};
use crate::policy::compiled::Policy;
use crate::policy::rules::{Step, Track};

/// How late an action may be: after that, what follows counts from when it is done and not from its deadline.
const LATE: Duration = Duration::minutes(5);

/// How many written steps in a row go out by themselves without a person's act between them (P5).
pub const MAX_UNATTENDED: u8 = 2;
/// How near to a written step a meeting counts as contact.
const NEAR_MEETING: Duration = Duration::days(1);

/// Why a written step that comes at `at` awaits a person's approval; none, if it goes out by itself. In doubt nothing goes out: who was
/// in contact with somebody of us, or has heard from nobody but Baton, is written to by a person (P5).
#[must_use]
pub fn approval(lead: &Lead, at: Instant) -> Option<ApprovalReason> {
    let meeting = lead.appointment.as_ref().map(|meeting| meeting.time.from);
    let meets = meeting.is_some_and(|from| (from - at).abs() <= NEAR_MEETING);
    if lead.in_contact_since || meets {
        Some(ApprovalReason::InContact)
    } else {
        (lead.unattended_emails >= MAX_UNATTENDED).then_some(ApprovalReason::Unattended)
    }
}

/// The steps of a track, as a lead walks it.
#[must_use]
pub fn steps<'a>(policy: &'a Policy, lead: &Lead, track: Track) -> &'a [Step] {
    let campaign = lead.campaign.as_ref();
    let name = campaign.map(|campaign| campaign.name.as_str());
    policy.rules.steps(track, name)
}

/// When the mail of a step leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departure {
    /// When the mail leaves.
    pub at: Instant,
    /// Whether the rep is told of it before, with time to stop it.
    pub is_announced: bool,
}

/// When the mail of a step leaves that comes at `due`, for a lead that stands at `position` before it.
///
/// A mail that follows the rep's own attempt without a wait leaves the same day: who has just reported the attempt knows
/// what comes. Every other mail is announced to the rep first, also one that waits for days after an attempt.
#[must_use]
pub fn departure(policy: &Policy, step: &Step, position: Position, due: Instant) -> Departure {
    let cadence = &policy.rules.cadence;
    let calendar = policy.calendar();
    let follows_an_attempt = match position {
        Position::After { by_person, .. } => by_person && is_at_once(step),
        Position::From { .. } | Position::CallOpen { .. } | Position::TaskOpen { .. } => false,
    };
    let at = if follows_an_attempt {
        let from = calendar.opening_at_or_after(due);
        calendar.after(from, cadence.notice_after_attempt)
    } else {
        calendar.after(due, cadence.notice)
    };
    Departure {
        at,
        is_announced: !follows_an_attempt,
    }
}

/// As [`departure`], for who reads at `now` what is to come: never a time that has passed.
#[must_use]
pub fn leaves_at(
    policy: &Policy,
    step: &Step,
    position: Position,
    due: Instant,
    now: Instant,
) -> Instant {
    departure(policy, step, position, counts_from(due, now))
        .at
        .max(now)
}

/// The mail of the cadence that was written down last, whether it has gone out or not, if nobody has done anything since.
#[must_use]
pub fn written_mail(policy: &Policy, lead: &Lead) -> Option<MessageId> {
    let progress = lead.cadence?;
    let Position::After {
        done,
        by_person: false,
    } = progress.at
    else {
        return None;
    };
    let steps = steps(policy, lead, progress.track);
    let step = steps.get(usize::from(progress.step).checked_sub(1)?)?;
    let (name, template) = (&step.name, &step.template);
    let message = || Message::new(lead, name, template, StopRule::Automatic, done, done);
    step.kind.is_written().then(|| message().id)
}

/// Whether a step follows the one before without a wait.
pub(crate) fn is_at_once(step: &Step) -> bool {
    if step.before.is_some() {
        return false;
    }
    match step.after() {
        Span::Elapsed { seconds } | Span::BusinessTime { seconds } => seconds == 0,
        Span::BusinessDays { days } => days == 0,
    }
}

/// From when what follows a deadline counts: the deadline, unless it is long past. After an outage everything counts from when it
/// is done, so that no burst follows it.
#[must_use]
pub fn counts_from(deadline: Instant, now: Instant) -> Instant {
    if now - deadline > LATE { now } else { deadline }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::parse_instant;

    #[test]
    fn what_is_done_a_little_late_counts_from_its_deadline_and_what_is_long_past_from_now() {
        let at = |text: &str| parse_instant(text).unwrap();
        let deadline = at("2026-03-02T15:00:00Z");
        for (now, from) in [
            ("2026-03-02T14:00:00Z", "2026-03-02T15:00:00Z"),
            ("2026-03-02T15:05:00Z", "2026-03-02T15:00:00Z"),
            ("2026-03-02T15:05:01Z", "2026-03-02T15:05:01Z"),
        ] {
            assert_eq!(counts_from(deadline, at(now)), at(from), "{now}");
        }
    }
}
