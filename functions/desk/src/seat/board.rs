//! Every open lead, for whoever leads the team: what waits for them first, and that the rest is in hand, where it is.

use calendar::Instant;
use cloud::links::Purpose;
use followup::access::{may_let_go, to_nudge, to_own_up};
use followup::ids::PersonId;
use followup::lead::{Open, Owner, Queue, Stage};
use followup::team::{Person, Role, Team};
use followup::work;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use wording::{Words, counted, moment, with_capital};

use super::frame::seat_page;
use super::parts::{about, asked, kind, lead_path};
use super::row::{Seat, SeatPage, Signed};
use super::work::{WorkKind, next_work};
use crate::case::LeadRecord;
use crate::fields::queried;
use crate::open_leads::{EveryLead, looks_unwanted, sort};
use crate::page::shown;
use crate::pages::{Takes, absence, at_once, availability, list};
use crate::refused::NotServed;
use crate::words::room;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "board",
    name: "board",
    seat: Seat::Leading,
    shows: "Whoever leads the team reads every open lead: what waits for them, and how the rest stands.",
    does: "Decides of several leads, gives one verdict for all that looks unwanted, or ends somebody's pause or absence, as the list of the mail does.",
    takes: Takes::Fields(list::fields),
    query: &[(
        "rep",
        "The id of somebody: the board shows their leads alone.",
    )],
    files: &[],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, request| Box::pin(act(signed, request)),
};

/// Cards of a column.
const MAX_CARDS: usize = 12;

/// The columns of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// Nobody has been in touch yet.
    FirstTouch,
    /// The steps go on.
    Trying,
    /// They have been heard.
    InConversation,
    /// They wait in a queue.
    Queued,
}

impl Column {
    const ALL: [Column; 4] = [
        Column::FirstTouch,
        Column::Trying,
        Column::InConversation,
        Column::Queued,
    ];

    fn of(case: &LeadRecord) -> Self {
        let lead = case.lead();
        if lead.rep().is_none() {
            Self::Queued
        } else if lead.owed.first_touch().is_some() {
            Self::FirstTouch
        } else if lead.owed.is_empty() {
            Self::Trying
        } else {
            Self::InConversation
        }
    }

    fn title(self, words: Words) -> String {
        match self {
            Self::FirstTouch => words.board_first_touch(),
            Self::Trying => words.board_trying(),
            Self::InConversation => words.board_in_conversation(),
            Self::Queued => words.board_queued(),
        }
    }
}

/// What the board is made of.
struct Board<'a> {
    signed: &'a Signed<'a>,
    words: Words,
    team: Team,
    /// What waits for whoever leads the team, the most pressing first.
    for_you: Vec<LeadRecord>,
    /// What looks unwanted, and waits for one verdict.
    unwanted: Vec<LeadRecord>,
    /// Everything else, the soonest first.
    others: Vec<LeadRecord>,
    resting: usize,
    more: usize,
    stuck: usize,
    /// Whether everything that was due has been decided.
    is_swept: bool,
    /// Whose leads are shown, where it is not everybody's.
    of: Option<PersonId>,
}

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let rep = queried(request);
    let rep = rep.get("rep").and_then(|id| PersonId::parse(id).ok());
    board(signed, rep, None, None).await
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    match list::decided(signed.visit, request).await? {
        Ok(done) => board(signed, None, None, Some(done)).await,
        Err(error) => board(signed, None, Some(&error), None).await,
    }
}

/// Whether a lead waits for whoever leads the team.
fn waits_for_the_manager(signed: &Signed<'_>, case: &LeadRecord) -> bool {
    let now = signed.visit.now;
    match case.lead().owner() {
        Some(Owner::Queue(queue)) => queue == Queue::Manager,
        Some(Owner::Person(_)) => work::is_on_the_managers_list(&case.policy, case.lead(), now),
        None => false,
    }
}

