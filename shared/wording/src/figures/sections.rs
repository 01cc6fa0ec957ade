//! The tables that a played time and a real one have in common.

use followup::event::{Disposition, Evidence};
use followup::figures::{
    Acceptance, AcceptanceFigures, Acknowledged, DayFigures, DebtAge, DebtAges, FactClass,
    FactGroup, FactQuery, Milestone, Recycled, RecyclingFigures, TextFact, at_least_none,
};
use followup::overview::LateLeads;
use followup::timeline::EntryKind;

use super::said::{handed_back, rested, waited, worked};
use super::table::FigureCell::{self, Behind, Empty, Net, Number, Words as Said};
use super::table::FigureTable;
use super::texts::goal_name;
use super::waits::NamedWaits;
use crate::{Words, step};

/// So much of all, in whole percent; of nothing, nothing.
#[must_use]
pub fn share(part: u64, all: u64) -> FigureCell {
    (part * 100 + all / 2)
        .checked_div(all)
        .map_or(Empty, |percent| Said(format!("{percent}%")))
}

/// A table of waits, without rows.
fn of_waits(words: Words, title: String) -> FigureTable {
    FigureTable::new(
        title,
        vec![
            String::new(),
            words.figures_count(),
            words.figures_half_within(),
            words.figures_nine_in_ten_within(),
            words.figures_ninety_nine_within(),
            words.figures_longest(),
        ],
    )
}

/// How long people waited: how many, and within what time the most of them had it.
fn row_of_waits(
    words: Words,
    waits: &NamedWaits<'_>,
    counts: Option<FactQuery>,
    say: fn(Words, Option<u64>) -> String,
) -> Vec<FigureCell> {
    let count = waits.waits.count();
    let said = |within: Option<u64>| match within {
        None if waits.never > 0 => words.figures_wait_never(),
        within => say(words, within),
    };
    let net = waits.waits.net();
    let mut cells = vec![counts.map_or(Number(count), |counts| Net(net, counts))];
    let took = |within| FigureCell::took(within, said(within));
    cells.extend([50, 90, 99].map(|percent| took(waits.within(percent))));
    let most = Some(waits.waits.most()).filter(|_| count > 0 && waits.never == 0);
    cells.push(took(most));
    cells
}

/// A table of waits by the clock.
#[must_use]
pub fn waits<'a>(
    words: Words,
    title: String,
    rows: impl IntoIterator<Item = NamedWaits<'a>>,
) -> FigureTable {
    let mut table = of_waits(words, title);
    for waits in rows {
        let cells = row_of_waits(words, &waits, None, waited);
        table.row(waits.name, cells);
    }
    table
}

/// How long people waited for a first human touch: the customer's time, and the rep's.
#[must_use]
pub fn first_touch(words: Words, facts: &DayFigures) -> FigureTable {
    type Say = fn(Words, Option<u64>) -> String;
    let touched = FactClass::Milestone(Milestone::Touched);
    let ways: [(FactClass, Say); 3] = [
        (touched, waited),
        (touched, worked),
        (FactClass::FirstTouchOfRep, worked),
    ];
    let mut table = of_waits(words, words.figures_first_touch());
    let rows = NamedWaits::of_first_touch(words, facts).into_iter();
    for (waits, (counts, say)) in rows.zip(ways) {
        let cells = row_of_waits(words, &waits, Some(FactQuery::new(counts)), say);
        table.row(waits.name, cells);
    }
    table
}

/// A row for each of these: how many rested, woke, were spoken with and bought after that, and in how many of a hundred.
#[must_use]
pub fn recycling(words: Words, recycling: &RecyclingFigures) -> FigureTable {
    let columns = vec![
        String::new(),
        words.figures_rested(),
        words.figures_woke(),
        words.figures_in_contact_again(),
        words.figures_won_after_rest(),
        words.figures_share(),
        words.figures_never_woke(),
    ];
    let mut table = FigureTable::new(words.figures_recycling(), columns);
    let mut row = |group: &FactGroup, of: &Recycled| {
        let count = |count, fact| Behind(count, FactQuery::new(fact).of(group.clone()));
        let net = |sum, fact| Net(sum, FactQuery::new(fact).of(group.clone()));
        let cells = vec![
            net(of.rested, FactClass::Rested),
            count(of.woke, FactClass::Woke),
            net(of.in_contact, FactClass::InContactAgain),
            net(of.won, FactClass::WonAgain),
            share(at_least_none(of.won), at_least_none(of.rested)),
            count(of.ended, FactClass::NeverWoke),
        ];
        table.row(group_name(words, group), cells);
    };
    row(&FactGroup::All, &recycling.all);
    for (because, of) in &recycling.reasons {
        row(&FactGroup::RestedFor(*because), of);
    }
    for (source, of) in &recycling.sources {
        row(&FactGroup::Source(source.clone()), of);
    }
    table
}

