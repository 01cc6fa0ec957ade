//! What people do to a lead: somebody of the team turns to it, a mail leaves, its person answers or books.

use chrono::{DurationRound, TimeDelta};
use followup::booking::{Arrangement, Side, Zone};
use followup::event::{Disposition, Event, Evidence, Outcome};
use followup::guard::{held_back, is_unjudged, unlawful};
use followup::ids::PersonId;
use followup::lead::{Lead, ObligationKind, Open, Stage};
use followup::message::{Message, NotSentReason, StopRule};
use followup::team::{RepLoad, Role};
use followup::work::open_task;

use crate::Chance;
use crate::happening::Happening;
use crate::outcome::{next_at, of_turning_to, verdict};
use crate::people::{MINUTE, full_minute};
use crate::playthrough::{Onlooker, Playthrough};
use crate::prospects::{Reaction, reach, reaction};
use crate::staff::open_minutes;

/// What is drawn about somebody who turns to a lead.
const ACT: u64 = 10;
/// What is drawn about a booking.
const BOOKING: u64 = 11;
/// Of a hundred drafts that wait for a person, so many are sent by whoever turns to the lead.
const SENDS_DRAFTS: u64 = 75;
/// Of a hundred leads of others that the manager hears of, so many are asked for, and so many given to somebody else.
const NUDGES: u64 = 35;
const GIVES_AWAY: u64 = 8;
/// Open minutes ahead within which people choose a time.
const BOOKS_WITHIN: u64 = 5 * 8 * 60;
/// Meetings begin at a quarter of an hour.
const QUARTER: TimeDelta = TimeDelta::minutes(15);

