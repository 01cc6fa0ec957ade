//! What somebody's day is made of, read in two steps, however many leads they have: the leads, then what belongs to those that the page shows.
//!
//! By what a day is found ([`DayIndex`]) is asked for once it is known that whoever asks is signed in: a page waits for four answers, and not
//! for each of a dozen.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::iter::successors;
use std::sync::Arc;

use calendar::{Calendar, Instant};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use cloud::Cloud;
use cloud::keys::{Home, Key};
use cloud::table::MAX_BATCH;
use cloud::table::day_index::DayIndex;
use cloud::table::lead::StoredLead;
use cloud::table::outbox::{OutboxItem, State};
use cloud::table::team::Owned;
use followup::cadence::written_mail;
use followup::ids::{LeadId, MessageId};
use followup::lead::{Lead, Owner};
use followup::next_work::{WorkKind, next_work};
use followup::policy::Policy;
use followup::team::{Person, Team};
use futures_util::future::{try_join_all, try_join3};

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::in_full::InFull;
use crate::look::Look;
use crate::open_leads::{LeadsReader, queues};
use crate::refused::NotServed;
use crate::upcoming::{is_to_do, waits};

/// Leads of theirs that a day looks at, to find the most pressing ones: the index has them by what the office decides next, and who waits longest for
/// a person may come last there. The rest is counted.
const MAX_DAY_LEADS: usize = 4 * MAX_BATCH;
/// Leads beyond these of which they reported something today that a day looks at, the last ones.
const MAX_REPORTED_LEADS: usize = MAX_BATCH;
/// Lines of a section of the page.
pub(crate) const MAX_LINES: usize = 20;
/// Leads of today that the page shows: one in full, the others in a line each.
const MAX_TODAY: usize = MAX_LINES + 1;

/// How long before somebody is taken up again they are shown.
const WAKES_SOON: TimeDelta = TimeDelta::days(14);

/// Somebody's day.
#[derive(Debug)]
pub(crate) struct OwnDay {
    /// Their own leads, and what waits in a queue for them.
    pub(crate) leads: Vec<LeadRecord>,
    /// The mails of the steps of these leads that have been written and have not left, each with its lead.
    pub(crate) mails: HashMap<LeadId, OutboxItem>,
    /// Those who rest, and whom they take up again soon.
    pub(crate) waking: Vec<LeadRecord>,
    /// The leads of which this person has reported something today, and that are theirs no more: closed, handed back, or somebody else's.
    pub(crate) settled: Vec<LeadRecord>,
    /// How many of those the page does not show.
    pub(crate) settled_more: usize,
    /// The open leads beyond those that the page shows, each without what a line says of it: they are counted.
    pub(crate) counted: Vec<LeadRecord>,
    /// What is shown of the lead that stands first.
    pub(crate) in_full: Option<(LeadId, InFull)>,
    /// What everybody has.
    pub(crate) team: Team,
    /// Open leads that were not looked at.
    pub(crate) more: usize,
}

/// By what somebody's day is found, at this moment.
///
/// # Errors
/// When an index cannot be read.
pub(crate) async fn day_index(
    cloud: &Cloud,
    active: &Policy,
    person: &Person,
    now: Instant,
) -> Result<DayIndex, NotServed> {
    let days = office_days(active, person, now);
    let times = (days.as_slice(), now + WAKES_SOON);
    let queues = queues(person, false);
    Ok(cloud
        .day_index(&active.active, &person.id, &queues, times)
        .await?)
}

/// The days of the office on which somebody's own day lies so far, the newest first: two, where they work in another zone.
fn office_days(active: &Policy, person: &Person, now: Instant) -> Vec<NaiveDate> {
    let own = active.active.calendar_of(&person.id);
    let midnight = own.local(now).date_naive().and_time(NaiveTime::MIN);
    let day = |at| active.calendar().local(at).date_naive();
    let first = day(own.instant(midnight));
    let days = successors(Some(day(now)), NaiveDate::pred_opt);
    days.take_while(|day| *day >= first).collect()
}