async fn read<'a>(signed: &'a Signed<'a>, of: Option<PersonId>) -> Result<Board<'a>, NotServed> {
    let visit = signed.visit;
    let cloud = visit.cloud;
    let team = cloud.team(&signed.policy.active).await?;
    let EveryLead {
        leads,
        resting,
        more,
    } = visit.every_open_lead(signed.policy, &team).await?;
    let mut board = Board {
        words: visit.words(signed.policy),
        stuck: cloud.stuck().await?.len(),
        is_swept: cloud.has_caught_up(visit.now).await?,
        for_you: Vec::new(),
        unwanted: Vec::new(),
        others: Vec::new(),
        signed,
        team,
        resting,
        more,
        of,
    };
    for case in leads {
        if looks_unwanted(&case) {
            board.unwanted.push(case);
        } else if waits_for_the_manager(signed, &case) {
            board.for_you.push(case);
        } else {
            board.others.push(case);
        }
    }
    sort(&mut board.for_you);
    sort(&mut board.unwanted);
    let now = visit.now;
    board.others.sort_by_key(|case| {
        let at = next_work(&case.policy, case.lead(), now).and_then(|(_, at)| at);
        (at.is_none(), at)
    });
    Ok(board)
}

async fn board(
    signed: &Signed<'_>,
    of: Option<PersonId>,
    error: Option<&str>,
    done: Option<Markup>,
) -> Result<Response<Body>, NotServed> {
    let board = read(signed, of).await?;
    let (words, visit) = (board.words, signed.visit);
    let title = words.board_title();
    let several: Vec<&LeadRecord> = board.for_you.iter().collect();
    let body = html! {
        h1 { (first_line(&board)) }
        (under_first_line(&board))
        @if let Some(error) = error { p.error role="alert" { (error) } }
        @if let Some(done) = done { div.card.done role="status" { (done) } }
        @if !board.for_you.is_empty() {
            h2 { (words.board_for_you()) }
            ul.lines.wide { @for case in &board.for_you { (for_you(&board, case)) } }
            details.section {
                summary { h3 { (words.several_heading()) } }
                (at_once::form(visit, signed.policy, &board.team, signed.person, &several))
            }
        }
        (list::review(visit, words, &board.unwanted))
        h2 { (words.board_every_lead()) }
        (filter(&board))
        div.columns { @for column in Column::ALL { (cards(&board, column)) } }
        p.note { (words.board_resting(counted(board.resting))) }
        h2 { (words.board_who_has_what()) }
        (loads(&board))
        (availability::section(visit, signed.policy, &board.team, signed.person))
        (absence::section(visit, signed.policy, &board.team, signed.person))
        p { a.go href=(visit.own_address(Purpose::Team)) { (words.team_page_link()) } }
    };
    let status = if error.is_some() { 422 } else { 200 };
    Ok(seat_page(signed, "board", status, &title, &body))
}

/// Whether somebody waits for longer than they should, or what a person was to do is overdue.
fn is_late(case: &LeadRecord, now: Instant) -> bool {
    let next = next_work(&case.policy, case.lead(), now);
    work::late(&case.policy, case.lead(), now).is_some() || is_overdue(next, now)
}

/// Whether what comes next is a person's work, and was due by now.
fn is_overdue(next: Option<(WorkKind, Option<Instant>)>, now: Instant) -> bool {
    next.is_some_and(|(what, at)| what.is_work() && at.is_some_and(|at| at <= now))
}

/// The first line is true of every open lead that was looked at, and adds up: so many wait for the reader, so many are late with somebody,
/// and the rest is in hand.
fn first_line(board: &Board<'_>) -> Markup {
    let (words, now) = (board.words, board.signed.visit.now);
    let waiting = board.for_you.len() + board.unwanted.len();
    let late = board
        .others
        .iter()
        .filter(|case| is_late(case, now))
        .count();
    let rest = board.others.len() - late;
    let number = |count: usize| words.number_in_words(counted(count));
    let is_known = board.is_swept && board.more == 0;
    let waits = match waiting {
        0 => words.board_nothing_waits(),
        _ => words.board_waiting(counted(waiting), &with_capital(&number(waiting))),
    };
    html! {
        (waits)
        @if late > 0 { " " (words.board_late(counted(late), &with_capital(&number(late)))) }
        @if is_known && rest > 0 {
            " "
            @if waiting + late == 0 { (words.board_all(counted(rest), &number(rest))) }
            @else { (words.board_rest(counted(rest), &number(rest))) }
        }
    }
}

