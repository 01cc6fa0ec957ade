//! How notices become few mails: at once, by the hour, or on the list at opening.

use chrono::{Duration, DurationRound, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ids::{MessageId, PersonId};
use crate::lead::Lead;
use crate::message::notice::{DigestKind, Escalation, MeetingNews, Notice, NoticeKind};
use crate::policy::active::ActiveConfig;
use crate::proposal::PolicyProposal;
use calendar::{Calendar, Instant, format_instant, full_at_or_after};

/// How long before a closure the manager gets the list of what nobody has touched.
const BEFORE_CLOSURE: Duration = Duration::hours(3);
/// How long after opening a notice still belongs to the list.
const AT_OPENING: Duration = Duration::minutes(1);
/// A closure longer than this is worth that list.
const LONG_CLOSURE: Duration = Duration::hours(24);

/// One mail to a member of the team, which may carry many notices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// Derived from whom it goes to, its kind and its window.
    pub id: MessageId,
    /// Whom it goes to.
    pub to: PersonId,
    /// How its notices are gathered.
    pub kind: DigestKind,
    /// Not sent before.
    pub not_before: Instant,
}

/// Which mail a notice travels in, before it has a name: whoever only asks when it leaves needs none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestSlot {
    /// How its notices are gathered.
    pub kind: DigestKind,
    /// Not sent before.
    pub not_before: Instant,
    window: DigestWindow,
}

/// What tells a mail from the others of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DigestWindow {
    /// The day of a list.
    Day(NaiveDate),
    /// The hour, or the opening, of what is gathered.
    Moment(Instant),
    /// The notice itself: when it was decided, and how often it was put off.
    Own(Instant, u32),
}

impl DigestSlot {
    fn digest(self, notice: &Notice) -> Digest {
        let window = match self.window {
            DigestWindow::Day(date) => date.to_string(),
            DigestWindow::Moment(at) => format_instant(at),
            DigestWindow::Own(now, number) => format!(
                "{}/{:?}/{}/{number}",
                notice.lead,
                notice.kind,
                format_instant(now)
            ),
        };
        Digest::new(&notice.to, self.kind, self.not_before, &window)
    }
}

impl Digest {
    fn new(to: &PersonId, kind: DigestKind, not_before: Instant, window: &str) -> Self {
        let id = MessageId::derive(&["bundle", to.as_str(), &format!("{kind:?}"), window]);
        Self {
            id,
            to: to.clone(),
            kind,
            not_before,
        }
    }

    /// Whether it is the mail about this proposal.
    #[must_use]
    pub fn is_about(&self, proposal: &PolicyProposal) -> bool {
        let own = Self::new(&self.to, self.kind, self.not_before, &proposal.window());
        self.kind == DigestKind::TeamChange && own.id == self.id
    }

    /// The mail by which somebody signs in, at once: by its id the sign-in is known that was asked for.
    #[must_use]
    pub fn sign_in(to: &PersonId, id: MessageId, now: Instant) -> Self {
        Self {
            id,
            to: to.clone(),
            kind: DigestKind::SignIn,
            not_before: now,
        }
    }

    /// The mail that asks which lead an answer to a list is about, at once; `mail` is what that answer is known by, so that each is asked about once.
    #[must_use]
    pub fn names_no_lead(to: &PersonId, mail: &str, now: Instant) -> Self {
        Self::new(to, DigestKind::NamesNoLead, now, mail)
    }

    /// Whether the mail carries what several leads' decisions tell. The name of every other mail is made of the notice's lead, so that no
    /// decision about another lead writes it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.kind.is_list()
    }
}

/// From when on a notice about a lead may be told: of somebody new not before our answer to them may have left, so that nobody calls
/// half a minute after they have filled in a form.
#[must_use]
pub fn told_from(notice: &Notice, lead: &Lead, now: Instant) -> Instant {
    let waits = lead.owed.first_touch().map(|owed| owed.since);
    match waits {
        Some(since) if notice.kind == NoticeKind::NewLead => since.max(now),
        Some(_) | None => now,
    }
}

