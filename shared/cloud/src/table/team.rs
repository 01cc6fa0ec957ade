//! The team's loads, the lists at opening, and the one worker that assigns.

use calendar::Instant;
use chrono::Duration;
use followup::decide::LoadChange;
use followup::digest::next_untouched;
use followup::ids::{LeadId, PersonId};
use followup::lead::{Owner, Queue};
use followup::policy::ActiveConfig;
use followup::team::{LAPSES_THAT_PAUSE, RepLoad, Role, Team};
use futures_util::future::try_join_all;

use crate::attributes::{ItemReader, SCHEMA, n, s, t};
use crate::keys::{self, Key, Lane, QUEUE_SHARDS, TEAM, lead_of_partition};
use crate::table::load::parse_load;
use crate::table::{MAX_PAGES, updated};
use crate::transaction::Transaction;
use crate::{Cloud, CloudError};

/// People of a team that are read at most.
pub(super) const MAX_TEAM: usize = 500;
/// How long the one worker that assigns has before another may take over.
pub const ASSIGN_LEASE: Duration = Duration::seconds(50);
/// Open leads of one owner that are named at most; the rest is counted.
pub const MAX_OWNED: usize = 500;
/// Leads that rest for somebody and are looked at, at most, for whether they wake soon.
pub const MAX_WAKING: i32 = 50;

/// What a due item of the team is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Briefing {
    /// The list at opening.
    Morning,
    /// The list before a long closure.
    Untouched,
    /// The count of each rep's open leads.
    Recount,
}

/// The open leads of an owner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owned {
    /// Those that are due first, [`MAX_OWNED`] at most of a person or of a partition.
    pub leads: Vec<LeadId>,
    /// How many there are besides.
    pub more: usize,
}

impl Owned {
    fn add(&mut self, lead: LeadId) {
        if self.leads.len() < MAX_OWNED {
            self.leads.push(lead);
        } else {
            self.more += 1;
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.leads.len() + self.more
    }
}

impl Briefing {
    pub(super) fn key(self, person: &PersonId) -> Key {
        match self {
            Briefing::Morning => Key::briefing(person),
            Briefing::Untouched => Key::new(TEAM, format!("U#{person}")),
            Briefing::Recount => Key::new(TEAM, format!("C#{person}")),
        }
    }

    /// What a due item of the team is about, and whom.
    #[must_use]
    pub fn of(key: &Key) -> Option<(Self, PersonId)> {
        let (kind, person) = key.sk.split_once('#')?;
        let kind = match (key.pk.as_str(), kind) {
            (TEAM, "B") => Briefing::Morning,
            (TEAM, "U") => Briefing::Untouched,
            (TEAM, "C") => Briefing::Recount,
            _ => return None,
        };
        Some((kind, PersonId::parse(person).ok()?))
    }

    /// When it is due next, after `now`.
    #[must_use]
    pub fn next(self, setting: &ActiveConfig, person: &PersonId, now: Instant) -> Option<Instant> {
        let calendar = setting.calendar_of(person);
        match self {
            Briefing::Morning => Some(calendar.next_day_opening(now)),
            Briefing::Untouched => next_untouched(calendar, now),
            // While the office is closed, when nobody is given a lead that the count would miss.
            Briefing::Recount => Some(calendar.next_day_opening(now) - Duration::hours(4))
                .filter(|at| *at > now)
                .or_else(|| Some(calendar.next_day_opening(now) + Duration::hours(20))),
        }
    }
}

/// What a decision changes of one rep's load.
struct LoadUpdate<'a> {
    rep: &'a PersonId,
    open: i64,
    gained: bool,
    lapses: Option<Lapses>,
}

#[derive(Clone, Copy)]
enum Lapses {
    OneMore,
    None,
}

