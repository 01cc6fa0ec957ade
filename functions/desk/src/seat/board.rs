//! Every open lead, for whoever leads the team: what waits for them first, and that the rest is in hand, where it is.

use std::collections::BTreeSet;

use calendar::Instant;
use cloud::links::Purpose;
use followup::access::{may_let_go, to_nudge, to_own_up};
use followup::figures::DebtAge;
use followup::ids::{LeadId, MessageId, PersonId};
use followup::law::erasure_due_at;
use followup::lead::{Open, Stage};
use followup::route::candidates;
use followup::team::{Person, Role};
use futures_util::future::try_join;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use wording::figures::{FigureTable, late_leads};
use wording::{counted, moment, with_capital};

use super::board_leads::{Board, cards, chosen, table};
use super::erase::{demand, erase_address};
use super::figures::LatelyCounted;
use super::frame::seat_page;
use super::just_done::said;
use super::overview::{BoardFilter, Column, Layout, MAX_ELSEWHERE, OpenRow, Overview, WaitsFor};
use super::parts::{about, asked, lead_address, not_them};
use super::row::{SeatPage, Signed};
use crate::access::{Seat, Visit};
use crate::case::LeadRecord;
use crate::fields::queried;
use crate::from_list::{FromList, and_field, from_list};
use crate::in_full::wrote_since;
use crate::page::shown;
use crate::pages::{Takes, absence, at_once, availability, list};
use crate::refused::NotServed;
use crate::way_back::{SAID, WayBack};
use crate::words::room;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "board",
    name: "board",
    seat: Seat::Leading,
    shows: "Whoever leads the team reads every open lead: what waits for them, and how the rest stands.",
    does: "Decides of several leads, gives one verdict for all that looks unwanted, or ends somebody's pause or absence, as the list of the mail does.",
    takes: Takes::Fields(list::fields),
    query: &[
        (
            "rep",
            "The id of somebody: the columns show their leads alone.",
        ),
        ("source", "A source: of the leads that came from there."),
        ("topic", "A topic: of the leads that ask about it."),
        (
            "language",
            "The tag of a language: of the leads that are written to in it.",
        ),
        (
            "days",
            "A number of days: of the leads that asked so long ago or longer.",
        ),
        (
            "late",
            "under_a_day, under_three_days, under_ten_days or ten_days: of the leads that are late for so long, in working days.",
        ),
        ("as", "`table`, for a table in place of the columns."),
        ("page", "The number of a page of the table, from 0 on."),
        (
            SAID,
            "The id of a lead of which something was done a moment ago on the page of a link.",
        ),
    ],
    files: &[],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, request| Box::pin(act(signed, request)),
};

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let asked = queried(request);
    let page = asked.get("page").and_then(|page| page.parse().ok());
    let layout = match asked.get("as") {
        Some("table") => Layout::Table(page.unwrap_or_default()),
        Some(_) | None => Layout::Columns,
    };
    let filter = BoardFilter::read(&asked);
    let opened = asked.get(SAID).and_then(|id| LeadId::parse(id).ok());
    board(signed, filter, layout, opened, None).await
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let done = list::decided(signed.visit, request).await?;
    let done = done.map(|done| html! { div.card.done role="status" { (done) } });
    let filter = BoardFilter::read(&queried(request));
    board(signed, filter, Layout::Columns, None, Some(done)).await
}

