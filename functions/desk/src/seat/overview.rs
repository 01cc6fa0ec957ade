//! What the board is made of: how every open lead stands, read from one index, and those leads themselves that it shows.

use std::collections::{BTreeSet, HashMap};

use calendar::Instant;
use chrono::TimeDelta;
use cloud::keys::{Key, Lane, lead_of_partition};
use cloud::table::due::SWEEP_MAY_LAG;
use cloud::table::open::OpenOverview;
use followup::figures::{DebtAge, DebtAges};
use followup::ids::{LeadId, MessageId, PersonId};
use followup::lead::Queue;
use followup::overview::{LateLeads, OpenFacts, OpenState};
use followup::policy::Policy;
use followup::team::{Roster, Team};
use futures_util::future::try_join5;

use super::row::Signed;
use crate::case::LeadRecord;
use crate::fields::PostedFields;
use crate::open_leads::looks_unwanted;
use crate::pages::list::SAMPLE;
use crate::refused::NotServed;
use crate::upcoming::next_of;

/// Leads that wait for whoever leads the team and are shown, the most pressing first; the others are counted until these are decided. Each has some
/// links, of which each says what the board is narrowed down to: with more of them a full board would have over 100 KB.
const MAX_FOR_YOU: usize = 20;
/// Cards of a column.
pub(super) const MAX_CARDS: usize = 10;
/// Lines of the table.
pub(super) const MAX_LINES: usize = 100;
/// Of the mails that are held and the demands to erase that have no row, so many are a link; the others follow once these are decided.
pub(super) const MAX_ELSEWHERE: usize = 20;
/// Leads that a page reads at most: with their inquiries two requests.
const MAX_READ: usize = 100;
const _: () = assert!(MAX_FOR_YOU + SAMPLE + Column::ALL.len() * MAX_CARDS <= MAX_READ);
const _: () = assert!(MAX_LINES <= MAX_READ);

/// The columns of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Nobody has been in touch yet.
    FirstTouch,
    /// The steps go on.
    Trying,
    /// They have been heard.
    InConversation,
    /// They wait in a queue.
    Queued,
    /// They rest until a date.
    Resting,
}

impl Column {
    pub(super) const ALL: [Column; 5] = [
        Column::FirstTouch,
        Column::Trying,
        Column::InConversation,
        Column::Queued,
        Column::Resting,
    ];

    /// Where a lead stands.
    pub(super) fn of(facts: &OpenFacts) -> Self {
        match facts.state {
            OpenState::FirstTouch => Self::FirstTouch,
            OpenState::Trying => Self::Trying,
            OpenState::InConversation => Self::InConversation,
            OpenState::Arriving | OpenState::InReview | OpenState::Queued => Self::Queued,
            OpenState::Resting => Self::Resting,
        }
    }
}

/// Whom an open lead waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WaitsFor {
    /// Whoever leads the team.
    You,
    /// One verdict of whoever leads the team on all that looks unwanted.
    Verdict,
    /// Somebody else, or its time.
    Others,
    /// Its date: it rests.
    Date,
}

/// One open lead.
#[derive(Debug)]
pub(super) struct OpenRow {
    /// Its id.
    pub(super) id: LeadId,
    /// How it stands.
    pub(super) facts: OpenFacts,
    /// Whom it waits for.
    pub(super) waits_for: WaitsFor,
    /// For how long it is late; none, while it is not.
    pub(super) late: Option<DebtAge>,
    /// The mails to them that are held, or of which nobody knows what became.
    pub(super) mails: Vec<MessageId>,
    /// They demand that what is kept of them be erased.
    pub(super) demands: bool,
    /// The lead itself, where the page shows it: aside, since of ten thousand rows only some have it, and all are sorted.
    pub(super) case: Option<Box<LeadRecord>>,
}

/// Which leads the columns and the table show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct BoardFilter {
    /// Whose.
    pub(super) rep: Option<PersonId>,
    /// From where.
    pub(super) source: Option<String>,
    /// About what.
    pub(super) topic: Option<String>,
    /// Written to in which language, by its tag.
    pub(super) language: Option<String>,
    /// Who asked at least so many days ago.
    pub(super) days: Option<u16>,
    /// What is late for so long.
    pub(super) late: Option<DebtAge>,
}

impl BoardFilter {
    /// The leads of somebody.
    pub(super) fn of(rep: &PersonId) -> Self {
        Self {
            rep: Some(rep.clone()),
            ..Self::default()
        }
    }

