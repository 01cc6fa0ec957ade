//! Somebody of the team is away, and is back: what falls due meanwhile goes to a colleague, as the deployment's worker does it.

use calendar::Instant;
use followup::event::Event;
use followup::ids::PersonId;
use followup::work;

use crate::happening::Happening;
use crate::people::full_minute;
use crate::playthrough::{Bystanders, Onlooker, Playthrough};
use crate::year::SimulatedAct;

impl<O: Onlooker> Playthrough<'_, O> {
    /// Somebody is said to be away.
    pub(crate) fn is_away(&mut self, who: usize, until: Instant) {
        let (rep, at) = (self.around.staff[who].id.clone(), self.firm.now);
        self.firm.set_away(&rep, at, until);
        self.onlooker.act(|| SimulatedAct::Away { rep, at, until });
        self.looks_at_leads_of(who);
    }

    /// What somebody has is looked at: when they are away, and at each opening until they are back.
    pub(crate) fn looks_at_leads_of(&mut self, who: usize) {
        let rep = self.around.staff[who].id.clone();
        let now = self.firm.now;
        let Some(back) = self.firm.load(&rep).back_at(now) else {
            return;
        };
        for place in self.firm.leads_of(&rep) {
            self.passes_on(place);
        }
        let opening = full_minute(self.firm.policy.calendar().next_day_opening(now));
        if opening < back {
            let again = Happening::AbsenceIsLookedAt { who };
            self.around.plans.add(opening, again);
        }
    }

    /// A lead goes to a colleague, if its owner is away and their part of it falls due before they are back.
    pub(crate) fn passes_on(&mut self, place: usize) {
        let now = self.firm.now;
        let Some(rep) = self.firm.leads[place].rep().cloned() else {
            return;
        };
        let Some(back) = self.firm.load(&rep).back_at(now) else {
            return;
        };
        let (policy, lead) = (&self.firm.policy, &self.firm.leads[place]);
        if !work::is_due_before(policy, lead, &rep, back, now) {
            return;
        }
        if work::is_lent(lead) {
            self.firm.lend(&rep, place);
        }
        self.is_found(place, &Event::OwnerAway { rep, back });
    }

    /// Somebody is back, and what nobody turned to with them.
    pub(crate) fn is_back(&mut self, who: usize) {
        let rep = self.around.staff[who].id.clone();
        self.firm.end_absence(&rep);
        for place in self.firm.take_lent(&rep) {
            let rep: PersonId = rep.clone();
            self.is_found(place, &Event::OwnerBack { rep });
        }
    }

    fn is_found(&mut self, place: usize, event: &Event) {
        self.firm.found(
            place,
            event,
            &mut Bystanders {
                around: &mut self.around,
                onlooker: &mut *self.onlooker,
            },
        );
    }
}
