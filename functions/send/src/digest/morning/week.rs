//! What came in and what leaked, as the figures count it: of last week on the first list of a week, and since the list before on the others.

use chrono::{Days, NaiveDate, Weekday};
use cloud::CloudError;
use followup::figures::DayFigures;
use followup::lists::DayList;
use followup::template::Markup;
use followup::timeline::EntryKind;
use wording::figures::{MostCounted, PeopleShown, PeriodFigures, last_hour_of_week, worked};
use wording::{Words, counted};

use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

/// Sources and people with a line at most, those with the most that leaked first; the page of figures has all of them.
const MAX_NAMED: usize = 5;

/// What leaked: a promise was not kept, something became overdue, the manager was told, a lead moved on.
const LEAKS: [EntryKind; 4] = [
    EntryKind::PromiseMissed,
    EntryKind::Breached,
    EntryKind::Escalated,
    EntryKind::Lapsed,
];

/// Days, and what happened in them.
struct ReportedDays {
    from: NaiveDate,
    to: NaiveDate,
    facts: DayFigures,
    /// Open leads that are late now, as the page of figures counts them.
    late_now: usize,
    /// Whether that is every one: not where some open leads could not be read.
    all_late: bool,
}

impl ReportedDays {
    /// Nothing, while not all of these days are counted: part of a week would be told as the whole of it.
    async fn read(
        reader: &TeamReader<'_>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Option<Self>, CloudError> {
        let cloud = reader.cloud;
        let days = cloud.period(from, to, reader.today()).await?;
        if days.uncounted.is_some() {
            return Ok(None);
        }
        let overview = cloud.open_overview().await?;
        let open = overview.leads.iter();
        let late = open.filter(|(_, facts)| facts.is_late(reader.now));
        Ok(Some(Self {
            from,
            to,
            facts: days.sum(),
            late_now: late.count(),
            all_late: overview.is_all(),
        }))
    }

    /// How many open leads are late now, as far as they could be read.
    fn late(&self, words: Words) -> Option<String> {
        let count = counted(self.late_now);
        (self.late_now > 0).then(|| {
            if self.all_late {
                words.week_late_now(count)
            } else {
                words.week_late_now_at_least(count)
            }
        })
    }

    fn of(&self, kind: EntryKind) -> u64 {
        self.facts.of(kind).times()
    }

    /// How many promises came due.
    fn promises(&self) -> u64 {
        self.of(EntryKind::PromiseKept) + self.of(EntryKind::PromiseMissed)
    }

    /// How often the time of a call or a task was over, and nobody had reported it.
    fn unreported(&self) -> u64 {
        self.facts.unreported()
    }

    /// Whether something was left undone that was due.
    fn has_leaked(&self) -> bool {
        LEAKS.iter().any(|kind| self.of(*kind) > 0) || self.unreported() > 0
    }

    /// Whether nothing came in, nothing leaked, and nothing is open and late.
    fn is_quiet(&self) -> bool {
        let asked = self.facts.milestones.asked;
        asked == 0 && self.promises() == 0 && !self.has_leaked() && self.late_now == 0
    }
}

/// Last week, from Monday to Sunday: a line for each thing that there is to say; none, where the week was quiet.
pub(super) async fn last_week(reader: &TeamReader<'_>) -> Result<Vec<DigestLine>, CloudError> {
    let monday = reader.today().week(Weekday::Mon).first_day() - Days::new(7);
    let week = ReportedDays::read(reader, monday, monday + Days::new(6)).await?;
    let Some(week) = week.filter(|week| !week.is_quiet()) else {
        return Ok(Vec::new());
    };
    let mut said = Vec::new();
    said.extend(arrived(reader, &week));
    let active = &reader.active.active;
    let figures = PeriodFigures {
        policy: reader.active,
        words: reader.words(),
        facts: &week.facts,
        // Those who asked last week have had no time yet.
        cohort: None,
        // They are compared on the page of figures.
        texts_so_far: None,
        days: (week.from, week.to),
        people: PeopleShown::to(active, &reader.person.id),
        late_now: None,
        running: None,
    };
    said.push(figures.headline().join(" "));
    said.extend(overdue(reader, &week));
    said.extend(touched(reader, &week));
    said.extend(where_it_leaked(reader, &week));
    said.extend(people(reader, &week, figures.people));
    let mut lines: Vec<DigestLine> = said
        .iter()
        .map(|words| DigestLine::undated(Markup::text(words)))
        .collect();
    let path = format!("desk/figures?from={}&to={}", week.from, week.to);
    let button = reader
        .buttons()
        .of_the_desk(&reader.words().week_figures(), &path);
    lines.push(DigestLine::undated(button));
    Ok(lines)
}