/// The mail that carries a notice decided at `now`; `deferral` counts the mails that it would have gone with and that
/// have left already. No two deferrals of a notice give the same mail, so that a notice always finds one.
///
/// A notice outside the recipient's hours waits for the list at opening. What is no lead's own mail shares one mail an hour, from an hour after
/// the list on; that a lead has moved on, or from somebody who was not told, waits for
/// the manager's next list.
#[must_use]
pub fn digest_of(config: &ActiveConfig, notice: &Notice, now: Instant, deferral: u32) -> Digest {
    let calendar = config.calendar_of(&notice.to);
    let first = slot_of(config, notice, now);
    let slot = (1..=deferral).fold(first, |left, number| {
        following(calendar, notice, now, left.not_before, number)
    });
    slot.digest(notice)
}

/// When a notice leaves that is decided at `now`, and how it is gathered, while no mail that it would go with has left: as [`digest_of`], without
/// the name of the mail.
#[must_use]
pub fn slot_of(config: &ActiveConfig, notice: &Notice, now: Instant) -> DigestSlot {
    first(config.calendar_of(&notice.to), notice, now)
}

/// Whether a notice stands on lists alone: whoever has the lead now has heard, and the manager sees it move. Of somebody who cannot be
/// reached the manager hears once a day, whatever moves on from them. Who wants to hear from us later needs nobody today.
fn is_for_lists(notice: &Notice) -> bool {
    let moved = notice.kind == NoticeKind::Escalation(Escalation::Reassigned);
    moved
        || matches!(
            notice.kind,
            NoticeKind::Unreached { .. } | NoticeKind::ForLater
        )
}

/// Whether it reminds of a meeting that begins as the office opens, or before: at opening nobody could prepare for it any more.
fn comes_too_late_at_opening(calendar: &Calendar, notice: &Notice, now: Instant) -> bool {
    let NoticeKind::Meeting {
        news: MeetingNews::Soon,
        invitation,
    } = &notice.kind
    else {
        return false;
    };
    !calendar.is_open(now) && invitation.time.from <= calendar.opening_at_or_after(now)
}

/// The mail of a notice while none has left.
fn first(calendar: &Calendar, notice: &Notice, now: Instant) -> DigestSlot {
    if is_for_lists(notice) {
        return list(calendar, calendar.next_day_opening(now));
    }
    if comes_too_late_at_opening(calendar, notice, now) {
        return single(now, now, 0);
    }
    if let NoticeKind::Meeting { .. } = notice.kind {
        // Its calendar part makes it a mail of its own, which waits for the recipient's hours like any other.
        let at = calendar.opening_at_or_after(now);
        return single(at, now, 0);
    }
    // What falls on the minute of opening goes with the list, while that has not left.
    let today = calendar.first_opening_of(calendar.local(now).date_naive());
    if let Some(opening) = today
        && opening <= now
        && now - opening < AT_OPENING
    {
        return list(calendar, opening);
    }
    if !calendar.is_open(now) {
        return at_opening(calendar, notice, now);
    }
    match notice.digest_kind() {
        DigestKind::Single | DigestKind::NamesNoLead | DigestKind::SignIn => single(now, now, 0),
        kind @ (DigestKind::Hour
        | DigestKind::Morning
        | DigestKind::Untouched
        | DigestKind::TeamChange) => {
            let at = today.and_then(|opening| after_the_list(calendar, opening, now));
            let at = at.unwrap_or(now);
            gathered(kind, at, hour_of(at))
        }
    }
}

/// When the first mail of the hour comes after the list of an opening, if that has just gone out; none, when it is a while ago or there is none.
///
/// The list and a mail in each of the hours that follow are eight in a day of eight hours: one of the first hour would be the ninth.
fn after_the_list(calendar: &Calendar, opening: Instant, now: Instant) -> Option<Instant> {
    let after = hour_at_or_after(opening + Duration::hours(1));
    let is_just_out = opening <= now && now < after;
    let had_been_closed = || !calendar.is_open(opening - AT_OPENING);
    (is_just_out && had_been_closed() && calendar.is_open(after)).then_some(after)
}

/// The mail of a notice that came too late for `number` mails; `left` is the last of them.
fn following(
    calendar: &Calendar,
    notice: &Notice,
    now: Instant,
    left: Instant,
    number: u32,
) -> DigestSlot {
    if is_for_lists(notice) {
        return list(calendar, calendar.next_day_opening(left));
    }
    match notice.digest_kind() {
        DigestKind::Single | DigestKind::NamesNoLead | DigestKind::SignIn => {
            single(left.max(now), now, number)
        }
        kind @ (DigestKind::Hour
        | DigestKind::Morning
        | DigestKind::Untouched
        | DigestKind::TeamChange) => {
            let at = hour_of(left.max(now)) + Duration::hours(1);
            if calendar.is_open(at) {
                gathered(kind, at, at)
            } else {
                at_opening(calendar, notice, at)
            }
        }
    }
}

