//! Two people of one company: what one of them says holds the mail to the other.

use super::deciding::Deciding;
use crate::ids::{LeadId, MessageId};
use crate::lead::ColleaguePause;
use crate::message::notice::NoticeKind;
use crate::timeline::Fact;
use calendar::{Instant, Span};

/// How long a sign of life holds the written steps to a colleague at most. What one of them says mostly settles the
/// matter of both within a working week; later, silence would be forgetting the other.
const HOLD: Span = Span::BusinessDays { days: 5 };

/// How often written steps are held so, until their person speaks for themselves: a conversation with a colleague may go on for weeks, and so
/// may that of a stranger who took a colleague's name.
const MAX_HOLDS: u8 = 2;

impl Deciding<'_> {
    /// Somebody of a linked lead is in touch: the written steps wait, and their rep hears why. The calls go on, and so does every clock:
    /// only what goes out by itself is held.
    pub(super) fn on_colleague_in_touch(
        &mut self,
        other: &LeadId,
        at: Instant,
        pending: Option<&MessageId>,
    ) {
        let until = self.after(at, HOLD);
        let now = self.now;
        let leaves_now = pending.is_some() && self.written_mail().as_ref() == pending;
        let known = self.decision.lead.colleague_pause.as_ref();
        let times = known.map_or(0, |pause| pause.times);
        let is_news = known.is_none_or(|pause| pause.at < at) && times < MAX_HOLDS;
        // A pause that began earlier also holds a mail that is due now, unless a person has ended the pause.
        let holds = known.is_some_and(|pause| pause.until > now);
        if until <= now || !(is_news || (leaves_now && holds)) {
            return;
        }
        // Who waits in the manager's queue is written to as well.
        if self.engagement().is_none() && !self.is_in_the_managers_queue() {
            return;
        }
        let hears = self.hears_of_steps();
        let Some(progress) = self.progress() else {
            return;
        };
        if leaves_now || self.planned_mail().is_some() {
            let lead = self.lead();
            lead.stop_generation = lead.stop_generation.saturating_add(1);
            self.write_anew(progress);
        }
        if !is_news {
            return;
        }
        self.lead().colleague_pause = Some(Box::new(ColleaguePause {
            by: other.clone(),
            at,
            until,
            times: times.saturating_add(1),
        }));
        self.log(Fact::Held {
            other: other.clone(),
            until,
        });
        if let Some(hears) = hears {
            self.notify(&hears, NoticeKind::Held);
        }
    }
}
