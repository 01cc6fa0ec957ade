//! A played time as one page that needs nothing else: charts, what each shows in words, and every table.

use charts::{
    Chart, ChartError, Series, bars, debts_by_age, figure, first_contact, first_contact_marks,
    table, weeks,
};
use chrono::NaiveTime;
use followup::figures::DebtAges;
use followup::policy::Policy;
use followup::timeline::EntryKind;
use maud::{DOCTYPE, PreEscaped, html};
use simulate::{Leaks, YearFigures};
use wording::figures::{FigureTable, MostCounted, NamedWaits};
use wording::{Words, counted};

use super::leaked::{played_waits, then_and_now};
use super::sections::worst_mondays;

/// The hours between which waits are drawn: from two minutes to sixty days.
const HOURS: std::ops::Range<f64> = 0.03..1_440.0;
/// Days of a week.
const WEEK: i64 = 7;

/// The one style sheet: it prints, and follows a dark page.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1c2430;--soft:#55606e;--page:#fff;--line:#8a94a3}\
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf2;--soft:#aab4c2;--page:#12161c;--line:#6d7889}}\
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--page)}\
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2.5rem}figure{margin:1rem 0}\
figure svg{width:100%;height:auto;border:1px solid var(--line);border-radius:6px}figcaption{color:var(--soft);font-size:.9rem}\
table{border-collapse:collapse;margin:.5rem 0;font-variant-numeric:tabular-nums}\
th,td{padding:.25rem .75rem;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}\
th:first-child,td:first-child{text-align:left;font-weight:inherit;white-space:pre-wrap}\
.wide{overflow-x:auto}";

/// The whole page of a played time.
///
/// # Errors
/// When a chart cannot be drawn.
pub fn page(
    policy: &Policy,
    year: &YearFigures,
    leaks: Option<&Leaks>,
    title: &str,
    tables: &[FigureTable],
) -> Result<String, ChartError> {
    let words = Words::from(&policy.active.company);
    let charts = [
        of_waits(policy, words, year, leaks)?,
        of_weeks(words, year)?,
        of_loads(policy, words, year)?,
        of_debts(words, year)?,
    ];
    Ok(written(words, (title, None), &charts, tables))
}

/// The whole page of a policy and another one, which is called `other`, whom the same people met.
///
/// # Errors
/// When a chart cannot be drawn.
pub fn page_of_both(
    policy: &Policy,
    other: &str,
    (year, other_year): (&YearFigures, &YearFigures),
    title: &str,
    tables: &[FigureTable],
) -> Result<String, ChartError> {
    let words = Words::from(&policy.active.company);
    let names = || {
        [
            words.figures_this_policy(),
            words.figures_other_policy(other),
        ]
    };
    let years = [year, other_year];
    let missed = years.map(|year| by_week(year, EntryKind::PromiseMissed));
    let debts = years.map(|year| &year.worst_debts);
    let waits = names().into_iter().zip(years);
    let waits = waits.map(|(name, year)| played_waits(name, year));
    let waits: Vec<NamedWaits<'_>> = waits.collect();
    let missed = names().into_iter().zip(missed).collect();
    let debts: Vec<(String, &DebtAges)> = names().into_iter().zip(debts).collect();
    let all = debts
        .iter()
        .map(|(name, debts)| format!("{name}: {}", debts.all()));
    let all = all.collect::<Vec<_>>().join(", ");
    let charts = [
        first_contact(words, &waits, HOURS, &[])?,
        weekly(words, words.figures_promise_missed(), missed)?,
        debts_by_age(words, debts, all)?,
    ];
    let of_one = words.figures_of_first_seed(&year.seed.to_string());
    Ok(written(words, (title, Some(of_one)), &charts, tables))
}

fn written(
    words: Words,
    (title, note): (&str, Option<String>),
    charts: &[Chart],
    tables: &[FigureTable],
) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(words.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(charts::STYLE)) }
            }
            body {
                h1 { (title) }
                @if let Some(note) = note { p { (note) } }
                @for chart in charts { (figure(chart)) }
                @for one in tables { (table(one)) }
            }
        }
    };
    page.into_string()
}

/// How long people waited; beside what was recorded of the same inquiries, the customer's time alone, which is all that a record tells.
fn of_waits(
    policy: &Policy,
    words: Words,
    year: &YearFigures,
    leaks: Option<&Leaks>,
) -> Result<Chart, ChartError> {
    let Some(leaks) = leaks else {
        let from = policy
            .calendar()
            .instant(year.from.and_time(NaiveTime::MIN));
        let marks = first_contact_marks(words, policy, from);
        return first_contact(
            words,
            &NamedWaits::of_first_touch(words, &year.facts),
            HOURS,
            &marks,
        );
    };
    first_contact(words, &then_and_now(words, leaks, year), HOURS, &[])
}

