//! What a page needs to know of a lead, read as it is now.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::Instant;
use cloud::keys::Home;
use cloud::table::commit::CommitOptions;
use cloud::table::lead::StoredLead;
use cloud::table::outbox::{Content, OutboxItem};
use cloud::table::timeline::StoredEntry;
use cloud::transact::Acted;
use followup::decide::Decision;
use followup::event::Event;
use followup::guard::is_planned;
use followup::ids::{InquiryId, LeadId, PersonId};
use followup::inquiry::Inquiry;
use followup::lead::{Lead, Stage};
use followup::message::Message;
use followup::overview::OpenFacts;
use followup::policy::Policy;
use followup::timeline::{Actor, EntryKind, Fact};
use futures_util::future::try_join3;
use wording::Words;
use wording::moment::LocalTimes;
use wording::script::CallBrief;
use wording::taken_down::TakenDown;

use crate::access::Visit;
use crate::refused::NotServed;

/// Lines of the timeline that a page shows.
pub(crate) const MAX_SHOWN: usize = 15;
/// Texts beside the lines of one lead that are read, the newest ones.
pub(crate) const MAX_TEXTS: usize = 500;

/// A lead and what goes with it.
#[derive(Debug, Clone)]
pub(crate) struct LeadRecord {
    /// The lead.
    pub(crate) stored: StoredLead,
    /// Its rules, under today's setting.
    pub(crate) policy: Arc<Policy>,
    /// Its inquiries, in the order in which they came.
    pub(crate) inquiries: Vec<(InquiryId, Inquiry)>,
    /// The inquiry that follow-ups speak of, with how to reach them from the others; none, once it was erased.
    pub(crate) inquiry: Option<Inquiry>,
    /// When that inquiry came.
    pub(crate) asked_at: Instant,
    /// Their other inquiries in the order in which they came, the newest where they are many, and whether each came after that one; what
    /// looks unwanted is not repeated as theirs.
    pub(crate) also: Vec<(Inquiry, bool)>,
    /// Its timeline, oldest first.
    pub(crate) timeline: Vec<StoredEntry>,
    /// The texts beside its lines, by their id: notes of the team, and what the lead wrote.
    pub(crate) texts: BTreeMap<String, String>,
    /// Its messages, whatever became of them.
    pub(crate) messages: Vec<OutboxItem>,
    /// Messages to the lead that wait for their time and that no stop holds back, in its order.
    pub(crate) planned: Vec<(Message, Instant)>,
    /// When it was read.
    pub(crate) now: Instant,
    /// The words of whoever reads of it.
    pub(crate) words: Words,
}

impl Visit<'_> {
    /// The lead, under whatever it was merged into.
    pub(crate) async fn lead(&self) -> Result<StoredLead, NotServed> {
        let found = self.cloud.resolved_lead(self.lead_id()?).await?;
        found.ok_or(NotServed::NoLead)
    }

    /// Lets the event of a pressed button happen to the lead, and returns the decision; `None` when it changes nothing.
    pub(crate) async fn act(
        &self,
        event: &Event,
        options: &CommitOptions,
    ) -> Result<Option<Box<Decision>>, NotServed> {
        let acted = self
            .cloud
            .act(self.lead_id()?, event, self.now, options)
            .await?;
        match acted {
            Acted::NoLead => Err(NotServed::NoLead),
            Acted::NoPolicy => Err(NotServed::NoPolicy),
            Acted::Nothing(_) => Ok(None),
            Acted::Done(decision) => Ok(Some(decision)),
        }
    }

    /// As [`act`](Self::act); whether the decision wrote a line of this kind.
    pub(crate) async fn has_become(
        &self,
        kind: EntryKind,
        event: &Event,
        options: &CommitOptions,
    ) -> Result<bool, NotServed> {
        let decision = self.act(event, options).await?;
        Ok(decision
            .is_some_and(|decision| decision.entries.iter().any(|entry| entry.kind() == kind)))
    }

    /// How much is kept of the person of a lead.
    pub(crate) async fn kept_amount(&self, case: &LeadRecord) -> Result<KeptAmount, NotServed> {
        let mut kept = KeptAmount::of(case);
        for merged in &case.lead().merged {
            let (timeline, mails, texts) = self.parts_of(merged).await?;
            kept.add(&timeline, &mails, texts.len());
        }
        Ok(kept)
    }

    /// The lines, the mails and the newest texts of a lead, read side by side.
    pub(crate) async fn parts_of(&self, lead: &LeadId) -> Result<LeadParts, NotServed> {
        let home = Home::Lead(lead.clone());
        let parts = try_join3(
            self.cloud.timeline(lead),
            self.cloud.messages(&home),
            self.cloud.newest_notes(lead, MAX_TEXTS),
        );
        Ok(parts.await?)
    }

    /// The lead with all that a page shows.
    pub(crate) async fn case(&self) -> Result<LeadRecord, NotServed> {
        let active = self.policy().await?;
        let stored = self.lead().await?;
        let policy = self.cloud.policy_for(&active, &stored.lead).await?;
        let id = stored.lead.id.clone();
        let inquiries = self.cloud.inquiries_of_person(&stored.lead).await?;
        let inquiry = inquiries
            .iter()
            .find(|(inquiry, _)| *inquiry == stored.lead.inquiry)
            .map(|(_, inquiry)| inquiry.clone())
            .map(|inquiry| inquiry.completed_by(inquiries.iter().map(|(_, one)| one)));
        let also = also(&inquiries, &stored.lead.inquiry);
        let (timeline, messages, texts) = self.parts_of(&id).await?;
        Ok(LeadRecord {
            words: self.words(&active),
            policy,
            inquiries,
            inquiry,
            asked_at: asked_at(&stored.lead, &timeline),
            also,
            timeline,
            texts: texts.into_iter().collect(),
            planned: planned(&messages, &stored.lead, self.now),
            messages,
            now: self.now,
            stored,
        })
    }
}

