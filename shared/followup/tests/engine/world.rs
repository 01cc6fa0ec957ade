//! A world without a cloud: leads, loads, and a clock that jumps from deadline to deadline.
#![allow(dead_code, clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::HashSet;
use std::ops::{Deref, DerefMut};

use calendar::Instant;
use followup::agenda::{Action, agenda};
use followup::charge::tells_of_the_move;
use followup::decide::Decision;
use followup::digest::{Digest, digest_of, told_from};
use followup::event::{Disposition, Event, Outcome, Sign, Verdict};
use followup::figures::{DayFigures, LeadCourse, counted};
use followup::firm::{Firm, Witness};
use followup::ids::{InquiryId, LeadId, MessageId, PersonId};
use followup::inquiry::Inquiry;
use followup::lead::Lead;
use followup::message::{Message, Notice, NoticeKind, StopRule};
use followup::policy::Policy;
use followup::team::RepLoad;
use followup::telling::Telling;
use followup::timeline::{Entry, EntryKind};

use crate::support::{inquiry, ny, person, wall};

/// Somebody who can be called and written to, and asks about buying.
pub(crate) const BUYER: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("email", "ann@example.org"),
    ("phone", "+12125550123"),
    ("topic", "sales"),
];
/// The same without a telephone.
pub(crate) const BY_MAIL: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("email", "ann@example.org"),
    ("topic", "sales"),
];
/// The same without an address.
pub(crate) const BY_PHONE: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("phone", "+12125550123"),
    ("topic", "sales"),
];

/// What was decided of one lead, when.
pub(crate) struct Line {
    pub(crate) at: Instant,
    pub(crate) lead: usize,
    pub(crate) entry: Entry,
}

/// A message to a lead, and when it was written down.
pub(crate) struct Planned {
    pub(crate) at: Instant,
    pub(crate) lead: usize,
    pub(crate) message: Message,
}

/// A notice, and the mail that carries it.
pub(crate) struct Told {
    pub(crate) at: Instant,
    pub(crate) lead: usize,
    pub(crate) notice: Notice,
    pub(crate) mail: Digest,
    /// Whether it says that the lead moves on.
    tells: bool,
}

/// A firm without a sweep, which does everything at its own moment, and all that was decided in it.
pub(crate) struct World {
    firm: Firm,
    pub(crate) inquiries: Vec<Inquiry>,
    pub(crate) record: Record,
}

/// All that was decided, and what is known of mails to the team.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) lines: Vec<Line>,
    pub(crate) messages: Vec<Planned>,
    pub(crate) told: Vec<Told>,
    /// Whose mail comes back.
    pub(crate) unreachable: HashSet<PersonId>,
    /// Until when no mail leaves.
    pub(crate) no_mail_until: Option<Instant>,
    ids: HashSet<MessageId>,
    /// Messages that were taken back before they left.
    pub(crate) dropped: HashSet<MessageId>,
    /// What is counted of the first lead, and how it went with it.
    pub(crate) figures: DayFigures,
    course: LeadCourse,
}

impl Deref for World {
    type Target = Firm;

    fn deref(&self) -> &Firm {
        &self.firm
    }
}

impl DerefMut for World {
    fn deref_mut(&mut self) -> &mut Firm {
        &mut self.firm
    }
}

impl Witness for Record {
    fn decided(
        &mut self,
        policy: &Policy,
        at: Instant,
        lead: usize,
        before: &Lead,
        decision: &Decision,
    ) {
        if lead == 0 {
            let (day, facts) = counted(policy, before, &mut self.course, decision, at);
            for fact in &facts {
                self.figures.count_record(day, fact);
            }
        }
        for message in decision.messages.clone() {
            assert!(
                self.ids.insert(message.id.clone()),
                "{} twice (P4)",
                message.step
            );
            self.messages.push(Planned { at, lead, message });
        }
        self.dropped.extend(decision.drops.iter().cloned());
        for notice in decision.notices.clone() {
            let from = told_from(&notice, &decision.lead, at);
            let mail = digest_of(&policy.active, &notice, from, 0);
            let tells = tells_of_the_move(policy, &decision.lead, &notice.kind);
            self.told.push(Told {
                at,
                lead,
                notice,
                mail,
                tells,
            });
        }
        for entry in decision.entries.clone() {
            self.lines.push(Line { at, lead, entry });
        }
    }