/// What has nobody, what is stuck, who gets no new leads, and what was not looked at.
fn under_first_line(board: &Board<'_>) -> Markup {
    let words = board.words;
    let roster = &board.signed.policy.active.roster;
    let now = board.signed.visit.now;
    let orphans = board.for_you.iter().chain(&board.others);
    let orphans = orphans.filter(|case| {
        case.lead()
            .rep()
            .is_some_and(|rep| roster.get(rep).is_none())
    });
    let reps: Vec<&Person> = roster.with(Role::Rep).collect();
    let gone = reps.iter().filter(|rep| {
        let load = board.team.load(&rep.id);
        load.is_paused() || load.is_away(now)
    });
    let (gone, all) = (gone.count(), reps.len());
    html! {
        p.lead-in {
            (words.board_orphans(&orphans.count().to_string(), &board.stuck.to_string()))
            @if gone > 0 { " " (words.board_gone(&gone.to_string(), &all.to_string())) }
        }
        @if !board.is_swept { p.late { (words.board_behind()) } }
        @if board.more > 0 { p.late { (words.open_leads_more(&board.more.to_string())) } }
    }
}

/// A lead that waits for the reader: how long, what was asked, who had it, and what can be done.
fn for_you(board: &Board<'_>, case: &LeadRecord) -> Markup {
    let (words, visit) = (case.words, board.signed.visit);
    let (lead, now) = (case.lead(), visit.now);
    let by = lead.owed.promised_by();
    html! {
        li {
            div.split {
                span {
                    a href=(visit.desk(&lead_path(case))) { b { bdi { (shown(&case.name())) } } }
                    " " span.note { (about(case)) }
                }
                span.badge.red { (moment::how_long(words, now - lead.asked_at())) }
            }
            @if let Some(asked) = asked(case) { p.said { bdi { (shown(&asked)) } } }
            p.note {
                (shown(&crate::words::holder(case)))
                @if let Some(by) = by { " " (words.open_leads_promised_by(&case.when(by))) }
                @if let Some(names) = case.had_by() { " " (shown(&words.open_leads_has_been_with(&names))) }
            }
            (choices(board, case))
            p { (at_once::tick(case)) }
        }
    }
}

/// What can be done with it at once: each opens a page that asks, so that nothing is given away by a slip.
fn choices(board: &Board<'_>, case: &LeadRecord) -> Markup {
    let (words, visit) = (case.words, board.signed.visit);
    let (lead, me, now) = (case.lead(), &board.signed.person.id, visit.now);
    let address = |purpose| visit.address(purpose, lead, lead.task());
    if let Stage::Open(Open::InReview { .. } | Open::Qualifying { .. } | Open::Reviewing { .. }) =
        lead.stage
    {
        return html! { div.row { a.button.primary href=(address(Purpose::Verdict)) { (words.open_leads_decide()) } } };
    }
    let assign = address(Purpose::Assign);
    let free = freest(board, case);
    html! {
        div.row {
            a.button.primary href={ (assign) "?to=" (me) } { (words.board_i_call()) }
            @if let Some((person, open)) = free {
                a.button href={ (assign) "?to=" (person.id) } { (words.board_give(person.first_name(), &open.to_string())) }
            }
            @if let Some(rep) = to_nudge(&case.policy, lead, me, now) {
                a.button href={ (assign) "?do=nudge" } { (words.button_nudge(case.person_name(rep))) }
            }
            @if to_own_up(&case.policy, lead, now).is_some() {
                a.button href={ (assign) "?do=own_up" } { (words.button_apologise()) }
            }
            @if may_let_go(lead) { a.button href={ (assign) "?do=let_go" } { (words.button_let_go()) } }
            a.button href=(assign) { (words.button_more()) }
        }
    }
}

