//! A promise that cannot be kept is moved once, as long as nothing but a page has said it.

use super::assign::breathes_until;
use super::deciding::Deciding;
use crate::lead::MovedPromise;
use crate::promise::promised_again;
use crate::timeline::Fact;
use calendar::Instant;

impl Deciding<'_> {
    /// Moves what they were promised, if whoever gets the lead does not work before that time: `free_from` is when they do, as far as anybody
    /// knows.
    ///
    /// The mail that says both times is their acknowledgement. Once that may have left, a promise does not move any more: it is kept or missed.
    /// So it is for who asks once more: whether they get another acknowledgement, and when, is not known here.
    pub(super) fn promise_what_can_be_kept(&mut self, free_from: Option<Instant>) {
        let (policy, now) = (self.policy, self.now);
        let lead = &self.decision.lead;
        let Some(from) = lead.promise else {
            return;
        };
        // What joined the first form is acknowledged with it.
        let first_asked = lead.asked_at().min(lead.arrived_at);
        let is_said = now >= breathes_until(policy, lead, first_asked);
        let asks_again = lead.is_back();
        let can_be_kept = free_from.is_some_and(|free| free < from.by);
        if is_said || asks_again || can_be_kept || lead.moved_promise.is_some() {
            return;
        }
        let to = free_from.and_then(|free| promised_again(policy, lead, &from, free, now));
        self.log(Fact::PromiseMoved {
            from: from.by,
            to: to.map(|promise| promise.by),
        });
        let lead = self.lead();
        lead.owed
            .promise_moved(from.by, to.map(|promise| promise.by));
        lead.promise = to;
        lead.moved_promise = Some(Box::new(MovedPromise { from, to }));
    }
}
