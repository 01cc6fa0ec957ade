//! How the manager is asked what is to become of a lead: who can take it, and what else can be done.

use cloud::links::{Purpose, TIMES};
use followup::access::{
    is_offered_times, may_be_refused, may_let_go, stays_for_a_meeting, to_nudge, to_own_up,
};
use followup::event::LetGoReason;
use followup::ids::PersonId;
use followup::lead::{Open, Stage};
use followup::team::{Person, Team};
use followup::timeline::Fact;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};
use wording::{Words, label, step};

use super::field::{LET_GO, NUDGE, OWN_UP, SAYS_NO, SEEN};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::page::{filled, naming, page, shown};
use crate::pages::availability::{self, candidates};
use crate::parts::{asked, nothing_chosen, standing, timeline, who};
use crate::words::{manager_reason, room};

/// Mails of ours that the page names before something is let go: the newest.
const MAX_READ: usize = 3;

/// Which button of the page the mail's button named.
#[derive(PartialEq, Eq)]
pub(super) enum Picked {
    To(PersonId),
    Nudge,
    OwnUp,
    LetGo,
}

pub(super) fn ask(
    visit: &Visit<'_>,
    case: &LeadRecord,
    team: &Team,
    by: &PersonId,
    picked: Option<&Picked>,
    error: Option<&str>,
    merging: Markup,
) -> Response<Body> {
    let words = case.words;
    let to = match picked {
        Some(Picked::To(id)) => candidates(&case.policy, by).find(|person| person.id == *id),
        Some(Picked::Nudge | Picked::OwnUp | Picked::LetGo) | None => None,
    };
    let asks = to_nudge(&case.policy, case.lead(), by, case.now);
    let asks = asks.map(|rep| nudging(visit, words, case.person_name(rep)));
    let owner = case.lead().rep();
    let choice = |person: &Person| -> Markup {
        let own = (person.id == *by).then(|| words.you_in_brackets());
        html! {
            li {
                @if owner == Some(&person.id) { b { (shown(&person.name)) } " " (words.assign_has_it_now()) }
                @else { button type="submit" name="to" value=(person.id.as_str()) { (shown(&person.name)) @if let Some(own) = own { " " (own) } } }
                p.note { (room(words, &team.load(&person.id), case.now, |at| case.when(at))) }
                (availability::buttons(visit, words, person, &team.load(&person.id)))
            }
        }
    };
    let open = match &case.lead().stage {
        Stage::Open(_) => true,
        Stage::Closed { .. } => false,
    };
    let giving = if stays_for_a_meeting(case.lead()) {
        meeting_stands(visit, case, error)
    } else {
        html! {
            form method="post" action=(visit.token) {
                (nothing_chosen(words))
                (as_seen(case))
                @if let Some(error) = error { p.error role="alert" { (error) } }
                @if let Some(person) = to {
                    button.big type="submit" name="to" value=(person.id.as_str()) { (shown(&words.assign_yes(&person.name))) }
                }
                ul { @for person in candidates(&case.policy, by) { (choice(person)) } }
            }
        }
    };
    let owns_up = to_own_up(&case.policy, case.lead(), case.now).map(|_| apology(visit, case));
    let lets_go = may_let_go(case.lead(), case.now).then(|| letting_go(visit, case));
    let mut parts: Vec<(Option<Picked>, Markup)> = [
        (None, Some(giving)),
        (Some(Picked::Nudge), asks),
        (Some(Picked::OwnUp), owns_up),
        (Some(Picked::LetGo), lets_go),
        (
            None,
            Some(html! { h2 { (case.words.merge_title()) } (merging) }),
        ),
    ]
    .into_iter()
    .filter_map(|(what, part)| Some((what, part?)))
    .collect();
    // What the mail's button named comes first.
    parts.sort_by_key(|(what, _)| what.is_none() || what.as_ref() != picked);
    let name = case.name();
    let body = html! {
        h1 { (naming(&name, |name| words.assign_title(name))) }
        @if let Some(why) = why(case) { p.card role="status" { (shown(&why)) } }
        @if open {
            @for (_, part) in &parts { (part) }
        } @else { p.card { (words.assign_closed()) } }
        (who(case))
        (asked(case))
        (standing(case))
        (timeline(case))
    };
    let status = if error.is_some() { 422 } else { 200 };
    page(words, status, &words.assign_title(&name), &body)
}

