//! What happened at a company in some days, as it reads them: a first line that says what leaked, and tables.

use chrono::NaiveDate;
use costs::RunningCosts;
use followup::event::Evidence;
use followup::figures::{
    Acknowledged, CohortSoFar, CountedTexts, DayFigures, FactClass, FactGroup, FactQuery,
    LogHistogram, Milestone, MilestoneCounts, PersonFigures, StepReport,
};
use followup::ids::PersonId;
use followup::overview::LateLeads;
use followup::policy::{ActiveConfig, PeopleFigures, Policy};
use followup::timeline::EntryKind;
use serde::Serialize;

use super::cohort::{cohort, step_names, won_for};
use super::hours::{late_by_hour, late_by_weekday};
use super::most::MostCounted;
use super::running::running_costs;
use super::said::worked_time;
use super::sections::{acceptance, fact_name, first_touch, late_leads, recycling, share};
use super::source_costs::{SourceCost, SourceCosts};
use super::table::FigureCell::{Behind, Empty, Money, Net, Number};
use super::table::{FigureCell, FigureTable};
use super::texts::compared_texts;
use crate::{Words, counted};

/// Whose figures are shown besides the team's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleShown<'a> {
    /// Each person's.
    Each,
    /// One person's: whoever reads.
    One(&'a PersonId),
    /// Nobody's.
    Nobody,
}

impl<'a> PeopleShown<'a> {
    /// What the policy lets somebody see.
    #[must_use]
    pub fn to(active: &ActiveConfig, reader: &'a PersonId) -> Self {
        let leads = active
            .roster
            .get(reader)
            .is_some_and(|person| active.roster.manages(person));
        match active.figures.people {
            PeopleFigures::Named if leads => Self::Each,
            PeopleFigures::Named | PeopleFigures::Own => Self::One(reader),
            PeopleFigures::Team => Self::Nobody,
        }
    }

    /// What the policy lets whoever runs a command see, where nobody has signed in: only what anybody who leads the team may.
    #[must_use]
    pub fn unsigned(active: &ActiveConfig) -> Self {
        if active.figures.names_people() {
            Self::Each
        } else {
            Self::Nobody
        }
    }

    /// The same figures without those of people that are not shown.
    fn only(self, mut facts: DayFigures) -> DayFigures {
        facts.people.retain(|person, _| self.shows(person));
        facts
    }

    /// Whether somebody's are among them.
    #[must_use]
    pub fn shows(self, person: &PersonId) -> bool {
        match self {
            Self::Each => true,
            Self::One(one) => one == person,
            Self::Nobody => false,
        }
    }
}

/// The figures of some days, for a reader.
#[derive(Debug, Clone, Copy)]
pub struct PeriodFigures<'a> {
    /// The policy: names, what sources cost, and which texts its steps compare.
    pub policy: &'a Policy,
    /// In whose words.
    pub words: Words,
    /// What happened.
    pub facts: &'a DayFigures,
    /// How far it has gone since with those who asked in these days; none, where that is not said.
    pub cohort: Option<CohortSoFar>,
    /// What every day so far counted of the texts that are compared: what is known of them is known by all days. Nothing, where nobody asks.
    pub texts_so_far: Option<&'a CountedTexts>,
    /// The first day, and the last.
    pub days: (NaiveDate, NaiveDate),
    /// Whose figures are shown.
    pub people: PeopleShown<'a>,
    /// What is late now, by age; none, where the days are over or something else says it.
    pub late_now: Option<LateLeads>,
    /// What they took of AWS, as it is estimated; none, where that is not said. Sources are charged for as many days as are here.
    pub running: Option<&'a RunningCosts>,
}

