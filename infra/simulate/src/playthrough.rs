//! A simulated time: people ask, the policy decides, the team works.

use std::collections::VecDeque;
use std::thread;

use calendar::Instant;
use chrono::{Datelike, NaiveTime, TimeDelta, Weekday};
use followup::decide::Decision;
use followup::escalation::promised;
use followup::event::{Event, Sign};
use followup::figures::DebtAges;
use followup::firm::{Firm, Witness};
use followup::ids::{InquiryId, PersonId};
use followup::inquiry::Inquiry;
use followup::lead::{FIRST_CYCLE, Lead, Stage};
use followup::message::Message;
use followup::policy::Policy;
use followup::promise;
use followup::telling::Telling;

use crate::ahead::{Ahead, FilledInquiry};
use crate::answers::{AnswersError, FilledForms};
use crate::course::Course;
use crate::happening::Happening;
use crate::people::{MINUTE, Surroundings, full_minute};
use crate::population::Population;
use crate::prospects::asks_again;
use crate::tally::AtTheEnd;
use crate::year::{SimulatedAct, YearFigures};

/// What sets the mails of a second inquiry apart from those of the first.
const MAILS_OF_ONE: u64 = 100;

/// Whoever looks on while time passes.
pub trait Onlooker {
    /// So many days have passed.
    fn day(&mut self, _days: u32) {}

    /// Somebody did something: what, is written down for who asks.
    fn act(&mut self, _act: impl FnOnce() -> SimulatedAct) {}

    /// A lead that was `before` was decided about.
    fn decided(&mut self, _policy: &Policy, _now: Instant, _before: &Lead, _decision: &Decision) {}
}

/// Nobody looks on.
impl Onlooker for () {}

/// Lets the time of a population pass under a policy.
///
/// # Errors
/// When nobody could ask anything: see [`AnswersError`].
pub fn run(
    policy: &Policy,
    population: &Population,
    onlooker: &mut impl Onlooker,
) -> Result<YearFigures, AnswersError> {
    let (from, until) = population.time;
    let forms = || FilledForms::of(policy, population.scenario.seed);
    let (forms, forms_ahead) = (forms()?, forms()?);
    thread::scope(|scope| {
        let mut scene = Playthrough {
            firm: Firm::new(policy.clone(), from, Some(MINUTE)),
            around: Surroundings::new(policy, population),
            ahead: Ahead::begin(scope, forms_ahead, population),
            forms,
            population,
            onlooker,
            asked: 0,
            arriving: VecDeque::new(),
        };
        scene.around.plan_staff(policy, from);
        scene.plan_debts(from);
        scene.pass(until)?;
        Ok(scene.end())
    })
}

/// Everybody around a firm, and whoever looks on.
pub(crate) struct Bystanders<'a, O> {
    pub(crate) around: &'a mut Surroundings,
    pub(crate) onlooker: &'a mut O,
}

impl<O: Onlooker> Witness for Bystanders<'_, O> {
    fn decided(
        &mut self,
        policy: &Policy,
        now: Instant,
        lead: usize,
        before: &Lead,
        decision: &Decision,
    ) {
        self.onlooker.decided(policy, now, before, decision);
        self.around.takes_note(policy, now, lead, before, decision);
    }

    fn tellings(&self, lead: usize, owner: &PersonId, now: Instant) -> Vec<Telling> {
        self.around.tellings(lead, owner, now)
    }
}

/// An inquiry that the sweep of its minute judges.
struct Arriving {
    judged_at: Instant,
    lead: u32,
    id: InquiryId,
    inquiry: Inquiry,
    /// Whether their lead was open when it came.
    joins: bool,
}

pub(crate) struct Playthrough<'a, O> {
    pub(crate) firm: Firm,
    pub(crate) around: Surroundings,
    pub(crate) onlooker: &'a mut O,
    /// What people ask first.
    ahead: Ahead,
    /// By what they ask once more.
    forms: FilledForms<'a>,
    population: &'a Population,
    /// How many have asked.
    asked: usize,
    arriving: VecDeque<Arriving>,
}

