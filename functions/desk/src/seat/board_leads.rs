//! The open leads on the board: narrowed down, and laid out in columns or in a table.

use std::collections::BTreeSet;

use calendar::Instant;
use followup::figures::DebtAge;
use followup::ids::PersonId;
use followup::language::Language;
use followup::lead::Lead;
use followup::next_work::is_overdue;
use followup::team::{Person, Role};
use maud::{Markup, html};
use wording::figures::debt_age;
use wording::moment::how_long;
use wording::topic::name_of;
use wording::{Words, counted};

use super::overview::{BoardFilter, Column, Layout, MAX_CARDS, MAX_LINES, OpenRow, Overview};
use super::parts::{about, kind, lead_address};
use super::row::Signed;
use crate::case::LeadRecord;
use crate::page::shown;
use crate::upcoming::next_of;

/// Days after which it is asked who waits: a filter of the board.
const AGES: [u16; 4] = [1, 3, 7, 30];

/// What a page of the board is made of.
pub(super) struct Board<'a> {
    pub(super) signed: &'a Signed<'a>,
    pub(super) words: Words,
    pub(super) open: Overview,
    pub(super) filter: BoardFilter,
    pub(super) layout: Layout,
}

/// Which leads are shown, and how.
pub(super) fn chosen(board: &Board<'_>) -> Markup {
    let (visit, words) = (board.signed.visit, board.words);
    let policy = board.signed.policy;
    let is_table = matches!(board.layout, Layout::Table(_));
    let rows = &board.open.rows;
    let sources: BTreeSet<&str> = rows.iter().map(|row| row.facts.source.as_str()).collect();
    let topics = rows.iter().filter_map(|row| row.facts.topic.as_deref());
    let topics: BTreeSet<&str> = topics.collect();
    let languages = rows.iter().filter_map(|row| row.facts.language.as_deref());
    let languages: BTreeSet<&str> = languages.collect();
    let named = |tag: &&str| words.language_named(Language::primary(tag));
    let plain = |text: &&str| (*text).to_owned();
    let ages = AGES.map(|days| (days.to_string(), words.board_days_ago(counted(days))));
    let filter = &board.filter;
    let days = filter.days.map(|days| days.to_string());
    let is_late = filter.late.is_some() || rows.iter().any(|row| row.late.is_some());
    let late = DebtAge::ALL.map(|age| (age.as_str(), debt_age(words, age)));
    html! {
        form.bare.row.picks method="get" action=(visit.desk("board")) {
            (choice(words, "rep", &words.board_filter(), filter.rep.as_ref().map(PersonId::as_str), people(board)))
            (choice(words, "source", &words.board_source(), filter.source.as_deref(), sources.iter().map(|one| (*one, plain(one)))))
            @if !topics.is_empty() { (choice(words, "topic", &words.board_topic(), filter.topic.as_deref(), topics.iter().map(|one| (*one, name_of(policy, words, one))))) }
            @if languages.len() > 1 { (choice(words, "language", &words.board_language(), filter.language.as_deref(), languages.iter().map(|one| (*one, named(one))))) }
            (choice(words, "days", &words.board_asked(), days.as_deref(), ages.iter().map(|(days, said)| (days.as_str(), said.clone()))))
            @if is_late { (choice(words, "late", &words.board_late_for(), filter.late.map(DebtAge::as_str), late.into_iter())) }
            @if is_table { input type="hidden" name="as" value="table"; }
            button.quiet type="submit" { (words.figures_show()) }
            @if is_table { a href=(visit.desk(&board.filter.address(Layout::Columns))) { (words.board_as_columns()) } }
            @else { a href=(visit.desk(&board.filter.address(Layout::Table(0)))) { (words.board_as_table()) } }
        }
    }
}

/// Whose leads can be asked for, by name: the reps, whoever else has an open one or takes one up again, and whose leads are shown now.
fn people<'a>(board: &'a Board<'_>) -> impl Iterator<Item = (&'a str, String)> {
    let roster = &board.signed.policy.active.roster;
    let reps = roster.with(Role::Rep).map(|person| &person.id);
    let others = board.open.rows.iter().filter_map(OpenRow::whose);
    let others: BTreeSet<&PersonId> = others.chain(&board.filter.rep).collect();
    let mut known = BTreeSet::new();
    let all = reps.chain(others).filter(move |id| known.insert(*id));
    all.map(move |id| {
        let name = roster.get(id).map_or(id.as_str(), Person::first_name);
        (id.as_str(), name.to_owned())
    })
}

/// One choice of a filter: any, or one of these.
fn choice<'a>(
    words: Words,
    name: &str,
    label: &str,
    chosen: Option<&str>,
    choices: impl Iterator<Item = (&'a str, String)>,
) -> Markup {
    html! {
        div {
            label for=(name) { (label) }
            select #(name) name=(name) {
                option value="" { (words.board_any()) }
                @for (value, said) in choices {
                    option value=(value) selected[chosen == Some(value)] { (shown(&said)) }
                }
            }
        }
    }
}

fn column_title(words: Words, column: Column) -> String {
    match column {
        Column::FirstTouch => words.board_first_touch(),
        Column::Trying => words.board_trying(),
        Column::InConversation => words.board_in_conversation(),
        Column::Queued => words.board_queued(),
        Column::Resting => words.board_rests(),
    }
}