/// As which the page shows the lead: who presses later has not read what came since.
fn as_seen(case: &LeadRecord) -> Markup {
    html! { input type="hidden" name=(SEEN) value=(case.stored.version); }
}

/// Why the manager is asked.
fn why(case: &LeadRecord) -> Option<String> {
    let words = case.words;
    let Stage::Open(open) = &case.lead().stage else {
        return None;
    };
    match open {
        Open::WithManager { because, .. } => {
            Some(words.assign_yours_because(&manager_reason(words, *because)))
        }
        Open::InReview { .. } => Some(words.assign_in_review()),
        Open::Active(_) => {
            let owed = &case.lead().owed;
            let unreported = if owed.first_touch().is_some() {
                words.assign_no_contact()
            } else if owed.answer().is_some() {
                words.assign_no_answer()
            } else {
                return None;
            };
            Some(match case.had_by() {
                Some(names) => format!("{unreported} {}", words.assign_lapsed_with(&names)),
                None => unreported,
            })
        }
        Open::Received
        | Open::Qualifying { .. }
        | Open::AskedInformation { .. }
        | Open::Routing { .. }
        | Open::Resting { .. }
        | Open::Reviewing { .. } => None,
    }
}

/// The button that asks whoever has it.
fn nudging(visit: &Visit<'_>, words: Words, owner: &str) -> Markup {
    let asks = filled([html! { (shown(owner)) }], |[owner]| {
        words.assign_nudge_detail(owner)
    });
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen(words))
            p { (asks) }
            button type="submit" name="do" value=(NUDGE) { (shown(&words.assign_nudge(owner))) }
        }
    }
}

/// The button that apologises, with what the mail holds: no time to choose, where none can be chosen.
fn apology(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let times = is_offered_times(&case.policy, case.lead());
    let number = case.policy.active.company.phone.is_some();
    let words = case.words;
    let says = match (times, number) {
        (true, true) => words.apology_time_and_number(),
        (true, false) => words.apology_time(),
        (false, true) => words.apology_number(),
        (false, false) => words.apology_reply(),
    };
    let label = if times {
        words.apology_button_with_times()
    } else {
        words.apology_button()
    };
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen(words))
            p { (says) }
            button type="submit" name="do" value=(OWN_UP) { (label) }
        }
    }
}

/// The buttons that let go what is owed, with what the lead has read of us before, and what they will read of this.
fn letting_go(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let words = case.words;
    let read: Vec<String> = case
        .timeline
        .iter()
        .rev()
        .filter_map(|line| {
            let Fact::Sent { template, .. } = &line.entry.fact else {
                return None;
            };
            let text = step::name(words, template.as_ref()?);
            Some(words.let_go_mail_read(&text, &case.when(line.at)))
        })
        .take(MAX_READ)
        .collect();
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen(words))
            (as_seen(case))
            p { (words.let_go_detail()) }
            @if !read.is_empty() {
                p.note { (shown(&words.let_go_they_have_read(&read.join("; ")))) }
            }
            @for why in LetGoReason::ALL {
                button type="submit" name=(LET_GO) value=(why.as_str()) { (label::let_go(words, *why)) } " "
            }
            @if may_be_refused(case.lead()) {
                p { (words.let_go_or_say_no()) }
                button type="submit" name="do" value=(SAYS_NO) { (words.let_go_say_no()) }
            }
        }
    }
}

/// That nobody else gets the lead while a meeting stands, since it would end with the move; when it is, and the way to it.
fn meeting_stands(visit: &Visit<'_>, case: &LeadRecord, error: Option<&str>) -> Markup {
    let words = case.words;
    let meeting = case.lead().meeting();
    let with = meeting.map(|meeting| (case.person_name(&meeting.rep), meeting.time.from));
    let times = visit.address(Purpose::Booking, case.lead(), TIMES.to_owned());
    html! {
        div.card {
            @if let Some(error) = error { p.error role="alert" { (error) } }
            @if let Some((rep, at)) = with { p { (shown(&words.assign_meeting(rep, &case.when(at)))) } }
            p { a.go href=(times) { (words.today_the_meeting()) } }
        }
    }
}
