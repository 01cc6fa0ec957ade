//! What is counted while time passes.

use std::collections::BTreeMap;

use calendar::Instant;
use chrono::NaiveDate;
use followup::decide::Decision;
use followup::figures::{DayFigures, DebtAges, FactRecord, LeadCourse, counted};
use followup::inquiry::{Inquiry, Promise, PromisedContact};
use followup::lead::{Ending, FIRST_CYCLE, Lead};
use followup::message::{Message, StopRule};
use followup::policy::Policy;
use followup::timeline::{EntryKind, Fact};

use crate::population::Population;
use crate::staff::Member;
use crate::year::{
    EndingCount, LoadFigures, MailFigures, PersonYear, PromiseFigures, YearFigures, count_in,
};

/// How things stand when the time is over.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct AtTheEnd {
    /// Who waits for a first human touch.
    pub(crate) untouched: u64,
    /// What is owed and late.
    pub(crate) debts: DebtAges,
    /// Who is followed up, or rests.
    pub(crate) still_open: u64,
}

/// What is counted while time passes.
#[derive(Debug, Default)]
pub(crate) struct Running {
    facts: DayFigures,
    today: Option<NaiveDate>,
    /// How often each kind of fact came today, by its number.
    of_today: Vec<i64>,
    by_day: BTreeMap<NaiveDate, BTreeMap<EntryKind, i64>>,
    pub(crate) promises: PromiseFigures,
    endings: Vec<(Ending, u64)>,
    touches_per_lead: BTreeMap<u8, u64>,
    pub(crate) unreported: u64,
    pub(crate) work_minutes: u64,
    pub(crate) mails: MailFigures,
    pub(crate) worst_debts: DebtAges,
    pub(crate) worst_debts_at: Option<Instant>,
    pub(crate) worst_mondays: u64,
    pub(crate) most_waiting: u64,
    pub(crate) loads: Vec<LoadFigures>,
    pub(crate) working_days: Vec<u64>,
    inquiries: u64,
    decisions: u64,
}

impl Running {
    pub(crate) fn new(people: usize) -> Self {
        Self {
            loads: vec![LoadFigures::default(); people],
            working_days: vec![0; people],
            of_today: vec![0; EntryKind::ALL.len()],
            ..Self::default()
        }
    }

    /// Somebody asked, and was promised what the inquiry says.
    pub(crate) fn asked(&mut self, inquiry: &Inquiry) {
        self.inquiries += 1;
        let is_timed = |promise: &Promise| promise.contact != PromisedContact::Later;
        self.promises.made += u64::from(inquiry.promise.as_ref().is_some_and(is_timed));
        self.promises.without_hour += u64::from(inquiry.all_taken);
    }

    /// A lead that was `before` was decided about.
    pub(crate) fn decided(
        &mut self,
        policy: &Policy,
        now: Instant,
        (before, course): (&Lead, &mut LeadCourse),
        decision: &Decision,
    ) {
        self.decisions += 1;
        if decision.entries.is_empty() {
            return;
        }
        let (day, facts) = counted(policy, before, course, decision, now);
        for fact in &facts {
            self.count(day, fact);
        }
        for entry in &decision.entries {
            if let Fact::Closed { ending } = entry.fact {
                count_in(&mut self.endings, ending);
            }
        }
        let after = &decision.lead;
        if before.cycle == FIRST_CYCLE && after.cycle > FIRST_CYCLE {
            self.touched(before);
        }
    }

    /// Counts the attempts of a lead whose first cycle is over, or which is looked at last.
    pub(crate) fn touched(&mut self, lead: &Lead) {
        *self.touches_per_lead.entry(lead.touches).or_default() += 1;
    }

    fn count(&mut self, day: NaiveDate, fact: &FactRecord) {
        if self.today != Some(day) {
            self.day_ends();
            self.today = Some(day);
        }
        self.of_today[fact.kind as usize] += 1;
        for off in fact.off.iter().filter(|off| !off.is_part) {
            self.of_today[off.record.kind as usize] -= 1;
        }
        self.facts.count_record(day, fact);
    }

    fn day_ends(&mut self) {
        let Some(day) = self.today else {
            return;
        };
        let of_day = self.by_day.entry(day).or_default();
        for (kind, count) in EntryKind::ALL.iter().zip(&mut self.of_today) {
            if *count != 0 {
                *of_day.entry(*kind).or_default() += std::mem::take(count);
            }
        }
    }