/// The leads of a column, the first ones as cards.
pub(super) fn cards(board: &Board<'_>, column: Column) -> Markup {
    let all = board
        .open
        .column(column, &board.filter, board.signed.visit.now);
    let more = all.len().saturating_sub(MAX_CARDS);
    let read = all.iter();
    let read = read.filter_map(|row| Some((*row, row.case.as_deref()?)));
    html! {
        section.column {
            h3 { (column_title(board.words, column)) " " span.count { (all.len()) } }
            ul { @for (row, case) in read.take(MAX_CARDS) { (card(board, row, case)) } }
            @if more > 0 { p.note { (board.words.today_more(&more.to_string())) } }
        }
    }
}

/// What is next for a lead, and when.
struct NextShown {
    what: String,
    at: Option<Instant>,
    is_overdue: bool,
}

impl NextShown {
    fn of(board: &Board<'_>, case: &LeadRecord) -> Self {
        let now = board.signed.visit.now;
        let mail = case.messages.first();
        let next = next_of(&case.policy, case.lead(), mail, now);
        let what = next.map(|(what, _)| kind(board.words, what));
        Self {
            what: what.unwrap_or_default(),
            at: next.and_then(|(_, at)| at).or(case.lead().rests_until()),
            is_overdue: is_overdue(next, now),
        }
    }
}

fn card(board: &Board<'_>, row: &OpenRow, case: &LeadRecord) -> Markup {
    let (visit, words) = (board.signed.visit, board.words);
    let next = NextShown::of(board, case);
    let lead = case.lead();
    let topic = row.facts.topic.as_deref();
    let topic = topic.map(|topic| name_of(board.signed.policy, words, topic));
    let rests_for = lead.rests_for().map(|(person, _)| person);
    let rep = lead.rep().or(rests_for);
    let rep = rep.map(|rep| case.person_name(rep).to_owned());
    let bar = time_bar(lead, &next, visit.now);
    let what = Some(next.what).filter(|what| !what.is_empty());
    let parts: Vec<String> = topic.into_iter().chain(rep).chain(what).collect();
    let ago = how_long(words, visit.now - lead.asked_at());
    html! {
        li.card {
            div.split {
                a href=(lead_address(visit, case)) { bdi { (shown(&case.name())) } }
                @if let Some(at) = next.at { span.badge.red[next.is_overdue] { (case.when(at)) } }
            }
            p.note { (shown(&parts.join(" · "))) }
            (bar)
            // On paper the cards of a column are lines of a table.
            p.note.printed { (words.today_waits(&ago)) }
        }
    }
}

/// How much has passed of the time from when they asked to when what is next is due, which the card says; nothing of who rests.
fn time_bar(lead: &Lead, next: &NextShown, now: Instant) -> Markup {
    let asked = lead.asked_at();
    let due = next.at.filter(|_| lead.rests_until().is_none());
    // What was due before they asked once more has no time left.
    let all = due.map(|due| (due - asked).num_seconds().max(1));
    html! {
        @if let Some(all) = all {
            meter class=[next.is_overdue.then_some("late")] min="0" max=(all) value=((now - asked).num_seconds().clamp(0, all)) aria-hidden="true" {}
        }
    }
}

/// Every open lead that the filter shows, a line each, and the way to the other pages.
pub(super) fn table(board: &Board<'_>, page: usize) -> Markup {
    let (words, visit) = (board.words, board.signed.visit);
    let all = board.open.lines(&board.filter, visit.now);
    let pages = all.len().div_ceil(MAX_LINES);
    let to = |page| visit.desk(&board.filter.address(Layout::Table(page)));
    html! {
        p.note { (words.board_lines(counted(all.len()))) }
        section.wide.words tabindex="0" aria-label=(words.board_every_lead()) { table {
            thead { tr {
                @for heading in [words.board_who(), words.board_with(), words.board_state(), words.board_next(), words.board_asked()] { th scope="col" { (heading) } }
            } }
            tbody { @for case in all.iter().filter_map(|row| row.case.as_deref().map(|case| (*row, case))) { (line(board, case)) } }
        } }
        @if pages > 1 {
            nav.chips aria-label=(words.board_every_lead()) {
                @for one in 0..pages { a href=(to(one)) aria-current=[(one == page).then_some("page")] { (one + 1) } }
            }
        }
    }
}

fn line(board: &Board<'_>, (row, case): (&OpenRow, &LeadRecord)) -> Markup {
    let (words, visit) = (board.words, board.signed.visit);
    let next = NextShown::of(board, case);
    html! {
        tr {
            th scope="row" {
                a href=(lead_address(visit, case)) { bdi { (shown(&case.name())) } }
                " " span.note { (about(case)) }
            }
            td { (shown(&crate::words::holder(case))) @if let Some((person, _)) = case.lead().rests_for() { " " (shown(case.person_name(person))) } }
            td { (column_title(words, Column::of(&row.facts))) }
            td {
                (next.what)
                @if let Some(at) = next.at { " " span.badge.red[next.is_overdue] { (case.when(at)) } }
            }
            td { (case.when(row.facts.asked_at)) }
        }
    }
}