/// Who has the most room of those who are here, and does not have the lead.
fn freest<'a>(board: &'a Board<'_>, case: &LeadRecord) -> Option<(&'a Person, u32)> {
    let now = board.signed.visit.now;
    let reps = board.signed.policy.active.roster.with(Role::Rep);
    let can = reps.filter_map(|person| {
        let load = board.team.load(&person.id);
        let is_here = !load.is_paused() && !load.is_away(now);
        let has_room = load.open < person.max_open;
        let is_other = case.lead().rep() != Some(&person.id) && person.id != board.signed.person.id;
        (is_here && has_room && is_other && person.weight > 0).then_some((person, load.open))
    });
    can.min_by_key(|(_, open)| *open)
}

/// Whose leads the columns show.
fn filter(board: &Board<'_>) -> Markup {
    let visit = board.signed.visit;
    let roster = &board.signed.policy.active.roster;
    html! {
        nav.chips aria-label=(board.words.board_filter()) {
            a href=(visit.desk("board")) aria-current=[board.of.is_none().then_some("true")] { (board.words.board_everybody()) }
            @for person in roster.with(Role::Rep) {
                a href=(visit.desk(&format!("board?rep={}", person.id))) aria-current=[(board.of.as_ref() == Some(&person.id)).then_some("true")] { (shown(person.first_name())) }
            }
        }
    }
}

fn cards(board: &Board<'_>, column: Column) -> Markup {
    let shown_of = |case: &&LeadRecord| match &board.of {
        Some(rep) => case.lead().rep() == Some(rep),
        None => true,
    };
    let all = board.for_you.iter().chain(&board.others).filter(shown_of);
    let all: Vec<&LeadRecord> = all.filter(|case| Column::of(case) == column).collect();
    let more = all.len().saturating_sub(MAX_CARDS);
    html! {
        section.column {
            h3 { (column.title(board.words)) " " span.count { (all.len()) } }
            ul { @for case in all.iter().take(MAX_CARDS) { (card(board, case)) } }
            @if more > 0 { p.note { (board.words.today_more(&more.to_string())) } }
        }
    }
}

fn card(board: &Board<'_>, case: &LeadRecord) -> Markup {
    let visit = board.signed.visit;
    let next = next_work(&case.policy, case.lead(), visit.now);
    let at: Option<Instant> = next.and_then(|(_, at)| at);
    let is_overdue = is_overdue(next, visit.now);
    let what = next
        .map(|(what, _)| kind(board.words, what))
        .unwrap_or_default();
    let rep = case
        .lead()
        .rep()
        .map(|rep| case.person_name(rep).to_owned());
    let parts: Vec<String> = rep
        .into_iter()
        .chain(Some(what).filter(|what| !what.is_empty()))
        .collect();
    html! {
        li.card {
            div.split {
                a href=(visit.desk(&lead_path(case))) { bdi { (shown(&case.name())) } }
                @if let Some(at) = at { span.badge.red[is_overdue] { (case.when(at)) } }
            }
            p.note { (shown(&parts.join(" · "))) }
        }
    }
}

/// Who has how many leads, of how many.
fn loads(board: &Board<'_>) -> Markup {
    let visit = board.signed.visit;
    let words = board.words;
    let times = visit.times(board.signed.policy);
    html! {
        ul.lines.wide { @for person in board.signed.policy.active.roster.with(Role::Rep) {
            @let load = board.team.load(&person.id);
            li {
                div.split {
                    b { (shown(&person.name)) }
                    span.note { (room(words, &load, visit.now, |at| times.on_page(at, visit.now))) }
                }
                meter min="0" max=(person.max_open) value=(load.open) aria-label=(words.board_load(&person.max_open.to_string(), &person.name, &load.open.to_string())) {}
            }
        } }
    }
}