    /// What the address asks for; what cannot be read asks for nothing.
    pub(super) fn read(fields: &PostedFields) -> Self {
        let text = |name| fields.get(name).filter(|text| !text.is_empty());
        Self {
            rep: text("rep").and_then(|id| PersonId::parse(id).ok()),
            source: text("source").map(str::to_owned),
            topic: text("topic").map(str::to_owned),
            language: text("language").map(str::to_owned),
            days: text("days").and_then(|days| days.parse().ok()),
            late: text("late").and_then(DebtAge::named),
        }
    }

    /// The address of the same leads in another layout, below the desk.
    pub(super) fn address(&self, layout: Layout) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let days = self.days.map(|days| days.to_string());
        let rep = self.rep.as_ref().map(|rep| rep.as_str().to_owned());
        let late = self.late.map(|late| late.as_str().to_owned());
        for (name, value) in [
            ("rep", &rep),
            ("source", &self.source),
            ("topic", &self.topic),
            ("language", &self.language),
            ("days", &days),
            ("late", &late),
        ] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        if let Layout::Table(page) = layout {
            query.append_pair("as", "table");
            if page > 0 {
                query.append_pair("page", &page.to_string());
            }
        }
        let query = query.finish();
        if query.is_empty() {
            "board".to_owned()
        } else {
            format!("board?{query}")
        }
    }

    fn shows(&self, row: &OpenRow, now: Instant) -> bool {
        let facts = &row.facts;
        let is =
            |asked: &Option<String>, is: Option<&String>| asked.is_none() || asked.as_ref() == is;
        let is_old = |days: &u16| now - facts.asked_at >= TimeDelta::days(i64::from(*days));
        (self.rep.is_none() || self.rep.as_ref() == row.whose())
            && (self.late.is_none() || self.late == row.late)
            && is(&self.source, Some(&facts.source))
            && is(&self.topic, facts.topic.as_ref())
            && is(&self.language, facts.language.as_ref())
            && self.days.as_ref().is_none_or(is_old)
    }
}

/// How the leads that are shown are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// In columns, the first ones of each.
    Columns,
    /// In a table, this page of it; the first is 0.
    Table(usize),
}

/// Every open lead, as far as it is known.
#[derive(Debug)]
pub(super) struct Overview {
    /// Every open lead: what waits for the reader, and then the rest, the most pressing first.
    pub(super) rows: Vec<OpenRow>,
    /// What everybody has.
    pub(super) team: Team,
    /// How many mails to leads are held, or of which nobody knows what became.
    pub(super) held: usize,
    /// Those of them whose lead has no row: it has ended, or leads to another one.
    pub(super) elsewhere: Vec<(LeadId, MessageId)>,
    /// Who demands that what is kept of them be erased, and since when, whether their lead is open or not; the oldest first.
    pub(super) demands: Vec<(LeadId, Instant)>,
    /// Items that failed too often, and wait for somebody who looks after the machine.
    pub(super) stuck: usize,
    /// Whether everything that was due has been decided.
    pub(super) is_swept: bool,
    /// Open leads of which it is not known how they stand.
    pub(super) more: usize,
}

/// How many open leads there are, by whom they wait for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct BoardCounts {
    /// They wait for the reader.
    pub(super) for_you: usize,
    /// They are late, with whoever has them.
    pub(super) late: usize,
    /// They are late, and wait in a queue: nobody has them.
    pub(super) late_queued: usize,
    /// They rest until their day.
    pub(super) resting: usize,
    /// They are in hand, and on time.
    pub(super) in_hand: usize,
}

impl Overview {
    /// Reads how every open lead stands, and those leads themselves that a layout shows.
    pub(super) async fn read(
        signed: &Signed<'_>,
        filter: &BoardFilter,
        layout: Layout,
    ) -> Result<Self, NotServed> {
        let (visit, cloud) = (signed.visit, signed.visit.cloud);
        let assign = Lane::Assign.shard(0);
        let (open, team, stuck, assigns, waiting) = try_join5(
            cloud.open_overview(),
            cloud.team(&signed.policy.active),
            cloud.stuck(),
            cloud.next_due(&assign),
            cloud.for_manager(),
        )
        .await?;
        let held = waiting.mails.len();
        let mut of_leads: HashMap<LeadId, Vec<MessageId>> = HashMap::new();
        for (lead, mail) in waiting.mails {
            of_leads.entry(lead).or_default().push(mail);
        }
        let assigns = assigns.is_none_or(|at| at + SWEEP_MAY_LAG > visit.now);
        let is_decided = is_decided(&open, &stuck, visit.now);
        let mut all = Self {
            more: uncounted(&open, &team),
            rows: rows(signed, open, &mut of_leads, &waiting.demands),
            held,
            elsewhere: of_leads
                .into_iter()
                .flat_map(|(lead, mails)| mails.into_iter().map(move |mail| (lead.clone(), mail)))
                .collect(),
            demands: waiting.demands,
            team,
            stuck: stuck.len(),
            is_swept: assigns && is_decided,
        };
        all.sort();
        all.look_at(signed, filter, layout).await?;
        all.sort();
        Ok(all)
    }