impl Visit<'_> {
    /// The day of somebody, from what it is found by, with this lead first if it is of it.
    pub(crate) async fn own_day(
        &self,
        active: &Arc<Policy>,
        look: Look<'_>,
        person: &Person,
        index: DayIndex,
        first: Option<&str>,
    ) -> Result<OwnDay, NotServed> {
        let mut reading = LeadsReader::of_names(self, active).at_most(MAX_DAY_LEADS);
        let mut ids = reading.chosen(index.owned);
        for owned in index.queued {
            ids.extend(reading.chosen(owned));
        }
        let more = reading.more;
        let waking = Owned {
            leads: index.waking,
            more: 0,
        };
        ids.extend(reading.chosen(waking));
        // What the index still has as theirs may be settled by now.
        let known: HashSet<&LeadId> = ids.iter().collect();
        let reported = index.reported.into_iter();
        let reported = reported.filter(|id| !known.contains(id));
        let reported: Vec<LeadId> = reported.take(MAX_REPORTED_LEADS).collect();
        ids.extend(reported.iter().cloned());
        let mut sorted = self.sorted(active, person, &ids).await?;
        // Of those that were not looked at for what is to be done, some were for what has been.
        let more = more.saturating_sub(open_among(&sorted, &reported));
        let beyond = in_order(&mut sorted, first);

        let keys: Vec<Key> = sorted.iter().flat_map(DayLead::keys).collect();
        let guessed = first_of(&sorted, &HashMap::new(), first);
        let ahead = async { Ok(self.cloud.reading_ahead(&keys).await) };
        let seen = seen(&sorted);
        let kept = async {
            look.keep(self, &seen).await;
            Ok(())
        };
        let (ahead, guess, ()) = try_join3(ahead, self.in_full_of(guessed), kept).await?;
        let mails = self.mails_of(&ahead, &sorted).await?;
        // A mail that awaits somebody may come before all else: whether it does is known once the mails are read.
        let pressing = first_of(&sorted, &mails, first);
        let is_guess = pressing.map(|lead| &lead.id) == guess.as_ref().map(|(id, _)| id);
        let in_full = if is_guess {
            guess
        } else {
            self.in_full_of(pressing).await?
        };
        let mut day = OwnDay {
            leads: Vec::new(),
            mails,
            waking: Vec::new(),
            settled: Vec::new(),
            settled_more: 0,
            counted: Vec::new(),
            in_full,
            team: index.team,
            more,
        };
        // Whoever gave no name is looked for in their other inquiries: all at once, and not one after the other.
        let (ahead, reading) = (&ahead, &reading);
        let read = sorted.into_iter().map(|one| async move {
            let record = reading.record(ahead, one.stored, one.policy).await?;
            Ok::<_, NotServed>((one.part, record))
        });
        for (part, record) in try_join_all(read).await? {
            match part {
                DayPart::Open => day.leads.push(record),
                DayPart::Waking => day.waking.push(record),
                DayPart::Settled => day.settled.push(record),
            }
        }
        for one in beyond {
            match one.part {
                DayPart::Open => day.counted.push(reading.unread(one.stored, one.policy)),
                DayPart::Settled => day.settled_more += 1,
                DayPart::Waking => {}
            }
        }
        Ok(day)
    }

    /// What is read of the lead that stands first, with its name.
    async fn in_full_of(&self, lead: Option<&Lead>) -> Result<Option<(LeadId, InFull)>, NotServed> {
        match lead {
            Some(lead) => Ok(Some((lead.id.clone(), self.in_full(lead).await?))),
            None => Ok(None),
        }
    }

    /// These leads as they are now, each where it belongs; what belongs nowhere on the day is left out.
    async fn sorted(
        &self,
        active: &Arc<Policy>,
        person: &Person,
        ids: &[LeadId],
    ) -> Result<Vec<DayLead>, NotServed> {
        let keys: Vec<Key> = ids.iter().map(Key::lead).collect();
        let ahead = self.cloud.reading_ahead(&keys).await;
        let mut sorted: Vec<DayLead> = Vec::new();
        for id in ids {
            let Some(stored) = ahead.resolved_lead(id).await? else {
                continue;
            };
            let lead = &stored.lead;
            let is_there = sorted.iter().any(|one| one.stored.lead.id == lead.id);
            let part = part_of(active, person, lead, self.now).filter(|_| !is_there);
            if let Some(part) = part {
                let policy = ahead.policy_for(active, lead).await?;
                // The mail of a step that has been written, of a lead that is open.
                let is_open = part == DayPart::Open;
                let written = is_open.then(|| written_mail(&policy, lead)).flatten();
                let next = next_work(&policy, lead, self.now);
                let is_now = is_to_do(&policy, lead, next, self.now);
                let is_put_off = lead.put_off_at(self.now).is_some();
                let shown = (is_now || is_put_off, written.is_some());
                let calendar = policy.active.calendar_of(&person.id);
                let was_done = is_reported_today(lead, person, calendar, self.now);
                let comes_today = comes_by_today(next, calendar, self.now);
                let wakes = lead.rests_for().map(|(_, wakes)| wakes);
                sorted.push(DayLead {
                    place: DayPlace::of(part, shown, was_done, next, comes_today),
                    is_to_do: is_now && !is_put_off,
                    at: next.and_then(|(_, at)| at).or(wakes),
                    stored,
                    policy,
                    part,
                    written,
                });
            }
        }
        Ok(sorted)
    }

    /// The mails of steps of these leads that have been written and wait.
    async fn mails_of(
        &self,
        ahead: &Cloud,
        leads: &[DayLead],
    ) -> Result<HashMap<LeadId, OutboxItem>, NotServed> {
        let mut mails = HashMap::new();
        for one in leads {
            let mail = self.mail_of(ahead, one).await?;
            mails.extend(mail.map(|mail| (one.lead().id.clone(), mail)));
        }
        Ok(mails)
    }

    /// The mail of a step of a lead that has been written, if it waits.
    async fn mail_of(&self, ahead: &Cloud, one: &DayLead) -> Result<Option<OutboxItem>, NotServed> {
        let lead = &one.stored.lead;
        let Some(message) = &one.written else {
            return Ok(None);
        };
        let mail = ahead.message_to(&lead.id, message).await?;
        Ok(mail.filter(|mail| waits(lead, mail, self.now)))
    }
}