/// Adds a decision's changes of loads: one update a rep, as a transaction has it.
pub(crate) fn load_updates<P: Clone>(
    transaction: &mut Transaction<P>,
    name: P,
    table: &str,
    loads: &[LoadChange],
    as_read: Option<&(PersonId, u32)>,
    now: Instant,
) {
    let mut changes: Vec<LoadUpdate<'_>> = Vec::new();
    for load in loads {
        let (rep, open, lapses) = match load {
            LoadChange::Gained(rep) => (rep, 1, None),
            LoadChange::Lost(rep) => (rep, -1, None),
            LoadChange::Lapsed(rep) => (rep, -1, Some(Lapses::OneMore)),
            LoadChange::Touched(rep) => (rep, 0, Some(Lapses::None)),
        };
        let at = changes
            .iter()
            .position(|change| change.rep == rep)
            .unwrap_or_else(|| {
                changes.push(LoadUpdate {
                    rep,
                    open: 0,
                    gained: false,
                    lapses: None,
                });
                changes.len() - 1
            });
        changes[at].open += open;
        changes[at].gained |= matches!(load, LoadChange::Gained(_));
        changes[at].lapses = lapses.or(changes[at].lapses);
    }
    for change in changes {
        let mut set = vec!["#schema = :schema"];
        let mut add = vec!["#open :open"];
        if change.gained {
            set.push("last_assigned = :now");
        }
        match change.lapses {
            Some(Lapses::OneMore) => add.push("lapses :lapses"),
            Some(Lapses::None) => set.push("lapses = :lapses"),
            None => {}
        }
        // Whoever waits for room is given to this rep: where somebody does, the load lies in the lane of the worker that assigns, and is due.
        let has_room = change.open < 0 || matches!(change.lapses, Some(Lapses::None));
        if has_room {
            set.push("due_at = :now");
        }
        let expression = format!("ADD {} SET {}", add.join(", "), set.join(", "));
        // Unless the decision depends on the count that was read, the update has no condition: a count that drifted keeps no decision
        // from being written, and the nightly recount mends it.
        transaction.update(name.clone(), table, &Key::rep(change.rep), |update| {
            let mut update = update
                .update_expression(expression)
                .expression_attribute_names("#open", "open")
                .expression_attribute_names("#schema", "schema")
                .expression_attribute_values(":open", n(change.open))
                .expression_attribute_values(":schema", n(SCHEMA));
            if let Some((_, open)) = as_read.filter(|(rep, _)| rep == change.rep) {
                update = update
                    .condition_expression(
                        "#open = :as_read OR (attribute_not_exists(#open) AND :as_read = :zero)",
                    )
                    .expression_attribute_values(":as_read", n(open))
                    .expression_attribute_values(":zero", n(0));
            }
            if change.gained || has_room {
                update = update.expression_attribute_values(":now", t(now));
            }
            match change.lapses {
                Some(Lapses::OneMore) => update.expression_attribute_values(":lapses", n(1)),
                Some(Lapses::None) => update.expression_attribute_values(":lapses", n(0)),
                None => update,
            }
        });
    }
}