/// The board, with what was done a moment ago: here, or with a lead that was opened from here.
async fn board(
    signed: &Signed<'_>,
    filter: BoardFilter,
    layout: Layout,
    opened: Option<LeadId>,
    done: Option<Result<Markup, String>>,
) -> Result<Response<Body>, NotServed> {
    // What is opened from here leads back here, and what is decided here leaves the board as it is narrowed down.
    let own = filter.address(layout);
    let from = FromList::of(&own);
    let visit = &Visit {
        token: &own,
        from: from.as_ref(),
        ..*signed.visit
    };
    let here = &Signed { visit, ..*signed };
    let done = match opened {
        Some(lead) => said(here, lead, WayBack::List).await?.map(Ok),
        None => done,
    };
    // Where it is said what was just decided, how it went is left out: a page asks only so often.
    let says_how = done.is_none() && layout == Layout::Columns;
    let lately = async {
        if says_how {
            LatelyCounted::read(signed).await
        } else {
            Ok(None)
        }
    };
    let (open, lately) = try_join(Overview::read(signed, &filter, layout), lately).await?;
    let board = Board {
        words: signed.visit.words(signed.policy),
        open,
        signed: here,
        filter,
        layout,
    };
    let words = board.words;
    let title = words.board_title();
    let status = match &done {
        Some(Err(_)) => 422,
        Some(Ok(_)) | None => 200,
    };
    let body = html! {
        h1 { (first_line(&board)) }
        (under_first_line(&board))
        @match &done {
            Some(Err(error)) => p.error role="alert" { (error) },
            Some(Ok(done)) => (done),
            None => {},
        }
        @match layout {
            Layout::Columns => {
                (to_decide(&board))
                @if let Some(lately) = &lately { (lately.row(here)) }
                h2 { (words.board_every_lead()) " " span.count { (board.open.lines(&board.filter, visit.now).len()) } }
                (chosen(&board))
                div.columns { @for column in Column::ALL { (cards(&board, column)) } }
                h2 { (words.board_who_has_what()) }
                (loads(&board))
                (late_now(&board))
                (availability::section(visit, signed.policy, &board.open.team, signed.person))
                (absence::section(visit, signed.policy, &board.open.team, signed.person))
                p { a.go href=(WayBack::List.from(visit.from, &visit.own_address(Purpose::Team))) { (words.team_page_link()) } }
            },
            Layout::Table(page) => {
                h2 { (words.board_every_lead()) }
                (chosen(&board))
                (table(&board, page))
            },
        }
    };
    Ok(seat_page(signed, "board", status, &title, &body))
}

/// What waits for the reader: each lead for a decision, and what looks unwanted for one verdict.
fn to_decide(board: &Board<'_>) -> Markup {
    let (words, visit) = (board.words, board.signed.visit);
    let policy = board.signed.policy;
    let yours = board.open.waiting_for(WaitsFor::You);
    let rows: Vec<(&OpenRow, &LeadRecord)> = yours
        .filter_map(|row| Some((row, row.case.as_deref()?)))
        .collect();
    let shown: Vec<&LeadRecord> = rows.iter().map(|(_, case)| *case).collect();
    let more = board.open.waiting_for(WaitsFor::You).count() - shown.len();
    let unwanted = board.open.waiting_for(WaitsFor::Verdict);
    let sample: Vec<&LeadRecord> = unwanted.filter_map(|row| row.case.as_deref()).collect();
    let unwanted = board.open.waiting_for(WaitsFor::Verdict).count();
    html! {
        @if !shown.is_empty() {
            h2 { (words.board_for_you()) }
            ul.lines.wide { @for (row, case) in &rows { (for_you(board, row, case)) } }
            @if more > 0 { p.note { (words.board_more_waits(counted(more))) } }
            details.section {
                summary { h3 { (words.several_heading()) } }
                (at_once::form(visit, policy, &board.open.team, board.signed.person, &shown))
            }
        }
        (list::review(visit, words, &sample, unwanted))
    }
}

/// The first line is true of every open lead, and adds up: so many wait for the reader, so many are late with somebody or in a queue, so many rest,
/// and the others are in hand.
fn first_line(board: &Board<'_>) -> Markup {
    let words = board.words;
    let counts = board.open.counts();
    let (waiting, late, queued) = (counts.for_you, counts.late, counts.late_queued);
    let (resting, rest) = (counts.resting, counts.in_hand);
    let number = |count: usize| words.number_in_words(counted(count));
    // Whoever demands something, or whose mail is held, may have no lead that is open.
    let is_asked_else = !board.open.demands.is_empty() || !board.open.elsewhere.is_empty();
    let is_known = board.open.is_swept && board.open.more == 0;
    let waits = match waiting {
        0 if is_asked_else => words.board_no_lead_waits(),
        0 => words.board_nothing_waits(),
        _ => words.board_waiting(counted(waiting), &with_capital(&number(waiting))),
    };
    html! {
        (waits)
        @if late > 0 { " " (words.board_late(counted(late), &with_capital(&number(late)))) }
        @if queued > 0 { " " (words.board_late_queued(counted(queued), &with_capital(&number(queued)))) }
        @if resting > 0 { " " (words.board_resting(counted(resting), &with_capital(&number(resting)))) }
        @if is_known && rest > 0 {
            " "
            @if waiting + late + queued + resting == 0 { (words.board_all(counted(rest), &number(rest))) }
            @else { (words.board_rest(counted(rest), &number(rest))) }
        }
    }
}

