//! How notices become few mails: at once, by the hour, or on the list at opening.

use chrono::{Duration, DurationRound};
use serde::{Deserialize, Serialize};

use crate::ids::{MessageId, PersonId};
use crate::message::{BundleKind, Escalation, Notice, NoticeKind};
use crate::policy::Setting;
use crate::time::{Calendar, Instant, format_instant};

/// How long before a closure the manager gets the list of what nobody has touched.
const BEFORE_CLOSURE: Duration = Duration::hours(3);
/// How long after opening a notice still belongs to the list.
const AT_OPENING: Duration = Duration::minutes(1);
/// A closure longer than this is worth that list.
const LONG_CLOSURE: Duration = Duration::hours(24);

/// One mail to a member of the team, which may carry many notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// Derived from whom it goes to, its kind and its window.
    pub id: MessageId,
    /// Whom it goes to.
    pub to: PersonId,
    /// What it is.
    pub kind: BundleKind,
    /// Not sent before.
    pub not_before: Instant,
}

impl Bundle {
    fn new(to: &PersonId, kind: BundleKind, not_before: Instant, window: &str) -> Self {
        let id = MessageId::derive(&["bundle", to.as_str(), &format!("{kind:?}"), window]);
        Self {
            id,
            to: to.clone(),
            kind,
            not_before,
        }
    }
}

/// The mail that carries a notice decided at `now`; `deferral` counts the mails of its kind that have left
/// already.
///
/// A notice outside the recipient's hours waits for the list at opening. Reminders and escalations share one
/// mail an hour; that a lead has moved on waits for the manager's next list.
#[must_use]
pub fn bundle(setting: &Setting, notice: &Notice, now: Instant, deferral: u32) -> Bundle {
    let calendar = setting.calendar_of(&notice.to);
    if notice.kind == NoticeKind::Escalation(Escalation::Reassigned) {
        // Whoever has it now has heard; the manager sees it move on the next list.
        return morning(&notice.to, calendar, calendar.next_day_opening(now));
    }
    if let NoticeKind::Meeting { .. } = notice.kind {
        // Its calendar part makes it a mail of its own, which waits for the recipient's hours like any other.
        let at = calendar.opening_at_or_after(now);
        let window = window(notice, BundleKind::Single, now, now, deferral);
        return Bundle::new(&notice.to, BundleKind::Single, at, &window);
    }
    let hour = now.duration_trunc(Duration::hours(1)).unwrap_or(now);
    let later = Duration::hours(i64::from(deferral));
    let kind = notice.bundle_kind();
    let at = match kind {
        BundleKind::Single => now,
        BundleKind::Reminders
        | BundleKind::Escalations
        | BundleKind::Morning
        | BundleKind::Untouched => {
            if deferral == 0 {
                now
            } else {
                hour + later
            }
        }
    };
    // What falls on the minute of opening goes with the list, while that has not left.
    let today = calendar.first_opening_of(calendar.local(at).date_naive());
    if let Some(opening) = today
        && deferral == 0
        && opening <= at
        && at - opening < AT_OPENING
    {
        return morning(&notice.to, calendar, opening);
    }
    if !calendar.is_open(at) {
        let opening = calendar.opening_at_or_after(at);
        let date = calendar.local(opening).date_naive();
        if calendar.first_opening_of(date) == Some(opening) {
            return morning(&notice.to, calendar, opening);
        }
        return Bundle::new(
            &notice.to,
            kind,
            opening,
            &window(notice, kind, opening, opening, deferral),
        );
    }
    Bundle::new(
        &notice.to,
        kind,
        at,
        &window(notice, kind, hour + later, now, deferral),
    )
}

fn minute(at: Instant) -> String {
    format_instant(at.duration_trunc(Duration::minutes(1)).unwrap_or(at))
}

fn window(notice: &Notice, kind: BundleKind, hour: Instant, now: Instant, deferral: u32) -> String {
    match kind {
        // Whom several lapses pause hears of it once a day.
        BundleKind::Single if notice.kind == NoticeKind::Paused => {
            format!("paused/{}/{deferral}", now.date_naive())
        }
        // What comes due for several leads in one minute is one mail.
        BundleKind::Single if notice.kind == NoticeKind::Warning => {
            format!("warnings/{}/{deferral}", minute(now))
        }
        BundleKind::Single if matches!(notice.kind, NoticeKind::Announcement { .. }) => {
            format!("announcements/{}/{deferral}", minute(now))
        }
        BundleKind::Single if notice.kind == NoticeKind::MovedAway => {
            format!("moved/{}/{deferral}", minute(now))
        }
        BundleKind::Single => {
            format!(
                "{}/{:?}/{}/{deferral}",
                notice.lead,
                notice.kind,
                format_instant(now)
            )
        }
        BundleKind::Reminders
        | BundleKind::Escalations
        | BundleKind::Morning
        | BundleKind::Untouched => format_instant(hour),
    }
}

/// The list at an opening.
#[must_use]
pub fn morning(to: &PersonId, calendar: &Calendar, opening: Instant) -> Bundle {
    let date = calendar.local(opening).date_naive();
    Bundle::new(to, BundleKind::Morning, opening, &date.to_string())
}

/// The list of what nobody has touched, at `at`.
#[must_use]
pub fn untouched(to: &PersonId, at: Instant) -> Bundle {
    Bundle::new(to, BundleKind::Untouched, at, &format_instant(at))
}

/// When the next list before a closure of more than a day is due, after `now`.
///
/// `None` for a calendar that never closes for long within the bound of its search.
#[must_use]
pub fn next_untouched(calendar: &Calendar, now: Instant) -> Option<Instant> {
    /// Working days looked at: more than a month.
    const DAYS: usize = 45;
    let mut at = calendar.opening_at_or_after(now);
    for _ in 0..DAYS {
        let closed = calendar.closed_stretch_after(at);
        if closed.to - closed.from > LONG_CLOSURE {
            let opening = calendar
                .first_opening_of(calendar.local(at).date_naive())
                .unwrap_or(at);
            let list = (closed.from - BEFORE_CLOSURE).max(opening.min(closed.from));
            if list > now {
                return Some(list);
            }
        }
        at = closed.to;
    }
    None
}
