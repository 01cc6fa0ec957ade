//! What the parts of the page of a day have in common: what the page is made of, when a lead of it is due, and the mail of it that waits.

use calendar::Instant;
use chrono::TimeDelta;
use cloud::links::Purpose;
use cloud::table::timeline::LastAnswer;
use followup::next_work::{WorkKind, is_overdue};
use followup::work;
use maud::{Markup, html};
use wording::{Words, moment};

use super::row::Signed;
use super::work::{DayItem, WorkDay};
use crate::page::{filled, shown as escaped};
use crate::pages::announcement::step_of;
use crate::parts::nothing_chosen;
use crate::upcoming::waits_for_approval;
use crate::way_back::WayBack;

/// How long before it is due it is said how much time is left; longer before, the day and the hour say more.
const COUNTED_DOWN: TimeDelta = TimeDelta::hours(4);

/// What the page is made of.
pub(super) struct DayView<'a> {
    /// Who is here.
    pub(super) signed: &'a Signed<'a>,
    /// In which words.
    pub(super) words: Words,
    /// What the day holds.
    pub(super) day: WorkDay,
    /// The lead that stands first.
    pub(super) first: Option<usize>,
    /// What that lead has written since they asked.
    pub(super) answer: LastAnswer,
}

pub(super) fn hour(shown: &DayView<'_>, at: Instant) -> String {
    shown.signed.visit.times(shown.signed.policy).hour(at)
}

pub(super) fn when(shown: &DayView<'_>, at: Instant) -> String {
    shown
        .signed
        .visit
        .times(shown.signed.policy)
        .on_page(at, shown.signed.visit.now)
}

/// Whether what is to be done should have been done.
pub(super) fn is_late(item: &DayItem, now: Instant) -> bool {
    is_overdue(Some((item.kind, item.at)), now)
}

/// What the badge of a lead says: until when, or since when it is late, and until when it was put off. What has a time of its own, as a
/// meeting, an agreed step and a mail that goes out have, is at it and not until then.
pub(super) fn badge(shown: &DayView<'_>, item: &DayItem) -> Markup {
    let (words, now) = (shown.words, shown.signed.visit.now);
    let (due, until) = match item.at {
        None => (words.today_undated(), None),
        Some(at) if at <= now => (words.today_was_due(&when(shown, at)), None),
        Some(at) if is_at_its_time(item, at) => (when(shown, at), None),
        Some(at) => (words.today_due(&when(shown, at)), Some(at)),
    };
    let left = until.map(|at| at - now);
    let left = left.filter(|left| *left <= COUNTED_DOWN);
    html! {
        (due)
        @if let Some(left) = left {
            " · " (filled([html! { span data-left=(left.num_seconds()) { (moment::how_long(words, left)) } }], |[time]| words.today_left(time)))
        }
        @if let Some(until) = item.put_off { " · " (words.today_put_off(&when(shown, until))) }
    }
}

/// Whether something takes place at a time, or only begins to be due then.
fn is_at_its_time(item: &DayItem, at: Instant) -> bool {
    let begins = work::owed(item.case.lead()).is_some_and(|owed| owed.start == at);
    begins || matches!(item.kind, WorkKind::Meeting | WorkKind::Automatic)
}

/// A mail that has been written: the way to what is said of it, and what can be done with it.
pub(super) fn written(shown: &DayView<'_>, item: &DayItem) -> Markup {
    let Some(mail) = &item.mail else {
        return html! {};
    };
    let (visit, words) = (shown.signed.visit, shown.words);
    let (purpose, choices) = if waits_for_approval(mail) {
        let choices = [
            ("release", words.message_send()),
            ("drop", words.message_skip()),
        ];
        (Purpose::Message, choices)
    } else if item.kind == WorkKind::Approve {
        // It is nobody's to send before its time.
        return html! {};
    } else {
        let choices = [
            ("send_now", words.message_send_now()),
            ("stop", words.message_leave_out()),
        ];
        (Purpose::Announcement, choices)
    };
    let message = mail.id().to_string();
    let address = WayBack::Today.address(visit, purpose, item.case.lead(), message);
    html! {
        form.bare.row method="post" action=(address) {
            (nothing_chosen(words))
            a href=(address) { (escaped(&words.today_mail(&step_of(words, mail)))) }
            @for (choice, said) in &choices { button.quiet type="submit" name="choice" value=(choice) { (said) } }
        }
    }
}