/// Where a lead belongs on somebody's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DayPart {
    /// It is theirs, or waits in a queue for them.
    Open,
    /// It rests, and they take it up again soon.
    Waking,
    /// They have reported of it today, and it is theirs no more.
    Settled,
}

fn part_of(active: &Policy, person: &Person, lead: &Lead, now: Instant) -> Option<DayPart> {
    let is_theirs = match lead.owner() {
        Some(Owner::Queue(queue)) => queues(person, false).contains(&queue),
        Some(Owner::Person(_)) | None => lead.rep() == Some(&person.id),
    };
    if is_theirs {
        return Some(DayPart::Open);
    }
    // By their own day, as all else that is of today: the office may be in another zone.
    let calendar = active.active.calendar_of(&person.id);
    if is_reported_today(lead, person, calendar, now) {
        return Some(DayPart::Settled);
    }
    let (rep, wakes) = lead.rests_for()?;
    (*rep == person.id && wakes <= now + WAKES_SOON).then_some(DayPart::Waking)
}

/// Where a line of a lead stands on the page, by the lead alone: whether a mail that was written still waits is known once that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum DayPlace {
    /// To be done today.
    Today,
    /// A mail of a step goes out, or waits for somebody.
    Mail,
    /// Reported today.
    Done,
    /// On another day.
    Ahead,
    /// They rest, and are taken up again soon.
    Waking,
}

impl DayPlace {
    /// By what is to be done now, whether a mail waits, whether it was reported today, what comes next, and whether that is work of today.
    fn of(
        part: DayPart,
        (is_now, has_mail): (bool, bool),
        was_done: bool,
        next: Option<(WorkKind, Option<Instant>)>,
        comes_today: bool,
    ) -> Self {
        match (part, next) {
            (DayPart::Settled, _) => Self::Done,
            (DayPart::Waking, _) => Self::Waking,
            (DayPart::Open, _) if is_now => Self::Today,
            (DayPart::Open, _) if has_mail => Self::Mail,
            (DayPart::Open, _) if comes_today => Self::Today,
            (DayPart::Open, _) if was_done => Self::Done,
            (DayPart::Open, Some((WorkKind::Automatic, _))) => Self::Mail,
            (DayPart::Open, Some(_) | None) => Self::Ahead,
        }
    }
}

/// Whether what comes next is a person's work, and comes today or before.
pub(crate) fn comes_by_today(
    next: Option<(WorkKind, Option<Instant>)>,
    calendar: &Calendar,
    now: Instant,
) -> bool {
    let day = |at| calendar.local(at).date_naive();
    let at = next.and_then(|(kind, at)| at.filter(|_| kind.is_work()));
    at.is_some_and(|at| day(at) <= day(now))
}

/// Whether the last report of a lead is this person's, and of today.
pub(crate) fn is_reported_today(
    lead: &Lead,
    person: &Person,
    calendar: &Calendar,
    now: Instant,
) -> bool {
    let day = |at| calendar.local(at).date_naive();
    let last = lead.last_outcome.as_ref();
    last.is_some_and(|last| last.by == person.id && day(last.at) == day(now))
}