/// How many asked, and how far it went with people.
fn arrived(reader: &TeamReader<'_>, week: &ReportedDays) -> Option<String> {
    let reached = week.facts.milestones;
    let [asked, touched, talked, met, won] = reached.steps().map(|count| count.to_string());
    let words = reader.words();
    (reached.asked > 0)
        .then(|| words.figures_chart_steps_said(&asked, &met, &talked, &touched, &won))
}

/// How often something that was due was not done, how often the manager was told, and how often nobody reported a call; and how many leads
/// are late now.
fn overdue(reader: &TeamReader<'_>, week: &ReportedDays) -> Vec<String> {
    let words = reader.words();
    let [breached, escalated] =
        [EntryKind::Breached, EntryKind::Escalated].map(|kind| week.of(kind));
    let leaked = (breached + escalated > 0)
        .then(|| words.week_overdue(&breached.to_string(), &escalated.to_string()));
    let unreported = week.unreported();
    let unreported = (unreported > 0).then(|| words.week_unreported(&unreported.to_string()));
    let said = leaked.into_iter().chain(unreported);
    said.chain(week.late(words)).collect()
}

/// How soon a person turned to those who asked, in the office's open time.
fn touched(reader: &TeamReader<'_>, week: &ReportedDays) -> Option<String> {
    let (words, waits) = (reader.words(), &week.facts.from_inquiry_open);
    let within = |percent| worked(words, waits.within(percent));
    (waits.count() > 0).then(|| words.week_touched(&within(50), &within(90)))
}

/// From where those came who were promised something that was not kept, and in which hours of the week most became overdue.
fn where_it_leaked(reader: &TeamReader<'_>, week: &ReportedDays) -> Vec<String> {
    let missed = missed_by_source(week);
    let mut said = sources_said(reader.words(), missed);
    said.extend(worst_hours(reader, week));
    said
}

/// Where it leaked most: the source of the most promises that were not kept, or each that has as many; or else the hour in which most became
/// overdue. The only source that there is says no more than the numbers.
fn where_it_leaked_most(reader: &TeamReader<'_>, days: &ReportedDays) -> Vec<String> {
    let mut missed = missed_by_source(days);
    let most = missed.first().map(|source| source.missed);
    missed.retain(|source| Some(source.missed) == most);
    if missed.is_empty() || days.facts.sources.len() == 1 {
        return worst_hours(reader, days).into_iter().collect();
    }
    sources_said(reader.words(), missed)
}

/// How many promises to those who came from a source came due, and how many of them were not kept.
struct SourcePromises<'a> {
    name: &'a String,
    missed: u64,
    all: u64,
}

/// The sources of those who were promised something that was not kept, the most first.
fn missed_by_source(days: &ReportedDays) -> Vec<SourcePromises<'_>> {
    let of = |name: &String, kind| {
        let known = days.facts.sources[name].kinds.get(&kind);
        known.map_or(0, |tally| tally.times())
    };
    let sources = days.facts.sources.keys();
    let mut sources: Vec<SourcePromises<'_>> = sources
        .map(|name| {
            let missed = of(name, EntryKind::PromiseMissed);
            let all = missed + of(name, EntryKind::PromiseKept);
            SourcePromises { name, missed, all }
        })
        .filter(|source| source.missed > 0)
        .collect();
    sources.sort_by_key(|source| (std::cmp::Reverse(source.missed), source.name));
    sources
}

/// The first of these sources, in a sentence each, and how many there are besides.
fn sources_said(words: Words, sources: Vec<SourcePromises<'_>>) -> Vec<String> {
    let more = sources.len().saturating_sub(MAX_NAMED);
    let named = sources.into_iter().take(MAX_NAMED);
    let named = named.map(|source| {
        let (all, missed) = (source.all.to_string(), source.missed.to_string());
        words.week_source(&all, &missed, source.name)
    });
    named
        .chain((more > 0).then(|| words.week_more_sources(counted(more))))
        .collect()
}