/// The mail of the opening after a moment at which it is closed: the day's list, or after a break one of its own.
fn at_opening(calendar: &Calendar, notice: &Notice, at: Instant) -> DigestSlot {
    let opening = calendar.opening_at_or_after(at);
    let date = calendar.local(opening).date_naive();
    if calendar.first_opening_of(date) == Some(opening) {
        return list(calendar, opening);
    }
    match notice.digest_kind() {
        DigestKind::Single | DigestKind::NamesNoLead | DigestKind::SignIn => {
            single(opening, opening, 0)
        }
        kind @ (DigestKind::Hour
        | DigestKind::Morning
        | DigestKind::Untouched
        | DigestKind::TeamChange) => gathered(kind, opening, opening),
    }
}

fn hour_at_or_after(at: Instant) -> Instant {
    full_at_or_after(at, Duration::hours(1))
}

/// The hour of a moment, by the clock: what goes out hourly, and what is counted by the hour, is named by it.
#[must_use]
pub fn hour_of(at: Instant) -> Instant {
    at.duration_trunc(Duration::hours(1)).unwrap_or(at)
}

/// A mail of a notice's own.
fn single(at: Instant, now: Instant, number: u32) -> DigestSlot {
    DigestSlot {
        kind: DigestKind::Single,
        not_before: at,
        window: DigestWindow::Own(now, number),
    }
}

/// A mail that carries what comes until it leaves.
fn gathered(kind: DigestKind, at: Instant, window: Instant) -> DigestSlot {
    DigestSlot {
        kind,
        not_before: at,
        window: DigestWindow::Moment(window),
    }
}

/// The list at an opening.
fn list(calendar: &Calendar, opening: Instant) -> DigestSlot {
    DigestSlot {
        kind: DigestKind::Morning,
        not_before: opening,
        window: DigestWindow::Day(calendar.local(opening).date_naive()),
    }
}

/// Mails of their own that a person gets in an hour at most: what comes beyond them travels in a list. A person who gets a mail every few
/// minutes reads none of them.
pub const MAILS_AN_HOUR: u64 = 5;
/// How often such a list leaves, while more comes.
const LIST_EVERY: Duration = Duration::minutes(10);

/// The list in which travels what comes beyond [`MAILS_AN_HOUR`]: it leaves within ten minutes. `deferral` counts those lists that it would
/// have gone with, and that have left.
#[must_use]
pub fn crowded(to: &PersonId, now: Instant, deferral: u32) -> Digest {
    let from = now.duration_trunc(LIST_EVERY).unwrap_or(now);
    let at = (0..=deferral).fold(from, |at, _| at + LIST_EVERY);
    Digest::new(
        to,
        DigestKind::Hour,
        at,
        &format!("crowded/{}", format_instant(at)),
    )
}

/// The list at an opening.
#[must_use]
pub fn morning(to: &PersonId, calendar: &Calendar, opening: Instant) -> Digest {
    let date = calendar.local(opening).date_naive();
    Digest::new(to, DigestKind::Morning, opening, &date.to_string())
}

/// The mail that says that a change is proposed, within the hours of who reads it; none, where their list at opening comes
/// first: that says it, too, for as long as the proposal stands.
#[must_use]
pub fn of_proposal(
    config: &ActiveConfig,
    to: &PersonId,
    proposal: &PolicyProposal,
) -> Option<Digest> {
    let calendar = config.calendar_of(to);
    let at = calendar.opening_at_or_after(proposal.at);
    let first = calendar.first_opening_of(calendar.local(at).date_naive());
    let is_listed = first.is_some_and(|opening| opening <= at && at - opening < AT_OPENING);
    let window = proposal.window();
    (!is_listed).then(|| Digest::new(to, DigestKind::TeamChange, at, &window))
}

/// The list of what nobody has touched, at `at`.
#[must_use]
pub fn untouched(to: &PersonId, at: Instant) -> Digest {
    Digest::new(to, DigestKind::Untouched, at, &format_instant(at))
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