/// A lead of a day, as it was read.
#[derive(Debug)]
struct DayLead {
    stored: StoredLead,
    policy: Arc<Policy>,
    part: DayPart,
    place: DayPlace,
    /// Whether something is to be done now, and was not put off.
    is_to_do: bool,
    /// When what is next is due, or comes; of who rests, when they are taken up again.
    at: Option<Instant>,
    /// The mail of a step that has been written.
    written: Option<MessageId>,
}

impl DayLead {
    fn lead(&self) -> &Lead {
        &self.stored.lead
    }

    /// What a line says of the lead, and of the mail that has been written.
    fn keys(&self) -> impl Iterator<Item = Key> {
        let lead = self.lead();
        let home = Home::Lead(lead.id.clone());
        let mail = self.written.as_ref().map(|id| Key::message(&home, id));
        std::iter::once(Key::inquiry(&lead.id, &lead.inquiry)).chain(mail)
    }

    /// In which order the page shows it: what is put off, or comes later, after what is to be done now; what was reported last first.
    fn order(&self) -> impl Ord + use<> {
        let lead = self.lead();
        let reported = lead.last_outcome.as_ref().map(|last| last.at);
        let reported = (self.place == DayPlace::Done).then_some(Reverse(reported));
        (self.place, reported, !self.is_to_do, order(self.at, lead))
    }
}

/// How many of these leads are open, and theirs.
fn open_among(sorted: &[DayLead], ids: &[LeadId]) -> usize {
    let open = sorted.iter().filter(|one| one.part == DayPart::Open);
    open.filter(|one| ids.contains(&one.lead().id)).count()
}

/// Puts the leads of a day in the order of the page, the one that is asked for first, and takes away those beyond what it shows: of each
/// section so many lines, and of all of them as much as one request reads.
fn in_order(sorted: &mut Vec<DayLead>, first: Option<&str>) -> Vec<DayLead> {
    let is_asked = |one: &DayLead| Some(one.lead().id.as_str()) == first;
    sorted.sort_by_key(|one| (!is_asked(one), one.order()));
    let mut lines: HashMap<DayPlace, usize> = HashMap::new();
    let mut asked = 0;
    let (shown, beyond) = std::mem::take(sorted).into_iter().partition(|one| {
        let most = if one.place == DayPlace::Today {
            MAX_TODAY
        } else {
            MAX_LINES
        };
        let line = lines.entry(one.place).or_default();
        let fits = *line < most && asked + one.keys().count() <= MAX_BATCH;
        if fits {
            *line += 1;
            asked += one.keys().count();
        }
        fits
    });
    *sorted = shown;
    beyond
}

/// In which order leads stand of which something is to be done now, the most pressing first.
pub(crate) fn order(at: Option<Instant>, lead: &Lead) -> (bool, Option<Instant>, Instant) {
    (at.is_none(), at, lead.arrived_at)
}

/// The leads of which somebody sees on their day what is to be done: what stands folded, such as what comes on another day, they may not
/// have looked at.
fn seen(shown: &[DayLead]) -> Vec<LeadId> {
    let lines = shown.iter().filter(|one| match one.place {
        DayPlace::Today | DayPlace::Mail => true,
        DayPlace::Done | DayPlace::Ahead | DayPlace::Waking => false,
    });
    lines.map(|one| one.lead().id.clone()).collect()
}

/// The lead that stands first: the one that is asked for, else the most pressing one of which something is to be done now. A mail that awaits
/// somebody is theirs to send until it lapses.
fn first_of<'a>(
    leads: &'a [DayLead],
    mails: &HashMap<LeadId, OutboxItem>,
    first: Option<&str>,
) -> Option<&'a Lead> {
    let mut open = leads.iter().filter(|one| one.part == DayPart::Open);
    let asked = open
        .clone()
        .find(|one| Some(one.lead().id.as_str()) == first);
    let to_do = |one: &'a DayLead| {
        let lead = one.lead();
        let mail = mails.get(&lead.id);
        let awaited = mail.filter(|mail| mail.state == State::AwaitingApproval);
        let at = match awaited {
            _ if one.is_to_do => one.at,
            Some(mail) => mail.due_at,
            None => return None,
        };
        Some((order(at, lead), lead))
    };
    let most = || {
        let to_do = open.by_ref().filter_map(to_do);
        to_do.min_by_key(|(order, _)| *order).map(|(_, lead)| lead)
    };
    asked.map(DayLead::lead).or_else(most)
}
