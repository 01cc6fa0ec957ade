//! How an open lead stands, in what a list of all of them needs.
//!
//! A company may have ten thousand open leads, and whoever leads the team wants to know of each whether it waits. What says so is written with each
//! decision and lies in an index: a list of all reads it from there, and the leads themselves only where it shows them. The times are
//! thresholds, so that nothing is written again when one of them passes.

use calendar::{Calendar, Instant};
use chrono::serde::{ts_seconds, ts_seconds_option};
use serde::{Deserialize, Serialize, Serializer};

use crate::cadence::written_mail;
use crate::escalation::expected_by;
use crate::figures::{DebtAge, DebtAges};
use crate::ids::{InquiryId, MessageId, PersonId};
use crate::lead::{Lead, Open, Owner, Queue, Stage};
use crate::next_work::{next_work, overdue_from};
use crate::policy::compiled::Policy;
use crate::team::Roster;
use crate::work;

/// Where an open lead is on the way from the first touch to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenState {
    /// It waits to be judged, for a minute or so.
    Arriving,
    /// It looks unwanted, or could not be read: the manager looks.
    InReview,
    /// It waits in a queue.
    Queued,
    /// It rests until a date.
    Resting,
    /// Somebody has it, and nobody has been in touch yet.
    FirstTouch,
    /// The steps of the cadence go on.
    Trying,
    /// They have been heard, and something is owed to them.
    InConversation,
}

/// How an open lead stands. It names nobody who asked. It is written as a list of its fields in their order, without their names, and its moments
/// are whole seconds: the board of ten thousand open leads reads one page of each shard so. A field more is added at the end, with a default. What
/// an earlier Baton wrote has names, and is read as well.
///
/// ```
/// use followup::overview::{OpenFacts, OpenState};
///
/// let facts: OpenFacts = serde_json::from_str(
///     r#"{"rep":"riley","state":"first_touch","inquiry":"q1","asked_at":1772464800,"source":"contact","due_at":1772468400}"#,
/// )?;
/// assert_eq!(facts.state, OpenState::FirstTouch);
/// let written = r#"["riley",null,null,"first_touch","q1",1772464800,"contact",null,null,1772468400,null,null,null,null,null]"#;
/// assert_eq!(serde_json::to_string(&facts)?, written);
/// assert_eq!(serde_json::from_str::<OpenFacts>(written)?, facts);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OpenFacts {
    /// Who has it.
    #[serde(default)]
    pub rep: Option<PersonId>,
    /// Who takes it up again on the day until which it rests.
    #[serde(default)]
    pub rests_for: Option<PersonId>,
    /// The queue that it waits in, where nobody has it.
    #[serde(default)]
    pub queue: Option<Queue>,
    /// Where it is on its way.
    pub state: OpenState,
    /// The inquiry that follow-ups speak of.
    pub inquiry: InquiryId,
    /// When they last asked, in seconds since 1970.
    #[serde(deserialize_with = "ts_seconds::deserialize")]
    pub asked_at: Instant,
    /// Where they came from.
    pub source: String,
    /// What they asked about, as the form's choice has it.
    #[serde(default)]
    pub topic: Option<String>,
    /// The language in which they are written to, as its tag.
    #[serde(default)]
    pub language: Option<String>,
    /// When the next decision is due, in seconds since 1970.
    #[serde(deserialize_with = "ts_seconds::deserialize")]
    pub due_at: Instant,
    /// The mail of a step that was written last: it may wait for its time, or for somebody who sends it.
    #[serde(default)]
    pub mail: Option<MessageId>,
    /// When what is next comes or is due, and until when it rests, in seconds since 1970.
    #[serde(default, deserialize_with = "ts_seconds_option::deserialize")]
    pub next_at: Option<Instant>,
    /// From when on a person's work is overdue, in seconds since 1970.
    #[serde(default, deserialize_with = "ts_seconds_option::deserialize")]
    pub overdue_from: Option<Instant>,
    /// From when on they wait for longer than they should, in seconds since 1970.
    #[serde(default, deserialize_with = "ts_seconds_option::deserialize")]
    pub late_from: Option<Instant>,
    /// From when on it is on the manager's list, in seconds since 1970.
    #[serde(default, deserialize_with = "ts_seconds_option::deserialize")]
    pub managers_from: Option<Instant>,
}

impl Serialize for OpenFacts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let seconds = |at: Option<Instant>| at.map(|at| at.timestamp());
        let fields = (
            &self.rep,
            &self.rests_for,
            self.queue,
            self.state,
            &self.inquiry,
            self.asked_at.timestamp(),
            &self.source,
            &self.topic,
            &self.language,
            self.due_at.timestamp(),
            &self.mail,
            seconds(self.next_at),
            seconds(self.overdue_from),
            seconds(self.late_from),
            seconds(self.managers_from),
        );
        fields.serialize(serializer)
    }
}

