//! The tables of a played time, in the words of the company.

use calendar::Instant;
use costs::{Prices, Rate, bill, sums};
use followup::policy::Policy;
use serde::Serialize;
use simulate::{PersonYear, YearFigures};
use wording::fact::ended;
use wording::figures::FigureCell::{Empty, Number, Words as Said};
use wording::figures::{
    FigureCell, FigureTable, acceptance, debts_by_age, first_touch, recycling, share, worked,
};
use wording::moment::LocalTimes;
use wording::{Words, counted};

/// Leads with as many attempts, or more, are one row.
const MANY_TOUCHES: u8 = 7;

/// What was played, in a sentence.
#[must_use]
pub fn played(policy: &Policy, year: &YearFigures, people: usize) -> String {
    let days = counted(year.days);
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
pub fn sections(policy: &Policy, year: &YearFigures, taken: &Taken) -> Vec<FigureTable> {
    let words = words(policy);
    vec![
        promises(words, year),
        touched(words, year),
        debts(policy, words, year),
        touches(words, year),
        mails(words, year),
        team(policy, words, year),
        endings(words, year),
        acceptance(words, &year.facts.acceptance),
        recycling(words, &year.facts.recycling),
        takes(words, taken),
    ]
}

/// What a played time takes: of people, and of AWS.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Taken {
    /// Hours that people of the team work on leads.
    pub hours: u64,
    /// How many mails leave.
    pub mails: u64,
    /// What AWS takes by list prices.
    pub aws: f64,
    /// What of it is beyond that which is free for every account, each month.
    pub aws_beyond_free: f64,
    /// In which currency.
    pub currency: String,
}

impl Taken {
    /// What a year takes at a rate and prices. Requests are not played, but facts are: a lead that comes to twice as many takes twice as much.
    #[must_use]
    pub fn by(year: &YearFigures, rate: &Rate, prices: &Prices) -> Self {
        let mails = year.mails.to_leads() + year.mails.to_team;
        let leads = year.inquiries.max(1) as f64;
        let rate = rate.of_leads_with(year.facts.facts() as f64 / leads, mails as f64 / leads);
        let lines = bill(&rate, year.inquiries as f64, year.days.into(), prices);
        let (aws, aws_beyond_free) = sums(&lines);
        Self {
            hours: (year.work_minutes + 30) / 60,
            mails,
            aws,
            aws_beyond_free,
            currency: prices.currency.clone(),
        }
    }
}

fn takes(words: Words, taken: &Taken) -> FigureTable {
    let columns = vec![String::new(), words.figures_count()];
    let mut table = FigureTable::new(words.figures_takes(), columns);
    table.number(words.figures_takes_hours(), taken.hours);
    table.number(words.figures_takes_mails(), taken.mails);
    for (name, cost) in [
        (words.figures_takes_aws(&taken.currency), taken.aws),
        (
            words.figures_takes_beyond_free(&taken.currency),
            taken.aws_beyond_free,
        ),
    ] {
        table.row(name, vec![Said(format!("{cost:.2}"))]);
    }
    table.note = Some(words.figures_takes_how());
    table
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
    let [kept, seen, said] = promises.kept.numbers();
    table.row(
        words.figures_promise_kept(),
        vec![Number(kept), of_all(kept), Number(seen), Number(said)],
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

/// The first touches, and who has none when the time is over.
fn touched(words: Words, year: &YearFigures) -> FigureTable {
    let mut table = first_touch(words, &year.facts);
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
        .map(|at| words.figures_worst_monday(worst_mondays(year), &day(at)));
    columns.extend(worst);
    let counted = [year.debts, year.worst_debts];
    let counted = &counted[..columns.len() - 1];
    debts_by_age(words, words.figures_debts(), columns, counted)
}

/// On how many Mondays as much was late as on the worst one, itself among them.
pub(super) fn worst_mondays(year: &YearFigures) -> i64 {
    counted(year.worst_mondays.max(1))
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
    let touches = year.facts.touches.numbers();
    table.row(words.figures_touches_all(), touches.map(Number).to_vec());
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
            words.figures_person_first_most(),
            words.figures_person_firsts(),
            words.figures_person_breached(),
            words.figures_person_escalated(),
            words.figures_person_lapsed(),
            words.figures_person_load(),
            words.figures_person_load_most(),
            words.figures_person_mails(),
            words.figures_person_mails_most(),
            words.figures_person_drawn(),
        ],
    );
    for (id, person) in &year.people {
        let name = policy.active.roster.get(id).map(|one| one.name.clone());
        table.row(
            name.unwrap_or_else(|| id.to_string()),
            vec![
                Number(person.touches.times()),
                Said(worked(words, person.first_touch.within(50))),
                Said(worked(words, person.first_touch.within(90))),
                Number(person.first_touch.count()),
                Number(person.breached),
                Number(person.escalated),
                Number(person.lapsed),
                mean(person.load.sum, person.load.days),
                Number(person.load.most),
                mean(person.mails, person.working_days),
                Number(person.most_mails_a_day),
                Said(drawn_as(words, person)),
            ],
        );
    }
    table
}

/// What the dice made of somebody: names are the team's, and ways are not.
fn drawn_as(words: Words, person: &PersonYear) -> String {
    let careless = person.is_careless.then(|| words.figures_drawn_careless());
    let leaves = person.leaves.then(|| words.figures_drawn_leaves());
    let drawn: Vec<String> = careless.into_iter().chain(leaves).collect();
    drawn.join(", ")
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