    /// What waits for the reader comes first, by what was promised; the rest by what comes next.
    fn sort(&mut self) {
        self.rows.sort_by_key(|row| {
            let facts = &row.facts;
            let is_yours = row.waits_for == WaitsFor::You;
            let order = if is_yours {
                facts.by_promise()
            } else {
                (facts.next_at.is_none(), facts.next_at, facts.asked_at)
            };
            (!is_yours, order)
        });
    }

    /// Those that wait for somebody.
    pub(super) fn waiting_for(&self, whom: WaitsFor) -> impl Iterator<Item = &OpenRow> {
        self.rows.iter().filter(move |row| row.waits_for == whom)
    }

    /// How many are late, by for how long.
    pub(super) fn late(&self) -> LateLeads {
        let mut ages = DebtAges::default();
        let late = self.rows.iter().filter_map(|row| row.late);
        late.for_each(|age| ages.add(age));
        LateLeads {
            ages,
            is_all: self.more == 0,
        }
    }

    /// The numbers of the first line: each open lead is in one of them.
    pub(super) fn counts(&self) -> BoardCounts {
        let mut counts = BoardCounts::default();
        for row in &self.rows {
            let count = match row.waits_for {
                WaitsFor::You | WaitsFor::Verdict => &mut counts.for_you,
                WaitsFor::Others if row.late.is_some() => match row.facts.rep {
                    Some(_) => &mut counts.late,
                    None => &mut counts.late_queued,
                },
                WaitsFor::Others => &mut counts.in_hand,
                WaitsFor::Date => &mut counts.resting,
            };
            *count += 1;
        }
        counts
    }

    /// Those of a column that a filter shows: what waits for the reader comes first, and what looks unwanted last. Each open lead is in one
    /// column, so that they add up.
    pub(super) fn column(
        &self,
        column: Column,
        filter: &BoardFilter,
        now: Instant,
    ) -> Vec<&OpenRow> {
        let order = [
            WaitsFor::You,
            WaitsFor::Others,
            WaitsFor::Date,
            WaitsFor::Verdict,
        ];
        let all = order.into_iter().flat_map(|whom| self.waiting_for(whom));
        all.filter(|row| Column::of(&row.facts) == column && filter.shows(row, now))
            .collect()
    }

    /// Those of the table that a filter shows.
    pub(super) fn lines(&self, filter: &BoardFilter, now: Instant) -> Vec<&OpenRow> {
        let rows = self.rows.iter();
        rows.filter(|row| filter.shows(row, now)).collect()
    }

    /// Reads the leads that are shown. Each says itself how it stands: the index may lag behind it.
    async fn look_at(
        &mut self,
        signed: &Signed<'_>,
        filter: &BoardFilter,
        layout: Layout,
    ) -> Result<(), NotServed> {
        let (visit, now) = (signed.visit, signed.visit.now);
        let mut chosen: Vec<&OpenRow> = Vec::new();
        match layout {
            Layout::Columns => {
                chosen.extend(self.waiting_for(WaitsFor::You).take(MAX_FOR_YOU));
                chosen.extend(self.waiting_for(WaitsFor::Verdict).take(SAMPLE));
                for column in Column::ALL {
                    let shown = self.column(column, filter, now);
                    chosen.extend(shown.into_iter().take(MAX_CARDS));
                }
            }
            Layout::Table(page) => {
                let lines = self.lines(filter, now).into_iter();
                chosen.extend(lines.skip(page.saturating_mul(MAX_LINES)).take(MAX_LINES));
            }
        }
        let mut asked = BTreeSet::new();
        chosen.retain(|row| asked.insert(row.id.clone()));
        let leads: Vec<_> = chosen.iter().map(|row| (&row.id, &row.facts)).collect();
        let records = visit.shown_of(signed.policy, &leads).await?.into_iter();
        let mut records: HashMap<LeadId, LeadRecord> =
            records.map(|case| (case.lead().id.clone(), case)).collect();
        for row in &mut self.rows {
            if let Some(case) = records.remove(&row.id) {
                row.look(case, signed.policy, now);
            }
        }
        // What was asked for and is not open any more has gone since the index heard of it.
        self.rows
            .retain(|row| row.case.is_some() || !asked.contains(&row.id));
        Ok(())
    }
}

