//! The tables of a played time, in the words of the company.

use calendar::Instant;
use followup::event::Disposition;
use followup::figures::{Acceptance, AcceptanceFigures, LogHistogram, Recycled, RecyclingFigures};
use followup::policy::Policy;
use simulate::{DebtAges, YearFigures};
use wording::fact::ended;
use wording::figures::{handed_back, rested, waited, worked};
use wording::moment::LocalTimes;
use wording::{Words, counted};

use super::table::FigureCell::{Empty, Number, Words as Said};
use super::table::{FigureCell, FigureTable};
use crate::cost::prices::Prices;

/// Leads with as many attempts, or more, are one row.
const MANY_TOUCHES: u8 = 7;

/// What was played, in a sentence.
#[must_use]
pub fn played(policy: &Policy, year: &YearFigures, people: usize) -> String {
    let days = counted(usize::try_from(year.days).unwrap_or(usize::MAX));
    words(policy).figures_played(
        &policy.active.company.name,
        days,
        // With its year, and in the form in which it was written: a list may be of any year.
        &year.from.to_string(),
        counted(people),
        &year.seed.to_string(),
    )
}

fn words(policy: &Policy) -> Words {
    Words::from(&policy.active.company)
}

/// Everything that a played time comes to.
#[must_use]
pub fn sections(policy: &Policy, year: &YearFigures, prices: &Prices) -> Vec<FigureTable> {
    let words = words(policy);
    vec![
        promises(words, year),
        first_touch(words, year),
        debts(policy, words, year),
        touches(words, year),
        mails(words, year),
        team(policy, words, year),
        endings(words, year),
        acceptance(words, &year.facts.acceptance),
        recycling(words, &year.facts.recycling),
        takes(words, year, prices),
    ]
}

/// What it takes: people's time, and mails. What else AWS takes is counted by playing whole lives, which takes longer than a year here.
fn takes(words: Words, year: &YearFigures, prices: &Prices) -> FigureTable {
    let columns = vec![String::new(), words.figures_count()];
    let mut table = FigureTable::new(words.figures_takes(), columns);
    table.number(words.figures_takes_hours(), (year.work_minutes + 30) / 60);
    let mails = year.mails.to_leads() + year.mails.to_team;
    table.number(words.figures_takes_mails(), mails);
    let cost = mails as f64 / 1e3 * prices.ses.thousand_mails;
    let name = words.figures_takes_mail_cost(&prices.currency);
    table.row(name, vec![Said(format!("{cost:.2}"))]);
    table
}

/// So much of all, in whole percent; of nothing, nothing.
pub(super) fn share(part: u64, all: u64) -> FigureCell {
    (part * 100 + all / 2)
        .checked_div(all)
        .map_or(Empty, |percent| Said(format!("{percent}%")))
}

fn promises(words: Words, year: &YearFigures) -> FigureTable {
    let promises = &year.promises;
    let mut table = FigureTable::new(
        words.figures_promises(),
        vec![
            String::new(),
            words.figures_count(),
            words.figures_share(),
            words.figures_seen(),
            words.figures_said(),
        ],
    );
    let of_all = |count| share(count, promises.made);
    table.number(words.figures_promise_made(), promises.made);
    let kept = promises.kept;
    table.row(
        words.figures_promise_kept(),
        vec![
            Number(kept.all),
            of_all(kept.all),
            Number(kept.seen),
            Number(kept.said),
        ],
    );
    for (name, count) in [
        (words.figures_promise_missed(), promises.missed),
        (words.figures_promise_lengthened(), promises.lengthened),
    ] {
        table.row(name, vec![Number(count), of_all(count)]);
    }
    table.number(words.figures_promise_without_hour(), promises.without_hour);
    table.number(words.figures_waiting_most(), year.most_waiting);
    table
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
    waits: &LogHistogram,
    say: fn(Words, Option<u64>) -> String,
) -> Vec<FigureCell> {
    let mut cells = vec![Number(waits.count())];
    cells.extend([50, 90, 99].map(|percent| Said(say(words, waits.within(percent)))));
    let most = Some(waits.most()).filter(|_| waits.count() > 0);
    cells.push(Said(say(words, most)));
    cells
}

/// A table of waits by the clock.
pub(super) fn waits<'a>(
    words: Words,
    title: String,
    rows: impl IntoIterator<Item = (String, &'a LogHistogram)>,
) -> FigureTable {
    let mut table = of_waits(words, title);
    for (name, waits) in rows {
        table.row(name, row_of_waits(words, waits, waited));
    }
    table
}

fn first_touch(words: Words, year: &YearFigures) -> FigureTable {
    let facts = &year.facts;
    let (open, assigned) = (&facts.from_inquiry_open, &facts.from_assignment_open);
    let by_clock = (words.figures_from_inquiry(), &facts.from_inquiry);
    let mut table = waits(words, words.figures_first_touch(), [by_clock]);
    for (name, waits) in [
        (words.figures_from_inquiry_open(), open),
        (words.figures_from_assignment(), assigned),
    ] {
        table.row(name, row_of_waits(words, waits, worked));
    }
    table.number(words.figures_untouched(), year.untouched);
    table
}