/// The lines, the mails and the newest texts of a lead.
pub(crate) type LeadParts = (Vec<StoredEntry>, Vec<OutboxItem>, Vec<(String, String)>);

/// How much is kept of a lead's person, with the leads that were merged with theirs: counts, and nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KeptAmount {
    /// What they asked.
    pub(crate) inquiries: usize,
    /// Lines of timelines.
    pub(crate) lines: usize,
    /// Mails to them.
    pub(crate) mails: usize,
    /// Those of them that wait.
    pub(crate) waiting: usize,
    /// Notes, and what they wrote.
    pub(crate) texts: usize,
}

impl KeptAmount {
    fn of(case: &LeadRecord) -> Self {
        let mut kept = Self {
            // Theirs of every lead.
            inquiries: case.inquiries.len(),
            lines: 0,
            mails: 0,
            waiting: 0,
            texts: 0,
        };
        kept.add(&case.timeline, &case.messages, case.texts.len());
        kept
    }

    fn add(&mut self, timeline: &[StoredEntry], mails: &[OutboxItem], texts: usize) {
        let waiting = mails.iter().filter(|item| item.state.may_leave());
        self.lines += timeline.len();
        self.mails += mails.len();
        self.waiting += waiting.count();
        self.texts += texts;
    }
}

/// When the inquiry came that the follow-up speaks of.
fn asked_at(lead: &Lead, timeline: &[StoredEntry]) -> Instant {
    let brought = timeline.iter().find(|line| {
        matches!(&line.entry.fact, Fact::Received { inquiry } | Fact::Joined { inquiry } if *inquiry == lead.inquiry)
    });
    brought.map_or(lead.arrived_at, |line| line.at)
}

/// The newest inquiries but the one that the follow-up speaks of, in the order in which they came, and whether each came after that.
fn also(inquiries: &[(InquiryId, Inquiry)], spoken_of: &InquiryId) -> Vec<(Inquiry, bool)> {
    let place = inquiries.iter().position(|(one, _)| one == spoken_of);
    let others = inquiries
        .iter()
        .enumerate()
        .filter(|(_, (id, inquiry))| id != spoken_of && is_asked(inquiry));
    let others = others.map(|(at, (_, inquiry))| (inquiry.clone(), Some(at) > place));
    let mut newest: Vec<_> = others.rev().take(MAX_SHOWN).collect();
    newest.reverse();
    newest
}

/// Whether somebody asked by it: what looks unwanted is not repeated as theirs, and a row of a list is nothing that they asked.
pub(crate) fn is_asked(inquiry: &Inquiry) -> bool {
    !inquiry.looks_unwanted() && inquiry.origin.is_asked()
}

/// Whether a page shows a line: not the daily ones that something is still open, which would push out what was agreed.
pub(crate) fn is_told(line: &StoredEntry) -> bool {
    line.entry.kind() != EntryKind::StillOpen
}

/// The lines that a page shows.
fn told(timeline: &[StoredEntry]) -> impl DoubleEndedIterator<Item = &StoredEntry> {
    timeline.iter().filter(|line| is_told(line))
}

