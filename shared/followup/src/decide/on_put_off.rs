//! Whoever has the lead looks at it again later.

use calendar::Instant;

use super::deciding::Deciding;
use crate::access::to_put_off;
use crate::ids::PersonId;
use crate::lead::PutOff;
use crate::timeline::Ruling;

impl Deciding<'_> {
    /// Nothing that is owed waits, and no clock stops: it only does not stand first on the day of whoever has it. At most until the opening of
    /// their next day, so that nobody puts off somebody out of sight.
    pub(super) fn on_put_off(&mut self, by: &PersonId, until: Option<Instant>) {
        let now = self.now;
        let Some(latest) = to_put_off(self.policy, &self.decision.lead, by, now) else {
            return;
        };
        let Some(until) = until else {
            return self.put_off_taken_back(by);
        };
        let until = until.min(latest);
        if until <= now {
            return;
        }
        let newest = self.decision.lead.newest_owed();
        self.lead().put_off = Some(Box::new(PutOff {
            at: now,
            until,
            newest,
        }));
        self.ruled(by, Ruling::PutOff { until });
    }

    /// It stands where it stood.
    fn put_off_taken_back(&mut self, by: &PersonId) {
        if self.decision.lead.put_off_at(self.now).is_none() {
            return;
        }
        self.lead().put_off = None;
        self.ruled(by, Ruling::PutOffTakenBack);
    }
}
