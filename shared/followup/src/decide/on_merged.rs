//! The manager says that two leads are of one person, or that they are of two after all.
//!
//! Nothing moves from one to the other but what is owed (P14): the lead that is merged away stays as it stands, and leads to the one that
//! is kept. The one that is kept owes both debts before the other ends owing its own, so that nothing falls between the two. What came
//! with a lead is noted, and goes with it when it is taken apart again.

use super::deciding::Deciding;
use super::decision::LoadChange;
use crate::event::Merging;
use crate::ids::{LeadId, PersonId};
use crate::lead::{DemandToErase, MAX_LINKED, MAX_MERGED, Obligation, ObligationKind};
use crate::message::notice::NoticeKind;
use crate::timeline::{CarriedObligation, Fact, OwnWait, Ruling};

impl Deciding<'_> {
    /// What the manager says of two leads.
    pub(super) fn on_merging(&mut self, said: &Merging) {
        match said {
            Merging::Merged {
                other,
                owed,
                demand,
                by,
            } => {
                self.takes_demand(other, demand.as_ref());
                self.on_merged(other, owed, by);
            }
            Merging::MergedAway { into, to, by } => self.on_merged_away(into, to.as_ref(), by),
            Merging::TakenApart {
                from,
                demand_is_decided,
                by,
            } => self.on_taken_apart(from, *demand_is_decided, by),
            Merging::Parted { other, carried, by } => self.on_parted(other, carried, by),
        }
    }

    /// Whether the lead leads to another one from now on: nothing of it is due any more, not even what is due this minute.
    pub(super) fn leads_away(&self) -> bool {
        let mut facts = self.decision.entries.iter().map(|entry| &entry.fact);
        facts.any(|fact| {
            matches!(
                fact,
                Fact::Verdict {
                    ruling: Ruling::MergedInto { .. }
                }
            )
        })
    }

    /// Another lead is of the same person: what is owed to that one is owed here, with its age. Said once more, what came to be owed to it
    /// since is owed here, too: the click that broke off goes on.
    fn on_merged(&mut self, other: &LeadId, owed: &[Obligation], by: &PersonId) {
        let lead = &self.decision.lead;
        let is_known = lead.merged.contains(other);
        if !is_known && lead.merged.len() >= MAX_MERGED {
            return;
        }
        let carried: Vec<CarriedObligation> =
            owed.iter().filter_map(|one| self.carry(*one)).collect();
        if is_known && carried.is_empty() {
            return;
        }
        let is_owed_more = !carried.is_empty();
        let lead = self.lead();
        lead.linked.retain(|one| one != other);
        if !is_known {
            lead.merged.push(other.clone());
            // They share the room of a lead.
            lead.linked.truncate(MAX_LINKED - lead.merged.len());
        }
        let other = other.clone();
        self.ruled(by, Ruling::Merged { other, carried });
        let rep = self.decision.lead.rep().cloned();
        if let Some(rep) = rep.filter(|_| is_owed_more) {
            self.notify(&rep, NoticeKind::WroteAgain);
        }
    }

    /// A demand to erase is one of the person, whichever of the two leads they made it of, and since the older time. It goes with the other lead
    /// again, should the two be taken apart.
    fn takes_demand(&mut self, other: &LeadId, demand: Option<&DemandToErase>) {
        let Some(demand) = demand else {
            return;
        };
        let standing = self.lead().demand.get_or_insert(DemandToErase {
            since: demand.since,
            told: demand.told,
            is_own: false,
            came_with: Vec::new(),
        });
        standing.since = standing.since.min(demand.since);
        standing.told = standing.told.max(demand.told);
        if !standing.came_with.contains(other) {
            standing.came_with.push(other.clone());
        }
    }

    /// The other lead is of somebody else: what it brought is theirs.
    fn leaves_demand(&mut self, other: &LeadId) {
        let lead = self.lead();
        if let Some(demand) = &mut lead.demand {
            demand.came_with.retain(|one| one != other);
        }
        lead.demand
            .take_if(|demand| !demand.is_own && demand.came_with.is_empty());
    }

    /// What is owed to the other lead is owed here. Who was spoken with has no first contact any more, and what they asked is to be answered.
    /// Nothing, where as much is owed here already.
    fn carry(&mut self, owed: Obligation) -> Option<CarriedObligation> {
        let now = self.now;
        let was_touched = self.decision.lead.touched_at.is_some();
        let lead = self.lead();
        let first_touch = lead.owed.first_touch().map(|own| own.kind);
        let kind = match first_touch {
            Some(own) if owed.kind.is_first_touch() => own,
            None if owed.kind.is_first_touch() && was_touched => ObligationKind::Answer,
            Some(_) | None => owed.kind,
        };
        let own = lead.owed.get(kind).copied();
        let as_owed = match own {
            Some(own) => own.with_wait_of(&owed),
            None => Obligation { kind, ..owed }.restarted(owed.start.max(now)),
        };
        if own == Some(as_owed) {
            return None;
        }
        lead.owed.owe_instead(as_owed);
        Some(CarriedObligation {
            obligation: kind,
            since: as_owed.since,
            own: own.as_ref().map(OwnWait::of),
        })
    }

    /// The lead is of another one's person. It stays as it stands, and nothing of it is due; whoever had it has one less.
    fn on_merged_away(&mut self, into: &LeadId, to: Option<&PersonId>, by: &PersonId) {
        if let Some(rep) = self.decision.lead.rep().cloned() {
            if to != Some(&rep) {
                self.notify(&rep, NoticeKind::MovedAway);
            }
            self.decision.loads.push(LoadChange::Lost(rep));
        }
        let lead = self.lead();
        lead.stop_generation = lead.stop_generation.saturating_add(1);
        lead.restart = lead.restart.saturating_add(1);
        self.ruled(by, Ruling::MergedInto { into: into.clone() });
    }

    /// They are two people after all: the lead goes on as it stood, with whoever had it, and its steps count from now.
    fn on_taken_apart(&mut self, from: &LeadId, demand_is_decided: bool, by: &PersonId) {
        let now = self.now;
        if let Some(rep) = self.decision.lead.rep().cloned() {
            self.notify(&rep, NoticeKind::MovedHere);
            self.decision.loads.push(LoadChange::Gained(rep));
        }
        let lead = self.lead();
        lead.owed.handed_over(now);
        lead.demand.take_if(|_| demand_is_decided);
        self.ruled(by, Ruling::TakenApart { from: from.clone() });
    }

    /// The other lead goes on by itself: what was owed here for it, and what nobody has done since, is owed there alone.
    fn on_parted(&mut self, other: &LeadId, carried: &[CarriedObligation], by: &PersonId) {
        if !self.decision.lead.merged.contains(other) {
            return;
        }
        self.leaves_demand(other);
        let lead = self.lead();
        lead.merged.retain(|one| one != other);
        let before = lead.owed.clone();
        // What came last goes first: of two that came one after the other, the first knows what had been owed before both.
        for one in carried.iter().rev() {
            let still = lead.owed.get(one.obligation).copied();
            // A timeline counts milliseconds.
            let is_it = |still: &Obligation| (still.since - one.since).num_milliseconds() == 0;
            let Some(still) = still.filter(is_it) else {
                continue;
            };
            match &one.own {
                Some(own) => lead.owed.owe_instead(own.restored(still)),
                None => {
                    lead.owed.discharge(&[one.obligation]);
                }
            }
        }
        // A lead for which nobody has anything to do would be forgotten: then one contact too many is better.
        if lead.owed.is_empty() && lead.cadence.is_none() {
            lead.owed = before;
        }
        if lead.linked.len() + lead.merged.len() < MAX_LINKED && !lead.linked.contains(other) {
            lead.linked.push(other.clone());
        }
        let other = other.clone();
        self.ruled(by, Ruling::Parted { other });
    }
}