impl<O: Onlooker> Playthrough<'_, O> {
    /// Somebody of the team turns to a lead, if it is still theirs to do.
    pub(crate) fn turns_to(&mut self, who: usize, lead: u32) {
        let (seed, now) = (self.around.seed, self.firm.now);
        let Some(course) = self.around.course(lead).filter(|course| !course.is_over) else {
            return;
        };
        course.planned_by = None;
        course.acts += 1;
        let (place, acts) = (course.place, course.acts);
        let member = &self.around.staff[who];
        let by = member.id.clone();
        if member.is_absent(now) {
            return self.around.is_left_for_later(who, lead);
        }
        self.around.running.work_minutes += member.ways.minutes;
        let mut chance = Chance::of(seed, &[ACT, lead.into(), acts.into()]);
        self.settles_drafts(lead, &by, &mut chance);
        match &self.firm.leads[place].stage {
            Stage::Open(Open::Active(engagement)) if engagement.rep == by => {
                self.works(who, lead, place, &mut chance);
            }
            Stage::Open(Open::Active(_)) => self.hears_of_anothers(lead, place, by, &mut chance),
            Stage::Open(
                Open::Qualifying { .. }
                | Open::InReview { .. }
                | Open::Reviewing { .. }
                | Open::WithManager { .. },
            ) => {
                let verdict = verdict(&self.firm.leads[place], &mut chance);
                self.did(lead, &Event::Verdict { verdict, by });
            }
            Stage::Open(
                Open::Received
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::Resting { .. },
            )
            | Stage::Closed { .. } => {}
        }
    }

    /// Whoever has a lead works on it, and says so, or forgets to.
    fn works(&mut self, who: usize, lead: u32, place: usize, chance: &mut Chance) {
        let of = &self.firm.leads[place];
        let member = &self.around.staff[who];
        let (by, ways) = (member.id.clone(), member.ways);
        if let Some(from) = to_confirm(of) {
            let arrangement = Arrangement::Confirm { by, from };
            return self.did(lead, &Event::AppointmentChanged(arrangement));
        }
        let spent = of.touches >= self.firm.policy.rules.cadence.max_touches;
        // Something to do on another channel comes beside the calls, and nobody answers it.
        let outcome = if open_task(&self.firm.policy, of).is_some() {
            Disposition::Done
        } else {
            of_turning_to(of, reach(self.around.seed, lead), spent, chance)
        };
        let says_so = chance.percent(ways.clicks);
        let copied = outcome == Disposition::Wrote && chance.percent(ways.copies);
        let course = self.around.course(lead);
        let forgot = course.is_some_and(|course| {
            let was = std::mem::replace(&mut course.unreported, !says_so && !copied);
            !was && course.unreported
        });
        if forgot {
            // The work is done and nobody has said so: the next list asks for it again.
            self.around.running.unreported += 1;
            return self.around.is_left_for_later(who, lead);
        }
        self.reports(lead, place, by, outcome, copied, chance);
    }

    fn reports(
        &mut self,
        lead: u32,
        place: usize,
        by: PersonId,
        disposition: Disposition,
        copied: bool,
        chance: &mut Chance,
    ) {
        let of = &self.firm.leads[place];
        let task = of.task();
        let same = |last: &followup::lead::LastOutcome| {
            *last.task == *task && last.by == by && last.disposition == disposition
        };
        let again = of.last_outcome.as_deref().is_some_and(same);
        let outcome = Outcome {
            by,
            task,
            disposition,
            next_at: next_at(disposition, self.firm.now, chance).map(full_minute),
            again,
            link: None,
            amount: None,
            known: if copied {
                Evidence::Seen
            } else {
                Evidence::Said
            },
        };
        self.did(lead, &Event::Outcome(outcome));
    }

    /// The manager hears of a lead that somebody else has.
    fn hears_of_anothers(&mut self, lead: u32, place: usize, by: PersonId, chance: &mut Chance) {
        let policy = &self.firm.policy;
        let manages = policy.active.roster.get(&by);
        if !manages.is_some_and(|person| policy.active.roster.manages(person)) {
            return;
        }
        if chance.percent(GIVES_AWAY) {
            let holder = self.firm.leads[place].rep();
            let now = self.firm.now;
            let reps = policy.active.roster.with(Role::Rep);
            let others = reps.filter(|rep| Some(&rep.id) != holder);
            let loads = self.firm.team.beside(others);
            let free = loads.filter(|(_, load)| !load.is_some_and(|load| load.is_away(now)));
            let open = |load: Option<&RepLoad>| load.map_or(0, |load| load.open);
            if let Some((rep, _)) = free.min_by_key(|(_, load)| open(*load)) {
                let to = rep.id.clone();
                self.did(lead, &Event::Assigned { to, by });
            }
        } else if chance.percent(NUDGES) {
            self.did(lead, &Event::Nudged { by });
        }
    }

    /// Whoever turns to a lead sends what waits for a person, or leaves it for later.
    fn settles_drafts(&mut self, lead: u32, by: &PersonId, chance: &mut Chance) {
        let Some(course) = self.around.course(lead) else {
            return;
        };
        if course.awaiting.is_empty() || !chance.percent(SENDS_DRAFTS) {
            return;
        }
        let drafts = std::mem::take(&mut course.awaiting);
        for draft in drafts {
            let by = by.clone();
            self.did(lead, &Event::MessageSettled { by });
            let released = Message {
                stop_rule: StopRule::Released,
                ..draft
            };
            self.leaves(lead, &released);
        }
    }

    /// Messages to a lead may leave, or wait for a person no longer.
    pub(crate) fn messages_due(&mut self, lead: u32) {
        let now = self.firm.now;
        while let Some(message) = self
            .around
            .course(lead)
            .and_then(|course| course.take_due(now))
        {
            self.may_leave(lead, message);
        }
        while let Some(message) = self
            .around
            .course(lead)
            .and_then(|course| course.take_lapsed(now))
        {
            self.around.running.mails.left_lying += 1;
            let message = Box::new(message);
            self.did(lead, &Event::ApprovalLapsed { message });
        }
        self.around.may_be_over(lead);
    }

    fn may_leave(&mut self, lead: u32, message: Message) {
        let now = self.firm.now;
        let Some(course) = self.around.course(lead) else {
            return;
        };
        let of = &self.firm.leads[course.place];
        if held_back(of, &message).is_some() || !of.contact.email || now > message.latest() {
            return;
        }
        if is_unjudged(of, &[], &message) {
            course.pending.push(Message {
                not_before: now + MINUTE,
                ..message
            });
            let what = Happening::MessagesDue { lead };
            return self.around.plans.add(now + MINUTE, what);
        }
        if let Some(rule) = unlawful(&self.firm.policy, of, &message, now) {
            let (step, why) = (Some(message.step), NotSentReason::Law { rule });
            let message = message.id;
            return self.did(lead, &Event::NotSent { message, step, why });
        }
        let Some(why) = message.approval else {
            return self.leaves(lead, &message);
        };
        let until = full_minute(message.not_after);
        let id = message.id.clone();
        course.awaiting.reserve_exact(1);
        course.awaiting.push(message);
        self.around
            .plans
            .add(until, Happening::MessagesDue { lead });
        self.did(lead, &Event::ApprovalAwaited { message: id, why });
    }

    fn leaves(&mut self, lead: u32, message: &Message) {
        let (seed, now) = (self.around.seed, self.firm.now);
        let Some(course) = self.around.course(lead) else {
            return;
        };
        let number = course.mails_before + u64::from(course.mails);
        course.mails += 1;
        let mails = course.mails.into();
        self.around.running.sent(message, mails);
        if let Some((after, what)) = reaction(seed, lead, number, message) {
            let what = match what {
                Reaction::Signs(sign) => Happening::Signs { lead, sign },
                Reaction::Books => Happening::Books { lead },
                Reaction::OptsIn => Happening::OptsIn { lead },
                Reaction::IsReady => Happening::IsReady { lead },
            };
            self.around.plans.add(now + after, what);
        }
    }

    /// A lead chooses a time of whoever has it.
    pub(crate) fn books(&mut self, lead: u32) {
        let (seed, now) = (self.around.seed, self.firm.now);
        let Some(course) = self.around.course(lead).filter(|course| !course.is_over) else {
            return;
        };
        let of = &self.firm.leads[course.place];
        let active = &self.firm.policy.active;
        let (Some(booking), Some(rep)) = (active.booking.as_ref(), of.rep()) else {
            return;
        };
        let Some(person) = active.roster.get(rep).filter(|_| of.may_book()) else {
            return;
        };
        let mut chance = Chance::of(seed, &[BOOKING, lead.into(), course.mails.into()]);
        let calendar = active.calendar_of(rep);
        let earliest = booking.window(calendar, now).from;
        let ahead = open_minutes(chance.below(BOOKS_WITHIN));
        let wanted = calendar.after(earliest, ahead);
        let quarter = wanted.duration_trunc(QUARTER).unwrap_or(wanted) + QUARTER;
        let take = Arrangement::Take {
            rep: rep.clone(),
            why: None,
            from: calendar.opening_at_or_after(quarter),
            zone: Some(Zone::from(calendar.tz())),
            sure: person.free_when_open,
            by: Side::Lead,
        };
        self.did(lead, &Event::AppointmentChanged(take));
    }
}

/// The time that a lead asked for, and to which nobody has said yes.
fn to_confirm(lead: &Lead) -> Option<calendar::Instant> {
    let asks = lead.owed.has(&[ObligationKind::Confirm]);
    let meeting = lead.meeting().filter(|_| asks)?;
    Some(meeting.time.from)
}