impl OpenFacts {
    /// How a lead stands whose next decision is due at `due_at`; nothing, when it is not open. Without a policy nobody is late with anything.
    #[must_use]
    pub fn of(policy: Option<&Policy>, lead: &Lead, due_at: Instant, now: Instant) -> Option<Self> {
        let Stage::Open(open) = &lead.stage else {
            return None;
        };
        let (rep, queue) = match open.owner() {
            Owner::Person(rep) => (Some(rep), None),
            Owner::Queue(queue) => (None, Some(queue)),
        };
        let next = policy.and_then(|policy| next_work(policy, lead, now));
        let next_at = next.and_then(|(_, at)| at);
        let late = policy.and_then(|policy| {
            let owed = lead.owed.iter();
            owed.filter_map(|owed| expected_by(policy, lead, owed))
                .min()
        });
        let managers = policy
            .filter(|_| work::engagement(lead).is_some())
            .and_then(|policy| work::managers_steps(policy, lead).min());
        Some(Self {
            rep,
            rests_for: lead.rests_for().map(|(person, _)| person.clone()),
            queue,
            state: state(lead, open),
            inquiry: lead.inquiry.clone(),
            asked_at: lead.asked_at(),
            source: lead.source.to_string(),
            topic: lead.topic.as_deref().map(str::to_owned),
            language: lead.language.map(|known| known.language().tag().to_owned()),
            due_at,
            mail: policy.and_then(|policy| written_mail(policy, lead)),
            next_at: next_at.or(lead.rests_until()),
            overdue_from: policy.and_then(|policy| overdue_from(policy, lead)),
            late_from: late,
            managers_from: managers,
        })
    }

    /// Whether they wait for longer than they should, or a person's work is overdue.
    #[must_use]
    pub fn is_late(&self, now: Instant) -> bool {
        self.late_since(now).is_some()
    }

    /// From when on it is late, whichever comes first; none, where nobody was promised anything and no work is awaited.
    fn becomes_late_at(&self) -> Option<Instant> {
        let all = [self.late_from, self.overdue_from].into_iter().flatten();
        all.min()
    }

    /// Since when it is late; none, while it is not.
    #[must_use]
    pub fn late_since(&self, now: Instant) -> Option<Instant> {
        self.becomes_late_at().filter(|at| *at <= now)
    }

    /// In which order those stand who wait for a decision: by what they were promised, which no move to somebody else puts off, and then by
    /// when they asked.
    #[must_use]
    pub fn by_promise(&self) -> (bool, Option<Instant>, Instant) {
        let from = self.becomes_late_at();
        (from.is_none(), from, self.asked_at)
    }

    /// For how long it is late, in working days; none, while it is not.
    #[must_use]
    pub fn late_age(&self, calendar: &Calendar, now: Instant) -> Option<DebtAge> {
        let since = self.late_since(now)?;
        Some(DebtAge::of(calendar, since, now))
    }

    /// Whether somebody has it and nobody did in time what was owed.
    #[must_use]
    pub fn is_the_managers(&self, now: Instant) -> bool {
        self.managers_from.is_some_and(|at| at <= now)
    }

    /// Whether whoever has it has left the team.
    #[must_use]
    pub fn has_left(&self, roster: &Roster) -> bool {
        let rep = self.rep.as_ref();
        rep.is_some_and(|rep| roster.get(rep).is_none())
    }

    /// Whether a lead that somebody has is on the manager's list, as [`work::is_on_the_managers_list`] says it of the lead itself: nobody did
    /// in time what was owed, or whoever has it has left.
    #[must_use]
    pub fn is_on_the_managers_list(&self, roster: &Roster, now: Instant) -> bool {
        self.has_left(roster) || self.is_the_managers(now)
    }
}

/// How many open leads are late, by for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LateLeads {
    /// How many of each age.
    #[serde(flatten)]
    pub ages: DebtAges,
    /// Whether these are all: where some open leads could not be read, there are as many at least.
    pub is_all: bool,
}

/// What of these open leads is late at `now`, by for how long.
#[must_use]
pub fn late_by_age<'a>(
    open: impl IntoIterator<Item = &'a OpenFacts>,
    calendar: &Calendar,
    now: Instant,
) -> DebtAges {
    let mut ages = DebtAges::default();
    let late = open
        .into_iter()
        .filter_map(|facts| facts.late_age(calendar, now));
    late.for_each(|age| ages.add(age));
    ages
}

fn state(lead: &Lead, open: &Open) -> OpenState {
    match open {
        Open::InReview { .. } => OpenState::InReview,
        Open::Resting { .. } => OpenState::Resting,
        Open::Received => OpenState::Arriving,
        Open::Qualifying { .. }
        | Open::AskedInformation { .. }
        | Open::Routing { .. }
        | Open::WithManager { .. }
        | Open::Reviewing { .. } => OpenState::Queued,
        Open::Active(_) if lead.owed.first_touch().is_some() => OpenState::FirstTouch,
        Open::Active(_) if lead.owed.is_empty() => OpenState::Trying,
        Open::Active(_) => OpenState::InConversation,
    }
}