    fn tellings(&self, lead: usize, owner: &PersonId, now: Instant) -> Vec<Telling> {
        let of_them = |told: &&Told| told.lead == lead && told.notice.to == *owner && told.tells;
        let left = self.told.iter().filter(of_them).map(|told| Telling {
            at: told
                .mail
                .not_before
                .max(self.no_mail_until.unwrap_or(told.at)),
            returned: self.unreachable.contains(owner),
        });
        left.filter(|telling| telling.at <= now).collect()
    }
}

impl World {
    pub(crate) fn new(policy: Policy, now: Instant) -> Self {
        Self {
            firm: Firm::new(policy, now, None),
            inquiries: Vec::new(),
            record: Record::default(),
        }
    }

    /// The shipped policy at a time of New York, with one inquiry that has just arrived.
    pub(crate) fn with(at: &str, fields: &[(&str, &str)]) -> Self {
        Self::of(crate::support::policy(), at, fields)
    }

    pub(crate) fn of(policy: Policy, at: &str, fields: &[(&str, &str)]) -> Self {
        let mut world = Self::new(policy, ny(at));
        world.arrive(fields);
        world
    }

    pub(crate) fn arrive(&mut self, fields: &[(&str, &str)]) -> usize {
        let inquiry = inquiry(&self.policy, self.now, fields);
        self.arrive_as(inquiry)
    }

    pub(crate) fn arrive_as(&mut self, inquiry: Inquiry) -> usize {
        self.accept(inquiry, self.now, None)
    }

    /// An inquiry that is judged some time after it arrived, as after an outage.
    pub(crate) fn arrive_judged_at(&mut self, inquiry: Inquiry, judged: Instant) -> usize {
        let arrived = std::mem::replace(&mut self.now, judged);
        self.accept(inquiry, arrived, None)
    }

    /// Somebody of whom something was known before the inquiry is judged.
    pub(crate) fn arrive_after(&mut self, fields: &[(&str, &str)], known: &Event) -> usize {
        let inquiry = inquiry(&self.policy, self.now, fields);
        self.accept(inquiry, self.now, Some(known))
    }

    fn accept(&mut self, inquiry: Inquiry, arrived: Instant, known: Option<&Event>) -> usize {
        let number = self.leads.len().to_string();
        let lead = self.take(Lead::received(
            LeadId::derive(&["lead", &number]),
            InquiryId::derive(&["inquiry", &number]),
            &inquiry,
            arrived,
            None,
        ));
        self.inquiries.push(inquiry);
        if let Some(known) = known {
            self.firm.decide(lead, known, &mut self.record);
        }
        self.give(
            lead,
            &Event::Arrived {
                inquiry: Box::new(self.inquiries[lead].clone()),
                suspicious: false,
            },
        );
        lead
    }

    /// Something happens to a lead, and the one worker that assigns follows at once.
    pub(crate) fn give(&mut self, lead: usize, event: &Event) {
        self.firm.give(lead, event, &mut self.record);
        if let Some(agenda) = agenda(&self.policy, &self.leads[lead]) {
            let next = agenda.next();
            assert!(
                next.at() > self.now,
                "{:?} is still due at {}",
                next.action,
                wall(self.now)
            );
        }
    }

    pub(crate) fn rep_load(&mut self, rep: &str) -> &mut RepLoad {
        self.load(&person(rep))
    }

    /// When something is next due.
    pub(crate) fn next(&mut self) -> Option<(Instant, usize)> {
        self.next_lead()
    }

    /// Time passes; every deadline on the way is acted on when it comes.
    pub(crate) fn until_instant(&mut self, to: Instant) {
        while let Some((at, lead)) = self.next().filter(|(at, _)| *at <= to) {
            self.now = self.now.max(at);
            self.give(lead, &Event::Tick);
        }
        self.now = self.now.max(to);
    }

    pub(crate) fn until(&mut self, to: &str) {
        self.until_instant(ny(to));
    }