/// What has nobody, what is stuck, who gets no new leads, and what was not looked at.
fn under_first_line(board: &Board<'_>) -> Markup {
    let words = board.words;
    let roster = &board.signed.policy.active.roster;
    let now = board.signed.visit.now;
    let orphans = board.open.rows.iter();
    let orphans = orphans.filter(|row| row.facts.has_left(roster));
    let reps: Vec<&Person> = roster.with(Role::Rep).collect();
    let gone = reps.iter().filter(|rep| {
        let load = board.open.team.load(&rep.id);
        load.is_paused() || load.is_away(now)
    });
    let (gone, all) = (gone.count(), reps.len());
    html! {
        p.lead-in {
            (words.board_orphans(&orphans.count().to_string(), &board.open.stuck.to_string()))
            @if gone > 0 { " " (words.board_gone(&gone.to_string(), &all.to_string())) }
            @if let Some(who) = responsible(board) { " " (shown(&who)) }
        }
        (demands(board))
        (held_mail(board))
        @if !board.open.is_swept { p.late { (words.board_behind()) } }
        @if board.open.more > 0 { p.late { (words.board_unknown(counted(board.open.more))) } }
    }
}

/// How many mails wait for the reader, and the way to those whose lead stands nowhere on the board.
fn held_mail(board: &Board<'_>) -> Markup {
    let (words, visit) = (board.words, board.signed.visit);
    let held = counted(board.open.held);
    let number = with_capital(&words.number_in_words(held));
    let address = |lead: &LeadId, mail: &MessageId| {
        let address = visit.address_of(Purpose::Message, lead, mail.to_string());
        WayBack::List.from(visit.from, &address)
    };
    html! {
        @if board.open.held > 0 {
            p.late {
                (words.board_held(held, &number))
                @for (lead, mail) in board.open.elsewhere.iter().take(MAX_ELSEWHERE) { " " a href=(address(lead, mail)) { (words.mail_decide()) } }
            }
        }
    }
}

/// Who demands that what is kept of them be erased, and of those whose lead is not shown on the board the day until which the law asks it, and the
/// way to it.
fn demands(board: &Board<'_>) -> Markup {
    let (words, signed) = (board.words, board.signed);
    let demands = &board.open.demands;
    let count = counted(demands.len());
    let number = with_capital(&words.number_in_words(count));
    let times = signed.visit.times(signed.policy);
    // In the columns each stands with its lead, as far as that is shown.
    let is_shown = |row: &&OpenRow| row.demands && row.case.is_some();
    let rows = board.open.rows.iter().filter(is_shown);
    let rows = rows.filter(|_| board.layout == Layout::Columns);
    let rows: BTreeSet<&LeadId> = rows.map(|row| &row.id).collect();
    let elsewhere = demands.iter().filter(|(lead, _)| !rows.contains(lead));
    let until = |since: Instant| {
        let due = erasure_due_at(since);
        let date = times.date(due);
        if times.is_day_over(due, signed.visit.now) {
            words.board_demand_over(&date)
        } else {
            words.board_demand_until(&date)
        }
    };
    let page = |lead: &LeadId| from_list(signed.visit.from, &erase_address(signed.visit, lead));
    html! {
        @if !demands.is_empty() {
            p.late {
                (words.board_demands(count, &number))
                @for (place, (lead, since)) in elsewhere.take(MAX_ELSEWHERE).enumerate() {
                    @if place > 0 { " ·" } " " a href=(page(lead)) { (until(*since)) }
                }
            }
        }
    }
}

/// Who answers for the team at this moment: the manager, or who stands in while they are away.
fn responsible(board: &Board<'_>) -> Option<String> {
    let (words, now) = (board.words, board.signed.visit.now);
    let (roster, team) = (&board.signed.policy.active.roster, &board.open.team);
    let manager = roster.manager()?;
    let name = manager.first_name();
    let Some(back) = team.load(&manager.id).back_at(now) else {
        return Some(words.board_responsible(name));
    };
    let times = board.signed.visit.times(board.signed.policy);
    let back = times.on_page(back, now);
    Some(match team.stands_in(roster, now) {
        Some(deputy) => words.board_stands_in(&back, deputy.first_name(), name),
        None => words.board_unmanaged(&back, name),
    })
}

