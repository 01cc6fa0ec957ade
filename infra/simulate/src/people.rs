//! Everybody around a firm: who asked, who works there, and what each is about to do.

use std::collections::HashMap;

use calendar::{Instant, full_at_or_after};
use chrono::TimeDelta;
use followup::charge::tells_of_the_move;
use followup::decide::Decision;
use followup::digest::{slot_of, told_from};
use followup::figures::LeadCourse;
use followup::ids::PersonId;
use followup::lead::{FIRST_CYCLE, Lead, Stage};
use followup::message::{DigestKind, Message, Notice};
use followup::policy::Policy;
use followup::telling::Telling;

use crate::Chance;
use crate::course::Course;
use crate::happening::{Happening, Plans};
use crate::population::Population;
use crate::staff::{Asks, Member, asks, draw, open_minutes};
use crate::tally::Running;

/// What is drawn about somebody who reads a notice, or a list.
const READING: u64 = 9;
/// A minute, at which everything happens.
pub(crate) const MINUTE: TimeDelta = TimeDelta::minutes(1);

/// Everybody around a firm.
#[derive(Debug)]
pub(crate) struct Surroundings {
    pub(crate) seed: u64,
    pub(crate) plans: Plans,
    pub(crate) staff: Vec<Member>,
    pub(crate) running: Running,
    courses: Vec<Option<Box<Course>>>,
    /// Where each stands among the staff.
    number_of_member: HashMap<PersonId, usize>,
    /// Who asked, by where their lead stands in the firm.
    number_of: Vec<u32>,
    /// Whose lead has ended since somebody last looked.
    over: Vec<u32>,
}

/// A full minute, at a moment or after it.
pub(crate) fn full_minute(at: Instant) -> Instant {
    full_at_or_after(at, MINUTE)
}

impl Surroundings {
    pub(crate) fn new(policy: &Policy, population: &Population) -> Self {
        let staff = draw(policy, &population.scenario, population.time.0);
        let ids = staff.iter().map(|one| one.id.clone());
        let number_of_member = ids.zip(0..).collect();
        let mut courses = Vec::new();
        courses.resize_with(population.people.len(), || None);
        Self {
            seed: population.scenario.seed,
            plans: Plans::default(),
            running: Running::new(staff.len()),
            staff,
            courses,
            number_of_member,
            number_of: Vec::new(),
            over: Vec::new(),
        }
    }

    /// The first working day of each, and when each is said to be away.
    pub(crate) fn plan_staff(&mut self, policy: &Policy, from: Instant) {
        for (who, member) in self.staff.iter().enumerate() {
            let calendar = policy.active.calendar_of(&member.id);
            let opening = calendar.next_day_opening(from - MINUTE);
            self.plans
                .add(full_minute(opening), Happening::BeginsDay { who });
            for absence in &member.absences {
                let until = absence.until;
                let away = Happening::IsAway { who, until };
                self.plans.add(full_minute(absence.known_from), away);
                self.plans
                    .add(full_minute(until), Happening::IsBack { who });
            }
        }
    }

    /// How it goes with somebody whose lead has not ended.
    pub(crate) fn course(&mut self, lead: u32) -> Option<&mut Course> {
        self.courses.get_mut(lead as usize)?.as_deref_mut()
    }

    /// Somebody asked, and their lead stands here in the firm.
    pub(crate) fn begins(&mut self, lead: u32, course: Course) {
        let place = course.place;
        if self.number_of.len() <= place {
            self.number_of.resize(place + 1, u32::MAX);
        }
        self.number_of[place] = lead;
        self.courses[lead as usize] = Some(Box::new(course));
    }

    /// Those whose lead has ended, and to whom nothing is on its way any more: their places.
    pub(crate) fn take_over(&mut self) -> Vec<usize> {
        let mut places = Vec::new();
        while let Some(lead) = self.over.pop() {
            let course = self.courses[lead as usize].as_deref();
            if let Some(course) = course.filter(|course| course.pending.is_empty()) {
                places.push(course.place);
                self.courses[lead as usize] = None;
            }
        }
        places
    }

    /// Nothing is on its way to somebody any more.
    pub(crate) fn may_be_over(&mut self, lead: u32) {
        if self.course(lead).is_some_and(|course| course.is_over) {
            self.over.push(lead);
        }
    }

    /// A message leaves for somebody when its time comes.
    pub(crate) fn is_on_its_way(&mut self, lead: u32, message: Message, now: Instant) {
        let at = full_minute(message.not_before.max(now));
        if let Some(course) = self.course(lead) {
            // Most wait for one, and the room for more would be most of what a course takes.
            course.pending.reserve_exact(1);
            course.pending.push(message);
            self.plans.add(at, Happening::MessagesDue { lead });
        }
    }

    fn hears(&mut self, policy: &Policy, now: Instant, lead: u32, notice: &Notice, of: &Lead) {
        let Some(&who) = self.number_of_member.get(&notice.to) else {
            return;
        };
        let from = told_from(notice, of, now);
        let slot = slot_of(&policy.active, notice, from);
        let day = policy.calendar().local(slot.not_before).date_naive();
        let mails = &mut self.staff[who].mails;
        let read_at = mails.carries(slot.kind, slot.not_before, day, notice.may_travel());
        let read_at = full_minute(read_at);
        if tells_of_the_move(policy, of, &notice.kind)
            && let Some(course) = self.course(lead)
        {
            course.tellings.reserve_exact(1);
            course.tellings.push((notice.to.clone(), read_at));
        }
        match asks(&notice.kind) {
            Asks::ForWork => self.considers(policy, who, lead, read_at, true),
            Asks::OnceMore => self.considers(policy, who, lead, read_at, false),
            Asks::Nothing => {}
        }
    }