/// What reps took of what they were given, and what they handed back: by reason, source, form and criterion.
#[must_use]
pub fn acceptance(words: Words, acceptance: &AcceptanceFigures) -> FigureTable {
    let reasons = Disposition::ALL.iter().filter(|one| one.is_hand_back());
    let reasons: Vec<Disposition> = reasons.copied().collect();
    let mut columns = vec![
        String::new(),
        words.figures_given(),
        words.figures_handed_back(),
        words.figures_share(),
    ];
    columns.extend(reasons.iter().map(|reason| handed_back(words, *reason)));
    columns.extend([words.figures_overridden(), words.figures_beyond()]);
    let mut table = FigureTable::new(words.figures_acceptance(), columns);
    let mut row = |group: &FactGroup, of: &Acceptance| {
        let count = |count, fact| Behind(count, FactQuery::new(fact).of(group.clone()));
        let mut cells = vec![
            count(of.given, FactClass::Given),
            count(of.back(), FactClass::HandedBack(None)),
            share(of.back(), of.given),
        ];
        let by_reason = reasons.iter();
        cells.extend(by_reason.map(|one| count(of.of(*one), FactClass::HandedBack(Some(*one)))));
        cells.push(count(of.overridden, FactClass::Overridden));
        let beyond = FactQuery::new(FactClass::Beyond).of(group.clone());
        cells.push(Net(of.beyond, beyond));
        table.row(group_name(words, group), cells);
    };
    row(&FactGroup::All, &acceptance.all);
    for (source, of) in &acceptance.sources {
        row(&FactGroup::Source(source.clone()), of);
    }
    for (form, of) in &acceptance.forms {
        row(&FactGroup::Form(form.clone()), of);
    }
    for (criterion, of) in &acceptance.criteria {
        row(&FactGroup::Criterion(criterion.clone()), of);
    }
    table
}

/// Of whom a number counts, as a row of a table names it; a person, a day and an hour of the week are named by whoever knows the team and the calendar.
#[must_use]
pub fn group_name(words: Words, group: &FactGroup) -> String {
    match group {
        FactGroup::All => words.figures_all(),
        FactGroup::Source(source) => words.figures_from_source(source),
        FactGroup::Form(form) => words.figures_by_form(form),
        FactGroup::Criterion(criterion) => words.figures_criterion(criterion),
        FactGroup::RestedFor(because) => rested(words, *because),
        FactGroup::Person(person) => person.to_string(),
        FactGroup::Weekday(weekday) => weekday.to_string(),
        FactGroup::HourOfWeek(hour) => hour.to_string(),
        FactGroup::Text(text) => words.step_with_text(&step::name(words, &text.step), &text.name),
    }
}

/// What a number counts, as a column of a table names it.
#[must_use]
pub fn fact_name(words: Words, counts: &FactQuery) -> String {
    let fact = match counts.fact {
        FactClass::Kind(EntryKind::PromiseKept) => words.figures_promise_kept(),
        FactClass::Kind(EntryKind::PromiseMissed) => words.figures_promise_missed(),
        FactClass::Kind(EntryKind::PromiseMoved) => words.figures_promise_lengthened(),
        FactClass::Kind(EntryKind::Lapsed) => words.figures_lapsed(),
        FactClass::Kind(EntryKind::Escalated) => words.figures_told_manager(),
        FactClass::Kind(EntryKind::Breached) => words.figures_person_breached(),
        FactClass::Kind(kind) => kind.as_str().to_owned(),
        FactClass::Milestone(Milestone::Asked) => words.figures_asked(),
        FactClass::Milestone(Milestone::Touched) | FactClass::FirstTouchOfRep => {
            words.figures_touched()
        }
        FactClass::Milestone(Milestone::InContact) => words.figures_in_contact(),
        FactClass::Milestone(Milestone::Met) => words.figures_met(),
        FactClass::Milestone(Milestone::Won) => words.figures_won(),
        FactClass::Acknowledged(Acknowledged::InWindow) => words.figures_acknowledged(),
        FactClass::Acknowledged(Acknowledged::Late) => words.figures_acknowledged_late(),
        FactClass::Unreported => words.figures_unreported(),
        FactClass::Touch => words.figures_person_touches(),
        FactClass::Given => words.figures_given(),
        FactClass::HandedBack(None) => words.figures_handed_back(),
        FactClass::HandedBack(Some(reason)) => handed_back(words, reason),
        FactClass::Overridden => words.figures_overridden(),
        FactClass::Beyond => words.figures_beyond(),
        FactClass::Rested => words.figures_rested(),
        FactClass::Woke => words.figures_woke(),
        FactClass::InContactAgain => words.figures_in_contact_again(),
        FactClass::WonAgain => words.figures_won_after_rest(),
        FactClass::NeverWoke => words.figures_never_woke(),
        FactClass::Text(TextFact::Written) => words.figures_text_leads(),
        FactClass::Text(TextFact::Reached(goal)) => goal_name(words, goal),
    };
    match counts.known {
        None => fact,
        Some(Evidence::Seen) => words.figures_known(&fact, &words.figures_seen()),
        Some(Evidence::Said) => words.figures_known(&fact, &words.figures_said()),
    }
}

/// How many leads are late, by for how long.
#[must_use]
pub fn late_leads(words: Words, late: LateLeads) -> FigureTable {
    // A file has no note: there the name of the column says it.
    let count = if late.is_all {
        words.figures_count()
    } else {
        words.figures_count_at_least()
    };
    let columns = vec![String::new(), count];
    let title = words.figures_late_leads();
    let mut table = debts_by_age(words, title, columns, &[late.ages]);
    table.note = (!late.is_all).then(|| words.figures_late_unread());
    table
}

/// What is late, by age: a column for each of what was counted.
#[must_use]
pub fn debts_by_age(
    words: Words,
    title: String,
    columns: Vec<String>,
    counted: &[DebtAges],
) -> FigureTable {
    let mut table = FigureTable::new(title, columns);
    for age in DebtAge::ALL {
        let counts = counted.iter().map(|debts| Number(debts.of(age)));
        table.row(debt_age(words, age), counts.collect());
    }
    table
}

/// For how long something is late.
#[must_use]
pub fn debt_age(words: Words, age: DebtAge) -> String {
    match age {
        DebtAge::UnderADay => words.figures_under_a_day(),
        DebtAge::UnderThreeDays => words.figures_under_three_days(),
        DebtAge::UnderTenDays => words.figures_under_ten_days(),
        DebtAge::TenDays => words.figures_ten_days(),
    }
}