fn debts(policy: &Policy, words: Words, year: &YearFigures) -> FigureTable {
    let day = |at: Instant| {
        let day = policy.calendar().local(at).date_naive();
        LocalTimes::of_office(&policy.active).day(day)
    };
    let mut columns = vec![String::new(), words.figures_at_the_end()];
    let worst = year
        .worst_debts_at
        .map(|at| words.figures_worst_monday(&day(at)));
    columns.extend(worst);
    let has_worst = columns.len() > 2;
    let mut table = FigureTable::new(words.figures_debts(), columns);
    type Of = fn(&DebtAges) -> u64;
    let rows: [(String, Of); 4] = [
        (words.figures_under_a_day(), |debts| debts.under_a_day),
        (words.figures_under_three_days(), |debts| {
            debts.under_three_days
        }),
        (words.figures_under_ten_days(), |debts| debts.under_ten_days),
        (words.figures_ten_days(), |debts| debts.ten_days),
    ];
    for (name, of) in rows {
        let worst = has_worst.then(|| Number(of(&year.worst_debts)));
        let cells = [Number(of(&year.debts))].into_iter().chain(worst);
        table.row(name, cells.collect());
    }
    table
}

fn touches(words: Words, year: &YearFigures) -> FigureTable {
    let mut table = FigureTable::new(
        words.figures_touches(),
        vec![
            String::new(),
            words.figures_count(),
            words.figures_seen(),
            words.figures_said(),
        ],
    );
    let all = year.facts.touches;
    table.row(
        words.figures_touches_all(),
        vec![Number(all.all), Number(all.seen), Number(all.said)],
    );
    table.number(words.figures_touches_unreported(), year.unreported);
    let leads = |from: u8, to: u8| {
        year.touches_per_lead
            .range(from..=to)
            .map(|(_, leads)| leads)
            .sum::<u64>()
    };
    for touches in 0..MANY_TOUCHES {
        let name = words.figures_leads_with_touches(touches.into());
        table.number(name, leads(touches, touches));
    }
    let many = words.figures_leads_with_more(&MANY_TOUCHES.to_string());
    table.number(many, leads(MANY_TOUCHES, u8::MAX));
    table
}

fn mails(words: Words, year: &YearFigures) -> FigureTable {
    let columns = vec![String::new(), words.figures_count()];
    let mut table = FigureTable::new(words.figures_mails(), columns);
    let mails = &year.mails;
    for (name, count) in [
        (
            words.figures_mail_acknowledgements(),
            mails.acknowledgements,
        ),
        (words.figures_mail_automatic(), mails.automatic),
        (words.figures_mail_released(), mails.released),
        (words.figures_mail_letters(), mails.letters),
        (words.figures_mail_left_lying(), mails.left_lying),
        (words.figures_mail_appointments(), mails.appointments),
        (words.figures_mail_most(), mails.most_to_one),
        (words.figures_mail_to_team(), mails.to_team),
    ] {
        table.number(name, count);
    }
    table
}

/// A mean with one decimal; of nothing, nothing.
fn mean(sum: u64, count: u64) -> FigureCell {
    let tenths = (sum * 10 + count / 2).checked_div(count);
    tenths.map_or(Empty, |tenths| {
        Said(format!("{}.{}", tenths / 10, tenths % 10))
    })
}

fn team(policy: &Policy, words: Words, year: &YearFigures) -> FigureTable {
    let mut table = FigureTable::new(
        words.figures_team(),
        vec![
            words.figures_person(),
            words.figures_person_touches(),
            words.figures_person_first(),
            words.figures_person_breached(),
            words.figures_person_escalated(),
            words.figures_person_lapsed(),
            words.figures_person_load(),
            words.figures_person_load_most(),
            words.figures_person_mails(),
            words.figures_person_mails_most(),
        ],
    );
    for (id, person) in &year.people {
        let name = policy.active.roster.get(id).map(|one| one.name.clone());
        table.row(
            name.unwrap_or_else(|| id.to_string()),
            vec![
                Number(person.touches.all),
                Said(worked(words, person.first_touch.within(50))),
                Number(person.breached),
                Number(person.escalated),
                Number(person.lapsed),
                mean(person.load.sum, person.load.days),
                Number(person.load.most),
                mean(person.mails, person.working_days),
                Number(person.most_mails_a_day),
            ],
        );
    }
    table
}

fn endings(words: Words, year: &YearFigures) -> FigureTable {
    let columns = vec![String::new(), words.figures_count()];
    let mut table = FigureTable::new(words.figures_endings(), columns);
    for ended_so in &year.endings {
        table.number(ended(words, ended_so.ending), ended_so.leads);
    }
    table.number(words.figures_still_open(), year.still_open);
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
    let mut row = |name: String, of: &Recycled| {
        let cells = vec![
            Number(of.rested),
            Number(of.woke),
            Number(of.in_contact),
            Number(of.won),
            share(of.won, of.rested),
            Number(of.ended),
        ];
        table.row(name, cells);
    };
    row(words.figures_all(), &recycling.all);
    for (because, of) in &recycling.reasons {
        row(rested(words, *because), of);
    }
    for (source, of) in &recycling.sources {
        row(words.figures_from_source(source), of);
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
    let mut row = |name: String, of: &Acceptance| {
        let mut cells = vec![
            Number(of.given),
            Number(of.back()),
            share(of.back(), of.given),
        ];
        cells.extend(reasons.iter().map(|reason| Number(of.of(*reason))));
        cells.extend([Number(of.overridden), Number(of.beyond)]);
        table.row(name, cells);
    };
    row(words.figures_all(), &acceptance.all);
    for (source, of) in &acceptance.sources {
        row(words.figures_from_source(source), of);
    }
    for (form, of) in &acceptance.forms {
        row(words.figures_by_form(form), of);
    }
    for (criterion, of) in &acceptance.criteria {
        row(words.figures_criterion(criterion), of);
    }
    table
}