impl<O: Onlooker> Playthrough<'_, O> {
    fn pass(&mut self, until: Instant) -> Result<(), AnswersError> {
        let (mut day, mut days) = (self.firm.now + TimeDelta::days(1), 0);
        loop {
            let judged = self.arriving.front().map(|one| one.judged_at);
            let due = self.firm.next_at();
            let planned = self.around.plans.next();
            let asks = self.population.people.get(self.asked).map(|one| one.at);
            let all = [judged, due, planned, asks];
            let next = all.into_iter().flatten().min();
            let Some(at) = next.filter(|at| *at < until) else {
                break;
            };
            while day <= at {
                day += TimeDelta::days(1);
                days += 1;
                self.onlooker.day(days);
            }
            // In one minute, what is due comes first, and then what people do, one after the other; what follows from that is due at once.
            if judged == Some(at) {
                self.firm.now = at;
                self.judges();
            } else if due == Some(at) {
                self.firm.step(&mut Bystanders {
                    around: &mut self.around,
                    onlooker: &mut *self.onlooker,
                });
            } else if planned == Some(at) {
                self.firm.now = at;
                if let Some((_, what)) = self.around.plans.take() {
                    self.happens(what)?;
                }
            } else {
                self.firm.now = at;
                self.somebody_asks()?;
            }
            for place in self.around.take_over() {
                self.firm.let_go(place);
            }
            let most = &mut self.around.running.most_waiting;
            *most = (self.firm.waiting() as u64).max(*most);
        }
        self.firm.now = until;
        Ok(())
    }

    fn happens(&mut self, what: Happening) -> Result<(), AnswersError> {
        match what {
            Happening::MessagesDue { lead } => self.messages_due(lead),
            Happening::TurnsTo { who, lead } => self.turns_to(who, lead),
            Happening::BeginsDay { who } => {
                let open = self.firm.load(&self.around.staff[who].id).open;
                let (policy, now) = (&self.firm.policy, self.firm.now);
                self.around.begins_day(policy, who, open, now);
            }
            Happening::IsAway { who, until } => self.is_away(who, until),
            Happening::AbsenceIsLookedAt { who } => self.looks_at_leads_of(who),
            Happening::IsBack { who } => self.is_back(who),
            Happening::Signs { lead, sign } => self.did(lead, &Event::Sign(sign)),
            Happening::Books { lead } => self.books(lead),
            Happening::OptsIn { lead } => self.did(lead, &Event::OptedIn),
            Happening::IsReady { lead } => self.did(lead, &Event::SaidReady),
            Happening::AsksAgain { lead } => self.asks_again(lead)?,
            Happening::DebtsAreCounted => {
                let debts = self.debts();
                let now = self.firm.now;
                self.around.running.debts(debts, now);
                self.plan_debts(now + MINUTE);
            }
        }
        Ok(())
    }

    /// Something happens to a lead by what somebody does; nothing, when it has ended.
    pub(crate) fn did(&mut self, lead: u32, event: &Event) {
        let Some(course) = self.around.course(lead).filter(|course| !course.is_over) else {
            return;
        };
        let place = course.place;
        let at = self.firm.now;
        self.onlooker.act(|| SimulatedAct::Did {
            lead,
            at,
            event: Box::new(event.clone()),
        });
        self.firm.give(
            place,
            event,
            &mut Bystanders {
                around: &mut self.around,
                onlooker: &mut *self.onlooker,
            },
        );
        if matches!(event, Event::Sign(Sign::Replied)) {
            self.passes_on(place);
        }
    }

    fn judges(&mut self) {
        let Some(arriving) = self.arriving.pop_front() else {
            return;
        };
        let Some(course) = self.around.course(arriving.lead) else {
            return;
        };
        let place = course.place;
        let inquiry = Box::new(arriving.inquiry);
        let event = if arriving.joins {
            let id = arriving.id;
            Event::Joined { id, inquiry }
        } else {
            Event::Arrived {
                inquiry,
                suspicious: false,
            }
        };
        self.firm.found(
            place,
            &event,
            &mut Bystanders {
                around: &mut self.around,
                onlooker: &mut *self.onlooker,
            },
        );
        if arriving.joins {
            self.passes_on(place);
        }
    }

    fn somebody_asks(&mut self) -> Result<(), AnswersError> {
        let lead = u32::try_from(self.asked).unwrap_or(u32::MAX);
        self.asked += 1;
        let at = self.firm.now;
        let who = self.population.people[lead as usize];
        if who.recorded.is_some() {
            // Who really came once more is in the list, and nobody else does.
            return match who.same_as {
                Some(first) => self.asks_again(first),
                None => self.begins_first(lead),
            };
        }
        self.begins_first(lead)?;
        if let Some(again) = asks_again(self.population.scenario.seed, lead, at) {
            let what = Happening::AsksAgain { lead };
            self.around.plans.add(again, what);
        }
        Ok(())
    }

    /// Somebody asks for the first time.
    fn begins_first(&mut self, lead: u32) -> Result<(), AnswersError> {
        let first = self.ahead.next()?;
        self.begins(lead, 0, first);
        Ok(())
    }

    /// Somebody asks whose lead is not open.
    fn begins(&mut self, lead: u32, again: u64, asks: FilledInquiry) {
        let now = self.firm.now;
        let inquiry = self.promised(asks.inquiry);
        let (name, id, about) = (asks.lead, asks.id, (&inquiry, asks.contact));
        let place = self
            .firm
            .take(Lead::received_from(name, id.clone(), about, now, None));
        let course = Course {
            inquiries: again + 1,
            mails_before: again * MAILS_OF_ONE,
            ..Course::new(place)
        };
        self.around.begins(lead, course);
        self.arrives(lead, (id, inquiry), asks.acknowledgement, false);
    }

    fn asks_again(&mut self, lead: u32) -> Result<(), AnswersError> {
        let now = self.firm.now;
        match self.around.course(lead).filter(|course| !course.is_over) {
            Some(course) => {
                course.inquiries += 1;
                let again = course.inquiries;
                let of = self.firm.leads[course.place].id.clone();
                let (forms, people) = (&mut self.forms, self.population);
                let asks = FilledInquiry::of(forms, people, of, (lead, again), now)?;
                let inquiry = self.promised(asks.inquiry);
                self.arrives(lead, (asks.id, inquiry), asks.acknowledgement, true);
            }
            None => {
                // Whose lead has ended: a number of its own for each inquiry that comes after.
                let again = self.asked as u64 + 1;
                let (forms, people) = (&mut self.forms, self.population);
                let asks = FilledInquiry::first(forms, people, (lead, again), now)?;
                self.begins(lead, again, asks);
            }
        }
        Ok(())
    }

    fn arrives(
        &mut self,
        lead: u32,
        (id, inquiry): (InquiryId, Inquiry),
        acknowledgement: Option<Message>,
        joins: bool,
    ) {
        let now = self.firm.now;
        self.onlooker.act(|| SimulatedAct::Asked {
            lead,
            at: now,
            inquiry: Box::new(inquiry.clone()),
        });
        self.around.running.asked(&inquiry);
        if let Some(message) = acknowledgement {
            self.around.is_on_its_way(lead, message, now);
        }
        self.arriving.push_back(Arriving {
            judged_at: now,
            lead,
            id,
            inquiry,
            joins,
        });
    }

    /// An inquiry with what it is promised now.
    fn promised(&mut self, inquiry: Inquiry) -> Inquiry {
        let (policy, now) = (self.forms.policy, self.firm.now);
        promise::promised(policy, self.firm.forecast(), inquiry, now)
    }

    /// On the next Monday, or the next day on which somebody works after it.
    fn plan_debts(&mut self, from: Instant) {
        let calendar = self.firm.policy.calendar();
        let today = calendar.local(from).date_naive();
        let mut days = today.iter_days().skip(1);
        let monday = days.find(|date| date.weekday() == Weekday::Mon);
        if let Some(monday) = monday {
            let midnight = calendar.instant(monday.and_time(NaiveTime::MIN));
            let at = full_minute(calendar.opening_at_or_after(midnight));
            self.around.plans.add(at, Happening::DebtsAreCounted);
        }
    }

    /// What is owed and late now.
    fn debts(&self) -> DebtAges {
        let (policy, now) = (&self.firm.policy, self.firm.now);
        let open = |lead: &&Lead| matches!(lead.stage, Stage::Open(_));
        let mut ages = DebtAges::default();
        for lead in self.firm.leads.iter().filter(open) {
            for owed in lead.owed.iter().filter(|owed| owed.kind.has_clock()) {
                let due = promised(policy, lead, owed).at;
                if due < now {
                    ages.count(policy.calendar(), due, now);
                }
            }
        }
        ages
    }

    fn end(mut self) -> YearFigures {
        let mut end = AtTheEnd {
            debts: self.debts(),
            ..AtTheEnd::default()
        };
        for lead in &self.firm.leads {
            if let Stage::Open(_) = lead.stage {
                end.still_open += 1;
                end.untouched += u64::from(lead.owed.first_touch().is_some());
                if lead.cycle == FIRST_CYCLE {
                    self.around.running.touched(lead);
                }
            }
        }
        let (policy, staff) = (&self.firm.policy, &self.around.staff);
        let running = self.around.running;
        running.figures(policy, self.population, staff, end)
    }
}