impl OpenRow {
    /// Whose it is: who has it, or takes it up again once it has rested.
    pub(super) fn whose(&self) -> Option<&PersonId> {
        self.facts.rep.as_ref().or(self.facts.rests_for.as_ref())
    }

    fn look(&mut self, case: LeadRecord, active: &Policy, now: Instant) {
        if let Some(facts) = case.open_facts() {
            let next = next_of(&case.policy, case.lead(), case.messages.first(), now);
            let next_at = next.and_then(|(_, at)| at).or(facts.next_at);
            let roster = &active.active.roster;
            self.demands = case.lead().demanded_since().is_some();
            let is_asked = self.demands || !self.mails.is_empty();
            self.waits_for = waits_for(roster, &facts, is_asked, now);
            self.late = facts.late_age(active.calendar(), now);
            self.facts = OpenFacts { next_at, ..facts };
        }
        if self.waits_for == WaitsFor::Verdict && !looks_unwanted(&case) {
            // What could not be read is looked at one by one.
            self.waits_for = WaitsFor::You;
        }
        self.case = Some(Box::new(case));
    }
}

/// Whom an open lead waits for.
fn waits_for(roster: &Roster, facts: &OpenFacts, is_asked: bool, now: Instant) -> WaitsFor {
    // A mail to them, or what they demand, is for whoever leads the team to decide.
    if is_asked {
        return WaitsFor::You;
    }
    match facts.state {
        OpenState::Resting => WaitsFor::Date,
        OpenState::InReview => WaitsFor::Verdict,
        OpenState::Arriving
        | OpenState::Queued
        | OpenState::FirstTouch
        | OpenState::Trying
        | OpenState::InConversation => {
            let is_yours = facts.queue == Some(Queue::Manager);
            if is_yours || facts.is_on_the_managers_list(roster, now) {
                WaitsFor::You
            } else {
                WaitsFor::Others
            }
        }
    }
}

fn rows(
    signed: &Signed<'_>,
    open: OpenOverview,
    mails: &mut HashMap<LeadId, Vec<MessageId>>,
    demands: &[(LeadId, Instant)],
) -> Vec<OpenRow> {
    let (roster, now) = (&signed.policy.active.roster, signed.visit.now);
    let demands: BTreeSet<&LeadId> = demands.iter().map(|(lead, _)| lead).collect();
    let row = |(id, facts): (LeadId, OpenFacts)| {
        let mails = mails.remove(&id).unwrap_or_default();
        let demands = demands.contains(&id);
        OpenRow {
            waits_for: waits_for(roster, &facts, demands || !mails.is_empty(), now),
            demands,
            late: facts.late_age(signed.policy.calendar(), now),
            mails,
            case: None,
            id,
            facts,
        }
    };
    open.leads.into_iter().map(row).collect()
}

/// Whether each lead whose decision was due has it, but for those of the sweep that runs, and for what is stuck and counted as such. Who waits
/// for a rep with room is looked at again without a decision: whether that is done, the lane of the one worker that assigns says.
fn is_decided(open: &OpenOverview, stuck: &[Key], now: Instant) -> bool {
    let stuck: BTreeSet<LeadId> = stuck
        .iter()
        .filter_map(|key| lead_of_partition(&key.pk))
        .collect();
    let waits_for_room = |facts: &OpenFacts| {
        facts.state == OpenState::Queued && facts.queue == Some(Queue::Arrivals)
    };
    open.leads.iter().all(|(id, facts)| {
        facts.due_at + SWEEP_MAY_LAG > now || waits_for_room(facts) || stuck.contains(id)
    })
}

/// Open leads of which it is not known how they stand: those that cannot be read, and those of people who, by their load, have more.
fn uncounted(open: &OpenOverview, team: &Team) -> usize {
    let had = open.leads.iter().filter(|(_, facts)| facts.rep.is_some());
    let counted = had.count() + open.unread.len();
    let loads: u64 = team.loads.iter().map(|load| u64::from(load.open)).sum();
    let missing = usize::try_from(loads).map_or(0, |all| all.saturating_sub(counted));
    open.unread.len() + missing
}