fn planned(messages: &[OutboxItem], lead: &Lead, now: Instant) -> Vec<(Message, Instant)> {
    let mut planned: Vec<(Message, Instant)> = messages
        .iter()
        .filter_map(|item| {
            let at = item.leaves_at(now)?;
            match &item.content {
                // What waits for a person's approval goes out at no time.
                Content::Lead(message) if message.approval.is_some() && !item.released => None,
                Content::Lead(message) => Some((message.clone(), at)),
                Content::Team(_) | Content::Lost { .. } => None,
            }
        })
        .filter(|(message, _)| is_planned(lead, message))
        .collect();
    planned.sort_by_key(|(_, at)| *at);
    planned
}

/// Whether a line of a timeline is of what a person did.
pub(crate) fn is_by(line: &StoredEntry, person: &PersonId) -> bool {
    matches!(&line.entry.by, Actor::Person(by) if by == person)
}

impl LeadRecord {
    /// The lead.
    pub(crate) fn lead(&self) -> &Lead {
        &self.stored.lead
    }

    /// Whether the lead is closed.
    pub(crate) fn is_closed(&self) -> bool {
        match &self.lead().stage {
            Stage::Closed { .. } => true,
            Stage::Open(_) => false,
        }
    }

    /// The lines that a page tells, oldest first.
    pub(crate) fn told(&self) -> impl DoubleEndedIterator<Item = &StoredEntry> {
        told(&self.timeline)
    }

    /// The note beside a line, where lines of its kind have one that belongs on a page.
    pub(crate) fn note_of(&self, line: &StoredEntry) -> Option<&str> {
        let text = self.texts.get(&line.id)?;
        line.entry.kind().may_have_text().then_some(text.as_str())
    }

    /// How times are said to whoever reads of it.
    pub(crate) fn times(&self) -> LocalTimes {
        LocalTimes::new(self.words, self.policy.calendar().tz())
    }

    /// A moment in the words of whoever reads of it.
    pub(crate) fn when(&self, at: Instant) -> String {
        self.times().on_page(at, self.now)
    }

    /// What to call the lead on a page.
    pub(crate) fn name(&self) -> String {
        let first = self.inquiries.first().map(|(_, inquiry)| inquiry);
        let inquiry = self.inquiry.as_ref().or(first);
        let name = inquiry.map(|inquiry| inquiry.name.full().to_owned());
        name.unwrap_or_else(|| self.words.somebody())
    }

    /// The inquiries by which they asked, as far as they were read, the newest first.
    pub(crate) fn asked_newest_first(&self) -> impl Iterator<Item = &Inquiry> {
        let newest = self.inquiries.iter().rev().map(|(_, inquiry)| inquiry);
        newest.filter(|inquiry| is_asked(inquiry))
    }

    /// What is known for a call to them, or for what is done on another channel.
    pub(crate) fn brief(&self) -> CallBrief<'_> {
        let last = self.asked_newest_first().next();
        let last = last.or(self.inquiry.as_ref());
        let lead = self.lead();
        let is_newest = lead.heard_at.is_none_or(|heard| heard <= lead.asked_at());
        CallBrief {
            policy: &self.policy,
            lead,
            inquiry: self.inquiry.as_ref(),
            asked_at: self.asked_at,
            rang_last: is_newest && last.is_some_and(|last| last.medium.is_call()),
            words: self.words,
        }
    }

    /// How it stands among all that are open; nothing, when it is not.
    pub(crate) fn open_facts(&self) -> Option<OpenFacts> {
        let due_at = self.stored.due_at.unwrap_or(self.now);
        OpenFacts::of(Some(&self.policy), self.lead(), due_at, self.now)
    }

    /// The names of those with whom it has lapsed; nothing, when it has with nobody.
    pub(crate) fn had_by(&self) -> Option<String> {
        let former = self.lead().former.iter();
        let names = former.map(|person| self.person_name(person).to_owned());
        names.reduce(|first, second| self.words.and(&first, &second))
    }

    /// Who took down what an inquiry says; nothing, of what they wrote or said themselves.
    pub(crate) fn taken_down<'a>(&'a self, inquiry: &'a Inquiry) -> Option<TakenDown<'a>> {
        TakenDown::of(inquiry, &self.policy.active.roster)
    }

    /// The name of somebody of the team, or the id of who has left.
    pub(crate) fn person_name<'a>(&'a self, person: &'a PersonId) -> &'a str {
        let known = self.policy.active.roster.get(person);
        known.map_or(person.as_str(), |person| person.name.as_str())
    }
}