    /// Nothing runs until then; then everything does.
    pub(crate) fn outage(&mut self, to: &str) {
        self.now = ny(to);
        let now = self.now;
        self.until_instant(now);
    }

    pub(crate) fn report(&mut self, lead: usize, by: &str, disposition: Disposition) {
        let task = self.leads[lead].task();
        self.report_as(lead, by, disposition, &task, None);
    }

    pub(crate) fn report_as(
        &mut self,
        lead: usize,
        by: &str,
        disposition: Disposition,
        task: &str,
        next_at: Option<Instant>,
    ) {
        let outcome = Outcome {
            by: person(by),
            task: task.to_owned(),
            disposition,
            next_at,
            again: false,
            link: None,
            amount: None,
            known: followup::event::Evidence::Said,
        };
        self.give(lead, &Event::Outcome(outcome));
    }

    /// The owner reports.
    pub(crate) fn owner_reports(&mut self, disposition: Disposition) {
        let rep = self.owner();
        self.report(0, &rep, disposition);
    }

    pub(crate) fn sign(&mut self, sign: Sign) {
        self.give(0, &Event::Sign(sign));
    }

    pub(crate) fn verdict(&mut self, verdict: Verdict, by: &str) {
        let by = person(by);
        self.give(0, &Event::Verdict { verdict, by });
    }

    pub(crate) fn joined(&mut self, fields: &[(&str, &str)]) {
        let inquiry = inquiry(&self.policy, self.now, fields);
        self.joined_as(inquiry);
    }

    pub(crate) fn joined_as(&mut self, inquiry: Inquiry) {
        let number = self.leads[0].inquiries.to_string();
        let event = Event::Joined {
            id: InquiryId::derive(&["joined", &number]),
            inquiry: Box::new(inquiry),
        };
        self.give(0, &event);
    }

    pub(crate) fn lead(&self) -> &Lead {
        &self.leads[0]
    }

    pub(crate) fn status(&self) -> &'static str {
        self.leads[0].status()
    }

    /// Who has the first lead.
    pub(crate) fn owner(&self) -> String {
        self.leads[0].owner().unwrap().to_string()
    }

    /// What is next for the first lead, and when.
    pub(crate) fn next_action(&self) -> (Action, String) {
        let agenda = agenda(&self.policy, &self.leads[0]).unwrap();
        (agenda.next().action, wall(agenda.next().at()))
    }

    /// When the timeline says this.
    pub(crate) fn times(&self, kind: EntryKind) -> Vec<String> {
        let of_kind = self
            .record
            .lines
            .iter()
            .filter(|line| line.entry.kind() == kind);
        of_kind.map(|line| wall(line.at)).collect()
    }

    /// The messages written by steps: name, and from when on each may go out.
    pub(crate) fn mails(&self) -> Vec<(String, String)> {
        let mails = self.record.messages.iter();
        mails
            .map(|one| (one.message.step.clone(), wall(one.message.not_before)))
            .collect()
    }

    /// The messages that were written down, as they were.
    pub(crate) fn planned(&self) -> Vec<Message> {
        let planned = self.record.messages.iter();
        planned.map(|one| one.message.clone()).collect()
    }

    /// The messages that no stop holds back.
    pub(crate) fn leaving(&self) -> Vec<String> {
        let goes = |message: &Message| {
            message.stop_rule != StopRule::Automatic
                || message.stop_generation == self.leads[0].stop_generation
        };
        let mails = self
            .record
            .messages
            .iter()
            .filter(|one| goes(&one.message) && !self.record.dropped.contains(&one.message.id));
        mails.map(|one| one.message.step.clone()).collect()
    }

    /// What somebody was told: when it was decided, and what.
    pub(crate) fn told(&self, who: &str) -> Vec<(String, NoticeKind)> {
        let who = person(who);
        let theirs = self.record.told.iter().filter(|told| told.notice.to == who);
        theirs
            .map(|told| (wall(told.at), told.notice.kind.clone()))
            .collect()
    }

    /// When anybody was told this.
    pub(crate) fn told_when(&self, kind: &NoticeKind) -> Vec<String> {
        let such = self
            .record
            .told
            .iter()
            .filter(|told| told.notice.kind == *kind);
        such.map(|told| wall(told.at)).collect()
    }
}