fn of_weeks(words: Words, year: &YearFigures) -> Result<Chart, ChartError> {
    let series = vec![
        (
            words.figures_chart_assigned(),
            by_week(year, EntryKind::Assigned),
        ),
        (
            words.figures_promise_missed(),
            by_week(year, EntryKind::PromiseMissed),
        ),
        (
            words.figures_person_lapsed(),
            by_week(year, EntryKind::Lapsed),
        ),
    ];
    weekly(words, words.figures_chart_weeks(), series)
}

/// How often a kind of fact came in each week.
fn by_week(year: &YearFigures, kind: EntryKind) -> Vec<(f64, f64)> {
    let mut weeks = vec![0_i64; usize::try_from(year.days.div_ceil(7)).unwrap_or(1).max(1)];
    for (day, figures) in &year.by_day {
        let week = (*day - year.from).num_days() / WEEK;
        let week = usize::try_from(week)
            .ok()
            .and_then(|week| weeks.get_mut(week));
        if let Some(week) = week {
            *week += figures.get(&kind).copied().unwrap_or(0);
        }
    }
    let weeks = weeks.into_iter().enumerate();
    weeks
        .map(|(week, count)| ((week + 1) as f64, count as f64))
        .collect()
}

fn weekly(words: Words, title: String, series: Vec<Series>) -> Result<Chart, ChartError> {
    let said = series
        .iter()
        .map(|(name, points)| said_of_weeks(words, name, points));
    Ok(Chart {
        title,
        said: said.collect::<Vec<_>>().join(" "),
        svg: weeks(&words.figures_chart_week(), &words.figures_count(), &series)?,
    })
}

/// How much came of something in all, and in which weeks the most.
fn said_of_weeks(words: Words, name: &str, points: &[(f64, f64)]) -> String {
    let all: f64 = points.iter().map(|(_, count)| count).sum();
    let all = format!("{all:.0}");
    // A week in which more was taken back than came has none of it.
    let counts = points.iter().copied();
    let counts = counts.map(|(week, count)| (week, count.max(0.0) as u64));
    let Some(most) = MostCounted::of(counts) else {
        return words.figures_chart_weeks_none_said(&all, name);
    };
    words.figures_chart_weeks_said(
        &all,
        counted(most.which.len()),
        &most.count.to_string(),
        name,
        &most.named(|week| format!("{week:.0}")),
    )
}

fn of_loads(policy: &Policy, words: Words, year: &YearFigures) -> Result<Chart, ChartError> {
    let with_leads = year
        .people
        .iter()
        .filter(|(_, person)| person.load.most > 0);
    let people: Vec<_> = with_leads.collect();
    let name = |id| {
        policy
            .active
            .roster
            .get(id)
            .map_or_else(|| format!("{id}"), |one| one.first_name().to_owned())
    };
    let names: Vec<String> = people.iter().map(|(id, _)| name(*id)).collect();
    let of = |value: fn(&simulate::LoadFigures) -> f64| {
        let each = people.iter().enumerate();
        each.map(|(place, (_, person))| (place as f64, value(&person.load)))
            .collect()
    };
    let series: Vec<Series> = vec![
        (
            words.figures_person_load(),
            of(|load| load.sum as f64 / load.days.max(1) as f64),
        ),
        (
            words.figures_person_load_most(),
            of(|load| load.most as f64),
        ),
    ];
    let said = people.iter().zip(&names).map(|((_, person), name)| {
        let mean = person.load.sum as f64 / person.load.days.max(1) as f64;
        words.figures_chart_load_said(&format!("{mean:.0}"), &person.load.most.to_string(), name)
    });
    Ok(Chart {
        title: words.figures_chart_load(),
        said: said.collect::<Vec<_>>().join(" "),
        svg: bars(&words.figures_chart_open_leads(), &names, &series)?,
    })
}

fn of_debts(words: Words, year: &YearFigures) -> Result<Chart, ChartError> {
    let mondays = worst_mondays(year);
    let each = vec![
        (words.figures_at_the_end(), &year.debts),
        (words.figures_chart_worst(mondays), &year.worst_debts),
    ];
    let said = words.figures_chart_debts_said(
        mondays,
        &year.debts.all().to_string(),
        &year.worst_debts.all().to_string(),
    );
    debts_by_age(words, each, said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_in_which_as_much_came_are_all_named() {
        for (counts, said) in [
            ([1.0, 3.0, 2.0], "missed: 6 in all, at most 3 in week 2."),
            (
                [3.0, 1.0, 3.0],
                "missed: 7 in all, at most 3 in each of 2 weeks: 1; 3.",
            ),
            ([0.0, 0.0, 0.0], "missed: 0 in all."),
        ] {
            let points = (1..).map(f64::from).zip(counts).collect();
            let series = vec![("missed".to_owned(), points)];
            let chart = weekly(Words::default(), String::new(), series).unwrap();
            assert_eq!(chart.said, said);
        }
    }
}