/// The figures of some days for a program: what the tables show, without words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PeriodReport<'a> {
    /// The first day.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// The day up to which it is counted.
    pub counted_until: NaiveDate,
    /// What happened, without the people whose figures are not shown.
    pub figures: DayFigures,
    /// How far it has gone since with those who asked in these days.
    pub cohort: Option<CohortSoFar>,
    /// What is late now, by age, where that is known.
    pub late_now: Option<LateLeads>,
    /// What is known of the texts that the policy compares.
    pub texts: Vec<StepReport>,
    /// What sources cost in them, and of it an inquiry and a customer; null, where the policy says of no source what it costs.
    pub source_costs: Option<SourceCosts<'a>>,
    /// What they took of AWS, as it is estimated.
    pub running_costs: Option<&'a RunningCosts>,
}

impl<'a> PeriodFigures<'a> {
    /// The same for a program, counted up to this day.
    #[must_use]
    pub fn report(&self, counted_until: NaiveDate) -> PeriodReport<'a> {
        let (from, to) = self.days;
        PeriodReport {
            from,
            to,
            counted_until,
            figures: self.people.only(self.facts.clone()),
            cohort: self.cohort,
            late_now: self.late_now,
            texts: self.texts(),
            source_costs: self.source_costs(),
            running_costs: self.running,
        }
    }

    /// What sources cost in these days: of the days before figures begin no inquiry is known, and none is charged.
    fn source_costs(&self) -> Option<SourceCosts<'a>> {
        let (from, to) = self.days;
        let all = || u32::try_from((to - from).num_days() + 1).unwrap_or(0);
        let days = self.running.map_or_else(all, |running| running.days);
        SourceCosts::of(&self.policy.active.figures, self.facts, days)
    }

    /// The texts that the policy compares; none, where they are not asked about.
    fn texts(&self) -> Vec<StepReport> {
        let steps = self.policy.rules.all_steps();
        self.texts_so_far.map_or_else(Vec::new, |so_far| {
            StepReport::of_days(steps, &self.facts.texts, so_far)
        })
    }

    /// What leaked, in a sentence or two.
    #[must_use]
    pub fn headline(&self) -> Vec<String> {
        let (words, facts) = (self.words, self.facts);
        let (kept, missed) = (
            facts.of(EntryKind::PromiseKept).times(),
            facts.of(EntryKind::PromiseMissed).times(),
        );
        let mut said = vec![if kept + missed == 0 {
            words.figures_no_promise()
        } else {
            words.figures_promises_missed(&(kept + missed).to_string(), counted(missed))
        }];
        let lapsed = facts.of(EntryKind::Lapsed).times();
        if lapsed > 0 {
            said.push(words.figures_moved_on(counted(lapsed)));
        }
        let of_source = |name: &String| facts.sources[name].kinds.get(&EntryKind::PromiseMissed);
        let missed_of = |name: &String| of_source(name).map_or(0, |tally| tally.times());
        let sources = facts.sources.keys();
        let worst = MostCounted::of(sources.map(|name| (name, missed_of(name))));
        if let Some(worst) = worst
            && facts.sources.len() > 1
        {
            let named = worst.named(|name| (*name).clone());
            let missed = worst.count.to_string();
            let sources = counted(worst.which.len());
            said.push(words.figures_worst_sources(sources, &missed, &named));
        }
        said
    }

    /// Every table of these days.
    #[must_use]
    pub fn tables(&self) -> Vec<FigureTable> {
        let (words, facts) = (self.words, self.facts);
        let active = &self.policy.active;
        let mut tables = vec![self.promises(), self.sources()];
        tables.extend(self.cohort.map(|so_far| cohort(words, active, so_far)));
        tables.push(first_touch(words, facts));
        tables.push(late_by_weekday(words, active, facts, self.days.1));
        if self.people != PeopleShown::Nobody {
            tables.push(self.team());
        }
        tables.push(acceptance(words, &facts.acceptance));
        tables.push(recycling(words, &facts.recycling));
        tables.extend(self.late_now.map(|late| late_leads(words, late)));
        tables.extend(
            self.texts()
                .iter()
                .map(|report| compared_texts(words, report)),
        );
        tables.extend(self.running.map(|costs| running_costs(words, costs)));
        // The widest ones are the last.
        tables.extend(late_by_hour(words, active, facts, self.days.1));
        tables
    }

    fn promises(&self) -> FigureTable {
        let (words, facts) = (self.words, self.facts);
        let columns = vec![
            String::new(),
            words.figures_count(),
            words.figures_share(),
            words.figures_seen(),
            words.figures_said(),
        ];
        let mut table = FigureTable::new(words.figures_promises(), columns);
        let kept = facts.of(EntryKind::PromiseKept);
        let missed = facts.of(EntryKind::PromiseMissed);
        let all = kept.times() + missed.times();
        table.row(
            words.figures_promise_kept(),
            vec![
                Net(kept.all, of_kind(EntryKind::PromiseKept)),
                share(kept.times(), all),
                Net(
                    kept.seen,
                    of_kind(EntryKind::PromiseKept).known(Evidence::Seen),
                ),
                Net(
                    kept.said,
                    of_kind(EntryKind::PromiseKept).known(Evidence::Said),
                ),
            ],
        );
        table.row(
            words.figures_promise_missed(),
            vec![
                Net(missed.all, of_kind(EntryKind::PromiseMissed)),
                share(missed.times(), all),
            ],
        );
        let others = [
            (words.figures_promise_lengthened(), EntryKind::PromiseMoved),
            (words.figures_lapsed(), EntryKind::Lapsed),
            (words.figures_told_manager(), EntryKind::Escalated),
        ];
        for (name, kind) in others {
            table.net(name, facts.of(kind).all, of_kind(kind));
        }
        // What was not acknowledged at all has no line: how many asked stands above what left.
        let asked = FactQuery::new(FactClass::Milestone(Milestone::Asked));
        let count = facts.milestones.asked;
        table.row(words.figures_asked(), vec![Behind(count, asked)]);
        let all = facts.acknowledgements;
        table.note = (all.all() > 0).then(|| words.figures_acknowledged_how());
        for (count, when) in [
            (all.in_window, Acknowledged::InWindow),
            (all.late, Acknowledged::Late),
        ] {
            let counts = FactQuery::new(FactClass::Acknowledged(when));
            let name = fact_name(words, &counts);
            table.row(name, vec![Behind(count, counts), share(count, all.all())]);
        }
        table
    }

    /// The names of the columns of what came of each source.
    fn source_columns(&self, has_amounts: bool, has_costs: bool) -> Vec<String> {
        let (words, active) = (self.words, &self.policy.active);
        let mut columns = vec![String::new()];
        columns.extend(step_names(words));
        columns.extend([
            words.figures_half_touched(),
            words.figures_most_touched(),
            words.figures_promise_missed(),
        ]);
        if has_amounts {
            columns.push(won_for(words, active));
        }
        if has_costs {
            columns.push(words.figures_cost(&active.figures.currency));
            columns.push(words.figures_cost_each());
            columns.push(words.figures_cost_won());
        }
        columns
    }

    /// Where people came from, how far it went with them, and what that cost.
    fn sources(&self) -> FigureTable {
        let (words, facts, rules) = (self.words, self.facts, &self.policy.active.figures);
        let costs = self.source_costs();
        let has_costs = costs.is_some();
        let has_amounts = facts.sources.values().any(|of| of.milestones.amount != 0);
        let columns = self.source_columns(has_amounts, has_costs);
        let mut table = FigureTable::new(words.figures_sources(), columns);
        table.note = Some(words.figures_sources_how());
        let mut row = |name: String,
                       (group, of): (FactGroup, MilestoneCounts),
                       waits: &LogHistogram,
                       missed,
                       cost: Option<&SourceCost>| {
            let step = |count, milestone| {
                let fact = FactClass::Milestone(milestone);
                Net(count, FactQuery::new(fact).of(group.clone()))
            };
            let asked = FactQuery::new(FactClass::Milestone(Milestone::Asked)).of(group.clone());
            let mut cells = vec![
                Behind(of.asked, asked),
                step(of.touched, Milestone::Touched),
                step(of.in_contact, Milestone::InContact),
                step(of.met, Milestone::Met),
                step(of.won, Milestone::Won),
                worked_time(words, waits.within(50)),
                worked_time(words, waits.within(90)),
                Net(missed, of_kind(EntryKind::PromiseMissed).of(group.clone())),
            ];
            if has_amounts {
                cells.push(Money(of.amount));
            }
            if has_costs {
                let each = [
                    cost.map(|of| of.cost),
                    cost.and_then(|of| of.per_inquiry),
                    cost.and_then(|of| of.per_customer),
                ];
                cells.extend(each.map(|amount| amount.map_or(Empty, Number)));
            }
            table.row(name, cells);
        };
        let missed = facts.of(EntryKind::PromiseMissed).all;
        let names = facts.sources.keys().chain(rules.costs.keys());
        let names: std::collections::BTreeSet<&String> = names.collect();
        row(
            words.figures_all(),
            (FactGroup::All, facts.milestones),
            &facts.from_inquiry_open,
            missed,
            costs.as_ref().map(|costs| &costs.all),
        );
        for name in names {
            let of = facts.sources.get(name).cloned().unwrap_or_default();
            let missed = of.kinds.get(&EntryKind::PromiseMissed);
            let missed = missed.map_or(0, |it| it.all);
            row(
                name.clone(),
                (FactGroup::Source(name.clone()), of.milestones),
                &of.from_inquiry_open,
                missed,
                costs
                    .as_ref()
                    .and_then(|costs| costs.sources.get(name.as_str())),
            );
        }
        table
    }

    fn team(&self) -> FigureTable {
        let words = self.words;
        let columns = vec![
            words.figures_person(),
            words.figures_person_touches(),
            words.figures_seen(),
            words.figures_said(),
            words.figures_person_first(),
            words.figures_person_first_most(),
            words.figures_person_firsts(),
            words.figures_person_breached(),
            words.figures_person_escalated(),
            words.figures_person_lapsed(),
        ];
        let mut table = FigureTable::new(words.figures_team(), columns);
        let of_team = self
            .policy
            .active
            .roster
            .people
            .iter()
            .map(|person| &person.id);
        let gone = self.facts.people.keys();
        let gone = gone.filter(|id| self.policy.active.roster.get(id).is_none());
        for id in of_team.chain(gone).filter(|id| self.people.shows(id)) {
            let name = self
                .policy
                .active
                .roster
                .get(id)
                .map(|one| one.name.clone());
            let of = self.facts.people.get(id).cloned().unwrap_or_default();
            table.row(
                name.unwrap_or_else(|| id.to_string()),
                person_cells(words, id, &of),
            );
        }
        table
    }
}

fn person_cells(words: Words, id: &PersonId, of: &PersonFigures) -> Vec<FigureCell> {
    let own = || FactGroup::Person(id.clone());
    let touch = || FactQuery::new(FactClass::Touch).of(own());
    let of_them = |kind| Net(of.of(kind).all, of_kind(kind).of(own()));
    vec![
        Net(of.touches.all, touch()),
        Net(of.touches.seen, touch().known(Evidence::Seen)),
        Net(of.touches.said, touch().known(Evidence::Said)),
        worked_time(words, of.from_assignment_open.within(50)),
        worked_time(words, of.from_assignment_open.within(90)),
        Net(
            of.from_assignment_open.net(),
            FactQuery::new(FactClass::FirstTouchOfRep).of(own()),
        ),
        of_them(EntryKind::Breached),
        of_them(EntryKind::Escalated),
        of_them(EntryKind::Lapsed),
    ]
}

fn of_kind(kind: EntryKind) -> FactQuery {
    FactQuery::new(FactClass::Kind(kind))
}