impl Cloud {
    /// Reads every rep's load as it is now, with the absences that `team.toml` names.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn team(&self, setting: &ActiveConfig) -> Result<Team, CloudError> {
        let mut team = self.loads().await?;
        setting.plan_absences(&mut team);
        Ok(team)
    }

    /// What the table alone knows of everybody: how many leads they have, and what they said themselves.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn loads(&self) -> Result<Team, CloudError> {
        let items = self.partition(TEAM, "R#", MAX_TEAM).await?;
        Ok(Team {
            loads: items.iter().map(parse_load).collect::<Result<_, _>>()?,
        })
    }

    /// Notes that an address, by its hash, is a person's of the team: what is reported from it with a token of theirs counts. False,
    /// when somebody else has said so of it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add_own_address(&self, person: &PersonId, hash: &str) -> Result<bool, CloudError> {
        let update = self
            .update(&Key::own_address(hash))
            .update_expression("SET #schema = :schema, person = :person")
            .condition_expression("attribute_not_exists(person) OR person = :person")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":person", s(person.as_str()));
        updated(update).await
    }

    /// The person who said that an address, by its hash, is theirs.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn owner_of_address(&self, hash: &str) -> Result<Option<PersonId>, CloudError> {
        let Some(item) = self.get(&Key::own_address(hash)).await? else {
            return Ok(None);
        };
        let person = ItemReader::new(&item, "own address")?.text("person")?;
        PersonId::parse(person)
            .map(Some)
            .map_err(|error| CloudError::corrupt("own address", error))
    }

    /// Gives a rep new leads again after a pause; false, when the pause that began before `told` was lifted already, or
    /// there is none.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn lift_pause(
        &self,
        rep: &PersonId,
        told: Instant,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let update = self
            .update(&Key::rep(rep))
            .update_expression("SET lapses = :none, resumed_at = :now, due_at = :now")
            .condition_expression(
                "lapses >= :paused AND (attribute_not_exists(resumed_at) OR resumed_at < :told)",
            )
            .expression_attribute_values(":none", n(0))
            .expression_attribute_values(":paused", n(LAPSES_THAT_PAUSE))
            .expression_attribute_values(":now", t(now))
            .expression_attribute_values(":told", t(told));
        updated(update).await
    }

    /// Writes a rep's count of open leads as it was counted, unless an assignment came between.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn set_open(
        &self,
        rep: &PersonId,
        counted: usize,
        was: &RepLoad,
    ) -> Result<(), CloudError> {
        let update = self
            .update(&Key::rep(rep))
            .update_expression("SET #open = :counted, due_at = :now")
            .expression_attribute_values(":now", t(self.now()))
            .condition_expression("#open = :was")
            .expression_attribute_names("#open", "open")
            .expression_attribute_values(":counted", n(counted))
            .expression_attribute_values(":was", n(was.open));
        updated(update).await.map(drop)
    }

    /// Makes sure that everybody's lists are due, the probe of received mail, the figures of each day, and the canary of each hour.
    ///
    /// # Errors
    /// When they cannot be written.
    pub async fn ensure_briefings(
        &self,
        setting: &ActiveConfig,
        now: Instant,
    ) -> Result<(), CloudError> {
        self.ensure_probe(now).await?;
        self.ensure_settling(setting.calendar(), now).await?;
        self.ensure_canary(now).await?;
        let people = setting.roster.people.iter();
        for person in people.filter(|person| setting.roster.works(person)) {
            let mut kinds = vec![Briefing::Morning];
            if person.is(Role::Manager) {
                kinds.push(Briefing::Untouched);
            }
            if person.is(Role::Rep) {
                kinds.push(Briefing::Recount);
                self.setting_may_give_room(&person.id, now).await?;
            }
            if !person.away.is_empty() {
                self.look_at(&person.id, now).await?;
            }
            for kind in kinds {
                if let Some(at) = kind
                    .next(setting, &person.id, now - Duration::days(1))
                    .map(|at| at.max(now))
                {
                    // A list whose opening has passed today is due tomorrow.
                    let at = if at == now {
                        kind.next(setting, &person.id, now).unwrap_or(at)
                    } else {
                        at
                    };
                    self.brief(kind, &person.id, at, None).await?;
                }
            }
        }
        self.note_who_left(setting, now).await?;
        self.look_at_who_left(setting, now).await
    }

    /// Makes a list due at `at`: where there is none yet, or in place of the one that was due at `was`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn brief(
        &self,
        kind: Briefing,
        person: &PersonId,
        at: Instant,
        was: Option<Instant>,
    ) -> Result<(), CloudError> {
        let update = self
            .update(&kind.key(person))
            .update_expression(
                "SET #schema = :schema, due_shard = :shard, due_at = :at REMOVE failures",
            )
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":shard", s(Lane::Mail.shard_of(person.as_str())))
            .expression_attribute_values(":at", t(at));
        let update = match was {
            None => update.condition_expression("attribute_not_exists(pk)"),
            Some(was) => update
                .condition_expression("due_at = :was")
                .expression_attribute_values(":was", t(was)),
        };
        updated(update).await.map(drop)
    }

    /// Takes a lease for one run; false, when another worker has it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn take_lease(
        &self,
        name: &str,
        holder: &str,
        now: Instant,
    ) -> Result<bool, CloudError> {
        let update = self
            .update(&Key::lease(name))
            .update_expression("SET holder = :holder, held_until = :until")
            .condition_expression(
                "attribute_not_exists(pk) OR held_until <= :now OR holder = :holder",
            )
            .expression_attribute_values(":holder", s(holder))
            .expression_attribute_values(":now", t(now))
            .expression_attribute_values(":until", t(now + ASSIGN_LEASE));
        updated(update).await
    }

    /// Gives a lease back, if it is still one's own.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn give_lease(
        &self,
        name: &str,
        holder: &str,
        now: Instant,
    ) -> Result<(), CloudError> {
        let update = self
            .update(&Key::lease(name))
            .update_expression("SET held_until = :now")
            .condition_expression("holder = :holder")
            .expression_attribute_values(":holder", s(holder))
            .expression_attribute_values(":now", t(now));
        updated(update).await.map(drop)
    }

    /// The open leads of a queue, which lies in several partitions of the index: see [`owned`](Self::owned) for each.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn queued(&self, queue: Queue) -> Result<Owned, CloudError> {
        let name = Owner::Queue(queue);
        let mut queued = Owned::default();
        let shards = (0..QUEUE_SHARDS).map(|shard| {
            let shard = format!("{name}#{shard}");
            async move { self.owned(&shard).await }
        });
        for owned in try_join_all(shards).await? {
            queued.leads.extend(owned.leads);
            queued.more += owned.more;
        }
        Ok(queued)
    }

    /// Those who rest for somebody and are due by `until`, the soonest first, [`MAX_WAKING`] at most: a hint. A letter is due before a rest ends, so that
    /// some may wake later.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn waking(
        &self,
        person: &PersonId,
        until: Instant,
    ) -> Result<Vec<LeadId>, CloudError> {
        let query = self
            .query_of_owner(&keys::resting(person))
            .key_condition_expression("#owner = :owner AND due_at <= :until")
            .expression_attribute_values(":until", t(until))
            .limit(MAX_WAKING);
        let mut waking = Vec::new();
        self.pages(query, 1, |page| {
            for item in page {
                let pk = ItemReader::new(&item, "owner entry")?.text("pk")?;
                waking.extend(lead_of_partition(pk));
            }
            Ok(true)
        })
        .await?;
        Ok(waking)
    }

    /// The open leads of an owner as the index has them, by due time: a hint. All are counted, and [`MAX_OWNED`] named.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn owned(&self, owner: &str) -> Result<Owned, CloudError> {
        let query = self.query_of_owner(owner);
        let mut owned = Owned::default();
        self.pages(query, MAX_PAGES, |page| {
            for item in page {
                let pk = ItemReader::new(&item, "owner entry")?.text("pk")?;
                if let Some(id) = lead_of_partition(pk) {
                    owned.add(id);
                }
            }
            Ok(false)
        })
        .await?;
        Ok(owned)
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_OWNED, Owned};
    use followup::ids::LeadId;

    #[test]
    fn of_many_leads_some_are_named_and_all_are_counted() {
        let mut owned = Owned::default();
        for number in 0..MAX_OWNED {
            owned.add(LeadId::derive(&[&number.to_string()]));
        }
        assert_eq!((owned.count(), owned.more), (MAX_OWNED, 0));
        owned.add(LeadId::derive(&["one more"]));
        assert_eq!((owned.leads.len(), owned.more), (MAX_OWNED, 1));
        assert_eq!(owned.count(), MAX_OWNED + 1);
    }
}