    /// A message to a lead left.
    pub(crate) fn sent(&mut self, message: &Message, mails: u64) {
        let count = match message.stop_rule {
            StopRule::Acknowledgement => &mut self.mails.acknowledgements,
            StopRule::Automatic => &mut self.mails.automatic,
            StopRule::Released => &mut self.mails.released,
            StopRule::Letter => &mut self.mails.letters,
            StopRule::Appointment | StopRule::Reminder => &mut self.mails.appointments,
        };
        *count += 1;
        self.mails.most_to_one = self.mails.most_to_one.max(mails);
    }

    /// What is owed and late at a moment, of a Monday.
    pub(crate) fn debts(&mut self, debts: DebtAges, now: Instant) {
        let (all, most) = (debts.all(), self.worst_debts.all());
        if all > most {
            self.worst_debts = debts;
            self.worst_debts_at = Some(now);
            self.worst_mondays = 1;
        } else if all > 0 && all == most {
            self.worst_mondays += 1;
        }
    }

    /// The figures of the whole time.
    pub(crate) fn figures(
        mut self,
        policy: &Policy,
        population: &Population,
        staff: &[Member],
        end: AtTheEnd,
    ) -> YearFigures {
        self.day_ends();
        let facts = self.facts;
        let each = staff.iter().zip(&self.loads).zip(&self.working_days);
        let people = each.map(|((member, load), days)| {
            let done = facts.people.get(&member.id).cloned().unwrap_or_default();
            let year = PersonYear {
                is_careless: member.is_careless,
                leaves: member.leaves,
                touches: done.touches,
                breached: done.of(EntryKind::Breached).times(),
                escalated: done.of(EntryKind::Escalated).times(),
                lapsed: done.of(EntryKind::Lapsed).times(),
                first_touch: done.from_assignment_open,
                load: *load,
                mails: member.mails.all(),
                most_mails_a_day: member.mails.most_a_day(),
                working_days: *days,
            };
            (member.id.clone(), year)
        });
        let people: BTreeMap<_, _> = people.collect();
        let to_team = people.values().map(|person| person.mails).sum();
        let endings = self.endings.iter();
        let (scenario, kinds) = (population.scenario, &facts);
        YearFigures {
            policy: policy.version.clone(),
            seed: scenario.seed,
            from: scenario.from,
            days: scenario.days,
            inquiries: self.inquiries,
            promises: PromiseFigures {
                kept: kinds.of(EntryKind::PromiseKept),
                missed: kinds.of(EntryKind::PromiseMissed).times(),
                lengthened: kinds.of(EntryKind::PromiseMoved).times(),
                ..self.promises
            },
            untouched: end.untouched,
            debts: end.debts,
            still_open: end.still_open,
            worst_debts: self.worst_debts,
            worst_debts_at: self.worst_debts_at,
            worst_mondays: self.worst_mondays,
            endings: endings
                .map(|(ending, leads)| EndingCount {
                    ending: *ending,
                    leads: *leads,
                })
                .collect(),
            touches_per_lead: self.touches_per_lead,
            unreported: self.unreported,
            work_minutes: self.work_minutes,
            mails: MailFigures {
                to_team,
                ..self.mails
            },
            people,
            most_waiting: self.most_waiting,
            decisions: self.decisions,
            by_day: self.by_day,
            facts,
        }
    }
}

#[cfg(test)]
mod tests {
    use calendar::parse_instant;

    use super::*;

    #[test]
    fn mondays_on_which_as_much_was_late_are_counted_and_the_first_is_kept() {
        let late = |under_a_day, ten_days| DebtAges {
            under_a_day,
            ten_days,
            ..DebtAges::default()
        };
        let mondays = [
            ("2026-03-02T14:00:00Z", late(0, 0), 0),
            ("2026-03-09T13:00:00Z", late(1, 0), 1),
            ("2026-03-16T13:00:00Z", late(2, 1), 1),
            ("2026-03-23T13:00:00Z", late(0, 3), 2),
            ("2026-03-30T13:00:00Z", late(1, 1), 2),
        ];
        let mut running = Running::new(0);
        for (at, debts, count) in mondays {
            running.debts(debts, parse_instant(at).unwrap());
            assert_eq!(running.worst_mondays, count, "{at}");
        }
        assert_eq!(running.worst_debts, late(2, 1));
        let first = parse_instant("2026-03-16T13:00:00Z").unwrap();
        assert_eq!(running.worst_debts_at, Some(first));
    }
}