/// In which hour of the week most became overdue, or in which ones as much.
fn worst_hours(reader: &TeamReader<'_>, days: &ReportedDays) -> Option<String> {
    let words = reader.words();
    let by_hour = days.facts.breached_by_hour.iter();
    let worst = MostCounted::of(by_hour.map(|(hour, count)| (*hour, *count)))?;
    // These are seven days at most, so that each of its hours is one moment.
    let when = worst.named(|hour| {
        let at = last_hour_of_week(&reader.active.active, days.to, *hour);
        reader.times().day_and_hour(at)
    });
    // Where each of several hours has one, none of them is the worst.
    let is_one_of_each = worst.which.len() > 1 && worst.count == 1;
    let (most, hours) = (counted(worst.count), counted(worst.which.len()));
    (!is_one_of_each).then(|| words.week_worst_hours(most, hours, &when))
}

/// What each person did and left undone, of those whose figures the reader may see, and how many there are besides.
fn people(reader: &TeamReader<'_>, week: &ReportedDays, shown: PeopleShown<'_>) -> Vec<String> {
    let words = reader.words();
    let roster = &reader.active.active.roster;
    let known = roster.people.iter();
    let mut people: Vec<_> = known
        .filter(|person| shown.shows(&person.id))
        .filter_map(|person| Some((person, week.facts.people.get(&person.id)?)))
        .map(|(person, did)| {
            let leaked = did.of(EntryKind::Breached).times() + did.of(EntryKind::Lapsed).times();
            (leaked, person, did)
        })
        .filter(|(leaked, _, did)| did.touches.all > 0 || *leaked > 0)
        .collect();
    people.sort_by_key(|(leaked, person, _)| (std::cmp::Reverse(*leaked), &person.name));
    let more = people.len().saturating_sub(MAX_NAMED);
    let named = people.into_iter().take(MAX_NAMED);
    let named = named.map(|(_, person, did)| {
        let of = |kind| did.of(kind).times().to_string();
        words.week_person(
            &of(EntryKind::Lapsed),
            &person.name,
            &of(EntryKind::Breached),
            counted(did.touches.times()),
        )
    });
    named
        .chain((more > 0).then(|| words.week_more_people(counted(more))))
        .collect()
}

/// What happened since the list before, as the figures count it.
pub(super) struct SinceList {
    /// What came in and what leaked, where it leaked most, and what is late now, in a sentence each.
    pub(super) said: String,
    /// Whether anything leaked: no other list of a day says it.
    pub(super) has_leaked: bool,
}

/// What happened since the list before; nothing, where it was quiet.
pub(super) async fn since(
    reader: &TeamReader<'_>,
    list: &DayList,
) -> Result<Option<SinceList>, CloudError> {
    let from = reader.active.calendar().local(list.after).date_naive();
    let Some(yesterday) = reader.today().pred_opt().filter(|to| from <= *to) else {
        return Ok(None);
    };
    let days = ReportedDays::read(reader, from, yesterday).await?;
    let Some(days) = days.filter(|days| !days.is_quiet()) else {
        return Ok(None);
    };
    let words = reader.words();
    let (asked, promises) = (days.facts.milestones.asked, days.promises());
    let (missed, moved) = (
        days.of(EntryKind::PromiseMissed),
        days.of(EntryKind::Lapsed),
    );
    let (overdue, told) = (days.of(EntryKind::Breached), days.of(EntryKind::Escalated));
    let unreported = days.unreported();
    let parts = [
        (asked > 0).then(|| words.since_new(counted(asked))),
        (promises > 0).then(|| words.since_missed(&promises.to_string(), &missed.to_string())),
        (overdue > 0).then(|| words.since_overdue(counted(overdue))),
        (told > 0).then(|| words.since_told(counted(told))),
        (unreported > 0).then(|| words.since_unreported(counted(unreported))),
        (moved > 0).then(|| words.since_moved(counted(moved))),
    ];
    let mut said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() {
        said.push(words.since_nothing());
    }
    let day = reader.times().date(list.after);
    let happened = words.since_the_list(&day, &said.join(", "));
    let most = where_it_leaked_most(reader, &days);
    let said = std::iter::once(happened).chain(most);
    let said: Vec<String> = said.chain(days.late(words)).collect();
    Ok(Some(SinceList {
        said: said.join(" "),
        has_leaked: days.has_leaked(),
    }))
}