/// A lead that waits for the reader: how long, what was asked, who had it, and what can be done.
fn for_you(board: &Board<'_>, row: &OpenRow, case: &LeadRecord) -> Markup {
    let (words, visit) = (case.words, board.signed.visit);
    let (lead, now) = (case.lead(), visit.now);
    let by = lead.owed.promised_by();
    html! {
        li {
            div.split {
                span {
                    a href=(lead_address(visit, case)) { b { bdi { (shown(&case.name())) } } }
                    " " span.note { (about(case)) }
                }
                span.badge.red { (moment::how_long(words, now - wrote_since(lead).unwrap_or(lead.asked_at()))) }
            }
            @if let Some(asked) = asked(case) { p.said { bdi { (shown(&asked)) } } }
            p.note {
                (shown(&crate::words::holder(case)))
                @if let Some(by) = by { " " (words.open_leads_promised_by(&case.when(by))) }
                @if let Some(names) = case.had_by() { " " (shown(&words.open_leads_has_been_with(&names))) }
            }
            @if row.demands { (demand(visit, case)) }
            @for mail in &row.mails {
                p.late { (words.board_mail_waits()) " " a href=(WayBack::List.address(visit, Purpose::Message, lead, mail.to_string())) { (words.mail_decide()) } }
            }
            @if let Some(doubt) = lead.doubt.as_deref() {
                p.late { (words.go_on_doubt()) }
                div.row { (not_them(visit, case, doubt, WayBack::List)) }
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
    let address = |purpose| WayBack::List.address(visit, purpose, lead, lead.task());
    if let Stage::Open(Open::InReview { .. } | Open::Qualifying { .. } | Open::Reviewing { .. }) =
        lead.stage
    {
        return html! { div.row { a.button.primary href=(address(Purpose::Verdict)) { (words.open_leads_decide()) } } };
    }
    let assign = address(Purpose::Assign);
    let to = |person: &PersonId| and_field(&assign, "to", person.as_str());
    let does = |what| and_field(&assign, "do", what);
    let free = freest(board, case);
    html! {
        div.row {
            a.button.primary href=(to(me)) { (words.board_i_call()) }
            @if let Some((person, open)) = free {
                a.button href=(to(&person.id)) { (words.board_give(person.first_name(), &open.to_string())) }
            }
            @if let Some(rep) = to_nudge(&case.policy, lead, me, now) {
                a.button href=(does("nudge")) { (words.button_nudge(case.person_name(rep))) }
            }
            @if to_own_up(&case.policy, lead, now).is_some() {
                a.button href=(does("own_up")) { (words.button_apologise()) }
            }
            @if may_let_go(lead, now) { a.button href=(does("let_go")) { (words.button_let_go()) } }
            a.button href=(assign) { (words.button_more()) }
        }
    }
}

/// Who has the fewest leads of the others whom the routing could choose for this one.
fn freest<'a>(board: &'a Board<'_>, case: &'a LeadRecord) -> Option<(&'a Person, u32)> {
    let (team, me) = (&board.open.team, &board.signed.person.id);
    let all = candidates(&case.policy, case.lead(), team, board.signed.visit.now).into_iter();
    let others = all.filter(|person| case.lead().rep() != Some(&person.id) && person.id != *me);
    let can = others.map(|person| (person, team.load(&person.id).open));
    can.min_by_key(|(_, open)| *open)
}

/// What is late by age; each number leads to its leads, for who may read them.
pub(super) fn late_table(signed: &Signed<'_>, table: &FigureTable) -> Markup {
    let leads_to = |row: usize| {
        let filter = BoardFilter {
            late: Some(*DebtAge::ALL.get(row)?),
            ..BoardFilter::default()
        };
        Some(signed.visit.desk(&filter.address(Layout::Table(0))))
    };
    charts::table_by_row(table, |row| {
        leads_to(row).filter(|_| signed.leads_the_team())
    })
}

/// How long what is late is late.
fn late_now(board: &Board<'_>) -> Markup {
    let late = board.open.late();
    html! {
        @if late.ages.all() > 0 { (late_table(board.signed, &late_leads(board.words, late))) }
    }
}

/// Who has how many leads, of how many.
fn loads(board: &Board<'_>) -> Markup {
    let visit = board.signed.visit;
    let words = board.words;
    let times = visit.times(board.signed.policy);
    html! {
        ul.lines.wide { @for person in board.signed.policy.active.roster.with(Role::Rep) {
            @let load = board.open.team.load(&person.id);
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