    /// Somebody of the team reads that something is to be done, and turns to it, or forgets it for now.
    fn considers(&mut self, policy: &Policy, who: usize, lead: u32, at: Instant, first: bool) {
        let seed = self.seed;
        let Some(course) = self.course(lead) else {
            return;
        };
        if course.planned_by == Some(who) {
            return;
        }
        course.readings += 1;
        let mut chance = Chance::of(seed, &[READING, lead.into(), course.readings.into()]);
        let member = &self.staff[who];
        let percent = if first {
            member.ways.diligence
        } else {
            member.ways.again
        };
        if member.is_absent(at) || !chance.percent(percent) {
            self.staff[who].backlog.insert(lead);
            return;
        }
        let delay = 3 + chance.below(20) * chance.below(15);
        self.will_turn_to(policy, who, lead, at, delay);
    }

    fn will_turn_to(&mut self, policy: &Policy, who: usize, lead: u32, at: Instant, delay: u64) {
        let member = &mut self.staff[who];
        let calendar = policy.active.calendar_of(&member.id);
        let begins = calendar.after(at, open_minutes(delay));
        let begins = full_minute(begins.max(member.busy_until));
        let takes = open_minutes(member.ways.minutes);
        member.busy_until = calendar.after(begins, takes);
        member.backlog.remove(&lead);
        if let Some(course) = self.course(lead) {
            course.planned_by = Some(who);
        }
        self.plans.add(begins, Happening::TurnsTo { who, lead });
    }

    /// Somebody begins a working day with the list of what is open, and turns to some of it.
    pub(crate) fn begins_day(&mut self, policy: &Policy, who: usize, open: u32, now: Instant) {
        let member = &mut self.staff[who];
        let calendar = policy.active.calendar_of(&member.id);
        let next = full_minute(calendar.next_day_opening(now));
        self.plans.add(next, Happening::BeginsDay { who });
        if member.is_absent(now) {
            return;
        }
        self.running.loads[who].count(open);
        self.running.working_days[who] += 1;
        let backlog: Vec<u32> = member.backlog.iter().copied().collect();
        if !backlog.is_empty() {
            let day = calendar.local(now).date_naive();
            member.mails.carries(DigestKind::Morning, now, day, false);
        }
        for lead in backlog {
            let (seed, again) = (self.seed, self.staff[who].ways.again);
            let Some(course) = self.course(lead) else {
                self.staff[who].backlog.remove(&lead);
                continue;
            };
            course.readings += 1;
            let mut chance = Chance::of(seed, &[READING, lead.into(), course.readings.into()]);
            if course.planned_by != Some(who) && chance.percent(again) {
                let delay = 5 + chance.below(90);
                self.will_turn_to(policy, who, lead, now, delay);
            }
        }
    }

    /// Somebody forgot to say what they did, or was not there: it is on their list again.
    pub(crate) fn is_left_for_later(&mut self, who: usize, lead: u32) {
        self.staff[who].backlog.insert(lead);
    }
}

impl Surroundings {
    /// A lead that was `before` was decided about: what that leads to.
    pub(crate) fn takes_note(
        &mut self,
        policy: &Policy,
        now: Instant,
        lead: usize,
        before: &Lead,
        decision: &Decision,
    ) {
        let number = self.number_of[lead];
        let mut counted = self
            .course(number)
            .map_or_else(LeadCourse::default, |course| {
                std::mem::take(&mut course.counted)
            });
        let of = (before, &mut counted);
        self.running.decided(policy, now, of, decision);
        if let Some(course) = self.course(number) {
            course.counted = counted;
        }
        for message in &decision.messages {
            self.is_on_its_way(number, message.clone(), now);
        }
        if let Some(course) = self.course(number) {
            course
                .pending
                .retain(|message| !decision.drops.contains(&message.id));
            let mut pending = course.pending.iter_mut();
            let at_once = pending.find(|message| Some(&message.id) == decision.send_now.as_ref());
            if let Some(message) = at_once {
                message.not_before = now;
                self.plans
                    .add(now + MINUTE, Happening::MessagesDue { lead: number });
            }
        }
        for notice in &decision.notices {
            self.hears(policy, now, number, notice, &decision.lead);
        }
        let was_open = matches!(before.stage, Stage::Open(_));
        let is_open = matches!(decision.lead.stage, Stage::Open(_));
        if was_open && !is_open {
            if before.cycle == FIRST_CYCLE {
                self.running.touched(&decision.lead);
            }
            if let Some(course) = self.course(number) {
                course.is_over = true;
            }
            self.over.push(number);
        }
    }

    /// The mails by which somebody was told by now that a lead moves on from them.
    pub(crate) fn tellings(&self, lead: usize, owner: &PersonId, now: Instant) -> Vec<Telling> {
        let course = self.courses[self.number_of[lead] as usize].as_deref();
        let told = course.map(|course| course.tellings.as_slice());
        let theirs = told.unwrap_or_default().iter();
        let theirs = theirs.filter(|(who, at)| who == owner && *at <= now);
        theirs
            .map(|(_, at)| Telling {
                at: *at,
                returned: false,
            })
            .collect()
    }
}
